/** People as lists write them: `Omar Haddad (Ville de Rennes), trésorier [350] → Jeanne Royer`. */

import {
	type Language,
	type Name,
	type Person,
	type PersonPart,
	type Problem,
	problem,
	type Votes,
} from '../../ast/index.js';
import { type IdOf, isOneOf, lazyPattern, mentions, vocabulary } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import {
	fileData,
	inFile,
	type PlacedText,
	positioned,
	slicePlaced,
	trimPlaced,
	wholePlace,
} from '../../source/places.js';
import { foldKeyword } from '../../text/fold.js';
import { toDecimalString } from '../../text/fraction.js';
import { lazy, remembering } from '../../text/lazy.js';
import { holdsLetter } from '../../text/letters.js';
import { parseCount, scanCount } from '../../text/number.js';
import { parseTime } from '../../text/time.js';

/** A person, where the text names one, and the mistakes in it. */
interface PersonReading {
	person: Person | undefined;
	problems: Problem[];
}

/** Reads a text as a person: a name, then what is said of the person, in any order. */
export function readPlacedPerson(placed: PlacedText, context: PersonContext): PersonReading {
	const whole = trimPlaced(placed);
	const parts: PersonPart[] = [];
	const problems: Problem[] = [];
	if (context.represented && mentions(whole.text, 'proxyDenials'))
		problems.push(
			problem('syntax/invalid-value', 'noProxy', wholePlace(whole), {
				values: { text: whole.text },
				file: context.file,
			}),
		);
	const inner = whole.text.includes('[') ? { ...context, weighed: true } : context;
	const segments = getSegments(whole.text, context.candidate !== true);
	for (const segment of segments) {
		readSegment(trimPlaced(slicePlaced(whole, segment.from, segment.to)), segment, parts, problems, inner);
	}
	if (parts[0]?.type !== 'name' || !holdsLetter(parts[0].value)) {
		problems.push(
			problem('syntax/invalid-value', 'personWithoutName', wholePlace(whole), {
				values: { text: whole.text },
				file: context.file,
			}),
		);
		return { person: undefined, problems };
	}
	const person: Person = { type: 'person', ...positioned(wholePlace(whole)), children: parts };
	return { person: context.file === undefined ? person : { ...person, ...inFile(context.file) }, problems };
}

/** The name that a text is, without the spaces around it. */
export function nameNode(placed: PlacedText, file?: string | undefined): Name {
	const trimmed = trimPlaced(placed);
	return {
		type: 'name',
		value: trimmed.text,
		...positioned(wholePlace(trimmed)),
		...inFile(file),
		children: [],
	};
}

function readSegment(
	placed: PlacedText,
	segment: Segment,
	parts: PersonPart[],
	problems: Problem[],
	context: PersonContext,
): void {
	const position = positioned(wholePlace(placed));
	const data = inFile(context.file);
	const add = (part: PersonPart) => {
		const single = part.type === 'proxy' || part.type === 'votes';
		if (single && parts.some((other) => other.type === part.type)) {
			const code = part.type === 'proxy' ? 'secondProxy' : 'secondVotes';
			problems.push(
				problem('syntax/invalid-value', code, position.position, {
					values: { text: placed.text },
					file: context.file,
				}),
			);
		} else parts.push(part);
	};
	switch (segment.opening) {
		case 'paren':
			if (addVotesInParens(placed, add, problems, context)) return;
			if (addMove(placed, add, context)) return;
			if (namesOther(placed.text, context)) readMarked(placed, add, problems, context);
			else if (placed.text !== '')
				add({ type: 'affiliation', value: placed.text, ...position, ...data, children: [] });
			return;
		case 'bracket': {
			const reading = readVotes(placed, context);
			for (const each of reading.problems) problems.push(each);
			if (reading.votes) add(reading.votes);
			return;
		}
		case 'arrow':
			add(proxyNode(placed, placed, context));
			return;
		default:
			readWords(placed, add, segment.opening, problems, context);
	}
}

/** Does what stands in parentheses, or behind a comma in them, name somebody else: `(pouvoir à Jeanne Royer)`, `(suppléant, remplace Luc Bon)`? */
function namesOther(text: string, context: PersonContext): boolean {
	return text.split(/[,;]/).some((part, at) => {
		const met = findMark(part.trimStart(), false);
		if (met?.offset === 0)
			return met.id === 'proxy' || met.id === 'replaces' || (at === 0 && met.id === 'blankProxy');
		return at === 0 && context.represented === true && findHolder(part, false) !== undefined;
	});
}

/** What stands in parentheses and names somebody; behind a comma when they came or what else they are: `(remplace Luc Bon, arrivé à 15h)`. */
function readMarked(
	placed: PlacedText,
	add: (part: PersonPart) => void,
	problems: Problem[],
	context: PersonContext,
): void {
	let from = 0;
	for (const said of placed.text.split(/[,;]/)) {
		const part = trimPlaced(slicePlaced(placed, from, from + said.length));
		if (part.text !== '') readWords(part, add, 'paren', problems, context);
		from += said.length + 1;
	}
}

/** `(propriétaire de 20 parts, gérant)`, `(gérant, 20 parts)`: votes in one part of what stands in parentheses, and a quality in the other. */
function addVotesInParens(
	placed: PlacedText,
	add: (part: PersonPart) => void,
	problems: Problem[],
	context: PersonContext,
): boolean {
	const comma = placed.text.indexOf(', ');
	if (comma < 0 || context.candidate) return addUnmarkedVotes(placed, add, problems, context);
	const parts = [slicePlaced(placed, 0, comma), slicePlaced(placed, comma + 2, placed.text.length)];
	const held = parts.findIndex((part) => heldVotes(trimPlaced(part), context, false)?.votes !== undefined);
	const [part, other] = held === 1 ? parts.reverse() : parts;
	if (held < 0 || !part || !other) return addUnmarkedVotes(placed, add, problems, context);
	addUnmarkedVotes(trimPlaced(part), add, problems, context);
	const quality = trimPlaced(other);
	const base = { ...positioned(wholePlace(quality)), ...inFile(context.file) };
	add({ type: 'affiliation', value: quality.text, ...base, children: [] });
	return true;
}

/** Votes outside brackets, and the message that says so. */
function addUnmarkedVotes(
	placed: PlacedText,
	add: (part: PersonPart) => void,
	problems: Problem[],
	context: PersonContext,
): boolean {
	if (context.candidate === true) return false;
	const held = heldVotes(placed, context, false);
	const found = held ?? unmarkedVotes(placed, context);
	if (found === undefined) return false;
	if (held && held.from > 0) {
		const quality = trimPlaced(slicePlaced(placed, 0, held.from));
		const base = { ...positioned(wholePlace(quality)), ...inFile(context.file) };
		add({ type: 'quality', value: quality.text, ...base, children: [] });
	}
	if (found.votes) add(found.votes);
	problems.push(found.problem);
	return true;
}

/** `arrivée à 18h45`, `jusqu’à 19h`: when the person comes or goes. Anything more beside the hour is a quality or affiliation. */
function addMove(placed: PlacedText, add: (part: PersonPart) => void, context: PersonContext): boolean {
	if (context.candidate === true) return false;
	const met = vocabulary('personMoves').scan(placed.text);
	if (met === undefined) return false;
	const minutes = parseTime(placed.text.slice(met.length));
	if (minutes === undefined) return false;
	const type = met.id === 'arrival' ? 'arrivalTime' : 'departureTime';
	add({ type, value: minutes, ...positioned(wholePlace(placed)), ...inFile(context.file), children: [] });
	return true;
}

/** Words between two signs: the name, else a quality, with a mark (`pouvoir à`) anywhere in them. */
function readWords(
	placed: PlacedText,
	add: (part: PersonPart) => void,
	opening: Segment['opening'],
	problems: Problem[],
	context: PersonContext,
): void {
	const isName = opening === 'name';
	const base = (text: PlacedText) => ({ ...positioned(wholePlace(text)), ...inFile(context.file) });
	const met =
		findMark(placed.text, isName) ?? (context.represented ? findHolder(placed.text, isName) : undefined);
	const before = trimPlaced(slicePlaced(placed, 0, wordsEnd(placed.text, met?.offset)));
	if (before.text !== '') {
		if (isName) readName(before, add, problems, context);
		else if (!addUnmarkedVotes(before, add, problems, context) && !addMove(before, add, context)) {
			add({ type: 'quality', value: before.text, ...base(before), children: [] });
			if (opening === 'dash') problems.push(dashProblem(before, context));
		}
	}
	if (met === undefined) return;
	const marked = slicePlaced(placed, met.offset, placed.text.length);
	const colon = /^\s*:?/.exec(marked.text.slice(met.length))?.[0].length ?? 0;
	const rest = trimPlaced(slicePlaced(marked, met.length + colon, marked.text.length));
	if (met.id === 'proxy' || met.id === 'blankProxy') add(proxyNode(marked, rest, context));
	else if (rest.text !== '') add({ type: met.id, ...base(marked), children: [nameNode(rest, context.file)] });
	else {
		problems.push(
			problem('syntax/invalid-value', 'markWithoutName', wholePlace(marked), {
				values: { text: marked.text },
				file: context.file,
			}),
		);
	}
}

/** Where the words before a mark end: a dash may part them from it (`Anne Roy - pouvoir à Paul Weiss`). */
function wordsEnd(text: string, mark: number | undefined): number {
	return mark === undefined
		? text.length
		: text
				.slice(0, mark)
				.trimEnd()
				.replace(/[-–—]$/, '')
				.trimEnd().length;
}

/** The name, and the votes that stand behind it without brackets. */
function readName(
	placed: PlacedText,
	add: (part: PersonPart) => void,
	problems: Problem[],
	context: PersonContext,
): void {
	const found =
		context.candidate === true
			? undefined
			: (heldVotes(placed, context, true) ?? endingVotes(placed, context));
	add(nameNode(found === undefined ? placed : slicePlaced(placed, 0, found.from), context.file));
	if (found === undefined) return;
	if (found.votes) add(found.votes);
	problems.push(found.problem);
}

/** `Jean Roy – trésorier` is read as a name and a quality, and reported with the comma to write. */
function dashProblem(quality: PlacedText, context: PersonContext): Problem {
	return problem('syntax/repaired', 'personDash', wholePlace(quality), {
		values: { value: quality.text },
		file: context.file,
	});
}

function proxyNode(marked: PlacedText, holder: PlacedText, context: PersonContext): PersonPart {
	const base = { type: 'proxy' as const, ...positioned(wholePlace(marked)), ...inFile(context.file) };
	return { ...base, children: holder.text === '' ? [] : [nameNode(holder, context.file)] };
}

// --- What decides how the text of a person is read.

/** What reading a person needs to know. */
interface PersonContext {
	/** Language of the document: decides how a number is read. */
	lang: Language;
	/** The file of the text, where it is not the meeting itself. */
	file?: string | undefined;
	/** A candidate may be a list of any name (`Ensemble – pour le canal`), and has no votes of its own. */
	candidate?: boolean | undefined;
	/** Whether the votes stand in brackets: `1120/10000` beside them says the same. */
	weighed?: boolean | undefined;
	/** Whether the person stands among those represented: a bare `à Paul Weiss` says who holds the proxy. */
	represented?: boolean | undefined;
}

// --- Where a person's line is cut.

/** How a part of a person's line was opened. */
type Opening = 'name' | 'comma' | 'dash' | 'arrow' | 'paren' | 'bracket';

/** A part of a person's line: offsets in it, and what opened it. */
interface Segment {
	opening: Opening;
	from: number;
	to: number;
}

/** What may open a part; most signs of a line are none of these. */
const PARTING = '([→⇒➔➜-=–—,;:';

const ARROW = /^(?:→|⇒|➔|➜|[-=–—]{1,2}>)/;

/** A dash between spaces (a long one needs none), then a small letter or a figure: what it parts from the name is no part of it. */
const dashBefore = lazy(() => /^(?:-\s|[–—])\s*(?=[\p{Ll}\d])/u);

/**
 * Cuts a line at its commas, arrows, parentheses and brackets, at a colon with spaces after it, and at a dash between the name and
 * what is no name. Linear: each sign is met once.
 */
function getSegments(text: string, atDashes: boolean): Segment[] {
	const segments: Segment[] = [];
	const open: { opening: Opening; from: number } = { opening: 'name', from: 0 };
	const cut = (to: number, opening: Opening, from: number) => {
		const isEmpty = text.slice(open.from, to).trim() === '';
		if (!isEmpty || open.opening !== 'comma') segments.push({ opening: open.opening, from: open.from, to });
		Object.assign(open, { opening, from });
	};
	let index = 0;
	while (index < text.length) {
		const sign = text[index] ?? '';
		if (!PARTING.includes(sign)) {
			index += 1;
			continue;
		}
		const arrow = ARROW.exec(text.slice(index, index + 3))?.[0];
		if (sign === '(' || sign === '[') {
			const close = getClosing(text, index);
			// A second pair of parentheses belongs to the words before it: `présidente (par intérim)`.
			const isMore =
				sign === '(' && (open.opening === 'arrow' || segments.some((other) => other.opening === 'paren'));
			if (isMore && text.slice(open.from, index).trim() !== '') {
				index = close + 1;
				continue;
			}
			cut(index, sign === '(' ? 'paren' : 'bracket', index + 1);
			cut(close, 'comma', Math.min(close + 1, text.length));
			index = close + 1;
		} else if (arrow !== undefined) {
			cut(index, 'arrow', index + arrow.length);
			index += arrow.length;
		} else if (atDashes && open.opening === 'name' && isDash(text, index)) {
			cut(index, 'dash', index + 1);
			index += 1;
		} else if (
			(sign === ',' && !/\d,\d/.test(text.slice(Math.max(0, index - 1), index + 2))) ||
			sign === ';' ||
			(sign === ':' && /^\s/.test(text.slice(index + 1, index + 2)) && !isMark(text.slice(open.from, index)))
		) {
			cut(index, 'comma', index + 1);
			index += 1;
		} else {
			index += 1;
		}
	}
	cut(text.length, 'comma', text.length);
	return segments;
}

function isDash(text: string, index: number): boolean {
	const sign = text[index];
	if (sign !== '-' && sign !== '–' && sign !== '—') return false;
	return (
		(sign !== '-' || /\s/.test(text[index - 1] ?? '')) && dashBefore().test(text.slice(index, index + 8))
	);
}

/** Where the parenthesis or bracket that opens at `index` closes; the end of the text where it never does. */
function getClosing(text: string, index: number): number {
	const [open, close] = text[index] === '(' ? ['(', ')'] : ['[', ']'];
	let depth = 0;
	for (let at = index; at < text.length; at += 1) {
		if (text[at] === open) depth += 1;
		else if (text[at] === close) {
			depth -= 1;
			if (depth === 0) return at;
		}
	}
	return text.length;
}

// --- Words of a person's line that another name follows: `pouvoir à`, `représentée par`, `remplacée par`.

interface MetMark {
	id: IdOf<'personMarks'>;
	offset: number;
	length: number;
}

/** Is the whole text a mark? */
function isMark(text: string): boolean {
	return isOneOf(text, 'personMarks');
}

/**
 * The first mark of the words between two signs. That of a blank proxy (`pouvoir`) is one only where the words are nothing else, or
 * a colon follows it: it may be part of a quality.
 */
function findMark(text: string, isName: boolean): MetMark | undefined {
	if (!mayHoldMark(text)) return undefined;
	const marks = vocabulary('personMarks');
	const whole = isName ? undefined : marks.findId(text);
	if (whole === 'blankProxy' || whole === 'proxy') return { id: whole, offset: 0, length: text.length };
	const opening = isName ? undefined : marks.scan(text);
	if (opening?.id === 'blankProxy' && /^\s*:/.test(text.slice(opening.length))) return opening;
	let from = 0;
	for (let tries = 0; tries < MOST_MARKS; tries += 1) {
		const met = marks.findIn(text.slice(from));
		if (met === undefined) return undefined;
		const offset = from + met.offset;
		const behind = text.slice(offset + met.length);
		// `remplacé` alone, `remplace le trésorier`: no seat of somebody.
		const isWhole = met.id !== 'blankProxy' && (met.id !== 'replaces' || /^[\s:]*\p{Lu}/u.test(behind));
		if (isWhole) return { id: met.id, offset, length: met.length };
		from = offset + met.length;
	}
	return undefined;
}

/**
 * Among those represented: `Lise Kern à Paul Weiss`, `Lise Kern (à M. Weiss)`, `Lise Kern, mandataire : Paul Weiss`. What follows the
 * word must open as a name does, and in the part that names the giver something must stand before it.
 */
function findHolder(text: string, isName: boolean): MetMark | undefined {
	const words = vocabulary('heldBy');
	let from = 0;
	for (let tries = 0; tries < MOST_MARKS; tries += 1) {
		const met = words.findIn(text.slice(from));
		if (met === undefined) return undefined;
		const offset = from + met.offset;
		const opensName = /^\s*:?\s*\p{Lu}/u.test(text.slice(offset + met.length, offset + met.length + 8));
		const standsRight = isName ? offset > 0 : offset === 0;
		if (opensName && standsRight) return { id: 'proxy', offset, length: met.length };
		from = offset + met.length;
	}
	return undefined;
}

/** Nobody writes more marks than this between two commas; the bound keeps hostile text linear. */
const MOST_MARKS = 8;

const longestWords = lazy(() => [
	...new Set(
		vocabulary('personMarks')
			.words()
			.map((words) => getLongest(foldKeyword(words).split(' '))),
	),
]);

/** Does a text hold the longest word of any mark? Most names hold none, and need no closer look. */
function mayHoldMark(text: string): boolean {
	const folded = foldKeyword(text);
	return longestWords().some((word) => folded.includes(word));
}

function getLongest(words: readonly string[]): string {
	return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

// --- The votes of a person: in brackets, or written in some other way that is read and reported.

/** Reads a number of votes: `350`, `1 450`, `1 234,5`, `350 voix`. */
export function readVotes(
	placed: PlacedText,
	context: PersonContext,
	key?: string | undefined,
): { votes: Votes | undefined; problems: Problem[] } {
	const trimmed = trimPlaced(placed);
	const value = knownVotes(trimmed.text, context.lang);
	if (value === undefined) {
		const values = { text: trimmed.text };
		return {
			votes: undefined,
			problems: [
				problem('syntax/invalid-value', 'votes', wholePlace(trimmed), { values, file: context.file }),
			],
		};
	}
	const votes: Votes = { type: 'votes', value, ...(key !== undefined && { key }), children: [] };
	const position = wholePlace(trimmed);
	if (position !== undefined) votes.position = position;
	if (context.file !== undefined) votes.data = fileData(context.file);
	return { votes, problems: [] };
}

/** Votes that no bracket marks, where they can be read, and what is said of them. */
interface UnmarkedVotes {
	votes: Votes | undefined;
	problem: Problem;
}

/**
 * `(350 tantièmes)`, `, 350 voix`, `(1 450)`: with their unit, or with their thousands parted, they are votes without a doubt. A bare
 * `(350)` most likely is, but could be a lot or a year: the writer has to say.
 */
function unmarkedVotes(placed: PlacedText, context: PersonContext): UnmarkedVotes | undefined {
	const share = context.weighed || !placed.text.includes('/') ? null : SHARE.exec(placed.text);
	if (share) {
		const from = placed.text.length - share[0].trimStart().length;
		const value = slicePlaced(placed, from, from + (share[1] ?? '').length);
		const values = { value: placed.text.slice(from), line: `[${value.text}]` };
		return {
			votes: readVotes(value, context).votes,
			problem: problem('syntax/invalid-value', 'shareNumber', wholePlace(placed), {
				values,
				file: context.file,
			}),
		};
	}
	const isBare = BARE_NUMBER.test(placed.text);
	if (!isBare && !(/^\d/.test(placed.text) && spokenVotes().test(placed.text))) return undefined;
	const known = knownVotes(placed.text, context.lang) !== undefined;
	if (!known && !isBare) return undefined;
	const line = `[${placed.text.replace(/\s*\p{L}.*$/u, '')}]`;
	const options = { values: { value: placed.text, line }, file: context.file };
	const code = !known ? 'unreadNumber' : isBare && !isParted(placed.text, context) ? 'bareNumber' : undefined;
	return {
		votes: known ? readVotes(placed, context).votes : undefined,
		problem: problem(
			code === undefined ? 'syntax/repaired' : 'syntax/invalid-value',
			code ?? 'spokenVotes',
			wholePlace(placed),
			options,
		),
	};
}

/**
 * `propriétaire de 600 actions`, `gérant détenant 60 parts`: votes behind words for holding them, and where these words start. With more words, as
 * in `titulaire de 10 parts en indivision`, how many they are is asked.
 */
function heldVotes(
	placed: PlacedText,
	context: PersonContext,
	isName: boolean,
): (UnmarkedVotes & { from: number }) | undefined {
	if (context.weighed || placed.text.length > LONGEST_HOLDING) return undefined;
	const [verb] = vocabulary('holdingVerbs').findAll(placed.text);
	if (!verb) return undefined;
	const held = trimPlaced(slicePlaced(placed, verb.to, placed.text.length));
	const count = scanCount(held.text, context.lang);
	const length = count?.length ?? HELD_NUMBER.exec(held.text)?.[0].length ?? 0;
	const words = held.text.slice(length).trim();
	const unit = length > 0 ? vocabulary('units').scan(words) : undefined;
	const isInWords = unit === undefined && length > 0 && inWords().test(held.text);
	// `titulaire de deux mandats` tells of other offices or of proxies.
	const forOthers = vocabulary('heldForOthers').findId(words.slice(0, unit?.length ?? 0));
	if (!isInWords && (unit?.id !== 'votes' || forOthers === 'offices')) return undefined;
	const before = placed.text.slice(0, verb.from);
	const isRead =
		count !== undefined &&
		unit !== undefined &&
		forOthers === undefined &&
		(isName ? /^\p{Lu}.*\s$/u : isHolder).test(before) &&
		ofAll().test(words.slice(unit.length));
	const said = slicePlaced(placed, verb.from, placed.text.length);
	const options = {
		values: { value: said.text, line: `[${held.text.slice(0, length)}]` },
		file: context.file,
	};
	return {
		from: verb.from,
		votes: isRead ? readVotes(slicePlaced(held, 0, length), context).votes : undefined,
		problem: isRead
			? problem('syntax/repaired', 'spokenVotes', wholePlace(said), options)
			: problem('syntax/invalid-value', 'unreadNumber', wholePlace(said), options),
	};
}

/** `gérant associé`: words for a quality that leaves open what the person holds now; not `ancienne`, `nu-`. */
const isHolder = {
	test: (before: string) =>
		before.trim() === '' ||
		(/\s$/.test(before) &&
			before
				.trim()
				.split(/\s+/)
				.every((word) =>
					isOneOf(word, ['units', 'heads'], 'officers', 'otherOffices', ['peopleNouns', 'noun']),
				)),
};

/** Nothing, or ` sur 1 000`. */
const ofAll = lazyPattern`(?u)^(?:\s*${'outOf'}\s*\d[\d\s\u202F.,]{0,20})?$`;
/** `trois | cents parts`: a number in words that is longer than those which are read. */
const inWords = lazyPattern`(?u)^\p{L}+(?:[\s-]\p{L}+){1,6}?\s${['units', 'votes']}(?![\p{L}\d])`;

/** Longer than a name, an office and what the person holds. */
const LONGEST_HOLDING = 160;
const HELD_NUMBER = /^\d[\d\s\u2007\u2009\u202F'’.,]{0,30}/;

/** `Paul Weiss 350 voix`, `Paul Weiss 1 450`: votes behind a name, and where the name ends. */
function endingVotes(
	placed: PlacedText,
	context: PersonContext,
): (UnmarkedVotes & { from: number }) | undefined {
	const share = placed.text.includes('/') ? SHARE.exec(placed.text) : null;
	const weighed = share && unmarkedVotes(slicePlaced(placed, share.index + 1, placed.text.length), context);
	if (weighed) return { ...weighed, from: share.index };
	const met = /\d/.test(placed.text) ? numberAtEnd().exec(placed.text) : null;
	if (met === null || met.index === 0) return undefined;
	const behind = trimPlaced(slicePlaced(placed, met.index + (met[1] ?? '').length, placed.text.length));
	// A bare figure may belong to a name: `Lot 12`.
	const isDashed = /[-–—=/]/.test(met[1] ?? '');
	if (!isDashed && BARE_NUMBER.test(behind.text) && !isParted(behind.text, context)) return undefined;
	const found = unmarkedVotes(behind, context);
	return found && { ...found, from: met.index };
}

/** Are the thousands parted as nothing but a large number is written? */
function isParted(text: string, { lang }: PersonContext): boolean {
	return (
		LOCALES[lang].groupMark === ','
			? /^\d{1,3}(?:[\s\u2009\u202F,]\d{3})+$/
			: /^\d{1,3}(?:[\s\u2009\u202F]\d{3})+$/
	).test(text);
}

/** `1120/10000`, of a power of ten, whatever stands before it: `lot 1, 1120/10000`. */
const SHARE =
	/(?:^|[\s,])(\d+(?:[\s\u202F]\d{3})*)\s?\/\s?(?:10{2,6}|10{0,2}[\s\u202F]0{3})(?:\s?(?!\d)[\p{L}]{1,12})?$/u;

/** A number, then a unit. */
const spokenVotes = lazy(() => /^\d[\d\s.,]{0,30}\p{L}/u);

/** Figures alone. */
const BARE_NUMBER = /^\d[\d\s\u2007\u2009\u202F'’.,]{0,30}$/;

/** A number behind words, with or without its unit. */
const numberAtEnd = lazy(
	() => /(\s{1,4}(?:[-–—=/]\s{0,4})?)\d[\d\s\u2007\u2009\u202F'’.,]{0,30}(?:\p{L}[\p{L}\s'’]{0,40})?$/u,
);

/** The votes of a text; in a roll the same numbers come again and again. */
const knownVotes = remembering((text, lang: PersonContext['lang']) => {
	const whole = parseCount(text, lang);
	if (whole !== undefined) return toDecimalString(whole);
	const counted = /^(.*\d)\s*(\p{L}[\p{L}\s'’]*)$/u.exec(text.slice(0, 80));
	if (counted === null || text.length > 80) return undefined;
	const unit = vocabulary('units').findId(counted[2] ?? '');
	const value = unit !== undefined ? parseCount(counted[1] ?? '', lang) : undefined;
	return value === undefined ? undefined : toDecimalString(value);
});
