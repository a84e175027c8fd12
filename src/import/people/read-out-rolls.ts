/**
 * Rolls that a page read by a machine gives column by column: names in a run of lines, perhaps what they are in another, and where they were, or what
 * they answered, in the last. Each becomes a table, whose rows are known because all runs are of one length.
 */

import { foldWord } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { capitalized } from '../../text/letters.js';
import { answerAt } from '../wording/answers.js';
import {
	attendanceWord,
	hasWordOf,
	IMPORT_COLUMNS,
	isInList,
	phraseFinder,
	wordList,
} from '../wording/dialect.js';
import { labelGroup } from '../wording/labels.js';
import { startLink } from '../wording/links.js';
import { civilAtStart, isFullName, isPersonName, withoutTitle } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { getStatus, isNoTick, isTick, LETTERS } from '../wording/status.js';
import { isGenericVerdict } from '../wording/verdict.js';
import { pipes } from './columns.js';
import { inOrder } from './name-in-list.js';
import { bareName, split } from './person-entry.js';
import { isPresence as isInRoll } from './roll-table.js';

/** A line with words, and its place. */
interface Full {
	text: string;
	at: number;
}

/** The lines, with such rolls as tables. */
export function withReadOutRolls(lines: readonly string[]): string[] {
	const full = lines.flatMap((line, at) => (line.trim() === '' ? [] : [{ text: line.trim(), at }]));
	const out: string[] = [];
	let done = 0;
	for (let end = full.length; done < full.length; done = Math.max(done, end)) {
		const roll = rollAt(full, done);
		end = roll?.end ?? done + 1;
		const from = full[done]?.at ?? 0;
		const blank = lines.slice(done === 0 ? 0 : (full[done - 1]?.at ?? 0) + 1, from);
		for (const line of blank) out.push(line);
		const isNear = roll === undefined && done < MOST_ABOVE;
		const groups = isNear ? calledInGroups(full, done) : undefined;
		const called = groups?.lines ?? (isNear ? calledOnLine(full, done) : undefined);
		if (groups !== undefined) end = groups.end;
		if (called !== undefined) for (const line of called) out.push(line);
		else if (roll === undefined) out.push(lines[from] ?? '');
		else for (const line of ['', ...pipes(roll.rows), '']) out.push(line);
	}
	for (const line of lines.slice((full.at(-1)?.at ?? -1) + 1)) out.push(line);
	return out;
}

/** The roll whose names open at a line, and the place behind it: one group of runs, or several below each other, as a page may cut a table. */
function rollAt(full: readonly Full[], from: number): Roll | undefined {
	const head = isNameHead(full[from]?.text) ? (full[from]?.text ?? '') : '';
	const before = full[from - 1]?.text;
	if (head === '' && (isNamed(before) || isNameHead(before))) return undefined;
	const first = head === '' ? from : from + 1;
	const rows: string[][] = [];
	let end = first;
	for (let group = groupAt(full, first); group !== undefined; group = groupAt(full, end)) {
		// A short group is known by what its people are.
		if (!group.hasRoles && (rows.length > 0 || group.rows.length < FEWEST)) break;
		for (const row of group.rows) rows.push(row);
		end = group.end;
	}
	const said = rows.map(([, word = '']) => word);
	const [above = '', below = ''] = [full[first - 1]?.text, full[end]?.text];
	// Names go on below: those above are not all of whom the last column speaks.
	const goesOn = isNamed(below) && isNamed(full[end + 1]?.text);
	if (rows.length < FEWEST || goesOn) return undefined;
	// `Apologies`, `Absent`, `Guests` are labels without people, where a roll says something twice.
	const isRoll =
		said.every(isPresence) &&
		new Set(said).size < said.length &&
		!isPresence(above) &&
		![above, below].some(isOfOtherDay);
	const isVote = said.some(isAnswer) && (callsVote(above) || isGenericVerdict(below));
	return isRoll || isVote ? { rows: [[head, isVote ? VOTE() : ''], ...rows], end } : undefined;
}

/**
 * `Council: Bell, Ana - P | Carr, Bo - A | Dean, Cy - P`, `Roll: Ana Bell (present); Bo Carr (absent)`: at the top a line of people, behind each of whom
 * stands whether he was there, as a table below the label.
 */
function calledOnLine(full: readonly Full[], at: number): string[] | undefined {
	const text = full[at]?.text ?? '';
	const [, label = '', rest = ''] = /^(?:(\p{Lu}[^:|;]{2,40}?\s?:)\s+)?(\p{Lu}.*)$/u.exec(text) ?? [];
	if (
		text.length > LONGEST_CALLED ||
		(labelGroup(label.replace(/\s?:$/, '')) ?? 'members') !== 'members' ||
		callsVote(`${full[at - 1]?.text ?? ''} ${label}`)
	)
		return undefined;
	const sign = ['|', ';', ','].find((one) => rest.includes(one)) ?? '|';
	const rows = rest
		.replace(/[.\s]+$/, '')
		.split(sign)
		.map((part) => {
			const [, name = '', said = ''] = CALLED.exec(part.trim()) ?? [];
			const isSaid =
				LETTERS.has(said.toUpperCase()) ||
				(getStatus(said) !== undefined && !isTick(said) && !isNoTick(said));
			// A sentence, with `and` before the last, is read as one.
			return isSaid && !startLink().test(name) && isPersonName(inOrder(name)) && !isRole(name)
				? [inOrder(name), said]
				: [];
		});
	const kinds = new Set(rows.map(([, said = '']) => said));
	const isRoll = rows.length >= FEWEST && rows.every((row) => row.length > 0) && kinds.size > 1;
	return isRoll ? [label, '', ...pipes([['', ''], ...rows]), ''] : undefined;
}

/**
 * `Block A: Ana Bell (present, chair), Bo Carr (absent)` above `Block B: Cy Dean (present)`, `Northam: Ana Bell, Bo Carr (proxy to Cy Dean)` above others: a
 * group a line, where most are said to be there or not, or nothing but who was not; as a table with the group beside each name.
 */
function calledInGroups(full: readonly Full[], from: number): { lines: string[]; end: number } | undefined {
	const people: Grouped[] = [];
	let end = from;
	for (; end < full.length; end += 1) {
		const row = groupOn(full[end]?.text ?? '');
		if (row === undefined) break;
		for (const one of row) people.push(one);
	}
	const told = people.filter(({ said }) => said !== '');
	const away = told.filter(({ said }) => isNotThere(said));
	const isTold = told.length * 2 > people.length && told.length > away.length && away.length > 0;
	const isMarked = end - from >= FEWEST && away.length === told.length && away.length > 1;
	if (end - from < 2 || people.length < FEWEST_GROUPED || !(isTold || isMarked)) return undefined;
	// `Présents : Ana Bell` near them says who was there.
	const near = [...full.slice(0, from), ...full.slice(end, end + FEWEST)];
	if (near.some((line) => labelGroup(line.text.split(':')[0] ?? '') === 'present')) return undefined;
	const rows = people.map(({ name, said }) => [name, said === '' ? '✓' : said]);
	return { lines: ['', ...pipes([['', ''], ...rows]), ''], end };
}

/** Somebody of a group, with it and what he is in a bracket, and what is said of where he was. */
interface Grouped {
	name: string;
	said: string;
}

/** A group and its people, each a whole name or one with a civility, and nothing else. */
function groupOn(text: string): Grouped[] | undefined {
	const [, label = '', rest = ''] = /^(\p{Lu}[^:|;()]{1,40}?)\s?:\s+(\p{Lu}.*)$/u.exec(text) ?? [];
	if (label === '' || text.length > LONGEST_CALLED || isRole(label) || answerAt(label) !== undefined)
		return undefined;
	if ((labelGroup(label) ?? 'members') !== 'members' || callsVote(label)) return undefined;
	const parts = split(rest.replace(/[.\s]+$/, ''), /\s*[,;]\s*|\s+[–—-]\s+/);
	const people = parts.map((part): Grouped | undefined => {
		const [, inside = ''] = /\(([^()]*)\)$/.exec(part) ?? [];
		const name = bareName(part);
		if (!isPersonName(name) || isRole(name) || !(isFullName(name) || civilAtStart(name) !== undefined))
			return undefined;
		const notes = inside.split(/,\s*/).filter((note) => note !== '');
		const at = notes.findIndex(isWhere);
		const note = notes[at] ?? '';
		// `présent à/c 19h20`: the word, and what is noted of it.
		const said = isInRoll(note) ? note : (note.split(/\s/)[0] ?? '');
		const beside = [...notes.filter((_, index) => index !== at), note.slice(said.length).trim(), label];
		return { name: `${name} (${beside.filter((one) => one !== '').join(', ')})`, said };
	});
	return people.every((one) => one !== undefined) ? people : undefined;
}

/** `présente`, `abs`, `présent à 19h20`, `procuration Ana Bell`; no tick, and no letter alone. */
function isWhere(note: string): boolean {
	const [word = ''] = note.split(/\s/);
	return (
		word.length > 2 && (isInRoll(note) || (getStatus(word)?.rest === '' && !isTick(word) && !isNoTick(word)))
	);
}

function isNotThere(said: string): boolean {
	const group = getStatus(said)?.group ?? 'represented';
	return group !== 'present' && group !== 'remote' && group !== 'guests';
}

const FEWEST_GROUPED = 5;

/** `Ana Bell - P`, `Ana Bell (present)` */
const CALLED = /^(.+?)(?:\s[–—-]\s?|\s?:\s|\s?[([])(\p{L}{1,10})[)\]]?$/u;
const LONGEST_CALLED = 600;
/** So many full lines stand above a roll, and no more. */
const MOST_ABOVE = 15;

/** `Name`, `Attendee name` */
function isNameHead(text = ''): boolean {
	return IMPORT_COLUMNS.get(foldWord(text))?.has('name') === true;
}

interface Roll {
	rows: string[][];
	end: number;
}

/** Names, perhaps what they are, what is said of each, and perhaps the hour at which each came: runs of one length. */
function groupAt(full: readonly Full[], from: number): (Roll & { hasRoles: boolean }) | undefined {
	const names = runOf(full, from, isNamed);
	// `Title` below the names is the head of what they are.
	const isHeaded = /^\p{L}+$/u.test(names.at(-1) ?? '');
	return groupOf(full, from, names) ?? (isHeaded ? groupOf(full, from, names.slice(0, -1)) : undefined);
}

function groupOf(
	full: readonly Full[],
	from: number,
	names: readonly string[],
): (Roll & { hasRoles: boolean }) | undefined {
	const many = names.length;
	if (many === 0 || many > MOST) return undefined;
	let at = from + many;
	const roles = runOf(full, behindHead(full, at), isOffice);
	const hasRoles = roles.length === many;
	if (hasRoles) at = behindHead(full, at) + many;
	at = behindHead(full, at);
	const run = runOf(full, at, (text) => isPresence(text) || isAnswer(text));
	// `Arrived` is the head of the hours below it.
	const said = isHour(full[at + run.length]?.text ?? '') ? run.slice(0, many) : run;
	if (said.length !== many || hasBreak(full, from, at + many)) return undefined;
	at += many;
	const above = /^\p{Lu}\p{Ll}+$/u.test(full[at]?.text ?? '') ? 1 : 0;
	const hours = runOf(full, at + above, isHour);
	const hasHours = hours.length === many;
	if (hasHours) at += above + many;
	const rows = names.map((name, row) => [
		hasRoles ? `${name}, ${roles[row]}` : name,
		said[row] ?? '',
		...(hasHours ? [hours[row] ?? ''] : []),
	]);
	return { rows, end: at, hasRoles };
}

const FEWEST = 3;
const MOST = 80;

/** The lines that go on as the first of them does. */
function runOf(full: readonly Full[], from: number, isSo: (text: string) => boolean): string[] {
	const run: string[] = [];
	for (let at = from; run.length <= MOST && isSo(full[at]?.text ?? ''); at += 1)
		run.push(full[at]?.text ?? '');
	return run;
}

/** The place behind the head of a column, where one stands there: a word that is neither of the run below. */
function behindHead(full: readonly Full[], at: number): number {
	const text = full[at]?.text ?? '';
	return /^\p{Lu}\p{L}+$/u.test(text) && !isPresence(text) && !isAnswer(text) && !isOffice(text)
		? at + 1
		: at;
}

/** Whether a gap of several blank lines parts what would be one roll. */
function hasBreak(full: readonly Full[], from: number, end: number): boolean {
	return full.slice(from + 1, end).some(({ at }, index) => at - (full[from + index]?.at ?? 0) > WIDEST_GAP);
}

const WIDEST_GAP = 3;

function isNamed(text = ''): boolean {
	return (
		text.length < LONGEST_NAME &&
		/^\p{Lu}[^,:;]*$/u.test(text) &&
		!isPresence(text) &&
		!isAnswer(text) &&
		!isRole(text) &&
		!IMPORT_COLUMNS.has(foldWord(text)) &&
		!text.split(/\s+/).some((word) => isInList('bodyEnds', word)) &&
		isPersonName(withoutTitle(text))
	);
}

const LONGEST_NAME = 50;

function isOffice(text: string): boolean {
	return text.length < LONGEST_NAME && (isRole(text) || attendanceWord(text) === 'members');
}

/** `Present`, `Absent`: a word that says no more, and no sign. */
function isPresence(text: string): boolean {
	return /^\p{L}{4,}$/u.test(text) && getStatus(text)?.rest === '' && answerAt(text) === undefined;
}

function isAnswer(text: string): boolean {
	return /^\p{L}{2,}$/u.test(text) && answerAt(text) !== undefined;
}

/** `5:25 PM` */
function isHour(text: string): boolean {
	return /^\d{1,2}[:h.]\d{2}(?:\s?[ap]\.?m\.?)?$/iu.test(text);
}

/** `A roll call vote was taken.`: the last sentence above a roll says that it was voted. */
function callsVote(above: string): boolean {
	const last = getSentences(above).at(-1) ?? '';
	return hasWordOf('voteNouns', last) && !phraseFinder('denials', 'undone', 'conditions').test(last);
}

/** `The above is the roll of the meeting of 5 February 2024.` */
function isOfOtherDay(text: string): boolean {
	return (
		phraseFinder('otherDays').test(text) || (/\d.*[.]$/.test(text) && phraseFinder('meetingWords').test(text))
	);
}

/** The head of a column of answers. */
const VOTE = lazy(() => capitalized(wordList('voteNouns').at(-1) ?? ''));
