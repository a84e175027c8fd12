/** Reads a PDF that is to be bound in, and brings its pages into the shape that the record's own pages have. */

import { PdfDocument } from '../objects/document.js';
import type { Allowance } from '../objects/streams.js';
import { readNameTree } from '../objects/trees.js';
import {
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
import { standardType, structureElements } from '../tags/structure.js';

/** Text that stands for a page which is a picture; page from 1. */
export type Alternative = (page: number, pages: number) => string;

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
