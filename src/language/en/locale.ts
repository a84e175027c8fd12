/** How English writes numbers, dates, hours and lists. */

import type { DateParts, Locale } from '../locale.js';

/** Numbers from 0 to 19 as printed. */
const SMALL_NUMBERS = [
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
];

/** Tens as printed. */
const TENS: Readonly<Record<number, string>> = {
	2: 'twenty',
	3: 'thirty',
	4: 'forty',
	5: 'fifty',
	6: 'sixty',
	7: 'seventy',
	8: 'eighty',
	9: 'ninety',
};

/** Ordinals that do not follow from the number by adding `th`, from the last word of the number. */
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
	one: 'first',
	two: 'second',
	three: 'third',
	five: 'fifth',
	eight: 'eighth',
	nine: 'ninth',
	twelve: 'twelfth',
};

export const locale: Locale = {
	name: 'English',
	tag: 'en-GB',
	iso639: 'eng',
	country: 'gb',

	groupMark: ',',
	decimalMark: '.',
	percentMark: '%',
	isSingularBelowTwo: false,
	cardinal,
	numberForms: {
		no: 0,
		none: 0,
		nil: 0,
		nobody: 0,
		'no one': 0,
		'a hundred': 100,
	},
	ordinal,
	ordinalForms: {},
	ordinalEndings: ['st', 'nd', 'rd', 'th'],

	months: [
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
	],
	monthAbbreviations: [
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
	],
	weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
	weekdayAbbreviations: [
		['mon'],
		['tue', 'tues'],
		['wed', 'weds'],
		['thu', 'thur', 'thurs'],
		['fri'],
		['sat'],
		['sun'],
	],
	dateArticles: ['the'],
	dayEndings: ['st', 'nd', 'rd', 'th'],
	dayLinks: ['of', 'day of'],
	isDayFirst: false,
	dateText: ({ day, month, year }) => `${day} ${month} ${year}`,
	monthFirstText: ({ day, month, year }) => `${month}\u00A0${day}, ${year}`,
	dayInWords,
	dateInWords: (date) => `${dayInWords(date)} ${cardinal(date.year)}`,

	hasHalfDays: true,
	timeText: halfDayText,
	hourText: halfDayText,
	clockText: (hour, minutes) => halfDayText(hour, minutes).replace('\u00A0', ' '),
	clockLayout: () => undefined,
	timeInWords(hour, minutes) {
		const named = hour === 0 ? 'midnight' : hour === 12 ? 'noon' : undefined;
		const clock = named ?? cardinal(hour % 12);
		const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening';
		if (minutes === 0) return named ?? `${clock} o’clock ${part}`;
		const past = `${cardinal(minutes)} minute${minutes > 1 ? 's' : ''} past ${clock}`;
		return named === undefined ? `${past} ${part}` : past;
	},
	namedTimes: { noon: 720, midday: 720, midnight: 0 },
	hourFractions: {},
	dayParts: {},
	hourWords: ["o'clock"],
	lengthWords: { hours: ['hours', 'hour', 'hrs', 'hr', 'h'], minutes: ['minutes', 'minute', 'mins', 'min'] },
	until: ['to', 'until'],

	pluralCivilities: ['messrs', 'cllrs'],
	civilities: [
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
		'mayor',
		'reverend',
		'doctor',
		'professor',
		'cllr',
		'cllrs',
		'councillor',
		'councilor',
		'councilman',
		'councilwoman',
		'councilmember',
		'commissioner',
		'commissioners',
		'trustee',
		'supervisor',
		'alderman',
		'alderwoman',
		'selectman',
		'selectwoman',
		'hon',
	],
	particles: [
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
	],
	nameParticles: ['van', 'von', 'der', 'di', 'da', 'ben', 'el', 'al'],
	saints: [],
	articles: ['the'],
	indefiniteArticles: ['a', 'an'],
	possessives: ['his', 'her', 'their'],
	prepositions: ['of', 'to'],
	elisions: [],
	feminineEndings: [
		['woman', 'man'],
		['women', 'man'],
		['person', 'man'],
		['ress', 'er'],
	],
	gendered: {
		feminine: { civilities: ['mrs', 'ms', 'miss', 'dame'], qualities: [], results: [] },
		masculine: { civilities: ['mr', 'sir'], qualities: [], results: [] },
	},
	hasGenderedQualities: false,
	isElidedBefore: () => false,

	and: 'and',
	colonSpace: '',
	quotationMarks: ['“', '”'],
	ownLetters: '',
	hasSuperiors: false,
};

function halfDayText(hour: number, minutes: number): string {
	return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes).padStart(2, '0')}\u00A0${hour < 12 ? 'am' : 'pm'}`;
}

function dayInWords({ day, month }: DateParts): string {
	return `${ordinal(day)} of ${month}`;
}

function ordinal(value: number): string {
	const words = cardinal(value);
	const last = /[a-z]+$/.exec(words)?.[0] ?? '';
	const form = IRREGULAR_ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
	return words.slice(0, words.length - last.length) + form;
}

function cardinal(value: number): string {
	if (value >= 1_000_000)
		return join(`${cardinal(Math.floor(value / 1_000_000))} million`, value % 1_000_000);
	if (value >= 1000) return join(`${cardinal(Math.floor(value / 1000))} thousand`, value % 1000);
	if (value >= 100) return join(`${SMALL_NUMBERS[Math.floor(value / 100)]} hundred`, value % 100);
	if (value < 20) return SMALL_NUMBERS[value] ?? '';
	const head = TENS[Math.floor(value / 10)] ?? '';
	return value % 10 === 0 ? head : `${head}-${SMALL_NUMBERS[value % 10]}`;
}

/** `two hundred and six`, `two thousand one hundred`. */
function join(head: string, rest: number): string {
	if (rest === 0) return head;
	return `${head} ${rest < 100 ? 'and ' : ''}${cardinal(rest)}`;
}
