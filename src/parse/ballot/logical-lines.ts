/** Lines of a ballot with the indented lines that continue them. */

import { labelRow } from '../../ast/index.js';
import type { PlacedText, SourceLine } from '../../source/places.js';
import type { BallotContext } from './ballot-context.js';
import { type FoundLabel, isCollegeLine, labelOfLine, sureLabelOfLine } from './ballot-label.js';
import { joinParts, type PlainLine } from './ballot-lines.js';
import { isCandidateLine } from './candidate-list.js';

/** A line with the indented lines that continue it. */
export interface LogicalLine {
	kind: 'label' | 'candidate' | 'college' | 'other';
	/** The line, and those that continue it. */
	lines: SourceLine[];
	/** The whole text, without the list marker. */
	placed: PlacedText;
	/** At places of `placed`. */
	label: FoundLabel | undefined;
}

/** Puts indented lines without a label behind the line that they continue. */
export function logicalLines(lines: readonly PlainLine[], context: BallotContext): LogicalLine[] {
	const found: LogicalLine[] = [];
	let parts: PlainLine[] = [];
	let kind: LogicalLine['kind'] = 'other';
	let label: FoundLabel | undefined;
	const close = () => {
		const [first, ...rest] = parts;
		if (first === undefined) return;
		const placed = joinParts(parts, rest.some((part) => part.marker) ? ', ' : ' ');
		const { from } = first;
		const moved = label && {
			...label,
			from: label.from - from,
			to: label.to - from,
			valueFrom: label.valueFrom - from,
			detail: label.detail && { from: label.detail.from - from, to: label.detail.to - from },
		};
		found.push({ kind, lines: parts.map(({ line }) => line), placed, label: moved });
	};
	for (const line of lines) {
		const first = parts[0];
		const own = sureLabelOfLine(line, context);
		const isOwn = own !== undefined;
		const isCollege = !isOwn && context.block === 'election' && isCollegeLine(line);
		const isIndented = first !== undefined && line.indent > first.indent;
		const isCandidate =
			!isOwn && !isCollege && !(isIndented && !line.marker) && isCandidateLine(line, context);
		if (
			isIndented &&
			!isOwn &&
			!isCollege &&
			!isCandidate &&
			!(label && labelRow(label.label).opens && isEmptyLabel(first, context) && line.marker)
		) {
			parts.push(line);
			continue;
		}
		close();
		parts = [line];
		label = own;
		kind = isOwn ? 'label' : isCollege ? 'college' : isCandidate ? 'candidate' : 'other';
	}
	close();
	return found;
}

function isEmptyLabel(line: PlainLine, context: BallotContext): boolean {
	const label = labelOfLine(line, context);
	return label !== undefined && line.text.slice(label.valueFrom, line.to).trim() === '';
}
