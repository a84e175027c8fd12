/** The text: CodeMirror with our colours, completions and messages. One editor shows the drafts in turn, each with its own history. */

import {
	autocompletion,
	type CompletionContext,
	type CompletionResult,
	completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyField, historyKeymap, isolateHistory } from '@codemirror/commands';
import { type Diagnostic, linter, lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import {
	type ChangeDesc,
	Compartment,
	EditorState,
	type Extension,
	RangeSetBuilder,
	StateEffect,
	StateField,
	type Text,
	Transaction,
	type TransactionSpec,
} from '@codemirror/state';
import {
	Decoration,
	type DecorationSet,
	drawSelection,
	EditorView,
	highlightActiveLine,
	hoverTooltip,
	type KeyBinding,
	keymap,
	lineNumbers,
	MatchDecorator,
	ViewPlugin,
} from '@codemirror/view';
import type {
	Colour,
	ColouredRange,
	Completions,
	TextChange,
	WrittenChanges,
} from '../../../editor/index.js';
import { getDifference } from '../../../editor/places.js';
import type { Phrase, PhraseKeyAfter } from '../../../language/ids.js';
import type { Language } from '../../../language/index.js';
import type { CompiledPage, PageMessage } from '../../protocol.js';

/** Told what the writer does. */
interface EditorEvents {
	changed(text: Text, changes: ChangeDesc): void;
	/** The cursor stands elsewhere. */
	moved(offset: number): void;
	/** What can be written at an offset of a text. */
	complete(text: string, offset: number): Promise<Completions | null>;
}

/** The language that the editor speaks. */
interface EditorWords {
	say: Phrase;
	lang: Language;
}

/** What was pasted: its words, and the web page that a word processor gives with them. */
interface PastedText {
	plain: string;
	html: string;
}

/** A place in one text and what to do with it. */
export class Editor {
	readonly #events: EditorEvents;
	readonly #view: EditorView;
	readonly #language = new Compartment();
	#words: EditorWords;
	#pasted: PastedText | undefined;

	constructor(parent: HTMLElement, words: EditorWords, events: EditorEvents) {
		this.#events = events;
		this.#words = words;
		this.#view = new EditorView({ parent, state: this.newState('') });
		new ResizeObserver(() => this.#keepCursorInView()).observe(parent);
	}

	get text(): Text {
		return this.#view.state.doc;
	}

	/** Where the cursor stands. */
	get offset(): number {
		return this.#view.state.selection.main.head;
	}

	/** The whole state of the draft that is shown. */
	get state(): EditorState {
		return this.#view.state;
	}

	/** Shows a draft as it was left. */
	show(state: EditorState): void {
		this.#view.setState(state);
		this.#view.dispatch({ effects: this.#language.reconfigure(this.#inLanguage()) });
	}

	/** The state of a text that is newly shown; `kept`: what `getHistory` gave for it, or for it as it was some keystrokes ago. */
	newState(text: string, kept?: unknown): EditorState {
		const config = { extensions: this.#extensions() };
		if (kept !== undefined) {
			try {
				const state = EditorState.fromJSON(kept, config, { history: historyField });
				return state.update({ changes: getDifference(state.doc.toString(), text) }).state;
			} catch {
				// Kept by another version: the text counts, what can be undone in it does not.
			}
		}
		return EditorState.create({ doc: text, ...config });
	}

	/** What can be undone in a state, to be kept. */
	static getHistory(state: EditorState): unknown {
		return state.toJSON({ history: historyField });
	}

	/** Changes the text as if it were typed, and leaves the cursor and the keys behind the last change. */
	change(changes: readonly TextChange[]): void {
		const last = changes.at(-1);
		if (!last) return;
		const grown = changes.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
		const end = last.to + grown;
		const tail = /\s*$/.exec(last.insert)?.[0].length ?? 0;
		this.write({ changes: [...changes], cursor: end - tail });
		this.focus();
	}

	/** Changes the text as if it were typed, one step to undo; the keys stay where they are. */
	write({ changes, cursor }: WrittenChanges): void {
		this.#view.dispatch({
			changes,
			...(cursor !== null && { selection: { anchor: cursor } }),
			scrollIntoView: cursor !== null,
			userEvent: 'input.complete',
			annotations: isolateHistory.of('full'),
		});
	}

	/** What was pasted last with its form, where nothing was written before it. */
	get pasted(): PastedText | undefined {
		return this.#pasted;
	}

	/** Puts another text in place of the one that is shown: another window wrote it. */
	replace(text: string): void {
		this.#view.dispatch({
			changes: getDifference(this.text.toString(), text),
			annotations: Transaction.remote.of(true),
		});
	}

	/** Makes the text another one, as if it were typed: one step to undo. */
	rewrite(text: string): void {
		this.write({ changes: getDifference(this.text.toString(), text), cursor: null });
		this.focus();
	}

	/** Shows colours and messages of a text; `since`: what has been typed since that text. */
	showCompiled({ colours, messages }: CompiledPage, since: ChangeDesc): void {
		// Where nothing is written yet, nothing is wrong.
		const isBlank = !/\S/.test(this.text.sliceString(0, 1_000)) && this.text.toString().trim() === '';
		this.#view.dispatch(showMessages(this.#view, isBlank ? [] : messages, since, this.#words.say), {
			effects: showColours(colours, since),
		});
	}

	/** Puts the cursor on a range and shows it. */
	goTo(from: number, to = from): void {
		const length = this.text.length;
		this.#view.dispatch({
			selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
			effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'center' }),
		});
		this.focus();
	}

	/** Puts the cursor behind the last word. */
	goToEnd(): void {
		const anchor = this.text.toString().trimEnd().length;
		this.#view.dispatch({
			selection: { anchor },
			effects: EditorView.scrollIntoView(anchor, { y: 'end', yMargin: 48 }),
		});
	}

	focus(): void {
		this.#view.focus();
	}

	speak(words: EditorWords): void {
		this.#words = words;
		this.#view.dispatch({ effects: this.#language.reconfigure(this.#inLanguage()) });
	}

	/** The list of messages may open over the line that one is writing. */
	#keepCursorInView(): void {
		if (this.#view.hasFocus)
			this.#view.dispatch({ effects: EditorView.scrollIntoView(this.offset, { yMargin: 24 }) });
	}

	#extensions(): Extension {
		return [
			lineNumbers(),
			messageMarks(),
			messagesGoWithText,
			history(),
			drawSelection(),
			highlightActiveLine(),
			highlightSelectionMatches(),
			search({ top: true }),
			EditorView.lineWrapping,
			colouring(),
			indents(),
			autocompletion({ override: [completionSource(this.#events.complete)], icons: false }),
			keymap.of([
				...completionKeymap,
				...searchKeymap,
				...historyKeymap,
				...messageKeys(() => this.#words.say),
				{ key: 'Enter', run: continueList },
				...defaultKeymap,
			]),
			this.#language.of(this.#inLanguage()),
			editorLook,
			EditorView.domEventObservers({
				paste: (event, view) => {
					const html = event.clipboardData?.getData('text/html') ?? '';
					const plain = event.clipboardData?.getData('text/plain') ?? '';
					const { from, to } = view.state.selection.main;
					const isWhole = (view.state.sliceDoc(0, from) + view.state.sliceDoc(to)).trim() === '';
					this.#pasted = isWhole && html !== '' ? { plain, html } : undefined;
				},
			}),
			EditorView.updateListener.of((update) => {
				if (update.docChanged) {
					const isRemote = update.transactions.some((one) => one.annotation(Transaction.remote));
					if (!isRemote) this.#events.changed(update.state.doc, update.changes);
				}
				if (update.docChanged || update.selectionSet) this.#events.moved(update.state.selection.main.head);
			}),
		];
	}

	#inLanguage(): Extension {
		return [
			EditorState.phrases.of(editorPhrases(this.#words.say)),
			EditorView.contentAttributes.of({
				'aria-label': this.#words.say('page.text'),
				tabindex: '0',
				lang: this.#words.lang,
				spellcheck: 'true',
				autocapitalize: 'sentences',
			}),
		];
	}
}

// --- What CodeMirror is given beyond its own: look, words, colours, indents, lists that go on, completions.

/** Colours and type of the style sheet of the page, for what CodeMirror would otherwise style by itself. */
const editorLook = EditorView.theme({
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
function editorPhrases(say: Phrase): Record<string, string> {
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
function showColours(ranges: readonly ColouredRange[], since: ChangeDesc): StateEffect<DecorationSet> {
	const builder = new RangeSetBuilder<Decoration>();
	for (const { from, to, colour } of ranges) builder.add(from, to, getMark(colour));
	return setColours.of(builder.finish().map(since));
}

function colouring(): Extension {
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
function indents(): Extension {
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
function continueList(view: EditorView): boolean {
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

function completionSource(
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

// --- Messages as CodeMirror shows them: in the margin, under the words, with their corrections. Keys and pointer reach every message, also one
// that stands inside another: CodeMirror's own commands go by marked ranges, of which the outer hides the inner.

/** Messages that are marked in the text. */
const MOST = 500;

const setMessages = StateEffect.define<readonly Diagnostic[]>();

/** The messages of the text as it stands, by place, the outer before the inner. */
const messagesField = StateField.define<readonly Diagnostic[]>({
	create: () => [],
	update(shown, transaction) {
		for (const effect of transaction.effects) if (effect.is(setMessages)) return effect.value;
		if (!transaction.docChanged) return shown;
		return shown.map((message) => ({
			...message,
			from: transaction.changes.mapPos(message.from, 1),
			to: transaction.changes.mapPos(message.to, -1),
		}));
	},
});

/** Shows messages; `since`: what has been typed since their text. */
function showMessages(
	view: EditorView,
	messages: readonly PageMessage[],
	since: ChangeDesc,
	say: Phrase,
): TransactionSpec {
	const diagnostics = getDiagnostics(messages, since, say);
	const { effects = [] } = setDiagnostics(view.state, diagnostics);
	return { effects: [effects, setMessages.of(diagnostics)].flat() };
}

function getDiagnostics(messages: readonly PageMessage[], since: ChangeDesc, say: Phrase): Diagnostic[] {
	return messages
		.filter(({ file }) => file === '')
		.slice(0, MOST)
		.map((message) => ({
			from: since.mapPos(message.from, 1),
			to: Math.max(since.mapPos(message.to, -1), since.mapPos(message.from, 1)),
			severity: message.severity,
			source: message.rule,
			message: message.note === null ? message.text : `${message.text}\n${message.note}`,
			actions: since.empty
				? message.fixes.map(({ title, safe, changes }) => ({
						name: safe ? title : say('page.messages.unsafeFix', { title }),
						apply: (view: EditorView) => view.dispatch({ changes, userEvent: 'input.fix' }),
					}))
				: [],
		}))
		.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Marks, margin and tooltip of messages. */
function messageMarks(): Extension {
	return [
		messagesField,
		// The marks are ours to fill; the tooltip is ours to show.
		linter(null, { tooltipFilter: () => [] }),
		lintGutter(),
		hoverTooltip((view, pos) => {
			const here = messagesAt(view, pos);
			const [inner] = here;
			if (!inner) return null;
			return { pos: inner.from, end: inner.to, above: true, create: () => ({ dom: getTooltip(here, view) }) };
		}),
	];
}

/** The messages around a place, the innermost first. */
function messagesAt(view: EditorView, pos: number): Diagnostic[] {
	return view.state
		.field(messagesField)
		.filter(({ from, to }) => from <= pos && pos <= to)
		.sort((a, b) => a.to - a.from - (b.to - b.from));
}

function getTooltip(messages: readonly Diagnostic[], view: EditorView): HTMLElement {
	const list = document.createElement('ul');
	list.className = 'cm-tooltip-lint';
	for (const { message, severity, actions, from, to } of messages) {
		const item = document.createElement('li');
		item.className = `cm-diagnostic cm-diagnostic-${severity}`;
		item.append(message);
		for (const action of actions ?? []) {
			const button = document.createElement('button');
			button.className = 'cm-diagnosticAction';
			button.textContent = action.name;
			button.addEventListener('mousedown', (event) => {
				event.preventDefault();
				action.apply(view, from, to);
			});
			item.append(button);
		}
		list.append(item);
	}
	return list;
}

/** A message beside its mark in the margin goes when the text is moved under the pointer: CodeMirror waits for the mouse, and loses the mark. */
const messagesGoWithText = EditorView.domEventObservers({
	scroll: () => void dispatchEvent(new MouseEvent('mousemove', { clientX: -99, clientY: -99 })),
});

/** Keys that go from message to message, and make the correction that stands first; where there is none, they say so. */
function messageKeys(say: () => Phrase): readonly KeyBinding[] {
	return [
		{ key: 'F8', run: (view) => go(view, 1), shift: (view) => go(view, -1) },
		{ key: 'Mod-.', run: (view) => correct(view, say()) },
	];
}

/** Goes to the next message in one direction, around the end, and says it to those who do not see it. */
function go(view: EditorView, step: 1 | -1): boolean {
	const messages = view.state.field(messagesField);
	const { from, to, head } = view.state.selection.main;
	const isHere = (message: Diagnostic) => message.from === from && message.to === to;
	const current = step > 0 ? messages.findLastIndex(isHere) : messages.findIndex(isHere);
	const beside =
		current >= 0
			? current + step
			: step > 0
				? messages.findIndex((message) => message.from >= head)
				: messages.findLastIndex((message) => message.from < head);
	const around = messages.length === 0 ? 0 : (beside + messages.length) % messages.length;
	// None behind the cursor: the first one again.
	const next = messages[beside < 0 && step > 0 ? 0 : around];
	if (!next) return false;
	// Several messages about the same words are said together, and passed together.
	const same = messages.filter((message) => message.from === next.from && message.to === next.to);
	view.dispatch({
		selection: { anchor: next.from, head: next.to },
		scrollIntoView: true,
		effects: EditorView.announce.of(same.map(({ message }) => message).join('\n')),
	});
	return true;
}

/** Makes the first correction of the innermost message at the cursor that has one. */
function correct(view: EditorView, say: Phrase): boolean {
	const message = messagesAt(view, view.state.selection.main.head).find(({ actions }) => actions?.[0]);
	if (message) message.actions?.[0]?.apply(view, message.from, message.to);
	else view.dispatch({ effects: EditorView.announce.of(say('page.messages.noFix')) });
	return true;
}
