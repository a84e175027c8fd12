import type { Assembly } from '../../assembly/model.js';
import { byPlace, type Problem } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { compare, fraction } from '../../text/fraction.js';
import { readSentences } from '../../text/sentences.js';
import { findingFrom, type Rule } from '../rule.js';

/**
 * A decision inside prose: it does not count. Where its block has no vote at all, `vote/missing` speaks of it; one that repeats the outcome of
 * a vote that it names, `La résolution 3 est adoptée`, or tells above an election who is elected in it, was compared with that.
 */
export const voteInProse: Rule = {
	id: 'vote/in-prose',
	severity: 'info',
	check({ assembly, problems, report, source }) {
		const spoken = new Set(
			assembly.problems
				.filter(({ rule }) => rule === 'vote/missing')
				.flatMap(({ related }) => (related ?? []).map(({ position }) => position.start.offset)),
		);
		const repeats = assembly.repeats
			.map(({ start, end }) => ({ from: start.offset ?? 0, to: end.offset ?? 0 }))
			.sort((one, other) => one.from - other.from);
		let next = 0;
		const inOrder = [...problems].sort(byPlace);
		for (const problem of inOrder) {
			const at = problem.position?.start.offset;
			while ((repeats[next]?.to ?? Number.POSITIVE_INFINITY) <= (at ?? 0)) next += 1;
			const isRepeat = at !== undefined && (repeats[next]?.from ?? Number.POSITIVE_INFINITY) <= at;
			// It takes the place of what was told before the count above was known.
			const isAnother = problem.code === 'another';
			if (isAnother || (!spoken.has(at) && !isRepeat && !isOfMore(problem, source, assembly)))
				report(findingFrom(problem));
		}
	},
};

/**
 * `Le comité central a élu son bureau par 9 voix contre 7`, in a body of seven: somebody else decides, whom the sentence names. Of a text that is
 * decided, `Le toit est adopté par 12 voix`, such a count is wrong, and told.
 */
function isOfMore(problem: Problem, source: string, { electorate }: Assembly): boolean {
	const [from, to] = [problem.position?.start.offset, problem.position?.end.offset];
	if (from === undefined || to === undefined || electorate.votes === null) return false;
	const words = source.slice(from, to);
	const most = [...votesIn(words), scoreOf(words)].reduce((one, next) => (next > one ? next : one), 0n);
	if (compare(fraction(most), electorate.votes) <= 0) return false;
	const start = Math.max(source.lastIndexOf('\n', from) + 1, from - LONGEST_SENTENCE);
	const sentence = source.slice(start + (readSentences(source.slice(start, to)).at(-1)?.from ?? 0), to);
	return vocabulary('votedTexts').findIn(sentence) === undefined && !saysOutcome(sentence);
}

/** Of a longer one its end is read. */
const LONGEST_SENTENCE = 600;

/** `Le toit est | adopté`, `Adopté par …`: the outcome of what was put to the vote. */
function saysOutcome(sentence: string): boolean {
	return vocabulary('results')
		.findAll(sentence, 'adopted', 'rejected')
		.some(({ from }) => {
			const before = sentence.slice(0, from).trimEnd();
			return before === '' || vocabulary('verdictLinks').findAll(before).at(-1)?.to === before.length;
		});
}

/** `avec 41 voix`, `12 opposed`: numbers of votes and answers. */
function votesIn(words: string): bigint[] {
	return [...words.matchAll(COUNT)].flatMap(({ 0: all, 1: digits = '', index }) => {
		const behind = words.slice(index + all.length);
		const isOfVote =
			vocabulary('units').scan(behind)?.id === 'votes' || vocabulary('answers').scan(behind) !== undefined;
		return isOfVote ? [BigInt(digits)] : [];
	});
}

const COUNT = /(?<![\d.,/-]|\d[\s\u00A0\u202F])(\d{1,4})[\s\u00A0]+(?=\p{L})/gu;

/** `9 voix contre 7`: both together. */
function scoreOf(words: string): bigint {
	const [, one = '0', other = '0'] = SCORE.exec(words) ?? [];
	return BigInt(one) + BigInt(other);
}

/** Two numbers, and no word of an answer but that between them. */
const SCORE =
	/(?<![\d.,/-]|\d[\s\u00A0\u202F])(\d{1,4})[\s\u00A0]\p{L}+[\s\u00A0]\p{L}+[\s\u00A0](\d{1,4})$/u;
