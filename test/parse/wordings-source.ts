import type { BallotContext } from '../../src/parse/ballot/ballot-context.js';
import { place } from './ballot-sketch.js';

/**
 * How a wording stands in a file: as the value of `Vote :`, in a list under an empty `Vote :`, as a labelled line of its own, as a
 * candidate's line, as a row of a table; or, read as nothing: `refused` as a vote's value, with a message, `prose` in the text.
 */
export type Setting =
	| 'vote'
	| 'list'
	| 'line'
	| 'candidate'
	| 'table'
	| 'electionTable'
	| 'refused'
	| 'prose';

/** The text of a wording in its setting, and the place that it stands in. */
export function inSetting(
	lang: 'fr' | 'en',
	setting: Setting,
	wording: string,
): { text: string; context: BallotContext } {
	const words = wording.replaceAll('¦', '|');
	const isElection = setting === 'candidate' || setting === 'electionTable';
	const context = place(isElection ? 'election' : 'resolution', lang);
	if (setting === 'vote' || setting === 'refused') return { text: `Vote : ${words}`, context };
	if (setting === 'list')
		return { text: `Vote :\n${/^[+*-] /.test(words) ? '' : '- '}${words}\n- 9 blancs`, context };
	if (setting === 'table') return { text: `${words}\n|---|---|\n| Votent pour | 28 |`, context };
	if (setting === 'electionTable') return { text: `| Candidats | Voix |\n|---|---|\n${words}`, context };
	return { text: words, context };
}
