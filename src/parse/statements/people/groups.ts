/** Who is there, away, represented or signs, on lines and in lists under a label: `Présents : …`, `Absents excusés : …`, `Signé : Luc Bon`. */

import type { Name, PeopleStatement } from '../../../ast/index.js';
import { vocabulary, wordChoice } from '../../../language/index.js';
import { lazy } from '../../../text/lazy.js';
import { holdsOnlyLetters, isLetter, lastWords } from '../../../text/letters.js';
import { isCivility } from '../../../text/name-parts.js';
import { wordsToInteger } from '../../../text/number.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { knownNameAt, readNames } from '../../source/name-spans.js';
import { type PlacedText, slicePlaced } from '../../source/places.js';
import { addPeople, isOffice, LONGEST_LINE, namesIn } from './known-names.js';

/** `Présents : …`, `Absents excusés : …`, `Pouvoirs : Anne Stan à Omar Haddad`, `La secrétaire : Luc Bon`, `Signé : Luc Bon`. */
export function readLines(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const found: PeopleStatement[] = [];
	/** The group that a line above names, `Membres présents :`, where all lines since open with a name. */
	let group: Group | undefined;
	for (const { 0: line, index } of placed.text.matchAll(/[^\n]+/g)) {
		const part = slicePlaced(placed, index, index + line.length);
		if (group && addOpening(found, group, part, context)) continue;
		group = line.trimEnd().endsWith(':') ? groupOfLead(line) : undefined;
		if (!group) readLine(part, context, found);
	}
	return found;
}

/** Whom the items of a list name, each at its opening, below a line or a title that says of which group they are: `Membres présents (8) :`. */
export function readPeopleOfList(
	lead: string,
	items: readonly PlacedText[],
	context: BallotContext,
): PeopleStatement[] {
	const group = lead.length > LONGEST_LEAD ? undefined : groupOfLead(lead);
	const found: PeopleStatement[] = [];
	if (group) for (const item of items) addOpening(found, group, item, context);
	return found;
}

/** Whether a text opens with a known name; who is represented there, `Anne Stan (pouvoir à …)`, is of no group of those present. */
function addOpening(
	found: PeopleStatement[],
	group: Group,
	part: PlacedText,
	context: BallotContext,
): boolean {
	const from = /^[\s\u00A0*+•>–—-]*/.exec(part.text.slice(0, LONGEST_MARK))?.[0].length ?? 0;
	const length = part.text.length > LONGEST_LEAD ? 0 : knownNameAt(part.text, from, context.names);
	if (length === 0 || isOffice(part.text.slice(from, from + length))) return false;
	const [name] = readNames(slicePlaced(part, from, from + length), context.names);
	const behind = part.text.slice(from + length);
	const isGiver = givesProxy().test(behind) || vocabulary('personMarks').findIn(behind) !== undefined;
	const isElse = vocabulary('groups').findIn(behind) !== undefined;
	if (name && group !== 'represented' && !isGiver && !isElse) addPeople(found, group, [name], part);
	return true;
}

/** `Membres actifs présents (8) :` */
function groupOfLead(lead: string): Group | undefined {
	const key = lead.replace(/\(\d{1,4}\)/, '').replace(/[\s\u00A0*_]*:?[\s\u00A0*_]*$/, '');
	const label = key.replace(/^[\s\u00A0*_#>]+/, '');
	const found = vocabulary('groups').findAll(label);
	const ids = found.map(({ from, to }) => vocabulary('groups').findId(label.slice(from, to)));
	// `Non présents`, `Excusés pour la sortie`
	const isPlain = vocabulary('negations').findIn(label) === undefined && found.at(-1)?.to === label.length;
	if (!isPlain || ids.length > 2) return undefined;
	// `Membres présents ou représentés`; of other groups together nobody knows who is in which.
	const isHere = ids.length === 2 && ids.includes('present') && ids.includes('represented');
	if (ids.length === 2 && !isHere && new Set(ids.map(isAwayGroup)).size > 1) return undefined;
	return isHere ? 'here' : groupOf(label);
}

/** Whether a group is one of people who are not there. */
function isAwayGroup(id: string | undefined): boolean {
	return id === 'excused' || id === 'absent';
}

/** Longer than a label, or a name with its qualities. */
export const LONGEST_LEAD = 160;

export const LONGEST_MARK = 12;

type Group = 'present' | 'here' | 'away' | 'represented';

function readLine(part: PlacedText, context: BallotContext, found: PeopleStatement[]): void {
	const line = part.text;
	if (line.length > LONGEST_LINE || !/[:,]/.test(line)) return;
	const [head = '', key = '', sign = ''] = LABEL.exec(line) ?? [];
	const isWords = isLetter(key) && holdsOnlyLetters(key.replace(/[\s'’.-]+/g, ''));
	const group = isWords && sign === ':' ? (groupOf(key) ?? groupOfCount(key)) : undefined;
	// `Eight members attended. Apologies: Pender and Stone.`
	const later = group === undefined && line.includes(':') ? line.search(NEXT_LABEL) : -1;
	if (later > 0) readLine(slicePlaced(part, later + 1, line.length), context, found);
	if (!isWords) return;
	// `Present: Marks, Boyle. Excused: Finn.` holds two labels.
	const next = group === undefined ? -1 : line.slice(head.length).search(NEXT_LABEL);
	const end = next < 0 ? line.length : head.length + next + 1;
	const rest = slicePlaced(part, head.length, end);
	if (next >= 0) readLine(slicePlaced(part, end, line.length), context, found);
	if (group === 'represented') {
		for (const pair of pairsIn(rest, context)) addPeople(found, 'proxy', pair, part);
		return;
	}
	if (group !== undefined) {
		// `Present: all but Ada Brun`
		if (vocabulary('everyone').scan(rest.text.trimStart()) && vocabulary('negations').findIn(rest.text))
			return;
		// `Present: 8. Apologies came from Jo Marsh.`
		const list = readSentences(rest.text)[0];
		const names = list ? listedIn(slicePlaced(rest, list.from, list.to), context) : [];
		if (names.length > 0) addPeople(found, group, names, part);
		return;
	}
	const isSigned = vocabulary('signatureMarks').findId(key.trim()) !== undefined;
	if (!isSigned && !isOffice(key)) return;
	const names = signersIn(rest, context, isSigned);
	if (names.length > 0) addPeople(found, 'signed', names, part);
}

/** The end of a sentence, and a label behind it. */
const NEXT_LABEL = /[.;](?=[\s\u00A0]+\p{Lu}[\p{L}\s\u00A0'’-]{3,40}:)/u;

/** `Roll call showed six members present and one absent`: the group of the last number of a sentence, before its names. */
function groupOfCount(key: string): Group | undefined {
	const [number, word] = lastWords(`${key} `, 2).map(({ text }) => text);
	return number !== undefined && wordsToInteger(number) !== undefined && word ? groupOf(word) : undefined;
}

/** Which group a label names: `Étaient présents`, `Membres absents`. */
function groupOf(key: string): Group | undefined {
	if (/\d/.test(key)) return undefined;
	// `Avaient donné pouvoir : Luc Bon à Lise Kern`
	if (vocabulary('proxyGivers').findId(key.trim()) !== undefined) return 'represented';
	// `Procuration : Luc Bon à Lise Kern`
	if (vocabulary('proxyNouns').findId(key.trim()) !== undefined) return 'represented';
	const words = key.trim().split(/\s+/);
	for (let start = 0; start < Math.min(words.length, MOST_BEFORE); start += 1) {
		const rest = words.slice(start).join(' ');
		const first = vocabulary('groups').scan(rest);
		const isOfPart =
			first && vocabulary('groupParts').scan(rest.slice(first.length).trimStart()) !== undefined;
		// `Apologies for the picnic` are of another occasion.
		const id = isOfPart && !isAwayGroup(first.id) ? first.id : vocabulary('groups').findId(rest);
		if (id === 'present' || id === 'represented') return id;
		if (id === 'excused' || id === 'absent') return 'away';
	}
	return undefined;
}

/** Verbs and nouns before the word of the group. */
const MOST_BEFORE = 4;

/** `Anne Stan à Omar Haddad ; Luc Bon → Paul Weiss`: whoever gives a proxy, and to whom. */
function pairsIn(placed: PlacedText, context: BallotContext): Name[][] {
	const pairs: Name[][] = [];
	let from = 0;
	for (const piece of placed.text.split(/[,;]/)) {
		const names = namesIn(slicePlaced(placed, from, from + piece.length), context);
		if (names.length === 2) pairs.push(names);
		from += piece.length + 1;
	}
	return pairs;
}

/** The people of a list, without those to whom they give their proxies: `Anne Stan (pouvoir à Omar Haddad), Luc Bon → Paul Weiss`. */
function listedIn({ text, place }: PlacedText, context: BallotContext): Name[] {
	const found: Name[] = [];
	const open = text.replace(/\([^()]*\)/g, (words) => ' '.repeat(words.length));
	let from = 0;
	for (const piece of open.split(/[,;]/)) {
		const names = namesIn(slicePlaced({ text: open, place }, from, from + piece.length), context);
		const isGiver = givesProxy().test(piece) || vocabulary('personMarks').findIn(piece) !== undefined;
		for (const name of isGiver ? names.slice(0, 1) : names) found.push(name);
		from += piece.length + 1;
	}
	return found;
}

/** Those who sign: known people, else the words of one name with capitals. */
function signersIn(placed: PlacedText, context: BallotContext, isSigned: boolean): Name[] {
	const known = namesIn(placed, context);
	const name =
		/^\s*((?:\p{Lu}[\p{L}'’.-]*|d[eu])(?:\s+(?:\p{Lu}[\p{L}'’.-]*|d[eu])){1,3})(?:([\s.]*$)|,\s+\p{L}|\s{2,}|\s*[(–—])/u.exec(
			placed.text,
		);
	// Behind an office, `Le président, Luc Bon – Le secrétaire, …`, others follow.
	if (!isSigned && name?.[2] === undefined) return known;
	const [first = ''] = name?.[1]?.split(/\s+/) ?? [];
	// `Signed: Martin Lisle`, where the header has a Margaret Lisle.
	const isOther =
		isSigned &&
		known.length === 1 &&
		name?.[1] !== undefined &&
		!isOffice(first) &&
		!isCivility(first) &&
		context.names.resolve(name[1]).kind === 'none';
	if (known.length > 0 && !isOther) return known;
	if (!name?.[1] || isCivility(name[1])) return [];
	const at = placed.text.indexOf(name[1]);
	return readNames(slicePlaced(placed, at, at + name[1].length), context.names).slice(0, 1);
}

/** A label of a few words, then a colon or a comma. It starts with no blank or mark: of a line of blanks each would be tried as its start. */
const LABEL = /^[\s>*+•–—-]*([^\s>*+•–—:,-][^:,]{2,60}?)[\s\u00A0]*([:,])/;

/** `Anne Stan à Omar Haddad`, `Luc Bon → Paul Weiss`; in `A Kettle` the letter is an initial. */
const givesProxy = lazy(
	() => new RegExp(`→|->|[\\s\\u00A0](?=\\p{Ll})${wordChoice('smallWords', 'to')}[\\s\\u00A0]`, 'u'),
);
