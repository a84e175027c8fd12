/** The header as YAML. Where it is broken, every entry that is not broken is still read, and one message tells the cause. */

import type { DataNode, DataPair, Problem } from '../../ast/index.js';
import type { Places } from '../source/places.js';
import { type ComposedYaml, composeYaml } from '../yaml/yaml.js';
import { lineAround } from '../yaml/yaml-mistakes.js';
import type { RepairedText } from './repairs.js';

/** What could be read of a header. */
export interface HeaderData {
	data: DataNode | undefined;
	problems: Problem[];
	broken: boolean;
}

/** Reads a repaired header; `entries` are the offsets in the file where its top-level entries start. */
export function composeHeader(
	repaired: RepairedText,
	entries: readonly number[],
	places: Places,
): HeaderData {
	const { text, toSource } = repaired;
	const compose = (part: string, base: number) =>
		composeYaml(part, {
			place: (from, to) => places.range(toSource(base + from), toSource(base + to)),
			keepsDuplicates: true,
		});
	const whole = compose(text, 0);
	if (!whole.broken) return whole;

	const starts = [...new Set([0, ...entries.map((entry) => repaired.toRepaired(entry))])].sort(
		(a, b) => a - b,
	);
	const pairs: DataPair[] = [];
	const problems: Problem[] = [];
	let cause: Problem | undefined;
	starts.forEach((start, index) => {
		const part = text.slice(start, starts[index + 1] ?? text.length);
		const composed = compose(part, start);
		const read = composed.broken ? withoutBrokenLines(part, start, composed, compose) : composed;
		if (composed.broken) cause ??= composed.problems.at(-1);
		// Below a broken line little is sure: what it says of its neighbours is not told.
		else problems.push(...read.problems);
		if (read.data?.type === 'mapping') pairs.push(...read.data.children);
	});
	cause ??= whole.problems.at(-1);
	if (cause) problems.push(cause);
	const first = pairs[0]?.position?.start;
	const last = pairs.at(-1)?.position?.end;
	const position = first && last ? { position: { start: first, end: last } } : {};
	return { data: { type: 'mapping', ...position, children: pairs }, problems, broken: true };
}

/** How many lines of an entry are given up before the entry is. */
const MOST_BROKEN_LINES = 4;

/** Reads an entry once more without the line that breaks it, so that a list loses one item and not all. */
function withoutBrokenLines(
	part: string,
	base: number,
	first: ComposedYaml,
	compose: (text: string, base: number) => ComposedYaml,
): ComposedYaml {
	let text = part;
	let composed = first;
	for (
		let tries = 0;
		composed.broken && composed.brokenAt !== undefined && tries < MOST_BROKEN_LINES;
		tries += 1
	) {
		const { from, to } = lineAround(text, composed.brokenAt);
		if (from === 0 || from === to) break;
		text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
		composed = compose(text, base);
	}
	return composed.broken ? { ...composed, data: undefined } : composed;
}
