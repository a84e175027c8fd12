/** Text changes for what a form asks to be written: the figures of votes and elections, and new parts of the meeting. */

import type { Node } from 'unist';
import type { ElectionResult } from '../assembly/model.js';
import {
	ANSWERS,
	type AnswerName,
	type Ballot,
	type BallotLine,
	type Election,
	getChild,
	getChildren,
	getField,
	getHeader,
	type Resolution,
	type ResolutionKind,
	type Session,
	type SingleAnswer,
	type StatedOutcome,
} from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { colonText, SourceText } from '../format/index.js';
import { type IdOf, type Language, vocabulary } from '../language/index.js';
import { add, equals, type Fraction, isZero, parseFraction, toText, ZERO } from '../text/fraction.js';
import { capitalized, oneLine } from '../text/letters.js';
import { addTo } from '../text/lists.js';
import { parseCount } from '../text/number.js';
import { clockText } from '../text/time.js';
import { addPerson } from './mark-presence.js';
import {
	behindLast,
	childrenIn,
	getEnd,
	getStart,
	holds,
	insertLine,
	isAfterwards,
	isBelowVote,
	paragraphAfter,
	pathTo,
	type TextChange,
} from './places.js';
import { momentAt } from './room.js';

export type WrittenAnswer = SingleAnswer;

/** What a vote came to: counts as they are typed (`42`, `1 450,5`), or unanimity without counts. */
export type NewVote = Partial<Record<WrittenAnswer, string>> & {
	unanimous?: boolean | undefined;
	/** Who gave an answer, by name; written beside its count. */
	names?: Partial<Record<WrittenAnswer, readonly string[]>> | undefined;
	/** What each person answered, by name: the counts follow from it, with the proxies that each holds, and all names are written. */
	byName?: ReadonlyArray<readonly [name: string, answer: WrittenAnswer]> | undefined;
	/** How the vote was taken; written where the block says nothing of it yet. */
	method?: 'showOfHands' | 'secret' | 'rollCall' | undefined;
	/** A result that is to be written; left out, a written one stays and is checked. */
	result?: Exclude<StatedOutcome, 'elected'> | undefined;
};

/**
 * The changes that write a vote where the cursor is: into the block around it, in place of the figures that are there, else as a line
 * `Vote : 42 pour, 3 contre` at its end; outside every block behind the paragraph at the cursor, which becomes a decision. Answers that
 * are left out count as none. Nothing where no vote can be written: in the header, in an election, in a table of figures, right below
 * another vote, where votes in the room and online have a line each, or for counts that are no numbers.
 */
export function writeVote(compiled: Compiled, offset: number, asked: NewVote): TextChange[] {
	const vote = asked.byName ? countNames(compiled, offset, asked, asked.byName) : asked;
	const figures = getFigures(vote, compiled);
	const container = pathTo(compiled, offset).at(-1);
	if (!figures || !container || container.type === 'election' || container.type === 'choice') return [];
	const writing = { compiled, vote, figures, text: new SourceText(compiled.source) };
	if (container.type !== 'resolution') {
		if (isBelowVote(compiled, offset)) return [];
		return [insertLine(compiled, offset, newLines(writing, 'decision').join(writing.text.lineEnd))];
	}
	const block = container as Resolution;
	const lines = getChildren(block, 'ballot').flatMap(({ children }) => children);
	if (lines.filter(({ presence }) => presence).length > 1) return [];
	const ballot = getBallot(block, offset);
	if (!ballot) {
		const written = newLines(writing, block.kind).join(writing.text.lineEnd);
		return [paragraphAfter(writing.text, behindLast(block, writing.text), written)];
	}
	return [...ballotChanges(ballot, offset, writing), ...resultChanges(ballot, block.kind, writing)].sort(
		(a, b) => a.from - b.from,
	);
}

/** The counts of what people answered: each with the votes of one's own and of those who gave a proxy. */
function countNames(
	compiled: Compiled,
	offset: number,
	vote: NewVote,
	byName: NonNullable<NewVote['byName']>,
): NewVote {
	const { attendance } = momentAt(compiled, offset);
	const counts = new Map<WrittenAnswer, Fraction>();
	const names = new Map<WrittenAnswer, string[]>();
	for (const [name, answer] of byName) {
		const member = compiled.assembly.members.find((other) => other.name === name);
		if (!member) continue;
		const carried = [...attendance.holders].filter(([, holder]) => holder === member);
		const votes = carried.reduce((sum, [giver]) => add(sum, giver.votes), member.votes);
		counts.set(answer, add(counts.get(answer) ?? ZERO, votes));
		addTo(names, answer, name);
	}
	const figures = [...counts].map(([answer, votes]) => [answer, toText(votes, compiled.lang)]);
	return { ...vote, ...Object.fromEntries(figures), names: Object.fromEntries(names) };
}

interface Writing {
	compiled: Compiled;
	vote: NewVote;
	/** The counts that were given, by answer. */
	figures: ReadonlyMap<WrittenAnswer, Fraction>;
	text: SourceText;
}

/** Answers that stand in the line `Vote : …` together; those who take no part are said on a line of their own. */
const IN_TALLY: ReadonlySet<AnswerName> = new Set(['for', 'against', 'abstention', 'blank', 'void']);

function getFigures(vote: NewVote, { lang }: Compiled): Writing['figures'] | undefined {
	const figures = new Map<WrittenAnswer, Fraction>();
	for (const answer of ANSWERS) {
		const typed = vote[answer]?.trim();
		if (typed === undefined || typed === '') continue;
		const count = parseCount(typed, lang);
		if (!count) return undefined;
		figures.set(answer, count);
	}
	return figures.size > 0 || vote.unanimous ? figures : undefined;
}

/** The lines of a vote that is written for the first time. */
function newLines(writing: Writing, kind: ResolutionKind): string[] {
	const { vote } = writing;
	const method = vote.method && vocabulary('ballotMethods').word(vote.method, writing.compiled.lang);
	const lines = [
		...(method ? [labelledLine('ballot', method, writing.compiled.lang)] : []),
		labelledLine('vote', tallyText(writing), writing.compiled.lang),
	];
	const apart = writing.figures.get('notVoting');
	if (apart && !isZero(apart)) lines.push(answerLine('notVoting', writing));
	if (vote.result)
		lines.push(labelledLine('result', resultWord(vote.result, kind, writing), writing.compiled.lang));
	return lines;
}

/** `42 pour, 3 contre, 2 abstentions`, or `unanimité`. */
function tallyText({ vote, figures, compiled }: Writing): string {
	if (vote.unanimous) return vocabulary('consents').word('unanimous', compiled.lang);
	return ANSWERS.flatMap((answer) => {
		const votes = figures.get(answer);
		const isShown =
			votes && IN_TALLY.has(answer) && (!isZero(votes) || answer === 'for' || answer === 'against');
		if (!isShown) return [];
		return [compiled.phrase('messages.derivation.answer', { answer, votes }) + namesText(vote, answer)];
	}).join(', ');
}

/** ` (Aline Roche, Omar Haddad)`; nothing where nobody is named. */
function namesText({ names }: NewVote, answer: WrittenAnswer): string {
	const named = names?.[answer] ?? [];
	return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

function answerLine(answer: WrittenAnswer, writing: Writing): string {
	return labelledLine(
		answer,
		toText(writing.figures.get(answer) ?? ZERO, writing.compiled.lang),
		writing.compiled.lang,
	);
}

function resultWord(
	result: Exclude<StatedOutcome, 'elected'>,
	kind: ResolutionKind,
	{ compiled }: Writing,
): string {
	const word = compiled.phrase(`labels.document.outcomes.${result}`, {
		gender: compiled.phrase(`labels.document.kinds.${kind}.gender`),
	});
	const results = vocabulary('results');
	return results.findId(word) === result ? word : results.word(result as IdOf<'results'>, compiled.lang);
}

/**
 * The ballot of a block that a vote is written into: one with figures, at the cursor if there are several; else the last one, unless the
 * text goes on behind it.
 */
function getBallot(block: Resolution, offset: number): Ballot | undefined {
	const ballots = getChildren(block, 'ballot');
	const counted = ballots.filter((ballot) => ballot.children.some(isFigures));
	if (counted.length > 0) return counted.find((ballot) => holds(ballot, offset)) ?? counted.at(-1);
	const last = block.children.findLast(({ type }) => !isAfterwards(type));
	return last?.type === 'ballot' ? last : undefined;
}

function isFigures({ label }: BallotLine): boolean {
	return label === 'vote' || label === 'secondVote' || isAnswer(label);
}

function isAnswer(label: string): label is AnswerName {
	return label === 'blankOrVoid' || (ANSWERS as readonly string[]).includes(label);
}

function ballotChanges(ballot: Ballot, offset: number, writing: Writing): TextChange[] {
	const { text } = writing;
	const lines = ballot.children.filter(isFigures);
	if (ballot.children.some((line) => isInTable(line, text))) return [];
	const second = lines.find((line) => line.label === 'secondVote' && holds(line, offset));
	const whole = second ?? lines.find((line) => line.label === 'vote' && line.children.length > 0);
	if (whole)
		return [...valueChange(whole, tallyText(writing), text), ...apartChanges(ballot, whole, writing)];
	const answers = lines.filter((line) => isAnswer(line.label));
	if (answers.length === 0 || writing.vote.unanimous) return asOneLine(ballot, answers, writing);
	return answerChanges(answers, writing);
}

/** A single line `Vote : …` in place of lines of answers, or where there is none behind the terms of the ballot. */
function asOneLine(ballot: Ballot, answers: readonly BallotLine[], writing: Writing): TextChange[] {
	const [first, ...others] = answers;
	const { text } = writing;
	const lines = newLines({ ...writing, vote: { ...writing.vote, result: undefined } }, 'decision');
	if (first) {
		const from = getStart(first) ?? 0;
		return [
			{ from, to: getLineEnd(first, text), insert: lines[0] ?? '' },
			...others.map((line) => removal(line, text)),
		];
	}
	const above = ballot.children.findLast(({ label }) => label !== 'result');
	if (above) return [linesBelow(above, lines, text)];
	const below = ballot.children[0];
	const from = below && (getStart(below) ?? 0);
	if (!below || from === undefined) return [];
	return [
		{ from, to: from, insert: lines.map((line) => `${line}${text.lineEnd}${getMark(below, text)}`).join('') },
	];
}

/** Each line of an answer gets its figure, one that says it already stays as it is; answers without a line come behind the last one. */
function answerChanges(answers: readonly BallotLine[], writing: Writing): TextChange[] {
	const { text, figures, compiled, vote } = writing;
	const changes = answers.flatMap((line) => {
		const wanted = getFigure(line.label as AnswerName, figures);
		const written = getCount(line);
		return written && equals(written, wanted)
			? []
			: valueChange(
					line,
					toText(wanted, compiled.lang) +
						(line.label === 'blankOrVoid' ? '' : namesText(vote, line.label as WrittenAnswer)),
					text,
				);
	});
	const has = (answer: WrittenAnswer) =>
		answers.some(
			({ label }) =>
				label === answer || (label === 'blankOrVoid' && (answer === 'blank' || answer === 'void')),
		);
	const missing = ANSWERS.filter((answer) => !isZero(figures.get(answer) ?? ZERO) && !has(answer));
	const last = answers.at(-1);
	if (last && missing.length > 0)
		changes.push(
			linesBelow(
				last,
				missing.map((answer) => answerLine(answer, writing)),
				text,
			),
		);
	return changes;
}

/** Those who take no part stand beside a line `Vote : …` on a line of their own. */
function apartChanges(ballot: Ballot, vote: BallotLine, writing: Writing): TextChange[] {
	const line = ballot.children.find(({ label }) => label === 'notVoting');
	const count = writing.figures.get('notVoting');
	if (line) return answerChanges([line], { ...writing, figures: new Map([['notVoting', count ?? ZERO]]) });
	return count && !isZero(count) ? [linesBelow(vote, [answerLine('notVoting', writing)], writing.text)] : [];
}

function getFigure(answer: AnswerName, figures: Writing['figures']): Fraction {
	if (answer !== 'blankOrVoid') return figures.get(answer) ?? ZERO;
	return add(figures.get('blank') ?? ZERO, figures.get('void') ?? ZERO);
}

/** The count of a line that says nothing but a number of votes, with or without names. */
function getCount(line: BallotLine): Fraction | undefined {
	const answer = getChild(line, 'answer');
	const count = answer?.children.find((child) => child.type === 'count' && child.unit === 'votes');
	return count?.type === 'count' ? parseFraction(count.value) : undefined;
}

function resultChanges(ballot: Ballot, kind: ResolutionKind, writing: Writing): TextChange[] {
	const { result } = writing.vote;
	if (!result) return [];
	const word = resultWord(result, kind, writing);
	const line = ballot.children.find(({ label }) => label === 'result');
	if (line) return valueChange(line, word, writing.text);
	const last = ballot.children.at(-1);
	return last ? [linesBelow(last, [labelledLine('result', word, writing.compiled.lang)], writing.text)] : [];
}

function removal(line: BallotLine, text: SourceText): TextChange {
	return {
		from: text.lineStart(getStart(line) ?? 0) - text.lineEnd.length,
		to: getLineEnd(line, text),
		insert: '',
	};
}

// --- Writes the figures of an election, and its next round, into the text.

/** What an election came to: figures as they are typed; those that are empty are not written. */
export interface NewElection {
	seats?: string | undefined;
	voters?: string | undefined;
	blank?: string | undefined;
	void?: string | undefined;
	candidates: ReadonlyArray<{ name: string; votes: string }>;
}

/** Lines of an election beside its candidates, in the order in which they are written. */
const FIGURES = ['seats', 'voters', 'blank', 'void'] as const;

/**
 * The changes that write figures into the election around an offset: in place of those that are there, else as further lines; candidates
 * that it does not name yet come behind the last one. Nothing outside elections, for figures that are no numbers, and in tables.
 */
export function writeElection(compiled: Compiled, offset: number, given: NewElection): TextChange[] {
	const election = pathTo(compiled, offset).at(-1);
	if (election?.type !== 'election') return [];
	const { lang } = compiled;
	const text = new SourceText(compiled.source);
	const candidates = given.candidates
		.map(({ name, votes }) => ({ name: oneLine(name), votes: votes.trim() }))
		.filter(({ name }) => name !== '');
	const figures = FIGURES.flatMap((label) => {
		const value = given[label]?.trim() ?? '';
		return value === '' ? [] : [[label, value] as const];
	});
	const typed = [...figures.map(([, value]) => value), ...candidates.map(({ votes }) => votes)];
	if (typed.some((value) => value !== '' && !parseCount(value, lang))) return [];
	const listed = candidateLines(election as Election);
	const ballots = getChildren(election as Election, 'ballot');
	const lines = ballots.flatMap((ballot) => ballot.children);
	if ([...listed, ...lines].some((line) => isInTable(line, text))) return [];
	const changes: TextChange[] = [];
	const added: string[] = [];
	for (const { name, votes } of candidates) {
		const line = listed.find((each) => getName(each) === name);
		if (!line) added.push(candidateText(name, votes, compiled));
		else if (votes !== '')
			for (const change of votesChange(line, votes, compiled, text)) changes.push(change);
	}
	const labelled: string[] = [];
	for (const [label, value] of figures) {
		const line = lines.find((each) => each.label === label);
		if (!line) labelled.push(labelledLine(label, value, lang));
		else for (const change of valueChange(line, value, text)) changes.push(change);
	}
	const last = listed.at(-1);
	const end = lines.at(-1);
	const gap = text.lineEnd + text.lineEnd;
	const list = added.map((line) => `- ${line}`).join(text.lineEnd);
	const below = labelled.join(text.lineEnd);
	if (last && added.length > 0) changes.push(linesBelow(last, added, text));
	if (end) {
		const first = lines[0];
		const start = first && text.lineStart(getStart(first) ?? 0);
		if (!last && list !== '' && start !== undefined)
			changes.push({ from: start, to: start, insert: `${list}${gap}` });
		if (labelled.length > 0) changes.push(linesBelow(end, labelled, text));
	} else {
		const paragraphs = [last ? '' : list, below].filter((part) => part !== '').join(gap);
		const stop = behindLast(election, text);
		if (paragraphs !== '') changes.push(paragraphAfter(text, stop, paragraphs));
	}
	return merged(changes);
}

/** The candidates of an election that stand in lists. */
function candidateLines(election: Election): BallotLine[] {
	return election.children.flatMap((child) => (child.type === 'candidateList' ? child.children : []));
}

function getName(line: BallotLine): string {
	const person = getChild(line, 'person');
	const name = person && childrenIn(person as Node).find((child) => child.type === 'name');
	return (name as { value?: string } | undefined)?.value ?? '';
}

function candidateText(name: string, votes: string, { lang, phrase }: Compiled): string {
	return votes === '' ? name : `${name}${colonText(lang)}${phrase('page.room.votes', { votes })}`;
}

/** Votes behind the name of a candidate, in place of those that are there. */
function votesChange(
	line: BallotLine,
	votes: string,
	{ lang, phrase }: Compiled,
	text: SourceText,
): TextChange[] {
	const person = getChild(line, 'person');
	const from = person && getEnd(person as Node);
	if (from === undefined) return [];
	const to = getLineEnd(line, text);
	const insert = `${colonText(lang)}${phrase('page.room.votes', { votes })}`;
	return text.source.slice(from, to) === insert ? [] : [{ from, to, insert }];
}

/** In source order; what is inserted at one place is one insertion. */
function merged(changes: readonly TextChange[]): TextChange[] {
	const sorted = [...changes].sort((a, b) => a.from - b.from || a.to - b.to);
	return sorted.reduce<TextChange[]>((all, change) => {
		const before = all.at(-1);
		if (before && change.from === before.to && change.to === change.from)
			all[all.length - 1] = { ...before, insert: before.insert + change.insert };
		else all.push(change);
		return all;
	}, []);
}

/** Seats that an election left open, and who may stand for them again; undefined where none are, or where it is not known. */
export function openSeats({
	places,
	candidates,
	proof,
	declared,
	seats,
}: ElectionResult): { seats: bigint; names: string[] } | undefined {
	if (proof.by === 'notVoted' || declared !== null) return undefined;
	const elected = candidates.filter((each) => each.elected).length;
	const left = (places < seats ? places : seats) - BigInt(elected);
	const names = candidates.filter((each) => !each.elected).map(({ name }) => name);
	return left > 0n && names.length > 0 ? { seats: left, names } : undefined;
}

/** The changes that write the next round of the election around an offset right behind it: the candidates who were not elected, without votes. */
export function writeNextRound(compiled: Compiled, offset: number): TextChange[] {
	const node = pathTo(compiled, offset).at(-1);
	const election = compiled.assembly.elections.find((each) => each.node === node);
	const open = election && openSeats(election);
	const start = election && getStart(election.node);
	if (!election || !open || start === undefined || election.node.form !== 'heading') return [];
	const text = new SourceText(compiled.source);
	const { lang } = compiled;
	const signs = '#'.repeat(election.node.depth ?? 3);
	const word = vocabulary('blocks').word('election', lang);
	const paragraphs = [
		`${signs} ${capitalized(word)} – ${election.title}`,
		open.names.map((name) => `- ${name}`).join(text.lineEnd),
		[
			labelledLine('seats', String(open.seats), lang),
			labelledLine('round', String(election.round + 1n), lang),
		].join(text.lineEnd),
	];
	return [
		paragraphAfter(text, behindLast(election.node, text), paragraphs.join(text.lineEnd + text.lineEnd)),
	];
}

/** An election as a form shows it before it is written. */
export function electionForm(
	{ seats, voters, blank, void: spoilt, candidates, round }: ElectionResult,
	{ lang }: Compiled,
) {
	const shown = (value: ElectionResult['voters']) => (value === null ? '' : toText(value, lang));
	return {
		seats: seats > 0n ? String(seats) : '',
		round: String(round),
		voters: shown(voters),
		blank: shown(blank),
		void: shown(spoilt),
		candidates: candidates.map(({ name, votes }) => ({ name, votes: shown(votes) })),
	};
}

export type ElectionForm = ReturnType<typeof electionForm>;

// --- Lines of a ballot in the text: their values, and further ones with the same list mark.

/** `Votants : 12`. */
function labelledLine(label: IdOf<'labels'>, value: string, lang: Language): string {
	const word = vocabulary('labels').word(label, lang);
	return `${capitalized(word)}${colonText(lang)}${value}`;
}

/** Another value behind the label of a line. */
function valueChange(line: BallotLine, value: string, text: SourceText): TextChange[] {
	const start = getStart(line) ?? 0;
	const to = getLineEnd(line, text);
	const written = text.source.slice(start, to);
	const colon = written.indexOf(':', line.key.length);
	if (colon < 0) return [];
	const from = start + colon + 1 + (/^[*_]*[ \t\u00A0]*/.exec(written.slice(colon + 1))?.[0].length ?? 0);
	const insert = text.source[from - 1] === ':' ? ` ${value}` : value;
	return text.source.slice(from, to) === value ? [] : [{ from, to, insert }];
}

/** Further lines of the same ballot, with the list mark of the line above. */
function linesBelow(line: BallotLine, lines: readonly string[], text: SourceText): TextChange {
	const at = getLineEnd(line, text);
	return {
		from: at,
		to: at,
		insert: lines.map((added) => `${text.lineEnd}${getMark(line, text)}${added}`).join(''),
	};
}

function getLineEnd(line: BallotLine, text: SourceText): number {
	return text.lineStop(text.lastLineOf(getEnd(line) ?? 0));
}

/** Indentation and list mark before a line. */
function getMark(line: BallotLine, text: SourceText): string {
	const start = getStart(line) ?? 0;
	return text.source.slice(text.lineStart(start), start).replace(/[*_]+$/, '');
}

function isInTable(line: BallotLine, text: SourceText): boolean {
	const start = getStart(line) ?? 0;
	return /^[ \t]*\|/.test(text.source.slice(text.lineStart(start), text.lineStop(start)));
}

// --- Writes the parts of a meeting that a form asks for, so that nobody has to know how they are written.

/** A part as a form gives it. Texts are single lines; empty ones are left out. */
export type NewPart =
	| { kind: 'item'; title: string }
	| { kind: 'resolution'; title: string; text: string }
	| {
			kind: 'election';
			title: string;
			seats: string;
			voters: string;
			candidates: ReadonlyArray<{ name: string; votes: string }>;
	  }
	| { kind: 'speech'; person: string; words: string }
	| { kind: 'person'; name: string; quality: string; present: boolean }
	/** A break of the meeting, or its end, at a time. */
	| { kind: 'suspension' | 'resumption' | 'closing'; time: number | null };

/**
 * The changes that write a part where the cursor is: an item behind the one around it, a resolution or an election at the end of that item,
 * words and breaks behind what stands there, a person into the header. Nothing where a part says nothing.
 */
export function writePart(compiled: Compiled, offset: number, part: NewPart): TextChange[] {
	const text = new SourceText(compiled.source);
	const { lang, phrase } = compiled;
	switch (part.kind) {
		case 'item': {
			const title = oneLine(part.title);
			if (title === '') return [];
			const around = sessionsAt(compiled, offset)[0];
			const depth = around?.depth ?? getSessions(compiled)[0]?.depth ?? 2;
			return [paragraphAfter(text, endOfItem(compiled, around, text, true), `${'#'.repeat(depth)} ${title}`)];
		}
		case 'resolution':
		case 'election': {
			const around = sessionsAt(compiled, offset).at(-1);
			const signs = '#'.repeat(Math.min((around?.depth ?? 1) + 1, 6));
			const lines =
				part.kind === 'resolution' ? resolutionLines(part, compiled) : electionLines(part, compiled);
			if (lines.length === 0) return [];
			const written = [`${signs} ${lines[0]}`, ...lines.slice(1)].join(text.lineEnd);
			return [paragraphAfter(text, endOfItem(compiled, around, text, false), written)];
		}
		case 'speech': {
			const [person, words] = [oneLine(part.person), oneLine(part.words)];
			if (person === '' || words === '') return [];
			return [insertLine(compiled, offset, `${person}${colonText(lang)}${words}`)];
		}
		case 'person':
			return oneLine(part.name) === ''
				? []
				: addPerson(compiled, {
						name: oneLine(part.name),
						quality: oneLine(part.quality),
						attending: part.present ? 'present' : 'absent',
					});
		case 'closing': {
			const time = part.time === null ? '' : clockText(part.time, lang);
			if (time === '' || compiled.assembly.closing) return [];
			const last = getSessions(compiled).at(-1);
			const words = phrase('labels.document.end.closed', { kind: 'session', time });
			return [paragraphAfter(text, endOfItem(compiled, last, text, true), words)];
		}
		default: {
			const words = capitalized(vocabulary('events').word(part.kind, lang));
			const line = part.time === null ? words : `${clockText(part.time, lang)} – ${words}`;
			return [insertLine(compiled, offset, line)];
		}
	}
}

/** The changes that write when the meeting opened into the header, and make a notice the draft of minutes. */
export function writeOpening({ meeting, source, lang }: Compiled, minutes: number): TextChange[] {
	const text = new SourceText(source);
	const header = getHeader(meeting);
	const end = getEnd(header);
	if (end === undefined || getStart(header) === end) return [];
	const changes: TextChange[] = [];
	const value = getField(header, 'status')?.children[0];
	const [from, to] = [value && getStart(value), value && getEnd(value)];
	const isConvened = value?.type === 'keywordValue' && value.value === 'convened';
	if (isConvened && from !== undefined && to !== undefined)
		changes.push({ from, to, insert: vocabulary('status').word('draft', lang) });
	if (!getField(header, 'opened')) {
		const date = getField(header, 'date');
		const at = date && getEnd(date) !== undefined ? text.nextLine(getEnd(date) ?? 0) : text.lineStart(end);
		const line = `${vocabulary('keys').word('opened', lang)}: ${clockText(minutes, lang)}${text.lineEnd}`;
		changes.push({ from: at, to: at, insert: line });
	}
	return changes.sort((a, b) => a.from - b.from);
}

/** The changes that write into the heading of the item at an offset when it began; nothing where it says so already. */
export function writeItemTime(compiled: Compiled, offset: number, minutes: number): TextChange[] {
	const session = getSessions(compiled).find((node) => getStart(node) === offset);
	const from = session && getStart(session);
	if (!session || from === undefined || session.children.some(({ type }) => type === 'timeValue')) return [];
	const signs = /^#+[ \t]*/.exec(compiled.source.slice(from, from + 20))?.[0];
	if (signs === undefined) return [];
	const at = from + signs.length;
	return [{ from: at, to: at, insert: `${clockText(minutes, compiled.lang)} — ` }];
}

function resolutionLines(part: Extract<NewPart, { kind: 'resolution' }>, compiled: Compiled): string[] {
	const title = oneLine(part.title);
	if (title === '') return [];
	const word = capitalized(vocabulary('blocks').word('resolution', compiled.lang));
	const paragraphs = part.text
		.split(/\n{2,}/)
		.map(oneLine)
		.filter((each) => each !== '');
	return [`${word} ${freeNumber(compiled)} – ${title}`, ...paragraphs.flatMap((each) => ['', each])];
}

function electionLines(part: Extract<NewPart, { kind: 'election' }>, compiled: Compiled): string[] {
	const { lang } = compiled;
	const title = oneLine(part.title);
	if (title === '') return [];
	const line = (label: 'seats' | 'voters', value: string) =>
		oneLine(value) === '' ? [] : [labelledLine(label, oneLine(value), lang)];
	const candidates = part.candidates
		.filter(({ name }) => oneLine(name) !== '')
		.map(({ name, votes }) => `- ${candidateText(oneLine(name), oneLine(votes), compiled)}`);
	const figures = [...line('seats', part.seats), ...line('voters', part.voters)];
	return [
		`${capitalized(vocabulary('blocks').word('election', lang))} – ${title}`,
		...(candidates.length > 0 ? ['', ...candidates] : []),
		...(figures.length > 0 ? ['', ...figures] : []),
	];
}

/** One more than the highest number of a resolution: notices number those that are still to come. */
function freeNumber({ assembly }: Compiled): string {
	const numbers = assembly.decisions.flatMap(({ kind, number }) =>
		kind === 'resolution' && number !== null && /^\d{1,9}$/.test(number) ? [Number(number)] : [],
	);
	return String(numbers.reduce((most, number) => Math.max(most, number), 0) + 1);
}

/** The items of the text, in its order. */
export function getSessions({ meeting }: Compiled): Session[] {
	const inside = (node: Node): Session[] =>
		childrenIn(node).flatMap((child) =>
			child.type === 'session' ? [child as Session, ...inside(child)] : [],
		);
	return inside(meeting as Node).filter((session) => getStart(session) !== undefined);
}

function sessionsAt(compiled: Compiled, offset: number): Session[] {
	return pathTo(compiled, offset).filter((node): node is Session => node.type === 'session');
}

/** Where the line ends behind the last words of an item, those of the items in it included if so asked; a closing stays the last. */
function endOfItem(compiled: Compiled, item: Session | undefined, text: SourceText, whole: boolean): number {
	const { source, meeting } = compiled;
	const stops = getSessions(compiled)
		.filter((other) => other !== item && (getStart(other) ?? 0) > (item ? (getStart(item) ?? 0) : -1))
		.filter((other) => !whole || !item || other.depth <= item.depth)
		.map((other) => getStart(other) ?? source.length);
	const closing = compiled.assembly.closing && getStart(compiled.assembly.closing);
	const head = getEnd(getHeader(meeting)) ?? 0;
	const from = item ? (getStart(item) ?? head) : head;
	const bounds = [
		...(item ? stops.slice(0, 1) : stops.slice(0, whole ? 0 : 1)),
		...(closing !== undefined && closing > from ? [closing] : []),
	];
	const end = bounds.reduce((least, bound) => Math.min(least, bound), source.length);
	return text.lineStop(Math.max(source.slice(0, end).trimEnd().length, from));
}
