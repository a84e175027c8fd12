/** Writes the figures of an election, and its next round, into the text. */

import type { Node } from 'unist';
import type { ElectionResult } from '../assembly/model.js';
import { type BallotLine, type Election, getChild, getChildren } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { colonText, SourceText } from '../format/index.js';
import { vocabulary } from '../language/index.js';
import { toText } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import { parseCount } from '../text/number.js';
import { getLineEnd, isInTable, labelledLine, linesBelow, valueChange } from './ballot-lines.js';
import { behindLast, paragraphAfter } from './line-place.js';
import type { TextChange } from './text-change.js';
import { childrenIn, getEnd, getStart, pathTo } from './tree.js';

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
		.map(({ name, votes }) => ({ name: name.replace(/\s+/g, ' ').trim(), votes: votes.trim() }))
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

/** What such a form shows. */
export type ElectionForm = ReturnType<typeof electionForm>;
