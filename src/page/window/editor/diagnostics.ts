/**
 * Messages as CodeMirror shows them: in the margin, under the words, with their corrections. Keys and pointer reach every message, also one
 * that stands inside another: CodeMirror's own commands go by marked ranges, of which the outer hides the inner.
 */

import { type Diagnostic, linter, lintGutter, setDiagnostics } from '@codemirror/lint';
import {
	type ChangeDesc,
	type Extension,
	StateEffect,
	StateField,
	type TransactionSpec,
} from '@codemirror/state';
import { EditorView, hoverTooltip, type KeyBinding } from '@codemirror/view';
import type { Phrase } from '../../../language/ids.js';
import type { PageMessage } from '../../protocol.js';

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
export function showMessages(
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
export function messageMarks(): Extension {
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
export const messagesGoWithText = EditorView.domEventObservers({
	scroll: () => void dispatchEvent(new MouseEvent('mousemove', { clientX: -99, clientY: -99 })),
});

/** Keys that go from message to message, and make the correction that stands first; where there is none, they say so. */
export function messageKeys(say: () => Phrase): readonly KeyBinding[] {
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
