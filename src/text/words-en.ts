/** The English words that reading numbers, dates, times and names needs. Folded forms (fold.ts) unless they are printed. */

/** Month names as printed, January first. */
export const MONTHS_EN = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const;

/** Month abbreviations, folded, January first. */
export const MONTH_ABBREVIATIONS_EN: readonly (readonly string[])[] = [
	['jan'],
	['feb'],
	['mar'],
	['apr'],
	[],
	['jun'],
	['jul'],
	['aug'],
	['sept', 'sep'],
	['oct'],
	['nov'],
	['dec'],
];

/** Weekday names as printed, Monday first. */
export const WEEKDAYS_EN = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday',
] as const;

/** Numbers from 0 to 19 as printed. */
export const SMALL_NUMBERS_EN = [
	'zero',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
	'thirteen',
	'fourteen',
	'fifteen',
	'sixteen',
	'seventeen',
	'eighteen',
	'nineteen',
] as const;

/** Tens as printed. */
export const TENS_EN: Readonly<Record<number, string>> = {
	2: 'twenty',
	3: 'thirty',
	4: 'forty',
	5: 'fifty',
	6: 'sixty',
	7: 'seventy',
	8: 'eighty',
	9: 'ninety',
};

/** Other ways of writing a number, folded: the words for zero. */
export const NUMBER_VARIANTS_EN: Readonly<Record<string, number>> = {
	no: 0,
	none: 0,
	nil: 0,
	nobody: 0,
	'no one': 0,
	'a hundred': 100,
};

/** Ordinals that do not follow from the number by adding `th`, from the last word of the number. */
export const IRREGULAR_ORDINALS_EN: Readonly<Record<string, string>> = {
	one: 'first',
	two: 'second',
	three: 'third',
	five: 'fifth',
	eight: 'eighth',
	nine: 'ninth',
	twelve: 'twelfth',
};

/** Endings of an ordinal in digits: `1st`, `2nd`. */
export const ORDINAL_ENDINGS_EN = ['st', 'nd', 'rd', 'th'] as const;

/** Civilities and titles before a name, folded, full stops taken off. */
export const CIVILITIES_EN = [
	'mr',
	'messrs',
	'mrs',
	'ms',
	'miss',
	'mx',
	'sir',
	'dame',
	'lady',
	'lord',
	'rev',
	'reverend',
	'doctor',
	'professor',
	'cllr',
	'councillor',
	'hon',
] as const;

/** Articles and particles, which are no part of a name alone, folded. */
export const PARTICLES_EN = [
	'the',
	'of',
	'and',
	'to',
	'von',
	'van',
	'der',
	'den',
	'ter',
	'zu',
	'zum',
	'di',
	'da',
	'do',
	'dos',
	'das',
	'del',
	'della',
	'della',
	'y',
	'e',
	'el',
	'los',
	'las',
	'af',
	'av',
] as const;

/** Articles that open a quality or an office (`the treasurer`), folded. */
export const ARTICLES_EN = ['the'] as const;

/** Prepositions that may stand before a person, folded. */
export const PREPOSITIONS_EN = ['of', 'to'] as const;

/** The word between the last two names of a list. */
export const AND_EN = 'and';

/** The word between the last two of several choices. */
export const OR_EN = 'or';

/** Feminine endings of a quality and their masculine, folded. */
export const FEMININE_ENDINGS_EN: readonly (readonly [feminine: string, masculine: string])[] = [
	['woman', 'man'],
	['women', 'man'],
	['person', 'man'],
	['ress', 'er'],
];

/** Times of the day in words, folded, in minutes since midnight. */
export const NAMED_TIMES_EN: Readonly<Record<string, number>> = { noon: 720, midday: 720, midnight: 0 };

/** Words for an hour after a number in words, folded. */
export const HOUR_WORDS_EN = ["o'clock"] as const;

/** Words between the two times of a range. */
export const UNTIL_EN = ['to', 'until'] as const;
