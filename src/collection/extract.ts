/** The facts of one compiled meeting, as records. */

import type { Node } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import { listedPresence } from '../assembly/attendance/people.js';
import type {
	Decision,
	ElectionResult,
	Member,
	NamedVote,
	TallyResult,
	VoteResult,
} from '../assembly/model.js';
import { proofSentence } from '../assembly/proof/proof.js';
import {
	type Action,
	type BallotLine,
	type Field,
	findText,
	getChild,
	getField,
	getHeader,
	getRole,
	getStatements,
	isStatedFact,
	type Language,
	type Session,
	type StatedFact,
	type Statement,
	TEXTS,
	titleText,
} from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import type { Diagnostic } from '../lint/run.js';
import { isDone } from '../starter/write-meeting.js';
import { addMonths, datesIn, fromIsoDate, parseDate, toIsoDate } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { toDecimalString } from '../text/fraction.js';
import { scanNumberWords } from '../text/number.js';
import { createContext, type RenderInput, type ViewContext } from '../view/context.js';
import { findByNumber, getAmount, timeIn } from '../view/values.js';
import { ballotLines } from '../view/voted-blocks.js';
import { findChanges } from './changes.js';
import { getOrganization } from './earlier.js';
import { getSlug, identifyMembers, type MeetingPeople, type SharedPeople } from './identity.js';
import type {
	ActionRecord,
	BallotRecord,
	CandidateRecord,
	ChangeRecord,
	DecisionRecord,
	ElectionRecord,
	MandateRecord,
	MeetingFacts,
	StatementRecord,
	VoteRecord,
} from './records.js';

/** A compiled meeting, as far as facts are made of it. */
export type MeetingInput = RenderInput & { messages: readonly Diagnostic[] };

/** What is known of a meeting before it is read. */
interface MeetingPlace {
	/** Path of its file inside the collection, with `/`. */
	file: string;
	shared: SharedPeople;
	/** Indexes of the members whom the public version shows by their initials. */
	hidden?: ReadonlySet<number> | undefined;
}

/** All records of a meeting that do not need other meetings. */
export function extractFacts(
	input: MeetingInput,
	{ file, shared, hidden = new Set() }: MeetingPlace,
): MeetingFacts {
	const context = createContext(input, {});
	const organizationText = getOrganization(context.header);
	const organization = getSlug(organizationText ?? '');
	// `A.MD` beside `A.md` is another meeting, where a system tells the two names apart.
	const meeting = file.replace(/\.md$/, '');
	const people = identifyMembers(input.assembly.members, { meeting, organization }, shared, hidden);
	const extractor = new Extractor(context, people, meeting, organization);
	return extractor.all(file, organizationText, input.messages);
}

class Extractor {
	readonly #context: ViewContext;
	readonly #people: MeetingPeople;
	readonly #meeting: string;
	readonly #organization: string;

	constructor(context: ViewContext, people: MeetingPeople, meeting: string, organization: string) {
		this.#context = context;
		this.#people = people;
		this.#meeting = meeting;
		this.#organization = organization;
	}

	all(file: string, organizationText: string | null, messages: readonly Diagnostic[]): MeetingFacts {
		const { assembly } = this.#context;
		const decisions = assembly.decisions.map((decision) => this.#decision(decision));
		return {
			meetings: [this.#meetingRecord(file, organizationText, messages)],
			items: this.#items(),
			attendance: assembly.members.map((member) => ({
				meeting: this.#meeting,
				person: this.#people.findId(member),
				name: member.name,
				quality: member.quality ?? null,
				affiliation: member.affiliation ?? null,
				college: member.college ?? null,
				group_name: member.group?.name ?? null,
				presence: listedPresence(member),
				elector: member.elector,
				votes: member.votesUnknown ? null : toDecimalString(member.votes),
				holder: this.#personOrNull(member.holder),
			})),
			moves: this.#moves(),
			decisions,
			votes: assembly.decisions.flatMap((decision) => this.#votes(decision)),
			ballots: assembly.decisions.flatMap((decision) => this.#ballots(decision)),
			elections: assembly.elections.map((election) => this.#election(election)),
			candidates: assembly.elections.flatMap((election) => this.#candidates(election)),
			mandates: assembly.elections.flatMap((election) => this.#mandates(election)),
			actions: assembly.actions.map((action, index) => this.#action(action, index + 1)),
			changes: assembly.decisions.flatMap((decision) => this.#changes(decision)),
			statements: this.#statements(),
			messages: messages.map((message) => {
				const start = getStart(message);
				return {
					meeting: this.#meeting,
					rule: message.ruleId ?? '',
					severity: message.severity,
					line: start?.line ?? null,
					column: start?.column ?? null,
					file: message.file === '' ? null : message.file,
					message: message.reason,
				};
			}),
		};
	}

	#election(election: ElectionResult): ElectionRecord {
		return {
			id: this.#getId(election.id),
			meeting: this.#meeting,
			date: this.#context.assembly.date ?? null,
			item: this.#getItem(election.session),
			number: election.number,
			title: election.title,
			kind: election.node.type,
			seats: election.seats.toString(),
			round: election.round.toString(),
			method: election.method ?? null,
			voters: getAmount(election.voters),
			blank: getAmount(election.blank),
			void: getAmount(election.void),
			cast: getAmount(election.cast),
			required: getAmount(election.required),
			decided_by: election.by,
			line: getLine(election.node),
		};
	}

	#candidates(election: ElectionResult): CandidateRecord[] {
		return election.candidates.map((candidate, index) => ({
			election: this.#getId(election.id),
			seq: index + 1,
			name: candidate.name,
			person: this.#personOrNull(candidate.member),
			college: candidate.college ?? null,
			votes: getAmount(candidate.votes),
			elected: candidate.elected,
		}));
	}

	#meetingRecord(file: string, organizationText: string | null, messages: readonly Diagnostic[]) {
		const { assembly, input } = this.#context;
		const header = getHeader(input.meeting);
		const time = (field: Field | undefined) => timeIn(field?.children);
		const quorum = assembly.openingQuorum;
		return {
			id: this.#meeting,
			file,
			lang: input.lang,
			organization: this.#organization,
			organization_name: organizationText,
			kind: findText(getField(header, 'meeting')) ?? null,
			title: findText(getField(header, 'title')) ?? null,
			date: assembly.date ?? null,
			opened: time(getField(header, 'opened')),
			closed: time(getField(header, 'closed')) ?? timeIn(assembly.closing?.children),
			place: findText(getField(header, 'place')) ?? null,
			status: assembly.status,
			call: assembly.call,
			chair: this.#personOrNull(assembly.chair),
			secretary: this.#personOrNull(assembly.secretary),
			rules: input.rules.profile ?? null,
			electorate_heads: assembly.electorate.heads?.toString() ?? null,
			electorate_votes: getAmount(assembly.electorate.votes),
			quorum_required: getAmount(quorum?.required),
			quorum_count: getAmount(quorum?.count),
			quorum_met: quorum?.met ?? null,
			errors: messages.filter(({ severity }) => severity === 'error').length,
			warnings: messages.filter(({ severity }) => severity === 'warning').length,
		};
	}

	#items(): MeetingFacts['items'] {
		const items: MeetingFacts['items'] = [];
		const collect = (nodes: readonly Node[], parent: string | null) => {
			for (const node of nodes) {
				if (node.type !== 'session') continue;
				const session = node as Session;
				const item = this.#context.sessionId(session);
				items.push({
					meeting: this.#meeting,
					item,
					parent,
					number: getChild(session, 'itemNumber')?.value ?? null,
					title: titleText(session),
					time: timeIn(session.children),
					line: getLine(session),
				});
				collect(session.children, item);
			}
		};
		collect(this.#context.input.meeting.children, null);
		return items;
	}

	#moves(): MeetingFacts['moves'] {
		const moves: MeetingFacts['moves'] = [];
		for (const { node, members } of this.#context.assembly.effects) {
			const kind = node.type === 'event' ? node.event : 'chair';
			const nobody = kind === 'suspension' || kind === 'resumption';
			for (const member of nobody ? [undefined] : members)
				moves.push({
					meeting: this.#meeting,
					seq: moves.length + 1,
					kind,
					time: timeIn(node.children),
					person: this.#personOrNull(member),
					line: getLine(node),
				});
		}
		return moves;
	}

	#decision(decision: Decision): DecisionRecord {
		const vote = decision.votes.at(-1);
		return {
			id: this.#getId(decision.id),
			meeting: this.#meeting,
			date: this.#context.assembly.date ?? null,
			item: this.#getItem(decision.session),
			number: decision.number,
			title: decision.title,
			text: this.#getText(decision.node.children),
			kind: decision.kind,
			outcome: decision.outcome,
			declared: decision.declared?.outcome ?? null,
			amends: decision.amends === undefined ? null : this.#getId(decision.amends.id),
			rule: vote?.majority?.name ?? null,
			method: vote?.method ?? null,
			unanimous: vote?.unanimous ?? false,
			...counts(vote?.tally),
			entitled_heads: vote?.entitled.heads?.toString() ?? null,
			entitled_votes: getAmount(vote?.entitled.votes),
			quorum_met: vote?.quorum?.met ?? null,
			proof: vote === undefined ? '' : proofSentence(vote, this.#context.input.phrase),
			subject: this.#byNumber('subjects', decision),
			transmitted: this.#byNumber('transmitted', decision),
			line: getLine(decision.node),
		};
	}

	/** What a field of the header says for a decision by its number, or for all of them. */
	#byNumber(name: 'subjects' | 'transmitted', { number, kind }: Decision): string | null {
		const header = getHeader(this.#context.input.meeting);
		const written = findByNumber(header, name, kind === 'amendment' ? null : number);
		if (written === undefined || written.isForAll)
			return kind === 'amendment' ? null : (written?.text ?? null);
		if (name === 'subjects') return written.text.replace(/\s/g, '');
		const date = parseDate(written.text, this.#context.lang);
		return date.ok ? toIsoDate(date.date) : null;
	}

	#votes(decision: Decision): VoteRecord[] {
		return decision.votes.map((vote) => ({
			decision: this.#getId(decision.id),
			round: vote.round,
			rule: vote.majority?.name ?? null,
			verdict: vote.verdict,
			unanimous: vote.unanimous,
			...counts(vote.tally),
			quorum_required: getAmount(vote.quorum?.required),
			quorum_count: getAmount(vote.quorum?.count),
			quorum_met: vote.quorum?.met ?? null,
		}));
	}

	/** A secret ballot names nobody, whatever the tally knows. */
	#ballots(decision: Decision): BallotRecord[] {
		return decision.votes.flatMap((vote: VoteResult) =>
			namedAnswers(vote).flatMap(([answer, votes]) =>
				(vote.method === 'secret' && answer !== 'recused' ? [] : (votes ?? [])).map((named) => ({
					meeting: this.#meeting,
					decision: this.#getId(decision.id),
					round: vote.round,
					person: this.#people.findId(named.member),
					answer,
					votes: toDecimalString(named.votes),
					proxy: named.by === undefined ? null : this.#people.findId(named.by),
					by_post: named.byPost === true,
				})),
			),
		);
	}

	#mandates(election: ElectionResult): MandateRecord[] {
		if (election.node.type !== 'election') return [];
		const { assembly, lang } = this.#context;
		const line = ballotLines(election.node.children).find(({ label }) => label === 'term');
		const value = getChild(line, 'textValue');
		const term = value?.value ?? null;
		return election.candidates
			.filter(({ elected }) => elected)
			.map((candidate) => ({
				election: this.#getId(election.id),
				meeting: this.#meeting,
				organization: this.#organization,
				office: election.title,
				name: candidate.name,
				person: candidate.member === undefined ? null : this.#people.findId(candidate.member),
				start: assembly.date ?? null,
				term,
				end: term === null ? null : endOfTerm(term, assembly.date ?? null, lang),
			}));
	}

	#action(action: Action, seq: number): ActionRecord {
		const text = (role: 'owner' | 'due' | 'status') => getRole(action, role)?.value ?? null;
		const owner = text('owner');
		const status = text('status');
		return {
			meeting: this.#meeting,
			seq,
			title: titleText(action),
			owner,
			person: owner === null ? null : this.#personOrNull(this.#context.assembly.find(owner)),
			due: getChild(action, 'dateValue')?.value ?? null,
			due_text: text('due'),
			status,
			done: status !== null && isDone(status),
			line: getLine(action),
		};
	}

	#changes(decision: Decision): ChangeRecord[] {
		if (decision.outcome !== 'adopted' || decision.kind === 'amendment') return [];
		return decision.node.children
			.filter(({ type }) => PROSE.has(type))
			.flatMap((node) =>
				findChanges(this.#context.getSource(node) ?? '', this.#context.lang).map((change) => ({
					meeting: this.#meeting,
					decision: this.#getId(decision.id),
					...change,
					line: getLine(node),
				})),
			);
	}

	#statements(): StatementRecord[] {
		const records: StatementRecord[] = [];
		visit(this.#context.input.meeting as Node, (node) => {
			if (node.type === 'header') return SKIP;
			for (const statement of getStatements(node)) {
				if (!isStatedFact(statement)) continue;
				records.push({
					meeting: this.#meeting,
					seq: records.length + 1,
					kind: statement.kind,
					...getContent(statement),
					line: getLine(statement),
				});
			}
			return undefined;
		});
		return records;
	}

	/** The prose of a block as it was written, without what was said about it and its ballots. */
	#getText(children: readonly Node[]): string {
		return children
			.filter(({ type }) => PROSE.has(type))
			.flatMap((node) => this.#context.getSource(node) ?? [])
			.join('\n\n')
			.replace(/\r\n?/g, '\n');
	}

	#getId(id: string): string {
		return `${this.#meeting}#${id}`;
	}

	#getItem(session: Session | undefined): string | null {
		return session === undefined ? null : this.#context.sessionId(session);
	}

	#personOrNull(member: Member | undefined): string | null {
		return member === undefined ? null : this.#people.findId(member);
	}
}

/** Nodes of Markdown that are text of a decision. */
const PROSE: ReadonlySet<string> = new Set([...TEXTS, 'definition', 'footnoteDefinition']);

function counts(tally: TallyResult | undefined) {
	return {
		votes_for: getAmount(tally?.for),
		votes_against: getAmount(tally?.against),
		abstentions: getAmount(tally?.abstention),
		blank: getAmount(tally?.blank),
		void: getAmount(tally?.void),
		not_voting: getAmount(tally?.notVoting),
		recused: getAmount(tally?.recused),
	};
}

function getContent(statement: StatedFact): Pick<StatementRecord, 'about' | 'value'> {
	if (statement.kind === 'verdict') return { about: statement.outcome, value: statement.text };
	if (statement.kind === 'count' || statement.kind === 'holding')
		return { about: statement.of, value: statement.value };
	if (statement.kind === 'elected') return { about: 'elected', value: getNames(statement) };
	if (statement.kind === 'people' || statement.kind === 'move')
		return { about: statement.of, value: getNames(statement) || null };
	if (statement.kind === 'quorum') return { about: statement.of, value: null };
	if (statement.kind === 'time') return { about: statement.of, value: timeIn(statement.children) };
	return { about: statement.of ?? null, value: statement.children[0]?.value ?? null };
}

function namedAnswers({
	tally,
}: VoteResult): Array<[BallotRecord['answer'], readonly NamedVote[] | undefined]> {
	return Object.entries(tally.names) as ReturnType<typeof namedAnswers>;
}

function getNames({ children }: Extract<Statement, { kind: 'elected' | 'people' | 'move' }>): string {
	return children.flatMap((child) => (child.type === 'name' ? [child.value] : [])).join(', ');
}

function getLine(node: Node | BallotLine): number | null {
	return node.position?.start.line ?? null;
}

function getStart({ place }: Diagnostic): { line: number; column: number } | undefined {
	return place === undefined ? undefined : 'start' in place ? place.start : place;
}

// --- How long an office is held: `3 ans`, `6 years`, `jusqu’au 30 juin 2027`.

/** The ISO date on which a term ends that starts on a day; nothing where its words do not say it beyond doubt. */
function endOfTerm(text: string, start: string | null, lang: Language): string | null {
	const dates = datesIn(text, lang);
	if (dates.length > 0) {
		const [only] = dates;
		return dates.length === 1 && only?.result.ok ? toIsoDate(only.result.date) : null;
	}
	const months = monthsIn(text);
	const from = start === null ? undefined : fromIsoDate(start);
	return months === undefined || from === undefined ? null : toIsoDate(addMonths(from, months));
}

/** A length of time as a number of months: `3 ans`, `six mois`, `two years`, `18 months`; nothing where there is anything else. */
export function monthsIn(text: string): number | undefined {
	const folded = foldKeyword(text);
	const digits = /^\d{1,3}(?= ?\p{L})/u.exec(folded)?.[0];
	const words = digits === undefined ? scanNumberWords(folded) : undefined;
	const count = digits === undefined ? words?.value : Number(digits);
	if (count === undefined || count < 1) return undefined;
	const rest = folded.slice(digits?.length ?? words?.length ?? 0).trim();
	const unit = vocabulary('durations').findId(rest);
	return unit === undefined ? undefined : unit === 'years' ? count * 12 : count;
}
