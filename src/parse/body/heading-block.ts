/** What a heading opens: an agenda item, a block, or nothing where it stands in one. */

import type { Heading } from 'mdast';
import type { Block, HeadNode, ResolutionKind, Session, Title } from '../../ast/index.js';
import type { BlockWord } from '../../markdown/fences.js';
import { getStart, phrasingAfter } from '../../markdown/phrasing.js';
import { readCollege } from '../ballot/ballot-label.js';
import type { BodyFile } from './body-file.js';
import { type Containers, type Frame, openPlace } from './containers.js';
import { type HeadingWords, readHeadingWords } from './headings.js';

/** Reads a heading: closes what it ends, opens what it begins. */
export function readSessionOrBlock(file: BodyFile, containers: Containers, node: Heading): void {
	const start = getStart(node.children) ?? node.position?.end;
	const end = node.children.at(-1)?.position?.end;
	const from = start?.offset ?? 0;
	const text = file.source.slice(from, Math.max(from, end?.offset ?? from));
	const block = containers.block;
	if (block?.node?.type === 'election' && (block.end || node.depth > (block.depth ?? 0))) {
		const college = readCollege(text);
		if (college !== undefined) {
			block.college = college;
			block.collegeNode = node;
			containers.add(node);
			return;
		}
	}
	// The explicit form is for a text that itself holds headings.
	if (containers.fence?.kind === 'block') {
		containers.add(node);
		return;
	}
	const words = readHeadingWords(text, file.lang, (a, b) => ({
		start: { line: start?.line ?? 1, column: (start?.column ?? 1) + a, offset: from + a },
		end: { line: start?.line ?? 1, column: (start?.column ?? 1) + b, offset: from + b },
	}));
	if (words.word === undefined && block && block.end === undefined) {
		// A deeper heading belongs to the text of the block, as long as its vote is not written.
		if (block.depth !== undefined && node.depth > block.depth && !block.done) {
			containers.add(node);
			return;
		}
		containers.endBlock();
	}
	for (const each of words.problems) file.problems.push(each);
	containers.endSessions(node.depth);
	if (words.word !== undefined) containers.endBlock();
	const head = headNodes(words, getTitle(file, node, from + words.titleFrom));
	containers.push(
		words.word === undefined ? sessionFrame(node, head) : blockFrame(node, words.word, words.item, head),
	);
}

/** A block of that word, empty but for its head. */
export function makeBlock(word: BlockWord, form: Block['form'], children: HeadNode[]): Block {
	if (word === 'election') return { type: 'election', form, children };
	if (word === 'choice') return { type: 'choice', form, children };
	return { type: 'resolution', kind: word as ResolutionKind, form, children };
}

/** A title of these words; nothing where there are none. */
export function makeTitle(children: Title['children']): Title | undefined {
	const start = children[0]?.position?.start;
	const end = children.at(-1)?.position?.end;
	if (!start || !end) return undefined;
	return { type: 'title', children, position: { start: { ...start }, end: { ...end } } };
}

function getTitle(file: BodyFile, node: Heading, offset: number): Title | undefined {
	return makeTitle(phrasingAfter(node.children, offset, file.source, file.markdown));
}

function headNodes(words: HeadingWords, title: Title | undefined): HeadNode[] {
	const { date, times, number } = words;
	return [...(date ? [date] : []), ...times, ...(number ? [number] : []), ...(title ? [title] : [])];
}

function sessionFrame(heading: Heading, children: HeadNode[]): Frame {
	const node: Session = { type: 'session', depth: heading.depth, children };
	if (heading.position) node.position = openPlace(heading.position);
	return { kind: 'session', node, children: node.children, depth: heading.depth, done: false };
}

function blockFrame(
	heading: Heading,
	word: BlockWord,
	item: string | undefined,
	children: HeadNode[],
): Frame {
	const node = makeBlock(word, 'heading', children);
	node.depth = heading.depth;
	if (item !== undefined) node.item = item;
	if (heading.position) node.position = openPlace(heading.position);
	return { kind: 'block', node, children: node.children, depth: heading.depth, done: false };
}
