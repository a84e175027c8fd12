/** Elements of a page, as the readers of this folder ask about them. */

import type { fromHtml } from 'hast-util-from-html';

/** Something that stands in a page. */
export type PageNode = ReturnType<typeof fromHtml>['children'][number];
/** A tag with what it holds. */
export type PageElement = Extract<PageNode, { type: 'element' }>;

/** Whether it is a tag. */
export function isElement(node: PageNode): node is PageElement {
	return node.type === 'element';
}

/** The tags in an element, without the text between them. */
export function elementsIn(element: PageElement): PageElement[] {
	return element.children.filter(isElement);
}

/** Whether an element bears a class. */
export function hasClass(element: PageElement, name: string): boolean {
	const names = element.properties['className'];
	return Array.isArray(names) && names.includes(name);
}

/** An attribute as text; undefined where it is absent. */
export function attribute(element: PageElement, name: string): string | undefined {
	const value = element.properties[name];
	return value === undefined || value === null ? undefined : String(value);
}

/** The first element inside, at any depth, that fits. */
export function findElement(
	element: PageElement,
	fits: (element: PageElement) => boolean,
): PageElement | undefined {
	for (const child of elementsIn(element)) {
		const found = fits(child) ? child : findElement(child, fits);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The words of a node. */
export function getWords(node: PageNode): string {
	if (node.type === 'text') return node.value;
	return 'children' in node ? node.children.map((child) => getWords(child as PageNode)).join('') : '';
}
