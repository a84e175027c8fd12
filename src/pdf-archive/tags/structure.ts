/** Repairs the tree of tags that the browser writes, and says where only the content could (ISO 14289-1, 7; ISO 19005-3, 6.7). */

import { type PdfDocument, readNumberTree, writeNumberTree } from '../objects/document.js';
import { BrokenPdf, type Dict, dict, getName, Name, Ref, readText, type Value } from '../objects/values.js';

/** Why a document may claim nothing. */
export interface Obstacle {
	/** `empty`, `noAlternative`, `headings`, `missingGlyph`, `noUnicode`. */
	code: 'empty' | 'noAlternative' | 'headings' | 'missingGlyph' | 'noUnicode';
	/** Page from 1, where it is known. */
	page: number | undefined;
}

/** What stands for a link in the tree: its annotations, and the marked content that shows it. */
export interface TaggedLink {
	annotations: Ref[];
	/** Object number of the page and identifier, for each piece of marked content. */
	content: Array<{ page: number; mcid: number }>;
}

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export const STANDARD_TYPES: ReadonlySet<string> = new Set(
	'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
		' ',
	),
);

/** The nearest standard type of each newer one that a browser writes. */
const NEAREST: Readonly<Record<string, string>> = {
	Strong: 'Span',
	Em: 'Span',
	Aside: 'Sect',
	Sub: 'Span',
	Title: 'P',
	FENote: 'Div',
};

/** An element of the tree with its reference and its dictionary. */
export interface StructureElement {
	reference: Ref;
	entries: Dict;
	type: string;
	/** Object number of its page, inherited where it names none. */
	page: number | undefined;
}

/** The standard type that roles give to a type; where they give none, the type itself. */
export function standardType(document: PdfDocument, roles: Dict | undefined, type: string): string {
	let role = type;
	for (let hops = 0; !STANDARD_TYPES.has(role) && hops < 20; hops++) {
		const next = getName(document.get(roles?.get(role)));
		if (next === undefined) return type;
		role = next;
	}
	return role;
}

/** Walks the elements in reading order, parents first. */
export function* structureElements(document: PdfDocument): Generator<StructureElement> {
	const root = document.maybeDict(document.catalog.get('StructTreeRoot'));
	if (!root) return;
	const stack: Array<{ value: Value; page: number | undefined }> = [];
	const push = (kids: Value | undefined, page: number | undefined) => {
		for (const kid of [...document.list(kids)].reverse()) stack.push({ value: kid, page });
	};
	push(root.get('K'), undefined);
	const seen = new Set<number>();
	for (let next = stack.pop(); next; next = stack.pop()) {
		if (!(next.value instanceof Ref)) continue;
		const entries = document.maybeDict(next.value);
		const type = getName(entries?.get('S'));
		if (!entries || type === undefined) continue;
		if (seen.has(next.value.number)) throw new BrokenPdf('a tree of tags with a circle');
		seen.add(next.value.number);
		const own = entries.get('Pg');
		const page = own instanceof Ref ? own.number : next.page;
		yield { reference: next.value, entries, type, page };
		push(entries.get('K'), page);
	}
}

/** Repairs the tree in place. */
export function repairStructure(document: PdfDocument): { obstacles: Obstacle[]; links: TaggedLink[] } {
	const obstacles: Obstacle[] = [];
	const links: TaggedLink[] = [];
	const roles = new Map<string, string>();
	const pageNumbers = new Map(document.pages().map((page, index) => [page.number, index + 1]));
	const parents = new ParentTree(document);
	const elements = [...structureElements(document)];
	if (elements.length < 2) obstacles.push({ code: 'empty', page: undefined });
	let level = 0;
	for (const element of elements) {
		const { entries, reference, type, page } = element;
		if (!STANDARD_TYPES.has(type)) roles.set(type, NEAREST[type] ?? 'Div');
		const heading = /^H([1-6])$/.exec(type);
		if (heading) {
			const found = Number(heading[1]);
			if (found > level + 1) obstacles.push({ code: 'headings', page: pageNumbers.get(page ?? 0) });
			level = found;
		}
		if (type === 'Figure' && !(readText(document.get(entries.get('Alt'))) ?? '').trim()) {
			if (holdsFigure(document, entries)) {
				entries.set('S', new Name('Div'));
				document.change(reference);
			} else
				obstacles.push({ code: 'noAlternative', page: pageNumbers.get(getPage(document, element) ?? 0) });
		}
		if (type === 'LI') wrapBody(document, element, parents);
		if (type === 'Link') links.push(getLink(document, element));
	}
	if (roles.size > 0) {
		const root = document.dict(document.catalog.get('StructTreeRoot'));
		root.set(
			'RoleMap',
			dict(Object.fromEntries([...roles].sort().map(([from, to]) => [from, new Name(to)]))),
		);
		document.change(document.catalog.get('StructTreeRoot'));
	}
	return { obstacles, links };
}

function holdsFigure(document: PdfDocument, entries: Dict): boolean {
	return document.list(entries.get('K')).some((kid) => {
		const inner = kid instanceof Ref ? document.maybeDict(kid) : undefined;
		return inner !== undefined && (getName(inner.get('S')) === 'Figure' || holdsFigure(document, inner));
	});
}

/** The page of an element, or of what it holds. */
export function getPage(
	document: PdfDocument,
	{ entries, page }: Pick<StructureElement, 'entries' | 'page'>,
): number | undefined {
	if (page !== undefined) return page;
	for (const kid of document.list(entries.get('K'))) {
		const inner = document.maybeDict(kid);
		const own = inner?.get('Pg');
		if (own instanceof Ref) return own.number;
		const found = inner && getPage(document, { entries: inner, page: undefined });
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Everything of a list item but its label belongs into its body (ISO 32000-1, table 336). */
function wrapBody(
	document: PdfDocument,
	{ reference, entries, page }: StructureElement,
	parents: ParentTree,
): void {
	const kids = document.list(entries.get('K'));
	const getType = (kid: Value) =>
		kid instanceof Ref ? getName(document.maybeDict(kid)?.get('S')) : undefined;
	if (kids.every((kid) => ['Lbl', 'LBody'].includes(getType(kid) ?? ''))) return;
	const labels = kids.filter((kid) => getType(kid) === 'Lbl');
	const rest = kids.filter((kid) => getType(kid) !== 'Lbl');
	const own = entries.get('Pg');
	const body = dict({
		Type: new Name('StructElem'),
		S: new Name('LBody'),
		P: reference,
		K: rest,
		Pg: own instanceof Ref ? own : page === undefined ? undefined : new Ref(page),
	});
	const bodyReference = document.add(body);
	for (const kid of rest) {
		const inner = document.maybeDict(kid);
		if (inner?.has('S') && kid instanceof Ref) {
			inner.set('P', bodyReference);
			document.change(kid);
		} else parents.move(kid, body, bodyReference);
	}
	entries.set('K', [...labels, bodyReference]);
	document.change(reference);
}

function getLink(document: PdfDocument, element: StructureElement): TaggedLink {
	const link: TaggedLink = { annotations: [], content: [] };
	const gather = (entries: Dict, page: number | undefined): void => {
		for (const kid of document.list(entries.get('K'))) {
			if (typeof kid === 'number') {
				if (page !== undefined) link.content.push({ page, mcid: kid });
				continue;
			}
			const inner = document.maybeDict(kid);
			if (!inner) continue;
			const own = inner.get('Pg');
			const innerPage = own instanceof Ref ? own.number : page;
			const target = inner.get('Obj');
			const mcid = inner.get('MCID');
			if (target instanceof Ref) link.annotations.push(target);
			else if (typeof mcid === 'number') {
				if (innerPage !== undefined) link.content.push({ page: innerPage, mcid });
			} else if (getName(inner.get('S')) !== 'Link') gather(inner, innerPage);
		}
	};
	gather(element.entries, element.page);
	return link;
}

/** What a reader takes for one piece of text. */
const PARAGRAPHS: ReadonlySet<string> = new Set('P H H1 H2 H3 H4 H5 H6 LI TH TD Caption'.split(' '));

/** Says which paragraph, heading, list item or cell marked content stands in. */
export class TaggedParagraphs {
	readonly #document: PdfDocument;
	readonly #owners: ReadonlyMap<number, Value>;

	constructor(document: PdfDocument) {
		this.#document = document;
		const root = document.maybeDict(document.catalog.get('StructTreeRoot'));
		this.#owners = readNumberTree(document, root?.get('ParentTree'));
	}

	/** The object number of the innermost one. */
	find(page: Ref, mcid: number | undefined): number | undefined {
		const key = this.#document.dict(page).get('StructParents');
		if (typeof key !== 'number' || mcid === undefined) return undefined;
		let owner = this.#document.list(this.#owners.get(key))[mcid];
		for (let depth = 0; owner instanceof Ref && depth < DEEPEST; depth++) {
			const entries = this.#document.maybeDict(owner);
			if (PARAGRAPHS.has(getName(entries?.get('S')) ?? '')) return owner.number;
			owner = entries?.get('P');
		}
		return undefined;
	}
}

/** Deeper than what any paragraph holds. */
const DEEPEST = 30;

/** The way back from marked content to its element (ISO 32000-1, 14.7.4.4). */
class ParentTree {
	readonly #document: PdfDocument;
	#entries: Map<number, Value> | undefined;

	constructor(document: PdfDocument) {
		this.#document = document;
	}

	/** Says that a piece of content, or an annotation, belongs to another element now. */
	move(kid: Value, parent: Dict, reference: Ref): void {
		const document = this.#document;
		const given = document.maybeDict(kid);
		const target = document.maybeDict(given?.get('Obj'));
		if (target) {
			const key = target.get('StructParent');
			if (typeof key === 'number') this.#set(key, reference);
			return;
		}
		const mcid = typeof kid === 'number' ? kid : given?.get('MCID');
		const page = document.maybeDict(given?.get('Stm') ?? given?.get('Pg') ?? parent.get('Pg'));
		const key = page?.get('StructParents');
		if (typeof mcid !== 'number' || typeof key !== 'number') return;
		const list = this.#all.get(key);
		const owners = document.get(list);
		if (!Array.isArray(owners)) return;
		owners[mcid] = reference;
		document.change(list);
		if (!(list instanceof Ref)) this.#touch();
	}

	get #all(): Map<number, Value> {
		this.#entries ??= readNumberTree(this.#document, this.#tree);
		return this.#entries;
	}

	get #tree(): Value | undefined {
		return this.#document.maybeDict(this.#document.catalog.get('StructTreeRoot'))?.get('ParentTree');
	}

	#set(key: number, value: Value): void {
		this.#all.set(key, value);
		this.#touch();
	}

	/** Writes the tree as one leaf: a record has few pages. */
	#touch(): void {
		const tree = this.#document.maybeDict(this.#tree);
		if (!tree) return;
		writeNumberTree(tree, this.#all);
		this.#document.change(this.#tree);
	}
}
