/** The votes of a person: in brackets, or written in some other way that is read and reported. */

import type { Problem, Votes } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { toDecimalString } from '../../text/fraction.js';
import { parseCount } from '../../text/number.js';
import { fileData, type PlacedText, slicePlaced, trimPlaced, wholePlace } from '../source/places.js';
import type { PersonContext } from './person-context.js';

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
export interface UnmarkedVotes {
	votes: Votes | undefined;
	problem: Problem;
}

/**
 * `(350 tantièmes)`, `, 350 voix`, `(1 450)`: with their unit, or with their thousands parted, they are votes without a doubt. A bare
 * `(350)` most likely is, but could be a lot or a year: the writer has to say.
 */
export function unmarkedVotes(placed: PlacedText, context: PersonContext): UnmarkedVotes | undefined {
	const isBare = BARE_NUMBER.test(placed.text);
	if (!isBare && !SPOKEN_VOTES.test(placed.text)) return undefined;
	const known = knownVotes(placed.text, context.lang) !== undefined;
	if (!known && !isBare) return undefined;
	const line = `[${placed.text.replace(/[\s\u00A0\u202F]*\p{L}.*$/u, '')}]`;
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

/** `Paul Weiss 350 voix`, `Paul Weiss 1 450`: votes behind a name, and where the name ends. */
export function endingVotes(
	placed: PlacedText,
	context: PersonContext,
): (UnmarkedVotes & { from: number }) | undefined {
	const met = /\d/.test(placed.text) ? ENDING.exec(placed.text) : null;
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
		lang === 'en' ? /^\d{1,3}(?:[\s\u00A0\u2009\u202F,]\d{3})+$/ : /^\d{1,3}(?:[\s\u00A0\u2009\u202F]\d{3})+$/
	).test(text);
}

/** A number, then a unit. */
const SPOKEN_VOTES = /^\d[\d\s\u00A0\u202F.,]{0,30}\p{L}/u;

/** Figures alone. */
const BARE_NUMBER = /^\d[\d\s\u00A0\u2007\u2009\u202F'’.,]{0,30}$/;

/** A number behind words, with or without its unit. */
const ENDING =
	/([\s\u00A0]{1,4}(?:[-–—=/][\s\u00A0]{0,4})?)\d[\d\s\u00A0\u2007\u2009\u202F'’.,]{0,30}(?:\p{L}[\p{L}\s'’]{0,40})?$/u;

/** The votes of a text; in a roll the same numbers come again and again. */
function knownVotes(text: string, lang: PersonContext['lang']): string | undefined {
	const key = `${lang} ${text}`;
	const known = votesByText.get(key);
	if (known !== undefined || votesByText.has(key)) return known;
	const value = parseVotes(text, lang);
	if (votesByText.size > 2000) votesByText.clear();
	votesByText.set(key, value);
	return value;
}

const votesByText = new Map<string, string | undefined>();

function parseVotes(text: string, lang: PersonContext['lang']): string | undefined {
	const whole = parseCount(text, lang);
	if (whole !== undefined) return toDecimalString(whole);
	const counted = /^(.*\d)\s*(\p{L}[\p{L}\s'’]*)$/u.exec(text.slice(0, 80));
	if (counted === null || text.length > 80) return undefined;
	const unit = vocabulary('units').idOf(counted[2] ?? '');
	const value = unit !== undefined ? parseCount(counted[1] ?? '', lang) : undefined;
	return value === undefined ? undefined : toDecimalString(value);
}
