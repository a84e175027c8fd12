/**
 * HTML in the midst of Markdown or of plain text, as the generators of sites keep it: its paragraphs, lists, titles and bold words become those of
 * Markdown. A page of HTML as a whole is read by from-html.ts.
 */

import { pipes } from '../people/columns.js';

/** Tags that say how words stand, and hold no words themselves. */
const TAG =
	/<(\/?)(p|ul|ol|li|h[1-6]|br|hr|b|strong|i|em|div|center|section|article|header|footer|main|blockquote)(?:\s[^<>\n]{0,200})?\s?\/?>/gi;

/** A text with fewer lines of lists and paragraphs in HTML shows a tag or two, and is left as it was. */
const FEWEST = 4;
/** So does one with fewer lines that such a tag opens or closes. */
const FEWEST_LINES = 6;

/** Behind the sign of an item, until its words are there; and it with the blanks behind it. */
const ITEM = '\u0000';
const ITEMS = /\u0000\s*/g;

const TABLE_TAG =
	/<\/?(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)(?:\s[^<>\n]{0,200})?\s?\/?>/gi;

/** Tables of HTML as those of Markdown; the first row is the head. */
function withTables(text: string): string {
	let out = '';
	let from = 0;
	const small = text.toLowerCase();
	for (let start = small.indexOf('<table'); start !== -1; start = small.indexOf('<table', from)) {
		const end = small.indexOf('</table>', start);
		if (end === -1) break;
		const rows = text
			.slice(start, end)
			.split(/<tr(?=[\s>])[^<>]{0,200}>/i)
			.slice(1)
			.map((row) =>
				row
					.split(/<t[dh](?=[\s>])[^<>]{0,200}>/i)
					.slice(1)
					.map(cellText),
			)
			.filter((row) => row.length > 0);
		out += text.slice(from, start);
		// What stands in one column, in lines of its own and below no head, is framed by the table, and is no table.
		const isFrame =
			rows.every((row) => row.filter((cell) => cell !== '').length < 2) &&
			rows.flat().some((cell) => cell.includes('<br>')) &&
			!/<th[\s>]/i.test(text.slice(start, end));
		const lines = isFrame ? rows.flat().flatMap((cell) => cell.split('<br>')) : pipes(rows);
		out += rows.length === 0 ? text.slice(start, end) : `\n\n${lines.join(isFrame ? '\n\n' : '\n')}\n\n`;
		from = end + '</table>'.length;
	}
	return out + text.slice(from);
}

/** A cell on one line; its breaks and paragraphs stay breaks. */
function cellText(cell: string): string {
	return cell
		.replace(TABLE_TAG, '')
		.replace(/<\/?(?:p|li|div|br)(?:\s[^<>\n]{0,200})?\s?\/?>/gi, '\u0000')
		.replace(/<\/?(?:ul|ol|b|strong|i|em|span)(?:\s[^<>\n]{0,200})?>/gi, '')
		.split('\u0000')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('<br>');
}

/** The text with Markdown in the place of its tags. */
export function withMarkdownForHtml(written: string): string {
	const text = withTables(written);
	const blocks = text.match(/<(?:p|li|h[1-6])(?:\s[^<>\n]{0,200})?>/gi) ?? [];
	const lines = text.match(/^[ \t]*<\/?(?:p|div|li)(?:\s[^<>\n]{0,200})?>/gim) ?? [];
	if (blocks.length < FEWEST && lines.length < FEWEST_LINES) return text;
	/** The lists that a place stands in: how many items an ordered one has so far. */
	const open: Array<{ isOrdered: boolean; items: number }> = [];
	return (
		text
			// What only marks a place: `<!--more-->`.
			.replace(/^<!--[a-z]+-->$/gm, '')
			.replace(/<(b|strong)>([^<>\n]{0,300})<\/\1>/gi, (_, __, words: string) => dressed(words, '**'))
			.replace(/<(i|em)>([^<>\n]{0,300})<\/\1>/gi, (_, __, words: string) => dressed(words, '*'))
			.replace(TAG, (_, end: string, name: string) => {
				const tag = name.toLowerCase();
				if (tag === 'ul' || tag === 'ol') {
					if (end === '') open.push({ isOrdered: tag === 'ol', items: 0 });
					else open.pop();
					return open.length === 0 || end === '' ? '\n\n' : '\n';
				}
				if (tag === 'li') {
					const list = open.at(-1);
					if (end !== '') return '';
					const sign = list?.isOrdered === true ? `${++list.items}.` : '-';
					return `\n${'   '.repeat(Math.max(0, open.length - 1))}${sign}${ITEM}`;
				}
				if (tag === 'br') return '\n';
				if (tag === 'hr') return '\n\n---\n\n';
				if (/^h\d$/.test(tag)) return end === '' ? `\n\n${'#'.repeat(Number(tag.charAt(1)))} ` : '\n\n';
				return /^(?:b|strong|i|em)$/.test(tag) ? '' : '\n\n';
			})
			// The words of an item stand behind its sign.
			.replace(ITEMS, ' ')
			// A paragraph that its tag opens stands at the beginning of its line.
			.replace(/\n\n[ \t]+(?=\S)(?![-*+] |\d{1,3}\. )/g, '\n\n')
			.replace(/\n{3,}/g, '\n\n')
	);
}

/** The text without such tags, for counting its words. */
export function withoutTags(text: string): string {
	return text.includes('<')
		? text
				.replace(TAG, ' ')
				.replace(TABLE_TAG, ' ')
				.replace(/^<!--[a-z]+-->$/gm, ' ')
		: text;
}

/** Words between signs, which may touch no blank. */
function dressed(words: string, sign: string): string {
	const inside = words.trim();
	return inside === '' ? words : words.replace(inside, () => `${sign}${inside}${sign}`);
}
