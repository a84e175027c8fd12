/**
 * People whom no list names, though the text shows them in the room: `Moved by Ana Bell`, `Bo Carr seconded`, `Treasurer Cy Dean reported`,
 * `Ewell – yes`, and who had the chair. Others may have been there too.
 */

import { VOTING } from '../../ast/index.js';
import { foldName } from '../../text/fold.js';
import { matchesIn } from '../../text/places.js';
import type { Decision } from '../decisions/decision-model.js';
import { getText, type Unit } from '../lines/units.js';
import type { Head } from '../model.js';
import type { Person } from '../people/person-entry.js';
import { answerAt } from '../wording/answers.js';
import { exactly, hasWordOf, isInList, phraseFinder, wordPattern, wordPatterns } from '../wording/dialect.js';
import { figuresIn } from '../wording/figures.js';
import { isOfSeats, isPersonName, isPlainName, namesIn, withoutTitle } from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, isGenericVerdict } from '../wording/verdict.js';

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
	const whole = wholeNames(texts.join('\n'));
	for (const text of texts) {
		const sentences = getSentences(text.slice(0, LONGEST));
		for (const [at, said] of sentences.entries())
			for (const name of doersIn(
				said,
				[...sentences.slice(Math.max(0, at - 1), at), ...sentences.slice(at + 1, at + 2)],
				whole,
			))
				mentions.push({ name, said });
	}
	if (mentions.length === 0) return [];
	const { chair } = head.values;
	if (chair !== undefined) mentions.unshift({ name: chair, said: '' });
	const away = new Set(head.people.map(({ name }) => foldName(withoutTitle(name))));
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

const THERE: ReadonlySet<Person['group']> = new Set(VOTING);
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

/** Whom a sentence shows moving, seconding, answering a roll, or reporting as an officer; `beside`: those around it. */
function doersIn(sentence: string, beside: readonly string[], whole: ReadonlyMap<string, unknown>): string[] {
	const found = moversIn(sentence, beside);
	const report = phraseFinder('reports').exec(sentence);
	const [, reporter = ''] = NAME_BEFORE().exec(sentence.slice(0, report?.index ?? 0)) ?? [];
	const { name, office } = withoutOffice(reporter);
	if (hasWordOf('bodyOffices', office) && isPlainName(name) && isName(reporter)) found.push(reporter);
	const answers = matchesIn(sentence, NAME_AND_ANSWER()).filter(([, , said = '']) => answerAt(said));
	const voters = answers.flatMap(([, voter = '']) => (isName(voter) ? [voter] : []));
	const known = voters.filter((voter) => /\s/.test(voter) || whole.has(foldName(voter)));
	// `Roof – no, Fence – yes`: things.
	if (answers.length > 1 && known.length * 2 >= answers.length) for (const voter of voters) found.push(voter);
	return found;
}

/**
 * Who moves and who seconds, where a sentence or one beside it tells of both, or of how it ended: `Mary moved to the west wing`, `Bo proposed a flat
 * roof`, and a motion that is only read, are none.
 */
function moversIn(sentence: string, beside: readonly string[]): string[] {
	const ahead = matchesIn(sentence, phraseFinder('movers'));
	const behind = matchesIn(sentence, phraseFinder('moves'));
	const isTold =
		countMoves(sentence) > 1 ||
		MOVER_ABOVE_SECOND().test(sentence) ||
		beside.some((text) => isGenericVerdict(text) || (text.length < SHORT && countMoves(text) === 1)) ||
		consentIn(sentence) !== undefined ||
		figuresIn(sentence) !== undefined;
	if (!isTold || ahead.some(({ index, 0: words }) => !isOwn(sentence.slice(0, index), words))) return [];
	const found = [
		...ahead.flatMap(({ index, 0: words }) => {
			const rest = sentence.slice(index + words.length);
			return OF_FIRM().test(rest) ? [] : (NAME_AHEAD().exec(rest)?.[1] ?? []);
		}),
		...(MOVER_ABOVE_SECOND().exec(sentence)?.slice(1) ?? []),
		...behind.flatMap(({ index, 0: words }) =>
			// `Bo moved to Ohio`
			/^\s\p{Ll}+\s\p{Lu}/u.test(sentence.slice(index + words.length))
				? []
				: (subjectOf(sentence.slice(0, index)) ?? []),
		),
	];
	return found.filter(isName);
}

/** How many words of moving and seconding a sentence has. */
function countMoves(sentence: string): number {
	const found = [
		...matchesIn(sentence, phraseFinder('moves')),
		...matchesIn(sentence, phraseFinder('movers')),
	];
	return new Set(found.map(({ index, 0: words }) => index + words.length)).size;
}

/** `Seconded by Mr. Ana Bell.` beside a motion. */
const SHORT = 50;

/** Whoever does what the words behind say: `Bell`, `trustee Bo Carr`, and nobody in `the brother of Bo Carr`. */
function subjectOf(before: string): string | undefined {
	const [whole = '', name = ''] = NAME_BEFORE().exec(before.slice(-LONGEST_NAME)) ?? [];
	const lead = before.slice(0, before.length - whole.length + whole.indexOf(name)).trimEnd();
	const isSubject =
		lead === '' ||
		/\P{L}$/u.test(lead) ||
		wordPattern`\s${'andWords'}$`.test(lead) ||
		isRole(lead.split(' ').at(-1) ?? '');
	return isSubject && isOwn(lead) ? name : undefined;
}

/** Whether what stands before words of a motion leaves it to this meeting: `The county reported that a motion by`, `The minutes of May record a motion by`. */
function isOwn(before: string, words = ''): boolean {
	const clause = before.split(/[,;:.(]/).at(-1) ?? '';
	const isNoun = isInList('motionNouns', words.split(' ')[0] ?? '');
	return (
		!phraseFinder('reports', 'otherBodies', 'grounds').test(before) &&
		!phraseFinder('thatWords').test(clause) &&
		(!isNoun || clause.trim().split(/\s+/).length <= MOST_AHEAD)
	);
}

const MOST_AHEAD = 3;
const LONGEST_NAME = 60;
/** `the motion by Mr. Ana Bell, …` */
const NAME = `(?:\\p{Lu}[\\p{L}'’-]*\\.?\\s){0,4}\\p{Lu}\\p{L}[\\p{L}'’-]*`;
const NAME_AHEAD = () => new RegExp(`^\\s*:?\\s*(${NAME})(?=[\\s.,;:)]|$)`, 'u');
/** `Smith & Sons Ltd`, `Brown Consulting Inc.`: a firm moves, and nobody of that name. */
const OF_FIRM = () => wordPattern`^\s*:?\s*(?:\p{Lu}\S*,?\s(?:&\s)?){1,5}${exactly('companyMarks')}(?!\p{L})`;
/** `Motion to approve: Ana Bell; Second: Bo Carr`: who moves. */
const MOVER_ABOVE_SECOND = () =>
	wordPattern`(?<!\p{L})${'motionNouns'}(?:\s\p{L}+){0,4}\s?:\s*((?:\p{Lu}[\p{L}'’-]*\.?\s){0,4}\p{Lu}\p{L}[\p{L}'’-]*)\s*[.,;–—-]\s*${['moverLabels', 'moves']}\s?:\s*\p{Lu}`;
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
		// `Bell’s brother`, `North Ward`
		!/['’]s$/.test(plain) &&
		!isInList('seatWords', plain.split(' ').at(-1) ?? '') &&
		// `Tidewater Holdings`
		!isInList('firmWords', plain.split(' ').at(-1) ?? '') &&
		!isInList('motionNouns', first) &&
		!isInList('pronouns', first) &&
		(first.endsWith('.') || !isInList('notNames', first))
	);
}

/**
 * Whether those who are named may stand in the header as those who were there: nothing in the text counts more of them, and where a vote is unanimous,
 * another one has as many as they are. A list that is not whole would make a number of `unanimous`.
 */
export function mayBeAll(
	doers: readonly Doer[],
	decisions: readonly Decision[],
	units: readonly Unit[],
): boolean {
	if (doers.length === 0) return false;
	const sum = (counts: ReadonlyArray<{ value: number }>) => counts.reduce((all, { value }) => all + value, 0);
	const sums = decisions.filter(({ counts }) => counts.length > 0).map(({ counts }) => sum(counts));
	const isOfAll = decisions.some(
		({ counts, consent }) => counts.length === 0 && consent !== undefined && consent !== 'majority',
	);
	const isBallot = decisions.some(({ candidates }) => candidates.some(({ votes }) => votes !== undefined));
	return (
		!isBallot &&
		sums.every((count) => count <= doers.length) &&
		(!isOfAll || sums.includes(doers.length)) &&
		!units.some((unit) => countsMore(getText(unit), doers.length))
	);
}

/** Whether figures of a vote in a text, as a score beside words of how it ended, are of more people. */
function countsMore(text: string, most: number): boolean {
	if (!/\d/.test(text)) return false;
	return getSentences(text.slice(0, LONGEST)).some((sentence) => {
		const counts = figuresIn(sentence)?.counts ?? [];
		const scores = wordPattern`(?:^|[\s(])${'tallyStems'}`.test(sentence)
			? (sentence.match(SCORE) ?? [])
			: [];
		return [
			counts.map(({ value }) => value),
			...scores.map((score) => (score.match(/\d+/g) ?? []).map(Number)),
		].some((values) => values.reduce((all, value) => all + value, 0) > most);
	});
}

/** `6-0`, `(5–1–1)`, and no number of a law, `24-1503`. */
const SCORE = /(?<![\p{L}\d./–-])\d{1,2}\s?[–-]\s?\d{1,2}(?:\s?[–-]\s?\d{1,2})?(?![\p{L}\d/–-])/gu;
