/** The formats of others that a meeting can be written in, by the name that `--to` takes. */

import { zipSync } from 'fflate';
import { stringify } from 'yaml';
import { isLanguage } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { extractFacts, type MeetingInput } from './extract.js';
import { formatActMessages, formatScdl } from './formats/acts.js';
import { formatAkn } from './formats/akn.js';
import { type FormatInput, type Formatted, getDecidedActs, type Missing } from './formats/format.js';
import { formatSedaMessage, type SedaDocument, sedaFileName } from './formats/seda.js';
import { NO_SHARED_PEOPLE } from './identity.js';
import type { BallotRecord, DecisionRecord, VoteRecord } from './records.js';
import { groupBy } from './rules/rule.js';

// --- Popolo: people, organizations, memberships, motions and votes, as civic sites take them.

/** Popolo's words for an answer, and ours. */
const OPTIONS: Readonly<Record<string, string>> = {
	for: 'yes',
	against: 'no',
	abstention: 'abstain',
	notVoting: 'not voting',
};

/** One meeting as a Popolo document: each class is a list, and objects refer to one another by identifier. */
function formatPopolo({ facts }: FormatInput): Formatted {
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

// --- Edoxen: the resolutions of a standards body, as YAML. Source: edoxen.yaml of metanorma/edoxen.

/** What an outcome says of an approval. */
const APPROVALS: ReadonlyMap<string, string> = new Map([
	['adopted', 'affirmative'],
	['favourable', 'affirmative'],
	['unfavourable', 'negative'],
]);

/** The decided resolutions of one meeting. Their prefix is the organization's name in capitals, as far as it is made of letters and digits. */
function formatEdoxen(meeting: FormatInput): Formatted {
	const [held] = meeting.facts.meetings;
	const missing: Missing[] = [];
	if (held?.date === null) missing.push({ what: 'date' });
	if (held?.organization_name === null) missing.push({ what: 'organization' });
	if (missing.length > 0 || held === undefined) return { missing };
	const prefix = getPrefix(held.organization_name ?? '');
	const date = held.date ?? '';
	const resolutions = getDecidedActs(meeting).map((decision) => ({
		identifier: [{ prefix, number: decision.number ?? decision.id.slice(decision.id.indexOf('#') + 1) }],
		type:
			decision.kind === 'opinion'
				? 'recommendation'
				: decision.kind === 'decision'
					? 'decision'
					: 'resolution',
		...(decision.item === null ? {} : { agenda_item: itemNumber(meeting, decision.item) }),
		dates: [{ date, type: 'adoption' }],
		meeting: { ...(held.place === null ? {} : { venue: held.place }), date },
		localizations: [
			{
				language_code: isLanguage(held.lang) ? LOCALES[held.lang].iso639 : 'und',
				script: 'Latn',
				title: decision.title,
				...(decision.text === '' ? {} : { message: decision.text }),
				...(APPROVALS.has(decision.outcome)
					? {
							approvals: [
								{
									type: APPROVALS.get(decision.outcome),
									degree: decision.unanimous ? 'unanimous' : 'majority',
									date: { date, type: 'adoption' },
									message: decision.proof,
								},
							],
						}
					: {}),
			},
		],
	}));
	const document = {
		metadata: {
			title: held.title ?? `${held.organization_name} ${date}`,
			date,
			source: held.organization_name ?? '',
		},
		resolutions,
	};
	// Dates are quoted: a reader of YAML 1.1 would make something else of them.
	return {
		content: stringify(document, {
			lineWidth: 0,
			defaultStringType: 'QUOTE_DOUBLE',
			defaultKeyType: 'PLAIN',
		}),
	};
}

function getPrefix(name: string): string {
	const capitals = (name.match(/\p{Lu}[\p{Lu}\d]+/gu) ?? []).join(' ');
	return capitals === '' ? name : capitals;
}

function itemNumber({ facts }: FormatInput, item: string): string {
	const found = facts.items.find((each) => each.item === item);
	return found?.number ?? found?.title ?? item;
}

/** Names of the formats, with the ending of their files. */
export const EXCHANGE_FORMATS = {
	scdl: '.scdl.csv',
	actes: '.actes.zip',
	akn: '.akn.xml',
	popolo: '.popolo.json',
	edoxen: '.edoxen.yaml',
} as const;

/** Name of a format. */
export type ExchangeFormat = keyof typeof EXCHANGE_FORMATS;

const WRITERS: Readonly<Record<ExchangeFormat, (meeting: FormatInput) => Formatted>> = {
	scdl: formatScdl,
	actes: zipActMessages,
	akn: formatAkn,
	popolo: formatPopolo,
	edoxen: formatEdoxen,
};

/** Writes a meeting in a format; `file`: its path, from which identifiers are made. */
export function formatMeetingAs(format: ExchangeFormat, input: MeetingInput, file: string): Formatted {
	return WRITERS[format]({ input, facts: extractFacts(input, { file, shared: NO_SHARED_PEOPLE }) });
}

/** The message that hands a printed meeting over to an archive, and where its PDF stands beside it. */
export function formatSedaTransfer(
	input: MeetingInput,
	file: string,
	document: SedaDocument,
): { content: string; path: string } | { content?: undefined; missing: Missing[] } {
	const facts = extractFacts(input, { file, shared: NO_SHARED_PEOPLE });
	const made = formatSedaMessage({ input, facts }, document);
	return 'missing' in made ? made : { ...made, path: `content/${sedaFileName(document.name)}` };
}

/** The messages as one archive; its entries bear one date, so that the same minutes give the same bytes. */
function zipActMessages(meeting: FormatInput): Formatted {
	const made = formatActMessages(meeting);
	if ('missing' in made) return made;
	const encoder = new TextEncoder();
	const entries = made.messages.map(({ name, content }) => [name, encoder.encode(content)] as const);
	return { content: zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) }) };
}
