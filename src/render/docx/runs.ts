/** Inline HTML as the runs of a Word paragraph. */

import {
	Bookmark,
	ExternalHyperlink,
	FootnoteReferenceRun,
	ImageRun,
	InternalHyperlink,
	type IRunOptions,
	NoBreakHyphen,
	type ParagraphChild,
	TextRun,
} from 'docx';
import { type HtmlElement, type HtmlNode, htmlTree } from './html-tree.js';
import { pictureOf } from './picture.js';

/** How a run looks. */
export type RunLook = Pick<
	IRunOptions,
	'bold' | 'italics' | 'strike' | 'superScript' | 'style' | 'font' | 'color'
>;

/** Inline HTML as runs. */
export function runsOf(html: string, look: RunLook = {}): ParagraphChild[] {
	return inlineRuns(htmlTree(html), look);
}

/** Inline nodes as runs. */
export function inlineRuns(nodes: readonly HtmlNode[], look: RunLook = {}): ParagraphChild[] {
	return nodes.flatMap((node) => (typeof node === 'string' ? textRun(node, look) : elementRuns(node, look)));
}

/** A run of plain text. */
export function textRun(text: string, look: RunLook = {}): ParagraphChild[] {
	// The hyphen that does not break is a character of its own in Word: few fonts have the one of Unicode.
	const parts = text.split('\u2011');
	const children = parts.flatMap((part, index) => (index === 0 ? [part] : [new NoBreakHyphen(), part]));
	return text === '' ? [] : [new TextRun({ ...look, children })];
}

/** Width of the text, in pixels of a 96th of an inch. */
const TEXT_WIDTH = 600;

function elementRuns(element: HtmlElement, look: RunLook): ParagraphChild[] {
	const inside = (more: RunLook) => inlineRuns(element.children, { ...look, ...more });
	switch (element.tag) {
		case 'strong':
		case 'b':
			return inside({ bold: true });
		case 'em':
			return inside({ italics: true });
		case 'del':
			return inside({ strike: true });
		case 'sup':
			return inside({ superScript: true });
		case 'code':
			return inside({ style: 'CodeCharacters' });
		case 'br':
			return [new TextRun({ ...look, break: 1 })];
		case 'img':
			return imageRuns(element, look);
		case 'a':
			return linkRuns(element, look);
		case 'span':
			if (element.attributes['class'] === 'whole')
				return inlineRuns(
					element.children.map((child) =>
						typeof child === 'string' ? child.replaceAll('-', '\u2011') : child,
					),
					look,
				);
			return inside({});
		default:
			return inside({});
	}
}

/** Where a reference to a note leads. */
const NOTE = /^#pv-note-(\d+)$/;

function linkRuns(element: HtmlElement, look: RunLook): ParagraphChild[] {
	const { href = '' } = element.attributes;
	if (element.attributes['class'] === 'back') return [];
	const [, note] = NOTE.exec(href) ?? [];
	// Word numbers a note at its first reference; the others are links to that place.
	if (note !== undefined && element.attributes['id'] !== undefined)
		return [
			new Bookmark({
				id: bookmarkName(element.attributes['id']),
				children: [new FootnoteReferenceRun(Number(note))],
			}),
		];
	if (note !== undefined)
		return [
			new InternalHyperlink({
				anchor: bookmarkName(`pv-ref-${note}`),
				children: inlineRuns(element.children, look),
			}),
		];
	if (href.startsWith('#'))
		return [
			new InternalHyperlink({
				anchor: bookmarkName(href.slice(1)),
				children: inlineRuns(element.children, look),
			}),
		];
	return [
		new ExternalHyperlink({
			link: href,
			children: inlineRuns(element.children, { ...look, style: 'Hyperlink' }),
		}),
	];
}

function imageRuns(element: HtmlElement, look: RunLook): ParagraphChild[] {
	const { src = '', alt = '' } = element.attributes;
	const picture = pictureOf(src, TEXT_WIDTH);
	if (picture === undefined) return textRun(`[${alt}]`, look);
	return [new ImageRun({ ...picture, altText: { name: alt, description: alt, title: alt } })];
}

/** Word wants letters, digits and underscores, 40 at most. */
export function bookmarkName(id: string): string {
	const name = id.replace(/[^A-Za-z0-9]/g, (sign) =>
		sign === '-' ? '_' : `_${sign.charCodeAt(0).toString(36)}_`,
	);
	return `_${name}`.length <= 40 ? `_${name}` : `_${name.slice(0, 30)}_${checksum(name)}`;
}

function checksum(text: string): string {
	let sum = 7;
	for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0;
	return sum.toString(36);
}
