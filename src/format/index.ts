/**
 * One canonical layout for the header, the headings and the labelled lines of a meeting file, written in place: every other byte stays.
 * What would change the meaning of the file is left as it was written.
 */

import type { Node, Position } from 'unist';
import { visit } from 'unist-util-visit';
import { isMap, isScalar, isSeq, type Pair, parseDocument, type Node as YamlNode } from 'yaml';
import {
	type Ballot,
	type BallotLine,
	type Block,
	type CandidateList,
	getHeader,
	type Intervention,
	type Language,
	type Meeting,
	type MeetingNode,
	type Problem,
	type Session,
	type UncountedVote,
} from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { readHeadingWords } from '../parse/body/headings.js';
import { getRange } from '../parse/body/prose/place.js';
import { addTo } from '../text/lists.js';
import { lineEndAfter, runBefore, startOfLine } from '../text/places.js';

/** Reads a text as the compiler does, files that it names included. */
type ReadMeeting = (source: string) => Promise<Meeting> | Meeting;

/** Gives the canonical layout of a meeting file. The tree of the result, places aside, is that of the source. */
export async function formatMeeting(source: string, read: ReadMeeting): Promise<string> {
	let text = source;
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const next = await formatOnce(text, read);
		if (next === text) return text;
		text = next;
	}
	return text;
}

/** A change can make room for another one; two passes settle what people write. */
const MOST_PASSES = 4;

/** Characters that may be read in one pass to find the changes that would alter the meaning, and readings that even a long file gets. */
const MOST_READ = 400_000;
const FEWEST_READINGS = 24;
const MOST_READINGS = 120;

async function formatOnce(source: string, read: ReadMeeting): Promise<string> {
	const meeting = await read(source);
	const changes = [...headerChanges(source, meeting), ...bodyChanges(source, meeting)];
	if (changes.length === 0) return source;
	const meaning = getMeaning(meeting);
	const mayRead = Math.min(MOST_READINGS, Math.max(FEWEST_READINGS, Math.floor(MOST_READ / source.length)));
	let readings = 0;
	const keepsMeaning = async (chosen: readonly Change[]) => {
		readings++;
		return getMeaning(await read(applyChanges(source, chosen))) === meaning;
	};
	const groups = getGroups(changes);
	const kept: Change[] = [];
	const keep = async (some: readonly Change[][]): Promise<void> => {
		if (some.length === 0 || readings > mayRead) return;
		if (await keepsMeaning([...kept, ...some.flat()])) for (const each of some.flat()) kept.push(each);
		else if (some.length > 1) {
			const middle = some.length >> 1;
			await keep(some.slice(0, middle));
			await keep(some.slice(middle));
		}
	};
	await keep(groups);
	// Where so many changes would alter the meaning, none is made: half of them would be another half the next time.
	if (readings > mayRead) return source;
	return applyChanges(source, kept);
}

/**
 * A text that two trees share exactly where they say the same. Places are left out, and so is what follows from them in problems: the
 * lines that they cite and the edits of their fixes.
 */
function getMeaning(meeting: Meeting): string {
	return JSON.stringify(meeting, (key, value: unknown) => {
		if (key === 'position') return undefined;
		const { type, rule, code, severity } = (value ?? {}) as Partial<Problem | UncountedVote> & {
			rule?: string;
		};
		return type === 'problem' || type === 'uncounted' ? { type, rule, code, severity } : value;
	});
}

// --- The layout of the header: two spaces a level, one after a colon and a dash, a blank line below.

/** What to change in the header of a meeting. A header that needed repairs or could not be read is left as it is. */
function headerChanges(source: string, meeting: Meeting): Change[] {
	const { position } = getHeader(meeting);
	const from = position?.start.offset;
	const to = position?.end.offset;
	const changes = new ChangeList(source);
	const text = new SourceText(source);
	if (from === undefined || to === undefined) return [];
	belowHeader(to, text, changes);
	if (isDamaged(meeting, to)) return changes.all();
	const first = text.nextLine(from);
	const last = text.lineStart(to);
	for (const fence of [from, last]) {
		const stop = text.lineStop(fence);
		if (/^---[ \t]+$/.test(source.slice(fence, stop))) changes.replace(fence, stop, '---');
	}
	if (last <= first) return changes.all();
	const parts = findYamlParts(source.slice(first, last), first);
	if (!parts) return changes.all();
	indent(parts, first, last, text, changes);
	for (const gap of parts.flatMap(({ gaps }) => gaps)) changes.replace(gap.from, gap.to, gap.text);
	for (let line = first; line < last; line = text.nextLine(line)) {
		const stop = text.lineStop(line);
		const kept = line + source.slice(line, stop).trimEnd().length;
		if (kept > line) changes.replace(kept, stop, '');
	}
	return changes.all();
}

function belowHeader(end: number, text: SourceText, changes: ChangeList): void {
	const next = text.nextLine(end);
	const after = text.blankAfter(next);
	if (after < text.source.length) changes.replace(next, after, text.lineEnd, 'below the header');
}

/** Whether the header holds something that was repaired or could not be read: its own text is then no YAML. */
function isDamaged(meeting: Meeting, end: number): boolean {
	return meeting.children.some(
		(child) =>
			child.type === 'problem' &&
			child.rule.startsWith('syntax/') &&
			child.data?.file === undefined &&
			(child.position?.start.offset ?? end) < end &&
			child.rule !== 'syntax/unknown-key' &&
			child.rule !== 'syntax/invalid-value',
	);
}

/** Indents every line that starts a part; the lines in between go along with the part above, a comment with the one below. */
function indent(
	parts: readonly YamlPart[],
	first: number,
	last: number,
	text: SourceText,
	changes: ChangeList,
): void {
	const byLine = new Map<number, YamlPart>();
	for (const part of parts) {
		const line = text.lineStart(part.offset);
		if (text.source.slice(line, part.offset).trim() === '') byLine.set(line, part);
	}
	let shift = 0;
	const comments: number[] = [];
	const set = (line: number, was: number, columns: number) =>
		changes.replace(line, line + was, ' '.repeat(Math.max(0, columns)), 'indentation');
	for (let line = first; line < last; line = text.nextLine(line)) {
		const written = text.source.slice(line, text.lineStop(line));
		const was = /^ */.exec(written)?.[0].length ?? 0;
		const part = byLine.get(line);
		if (part) {
			for (const comment of comments.splice(0)) {
				const width = /^ */.exec(text.source.slice(comment))?.[0].length ?? 0;
				set(comment, width, part.indent);
			}
			set(line, was, part.indent);
			shift = part.indent - was;
		} else if (/^\s*#/.test(written)) comments.push(line);
		else if (written.trim() !== '') set(line, was, was + shift);
	}
}

// --- Where the keys and the items of a YAML text stand.

/** A key or an item that may start a line. Offsets in the meeting file. */
interface YamlPart {
	offset: number;
	/** Columns before it in the canonical layout. */
	indent: number;
	/** The gaps beside its colon or dash, and what they hold in the canonical layout. */
	gaps: Array<{ from: number; to: number; text: string }>;
}

/** The parts of a YAML text that starts at an offset; nothing where it cannot be laid out. */
function findYamlParts(yaml: string, start: number): YamlPart[] | undefined {
	const document = parseDocument(yaml, {
		keepSourceTokens: true,
		uniqueKeys: false,
		strict: false,
		prettyErrors: false,
	});
	if (document.errors.length > 0 || !document.contents) return undefined;
	const parts: YamlPart[] = [];
	/** Collects the parts of a node; false for a shape that no header has. */
	const collect = (node: YamlNode, indent: number): boolean => {
		if (isMap(node) && !node.flow)
			return node.items.every((pair) => pairParts(pair as Pair<YamlNode | null, YamlNode | null>, indent));
		if (isSeq(node) && !node.flow) return itemParts(node, indent);
		return true;
	};
	const pairParts = ({ key, value }: Pair<YamlNode | null, YamlNode | null>, indent: number): boolean => {
		const [from, end] = key?.range ?? [];
		if (!isScalar(key) || from === undefined || end === undefined) return false;
		const gaps: YamlPart['gaps'] = [];
		const colon = /^[ \t]*:(?=\s|$)[ \t]*/.exec(yaml.slice(end));
		if (colon) {
			const next = yaml[end + colon[0].length];
			const isLast = next === undefined || next === '\n' || next === '\r';
			const text = next === '#' ? colon[0].trimStart() : isLast ? ':' : ': ';
			gaps.push({ from: start + end, to: start + end + colon[0].length, text });
		}
		parts.push({ offset: start + from, indent, gaps });
		return value ? collect(value, indent + 2) : true;
	};
	const itemParts = (node: YamlNode & { items: unknown[] }, indent: number): boolean => {
		const token = node.srcToken;
		if (token?.type !== 'block-seq') return false;
		for (const [index, { start: before }] of token.items.entries()) {
			const dash = before.find(({ type }) => type === 'seq-item-ind');
			if (!dash) continue;
			const gap = /^-([ \t]+)(?=[^\s#])/.exec(yaml.slice(dash.offset));
			const from = start + dash.offset;
			const gaps = gap ? [{ from: from + 1, to: from + gap[0].length, text: ' ' }] : [];
			parts.push({ offset: from, indent, gaps });
			const item = node.items[index] as YamlNode | null | undefined;
			if (isSeq(item) && !item.flow) return false;
			// The first key of a mapping stands beside the dash; the others below it.
			if (item && !collect(item, indent + 2)) return false;
		}
		return true;
	};
	return collect(document.contents as YamlNode, 0) ? parts : undefined;
}

// --- The layout of the body: headings, blocks in their explicit form, labelled lines, the blank lines around them.

function bodyChanges(source: string, meeting: Meeting): Change[] {
	const changes = new ChangeList(source);
	const text = new SourceText(source);
	const layout = { text, changes, lang: meeting.lang };
	visit(meeting as Node, (node) => getLayout(node as MeetingNode, layout));
	finalLineEnd(layout);
	return changes.all();
}

function getLayout(node: MeetingNode, layout: Layout): void {
	switch (node.type) {
		case 'session':
		case 'resolution':
		case 'election':
		case 'choice':
			opening(node, layout);
			break;
		case 'confidential':
			fence(node, layout);
			break;
		case 'ballot':
		case 'candidateList':
			ballotChanges(node, layout);
			alone(node, layout);
			break;
		case 'intervention':
			interventionChanges(node as Intervention, layout);
			break;
		case 'event':
		case 'chairChange':
		case 'quorumStatement':
		case 'action':
		case 'annex':
		case 'closing':
			eventChanges(node, layout);
			break;
	}
}

function opening(node: Session | Block, layout: Layout): void {
	if (node.type !== 'session' && node.form === 'fence') fence(node, layout);
	else if (node.type === 'session' || node.form === 'heading') {
		const start = node.position?.start.offset;
		if (start !== undefined && headingChanges(start, layout)) aroundHeading(start, layout);
	}
}

/** A blank line before and one after. */
function aroundHeading(start: number, { text, changes }: Layout): void {
	const line = text.lineStart(start);
	const before = text.blankBefore(line);
	if (before > 0) changes.replace(before, line, text.lineEnd, `before ${line}`);
	const next = text.nextLine(start);
	const after = text.blankAfter(next);
	if (after < text.source.length) changes.replace(next, after, text.lineEnd, `before ${after}`);
}

/** `::: résolution` is `:::résolution`. */
function fence(node: Node, { text, changes }: Layout): void {
	const start = node.position?.start.offset;
	if (start === undefined) return;
	const line = text.lineStart(start);
	const stop = text.lineStop(start);
	const written = text.source.slice(line, stop);
	const signs = /^ {0,3}(:{3,})[ \t\u00A0]*(?=[^\s:])/.exec(written);
	if (!signs) return;
	changes.replace(line, line + signs[0].length, signs[1] ?? '');
	changes.replace(line + written.trimEnd().length, stop, '');
}

/** Several blank lines around a ballot are one; none is added, for what stands together may belong together. */
function alone(node: Node, { text, changes }: Layout): void {
	const { start, end } = node.position ?? {};
	if (start?.offset === undefined || end?.offset === undefined) return;
	const line = text.lineStart(start.offset);
	const before = text.blankBefore(line);
	if (before > 0 && before < line) changes.replace(before, line, text.lineEnd, `before ${line}`);
	const next = text.nextLine(end.offset);
	const after = text.blankAfter(next);
	if (after > next && after < text.source.length)
		changes.replace(next, after, text.lineEnd, `before ${after}`);
}

/** A text file ends with one line ending. */
function finalLineEnd({ text, changes }: Layout): void {
	const kept = text.source.trimEnd().length;
	if (kept > 0) changes.replace(kept, text.source.length, text.lineEnd, 'end');
}

// --- The layout of headings: `## 14h25 — 1. Title`, `### Résolution 1 – Title`.

/** Lays a heading out, given the offset where it starts; false where there is no heading of `#`. */
function headingChanges(start: number, { text, changes, lang }: Layout): boolean {
	const line = text.lineStart(start);
	const stop = text.lineStop(start);
	const written = text.source.slice(line, stop);
	const signs = /^( {0,3})(#{1,6})([ \t]+)(?=\S)/.exec(written);
	if (!signs) return false;
	const from = line + signs[0].length;
	changes.replace(line, from, `${signs[2]} `);
	const words = written.slice(signs[0].length);
	const kept = lengthOfTitle(words);
	changes.replace(from + kept, stop, '');
	const heading = words.slice(0, kept);
	// Emphasis may close anywhere among the parts.
	if (/^[*_]/.test(heading)) return true;
	for (const part of getParts(heading, lang)) changes.replace(from + part.from, from + part.to, part.text);
	return true;
}

/** Without the white space at the end, and without signs that close the heading: those stand behind a space. */
function lengthOfTitle(words: string): number {
	const end = words.trimEnd().length;
	const signs = runBefore(words, end, /#/);
	return signs < end && /[ \t]/.test(words[signs - 1] ?? '') ? words.slice(0, signs).trimEnd().length : end;
}

interface Part {
	from: number;
	to: number;
	text: string;
}

function getParts(heading: string, lang: Layout['lang']): Part[] {
	const words = readHeadingWords(heading, lang, (from, to) => range(from, to));
	if (words.problems.length > 0) return [];
	const parts: Part[] = [];
	const [first, last] = words.times;
	const { titleFrom } = words;
	for (const time of words.times) {
		const { from, to } = getRange(time.position);
		parts.push({ from, to, text: timeLayout(heading.slice(from, to), lang) });
	}
	if (first && last) {
		const gap = { from: getRange(first.position).to, to: getRange(last.position).from };
		if (/^[^\p{L}\p{N}]+$/u.test(heading.slice(gap.from, gap.to))) parts.push({ ...gap, text: '–' });
	}
	const clock = words.times.at(-1) ?? words.date;
	if (clock) {
		const from = getRange(clock.position).to;
		const dash = new RegExp(`^${SPACES}*(?:[–—:,|•·-]+)${SPACES}*(?=\\S)`).exec(heading.slice(from));
		if (dash) parts.push({ from, to: from + dash[0].length, text: ' — ' });
	}
	if (titleFrom >= heading.length) return parts;
	if (words.word !== undefined) {
		const mark = new RegExp(`${SPACES}*[–—:,|•·.)-]+${SPACES}*[–—-]?${SPACES}*$`).exec(
			heading.slice(0, titleFrom),
		);
		if (mark) parts.push({ from: mark.index, to: titleFrom, text: ' – ' });
	} else if (words.number) {
		const number = getRange(words.number.position);
		const mark = heading.slice(number.to, titleFrom);
		if (/^\d+$/.test(heading.slice(number.from, number.to)) && isMark(mark))
			parts.push({ from: number.to, to: titleFrom, text: '. ' });
	}
	return parts;
}

/** A separator of signs, not white space alone. */
function isMark(text: string): boolean {
	return /[^\s]/.test(text) && !/[\p{L}\p{N}*_]/u.test(text);
}

function range(from: number, to: number): Position {
	return { start: { line: 1, column: from + 1, offset: from }, end: { line: 1, column: to + 1, offset: to } };
}

// --- The layout of labelled lines: ballots, events, actions, turns to speak.

/** Lays the lines of a ballot out. */
function ballotChanges(ballot: Ballot | CandidateList, layout: Layout): void {
	const group = `marks of ${ballot.children[0]?.position?.start.offset}`;
	for (const line of ballot.children) {
		const start = line.position?.start.offset;
		if (start === undefined) continue;
		listMark(start, layout, group);
		const colon = afterLabel(line, start, layout);
		if (colon !== undefined) colonChange(colon, layout);
		trailing(start, layout);
	}
}

/** Lays the opening of a turn to speak out. */
function interventionChanges(node: Intervention, layout: Layout): void {
	const end = node.children[0].position?.end.offset;
	if (end !== undefined) colonChange(end, layout);
}

/** Lays an event, an action, an annex, a quorum statement or a closing line out. */
function eventChanges(
	node: MeetingNode & { children: readonly MeetingNode[] | unknown[] },
	layout: Layout,
): void {
	const { text, changes, lang } = layout;
	const start = node.position?.start.offset;
	if (start === undefined) return;
	listMark(start, layout, `mark ${start}`);
	let at = start;
	const time = (node.children as MeetingNode[]).find((child) => child.type === 'timeValue');
	if (time?.position?.start.offset === start && time.position.end.offset !== undefined) {
		const end = time.position.end.offset;
		changes.replace(start, end, timeLayout(text.source.slice(start, end), lang));
		at = end;
		const dash = new RegExp(`^${SPACES}*[–—:,-]+${SPACES}*(?=\\S)`).exec(
			text.source.slice(end, text.lineStop(end)),
		);
		if (dash) {
			changes.replace(end, end + dash[0].length, ' – ');
			at += dash[0].length;
		}
	}
	// The sentence that closes a meeting is printed as it was written.
	if (node.type === 'closing') return;
	const label = vocabulary('events').scan(text.source.slice(at, text.lineStop(at)));
	if (label) colonChange(at + label.length, layout);
	trailing(start, layout);
}

function colonChange(from: number, { text, changes, lang }: Layout): void {
	const colon = colonAt(text.source.slice(from, text.lineStop(from)), lang);
	if (colon) changes.replace(from, from + colon.length, colon.text);
}

/** Where the label of a ballot line ends; nothing where the line has no label that a colon follows. */
function afterLabel(line: BallotLine, start: number, { text }: Layout): number | undefined {
	const written = text.source.slice(start, text.lineStop(start));
	const label = /^[*_]*([^:]*?)[\s*_]*:/.exec(written)?.[1];
	if (label === undefined || line.key === '') return undefined;
	if (label.replace(/\s+/g, ' ') !== line.key.replace(/\s+/g, ' ')) return undefined;
	return start + written.indexOf(label) + label.length;
}

/** A list item of labelled lines starts with `- `. */
function listMark(start: number, { text, changes }: Layout, group: string): void {
	const line = text.lineStart(start);
	const mark = /^( {0,3}[-*+][ \t]+)[*_]*$/.exec(text.source.slice(line, start))?.[1];
	if (mark !== undefined) changes.replace(line, line + mark.length, '- ', group);
}

function trailing(start: number, { text, changes }: Layout): void {
	const stop = text.lineStop(start);
	const kept = start + text.source.slice(start, stop).trimEnd().length;
	changes.replace(kept, stop, '', `end of ${start}`);
}

// --- Replacements of ranges of a source, and how they are applied.

/** One range of the source and the text that takes its place. Offsets in UTF-16 units. */
interface Change {
	from: number;
	to: number;
	text: string;
	/** Changes of one group are made together or not at all: a list whose marks change, the indentation of a header. */
	group: string;
}

/** Collects the changes of a file: none that changes nothing, none twice, none that overlaps an earlier one. */
class ChangeList {
	readonly #source: string;
	readonly #changes = new Map<number, Change>();

	constructor(source: string) {
		this.#source = source;
	}

	/** Replaces a range; `group` is the range's own where none is given. */
	replace(from: number, to: number, text: string, group = `at ${from}`): void {
		if (from > to || this.#source.slice(from, to) === text || this.#changes.has(from)) return;
		this.#changes.set(from, { from, to, text, group });
	}

	/** The changes in source order. */
	all(): Change[] {
		const sorted = [...this.#changes.values()].sort((a, b) => a.from - b.from);
		let end = -1;
		return sorted.filter((change) => {
			if (change.from < end) return false;
			end = change.to;
			return true;
		});
	}
}

/** The changes by group, in source order of the first of each. */
function getGroups(changes: readonly Change[]): Change[][] {
	const groups = new Map<string, Change[]>();
	for (const change of changes) addTo(groups, change.group, change);
	return [...groups.values()];
}

export function applyChanges(source: string, changes: readonly Change[]): string {
	const parts: string[] = [];
	let at = 0;
	for (const { from, to, text } of [...changes].sort((a, b) => a.from - b.from)) {
		parts.push(source.slice(at, from), text);
		at = to;
	}
	parts.push(source.slice(at));
	return parts.join('');
}

/** What the layout of one part of the body needs. */
interface Layout {
	text: SourceText;
	changes: ChangeList;
	lang: Language;
}

// --- Lines of a source, by offset.

/** The lines of a text without their endings. */
export class SourceText {
	readonly source: string;
	readonly lineEnd: '\n' | '\r\n';

	constructor(source: string) {
		this.source = source;
		this.lineEnd = /\r\n/.test(source) ? '\r\n' : '\n';
	}

	/** Offset of the first character of the line that holds an offset. */
	lineStart(offset: number): number {
		return startOfLine(this.source, offset);
	}

	/** Offset of the end of that line, before its line ending. */
	lineStop(offset: number): number {
		const end = lineEndAfter(this.source, offset);
		return end > offset && this.source[end - 1] === '\r' ? end - 1 : end;
	}

	/** Where what ends at an offset has its last line: a node may hold the end of that line too. */
	lastLineOf(end: number): number {
		return end > 0 && this.source[end - 1] === '\n' ? end - 1 : end;
	}

	/** Offset of the next line's first character; the text's length where there is none. */
	nextLine(offset: number): number {
		const next = this.source.indexOf('\n', offset);
		return next < 0 ? this.source.length : next + 1;
	}

	/** Start of the run of blank lines that ends where a line starts. */
	blankBefore(lineStart: number): number {
		let start = lineStart;
		while (start > 0) {
			const previous = this.lineStart(start - 1);
			if (this.source.slice(previous, start).trim() !== '') break;
			start = previous;
		}
		return start;
	}

	/** End of the run of blank lines that starts where a line starts: the start of the next line that says something. */
	blankAfter(lineStart: number): number {
		let end = lineStart;
		while (end < this.source.length) {
			const next = this.nextLine(end);
			if (this.source.slice(end, next).trim() !== '') break;
			end = next;
		}
		return end;
	}
}

// --- The marks between the parts of a line.

/** White space inside a line, no-break kinds included. */
const SPACES = '[ \\t\\u00A0\\u202F\\u2009]';

/** A colon between a label and its value, emphasis that ends around it included: `**Vote :** `. */
const COLON = new RegExp(`^([*_]*)${SPACES}*:([*_]*)${SPACES}*`);

/** A colon as it is laid out, at the start of a text: how much was written, and what to write. Nothing where the text starts otherwise. */
function colonAt(text: string, lang: Language): { length: number; text: string } | undefined {
	const written = COLON.exec(text);
	if (!written) return undefined;
	const [whole, before = '', after = ''] = written;
	const isLast = whole.length === text.trimEnd().length || text.trim() === whole.trim();
	const length = isLast ? text.length : whole.length;
	return { length, text: `${before}${LOCALES[lang].colonSpace}:${after}${isLast ? '' : ' '}` };
}

/** A time in figures as it is laid out: `14h25`, `2:25 pm`; in words, as it is written. */
function timeLayout(written: string, lang: Language): string {
	const clock = new RegExp(`^(\\d{1,2})${SPACES}*[hH:]${SPACES}*(\\d{2})?$`).exec(written);
	if (clock) {
		const [, hours = '', minutes = ''] = clock;
		return LOCALES[lang].clockLayout(hours, minutes) ?? written;
	}
	const half = new RegExp(`^(\\d{1,2}(?::\\d{2})?)${SPACES}*([ap]m)$`, 'i').exec(written);
	return half ? `${half[1]} ${half[2]?.toLowerCase()}` : written;
}

/** The colon between a label and its value, with its spaces. */
export function colonText(lang: Language): string {
	return `${LOCALES[lang].colonSpace}: `;
}
