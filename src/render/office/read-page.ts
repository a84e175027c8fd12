/**
 * The page of a view as a document for word processors. What a class of the page means is said in the tables below; an element that they do
 * not know gives what it holds, so that a template of one's own loses no words.
 */

import { DEFAULT_LANGUAGE, isLanguage } from '../../language/index.js';
import type { View } from '../../view/view-model.js';
import {
	attribute,
	elementsIn,
	findElement,
	getWords,
	hasClass,
	isElement,
	type PageElement,
	type PageNode,
	plainText,
	readInline,
} from './inline.js';
import {
	type Band,
	type Block,
	type Inline,
	LIST_STEP,
	type NumberedList,
	type OfficeDocument,
	type OfficeParagraph,
	type ParagraphStyleId,
	paragraphsIn,
	type TabStop,
} from './model.js';
import { readDefinitions, readPapers, readSignatures, readTable, SHORT_TABLE } from './read-tables.js';

/** What a view has of every document: minutes, a theme, a document around the meeting. */
export interface OfficeView
	extends Pick<View, 'lang' | 'documentTitle' | 'state' | 'letterhead' | 'running' | 'largePrint'> {
	/** Whether the pages have numbers; they have where nothing is said. */
	numbered?: boolean;
}

/** The colour of the page where a project has none of its own. */
const ACCENT = '1F3A5F';
/** The rule that the configuration's colour becomes. */
const PROJECT_ACCENT = /prefers-color-scheme:light\)\{:root\{--accent:#([0-9a-f]{3,6})\b/i;

function accentIn(style: string): string {
	const found = PROJECT_ACCENT.exec(style)?.[1] ?? ACCENT;
	return (found.length === 3 ? found.replace(/./g, '$&$&') : found).toUpperCase();
}

/** Reads a page that the templates made of a view. */
export async function readPage(html: string, view: OfficeView): Promise<OfficeDocument> {
	// Loaded here, for most programs that hold this room write no file for a word processor.
	const { fromHtml } = await import('hast-util-from-html');
	const style = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map(([, text]) => text).join('\n');
	const page = fromHtml(html.replace(/<style\b[\s\S]*?<\/style>/g, ''));
	const root = page.children.find(isElement);
	const body = (root && findElement(root, ({ tagName }) => tagName === 'body')) ?? root;
	const isDeed = root !== undefined && hasClass(root, 'deed');
	const reader = new PageReader(body, { isDeed, isLarge: view.largePrint });
	const blocks = body === undefined ? [] : reader.blocks(body.children as PageNode[], { style: 'BodyText' });
	return {
		lang: isLanguage(view.lang) ? view.lang : DEFAULT_LANGUAGE,
		title: view.documentTitle,
		organization: view.letterhead.name ?? '',
		look: {
			isDeed,
			largePrint: view.largePrint,
			accent: accentIn(style),
		},
		page: {
			isLandscape: /@page\s*{[^}]*size:\s*A4 landscape/.test(style),
			margin: body !== undefined && findElement(body, (one) => hasClass(one, 'papers')) ? 14 : 25,
		},
		running: {
			organization: view.running.organization,
			title: view.running.title,
			state: view.running.state,
			initials: view.running.initials,
			numbered: view.numbered !== false,
			watermark: view.state.watermark,
		},
		bands: getBands(withoutDangling(blocks)),
		notes: reader.notes,
		lists: reader.lists,
	};
}

/** Content in several columns, until the bands are made. */
interface Columns {
	kind: 'columns';
	columns: number;
	blocks: Block[];
}

type Flow = Block | Columns;

/** Where a piece of the page stands. */
interface Place {
	/** Style of paragraphs that say nothing else. */
	style: ParagraphStyleId;
	list?: { ordered: number | null; level: number };
	/** In millimetres. */
	indent?: number;
	/** All of it stays together; its last paragraph where `withNext` says so too. */
	together?: boolean;
	withNext?: boolean;
	/** Its tables name the pages of what they list. */
	isAgenda?: boolean;
}

/** Style of a paragraph by its class. */
const PARAGRAPHS: Readonly<Record<string, ParagraphStyleId>> = {
	organization: 'Organization',
	republic: 'Letterhead',
	form: 'Letterhead',
	day: 'Day',
	hour: 'Hour',
	rule: 'Rule',
	condition: 'Rule',
	who: 'VoteLine',
	why: 'Proof',
	'vote-heading': 'Caption',
	'form-heading': 'Caption',
	'form-note': 'Note',
	notice: 'Confidential',
	done: 'DoneAt',
	remedies: 'Note',
	seal: 'Note',
	reproduced: 'Quote',
	of: 'Organization',
	meeting: 'Letterhead',
	corrections: 'Note',
};

/** Style of what stands in an element, by its class. */
const INSIDE: Readonly<Record<string, ParagraphStyleId>> = {
	where: 'Letterhead',
	letterhead: 'Letterhead',
	turn: 'Intervention',
	recipient: 'Recipient',
	mentions: 'Note',
	'proof-entry': 'VoteLine',
};

/** Words that only a screen, or only the page on paper, has. */
const UNSEEN = ['skip', 'watermark', 'cut-title'];

/** Elements that open a page, but for the first of their kind where `next` says so. */
const OPENS_PAGE: ReadonlyArray<{ name: string; next: boolean }> = [
	{ name: 'annex', next: false },
	{ name: 'annex-leaf', next: false },
	{ name: 'leaf', next: true },
	{ name: 'papers', next: true },
];

const DEEPEST = 8;

class PageReader {
	readonly lists: NumberedList[] = [];
	readonly notes = new Map<number, Block[]>();
	readonly #seen = new Set<string>();
	readonly #referred: ReadonlySet<string>;
	readonly #isDeed: boolean;
	/** How wide a letter is, beside that of the usual print. */
	readonly #letters: number;

	constructor(body: PageElement | undefined, { isDeed, isLarge }: { isDeed: boolean; isLarge: boolean }) {
		this.#isDeed = isDeed;
		this.#letters = isLarge ? 1.5 : 1;
		const referred = new Set<string>();
		const walk = (element: PageElement) => {
			const href = attribute(element, 'href');
			if (element.tagName === 'a' && href !== undefined && attribute(element, 'id') !== undefined)
				referred.add(href.slice(1));
			for (const child of elementsIn(element)) walk(child);
		};
		if (body) walk(body);
		this.#referred = referred;
	}

	/** Blocks, with columns. */
	blocks(nodes: readonly PageNode[], place: Place): Flow[] {
		const result: Flow[] = [];
		let inline: PageNode[] = [];
		const flush = () => {
			const children = readInline(inline);
			if (children.length > 0) result.push(paragraph(children, place));
			inline = [];
		};
		for (const node of nodes) {
			if (node.type === 'text' || (node.type === 'element' && !BLOCKS.has(node.tagName))) {
				if (node.type === 'text' || !isUnseen(node)) inline.push(node);
				continue;
			}
			if (node.type !== 'element' || isUnseen(node)) continue;
			flush();
			const last = result.at(-1);
			if (last !== undefined && last.kind !== 'columns' && this.#staysBelow(node) && isShort(last))
				last.keepNext = true;
			for (const each of this.#element(node, place)) result.push(each);
		}
		flush();
		return place.together === true ? kept(result, place.withNext === true) : result;
	}

	/** Blocks without columns, as a cell or a note holds them. */
	plain(nodes: readonly PageNode[], style: ParagraphStyleId): Block[] {
		const blocks = this.blocks(nodes, { style }).flatMap((one) =>
			one.kind === 'columns' ? one.blocks : [one],
		);
		return blocks.length > 0 ? blocks : [{ kind: 'paragraph', style, children: [] }];
	}

	/** Votes and signatures belong to the text above them; a leaf of signatures that carries the closing words, or other text, to none. */
	#staysBelow(element: PageElement): boolean {
		const [end] = elementsIn(element);
		const isBare = () => {
			const texts =
				end && hasClass(end, 'end') ? elementsIn(end).filter(({ tagName }) => tagName === 'p') : [];
			return texts.length > 0 && texts.filter((text) => !hasClass(text, 'done')).length < 2;
		};
		return (
			hasClass(element, 'vote') ||
			hasClass(element, 'end') ||
			(hasClass(element, 'last') && !this.#isDeed && isBare())
		);
	}

	#element(element: PageElement, place: Place): Flow[] {
		const opens = OPENS_PAGE.find(({ name }) => hasClass(element, name));
		const startsPage = opens !== undefined && (!opens.next || this.#seen.has(opens.name));
		if (opens) this.#seen.add(opens.name);
		const blocks = this.#read(element, place);
		const [first] = blocks;
		if (startsPage && first !== undefined && first.kind !== 'columns') first.startsPage = true;
		return marked(element, blocks);
	}

	#read(element: PageElement, place: Place): Flow[] {
		const children = element.children as PageNode[];
		switch (element.tagName) {
			case 'h1':
			case 'h2':
			case 'h3':
			case 'h4':
			case 'h5':
			case 'h6':
				return [heading(element)];
			case 'p':
				return [this.#paragraph(element, place)];
			case 'ul':
			case 'ol':
				return this.#list(element, place);
			case 'blockquote':
				return this.blocks(children, { ...place, style: 'Quote' });
			case 'pre':
				return getWords(element)
					.replace(/\n$/, '')
					.split('\n')
					.map((line) => paragraph(plainText(line), { ...place, style: 'Code' }));
			case 'hr':
				return [{ kind: 'paragraph', style: place.style, children: [], isLine: true }];
			case 'table':
				return defined(
					readTable(element, {
						keepNext: place.together === true,
						isAgenda: place.isAgenda === true,
						letters: this.#letters,
					}),
				);
			case 'dl':
				return defined(readDefinitions(element, this.#letters));
			default:
				return this.#container(element, place);
		}
	}

	#paragraph(element: PageElement, place: Place): OfficeParagraph {
		const names = element.properties['className'];
		const style = (Array.isArray(names) ? names : [])
			.map((name) => PARAGRAPHS[String(name)])
			.find((one) => one !== undefined);
		const children = readInline(element.children as PageNode[], getLook(element));
		return {
			...paragraph(children, style === undefined ? place : { ...place, style }),
			...(children.length === 0 && hasClass(element, 'white')
				? { children: [{ kind: 'tab' }], tabs: [{ at: 160, dotted: true }] }
				: getTabs(children)),
		};
	}

	#container(element: PageElement, place: Place): Flow[] {
		const children = element.children as PageNode[];
		if (hasClass(element, 'signatures')) return defined(readSignatures(element));
		if (hasClass(element, 'papers')) return [readPapers(element, (nodes, style) => this.plain(nodes, style))];
		if (hasClass(element, 'event')) return [event(element)];
		if (hasClass(element, 'notes') && this.#takeNotes(element)) return [];
		if (hasClass(element, 'heading') || hasClass(element, 'block-head')) return this.#head(element, place);
		if (hasClass(element, 'agenda')) return this.blocks(children, { ...place, isAgenda: true });
		if (hasClass(element, 'vote')) return this.blocks(children, { ...place, together: true });
		// The leaf of the signatures carries the end of what is signed; a deed may part before them.
		if (hasClass(element, 'last') && !this.#isDeed)
			return this.blocks(children, { ...place, together: true });
		if (hasClass(element, 'end')) return this.blocks(children, { ...place, together: true });
		if (hasClass(element, 'block')) return this.#block(element, place);
		if (hasClass(element, 'proof-entry')) return this.#proofEntry(element, place);
		const names = element.properties['className'];
		const style = (Array.isArray(names) ? names : [])
			.map((name) => INSIDE[String(name)])
			.find((one) => one !== undefined);
		return this.blocks(children, style === undefined ? place : { ...place, style });
	}

	/** The heading of an item or of a decision, with its hour above. */
	#head(element: PageElement, place: Place): Flow[] {
		const blocks = this.blocks(element.children as PageNode[], place);
		const [first, second] = blocks;
		const isTimed = first?.kind === 'paragraph' && first.style === 'Hour';
		const title = isTimed ? second : first;
		if (title?.kind === 'paragraph') {
			if (isTimed) title.timed = true;
			if (hasClass(element, 'block-head') && !this.#isDeed) title.ruled = true;
		}
		return blocks;
	}

	/** The end of a text and its vote are one thing to read. */
	#block(element: PageElement, place: Place): Flow[] {
		const children = element.children as PageNode[];
		const at = children.findIndex((child) => isElement(child) && hasClass(child, 'vote'));
		if (at === -1) return this.blocks(children, place);
		const before = this.blocks(children.slice(0, at), place);
		// Who moved it stands between the text and the vote, and goes along.
		const end = before.findLastIndex((each) => each.kind !== 'paragraph' || each.style !== 'VoteLine');
		for (const each of before.slice(Math.max(0, end))) if (each.kind !== 'columns') each.keepNext = true;
		return [...before, ...this.blocks(children.slice(at), place)];
	}

	#proofEntry(element: PageElement, place: Place): Flow[] {
		return elementsIn(element).flatMap((child) =>
			child.tagName === 'ul'
				? elementsIn(child).map((item) =>
						paragraph(readInline(item.children as PageNode[]), { ...place, style: 'VoteLine' }),
					)
				: this.#element(child, place),
		);
	}

	#list(element: PageElement, place: Place): Flow[] {
		const items = elementsIn(element).filter(({ tagName }) => tagName === 'li');
		if (hasClass(element, 'names')) {
			const columns = hasClass(element, 'in-3') ? 3 : hasClass(element, 'in-2') ? 2 : 1;
			const blocks = items.map((item) =>
				paragraph(readInline(item.children as PageNode[]), { style: 'Participant' }),
			);
			return [{ kind: 'columns', columns, blocks }];
		}
		if (hasClass(element, 'options'))
			return items.map((item) =>
				paragraph(readInline(item.children as PageNode[]), {
					style: place.style === 'TableContents' ? place.style : 'ListContinue',
				}),
			);
		const isOrdered = element.tagName === 'ol';
		const level = Math.min(place.list ? place.list.level + 1 : 0, DEEPEST);
		let ordered = isOrdered ? this.#newList(attribute(element, 'start'), level) : null;
		const style: ParagraphStyleId = isOrdered ? 'ListNumber' : 'ListBullet';
		return items.flatMap((item, index) => {
			const value = attribute(item, 'value');
			if (isOrdered && value !== undefined && index > 0) ordered = this.#newList(value, level);
			const list = { ordered, level };
			const rest: Place = { style: 'ListContinue', list, indent: LIST_STEP * (level + 1) };
			const [head, tail] = splitItem(item);
			const inline = readInline(head);
			const first: Flow[] =
				inline.length > 0 || tail.length === 0 ? [{ kind: 'paragraph', style, list, children: inline }] : [];
			return marked(item, [...first, ...this.blocks(tail, rest)]);
		});
	}

	#newList(written: string | undefined, level: number): number {
		const start = Number.parseInt(written ?? '1', 10);
		this.lists.push({ start: Number.isNaN(start) ? 1 : start, level });
		return this.lists.length - 1;
	}

	/** The notes of a page stand at the foot of the pages that refer to them, where each has such a reference. */
	#takeNotes(element: PageElement): boolean {
		const list = findElement(element, ({ tagName }) => tagName === 'ol');
		const items = list === undefined ? [] : elementsIn(list);
		const numbers = items.map((item) => /^pv-note-(\d+)$/.exec(attribute(item, 'id') ?? '')?.[1]);
		if (
			items.some(
				(item, index) => numbers[index] === undefined || !this.#referred.has(attribute(item, 'id') ?? ''),
			)
		)
			return false;
		for (const [index, item] of items.entries())
			this.notes.set(Number(numbers[index]), this.plain(item.children as PageNode[], 'FootnoteText'));
		return true;
	}
}

const BLOCKS: ReadonlySet<string> = new Set(
	'address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
		' ',
	),
);

function isUnseen(element: PageElement): boolean {
	return UNSEEN.some((name) => hasClass(element, name)) || element.properties['hidden'] === true;
}

function defined(table: Block | undefined): Flow[] {
	return table === undefined ? [] : [table];
}

function paragraph(children: Inline[], { style, list, indent }: Place): OfficeParagraph {
	return { kind: 'paragraph', style, children, ...(list && indent !== undefined ? { list, indent } : {}) };
}

/** Words in a paragraph that are set otherwise than its style says. */
function getLook(element: PageElement): { bold?: boolean; italic?: boolean } {
	if (['certified', 'to', 'subject', 'decides'].some((name) => hasClass(element, name)))
		return { bold: true };
	return {};
}

/** Blanks to fill in: dots up to the next stop, the last of them as far as the line goes. */
function getTabs(children: readonly Inline[]): { tabs?: TabStop[] } {
	const count = children.filter(({ kind }) => kind === 'tab').length;
	if (count === 0) return {};
	return {
		tabs: Array.from({ length: count }, (_, index) => ({
			at: Math.round((148 * (index + 1)) / count),
			dotted: true,
		})),
	};
}

/** A heading; the title of the page is level 1, so that the level of a word processor is one less. */
function heading(element: PageElement): OfficeParagraph {
	const level = Number(element.tagName.slice(1));
	const children = readInline(element.children as PageNode[]);
	if (level === 1 || hasClass(element, 'leaf-title')) return { kind: 'paragraph', style: 'Title', children };
	if (hasClass(element, 'roll-heading') || hasClass(element, 'sheet-heading'))
		return { kind: 'paragraph', style: 'Caption', children, keepNext: true };
	return { kind: 'paragraph', style: `Heading${level - 1}` as ParagraphStyleId, children };
}

/** Width of the hour before an event, in millimetres. */
const HOUR_COLUMN = 20;

function event(element: PageElement): OfficeParagraph {
	const hour = findElement(element, (one) => hasClass(one, 'hour'));
	const what = findElement(element, (one) => hasClass(one, 'what'));
	const said = readInline((what?.children ?? []) as PageNode[]);
	if (hour === undefined) return { kind: 'paragraph', style: 'Event', children: said };
	return {
		kind: 'paragraph',
		style: 'Event',
		children: [...readInline(hour.children as PageNode[], { style: 'EventHour' }), { kind: 'tab' }, ...said],
		tabs: [{ at: HOUR_COLUMN, dotted: false }],
		indent: HOUR_COLUMN,
	};
}

/** The first paragraph of an item, which bears the mark, and what follows it. */
function splitItem(item: PageElement): [head: PageNode[], tail: PageNode[]] {
	const children = item.children as PageNode[];
	const at = children.findIndex((child) => isElement(child) && BLOCKS.has(child.tagName));
	if (at === -1) return [children, []];
	const first = children[at];
	const before = children.slice(0, at);
	const isBlank = before.every((child) => child.type === 'text' && child.value.trim() === '');
	if (isBlank && first !== undefined && isElement(first) && first.tagName === 'p')
		return [first.children as PageNode[], children.slice(at + 1)];
	return [before, children.slice(at)];
}

/** What stays with what follows must leave room for it on the page. */
function isShort(block: Block): boolean {
	return block.kind === 'paragraph' || block.rows.length <= SHORT_TABLE;
}

/** Everything stays with what follows, the last where that is asked. */
function kept(blocks: Flow[], withNext: boolean): Flow[] {
	for (const [index, block] of blocks.entries())
		if (block.kind === 'paragraph' && (withNext || index < blocks.length - 1)) block.keepNext = true;
		else if (block.kind === 'table' && index === blocks.length - 1 && !withNext) block.keepNext = false;
	return blocks;
}

/** Links lead to the first paragraph of what has a name. */
function marked(element: PageElement, blocks: Flow[]): Flow[] {
	const id = attribute(element, 'id');
	if (id === undefined || element.tagName === 'main') return blocks;
	const [first] = blocks.flatMap((block) => (block.kind === 'columns' ? block.blocks : [block]));
	const [target] = first === undefined ? [] : paragraphsIn([first]);
	if (target !== undefined) target.children = [{ kind: 'mark', id, children: target.children }];
	return blocks;
}

/** Names shorter than this stay in one column. */
const FEW = 4;

/** Neighbours of as many columns are one band; a few names need no columns. */
function getBands(flow: readonly Flow[]): Band[] {
	const bands: Band[] = [];
	for (const part of flow) {
		const isColumns = part.kind === 'columns';
		const columns = isColumns && part.blocks.length >= FEW ? part.columns : 1;
		const blocks = isColumns ? part.blocks : [part];
		const last = bands.at(-1);
		if (last?.columns === columns) for (const each of blocks) last.blocks.push(each);
		else if (blocks.length > 0) bands.push({ columns, blocks: [...blocks] });
	}
	return bands;
}

/** A link to a place that is not in the document is plain words, and a place that is named twice is named once. */
function withoutDangling(flow: Flow[]): Flow[] {
	const blocks = flow.flatMap((part) => (part.kind === 'columns' ? part.blocks : [part]));
	const paragraphs = paragraphsIn(blocks);
	const places = new Set<string>();
	const walk = (children: readonly Inline[], visit: (inline: Inline) => void) => {
		for (const child of children) {
			visit(child);
			if ('children' in child) walk(child.children, visit);
		}
	};
	for (const { children } of paragraphs)
		walk(children, (inline) => {
			if (inline.kind === 'mark' || inline.kind === 'note') places.add(inline.id);
		});
	const named = new Set<string>();
	const fix = (children: readonly Inline[]): Inline[] =>
		children.flatMap((child): Inline[] => {
			if (child.kind === 'link' && child.target.startsWith('#') && !places.has(child.target.slice(1)))
				return fix(child.children);
			if (child.kind === 'page' && !places.has(child.id)) return plainText(child.known);
			if (child.kind === 'mark') {
				if (named.has(child.id)) return fix(child.children);
				named.add(child.id);
			}
			return 'children' in child ? [{ ...child, children: fix(child.children) }] : [child];
		});
	for (const each of paragraphs) each.children = fix(each.children);
	return flow;
}
