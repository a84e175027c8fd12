/**
 * The text of the body as data, in its order: every word of the source stands in one part, as it is written, so that a program that reads the
 * data has the whole record. Comments are no words of the record and are left out.
 */

import type { Html, Image, Text } from 'mdast';
import type { Node, Parent } from 'unist';
import { visit } from 'unist-util-visit';
import { getStatements, type Session, type Statement } from '../../ast/index.js';
import { getBody } from '../../view/agenda.js';
import type { ViewContext } from '../../view/context.js';
import { timeIn } from '../../view/plain-values.js';
import type { JsonPart, JsonStatement } from './json-shape.js';

/** What holds other parts; everything else is one part. */
const CONTAINERS: ReadonlySet<string> = new Set([
	'session',
	'resolution',
	'election',
	'choice',
	'confidential',
]);

/** Stand in the line that opens their container. */
const HEADS: ReadonlySet<string> = new Set(['dateValue', 'timeValue', 'itemNumber', 'identifier', 'title']);

interface Place {
	session: string | null;
	decision: string | null;
}

/** The parts of the text and what its sentences state, both in document order. */
export function bodyJson(context: ViewContext): { body: JsonPart[]; statements: JsonStatement[] } {
	const { children } = context.input.meeting;
	const underTitle = new Set<Node>(getBody(context));
	/** The heading that is the title of the document: no agenda item. */
	const title = children.find((node) => node.type === 'session' && !underTitle.has(node));
	const body: JsonPart[] = [];
	const statements: JsonStatement[] = [];
	const read = (node: Node, place: Place): void => {
		if (HEADS.has(node.type) || node.type === 'ignore' || node.position === undefined) return;
		if (!CONTAINERS.has(node.type)) {
			const text = getWords(node, context.input.source);
			if (text === '') return;
			body.push({ kind: node.type, ...place, line: node.position.start.line, text });
			state(node, place);
			return;
		}
		const inside = node === title ? place : placeIn(node, place, context);
		const heading = getHeading(node, context.input.source);
		if (heading !== '')
			body.push({ kind: 'heading', ...inside, line: node.position.start.line, text: heading });
		for (const child of (node as Parent).children) {
			if (child.type === 'title') state(child, inside);
			read(child, inside);
		}
	};
	const state = (node: Node, place: Place): void =>
		visit(node, (inner) => {
			for (const statement of getStatements(inner)) statements.push(statementJson(statement, place, context));
		});
	for (const node of children)
		if (node.type !== 'header' && node.type !== 'problem') read(node, { session: null, decision: null });
	return { body, statements };
}

/** Where the parts of a container stand: an agenda item, or what was put to the vote there. */
function placeIn(node: Node, place: Place, context: ViewContext): Place {
	if (node.type === 'session') return { session: context.sessionId(node as Session), decision: null };
	const votable = context.getDecision(node) ?? context.getElection(node);
	return votable === undefined ? place : { ...place, decision: votable.id };
}

/** The line that opens a container, without the marks of a heading or fence; nothing for a vote that stands in an item without a block. */
function getHeading(node: Node, source: string): string {
	if ('form' in node && node.form === 'implicit') return '';
	const from = node.position?.start.offset ?? 0;
	const end = source.indexOf('\n', from);
	return lettersBetween(node, source, from, end < 0 ? source.length : end)
		.replace(/^\s*(?:#+|:::+)\s*/, '')
		.trim();
}

/** What stands in the source, comments left out. */
export function getWords(node: Node, source: string): string {
	const { start, end } = node.position ?? {};
	return lettersBetween(node, source, start?.offset ?? 0, end?.offset ?? source.length).trim();
}

/** A stretch of a node's source without comments, and with the letters that references stand for: `&eacute;` is one. */
function lettersBetween(node: Node, source: string, from: number, to: number): string {
	let text = '';
	let at = from;
	visit(node, (inner) => {
		const [start, end] = [inner.position?.start.offset, inner.position?.end.offset];
		if (start === undefined || end === undefined || start < at || end > to || inner.data?.file !== undefined)
			return;
		const letters = getLetters(inner, source.slice(start, end));
		if (letters === undefined) return;
		text += source.slice(at, start) + letters;
		at = end;
	});
	return text + source.slice(at, to);
}

/** What stands for a node instead of its source, where that says it in another way. */
function getLetters(node: Node, written: string): string | undefined {
	if (node.type === 'html') return (node as Html).value.startsWith('<!--') ? '' : undefined;
	if (!/&#?\w+;/.test(written)) return undefined;
	if (node.type === 'text') return (node as Text).value;
	return node.type === 'image' ? `![${(node as Image).alt ?? ''}](${(node as Image).url})` : undefined;
}

function statementJson(statement: Statement, place: Place, context: ViewContext): JsonStatement {
	const { position } = statement;
	const text = context.input.source.slice(position?.start.offset, position?.end.offset);
	const { session, decision } = place;
	const line = position?.start.line ?? 1;
	switch (statement.kind) {
		case 'verdict':
			return { kind: 'verdict', session, decision, line, text, says: statement.outcome };
		case 'elected': {
			const says = statement.children.map(({ value }) => value).join(', ');
			return { kind: 'elected', session, decision, line, text, says };
		}
		case 'people': {
			const says = statement.children.map(({ value }) => value).join(', ');
			return { kind: 'people', session, decision, line, text, of: statement.of, says };
		}
		case 'time': {
			const says = timeIn(statement.children);
			return { kind: 'time', session, decision, line, text, of: statement.of, says };
		}
		case 'date':
			return { kind: 'date', session, decision, line, text, says: statement.children[0]?.value ?? null };
		case 'holding':
			return { kind: 'holding', session, decision, line, text, of: statement.of, says: statement.value };
		case 'count':
			return { kind: 'count', session, decision, line, text, of: statement.of, says: statement.value };
	}
}
