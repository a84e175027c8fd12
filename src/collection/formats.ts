/** The formats of others that a meeting can be written in, by the name that `--to` takes. */

import { zipSync } from 'fflate';
import type { Node, Parent } from 'unist';
import { stringify } from 'yaml';
import { plainText } from '../assembly/blocks/numbering.js';
import { getBody, type Intervention } from '../ast/index.js';
import { isLanguage } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { escapeXml } from '../text/escape.js';
import { extractFacts, type MeetingInput } from './extract.js';
import {
	type FormatInput,
	type Formatted,
	formatActMessages,
	formatScdl,
	getDecidedActs,
	type Missing,
	organizationPart,
	subjectName,
} from './formats/acts.js';
import { getSlug, NO_SHARED_PEOPLE } from './identity.js';
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

// --- Akoma Ntoso 3, a record of debate: who was there, each agenda item with what was said, decided and voted.

const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17';

/** One meeting as `debate`. */
function formatAkn(meeting: FormatInput): Formatted {
	const [held] = meeting.facts.meetings;
	const missing: Missing[] = [];
	if (!held?.date) missing.push({ what: 'date' });
	if (!held?.organization_name) missing.push({ what: 'organization' });
	return missing.length > 0 ? { missing } : { content: new Debate(meeting).write() };
}

class Debate {
	readonly #meeting: FormatInput;
	readonly #ids: Map<string, string>;
	#sections = 0;

	constructor(meeting: FormatInput) {
		this.#meeting = meeting;
		this.#ids = new Map(meeting.facts.attendance.map(({ person }, index) => [person, `person_${index + 1}`]));
	}

	write(): string {
		const { input, facts } = this.#meeting;
		const [held] = facts.meetings;
		const date = held?.date ?? '';
		const name = held?.organization_name ?? '';
		const { iso639: code = 'und', country = 'xx' } = isLanguage(input.lang) ? LOCALES[input.lang] : {};
		const work = `/akn/${country}/debaterecord/${getSlug(name)}/${date}/${getSlug(held?.id ?? '')}`;
		const frbr = (tag: string, suffix: string, more: string) => `<${tag}>
<FRBRthis value="${escapeXml(`${work}${suffix}/!main`)}"/>
<FRBRuri value="${escapeXml(`${work}${suffix}`)}"/>
<FRBRdate date="${date}" name="sitting"/>
<FRBRauthor href="#body" as="#author"/>
${more}</${tag}>
`;
		const expression = `/${code}@`;
		return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${NAMESPACE}">
<debate name="minutes">
<meta>
<identification source="#body">
${frbr('FRBRWork', '', `<FRBRcountry value="${country}"/>\n`)}${frbr(
	'FRBRExpression',
	expression,
	`<FRBRlanguage language="${code}"/>\n`,
)}${frbr('FRBRManifestation', `${expression}.akn`, '')}</identification>
${this.#analysis()}${this.#references(name)}</meta>
<preface>
<p><docProponent>${escapeXml(name)}</docProponent></p>
<p><docTitle>${escapeXml(held?.title ?? held?.kind ?? name)}</docTitle></p>
<p><docDate date="${date}">${date}</docDate></p>
</preface>
<debateBody>
${this.#rollCall()}${this.#body()}</debateBody>
</debate>
</akomaNtoso>
`;
	}

	/** Counts of each vote; the outcome refers to a concept. */
	#analysis(): string {
		const { votes } = this.#meeting.facts;
		if (votes.length === 0) return '';
		const voting = votes.map((vote, index) => {
			const counts = [
				['for', vote.votes_for],
				['against', vote.votes_against],
				['abstention', vote.abstentions],
			].flatMap(([answer, value]) =>
				value === null
					? []
					: [`<count eId="vote_${index + 1}__${answer}" refersTo="#answer_${answer}" value="${value}"/>\n`],
			);
			const quorum =
				vote.quorum_required === null
					? ''
					: `<quorum eId="vote_${index + 1}__quorum" refersTo="#quorum" value="${vote.quorum_required}"/>\n`;
			if (counts.length === 0 && quorum === '') return '';
			return `<voting eId="vote_${index + 1}" href="#${this.#decisionId(vote.decision)}" outcome="#outcome_${vote.verdict}">
${quorum}${counts.join('')}</voting>
`;
		});
		const text = voting.join('');
		return text === ''
			? ''
			: `<analysis source="#body">\n<parliamentary>\n${text}</parliamentary>\n</analysis>\n`;
	}

	#references(name: string): string {
		const { facts } = this.#meeting;
		const concept = (id: string, show: string) =>
			`<TLCConcept eId="${id}" href="/ontology/concept/${id}" showAs="${show}"/>\n`;
		const outcomes = [...new Set(facts.votes.map(({ verdict }) => verdict))];
		const people = new Map(facts.attendance.map((row) => [row.person, row.name]));
		return `<references source="#body">
<TLCOrganization eId="body" href="/ontology/organization/${escapeXml(getSlug(name))}" showAs="${escapeXml(name)}"/>
<TLCRole eId="author" href="/ontology/role/author" showAs="author"/>
${[...people].map(([person, shown]) => `<TLCPerson eId="${this.#ids.get(person)}" href="/ontology/person/${escapeXml(person)}" showAs="${escapeXml(shown)}"/>\n`).join('')}${['for', 'against', 'abstention'].map((answer) => concept(`answer_${answer}`, answer)).join('')}${concept('quorum', 'quorum')}${outcomes.map((outcome) => concept(`outcome_${outcome}`, outcome)).join('')}</references>
`;
	}

	#rollCall(): string {
		const rows = this.#meeting.facts.attendance.map(
			({ person, name, quality, presence }) =>
				`<p><person refersTo="#${this.#ids.get(person)}">${escapeXml(name)}</person>${escapeXml(quality === null ? '' : `, ${quality}`)} (${presence})</p>\n`,
		);
		return rows.length === 0 ? '' : `<rollCall eId="roll">\n${rows.join('')}</rollCall>\n`;
	}

	/** Agenda items as sections. What stands before the first one is a section of its own. */
	#body(): string {
		const nodes: Node[] = getBody(this.#meeting.input.meeting);
		const first = nodes.findIndex(({ type }) => type === 'session');
		const opening = first === -1 ? nodes : nodes.slice(0, first);
		const sections = nodes.slice(opening.length).map((node) => this.#node(node));
		const before = this.#content(opening);
		return `${before === '' ? '' : this.#section('opening', undefined, before)}${sections.join('')}`;
	}

	#section(
		name: string,
		heading: string | undefined,
		content: string,
		id = `sec_${++this.#sections}`,
	): string {
		const title = heading === undefined || heading === '' ? '' : `<heading>${escapeXml(heading)}</heading>\n`;
		return `<debateSection name="${name}" eId="${id}">\n${title}${content}</debateSection>\n`;
	}

	#content(nodes: readonly Node[]): string {
		return nodes.map((node) => this.#node(node)).join('');
	}

	#node(node: Node): string {
		const { assembly } = this.#meeting.input;
		const children = (node as Partial<Parent>).children ?? [];
		const inner = () => this.#content(children.filter(({ type }) => !HEAD.has(type)));
		switch (node.type) {
			case 'session':
				return this.#section('item', getHeading(children), inner());
			case 'resolution':
			case 'election':
			case 'choice': {
				const decision = assembly.decisions.find((each) => each.node === node);
				const found = decision ?? assembly.elections.find((each) => each.node === node);
				const heading = [found?.number, found?.title].filter((part) => part).join(' – ');
				const id = found === undefined ? undefined : this.#decisionId(found.id);
				const proof =
					decision === undefined
						? ''
						: (this.#meeting.facts.decisions.find(({ id: known }) => known.endsWith(`#${decision.id}`))
								?.proof ?? '');
				return this.#section(node.type, heading, `${inner()}${summary(proof)}`, id);
			}
			case 'confidential':
				return inner();
			case 'intervention':
				return this.#speech(node as Intervention);
			case 'ballot':
			case 'candidateList':
				return children.map((line) => summary(this.#getSource(line))).join('');
			case 'list':
				return children.map((item) => paragraph(plainText(item))).join('');
			case 'table':
				return children
					.map((row) =>
						paragraph(((row as Parent).children ?? []).map((cell) => plainText(cell)).join(' | ')),
					)
					.join('');
			case 'event':
			case 'chairChange':
			case 'quorumStatement':
			case 'action':
			case 'annex':
				return summary(this.#getSource(node));
			case 'closing':
				return this.#content(children.filter(({ type }) => type !== 'timeValue'));
			case 'ignore':
			case 'html':
				return '';
			default:
				return paragraph(plainText(node));
		}
	}

	#speech({ children: [speaker, ...said] }: Intervention): string {
		const [name] = speaker.children;
		const member = name === undefined ? undefined : this.#meeting.input.assembly.find(name.value);
		const row =
			member === undefined
				? undefined
				: this.#meeting.facts.attendance.find((each) => each.name === member.name);
		const by = row === undefined ? '' : ` by="#${this.#ids.get(row.person)}"`;
		const content = this.#content(said);
		return `<speech${by}>\n<from>${escapeXml(speaker.value)}</from>\n${content === '' ? '<p/>\n' : content}</speech>\n`;
	}

	#getSource(node: Node): string {
		const { start, end } = node.position ?? {};
		return this.#meeting.input.source.slice(start?.offset ?? 0, end?.offset ?? 0).replace(/\s+/g, ' ');
	}

	#decisionId(id: string): string {
		return `decision_${id.slice(id.indexOf('#') + 1).replace(/\s/g, '_')}`;
	}
}

/** What heads an item or block: it is in the heading. */
const HEAD: ReadonlySet<string> = new Set(['title', 'itemNumber', 'identifier', 'timeValue', 'dateValue']);

function getHeading(children: readonly Node[]): string {
	const title = children.find(({ type }) => type === 'title');
	return title === undefined ? '' : plainText(title);
}

function paragraph(text: string): string {
	const trimmed = text.trim();
	return trimmed === '' ? '' : `<p>${escapeXml(trimmed)}</p>\n`;
}

function summary(text: string): string {
	const trimmed = text.trim();
	return trimmed === '' ? '' : `<summary>${escapeXml(trimmed)}</summary>\n`;
}

// --- SEDA 2.2, with which French bodies hand records over to an archive: the message of a transfer of one meeting. Source: the schemas of the
// standard, version 2.2 (January 2022). What an archive decides (rules of retention and access, profiles) is left to it.

/** The printed minutes that the message goes with. */
interface SedaDocument {
	/** Name of its file, which stands in `content` beside the message. */
	name: string;
	size: number;
	/** SHA-512, in hexadecimal digits. */
	digest: string;
	/** Whether it is PDF/A-3a. */
	isArchival: boolean;
	/** When the message was made: that of the meeting, or `SOURCE_DATE_EPOCH`, for the same minutes give the same bytes. */
	date: Date;
}

/** The message, or what the header lacks for it. */
function formatSedaMessage(
	meeting: FormatInput,
	document: SedaDocument,
): { missing: Missing[] } | { content: string } {
	const [held] = meeting.facts.meetings;
	const archives = organizationPart(meeting, 'archives');
	const agency = organizationPart(meeting, 'siret') || organizationPart(meeting, 'id');
	const missing: Missing[] = [];
	if (held?.date === null) missing.push({ what: 'date' });
	if (held?.organization_name === null) missing.push({ what: 'organization' });
	if (agency === '') missing.push({ what: 'siret' });
	if (archives === '') missing.push({ what: 'archives' });
	if (missing.length > 0 || held === undefined) return { missing };
	const { date = '', organization_name: organization = '' } = held;
	const title = held.title ?? `${organization} ${date}`;
	const agreement = organizationPart(meeting, 'agreement');
	const acts = getDecidedActs(meeting);
	const subjects = new Set(acts.flatMap(({ subject }) => (subject === null ? [] : [subject])));
	const name = sedaFileName(document.name);
	const content = `<?xml version="1.0" encoding="UTF-8"?>
<ArchiveTransfer xmlns="fr:gouv:culture:archivesdefrance:seda:v2.2">
	<Date>${document.date.toISOString().replace(/\.\d+Z$/, 'Z')}</Date>
	<MessageIdentifier>${escapeXml(`${agency}-${date}-${name.replace(/\.pdf$/i, '')}`)}</MessageIdentifier>
${agreement === '' ? '' : `\t<ArchivalAgreement>${escapeXml(agreement)}</ArchivalAgreement>\n`}	<CodeListVersions>
${CODE_LISTS.map((list) => `\t\t<${list}>${list}0</${list}>`).join('\n')}
	</CodeListVersions>
	<DataObjectPackage>
		<DataObjectGroup id="group-1">
			<BinaryDataObject id="object-1">
				<DataObjectVersion>BinaryMaster_1</DataObjectVersion>
				<Uri>content/${name}</Uri>
				<MessageDigest algorithm="SHA-512">${document.digest}</MessageDigest>
				<Size>${document.size}</Size>
				<FormatIdentification>
					<FormatLitteral>${document.isArchival ? 'PDF/A-3a' : 'PDF'}</FormatLitteral>
					<MimeType>application/pdf</MimeType>
${document.isArchival ? '\t\t\t\t\t<FormatId>fmt/479</FormatId>\n' : ''}				</FormatIdentification>
				<FileInfo>
					<Filename>${escapeXml(document.name)}</Filename>
				</FileInfo>
			</BinaryDataObject>
		</DataObjectGroup>
		<DescriptiveMetadata>
			<ArchiveUnit id="unit-1">
				<Content>
					<DescriptionLevel>File</DescriptionLevel>
					<Title>${escapeXml(title)}</Title>
${acts.map(({ number, title: act }) => `\t\t\t\t\t<Description>${escapeXml([number, act].filter((part) => part).join(' – '))}</Description>\n`).join('')}					<Language>${held.lang}</Language>
${[...subjects].map((code) => keyword(code)).join('')}					<OriginatingAgency>
						<Identifier>${escapeXml(agency)}</Identifier>
					</OriginatingAgency>
					<StartDate>${date}</StartDate>
					<EndDate>${date}</EndDate>
				</Content>
				<ArchiveUnit id="unit-2">
					<Content>
						<DescriptionLevel>Item</DescriptionLevel>
						<Title>${escapeXml(title)}</Title>
						<Language>${held.lang}</Language>
						<TransactedDate>${date}</TransactedDate>
					</Content>
					<DataObjectReference>
						<DataObjectGroupReferenceId>group-1</DataObjectGroupReferenceId>
					</DataObjectReference>
				</ArchiveUnit>
			</ArchiveUnit>
		</DescriptiveMetadata>
		<ManagementMetadata>
			<OriginatingAgencyIdentifier>${escapeXml(agency)}</OriginatingAgencyIdentifier>
			<SubmissionAgencyIdentifier>${escapeXml(agency)}</SubmissionAgencyIdentifier>
		</ManagementMetadata>
	</DataObjectPackage>
	<ArchivalAgency>
		<Identifier>${escapeXml(archives)}</Identifier>
	</ArchivalAgency>
	<TransferringAgency>
		<Identifier>${escapeXml(agency)}</Identifier>
	</TransferringAgency>
</ArchiveTransfer>
`;
	return { content };
}

/** The name of the file in the package, as an address writes it: letters, digits, dots, hyphens. */
function sedaFileName(name: string): string {
	return encodeURIComponent(
		name
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.replace(/[^\w.-]+/g, '-'),
	);
}

/** Code lists of which the schema asks the version; none but the standard's own is used. */
const CODE_LISTS: readonly string[] = [
	'ReplyCodeListVersion',
	'MessageDigestAlgorithmCodeListVersion',
	'MimeTypeCodeListVersion',
	'EncodingCodeListVersion',
	'FileFormatCodeListVersion',
	'CompressionAlgorithmCodeListVersion',
	'DataObjectVersionCodeListVersion',
	'StorageRuleCodeListVersion',
	'AppraisalRuleCodeListVersion',
	'AccessRuleCodeListVersion',
	'DisseminationRuleCodeListVersion',
	'ReuseRuleCodeListVersion',
	'ClassificationRuleCodeListVersion',
	'AcquisitionInformationCodeListVersion',
	'AuthorizationReasonCodeListVersion',
	'RelationshipCodeListVersion',
];

function keyword(code: string): string {
	return `\t\t\t\t\t<Keyword>
						<KeywordContent>${escapeXml(subjectName(code))}</KeywordContent>
						<KeywordReference>${escapeXml(code)}</KeywordReference>
						<KeywordType>subject</KeywordType>
					</Keyword>
`;
}
