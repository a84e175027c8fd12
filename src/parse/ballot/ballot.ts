/** Ballots: which lines are one, and how they are read with the candidates and options among them. */

import type { Node } from 'unist';
import {
	type Answer,
	type Ballot,
	type BallotLine,
	byPlace,
	type CandidateList,
	type CountStatement,
	fixAt,
	getChild,
	getChildren,
	type LabelName,
	labelRow,
	type Name,
	type Problem,
	problem,
	setStatements,
	type Tally,
} from '../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../language/index.js';
import {
	makeStatement,
	type PlacedText,
	placedInLine,
	pointInLine,
	positioned,
	type SourceLine,
	skipBlanks,
	slicePlaced,
	trimPlaced,
	withoutOpeningSign,
} from '../../source/places.js';
import { toDecimalString } from '../../text/fraction.js';
import { holdsLetter, lastWords } from '../../text/letters.js';
import { countBefore } from '../../text/number.js';
import type { PhraseRange } from '../../text/phrase-finder.js';
import { matchesIn } from '../../text/places.js';
import { scanTime } from '../../text/time.js';
import type { BallotContext, BallotReading } from './ballot-context.js';
import {
	type FoundLabel,
	fits,
	isAnswerLabel,
	isCollegeLine,
	labelOfLine,
	readCollege,
	sureLabelOfLine,
} from './ballot-label.js';
import { joinParts, type PlainLine, plainLine, plainLines } from './ballot-lines.js';
import { isTallyTable, readTable, tableLength } from './ballot-table.js';
import {
	getCandidates,
	isCandidateLine,
	isUnknownFigure,
	readCandidate,
	unknownLine,
} from './candidate-list.js';
import { castingOfLine } from './casting-vote.js';
import { type LineReading, readLabelled } from './labelled-line.js';
import { type LogicalLine, logicalLines } from './logical-lines.js';
import { countedIn, keyPlace, refuseRepeatedLabels, refuseStruck } from './repeated-lines.js';
import { findFaultlessTally, isTally, readTally, shortened } from './tally.js';
import { getTokens, inCaseOf, isMark } from './tally-elements.js';
import { partVoters, takeVoters } from './voters-inside.js';

// --- Which lines are a ballot: asked before one is read.

/** Answers a question about lines, from the memory of the text where it has one. */
function ask(
	question: string,
	lines: readonly SourceLine[],
	context: BallotContext,
	answer: () => boolean,
): boolean {
	return context.memory?.ask(question, lines, context, answer) ?? answer();
}

/**
 * Do these lines (a paragraph, list or table) open a ballot, or a list of candidates or options? In a block the first line decides:
 * it has a label, or names a candidate; outside, it must be a ballot line in the strict sense, or a table that is a tally.
 */
export function opensBallot(lines: readonly SourceLine[], context: BallotContext): boolean {
	return ask('opens', lines, context, () => doOpenBallot(lines, context));
}

function doOpenBallot(lines: readonly SourceLine[], context: BallotContext): boolean {
	if (lines.length > 1 && tableLength(lines, 0) > 0)
		return isTallyTable(lines, context) || isCandidateTable(lines, context);
	const plain = plainLines(lines.slice(0, FIRST_LINES));
	const [first] = plain;
	if (first === undefined) return false;
	if (context.block === undefined) return isBallotLine(first.line, context) || isBareTally(lines, context);
	if (labelOfLine(first, context))
		return sureLabelOfLine(first, context) !== undefined || isBallotLine(first.line, context);
	if (context.block === 'resolution') return isBareTally(lines, context);
	if (isCollegeLine(first) || namesElected(first.text.slice(first.from, first.to))) return true;
	if (isUnknownFigure(first, context)) return true;
	if (!isCandidateLine(first, context)) return false;
	// A list of words that only look like names is one of candidates when all of it does.
	const { text, from, to } = first;
	if (/\d/.test(text.slice(from, to))) return true;
	return logicalLines(plainLines(lines), context).every(
		(line) => line.kind === 'candidate' || line.kind === 'label' || line.kind === 'college',
	);
}

/** Strict: a `Vote`, an answer whose value is a count, `tous` or a participant, a `Résultat` with a result word or a tally. */
export function isBallotLine(line: SourceLine, context: BallotContext): boolean {
	return ask('is', [line], context, () => isOfBallot(line, context));
}

function isOfBallot(line: SourceLine, context: BallotContext): boolean {
	const plain = plainLine(line);
	const label = labelOfLine(plain, context);
	if (label === undefined) return false;
	if (
		fits(plain, context) ||
		(context.block && totalsAnswers(placedInLine(line, 0, plain.to), label, context))
	)
		return true;
	if (SAYS_VOTERS.has(label.label) && votersApart(line, context)?.label !== undefined) return true;
	const [first, second] = partSentences(line, context);
	return first !== undefined && second !== undefined && fits(plainLine(first), context);
}

/** `Total : | 5 pour, 1 contre`: the answers of a vote, and not how many votes there are. */
function totalsAnswers(
	{ text }: PlacedText,
	{ label, valueFrom }: FoundLabel,
	context: BallotContext,
): boolean {
	return label === 'total' && isTally(text.slice(valueFrom), context);
}

/** Labels whose line may say the number of voters besides. */
const SAYS_VOTERS: ReadonlySet<string> = new Set([
	'vote',
	'voters',
	'result',
	'for',
	'against',
	'abstention',
]);

/** A line that says the number of voters besides, as two. */
function votersApart(line: SourceLine, context: BallotContext) {
	const { text, from, to } = plainLine(line);
	const placed = placedInLine(line, 0, to);
	return partVoters({ text: text.slice(0, to), place: placed.place }, from, context);
}

/** `Aye: Brun, Kern. Nay: Bon. | The motion carried 2-1.`: the line, and the result that is told behind it. */
function partResult(placed: PlacedText, label: FoundLabel, context: BallotContext) {
	const { text } = placed;
	const from =
		label.valueFrom + text.slice(label.valueFrom, label.valueFrom + LONGEST_LINE).lastIndexOf('. ') + 2;
	if (from < label.valueFrom + 2) return undefined;
	const rest = trimPlaced(slicePlaced(placed, from, text.length));
	const told = findUnlabelled(rest.text);
	if (told?.label !== 'result') return undefined;
	const first = readLabelled(slicePlaced(placed, 0, from - 1), label, context);
	const result = readLabelled(rest, { ...told, from: told.valueFrom, to: told.valueFrom }, context);
	const isRead = first.problems.length === 0 && result.problems.length === 0;
	return isRead ? { first, result: result.line } : undefined;
}

/**
 * Is it a tally without any label, those for it counted: a number first, `5 pour, 2 contre`, or a list with an answer and its count an item?
 */
export function isBareTally(lines: readonly SourceLine[], context: BallotContext): boolean {
	return ask('counts', lines, context, () => {
		if (bareTally(lines, context)) return true;
		const [line, other] = lines;
		const [first, second] = line && !other ? partSentences(line, context) : [];
		if (!first || !second) return false;
		return bareTally([first], context) !== undefined || saysResult(first, context);
	});
}

function bareTally(lines: readonly SourceLine[], context: BallotContext) {
	if (lines.length > MOST_BARE || tableLength(lines, 0) > 0) return undefined;
	const plain = plainLines(lines);
	const [first] = plain;
	if (!first || plain.some(({ text, from, to }) => !/\d/.test(text.slice(from, to)))) return undefined;
	if (labelOfLine(first, context)) return undefined;
	const joined = joinParts(plain, ', ');
	if (joined.text.length > LONGEST_BARE) return undefined;
	const inside = takeVoters(joined, context);
	const rest = trimPlaced(inside?.rest ?? joined);
	// `2024-02-018` alone is the number of something, and so is what a colon follows: `2024-01 : adoptée à l'unanimité`.
	if (
		ACT_AND_COLON.test(rest.text) ||
		!(/^[(\d]/.test(rest.text) || areAnswers(plain) || opensWithCount(rest.text)) ||
		!holdsLetter(rest.text)
	)
		return undefined;
	const { tally, readable, problems } = readTally(rest, context);
	const counted = tally.children.some(
		(child) =>
			child.type === 'answer' &&
			child.answer === 'for' &&
			child.children.some(({ type }) => type === 'count'),
	);
	const isPlain = tally.children.every((child) => child.type !== 'result' || child.outcome !== 'elected');
	return readable && problems.length === 0 && counted && isPlain && !namesCandidate(rest.text, tally)
		? { rest, voters: inside?.voters }
		: undefined;
}

/** The number of a year's act, or one with a zero before it, and a colon. */
const ACT_AND_COLON = /^(?:(?:19|20)\d\d(?:[-/.]\d+)+|\d+[-/.]0\d+)\s*:/;

/** `3 voted for Mia Stroud`: whom they voted for stands right behind the word, and is not as many as they are. */
function namesCandidate(text: string, tally: Tally): boolean {
	return tally.children.some((answer) => {
		if (answer.type !== 'answer') return false;
		const count = getChild(answer, 'count');
		const names = getChildren(answer, 'name');
		const [first] = names;
		if (!count || !first || Number(count.value) === names.length) return false;
		return /\p{L}\s+$/u.test(text.slice(0, text.indexOf(first.value)));
	});
}

/** `Ayes 7 Nays 0.`, `For 5, against 1`, `Oui - 4 ; non - 1`: two answers without colons, and the number of the first. */
function opensWithCount(text: string): boolean {
	const answer = vocabulary('answers').scan(text);
	const rest = answer && text.slice(answer.length);
	const count = rest && /^\s+(?:[=–—-]\s+)?\d{1,9}(?![\d.,]*\d|\s*[%€$£])/.exec(rest)?.[0];
	return count !== undefined && count !== '' && mentions(rest?.slice(count.length) ?? '', 'answers');
}

/** `- pour 15` and `- contre 0` below it: on each of some lines an answer, and its count without a colon. */
function areAnswers(lines: readonly PlainLine[]): boolean {
	return (
		lines.length > 1 &&
		lines.every(({ text, from, to }) => {
			const said = text.slice(from, to);
			const answer = vocabulary('answers').scan(said);
			return answer !== undefined && /^\s+\d{1,9}\s*[.;,]?\s*$/.test(said.slice(answer.length));
		})
	);
}

/** The result of a vote stands no further behind its label. */
const LONGEST_LINE = 400;

/** A tally alone is not longer. */
const LONGEST_BARE = 160;
const MOST_BARE = 8;

/** Does the line open with a label of a ballot line and a colon, whatever follows? */
export function hasLabel(line: SourceLine, context: BallotContext): boolean {
	return ask('labelled', [line], context, () => sureLabelOfLine(plainLine(line), context) !== undefined);
}

/** Does the last line end with an empty `Vote :`? Then the list or table after it, blank line or not, belongs to it. */
export function awaitsAnswers(lines: readonly SourceLine[], context: BallotContext): boolean {
	const last = plainLines(lines.slice(-FIRST_LINES)).at(-1);
	if (last === undefined) return false;
	const label = labelOfLine(last, context);
	if (label === undefined || last.text.slice(label.valueFrom, last.to).trim() !== '') return false;
	return labelRow(label.label).opens === true;
}

/** Looked at to tell what a group is: enough for a table's rule, whatever the length of the group. */
const FIRST_LINES = 4;

/** In an election or a choice: a table of two columns, names and counts. */
function isCandidateTable(lines: readonly SourceLine[], context: BallotContext): boolean {
	if (context.block !== 'election' && context.block !== 'choice') return false;
	const row = /^\s*\|?\s*[^|\d][^|]*\|\s*([^|]+?)\s*\|?\s*$/.exec((lines[2]?.text ?? '').slice(0, 500));
	return row !== null && isTally(row[1] ?? '', context, 'for');
}

// --- Ballots: groups of labelled lines, by line of the source, with the candidates and options among them.

/** Reads a paragraph, list or table (or several that belong together) that `opensBallot` or `isBallotLine` took for a ballot. */
export function readBallot(lines: readonly SourceLine[], context: BallotContext): BallotReading {
	const read = () => readLines(lines, context);
	return context.memory?.read(lines, context, read) ?? read();
}

function readLines(source: readonly SourceLine[], context: BallotContext): BallotReading {
	const reader = new BallotReader(context);
	const bare =
		context.block === 'resolution' || context.block === undefined ? bareTally(source, context) : undefined;
	if (bare) {
		reader.bare(bare.rest, bare.voters);
		return reader.finish(source);
	}
	const lines: SourceLine[] = [];
	for (const line of source) {
		const [first, ...behind] = partSentences(line, context);
		lines.push(first ?? line);
		for (const each of behind) {
			lines.push(each);
			reader.sentences.add(each);
		}
	}
	let index = 0;
	while (index < lines.length) {
		const length = tableLength(lines, index);
		if (length > 0) {
			reader.table(lines.slice(index, index + length));
			index += length;
			continue;
		}
		let end = index + 1;
		while (end < lines.length && tableLength(lines, end) === 0) end += 1;
		for (const line of logicalLines(plainLines(lines.slice(index, end)), context)) reader.line(line);
		index = end;
	}
	return reader.finish(source);
}

/** What words say as the value of a label that stands nowhere: `adoptée à l'unanimité` as a result. Nothing where something in them is wrong. */
export function readValue(
	words: SourceLine,
	label: LabelName,
	context: BallotContext,
): readonly BallotLine[] | undefined {
	const reader = new BallotReader(context);
	const placed = joinParts([plainLine(words)], '');
	const nowhere = { label, from: 0, to: 0, valueFrom: 0, doubtful: false };
	reader.labelled({ kind: 'label', lines: [words], placed, label: nowhere });
	const { children, problems } = reader.finish([words]);
	const [ballot] = children;
	return problems.length === 0 && ballot?.type === 'ballot' ? ballot.children : undefined;
}

// --- Sentences behind a vote, on its line.

/**
 * `Vote : 5 pour, 5 contre. | Le maire ayant voté contre, la motion est rejetée.`, `12 pour, 5 contre : | l'amendement passe`: a line of a vote that
 * cannot be read as one, as that which can, and the sentences behind it. The line alone where there are none.
 */
function partSentences(line: SourceLine, context: BallotContext): SourceLine[] {
	const { text, from, to } = plainLine(line);
	const label = labelOfLine(plainLine(line), context)?.label;
	const isOfVote = label
		? label === 'majority' || isAnswerLabel(label) || COUNTING.has(labelRow(label).value)
		: /^\d/.test(text.slice(from));
	if (to - from > LONGEST_LINE) return [line];
	if (!isOfVote) return label ? [line] : (partBehindResult(line, context) ?? [line]);
	const cuts = matchesIn(text.slice(from, to), betweenSentences()).slice(0, MOST_CUTS);
	// Any words may name a majority.
	if (cuts.length === 0 || (label !== 'majority' && readWhole(line, context) !== undefined)) return [line];
	for (const { index, 0: sign } of cuts) {
		const end = from + index + (sign.startsWith('.') ? 1 : 0);
		const at = from + index + sign.length;
		const first = { text: line.text.slice(0, end), start: line.start };
		const rest = { text: line.text.slice(at), start: pointInLine(line, at) };
		const isLabelled = sureLabelOfLine(plainLine(rest), context) !== undefined;
		const isSaid =
			label === 'majority'
				? sign.startsWith('.') && findUnlabelled(rest.text)?.label === 'result'
				: isLabelled || saysNoCount(rest.text, context);
		const counted = isSaid ? readWhole(first, context) : undefined;
		if (counted && (isLabelled || addsNoAnswer(rest.text, answersIn(counted))))
			return [first, ...partSentences(rest, context)];
	}
	return [line];
}

/** `Adoptée. | Contre : Mme Colin.`, `Motion carried. | Opposed: Evans.`: a result alone, and an answer behind it in which nothing is wrong. */
function partBehindResult(line: SourceLine, context: BallotContext): SourceLine[] | undefined {
	const { text, from, to } = plainLine(line);
	if (from > 0 || findUnlabelled(text)?.label !== 'result') return undefined;
	// `Amendement rejeté. Pour : 1. Contre : 4.`
	if (mentions(text, ['blocks', 'amendment'])) return undefined;
	const cut = SENTENCE_END.exec(text.slice(0, to));
	if (!cut) return undefined;
	const first = { text: line.text.slice(0, cut.index + 1), start: line.start };
	const at = cut.index + cut[0].length;
	const rest = { text: line.text.slice(at), start: pointInLine(line, at) };
	const label = labelOfLine(plainLine(rest), context)?.label;
	const isAnswer = label ? isAnswerLabel(label) : bareTally([rest], context) !== undefined;
	if (!isAnswer || !saysResult(first, context)) return undefined;
	const read = readWhole(rest, context);
	// `Rejet. Pour : Mme Colin.`: all the others were against it.
	const answers = read && answersIn(read);
	const isOneSided =
		mentions(first.text, ['results', 'rejected']) &&
		(!answers || (answers.has('for') && !answers.has('against')));
	if (isOneSided || (label && read === undefined)) return undefined;
	return [first, ...partSentences(rest, context)];
}

const SENTENCE_END = /\.\s+(?=[\p{Lu}\d])/u;

/** What a line of a vote holds in which nothing is wrong and nobody unknown; nothing for any other line. */
function readWhole(line: SourceLine, context: BallotContext): BallotReading['children'] | undefined {
	const reader = new BallotReader({ ...context, memory: undefined });
	for (const each of logicalLines(plainLines([line]), context)) reader.line(each);
	const { children, problems, unread } = reader.finish([line]);
	const isWhole =
		children.length > 0 &&
		problems.length === 0 &&
		unread.length === 0 &&
		children.every(findKnownNames(context));
	return isWhole ? children : undefined;
}

/** The answers that some ballots count. */
function answersIn(children: BallotReading['children']): ReadonlySet<string> {
	const found = new Set<string>();
	const visit = (node: Node): void => {
		if (node.type === 'answer') found.add((node as Answer).answer);
		if ('children' in node) for (const child of node.children as Node[]) visit(child);
	};
	for (const child of children) visit(child);
	return found;
}

/**
 * Whether words behind a count leave it as it is: they give no answer that it lacks (`3 pour. | Quatre membres s'y opposent.`), nor a verdict or
 * a casting vote that nothing could compare with it.
 */
function addsNoAnswer(rest: string, counted: ReadonlySet<string>): boolean {
	const answers = vocabulary('answers')
		.findAll(rest)
		.map(({ from, to }) => vocabulary('answers').findId(rest.slice(from, to)));
	if (answers.some((answer) => answer !== 'for' && answer !== undefined && !counted.has(answer)))
		return false;
	if (mentions(rest, 'castingVotes')) return false;
	const isDecided = mentions(rest, ['results', 'adopted', 'rejected']);
	if (isDecided && !mentions(rest, 'votedTexts', 'verdictLinks')) return false;
	if (counted.has('against')) return true;
	return (
		!mentions(rest, 'votingVerbs', 'voterVerbs', ['units', 'votes']) &&
		!(answers.includes('for') && mentions(rest, 'negations'))
	);
}

function findKnownNames({ names }: BallotContext) {
	const isKnown = (node: Node): boolean =>
		(node.type !== 'name' || names.resolve((node as Name).value).kind === 'one') &&
		(!('children' in node) || (node.children as Node[]).every(isKnown));
	return isKnown;
}

/** Words that say more than a name does, and no answer with a figure or a colon. */
function saysNoCount(text: string, context: BallotContext): boolean {
	const isShort = text.split(/\s+/).length < FEWEST_WORDS;
	const tells = mentions(text, 'results', 'votedTexts', 'sideMotions', 'neededLeads');
	if (isShort && !tells) return false;
	const tokens = getTokens(text, context, { exact: true });
	return tokens.every((token, index) => {
		if (token.kind !== 'answer') return true;
		const after = tokens[index + 1];
		const before = tokens[index - 1];
		const counted = before?.kind === 'unit' ? tokens[index - 2] : before;
		return (
			counted?.kind !== 'number' && after?.kind !== 'number' && !isMark(after, ':') && !isMark(after, '=')
		);
	});
}

/** The end of a sentence, and the signs before what follows from a count. */
const betweenSentences = lazyPattern`(?gu)\.\s+(?=\p{Lu})|\s*(?:[;\u2192]|(?<=\s)[:\u2013\u2014-])\s+(?=\p{L})|,\s+(?=${['thatIs', 'is']}\s)`;
const MOST_CUTS = 6;
/** What a label says that may have sentences behind it. */
const COUNTING: ReadonlySet<string> = new Set(['tally', 'result', 'count']);
const FEWEST_WORDS = 3;

class BallotReader {
	readonly children: Array<Ballot | CandidateList> = [];
	readonly problems: Problem[] = [];
	readonly unread: SourceLine[][] = [];
	/** The line that ends with an empty `Vote :` and the tally that the next lines fill; it lacks the answer of somebody whose line could not be read. */
	open: { line: BallotLine; tally: Tally; filled: boolean; lacks: boolean } | undefined;
	college: string | undefined;
	/** Lines that stood behind a vote as sentences. */
	readonly sentences = new Set<SourceLine>();

	constructor(readonly context: BallotContext) {
		this.college = context.college;
	}

	line(line: LogicalLine): void {
		if (!this.#take(line)) for (const each of line.lines) this.unread.push([each]);
	}

	/** Reads a line; false where no node holds it. */
	#take(line: LogicalLine): boolean {
		switch (line.kind) {
			case 'label':
				return this.labelled(line);
			case 'candidate':
				this.candidate(line);
				return true;
			case 'college':
				this.closeOpen();
				this.college = readCollege(line.placed.text);
				return false;
			default:
				return this.other(line);
		}
	}

	table(lines: readonly SourceLine[]): void {
		const fills = this.open && !this.open.filled;
		if (!fills) this.closeOpen();
		const { lines: rows, problems } = readTable(lines, this.context);
		for (const each of problems) this.problems.push(each);
		let isRead = false;
		for (const row of rows) {
			const filled = fills ? this.fill(row) : 'no';
			if (filled === 'no') this.add(row);
			if (filled !== 'twice') isRead = true;
		}
		// Of a table that holds a ballot, the head is no more than labels.
		if (!isRead) this.unread.push([...lines]);
	}

	/** `source`: all lines that were read. */
	finish(source: readonly SourceLine[]): BallotReading {
		this.closeOpen();
		const lines = this.children.flatMap((child) => (child.type === 'ballot' ? child.children : []));
		const repeated = refuseRepeatedLabels(lines);
		const struck = refuseStruck(this.children, source);
		const isOther = ({ position: at }: Problem) =>
			struck.every(({ position }) => position?.start.line !== at?.start.line);
		const problems = [...[...this.problems, ...repeated].filter(isOther), ...struck].sort(byPlace);
		return {
			children: this.children,
			unread: this.unread,
			problems,
			...(this.college !== undefined && { college: this.college }),
		};
	}

	/** A tally without a label is a vote. */
	bare(placed: PlacedText, voters: BallotLine | undefined): void {
		const { tally } = readTally(placed, this.context);
		const position = positioned(placed.place(0, placed.text.length));
		this.add({ type: 'ballotLine', label: 'vote', key: '', ...position, children: [tally] });
		if (voters) this.add(voters);
	}

	labelled({ placed, label }: LogicalLine): boolean {
		if (label === undefined) return false;
		if (totalsAnswers(placed, label, this.context))
			return !this.#hasVote() && this.#labelled(placed, { ...label, label: 'vote' });
		const parted = SAYS_VOTERS.has(label.label) ? partVoters(placed, 0, this.context) : undefined;
		const own = label.to === 0 ? label : parted?.label;
		if (!parted || !own) return this.#labelled(placed, label);
		this.#labelled(parted.rest, own);
		if (!this.#saysVoters(parted.voters)) this.add(parted.voters);
		return true;
	}

	/** `Pour : 4 sur 5 votants`, and below it `Contre : 1 | sur 5 votants`: the same number once more. */
	#saysVoters(voters: BallotLine): boolean {
		const value = getChild(voters, 'numberValue')?.value;
		return this.children.some((child) =>
			child.children.some(
				(line) => line.label === 'voters' && getChild(line, 'numberValue')?.value === value,
			),
		);
	}

	#labelled(placed: PlacedText, label: FoundLabel): boolean {
		const reading = readLabelled(placed, label, this.context);
		const parted = reading.problems.length > 0 ? partResult(placed, label, this.context) : undefined;
		if (parted) {
			this.#keep(parted.first, placed, label);
			this.add(parted.result);
			return true;
		}
		return this.#keep(reading, placed, label);
	}

	#keep(reading: LineReading, placed: PlacedText, label: FoundLabel): boolean {
		keepProxies(reading.line, placed, this.context);
		for (const each of reading.problems) this.problems.push(each);
		if (isAnswerLabel(label.label)) this.#openResult();
		const filled = isAnswerLabel(label.label) ? this.fill(reading.line) : 'no';
		if (filled !== 'no') return filled === 'yes';
		this.closeOpen();
		this.add(reading.line);
		if (reading.open) this.opens(reading.line);
		return true;
	}

	/** `Résultat du vote :` with nothing after it, right above the answers, is an empty `Vote :`. */
	#openResult(): void {
		const ballot = this.children.at(-1);
		const line = ballot?.type === 'ballot' ? ballot.children.at(-1) : undefined;
		const isOther = this.context.block === 'election' || this.context.block === 'choice';
		if (isOther || this.open || line?.label !== 'result' || line.children.length > 0 || this.#hasVote())
			return;
		const { position } = line;
		const empty = this.problems.findIndex(
			({ code, position: at }) => code === 'labelEmpty' && at?.start.line === position?.start.line,
		);
		if (empty < 0) return;
		this.problems.splice(empty, 1);
		line.label = 'vote';
		line.children = [
			{
				type: 'tally',
				...(position && { position: { start: position.end, end: position.end } }),
				children: [],
			},
		];
		this.opens(line);
	}

	candidate({ placed }: LogicalLine): void {
		this.closeOpen();
		for (const part of getCandidates(placed, this.context)) {
			const reading = readCandidate(part, this.context);
			for (const each of reading.problems) this.problems.push(each);
			this.add(reading.line);
			if (reading.open) this.opens(reading.line);
		}
	}

	/** A line without a label: an answer after an empty `Vote :`, or a mistake; false where it stays text. */
	other({ placed, lines }: LogicalLine): boolean {
		const trimmed = trimPlaced(placed);
		const value = this.open ? asRollCall(trimmed, this.context) : trimmed;
		const alone = this.open || this.#hasVote() ? undefined : bareTally(lines, this.context);
		if (alone && (this.context.block === 'resolution' || this.context.block === undefined)) {
			this.bare(alone.rest, alone.voters);
			return true;
		}
		if (this.open && isTally(value.text, this.context)) {
			const reading = readTally(value, this.context);
			for (const each of reading.problems) this.problems.push(each);
			this.extend(reading.tally.children, value);
			return true;
		}
		if (this.#blank(value)) return true;
		const words = withoutOpeningSign(value);
		const unlabelled = this.#unlabelled(words);
		if (unlabelled !== undefined) return unlabelled;
		const everybody = slicePlaced(words, 0, words.text.replace(/\s*\.$/, '').length);
		if (saysEverybody(everybody, this.context)) {
			if (!this.#hasVote()) this.bare(everybody, undefined);
			return false;
		}
		if (!isSentence(value.text) && !tellsMove(value.text) && !lines.every((line) => this.sentences.has(line)))
			this.#unknown(value);
		return false;
	}

	/** A blank in a list of answers: `contre` without a number. */
	#blank(value: PlacedText): boolean {
		const blank = this.open && vocabulary('answers').lookup(value.text);
		if (!blank?.exact || blank.id === 'for') return false;
		const place = positioned(value.place(0, value.text.length));
		const end = positioned(value.place(value.text.length, value.text.length));
		const zero = { type: 'count' as const, value: '0', unit: 'votes' as const, ...end, children: [] as [] };
		this.extend([{ type: 'answer', answer: blank.id, ...place, children: [zero] }], value);
		return true;
	}

	/** A method or a result without its label: whether it is a line of the ballot, or stays text; undefined where it is none. */
	#unlabelled(words: PlacedText): boolean | undefined {
		const told = findUnlabelled(words.text);
		if (told === undefined) return undefined;
		this.closeOpen();
		const lines = this.children.flatMap((child) => (child.type === 'ballot' ? child.children : []));
		// What is said again stays text, and is compared with the vote there.
		if (lines.some(({ label }) => label === told.label)) return false;
		const from = told.label === 'result' ? told.valueFrom : 0;
		const reading = readLabelled(words, { ...told, from, to: from }, this.context);
		// `Motion carried 6-0.` below the counts says them again too.
		if (this.#hasVote() && countedIn(reading.line).length > 0) return false;
		if (reading.problems.length === 0) {
			this.add(reading.line);
			return true;
		}
		// `La résolution est adoptée à la majorité de l'article 25.` is a sentence, compared with the vote.
		return told.valueFrom > 0 ? false : undefined;
	}

	/** Reports a line that is no line of a ballot, with the label that it most likely means. */
	#unknown(value: PlacedText): void {
		const colon = value.text.slice(0, 200).indexOf(':');
		const key = colon < 0 ? value : trimPlaced(slicePlaced(value, 0, colon));
		// `Casting vote: for`, how the chair decided, is a text of the vote.
		if (colon >= 0 && (isOneOf(key.text, 'castingVotes') || castingOfLine(value.text))) return;
		// `Absents : Luc Bon` is compared with the room as the text that it is.
		if (colon >= 0 && saysWhoIsAway(key.text, value.text.slice(colon + 1))) return;
		const near = colon < 0 ? undefined : vocabulary('labels').lookup(key.text);
		const values = {
			value: shortened(key.text),
			...(near &&
				!near.exact && {
					nearest: inCaseOf(vocabulary('labels').inLanguage(near.expected, this.context.lang), key.text),
				}),
		};
		const fixes = fixAt('writeNearest', key.place(0, key.text.length), values.nearest);
		this.problems.push(unknownLine(key, values, fixes));
		if (this.open && isOfVoter(value.text, this.context)) this.open.lacks = true;
	}

	#hasVote(): boolean {
		return this.children.some(
			(child) => child.type === 'ballot' && child.children.some((line) => countedIn(line).length > 0),
		);
	}

	add(line: BallotLine): void {
		const isCandidate = line.label === 'candidate' || line.label === 'option';
		const last = this.children.at(-1);
		const start = line.position?.start;
		if (isCandidate) {
			const fitting = last?.type === 'candidateList' && last.college === this.college ? last : undefined;
			if (fitting) {
				fitting.children.push(line);
				stretch(fitting, line.position?.end);
			} else {
				const college = this.college === undefined ? {} : { college: this.college };
				this.children.push({ type: 'candidateList', ...college, ...placeLike(line), children: [line] });
			}
		} else if (last?.type === 'ballot') {
			last.children.push(line);
			stretch(last, line.position?.end);
		} else this.children.push({ type: 'ballot', ...(start && placeLike(line)), children: [line] });
	}

	opens(line: BallotLine): void {
		const tally = getChild(line, 'tally');
		if (tally) this.open = { line, tally, filled: false, lacks: false };
	}

	/** Gives the answer of a line to the open vote; `twice` where the vote has that answer already, `no` where there is none to give. */
	fill(line: BallotLine): 'yes' | 'twice' | 'no' {
		if (!this.open) return 'no';
		const answer = getChild(line, 'answer');
		if (answer === undefined) return 'no';
		if (this.open.tally.children.some((child) => child.type === 'answer' && child.answer === answer.answer)) {
			this.problems.push(
				problem('syntax/invalid-value', 'labelTwice', keyPlace(line), {
					values: { label: line.key, line: { line: this.open.line.position?.start.line ?? 0 } },
					related: [this.open.line],
				}),
			);
			return 'twice';
		}
		this.extend([answer], undefined, line);
		return 'yes';
	}

	extend(children: Tally['children'], placed?: PlacedText, line?: BallotLine): void {
		if (!this.open) return;
		const { tally } = this.open;
		const place = placed ? placed.place(0, placed.text.length) : line?.position;
		if (!this.open.filled && place) tally.position = { start: place.start, end: place.end };
		else stretch(tally, place?.end);
		stretch(this.open.line, place?.end);
		for (const each of children) tally.children.push(each);
		this.open.filled = true;
		const last = this.children.at(-1);
		if (last) stretch(last, place?.end);
	}

	/** An empty `Vote :` that nothing filled, or whose answers are not all there: nothing is judged by half a roll call. */
	closeOpen(): void {
		const { open } = this;
		this.open = undefined;
		if (open?.lacks && !open.tally.children.some(isCounted)) open.line.incomplete = true;
		if (!open || open.filled) return;
		const { line } = open;
		if (line.label === 'candidate' || line.label === 'option') {
			line.children = line.children.filter((child) => child !== open.tally);
			return;
		}
		this.problems.push(
			problem('syntax/invalid-value', 'tallyEmpty', keyPlace(line), { values: { label: line.key } }),
		);
	}
}

/** `5 for`, and not `Dan Holm: yes`. */
function isCounted(child: Tally['children'][number]): boolean {
	return child.type === 'answer' && getChild(child, 'count') !== undefined;
}

/** `Dorval hésite`, `Dupont – oui`, and not `La motion passe`. */
function isOfVoter(text: string, { names }: BallotContext): boolean {
	const words = text.split(/[^\p{L}'’-]+/u).filter((word) => word !== '');
	const isAnswer = isOneOf(words.at(-1) ?? '', 'answers');
	return isAnswer || words.some((word) => /^\p{Lu}/u.test(word) && names.resolve(word).kind !== 'none');
}

/** `Dan Holm: yes`, `Dan Holm – yes` as `Dan Holm   yes`, as long: a person and an answer, in the list below an empty `Vote:`. */
function asRollCall(value: PlacedText, { names }: BallotContext): PlacedText {
	const [, name = '', said = ''] = /^([^:–—-][^:–—]{1,59}?)\s*[:–—-]\s+([^:–—]+)$/.exec(value.text) ?? [];
	const isAnswer = isOneOf(said.replace(/[\s.]+$/, ''), 'answers');
	if (!isAnswer || names.resolve(name).kind !== 'one') return value;
	return { ...value, text: name.padEnd(value.text.length - said.length) + said };
}

/** `Élus : Dora Finch et Ivan Pruss`, `Elected: …`: a result with the names behind a colon. */
function namesElected(text: string): boolean {
	const result = vocabulary('results').scan(text);
	return result?.id === 'elected' && /^\s*:\s*\p{Lu}/u.test(text.slice(result.length));
}

/** `All in favour`, `All were in favour. Carried`, `Tous pour`: that everybody is for it, and no figure. */
function saysEverybody(words: PlacedText, context: BallotContext): boolean {
	if (words.text.length > LONGEST_BARE) return false;
	const children = findFaultlessTally(words, context)?.children ?? [];
	const isForAll = (child: Tally['children'][number]) =>
		(child.type === 'consent' && child.value !== 'majority') ||
		(child.type === 'answer' &&
			child.answer === 'for' &&
			child.children.every((one) => one.type === 'everyone' && !one.others));
	return (
		children.some(isForAll) &&
		children.every((child) => isForAll(child) || (child.type === 'result' && child.outcome === 'adopted'))
	);
}

/** `Absents | : Luc Bon`; with another label behind it, `Absents : Luc Bon ; Contre : 1`, the line holds more. */
function saysWhoIsAway(key: string, value: string): boolean {
	const group = vocabulary('groups').findId(key);
	return (group === 'absent' || group === 'excused') && !value.includes(':');
}

/** `15h00 – Départ de Luc Bon` among the lines of a vote: what the check of moves tells of. */
function tellsMove(text: string): boolean {
	const length = /^\d/.test(text) ? scanTime(text.slice(0, LONGEST_HOUR))?.length : undefined;
	const rest = text.slice(length, LONGEST_LINE);
	return length !== undefined && mentions(rest, 'events', 'moveVerbs');
}

const LONGEST_HOUR = 40;

/** `La modification est adoptée.` below the lines of a vote: a sentence that counts nobody stays text. */
function isSentence(text: string): boolean {
	const isWhole = /^\p{Lu}/u.test(text) && /\p{L}\.$/u.test(text) && text.split(/\s+/).length > 3;
	if (!isWhole || /[\d:]/.test(text)) return false;
	// `Le CSE rend | un | avis défavorable.` answers nothing.
	const isAnswer = ({ from }: PhraseRange) => {
		const [word] = lastWords(text.slice(0, from), 1);
		return !isOneOf(word?.text ?? '', ['determiners', 'indefinite']);
	};
	return !vocabulary('answers').findAll(text).some(isAnswer) && !mentions(text, 'consents', 'everyone');
}

/** Is a line without a label nothing but a result, `Adopté à l'unanimité`? Below `Proposé par : …` it is that of the vote. */
export function saysResult(line: SourceLine, context: BallotContext): boolean {
	const { text, from, to } = plainLine(line);
	const words = text.slice(from, to);
	return findUnlabelled(words)?.label === 'result' && isTally(words, context);
}

/** `Scrutin secret`, `Motion carried.`, `La résolution est adoptée`, `Sont élus : …` among the lines of a vote: the label that says it, and where its value starts. */
function findUnlabelled(
	text: string,
): { label: 'ballot' | 'result'; valueFrom: number; doubtful: false } | undefined {
	if (isOneOf(text.replace(/[\s.]+$/, ''), 'ballotMethods'))
		return { label: 'ballot', valueFrom: 0, doubtful: false };
	let at = skipBlanks(text, vocabulary('votedTexts').scan(text)?.length ?? 0);
	const link = vocabulary('verdictLinks').scan(text.slice(at));
	if (link?.id === 'isNot') return undefined;
	const result = vocabulary('results').scan(text.slice(at));
	if (result === undefined && link !== undefined) at = skipBlanks(text, at + link.length);
	const isResult = result !== undefined || opensWith(text.slice(at), 'results');
	return isResult ? { label: 'result', valueFrom: at, doubtful: false } : undefined;
}

function placeLike(line: BallotLine): { position?: NonNullable<BallotLine['position']> } {
	return line.position ? { position: { start: line.position.start, end: line.position.end } } : {};
}

function stretch(
	node: Ballot | CandidateList | BallotLine | Tally,
	end: NonNullable<BallotLine['position']>['end'] | undefined,
): void {
	if (!node.position || !end) return;
	if ((end.offset ?? 0) > (node.position.end.offset ?? 0))
		node.position = { start: node.position.start, end };
}

/** Keeps with a line how many of its votes are cast by proxy: `Pour : 15 (dont 2 procurations)`, `Votants : 13, dont 2 pouvoirs`. */
function keepProxies(line: BallotLine, { text, place }: PlacedText, { lang }: BallotContext): void {
	const [mark] = vocabulary('tallyWords').findAll(text, 'including');
	if (!mark) return;
	const behind = text.slice(mark.to);
	const [noun] = vocabulary('headCounts').findAll(behind, 'represented');
	const number = noun && countBefore(behind.slice(0, noun.from), lang);
	if (!noun || !number || behind.slice(0, number.from).trim() !== '') return;
	const statement: CountStatement = makeStatement('count', place(mark.from, mark.to + noun.to), {
		of: 'represented',
		value: toDecimalString(number.value),
	});
	setStatements(line, [statement]);
}
