/** The body of one file while it is read: its source by lines, its Markdown, who may be named, and the mistakes met so far. */

import type { RootContent } from 'mdast';
import type { Node } from 'unist';
import type { Fix, Language, Problem, ProblemValue } from '../../ast/index.js';
import { makeProblem } from '../../ast/index.js';
import type { MessageCode, RuleId } from '../../language/ids.js';
import type { MarkdownReader } from '../../markdown/remark-minutes.js';
import type { NameIndex } from '../../text/names.js';
import type { BallotContext, BallotMemory } from '../ballot/ballot-context.js';
import type { SourceLine, SourcePoint } from '../reading.js';
import { endOfLine, getPlaces, type PlacedText, type Places } from '../source/places.js';

/** What every reader of the body is given. */
export class BodyFile {
	readonly problems: Problem[] = [];
	/** Nodes that are carried as they are: of unknown blocks, and beyond the bounds. */
	readonly plain = new WeakSet<Node>();
	readonly #firstLine: number;

	constructor(
		/** The whole file. */
		readonly source: string,
		/** The lines of the body. */
		readonly lines: readonly SourceLine[],
		readonly markdown: MarkdownReader,
		readonly names: NameIndex,
		readonly lang: Language,
		/** What ballots of the state of the text before were read as. */
		readonly memory?: BallotMemory | undefined,
		/** The day of the meeting. */
		readonly date?: string | undefined,
		/** What the header calls the body. */
		readonly bodies?: readonly string[] | undefined,
		/** Its words for the meeting and the organization. */
		readonly head?: string | undefined,
	) {
		this.#firstLine = lines[0]?.start.line ?? 1;
	}

	/** What a ballot reader is given for lines in a block of that kind, or outside any block. */
	ballots(block: BallotContext['block'], college?: string): BallotContext {
		const { lang, names, memory, date, bodies, head } = this;
		return { block, lang, names, college, memory, date, bodies, head };
	}

	/** Index of the line that a node starts on. */
	getFirstLine(node: Node): number {
		return (node.position?.start.line ?? this.#firstLine) - this.#firstLine;
	}

	/** Index of the line after the one that a node ends on. */
	lineAfter(node: Node): number {
		return (node.position?.end.line ?? this.#firstLine) - this.#firstLine + 1;
	}

	getLines(node: Node): SourceLine[] {
		return this.lines.slice(this.getFirstLine(node), this.lineAfter(node));
	}

	/** The source of some lines, from the first character to the end of the last line. */
	getText(from: number, to: number): { text: string; start: SourcePoint } {
		const first = this.lines[from];
		const last = this.lines[to - 1];
		if (!first || !last) return { text: '', start: { line: 1, column: 1, offset: 0 } };
		const text = this.source.slice(first.start.offset, endOfLine(last).offset);
		return { text, start: first.start };
	}

	getSource(node: Node): string {
		return this.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
	}

	/** Places of a node's source. */
	placesIn(node: Node): Places {
		const start = node.position?.start ?? { line: 1, column: 1, offset: 0 };
		return getPlaces(this.getSource(node), {
			line: start.line,
			column: start.column,
			offset: start.offset ?? 0,
		});
	}

	/** A node's source as readers of prose take it, or another text as long, with markup blanked. */
	getPlaced(node: Node, text = this.getSource(node)): PlacedText {
		const places = this.placesIn(node);
		return { text, place: (from, to) => places.range(from, to) };
	}

	/** Reads some lines again, on their own: a part of a paragraph or list. */
	readLines(from: number, to: number): RootContent[] {
		const { text, start } = this.getText(from, to);
		// A mark for a hard break means nothing before what is read as something else.
		return this.markdown.blocks(text.replace(/\\$/, ''), start);
	}

	/** How the file ends its lines. */
	get lineEnd(): string {
		const first = this.lines[0];
		return first && this.source.startsWith('\r\n', first.start.offset + first.text.length) ? '\r\n' : '\n';
	}

	/** Takes note of a mistake. */
	report<Rule extends RuleId>(
		rule: Rule,
		code: MessageCode<Rule>,
		place: Node['position'],
		options: {
			severity?: Problem['severity'];
			values?: Record<string, ProblemValue>;
			fixes?: Fix[];
			related?: readonly (Node | undefined)[];
		} = {},
	): void {
		this.problems.push(makeProblem(rule, code, place, options));
	}
}
