/** Why a vote came out as its line says, behind the result: `adoptée, | les deux tiers étant atteints`, `adoptée | (83 %)`. */

import type { Result, Statement } from '../../ast/index.js';
import { isOneOf, mentions, opensWith, vocabulary } from '../../language/index.js';
import { makeStatement, type PlacedText } from '../../source/places.js';
import { toDecimalString } from '../../text/fraction.js';
import { lastWords } from '../../text/letters.js';
import { parseInteger, scanCount } from '../../text/number.js';
import type { BallotContext } from './ballot-context.js';
import { withoutFinalStop } from './ballot-lines.js';

/** Where the reason starts, and what it states of the vote with a result. */
export interface ResultReason {
	from: number;
	state: (result: Result) => Statement | undefined;
}

/** The share of the votes, or the majority that was reached or not, at the end of what stands behind `Résultat :`. */
export function findReason(value: PlacedText, context: BallotContext): ResultReason | undefined {
	return findPercent(value, context) ?? findMajority(value);
}

/** `(83 %)`, `à 83,3 % des voix`, `with 83% of the votes`: nothing is said of what else they may be a share of. */
function findPercent({ text, place }: PlacedText, { lang }: BallotContext): ResultReason | undefined {
	const [all = '', lead = '', word = '', number = '', behind = ''] =
		PERCENT.exec(withoutFinalStop(text)) ?? [];
	const count = scanCount(number, lang);
	if (!count || count.length !== number.length || !/\p{L}/u.test(text.slice(0, -all.length)))
		return undefined;
	if (word !== '' && !isOneOf(word, 'mannerLinks', ['eventLinks', 'at'])) return undefined;
	const link = vocabulary('outOf').scan(behind);
	if (behind !== '' && !(link && opensWith(behind.slice(link.length).trimStart(), ['units', 'votes'])))
		return undefined;
	const from = withoutFinalStop(text).length - all.length;
	const at = from + lead.length;
	return {
		from,
		state: () =>
			makeStatement('count', place(at, at + number.length), {
				of: 'share',
				value: toDecimalString(count.value),
			}),
	};
}

const PERCENT = /(\s*[\s,:(]\s*(?:(\p{L}{1,4})\s+)?)(\d[\d.,]*)\s?%(?:\s+([\p{L}\s'’]+))?\)?$/u;

/** `les deux tiers étant atteints`, `la majorité requise n'étant pas réunie`: of the last clause. */
function findMajority({ text, place }: PlacedText): ResultReason | undefined {
	const [all = ''] = LAST_CLAUSE.exec(withoutFinalStop(text)) ?? [];
	const clause = `${all.replace(/[\s,:()]+/g, ' ').trim()} `;
	const [part, second] = fractionsIn(clause);
	const isReached = isOneOf(lastWords(clause, 1)[0]?.text ?? '', 'reachedWords');
	if (!isReached || second || !(part?.parts || mentions(clause, ['consents', 'majority']))) return undefined;
	const isNot = mentions(clause, 'negations');
	const from = withoutFinalStop(text).length - all.length;
	return {
		from,
		state: (result) => {
			const { outcome } = result;
			if ((outcome !== 'adopted' && outcome !== 'rejected') || isNot !== (outcome === 'rejected'))
				return undefined;
			const share = part?.parts ? { share: `${part.parts}/${part.whole}` } : {};
			return makeStatement(
				'verdict',
				place(from, text.length),
				{ outcome, text: result.text, whole: true, named: true, bare: true, ...share },
				[result],
			);
		},
	};
}

const LAST_CLAUSE = /\s*[,:(][^,:()]*\)?$/;

/** The fractions of a text, `deux tiers`, `half`, `three-quarters`; without a number before them `parts` is left out. */
export function fractionsIn(
	text: string,
): Array<{ from: number; to: number; parts: number | undefined; whole: number }> {
	return vocabulary('fractionNouns')
		.findAll(text)
		.flatMap(({ from, to }) => {
			const id = vocabulary('fractionNouns').findId(text.slice(from, to));
			const word = /([^\s-]+)[\s-]+$/.exec(text.slice(Math.max(0, from - 20), from))?.[1];
			const parts = word === undefined ? undefined : parseInteger(word);
			return id === undefined ? [] : [{ from, to, parts: parts || undefined, whole: DENOMINATORS[id] }];
		});
}

const DENOMINATORS = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 } as const;
