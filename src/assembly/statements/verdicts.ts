/** Compares the verdicts that the prose states with how the decisions that it names, or that stand above it, ended. */

import type { Node, Position } from 'unist';
import {
	type CastingStatement,
	type CitedStatement,
	getChild,
	getStatements,
	type Language,
	type MajorityStatement,
	plainText,
	type Tally,
	textsIn,
	type VerdictStatement,
} from '../../ast/index.js';
import { asksAlike } from '../../law/index.js';
import type { Majority, Rules } from '../../law/rules.js';
import { foldedWords, foldName } from '../../text/fold.js';
import {
	compare,
	equals,
	type Fraction,
	fraction,
	isZero,
	parseFraction,
	subtract,
	sum,
} from '../../text/fraction.js';
import { addTo } from '../../text/lists.js';
import type { Decision, ElectionResult, VoteResult } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { reaches } from '../requirement.js';
import { getMeaning, reportResult } from '../vote/vote-reports.js';
import { subjectWords } from '../wording.js';
import { type CountChecker, type CountedAnswer, getVoteAbove, type VoteFaults } from './counts.js';

/** What comparing verdicts needs to know. */
export interface VerdictsContext {
	decisions: readonly Decision[];
	elections: readonly ElectionResult[];
	problems: Problems;
	/** The majority of an article, by the rules of the meeting. */
	article: Rules['article'];
}

export class VerdictChecker {
	/** Where a verdict repeats the outcome of votes that it names. */
	readonly repeats: Position[] = [];
	/** The items around the text, the innermost last. */
	readonly around: Position[] = [];
	readonly #lang: Language;
	readonly #context: VerdictsContext;
	readonly #faults: VoteFaults;
	readonly #counts: CountChecker;
	/** By number: two parts of a record may both begin at 1. */
	readonly #byNumber = new Map<string, Decision[]>();
	/** By title; of two with the same title, neither. */
	readonly #byTitle = new Map<string, Decision | undefined>();
	/** Verdicts on numbers that no decision has, beside others in the same text, list or table that name one. */
	#unknown: Array<{ statement: VerdictStatement; number: string }> = [];
	#namesKnown = false;
	readonly #cited: CitedStatement[] = [];
	/** Sentences of deciding beside a vote that say of nobody against it. */
	readonly #unanimous: Array<{ tally: Tally; decision: Decision }> = [];
	/** Decisions of which a verdict says what is not so. */
	readonly #wronglyTold = new Set<Decision>();
	/** Numbers that a text or title opens with, with a vote or without. */
	readonly #named = new Set<number>();
	/** Outcomes that a text says of every decision, with its counts. */
	readonly #told = new Set<VerdictStatement['outcome']>();
	/** The decision that ended otherwise than `Toutes les résolutions sont adoptées` says, by what it says. */
	readonly #others = new Map<VerdictStatement['outcome'], Decision | undefined>();

	constructor(context: VerdictsContext, faults: VoteFaults, counts: CountChecker, lang: Language) {
		this.#context = context;
		this.#faults = faults;
		this.#counts = counts;
		this.#lang = lang;
		for (const decision of context.decisions) {
			const title = foldName(decision.title ?? '');
			if (title !== '') this.#byTitle.set(title, this.#byTitle.has(title) ? undefined : decision);
			if (decision.number === null) continue;
			addTo(this.#byNumber, decision.number, decision);
		}
	}

	getTitled(title: string): Decision | undefined {
		return this.#byTitle.get(foldName(title));
	}

	/** `above`: the decision whose vote stands above the text; `isRightBelow`: nothing stands between; `opens`: it opens its text. */
	check(
		statement: VerdictStatement,
		above: Decision | undefined,
		isRightBelow: boolean,
		opens = false,
	): void {
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
		const titled = statement.about === undefined ? undefined : this.getTitled(statement.about);
		if (!titled && this.isOfPart(statement, above)) return;
		// What is said of something else is about the vote only right below it.
		// `Le maintien est adopté à la majorité. Mme Roy a voté contre.` says how as well.
		const isWhole = statement.whole || (opens && statement.children.some(({ type }) => type === 'tally'));
		const isOfAbove =
			statement.named ||
			(isRightBelow &&
				(statement.follows
					? statement.titled === 'same' && above !== undefined && !isRefusal(above)
					: isWhole && isOnThing(above, statement)));
		if (statement.body && isRightBelow) this.unanimity(statement, above);
		if (statement.body || statement.moved || !(titled || isOfAbove)) return;
		const numbered = number === undefined ? [] : this.#numbered(number);
		this.#isKnown(statement, number, numbered);
		// `La délibération 2019-33 est adoptée`, right below the vote of 2019-23.
		if (isRightBelow && saysNoMore(statement) && numbered.length === 0 && isOfSeries(number, above?.number))
			this.#namesKnown = true;
		const named = titled ?? numbered.find((one) => isSaidOf(statement, one)) ?? numbered.at(-1);
		const decision = named ?? above;
		if (decision?.votes.length === 0) this.opinion(statement, decision);
		const vote = named ? named.votes.at(-1) : getVoteAbove(decision, statement);
		if ((named || statement.thing) && vote && statement.position) this.repeats.push(statement.position);
		if (!decision || !vote || this.#faults.leaves('outcome', decision)) return;
		if (this.#isOtherOpinion(statement, decision)) return;
		const isSure = !this.#faults.isIn(decision, statement);
		if (!named && this.#isOtherMotion(statement, decision, vote)) return;
		if (isSure && !getMeaning(vote.verdict)) return;
		const [result, tally] = statement.children;
		const subject = subjectWords(decision);
		// An opinion may be given by a vote for giving it, or by one against what it is about.
		// `L'avis favorable est rejeté` gives none.
		const isRefused = statement.outcome === 'rejected' && statement.opinion === 'favourable';
		const isGiven = statement.given && !isRefused && decision.outcome === statement.opinion;
		const isLost = statement.given && isBelowVote(statement, decision) && isNotCarried(decision, vote);
		if (isSure && (isLost || (!isGiven && getMeaning(vote.verdict) !== statement.outcome))) {
			// `Le conseil donne un avis défavorable`, by a vote for giving it.
			const saysWhat = statement.refuses || statement.opinion || !isOfMotion(statement);
			if (!isLost && statement.outcome === 'rejected' && saysWhat && isRefusal(decision)) return;
			const node = { ...(result ?? statement), text: statement.text };
			reportResult({ vote, tie: undefined }, node, subject, this.#context.problems, this.#lang);
			this.#wronglyTold.add(decision);
			return;
		}
		const before = this.#context.problems.all.length;
		if (statement.share && isSure) this.#reached(statement, vote, subject);
		if (statement.article) this.#byArticle(statement, statement.article, [vote], subject);
		if (this.#context.problems.all.length > before) return;
		if (tally?.type === 'tally')
			this.#counts.tally(
				asCounted(tally, statement, vote.tally),
				vote,
				decision,
				// Behind another sentence, `Lin moved to adjourn. All in favor.`, it may be of another motion.
				isRightBelow && statement.whole ? statement.text : undefined,
			);
		if (this.#context.problems.all.length > before) this.#wronglyTold.add(decision);
	}

	/** Keeps `Le conseil, à l'unanimité, adopte les tarifs` until all is compared that says of its vote in so many words how it ended. */
	unanimity({ outcome, moved, children }: VerdictStatement, decision: Decision | undefined): void {
		const tally = children.find((child) => child.type === 'tally');
		if (decision && tally && outcome === 'adopted' && !moved) this.#unanimous.push({ tally, decision });
	}

	/** `à l'unanimité` beside votes against, of a vote of which no error is told. */
	reportUnanimous(): void {
		for (const { tally, decision } of this.#unanimous)
			if (!this.#faults.isIn(decision) && !this.#wronglyTold.has(decision))
				this.#counts.unanimity(tally, decision);
	}

	/** Keeps a resolution that is referred to until all that are named are known. */
	cited(statement: CitedStatement): void {
		if (statement.opens) this.#named.add(statement.number);
		else this.#cited.push(statement);
	}

	/** `la cinquième résolution`, where there are four. */
	reportCited(): void {
		for (const statement of this.#cited) if (!this.#named.has(statement.number)) this.#isThere(statement);
	}

	#isThere(statement: CitedStatement): void {
		const { number, text, ordinal, near, series } = statement;
		const { decisions, problems } = this.#context;
		const { length } = decisions;
		const isOfOtherSeries = series !== undefined && !decisions.some((one) => isOfSeries(series, one.number));
		if (isOfOtherSeries || this.#byNumber.has(series ?? '')) return;
		// Records that number otherwise, or nothing, may mean another text by a number, unless they say that it stands here.
		const isNumbered = this.#byNumber.has('1') && this.#byNumber.has('2');
		const isSure = near || (length > 1 && (isNumbered || (ordinal && this.#byNumber.size === 0)));
		if (!isSure || (number <= length && series === undefined) || this.#byNumber.has(String(number))) return;
		problems.at(statement, 'vote/result-mismatch', 'citedUnknown', {
			values: { text },
			severity: 'warning',
		});
	}

	/** `Le CSE rend un avis favorable` beside a vote for giving an unfavourable one, or beside `1 favorable, 3 défavorables`; whether it was reported. */
	#isOtherOpinion(statement: VerdictStatement, decision: Decision): boolean {
		if (!statement.given || decision.kind !== 'opinion') return false;
		const { outcome, declared, node } = decision;
		const isStated = declared?.outcome === 'favourable' || declared?.outcome === 'unfavourable';
		const counted = node.opinion === statement.opinion ? undefined : outcome;
		return this.opinion(statement, decision, isStated ? declared.outcome : counted);
	}

	/** `Le comité rend un avis défavorable` beside `Avis : favorable`; whether it is reported. */
	opinion(
		statement: VerdictStatement,
		decision: Decision | undefined,
		stated = decision?.declared?.outcome,
	): boolean {
		const told = statement.opinion;
		if (!decision || !told || (stated !== 'favourable' && stated !== 'unfavourable') || stated === told)
			return false;
		this.#context.problems.at(statement.children[0] ?? statement, 'vote/result-mismatch', 'toldOpinion', {
			values: {
				subject: subjectWords(decision),
				told: statement.text,
				stated,
			},
		});
		return true;
	}

	/** `The motion for a recount was lost, 3 for and 5 against` below a vote on a bench that ended otherwise; whether it is told. */
	#isOtherMotion(statement: VerdictStatement, decision: Decision, { verdict }: VoteResult): boolean {
		const meaning = getMeaning(verdict);
		if (!statement.seeks || !meaning || meaning === statement.outcome) return false;
		const known = longWords(votedAbove(decision, statement));
		const told = longWords(statement.about ?? '');
		const isOnIt = told.some((word) => known.some((one) => isOfOneStem(one, word)));
		if (isOnIt || known.length === 0) return false;
		this.#context.problems.at(statement, 'vote/in-prose', 'beside', {
			values: { text: statement.seeks },
			severity: 'warning',
		});
		return true;
	}

	/** `Le chapitre 21 est rejeté.` beside a vote on the budget, which names no such chapter; a part that ended as the whole is no news, else it is told. */
	isOfPart(statement: VerdictStatement, decision: Decision | undefined): boolean {
		const { part } = statement;
		const vote = decision?.votes.at(-1);
		if (part === undefined || !decision || !vote) return false;
		if (foldedWords(votedAbove(decision, statement)).includes(foldedWords(part))) return false;
		if (getMeaning(vote.verdict) !== statement.outcome)
			this.#context.problems.at(statement, 'vote/in-prose', 'beside', {
				values: { text: `${part} : ${statement.text}` },
				severity: 'warning',
			});
		return true;
	}

	/** `La voix prépondérante du président emporte l'adoption` where the votes are not equal, or of the other outcome. */
	casting(statement: CastingStatement, decision: Decision | undefined): void {
		const vote = decision?.votes.at(-1);
		const { for: yes, against: no } = vote?.tally ?? {};
		if (!decision || !vote || !yes || !no || this.#faults.isIn(decision)) return;
		const subject = subjectWords(decision);
		const more = subtract(yes, no);
		const [one, none] = [fraction(1n), fraction(0n)];
		// A casting vote may be among those counted: 6 to 5.
		const isNear = compare(more, one) <= 0 && compare(subtract(none, one), more) <= 0;
		if (!isNear) {
			this.#context.problems.at(statement, 'vote/result-mismatch', 'castingNoTie', {
				values: { subject, for: exact(yes), against: exact(no) },
				severity: 'warning',
			});
			return;
		}
		const meaning = getMeaning(vote.verdict);
		if (!statement.answer || !meaning || meaning === (statement.answer === 'for' ? 'adopted' : 'rejected'))
			return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'castingOther', {
			values: { subject, answer: statement.answer, outcome: meaning },
			severity: 'warning',
		});
	}

	/** The decisions of a number: of those in the innermost item around the text that has any, else all. */
	#numbered(number: string): readonly Decision[] {
		const all = this.#byNumber.get(number) ?? [];
		if (all.length < 2) return all;
		for (const { start, end } of this.around.toReversed()) {
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
	reportUnknown(): void {
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
	bodyCounts(statement: VerdictStatement, decision: Decision | undefined): void {
		const tally = getChild(statement, 'tally');
		const vote = decision?.votes.at(-1);
		if (!tally?.children.some(({ type }) => type === 'answer') || !decision || !vote) return;
		this.#counts.tally(asCounted(tally, statement, vote.tally), vote, decision);
	}

	/** `adoptée à la majorité des deux tiers`: more than the count gives, of the fewest votes that a fraction can be of. */
	#reached(
		statement: VerdictStatement,
		{ tally: { for: have, against }, majority }: VoteResult,
		subject: ReturnType<typeof subjectWords>,
	): void {
		const share = parseFraction(statement.share ?? '');
		if (!share || isZero(share) || statement.outcome !== 'adopted' || !have || !against) return;
		const whole = sum([have, against]);
		if (reaches(have, whole, { kind: 'fraction', comparison: '>=', fraction: share })) {
			this.#byShare(statement, share, majority, subject);
			return;
		}
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldMajority', {
			values: { subject, share: statement.share ?? '', have: exact(have), whole: exact(whole) },
		});
	}

	/** `adoptée à la majorité des trois quarts`, where the rules ask for two thirds. */
	#byShare(
		statement: VerdictStatement,
		told: Fraction,
		majority: VoteResult['majority'],
		subject: ReturnType<typeof subjectWords>,
	): void {
		const half = fraction(1n, 2n);
		const asked = (majority?.requirements ?? []).flatMap(({ threshold }) =>
			threshold.kind === 'fraction' && compare(threshold.fraction, half) > 0 ? [threshold.fraction] : [],
		);
		if (!majority || asked.length === 0 || asked.some((one) => compare(one, told) >= 0)) return;
		this.#context.problems.at(statement, 'vote/result-mismatch', 'ruleShare', {
			values: { subject, share: statement.share ?? '', label: majority.label },
			severity: 'warning',
		});
	}

	/** `La majorité de l'article 25, soit 501 tantièmes, est atteinte avec 605 tantièmes`, of one of the votes above. */
	majority(statement: MajorityStatement, decision: Decision | undefined): void {
		const { article, children } = statement;
		const votes = decision?.votes ?? [];
		const told = this.#context.article(`art. ${article}`);
		if (!decision || !told || this.#faults.leaves('outcome', decision)) return;
		const subject = subjectWords(decision);
		const before = this.#context.problems.all.length;
		this.#byArticle(statement, article, votes, subject);
		if (this.#context.problems.all.length > before) return;
		const vote = votes.find(({ majority }) => majority?.article?.endsWith(article)) ?? votes.at(-1);
		for (const count of children) {
			// What opens a second vote, a third of all, is no majority of it; `500,5` is half of all.
			if (count.of === 'needed' && (told.openedBy.length > 0 || count.value.includes('.'))) continue;
			if (count.of === 'needed') this.#counts.needed(count, decision, vote);
			else if (count.of === 'for') this.#counts.ofVote(count, 'for', decision, before);
			if (this.#context.problems.all.length > before) return;
		}
	}

	/** `adoptée à la majorité de l'article 26`, where the vote was taken by that of another. */
	#byArticle(
		place: Node,
		article: string,
		votes: readonly VoteResult[],
		subject: ReturnType<typeof subjectWords>,
	): void {
		const told = this.#context.article(`art. ${article}`);
		const majorities = votes.flatMap(({ majority }) => majority ?? []);
		const [first] = majorities;
		// Where the rules number none, nobody can tell.
		if (!first || majorities.length < votes.length || majorities.some((one) => !one.article)) return;
		const isOf = (majority: Majority) =>
			told !== undefined &&
			(told.article === majority.article ||
				// A second vote is said by its own article, by that of the first, or by that whose majority it is taken by: `25-1`, `25`, `24`.
				told.openedBy.includes(majority.name) ||
				majority.openedBy.includes(told.name) ||
				asksAlike(told.requirements, majority.requirements));
		if (majorities.some(isOf)) return;
		this.#context.problems.at(place, 'vote/result-mismatch', 'toldArticle', {
			values: { subject, article, label: first.label },
			severity: 'warning',
		});
	}

	/** A verdict on several decisions, or on `every` one: the first that ended otherwise, or whose counts are others. */
	#several(
		statement: VerdictStatement,
		named: ReadonlyArray<{ number: string; decisions: readonly Decision[] }> | undefined,
	): void {
		for (const { number, decisions } of named ?? []) this.#isKnown(statement, number, decisions);
		const meant = named ?? (statement.among === undefined ? undefined : this.#lastOf(statement.among));
		if (statement.among !== undefined && !meant) {
			this.#miscounted(statement, statement.among);
			return;
		}
		const groups = (meant ?? []).map(({ decisions }) => decisions).filter((group) => group.length > 0);
		if ((meant ? groups : this.#context.decisions).length > 0 && statement.position)
			this.repeats.push(statement.position);
		// Of two with one number it may mean either.
		const other = meant
			? groups.find((group) => group.every((one) => this.#isOther(one, statement)))?.at(-1)
			: this.#otherThan(statement);
		const vote = other?.votes.at(-1);
		const tally = getChild(statement, 'tally');
		// What is said of every one is compared once: a text may say it often.
		const isOfEvery = !meant && !this.#told.has(statement.outcome);
		if (isOfEvery && tally) this.#told.add(statement.outcome);
		const each = isOfEvery ? this.#context.decisions.map((one) => [one]) : groups;
		if (!other && tally)
			for (const [decision, second] of each) {
				const last = second ? undefined : decision?.votes.at(-1);
				if (!decision || !last) continue;
				const before = this.#context.problems.all.length;
				this.#counts.tally(tally, last, decision);
				if (this.#context.problems.all.length > before) break;
			}
		if (!other || !vote) return;
		const subject = subjectWords(other);
		const node = { ...(statement.children[0] ?? statement), text: statement.text };
		reportResult({ vote, tie: undefined }, node, subject, this.#context.problems, this.#lang);
	}

	/** The decisions of `les trois résolutions`: all of the innermost item around the text that has so many, or of the meeting; else none. */
	#lastOf(among: number): ReadonlyArray<{ number: string; decisions: readonly Decision[] }> | undefined {
		const { decisions } = this.#context;
		const offsets = this.around.map(({ start, end }) => [start.offset ?? 0, end.offset ?? 0] as const);
		for (const [from, to] of [...offsets.toReversed(), [0, Number.POSITIVE_INFINITY] as const]) {
			const inside = decisions.filter(({ node }) => {
				const at = node.position?.start.offset ?? -1;
				return at >= from && at < to;
			});
			// A vote under no title of its own may be none of `les trois résolutions`.
			const titled = inside.filter(({ node }) => node.form !== 'implicit');
			const meant = [inside, titled].find((ones) => ones.length === among);
			if (meant) return meant.map((decision) => ({ number: decision.number ?? '', decisions: [decision] }));
		}
		return undefined;
	}

	/** `Les six résolutions ont été adoptées` below all decisions, of which no part are six. */
	#miscounted(statement: VerdictStatement, among: number): void {
		const { decisions, elections } = this.#context;
		const at = statement.position?.start.offset ?? 0;
		const isLast = [...decisions, ...elections].every(({ node }) => (node.position?.end.offset ?? 0) <= at);
		const titled = decisions.filter(({ node }) => node.form !== 'implicit');
		if (!isLast || titled.length < 2) return;
		const isOutcome = ({ votes, outcome }: Decision) =>
			getMeaning(votes.at(-1)?.verdict ?? outcome) === statement.outcome;
		const counts = [decisions, titled].flatMap((all) =>
			[all, all.filter(isOutcome)].flatMap(({ length }) => [length, length + elections.length]),
		);
		if (counts.includes(among)) return;
		if (statement.position) this.repeats.push(statement.position);
		this.#context.problems.at(statement, 'vote/result-mismatch', 'toldSeveral', {
			values: { text: statement.text, stated: among, computed: titled.length },
			severity: 'warning',
		});
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
}

/** Whether a decision may be on what a verdict names by its noun: `Minutes approved.` below a vote on the budget is of another one. */
function isOnThing(decision: Decision | undefined, { thing, titled }: VerdictStatement): boolean {
	// `L'achat d'un camion est rejeté` below a vote on a bench
	if (titled === 'other') return false;
	if (thing === undefined || !decision) return true;
	const text = `${decision.title ?? ''} ${(decision.node.children as Node[]).map(plainText).join(' ')}`;
	return foldName(text).includes(foldName(thing));
}

/** What a vote is on, as far as the title and the text above a statement say. */
function votedAbove({ node, title }: Decision, { position: below }: VerdictStatement): string {
	const above = (node.children as Node[]).filter(
		({ type, position }) => type !== 'ballot' && (position?.end.offset ?? 0) <= (below?.start.offset ?? 0),
	);
	return `${title ?? ''} ${above.map(plainText).join(' ')}`;
}

function longWords(text: string): string[] {
	return foldedWords(text)
		.trim()
		.split(' ')
		.filter((word) => word.length >= STEM);
}

/** `acheter` and `achète`, `recount` and `recounts`. */
function isOfOneStem(one: string, other: string): boolean {
	return one.slice(0, STEM) === other.slice(0, STEM);
}

const STEM = 4;

/** `The motion is rejected` says how the vote ended; `The request is denied`, what was moved. */
function isOfMotion({ named, number, children }: VerdictStatement): boolean {
	return named || number !== undefined || children.length > 1;
}

/** Whether what a decision puts to the vote is to refuse something. */
function isRefusal({ node }: Decision): boolean {
	return (node.children as Node[])
		.flatMap((child) => (child.type === 'title' ? [child] : textsIn(child)))
		.some((text) => getStatements(text).some(({ kind }) => kind === 'refusal'));
}

/** Lost without being outvoted: more against an opinion than for it may be against what it is about. */
function isNotCarried({ outcome }: Decision, { tally }: VoteResult): boolean {
	const { for: yes, against: no } = tally;
	return outcome === 'rejected' && yes !== null && no !== null && compare(no, yes) <= 0;
}

/** What stands above the votes is what they are on. */
function isBelowVote({ position }: VerdictStatement, { node }: Decision): boolean {
	const first = (node.children as Node[]).find(({ type }) => type === 'ballot')?.position?.start.offset;
	return first !== undefined && (position?.start.offset ?? 0) > first;
}

function isSaidOf({ outcome }: VerdictStatement, { votes }: Decision): boolean {
	const last = votes.at(-1);
	return last !== undefined && getMeaning(last.verdict) === outcome;
}

/** `Refusée par 6 voix contre 4`: those who were more, who are the ones against, stand first, as one of the numbers at least shows. */
function asCounted(told: Tally, { outcome }: VerdictStatement, counted: VoteResult['tally']): Tally {
	const said = (wanted: CountedAnswer) => {
		const part = told.children.find((child) => child.type === 'answer' && child.answer === wanted);
		const count = part?.type === 'answer' ? getChild(part, 'count') : undefined;
		return count?.type === 'count' ? parseFraction(count.value) : undefined;
	};
	const [yes, no] = [said('for'), said('against')];
	if (outcome !== 'rejected' || !yes || !no || compare(yes, no) <= 0) return told;
	const is = (one: Fraction, answer: CountedAnswer) => {
		const count = counted[answer];
		return count !== null && count !== undefined && equals(one, count);
	};
	const isTurned = (is(yes, 'against') || is(no, 'for')) && !is(yes, 'for') && !is(no, 'against');
	if (!isTurned) return told;
	const turn = { for: 'against', against: 'for' } as const;
	return {
		...told,
		children: told.children.map((part) =>
			part.type === 'answer' && (part.answer === 'for' || part.answer === 'against')
				? { ...part, answer: turn[part.answer] }
				: part,
		),
	};
}

/** `La délibération 2019-33 est adoptée à l'unanimité.`; `… a été adoptée à tort`, `… was adopted in March and is repealed` tell of an earlier day. */
function saysNoMore({ whole, position, children }: VerdictStatement): boolean {
	const said = children.at(-1)?.position?.end.offset ?? 0;
	return whole && (position?.end.offset ?? 0) - said <= 1;
}

/** `2019-23` and `2019-33`: numbers of one series, as long. */
function isOfSeries(one: string | undefined, other: string | null | undefined): boolean {
	const series = /^(.*\D)\d+$/.exec(one ?? '')?.[1];
	return series !== undefined && one?.length === other?.length && other?.startsWith(series) === true;
}
