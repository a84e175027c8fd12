/**
 * People whom no list names, though the text shows them in the room: `Moved by Ana Bell`, `Bo Carr seconded`, `Treasurer Cy Dean reported`,
 * `Ewell – yes`, and who had the chair. Others may have been there too.
 */

import { foldName } from '../text/fold.js';
import { hasWordOf, isInList, phraseFinder, wordPatterns } from './dialect.js';
import { answerAt } from './figures.js';
import type { Head } from './model.js';
import type { Person } from './person-entry.js';
import { isOfSeats, isPersonName, isPlainName, namesIn, withoutTitle } from './person-names.js';
import { isRole, withoutOffice } from './person-roles.js';
import { getSentences } from './sentences.js';
import { getText, type Unit } from './units.js';

/** Somebody by what he did, and the words that tell it. */
export interface Doer {
	name: string;
	said: string;
}

/** Those whom the text shows in the room, by their whole names where it has them; nobody where a list says who was there. */
export function peopleByDeeds(units: readonly Unit[], head: Head): Doer[] {
	if (head.people.some(({ group }) => THERE.has(group))) return [];
	const mentions: Doer[] = [];
	const texts = units.filter(({ kind }) => kind === 'text' || kind === 'item').map(getText);
	for (const said of texts.flatMap((text) => getSentences(text.slice(0, LONGEST))))
		for (const name of doersIn(said)) mentions.push({ name, said });
	if (mentions.length === 0) return [];
	const { chair } = head.values;
	if (chair !== undefined) mentions.unshift({ name: chair, said: '' });
	const away = new Set(head.people.map(({ name }) => foldName(withoutTitle(name))));
	const whole = wholeNames(texts.join('\n'));
	const found = new Map<string, Doer>();
	for (const { name, said } of mentions) {
		const plain = withoutTitle(withoutOffice(name).name);
		const [only, more] = /\s/.test(plain) ? [] : [...(whole.get(foldName(plain)) ?? [])];
		const full = only !== undefined && more === undefined ? only : plain;
		if (!found.has(foldName(full)) && !away.has(foldName(full)))
			found.set(foldName(full), { name: full, said });
	}
	// `Bell`, beside `Ana Bell` and `Bo Bell`: one of them.
	const doers = [...found.values()];
	return doers.filter(
		({ name }) =>
			/\s/.test(name) ||
			!doers.some((other) => other.name !== name && foldName(other.name).split(' ').includes(foldName(name))),
	);
}

const THERE: ReadonlySet<Person['group']> = new Set(['present', 'remote', 'represented', 'byPost']);
/** No paragraph is read further. */
const LONGEST = 4000;

/** By each word of it the names of two words and more that a text has. */
function wholeNames(text: string): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	for (const name of namesIn(text)) {
		const { name: plain } = withoutOffice(name);
		if (!isPlainName(plain)) continue;
		for (const word of foldName(plain).split(' ')) {
			const there = found.get(word);
			if (there === undefined) found.set(word, new Set([plain]));
			else there.add(plain);
		}
	}
	return found;
}

/** Whom a sentence shows moving, seconding, answering a roll, or reporting as an officer. */
function doersIn(sentence: string): string[] {
	const found: string[] = [];
	const take = (name: string | undefined) => {
		if (name !== undefined && isName(name)) found.push(name);
	};
	for (const { index, 0: words } of sentence.matchAll(phraseFinder('movers')))
		take(NAME_AHEAD().exec(sentence.slice(index + words.length))?.[1]);
	for (const { index } of sentence.matchAll(phraseFinder('moves')))
		take(NAME_BEFORE().exec(sentence.slice(Math.max(0, index - LONGEST_NAME), index))?.[1]);
	const report = phraseFinder('reports').exec(sentence);
	const [, reporter = ''] = NAME_BEFORE().exec(sentence.slice(0, report?.index ?? 0)) ?? [];
	const { name, office } = withoutOffice(reporter);
	if (hasWordOf('bodyOffices', office) && isPlainName(name)) take(reporter);
	const answers = [...sentence.matchAll(NAME_AND_ANSWER())].filter(([, , said = '']) => answerAt(said));
	if (answers.length > 1) for (const [, voter] of answers) take(voter);
	return found;
}

const LONGEST_NAME = 60;
/** `the motion by Mr. Ana Bell, …` */
const NAME = `(?:\\p{Lu}[\\p{L}'’-]*\\.?\\s){0,4}\\p{Lu}\\p{L}[\\p{L}'’-]*`;
const NAME_AHEAD = () => new RegExp(`^\\s*:?\\s*(${NAME})(?=[\\s.,;:)]|$)`, 'u');
const NAME_BEFORE = () => new RegExp(`(?:^|[\\s(,;])(${NAME})\\s(?:\\p{Ll}+ly\\s)?$`, 'u');
const NAME_AND_ANSWER = () =>
	wordPatterns`(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2})\s?[–—:-]\s?(\p{L}{2,9})(?!\p{L})`;

/** Whether words with capitals are somebody, and no body, motion or office alone. */
function isName(text: string): boolean {
	const { name } = withoutOffice(text);
	const plain = withoutTitle(name);
	const [first = ''] = plain.split(' ');
	return (
		isPersonName(plain) &&
		!isRole(text) &&
		!isOfSeats(plain) &&
		(/\s/.test(plain) ? isPlainName(plain) : plain !== plain.toUpperCase()) &&
		!isInList('honorifics', plain) &&
		!isInList('motionNouns', first) &&
		!isInList('pronouns', first) &&
		!isInList('notNames', first)
	);
}

/**
 * Whether those who are named may stand in the header as those who were there: no vote, as the lines of it are written, has more answers, and where one
 * is unanimous, another one has as many as they are. A list that is not whole would make a number of `unanimous`.
 */
export function mayBeAll(doers: readonly Doer[], lines: readonly string[], vote: string): boolean {
	const isVote = (line: string) => /^[^\s:]+(?=\s?:\s)/.exec(line)?.[0].toLowerCase() === vote.toLowerCase();
	const votes = lines.filter(isVote);
	const sums = votes.map((line) => (line.match(/\d+/g) ?? []).reduce((sum, count) => sum + Number(count), 0));
	const isOfAll = votes.some((line) => !/\d/.test(line));
	return sums.every((sum) => sum <= doers.length) && (!isOfAll || sums.includes(doers.length));
}
