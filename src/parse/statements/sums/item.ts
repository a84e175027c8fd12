/**
 * Figures of a decision that the other texts of its item give otherwise: `51 500 €` is proposed, and `55 100 €` decided; `pour un total de 6 600 €`
 * above, `pour un montant total de 6 900 €` in the decision; `exercice clos le 31 décembre 2025`, then 2024; règlement `2026-145`, then `2026-154`.
 */

import type { Language } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { fraction, isInteger, multiply } from '../../../text/fraction.js';
import { amountsIn, areExchanged, type WrongFigure } from './amounts.js';

/** A text of an item. */
export interface ItemText {
	text: string;
	/** The decision that it is a part of, by any number. */
	decision?: number | undefined;
	/** Figures of a list or a table are only compared with. */
	isOther?: true | undefined;
	isTitle?: true | undefined;
}

/** The wrong figures of the decisions of an item, each with the text that it stands in. */
export function wrongInItem(
	texts: readonly ItemText[],
	lang: Language,
): Array<WrongFigure & { in: ItemText }> {
	const decided = texts.filter(({ decision, isOther }) => decision !== undefined && !isOther);
	if (texts.length < 2 || texts.length > MOST || decided.length === 0) return [];
	const isOnly = new Set(texts.flatMap(({ decision }) => decision ?? [])).size === 1;
	const told = new Set<string>();
	const isDecided = (at: number) => texts[at]?.decision !== undefined;
	const marks = texts.map((one) => readMarks(one.text, lang));
	if (marks.reduce((all, { length }) => all + length, 0) > MOST_MARKS) return [];
	const titles = marks.filter((_, at) => texts[at]?.isTitle).flat();
	const found: Array<WrongFigure & { in: ItemText }> = [];
	// Decisions first: of what differs from one, the decision is told.
	const order = [...texts.keys()].filter((at) => !texts[at]?.isOther);
	for (const index of order.sort((a, b) => Number(isDecided(b)) - Number(isDecided(a)) || a - b)) {
		const text = texts[index] as ItemText;
		const others = marks.filter((_, at) => at !== index).flat();
		// What stands outside any decision is compared with those.
		const outside = marks
			.filter((_, at) => texts[at]?.decision !== text.decision && (isDecided(index) || !texts[at]?.isOther))
			.flat();
		for (const mark of marks[index] ?? []) {
			const isSame = (one: Mark) => one.kind === mark.kind && one.value === mark.value;
			if (others.some(isSame) || told.has(`${mark.kind} ${mark.value}`)) continue;
			// Several decisions may have a total each; the year before is compared with by many texts.
			if (mark.kind.startsWith('total ') && !(isOnly && isDecided(index))) continue;
			if (mark.kind === 'year' && !isDecided(index)) continue;
			const same = outside.filter((one) => one.kind === mark.kind && isOtherWriting(mark, one));
			const [other] = same;
			const isRepeated = (marks[index] ?? []).some(
				(one) => one.kind === mark.kind && one.value === other?.value,
			);
			if (mark.kind === 'year' && !titles.some((one) => one.kind === 'year' && one.value === other?.value))
				continue;
			if (!other || isRepeated || same.some(({ value }) => value !== other.value)) continue;
			for (const one of [mark, other]) told.add(`${one.kind} ${one.value}`);
			const [decision, elsewhere] = isDecided(index) ? [mark, other] : [other, mark];
			found.push({
				of: 'item',
				from: mark.from,
				to: mark.to,
				stated: decision.text,
				computed: elsewhere.text,
				in: text,
			});
			break;
		}
	}
	return found;
}

/** A figure that may be compared: an amount by its currency, a total, the year of accounts, a number of an act. */
interface Mark {
	kind: string;
	value: string;
	text: string;
	from: number;
	to: number;
	cents?: bigint;
}

function readMarks(text: string, lang: Language): Mark[] {
	if (!/\d{2}/.test(text)) return [];
	const found: Mark[] = [];
	for (const { from, to, value, currency } of amountsIn(text, lang)) {
		const hundredths = multiply(value, fraction(100n));
		const behind = PERCENT.exec(text.slice(to, to + 3))?.[0];
		if (!isInteger(hundredths) || (currency === '' && behind === undefined)) continue;
		const end = to + (behind?.length ?? 0);
		const cents = hundredths.numerator;
		const mark = { value: String(cents), text: text.slice(from, end), from, to: end, cents };
		found.push({ ...mark, kind: currency || '%' });
		if (currency !== '' && isTotal(text.slice(Math.max(0, from - LEAD), from)))
			found.push({ ...mark, kind: `total ${currency}` });
	}
	for (const { from, to } of vocabulary('accountYears').findAll(text)) {
		const year = YEAR_BEHIND.exec(text.slice(to, to + LEAD));
		if (!year?.[1]) continue;
		const at = to + year[0].length - 4;
		found.push({ kind: 'year', value: year[1], text: text.slice(from, at + 4), from: at, to: at + 4 });
	}
	for (const { 0: number, index } of text.matchAll(NUMBER_OF_ACT))
		found.push({ kind: 'act', value: number, text: number, from: index, to: index + number.length });
	return found;
}

/** Whether of two marks of one kind one is most likely the other, miswritten. */
function isOtherWriting(mark: Mark, other: Mark): boolean {
	if (mark.value === other.value) return false;
	if (mark.kind.startsWith('total ')) return true;
	if (mark.kind === 'year') return Math.abs(Number(mark.value) - Number(other.value)) === 1;
	if (mark.cents !== undefined && other.cents !== undefined) return areExchanged(mark.cents, other.cents, 3);
	// Numbers of acts: two digits exchanged.
	return areExchanged(digits(mark.value), digits(other.value), 4);
}

function digits(number: string): bigint {
	return BigInt(number.replace(/\D/g, ''));
}

/** `pour un montant total de |` */
function isTotal(lead: string): boolean {
	return vocabulary('sumTotals')
		.findAll(lead)
		.some(({ to }) => /^\s*$/.test(lead.slice(to)));
}

/** ` clos le 31 décembre | 2025`, ` | 2025` */
const YEAR_BEHIND =
	/^\s+(?:[^\s\d.,;:()]{1,9}\s+){0,3}(?:[0-3]?\d(?:er)?\s+\p{L}{3,9},?\s+)?((?:19|20)\d\d)(?![\d-])/u;
const PERCENT = /^\s*%/;
/** `2026-145`, `145-2026` */
const NUMBER_OF_ACT =
	/(?<![\p{L}\d./-])(?:(?:19|20)\d\d-\d{2,4}|\d{2,4}-(?:19|20)\d\d)(?![\p{L}\d/-]|\.\d)/gu;
const LEAD = 40;
const MOST = 60;
const MOST_MARKS = 240;
