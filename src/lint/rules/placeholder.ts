import type { Text } from 'mdast';
import { listNodes, type TextValue } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { placeInside } from '../place.js';
import type { Rule } from '../rule.js';

/** Signs that are no words: question marks in a row, an unfilled `$date$`, an empty bracket. */
const leftOverSigns = lazy(
	() => /(?<![\p{L}\p{N}?])\?{2,}(?![\p{L}\p{N}])|\$\p{L}[\p{L}\p{N}_ -]*\$|\[\s*(?:…|\.{3})\s*\]|_{4,}/gu,
);

/** What each of them begins with: most texts hold none, and need no look at the pattern. */
const MAY_HOLD_SIGNS = ['??', '$', '[', '____'];

/** Left-overs of a model: `TODO`, `XX`, `??`, `à compléter`, `$date$`. */
export const documentPlaceholder: Rule = {
	id: 'document/placeholder',
	severity: 'warning',
	check({ meeting, source, report }) {
		for (const { node } of listNodes(meeting)) {
			if (node.type !== 'text' && node.type !== 'textValue') continue;
			const start = node.position?.start;
			if (!start || node.data?.file || (node as Text | TextValue).value === '') continue;
			const text = source.slice(start.offset, node.position?.end.offset);
			for (const [from, to] of leftOvers(text)) {
				report({
					place: placeInside(source, start, from, to),
					code: 'left',
					values: { words: text.slice(from, to) },
				});
			}
		}
	},
};

function leftOvers(text: string): Array<[from: number, to: number]> {
	const found = vocabulary('placeholders')
		.findAll(text)
		.map(({ from, to }): [number, number] => [from, to]);
	if (MAY_HOLD_SIGNS.some((sign) => text.includes(sign))) {
		for (const match of text.matchAll(leftOverSigns()))
			found.push([match.index, match.index + match[0].length]);
	}
	return found.sort((a, b) => a[0] - b[0]);
}
