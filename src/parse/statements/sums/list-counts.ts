/** How many people a line says that the list below it names: `Les trois candidats suivants se présentent :`, `Membres présents (8) :`. */

import type { SumStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { type PlacedText, positioned } from '../../source/places.js';
import { isNameOfPerson } from './people-counts.js';
import { numberBefore } from './reckoning.js';

/** The number that a lead gives, where every item opens with a name and there are a few more or fewer of them. */
export function readCountOverList({ text, place }: PlacedText, items: readonly string[]): SumStatement[] {
	const lead = text.trimEnd();
	if (!lead.endsWith(':') || items.length < 2) return [];
	const start = lead.length - 1 - runOfSentence(lead.slice(0, -1));
	const number = numberOf(lead.slice(start, -1));
	const off = number ? Math.abs(items.length - number.value) : 0;
	// Numbers that are far off are most likely of something else.
	if (!number || off === 0 || off > FAR || !items.every(opensWithName)) return [];
	return [
		{
			type: 'statement',
			kind: 'sum',
			of: 'names',
			stated: String(number.value),
			computed: String(items.length),
			...positioned(place(start + number.from, start + number.to)),
			children: [],
		},
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
function numberOf(words: string): { value: number; from: number; to: number } | undefined {
	// `Sur proposition de deux membres, le comité désigne` counts others.
	const nouns = vocabulary('peopleNouns')
		.findAll(words)
		.filter(({ to }) => !words.slice(to).includes(','));
	if (nouns.length === 0) return undefined;
	const inBrackets = /\((\d{1,3})\)[\s\u00A0]*$/.exec(words);
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
