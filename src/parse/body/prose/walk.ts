/** The walk through the prose of a body, node by node, knowing at each which block it stands in and what is decided above. */

import type { BlockContent, Paragraph, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Position } from 'unist';
import {
	type BodyNode,
	type HeadNode,
	type Person,
	type Prose,
	setStatements,
	type Title,
} from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { isComment } from '../../../markdown/comments.js';
import type { BodyContext } from '../../reading.js';
import { readProse } from '../../statements/statements.js';
import type { TextMemory } from '../../statements/text-memory.js';
import { findTitleVerdict } from '../../statements/title-verdict.js';
import type { BodyFile } from '../body-file.js';
import { peopleById } from '../speakers.js';
import { isDecisive } from '../votes.js';
import { addFiguresOfItem, addListedPeople, addListSums, addSumsAcross, type ItemNode } from './lists.js';
import { type BlockKind, hasDecision, isBlock, type ProsePlace } from './place.js';
import { reportUnreadTable, setRowVerdicts } from './tables.js';
import { addSaidOfficer, readClosing, readText } from './told.js';
import {
	reportBallotLines,
	reportHeadingLine,
	reportHtml,
	reportMisspeltLabels,
	reportSpeakers,
	reportSpokenAnswers,
	reportUnknownMovers,
	reportVotesBehindName,
} from './unread.js';

/** Reads what the prose of a body says once its tree stands, and reports what its reader must know. */
export function checkProse(
	nodes: readonly BodyNode[],
	file: BodyFile,
	context: BodyContext,
	memory?: TextMemory,
): void {
	new ProseWalk(file, context, memory).start(nodes);
}

class ProseWalk implements ProsePlace {
	readonly file: BodyFile;
	readonly memory: TextMemory | undefined;
	readonly reported: Position[] = [];
	readonly #context: BodyContext;
	#people: ReadonlyMap<string, Person> | undefined;
	block: BlockKind | undefined;
	decided = false;
	undecided = true;
	decides = false;
	elects = false;
	paragraph: Paragraph | undefined;
	totalBelow: ProsePlace['totalBelow'];
	/** The texts of the item so far, and how many decisions stand above. */
	#item: ItemNode[] = [];
	#decision = 0;

	constructor(file: BodyFile, context: BodyContext, memory: TextMemory | undefined) {
		this.file = file;
		this.#context = context;
		this.memory = memory;
	}

	start(nodes: readonly BodyNode[]): void {
		this.decides = hasDecision(nodes);
		this.undecided = !this.decides;
		this.#walk(nodes, false);
		for (const title of this.#context.titles ?? []) {
			const placed = { text: title.value, place: () => title.position };
			const verdict = findTitleVerdict(placed, this.file.ballots(undefined));
			const { statements } = readProse(placed, this.file.ballots(undefined));
			setStatements(title, verdict ? [verdict] : statements.filter(({ kind }) => kind === 'verdict'));
		}
	}

	/** `voted`: the vote of the block is written, so that prose about it hides none. */
	#walk(nodes: ReadonlyArray<BodyNode | HeadNode>, voted: boolean): void {
		let above: BodyNode | HeadNode | undefined;
		let decided = false;
		for (const [index, node] of nodes.entries()) {
			if (node.type === 'paragraph' && !this.block) reportHeadingLine(this, node, nodes, index);
			// What stands under a vote may say again what it gave.
			if (!IS_BELOW_VOTE.has(node.type)) decided = false;
			this.decided = decided;
			if (isBlock(node)) decided = node.children.some((child) => isDecisive(child as BodyNode));
			// The text that ends a block may be a line of its vote.
			const block = isBlock(above) ? above.type : this.block;
			above = node;
			if (node.type === 'paragraph' || node.type === 'list' || node.type === 'table' || node.type === 'title')
				this.#item.push({ node, decision: block === undefined ? undefined : this.#decision });
			switch (node.type) {
				case 'session': {
					const [undecided, elects] = [this.undecided, this.elects];
					this.undecided = !hasDecision(node.children);
					this.elects ||= namesElection(node.children);
					const item = this.#item;
					this.#item = [];
					this.#walk(node.children, false);
					addFiguresOfItem(this, this.#item);
					// A decision may stand under a title of its own, below what is said of it.
					if (node.depth >= PART) for (const one of this.#item) item.push(one);
					this.#item = item;
					[this.undecided, this.elects] = [undecided, elects];
					break;
				}
				case 'confidential':
					this.#walk(node.children, voted);
					break;
				case 'resolution':
				case 'election':
				case 'choice':
					if (node.type === 'resolution' && node.form === 'implicit')
						for (const [at, child] of node.children.entries())
							if (child.type === 'paragraph') reportHeadingLine(this, child, node.children as BodyNode[], at);
					if (node.type === 'resolution' && node.form === 'implicit') {
						const [list, first] = [nodes[index - 1], node.children[0]];
						if (list?.type === 'list' && first?.type === 'paragraph') this.totalBelow = { list, first };
					}
					this.block = node.type;
					this.#decision += 1;
					this.elects ||= node.type === 'election';
					this.#walk(
						node.children,
						node.children.some((child) => isDecisive(child as BodyNode)),
					);
					this.block = undefined;
					break;
				case 'title':
					reportHtml(this, { type: 'paragraph', children: node.children });
					readText(this, node, true);
					break;
				case 'intervention':
					if (!voted && !this.decided && !this.block && nodes[index - 1]?.type !== 'intervention')
						reportSpokenAnswers(this, nodes.slice(index, index + MOST_VOTERS));
					for (const child of node.children) if (child.type !== 'speaker') this.#readNode(child, voted);
					addSaidOfficer(this, node);
					break;
				case 'closing':
					for (const child of node.children)
						if (child.type !== 'timeValue') reportHtml(this, child as RootContent);
					readClosing(this, node);
					break;
				case 'quorumStatement':
					for (const child of node.children) if (child.type === 'paragraph') this.#readNode(child, voted);
					break;
				case 'action':
					for (const child of node.children)
						if (child.type === 'title') reportHtml(this, { type: 'paragraph', children: child.children });
					break;
				default:
					if (isProse(node)) this.#readNode(node, voted, block);
					if (node.type === 'list') {
						addListSums(this, node, nodes[index - 1]);
						addListedPeople(this, node, nodes[index - 1]);
					}
					if (node.type === 'paragraph') addSumsAcross(this, node, nodes[index - 1]);
			}
			// An implicit block holds the last of the paragraphs above its vote.
			if (!(isBlock(node) && (node as { form?: string }).form === 'implicit'))
				this.paragraph = node.type === 'paragraph' ? node : undefined;
		}
	}

	#readNode(node: Prose, voted: boolean, block?: BlockKind): void {
		reportHtml(this, node);
		this.#readTexts(node, voted, true);
		if (block && !this.file.plain.has(node)) reportMisspeltLabels(this, node, block);
	}

	/** The paragraphs and cells of a node. */
	#readTexts(node: Prose | BlockContent, voted: boolean, atMargin: boolean): void {
		// What is carried as plain text has its error already.
		if (this.file.plain.has(node)) return;
		if (node.type === 'paragraph') {
			if (!voted) reportUnreadTable(this, node);
			if (atMargin) {
				reportSpeakers(this, node, voted);
				reportUnknownMovers(this, node);
			}
			readText(this, node, voted);
			if (this.elects && !voted && !this.decided) reportVotesBehindName(this, node);
		} else if (node.type === 'table') {
			if (!voted) reportUnreadTable(this, node);
			for (const row of node.children) for (const cell of row.children) readText(this, cell, voted);
			setRowVerdicts(this, node);
		} else if (node.type === 'list') {
			for (const item of node.children)
				for (const child of item.children) this.#readTexts(child as Prose, voted, atMargin);
		} else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
			for (const child of node.children) this.#readTexts(child as Prose, voted, false);
		} else if (node.type === 'definition') readText(this, node, true);
		else if (node.type === 'code' || (node.type === 'html' && !isComment(node))) {
			readText(this, node, true);
			reportBallotLines(this, node);
		}
	}

	getPerson(id: string): Person | undefined {
		this.#people ??= peopleById(this.#context.people);
		return this.#people.get(id);
	}
}

/** `## Élection du bureau` */
function namesElection(nodes: ReadonlyArray<BodyNode | HeadNode>): boolean {
	const title = nodes.find(({ type }) => type === 'title');
	return title !== undefined && vocabulary('blocks').findIn(wordsOf(title as Title))?.id === 'election';
}

/** Everything that is not ours is Markdown. */
function isProse(node: BodyNode | HeadNode): node is Prose {
	return PROSE.has(node.type);
}

const PROSE: ReadonlySet<string> = new Set([
	'paragraph',
	'heading',
	'list',
	'table',
	'blockquote',
	'code',
	'html',
	'footnoteDefinition',
	'definition',
]);

/** What does not end the place under a vote; a note and the target of a link stand where they are referred to. */
const IS_BELOW_VOTE: ReadonlySet<string> = new Set([
	'paragraph',
	'list',
	'blockquote',
	'html',
	'footnoteDefinition',
	'definition',
]);

const MOST_VOTERS = 200;
/** `###`: a part of an item, and no item of its own. */
const PART = 3;
