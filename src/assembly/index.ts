/** From the tree and the rules to the assembly: who was there, what was counted, what was decided and why. */

import type { Node, Position } from 'unist';
import {
	type Choice,
	type Election,
	findText,
	getBody,
	getChild,
	getField,
	getHeader,
	getHeaderDate,
	getUncounted,
	type Header,
	isFieldBroken,
	isHeaderBroken,
	type Meeting,
	type Resolution,
	TEXTS,
} from '../ast/index.js';
import { findProfile } from '../law/profiles.js';
import type { Rules } from '../law/rules.js';
import { type EarlierMeetings, withdrawUnearned } from './attendance/earned-votes.js';
import { readElectorate, reportUnweighted } from './attendance/electorate.js';
import { readMandates, reportHoldersNeverThere } from './attendance/mandates.js';
import { gatherPeople } from './attendance/people.js';
import { getQualityTexts, hasQuality } from './attendance/qualities.js';
import type { OfficeTitles } from './attendance/roster.js';
import { withdrawVotes } from './attendance/without-vote.js';
import { type Decided, decide } from './blocks/decision.js';
import { Agenda, checkNotice, getToldNotice, readAgenda, readCall } from './blocks/notice.js';
import { checkItemNumbers, linkAmendments, linkJointVotes, numberBlocks } from './blocks/numbering.js';
import type { BlockContext, DecidingContext, NumberedBlock, Replay } from './context.js';
import { elect } from './election/election.js';
import type { Assembly, Decision, ElectionResult, Member, QuorumResult } from './model.js';
import { firstLine, Problems, voteLine } from './problems.js';
import {
	checkQuorumStatement,
	computeQuorum,
	isBeyondAgenda,
	quorumMoment,
	quorumRuleFor,
	statedPresence,
} from './quorum/quorum.js';
import { replay } from './replay.js';
import { commonStep } from './requirement.js';
import { checkToldPeople } from './statements/people.js';
import { checkStatements } from './statements/statements.js';
import { readInterests } from './vote/interests.js';
import { VoteMatrix } from './vote/matrix.js';
import { sourceValues, subjectWords } from './wording.js';

export type * from './model.js';

/** What an assembly may be given beside the meeting and its rules. */
interface AssembleOptions {
	/** What the offices are called, so that `le président` finds the person in the chair. */
	officeTitles?: OfficeTitles | undefined;
	/** What is known of the meetings before, where the right to vote depends on them. */
	earlier?: EarlierMeetings | undefined;
}

/** Replays the meeting and decides everything that was put to the vote. It never fails: contradictions are in `problems`. */
export function assemble(
	meeting: Meeting,
	rules: Rules,
	{ officeTitles = { chair: [], secretary: [] }, earlier }: AssembleOptions = {},
): Assembly {
	const problems = new Problems();
	const header = getHeader(meeting);
	const room = seat(meeting, rules, { officeTitles, earlier }, problems);
	const { people, electorate, replay: replayed } = room;
	const agenda = new Agenda(readAgenda(header));
	const context = readBlocks(meeting, room, agenda);
	const { status, call, step } = context;
	const decided = decideAll(context.blocks, context);
	const { decisions, elections } = decided;
	context.matrix?.report();

	const isConvened = status === 'convened';
	const statements = {
		rules,
		electorate,
		step,
		call,
		problems,
		fallen: room.mandates.fallen,
		silent: isConvened,
	};
	const quorumChecks = replayed.quorumStatements.map(({ node, attendance }) =>
		checkQuorumStatement(node, attendance, statements),
	);
	const quorumRule = quorumRuleFor(rules, null, call);
	const openingQuorum =
		quorumRule && computeQuorum({ rule: quorumRule, attendance: replayed.opening, electorate, step });
	const notice = checkNotice(header, rules, call, problems, getToldNotice(meeting));
	reportBlocks(header, context, agenda, decided);
	if (!isConvened) {
		agenda.reportUntreated(getBody(meeting), problems);
		checkToldPeople(meeting, { people, replay: replayed, problems });
	}
	const repeats = checkText(meeting, context, decided, openingQuorum ?? null);
	const date = getHeaderDate(header, 'date');
	return {
		members: [...people.members, ...replayed.outsiders],
		electorate: { heads: electorate.heads, votes: electorate.votes },
		weighted: electorate.weighted,
		opening: replayed.opening,
		call,
		...(date && { date: date.value }),
		status,
		...(people.chair ? { chair: people.chair } : {}),
		...(people.secretary ? { secretary: people.secretary } : {}),
		decisions,
		elections,
		effects: replayed.effects,
		quorumChecks,
		snapshots: replayed.snapshots,
		...(openingQuorum ? { openingQuorum } : {}),
		...(notice ? { notice } : {}),
		actions: replayed.actions,
		...(replayed.closing ? { closing: replayed.closing } : {}),
		repeats,
		problems: problems.all.filter(({ rule }) => !isExplained(rule, status, meeting)),
		quorumAt: ({ from, attendance, item }) =>
			quorumRule &&
			computeQuorum({
				rule: quorumRule,
				attendance: quorumMoment(quorumRule, { opening: replayed.opening, item, vote: attendance }),
				electorate,
				step,
				stated: attendance.known ? undefined : statedAbove(from, room),
			}),
		find: (name) => people.roster.find(name),
	};
}

/** Compares what the text states with what was found, and gives the places that say again what stands elsewhere. */
function checkText(
	meeting: Meeting,
	{ rules, people, electorate, problems, status, replay: { opening, snapshots } }: DecidingContext,
	{ decisions, elections }: DecidedBlocks,
	quorum: QuorumResult | null,
): Position[] {
	return checkStatements(meeting, {
		decisions,
		elections,
		problems,
		opening,
		rooms: snapshots.map(({ attendance }) => attendance),
		snapshots,
		members: electorate.heads,
		votes: electorate.votes,
		weighted: electorate.weighted,
		named: electorate.named.votes,
		quorum,
		find: (name) => people.roster.find(name),
		article: (name) => rules.article(name),
		findRule: (name) => rules.find(name),
		told: new Set(),
		silent: status === 'convened',
	});
}

/** Who may vote, who was there when. */
type Room = Pick<DecidingContext, 'rules' | 'people' | 'electorate' | 'mandates' | 'replay' | 'problems'>;

/** The people of the header, and the meeting walked through with them: who came and left, who carries whose vote. */
function seat(
	meeting: Meeting,
	rules: Rules,
	{ officeTitles, earlier }: AssembleOptions & { officeTitles: OfficeTitles },
	problems: Problems,
): Room {
	const header = getHeader(meeting);
	const people = gatherPeople(meeting, officeTitles, problems);
	if (rules.votingRight)
		withdrawUnearned(
			people,
			{ rule: rules.votingRight, earlier, rulesNode: getField(header, 'rules') ?? header },
			problems,
		);
	withdrawVotes(people, rules, meeting, officeTitles);
	const electorate = readElectorate(header, people, rules, problems);
	reportUnweighted(people.members, problems);
	const mandates = readMandates(people, electorate, rules, problems);
	const replayed = replay({ meeting, people, mandates, electorate, rules, problems });
	reportHoldersNeverThere(mandates, (member) => replayed.everThere.has(member), problems);
	for (const member of mandates.fallen) member.flawed = true;
	reportBarredChairs(header, people, replayed, rules, problems);
	return { rules, people, electorate, mandates, replay: replayed, problems };
}

/** The blocks that are voted on, numbered and linked, with all that deciding them takes. */
function readBlocks(meeting: Meeting, room: Room, agenda: Agenda): DecidingContext {
	const { people, replay: replayed, problems } = room;
	const header = getHeader(meeting);
	const status = readStatus(header);
	const blocks = numberBlocks(replayed.blocks, linkAmendments(replayed.blocks, problems), problems);
	if (status !== 'convened') checkItemNumbers(meeting.children, problems);
	return {
		...room,
		lang: meeting.lang,
		call: readCall(header),
		status,
		headerBroken: isHeaderBroken(meeting),
		told: getUncounted(meeting),
		step: commonStep(people.members.flatMap((member) => [member.votes, ...member.keyVotes.values()])),
		matrix: VoteMatrix.of(header, people.roster, problems),
		interests: readInterests(people.members),
		blocks,
		joints: linkJointVotes(replayed, blocks, problems),
		isOffAgenda: (scene) => agenda.lacks(scene),
		statedPresence: (scene) => statedAbove(scene.node, room),
	};
}

/** How many are there, as the last line of the quorum above a place says. */
function statedAbove(place: Node, { replay: { quorumStatements }, electorate }: Room) {
	const above = quorumStatements.findLast(
		({ node }) => (node.position?.start.offset ?? 0) <= (place.position?.start.offset ?? 0),
	);
	return above && statedPresence(above.node, electorate.weighted);
}

/** Whoever takes the chair, at the opening or later, though the rules bar them from it; each person once. */
function reportBarredChairs(
	header: Header,
	{ chair }: Pick<Assembly, 'chair'>,
	{ effects }: Replay,
	{ chairBarred }: Rules,
	problems: Problems,
): void {
	if (!chairBarred) return;
	const told = new Set<Member>();
	const report = (member: Member, place: Node | undefined) => {
		if (told.has(member) || !chairBarred.qualities.some((quality) => hasQuality(member, quality))) return;
		told.add(member);
		problems.at(place, 'people/barred-chair', 'barred', {
			values: {
				name: member.name,
				quality: getQualityTexts(member).join(', '),
				...sourceValues(chairBarred.source),
			},
			related: [member.nodes[0]],
		});
	};
	if (chair) report(chair, getField(header, 'chair'));
	for (const { node, members } of effects)
		if (node.type === 'chairChange' && members[0]) report(members[0], node);
}

/** Before the meeting nothing is said of the quorum; where a list of people is broken, nothing of how many they are. */
function isExplained(rule: string, status: Assembly['status'], meeting: Meeting): boolean {
	const isQuorum = rule.startsWith('quorum/');
	if (status === 'convened' && isQuorum) return true;
	if (!isQuorum && !OF_PEOPLE.has(rule)) return false;
	if (
		rule === 'vote/not-entitled' &&
		isHeaderBroken(meeting) &&
		getField(getHeader(meeting), 'participants') === undefined
	)
		return true;
	return (['participants', 'members'] as const).some(
		(name) => isFieldBroken(meeting, name) || isListUnread(meeting, name),
	);
}

/** What a list of people that cannot be read explains. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['vote/too-many', 'vote/too-few', 'vote/not-entitled']);

/** A list in a file that is not there, or holds nobody: that has its own message. */
function isListUnread(meeting: Meeting, name: 'participants' | 'members'): boolean {
	const children = getField(getHeader(meeting), name)?.children ?? [];
	if (!children.some(({ type }) => type === 'fileValue')) return false;
	return !children.some((child) => child.type === 'roll' && child.children.length > 0);
}

/** What the blocks of a meeting came to; a decision with its block, too. */
interface DecidedBlocks {
	decided: Decided[];
	decisions: Decision[];
	elections: ElectionResult[];
}

/** Blocks in their order, but those that another holds before it: the amendments of a motion are voted on first. */
function innerFirst(blocks: readonly NumberedBlock[]): NumberedBlock[] {
	const order: NumberedBlock[] = [];
	const open: NumberedBlock[] = [];
	for (const block of blocks) {
		for (let last = open.at(-1); last && last.scene !== block.scene.parent; last = open.at(-1)) {
			order.push(last);
			open.pop();
		}
		open.push(block);
	}
	return [...order, ...open.reverse()];
}

function decideAll(blocks: readonly NumberedBlock[], context: DecidingContext): DecidedBlocks {
	const decided: Decided[] = [];
	const elections: ElectionResult[] = [];
	for (const block of innerFirst(blocks)) {
		if (isResolution(block)) decided.push({ decision: decide(block, decided, context), block });
		else if (isElection(block)) elections.push(elect(block, elections, context));
	}
	decided.sort((one, other) => one.block.scene.order - other.block.scene.order);
	// An amendment stands before the text that it changes.
	const byScene = new Map(decided.map(({ block, decision }) => [block.scene, decision]));
	for (const { block, decision } of decided) {
		const amends = block.amends && byScene.get(block.amends);
		if (amends) decision.amends = amends;
	}
	return { decided, decisions: decided.map(({ decision }) => decision), elections };
}

/** What is wrong with a block as a whole, or missing from the file for all of them. */
function reportBlocks(
	header: Header,
	context: DecidingContext,
	agenda: Agenda,
	{ decided, elections }: DecidedBlocks,
): void {
	const { problems, rules, status, blocks } = context;
	for (const { decision, block } of decided) {
		// `Avis n° 14 – Politique sociale` is on what the title names.
		const isNamed =
			(decision.kind === 'opinion' && Boolean(decision.title)) || tellsDecision(decision.title ?? '');
		const hasText = isNamed || decision.node.children.some((child) => PROSE.has(child.type));
		if (decision.node.form !== 'implicit' && !hasText) {
			problems.in(firstLine(decision.node), 'resolution/empty', 'empty', {
				values: { subject: subjectWords({ ...block, kind: block.word }) },
			});
		}
	}
	const byScene = new Map<BlockContext, Decided['decision']>();
	for (const { decision, block } of decided)
		if (!byScene.has(block.scene)) byScene.set(block.scene, decision);
	const voted = blocks.filter(({ scene }) => byScene.get(scene)?.votes.length !== 0);
	const electionsByNode = new Map(elections.map((election) => [election.node as object, election]));
	// What was decided there lacked the quorum.
	const isWithoutQuorum = (scene: BlockContext) =>
		(byScene.get(scene)?.votes.at(-1) ?? electionsByNode.get(scene.node))?.quorum?.met === false;
	const refused = (scene: BlockContext) => isBeyondAgenda(scene, context) && isWithoutQuorum(scene);
	// A second ballot is no new item, whatever its title.
	agenda.report(
		voted.flatMap(({ scene }) => (byScene.get(scene)?.secondOf ? [] : [scene])),
		refused,
		problems,
	);
	const first = voted[0]?.scene.node;
	if (!first) return;
	if (!rules.given && !context.headerBroken) reportNoRules(header, voteLine(first), problems);
	if (rules.lawUnknown)
		problems.in(voteLine(first), 'vote/no-rules', 'notThen', {
			values: { name: rules.name ?? '', since: { date: rules.knownSince ?? '' } },
		});
	if (status !== 'convened' && (!context.headerBroken || context.replay.opening.known))
		reportUnknownQuorum({ decided, elections }, context);
}

/** The first quorum of which nobody can tell whether it is met. */
function reportUnknownQuorum(
	{ decided, elections }: Pick<DecidedBlocks, 'decided' | 'elections'>,
	{ problems, electorate }: DecidingContext,
): void {
	const results = [
		...decided.flatMap(({ decision }) =>
			decision.votes.map(({ quorum }) => ({ quorum, node: decision.node })),
		),
		...elections,
	];
	const unknown = results.find(({ quorum }) => quorum && quorum.met === null);
	if (!unknown?.quorum) return;
	const { of, count, unit, rule } = unknown.quorum;
	const { unweighed } = electorate;
	const isWeightOpen = unit === 'votes' && unweighed.length > 0;
	const whole = count === null ? 'both' : isWeightOpen ? 'weights' : 'base';
	problems.in(voteLine(unknown.node), 'quorum/unknown', of === null ? whole : 'count', {
		values: {
			unit,
			people: unweighed.map(({ name }) => name),
			count: unweighed.length,
			...sourceValues(rule.source),
		},
	});
}

/** Whether a title alone says what was put to the vote: `Hausse de 5 € du tarif adulte`, `Président de séance : M. Huet`, unlike `Budget 2025`. */
function tellsDecision(title: string): boolean {
	const named = title.replaceAll(/\([^()]*\)/g, ' ');
	return /\p{L}{4}/u.test(named) && (AMOUNT.test(named) || (named.includes(':') && DETAILED.test(named)));
}

/** Two words behind a colon. */
const DETAILED = /\p{L}\s?:\s.*?\p{L}\P{L}+\p{L}{2}/u;

const AMOUNT = /[$€£%]\s?\d|\d\s?[$€£%]/;

const PROSE: ReadonlySet<string> = new Set([...TEXTS, 'html', 'session', 'confidential']);

/** That no rules were given; a warning where a profile has those of such a body. */
function reportNoRules(header: Header, place: Position | undefined, problems: Problems): void {
	const organization = getField(header, 'organization');
	const form = findText(organization && getField(organization, 'form')) ?? '';
	const found = findProfile(findText(getField(header, 'meeting')), form);
	if (found === undefined) problems.in(place, 'vote/no-rules', 'none');
	else problems.in(place, 'vote/no-rules', 'ofBody', { severity: 'warning', values: found });
}

function readStatus(header: Header): Assembly['status'] {
	const value = getChild(getField(header, 'status'), 'keywordValue')?.value;
	return value === 'convened' || value === 'draft' || value === 'approved' ? value : 'final';
}

function isResolution(
	block: NumberedBlock,
): block is NumberedBlock & { scene: BlockContext & { node: Resolution } } {
	return block.scene.node.type === 'resolution';
}

function isElection(
	block: NumberedBlock,
): block is NumberedBlock & { scene: BlockContext & { node: Election | Choice } } {
	return block.scene.node.type !== 'resolution';
}
