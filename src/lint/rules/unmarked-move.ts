import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent, Position } from 'unist';
import type { Assembly, Member } from '../../assembly/model.js';
import { findActing, findCountedAway, type Gone, isOut } from '../../assembly/statements/away.js';
import {
	type Event,
	getChild,
	getStatements,
	isMove,
	listNodes,
	type Meeting,
	type MoveStatement,
	type Name,
	type Session,
} from '../../ast/index.js';
import { eventLine, mentions } from '../../language/index.js';
import { addTo, countWhile } from '../../text/lists.js';
import { readSentences } from '../../text/sentences.js';
import { HALF_DAY } from '../../text/time.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

/** Moves that the prose tells, `Paul Weiss quitte la séance`, without an event or a recusal near them: they change no count. */
export const peopleUnmarkedMove: Rule = {
	id: 'people/unmarked-move',
	severity: 'info',
	check(context) {
		const { assembly, meeting, report } = context;
		const checker = new MoveChecker(context);
		for (const { node, above } of listNodes(meeting))
			if (TEXTS.has(node.type))
				for (const statement of getStatements(node))
					if (statement.kind === 'move') checker.check(statement, [...above, node]);
		const { acting, voted } = findActing(checker.gone, meeting, assembly);
		for (const { position, member, line } of acting)
			report({
				place: position,
				code: 'acts',
				severity: 'warning',
				values: { name: member.name, line: { line } },
			});
		const gone = checker.gone.filter(({ member }) => !voted.has(member));
		for (const { position, code, values } of findCountedAway(gone, assembly))
			report({ place: position, code, severity: 'warning', values });
	},
};

/** Where somebody is told to move; a program or a piece of HTML is no text of the meeting. */
const TEXTS: ReadonlySet<string> = new Set(['paragraph', 'tableCell', 'title']);

/** A move of a participant, and where it is told. */
interface Told {
	move: MoveStatement;
	/** The last of those who move, and all of them. */
	member: Member;
	movers: readonly Member[];
	/** The hour as it is written. */
	hour: string | undefined;
	/** The nodes around the statement, from the meeting to its text. */
	path: readonly Node[];
	/** The item of the agenda that it stands in, or the meeting. */
	item: Node;
	/** Where a line may say the same move. */
	around: Node;
}

/** What the lines of an item say: where its votes stand, who comes and goes, and the votes, by their numbers, that each keeps out of. */
interface ItemMarks {
	votes: { at: number; of: Node }[];
	people: Map<Member, { steps: MarkedStep[]; out: Set<number> }>;
}

/** `leaves`: whether somebody goes or comes; nothing of who takes the chair. */
interface MarkedStep {
	at: number;
	leaves?: boolean;
}

class MoveChecker {
	/** Who left, came back or keeps out, by the text alone, in its order. */
	readonly gone: Gone[] = [];
	readonly #context: RuleContext;
	readonly #meeting: Meeting;
	readonly #assembly: Assembly;
	readonly #report: (finding: Finding) => void;
	/** Where the first item starts in the file. */
	readonly #firstItem: number;
	/** Who keeps out of a vote, and the line that says so. */
	readonly #recusals = new Set<string>();
	/** Of whom anything was told. */
	readonly #left = new Set<Member>();
	/** What lines of events and recusals say of people, by the item, once somebody asks. */
	readonly #marks = new Map<Node, ItemMarks>();
	/** The lines by which each comes or goes, once somebody asks. */
	#events: Map<Member, Event[]> | undefined;

	constructor(context: RuleContext) {
		this.#context = context;
		this.#meeting = context.meeting;
		this.#assembly = context.assembly;
		this.#report = context.report;
		this.#firstItem = getStart(this.#meeting.children.find(({ type }) => ITEMS.has(type))) ?? 0;
	}

	check(move: MoveStatement, path: readonly Node[]): void {
		const node = path.at(-1);
		const heading = node?.type === 'title' ? path.at(-2) : undefined;
		// `### 14h20 – Départ de Paul Weiss`: the hour is a node of its own.
		const time = getChild(move, 'timeValue') ?? (heading && getChild(heading as Session, 'timeValue'));
		if (heading && (move.brief || move.more || !time || !isBareHeading(heading))) return;
		const hour = time && this.#getText(time.position);
		const names = move.children.filter((child) => child.type === 'name');
		const movers = names.flatMap(({ value }) => this.#assembly.find(value) ?? []);
		const member = movers.at(-1);
		if (!member) {
			this.#unknown(move, hour, names[0]);
			return;
		}
		const item = path[1] ?? this.#meeting;
		const around = ITEMS.has(item.type) ? item : besides(item, this.#meeting);
		const told = { move, member, movers, hour, path, item, around };
		if (move.by === 'line') this.#line(told);
		else if (move.by === 'without') this.#without(told);
		else this.#verb(told);
	}

	#line(told: Told): void {
		const { move, member, hour } = told;
		if (this.#isMarked(told)) return;
		if (move.of !== 'departure' || (hour !== undefined && this.#staysAway(told)))
			this.gone.push({ member, id: move.of, at: getStart(move) ?? 0, line: getLine(move) });
		this.#report({
			place: move.position,
			code: move.of === 'departure' ? 'departure' : 'arrival',
			...this.#proposeLine(told, move.of, hour !== undefined),
		});
	}

	#verb(told: Told): void {
		const { move, member, hour } = told;
		if (this.#isMarked(told)) {
			this.#compareHours(told);
			return;
		}
		// `M. Cary ayant quitté la séance à 18h55` in the item below his line.
		const above = this.#eventsOf(member).findLast((event) => (getStart(event) ?? 0) < (getStart(move) ?? 0));
		if (above?.event === move.of && hour !== undefined) {
			this.#compareHours({ ...told, item: above });
			return;
		}
		// `Luc Bon was excused`, who never came, left nothing.
		if (AWAY.has(member.presence) && move.excused) return;
		// `The company secretary withdrew`, who has no vote, stays in no count.
		if (move.of === 'departure' && !member.elector && member.group?.kind !== 'present') return;
		// `M. Weiss est intéressé à l’affaire`: he keeps out of its vote.
		if (move.of === 'interest' || move.of === 'noVote')
			this.gone.push({
				member,
				id: 'recusal',
				at: getStart(move) ?? 0,
				line: getLine(move),
				vote: (move.item && this.#itemOf(move.item)) || voteAround(told),
				...(move.of === 'interest' && { interest: true, ...(move.item && { named: true }) }),
			});
		else this.#tell(told);
	}

	/** `Hors la présence de M. Weiss, le conseil …`, of the vote below. */
	#without(told: Told): void {
		const { member } = told;
		if (!isAboveVote(told) || AWAY.has(member.presence)) return;
		const vote = voteAround(told);
		// `M. Weiss se retire. Hors de sa présence …`: told above.
		const isTold = this.gone.slice(-LAST_GONE).some((one) => one.member === member && one.vote === vote);
		if (!isTold && !this.#isMarked(told)) this.#tell(told);
	}

	#tell(told: Told): void {
		const { move, member, movers, hour, item } = told;
		// `doit partir à 21h` is no move yet, nor what a line below notes.
		const isLater = move.doubt === 'later';
		if (isLater && this.#eventsOf(member).some(({ event }) => event === move.of)) return;
		// `Paul Weiss is back in charge`: of whom nobody says that he left, no count changes.
		const isNowhere = move.of === 'return' && hour === undefined && move.object === undefined;
		if (isNowhere && !AWAY.has(member.presence) && !this.#hasLeft(member)) return;
		const isVote = move.object === 'vote';
		// `sort pour la durée du vote`, `se retire` above a count: out of that vote, and no more is said.
		const isAside = isAboveVote(told) && move.bare && hour === undefined && this.#staysAway(told);
		const id = move.of === 'departure' && (isVote || isAside) ? 'recusal' : move.of;
		// Whoever has no vote keeps out of none.
		if (id === 'recusal' && !member.elector) return;
		// `Hors la présence de M. Weiss, …, M. Weiss ne prenant pas part au vote` is one.
		this.#left.add(member);
		const recusal = `${member.id} ${getLine(move)}`;
		if (id === 'recusal' && this.#recusals.has(recusal)) return;
		if (id === 'recusal') this.#recusals.add(recusal);
		const isAway = AWAY.has(member.presence) && member.group !== undefined;
		const isSure =
			id !== 'recusal' &&
			!isVote &&
			// Where somebody without a vote is listed, no count changes.
			(member.elector || isAway) &&
			((id === 'arrival' && isAway) || hour !== undefined || move.object === 'meeting');
		if (!isSure && move.doubt === 'vague') return;
		const vote = id === 'recusal' ? voteAround(told) : undefined;
		const isLeft = id !== 'departure' || (isSure && !isLater && this.#staysAway(told));
		// Without an hour, whoever left may be back for the next item.
		const until = id === 'departure' && hour === undefined ? item : vote;
		const at = getStart(move) ?? 0;
		if (isLeft)
			for (const one of movers)
				this.gone.push({ member: one, id, at, line: getLine(move), ...(until ? { vote: until } : {}) });
		const finding: Finding = {
			place: move.position,
			code: id === 'recusal' || id === 'departure' ? id : 'arrival',
			...this.#proposeLine(told, id, isSure),
		};
		// The correction writes one line for all of them.
		for (const { name } of movers.slice(0, -1))
			this.#report({ ...finding, fixes: [], values: { ...finding.values, name } });
		this.#report(finding);
	}

	/** Whether a line or a sentence above tells it. */
	#hasLeft(member: Member): boolean {
		return this.#left.has(member) || this.#eventsOf(member).length > 0;
	}

	/** People without a name, `Deux personnes quittent la salle à 20h`, and somebody who is on no list, `M. Duval quitte la séance à 15h`. */
	#unknown(move: MoveStatement, hour: string | undefined, name: Name | undefined): void {
		if (move.who === 'counted')
			this.#report({
				place: move.position,
				code: this.#assembly.opening?.unnamed === undefined ? 'unnamed' : 'heads',
				severity: 'warning',
				values: {
					text: this.#getText(move.position),
					move: move.of,
					line: eventLine(isMove(move.of) ? move.of : 'departure', '…', hour, undefined, this.#meeting.lang),
				},
			});
		if (move.who !== 'stranger' || !name) return;
		const isListed = this.#assembly.members.some(({ elector, group }) => elector && group !== undefined);
		// Who bears a name of the list, or one like it, is none.
		if (isListed && !this.#assembly.find(name.value.split(/\s+/).at(-1) ?? ''))
			this.#report({ place: move.position, code: 'stranger', values: { name: name.value } });
	}

	/** The hour right behind a verb against that of the line which says the move. */
	#compareHours({ move, member, item }: Told): void {
		const told = move.behind ? getChild(move, 'timeValue')?.value : undefined;
		const only = told === undefined ? undefined : markedHour(member, item, this.#assembly, move.of);
		// `8:35` and `8:35 pm` are one hour.
		if (told === undefined || !only || (told - only.marked) % HALF_DAY === 0) return;
		this.#report({
			place: move.position,
			code: 'otherHour',
			severity: 'warning',
			values: {
				name: member.name,
				told: { time: told },
				marked: { time: only.marked },
				line: { line: only.line },
			},
		});
	}

	/** The line that says the move as the language does, with the hour, everybody who moves and the proxy; and its fix. */
	#proposeLine(
		{ move, member, movers, hour, path }: Told,
		id: MoveStatement['of'],
		isSure: boolean,
	): Pick<Finding, 'values' | 'severity' | 'fixes'> {
		const holder = id === 'departure' ? getChild(move, 'proxyTo')?.children[0].value : undefined;
		const line = eventLine(
			isMove(id) ? id : 'departure',
			movers.map(({ name }) => name).join(', '),
			hour,
			holder === undefined ? undefined : this.#assembly.find(holder)?.name,
			this.#meeting.lang,
		);
		const values = { name: member.name, line };
		// In the block of a vote, whoever keeps out of it changes what its counts are of.
		if (id === 'recusal' && (path.some(({ type }) => type === 'resolution') || holdsBallot(path[1])))
			return { values, severity: 'warning' };
		if (!isSure || id === 'recusal') return { values };
		const paragraph = path.at(-1) as Parent;
		const [start, end] = [paragraph.position?.start, paragraph.position?.end];
		// In a list or a quote a line of its own has no place.
		const isPlain = paragraph.type === 'paragraph' && !path.some(({ type }) => IN_OTHER.test(type));
		if (!isPlain || !start || !end) return { values, severity: 'warning' };
		const isAll =
			move.whole && paragraph.children.length === 1 && readSentences(wordsOf(paragraph))[0]?.whole;
		const text = isAll ? line : `\n\n${line}`;
		const position = isAll ? { start, end } : { start: end, end };
		return {
			values,
			severity: 'warning',
			fixes: [{ description: 'writeMove', safe: false, edits: [{ position, text }] }],
		};
	}

	/** Whether whoever leaves is out from then on, and so are the votes. */
	#staysAway({ move, path }: Told): boolean {
		// Who comes and goes is often told at the head of the record, and not where it happens.
		const isEarly = (getStart(move) ?? 0) < this.#firstItem || namesAttendance(path[1]);
		// With a proxy the votes stay.
		return !move.brief && !isEarly && getChild(move, 'proxyTo') === undefined;
	}

	/** The item of the agenda that has a number. */
	#itemOf(number: string): Node | undefined {
		const isIt = (node: Node) =>
			node.type === 'session' && getChild(node as Session, 'itemNumber')?.value === number;
		return listNodes(this.#meeting).find(({ node }) => isIt(node))?.node;
	}

	/**
	 * Whether a line of the same agenda item says what a text tells: an event next to it that leaves the person where the text does, or who keeps
	 * out of the vote above or below it. Of a recusal that no block holds nobody knows which of the votes it is of.
	 */
	#isMarked({ move, member, hour, path, around }: Told): boolean {
		let { votes, people } = this.#marks.get(around) ?? {};
		if (!votes || !people) {
			({ votes, people } = this.#findMarks(around));
			this.#marks.set(around, { votes, people });
		}
		const marks = people.get(member);
		if (!marks) return false;
		const at = getStart(move) ?? 0;
		const leaves = LEAVES.has(move.of);
		const block = path.findLast(({ type }) => type === 'resolution');
		const next = countWhile(marks.steps, (step) => step.at <= at);
		// The lines of what is told at an hour, or of a whole item, may follow it together; they alternate.
		const near = marks.steps.slice(Math.max(0, next - 1), next + (block && hour === undefined ? 1 : 2));
		if (near.some((step) => (step.leaves ?? leaves) === leaves)) return true;
		const vote = countWhile(votes, (one) => one.at <= at);
		if (!isMove(move.of) && !block) return marks.out.size > 0;
		const isOwn = !block || votes[vote - 1]?.of === block;
		return marks.out.has(vote) || (isOwn && marks.out.has(vote - 1));
	}

	#findMarks(around: Node): ItemMarks {
		const votes: ItemMarks['votes'] = [];
		const people: ItemMarks['people'] = new Map();
		for (const { node, above } of listNodes(around)) {
			const vote = node.type === 'ballot' && (above.findLast(({ type }) => type === 'resolution') ?? node);
			if (vote && vote !== votes.at(-1)?.of) votes.push({ at: getStart(node) ?? 0, of: vote });
			const event = node.type === 'name' ? above.find(({ type }) => MARKS.has(type)) : undefined;
			const member =
				event || (node.type === 'name' && isOut(above))
					? this.#assembly.find((node as Name).value)
					: undefined;
			if (!member) continue;
			const marks = people.get(member) ?? { steps: [], out: new Set() };
			people.set(member, marks);
			if (event)
				marks.steps.push({
					at: getStart(event) ?? 0,
					...(event.type === 'event' && { leaves: (event as Event).event === 'departure' }),
				});
			else marks.out.add(votes.length - 1);
		}
		return { votes, people };
	}

	#eventsOf(member: Member): readonly Event[] {
		this.#events ??= this.#eventsByMember();
		return this.#events.get(member) ?? [];
	}

	#eventsByMember(): Map<Member, Event[]> {
		const found = new Map<Member, Event[]>();
		for (const { node } of listNodes(this.#meeting))
			for (const child of node.type === 'event' ? (node as Event).children : []) {
				const member = child.type === 'name' ? this.#assembly.find(child.value) : undefined;
				if (!member) continue;
				addTo(found, member, node as Event);
			}
		return found;
	}

	#getText(position: Position | undefined): string {
		return this.#context.source.slice(position?.start.offset, position?.end.offset);
	}
}

function getStart(node: Node | undefined): number | undefined {
	return node?.position?.start.offset;
}

function getLine({ position }: Node): number {
	return position?.start.line ?? 0;
}

/** The block of the vote that a text stands in, else its item. */
function voteAround({ path, item }: Told): Node {
	return path.find(({ type }) => type === 'resolution') ?? item;
}

/** Whether a text stands in the block of a vote, above what was counted. */
function isAboveVote({ path, move }: Told): boolean {
	const block = path.find(({ type }) => type === 'resolution') as Parent | undefined;
	const ballot = block?.children.find(({ type }) => type === 'ballot');
	return ballot !== undefined && (getStart(ballot) ?? 0) > (getStart(move) ?? 0);
}

function holdsBallot(item: Node | undefined): boolean {
	return item !== undefined && listNodes(item).some(({ node }) => node.type === 'ballot');
}

/** Those of whom the sentences right above tell. */
const LAST_GONE = 8;

const MARKS: ReadonlySet<string> = new Set(['event', 'chairChange']);

/** Whoever has an interest keeps out too. */
const LEAVES: ReadonlySet<string> = new Set(['departure', 'recusal', 'noVote', 'interest']);

const IN_OTHER = /^(?:list|blockquote|table|intervention)/;

/** Whether nothing is said under a heading that may be an item of its own: `## 14h20 – Départ de M. Weiss`, with speeches, is one. */
function isBareHeading(item: Node): boolean {
	const children = (item as Partial<Parent>).children ?? [];
	return item.type === 'session' && !children.some(({ type }) => SAID.has(type));
}

const SAID: ReadonlySet<string> = new Set(['paragraph', 'intervention', 'list', 'blockquote']);

const ITEMS: ReadonlySet<string> = new Set(['session', 'resolution', 'election', 'choice']);

/** What stands right above and below a text outside all items. */
function besides(node: Node, { children }: Meeting): Node {
	const at = children.indexOf(node as Meeting['children'][number]);
	return at < 0 ? node : ({ type: 'root', children: children.slice(Math.max(0, at - 1), at + 2) } as Node);
}

/** Whether an item is about who is there: `## Présences`, `## Roll call`. */
function namesAttendance(item: Node | undefined): boolean {
	const title = item?.type === 'session' ? getChild(item as Session, 'title') : undefined;
	return title !== undefined && mentions(wordsOf(title), 'attendanceTitles');
}

/** Whoever is not there at the opening can only come. */
const AWAY: ReadonlySet<string> = new Set(['excused', 'absent', 'represented']);

/** The hour of the one event of an item by which the member comes or goes so. */
function markedHour(
	member: Member,
	item: Node,
	assembly: Assembly,
	move: string,
): { marked: number; line: number } | undefined {
	const [only, other] = listNodes(item).flatMap(({ node }) => {
		if (node.type !== 'event' || (node as Event).event !== move) return [];
		const { children } = node as Event;
		const [time, second] = children.filter((child) => child.type === 'timeValue');
		const isOf = children.some((child) => child.type === 'name' && assembly.find(child.value) === member);
		return isOf && time && !second ? [{ marked: time.value, line: getLine(node) }] : [];
	});
	return other ? undefined : only;
}
