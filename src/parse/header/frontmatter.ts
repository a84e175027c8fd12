/** Where the header stands: between two lines of three hyphens at the top of the file, damaged as word processors damage them. */

import { fixAt, type Problem, problem } from '../../ast/index.js';
import { findHeaderKey } from '../../language/index.js';
import { type SourceLine, sourceLines } from '../../source/places.js';
import type { Places, SourcePoint } from '../../text/places.js';

/** The header's text in its file, or where the body starts without one. */
interface Frontmatter {
	/** Offsets of the text between the fences; undefined where there is none, or none that may be read. */
	text: { from: number; to: number } | undefined;
	/** Offsets of the whole header, fences included. */
	whole: { from: number; to: number } | undefined;
	bodyStart: SourcePoint;
	problems: Problem[];
}

/** The greatest header, in bytes of UTF-8: larger rolls belong in a CSV file. */
const LARGEST_HEADER = 65_536;

/** Finds the header of a file. */
export function findFrontmatter(source: string, places: Places): Frontmatter {
	const lines = sourceLines(source);
	const opening = findOpening(lines);
	if (opening === undefined) {
		const first = lines.find((line) => getText(line).trim() !== '') ?? lines[0];
		const place = first && places.range(first.start.offset, getEnd(first));
		const problems = [problem('syntax/frontmatter', 'none', place)];
		return { text: undefined, whole: undefined, bodyStart: places.point(0), problems };
	}
	const closing = findClosing(lines, opening.next, getText(opening.damaged).trim());
	const problems = [...openingProblems(lines, opening, places)];
	const slips = [opening.damaged, closing.damaged].flatMap((line) => (line ? [line] : []));
	if (slips.length > 0) problems.push(damagedFences(slips, places));

	const textStart = lines[opening.next]?.start.offset ?? source.length;
	const textEnd = lines[closing.end]?.start.offset ?? source.length;
	const openingLine = opening.line ?? lines[0];
	if (!closing.found && openingLine) problems.push(unclosed(openingLine, textEnd, source, places));
	const bodyStart = places.point(lines[closing.next]?.start.offset ?? source.length);
	const lastLine = lines[closing.next - 1];
	const whole = {
		from: openingLine?.start.offset ?? 0,
		to: lastLine ? Math.max(textStart, getEnd(lastLine)) : source.length,
	};
	const isTooLarge = utf8Length(source, textStart, textEnd) > LARGEST_HEADER;
	if (isTooLarge && openingLine) {
		problems.push(
			problem('syntax/frontmatter', 'tooLarge', places.range(openingLine.start.offset, getEnd(openingLine))),
		);
	}
	const isReadable = !isTooLarge && opening.language === undefined;
	return { text: isReadable ? { from: textStart, to: textEnd } : undefined, whole, bodyStart, problems };
}

/**
 * Whether a text starts as minutes do: with a header, also one whose opening line is damaged or lost. Without that line two keys of a header
 * are asked for: a note may well begin with `Date:`.
 */
export function startsAsMinutes(text: string): boolean {
	const lines = sourceLines(text);
	if (lines[0] && DASHED.test(getText(lines[0]))) return true;
	const opening = findOpening(lines);
	if (opening?.line) return true;
	const [first = '', second = ''] = lines.map(getText).filter((line) => /[\p{L}\p{N}]/u.test(line));
	return isHeaderKey(first) && isHeaderKey(second);
}

/** Dashes of any kind, whatever comes after: what is wrong with them has its message. */
const DASHED = /^(?:---|[\u2013\u2014])/;

interface Opening {
	/** The line of the fence; undefined where it was forgotten. */
	line: SourceLine | undefined;
	/** Index of the first line of the text. */
	next: number;
	/** The fence, where it must be written anew. */
	damaged?: SourceLine | undefined;
	/** How many blank lines stand above it. */
	blanks: number;
	/** Another language than YAML that it announces: `---js`. */
	language?: string | undefined;
}

interface Closing {
	found: boolean;
	/** Index of the line after the text. */
	end: number;
	/** Index of the first line of the body. */
	next: number;
	damaged?: SourceLine | undefined;
}

const FENCE = /^---[ \t\u00A0]*$/;
/** What smart dashes make of three hyphens, a hyphen too few or too many, one set in, and one that a converter has escaped. */
const DAMAGED = /^[ \t\u00A0]*(?:\\?[-\u2010-\u2015\u2212]{2,6}|[\u2010-\u2015\u2212])[ \t\u00A0]*$/;
/** Other lines that part a text, which editors take for three hyphens; only the words that follow tell that a header was meant. */
const OTHER_RULE = /^[ \t\u00A0]*(?:([*_=~`-])[ \t\u00A0]*)(?:\1[ \t\u00A0]*){2,}$/;
const ANNOUNCED = /^---[ \t]*([a-z][\w+-]*)[ \t]*$/i;

function findOpening(lines: readonly SourceLine[]): Opening | undefined {
	let index = 0;
	while (index < lines.length && getText(lines[index]).trim() === '') index += 1;
	const line = lines[index];
	if (line === undefined) return undefined;
	const text = getText(line);
	const base = { line, next: index + 1, blanks: index };
	if (FENCE.test(text)) return index === 0 || announcesHeader(lines, index + 1) ? base : undefined;
	const language = ANNOUNCED.exec(text)?.[1];
	if (language !== undefined && index === 0)
		return /^ya?ml$/i.test(language) ? { ...base, damaged: line } : { ...base, language };
	if ((DAMAGED.test(text) || OTHER_RULE.test(text)) && announcesHeader(lines, index + 1))
		return { ...base, damaged: line };
	if (isHeaderKey(text) && announcesHeader(lines, index))
		return { line: undefined, next: index, blanks: index };
	return undefined;
}

/** Does a key of the header stand on the next line with words? */
function announcesHeader(lines: readonly SourceLine[], from: number): boolean {
	for (let index = from; index < lines.length; index += 1) {
		const text = getText(lines[index]);
		if (text.trim() === '' || /^#(?!#)/.test(text)) continue;
		return isHeaderKey(text);
	}
	return false;
}

/** `mark`: what the opening line is where it is damaged; the closing one may be the same. */
function findClosing(lines: readonly SourceLine[], from: number, mark: string): Closing {
	let heading: number | undefined;
	let looksLikeBody = false;
	for (let index = from; index < lines.length; index += 1) {
		const line = lines[index];
		const text = getText(line);
		if (FENCE.test(text) || DAMAGED.test(text) || (mark !== '' && text.trim() === mark)) {
			if (looksLikeBody) break;
			const damaged = FENCE.test(text) ? undefined : line;
			return { found: true, end: index, next: index + 1, damaged };
		}
		if (heading === undefined && /^(?:#{2,6}\s|:::)/.test(text)) heading = index;
		else if (heading !== undefined && !isHeaderLike(text)) looksLikeBody = true;
	}
	// Nothing closes it: it ends with its last line that can only be one of a header.
	let end = from;
	let last = from;
	while (end < lines.length && isHeaderLike(getText(lines[end])) && !/^#{2,6}\s/.test(getText(lines[end]))) {
		const text = getText(lines[end]);
		end += 1;
		if (text.trim() !== '' && !text.startsWith('#')) last = end;
	}
	return { found: false, end: last, next: last };
}

/** A line that cannot be told from one of a header: indented, an item, a comment, a known key. */
function isHeaderLike(text: string): boolean {
	return (
		text.trim() === '' ||
		/^[\s#\]}]/.test(text) ||
		/^[-\u2010-\u2015][\s\p{L}]/u.test(text) ||
		isHeaderKey(text)
	);
}

function isHeaderKey(text: string): boolean {
	const key = /^([^:\n]{2,60}):/.exec(text)?.[1];
	return key !== undefined && findHeaderKey(key.replace(/^["']|["']$/g, '')) !== undefined;
}

function openingProblems(lines: readonly SourceLine[], opening: Opening, places: Places): Problem[] {
	const { line, language, blanks } = opening;
	if (line === undefined) {
		const first = lines[opening.next];
		if (first === undefined) return [];
		const { offset } = first.start;
		return [
			problem('syntax/frontmatter', 'noOpening', places.range(offset, getEnd(first)), {
				values: { text: getText(first) },
				fixes: fixAt('insertFence', places.range(offset, offset), '---\n', true),
			}),
		];
	}
	const place = places.range(line.start.offset, getEnd(line));
	if (language !== undefined)
		return [problem('syntax/frontmatter', 'fenceLanguage', place, { values: { language } })];
	if (blanks > 0) {
		const fixes = fixAt('removeBlankLines', places.range(0, line.start.offset), '', true);
		return [problem('syntax/repaired', 'linesAboveFence', place, { fixes })];
	}
	return [];
}

function damagedFences(slips: readonly SourceLine[], places: Places): Problem {
	const [first] = slips;
	const edits = slips.map((line) => ({
		position: places.range(line.start.offset, getEnd(line)),
		text: '---',
	}));
	const position = edits[0]?.position;
	const isSetIn = slips.every((line) => FENCE.test(getText(line).trimStart()));
	return problem('syntax/repaired', isSetIn ? 'fenceSetIn' : 'damagedFence', position, {
		values: { text: getText(first).trim(), count: slips.length },
		fixes: [{ description: 'writeFence', safe: true, edits }],
	});
}

function unclosed(opening: SourceLine, end: number, source: string, places: Places): Problem {
	const isLineStart = end === 0 || /[\r\n]/.test(source[end - 1] ?? '');
	const edit = { position: places.range(end, end), text: isLineStart ? '---\n' : '\n---\n' };
	return problem('syntax/frontmatter', 'unclosed', places.range(opening.start.offset, getEnd(opening)), {
		values: { line: { line: places.point(end).line + (isLineStart ? 0 : 1) } },
		fixes: [{ description: 'insertFence', safe: true, edits: [edit] }],
	});
}

/** A line as written, without a byte order mark. */
function getText(line: SourceLine | undefined): string {
	const text = line?.text ?? '';
	return line?.start.offset === 0 ? text.replace(/^\uFEFF/, '') : text;
}

function getEnd(line: SourceLine): number {
	return line.start.offset + line.text.length;
}

function utf8Length(text: string, from: number, to: number): number {
	let length = to - from;
	for (let index = from; index < to; index += 1) {
		const code = text.charCodeAt(index);
		if (code > 0x7f) length += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
	}
	return length;
}
