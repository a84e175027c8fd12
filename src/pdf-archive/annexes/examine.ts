/**
 * Says whether the pages of a PDF may be bound into a record that claims PDF/A-3A and PDF/UA-1. The annex is finished alone as a record
 * would be, and must then meet every requirement that the record meets. Of its fonts, what only programs other than TrueType can tell is
 * believed where the annex itself claims PDF/A; text without that claim stays out.
 */

import { archivePdf } from '../archive.js';
import { checkConformance } from '../conformance/requirements.js';
import { EncryptedPdf, PdfDocument } from '../objects/document.js';
import {
	Allowance,
	BeyondAllowance,
	type Dict,
	getName,
	getOrdinary,
	isDamage,
	Real,
	Ref,
	readText,
	Stream,
	type Value,
} from '../objects/values.js';
import { PageWalker } from '../pages.js';
import { getLanguage, inherited, isTagged, prepareAnnex } from './bind.js';

/** Why an annex cannot be bound in. */
export type AnnexRefusal =
	| 'encrypted'
	| 'unreadable'
	| 'tooLong'
	| 'tooMuch'
	| 'interactive'
	| 'signed'
	| 'layers'
	| 'fourInks'
	| 'picture'
	| 'untagged'
	| 'noClaim'
	| 'requirement';

type ExaminedAnnex =
	| { pages: number }
	/** `clause`: of the first requirement that it does not meet. */
	| { refused: AnnexRefusal; clause?: string | undefined };

/** More pages make a volume of its own. */
const MOST_PAGES = 500;

/** Sides of a page in units of a 72nd of an inch. Source: ISO 19005-3, 6.1.13. */
const SHORTEST_SIDE = 3;
const LONGEST_SIDE = 14_400;

/** Examines the bytes of a PDF. What unfolds far beyond its size stays out: all that examining it reads is counted together. */
export function examineAnnex(bytes: Uint8Array): ExaminedAnnex {
	try {
		return examine(bytes, new Allowance(getOrdinary(bytes.length)));
	} catch (error) {
		if (error instanceof BeyondAllowance) return { refused: 'tooMuch' };
		if (error instanceof EncryptedPdf) return { refused: 'encrypted' };
		if (isDamage(error)) return { refused: 'unreadable' };
		throw error;
	}
}

function examine(bytes: Uint8Array, allowance: Allowance): ExaminedAnnex {
	const document = new PdfDocument(bytes, allowance);
	const pages = document.pages();
	if (pages.length === 0 || !pages.every((page) => hasSize(document, document.dict(page))))
		return { refused: 'unreadable' };
	if (pages.length > MOST_PAGES) return { refused: 'tooLong' };
	if (document.catalog.has('OCProperties')) return { refused: 'layers' };
	if (pages.some((page) => isSigned(document, document.dict(page)))) return { refused: 'signed' };
	if (!pages.every((page) => hasOnlyLinks(document, document.dict(page)))) return { refused: 'interactive' };
	const walker = new PageWalker(document);
	const walked = pages.map((page) => walker.walk(page, () => false));
	const scans = walked.flatMap(({ streams }) => streams.map(({ scan }) => scan));
	const objects = [...getObjects(document, pages)];
	if (scans.some(({ fourInks }) => fourInks) || objects.some((each) => names(each, 'DeviceCMYK')))
		return { refused: 'fourInks' };
	if (objects.some((each) => repeatsFourInks(document, each))) return { refused: 'fourInks' };
	const claim = claims(document);
	if (objects.some((each) => isUnfit(document, each, claim))) return { refused: 'picture' };
	const hasText = walked.some(({ fonts, unknownFont }) => fonts.length > 0 || unknownFont);
	if (hasText && !isTagged(document)) return { refused: 'untagged' };
	if (hasText && !claim) return { refused: 'noClaim' };
	const clause = failedClause(bytes, allowance);
	return clause === undefined ? { pages: pages.length } : { refused: 'requirement', clause };
}

/** The first requirement that the annex, finished alone, does not meet. */
function failedClause(bytes: Uint8Array, allowance: Allowance): string | undefined {
	const alone = prepareAnnex(bytes, () => 'x', 1, allowance);
	for (const number of alone.numbers) {
		alone.object(number);
		alone.change(new Ref(number));
	}
	const facts = {
		title: 'x',
		lang: getLanguage(alone) ?? 'fr',
		date: new Date(0),
		creator: 'pv',
		attachments: [],
	};
	const { pdf, reasons } = archivePdf(alone.write(), facts, allowance);
	const [obstacle] = reasons;
	if (obstacle) return OBSTACLES[obstacle.code];
	return checkConformance(pdf, allowance).find(({ ok }) => !ok)?.clause;
}

const OBSTACLES = {
	empty: 'PDF/A-3 6.7.3',
	noAlternative: 'PDF/UA-1 7.3',
	headings: 'PDF/UA-1 7.4.2',
	missingGlyph: 'PDF/A-3 6.2.11.8',
	noUnicode: 'PDF/A-3 6.2.11.7',
} as const;

/** Whether the file says of itself that it is PDF/A-1, -2 or -3. */
function claims(document: PdfDocument): boolean {
	const metadata = document.catalog.get('Metadata');
	if (!(document.get(metadata) instanceof Stream)) return false;
	return /pdfaid:part\s*(?:>|=\s*["'])\s*[123]\s*[<"']/.test(document.content(metadata).toString('utf8'));
}

function hasSize(document: PdfDocument, page: Dict): boolean {
	const box = document.list(inherited(document, page, 'MediaBox')).map((each) => number(document.get(each)));
	const [left = 0, bottom = 0, right = 0, top = 0] = box;
	const sides = [Math.abs(right - left), Math.abs(top - bottom)];
	return box.length === 4 && sides.every((side) => side >= SHORTEST_SIDE && side <= LONGEST_SIDE);
}

function number(value: Value): number {
	return value instanceof Real ? Number(value.text) : typeof value === 'number' ? value : Number.NaN;
}

/** A copy of a signed page is signed no longer: the file that rides inside is. */
function isSigned(document: PdfDocument, page: Dict): boolean {
	return document.list(page.get('Annots')).some((annotation) => {
		const field = document.maybeDict(annotation);
		const kind = field?.get('FT') ?? document.maybeDict(field?.get('Parent'))?.get('FT');
		return getName(document.get(kind)) === 'Sig';
	});
}

/** Forms, notes, films and the like mean nothing once they are copied; a link that leads somewhere does. */
function hasOnlyLinks(document: PdfDocument, page: Dict): boolean {
	return document.list(page.get('Annots')).every((annotation) => {
		const entries = document.maybeDict(annotation);
		if (!entries || getName(document.get(entries.get('Subtype'))) !== 'Link') return false;
		const action = document.maybeDict(entries.get('A'));
		const kind = getName(document.get(action?.get('S')));
		if (action?.has('Next') || entries.has('AA')) return false;
		if (kind === 'URI') return /^(https?|mailto):/i.test(readText(document.get(action?.get('URI'))) ?? '');
		return kind === undefined || kind === 'GoTo';
	});
}

/** Every object that the pages are made of, without the trees of pages and tags. */
function* getObjects(document: PdfDocument, pages: readonly Ref[]): Generator<Value> {
	const seen = new Set(pages.map(({ number }) => number));
	const queue: Value[] = pages.flatMap((page) => {
		const entries = document.dict(page);
		return [
			inherited(document, entries, 'Resources') ?? null,
			entries.get('Contents') ?? null,
			entries.get('Group') ?? null,
		];
	});
	for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
		if (value instanceof Ref) {
			if (!seen.has(value.number)) queue.push(document.object(value.number));
			seen.add(value.number);
		} else if (Array.isArray(value)) {
			yield value;
			for (const each of value) queue.push(each);
		} else if (value instanceof Stream || value instanceof Map) {
			yield value;
			const entries = value instanceof Stream ? value.dict : value;
			for (const [key, inner] of entries) if (!NOT_PAINTED.has(key)) queue.push(inner);
		}
	}
}

const NOT_PAINTED = new Set(['Parent', 'Metadata', 'PieceInfo', 'AF']);

function names(value: Value, name: string): boolean {
	const all = Array.isArray(value) ? value : value instanceof Stream ? value.dict.values() : undefined;
	for (const each of all ?? (value instanceof Map ? value.values() : []))
		if (getName(each) === name) return true;
	return false;
}

/** Forbidden ways to paint and to pack (ISO 19005-3, 6.1.7, 6.2.5, 6.2.8, 6.2.9). */
function isUnfit(document: PdfDocument, value: Value, claim: boolean): boolean {
	const entries = value instanceof Stream ? value.dict : value;
	if (!(entries instanceof Map)) return false;
	if (['TR', 'TR2', 'HTP'].some((key) => entries.has(key) && getName(entries.get(key)) !== 'Default'))
		return true;
	if (hasHiddenFont(document, entries)) return true;
	if (!(value instanceof Stream)) return false;
	if (['F', 'FFilter', 'OPI', 'Ref', 'PS'].some((key) => entries.has(key))) return true;
	if (getName(entries.get('Subtype')) === 'PS') return true;
	const filters = document.list(entries.get('Filter')).map((filter) => getName(document.get(filter)) ?? '');
	if (filters.includes('LZWDecode') || filters.includes('Crypt')) return true;
	if (!claim && filters.includes('JPXDecode')) return true;
	return entries.has('N') && isBadProfile(document, value);
}

/** A font that no page names: of a state of graphics, of a pattern, of letters that the file draws itself. */
function hasHiddenFont(document: PdfDocument, entries: Dict): boolean {
	if (Array.isArray(document.get(entries.get('Font')))) return true;
	if (!entries.has('PatternType') && !entries.has('CharProcs')) return false;
	return document.maybeDict(entries.get('Resources'))?.has('Font') === true;
}

/** Colours of four inks in what repeats: patterns, and letters that the file draws itself. */
function repeatsFourInks(document: PdfDocument, value: Value): boolean {
	const entries = value instanceof Stream ? value.dict : value;
	if (!(entries instanceof Map)) return false;
	const drawings = [...(document.maybeDict(entries.get('CharProcs'))?.values() ?? [])];
	if (value instanceof Stream && entries.has('PatternType')) drawings.push(value);
	return drawings.some((drawing) => /[\d.]\s+[kK]\s/.test(document.content(drawing).toString('latin1')));
}

const SPACES: Readonly<Record<string, number>> = { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 };

/** A profile of colour that is not one, or not of as many colours as it says (ISO 19005-3, 6.2.4.2). */
function isBadProfile(document: PdfDocument, value: Stream): boolean {
	const count = document.get(value.dict.get('N'));
	if (typeof count !== 'number' || getName(value.dict.get('Type')) === 'ObjStm') return false;
	const bytes = document.content(value);
	return (
		bytes.toString('latin1', 36, 40) !== 'acsp' ||
		(bytes[8] ?? 0) > 4 ||
		SPACES[bytes.toString('latin1', 16, 20)] !== count
	);
}
