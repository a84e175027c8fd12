/** Answers that a sentence says nobody gave: `Aucun associé ne s'oppose ni ne s'abstient`, `without a single abstention`. */

import type { CountStatement } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText, skipBlanks } from '../../../source/places.js';
import { lastWords, wordBehindSpace } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { tellsOfOtherYear } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';

type Answer = 'against' | 'abstention';

interface NoAnswer {
	of: Answer;
	from: number;
	to: number;
}

/** One of each answer that a sentence denies; `Aucune abstention n'est permise` says more than that. */
export function readNoAnswers({ text, place }: PlacedText, context: BallotContext): CountStatement[] {
	// `Aucune opposition, ils sont élus.`
	if (!mentions(text, 'noAnswers') || mentions(text, ['results', 'elected'])) return [];
	return readSentences(text).flatMap(({ from, to }) => {
		const sentence = text.slice(from, to);
		if (sentence.length > LONGEST || /^\s*\?/.test(text.slice(to)) || sentence.trimEnd().endsWith('?'))
			return [];
		const found = vocabulary('noAnswers')
			.findAll(sentence, 'nobody', 'not')
			.flatMap((lead) => answersFrom(sentence, lead))
			.filter(({ of }, at, all) => all.findIndex((one) => one.of === of) === at);
		const isOfOthers =
			found.length === 0 ||
			mentions(sentence, 'suppositions') ||
			namesOtherBody(sentence, context) ||
			tellsOfOtherYear(sentence, context);
		if (isOfOthers) return [];
		return found.map((one) =>
			makeStatement('count', place(from + one.from, from + one.to), {
				of: one.of,
				value: '0',
				beside: true,
				alone: true,
				within: place(from, to),
			}),
		);
	});
}

/** The answers behind such a word, tied by `ni`, `or`; none where something else follows. */
function answersFrom(sentence: string, { from, to }: PhraseRange): NoAnswer[] {
	const [said, behind] = [sentence.slice(from, to), sentence.slice(to)];
	// `Une | personne | s'abstient` does.
	const isSomebody = isOneOf(said, 'peopleNouns') && !denies().test(behind);
	// `pas | d'opposition`, and not `n'est | pas | contre`
	const link = isOneOf(said, ['noAnswers', 'not']) ? linkBehind().exec(behind)?.[0].length : 0;
	// `Non | sans opposition`
	const isTurned = isOneOf(lastWords(sentence.slice(0, from), 1)[0]?.text ?? '', 'negations');
	if (isSomebody || isTurned || link === undefined) return [];
	const found: NoAnswer[] = [];
	let start = from;
	let at: number | undefined = to + link;
	while (at !== undefined) {
		const answer = answerBehind(sentence, at);
		if (!answer) return [];
		found.push({ of: answer.of, from: start, to: answer.to });
		start = answer.to;
		const again = goesOn().exec(sentence.slice(answer.to))?.[0];
		at = again === undefined ? undefined : answer.to + again.length;
	}
	const rest = sentence.slice(start);
	return ENDS.test(rest) || recorded().test(rest) ? found : [];
}

/** ` membre ne | s'oppose`, ` | abstentions`, ` votes were cast | against` */
function answerBehind(sentence: string, from: number): { of: Answer; to: number } | undefined {
	const noun = wordBehindSpace(sentence.slice(from));
	const isCounted = noun && isOneOf(noun.text, ['peopleNouns', 'noun'], ['units', 'votes']);
	// `Aucun | vote contre` is an answer, `Aucun | vote | n'est contre` a noun before one.
	for (const skipped of [0, isCounted ? noun.to : 0]) {
		const at = from + skipped + (denial().exec(sentence.slice(from + skipped))?.[0].length ?? 0);
		const start = skipBlanks(sentence, at);
		for (const words of ['voterVerbs', 'answers', 'noAnswers'] as const) {
			const met = vocabulary(words).scan(sentence.slice(start));
			const isOpinion = met && isOneOf(sentence.slice(start, start + met.length), 'opinions');
			if ((met?.id === 'against' || met?.id === 'abstention') && !isOpinion)
				return { of: met.id, to: start + met.length };
		}
	}
	return undefined;
}

const denial = lazyPattern`^\s*(?:${['noAnswers', 'recorded']}\s+|${['noAnswers', 'denies']}(?:\s+|(?<=['’])))?`;
const linkBehind = lazyPattern`^\s+${['noAnswers', 'link']}(?:\s+|(?<=['’]))`;
const denies = lazyPattern`^\s+${['noAnswers', 'denies']}(?:\s|(?<=['’]))`;
const goesOn = lazyPattern`^,?\s+(?:${['smallWords', 'and', 'or']}(?:\s+${['noAnswers', 'nobody']})?|${['noAnswers', 'nobody']})(?=\s)`;
const recorded = lazyPattern`^\s+${['noAnswers', 'recorded']}\s*(?:[.,;)]|$)`;
const ENDS = /^\s*(?:[.,;:!)*_]|$)/;
const LONGEST = 300;
