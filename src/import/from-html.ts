/** HTML as Markdown, for minutes that were kept as a web page or come out of Word. Scripts, styles and pictures are no words. */

import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Root } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, toMarkdown } from 'mdast-util-to-markdown';

/** The Markdown of a page. */
export function htmlToMarkdown(html: string): string {
	const tree = toMdast(fromHtml(html)) as Root;
	return toMarkdown(tree, {
		bullet: '-',
		rule: '-',
		extensions: [gfmTableToMarkdown()],
		handlers: {
			// Text that was struck out: the signs stay visible, whoever reads the Markdown.
			delete: (node, _, state, info) =>
				`~~${state.containerPhrasing(node, { ...info, before: '~', after: '~' })}~~`,
			// A picture has no words but its description.
			image: (node) => (node.alt ? `[${node.alt}]` : ''),
			// A line break of Word parts lines; two spaces at the end of a line would be invisible.
			break: () => '\n',
			text: (node, parent, state, info) =>
				defaultHandlers.text(node, parent, state, info).replace(/\\([._+~&[\]()-])/g, '$1'),
		},
	});
}
