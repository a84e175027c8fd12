/** Compares what the prose states of the meeting with what follows from the rest of the file, and reports only what differs. */

import type { Node, Position } from 'unist';
import {
	type BodyNode,
	type CountStatement,
	type ElectedStatement,
	getHeader,
	getStatements,
	type Header,
	type HeadNode,
	isText,
	type Language,
	type Meeting,
	type Statement,
	textsIn,
	type VerdictStatement,
} from '../../ast/index.js';
import { namesMotion } from '../../law/index.js';
import { foldName } from '../../text/fold.js';
import { isZero } from '../../text/fraction.js';
import { plainText } from '../blocks/numbering.js';
import type { Decision, ElectionResult } from '../model.js';
import { CountChecker, type CountedAnswer, type CountsContext, isMore, isOfVote } from './counts.js';
import { checkAppointed, checkElected, checkStanding } from './elected.js';
import { checkNeededVotes } from './needed-votes.js';
import { checkLeft, checkQuorumSaid, checkRoomCount, checkRoomShare } from './room.js';
import { VerdictChecker } from './verdicts.js';
import { VoteFaults } from './vote-faults.js';

/** What checking statements needs to know. */
interface StatementsContext extends CountsContext {
	decisions: readonly Decision[];
	elections: readonly ElectionResult[];
	/** A file written before the meeting says what will be. */
	silent: boolean;
}

/** Compares the verdicts and counts of a meeting's prose; returns where one repeats the outcome of votes that it names. */
export function checkStatements(meeting: Meeting, context: StatementsContext): Position[] {
	if (context.silent) return [];
	const checker = new StatementChecker(meeting, context);
	checker.walk(meeting.children as BodyNode[]);
	checker.header(getHeader(meeting));
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
	readonly #faults: VoteFaults;
	readonly #verdicts: VerdictChecker;
	readonly #counts: CountChecker;
	/** How many problems there were before the text that is looked at: one mistake of a text is told, of which the loose counts are the last. */
	#before = 0;
	/** Nothing has been decided yet: numbers of people are those of the opening. */
	#atOpening = true;

	constructor({ lang, children }: Meeting, context: StatementsContext) {
		this.#lang = lang;
		this.#context = context;
		this.#faults = new VoteFaults(context.problems);
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
			else if (HOLDS_NOTES.has(node.type)) this.#keepNotes((node as Node & { children: Node[] }).children);
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

	/** `above`: the decision whose vote stands right above. */
	walk(nodes: ReadonlyArray<BodyNode | HeadNode>, above?: Decision): void {
		let decision = above;
		let election: ElectionResult | undefined;
		let last: BodyNode | HeadNode | undefined;
		/** Texts above the next block, which may tell what is decided in it. */
		let told: Node[] = [];
		let known = new ToldTexts(told);
		/** How many of them stand above the last election, which may name its majority; a paragraph may tell of two elections. */
		let ofLast = 0;
		for (const node of nodes) {
			this.#isRightBelow = last !== undefined && VOTED.has(last.type);
			last = node;
			if (node.type !== 'paragraph' && node.type !== 'list') election = undefined;
			if (BELOW_VOTE.has(node.type)) for (const text of textsIn(node)) told.push(text);
			// `Chair: Olive Marsh was re-elected unopposed.`
			else if (node.type === 'intervention')
				for (const part of node.children)
					for (const text of part.type === 'speaker' ? [] : textsIn(part)) told.push(text);
			else if (node.type === 'session' || node.type === 'resolution') {
				told = [];
				known = new ToldTexts(told);
				ofLast = 0;
			}
			switch (node.type) {
				case 'session':
					this.#title(node.children, this.#onlyDecision(node.children), decision);
					if (node.position) this.#verdicts.around.push(node.position);
					this.walk(node.children);
					if (node.position) this.#verdicts.around.pop();
					decision = undefined;
					break;
				case 'confidential':
					this.walk(node.children);
					decision = undefined;
					break;
				case 'resolution':
					this.#atOpening = false;
					decision = this.#byNode.get(node);
					this.#title(node.children, decision);
					this.#block(node.children as BodyNode[], decision);
					break;
				case 'table':
					for (const row of node.children as Node[]) {
						const own = this.#ofRow(row);
						// A sign in a row that names no decision says something of its row.
						for (const text of textsIn(row)) this.#prose(text, own ?? (isSign(text) ? undefined : decision));
					}
					this.#verdicts.reportUnknown();
					break;
				case 'paragraph':
				case 'list':
				case 'blockquote':
				case 'code':
				case 'html':
					for (const text of textsIn(node)) this.#prose(text, decision);
					this.#verdicts.reportUnknown();
					if (election && !this.#faults.isIn(election)) {
						checkElected(node, election, this.#isRightBelow, this.#context);
						if (this.#isRightBelow) checkNeededVotes(textsIn(node), election, this.#context.problems);
					}
					break;
				case 'election':
				case 'choice': {
					this.#atOpening = false;
					decision = undefined;
					election = this.#elections.get(node);
					if (election)
						for (const child of node.children)
							if (!this.#faults.isIn(election)) checkElected(child, election, true, this.#context);
					if (election && !this.#faults.isIn(election))
						checkNeededVotes(
							[
								...told.slice(ofLast),
								...node.children.filter(({ type }) => BELOW_VOTE.has(type)).flatMap(textsIn),
							],
							election,
							this.#context.problems,
						);
					if (election && !this.#faults.isIn(election))
						checkStanding(told.slice(ofLast), election, this.#context.elections, this.#context);
					if (election)
						this.#toldAbove(
							known,
							node.children.filter(({ type }) => BELOW_VOTE.has(type)).flatMap(textsIn),
							election,
						);
					ofLast = told.length;
					break;
				}
				case 'quorumStatement': {
					// A number that the quorum takes is compared there.
					const taken = node.children.flatMap((child) =>
						child.type === 'statedCount' ? (child.position?.start.offset ?? []) : [],
					);
					for (const text of this.#atOpening ? textsIn(node) : [])
						for (const statement of getStatements(text))
							if (
								statement.kind === 'count' &&
								(OF_BODY.has(statement.of) || OF_THERE.has(statement.of)) &&
								!taken.includes(statement.position?.start.offset ?? -1)
							)
								checkRoomCount(statement, this.#context);
					decision = undefined;
					break;
				}
				case 'event':
					this.#atOpening = false;
					decision = undefined;
					break;
				case 'footnoteDefinition':
				case 'definition':
					// It is read where it is referred to.
					break;
				default:
					decision = undefined;
			}
		}
	}

	/** What a title says of the vote below it, `Budget (adopté)`; one that says nothing else may be of the vote `above`. */
	#title(nodes: ReadonlyArray<BodyNode | HeadNode>, below: Decision | undefined, above?: Decision): void {
		const title = nodes.find(({ type }) => type === 'title');
		for (const statement of title ? getStatements(title) : [])
			if (statement.kind === 'verdict')
				this.#verdict(statement, below ?? (statement.whole ? above : undefined));
		if (title && 'children' in title)
			for (const child of title.children as Node[]) if (REFERENCES.has(child.type)) this.#note(child, below);
	}

	/** The decision of an item that has one only. */
	#onlyDecision(nodes: ReadonlyArray<BodyNode | HeadNode>): Decision | undefined {
		const blocks = nodes.filter(({ type }) => BLOCKS.has(type));
		const [only] = blocks;
		return only && blocks.length === 1 ? this.#byNode.get(only) : undefined;
	}

	/** Above the vote, a verdict is part of the text that is put to it, unless it names no text. */
	#block(nodes: readonly BodyNode[], decision: Decision | undefined): void {
		const from = nodes.findIndex((node) => node.type === 'ballot');
		if (from < 0) return;
		const room = decision?.votes.at(-1)?.attendance;
		for (const node of room ? nodes : [])
			if (node.type === 'ballot') for (const line of node.children) this.#counts.proxies(line, room);
		for (const [index, node] of nodes.entries())
			for (const text of BELOW_VOTE.has(node.type) ? textsIn(node) : [])
				if (index > from) {
					this.#isRightBelow = index === from + 1;
					this.#prose(text, decision);
				} else {
					this.#before = this.#context.problems.all.length;
					for (const statement of getStatements(text)) {
						if (isBeside(statement, decision, false)) continue;
						if (statement.kind === 'verdict' && statement.whole && this.#isOf(statement, decision))
							this.#verdict(statement, decision);
						// `Mme Roy propose un achat. La motion est adoptée par 9 voix contre 5.` right above the count.
						else if (statement.kind === 'verdict' && index === from - 1 && isCounted(statement))
							this.#verdict(statement.ends ? { ...statement, moved: undefined } : statement, decision);
						// `Lee moved to buy a gate. Upon voice vote the motion carried.` right above the count.
						else if (
							statement.kind === 'verdict' &&
							index === from - 1 &&
							statement.ends &&
							node.type === 'paragraph'
						)
							this.#verdict({ ...statement, moved: undefined }, decision);
						// `Le règlement est voté à l'unanimité.` right above the count; no block makes `Le règlement est rejeté.` the text that is voted on.
						else if (
							statement.kind === 'verdict' &&
							index === from - 1 &&
							(saysHow(statement) || (statement.whole && isCountedProse(decision)))
						)
							this.#verdict({ ...statement, named: true }, decision);
						else if (statement.kind === 'verdict' && statement.body)
							this.#verdicts.bodyCounts(statement, decision);
						else if (statement.kind === 'verdict') this.#verdicts.opinion(statement, decision);
						if (statement.kind === 'count' && statement.of === 'needed')
							this.#counts.needed(statement, decision);
						if (
							statement.kind === 'count' &&
							index === from - 1 &&
							isOfVote(statement.of) &&
							// `Une abstention : Dora Finch.`
							(statement.beside || isShortText(statement, node))
						)
							this.#countOfVote(statement, statement.of, decision, true);
						// `Nombre de votants : 4` in a paragraph of its own above five votes.
						if (
							statement.kind === 'count' &&
							statement.of === 'voters' &&
							index === from - 1 &&
							isMore(decision, statement)
						)
							this.#counts.cast(statement, decision);
						if (statement.kind === 'count' && statement.of === 'cast') this.#counts.cast(statement, decision);
						if (statement.kind === 'count' && statement.of === 'left')
							checkLeft(statement, decision, this.#context);
						if (statement.kind === 'people') this.#counts.voters(statement, decision, this.#before);
					}
				}
	}

	/** Whether what stands above a vote is its verdict all the same: it names no text, or this one. */
	#isOf(statement: VerdictStatement, decision: Decision | undefined): boolean {
		const { bare, about, number } = statement;
		if (isCounted(statement)) return true;
		if (bare && about === undefined) return true;
		const title = foldName(decision?.title ?? '');
		return (
			(number !== undefined && number === decision?.number) ||
			(about !== undefined && title !== '' && foldName(about) === title)
		);
	}

	/** The decision whose title stands in a cell of a row. */
	#ofRow(row: Node): Decision | undefined {
		for (const cell of textsIn(row)) {
			const titled = this.#verdicts.getTitled(plainText(cell));
			if (titled) return titled;
		}
		return undefined;
	}

	#verdict(statement: VerdictStatement, decision: Decision | undefined): void {
		this.#verdicts.check(statement, decision, this.#isRightBelow);
	}

	/** A count in words is of the vote that stands beside it. */
	#countOfVote(
		statement: CountStatement,
		of: CountedAnswer,
		decision: Decision | undefined,
		isAbove = false,
	): void {
		if (!decision || !(this.#isRightBelow || statement.labelled || isAbove)) return;
		const repeated = this.#counts.ofVote(statement, of, decision, this.#before);
		if (repeated) this.repeats.push(repeated);
	}

	#prose(node: Node, decision: Decision | undefined): void {
		if (isText(node)) this.#before = this.#context.problems.all.length;
		if (REFERENCES.has(node.type)) this.#note(node, decision);
		for (const statement of getStatements(node)) {
			if (isBeside(statement, decision, true)) continue;
			if (statement.kind === 'verdict') this.#verdict(statement, decision);
			else if (statement.kind === 'elected') this.#appointed(node, statement, decision);
			else if (statement.kind === 'people')
				this.#counts.voters(statement, decision, this.#before, isOfVerdict(statement, node));
			else if (statement.kind === 'quorum') {
				if (this.#atOpening) checkQuorumSaid(statement, this.#context);
			} else if (statement.kind !== 'count') continue;
			else if (isOfVote(statement.of)) this.#countOfVote(statement, statement.of, decision);
			else if (statement.of === 'needed') this.#counts.needed(statement, decision);
			else if (statement.of === 'share' && !decision && this.#atOpening)
				checkRoomShare(statement, countsOf(node), this.#context, this.#lang);
			else if (statement.of === 'share') this.#counts.share(statement, decision);
			else if (statement.of === 'cast')
				this.#counts.cast(statement, this.#isRightBelow ? decision : undefined);
			else if (statement.of === 'left')
				checkLeft(statement, this.#isRightBelow ? decision : undefined, this.#context);
			else if (this.#atOpening) checkRoomCount(statement, this.#context);
		}
		if ('children' in node) for (const child of node.children as Node[]) this.#prose(child, decision);
	}

	#appointed(node: Node, statement: ElectedStatement, decision: Decision | undefined): void {
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

/** Texts that may tell who is elected, by their words; each is taken once. */
class ToldTexts {
	readonly #texts: readonly Node[];
	/** How many of the texts have been looked at: more are written behind them. */
	#read = 0;
	readonly #byWord = new Map<string, ToldText[]>();
	#announced: ToldText[] = [];

	constructor(texts: readonly Node[]) {
		this.#texts = texts;
	}

	/** Where the texts stand that name all of these, or announce whom a list names. */
	take(keys: readonly string[]): Position[] {
		for (; this.#read < this.#texts.length; this.#read += 1) this.#keep(this.#texts[this.#read]);
		const lists = keys.map((key) => this.#byWord.get(key) ?? []);
		const fewest = lists.reduce((few, list) => (list.length < few.length ? list : few), lists[0] ?? []);
		const naming = fewest
			.slice(-MOST_TOLD)
			.filter((one) => !one.isTaken && keys.every((key) => one.words.has(key)));
		const taken = [...this.#announced, ...naming];
		this.#announced = [];
		for (const one of taken) one.isTaken = true;
		return taken.map(({ position }) => position);
	}

	#keep(node: Node | undefined): void {
		if (node?.position === undefined) return;
		const text = plainText(node);
		const told = { words: new Set(foldName(text).split(' ')), position: node.position, isTaken: false };
		if (/:\s*$/.test(text) && getStatements(node).some(({ kind }) => kind === 'elected'))
			this.#announced.push(told);
		else
			for (const word of told.words) {
				const list = this.#byWord.get(word);
				if (list === undefined) this.#byWord.set(word, [told]);
				else list.push(told);
			}
	}
}

interface ToldText {
	words: ReadonlySet<string>;
	position: Position;
	isTaken: boolean;
}

/** An election is told in no more texts, the nearest of those that name somebody of it. */
const MOST_TOLD = 40;

/**
 * Whether a statement is of a motion beside the one that is decided: `The motion to table failed 2-5`. What is decided may be that motion: its
 * title says so, or of what is said below the vote, the text above it.
 */
function isBeside(statement: Statement, decision: Decision | undefined, isBelow: boolean): boolean {
	const motion = 'motion' in statement ? statement.motion : undefined;
	if (!motion || !decision || (motion === 'amendment' && decision.kind === 'amendment')) return false;
	const { children } = decision.node as { children: Node[] };
	const above = isBelow
		? children.slice(
				0,
				children.findIndex(({ type }) => type === 'ballot'),
			)
		: children.filter(({ type }) => type === 'title');
	return ![decision.title ?? '', ...above.map(plainText)].some((text) => namesMotion(text, motion));
}

/** `Motion carried 4-2, with Ames dissenting`: who answers stands in the sentence of a verdict on what is voted. */
function isOfVerdict({ position }: Statement, node: Node): boolean {
	const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
	return getStatements(node).some(
		(one) =>
			one.kind === 'verdict' &&
			one.named &&
			(one.position?.start.offset ?? 0) <= to &&
			(one.position?.end.offset ?? 0) >= from,
	);
}

/** The numbers of people and of votes there that a text tells. */
function countsOf(node: Node): CountStatement[] {
	return getStatements(node).flatMap((one) =>
		one.kind === 'count' && (OF_BODY.has(one.of) || OF_THERE.has(one.of)) ? [one] : [],
	);
}

function isSign(node: Node): boolean {
	return getStatements(node).some((one) => one.kind === 'verdict' && one.sign);
}

/** What has blocks in it, notes among them. */
const HOLDS_NOTES: ReadonlySet<string> = new Set([
	'session',
	'confidential',
	'resolution',
	'election',
	'choice',
]);

/** Says by how many votes the vote ended: no text that is put to it does. */
function isCounted({ named, body, number, children }: VerdictStatement): boolean {
	return (
		named &&
		!body &&
		number === undefined &&
		children.some((child) => child.type === 'tally' && child.children.some(({ type }) => type === 'answer'))
	);
}

/** A short text that opens with the count. */
function isShortText({ position: at }: CountStatement, { position }: Node): boolean {
	const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
	return at?.start.offset === from && to - from <= SHORT_TEXT;
}

const SHORT_TEXT = 60;

/** A decision that no title or fence opens, with votes that somebody cast. */
function isCountedProse(decision: Decision | undefined): boolean {
	const tally = decision?.node.form === 'implicit' ? decision.votes.at(-1)?.tally : undefined;
	return [tally?.for, tally?.against].some((count) => count && !isZero(count));
}

/** A whole paragraph that says by how many votes, or that all agreed. */
function saysHow({ whole, body, children }: VerdictStatement): boolean {
	const said = children.flatMap((child) => (child.type === 'tally' ? child.children : []));
	return (
		whole &&
		!body &&
		said.some((part) => part.type === 'answer' || (part.type === 'consent' && part.value !== 'majority'))
	);
}

const OF_BODY: ReadonlySet<CountStatement['of']> = new Set(['represented', 'members']);
const OF_THERE: ReadonlySet<CountStatement['of']> = new Set(['present', 'voters', 'votes']);

const BLOCKS: ReadonlySet<string> = new Set(['resolution', 'election', 'choice', 'session', 'confidential']);

/** Blocks that are voted on. */
const VOTED: ReadonlySet<string> = new Set(['resolution', 'election', 'choice']);

/** What may say again, below a vote, how it came out; an amendment below has a vote of its own. */
const BELOW_VOTE: ReadonlySet<string> = new Set(['paragraph', 'table', 'blockquote', 'list', 'code', 'html']);

const REFERENCES: ReadonlySet<string> = new Set(['footnoteReference', 'linkReference', 'imageReference']);

/** The same for a reference and for what it refers to; a note and a link may have one name. */
function noteKey(node: Node): string {
	const isNote = node.type === 'footnoteReference' || node.type === 'footnoteDefinition';
	return `${isNote ? '^' : ''}${(node as Node & { identifier: string }).identifier}`;
}
