/** People as lists write them: `Omar Haddad (Ville de Rennes), trésorier [350] → Jeanne Royer`. */

import type { Name, Person, PersonPart, Problem } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import { holdsLetter } from '../../text/letters.js';
import {
	inFile,
	type PlacedText,
	positioned,
	slicePlaced,
	trimPlaced,
	wholePlace,
} from '../source/places.js';
import type { PersonContext } from './person-context.js';
import { findMark } from './person-marks.js';
import { type Segment, segmentsOf } from './person-segments.js';
import { endingVotes, readVotes, unmarkedVotes } from './person-votes.js';

/** A person, where the text names one, and the mistakes in it. */
export interface PersonReading {
	person: Person | undefined;
	problems: Problem[];
}

/** Reads a text as a person: a name, then what is said of the person, in any order. */
export function readPlacedPerson(placed: PlacedText, context: PersonContext): PersonReading {
	const whole = trimPlaced(placed);
	const parts: PersonPart[] = [];
	const problems: Problem[] = [];
	const segments = segmentsOf(whole.text, context.candidate !== true);
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
			if (addUnmarkedVotes(placed, add, problems, context)) return;
			if (opensWithProxy(placed.text)) readWords(placed, add, segment.opening, problems, context);
			else if (placed.text !== '')
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
			readWords(placed, add, segment.opening, problems, context);
	}
}

/** Does what stands in parentheses say to whom the vote is given: `(pouvoir à Jeanne Royer)`? */
function opensWithProxy(text: string): boolean {
	const met = findMark(text, false);
	return met?.offset === 0 && (met.id === 'proxy' || met.id === 'blankProxy');
}

/** Votes outside brackets, and the message that says so. */
function addUnmarkedVotes(
	placed: PlacedText,
	add: (part: PersonPart) => void,
	problems: Problem[],
	context: PersonContext,
): boolean {
	const found = context.candidate === true ? undefined : unmarkedVotes(placed, context);
	if (found === undefined) return false;
	if (found.votes) add(found.votes);
	problems.push(found.problem);
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
	const met = findMark(placed.text, isName);
	const before = trimPlaced(slicePlaced(placed, 0, wordsEnd(placed.text, met?.offset)));
	if (before.text !== '') {
		if (isName) readName(before, add, problems, context);
		else if (!addUnmarkedVotes(before, add, problems, context)) {
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
	const found = context.candidate === true ? undefined : endingVotes(placed, context);
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
