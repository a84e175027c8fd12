/** Compares the numbers of votes that the prose states beside a decision with its count. */

import type { Node, Position } from 'unist';
import {
	type Answer,
	type AnswerName,
	type Ballot,
	type BallotLine,
	type Consent,
	type CountStatement,
	getChild,
	getStatements,
	isInRoom,
	type Language,
	listNodes,
	type NumberValue,
	type PeopleStatement,
	type Presence,
	type Problem,
	type Result,
	type Statement,
	type Tally,
	type TextValue,
} from '../../ast/index.js';
import {
	compare,
	equals,
	type Fraction,
	fraction,
	isZero,
	parseFraction,
	percentText,
	subtract,
	sum,
	ZERO,
} from '../../text/fraction.js';
import { countWhile } from '../../text/lists.js';
import type { Attendance, Decision, ElectionResult, Member, VoteResult } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { absoluteMajority, reaches, smallestReaching } from '../requirement.js';
import { isOfThoseThere } from '../vote/tally.js';
import { getMeaning, reportResult } from '../vote/vote-reports.js';
import { subjectWords } from '../wording.js';
import { getVotes, isShareOf, type RoomContext } from './room.js';

// --- Which votes have an error of their own: one cause, one message.

/** The rules that find an error in a vote. */
const OF_A_VOTE = /^(?:election\/.*|vote\/(?:too-many|sum-mismatch|result-mismatch|not-unanimous|tie))$/;

/** Those that leave its figures open. */
const OF_FIGURES = /^vote\/(?:too-many|sum-mismatch)$/;

/** Those by which a name is not counted among the votes of its answer. */
const OF_A_VOTER = /^(?:vote\/(?:not-entitled|voted-twice)|people\/unknown)$/;

/** What an error of a vote leaves open: its figures, how it ended, nothing but the sentence that is wrong, or whether somebody is counted. */
type Doubt = 'figures' | 'outcome' | 'told' | 'voter';

interface Fault {
	at: number;
	line: number;
	doubt: Doubt;
	/** The two numbers that do not agree. */
	figures: Fraction[];
	/** What the message says that it is of. */
	subject: string;
}

/** A number of a sentence and what was counted of a decision. */
interface Difference {
	decision: Decision;
	statement: Node;
	stated: Fraction;
	computed: Fraction;
	of?: AnswerName | undefined;
}

export class VoteFaults {
	readonly #problems: Problems;
	readonly #isWeighted: boolean;
	/** Errors of votes in the order of the text, and how many problems were looked at for that. */
	readonly #faults: Fault[] = [];
	#seen = 0;

	constructor({ problems, weighted }: Pick<CountsContext, 'problems' | 'weighted'>) {
		this.#problems = problems;
		this.#isWeighted = weighted;
	}

	/** Whether an error stands in a block, of those that have been reported so far; of other sentences than `statement`, where that is given, one that leaves more open than a sentence. */
	isIn(block: Voted, statement?: Node): boolean {
		const line = statement?.position?.start.line;
		return this.#in(block).some(
			({ doubt, line: told }) => doubt !== 'voter' && (!statement || doubt !== 'told' || told === line),
		);
	}

	/** Whether an error of a block leaves this open. */
	leaves(doubt: Doubt, block: Voted): boolean {
		return this.#in(block).some((fault) => fault.doubt === doubt);
	}

	/** Whether what a sentence says otherwise than the count has a cause that is told: the same wrong number, or one off by as much. */
	explain({ decision, statement, stated, computed, of }: Difference): boolean {
		const off = subtract(stated, computed);
		// Sentences right below a vote are no part of its block.
		const { start } = decision.node.position ?? {};
		const till = statement.position?.end.offset ?? 0;
		const subject = subjectText(subjectWords(decision));
		const below = this.#between(start?.offset ?? 0, till).filter((one) => one.subject === subject);
		const own = this.#in(decision);
		// Names that do not count in their answer may be counted by the sentence.
		const uncounted = own.filter(
			({ doubt, at }) => doubt === 'voter' && getAnswers(decision, at).includes(of),
		);
		const most = this.#isWeighted ? stated : parseFraction(`${uncounted.length}`);
		if (uncounted.length > 0 && most && compare(off, ZERO) > 0 && compare(off, most) <= 0) return true;
		return [...own, ...below].some(({ doubt, line, figures: [one, other] }) => {
			if (doubt === 'voter') return false;
			if (doubt === 'outcome' || line === statement.position?.start.line || !one || !other) return true;
			if (doubt !== 'figures') return equals(one, stated);
			if (equals(subtract(one, other), off)) return true;
			// Of nine votes where five could be cast, six may be right by a proxy that is refused.
			const isBetween = compare(stated, one) <= 0 && compare(stated, other) >= 0;
			return isBetween || equals(other, stated) || equals(subtract(other, one), off);
		});
	}

	#in({ node: { position } }: Voted): readonly Fault[] {
		return this.#between(position?.start.offset ?? 0, position?.end.offset ?? 0);
	}

	#between(from: number, to: number): readonly Fault[] {
		const { all } = this.#problems;
		for (; this.#seen < all.length; this.#seen += 1) {
			const fault = getFault(all[this.#seen] as Problem);
			if (fault) this.#faults.splice(this.#countBefore(fault.at), 0, fault);
		}
		return this.#faults.slice(this.#countBefore(from), this.#countBefore(to + 1));
	}

	/** How many of the votes' errors stand before a place. */
	#countBefore(at: number): number {
		return countWhile(this.#faults, (fault) => fault.at < at);
	}
}

type Voted = Pick<Decision | ElectionResult, 'node'>;

function getFault({ rule, code, values, position }: Problem): Fault | undefined {
	const isOfVoter = OF_A_VOTER.test(rule);
	if (!position || !(isOfVoter || OF_A_VOTE.test(rule))) return undefined;
	const [one, other] = [values.stated ?? values.count, values.counted ?? values.computed ?? values.entitled];
	const figures = [one, other].flatMap((value) =>
		typeof value === 'object' && 'exact' in value ? (parseFraction(value.exact) ?? []) : [],
	);
	const isTold = code.startsWith('told') || code === 'neededOther' || code === 'ruleShare';
	return {
		at: position.start.offset ?? 0,
		line: position.start.line,
		doubt: isOfVoter ? 'voter' : OF_FIGURES.test(rule) ? 'figures' : isTold ? 'told' : 'outcome',
		figures,
		subject: subjectText(values.subject),
	};
}

function subjectText(subject: unknown): string {
	return subject === undefined ? '' : JSON.stringify(subject);
}

/** The answers by names alone among whose names something stands: a number that is written counts all of them. */
function getAnswers({ node }: Voted, at: number): unknown[] {
	return (node.children as Node[])
		.flatMap((child) => (child.type === 'ballot' ? listNodes(child) : []))
		.flatMap(({ node: part }) => {
			const [from, to] = [part.position?.start.offset ?? 0, part.position?.end.offset ?? 0];
			const isCounted = listNodes(part).some(({ node: { type } }) => type === 'count');
			if (at < from || at > to || isCounted) return [];
			return part.type === 'answer'
				? (part as Answer).answer
				: part.type === 'ballotLine'
					? (part as BallotLine).label
					: [];
		});
}

// --- The counts.

/** What comparing numbers of votes needs to know. */
export interface CountsContext extends RoomContext {
	/** The member whom a name of the text names. */
	find(name: string): Member | undefined;
	/** Some have more votes than others. */
	weighted: boolean;
}

export type CountedAnswer = 'for' | 'against' | 'abstention';

export class CountChecker {
	readonly #lang: Language;
	readonly #context: CountsContext;
	readonly #faults: VoteFaults;

	constructor(context: CountsContext, faults: VoteFaults, lang: Language) {
		this.#lang = lang;
		this.#context = context;
		this.#faults = faults;
	}

	/** `Pour : 15 (dont 2 procurations)`: more than are carried at that moment. */
	proxies(line: BallotLine, room: Attendance | undefined): void {
		for (const statement of getStatements(line)) {
			const isOfProxies = statement.kind === 'count' && statement.of === 'represented';
			const stated = isOfProxies ? parseFraction(statement.value) : undefined;
			if (!stated || !room?.known || room.together || room.unnamed) continue;
			const carried = fraction(room.counts.represented.heads);
			if (compare(stated, carried) <= 0) continue;
			this.#context.problems.at(statement, 'quorum/mismatch', 'proxies', {
				values: { stated: exact(stated), computed: exact(carried) },
				severity: 'warning',
			});
		}
	}

	/**
	 * A count in words right below a vote, or right above it: that of none of the votes of its block. `before`: how many problems there were
	 * before its text, of which the loose counts are the last. Returns where it says of a vote what its count says.
	 */
	ofVote(
		statement: CountStatement,
		of: CountedAnswer,
		decision: Decision,
		before: number,
	): Position | undefined {
		const stated = parseFraction(statement.value);
		if ((statement.heads && this.#context.weighted) || !stated) return;
		const counted = decision.votes.map(({ tally }) => tally[of]);
		const computed = counted.at(-1);
		if (!computed) return;
		// `Seule Eva Kern vote contre`, who holds a proxy.
		const carried = decision.votes.at(-1)?.attendance.counts.represented.heads ?? 0n;
		const isFewer = statement.heads && compare(stated, computed) < 0;
		if (isFewer && compare(subtract(computed, stated), fraction(carried)) <= 0) return;
		// `Les trois locataires ont voté contre`: four have.
		if (statement.some && compare(stated, computed) <= 0) return;
		const repeated = statement.beside ? (statement.within ?? statement.position) : undefined;
		const isTold = statement.beside && this.#context.problems.all.length > before;
		// `Dans la salle, 4 voix pour` is of a part of it.
		const inParts = decision.votes.flatMap(({ colleges }) => colleges?.map(({ tally }) => tally[of]) ?? []);
		if (
			!isTold &&
			![...counted, ...inParts].some((one) => one && equals(one, stated)) &&
			!this.#faults.explain({ decision, statement, stated, computed, of })
		)
			this.#context.problems.at(statement, 'vote/result-mismatch', 'toldCount', {
				values: {
					subject: subjectWords(decision),
					answer: of,
					stated: exact(stated),
					counted: exact(computed),
				},
				...(mayAbstain(decision, of, stated) && { severity: 'warning' as const }),
			});
		return repeated;
	}

	/** `Le conseil, à l'unanimité, adopte les tarifs` beside a vote with votes against. The sentence may be of another vote. */
	unanimity(tally: Tally, { votes: [only, second] }: Decision): void {
		const consent = tally.children.find(({ type }) => type === 'consent');
		const words = consent?.type === 'consent' ? getConsent(consent) : undefined;
		const { against, names } = only?.tally ?? {};
		if (!consent || words === undefined || second || only?.verdict !== 'adopted') return;
		if (!against || isZero(against)) return;
		if (consent.type === 'consent' && isOfThoseThere(consent, { votes: against, names: names?.against }))
			return;
		const members = (names?.against ?? []).map(({ member }) => member.name);
		this.#context.problems.at(consent, 'vote/not-unanimous', 'against', {
			values: { words, against: exact(against), names: members, hasNames: members.length > 0 ? 'yes' : 'no' },
			severity: 'warning',
		});
	}

	/** `…, Luc Bon s'abstenant`, where the vote names all who abstained, and not Luc Bon; whether that is said. */
	#areOthers(
		statement: PeopleStatement,
		of: CountedAnswer,
		members: readonly Member[],
		decision: Decision,
		before: number,
		isOfVerdict: boolean,
	): boolean {
		const [only, second] = decision.votes;
		const named = only?.tally.names[of];
		const counted = only?.tally[of];
		if (!named || second || !counted || members.length === 0) return false;
		if (!equals(sum(named.map(({ votes }) => votes)), counted)) return false;
		const isNamed = (member: Member) => named.some((one) => one.member === member || one.by === member);
		const { opening, rooms } = this.#context;
		const isThereAlone = (member: Member) =>
			[opening, ...rooms].some((room) => isInRoom(room.presence.get(member)));
		// `Luc Bon vote contre l'amendement`, whom the vote names for the whole.
		const answers = Object.values(only?.tally.names ?? {}).flat();
		const isNamedElse = (member: Member) =>
			!isOfVerdict && !statement.recorded && answers.some((one) => one.member === member);
		const others = members.filter(
			(member) => !isNamed(member) && !isNamedElse(member) && isThereAlone(member),
		);
		if (others.length === 0) return false;
		// The counts of the same sentence have told it.
		const line = statement.position?.start.line;
		const isTold = this.#context.problems.all
			.slice(before)
			.some(
				({ rule, position }) =>
					rule === 'vote/result-mismatch' && line !== undefined && position?.start.line === line,
			);
		if (isTold) return true;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldOthers', {
			values: {
				subject: subjectWords(decision),
				answer: of,
				names: others.map(({ name }) => name),
				others: named.map(({ member }) => member.name),
			},
			...(statement.recorded && { severity: 'warning' as const }),
		});
		return true;
	}

	/** Those whom a text names with an answer: more than any vote of the block has so, or somebody against what nobody is against. */
	voters(
		statement: PeopleStatement,
		decision: Decision | undefined,
		before: number,
		isOfVerdict = false,
	): void {
		const { of, children } = statement;
		const { opening, rooms } = this.#context;
		if (!isOfVote(of) || !decision || this.#faults.isIn(decision, statement)) return;
		// Who never came has a message of that.
		const members = children
			.flatMap(({ value }) => this.#context.find(value) ?? [])
			.filter((member) => [opening, ...rooms].some((room) => mayVote(room.presence.get(member))));
		const votes = sum([...new Set(members)].map((member) => member.votes));
		const counted = decision.votes.map(({ tally }) => tally[of]);
		const computed = counted.at(-1);
		if (this.#areOthers(statement, of, members, decision, before, isOfVerdict)) return;
		if (!computed || counted.some((one) => one && compare(one, votes) >= 0)) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldVoters', {
			values: {
				subject: subjectWords(decision),
				answer: of,
				names: members.map(({ name }) => name),
				counted: exact(computed),
			},
			...(mayAbstain(decision, of, votes) && { severity: 'warning' as const }),
		});
	}

	/** How many votes a text says to be needed: more than it got and yet adopted, or another number than the majority of any whole. */
	needed(
		statement: CountStatement | NumberValue | TextValue,
		decision: Decision | undefined,
		vote = getVoteAbove(decision, statement),
	): void {
		const stated = parseFraction(statement.value);
		const outcome = vote && getMeaning(vote.verdict);
		const have = vote?.tally.for;
		if (!stated || !decision || !vote || !outcome || !have || this.#faults.isIn(decision, statement)) return;
		const share = statement.type === 'statement' ? parseFraction(statement.share ?? '') : undefined;
		if (share) {
			if (!equals(have, stated)) this.#neededOfShare(statement, stated, share, vote, decision);
			return;
		}
		const { requirements } = vote.proof;
		const computed = requirements.find(({ needed }) => needed)?.needed;
		// `À la majorité absolue (5 voix)` may say how many there were.
		if (
			!computed ||
			equals(have, stated) ||
			requirements.some(({ needed }) => needed && equals(needed, stated))
		)
			return;
		const subject = subjectWords(decision);
		if ((outcome === 'adopted') !== compare(have, stated) >= 0) {
			this.#context.problems.at(statement, 'vote/result-mismatch', 'toldNeeded', {
				values: {
					subject,
					stated: exact(stated),
					have: exact(have),
					outcome: outcome === 'adopted' ? 'rejected' : 'adopted',
				},
			});
			return;
		}
		// A majority of all members is no other number than that.
		const wholes = requirements.every(({ base }) => base === 'members')
			? this.#votesOfBody()
			: this.#wholesOf(vote);
		const isMajority = (whole: Fraction | null) => whole !== null && equals(stated, absoluteMajority(whole));
		if (wholes.some(isMajority)) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'neededOther', {
			values: { subject, stated: exact(stated), computed: exact(computed) },
			severity: 'warning',
		});
	}

	/** `la majorité des deux tiers, soit 12 voix`: what the fraction comes to of no number of votes that it may be of. */
	#neededOfShare(
		statement: Node,
		stated: Fraction,
		share: Fraction,
		vote: VoteResult,
		decision: Decision,
	): void {
		const leastOf = (of: Fraction) =>
			(['>=', '>'] as const).map((comparison) =>
				smallestReaching(of, { kind: 'fraction', comparison, fraction: share }, fraction(1n)),
			);
		const wholes = this.#wholesOf(vote).flatMap((whole) => whole ?? []);
		const [of] = wholes;
		const [computed] = of ? leastOf(of) : [];
		if (!of || !computed || wholes.some((whole) => leastOf(whole).some((least) => equals(least, stated))))
			return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'neededShare', {
			values: {
				subject: subjectWords(decision),
				stated: exact(stated),
				of: exact(of),
				computed: exact(computed),
			},
			severity: 'warning',
		});
	}

	/** The numbers of votes that a majority of this vote may be taken of, the votes cast first. */
	#wholesOf({ tally, entitled, attendance }: VoteResult): Array<Fraction | null> {
		return [tally.cast, tally.voters, entitled.votes, getVotes(attendance), ...this.#votesOfBody()];
	}

	/** All votes of the body, and one for each member. */
	#votesOfBody(): Array<Fraction | null> {
		const { votes, members } = this.#context;
		return [votes, members === null ? null : fraction(members)];
	}

	/** How many a text says to have voted: another number than the count has, with abstentions or without, where everybody has one vote. */
	cast(statement: CountStatement, decision: Decision | undefined): void {
		const stated = parseFraction(statement.value);
		if (!stated || !decision) return;
		const counted = decision.votes.flatMap(({ tally: { voters, cast } }) =>
			[voters ?? [], cast ?? []].flat(),
		);
		const [computed] = decision.votes.flatMap(({ tally }) => tally.voters ?? []);
		const isOfHeads = statement.heads && this.#context.weighted;
		if (!computed || isOfHeads || counted.some((one) => equals(one, stated))) return;
		// `à l'unanimité des 870 voix` says how many were for it too, which is told.
		const line = statement.position?.start.line;
		const isTold = this.#context.problems.all.some(
			({ rule, position }) =>
				(rule === 'vote/result-mismatch' && position?.start.line === line) ||
				(rule === 'quorum/mismatch' && position?.start.offset === statement.position?.start.offset),
		);
		if (isTold || this.#faults.explain({ decision, statement, stated, computed })) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldCast', {
			values: {
				subject: subjectWords(decision),
				stated: exact(stated),
				counted: exact(computed),
			},
		});
	}

	/** `…, soit 735 voix sur 755` below a vote: of a whole of it, those of one of its answers, or all that were cast. */
	part(statement: CountStatement, decision: Decision): void {
		const [stated, whole] = [parseFraction(statement.value), parseFraction(statement.whole ?? '')];
		const vote = getVoteAbove(decision, statement);
		if (!stated || !whole || !vote || this.#faults.isIn(decision, statement)) return;
		const { tally, attendance, entitled } = vote;
		const wholes = [tally.cast, tally.voters, getVotes(attendance), entitled.votes, this.#context.votes];
		const parts = [tally.for, tally.against, tally.abstention, ...wholes];
		const holds = (figures: ReadonlyArray<Fraction | null | undefined>, one: Fraction) =>
			figures.some((figure) => figure && equals(figure, one));
		if (!tally.for || !holds(wholes, whole) || holds(parts, stated)) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldCount', {
			values: {
				subject: subjectWords(decision),
				answer: 'for',
				stated: exact(stated),
				counted: exact(tally.for),
			},
			severity: 'warning',
		});
	}

	/** `Résultat : adoptée (620 voix sur 1000)`: what the count has, or where nobody counts, enough of so many for the majority of the vote. */
	partOfResult(statement: CountStatement, decision: Decision, result: Result | undefined): void {
		const [stated, whole] = [parseFraction(statement.value), parseFraction(statement.whole ?? '')];
		const vote = decision.votes.at(-1);
		const outcome = getMeaning(result?.outcome === 'elected' ? 'adopted' : result?.outcome);
		if (!stated || !whole || !vote || !result || !outcome || this.#faults.isIn(decision)) return;
		const subject = subjectWords(decision);
		const { tally, attendance, entitled, majority } = vote;
		const inRoom = getVotes(attendance);
		const holds = (figures: ReadonlyArray<Fraction | null>, one: Fraction) =>
			figures.some((figure) => figure && equals(figure, one));
		if (tally.for) {
			const [isPart, isWhole] = [
				holds(outcome === 'adopted' ? [tally.for] : [tally.for, tally.against], stated),
				holds([tally.cast, tally.voters, inRoom, entitled.votes, this.#context.votes], whole),
			];
			const of = tally.voters ?? tally.cast;
			if (!isPart)
				this.#context.problems.at(statement, 'vote/result-mismatch', 'toldCount', {
					values: { subject, answer: 'for', stated: exact(stated), counted: exact(tally.for) },
				});
			else if (!isWhole && of)
				this.#context.problems.at(statement, 'vote/result-mismatch', 'toldCast', {
					values: { subject, stated: exact(whole), counted: exact(of) },
				});
			return;
		}
		const most = entitled.votes && compare(whole, entitled.votes) > 0 ? entitled.votes : whole;
		const wholes = { members: this.#context.votes, present: inRoom, presentOrRepresented: entitled.votes };
		const requirements = (majority?.requirements ?? []).map((one) => {
			const of = (one.base in wholes ? wholes[one.base as keyof typeof wholes] : most) ?? whole;
			const isCounted = one.unit === 'votes' || !this.#context.weighted;
			return {
				...one,
				have: stated,
				of,
				needed: smallestReaching(of, one.threshold, fraction(1n)),
				met: isCounted ? reaches(stated, of, one.threshold) : null,
			};
		});
		const isMissed = requirements.some(({ met }) => met === false);
		const isReached = requirements.length > 0 && requirements.every(({ met }) => met);
		if (entitled.votes && compare(whole, entitled.votes) > 0 && !holds([this.#context.votes], whole))
			this.#context.problems.at(statement, 'vote/result-mismatch', 'toldCast', {
				values: { subject, stated: exact(whole), counted: exact(entitled.votes) },
			});
		else if (outcome === 'adopted' ? isMissed : isReached)
			reportResult(
				{
					vote: {
						...vote,
						verdict: isMissed ? 'rejected' : 'adopted',
						proof: { requirements, by: 'counts' },
					},
					tie: undefined,
				},
				result,
				subject,
				this.#context.problems,
				this.#lang,
			);
	}

	/** The share of the votes that a text states: that of the count in any whole, to as many decimals. */
	share(statement: CountStatement, decision: Decision | undefined, outcome?: string): void {
		const stated = parseFraction(statement.value);
		const vote = getVoteAbove(decision, statement);
		if (!stated || !decision || !vote || this.#faults.isIn(decision, statement)) return;
		const { tally, attendance, entitled } = vote;
		// `adoptée (83 %)` is said of those for it.
		const told = outcome === 'adopted' ? [tally.for] : [tally.for, tally.against];
		const parts = told.flatMap((part) => part ?? []);
		const wholes = [
			tally.cast,
			tally.voters,
			getVotes(attendance),
			entitled.votes,
			this.#context.votes,
		].flatMap((whole) => (whole && !isZero(whole) ? [whole] : []));
		const isOf = (part: Fraction, whole: Fraction) => isShareOf(statement.value, stated, part, whole);
		const [have] = parts;
		const [of] = wholes;
		if (!have || !of || parts.some((part) => wholes.some((whole) => isOf(part, whole)))) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldShare', {
			values: {
				subject: subjectWords(decision),
				stated: exact(stated),
				computed: percentText(have, of, this.#lang) ?? '',
			},
		});
	}

	/** Whether others than so many were on the side that lost or abstained as `à l'unanimité moins une voix` takes off. */
	#isOtherLess({ less = '' }: Consent, { tally, verdict, entitled }: VoteResult): boolean {
		const stated = parseFraction(less);
		const lost = verdict === 'rejected' ? tally.for : tally.against;
		if (this.#context.weighted || !stated || !lost || !tally.for || !tally.against) return false;
		const all = sum([lost, ...[tally.abstention, tally.blank, tally.void].flatMap((one) => one ?? [])]);
		// `Pour : 5` of six leaves one.
		const won = verdict === 'rejected' ? tally.against : tally.for;
		const left = entitled.votes && subtract(entitled.votes, won);
		return ![lost, all, left].some((one) => one && equals(one, stated));
	}

	/** The counts that a sentence repeats; `words`: those right below the vote, which may say that everybody was for it. */
	tally(tally: Tally, vote: VoteResult, decision: Decision, words?: string): void {
		const { problems } = this.#context;
		const subject = subjectWords(decision);
		const { tally: counted } = vote;
		// `à l'unanimité moins une voix contre`
		const isLess = tally.children.some((part) => part.type === 'answer' && part.answer === 'against');
		for (const part of tally.children) {
			const unanimous = part.type === 'consent' ? getConsent(part) : saysAll(part) ? words : undefined;
			if (
				unanimous !== undefined &&
				!isLess &&
				counted.against &&
				!isZero(counted.against) &&
				!(
					part.type === 'consent' &&
					isOfThoseThere(part, { votes: counted.against, names: counted.names.against })
				) &&
				// `Rejetée à l'unanimité`: nobody was for it.
				!(counted.for && isZero(counted.for))
			) {
				problems.at(part, 'vote/not-unanimous', 'against', {
					values: {
						words: unanimous,
						against: exact(counted.against),
						names: (counted.names.against ?? []).map(({ member }) => member.name),
						hasNames: (counted.names.against ?? []).length > 0 ? 'yes' : 'no',
					},
				});
			}
			if (part.type === 'consent' && part.less !== undefined && this.#isOtherLess(part, vote)) {
				const answer = vote.verdict === 'rejected' ? 'for' : 'against';
				problems.at(part, 'vote/result-mismatch', 'toldCount', {
					values: {
						subject,
						answer,
						stated: exact(parseFraction(part.less) ?? ZERO),
						counted: exact(counted[answer] ?? ZERO),
					},
				});
				return;
			}
			if (part.type !== 'answer' || part.answer === 'blankOrVoid') continue;
			const count = getChild(part, 'count');
			const stated =
				count?.type === 'count' && count.unit === 'votes' ? parseFraction(count.value) : undefined;
			const computed = counted[part.answer];
			if (!stated || !computed || equals(stated, computed)) continue;
			// `une abstention (M. Faure)`, who holds 60 votes.
			const heads = counted.heads[part.answer];
			if (heads !== undefined && equals(stated, fraction(heads))) continue;
			if (this.#faults.explain({ decision, statement: part, stated, computed, of: part.answer })) continue;
			problems.at(part, 'vote/result-mismatch', 'toldCount', {
				values: { subject, answer: part.answer, stated: exact(stated), counted: exact(computed) },
			});
			return;
		}
	}
}

/**
 * Whether so many may abstain from a unanimity that is written without figures, `M. Weiss s'abstient` below `Vote : unanimité`: it may be
 * that of the votes cast. No line says how many abstain, and the others carry it: a line is lacking then, and nothing is contradicted.
 */
function mayAbstain({ node, votes: [vote, second] }: Decision, of: CountedAnswer, stated: Fraction): boolean {
	if (!vote || second || of !== 'abstention' || vote.tally.origin !== 'filled') return false;
	const parts = (node.children as Node[])
		.flatMap((child) => (child.type === 'ballot' ? (child as Ballot).children : []))
		.flatMap((line) => [line, ...line.children])
		.flatMap((part) => [part, ...('children' in part ? (part.children as Node[]) : [])]);
	const isUnanimous = parts.some((part) => part.type === 'consent' && (part as Consent).value !== 'majority');
	return (
		isUnanimous &&
		!parts.some((part) => saysAnswer(part, of)) &&
		vote.proof.requirements.every(({ base, unit, have, of: whole, threshold }) => {
			if (!have || !whole || (unit === 'heads' && !equals(have, vote.tally.for ?? have))) return false;
			const others = subtract(have, stated);
			return reaches(others, base.startsWith('cast') ? subtract(whole, stated) : whole, threshold);
		})
	);
}

function saysAnswer(part: Node, of: CountedAnswer): boolean {
	return (
		(part.type === 'answer' && (part as Answer).answer === of) ||
		(part.type === 'ballotLine' && (part as BallotLine).label === of)
	);
}

/** The vote of a decision that stands right above a statement: of two, the first where it stands between them; else the last. */
export function getVoteAbove(
	decision: Decision | undefined,
	{ position }: Statement | NumberValue | TextValue,
): VoteResult | undefined {
	const at = position?.start.offset ?? 0;
	const isAbove = ({ line, ballot }: VoteResult) => ((line ?? ballot).position?.start.offset ?? 0) < at;
	return decision?.votes.findLast(isAbove) ?? decision?.votes.at(-1);
}

export function isOfVote(of: CountStatement['of'] | PeopleStatement['of'] | AnswerName): of is CountedAnswer {
	return of === 'for' || of === 'against' || of === 'abstention';
}

function mayVote(presence: Presence | undefined): boolean {
	return presence !== undefined && presence !== 'excused' && presence !== 'absent';
}

/** Whether more votes are counted than a text says to have voted, where everybody has one. */
export function isMore(decision: Decision | undefined, { value }: CountStatement): boolean {
	const stated = parseFraction(value);
	const vote = decision?.votes.at(-1);
	// Those in the room may carry the votes of others.
	const counted = vote?.attendance.counts.represented.heads === 0n ? vote.tally.voters : null;
	return stated !== undefined && counted !== undefined && counted !== null && compare(counted, stated) > 0;
}

/** `à l'unanimité` */
function getConsent({ value, text }: Consent): string | undefined {
	return value === 'majority' ? undefined : text;
}

/** `All in favour`; not `all others in favour`. */
function saysAll(part: Answer | Result): boolean {
	return (
		part.type === 'answer' &&
		part.answer === 'for' &&
		part.children.some((child) => child.type === 'everyone' && !child.others && child.children.length === 0)
	);
}
