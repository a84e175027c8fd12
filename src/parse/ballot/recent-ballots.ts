/** What lines were read as, kept for the next state of a text: a vote that stays as it is written is the same vote a line further down. */

import { RecentValues } from '../../text/recent.js';
import type { SourceLine, SourcePoint } from '../reading.js';
import type { BallotContext, BallotMemory, BallotReading } from './ballot-context.js';

/** A reading with the place that it was read at; of the lines that no node holds, which they are. */
interface KeptReading extends Pick<BallotReading, 'children' | 'problems' | 'college'> {
	start: SourcePoint;
	unread: number[][];
}

/** The memory of the ballots of one text, while the same people may be named. */
export class RecentBallots implements BallotMemory {
	readonly #answers = new RecentValues<boolean>();
	readonly #readings = new RecentValues<KeptReading>();

	/** Begins a state of the text; `anew`: other people may be named. */
	begin(anew: boolean): void {
		this.#answers.begin(anew);
		this.#readings.begin(anew);
	}

	/** Answers a question about lines. */
	ask(
		question: string,
		lines: readonly SourceLine[],
		context: BallotContext,
		answer: () => boolean,
	): boolean {
		return this.#answers.find(`${question} ${key(lines, context)}`, answer);
	}

	/** Reads lines, where they stand now. */
	read(lines: readonly SourceLine[], context: BallotContext, read: () => BallotReading): BallotReading {
		const start = lines[0]?.start;
		if (!start) return read();
		const asked = key(lines, context);
		let kept = this.#readings.get(asked);
		if (!kept) {
			const { children, problems, unread, ...rest } = read();
			const at = new Map(lines.map((line, index) => [line, index]));
			kept = {
				...rest,
				children,
				problems,
				unread: unread.map((some) => some.map((line) => at.get(line) ?? 0)),
				start,
			};
			this.#readings.set(asked, kept);
		}
		// The tree that is built changes nodes: each state has its own.
		const { start: from, unread, ...reading } = kept;
		const moved = new Mover(start.line - from.line, start.offset - from.offset).move(reading);
		return { ...moved, unread: unread.map((some) => some.flatMap((index) => lines[index] ?? [])) };
	}
}

/** Everything that a reading depends on: the block, the words, and how the lines stand to one another. */
function key(lines: readonly SourceLine[], { block, college }: BallotContext): string {
	const [first] = lines;
	const words = lines.map(({ text, start }) => {
		const { line, offset } = first?.start ?? start;
		return `${start.line - line} ${start.offset - offset} ${start.column} ${text}`;
	});
	return [block, college ?? '', ...words].join('\n');
}

/** Copies what was read, every place moved by so many lines and signs; what is the same object stays one. */
class Mover {
	readonly #copies = new Map<object, object>();

	constructor(
		readonly lines: number,
		readonly signs: number,
	) {}

	move<Value>(value: Value): Value {
		if (typeof value !== 'object' || value === null) return value;
		const known = this.#copies.get(value);
		if (known) return known as Value;
		if (isPoint(value))
			return {
				line: value.line + this.lines,
				column: value.column,
				offset: value.offset + this.signs,
			} as Value;
		// `déjà écrit à la ligne 19`: a line that a message names is a place too.
		if (isLine(value)) return { line: value.line + this.lines } as Value;
		const copy: object = Array.isArray(value) ? [] : {};
		this.#copies.set(value, copy);
		for (const [name, part] of Object.entries(value))
			(copy as Record<string, unknown>)[name] = this.move(part);
		return copy as Value;
	}
}

function isPoint(value: object): value is SourcePoint {
	return 'offset' in value && 'line' in value && 'column' in value;
}

function isLine(value: object): value is { line: number } {
	return 'line' in value && typeof value.line === 'number' && Object.keys(value).length === 1;
}
