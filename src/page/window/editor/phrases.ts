/** The words of CodeMirror itself. */

import type { Phrase, PhraseKeyAfter } from '../../../language/ids.js';

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
