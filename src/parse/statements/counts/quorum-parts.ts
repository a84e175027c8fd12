/** A part and its whole beside a quorum that is met: `Le quorum est atteint (12 membres sur 20)`. */

import type { CountStatement, Language } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, vocabulary } from '../../../language/index.js';
import { type PlacedText, skipBlanks } from '../../../source/places.js';
import { toDecimalString } from '../../../text/fraction.js';
import { wordBehindSpace } from '../../../text/letters.js';
import { countBefore } from '../../../text/number.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { fractionsIn } from '../../ballot/result-reason.js';
import { isOtherwise } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';
import {
	asCount,
	countAt,
	ENDS,
	isPeople,
	LONGEST,
	quorumIn,
	sentenceAround,
	stateAfter,
	tellsOfQuorum,
	wholeAfter,
} from './count.js';

/** `Le quorum est atteint (12 membres sur 20)`, `a quorum was present (6 of 6 members)`: those there, and the whole, of a quorum that is met. */
export function partOfQuorum(
	text: string,
	from: number,
	to: number,
	lang: Language,
): ReturnType<typeof wholeAfter> {
	const noun = wordBehindSpace(text.slice(to, to + LONGEST));
	const isNoun = noun !== undefined && isOneOf(noun.text, ['peopleNouns', 'noun']);
	const whole = wholeAfter(text, isNoun ? to + noun.to : to, lang);
	if (!whole) return undefined;
	if (!tellsOfQuorum(text.slice(Math.max(0, from - LONGEST), from))) return undefined;
	const sentence = sentenceAround(text, from);
	if (!tellsOfQuorum(sentence) || mentions(sentence, 'suppositions')) return undefined;
	// `Quorum? 5/4`, `Quorum : 5/7`
	if (
		labelOfQuorum().test(text.slice(Math.max(0, from - LONGEST), from)) &&
		ENDS.test(text.slice(whole.to, whole.to + 4))
	)
		return whole;
	// A quorum of so many of them, or shares of something else, is no count of those there.
	const asks = vocabulary('quorumWords').findIn(sentence)?.id;
	if (asks !== 'met' && asks !== 'present') return undefined;
	const behind = text.slice(whole.to, whole.to + LONGEST);
	const unit = vocabulary('units').scan(behind.trimStart())?.id;
	if (unit === 'votes' || /^\s*[%/\d]/.test(behind)) return undefined;
	return /^\s*(?:[).,;:\n]|\p{L}|$)/u.test(behind) ? whole : undefined;
}

/** `Avec douze voix sur vingt-sept, le quorum est atteint`, `19 of 48 members, so the quorum of 12 was met`, `seven of nine directors, a quorum`: a part and its whole beside the quorum that is met. */
export function readPartsOfQuorum(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const quorum = quorumIn(text);
	if (!quorum || mentions(quorum.sentence, 'suppositions')) return [];
	const { mark, sentence, start } = quorum;
	const before = mark.from - start;
	const isMet =
		vocabulary('quorumWords').findIn(sentence.slice(before))?.id === 'met' ||
		vocabulary('quorumSaid').findIn(sentence)?.id === 'met';
	// `a quorum`, and nothing more: what stands right beside it is there.
	if (!isMet && vocabulary('quorumWords').findIn(sentence)?.id === 'required') return [];
	return matchesIn(sentence, /(?<![\p{L}\d.,'’/-])[\p{L}\d]/gu).flatMap(({ index }): CountStatement[] => {
		const isBehind = index > before;
		const count = countAt(sentence, index, lang);
		if (!count || (isBehind && /\d/.test(sentence[index] ?? ''))) return [];
		const { noun, to } = count;
		const isNoun = noun && (isPeople(noun.text) || isOneOf(noun.text, ['units', 'votes']));
		const whole = wholeAfter(sentence, isNoun ? noun.to : to, lang);
		const behind = whole?.noun;
		if (!whole || !(isNoun || (behind && isPeople(behind.text)))) return [];
		const end = behind?.to ?? whole.to;
		if (!isMet && !isBareQuorum(sentence, { from: before, to: mark.to - start }, index, end)) return [];
		// `Seven of nine directors were in attendance` is read with its verb.
		if (stateAfter(text, start + whole.to)?.isTold) return [];
		const of = isOneOf(noun?.text ?? '', ['units', 'votes']) ? 'votes' : 'voters';
		const part = asCount(placed, of, { value: count.value, from: start + index, to: start + to });
		const told = { ...part, whole: toDecimalString(whole.value), opens: true as const };
		// `six of nine directors`
		const isOfPeople = behind !== undefined && isPeople(behind.text) && of === 'voters';
		return isOfPeople
			? [
					told,
					asCount(placed, 'members', {
						value: whole.value,
						from: start + skipBlanks(sentence, to),
						to: start + whole.to,
					}),
				]
			: [told];
	});
}

/** `Le quorum, fixé au tiers des adhérents (| 16 |), est atteint`, `two thirds of the members, that is | 8`: what a fraction of the body comes to. */
export function readQuorumAsked(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const quorum = quorumIn(text);
	if (!quorum) return [];
	const { sentence, start } = quorum;
	return fractionsIn(sentence).flatMap(({ to, parts = 1, whole }): CountStatement[] => {
		const behind = sentence.slice(to, to + LONGEST);
		// `Of 58 members | a quarter | of them make a quorum`
		const noun =
			vocabulary('peopleNouns').findAll(behind)[0] ??
			(mentions(sentence.slice(0, to), 'peopleNouns') ? { to: 0 } : undefined);
		const that = vocabulary('thatIs').findAll(behind)[0];
		const bracket = behind.indexOf('(');
		const at = that ? that.to : bracket + 1;
		// `plus de la moitié des membres (5)`: the number follows whose fraction it is.
		if (!noun || noun.to > at || at === 0 || /\d/.test(behind.slice(0, at))) return [];
		const count = countAt(behind, at, lang);
		if (!count) return [];
		const end = count.noun && isPeople(count.noun.text) ? count.noun.to : count.to;
		if (!/^\s*[),.;]/.test(behind.slice(end))) return [];
		const by = start + to;
		const asked = asCount(placed, 'required', {
			value: count.value,
			from: by + count.from,
			to: by + count.to,
		});
		return [{ ...asked, share: `${parts}/${whole}` }];
	});
}

/** `Le quorum requis est de | 5 membres`, `The required quorum is | 5 directors`: a number of people, and no fraction of them. */
export function readQuorumRequired(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const { lang } = context;
	const quorum = quorumIn(text);
	if (!quorum) return [];
	const { mark, sentence, start } = quorum;
	if (mentions(sentence, 'suppositions')) return [];
	const isOfOther = namesOtherBody(sentence, context) || isOtherwise(sentence, context);
	const said = isOfOther ? undefined : readQuorumIs(placed, mark.to, lang);
	if (said) return [said];
	if (fractionsIn(sentence).length > 0) return [];
	// `(quorate, | five required |)`
	for (const word of vocabulary('quorumWords').findAll(sentence, 'required')) {
		const before = sentence.slice(Math.max(0, word.from - LONGEST), word.from);
		const count = countBefore(before, lang);
		const from = word.from - before.length + (count?.from ?? 0);
		const isPart =
			count && /[(,;]\s*$/.test(sentence.slice(0, from)) && /^\s*[).,;]|^\s*$/.test(sentence.slice(word.to));
		if (isPart)
			return [
				asCount(placed, 'required', { value: count.value, from: start + from, to: start + word.from - 1 }),
			];
	}
	const at = mark.to - start;
	const gap = /^,?[^\d.,;:()]{1,30}?(?=\d)/.exec(sentence.slice(at, at + LONGEST))?.[0];
	const lead = sentence.slice(Math.max(0, mark.from - start - NEAR), at + (gap?.length ?? 0));
	if (gap === undefined || vocabulary('quorumWords').findIn(lead)?.id !== 'required') return [];
	const count = countAt(sentence, at + gap.length, lang);
	if (!count) return [];
	const { value, from, to, noun } = count;
	// `The quorum requirement is | 35 |.`
	const isAlone = /^\s*(?:[.;,]|$)/.test(sentence.slice(to));
	const isOfPeople = isAlone || (noun !== undefined && isPeople(noun.text));
	if (!isOfPeople || wholeAfter(sentence, noun?.to ?? to, lang)) return [];
	return [asCount(placed, 'required', { value, from: start + from, to: start + to })];
}

/** `Le quorum, | qui est de cinq membres, | est atteint`, `A quorum | of five being required, | …`: a number, perhaps of people, and no more. */
function readQuorumIs(placed: PlacedText, at: number, lang: Language): CountStatement | undefined {
	const { text } = placed;
	const gap = /^,?\s+/.exec(text.slice(at, at + 4))?.[0].length ?? 0;
	const link = gap === 0 ? undefined : vocabulary('figureLinks').scan(text.slice(at + gap, at + LONGEST));
	const count = link?.id === 'is' ? countAt(text, at + gap + link.length, lang) : undefined;
	if (!count) return undefined;
	const end = count.noun && isPeople(count.noun.text) ? count.noun.to : count.to;
	return isRequired().test(text.slice(end, end + LONGEST))
		? { ...asCount(placed, 'required', count), some: true, head: true }
		: undefined;
}

const isRequired = lazyPattern`^\s*(?:${['figureLinks', 'is']}\s+${['quorumWords', 'required']}\s*)?(?:[.,;)]|$)`;

/** `The | required | quorum` */
const NEAR = 12;

/** `three of five directors | , a quorum`, `a quorum with | three of five directors`: no verb says what of the quorum. */
function isBareQuorum(sentence: string, quorum: PhraseRange, from: number, to: number): boolean {
	const [between, isBehind] =
		from > quorum.from ? [sentence.slice(quorum.to, from), true] : [sentence.slice(to, quorum.from), false];
	const words = between.trim().split(/\s+/);
	return isBehind
		? words.length === 1 && isOneOf(words[0] ?? '', 'mannerLinks')
		: /^,\s*\p{L}{0,3}\s*$/u.test(between);
}

const labelOfQuorum = lazyPattern`${'quorumNames'}\s*[:?(]\s*$`;
