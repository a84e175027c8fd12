/** How many people and votes there are in all, and what the cap takes from the greatest holder. */

import type { Node } from 'unist';
import { type Field, getChild, getField, type Header } from '../../ast/index.js';
import { namesLot } from '../../law/index.js';
import type { Rules } from '../../law/rules.js';
import {
	add,
	compare,
	equals,
	type Fraction,
	fraction,
	isInteger,
	isZero,
	min,
	multiply,
	parseFraction,
	subtract,
	sum,
} from '../../text/fraction.js';
import { nameParts } from '../../text/names.js';
import type { Cap, Member, OpenWeight, Weight } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { bareKey, nameKey, type People } from './people.js';

export interface Electorate extends OpenWeight {
	/** False where everyone has one vote. */
	weighted: boolean;
	/** The members whom the file names, with their votes: at most the whole electorate. */
	named: Weight;
	/** Whose votes the rules cap; absent where nobody's are. */
	cap?: Cap | undefined;
	/** Members whose votes the file does not say, where it says those of all who are there. */
	unweighed: readonly Member[];
	/** Votes of the whole electorate under an allocation key; null where the file does not list the members. */
	keyWeight(key: string): OpenWeight;
}

/** Reads `membres`, checks it against the people who are listed, and applies the cap of the rules. */
export function readElectorate(header: Header, people: People, rules: Rules, problems: Problems): Electorate {
	const field = getField(header, 'members');
	// A substitute who sits only for another is no member more.
	const standIns = new Set(people.substitutes.values());
	const electors = people.members.filter((member) => member.elector && !standIns.has(member));
	const owners = gatherOwners(electors);
	const stated = statedElectorate(field);
	const weighted = people.members.some((member) => member.weighted && !equals(member.votes, fraction(1n)));
	const unweighed = weighted ? getUnweighed(electors) : [];
	for (const member of unweighed) member.votesUnknown = true;
	let heads: bigint | null = null;
	let votes: Fraction | null = null;
	if (people.listed) {
		const listed = people.listed.filter((member) => member.elector || member.group?.kind === 'guests');
		heads = getHeads(listed);
		votes = listed.some((member) => member.votesUnknown) ? null : sum(listed.map((member) => member.votes));
	} else if (stated) {
		const sumOfListed = sum(electors.map((member) => member.votes));
		const all = countHeads(electors, people);
		// Of those listed who may have no vote some are no members.
		const over = stated.heads === null || all < stated.heads ? 0n : all - stated.heads;
		const unsure = getHeads(electors.filter((member) => member.unsure));
		const counted = all - (over < unsure ? over : unsure);
		const allListed = stated.heads !== null && counted === stated.heads && unweighed.length === 0;
		const wrong = checkStated(stated, counted, sumOfListed, allListed && !people.unnamed, problems);
		// A number that those who are listed contradict has its error: they stand for it.
		heads = wrong === 'heads' ? counted : stated.heads;
		votes =
			wrong === 'votes'
				? sumOfListed
				: (stated.votes ??
					(weighted
						? allListed && !people.unnamed
							? sumOfListed
							: null
						: heads === null
							? null
							: fraction(heads)));
	}
	const cap = rules.cap === 'sumOfOthers' && votes ? applyCap(owners, votes) : undefined;
	const shrunk = cap ? add(cap.kept, cap.kept) : votes;
	return {
		...(cap ? { cap: { ...cap, source: rules.capSource } } : {}),
		heads,
		votes: shrunk,
		weighted:
			weighted ||
			(heads !== null && shrunk !== null && !equals(fraction(heads), shrunk)) ||
			(stated?.votes != null && heads === null),
		named: {
			heads: countHeads(electors, people),
			votes: sum([
				...electors.filter(({ unlisted }) => !unlisted).map(({ votes: held }) => held),
				...[...(people.unnamed?.counts.values() ?? [])].map((count) => fraction(count)),
			]),
		},
		unweighed,
		keyWeight: (key) => keyWeight(people.listed, key),
	};
}

/**
 * A person without stated votes has one. Where everybody who is there has stated votes, those who are away without any were left out:
 * one vote each would be a figure that nobody wrote.
 */
function getUnweighed(electors: readonly Member[]): Member[] {
	const isThere = ({ group, presence }: Member) =>
		group?.votes === true || (presence !== 'absent' && presence !== 'excused');
	const there = electors.filter(isThere);
	if (there.length === 0 || there.some(({ weighted }) => !weighted)) return [];
	return electors.filter((member) => !isThere(member) && !member.weighted);
}

interface Stated {
	heads: bigint | null;
	votes: Fraction | null;
	headsNode: Node | undefined;
	votesNode: Node | undefined;
}

function statedElectorate(field: Field | undefined): Stated | undefined {
	if (!field) return undefined;
	const count = getChild(field, 'numberValue') ?? getNumber(field, 'count');
	const votes = getNumber(field, 'votes');
	const heads = count?.type === 'numberValue' ? parseFraction(count.value) : undefined;
	const total = votes?.type === 'numberValue' ? parseFraction(votes.value) : undefined;
	if (!heads && !total) return undefined;
	return {
		heads: heads && isInteger(heads) ? heads.numerator : null,
		votes: total ?? null,
		headsNode: count,
		votesNode: votes,
	};
}

function getNumber(field: Field, name: 'count' | 'votes') {
	return getChild(getField(field, name), 'numberValue');
}

/** Those who are listed cannot be more, nor hold more, than the whole; and where all are listed they hold exactly that. */
function checkStated(
	stated: Stated,
	heads: bigint,
	held: Fraction,
	allListed: boolean,
	problems: Problems,
): 'heads' | 'votes' | undefined {
	if (stated.heads !== null && heads > stated.heads) {
		problems.at(stated.headsNode, 'quorum/mismatch', 'members', {
			values: { stated: exact(stated.heads), computed: exact(heads) },
		});
		return 'heads';
	}
	if (stated.votes === null) return undefined;
	if (compare(held, stated.votes) > 0 || (allListed && !equals(held, stated.votes))) {
		problems.at(stated.votesNode, 'quorum/mismatch', 'votes', {
			values: { stated: exact(stated.votes), computed: exact(held), all: allListed ? 'yes' : 'no' },
		});
		return 'votes';
	}
	return undefined;
}

/** An owner with more than half of all votes keeps as many as all others together; the whole shrinks to twice that. */
function applyCap(owners: readonly (readonly Member[])[], votes: Fraction): Cap | undefined {
	for (const lots of owners) {
		const [member] = lots;
		const full = sum(lots.map((lot) => lot.votes));
		if (!member || compare(multiply(full, fraction(2n)), votes) <= 0) continue;
		const others = subtract(votes, full);
		// Whoever is alone has nobody to be equal with.
		if (isZero(others)) continue;
		let left = others;
		for (const lot of lots) {
			lot.uncappedVotes = lot.votes;
			lot.votes = min(lot.votes, left);
			left = subtract(left, lot.votes);
		}
		return { member, full, kept: others };
	}
	return undefined;
}

/**
 * The entries of each owner: the same name twice, told apart by lots only (`Ana Un (lot 1)`, `Ana Un (lot 2)`), is one person. The
 * first entry counts as a person, the others as none more.
 */
function gatherOwners(electors: readonly Member[]): Member[][] {
	const owners = new Map<string, Member[]>();
	const isOfLot = ({ affiliation }: Member) => affiliation !== undefined && namesLot(affiliation);
	const couples = namesOfSeveral(electors.filter(isOfLot));
	electors.forEach((member, index) => {
		const bare = isOfLot(member) ? bareKey(member.name) : undefined;
		const own = isOfLot(member) ? nameKey(member.name) : `${index}`;
		const key = bare === undefined || couples.has(bare) ? own : bare;
		const entries = owners.get(key);
		if (entries) {
			member.heads = 0n;
			entries.push(member);
		} else owners.set(key, [member]);
	});
	for (const entries of owners.values()) {
		if (entries.length === 1) continue;
		const firstLots = new Map<string, Member>();
		for (const entry of entries) {
			entry.owner = { lots: entries, firstLots };
			for (const [key, { numerator }] of entry.keyVotes)
				if (numerator > 0n && !firstLots.has(key)) firstLots.set(key, entry);
		}
	}
	return [...owners.values()];
}

/** Names that people of different civilities bear: `M. Dominique Roy` and `Mme Dominique Roy` are two. */
function namesOfSeveral(members: readonly Member[]): ReadonlySet<string> {
	const civilities = new Map<string, string>();
	const several = new Set<string>();
	for (const { name } of members) {
		const bare = bareKey(name);
		const parts = nameParts(name);
		const civility = parts.whole.slice(0, parts.whole.length - parts.bare.length).trim();
		if (bare === undefined || civility === '') continue;
		if ((civilities.get(bare) ?? civility) !== civility) several.add(bare);
		civilities.set(bare, civility);
	}
	return several;
}

/** How many people an entry counts for in a vote: of the lots of one person the first, or the first that has a share of the key. */
export function headsUnder(key: string | undefined, member: Member): bigint {
	if (key === undefined || !member.owner) return member.heads;
	return member.owner.firstLots.get(key) === member ? 1n : 0n;
}

/** The entries of the person whose entry this is: a person with several lots has one for each. */
export function getLots(member: Member): readonly Member[] {
	return member.owner?.lots ?? [member];
}

/** The entry that stands for the person: of several lots the first. */
export function getOwner(member: Member): Member {
	return getLots(member)[0] ?? member;
}

/** Those who are named, and those who are counted without names. */
function countHeads(electors: readonly Member[], { unnamed }: People): bigint {
	const listed = getHeads(electors.filter((member) => !member.unlisted));
	return [...(unnamed?.counts.values() ?? [])].reduce((sum, heads) => sum + heads, listed);
}

function getHeads(members: readonly Member[]): bigint {
	return members.reduce((all, { heads }) => all + heads, 0n);
}

function keyWeight(listed: readonly Member[] | undefined, key: string): OpenWeight {
	if (!listed) return { heads: null, votes: null };
	const holders = listed.filter((member) => member.keyVotes.get(key)?.numerator);
	return {
		heads: holders.reduce((heads, member) => heads + headsUnder(key, member), 0n),
		votes: sum(holders.flatMap((member) => member.keyVotes.get(key) ?? [])),
	};
}

// Voters whose votes nobody wrote down, where those of the others are written.

/** From how many votes on they are shares, among which a single one is a slip. */
const SHARES = fraction(10n);

/**
 * Reports each voter who counts for one vote because none is given, where most of the voters have theirs written: among shares in
 * thousands the one vote is nearly always a slip, and no total would show it. Of those away whose votes are unknown nothing is counted.
 */
export function reportUnweighted(members: readonly Member[], problems: Problems): void {
	const voters = members.filter(
		({ elector, presence, flawed, votesUnknown }) =>
			elector && presence !== 'absent' && !flawed && !votesUnknown,
	);
	const isWeighted = ({ weighted, keyVotes }: Member) => weighted || keyVotes.size > 0;
	const weighted = voters.filter(isWeighted);
	const others = voters.filter((member) => !isWeighted(member) && !member.substitute);
	if (weighted.length <= others.length) return;
	// Where people hold two or three votes, one is as good a number as those.
	if (weighted.some(({ votes, keyVotes }) => keyVotes.size === 0 && compare(votes, SHARES) < 0)) return;
	for (const { name, nodes } of others) {
		const [node] = nodes;
		// An officer from outside has no line among the participants.
		if (!node) continue;
		problems.at(getChild(node, 'name') ?? node, 'people/unweighted', 'oneVote', {
			values: { name, count: weighted.length },
		});
	}
}
