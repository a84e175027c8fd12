/** The majority that a block tells in its title or in a sentence, where no line of its own names it. */

import type { Resolution } from '../../ast/index.js';
import { articlesTold } from '../../law/index.js';
import type { Majority, Rules } from '../../law/rules.js';
import { plainText } from './numbering.js';

/**
 * `Désignation du syndic (art. 25)`, `… à la majorité de l'article 25`: articles that the rules have a majority for, each once. An article
 * elsewhere in a sentence (`modification de l'article 25 du règlement`) is no majority: it must stand in brackets at the end of the
 * title, behind the word, or alone on a line.
 */
export function toldMajorities(node: Resolution, title: string, rules: Rules): Majority[] {
	const bracketed = /\(([^()]{1,60})\)\s*$/.exec(title)?.[1];
	const texts = node.children.filter(({ type }) => type === 'paragraph').map((child) => plainText(child));
	const named = [
		...(bracketed === undefined ? [] : articlesTold(bracketed, true)),
		...articlesTold(title, false),
		...texts.flatMap((text) => text.split('\n')).flatMap((line) => articlesTold(line, isShort(line))),
	];
	return [...new Set(named.flatMap((name) => rules.article(name) ?? []))];
}

/** A line that may be an article and nothing else. */
function isShort(line: string): boolean {
	return line.trim().length <= 24;
}
