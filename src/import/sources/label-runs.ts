/**
 * The box of a vote as a PDF gives it when it reads column by column: `RESULT:`, `MOVER:`, `AYES:` in a run of lines, and in the run below it what
 * each of them says. Each value stands behind its label again, where there are as many of them as labels; a list of names goes on below its comma.
 */

import { isOneOf } from '../../language/index.js';
import { answerAt } from '../wording/answers.js';
import { labelGroup } from '../wording/labels.js';

/** The lines, with each label of such a box and its value on one of its own. */
export function withLabelRuns(lines: readonly string[]): string[] {
	const out: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const labels = labelsAt(lines, at);
		const box = labels.length < FEWEST ? undefined : boxOf(lines, at + labels.length, labels);
		for (const line of box?.lines ?? (labels.length === 0 ? [lines[at] ?? ''] : labels)) out.push(line);
		at = box?.end ?? at + Math.max(labels.length - 1, 0);
	}
	return out;
}

const FEWEST = 2;
/** So many lines say what the labels of a box are about. */
const MOST = 40;

/** The labels that follow each other on lines of their own, one of them that of the votes for. */
function labelsAt(lines: readonly string[], from: number): string[] {
	const labels: string[] = [];
	for (let at = from; at - from < MOST && isLabel(lines[at] ?? ''); at += 1)
		labels.push((lines[at] ?? '').trim());
	return labels;
}

function isLabel(line: string): boolean {
	const [, label = ''] = /^\s*(\p{Lu}[\p{L} ]{2,24})\s?:\s*$/u.exec(line) ?? [];
	return (
		label !== '' &&
		(answerAt(label) !== undefined ||
			isOneOf(label, ['labels', 'result'], ['labels', 'movedBy'], ['labels', 'secondedBy']) ||
			labelGroup(label) === 'absent' ||
			labelGroup(label) === 'excused')
	);
}

/** The values below the labels, and the last line of them; blank lines stand where a list of names crosses a page. */
function boxOf(
	lines: readonly string[],
	from: number,
	labels: readonly string[],
): { lines: string[]; end: number } | undefined {
	if (!labels.some((label) => answerAt(label.replace(/\s?:$/, '')) === 'for')) return undefined;
	const values: string[] = [];
	let at = from;
	while ((lines[at] ?? 'x').trim() === '') at += 1;
	for (let end = at; at < lines.length && at - end < MOST; at += 1) {
		const text = (lines[at] ?? '').trim();
		const isOpen = GOES_ON.test(values.at(-1) ?? '');
		if (text === '' && isOpen) continue;
		if (text === '' || isLabel(text)) break;
		if (isOpen) values[values.length - 1] = `${values.at(-1)} ${text}`;
		else values.push(text);
	}
	const isWhole = values.length === labels.length && !GOES_ON.test(values.at(-1) ?? '');
	return isWhole
		? { lines: ['', ...labels.map((label, row) => `${label} ${values[row]}`)], end: at - 1 }
		: undefined;
}

/** A list that is not at its end. */
const GOES_ON = /[,;]$/;
