/** Where on a page each letter stands (ISO 32000-1, 9.4): enough to say which words something covers. */

import type { PdfDocument } from './document.js';
import { isRegular, Lexer } from './lexer.js';
import { numberOf, numbersOf } from './numbers.js';
import { unicodeOf } from './unicode.js';
import { type Dict, nameOf, Ref, Stream, Text, type Value } from './values.js';

/** What an operator shows, from its first letter on. */
export interface PlacedText {
	/** Left end of the base line, in units of the page. */
	x: number;
	y: number;
	/** Height of the type, in the same units. */
	size: number;
	mcid: number | undefined;
	text: string;
}

/** A matrix of six numbers. */
type Matrix = readonly [number, number, number, number, number, number];

const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** Deeper than any honest nesting of forms. */
const DEEPEST = 20;

/** The letters of a page that are in the structure. */
export function placedTexts(document: PdfDocument, page: Ref): PlacedText[] {
	const entries = document.dict(page);
	const found: PlacedText[] = [];
	const content = Buffer.concat(
		document.list(entries.get('Contents')).flatMap((each) => [document.content(each), Buffer.from('\n')]),
	);
	walk({ document, found, fonts: new Map() }, content, document.maybeDict(entries.get('Resources')), SAME, 0);
	return found;
}

interface Walk {
	document: PdfDocument;
	found: PlacedText[];
	fonts: Map<number, FontLetters>;
}

interface FontLetters {
	width: number;
	unicode: ReadonlyMap<number, string>;
}

function walk(
	state: Walk,
	content: Buffer,
	resources: Dict | undefined,
	around: Matrix,
	depth: number,
): void {
	const { document, found } = state;
	let current = around;
	const kept: Matrix[] = [];
	const marks: Array<number | undefined> = [];
	let line: Matrix = SAME;
	let font: FontLetters | undefined;
	let size = 0;
	let leading = 0;
	const move = (x: number, y: number) => {
		line = times([1, 0, 0, 1, x, y], line);
	};
	const show = (value: Value | undefined) => {
		const pieces = Array.isArray(value) ? value : [value];
		const bytes = pieces.map((piece) => (piece instanceof Text ? piece.bytes : '')).join('');
		const [a, b, c, d, x, y] = times(line, current);
		const height = Math.max(Math.hypot(a, b), Math.hypot(c, d)) * Math.abs(size);
		found.push({
			x,
			y,
			size: height,
			mcid: marks.findLast((mark) => mark !== undefined),
			text: read(font, bytes),
		});
	};
	for (const [operator, operands] of operations(content)) {
		const numbers = operands.map(numberOf);
		const [first = 0, second = 0] = numbers;
		if (operator === 'q') kept.push(current);
		else if (operator === 'Q') current = kept.pop() ?? around;
		else if (operator === 'cm') current = times(matrix(numbers), current);
		else if (operator === 'BT') line = SAME;
		else if (operator === 'Tm') line = matrix(numbers);
		else if (operator === 'Td') move(first, second);
		else if (operator === 'TD') {
			leading = -second;
			move(first, second);
		} else if (operator === 'TL') leading = first;
		else if (operator === 'T*') move(0, -leading);
		else if (operator === 'Tf') {
			font = fontOf(state, document.maybeDict(resources?.get('Font'))?.get(nameOf(operands[0]) ?? ''));
			size = second;
		} else if (operator === 'Tj' || operator === 'TJ') show(operands[0]);
		else if (operator === "'" || operator === '"') {
			move(0, -leading);
			show(operands.at(-1));
		} else if (operator === 'BMC' || operator === 'BDC') {
			const [, properties] = operands;
			const mcid = properties instanceof Map ? properties.get('MCID') : undefined;
			marks.push(typeof mcid === 'number' ? mcid : undefined);
		} else if (operator === 'EMC') marks.pop();
		else if (operator === 'Do' && depth < DEEPEST) {
			const form = document.get(
				document.maybeDict(resources?.get('XObject'))?.get(nameOf(operands[0]) ?? ''),
			);
			if (!(form instanceof Stream) || nameOf(form.dict.get('Subtype')) !== 'Form') continue;
			const own = form.dict.has('Matrix') ? matrix(numbersOf(document, form.dict.get('Matrix'))) : SAME;
			const inner = document.maybeDict(form.dict.get('Resources')) ?? resources;
			walk(state, document.content(form), inner, times(own, current), depth + 1);
		}
	}
}

/** The operators of a content stream with their operands. */
function* operations(content: Buffer): Generator<[string, Value[]]> {
	const lexer = new Lexer(content);
	let operands: Value[] = [];
	for (lexer.skip(); lexer.at < content.length; lexer.skip()) {
		const code = content[lexer.at] as number;
		const isWord = isRegular(code) && !/[0-9.+-]/.test(String.fromCharCode(code));
		if (!isWord) {
			operands.push(lexer.value());
			continue;
		}
		const operator = lexer.word();
		if (operator === 'BI') lexer.at = Math.max(lexer.at, content.indexOf('EI', lexer.at, 'latin1'));
		yield [operator, operands];
		operands = [];
	}
}

function fontOf({ document, fonts }: Walk, value: Value | undefined): FontLetters | undefined {
	const entries = document.maybeDict(value);
	if (!entries) return undefined;
	const key = value instanceof Ref ? value.number : -1;
	const made = fonts.get(key) ?? {
		width: nameOf(entries.get('Subtype')) === 'Type0' ? 2 : 1,
		unicode: unicodeOf(document, entries),
	};
	if (key !== -1) fonts.set(key, made);
	return made;
}

function read(font: FontLetters | undefined, bytes: string): string {
	if (!font) return '';
	let text = '';
	for (let at = 0; at + font.width <= bytes.length; at += font.width) {
		const code =
			font.width === 1 ? bytes.charCodeAt(at) : bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
		text += font.unicode.get(code) ?? '';
	}
	return text;
}

function matrix([a = 1, b = 0, c = 0, d = 1, x = 0, y = 0]: readonly number[]): Matrix {
	return [a, b, c, d, x, y];
}

function times([a, b, c, d, x, y]: Matrix, [e, f, g, h, u, v]: Matrix): Matrix {
	return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h, x * e + y * g + u, x * f + y * h + v];
}
