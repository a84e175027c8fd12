/** Where contradictions met while computing are written down, and how their values are given to the messages. */

import type { Node, Position } from 'unist';
import { getFile, makeProblem, type Problem, type ProblemOptions } from '../ast/index.js';
import type { MessageCode, RuleId } from '../language/ids.js';
import { type Fraction, fraction, toDecimalString } from '../text/fraction.js';

/** Collects the contradictions of one meeting. */
export class Problems {
	readonly all: Problem[] = [];

	/** A contradiction at a node: the smallest text that is wrong. */
	at<Rule extends RuleId, Code extends MessageCode<Rule>>(
		node: Node | undefined,
		rule: Rule,
		code: Code,
		...[options = {}]: ProblemOptions<Rule, Code>
	): void {
		const file = options.file ?? (node ? getFile(node) : undefined);
		this.all.push(makeProblem(rule, code, node?.position, { ...options, file }));
	}

	/** A contradiction at a place. */
	in<Rule extends RuleId, Code extends MessageCode<Rule>>(
		position: Position | undefined,
		rule: Rule,
		code: Code,
		...[options]: ProblemOptions<Rule, Code>
	): void {
		this.all.push(makeProblem(rule, code, position, options));
	}
}

/** An exact number as messages take it. */
export function exact(value: Fraction | bigint): { exact: string } {
	return { exact: toDecimalString(typeof value === 'bigint' ? fraction(value) : value) };
}

/** A character as messages name it: itself, and its number in Unicode. */
export function characterValues(character: string): { character: string; code: string } {
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	return { character, code: `U+${code}` };
}

/** The line that says there is a vote: the heading of a block; where only its vote makes a decision, that of this vote. */
export function voteLine(node: Node & { form?: string; children?: Node[] }): Position | undefined {
	const ballot = node.form === 'implicit' ? node.children?.find(({ type }) => type === 'ballot') : undefined;
	return firstLine(ballot ?? node);
}

/** The first line of a node: of a block its heading, or its fence's opening line. */
export function firstLine(node: Node & { children?: Node[] }): Position | undefined {
	const { position } = node;
	if (!position || position.start.line === position.end.line) return position;
	// The end of the line is where its last head node ends; without one, the start of the block stands for it.
	const last = (node.children ?? [])
		.filter((child) => child.position?.start.line === position.start.line)
		.at(-1)?.position;
	return {
		start: position.start,
		end: last && last.end.line === position.start.line ? last.end : position.start,
	};
}

/** The place from the first of some nodes to the last. */
export function span(nodes: ReadonlyArray<Node | undefined>): Position | undefined {
	const places = nodes.flatMap((node) => node?.position ?? []);
	const first = places[0];
	const last = places.at(-1);
	return first && last ? { start: first.start, end: last.end } : undefined;
}
