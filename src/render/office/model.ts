/**
 * A document as word processors know one: paragraphs and tables in named styles. It is read from the page that the templates make, and written as
 * Word (`docx`) and OpenDocument (`odt`) files: both have the words, the themes and the documents of the page.
 */

import type { Language } from '../../ast/index.js';
import type { PhraseKeyAfter } from '../../language/ids.js';

export interface OfficeDocument {
	lang: Language;
	title: string;
	/** Who held the meeting; the author of the file. */
	organization: string;
	look: DocumentLook;
	page: PageShape;
	running: Running;
	/** The document in its order. */
	bands: Band[];
	/** Footnotes by their number. */
	notes: ReadonlyMap<number, Block[]>;
	/** Its numbered lists; a paragraph names its list by the place here. */
	lists: NumberedList[];
}

export interface NumberedList {
	/** Number of its first item. */
	start: number;
	/** How many lists it stands in. */
	level: number;
}

/** The sheet. */
interface PageShape {
	isLandscape: boolean;
	/** Margin on each side, in millimetres. */
	margin: number;
}

interface Running {
	/** Left at the head, from page 2. */
	organization: string;
	/** Right at the head, from page 2. */
	title: string;
	/** Left at the foot. */
	state: string;
	/** Room for the initials of those who sign. */
	initials: string | null;
	/** Whether the pages have numbers. */
	numbered: boolean;
	/** Word behind the pages. */
	watermark: string | null;
}

/** Content that stands in one column or in several. */
export interface Band {
	columns: number;
	blocks: Block[];
}

/** Something that stands below the one before. */
export type Block = OfficeParagraph | OfficeTable;

export interface OfficeParagraph {
	kind: 'paragraph';
	style: ParagraphStyleId;
	children: Inline[];
	/** It is an item of a list. */
	list?: { ordered: number | null; level: number } | undefined;
	/** Its left side moved in, in millimetres. */
	indent?: number | undefined;
	align?: Align | undefined;
	/** It stays on the page of what follows. */
	keepNext?: boolean | undefined;
	startsPage?: boolean | undefined;
	/** A line of colour above it: the head of a decision. */
	ruled?: boolean | undefined;
	/** What times it stands right above. */
	timed?: boolean | undefined;
	/** Places of its tabs, in millimetres. */
	tabs?: TabStop[] | undefined;
	/** A line across the page in place of text. */
	isLine?: boolean | undefined;
}

export interface TabStop {
	at: number;
	/** Dots on the way: a blank to fill in. */
	dotted: boolean;
}

export type Align = 'left' | 'right' | 'center';

/** A table with columns of fixed widths. */
export interface OfficeTable {
	kind: 'table';
	style: TableStyleId;
	/** Shares of the width. */
	widths: readonly number[];
	/** Small letters and little white: its words have no room otherwise. */
	isDense?: boolean;
	/** Rows that are repeated on every page. */
	head: Cell[][];
	rows: Cell[][];
	/** Least height of its rows, in millimetres. */
	height?: number | undefined;
	keepNext?: boolean | undefined;
	startsPage?: boolean | undefined;
}

/** A cell; it holds at least one block. */
export interface Cell {
	blocks: Block[];
	span: number;
}

/** How words look besides the style of their paragraph. */
export interface TextLook {
	bold?: boolean;
	italic?: boolean;
	strike?: boolean;
	superscript?: boolean;
	style?: CharacterStyleId;
}

/** Something in a line. */
export type Inline =
	| { kind: 'text'; text: string; look: TextLook }
	| { kind: 'break' }
	| { kind: 'tab' }
	/** `target`: `#place` of the document, or an address. */
	| { kind: 'link'; target: string; children: Inline[] }
	/** A place that links lead to. */
	| { kind: 'mark'; id: string; children: Inline[] }
	/** The reference to a footnote. */
	| { kind: 'note'; number: number; id: string }
	| { kind: 'picture'; picture: Picture; alt: string }
	/** The page of a place: word processors know it, we do not; `known` is shown until they have looked. */
	| { kind: 'page'; id: string; known: string };

/** A picture that word processors can hold. */
export interface Picture {
	type: 'png' | 'jpg' | 'gif';
	data: Uint8Array;
	/** Size on paper, in pixels of a 96th of an inch. */
	width: number;
	height: number;
}

/** The paragraphs of blocks, those in tables too. */
export function paragraphsIn(blocks: readonly Block[]): OfficeParagraph[] {
	return blocks.flatMap((block) =>
		block.kind === 'paragraph'
			? [block]
			: [...block.head, ...block.rows].flatMap((row) => row.flatMap((cell) => paragraphsIn(cell.blocks))),
	);
}

// --- The styles of Word and OpenDocument files, as data. Built-in ones have the names by which word processors know them; ours have names in the document's language.

/** What the styles of a document follow. */
interface DocumentLook {
	/** The minutes set as continuous prose. */
	isDeed: boolean;
	largePrint: boolean;
	/** Colour of titles and rules, six hexadecimal digits. */
	accent: string;
}

/** A style by its key in the word files. */
type StyleKey = PhraseKeyAfter<'labels.word.styles.'>;

/** How a paragraph looks. Sizes in points, distances in points too unless they are named otherwise. */
export interface ParagraphStyle extends CharacterStyle {
	basedOn?: ParagraphStyleId;
	next?: ParagraphStyleId;
	/** Level of a heading. */
	level?: number;
	before?: number;
	after?: number;
	/** Exact height of its lines. */
	line?: number;
	/** In millimetres. */
	left?: number;
	right?: number;
	hanging?: number;
	align?: 'right' | 'center' | 'both' | undefined;
	keepNext?: boolean;
	keepLines?: boolean;
	/** A line at its left side. */
	barred?: boolean;
}

/** A character style of a word processor. */
export interface CharacterStyle {
	/** A name that every word processor knows, or the key of ours. */
	name: { builtIn: string } | { own: StyleKey };
	font?: Font;
	size?: number;
	bold?: boolean;
	italic?: boolean;
	color?: string;
	underline?: boolean;
	caps?: boolean;
}

/** Lines of a table. */
export interface TableStyle {
	name: { own: StyleKey };
	borders: ReadonlyArray<'top' | 'bottom' | 'left' | 'right' | 'insideH' | 'insideV'>;
	/** Ground of its cells. */
	tint?: string;
}

type Font = 'serif' | 'sans' | 'mono';

/** Faces that word processors have, or replace by one of the same width. */
export const FONTS: Readonly<Record<Font, string>> = { serif: 'Cambria', sans: 'Calibri', mono: 'Consolas' };

/** Colour of secondary text, and of lines. */
const GREY = '595959';
export const RULE = 'BFBFBF';
const TINT = 'F3F5F8';

const HEADING_LEVELS = [1, 2, 3, 4, 5, 6] as const;
type HeadingId = `Heading${(typeof HEADING_LEVELS)[number]}`;

export type ParagraphStyleId =
	| 'BodyText'
	| 'Title'
	| HeadingId
	| 'Caption'
	| 'ListBullet'
	| 'ListNumber'
	| 'ListContinue'
	| 'Quote'
	| 'Signature'
	| 'FootnoteText'
	| 'Header'
	| 'Footer'
	| 'Letterhead'
	| 'Organization'
	| 'Participant'
	| 'Intervention'
	| 'Event'
	| 'Hour'
	| 'Day'
	| 'Rule'
	| 'Confidential'
	| 'VoteLine'
	| 'Proof'
	| 'TableHeading'
	| 'TableContents'
	| 'DenseHeading'
	| 'DenseContents'
	| 'AfterTable'
	| 'Code'
	| 'DoneAt'
	| 'SignatureName'
	| 'Recipient'
	| 'Note';

export type CharacterStyleId =
	| 'Hyperlink'
	| 'Speaker'
	| 'Kicker'
	| 'TitleDate'
	| 'Count'
	| 'Heads'
	| 'EventHour'
	| 'CodeCharacters';

export type TableStyleId = 'MinutesTable' | 'FactTable' | 'VoteTable' | 'SignatureTable' | 'PaperTable';

/** Size of the text, in points. */
export function textSize({ largePrint }: DocumentLook): number {
	return largePrint ? 16 : 11;
}

/** Large print is large everywhere: nothing is smaller than its text. */
function sized(points: number, look: DocumentLook): number {
	return look.largePrint ? Math.max(textSize(look), Math.round(points * 1.45)) : points;
}

/** What many styles have: a deed has one face, and its headings in the middle. */
function getShared(look: DocumentLook) {
	const sans: Font = look.isDeed ? 'serif' : 'sans';
	const middle = look.isDeed ? ({ align: 'center' } as const) : {};
	return { sans, middle, small: sized(9.5, look) };
}

export function paragraphStyles(look: DocumentLook): Record<ParagraphStyleId, ParagraphStyle> {
	return { ...knownStyles(look), ...minutesStyles(look), ...endStyles(look) };
}

type Styles = Partial<Record<ParagraphStyleId, ParagraphStyle>>;

function own(key: StyleKey, style: Omit<ParagraphStyle, 'name'>): ParagraphStyle {
	return { name: { own: key }, basedOn: 'BodyText', ...style };
}

/** Styles that every word processor knows. */
function knownStyles(look: DocumentLook) {
	const { sans, middle, small } = getShared(look);
	const justified = look.isDeed ? ({ align: 'both' } as const) : {};
	const heading = (level: number, points: number, before: number): ParagraphStyle => ({
		name: { builtIn: `heading ${level}` },
		next: 'BodyText',
		level,
		font: sans,
		bold: true,
		size: sized(points, look),
		before,
		after: 4,
		keepNext: true,
		keepLines: true,
		...middle,
	});
	return {
		BodyText: { name: { builtIn: 'Body Text' }, after: 6, ...justified },
		Title: {
			name: { builtIn: 'Title' },
			next: 'BodyText',
			font: sans,
			bold: true,
			size: sized(20, look),
			before: 18,
			after: 12,
			keepNext: true,
			...middle,
		},
		Heading1: heading(1, look.isDeed ? 13 : 15, 18),
		Heading2: heading(2, 12.5, 12),
		Heading3: heading(3, 11.5, 10),
		Heading4: heading(4, 11, 8),
		Heading5: heading(5, 11, 8),
		Heading6: heading(6, 11, 8),
		Caption: {
			name: { builtIn: 'caption' },
			next: 'BodyText',
			font: sans,
			bold: true,
			size: small,
			color: GREY,
			before: 6,
			after: 3,
			keepNext: true,
		},
		ListBullet: { name: { builtIn: 'List Bullet' }, basedOn: 'BodyText', after: 3 },
		ListNumber: { name: { builtIn: 'List Number' }, basedOn: 'BodyText', after: 3 },
		ListContinue: { name: { builtIn: 'List Continue' }, basedOn: 'BodyText', after: 3 },
		Quote: { name: { builtIn: 'Quote' }, basedOn: 'BodyText', left: 6, right: 6 },
		Signature: { name: { builtIn: 'Signature' }, font: sans, keepLines: true, keepNext: true },
		FootnoteText: { name: { builtIn: 'footnote text' }, size: sized(10, look) },
		Header: { name: { builtIn: 'header' }, font: sans, size: sized(8.5, look), color: GREY },
		Footer: { name: { builtIn: 'footer' }, font: sans, size: sized(8.5, look), color: GREY },
	} satisfies Styles;
}

/** Those of the parts of a record. */
function minutesStyles(look: DocumentLook) {
	const { sans, middle, small } = getShared(look);
	return {
		Letterhead: own('letterhead', { font: sans, size: sized(9, look), color: GREY, after: 0 }),
		Organization: own('organization', {
			font: sans,
			size: sized(12, look),
			bold: true,
			color: look.accent,
			after: 0,
		}),
		Participant: own('participant', { after: 1, left: 3.5, hanging: 3.5, keepLines: true }),
		Intervention: own('intervention', { after: 6 }),
		Event: own('event', { italic: true, before: 3, after: 6 }),
		Hour: own('hour', { font: sans, size: small, color: GREY, before: 12, after: 0, keepNext: true }),
		Day: own('day', { font: sans, bold: true, before: 18, after: 0, keepNext: true }),
		Rule: own('rule', { font: sans, size: small, color: GREY, after: 4, keepNext: true, ...middle }),
		Confidential: own('confidential', { font: sans, left: 3.5, barred: true }),
		VoteLine: own('voteLine', look.isDeed ? { after: 3 } : { font: sans, size: small, after: 2 }),
		Proof: own('proof', { font: sans, size: look.isDeed ? textSize(look) : small, color: GREY, after: 10 }),
	} satisfies Styles;
}

/** Those of tables, signatures and what else ends a record. */
function endStyles(look: DocumentLook) {
	const { sans, small } = getShared(look);
	return {
		TableHeading: own('tableHeading', {
			font: sans,
			bold: true,
			size: small,
			before: 1,
			after: 1,
			align: undefined,
		}),
		TableContents: own('tableContents', {
			font: sans,
			size: sized(10, look),
			before: 1,
			after: 1,
			align: undefined,
		}),
		DenseHeading: own('denseHeading', {
			basedOn: 'TableHeading',
			size: look.largePrint ? 9 : 6.5,
			bold: true,
		}),
		DenseContents: own('denseContents', { basedOn: 'TableContents', size: look.largePrint ? 9 : 6.5 }),
		AfterTable: own('afterTable', { size: 4, after: 0, line: 8 }),
		Code: own('code', { font: 'mono', size: small, after: 0 }),
		DoneAt: own('doneAt', { before: 12, after: 12, align: undefined }),
		SignatureName: own('signatureName', { font: sans, bold: true, before: 48, after: 6, keepLines: true }),
		Recipient: own('recipient', { left: 85, after: 2, align: undefined }),
		Note: own('note', { font: sans, size: small, color: GREY, after: 4 }),
	} satisfies Styles;
}

export function characterStyles(look: DocumentLook): Record<CharacterStyleId, CharacterStyle> {
	const { sans, small } = getShared(look);
	return {
		Hyperlink: { name: { builtIn: 'Hyperlink' }, color: '0B5394', underline: true },
		Speaker: { name: { own: 'speaker' }, bold: true },
		Kicker: {
			name: { own: 'kicker' },
			font: sans,
			bold: look.isDeed,
			size: look.isDeed ? textSize(look) : small,
			color: look.isDeed ? '000000' : look.accent,
			caps: true,
		},
		TitleDate: { name: { own: 'titleDate' }, bold: false, size: sized(13, look) },
		Count: { name: { own: 'count' }, bold: false, color: GREY },
		Heads: { name: { own: 'heads' }, font: sans, size: sized(8.5, look), bold: false, color: GREY },
		EventHour: { name: { own: 'eventHour' }, font: sans, italic: false, size: small, color: GREY },
		CodeCharacters: { name: { own: 'codeCharacters' }, font: 'mono', size: small },
	};
}

export const TABLE_STYLES: Readonly<Record<TableStyleId, TableStyle>> = {
	MinutesTable: { name: { own: 'minutesTable' }, borders: ['top', 'bottom', 'insideH'] },
	FactTable: { name: { own: 'factTable' }, borders: ['top', 'bottom', 'insideH'] },
	VoteTable: {
		name: { own: 'voteTable' },
		borders: ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'],
		tint: TINT,
	},
	SignatureTable: { name: { own: 'signatureTable' }, borders: [] },
	PaperTable: { name: { own: 'paperTable' }, borders: ['insideH', 'insideV', 'bottom'] },
};

/** Marks of bulleted lists, level by level. */
export const BULLET_SIGNS = ['•', '–', '·'] as const;

/** White at both sides of the cells of a dense table, in millimetres. */
export const DENSE_MARGIN = 0.6;

/** How far a level of a list is moved in, in millimetres. */
export const LIST_STEP = 6;

/** The share of the head of a page that its left side has, by what stands in both: no side goes on in a second line before it must. */
export function headShare(left: string, right: string): number {
	const share = (left.length + 2) / (left.length + right.length + 4);
	return Math.min(0.65, Math.max(0.35, share));
}
