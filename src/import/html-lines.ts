/**
 * HTML in the midst of Markdown or of plain text, as the generators of sites keep it: its paragraphs, lists, titles and bold words become those of
 * Markdown. A page of HTML as a whole is read by from-html.ts.
 */

/** Tags that say how words stand, and hold no words themselves. */
const TAG =
	/<(\/?)(p|ul|ol|li|h[1-6]|br|hr|b|strong|i|em|div|center|section|blockquote)(?:\s[^<>\n]{0,200})?\s?\/?>/gi;

/** A text with fewer lines of lists and paragraphs in HTML shows a tag or two, and is left as it was. */
const FEWEST = 4;

/** The text with Markdown in the place of its tags. */
export function withMarkdownForHtml(text: string): string {
	const blocks = text.match(/<(?:p|li|h[1-6])(?:\s[^<>\n]{0,200})?>/gi) ?? [];
	if (blocks.length < FEWEST) return text;
	let depth = 0;
	return (
		text
			// What only marks a place: `<!--more-->`.
			.replace(/^<!--[a-z]+-->$/gm, '')
			.replace(/<(b|strong)>([^<>\n]{0,300})<\/\1>/gi, (_, __, words: string) => dressed(words, '**'))
			.replace(/<(i|em)>([^<>\n]{0,300})<\/\1>/gi, (_, __, words: string) => dressed(words, '*'))
			.replace(TAG, (_, end: string, name: string) => {
				const tag = name.toLowerCase();
				if (tag === 'ul' || tag === 'ol') {
					depth = Math.max(0, depth + (end === '' ? 1 : -1));
					return depth === 0 || end === '' ? '\n\n' : '\n';
				}
				if (tag === 'li') return end === '' ? `\n${'   '.repeat(Math.max(0, depth - 1))}- ` : '';
				if (tag === 'br') return '\n';
				if (tag === 'hr') return '\n\n---\n\n';
				if (/^h\d$/.test(tag)) return end === '' ? `\n\n${'#'.repeat(Number(tag.charAt(1)))} ` : '\n\n';
				return /^(?:b|strong|i|em)$/.test(tag) ? '' : '\n\n';
			})
			// A paragraph that its tag opens stands at the beginning of its line.
			.replace(/\n\n[ \t]+(?=\S)(?![-*+] )/g, '\n\n')
			.replace(/\n{3,}/g, '\n\n')
	);
}

/** The text without such tags, for counting its words. */
export function withoutTags(text: string): string {
	return text.includes('<') ? text.replace(TAG, ' ').replace(/^<!--[a-z]+-->$/gm, ' ') : text;
}

/** Words between signs, which may touch no blank. */
function dressed(words: string, sign: string): string {
	const inside = words.trim();
	return inside === '' ? words : words.replace(inside, () => `${sign}${inside}${sign}`);
}
