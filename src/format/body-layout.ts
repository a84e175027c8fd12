/** The layout of the body: headings, blocks in their explicit form, labelled lines, the blank lines around them. */

import type { Node, Parent, Position } from 'unist';
import type {
	Ballot,
	BallotLine,
	Block,
	CandidateList,
	Intervention,
	Meeting,
	MeetingNode,
	Session,
} from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { readHeadingWords } from '../parse/body/headings.js';
import { rangeOf } from '../parse/body/prose/place.js';
import { runBefore } from '../text/runs.js';
import { type Change, ChangeList, colonAt, type Layout, SourceText, SPACES, timeLayout } from './changes.js';

export function bodyChanges(source: string, meeting: Meeting): Change[] {
	const changes = new ChangeList(source);
	const text = new SourceText(source);
	const layout = { text, changes, lang: meeting.lang };
	walk(meeting, (node) => getLayout(node, layout));
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

function walk(node: Node, visit: (node: MeetingNode) => void): void {
	visit(node as MeetingNode);
	for (const child of (node as Parent).children ?? []) walk(child, visit);
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
		const { from, to } = rangeOf(time.position);
		parts.push({ from, to, text: timeLayout(heading.slice(from, to), lang) });
	}
	if (first && last) {
		const gap = { from: rangeOf(first.position).to, to: rangeOf(last.position).from };
		if (/^[^\p{L}\p{N}]+$/u.test(heading.slice(gap.from, gap.to))) parts.push({ ...gap, text: '–' });
	}
	const clock = words.times.at(-1) ?? words.date;
	if (clock) {
		const from = rangeOf(clock.position).to;
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
		const number = rangeOf(words.number.position);
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
