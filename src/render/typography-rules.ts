/** The rules of micro-typography as data: a pattern, and what stands in its gap. */

import type { Language } from '../ast/index.js';
import { MONTHS_EN } from '../text/words-en.js';
import { MONTHS_FR } from '../text/words-fr.js';

/** What the group `gap` of a pattern (flags `gd`) becomes. */
export interface SpacingRule {
	pattern: RegExp;
	put: string;
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

/** Hyphens of proper names, in names and in prose (`Ille-et-Vilaine`): a word in a capital that has another capital after a hyphen. */
export const NAME_HYPHENS: SpacingRule = {
	pattern:
		/(?<=\p{Lu}[\p{Ll}\p{M}]+(?:[-‑'’][\p{L}\p{M}]+)*)(?<gap>-)(?=(?:[\p{L}\p{M}]+[-'’])*\p{Lu}[\p{Ll}\p{M}])/dgu,
	put: '\u2011',
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

/** French: what the Imprimerie nationale's lexicon asks for. */
export const RULES_FR: readonly SpacingRule[] = [
	{ pattern: /(?<=[\p{L}\p{M}])(?<gap>')(?=[\p{L}\p{M}\p{N}«“"])/dgu, put: '’' },
	{ pattern: /(?<=(?<![\p{L}\p{M}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu))(?<gap>')/dgiu, put: '’' },
	{ pattern: /(?<!\.)(?<gap>\.\.\.)(?!\.)/dg, put: '…' },
	// The numero sign: superior letter, U+00BA, not the degree sign.
	{ pattern: /(?<=(?<![\p{L}\p{M}])[nN])(?<gap>°)/dgu, put: 'º' },
	// Quotation marks.
	rule(`«(?<gap>${S}*)(?=[^\\s])`, NBSP),
	rule(`(?<=[^\\s\\u00A0\\u202F])(?<gap>${S}*)»`, NBSP),
	// High punctuation.
	rule(`(?<=[^\\s])(?<gap>${S}+):(?!\\p{N}{2})`, NBSP),
	rule(`(?<=${BEFORE_MARK})(?<gap>):(?=[\\s\\u00A0\\u202F]|$)`, NBSP),
	rule(`(?<=[^\\s])(?<gap>${S}+)[;!?]`, THIN),
	rule(`(?<=${BEFORE_MARK})(?<gap>)[;!?]+${AFTER_MARK}`, THIN),
	// Numbers: thousands, signs, units, what they count, what numbers them.
	rule(
		`(?<=(?<![\\p{N},.-])\\p{N}{1,3}(?:${S}\\p{N}{3})*)(?<gap>${S})(?=\\p{N}{3}(?:${S}\\p{N}{3})*(?!\\p{N}))`,
		THIN,
	),
	rule(`(?<=\\p{N})(?<gap>${S}*)(?=[€$£%‰])`, NBSP),
	rule(`(?<=\\p{N})(?<gap>${S}*)(?=(?:k€|M€|Md€|°C)(?!\\p{L}))`, NBSP),
	rule(`(?<=€)(?<gap>${S})(?=(?:HT|TTC)(?!\\p{L}))`, NBSP),
	rule(
		`(?<=(?<![\\p{L}\\p{N}])(?:\\p{N}{1,3}|\\p{N}{1,3}(?:\\u202F\\p{N}{3})+|\\p{N}+,\\p{N}+))(?<gap>${S})(?!(?:${LOOSE_FR})(?!\\p{L}))(?=\\p{Ll})`,
		NBSP,
	),
	rule(`(?<=(?<!\\p{L})h)(?<gap>${S})(?=\\p{N}{2}(?!\\p{N}))`, NBSP),
	rule(`(?<=(?<!\\p{L})1er)(?<gap>${S})(?=(?:${MONTHS_FR.join('|')}|tour)(?!\\p{L}))`, NBSP, 'i'),
	rule(
		`(?<=(?<!\\p{L})(?:${BEFORE_NUMBER_FR}))(?<gap>${S})(?=\\p{N}|[LRDA]\\.?[\u00A0 ]?\\*?\\p{N})`,
		NBSP,
		'i',
	),
	// Names.
	rule(`(?<=(?<!\\p{L})(?:${CIVILITY_FR}))(?<gap>${S})(?=\\p{Lu})`, NBSP),
	rule(`(?<=(?<![\\p{L}\\p{N}])\\p{Lu}\\.)(?<gap>${S})(?=\\p{Lu}\\p{Ll})`, NBSP),
];

/** English. */
export const RULES_EN: readonly SpacingRule[] = [
	{ pattern: /(?<=[\p{L}\p{M}\p{N}])(?<gap>')/dgu, put: '’' },
	{ pattern: /(?<![\p{L}\p{M}\p{N}])(?<gap>')(?=\p{N}{2}s?(?!\p{N}))/dgu, put: '’' },
	{ pattern: /(?<=^|[\s([“—–])(?<gap>')(?=[\p{L}](?:[^']*[\p{L}.,!?])?’(?![\p{L}]))/dgu, put: '‘' },
	{ pattern: /(?<!\.)(?<gap>\.\.\.)(?!\.)/dg, put: '…' },
	rule(
		`(?<=(?<![\\p{L}\\p{N}])(?:\\p{N}{1,3}|\\p{N}{1,3}(?:,\\p{N}{3})+|\\p{N}+\\.\\p{N}+))(?<gap>${S})(?!(?:${LOOSE_EN})(?!\\p{L}))(?=\\p{Ll})`,
		NBSP,
	),
	rule(`(?<=(?<!\\p{L})(?:${BEFORE_NUMBER_EN}))(?<gap>${S})(?=\\p{N})`, NBSP, 'i'),
	rule(`(?<=(?<![\\p{L}\\p{N}])\\p{N}{1,2})(?<gap>${S})(?=(?:${MONTHS_EN.join('|')})(?!\\p{L}))`, NBSP),
	rule(`(?<=(?<!\\p{L})(?:${MONTHS_EN.join('|')}))(?<gap>${S})(?=\\p{N}{1,2}(?!\\p{N}))`, NBSP),
	rule(`(?<=(?<!\\p{L})(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Sir|Dame|Cllr)\\.?)(?<gap>${S})(?=\\p{Lu})`, NBSP),
	rule(`(?<=(?<![\\p{L}\\p{N}])\\p{Lu}\\.)(?<gap>${S})(?=\\p{Lu}\\p{Ll})`, NBSP),
];

function rule(pattern: string, put: string, flags = ''): SpacingRule {
	return { pattern: new RegExp(pattern, `gdu${flags}`), put };
}
