/** Spaces and marks of printed French: the rules of micro-typography. */

import {
	AFTER_MARK,
	BEFORE_MARK,
	ELLIPSIS,
	has,
	INITIALS,
	isNumbered,
	NBSP,
	NO_LETTER_BEFORE,
	NO_YEAR_BEFORE,
	PARTS,
	rule,
	S,
	type SpacingRule,
	spacedOrNot,
	THIN,
} from '../typography.js';
import { locale } from './locale.js';

/** Words after a number that do not belong to it. */
const LOOSE =
	'à|au|aux|avec|contre|dans|de|des|dont|du|elle|elles|en|entre|est|et|il|ils|la|le|les|leur|lors|mais|même|ne|nous|on|ont|ou|où|par|pas|plus|pour|puis|qu|que|qui|sans|se|ses|si|son|sont|sous|sur|un|une|vers|vous|y';

/** Words before a number that belong to it. */
const BEFORE_NUMBER =
	'arts?\\.?|articles?|al\\.?|alinéas?|n°|nº|nos|no\\.|p\\.|pp\\.|pages?|§|résolutions?|délibérations?|décisions?|motions?|vœux?|amendements?|avis|chapitres?|titres?|annexes?|points?|lots?|sections?|tomes?|vol\\.|figures?|fig\\.|tableaux?|notes?';

/** Civilities that stay with the name. */
const CIVILITY = 'M\\.|MM\\.|Mme|Mmes|Mlle|Mlles|Me|Mes|Dr|Dre|Pr|Pre|Mgr';

/** Words that open a name behind a civility: `M. Le Goff`. */
const PARTICLE = 'Le|La|Les|Du|De|Des|Von|Van|El|Ben';

/** Texts with a number behind a space behind the `h` of an hour. */
const hasHour = (text: string) => /h(?:eures?)?[ \u00A0\u2009\u202F]\p{N}/u.test(text);

/** Texts with a number right before the `h` of an hour. */
const hasTightHour = (text: string) => /\p{N}h/u.test(text);

/** Texts with a number right behind it. */
const hasTightMinutes = (text: string) => /h\p{N}/u.test(text);

const MINUTES = '[0-5]\\d';
/** From 0 to 24, part of no longer number or word; behind a hyphen, the end of a span of hours: `14h-15h30`. */
const HOUR = `(?:(?<![\\p{L}\\p{M}\\p{N}.,/:_-])|(?<=\\p{N}${S}?h(?:${S}?${MINUTES})?-))(?:[01]?\\d|2[0-4])`;

/** Texts with the first of a month, or the first round. */
const hasFirst = (text: string) => /1er/i.test(text);

/** Texts with two pairs of digits, one behind the other. */
const hasPairs = (text: string) => /\p{N}{2}[ \u00A0\u2009\u202F]\p{N}{2}(?!\p{N})/u.test(text);

/** The spaces of a telephone number: five pairs, or four and a digit behind the code of the country (`+33 1 23 45 67 89`). */
const TELEPHONE = [0, 1, 2, 3].map((pairs) =>
	rule({
		needs: hasPairs,
		before: `(?:(?<![\\p{N}+]${S}?)0\\p{N}|\\+\\p{N}{2}${S}\\p{N})(?:${S}\\p{N}{2}){${pairs}}`,
		gap: S,
		after: `(?:\\p{N}{2}${S}){${3 - pairs}}\\p{N}{2}(?!${S}?\\p{N})`,
		put: NBSP,
	}),
);

/** French: what the Imprimerie nationale's lexicon asks for. */
export const rules: readonly SpacingRule[] = [
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
	...TELEPHONE,
	...spacedOrNot({ needs: has('€', '$', '£', '%', '‰'), before: '\\p{N}', after: '[€$£%‰]', put: NBSP }),
	...spacedOrNot({
		needs: has('k€', 'M€', 'd€', '°C', 'o'),
		before: '\\p{N}',
		after: '(?:k€|M€|Md€|°C|[MGTk]o)(?!\\p{L})',
		put: NBSP,
	}),
	rule({ needs: has('HT', 'TTC'), before: '€', gap: S, after: '(?:HT|TTC)(?!\\p{L})', put: NBSP }),
	rule({
		needs: isNumbered,
		before: `${NO_YEAR_BEFORE}(?<![\\p{L}\\p{N}])(?:\\p{N}{1,3}|(?!(?:19|20)\\p{N}{2}${S})\\p{N}{4,}|\\p{N}{1,3}(?:\\u202F\\p{N}{3})+|\\p{N}+,\\p{N}+)`,
		gap: S,
		after: `(?!(?:${LOOSE})(?!\\p{L}))\\p{Ll}`,
		put: NBSP,
	}),
	// An hour: 17h05 and 17 h 05 stand one way on a page.
	rule({
		needs: hasTightHour,
		before: HOUR,
		gap: '',
		after: `h(?:${MINUTES})?(?![\\p{L}\\p{M}\\p{N}])`,
		put: NBSP,
	}),
	rule({
		needs: hasTightMinutes,
		before: `${HOUR}[ \\u00A0\\u202F]?h`,
		gap: '',
		after: `${MINUTES}(?![\\p{L}\\p{M}\\p{N}])`,
		put: NBSP,
	}),
	rule({
		needs: hasHour,
		before: `${NO_LETTER_BEFORE}h(?:eures?)?`,
		gap: S,
		after: '\\p{N}{2}(?!\\p{N})',
		put: NBSP,
	}),
	rule({
		needs: hasFirst,
		before: `${NO_LETTER_BEFORE}1er`,
		gap: S,
		after: `(?:${locale.months.join('|')}|tour)(?!\\p{L})`,
		put: NBSP,
		flags: 'i',
	}),
	rule({
		needs: isNumbered,
		before: `${NO_LETTER_BEFORE}(?:${BEFORE_NUMBER})`,
		gap: S,
		after: '(?:\\p{N}|[LRDA]\\.?[\\u00A0 ]?\\*?\\p{N})',
		put: NBSP,
		flags: 'i',
	}),
	// `L. 225-98`
	rule({
		needs: isNumbered,
		before: `${NO_LETTER_BEFORE}[LRDA]\\.`,
		gap: S,
		after: '\\*?\\p{N}',
		put: NBSP,
	}),
	// Names.
	rule({
		needs: has('M', 'D', 'P'),
		before: `${NO_LETTER_BEFORE}(?:${CIVILITY})`,
		gap: S,
		after: `\\p{Lu}|(?:de|du|des|van|von)${S}(?:la${S})?\\p{Lu}|d['’]\\p{Lu}`,
		put: NBSP,
	}),
	rule({
		needs: has('M', 'D', 'P'),
		before: `${NO_LETTER_BEFORE}(?:${CIVILITY})${NBSP}(?:${PARTICLE})`,
		gap: S,
		after: '\\p{Lu}',
		put: NBSP,
	}),
	...PARTS,
	INITIALS,
];
