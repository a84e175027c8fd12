/**
 * Where the words of a page may break. Only a page on its way to the printer has soft hyphens: the printed file loses them again, and a page for
 * screens is hyphenated by its browser, so no copied text and no search ever meets one.
 */

/** Gives the parts of a word between which it may break, in lower case letters. */
export type Hyphenate = (word: string) => readonly string[];

/** Elements of this class are set justified or narrow: their words may break. */
const MARK = /<[a-z][^>]*\sclass="(?:[^"]* )?hyphenated[ "]/;

/** Whether a page has something to hyphenate. */
export function isHyphenated(html: string): boolean {
	return MARK.test(html);
}

/** The page with soft hyphens in the prose of elements of the class `hyphenated`: in no heading, table, name, link or number. */
export function withSoftHyphens(html: string, hyphenate: Hyphenate): string {
	const body = html.search(/<body[\s>]/);
	if (body === -1) return html;
	const known = new Map<string, string>();
	const soften = (word: string) => {
		const softened = known.get(word) ?? join(hyphenate(word));
		known.set(word, softened);
		return softened;
	};
	// How deep the walk is inside elements that are hyphenated, and inside those that are not.
	const open: Array<{ name: string; within: boolean }> = [];
	const pieces = html.slice(body).replace(TAG_OR_TEXT, (piece, offset: number, text: string) => {
		if (!piece.startsWith('<')) {
			if (open.at(-1)?.within !== true) return piece;
			// A part of a word alone on the last line is no line.
			const isLast = text.startsWith('</p>', offset + piece.length);
			const end = isLast ? piece.search(LAST_WORD) : piece.length;
			return piece.slice(0, end).replace(WORD, soften) + piece.slice(end);
		}
		const tag = TAG.exec(piece);
		if (tag === null) return piece;
		const [, closing, name = '', attributes = ''] = tag;
		if (closing === '/') {
			const from = open.findLastIndex((element) => element.name === name);
			if (from !== -1) open.length = from;
		} else if (!VOID.has(name)) {
			const around = open.at(-1)?.within === true;
			const names = /\sclass="([^"]*)"/.exec(attributes)?.[1]?.split(' ') ?? [];
			const whole = WHOLE.has(name) || names.some((each) => WHOLE_CLASSES.has(each));
			open.push({ name, within: !whole && (around || names.includes('hyphenated')) });
		}
		return piece;
	});
	return html.slice(0, body) + pieces;
}

const LAST_WORD = /\S*\s*$/;
const TAG_OR_TEXT = /<[^>]*>|[^<]+/g;
const TAG = /^<(\/?)([a-z][a-z0-9]*)([^>]*)>$/;
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'wbr', 'input', 'meta', 'link', 'col']);
const WHOLE: ReadonlySet<string> = new Set([
	'h1',
	'h2',
	'h3',
	'h4',
	'h5',
	'h6',
	'table',
	'a',
	'code',
	'pre',
	'header',
	'dt',
	'ul',
	'ol',
]);
const WHOLE_CLASSES: ReadonlySet<string> = new Set([
	'speaker',
	'whole',
	'long',
	'signatures',
	'affiliation',
	'name',
]);

/** A word of seven letters or more in lower case: a capital may open a name. Part of no compound, number or address. */
const WORD =
	/(?<![\p{L}\p{M}\p{N}&#@_./\-\u2010\u2011])\p{Ll}[\p{Ll}\p{M}]{6,}(?![\p{L}\p{M}\p{N};@_/\-\u2010\u2011]|\.\p{L})/gu;

/** Letters that stay with the beginning of a word, and with its end. */
const BEFORE = 3;
const BEHIND = 4;
/** A sign between the letters of a ligature would be printed as part of it, and its glyph would stand for no letter. */
const LIGATURE = /^[fijlt]/;

function join(parts: readonly string[]): string {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	let at = 0;
	let word = '';
	for (const part of parts) {
		const mayBreak = at >= BEFORE && length - at >= BEHIND && !(word.endsWith('f') && LIGATURE.test(part));
		word += mayBreak ? `\u00AD${part}` : part;
		at += part.length;
	}
	return word;
}
