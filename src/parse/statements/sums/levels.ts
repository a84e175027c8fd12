/**
 * A level before and after, and what changed it: `Le résultat est de 26 550 €. Le fonds de roulement passe de 112 000 € à 138 550 €`, `Membership rose from 61
 * to 64, with five joining and two leaving`.
 */

import { vocabulary } from '../../../language/index.js';
import { lastWords } from '../../../text/letters.js';
import { readSentences } from '../../../text/sentences.js';
import type { WrongFigure } from './amounts.js';
import { asWrong, distance, type Figure, isSlip } from './slips.js';

/** The levels of a text, from a place on, that do not follow from what changed them. */
export function wrongLevels(text: string, figures: readonly Figure[], start = 0): WrongFigure[] {
	if (text.length > LONGEST || !vocabulary('changeOpens').findAll(text)[0]) return [];
	return [...wrongMoney(text, figures, start), ...(start === 0 ? wrongMembers(text, figures) : [])];
}

/** `passe de 112 000 € à 138 550 €`, where one amount above would have led there but for one sign. */
function wrongMoney(text: string, figures: readonly Figure[], start: number): WrongFigure[] {
	return figures.flatMap((now, index): WrongFigure[] => {
		const old = figures[index - 1];
		if (!old || now.from < start || now.currency === '' || old.currency !== now.currency) return [];
		if (!isFromTo(text, old, now)) return [];
		const changes = figures.filter(
			({ to, currency, cents }) => to <= old.from && currency === now.currency && hasThreeSigns(cents),
		);
		const ways = changes
			.flatMap(({ cents }) => [old.cents + cents, old.cents - cents])
			.filter((cents) => cents > 0n);
		if (changes.length > MOST || changes.some(({ cents }) => cents === now.cents) || ways.includes(now.cents))
			return [];
		const slip = ways.find((cents) => isSlip(now.cents, cents, 3));
		return slip === undefined ? [] : [asWrong('reckoned', now, slip)];
	});
}

/** An amount of which no more than its first two signs are known is round. */
function hasThreeSigns(cents: bigint): boolean {
	return String(cents).replace(/0+$/, '').length > 2;
}

/** `from £28,650 to £25,328` */
function isFromTo(text: string, old: Figure, now: Figure): boolean {
	const link = text.slice(old.to, now.from).trim();
	const opens = lastWords(text.slice(Math.max(0, old.from - 12), old.from), 1)[0]?.text ?? '';
	return (
		vocabulary('changeLinks').findId(link) === 'to' && vocabulary('changeOpens').findId(opens) !== undefined
	);
}

/** How many came and how many left, between two numbers of members. */
function wrongMembers(text: string, figures: readonly Figure[]): WrongFigure[] {
	return readSentences(text).flatMap((sentence): WrongFigure[] => {
		const inside = figures.filter(
			({ from, to, currency }) => from >= sentence.from && to <= sentence.to && currency === '',
		);
		if (inside.length < 4 || inside.length > MOST) return [];
		const moves = inside.flatMap((figure, at) => {
			const end = Math.min(sentence.to, inside[at + 1]?.from ?? sentence.to, figure.to + NEAR);
			const way = movementAt(text.slice(figure.to, end).trim());
			// `leaving` behind a number of people are those who leave.
			return way ? [{ figure, sign: way === 'plus' ? 1n : -1n }] : [];
		});
		if (moves.length !== 2 || moves[0]?.sign === moves[1]?.sign) return [];
		const others = inside.filter((one) => !moves.some(({ figure }) => figure === one));
		const old = others.find(({ from }) => {
			const word = lastWords(text.slice(Math.max(0, from - 14), from), 1)[0]?.text ?? '';
			return (
				vocabulary('changeOpens').findId(word) !== undefined ||
				vocabulary('changeLinks').findId(word) === 'against'
			);
		});
		const after = old && others.find(({ from }) => from > old.to && isFromTo(text, old, { from } as Figure));
		const now = after ?? others[0];
		if (!old || !now || now === old) return [];
		const computed = moves.reduce((all, { figure, sign }) => all + sign * figure.cents, old.cents);
		const off = distance(computed, now.cents);
		if (off === 0n || off * 5n > now.cents) return [];
		return [asWrong('reckoned', now, computed)];
	});
}

/** What a text that follows a number of people opens with: `had joined`, `new members`. */
function movementAt(words: string) {
	const link = vocabulary('movedLinks').scan(words)?.length ?? 0;
	return (vocabulary('movements').scan(words) ?? vocabulary('movements').scan(words.slice(link).trim()))?.id;
}

const LONGEST = 3000;
const MOST = 8;
const NEAR = 30;
