/** The paragraphs of a Word file that somebody corrected: as they were before its tracked changes, as they are with all of them, and the comments. */

import { SaxesParser } from 'saxes';
import { wordParts } from '../sources/from-docx.js';

export interface WordParagraph {
	text: string;
	/** Identifier of its style. */
	style: string;
	/** Who made tracked changes in it. */
	authors: string[];
	/** Identifiers of the comments that stand at it. */
	comments: string[];
}

/** What somebody wrote beside the text. */
interface WordComment {
	author: string;
	text: string;
}

/** A corrected file. */
export interface WordRevision {
	/** All tracked changes refused. */
	original: WordParagraph[];
	/** All tracked changes accepted. */
	accepted: WordParagraph[];
	/** By their identifier. */
	comments: ReadonlyMap<string, WordComment>;
}

/** Reads a corrected Word file. Throws as the import does where it is no Word file. */
export function readWordRevision(bytes: Uint8Array): WordRevision {
	const parts = wordParts(bytes);
	const decoder = new TextDecoder();
	const pieces = readParagraphs(decoder.decode(parts['word/document.xml'] ?? new Uint8Array()));
	const comments = parts['word/comments.xml'];
	return {
		original: put(pieces, 'original'),
		accepted: put(pieces, 'accepted'),
		comments: comments === undefined ? new Map() : readComments(decoder.decode(comments)),
	};
}

/** A paragraph of the file with both of its texts. */
interface Piece {
	original: string;
	accepted: string;
	style: string;
	/** Whether the end of the paragraph was put in, or taken out: then it goes on in the next one. */
	end: 'kept' | 'inserted' | 'deleted';
	authors: Set<string>;
	comments: string[];
}

/** Paragraphs that the view of one side has; those without words are left out. */
function put(pieces: readonly Piece[], side: 'original' | 'accepted'): WordParagraph[] {
	const result: WordParagraph[] = [];
	let open: WordParagraph | undefined;
	for (const piece of pieces) {
		const text = piece[side];
		if (open === undefined)
			open = { text, style: piece.style, authors: [...piece.authors], comments: [...piece.comments] };
		else {
			open.text += text;
			for (const author of piece.authors) if (!open.authors.includes(author)) open.authors.push(author);
			for (const comment of piece.comments) open.comments.push(comment);
			// Word keeps the form of the paragraph whose end stays.
			if (text !== '' || open.text === '') open.style = piece.style;
		}
		if (piece.end === (side === 'original' ? 'inserted' : 'deleted')) continue;
		if (open.text.trim() !== '') result.push(open);
		open = undefined;
	}
	if (open !== undefined && open.text.trim() !== '') result.push(open);
	return result;
}

/** Elements whose words stand nowhere in the lines of the text. Source: ECMA-376 part 1, 17.16, 20.4.2.37. */
const ASIDE = new Set(['w:txbxContent', 'mc:AlternateContent', 'w:pict', 'w:object']);
/** How the form was before a tracked change of it. */
const FORMER = /^w:(?:pPr|rPr|tblPr|trPr|tcPr|sectPr|tblGrid|tblPrEx|numbering)Change$/;

function readParagraphs(xml: string): Piece[] {
	const reader = new ParagraphReader();
	const parser = new SaxesParser({ fragment: false });
	parser.on('opentag', ({ name, attributes }) => reader.open(name, (key) => String(attributes[key] ?? '')));
	parser.on('text', (text) => reader.read(text));
	parser.on('closetag', ({ name }) => reader.close(name));
	parser.write(xml).close();
	return reader.pieces;
}

/** Collects the paragraphs of a file from its tags and texts, in their order. */
class ParagraphReader {
	readonly pieces: Piece[] = [];
	#piece: Piece | undefined;
	/** How many elements are open of each kind. */
	readonly #open = { aside: 0, inserted: 0, deleted: 0, properties: 0 };
	/** Whose words come next. */
	#words: 'text' | 'deleted' | 'instruction' | undefined;
	/** Fields that are open: whether their result is written by Word itself. */
	readonly #fields: Array<{ instruction: string; shows: boolean }> = [];
	/** The same of those that are one element: whether they show a page. */
	readonly #simple: boolean[] = [];

	open(name: string, value: (attribute: string) => string): void {
		if (isAside(name)) this.#open.aside += 1;
		if (this.#open.aside > 0) return;
		switch (name) {
			case 'w:p':
				this.#piece = {
					original: '',
					accepted: '',
					style: '',
					end: 'kept',
					authors: new Set(),
					comments: [],
				};
				break;
			case 'w:pPr':
				this.#open.properties += 1;
				break;
			case 'w:pStyle':
				if (this.#piece) this.#piece.style = value('w:val');
				break;
			case 'w:tab':
				if (this.#open.properties === 0) this.#add(' ');
				break;
			case 'w:commentReference':
				this.#piece?.comments.push(value('w:id'));
				break;
			case 'w:fldSimple':
				this.#simple.push(isOfPage(value('w:instr')));
				break;
			case 'w:fldChar':
				this.#openField(value('w:fldCharType'));
				break;
			default:
				this.#words = WORDS_OF.get(name) ?? this.#words;
				this.#add(SIGNS.get(name) ?? '');
				this.#change(CHANGES.get(name), value('w:author'));
		}
	}

	read(text: string): void {
		const field = this.#fields.at(-1);
		if (this.#words === 'instruction' && field) field.instruction += text;
		else if (this.#words !== undefined && this.#words !== 'instruction') this.#add(text);
	}

	close(name: string): void {
		if (isAside(name)) {
			this.#open.aside -= 1;
			return;
		}
		if (this.#open.aside > 0) return;
		const change = CHANGES.get(name);
		if (name === 'w:p') {
			if (this.#piece) this.pieces.push(this.#piece);
			this.#piece = undefined;
		} else if (name === 'w:pPr') this.#open.properties -= 1;
		else if (name === 'w:fldSimple') this.#simple.pop();
		else if (WORDS_OF.has(name)) this.#words = undefined;
		else if (change && this.#open.properties === 0) this.#open[change] = Math.max(0, this.#open[change] - 1);
	}

	/** A tracked change: in the properties of a paragraph, of its end. */
	#change(change: 'inserted' | 'deleted' | undefined, author: string): void {
		if (change === undefined) return;
		if (this.#open.properties === 0) this.#open[change] += 1;
		else if (this.#piece) this.#piece.end = change;
		if (author !== '') this.#piece?.authors.add(author);
	}

	/** A field is its instruction, a separator, and what it shows. */
	#openField(type: string): void {
		const field = this.#fields.at(-1);
		if (type === 'begin') this.#fields.push({ instruction: '', shows: false });
		else if (type !== 'separate') this.#fields.pop();
		else if (field) field.shows = true;
	}

	#add(text: string): void {
		const { aside, inserted, deleted } = this.#open;
		if (this.#piece === undefined || aside > 0 || this.#simple.includes(true)) return;
		if (this.#fields.some(({ shows, instruction }) => !shows || isOfPage(instruction))) return;
		if (deleted === 0 && this.#words !== 'deleted') this.#piece.accepted += text;
		if (inserted === 0) this.#piece.original += text;
	}
}

function isAside(name: string): boolean {
	return ASIDE.has(name) || FORMER.test(name);
}

/** Elements that hold words. */
const WORDS_OF: ReadonlyMap<string, 'text' | 'deleted' | 'instruction'> = new Map([
	['w:t', 'text'],
	['w:delText', 'deleted'],
	['w:instrText', 'instruction'],
]);

/** Elements that stand for a sign. */
const SIGNS: ReadonlyMap<string, string> = new Map([
	['w:br', '\n'],
	['w:cr', '\n'],
	['w:noBreakHyphen', '-'],
]);

/** Tracked changes; what was moved stands at both places. */
const CHANGES: ReadonlyMap<string, 'inserted' | 'deleted'> = new Map([
	['w:ins', 'inserted'],
	['w:moveTo', 'inserted'],
	['w:del', 'deleted'],
	['w:moveFrom', 'deleted'],
]);

/** Numbers of pages are Word's own. */
function isOfPage(instruction: string): boolean {
	return /^\s*(?:PAGEREF|PAGE|NUMPAGES)\b/i.test(instruction);
}

function readComments(xml: string): Map<string, WordComment> {
	const comments = new Map<string, WordComment>();
	const parser = new SaxesParser({ fragment: false });
	let open: WordComment | undefined;
	let isWords = false;
	parser.on('opentag', ({ name, attributes }) => {
		if (name === 'w:comment') {
			open = { author: String(attributes['w:author'] ?? ''), text: '' };
			comments.set(String(attributes['w:id'] ?? ''), open);
		} else if (name === 'w:t') isWords = true;
		else if (name === 'w:p' && open && open.text !== '') open.text += ' ';
	});
	parser.on('text', (text) => {
		if (isWords && open) open.text += text;
	});
	parser.on('closetag', ({ name }) => {
		if (name === 'w:t') isWords = false;
	});
	parser.write(xml).close();
	return comments;
}
