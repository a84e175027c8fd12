/** From the Markdown below the header to sessions, blocks, speech, events and votes. */

import type { Definition, Heading, Html, List, Paragraph, PhrasingContent, Table } from 'mdast';
import type { Node, Parent } from 'unist';
import {
	type BodyNode,
	byPlace,
	type Confidential,
	fixAt,
	type HeadNode,
	type Problem,
	type Prose,
	type Title,
	type UncountedVote,
} from '../../ast/index.js';
import { opensWith, vocabulary } from '../../language/index.js';
import { type FenceAttribute, type FenceLine, nearestBlockWord } from '../../markdown/fences.js';
import {
	commentsIn,
	definitionAsWritten,
	isComment,
	phrasingAfter,
	readMarkdown,
} from '../../markdown/remark-minutes.js';
import { withCharacterProblems } from '../../source/characters.js';
import { readIgnoredNext } from '../../source/ignore-comment.js';
import {
	blankRanges,
	endOfLine,
	placeInLine,
	pointInLine,
	type SourceLine,
	sourceLines,
} from '../../source/places.js';
import type { SourcePoint } from '../../text/places.js';
import { hasLabel, readBallot } from '../ballot/ballot.js';
import type { BodyContext } from '../reading.js';
import type { TextMemory } from '../statements/text-memory.js';
import { bodiesNamed } from '../statements/wording/bodies.js';
import { BodyFile, Containers, type Frame } from './body-file.js';
import { type FlowItem, lineAsParagraph, readFlow, reportBroken } from './flow.js';
import { itemNumber, makeBlock, makeTitle, readFenceNumber, readSessionOrBlock } from './headings.js';
import { readList, readParagraph } from './paragraph.js';
import { checkProse } from './prose/walk.js';
import { getNames } from './speakers.js';
import { takeToldMoves } from './stated-moves.js';
import { takeToldVerdicts } from './stated-verdicts.js';
import { Votes } from './votes.js';

/** The body of a meeting file, and the mistakes met in it. */
interface BodyReading {
	children: BodyNode[];
	/** By their place, as the mistakes. */
	uncounted: UncountedVote[];
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
	const markdown = readMarkdown(source, bodyStart);
	const comments = commentsIn(markdown.root, source);
	const file = new BodyFile(
		source,
		blankRanges(sourceLines(text, bodyStart), comments.long),
		markdown,
		memory?.names(() => getNames(context)) ?? getNames(context),
		context.lang,
		memory?.ballots,
		context.date,
		context.head === undefined ? undefined : bodiesNamed(context.head),
		context.head,
	);
	for (const place of comments.open)
		file.report('syntax/raw-html', 'commentAtEnd', place, { severity: 'error' });
	const read = new BodyReader(file).read();
	restoreUnusedDefinitions(read, source);
	checkProse(read, file, context, memory);
	file.uncounted.sort(byPlace);
	const moved = takeToldMoves(read, file, context.people);
	const children = takeToldVerdicts(moved, file);
	const problems = withCharacterProblems(text, file.problems, undefined, bodyStart);
	problems.sort(byPlace);
	return { children, uncounted: file.uncounted, problems };
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
				if (!this.#votes.takeSecond(node as Heading))
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
		if (this.#votes.opens(lines, () => this.#below())) {
			this.#votes.take(this.#withAnswers(lines));
			return;
		}
		const glued = node.type === 'table' ? undefined : this.#votes.gluedFrom(lines, 0);
		if (glued === undefined) {
			this.#votes.reportOutside(lines);
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

	/** The lines of the paragraphs below, up to a title. */
	#below(): SourceLine[][] {
		const found: SourceLine[][] = [];
		for (const item of this.#items.slice(this.#next, this.#next + MOST_BELOW)) {
			if (item.kind !== 'node' || item.node.type === 'heading') break;
			if (item.node.type === 'paragraph' || item.node.type === 'list')
				found.push(this.#file.getLines(item.node));
		}
		return found;
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

	/** `Vote :` with nothing after it takes the list or table below as its answers, `Second vote :` and `Résultat du vote :` a paragraph of them too. */
	#withAnswers(lines: SourceLine[]): SourceLine[] {
		let all = lines;
		for (;;) {
			const item = this.#isLast ? this.#items[this.#next] : undefined;
			if (item?.kind !== 'node' || item.plain) return all;
			const below = this.#file.getLines(item.node);
			if (!this.#votes.awaitAnswers(all, below)) return all;
			const isParagraph = item.node.type === 'paragraph' && this.#votes.areAnswers(all, below);
			if (item.node.type !== 'list' && item.node.type !== 'table' && !isParagraph) return all;
			all = [...all, ...below];
			this.#next += 1;
		}
	}
}

/** Whether a node closes the meeting, or opens the formula that ends its record: `De tout ce que dessus …`. */
function endsRecord(node: BodyNode): boolean {
	if (node.type === 'closing') return true;
	if (node.type !== 'paragraph') return false;
	const [first] = node.children;
	return first?.type === 'text' && opensWith(first.value, 'recordEndings');
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

/** Totals stand right below a table. */
const MOST_BELOW = 3;

/** A numbered item at the margin. */
const NUMBERED = /^ {0,3}\d{1,3}[.)][ \t]/;

// What the opening line of a fence opens: a block, a confidential passage, or nothing where nobody knows its word.

type OpenItem = FlowItem & { kind: 'open' };

/** Opens what a fence's opening line names. */
function openFence(file: BodyFile, containers: Containers, item: OpenItem): void {
	const { fence } = item;
	const line = file.lines[item.from];
	if (!line) return;
	if (fence.word === undefined) {
		openUnknown(file, containers, item, line);
		return;
	}
	if (fence.broken) reportBroken(file, item.from, fence);
	const last = file.lines[item.end.line];
	const position = {
		start: pointInLine(line, fence.from),
		end: item.end.closed && last ? endOfLine(last) : pointInLine(line, line.text.trimEnd().length),
	};
	const frame: Frame = { kind: 'block', children: [], done: false, end: item.end };
	if (fence.word === 'confidential') {
		containers.endBlockBeforeText();
		const head = readHead(file, line, item);
		const node: Confidential = { type: 'confidential', children: head, position };
		containers.push({ ...frame, kind: 'confidential', node, children: node.children });
		return;
	}
	containers.endBlock();
	const node = makeBlock(fence.word, 'fence', readHead(file, line, item));
	node.position = position;
	containers.push({ ...frame, node, children: node.children });
	readAttributes(file, containers, line, fence);
}

/** One error at a fence that is never closed; the reading closes it where it says. */
function reportUnclosedFence(file: BodyFile, item: OpenItem): void {
	const line = file.lines[item.from];
	if (!line || item.fence.word === undefined) return;
	const end = file.lines[item.end.line];
	const last = file.lines.at(-1) ?? line;
	const colons = ':'.repeat(item.fence.colons);
	const before = end ? end.start : endOfLine(last);
	const text = end ? `${colons}${file.lineEnd}${file.lineEnd}` : `${file.lineEnd}${colons}${file.lineEnd}`;
	const isHeading = end !== undefined && /^ {0,3}#/.test(end.text);
	file.report(
		'syntax/unclosed-block',
		end ? (isHeading ? 'beforeHeading' : 'beforeFence') : 'atEnd',
		placeInLine(line, item.fence.from, line.text.trimEnd().length),
		{
			values: { text: line.text.trim(), colons, line: { line: (end ?? last).start.line } },
			// Whether a passage is kept from the public is for the writer to say.
			fixes: [
				{
					description: 'closeBlock',
					safe: item.fence.word !== 'confidential',
					edits: [{ position: { start: before, end: before }, text }],
				},
			],
		},
	);
}

function openUnknown(file: BodyFile, containers: Containers, item: OpenItem, line: SourceLine): void {
	const { fence } = item;
	containers.endBlockBeforeText();
	containers.add(lineAsParagraph(file, item.from));
	// Without a word it has its error already, and its closing line closes nothing more.
	if (fence.written === '') return;
	const place = placeInLine(line, fence.writtenFrom, fence.writtenFrom + fence.written.length);
	const nearest = nearestBlockWord(fence.written, file.lang);
	const values = { word: fence.written };
	if (nearest === undefined) file.report('syntax/unknown-block', 'unknown', place, { values });
	else
		file.report('syntax/unknown-block', 'near', place, {
			values: { ...values, nearest },
			fixes: fixAt('writeNearest', place, nearest),
		});
	if (item.end.closed)
		containers.push({ kind: 'unknown', children: containers.top.children, done: false, end: item.end });
}

/** Title, identifier and number, in source order. */
function readHead(file: BodyFile, line: SourceLine, { fence, title: titleWords }: OpenItem): HeadNode[] {
	const head: HeadNode[] = [];
	const bracketed =
		line.text[fence.titleFrom - 1] === '[' || line.text.slice(0, fence.titleFrom).trimEnd().endsWith('[');
	const words = line.text.slice(0, fence.titleTo);
	const numbered = bracketed
		? { titleFrom: fence.titleFrom }
		: readFenceNumber(words, fence.titleFrom, (from, to) => placeInLine(line, from, to));
	if (numbered.number) head.push(numbered.number);
	const title = titleBetween(file, line, numbered.titleFrom, fence.titleTo, titleWords);
	if (title) head.push(title);
	if (fence.id) {
		const { value, from } = fence.id;
		head.push({
			type: 'identifier',
			value,
			children: [],
			position: placeInLine(line, from, from + value.length + 1),
		});
	}
	for (const attribute of fence.attributes) {
		const place = placeInLine(line, attribute.valueFrom, attribute.valueFrom + attribute.value.length);
		const own = ownAttribute(attribute.key);
		if (own === 'number' && !head.some((node) => node.type === 'itemNumber'))
			head.push(itemNumber(attribute.value, place));
		if (own === 'id' && !fence.id)
			head.push({ type: 'identifier', value: attribute.value, children: [], position: place });
	}
	return head;
}

function titleBetween(
	file: BodyFile,
	line: SourceLine,
	from: number,
	to: number,
	words: PhrasingContent[],
): Title | undefined {
	const text = line.text.slice(from, Math.max(from, to));
	if (text.trim() === '') return undefined;
	const start = pointInLine(line, from);
	if (words.length === 0) return makeTitle(file.markdown.inline(text, start));
	return makeTitle(phrasingAfter(words, start.offset, file.source, file.markdown));
}

/** Is this an attribute that is no label of a ballot line? */
function ownAttribute(key: string): 'number' | 'id' | undefined {
	const found = vocabulary('fenceAttributes').lookup(key);
	return found?.exact ? found.id : undefined;
}

/** Each attribute but the identifier and the number is exactly like a labelled line. */
function readAttributes(file: BodyFile, containers: Containers, line: SourceLine, fence: FenceLine): void {
	const context = file.ballots(containers.blockKind);
	const lines: SourceLine[] = [];
	for (const attribute of fence.attributes) {
		if (ownAttribute(attribute.key)) continue;
		const labelled = asLabelledLine(line, attribute);
		if (hasLabel(labelled, context)) lines.push(labelled);
		else reportUnknownAttribute(file, line, attribute);
	}
	if (lines.length === 0) return;
	const reading = readBallot(lines, context);
	for (const each of reading.problems) file.problems.push(each);
	for (const child of reading.children) containers.add(child);
}

/** `majorité="art. 24"` as `majorité:  art. 24`, character by character where it stands. */
function asLabelledLine(line: SourceLine, attribute: FenceAttribute): SourceLine {
	const { key, keyFrom, value, valueFrom } = attribute;
	const gap = ' '.repeat(Math.max(0, valueFrom - keyFrom - key.length - 1));
	return { text: `${key}:${gap}${value}`, start: pointInLine(line, keyFrom) };
}

function reportUnknownAttribute(file: BodyFile, line: SourceLine, attribute: FenceAttribute): void {
	const place = placeInLine(line, attribute.keyFrom, attribute.keyFrom + attribute.key.length);
	const found = vocabulary('labels').lookup(attribute.key);
	const values = { key: attribute.key };
	if (!found || found.exact) {
		file.report('syntax/unknown-key', 'attribute', place, { values, severity: 'error' });
		return;
	}
	file.report('syntax/unknown-key', 'attributeNear', place, {
		values: { ...values, nearest: found.expected },
		severity: 'error',
		fixes: fixAt('writeNearest', place, found.expected),
	});
}
