/** How French writes numbers, dates, hours and lists. */

import type { DateParts, Gender, Locale } from '../locale.js';

/** Numbers from 0 to 19 as printed. */
const SMALL_NUMBERS = [
	'zéro',
	'un',
	'deux',
	'trois',
	'quatre',
	'cinq',
	'six',
	'sept',
	'huit',
	'neuf',
	'dix',
	'onze',
	'douze',
	'treize',
	'quatorze',
	'quinze',
	'seize',
	'dix-sept',
	'dix-huit',
	'dix-neuf',
];

/** Tens as printed; 70 and 90 are built on 60 and 80. */
const TENS: Readonly<Record<number, string>> = {
	2: 'vingt',
	3: 'trente',
	4: 'quarante',
	5: 'cinquante',
	6: 'soixante',
	8: 'quatre-vingt',
};

const REGIONAL_TENS = {
	septante: 70,
	huitante: 80,
	octante: 80,
	nonante: 90,
};

/** Words and names that open with a mute h and are elided; before any other h French does not elide. */
const MUTE_H: readonly string[] = [
	'habitant',
	'habitante',
	'habitants',
	'habitation',
	'harmonie',
	'harmonisation',
	'hebergement',
	'helene',
	'helena',
	'heloise',
	'henri',
	'henriette',
	'herault',
	'heritier',
	'heritiers',
	'hermine',
	'herve',
	'heure',
	'heures',
	'hippolyte',
	'histoire',
	'homme',
	'hommes',
	'honneur',
	'honoraire',
	'honoraires',
	'honore',
	'honorine',
	'hopital',
	'horaire',
	'horaires',
	'hortense',
	'hospice',
	'hotel',
	'hubert',
	'hugo',
	'hugues',
	'huissier',
	'humanite',
	'humbert',
	'hyacinthe',
	'hydraulique',
	'hygiene',
	'hypothese',
	'hypotheque',
	'habilitation',
	'homologation',
	'horticulture',
	'hospitalite',
];

/** Names in y that are elided (`d’Yves`); before any other y French does not elide. */
const ELIDED_Y: readonly string[] = [
	'yves',
	'yvette',
	'yvonne',
	'yvon',
	'yvan',
	'yolaine',
	'ysabelle',
	'yvelines',
	'yonne',
	'ypres',
];

/** Words that open with a vowel and are not elided. */
const NEVER_ELIDED: readonly string[] = ['onze', 'onzieme', 'onziemes', 'oui', 'ouistiti', 'uhlan', 'ouate'];

export const locale: Locale = {
	name: 'Français',
	tag: 'fr-FR',
	iso639: 'fra',
	country: 'fr',

	groupMark: '\u202F',
	decimalMark: ',',
	percentMark: '\u00A0%',
	isSingularBelowTwo: true,
	cardinal: (value, gender) =>
		gender === 'feminine' ? cardinal(value).replace(/\bun$/, 'une') : cardinal(value),
	numberForms: {
		aucun: 0,
		aucune: 0,
		personne: 0,
		neant: 0,
		une: 1,
		'vingt et une': 21,
		'trente et une': 31,
		'quarante et une': 41,
		'cinquante et une': 51,
		'soixante et une': 61,
		'quatre vingt': 80,
		'quatre vingt une': 81,
		...regionalForms(),
	},
	ordinal,
	ordinalForms: {
		premier: 1,
		premiere: 1,
		second: 2,
		seconde: 2,
	},
	ordinalEndings: ['ere', 're', 'er', 'ieme', 'iemes', 'eme', 'emes', 'e', 'nde', 'nd', 'de', 'd'],

	months: [
		'janvier',
		'février',
		'mars',
		'avril',
		'mai',
		'juin',
		'juillet',
		'août',
		'septembre',
		'octobre',
		'novembre',
		'décembre',
	],
	monthAbbreviations: [
		['janv', 'jan'],
		['fevr', 'fev'],
		[],
		['avr'],
		[],
		[],
		['juil'],
		[],
		['sept'],
		['oct'],
		['nov'],
		['dec'],
	],
	weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
	weekdayAbbreviations: [['lun'], ['mar'], ['mer'], ['jeu'], ['ven'], ['sam'], ['dim']],
	dateArticles: ['le'],
	dayEndings: ['er', 'e', 'eme'],
	dayLinks: ['jour du mois de', "jour du mois d'", 'jour de', "jour d'"],
	isDayFirst: true,
	dateText: ({ day, month, year }) => `${day === 1 ? '1er' : day} ${month} ${year}`,
	dayInWords,
	dateInWords: (date) => `${cardinal(date.year)}, le ${dayInWords(date)}`,
	deedDate: {
		before: "l[' ]an ?(?:de grace )?",
		between: '(?:et )?(?:le|du) ',
		beforeDay: 'le|du',
		beforeMonth: "(?:du mois de |du mois d')?",
		firstDay: ['premier', '1er'],
		centuries: [
			[/^deux mill?e?(?= |$)/, 2000],
			[/^(?:mille?|mil) neuf cents?(?= |$)/, 1900],
			[/^dix neuf cents?(?= |$)/, 1900],
		],
	},

	hasHalfDays: false,
	timeText: (hour, minutes) =>
		minutes === 0 ? `${hour}\u00A0h` : `${hour}\u00A0h\u00A0${twoDigits(minutes)}`,
	hourText: (hour, minutes) => `${hour}\u00A0h\u00A0${twoDigits(minutes)}`,
	clockText: (hour, minutes) => `${hour}h${twoDigits(minutes)}`,
	clockLayout: (hour, minutes) => `${hour}h${minutes}`,
	timeInWords(hour, minutes) {
		const hours = `${feminine(hour)} heure${hour > 1 ? 's' : ''}`;
		return minutes === 0 ? hours : `${hours} ${feminine(minutes)}`;
	},
	namedTimes: { midi: 720, minuit: 0 },
	hourFractions: {
		'et demie': 30,
		'et demi': 30,
		'et quart': 15,
		'trois quarts': 45,
		'moins le quart': -15,
		'moins un quart': -15,
	},
	dayParts: {
		'du matin': false,
		"de l'apres midi": true,
		'du soir': true,
	},
	hourWords: ['heures', 'heure'],
	lengthWords: { hours: ['heures', 'heure', 'h'], minutes: ['minutes', 'minute', 'min', 'mn'] },
	until: ['à'],

	pluralCivilities: ['mm', 'messieurs', 'mmes', 'mesdames', 'mlles', 'mesdemoiselles', 'maitres', 'drs'],
	civilities: [
		'm',
		'mm',
		'mr',
		'monsieur',
		'messieurs',
		'mme',
		'mmes',
		'madame',
		'mesdames',
		'mlle',
		'mlles',
		'mademoiselle',
		'mesdemoiselles',
		'me',
		'mes',
		'maitre',
		'maitres',
		'dr',
		'drs',
		'docteur',
		'docteure',
		'docteurs',
		'pr',
		'prof',
		'professeur',
		'professeure',
	],
	particles: ['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'au', 'aux', 'a', 'et', 'en'],
	nameParticles: ['de', 'du', 'des', 'la', 'le'],
	saints: ['saint', 'sainte', 'st', 'ste'],
	articles: ['le', 'la', 'les', "l'", 'du', 'des', 'au', 'aux'],
	indefiniteArticles: ['un', 'une'],
	possessives: ['son', 'sa'],
	prepositions: ['de', "d'", 'a'],
	elisions: ["d'", "l'", "qu'", "s'", "n'"],
	feminineEndings: [
		['trices', 'teur'],
		['trice', 'teur'],
		['teuses', 'teur'],
		['teuse', 'teur'],
		['euses', 'eur'],
		['euse', 'eur'],
		['ieres', 'ier'],
		['iere', 'ier'],
		['eres', 'er'],
		['ere', 'er'],
		['iennes', 'ien'],
		['ienne', 'ien'],
		['elles', 'el'],
		['elle', 'el'],
		['ives', 'if'],
		['ive', 'if'],
		['esses', ''],
		['esse', ''],
	],
	gendered: {
		feminine: {
			civilities: ['mme', 'madame', 'mlle', 'mademoiselle'],
			qualities: [
				'presidente',
				'adjointe',
				'gerante',
				'representante',
				'suppleante',
				'assistante',
				'adherente',
				'consultante',
				'avocate',
				'elue',
				'associee',
				'employee',
				'deleguee',
				'retraitee',
				'salariee',
				'chargee',
				'attachee',
				'administree',
				'invitee',
				'mandatee',
			],
			results: ['elue', 'elues'],
		},
		masculine: {
			civilities: ['m', 'mr', 'monsieur'],
			qualities: [
				'president',
				'adjoint',
				'gerant',
				'delegue',
				'associe',
				'employe',
				'representant',
				'suppleant',
				'assistant',
				'adherent',
				'consultant',
				'avocat',
				'elu',
			],
			results: ['elu'],
		},
	},
	hasGenderedQualities: true,
	isElidedBefore(word) {
		if (/^[aeiou]/.test(word)) return !NEVER_ELIDED.includes(word);
		return MUTE_H.includes(word) || ELIDED_Y.includes(word);
	},

	and: 'et',
	colonSpace: ' ',
	quotationMarks: ['«', '»'],
	ownLetters: 'àâçéèêëîïôùûœ',
	hasSuperiors: true,
};

/** Tens of Belgium and Switzerland, which take a unit (`septante-deux`, `nonante et un`). */
function regionalForms(): Record<string, number> {
	const forms: Record<string, number> = {};
	for (const [ten, value] of Object.entries(REGIONAL_TENS)) {
		forms[ten] = value;
		for (let unit = 1; unit < 10; unit += 1)
			forms[`${ten} ${unit === 1 ? 'et ' : ''}${SMALL_NUMBERS[unit]}`] = value + unit;
	}
	return forms;
}

function feminine(value: number): string {
	return locale.cardinal(value, 'feminine');
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}

function dayInWords({ day, month }: DateParts): string {
	return `${day === 1 ? 'premier' : cardinal(day)} ${month}`;
}

function ordinal(value: number, gender?: Gender): string {
	if (value === 1) return gender === 'feminine' ? 'première' : 'premier';
	return `${cardinal(value)
		.replace(/(vingt|cent|million)s$/, '$1')
		.replace(/e$/, '')
		.replace(/cinq$/, 'cinqu')
		.replace(/neuf$/, 'neuv')}ième`;
}

function cardinal(value: number): string {
	if (value >= 1_000_000) {
		const millions = Math.floor(value / 1_000_000);
		return join(`${cardinal(millions)} million${millions > 1 ? 's' : ''}`, value % 1_000_000);
	}
	if (value >= 1000) {
		const thousands = Math.floor(value / 1000);
		// `quatre-vingts` and `cents` lose their s before `mille`.
		const head = thousands === 1 ? 'mille' : `${cardinal(thousands).replace(/(vingt|cent)s$/, '$1')} mille`;
		return join(head, value % 1000);
	}
	if (value >= 100) {
		const hundreds = Math.floor(value / 100);
		const head = hundreds === 1 ? 'cent' : `${SMALL_NUMBERS[hundreds]} cent`;
		return value % 100 === 0 && hundreds > 1 ? `${head}s` : join(head, value % 100);
	}
	if (value < 20) return SMALL_NUMBERS[value] ?? '';
	let ten = Math.floor(value / 10);
	if (ten === 7 || ten === 9) ten -= 1;
	const rest = value - ten * 10;
	const head = TENS[ten] ?? '';
	if (rest === 0) return value === 80 ? `${head}s` : head;
	const linked = (rest === 1 || rest === 11) && ten !== 8;
	return `${head}${linked ? ' et ' : '-'}${SMALL_NUMBERS[rest]}`;
}

function join(head: string, rest: number): string {
	return rest === 0 ? head : `${head} ${cardinal(rest)}`;
}
