/** Income, expenditure and what they come to. */

import { mentions, vocabulary } from '../../../language/index.js';
import {
	add,
	compare,
	equals,
	type Fraction,
	fraction,
	multiply,
	subtract,
	toDecimalString,
	ZERO,
} from '../../../text/fraction.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';
import { type Amount, absolute, apart, MOST, type WrongFigure } from './amounts.js';

/** The amounts of an account by what they are; `isTwice`: two balances, of which the later may be told first. */
interface Account {
	told: ReadonlyMap<string, Amount>;
	income: Amount;
	result: Fraction;
	isTwice: boolean;
}

/** `Recettes 4 120 €, dépenses 3 905 €, excédent 215 €`; `brought forward £800, income £300, expenditure £200, carried forward £900`. */
export function wrongResult(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	const account = readAccount(text, amounts);
	return account && (wrongBottomLine(account) ?? wrongBalance(account));
}

/** What income and expenses, balances and results a text tells; nothing where one of them stands there twice. */
function readAccount(text: string, amounts: readonly Amount[]): Account | undefined {
	const marks = vocabulary('flows').findAll(text);
	if (marks.length < 3 || marks.length > MOST || amounts.length > MOST) return undefined;
	const isAside = asides(text);
	const told = new Map<string, Amount>();
	const isMoney = amounts.some(({ currency }) => currency !== '');
	let last = 0;
	let isTwice = false;
	let part: string | undefined;
	for (const amount of amounts) {
		// The day of a balance is none of its amounts.
		if (isMoney && amount.currency === '') continue;
		const start = last;
		last = amount.to;
		if (isAside(amount)) continue;
		const before = marks.findLast(({ from, to }) => from >= start && to <= amount.from);
		// `12 000 € de recettes`, `sorties : 12 000 € | de | recettes`
		const behind = marks.find(
			({ from }) => from >= amount.to && SMALL_LINK.test(text.slice(amount.to, from)),
		);
		const isJoined = behind && /\p{L}/u.test(text.slice(amount.to, behind.from));
		const mark = isJoined ? behind : (before ?? behind);
		// `Income: subscriptions £2,988, fees £825, total £3,813`: all of what it opens with.
		if (!mark && part !== undefined && mentions(text.slice(start, amount.from), 'totals', 'sumTotals')) {
			told.set(part, amount);
			continue;
		}
		const flow = mark && vocabulary('flows').findId(text.slice(mark.from, mark.to));
		if (!flow) continue;
		const of = getPlace(flow, told.has('opening'));
		if (told.has(of)) return undefined;
		isTwice ||= flow === 'balance' && of === 'closing';
		told.set(of, amount);
		part = of === 'income' || of === 'expense' ? of : undefined;
	}
	const [income, expense] = [told.get('income'), told.get('expense')];
	if (!income || !expense || income.currency !== expense.currency) return undefined;
	return { told, income, result: subtract(income.value, expense.value), isTwice };
}

/** The first balance is the one before, the second the one after; what is left is the result where none stands before. */
function getPlace(flow: string, hasOpening: boolean): string {
	if (flow === 'balance') return hasOpening ? 'closing' : 'opening';
	if (flow === 'left') return hasOpening ? 'closing' : 'result';
	return flow;
}

function isNear({ income }: Account, amount: Amount, computed: Fraction): boolean {
	return (
		amount.currency === income.currency &&
		compare(multiply(apart(computed, amount.value), fraction(5n)), income.value) <= 0
	);
}

/** The surplus, deficit or result that is not income less expenses. */
function wrongBottomLine(account: Account): WrongFigure | undefined {
	const { told, result } = account;
	for (const of of ['surplus', 'deficit', 'result'] as const) {
		const stated = told.get(of);
		if (!stated) continue;
		const computed = of === 'deficit' ? subtract(ZERO, result) : result;
		const isRight =
			equals(stated.value, computed) || (of === 'result' && equals(stated.value, absolute(computed)));
		const isOther = compare(computed, ZERO) < 0 && equals(stated.value, absolute(computed));
		if (!isRight && (isOther || isNear(account, stated, computed)))
			return { of: 'result', from: stated.from, to: stated.to, computed: toDecimalString(result) };
	}
	return undefined;
}

/** The balance that is not the one before with income less expenses. */
function wrongBalance(account: Account): WrongFigure | undefined {
	const { told, result, isTwice } = account;
	const [opening, closing] = [told.get('opening'), told.get('closing')];
	if (!opening || !closing) return undefined;
	const computed = add(opening.value, result);
	// `a balance of £480 on 31 October after receipts of £200 …; the balance on 30 September was £430`: the later one is told first.
	const earlier = subtract(opening.value, result);
	if (equals(earlier, closing.value) || equals(computed, closing.value)) return undefined;
	const isLater = isNear(account, closing, computed);
	if (!isLater && !(isTwice && isNear(account, closing, earlier))) return undefined;
	const shown = isLater ? computed : earlier;
	return { of: 'balance', from: closing.from, to: closing.to, computed: toDecimalString(shown) };
}

/** The same for one sentence, where the text has other incomes as well. */
export function wrongResultOfSentence(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	const marks = vocabulary('flows').findAll(text);
	if (marks.length < 4 || marks.length > MOST) return undefined;
	for (const { from, to } of readSentences(text)) {
		const inside = marks.filter((mark) => mark.from >= from && mark.to <= to);
		if (inside.length < 3 || inside.length === marks.length) continue;
		const by = amounts
			.filter((amount) => amount.from >= from && amount.to <= to)
			.map((amount) => ({ ...amount, from: amount.from - from, to: amount.to - from }));
		const wrong = wrongResult(text.slice(from, to), by);
		if (wrong) return { ...wrong, from: wrong.from + from, to: wrong.to + from };
	}
	return undefined;
}

/** Whether an amount stands in brackets, or in a sentence of another time: `L'an dernier le déficit était de 212 €.` */
function asides(text: string): (amount: Amount) => boolean {
	const ranges = [
		...matchesIn(text, /\([^()]*\)/g).map(({ 0: words, index }) => ({
			from: index,
			to: index + words.length,
		})),
		// `Income had been £3,412 and expenditure £3,230, so that the profit was £182`: all of it is of one time.
		...readSentences(text).filter(
			({ from, to }) =>
				vocabulary('suppositions').findIn(text.slice(from, to))?.id === 'otherTime' &&
				vocabulary('flows').findAll(text.slice(from, to)).length < WHOLE_ACCOUNT,
		),
	];
	return ({ from, to }) => ranges.some((range) => range.from <= from && range.to >= to);
}

const WHOLE_ACCOUNT = 3;

/** ` de `, ` d’`, ` of ` */
const SMALL_LINK = /^\s(?:[a-z]{1,2}['’\s]{1,2})?$/;
