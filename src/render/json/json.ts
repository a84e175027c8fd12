/** The compiled meeting as data for other programs: a fixed shape, exact decimal strings, null where nothing is known. */

import type { Html, Image, Text } from 'mdast';
import type { Node, Parent } from 'unist';
import { visit } from 'unist-util-visit';
import { listedPresence } from '../../assembly/attendance/people.js';
import type {
	Assembly,
	Attendance,
	CandidateResult,
	Decision,
	ElectionResult,
	EventEffect,
	Member,
	OpenWeight,
	QuorumResult,
	RequirementProof,
	TallyResult,
	VoteResult,
} from '../../assembly/model.js';
import { proofSentence } from '../../assembly/proof/proof.js';
import {
	CONTAINERS,
	type Field,
	type FieldName,
	findText,
	getBody,
	getChild,
	getChildren,
	getField,
	getHeader,
	getRole,
	getStatements,
	HEADS,
	isStatedFact,
	type Person,
	personName,
	type Session,
	type StatedFact,
	TEXTS,
	titleText,
} from '../../ast/index.js';
import { writeThreshold } from '../../law/describe.js';
import { toDecimalString } from '../../text/fraction.js';
import { lineEndAfter } from '../../text/places.js';
import { getContent } from '../../view/agenda.js';
import { createContext, type RenderInput, type ViewContext } from '../../view/context.js';
import { meetingName, organizationName } from '../../view/head.js';
import { type Amount, getAmount, timeIn } from '../../view/values.js';

/** The compiled meeting as data; `messages` in the shape that `pv check --format json` prints. */
export function compiledJson(input: RenderInput, messages: readonly unknown[] = []): CompiledJson {
	const context = createContext(input, {});
	const { assembly } = input;
	const { body, statements } = bodyJson(context);
	return {
		pv: 1,
		revision: 1,
		meeting: meetingJson(context),
		participants: assembly.members.map(participantJson),
		sessions: getContent(context)
			.filter((node): node is Session => node.type === 'session')
			.map((session) => sessionJson(session, context)),
		resolutions: assembly.decisions.map((decision) => resolutionJson(decision, context)),
		elections: assembly.elections.map((election) => electionJson(election, context)),
		actions: actionsJson(assembly),
		messages: [...messages],
		events: assembly.effects.map(eventJson),
		statements,
		body,
	};
}

/** Name of the organization that met, typeset. */
export function getOrganization(input: RenderInput): string | undefined {
	return organizationName(createContext(input, {}));
}

function meetingJson(context: ViewContext): JsonMeeting {
	const { assembly, input } = context;
	const header = getHeader(input.meeting);
	const text = (name: FieldName) => findText(getField(header, name)) ?? null;
	const time = (name: FieldName) => timeIn(getField(header, name)?.children);
	const people = (getField(header, 'signatures')?.children ?? []).filter(
		(child): child is Person => child.type === 'person',
	);
	return {
		lang: input.lang,
		title: text('title'),
		kind: getField(header, 'meeting') === undefined ? null : meetingName(context),
		organization: organizationName(context) ?? null,
		date: assembly.date ?? null,
		opened: time('opened'),
		closed: time('closed') ?? timeIn(assembly.closing?.children),
		place: text('place'),
		status: assembly.status,
		call: assembly.call,
		chair: assembly.chair?.name ?? officerName(getField(header, 'chair')),
		secretary: assembly.secretary?.name ?? officerName(getField(header, 'secretary')),
		rules: input.rules.profile ?? null,
		electorate: weightJson(assembly.electorate),
		attendance: attendanceJson(assembly.opening),
		signatures: people.map((person) => ({
			name: personName(person),
			quality: getChild(person, 'quality')?.value ?? null,
		})),
	};
}

function officerName(field: Field | undefined): string | null {
	const [value] = field?.children ?? [];
	return value?.type === 'name' ? value.value : value?.type === 'person' ? personName(value) : null;
}

function participantJson(member: Member): JsonParticipant {
	return {
		id: member.id,
		name: member.name,
		affiliation: member.affiliation ?? null,
		quality: member.quality ?? null,
		college: member.college ?? null,
		group: member.group?.name ?? null,
		presence: listedPresence(member),
		elector: member.elector,
		votes: member.votesUnknown ? null : toDecimalString(member.votes),
		holder: member.holder?.id ?? null,
		...(member.replaces === undefined ? {} : { replaces: member.replaces }),
	};
}

function sessionJson(session: Session, context: ViewContext): JsonSession {
	const decisions: string[] = [];
	const sessions: JsonSession[] = [];
	for (const child of session.children) {
		const votable = context.getDecision(child) ?? context.getElection(child);
		if (votable !== undefined) decisions.push(votable.id);
		if (child.type === 'session') sessions.push(sessionJson(child, context));
	}
	return {
		id: context.sessionId(session),
		number: getChild(session, 'itemNumber')?.value ?? null,
		title: context.titleText(session) ?? '',
		time: timeIn(session.children),
		decisions,
		sessions,
	};
}

function resolutionJson(decision: Decision, context: ViewContext): JsonResolution {
	const vote = decision.votes.at(-1);
	return {
		id: decision.id,
		number: decision.number,
		title: decision.title,
		session: decision.session === undefined ? null : context.sessionId(decision.session),
		kind: JSON_KINDS[decision.kind],
		outcome: decision.outcome,
		declared: decision.declared?.outcome ?? null,
		rule: vote?.majority?.name ?? null,
		tally: tallyJson(vote?.tally),
		unanimous: vote?.unanimous ?? false,
		quorum: quorumJson(vote?.quorum ?? null),
		entitled: weightJson(vote?.entitled),
		proof: proofJson(vote, context),
		text: textOfBlock(decision.node, context),
		votes: decision.votes.map((each) => voteJson(each, context)),
	};
}

function voteJson(vote: VoteResult, context: ViewContext): JsonVote {
	return {
		round: vote.round,
		rule: vote.majority?.name ?? null,
		method: vote.method ?? null,
		key: vote.key ?? null,
		tally: tallyJson(vote.tally),
		entitled: weightJson(vote.entitled),
		quorum: quorumJson(vote.quorum),
		outcome: vote.outcome,
		unanimous: vote.unanimous,
		ballots: Object.entries(vote.tally.names).flatMap(([answer, names]) =>
			names.map(({ member, votes, by, byPost }) => ({
				participant: member.id,
				answer: answer as JsonBallot['answer'],
				votes: toDecimalString(votes),
				by: by?.id ?? null,
				byPost: byPost ?? false,
			})),
		),
		proof: proofJson(vote, context),
	};
}

/** Prose that stands in a block itself: what is said in turns to speak is debate. */
function textOfBlock(node: Parent, context: ViewContext): string {
	return node.children
		.filter(({ type }) => type !== 'heading' && TEXTS.has(type))
		.map((child) => getWords(child, context.input.source))
		.filter((words) => words !== '')
		.join('\n\n');
}

function eventJson({ node, members, after }: EventEffect): JsonEvent {
	const holder = getChild(node, 'proxyTo')?.children[0];
	return {
		kind: node.type === 'chairChange' ? 'chairChange' : node.event,
		time: timeIn(node.children),
		participants: members.map(({ id }) => id),
		holder:
			(holder &&
				members.map((member) => after.holders.get(member)).find((found) => found !== undefined)?.id) ??
			null,
		line: node.position?.start.line ?? null,
		attendance: attendanceJson(after),
	};
}

function attendanceJson({ counts }: Attendance): JsonMeeting['attendance'] {
	return {
		present: weightJson(counts.present),
		remote: weightJson(counts.remote),
		represented: weightJson(counts.represented),
		byPost: weightJson(counts.byPost),
		excused: weightJson(counts.excused),
		absent: weightJson(counts.absent),
	};
}

const JSON_KINDS: Readonly<Record<Decision['kind'], JsonResolution['kind']>> = {
	resolution: 'resolution',
	deliberation: 'resolution',
	motion: 'resolution',
	wish: 'resolution',
	amendment: 'amendment',
	opinion: 'opinion',
	decision: 'decision',
};

function electionJson(election: ElectionResult, context: ViewContext): JsonElection {
	return {
		id: election.id,
		number: election.number,
		title: election.title,
		session: election.session === undefined ? null : context.sessionId(election.session),
		seats: election.seats.toString(),
		round: election.round.toString(),
		candidates: election.candidates.map(({ name, votes, elected }: CandidateResult) => ({
			name,
			votes: getAmount(votes),
			elected,
		})),
		text: textOfBlock(election.node, context),
		method: election.method ?? null,
		voters: getAmount(election.voters),
		blank: getAmount(election.blank),
		void: getAmount(election.void),
		cast: getAmount(election.cast),
		required: getAmount(election.required),
		entitled: weightJson(election.entitled),
		quorum: quorumJson(election.quorum),
		by: election.by,
	};
}

function actionsJson(assembly: Assembly): JsonAction[] {
	return assembly.actions.map((action) => {
		const text = (role: 'owner' | 'due' | 'status') => getRole(action, role)?.value ?? null;
		return {
			title: titleText(action),
			owner: text('owner'),
			due: getChild(action, 'dateValue')?.value ?? text('due'),
			status: text('status'),
		};
	});
}

function tallyJson(tally: TallyResult | undefined): JsonTally {
	return {
		for: getAmount(tally?.for),
		against: getAmount(tally?.against),
		abstention: getAmount(tally?.abstention),
		blank: getAmount(tally?.blank),
		void: getAmount(tally?.void),
		notVoting: getAmount(tally?.notVoting),
		recused: getAmount(tally?.recused),
	};
}

function quorumJson(quorum: QuorumResult | null): JsonQuorum | null {
	return quorum === null
		? null
		: {
				required: getAmount(quorum.required),
				met: quorum.met,
				count: getAmount(quorum.count),
				base: quorum.base,
			};
}

function proofJson(vote: VoteResult | undefined, context: ViewContext): JsonResolution['proof'] {
	if (vote === undefined) return { requirements: [], sentence: '' };
	return {
		requirements: vote.proof.requirements.map(requirementJson),
		sentence: proofSentence(vote, context.input.phrase),
	};
}

function requirementJson(line: RequirementProof): JsonRequirement {
	return {
		base: line.base,
		unit: line.unit,
		threshold: writeThreshold(line.threshold),
		have: getAmount(line.have),
		of: getAmount(line.of),
		met: line.met,
		source: line.source?.text ?? null,
	};
}

function weightJson(weight: OpenWeight | undefined): JsonWeight {
	return { heads: weight?.heads?.toString() ?? null, votes: getAmount(weight?.votes) };
}

// The text of the body as data, in its order: every word of the source stands in one part, as it is written, so that a program that
// reads the data has the whole record. Comments are no words of the record and are left out.

interface Place {
	session: string | null;
	decision: string | null;
}

/** The parts of the text and what its sentences state, both in document order. */
function bodyJson(context: ViewContext): { body: JsonPart[]; statements: JsonStatement[] } {
	const { children } = context.input.meeting;
	const underTitle = new Set<Node>(getContent(context));
	/** The heading that is the title of the document: no agenda item. */
	const title = children.find((node) => node.type === 'session' && !underTitle.has(node));
	const body: JsonPart[] = [];
	const statements: JsonStatement[] = [];
	const read = (node: Node, place: Place): void => {
		if (HEADS.has(node.type) || node.type === 'ignore' || node.position === undefined) return;
		if (!CONTAINERS.has(node.type)) {
			const text = getWords(node, context.input.source);
			if (text === '') return;
			body.push({ kind: node.type, ...place, line: node.position.start.line, text });
			state(node, place);
			return;
		}
		const inside = node === title ? place : placeIn(node, place, context);
		const heading = getHeading(node, context.input.source);
		if (heading !== '')
			body.push({ kind: 'heading', ...inside, line: node.position.start.line, text: heading });
		for (const child of (node as Parent).children) {
			if (child.type === 'title') state(child, inside);
			read(child, inside);
		}
	};
	const state = (node: Node, place: Place): void =>
		visit(node, (inner) => {
			for (const statement of getStatements(inner))
				if (isStatedFact(statement)) statements.push(statementJson(statement, place, context));
		});
	for (const node of getBody(context.input.meeting)) read(node, { session: null, decision: null });
	return { body, statements };
}

/** Where the parts of a container stand: an agenda item, or what was put to the vote there. */
function placeIn(node: Node, place: Place, context: ViewContext): Place {
	if (node.type === 'session') return { session: context.sessionId(node as Session), decision: null };
	const votable = context.getDecision(node) ?? context.getElection(node);
	return votable === undefined ? place : { ...place, decision: votable.id };
}

/** The line that opens a container, without the marks of a heading or fence; nothing for a vote that stands in an item without a block. */
function getHeading(node: Node, source: string): string {
	if ('form' in node && node.form === 'implicit') return '';
	const from = node.position?.start.offset ?? 0;
	return lettersBetween(node, source, from, lineEndAfter(source, from))
		.replace(/^\s*(?:#+|:::+)\s*/, '')
		.trim();
}

/** What stands in the source, comments left out. */
function getWords(node: Node, source: string): string {
	const { start, end } = node.position ?? {};
	return lettersBetween(node, source, start?.offset ?? 0, end?.offset ?? source.length).trim();
}

/** A stretch of a node's source without comments, and with the letters that references stand for: `&eacute;` is one. */
function lettersBetween(node: Node, source: string, from: number, to: number): string {
	let text = '';
	let at = from;
	visit(node, (inner) => {
		const [start, end] = [inner.position?.start.offset, inner.position?.end.offset];
		if (start === undefined || end === undefined || start < at || end > to || inner.data?.file !== undefined)
			return;
		const letters = getLetters(inner, source.slice(start, end));
		if (letters === undefined) return;
		text += source.slice(at, start) + letters;
		at = end;
	});
	return text + source.slice(at, to);
}

/** What stands for a node instead of its source, where that says it in another way. */
function getLetters(node: Node, written: string): string | undefined {
	if (node.type === 'html') return (node as Html).value.startsWith('<!--') ? '' : undefined;
	if (!/&#?\w+;/.test(written)) return undefined;
	if (node.type === 'text') return (node as Text).value;
	return node.type === 'image' ? `![${(node as Image).alt ?? ''}](${(node as Image).url})` : undefined;
}

function statementJson(statement: StatedFact, place: Place, context: ViewContext): JsonStatement {
	const { position } = statement;
	const text = context.input.source.slice(position?.start.offset, position?.end.offset);
	const { session, decision } = place;
	const placed = { kind: statement.kind, session, decision, line: position?.start.line ?? 1, text };
	switch (statement.kind) {
		case 'verdict':
			return { ...placed, says: statement.outcome };
		case 'elected':
			return { ...placed, says: statement.children.map(({ value }) => value).join(', ') };
		case 'people':
			return {
				...placed,
				of: statement.of,
				says: statement.children.map(({ value }) => value).join(', '),
			};
		case 'move': {
			const names = getChildren(statement, 'name').map(({ value }) => value);
			return { ...placed, of: statement.of, says: names.join(', ') || null };
		}
		case 'time':
			return { ...placed, of: statement.of, says: timeIn(statement.children) };
		case 'quorum':
			return { ...placed, says: statement.of };
		case 'date':
			return { ...placed, says: statement.children[0]?.value ?? null };
		case 'holding':
		case 'count':
			return { ...placed, of: statement.of, says: statement.value };
		case 'sum':
			return { ...placed, of: statement.of, says: statement.computed };
	}
}

// --- The shape of the compiled meeting as data. It is fixed: other programs read it.

/** People and votes. */
export interface JsonWeight {
	heads: Amount;
	votes: Amount;
}

/** The meeting's own facts. */
export interface JsonMeeting {
	lang: string;
	title: string | null;
	kind: string | null;
	organization: string | null;
	/** ISO date. */
	date: string | null;
	/** `14:00`. */
	opened: string | null;
	closed: string | null;
	place: string | null;
	status: string;
	/** First or later convocation. */
	call: number;
	chair: string | null;
	secretary: string | null;
	/** Identifier of the rules' profile. */
	rules: string | null;
	electorate: JsonWeight;
	/** The room at the opening: people and votes of those who may vote. */
	attendance: Record<'present' | 'remote' | 'represented' | 'byPost' | 'excused' | 'absent', JsonWeight>;
	signatures: Array<{ name: string; quality: string | null }>;
}

/** One participant or member of the roll. */
export interface JsonParticipant {
	id: string;
	name: string;
	affiliation: string | null;
	quality: string | null;
	college: string | null;
	/** Heading of the group, as written. */
	group: string | null;
	presence: string;
	elector: boolean;
	/** Null where all who are there have stated votes and this one, away, has none. */
	votes: string | null;
	/** Identifier of the proxy's holder. */
	holder: string | null;
	/** Whose seat they take, as written. */
	replaces?: string;
}

/** An agenda item, sub-items inside. */
export interface JsonSession {
	id: string;
	number: string | null;
	title: string;
	/** `14:25`. */
	time: string | null;
	/** Identifiers of what was decided in it, sub-items left out. */
	decisions: string[];
	sessions: JsonSession[];
}

/** The quorum of a vote. */
export interface JsonQuorum {
	required: Amount;
	met: boolean | null;
	count: Amount;
	base: string;
}

/** One line of a majority. */
export interface JsonRequirement {
	base: string;
	unit: string;
	/** `> 1/2`, `>= 2`, `all`. */
	threshold: string;
	have: Amount;
	of: Amount;
	met: boolean | null;
	source: string | null;
}

/** Counts of votes by answer. */
export interface JsonTally {
	for: Amount;
	against: Amount;
	abstention: Amount;
	blank: Amount;
	void: Amount;
	notVoting: Amount;
	recused: Amount;
}

/** A resolution, amendment, opinion or decision. */
export interface JsonResolution {
	id: string;
	number: string | null;
	title: string;
	/** Identifier of its agenda item. */
	session: string | null;
	kind: 'resolution' | 'amendment' | 'opinion' | 'decision';
	outcome: string;
	/** The written result, by outcome. */
	declared: string | null;
	/** Name of the majority. */
	rule: string | null;
	tally: JsonTally;
	unanimous: boolean;
	quorum: JsonQuorum | null;
	entitled: JsonWeight;
	proof: { requirements: JsonRequirement[]; sentence: string };
	/** What was put to the vote, as written in Markdown: paragraphs, lists and tables of the block, without debate and ballots. */
	text: string;
	/** Each taking of votes, in order: none, one, or two where a second vote followed. The figures above are those of the last. */
	votes: JsonVote[];
}

/** One taking of votes. */
export interface JsonVote {
	round: 1 | 2;
	/** Name of the majority. */
	rule: string | null;
	/** `secret`, `showOfHands`… */
	method: string | null;
	/** Allocation key that weighs the votes. */
	key: string | null;
	tally: JsonTally;
	entitled: JsonWeight;
	quorum: JsonQuorum | null;
	outcome: string;
	unanimous: boolean;
	/** One entry for each vote that is known by name. */
	ballots: JsonBallot[];
	proof: { requirements: JsonRequirement[]; sentence: string };
}

/** How one participant voted. */
export interface JsonBallot {
	/** Identifier of the participant. */
	participant: string;
	answer: 'for' | 'against' | 'abstention' | 'blank' | 'void' | 'blankOrVoid' | 'notVoting' | 'recused';
	votes: string;
	/** Identifier of the holder who cast it. */
	by: string | null;
	byPost: boolean;
}

/** An election or a choice. */
export interface JsonElection {
	id: string;
	number: string | null;
	title: string;
	session: string | null;
	seats: string;
	round: string;
	candidates: Array<{ name: string; votes: Amount; elected: boolean }>;
	/** The text of the block, as written in Markdown, without debate and ballots. */
	text: string;
	/** `secret`, `showOfHands`… */
	method: string | null;
	voters: Amount;
	blank: Amount;
	void: Amount;
	/** Valid ballots. */
	cast: Amount;
	/** Votes that this round asks for. */
	required: Amount;
	entitled: JsonWeight;
	quorum: JsonQuorum | null;
	/** What decided: `majority`, `relative`, `consent`, `eldest`, `stated`, `tie`, `quorumMissing` or `unknown`. */
	by: string;
}

/** Something that changed the room. */
export interface JsonEvent {
	kind: 'arrival' | 'departure' | 'return' | 'suspension' | 'resumption' | 'chairChange';
	/** `14:25`. */
	time: string | null;
	/** Identifiers of those who moved, or who takes the chair. */
	participants: string[];
	/** Identifier of the holder of the proxy that a departure gives. */
	holder: string | null;
	line: number | null;
	/** The room afterwards. */
	attendance: JsonMeeting['attendance'];
}

/** A piece of the text: a paragraph, list, table, turn to speak, line of a vote, event… */
export interface JsonPart {
	/** Type of the node: `heading`, `paragraph`, `intervention`, `ballot`, `event`… */
	kind: string;
	/** Identifier of the agenda item, and of what was put to the vote, in which it stands. */
	session: string | null;
	decision: string | null;
	/** Line of the source. */
	line: number;
	/** As written, in Markdown; comments are left out. */
	text: string;
}

/** What a sentence of the prose says about the meeting. */
export interface JsonStatement {
	kind: 'verdict' | 'elected' | 'date' | 'count' | 'people' | 'holding' | 'quorum' | 'sum' | 'time' | 'move';
	session: string | null;
	decision: string | null;
	line: number;
	text: string;
	/** What is counted, or what the people named are. */
	of?:
		| 'members'
		| 'present'
		| 'represented'
		| 'voters'
		| 'cast'
		| 'left'
		| 'absent'
		| 'excused'
		| 'votes'
		| 'for'
		| 'against'
		| 'abstention'
		| 'needed'
		| 'required'
		| 'seats'
		| 'candidates'
		| 'share'
		| 'here'
		| 'away'
		| 'proxy'
		| 'proxies'
		| 'office'
		| 'chair'
		| 'secretary'
		| 'teller'
		| 'spoke'
		| 'moved'
		| 'stands'
		| 'lost'
		| 'changed'
		| 'signed'
		| 'closed'
		| 'turned'
		| 'opened'
		| 'whole'
		| 'total'
		| 'result'
		| 'balance'
		| 'reckoned'
		| 'part'
		| 'product'
		| 'difference'
		| 'lowest'
		| 'highest'
		| 'hundred'
		| 'words'
		| 'item'
		| 'names'
		| 'term'
		| 'length'
		| 'arrival'
		| 'departure'
		| 'return'
		| 'recusal'
		| 'noVote'
		| 'interest';
	/** Outcome, ISO date or number; null for a day that does not exist. */
	says: string | null;
}

/** Something to be done. */
export interface JsonAction {
	title: string;
	owner: string | null;
	/** ISO date, or text. */
	due: string | null;
	status: string | null;
}

/** What `--to json` writes. */
export interface CompiledJson {
	/** Version of this shape: what one version has stays in it. */
	pv: 1;
	/** Counts the additions to this version. */
	revision: 1;
	meeting: JsonMeeting;
	participants: JsonParticipant[];
	sessions: JsonSession[];
	resolutions: JsonResolution[];
	elections: JsonElection[];
	actions: JsonAction[];
	messages: unknown[];
	/** Arrivals, departures, suspensions and changes of the chair, in order. */
	events: JsonEvent[];
	statements: JsonStatement[];
	/** The whole text in its order. */
	body: JsonPart[];
}
