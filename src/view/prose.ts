/** Markdown of the meeting as safe HTML: everything is escaped here, nothing of the source is ever interpreted as HTML. */

import type {
	Code,
	Definition,
	FootnoteDefinition,
	Image,
	ImageReference,
	List,
	ListItem,
	Node,
	Paragraph,
	PhrasingContent,
	RootContent,
	Table,
} from 'mdast';
import type { Language } from '../ast/index.js';
import { escapeHtml, escapeText } from './escape.js';
import { fitTable, textOfHtml, withEndKept } from './length.js';
import { partedAtLeads, withKeptLines } from './paragraph-lines.js';
import { type Run, typesetRuns } from './typography.js';

/** An image that may be printed, ready for `src`. */
type ImageSource = (path: string) => string | undefined;

interface ProseWords {
	/** Name of a note for those who hear the page: `note 3`. */
	note(number: number): string;
	/** Name of the link from a note back to the text. */
	backToText: string;
}

/** What the prose of one meeting shares. */
interface ProseOptions {
	lang: Language;
	words: ProseWords;
	/** Targets of reference links, by identifier. */
	definitions: ReadonlyMap<string, Definition>;
	/** Texts of the footnotes that something refers to, by identifier; others are printed where they stand. */
	footnotes: ReadonlyMap<string, FootnoteDefinition>;
	image: ImageSource;
	/** What opens a recital or an article at the start of a line. */
	leadLine: RegExp;
	/** The number that is written before an item of a list. */
	getNumber(item: ListItem): number | undefined;
	/** Letters of 16 points: fewer columns of a table have room. */
	large?: boolean | undefined;
	/** Numbers of pieces of text by the first node of each, for a page that shows where its words are written ({@link ViewOptions.pieces}). */
	pieces?: ReadonlyMap<Node, number> | undefined;
}

/** A footnote that the text refers to, in the order of the references. */
interface PrintedNote {
	/** Number as printed, from 1. */
	number: number;
	/** Identifier of the note; its first reference is `ref-` and the same. */
	id: string;
	/** The note as HTML, with the link back. */
	html: string;
}

/** Writes the prose of one meeting. Footnotes are numbered in the order in which they are met. */
export interface Prose {
	/** Block content as HTML. */
	blocks(nodes: readonly Node[]): string;
	/** Inline content as HTML. */
	inline(nodes: readonly PhrasingContent[]): string;
	/** Inline content as plain, typeset text, without notes and images. */
	text(nodes: readonly PhrasingContent[]): string;
	/** The notes met so far. */
	notes(options?: { withoutWayBack?: boolean }): PrintedNote[];
}

/** A writer for one meeting. */
export function createProse(options: ProseOptions): Prose {
	return new ProseWriter(options);
}

/** What the paragraph above it stays with. */
const HELD: ReadonlySet<string> = new Set(['list', 'table']);

/** Schemes that a link may have. */
const LINK = /^(?:https?:\/\/|mailto:)/i;

class ProseWriter implements Prose {
	readonly #options: ProseOptions;
	readonly #noteNumbers = new Map<string, number>();
	/** How often a note was referred to. */
	readonly #noteUses = new Map<string, number>();

	constructor(options: ProseOptions) {
		this.#options = options;
	}

	blocks(nodes: readonly Node[]): string {
		return nodes
			.map((node, at) => {
				const html = this.#block(node as RootContent);
				// Chromium leaves a line of what leads to a list or table behind rather than move all of it with them.
				return HELD.has(nodes[at + 1]?.type ?? '') ? withEndKept(html, this.#options.large === true) : html;
			})
			.join('');
	}

	inline(nodes: readonly PhrasingContent[], first = nodes[0]): string {
		const runs: Run[] = [];
		collectRuns(nodes, runs);
		const texts = typesetRuns(runs, this.#options.lang);
		let next = 0;
		const html = this.#inline(nodes, () => texts[next++] ?? '');
		const piece = first && this.#options.pieces?.get(first);
		return piece === undefined || html === '' ? html : `<span data-piece="${piece}">${html}</span>`;
	}

	text(nodes: readonly PhrasingContent[]): string {
		const runs: Run[] = [];
		collectRuns(nodes, runs);
		return typesetRuns(runs, this.#options.lang).join('').trim();
	}

	notes({ withoutWayBack = false } = {}): PrintedNote[] {
		const printed: PrintedNote[] = [];
		// Writing a note may meet references to further notes, which join the end.
		for (const [identifier, number] of this.#noteNumbers) {
			const back = withoutWayBack
				? ''
				: ` <a class="back" href="#pv-ref-${number}" aria-label="${escapeHtml(this.#options.words.backToText)}">↑</a>`;
			const children = this.#options.footnotes.get(identifier)?.children ?? [];
			const last = children.at(-1);
			const html =
				last?.type === 'paragraph'
					? `${this.blocks(children.slice(0, -1))}<p>${this.inline(last.children)}${back}</p>`
					: `${this.blocks(children)}${back === '' ? '' : `<p>${back.trimStart()}</p>`}`;
			printed.push({ number, id: `pv-note-${number}`, html });
		}
		return printed;
	}

	#block(node: RootContent): string {
		switch (node.type) {
			case 'paragraph':
				return this.#paragraph(node);
			case 'heading':
				// Headings of the meeting are agenda items; one inside a quotation or a list is no part of the outline.
				return `<p class="quoted-heading"><strong>${this.inline(node.children)}</strong></p>`;
			case 'thematicBreak':
				return '<hr>';
			case 'blockquote':
				return `<blockquote>${this.blocks(node.children)}</blockquote>`;
			case 'list':
				return this.#list(node);
			case 'listItem':
				return this.#item(node, true, '');
			case 'code':
				return `${this.#words(getInfo(node))}<pre><code>${escapeHtml(node.value)}</code></pre>`;
			case 'table':
				return this.#table(node);
			case 'html':
				return isComment(node.value) ? '' : `<p class="as-written">${escapeHtml(node.value)}</p>`;
			case 'footnoteDefinition':
				return this.#options.footnotes.get(node.identifier) === node ? '' : this.#unusedNote(node);
			case 'definition':
			case 'yaml':
				return '';
			case 'tableRow':
			case 'tableCell':
				return '';
			default:
				return `<p>${this.inline([node])}</p>`;
		}
	}

	/** A note that nothing refers to, or a second one of the same name: as it is written, for no word may be lost. */
	#unusedNote({ label, identifier, children: [first, ...rest] }: FootnoteDefinition): string {
		const mark = `[^${escapeHtml(label ?? identifier)}]:`;
		return first?.type === 'paragraph'
			? `<p>${mark} ${this.inline(first.children)}</p>${this.blocks(rest)}`
			: `<p>${mark}</p>${this.blocks(first === undefined ? [] : [first, ...rest])}`;
	}

	#paragraph(node: Paragraph): string {
		return partedAtLeads(node, this.#options.leadLine)
			.map(({ children }, index) => this.#lines(children, index === 0 ? node.children[0] : undefined))
			.map((html) => (html.trim() === '' ? '' : `<p>${html}</p>`))
			.join('');
	}

	/** The text of a paragraph; `first` is the node that its piece of text is numbered by. */
	#lines(nodes: PhrasingContent[], first = nodes[0]): string {
		return this.inline(withKeptLines(nodes), first);
	}

	/** A paragraph of these words alone, nothing where there are none. */
	#words(value: string): string {
		return value === '' ? '' : `<p>${this.inline([{ type: 'text', value }])}</p>`;
	}

	#list(node: List): string {
		const loose = node.spread === true || node.children.some((item) => item.spread === true);
		if (node.ordered !== true)
			return `<ul>${node.children.map((item) => this.#item(item, loose, '')).join('')}</ul>`;
		const numbers = getNumbers(node, this.#options.getNumber);
		const items = node.children.map((item, index) => this.#item(item, loose, numbers.items[index] ?? ''));
		return `<ol${numbers.list}>${items.join('')}</ol>`;
	}

	#item(node: ListItem, loose: boolean, attributes: string): string {
		const content = node.children.map((child) =>
			!loose && child.type === 'paragraph' ? this.#lines(child.children) : this.#block(child),
		);
		return `<li${attributes}>${content.join('').replace(CHECK_BOX, (_, before: string, mark: string) => `${before}${mark === ' ' ? '☐' : '☑'}`)}</li>`;
	}

	#table(node: Table): string {
		const rows = node.children.map((row) => row.children.map((cell) => this.inline(cell.children)));
		const texts = rows.map((row) => row.map(textOfHtml));
		const fit = fitTable(texts, this.#options.large === true);
		const [head = [], ...body] = rows.map((row, index) => {
			const tag = index === 0 ? 'th' : 'td';
			return row.map((html, column) => {
				const side = node.align?.[column] ?? (hasFigures(texts, column) ? 'right' : '');
				const long = fit.isLong(texts[index]?.[column] ?? '') ? 'long' : '';
				const names = [side, long].filter((name) => name !== '').join(' ');
				return `<${tag}${tag === 'th' ? ' scope="col"' : ''}${names === '' ? '' : ` class="${names}"`}>${html}</${tag}>`;
			});
		});
		const lines = body.map((cells) => `<tr>${cells.join('')}</tr>`).join('');
		return `<div class="table${fit.classes}"><table class="plain"><thead><tr>${head.join('')}</tr></thead><tbody>${lines}</tbody></table></div>`;
	}

	#inline(nodes: readonly PhrasingContent[], nextText: () => string): string {
		return nodes.map((node) => this.#phrasing(node, nextText)).join('');
	}

	#phrasing(node: PhrasingContent, nextText: () => string): string {
		switch (node.type) {
			case 'text':
				return escapeText(nextText(), this.#options.lang);
			case 'inlineCode':
				return `<code>${escapeHtml(nextText())}</code>`;
			case 'emphasis':
				return `<em>${this.#inline(node.children, nextText)}</em>`;
			case 'strong':
				return `<strong>${this.#inline(node.children, nextText)}</strong>`;
			case 'delete':
				return `<del>${this.#inline(node.children, nextText)}</del>`;
			case 'break':
				return '<br>';
			case 'html': {
				const text = nextText();
				return isComment(text) ? '' : escapeHtml(text);
			}
			case 'link':
				return link(node, this.#inline(node.children, nextText));
			case 'linkReference': {
				const target = this.#options.definitions.get(node.identifier);
				return link(target, this.#inline(node.children, nextText));
			}
			case 'image':
			case 'imageReference':
				return this.#image(node);
			case 'footnoteReference':
				return this.#noteReference(node.identifier);
			default:
				return '';
		}
	}

	#image(node: Image | ImageReference): string {
		const target = node.type === 'image' ? node : this.#options.definitions.get(node.identifier);
		const source = target === undefined ? undefined : this.#options.image(target.url);
		const alt = escapeHtml(node.alt ?? '');
		return source === undefined
			? `<span class="missing-image">[${alt}]</span>`
			: `<img src="${escapeHtml(source)}" alt="${alt}"${getTitle(target)}>`;
	}

	#noteReference(identifier: string): string {
		if (!this.#options.footnotes.has(identifier)) return `[^${escapeHtml(identifier)}]`;
		const number = this.#noteNumbers.get(identifier) ?? this.#noteNumbers.size + 1;
		this.#noteNumbers.set(identifier, number);
		const use = (this.#noteUses.get(identifier) ?? 0) + 1;
		this.#noteUses.set(identifier, use);
		const id = use === 1 ? ` id="pv-ref-${number}"` : '';
		const name = escapeHtml(this.#options.words.note(number));
		return `<sup class="note"><a${id} href="#pv-note-${number}" aria-label="${name}">${number}</a></sup>`;
	}
}

/** `[x]` and `[ ]` at the start of an item. */
const CHECK_BOX = /^((?:<p>)?(?:<span data-piece="\d+">)?)\[([ xX])\](?=[ \u00A0])/;

function link(target: Target | undefined, html: string): string {
	return target !== undefined && LINK.test(target.url)
		? `<a href="${escapeHtml(target.url)}"${getTitle(target)}>${html}</a>`
		: html;
}

/** Where a link or picture leads, and the words that go with it. */
type Target = Pick<Definition, 'url' | 'title'>;

function getTitle(target: Target | undefined): string {
	return target?.title ? ` title="${escapeHtml(target.title)}"` : '';
}

function isComment(html: string): boolean {
	const text = html.trim();
	return text.startsWith('<!--') && text.indexOf('-->', 2) === text.length - 3;
}

/** What stands beside the fence of a code, unless it is only the name of a language. */
function getInfo({ lang, meta }: Code): string {
	const info = [lang ?? '', meta ?? ''].join(' ').trim();
	return /^[a-z0-9+#._-]*$/.test(info) ? '' : info;
}

/** The texts of inline content in document order, one run for each node that asks for a text when it is written. */
function collectRuns(nodes: readonly PhrasingContent[], runs: Run[]): void {
	for (const node of nodes) {
		if (node.type === 'text') runs.push({ text: node.value });
		else if (node.type === 'inlineCode' || node.type === 'html')
			runs.push({ text: node.value, literal: true });
		else if ('children' in node) collectRuns(node.children, runs);
	}
}

/** Whether a column, not the first, has figures alone: they stand under each other. Cells that say nothing count for nothing. */
function hasFigures([, ...rows]: readonly (readonly string[])[], column: number): boolean {
	const cells = rows.map((row) => row[column] ?? '').filter((text) => !NOTHING.test(text));
	return column > 0 && cells.length > 0 && cells.every((text) => FIGURE.test(text));
}

const NOTHING = /^\s*[-–—.…/]*\s*$/;
/** `1 234,50 €`, `-3.2%`, `(1,200)`, `$4.5M`. No day, hour, range or telephone number. */
const FIGURE =
	/^\s*[(+−–-]?[$€£]?(?:\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:[.,]\d+)?\s?(?:%|‰|[kM]?[$€£]|[kM])?\)?\s*$/;

/** The style has room for numbers of so many digits beside a list. */
const MOST_DIGITS = 4;

/** The HTML attributes that give a numbered list its numbers, and each of its items. */
interface ListNumbers {
	list: string;
	items: readonly string[];
}

/** `written` tells the number that stands before an item. Where they are all the same they were left to be counted. */
function getNumbers(node: List, written: (item: ListItem) => number | undefined): ListNumbers {
	const first = node.start ?? 1;
	const numbers = node.children.map(written);
	const counted = numbers.every((number) => number === first);
	let next = first;
	let highest = first;
	const items = numbers.map((number) => {
		const follows = counted || number === undefined || number === next;
		const own = follows ? next : number;
		highest = Math.max(highest, own);
		next = own + 1;
		return follows ? '' : ` value="${number}"`;
	});
	const digits = String(highest).length;
	return {
		list: `${first === 1 ? '' : ` start="${first}"`}${digits === 1 ? '' : ` class="digits-${Math.min(digits, MOST_DIGITS)}"`}`,
		items,
	};
}
