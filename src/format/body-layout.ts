/** The layout of the body: headings, blocks in their explicit form, labelled lines, the blank lines around them. */

import type { Node, Parent } from 'unist';
import type { Block, Intervention, Meeting, MeetingNode, Session } from '../ast/index.js';
import { type Change, ChangeList } from './changes.js';
import { headingChanges } from './heading-layout.js';
import { ballotChanges, eventChanges, interventionChanges } from './labelled-lines.js';
import type { Layout } from './layout.js';
import { SourceText } from './lines.js';

/** What to change in the body of a meeting. */
export function bodyChanges(source: string, meeting: Meeting): Change[] {
	const changes = new ChangeList(source);
	const text = new SourceText(source);
	const layout = { text, changes, lang: meeting.lang };
	walk(meeting, (node) => getLayout(node, layout));
	finalLineEnd(layout);
	return changes.all();
}

function getLayout(node: MeetingNode, layout: Layout): void {
	switch (node.type) {
		case 'session':
		case 'resolution':
		case 'election':
		case 'choice':
			opening(node, layout);
			break;
		case 'confidential':
			fence(node, layout);
			break;
		case 'ballot':
		case 'candidateList':
			ballotChanges(node, layout);
			alone(node, layout);
			break;
		case 'intervention':
			interventionChanges(node as Intervention, layout);
			break;
		case 'event':
		case 'chairChange':
		case 'quorumStatement':
		case 'action':
		case 'annex':
		case 'closing':
			eventChanges(node, layout);
			break;
	}
}

function opening(node: Session | Block, layout: Layout): void {
	if (node.type !== 'session' && node.form === 'fence') fence(node, layout);
	else if (node.type === 'session' || node.form === 'heading') {
		const start = node.position?.start.offset;
		if (start !== undefined && headingChanges(start, layout)) aroundHeading(start, layout);
	}
}

/** A blank line before and one after. */
function aroundHeading(start: number, { text, changes }: Layout): void {
	const line = text.lineStart(start);
	const before = text.blankBefore(line);
	if (before > 0) changes.replace(before, line, text.lineEnd, `before ${line}`);
	const next = text.nextLine(start);
	const after = text.blankAfter(next);
	if (after < text.source.length) changes.replace(next, after, text.lineEnd, `before ${after}`);
}

/** `::: résolution` is `:::résolution`. */
function fence(node: Node, { text, changes }: Layout): void {
	const start = node.position?.start.offset;
	if (start === undefined) return;
	const line = text.lineStart(start);
	const stop = text.lineStop(start);
	const written = text.source.slice(line, stop);
	const signs = /^ {0,3}(:{3,})[ \t\u00A0]*(?=[^\s:])/.exec(written);
	if (!signs) return;
	changes.replace(line, line + signs[0].length, signs[1] ?? '');
	changes.replace(line + written.trimEnd().length, stop, '');
}

/** Several blank lines around a ballot are one; none is added, for what stands together may belong together. */
function alone(node: Node, { text, changes }: Layout): void {
	const { start, end } = node.position ?? {};
	if (start?.offset === undefined || end?.offset === undefined) return;
	const line = text.lineStart(start.offset);
	const before = text.blankBefore(line);
	if (before > 0 && before < line) changes.replace(before, line, text.lineEnd, `before ${line}`);
	const next = text.nextLine(end.offset);
	const after = text.blankAfter(next);
	if (after > next && after < text.source.length)
		changes.replace(next, after, text.lineEnd, `before ${after}`);
}

/** A text file ends with one line ending. */
function finalLineEnd({ text, changes }: Layout): void {
	const kept = text.source.trimEnd().length;
	if (kept > 0) changes.replace(kept, text.source.length, text.lineEnd, 'end');
}

function walk(node: Node, visit: (node: MeetingNode) => void): void {
	visit(node as MeetingNode);
	for (const child of (node as Parent).children ?? []) walk(child, visit);
}
