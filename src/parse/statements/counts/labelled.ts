/** Counts of people behind their labels, on lines and in tables: `Présents : 9 / Votants : 11`, `Présents (7)`, `En exercice 15, présents 10`. */

import type { CountStatement, Language } from '../../../ast/index.js';
import { isOneOf, opensWith, vocabulary } from '../../../language/index.js';
import { type PlacedText, skipBlanks } from '../../../source/places.js';
import { toDecimalString } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { wordBehindSpace } from '../../../text/letters.js';
import { createPhraseFinder } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOtherwise } from '../times/times.js';
import { asCount, countAt, ENDS, ENDS_SENTENCE, LONGEST, sentenceAround, wholeAfter } from './count.js';

/** `Présents : 9`, `Directors present: 5 of 7`, `Présents (5) : …`. */
export function readLabelled(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const found: CountStatement[] = [];
	for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
		const bracket = /\((\d{1,4})\)\s*$/.exec(text.slice(Math.max(0, colon - 12), colon));
		const end = bracket ? colon - bracket[0].length : colon;
		const start = labelStart(text, end);
		// `Présents : 43  Pouvoirs : 3`
		const words = text
			.slice(start, end)
			.replace(/^.*:/s, '')
			.replace(/^[\d\s]+/, '');
		const label = labelledBy(words.trim()) ?? (holdsVotesThere(words.trim()) ? 'votes' : undefined);
		// `Quorum : 8`: what it asks for, or who makes it.
		// Alone on its line: `Commission des finances. Quorum : 3` is of others.
		const line = text.slice(text.lastIndexOf('\n', colon) + 1, colon).replace(/^[\s>*_-]+/, '');
		const isQuorum = !label && !bracket && isOneOf(line.trim(), 'quorumNames');
		const figure = isQuorum ? countAt(text, colon + 1, lang) : undefined;
		if (figure && FIGURE_ENDS.test(text.slice(figure.to, figure.to + LONGEST)))
			found.push({ ...asCount(placed, 'required', figure), some: true });
		if (!label) continue;
		if (label === 'votes') {
			const votes = bracket ? undefined : countAt(text, colon + 1, lang);
			const all = votes && wholeAfter(text, votes.to, lang);
			// Without the whole nobody knows whose votes they are.
			if (votes && all) found.push({ ...asCount(placed, 'votes', votes), whole: toDecimalString(all.value) });
			continue;
		}
		if (bracket?.[1]) {
			const from = end + 1;
			found.push(asCount(placed, label, { value: bracket[1], from, to: from + bracket[1].length }));
			continue;
		}
		const count = countAt(text, colon + 1, lang);
		if (!count || !endsCount(text.slice(count.to, count.to + LONGEST))) continue;
		found.push(asCount(placed, label, count));
		const whole = THERE.has(label) ? wholeOfMembers(text, count.to, lang) : undefined;
		if (whole) found.push(asCount(placed, 'members', { ...whole, from: count.from }));
	}
	return found;
}

/** `Quorum : 10/7` has its own reader. */
const FIGURE_ENDS = /^\s*(?:[.;,\n]|$)/;

/** `Tantièmes représentés`, `Votes present or represented`: those of the people who are there. */
function holdsVotesThere(label: string): boolean {
	const unit = vocabulary('units').scan(label);
	const rest = label.slice(unit?.length ?? 0).trim();
	const group = vocabulary('groups').findId(rest);
	return (
		unit?.id === 'votes' &&
		(group === 'present' || group === 'represented' || isOneOf(rest, ['quorumWords', 'presentOrRepresented']))
	);
}

/** `Présents (7)` alone on a line, over the names. */
export function readHeads(placed: PlacedText): CountStatement[] {
	return matchesIn(placed.text, HEAD).flatMap(({ 0: line, 1: words = '', 2: value = '', index }) => {
		const label = labelledBy(words.trim());
		const from = index + line.indexOf(`(${value})`) + 1;
		return label ? [asCount(placed, label, { value, from, to: from + value.length })] : [];
	});
}

/** `En exercice 15, présents 10, votants 12`: labels of people with a number each, two at least, and no colon. */
export function readRow(placed: PlacedText): CountStatement[] {
	const { text } = placed;
	if (text.length > LONGEST_ROW || !TWO_NUMBERS.test(text)) return [];
	const found = matchesIn(text, CELL).flatMap(({ 0: all, 1: words = '', 2: value = '', index }) => {
		const label = labelledBy(words);
		const to = index + all.length;
		return label ? [asCount(placed, label, { value, from: to - value.length, to })] : [];
	});
	return found.length > 1 ? found : [];
}

const LONGEST_ROW = 300;

const TWO_NUMBERS = /\d[^\d]+\d/;

const CELL =
	/(?<=^|[:,;/(\n])[ \u00A0]*([^\s\d:,;/(.][^\d:,;/(.\n]{3,40}?)[ \u00A0]+(\d{1,4})(?=[ \u00A0]*(?:[,;/.)\n]|$))/g;

const HEAD = /^[ \t*>–-]*([^\n:()\d]{3,40}?)[ \u00A0]\((\d{1,4})\)[ \t*]*$/gm;

const THERE: ReadonlySet<string> = new Set(['present', 'voters']);

/** `Attendance: 7 | of 12 voting members`: the whole of those who are there, where a noun of people ends it. */
function wholeOfMembers(text: string, at: number, lang: Language) {
	const whole = wholeAfter(text, at, lang);
	const behind = whole && text.slice(whole.to, whole.to + LONGEST);
	const isOfPeople = behind && /^(?:\s+\p{L}+){1,2}(?=\s*(?:[.,;)\n]|$))/u.exec(behind)?.[0];
	if (!whole || !isOfPeople) return undefined;
	const isNoun = isOfPeople
		.trim()
		.split(/\s+/)
		.some((word) => isOneOf(word, ['peopleNouns', 'noun']));
	return isNoun ? whole : undefined;
}

/** `Le nombre de membres présents était de 7`: a label of several words and a verb, where a label has its colon. */
export function readVerbed(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	return countLabels()
		.all(text)
		.flatMap(({ from: start, to }) => {
			const of = vocabulary('headCounts').findId(text.slice(start, to));
			// `de personnes présentes et représentées (pouvoirs dûment signés) est de`
			const bracket = /^\s*\([^()\d]{1,60}\)/.exec(text.slice(to, to + LONGEST + 4))?.[0].length ?? 0;
			const gap = skipBlanks(text, to + bracket);
			const verb = vocabulary('figureLinks').scan(text.slice(gap, gap + LONGEST));
			if (of === undefined || of === 'members' || !verb) return [];
			const count = countAt(text, gap + verb.length, context.lang);
			if (!count || isOtherwise(sentenceAround(text, start), context)) return [];
			// `Le nombre de votants est ramené à | 5`: of those who are there then.
			if (verb.id !== 'now') return [asCount(placed, of, count)];
			return ENDS_SENTENCE.test(text.slice(count.to, count.to + LONGEST))
				? [{ ...asCount(placed, of, count), now: true as const }]
				: [];
		});
}

const countLabels = lazy(() =>
	createPhraseFinder(
		vocabulary('headCounts')
			.words()
			.filter((words) => words.includes(' ')),
	),
);

/** A row of a table that counts people, `Présents | 9`: the statement at the place of its number. */
export function countOfCell(head: string, cell: PlacedText): CountStatement | undefined {
	const label = labelledBy(head.trim().replace(/\s*:$/, ''));
	const value = /^\s*(\d{1,4})\s*$/.exec(cell.text)?.[1];
	return label && value ? asCount(cell, label, { value, from: 0, to: cell.text.length }) : undefined;
}

/** `Présents`, and with a noun of people on either side: `Directors present`, `Administrateurs excusés`. */
function labelledBy(label: string): CountStatement['of'] | undefined {
	const known = vocabulary('headCounts').findId(label);
	if (known) return known;
	// `Nombre de délégués en exercice`
	const bare = label.replace(OF_WHAT, (all, _, link) => (isOneOf(link, ['eventLinks', 'of']) ? '' : all));
	const space = bare.search(/\s/);
	if (space < 0) return undefined;
	const isNoun = (word: string) => PEOPLE.has(vocabulary('peopleNouns').findId(word) ?? '');
	const parts = [bare.slice(0, space), bare.slice(space + 1)];
	const state = isNoun(parts[0] ?? '') ? parts[1] : isNoun(parts[1] ?? '') ? parts[0] : undefined;
	return state === undefined ? undefined : vocabulary('headCounts').findId(state);
}

/** `Administrateurs`, `délégués` */
const PEOPLE: ReadonlySet<string> = new Set(['noun', 'some']);

/** `Nombre | de | délégués` */
const OF_WHAT = /^(\p{L}{5,9})\s+(\p{L}{1,2}['’]?)(?:(?<=['’])|\s+)/u;

/** Whether the words behind a number leave it what it is: `43`, `43 membres`, `46 sur 60`, `43 (dont 2 à distance)`, `43  Pouvoirs : 3`. */
function endsCount(rest: string): boolean {
	if (ENDS.test(rest) || /^\s*\(/.test(rest)) return true;
	if (rest.includes(':') && /^\s+\p{Lu}[\p{L}\s'’]{2,40}:/u.test(rest)) return true;
	const word = wordBehindSpace(rest);
	if (!word) return false;
	if (opensWith(rest.trimStart(), 'outOf')) return true;
	const behind = rest.slice(word.to);
	return (
		isOneOf(word.text, ['peopleNouns', 'noun']) &&
		(ENDS.test(behind) || opensWith(behind.trimStart(), 'outOf'))
	);
}

function labelStart(text: string, colon: number): number {
	let start = colon;
	while (start > 0 && colon - start < LONGEST && !SIGNS.test(text[start - 1] ?? '')) start -= 1;
	return start;
}

const SIGNS = /[\n\r/;,.|>*+•–—(]/;
