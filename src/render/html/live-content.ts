/** What a page may not do: run something, send somebody elsewhere, load from outside. Built-in pages do none of it; those of a project's templates are asked. */

import type { fromHtml } from 'hast-util-from-html';
import { DOCUMENT, TemplateError } from './html.js';

type Root = ReturnType<typeof fromHtml>;
type Element = Extract<Root['children'][number], { type: 'element' }>;
type Nodes = Root | Root['children'][number];

/** The policy that every page carries. It loads nothing; style, pictures and fonts stand in the page itself. */
export const PAGE_POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** Elements that run, load, redirect or send, and those whose content browsers and parsers read differently. */
const LIVE_ELEMENTS: ReadonlySet<string> = new Set(
	`script iframe frame frameset object embed applet portal fencedframe base link form input button select textarea
	noscript noembed noframes xmp plaintext template audio video source track animate animatemotion animatetransform set`.split(
		/\s+/,
	),
);

/** Attributes that hold an address which a browser may load, or a document. */
const ADDRESSES: ReadonlySet<string> = new Set(
	'src srcset href xlinkhref action formaction poster data background ping manifest srcdoc codebase classid archive lowsrc dynsrc imagesrcset'.split(
		' ',
	),
);

/** What a link may lead to: a reader follows it or does not. */
const LINK = /^(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])/i;

/** The first thing in a page that does more than show, as it is written; nothing where there is none. */
export async function liveContent(html: string): Promise<string | undefined> {
	const open: Nodes[] = [await parse(html)];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'element') {
			const live = inElement(node);
			if (live !== undefined) return live;
			if ('content' in node && node.content) open.push(node.content);
		}
		if ('children' in node) for (const child of node.children) open.push(child);
	}
	return undefined;
}

/** The page as a tree; one whose elements stand too deep in each other to be looked through is refused. */
async function parse(html: string): Promise<Nodes> {
	const { fromHtml } = await import('hast-util-from-html');
	try {
		return fromHtml(html);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new TemplateError('limit', DOCUMENT, 1, 1, 'elements nested too deeply');
	}
}

/** The page with its policy where its template left that out. It goes before everything that it governs. */
export function withPolicy(html: string): string {
	const meta = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">`;
	if (OPENING.test(html.slice(0, html.indexOf(meta)))) return html;
	const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
	return `${doctype || '<!doctype html>'}\n${meta}${html.slice(doctype.length)}`;
}

/** A page up to its policy: nothing but the tags that open it, none of which holds the policy as a text. */
const OPENING = /^\s*(?:<(?:!doctype|html|head|meta)\b[^<>'"]*(?:(?:"[^"<>]*"|'[^'<>]*')[^<>'"]*)*>\s*)+$/i;

function inElement(element: Element): string | undefined {
	const { tagName, properties } = element;
	const name = tagName.toLowerCase();
	if (LIVE_ELEMENTS.has(name)) return `<${name}>`;
	for (const [property, value] of Object.entries(properties)) {
		const attribute = property.toLowerCase();
		const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
		const said = `${attribute}="${text.slice(0, 60)}"`;
		if (attribute.startsWith('on')) return said;
		if (name === 'meta' && attribute === 'httpequiv' && !/^content-security-policy$/i.test(text)) return said;
		if (attribute === 'style' && loads(text)) return said;
		if (ADDRESSES.has(attribute) && !isHarmless(name, attribute, text)) return said;
		// Attributes of drawings may name what they are painted with: url(…).
		if (/url\(/i.test(text) && loads(text)) return said;
	}
	if (name !== 'style') return undefined;
	const css = element.children.map((child) => ('value' in child ? child.value : '')).join('');
	return loads(css) ? '<style>' : undefined;
}

function isHarmless(element: string, attribute: string, written: string): boolean {
	// Browsers pass over white space and control characters in front of and inside a scheme.
	const address = written.replace(/[\u0000-\u0020]/g, '');
	if (address === '' || address.startsWith('#')) return true;
	if (attribute === 'href' && (element === 'a' || element === 'area')) return LINK.test(address);
	return (
		(attribute === 'src' || attribute.endsWith('href')) && element !== 'use' && /^data:image\//i.test(address)
	);
}

/**
 * Whether a style takes something from outside the page. Escapes and comments are read as a browser reads them. Functions that take an address as a plain
 * text, or from a variable, are refused whatever they are given: `url(data:…)` does the same.
 */
function loads(css: string): boolean {
	const plain = css
		.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ')
		.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => {
			const value = Number.parseInt(code, 16);
			return value > 0x10ffff ? '\uFFFD' : String.fromCodePoint(value);
		})
		.replace(/\\(.)/gs, '$1')
		.toLowerCase();
	if (/@import|expression\(|-moz-binding|javascript:|(?:image-set|src|image|cross-fade)\(/.test(plain))
		return true;
	for (const [, address = ''] of plain.matchAll(/url\(\s*["']?([^"')]*)/g)) {
		const target = address.trim();
		if (target !== '' && !target.startsWith('#') && !/^data:(?:image|font)\//.test(target)) return true;
	}
	return false;
}
