/** Differences, where the stated figure is what two others differ by, and movements: what was, what came and what left. */

import { isOneOf, mentions, vocabulary } from '../../../../language/index.js';
import { add, compare, type Fraction, fraction, multiply, subtract } from '../../../../text/fraction.js';
import { apart, isSlip } from '../amounts.js';
import { says } from '../row.js';
import type { Figure } from '../tokens.js';
import {
	ALL,
	COUNT,
	getEarlier,
	isLess,
	isMoney,
	type Met,
	MONEY,
	type Relation,
	rowsWith,
	sumOfList,
	wordsBehind,
} from './shape.js';

const difference = rowsWith({ of: 'difference', units: ALL, value: distance });
const moneyDifference = rowsWith({ of: 'difference', units: MONEY, value: distance });
const countDifference = rowsWith({ of: 'difference', units: COUNT, value: distance });

export const DIFFERENCES: readonly Relation[] = [
	difference({
		// `61 300 € pour un budget de 64 300 €, soit un excédent de 3 000 €`; `de 30 000 € à 45 000 €, soit une augmentation de 15 000 €`
		needs: ['difference', 'change'],
		shape:
			'<one> <link [against , open and change plain]{0,16}> <other> <lead [so , ; open and close plain]{0,16} [difference change] [word of]{0,2}> <stated>',
		near: 2n,
		only: (met) => (met.says('lead', 'difference') ? isBalance(met) : met.says('link', '[against to at]')),
	}),
	difference({
		// `1 125 €, contre 980 € en 2015, soit 145 € de plus`; `3 890 € et 4 150 €, soit 260 € d'écart`
		needs: ['so'],
		shape:
			'<one> <link gap [against open]? gap> <other> [^stop ; : figure]{0,6} so few <stated> word? (?:than | difference)',
		near: 0n,
		only: (met) =>
			met.says('link', 'against | ^[to at]$') ||
			((isMoney(met) || isOfTwoYears(met)) && isNearly(met, 2n) && !comparesWithMore(met)),
	}),
	moneyDifference({
		// `un déficit de 1 340 €, les charges (23 610 €) ayant dépassé les produits (22 270 €)`
		needs: ['difference'],
		shape: 'difference few <stated> [^figure stop]{1,8} <one> [^figure stop]{1,8} <other>',
		near: 3n,
		only: areFlows,
	}),
	difference({
		// `an increase of $3, from $42 to $45`
		needs: ['change'],
		shape: 'change few <stated> ,? word{0,2} [from of change] word? <one> few [to at] word? <other>',
		near: 0n,
	}),
	difference({
		// `1 142 licenciés, en hausse de 42 par rapport à 1 100`; `£4,950, an increase of £150 on the £4,800 of last year`
		needs: ['change'],
		shape:
			'<one> <lead [plain , and so]{0,10}> change [word of]{0,2} <stated> few (?:[from against over] | outOf) words <other>',
		near: 0n,
		only: (met) => !met.says('lead', 'so') || isNearly(met, 3n),
	}),
	difference({
		// `Seven directors were there, two more than the quorum of five`; `$318, $42 less than the $360 of January`
		needs: ['than', 'change'],
		shape:
			'<one> gap (?:, (?:[so or] | few) | [represents link]) few <stated> word? [than change] (?:[^figure stop , ; : and] (?!outOf)){0,10} <other>',
		value: (met) =>
			[...getEarlier(met, 'one'), met.one('one')].map(({ value }) => apart(value, met.value('other'))),
		near: 0n,
		only: (met) => isNearly(met, 3n),
	}),
	countDifference({
		// `requires 73 spaces and provides 80, seven more than required`
		needs: ['than'],
		shape: '<one> words and words <other> few , <stated> few than {..8} lastOfClause',
		near: 3n,
	}),
	difference({
		// `$43,200, of which $40,800 was collected, leaving $2,400`
		needs: ['left', 'part'],
		shape:
			'<one> gap [, open]? among [^figure stop]{0,6} <other> [, ; close and plain]{0,16} (?:left ,? few | part ,? [word of link represents madeOf]?) <stated>',
		near: 0n,
		only: (met) => isNearly(met, 3n),
	}),
	countDifference({
		// `11 of the 14 stiles had been repaired, leaving 3.`, and nothing behind it: `leaving 3 chairs free`, `leaving 3 (one is in repair)`
		needs: ['left'],
		shape: '<one> word? outOf few <other> [^figure stop ; :]{1,6} , left few <stated> (?:stop|$)',
		near: 0n,
		only: (met) => isNearly(met, 3n),
	}),
	moneyDifference({
		// `$84,000, of which $50,000 comes from the reserve and the rest from an assessment of $34,000`
		needs: ['part'],
		shape:
			'<one> few [, open]? among few <other> [^figure stop ; : and]{0,8} ,? and <rest part> [^figure count stop , ; :]{0,5} of <stated> lastOfClause',
		near: 4n,
		only: (met) =>
			met.tokens('rest').every(({ from, to }) => isOneOf(met.text.slice(from, to), ['sumParts', 'rest'])),
	}),
	moneyDifference({
		// `Il reste à payer 4 250 € sur les 9 600 €, 5 350 € ayant été réglés`
		needs: ['left'],
		shape: 'left {..4} <stated> few [of outOf] word? <one> {1..6} <other>',
		near: 2n,
	}),
	moneyDifference({
		// `Après l'acompte de 3 000 €, il reste 4 820 € à régler sur une facture de 7 820 €`
		needs: ['left'],
		shape: '<other> [^figure stop ; : plus]{1,6} left few <stated> {1..8} <one>',
		near: 2n,
		only: (met) => !met.beforeSays('figure') && isLess(met, 'stated', 'one'),
	}),
	difference({
		// `36 200 € ; elles diminuent de 4 300 € pour s'établir à 31 900 €`
		needs: ['change'],
		shape:
			'<one> [^figure stop]{1,8} change few <change> [^figure stop ;]{0,4} [to at link so] word? <stated>',
		value: (met) => [
			add(met.value('one'), met.value('change')),
			subtract(met.value('one'), met.value('change')),
		],
		only: (met) => !says(met.row.slice(met.place('change')[0] + 1, met.to), '[from of] word* figure'),
	}),
	moneyDifference({
		// `Après l'aide de 2 400 €, le coût de 8 900 € est ramené à 6 500 €`
		needs: ['left'],
		shape: '<one> [^figure stop ; : among]{1,10} <other> {..6} left ,? few <stated>',
		near: 2n,
		only: (met) => !met.beforeSays('figure'),
	}),
	moneyDifference({
		// `4 475 €, supérieur de 1 130 € à celui de l'an passé, qui était de 3 345 €`
		needs: ['exceeds'],
		shape: '<one> ,? few exceeds few <stated> [, plain]{0,16} <other>',
	}),
	countDifference({
		// `has fallen from 21 to 15, that is by six`
		needs: ['to', 'at'],
		shape: '[from of change] word? <one> few [to at] word? <other> few ,? so few <stated>',
		near: 2n,
		only: (met) => !met.behindSays('figure'),
	}),
	countDifference({
		// `516 bulletins, dont 4 blancs et 2 nuls : 510 suffrages exprimés`
		shape:
			'<one> [, open : among plain]{0,16} <list figure (?:words [, and plus ;] gap figure)*> [: ; , close and so plain]{0,16} <stated>',
		value: (met) => (isOfBallots(met) ? subtract(met.value('one'), sumOfList(met)) : undefined),
		isSure: true,
	}),
	moneyDifference({
		// `virer 1 200 € au chapitre 65. Le crédit passe ainsi de 31 500 € à 32 700 €`
		needs: ['stop'],
		shape: '<stated> [^figure stop]* stop [^figure stop]* [from of] <one> [to at] <other>',
		near: 2n,
		only: (met) => !met.beforeSays('figure') && saysThus(met),
	}),
];

function distance(met: Met): Fraction {
	return apart(met.value('one'), met.value('other'));
}

/** An excess or a gap; what is left of income only where a budget or a level stands beside. */
function isBalance(met: Met): boolean {
	const words = met
		.tokens('lead')
		.filter(({ kind }) => kind === 'difference')
		.map(({ from, to }) => met.text.slice(from, to));
	return words.some((word) => vocabulary('differences').findId(word)) || met.says('link', '[budget against]');
}

/** `1 694 en 2013 et 1 864 en 2014` */
function isOfTwoYears(met: Met): boolean {
	const yearBehind = (group: string) => YEAR.exec(wordsBehind(met, met.one(group)))?.[0];
	const [one, other] = [yearBehind('one'), yearBehind('other')];
	return one !== undefined && other !== undefined && one !== other;
}

const YEAR = /\b(?:19|20)\d\d\b/;

/** `soit 8 de plus | que prévu`: than something else. */
function comparesWithMore(met: Met): boolean {
	return !met.behindSays('^$ | ^[, ; and close]');
}

/** Income and expenses stand beside the two amounts. */
function areFlows(met: Met): boolean {
	const words = met.text.slice(met.one('stated').to, met.tokens().at(-1)?.to);
	const has = (id: 'income' | 'expense') => vocabulary('flows').findAll(words, id).length > 0;
	return has('income') && has('expense');
}

/** Neither is more than so many times the other. */
function isNearly(met: Met, times: bigint): boolean {
	const [one, other] = [distance(met), met.value('stated')];
	const by = fraction(times);
	return compare(one, multiply(other, by)) <= 0 && compare(other, multiply(one, by)) <= 0;
}

/** Ballots, those that are blank or void, and those that count. */
function isOfBallots(met: Met): boolean {
	const labelOf = (figure: Figure) => vocabulary('labels').scan(wordsBehind(met, figure).trimStart())?.id;
	const isVoid = (figure: Figure) => ['blank', 'void', 'blankOrVoid'].includes(labelOf(figure) ?? '');
	const all = labelOf(met.one('one'));
	return (
		(all === 'ballots' || all === 'voters') &&
		met.figures('list').every(isVoid) &&
		labelOf(met.one('stated')) === 'cast'
	);
}

/** `ainsi`, `therefore` between two sentences. */
function saysThus(met: Met): boolean {
	const words = met.text.slice(met.one('stated').to, met.one('one').from);
	return mentions(words, ['leadIns', 'follows']);
}

// --- Movements: what was, what came and what left.

const balance = rowsWith({ of: 'balance', units: COUNT, value: afterMoves });

export const MOVEMENTS: readonly Relation[] = [
	balance({
		// `412 members, 31 joined and 18 left, so 425`
		shape:
			'<earlier> [^figure stop]{1,9} <list figure (?:words [, and] gap figure)*> [^figure stop ;]{1,8} <stated>',
		only: (met) => !met.beforeSays('figure') && endsMoves(met),
	}),
	balance({
		// `passé de 41 à 44 choristes, avec 6 arrivées et 3 départs`
		needs: ['to', 'at'],
		shape:
			'[from of change] word? <earlier> few [to at] word? <stated> {1..8} <list figure (?:words [, and] gap figure)*>',
		isSure: true,
	}),
	balance({
		// `38 arrivées et 21 départs : les effectifs passent de 265 à 282`
		needs: ['to', 'at'],
		shape:
			'<list figure (?:words [, and] gap figure)*> [^figure stop]{1,12} [from of change] word? <earlier> few [to at] word? <stated>',
		isSure: true,
	}),
	countDifference({
		// `Ils étaient 354 l'an dernier, soit 28 de plus`, of 372 in the sentence before: but for one digit.
		needs: ['than'],
		shape: '(?<=stop) [^figure stop]{0,6} <earlier> [^figure stop]{0,6} so few <stated> than',
		value: (met) => met.sentenceBefore().map(({ value }) => apart(value, met.value('earlier'))),
		near: 0n,
		only: (met) =>
			met
				.sentenceBefore()
				.some(({ value }) => isSlip(met.value('stated'), apart(value, met.value('earlier')), 2)),
	}),
];

/** What a number is when some have come and others left, as the words behind each say. */
function afterMoves(met: Met): Fraction | undefined {
	const moves = met.figures('list').map((figure) => ({ figure, id: findMovement(met, figure) }));
	if (moves.some(({ id }) => id === undefined)) return undefined;
	// `two leaving` are those who leave.
	return moves.reduce(
		(all, { figure, id }) => (id === 'plus' ? add : subtract)(all, figure.value),
		met.value('earlier'),
	);
}

function findMovement(met: Met, figure: Figure) {
	const words = wordsBehind(met, figure).trim();
	const link = vocabulary('movedLinks').scan(words)?.length ?? 0;
	return (vocabulary('movements').scan(words) ?? vocabulary('movements').scan(words.slice(link).trim()))?.id;
}

/** `so`, `soit`, `portant` lead to the number that there are then. */
function endsMoves(met: Met): boolean {
	const lead = met.text.slice(met.figures('list').at(-1)?.to, met.one('stated').from);
	return mentions(lead, ['movements', 'ends']) && findMovement(met, met.one('stated')) === undefined;
}
