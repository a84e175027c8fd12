/** Popolo: people, organizations, memberships, motions and votes, as civic sites take them. */

import type { BallotRecord, DecisionRecord, VoteRecord } from '../records.js';
import { groupBy } from '../rules/rule.js';
import type { FormatInput, Formatted } from './acts.js';

/** Popolo's words for an answer, and ours. */
const OPTIONS: Readonly<Record<string, string>> = {
	for: 'yes',
	against: 'no',
	abstention: 'abstain',
	notVoting: 'not voting',
};

/** One meeting as a Popolo document: each class is a list, and objects refer to one another by identifier. */
export function formatPopolo({ facts }: FormatInput): Formatted {
	const [held] = facts.meetings;
	const organization = held?.organization ?? '';
	const eventId = held?.id ?? '';
	const people = new Map(facts.attendance.map((row) => [row.person, row]));
	const decisions = new Map(facts.decisions.map((decision) => [decision.id, decision]));
	const ballots = groupBy(facts.ballots, ({ decision, round }) => `${decision}-${round}`);
	const document = {
		organizations: [
			{
				id: organization,
				name: held?.organization_name ?? organization,
				...(held?.kind ? { classification: held.kind } : {}),
			},
		],
		persons: [...people.values()].map(({ person, name }) => ({ id: person, name })),
		memberships: [...people.values()]
			.filter(({ elector }) => elector)
			.map(({ person, quality }) => ({
				person_id: person,
				organization_id: organization,
				...(quality === null ? {} : { role: quality }),
			})),
		events: [
			{
				id: eventId,
				name: held?.title ?? held?.kind ?? '',
				organization_id: organization,
				...(held?.date ? { start_date: held.date } : {}),
				...(held?.place ? { location: held.place } : {}),
				attendees: facts.attendance
					.filter(({ presence }) => presence === 'present' || presence === 'remote')
					.map(({ person, name }) => ({ id: person, name })),
			},
		],
		motions: facts.decisions.map((decision) => getMotion(decision, organization)),
		vote_events: facts.votes.map((vote) => {
			const decision = decisions.get(vote.decision);
			const id = `${vote.decision}-${vote.round}`;
			return {
				id,
				organization_id: organization,
				motion_id: vote.decision,
				result: getResult(vote.verdict),
				...(decision?.date ? { start_date: `${decision.date}T00:00:00Z` } : {}),
				counts: getCounts(vote),
				votes: (ballots.get(id) ?? []).flatMap(getPopoloVote),
			};
		}),
	};
	return { content: `${JSON.stringify(document, null, '\t')}\n` };
}

function getMotion(decision: DecisionRecord, organization: string) {
	return {
		id: decision.id,
		organization_id: organization,
		text: decision.text === '' ? decision.title : `${decision.title}\n\n${decision.text}`,
		classification: decision.kind,
		result: getResult(decision.outcome),
		...(decision.number === null ? {} : { identifier: decision.number }),
		...(decision.rule === null ? {} : { requirement: decision.rule }),
		...(decision.date === null ? {} : { date: `${decision.date}T00:00:00Z` }),
	};
}

/** Popolo counts in whole numbers: a fraction of a vote is left out rather than rounded. */
function getCounts(vote: VoteRecord) {
	return [
		{ option: 'yes', value: vote.votes_for },
		{ option: 'no', value: vote.votes_against },
		{ option: 'abstain', value: vote.abstentions },
	].flatMap(({ option, value }) =>
		value !== null && /^\d{1,15}$/.test(value) ? [{ option, value: Number(value) }] : [],
	);
}

function getPopoloVote({ person, answer, votes }: BallotRecord) {
	const option = OPTIONS[answer];
	if (option === undefined) return [];
	return [{ voter_id: person, option, ...(votes !== null && votes !== '1' && { weight: Number(votes) }) }];
}

function getResult(outcome: string): string {
	return outcome === 'adopted' ? 'pass' : outcome === 'rejected' ? 'fail' : outcome;
}
