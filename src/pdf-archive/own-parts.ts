/**
 * Whether a file holds nothing but what `pv` itself writes: an allow-list of objects and their entries, as the browser prints them and the
 * archive completes them. A forger may compute the digest anew; an action, a form, a layer, another box of a page is still none of ours.
 */

import { createHash } from 'node:crypto';
import { inherited } from './annexes/bind.js';
import { strangeAttachments } from './attachments.js';
import kinds from './kinds.yaml';
import { getNumbers, type PdfDocument } from './objects/document.js';
import {
	BrokenPdf,
	type Dict,
	getName,
	Name,
	Real,
	Ref,
	readText,
	Stream,
	serialize,
	Text,
	type Value,
} from './objects/values.js';
import { operations } from './page-marks.js';
import { structureElements } from './tags/structure.js';

/** A part that `pv` does not write. */
export interface StrangePart {
	/** Where it stands: `Catalog/OpenAction`. */
	where: string;
	/** Page, from 1, where it is one of a page. */
	page?: number | undefined;
}

/** Entries of each kind of object, with what may stand there. */
const getKinds = kinds as () => Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Kinds of fonts that have the outlines of their letters in a file. */
const OUTLINES = new Set(['Type1', 'TrueType', 'CIDFontType0', 'CIDFontType2']);

/** Kinds that are told apart by their type where several may stand. */
const TYPED: Readonly<Record<string, string>> = {
	Page: 'Page',
	Pages: 'Pages',
	StructElem: 'Element',
	MCR: 'ContentMark',
	OBJR: 'ObjectMark',
	Filespec: 'Filespec',
};

/** Entries of pictures, forms, patterns and what they are made of: nothing of them acts, and no layer hides them. */
const GRAPHICS = new Set(
	'Type Subtype BBox Matrix Resources Group Width Height ColorSpace BitsPerComponent Filter Length SMask Decode DecodeParms ColorTransform Intent ImageMask Mask PatternType PaintType TilingType XStep YStep Shading ShadingType Function Functions Bounds Encode C0 C1 N Domain Range Coords Extend FunctionType Size BitsPerSample BitsPerCoordinate BitsPerFlag ProcSet ExtGState Pattern XObject Font S CS I K G BC TR Alternate FormType Name ca CA BM LC LJ LW ML D SA AIS Interpolate Predictor Colors Columns StructParents'.split(
		' ',
	),
);

/** Parts of a file, from its trailer on, that are none of ours. `isForeign` tells pages that were bound in, by their object number: of those only the entries are looked at. */
export function strangeParts(document: PdfDocument, isForeign: (page: number) => boolean): StrangePart[] {
	const walk = new Walk(document, isForeign);
	walk.all();
	return [
		...walk.found,
		...strangeAttachments(document).map((where) => ({ where })),
		...strangePages(document),
	];
}

/** Nodes of the page tree that state another number of pages than stand under them, and pages that stand in it twice. */
function strangePages(document: PdfDocument): StrangePart[] {
	const strange: StrangePart[] = [];
	const seen = new Set<number>();
	const count = (node: Value, depth: number): number => {
		if (!(node instanceof Ref) || seen.has(node.number) || depth > DEEPEST) {
			strange.push({ where: 'Pages/Kids' });
			return 0;
		}
		seen.add(node.number);
		const entries = document.dict(node);
		if (!entries.has('Kids')) return 1;
		const pages = document
			.list(entries.get('Kids'))
			.reduce<number>((sum, kid) => sum + count(kid, depth + 1), 0);
		if (document.get(entries.get('Count')) !== pages) strange.push({ where: 'Pages/Count' });
		return pages;
	};
	count(document.catalog.get('Pages') ?? null, 0);
	return strange;
}

interface Step {
	value: Value;
	rule: string;
	where: string;
	page: number | undefined;
	/** Under the tags of an annex, which other programs wrote. */
	foreign: boolean;
}

class Walk {
	readonly found: StrangePart[] = [];
	readonly #document: PdfDocument;
	readonly #isForeign: (page: number) => boolean;
	readonly #pages: ReadonlyMap<number, number>;
	readonly #steps: Step[] = [];
	/** Objects that were looked at, with the kind as which they were. */
	readonly #seen = new Set<string>();

	constructor(document: PdfDocument, isForeign: (page: number) => boolean) {
		this.#document = document;
		this.#isForeign = isForeign;
		this.#pages = new Map(document.pages().map(({ number }, index) => [number, index + 1]));
	}

	all(): void {
		this.#steps.push({
			value: this.#document.trailer,
			rule: 'Trailer',
			where: '',
			page: undefined,
			foreign: false,
		});
		for (let step = this.#steps.pop(); step; step = this.#steps.pop()) this.#check(step);
	}

	#check(step: Step): void {
		const { value, where, page, foreign } = step;
		const page_ = value instanceof Ref ? (this.#pages.get(value.number) ?? page) : page;
		const found = this.#document.get(value);
		const rule = alternatives(step.rule).find((each) => this.#fits(found, value, each));
		if (rule === undefined) {
			// An entry that refers to nothing says nothing.
			if (!(value instanceof Ref && found === null)) this.#strange(where, page_);
			return;
		}
		if (rule === 'back' || !(typeof found === 'object') || found === null) return;
		if (value instanceof Ref) {
			const key = `${value.number} ${rule}`;
			if (this.#seen.has(key)) return;
			this.#seen.add(key);
		}
		const next = (inner: Value, innerRule: string, name: string) =>
			this.#steps.push({
				value: inner,
				rule: innerRule,
				where: name,
				page: page_,
				foreign,
			});
		if (Array.isArray(found)) {
			if (rule !== 'Graphics') for (const each of found) next(each, rule.slice(1, -1), where);
			else for (const each of found) next(each, 'Graphics', where);
			return;
		}
		const entries = found instanceof Stream ? found.dict : found;
		if (!(entries instanceof Map)) return;
		if (rule.startsWith('*')) for (const inner of entries.values()) next(inner, rule.slice(1), where);
		else if (rule === 'Graphics') this.#graphics(entries, where, page_);
		else if (rule === 'Page' && value instanceof Ref && this.#isForeign(value.number))
			this.#foreignPage(entries, page_);
		else
			this.#entries(
				entries,
				rule,
				page_,
				foreign || (rule === 'Element' && getName(entries.get('S')) === 'Part'),
			);
	}

	#entries(entries: Dict, kind: string, page: number | undefined, foreign: boolean): void {
		const rules = getKinds()[kind] ?? {};
		if (kind === 'Font' && OUTLINES.has(getName(entries.get('Subtype')) ?? '')) {
			const descriptor = this.#document.maybeDict(entries.get('FontDescriptor'));
			// Without its outlines a reader takes another font, or shows nothing.
			if (!['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(key)))
				this.#strange('Font/FontDescriptor', page);
		}
		for (const [key, value] of entries) {
			const rule = rules[key];
			const where = `${kind}/${key}`;
			if (rule !== undefined && foreign && (key === 'A' || key === 'Obj')) continue;
			if (rule !== undefined) this.#steps.push({ value, rule, where, page, foreign });
			else if (!(foreign && FOREIGN_ELEMENT.has(key))) this.#strange(where, page);
		}
	}

	#graphics(entries: Dict, where: string, page: number | undefined): void {
		for (const [key, value] of entries) {
			if (!GRAPHICS.has(key)) this.#strange(`${where}/${key}`, page);
			else if (key === 'Resources')
				this.#steps.push({ value, rule: 'Resources', where, page, foreign: false });
			else this.#steps.push({ value, rule: 'Graphics', where, page, foreign: false });
		}
	}

	/** What it paints is compared with the annex itself. */
	#foreignPage(entries: Dict, page: number | undefined): void {
		for (const key of entries.keys()) if (!FOREIGN_PAGE.has(key)) this.#strange(`Page/${key}`, page);
	}

	#fits(found: Value, value: Value, rule: string): boolean {
		if (rule === 'back') return value instanceof Ref;
		if (rule === 'null') return found === null;
		if (rule === 'number') return typeof found === 'number' || found instanceof Real;
		if (rule === 'flag') return typeof found === 'boolean';
		if (rule === 'text') return found instanceof Text;
		if (rule === 'name') return found instanceof Name;
		if (rule.startsWith('/')) return getName(found) === rule.slice(1);
		if (rule.startsWith('[')) return Array.isArray(found);
		if (rule === 'Graphics') return found !== null;
		const entries = found instanceof Stream ? found.dict : found;
		if (!(entries instanceof Map)) return false;
		const kind = TYPED[getName(entries.get('Type')) ?? ''];
		return (
			rule.startsWith('*') || kind === undefined || kind === rule || !Object.values(TYPED).includes(rule)
		);
	}

	#strange(where: string, page: number | undefined): void {
		this.found.push({ where, page });
	}
}

/** Entries of elements and pages that come from an annex. */
const FOREIGN_ELEMENT = new Set('ActualText E Alt T'.split(' '));
const FOREIGN_PAGE = new Set(
	'Type Parent Contents Group UserUnit StructParents Tabs Resources MediaBox CropBox Rotate Annots'.split(
		' ',
	),
);

/** The alternatives of a rule; those inside brackets belong to the list. */
function alternatives(rule: string): readonly string[] {
	const known = PARTED.get(rule);
	if (known) return known;
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (let at = 0; at <= rule.length; at++) {
		if (rule[at] === '[') depth++;
		if (rule[at] === ']') depth--;
		if (at < rule.length && !(rule[at] === '|' && depth === 0)) continue;
		parts.push(rule.slice(start, at));
		start = at + 1;
	}
	const made = rule.startsWith('*') ? [rule] : parts;
	PARTED.set(rule, made);
	return made;
}

const PARTED = new Map<string, readonly string[]>();

/** Boxes of the pages that are not of the size that the source gives, in points; without a size, those that nobody could read. */
export function strangeBoxes(
	document: PdfDocument,
	isForeign: (page: number) => boolean,
	size: readonly [width: number, height: number] | undefined,
): StrangePart[] {
	return document.pages().flatMap((page, index): StrangePart[] => {
		if (isForeign(page.number)) return [];
		const [left, bottom, right = 0, top = 0, ...more] = getNumbers(
			document,
			document.dict(page).get('MediaBox'),
		);
		const fits = size
			? Math.abs(right - size[0]) < 1 && Math.abs(top - size[1]) < 1
			: Math.min(right, top) > SMALLEST_SIDE;
		return left === 0 && bottom === 0 && more.length === 0 && fits
			? []
			: [{ where: 'Page/MediaBox', page: index + 1 }];
	});
}

/** In points: about that of a postcard. */
const SMALLEST_SIDE = 280;

/** Where the links of a document's own pages lead: `#id`, or an address. */
export function linkTargets(document: PdfDocument, isForeign: (page: number) => boolean): string[] {
	return ownLinks(document, isForeign).map((link) => {
		const name = document.get(link?.get('Dest'));
		if (name instanceof Name) return `#${name.name}`;
		const address = document.get(document.maybeDict(link?.get('A'))?.get('URI'));
		return address instanceof Text ? address.bytes : '';
	});
}

function ownLinks(document: PdfDocument, isForeign: (page: number) => boolean): Array<Dict | undefined> {
	return document
		.pages()
		.filter(({ number }) => !isForeign(number))
		.flatMap((page) => document.list(document.dict(page).get('Annots')))
		.map((annotation) => document.maybeDict(annotation));
}

export function outlineTitles(document: PdfDocument): string[] {
	return outlineItems(document).map(({ entries }) => readText(document.get(entries.get('Title'))) ?? '');
}

/** Entries of the outline in its order, each with the value that leads to it. */
export function outlineItems(document: PdfDocument): Array<{ value: Value | undefined; entries: Dict }> {
	const items: Array<{ value: Value | undefined; entries: Dict }> = [];
	const seen = new Set<Dict>();
	const stack: Array<Value | undefined> = [
		document.maybeDict(document.catalog.get('Outlines'))?.get('First'),
	];
	while (stack.length > 0) {
		const value = stack.pop();
		const item = document.maybeDict(value);
		if (!item || seen.has(item)) continue;
		seen.add(item);
		items.push({ value, entries: item });
		stack.push(item.get('Next'), item.get('First'));
	}
	return items;
}

/** What links are said to be, and what stands for pictures: texts that only some readers show. Those of annexes are theirs. */
export function descriptions(
	document: PdfDocument,
	isForeign: (page: number) => boolean,
): { links: string[]; pictures: string[] } {
	const links = ownLinks(document, isForeign).map(
		(link) => readText(document.get(link?.get('Contents'))) ?? '',
	);
	const pictures: string[] = [];
	for (const { entries, page } of structureElements(document)) {
		const text = readText(document.get(entries.get('Alt')));
		if (text !== undefined && !(page !== undefined && isForeign(page))) pictures.push(text);
	}
	return { links, pictures };
}

/** Entries of what a page paints that say nothing of how it looks, or that binding changes. */
const UNSEEN = new Set(
	'Metadata PieceInfo AF LastModified Thumb Interpolate CIDSet CharSet StructParent StructParents Parent P Dest H Filter DecodeParms Length D QuadPoints'.split(
		' ',
	),
);

/** A digest of what a page looks like and does: equal for a page and its copy in another file, whatever their numbers and tags are. */
export function pageDigest(document: PdfDocument, page: Ref): string {
	const hash = createHash('sha256');
	const seen = new Map<number, number>();
	const add = (value: Value | undefined, depth: number): void => {
		if (depth > DEEPEST) throw new BrokenPdf('values nested too deep');
		if (value instanceof Ref) {
			const known = seen.get(value.number);
			if (known !== undefined) {
				hash.update(`@${known} `);
				return;
			}
			seen.set(value.number, seen.size);
		}
		const found = document.get(value);
		if (Array.isArray(found)) {
			hash.update('[');
			for (const each of found) add(each, depth + 1);
			hash.update(']');
			return;
		}
		const entries = found instanceof Stream ? found.dict : found;
		if (!(entries instanceof Map)) {
			hash.update(`${found instanceof Real ? Number(found.text) : serialize(found)} `);
			return;
		}
		const kept = [...entries]
			.filter(([key]) => !UNSEEN.has(key))
			.sort(([one], [other]) => (one < other ? -1 : 1));
		for (const [key, inner] of kept) {
			hash.update(`/${key} `);
			add(inner, depth + 1);
		}
		if (found instanceof Stream)
			paint(getName(entries.get('Subtype')) === 'Image' ? undefined : value, found);
	};
	/** Marks of structure come and go with the tags. */
	const paint = (value: Value | undefined, { dict: entries, raw }: Stream) => {
		const isPainted = value !== undefined && (entries.has('Resources') || entries.has('BBox'));
		if (isPainted) operate(document.content(value));
		else hash.update(raw);
	};
	const operate = (content: Buffer) => {
		for (const [operator, operands] of operations(content)) {
			if (MARKS.has(operator)) continue;
			hash.update(`${operands.map(serialize).join(' ')} ${operator}\n`);
		}
	};
	const entries = document.dict(page);
	operate(document.pageContent(entries));
	for (const key of ['Resources', 'MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Group']) {
		hash.update(`/${key} `);
		add(inherited(document, entries, key), 0);
	}
	for (const each of document.list(entries.get('Annots'))) {
		const link = document.maybeDict(each);
		for (const key of ['Subtype', 'Rect', 'A'])
			if (!leadsWithin(document, link) || key !== 'A') add(link?.get(key), 0);
	}
	return hash.digest('hex');
}

const MARKS = new Set(['BMC', 'BDC', 'EMC']);

const DEEPEST = 200;

function leadsWithin(document: PdfDocument, link: Dict | undefined): boolean {
	return getName(document.get(document.maybeDict(link?.get('A'))?.get('S'))) === 'GoTo';
}
