/** `<!-- pv-ignore RULE … : reason -->` on lines of its own. */

import type { Html } from 'mdast';
import type { Ignore } from '../../ast/index.js';
import { readIgnoredRules } from '../source/ignore-comment.js';

/** Reads a comment as an instruction to silence rules on the next node; nothing where it is any other comment. */
export function readIgnore(node: Html): Ignore | undefined {
	const match = /^<!--\s*pv[-_]ignore(?=[\s:-])([\s\S]*?)-->\s*$/i.exec(node.value);
	if (!match) return undefined;
	const ignore: Ignore = { type: 'ignore', ...readIgnoredRules(match[1] ?? ''), children: [] };
	if (node.position) ignore.position = node.position;
	return ignore;
}
