/** The paragraphs of a Word file that somebody corrected: as they were before its tracked changes, as they are with all of them, and the comments. */

import { SaxesParser } from 'saxes';
import { wordParts } from '../from-docx.js';

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
	const pieces: Piece[] = [];
	const parser = new SaxesParser({ fragment: false });
	let piece: Piece | undefined;
	let aside = 0;
	let inserted = 0;
	let deleted = 0;
	let inProperties = 0;
	let words: 'text' | 'deleted' | 'instruction' | undefined;
	/** Fields that are open: whether their result is written by Word itself. */
	const fields: Array<{ instruction: string; shows: boolean }> = [];
	const simple: boolean[] = [];
	const add = (text: string) => {
		if (piece === undefined || aside > 0 || simple.includes(true)) return;
		if (fields.some(({ shows, instruction }) => !shows || isOfPage(instruction))) return;
		if (deleted === 0 && words !== 'deleted') piece.accepted += text;
		if (inserted === 0) piece.original += text;
	};
	parser.on('opentag', ({ name, attributes }) => {
		const value = (key: string) => String(attributes[key] ?? '');
		if (ASIDE.has(name) || FORMER.test(name)) aside += 1;
		if (aside > 0) return;
		switch (name) {
			case 'w:p':
				piece = { original: '', accepted: '', style: '', end: 'kept', authors: new Set(), comments: [] };
				break;
			case 'w:pPr':
				inProperties += 1;
				break;
			case 'w:pStyle':
				if (piece) piece.style = value('w:val');
				break;
			case 'w:ins':
			case 'w:moveTo':
				if (inProperties > 0) {
					if (piece) piece.end = 'inserted';
				} else inserted += 1;
				if (value('w:author') !== '') piece?.authors.add(value('w:author'));
				break;
			case 'w:del':
			case 'w:moveFrom':
				if (inProperties > 0) {
					if (piece) piece.end = 'deleted';
				} else deleted += 1;
				if (value('w:author') !== '') piece?.authors.add(value('w:author'));
				break;
			case 'w:t':
				words = 'text';
				break;
			case 'w:delText':
				words = 'deleted';
				break;
			case 'w:instrText':
				words = 'instruction';
				break;
			case 'w:tab':
				if (inProperties === 0) add(' ');
				break;
			case 'w:br':
			case 'w:cr':
				add('\n');
				break;
			case 'w:noBreakHyphen':
				add('-');
				break;
			case 'w:commentReference':
				piece?.comments.push(value('w:id'));
				break;
			case 'w:fldSimple':
				simple.push(isOfPage(value('w:instr')));
				break;
			case 'w:fldChar':
				if (value('w:fldCharType') === 'begin') fields.push({ instruction: '', shows: false });
				else if (value('w:fldCharType') === 'separate') {
					const field = fields.at(-1);
					if (field) field.shows = true;
				} else fields.pop();
				break;
		}
	});
	parser.on('text', (text) => {
		if (words === 'instruction') {
			const field = fields.at(-1);
			if (field) field.instruction += text;
		} else if (words !== undefined) add(text);
	});
	parser.on('closetag', ({ name }) => {
		if (ASIDE.has(name) || FORMER.test(name)) aside -= 1;
		else if (aside > 0) return;
		else if (name === 'w:p') {
			if (piece) pieces.push(piece);
			piece = undefined;
		} else if (name === 'w:pPr') inProperties -= 1;
		else if (name === 'w:ins' || name === 'w:moveTo')
			inserted = Math.max(0, inserted - (inProperties > 0 ? 0 : 1));
		else if (name === 'w:del' || name === 'w:moveFrom')
			deleted = Math.max(0, deleted - (inProperties > 0 ? 0 : 1));
		else if (name === 'w:t' || name === 'w:delText' || name === 'w:instrText') words = undefined;
		else if (name === 'w:fldSimple') simple.pop();
	});
	parser.write(xml).close();
	return pieces;
}

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
