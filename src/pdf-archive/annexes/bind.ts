/** Binds the pages of annexes into a printed document, each behind its leaf, with their tags. */

import {
	ObjectCopier,
	PdfDocument,
	readNameTree,
	readNumberTree,
	writeNameTree,
	writeNumberTree,
} from '../objects/document.js';
import {
	type Allowance,
	BrokenPdf,
	type Dict,
	dict,
	getName,
	Name,
	Ref,
	readText,
	Text,
	textString,
	type Value,
} from '../objects/values.js';
import { PageWalker } from '../pages.js';
import { getPage, type StructureElement, standardType, structureElements } from '../tags/structure.js';

/** A PDF file whose pages are bound in. */
export interface BoundAnnex {
	bytes: Uint8Array;
	/** Name of the place in the printed document behind whose page it comes. */
	leaf: string;
	title: string;
	alternative: Alternative;
}

/** Entries of a page that come along; everything else is the other file's business. */
const PAGE_ENTRIES = ['Contents', 'Group', 'UserUnit', 'StructParents', 'Tabs'];

/** Entries that a page may have from its parents (ISO 32000-1, table 30). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/** Entries of a link that come along. */
const LINK_ENTRIES = new Set(
	'Type Subtype Rect Contents F Border C StructParent A Dest QuadPoints BS H P'.split(' '),
);

/** Binds them in. Each must have been examined. */
export function bindAnnexes(document: PdfDocument, annexes: readonly BoundAnnex[]): void {
	for (const annex of annexes) bind(document, annex);
}

function bind(document: PdfDocument, annex: BoundAnnex): void {
	const leaf = pageNamed(document, annex.leaf);
	const heading = headingOn(document, leaf);
	const foreign = prepareAnnex(annex.bytes, annex.alternative, Number(heading.type.slice(1)) + 1);
	const tags = new ForeignTags(foreign, document);
	const copier = new ObjectCopier(foreign, document, (entries, reference) => tags.adapt(entries, reference));
	const part = document.add(null);
	copier.place(tags.root, part);
	const pages = foreign.pages().map((page) => {
		const made = document.add(null);
		copier.place(page, made);
		return { page, made };
	});
	const node = document.dict(leaf).get('Parent');
	for (const { page, made } of pages) {
		const entries = foreign.dict(page);
		keepOnlyLinks(foreign, entries);
		const copied = new Map<string, Value>([
			['Type', new Name('Page')],
			['Parent', node ?? null],
		]);
		for (const key of PAGE_ENTRIES) {
			const value = entries.get(key);
			if (value !== undefined) copied.set(key, copier.copy(value));
		}
		for (const key of INHERITED) {
			const value = inherited(foreign, entries, key);
			if (value !== undefined) copied.set(key, copier.copy(value));
		}
		const links = foreign.list(entries.get('Annots'));
		if (links.length > 0) copied.set('Annots', copier.copy(links));
		tags.adapt(copied, undefined);
		document.set(made.number, copied);
	}
	const language = getLanguage(foreign);
	document.set(
		part.number,
		dict({
			Type: new Name('StructElem'),
			S: new Name('Part'),
			T: textString(annex.title),
			Lang: language === undefined ? undefined : new Text(language),
			K: copier.copy(tags.kids),
		}),
	);
	tags.addParents((value) => copier.copy(value));
	copier.finish();
	tags.addIdentifiers();
	insertPages(
		document,
		leaf,
		pages.map(({ made }) => made),
	);
	insertPart(document, leaf, heading.entries.get('P'), part);
}

function pageNamed(document: PdfDocument, name: string): Ref {
	const named = document.maybeDict(document.catalog.get('Dests'));
	const target = document.get(named?.get(name));
	const place = target instanceof Map ? document.get(target.get('D')) : target;
	const [page] = Array.isArray(place) ? place : [];
	if (!(page instanceof Ref)) throw new BrokenPdf('an annex without its leaf');
	return page;
}

function keepOnlyLinks(foreign: PdfDocument, page: Dict): void {
	for (const annotation of foreign.list(page.get('Annots'))) {
		const link = foreign.maybeDict(annotation);
		for (const key of [...(link?.keys() ?? [])]) if (!LINK_ENTRIES.has(key)) link?.delete(key);
	}
}

/** The pages come right behind the leaf, in its part of the tree of pages. */
function insertPages(document: PdfDocument, leaf: Ref, pages: readonly Ref[]): void {
	let node = document.dict(leaf).get('Parent');
	const kids = document.list(document.dict(node).get('Kids'));
	const place = kids.findIndex((kid) => kid instanceof Ref && kid.number === leaf.number);
	document.dict(node).set('Kids', [...kids.slice(0, place + 1), ...pages, ...kids.slice(place + 1)]);
	for (let hops = 0; node !== undefined && hops < 50; hops++) {
		const entries = document.dict(node);
		const count = document.get(entries.get('Count'));
		entries.set('Count', (typeof count === 'number' ? count : 0) + pages.length);
		document.change(node);
		node = entries.get('Parent');
	}
}

function headingOn(document: PdfDocument, leaf: Ref): StructureElement {
	for (const element of structureElements(document))
		if (/^H[1-5]$/.test(element.type) && getPage(document, element) === leaf.number) return element;
	throw new BrokenPdf('a leaf without its heading');
}

/** The tags come behind those of the leaf, in the same element. */
function insertPart(document: PdfDocument, leaf: Ref, holder: Value | undefined, part: Ref): void {
	const entries = document.dict(holder);
	const kids = document.list(entries.get('K'));
	const last = kids.findLastIndex((kid) => {
		const inner = document.maybeDict(kid);
		const own = inner?.get('Pg');
		const page = own instanceof Ref ? own.number : undefined;
		return inner !== undefined && getPage(document, { entries: inner, page }) === leaf.number;
	});
	entries.set('K', [...kids.slice(0, last + 1), part, ...kids.slice(last + 1)]);
	document.change(holder);
	document.dict(part).set('P', holder ?? null);
}

// --- Makes the tags of another file fit into the tree of a document: roles, classes, identifiers, and the way back from the
// pages.

class ForeignTags {
	readonly root: Ref;
	readonly #foreign: PdfDocument;
	readonly #document: PdfDocument;
	/** What is added to its keys, so that they are free. */
	readonly #base: number;
	/** Put before its identifiers. */
	readonly #prefix: string;
	readonly #identifiers = new Map<string, Ref>();

	constructor(foreign: PdfDocument, document: PdfDocument) {
		this.#foreign = foreign;
		this.#document = document;
		this.root = foreign.catalog.get('StructTreeRoot') as Ref;
		this.#base = nextKey(readNumberTree(document, this.#parentTree));
		this.#prefix = `annex${this.#base}-`;
	}

	/** What stands directly under the root. */
	get kids(): Value[] {
		return this.#foreign.list(this.#foreign.dict(this.root).get('K'));
	}

	/** Changes a copied dictionary so that it fits. */
	adapt(entries: Dict, reference: Ref | undefined): void {
		for (const key of ['StructParents', 'StructParent']) {
			const value = entries.get(key);
			if (typeof value === 'number') entries.set(key, value + this.#base);
		}
		const heads = entries.get('Headers');
		if (Array.isArray(heads))
			entries.set(
				'Headers',
				heads.map((head) => this.#named(head)),
			);
		if (!(entries.get('S') instanceof Name) || !entries.has('P') || entries.has('Subtype')) return;
		entries.set('S', new Name(standardType(this.#foreign, this.#roles, getName(entries.get('S')) ?? '')));
		for (const key of ['NS', 'Ref', 'R']) entries.delete(key);
		const identifier = entries.get('ID');
		if (identifier instanceof Text) {
			const own = this.#named(identifier) as Text;
			entries.set('ID', own);
			if (reference) this.#identifiers.set(own.bytes, reference);
		}
	}

	/** Adds the way back from its pages and links to its elements. */
	addParents(copy: (value: Value) => Value): void {
		const all = readNumberTree(this.#document, this.#parentTree);
		const own = readNumberTree(this.#foreign, this.#foreign.dict(this.root).get('ParentTree'));
		for (const [key, value] of own) all.set(this.#base + key, copy(value));
		writeNumberTree(this.#document.dict(this.#parentTree), all);
		this.#document.change(this.#parentTree);
		const root = this.#document.catalog.get('StructTreeRoot');
		this.#document.dict(root).set('ParentTreeNextKey', nextKey(all));
		this.#document.change(root);
	}

	/** Adds its identifiers, which cells of tables name. */
	addIdentifiers(): void {
		if (this.#identifiers.size === 0) return;
		const root = this.#document.catalog.get('StructTreeRoot');
		const entries = this.#document.dict(root);
		const all = new Map([...readNameTree(this.#document, entries.get('IDTree')), ...this.#identifiers]);
		const tree: Dict = new Map();
		writeNameTree(tree, all);
		entries.set('IDTree', this.#document.add(tree));
		this.#document.change(root);
	}

	get #roles(): Dict | undefined {
		return this.#foreign.maybeDict(this.#foreign.dict(this.root).get('RoleMap'));
	}

	get #parentTree(): Value | undefined {
		return this.#document.dict(this.#document.catalog.get('StructTreeRoot')).get('ParentTree');
	}

	#named(identifier: Value): Value {
		return identifier instanceof Text ? new Text(this.#prefix + identifier.bytes) : identifier;
	}
}

function nextKey(entries: ReadonlyMap<number, Value>): number {
	let next = 0;
	for (const key of entries.keys()) if (key >= next) next = key + 1;
	return next;
}

// --- Reads a PDF that is to be bound in, and brings its pages into the shape that the record's own pages have.

/** Text that stands for a page which is a picture; page from 1. */
type Alternative = (page: number, pages: number) => string;

/**
 * Reads it: one content stream a page, links that lead to pages and not to names, and tags, at least a figure for each page of pictures.
 * Its headings start at `level`, and none is skipped.
 */
export function prepareAnnex(
	bytes: Uint8Array,
	alternative: Alternative,
	level: number,
	allowance?: Allowance,
): PdfDocument {
	const document = new PdfDocument(bytes, allowance);
	if (!(document.trailer.get('Info') instanceof Ref))
		document.trailer.set('Info', document.add(new Map<string, Value>()));
	const destinations = new Destinations(document);
	for (const page of document.pages()) {
		const entries = document.dict(page);
		document.change(page);
		joinContents(document, entries);
		for (const annotation of document.list(entries.get('Annots'))) {
			const link = document.maybeDict(annotation);
			if (link) destinations.resolve(link);
			document.change(annotation);
		}
		if (entries.has('Annots')) entries.set('Tabs', new Name('S'));
	}
	if (isTagged(document)) {
		foldClasses(document);
		nestHeadings(document, level);
	} else tagPictures(document, alternative);
	return document;
}

/** Puts headings one level below what they stand under: programs often start at the second level, or skip one. */
function nestHeadings(document: PdfDocument, level: number): void {
	const roles = document.maybeDict(document.dict(document.catalog.get('StructTreeRoot')).get('RoleMap'));
	const around: number[] = [];
	for (const { type, entries, reference } of structureElements(document)) {
		const found = /^H([1-6])$/.exec(standardType(document, roles, type));
		if (!found) continue;
		const own = Number(found[1]);
		while ((around.at(-1) ?? 0) >= own) around.pop();
		around.push(own);
		entries.set('S', new Name(`H${Math.min(6, level + around.length - 1)}`));
		document.change(reference);
	}
}

/** Gives each element the attributes of its classes: names of classes mean nothing in another file. */
function foldClasses(document: PdfDocument): void {
	const classes = document.maybeDict(document.dict(document.catalog.get('StructTreeRoot')).get('ClassMap'));
	for (const { entries, reference } of structureElements(document)) {
		const names = document.list(entries.get('C')).map((name) => getName(document.get(name)));
		if (names.length === 0) continue;
		entries.delete('C');
		const own = names.flatMap((name) => (name === undefined ? [] : document.list(classes?.get(name))));
		entries.set('A', [...document.list(entries.get('A')), ...own]);
		document.change(reference);
	}
}

/** Whether a file has tags. */
export function isTagged(document: PdfDocument): boolean {
	const marks = document.maybeDict(document.catalog.get('MarkInfo'));
	const root = document.catalog.get('StructTreeRoot');
	return (
		marks?.get('Marked') === true &&
		root instanceof Ref &&
		document.list(document.dict(root).get('K')).length > 0
	);
}

/** An entry of a page, which its parents may give (ISO 32000-1, 7.7.3.4). */
export function inherited(document: PdfDocument, page: Dict, key: string): Value | undefined {
	let node: Dict | undefined = page;
	for (let hops = 0; node && hops < 50; hops++) {
		if (node.has(key)) return node.get(key);
		node = document.maybeDict(node.get('Parent'));
	}
	return undefined;
}

function joinContents(document: PdfDocument, page: Dict): void {
	const contents = document.list(page.get('Contents'));
	if (contents.length === 1 && contents[0] instanceof Ref) return;
	page.set('Contents', document.addStream(new Map(), document.pageContent(page)));
}

/** Each page that paints something becomes a figure. */
function tagPictures(document: PdfDocument, alternative: Alternative): void {
	const walker = new PageWalker(document);
	const pages = document.pages();
	const root = document.add(null);
	const figures: Ref[] = [];
	const parents: Value[] = [];
	for (const [index, page] of pages.entries()) {
		const { entries, streams } = walker.walk(page, () => false);
		const [first] = streams;
		if (!first || streams.every(({ scan }) => scan.unmarked.length === 0)) continue;
		if (streams.some(({ content }) => /\/(?:MCID|Artifact)\b/.test(content.toString('latin1'))))
			throw new BrokenPdf('marks without tags');
		const figure = document.add(
			dict({
				Type: new Name('StructElem'),
				S: new Name('Figure'),
				P: root,
				Pg: page,
				K: 0,
				Alt: textString(alternative(index + 1, pages.length)),
				A: dict({ O: new Name('Layout'), BBox: inherited(document, entries, 'MediaBox') ?? null }),
			}),
		);
		figures.push(figure);
		parents.push(index, [figure]);
		const content = [Buffer.from('/Figure <</MCID 0>> BDC\n'), first.content, Buffer.from('\nEMC\n')];
		entries.set('Contents', document.addStream(new Map(), Buffer.concat(content)));
		entries.set('StructParents', index);
	}
	document.set(
		root.number,
		dict({
			Type: new Name('StructTreeRoot'),
			K: figures,
			ParentTree: document.add(dict({ Nums: parents })),
		}),
	);
	document.change(document.trailer.get('Root'));
	document.catalog.set('StructTreeRoot', root);
	document.catalog.set('MarkInfo', dict({ Marked: true }));
}

/** Named places of a file: names mean nothing in another one. */
class Destinations {
	readonly #document: PdfDocument;
	#named: ReadonlyMap<string, Value> | undefined;

	constructor(document: PdfDocument) {
		this.#document = document;
	}

	/** Makes a link lead to a page; a name that nothing answers to leads nowhere. */
	resolve(link: Dict): void {
		const document = this.#document;
		const action = document.maybeDict(link.get('A'));
		const isJump = getName(document.get(action?.get('S'))) === 'GoTo';
		const target = link.get('Dest') ?? (isJump ? action?.get('D') : undefined);
		if (target === undefined) return;
		const place = this.#getPlace(target);
		link.delete('A');
		link.delete('Dest');
		if (place !== undefined) link.set('Dest', place);
	}

	#getPlace(target: Value): Value | undefined {
		const document = this.#document;
		let found = document.get(target);
		if (found instanceof Text || found instanceof Name) {
			const name = found instanceof Text ? found.bytes : found.name;
			found = document.get(this.#all.get(name));
		}
		if (found instanceof Map) found = document.get(found.get('D'));
		return Array.isArray(found) && found[0] instanceof Ref ? found : undefined;
	}

	get #all(): ReadonlyMap<string, Value> {
		const { catalog } = this.#document;
		this.#named ??= new Map([
			...(this.#document.maybeDict(catalog.get('Dests')) ?? []),
			...readNameTree(this.#document, this.#document.maybeDict(catalog.get('Names'))?.get('Dests')),
		]);
		return this.#named;
	}
}

/** Language that a file says it is in. */
export function getLanguage(document: PdfDocument): string | undefined {
	return readText(document.get(document.catalog.get('Lang')))?.trim() || undefined;
}
