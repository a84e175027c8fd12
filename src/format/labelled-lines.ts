/** The layout of labelled lines: ballots, events, actions, turns to speak. */

import type { Ballot, BallotLine, CandidateList, Intervention, MeetingNode } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import type { Layout } from './layout.js';
import { colonAt, SPACES, timeLayout } from './spacing.js';

/** Lays the lines of a ballot out. */
export function ballotChanges(ballot: Ballot | CandidateList, layout: Layout): void {
	const group = `marks of ${ballot.children[0]?.position?.start.offset}`;
	for (const line of ballot.children) {
		const start = line.position?.start.offset;
		if (start === undefined) continue;
		listMark(start, layout, group);
		const colon = afterLabel(line, start, layout);
		if (colon !== undefined) colonChange(colon, layout);
		trailing(start, layout);
	}
}

/** Lays the opening of a turn to speak out. */
export function interventionChanges(node: Intervention, layout: Layout): void {
	const end = node.children[0].position?.end.offset;
	if (end !== undefined) colonChange(end, layout);
}

/** Lays an event, an action, an annex, a quorum statement or a closing line out. */
export function eventChanges(
	node: MeetingNode & { children: readonly MeetingNode[] | unknown[] },
	layout: Layout,
): void {
	const { text, changes, lang } = layout;
	const start = node.position?.start.offset;
	if (start === undefined) return;
	listMark(start, layout, `mark ${start}`);
	let at = start;
	const time = (node.children as MeetingNode[]).find((child) => child.type === 'timeValue');
	if (time?.position?.start.offset === start && time.position.end.offset !== undefined) {
		const end = time.position.end.offset;
		changes.replace(start, end, timeLayout(text.source.slice(start, end), lang));
		at = end;
		const dash = new RegExp(`^${SPACES}*[–—:,-]+${SPACES}*(?=\\S)`).exec(
			text.source.slice(end, text.lineStop(end)),
		);
		if (dash) {
			changes.replace(end, end + dash[0].length, ' – ');
			at += dash[0].length;
		}
	}
	// The sentence that closes a meeting is printed as it was written.
	if (node.type === 'closing') return;
	const label = vocabulary('events').scan(text.source.slice(at, text.lineStop(at)));
	if (label) colonChange(at + label.length, layout);
	trailing(start, layout);
}

function colonChange(from: number, { text, changes, lang }: Layout): void {
	const colon = colonAt(text.source.slice(from, text.lineStop(from)), lang);
	if (colon) changes.replace(from, from + colon.length, colon.text);
}

/** Where the label of a ballot line ends; nothing where the line has no label that a colon follows. */
function afterLabel(line: BallotLine, start: number, { text }: Layout): number | undefined {
	const written = text.source.slice(start, text.lineStop(start));
	const label = /^[*_]*([^:]*?)[\s*_]*:/.exec(written)?.[1];
	if (label === undefined || line.key === '') return undefined;
	if (label.replace(/\s+/g, ' ') !== line.key.replace(/\s+/g, ' ')) return undefined;
	return start + written.indexOf(label) + label.length;
}

/** A list item of labelled lines starts with `- `. */
function listMark(start: number, { text, changes }: Layout, group: string): void {
	const line = text.lineStart(start);
	const mark = /^( {0,3}[-*+][ \t]+)[*_]*$/.exec(text.source.slice(line, start))?.[1];
	if (mark !== undefined) changes.replace(line, line + mark.length, '- ', group);
}

function trailing(start: number, { text, changes }: Layout): void {
	const stop = text.lineStop(start);
	const kept = start + text.source.slice(start, stop).trimEnd().length;
	changes.replace(kept, stop, '', `end of ${start}`);
}
