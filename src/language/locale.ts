/**
 * What a language is beside its words for things: how it counts, dates, tells the time and addresses people. Each folder of `src/language` has
 * a `locale.ts` that gives one; nothing else in the program asks which language it is.
 */

/** Grammatical gender of the noun that is counted; matters in French (`vingt et une voix`). */
export type Gender = 'masculine' | 'feminine';

/** The day, month and year of a date, the month as its printed name. */
export interface DateParts {
	readonly day: number;
	readonly month: string;
	readonly year: number;
}

/** Words are folded (`text/fold.ts`) where they are read, and as they are printed where a comment says so. */
export interface Locale {
	/** Its own name, printed: `Français`. */
	readonly name: string;
	/** BCP 47, with the region whose typography is used: `fr-FR`. */
	readonly tag: string;
	/** ISO 639-2/T: `fra`. */
	readonly iso639: string;
	/** ISO 3166-1 of the country whose law documents are assumed to follow, in small letters: `fr`. */
	readonly country: string;

	/** Between groups of three digits. */
	readonly groupMark: string;
	/** Before decimals: `,` or `.`. With a comma, one point before anything but three digits is read as a decimal sign too. */
	readonly decimalMark: ',' | '.';
	/** Behind a percentage, with its space. */
	readonly percentMark: string;
	/** Whether everything below two is counted in the singular (`1,5 voix`); where not, only one itself. */
	readonly isSingularBelowTwo: boolean;
	/** A whole number from 0 to below one thousand million in words, as printed. */
	cardinal(value: number, gender?: Gender): string;
	/** Other words for numbers that are read: `aucun`, `septante-deux`, `nil`. */
	readonly numberForms: Readonly<Record<string, number>>;
	/** A whole number from 1 as an ordinal in words, as printed. */
	ordinal(value: number, gender?: Gender): string;
	/** Other words for ordinals that are read: `second`. */
	readonly ordinalForms: Readonly<Record<string, number>>;
	/** Endings of ordinals in digits: `1re`, `2nd`. */
	readonly ordinalEndings: readonly string[];

	/** Printed, January first. */
	readonly months: readonly string[];
	/** January first; a month may have none. */
	readonly monthAbbreviations: readonly (readonly string[])[];
	/** Printed, Monday first. */
	readonly weekdays: readonly string[];
	/** As dates have them, Monday first: `Thu, March 19`. */
	readonly weekdayAbbreviations: readonly (readonly string[])[];
	/** Words before a date: `le 6 juin`. */
	readonly dateArticles: readonly string[];
	/** Endings of the number of a day: `1er`, `2nd`. */
	readonly dayEndings: readonly string[];
	/** Words between the day and the month, folded: `6th of June`, `7e jour du mois d'avril`. */
	readonly dayLinks: readonly string[];
	/** Whether `6/7/2024` is the sixth of July; where not, it may be either, and is ambiguous. */
	readonly isDayFirst: boolean;
	/** `1er juin 2024`. */
	dateText(date: DateParts): string;
	/** A date in documents whose own date puts the month first: `June 6, 2024`. Only for languages in which both are usual. */
	monthFirstText?(date: DateParts): string;
	/** `six juin`. */
	dayInWords(date: DateParts): string;
	/** `deux mille vingt-quatre, le six juin`. */
	dateInWords(date: DateParts): string;

	/** How a deed opens with its date, folded; only for languages whose deeds do. */
	readonly deedDate?: {
		/** Patterns of what stands before the words of the year, between them and those of the day, before a day that comes first, and before the month. */
		readonly before: string;
		readonly between: string;
		readonly beforeDay: string;
		readonly beforeMonth: string;
		/** The first day of a month. */
		readonly firstDay: readonly string[];
		/** Words that open a year, and the year that they name alone. */
		readonly centuries: ReadonlyArray<readonly [opening: RegExp, year: number]>;
	};

	/** Whether the hours are counted to twelve twice, so that `4:30` may be in the afternoon. */
	readonly hasHalfDays: boolean;
	/** A time of the day as printed in text: `14 h`, `2:25 pm`, with no-break spaces. */
	timeText(hour: number, minutes: number): string;
	/** An hour in margins and tables, where hours stand under one another: `14 h 00`. */
	hourText(hour: number, minutes: number): string;
	/** An hour as it is written into a file: `14h00`. */
	clockText(hour: number, minutes: number): string;
	/** An hour in figures that a file has in another form (`14:5h`, with or without minutes), laid out; nothing where it stays as it is. */
	clockLayout(hour: string, minutes: string): string | undefined;
	/** `quatorze heures trente`. */
	timeInWords(hour: number, minutes: number): string;
	/** Times of the day that have a name, in minutes since midnight: `midi`. */
	readonly namedTimes: Readonly<Record<string, number>>;
	/** Words that add minutes to an hour before them: `et demie`. */
	readonly hourFractions: Readonly<Record<string, number>>;
	/** Parts of the day behind a time, and whether they put an hour before noon behind it: `du soir`. */
	readonly dayParts: Readonly<Record<string, boolean>>;
	/** Words for the hour behind a number in words: `heures`. */
	readonly hourWords: readonly string[];
	/** Units of a length of time behind its number: `2 heures 30 minutes`. */
	readonly lengthWords: { readonly hours: readonly string[]; readonly minutes: readonly string[] };
	/** Words between the two times of a range, as written. */
	readonly until: readonly string[];

	/** Civilities and titles before a name, full stops taken off. */
	readonly civilities: readonly string[];
	/** Those of them that stand before several names. */
	readonly pluralCivilities: readonly string[];
	/** Articles and particles, which are no part of a name alone. */
	readonly particles: readonly string[];
	/** Particles that stand within the names of people alone: `de`, `van`. */
	readonly nameParticles: readonly string[];
	/** Words before a first name that make it a place: `saint-pierre`. */
	readonly saints: readonly string[];
	/** Articles that open a quality or an office, and those that have joined a preposition: `la trésorière`, `au maire`. */
	readonly articles: readonly string[];
	/** Articles that name one of several: `un adjoint`. */
	readonly indefiniteArticles: readonly string[];
	/** Words of belonging before a quality: `son époux`, `her spouse`. */
	readonly possessives: readonly string[];
	/** Prepositions that may stand before a person. */
	readonly prepositions: readonly string[];
	/** Elided words that may stand before a name: `d'`. */
	readonly elisions: readonly string[];
	/** Feminine endings of a quality and their masculine, the longest first. */
	readonly feminineEndings: readonly (readonly [feminine: string, masculine: string])[];
	/**
	 * Civilities that tell the gender of whom they stand before, folded, full stops taken off, and ends of qualities that do in the singular
	 * where no regular ending does: `présidente`, `adjointe`. `results`: whole words of who is elected, `élue`.
	 */
	readonly gendered: Readonly<
		Record<Gender, Readonly<Record<'civilities' | 'qualities' | 'results', readonly string[]>>>
	>;
	/** Whether those endings tell the gender of whom a quality names; where not, they only make two forms of a word equal. */
	readonly hasGenderedQualities: boolean;
	/** Whether a word loses its vowel before this one (`d’Aline`); the folded first word of what follows. */
	isElidedBefore(word: string): boolean;

	/** Printed between the last two of a list. */
	readonly and: string;
	/** Before a colon: a space or nothing. */
	readonly colonSpace: '' | ' ';
	/** What straight double quotation marks become. */
	readonly quotationMarks: readonly [open: string, close: string];
	/** Letters that tell this language from the others, where no word does; empty for none. */
	readonly ownLetters: string;
	/** Whether it has superior letters: `1er`, `Mme`. */
	readonly hasSuperiors: boolean;
}
