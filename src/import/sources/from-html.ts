/** HTML as Markdown, for minutes that were kept as a web page or come out of Word. Scripts, styles and pictures are no words. */

import { fromHtml } from 'hast-util-from-html';
import { phrasing } from 'hast-util-phrasing';
import { type State, toMdast } from 'hast-util-to-mdast';
import type { Html, Root } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { PvError } from '../../errors.js';
import { lazy } from '../../text/lazy.js';
import { areLabels } from '../people/columns.js';
import {
	type Element,
	type ElementContent,
	getRows,
	getText,
	type HtmlRoot,
	paragraph,
} from './html-elements.js';
import { joinLines } from './word-lines.js';

/** The Markdown of a page; `change` may change its tree first, which joins its lines where it is one of the web. */
export function htmlToMarkdown(html: string, change: (tree: HtmlRoot) => void = joinLines): string {
	const page = readPage(html);
	partInline(page);
	withoutRepeats(page, []);
	readNotes(page);
	change(page);
	withoutEmptyLinks(page);
	partDefinitions(page);
	headTables(page);
	partCells(page, false);
	const tree = toMdast(page, { handlers: { comment: getComment } }) as Root;
	return writer().stringify(tree);
}

/** The tree of a page; one that is deeper than any page of minutes would end those who walk over it, and is refused. */
function readPage(html: string): HtmlRoot {
	const tooDeep = () => new PvError('import/tooDeep', 'elements stand in each other too deep');
	let page: HtmlRoot;
	try {
		page = fromHtml(html);
	} catch (error) {
		throw error instanceof RangeError ? tooDeep() : error;
	}
	const waiting: Array<{ node: HtmlRoot | Element; depth: number }> = [{ node: page, depth: 0 }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (next.depth > DEEPEST) throw tooDeep();
		for (const child of next.node.children)
			if (child.type === 'element') waiting.push({ node: child, depth: next.depth + 1 });
	}
	return page;
}

const DEEPEST = 300;

/**
 * To know which sign follows a text, the writer writes what follows as a whole, unless it is told the first sign: at each depth twice what is
 * below, which never ends for thirty headings in each other.
 */
function withFirstSign(sign: string, handle: Handle): Handle {
	return Object.assign(((node, parent, state, info) => handle(node, parent, state, info)) as Handle, {
		peek: () => sign,
	});
}

const WITH_FIRST_SIGN = {
	heading: withFirstSign('#', defaultHandlers.heading),
	paragraph: withFirstSign('', defaultHandlers.paragraph),
	blockquote: withFirstSign('>', defaultHandlers.blockquote),
	list: withFirstSign('-', defaultHandlers.list),
	listItem: withFirstSign('-', defaultHandlers.listItem),
};

/** Writes Markdown as minutes are written by hand: a line break parts lines, what was struck out keeps its signs, nothing is escaped in vain. */
const writer = lazy(() =>
	unified()
		.data('toMarkdownExtensions', [{ handlers: WITH_FIRST_SIGN }, gfmTableToMarkdown()])
		.use(remarkStringify, {
			bullet: '-',
			rule: '-',
			handlers: {
				// Text that was struck out: the signs stay visible, whoever reads the Markdown.
				delete: withFirstSign(
					'~',
					(node, _, state, info) =>
						`~~${state.containerPhrasing(node, { ...info, before: '~', after: '~' })}~~`,
				),
				// A picture has no words but its description.
				image: (node) => (node.alt ? `[${node.alt}]` : ''),
				// A line break of Word parts lines; two spaces at the end of a line would be invisible.
				break: (_, parent, state) =>
					parent?.type === 'heading'
						? parent.depth === 1
							? ' '
							: ' – '
						: state.stack.includes('tableCell')
							? '<br>'
							: '\n',
				text: (node, parent, state, info) =>
					defaultHandlers
						.text(node, parent, state, info)
						// `* Ana Bell`, typed by hand, is an item as it is with a hyphen.
						.replace(/^\\(?=\* \S|={3,}$)|\\([._+~&[\]()-])/g, '$1'),
			},
		})
		.freeze(),
);

/**
 * Puts what stands around blocks into them, `<b><h1>Minutes</h1><p>Ana</p></b>` as `<h1><b>Minutes</b></h1><p><b>Ana</b></p>`: Google Docs wraps a
 * whole document in one element of bold type, and Markdown has no blocks inside of a line. A heading around blocks is parted by them.
 */
function partInline(page: HtmlRoot): void {
	const holders = new Set<Element>();
	findHolders(page, holders);
	if (holders.size > 0) page.children = partNodes(page.children, [], holders) as typeof page.children;
}

/** Notes what should hold no more than a line and holds a block. Whether there is a block in what was given. */
function findHolders(node: HtmlRoot | Element, holders: Set<Element>): boolean {
	let holds = false;
	for (const child of node.children) {
		if (child.type !== 'element') continue;
		const inside = findHolders(child, holders);
		if (inside && (phrasing(child) || OF_ONE_LINE.has(child.tagName))) holders.add(child);
		if (inside || isBlock(child)) holds = true;
	}
	return holds;
}

/** Is it more than a part of a line? What no reader sees is no part of either. */
function isBlock(node: Element): boolean {
	return !phrasing(node) && !UNSEEN.has(node.tagName);
}

const OF_ONE_LINE: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p']);
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'title', 'meta', 'link', 'head']);

/** `around`: what stands around these nodes, from the outside, each kind once. */
function partNodes(
	nodes: HtmlRoot['children'],
	around: readonly Element[],
	holders: ReadonlySet<Element>,
): HtmlRoot['children'] {
	const parted: HtmlRoot['children'] = [];
	let line: ElementContent[] = [];
	const endLine = () => {
		const isSeen = line.some((node) => node.type !== 'text' || /\S/.test(node.value));
		if (around.length === 0 || !isSeen) for (const node of line) parted.push(node);
		else {
			let inside = line;
			for (const outer of around.toReversed()) inside = [{ ...outer, children: inside }];
			for (const node of inside) parted.push(node);
		}
		line = [];
	};
	for (const node of nodes) {
		if (node.type === 'doctype') parted.push(node);
		else if (node.type === 'element' && (holders.has(node) || isBlock(node))) {
			endLine();
			for (const part of partElement(node, around, holders)) parted.push(part);
		} else if (node.type === 'element' && isAround(node, around))
			for (const part of node.children) line.push(part);
		else line.push(node);
	}
	endLine();
	return parted;
}

function partElement(
	node: Element,
	around: readonly Element[],
	holders: ReadonlySet<Element>,
): HtmlRoot['children'] {
	const isOfOneLine = OF_ONE_LINE.has(node.tagName);
	const inLine =
		isOfOneLine || isBlock(node) ? around.filter(({ tagName }) => !OF_ONE_LINE.has(tagName)) : around;
	if (!holders.has(node))
		return [{ ...node, children: partNodes(node.children, inLine, holders) as ElementContent[] }];
	// A heading stands around what else is around: in bold type there is none.
	if (isOfOneLine) return partNodes(node.children, [node, ...inLine], holders);
	return partNodes(
		node.children,
		isPlain(node) || isAround(node, around) ? around : [...around, node],
		holders,
	);
}

function isAround({ tagName }: Element, around: readonly Element[]): boolean {
	return around.some((outer) => outer.tagName === tagName);
}

/** An element of bold type that says that it is none. */
function isPlain({ properties }: Element): boolean {
	return /(?:^|;)\s*font-weight\s*:\s*(?:normal|400)\s*(?:;|$)/i.test(String(properties['style'] ?? ''));
}

/** What Markdown writes alike: bold, slanted and struck out. */
const TYPES = [
	['b', 'strong'],
	['i', 'em', 'cite', 'var'],
	['del', 's', 'strike'],
] as const;

/** `<b>a <strong>b</strong></b>` is bold once; pages that close no element have it in itself again and again. */
function withoutRepeats(node: HtmlRoot | Element, types: ReadonlyArray<(typeof TYPES)[number]>): void {
	const children: HtmlRoot['children'] = [];
	const waiting = node.children.toReversed();
	for (let child = waiting.pop(); child; child = waiting.pop()) {
		const { tagName } = child as Element;
		const type = child.type === 'element' && TYPES.find((names) => names.some((name) => name === tagName));
		if (child.type === 'element' && type && types.includes(type))
			for (const part of child.children.toReversed()) waiting.push(part);
		else {
			if (child.type === 'element') withoutRepeats(child, type ? [...types, type] : types);
			children.push(child);
		}
	}
	node.children = children as typeof node.children;
}

function getComment(_: State, node: ElementContent): Html {
	return { type: 'html', value: node.type === 'comment' ? `<!--${node.value}-->` : '' };
}

/** Places that links lead to: they have no words. */
function withoutEmptyLinks(node: HtmlRoot | Element): void {
	node.children = node.children.filter(
		(child) => child.type !== 'element' || child.tagName !== 'a' || child.children.length > 0,
	) as typeof node.children;
	for (const child of node.children) if (child.type === 'element') withoutEmptyLinks(child);
}

/** A list of definitions as paragraphs of a label and its value: `<dt>Present</dt><dd>Ana Bell</dd>` is `Present: Ana Bell`. */
function partDefinitions(node: HtmlRoot | Element): void {
	for (const child of node.children) {
		if (child.type !== 'element') continue;
		partDefinitions(child);
		if (child.tagName !== 'dl') continue;
		const out: Element[] = [];
		for (const part of getDefinitions(child)) {
			const last = out.at(-1);
			if (part.tagName === 'dt' || last === undefined)
				out.push({ ...part, tagName: 'p', children: [...part.children, { type: 'text', value: ': ' }] });
			else
				last.children = [
					...last.children,
					{ type: 'text', value: last.children.length > 2 ? ', ' : '' },
					...part.children,
				];
		}
		child.tagName = 'div';
		child.children = out;
	}
}

/** Terms and definitions of a list; each pair may stand in an element of its own. */
function getDefinitions(list: Element): Element[] {
	return list.children.flatMap((child): Element[] =>
		child.type !== 'element'
			? []
			: child.tagName === 'dt' || child.tagName === 'dd'
				? [child]
				: child.tagName === 'div'
					? getDefinitions(child)
					: [],
	);
}

/**
 * Paragraphs and broken lines of a cell stand on one line in Markdown: a space parts their words. In a table that puts lists of people side by
 * side each line names another one: a break does.
 */
function partCells(node: HtmlRoot | Element, isCell: boolean, isOfPeople = false): void {
	for (const child of node.children) {
		if (child.type !== 'element') continue;
		const isOwn = child.tagName === 'table' ? isOfColumns(child) : isOfPeople;
		partCells(child, isCell || child.tagName === 'td' || child.tagName === 'th', isOwn);
		if (!isCell || !(isOwn ? /^(?:p|div|ul|ol|li|h[1-6])$/ : /^(?:p|div|br|h[1-6])$/).test(child.tagName))
			continue;
		child.tagName = 'span';
		child.children.push(
			isOwn ? { type: 'element', tagName: 'br', properties: {}, children: [] } : { type: 'text', value: ' ' },
		);
	}
}

/** Whether the cells of the first row begin with labels of people. */
function isOfColumns(table: Element): boolean {
	const [first = []] = getRows(table);
	const labels = first.map((cell) => linesOf(cell).trim().split('\n', 1)[0] ?? '');
	return labels.length > 1 && areLabels(labels);
}

/** What an element says, each block and each broken line on a line of its own. */
function linesOf(node: ElementContent): string {
	if (node.type === 'text') return node.value.replace(/\s+/g, ' ');
	if (node.type === 'comment') return '';
	const inside = node.children.map(linesOf).join('');
	return node.tagName === 'br' ? '\n' : phrasing(node) ? inside : `\n${inside}\n`;
}

/** A table of Markdown has a head: the first row is it, where a table says of none. */
function headTables(node: HtmlRoot | Element): void {
	for (const child of node.children) {
		if (child.type !== 'element') continue;
		if (child.tagName === 'table') {
			const [first, ...more] = getRows(child);
			const cells = [first ?? [], ...more].flat();
			if (first && cells.every(({ tagName }) => tagName === 'td'))
				for (const cell of first) cell.tagName = 'th';
		} else headTables(child);
	}
}

// --- Notes of Word files, as mammoth gives them, as those of Markdown: `[^1]` in the text, `[^1]: …` at its end.

/** Writes the notes of a page as Markdown does, in place. */
function readNotes(node: HtmlRoot | Element): void {
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
