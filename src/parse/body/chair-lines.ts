/** Lines such as `Présidence : Jeanne Royer` that change nobody in the chair: of the head of a record, or of those who are elected. */

import type { BodyNode } from '../../ast/index.js';
import { isOneOf, mentions } from '../../language/index.js';
import type { BodyFile } from './body-file.js';

/** Whether a line that reads as a change of the chair tells who presides from the start, or who has the office of the body. */
export function keepsChair(
	{ type, children }: BodyNode & { children?: unknown[] },
	file: BodyFile,
	index: number,
): boolean {
	// `20h15 – Présidence : Jeanne Royer` is of this meeting.
	if (type !== 'chairChange' || children?.length !== 1) return false;
	return namesChairAtHead(file, index) || isAmongOfficers(file, index);
}

/** `Présidence : Jeanne Royer, présidente` above all items: who presides from the start, as the header says. */
function namesChairAtHead(file: BodyFile, index: number): boolean {
	const said = file.lines[index]?.text ?? '';
	const office = said.slice(said.lastIndexOf(',') + 1).trim();
	return said.includes(',') && isOneOf(office, ['officers', 'chair']) && index <= file.firstHeading();
}

/** `- Chair: Derek Unwin` beside `- Treasurer: …`, below `The following were elected:` or with others below `## Officers`. */
function isAmongOfficers({ lines }: BodyFile, index: number): boolean {
	const own = labelOf(lines[index]?.text);
	const above = labelsFrom(lines, index, -1);
	const labels = [...above.labels, ...labelsFrom(lines, index, 1).labels];
	// `Président de séance`, and `Scrutateur` beside it, are of this meeting.
	if (own === undefined || [own, ...labels].some(isOfMeeting)) return false;
	if (labels.some(isOfBody)) return true;
	const lead = above.end?.trim() ?? '';
	if (isOfMeeting(lead)) return false;
	if (lead.endsWith(':')) return mentions(lead, ['results', 'elected'], 'officesFilled');
	const isListed =
		labels.some((label) => mentions(label, 'officers')) || LIST_MARK.test(lines[index]?.text ?? '');
	return (
		isListed &&
		lead.startsWith('#') &&
		isTitleOfOfficers(lead.replace(/^#+\s*(?:\d[\d.]*\s*(?:[–—-]\s*)?)?/, ''))
	);
}

/** The labels of the lines around one, up to a line that has none, and that line. */
function labelsFrom(
	lines: BodyFile['lines'],
	index: number,
	step: 1 | -1,
): { labels: string[]; end?: string } {
	const labels: string[] = [];
	for (let at = index + step; Math.abs(at - index) <= MOST_LINES; at += step) {
		const text = lines[at]?.text;
		if (text === undefined) return { labels };
		if (text.trim() === '') continue;
		const label = labelOf(text);
		if (label === undefined) return { labels, end: text };
		labels.push(label);
	}
	return { labels };
}

const MOST_LINES = 24;

/** `- **Trésorière** : …`, with something behind the colon. */
function labelOf(text = ''): string | undefined {
	return text.startsWith('#') ? undefined : LABEL.exec(text)?.[1]?.trim();
}

const LABEL = /^[\s>*_+-]*(\p{Lu}[^:*_.]{1,40}?)[\s*_]*:[\s*_]*(?=\p{Lu})/u;
const LIST_MARK = /^\s*[*+-]\s/;

function isOfMeeting(words: string): boolean {
	return mentions(words, 'sittingRoles', ['officers', 'teller'], ['groups', 'present']);
}

/** `Trésorière`, `Vice-Chair`, `Secrétaire adjoint` */
function isOfBody(label: string): boolean {
	return (
		isOneOf(label, 'otherOffices', ['bodyOffices', 'one']) ||
		(mentions(label, 'officers', 'otherOffices') &&
			mentions(label, ['officeQualities', 'vice', 'deputy', 'assistant']))
	);
}

function isTitleOfOfficers(title: string): boolean {
	return isOneOf(title, ['bodyOffices', 'all']) || mentions(title, 'officesFilled');
}
