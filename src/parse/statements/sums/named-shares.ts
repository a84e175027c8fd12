/** Shares of amounts that a sentence before has named: `salaries $286,000, books $58,000 … Salaries make up 69.4% of the request.` */

import {
	compare,
	divide,
	equals,
	fraction,
	multiply,
	subtract,
	toDecimalString,
} from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { absolute, rounded, type WrongFigure } from './amounts.js';
import { holds, rowOfKinds, rowPattern } from './row.js';
import type { Figure, Token } from './tokens.js';

/** The percentages of sentences without amounts that are others than those of the amounts which they name. */
export function wrongNamedShares(text: string, tokens: readonly Token[]): WrongFigure[] {
	if (text.length > LONGEST) return [];
	const row = rowOfKinds(tokens.map(({ kind }) => kind));
	return [...row.matchAll(SHARE())].flatMap(({ 0: all, index }): WrongFigure[] => {
		const at = index + VERB;
		const start = row.lastIndexOf('.', index) + 1;
		const end = row.indexOf('.', at);
		const [verb, percent] = [tokens[at - 1], tokens[at]?.figure];
		const named = tokens.slice(0, start).flatMap(({ figure }) => (figure?.kind === 'money' ? figure : []));
		if (!verb || !percent || percent.isAbout || named.length < 2 || named.length > MOST) return [];
		if (holds(row.slice(start, end < 0 ? undefined : end), ['money', 'count'])) return [];
		const part = amountOf(wordAt(text, tokens[at - 2]), text, named);
		const whole = amountOf(wordAt(text, tokens[index + all.length - 1]), text, named);
		if (!part || !whole || compare(part.value, whole.value) >= 0) return [];
		const exactly = divide(multiply(part.value, fraction(100n)), whole.value);
		const off = absolute(subtract(exactly, percent.value));
		if (compare(off, fraction(1n, 10n ** BigInt(percent.decimals))) < 0 || compare(off, fraction(15n)) > 0)
			return [];
		return [
			{ of: 'share', from: percent.from, to: percent.to, computed: toDecimalString(rounded(exactly, 1)) },
		];
	});
}

/** The one amount that a word stands right before, or that it has first: `salaries $286,000`, `the request of $412,000`. */
function amountOf(word: string, text: string, amounts: readonly Figure[]): Figure | undefined {
	if (word.length < 4) return undefined;
	const near = amounts.filter(({ from }, index) => {
		const words = text.slice(Math.max(amounts[index - 1]?.to ?? 0, from - NEAR), from).toLowerCase();
		return words
			.split(/[^\p{L}]+/u)
			.filter((one) => one !== '')
			.slice(-MOST_BETWEEN)
			.includes(word);
	});
	const [first] = near;
	return first && near.every(({ value }) => equals(value, first.value)) ? first : undefined;
}

function wordAt(text: string, token: Token | undefined): string {
	return token ? text.slice(token.from, token.to).toLowerCase() : '';
}

/** A verb of shares, the percentage, and what it is of. */
const SHARE = lazy(() => rowPattern('word [represents link] percent [of outOf for] word? word', 'g'));
/** So many words before the percentage. */
const VERB = 2;
/** A text of more amounts is no account in sentences. */
const MOST = 60;
const NEAR = 40;
/** `request of`, `salaires pour` */
const MOST_BETWEEN = 2;
const LONGEST = 3000;
