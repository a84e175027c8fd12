/** People as lists write them: `Omar Haddad (Ville de Rennes), trésorier [350] → Jeanne Royer`. */

import type { Language, Name, Person, PersonPart, Problem, Votes } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { toDecimalString } from '../../text/fraction.js';
import { holdsLetter } from '../../text/letters.js';
import { parseCount } from '../../text/number.js';
import type { SourceLine } from '../reading.js';
import {
	fileData,
	inFile,
	type PlacedText,
	placedInLine,
	positioned,
	slicePlaced,
	trimPlaced,
	wholePlace,
} from '../source/places.js';
import { findMark } from './person-marks.js';
import { type Segment, segmentsOf } from './person-segments.js';

/** What reading a person needs to know. */
export interface PersonContext {
	/** Language of the document: decides how a number is read. */
	lang: Language;
	/** The file of the text, where it is not the meeting itself. */
	file?: string | undefined;
}

/** A person, where the text names one, and the mistakes in it. */
export interface PersonReading {
	person: Person | undefined;
	problems: Problem[];
}

/** Reads the part of a line from `from` to `to` as a person: a name, then what is said of the person, in any order. */
export function readPerson(
	line: SourceLine,
	from: number,
	to: number,
	context: PersonContext,
): PersonReading {
	return readPlacedPerson(placedInLine(line, from, to), context);
}

/** Reads a text as a person. */
export function readPlacedPerson(placed: PlacedText, context: PersonContext): PersonReading {
	const whole = trimPlaced(placed);
	const parts: PersonPart[] = [];
	const problems: Problem[] = [];
	const segments = segmentsOf(whole.text);
	for (const segment of segments) {
		readSegment(trimPlaced(slicePlaced(whole, segment.from, segment.to)), segment, parts, problems, context);
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
			if (addSpokenVotes(placed, add, problems, context)) return;
			if (placed.text !== '')
				add({ type: 'affiliation', value: placed.text, ...position, ...data, children: [] });
			return;
		case 'bracket': {
			const reading = readVotes(placed, context);
			problems.push(...reading.problems);
			if (reading.votes) add(reading.votes);
			return;
		}
		case 'arrow':
			add(proxyNode(placed, placed, context));
			return;
		default:
			readWords(placed, add, segment.opening === 'name', problems, context);
	}
}

/** `(350 tantièmes)`, `, 350 voix`: with their unit they are votes without a doubt, and reported with the brackets to write. */
function addSpokenVotes(
	placed: PlacedText,
	add: (part: PersonPart) => void,
	problems: Problem[],
	context: PersonContext,
): boolean {
	if (!SPOKEN_VOTES.test(placed.text) || knownVotes(placed.text, context.lang) === undefined) return false;
	const { votes } = readVotes(placed, context);
	if (!votes) return false;
	add(votes);
	problems.push(
		problem('syntax/repaired', 'spokenVotes', wholePlace(placed), {
			values: { value: placed.text, line: `[${placed.text.replace(/[\s\u00A0\u202F]*\p{L}.*$/u, '')}]` },
			file: context.file,
		}),
	);
	return true;
}

/** A number, then a unit. */
const SPOKEN_VOTES = /^\d[\d\s\u00A0\u202F.,]{0,30}\p{L}/u;

/** Words between two signs: the name, else a quality, with a mark (`pouvoir à`) anywhere in them. */
function readWords(
	placed: PlacedText,
	add: (part: PersonPart) => void,
	isName: boolean,
	problems: Problem[],
	context: PersonContext,
): void {
	const base = (text: PlacedText) => ({ ...positioned(wholePlace(text)), ...inFile(context.file) });
	const met = findMark(placed.text, isName);
	const before = trimPlaced(slicePlaced(placed, 0, met?.offset ?? placed.text.length));
	if (before.text !== '') {
		if (isName) add(nameNode(before, context.file));
		else if (!addSpokenVotes(before, add, problems, context))
			add({ type: 'quality', value: before.text, ...base(before), children: [] });
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

function proxyNode(marked: PlacedText, holder: PlacedText, context: PersonContext): PersonPart {
	const base = { type: 'proxy' as const, ...positioned(wholePlace(marked)), ...inFile(context.file) };
	return { ...base, children: holder.text === '' ? [] : [nameNode(holder, context.file)] };
}

/** The votes of a text; in a roll the same numbers come again and again. */
function knownVotes(text: string, lang: Language): string | undefined {
	const key = `${lang} ${text}`;
	const known = votesByText.get(key);
	if (known !== undefined || votesByText.has(key)) return known;
	const value = parseVotes(text, lang);
	if (votesByText.size > 2000) votesByText.clear();
	votesByText.set(key, value);
	return value;
}

const votesByText = new Map<string, string | undefined>();

function parseVotes(text: string, lang: Language): string | undefined {
	const whole = parseCount(text, lang);
	if (whole !== undefined) return toDecimalString(whole);
	const counted = /^(.*\d)\s*(\p{L}[\p{L}\s'’]*)$/u.exec(text.slice(0, 80));
	if (counted === null || text.length > 80) return undefined;
	const unit = vocabulary('units').idOf(counted[2] ?? '');
	const value = unit !== undefined ? parseCount(counted[1] ?? '', lang) : undefined;
	return value === undefined ? undefined : toDecimalString(value);
}
