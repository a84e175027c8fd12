/**
 * Micro-typography of the documents: spaces that do not break, quotation marks, apostrophes, thousands, hyphens of names.
 * It changes signs and spaces, never a word. Rules of the Imprimerie nationale for French, of English-language practice for English.
 */

import type { Language } from '../ast/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { TYPOGRAPHY } from '../language/typography.generated.js';
import { NAME_HYPHENS, type SpacingRule, WHITE_SPACE } from '../language/typography.js';
import { remembering } from '../text/lazy.js';

/** A stretch of text inside a paragraph, between two changes of markup. */
export interface Run {
	text: string;
	/** Code and addresses: read as a neighbour, never changed. */
	literal?: boolean | undefined;
}

/** A document is set twice, to learn its pages and to print them, and the words of all documents are the same. */
export const typeset = remembering((text, lang: Language) => setRuns([{ text }], lang)[0] ?? '');

/**
 * The texts of one paragraph, typeset together: a space may stand in another run than the sign that it belongs to.
 * Gives one text a run, in order.
 */
export function typesetRuns(runs: readonly Run[], lang: Language): string[] {
	const [only, ...others] = runs;
	return only && others.length === 0 && only.literal !== true
		? [typeset(only.text, lang)]
		: setRuns(runs, lang);
}

function setRuns(runs: readonly Run[], lang: Language): string[] {
	const pieces: Piece[] = runs.flatMap((run, index) =>
		run.literal === true ? [{ run: index, text: run.text, literal: true }] : splitAddresses(run.text, index),
	);
	const line = new Line(pieces);
	line.apply(WHITE_SPACE);
	const [open, close] = LOCALES[lang].quotationMarks;
	line.pair(STRAIGHT_QUOTES, open, close);
	for (const rule of TYPOGRAPHY[lang]) line.apply(rule);
	line.apply(NAME_HYPHENS);
	const texts = runs.map(() => '');
	for (const piece of line.pieces()) texts[piece.run] = `${texts[piece.run] ?? ''}${piece.text}`;
	return texts;
}

/** A proper name: its hyphens do not break, and neither do its civility and initials. */
export function typesetName(name: string, lang: Language): string {
	const set = NEEDS_RULES.test(name) ? typeset(name, lang) : name;
	return set.replace(/(?<=[\p{L}\p{M}.])-(?=\p{L})/gu, '\u2011');
}

/** Signs and civilities without which no rule but the hyphens' touches a name: rolls of many thousand names are quick. */
const NEEDS_RULES = /[^\p{L}\p{M} \-,()’]|(?<!\p{L})(?:M[a-z]{1,3}|Dr|Pr)(?!\p{L})/u;

/** Double ones; single ones are apostrophes far more often. */
const STRAIGHT_QUOTES = /"/g;

interface Piece {
	/** Which run of the caller it belongs to. */
	run: number;
	text: string;
	literal: boolean;
}

/** Web and mail addresses, paths and the like inside prose. A mail address is looked for at the start of a word only: a long one is read once. */
const ADDRESS =
	/(?:https?:\/\/|www\.|mailto:)[^\s<>«»]*[^\s<>«».,;:!?)\]'’"]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;

function splitAddresses(text: string, run: number): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const match of text.matchAll(ADDRESS)) {
		pieces.push(
			{ run, text: text.slice(from, match.index), literal: false },
			{ run, text: match[0], literal: true },
		);
		from = match.index + match[0].length;
	}
	pieces.push({ run, text: text.slice(from), literal: false });
	return pieces;
}

interface Edit {
	from: number;
	to: number;
	text: string;
}

/** The text of a paragraph with the places where its pieces start; rules edit it, and the places move along. */
class Line {
	readonly #pieces: readonly Piece[];
	#text: string;
	#starts: number[];

	constructor(pieces: readonly Piece[]) {
		this.#pieces = pieces;
		this.#text = pieces.map((piece) => piece.text).join('');
		this.#starts = [];
		let offset = 0;
		for (const piece of pieces) {
			this.#starts.push(offset);
			offset += piece.text.length;
		}
	}

	/** Replaces every match. */
	apply(rule: SpacingRule): void {
		if (rule.needs && !rule.needs(this.#text)) return;
		const edits: Edit[] = [];
		for (const match of this.#text.matchAll(rule.pattern)) {
			if (match[0] !== rule.put)
				edits.push({ from: match.index, to: match.index + match[0].length, text: rule.put });
		}
		if (edits.length > 0) this.#edit(edits);
	}

	/** Turns straight quotation marks into pairs; an odd one out leaves all of them as they are. */
	pair(pattern: RegExp, open: string, close: string): void {
		const marks = [...this.#text.matchAll(pattern)].filter((match) => !this.#isLiteral(match.index));
		if (marks.length % 2 !== 0) return;
		const edits: Edit[] = [];
		for (const [index, match] of marks.entries()) {
			const opens = index % 2 === 0;
			const before = this.#text[match.index - 1] ?? ' ';
			const after = this.#text[match.index + match[0].length] ?? ' ';
			const fits = opens ? !/[\p{L}\p{N}]/u.test(before) : !/[\p{L}\p{N}]/u.test(after);
			if (!fits) return;
			edits.push({ from: match.index, to: match.index + match[0].length, text: opens ? open : close });
		}
		this.#edit(edits);
	}

	/** The pieces with their texts as they are now. */
	pieces(): Piece[] {
		return this.#pieces.map((piece, index) => ({
			...piece,
			text: this.#text.slice(this.#starts[index] ?? 0, this.#starts[index + 1] ?? this.#text.length),
		}));
	}

	#isLiteral(offset: number): boolean {
		return this.#pieces.some(
			(piece, index) =>
				piece.literal &&
				offset >= (this.#starts[index] ?? 0) &&
				offset < (this.#starts[index + 1] ?? this.#text.length),
		);
	}

	#edit(edits: readonly Edit[]): void {
		const kept = edits.filter((edit) => {
			for (let offset = edit.from; offset < edit.to; offset += 1) if (this.#isLiteral(offset)) return false;
			return edit.from < edit.to || !this.#insideLiteral(edit.from);
		});
		if (kept.length === 0) return;
		let text = '';
		let read = 0;
		const moves: Array<{ from: number; to: number; shift: number }> = [];
		for (const edit of kept) {
			text += this.#text.slice(read, edit.from) + edit.text;
			read = edit.to;
			moves.push({ from: edit.from, to: edit.to, shift: edit.text.length - (edit.to - edit.from) });
		}
		text += this.#text.slice(read);
		this.#starts = this.#starts.map((start, index) => {
			let moved = start;
			for (const move of moves) {
				const inserts = move.from === move.to;
				// What is inserted between two pieces goes to the second, unless that one is literal.
				if (inserts && move.from === start) moved += this.#pieces[index]?.literal === true ? move.shift : 0;
				else if (start >= move.to) moved += move.shift;
				else if (start > move.from) moved += move.from - start;
			}
			return moved;
		});
		this.#text = text;
	}

	#insideLiteral(offset: number): boolean {
		return this.#pieces.some(
			(piece, index) =>
				piece.literal &&
				offset > (this.#starts[index] ?? 0) &&
				offset < (this.#starts[index + 1] ?? this.#text.length),
		);
	}
}
