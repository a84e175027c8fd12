/** Notes of Word files, as mammoth gives them, as those of Markdown: `[^1]` in the text, `[^1]: …` at its end. */

import { type Element, type ElementContent, getText, type HtmlRoot, paragraph } from './html-elements.js';

/** Writes the notes of a page as Markdown does, in place. */
export function readNotes(node: HtmlRoot | Element): void {
	node.children = node.children.flatMap((child): ElementContent[] => {
		if (child.type !== 'element') return child.type === 'doctype' ? [] : [child];
		const reference = getReference(child);
		if (reference !== undefined) return [{ type: 'text', value: `[^${reference}]` }];
		if (child.tagName === 'ol' && child.children.some((item) => getNote(item) !== undefined))
			return child.children.flatMap((item) => definition(item));
		readNotes(child);
		return [child];
	});
}

/** `<sup><a href="#footnote-1">[1]</a></sup>`. */
function getReference(element: Element): string | undefined {
	const [link] = element.children;
	if (element.tagName !== 'sup' || link?.type !== 'element' || link.tagName !== 'a') return undefined;
	return /^#(?:foot|end)note-(.+)$/.exec(`${link.properties['href'] ?? ''}`)?.[1];
}

function getNote(item: ElementContent): string | undefined {
	if (item.type !== 'element') return undefined;
	return /^(?:foot|end)note-(.+)$/.exec(`${item.properties['id'] ?? ''}`)?.[1];
}

function definition(item: ElementContent): ElementContent[] {
	const note = getNote(item);
	if (note === undefined) return [item];
	const text = getText(item).replace(/\s*↑$/u, '').replace(/\n/g, ' ');
	return [paragraph(`[^${note}]: ${text}`)];
}
