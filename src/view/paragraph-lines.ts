/** Lines that the writer of a paragraph put under each other, which Markdown would fold into one. */

import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { isCivility } from '../text/names.js';

/** What opens a recital or an article at the start of a line. Both are words between bars, as the labels have them. */
export function leadLine(recitals: string, articles: string): RegExp {
	const choice = (words: string) => words.replace(/[.]/g, '\\.');
	return new RegExp(
		`(?<=[,;.:][ \\u00A0]*\\n[ \\t]*)(?=(?:${choice(recitals)})[ \\u00A0]|(?:${choice(articles)})[ \\u00A0]\\d+(?:er|e|ère)?(?: bis| ter)?[ \\u00A0]*[.:–—-])`,
	);
}

/**
 * Recitals and articles that stand line under line without a blank one between: each is a paragraph of an act. A line that ends inside a sentence is never parted.
 */
export function partedAtLeads(paragraph: Paragraph, lead: RegExp): Paragraph[] {
	const parts: PhrasingContent[][] = [[]];
	for (const child of paragraph.children) {
		const texts = child.type === 'text' ? child.value.split(lead) : [];
		if (texts.length < 2) {
			parts.at(-1)?.push(child);
			continue;
		}
		texts.forEach((value, index) => {
			if (index > 0) parts.push([]);
			parts.at(-1)?.push({ type: 'text', value: index < texts.length - 1 ? value.trimEnd() : value });
		});
	}
	return parts.map((children) => ({ type: 'paragraph', children }));
}

/**
 * The text of a paragraph with the ends of lines that were meant: `Le club\n12, rue du Port`, `Recettes : 900 €\nSolde : 300 €`.
 * Text that was only broken to the width of a window, or after each sentence, flows.
 */
export function withKeptLines(nodes: PhrasingContent[]): PhrasingContent[] {
	if (!nodes.some(isBroken) || nodes.some(({ type }) => type === 'break')) return nodes;
	const lines = nodes
		.map((node) => textOf(node))
		.join('')
		.split('\n');
	const labelled = lines.filter((line) => LABEL.test(line)).length > 1;
	const breaks = lines.slice(1).map((line, index) => {
		const above = (lines[index] ?? '').trimEnd();
		return {
			label: labelled && LABEL.test(line),
			short: above.length + 1 + firstWord(line).length <= NARROWEST,
			opens: OPENS.test(line) && !goesOn(above),
			ended: SENTENCE_END.test(above),
		};
	});
	// Lines that go on in the middle of a sentence were broken to a narrow width.
	const narrow = breaks.some(({ short, opens }) => short && !opens);
	const ends = breaks.map(({ label, short, opens, ended }) => ({
		kept: label || (short && opens && !narrow),
		sure: label || (short && opens && !narrow && !ended),
	}));
	if (!ends.some(({ sure }) => sure)) return nodes;
	let end = 0;
	return nodes.flatMap((node): PhrasingContent[] => {
		if (!isBroken(node)) {
			end += textOf(node).split('\n').length - 1;
			return [node];
		}
		const parts: PhrasingContent[] = [];
		let text = '';
		node.value.split('\n').forEach((line, index) => {
			if (index > 0 && ends[end++]?.kept === true) {
				parts.push({ type: 'text', value: text.trimEnd() }, { type: 'break' });
				text = line.trimStart();
			} else text += index > 0 ? `\n${line}` : line;
		});
		return [...parts, { type: 'text', value: text }];
	});
}

/** Whether a line ends where no sentence can: `de`, `et`, `Mme`, behind an open quotation mark. */
function goesOn(line: string): boolean {
	const word = /\S+$/.exec(line)?.[0] ?? '';
	return /^\p{Ll}{1,3}$/u.test(word) || isCivility(word) || line.split('«').length > line.split('»').length;
}

function isBroken(node: PhrasingContent): node is Text {
	return node.type === 'text' && node.value.includes('\n');
}

function firstWord(line: string): string {
	return /^\s*\S*/.exec(line)?.[0].trim() ?? '';
}

/** `Recettes : `, `Objet: `, with a sentence's first letter, `Question de M. Huet : `; the signs of votes, `+1: `, `-1: `, `0: `. */
const LABEL = /^\s*(?:\p{Lu}(?:[^.:;!?]|(?<=\sM)\.){0,30}?|[+-]1|[+-]?0)\s?:(?:\s|$)/u;
/** What a line opens with where it is no continuation of a sentence. */
const OPENS = /^\s*[\p{Lu}\p{N}→•–—«“"(]/u;
const SENTENCE_END = /[.,;!?…]$/;
/** Nobody breaks text to so few characters a line. */
const NARROWEST = 60;
