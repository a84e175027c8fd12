/** Compares what the prose states of the meeting with what follows from the rest of the file, and reports only what differs. */

import type { Node, Position } from 'unist';
import {
	type BallotLine,
	type BodyNode,
	type CountStatement,
	type ElectedStatement,
	getHeader,
	getStatements,
	type Header,
	type HeadNode,
	type Language,
	type Meeting,
	type PeopleStatement,
	type Presence,
	type Tally,
	type VerdictStatement,
} from '../ast/index.js';
import { foldName } from '../text/fold.js';
import {
	compare,
	divide,
	equals,
	type Fraction,
	floor,
	fraction,
	isZero,
	multiply,
	parseFraction,
	percentText,
	subtract,
	sum,
	ZERO,
} from '../text/fraction.js';
import { plainText } from './blocks/numbering.js';
import type { Attendance, Decision, ElectionResult, Member, VoteResult } from './model.js';
import { exact } from './problems.js';
import { checkAppointed, checkElected } from './told-elected.js';
import { checkQuorumSaid, checkRoomCount, getVotes, type RoomContext } from './told-room.js';
import { getMeaning, reportResult } from './vote/vote-reports.js';
import { VoteFaults } from './vote-faults.js';
import { subjectWords } from './wording.js';

/** What checking statements needs to know. */
interface StatementsContext extends RoomContext {
	decisions: readonly Decision[];
	elections: readonly ElectionResult[];
	/** The member whom a name of the text names. */
	find(name: string): Member | undefined;
	/** Some have more votes than others. */
	weighted: boolean;
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
	readonly repeats: Position[] = [];
	readonly #lang: Language;
	readonly #context: StatementsContext;
	readonly #byNode: ReadonlyMap<Node, Decision>;
	/** By number: two parts of a record may both begin at 1. */
	readonly #byNumber = new Map<string, Decision[]>();
	/** The items around the text, the innermost last. */
	readonly #around: Position[] = [];
	/** Verdicts on numbers that no decision has, beside others in the same text, list or table that name one. */
	#unknown: Array<{ statement: VerdictStatement; number: string }> = [];
	#namesKnown = false;
	/** By title; of two with the same title, neither. */
	readonly #byTitle: ReadonlyMap<string, Decision | undefined>;
	readonly #elections: ReadonlyMap<Node, ElectionResult>;
	/** Notes and targets of links that are not read yet, by what refers to them. */
	readonly #notes = new Map<string, Node>();
	/** The prose stands right below a vote. */
	#isRightBelow = false;
	readonly #faults: VoteFaults;
	/** The decision that ended otherwise than `Toutes les résolutions sont adoptées` says, by what it says. */
	readonly #others = new Map<VerdictStatement['outcome'], Decision | undefined>();
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
		for (const decision of context.decisions) {
			if (decision.number === null) continue;
			const same = this.#byNumber.get(decision.number);
			if (same) same.push(decision);
			else this.#byNumber.set(decision.number, [decision]);
		}
		const byTitle = new Map<string, Decision | undefined>();
		for (const decision of context.decisions) {
			const title = foldName(decision.title ?? '');
			if (title !== '') byTitle.set(title, byTitle.has(title) ? undefined : decision);
		}
		this.#byTitle = byTitle;
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
		for (const node of nodes) {
			this.#isRightBelow = last !== undefined && VOTED.has(last.type);
			last = node;
			if (node.type !== 'paragraph' && node.type !== 'list') election = undefined;
			if (BELOW_VOTE.has(node.type)) for (const text of textsIn(node)) told.push(text);
			// `Chair: Olive Marsh was re-elected unopposed.`
			else if (node.type === 'intervention')
				for (const part of node.children)
					for (const text of part.type === 'speaker' ? [] : textsIn(part)) told.push(text);
			else if (node.type === 'session' || node.type === 'resolution') told = [];
			switch (node.type) {
				case 'session':
					this.#title(node.children, this.#onlyDecision(node.children), decision);
					if (node.position) this.#around.push(node.position);
					this.walk(node.children);
					if (node.position) this.#around.pop();
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
					this.#reportUnknown();
					break;
				case 'paragraph':
				case 'list':
				case 'blockquote':
				case 'code':
				case 'html':
					for (const text of textsIn(node)) this.#prose(text, decision);
					this.#reportUnknown();
					if (election && !this.#faults.isIn(election))
						checkElected(node, election, this.#isRightBelow, this.#context.problems);
					break;
				case 'election':
				case 'choice': {
					this.#atOpening = false;
					decision = undefined;
					election = this.#elections.get(node);
					if (election)
						for (const child of node.children)
							if (!this.#faults.isIn(election)) checkElected(child, election, true, this.#context.problems);
					if (election)
						this.#toldAbove(
							[...told, ...node.children.filter(({ type }) => BELOW_VOTE.has(type)).flatMap(textsIn)],
							election,
						);
					break;
				}
				case 'quorumStatement': {
					// Those there are compared with the quorum where it takes their number; those of proxies and of all members never are.
					const isOfThere = node.children.some(
						(child) => child.type === 'statedCount' && child.of !== 'required',
					);
					for (const text of this.#atOpening ? textsIn(node) : [])
						for (const statement of getStatements(text))
							if (
								statement.kind === 'count' &&
								(OF_BODY.has(statement.of) || (!isOfThere && OF_THERE.has(statement.of)))
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
			if (node.type === 'ballot') for (const line of node.children) this.#proxies(line, room);
		for (const [index, node] of nodes.entries())
			for (const text of BELOW_VOTE.has(node.type) ? textsIn(node) : [])
				if (index > from) {
					this.#isRightBelow = index === from + 1;
					this.#prose(text, decision);
				} else {
					this.#before = this.#context.problems.all.length;
					for (const statement of getStatements(text)) {
						if (statement.kind === 'verdict' && statement.whole && this.#isOf(statement, decision))
							this.#verdict(statement, decision);
						// `Mme Roy propose un achat. La motion est adoptée par 9 voix contre 5.` right above the count.
						else if (statement.kind === 'verdict' && index === from - 1 && isCounted(statement))
							this.#verdict(statement, decision);
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
						else if (statement.kind === 'verdict' && statement.body) this.#bodyCounts(statement, decision);
						else if (statement.kind === 'verdict') this.#opinion(statement, decision);
						if (statement.kind === 'count' && statement.of === 'needed') this.#needed(statement, decision);
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
							this.#cast(statement, decision);
						if (statement.kind === 'count' && statement.of === 'cast') this.#cast(statement, decision);
						if (statement.kind === 'people') this.#voters(statement, decision);
					}
				}
	}

	/** `Pour : 15 (dont 2 procurations)`: more than are carried at that moment. */
	#proxies(line: BallotLine, room: Attendance | undefined): void {
		for (const statement of getStatements(line)) {
			const stated = statement.kind === 'count' ? parseFraction(statement.value) : undefined;
			if (!stated || !room?.known || room.together || room.unnamed) continue;
			const carried = fraction(room.counts.represented.heads);
			if (compare(stated, carried) <= 0) continue;
			this.#context.problems.at(statement, 'quorum/mismatch', 'proxies', {
				values: { stated: exact(stated), computed: exact(carried) },
				severity: 'warning',
			});
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
			const titled = this.#byTitle.get(foldName(plainText(cell)));
			if (titled) return titled;
		}
		return undefined;
	}

	#prose(node: Node, decision: Decision | undefined): void {
		if (TEXTS.has(node.type)) this.#before = this.#context.problems.all.length;
		if (REFERENCES.has(node.type)) this.#note(node, decision);
		for (const statement of getStatements(node)) {
			if (statement.kind === 'verdict') this.#verdict(statement, decision);
			else if (statement.kind === 'elected') this.#appointed(node, statement, decision);
			else if (statement.kind === 'people') this.#voters(statement, decision);
			else if (statement.kind === 'quorum') {
				if (this.#atOpening) checkQuorumSaid(statement, this.#context);
			} else if (statement.kind !== 'count') continue;
			else if (isOfVote(statement.of)) this.#countOfVote(statement, statement.of, decision);
			else if (statement.of === 'needed') this.#needed(statement, decision);
			else if (statement.of === 'share') this.#share(statement, decision);
			else if (statement.of === 'cast') this.#cast(statement, this.#isRightBelow ? decision : undefined);
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
	#toldAbove(texts: readonly Node[], election: ElectionResult): void {
		const elected = election.candidates.filter((one) => one.elected);
		if (elected.length === 0) return;
		const keys = elected.map(({ name }) => foldName(name).split(' ').at(-1) ?? '');
		for (const node of texts) {
			if (node.position === undefined) continue;
			const text = plainText(node);
			const words = new Set(foldName(text).split(' '));
			const isAnnounced = /:\s*$/.test(text) && getStatements(node).some(({ kind }) => kind === 'elected');
			if (isAnnounced || keys.every((key) => words.has(key))) this.repeats.push(node.position);
		}
	}

	#verdict(statement: VerdictStatement, above: Decision | undefined): void {
		const { every, number } = statement;
		const numbers =
			statement.numbers?.flatMap((one) => this.#range(one) ?? [one]) ??
			(number === undefined ? undefined : this.#range(number));
		if (every || numbers) {
			this.#several(
				statement,
				numbers?.map((one) => ({ number: one, decisions: this.#numbered(one) })),
			);
			return;
		}
		const titled = statement.about === undefined ? undefined : this.#byTitle.get(foldName(statement.about));
		// What is said of something else is about the vote only right below it.
		const isOfAbove = statement.named || (statement.whole && this.#isRightBelow);
		if (statement.body || statement.moved || !(titled || isOfAbove)) return;
		const numbered = number === undefined ? [] : this.#numbered(number);
		this.#isKnown(statement, number, numbered);
		const named = titled ?? numbered.find((one) => isSaidOf(statement, one)) ?? numbered.at(-1);
		const decision = named ?? above;
		if (decision?.votes.length === 0) this.#opinion(statement, decision);
		const vote = decision?.votes.at(-1);
		if (named && vote && statement.position) this.repeats.push(statement.position);
		if (!decision || !vote || !getMeaning(vote.verdict) || this.#faults.isIn(decision)) return;
		const [result, tally] = statement.children;
		const subject = subjectWords(decision.kind, decision.number, decision.title);
		if (getMeaning(vote.verdict) !== statement.outcome) {
			if (statement.outcome === 'rejected' && !isOfMotion(statement) && isRefusal(decision)) return;
			const node = { ...(result ?? statement), text: statement.text };
			reportResult({ vote, tie: undefined }, node, subject, this.#context.problems, this.#lang);
		} else if (statement.share) this.#reached(statement, vote, subject);
		else if (tally?.type === 'tally' && !(statement.outcome === 'rejected' && isTurned(tally, vote.tally)))
			this.#tally(tally, vote, subject);
	}

	/** `Le comité rend un avis défavorable` beside `Avis : favorable`. */
	#opinion(statement: VerdictStatement, decision: Decision | undefined): void {
		const stated = decision?.declared?.outcome;
		const told = statement.opinion;
		if (!decision || !told || (stated !== 'favourable' && stated !== 'unfavourable') || stated === told)
			return;
		this.#context.problems.at(statement.children[0] ?? statement, 'vote/result-mismatch', 'toldOpinion', {
			values: {
				subject: subjectWords(decision.kind, decision.number, decision.title),
				told: statement.text,
				stated,
			},
		});
	}

	/** The decisions of a number: of those in the innermost item around the text that has any, else all. */
	#numbered(number: string): readonly Decision[] {
		const all = this.#byNumber.get(number) ?? [];
		if (all.length < 2) return all;
		for (const { start, end } of this.#around.toReversed()) {
			const inside = all.filter(({ node }) => {
				const at = node.position?.start.offset ?? -1;
				return at >= (start.offset ?? 0) && at < (end.offset ?? 0);
			});
			if (inside.length > 0) return inside;
		}
		return all;
	}

	/** The numbers of `1-3` where no decision is called so. */
	#range(number: string): string[] | undefined {
		const [, first = '', last = ''] = /^(\d{1,3})-(\d{1,3})$/.exec(number) ?? [];
		const numbers: string[] = [];
		for (let each = BigInt(first); each <= BigInt(last); each++) numbers.push(String(each));
		return numbers.length < 2 || this.#byNumber.has(number) ? undefined : numbers;
	}

	/** Keeps a number that no decision has until the rest of its text, list or table is read. */
	#isKnown(statement: VerdictStatement, number: string | undefined, decisions: readonly Decision[]): void {
		if (number === undefined) return;
		if (decisions.length > 0) this.#namesKnown = true;
		else this.#unknown.push({ statement, number });
	}

	/** Reports the numbers of a text, list or table that no decision has; where all are unknown, it may speak of another meeting. */
	#reportUnknown(): void {
		if (this.#namesKnown)
			for (const { statement, number } of this.#unknown) {
				if (statement.position) this.repeats.push(statement.position);
				this.#context.problems.at(statement, 'vote/result-mismatch', 'toldUnknown', {
					values: { text: statement.text, number },
					severity: 'warning',
				});
			}
		this.#unknown = [];
		this.#namesKnown = false;
	}

	/** `Le conseil, par 10 voix pour et 1 contre, adopte …` above the count. */
	#bodyCounts({ children }: VerdictStatement, decision: Decision | undefined): void {
		const tally = children.find((child) => child.type === 'tally');
		const vote = decision?.votes.at(-1);
		if (!tally || !decision || !vote || this.#faults.isIn(decision)) return;
		this.#tally(tally, vote, subjectWords(decision.kind, decision.number, decision.title));
	}

	/** `adoptée à la majorité des deux tiers`: more than the count gives, of the fewest votes that a fraction can be of. */
	#reached(
		statement: VerdictStatement,
		{ tally: { for: have, against } }: VoteResult,
		subject: ReturnType<typeof subjectWords>,
	): void {
		const [numerator, denominator] = (statement.share ?? '').split('/').map(Number);
		if (!numerator || !denominator || statement.outcome !== 'adopted' || !have || !against) return;
		const whole = sum([have, against]);
		const needed = multiply(whole, fraction(BigInt(numerator), BigInt(denominator)));
		if (compare(have, needed) >= 0) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldMajority', {
			values: { subject, share: statement.share ?? '', have: exact(have), whole: exact(whole) },
		});
	}

	/** A verdict on several decisions, or on `every` one: the first that ended otherwise, or whose counts are others. */
	#several(
		statement: VerdictStatement,
		named: ReadonlyArray<{ number: string; decisions: readonly Decision[] }> | undefined,
	): void {
		for (const { number, decisions } of named ?? []) this.#isKnown(statement, number, decisions);
		const meant = named ?? (statement.among === undefined ? undefined : this.#lastOf(statement.among));
		if (statement.among !== undefined && !meant) return;
		const groups = (meant ?? []).map(({ decisions }) => decisions).filter((group) => group.length > 0);
		if ((meant ? groups : this.#context.decisions).length > 0 && statement.position)
			this.repeats.push(statement.position);
		// Of two with one number it may mean either.
		const other = meant
			? groups.find((group) => group.every((one) => this.#isOther(one, statement)))?.at(-1)
			: this.#otherThan(statement);
		const vote = other?.votes.at(-1);
		const tally = statement.children.find((child) => child.type === 'tally');
		if (!other && tally)
			for (const [decision, second] of groups) {
				const last = second ? undefined : decision?.votes.at(-1);
				if (!decision || !last) continue;
				const before = this.#context.problems.all.length;
				this.#tally(tally, last, subjectWords(decision.kind, decision.number, decision.title));
				if (this.#context.problems.all.length > before) break;
			}
		if (!other || !vote) return;
		const subject = subjectWords(other.kind, other.number, other.title);
		const node = { ...(statement.children[0] ?? statement), text: statement.text };
		reportResult({ vote, tie: undefined }, node, subject, this.#context.problems, this.#lang);
	}

	/** The decisions of `les trois résolutions`: all of the innermost item around the text that has so many, or of the meeting; else none. */
	#lastOf(among: number): ReadonlyArray<{ number: string; decisions: readonly Decision[] }> | undefined {
		const { decisions } = this.#context;
		const offsets = this.#around.map(({ start, end }) => [start.offset ?? 0, end.offset ?? 0] as const);
		for (const [from, to] of [...offsets.toReversed(), [0, Number.POSITIVE_INFINITY] as const]) {
			const inside = decisions.filter(({ node }) => {
				const at = node.position?.start.offset ?? -1;
				return at >= from && at < to;
			});
			if (inside.length === among)
				return inside.map((decision) => ({ number: decision.number ?? '', decisions: [decision] }));
		}
		return undefined;
	}

	/** Did a decision without an error end otherwise than a sentence says? */
	#isOther(decision: Decision, { outcome }: VerdictStatement): boolean {
		const meaning = getMeaning(decision.votes.at(-1)?.verdict ?? decision.outcome);
		return meaning !== undefined && meaning !== outcome && !this.#faults.isIn(decision);
	}

	#otherThan(statement: VerdictStatement): Decision | undefined {
		const { outcome } = statement;
		if (!this.#others.has(outcome))
			this.#others.set(
				outcome,
				this.#context.decisions.find((decision) => this.#isOther(decision, statement)),
			);
		return this.#others.get(outcome);
	}

	/** A count in words right below a vote: that of none of the votes of its block. */
	#countOfVote(
		statement: CountStatement,
		of: CountedAnswer,
		decision: Decision | undefined,
		isAbove = false,
	): void {
		const stated = parseFraction(statement.value);
		if (statement.heads && this.#context.weighted) return;
		if (
			!(this.#isRightBelow || statement.labelled || isAbove) ||
			!decision ||
			!stated ||
			this.#faults.isIn(decision)
		)
			return;
		const counted = decision.votes.map(({ tally }) => tally[of]);
		const computed = counted.at(-1);
		const told = statement.within ?? statement.position;
		if (computed && statement.beside && told) this.repeats.push(told);
		if (!computed || counted.some((one) => one && equals(one, stated))) return;
		if (statement.beside && this.#context.problems.all.length > this.#before) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldCount', {
			values: {
				subject: subjectWords(decision.kind, decision.number, decision.title),
				answer: of,
				stated: exact(stated),
				counted: exact(computed),
			},
		});
	}

	/** `…, Luc Bon s'abstenant`, where the vote names all who abstained, and not Luc Bon; whether that is said. */
	#otherVoters(
		statement: PeopleStatement,
		of: CountedAnswer,
		members: readonly Member[],
		decision: Decision,
	): boolean {
		const [only, second] = decision.votes;
		const named = only?.tally.names[of];
		const counted = only?.tally[of];
		if (!named || second || !counted || members.length === 0) return false;
		if (!equals(sum(named.map(({ votes }) => votes)), counted)) return false;
		const isNamed = (member: Member) => named.some((one) => one.member === member || one.by === member);
		const { opening, rooms } = this.#context;
		const isThereAlone = (member: Member) =>
			[opening, ...rooms].some((room) => ['present', 'remote'].includes(room.presence.get(member) ?? ''));
		// `Luc Bon vote contre l'amendement`, whom the vote names for the whole.
		const answers = Object.values(only?.tally.names ?? {}).flat();
		const isNamedElse = (member: Member) => answers.some((one) => one.member === member);
		const others = members.filter(
			(member) => !isNamed(member) && !isNamedElse(member) && isThereAlone(member),
		);
		if (others.length === 0) return false;
		// The counts of the same sentence have told it.
		const line = statement.position?.start.line;
		const isTold = this.#context.problems.all.some(
			({ rule, position }) =>
				rule === 'vote/result-mismatch' && line !== undefined && position?.start.line === line,
		);
		if (isTold) return true;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldOthers', {
			values: {
				subject: subjectWords(decision.kind, decision.number, decision.title),
				answer: of,
				names: others.map(({ name }) => name),
				others: named.map(({ member }) => member.name),
			},
		});
		return true;
	}

	/** Those whom a text names with an answer: more than any vote of the block has so, or somebody against what nobody is against. */
	#voters(statement: PeopleStatement, decision: Decision | undefined): void {
		const { of, children } = statement;
		const { opening, rooms } = this.#context;
		if (!isOfVote(of) || !decision || this.#faults.isIn(decision)) return;
		// Who never came has a message of that.
		const members = children
			.flatMap(({ value }) => this.#context.find(value) ?? [])
			.filter((member) => [opening, ...rooms].some((room) => mayVote(room.presence.get(member))));
		const votes = sum([...new Set(members)].map((member) => member.votes));
		const counted = decision.votes.map(({ tally }) => tally[of]);
		const computed = counted.at(-1);
		if (this.#otherVoters(statement, of, members, decision)) return;
		if (!computed || counted.some((one) => one && compare(one, votes) >= 0)) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldVoters', {
			values: {
				subject: subjectWords(decision.kind, decision.number, decision.title),
				answer: of,
				names: members.map(({ name }) => name),
				counted: exact(computed),
			},
		});
	}

	/** How many votes a text says to be needed: more than it got and yet adopted, or another number than the majority of any whole. */
	#needed(statement: CountStatement, decision: Decision | undefined): void {
		const stated = parseFraction(statement.value);
		const vote = decision?.votes.at(-1);
		const outcome = vote && getMeaning(vote.verdict);
		const have = vote?.tally.for;
		if (!stated || !decision || !vote || !outcome || !have || this.#faults.isIn(decision)) return;
		const { requirements } = vote.proof;
		const computed = requirements.find(({ needed }) => needed)?.needed;
		// `À la majorité absolue (5 voix)` may say how many there were.
		if (
			!computed ||
			equals(have, stated) ||
			requirements.some(({ needed }) => needed && equals(needed, stated))
		)
			return;
		const subject = subjectWords(decision.kind, decision.number, decision.title);
		if ((outcome === 'adopted') !== compare(have, stated) >= 0) {
			this.#context.problems.at(statement, 'vote/result-mismatch', 'toldNeeded', {
				values: {
					subject,
					stated: exact(stated),
					have: exact(have),
					outcome: outcome === 'adopted' ? 'rejected' : 'adopted',
				},
			});
			return;
		}
		const wholes = [
			vote.tally.cast,
			vote.tally.voters,
			vote.entitled.votes,
			getVotes(vote.attendance),
			this.#context.votes,
			this.#context.members === null ? null : fraction(this.#context.members),
		];
		const isMajority = (whole: Fraction | null) =>
			whole !== null && equals(stated, fraction(floor(divide(whole, fraction(2n))) + 1n));
		if (wholes.some(isMajority)) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'neededOther', {
			values: { subject, stated: exact(stated), computed: exact(computed) },
			severity: 'warning',
		});
	}

	/** How many a text says to have voted: another number than the count has, with abstentions or without, where everybody has one vote. */
	#cast(statement: CountStatement, decision: Decision | undefined): void {
		const stated = parseFraction(statement.value);
		if (!stated || !decision || this.#faults.isIn(decision)) return;
		const counted = decision.votes.flatMap(({ tally: { voters, cast } }) =>
			[voters ?? [], cast ?? []].flat(),
		);
		const [computed] = decision.votes.flatMap(({ tally }) => tally.voters ?? []);
		if (!computed || this.#context.weighted || counted.some((one) => equals(one, stated))) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldCast', {
			values: {
				subject: subjectWords(decision.kind, decision.number, decision.title),
				stated: exact(stated),
				counted: exact(computed),
			},
		});
	}

	/** The share of the votes that a text states: that of the count in any whole, to as many decimals. */
	#share(statement: CountStatement, decision: Decision | undefined): void {
		const stated = parseFraction(statement.value);
		const vote = decision?.votes.at(-1);
		if (!stated || !decision || !vote || this.#faults.isIn(decision)) return;
		const { tally, attendance, entitled } = vote;
		const parts = [tally.for, tally.against].flatMap((part) => part ?? []);
		const wholes = [
			tally.cast,
			tally.voters,
			getVotes(attendance),
			entitled.votes,
			this.#context.votes,
		].flatMap((whole) => (whole && !isZero(whole) ? [whole] : []));
		const [, decimals = ''] = statement.value.split('.');
		// One in the last place of what is stated.
		const step = parseFraction(decimals === '' ? '1' : `0.${'1'.padStart(decimals.length, '0')}`) ?? ZERO;
		const isOf = (part: Fraction, whole: Fraction) => {
			const off = subtract(divide(multiply(part, fraction(100n)), whole), stated);
			return compare(off, step) < 0 && compare(off, subtract(ZERO, step)) > 0;
		};
		const [have] = parts;
		const [of] = wholes;
		if (!have || !of || parts.some((part) => wholes.some((whole) => isOf(part, whole)))) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldShare', {
			values: {
				subject: subjectWords(decision.kind, decision.number, decision.title),
				stated: exact(stated),
				computed: percentText(have, of, this.#lang) ?? '',
			},
		});
	}

	/** The counts that a sentence repeats. */
	#tally(tally: Tally, { tally: counted }: VoteResult, subject: ReturnType<typeof subjectWords>): void {
		const { problems } = this.#context;
		for (const part of tally.children) {
			if (
				part.type === 'consent' &&
				part.value !== 'majority' &&
				counted.against &&
				!isZero(counted.against) &&
				// `Rejetée à l'unanimité`: nobody was for it.
				!(counted.for && isZero(counted.for))
			) {
				problems.at(part, 'vote/not-unanimous', 'against', {
					values: {
						words: part.text,
						against: exact(counted.against),
						names: (counted.names.against ?? []).map(({ member }) => member.name),
						hasNames: (counted.names.against ?? []).length > 0 ? 'yes' : 'no',
					},
				});
			}
			if (part.type !== 'answer' || part.answer === 'blankOrVoid') continue;
			const count = part.children.find((child) => child.type === 'count');
			const stated =
				count?.type === 'count' && count.unit === 'votes' ? parseFraction(count.value) : undefined;
			const computed = counted[part.answer];
			if (!stated || !computed || equals(stated, computed)) continue;
			problems.at(part, 'vote/result-mismatch', 'toldCount', {
				values: { subject, answer: part.answer, stated: exact(stated), counted: exact(computed) },
			});
			return;
		}
	}
}

/** `The motion is rejected` says how the vote ended; `The request is denied`, what was moved. */
function isOfMotion({ named, number, children }: VerdictStatement): boolean {
	return named || number !== undefined || children.length > 1;
}

/** Whether what a decision puts to the vote is to refuse something. */
function isRefusal({ node }: Decision): boolean {
	return (node.children as Node[])
		.flatMap(textsIn)
		.some((text) => getStatements(text).some(({ kind }) => kind === 'refusal'));
}

function isSaidOf({ outcome }: VerdictStatement, { votes }: Decision): boolean {
	const last = votes.at(-1);
	return last !== undefined && getMeaning(last.verdict) === outcome;
}

/** `Refusée par 6 voix contre 4`: those who were more, who are the ones against, stand first. */
function isTurned(told: Tally, counted: VoteResult['tally']): boolean {
	const said = (wanted: CountedAnswer) => {
		const part = told.children.find((child) => child.type === 'answer' && child.answer === wanted);
		const count = part?.type === 'answer' ? part.children.find(({ type }) => type === 'count') : undefined;
		return count?.type === 'count' ? parseFraction(count.value) : undefined;
	};
	const [yes, no] = [said('for'), said('against')];
	return Boolean(
		yes && no && counted.for && counted.against && equals(yes, counted.against) && equals(no, counted.for),
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

type CountedAnswer = 'for' | 'against' | 'abstention';

function isOfVote(of: CountStatement['of'] | PeopleStatement['of']): of is CountedAnswer {
	return of === 'for' || of === 'against' || of === 'abstention';
}

function mayVote(presence: Presence | undefined): boolean {
	return presence !== undefined && presence !== 'excused' && presence !== 'absent';
}

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

/** Whether more votes are counted than a text says to have voted, where everybody has one. */
function isMore(decision: Decision | undefined, { value }: CountStatement): boolean {
	const stated = parseFraction(value);
	const vote = decision?.votes.at(-1);
	// Those in the room may carry the votes of others.
	const counted = vote?.attendance.counts.represented.heads === 0n ? vote.tally.voters : null;
	return stated !== undefined && counted !== undefined && counted !== null && compare(counted, stated) > 0;
}

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

/** The nodes of a text that hold what is said in it. */
function textsIn(node: Node): Node[] {
	if (TEXTS.has(node.type)) return [node];
	return ((node as { children?: Node[] }).children ?? []).flatMap(textsIn);
}

const TEXTS: ReadonlySet<string> = new Set(['paragraph', 'tableCell', 'code', 'html', 'definition']);

const REFERENCES: ReadonlySet<string> = new Set(['footnoteReference', 'linkReference', 'imageReference']);

/** The same for a reference and for what it refers to; a note and a link may have one name. */
function noteKey(node: Node): string {
	const isNote = node.type === 'footnoteReference' || node.type === 'footnoteDefinition';
	return `${isNote ? '^' : ''}${(node as Node & { identifier: string }).identifier}`;
}
