/** Words with inline markup, cut at a place of the source. */

import type { PhrasingContent, Text } from 'mdast';
import type { SourcePoint } from '../parse/reading.js';
import { advance } from '../parse/source/places.js';
import type { MarkdownReader } from './remark-minutes.js';

/** What stands after a place of the source, white space at its start left out. The nodes given stay as they are. */
export function phrasingAfter(
	children: readonly PhrasingContent[],
	offset: number,
	source: string,
	reader: MarkdownReader,
): PhrasingContent[] {
	const kept: PhrasingContent[] = [];
	for (const node of children) {
		const start = node.position?.start;
		const end = node.position?.end;
		if (kept.length > 0 || (start?.offset ?? 0) >= offset) {
			if (kept.length === 0 && (node.type === 'break' || (node.type === 'text' && node.value.trim() === '')))
				continue;
			kept.push(kept.length === 0 && node.type === 'text' ? trimmed(node, source) : node);
			continue;
		}
		if ((end?.offset ?? 0) <= offset) continue;
		if (node.type === 'text') {
			const cut = trimmed(textAfter(node, offset, source, reader), source);
			if (cut.value !== '') kept.push(cut);
		} else if ('children' in node) {
			const inner = phrasingAfter(node.children as PhrasingContent[], offset, source, reader);
			const first = inner[0]?.position?.start;
			if (inner.length > 0 && first && end)
				kept.push({ ...node, children: inner, position: { start: { ...first }, end } } as PhrasingContent);
		} else {
			kept.push(node);
		}
	}
	return kept;
}

/** The place where the words of phrasing content start. */
export function getStart(children: readonly PhrasingContent[]): SourcePoint | undefined {
	const start = children[0]?.position?.start;
	return start && { line: start.line, column: start.column, offset: start.offset ?? 0 };
}

function textAfter(node: Text, offset: number, source: string, reader: MarkdownReader): Text {
	const start = node.position?.start;
	const end = node.position?.end;
	if (!start || !end) return node;
	const from = start.offset ?? 0;
	const before = source.slice(from, offset);
	// Escapes and character references are longer in the source than in the value.
	const skipped = node.value.startsWith(before) ? before.length : reader.getLength(before);
	const point = advance({ line: start.line, column: start.column, offset: from }, before);
	return { ...node, value: node.value.slice(skipped), position: { start: point, end } };
}

function trimmed(node: Text, source: string): Text {
	const white = node.value.length - node.value.trimStart().length;
	const start = node.position?.start;
	const end = node.position?.end;
	if (white === 0 || !start || !end) return node;
	const from = start.offset ?? 0;
	const written = /^\s*/.exec(source.slice(from, end.offset ?? from))?.[0] ?? '';
	const point = advance({ line: start.line, column: start.column, offset: from }, written);
	return { ...node, value: node.value.slice(white), position: { start: point, end } };
}
