/** Resolutions, amendments, opinions and decisions: which votes they have, a second one among them, and what they came to. */

import type { Paragraph } from 'mdast';
import type { Node } from 'unist';
import {
	type BallotLine,
	getChildren,
	getStatements,
	plainText,
	type Resolution,
	textsIn,
	type VerdictStatement,
} from '../../ast/index.js';
import { asksLess, namesVoting, opensOtherVote } from '../../law/index.js';
import type { Majority } from '../../law/rules.js';
import { foldName } from '../../text/fold.js';
import { compare, type Fraction, isZero, sum, ZERO } from '../../text/fraction.js';
import type { BlockContext, DecidingContext, JointVote, NumberedBlock } from '../context.js';
import { headingsAbove } from '../headings.js';
import type { Attendance, Decision, Member, Outcome, VoteResult } from '../model.js';
import type { Problems } from '../problems.js';
import { majorityAtCall } from '../requirement.js';
import { takeVote } from '../vote/unsure-voters.js';
import { reportTie } from '../vote/verdict.js';
import {
	contradicts,
	getMeaning,
	getOutcome,
	isInside,
	reportMissingVote,
	reportOpenRule,
	reportResult,
	statedOutcome,
} from '../vote/vote-reports.js';
import type { TakenVote, VoteTerms } from '../vote/vote-terms.js';
import {
	foldKey,
	readWrittenBallot,
	saysAnswers,
	saysSomething,
	type WrittenBallot,
} from '../vote/written-ballot.js';
import { subjectWords } from '../wording.js';
import { findMajority, namedMajority, type VoteMajority } from './majority.js';
import { findOpener, reportUnopened, secondMajority, whyUnopened } from './second-ballot.js';

/** A resolution with the scene that it is decided in. */
export interface Decided {
	decision: Decision;
	block: NumberedBlock;
}

/** Decides one resolution; those above it are decided. */
export function decide(
	block: NumberedBlock & { scene: BlockContext & { node: Resolution } },
	above: readonly Decided[],
	context: DecidingContext,
): Decision {
	return new Deciding(block, above, context).decide();
}

const DECIDING = ['for', 'against', 'abstention'] as const;

function isNone(votes: Fraction | null | undefined): boolean {
	return !votes || isZero(votes);
}

class Deciding {
	readonly #block: NumberedBlock & { scene: BlockContext & { node: Resolution } };
	readonly #above: readonly Decided[];
	readonly #context: DecidingContext;
	readonly #problems: Problems;
	/** The block's own lines. */
	readonly #own: WrittenBallot;
	readonly #joint: JointVote | undefined;
	/** Lines of the vote: the block's own, or those of a joint vote. */
	readonly #written: WrittenBallot;
	readonly #column: number | undefined;
	readonly #decision: Decision;

	constructor(
		block: NumberedBlock & { scene: BlockContext & { node: Resolution } },
		above: readonly Decided[],
		context: DecidingContext,
	) {
		const { scene, number, title, id } = block;
		this.#block = block;
		this.#above = above;
		this.#context = context;
		this.#problems = context.problems;
		this.#own = readWrittenBallot(scene.ballots.map(({ ballot }) => ballot));
		this.#column = context.matrix?.getColumn(number);
		const joint = context.joints.find(({ blocks }) => blocks.includes(block));
		// A result of its own is none: it is compared with the joint vote.
		const ownVote =
			saysSomething(this.#own.first) || this.#own.parts.length > 0 || this.#column !== undefined;
		this.#joint =
			ownVote && !joint?.written.ballots.some((ballot) => this.#own.ballots.includes(ballot))
				? undefined
				: joint;
		this.#written = this.#joint?.written ?? this.#own;
		const session = scene.path.at(-1);
		this.#decision = {
			node: scene.node,
			id,
			number,
			title,
			...(session ? { session } : {}),
			kind: scene.node.kind,
			votes: [],
			outcome: 'undetermined',
			declared: this.#declared(),
		};
	}

	decide(): Decision {
		const { node } = this.#block.scene;
		const { declared } = this.#decision;
		const opinion = node.kind === 'opinion' || this.#own.opinion !== undefined;
		const first = this.#written.first;
		const counted = saysAnswers(first) || this.#written.parts.length > 0 || this.#column !== undefined;
		const settles = declared && (declared.outcome === 'adopted' || declared.outcome === 'rejected');
		const opines = declared && (declared.outcome === 'favourable' || declared.outcome === 'unfavourable');
		if (this.#written.unreadable) {
			// The line has its error: no outcome follows from the others, but one that no vote makes stands.
			if (declared && !settles) this.#decision.outcome = declared.outcome;
			return this.#decision;
		}
		if (counted || settles) this.#takeFirst(declared);
		else if (declared) this.#decision.outcome = declared.outcome;
		else if (node.kind === 'decision' && node.form !== 'implicit') this.#decision.outcome = 'adopted';
		else if (!this.#written.resultUnreadable) {
			reportMissingVote(node, this.#subject(), this.#context);
			// What is convened may be voted by rules that its minutes give.
			if (this.#context.status !== 'convened') namedMajority(this.#majorityLine, this.#context);
		}
		if (saysSomething(this.#written.second)) this.#takeSecond();

		const votes = this.#decision.votes;
		// A second vote that the first did not open decides nothing: the first stands.
		const last = votes[0]?.verdict === 'rejected' && !votes[0].proof.opens ? votes[0] : votes.at(-1);
		if (last) {
			if (node.form === 'implicit') this.#reportApart(last);
			this.#decision.outcome = getOutcome(last, opinion, declared?.outcome, node.opinion);
			if (opines && !counted) this.#decision.outcome = declared.outcome;
		}
		return this.#decision;
	}

	/** Answers without any for, behind a vote that has none of them: text parts them from the vote that they may belong to. */
	#reportApart({ tally, entitled }: VoteResult): void {
		const answers = this.#own.first?.answers ?? [];
		const [answer] = answers;
		const above = this.#above.at(-1)?.decision;
		const earlier = above?.votes.at(-1);
		// Under another title stands another matter.
		if (above?.session && !this.#block.scene.path.includes(above.session)) return;
		if (!answer || !earlier || answers.some((each) => each.answer === 'for' || each.everyone)) return;
		const earlierAnswers = DECIDING.filter((name) => !isNone(earlier.tally[name]));
		if (
			!earlierAnswers.includes('for') ||
			answers.some((each) => each.answer !== 'blankOrVoid' && !isNone(earlier.tally[each.answer]))
		)
			return;
		const all = sum([earlier.tally, tally].flatMap((each) => DECIDING.map((name) => each[name] ?? ZERO)));
		if (entitled.votes && compare(all, entitled.votes) > 0) return;
		this.#problems.at(answer.node, 'vote/undetermined', 'apart', {
			values: { answer: answer.answer, line: { line: earlier.line?.position?.start.line ?? 0 } },
			related: [earlier.line],
		});
	}

	#declared(): Decision['declared'] {
		const { opinion, result, first, second } = this.#own;
		if (opinion)
			return { node: opinion, outcome: opinion.value === 'unfavourable' ? 'unfavourable' : 'favourable' };
		const joint = this.#joint?.written;
		const node =
			result?.node ??
			[second, first].flatMap((tally) => tally?.results ?? [])[0] ??
			joint?.result?.node ??
			joint?.first?.results[0];
		return node ? { node, outcome: statedOutcome(node.outcome) } : null;
	}

	get #decisionsAbove(): Decision[] {
		return this.#above.map(({ decision }) => decision);
	}

	/** The line that names the majority: a joint vote inside a block leaves each of the blocks its own. */
	get #majorityLine() {
		return this.#own.majority ?? (this.#joint ? this.#joint.majority : this.#written.majority);
	}

	#takeFirst(declared: Decision['declared']): void {
		const found = findMajority(
			{
				block: this.#block,
				line: this.#majorityLine,
				above: this.#decisionsAbove,
				subject: this.#subject(),
			},
			this.#context,
		);
		const majority = found.kind === 'known' ? found.majority : null;
		const opener =
			majority && majority.openedBy.length > 0 ? findOpener(majority, this.#decisionsAbove) : undefined;
		if (opener?.why) {
			const place = this.#own.majority ?? this.#joint?.majority ?? this.#written.first?.line;
			reportUnopened(place, opener.why, this.#subject(), majority, opener, this.#problems);
		}
		const taken = this.#takeUnder(found, this.#terms(1, majority, declared, opener?.refused === true));
		for (const problem of taken.problems) this.#problems.all.push(problem);
		this.#decision.votes.push(taken.vote);
		if (opener?.first) this.#decision.secondOf = opener.first;
		if (!saysSomething(this.#written.second)) this.#compare(taken, declared);
		else {
			if (taken.tie) reportTie(taken.tie, this.#problems);
			this.#compareAbove(taken);
		}
	}

	/**
	 * A vote under its majority. Where it may be under several it is taken under each: what any of them gives holds where all give it. Under one that
	 * the block names beside that of the law what fails has failed, as bylaws may ask for more; what that one alone carries is not decided.
	 */
	#takeUnder(found: VoteMajority, terms: VoteTerms): TakenVote {
		if (found.kind === 'known' || found.kind === 'unknown') return takeVote(terms, this.#context);
		const majorities = found.kind === 'anyOf' ? found.majorities : [found.named, found.ofLaw];
		const all = majorities.map((majority) =>
			takeVote({ ...terms, majority: majorityAtCall(majority, this.#context.call) }, this.#context),
		);
		const [first] = all;
		const isSame = all.every(
			({ vote }) => vote.outcome === first?.vote.outcome && vote.verdict === first.vote.verdict,
		);
		if (found.kind === 'beside') {
			const isOpen = first?.vote.outcome === 'adopted' && all.at(-1)?.vote.outcome !== 'adopted';
			if (first && !isOpen) {
				if (first.vote.outcome === 'adopted') this.#warnOfLess(found);
				return first;
			}
		} else if (first && all.length > 1 && isSame && first.vote.outcome !== 'undetermined')
			// In a mixed meeting what nothing calls extraordinary is not printed with the article for that.
			return this.#context.rules.mixed || found.code === 'part' ? first : (all.at(-1) ?? first);
		const ofRules = this.#context.rules.mixed ? 'mixed' : 'matter';
		const code = found.kind === 'beside' ? 'beside' : (found.code ?? ofRules);
		reportOpenRule(this.#block.scene.node, code, this.#subject(), majorities, this.#problems);
		return takeVote(terms, this.#context);
	}

	/** The outcome is the same under the majority of the law; the minutes name one that asks less. */
	#warnOfLess({ named, ofLaw }: Extract<VoteMajority, { kind: 'beside' }>): void {
		const { scene, title } = this.#block;
		if (opensOtherVote(title) || !asksLess(named.requirements, ofLaw.requirements)) return;
		reportOpenRule(scene.node, 'less', this.#subject(), [named, ofLaw], this.#problems, 'warning');
	}

	/** `Résultat : rejetée` between a vote and its second one is of the first; one that is of the second alone may stand there too. */
	#compareAbove(taken: TakenVote): void {
		const { result, resultAbove: above } = this.#written;
		if (!above) return;
		const first = { node: above.node, outcome: statedOutcome(above.node.outcome) };
		if (above !== result) this.#compare(taken, first);
		else if (getMeaning(first.outcome) === taken.vote.verdict) {
			this.#decision.declared = null;
			this.#own.result = undefined;
		}
	}

	#takeSecond(): void {
		const { declared } = this.#decision;
		const [first] = this.#decision.votes;
		const why = whyUnopened(first, this.#context.rules);
		const majority = secondMajority(first, this.#context.rules);
		if (why) {
			const line = this.#written.second?.line;
			reportUnopened(line, why, this.#subject(), majority, { vote: first }, this.#problems);
		}
		const notOpened = this.#context.rules.given && !first?.proof.opens;
		const taken = takeVote(this.#terms(2, majority, declared, notOpened), this.#context);
		for (const problem of taken.problems) this.#problems.all.push(problem);
		this.#decision.votes.push(taken.vote);
		this.#compare(taken, declared);
	}

	#terms(
		round: 1 | 2,
		majority: Majority | null,
		declared: Decision['declared'],
		notOpened: boolean,
	): Parameters<typeof takeVote>[0] {
		const { scene } = this.#block;
		const written = this.#written;
		const tally = round === 1 ? written.first : written.second;
		const place = this.#place(tally?.line);
		const told = this.#told();
		const alone = round === 2 || !saysSomething(written.second);
		return {
			scene,
			written,
			tally,
			column: round === 1 && !this.#joint ? this.#column : undefined,
			ballot: place.ballot,
			line: tally?.line ?? (round === 1 ? written.parts[0]?.tally.line : undefined) ?? written.result?.line,
			round,
			majority: majority && majorityAtCall(majority, this.#context.call),
			attendance: place.attendance,
			item: scene.item,
			declared: alone
				? declared
					? getMeaning(declared.outcome)
					: told?.named
						? told.outcome
						: undefined
				: undefined,
			told,
			isDecidedInProse: () => this.#isDecidedInProse(),
			method: written.method?.value ?? this.#methodTold(),
			amended: this.#isAmended(),
			recused: this.#recused(round),
			...this.#key(round),
			joint: this.#joint && {
				with: this.#joint.blocks.filter((other) => other !== this.#block).map(({ id }) => id),
			},
			subject: this.#subject(),
			getTexts: () => [...headingsAbove(scene), this.#block.title, ...scene.node.children.flatMap(textsOf)],
			silent: this.#joint !== undefined && this.#joint.blocks[0] !== this.#block,
			notOpened,
		};
	}

	/**
	 * The way of voting that the paragraphs of the block tell. A poll after a show of hands replaces it: the last one holds. That the body `decides` to
	 * vote so may be what a block about the vote itself is voted on.
	 */
	#methodTold(): string | undefined {
		const { scene, title } = this.#block;
		let told: string | undefined;
		for (const one of getChildren(scene.node, 'paragraph').flatMap(getStatements)) {
			if (one.kind !== 'method') continue;
			if (one.of !== 'demanded') told = one.decided && namesVoting(title) ? told : one.of;
			else if (told === 'showOfHands') told = undefined;
		}
		return told;
	}

	/** The verdict of the text right below the vote, in the block or behind it: `Adoptée grâce à la voix prépondérante de la présidente.` */
	#told(): VoteTerms['told'] {
		const { node, below } = this.#block.scene;
		const nodes: readonly Node[] = node.children;
		const inside = nodes[nodes.findLastIndex(({ type }) => type === 'ballot') + 1];
		const text = inside ?? below;
		if (text?.type !== 'paragraph') return undefined;
		const said = getStatements(text);
		const [only, other] = said.filter((one) => one.kind === 'verdict');
		// `Casting vote of the Chair: for`
		const cast = said.find((one) => one.kind === 'casting' && one.whole);
		// Struck, or with a footnote that says whose it was, it is only told.
		if (cast?.kind === 'casting' && (text as Paragraph).children.every(({ type }) => type === 'text'))
			return { outcome: cast.answer === 'for' ? 'adopted' : 'rejected', casting: true, named: true };
		if (only?.kind !== 'verdict' || other || only.body || only.moved || only.every) return undefined;
		const isOfThis = only.number === undefined || only.number === this.#block.number;
		if (!isOfThis || !(only.named || only.whole) || !this.#isOnSubject(only, text)) return undefined;
		// `L'amendement est adopté` is of another text.
		const isOnText = only.motion === undefined || (node.type === 'resolution' && node.kind === only.motion);
		return {
			outcome: only.outcome,
			casting: only.casting === true && isOnText,
			named: only.named && only.motion === undefined,
		};
	}

	/** `The adjournment was lost on the casting vote` is of something that the block does not name. */
	#isOnSubject({ named, subject }: VerdictStatement, told: Node): boolean {
		if (named || subject === undefined || subject.includes(' ')) return true;
		const { node } = this.#block.scene;
		const others = node.children.filter((child) => child !== told);
		const text = `${this.#block.title} ${others.map(plainText).join(' ')}`;
		return foldName(text).includes(foldName(subject));
	}

	/** `Le conseil approuve les tarifs`, `Le conseil, par 5 voix contre 1, refuse la demande` above `Contre : 1`: who was for it stands in the sentence. */
	#isDecidedInProse(): boolean {
		const { node } = this.#block.scene;
		return (
			this.#context.told.some(
				({ code, position }) => code === 'vote' && position && isInside(position, node.position),
			) ||
			node.children
				.flatMap(textsIn)
				.some((text) =>
					getStatements(text).some(
						(one) =>
							one.kind === 'verdict' &&
							!one.moved &&
							(one.outcome === 'adopted' || one.children.some(({ type }) => type === 'tally')),
					),
				)
		);
	}

	/** The ballot that holds a line, and who was in the room then. */
	#place(line: BallotLine | undefined): { ballot: VoteResult['ballot']; attendance: Attendance } {
		const { scene } = this.#block;
		if (this.#joint) {
			const [ballot] = this.#joint.written.ballots.filter((one) => !line || one.children.includes(line));
			return { ballot: ballot ?? { type: 'ballot', children: [] }, attendance: this.#joint.attendance };
		}
		const holder =
			scene.ballots.find(({ ballot }) => line && ballot.children.includes(line)) ?? scene.ballots.at(-1);
		return {
			ballot: holder?.ballot ?? { type: 'ballot', children: [] },
			attendance: holder?.attendance ?? scene.end,
		};
	}

	#isAmended(): boolean {
		const { rules } = this.#context;
		const said = this.#own.amended ?? this.#written.amended;
		if (said) return said.value && rules.amendedDropsPost !== false;
		return (
			rules.amendedDropsPost === true &&
			this.#above.some(
				({ decision, block }) => block.amends === this.#block.scene && decision.outcome === 'adopted',
			)
		);
	}

	#recused(round: 1 | 2): Member[] {
		const names =
			this.#joint && this.#joint.written !== this.#own
				? [...this.#own.recused, ...this.#written.recused]
				: this.#written.recused;
		const quiet = round === 2 ? { at: () => {} } : this.#problems;
		const members = names.flatMap((name) => this.#context.people.roster.require(name, quiet) ?? []);
		return [...new Set(members)];
	}

	#key(round: 1 | 2): { key: string | undefined; keyUnknown: boolean } {
		const named = this.#written.key ?? this.#own.key;
		if (!named) return { key: undefined, keyUnknown: false };
		const key = foldKey(named);
		const known = [...this.#context.people.keys];
		if (known.includes(key)) return { key, keyUnknown: false };
		if (round === 1)
			this.#problems.at(named, 'syntax/unknown-key', 'allocationKey', {
				values: { key: named.value, known, hasKnown: known.length > 0 ? 'yes' : 'no' },
				severity: 'error',
			});
		return { key: undefined, keyUnknown: true };
	}

	/** The stated result against what the vote alone gives; `ajournée` and the like stand. */
	#compare(taken: TakenVote, outcome: Decision['declared']): void {
		const { result, first, second } = this.#own;
		// `Résultat : élue` under the vote of a resolution says that it was carried.
		const declared = outcome ?? (result && { node: result.node, outcome: 'adopted' as const });
		// Of a joint vote the first block speaks for the others, unless they have a result of their own.
		const isTold = this.#joint && this.#joint.blocks[0] !== this.#block && !result;
		// `Avis : défavorable` below a vote for giving that opinion.
		const isGiven =
			declared?.outcome === this.#block.scene.node.opinion && taken.vote.kind === 'givenOpinion';
		if (declared && !isTold && !isGiven && contradicts(taken, declared.outcome))
			reportResult(
				taken,
				declared.node,
				this.#subject(),
				this.#problems,
				this.#context.lang,
				(result ?? second ?? first ?? this.#joint?.written.result)?.line,
			);
		else if (taken.tie) reportTie(taken.tie, this.#problems);
		this.#compareTold(taken, declared?.outcome);
	}

	/** `Le conseil approuve les tarifs à l'unanimité` beside `Résultat : rejetée`: the sentence against the result, and where that alone is written, neither. */
	#compareTold({ vote, tie, ...taken }: TakenVote, declared: Outcome | undefined): void {
		const { toldResult } = this.#own;
		if (!toldResult || !contradicts({ vote, tie, ...taken }, statedOutcome(toldResult.node.outcome))) return;
		reportResult({ vote, tie }, toldResult.node, this.#subject(), this.#problems, this.#context.lang);
		if (vote.proof.by === 'stated' && declared) vote.verdict = vote.outcome = 'undetermined';
	}

	#subject() {
		return subjectWords({ ...this.#block, kind: this.#block.word });
	}
}

/** The texts of a node; what is said, or happens, is none. */
function textsOf(node: Node & { children?: Node[] }): string[] {
	if (TEXTS.has(node.type)) return [plainText(node)];
	return HOLDERS.has(node.type) ? (node.children ?? []).flatMap(textsOf) : [];
}

const TEXTS: ReadonlySet<string> = new Set(['title', 'paragraph', 'heading', 'tableCell', 'code']);

const HOLDERS: ReadonlySet<string> = new Set([
	'list',
	'listItem',
	'blockquote',
	'table',
	'tableRow',
	'session',
	'confidential',
]);
