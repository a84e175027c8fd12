/** `La majorité de l'article 25, soit 501 tantièmes au moins, est atteinte avec 605 tantièmes`: the majority that a sentence says to be reached or missed. */

import type { CountStatement, MajorityStatement } from '../../../ast/index.js';
import { isOneOf, lazyPattern, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText } from '../../../source/places.js';
import { sentenceFinder } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { articleAt } from '../../ballot/result-reason.js';
import { asCount, countAt } from '../counts/count.js';
import { isOtherwise } from '../times/times.js';

/** Nothing but the article, what it asks for, and how it was reached. */
export function readMajorityTold(placed: PlacedText, context: BallotContext): MajorityStatement[] {
	const { text, place } = placed;
	const majorities = vocabulary('labels').findAll(text, 'majority');
	// `La majorité change pour la suite.`
	if (majorities.some(({ to }) => !articleAt(text.slice(to, to + LONGEST)))) return [];
	const sentenceOf = sentenceFinder(text);
	return majorities.flatMap(({ from, to }): MajorityStatement[] => {
		const article = articleAt(text.slice(to, to + LONGEST));
		const sentence = sentenceOf({ from, to });
		if (!article?.isOf || !sentence || !opens(text.slice(sentence.from, from), context)) return [];
		if (isOtherwise(text.slice(sentence.from, sentence.to), context)) return [];
		const children: CountStatement[] = [];
		let at = to + article.length;
		const votesAt = (of: 'needed' | 'for', lead: RegExp, behind?: RegExp) => {
			const start = at + (lead.exec(text.slice(at, at + LONGEST))?.[0].length ?? -at - 1);
			const count = start < 0 ? undefined : countAt(text, start, context.lang);
			if (!count?.noun || vocabulary('units').findId(count.noun.text) !== 'votes') return;
			children.push(asCount(placed, of, count));
			at = count.noun.to;
			at += behind?.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0;
		};
		votesAt('needed', neededLead(), atLeast());
		const reached = isReached().exec(text.slice(at, at + LONGEST));
		if (reached) {
			at += reached[0].length;
			votesAt('for', withLead());
		}
		const rest = text.slice(at, sentence.to).trim();
		// `La majorité de l'article 25 étant de 501 tantièmes, | le syndic est désigné`
		const isAside = !reached && children.length > 0 && /^,[^\d:;]*$/.test(rest);
		if (rest !== '' && !isAside) return [];
		return [
			makeStatement('majority', place(from, to + article.length), { article: article.number }, children),
		];
	});
}

/** `La |`, `Avec 700 tantièmes, la |`: what stands before the majority. */
function opens(front: string, { lang }: BallotContext): boolean {
	const lead = withLead().exec(` ${front}`)?.[0].length ?? 0;
	const count = lead > 0 ? countAt(front, lead - 1, lang) : undefined;
	const isOfVotes = count?.noun && vocabulary('units').findId(count.noun.text) === 'votes';
	const rest = isOfVotes ? front.slice(count.noun?.to).replace(/^,/, '') : front;
	return rest.trim() === '' || isOneOf(rest.trim(), 'determiners');
}

const neededLead = lazyPattern`^\s*,?\s*\(?(?:${'thatIs'}|${['figureLinks', 'is']})\s+`;
const atLeast = lazyPattern`^(?:\s+${['majorityParts', 'least']})?\)?`;
const isReached = lazyPattern`^\s*,?\s+(?:${['majorityParts', 'least', 'not']}\s+)?(?:${['verdictLinks', 'is']}\s+)?(?:${['majorityParts', 'not', 'amply']}\s+){0,2}${'reachedWords'}`;
const withLead = lazyPattern`^\s*,?\s*${['majorityParts', 'with']}\s+`;

const LONGEST = 60;
