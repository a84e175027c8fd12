/** Votes and elections of a part of foreign minutes, from what its lines, lists and tables say. */

import { vocabulary } from '../../language/index.js';
import { motionBeside } from '../../parse/index.js';
import { foldKeyword, foldName } from '../../text/fold.js';
import { addTo } from '../../text/lists.js';
import { opensBlock } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { answerAt, type Count } from '../wording/answers.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { electedVerb } from '../wording/elected-verb.js';
import { firstOf, saysElection } from '../wording/election-words.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import { nameLink, startLink } from '../wording/links.js';
import { dissentersIn } from '../wording/named-answers.js';
import { isPlainName, type KnownNames, knownNames, namesIn, withoutTitle } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, isGenericVerdict, isMotion } from '../wording/verdict.js';
import { voteLabel } from '../wording/vote-label.js';
import { belongsTo } from './belongs.js';
import { wordOfOthers } from './candidate-runs.js';
import { saysSitting } from './clause-mark.js';
import type { Decision, Mark, Sitting } from './decision-model.js';
import {
	ECHO,
	isOutrightRefusal,
	isPlain,
	isSameCount,
	isWording,
	meansAll,
	OPEN_END,
	withoutEchoes,
} from './echoes.js';
import { marksIn } from './marks.js';
import { isOffice } from './officer-lines.js';
import { withoutOffice } from './offices.js';

/** The decisions that the units at these places tell. `title` is that of their part of the minutes, which is one of elections or not. */
export function decisionsIn(
	units: readonly Unit[],
	places: readonly number[],
	title: string,
	isElectionPart: boolean,
	known: KnownNames,
	sitting: Sitting,
): Decision[] {
	// What people outside were asked decides nothing, nor what another meeting decided.
	if (hasWordOf('surveys', title) || phraseFinder('lookbacks').test(title)) return [];
	const gatherer = new DecisionGatherer(title, isElectionPart, known);
	for (const mark of marksIn(units, places, { title, isElection: isElectionPart }, known, sitting))
		gatherer.take(mark);
	const { decisions, waiting, listed } = gatherer;
	// `Élection du conseil` right above names, and nothing more: the text does not say what came of it.
	const [first = ''] = title.replace(/^[^\p{L}]+/u, '').split(/\s/);
	if (
		decisions.length === 0 &&
		listed !== undefined &&
		listed.from === places[0] &&
		waiting.length > 1 &&
		saysElection(first)
	)
		decisions.push({ ...decisionOf(listed, undefined), candidates: waiting, isOpen: true });
	if (isElectionPart) giveCandidates(decisions, waiting);
	else {
		const [sole, other] = decisions;
		if (sole !== undefined && other === undefined && isVoteAlone(sole) && sole.outcome !== 'rejected')
			sole.candidates = slateAbove(units, places, sole, known);
	}
	for (const one of decisions) {
		// `Rejeté par 4 voix contre 3`, `Motion failed 9-5`: rejected, and who was for it is not said.
		if (one.outcome === 'rejected' && isBackwards(one.counts))
			Object.assign(one, { counts: [], isPure: false, figures: [], isUncertain: true });
		// `Motion carried, Roy opposed.`: a verdict, and who was not for it.
		const isToldAlone = one.counts.length === 0 && one.outcome === 'adopted';
		const told = isToldAlone ? getText(units[one.from]) : '';
		if (dissentersIn(told).some((name) => known.has(withoutTitle(name)))) one.isUncertain = true;
		if (leavesOpen(one, isElectionPart)) Object.assign(one, { isOpen: true, figures: [] });
		takeBackRejected(one);
		if (units[one.to + 2]?.kind !== 'item' && isRefusedBelow(one, getText(units[one.to + 1]))) {
			one.outcome = 'rejected';
			delete one.consent;
		}
	}
	leaveOptions(decisions, known);
	takeBallots(decisions, isElectionPart ? ballotFigures(units, places) : new Map<number, string>());
	partBallots(units, decisions);
	joinRuns(decisions);
	joinSeats(decisions);
	for (const one of decisions) writeNames(one, known);
	return withoutEchoes(decisions).filter((one) => one.isOpen === true || isDecided(one));
}

/** `AYES: Bell, Carr` and `NOES: Dean` below each of two motions: lines that stay as they are the language would take for those of one vote. */
function partBallots(units: readonly Unit[], decisions: readonly Decision[]): void {
	const named = decisions.filter(
		({ isTable, counts, candidates, elected, from }) =>
			isTable &&
			counts.length > 1 &&
			candidates.length + elected.length === 0 &&
			units[from]?.kind === 'text',
	);
	if (named.length < 2) return;
	for (const one of named) {
		const places = Array.from({ length: one.to - one.from + 1 }, (_, at) => one.from + at);
		Object.assign(one, { isTable: false, figures: places.filter((at) => isPureNames(getText(units[at]))) });
	}
}

/** `NOES: Bell, Carr`: an answer, and who gave it. */
function isPureNames(text: string): boolean {
	const [, label = ''] = /^([^:]{2,40}?)\s*:\s/.exec(text) ?? [];
	return label !== '' && answerAt(label) !== undefined;
}

/**
 * `Option 1 (blue): 3 for` right above `Option 2 (green): 2 for`: one or the other, by no more votes than there are people. Which one it is stays open, as
 * none of them is adopted by its own line; `Grant A: 6 for` above `Grant B: 6 for`, at a meeting of six, are two votes.
 */
function leaveOptions(decisions: readonly Decision[], known: KnownNames): void {
	let run: Decision[] = [];
	const leave = () => {
		const votes = run.reduce((all, { counts }) => all + (counts[0]?.value ?? 0), 0);
		if (run.length > 1 && votes <= known.size)
			for (const one of run) Object.assign(one, { isOpen: true, figures: [] });
		run = [];
	};
	for (const one of decisions) {
		const last = run.at(-1);
		const goesOn = last !== undefined && one.from - last.to === 1 && firstWord(one) === firstWord(last);
		if (!goesOn) leave();
		if (isForAlone(one)) run.push(one);
	}
	leave();
}

/** What is voted on stands before how many were for it, and nothing else is said. */
function isForAlone({ about, counts, consent, outcome, candidates, elected }: Decision): boolean {
	const [only, more] = counts;
	return (
		about !== undefined &&
		only?.answer === 'for' &&
		more === undefined &&
		consent === undefined &&
		outcome === undefined &&
		candidates.length + elected.length === 0
	);
}

const firstWord = ({ about = '' }: Decision) => foldKeyword(about).split(/[^\p{L}]/u, 1)[0];

/** Makes decisions of the marks of a part, one after the other. */
class DecisionGatherer {
	readonly decisions: Decision[] = [];
	/** Those who stand for what comes next: `Élection de Mme Roux`, `Ana Bell (treasurer)` under a title of elections. */
	waiting: Decision['candidates'];
	/** The last list of those. */
	listed: Mark | undefined;
	/** Names under a title that says of them that they stand for nothing. */
	#aside: Mark | undefined;
	/** Somebody is elected in what comes next. */
	#isElection: boolean;
	#hasSitting = false;
	/** Where those who wait are elected to offices of the sitting. */
	#sittingAt: number | undefined;
	/** The office of the next decision, which is one of its own. */
	#office: string | undefined;
	readonly #title: string;
	readonly #isElectionPart: boolean;

	constructor(title: string, isElectionPart: boolean, known: KnownNames) {
		this.#title = title;
		this.#isElectionPart = isElectionPart;
		this.waiting = titleNames(title, isElectionPart, known).map((name) => ({ name }));
		this.#isElection = isElectionPart || this.waiting.length > 0;
	}

	take(said: Mark): void {
		if (said.aside !== undefined) {
			this.#aside = said;
			return;
		}
		const mark = this.#withAside(said);
		if (mark.opens !== undefined) {
			this.#office = mark.opens;
			this.waiting = [];
		}
		if (onlyNominates(mark) && mark.isSitting !== true) this.#wait(mark);
		else if (!tellsElected(this.decisions, mark) && !this.#takeSitting(mark) && !this.#joins(mark))
			this.#add(mark);
	}

	/** `Tous les sortants sont réélus, sauf Zoé Kaci.`, `Ils sont réélus.`: those whom a list above calls so. */
	#withAside(mark: Mark): Mark {
		const { aside = '', candidates = [] } = this.#aside ?? {};
		if (aside === '' || !mark.saysElected || mark.elected.length + mark.candidates.length > 0) return mark;
		const word = wordOfOthers(mark.text);
		const isOfThem =
			word === undefined
				? this.waiting.length + this.decisions.length === 0 && meansAll(mark.text, candidates.length)
				: word.slice(0, ROOT) === aside.slice(0, ROOT);
		const names = candidates.map(({ name }) => name);
		return isOfThem ? { ...mark, elected: names.filter((name) => !mark.text.includes(name)) } : mark;
	}

	/** The decision that a mark may belong to. */
	#last(): Decision | undefined {
		return this.#office === undefined ? this.decisions.at(-1) : undefined;
	}

	#wait(mark: Mark): void {
		if (mark.isLines) this.listed = mark;
		// `Élection de Zoé Kaci comme membre d’honneur :` is on her alone, whoever stands above.
		const isAnew = !mark.isLines && phraseFinder('electNouns').exec(mark.text)?.index === 0;
		const others = (isAnew ? [] : this.waiting).filter(
			({ name }) => !mark.candidates.some((one) => one.name === name),
		);
		this.waiting = [...others, ...mark.candidates];
		this.#isElection ||= !mark.isLines;
	}

	/** Who chairs the sitting and writes its minutes is no election, unless it is voted on. */
	#takeSitting(mark: Mark): boolean {
		if (mark.isSitting !== true) return false;
		// `Résolution n° 2 : élection du scrutateur`: a resolution on him, by which all elect him.
		const isOfTitle = this.#isElectionPart && opensBlock(this.#title) && sharesOffice(this.#title, mark.text);
		if (isOfTitle && mark.consent === 'unanimous') return false;
		const last = this.#last();
		const isVoted = last !== undefined && isVoteOnSitting(last, mark, this.#title);
		if (isVoted) merge(last, mark, this.waiting);
		// `Élection du président de séance`: the vote on him may stand below, where nobody else is named with him.
		const isToVote =
			!isVoted && this.#isElectionPart && !this.#hasSitting && (isOfTitle || saysSitting(this.#title, true));
		this.#hasSitting = true;
		this.waiting = isToVote ? mark.elected.map((name) => ({ name })) : [];
		this.#sittingAt = isToVote ? mark.to : undefined;
		return true;
	}

	/** Whether a mark says more of the decision above it. */
	#joins(mark: Mark): boolean {
		const last = this.#last();
		if (last === undefined) return false;
		// `Le nouveau bureau est élu à l'unanimité :` above the names.
		const isAnnounced =
			last.announces === true &&
			mark.elected.length + mark.candidates.length > 0 &&
			mark.from - last.to <= 3 &&
			mark.counts.length === 0;
		if (isAnnounced) {
			// `The following were elected.`, right above their list, means nobody else of those who stood.
			const isTheirs =
				mark.isLines &&
				mark.from - last.to === 1 &&
				mark.elected.every((name) => last.candidates.some((one) => one.name === name));
			if (isTheirs || last.elected.length + last.candidates.length === 0) this.decisions.pop();
			return false;
		}
		if (isOfNext(mark, last, this.waiting) || !belongsTo(mark, last)) return false;
		merge(last, mark, this.waiting);
		return true;
	}

	#add(mark: Mark): void {
		const decision = decisionOf(mark, this.#office);
		// Who chairs is voted on by the figures right below.
		const isBeyond =
			this.#sittingAt !== undefined &&
			!(
				mark.counts.length > 0 &&
				mark.from - this.#sittingAt === 1 &&
				(mark.isLines || isPureTally(mark.text))
			);
		if (isBeyond) this.waiting = [];
		this.#sittingAt = undefined;
		const isOfWaiting =
			decision.elected.length === 0 &&
			decision.candidates.length === 0 &&
			this.waiting.length > 0 &&
			mark.isOwnMotion !== true &&
			(this.#isElectionPart || mark.saysElected || (this.#isElection && saysNoMore(mark)));
		if (isOfWaiting) decision.candidates = this.waiting;
		// `Mr. Carr was appointed`, below the nomination of Bo Carr.
		else if (this.waiting.length > 0) {
			const named = knownNames(this.waiting.map(({ name }) => name));
			const whole = (name: string) => named.whole(name) ?? name;
			decision.elected = decision.elected.map(whole);
			decision.candidates = decision.candidates.map((one) => ({ ...one, name: whole(one.name) }));
			if (mark.rival !== undefined) decision.candidates = withRival(decision, mark.rival, this.waiting);
		}
		decision.candidates = decision.candidates.filter(({ name }) => !isOffice(name));
		// Of several, a sentence that names nobody elects no more than one where it speaks of one.
		const isOfAll = decision.candidates.length === 1 || !hasWordOf('singulars', mark.text);
		const most = firstOf(mark.text);
		const all = most === undefined ? decision.candidates : mostVoted(decision.candidates, most);
		if (mark.saysElected && isOfAll && decision.elected.length === 0)
			decision.elected = calledIn(mark.text, all).map(({ name }) => name);
		if (mark.isOwnMotion !== true) this.waiting = [];
		this.#office = undefined;
		this.#isElection = this.#isElectionPart;
		this.decisions.push(decision);
	}
}

/** What the forms of a word have in common: `sortant`, `sortantes`. */
const ROOT = 5;

/** `Ana Bell and Bo Carr were nominated. Bo Carr was elected 3-2.`: the other one, with the votes that are left to him. */
function withRival(
	{ candidates, elected }: Decision,
	votes: number,
	waiting: Decision['candidates'],
): Decision['candidates'] {
	const [other, more] = waiting.filter(({ name }) => !elected.includes(name));
	const [own, another] = candidates;
	return other === undefined || own === undefined || more !== undefined || another !== undefined
		? candidates
		: [own, { name: other.name, votes }];
}

/** Whether a mark does nothing but name those who stand. */
function onlyNominates({ candidates, counts, verdict, consent, elected }: Mark): boolean {
	return (
		candidates.length > 0 &&
		counts.length === 0 &&
		verdict === undefined &&
		consent === undefined &&
		elected.length === 0 &&
		!hasFigures(candidates)
	);
}

function hasFigures(candidates: Decision['candidates']): boolean {
	return candidates.some(({ votes, counts }) => votes !== undefined || counts !== undefined);
}

/** A decision of nothing but one mark; `office`: the one that a line above opened. */
function decisionOf(mark: Mark, office: string | undefined): Decision {
	const own = mark.office ?? office;
	const isGeneric = mark.isBare === true || isGenericVerdict(mark.text) || opensWithVerdict(mark.text);
	return {
		from: mark.from,
		to: mark.to,
		counts: mark.counts,
		...(mark.consent === undefined ? {} : { consent: mark.consent }),
		...(mark.verdict === undefined ? {} : { outcome: mark.verdict.outcome }),
		candidates: mark.candidates,
		elected: mark.elected,
		...(own === undefined ? {} : { office: own }),
		...(mark.isLines && mark.office !== undefined ? { isListed: true } : {}),
		...(mark.about === undefined ? {} : { about: mark.about }),
		...(mark.isBare === undefined ? {} : { isBare: mark.isBare }),
		isPure: mark.isPure,
		isTable: mark.isTable,
		...(mark.saysElected && mark.elected.length === 0 && mark.counts.length === 0 ? { announces: true } : {}),
		figures: mark.isOpen === true ? [] : getFigures(mark),
		said: mark.text,
		...(isGeneric ? { isGeneric: true } : {}),
		...(isWording(mark.text) ? { isWording: true } : {}),
		...(mark.isBehind === true ? { isBehind: true } : {}),
		...(mark.isOpen === true ? { isOpen: true } : {}),
		...(motionBeside(mark.text) === undefined ? {} : { isBeside: true }),
	};
}

/** Gives those who stand below the figures of the one vote on all of them to it. */
function giveCandidates(decisions: readonly Decision[], waiting: Decision['candidates']): void {
	const [only, more] = decisions.filter(({ counts }) => counts.some(({ answer }) => answer === 'for'));
	if (waiting.length > 1 && only !== undefined && more === undefined && isVoteAlone(only))
		only.candidates = waiting;
}

/** Whether the text leaves open what came of it, so that no vote is written. */
function leavesOpen(one: Decision, isElectionPart: boolean): boolean {
	const isUnsaid =
		!isElectionPart &&
		one.elected.length === 0 &&
		one.outcome === undefined &&
		one.candidates.some(({ votes }) => votes !== undefined);
	return isUnsaid || isPartial(one);
}

/** `À l'unanimité,` above `REJETTE la demande.`: all are against it. */
function isRefusedBelow({ isPure, consent, outcome, counts, said }: Decision, below: string): boolean {
	return (
		isPure &&
		consent !== undefined &&
		outcome === undefined &&
		counts.length === 0 &&
		OPEN_END.test(said) &&
		isOutrightRefusal(below) &&
		phraseFinder('turnsDown').exec(below.replace(/^\W+/u, ''))?.index === 0
	);
}

/** `It was proposed that Ana Bell be elected. The motion was rejected.` elects nobody. */
function takeBackRejected(one: Decision): void {
	if (one.outcome !== 'rejected' || one.elected.length === 0 || isByVotes(one)) return;
	if (one.candidates.length === 0) one.candidates = one.elected.map((name) => ({ name }));
	one.elected = [];
}

/** Writes names whole, and each of those elected once. */
function writeNames(one: Decision, known: KnownNames): void {
	const isOfSlate = phraseFinder('slates').test(one.said);
	const whole = (written: string) => {
		// `et Zoé Kaci`, the last of a list.
		const name = written.replace(startLink(), '');
		// `JD was elected`; `Ana B` is the one of those who were there.
		const isShort =
			/^(?:\p{Lu}{2,3}|\p{Lu}\p{Ll}+\s\p{Lu}\.?)$/u.test(name) ||
			// `a slate of Ana as chair`
			(isOfSlate && /^\p{Lu}\p{Ll}+$/u.test(name));
		return withoutTitle(isShort ? (known.whole(name) ?? name) : withoutOffice(name, known));
	};
	one.elected = [...new Set(one.elected.map(whole))];
	one.candidates = one.candidates.map((each) => ({
		...each,
		// `Canonical (62-0-1)`: the bracket opens the figures.
		name: whole(each.name.replace(/[\s(:]+$/, '')),
	}));
}

function isDecided({ counts, consent, outcome, elected, candidates }: Decision): boolean {
	return (
		counts.length > 0 ||
		consent !== undefined ||
		outcome !== undefined ||
		elected.length > 0 ||
		hasFigures(candidates)
	);
}

/** `Motion to elect Ana Bell. Carried 4-0.` below an election that is decided: the figures are those of whoever stands since. */
function isOfNext(mark: Mark, last: Decision, waiting: Decision['candidates']): boolean {
	const isDecided = last.outcome !== undefined || last.consent !== undefined || last.counts.length > 0;
	return (
		waiting.length > 0 &&
		isDecided &&
		last.elected.length + last.candidates.length > 0 &&
		mark.elected.length + mark.candidates.length === 0 &&
		(mark.verdict !== undefined || mark.consent !== undefined || mark.counts.length > 0)
	);
}

/** `Approved, 5-0-1 by email, August 30.`: the verdict and its figures open the text. */
function opensWithVerdict(text: string): boolean {
	const [, word = ''] = /^\W*(\p{L}+)[\s,:(]*(?=\d)/u.exec(text) ?? [];
	return (isInList('carried', word) || isInList('failed', word)) && figuresIn(text) !== undefined;
}

/**
 * The decisions of each part, without lists of offices at the top or at the end that only sum up who is elected: `The new committee is: President: Ana Bell`
 * beside her election, which another part tells; and without tables of votes that parts above tell.
 */
export function withoutSummaries(parts: ReadonlyArray<readonly Decision[]>): Decision[][] {
	/** Elections that are more than a line of such a list, by those who are elected. */
	const told = new Map<string, Decision[]>();
	for (const one of parts.flat())
		if (winners(one).length > 0 && !(one.isListed === true && isPlain(one)))
			addTo(told, electedKey(one), one);
	const isSummary = (one: Decision) =>
		isPlain(one) &&
		told.get(electedKey(one))?.some((other) => mayBeOneOffice(one.office, other.office)) === true;
	const voted = new Map<string, Decision>();
	return parts.map((decisions) => {
		const rows = new Set(decisions.filter(({ about, counts }) => about !== undefined && counts.length > 0));
		const isRecord =
			rows.size > 1 &&
			[...rows].every((row) => {
				const above = voted.get(subjectKey(row));
				return above !== undefined && isSameCount(row, above);
			});
		for (const row of rows) voted.set(subjectKey(row), row);
		return decisions.filter(
			(one) => !(isRecord && rows.has(one)) && !(one.isListed === true && isSummary(one)),
		);
	});
}

/** `R4.1 Budget`, `Résolution 4 – Budget`: the words of what is voted on, without its number. */
function subjectKey({ about = '' }: Decision): string {
	return foldKeyword(about.replace(/^[^\s\d]*\s?\d[\d.]*\s?[.):–—-]*\s+/u, '')).replace(
		/[^\p{L}\p{N}]+/gu,
		'',
	);
}

/** Those who are elected; where only votes tell it, whoever has the most. */
function winners({ elected, candidates }: Decision): readonly string[] {
	return elected.length > 0 ? elected : mostVoted(candidates, 1).map(({ name }) => name);
}

function electedKey(decision: Decision): string {
	const names = winners(decision)
		.flatMap((name) => name.split(nameLink()))
		.map((name) => foldName(withoutTitle(name)));
	return [...new Set(names)].sort().join();
}

/** Whether two offices are one, so far as it is said which they are. */
function mayBeOneOffice(one: string | undefined, other: string | undefined): boolean {
	const [a, b] = [one, other].map((office = '') => foldKeyword(office).replace(/[^\p{L}]+/gu, ''));
	return a === undefined || b === undefined || a.startsWith(b) || b.startsWith(a);
}

/** Whether a vote says only how it ended, and not on what: below somebody who stands, it is on him. */
function saysNoMore({ isPure, isBare, isTable, isLines, text }: Mark): boolean {
	// `Moved: Ana Bell; Seconded: Bo Carr; Passed`
	const isMoved = phraseFinder('moves', 'movers').exec(text)?.index === 0;
	const isVerdict = consentIn(text) !== undefined || opensWithVerdict(text);
	const isShort = text.split(/\s+/).length <= 6 && isVerdict && !isMotion(text);
	return (
		isPure ||
		isBare === true ||
		isTable ||
		isLines ||
		isShort ||
		isMoved ||
		isGenericVerdict(text) ||
		voteLabel(text) !== ''
	);
}

/** `Élection du secrétaire` above `M. Roux est élu secrétaire de séance.` */
function sharesOffice(title: string, text: string): boolean {
	const said = foldName(text);
	return title
		.split(/[^\p{L}-]+/u)
		.some((word) => isPhrase('offices', word) && said.includes(foldName(word).slice(0, ROOT)));
}

/** A vote right above, on nothing else than who has an office of the sitting. */
function isVoteOnSitting(last: Decision, mark: Mark, title: string): boolean {
	const isCounted = last.counts.length > 0 || last.candidates.some(({ votes }) => votes !== undefined);
	const isNear = mark.from - last.to <= 2 && isCounted && last.elected.length === 0;
	return (
		isNear &&
		last.about === undefined &&
		last.outcome === undefined &&
		(last.candidates.length > 0 || saysElection(title))
	);
}

/** `Ana Bell et Bo Carr sont élus` below the ballots of each: what the sentence says is written with them. */
function tellsElected(decisions: readonly Decision[], mark: Mark): boolean {
	if (!mark.saysElected || mark.candidates.length + mark.counts.length > 0) return false;
	const near = decisions.filter(
		(one) =>
			mark.from - one.to <= ECHO &&
			one.candidates.length > 0 &&
			(one.counts.length > 0 || isByVotes(one) || one.candidates.some(({ counts }) => counts !== undefined)),
	);
	const elected = mark.elected.map((name) =>
		near.findLast(({ candidates }) => {
			const known = knownNames(candidates.map((one) => one.name));
			return known.has(name);
		}),
	);
	const isEverybody = mark.elected.length === 0 && mark.saysElected && hasWordOf('plurals', mark.text);
	// `Bo Carr est proclamé élu` below the second ballot says nothing of the first one.
	const isAgain = near.filter(({ candidates }) => {
		const known = knownNames(candidates.map((one) => one.name));
		return mark.elected.length > 0 && mark.elected.every((name) => known.has(name));
	});
	if (near.length < 2 || isAgain.length > 1 || !elected.every((one) => one !== undefined)) return false;
	if (isEverybody)
		for (const one of near)
			Object.assign(one, { told: mark.from, elected: one.candidates.map(({ name }) => name) });
	if (mark.elected.length === 0) return isEverybody;
	const named = knownNames(mark.elected);
	for (const one of new Set(elected))
		if (one !== undefined) {
			one.told = mark.from;
			const all = one.candidates.map(({ name }) => name);
			one.elected = isByVotes(one)
				? all.filter((name) => named.has(name) || one.elected.includes(name))
				: all;
		}
	return true;
}

/** Each candidate has votes of his own, of which the most elect. */
function isByVotes({ candidates }: Decision): boolean {
	return candidates.some(({ votes }) => votes !== undefined);
}

/**
 * Candidates each with a ballot of his own and nobody against him, whom one sentence elects together, are one election: the language counts
 * them together.
 */
function joinRuns(decisions: Decision[]): void {
	for (let at = 1; at < decisions.length; at += 1) {
		const [last, one] = decisions.slice(at - 1, at + 1) as [Decision, Decision];
		const [a, b] = [getBallots(last), getBallots(one)];
		if (a === undefined || b === undefined || one.told === undefined || one.told !== last.told) continue;
		Object.assign(last, {
			to: one.to,
			counts: [],
			candidates: [...a, ...b],
			elected: last.elected.length + one.elected.length === 0 ? [] : [...a, ...b].map(({ name }) => name),
			figures: [...last.figures, ...one.figures],
		});
		delete last.outcome;
		decisions.splice(at, 1);
		at -= 1;
	}
}

/** Further seats of an office whose list is opened again: `Members: Ana Bell (unopposed)`, a line between, and `Members: Bo Carr (unopposed)`. */
function joinSeats(decisions: Decision[]): void {
	for (let at = 1; at < decisions.length; at += 1) {
		const [last, one] = decisions.slice(at - 1, at + 1) as [Decision, Decision];
		const isAgain =
			last.office !== undefined &&
			last.office === one.office &&
			last.isListed === true &&
			one.isListed === true &&
			isPlain(last) &&
			isPlain(one) &&
			one.from - last.to <= 3;
		if (!isAgain) continue;
		last.elected = [...new Set([...last.elected, ...one.elected])];
		last.to = one.to;
		decisions.splice(at, 1);
		at -= 1;
	}
}

/** The candidates of an election with the votes of each, where nobody voted against one and all are elected. */
function getBallots({
	candidates,
	counts,
	elected,
	outcome,
	isTable,
}: Decision): Decision['candidates'] | undefined {
	const isWhole = elected.length === 0 || elected.length === candidates.length;
	if (isTable || outcome === 'rejected' || !isWhole || candidates.length === 0) return undefined;
	if (candidates.every(({ votes }) => votes !== undefined) && counts.length === 0 && candidates.length > 1)
		return candidates;
	const own = candidates.length === 1 ? [...counts, ...(candidates[0]?.counts ?? [])] : [];
	const value = own.find(({ answer }) => answer === 'for')?.value;
	const isAgainst = own.some(({ answer, value: votes }) => answer === 'against' && votes > 0);
	return value === undefined || isAgainst ? undefined : [{ name: candidates[0]?.name ?? '', votes: value }];
}

/** Names a line, with their offices or without, and below them the figures of one vote, and nothing else: all of them stand together. */
function slateAbove(
	units: readonly Unit[],
	places: readonly number[],
	vote: Decision,
	known: KnownNames,
): Decision['candidates'] {
	const isCounted = vote.isPure && vote.counts.some(({ answer }) => answer === 'for');
	const ahead = isCounted ? places.filter((at) => at < vote.from && units[at]?.kind !== 'comment') : [];
	const names: string[] = [];
	for (const line of ahead.flatMap((at) => units[at]?.lines ?? [])) {
		const text = line.trim().replace(/[\s;,.]+$/, '');
		const [, office = '', held = ''] = /^([^:]{3,40}?)\s*:\s*(.+)$/u.exec(text) ?? [];
		const name = isOffice(office) ? held : text;
		if (!/\s/.test(name) || !known.mayBePerson(name) || text.length > LONGEST_NAME) return [];
		names.push(withoutTitle(name));
	}
	const isOfMeeting = names.some((name) => known.has(name)) || names.length > 2;
	return names.length > 1 && isOfMeeting ? names.map((name) => ({ name })) : [];
}

/** A line with a name and an office is not longer. */
const LONGEST_NAME = 90;

/** Figures of an election in which nobody is named. */
function isVoteAlone({ elected, candidates, about }: Decision): boolean {
	return elected.length + candidates.length === 0 && about === undefined;
}

/** Those whom the title of a part puts to the vote. */
function titleNames(title: string, isElection: boolean, known: KnownNames): string[] {
	const plain = title
		.replace(/^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Ha-h])\s?[.)/-]+\s*/u, '')
		// `Résolution n° 5 : Acceptation de Zoé Kaci`
		.replace(/^\p{Lu}\p{L}+\s+(?:n\s?[°º]\s?)?\d{1,3}\s?[:–—-]\s+/u, '')
		.replace(/\([^()]*\)/g, ' ')
		.trim();
	if (plain === '' || plain.length > 90) return [];
	if (known.has(plain) && /\s/.test(plain)) return [plain];
	const put = phraseFinder('electNouns').exec(plain);
	// `Acceptation de Zoé Kaci en tant que membre du conseil`
	const named = put?.index === 0 ? plain.slice(put[0].length).trim() : '';
	const name = withoutTitle(named.slice(0, phraseFinder('asOffice').exec(named)?.index).trim());
	// `Élection de Zoé Kaci`, and not `Élection de Délégués Communautaires`
	if (isPlainName(name)) return [name];
	return isElection ? namesIn(plain, known).filter((name) => /\s/.test(name) && known.has(name)) : [];
}

function merge(last: Decision, mark: Mark, waiting: Decision['candidates']): void {
	last.to = Math.max(last.to, mark.to);
	last.counts = last.counts.length > 0 ? last.counts : mark.counts;
	if (last.consent === undefined && mark.consent !== undefined) last.consent = mark.consent;
	if (last.isWording === true && mark.counts.length > 0) delete last.outcome;
	if (mark.verdict !== undefined) last.outcome = mark.verdict.outcome;
	if (last.candidates.length === 0) last.candidates = mark.candidates;
	if (mark.elected.length > 0) {
		const known = knownNames(last.candidates.map(({ name }) => name));
		const named = knownNames(mark.elected);
		// `Tilda : 5 voix`, and below it `Tilda Crowhurst est élue`.
		last.candidates = last.candidates.map((one) => ({ ...one, name: named.whole(one.name) ?? one.name }));
		last.elected = last.elected.map((name) => named.whole(name) ?? name);
		const elected = mark.elected
			.map((name) => known.whole(name) ?? name)
			.map((name) => named.whole(name) ?? name);
		last.elected = [...last.elected, ...elected.filter((name) => !last.elected.includes(name))];
		if (last.candidates.length === 0) last.candidates = waiting;
	} else if (mark.saysElected) {
		if (last.candidates.length === 0) last.candidates = waiting;
		// `La liste Ensemble est élue.`
		const said = foldKeyword(mark.text);
		const named = last.candidates.filter(({ name }) => said.includes(foldKeyword(name)));
		const most = firstOf(mark.text);
		const first = most === undefined ? last.candidates : mostVoted(last.candidates, most);
		if (last.elected.length === 0)
			last.elected = (named.length > 0 ? named : calledIn(mark.text, first)).map(({ name }) => name);
	}
	for (const one of getFigures(mark)) last.figures.push(one);
	last.isTable ||= mark.isTable;
	last.isPure &&= mark.isPure;
}

/** `Bell elected trustee.`: of those who stand, whom a sentence calls by their last names; all of them where it calls nobody. */
function calledIn(text: string, candidates: Decision['candidates']): Decision['candidates'] {
	const before = text.slice(0, electedVerb().exec(text)?.index ?? 0);
	const words = new Set((getSentences(before).at(-1) ?? '').split(/[^\p{L}'’-]+/u));
	const called = candidates.filter(({ name }) => words.has(name.split(' ').at(-1) ?? ''));
	return called.length > 0 ? called : candidates;
}

/** Those with the most votes; nobody where it is not said who they are. */
function mostVoted(candidates: Decision['candidates'], most: number): Decision['candidates'] {
	const sorted = [...candidates].sort((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
	const isTold = candidates.every(({ votes }) => votes !== undefined);
	return isTold && sorted[most - 1]?.votes !== sorted[most]?.votes ? sorted.slice(0, most) : [];
}

/** `Adopté, 2 abstentions étant relevées`: neither those for it nor those against are counted. */
function isPartial({ counts, consent, outcome, isPure, elected, candidates }: Decision): boolean {
	return (
		!isPure &&
		// `Approved with one abstention` says how it ended, and the line of its result has room for those.
		outcome === undefined &&
		consent === undefined &&
		elected.length + candidates.length === 0 &&
		counts.length > 0 &&
		counts.every(({ answer, value }) => answer !== 'for' && (answer !== 'against' || value === 0))
	);
}

function isBackwards([yes, no]: readonly Count[]): boolean {
	return yes?.answer === 'for' && yes.word === '' && no?.answer === 'against' && yes.value > no.value;
}

function getFigures(mark: Mark): number[] {
	if (!mark.isPure) return [];
	return Array.from({ length: mark.to - mark.from + 1 }, (_, index) => mark.from + index);
}

/** Lines of an election that count ballots and no candidate: `Nombre de votants : 15`, `Suffrages exprimés : 13`. */
function ballotFigures(units: readonly Unit[], places: readonly number[]): Map<number, string> {
	const found = new Map<number, string>();
	for (const at of places) {
		const text = getText(units[at]);
		const [, label = '', value = ''] =
			wordPattern`^(?:\p{L}\s?[.)]\s+)?([^:\d]{3,70}?)\s*:?\s*(\d{1,6})\s*${'countUnits'}?\.?$`.exec(text) ??
			[];
		if (label === '') continue;
		const id = vocabulary('labels').findId(label.replace(/\([^()]*\)/g, '').trim());
		if (id !== undefined && OF_BALLOTS.has(id)) found.set(at, `${label.trim()}\u0000${value}`);
	}
	return found;
}

const OF_BALLOTS: ReadonlySet<string> = new Set([
	'voters',
	'cast',
	'registered',
	'ballots',
	'absoluteMajority',
	'blank',
	'void',
	'blankOrVoid',
	'abstention',
	'notVoting',
	'total',
]);

/** Gives the figures to the election that stands below them, or right above. */
function takeBallots(decisions: readonly Decision[], ballots: ReadonlyMap<number, string>): void {
	const elections = decisions.filter((one) => one.elected.length + one.candidates.length > 0);
	for (const [at, line] of ballots) {
		if (decisions.some((one) => at >= one.from && at <= one.to)) continue;
		const own =
			elections.find(({ from }) => from > at && from - at < 12) ??
			elections.findLast(({ to }) => to < at && at - to < 6);
		if (own === undefined || own.isOpen === true) continue;
		own.ballots = [...(own.ballots ?? []), line];
		own.figures.push(at);
	}
}
