/** Sums: totals behind their parts, wholes before them, and counts of what a list names. */

import { isOneOf, mentions, opensWith, vocabulary } from '../../../../language/index.js';
import { foldKeyword } from '../../../../text/fold.js';
import { add, compare, type Fraction, fraction, multiply, subtract, sum } from '../../../../text/fraction.js';
import { lazy } from '../../../../text/lazy.js';
import { wordsToInteger } from '../../../../text/number.js';
import { isExchanged, isOfRoom } from '../amounts.js';
import { isPeopleNoun } from '../people-counts.js';
import { rowPattern, says } from '../row.js';
import type { Figure } from '../tokens.js';
import {
	ALL,
	COUNT,
	isAllBefore,
	isAsMany,
	isMoney,
	isVotes,
	type Met,
	MONEY,
	type Relation,
	rowsWith,
	SLIPS_ALONE,
	sumOfList,
	wordsBehind,
} from './shape.js';

const total = rowsWith({ of: 'total', units: ALL, value: sumOfList });
const whole = rowsWith({ of: 'whole', units: MONEY, value: sumOfList });
const countWhole = rowsWith({ of: 'whole', units: COUNT });
const reckoned = rowsWith({ of: 'reckoned', units: MONEY });

export const SUMS: readonly Relation[] = [
	total({
		// `5 400 € et la ville 2 600 €, soit 8 100 € au total`; `North 120, South 95; total 285`
		needs: ['so', 'total', 'gives'],
		shape:
			'<list> words [, ; : open close]{0,2} and? few <mark so? few total words :? | so few | gives> <stated>',
		value: (met) => [sumOfList(met), sumOfPriced(met)],
		only: (met) =>
			isAllBefore(met) &&
			!met.says('list', 'count [^count figure]{0,4} at word? figure') &&
			// `Gate receipts ($3,240) and the bar ($1,875) brought in $5,115`
			(!met.says('mark', '^gives$') || says(met.row.slice(met.from, met.place('mark')[0]), 'close')) &&
			isTotal(met) &&
			(isMoney(met) || isCountedTogether(met)),
	}),
	total({
		// `La provision de 3 000 €, ajoutée au solde de 2 450 €, donne 5 450 €`
		units: MONEY,
		needs: ['plus'],
		shape:
			'<list figure words ,? plus [^figure stop , ; : open close]{0,4} figure> ,? word? [makes gives so] <stated>',
		only: isAllBefore,
	}),
	total({
		// `Beavers 18, Cubs 24: 42 young people in all`
		needs: ['total'],
		shape: '<list> words [: , ;] few <stated> words <mark total>',
		only: isAllBefore,
	}),
	countWhole({
		// `142 lots répartis en 3 bâtiments : 50 au A, 52 au B et 48 au C`
		needs: ['colon'],
		shape: '<stated> words [madeOf divided]? few <parts> word{1,3} : few <list>',
		value: (met) => (isAsMany(met.value('parts'), met.figures('list')) ? sumOfList(met) : undefined),
		only: (met) => isWholeList(met) && arePartsOfCount(met),
	}),
	whole({
		// `48 salariés : 31 conducteurs, 9 mécaniciens et 7 administratifs`; `4 120 € (cotisations 1 440 €, concerts 2 680 €)`
		units: ALL,
		needs: ['colon', 'open', 'madeOf'],
		shape:
			'<stated> [^figure stop ; : open close among part against than change so]{0,12} (?:open [^open close]* close)? <mark [: open] | madeOf words> few <list>',
		least: 2,
		only: (met) => isWholeList(met) && (isMoney(met) || arePartsOfCount(met)),
	}),
	countWhole({
		// `342 salariés, soit 268 femmes et 84 hommes`: parts that are more than the whole; fewer may leave some out, `15 interventions, soit 9 le soir et 4 la nuit`.
		needs: ['so'],
		shape: '<stated> words , so few <list>',
		least: 2,
		value: (met) => (compare(sumOfList(met), met.value('stated')) > 0 ? sumOfList(met) : undefined),
		only: (met) => isWholeList(met) && arePartsOfCount(met),
	}),
	whole({
		// `38 500 €, appelés en deux fois : 19 250 € en juin et 19 250 € en décembre`
		needs: ['count'],
		shape:
			'<stated> [^figure count percent stop ; : open close among part against]{0,9} <parts count> [word instalments times period]{1,3} [: ,] few <list>',
		value: (met) => (isAsMany(met.value('parts'), met.figures('list')) ? sumOfList(met) : undefined),
		only: isWholeList,
	}),
	whole({
		// `$500, to be drawn from the reserve ($455) and the revenue line ($45)`
		needs: ['open'],
		shape:
			'<stated> [^figure stop ; : open close among part against change]{1,9} from [^figure stop , ; : open close and]{1,6} open <one> close ,? and [^figure stop , ; : open close and]{1,6} open <other> close (?! [^stop]* figure)',
		value: (met) => add(met.value('one'), met.value('other')),
	}),
	countWhole({
		// `118 salariés, dont 70 ouvriers, 30 employés et 18 cadres`: three kinds of people that are more than all of them, by one digit.
		needs: ['among'],
		shape: '<stated> words [, open]? among few <list>',
		value: (met) =>
			met.figures('list').length > 2 && compare(sumOfList(met), met.value('stated')) > 0
				? sumOfList(met)
				: undefined,
		near: SLIPS_ALONE,
		only: (met) =>
			isWholeList(met) &&
			arePartsOfCount(met) &&
			// Women may be among the adults.
			!met.figures('list').some((part) => mentions(wordsBehind(met, part), 'complements')),
	}),
	whole({
		// `5 000 €, pour 3 500 € au fonctionnement et pour 1 500 € à l'investissement`
		needs: ['for'],
		shape:
			'<stated> [^figure stop ; : open among part against than change so]{1,8} <list for word? figure words (?:, gap for word? figure words)* ,? and few for word? figure>',
		only: isWholeList,
	}),
	whole({
		// `60 000 EUR de dépenses : loyers 14 500, salaires 38 000`: what follows is of the same currency.
		needs: ['colon'],
		shape:
			'<stated> [^figure stop ; : open among part against than change so]{0,8} : few <list count (?:words [, and] gap count)+> (?![^stop]* [figure count])',
		only: (met) => met.figures('list', 'count').every(({ noun }) => noun === ''),
	}),
	whole({
		// `24 870 €, dont 3 200 € de matériel et 22 760 € de liquidités`: parts of money that are more than the whole.
		needs: ['among'],
		shape: '<stated> words [, open]? among few <list>',
		value: (met) => (compare(sumOfList(met), met.value('stated')) > 0 ? sumOfList(met) : met.value('stated')),
		only: (met) => isWholeList(met) && !met.beforeSays('[from to] [word of]*$'),
	}),
	reckoned({
		// `$30,000, of which $22,500 came from donors and $7,500 from the sale`: one part has two digits exchanged.
		needs: ['among'],
		shape: '<whole> words [, open]? among few <list>',
		stated: (met) => met.figures('list').findLast((part) => isExchanged(part.value, getRest(met, part), 2)),
		value: (met) => met.figures('list').map((part) => getRest(met, part)),
		near: 0n,
		only: (met) => !met.beforeSays('[from to at of] word* figure word* [to at] word*$'),
	}),
	countWhole({
		// `372 adhérents, dont 258 femmes et 104 hommes`, `Of the 124 homes, 107 have paid and 7 are delinquent`: two kinds that leave nothing over.
		shape:
			'<stated> (?:word{0,2} outOf few figure)? (?:words [, : open] few among? few | words among few | words madeOf few) <one> words [, and]{1,2} few <other>',
		value: (met) => add(met.value('one'), met.value('other')),
		only: (met) => isComplement(met) && isLedToParts(met),
	}),
];

export const NUMBERS: readonly Relation[] = [
	reckoned({
		// `Four bids were received: Delmar $48,250, Stone $46,900 and Hilltop $51,400`: prices of a list, a name each, and how many there would be.
		needs: ['colon'],
		shape:
			'(?<=^| stop) [^count figure stop :]{0,6} <stated count> [^count figure stop :]{1,6} : <list [^figure stop :]{1,8} figure [^stop :]* figure> <other [^figure stop :]{0,6}> (?=stop |$)',
		value: (met) => fraction(BigInt(countBids(met))),
		near: 0n,
		isSure: true,
		only: areBids,
	}),
];

/** What a whole `a` leaves for one of its parts. */
function getRest(met: Met, part: Figure): Fraction {
	return add(subtract(met.value('whole'), sumOfList(met)), part.value);
}

/** A list of amounts of which some are prices of so many: `une table à 100 € et deux chaises à 10 €`. */
function sumOfPriced(met: Met): Fraction {
	const [from, to] = met.place('list');
	const values: Fraction[] = [];
	for (let at = from; at < to; at += 1) {
		const price = met.isOf('figure', at) ? met.all[at]?.figure : undefined;
		if (!price) continue;
		const lead = PRICED().exec(met.row.slice(Math.max(0, at - 8), at))?.[0];
		const count = lead === undefined ? undefined : met.all[at - lead.length]?.figure;
		values.push(count ? multiply(count.value, price.value) : price.value);
	}
	return sum(values);
}

/** `deux chaises à`, `chacun des deux adjoints de` before a price. */
const PRICED = lazy(() =>
	rowPattern('count [^count figure stop]{0,4} at word?$ | (?<=each [word of]{0,2}) count word{0,2} of$'),
);

/** `soit 40 € par action`, `soit 260 € d'écart`: no total. */
function isTotal(met: Met): boolean {
	return (
		met.says('mark', 'total') ||
		!met.behindSays('^word? [each period than difference change outOf] | ^[of slash] word') ||
		met.behindSays('^word{0,3} total') ||
		!isMoney(met)
	);
}

/** Whether all of a clause are parts of the whole: nothing stands behind the list but what is of it. */
function isWholeList(met: Met): boolean {
	if (met.says('mark', '^open$') && !isAsideOfParts(met)) return false;
	// `91 points sur 100, dont …` are parts of the first.
	if (met.allSays('part') || met.beforeSays('figure word* [outOf slash to at] word*$')) return false;
	const computed = sumOfList(met);
	if (met.sentence().some((one) => compare(one.value, computed) === 0)) return false;
	if (compare(met.value('stated'), add(computed, ONE)) === 0 && endsWithOne(met)) return false;
	return met.says('mark', '^open$') || !met.behindSays('^[^figure ; so against among]* figure');
}

/** `two in nursing, three in business | and one in history`: a part that is no figure. */
function endsWithOne(met: Met): boolean {
	const rest = met.text.slice(met.figures('list').at(-1)?.to);
	const words = /^[^.;:\n]{0,80}/.exec(rest)?.[0].split(/[\s,]+/) ?? [];
	return words.some(
		(word, at) => isOneOf(word, ['smallWords', 'and']) && wordsToInteger(words[at + 1] ?? '') === 1,
	);
}

const ONE = fraction(1n);

/** A bracket that holds all parts: not `le personnel (24 500 €) et les locaux (8 400 €)`, nor `le personnel (20 000 € de salaires et 3 000 € de charges) et …` */
function isAsideOfParts(met: Met): boolean {
	return !met.says('list', 'open figure') && met.behindSays('^[^figure open]* close (?!,? and [^figure]*$)');
}

/** Parts of a number of something: numbers of something else than answers of a vote, or of those who are there or not. */
function arePartsOfCount(met: Met): boolean {
	return met.figures('list').every((part) => {
		const words = wordsBehind(met, part);
		return (
			words.trim() !== '' &&
			// `30 participants, soit 20 | le | matin et 15 | l'|après-midi`, `20 | in | the morning`: the same people may come twice.
			!(isPeopleNoun(met.one('stated').noun) && saysWhenOrWhere(words)) &&
			!mentions(words, 'answers') &&
			(!isPeopleNoun(met.one('stated').noun) ||
				(vocabulary('groups').findIn(words)?.id ?? 'guests') === 'guests') &&
			!isVotes(part)
		);
	});
}

/** `le matin`, `à Lyon`, and not `à temps partiel`. */
function saysWhenOrWhere(words: string): boolean {
	return opensWith(words.trimStart(), ['partLeads', 'moment']) || /^\s*\p{Ll}{1,3}\s+\p{Lu}/u.test(words);
}

/** Whether numbers of different things may be added: of one noun, of people, of votes and those who hold them, a list, or two things in a row. */
function isCountedTogether(met: Met): boolean {
	const parts = met.figures('list');
	const total = met.one('stated');
	const [first] = parts;
	const isOfOne = parts.length === 2 || parts.every(({ noun }) => noun === first?.noun);
	if (isOfOne && total.noun !== '' && first?.noun === total.noun) return true;
	if (parts.every(({ noun }) => noun === '')) return true;
	if (met.says('mark', 'total') || met.behindSays('^word{0,3} total')) return true;
	const isOfPeople =
		isPeopleNoun(total.noun) || isVotes(total) || isOneOf(total.noun, ['headCounts', 'voters']);
	if (isOfPeople)
		return (
			parts.every((part) => isOfRoom(met.text, part)) ||
			(!isVotes(total) && parts.some(({ noun }) => isPeopleNoun(noun)))
		);
	return (
		parts.length === 2 &&
		met.says('list', '^figure word{0,2} and figure') &&
		total.noun !== '' &&
		compare(total.value, TEN) > 0
	);
}

const TEN = fraction(10n);

/** `107 have paid and 7 are delinquent`: the words behind two numbers name two kinds that are all there is. */
function isComplement(met: Met): boolean {
	const kindOf = (figure: Figure, end: number) => {
		const words = met.text.slice(figure.to, Math.min(end, figure.to + 60));
		const kind = vocabulary('complements').findIn(words);
		return kind && { id: kind.id, word: foldKeyword(words.slice(kind.offset, kind.offset + kind.length)) };
	};
	const [a, b] = [met.one('one'), met.one('other')];
	const [kind, otherKind] = [kindOf(a, b.from), kindOf(b, b.to + 60)];
	return (
		kind !== undefined &&
		kind.id === otherKind?.id &&
		// `40 are let and 30 were let last year`
		kind.word !== otherKind.word &&
		// Of flats that are neither let nor vacant, some may be in works.
		(kind.id !== 'lets' || compare(add(a.value, b.value), met.value('stated')) > 0) &&
		!says(met.behind.slice(0, 12), '^[^stop ;]* figure') &&
		!met.beforeSays('figure word* [outOf slash] word*$') &&
		// `22 sont résolues, 17 en cours et une abandonnée`: a third.
		!wordsBehind(met, b, 60)
			.split(/\s+/)
			.some((word) => isOneOf(word, ['peopleNouns', 'one']))
	);
}

/** `dont`, a colon, `Of the 124 homes`, or women and men right behind a comma. */
function isLedToParts(met: Met): boolean {
	const lead = met.row.slice(met.from, met.place('one')[0]);
	return (
		says(lead, '[: open among madeOf]') ||
		met.beforeSays('[of outOf] word?$') ||
		(says(lead, '^figure word* ,$') &&
			vocabulary('complements').findIn(wordsBehind(met, met.one('one')))?.id === 'sexes')
	);
}

/** How many prices a list has; those in brackets only where there are no others. */
function countBids(met: Met): number {
	const prices = met.figures('list');
	const bare = prices.filter(({ from }) => met.text[from - 1] !== '(');
	return bare.length > 0 ? bare.length : prices.length;
}

/** Offers, each with a name of its own, and no other behind them. */
function areBids(met: Met): boolean {
	const prices = met.figures('list');
	const head = met.text.slice(met.one('stated').to, prices[0]?.from);
	const isNamed = prices.every(
		({ from }, at) =>
			/[A-ZÀ-Þ]/.test(met.text.slice(prices[at - 1]?.to ?? met.one('stated').to, from)) ||
			met.text[from - 1] === '(',
	);
	const off = countBids(met) - Number(met.value('stated').numerator);
	return mentions(head, 'bids') && isNamed && Math.abs(off) <= 2 && !met.says('other', '[and count]');
}
