/** What the opening line of a fence opens: a block, a confidential passage, or nothing where nobody knows its word. */

import type { PhrasingContent } from 'mdast';
import type { Confidential, Fix, HeadNode, Title } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { type FenceAttribute, type FenceLine, nearestBlockWord } from '../../markdown/fences.js';
import { phrasingAfter } from '../../markdown/phrasing.js';
import { hasLabel, readBallot } from '../ballot/ballot.js';
import type { SourceLine } from '../reading.js';
import { placeInLine } from '../reading.js';
import { endOfLine, pointInLine } from '../source/places.js';
import type { BodyFile } from './body-file.js';
import type { Containers, Frame } from './containers.js';
import { type FlowItem, lineAsParagraph, reportBroken } from './flow.js';
import { itemNumber, makeBlock, makeTitle, readFenceNumber } from './headings.js';

type OpenItem = FlowItem & { kind: 'open' };

/** Opens what a fence's opening line names. */
export function openFence(file: BodyFile, containers: Containers, item: OpenItem): void {
	const { fence } = item;
	const line = file.lines[item.from];
	if (!line) return;
	if (fence.word === undefined) {
		openUnknown(file, containers, item, line);
		return;
	}
	if (fence.broken) reportBroken(file, item.from, fence);
	const last = file.lines[item.end.line];
	const position = {
		start: pointInLine(line, fence.from),
		end: item.end.closed && last ? endOfLine(last) : pointInLine(line, line.text.trimEnd().length),
	};
	const frame: Frame = { kind: 'block', children: [], done: false, end: item.end };
	if (fence.word === 'confidential') {
		containers.endBlockBeforeText();
		const head = readHead(file, line, item);
		const node: Confidential = { type: 'confidential', children: head, position };
		containers.push({ ...frame, kind: 'confidential', node, children: node.children });
		return;
	}
	containers.endBlock();
	const node = makeBlock(fence.word, 'fence', readHead(file, line, item));
	node.position = position;
	containers.push({ ...frame, node, children: node.children });
	readAttributes(file, containers, line, fence);
}

/** One error at a fence that is never closed; the reading closes it where it says. */
export function reportUnclosedFence(file: BodyFile, item: OpenItem): void {
	const line = file.lines[item.from];
	if (!line || item.fence.word === undefined) return;
	const end = file.lines[item.end.line];
	const last = file.lines.at(-1) ?? line;
	const colons = ':'.repeat(item.fence.colons);
	const before = end ? end.start : endOfLine(last);
	const text = end ? `${colons}${file.lineEnd}${file.lineEnd}` : `${file.lineEnd}${colons}${file.lineEnd}`;
	const isHeading = end !== undefined && /^ {0,3}#/.test(end.text);
	file.report(
		'syntax/unclosed-block',
		end ? (isHeading ? 'beforeHeading' : 'beforeFence') : 'atEnd',
		placeInLine(line, item.fence.from, line.text.trimEnd().length),
		{
			values: { text: line.text.trim(), colons, line: { line: (end ?? last).start.line } },
			// Whether a passage is kept from the public is for the writer to say.
			fixes: [
				{
					description: 'closeBlock',
					safe: item.fence.word !== 'confidential',
					edits: [{ position: { start: before, end: before }, text }],
				},
			],
		},
	);
}

function openUnknown(file: BodyFile, containers: Containers, item: OpenItem, line: SourceLine): void {
	const { fence } = item;
	containers.endBlockBeforeText();
	containers.add(lineAsParagraph(file, item.from));
	// Without a word it has its error already, and its closing line closes nothing more.
	if (fence.written === '') return;
	const place = placeInLine(line, fence.writtenFrom, fence.writtenFrom + fence.written.length);
	const nearest = nearestBlockWord(fence.written, file.lang);
	const values = { word: fence.written };
	if (nearest === undefined) file.report('syntax/unknown-block', 'unknown', place, { values });
	else {
		const fix: Fix = {
			description: 'writeNearest',
			safe: false,
			edits: [{ position: place, text: nearest }],
		};
		file.report('syntax/unknown-block', 'near', place, { values: { ...values, nearest }, fixes: [fix] });
	}
	if (item.end.closed)
		containers.push({ kind: 'unknown', children: containers.top.children, done: false, end: item.end });
}

/** Title, identifier and number, in source order. */
function readHead(file: BodyFile, line: SourceLine, { fence, title: titleWords }: OpenItem): HeadNode[] {
	const head: HeadNode[] = [];
	const bracketed =
		line.text[fence.titleFrom - 1] === '[' || line.text.slice(0, fence.titleFrom).trimEnd().endsWith('[');
	const words = line.text.slice(0, fence.titleTo);
	const numbered = bracketed
		? { titleFrom: fence.titleFrom }
		: readFenceNumber(words, fence.titleFrom, (from, to) => placeInLine(line, from, to));
	if (numbered.number) head.push(numbered.number);
	const title = titleBetween(file, line, numbered.titleFrom, fence.titleTo, titleWords);
	if (title) head.push(title);
	if (fence.id) {
		const { value, from } = fence.id;
		head.push({
			type: 'identifier',
			value,
			children: [],
			position: placeInLine(line, from, from + value.length + 1),
		});
	}
	for (const attribute of fence.attributes) {
		const place = placeInLine(line, attribute.valueFrom, attribute.valueFrom + attribute.value.length);
		const own = ownAttribute(attribute.key);
		if (own === 'number' && !head.some((node) => node.type === 'itemNumber'))
			head.push(itemNumber(attribute.value, place));
		if (own === 'id' && !fence.id)
			head.push({ type: 'identifier', value: attribute.value, children: [], position: place });
	}
	return head;
}

function titleBetween(
	file: BodyFile,
	line: SourceLine,
	from: number,
	to: number,
	words: PhrasingContent[],
): Title | undefined {
	const text = line.text.slice(from, Math.max(from, to));
	if (text.trim() === '') return undefined;
	const start = pointInLine(line, from);
	if (words.length === 0) return makeTitle(file.markdown.inline(text, start));
	return makeTitle(phrasingAfter(words, start.offset, file.source, file.markdown));
}

/** Is this an attribute that is no label of a ballot line? */
function ownAttribute(key: string): 'number' | 'id' | undefined {
	const found = vocabulary('fenceAttributes').lookup(key);
	return found?.exact ? found.id : undefined;
}

/** Each attribute but the identifier and the number is exactly like a labelled line. */
function readAttributes(file: BodyFile, containers: Containers, line: SourceLine, fence: FenceLine): void {
	const context = file.ballots(containers.blockKind);
	const lines: SourceLine[] = [];
	for (const attribute of fence.attributes) {
		if (ownAttribute(attribute.key)) continue;
		const labelled = asLabelledLine(line, attribute);
		if (hasLabel(labelled, context)) lines.push(labelled);
		else reportUnknownAttribute(file, line, attribute);
	}
	if (lines.length === 0) return;
	const reading = readBallot(lines, context);
	for (const each of reading.problems) file.problems.push(each);
	for (const child of reading.children) containers.add(child);
}

/** `majorité="art. 24"` as `majorité:  art. 24`, character by character where it stands. */
function asLabelledLine(line: SourceLine, attribute: FenceAttribute): SourceLine {
	const { key, keyFrom, value, valueFrom } = attribute;
	const gap = ' '.repeat(Math.max(0, valueFrom - keyFrom - key.length - 1));
	return { text: `${key}:${gap}${value}`, start: pointInLine(line, keyFrom) };
}

function reportUnknownAttribute(file: BodyFile, line: SourceLine, attribute: FenceAttribute): void {
	const place = placeInLine(line, attribute.keyFrom, attribute.keyFrom + attribute.key.length);
	const found = vocabulary('labels').lookup(attribute.key);
	const values = { key: attribute.key };
	if (!found || found.exact) {
		file.report('syntax/unknown-key', 'attribute', place, { values, severity: 'error' });
		return;
	}
	const fix: Fix = {
		description: 'writeNearest',
		safe: false,
		edits: [{ position: place, text: found.expected }],
	};
	file.report('syntax/unknown-key', 'attributeNear', place, {
		values: { ...values, nearest: found.expected },
		severity: 'error',
		fixes: [fix],
	});
}
