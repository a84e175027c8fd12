/** From the Markdown below the header to sessions, blocks, speech, events and votes. */

import type { Definition, Heading, Html, List, Paragraph, PhrasingContent, Table } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent, Point } from 'unist';
import {
	type Ballot,
	type BallotLine,
	type Block,
	type BodyNode,
	byPlace,
	type Confidential,
	type Fix,
	getChild,
	getChildren,
	getStatements,
	type HeadNode,
	type Problem,
	type Prose,
	type Session,
	type Statement,
	type Title,
	type UncountedVote,
	type UnvotedStatement,
	type VerdictStatement,
} from '../../ast/index.js';
import { isOneOf, mentions, opensWith, vocabulary } from '../../language/index.js';
import { type FenceAttribute, type FenceLine, nearestBlockWord } from '../../markdown/fences.js';
import { definitionAsWritten, isComment } from '../../markdown/mdast-minutes.js';
import { phrasingAfter, readMarkdown } from '../../markdown/remark-minutes.js';
import { withCharacterProblems } from '../../source/characters.js';
import { readIgnoredNext } from '../../source/ignore-comment.js';
import { endOfLine, placeInLine, pointInLine, type SourceLine, sourceLines } from '../../source/places.js';
import { foldedWords } from '../../text/fold.js';
import { compare, parseFraction } from '../../text/fraction.js';
import { countWhile } from '../../text/lists.js';
import { closedUp } from '../../text/look-alike.js';
import type { SourcePoint } from '../../text/places.js';
import { hasLabel, readBallot } from '../ballot/ballot.js';
import { readCandidate } from '../ballot/candidate-list.js';
import type { BodyContext } from '../reading.js';
import type { TextMemory } from '../statements/text-memory.js';
import { bodiesNamed, namesOtherBody } from '../statements/wording/bodies.js';
import { BodyFile, Containers, type Frame } from './body-file.js';
import { type FlowItem, lineAsParagraph, readFlow, reportBroken } from './flow.js';
import { itemNumber, makeBlock, makeTitle, readFenceNumber, readSessionOrBlock } from './headings.js';
import { readList, readParagraph } from './paragraph.js';
import { hasDecision, namesElection } from './prose/place.js';
import { takeOpinion } from './prose/told.js';
import { checkProse } from './prose/walk.js';
import { getNames } from './speakers.js';
import { decisionKind, isDecisive, makeImplicit, takeText, Votes } from './votes.js';

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
	const file = new BodyFile(
		source,
		sourceLines(text, bodyStart),
		readMarkdown(source, bodyStart),
		memory?.names(() => getNames(context)) ?? getNames(context),
		context.lang,
		memory?.ballots,
		context.date,
		context.head === undefined ? undefined : bodiesNamed(context.head),
		context.head,
	);
	const read = new BodyReader(file).read();
	restoreUnusedDefinitions(read, source);
	checkProse(read, file, context, memory);
	file.uncounted.sort(byPlace);
	const children = takeToldVerdicts(read, file);
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
		if (this.#votes.opens(lines, node.type === 'table' ? this.#below() : [])) {
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
	else {
		const fix: Fix = {
			description: 'writeNearest',
			safe: false,
			edits: [{ position: place, text: nearest }],
		};
		file.report('syntax/unknown-block', 'near', place, { values: { ...values, nearest }, fixes: [fix] });
	}
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
	const fix: Fix = {
		description: 'writeNearest',
		safe: false,
		edits: [{ position: place, text: found.expected }],
	};
	file.report('syntax/unknown-key', 'attributeNear', place, {
		values: { ...values, nearest: found.expected },
		severity: 'error',
		fixes: [fix],
	});
}

// --- A verdict that stands alone in a block without a vote, `Adopté à l'unanimité.`, is its vote.

/** Puts the ballot behind the paragraph, whose words stay. Statements have been found. */
function takeToldVerdicts(nodes: readonly BodyNode[], file: BodyFile): BodyNode[] {
	return nodes.flatMap((node) => {
		if (node.type === 'resolution') return [node, ...takeToldVerdict(node, file)];
		if (node.type === 'election') return [node, ...takeToldElected(node, file)];
		if (node.type === 'session' && !hasDecision(node.children) && !namesElection(node.children))
			openToldDecision(node, file);
		if (node.type === 'session' || node.type === 'confidential')
			node.children = takeToldVerdicts(node.children as BodyNode[], file);
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
	const verdict = verdictAlone(last, file);
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
	const title = item.children.find(({ type }) => type === 'title');
	const isOfOther =
		mentions(words, ['blocks', 'amendment']) ||
		(title !== undefined && mentions(wordsOf(title as Title), 'pastTitles'));
	if (isTold || namesOthers || isOfOther || words.trimEnd().endsWith(':')) return false;
	if (mentions(words, 'suppositions')) return false;
	// A line of a vote, `Majorité : statuts`, and a sentence that says how was voted are of a vote too; `Le budget est soumis au vote` leads to this one.
	return above.every((node) => {
		if (node.type !== 'paragraph' && node.type !== 'table') return true;
		const source = file.getSource(node);
		const put = vocabulary('leadIns').findAll(source, 'put').at(-1);
		const text = put ? source.slice(0, put.from) + source.slice(put.to) : source;
		const isOfVote = mentions(text, 'votingVerbs', 'castUnits', 'answers');
		return !isOfVote && sourceLines(text).every((line) => !hasLabel(line, context));
	});
}

/** What may stand above a verdict in its item. */
const BESIDE_VERDICT: ReadonlySet<string> = new Set([
	'title',
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

/** Takes out of a heading's block what stands below its vote: `15h20 – Arrivée de …` came after it, as below every other vote. */
function takeBelow(block: Block, after: number): BodyNode[] {
	if (block.form !== 'heading') return [];
	const children = block.children as BodyNode[];
	const end = children.findIndex((child, index) => index >= after && child.type !== 'ballot');
	const below = end < 0 ? [] : children.splice(end);
	const last = children.at(-1)?.position?.end;
	if (below.length > 0 && block.position && last) block.position.end = last;
	return below;
}

/** Returns what stands below the vote. */
function takeToldVerdict(block: Extract<Block, { type: 'resolution' }>, file: BodyFile): BodyNode[] {
	const children = block.children as BodyNode[];
	if (children.some((child) => isDecisive(child))) return [];
	const told = children.flatMap((child, index) => {
		if (child.type !== 'paragraph' && child.type !== ('title' as string)) return [];
		return getStatements(child).flatMap((one) =>
			one.kind === 'verdict' && !one.body ? [{ verdict: one, index, isLast: endsLike(one, child) }] : [],
		);
	});
	// Two verdicts are two decisions, and nobody knows of what; `Les comptes sont approuvés` above one is the text.
	const [last, before] = told.toReversed();
	if (!last) return endWithoutVote(block, file);
	const isTwice = before !== undefined && isSaidAgain(last, before);
	const only = isTwice && !hasTally(last) ? { ...before, isLast: last.isLast } : last;
	const earlier = told.slice(0, isTwice ? -2 : -1);
	if (earlier.some((one) => one.verdict.named || (one.index !== only.index && isOnBlock(one, block, file))))
		return [];
	// One with more behind it may be of another vote.
	if (!only.isLast || !(only.verdict.named || isOnBlock(only, block, file))) return [];
	// What is told beside it may be the vote, and this that of something else.
	if (!only.verdict.named && tellsOfVote(block, file, only)) return [];
	const ballot = asBallot(only.verdict, file);
	if (!ballot) return [];
	children.splice(only.index + 1, 0, ballot);
	// `Mis aux voix, | le projet est adopté`: its words may start before it.
	unreport((only.verdict.whole && children[only.index]) || only.verdict, file);
	return children[only.index]?.type === 'paragraph' ? takeBelow(block, only.index + 2) : [];
}

/**
 * Whether a verdict that is a paragraph of its own, `La convention est approuvée à l'unanimité`, is on the block: it says that this was put to the vote, or how
 * it was voted, on `ce rapport` or on what the title names, and on nothing else: `Le report du bail` and `Le budget 2023` are not what `Bail` and `Budget 2024` name.
 * `Les comptes sont approuvés` may be the very text that is put to the vote, `Le rapport est adopté` another vote.
 */
function isOnBlock({ verdict, index }: ToldOutcome, block: Block, file: BodyFile): boolean {
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
	const named = new Set(foldedWords(title ? wordsOf(title) : '').split(' '));
	const words = foldedWords(subject.replace(isPut ? OPENING : '', ''))
		.split(' ')
		.filter((word) => word.length >= SHORTEST_NOUN || /\d/.test(word))
		.filter((word) => !isOneOf(word, 'determiners'));
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

/** What is read is no vote that does not count. */
function unreport(node: Node, file: BodyFile): void {
	const { first, votes } = toldIn(file, node);
	file.uncounted.splice(first, votes.length);
}

/** `Dora Finch est élue trésorière à l'unanimité.`, alone in an election without votes, is its result. Returns what stands below it. */
function takeToldElected(block: Extract<Block, { type: 'election' }>, file: BodyFile): BodyNode[] {
	const children = block.children as BodyNode[];
	if (children.some((child) => isDecisive(child))) return [];
	const told = children.flatMap((child, index) =>
		child.type === 'paragraph'
			? getStatements(child).flatMap((one) => (one.kind === 'elected' ? [{ elected: one, index }] : []))
			: [],
	);
	const [only] = told;
	const position = only?.elected.position;
	if (!only || told.length > 1 || !position || only.elected.children.length === 0) return [];
	unreport(only.elected, file);
	const text = file.source.slice(position.start.offset, position.end.offset);
	// They are the candidates too.
	const candidates = only.elected.children.map(
		(name) => readCandidate({ text: name.value, place: () => name.position }, file.ballots('election')).line,
	);
	const list: BodyNode = { type: 'candidateList', position, children: candidates };
	children.splice(only.index + 1, 0, list, {
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
	return takeBelow(block, only.index + 3);
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
	// `Rejetée à l'unanimité` says who was against, and no label does.
	const isAgainstAll =
		outcome === 'rejected' && tally?.type === 'tally' && tally.children.some((one) => one.type === 'consent');
	if (!start || !end || isAgainstAll) return undefined;
	const position = { start, end };
	const ballot =
		start.line === end.line && !(tally && isBefore) && !vocabulary('motionMarks').findId(verdict.text)
			? readAsLine(file.source.slice(start.offset, end.offset), start, file)
			: undefined;
	const given: BallotLine = { type: 'ballotLine', label: 'result', key: '', children: [...children] };
	const lines = ballot?.children ?? [given];
	// `Defeated, 3-2`: nobody knows which of them were for it.
	if (outcome === 'rejected' && lines.some((line) => isBareScore(line, file))) return undefined;
	return { type: 'ballot', position, children: lines.map((line) => ({ ...line, position })) };
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

function readAsLine(words: string, start: Point, file: BodyFile): Ballot | undefined {
	const label = `${vocabulary('labels').word('result', file.lang)}: `;
	const line = {
		text: label + closedUp(words),
		start: {
			line: start.line,
			column: start.column - label.length,
			offset: (start.offset ?? 0) - label.length,
		},
	};
	const { children, problems } = readBallot([line], file.ballots('resolution'));
	const [ballot] = children;
	return problems.length === 0 && ballot?.type === 'ballot' ? ballot : undefined;
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
	return toldIn(file, block).votes.some((one) => !beside || (one.code === 'vote' && !own.includes(one)));
}

/** Votes, or a body that decides: what it decides may be the text that is then withdrawn, and not one that is only noted. */
function tellsVote(one: Statement, { outcome }: UnvotedStatement): boolean {
	if (one.kind === 'verdict') return outcome === 'noted' || one.children.length > 1;
	return (one.kind === 'count' || one.kind === 'people') && VOTES.has(one.of);
}

const VOTES: ReadonlySet<string> = new Set(['for', 'against', 'abstention', 'cast']);
