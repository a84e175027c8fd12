/** Messages as CodeMirror shows them: in the margin, under the words, with their corrections. */

import type { Diagnostic } from '@codemirror/lint';
import type { ChangeDesc } from '@codemirror/state';
import type { Phrase } from '../../../text/phrase.js';
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
