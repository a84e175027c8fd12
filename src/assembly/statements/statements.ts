/** Compares what the prose states of the meeting with what follows from the rest of the file, and reports only what differs. */

import type { Node, Position } from 'unist';
import {
	type BodyNode,
	type Choice,
	CONTAINERS,
	type CountStatement,
	type ElectedStatement,
	type Election,
	getChild,
	getHeader,
	getStatements,
	type Header,
	type HeadNode,
	isBlock,
	isText,
	type Language,
	type Meeting,
	plainText,
	type QuorumStatement,
	type Session,
	type Statement,
	textsIn,
	type VerdictStatement,
} from '../../ast/index.js';
import type { Rules } from '../../law/rules.js';
import { foldName } from '../../text/fold.js';
import { compare } from '../../text/fraction.js';
import { findFirst } from '../../text/lists.js';
import type { Decision, ElectionResult } from '../model.js';
import { isCount } from '../vote/written-ballot.js';
import { checkAboveVote, compareWithVote, isBeside } from './beside-vote.js';
import { CountChecker, type CountedAnswer, type CountsContext, isOfVote, VoteFaults } from './counts.js';
import {
	checkAllProclaimed,
	checkAnnounced,
	checkAppointed,
	checkBallotsTold,
	checkElected,
	checkElectedAbove,
	checkLost,
	checkNeededVotes,
	checkStanding,
	ToldTexts,
} from './elected.js';
import { checkLeft, checkNow, checkQuorumSaid, checkRoomCount, checkRoomShare, getVotes } from './room.js';
import { VerdictChecker, type VerdictsContext } from './verdicts.js';

/** What checking statements needs to know. */
interface StatementsContext extends CountsContext, VerdictsContext {
	findRule: Rules['find'];
	/** A file written before the meeting says what will be. */
	silent: boolean;
}

/** Compares the verdicts and counts of a meeting's prose; returns where one repeats the outcome of votes that it names. */
export function checkStatements(meeting: Meeting, context: StatementsContext): Position[] {
	if (context.silent) return [];
	const checker = new StatementChecker(meeting, context);
	checker.walk(meeting.children as BodyNode[]);
	checker.header(getHeader(meeting));
	checker.reportKept();
	return checker.repeats;
}

class StatementChecker {
	readonly repeats: Position[];
	readonly #lang: Language;
	readonly #context: StatementsContext;
	readonly #byNode: ReadonlyMap<Node, Decision>;
	readonly #elections: ReadonlyMap<Node, ElectionResult>;
	/** Notes and targets of links that are not read yet, by what refers to them. */
	readonly #notes = new Map<string, Node>();
	/** The prose stands right below a vote. */
	#isRightBelow = false;
	/** The moves right above: no more than a text that counts those there stands between. */
	#moves: Node[] = [];
	readonly #faults: VoteFaults;
	readonly #verdicts: VerdictChecker;
	readonly #counts: CountChecker;
	/** How many problems there were before the text that is looked at: one mistake of a text is told, of which the loose counts are the last. */
	#before = 0;
	/** Nobody leaves by any line. */
	readonly #isFull: boolean;
	/** Nothing has been decided yet: numbers of people are those of the opening. */
	#atOpening = true;
	/** No item stands above. */
	#atHead = true;

	constructor({ lang, children }: Meeting, context: StatementsContext) {
		this.#lang = lang;
		this.#context = context;
		this.#faults = new VoteFaults(context);
		const there = getVotes(context.opening);
		this.#isFull = context.rooms.every((room) => compare(getVotes(room), there) >= 0);
		this.#byNode = new Map(context.decisions.map((decision) => [decision.node, decision]));
		this.#elections = new Map(context.elections.map((election) => [election.node, election]));
		this.#counts = new CountChecker(context, this.#faults, lang);
		this.#verdicts = new VerdictChecker(context, this.#faults, this.#counts, lang);
		this.repeats = this.#verdicts.repeats;
		this.#keepNotes(children);
	}

	#keepNotes(nodes: readonly Node[]): void {
		for (const node of nodes)
			if (node.type === 'footnoteDefinition' || node.type === 'definition')
				this.#notes.set(noteKey(node), node);
			else if (CONTAINERS.has(node.type)) this.#keepNotes((node as Node & { children: Node[] }).children);
	}

	/** A title of the record that names a decision, or says how the only one ended. */
	header({ children }: Header): void {
		const { decisions } = this.#context;
		const only = decisions.length === 1 ? decisions[0] : undefined;
		for (const value of children.flatMap((field) => field.children))
			for (const statement of getStatements(value))
				if (statement.kind === 'verdict')
					this.#verdict(statement, statement.number === undefined ? only : undefined);
	}

	/** What is told when all is read. */
	reportKept(): void {
		this.#verdicts.reportCited();
		this.#verdicts.reportUnanimous();
	}

	walk(nodes: ReadonlyArray<BodyNode | HeadNode>): void {
		const beside = nodes.flatMap((node) => this.#elections.get(node) ?? []);
		const here: Passed = { decision: undefined, election: undefined, beside, told: new ToldTexts() };
		let last: BodyNode | HeadNode | undefined;
		for (const [at, node] of nodes.entries()) {
			this.#proclaimed(nodes, at);
			this.#isRightBelow = isBlock(last);
			const below = last?.type;
			last = node;
			if (!RIGHT_BELOW.has(node.type)) here.election = undefined;
			if (node.type === 'session' || node.type === 'resolution') here.told = new ToldTexts();
			here.told.add(textsToKeep(node));
			if (node.type === 'event') this.#moves = below === 'event' ? [...this.#moves, node] : [node];
			else if (node.type !== 'paragraph') this.#moves = [];
			this.#node(node, here);
			if (node.type === 'paragraph' && !countsNow(node)) this.#moves = [];
		}
	}

	#node(node: BodyNode | HeadNode, here: Passed): void {
		switch (node.type) {
			case 'paragraph':
			case 'list':
			case 'blockquote':
			case 'code':
			case 'html':
				this.#texts(node, here);
				return;
			case 'table':
				this.#table(node, here.decision);
				return;
			case 'closing':
				// `La résolution est adoptée. La séance est levée à 17h.`
				for (const child of node.children) if (child.type === 'paragraph') this.#texts(child, here);
				return;
			case 'footnoteDefinition':
			case 'definition':
				// It is read where it is referred to.
				return;
			case 'session':
				this.#session(node, here.decision);
				break;
			case 'confidential':
				this.walk(node.children);
				break;
			case 'resolution':
				this.#atOpening = false;
				here.decision = this.#byNode.get(node);
				this.#title(node.children, here.decision);
				this.#block(node.children as BodyNode[], here.decision);
				return;
			case 'election':
			case 'choice':
				this.#atOpening = false;
				here.election = this.#elections.get(node);
				if (here.election) this.#election(node, here.election, here);
				here.told.passElection();
				break;
			case 'quorumStatement':
				if (this.#atOpening) this.#quorum(node);
				break;
			case 'event':
				this.#atOpening = false;
				break;
		}
		here.decision = undefined;
	}

	#session(node: Session, above: Decision | undefined): void {
		this.#atHead = false;
		this.#title(node.children, this.#onlyDecision(node.children), above);
		if (node.position) this.#verdicts.around.push(node.position);
		this.walk(node.children);
		if (node.position) this.#verdicts.around.pop();
	}

	#texts(node: Node, { decision, election, beside }: Passed): void {
		for (const text of textsIn(node)) this.#prose(text, decision);
		this.#verdicts.reportUnknown();
		if (!election) return;
		if (!this.#faults.isIn(election)) checkElected(node, election, this.#isRightBelow, this.#context);
		if (!this.#isRightBelow || this.#faults.leaves('figures', election)) return;
		checkNeededVotes(textsIn(node), election, this.#context.problems);
		checkBallotsTold(textsIn(node), election, beside, this.#context.problems);
	}

	#table(node: Node & { children: Node[] }, decision: Decision | undefined): void {
		for (const row of node.children) {
			const own = findFirst(textsIn(row), (cell) => this.#verdicts.getTitled(plainText(cell)));
			// A sign in a row that names no decision says something of its row.
			for (const text of textsIn(row))
				this.#prose(
					text,
					own ??
						(getStatements(text).some((one) => one.kind === 'verdict' && one.sign) ? undefined : decision),
				);
		}
		this.#verdicts.reportUnknown();
	}

	/** Who is proclaimed in an election and the paragraphs below it. */
	#proclaimed(nodes: ReadonlyArray<BodyNode | HeadNode>, at: number): void {
		const node = nodes[at];
		const election = node && this.#elections.get(node);
		if (!election || this.#faults.isIn(election)) return;
		const inside = 'children' in node ? (node.children as Node[]) : [];
		let end = at + 1;
		while (nodes[end]?.type === 'paragraph') end += 1;
		const texts = [...inside, ...nodes.slice(at + 1, end)].filter(({ type }) => type === 'paragraph');
		checkAllProclaimed(texts, election, this.#context);
		checkLost(texts, election, this.#context);
	}

	/** What an election and the texts above say of who is elected, how, and of whom. */
	#election({ children }: Election | Choice, election: ElectionResult, { told, beside }: Passed): void {
		const inside = children.filter(({ type }) => BELOW_VOTE.has(type)).flatMap(textsIn);
		const above = told.sinceLast();
		for (const child of children)
			if (!this.#faults.isIn(election)) checkElected(child, election, true, this.#context);
		const isSure = !this.#faults.isIn(election);
		if (!this.#faults.leaves('figures', election)) {
			checkNeededVotes([...above, ...inside], election, this.#context.problems);
			checkBallotsTold([...above, ...inside], election, beside, this.#context.problems);
		}
		if (isSure) {
			checkStanding(above, election, this.#context);
			checkElectedAbove(above, election, this.#context);
			checkAnnounced([...above, ...inside], election, beside, this.#context);
		}
		this.#toldAbove(told, inside, election);
	}

	/** A number that the quorum takes is compared there. */
	#quorum(node: QuorumStatement): void {
		const taken = node.children.flatMap((child) =>
			child.type === 'statedCount' ? (child.position?.start.offset ?? []) : [],
		);
		for (const text of textsIn(node))
			for (const statement of getStatements(text))
				if (
					statement.kind === 'count' &&
					isOfRoom(statement.of) &&
					!taken.includes(statement.position?.start.offset ?? -1)
				)
					checkRoomCount(statement, this.#context);
	}

	/** What a title says of the vote below it, `Budget (adopté)`; one that says nothing else may be of the vote `above`. */
	#title(nodes: ReadonlyArray<BodyNode | HeadNode>, below: Decision | undefined, above?: Decision): void {
		const title = nodes.find(({ type }) => type === 'title');
		for (const statement of title ? getStatements(title) : [])
			if (statement.kind === 'verdict')
				this.#verdict(statement, below ?? (statement.whole ? above : undefined));
			else if (statement.kind === 'cited') this.#verdicts.cited({ ...statement, opens: true });
		if (title && 'children' in title)
			for (const child of title.children as Node[]) if (REFERENCES.has(child.type)) this.#note(child, below);
	}

	/** The decision of an item that has one only. */
	#onlyDecision(nodes: ReadonlyArray<BodyNode | HeadNode>): Decision | undefined {
		const blocks = nodes.filter(({ type }) => CONTAINERS.has(type));
		const [only] = blocks;
		return only && blocks.length === 1 ? this.#byNode.get(only) : undefined;
	}

	/** The texts of a block: above its count, and below it. */
	#block(nodes: readonly BodyNode[], decision: Decision | undefined): void {
		const from = nodes.findIndex((node) => node.type === 'ballot');
		if (from < 0) return;
		const room = decision?.votes.at(-1)?.attendance;
		for (const node of room ? nodes : [])
			if (node.type === 'ballot')
				for (const line of node.children) {
					this.#counts.proxies(line, room);
					// `Résultat : adoptée (83 %)`
					for (const one of getStatements(line))
						if (one.kind === 'verdict') this.#verdicts.check(one, decision, true);
						else if (one.kind === 'casting') this.#verdicts.casting(one, decision);
						else if (one.kind === 'count' && one.of === 'share')
							this.#counts.share(one, decision, getChild(line, 'result')?.outcome);
						else if (one.kind === 'count' && one.of === 'votes' && decision)
							this.#counts.partOfResult(one, decision, getChild(line, 'result'));
					const named = line.label === 'majority' ? getChild(line, 'textValue') : undefined;
					const isFigure = named && isCount(named) && !this.#context.findRule(named.value);
					const figure =
						line.label === 'absoluteMajority' ? getChild(line, 'numberValue') : isFigure ? named : undefined;
					if (figure) this.#counts.needed(figure, decision, decision?.votes.at(-1));
				}
		const checkers = {
			verdicts: this.#verdicts,
			counts: this.#counts,
			isBelowVote: this.#isRightBelow,
			repeats: this.repeats,
			context: this.#context,
		};
		for (const [index, node] of nodes.entries())
			for (const text of BELOW_VOTE.has(node.type) ? textsIn(node) : [])
				if (index > from) {
					this.#isRightBelow = nodes[index - 1]?.type === 'ballot';
					this.#prose(text, decision);
				} else checkAboveVote(text, { node, isNext: index === from - 1, decision }, checkers);
	}

	#verdict(statement: VerdictStatement, decision: Decision | undefined, opens = false): void {
		this.#verdicts.check(statement, decision, this.#isRightBelow, opens);
	}

	/** A count in words is of the vote that stands beside it. */
	#countOfVote(statement: CountStatement, of: CountedAnswer, decision: Decision | undefined): void {
		if (!decision || !(this.#isRightBelow || statement.labelled || statement.alone)) return;
		const repeated = this.#counts.ofVote(statement, of, decision, this.#before);
		if (repeated) this.repeats.push(repeated);
	}

	#prose(node: Node, decision: Decision | undefined): void {
		if (isText(node)) this.#before = this.#context.problems.all.length;
		if (REFERENCES.has(node.type)) this.#note(node, decision);
		compareWithVote(node, decision, this.#context, this.repeats, (isOther) =>
			this.#statements(node, decision, isOther),
		);
		if ('children' in node) for (const child of node.children as Node[]) this.#prose(child, decision);
	}

	/** `isOther`: it tells of another vote. */
	#statements(node: Node, decision: Decision | undefined, isOther: boolean): void {
		for (const statement of getStatements(node)) {
			if (isBeside(statement, decision, true) || (isOther && VOTES_TOLD.has(statement.kind))) continue;
			if (statement.kind === 'verdict')
				this.#verdict(statement, decision, statement.position?.start.offset === node.position?.start.offset);
			else if (statement.kind === 'cited') this.#verdicts.cited(statement);
			else if (statement.kind === 'casting') this.#verdicts.casting(statement, decision);
			else if (statement.kind === 'majority') this.#verdicts.majority(statement, decision);
			else if (statement.kind === 'elected') this.#appointed(node, statement, decision);
			else if (statement.kind === 'people')
				this.#counts.voters(statement, decision, this.#before, isOfVerdict(statement, node));
			else if (statement.kind === 'quorum') {
				// Later some may have left.
				if (this.#atOpening || (statement.of === 'notMet' && this.#isFull))
					checkQuorumSaid(statement, this.#context);
			} else if (statement.kind !== 'count') continue;
			else if (statement.now)
				checkNow(statement, { beside: getStatements(node), moves: this.#moves }, this.#context);
			else if (isOfVote(statement.of)) this.#countOfVote(statement, statement.of, decision);
			else if (statement.of === 'needed') this.#counts.needed(statement, decision);
			else if (statement.of === 'votes' && decision) this.#counts.part(statement, decision);
			else if (statement.of === 'share' && !decision && this.#atOpening)
				checkRoomShare(statement, getCounts(node), this.#context, this.#lang);
			else if (statement.of === 'share' && !statement.opens) this.#counts.share(statement, decision);
			else if (statement.of === 'cast')
				this.#counts.cast(statement, this.#isRightBelow || statement.alone ? decision : undefined);
			else if (statement.of === 'left')
				checkLeft(statement, this.#isRightBelow ? decision : undefined, this.#context);
			// What an election has is compared there.
			else if (
				statement.of !== 'seats' &&
				statement.of !== 'candidates' &&
				(this.#atOpening || isWholeRule(statement, node))
			) {
				if (this.#atHead || !statement.head) checkRoomCount(statement, this.#context);
			}
		}
	}

	#appointed(node: Node, statement: ElectedStatement, decision: Decision | undefined): void {
		const { find } = this.#context;
		const [name, other] = statement.children;
		const officer = this.#atHead && this.#atOpening && statement.office ? find(statement.office) : undefined;
		// `Omar Haddad est désigné secrétaire.` at the head: the secretary of the header.
		if (officer && name && !other && find(name.value) === officer && statement.position)
			this.repeats.push(statement.position);
		if (decision && !this.#faults.isIn(decision))
			checkAppointed(statement, decision, {
				node,
				isBeside: this.#isRightBelow,
				problems: this.#context.problems,
				lang: this.#lang,
			});
	}

	/** A note, and the title of a link that is defined elsewhere, say what they say at the place that refers to them first. */
	#note(reference: Node, decision: Decision | undefined): void {
		const key = noteKey(reference);
		const note = this.#notes.get(key);
		this.#notes.delete(key);
		for (const text of note ? textsIn(note) : []) {
			if (decision)
				for (const { kind, position } of getStatements(text))
					if (kind === 'verdict' && position) this.repeats.push(position);
			this.#prose(text, decision);
		}
	}

	/** `Dora Finch est élue trésorière.` above the election of Dora Finch, or in it: a paragraph that names all who are elected repeats it. */
	#toldAbove(above: ToldTexts, inside: Node[], election: ElectionResult): void {
		const elected = election.candidates.filter((one) => one.elected);
		if (elected.length === 0) return;
		const keys = elected.map(({ name }) => foldName(name).split(' ').at(-1) ?? '');
		for (const texts of [above, new ToldTexts(inside)])
			for (const position of texts.take(keys)) this.repeats.push(position);
	}
}

/** `Motion carried 4-2, with Ames dissenting`: who answers stands in the sentence of a verdict on what is voted. */
function isOfVerdict({ position }: Statement, node: Node): boolean {
	const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
	const offset = node.position?.start.offset ?? 0;
	const text = plainText(node);
	return getStatements(node).some((one) => {
		if (one.kind !== 'verdict' || !one.named || one.motion) return false;
		const end = one.position?.end.offset ?? 0;
		if ((one.position?.start.offset ?? 0) <= to && end >= from) return true;
		// `La résolution est adoptée. | M. Bon a voté contre.`: all of the sentence behind it.
		const words = text.slice(end - offset, from - offset);
		return end < from && /^[^.!?]*[.!?]\s+$/.test(words) && /^[.!?]?$/.test(text.slice(to - offset).trim());
	});
}

/** Whether a text tells how many are there from a move on. */
function countsNow(node: Node): boolean {
	return textsIn(node).some((text) =>
		getStatements(text).some((one) => one.kind === 'count' && one.now === true),
	);
}

/** The numbers of people and of votes there that a text tells. */
function getCounts(node: Node): CountStatement[] {
	return getStatements(node).flatMap((one) => (one.kind === 'count' && isOfRoom(one.of) ? [one] : []));
}

/** Votes, texts and elections that the walk has passed at one level of the text. */
interface Passed {
	/** The decision whose vote stands above. */
	decision: Decision | undefined;
	/** The election right above. */
	election: ElectionResult | undefined;
	/** All elections of this level. */
	beside: readonly ElectionResult[];
	/** Texts above the next block, which may tell what is decided in it. */
	told: ToldTexts;
}

/** The texts of a node that may tell what the next block decides; `Chair: Olive Marsh was re-elected unopposed.` is one that is spoken. */
function textsToKeep(node: BodyNode | HeadNode): Node[] {
	if (BELOW_VOTE.has(node.type)) return textsIn(node);
	if (node.type !== 'intervention') return [];
	return node.children.flatMap((part) => (part.type === 'speaker' ? [] : textsIn(part)));
}

/** Whether a number is one of the people or votes of the body, or of those who are there. */
function isOfRoom(of: CountStatement['of']): boolean {
	return OF_BODY.has(of) || OF_THERE.has(of);
}

const OF_BODY: ReadonlySet<CountStatement['of']> = new Set(['represented', 'members']);
const OF_THERE: ReadonlySet<CountStatement['of']> = new Set(['present', 'voters', 'votes']);

/** What may stand between an election and a text below it that tells whom it elected. */
const RIGHT_BELOW: ReadonlySet<string> = new Set(['paragraph', 'list', 'closing']);

/** What may say again, below a vote, how it came out; an amendment below has a vote of its own. */
const BELOW_VOTE: ReadonlySet<string> = new Set(['paragraph', 'table', 'blockquote', 'list', 'code', 'html']);

/** What a text that counts a vote says of it. */
const VOTES_TOLD: ReadonlySet<Statement['kind']> = new Set(['verdict', 'count', 'people', 'casting']);

const REFERENCES: ReadonlySet<string> = new Set(['footnoteReference', 'linkReference', 'imageReference']);

/** The same for a reference and for what it refers to; a note and a link may have one name. */
function noteKey(node: Node): string {
	const isNote = node.type === 'footnoteReference' || node.type === 'footnoteDefinition';
	return `${isNote ? '^' : ''}${(node as Node & { identifier: string }).identifier}`;
}

/** `The quorum is 4.`, all of a paragraph: the rule of the meeting, wherever it stands. */
function isWholeRule({ of, position }: CountStatement, node: Node): boolean {
	const isAt = position?.start.offset === node.position?.start.offset;
	return of === 'required' && isAt && (node.position?.end.offset ?? 0) - (position?.end.offset ?? 0) <= 1;
}
