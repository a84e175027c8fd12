/** The HTML that our own prose writer makes, as a tree: a closed set of tags, always well formed. Nothing else ever comes here. */

/** A tag with what it holds. */
export interface HtmlElement {
	tag: string;
	attributes: Readonly<Record<string, string>>;
	children: HtmlNode[];
}

/** A tag, or text with its entities resolved. */
export type HtmlNode = HtmlElement | string;

/** Reads a fragment. A tag that is never closed ends with its parent. */
export function htmlTree(html: string): HtmlNode[] {
	const root: HtmlElement = { tag: '', attributes: {}, children: [] };
	const open = [root];
	for (const [piece] of html.matchAll(PIECE)) {
		const parent = open.at(-1) ?? root;
		if (!piece.startsWith('<')) {
			parent.children.push(resolveEntities(piece));
			continue;
		}
		const [, slash, tag = ''] = NAME.exec(piece) ?? [];
		if (slash === '/') {
			const at = open.findLastIndex((element) => element.tag === tag);
			if (at > 0) open.length = at;
			continue;
		}
		const element: HtmlElement = { tag, attributes: attributesOf(piece), children: [] };
		parent.children.push(element);
		if (!VOID.has(tag)) open.push(element);
	}
	return root.children;
}

/** The text of a node. */
export function textOf(node: HtmlNode): string {
	return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

const PIECE = /<[^>]*>|[^<]+/g;
const NAME = /^<(\/?)([a-z0-9]+)/;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;
const VOID = new Set(['br', 'hr', 'img']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function attributesOf(tag: string): Record<string, string> {
	return Object.fromEntries(
		[...tag.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, resolveEntities(value ?? '')]),
	);
}

function resolveEntities(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
