/** Messages as CodeMirror shows them: in the margin, under the words, with their corrections. */

import { type Diagnostic, forEachDiagnostic, nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import type { ChangeDesc } from '@codemirror/state';
import { type Command, EditorView, type KeyBinding } from '@codemirror/view';
import type { Phrase } from '../../../language/ids.js';
import type { PageMessage } from '../../protocol.js';

/** Messages that are marked in the text. */
const MOST = 500;

/** The messages of a text; `since`: what has been typed since. */
export function diagnosticsOf(
	messages: readonly PageMessage[],
	since: ChangeDesc,
	say: Phrase,
): Diagnostic[] {
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
						apply: (view) => view.dispatch({ changes, userEvent: 'input.fix' }),
					}))
				: [],
		}));
}

/** A message beside its mark in the margin goes when the text is moved under the pointer: CodeMirror waits for the mouse, and loses the mark. */
export const messagesGoWithText = EditorView.domEventObservers({
	scroll: () => void dispatchEvent(new MouseEvent('mousemove', { clientX: -99, clientY: -99 })),
});

/** Keys that go from message to message, and make the correction that stands first. */
export const messageKeys: readonly KeyBinding[] = [
	{ key: 'F8', run: saying(nextDiagnostic), shift: saying(previousDiagnostic) },
	{ key: 'Mod-.', run: correct },
];

/** Goes to a message and says it to those who do not see it. */
function saying(go: Command): Command {
	return (view) => {
		if (!go(view)) return false;
		const { from, to } = view.state.selection.main;
		const messages: string[] = [];
		forEachDiagnostic(view.state, (diagnostic, start, end) => {
			if (start === from && end === to) messages.push(diagnostic.message);
		});
		view.dispatch({ effects: EditorView.announce.of(messages.join('\n')) });
		return true;
	};
}

/** Makes the first correction of the message at the cursor. */
function correct(view: EditorView): boolean {
	const { head } = view.state.selection.main;
	let made = false;
	forEachDiagnostic(view.state, ({ actions }, from, to) => {
		const [action] = actions ?? [];
		if (made || !action || head < from || head > to) return;
		made = true;
		action.apply(view, from, to);
	});
	return made;
}
