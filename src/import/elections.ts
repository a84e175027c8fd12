/** Elections of foreign minutes. One is written as such only where the candidates have their votes and the text says who of them is elected. */

import type { Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { foldName } from '../text/fold.js';
import { labelLine } from './foreign-table.js';
import { resultLine } from './tables.js';
import { bare } from './text.js';

/** A list of candidates, and those of them who are elected. */
export interface ForeignElection {
	candidates: string[];
	elected: string[];
}

const CANDIDATE = /^(\p{L}[^:]{2,60}?)\s*:\s*\d+\s*(?:voix|votes?|bulletins?|suffrages?)?\.?$/u;

/** The names in a list of names with figures; undefined where the lines are something else. */
export function candidatesIn(lines: readonly string[]): string[] | undefined {
	const items = lines.length === 1 ? onOneLine(lines[0] ?? '') : listed(lines);
	if (items === undefined || items.length < 2) return undefined;
	const names = items.map((item) => CANDIDATE.exec(item)?.[1]);
	const isOne = (name: string | undefined): name is string =>
		name !== undefined &&
		vocabulary('answers').scan(name) === undefined &&
		vocabulary('labels').scan(name) === undefined;
	return names.every(isOne) ? names : undefined;
}

function listed(lines: readonly string[]): string[] | undefined {
	const items = lines.filter((line) => /^\s*[-*+•]\s/.test(line)).map(bare);
	return items.length < lines.length ? undefined : items;
}

/** `Sabine Leroux : 5 voix ; Nathalie Brun : 2 voix`. */
function onOneLine(line: string): string[] | undefined {
	const items = bare(line)
		.replace(/\.$/, '')
		.split(/\s*;\s*/);
	return items.every((item) => /\d\s*(?:voix|votes?)$/u.test(item)) ? items : undefined;
}

/** Who of the candidates is elected, as the text that follows says; undefined where it says so of none. */
export function electionIn(
	candidates: readonly string[],
	following: readonly string[],
): ForeignElection | undefined {
	const sentences = following
		.map(bare)
		.join(' ')
		.split(/[.!]\s|[.!]$/)
		.filter((sentence) => saysElected(sentence) && !/\b(?:pas|non|ni|not|nor)\b/i.test(sentence))
		.map((sentence) => ` ${foldName(sentence.replace(/[,;:()]/g, ' '))} `);
	const elected = candidates.filter((name) =>
		sentences.some((sentence) => sentence.includes(` ${foldName(name)} `)),
	);
	return elected.length === 0 ? undefined : { candidates: [...candidates], elected };
}

function saysElected(sentence: string): boolean {
	return sentence
		.split(/[^\p{L}·()]+/u)
		.some((word) => vocabulary('results').idOf(word.replace(/[·(].*$/u, '')) === 'elected');
}

/** The block: its heading, the candidates as they were written, seats and result. */
export function electionBlock(
	election: ForeignElection,
	lines: readonly string[],
	heading: string,
	/** The line of the result is written below already. */
	hasResult: boolean,
	lang: Language,
): string {
	const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
	const word = capital(vocabulary('blocks').word('election', lang));
	const items = lines.length === 1 ? (onOneLine(lines[0] ?? '') ?? []).map((item) => `- ${item}`) : lines;
	const label = capital(vocabulary('labels').word('seats', lang));
	return [
		`### ${word} – ${capital(titleOf(heading))}`,
		'',
		...items,
		'',
		labelLine(label, `${election.elected.length}`, lang),
		...(hasResult ? [] : [resultLine(election.elected, lang)]),
	].join('\n');
}

/** `Élection du bureau`, under the word of the block, is `Bureau`. */
function titleOf(heading: string): string {
	const word = vocabulary('blocks').scan(heading);
	const rest = heading.slice(word?.length ?? 0);
	const [, name] =
		/^\s+(?:du|de la|des|de|of the|of)\s+(.+)$/su.exec(rest) ?? /^\s+(?:de l|d)['’](.+)$/su.exec(rest) ?? [];
	return word?.id === 'election' && name !== undefined ? name : heading;
}
