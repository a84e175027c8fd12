/**
 * Recitals and articles that the writer put line under line without a blank one between: each is a paragraph of an act, which Markdown
 * would fold into one.
 */

import type { Paragraph, PhrasingContent } from 'mdast';

/** What opens a recital or an article at the start of a line. Both are words between bars, as the labels have them. */
export function leadLine(recitals: string, articles: string): RegExp {
	const choice = (words: string) => words.replace(/[.]/g, '\\.');
	return new RegExp(
		`(?<=[,;.:][ \\u00A0]*\\n[ \\t]*)(?=(?:${choice(recitals)})[ \\u00A0]|(?:${choice(articles)})[ \\u00A0]\\d+(?:er|e|ère)?(?: bis| ter)?[ \\u00A0]*[.:–—-])`,
	);
}

/** The paragraph, parted before each line that opens so; a line that ends inside a sentence is never parted. */
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
