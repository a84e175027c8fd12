/** What the first lines and the sentences of foreign minutes say: kind, date, hours, who presides. */

import type { Language } from '../ast/index.js';
import { importPhrases } from '../language/import-words.js';
import { vocabulary } from '../language/index.js';
import { dateText, scanDate } from '../text/date.js';
import { findDateInWords } from '../text/date-in-words.js';
import { foldKeyword } from '../text/fold.js';
import { isWordCharacter } from '../text/letters.js';
import { scanTime, scanTimeRange } from '../text/time.js';
import type { Finding, Head } from './model.js';
import { bare, commentLines, labelled } from './text.js';

/** The date and the kind stand near the top. */
const TOP = 20;
/** Older dates near the top are those of laws. */
const OLDEST_MINUTES = 1945;

/** Kind and date among the first lines. */
export function readTop(lines: readonly string[], lang: Language, head: Head): void {
	const hidden = commentLines(lines);
	for (const [index, line] of lines.slice(0, TOP).entries()) {
		if (hidden.has(index)) continue;
		const text = bare(line);
		const kind = head.values.meeting === undefined ? vocabulary('meetings').findIn(text) : undefined;
		if (kind !== undefined && text.length < 160) {
			head.values.meeting = text.slice(kind.offset, kind.offset + kind.length).toLocaleLowerCase(lang);
			head.findings.push({ what: 'kind', value: head.values.meeting, certainty: 'likely' });
		}
		if (head.values.date === undefined) readDate(lines, index, text, lang, head);
	}
}

function readDate(lines: readonly string[], index: number, text: string, lang: Language, head: Head): void {
	// The formula of a deed may go on over several lines.
	const formula = findDateInWords(paragraphFrom(lines, index));
	const date = formula ? undefined : dateIn(text, lang);
	// `Association régie par la loi du 1er juillet 1901` stands in many letterheads, and the day of the notice in others.
	const isOther =
		date === undefined || date.year < OLDEST_MINUTES || isAboutAnotherDay(text.slice(0, date.end));
	if (formula === undefined && isOther) return;
	const written = formula ? dateText(formula.date, 'fr') : (date?.text ?? '');
	set(head, 'date', written.replace(/^(?:le|the)\s/iu, ''), 'likely');
	const rest = formula ? paragraphFrom(lines, index).slice(formula.end) : text.slice(date?.end ?? 0);
	const time =
		/^\s*(?:(?:et\s+)?(?:à|at)|,\s*(?:à|at)?|@)\s+(.+)$/su.exec(rest) ??
		/(?<=\s)(?:à|at)\s+(\d.*)$/su.exec(rest);
	const hour = time?.[1] === undefined ? undefined : scanTime(time[1]);
	if (hour !== undefined && time?.[1] !== undefined)
		set(head, 'opened', time[1].slice(0, hour.length), 'likely');
	// `lundi 2 septembre 2024, 20h15-22h00`
	const hours = /^\s*,?\s*(?=\d)/.exec(rest);
	const range = hours ? scanTimeRange(rest.slice(hours[0].length)) : undefined;
	if (hours && range?.endOffset !== undefined) {
		const from = hours[0].length;
		set(head, 'opened', rest.slice(from, from + range.startLength), 'likely');
		set(head, 'closed', rest.slice(from + range.endOffset, from + range.length), 'likely');
	}
}

/** `L'an deux mille vingt-quatre, le douze novembre à vingt heures trente`: the hour, where nothing else says when the meeting opened. */
export function readHourOfDeed(lines: readonly string[], head: Head): void {
	for (const index of lines.slice(0, TOP).keys()) {
		const text = paragraphFrom(lines, index);
		const formula = findDateInWords(text);
		if (formula === undefined) continue;
		const rest = /^,?\s*(?:et\s+)?à\s+(.+)$/su.exec(text.slice(formula.end))?.[1];
		const hour = rest === undefined ? undefined : scanTime(rest);
		if (rest !== undefined && hour !== undefined) set(head, 'opened', rest.slice(0, hour.length), 'likely');
		return;
	}
}

function isAboutAnotherDay(text: string): boolean {
	const folded = ` ${foldKeyword(text)} `;
	return importPhrases('notices').some((phrase) => folded.includes(` ${foldKeyword(phrase)} `));
}

/** A line and those that go on under it, as one text. */
function paragraphFrom(lines: readonly string[], index: number): string {
	const rest = lines.slice(index, index + 6);
	const end = rest.findIndex((line) => line.trim() === '');
	return (end === -1 ? rest : rest.slice(0, end)).map(bare).join(' ');
}

/** The first date in a text, as it is written. */
export function dateIn(
	text: string,
	lang: Language,
): { text: string; end: number; year: number } | undefined {
	for (let at = 0; at < Math.min(text.length, 300); at += 1) {
		if (isWordCharacter(text[at - 1]) || !isWordCharacter(text[at])) continue;
		const date = scanDate(text.slice(at), lang);
		if (date?.result.ok)
			return { text: text.slice(at, at + date.length), end: at + date.length, year: date.result.date.year };
	}
	return undefined;
}

/** Keeps a value that is not known yet; false where it is. */
export function set(
	head: Head,
	what: Exclude<keyof Head['values'], 'meeting'>,
	value: string,
	certainty: Finding['certainty'],
): boolean {
	if (head.values[what] !== undefined || value === '') return false;
	head.values[what] = value;
	head.findings.push({ what, value, certainty });
	return true;
}

/** Hours and officers told in sentences. */
export function readSentences(lines: readonly string[], head: Head): void {
	const hidden = commentLines(lines);
	for (const [index, line] of lines.entries()) {
		if (hidden.has(index)) continue;
		const text = bare(line);
		const end = labelled(line);
		const closed = end?.label === 'closed' ? scanTime(end.value) : undefined;
		if (end !== undefined && closed !== undefined)
			set(head, 'closed', end.value.slice(0, closed.length), 'sure');
		const folded = text.toLowerCase().replace(/’/g, "'");
		const after = (kind: 'openings' | 'chairings') => {
			for (const phrase of importPhrases(kind)) {
				const at = folded.indexOf(phrase);
				if (at !== -1) return text.slice(at + phrase.length).trim();
			}
			return undefined;
		};
		const opening = after('openings');
		const time = opening === undefined ? undefined : scanTime(opening.replace(/^[\s:@]+/, ''));
		if (opening !== undefined && time !== undefined)
			set(head, 'opened', opening.replace(/^[\s:@]+/, '').slice(0, time.length), 'likely');
		const chair = after('chairings')
			?.split(/[,.;]|\s[-–—]\s/)[0]
			?.trim();
		if (chair !== undefined && /^\p{Lu}[^\d]{2,50}$/u.test(chair) && chair.split(' ').length <= 6)
			set(head, 'chair', chair, 'likely');
	}
}
