/** Differences: the stated figure is what two others differ by. */

import { vocabulary } from '../../../../language/index.js';
import { add, compare, type Fraction, fraction, multiply, subtract } from '../../../../text/fraction.js';
import { absolute } from '../amounts.js';
import type { Met } from '../met.js';
import type { Figure } from '../tokens.js';
import { earlierOf, isLess, isMoney, sumOfList, wordsBehind } from './conditions.js';
import { ALL, COUNT, MONEY, type Relation, shape } from './shape.js';

export const DIFFERENCES: readonly Relation[] = [
	{
		// `61 300 € pour un budget de 64 300 €, soit un excédent de 3 000 €`; `de 30 000 € à 45 000 €, soit une augmentation de 15 000 €`
		of: 'difference',
		units: ALL,
		needs: /[xu]/,
		shape: shape('(?<a>Q)(?<w>[c,(&u%]{0,16})(?<b>Q)(?<v>[i,;(&)%]{0,16}[xu][wd]{0,2})(?<s>Q)'),
		value: distance,
		near: 2n,
		only: (met) => (/x/.test(met.letters('v')) ? isBalance(met) : /[c23]/.test(met.letters('w'))),
	},
	{
		// `1 125 €, contre 980 € en 2015, soit 145 € de plus`; `3 890 € et 4 150 €, soit 260 € d'écart`
		of: 'difference',
		units: ALL,
		needs: /i/,
		shape: shape('(?<a>Q)(?<w>#[c(]?#)(?<b>Q)[^.;:Q]{0,6}i_(?<s>Q)(?:k|w?x)'),
		value: distance,
		near: 0n,
		only: (met) => /c|^[23]$/.test(met.letters('w')) || (isMoney(met) && isNearly(met, 2n)),
	},
	{
		// `un déficit de 1 340 €, les charges (23 610 €) ayant dépassé les produits (22 270 €)`
		of: 'difference',
		units: MONEY,
		needs: /x/,
		shape: shape('x_(?<s>Q)[^Q.]{1,8}(?<a>Q)[^Q.]{1,8}(?<b>Q)'),
		value: distance,
		near: 3n,
		only: areFlows,
	},
	{
		// `an increase of $3, from $42 to $45`
		of: 'difference',
		units: ALL,
		needs: /u/,
		shape: shape('u_(?<s>Q),?w{0,2}[fdu]w?(?<a>Q)_[23]w?(?<b>Q)'),
		value: distance,
		near: 0n,
	},
	{
		// `1 142 licenciés, en hausse de 42 par rapport à 1 100`; `£4,950, an increase of £150 on the £4,800 of last year`
		of: 'difference',
		units: ALL,
		needs: /u/,
		shape: shape('(?<a>Q)#u[wd]{0,2}(?<s>Q)_(?:[fcj]|o)~(?<b>Q)'),
		value: distance,
		near: 0n,
	},
	{
		// `Seven directors were there, two more than the quorum of five`; `$318, $42 less than the $360 of January`
		of: 'difference',
		units: ALL,
		needs: /[ku]/,
		shape: shape('(?<a>Q)#(?:,(?:[ir]|_)|[vb])_(?<s>Q)w?[ku](?:[^Q.,;:&](?!o)){0,10}(?<b>Q)'),
		value: (met) =>
			[...earlierOf(met, 'a'), met.one('a')].map(({ value }) => absolute(subtract(value, met.value('b')))),
		near: 0n,
		only: (met) => isNearly(met, 3n),
	},
	{
		// `requires 73 spaces and provides 80, seven more than required`
		of: 'difference',
		units: COUNT,
		needs: /k/,
		shape: shape('(?<a>Q)~&~(?<b>Q)_,(?<s>Q)_k{..8}(?![^.;:]*Q)'),
		value: distance,
		near: 3n,
	},
	{
		// `$43,200, of which $40,800 was collected, leaving $2,400`
		of: 'difference',
		units: ALL,
		needs: /[yp]/,
		shape: shape('(?<a>Q)#[,(]?a[^Q.]{0,6}(?<b>Q)[,;)&%]{0,16}(?:y,?_|p,?[wdbvl]?)(?<s>Q)'),
		value: distance,
		near: 0n,
		only: (met) => isNearly(met, 3n),
	},
	{
		// `$84,000, of which $50,000 comes from the reserve and the rest from an assessment of $34,000`
		of: 'difference',
		units: MONEY,
		needs: /p/,
		shape: shape('(?<a>Q)_[,(]?a_(?<b>Q)[^Q.;:&]{0,8},?&(?<p>p)[^Qn.,;:]{0,5}d(?<s>Q)(?![^.;:]*Q)'),
		value: distance,
		near: 4n,
		only: (met) => met.tokens('p').every(({ from, to }) => isRest(met.text.slice(from, to))),
	},
	{
		// `Il reste à payer 4 250 € sur les 9 600 €, 5 350 € ayant été réglés`
		of: 'difference',
		units: MONEY,
		needs: /y/,
		shape: shape('y{..4}(?<s>Q)_[do]w?(?<a>Q){1..6}(?<b>Q)'),
		value: distance,
		near: 2n,
	},
	{
		// `Après l'acompte de 3 000 €, il reste 4 820 € à régler sur une facture de 7 820 €`
		of: 'difference',
		units: MONEY,
		needs: /y/,
		shape: shape('(?<b>Q)[^Q.;:+]{1,6}y_(?<s>Q){1..8}(?<a>Q)'),
		value: distance,
		near: 2n,
		only: (met) => !/Q/.test(met.before) && isLess(met, 's', 'a'),
	},
	{
		// `36 200 € ; elles diminuent de 4 300 € pour s'établir à 31 900 €`
		of: 'difference',
		units: ALL,
		needs: /u/,
		shape: shape('(?<a>Q)[^Q.]{1,8}u_(?<c>Q)[^Q.;]{0,4}[23bi]w?(?<s>Q)'),
		value: (met) => [add(met.value('a'), met.value('c')), subtract(met.value('a'), met.value('c'))],
		only: (met) => !/[fd]w*Q/.test(met.row.slice(met.place('c')[0], met.to).slice(1)),
	},
	{
		// `Après l'aide de 2 400 €, le coût de 8 900 € est ramené à 6 500 €`
		of: 'difference',
		units: MONEY,
		needs: /y/,
		shape: shape('(?<a>Q)[^Q.;:a]{1,10}(?<b>Q){..6}y,?_(?<s>Q)'),
		value: distance,
		near: 2n,
		only: (met) => !/Q/.test(met.before),
	},
	{
		// `4 475 €, supérieur de 1 130 € à celui de l'an passé, qui était de 3 345 €`
		of: 'difference',
		units: MONEY,
		needs: /s/,
		shape: shape('(?<a>Q),?_s_(?<s>Q)[,%]{0,16}(?<b>Q)'),
		value: distance,
	},
	{
		// `516 bulletins, dont 4 blancs et 2 nuls : 510 suffrages exprimés`
		of: 'difference',
		units: COUNT,
		shape: shape('(?<a>Q)[,(:a%]{0,16}(?<l>Q(?:~[,&+;]#Q)*)[:;,)&i%]{0,16}(?<s>Q)'),
		value: (met) => (isOfBallots(met) ? subtract(met.value('a'), sumOfList(met)) : undefined),
		isSure: true,
	},
	{
		// `virer 1 200 € au chapitre 65. Le crédit passe ainsi de 31 500 € à 32 700 €`
		of: 'difference',
		units: MONEY,
		needs: /\./,
		shape: shape('(?<s>Q)[^Q.]*\\.[^Q.]*[fd](?<a>Q)[23](?<b>Q)'),
		value: distance,
		near: 2n,
		only: (met) => met.before.indexOf('Q') < 0 && saysThus(met),
	},
];

function distance(met: Met): Fraction {
	return absolute(subtract(met.value('a'), met.value('b')));
}

/** An excess or a gap; what is left of income only where a budget or a level stands beside. */
function isBalance(met: Met): boolean {
	const words = met
		.tokens('v')
		.filter(({ letter }) => letter === 'x')
		.map(({ from, to }) => met.text.slice(from, to));
	return words.some((word) => vocabulary('differences').findId(word)) || /[0c]/.test(met.letters('w'));
}

function isRest(words: string): boolean {
	return vocabulary('sumParts').findId(words) === 'rest';
}

/** Income and expenses stand beside the two amounts. */
function areFlows(met: Met): boolean {
	const words = met.text.slice(met.one('s').to, met.tokens().at(-1)?.to);
	const has = (id: 'income' | 'expense') => vocabulary('flows').findAll(words, id).length > 0;
	return has('income') && has('expense');
}

/** Neither is more than so many times the other. */
function isNearly(met: Met, times: bigint): boolean {
	const [one, other] = [distance(met), met.value('s')];
	const by = fraction(times);
	return compare(one, multiply(other, by)) <= 0 && compare(other, multiply(one, by)) <= 0;
}

/** Ballots, those that are blank or void, and those that count. */
function isOfBallots(met: Met): boolean {
	const labelOf = (figure: Figure) => vocabulary('labels').scan(wordsBehind(met, figure).trimStart())?.id;
	const isVoid = (figure: Figure) => ['blank', 'void', 'blankOrVoid'].includes(labelOf(figure) ?? '');
	const all = labelOf(met.one('a'));
	return (
		(all === 'ballots' || all === 'voters') &&
		met.figures('l').every(isVoid) &&
		labelOf(met.one('s')) === 'cast'
	);
}

/** `ainsi`, `therefore` between two sentences. */
function saysThus(met: Met): boolean {
	const words = met.text.slice(met.one('s').to, met.one('a').from);
	return vocabulary('leadIns').findAll(words, 'follows').length > 0;
}
