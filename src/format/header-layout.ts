/** The layout of the header: two spaces a level, one after a colon and a dash, a blank line below. */

import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { getHeader, type Meeting } from '../ast/index.js';
import { type Change, ChangeList, SourceText } from './changes.js';

/** What to change in the header of a meeting. A header that needed repairs or could not be read is left as it is. */
export function headerChanges(source: string, meeting: Meeting): Change[] {
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
	const collect = (node: Node, indent: number): boolean => {
		if (isMap(node) && !node.flow)
			return node.items.every((pair) => pairParts(pair as Pair<Node | null, Node | null>, indent));
		if (isSeq(node) && !node.flow) return itemParts(node, indent);
		return true;
	};
	const pairParts = ({ key, value }: Pair<Node | null, Node | null>, indent: number): boolean => {
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
	const itemParts = (node: Node & { items: unknown[] }, indent: number): boolean => {
		const token = node.srcToken;
		if (token?.type !== 'block-seq') return false;
		for (const [index, { start: before }] of token.items.entries()) {
			const dash = before.find(({ type }) => type === 'seq-item-ind');
			if (!dash) continue;
			const gap = /^-([ \t]+)(?=[^\s#])/.exec(yaml.slice(dash.offset));
			const from = start + dash.offset;
			const gaps = gap ? [{ from: from + 1, to: from + gap[0].length, text: ' ' }] : [];
			parts.push({ offset: from, indent, gaps });
			const item = node.items[index] as Node | null | undefined;
			if (isSeq(item) && !item.flow) return false;
			// The first key of a mapping stands beside the dash; the others below it.
			if (item && !collect(item, indent + 2)) return false;
		}
		return true;
	};
	return collect(document.contents as Node, 0) ? parts : undefined;
}
