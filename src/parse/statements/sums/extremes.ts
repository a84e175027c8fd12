/**
 * Which of several prices a text says to be the lowest or the highest: `Degauchy pour 14 260 € et Oise TP pour 15 840 €. Le conseil retient Oise TP,
 * la moins disante`. Compared are the prices that stand behind names, and the one name of them that the sentence has.
 */

import { vocabulary } from '../../../language/index.js';
import { compare, toDecimalString } from '../../../text/fraction.js';
import { readSentences } from '../../../text/sentences.js';
import type { Amount, WrongFigure } from './amounts.js';

interface Price extends Amount {
	name: string;
}

/** A text whose sentence calls another price the lowest than the lowest of those above it. */
export function wrongExtreme(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	if (amounts.filter(({ currency }) => currency !== '').length < 2) return undefined;
	const marks = vocabulary('extremes').findAll(text);
	const [mark, second] = marks;
	if (!mark || second) return undefined;
	const sentence = readSentences(text).find(({ from, to }) => from <= mark.from && to >= mark.to);
	if (!sentence) return undefined;
	const words = text.slice(sentence.from, sentence.to);
	const prices = pricesIn(text, amounts);
	const id = vocabulary('extremes').findId(text.slice(mark.from, mark.to));
	const stated = wrongAmount(text, amounts, mark, sentence.to, id);
	if (stated) return stated;
	if (prices.length < 2 || prices.some(({ currency }) => currency !== prices[0]?.currency)) return undefined;
	const above = prices.filter(({ to }) => to <= sentence.from);
	if (above.length < 2 || vocabulary('suppositions').findIn(words)) return undefined;
	const inside = amounts.filter(({ from, to }) => from >= sentence.from && to <= sentence.to);
	const named = above.flatMap((price): Price[] => {
		const name = words.includes(price.name) ? price.name : shortName(price, above);
		return words.includes(name) ? [{ ...price, name }] : [];
	});
	// `The lowest, from Mendip, was £370 below Avon`: the one right behind the word.
	const behind = named.filter(({ name }) => {
		const at = text.indexOf(name, mark.to);
		return at >= 0 && at <= mark.to + RIGHT_BEHIND;
	});
	// `Tropic Lawn, the low bidder, was £540 under Green Acres`: the one that the word is beside.
	const apposed = named.filter(({ name }) => {
		const at = text.lastIndexOf(name, mark.from);
		return at >= sentence.from && APPOSED.test(text.slice(at + name.length, mark.from));
	});
	const [only, other] = apposed.length === 1 ? apposed : behind.length === 1 ? behind : named;
	if (
		!only ||
		other ||
		inside.some(({ currency, value }) => currency === only.currency && compare(value, only.value) === 0)
	)
		return undefined;
	// Prices of one list stand in one sentence; others may be parts of one of them.
	const list = readSentences(text).find(({ from, to }) => from <= only.from && to >= only.to);
	const bids = above.filter(({ from, to }) => list && from >= list.from && to <= list.to);
	const best = (bids.length > 1 ? bids : above).reduce(
		(one, next) => (isBeyond(next, one, id) ? next : one),
		only,
	);
	if (best.from === only.from) return undefined;
	const from = sentence.from + words.indexOf(only.name);
	return {
		of: id === 'highest' ? 'highest' : 'lowest',
		from,
		to: from + only.name.length,
		stated: only.name,
		computed: toDecimalString(best.value),
	};
}

/** `28 400 $, 31 250 $ et 26 900 $ ; la plus basse est celle de Dor, à 26 900 $`: the one amount behind the word, of those of a list before it. */
function wrongAmount(
	text: string,
	amounts: readonly Amount[],
	mark: { from: number; to: number },
	end: number,
	id: 'lowest' | 'highest' | undefined,
): WrongFigure | undefined {
	const [stated, other] = amounts.filter(
		({ from, to, currency }) => from >= mark.to && to <= end && currency !== '',
	);
	if (!stated || other) return undefined;
	// `The lowest is taken, that is 22 080 € with its tax`
	if (vocabulary('thatIs').findIn(text.slice(mark.to, stated.from))) return undefined;
	const list = amounts.filter(({ to, currency }) => to <= mark.from && currency === stated.currency);
	const isList = list.every(({ to }, at) => {
		const next = list[at + 1];
		return !next || text.slice(to, next.from).length <= FAR;
	});
	if (list.length < 2 || !isList || list.length < amounts.filter(({ to }) => to <= mark.from).length)
		return undefined;
	const [first] = list;
	const best = first && list.reduce((one, next) => (isBeyond(next, one, id) ? next : one), first);
	if (!best || !isBeyond(best, stated, id)) return undefined;
	return {
		of: id === 'highest' ? 'highest' : 'lowest',
		from: stated.from,
		to: stated.to,
		computed: toDecimalString(best.value),
	};
}

/** `Atlas` for `Atlas Roofing`, where no other name opens so. */
function shortName({ name }: Price, all: readonly Price[]): string {
	const [first = name] = name.split(/[\s\u00A0]/, 1);
	return first.length > 3 && all.filter((one) => one.name.startsWith(first)).length === 1 ? first : name;
}

function isBeyond(one: Amount, other: Amount, id: 'lowest' | 'highest' | undefined): boolean {
	const sign = compare(one.value, other.value);
	return id === 'highest' ? sign > 0 : sign < 0;
}

/** Amounts of money right behind a name with a capital letter: `Avon Fencing £4,350`, `l'entreprise Degauchy pour 14 260 €`, `Ets Brunel (3 200 €)`. */
function pricesIn(text: string, amounts: readonly Amount[]): Price[] {
	return amounts.flatMap((amount, index): Price[] => {
		if (amount.currency === '') return [];
		const start = Math.max(amounts[index - 1]?.to ?? 0, amount.from - FAR);
		const name = NAME.exec(text.slice(start, amount.from))?.[1];
		return name ? [{ ...amount, name }] : [];
	});
}

/** Words with capital letters, small ones and signs between them, and up to three small ones behind: `pour`, `at`, `à hauteur de`. */
const NAME =
	/(?<![\p{L}-])(\p{Lu}[\p{L}\p{N}&.-]{1,30}(?:[\s\u00A0]+(?:(?:\p{Ll}{2}|&)[\s\u00A0]+)?\p{Lu}[\p{L}\p{N}'’&.-]{0,30}){0,5})(?:[\s\u00A0]+\p{Ll}{1,10}){0,3}[\s\u00A0]*[:(,–-]?[\s\u00A0]*$/u;
/** `, the `, `, la `, ` was the ` */
const APPOSED = /^(?:,|[\s\u00A0]+\p{Ll}{2,4})[\s\u00A0]+(?:\p{L}{1,3}['’\s\u00A0]+)?$/u;
const FAR = 70;
const RIGHT_BEHIND = 24;
