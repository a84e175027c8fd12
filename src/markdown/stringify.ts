/** Markdown that `pv` itself writes, from a tree: the opposite of remark-minutes, by remark-stringify. Edits of a writer's file are edits of ranges. */

import type { Root, RootContent } from 'mdast';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

/**
 * The Markdown of some nodes, as minutes are written by hand: `-` before items, `*` around emphasis, no escape that a reader does not need.
 *
 * @example writeMarkdown([{ type: 'paragraph', children: [{ type: 'text', value: 'Oui.' }] }]) // 'Oui.\n'
 */
export function writeMarkdown(nodes: readonly RootContent[]): string {
	const root: Root = { type: 'root', children: [...nodes] };
	return unified()
		.use(remarkStringify, {
			bullet: '-',
			emphasis: '*',
			rule: '-',
			listItemIndent: 'one',
			resourceLink: true,
		})
		.stringify(root);
}
