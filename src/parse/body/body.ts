/** From the Markdown below the header to sessions, blocks, speech, events and votes. */

import type { Definition, Heading, Html, List, Paragraph, Table } from 'mdast';
import type { Node, Parent } from 'unist';
import type { BodyNode, Problem, Prose } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { isComment } from '../../markdown/comments.js';
import { definitionAsWritten } from '../../markdown/mdast-minutes.js';
import { readMarkdown } from '../../markdown/remark-minutes.js';
import type { BodyContext, SourceLine, SourcePoint } from '../reading.js';
import { withCharacterProblems } from '../source/characters.js';
import { readIgnoredNext } from '../source/ignore-comment.js';
import { sourceLines } from '../source/places.js';
import type { TextMemory } from '../statements/text-memory.js';
import { BodyFile } from './body-file.js';
import { Containers } from './containers.js';
import { openFence, reportUnclosedFence } from './fence-block.js';
import { type FlowItem, readFlow } from './flow.js';
import { readSessionOrBlock } from './headings.js';
import { readList, readParagraph } from './paragraph.js';
import { checkProse } from './prose-checks.js';
import { getNames } from './speakers.js';
import { takeToldVerdicts } from './told-verdict.js';
import { Votes } from './votes.js';

/** The body of a meeting file, and the mistakes met in it. */
export interface BodyReading {
	children: BodyNode[];
	problems: Problem[];
}

/** Reads the body of a file, which starts at a place of its source; `memory`: what was read of its state before. */
export function readBody(
	source: string,
	bodyStart: SourcePoint,
	context: BodyContext,
	memory?: TextMemory,
): BodyReading {
	const text = source.slice(bodyStart.offset);
	memory?.begin(context);
	const file = new BodyFile(
		source,
		sourceLines(text, bodyStart),
		readMarkdown(source, bodyStart),
		memory?.names(() => getNames(context)) ?? getNames(context),
		context.lang,
		memory?.ballots,
		context.date,
	);
	const children = new BodyReader(file).read();
	restoreUnusedDefinitions(children, source);
	checkProse(children, file, context, memory);
	takeToldVerdicts(children, file);
	const problems = withCharacterProblems(text, file.problems, undefined, bodyStart);
	problems.sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0));
	return { children, problems };
}

class BodyReader {
	readonly #file: BodyFile;
	readonly #containers = new Containers();
	readonly #votes: Votes;
	#items: FlowItem[] = [];
	#next = 0;
	/** Whether what is read ends its node, so that a list or table below may go on with it. */
	#isLast = true;

	constructor(file: BodyFile) {
		this.#file = file;
		this.#votes = new Votes(file, this.#containers);
	}

	read(): BodyNode[] {
		this.#items = readFlow(this.#file);
		while (this.#next < this.#items.length) {
			const item = this.#items[this.#next];
			this.#next += 1;
			if (!item) continue;
			this.#containers.endUnclosed(item.from);
			if (item.kind === 'close') this.#containers.endFence(item.from);
			else if (item.kind === 'open') {
				openFence(this.#file, this.#containers, item);
				if (!item.end.closed) reportUnclosedFence(this.#file, item);
			} else if (item.plain || this.#containers.fence?.kind === 'unknown') {
				this.#file.plain.add(item.node);
				this.#prose(item.node as Prose);
			} else this.#node(item.node as Prose);
		}
		return this.#containers.endAll();
	}

	#node(node: Prose): void {
		switch (node.type) {
			case 'heading':
				readSessionOrBlock(this.#file, this.#containers, node as Heading);
				break;
			case 'html':
				this.#html(node as Html);
				break;
			case 'thematicBreak':
				// Rules of a table drawn with spaces stand between its rows.
				if (!/-{2,}[ \t]+-{2,}/.test(this.#file.getSource(node))) this.#containers.endBlock();
				this.#containers.add(node);
				break;
			case 'definition':
			case 'footnoteDefinition':
				// They stand where they are used, not here: no block ends at them.
				this.#containers.add(node);
				break;
			case 'paragraph':
			case 'list':
			case 'table':
				this.#words(node);
				break;
			default:
				this.#prose(node);
		}
	}

	#html(node: Html): void {
		const ignore = readIgnoredNext(node);
		if (ignore) this.#containers.wait(ignore);
		else if (isComment(node)) this.#containers.wait(node);
		else this.#prose(node);
	}

	#prose(node: Prose): void {
		// A decision that needs no vote has no other end than the words that close the meeting or its record.
		const { block } = this.#containers;
		if (block?.node?.type === 'resolution' && block.node.kind === 'decision' && endsRecord(node))
			this.#containers.endBlock();
		this.#containers.endBlockBeforeText();
		this.#containers.add(node);
	}

	/** A paragraph, list or table: a ballot, or speech, events and prose. */
	#words(node: Paragraph | List | Table): void {
		const lines = this.#file.getLines(node);
		if (this.#votes.opens(lines)) {
			this.#votes.take(this.#withAnswers(lines));
			return;
		}
		const glued = node.type === 'table' ? undefined : this.#votes.gluedFrom(lines, 0);
		if (glued === undefined) {
			this.#wordsAlone(node);
			return;
		}
		const first = this.#file.getFirstLine(node);
		// The ballot line is read as if a blank line stood above it.
		this.#part(first, first + glued, false);
		let to = this.#itemBelow(lines, glued);
		const ballot = lines.slice(glued, to);
		this.#votes.reportGlued(ballot);
		this.#votes.take(to === lines.length ? this.#withAnswers(ballot) : ballot);
		// `2. Budget` below the vote of the first item is the next of them: each is read alone, with the ballot glued under it.
		while (to < lines.length) {
			const from = to;
			const below = this.#votes.gluedFrom(lines, from);
			to = below === undefined ? lines.length : this.#itemBelow(lines, below);
			this.#part(first + from, first + to, to === lines.length);
		}
	}

	/** Index of the numbered item below a ballot; the number of lines where there is none. */
	#itemBelow(lines: readonly SourceLine[], ballot: number): number {
		let at = ballot + 1;
		while (
			at < lines.length &&
			!(NUMBERED.test(lines[at]?.text ?? '') && !this.#votes.isOfVote(lines[at] as SourceLine))
		)
			at += 1;
		return at;
	}

	/** Reads some lines of a node on their own; `isLast`: what is below them is the next node. */
	#part(from: number, to: number, isLast: boolean): void {
		const outer = this.#isLast;
		this.#isLast &&= isLast;
		for (const part of this.#file.readLines(from, to)) this.#node(part as Prose);
		this.#isLast = outer;
	}

	#wordsAlone(node: Paragraph | List | Table): void {
		const nodes: BodyNode[] =
			node.type === 'list'
				? readList(this.#file, node)
				: node.type === 'paragraph'
					? readParagraph(this.#file, node)
					: [node];
		for (const part of nodes) this.#prose(part as Prose);
	}

	/** `Vote :` with nothing after it takes the list or table below as its answers. */
	#withAnswers(lines: SourceLine[]): SourceLine[] {
		let all = lines;
		for (;;) {
			const item = this.#isLast ? this.#items[this.#next] : undefined;
			if (item?.kind !== 'node' || item.plain || !this.#votes.awaitAnswers(all)) return all;
			if (item.node.type !== 'list' && item.node.type !== 'table') return all;
			all = [...all, ...this.#file.getLines(item.node)];
			this.#next += 1;
		}
	}
}

/** Whether a node closes the meeting, or opens the formula that ends its record: `De tout ce que dessus …`. */
function endsRecord(node: BodyNode): boolean {
	if (node.type === 'closing') return true;
	if (node.type !== 'paragraph') return false;
	const [first] = node.children;
	return first?.type === 'text' && vocabulary('recordEndings').scan(first.value) !== undefined;
}

/** Puts the paragraph that its writer sees where a definition serves no link. */
function restoreUnusedDefinitions(children: BodyNode[], source: string): void {
	const definitions: { siblings: Node[]; index: number; node: Definition }[] = [];
	const used = new Set<string>();
	const visit = (siblings: Node[]) => {
		for (const [index, node] of siblings.entries()) {
			if (node.type === 'definition') definitions.push({ siblings, index, node: node as Definition });
			else if (node.type === 'linkReference' || node.type === 'imageReference')
				used.add((node as Node & { identifier: string }).identifier);
			if ('children' in node) visit((node as Parent).children);
		}
	};
	visit(children);
	for (const { siblings, index, node } of definitions) {
		// The first definition of a name is the one that counts.
		if (!used.delete(node.identifier)) siblings[index] = definitionAsWritten(node, source);
	}
}

/** A numbered item at the margin. */
const NUMBERED = /^ {0,3}\d{1,3}[.)][ \t]/;
