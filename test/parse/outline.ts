import type { Node } from 'unist';

/** A tree as indented lines: type, then what the node says; for tests that compare whole trees. */
export function outline(node: Node, depth = 0): string[] {
	const { type, position: _, children, data: __, ...rest } = node as Node & { children?: Node[] };
	const said = Object.entries(rest as Record<string, unknown>).flatMap(([key, value]) => {
		if (value === undefined) return [];
		if (key === 'value') return [String(value)];
		if (typeof value === 'boolean') return value ? [key] : [`${key}=no`];
		return [`${key}=${value}`];
	});
	const line = `${'  '.repeat(depth)}${[type, ...said].join(' ')}`;
	return [line, ...(children ?? []).flatMap((child) => outline(child, depth + 1))];
}

/** The text of the source at a node's place. */
export function written(source: string, node: Node | undefined): string | undefined {
	const position = node?.position;
	return position && source.slice(position.start.offset, position.end.offset);
}
