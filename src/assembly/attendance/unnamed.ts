/** People whom the minutes count without naming them: `présents: 21` in the header, `Présents : 43, pouvoirs : 3` in the body. */

import type { Node } from 'unist';
import {
	type CountStatement,
	eachNode,
	type Group,
	getField,
	getHeader,
	getStatements,
	type Meeting,
	type Name,
	type Presence,
	type QuorumStatement,
} from '../../ast/index.js';
import { ONE, parseFraction } from '../../text/fraction.js';
import { outsider } from '../identifiers.js';
import type { Member } from '../model.js';
import type { Roster } from './roster.js';

/** How many people without a name are there, by presence. */
export interface Unnamed {
	counts: ReadonlyMap<Presence, bigint>;
	/** Only those present and those represented together are known; they stand under `present`. */
	together: boolean;
}

/** What the groups of the header count; where the header names and counts nobody, what the body says before its first vote. */
export function readUnnamed(meeting: Meeting, isSomebodyNamed: boolean): Unnamed | undefined {
	const counts = new Map<Presence, bigint>();
	const groups = (getField(getHeader(meeting), 'participants')?.children ?? []).filter(
		(child): child is Group => child.type === 'group',
	);
	for (const { unnamed, presence, votes, kind } of groups)
		if (unnamed !== undefined && (votes || kind !== 'guests'))
			counts.set(presence, (counts.get(presence) ?? 0n) + BigInt(unnamed));
	if (VOTING.some((presence) => counts.has(presence))) return { counts, together: false };
	return isSomebodyNamed ? undefined : readTold(meeting);
}

/** The first number of each kind that the body states before anything is decided. */
function readTold(meeting: Meeting): Unnamed | undefined {
	const told = new Map<CountStatement['of'], bigint>();
	const put = (of: CountStatement['of'], written: string) => {
		const value = parseFraction(written);
		if (value?.denominator === 1n && !told.has(of)) told.set(of, value.numerator);
	};
	eachNode(meeting, (node) => {
		if (DECIDES.has(node.type)) return false;
		for (const statement of getStatements(node))
			if (statement.kind === 'count') put(statement.of, statement.value);
		// A line made for it stands for its own place; a sentence tells of the meeting.
		if (node.type !== 'quorumStatement') return undefined;
		const { children } = node as QuorumStatement;
		if (children.some(({ type }) => type === 'paragraph'))
			for (const count of children)
				if (count.type === 'statedCount' && count.of !== 'required')
					put(count.of === 'present' ? 'present' : 'voters', count.value);
		return undefined;
	});
	const [present, voters] = [told.get('present'), told.get('voters')];
	const represented = told.get('represented') ?? 0n;
	if (present === undefined)
		return voters === undefined || voters === 0n
			? undefined
			: { counts: new Map([['present', voters]]), together: true };
	const given =
		voters !== undefined && represented === 0n && voters > present ? voters - present : represented;
	return {
		counts: new Map<Presence, bigint>([
			['present', present],
			['represented', given],
		]),
		together: false,
	};
}

/** Nodes before which nothing has been decided, and nobody has come or gone. */
const DECIDES: ReadonlySet<string> = new Set(['resolution', 'election', 'choice', 'event', 'chairChange']);
const VOTING: readonly Presence[] = ['present', 'remote', 'represented', 'byPost'];

/** How many of them have a vote. */
export function countVoting({ counts }: Unnamed): bigint {
	return VOTING.reduce((sum, presence) => sum + (counts.get(presence) ?? 0n), 0n);
}

/**
 * Whoever votes or moves by name, and stands in no list, is one of those who are counted without names. Somebody whose first move is an
 * arrival is one more. Names near that of somebody who is listed are slips, and have their message.
 */
export function findCounted(meeting: Meeting, roster: Roster, ids: Set<string>): Member[] {
	const found: Member[] = [];
	eachNode(meeting, (node) => {
		if (!NAMING.has(node.type)) return;
		if (node.type === 'ballotLine' && !VOTES.has((node as Node & { label?: string }).label ?? '')) return;
		const isArrival = node.type === 'event' && (node as Node & { event?: string }).event === 'arrival';
		eachNode(node, (inner) => {
			if (inner.type !== 'name') return;
			const name = inner as Name;
			const { found: known } = roster.refer(name.value);
			if (known === 'several') return;
			const member = roster.find(name.value);
			if (member) {
				// Whom only the roll of members or an office names.
				if (member.group !== undefined || member.unlisted || found.includes(member)) return;
				if (member.nodes.length > 0 && member.presence !== 'absent') return;
				count(member, isArrival);
				return;
			}
			if (roster.nearest(name.value)) return;
			const one = outsider(name.value, ids);
			count(one, isArrival);
			roster.add(one);
			found.push(one);
		});
	});
	return found;
}

function count(member: Member, isArrival: boolean): void {
	const hasVotes = member.nodes.length > 0;
	Object.assign(member, {
		elector: true,
		...(hasVotes ? {} : { votes: ONE }),
		presence: isArrival ? 'absent' : 'present',
		...(isArrival ? {} : { unlisted: true }),
	});
}

const NAMING: ReadonlySet<string> = new Set(['event', 'ballotLine', 'answer']);
/** Lines of a ballot whose names are those of voters. */
const VOTES: ReadonlySet<string> = new Set([
	'for',
	'against',
	'abstention',
	'blank',
	'void',
	'notVoting',
	'recused',
]);
