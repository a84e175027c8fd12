/** Ballots: groups of labelled lines, by line of the source, with the candidates and options among them. */

import {
	type Answer,
	type Ballot,
	type BallotLine,
	type CandidateList,
	type Problem,
	problem,
	type Tally,
} from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import type { SourceLine } from '../reading.js';
import { type PlacedText, positioned, slicePlaced, trimPlaced } from '../source/places.js';
import type { BallotContext, BallotReading } from './ballot-context.js';
import { capitalised, isAnswerLabel, readCollege } from './ballot-label.js';
import { plainLines } from './ballot-lines.js';
import { readTable, tableLength } from './ballot-table.js';
import { readLabelled } from './ballot-values.js';
import { candidatesOf, readCandidate, unknownLine } from './candidate-list.js';
import { type LogicalLine, logicalLines } from './logical-lines.js';
import { keyPlace, refuseRepeatedLabels } from './repeated-labels.js';
import { isTally, readTally, shortened } from './tally.js';

export { awaitsAnswers, hasLabel, isBallotLine, opensBallot } from './ballot-opening.js';
export { refuseRepeatedLabels } from './repeated-labels.js';

/** Reads a paragraph, list or table (or several that belong together) that `opensBallot` or `isBallotLine` took for a ballot. */
export function readBallot(lines: readonly SourceLine[], context: BallotContext): BallotReading {
	const reader = new BallotReader(context);
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
	return reader.finish();
}

class BallotReader {
	readonly children: Array<Ballot | CandidateList> = [];
	readonly problems: Problem[] = [];
	/** The line that ends with an empty `Vote :` and the tally that the next lines fill. */
	open: { line: BallotLine; tally: Tally; filled: boolean } | undefined;
	college: string | undefined;

	constructor(readonly context: BallotContext) {
		this.college = context.college;
	}

	line(line: LogicalLine): void {
		switch (line.kind) {
			case 'label':
				this.labelled(line);
				return;
			case 'candidate':
				this.candidate(line);
				return;
			case 'college':
				this.closeOpen();
				this.college = readCollege(line.placed.text);
				return;
			default:
				this.other(line);
		}
	}

	table(lines: readonly SourceLine[]): void {
		if (this.open && !this.open.filled) {
			const { lines: rows, problems } = readTable(lines, this.context);
			this.problems.push(...problems);
			for (const row of rows) if (!this.fill(row)) this.add(row);
			return;
		}
		this.closeOpen();
		const { lines: rows, problems } = readTable(lines, this.context);
		this.problems.push(...problems);
		for (const row of rows) this.add(row);
	}

	finish(): BallotReading {
		this.closeOpen();
		const lines = this.children.flatMap((child) => (child.type === 'ballot' ? child.children : []));
		const problems = [...this.problems, ...refuseRepeatedLabels(lines)].sort(
			(a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0),
		);
		return {
			children: this.children,
			problems,
			...(this.college !== undefined && { college: this.college }),
		};
	}

	labelled({ placed, label }: LogicalLine): void {
		if (label === undefined) return;
		const reading = readLabelled(placed, label, this.context);
		this.problems.push(...reading.problems);
		if (isAnswerLabel(label.label) && this.fill(reading.line)) return;
		this.closeOpen();
		this.add(reading.line);
		if (reading.open) this.opens(reading.line);
	}

	candidate({ placed }: LogicalLine): void {
		this.closeOpen();
		for (const part of candidatesOf(placed, this.context)) {
			const reading = readCandidate(part, this.context);
			this.problems.push(...reading.problems);
			this.add(reading.line);
			if (reading.open) this.opens(reading.line);
		}
	}

	/** A line without a label: an answer after an empty `Vote :`, or a mistake. */
	other({ placed }: LogicalLine): void {
		const value = trimPlaced(placed);
		if (this.open && isTally(value.text, this.context)) {
			const reading = readTally(value, this.context);
			this.problems.push(...reading.problems);
			this.extend(reading.tally.children, value);
			return;
		}
		// A blank in a list of answers: `contre` without a number.
		const blank = this.open && vocabulary('answers').lookup(value.text);
		if (blank?.exact && blank.id !== 'for') {
			const place = positioned(value.place(0, value.text.length));
			const end = positioned(value.place(value.text.length, value.text.length));
			const zero = { type: 'count' as const, value: '0', unit: 'votes' as const, ...end, children: [] as [] };
			this.extend([{ type: 'answer', answer: blank.id, ...place, children: [zero] }], value);
			return;
		}
		const colon = value.text.slice(0, 200).indexOf(':');
		const key = colon < 0 ? value : trimPlaced(slicePlaced(value, 0, colon));
		const near = colon < 0 ? undefined : vocabulary('labels').lookup(key.text);
		const values = {
			value: shortened(key.text),
			...(near &&
				!near.exact && {
					nearest: capitalised(vocabulary('labels').inLanguage(near.expected, this.context.lang), key.text),
				}),
		};
		const position = key.place(0, key.text.length);
		const fixes =
			values.nearest !== undefined && position
				? [{ description: 'writeNearest', safe: false, edits: [{ position, text: values.nearest }] }]
				: undefined;
		this.problems.push(unknownLine(key, values, fixes));
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
		const tally = line.children.find((child): child is Tally => child.type === 'tally');
		if (tally) this.open = { line, tally, filled: false };
	}

	/** Gives the answer of a line to the open vote. */
	fill(line: BallotLine): boolean {
		if (!this.open) return false;
		const answer = line.children.find((child): child is Answer => child.type === 'answer');
		if (answer === undefined) return false;
		if (this.open.tally.children.some((child) => child.type === 'answer' && child.answer === answer.answer)) {
			this.problems.push(
				problem('syntax/invalid-value', 'labelTwice', keyPlace(line), {
					values: { label: line.key, line: { line: this.open.line.position?.start.line ?? 0 } },
					related: [this.open.line],
				}),
			);
		} else this.extend([answer], undefined, line);
		return true;
	}

	extend(children: Tally['children'], placed?: PlacedText, line?: BallotLine): void {
		if (!this.open) return;
		const { tally } = this.open;
		const place = placed ? placed.place(0, placed.text.length) : line?.position;
		if (!this.open.filled && place) tally.position = { start: place.start, end: place.end };
		else stretch(tally, place?.end);
		stretch(this.open.line, place?.end);
		tally.children.push(...children);
		this.open.filled = true;
		const last = this.children.at(-1);
		if (last) stretch(last, place?.end);
	}

	/** An empty `Vote :` that nothing filled. */
	closeOpen(): void {
		const { open } = this;
		this.open = undefined;
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
