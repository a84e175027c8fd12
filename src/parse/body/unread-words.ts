/** Words of a ballot that could not be read: nothing that is written is lost. */

import type { BallotLine } from '../../ast/index.js';
import { advance } from '../source/source-lines.js';
import type { BodyFile } from './body-file.js';

/** A value that could not be read stays in the tree as the words that it is. */
export function keepUnread(file: BodyFile, line: BallotLine): void {
	const start = line.position?.start.offset;
	const end = line.position?.end.offset;
	if (start === undefined || end === undefined || !line.position) return;
	const unread = line.children.filter((child) => !saysSomething(child));
	for (const { position } of unread)
		if (position) keep(file, line, position.start.offset ?? start, position.end.offset ?? end);
	if (line.children.length === 0) keep(file, line, start + line.key.length, end);
}

function keep(file: BodyFile, line: BallotLine, from: number, to: number): void {
	const lineStart = line.position?.start;
	if (!lineStart) return;
	const written = file.source.slice(from, to);
	const white = /^[\s*_]*:?[\s*_]*/.exec(written)?.[0].length ?? 0;
	const value = written.slice(white).trimEnd();
	if (value === '') return;
	const start = advance(
		{ ...lineStart, offset: lineStart.offset ?? 0 },
		file.source.slice(lineStart.offset ?? 0, from + white),
	);
	line.children.push({
		type: 'textValue',
		value,
		children: [],
		position: { start, end: advance(start, value) },
	});
}

function saysSomething(node: BallotLine['children'][number]): boolean {
	if (node.type === 'tally')
		return node.children.some((child) => child.type !== 'answer' || child.children.length > 0);
	return node.type !== 'answer' || node.children.length > 0;
}
