/** Resolutions, amendments, opinions and decisions: which votes they have, second ballots among them, and what they came to. */

import type { Node } from 'unist';
import {
	type BallotLine,
	getChild,
	getChildren,
	getStatements,
	type Resolution,
	type Session,
	type TextValue,
	textsIn,
} from '../../ast/index.js';
import {
	articlesAlone,
	articlesTold,
	asksAlike,
	changesBylaws,
	isMark,
	isOneMatter,
	isUnanimityAlone,
	majoritiesAsked,
	majorityOfLine,
	movesSpecial,
	namesSpecial,
	opensOtherVote,
	speaksOfArticles,
	toldMethod,
} from '../../law/index.js';
import type { Majority, Rules } from '../../law/rules.js';
import { compare, type Fraction, isZero, sum, ZERO } from '../../text/fraction.js';
import type { BlockContext, DecidingContext, JointVote, NumberedBlock } from '../context.js';
import { headingsAbove } from '../headings.js';
import type { Attendance, Decision, Member, Outcome, VoteResult } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { majorityAtCall } from '../requirement.js';
import { reportTie } from '../vote/verdict.js';
import { takeVote } from '../vote/vote.js';
import {
	contradicts,
	getMeaning,
	getOutcome,
	isInside,
	reportMissingVote,
	reportOpenRule,
	reportResult,
	reportUnknownRule,
	statedOutcome,
} from '../vote/vote-reports.js';
import type { TakenVote, VoteTerms } from '../vote/vote-terms.js';
import {
	foldKey,
	isCount,
	readWrittenBallot,
	saysAnswers,
	saysSomething,
	type WrittenBallot,
} from '../vote/written-ballot.js';
import { subjectWords, thresholdWords, type Words } from '../wording.js';
import { plainText } from './numbering.js';

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
	/** Majorities of which nothing in the file chooses one: of a mixed meeting. */
	#choices: readonly Majority[] = [];
	/** The majority that the block names, and that of the law for its subject, where they are two. */
	#ofLaw: { chosen: Majority; ofLaw: Majority } | undefined;

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
			if (this.#context.status !== 'convened') this.#named();
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

	#takeFirst(declared: Decision['declared']): void {
		const majority = this.#majority();
		const opener =
			majority && majority.openedBy.length > 0 ? findOpener(majority, this.#decisionsAbove) : undefined;
		if (opener?.why) {
			const place = this.#own.majority ?? this.#joint?.majority ?? this.#written.first?.line;
			reportUnopened(place, opener.why, this.#subject(), majority, opener, this.#problems);
		}
		const terms = this.#terms(1, majority, declared, opener?.refused === true);
		const taken = this.#takeUnderAll(terms) ?? this.#takeBesideLaw(terms) ?? takeVote(terms, this.#context);
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
	 * A vote under the majority that the block names where the law has another for its subject: what fails under the one that is named has
	 * failed, as bylaws may ask for more; what only the named one carries is not decided.
	 */
	#takeBesideLaw(terms: VoteTerms): TakenVote | undefined {
		if (!this.#ofLaw) return undefined;
		const { chosen, ofLaw } = this.#ofLaw;
		const [taken, lawful] = [chosen, ofLaw].map((majority) =>
			takeVote({ ...terms, majority: majorityAtCall(majority, this.#context.call) }, this.#context),
		);
		if (taken?.vote.outcome !== 'adopted' || lawful?.vote.outcome === 'adopted') return taken;
		reportOpenRule(this.#block.scene.node, 'beside', this.#subject(), [chosen, ofLaw], this.#problems);
		return undefined;
	}

	/** A vote that any of several majorities may hold for, under the last of them, where all give it the same outcome; else it is said that nothing chooses. */
	#takeUnderAll(terms: VoteTerms): TakenVote | undefined {
		if (this.#choices.length === 0) return undefined;
		const all = this.#choices.map((majority) =>
			takeVote({ ...terms, majority: majorityAtCall(majority, this.#context.call) }, this.#context),
		);
		const last = all.at(-1);
		const isSame = all.every(
			({ vote }) =>
				vote.outcome !== 'undetermined' &&
				vote.outcome === last?.vote.outcome &&
				vote.verdict === last.vote.verdict,
		);
		if (all.length > 1 && isSame) return last;
		const code = this.#context.rules.mixed ? 'mixed' : 'matter';
		reportOpenRule(this.#block.scene.node, code, this.#subject(), this.#choices, this.#problems);
		return undefined;
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
		const why = whyUnopened(first);
		if (why) {
			const line = this.#written.second?.line;
			reportUnopened(
				line,
				why,
				this.#subject(),
				secondMajority(first, this.#context.rules),
				{ vote: first },
				this.#problems,
			);
		}
		const majority = secondMajority(first, this.#context.rules);
		const taken = takeVote(this.#terms(2, majority, declared, !first?.proof.opens), this.#context);
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
			method: written.method?.value ?? toldMethod(getParagraphs(scene.node), this.#block.title),
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

	/** The verdict of the text right below the vote, in the block or behind it: `Adoptée grâce à la voix prépondérante de la présidente.` */
	#told(): VoteTerms['told'] {
		const { node, below } = this.#block.scene;
		const nodes: readonly Node[] = node.children;
		const inside = nodes[nodes.findLastIndex(({ type }) => type === 'ballot') + 1];
		const text = inside ?? below;
		if (text?.type !== 'paragraph') return undefined;
		const [only, other] = getStatements(text).filter((one) => one.kind === 'verdict');
		if (only?.kind !== 'verdict' || other || only.body || only.moved || only.every) return undefined;
		const isOfThis = only.number === undefined || only.number === this.#block.number;
		if (!isOfThis || !(only.named || only.whole)) return undefined;
		return {
			outcome: only.outcome,
			casting: only.casting === true,
			// `L'amendement est adopté` is of another text.
			named: only.named && only.motion === undefined,
		};
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

	/** The majority that the block names, else that of the meeting; null where the rules do not know it. */
	#majority(): Majority | null {
		const named = this.#named();
		const chosen = named === undefined ? this.#unnamedMajority() : named;
		const ofLaw = chosen && this.#majorityOfLaw();
		if (!chosen || !ofLaw || ofLaw === chosen || this.#isSecondOf(ofLaw, chosen)) return chosen;
		this.#ofLaw = { chosen, ofLaw };
		return null;
	}

	/** The majority that the law itself has for the subject of this block, whatever one its text names. */
	#majorityOfLaw(): Majority | undefined {
		const { rules } = this.#context;
		const { scene, title } = this.#block;
		if (!rules.valid || rules.lawUnknown || scene.node.kind === 'amendment' || namesPoint(title))
			return undefined;
		const majority =
			rules.subject(title) ?? (changesBylaws(title, true) ? rules.bylaws() : this.#subjectAbove());
		return majority?.ofLaw ? majority : undefined;
	}

	/** Whether a majority is that of the second ballot which a vote above, or the first of this block, opens. */
	#isSecondOf(first: Majority, chosen: Majority): boolean {
		if (chosen.openedBy.includes(first.name)) return true;
		const second = this.#context.rules.majorities.get(first.else?.then ?? '');
		return (
			second !== undefined &&
			asksAlike(second.requirements, chosen.requirements) &&
			!findOpener(second, this.#decisionsAbove).refused
		);
	}

	/** The majority that a line of the block names; null, and told, where the rules do not know it. */
	#named(): Majority | null | undefined {
		const { rules } = this.#context;
		// A joint vote inside a block leaves each of the blocks its own majority.
		const named = this.#own.majority ?? (this.#joint ? this.#joint.majority : this.#written.majority);
		const majority = named && rules.find(named.value);
		// Of rules with articles it may be a slip of one.
		if (!named || (isCount(named) && !rules.names.some((name) => /\d/.test(name)))) return majority;
		if (!majority) reportUnknownRule(named, rules, this.#problems);
		return majority ?? null;
	}

	/**
	 * The majority of a block that names none on a line of its own: the one that its title or text tells, the one of its subject, of the
	 * part of a meeting that it stands in, else that of the meeting. A mixed meeting has two, and nothing chooses between them.
	 */
	#unnamedMajority(): Majority | null {
		const { rules } = this.#context;
		const { scene, title } = this.#block;
		const below = scene.below?.type === 'paragraph' ? plainText(scene.below) : '';
		const told = toldMajorities(scene.node, title, headingsAbove(scene), rules, below);
		const isOpen = (majority: Majority) => !findOpener(majority, this.#decisionsAbove).refused;
		const named = beforeSecondVote(ofSecondBallot(told.named, rules, isOpen), scene.node, rules);
		const [first, ...more] = [...named, ...told.others];
		if (first && more.length === 0 && told.others.length === 0) return first;
		if (first) {
			const code = more.length > 0 ? 'several' : 'asked';
			reportOpenRule(scene.node, code, this.#subject(), [first, ...more], this.#problems);
			return null;
		}
		const unknown = unknownArticle(title, rules);
		if (unknown !== undefined) {
			reportUnknownRule(
				{ type: 'textValue', value: unknown, children: [], ...positionOfTitle(scene.node) },
				rules,
				this.#problems,
			);
			return null;
		}
		const line = majorityAbove(scene.node, scene.path);
		if (line) {
			const majority = rules.find(line.value) ?? rules.find(articlesTold(line.value, true)[0] ?? '');
			if (!majority) reportUnknownRule(line, rules, this.#problems);
			return majority ?? null;
		}
		const isAmendment = scene.node.kind === 'amendment';
		const changes =
			!isAmendment && (changesBylaws(title, true) || getTexts(scene.node).some(isChangeOfBylaws));
		// `Modification du règlement – article 24 f`: of which article it is, the title says itself.
		const isOfArticle = title
			.split(/[–—(),:]|\s-\s/)
			.some((part) => articlesTold(part, true).some((name) => rules.article(name) !== undefined));
		const subject =
			isAmendment || isOfArticle
				? undefined
				: (rules.subject(title) ?? (changes ? rules.bylaws() : undefined));
		if (subject) return subject;
		if (rules.valid && !rules.lawUnknown && !isAmendment && asksSpecial(scene.node, title)) {
			const special = rules.special();
			if (!special) reportOpenRule(scene.node, 'special', this.#subject(), [], this.#problems);
			return special ?? null;
		}
		const above = isAmendment ? undefined : this.#subjectAbove();
		if (above) return above;
		const [kind] = headingsAbove(scene).flatMap((heading) => rules.kind(heading) ?? []);
		const name = (kind && rules.byKind.get(kind)) ?? (rules.mixed ? undefined : rules.default);
		const usual = name === undefined ? undefined : (rules.majorities.get(name) ?? rules.find(name) ?? null);
		const perhaps = isAmendment || isOfArticle ? undefined : rules.perhaps(title);
		if (usual && perhaps && perhaps !== usual) {
			this.#choices = [perhaps, usual];
			return null;
		}
		if (usual !== undefined) return usual;
		this.#choices = [...rules.byKind.values()].flatMap((one) => rules.majorities.get(one) ?? []);
		return null;
	}

	/** The majority that a heading above asks for by its subject: `## Modification des statuts` over `Résolution 1 – Article 3`. */
	#subjectAbove(): Majority | undefined {
		const { rules } = this.#context;
		return headingsAbove(this.#block.scene)
			.filter(isOneMatter)
			.map((heading) => rules.subject(heading) ?? (changesBylaws(heading, true) ? rules.bylaws() : undefined))
			.find((majority) => majority !== undefined);
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

/** Whether a title names the point of an article that it is of, which says its majority: `Modification du règlement – article 24 f`. */
function namesPoint(title: string): boolean {
	return title.split(/[–—(),:]|\s-\s/).some((part) => {
		const isPoint = /\d[\s\u00A0]?(?:[IVX]+[\s\u00A0])?[a-z][\s\u00A0]*$/.test(part);
		return isPoint && articlesTold(part, true).length > 0;
	});
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

// --- The majority that a block tells in its title or in a sentence, where no line of its own names it.

/** What a text tells of its majority. */
interface ToldMajorities {
	/** Majorities of the rules, each once. */
	named: Majority[];
	/** Words that ask for a majority that the rules do not have. */
	others: Majority[];
}

/**
 * `Désignation du syndic (art. 25)`, `… à la majorité de l'article 25`, `requiert la majorité des deux tiers`: majorities of the rules by
 * their article, name or figures; where the block tells none, the title of the nearest section (`## Décisions de l’article 25`). An
 * article elsewhere in a sentence (`modification de l'article 25 du règlement`) is no majority: it must stand in brackets at the end of
 * the title, behind the word, or alone on a line. A bare majority (`à la majorité des voix`) tells nothing beyond the rules.
 */
function toldMajorities(
	node: Resolution,
	title: string,
	headings: readonly string[],
	rules: Rules,
	below: string,
): ToldMajorities {
	const own = toldBy(title, getLines(node), rules);
	const add = (names: readonly string[]): void => {
		for (const name of names) {
			const majority = rules.article(name);
			if (majority && !own.named.includes(majority)) own.named.push(majority);
		}
	};
	// `(Majorité de l'article 25)` right below the vote, and nothing else there.
	add(articlesAlone(below));
	// `Résolution soumise à la majorité de l'article 25.`; not `elle est soumise à un second vote à la majorité de l'article 24`.
	if (own.named.length === 0 && majoritiesAsked(below, false).length > 0 && !opensOtherVote(below))
		add(articlesTold(below, false));
	if (own.named.length + own.others.length > 0) return own;
	for (const heading of headings) {
		const told = toldBy(heading, [], rules);
		const special = namesSpecial(heading) ? rules.article('special') : undefined;
		if (special) told.named.push(special);
		if (told.named.length + told.others.length > 0) return told;
	}
	return own;
}

/**
 * One majority where a text names that of a second ballot and what opened it: *la majorité de l'article 25 n'étant pas atteinte, il est procédé à un second
 * vote à la majorité de l'article 24* is under article 25-1, which asks what article 24 asks, where such a vote is open. Others as they are.
 */
function ofSecondBallot(
	named: readonly Majority[],
	rules: Rules,
	isOpen: (majority: Majority) => boolean,
): readonly Majority[] {
	if (named.length < 2) return named;
	const opened = named.flatMap((one) => rules.majorities.get(one.else?.then ?? '') ?? []);
	const seconds = [...named.filter(({ openedBy }) => openedBy.length > 0), ...opened.filter(isOpen)];
	const second = seconds.find(({ name, openedBy, requirements }) =>
		named.every(
			(one) => one.name === name || openedBy.includes(one.name) || asksAlike(one.requirements, requirements),
		),
	);
	return second ? [second] : named;
}

/** The same where the second vote stands in the block itself, `Second vote (art. 25-1) :` below its first: the majority that opened it. */
function beforeSecondVote(named: readonly Majority[], node: Resolution, rules: Rules): readonly Majority[] {
	const hasSecond = node.children.some(
		(child) => child.type === 'ballot' && child.children.some(({ label }) => label === 'secondVote'),
	);
	const first = hasSecond
		? named.find((one) => {
				const second = rules.majorities.get(one.else?.then ?? '');
				return (
					second &&
					named.every((other) => other === one || asksAlike(other.requirements, second.requirements))
				);
			})
		: undefined;
	return first ? [first] : named;
}

function toldBy(title: string, lines: readonly string[], rules: Rules): ToldMajorities {
	const bracketed = /[([]([^()[\]]{1,60})[)\]]\s*$/.exec(title)?.[1];
	const last = lastPart(title);
	const ofTitle = [
		// `(article 25 du règlement de copropriété)` is none of the law.
		...(bracketed === undefined ? [] : articlesTold(bracketed, !speaksOfArticles(bracketed))),
		...(last === undefined ? [] : articlesAlone(last)),
		...articlesTold(title, false),
	];
	// A line that may be an article and nothing else.
	const ofLines = lines.map((line) => articlesTold(line, line.trim().length <= 24));
	const articles = [ofTitle, ...ofLines].flat().flatMap((name) => rules.article(name) ?? []);
	const special = lines.some(movesSpecial) ? rules.article('special') : undefined;
	// Words beside an article describe it: `à la majorité absolue de tous les copropriétaires (article 25)`.
	const known = new Set(rules.majorities.values());
	const asked = [
		// `Budget – Unanimous` says how it was decided.
		...(ofTitle.length > 0 ? [] : majoritiesAsked(title, true)).filter((words) => {
			const read = readAsked(words, rules);
			return read && (known.has(read) || !isUnanimityAlone(words));
		}),
		...lines.flatMap((line, index) => (ofLines[index]?.length ? [] : majoritiesAsked(line, false))),
	].flatMap((words) => readAsked(words, rules) ?? []);
	const named = new Set([
		...articles,
		...(special ? [special] : []),
		...asked.filter((one) => known.has(one)),
	]);
	return { named: [...named], others: asked.filter((one) => !known.has(one)) };
}

/** `(majorité de l'article 99)` in a title, where the rules have articles, and none of this number. */
function unknownArticle(title: string, rules: Rules): string | undefined {
	if (rules.lawUnknown || speaksOfArticles(title) || !rules.names.some((name) => /\d/.test(name)))
		return undefined;
	const told = articlesTold(title, false);
	return told.every((name) => rules.article(name) === undefined) ? told[0] : undefined;
}

function positionOfTitle(node: Resolution): Pick<TextValue, 'position'> {
	const position = getChild(node, 'title')?.position;
	return position ? { position } : {};
}

/** What stands behind the last dash or stroke of a title, all of it where there is none; nothing where the title speaks of another text. */
function lastPart(title: string): string | undefined {
	const parts = title.split(/\s[–—/|-]\s/);
	return parts.length > 1 && speaksOfArticles(parts[0] ?? '') ? undefined : parts.at(-1);
}

/** The longest opening of a clause that reads as a majority; one of the rules where its figures are the same. */
function readAsked(words: readonly string[], rules: Rules): Majority | undefined {
	for (let end = Math.min(words.length, LONGEST); end > 0; end -= 1) {
		const opening = words.slice(0, end);
		if (!opening.some(isMark)) continue;
		const read = rules.find(opening.join(' '));
		if (!read) continue;
		const majorities = [...rules.majorities.values()];
		if (majorities.includes(read)) return read;
		if (isBare(read)) return undefined;
		const alike = majorities.filter(
			({ requirements, openedBy }) => openedBy.length === 0 && asksAlike(requirements, read.requirements),
		);
		return alike.length === 1 ? alike[0] : read;
	}
	return undefined;
}

const LONGEST = 16;

/** More for than against: what every rule asks at least. */
function isBare({ requirements }: Majority): boolean {
	return requirements.every(
		({ base, threshold, unit }) =>
			base === 'cast' &&
			unit === 'votes' &&
			threshold.kind === 'fraction' &&
			threshold.comparison === '>' &&
			threshold.fraction.numerator * 2n === threshold.fraction.denominator,
	);
}

/** A line of an item that names the majority of the blocks below it, `Majorité requise : article 25`: the nearest one above a block. */
function majorityAbove(node: Resolution, path: readonly Session[]): TextValue | undefined {
	const at = node.position?.start.offset ?? 0;
	for (const session of path.toReversed()) {
		const lines = session.children
			.filter((child) => child.type === 'paragraph' && (child.position?.start.offset ?? 0) < at)
			.flatMap((child) =>
				plainText(child)
					.split('\n')
					.map((line) => ({ value: majorityOfLine(line), end: child.position?.end })),
			);
		const found = lines.findLast(({ value }) => value !== undefined);
		if (found?.value === undefined) continue;
		const { value, end } = found;
		const start = end && {
			line: end.line,
			column: end.column - value.length,
			offset: (end.offset ?? 0) - value.length,
		};
		return { type: 'textValue', value, children: [], ...(start && end ? { position: { start, end } } : {}) };
	}
	return undefined;
}

/** Whether a block is put to the vote as a special resolution, by its title or text. */
function asksSpecial(node: Resolution, title: string): boolean {
	return namesSpecial(title) || getLines(node).some(movesSpecial);
}

function getParagraphs(node: Resolution): string[] {
	return getChildren(node, 'paragraph').map((child) => plainText(child));
}

function getLines(node: Resolution): string[] {
	return getParagraphs(node).flatMap((text) => text.split('\n'));
}

/** The paragraphs that are put to the vote of a block. */
function getTexts({ children }: Resolution): string[] {
	const at = children.findIndex(({ type }) => type === 'ballot');
	return children
		.slice(0, at < 0 ? undefined : at)
		.flatMap((child) => (child.type === 'paragraph' ? [plainText(child)] : []));
}

function isChangeOfBylaws(text: string): boolean {
	return changesBylaws(text, false);
}

// Second ballots: whether the first vote opened them, and what is said where it did not.

/** Why a second ballot was not open. */
type Unopened = 'noFirst' | 'used' | 'adopted' | 'tooFew' | 'noSecond' | 'late';

/** The first vote that a second ballot of another block answers. */
interface Opener {
	first: Decision | undefined;
	/** The vote of that block. */
	vote?: VoteResult | undefined;
	/** Why it is refused; absent where it is open, or where the first vote has its own message. */
	why: Unopened | undefined;
	refused: boolean;
}

/** For a majority that only a failed vote opens: that vote, the nearest above. */
function findOpener(majority: Majority, above: readonly Decision[]): Opener {
	const opens = (vote: VoteResult | undefined) =>
		vote?.majority != null && majority.openedBy.includes(vote.majority.name);
	const first = above.findLast(({ votes }) => votes.some(opens));
	const vote = first?.votes.findLast(opens);
	if (!first || !vote) {
		// A vote under a rule that nobody knows may have been it, and has its message.
		const isTold = above.some(({ votes }) => votes.some(({ majority: under }) => under === null));
		return { first, why: isTold ? undefined : 'noFirst', refused: true };
	}
	if (first.votes.at(-1)?.round === 2 || above.some(({ secondOf }) => secondOf === first)) {
		return { first, why: 'used', refused: true };
	}
	// Another vote came between: `immédiatement` is over.
	const lastVoted = above.findLast(({ votes }) => votes.length > 0);
	if (vote.majority?.else?.atOnce && lastVoted !== first && vote.proof.opens)
		return { first, vote, why: 'late', refused: true };
	if (vote.proof.opens?.majority.name === majority.name)
		return { first, vote, why: undefined, refused: false };
	const why = vote.verdict === 'adopted' ? 'adopted' : vote.verdict === 'rejected' ? 'tooFew' : undefined;
	return { first, vote, why, refused: true };
}

/** Why the second vote of the same block was not open; nothing where it was, or where the first could not be judged. */
function whyUnopened(first: VoteResult | undefined): Unopened | undefined {
	if (!first) return 'noFirst';
	if (first.proof.opens || first.verdict === 'undetermined') return undefined;
	if (first.verdict === 'adopted') return 'adopted';
	return first.majority?.else ? 'tooFew' : 'noSecond';
}

/** The majority of a second vote in the same block: the one that the first opens, or would have opened. */
function secondMajority(first: VoteResult | undefined, rules: Rules): Majority | null {
	const name = first?.majority?.else?.then;
	const named = name === undefined ? undefined : rules.majorities.get(name);
	return first?.proof.opens?.majority ?? named ?? first?.majority ?? null;
}

/** Says that a second ballot was not open. */
function reportUnopened(
	place: Node | undefined,
	why: Unopened,
	subject: Words,
	majority: Majority | null | undefined,
	opener: { first?: Decision | undefined; vote?: VoteResult | undefined },
	problems: Problems,
): void {
	const { first, vote } = opener;
	const short = vote?.proof.opensNot?.find(({ met }) => met === false);
	problems.at(place, 'vote/second-ballot', why, {
		values: {
			subject,
			majority: majority?.label ?? '',
			hasMajority: majority ? 'yes' : 'no',
			first: first ? subjectWords(first) : '',
			hasFigures: short?.have && short.of && short.needed ? 'yes' : 'no',
			have: exact(short?.have ?? ZERO),
			of: exact(short?.of ?? ZERO),
			needed: exact(short?.needed ?? ZERO),
			unit: short?.unit ?? 'votes',
			threshold: short ? thresholdWords(short.threshold) : '',
		},
		related: [first?.node],
	});
}
