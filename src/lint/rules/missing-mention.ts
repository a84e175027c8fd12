import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node } from 'unist';
import type { Assembly, Decision, Member, VoteResult } from '../../assembly/model.js';
import {
	type Action,
	type BallotLine,
	getField,
	getHeader,
	getHeaderTime,
	isHeaderBroken,
	listNodes,
	type Meeting,
} from '../../ast/index.js';
import type { AnyPhrase, PhraseKey } from '../../language/ids.js';
import { mentions } from '../../language/index.js';
import type { Source } from '../../law/rules.js';
import { isZero, toDecimalString, ZERO } from '../../text/fraction.js';
import { addTo } from '../../text/lists.js';
import { firstLine, type Rule, type RuleContext } from '../rule.js';

/** Whether the minutes hold a mention; by the identifiers that rules files use. */
const HOLDS: Record<string, (meeting: Meeting, assembly: Assembly) => boolean> = {
	date: (_, assembly) => assembly.date !== undefined,
	place: (meeting) => hasField(meeting, 'place'),
	notice: (meeting) => hasField(meeting, 'notice'),
	opened: (meeting) => getHeaderTime(getHeader(meeting), 'opened') !== undefined,
	closed: (meeting, assembly) =>
		getHeaderTime(getHeader(meeting), 'closed') !== undefined || assembly.closing !== undefined,
	chair: (_, assembly) => assembly.chair !== undefined,
	secretary: (_, assembly) => assembly.secretary !== undefined,
	tellers: (meeting) => hasField(meeting, 'tellers'),
	agenda: (meeting) => hasField(meeting, 'agenda') || meeting.children.some(({ type }) => type === 'session'),
	quorum: (_, assembly) =>
		assembly.quorumChecks.length > 0 ||
		[...assembly.decisions.flatMap(({ votes }) => votes), ...assembly.elections].some(
			({ quorum }) => quorum?.met !== undefined,
		),
	attendance: (_, assembly) => assembly.opening.known,
	weights: (_, assembly) =>
		assembly.members.every((member) => member.weighted || !isCounted(member, assembly)),
	documents: (meeting) =>
		hasField(meeting, 'documents') || hasField(meeting, 'annexes') || laysDocuments(meeting),
	votes: (_, assembly) => assembly.decisions.every(({ outcome }) => outcome !== 'undetermined'),
	signatures: (meeting, assembly) =>
		hasField(meeting, 'signatures') || assembly.chair !== undefined || assembly.secretary !== undefined,
	discussions: (meeting) =>
		listNodes(meeting).some(({ node }) => node.type === 'intervention' || node.type === 'paragraph'),
};

/** What the profile says that minutes must contain, and these do not; who is to do what an action says. */
export const documentMissingMention: Rule = {
	id: 'document/missing-mention',
	severity: 'warning',
	check({ assembly, meeting, phrase, rules, report }) {
		if (assembly.status === 'convened') return;
		reportUnowned(meeting, report);
		const cited = (source: Source | undefined) =>
			source
				? phrase('messages.proof.cited', { source: source.text, verified: source.verified ? 'yes' : 'no' })
				: (rules.name ?? '');
		for (const { id, source } of rules.mentions) {
			if (id === 'opponentsNamed') reportUnnamed(assembly, cited(source), report);
			const holds = Object.hasOwn(HOLDS, id) ? HOLDS[id] : undefined;
			if (!holds || isHeaderBroken(meeting) || holds(meeting, assembly) || worded(id, rules.officers))
				continue;
			report({
				place: firstLine(getHeader(meeting)),
				code: 'missing',
				values: {
					mention: (phrase as AnyPhrase)(`messages.document/missing-mention.mentions.${id}` as PhraseKey),
					source: cited(source),
					line: (phrase as AnyPhrase)(`messages.document/missing-mention.lines.${id}` as PhraseKey),
				},
			});
		}
	},
};

/** A missing officer, closing time, verdict or text has a message of its own. */
function worded(id: string, officers: readonly string[]): boolean {
	return officers.includes(id) || id === 'closed' || id === 'votes' || id === 'texts';
}

/** Whether somebody takes part, in the room or otherwise: whose weight the figures hold. */
function isCounted(member: Member, { opening }: Assembly): boolean {
	const presence = opening.presence.get(member);
	return member.elector && presence !== undefined && presence !== 'absent' && presence !== 'excused';
}

/** `Le gérant dépose sur le bureau : les comptes annuels, le rapport de gestion.` */
function laysDocuments(meeting: Meeting): boolean {
	return listNodes(meeting).some(
		({ node }) => node.type === 'paragraph' && mentions(wordsOf(node), 'documentsLaid'),
	);
}

function hasField(meeting: Meeting, name: Parameters<typeof getField>[1]): boolean {
	return (getField(getHeader(meeting), name)?.children.length ?? 0) > 0;
}

/** Actions that nobody has; a list of such actions gets one message, for its secretary names nobody on purpose. */
function reportUnowned(meeting: Meeting, report: RuleContext['report']): void {
	const lists = new Map<Node | undefined, Action[]>();
	for (const { node, above } of listNodes(meeting)) {
		if (node.type !== 'action') continue;
		// The items of a list stand in one each.
		const around = above.findLast(({ type }) => type !== 'list' && type !== 'listItem');
		addTo(lists, around, node as Action);
	}
	for (const actions of lists.values()) {
		const unowned = actions.filter((action) => !saysWho(action));
		const isList = unowned.length > 1 && unowned.length === actions.length;
		for (const { position } of isList ? unowned.slice(0, 1) : unowned)
			report({
				place: position,
				code: isList ? 'owners' : 'owner',
				values: isList ? { count: unowned.length } : {},
			});
	}
}

function saysWho({ children }: Action): boolean {
	return children.some(
		(part) => part.type === 'textValue' && (part.role === 'owner' || part.role === 'status'),
	);
}

/** Where votes against or abstentions are counted, the names must stand beside them (décret du 17 mars 1967, art. 17). */
function reportUnnamed(assembly: Assembly, source: string, report: RuleContext['report']): void {
	for (const { decision, vote } of getVotes(assembly)) {
		const unnamed = (answer: 'against' | 'abstention') => {
			const count = vote.tally[answer];
			const isNamed = (vote.tally.names[answer]?.length ?? 0) > 0;
			return count === null || isNamed ? ZERO : count;
		};
		const [against, abstention] = [unnamed('against'), unnamed('abstention')];
		// A secret ballot has no names to give.
		if (vote.method === 'secret' || (isZero(against) && isZero(abstention))) continue;
		report({
			place: (findLine(vote, isZero(against) ? 'abstention' : 'against') ?? vote.line ?? decision.node)
				.position,
			code: isZero(abstention) ? 'against' : isZero(against) ? 'abstention' : 'opponents',
			values: {
				against: { exact: toDecimalString(against) },
				abstention: { exact: toDecimalString(abstention) },
				source,
			},
		});
	}
}

/** The line of one answer, where it has one. */
function findLine(
	{ ballot, line, round }: VoteResult,
	answer: 'against' | 'abstention',
): BallotLine | undefined {
	if (round > 1 || !ballot?.children.some((one) => one === line)) return undefined;
	return ballot.children.find(({ label }) => label === answer);
}

/** All votes, one that decides several texts once. */
function getVotes({ decisions }: Assembly): Array<{ decision: Decision; vote: VoteResult }> {
	const seen = new Set<unknown>();
	return decisions.flatMap((decision) =>
		decision.votes.flatMap((vote) => {
			const line = vote.line ?? vote;
			if (seen.has(line)) return [];
			seen.add(line);
			return [{ decision, vote }];
		}),
	);
}
