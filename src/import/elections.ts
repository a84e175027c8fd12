/** Elections of foreign minutes. One is written as such only where the candidates have their votes and the text says who of them is elected. */

import type { Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { foldName } from '../text/fold.js';
import { isParticle } from '../text/name-parts.js';
import { labelLine } from './foreign-table.js';
import { resultLine } from './tables.js';
import { bare } from './text.js';

/** A list of candidates, and those of them who are elected. */
export interface ForeignElection {
	candidates: string[];
	elected: string[];
}

const CANDIDATE =
	/^(\p{L}[^:]{2,60}?)\s*:\s*\d+\s*(?:voix|votes?|bulletins?|suffrages?)?(?:,\s*(?<outcome>\p{L}+(?:\(\p{L}\))?))?\.?$/u;

/** The names in a list of names with figures; undefined where the lines are something else. */
export function candidatesIn(lines: readonly string[]): string[] | undefined {
	const items = lines.length === 1 ? onOneLine(lines[0] ?? '') : listed(lines);
	if (items === undefined || items.length < 2) return undefined;
	const names = items.map((item) => {
		const match = CANDIDATE.exec(item);
		const outcome = match?.groups?.['outcome'];
		return outcome === undefined || vocabulary('results').idOf(outcome.replace(/\(.*$/, '')) !== undefined
			? match?.[1]
			: undefined;
	});
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
	list: readonly string[],
	following: readonly string[],
): ForeignElection | undefined {
	const sentences = [...list.map(bare), ...sentencesOf(following)]
		.filter((sentence) => saysElected(sentence) && !/\b(?:pas|non|ni|not|nor)\b/i.test(sentence))
		.map((sentence) => ` ${foldName(sentence.replace(/[,;:()]/g, ' '))} `);
	const elected = candidates.filter((name) =>
		sentences.some((sentence) => sentence.includes(` ${foldName(name)} `)),
	);
	return elected.length === 0 ? undefined : { candidates: [...candidates], elected };
}

/** A blank line ends a sentence too, but for one that announces a list. */
function sentencesOf(lines: readonly string[]): string[] {
	const text = lines.map((line, at) => {
		const isEnd = line.trim() === '' && !/[:,;]\s*$/.test(lines[at - 1] ?? '');
		return isEnd ? '. ' : bare(line);
	});
	return text.join(' ').split(/[.!]\s|[.!]$/);
}

/** `élus`, `élue`; `les élus` are people who hold a seat. */
function saysElected(sentence: string): boolean {
	const words = sentence.split(/[^\p{L}·()]+/u);
	return words.some(
		(word, at) =>
			vocabulary('results').idOf(word.replace(/[·(].*$/u, '')) === 'elected' &&
			!isParticle((words[at - 1] ?? '').toLowerCase()),
	);
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
		/^\s+(?:du|de la|des|de|au|aux|à la|of the|of|to the)\s+(.+)$/isu.exec(rest) ??
		/^\s+(?:de l|d|à l)['’](.+)$/isu.exec(rest) ??
		[];
	return word?.id === 'election' && name !== undefined ? name : heading;
}
