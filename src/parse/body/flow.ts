/** The body as a flow of Markdown blocks and of fences that open and close, in document order. */

import type { Heading, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { fixAt } from '../../ast/index.js';
import type { Excess } from '../../markdown/carried-lines.js';
import { type FenceLine, type FenceMark, MOST_OPEN, pairFences } from '../../markdown/fences.js';
import { tightHeadingDepth } from '../../markdown/micromark-lines.js';
import type { MinutesContent, MinutesNotes } from '../../markdown/remark-minutes.js';
import { endOfLine, placeOfLines, pointInLine } from '../../source/places.js';
import type { BodyFile } from './body-file.js';
import { opensBlock } from './headings.js';

/** One step of the flow; lines are indexes, `to` is the line after. */
export type FlowItem = { from: number; to: number } & (
	| { kind: 'node'; node: RootContent /** Carried as it is: too much to be read. */; plain: boolean }
	| {
			kind: 'open';
			fence: FenceLine;
			title: PhrasingContent[];
			end: { line: number; closed: boolean };
	  }
	| { kind: 'close' }
);

export function readFlow(file: BodyFile): FlowItem[] {
	const { root, notes } = file.markdown;
	const nodes = withoutNestedFences(root.children as MinutesContent[]);
	reportUnread(file, notes);
	const { ends, stray, tooDeep } = pairFences(fenceMarks(file, nodes), file.lines.length);
	const unclosed = new Set(notes.unclosed.map((one) => one.from));
	const items: FlowItem[] = [];
	const brokenEnds = new Set<number>();
	let reported = 0;
	let lastExcess: Excess | undefined;
	for (const node of nodes) {
		const from = file.getFirstLine(node);
		const to = file.lineAfter(node);
		if (node.type === 'fence') {
			const fence = node.line;
			const end = ends.get(from);
			if (end) {
				items.push({ kind: 'open', from, to, fence, title: node.children, end });
				if (fence.broken) brokenEnds.add(end.line);
			} else if (tooDeep.has(from)) items.push(readTooDeep(file, from));
			else if (stray.has(from)) readStray(file, from, fence);
			else {
				items.push({ kind: 'close', from, to });
				// One cause, one message: where the opening line is broken, nothing is said of the closing one.
				if (fence.broken && !brokenEnds.has(from)) reportBroken(file, from, fence);
			}
			continue;
		}
		const excess = notes.excess.get(node);
		if (excess && excess !== lastExcess) {
			// Once the file as a whole is too much, it is so from here to its end.
			if (reported < MOST_REPORTED) reportExcess(file, notes, excess);
			reported += excess.kind === 'file' ? MOST_REPORTED : 1;
			lastExcess = excess;
		}
		if (node.type === 'heading') reportTightHeading(file, node);
		if (node.type === 'html' && unclosed.has(from)) file.plain.add(node);
		items.push({ kind: 'node', from, to, node, plain: excess !== undefined });
	}
	return items;
}

/** Beyond that many the file has one cause for all of them. */
const MOST_REPORTED = 20;

/** A fence ends the list that it is indented in, as a heading at the margin does: what is below it in the list stands beside it. */
function withoutNestedFences(nodes: readonly MinutesContent[]): MinutesContent[] {
	return nodes.flatMap((node) => (node.type !== 'fence' && holdsFence(node) ? partedAtFences(node) : [node]));
}

function holdsFence(node: MinutesContent): boolean {
	return (
		(node.type === 'list' || node.type === 'listItem' || node.type === 'footnoteDefinition') &&
		(node.children as MinutesContent[]).some((child) => child.type === 'fence' || holdsFence(child))
	);
}

function partedAtFences(node: MinutesContent): MinutesContent[] {
	if (!('children' in node) || !holdsFence(node)) return [node];
	const parts: MinutesContent[] = [];
	let kept: MinutesContent[] = [];
	let ended = false;
	const finish = () => {
		const start = ended ? kept[0]?.position?.start : node.position?.start;
		const end = kept.at(-1)?.position?.end;
		// Below the fence, what an item holds stands for itself.
		if (ended && node.type !== 'list') for (const each of kept) parts.push(each);
		else if (kept.length > 0 && start && end) {
			const position = { start: { ...start }, end: { ...end } };
			const begins = ended && node.type === 'list' && typeof node.start === 'number';
			const number = begins ? { start: (node.start ?? 1) + node.children.indexOf(kept[0] as never) } : {};
			parts.push({ ...node, ...number, children: kept, position } as MinutesContent);
		}
		kept = [];
	};
	for (const child of node.children as MinutesContent[]) {
		if (child.type !== 'fence' && !holdsFence(child)) {
			kept.push(child);
			continue;
		}
		const [first, ...others] = partedAtFences(child);
		if (first && first.type === child.type && first.type !== 'fence') kept.push(first);
		finish();
		ended = true;
		if (first && (first.type !== child.type || first.type === 'fence')) parts.push(first);
		for (const other of others) parts.push(other);
	}
	finish();
	return parts;
}

function fenceMarks(file: BodyFile, nodes: readonly MinutesContent[]): FenceMark[] {
	if (!nodes.some((node) => node.type === 'fence')) return [];
	return nodes.flatMap((node): FenceMark[] => {
		const line = file.getFirstLine(node);
		if (node.type === 'fence') return [{ kind: 'fence', fence: node.line, line }];
		if (node.type !== 'heading') return [];
		const words = (file.lines[line]?.text ?? '').trim().slice(node.depth).trim();
		return [{ kind: 'heading', line, ends: node.depth < 3 || opensBlock(words, file.lang) }];
	});
}

function reportTightHeading(file: BodyFile, node: Heading): void {
	const index = file.getFirstLine(node);
	const line = file.lines[index];
	const depth = tightHeadingDepth(line?.text ?? '');
	if (!line || depth === 0) return;
	const indent = /^ */.exec(line.text)?.[0].length ?? 0;
	const after = pointInLine(line, indent + depth);
	const place = { start: pointInLine(line, indent), end: pointInLine(line, line.text.trimEnd().length) };
	file.report('syntax/repaired', 'tightHeading', place, {
		values: { text: line.text.trim() },
		fixes: fixAt('insertSpace', { start: after, end: after }, ' ', true),
	});
}

function reportExcess(file: BodyFile, notes: MinutesNotes, excess: Excess): void {
	const carried = [...notes.excess].filter(([, one]) => one === excess).map(([node]) => node);
	const [first, last] = [carried[0], carried.at(-1)];
	if (!first?.position || !last?.position) return;
	const { kind, count, most } = excess;
	const lines = [file.lines[file.getFirstLine(first)], file.lines[file.lineAfter(last) - 1]] as const;
	if (lines[0] && lines[1])
		file.report('syntax/too-deep', kind, placeOfLines(lines[0], lines[1]), { values: { count, most } });
}

function reportUnread(file: BodyFile, notes: MinutesNotes): void {
	for (const { kind, from, heading } of notes.unclosed) {
		const line = file.lines[from];
		const end = file.lines[heading];
		if (!line) continue;
		const where = end ? 'BeforeHeading' : 'AtEnd';
		const options = {
			values: { line: { line: end?.start.line ?? file.lines.at(-1)?.start.line ?? line.start.line } },
			severity: 'error' as const,
		};
		if (kind === 'code')
			file.report('syntax/unclosed-block', `code${where}`, placeOfLines(line, line), options);
		else file.report('syntax/raw-html', `${kind}${where}`, placeOfLines(line, line), options);
	}
	for (const [index, fence] of notes.notFences) if (fence.broken) reportBroken(file, index, fence);
}

/** Says why a line of colons could not be read as it stands. */
export function reportBroken(file: BodyFile, index: number, fence: FenceLine): void {
	const line = file.lines[index];
	if (!line || !fence.broken) return;
	const { kind, from, to } = fence.broken;
	const position = { start: pointInLine(line, from), end: pointInLine(line, to) };
	const values = { text: line.text.trim(), part: line.text.slice(from, to).trim() };
	const start = pointInLine(line, 0);
	const mark = pointInLine(line, fence.from);
	const fixes =
		kind === 'indented'
			? fixAt('removeIndent', { start, end: mark }, '', true)
			: kind === 'twoColons' && (fence.word || fence.closes)
				? fixAt('threeColons', { start: mark, end: mark }, ':', true)
				: undefined;
	file.report('syntax/broken-block', kind, position, { values, fixes });
}

/** A closing line that closes nothing. */
function readStray(file: BodyFile, index: number, fence: FenceLine): void {
	const line = file.lines[index];
	if (!line) return;
	if (fence.broken?.kind === 'twoColons') {
		reportBroken(file, index, fence);
		return;
	}
	const whole = { start: line.start, end: file.lines[index + 1]?.start ?? endOfLine(line) };
	file.report('syntax/unclosed-block', 'closesNothing', placeOfLines(line, line), {
		fixes: fixAt('removeLine', whole, '', true),
	});
}

function readTooDeep(file: BodyFile, index: number): FlowItem {
	const node = lineAsParagraph(file, index);
	file.report('syntax/too-deep', 'fences', node.position, {
		values: { count: MOST_OPEN + 1, most: MOST_OPEN },
	});
	return { kind: 'node', from: index, to: index + 1, node, plain: true };
}

/** A line as a paragraph of plain words. */
export function lineAsParagraph(file: BodyFile, index: number): Paragraph {
	const line = file.lines[index];
	if (!line) return { type: 'paragraph', children: [] };
	const position = placeOfLines(line, line);
	const value = file.source.slice(position.start.offset, position.end.offset);
	return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
}
