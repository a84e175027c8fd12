/** What goes into a block that a ballot opens outside any: candidates and text that stand above it. */

import type { BodyNode } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { readCollege } from '../ballot/ballot-label.js';
import { plainLine } from '../ballot/ballot-lines.js';
import type { BodyFile } from './body-file.js';
import type { Frame } from './containers.js';

/** Takes the lists of candidates off the end of what is above, with the bold lines of their colleges. */
export function takeCandidates(file: BodyFile, above: BodyNode[]): BodyNode[] {
	let from = above.length;
	let lists = 0;
	for (let index = above.length - 1; index >= 0; index -= 1) {
		const node = above[index];
		if (node?.type === 'list') lists += 1;
		else if (!(node?.type === 'paragraph' && lists > 0 && isCollegeLine(file, node))) break;
		from = index;
	}
	return lists === 0 ? [] : above.splice(from);
}

function isCollegeLine(file: BodyFile, node: BodyNode): boolean {
	const lines = file.getLines(node);
	const [line] = lines;
	if (!line || lines.length > 1) return false;
	const { text, from, to, strong } = plainLine(line);
	return strong && readCollege(text.slice(from, to)) !== undefined;
}

/** Takes the text put to the vote off the end of what is above: a paragraph; a list, table or quote with the paragraph that leads to it. */
export function takeText(above: BodyNode[]): BodyNode[] {
	const last = above.at(-1);
	if (last?.type === 'paragraph') return above.splice(-1);
	if (last?.type !== 'list' && last?.type !== 'table' && last?.type !== 'blockquote') return [];
	return above.splice(above.at(-2)?.type === 'paragraph' ? -2 : -1);
}

/** Whether the item that is open asks the body for its opinion: `Avis sur le projet`. */
export function asksForOpinion({ kind, children }: Frame): boolean {
	if (kind !== 'session') return false;
	const title = children.find((child) => child.type === 'title');
	const [first] = title?.type === 'title' ? title.children : [];
	return first?.type === 'text' && vocabulary('opinionItems').scan(first.value) !== undefined;
}
