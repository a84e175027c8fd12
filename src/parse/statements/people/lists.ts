/** Who is there, away, represented or signs, on lines and in lists under a label: `Présents : …`, `Absents excusés : …`, `Signé : Luc Bon`. */

import type { Position } from 'unist';
import type { Name, PeopleList, PeopleStatement, Presence } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { knownNameAt, readNames } from '../../../source/name-spans.js';
import { makeStatement, type PlacedText, slicePlaced } from '../../../source/places.js';
import { foldName } from '../../../text/fold.js';
import { holdsOnlyLetters, isLetter, lastWords } from '../../../text/letters.js';
import { isCivility, isNameParticle, withoutCivilities } from '../../../text/names.js';
import { wordsToInteger } from '../../../text/number.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { namesOtherBody } from '../wording/bodies.js';
import {
	addPeople,
	bearsName,
	isOffice,
	LONGEST_LINE,
	namesIn,
	officeBefore,
	scanOffice,
} from './known-names.js';

/** `Présents : …`, `Absents excusés : …`, `Pouvoirs : Anne Stan à Omar Haddad`, `La secrétaire : Luc Bon`, `Signé : Luc Bon`. */
export function readLines(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const found: PeopleStatement[] = [];
	/** The group that a line above names, `Membres présents :`, where all lines since open with a name. */
	let group: Group | undefined;
	for (const { 0: line, index } of matchesIn(placed.text, /[^\n]+/g)) {
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
	const from = /^[\s*+•>–—-]*/.exec(part.text.slice(0, LONGEST_MARK))?.[0].length ?? 0;
	const length = part.text.length > LONGEST_LEAD ? 0 : knownNameAt(part.text, from, context.names);
	if (length === 0 || isOffice(part.text.slice(from, from + length))) return false;
	const [name] = readNames(slicePlaced(part, from, from + length), context.names);
	const behind = part.text.slice(from + length);
	const isGiver = givesProxy().test(behind) || mentions(behind, 'personMarks');
	const isElse = mentions(behind, 'groups');
	if (name && group !== 'represented' && !isGiver && !isElse) addPeople(found, group, [name], part);
	return true;
}

/** `Membres actifs présents (8) :` */
function groupOfLead(lead: string): Group | undefined {
	const key = lead.replace(/\(\d{1,4}\)/, '').replace(/[\s*_]*:?[\s*_]*$/, '');
	const label = key.replace(/^[\s*_#>]+/, '');
	const found = vocabulary('groups').findAll(label);
	const ids = found.map(({ from, to }) => vocabulary('groups').findId(label.slice(from, to)));
	// `Non présents`, `Excusés pour la sortie`
	const isPlain = !mentions(label, 'negations') && found.at(-1)?.to === label.length;
	if (!isPlain || ids.length > 2) return undefined;
	// `Membres présents ou représentés`; of other groups together nobody knows who is in which.
	const isHere = ids.length === 2 && ids.includes('present') && ids.includes('represented');
	if (ids.length === 2 && !isHere && new Set(ids.map(isAwayGroup)).size > 1) return undefined;
	return isHere ? 'here' : findGroup(label);
}

/** Whether a group is one of people who are not there. */
function isAwayGroup(id: string | undefined): boolean {
	return id === 'excused' || id === 'absent';
}

/** Longer than a label, or a name with its qualities. */
export const LONGEST_LEAD = 160;

const LONGEST_MARK = 12;

type Group = 'present' | 'here' | 'away' | 'represented';

function readLine(part: PlacedText, context: BallotContext, found: PeopleStatement[]): void {
	const line = part.text;
	if (line.length > LONGEST_LINE || !/[:,]/.test(line)) return;
	const [head = '', key = '', sign = ''] = LABEL.exec(line) ?? [];
	const isWords = isLetter(key) && holdsOnlyLetters(key.replace(/[\s'’.-]+/g, ''));
	const label = isWords && sign === ':' ? withoutOthers(key) : undefined;
	const group = label === undefined ? undefined : (findGroup(label) ?? groupOfCount(label));
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
		if (opensWith(rest.text.trimStart(), 'everyone') && mentions(rest.text, 'negations')) return;
		// `Present: 8. Apologies came from Jo Marsh.`
		const list = readSentences(rest.text)[0];
		const names = list ? listedIn(slicePlaced(rest, list.from, list.to), context) : [];
		if (names.length > 0) addPeople(found, group, names, part);
		return;
	}
	const isSigned = isOneOf(key.trim(), 'signatureMarks');
	if (!isSigned && !isOffice(key)) return;
	const names = signersIn(rest, context, isSigned);
	if (names.length > 0) addPeople(found, 'signed', names, part);
}

/** The end of a sentence, and a label behind it. */
const NEXT_LABEL = /[.;](?=\s+\p{Lu}[\p{L}\s'’-]{3,40}:)/u;

/** `Roll call showed six members present and one absent`: the group of the last number of a sentence, before its names. */
function groupOfCount(key: string): Group | undefined {
	const [number, word] = lastWords(`${key} `, 2).map(({ text }) => text);
	return number !== undefined && wordsToInteger(number) !== undefined && word ? findGroup(word) : undefined;
}

/** Which group a label names: `Étaient présents`, `Membres absents`. */
function findGroup(key: string): Group | undefined {
	if (/\d/.test(key)) return undefined;
	// `Avaient donné pouvoir : Luc Bon à Lise Kern`
	if (isOneOf(key.trim(), 'proxyGivers')) return 'represented';
	// `Procuration : Luc Bon à Lise Kern`
	if (isOneOf(key.trim(), 'proxyNouns')) return 'represented';
	const words = key.trim().split(/\s+/);
	for (let start = 0; start < Math.min(words.length, MOST_BEFORE); start += 1) {
		const rest = words.slice(start).join(' ');
		const first = vocabulary('groups').scan(rest);
		const isOfPart = first && opensWith(rest.slice(first.length).trimStart(), 'groupParts');
		// `Apologies for the picnic` are of another occasion.
		const id = isOfPart && !isAwayGroup(first.id) ? first.id : vocabulary('groups').findId(rest);
		if (id === 'present' || id === 'represented') return id;
		if (id === 'excused' || id === 'absent') return 'away';
	}
	return undefined;
}

/** Verbs and nouns before the word of the group. */
const MOST_BEFORE = 4;

/** `Anne Stan et Ada Brun à Omar Haddad ; Luc Bon → Paul Weiss`: whoever gives a proxy, and to whom; one of the two may be unknown. */
function pairsIn(placed: PlacedText, context: BallotContext): Name[][] {
	const pairs: Name[][] = [];
	let from = 0;
	for (const piece of placed.text.split(/[,;]/)) {
		const part = slicePlaced(placed, from, from + piece.length);
		from += piece.length + 1;
		const names = namesIn(part, context);
		const link = givesProxy().exec(piece);
		const to = link ? link.index + link[0].length : 0;
		const givers = link ? namesIn(slicePlaced(part, 0, link.index), context, bearsName) : [];
		const [holder, second] = link ? namesIn(slicePlaced(part, to, piece.length), context, bearsName) : [];
		const isKnown = [...givers, ...(holder ? [holder] : [])].some(
			({ value }) => context.names.resolve(value).kind !== 'none',
		);
		if (holder && !second && isKnown) for (const giver of givers) pairs.push([giver, holder]);
		else if (names.length === 2) pairs.push(names);
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
		const isGiver = givesProxy().test(piece) || mentions(piece, 'personMarks');
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
const LABEL = /^[\s>*+•–—-]*([^\s>*+•–—:,-][^:,]{2,60}?)\s*([:,])/;

/** `Anne Stan à Omar Haddad`, `Luc Bon → Paul Weiss`; in `A Kettle` the letter is an initial. */
const givesProxy = lazyPattern`(?u)→|->|\s(?=\p{Ll})${['smallWords', 'to']}\s`;

// --- Everybody whom lines and lists under a label name, whether the header knows them or not: `Présents : Ada Brun, Zed Quick`. The header is compared
// with them, or is shown what it lacks.

/** Whom the lines of a text list under a label, `Présents : Ada Brun, Zed Quick`, each piece at its opening. */
export function readLists(placed: PlacedText, context: BallotContext): PeopleList[] {
	const found: PeopleList[] = [];
	if (!placed.text.includes(':')) return found;
	let below: PeopleList | undefined;
	for (const { 0: line, index } of matchesIn(placed.text, /[^\n]+/g)) {
		const [head = '', key = ''] = LIST_LABEL.exec(line) ?? [];
		const group = key === '' ? undefined : listGroup(key, context);
		const from = index + (group ? head.length : 0);
		if (!group && (!below || head !== '')) {
			below = undefined;
			continue;
		}
		const sentence = readSentences(placed.text.slice(from, index + line.length))[0];
		const names = sentence ? readPieces(slicePlaced(placed, from, from + sentence.to), context) : [];
		if (group) {
			below = newList(group, placed.place(index, index + line.length));
			found.push(below);
		}
		if (below) for (const name of names) below.children.push(name);
	}
	return found.filter(({ children }) => children.length > 0);
}

/** The same of the items of a list, or of the paragraph, below a line or a title that says of which group they are. */
export function readListBelow(
	lead: string,
	items: readonly PlacedText[],
	context: BallotContext,
): PeopleList[] {
	const group =
		lead.length > LONGEST_LEAD ? undefined : listGroup(lead.replace(/[\s*_]*:?[\s*_]*$/, ''), context);
	const [first] = items;
	if (!group || !first) return [];
	const list = newList(group, first.place(0, first.text.length));
	for (const item of items) {
		// `- Enseignants : Mme Brun, M. Bon`
		const from = LIST_LABEL.exec(item.text)?.[0].length ?? 0;
		const names = readPieces(slicePlaced(item, from, item.text.length), context);
		// `## Apologies` over `Apologies were received from Ann Lee`
		const start = (names[0]?.position?.start.offset ?? 0) - (item.place(0, 0)?.start.offset ?? 0);
		if (items.length === 1 && item.text.slice(from, start).trim().split(/\s+/).length > MOST_AHEAD) return [];
		for (const name of names) list.children.push(name);
	}
	return list.children.length > 0 ? [list] : [];
}

function newList(group: Presence, place: Position | undefined): PeopleList {
	return makeStatement('list', place, { group });
}

/** The one group that a label is of: `Membres présents (8)`, `Étaient excusés`; of `Présents ou représentés` none. */
function listGroup(key: string, context: BallotContext): Presence | undefined {
	if (vocabulary('groups').findAll(key).length === 0) return undefined;
	const label = withoutOthers(key.replace(/\(\d{1,4}\)/, '').replace(/^[\s*_#>]+|[\s*_]+$/g, ''));
	const found = vocabulary('groups').findAll(label);
	const ids = new Set(found.map(({ from, to }) => vocabulary('groups').findId(label.slice(from, to))));
	const [id, second] = ids;
	if (second !== undefined || id === 'guests' || found.at(-1)?.to !== label.length) return undefined;
	const isOfGivers = isOneOf(label, 'proxyGivers');
	return isOfGivers || !isOfBody(label, context) ? undefined : id;
}

/** `Sont absents | et non représentés` */
function withoutOthers(label: string): string {
	return mentions(label, ['groups', 'represented']) ? label.replace(notRepresented(), '') : label;
}

const notRepresented = lazyPattern`\s+${['smallWords', 'and']}\s+${'negations'}\s+${['groups', 'represented']}$`;

/** `Étaient`, `The members of the board`: no words but those for people of the body; `Staff`, `Quorum` and `Committee` are of others. */
function isOfBody(words: string, context: BallotContext): boolean {
	let rest = words.trim();
	while (rest !== '') {
		const known = LABEL_WORDS.map((name) => vocabulary(name).scan(rest)).find((word) => word !== undefined);
		const number = /^\d{1,4}(?![\d\p{L}])/u.exec(rest)?.[0].length;
		const length = known && known.id !== 'counted' && known.id !== 'others' ? known.length : number;
		if (!length) return false;
		rest = rest.slice(length).trimStart();
	}
	return !namesOtherBody(words, context);
}

const LABEL_WORDS = [
	'groups',
	'presentSaid',
	'awaySaid',
	'verdictLinks',
	'determiners',
	'smallWords',
	'peopleNouns',
	'bodies',
	'mayors',
] as const;

/** Whom the pieces of a list open with: `Mme Brun, présidente, Luc Bon (pouvoir à …)` names two. */
export function readPieces({ text, place }: PlacedText, context: BallotContext): Name[] {
	const found: Piece[] = [];
	const open = text.replace(/\([^()]*\)/g, (words) => ' '.repeat(words.length));
	const groups = matchesIn(open, /[^;\n]+/g).map(({ 0: group, index }) =>
		matchesIn(group, /[^,]+/g).map((piece) => ({ words: piece[0], from: index + piece.index })),
	);
	// `Ada Brun, Northside Club; Luc Bon, Old Town`: where each of them is from.
	const isPairs = groups.every(({ length }) => length <= 2) && groups.filter((one) => one[1]).length > 1;
	for (const group of groups) {
		let isOfName = false;
		for (const [at, { words, from: start }] of group.entries()) {
			const opening = vocabulary('groups').scan(words.trimStart());
			// `…, guests Zed Quick and Una Moss`: whoever follows is none of these.
			if (opening && opening.id !== 'present') return readNamedPeople(found);
			const parts = readParts(words);
			const people = parts.flatMap(({ from, to }) => {
				const part = slicePlaced({ text: open, place }, start + from, start + to);
				const name = personOpening(part, context);
				if (!name) return [];
				const isKnown = context.names.resolve(name.value).kind !== 'none';
				const aside = /^\s*\(([^()]*)\)/.exec(text.slice(start + from + part.text.trimEnd().length))?.[1];
				return [{ name, isKnown, isElse: aside !== undefined && saysOther(aside) }];
			});
			const [first] = people;
			if (at > 0 && !first?.isKnown) {
				// `Gus Hale, Town Clerk, Public Works`
				isOfName ||= ['bodies', 'mayors'].some((name) => vocabulary(name as 'bodies').findIn(words));
				const before = found.at(-1);
				// `Zed Quick, auditor`
				if (!first && before && parts.length === 1 && saysOther(words)) before.isElse = true;
				if (isPairs || isOfName || (groups.length > 1 && found.at(-1)?.isKnown)) continue;
			}
			isOfName = false;
			// `Moss & Sons`
			const isFirm = words.includes('&') && people.some(({ name, isKnown }) => !isKnown && isOneWord(name));
			if (!isFirm) for (const one of people) found.push(one);
		}
	}
	return readNamedPeople(found);
}

interface Piece {
	name: Name;
	isKnown: boolean;
	/** What is said of somebody is neither an office of the body nor an hour, a proxy or a number. */
	isElse: boolean;
}

/** Where most are known, nobody of whom something else is said is taken for one more, nor a single word beside full names. */
function readNamedPeople(found: readonly Piece[]): Name[] {
	const known = found.filter(({ isKnown }) => isKnown);
	const isBeside = known.length * 2 > found.length;
	const isFull = known.filter(({ name }) => !isOneWord(name)).length * 2 > known.length;
	return found
		.filter(({ name, isKnown, isElse }) => isKnown || !isBeside || !(isElse || (isFull && isOneWord(name))))
		.map(({ name }) => name);
}

function isOneWord({ value }: Name): boolean {
	return !/\s/.test(value.trim());
}

/** `auditor`, `Northside Club`; neither `présidente` nor `arrivée à 19 h`. */
function saysOther(aside: string): boolean {
	const words = aside.trim();
	return (
		words !== '' &&
		!/\d/.test(words) &&
		scanOffice(words) === undefined &&
		!mentions(words, 'personMarks', 'personMoves')
	);
}

/** `Ada Brun et Luc Bon` in two. */
function readParts(piece: string): Array<{ from: number; to: number }> {
	const parts: Array<{ from: number; to: number }> = [];
	let from = 0;
	for (const { 0: link, index } of matchesIn(piece, andBetween())) {
		parts.push({ from, to: index });
		from = index + link.length;
	}
	return [...parts, { from, to: piece.length }];
}

/** `Mme Le Gall – trésorière`, `Mayor Ann Stone`: who is named first, by no more than words of a name. */
function personOpening(part: PlacedText, { names }: BallotContext): Name | undefined {
	const gap = /^[\s*_+•>–—-]*/.exec(part.text.slice(0, LONGEST_MARK))?.[0].length ?? 0;
	const from = officeBefore(part.text, gap);
	const known = knownNameAt(part.text, from, names);
	const rest = part.text.slice(from);
	const to = from + (known || lengthOfName(rest));
	const words = part.text.slice(from, to);
	const isPerson =
		to > from &&
		!isOffice(words) &&
		scanOffice(words)?.length !== words.length &&
		!isCivility(words) &&
		/^[\s*_]*(?:$|[.–—-])/.test(part.text.slice(to)) &&
		!mentions(words, 'groups') &&
		!opensWith(words, 'determiners');
	return isPerson ? readNames(slicePlaced(part, from, to), names)[0] : undefined;
}

/** Words of a name with capitals, civilities before and particles between them. */
function lengthOfName(text: string): number {
	const bare = withoutCivilities(text);
	let end = 0;
	for (const { 0: word, index } of matchesIn(bare, /\S+/g)) {
		const isWord = /^\p{Lu}[\p{L}'’.-]*$/u.test(word);
		if (!isWord && !(end > 0 && isNameParticle(foldName(word)))) break;
		if (isWord) end = index + word.replace(/(?<=\p{L}{3})\.$/u, '').length;
		if (word.length > 3 && word.endsWith('.')) break;
	}
	return end === 0 ? 0 : text.length - bare.length + end;
}

/** `Mayor | Ann Stone`: so few words stand ahead of the first name of a list. */
const MOST_AHEAD = 2;

const LIST_LABEL = /^[\s>*+•–—-]*([^\s>*+•–—:,-][^:,]{2,60}?)[\s*_]*:[\s*_]*/;

const andBetween = lazyPattern`(?g)\s+(?:${['smallWords', 'and']}|&)\s+`;
