/** Ballots where they stand: in a block, or outside any, where they make a decision or an election of their own. */

import {
	type Ballot,
	type BallotLine,
	type BodyNode,
	type CandidateList,
	labelRow,
} from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import {
	awaitsAnswers,
	hasLabel,
	isBallotLine,
	isBareTally,
	opensBallot,
	readBallot,
	refuseRepeatedLabels,
	saysTheSame,
} from '../ballot/ballot.js';
import { labelOfLine, readCollege } from '../ballot/ballot-label.js';
import { plainLine } from '../ballot/ballot-lines.js';
import { tableLength } from '../ballot/ballot-table.js';
import { announcesElection, looksLikeCandidates } from '../ballot/candidate-list.js';
import type { SourceLine } from '../reading.js';
import { isBlank, placeOfLines, pointInLine } from '../source/source-lines.js';
import type { BodyFile } from './body-file.js';
import { type Containers, openPlace } from './containers.js';
import { lineAsParagraph } from './flow.js';
import { makeBlock } from './heading-block.js';
import { asksForOpinion, takeCandidates, takeText } from './implicit-block.js';
import { getOpening } from './speakers.js';
import { keepUnread } from './unread-words.js';

/** Reads ballots into what is open. */
export class Votes {
	readonly #file: BodyFile;
	readonly #containers: Containers;

	constructor(file: BodyFile, containers: Containers) {
		this.#file = file;
		this.#containers = containers;
	}

	/** Are these lines (a paragraph, list or table) a ballot, or the candidates or options of the block? */
	opens(lines: readonly SourceLine[]): boolean {
		const [first] = lines;
		if (!first) return false;
		const { block } = this.#containers;
		if (block) {
			const isOnceMore = block.done && isBareTally(lines, this.#context());
			return !(isOnceMore && !this.#isAnother(lines)) && opensBallot(lines, this.#context());
		}
		if (tableLength(lines, 0) > 0) return opensBallot(lines, this.#context());
		// Most paragraphs open with no label at all.
		if (isBareTally(lines, this.#context())) return true;
		const labelled = first.text.includes(':') && !this.#isSpeech(first) && hasLabel(first, this.#context());
		if (labelled && lines.some((line) => this.#decides(line))) return true;
		if (!labelled && !(CANDIDATE.test(first.text) && looksLikeCandidates(lines, this.#context())))
			return false;
		return this.#announces(lines);
	}

	/** Is it the vote of another decision under the item, with counts of its own? Else a tally without a label says again what the vote was. */
	#isAnother(lines: readonly SourceLine[]): boolean {
		const { block } = this.#containers;
		if (!block?.node || !('form' in block.node) || block.node.form !== 'implicit') return false;
		const [later] = linesIn(readBallot(lines, this.#context()).children);
		const earlier = (block.lines ?? []).filter((line) => line.label === 'vote');
		return later !== undefined && earlier.length > 0 && !earlier.some((line) => saysTheSame(later, line));
	}

	/** Index of the line where a ballot is glued under a text; nothing where there is none. */
	gluedFrom(lines: readonly SourceLine[]): number | undefined {
		const context = this.#context();
		let index = lines.findIndex((line, at) => at > 0 && line.text.includes(':') && this.#decides(line));
		if (index < 1) return undefined;
		while (index > 1 && hasLabel(lines[index - 1] as SourceLine, context)) index -= 1;
		return index;
	}

	/** Says that a ballot is glued under a text, and how to part it. */
	reportGlued(lines: readonly SourceLine[]): void {
		const [first] = lines;
		if (!first) return;
		const plain = plainLine(first);
		const place = { start: pointInLine(first, 0), end: pointInLine(first, plain.from) };
		this.#file.report('vote/glued', 'glued', placeOfLines(first, first), {
			values: { text: first.text.slice(plain.from).trim() },
			// A list goes on after a blank line: its mark and indentation must go too.
			fixes: [
				{ description: 'blankLine', safe: true, edits: [{ position: place, text: this.#file.lineEnd }] },
			],
		});
	}

	/** Does the list or table below belong to an empty `Vote :` at the end of these lines? */
	awaitAnswers(lines: readonly SourceLine[]): boolean {
		return awaitsAnswers(lines, this.#context());
	}

	/** Reads lines that {@link opens}, or that are glued under a text. */
	take(lines: readonly SourceLine[]): void {
		const { block } = this.#containers;
		// Two votes under one item are two decisions of it.
		if (
			block?.node &&
			'form' in block.node &&
			block.node.form === 'implicit' &&
			block.done &&
			this.#repeats(lines, block.lines ?? [])
		)
			this.#containers.endBlock();
		if (!this.#containers.block) {
			if (!this.#isJoint(lines)) this.#openImplicit(lines);
		}
		this.#read(lines);
	}

	#context() {
		const { block, blockKind } = this.#containers;
		return this.#file.ballots(blockKind, block?.college);
	}

	/** A vote, an answer or a result: what decides by itself, outside a block too. */
	#decides(line: SourceLine): boolean {
		const context = this.#context();
		if (!isBallotLine(line, context)) return false;
		return context.block !== undefined || labelOfLine(plainLine(line), context)?.label !== 'recused';
	}

	/** Somebody known before a colon is no label, unless the word is one. */
	#isSpeech(line: SourceLine): boolean {
		const opening = getOpening(line);
		if (!opening) return false;
		const words = opening.text.slice(opening.from, opening.to);
		const found = this.#file.names.resolve(words);
		if (found.kind === 'none') return false;
		// A full name of two words is no label; a single word may be both.
		if (found.kind === 'one' && found.matched === 'name' && words.includes(' ')) return true;
		return vocabulary('labels').scan(words) === undefined;
	}

	#announces(lines: readonly SourceLine[]): boolean {
		const context = this.#context();
		return lines.some((line) => announcesElection(line, context));
	}

	#repeats(lines: readonly SourceLine[], earlier: readonly BallotLine[]): boolean {
		const reading = readBallot(lines, this.#context());
		const later = linesIn(reading.children).filter((line) => line.label === 'vote');
		return later.length > 0 && earlier.some((line) => line.label === 'vote');
	}

	#isJoint(lines: readonly SourceLine[]): boolean {
		const context = this.#context();
		return lines.some((line) => labelOfLine(plainLine(line), context)?.label === 'jointVote');
	}

	#read(lines: readonly SourceLine[]): void {
		const { block } = this.#containers;
		const reading = readBallot(lines, this.#context());
		for (const each of reading.problems) this.#file.problems.push(each);
		if (block) {
			block.lines ??= [];
			const later = linesIn(reading.children);
			if (block.lines.length > 0)
				for (const each of onlyNew(refuseRepeatedLabels(later, block.lines), reading.problems))
					this.#file.problems.push(each);
			remember(block.lines, later);
			if (reading.college !== undefined) block.college = reading.college;
			// A college with candidates is printed with them; without any its line is a line of the text.
			const parted = reading.children.some(
				(child) => child.type === 'candidateList' && child.college === block.college,
			);
			if (parted && block.collegeNode) {
				block.children.splice(block.children.lastIndexOf(block.collegeNode), 1);
				block.collegeNode = undefined;
			}
			if (reading.children.some(isDecisive)) block.done = true;
		}
		for (const line of linesIn(reading.children)) keepUnread(this.#file, line);
		// Words that are no ballot have an error already; they stay in the text.
		for (const node of inOrder([...reading.children, ...this.#leftOver(lines, reading.children)]))
			this.#containers.add(node);
	}

	/** Lines of a ballot that no node holds. */
	#leftOver(lines: readonly SourceLine[], children: ReadonlyArray<Ballot | CandidateList>): BodyNode[] {
		const read = new Set<number>();
		for (const line of linesIn(children)) {
			const { start, end } = line.position ?? {};
			for (let number = start?.line ?? 1; number <= (end?.line ?? 0); number += 1) read.add(number);
		}
		const left: BodyNode[] = [];
		for (let index = 0; index < lines.length; index += 1) {
			const line = lines[index];
			if (!line) continue;
			const table = tableLength(lines, index);
			if (table > 0) {
				const rows = lines.slice(index, index + table);
				const at = line.start.line - (this.#file.lines[0]?.start.line ?? 1);
				// A table that nothing was read from is one of the text; of a ballot, the head is no more than labels.
				if (!rows.some((row) => read.has(row.start.line)))
					for (const each of this.#file.readLines(at, at + table) as BodyNode[]) left.push(each);
				index += table - 1;
				continue;
			}
			if (isBlank(line.text) || read.has(line.start.line)) continue;
			const { text, from, to, strong } = plainLine(line);
			if (from >= to) continue;
			const at = line.start.line - (this.#file.lines[0]?.start.line ?? 1);
			const college = strong ? readCollege(text.slice(from, to)) : undefined;
			if (college === undefined) {
				left.push(lineAsParagraph(this.#file, at));
				continue;
			}
			if (children.some((child) => child.type === 'candidateList' && child.college === college)) continue;
			const nodes = this.#file.readLines(at, at + 1) as BodyNode[];
			for (const each of nodes) left.push(each);
			const { block } = this.#containers;
			if (block?.college === college) block.collegeNode = nodes[0];
		}
		return left;
	}

	/** A ballot outside any block: a decision of its agenda item, or an election; the text above it moves in. */
	#openImplicit(lines: readonly SourceLine[]): void {
		const [first] = lines;
		const parent = this.#containers.top.children as BodyNode[];
		const isElection = this.#announces(lines);
		const candidates = isElection ? takeCandidates(this.#file, parent) : [];
		const text = takeText(parent);
		const kind = isElection ? 'election' : asksForOpinion(this.#containers.top) ? 'opinion' : 'decision';
		const node = makeBlock(kind, 'implicit', []);
		for (const each of text) node.children.push(each);
		const start = [...text, ...candidates][0]?.position;
		if (start) node.position = openPlace(start);
		else if (first) node.position = openPlace(placeOfLines(first, first));
		this.#containers.push({ kind: 'block', node, children: node.children, done: false });
		const [from, to] = [candidates[0], candidates.at(-1)];
		if (from && to)
			this.#read(this.#file.lines.slice(this.#file.getFirstLine(from), this.#file.lineAfter(to)));
	}
}

/** Keeps what a later line may repeat: no more lines of one label than a block has sense for. */
function remember(lines: BallotLine[], later: readonly BallotLine[]): void {
	for (const line of later) {
		if (line.label === 'candidate' || line.label === 'option' || lines.length >= MOST_REMEMBERED) continue;
		lines.push(line);
	}
}

/** More lines than the table of labels has, colleges counted. */
const MOST_REMEMBERED = 200;

/** An item with a figure. */
const CANDIDATE = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t].*\d/;

/** The ballot lines in some nodes. */
function linesIn(nodes: readonly BodyNode[]): BallotLine[] {
	return nodes.flatMap((node) =>
		node.type === 'ballot' || node.type === 'candidateList' ? node.children : [],
	);
}

/** Is a vote or a result written in it? */
export function isDecisive(node: BodyNode): boolean {
	if (node.type === 'ballot') return node.children.some((line) => labelRow(line.label).decides);
	return (
		node.type === 'candidateList' &&
		node.children.some((line) => line.children.some((child) => child.type === 'tally'))
	);
}

function onlyNew<Item extends { position?: BallotLine['position'] }>(
	items: readonly Item[],
	known: readonly Item[],
): Item[] {
	const places = new Set(known.map((item) => item.position?.start.offset));
	return items.filter((item) => !places.has(item.position?.start.offset));
}

function inOrder<Item extends { position?: BallotLine['position'] }>(nodes: Item[]): Item[] {
	return nodes.sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0));
}
