/** Whether the figures of a ballot can be true: no more votes than were entitled, sums that add up. */

import type { Node } from 'unist';
import type { AnswerName, Count, Language } from '../../ast/index.js';
import type { Rules } from '../../law/rules.js';
import {
	add,
	compare,
	divide,
	equals,
	type Fraction,
	fraction,
	isInteger,
	isZero,
	min,
	multiply,
	parseFraction,
	percentText,
	subtract,
	sum,
	ZERO,
} from '../../text/fraction.js';
import type { Electorate } from '../attendance/electorate.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { Cap, EventEffect, Member, OpenWeight, PartResult, TallyResult } from '../model.js';
import { exact, type Problems, span } from '../problems.js';
import { capValues, type Words } from '../wording.js';
import { addTallies, type CountedTally, reportOpposed } from './tally.js';
import type { VoteTerms } from './vote-terms.js';
import type { WrittenBallot, WrittenPart, WrittenTally } from './written-ballot.js';

/** What checking the figures of a ballot needs to know. */
export interface CheckContext {
	problems: Problems;
	entitlement: Entitlement;
	weighted: boolean;
	/** Givers of proxies that have an error already: their votes may be in the counts. */
	fallen: ReadonlySet<Member>;
	effects: readonly EventEffect[];
	subject: Words;
	lang: Language;
	/** Whether the block says that one voted by e-mail, which is done between meetings. */
	isMailed?(): boolean;
}

/** Whether more was cast, by the lowest reading of the counts, than the people entitled hold. */
export function exceedsEntitled({ least, result }: CountedTally, context: CheckContext): boolean {
	const { votes } = context.entitlement.entitled;
	return votes !== null && compare(least, mostCounted(votes, result.notVoting, context)) > 0;
}

/**
 * What the counts of a ballot may come to: the votes of those entitled, of those whose proxy has an error, and of those who left, as far as
 * the sheet counts people who take no part: `Ne prennent pas part au vote : 1` may be the one who is out of the room.
 */
export function mostCounted(entitled: Fraction, notVoting: Fraction | null, context: CheckContext): Fraction {
	const most = add(entitled, getTolerance(context));
	if (notVoting === null || isZero(notVoting)) return most;
	const gone = sum(goneBefore(context).map((member) => context.entitlement.getVotes(member)));
	return add(most, min(gone, notVoting));
}

/** Members who left and are still away. */
function goneBefore({ effects, entitlement }: CheckContext): Member[] {
	const gone = new Set<Member>();
	for (const effect of effects) {
		if (effect.before.counts === entitlement.attendance.counts) break;
		if (effect.node.type !== 'event' || effect.node.event !== 'departure') continue;
		for (const member of effect.members) if (entitlement.getBar(member) === 'absent') gone.add(member);
	}
	return [...gone];
}

/** A count that is no whole number, where everybody has one vote. */
function partOfVote(
	{ result }: CountedTally,
	{ weighted }: CheckContext,
	votes: Fraction,
	heads: bigint,
): Fraction | undefined {
	if (weighted || !equals(votes, fraction(heads))) return undefined;
	const counts = [result.for, result.against, result.abstention, result.blank, result.void];
	return counts.find((count): count is Fraction => count !== null && !isInteger(count));
}

/** Says so where more was cast than the people entitled hold; true where it did. */
export function checkNotTooMany(
	counted: CountedTally,
	written: WrittenTally,
	ballot: WrittenBallot,
	voters: OpenWeight | undefined,
	context: CheckContext,
): boolean {
	if (counted.contradicted) return false;
	const { heads, votes } = context.entitlement.entitled;
	const { names } = counted.result;
	const statedHeads =
		Object.values(counted.result.heads).reduce((all, count) => all + count, 0n) -
		(counted.result.heads.recused ?? 0n);
	const countsHeads = written.answers.some((answer) => answer.heads);
	const part = votes !== null && heads !== null && partOfVote(counted, context, votes, heads);
	if (part) {
		context.problems.in(span(written.nodes), 'vote/too-many', 'part', {
			values: { subject: context.subject, count: exact(part) },
		});
		return true;
	}
	if (votes !== null && exceedsEntitled(counted, context)) {
		reportTooMany(span(written.nodes), counted.least, votes, context);
		return true;
	}
	if (heads !== null && countsHeads && statedHeads > heads && !names.for) {
		context.problems.in(span(written.nodes), 'vote/too-many', 'heads', {
			values: { subject: context.subject, count: exact(statedHeads), entitled: exact(heads) },
		});
		return true;
	}
	const { notVoting } = counted.result;
	if (votes !== null && voters?.votes && compare(voters.votes, mostCounted(votes, notVoting, context)) > 0) {
		reportTooMany(ballot.voters?.position, voters.votes, votes, context);
		return true;
	}
	return false;
}

/**
 * Says so where fewer answered than could, of people who are all known, and nothing of the ballot says that the others took no part: somebody
 * may have left, or a number may be wrong. One vote less may be that of the chair where the rules leave that open. `open` where nobody is
 * counted for the text, no result is stated, and the votes in no answer could have carried it.
 */
export function checkAllAnswered(
	{ result, least }: CountedTally,
	{ nodes, answers, consents, results, told: fromText }: WrittenTally,
	{ written, told }: Pick<VoteTerms, 'written' | 'told'>,
	{ profile, chairKeepsOut = profile === undefined }: Pick<Rules, 'profile' | 'chairKeepsOut'>,
	context: CheckContext,
	could: { carry: (left: Fraction) => boolean; sink: (left: Fraction) => boolean },
): 'open' | undefined {
	const { attendance, entitled } = context.entitlement;
	const { heads, votes } = entitled;
	const isWhole = attendance.known && !attendance.unnamed && !attendance.together;
	// `à l'unanimité` in a sentence is of the count of a line beside it.
	const isConsent =
		consents.some((one) => one.value === 'majority' || !fromText.has(one)) || answers.length === 0;
	if (!isWhole || votes === null || heads === null || (consents.length > 0 && isConsent)) return undefined;
	// `Ne prend pas part au vote : M. Huet`, `Abstention : Mme Dane` say nothing of how the others voted.
	const isAgainstNobody = isZero(result.against ?? ZERO);
	const isForNobody = answers.length > 0 && answers.every(({ answer }) => DISSENT.has(answer));
	const hasResult = written.result !== undefined || results.length > 0 || told?.named === true;
	const given = sum([...SPOKEN, 'notVoting' as const].flatMap((answer) => result[answer] ?? []));
	const open = subtract(min(votes, result.for === null ? (result.voters ?? votes) : votes), given);
	// `Contre : M. Huet` alone: who was for is not written, and the verdict would be of those against. `Adoptée, 1 contre` leaves it open too.
	const mayBeOpen = hasResult ? result.for === null && result.against !== null : true;
	const saysWho =
		written.voters !== undefined || written.cast !== undefined || !isZero(result.notVoting ?? ZERO);
	if (
		isForNobody &&
		mayBeOpen &&
		written.cast === undefined &&
		(hasResult || !saysWho || isAgainstNobody) &&
		compare(open, ZERO) > 0
	) {
		const isOpen = !hasResult && could.carry(open);
		context.problems.in(span(nodes), 'vote/too-few', 'noneFor', {
			values: {
				subject: context.subject,
				entitled: exact(votes),
				missing: exact(open),
				said: saysWho ? 'yes' : 'no',
			},
			severity: hasResult ? 'info' : 'warning',
		});
		return isOpen ? 'open' : undefined;
	}
	if (!result.voters || saysWho) return undefined;
	const missing = subtract(votes, result.voters);
	// `tous sauf Mme Colin` does not say how she voted.
	const excepts = answers.some(({ everyone }) => (everyone?.children.length ?? 0) > 0);
	if (result.for === null || (!excepts && (context.weighted || result.origin !== 'counted')))
		return undefined;
	if (
		compare(missing, chairKeepsOut && !excepts ? fraction(1n) : ZERO) <= 0 ||
		compare(least, result.voters) !== 0
	)
		return undefined;
	const isOpen = excepts && could.sink(missing);
	context.problems.in(span(nodes), 'vote/too-few', 'missing', {
		values: {
			subject: context.subject,
			count: exact(result.voters),
			entitled: exact(votes),
			missing: exact(missing),
		},
		severity: isOpen ? 'warning' : 'info',
	});
	return isOpen ? 'open' : undefined;
}

/** The answers of which a whole and its parts are compared. */
const SPOKEN = ['for', 'against', 'abstention'] as const;
const DISSENT: ReadonlySet<string> = new Set(['against', 'abstention', 'notVoting']);

/** Says so at a place, with the departure or withdrawal that explains it. */
export function reportTooMany(
	place: Node['position'],
	count: Fraction,
	entitled: Fraction,
	context: CheckContext,
): void {
	const { problems, entitlement, weighted, subject } = context;
	const excess = subtract(count, entitled);
	const values = {
		subject,
		count: exact(count),
		entitled: exact(entitled),
		unit: weighted ? 'votes' : 'heads',
	};
	const { withdrawn, recusedWeight } = entitlement;
	const cap = explainingCap(entitlement, excess);
	const sayCapped = () =>
		problems.in(place, 'vote/too-many', 'capped', {
			values: {
				...values,
				...capValues(cap),
				name: cap?.member.name ?? '',
				kept: exact(cap?.kept ?? ZERO),
			},
			related: [cap?.member.nodes[0]],
		});
	// Exactly what the cap takes away is what was counted too much.
	if (cap && equals(subtract(cap.full, cap.kept), excess)) {
		sayCapped();
		return;
	}
	if (!entitlement.attendance.known) {
		problems.in(place, 'vote/too-many', 'electorate', { values });
		return;
	}
	if (withdrawn.length > 0 && compare(recusedWeight.votes, excess) >= 0) {
		const people = withdrawn.map(({ name }) => name);
		problems.in(place, 'vote/too-many', 'recused', { values: { ...values, people } });
		return;
	}
	const left = lastDeparture(context, excess);
	if (!left) {
		if (cap) sayCapped();
		else problems.in(place, 'vote/too-many', context.isMailed?.() ? 'mailed' : 'over', { values });
		return;
	}
	const time = left.after.since?.time;
	problems.in(place, 'vote/too-many', time === undefined ? 'departed' : 'departedAt', {
		values: {
			...values,
			people: left.members.map(({ name }) => name),
			line: { line: left.node.position?.start.line ?? 0 },
			...(time === undefined ? {} : { time: { time } }),
		},
		related: [left.node],
	});
}

/** The cap, where what it takes away is enough to explain an excess. */
export function explainingCap({ cap }: Entitlement, excess: Fraction): Cap | undefined {
	return cap && compare(subtract(cap.full, cap.kept), excess) >= 0 ? cap : undefined;
}

/** Says so where counts do not add up to the stated voters and votes cast. */
export function checkSums(
	counted: CountedTally,
	ballot: WrittenBallot,
	voters: OpenWeight | undefined,
	context: CheckContext,
): void {
	if (counted.contradicted) return;
	const tallies = [counted.result, ...(counted.asMeant ? [counted.asMeant] : [])];
	// Those who do not take part are voters in some bodies' sheets and none in others.
	const total = tallies.flatMap((tally) => getSums(tally));
	const number = ballot.voters && parseFraction(ballot.voters.value);
	if (number && voters && total.length > 0 && !total.some((value) => equals(value, number))) {
		if (context.weighted && voters.heads !== null) {
			if (!checkPeople(voters.heads, ballot, tallies, context)) return;
		} else {
			reportSum(ballot.voters, 'voters', number, total[0] ?? ZERO, counted.result, context);
			return;
		}
	}
	const stated = ballot.cast && parseFraction(ballot.cast.value);
	const cast = tallies.flatMap((tally) => tally.cast ?? []);
	if (stated && cast.length > 0 && !cast.some((value) => equals(value, stated))) {
		reportSum(ballot.cast, 'cast', stated, cast[0] ?? ZERO, counted.result, context);
		return;
	}
	const added = ballot.total && parseFraction(ballot.total.value);
	const sums = [...total, ...cast];
	if (added && total.length > 0 && !sums.some((value) => equals(value, added)))
		context.problems.at(ballot.total, 'vote/sum-mismatch', 'answers', {
			values: { subject: context.subject, stated: exact(added), computed: exact(total[0] ?? ZERO) },
		});
}

/** Voters that count people, against those of the answers; false where they differ. */
function checkPeople(
	voters: bigint,
	ballot: WrittenBallot,
	tallies: readonly TallyResult[],
	{ problems, subject }: CheckContext,
): boolean {
	const people = tallies.flatMap((tally) => getPeople(tally));
	if (people.length === 0 || people.includes(voters)) return true;
	problems.at(ballot.voters, 'vote/sum-mismatch', 'people', {
		values: { subject, stated: exact(voters), computed: exact(people[0] ?? 0n) },
	});
	return false;
}

/** People who answered, with and without those who took no part; none where an answer does not say how many. */
function getPeople({ heads }: TallyResult): bigint[] {
	let people = 0n;
	for (const answer of ['for', 'against', 'abstention', 'blank', 'void'] as const) {
		const count = heads[answer];
		if (count === undefined) return [];
		people += count;
	}
	return [people, people + (heads.notVoting ?? 0n)];
}

/** Says so where a count is written as a part of a whole, `825/1000`, that is no number of votes or people of this meeting. */
export function checkWholes(
	{ result }: CountedTally,
	{ answers }: Pick<WrittenTally, 'answers'>,
	electorate: Pick<Electorate, 'heads' | 'votes' | 'named' | 'cap'>,
	context: CheckContext,
): void {
	const {
		problems,
		entitlement: { entitled },
		subject,
	} = context;
	const all = electorate.votes;
	if (electorate.cap) return;
	const counts = answers.flatMap(({ votes, heads }) => [votes, heads]);
	const heads = [electorate.heads, electorate.named.heads, entitled.heads];
	const wholes = [
		...[result.voters, result.cast, ...getSums(result), all, electorate.named.votes, entitled.votes],
		...heads.map((count) => (count === null ? null : fraction(count))),
	];
	for (const count of counts) if (count?.share !== undefined) checkShare(count, wholes, context);
	for (const count of counts) {
		const stated = count?.whole === undefined ? undefined : parseFraction(count.whole);
		if (!stated || wholes.some((whole) => whole !== null && equals(whole, stated))) continue;
		// Where nobody says how many there are in all, there are no fewer than those who are named.
		if (all === null && compare(stated, electorate.named.votes) >= 0) continue;
		problems.at(count, 'vote/sum-mismatch', 'whole', {
			values: { subject, stated: exact(stated), computed: exact(all ?? electorate.named.votes) },
		});
		return;
	}
}

/** Says so where a percentage behind a count, `5 347 tantièmes (78,1 %)`, is that of it in none of these wholes, to its last place. */
function checkShare(
	count: Count,
	wholes: ReadonlyArray<Fraction | null>,
	{ problems, subject, lang }: Pick<CheckContext, 'problems' | 'subject' | 'lang'>,
): void {
	const [stated, have] = [parseFraction(count.share ?? ''), parseFraction(count.value)];
	const known = wholes.flatMap((whole) => (whole && !isZero(whole) ? [whole] : []));
	const [first] = known;
	if (!stated || !have || !first || count.unit !== 'votes') return;
	const [, decimals = ''] = (count.share ?? '').split('.');
	const step = parseFraction(decimals === '' ? '1' : `0.${'1'.padStart(decimals.length, '0')}`) ?? ZERO;
	const isOf = (whole: Fraction) => {
		const off = subtract(divide(multiply(have, fraction(100n)), whole), stated);
		return compare(off, step) < 0 && compare(off, subtract(ZERO, step)) > 0;
	};
	if (known.some(isOf)) return;
	problems.at(count, 'vote/result-mismatch', 'toldShare', {
		values: { subject, stated: exact(stated), computed: percentText(have, first, lang) ?? '' },
		severity: 'warning',
	});
}

/** Says so where a college, or those who are there in one way, cast more than those of them who could vote hold; true where it did. */
export function checkPart(
	{ name, presence }: Pick<WrittenPart, 'name' | 'presence'>,
	least: Fraction,
	entitlement: Entitlement,
	place: Node | undefined,
	{ problems, fallen, subject }: Pick<CheckContext, 'problems' | 'fallen' | 'subject'>,
): boolean {
	const entitled = entitlement.entitled.votes;
	if (entitled === null) return false;
	const ofCollege = new Set([...fallen].filter((member) => entitlement.belongs(member)));
	if (compare(least, add(entitled, getTolerance({ fallen: ofCollege, entitlement }))) <= 0) return false;
	problems.at(place, 'vote/too-many', presence ? 'place' : 'college', {
		values: {
			subject,
			college: name,
			count: exact(least),
			entitled: exact(entitled),
			...capValues(explainingCap(entitlement, subtract(least, entitled))),
		},
	});
	return true;
}

/** Says so where parts together cast more than all who could vote hold; true where they did. */
export function checkTogether(
	counted: CountedTally,
	parts: readonly WrittenPart[],
	context: CheckContext,
): boolean {
	const { votes } = context.entitlement.entitled;
	if (parts.length === 0 || votes === null || !exceedsEntitled(counted, context)) return false;
	reportTooMany(span(parts.flatMap(({ tally }) => tally.nodes)), counted.least, votes, context);
	return true;
}

/** Whether a tally says how many, or who, gave an answer. */
export function states({ answers }: Pick<WrittenTally, 'answers'>, answer: AnswerName): boolean {
	return answers.some((one) => one.answer === answer);
}

/** Says so where the tallies of the parts do not add up to that of the whole. */
export function checkParts(
	total: TallyResult,
	counted: readonly PartResult[],
	written: WrittenTally,
	parts: readonly WrittenPart[],
	context: CheckContext,
): void {
	const together = addTallies(
		counted.map(({ tally }) => tally),
		context.entitlement,
	);
	const isPart = counted.length === 1 && counted[0]?.presence !== undefined;
	const [part] = parts;
	reportOpposed(written, together.against, { names: [], node: part?.tally.nodes[0] }, context.problems);
	if (isPart && part && states(written, 'for') && mayBePartOrBeside(total, together, context)) {
		context.problems.at(part.tally.nodes[0], 'vote/sum-mismatch', 'partOrBeside', {
			values: { subject: context.subject, name: part.name },
			severity: 'warning',
		});
		return;
	}
	for (const answer of SPOKEN) {
		const [stated, computed] = [total[answer], together[answer]];
		// `Vote : 5 pour` and below it those of them who were online.
		if (isPart && stated !== null && computed !== null && compare(computed, stated) <= 0) continue;
		const isOfBoth = states(written, answer) && parts.some((part) => states(part.tally, answer));
		if (!states(written, 'for') && !isOfBoth) continue;
		if (stated === null || computed === null || equals(stated, computed)) continue;
		const stating = written.answers.find((one) => one.answer === answer);
		const place = stating?.votes ?? stating?.heads ?? written.nodes[0];
		context.problems.at(place, 'vote/sum-mismatch', 'colleges', {
			values: {
				subject: context.subject,
				answer,
				stated: exact(stated),
				computed: exact(computed),
				isPlace: counted.some(({ presence }) => presence) ? 'yes' : 'no',
			},
		});
		return;
	}
}

/** `Vote : 4 pour` of seven who vote, and below it `Vote à distance : 2 pour`: of those four, or beside them. */
function mayBePartOrBeside(whole: TallyResult, part: TallyResult, { entitlement }: CheckContext): boolean {
	const { votes } = entitlement.entitled;
	const answered = addTallies([whole, part], entitlement);
	const isNone = SPOKEN.every((answer) => part[answer] !== null && isZero(part[answer]));
	const isWithin = SPOKEN.every((answer) => {
		const [all, some] = [whole[answer], part[answer]];
		return all === null || some === null || compare(some, all) <= 0;
	});
	return isWithin && !isNone && votes !== null && getSums(answered).some((all) => compare(all, votes) <= 0);
}

function getSums(tally: TallyResult): Fraction[] {
	const { for: ayes, against, abstention, blank, void: nullBallots, notVoting } = tally;
	if (ayes === null || against === null || abstention === null || blank === null || nullBallots === null)
		return [];
	const ballots = sum([ayes, against, abstention, blank, nullBallots]);
	return notVoting === null || isZero(notVoting) ? [ballots] : [ballots, add(ballots, notVoting)];
}

function reportSum(
	node: Node | undefined,
	code: 'voters' | 'cast',
	stated: Fraction,
	computed: Fraction,
	tally: TallyResult,
	context: CheckContext,
): void {
	const missing = compare(computed, stated) < 0;
	const part = (value: Fraction | null) => exact(value ?? ZERO);
	context.problems.at(node, 'vote/sum-mismatch', code, {
		values: {
			subject: context.subject,
			for: part(tally.for),
			against: part(tally.against),
			abstention: part(tally.abstention),
			blank: part(add(tally.blank ?? ZERO, tally.void ?? ZERO)),
			hasBlank: isZero(add(tally.blank ?? ZERO, tally.void ?? ZERO)) ? 'no' : 'yes',
			computed: exact(computed),
			stated: exact(stated),
			difference: exact(missing ? subtract(stated, computed) : subtract(computed, stated)),
			direction: missing ? 'missing' : 'extra',
		},
	});
}

/** Votes that may be in the counts although a proxy has an error, which is said where it is given. */
function getTolerance({ fallen, entitlement }: Pick<CheckContext, 'fallen' | 'entitlement'>): Fraction {
	const votes = [...fallen]
		.filter((member) => entitlement.getBar(member) !== undefined)
		.map((member) => entitlement.getVotes(member));
	return sum(votes);
}

/** The last departure before the vote that is enough to explain the excess. */
function lastDeparture({ effects, entitlement }: CheckContext, excess: Fraction): EventEffect | undefined {
	let found: EventEffect | undefined;
	for (const effect of effects) {
		if (effect.before.counts === entitlement.attendance.counts) break;
		if (effect.node.type !== 'event' || effect.node.event !== 'departure') continue;
		const gone = effect.members.filter((member) => entitlement.getBar(member) === 'absent');
		if (gone.length > 0 && compare(sum(gone.map((member) => entitlement.getVotes(member))), excess) >= 0)
			found = effect;
	}
	return found;
}
