import { LOCALES } from '../language/locales.generated.js';
import { type CalendarDate, isRealDate } from './date.js';
import { foldKeyword, foldWithOffsets } from './fold.js';
import { wordsToInteger } from './number-words.js';

/** A date that a text holds. */
export interface FoundDate {
	readonly date: CalendarDate;
	/** Where it ends, in UTF-16 units of the text. */
	readonly end: number;
}

/**
 * Finds the date of an act, as deeds open with it: `L'an deux mille vingt-quatre, le jeudi six juin`, `L'an deux mil trois et le vingt
 * sept mars`, `L'an 2016, le 30 mars`. Nothing where there is none, or where that day does not exist.
 */
export function findDateInWords(text: string): FoundDate | undefined {
	const folded = foldWithOffsets(text.slice(0, LONGEST));
	const match = DATE_OF_AN_ACT.exec(folded.text);
	if (match === null) return undefined;
	const [whole, yearWords = '', dayWords = '', monthWord = ''] = match;
	const year = getYear(yearWords);
	const day = /^(?:premier|1er)$/.test(dayWords) ? 1 : getNumber(dayWords);
	const month = MONTHS.indexOf(monthWord) + 1;
	if (year === undefined || day === undefined || !isRealDate(year, month, day)) return undefined;
	const end = folded.ends[match.index + whole.length - 1];
	return end === undefined ? undefined : { date: { year, month, day }, end };
}

/** A formula of opening is not longer, in UTF-16 units. */
const LONGEST = 400;

const MONTHS: readonly string[] = LOCALES.fr.months.map(foldKeyword);
const NAME = "[a-z0-9' ]";
const DATE_OF_AN_ACT = new RegExp(
	`(?<![a-z])l'an ?(?:de grace )?(${NAME}{4,40}?),? (?:et )?(?:le|du) (?:(?:${LOCALES.fr.weekdays.join('|')}),? )?(${NAME}{1,18}?) (?:du mois de |du mois d')?(${MONTHS.join('|')})(?![a-z])`,
);

function getYear(words: string): number | undefined {
	if (/^\d{4}$/.test(words)) return Number(words);
	for (const [opening, years] of CENTURIES) {
		const rest = opening.exec(words);
		if (rest === null) continue;
		const more = words.slice(rest[0].length).trim();
		if (more === '') return years;
		const count = getNumber(more);
		return count === undefined || count > 99 ? undefined : years + count;
	}
	return undefined;
}

const CENTURIES: ReadonlyArray<readonly [opening: RegExp, years: number]> = [
	[/^deux mill?e?(?= |$)/, 2000],
	[/^(?:mille?|mil) neuf cents?(?= |$)/, 1900],
	[/^dix neuf cents?(?= |$)/, 1900],
];

function getNumber(words: string): number | undefined {
	return /^\d{1,2}$/.test(words) ? Number(words) : wordsToInteger(words);
}
