/** Everything that can be said of a record without printing it again: by the command line, and by the page that rides inside records. */

import outlines from '../../templates/fonts/outlines.yaml';
import {
	BrokenPdf,
	type Colour,
	coveredContent,
	createLetterCheck,
	descriptions,
	linkTargets,
	OUTLINE_DIGEST,
	outlineTitles,
	type PageGlyphs,
	type PdfDocument,
	type PlacedArea,
	type PlacedText,
	pageDigest,
	readMarks,
	type SignatureField,
	type StrangePart,
	saidText,
	strangeBoxes,
	strangeFacts,
	strangeParts,
	type TextPiece,
	textPieces,
} from '../pdf-archive/index.js';
import type { CompiledFile } from '../project/compile-file.js';
import { withoutFont } from '../project/design.js';
import { hasFont, isAlwaysEmbedded } from '../render/index.js';
import { lazy } from '../text/lazy.js';
import { addTo } from '../text/lists.js';
import { decodePath } from '../text/path.js';
import { version } from '../version.js';
import { decodeReferences } from '../view/escape.js';
import type { BuildSheet } from './archive-record.js';
import {
	compareData,
	compareFacts,
	compareFiles,
	compareLabels,
	type Finding,
	shortened,
} from './compare-record.js';
import { createWordingCheck, getMeetingWords, type OtherWording } from './earlier-wording.js';
import type { OpenRecord } from './open-record.js';
import { getLayout, getSettings, type RecordLayout, recompile } from './rebuild-record.js';
import { getHtml } from './render-outputs.js';
import {
	comparePassages,
	getBody,
	holdsWords,
	isTitle,
	type PassageDifference,
	type PassageOptions,
	type PassagePlace,
	passagesNotIn,
	plain,
	readHeadings,
	sameLetters,
} from './text-diff.js';

interface Verification {
	/** The source, compiled again. */
	file: CompiledFile;
	findings: Finding[];
}

/** Compares a record with what rides inside it. `judge`: says what is to be said of the signatures over it. */
export async function verifyRecord(
	record: OpenRecord,
	judge: (record: OpenRecord) => Promise<Finding[]>,
): Promise<Verification> {
	const { state } = record.integrity;
	const findings: Finding[] = [{ key: state, values: {}, ok: state === 'intact' || state === 'extended' }];
	const tell = (more: readonly Finding[]) => {
		for (const finding of more) findings.push(finding);
	};
	const file = await recompile(record);
	if (record.sheet.pv !== version)
		tell([{ key: 'versionDiffers', values: { from: record.sheet.pv, here: version }, ok: true }]);
	const wording = record.sheet.pv === version ? undefined : createWordingCheck(getMeetingWords(file));
	tell(compareData(record, file, wording));
	tell(compareFiles(record, file));
	const labels = wording === undefined ? compareLabels(record, file) : [];
	tell(labels);
	if (record.sheet.looks) tell([{ key: 'ownLooks', values: {}, ok: true }]);
	const layout = getLayout(record, file, getSettings(record));
	tell(compareFacts(record, layout.title, file));
	const html = await getHtml(file, layout.options);
	const optional = withoutFont(html, file.design);
	tell(comparePages(record, html, { behind: layout.annexes, optional }, wording));
	tell(await judge(record));
	const parts = compareParts(record, { html, layout, optional, lang: file.compiled.lang });
	tell(labels.length > 0 ? parts.filter(({ ok }) => !ok) : parts);
	return { file, findings };
}

// --- What a record is made of against what its source gives: parts that `pv` writes nowhere, links, outline, descriptions, heads and feet, and
// words that something hides. All this needs no browser; how the pages look, only a print tells.

interface PartsExpected {
	/** The document that the source gives, page numbers and all. */
	html: string;
	layout: RecordLayout;
	lang: string;
	/** Characters that a page may lack: no font has them. */
	optional: readonly string[];
}

type Expected = PartsExpected & { ownStyle: boolean };

/** A4 in points. */
const A4 = [595.28, 841.89] as const;

/** Compares them; each kind of difference is told once, with the first that was found. */
export function compareParts(record: OpenRecord, given: PartsExpected): Finding[] {
	const { document, sheet, bytes: file, integrity } = record;
	const bytes = file.subarray(0, integrity.length || file.length);
	const { templates = {}, css = '' } = sheet.looks ?? {};
	// Templates and styles of a project set the size of its pages, their heads and feet.
	const ownStyle = Object.keys(templates).length > 0 || css !== '';
	const expected = { ...given, ownStyle };
	const letters = compareLetters(document, given.html, !ownStyle && sheet.pv === version);
	try {
		const findings = [
			...strange(document, bytes, sheet, expected),
			...boundPages(document, expected.layout),
			...links(document, expected),
			...titles(document, expected),
			...pictures(document, expected),
			...painted(document, expected, letters),
		];
		const same: Finding = { key: 'partsSame', values: {}, ok: true };
		return [...(findings.length === 0 ? [same] : findings), ...letters.rest()];
	} catch (error) {
		if (error instanceof BrokenPdf) return [{ key: 'textBroken', values: {}, ok: false }];
		throw error;
	}
}

function isForeign({ bound }: RecordLayout): (page: number) => boolean {
	return (page) => bound.has(page);
}

function strange(
	document: PdfDocument,
	bytes: Uint8Array,
	sheet: BuildSheet,
	{ layout, ownStyle, lang }: Expected,
): Finding[] {
	const facts = { date: new Date(sheet.date), lang, creator: `pv ${sheet.pv}` };
	const parts: StrangePart[] = [
		...strangeParts(document, isForeign(layout)),
		...strangeFacts(document, facts).map((where) => ({ where })),
		...strangeBoxes(document, isForeign(layout), ownStyle ? undefined : A4),
	];
	// Objects in another order, behind one another in several tables: a reader may take others than this one does.
	const isPlain = document.trailer.get('Type') === undefined;
	if (parts.length === 0 && Buffer.compare(document.write(isPlain), bytes) !== 0)
		parts.push({ where: 'xref' });
	const [first] = parts;
	if (first === undefined) return [];
	const values = { count: parts.length, first: shortened(first.where), page: first.page ?? 0 };
	return [{ key: 'partsStrange', values, ok: false }];
}

/** The pages of an annex are those of the file that rides inside. */
function boundPages(document: PdfDocument, { bound }: RecordLayout): Finding[] {
	for (const [index, page] of document.pages().entries()) {
		const original = bound.get(page.number);
		if (!original) continue;
		if (pageDigest(document, page) === pageDigest(original.document, original.page)) continue;
		return [{ key: 'annexDiffers', values: { page: index + 1 }, ok: false }];
	}
	return [];
}

function links(document: PdfDocument, { html, layout }: Expected): Finding[] {
	const known = new Set(
		[...html.matchAll(/<a\b[^>]*? href="([^"]*)"/gi)].map(([, target = '']) =>
			address(decodeReferences(target)),
		),
	);
	const stray = linkTargets(document, isForeign(layout)).find((target) => !known.has(address(target)));
	if (stray !== undefined) return [{ key: 'linkAdded', values: { target: shortened(stray) }, ok: false }];
	const body = plain(getBody(html));
	const told = descriptions(document, isForeign(layout)).links.find((text) => {
		const words = plain(text.replace(/ ?\([^()\s]*\)$/, ''));
		return (
			!body.includes(words) && !known.has(address(text)) && !known.has(`#${text}`) && !holdsWords(body, text)
		);
	});
	return told === undefined ? [] : [{ key: 'textAdded', values: { first: shortened(told) }, ok: false }];
}

/** An address as browsers write it, a place of the document as it is named. */
function address(target: string): string {
	if (target.startsWith('#')) return decodePath(target);
	return URL.canParse(target) ? new URL(target).href : target;
}

/** The outline is made of headings, in their order. */
function titles(document: PdfDocument, { html }: Expected): Finding[] {
	const headings = readHeadings(html).map(plain);
	let at = 0;
	for (const title of outlineTitles(document)) {
		const wanted = plain(title);
		while (at < headings.length && !isTitle(wanted, headings[at] ?? '')) at++;
		if (at++ >= headings.length)
			return [{ key: 'outlineAdded', values: { first: shortened(title) }, ok: false }];
	}
	return [];
}

/** What stands for a picture is what the source says of it. */
function pictures(document: PdfDocument, { html, layout }: Expected): Finding[] {
	const known = new Set(
		[...html.matchAll(/ (?:alt|aria-label|title)="([^"]*)"/gi)].map(([, text = '']) =>
			plain(decodeReferences(text)),
		),
	);
	const stray = descriptions(document, isForeign(layout)).pictures.find((text) => !known.has(plain(text)));
	return stray === undefined ? [] : [{ key: 'textAdded', values: { first: shortened(stray) }, ok: false }];
}

/** What the pages paint outside of the tags, over words, or out of sight. */
function painted(
	document: PdfDocument,
	expected: Expected,
	letters: ReturnType<typeof compareLetters>,
): Finding[] {
	const { html, layout, ownStyle } = expected;
	const running = ownStyle ? undefined : runningTexts(html, expected.optional);
	const pictured = /<(?:img|svg)\b/i.test(html) || ownStyle;
	const pages = document.pages();
	const total = pages.filter(({ number }) => !layout.bound.has(number)).length;
	let own = 0;
	for (const [index, page] of pages.entries()) {
		if (layout.bound.has(page.number)) continue;
		own++;
		const { marks, strange, glyphs } = readMarks(document, page);
		const values = { page: index + 1 };
		const [operator] = strange;
		if (operator !== undefined)
			return [
				{
					key: 'partsStrange',
					values: { ...values, count: strange.length, first: shortened(operator) },
					ok: false,
				},
			];
		const texts = marks.filter((mark) => mark.kind === 'text');
		const stray = running && strayRunning(texts, running(own, total));
		if (stray) return [{ key: 'textAdded', values: { first: shortened(stray) }, ok: false }];
		const unseen =
			texts.find((text) => text.mcid !== undefined && text.hidden && text.text.trim() !== '') ??
			covered(marks, pictured) ??
			(ownStyle ? undefined : faint(marks, pictured));
		if (unseen)
			return [{ key: 'textCovered', values: { ...values, first: wordsAt(texts, unseen) }, ok: false }];
		const disguised = texts.find((text) => text.disguised !== '');
		if (disguised)
			return [{ key: 'textAdded', values: { first: shortened(disguised.disguised) }, ok: false }];
		const drawn = letters.page(glyphs, index + 1);
		if (drawn.length > 0) return drawn;
	}
	return [];
}

/** As much of the words of a place as tells which. */
function wordsAt(texts: readonly PlacedText[], { mcid }: PlacedText): string {
	return shortened(texts.map((text) => (text.mcid === mcid ? text.text : '')).join(''));
}

/** Parts of the height of a letter: an area that takes in this point of it lies over it. */
const [ACROSS, LOW, HIGH] = [0.15, 0.1, 0.4];

/** Height of the bands into which a page is cut: only what stands in the same ones is compared. */
const BAND = 8;

/** A word of the structure that an area painted later lies over, or a picture that the source does not have at all. */
function covered(marks: ReadonlyArray<PlacedText | PlacedArea>, pictured: boolean): PlacedText | undefined {
	const bands = new Map<number, PlacedText[]>();
	const look = createLooks();
	for (const mark of marks) {
		if (mark.kind === 'text') {
			if (mark.mcid === undefined || mark.artifact > 0 || mark.text.trim() === '') continue;
			const band = Math.floor(mark.y / BAND);
			addTo(bands, band, mark);
			continue;
		}
		if (mark.isTransparent) continue;
		const [left, bottom, right, top] = mark.box;
		if (mark.isPicture && !pictured) return bands.values().next().value?.[0];
		// The base line of a word stands below what covers it.
		for (const band of bandsBetween(bottom - 4 * BAND, top + BAND)) {
			look();
			const found = bands.get(band)?.find(({ x, y, size }) => {
				look();
				return (
					x + size * ACROSS > left &&
					x + size * ACROSS < right &&
					y + size * HIGH > bottom &&
					y + size * LOW < top
				);
			});
			if (found) return found;
		}
	}
	return undefined;
}

/** A word of the structure in nearly the colour of what it stands on, or in a pattern, which only drawings hold. */
function faint(marks: ReadonlyArray<PlacedText | PlacedArea>, pictured: boolean): PlacedText | undefined {
	const grounds = new Map<number, PlacedArea[]>();
	const look = createLooks();
	for (const mark of marks) {
		if (mark.kind === 'area') {
			if (mark.isTransparent || (mark.ink === undefined && !mark.isPicture)) continue;
			const [, bottom, , top] = mark.box;
			for (const band of bandsBetween(bottom, top)) {
				look();
				addTo(grounds, band, mark);
			}
			continue;
		}
		if (mark.mcid === undefined || mark.artifact > 0 || mark.text.trim() === '') continue;
		const { x, y, size, ink } = mark;
		if (!ink) {
			if (pictured) continue;
			return mark;
		}
		const [across, up] = [x + size * ACROSS, y + size * LOW];
		const areas = grounds.get(Math.floor(up / BAND)) ?? [];
		let at = areas.length - 1;
		for (; at >= 0; at--) {
			look();
			const [left, bottom, right, top] = areas[at]?.box ?? [0, 0, 0, 0];
			if (left <= across && across <= right && bottom <= up && up <= top) break;
		}
		const ground = at < 0 ? WHITE : areas[at]?.ink;
		if (ground && contrast(ink, ground) < FAINTEST_CONTRAST) return mark;
	}
	return undefined;
}

const WHITE: Colour = [1, 1, 1];

/** Bands of the largest page, and looks at the areas and words of one page: more than any honest one has. */
const [MOST_BANDS, MOST_LOOKS] = [2000, 5_000_000];

/** The bands that a stretch of a page's height goes over. An area that nothing clips, as a shading, has no end. */
function* bandsBetween(bottom: number, top: number): Generator<number> {
	const last = Math.min(MOST_BANDS, Math.floor(top / BAND));
	for (let band = Math.max(-MOST_BANDS, Math.floor(bottom / BAND)); band <= last; band++) yield band;
}

/** Counts the looks at a page; throws where there are too many. */
function createLooks(): () => void {
	let looks = 0;
	return () => {
		if (++looks > MOST_LOOKS) throw new BrokenPdf('a page without end');
	};
}

/** Contrast below which nobody reads a text; readable ones have more than 3. */
const FAINTEST_CONTRAST = 1.3;

/** Contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio). */
function contrast(one: Colour, other: Colour): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
	const [red = 0, green = 0, blue = 0] = colour.map((part) =>
		part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The texts that the style and the document put outside of the tags of a page, longest first, by the number of the page and how many there are. */
function runningTexts(html: string, optional: readonly string[]): (page: number, total: number) => string[] {
	const styles = [...html.matchAll(/<style\b[^>]*>(.*?)<\/style>/gis)].map(([, css = '']) => css).join('\n');
	const contents = [...styles.matchAll(/content:((?:[^;}"]|"(?:[^"\\]|\\.)*")*)/g)].map(
		([, value = '']) => value,
	);
	const hidden = [...html.matchAll(/<(\w+)\b[^>]* aria-hidden="true"[^>]*>(.*?)<\/\1>/gis)].map(
		([, , inner = '']) => getBody(inner),
	);
	const lacking = new Set(optional.flatMap((character) => [...plain(character)]));
	return (page, total) => {
		const written = contents.map((value) => getContentText(value, page, total));
		const all = [...written, ...hidden, ...MARKERS].map(plain);
		const without = all.map((text) => [...text].filter((each) => !lacking.has(each)).join(''));
		return [...new Set([...all, ...without])]
			.filter((text) => text !== '')
			.sort((one, other) => other.length - one.length);
	};
}

/** What a `content` of the style writes on a page: `counter(page) " / " counter(pages)` is `2 / 7`. */
function getContentText(value: string, page: number, total: number): string {
	return [...value.matchAll(/"((?:[^"\\]|\\.)*)"|counter\((pages?)\)/gs)]
		.map(([, text = '', counter]) =>
			counter === undefined ? unescaped(text) : String(counter === 'page' ? page : total),
		)
		.join('');
}

/** Bullets that a browser writes by itself. */
const MARKERS = ['•', '◦', '▪', '–'];

/** A text of a style sheet without its escapes. */
function unescaped(text: string): string {
	return text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gis, (_, code, letter) =>
		code === undefined ? String(letter) : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
	);
}

/** Numbers of list items, where a browser paints them outside of the tags. */
const ITEM_NUMBER = /^\d{1,6}\./;

/** The first text outside of the tags that neither the style nor the document puts there. */
function strayRunning(texts: readonly PlacedText[], running: readonly string[]): string | undefined {
	const loose = texts.find(
		(text) => text.mcid === undefined && text.artifact === 0 && text.text.trim() !== '',
	);
	if (loose) return loose.text;
	const all = texts.filter(({ artifact }) => artifact > 0).map(({ text }) => text);
	const written = plain(all.join(''));
	for (let at = 0; at < written.length; ) {
		const rest = written.slice(at, at + LONGEST_RUNNING);
		const found = running.find(
			(text) => rest.startsWith(text) || sameLetters(rest.slice(0, text.length), text),
		);
		const length = found?.length ?? ITEM_NUMBER.exec(rest)?.[0].length;
		if (length !== undefined) at += length;
		else return all.join('').slice(-(written.length - at));
	}
	return undefined;
}

/** In characters: a head or a foot is shorter. */
const LONGEST_RUNNING = 2000;

// --- The pages of a record against what its source gives: their words, and the signatures that stand over them.

/**
 * Compares them. A page of the project's own look may set the words in an order of its own. `wording`: what another version, which made
 * the record, says at a place.
 */
export function comparePages(
	{
		document,
		sheet,
		signatures,
	}: Pick<OpenRecord, 'document' | 'signatures'> & { sheet: { looks?: unknown } },
	html: string,
	options: PassageOptions,
	wording: ((place: PassagePlace) => OtherWording) | undefined,
): Finding[] {
	try {
		const pieces = textPieces(document);
		const text = pieces.map((piece) => piece.text).join('');
		const compared = comparePassages(html, text, options);
		const difference = sheet.looks ? withoutOrder(compared, passagesNotIn(html, text, options)) : compared;
		return [
			...(wording ? wordingFindings(difference, wording) : [wordsFinding(difference)]),
			...signatures.map((field) => signatureFinding(field, document, pieces, compared.signing)),
		];
	} catch (error) {
		if (error instanceof BrokenPdf) return [{ key: 'textBroken', values: {}, ok: false }];
		throw error;
	}
}

function wordsFinding({ missing, added }: PassageDifference): Finding {
	const [first] = missing;
	if (first !== undefined)
		return { key: 'textDiffers', values: { count: missing.length, first: shortened(first) }, ok: false };
	const [more] = added;
	if (more !== undefined) return { key: 'textAdded', values: { first: shortened(more) }, ok: false };
	return { key: 'textSame', values: {}, ok: true };
}

/** Each passage by itself, wherever it stands; what is added is not known. */
function withoutOrder(compared: PassageDifference, missing: string[]): PassageDifference {
	const places = missing.map((passage) => ({ missing: [passage], added: '' }));
	return { ...compared, missing, added: [], places };
}

/** The words of another version: where they say the same, or cite the rules otherwise, a note says so. */
function wordingFindings(
	{ places, ...difference }: PassageDifference,
	wording: (place: PassagePlace) => OtherWording,
): Finding[] {
	const kinds: Record<OtherWording, PassagePlace[]> = { same: [], rules: [], other: [] };
	for (const place of places)
		if (place.missing.length > 0 || /[\p{L}\p{N}]/u.test(place.added)) kinds[wording(place)].push(place);
	const { other, same, rules } = kinds;
	if (other.length > 0 || same.length + rules.length === 0)
		return [
			wordsFinding({
				...difference,
				places,
				missing: other.flatMap(({ missing }) => missing),
				added: other.map(({ added }) => added),
			}),
		];
	const notes = [
		['textWorded', same],
		['textRules', rules],
	] as const;
	return notes.flatMap(([key, [first, ...more]]) => {
		if (first === undefined) return [];
		const shown = shortened(first.added.trim() || first.missing.join(' '));
		return [{ key, values: { count: more.length + 1, first: shown }, ok: true }];
	});
}

/** A signature may be seen where there is room, and over the place to sign; over other words it could hide what was decided. */
function signatureFinding(
	{ name, page, box }: SignatureField,
	document: PdfDocument,
	pieces: readonly TextPiece[],
	[from, to]: PassageDifference['signing'],
): Finding {
	const values = { name: shortened(name), page: page ?? 0 };
	if (page === undefined) return { key: 'signature', values, ok: true };
	const covered = coveredContent(document, page, box);
	let end = 0;
	for (const piece of pieces) {
		const start = end;
		end += plain(piece.text).length;
		const isToSign = start >= from && end <= to;
		if (piece.page === page && covered.has(piece.mcid) && !isToSign)
			return { key: 'signatureCovers', values: { ...values, first: shortened(piece.text) }, ok: false };
	}
	return { key: 'signature', values, ok: true };
}

// Whether the letters of a record look as they say: their shapes against those of the fonts that every document embeds.

/** Digests of the letters of our fonts, as hexadecimal digits. */
const DIGESTS = lazy(() => {
	const { core } = outlines() as { core: string };
	const digits = Buffer.from(core, 'base64').toString('hex');
	return new Set(digits.match(new RegExp(`.{${OUTLINE_DIGEST * 2}}`, 'g')));
});

/** Compares the letters of a record page by page. */
interface LetterComparison {
	/** The first letter of a page that looks otherwise. */
	page(glyphs: PageGlyphs, page: number): Finding[];
	/** Letters of the pages so far that nothing was known to compare with. */
	rest(): Finding[];
}

/**
 * Starts comparing. `html`: what the source gives; `isOurs`: whether this version would take its own fonts and no others. Pictures may hold letters
 * of any font, and a browser takes another one for a letter below an accent that ours lack.
 */
function compareLetters(document: PdfDocument, html: string, isOurs: boolean): LetterComparison {
	const look = createLetterCheck(
		document,
		DIGESTS(),
		// A letter that no font of ours has is drawn by another; one that only looks so to a reader of texts (`ａ`) stands in no source.
		(text) =>
			[...saidText(text)].every(isAlwaysEmbedded) &&
			[...text].every((character) => hasFont(character) || !html.includes(character)),
	);
	const isStrict =
		isOurs &&
		!/image\/svg|<text\b/.test(html) &&
		!(html.match(/\p{M}/gu) ?? []).some((mark) => !isAlwaysEmbedded(mark));
	const unknown = new Set<string>();
	let first = 0;
	return {
		page(glyphs, page) {
			const { other, ...found } = look(glyphs);
			const [text] = other;
			if (isStrict && text !== undefined)
				return [{ key: 'lettersDiffer', values: { page, first: shortened(text) }, ok: false }];
			for (const each of [...other, ...found.unknown]) {
				unknown.add(each);
				first ||= page;
			}
			return [];
		},
		rest() {
			if (unknown.size === 0) return [];
			const values = { count: unknown.size, page: first, letters: shortened([...unknown].join('')) };
			return [{ key: 'lettersUnknown', values, ok: true }];
		},
	};
}
