/** The words of an instruction to silence rules: `people/move time/order : the clock was wrong`. */

import type { Html } from 'mdast';
import type { Ignore } from '../ast/index.js';

/** Rules to silence, and why. */
export interface IgnoredRules {
	rules: string[];
	reason: string;
}

/** Reads what stands after `pv-ignore`. */
function readIgnoredRules(words: string): IgnoredRules {
	const colon = /(?:^|\s):(?:\s|$)|:\s/.exec(words);
	const names = colon ? words.slice(0, colon.index) : words;
	const reason = colon ? words.slice(colon.index + colon[0].length).trim() : '';
	return { rules: names.split(/[\s,;]+/).filter((name) => name !== ''), reason };
}

/** Reads a comment of the header, `# pv-ignore …`; nothing where it is any other comment. */
export function readIgnoreComment(comment: string): IgnoredRules | undefined {
	const match = /^#+\s*pv[-_]ignore(?=[\s:]|$)(.*)$/isu.exec(comment.trimEnd());
	return match ? readIgnoredRules(match[1] ?? '') : undefined;
}

/** Reads `<!-- pv-ignore RULE … : reason -->` on lines of its own, which silences rules on the next node; nothing where it is any other comment. */
export function readIgnoredNext(node: Html): Ignore | undefined {
	const match = /^<!--\s*pv[-_]ignore(?=[\s:-])([\s\S]*?)-->\s*$/i.exec(node.value);
	if (!match) return undefined;
	const ignore: Ignore = { type: 'ignore', ...readIgnoredRules(match[1] ?? ''), children: [] };
	if (node.position) ignore.position = node.position;
	return ignore;
}
