/** Verdicts and votes that a sentence tells, where it is the only one of its block or item: they are its vote. */

import type { Paragraph } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Point } from 'unist';
import {
	type Answer,
	type Ballot,
	type BallotLine,
	type Block,
	type BodyNode,
	type Everyone,
	getChild,
	getChildren,
	getStatements,
	type LabelName,
	type Motion,
	personName,
	problem,
	type Session,
	type Statement,
	setStatements,
	type UncountedVote,
	type UnvotedStatement,
	uncountedVote,
	type VerdictStatement,
} from '../../ast/index.js';
import { isOneOf, LANGUAGES, mentions, namesMotion, opensWith, vocabulary } from '../../language/index.js';
import { makeStatement, sourceLines } from '../../source/places.js';
import { monthNamed } from '../../text/date.js';
import { foldedWords } from '../../text/fold.js';
import { compare, equals, parseFraction } from '../../text/fraction.js';
import { countWhile } from '../../text/lists.js';
import { closedUp } from '../../text/look-alike.js';
import { isPartOfName, type NameIndex } from '../../text/names.js';
import { parseInteger } from '../../text/number.js';
import { quotesIn, readSentences } from '../../text/sentences.js';
import { hasLabel, readValue } from '../ballot/ballot.js';
import { readCandidate } from '../ballot/candidate-list.js';
import { shortened } from '../ballot/tally.js';
import { amountsIn } from '../statements/sums/amounts.js';
import { namesMinutes, saysWhoseMinutes } from '../statements/times/minutes.js';
import {
	findDecidingVerb,
	handsOver,
	isTakenBack,
	namesOtherDay,
	putsOff,
} from '../statements/votes/deciding-sentence.js';
import type { ToldVote } from '../statements/votes/told-votes.js';
import { shareIn } from '../statements/votes/verdict.js';
import { motionBeside } from '../statements/votes/whose-vote.js';
import { holdsWord, namesOtherBody } from '../statements/wording/bodies.js';
import type { BodyFile } from './body-file.js';
import { hasDecision, namesElection } from './prose/place.js';
import { takeOpinion } from './prose/told.js';
import { decisionKind, isDecisive, makeImplicit, takeText } from './votes.js';

/** Puts the ballot behind the paragraph, whose words stay. Statements have been found. */
export function takeToldVerdicts(nodes: readonly BodyNode[], file: BodyFile, isPast = false): BodyNode[] {
	return nodes.flatMap((node, index) => {
		if (node.type === 'resolution') return [node, ...takeToldVerdict(node, nodes[index + 1], file)];
		if (node.type === 'election') return [node, ...takeToldElected(node, file)];
		if (node.type !== 'session' && node.type !== 'confidential') return [node];
		// `Rappel` above `Règlement`: what its sentences tell was decided before.
		const isTold = isPast || isOfPast(node);
		if (node.type === 'session' && !isTold && !hasDecision(node.children) && !namesElection(node.children))
			openToldDecision(node, file);
		node.children = takeToldVerdicts(node.children as BodyNode[], file, isTold);
		return [node];
	});
}

/**
 * `Approuvé à l'unanimité.`, the last paragraph of an item that tells of no other vote, is the vote of a decision of that item, on the text above. With counts it
 * may be of more people than are there, and without unanimity of an amendment: both are only told.
 */
function openToldDecision(item: Session, file: BodyFile): void {
	const above = item.children.slice(0, -1) as BodyNode[];
	const last = item.children.at(-1);
	if (last?.type !== 'paragraph') return;
	const verdict = verdictAlone(last, file) ?? verdictOnTitle(item, last, file);
	if (!verdict || !isUnanimous(verdict) || !isUndecided(item, above, file)) return;
	const ballot = asBallot(verdict, file);
	if (!ballot) return;
	unreport(last, file);
	const text = takeText(above);
	const block = makeImplicit(
		decisionKind(item.children),
		[...text, last, ballot],
		(text[0] ?? last).position,
	);
	if (block.position && last.position) block.position.end = { ...last.position.end };
	if (block.type === 'resolution') takeOpinion(block, file);
	item.children = [...above, block];
}

/** Whether what stands above the last paragraph of an item leaves nothing but the item itself to be decided by it. */
function isUndecided(item: Session, above: readonly BodyNode[], file: BodyFile): boolean {
	const context = file.ballots(undefined);
	if (above.some(({ type }) => !BESIDE_VERDICT.has(type))) return false;
	const [start, end] = [item.position?.start.offset ?? 0, item.children.at(-1)?.position?.start.offset ?? 0];
	const words = file.source.slice(start, end);
	const isTold = toldBetween(file, start, end).votes.length > 0;
	const namesOthers = context.bodies?.length ? namesOtherBody(words, context) : mentions(words, 'bodies');
	if (isTold || namesOthers || mentions(words, ['blocks', 'amendment']) || words.trimEnd().endsWith(':'))
		return false;
	// `le procès-verbal de la séance précédente` is no other time.
	if (
		vocabulary('suppositions')
			.findAll(words)
			.some((range) => !saysWhoseMinutes(words, range))
	)
		return false;
	// A line of a vote, `Majorité : statuts`, and a sentence that says how was voted are of a vote too; `Le budget est soumis au vote` leads to this one.
	return above.every((node) => {
		if (node.type !== 'paragraph' && node.type !== 'table') return true;
		const source = file.getSource(node);
		const put = vocabulary('leadIns').findAll(source, 'put').at(-1);
		// `Le budget 2023 a été soumis au vote le 8 février`, `La demande d'ajournement est soumise au vote`
		const isOfOtherVote =
			namesOtherDay(source, context) || mentions(source, 'negations', 'sideMotions', 'sideMoves');
		if ((put && isOfOtherVote) || (node.type === 'table' && mentions(source, 'results'))) return false;
		const text = put ? source.slice(0, put.from) + source.slice(put.to) : source;
		const isOfVote = mentions(text, 'votingVerbs', 'castUnits', 'answers');
		return !isOfVote && sourceLines(text).every((line) => !hasLabel(line, context));
	});
}

/** Whether a title says that what stands below was decided before: `Rappel`, `Relevé des décisions`. */
function isOfPast(node: Parameters<typeof getChild>[0]): boolean {
	const title = getChild(node, 'title');
	return title !== undefined && mentions(wordsOf(title), 'pastTitles');
}

/** What may stand above a verdict in its item. */
const BESIDE_VERDICT: ReadonlySet<string> = new Set([
	'title',
	'timeValue',
	'itemNumber',
	'paragraph',
	'table',
	'intervention',
	'event',
]);

function isUnanimous({ outcome, children }: VerdictStatement): boolean {
	const [tally] = children.flatMap((child) => (child.type === 'tally' ? child.children : []));
	return outcome === 'adopted' && tally?.type === 'consent' && tally.value === 'unanimous';
}

/** The verdict that is all of a paragraph, and of no text but `la proposition`. */
function verdictAlone(paragraph: Paragraph, file: BodyFile): VerdictStatement | undefined {
	const [only, second] = getStatements(paragraph);
	if (only?.kind !== 'verdict' || second || !only.whole || only.sign || only.number !== undefined)
		return undefined;
	const [from, start] = [paragraph.position?.start.offset ?? 0, only.position?.start.offset ?? 0];
	const isAll = endsLike(only, paragraph) && /^[\s*_]*$/.test(file.source.slice(from, start));
	const words = file.getSource(paragraph);
	const isAmendment = mentions(words, ['blocks', 'amendment']);
	const isOfText = only.named && !isAmendment && opensWith(file.source.slice(start), ['votedTexts', 'text']);
	return isAll && (only.bare || isOfText) && only.about === undefined ? only : undefined;
}

/**
 * `Le budget est adopté à l'unanimité.`, all of the last paragraph of an item that is called `Vote du budget 2024`, and `Le procès-verbal est approuvé à l'unanimité.`
 * in one that is called `Approbation du compte rendu`.
 */
function verdictOnTitle(item: Session, last: Paragraph, file: BodyFile): VerdictStatement | undefined {
	const [only, second] = getStatements(last);
	const title = getChild(item, 'title');
	if (only?.kind !== 'verdict' || second || only.number !== undefined || only.about !== undefined)
		return undefined;
	if (!title || !only.whole || !endsLike(only, last)) return undefined;
	const told = { verdict: only, index: item.children.length - 1 };
	// `« Le budget est adopté à l'unanimité. »`, `Ce point est retiré.` above it
	const above = item.children.slice(0, -1).map((node) => file.getSource(node as Paragraph));
	const context = file.ballots(undefined);
	if (quotesIn(file.getSource(last)).length > 0 || above.some((one) => isTakenBack(one, context)))
		return undefined;
	const subject = file.source.slice(last.position?.start.offset, only.children[0]?.position?.start.offset);
	if (!mentions(wordsOf(title), ['decidedThings', 'minutes']))
		return isOnTitle(told, item, file) && isAllOf(wordsOf(title), subject) ? only : undefined;
	const minutes = LANGUAGES.flatMap((lang) => vocabulary('decidedThings').getWords('minutes', lang));
	const isNamed = isOfOwnMinutes(wordsOf(title), file) && isOnTitle(told, item, file, minutes);
	return isNamed && namesMinutes(subject) ? only : undefined;
}

/**
 * Whether a title names what the subject of a sentence does, and nothing else: `Vote du budget 2026` and `Le budget`, `Rapport moral` and `Le rapport`, but neither
 * `Report de la vente` nor `Cotisation de la fédération`, whose first or last word says more than `La vente` and `La cotisation`.
 */
function isAllOf(title: string, subject: string): boolean {
	const named = new Set(foldedWords(subject).split(' '));
	const words = foldedWords(title).trim().split(' ');
	// An adjective: `Rapport | moral`.
	const isBehindNoun = (word: string, before = '') =>
		word.length >= SHORTEST_NOUN && before.length >= SHORTEST_NOUN && named.has(before);
	return words.every(
		(word, at) =>
			named.has(word) ||
			/^\d+$/.test(word) ||
			isOneOf(word, 'approvingVerbs', ['labels', 'vote'], 'determiners', 'smallWords', 'eventLinks') ||
			// `d'un banc`
			word.length === 1 ||
			isBehindNoun(word, words[at - 1]),
	);
}

/** `Approbation du compte rendu de la séance du 3 mai`: minutes of those who meet, and of nobody else and nothing else. */
function isOfOwnMinutes(title: string, file: BodyFile): boolean {
	const { head = '' } = file;
	const [noun, second] = vocabulary('decidedThings').findAll(title, 'minutes');
	if (!noun || second) return false;
	return foldedWords(`${title.slice(0, noun.from)} ${title.slice(noun.to)}`)
		.trim()
		.split(' ')
		.every(
			(word) =>
				/^\d*(?:er|st|nd|rd|th)?$/.test(word) ||
				monthNamed(word) !== undefined ||
				isOneOf(
					word,
					'approvingVerbs',
					'determiners',
					'smallWords',
					'eventLinks',
					'dayLeads',
					'meetingNouns',
				) ||
				isOneOf(word, ['suppositions', 'otherTime']) ||
				holdsWord(head, word),
		);
}

/** Takes out of a heading's block what stands below its vote: `15h20 – Arrivée de …` came after it, as below every other vote. */
function takeBelow(block: Block, after: number): BodyNode[] {
	if (block.form !== 'heading') return [];
	const children = block.children as BodyNode[];
	const end = children.findIndex((child, index) => index >= after && child.type !== 'ballot');
	const below = end < 0 ? [] : children.splice(end);
	if (below.length > 0 && block.position) block.position.end = endOf(children) ?? block.position.end;
	return below;
}

/** Where the last of the nodes ends: a ballot of a sentence ends before what stands below it in its decision. */
function endOf(nodes: readonly Node[]): Point | undefined {
	let last: Point | undefined;
	for (const { position } of nodes)
		if ((position?.end.offset ?? -1) > (last?.offset ?? -1)) last = position?.end;
	return last;
}

/** Returns what stands below the vote. */
function takeToldVerdict(
	block: Extract<Block, { type: 'resolution' }>,
	below: BodyNode | undefined,
	file: BodyFile,
): BodyNode[] {
	const children = block.children as BodyNode[];
	if (children.some((child) => isDecisive(child))) {
		completeBallot(block, below, file);
		return [];
	}
	const found = findToldVerdict(block, file);
	if (found === undefined) return takeDecidingSentence(block, file) ?? endWithoutVote(block, file);
	if (found === 'unclear') return [];
	if (found.isBeside) return reportBeside(found.told, file);
	children.splice(found.index + 1, 0, found.ballot);
	unreport(found.told, file);
	if (!saysCount(found.ballot)) warnOfCounts(block, file);
	completeBallot(block, below, file);
	return children[found.index]?.type === 'paragraph' ? takeBelow(block, found.index + 2) : [];
}

/** Whether what a sentence is on is another motion than the block: what an amendment comes to says nothing of the text that it would change. */
function isOfOtherMotion(
	motion: Motion | undefined,
	block: Extract<Block, { type: 'resolution' }>,
): motion is Motion {
	const title = getChild(block, 'title');
	if (!motion || (motion === 'amendment' && block.kind === 'amendment')) return false;
	return !namesMotion(title ? wordsOf(title) : '', motion);
}

/** `M. Roy propose 600 €. Proposition rejetée.` below `Le budget est de 500 €.`: what somebody proposes gives none of the sums of the text above it. */
function isOnOtherSum({ children }: Block, index: number, file: BodyFile): boolean {
	const sumsOf = (nodes: readonly Node[]) =>
		nodes.flatMap((node) =>
			node.type === 'paragraph' || node.type === 'title'
				? amountsIn(file.getSource(node as Paragraph), file.lang).filter(({ currency }) => currency !== '')
				: [],
		);
	const [above, proposed] = [sumsOf(children.slice(0, index)), sumsOf(children.slice(index, index + 1))];
	return (
		above.length > 0 &&
		proposed.length > 0 &&
		!proposed.some((one) => above.some((other) => equals(one.value, other.value)))
	);
}

/** `L'amendement est adopté.`: told where no vote of its sentence is. Nothing stands below it. */
function reportBeside(node: Node, file: BodyFile): [] {
	const text = file.source.slice(node.position?.start.offset, node.position?.end.offset);
	const { first, votes } = toldIn(file, node);
	for (const vote of votes) vote.code = 'beside';
	if (votes.length > 0) return [];
	const values = { text: shortened(text.replace(/\s+/g, ' ')) };
	file.uncounted.splice(first, 0, uncountedVote('beside', node.position, { values }));
	return [];
}

/** The one verdict that a block tells on itself, as lines of a vote; nothing where none is told. */
function findToldVerdict(
	block: Extract<Block, { type: 'resolution' }>,
	file: BodyFile,
	isBesideLines = false,
): { index: number; ballot: Ballot; told: Node; isBeside: boolean; isLoss: boolean } | 'unclear' | undefined {
	const children = block.children as BodyNode[];
	const told = children.flatMap((child, index) => {
		if (child.type !== 'paragraph' && child.type !== ('title' as string)) return [];
		return getStatements(child).flatMap((one) =>
			one.kind === 'verdict' && !one.body ? [{ verdict: one, index, isLast: endsLike(one, child) }] : [],
		);
	});
	// Two verdicts are two decisions, and nobody knows of what; `Les comptes sont approuvés` above one is the text.
	const [last, before] = told.toReversed();
	if (!last) return undefined;
	const isTwice = before !== undefined && isSaidAgain(last, before);
	const only = isTwice && !hasTally(last) ? { ...before, isLast: last.isLast } : last;
	const earlier = told.slice(0, isTwice ? -2 : -1);
	if (earlier.some((one) => one.verdict.named || (one.index !== only.index && isOnTitle(one, block, file))))
		return 'unclear';
	// One with more behind it may be of another vote.
	if (!only.isLast || !(only.verdict.named || isOnTitle(only, block, file))) return 'unclear';
	// What is told beside it may be the vote, and this that of something else.
	if (!only.verdict.named && tellsOfVote(block, file, only)) return 'unclear';
	const loss = isBesideLines ? asLoss(only.verdict) : undefined;
	const ballot = loss ?? asBallot(only.verdict, file);
	// `Mis aux voix, | le projet est adopté`: its words may start before it.
	const node = (only.verdict.whole && children[only.index]) || only.verdict;
	const isBeside =
		isOfOtherMotion(only.verdict.motion, block) ||
		(only.verdict.proposed && only.verdict.outcome === 'rejected' && isOnOtherSum(block, only.index, file));
	return ballot
		? { index: only.index, ballot, told: node, isBeside: isBeside === true, isLoss: loss !== undefined }
		: 'unclear';
}

/**
 * Whether a verdict that is a paragraph of its own, `La convention est approuvée à l'unanimité`, is on the block: it says that this was put to the vote, or how
 * it was voted, on `ce rapport` or on what the title names, and on nothing else: `Le report du bail` and `Le budget 2023` are not what `Bail` and `Budget 2024` name.
 * `Les comptes sont approuvés` may be the very text that is put to the vote, `Le rapport est adopté` another vote.
 */
function isOnTitle(
	{ verdict, index }: Pick<ToldOutcome, 'verdict' | 'index'>,
	block: Block | Session,
	file: BodyFile,
	synonyms: readonly string[] = [],
): boolean {
	const from = block.children[index]?.position?.start.offset;
	const subject = file.source.slice(from, verdict.children[0]?.position?.start.offset);
	if (!verdict.whole || verdict.body) return false;
	const isPut = opensWith(subject, ['leadIns', 'put']);
	if (!isPut && !verdict.children.some(({ type }) => type === 'tally')) return false;
	const isThis = isPut || opensWith(subject, ['determiners', 'this']);
	// `lors de la réunion du bureau`, `à l'unanimité du bureau`: of others.
	const last = verdict.children.at(-1)?.position?.end.offset;
	const behind = file.source.slice(last, block.children[index]?.position?.end.offset);
	if (mentions(behind, 'meetingNouns', 'bodies')) return false;
	const title = getChild(block, 'title');
	const same = new Set(synonyms.flatMap((one) => foldedWords(one).trim().split(' ')));
	const named = new Set([...foldedWords(title ? wordsOf(title) : '').split(' '), ...same]);
	const words = foldedWords(subject.replace(isPut ? OPENING : '', ''))
		.split(' ')
		.filter((word) => word.length >= SHORTEST_NOUN || /\d/.test(word) || same.has(word))
		.filter((word) => !isOneOf(word, 'determiners', ['verdictLinks', 'is']));
	return (
		(isThis || words.length > 0) &&
		words.every((word) => named.has(word) || (isThis && isOneOf(word, 'textNouns'))) &&
		(isThis || words.some((word) => !/\d/.test(word)))
	);
}

/** `Mis aux voix, `: the words before the first comma. */
const OPENING = /^[^,]*,/;

const SHORTEST_NOUN = 4;

/** `All in favour. | Carried.`, `Carried. | All in favour.`: one sentence tells the vote, the other its outcome. */
function isSaidAgain(last: ToldOutcome, before: ToldOutcome): boolean {
	const [from, to] = [before.verdict.position?.end.offset ?? 0, last.verdict.position?.start.offset ?? 0];
	return (
		last.verdict.about === undefined &&
		last.verdict.number === undefined &&
		last.verdict.motion === before.verdict.motion &&
		last.verdict.outcome === before.verdict.outcome &&
		hasTally(last) !== hasTally(before) &&
		last.index === before.index &&
		to - from <= LONGEST_END
	);
}

function hasTally({ verdict }: Pick<ToldOutcome, 'verdict'>): boolean {
	return verdict.children.some(({ type }) => type === 'tally');
}

/** A verdict in a paragraph of a block: the index of that, and whether the sentence ends it. */
interface ToldOutcome {
	verdict: VerdictStatement;
	index: number;
	isLast: boolean;
}

/** The votes told between two offsets that count nowhere, and where they stand in the list of all, which is in order. */
function toldBetween({ uncounted }: BodyFile, from: number, to: number) {
	const before = (end: number) =>
		countWhile(uncounted, ({ position }) => (position?.start.offset ?? 0) < end);
	const first = before(from);
	return { first, votes: uncounted.slice(first, before(to)) };
}

function toldIn(file: BodyFile, node: Node | undefined) {
	return toldBetween(file, node?.position?.start.offset ?? 0, node?.position?.end.offset ?? 0);
}

/** `The vote was 4 to 1. Motion passed.`: figures that are lost where a result alone counts. */
function warnOfCounts(block: Block, file: BodyFile): void {
	for (const vote of toldIn(file, block).votes) if (vote.code === 'vote') vote.severity = 'warning';
}

function saysCount({ children }: Ballot): boolean {
	return children.some((line) => line.children.some(({ type }) => type === 'tally'));
}

/** What is read is no vote that does not count; `keep`: what is told beside it all the same. */
function unreport(node: Node, file: BodyFile, keep?: UncountedVote['code']): void {
	const { first, votes } = toldIn(file, node);
	file.uncounted.splice(first, votes.length);
	const kept = votes.filter(({ code }) => code === keep);
	for (const [at, vote] of kept.entries()) file.uncounted.splice(first + at, 0, vote);
}

/** `Dora Finch est élue trésorière à l'unanimité.`, alone in an election without votes, is its result. Returns what stands below it. */
function takeToldElected(block: Extract<Block, { type: 'election' }>, file: BodyFile): BodyNode[] {
	const children = block.children as BodyNode[];
	if (children.some((child) => isDecisive(child))) return refuseAllOfNobody(children, file);
	const told = children.flatMap((child, index) =>
		child.type === 'paragraph'
			? getStatements(child).flatMap((one) => (one.kind === 'elected' ? [{ elected: one, index }] : []))
			: [],
	);
	const [only] = told;
	const position = only?.elected.position;
	if (!only || told.length > 1 || !position || only.elected.children.length === 0) return [];
	unreport(only.elected, file, 'round');
	const text = file.source.slice(position.start.offset, position.end.offset);
	// They are the candidates too, where they do not stand above.
	const standing = children.flatMap((child) =>
		child.type === 'candidateList' ? child.children.flatMap((line) => getChild(line, 'person') ?? []) : [],
	);
	const isSame = isSamePerson(file.names);
	const missing = only.elected.children.filter(
		(name) => !standing.some((person) => isSame(personName(person), name.value)),
	);
	const candidates = missing.map(
		(name) => readCandidate({ text: name.value, place: () => name.position }, file.ballots('election')).line,
	);
	const lists = candidates.length > 0 ? 1 : 0;
	const list: BodyNode = { type: 'candidateList', position, children: candidates };
	if (lists > 0) children.splice(only.index + 1, 0, list);
	children.splice(only.index + 1 + lists, 0, {
		type: 'ballot',
		position,
		children: [
			{
				type: 'ballotLine',
				label: 'result',
				key: '',
				position,
				children: [{ type: 'result', outcome: 'elected', text, position, children: only.elected.children }],
			},
		],
	});
	return takeBelow(block, only.index + 2 + lists);
}

/** `Ada Brun`, `Mme Brun`: whether two names are those of one person, known or by all words of the shorter one. */
function isSamePerson(names: NameIndex): (one: string, other: string) => boolean {
	return (one, other) => {
		const [first, second] = [one, other].map((name) => names.resolve(name));
		if (first?.kind === 'one' && second?.kind === 'one') return first.id === second.id;
		return isPartOfName(one, other) || isPartOfName(other, one);
	};
}

/** `Résultat : tous élus` where nobody stands cannot be read. Nothing stands below it. */
function refuseAllOfNobody(children: readonly BodyNode[], file: BodyFile): [] {
	if (children.some(({ type }) => type === 'candidateList')) return [];
	for (const line of children.flatMap((child) => (child.type === 'ballot' ? child.children : []))) {
		const [all] = getChildren(line, 'result').filter((result) => result.all);
		if (!all) continue;
		file.problems.push(
			problem('syntax/invalid-value', 'labelResult', all.position, { values: { value: all.text } }),
		);
		line.children = [];
	}
	return [];
}

/** Does the sentence end its paragraph? */
function endsLike(verdict: VerdictStatement, paragraph: BodyNode): boolean {
	const [end, last] = [verdict.position?.end.offset ?? 0, paragraph.position?.end.offset ?? 0];
	return last - end <= LONGEST_END;
}

/** A full stop, a bracket and marks of emphasis. */
const LONGEST_END = 6;

/** The words as a labelled line would have them, `Résultat : adoptée à l'unanimité`; else as they were read, `Le conseil approuve à l'unanimité`. */
function asBallot(verdict: VerdictStatement, file: BodyFile): Ballot | undefined {
	const { outcome, children } = verdict;
	const [result, tally] = children;
	// The counts may stand before it: `Après un vote (2 pour, 3 contre), la résolution est adoptée`.
	const isBefore = (tally?.position?.end.offset ?? 0) < (result?.position?.end.offset ?? 0);
	const [start, end] = [result?.position?.start, (isBefore ? result : (tally ?? result))?.position?.end];
	if (putsOffText(verdict, file)) return undefined;
	// `Rejetée à l'unanimité` says who was against, and no label does.
	const isAgainstAll =
		outcome === 'rejected' && tally?.type === 'tally' && tally.children.some((one) => one.type === 'consent');
	if (!start || !end || isAgainstAll) return undefined;
	const position = { start, end };
	const read =
		start.line === end.line && !(tally && isBefore) && !vocabulary('motionMarks').findId(verdict.text)
			? readWords(file.source.slice(start.offset, end.offset), start, 'result', file)
			: undefined;
	const given: BallotLine = { type: 'ballotLine', label: 'result', key: '', children: [...children] };
	const lines = read ?? [given];
	// `Defeated, 3-2`: nobody knows which of them were for it.
	if (outcome === 'rejected' && lines.some((line) => isBareScore(line, file) || countsForAlone(line)))
		return undefined;
	return {
		type: 'ballot',
		position,
		children: lines.map((line) => ({ ...line, key: '', told: true, position })),
	};
}

/** `APPROUVE à l'unanimité le report du bail`: what the verb is followed by, behind how was voted, is no decision on the text. */
function putsOffText({ position, children: [result, tally] }: VerdictStatement, file: BodyFile): boolean {
	const from = result?.position?.start.offset ?? 0;
	const at = (point: Point | undefined) => (point?.offset ?? from) - from;
	const end = file.source.indexOf('\n', from);
	const sentence = file.source.slice(
		from,
		Math.max(position?.end.offset ?? 0, end < 0 ? file.source.length : end),
	);
	if (!opensWith(sentence, ['decidedActs', 'takes', 'took'])) return false;
	const range = tally && { from: at(tally.position?.start), to: at(tally.position?.end) };
	return putsOff(sentence, range, file.ballots(undefined));
}

/** `pas adoptée : 2 voix pour`: how many were against it nobody says, and by those alone it would be carried. */
function countsForAlone({ children }: BallotLine): boolean {
	const answers = children.flatMap((child) => (child.type === 'tally' ? getChildren(child, 'answer') : []));
	return answers.length > 0 && answers.every(({ answer }) => answer === 'for');
}

/** `3-2`, with more first and no word of who they are. */
function isBareScore({ children }: BallotLine, { source }: BodyFile): boolean {
	const answers = children.flatMap((child) => (child.type === 'tally' ? getChildren(child, 'answer') : []));
	const [yes, no] = (['for', 'against'] as const).map((answer) =>
		answers.find((one) => one.answer === answer),
	);
	const [more, less] = [yes, no].map((one) => parseFraction(getChild(one, 'count')?.value ?? ''));
	if (!yes || !more || !less || compare(more, less) <= 0) return false;
	const words = source.slice(yes.position?.start.offset, yes.position?.end.offset);
	return !mentions(words, 'answers');
}

/** `Rejeté à l'unanimité moins une voix`: all the others were against it, and lines beside it say who was for it. */
function asLoss({ outcome, children }: VerdictStatement): Ballot | undefined {
	const [result, tally] = children;
	const [consent] = tally?.type === 'tally' ? tally.children : [];
	if (outcome !== 'rejected' || consent?.type !== 'consent' || consent.less === undefined || !result)
		return undefined;
	const { position } = result;
	const others: Everyone = { type: 'everyone', others: true, position, children: [] };
	const against: Answer = { type: 'answer', answer: 'against', position, children: [others] };
	const line = { type: 'ballotLine', key: '', told: true, position } as const;
	return {
		type: 'ballot',
		position,
		children: [
			{ ...line, label: 'against', children: [against] },
			{ ...line, label: 'result', children: [result] },
		],
	};
}

/** Words of the file as the value of a label; letters that are set apart are words. */
function readWords(text: string, { line, column, offset = 0 }: Point, label: LabelName, file: BodyFile) {
	const words = { text: closedUp(text), start: { line, column, offset } };
	return readValue(words, label, file.ballots('resolution'));
}

/**
 * `Le conseil municipal, à l'unanimité, décide de fixer le prix`, where nothing else of a block tells of a vote: the body that meets says what it
 * decides and how it voted. The votes are compared with the verb. Returns what stands below the decision.
 */
function takeDecidingSentence(
	block: Extract<Block, { type: 'resolution' }>,
	file: BodyFile,
): BodyNode[] | undefined {
	const { votes } = toldIn(file, block);
	const inText = block.children.flatMap((child) =>
		child.type === 'paragraph' ? toldIn(file, child).votes : [],
	);
	if (votes.length === 0 || votes.length > inText.length || votes.some(({ code }) => code !== 'vote'))
		return undefined;
	const decision = findDecision(block, file);
	if (!decision) return undefined;
	unreport(block, file);
	const after = endOfDecision(block, decision.index);
	(block.children as BodyNode[]).splice(after, 0, decision.ballot);
	return takeBelow(block, after + 1);
}

/**
 * `Le conseil, par 5 voix pour et 1 contre, approuve les tarifs` beside `Contre : Paul Weiss` or `Résultat : rejeté`: the sentence and the lines are one vote, whose
 * parts complete each other, and are compared. All counts that the lines have themselves they have instead of the sentence.
 */
function completeBallot(
	block: Extract<Block, { type: 'resolution' }>,
	below: BodyNode | undefined,
	file: BodyFile,
): void {
	const [written, second] = getChildren(block, 'ballot');
	if (!written || second) return;
	const labels = new Set(written.children.map(({ label }) => label));
	// Lines that count all of a vote are compared with the sentence, which may be of another one.
	const isWhole = labels.has('vote') || (labels.has('for') && labels.has('against'));
	if ([...labels].some((label) => OF_OTHER_VOTE.has(label))) return;
	const decision = findDecision(block, file);
	const isSaid = isWhole || labels.has('for') || labels.has('result');
	const found = decision ?? findToldManner(block, isSaid, below, file);
	if (!found) return;
	unreport(block.children[found.index] as Node, file);
	const children = found.ballot.children.filter(({ label }) => label === 'result' || !isWhole);
	const at = block.children.indexOf(written);
	(block.children as BodyNode[]).splice(at + 1, 0, { ...found.ballot, children });
}

/**
 * `Adopté à la majorité.` beside `Contre : 1`, `Rejeté à l'unanimité moins une voix.` beside `Pour : M. Weiss`; a verdict that does not say how was voted, or on an
 * amendment, says no more of that vote, and one with a verdict on another text right below the lines may be either's.
 */
function findToldManner(
	block: Extract<Block, { type: 'resolution' }>,
	isSaid: boolean,
	below: BodyNode | undefined,
	file: BodyFile,
) {
	const found = findToldVerdict(block, file, true);
	if (!found || found === 'unclear' || found.isBeside) return undefined;
	const [written] = getChildren(block, 'ballot');
	if (isSaid && !(found.isLoss && written?.children.every(({ label }) => BESIDE_LOSS.has(label))))
		return undefined;
	const [verdict, other] = [block.children[found.index], below].map((node) =>
		node?.type === 'paragraph' ? getStatements(node).find((one) => one.kind === 'verdict') : undefined,
	);
	const isOfOther =
		verdict && other?.whole && !other.named && subjectOf(other, file) !== subjectOf(verdict, file);
	if (isOfOther && subjectOf(verdict, file) !== '' && subjectOf(other, file) !== '') return undefined;
	return found.ballot.children.some((line) => getChild(line, 'tally') ?? getChild(line, 'answer'))
		? found
		: undefined;
}

/** What a rejection by all but some leaves to say. */
const BESIDE_LOSS: ReadonlySet<string> = new Set(['for', 'abstention']);

/** `Les tarifs d'eau | sont adoptés` */
function subjectOf({ position, children: [result] }: VerdictStatement, { source }: BodyFile): string {
	return foldedWords(source.slice(position?.start.offset, result?.position?.start.offset)).trim();
}

/** Lines that tell of more than one vote, or of one that gives an opinion. */
const OF_OTHER_VOTE: ReadonlySet<string> = new Set(['secondVote', 'jointVote', 'opinion', 'option']);

/** A sentence of a block in which the body decides: the place of its paragraph, what it says as lines of a vote. */
interface Decision {
	index: number;
	ballot: Ballot;
}

/** The one paragraph of a block that tells a vote, where it is a sentence in which the body decides. */
function findDecision(block: Extract<Block, { type: 'resolution' }>, file: BodyFile): Decision | undefined {
	// `L'assemblée prend acte`, `Rappel : …`: what it decides may be of something else, or of another day.
	const isOfElse = ({ kind }: Statement) => kind === 'unvoted' || kind === 'elected';
	if (
		isOfPast(block) ||
		// `Élection d'un délégué`: whom the body appoints there is no resolution.
		namesElection(block.children as BodyNode[]) ||
		(block.children as Node[]).some((child) => getStatements(child).some(isOfElse))
	)
		return undefined;
	const isTelling = (child: Node) =>
		child.type === 'paragraph' && votesIn(child as Paragraph, file).length > 0;
	const index = block.children.findIndex(isTelling);
	const paragraph = block.children[index];
	// Who writes `<!-- pv-ignore vote/in-prose -->` says that it is no vote; below it the text may be put to another.
	const isElse = block.children
		.slice(index + 1)
		.some(
			(child) =>
				(isTelling(child) && !isSourceOfBallot(child, block)) ||
				(child.type === 'paragraph' && mentions(file.getSource(child), ['leadIns', 'put'])),
		);
	if (paragraph?.type !== 'paragraph' || block.children[index - 1]?.type === 'ignore' || isElse)
		return undefined;
	const [told, more] = votesIn(paragraph, file);
	if (!told || more) return undefined;
	return readDecidingSentence({ paragraph, index, told, block }, file);
}

/** Whether a paragraph says what the lines below it were made of: `La délibération est rejetée.` */
function isSourceOfBallot(child: Node, { children }: Block): boolean {
	const next = (children as Node[])[(children as Node[]).indexOf(child) + 1];
	return next?.type === 'ballot' && (next as Ballot).children.every(({ told }) => told);
}

/** The votes that a paragraph tells, but for those of persons; its answers and verdicts may have been read. */
function votesIn(paragraph: Paragraph, file: BodyFile): ToldVote[] {
	return (file.votes.get(paragraph) ?? []).filter(({ of, sitting }) => of === undefined && !sitting);
}

/** Behind what belongs to the decision of a paragraph: `AUTORISE le maire à signer` does; who comes, speaks or closes the meeting does not. */
function endOfDecision({ children }: Block, index: number): number {
	const end = children.findIndex(({ type }, place) => place > index && BELOW_DECISION.has(type));
	return end < 0 ? children.length : end;
}

const BELOW_DECISION: ReadonlySet<string> = new Set(['event', 'intervention', 'closing']);

/** A paragraph of a block, and the one vote that is told there. */
interface ToldInBlock {
	paragraph: Paragraph;
	index: number;
	told: ToldVote;
	block: Block;
}

/** The votes and the verb of the sentence with the told vote, whose verb may open what stands below: `à l'unanimité : | - APPROUVE les tarifs`. */
function readDecidingSentence(
	{ paragraph, index, told, block }: ToldInBlock,
	file: BodyFile,
): Decision | undefined {
	const { from, said: at } = told;
	if (!at) return undefined;
	const text = file.getSource(paragraph);
	const sentences = readSentences(text);
	const place = sentences.findIndex((one) => one.from <= from && from < one.to);
	const sentence = sentences[place];
	// `Le conseil municipal,` above `Après en avoir délibéré, à l'unanimité,`
	let opening = place;
	while (text[(sentences[opening - 1]?.to ?? 0) - 1] === ',') opening -= 1;
	const start = sentences[opening]?.from ?? 0;
	if (!sentence) return undefined;
	if (quotesIn(text).some((quote) => quote.from <= from && from < quote.to)) return undefined;
	if (/^\s*\?/.test(text.slice(sentence.to))) return undefined;
	const context = file.ballots(undefined);
	const before = block.children.slice(0, index);
	const above = before.at(-1);
	const led = start === 0 && above?.type === 'paragraph' ? file.getSource(above).trimEnd() : '';
	// `Le conseil municipal, après en avoir délibéré,` above `DÉCIDE à l'unanimité de fixer le prix`
	const head = led.endsWith(',') ? `${led}\n\n` : '';
	const isHanded = handsOver(text.slice(0, start), context) || handsOver(led, context);
	const behind = block.children.slice(index + 1, endOfDecision(block, index));
	const others = [...before, ...behind].filter(
		(one) => (one.type === 'paragraph' && !isSourceOfBallot(one, block)) || one.type === 'list',
	);
	const beside = [text.slice(0, start), text.slice(sentence.to), ...others.map((one) => file.getSource(one))];
	if (isHanded || beside.some((one) => isTakenBack(one, context))) return undefined;
	// What is decided may stand below: `DÉCIDE : | - de fixer le prix`.
	const other = behind.findIndex(
		(one) => (one.type !== 'list' && one.type !== 'paragraph') || isSourceOfBallot(one, block),
	);
	const below = other < 0 ? behind : behind.slice(0, other);
	const whole = [head + text.slice(start), ...below.map((one) => file.getSource(one))].join('\n\n');
	const shift = head.length - start;
	const verb = findDecidingVerb(
		{
			text: whole,
			end: sentence.to + shift,
			tally: { from: at.from + shift, to: at.to + shift },
			isLast:
				text.slice(sentence.to).replace(/[.\s]/g, '') === '' &&
				behind.every((one) => one.type === 'ballot' || tellsVoters(one, file)),
		},
		context,
	);
	if (!verb) return undefined;
	const places = file.placesIn(paragraph);
	const position = places.range(from, sentence.to);
	const said = told.figures ? told.tally : text.slice(at.from, at.to);
	const tally = readWords(said, places.range(at.from, at.to).start, 'vote', file);
	if (!tally) return undefined;
	const outcome = 'adopted';
	const words = whole.slice(verb.from, verb.to);
	const result: BallotLine = {
		type: 'ballotLine',
		label: 'result',
		key: '',
		children: [{ type: 'result', outcome, text: words, position, children: [] }],
	};
	// `à la majorité des deux tiers`
	const share = shareIn(text.slice(at.from, at.to));
	if (share)
		setStatements(result, [
			makeStatement(
				'verdict',
				position,
				{ outcome, text: words, whole: true, named: true, bare: true, ...share },
				getChildren(result, 'result'),
			),
		]);
	const lines = [...tally, result];
	const ballot: Ballot = {
		type: 'ballot',
		position,
		children: lines.map((line) => ({ ...line, key: '', told: true, position })),
	};
	return { index, ballot };
}

/** `Cllr Deane voted against.`, `One member was absent.`: below a decision, who voted how or was there, and no other day. */
function tellsVoters(node: Node, file: BodyFile): boolean {
	if (node.type !== 'paragraph') return false;
	const source = file.getSource(node as Paragraph);
	const [number = '', noun = ''] = source.split(' ', 2);
	const isOfSome =
		parseInteger(number) !== undefined && isOneOf(noun, 'peopleNouns') && !/\d{4}/.test(source);
	return (
		readSentences(source).length === 1 &&
		(isOfSome ||
			getStatements(node).some(({ kind }) => kind === 'people' || kind === 'voters') ||
			toldIn(file, node).votes.length > 0) &&
		votesIn(node as Paragraph, file).length === 0
	);
}

/**
 * What the last paragraph, but for those of who leaves and signs, says of a text that was not put to the vote is its result; not where a vote is told, or another
 * text is meant. Returns what stands below it.
 */
function endWithoutVote(block: Extract<Block, { type: 'resolution' }>, file: BodyFile): BodyNode[] {
	const children = block.children as BodyNode[];
	const at = children.findLastIndex((child) => child.type === 'paragraph' && !isOfPeopleAlone(child));
	const last = children[at];
	const unvoted = last && getStatements(last).find((one) => one.kind === 'unvoted');
	const { position } = unvoted ?? {};
	if (block.kind === 'decision' || !unvoted || !position) return [];
	const number = getChild(block, 'itemNumber')?.value;
	if (unvoted.number !== undefined && unvoted.number !== number) return [];
	if (isOfOtherMotion(motionBeside(file.getSource(last as Paragraph)), block))
		return reportBeside(unvoted, file);
	const isVoted = children.some((child) => getStatements(child).some((one) => tellsVote(one, unvoted)));
	if (isVoted || tellsOfVote(block, file)) return [];
	const line = { type: 'ballotLine', label: 'result', key: '', position } as const;
	children.splice(at + 1, 0, {
		type: 'ballot',
		position,
		children: [{ ...line, children: unvoted.children }],
	});
	return takeBelow(block, at + 2);
}

/** A paragraph that says who comes, leaves or signs. */
function isOfPeopleAlone(paragraph: BodyNode): boolean {
	return getStatements(paragraph).some(
		(one) =>
			(one.kind === 'move' && one.of !== 'interest') ||
			one.kind === 'signatures' ||
			(one.kind === 'people' && one.of === 'signed'),
	);
}

/** Whether a sentence of a block tells a vote that does not count; beside a verdict, one that says how was voted, outside its paragraph. */
function tellsOfVote(block: Block, file: BodyFile, beside?: ToldOutcome): boolean {
	const own = beside ? toldIn(file, block.children[beside.index]).votes : [];
	return toldIn(file, block).votes.some((one) => !beside || (TELLS_VOTE.has(one.code) && !own.includes(one)));
}

const TELLS_VOTE: ReadonlySet<string> = new Set(['vote', 'undone']);

/** Votes, or a body that decides: what it decides may be the text that is then withdrawn, and not one that is only noted. */
function tellsVote(one: Statement, { outcome }: UnvotedStatement): boolean {
	if (one.kind === 'verdict') return outcome === 'noted' || one.children.length > 1;
	return (one.kind === 'count' || one.kind === 'people') && VOTES.has(one.of);
}

const VOTES: ReadonlySet<string> = new Set(['for', 'against', 'abstention', 'cast']);
