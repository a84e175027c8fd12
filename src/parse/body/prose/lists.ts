/** What the items of a list say together: sums, counts and people, with the paragraph above or below. */

import type { List, Paragraph, Table } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import {
	type BodyNode,
	getStatements,
	type HeadNode,
	type Statement,
	setStatements,
	type Title,
} from '../../../ast/index.js';
import { readPeopleOfList } from '../../statements/people/groups.js';
import { readCountOverList } from '../../statements/sums/list-counts.js';
import {
	readFiguresOfItem,
	readSumOverList,
	readSumsAcross,
	readSumsOfList,
	readTotalUnderList,
} from '../../statements/sums.js';
import type { ProsePlace } from './place.js';

/** What the items of a list add up to, alone and with the paragraph over them. */
export function addListSums(where: ProsePlace, list: List, above: BodyNode | HeadNode | undefined): void {
	if (where.file.plain.has(list)) return;
	const source = where.file.getSource(list);
	const isOver = above?.type === 'paragraph' && /:\s*$/.test(where.file.getSource(above));
	if (!isOver && !/\d/.test(source)) return;
	const context = where.file.ballots(undefined);
	if (/\d/.test(source)) setStatements(list, readSumsOfList(where.file.getPlaced(list), context));
	if (!isOver) return;
	const lead = where.file.getPlaced(above);
	const items = list.children.map((item) => wordsOf(item));
	const sums = /\d/.test(source) && /\d/.test(lead.text) ? readSumOverList(lead, items, context) : [];
	setStatements(above, [...getStatements(above), ...sums, ...readCountOverList(lead, items)]);
}

/** What the amounts of a paragraph come to with those of the paragraph over it, where it has no mistake of its own. */
export function addSumsAcross(
	where: ProsePlace,
	node: Paragraph,
	list: BodyNode | HeadNode | undefined,
): void {
	if (list?.type === 'list') addTotalUnder(where, node, list);
	else if (where.totalBelow?.first === node) addTotalUnder(where, node, where.totalBelow.list);
	const above = where.paragraph;
	if (!above || where.file.plain.has(node)) return;
	const placed = where.file.getPlaced(node);
	const isSum = (one: Statement) => one.kind === 'sum';
	if (!/\d/.test(placed.text) || getStatements(node).some(isSum) || getStatements(above).some(isSum)) return;
	const found = readSumsAcross(where.file.getSource(above), placed, where.file.ballots(undefined));
	if (found.length > 0) setStatements(node, [...getStatements(node), ...found]);
}

function addTotalUnder(where: ProsePlace, node: Paragraph, list: List): void {
	const placed = where.file.getPlaced(node);
	if (!/\d/.test(placed.text) || where.file.plain.has(node)) return;
	const items = list.children.map((item) => wordsOf(item));
	const found = readTotalUnderList(items, placed, where.file.ballots(undefined));
	if (found.length > 0) setStatements(node, [...getStatements(node), ...found]);
}

/** A node of an item, and the decision that it is in. */
export interface ItemNode {
	node: Paragraph | List | Table | Title;
	decision: number | undefined;
}

/** What the decisions of an item state otherwise than its other texts, where they have no other mistake. */
export function addFiguresOfItem(where: ProsePlace, nodes: readonly ItemNode[]): void {
	if (nodes.every(({ decision }) => decision === undefined)) return;
	const isSum = (one: Statement) => one.kind === 'sum';
	const texts = nodes
		.filter(({ node }) => !where.file.plain.has(node))
		.map(({ node, decision }) => ({
			node,
			placed: where.file.getPlaced(node),
			text: where.file.getSource(node),
			decision,
			...(node.type === 'paragraph' ? {} : { isOther: true as const }),
			...(node.type === 'title' ? { isTitle: true as const } : {}),
		}));
	if (texts.some(({ node }) => getStatements(node).some(isSum))) return;
	for (const { text, statement } of readFiguresOfItem(texts, where.file.ballots(undefined)))
		setStatements(text.node, [...getStatements(text.node), statement]);
}

/** The people whom the items of a list name, by the line or the title right above it. */
export function addListedPeople(where: ProsePlace, list: List, above: BodyNode | HeadNode | undefined): void {
	if (where.file.plain.has(list)) return;
	const isTitle = above?.type === 'title';
	const lead = isTitle || above?.type === 'paragraph' ? where.file.getSource(above) : '';
	if (lead === '' || !(isTitle || /:[*_\s]*$/.test(lead))) return;
	const items = list.children.flatMap(({ children: [first] }) =>
		first?.type === 'paragraph' ? [where.file.getPlaced(first)] : [],
	);
	const found = readPeopleOfList(lead, items, where.file.ballots(undefined));
	if (found.length > 0) setStatements(list, [...getStatements(list), ...found]);
}
