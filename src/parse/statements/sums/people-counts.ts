/** Numbers of people beside their names or their parts: `cinq membres : Ada Brun, Luc Bon, Lise Kern et Paul Weiss`. */

import type { Language } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { isCapital } from '../../../text/letters.js';
import { mayHoldNumberInWords } from '../../../text/number.js';
import { readSentences } from '../../../text/sentences.js';
import { type Amount, isPartial, type WrongFigure } from './amounts.js';
import { numberAt, numberBefore } from './numbers.js';
import { betweenParts, LONGEST } from './parts.js';

/** People whom a meeting counts, with a vote there or without: `titulaires`, `camarades`, `drivers`. */
export function isPeopleNoun(noun: string): boolean {
	const id = vocabulary('peopleNouns').findId(noun);
	return id === 'noun' || id === 'some' || id === 'counted';
}

/** `Huit membres sont présents et un est représenté, soit dix votants`: numbers in words, of which those behind `sur` are the whole. */
export function wrongPeople(
	text: string,
	start: number,
	end: number,
	lang: Language,
): WrongFigure | undefined {
	const sentence = text.slice(start, end);
	const [mark, ...more] = vocabulary('thatIs').findAll(sentence, 'is');
	if (!mark || more.length > 0 || sentence.length > LONGEST) return undefined;
	const total = numberAt(sentence, mark.to + gapAt(sentence, mark.to), lang);
	const behind = total && sentence.slice(total.to).trimStart();
	if (!total || !behind || !(isOfVoters(behind) || vocabulary('sumTotals').scan(behind))) return undefined;
	const before = sentence.slice(0, mark.from);
	if (isPartial(before)) return undefined;
	let added = 0;
	let parts = 0;
	let isInWords = total.isInWords;
	for (const word of before.matchAll(/(?<![\p{L}\p{N}'’-])[\p{L}\d]/gu)) {
		const number = numberAt(before, word.index, lang);
		if (!number) continue;
		const noun = /^[\s\u00A0]+([^\s\d.,;:()]{2,30})/.exec(before.slice(number.to))?.[1] ?? '';
		const previous =
			/(\S+)[\s\u00A0]+$/.exec(before.slice(Math.max(0, word.index - 20), word.index))?.[1] ?? '';
		if (vocabulary('outOf').findId(previous) !== undefined) continue;
		if (!isOfRoom(before, { to: number.to, noun })) {
			// `un` is an article too.
			if (number.value === 1 && number.isInWords) continue;
			return undefined;
		}
		added += number.value;
		parts += 1;
		isInWords ||= number.isInWords;
	}
	const off = Math.abs(added - total.value);
	// Those in digits have been looked at.
	if (!isInWords || parts < 2 || off === 0 || off * 5 > total.value) return undefined;
	return { of: 'total', from: start + total.from, to: start + total.to, computed: String(added) };
}

/** `dix voix`, `ten votes`, `neuf votants` */
function isOfVoters(behind: string): boolean {
	const noun = /^[^\s\d.,;:()]+/.exec(behind)?.[0] ?? '';
	return vocabulary('units').scan(noun)?.id === 'votes' || vocabulary('headCounts').findId(noun) === 'voters';
}

function gapAt(text: string, at: number): number {
	return /^[\s\u00A0]*/.exec(text.slice(at))?.[0].length ?? 0;
}

/** `6 membres présents`, `2 procurations`, `3 ont donné pouvoir`: people who are there or represented. */
export function isOfRoom(text: string, { to, noun }: Pick<Amount, 'to' | 'noun'>): boolean {
	const words = text.slice(to, to + 40).split(/[,;]/, 1)[0] ?? '';
	return (
		vocabulary('proxyNouns').findId(noun) !== undefined ||
		vocabulary('peopleNouns').findId(noun) === 'signed' ||
		vocabulary('proxyGivers').findIn(words) !== undefined ||
		['present', 'represented', 'remote'].includes(vocabulary('groups').findIn(words)?.id ?? '')
	);
}

/** `cinq membres : Ada Brun, Luc Bon, Lise Kern et Paul Weiss`: people whom a list names, and how many there would be. */
export function wrongLists(text: string): WrongFigure[] {
	return readSentences(text).flatMap((sentence): WrongFigure[] => {
		const words = text.slice(sentence.from, sentence.to);
		const colon = words.indexOf(':');
		if (colon < 0 || words.length > LONGEST || words.indexOf(':', colon + 1) >= 0) return [];
		const head = words.slice(0, colon);
		const noun = vocabulary('peopleNouns')
			.findAll(head)
			.find(({ from }) => numberBefore(head, from) !== undefined);
		const number = noun && numberBefore(head, noun.from);
		const list = words.slice(colon + 1);
		if (!number || /\d/.test(list) || list.includes('(')) return [];
		const pieces = list.split(betweenParts()).map((piece) => piece.trim().replace(/[\s.]+$/, ''));
		if (pieces.length < 2 || !pieces.every(isNameOfPerson)) return [];
		// `4 titulaires et 2 suppléants : …`
		const others = vocabulary('peopleNouns')
			.findAll(head.slice(noun?.to))
			.flatMap(({ from }) => numberBefore(head.slice(noun?.to), from) ?? []);
		const all = others.reduce((whole, { value }) => whole + value, number.value);
		// `10 membres étaient présents et 5 absents : …` names the last.
		const last = others.at(-1);
		const off = (value: number) => Math.abs(pieces.length - value);
		const stated = last && off(last.value) < off(all) ? last.value : all;
		if (off(stated) === 0 || off(stated) > 2) return [];
		const at =
			last && stated === last.value
				? { from: last.from + (noun?.to ?? 0), to: last.to + (noun?.to ?? 0) }
				: number;
		return [
			{
				of: 'names',
				from: sentence.from + at.from,
				to: sentence.from + at.to,
				stated: String(stated),
				computed: String(pieces.length),
			},
		];
	});
}

/** `Ada Brun (présidente), Luc Bon et Lise Kern, quatre membres, sont nommés`: people whom a sentence opens with, and how many there would be. */
export function wrongCountOfNames(text: string): WrongFigure[] {
	return readSentences(text).flatMap((sentence): WrongFigure[] => {
		const words = text.slice(sentence.from, sentence.to);
		if (words.length > LONGEST) return [];
		const noun = vocabulary('peopleNouns').findAll(words)[0];
		const number = noun && numberBefore(words, noun.from);
		if (
			!number ||
			!/,[\s\u00A0]*$/.test(words.slice(0, number.from)) ||
			!/^[\s\u00A0]*,/.test(words.slice(noun.to))
		)
			return [];
		const pieces = words
			.slice(0, number.from)
			.replace(/\([^()]*\)/g, '')
			.split(betweenParts())
			.map((piece) => piece.trim())
			.filter((piece) => piece !== '');
		if (pieces.length < 2 || !pieces.every(isNameOfPerson) || pieces.length === number.value) return [];
		if (Math.abs(pieces.length - number.value) > 2) return [];
		return [
			{
				of: 'names',
				from: sentence.from + number.from,
				to: sentence.from + number.to,
				stated: String(number.value),
				computed: String(pieces.length),
			},
		];
	});
}

/** `Dix-huit médailles sont remises : cinq d'or, six d'argent et sept de bronze`: a whole and its parts, some of them in words. */
export function wrongPartsInWords(text: string, lang: Language): WrongFigure[] {
	if (!text.includes(':') || !mayHoldNumberInWords(text)) return [];
	return readSentences(text).flatMap((sentence): WrongFigure[] => {
		const words = text.slice(sentence.from, sentence.to);
		const colon = words.indexOf(':');
		if (colon < 0 || words.length > LONGEST || words.indexOf(':', colon + 1) >= 0) return [];
		const head = words.slice(0, colon);
		if (!mayHoldNumberInWords(words) || isPartial(head)) return [];
		const heads = [...head.matchAll(OPENS_WORD)].flatMap(({ index }) => {
			const number = numberAt(head, index, lang);
			// `en 2015`
			const isYear = number && !number.isInWords && number.value > 1900 && number.value < 2100;
			return number && number.value > 1 && !isYear ? [number] : [];
		});
		const whole = heads.at(-1);
		// `22 animateurs encadrent 14 activités :`: of several the one that the colon is right behind.
		if (!whole || (heads.length > 1 && !RIGHT_BEFORE_COLON.test(head.slice(whole.to)))) return [];
		// `De trois à cinq ans :`
		if (heads.length > 1 && vocabulary('terms').findAll(head.slice(whole.to)).length > 0) return [];
		const list = words.slice(colon + 1);
		const pieces = list.split(betweenParts()).map((piece) => piece.trim());
		const parts = pieces.map((piece) => numberAt(piece, 0, lang));
		const numbers = parts.flatMap((part) => part ?? []);
		if (pieces.length < 2 || numbers.length < pieces.length || /[€$£%]/.test(words)) return [];
		// Those in digits alone have been looked at.
		if (!whole.isInWords && numbers.every(({ isInWords }) => !isInWords)) return [];
		// Answers of a vote leave some out.
		if (pieces.some((piece) => vocabulary('answers').findIn(piece) ?? vocabulary('units').findIn(piece)))
			return [];
		// `5 à 7 ans`: a part is a number and what it counts.
		if (pieces.some((piece, at) => !/^[\s\u00A0]+[^\s\d]/.test(piece.slice(parts[at]?.to)))) return [];
		const computed = numbers.reduce((all, { value }) => all + value, 0);
		const off = Math.abs(computed - whole.value);
		if (off === 0 || off * 5 > whole.value) return [];
		const at = sentence.from + whole.from;
		return [{ of: 'whole', from: at, to: at + whole.to - whole.from, computed: String(computed) }];
	});
}

/** ` activités `: no more than three words. */
const RIGHT_BEFORE_COLON = /^(?:[\s\u00A0]+[^\s\d.,;:()]+){1,3}[\s\u00A0]*$/;

const OPENS_WORD = /(?<![\p{L}\p{N}'’-])[\p{L}\d]/gu;

/** Two to five words with a capital letter each, but for small ones between. */
export function isNameOfPerson(piece: string): boolean {
	const words = piece.split(/[\s\u00A0]+/);
	return (
		words.length <= 5 &&
		isCapital(words[0]) &&
		isCapital(words.at(-1)) &&
		words.every((word) => isCapital(word) || word.length <= 3)
	);
}
