/** Shares of amounts that the text has named before: `salaries $286,000, books $58,000 … Salaries make up 69.4% of the request.` */

import { vocabulary } from '../../../language/index.js';
import {
	add,
	compare,
	divide,
	type Fraction,
	floor,
	fraction,
	multiply,
	parseFraction,
	subtract,
	toDecimalString,
} from '../../../text/fraction.js';
import { readSentences } from '../../../text/sentences.js';
import { absolute, type WrongFigure } from './amounts.js';
import type { Figure } from './slips.js';

/** The percentages of sentences without amounts that are others than those of the amounts which they name. */
export function wrongNamedShares(text: string, figures: readonly Figure[]): WrongFigure[] {
	if (!text.includes('%') || figures.length < 2 || figures.length > MOST_FIGURES) return [];
	if (vocabulary('shareVerbs').findAll(text).length === 0) return [];
	return readSentences(text).flatMap((sentence): WrongFigure[] => {
		const words = text.slice(sentence.from, sentence.to);
		const found = SHARE.exec(words);
		const before = figures.filter(({ to, currency }) => to <= sentence.from && currency !== '');
		if (!found?.[1] || before.length < 2) return [];
		if (figures.some(({ from, currency }) => from >= sentence.from && from < sentence.to && currency !== ''))
			return [];
		const lead = words.slice(0, found.index).trimEnd();
		const verb = vocabulary('shareVerbs')
			.findAll(lead)
			.find(({ to }) => to === lead.length);
		const behind = words.slice(found.index + found[0].length).trimStart();
		const link = vocabulary('outOf').scan(behind) ?? vocabulary('eventLinks').scan(behind);
		if (!verb || !link) return [];
		const [part, whole] = [lead.slice(0, verb.from), behind.slice(link.length)].map((name) =>
			amountOf(lastWord(name), text, before),
		);
		const stated = parseFraction(found[1].replace(',', '.'));
		if (!part || !whole || !stated || part === whole || part.cents > whole.cents) return [];
		const exactly = divide(fraction(part.cents * 100n), fraction(whole.cents));
		const off = absolute(subtract(exactly, stated));
		const decimals = /[.,](\d+)$/.exec(found[1])?.[1]?.length ?? 0;
		if (compare(off, fraction(1n, 10n ** BigInt(decimals))) < 0 || compare(off, fraction(15n)) > 0) return [];
		const from = sentence.from + found.index;
		return [{ of: 'share', from, to: from + found[1].length, computed: toDecimalString(tenth(exactly)) }];
	});
}

/** The one amount that a word stands right before, or that it has first: `salaries $286,000`, `the request of $412,000`. */
function amountOf(word: string, text: string, amounts: readonly Figure[]): Figure | undefined {
	if (word.length < 4) return undefined;
	const near = amounts.filter(({ from }, index) => {
		const start = Math.max(amounts[index - 1]?.to ?? 0, from - NEAR);
		const words = text
			.slice(start, from)
			.toLowerCase()
			.split(/[^\p{L}]+/u);
		return words
			.filter((one) => one !== '')
			.slice(-MOST_BETWEEN)
			.includes(word);
	});
	return near[0] && near.every(({ cents }) => cents === near[0]?.cents) ? near[0] : undefined;
}

function lastWord(words: string): string {
	return /(\p{L}+)[^\p{L}]*$/u.exec(words.split(/[,;:(]/, 1)[0] ?? '')?.[1]?.toLowerCase() ?? '';
}

function tenth(value: Fraction): Fraction {
	return fraction(floor(add(multiply(value, fraction(10n)), fraction(1n, 2n))), 10n);
}

const SHARE = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)[\s\u00A0\u202F]?%/;
/** A text of more figures is no account in sentences; each is compared with all before it. */
const MOST_FIGURES = 60;
const NEAR = 40;
/** `request of`, `salaires pour` */
const MOST_BETWEEN = 2;
