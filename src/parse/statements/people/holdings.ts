/** What the prose says that somebody holds: votes, `M. Huet, propriétaire de 150 parts`, or proxies, `Paul Weiss dispose de deux pouvoirs`. */

import type { HoldingStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { toDecimalString } from '../../../text/fraction.js';
import { scanCount, scanNumberWords } from '../../../text/number.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { knownNameBefore, readNames } from '../../source/name-spans.js';
import { makeStatement, type PlacedText, slicePlaced } from '../../source/places.js';

/** A known name, a verb that holds, a number, and what is held. */
export function readHoldings(placed: PlacedText, context: BallotContext): HoldingStatement[] {
	const { text } = placed;
	const found: HoldingStatement[] = [];
	for (const verb of vocabulary('holdingVerbs').findAll(text)) {
		const holder = knownNameBefore(text, verb.from, context.names, isGap);
		if (!holder) continue;
		const rest = text.slice(verb.to, verb.to + LONGEST);
		const gap = /^\s*/.exec(rest)?.[0].length ?? 0;
		const words = rest.slice(gap);
		const written = scanCount(words, context.lang);
		const told = written ?? scanNumberWords(words);
		if (!told) continue;
		const value = written ? toDecimalString(written.value) : String(scanNumberWords(words)?.value);
		const behind = words.slice(told.length).replace(/^\s+/, '');
		const of = vocabulary('proxyNouns').scan(behind)
			? 'proxies'
			: vocabulary('units').scan(behind)?.id === 'votes'
				? 'votes'
				: undefined;
		if (of === undefined || vocabulary('suppositions').findIn(sentenceUpTo(text, verb.to))) continue;
		const from = verb.to + gap;
		found.push(
			makeStatement(
				'holding',
				placed.place(from, from + told.length),
				{ of, value },
				readNames(slicePlaced(placed, holder.from, holder.to), context.names).slice(0, 1),
			),
		);
	}
	return [...found, ...readBracketed(placed, context)];
}

/** `La Holding Margerie (350 actions)`: a known name, and in brackets right behind it a number of votes. */
function readBracketed(placed: PlacedText, context: BallotContext): HoldingStatement[] {
	const { text } = placed;
	return [...text.matchAll(BRACKETED)].flatMap(({ 0: all, index }): HoldingStatement[] => {
		const holder = knownNameBefore(text, index, context.names);
		const inside = all.slice(all.indexOf('(') + 1);
		const count = holder && scanCount(inside, context.lang);
		const unit = count && vocabulary('units').scan(inside.slice(count.length).trimStart());
		// `245 tantièmes : Odette Firmin (95), Éric Vautrin (150)` has the unit ahead.
		const isAhead = vocabulary('units').findAll(sentenceUpTo(text, index), 'votes').length > 0;
		if (!holder || !count || (unit ? unit.id !== 'votes' : !isAhead)) return [];
		const behind = inside
			.slice(count.length)
			.trimStart()
			.slice(unit?.length ?? 0);
		if (!/^\s*\)/.test(behind)) return [];
		const from = index + all.indexOf('(') + 1;
		return [
			makeStatement(
				'holding',
				placed.place(from, from + count.length),
				{ of: 'votes', bracketed: true, value: toDecimalString(count.value) },
				readNames(slicePlaced(placed, holder.from, holder.to), context.names).slice(0, 1),
			),
		];
	});
}

const BRACKETED = /(?<=\p{L})\s\(\d[^()\n]{1,30}\)/gu;

/** No more than a remark, a comma and a short word: `Lise Kern, gérante, | détient`. */
const isGap = (words: string) => /^(?:\s*,[^,]{2,30},)?\s*,?\s*(?:\p{L}{1,4}\s+)?$/u.test(words);

function sentenceUpTo(text: string, at: number): string {
	const before = text.slice(Math.max(0, at - LONGEST), at);
	return before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
}

const LONGEST = 90;
