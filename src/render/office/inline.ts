/** What stands in the lines of a page, as the inline parts of a paragraph. */

import type { fromHtml } from 'hast-util-from-html';
import { findFirst } from '../../text/lists.js';
import { decodePath } from '../../text/path.js';
import { pixelSize } from '../../view/images/check.js';
import type { CharacterStyleId, Inline, Picture, TextLook } from './model.js';

/** Width of the text, in pixels of a 96th of an inch. */
const TEXT_WIDTH = 600;

/** Inline nodes of a page. Spaces are those that a browser would show: one between words, none at the ends of a line. */
export function readInline(nodes: readonly PageNode[], look: TextLook = {}): Inline[] {
	return withSpaces(read(nodes, look));
}

/** Text that is written as it stands. */
export function plainText(text: string): Inline[] {
	return text === '' ? [] : [{ kind: 'text', text, look: {} }];
}

/** Where a line ends, unless nothing stands before or after it. */
interface SoftBreak {
	kind: 'soft-break';
}

type Piece = Exclude<Inline, { children: Inline[] }> | SoftBreak | Group;
type Group =
	| { kind: 'link'; target: string; children: Piece[] }
	| { kind: 'mark'; id: string; children: Piece[] };

/** Elements that stand on a line of their own in the page. */
const OWN_LINE = new Set(['kicker', 'date', 'heads', 'by', 'mention']);

/** Styles of words by the class of their element. */
const STYLES: ReadonlyArray<[className: string, style: CharacterStyleId]> = [
	['kicker', 'Kicker'],
	['date', 'TitleDate'],
	['count', 'Count'],
	['heads', 'Heads'],
	['speaker', 'Speaker'],
];

function read(nodes: readonly PageNode[], look: TextLook): Piece[] {
	return nodes.flatMap((node): Piece[] => {
		if (node.type === 'text') return node.value === '' ? [] : [{ kind: 'text', text: node.value, look }];
		return node.type === 'element' ? element(node, look) : [];
	});
}

function element(node: PageElement, look: TextLook): Piece[] {
	const inside = (more: TextLook = {}) => read(node.children as PageNode[], { ...look, ...more });
	switch (node.tagName) {
		case 'strong':
			return inside({ bold: true });
		case 'b':
			return hasClass(node, 'speaker') ? inside({ style: 'Speaker' }) : inside({ bold: true });
		case 'em':
		case 'i':
			return inside({ italic: true });
		case 'del':
		case 's':
			return inside({ strike: true });
		case 'sup':
			return inside({ superscript: true });
		case 'code':
			return inside({ style: 'CodeCharacters' });
		case 'br':
			return [{ kind: 'break' }];
		case 'img':
			return image(node, look);
		case 'a':
			return link(node, look);
		case 'span':
			return span(node, look);
		case 'style':
		case 'script':
		case 'template':
			return [];
		default:
			return inside();
	}
}

function span(node: PageElement, look: TextLook): Piece[] {
	if (hasClass(node, 'blank')) return [{ kind: 'tab' }];
	if (hasClass(node, 'tick-box')) return [{ kind: 'text', text: '☐\u00A0', look }];
	const style = STYLES.find(([name]) => hasClass(node, name))?.[1];
	const inside = read(node.children as PageNode[], style === undefined ? look : { ...look, style });
	if (hasClass(node, 'whole')) return inside.map(withWholeHyphens);
	const names = node.properties['className'];
	const own = Array.isArray(names) && names.some((name) => OWN_LINE.has(String(name)));
	return own ? [{ kind: 'soft-break' }, ...inside, { kind: 'soft-break' }] : inside;
}

/** A name does not part at its hyphens. */
function withWholeHyphens(piece: Piece): Piece {
	return piece.kind === 'text' ? { ...piece, text: piece.text.replaceAll('-', '\u2011') } : piece;
}

/** Where a reference to a note leads. */
const NOTE = /^#pv-note-(\d+)$/;

function link(node: PageElement, look: TextLook): Piece[] {
	const href = attribute(node, 'href');
	const id = attribute(node, 'id');
	if (hasClass(node, 'back')) return [];
	const children = (more: TextLook = {}) => read(node.children as PageNode[], { ...look, ...more });
	if (href === undefined) return id === undefined ? children() : [{ kind: 'mark', id, children: children() }];
	const [, note] = NOTE.exec(href) ?? [];
	// Word processors number a note at its first reference; the others are links to that place.
	if (note !== undefined && id !== undefined) return [{ kind: 'note', number: Number(note), id }];
	if (note !== undefined) return [{ kind: 'link', target: `#pv-ref-${note}`, children: children() }];
	if (href.startsWith('#'))
		return [{ kind: 'link', target: `#${decodePath(href.slice(1))}`, children: children() }];
	return [{ kind: 'link', target: href, children: children({ style: 'Hyperlink' }) }];
}

function image(node: PageElement, look: TextLook): Piece[] {
	const alt = attribute(node, 'alt') ?? '';
	const source = attribute(node, 'src') ?? '';
	const isLogo = hasClass(node, 'logo');
	const picture = isLogo ? getPicture(source, 200, 70) : getPicture(source, TEXT_WIDTH);
	if (picture !== undefined) return [{ kind: 'picture', picture, alt }];
	return isLogo ? [] : [{ kind: 'text', text: `[${alt}]`, look }];
}

/** Spaces as a browser shows them. */
function withSpaces(pieces: readonly Piece[]): Inline[] {
	const state: Spaces = { atStart: true, space: undefined, broken: false };
	return spaced(pieces, state);
}

/** How the line stands while it is put together. */
interface Spaces {
	/** Nothing stands in the line yet, so that a space would not be seen. */
	atStart: boolean;
	/** A space that is seen if something follows. */
	space: TextLook | undefined;
	/** A break that is made if something follows. */
	broken: boolean;
}

function spaced(pieces: readonly Piece[], state: Spaces): Inline[] {
	const result: Inline[] = [];
	const before = () => {
		if (state.broken) result.push({ kind: 'break' });
		else if (state.space !== undefined) result.push({ kind: 'text', text: ' ', look: state.space });
		state.atStart = false;
		state.space = undefined;
		state.broken = false;
	};
	for (const piece of pieces) {
		switch (piece.kind) {
			case 'text': {
				const text = piece.text.replace(/[ \t\n\r\f]+/g, ' ');
				const inner = text.replace(/^ | $/g, '');
				if (text.startsWith(' ') && !state.atStart) state.space ??= piece.look;
				if (inner === '') break;
				before();
				result.push({ ...piece, text: inner });
				if (text.endsWith(' ')) state.space = piece.look;
				break;
			}
			case 'soft-break':
				if (!state.atStart) state.broken = true;
				state.space = undefined;
				break;
			case 'break':
				if (state.broken) result.push({ kind: 'break' });
				result.push(piece);
				state.atStart = true;
				state.space = undefined;
				state.broken = false;
				break;
			case 'link':
			case 'mark': {
				// What parts it from the words before stands before it, not in it.
				const opens = startsWithSpace(piece);
				if (opens && !state.atStart) state.space ??= {};
				if (hasContent(piece) && (state.space !== undefined || state.broken)) {
					before();
				}
				result.push({ ...piece, children: spaced(piece.children, state) });
				break;
			}
			default:
				before();
				result.push(piece);
		}
	}
	return result;
}

function startsWithSpace(piece: Piece): boolean {
	if (piece.kind === 'text') return /^[ \t\n\r\f]/.test(piece.text);
	const first = 'children' in piece ? piece.children[0] : undefined;
	return first !== undefined && startsWithSpace(first);
}

function hasContent(piece: Piece): boolean {
	if (piece.kind === 'text') return /[^ \t\n\r\f]/.test(piece.text);
	if (piece.kind === 'soft-break') return false;
	return 'children' in piece ? piece.children.some(hasContent) : true;
}

const SOURCE = /^data:image\/(png|jpeg|gif);base64,([A-Za-z0-9+/=]+)$/;

/** The picture of a `data:` address, no wider (nor higher, where that is given) than asked, in pixels. Undefined for any other kind. */
function getPicture(source: string, maxWidth: number, maxHeight = 800): Picture | undefined {
	const [, kind, base64 = ''] = SOURCE.exec(source) ?? [];
	if (kind === undefined) return undefined;
	const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	const size = pixelSize(data, `image/${kind}`);
	if (size === undefined || size.width === 0 || size.height === 0) return undefined;
	const scale = Math.min(1, maxWidth / size.width, maxHeight / size.height);
	return {
		type: kind === 'jpeg' ? 'jpg' : (kind as 'png' | 'gif'),
		data,
		width: Math.max(1, Math.round(size.width * scale)),
		height: Math.max(1, Math.round(size.height * scale)),
	};
}

// --- Elements of a page, as the readers of this folder ask about them.

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
	return findFirst(elementsIn(element), (child) => (fits(child) ? child : findElement(child, fits)));
}

export function getWords(node: PageNode): string {
	if (node.type === 'text') return node.value;
	return 'children' in node ? node.children.map((child) => getWords(child as PageNode)).join('') : '';
}
