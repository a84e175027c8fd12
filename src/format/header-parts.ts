/** Where the keys and the items of a YAML text stand. */

import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';

/** A key or an item that may start a line. Offsets in the meeting file. */
export interface YamlPart {
	offset: number;
	/** Columns before it in the canonical layout. */
	indent: number;
	/** The gaps beside its colon or dash, and what they hold in the canonical layout. */
	gaps: Array<{ from: number; to: number; text: string }>;
}

/** The parts of a YAML text that starts at an offset; nothing where it cannot be laid out. */
export function findYamlParts(yaml: string, start: number): YamlPart[] | undefined {
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
