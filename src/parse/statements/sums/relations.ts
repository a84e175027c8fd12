/**
 * What figures have to do with each other, each relation by the shape of its row of letters (`tokens.ts`) and what its stated figure `s` must be. A new
 * wording is a word of a vocabulary or a row of this table.
 */

import { vocabulary } from '../../../language/index.js';
import {
	add,
	ceil,
	compare,
	divide,
	type Fraction,
	floor,
	fraction,
	isZero,
	multiply,
	ONE,
	subtract,
	sum,
} from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { absolute, isOfRoom, type WrongFigure } from './amounts.js';
import { isExchanged, isSlip } from './digits.js';
import type { Met } from './met.js';
import { isPeopleNoun } from './people-counts.js';
import { HUNDRED, PERIODS } from './reckoning.js';
import type { Figure } from './tokens.js';

/** The figures that are looked at: `Q` in the row. */
export type Unit = 'money' | 'count' | 'percent';

export interface Relation {
	of: WrongFigure['of'];
	units: readonly Unit[];
	/** A letter without which the shape is nowhere, where there is one that is rarer than figures. */
	needs?: RegExp;
	shape: () => RegExp;
	/** What the stated figure is, or may be. */
	value: (met: Met) => Fraction | undefined | ReadonlyArray<Fraction | undefined>;
	/** How far it may be off, by rounding. */
	within?: (met: Met) => Fraction;
	/** A figure that is off by more than this part of it is of something else: 5 is a fifth. */
	near?: bigint;
	/** The figure that is stated where it is not `s`; nothing where none is. */
	stated?: (met: Met) => Figure | undefined;
	/** What is told of it where that is not what the figure would be. */
	shown?: (met: Met) => Fraction;
	/** No other sum or difference of the sentence is meant by chance. */
	isSure?: true;
	/** Asked where the figure differs. */
	only?: (met: Met) => boolean;
}

/**
 * A shape: `_` is up to three words, `~` up to eight, `#` a word or a sign of a list, up to ten, `%` those letters in a class; `{l}` a list of two figures at least,
 * `{..6}` and `{1..6}` so many words and signs of one clause without a figure. A small letter is a word of a relation: the table in `tokens.ts` says of which.
 */
function shape(pattern: string): () => RegExp {
	return lazy(
		() =>
			new RegExp(
				pattern
					.replaceAll('{l}', LIST)
					.replace(/\{(\d*)\.\.(\d+)\}/g, (_, least, most) => `[^Q.;:]{${least || 0},${most}}`)
					.replaceAll('%', PLAIN)
					.replaceAll('_', `${WORD}{0,3}`)
					.replaceAll('~', `${WORD}{0,8}`)
					.replaceAll('#', `[${PLAIN},&]{0,10}`),
				'dg',
			),
	);
}

/** Words that part nothing. */
const PLAIN = 'wdbnmePh320579jgvsz8rfo';
const WORD = `[${PLAIN}]`;

/** Two figures or more with a sign or `et` between; `(5 %)` may stand behind each, or each in brackets. A gap can be read in one way alone, so that no time is lost; a list of more than 61 parts is read in part, and so not told. */
const LIST =
	'(?<l>Q(?:~(?:\\([wdnP]{1,5}\\)~)?[,+&]#Q){1,60}|Q(?:~\\)[,+&]#\\(_Q){1,60}|Q(?:~(?:\\([wdnP]{1,5}\\)~)?;#Q){1,60})';

const ALL: readonly Unit[] = ['money', 'count'];
const MONEY: readonly Unit[] = ['money'];
const COUNT: readonly Unit[] = ['count'];
const PERCENT: readonly Unit[] = ['percent'];

// --- Sums: totals behind their parts, wholes before them.

const SUMS: readonly Relation[] = [
	{
		// `5 400 € et la ville 2 600 €, soit 8 100 € au total`; `North 120, South 95; total 285`
		of: 'total',
		units: ALL,
		needs: /[itg]/,
		shape: shape('{l}~[,;:()]{0,2}&?_(?<m>i?_t~:?|i_|g)(?<s>Q)'),
		value: (met) => [sumOfList(met), sumOfPriced(met)],
		only: (met) =>
			isAllBefore(met) &&
			!/n[^nQ]{0,4}3w?Q/.test(met.letters('l')) &&
			// `Gate receipts ($3,240) and the bar ($1,875) brought in $5,115`
			(met.letters('m') !== 'g' || /\)/.test(met.row.slice(met.from, met.place('m')[0]))) &&
			isTotal(met) &&
			(isMoney(met) || isCountedTogether(met)),
	},
	{
		// `La provision de 3 000 €, ajoutée au solde de 2 450 €, donne 5 450 €`
		of: 'total',
		units: MONEY,
		needs: /\+/,
		shape: shape('(?<l>Q~,?\\+[^Q.,;:()]{0,4}Q),?w?[9gi](?<s>Q)'),
		value: sumOfList,
		only: isAllBefore,
	},
	{
		// `Beavers 18, Cubs 24: 42 young people in all`
		of: 'total',
		units: ALL,
		needs: /t/,
		shape: shape('{l}~[:,;]_(?<s>Q)~(?<m>t)'),
		value: sumOfList,
		only: isAllBefore,
	},
	{
		// `142 lots répartis en 3 bâtiments : 50 au A, 52 au B et 48 au C`
		of: 'whole',
		units: COUNT,
		needs: /:/,
		shape: shape('(?<s>Q)~[l7]?_(?<n>Q)w{1,3}:_{l}'),
		value: (met) => (isAsMany(met.value('n'), met.figures('l')) ? sumOfList(met) : undefined),
		only: (met) => isWholeList(met) && arePartsOfCount(met),
	},
	{
		// `48 salariés : 31 conducteurs, 9 mécaniciens et 7 administratifs`; `4 120 € (cotisations 1 440 €, concerts 2 680 €)`
		of: 'whole',
		units: ALL,
		needs: /[:(l]/,
		shape: shape('(?<s>Q)[^Q.;:()apckui]{0,12}(?:\\([^()]*\\))?(?<m>[:(]|l~)_{l}'),
		value: sumOfList,
		only: (met) => isWholeList(met) && (isMoney(met) || arePartsOfCount(met)),
	},
	{
		// `5 000 €, pour 3 500 € au fonctionnement et pour 1 500 € à l'investissement`
		of: 'whole',
		units: MONEY,
		needs: /5/,
		shape: shape('(?<s>Q)[^Q.;:(apckui]{1,8}(?<l>5w?Q~(?:,#5w?Q~)*,?&_5w?Q)'),
		value: sumOfList,
		only: isWholeList,
	},
	{
		// `60 000 EUR de dépenses : loyers 14 500, salaires 38 000`: what follows is of the same currency.
		of: 'whole',
		units: MONEY,
		needs: /:/,
		shape: shape('(?<s>Q)[^Q.;:(apckui]{0,8}:_(?<l>n(?:~[,&]#n)+)(?![^.]*[Qn])'),
		value: sumOfList,
		only: (met) => met.figures('l', 'n').every(({ noun }) => noun === ''),
	},
	{
		// `24 870 €, dont 3 200 € de matériel et 22 760 € de liquidités`: parts of money that are more than the whole.
		of: 'whole',
		units: MONEY,
		needs: /a/,
		shape: shape('(?<s>Q)~[,(]?a_{l}'),
		value: (met) => (compare(sumOfList(met), met.value('s')) > 0 ? sumOfList(met) : met.value('s')),
		only: (met) => isWholeList(met) && !/[f2]$/.test(met.before.replace(/[wd]*$/, '')),
	},
	{
		// `$30,000, of which $22,500 came from donors and $7,500 from the sale`: one part has two digits exchanged.
		of: 'reckoned',
		units: MONEY,
		needs: /a/,
		shape: shape('(?<a>Q)~[,(]?a_{l}'),
		stated: (met) => met.figures('l').findLast((part) => isExchanged(part.value, restOf(met, part), 2)),
		value: (met) => met.figures('l').map((part) => restOf(met, part)),
		near: 0n,
		only: (met) => !/[f23d]w*Qw*[23]w*$/.test(met.before),
	},
	{
		// `372 adhérents, dont 258 femmes et 104 hommes`, `Of the 124 homes, 107 have paid and 7 are delinquent`: two kinds that leave nothing over.
		of: 'whole',
		units: COUNT,
		shape: shape('(?<s>Q)(?:w{0,2}o_Q)?(?:~[,:(]_a?_|~a_|~l_)(?<a>Q)~[,&]{1,2}_(?<b>Q)'),
		value: (met) => add(met.value('a'), met.value('b')),
		only: (met) => isComplement(met) && isLedToParts(met),
	},
];

const NUMBERS: readonly Relation[] = [
	{
		// `Four bids were received: Delmar $48,250, Stone $46,900 and Hilltop $51,400`: prices of a list, a name each, and how many there would be.
		of: 'reckoned',
		units: MONEY,
		needs: /:/,
		shape: shape(
			'(?<=^|\\.)[^nQ.:]{0,6}(?<s>n)[^nQ.:]{1,6}:(?<l>[^Q.:]{1,8}Q[^.:]*Q)(?<b>[^Q.:]{0,6})(?=\\.|$)',
		),
		value: (met) => fraction(BigInt(bidsOf(met))),
		near: 0n,
		isSure: true,
		only: areBids,
	},
];

// --- Differences: `s` is what two figures differ by.

const DIFFERENCES: readonly Relation[] = [
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

// --- Movements: what was, what came and what left.

const MOVEMENTS: readonly Relation[] = [
	{
		// `412 members, 31 joined and 18 left, so 425`
		of: 'balance',
		units: COUNT,
		shape: shape('(?<a>Q)[^Q.]{1,9}(?<l>Q(?:~[,&]#Q)*)[^Q.;]{1,8}(?<s>Q)'),
		value: (met) => afterMoves(met),
		only: (met) => !/Q/.test(met.before) && endsMoves(met),
	},
	{
		// `passé de 41 à 44 choristes, avec 6 arrivées et 3 départs`
		of: 'balance',
		units: COUNT,
		needs: /[23]/,
		shape: shape('[fdu]w?(?<a>Q)_[23]w?(?<s>Q){1..8}(?<l>Q(?:~[,&]#Q)*)'),
		value: (met) => afterMoves(met),
		isSure: true,
	},
	{
		// `38 arrivées et 21 départs : les effectifs passent de 265 à 282`
		of: 'balance',
		units: COUNT,
		needs: /[23]/,
		shape: shape('(?<l>Q(?:~[,&]#Q)*)[^Q.]{1,12}[fdu]w?(?<a>Q)_[23]w?(?<s>Q)'),
		value: (met) => afterMoves(met),
		isSure: true,
	},
	{
		// `Ils étaient 354 l'an dernier, soit 28 de plus`, of 372 in the sentence before: but for one digit.
		of: 'difference',
		units: COUNT,
		needs: /k/,
		shape: shape('(?<=\\.)[^Q.]{0,6}(?<a>Q)[^Q.]{0,6}i_(?<s>Q)k'),
		value: (met) => met.sentenceBefore().map(({ value }) => absolute(subtract(value, met.value('a')))),
		near: 0n,
		only: (met) =>
			met
				.sentenceBefore()
				.some(({ value }) => isSlip(met.value('s'), absolute(subtract(value, met.value('a'))), 2)),
	},
];

// --- Shares and changes in percent.

const SHARES: readonly Relation[] = [
	{
		// `14 sur 20, soit 70 %`; `4 of 20 (20%)`; `$61,350 of its budget of $150,000, or 40.9%`
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('(?<a>Q)_[od/]_(?<b>Q)~[,)]{0,2}(?:[(]|i_|(?<=,)r)w?(?<s>P)'),
		value: (met) => percentOf(met.value('a'), met.value('b')),
		within: lastPlace,
		near: 1n,
		only: isShare,
	},
	{
		// `Of 60 beds, 48 were filled (80%)`
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('(?<=^|\\.)[od]_(?<b>Q)~,_(?<a>Q)[^QP.]{1,8}(?:[(]|i[%]{0,6}|,r|,w{1,4}d)w?(?<s>P)'),
		value: (met) => percentOf(met.value('a'), met.value('b')),
		within: lastPlace,
		near: 1n,
		only: isShare,
	},
	{
		// `dons 48 300 € (20 %), intérêts 12 000 € (5 %)`: of one whole, that stands before them or is all of them.
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('(?<l>Q_\\(P\\)(?:[,;&]{1,2}~Q_\\(P\\)){2,20})'),
		stated: (met) => oddShare(met)?.percent,
		value: (met) => oddShare(met)?.exactly,
		near: 0n,
	},
	{
		// `La participation, de 54 %, correspond à 108 votants sur 200`
		of: 'share',
		units: ALL,
		needs: /P/,
		// Not `75 % des lots et 812 tantièmes sur 1000`, nor `a 40 % grant, capped at 2 000 € of 5 600 €`.
		shape: shape('(?<!u_)(?<s>P)(?<w>[^QP.;u&]{1,8})(?<a>Q)[^QP.,;&5]{0,3}[od/]{1,2}w?(?<b>Q)'),
		value: (met) => percentOf(met.value('a'), met.value('b')),
		within: lastPlace,
		only: (met) => (met.one('a').kind === 'count' || /[v:(i]/.test(met.letters('w'))) && isShare(met),
	},
	{
		// `£24,000 make up 75% of the £32,000`; `$12,000, or 3%, above the budget of $400,000`
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('(?<a>Q)[,)%]{0,16}(?:[vi]|,r)w?(?<s>P),?(?:[do]{1,2}|k)[^QP.;:(aui]{0,10}(?<b>Q)'),
		value: (met) => percentOf(met.value('a'), met.value('b')),
		within: lastPlace,
		near: 1n,
		only: isShare,
	},
	{
		// `1 248 heures, dont 1 132 postes et 116 supplémentaires, ces dernières représentant 9,3 % du total`
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('(?<a>Q)[,&%]{0,16}[vi]w?(?<s>P)d_t'),
		value: (met) => {
			const whole = earlierOf(met, 'a').toSorted((one, other) => compare(other.value, one.value))[0];
			return whole && percentOf(met.value('a'), whole.value);
		},
		within: lastPlace,
		near: 1n,
		only: isShare,
	},
	{
		// `passe de 800 à 880, soit une hausse de 10 %`; `from $50 to $60 a month, an increase of 20%`
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('[fduc]w?(?<a>Q)_[23]_(?<b>Q)(?<w>{1..12})(?<s>P)(?<v>d?w?u?)'),
		value: (met) => changeOf(met.value('a'), met.value('b')),
		within: lastPlace,
		near: 0n,
		only: saysChange,
	},
	{
		// `rose 6%, from $40 to $42`; not `10 %, de 11 000 € à 28 000 €`, a step of a scale
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('(?<s>P),?w?[fd]w?(?<a>Q)_[23]w?(?<b>Q)'),
		value: (met) => changeOf(met.value('a'), met.value('b')),
		within: lastPlace,
		near: 2n,
	},
	{
		// `480 against 400 last year, a rise of 20%`; `$90 instead of $120 (-25%)`
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('(?<b>Q)#c_(?<a>Q)(?<w>{1..12})(?<s>P)(?<v>d?w?u?)'),
		// `$48,000 is $4,000 a month, up from $45,600`
		value: (met) =>
			[...earlierOf(met, 'b'), met.one('b')].map(({ value }) => changeOf(met.value('a'), value)),
		within: lastPlace,
		near: 0n,
		only: saysChange,
	},
	{
		// `£96,600 would be an increase of 5% on £92,000`; `401 membres, en hausse de 9,3 % par rapport aux 367`
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('(?<b>Q)#u_(?<s>P)_[fcjoz]~(?<a>Q)'),
		value: (met) => changeOf(met.value('a'), met.value('b')),
		within: lastPlace,
		near: 0n,
		only: (met) =>
			compare(multiply(met.value('a'), fraction(3n)), multiply(met.value('b'), fraction(2n))) >= 0,
	},
	{
		// `+ 10 % en 2014, soit 1 100 adhérents contre 1 000`
		of: 'share',
		units: ALL,
		needs: /P/,
		shape: shape('[+u]_(?<s>P){..6}i_(?<b>Q)_c_(?<a>Q)'),
		value: (met) => changeOf(met.value('a'), met.value('b')),
		within: lastPlace,
		near: 0n,
	},
	{
		// `£21,000 would rise by 5% to £22,050`
		of: 'part',
		units: ALL,
		needs: /P/,
		shape: shape('(?<a>Q)~u_(?<p>P)[,&]?_(?<m>[23]|[&,]?{..4}[23bi]|i)_(?<s>Q)'),
		value: (met) => {
			const change = multiply(met.value('a'), shareOf(met));
			return [add(met.value('a'), change), subtract(met.value('a'), change)];
		},
		within: (met) => halfStep(met),
		only: (met) => !/c/.test(met.letters('m')),
	},
	{
		// `40 % à la commande, 30 % le 1er juin et 30 % le 1er mars`: what is paid in so many parts.
		of: 'hundred',
		units: PERCENT,
		shape: shape('(?<l>Q(?:[^Q.]{1,14}Q){1,4}[^Q.]{1,14}(?<s>Q))(?![^.]*Q)'),
		value: (met) => subtract(add(HUNDRED, met.value('s')), sumOfList(met)),
		near: 0n,
		shown: sumOfList,
		only: isPaidInParts,
	},
];

// --- Products: so many at a price, in so many parts, over so long.

/** A number and its price, `58 places à 45 €`, or a price and how many, `$2,400 for 6 coaches`, and what leads to what they make. */
const PRICED = [
	'(?<n>n)(?<k>[^nQP.;]{0,9})(?<a>Q)(?<w>[^nQP.;]{0,8})',
	'(?<a>Q)(?<v>[^nQP.]{0,6})(?<n>n)(?<w>[^nQP.;]{0,8})',
];

const PRODUCTS: readonly Relation[] = [
	...PRICED.flatMap((pair): Relation[] => [
		{
			// `Trois soirées à 150 €, soit 450 €`; `$2,400 for 6 coaches, or $14,400 in all`
			of: 'product',
			units: MONEY,
			needs: /n/,
			shape: shape(`${pair}(?<m>i_t?|,r|,_t|g|,w?v|(?<=e[^nQP.]{0,6}nw{0,2}),[wb]{1,4}|,)w?(?<s>Q)`),
			value: (met) => (isLess(met, 's', 'a') ? undefined : multiply(met.value('n'), met.value('a'))),
			near: 4n,
			only: (met) => isAlone(met),
		},
		{
			// `18 000 € pour 24 salariés, soit 750 € par personne`
			of: 'part',
			units: MONEY,
			needs: /n/,
			shape: shape(`${pair}(?<m>i_|,r|g|,)w?(?<s>Q)`),
			value: (met) => (isLess(met, 's', 'a') ? divide(met.value('a'), met.value('n')) : undefined),
			within: () => ONE,
			only: (met) => {
				const isEach = /^w?[eh]/.test(met.behind);
				return (isEach || met.letters('m') !== ',') && isAlone(met, isEach);
			},
		},
	]),
	{
		// `$4,800, that is 32 bibs at $150 each`; `£2,600 (52 scouts at £50)`; `brought in $8,496 for 708 hours at $12 an hour`
		of: 'product',
		units: MONEY,
		needs: /n/,
		shape: shape(
			'(?<s>Q)(?<w>[^nQP.;:]{1,6})(?<n>n)(?<v>[^nQP.,;]{0,4})(?<a>Q)(?<e>[eh]?)(?:(?<m>[&+]w{0,2})(?<c>Q))?',
		),
		value: (met) => {
			const product = multiply(met.value('n'), met.value('a'));
			return met.letters('c') ? add(product, met.value('c')) : product;
		},
		near: 4n,
		only: isOfPrice,
	},
	{
		// `£150 each for 3 grants, £450 in all`; `90 € par casier, 2 160 € pour 24 casiers`
		of: 'product',
		units: MONEY,
		needs: /5/,
		shape: shape('(?<a>Q)(?<w>[^nQP.;]{1,8},)[ir]?_(?<s>Q)5w?(?<n>n)'),
		value: (met) => multiply(met.value('n'), met.value('a')),
		near: 4n,
		only: (met) => isAlone(met) && compare(met.value('s'), multiply(met.value('n'), met.value('a'))) > 0,
	},
	{
		// `48 900 €, en quatre échéances de 12 225 €`; `150 000 €, divisé en 1 500 actions de 100 € chacune`
		of: 'product',
		units: MONEY,
		needs: /[78le]/,
		shape: shape('(?<s>Q)[^nQP.;:p]{0,6}[7l]w?(?<n>n)(?<v>w?8?_)(?<a>Q)(?<e>[^.;Q]{0,2})(?!&?[^.;Q]{0,6}Q)'),
		value: (met) => (isLess(met, 's', 'a') ? undefined : multiply(met.value('n'), met.value('a'))),
		within: (met) => met.value('n'),
		near: 0n,
		only: (met) =>
			/8/.test(met.letters('v')) ||
			/e/.test(met.letters('e')) ||
			// `in two years of $13,000 grants`
			(/d$/.test(met.letters('v')) && vocabulary('terms').findId(met.one('n').noun) === undefined),
	},
	{
		// `42 900 €, financés par 12 900 € de réserve et deux appels de 15 000 €`
		of: 'whole',
		units: MONEY,
		needs: /8/,
		shape: shape('(?<s>Q)[^nQP.;:]{0,6}(?<c>Q)[^nQP.;:]{0,4}&w?(?<n>n)8_(?<a>Q)'),
		value: (met) => add(met.value('c'), multiply(met.value('n'), met.value('a'))),
	},
	{
		// `four letters at $50 and two at $100, for a total of $400`
		of: 'total',
		units: MONEY,
		needs: /n/,
		shape: shape('(?<l>(?:n[^nQP.]{1,9}Q[^nQP.]{1,8}){1,12}n[^nQP.]{1,9}Q)[^nQ.;]{0,8}[it]_t?_(?<s>Q)'),
		value: sumOfProducts,
		near: 4n,
	},
	{
		// `4 200 € par mois, soit 50 400 € par an`; `$2,150 per month ($25,800 per year)`
		of: 'product',
		units: MONEY,
		needs: /h/,
		shape: shape('(?:(?<h>h)[^Qh.;]{0,5})?(?<a>Q)(?<w>{1..5})(?<s>Q)w?(?<i>h)'),
		value: byPeriod,
		within: (met) => (isLess(met, 's', 'a') ? ONE : fraction(0n)),
		near: 1n,
		only: (met) => isOfPeriod(met, byPeriod(met)),
	},
	{
		// `12 hours a week at $11.50 an hour, $138 a week`
		of: 'product',
		units: MONEY,
		needs: /h/,
		shape: shape('(?<n>n)w?(?<h>h)3(?<a>Q)h,_(?<s>Q)(?<i>h)'),
		value: (met) => multiply(met.value('n'), met.value('a')),
		near: 4n,
	},
	{
		// `50 feet wide and 135 feet deep, or 6,750 square feet`
		of: 'reckoned',
		units: COUNT,
		needs: /[ri]/,
		shape: shape('(?<a>Q)ww?&(?<b>Q)ww?,?(?:i|r)_(?<s>Q)'),
		value: (met) => multiply(met.value('a'), met.value('b')),
		only: (met) => compare(met.value('s'), HUNDRED) > 0,
	},
	{
		// `The 1,240 hours come to 8.4 hours on average for 148 people`
		of: 'reckoned',
		units: ALL,
		needs: /q/,
		shape: shape('(?<a>[Qn])(?<v>[^Qn.]{1,8})q?_(?<s>Q)_(?<w>q?)[^Qn.]{0,4}(?<b>[Qn])'),
		value: average,
		within: lastDigit,
		only: (met) => /q/.test(met.letters('v') + met.letters('w') + met.behind),
	},
	{
		// `drew 120, 95 and 85 people, an average of 100`
		of: 'reckoned',
		units: ALL,
		needs: /q/,
		shape: shape('{l}(?<v>[^Q.]{1,8})(?<s>Q)'),
		value: (met) => divide(sumOfList(met), fraction(BigInt(met.figures('l').length))),
		within: lastDigit,
		near: 3n,
		isSure: true,
		only: (met) =>
			(isAllBefore(met) || earlierOf(met, 'l').every(({ value }) => isAsMany(value, met.figures('l')))) &&
			(/q/.test(met.letters('v')) || /^[^Q.,;]*q/.test(met.behind)),
	},
	{
		// `457 personnes pour 13 sorties, soit une moyenne de 35 personnes`
		of: 'reckoned',
		units: ALL,
		needs: /q/,
		shape: shape('(?<a>[Qn])[^Qn.]{1,6}(?<b>[Qn])(?<v>[^Qn.]{1,8})(?<s>Q)'),
		value: average,
		within: lastDigit,
		near: 3n,
		only: (met) => /q/.test(met.letters('v')) || /^[^Q.,;]*q/.test(met.behind),
	},
];

// --- Parts: a fraction or a percentage of a whole, and what that comes to; so many times another.

const PARTS: readonly Relation[] = [
	{
		// `25% of 64, or 16 lots`; `le quart des 46 adhérents étant de 12`
		of: 'part',
		units: ALL,
		needs: /[FP]/,
		shape: shape('(?<p>[FP])[^QFP.,;]{1,4}(?<a>Q)(?<w>[^QFP.;]{1,5})(?<s>Q)'),
		value: ofPart,
		within: (met) => (isMoney(met) ? ONE : fraction(0n)),
		only: (met) => /[ibvg(r]/.test(met.letters('w')),
	},
	{
		// `Of the precept of $24,000, half, $12,000`; `$36,750, with 20% ($7,350) due`; `1 125 € ira pour moitié, soit 562,50 €`
		of: 'part',
		units: ALL,
		needs: /[FP]/,
		shape: shape('(?<a>Q)(?<v>[^QFP.;:]{1,10})(?<p>[FP])(?<w>[^QFP.;:]{0,6})(?<s>Q)'),
		value: ofPart,
		within: nearlyPart,
		only: (met) =>
			/^[^ukx]*$/.test(met.letters('v')) &&
			/^(?:[,(]?w{0,3}|(?![do])[^ku]*iw*|(?![do])[^ku]*,rw*)$/.test(met.letters('w')) &&
			!/Q/.test(met.before),
	},
	{
		// `$2,400 plus 8% sales tax, $2,592 in all`
		of: 'part',
		units: MONEY,
		needs: /P/,
		shape: shape('(?<a>Q)(?<w>w)(?<p>P)w{0,2}[,(](?<m>i?)(?<s>Q)(?<t>t?)'),
		value: (met) => multiply(met.value('a'), add(ONE, shareOf(met))),
		within: nearlyPart,
		only: (met) =>
			met.letters('m') + met.letters('t') !== '' &&
			met
				.tokens('w')
				.every(({ from, to }) => vocabulary('yields').findId(met.text.slice(from, to)) === 'plus'),
	},
	{
		// `30 %, soit 1 440 €, est versé sur les 4 800 €`
		of: 'part',
		units: MONEY,
		needs: /P/,
		shape: shape('(?<p>P),?[ir]w?(?<s>Q),?[^QFP.;:]{0,4}[oj]w?(?<a>Q)(?![^.;:]*Q)'),
		value: ofPart,
		within: nearlyPart,
	},
	{
		// `two thirds of the members, that is eight of eleven`
		of: 'part',
		units: COUNT,
		needs: /F/,
		shape: shape('(?<p>F)[^QFP.;:]{1,6}i_(?<s>Q)_[od]w?(?<a>Q)'),
		value: (met) => {
			const part = multiply(met.value('a'), met.value('p'));
			return [fraction(ceil(part)), fraction(floor(part) + 1n)];
		},
	},
	{
		// `Of 40 guests expected 20 came, or half`; `20 au lieu des 40 attendus, soit la moitié`
		of: 'part',
		units: ALL,
		needs: /F/,
		shape: shape('(?<=^|\\.)[od]w?(?<a>Q)[^QFP.;:]{1,6}(?<s>Q)[^QFP.;:]{0,6}(?:i|,r)_(?<p>F)'),
		value: (met) => multiply(met.value('a'), met.value('p')),
		within: (met) => divide(met.value('a'), fraction(20n)),
		near: 1n,
	},
	{
		of: 'part',
		units: ALL,
		needs: /F/,
		shape: shape('(?<s>Q)[^QFP.;:]{0,4}[oc]w?(?<a>Q)[^QFP.;:]{0,6}(?:i|,r)_(?<p>F)'),
		value: (met) => multiply(met.value('a'), met.value('p')),
		within: (met) => divide(met.value('a'), fraction(20n)),
		near: 1n,
		only: (met) => !isVotes(met.one('s')),
	},
	{
		// `120 children, twice the 60 of last year`
		of: 'reckoned',
		units: ALL,
		needs: /X/,
		shape: shape('(?<s>Q)[^QX.;:]{1,8}(?<x>X)_(?<a>Q)'),
		value: (met) => multiply(met.value('x'), met.value('a')),
		within: (met) => divide(met.value('s'), fraction(10n)),
		near: 0n,
	},
];

/** The table: the closest relations before those that are looser. */
export const RELATIONS: readonly Relation[] = [
	...PARTS,
	...SUMS,
	...PRODUCTS,
	...MOVEMENTS,
	...NUMBERS,
	...SHARES,
	...DIFFERENCES,
];

// --- What a stated figure is.

function sumOfList(met: Met): Fraction {
	const all = met.figures('l');
	return sum((all.length > 0 ? all : met.figures('l', 'n')).map(({ value }) => value));
}

/** What a whole `a` leaves for one of its parts. */
function restOf(met: Met, part: Figure): Fraction {
	return add(subtract(met.value('a'), sumOfList(met)), part.value);
}

function distance(met: Met): Fraction {
	return absolute(subtract(met.value('a'), met.value('b')));
}

/** A hundred times a part of a whole; no part is more. */
function percentOf(part: Fraction, whole: Fraction): Fraction | undefined {
	return isZero(whole) || compare(part, whole) > 0 ? undefined : divide(multiply(part, HUNDRED), whole);
}

function changeOf(old: Fraction, now: Fraction): Fraction | undefined {
	return isZero(old) ? undefined : divide(multiply(absolute(subtract(now, old)), HUNDRED), old);
}

/** The fraction or percentage of a group `p`. */
function shareOf(met: Met): Fraction {
	const { kind, value } = met.one('p');
	return kind === 'percent' ? divide(value, HUNDRED) : value;
}

/** A part of `a`; of people and things as it is, rounded up, down, or to the next above. */
function ofPart(met: Met): Fraction {
	const part = multiply(met.value('a'), shareOf(met));
	const { kind, value } = met.one('s');
	if (kind === 'money') return part;
	const ways = [part, ...[ceil(part), floor(part), floor(part) + 1n].map((way) => fraction(way))];
	return ways.find((way) => compare(way, value) === 0) ?? fraction(ceil(part));
}

/** A list of amounts of which some are prices of so many: `une table à 100 € et deux chaises à 10 €`. */
function sumOfPriced(met: Met): Fraction {
	const [from, to] = met.place('l');
	const values: Fraction[] = [];
	for (let at = from; at < to; at += 1) {
		const price = met.row[at] === 'Q' ? met.all[at]?.figure : undefined;
		if (!price) continue;
		const lead = /n[^nQ.]{0,4}3w?$/.exec(met.row.slice(Math.max(0, at - 8), at))?.[0];
		const count = lead === undefined ? undefined : met.all[at - lead.length]?.figure;
		values.push(count ? multiply(count.value, price.value) : price.value);
	}
	return sum(values);
}

/** Prices and numbers by pairs. */
function sumOfProducts(met: Met): Fraction {
	const figures = met.tokens('l').flatMap(({ figure }) => figure ?? []);
	return sum(
		figures.flatMap((price, at) => {
			const count = figures[at - 1];
			return price.kind === 'money' && count?.kind === 'count' ? [multiply(price.value, count.value)] : [];
		}),
	);
}

/** What a price for one length of time is for another. */
function byPeriod(met: Met): Fraction | undefined {
	const id = (group: string) => {
		const token = met.tokens(group).find(({ letter }) => letter === 'h');
		// `/an` is known as `/ an`.
		return token && vocabulary('periods').findId(met.text.slice(token.from, token.to).replace(/^\//, '/ '));
	};
	const own = id('w') ?? id('h');
	const other = id('i');
	const longer = PERIODS.find(({ short, long }) => short === own && long === other);
	const shorter = PERIODS.find(({ short, long }) => short === other && long === own);
	if (longer) return multiply(met.value('a'), longer.times);
	return shorter && divide(met.value('a'), shorter.times);
}

function average(met: Met): Fraction[] {
	const [a, b] = [met.value('a'), met.value('b')];
	return [...(isZero(b) ? [] : [divide(a, b)]), ...(isZero(a) ? [] : [divide(b, a)])];
}

/** What a number is when some have come and others left, as the words behind each say. */
function afterMoves(met: Met): Fraction | undefined {
	const moves = met.figures('l').map((figure) => ({ figure, id: movementOf(met, figure) }));
	if (moves.some(({ id }) => id === undefined)) return undefined;
	// `two leaving` are those who leave.
	return moves.reduce(
		(all, { figure, id }) => (id === 'plus' ? add : subtract)(all, figure.value),
		met.value('a'),
	);
}

function movementOf(met: Met, figure: Figure) {
	const words = wordsBehind(met, figure).trim();
	const link = vocabulary('movedLinks').scan(words)?.length ?? 0;
	return (vocabulary('movements').scan(words) ?? vocabulary('movements').scan(words.slice(link).trim()))?.id;
}

/** `so`, `soit`, `portant` lead to the number that there are then. */
function endsMoves(met: Met): boolean {
	const lead = met.text.slice(met.figures('l').at(-1)?.to, met.one('s').from);
	return (
		vocabulary('movements').findAll(lead, 'ends').length > 0 && movementOf(met, met.one('s')) === undefined
	);
}

/** The one share of several amounts that is none of their whole. */
function oddShare(met: Met): { percent: Figure; exactly: Fraction } | undefined {
	const all = met.tokens('l').flatMap(({ figure }) => figure ?? []);
	const parts = met.figures('l').flatMap((part) => {
		const percent = all[all.indexOf(part) + 1];
		return percent?.kind === 'percent' ? [{ part, percent }] : [];
	});
	const [first] = parts;
	if (!first) return undefined;
	const wholes = [
		...met
			.sentence()
			.filter(({ to }) => to <= first.part.from)
			.map(({ value }) => value),
		sum(parts.map(({ part }) => part.value)),
	];
	for (const whole of wholes) {
		const shares = parts.map(({ part, percent }) => ({ percent, exactly: percentOf(part.value, whole) }));
		const wrong = shares.filter(
			({ percent, exactly }) =>
				!exactly || compare(absolute(subtract(exactly, percent.value)), placeOf(percent)) >= 0,
		);
		const [only, other] = wrong;
		if (!only) return undefined;
		if (!other && only.exactly) return { percent: only.percent, exactly: only.exactly };
	}
	return undefined;
}

// --- How exactly a figure is told.

/** A percentage is rounded to its last place. */
function lastPlace(met: Met): Fraction {
	return placeOf(met.one('s'));
}

function placeOf({ decimals }: Figure): Fraction {
	return fraction(1n, 10n ** BigInt(decimals));
}

/** So is an average. */
function lastDigit(met: Met): Fraction {
	const { denominator } = met.value('s');
	return denominator === 1n ? ONE : fraction(1n, denominator > 10n ? 100n : 10n);
}

/** What a rounded percentage leaves open. */
function halfStep(met: Met): Fraction {
	const step = fraction(1n, met.one('p').decimals > 0 ? 2000n : 200n);
	return multiply(met.value('a'), step);
}

function nearlyPart(met: Met): Fraction {
	if (met.one('s').kind !== 'money') return fraction(0n);
	return met.one('p').kind === 'percent' ? add(ONE, halfStep(met)) : ONE;
}

// --- What else must be so.

function isMoney(met: Met): boolean {
	return met.one('s').kind === 'money';
}

function isMoreThan(met: Met, computed: Fraction | undefined): boolean {
	return computed !== undefined && compare(met.value('s'), computed) > 0;
}

function isLess(met: Met, one: string, other: string): boolean {
	return compare(met.value(one), met.value(other)) < 0;
}

function isAsMany(count: Fraction, { length }: readonly unknown[]): boolean {
	return compare(count, fraction(BigInt(length))) === 0;
}

/** The figures of the sentence before a group. */
function earlierOf(met: Met, group: string) {
	const { from } = met.one(group);
	return met.sentence().filter((figure) => figure.to <= from);
}

/** Whether no figure of the clause stands before the shape, and nothing says that it tells of parts alone. */
function isAllBefore(met: Met): boolean {
	// `Sur les 48 membres, 31 sont présents`: the whole is none of the parts.
	const before = met.before.replace(/^[do]w*Q[^Q]*,/, '');
	return !/[Qap][^:;(]*$/.test(before) && !/[ap]/.test(met.letters('l'));
}

/** `soit 40 € par action`, `soit 260 € d'écart`: no total. */
function isTotal(met: Met): boolean {
	return (
		/t/.test(met.letters('m')) ||
		!/^w?[ehkxuo]|^[d/]w/.test(met.behind) ||
		/^w{0,3}t/.test(met.behind) ||
		!isMoney(met)
	);
}

/** Whether all of a clause are parts of the whole: nothing stands behind the list but what is of it. */
function isWholeList(met: Met): boolean {
	if (met.letters('m') === '(' && !isAsideOfParts(met)) return false;
	// `91 points sur 100, dont …` are parts of the first.
	if (/p/.test(met.row.slice(met.from, met.to)) || /Qw*[o/23]w*$/.test(met.before)) return false;
	const computed = sumOfList(met);
	if (met.sentence().some((one) => compare(one.value, computed) === 0)) return false;
	return met.letters('m') === '(' || !/^[^Q;ica]*Q/.test(met.behind);
}

/** A bracket that holds all parts: not `le personnel (24 500 €) et les locaux (8 400 €)`, nor `le personnel (20 000 € de salaires et 3 000 € de charges) et …` */
function isAsideOfParts(met: Met): boolean {
	return !met.letters('l').includes('(Q') && /^[^Q(]*\)(?!,?&[^Q]*$)/.test(met.behind);
}

/** The words right behind a figure. */
function wordsBehind(met: Met, { to }: Figure, length = NEAR): string {
	return met.text.slice(to, to + length).split(/[.;:,()]/, 1)[0] ?? '';
}

/** Parts of a number of something: numbers of something else than answers of a vote, or of those who are there or not. */
function arePartsOfCount(met: Met): boolean {
	return met.figures('l').every((part) => {
		const words = wordsBehind(met, part);
		return (
			words.trim() !== '' &&
			vocabulary('answers').findIn(words) === undefined &&
			(!isPeopleNoun(met.one('s').noun) ||
				(vocabulary('groups').findIn(words)?.id ?? 'guests') === 'guests') &&
			!isVotes(part)
		);
	});
}

function isVotes({ noun }: Figure): boolean {
	return vocabulary('units').findId(noun) === 'votes';
}

/** Whether numbers of different things may be added: of one noun, of people, of votes and those who hold them, a list, or two things in a row. */
function isCountedTogether(met: Met): boolean {
	const parts = met.figures('l');
	const total = met.one('s');
	const [first] = parts;
	const isOfOne = parts.length === 2 || parts.every(({ noun }) => noun === first?.noun);
	if (isOfOne && total.noun !== '' && first?.noun === total.noun) return true;
	if (parts.every(({ noun }) => noun === '')) return true;
	if (/t/.test(met.letters('m')) || /^w{0,3}t/.test(met.behind)) return true;
	const isOfPeople =
		isPeopleNoun(total.noun) || isVotes(total) || vocabulary('headCounts').findId(total.noun) === 'voters';
	if (isOfPeople)
		return (
			parts.every((part) => isOfRoom(met.text, part)) ||
			(!isVotes(total) && parts.some(({ noun }) => isPeopleNoun(noun)))
		);
	return (
		parts.length === 2 &&
		/^Qw{0,2}&Q/.test(met.letters('l')) &&
		total.noun !== '' &&
		compare(total.value, TEN) > 0
	);
}

const TEN = fraction(10n);

/** `107 have paid and 7 are delinquent`: the words behind two numbers name two kinds that are all there is. */
function isComplement(met: Met): boolean {
	const kindOf = (figure: Figure, end: number) => {
		const words = met.text.slice(figure.to, Math.min(end, figure.to + 60));
		return vocabulary('complements').findIn(words)?.id;
	};
	const [a, b] = [met.one('a'), met.one('b')];
	const kind = kindOf(a, b.from);
	return (
		kind !== undefined &&
		kind === kindOf(b, b.to + 60) &&
		!/^[^.;]*Q/.test(met.behind.slice(0, 12)) &&
		!/Qw*[o/]w*$/.test(met.before) &&
		// `22 sont résolues, 17 en cours et une abandonnée`: a third.
		!wordsBehind(met, b, 60)
			.split(/[\s\u00A0]+/)
			.some((word) => vocabulary('peopleNouns').findId(word) === 'one')
	);
}

/** `dont`, a colon, `Of the 124 homes`, or women and men right behind a comma. */
function isLedToParts(met: Met): boolean {
	const letters = met.row.slice(met.from, met.place('a')[0]);
	return (
		/[:(al]/.test(letters) ||
		/[do]w?$/.test(met.before) ||
		(/^Qw*,$/.test(letters) &&
			vocabulary('complements').findIn(wordsBehind(met, met.one('a')))?.id === 'sexes')
	);
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

/** Shares of votes are compared with the vote, but for those of who is there. */
function isShare(met: Met): boolean {
	const words = met.text.slice(met.tokens()[0]?.from ?? 0, met.one('s').to);
	if (vocabulary('answers').findIn(words) !== undefined) return false;
	return (
		vocabulary('units').findAll(words, 'votes').length === 0 ||
		vocabulary('quorumWords').findAll(met.words(), 'present', 'presentOrRepresented').length > 0
	);
}

/** `hausse`, `up`, `+` before the percentage, or a change right behind it. */
function saysChange(met: Met): boolean {
	return /[u+]/.test(met.letters('w') + met.letters('v'));
}

/** `4 200 € par mois, soit 50 400 € par an`; a year that is paid at once may cost less: `$15 a month or $150 a year`. */
function isOfPeriod(met: Met, computed: Fraction | undefined): boolean {
	const lead = met.letters('w');
	if (lead.includes('i')) return true;
	if (!computed) return false;
	const off = absolute(subtract(computed, met.value('s')));
	const isNear = compare(multiply(off, fraction(2n)), met.value('s')) <= 0;
	const isLonger = isLess(met, 'a', 's');
	if (!/[r(]/.test(lead)) return lead.endsWith(',') && isNear && isLonger && isMoreThan(met, computed);
	return isLonger === isMoreThan(met, computed) || isSlip(met.value('s'), computed, 4);
}

/** A number and a price are all that stands before what they make. */
function isAlone(met: Met, isEach = false): boolean {
	const clause = /[^:;]*$/.exec(met.before)?.[0] ?? '';
	// `58 places à 45 €`, `quatre versements de 250 €`, `three grants of £250 each`
	const isPriced =
		met.letters('k') === '' ? !met.has('k') : /[38]/.test(met.letters('k')) || /^e/.test(met.letters('w'));
	return (
		(isEach || isPriced) &&
		// `12 mois de loyer à 800 € et la caution d'un mois`
		!/&/.test(met.letters('w')) &&
		// `un prêt de 30 000 €, remboursé en 60 mensualités de 550 €`
		(!/[nQ]/.test(clause) || /8/.test(met.letters('k'))) &&
		!/[P]/.test(met.row.slice(met.from, met.to)) &&
		(met.letters('m') !== ',' || isEach || /^w{0,3}t/.test(met.behind))
	);
}

/** So many at a price each, led to from what they come to. */
function isOfPrice(met: Met): boolean {
	const isEach = /[3/]w?$|3/.test(met.letters('v')) || met.letters('e') !== '';
	const isLed = /[irgf5(]/.test(met.letters('w')) || met.letters('w').length <= 2;
	const clause = /[^:;]*$/.exec(met.before)?.[0] ?? '';
	const isFor = met.letters('w') === '5' && /[gi]w*$/.test(met.before);
	const isAside = /^[^Q]{0,2}\($/.test(met.letters('w'));
	return (
		isEach && isLed && (isFor || isAside || !clause.includes('Q')) && (isAside || !/[QP]/.test(met.behind))
	);
}

/** `payable`, `à la commande`, and nothing of what is left. */
function isPaidInParts(met: Met): boolean {
	const words = met.words();
	return (
		vocabulary('payments').findIn(words) !== undefined &&
		!/y/.test(met.before + met.row.slice(met.from, met.to) + met.behind) &&
		!met.before.includes('Q')
	);
}

const NEAR = 40;

/** How many prices a list has; those in brackets only where there are no others. */
function bidsOf(met: Met): number {
	const prices = met.figures('l');
	const bare = prices.filter(({ from }) => met.text[from - 1] !== '(');
	return bare.length > 0 ? bare.length : prices.length;
}

/** Offers, each with a name of its own, and no other behind them. */
function areBids(met: Met): boolean {
	const prices = met.figures('l');
	const head = met.text.slice(met.one('s').to, prices[0]?.from);
	const isNamed = prices.every(
		({ from }, at) =>
			/[A-ZÀ-Þ]/.test(met.text.slice(prices[at - 1]?.to ?? met.one('s').to, from)) ||
			met.text[from - 1] === '(',
	);
	const off = bidsOf(met) - Number(met.value('s').numerator);
	return (
		vocabulary('bids').findAll(head).length > 0 &&
		isNamed &&
		Math.abs(off) <= 2 &&
		!/[&n]/.test(met.letters('b'))
	);
}
