/** Parts: a fraction or a percentage of a whole, what that comes to, so many times another; and changes in percent. */

import { isOneOf, mentions } from '../../../../language/index.js';
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
} from '../../../../text/fraction.js';
import { apart, HUNDRED } from '../amounts.js';
import type { Figure } from '../tokens.js';
import {
	ALL,
	COUNT,
	getEarlier,
	getShare,
	halfStep,
	isMoney,
	isVotes,
	type Met,
	MONEY,
	PERCENT,
	type Relation,
	rowsWith,
	SLIPS_ALONE,
	sumOfList,
} from './shape.js';

const relation = rowsWith({});
const part = rowsWith({ of: 'part', units: ALL, value: ofPart });
const moneyPart = rowsWith({ of: 'part', units: MONEY, within: nearlyPart });

export const PARTS: readonly Relation[] = [
	part({
		// `25% of 64, or 16 lots`; `le quart des 46 adhérents étant de 12`
		needs: ['fraction', 'percent'],
		shape:
			'<share [fraction percent]> [^figure fraction percent stop , ;]{1,4} <whole> <lead [^figure fraction percent stop ;]{1,5}> <stated>',
		within: (met) => (isMoney(met) ? ONE : fraction(0n)),
		near: 2n,
		only: (met) => met.says('lead', '[so link represents gives open or]'),
	}),
	part({
		// `Of the precept of $24,000, half, $12,000`; `$36,750, with 20% ($7,350) due`; `1 125 € ira pour moitié, soit 562,50 €`
		needs: ['fraction', 'percent'],
		shape:
			'<whole> <link [^figure fraction percent stop ; :]{1,10}> <share [fraction percent]> <lead [^figure fraction percent stop ; :]{0,9}> <stated>',
		within: nearlyPart,
		only: (met) =>
			met.says('link', '^[^change than difference]*$') &&
			met.says(
				'lead',
				'^(?:[, open]? word{0,3} | (?![of outOf]) [^than change]* so word* | (?![of outOf]) [^than change]* , or word*)$',
			) &&
			// `48 000 € et 32 000 €, | soit 80 000 €, financés à 40 %, c'est-à-dire 32 000 €`
			(!met.beforeSays('figure') || met.beforeSays('so few$')),
	}),
	moneyPart({
		// `$2,400 plus 8% sales tax, $2,592 in all`
		needs: ['percent'],
		shape: '<whole> <lead word> <share percent> word{0,2} [, open] <mark so?> <stated> <end total?>',
		value: (met) => multiply(met.value('whole'), add(ONE, getShare(met))),
		only: (met) =>
			(met.letters('mark') !== '' || met.letters('end') !== '') &&
			met.tokens('lead').every(({ from, to }) => isOneOf(met.text.slice(from, to), ['yields', 'plus'])),
	}),
	moneyPart({
		// `30 %, soit 1 440 €, est versé sur les 4 800 €`
		needs: ['percent'],
		shape:
			'<share percent> ,? [so or] word? <stated> ,? [^figure fraction percent stop ; :]{0,4} [outOf over] word? <whole> lastOfClause',
		// `a tip of 20%, or $30, on the $180 bill`, which holds it
		value: (met) => [ofPart(met), divide(ofPart(met), add(ONE, getShare(met)))],
	}),
	part({
		// `two thirds of the members, that is eight of eleven`
		units: COUNT,
		needs: ['fraction'],
		shape:
			'<share fraction> [^figure fraction percent stop ; :]{1,6} so few <stated> few [outOf of] word? <whole>',
		value: (met) => {
			const part = multiply(met.value('whole'), met.value('share'));
			return [fraction(ceil(part)), fraction(floor(part) + 1n)];
		},
	}),
	part({
		// `Of 40 guests expected 20 came, or half`
		needs: ['fraction'],
		shape:
			'(?<=^| stop) [outOf of] word? <whole> [^figure fraction percent stop ; :]{1,6} <stated> [^figure fraction percent stop ; :]{0,6} (?:so | , or) few <share fraction>',
		value: (met) => multiply(met.value('whole'), met.value('share')),
		within: (met) => divide(met.value('whole'), fraction(20n)),
		near: 1n,
	}),
	part({
		// `20 au lieu des 40 attendus, soit la moitié`
		needs: ['fraction'],
		shape:
			'<stated> [^figure fraction percent stop ; :]{0,4} [outOf against] word? <whole> [^figure fraction percent stop ; :]{0,6} (?:so | , or) few <share fraction>',
		value: (met) => multiply(met.value('whole'), met.value('share')),
		within: (met) => divide(met.value('whole'), fraction(20n)),
		near: 1n,
		only: (met) => !isVotes(met.one('stated')),
	}),
	relation({
		// `120 children, twice the 60 of last year`
		of: 'reckoned',
		units: ALL,
		needs: ['times'],
		shape: '<stated> [^figure times stop ; :]{1,8} <times times> few <whole>',
		value: (met) => multiply(met.value('times'), met.value('whole')),
		within: (met) => divide(met.value('stated'), fraction(10n)),
		near: 0n,
	}),
];

/** A part of `a`; of people and things as it is, rounded up, down, or to the next above. */
function ofPart(met: Met): Fraction {
	const part = multiply(met.value('whole'), getShare(met));
	const { kind, value } = met.one('stated');
	if (kind === 'money') return part;
	const ways = [part, ...[ceil(part), floor(part), floor(part) + 1n].map((way) => fraction(way))];
	return ways.find((way) => compare(way, value) === 0) ?? fraction(ceil(part));
}

function nearlyPart(met: Met): Fraction {
	if (met.one('stated').kind !== 'money') return fraction(0n);
	return met.one('share').kind === 'percent' ? add(ONE, halfStep(met)) : ONE;
}

// --- Shares and changes in percent.

const share = rowsWith({ of: 'share', units: ALL, needs: ['percent'] });
/** The percentage is that of `part` in `whole`. */
const shareOfWhole = rowsWith({
	of: 'share',
	units: ALL,
	needs: ['percent'],
	value: (met) => toPercent(met.value('part'), met.value('whole')),
	within: lastPlace,
});
const percentChange = rowsWith({
	of: 'share',
	units: ALL,
	needs: ['percent'],
	value: (met) => getChange(met.value('old'), met.value('now')),
	within: lastPlace,
});

export const SHARES: readonly Relation[] = [
	shareOfWhole({
		// `14 sur 20, soit 70 %`; `4 of 20 (20%)`; `$61,350 of its budget of $150,000, or 40.9%`
		shape:
			'<part> few [outOf of slash] few <whole> words [, close]{0,2} (?:[open] | so few | (?<=,) or) word? <stated percent>',
		near: 1n,
		only: isShare,
	}),
	shareOfWhole({
		// `Of 60 beds, 48 were filled (80%)`
		shape:
			'(?<=^| stop) [outOf of] few <whole> words , few <part> [^figure percent stop]{1,8} (?:[open] | so [plain]{0,6} | , or | , word{1,4} of) word? <stated percent>',
		near: 1n,
		only: isShare,
	}),
	share({
		// `dons 48 300 € (20 %), intérêts 12 000 € (5 %)`: of one whole, that stands before them or is all of them.
		shape:
			'<list figure few open percent close (?:[, ; and]{1,2} words figure few open percent close){2,20}>',
		stated: (met) => oddShare(met)?.percent,
		value: (met) => oddShare(met)?.exactly,
		near: 0n,
	}),
	shareOfWhole({
		// `La participation, de 54 %, correspond à 108 votants sur 200`
		// Not `75 % des lots et 812 tantièmes sur 1000`, nor `a 40 % grant, capped at 2 000 € of 5 600 €`.
		shape:
			'(?<!change few) <stated percent> <lead [^figure percent stop ; change and]{1,8}> <part> [^figure percent stop , ; and for]{0,3} [outOf of slash]{1,2} word? <whole>',
		only: (met) =>
			(met.one('part').kind === 'count' || met.says('lead', '[represents : open so]')) && isShare(met),
	}),
	shareOfWhole({
		// `£24,000 make up 75% of the £32,000`; `$12,000, or 3%, above the budget of $400,000`
		shape:
			'<part> [, close plain]{0,16} (?:[represents so] | , or) word? <stated percent> ,? (?:[of outOf]{1,2} | than) [^figure percent stop ; : open among change so]{0,10} <whole>',
		near: 1n,
		only: isShare,
	}),
	share({
		// `1 248 heures, dont 1 132 postes et 116 supplémentaires, ces dernières représentant 9,3 % du total`
		shape: '<part> [, and plain]{0,16} [represents so] word? <stated percent> of few total',
		value: (met) => {
			const whole = getEarlier(met, 'part').toSorted((one, other) => compare(other.value, one.value))[0];
			return whole && toPercent(met.value('part'), whole.value);
		},
		within: lastPlace,
		near: 1n,
		only: isShare,
	}),
	percentChange({
		// `passe de 800 à 880, soit une hausse de 10 %`; `from $50 to $60 a month, an increase of 20%`
		shape:
			'[from of change against] word? <old> few [to at] few <now> <lead {1..12}> <stated percent> <tail of? word? change?>',
		near: 0n,
		only: saysChange,
	}),
	percentChange({
		// `rose 6%, from $40 to $42`; not `10 %, de 11 000 € à 28 000 €`, a step of a scale
		shape: '<stated percent> ,? word? [from of] word? <old> few [to at] word? <now>',
		near: 2n,
	}),
	relation({
		// `a rise of 10%, from $240 to $264`: two digits of what it comes to are exchanged.
		of: 'reckoned',
		units: ALL,
		needs: ['percent'],
		shape: 'change few <share percent> ,? word? [from of] word? <old> few [to at] word? <stated>',
		value: (met) => [
			multiply(met.value('old'), add(ONE, getShare(met))),
			multiply(met.value('old'), subtract(ONE, getShare(met))),
		],
		near: SLIPS_ALONE,
	}),
	share({
		// `480 against 400 last year, a rise of 20%`; `$90 instead of $120 (-25%)`
		shape: '<now> gap against few <old> <lead {1..12}> <stated percent> <tail of? word? change?>',
		// `$48,000 is $4,000 a month, up from $45,600`
		value: (met) =>
			[...getEarlier(met, 'now'), met.one('now')].map(({ value }) => getChange(met.value('old'), value)),
		within: lastPlace,
		near: 0n,
		only: saysChange,
	}),
	percentChange({
		// `£96,600 would be an increase of 5% on £92,000`; `401 membres, en hausse de 9,3 % par rapport aux 367`
		shape: '<now> gap change few <stated percent> few [from against over outOf about] words <old>',
		near: 0n,
		only: (met) =>
			compare(multiply(met.value('old'), fraction(3n)), multiply(met.value('now'), fraction(2n))) >= 0,
	}),
	percentChange({
		// `+ 10 % en 2014, soit 1 100 adhérents contre 1 000`
		shape: '[plus change] few <stated percent> {..6} so few <now> few against few <old>',
		near: 0n,
	}),
	part({
		// `£21,000 would rise by 5% to £22,050`
		needs: ['percent'],
		shape:
			'<whole> words change few <share percent> [, and]? few <mark [to at] | [and ,]? {..4} [to at link so] | so> few <stated>',
		value: (met) => {
			const change = multiply(met.value('whole'), getShare(met));
			return [add(met.value('whole'), change), subtract(met.value('whole'), change)];
		},
		within: (met) => halfStep(met),
		only: (met) => !met.says('mark', 'against'),
	}),
	relation({
		// `40 % à la commande, 30 % le 1er juin et 30 % le 1er mars`: what is paid in so many parts.
		of: 'hundred',
		units: PERCENT,
		shape:
			'<list figure (?:[^figure stop]{1,14} figure){1,4} [^figure stop]{1,14} <stated>> (?![^stop]* figure)',
		value: (met) => subtract(add(HUNDRED, met.value('stated')), sumOfList(met)),
		near: 0n,
		shown: sumOfList,
		only: isPaidInParts,
	}),
];

/** A hundred times a part of a whole; no part is more. */
function toPercent(part: Fraction, whole: Fraction): Fraction | undefined {
	return isZero(whole) || compare(part, whole) > 0 ? undefined : divide(multiply(part, HUNDRED), whole);
}

function getChange(old: Fraction, now: Fraction): Fraction | undefined {
	return isZero(old) ? undefined : divide(multiply(apart(now, old), HUNDRED), old);
}

/** The one share of several amounts that is none of their whole. */
function oddShare(met: Met): { percent: Figure; exactly: Fraction } | undefined {
	const all = met.tokens('list').flatMap(({ figure }) => figure ?? []);
	const parts = met.figures('list').flatMap((part) => {
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
		const shares = parts.map(({ part, percent }) => ({ percent, exactly: toPercent(part.value, whole) }));
		const wrong = shares.filter(
			({ percent, exactly }) => !exactly || compare(apart(exactly, percent.value), getPlace(percent)) >= 0,
		);
		const [only, other] = wrong;
		if (!only) return undefined;
		if (!other && only.exactly) return { percent: only.percent, exactly: only.exactly };
	}
	return undefined;
}

/** A percentage is rounded to its last place. */
function lastPlace(met: Met): Fraction {
	return getPlace(met.one('stated'));
}

function getPlace({ decimals }: Figure): Fraction {
	return fraction(1n, 10n ** BigInt(decimals));
}

/** Shares of votes are compared with the vote, but for those of who is there. */
function isShare(met: Met): boolean {
	const words = met.text.slice(met.tokens()[0]?.from ?? 0, met.one('stated').to);
	if (mentions(words, 'answers')) return false;
	return (
		!mentions(words, ['units', 'votes']) ||
		mentions(met.words(), ['quorumWords', 'present', 'presentOrRepresented'])
	);
}

/** `hausse`, `up`, `+` before the percentage, or a change right behind it. */
function saysChange(met: Met): boolean {
	const isChange = met.says('lead', '[change plus]') || met.says('tail', '[change plus]');
	// `For 5, against 2 – 80% majority` is no change from 2 to 5.
	return isChange && !mentions(met.words(), ['labels', 'majority']);
}

/** `payable`, `à la commande`, and nothing of what is left. */
function isPaidInParts(met: Met): boolean {
	const words = met.words();
	return mentions(words, 'payments') && !met.sentenceSays('left') && !met.beforeSays('figure');
}
