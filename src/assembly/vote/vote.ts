/** One taking of votes: who was entitled, what was counted, what the quorum was, what it came to. */

import type { Node } from 'unist';
import { ANSWERS, type BallotLine, type Name, type Presence, type Resolution } from '../../ast/index.js';
import { namesMailedVote, opensWithElecting } from '../../law/index.js';
import type { Rules } from '../../law/rules.js';
import { foldedWords } from '../../text/fold.js';
import {
	add,
	compare,
	equals,
	type Fraction,
	isZero,
	max,
	parseFraction,
	subtract,
	sum,
	ZERO,
} from '../../text/fraction.js';
import { belongs, Entitlement } from '../attendance/entitlement.js';
import type { DecidingContext } from '../context.js';
import { titlesOfMatter } from '../headings.js';
import type { Member, PartResult, Proof, TallyResult, VoteResult } from '../model.js';
import { officeFor } from '../office.js';
import { exact, Problems, span } from '../problems.js';
import { getQuorum, quorumWaived, reportQuorum } from '../quorum/quorum.js';
import { getWhoWithdraws, reportInterests, reportWithdrawal } from './interests.js';
import { NamedVotes, withRemark } from './named-votes.js';
import { addTallies, type CountedTally, countTally, statedPresence, statedVoters } from './tally.js';
import { chairVote, judge, openTie, tieRule, type Verdict, votesGiven, withTieSource } from './verdict.js';
import {
	type CheckContext,
	checkAllAnswered,
	checkNotTooMany,
	checkPart,
	checkParts,
	checkSums,
	checkTogether,
	checkWholes,
	exceedsEntitled,
	states,
} from './vote-checks.js';
import { reportResult, reportSecret, reportUndetermined } from './vote-reports.js';
import type { TakenVote, VoteTerms } from './vote-terms.js';
import { readTally, type WrittenBallot, type WrittenPart } from './written-ballot.js';

/** Who is supposed to have a vote, and who to have none. */
interface Supposed {
	keptOut: readonly Member[];
	alsoVotes: readonly Member[];
}

/** Counts and judges one taking of votes under such a supposition. */
export function takeSupposing(
	terms: VoteTerms,
	context: DecidingContext,
	supposed: Supposed,
): TakenVote & { names: NamedVotes } {
	const problems = new Problems();
	const { entitlement, names, voters, counting, checks } = readTerms(terms, problems, context, supposed);
	const { weighted } = checks;
	const inFigures = countVote(terms, names, counting, context);
	const { counted, parts } = inFigures;
	const tooMany = checkFigures(inFigures, terms, voters, checks, context);
	// What is wrong with the counts explains all that they leave open.
	const isFlawed = problems.all.length > 0;
	const withdrawing = getWhoWithdraws(terms, entitlement, context);
	const { method } = terms;
	const stated = statedPresence(counted, voters, weighted);
	const judged = (tally: TallyResult): Verdict =>
		judgeVote(terms, { ...counted, result: tally }, { entitlement, weighted, stated, method, context });
	// `Contre : 2` alone is no refusal where those who are in no answer could have carried it.
	const could = {
		carry: (left: Fraction) =>
			// What an opinion was is often told in words beside it.
			(terms.scene.node as Resolution).kind !== 'opinion' &&
			judged(counted.result).outcome === 'rejected' &&
			judged({ ...counted.result, for: left }).outcome !== 'rejected',
		sink: (left: Fraction) => {
			const { against } = counted.result;
			const worst = { ...counted.result, against: against && add(against, left) };
			return judged(counted.result).outcome !== judged(worst).outcome;
		},
	};
	const isOpen =
		!isFlawed &&
		!parts &&
		terms.tally !== undefined &&
		!withdrawing &&
		checkAllAnswered(counted, terms.tally, terms, context.rules, checks, could) === 'open';
	if (withdrawing) reportWithdrawal(withdrawing, terms, counted, entitlement, problems, context);
	reportInterests(terms, counted, entitlement, context);
	if (method === 'secret') reportSecret(terms, names, problems, context);
	// What cannot have been cast decides nothing.
	const isImpossible = tooMany || (terms.tally !== undefined && exceedsEntitled(counted, checks));
	const verdict: Verdict = isImpossible
		? undetermined('impossibleCounts')
		: counted.disputed || isOpen
			? undetermined('unknownCounts')
			: withoutExcess(judged, counted.result, entitlement.entitled.votes);
	const quorum = getQuorum({ ...terms, entitlement }, context);
	reportQuorum(terms.scene, terms.subject, quorum, problems, context);
	const tie =
		(verdict.proof.by === 'tieUnsettled' || verdict.proof.by === 'tieOpen') && !terms.silent
			? openTie(terms, method, verdict.proof.by === 'tieOpen', context)
			: undefined;
	const vote = makeResult(terms, { counted, parts, entitlement, verdict, quorum }, context);
	const majority = terms.tally?.consents.find(({ value }) => value === 'majority');
	if (
		majority &&
		verdict.proof.by === 'unknownCounts' &&
		verdict.proof.requirements.some(({ met }) => met === false)
	)
		reportResult(
			{ vote: { ...vote, proof: { ...vote.proof, by: 'othersFor' } }, tie },
			majority,
			terms.subject,
			problems,
			context.lang,
		);
	else if (!isFlawed) reportUndetermined(vote, terms.tally, terms.subject, problems, context);
	const meant = counted.asMeant ? judged(counted.asMeant).outcome : undefined;
	return { vote, tooMany, meant, tie, problems: terms.silent ? [] : problems.all, names };
}

/** What one taking of votes is counted and checked with. */
function readTerms(
	terms: VoteTerms,
	problems: Problems,
	context: DecidingContext,
	{ keptOut, alsoVotes }: Supposed,
) {
	const { rules, electorate, people, mandates, replay } = context;
	const { chair } = terms.attendance;
	const entitlement = new Entitlement({
		attendance: terms.attendance,
		alsoVotes: chair && !chair.elector && isOwnMatter(terms, rules) ? [...alsoVotes, chair] : alsoVotes,
		keptOut,
		electorate,
		recused: terms.recused,
		recusedLeave: rules.recused === 'leaveBase',
		key: terms.key,
	});
	const names = new NamedVotes({
		roster: people.roster,
		problems,
		entitlement,
		fallen: mandates.fallen,
		effects: replay.effects,
		amended: terms.amended,
		subject: terms.subject,
	});
	const weighted = electorate.weighted || terms.key !== undefined;
	const voters =
		terms.round === 1 ? statedVoters(terms.written.voters, entitlement.entitled, weighted) : undefined;
	const counting = {
		entitlement,
		problems,
		subject: terms.subject,
		weighted,
		voters,
		amended: terms.amended,
		declared: terms.column === undefined ? terms.declared : undefined,
		isToldElsewhere: () =>
			terms.column === undefined && (terms.declared !== undefined || terms.isDecidedInProse()),
	};
	const checks = {
		problems,
		entitlement,
		weighted,
		fallen: mandates.fallen,
		effects: replay.effects,
		subject: terms.subject,
		lang: context.lang,
		isMailed: () => [...terms.getTexts(), terms.line?.key ?? ''].some(namesMailedVote),
	};
	return { entitlement, names, voters, counting, checks };
}

/** Whether the title is of a matter of the body itself, on which whoever presides votes too: its rules of procedure, who is its secretary. */
export function isOwnMatter({ scene, subject }: VoteTerms, rules: Rules): boolean {
	const { noVote } = rules;
	if (!noVote) return false;
	return titlesOfMatter(String(subject.values['title'] ?? ''), scene).some((title) => {
		const words = foldedWords(title);
		if (noVote.titles.some((own) => words.includes(foldedWords(own)))) return true;
		return opensWithElecting(title) && officeFor(title, rules)?.chairVotes === true;
	});
}

/** What is known of a vote once it is judged. */
interface Judged extends Pick<ReturnType<typeof countVote>, 'counted' | 'parts'> {
	entitlement: Entitlement;
	verdict: Verdict;
	quorum: VoteResult['quorum'];
}

/** The result of a vote: without a quorum it comes to nothing, whatever was counted. */
function makeResult(
	terms: VoteTerms,
	{ counted, parts, entitlement, verdict, quorum }: Judged,
	context: DecidingContext,
): VoteResult {
	const { rules } = context;
	const { method } = terms;
	const { cap, dropped } = entitlement;
	keepRecusedRemarks(counted.result, terms.written.recused, context);
	const isInquorate = quorum?.met === false;
	return {
		ballot: terms.ballot,
		line: terms.line,
		round: terms.round,
		kind: votedKind(terms.scene.node as Resolution, verdict),
		majority: terms.majority,
		attendance: terms.attendance,
		entitled: entitlement.entitled,
		...(cap ? { cap } : {}),
		...(terms.key === undefined ? {} : { key: terms.written.key?.value ?? terms.key }),
		...(method === undefined ? {} : { method }),
		tally: counted.result,
		quorum,
		...(quorum ? {} : { quorumWaived: quorumWaived(terms, context) }),
		...(dropped.size > 0 ? { dropped: { members: [...dropped], source: rules.amendedSource } } : {}),
		verdict: verdict.outcome,
		outcome: isInquorate ? 'undetermined' : verdict.outcome,
		unanimous: isUnanimous(counted.result.for, counted.result.against, counted),
		...(parts ? { colleges: parts } : {}),
		proof: isInquorate
			? { ...verdict.proof, by: 'quorumMissing' }
			: withTieSource(verdict.proof, method, rules, terms.majority),
		...(terms.joint ? { joint: terms.joint } : {}),
	};
}

/** Keeps what the line says of those who withdrew: `Déport : Marc Ollier (gérant de la société)`. */
function keepRecusedRemarks(
	{ names }: TallyResult,
	written: readonly Name[],
	{ people }: DecidingContext,
): void {
	const { recused } = names;
	if (!recused) return;
	for (const name of written) {
		const member = people.roster.require(name, { at: () => {} });
		const at = recused.findIndex((vote) => vote.member === member);
		const vote = recused[at];
		if (vote) recused[at] = withRemark(vote, name);
	}
}

/** What was put to the vote: a text, or the giving of the opinion in it. */
function votedKind({ kind, opinion }: Resolution, { outcome }: Verdict): VoteResult['kind'] {
	return opinion === 'unfavourable' && outcome === 'adopted' ? 'givenOpinion' : kind;
}

/** Compares the counts with one another and with who is there; whether more is counted than can have been cast. */
function checkFigures(
	{ counted, stated, parts, partsTooMany }: CountedVote,
	{ tally, written, round, key }: VoteTerms,
	voters: ReturnType<typeof statedVoters>,
	checks: CheckContext,
	{ electorate }: DecidingContext,
): boolean {
	if (!tally) return partsTooMany || checkTogether(counted, written.parts, checks);
	const tooMany = checkNotTooMany(counted, tally, written, voters, checks) || partsTooMany;
	if (!tooMany && round === 1) checkSums(counted, written, voters, checks);
	if (!tooMany && key === undefined) checkWholes(counted, tally, electorate, checks);
	if (stated && parts && tally.answers.length + tally.consents.length > 0)
		checkParts(stated, parts, tally, written.parts, checks);
	return tooMany;
}

/** What counts come to that hold votes of proxies with an error: adopted is what these votes do not decide. */
function withoutExcess(
	judged: (tally: TallyResult) => Verdict,
	tally: TallyResult,
	entitled: Fraction | null,
): Verdict {
	const verdict = judged(tally);
	const given = votesGiven(tally);
	if (
		verdict.outcome !== 'adopted' ||
		tally.for === null ||
		entitled === null ||
		compare(given, entitled) <= 0
	)
		return verdict;
	const sure = max(ZERO, subtract(tally.for, subtract(given, entitled)));
	const { for: _names, ...names } = tally.names;
	return judged({ ...tally, for: sure, names }).outcome === 'adopted'
		? verdict
		: undetermined('impossibleCounts');
}

function undetermined(by: Proof['by'], requirements: Proof['requirements'] = []): Verdict {
	return { outcome: 'undetermined', proof: { requirements, by } };
}

interface Judging {
	entitlement: Entitlement;
	weighted: boolean;
	stated: ReturnType<typeof statedPresence>;
	method: string | undefined;
	context: DecidingContext;
}

function judgeVote(
	terms: VoteTerms,
	counted: CountedTally,
	{ entitlement, weighted, stated, method, context }: Judging,
): Verdict {
	const { rules, step } = context;
	const { majority } = terms;
	if (!rules.valid) return undetermined('rulesInvalid');
	if (rules.lawUnknown) return undetermined('lawUnknown');
	if (majority === null) return undetermined('unknownRule');
	if (terms.notOpened) return undetermined('notOpened');
	if (terms.keyUnknown) return undetermined('unknownBase');
	const counts = counted.result;
	// Hands are people in the room: what proxies hold is not in them, and counts of votes do not say how many raised theirs.
	const isByHands = method === 'showOfHands' && rules.showOfHands !== undefined && weighted;
	if (isByHands && terms.attendance.counts.represented.heads > 0n) return undetermined('unknownCounts');
	const judged = (tally: TallyResult): Verdict =>
		judge({
			majority,
			tally,
			consent: counted.consent,
			entitlement,
			weighted,
			step,
			stated,
			byHands: method === 'showOfHands' && weighted ? rules.showOfHands : undefined,
			tie: tieRule(method, context, majority),
			second: majority.else ? rules.majorities.get(majority.else.then) : undefined,
			chairVote: () => chairVote(terms, counts, entitlement),
		});
	const { declared } = terms;
	// `à la majorité`, 4 contre, of six voters: the two others are none.
	if (counted.consent === 'majority' && counts.for === null) {
		const { less } = counted;
		const isUnsaid = less && ANSWERS.every((answer) => counts[answer] === null);
		// `à l'unanimité moins une voix`, where somebody may hold half of them.
		if (isUnsaid && weighted) return undetermined('unknownCounts', judged(counts).proof.requirements);
		const best = bestFor(isUnsaid ? { ...counts, against: less } : counts, terms, entitlement, judged);
		return best?.outcome === 'rejected'
			? undetermined('unknownCounts', best.proof.requirements)
			: judged(counts);
	}
	const saysFor = counts.for !== null || (terms.tally !== undefined && states(terms.tally, 'for'));
	const isOpen = counts.for === null && counted.consent === undefined;
	if (counted.consent !== undefined || saysFor || (declared === undefined && !isOpen)) return judged(counts);
	const asStated: Verdict = {
		outcome: declared ?? 'undetermined',
		proof: { requirements: [], by: 'stated' },
	};
	if (declared === 'rejected') return counts.against === null ? asStated : judged(counts);
	// `Adoptée, 4 contre` and `Contre : 4`: what is said, or nothing, stands unless all the others for it would not be enough.
	const best = bestFor(counts, terms, entitlement, judged);
	if (best?.outcome !== 'rejected') return declared === undefined ? judged(counts) : asStated;
	const { requirements, by } = best.proof;
	return { outcome: 'rejected', proof: { requirements, by: by === 'noVotesCast' ? by : 'othersFor' } };
}

/** What the counts come to with all others for it, where only these are counted. */
function bestFor(
	counts: TallyResult,
	{ written }: VoteTerms,
	entitlement: Entitlement,
	judged: (tally: TallyResult) => Verdict,
): Verdict | undefined {
	const others = leftFor(counts, written.cast, entitlement);
	return others && judged({ ...counts, for: others, against: counts.against ?? ZERO });
}

/** The votes that are left for a text where only others are counted, of the voters and the votes cast where they are written; nothing where none are, or where nobody knows how many may be cast. */
function leftFor(
	counts: TallyResult,
	cast: WrittenBallot['cast'],
	{ entitled }: Entitlement,
): Fraction | undefined {
	const others = ANSWERS.flatMap((answer) => counts[answer] ?? []);
	const left = [counts.voters, entitled.votes].flatMap((all) =>
		all === null ? [] : [subtract(all, sum(others))],
	);
	// Of the votes cast those against alone are none for it.
	const whole = cast && parseFraction(cast.value);
	if (whole) left.push(subtract(whole, counts.against ?? ZERO));
	const [least] = left.sort(compare);
	return others.length === 0 || least === undefined ? undefined : max(ZERO, least);
}

/** `unanimous`: nobody against and somebody for. */
function isUnanimous(
	ayes: TallyResult['for'],
	against: TallyResult['against'],
	counted: CountedTally,
): boolean {
	if (against !== null && !isZero(against)) return false;
	if (ayes !== null) return !isZero(ayes) && against !== null;
	return counted.consent === 'unanimous' || counted.consent === 'noObjection';
}

// --- What one taking of votes comes to in figures: its answers, the parts of it, the matrix of votes.

/** How the votes of one taking are counted. */
type Counting = Parameters<typeof countTally>[2];

/** What one taking of votes comes to. */
interface CountedVote {
	counted: CountedTally;
	/** What is stated of all, where parts are counted too. */
	stated?: TallyResult | undefined;
	parts: PartResult[] | undefined;
	/** Whether one of them cast more than its people hold. */
	partsTooMany: boolean;
}

/** Counts what was written, its parts and the matrix of votes included. */
function countVote(
	terms: VoteTerms,
	names: NamedVotes,
	counting: Counting,
	context: DecidingContext,
): CountedVote {
	const { tally, written, column } = terms;
	const { entitlement } = counting;
	const groups = terms.round === 1 ? written.parts : [];
	if (tally) names.register(tally);
	for (const part of groups) names.register(part.tally);
	const ofParts = groups.map((part) => countPart(part, terms, names, counting, context));
	const partsTooMany = ofParts.some(({ isTooMany }) => isTooMany);
	const parts =
		ofParts.length > 0
			? ofParts.map(({ college, presence, counted }) => ({ college, presence, tally: counted.result }))
			: undefined;
	const inMatrix =
		column === undefined ? undefined : context.matrix?.count(column, entitlement, terms.amended);
	const together = (...more: CountedTally[]) =>
		addParts([...ofParts.map(({ counted }) => counted), ...more], entitlement);
	if (tally && (tally.answers.length > 0 || tally.consents.length > 0)) {
		const own = countTally(tally, names, counting);
		const compared = inMatrix ? compareToMatrix(own, inMatrix, names, terms, counting) : own;
		if (!parts || tally.consents.length > 0 || states(tally, 'for'))
			return { counted: compared, stated: own.result, parts, partsTooMany };
		// `Abstentions : 2` below the votes of two parts: of all, where neither gives its own.
		const answers = tally.answers.filter(({ answer }) =>
			groups.every((group) => !states(group.tally, answer)),
		);
		const ofAll = countTally({ ...tally, answers }, names, counting);
		return { counted: together(ofAll), stated: own.result, parts, partsTooMany };
	}
	if (inMatrix) return { counted: inMatrix, parts, partsTooMany };
	if (parts) return { counted: together(), parts, partsTooMany };
	const counted = countTally(readTally(terms.line ?? EMPTY_LINE, []), names, counting);
	return { counted, parts: undefined, partsTooMany };
}

function countPart(
	{ node, name, presence, tally }: WrittenPart,
	terms: VoteTerms,
	names: NamedVotes,
	counting: Counting,
	context: DecidingContext,
): { college: string; presence?: Presence | undefined; counted: CountedTally; isTooMany: boolean } {
	const entitlement = presence
		? counting.entitlement.ofThose(presence)
		: counting.entitlement.ofCollege(name);
	if (!presence) reportNobodys(node, name, context, counting.problems);
	const counted = countTally(tally, names, { ...counting, entitlement, voters: undefined });
	const isTooMany = checkPart({ name, presence }, counted.least, entitlement, tally.nodes[0], {
		problems: counting.problems,
		fallen: context.mandates.fallen,
		subject: terms.subject,
	});
	return { college: name, presence, counted, isTooMany };
}

/** The vote of all where parts alone are counted. */
function addParts(parts: readonly CountedTally[], entitlement: Counting['entitlement']): CountedTally {
	const add = (results: readonly TallyResult[]) => addTallies([...results], entitlement);
	const result = add(parts.map((part) => part.result));
	const [only] = parts;
	return {
		result,
		consent: only && parts.every(({ consent }) => consent === only.consent) ? only.consent : undefined,
		asMeant: parts.some(({ asMeant }) => asMeant)
			? add(parts.map((part) => part.asMeant ?? part.result))
			: undefined,
		total: result.voters,
		least: sum(parts.map(({ least }) => least)),
		contradicted: parts.some(({ contradicted }) => contradicted),
		disputed: parts.some(({ disputed }) => disputed),
	};
}

/** Where people are said to have colleges, a vote names one of theirs. */
function reportNobodys(
	node: Node,
	college: string,
	{ people }: DecidingContext,
	problems: Pick<Problems, 'at'>,
): void {
	const known = [...new Set(people.members.flatMap((member) => member.college ?? []))];
	if (known.length === 0 || people.members.some((member) => belongs(member, college))) return;
	problems.at(node, 'syntax/unknown-key', 'college', {
		values: { college, known },
		severity: 'error',
	});
}

/** Written counts are checked against those of the matrix, which says who voted how where the ballot names nobody. */
function compareToMatrix(
	counted: CountedTally,
	inMatrix: CountedTally,
	names: NamedVotes,
	terms: VoteTerms,
	{ problems }: Counting,
): CountedTally {
	for (const answer of ['for', 'against', 'abstention'] as const) {
		const [stated, computed] = [counted.result[answer], inMatrix.result[answer]];
		if (stated === null || computed === null || equals(stated, computed)) continue;
		problems.in(span(terms.tally?.nodes ?? []), 'vote/sum-mismatch', 'matrix', {
			values: {
				subject: terms.subject,
				answer,
				stated: exact(stated),
				computed: exact(computed),
			},
		});
		return { ...counted, asMeant: inMatrix.result, contradicted: true };
	}
	if (names.some) return counted;
	counted.result.names = inMatrix.result.names;
	counted.result.heads = { ...inMatrix.result.heads, ...counted.result.heads };
	return counted;
}

const EMPTY_LINE: BallotLine = { type: 'ballotLine', label: 'vote', key: '', children: [] };
