/** Shares and changes in percent. */

import { vocabulary } from '../../../../language/index.js';
import {
	add,
	compare,
	divide,
	type Fraction,
	fraction,
	isZero,
	multiply,
	subtract,
	sum,
} from '../../../../text/fraction.js';
import { absolute } from '../amounts.js';
import type { Met } from '../met.js';
import { HUNDRED } from '../reckoning.js';
import type { Figure } from '../tokens.js';
import { earlierOf, halfStep, shareOf, sumOfList } from './conditions.js';
import { ALL, PERCENT, type Relation, shape } from './shape.js';

export const SHARES: readonly Relation[] = [
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

/** A hundred times a part of a whole; no part is more. */
function percentOf(part: Fraction, whole: Fraction): Fraction | undefined {
	return isZero(whole) || compare(part, whole) > 0 ? undefined : divide(multiply(part, HUNDRED), whole);
}

function changeOf(old: Fraction, now: Fraction): Fraction | undefined {
	return isZero(old) ? undefined : divide(multiply(absolute(subtract(now, old)), HUNDRED), old);
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

/** A percentage is rounded to its last place. */
function lastPlace(met: Met): Fraction {
	return placeOf(met.one('s'));
}

function placeOf({ decimals }: Figure): Fraction {
	return fraction(1n, 10n ** BigInt(decimals));
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

/** `payable`, `à la commande`, and nothing of what is left. */
function isPaidInParts(met: Met): boolean {
	const words = met.words();
	return (
		vocabulary('payments').findIn(words) !== undefined &&
		!/y/.test(met.before + met.row.slice(met.from, met.to) + met.behind) &&
		!met.before.includes('Q')
	);
}
