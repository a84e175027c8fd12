/** How long an office is held: `3 ans`, `6 years`, `jusqu’au 30 juin 2027`. */

import type { Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { addMonths, datesIn, fromIsoDate, toIsoDate } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { scanNumberWords } from '../text/number.js';

/** The ISO date on which a term ends that starts on a day; nothing where its words do not say it beyond doubt. */
export function endOfTerm(text: string, start: string | null, lang: Language): string | null {
	const dates = datesIn(text, lang);
	if (dates.length > 0) {
		const [only] = dates;
		return dates.length === 1 && only?.result.ok ? toIsoDate(only.result.date) : null;
	}
	const months = monthsIn(text);
	const from = start === null ? undefined : fromIsoDate(start);
	return months === undefined || from === undefined ? null : toIsoDate(addMonths(from, months));
}

/** A length of time as a number of months: `3 ans`, `six mois`, `two years`, `18 months`; nothing where there is anything else. */
export function monthsIn(text: string): number | undefined {
	const folded = foldKeyword(text);
	const digits = /^\d{1,3}(?= ?\p{L})/u.exec(folded)?.[0];
	const words = digits === undefined ? scanNumberWords(folded) : undefined;
	const count = digits === undefined ? words?.value : Number(digits);
	if (count === undefined || count < 1) return undefined;
	const rest = folded.slice(digits?.length ?? words?.length ?? 0).trim();
	const unit = vocabulary('durations').findId(rest);
	return unit === undefined ? undefined : unit === 'years' ? count * 12 : count;
}
