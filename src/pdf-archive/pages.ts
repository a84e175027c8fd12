/** Looks at what every page paints: fonts, glyphs, texts, and what stands outside the structure. */

import {
	type ContentScan,
	type FontUse,
	type PlaceListener,
	type ShownText,
	scanContent,
} from './content.js';
import type { PdfDocument } from './objects/document.js';
import { BrokenPdf, type Dict, getName, Ref, Stream, type Value } from './objects/values.js';
import { getUnicode } from './unicode.js';

interface WalkedStream {
	/** The stream's object; undefined where the contents of a page are several streams. */
	reference: Ref | undefined;
	content: Buffer;
	scan: ContentScan;
}

/** A page that was walked, with the forms that it paints. */
export interface WalkedPage {
	entries: Dict;
	streams: WalkedStream[];
	/** Text in the order of painting, forms after the page's own. */
	texts: ShownText[];
	fonts: FontUse[];
	/** A font was set that the resources do not have. */
	unknownFont: boolean;
}

/** More content streams than any honest page paints: forms that paint each other twice double at every level. */
const MOST_STREAMS = 10_000;

/** Walks pages; fonts and forms that several of them share are read once. */
export class PageWalker {
	readonly #document: PdfDocument;
	readonly #fonts = new Map<Dict, FontUse>();
	readonly #forms = new Map<number, boolean>();

	constructor(document: PdfDocument) {
		this.#document = document;
	}

	/** Walks one page. Texts are gathered where `wanted` asks for them; `places` is told where the page itself paints, its forms apart. */
	walk(reference: Ref, wanted: (mcid: number | undefined) => boolean, places?: PlaceListener): WalkedPage {
		for (const font of this.#fonts.values()) font.used.clear();
		const entries = this.#document.dict(reference);
		const page: WalkedPage = { entries, streams: [], texts: [], fonts: [], unknownFont: false };
		const contents = this.#document.list(entries.get('Contents')).filter((each) => each instanceof Ref);
		const [only] = contents;
		const content =
			contents.length === 1
				? this.#document.content(only)
				: Buffer.concat(contents.flatMap((each) => [this.#document.content(each), Buffer.from('\n')]));
		this.#stream(
			page,
			contents.length === 1 ? only : undefined,
			content,
			this.#resources(entries),
			wanted,
			0,
			places,
		);
		return page;
	}

	#stream(
		page: WalkedPage,
		reference: Ref | undefined,
		content: Buffer,
		resources: Dict | undefined,
		wanted: (mcid: number | undefined) => boolean,
		depth: number,
		places?: PlaceListener,
	): void {
		const document = this.#document;
		const fonts = document.maybeDict(resources?.get('Font'));
		const objects = document.maybeDict(resources?.get('XObject'));
		const scan = scanContent(
			content,
			{
				font: (name) => {
					const font = this.#font(fonts?.get(name));
					if (!font) page.unknownFont = true;
					else if (!page.fonts.includes(font)) page.fonts.push(font);
					return font;
				},
				isMarkedForm: (name) => this.#isMarkedForm(objects?.get(name)),
			},
			wanted,
			places,
		);
		page.streams.push({ reference, content, scan });
		for (const each of scan.texts) page.texts.push(each);
		if (page.streams.length > MOST_STREAMS) throw new BrokenPdf('a page without end');
		if (depth > 20) return;
		for (const name of scan.painted) {
			const form = objects?.get(name);
			const found = document.get(form);
			if (!(found instanceof Stream) || getName(found.dict.get('Subtype')) !== 'Form') continue;
			const own = document.maybeDict(found.dict.get('Resources'));
			this.#stream(
				page,
				form instanceof Ref ? form : undefined,
				document.content(form),
				own,
				wanted,
				depth + 1,
			);
		}
	}

	#resources(entries: Dict): Dict | undefined {
		let node: Dict | undefined = entries;
		for (let hops = 0; node && hops < 50; hops++) {
			const found = this.#document.maybeDict(node.get('Resources'));
			if (found) return found;
			node = this.#document.maybeDict(node.get('Parent'));
		}
		return undefined;
	}

	#font(value: Value | undefined): FontUse | undefined {
		const entries = this.#document.maybeDict(value);
		if (!entries) return undefined;
		const known = this.#fonts.get(entries);
		if (known) return known;
		const font: FontUse = {
			entries,
			width: getName(entries.get('Subtype')) === 'Type0' ? 2 : 1,
			unicode: getUnicode(this.#document, entries),
			used: new Set(),
		};
		this.#fonts.set(entries, font);
		return font;
	}

	#isMarkedForm(value: Value | undefined): boolean {
		const found = this.#document.get(value);
		if (!(value instanceof Ref) || !(found instanceof Stream)) return false;
		if (getName(found.dict.get('Subtype')) !== 'Form') return false;
		const known = this.#forms.get(value.number);
		if (known !== undefined) return known;
		this.#forms.set(value.number, false);
		const objects = this.#document.maybeDict(
			this.#document.maybeDict(found.dict.get('Resources'))?.get('XObject'),
		);
		const marked =
			this.#document.content(value).includes('/MCID', 0, 'latin1') ||
			[...(objects?.values() ?? [])].some((inner) => this.#isMarkedForm(inner));
		this.#forms.set(value.number, marked);
		return marked;
	}
}

/** Codes that no reader could turn into letters: glyph 0 stands for a letter that the font lacks (ISO 19005-3, 6.2.11.7 and 6.2.11.8). */
export function glyphFaults(font: FontUse): { missing: boolean; noUnicode: boolean } {
	let noUnicode = false;
	for (const code of font.used) {
		if (code === 0 && font.width === 2) continue;
		const unicode = font.unicode.get(code);
		if (unicode === undefined || unicode === '' || /[\0\uFEFF\uFFFE\uE000-\uF8FF]/.test(unicode))
			noUnicode = true;
	}
	return { missing: font.width === 2 && font.used.has(0), noUnicode };
}

// --- The words of the pages in the order of the tags: running heads and feet, which are artifacts, are left out.

/** Deeper than any honest tree of tags. */
const DEEPEST = 400;

/** A stretch of text with the marked content that holds it. */
export interface TextPiece {
	/** Page, from 1. */
	page: number;
	mcid: number;
	text: string;
}

/** The text of all pages. The order of painting is another one: backgrounds, columns and boxes come when they please. */
export function pageText(document: PdfDocument): string {
	return textPieces(document)
		.map(({ text }) => text)
		.join('');
}

/** The same, piece by piece. */
export function textPieces(document: PdfDocument): TextPiece[] {
	const walker = new PageWalker(document);
	const texts = new Map<string, string>();
	const numbers = new Map(document.pages().map(({ number }, index) => [number, index + 1]));
	for (const page of document.pages()) {
		for (const { mcid, text } of walker.walk(page, (identifier) => identifier !== undefined).texts) {
			const key = `${page.number} ${mcid}`;
			texts.set(key, (texts.get(key) ?? '') + text);
		}
	}
	const pieces: TextPiece[] = [];
	const add = (page: number | undefined, mcid: number) => {
		const text = texts.get(`${page} ${mcid}`);
		if (text !== undefined) pieces.push({ page: numbers.get(page ?? 0) ?? 0, mcid, text });
	};
	const seen = new Set<Dict>();
	const walk = (kid: Value, page: number | undefined, depth: number): void => {
		if (typeof kid === 'number') {
			add(page, kid);
			return;
		}
		const entries = document.maybeDict(kid);
		if (!entries || depth > DEEPEST || seen.has(entries)) return;
		seen.add(entries);
		const own = entries.get('Pg');
		const innerPage = own instanceof Ref ? own.number : page;
		const mcid = entries.get('MCID');
		if (typeof mcid === 'number') add(innerPage, mcid);
		for (const inner of document.list(entries.get('K'))) walk(inner, innerPage, depth + 1);
	};
	const root = document.maybeDict(document.catalog.get('StructTreeRoot'));
	for (const kid of document.list(root?.get('K'))) walk(kid, undefined, 0);
	return pieces;
}
