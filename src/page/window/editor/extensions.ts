/** What CodeMirror is given beyond its own: look, words, colours, indents, lists that go on, completions. */

import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { type ChangeDesc, type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, MatchDecorator, ViewPlugin } from '@codemirror/view';
import type { Colour, ColouredRange, Completions } from '../../../editor/index.js';
import type { Phrase, PhraseKeyAfter } from '../../../language/ids.js';

/** Colours and type of the style sheet of the page, for what CodeMirror would otherwise style by itself. */
export const editorLook = EditorView.theme({
	'&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': { fontFamily: 'var(--sans)', lineHeight: '1.6', overflow: 'auto' },
	'.cm-content': { caretColor: 'var(--accent)', padding: '1rem 0 6rem' },
	'.cm-line': { padding: '0 1.25rem 0 0.5rem' },
	'.cm-gutters': { backgroundColor: 'transparent', color: 'var(--zero)', border: '0' },
	'.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
	'.cm-activeLine': { backgroundColor: 'var(--active)' },
	'.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
		backgroundColor: 'var(--selection)',
	},
	'.cm-tooltip': {
		maxWidth: 'min(34rem, 90vw)',
		backgroundColor: 'var(--paper)',
		color: 'var(--ink)',
		border: '1px solid var(--rule)',
		borderRadius: '4px',
		boxShadow: '0 4px 16px var(--shadow)',
	},
	'.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--sans)', maxHeight: '14em' },
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.25em 0.7em' },
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
		backgroundColor: 'var(--accent)',
		color: 'var(--on-accent)',
	},
	'.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75', marginLeft: '0.8em' },
	'.cm-diagnostic': { padding: '0.5em 0.8em', borderLeft: '3px solid var(--zero)', whiteSpace: 'pre-line' },
	'.cm-diagnostic-error': { borderLeftColor: 'var(--negative)' },
	'.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
	'.cm-diagnosticAction': {
		display: 'block',
		margin: '0.5em 0 0',
		padding: '0.2em 0.75em',
		border: '1px solid var(--rule)',
		borderRadius: '4px',
		backgroundColor: 'var(--paper)',
		color: 'var(--accent)',
		font: 'inherit',
		textAlign: 'left',
	},
	'.cm-diagnosticSource': { display: 'none' },
	'.cm-lintRange': {
		backgroundImage: 'none',
		textDecoration: 'underline wavy 1px',
		textUnderlineOffset: '0.25em',
	},
	'.cm-lintRange-error': { textDecorationColor: 'var(--negative)' },
	'.cm-lintRange-warning': { textDecorationColor: 'var(--warning)' },
	'.cm-lintRange-info': { textDecorationColor: 'var(--zero)', textDecorationStyle: 'dotted' },
	'.cm-gutter-lint': { width: '1em' },
	'.cm-gutter-lint .cm-gutterElement': { padding: '0.5em 0.15em' },
	'.cm-lint-marker': { content: 'normal', width: '0.6em', height: '0.6em', borderRadius: '50%' },
	'.cm-lint-marker-error': { content: 'normal', backgroundColor: 'var(--negative)' },
	'.cm-lint-marker-warning': { content: 'normal', backgroundColor: 'var(--warning)' },
	'.cm-lint-marker-info': { content: 'normal', backgroundColor: 'var(--rule)' },
	'.cm-panels': { backgroundColor: 'var(--tint)', color: 'var(--ink)' },
	'.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--hairline)' },
	'.cm-panel.cm-search': { padding: '0.5rem 2rem 0.5rem 0.75rem', fontSize: '0.95rem' },
	'.cm-panel.cm-search label': { fontSize: '0.9rem', whiteSpace: 'nowrap' },
	'.cm-panel.cm-search [name=close]': { fontSize: '1.2rem', padding: '0 0.5rem', cursor: 'pointer' },
	'.cm-textfield': {
		fontSize: 'inherit',
		padding: '0.25rem 0.5rem',
		borderRadius: '4px',
		border: '1px solid var(--rule)',
		backgroundColor: 'var(--paper)',
	},
	'.cm-button': {
		fontSize: 'inherit',
		padding: '0.2rem 0.6rem',
		borderRadius: '4px',
		border: '1px solid var(--hairline)',
		backgroundImage: 'none',
		backgroundColor: 'var(--paper)',
	},
	'.cm-searchMatch': { backgroundColor: 'var(--match)' },
	'.cm-searchMatch-selected, .cm-selectionMatch': { backgroundColor: 'var(--selection)' },
});

// The words of CodeMirror itself.

/** CodeMirror's English sentences, and the key of ours for each. */
const KEYS: Readonly<Record<string, PhraseKeyAfter<'page.editor.'>>> = {
	Find: 'find',
	Replace: 'replace',
	next: 'next',
	previous: 'previous',
	all: 'all',
	'match case': 'matchCase',
	regexp: 'regexp',
	'by word': 'byWord',
	replace: 'replaceOne',
	'replace all': 'replaceAll',
	close: 'close',
	'Go to line': 'goToLine',
	go: 'go',
	'current match': 'currentMatch',
	'on line': 'onLine',
	Diagnostics: 'diagnostics',
	'No diagnostics': 'noDiagnostics',
	Completions: 'completions',
};

/** The words of the editor in the language of the page. */
export function editorPhrases(say: Phrase): Record<string, string> {
	return Object.fromEntries(
		Object.entries(KEYS).map(([english, key]) => [english, say(`page.editor.${key}`)]),
	);
}

// Colours of labels, blocks and names: ranges of the tree, carried along while one types until the next ones come.

const setColours = StateEffect.define<DecorationSet>();

const marks = new Map<Colour, Decoration>();

function getMark(colour: Colour): Decoration {
	const mark = marks.get(colour) ?? Decoration.mark({ class: `pv-${colour}` });
	marks.set(colour, mark);
	return mark;
}

/** The effect that shows ranges of a text; `since`: what has been typed since. Mistakes are underlined by their messages. */
export function showColours(ranges: readonly ColouredRange[], since: ChangeDesc): StateEffect<DecorationSet> {
	const builder = new RangeSetBuilder<Decoration>();
	for (const { from, to, colour } of ranges) builder.add(from, to, getMark(colour));
	return setColours.of(builder.finish().map(since));
}

export function colouring(): Extension {
	return StateField.define<DecorationSet>({
		create: () => Decoration.none,
		update(shown, transaction) {
			for (const effect of transaction.effects) if (effect.is(setColours)) return effect.value;
			return shown.map(transaction.changes);
		},
		provide: (field) => EditorView.decorations.from(field),
	});
}

// Spaces at the start of a line mean something in a header: in a type of letters of many widths they are made as wide as a letter, and a
// line that is too long for the window goes on below its own first word.

const matcher = new MatchDecorator({
	regexp: /^[ \t]+/g,
	decoration: Decoration.mark({ class: 'pv-indent' }),
});

/** Widens indents, and hangs long lines. */
export function indents(): Extension {
	return [
		ViewPlugin.define(
			(view) => ({
				decorations: matcher.createDeco(view),
				update(update) {
					this.decorations = matcher.updateDeco(update, this.decorations);
				},
			}),
			{ decorations: (plugin) => plugin.decorations },
		),
		ViewPlugin.define(
			(view) => ({
				decorations: hanging(view),
				update(update) {
					if (update.docChanged || update.viewportChanged) this.decorations = hanging(update.view);
				},
			}),
			{ decorations: (plugin) => plugin.decorations },
		),
	];
}

/** Lines that begin with spaces or the mark of a list, in the part of the text that is seen. */
function hanging(view: EditorView): DecorationSet {
	const builder = new RangeSetBuilder<Decoration>();
	for (const { from, to } of view.visibleRanges) {
		for (let at = from; at <= to; ) {
			const line = view.state.doc.lineAt(at);
			const width = /^[ \t]*(?:[-+*][ \t]+)?/.exec(line.text)?.[0].length ?? 0;
			if (width > 0) {
				const style = `text-indent:-${width * 0.5}em;padding-left:calc(0.5rem + ${width * 0.5}em)`;
				builder.add(line.from, line.from, Decoration.line({ attributes: { style } }));
			}
			at = line.to + 1;
		}
	}
	return builder.finish();
}

// Enter in a list begins its next item.

/** Begins the next item of the list at the cursor; in an item without words it ends the list. False outside lists. */
export function continueList(view: EditorView): boolean {
	const { main } = view.state.selection;
	const line = view.state.doc.lineAt(main.head);
	const [, indent = '', mark = '', gap = '', words = ''] =
		/^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]+)(.*)$/.exec(line.text) ?? [];
	if (mark === '' || !main.empty || main.head < line.from + indent.length + mark.length + gap.length)
		return false;
	if (words.trim() === '') {
		view.dispatch({
			changes: { from: line.from, to: line.to },
			selection: { anchor: line.from },
			userEvent: 'input',
		});
		return true;
	}
	const number = Number.parseInt(mark, 10);
	const next = Number.isNaN(number) ? mark : `${number + 1}${mark.slice(-1)}`;
	const insert = `\n${indent}${next}${gap}`;
	view.dispatch({
		changes: { from: main.head, insert },
		selection: { anchor: main.head + insert.length },
		scrollIntoView: true,
		userEvent: 'input',
	});
	return true;
}

// What can be written at the cursor, as CodeMirror shows it.

/** Where completions come from. */
export function completionSource(
	complete: (text: string, offset: number) => Promise<Completions | null>,
): (context: CompletionContext) => Promise<CompletionResult | null> {
	return async (context) => {
		const { text: line, from } = context.state.doc.lineAt(context.pos);
		const before = line.slice(0, context.pos - from);
		// Unasked, only where a word has begun: a list over an empty line would be in the way.
		if (!context.explicit && !/\p{L}{2}$/u.test(before)) return null;
		const found = await complete(context.state.doc.toString(), context.pos);
		if (!found || found.options.length === 0 || context.aborted) return null;
		return {
			from: found.from,
			to: found.to,
			options: found.options.map(({ label, insert, detail, kind }, index) => ({
				label,
				detail,
				type: kind,
				boost: -index,
				...(insert !== undefined && { apply: insert }),
			})),
			filter: false,
		};
	};
}
