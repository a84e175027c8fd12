/** Votes and elections as sentences: figures in words, then what follows from them. */

import type { CandidateResult, Decision, ElectionResult, VoteResult } from '../../assembly/model.js';
import { isZero } from '../../text/fraction.js';
import type { ViewContext } from '../context.js';
import { candidateHtml, rankedCandidates } from '../elections.js';
import { capitalized } from '../head.js';
import type { Kind } from '../outcome.js';
import { candidateGender, kindWord } from '../outcome.js';
import { type CountedAnswer, countedAnswers, isCounted } from '../strip.js';
import { shareText } from '../values.js';
import type { DecisionItem, ElectionItem, VoteStrip } from '../view-model.js';
import type { DeedDecision, DeedElection, DeedVote } from './model.js';
import { getOrdinal, numberInWords } from './words.js';

/** The takings of votes of a decision, and its outcome where none shows it. */
export function decisionVotes(
	item: DecisionItem,
	decision: Decision | undefined,
	context: ViewContext,
): Pick<DeedDecision, 'votes' | 'outcome'> {
	const votes = item.votes.map((strip, index) => {
		const vote = decision?.votes[index];
		return deedVote(strip, decision, vote, index === item.votes.length - 1, context);
	});
	const outcome =
		item.result === null || decision === undefined ? null : outcomeText(decision.outcome, decision, context);
	return { votes, outcome };
}

/** `Première résolution`; with a number that is no rank, as the strip has it. */
export function kickerInWords(
	kicker: string,
	kind: Kind,
	number: string | null,
	context: ViewContext,
): string {
	const gender = getGender(kind, context);
	const ordinal = getOrdinal(number, gender, context);
	return ordinal === undefined
		? kicker
		: capitalized(context.words('deed.kicker', { ordinal, kind: kindWord(kind, context) }));
}

function deedVote(
	strip: VoteStrip,
	decision: Decision | undefined,
	vote: VoteResult | undefined,
	last: boolean,
	context: ViewContext,
): DeedVote {
	const { heading, colleges, lines, proof } = strip;
	const outcome =
		strip.result === null || decision === undefined || vote === undefined
			? null
			: outcomeText(last ? decision.outcome : vote.outcome, decision, context);
	const statement =
		decision === undefined || vote === undefined ? null : getStatement(strip, decision, vote, context);
	return { heading, statement, outcome, colleges, lines, proof };
}

function getStatement(
	strip: VoteStrip,
	decision: Decision,
	vote: VoteResult,
	context: ViewContext,
): string | null {
	const values = { gender: getGender(decision.kind, context), the: theText(decision, context) };
	if (isCounted(vote)) {
		const figures = countedAnswers(vote, context).map((answer) => answerText(answer, context));
		return context.words('deed.vote', { ...values, figures });
	}
	return strip.consent === null ? null : context.words('deed.consent', { ...values, consent: strip.consent });
}

/** `vingt-quatre (24) voix pour`; `aucune abstention`. */
function answerText({ answer, value, heads }: CountedAnswer, context: ViewContext): string {
	const gender = MASCULINE_ANSWERS.has(answer) ? 'masculine' : 'feminine';
	const text = context.words(`deed.answers.${answer}`, {
		known: value === null ? 'no' : 'yes',
		count: value ?? 0n,
		words: value === null ? '' : numberInWords(value, gender, context),
	});
	if (heads === undefined) return text;
	const words = numberInWords(heads, 'feminine', context);
	return context.words('deed.byHeads', { text, count: heads, words });
}

/** What is counted as ballots or members; the rest is voices. */
const MASCULINE_ANSWERS: ReadonlySet<CountedAnswer['answer']> = new Set<CountedAnswer['answer']>([
	'blank',
	'void',
	'blankOrVoid',
	'notVoting',
	'recused',
]);

function outcomeText(outcome: Decision['outcome'], decision: Decision, context: ViewContext): string {
	return context.words(`deed.outcomes.${outcome}`, {
		gender: getGender(decision.kind, context),
		the: theText(decision, context),
	});
}

/** `la première résolution`, `le vœu`, `la délibération nº 2024-041`. */
function theText(decision: Decision, context: ViewContext): string {
	const gender = getGender(decision.kind, context);
	const ordinal = getOrdinal(decision.number, gender, context);
	return context.words('deed.the', {
		gender,
		ordered: ordinal === undefined ? 'no' : 'yes',
		ordinal: ordinal ?? '',
		kind: kindWord(decision.kind, context),
		plain: context.words(`kinds.${decision.kind}.the`),
		numbered: decision.number === null ? 'no' : 'yes',
		number: decision.number ?? '',
	});
}

/** Candidates with their votes, and who is elected. */
export function electionVotes(
	item: ElectionItem,
	election: ElectionResult | undefined,
	context: ViewContext,
): Pick<DeedElection, 'intro' | 'groups' | 'outcome' | 'proof'> {
	const { words } = context;
	const groups = election === undefined ? [] : rankedCandidates(election);
	const isHeld = context.assembly.status !== 'convened';
	const elected = groups.flatMap(({ candidates }) => candidates.filter((one) => one.elected && isHeld));
	return {
		intro:
			groups.length === 0
				? null
				: words(`deed.${item.counted ? 'obtained' : 'candidates'}`, {
						chosen: election?.node.type === 'choice' ? 'yes' : 'no',
					}),
		groups: groups.map(({ college, candidates }) => ({
			heading: college === undefined ? null : context.text(college),
			candidates: candidates.map((candidate) => ({
				nameHtml: candidateHtml(candidate, context),
				votes: candidateVotes(candidate, election, context),
				elected: candidate.elected,
			})),
		})),
		outcome:
			election !== undefined && elected.length > 0
				? words(election.node.type === 'choice' ? 'deed.chosen' : 'deed.elected', {
						count: elected.length,
						gender: commonGender(elected, election, context),
						names: elected.map((candidate) => context.name(candidate.name)),
					})
				: item.result === null
					? null
					: words('deed.result', { label: item.result.label, value: item.result.value }),
		proof: item.proof,
	};
}

function candidateVotes(
	candidate: CandidateResult,
	election: ElectionResult | undefined,
	context: ViewContext,
): string {
	const { votes, against, abstention } = candidate;
	if (votes === null) return '';
	const cast = election?.cast ?? null;
	const share = cast === null || isZero(cast) ? '' : shareText(votes, cast, context);
	const count = (answer: 'for' | 'against' | 'abstention', value: typeof votes) =>
		context.words(`deed.answers.${answer}`, {
			known: 'yes',
			count: value,
			words: numberInWords(value, 'feminine', context),
		});
	const answers =
		against === undefined && abstention === undefined
			? [context.words('deed.votes', { count: votes, words: numberInWords(votes, 'feminine', context) })]
			: [
					count('for', votes),
					...(against === undefined ? [] : [count('against', against)]),
					...(abstention === undefined ? [] : [count('abstention', abstention)]),
				];
	return context.words('deed.share', { answers, shared: share === '' ? 'no' : 'yes', share });
}

/** Feminine where all are women, masculine where all are men or both are there, else not told. */
function commonGender(
	candidates: readonly CandidateResult[],
	election: ElectionResult,
	context: ViewContext,
): string {
	const genders = new Set(candidates.map((candidate) => candidateGender(candidate, election, context)));
	if (genders.has('other')) return 'other';
	return genders.has('masculine') ? 'masculine' : 'feminine';
}

function getGender(kind: Kind, context: ViewContext): 'masculine' | 'feminine' {
	return context.words(`kinds.${kind}.gender`) === 'feminine' ? 'feminine' : 'masculine';
}
