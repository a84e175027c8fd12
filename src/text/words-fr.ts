/** The French words that reading numbers, dates, times and names needs. Folded forms (fold.ts) unless they are printed. */

/** Month names as printed, January first. */
export const MONTHS_FR = [
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
] as const;

/** Month abbreviations, folded, January first; May and the short months have none. */
export const MONTH_ABBREVIATIONS_FR: readonly (readonly string[])[] = [
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
];

/** Weekday names as printed, Monday first. */
export const WEEKDAYS_FR = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** Numbers from 0 to 19 as printed. */
export const SMALL_NUMBERS_FR = [
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
] as const;

/** Tens as printed; 70 and 90 are built on 60 and 80. */
export const TENS_FR: Readonly<Record<number, string>> = {
	2: 'vingt',
	3: 'trente',
	4: 'quarante',
	5: 'cinquante',
	6: 'soixante',
	8: 'quatre-vingt',
};

/** Other ways of writing a number, folded: feminine forms, words for zero, and the tens of Belgium and Switzerland. */
export const NUMBER_VARIANTS_FR: Readonly<Record<string, number>> = {
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
	septante: 70,
	huitante: 80,
	octante: 80,
	nonante: 90,
};

/** Tens of Belgium and Switzerland that take a unit (`septante-deux`, `nonante et un`), folded. */
export const REGIONAL_TENS_FR: Readonly<Record<string, number>> = {
	septante: 70,
	huitante: 80,
	octante: 80,
	nonante: 90,
};

/** Ordinals that do not follow from the number, folded. */
export const ORDINAL_VARIANTS_FR: Readonly<Record<string, number>> = {
	premier: 1,
	premiere: 1,
	second: 2,
	seconde: 2,
};

/** Endings of an ordinal in digits, folded: `1re`, `2e`, `3ème`. */
export const ORDINAL_ENDINGS_FR = ['ere', 're', 'er', 'ieme', 'eme', 'e', 'nde', 'nd', 'de', 'd'] as const;

/** Civilities and titles before a name, folded, full stops taken off. */
export const CIVILITIES_FR = [
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
] as const;

/** Articles and particles, which are no part of a name alone, folded. */
export const PARTICLES_FR = [
	'de',
	'du',
	'des',
	'd',
	'la',
	'le',
	'les',
	'l',
	'au',
	'aux',
	'a',
	'et',
	'en',
] as const;

/** Words before a first name that make it a place, folded: `saint-pierre`. */
export const SAINTS_FR: readonly string[] = ['saint', 'sainte', 'st', 'ste'];

/** Articles that open a quality or an office (`la trésorière`), folded. */
export const ARTICLES_FR = ['le', 'la', 'les', "l'"] as const;

/** Articles that have joined a preposition (`pouvoir au maire`, `départ du président`), folded. */
export const CONTRACTED_ARTICLES_FR = ['du', 'des', 'au', 'aux'] as const;

/** Prepositions that may stand before a person, folded. */
export const PREPOSITIONS_FR = ['de', "d'", 'a'] as const;

/** Elided words that may stand before a name, folded. */
export const ELISIONS_FR = ["d'", "l'", "qu'", "s'", "n'"] as const;

/** The word between the last two names of a list. */
export const AND_FR = 'et';

/** The word between the last two of several choices. */
export const OR_FR = 'ou';

/** Feminine endings of a quality and their masculine, folded, the longest first. */
export const FEMININE_ENDINGS_FR: readonly (readonly [feminine: string, masculine: string])[] = [
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
];

/** Words and names that open with a mute h and are elided, folded; before any other h French does not elide. */
export const MUTE_H_FR = [
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
] as const;

/** Names in y that are elided (`d’Yves`); before any other y French does not elide. */
export const ELIDED_Y_FR = [
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
] as const;

/** Words that open with a vowel and are not elided, folded. */
export const NEVER_ELIDED_FR = ['onze', 'onzieme', 'onziemes', 'oui', 'ouistiti', 'uhlan', 'ouate'] as const;

/** Times of the day in words, folded, in minutes since midnight. */
export const NAMED_TIMES_FR: Readonly<Record<string, number>> = { midi: 720, minuit: 0 };

/** Words that add minutes after the hour, folded (`onze heures et demie`). */
export const HOUR_FRACTIONS_FR: Readonly<Record<string, number>> = {
	'et demie': 30,
	'et demi': 30,
	'et quart': 15,
	'trois quarts': 45,
	'moins le quart': -15,
	'moins un quart': -15,
};

/** Parts of the day after a time, folded, and whether they put an hour before noon behind it. */
export const DAY_PARTS_FR: Readonly<Record<string, boolean>> = {
	'du matin': false,
	"de l'apres midi": true,
	'du soir': true,
};

/** Words for an hour after a number in words, folded. */
export const HOUR_WORDS_FR = ['heures', 'heure'] as const;

/** Words between the two times of a range. */
export const UNTIL_FR = ['à'] as const;
