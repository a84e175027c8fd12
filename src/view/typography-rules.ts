/** The rules of micro-typography as data: a pattern, and what stands in its gap. */

import type { Language } from '../ast/index.js';
import { MONTHS_EN } from '../text/words-en.js';
import { MONTHS_FR } from '../text/words-fr.js';

/** What stands in a place of the text: the whole match of the pattern is replaced. */
export interface SpacingRule {
	pattern: RegExp;
	put: string;
	/** Whether a text may have a match at all: one that cannot is not searched, and an expression that is never used is never compiled. */
	needs?: ((text: string) => boolean) | undefined;
}

/** Straight marks that are turned into a pair. */
export interface QuotationRule {
	pattern: RegExp;
	open: string;
	close: string;
}

/** Straight double quotation marks; single ones are apostrophes far more often. */
export const QUOTATION_MARKS: Readonly<Record<Language, readonly QuotationRule[]>> = {
	fr: [{ pattern: /"/g, open: '«', close: '»' }],
	en: [{ pattern: /"/g, open: '“', close: '”' }],
};

const NBSP = '\u00A0';
const THIN = '\u202F';
/** Any space that a writer may have put there. */
const S = '[ \\u00A0\\u2009\\u202F]';
/** What a high punctuation mark may follow. */
const BEFORE_MARK = `[\\p{L}\\p{M}\\p{N}»”’)\\]%€°…*]`;
/** What follows a punctuation mark that ends something. */
const AFTER_MARK = `(?=[\\s\\u00A0\\u202F»”)\\]!?…]|$)`;

/** Words after a number that do not belong to it. */
const LOOSE_FR =
	'à|au|aux|avec|contre|dans|de|des|dont|du|elle|elles|en|entre|est|et|il|ils|la|le|les|leur|lors|mais|même|ne|nous|on|ont|ou|où|par|pas|plus|pour|puis|qu|que|qui|sans|se|ses|si|son|sont|sous|sur|un|une|vers|vous|y';
const LOOSE_EN =
	'a|an|and|are|as|at|be|but|by|for|from|has|have|he|if|in|into|is|it|its|no|nor|not|of|on|or|our|she|so|than|that|the|their|there|they|this|to|was|we|were|which|who|will|with';

/** Words before a number that belong to it. */
const BEFORE_NUMBER_FR =
	'art\\.|article|articles|al\\.|alinéa|n°|nº|no\\.|p\\.|pp\\.|page|pages|§|résolution|résolutions|délibération|délibérations|décision|motion|vœu|amendement|chapitre|titre|annexe|point|lot|lots|section|tome|vol\\.|figure|fig\\.|tableau|note';
const BEFORE_NUMBER_EN =
	'art\\.|article|articles|no\\.|nos\\.|p\\.|pp\\.|page|pages|§|resolution|resolutions|motion|amendment|chapter|annex|appendix|item|section|sections|s\\.|ss\\.|clause|vol\\.|figure|fig\\.|table|note';

/** Civilities that stay with the name. */
const CIVILITY_FR = 'M\\.|MM\\.|Mme|Mmes|Mlle|Mlles|Me|Mes|Dr|Dre|Pr|Pre|Mgr';

/** Texts with one of these signs. */
function has(...signs: string[]): (text: string) => boolean {
	return (text) => signs.some((sign) => text.includes(sign));
}

/** Texts with a number. */
const isNumbered = (text: string) => /\p{N}/u.test(text);

/** Texts with a number behind a space behind the `h` of an hour. */
const hasHour = (text: string) => /h[ \u00A0\u2009\u202F]\p{N}/u.test(text);

/** Texts with the first of a month, or the first round. */
const hasFirst = (text: string) => /1er/i.test(text);

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

/** The second half of `2024-041` counts nothing. */
const NO_YEAR_BEFORE = '(?<!\\p{N}{4}[-‑])';
const NO_LETTER_BEFORE = '(?<!\\p{L})';

const ELLIPSIS = rule({
	needs: has('...'),
	before: '(?<!\\.)',
	gap: '\\.\\.\\.',
	after: '(?!\\.)',
	put: '…',
});
const INITIALS = rule({
	needs: hasInitial,
	before: '(?<![\\p{L}\\p{N}])\\p{Lu}\\.',
	gap: S,
	after: '\\p{Lu}\\p{Ll}',
	put: NBSP,
});

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

/** French: what the Imprimerie nationale's lexicon asks for. */
export const RULES_FR: readonly SpacingRule[] = [
	rule({ needs: has("'"), before: '[\\p{L}\\p{M}]', gap: "'", after: '[\\p{L}\\p{M}\\p{N}«“"]', put: '’' }),
	rule({
		needs: has("'"),
		before: `${NO_LETTER_BEFORE}(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)`,
		gap: "'",
		put: '’',
		flags: 'i',
	}),
	ELLIPSIS,
	// Inclusive forms: no font has the hyphenation point that some keyboards give for the raised one.
	rule({ needs: has('‧'), before: '[\\p{L}\\p{M}]', gap: '‧', after: '\\p{L}', put: '·' }),
	// The numero sign: superior letter, U+00BA, not the degree sign.
	rule({ needs: has('°'), before: `${NO_LETTER_BEFORE}[nN]`, gap: '°', put: 'º' }),
	// Quotation marks.
	...spacedOrNot({ needs: has('«'), before: '«', after: '[^\\s\\u00A0\\u202F]', put: NBSP }),
	...spacedOrNot({ needs: has('»'), before: '[^\\s\\u00A0\\u202F]', after: '»', put: NBSP }),
	// High punctuation.
	rule({ needs: has(':'), before: '[^\\s\\u00A0\\u202F]', gap: `${S}+`, after: ':(?!\\p{N}{2})', put: NBSP }),
	rule({ needs: has(':'), before: BEFORE_MARK, gap: '', after: ':(?:[\\s\\u00A0\\u202F]|$)', put: NBSP }),
	rule({
		needs: has(';', '!', '?'),
		before: '[^\\s\\u00A0\\u202F]',
		gap: `${S}+`,
		after: '[;!?]',
		put: THIN,
	}),
	rule({ needs: has(';', '!', '?'), before: BEFORE_MARK, gap: '', after: `[;!?]+${AFTER_MARK}`, put: THIN }),
	// Numbers: thousands, signs, units, what they count, what numbers them.
	rule({
		needs: isNumbered,
		before: `(?<![\\p{N},.-])\\p{N}{1,3}(?:${S}\\p{N}{3})*`,
		gap: S,
		after: `\\p{N}{3}(?:${S}\\p{N}{3})*(?!\\p{N})`,
		put: THIN,
	}),
	...spacedOrNot({ needs: has('€', '$', '£', '%', '‰'), before: '\\p{N}', after: '[€$£%‰]', put: NBSP }),
	...spacedOrNot({
		needs: has('k€', 'M€', 'd€', '°C'),
		before: '\\p{N}',
		after: '(?:k€|M€|Md€|°C)(?!\\p{L})',
		put: NBSP,
	}),
	rule({ needs: has('HT', 'TTC'), before: '€', gap: S, after: '(?:HT|TTC)(?!\\p{L})', put: NBSP }),
	rule({
		needs: isNumbered,
		before: `${NO_YEAR_BEFORE}(?<![\\p{L}\\p{N}])(?:\\p{N}{1,3}|(?!(?:19|20)\\p{N}{2}${S})\\p{N}{4,}|\\p{N}{1,3}(?:\\u202F\\p{N}{3})+|\\p{N}+,\\p{N}+)`,
		gap: S,
		after: `(?!(?:${LOOSE_FR})(?!\\p{L}))\\p{Ll}`,
		put: NBSP,
	}),
	rule({
		needs: hasHour,
		before: `${NO_LETTER_BEFORE}h`,
		gap: S,
		after: '\\p{N}{2}(?!\\p{N})',
		put: NBSP,
	}),
	rule({
		needs: hasFirst,
		before: `${NO_LETTER_BEFORE}1er`,
		gap: S,
		after: `(?:${MONTHS_FR.join('|')}|tour)(?!\\p{L})`,
		put: NBSP,
		flags: 'i',
	}),
	rule({
		needs: isNumbered,
		before: `${NO_LETTER_BEFORE}(?:${BEFORE_NUMBER_FR})`,
		gap: S,
		after: '(?:\\p{N}|[LRDA]\\.?[\\u00A0 ]?\\*?\\p{N})',
		put: NBSP,
		flags: 'i',
	}),
	// Names.
	rule({
		needs: has('M', 'D', 'P'),
		before: `${NO_LETTER_BEFORE}(?:${CIVILITY_FR})`,
		gap: S,
		after: '\\p{Lu}',
		put: NBSP,
	}),
	INITIALS,
];

/** English. */
export const RULES_EN: readonly SpacingRule[] = [
	rule({ needs: has("'"), before: '[\\p{L}\\p{M}\\p{N}]', gap: "'", put: '’' }),
	rule({
		needs: has("'"),
		before: '(?<![\\p{L}\\p{M}\\p{N}])',
		gap: "'",
		after: '\\p{N}{2}s?(?!\\p{N})',
		put: '’',
	}),
	rule({
		needs: has("'"),
		before: '(?:^|[\\s(\\[“—–])',
		gap: "'",
		after: "\\p{L}(?:[^']*[\\p{L}.,!?])?’(?!\\p{L})",
		put: '‘',
	}),
	ELLIPSIS,
	rule({
		needs: isNumbered,
		before: `${NO_YEAR_BEFORE}(?<![\\p{L}\\p{N}])(?:\\p{N}{1,3}|(?!(?:19|20)\\p{N}{2}${S})\\p{N}{4,}|\\p{N}{1,3}(?:,\\p{N}{3})+|\\p{N}+\\.\\p{N}+)`,
		gap: S,
		after: `(?!(?:${LOOSE_EN})(?!\\p{L}))\\p{Ll}`,
		put: NBSP,
	}),
	rule({
		needs: isNumbered,
		before: `${NO_LETTER_BEFORE}(?:${BEFORE_NUMBER_EN})`,
		gap: S,
		after: '\\p{N}',
		put: NBSP,
		flags: 'i',
	}),
	rule({
		needs: isNumbered,
		before: '(?<![\\p{L}\\p{N}])\\p{N}{1,2}',
		gap: S,
		after: `(?:${MONTHS_EN.join('|')})(?!\\p{L})`,
		put: NBSP,
	}),
	rule({
		needs: isNumbered,
		before: `${NO_LETTER_BEFORE}(?:${MONTHS_EN.join('|')})`,
		gap: S,
		after: '\\p{N}{1,2}(?!\\p{N})',
		put: NBSP,
	}),
	rule({
		before: `${NO_LETTER_BEFORE}(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Sir|Dame|Cllr)\\.?`,
		gap: S,
		after: '\\p{Lu}',
		put: NBSP,
	}),
	INITIALS,
];

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
function spacedOrNot(place: Omit<Place, 'gap'>): SpacingRule[] {
	return [rule({ ...place, gap: `${S}+` }), rule({ ...place, gap: '' })];
}

/** What is replaced and what follows are looked at first: most places fail there, and looking back is the dear part. */
function rule({ needs, before, gap, after = '', put, flags = '' }: Place): SpacingRule {
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
