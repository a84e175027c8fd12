/** Sums: totals behind their parts, wholes before them, and counts of what a list names. */

import { vocabulary } from '../../../../language/index.js';
import { add, compare, type Fraction, fraction, multiply, subtract, sum } from '../../../../text/fraction.js';
import { isOfRoom } from '../amounts.js';
import { isExchanged } from '../digits.js';
import type { Met } from '../met.js';
import { isPeopleNoun } from '../people-counts.js';
import type { Figure } from '../tokens.js';
import { isAllBefore, isAsMany, isMoney, isVotes, sumOfList, wordsBehind } from './conditions.js';
import { ALL, COUNT, MONEY, type Relation, shape } from './shape.js';

export const SUMS: readonly Relation[] = [
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

export const NUMBERS: readonly Relation[] = [
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

/** What a whole `a` leaves for one of its parts. */
function restOf(met: Met, part: Figure): Fraction {
	return add(subtract(met.value('a'), sumOfList(met)), part.value);
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
