/** Why a vote came out as its line says, behind the result: `adoptée, | les deux tiers étant atteints`, `adoptée | (83 %)`. */

import type { Result, Statement, VerdictStatement } from '../../ast/index.js';
import { isOneOf, mentions, opensWith, vocabulary } from '../../language/index.js';
import { makeStatement, type PlacedText } from '../../source/places.js';
import { toDecimalString } from '../../text/fraction.js';
import { lastWords } from '../../text/letters.js';
import { parseInteger, scanCount } from '../../text/number.js';
import type { BallotContext } from './ballot-context.js';
import { withoutFinalStop } from './ballot-lines.js';
import { isByCasting } from './casting-vote.js';

/** Where the reason starts, and what it states of the vote with a result. */
export interface ResultReason {
	from: number;
	state: (result: Result) => Statement | undefined;
}

/** The share of the votes, or the majority that was reached or not, at the end of what stands behind `Résultat :`. */
export function findReason(value: PlacedText, context: BallotContext): ResultReason | undefined {
	return (
		findPercent(value, context) ??
		findPart(value) ??
		findArticle(value) ??
		findMajority(value) ??
		findCasting(value)
	);
}

/** `(83 %)`, `à 83,3 % des voix`, `with 83% of the votes`: nothing is said of what else they may be a share of. */
function findPercent({ text, place }: PlacedText, { lang }: BallotContext): ResultReason | undefined {
	const [all = '', lead = '', word = '', number = '', behind = ''] =
		PERCENT.exec(withoutFinalStop(text)) ?? [];
	const count = scanCount(number, lang);
	if (!count || count.length !== number.length || !/\p{L}/u.test(text.slice(0, -all.length)))
		return undefined;
	if (word !== '' && !isOneOf(word, 'mannerLinks', ['eventLinks', 'at'])) return undefined;
	if (behind !== '' && !isOfVoters(behind)) return undefined;
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

/** `des voix`, `pour`, `des présents et représentés`: whose share it is. */
function isOfVoters(behind: string): boolean {
	const link = vocabulary('outOf').scan(behind);
	if (link && opensWith(behind.slice(link.length).trimStart(), ['units', 'votes'])) return true;
	const words = behind.split(/[^\p{L}]+/u).filter((word) => word !== '');
	return (
		isOneOf(behind, ['answers', 'for']) ||
		words.every((word) => isOneOf(word, ['decisionAsides', 'whose'], 'peopleNouns', ['smallWords', 'and']))
	);
}

/** `(670/800)`, `(670 voix sur 800)`, of all who voted; `(2/3)`, the majority that was reached. */
function findPart({ text, place }: PlacedText): ResultReason | undefined {
	const [all = '', lead = '', part = '', unit = '', link = '', whole = ''] =
		PART.exec(withoutFinalStop(text)) ?? [];
	const [some, of] = [BigInt(part || '0'), BigInt(whole || '0')];
	if (unit !== '' && !(isOneOf(unit, ['units', 'votes']) && isOneOf(link, 'outOf'))) return undefined;
	if (some === 0n || of < some || !/\p{L}/u.test(text.slice(0, -all.length))) return undefined;
	const from = withoutFinalStop(text).length - all.length;
	const at = place(from + lead.length, text.length);
	const isFraction = of <= MOST_OF_FRACTION && unit === '';
	return {
		from,
		state: (result) =>
			// `adoptée (2/6)` is no majority that was reached.
			isFraction && (result.outcome !== 'adopted' || some * 2n >= of)
				? asVerdict(result, at, { share: `${part}/${whole}` })
				: makeStatement('count', at, { of: 'votes', value: String(some), whole: String(of) }),
	};
}

const PART = /(\s*[\s,:(]\s*)(\d{1,6})(?:\s?\/|\s(\p{L}{2,20})\s(\p{L}{2,8}(?: \p{L}{2})?))\s?(\d{1,6})\)?$/u;
/** `2/3`, `3/4`, `9/10` are majorities. */
const MOST_OF_FRACTION = 10n;

/** `(article 24)`, `, art. 24`, `à la majorité | de l'article 24`: the article by whose majority it was taken. */
function findArticle({ text, place }: PlacedText): ResultReason | undefined {
	const said = withoutFinalStop(text).replace(/\)$/, '');
	const [all = ''] = LAST_CLAUSE.exec(said) ?? [];
	const [before = ''] = /^[\s,:(]*/.exec(all) ?? [];
	const start = said.length - all.length;
	const alone = articleAt(said.slice(start + before.length));
	const article =
		alone && start + before.length + alone.length === said.length
			? { number: alone.number, from: start }
			: articleAtEnd(said);
	if (!article) return undefined;
	// `(majorité | de l'article 24)`
	const from = before.includes('(') ? start : article.from;
	const { number } = article;
	return { from, state: (result) => asVerdict(result, place(from, text.length), { article: number }) };
}

/** `Adoptée à la majorité | de l'article 25.`: which article asks for it, and where that stands. */
export function articleAtEnd(text: string): { number: string; from: number } | undefined {
	if (!/\d\s*\.?$/.test(text)) return undefined;
	const consent = vocabulary('consents').findAll(text, 'majority').at(-1);
	const article = consent && articleAt(text.slice(consent.to));
	if (!consent || !article?.isOf || !/^\s*\.?$/.test(text.slice(consent.to + article.length)))
		return undefined;
	return { number: article.number, from: consent.to };
}

/** What a result says more, as a verdict to be compared with the vote. */
function asVerdict(
	result: Result,
	position: Result['position'],
	more: Pick<VerdictStatement, 'share' | 'article'>,
): Statement | undefined {
	const { outcome, text } = result;
	if (outcome !== 'adopted' && outcome !== 'rejected') return undefined;
	return makeStatement(
		'verdict',
		position,
		{ outcome, text, whole: true, named: true, bare: true, ...more },
		[result],
	);
}

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
			if (isNot !== (result.outcome === 'rejected')) return undefined;
			const share = part?.parts ? { share: `${part.parts}/${part.whole}` } : {};
			return asVerdict(result, place(from, text.length), share);
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

/** `à la majorité | de l'article 24`, `a majority | of section 12`, `(article 24)`: the article that a text opens with. */
export function articleAt(text: string): { number: string; length: number; isOf: boolean } | undefined {
	const [all = '', link, noun = '', number = ''] = (/\d/.test(text) && ARTICLE.exec(text)) || [];
	if (!isOneOf(noun, 'articleNouns')) return undefined;
	const isOf = link !== undefined && vocabulary('eventLinks').scan(link)?.id === 'of';
	return link === undefined || isOf ? { number, length: all.length, isOf } : undefined;
}

const ARTICLE = /^\s*(?:(\p{L}{2})\s)?(?:l['’])?(\p{L}{3,8})\.?\s+(\d{1,3}(?:-\d)?)(?!\d)/u;

/** `carried | on the casting vote of the Chairman`, `adoptée | (voix prépondérante de la présidente)`. */
function findCasting({ text, place }: PlacedText): ResultReason | undefined {
	const [lead = '', word = ''] = FIRST_WORD.exec(text) ?? [];
	if (!isOneOf(word, 'results') || !isByCasting(text.slice(lead.length))) return undefined;
	const from = word.length;
	return {
		from,
		state: ({ outcome }) =>
			outcome === 'adopted' || outcome === 'rejected'
				? makeStatement('casting', place(from, text.length), {
						answer: outcome === 'adopted' ? 'for' : 'against',
					})
				: undefined,
	};
}

const FIRST_WORD = /^(\p{L}+)(?=[\s,(])/u;
