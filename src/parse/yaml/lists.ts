/** Lists of the header, also where commas or semicolons part them in one text. */

import type { DataNode, DataSequence, TextValue } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { isCapital } from '../../text/letters.js';
import { type PlacedText, slicePlaced, trimPlaced, wholePlace } from '../source/places.js';
import { yamlQuoted } from './header-slips.js';
import { expectText, invalid, placeOfFirst, scalarText, type ValueContext } from './scalars.js';
import { textNode } from './values.js';

/** An item of a list of people: its text, or the value that stands there instead of one. */
export type ListItem = { text: PlacedText } | { node: DataNode };

/** Titles: a list, or one text; commas part its titles, unless it is quoted. */
export function readTitles(node: DataNode, context: ValueContext, key: string): TextValue[] {
	if (node.type === 'sequence') {
		return node.children.flatMap((item) => {
			const text = expectText(item, context);
			return text ? [textNode(text, context)] : [];
		});
	}
	const text = expectText(node, context);
	if (text === undefined) return [];
	if (node.type === 'scalar' && node.quoted) return [textNode(text, context)];
	const pieces = splitAt(text, text.text.includes(';') ? ';' : ',').filter((piece) => piece.text !== '');
	if (pieces.length > 1) reportCommaList(text, pieces, context, key);
	return pieces.map((piece) => textNode(piece, context));
}

/** People: a list, or one text where commas, semicolons and `et` part them. Items that are mappings are given back as they are. */
export function listPeople(node: DataNode, context: ValueContext, key: string): ListItem[] {
	if (node.type === 'sequence') return joinItems(node, context);
	if (node.type === 'mapping') return [{ node }];
	const text = trimPlaced(scalarText(node, context));
	if (text.text === '') return [];
	const pieces = splitPeople(text);
	if (pieces.length > 1) reportCommaList(text, pieces, context, key);
	return pieces.map((piece) => ({ text: piece }));
}

/** Cuts a text at a sign outside parentheses and brackets; pieces are trimmed. */
export function splitAt(text: PlacedText, sign: string): PlacedText[] {
	return rangesAt(text.text, sign).map(({ from, to }) => slicePlaced(text, from, to));
}

function rangesAt(text: string, sign: string): { from: number; to: number }[] {
	const ranges: { from: number; to: number }[] = [];
	let depth = 0;
	let start = 0;
	const cut = (end: number) => {
		const piece = text.slice(start, end);
		const from = start + piece.length - piece.trimStart().length;
		ranges.push({ from, to: from + piece.trim().length });
	};
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at] ?? '';
		if (character === '(' || character === '[') depth += 1;
		else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
		else if (character === sign && depth === 0) {
			cut(at);
			start = at + 1;
		}
	}
	cut(text.length);
	return ranges;
}

/** Cuts a text into people: a piece that opens in lower case, with a mark or an officer's word belongs to the person before it. */
function splitPeople(text: PlacedText): PlacedText[] {
	if (text.text.includes(';')) return splitAt(text, ';').filter((piece) => piece.text !== '');
	const people: { from: number; to: number }[] = [];
	for (const { from, to } of rangesAt(text.text, ',')) {
		if (to === from) continue;
		const last = people.at(-1);
		if (last === undefined || opensPerson(text.text.slice(from, to))) people.push({ from, to });
		else last.to = to;
	}
	return people.flatMap(({ from, to }) => splitAtAnd(trimPlaced(slicePlaced(text, from, to))));
}

/** `Odile Maury et Paul Weiss`: two full names. `M. et Mme Duval` stays one. */
function splitAtAnd(text: PlacedText): PlacedText[] {
	const link = /^(.*\S)\s+(?:et|and|&)\s+(\S.*)$/u.exec(text.text);
	const [, before = '', after = ''] = link ?? [];
	if (link === null || /[,([→]/.test(text.text) || !isFullName(before) || !isFullName(after)) return [text];
	return [
		...splitAtAnd(slicePlaced(text, 0, before.length)),
		slicePlaced(text, text.text.length - after.length, text.text.length),
	];
}

function isFullName(text: string): boolean {
	const words = text
		.split(/\s+/)
		.filter((word) => !/^(?:M|Mme|Mlle|Me|Dr|Mr|Mrs|Ms|MM|Mmes)\.?$/i.test(word));
	return words.length >= 2 && words.length <= 6 && isCapital(words[0]) && isCapital(words.at(-1));
}

/** Does this piece of a list open another person? */
function opensPerson(text: string): boolean {
	if (/^(?:[([→]|[-=–—]{1,2}>)/.test(text)) return false;
	if (vocabulary('personMarks').scan(text) !== undefined) return false;
	if (vocabulary('officers').idOf(text) !== undefined) return false;
	return (
		isCapital(text) ||
		/^(?:d[eu]s?|d['’]|von|van|le|la|di|da|ben|el|al)\s*(?:la\s+|der\s+)?\p{Lu}/u.test(text)
	);
}

/** Items of a list; `[C. Vidal, pouvoir à S. Delmas]` cuts a person where YAML wants another item. */
function joinItems(sequence: DataSequence, context: ValueContext): ListItem[] {
	const items: ListItem[] = [];
	for (const node of sequence.children) {
		if (node.type !== 'scalar') {
			items.push({ node });
			continue;
		}
		const text = trimPlaced(scalarText(node, context));
		const last = items.at(-1);
		const joined = last && 'text' in last && !node.quoted ? joinTexts(last.text, text, context) : undefined;
		if (joined === undefined) {
			if (text.text !== '') items.push({ text });
			continue;
		}
		items[items.length - 1] = { text: joined };
		const place = wholePlace(joined);
		const edits = place ? [{ position: place, text: yamlQuoted(joined.text) }] : [];
		context.problems.push(
			problem('syntax/repaired', 'cutPerson', place, {
				values: { value: joined.text, line: yamlQuoted(joined.text) },
				fixes: [{ description: 'quoteValue', safe: true, edits }],
				file: context.file,
			}),
		);
	}
	return items;
}

/** The text from one item to the next on the same line, where the second only says something of the first. */
function joinTexts(
	first: PlacedText,
	second: PlacedText,
	{ places, source }: ValueContext,
): PlacedText | undefined {
	const from = wholePlace(first)?.start;
	const to = wholePlace(second)?.end;
	if (places === undefined || from?.offset === undefined || to?.offset === undefined) return undefined;
	if (
		from.line !== to.line ||
		second.text === '' ||
		opensPerson(second.text) ||
		/^["']/.test(source.slice(from.offset))
	)
		return undefined;
	const start = from.offset;
	const end = to.offset;
	const text = source.slice(start, end);
	return text.includes(',') ? { text, place: (a, b) => places.range(start + a, start + b) } : undefined;
}

function reportCommaList(
	text: PlacedText,
	pieces: readonly PlacedText[],
	context: ValueContext,
	key: string,
): void {
	const list = `[${pieces.map((piece) => flowItem(piece.text)).join(', ')}]`;
	const place = wholePlace(text);
	const edits = place ? [{ position: place, text: list }] : [];
	context.problems.push(
		problem('syntax/repaired', 'commaList', place, {
			values: { value: text.text, count: pieces.length, line: key === '' ? list : `${key}: ${list}` },
			fixes: [{ description: 'listInBrackets', safe: true, edits }],
			file: context.file,
		}),
	);
}

function flowItem(text: string): string {
	return /[,[\]{}:#"'&*!|>%@`]/.test(text) || /^[-?]/.test(text) ? yamlQuoted(text) : text;
}

/** Reports a value of another shape than a list of people. */
export function invalidPeople(node: DataNode, context: ValueContext): void {
	invalid(context, 'people', placeOfFirst(node), {});
}
