/** Values of the header and of YAML rolls: scalars with the place of each of their characters, and what cannot be read. */

import type { Position } from 'unist';
import type { DataNode, DataScalar, Language, Problem } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import { type PlacedText, type Places, trimPlaced, wholePlace } from '../source/places.js';

/** What the readers of values share. */
export interface ValueContext {
	/** Language of the document: decides how numbers and dates are read. */
	lang: Language;
	/** The text that the data were read from. */
	source: string;
	/** Its places; undefined for data that no file holds (defaults of a configuration). */
	places: Places | undefined;
	/** The file, where it is not the meeting itself. */
	file?: string | undefined;
	/** Where mistakes go. */
	problems: Problem[];
}

/** The text of a scalar. Places are exact where the file holds the text as it is; else they are those of the whole scalar. */
export function scalarText(scalar: DataScalar, context: ValueContext): PlacedText {
	const { value, position } = scalar;
	const { places } = context;
	const from = position?.start.offset;
	const to = position?.end.offset;
	if (places === undefined || from === undefined || to === undefined)
		return { text: value, place: () => position };
	const written = context.source.slice(from, to);
	const inner = written === value ? from : written.slice(1, -1) === value ? from + 1 : undefined;
	if (inner === undefined) return { text: value, place: () => position };
	return { text: value, place: (start, end) => places.range(inner + start, inner + end) };
}

/** The trimmed text of a value that must be a scalar; reports anything else. */
export function expectText(node: DataNode, context: ValueContext): PlacedText | undefined {
	if (node.type === 'scalar') {
		const text = trimPlaced(scalarText(node, context));
		return text.text === '' ? undefined : text;
	}
	if (node.children.length > 0) invalid(context, 'expectedText', placeOfFirst(node), {});
	return undefined;
}

/** Reports a value that cannot be read. */
export function invalid(
	context: ValueContext,
	code: string,
	position: Position | undefined,
	values: Problem['values'],
): void {
	context.problems.push(problem('syntax/invalid-value', code, position, { values, file: context.file }));
}

/** Reports a text that cannot be read. */
export function invalidText(context: ValueContext, code: string, text: PlacedText): undefined {
	invalid(context, code, wholePlace(text), { text: text.text });
	return undefined;
}

/** The smallest place that shows a mapping or sequence: its first key or item. */
export function placeOfFirst(node: DataNode): Position | undefined {
	if (node.type === 'mapping') return node.children[0]?.children[0].position ?? node.position;
	if (node.type === 'sequence') return node.children[0]?.position ?? node.position;
	return node.position;
}
