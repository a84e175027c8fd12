/** What a rule of micro-typography is, and the parts and rules that languages share; each language has its own in `typography.ts`. */

/** What stands in a place of the text: the whole match of the pattern is replaced. */
export interface SpacingRule {
	pattern: RegExp;
	put: string;
	/** Whether a text may have a match at all: one that cannot is not searched, and an expression that is never used is never compiled. */
	needs?: ((text: string) => boolean) | undefined;
}

export const NBSP = '\u00A0';
/** The narrow no-break space. */
export const THIN = '\u202F';
/** Any space that a writer may have put there. */
export const S = '[ \\u00A0\\u2009\\u202F]';
/** What a high punctuation mark may follow. */
export const BEFORE_MARK = `[\\p{L}\\p{M}\\p{N}»”’)\\]%€°…*]`;
/** What follows a punctuation mark that ends something. */
export const AFTER_MARK = `(?=[\\s\\u00A0\\u202F»”)\\]!?…]|$)`;

/** Texts with one of these signs. */
export function has(...signs: string[]): (text: string) => boolean {
	return (text) => signs.some((sign) => text.includes(sign));
}

export const isNumbered = (text: string) => /\p{N}/u.test(text);

const CAPITAL = /\p{Lu}/u;

/** Texts with a capital before a full stop. */
function hasInitial(text: string): boolean {
	for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', at + 1)) {
		const before = text.slice(Math.max(0, at - 2), at);
		if (CAPITAL.test(before)) return true;
	}
	return false;
}

/** Texts with a hyphen and, somewhere behind it in the same word, a capital. */
function hasCapitalAfterHyphen(text: string): boolean {
	for (let at = text.indexOf('-'); at !== -1; ) {
		const space = text.indexOf(' ', at);
		const end = space === -1 ? text.length : space;
		if (CAPITAL.test(text.slice(at, end))) return true;
		// What follows another hyphen of the same word has been looked at.
		at = text.indexOf('-', end);
	}
	return false;
}

/** Not behind a year and hyphen: 041 of `2024-041` is no quantity. */
export const NO_YEAR_BEFORE = '(?<!\\p{N}{4}[-‑])';
export const NO_LETTER_BEFORE = '(?<!\\p{L})';

export const ELLIPSIS = rule({
	needs: has('...'),
	before: '(?<!\\.)',
	gap: '\\.\\.\\.',
	after: '(?!\\.)',
	put: '…',
});
export const INITIALS = rule({
	needs: hasInitial,
	before: '(?<![\\p{L}\\p{N}])\\p{Lu}\\.',
	gap: S,
	after: '\\p{Lu}\\p{Ll}',
	put: NBSP,
});

/** A number and the whole that it is a part of: `7 760 / 10 000`, on one line. */
export const PARTS = [
	{ before: '\\p{N}', after: `/${S}\\p{N}` },
	{ before: `\\p{N}${S}/`, after: '\\p{N}' },
].map((place) => rule({ needs: has('/'), ...place, gap: S, put: NBSP }));

/** Hyphens of proper names, in names and in prose (`Ille-et-Vilaine`): a word in a capital that has another capital after a hyphen. */
export const NAME_HYPHENS: SpacingRule = rule({
	needs: hasCapitalAfterHyphen,
	before: "\\p{Lu}[\\p{Ll}\\p{M}]+(?:[-‑'’][\\p{L}\\p{M}]+)*",
	gap: '-',
	after: "(?:[\\p{L}\\p{M}]+[-'’])*\\p{Lu}[\\p{Ll}\\p{M}]",
	put: '\u2011',
});

/** White space of the source: a line break inside a paragraph is a space. */
export const WHITE_SPACE: SpacingRule = { pattern: /[ \t\r\n]+/g, put: ' ' };

interface Place {
	needs?: (text: string) => boolean;
	before: string;
	/** What is replaced; empty: something is put in. */
	gap: string;
	after?: string;
	put: string;
	flags?: string;
}

/** Spaces where there are some, and a place for one where there are none. */
export function spacedOrNot(place: Omit<Place, 'gap'>): SpacingRule[] {
	return [rule({ ...place, gap: `${S}+` }), rule({ ...place, gap: '' })];
}

/** The rule for a place. Its pattern starts with what is replaced and looks behind last: lookbehind is the slow part, and most places fail before it. */
export function rule({ needs, before, gap, after = '', put, flags = '' }: Place): SpacingRule {
	const ahead = after === '' ? '' : `(?=${after})`;
	const source = `${gap}${ahead}(?<=${before}${gap})`;
	let pattern: RegExp | undefined;
	return {
		needs,
		put,
		get pattern() {
			pattern ??= new RegExp(source, `gu${flags}`);
			return pattern;
		},
	};
}
