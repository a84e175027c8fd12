/** A number of people as a part of others, and the whole of it: `12 adhérents sur 20`, `five of seven`, `9/15`. */

import type { CountStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { type Fraction, toDecimalString } from '../../../text/fraction.js';
import { lastWords, wordBehindSpace } from '../../../text/letters.js';
import { scanCount, wordsToInteger } from '../../../text/number.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import type { PlacedText } from '../../source/places.js';
import { isOtherwise } from '../times/times.js';
import { asCount, LONGEST, LONGEST_NUMBER, sentenceAround, spaces } from './count.js';
import { isPeople } from './state.js';

/** `Neuf membres sur | vingt sont présents`, `3 clubs sur | 4`: the whole, and not those who are there. */
export function isWholeOf(text: string, at: number): boolean {
	const words = lastWords(text.slice(Math.max(0, at - LONGEST_NUMBER), at), 4, '-').map(
		({ text: word }) => word,
	);
	// `sont au nombre de | 7`
	if (vocabulary('numberLeads').findId(words.slice(-3).join(' ')) !== undefined) return false;
	const isBefore = (count: number) => vocabulary('outOf').findId(words.slice(-count).join(' ')) !== undefined;
	if (/[.;:,\n(][\s\u00A0]*$/.test(text.slice(Math.max(0, at - 4), at)) || ![1, 2, 3].some(isBefore))
		return false;
	return (
		/\d/.test(text.slice(Math.max(0, at - LONGEST_NUMBER), at)) ||
		words.some((word) => wordsToInteger(word) !== undefined) ||
		words.length === 4
	);
}

/** `five of |`, `cinq des |`: the number that is a part of what follows. */
export function partBefore(
	text: string,
	at: number,
): { value: number; from: number; to: number } | undefined {
	const start = Math.max(0, at - LONGEST_NUMBER);
	const words = lastWords(text.slice(start, at), 4, '-');
	for (let link = 1; link < words.length; link += 1) {
		const behind = words.slice(link).map(({ text: word }) => word);
		if (vocabulary('outOf').findId(behind.join(' ')) === undefined) continue;
		const number = words[link - 1];
		const value = number && (wordsToInteger(number.text) ?? (Number(number.text) || undefined));
		if (!number || value === undefined) continue;
		const from = start + number.from;
		return { value, from, to: from + number.text.length };
	}
	return undefined;
}

/**
 * `12 adhérents sur 20 sont présents ou représentés`, `7 members present out of 9`: the whole behind a number of people, in a sentence about
 * those who are there.
 */
export function wholeOfPeople(
	text: string,
	from: number,
	to: number,
	lang: BallotContext['lang'],
): { value: Fraction; from: number; to: number } | undefined {
	if (!/^[\s\u00A0].*[\s\u00A0]\d/s.test(text.slice(to, to + LONGEST))) return undefined;
	const sentence = sentenceAround(text, from);
	const group = vocabulary('groups').findIn(sentence)?.id;
	if (group !== 'present' && group !== 'represented') return undefined;
	const count = scanCount(text.slice(from, from + 40), lang);
	const between = /^(?:[\s\u00A0]+\p{L}+){1,6}?(?=[\s\u00A0]+\p{L}+[\s\u00A0]+\d)/u.exec(
		text.slice(to, to + LONGEST),
	)?.[0];
	if (!count || between === undefined) return undefined;
	// A noun of people, or of those there, and nothing that counts something else.
	const words = between.trim().split(/[\s\u00A0]+/);
	if (vocabulary('peopleNouns').findId(words[0] ?? '') !== 'noun') return undefined;
	// `28 personnes étaient présentes et le quorum | de 14 était atteint`
	if (words.some((word) => vocabulary('smallWords').findId(word) === 'and')) return undefined;
	const whole = wholeAfter(text.slice(to, to + LONGEST), between.length, lang);
	if (!whole || !/^[\s\u00A0]*(?:[\s,;.:)]|$)/.test(text.slice(to + whole.to, to + whole.to + 2)))
		return undefined;
	const behind = text.slice(to + whole.to).trimStart();
	if (vocabulary('units').scan(behind)?.id === 'votes' || behind.startsWith('%')) return undefined;
	const digits = /\d[\d\s\u00A0\u202F]*$/.exec(text.slice(to, to + whole.to))?.[0].length ?? 0;
	return { value: whole.value, from: to + whole.to - digits, to: to + whole.to };
}

/** `sur les 1 000`, `/1000`, `out of 1,000`: the whole behind a part. */
export function wholeAfter(
	rest: string,
	from: number,
	lang: BallotContext['lang'],
): { value: Fraction; to: number } | undefined {
	let at = from + spaces(rest, from);
	const stroke = rest[at] === '/';
	const link = stroke ? 1 : vocabulary('outOf').scan(rest.slice(at))?.length;
	if (link === undefined) return undefined;
	at += link;
	at += spaces(rest, at);
	const whole = scanCount(rest.slice(at, at + 40), lang);
	return whole && { value: whole.value, to: at + whole.length };
}

/** `trois associés sont présents, sur un nombre total de | cinq associés`: the whole behind such words, in a sentence on those there. */
export function readTotals(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	return vocabulary('totalLeads')
		.findAll(text)
		.flatMap((lead): CountStatement[] => {
			const from = lead.to + spaces(text, lead.to);
			const count = scanCount(text.slice(from, from + LONGEST_NUMBER), context.lang);
			const to = from + (count?.length ?? 0);
			const noun = count && wordBehindSpace(text.slice(to, to + LONGEST));
			const sentence = sentenceAround(text, lead.from);
			const group = vocabulary('groups').findIn(sentence)?.id;
			if (!count || !noun || !isPeople(noun.text) || isOtherwise(sentence, context)) return [];
			return group === 'present' || group === 'represented'
				? [asCount(placed, 'members', toDecimalString(count.value), from, to)]
				: [];
		});
}

/** `Sur les | 48 adhérents à jour, 21 sont présents`, `Of the | nine directors, six were present`: the whole that a sentence on those there opens with. */
export function readWholesAhead(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const groups = vocabulary('groups').findAll(text, 'present');
	if (groups.length === 0) return [];
	return readSentences(text).flatMap(({ from, to }): CountStatement[] => {
		const lead = vocabulary('outOf').scan(text.slice(from, from + LONGEST));
		if (!lead) return [];
		const at = from + lead.length + spaces(text, from + lead.length);
		const count = scanCount(text.slice(at, at + LONGEST_NUMBER), context.lang);
		const end = at + (count?.length ?? 0);
		const noun = count && wordBehindSpace(text.slice(end, end + LONGEST));
		const comma = text.indexOf(',', end);
		if (!count || !noun || !isPeople(noun.text) || comma < 0 || comma > to) return [];
		// A number of those there stands right behind.
		const part = scanCount(text.slice(comma + 1, comma + LONGEST_NUMBER).trimStart(), context.lang);
		if (!part || !groups.some((one) => one.from > comma && one.to <= to)) return [];
		return isOtherwise(text.slice(from, to), context)
			? []
			: [asCount(placed, 'members', toDecimalString(count.value), at, end)];
	});
}
