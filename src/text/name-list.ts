import { LOCALES } from '../language/locales.generated.js';
import type { NameIndex, NameResult } from './name-model.js';
import { isCivility } from './name-parts.js';

/** One name of a list of names. */
export interface SplitName {
	/** The name as written. */
	readonly text: string;
	/** Where it starts in the list, in UTF-16 units. */
	readonly start: number;
	/** Where it ends. */
	readonly end: number;
	/** Whom it means. */
	readonly result: NameResult;
}

/**
 * Parts a list of names: the longest known name first (`M. et Mme Duval` may be one member), then at `,`, `;`, `et` and `and`.
 * Nothing inside brackets parts.
 */
export function splitNames(text: string, index: NameIndex): SplitName[] {
	const segments = getSegments(text);
	const names: SplitName[] = [];
	for (let first = 0; first < segments.length; ) {
		const taken = longestKnown(text, segments, first, index);
		const name = trimmed(text, segments[first]?.start ?? 0, segments[taken]?.end ?? 0);
		if (name.start < name.end) {
			const written = text.slice(name.start, name.end);
			names.push({ text: written, ...name, result: index.resolve(written) });
		}
		first = taken + 1;
	}
	return names;
}

interface Segment {
	start: number;
	end: number;
}

/** More segments than a name is made of. */
const MOST_SEGMENTS = 6;

/** The last segment of the longest known name that begins with this one. */
function longestKnown(text: string, segments: readonly Segment[], first: number, index: NameIndex): number {
	for (let last = Math.min(segments.length, first + MOST_SEGMENTS) - 1; last > first; last -= 1) {
		const { start, end } = trimmed(text, segments[first]?.start ?? 0, segments[last]?.end ?? 0);
		if (index.resolveWhole(text.slice(start, end)).kind !== 'none') return last;
	}
	// `M. et Mme Duval`: a civility alone is no name.
	const segment = segments[first];
	return segment !== undefined &&
		first + 1 < segments.length &&
		isCivility(text.slice(segment.start, segment.end))
		? first + 1
		: first;
}

function getSegments(text: string): Segment[] {
	const segments: Segment[] = [];
	let depth = 0;
	let start = 0;
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at] ?? '';
		if (character === '(' || character === '[') depth += 1;
		else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
		else if (depth === 0) {
			const separator = separatorAt(text, at);
			if (separator === 0) continue;
			segments.push({ start, end: at });
			at += separator - 1;
			start = at + 1;
		}
	}
	segments.push({ start, end: text.length });
	return segments.filter((segment) => text.slice(segment.start, segment.end).trim() !== '');
}

/** The length of the separator that starts here, or zero. */
function separatorAt(text: string, at: number): number {
	const character = text[at];
	if (character === ',' || character === ';' || character === '\n') return 1;
	if (character === undefined || !SPACE.test(character)) return 0;
	// Within a run of spaces, what follows was looked at from the first of them.
	if (SPACE.test(text[at - 1] ?? '')) return 0;
	AND.lastIndex = at;
	return AND.exec(text)?.[0].length ?? 0;
}

const SPACE = /[\s\u00A0\u202F]/;
const GAP = '[\\s\\u00A0\\u202F]';
const AND_WORDS = `(?:${Object.values(LOCALES)
	.map(({ and }) => and)
	.join('|')}|&)`;
const AND = new RegExp(`${GAP}+${AND_WORDS}(?=${GAP})`, 'iy');
const LEADING_AND = new RegExp(`^${AND_WORDS}${GAP}+`, 'i');

/** A range without the spaces around it and the full stop of a sentence behind it; the full stop of an initial stays. */
function trimmed(text: string, from: number, to: number): Segment {
	let start = from;
	let end = to;
	while (start < end && SPACE.test(text[start] ?? '')) start += 1;
	const and = LEADING_AND.exec(text.slice(start, end));
	if (and !== null) start += and[0].length;
	while (end > start && SPACE.test(text[end - 1] ?? '')) end -= 1;
	if (text[end - 1] === '.' && /[\p{L}\p{M})]{2}\.$/u.test(text.slice(Math.max(start, end - 3), end)))
		end -= 1;
	return { start, end };
}
