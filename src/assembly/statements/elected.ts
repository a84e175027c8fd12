/** Compares whom the prose says to be elected, and how, with what the votes beside it come to. */

import type { Node, Position } from 'unist';
import {
	type BallotsStatement,
	type Consent,
	type ElectedStatement,
	getStatements,
	type Language,
	type Name,
	plainText,
} from '../../ast/index.js';
import { isOneOffice, isSameOffice } from '../../law/index.js';
import { foldName } from '../../text/fold.js';
import { equals, type Fraction, fraction, isZero, parseFraction, sum } from '../../text/fraction.js';
import { lettersAndNumbers } from '../../text/letters.js';
import { addTo } from '../../text/lists.js';
import { withoutCivilities } from '../../text/names.js';
import { isWhole } from '../election/contest.js';
import type { CandidateResult, Decision, ElectionResult, Member } from '../model.js';
import { namesOffice } from '../office.js';
import { exact, type Problems } from '../problems.js';
import { absoluteMajority, smallestReaching } from '../requirement.js';
import { getMeaning, reportResult } from '../vote/vote-reports.js';
import { subjectWords } from '../wording.js';

/** What comparing the elected needs to know. */
interface ElectedContext {
	problems: Problems;
	/** All of the meeting. */
	elections: readonly ElectionResult[];
	/** The member whom a name of the text names. */
	find(name: string): Member | undefined;
}

/** Whom a paragraph in an election, or below it, says to be elected: by the votes it is another, or nobody, or one who did not stand. `isBeside`: nothing stands between. */
export function checkElected(
	node: Node,
	election: ElectionResult,
	isBeside: boolean,
	context: ElectedContext,
): void {
	if (node.type !== 'paragraph') return;
	const isSettled = election.by === 'majority' || election.by === 'relative';
	const computed = election.candidates.filter(({ elected }) => elected);
	// Further below, another vote may have elected somebody.
	if (computed.length === 0 && !(isSettled && isBeside)) return;
	for (const statement of getStatements(node))
		if (
			statement.kind === 'elected' &&
			isOfBlock(statement, node, isBeside) &&
			isOfOffice(statement, election, isBeside && opensNode(statement, node)) &&
			checkStatement(node, statement, election, context)
		)
			return;
}

/** `Ils sont élus à l'unanimité` goes back to the block only where it opens the text beside it. */
function isOfBlock(statement: ElectedStatement, node: Node, isBeside: boolean): boolean {
	if (statement.children.length > 0 || statement.every) return true;
	return isBeside && opensNode(statement, node);
}

function opensNode({ position }: ElectedStatement, node: Node): boolean {
	return position?.start.offset === node.position?.start.offset;
}

/** Whether something was said of it: one mistake of a text is told. */
function checkStatement(
	node: Node,
	statement: ElectedStatement,
	election: ElectionResult,
	{ problems, find, elections }: ElectedContext,
): boolean {
	const { every, children } = statement;
	const { candidates } = election;
	const isAnybody = candidates.some(({ elected }) => elected);
	const isAll = every !== undefined && (every.among === undefined || every.among === candidates.length);
	const stated = candidates.filter(({ name }) => isAll || children.some((one) => isNamed(name, one, find)));
	const wrong = stated.find(({ elected }) => !elected);
	// `Faute de majorité, Ada Brun est élue au second tour` tells of another vote than that of the first.
	const { round } = statement;
	const isOfOtherRound = round !== undefined && BigInt(round) !== election.round;
	if (wrong && !isAnybody && round !== undefined && (isOfOtherRound || !election.roundWritten)) return false;
	if (wrong) return reportOthers(statement, wrong.name, election, problems);
	// `Élue à l'unanimité.`
	const saysNobody = children.length === 0 && every === undefined;
	if (!isAnybody && saysNobody)
		return round === undefined && reportOthers(statement, statement.text, election, problems);
	if (round && isOfOtherRound && election.roundWritten && stated.length > 0) {
		problems.at(statement, 'election/result-mismatch', 'toldRound', {
			values: { subject: getSubject(election), stated: round, round: election.round },
			severity: 'warning',
		});
		return true;
	}
	const [stranger, ...others] = stated.length === 0 && isAnybody && election.places === 1n ? children : [];
	// A text of more sentences may name the office for another reason.
	const isWhole = (node.position?.end.offset ?? 0) - (statement.position?.end.offset ?? 0) <= 1;
	const opens = opensNode(statement, node);
	// For this, or for the next: the text may stand above that.
	const at = elections.indexOf(election);
	const mayStand = stranger && stands(stranger, [election, ...elections.slice(at + 1, at + 2)]);
	if (
		stranger &&
		!mayStand &&
		others.length === 0 &&
		opens &&
		isWhole &&
		namesOffice(statement.office ?? plainText(node), election.title)
	)
		return reportStranger(stranger, election, problems);
	// `Le conseil s'est réuni aussitôt : Ada Brun est élue présidente par 2 voix contre 1` below the election of the council.
	if (statement.office !== undefined && !namesOffice(statement.office, election.title)) return false;
	return checkVotes(statement, election, problems) || checkConsent(statement, stated, election, problems);
}

function reportOthers(
	statement: ElectedStatement,
	stated: string,
	election: ElectionResult,
	problems: Problems,
): true {
	const names = election.candidates.flatMap(({ elected, name }) => (elected ? [name] : []));
	problems.at(statement, 'election/result-mismatch', 'others', {
		values: { subject: getSubject(election), stated: [stated], computed: names, count: names.length },
	});
	return true;
}

/** `Ada Brun est proclamée élue.`, all that an election of two seats says, whose votes elect another one beside her. */
export function checkAllProclaimed(
	texts: readonly Node[],
	election: ElectionResult,
	{ problems, find }: ElectedContext,
): void {
	const told = texts.flatMap((text) => getStatements(text).filter((one) => one.kind === 'elected'));
	const [first] = told;
	const isSettled = election.by === 'majority' || election.by === 'relative';
	if (!first || !isSettled || told.some(({ children, every }) => every || children.length === 0)) return;
	const names = told.flatMap(({ children }) => children);
	const isTold = (name: string) => names.some((one) => isNamed(name, one, find));
	const stated = election.candidates.filter(({ name }) => isTold(name));
	const elected = election.candidates.filter((one) => one.elected);
	if (stated.length === 0 || stated.length !== names.length || stated.some((one) => !one.elected)) return;
	if (stated.length >= elected.length) return;
	problems.at(first, 'election/result-mismatch', 'others', {
		values: {
			subject: getSubject(election),
			stated: stated.map(({ name }) => name),
			computed: elected.map(({ name }) => name),
			count: elected.length,
		},
		severity: 'warning',
	});
}

/** `Sont candidats : Luc Bon et Ada Brun` above an election in which Luc Bon stands, and Ada Brun does not. */
export function checkStanding(
	texts: readonly Node[],
	election: ElectionResult,
	{ problems, find, elections }: ElectedContext,
): void {
	for (const text of texts)
		for (const statement of getStatements(text)) {
			if (statement.kind !== 'people' || statement.of !== 'stands') continue;
			const isCandidate = (name: Name) => election.candidates.some((one) => bears(one.name, name));
			const other = statement.children.find((name) => !isCandidate(name));
			// `Luc Bon est seul à se présenter`
			const isAlone = statement.children.length === 1 && election.candidates.length === 1;
			if (!other || !find(other.value) || !(isAlone || statement.children.some(isCandidate))) continue;
			// They may stand one by one.
			if (stands(other, elections)) continue;
			problems.at(other, 'election/result-mismatch', 'notCandidate', {
				values: { subject: getSubject(election), name: other.value },
				severity: 'warning',
			});
			return;
		}
}

/** `Non élue : Ada Brun` beside an election that elects her. */
export function checkLost(
	texts: readonly Node[],
	election: ElectionResult,
	{ problems, find }: ElectedContext,
): void {
	const elected = election.candidates.filter((one) => one.elected);
	for (const statement of texts.flatMap(getStatements)) {
		if (statement.kind !== 'people' || statement.of !== 'lost') continue;
		const [wrong] = statement.children.filter((name) => elected.some((one) => isNamed(one.name, name, find)));
		if (!wrong) continue;
		problems.at(wrong, 'election/result-mismatch', 'mark', {
			values: {
				subject: getSubject(election),
				name: wrong.value,
				stated: statement.text ?? '',
				computed: elected.map(({ name }) => name),
				count: elected.length,
			},
		});
		return;
	}
}

/** `Luc Bon est élu à l'unanimité` above the election of Ada Brun, for which he did not stand: the one text above that tells who is elected. */
export function checkElectedAbove(
	texts: readonly Node[],
	election: ElectionResult,
	{ problems, find, elections }: ElectedContext,
): void {
	const told = texts.flatMap((text) => getStatements(text).filter((one) => one.kind === 'elected'));
	const [statement, second] = told;
	const [name, other] = statement?.children ?? [];
	if (!statement || !name || second || other || election.places !== 1n) return;
	if (!find(name.value) || !election.candidates.some(({ elected }) => elected)) return;
	if (stands(name, elections)) return;
	if (statement.office !== undefined && !namesOffice(statement.office, election.title)) return;
	problems.at(name, 'election/result-mismatch', 'notCandidate', {
		values: { subject: getSubject(election), name: name.value },
		severity: 'warning',
	});
}

/** `Trois candidats se présentent pour deux postes à pourvoir` above the elections of an item: as many as one of them has, or all together. */
export function checkAnnounced(
	texts: readonly Node[],
	election: ElectionResult,
	beside: readonly ElectionResult[],
	{ problems }: Pick<ElectedContext, 'problems'>,
): void {
	const counts = texts.flatMap((text) => getStatements(text).filter((one) => one.kind === 'count'));
	for (const of of ['seats', 'candidates'] as const) {
		const [statement, second] = counts.filter((one) => one.of === of);
		const stated = parseFraction(statement?.value ?? '');
		const computed = beside.map((one) => (of === 'seats' ? one.seats : BigInt(one.candidates.length)));
		const own = of === 'seats' ? election.seats : BigInt(election.candidates.length);
		if (!statement || !stated || second || stated.numerator === own) continue;
		// `Deux postes sont à pourvoir.` above the election of the president
		const isOfOffice =
			isOneOffice(election.title) &&
			texts.some((text) => statement !== undefined && isWhole(statement, text));
		if (of === 'seats' && !election.seatsWritten && !isOfOffice) continue;
		const all = computed.reduce((total, one) => total + one, 0n);
		if (beside.length > 1 && (computed.includes(stated.numerator) || all === stated.numerator)) continue;
		// One who is voted on alone may be left of several, and of lists each has several.
		if (of === 'candidates' && (own < 2n || stated.numerator === 0n)) continue;
		if (election.node.type === 'choice' || election.places !== election.seats) continue;
		problems.at(statement, 'election/result-mismatch', of === 'seats' ? 'toldSeats' : 'toldCandidates', {
			values: { subject: getSubject(election), stated: exact(stated), counted: exact(fraction(own)) },
			severity: 'warning',
		});
	}
}

function stands(name: Name, elections: readonly ElectionResult[]): boolean {
	return elections.some(({ candidates }) => candidates.some((one) => bears(one.name, name)));
}

function reportStranger(stranger: Name, election: ElectionResult, problems: Problems): true {
	problems.at(stranger, 'election/result-mismatch', 'notCandidate', {
		values: { subject: getSubject(election), name: stranger.value },
	});
	return true;
}

function getSubject({ node, number, title }: ElectionResult) {
	return subjectWords({ kind: node.type, number, title });
}

/** `Odette Simon` is `Mme Odette Simon` on the ballot, or `Simon`; a surname alone may be that of somebody else, unless one member alone bears it. */
function isNamed(candidate: string, name: Name, find: ElectedContext['find']): boolean {
	if (!bears(candidate, name)) return false;
	// `Ms. Foley`, whom no member is called.
	const isCalled = withoutCivilities(name.value) !== name.value && find(name.value) === undefined;
	const isFull = isCalled || nameWords(name.value).length > 1 || nameWords(candidate).length < 2;
	const member = isFull ? undefined : find(name.value);
	return isFull || (member !== undefined && member === find(candidate));
}

/** Whether of two names one has all words of the other. */
function bears(candidate: string, { value }: Name): boolean {
	const [words, stated] = [nameWords(candidate), nameWords(value)];
	return words.every((word) => stated.includes(word)) || stated.every((word) => words.includes(word));
}

/**
 * Whether a sentence speaks of the office that is voted on: not of the `secrétaire adjoint` beside the election of the `secrétaire`, the `chair of
 * the nominating committee` beside that of the `chair`. Whatever opens the text beside the vote may name one of those that its title gathers.
 */
function isOfOffice({ office }: ElectedStatement, election: ElectionResult, opens: boolean): boolean {
	if (office === undefined) return true;
	if (!opens && !namesOffice(office, election.title)) return false;
	return isSameOffice(office, election.title);
}

function nameWords(name: string): string[] {
	return foldName(withoutCivilities(name)).split(' ');
}

/** `Dora Finch est élue avec 12 voix`, who has another number of votes; whether that is said. */
function checkVotes(
	{ children, votes, whole, ofCast }: ElectedStatement,
	election: ElectionResult,
	problems: Problems,
): boolean {
	const of = parseFraction(whole ?? '');
	const { cast } = election;
	const counted =
		ofCast && cast ? [cast] : [cast, election.voters, election.entitled.votes].flatMap((one) => one ?? []);
	const all = sum(election.candidates.flatMap((one) => one.votes ?? []));
	if (of && children[0] && counted[0] && ![...counted, all].some((one) => equals(one, of))) {
		const values = { subject: getSubject(election), stated: exact(of), counted: exact(counted[0]) };
		if (ofCast && cast)
			problems.at(children[0], 'vote/result-mismatch', 'toldBallots', { values: { ...values, of: 'cast' } });
		else problems.at(children[0], 'vote/result-mismatch', 'toldCast', { values });
		return true;
	}
	for (const [index, name] of children.entries()) {
		const stated = parseFraction(votes?.[index] ?? '');
		const bearers = election.candidates.filter((one) => bears(one.name, name));
		const [candidate] = bearers;
		if (!stated || !candidate?.votes || bearers.length > 1 || equals(candidate.votes, stated)) continue;
		problems.at(name, 'election/result-mismatch', 'toldVotes', {
			values: {
				subject: getSubject(election),
				name: candidate.name,
				stated: exact(stated),
				counted: exact(candidate.votes),
			},
		});
		return true;
	}
	return false;
}

/** `élue à l'unanimité`, with votes against her or for somebody else; whether that is said. */
function checkConsent(
	{ consent }: ElectedStatement,
	stated: readonly CandidateResult[],
	{ candidates, places, vote }: ElectionResult,
	problems: Problems,
): boolean {
	if (!consent) return false;
	const elected = stated.length > 0 ? stated : candidates.filter((one) => one.elected);
	const against = [vote?.against, ...elected.map((one) => one.against)].find((one) => one && !isZero(one));
	if (against) return reportAgainst(consent, against, problems);
	const other = candidates.find((one) => !elected.includes(one) && one.votes && !isZero(one.votes));
	if (places !== 1n || !other?.votes) return false;
	problems.at(consent, 'vote/not-unanimous', 'others', {
		values: { words: consent.text, name: other.name, votes: exact(other.votes) },
	});
	return true;
}

function reportAgainst(consent: Consent, against: Fraction, problems: Problems): true {
	problems.at(consent, 'vote/not-unanimous', 'against', {
		values: { words: consent.text, against: exact(against), names: [], hasNames: 'no' },
	});
	return true;
}

/** `Ada Brun est élue présidente`, `Ils sont élus à l'unanimité` below a vote that names them: it failed, or some were against. */
export function checkAppointed(
	statement: ElectedStatement,
	decision: Decision,
	{ node, isBeside, problems, lang }: { node: Node; isBeside: boolean; problems: Problems; lang: Language },
): void {
	if (!isOfBlock(statement, node, isBeside)) return;
	const vote = decision.votes.at(-1);
	if (!vote) return;
	const { consent, children, text } = statement;
	// `Tous les candidats sont élus` is of an election.
	if (statement.every) return;
	const { against } = vote.tally;
	const words = new Set(
		lettersAndNumbers(foldName([decision.title, plainText(decision.node)].join(' '))).split(' '),
	);
	const isOfVote = children.every(({ value }) => words.has(foldName(value).split(' ').at(-1) ?? ''));
	if (!isOfVote) return;
	if (children.length > 0 && getMeaning(vote.verdict) === 'rejected') {
		const subject = subjectWords(decision);
		reportResult({ vote, tie: undefined }, { ...statement, text }, subject, problems, lang);
	} else if (consent && against && !isZero(against)) reportAgainst(consent, against, problems);
}

// --- The majority that a text beside an election names, compared with the votes of the election.

/** `La majorité absolue est de 7 voix`: more than half of the votes of one place to fill, of the ballots with blank ones, or of those entitled. */
export function checkNeededVotes(
	texts: readonly Node[],
	{ node, number, title, candidates, places, cast, voters, required, entitled }: ElectionResult,
	problems: Problems,
): void {
	const votes = candidates.flatMap((one) => one.votes ?? []);
	const [first] = votes;
	if (!first || places !== 1n || votes.length < candidates.length) return;
	const counted = sum(votes);
	const wholes = [counted, ...[cast, voters, entitled.votes].flatMap((whole) => whole ?? [])];
	for (const text of texts)
		for (const statement of getStatements(text)) {
			if (statement.kind !== 'count' || statement.of !== 'needed') continue;
			const stated = parseFraction(statement.value);
			if (!stated || (required && equals(required, stated))) continue;
			const isOf = (whole: Fraction) =>
				equals(absoluteMajority(whole), stated) ||
				equals(smallestReaching(whole, TWO_THIRDS, fraction(1n)), stated);
			if (wholes.some(isOf)) continue;
			problems.at(statement, 'vote/result-mismatch', 'neededOther', {
				values: {
					subject: subjectWords({ kind: node.type, number, title }),
					stated: exact(stated),
					computed: exact(required ?? absoluteMajority(counted)),
				},
				severity: 'warning',
			});
			return;
		}
}

/** `12 bulletins ont été trouvés dans l'urne, dont 1 blanc`, beside an election of 11 ballots: of none of those that stand beside it. */
export function checkBallotsTold(
	texts: readonly Node[],
	election: ElectionResult,
	beside: readonly ElectionResult[],
	problems: Problems,
): void {
	for (const [index, text] of texts.entries()) {
		// `Résultat du scrutin de 2022 :`, above a row of figures.
		const lead = texts[index - 1];
		if (lead && OTHER_YEAR.test(plainText(lead))) continue;
		for (const statement of getStatements(text)) {
			const stated = statement.kind === 'ballots' ? parseFraction(statement.value) : undefined;
			if (statement.kind !== 'ballots' || !stated) continue;
			const { of } = statement;
			const computed = ballotFigure(election, of);
			const isSaid = [election, ...beside].some((one) => {
				const figure = ballotFigure(one, of);
				return figure && equals(figure, stated);
			});
			if (!computed || isSaid) continue;
			// A text between two rounds stands beside both.
			const isTold = problems.all.some(({ position }) => position && position === statement.position);
			if (isTold) return;
			problems.at(statement, 'vote/result-mismatch', 'toldBallots', {
				values: { subject: getSubject(election), of, stated: exact(stated), counted: exact(computed) },
				severity: 'warning',
			});
			return;
		}
	}
}

const OTHER_YEAR = /\b(?:19|20)\d\d\b.*:\s*$/s;

/** A figure of a count; nothing where no line of the election has it. */
function ballotFigure(election: ElectionResult, of: BallotsStatement['of']): Fraction | null {
	const { voters, cast, blank, void: spoilt } = election;
	if (of === 'ballots') return voters;
	if (of === 'cast') return cast;
	if (of === 'blankOrVoid') return blank && sum([blank, ...(spoilt ? [spoilt] : [])]);
	return of === 'blank' ? blank : spoilt;
}

const TWO_THIRDS = { kind: 'fraction', comparison: '>=', fraction: fraction(2n, 3n) } as const;

// --- Texts above an election that may tell who is elected: a paragraph that names all of them repeats its outcome.

/** Texts, found by their words; each is taken once. */
export class ToldTexts {
	readonly #texts: Node[];
	/** How many of the texts have been looked at: more are written behind them. */
	#read = 0;
	/** How many stand above the last election, which may name its majority; a paragraph may tell of two elections. */
	#ofLast = 0;
	readonly #byWord = new Map<string, ToldText[]>();
	#announced: ToldText[] = [];

	constructor(texts: readonly Node[] = []) {
		this.#texts = [...texts];
	}

	add(texts: Iterable<Node>): void {
		for (const text of texts) this.#texts.push(text);
	}

	/** The texts below the last election. */
	sinceLast(): Node[] {
		return this.#texts.slice(this.#ofLast);
	}

	/** An election stands here. */
	passElection(): void {
		this.#ofLast = this.#texts.length;
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
		else for (const word of told.words) addTo(this.#byWord, word, told);
	}
}

interface ToldText {
	words: ReadonlySet<string>;
	position: Position;
	isTaken: boolean;
}

/** An election is told in no more texts, the nearest of those that name somebody of it. */
const MOST_TOLD = 40;
