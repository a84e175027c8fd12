/** Numbers that stand twice, in words and in figures: `quatre-vingts euros (80 €)`, `30,500 (thirty-five thousand)`. */

import type { Language } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { LOCALES } from '../../../language/locales.generated.js';
import { foldKeyword } from '../../../text/fold.js';
import { isInteger } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { scanCount } from '../../../text/number.js';
import type { WrongFigure } from './amounts.js';

/** Where words say another number than the figures in brackets behind them, or figures than the words in brackets. */
export function wrongWritings(text: string, lang: Language): WrongFigure[] {
	return [...text.matchAll(BRACKET)].flatMap(({ 1: inner = '', index }): WrongFigure[] => {
		const before = text.slice(Math.max(0, index - FAR), index).trimEnd();
		const figures = figuresIn(inner, lang);
		const number = figures ?? lastFigures(before, lang);
		if (!number || number.value > 999_999_999n || number.value < 2n) return [];
		const words = wordsOf(figures ? lastNumberWords(before) : inner);
		if (!words || writings(Number(number.value)).includes(words)) return [];
		const from = index + 1;
		return [{ of: 'words', from, to: from + inner.length, computed: number.text }];
	});
}

/** The number that all of some words say, in digits with or without a currency; nothing where they say more. */
function figuresIn(words: string, lang: Language): { value: bigint; text: string } | undefined {
	const text = words.trim().replace(/^(?:[$€£]|CHF|EUR)[\s\u00A0]*/, '');
	const count = /^\d/.test(text) ? scanCount(text, lang) : undefined;
	if (!count || !isInteger(count.value) || withoutCurrency(text.slice(count.length)) !== '') return undefined;
	return { value: count.value.numerator, text: words.trim() };
}

/** `pour un montant de 87 450 € HT |`: the figures that end a text, with the currency or one short word behind them. */
function lastFigures(text: string, lang: Language): { value: bigint; text: string } | undefined {
	const start =
		/(?<![\d.,])\d[\d\s\u00A0\u202F.,'’]*(?:[$€£]|[A-Za-z]{1,6})?(?:[\s\u00A0]+[A-Z]{2,3})?$/.exec(text);
	const words = start?.[0].replace(/[\s\u00A0]+[A-Z]{2,3}$/, '');
	return words === undefined ? undefined : figuresIn(words, lang);
}

/** The words of a number that end a text, before a currency. */
function lastNumberWords(text: string): string {
	const words = withoutCurrency(text).split(/[\s\u00A0]+/);
	let from = words.length;
	while (from > 0 && isNumberWord(words[from - 1] ?? '')) from -= 1;
	return words.slice(from).join(' ');
}

function withoutCurrency(text: string): string {
	const trimmed = text.trim();
	if (/^[$€£]$/.test(trimmed)) return '';
	const last = /\S+$/.exec(trimmed)?.[0] ?? '';
	return vocabulary('currencies').findId(last.replace(/^[^\p{L}]+/u, '')) === undefined
		? trimmed
		: trimmed.slice(0, trimmed.length - last.length).trim();
}

/** A number in words, written one way; nothing where other words stand in it. */
function wordsOf(text: string): string | undefined {
	const words = withoutCurrency(text).split(/[\s\u00A0]+/);
	// `de`, `d’` before a currency: `deux millions d'euros`
	return words.length <= MOST && words.every(isNumberWord) ? plain(words.join(' ')) : undefined;
}

function isNumberWord(word: string): boolean {
	const parts = plainParts(word);
	return parts.length > 0 && parts.every((part) => numberWords().has(part));
}

/** Hyphens, links and plurals are written in several ways: `deux-cent-un`, `deux cent un`; `one hundred and one`. */
function plain(words: string): string {
	return plainParts(words)
		.filter((word) => vocabulary('smallWords').findId(word) !== 'and')
		.join(' ');
}

function plainParts(words: string): string[] {
	return foldKeyword(words)
		.split(/[\s-]+/)
		.filter((word) => word !== '')
		.map((word) => (word.length > SHORTEST_PLURAL ? word.replace(/s$/, '') : word));
}

const SHORTEST_PLURAL = 3;

/** All ways to write a number in words, `fifteen hundred` among them. */
function writings(value: number): string[] {
	return Object.values(LOCALES).flatMap(({ cardinal }) =>
		(['masculine', 'feminine'] as const).flatMap((gender) => {
			const hundred = plainParts(cardinal(200, gender)).at(-1) ?? '';
			const rest = value % 100;
			const inHundreds = `${cardinal(Math.floor(value / 100), gender)} ${hundred} ${rest === 0 ? '' : cardinal(rest, gender)}`;
			return [plain(cardinal(value, gender)), ...(value > 1000 && value < 10_000 ? [plain(inHundreds)] : [])];
		}),
	);
}

const numberWords = lazy(
	(): ReadonlySet<string> =>
		new Set(
			Object.values(LOCALES).flatMap(({ cardinal }) =>
				[...Array(100).keys(), 100, 200, 1000, 2000, 1_000_000, 2_000_000].flatMap((value) =>
					(['masculine', 'feminine'] as const).flatMap((gender) => plainParts(cardinal(value, gender))),
				),
			),
		),
);

const BRACKET = /\(([^()]{1,120})\)/g;
const FAR = 140;
const MOST = 20;
