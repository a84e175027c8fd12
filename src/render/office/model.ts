/**
 * A document as word processors know one: paragraphs and tables in named styles. It is read from the page that the templates make, and written as
 * Word (`docx`) and OpenDocument (`odt`) files: both have the words, the themes and the documents of the page.
 */

import type { Language } from '../../ast/index.js';
import type { CharacterStyleId, DocumentLook, ParagraphStyleId, TableStyleId } from './styles.js';

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

export interface Running {
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
	/** It opens a page. */
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

/** A tab stop of a paragraph. */
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
	widths: number[];
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
