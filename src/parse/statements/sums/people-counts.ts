/** Numbers of people beside their names or their parts: `cinq membres : Ada Brun, Luc Bon, Lise Kern et Paul Weiss`. */

import type { SumStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText } from '../../../source/places.js';
import { isCapital } from '../../../text/letters.js';
import { readSentences } from '../../../text/sentences.js';
import { betweenParts, LONGEST, numberBefore, type WrongFigure } from './amounts.js';

/** People whom a meeting counts, with a vote there or without: `titulaires`, `camarades`, `drivers`. */
export function isPeopleNoun(noun: string): boolean {
	const id = vocabulary('peopleNouns').findId(noun);
	return id === 'noun' || id === 'some' || id === 'counted';
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
		if (!number || !/,\s*$/.test(words.slice(0, number.from)) || !/^\s*,/.test(words.slice(noun.to)))
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

/** Two to five words with a capital letter each, but for small ones between. */
function isNameOfPerson(piece: string): boolean {
	const words = piece.split(/\s+/);
	return (
		words.length <= 5 &&
		isCapital(words[0]) &&
		isCapital(words.at(-1)) &&
		words.every((word) => isCapital(word) || word.length <= 3)
	);
}

// --- How many people a line says that the list below it names: `Les trois candidats suivants se présentent :`, `Membres présents (8) :`.

/** The number that a lead gives, where every item opens with a name and there are a few more or fewer of them. */
export function readCountOverList({ text, place }: PlacedText, items: readonly string[]): SumStatement[] {
	const lead = text.trimEnd();
	if (!lead.endsWith(':') || items.length < 2) return [];
	const start = lead.length - 1 - runOfSentence(lead.slice(0, -1));
	const number = readNumber(lead.slice(start, -1));
	const off = number ? Math.abs(items.length - number.value) : 0;
	// Numbers that are far off are most likely of something else.
	if (!number || off === 0 || off > FAR || !items.every(opensWithName)) return [];
	return [
		makeStatement('sum', place(start + number.from, start + number.to), {
			of: 'names',
			stated: String(number.value),
			computed: String(items.length),
		}),
	];
}

const FAR = 2;

/** How many signs of the text stand behind its last stop. */
function runOfSentence(text: string): number {
	let from = text.length;
	while (from > 0 && !STOP.test(text[from - 1] ?? '')) from -= 1;
	return text.length - from;
}

const STOP = /[.;:!?\n]/;

/** The only number of people of the words: before the noun, or in brackets at the end. */
function readNumber(words: string): { value: number; from: number; to: number } | undefined {
	// `Sur proposition de deux membres, le comité désigne` counts others.
	const nouns = vocabulary('peopleNouns')
		.findAll(words)
		.filter(({ to }) => !words.slice(to).includes(','));
	if (nouns.length === 0) return undefined;
	const inBrackets = /\((\d{1,3})\)\s*$/.exec(words);
	if (inBrackets)
		return {
			value: Number(inBrackets[1]),
			from: inBrackets.index + 1,
			to: inBrackets.index + 1 + (inBrackets[1]?.length ?? 0),
		};
	const numbers = nouns.flatMap(({ from }) => numberBefore(words, from) ?? []);
	const [only, second] = numbers;
	return only && !second && !/\d/.test(words.slice(0, only.from) + words.slice(only.to)) ? only : undefined;
}

/** `Ada Brun, présidente`, `M. Luc Bon (pouvoir à …)`: up to a sign. */
function opensWithName(item: string): boolean {
	return isNameOfPerson(
		item
			.trim()
			.split(/[,;:(–—]| - /, 1)[0]
			?.trim() ?? '',
	);
}
