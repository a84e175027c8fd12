/**
 * What a page paints, in the order of painting (ISO 32000-1, 8 and 9): its letters and its areas with the places where they stand. Enough to
 * say which words something covers, which nobody can see, and which stand outside the structure.
 */

import { PAINT } from './content.js';
import { getNumber, getNumbers, type PdfDocument } from './objects/document.js';
import {
	BrokenPdf,
	type Dict,
	getName,
	isRegular,
	Lexer,
	Name,
	Ref,
	readText,
	Stream,
	Text,
	type Value,
} from './objects/values.js';
import { getUnicode } from './unicode.js';

/** What an operator shows, from its first letter on. */
export interface PlacedText {
	kind: 'text';
	/** Left end of the base line, in units of the page. */
	x: number;
	y: number;
	/** Height of the type, in the same units. */
	size: number;
	mcid: number | undefined;
	/** Outermost artifact that it stands in, numbered from 1; 0 outside of any. */
	artifact: number;
	/** What the text says: a replacement text stands for its letters, with the first of them. */
	text: string;
	/** What is painted under a replacement text that says something else. */
	disguised: string;
	/** Something shuts it out of sight: the clip, or full transparency. */
	hidden: boolean;
	ink: Colour | undefined;
}

/** An area that is filled or drawn, a picture, a form. */
export interface PlacedArea {
	kind: 'area';
	box: Box;
	isPicture: boolean;
	isTransparent: boolean;
	/** What fills it; of lines and patterns nothing. */
	ink: Colour | undefined;
}

/** Red, green and blue, each up to 1. */
export type Colour = readonly [number, number, number];

/** Left, bottom, right, top. */
type Box = readonly [number, number, number, number];

/** A matrix of six numbers (ISO 32000-1, 8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number];

/** Leaves every place where it is. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const EVERYTHING: Box = [-Infinity, -Infinity, Infinity, Infinity];

/** Deeper than any honest nesting of forms. */
const DEEPEST = 20;

/**
 * Codes that a page paints, by font, each with what it says. Where the font does not say it: the text that replaces what is painted, or nothing.
 */
export type PageGlyphs = ReadonlyMap<Dict, ReadonlyMap<number, ReadonlySet<string>>>;

/** What a page paints, and the operators that are not among those of a browser. */
interface PageMarks {
	marks: Array<PlacedText | PlacedArea>;
	strange: string[];
	glyphs: PageGlyphs;
}

/** Reads a page with the forms that it paints. Throws `BrokenPdf` where forms nest too deep or operators do not end. */
export function readMarks(document: PdfDocument, page: Ref): PageMarks {
	const entries = document.dict(page);
	const content = document.pageContent(entries);
	const painted = new PaintedPage(document);
	const surroundings = {
		resources: document.maybeDict(entries.get('Resources')),
		state: START,
		mark: OUTSIDE,
	};
	new ContentReader(painted, surroundings, 0).read(content);
	return painted.found;
}

/** Operators that a browser writes: shapes, colours, text one glyph at a time, marks, pictures. Source: the prints of Chromium 143 and 156, and the operators of Skia. */
const OPERATORS = new Set(
	'q Q cm gs w J j M d m l c v y h re W W* n S s f F f* B B* b b* rg RG g G cs CS sc SC scn SCN sh Do BT ET Tf Td TD TL T* Tm Tj TJ Tc Tz BMC BDC EMC d0 d1'.split(
		' ',
	),
);

/** What lines and letters are spread by, which a browser leaves at this: it places each glyph. */
const TEXT_SPACING: Readonly<Record<string, number>> = { Tc: 0, Tz: 100 };

const FILL_COLOUR = new Set(['rg', 'g', 'cs', 'sc', 'scn']);

const FILL = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const STROKE = new Set(['B', 'B*', 'b', 'b*', 'S', 's']);

/** The state that `q` keeps. */
interface State {
	matrix: Matrix;
	clip: Box;
	/** Opacity of what is filled. */
	alpha: number;
	/** What is painted does not simply lie over the page. */
	isBlended: boolean;
	isMasked: boolean;
	/** Width of drawn lines. */
	width: number;
	/** Colour of letters and filled areas; of a pattern nothing. */
	ink: Colour | undefined;
}

const START: State = {
	matrix: IDENTITY,
	clip: EVERYTHING,
	alpha: 1,
	isBlended: false,
	isMasked: false,
	width: 1,
	ink: [0, 0, 0],
};

interface Mark {
	mcid: number | undefined;
	artifact: number;
	replacement: Replacement | undefined;
}

/** A text that stands for what is painted (ISO 32000-1, 14.9.4). */
interface Replacement {
	text: string;
	/** What was painted under it so far, as the fonts say. */
	painted: string;
	/** How many of these glyphs no font says anything of. */
	wordless: number;
	/** The first of what was painted, which carries the text. */
	first: PlacedText | undefined;
}

const OUTSIDE: Mark = { mcid: undefined, artifact: 0, replacement: undefined };

/** A page with what its content streams share. */
class PaintedPage {
	readonly glyphs = new Map<Dict, Map<number, Set<string>>>();
	readonly found: PageMarks = { marks: [], strange: [], glyphs: this.glyphs };
	readonly document: PdfDocument;
	readonly #fonts = new Map<number, FontLetters>();
	artifacts = 0;
	#operations = 0;

	constructor(document: PdfDocument) {
		this.document = document;
	}

	/** A form may paint another twice, and that one again: what is more than any page holds is broken. */
	countOperation(): void {
		if (++this.#operations > MOST_OPERATIONS) throw new BrokenPdf('a page without end');
	}

	font(value: Value | undefined): FontLetters | undefined {
		const entries = this.document.maybeDict(value);
		if (!entries) return undefined;
		const key = value instanceof Ref ? value.number : -1;
		const used = this.glyphs.get(entries) ?? new Map<number, Set<string>>();
		this.glyphs.set(entries, used);
		const made = this.#fonts.get(key) ?? {
			used,
			width: getName(entries.get('Subtype')) === 'Type0' ? 2 : 1,
			unicode: getUnicode(this.document, entries),
		};
		if (key !== -1) this.#fonts.set(key, made);
		return made;
	}
}

/** What stands around a content stream. */
interface Surroundings {
	resources: Dict | undefined;
	state: State;
	mark: Mark;
}

/** What an operator does, with its operands as numbers and as they are. */
type Operation = (at: ContentReader, numbers: readonly number[], operands: Value[]) => unknown;

/** The same for several operators. */
function alike(operators: Iterable<string>, does: Operation): Array<[string, Operation]> {
	return [...operators].map((operator) => [operator, does]);
}

/** One content stream: that of the page, or of a form. */
class ContentReader {
	readonly #page: PaintedPage;
	readonly #around: Surroundings;
	readonly #depth: number;
	#state: State;
	readonly #kept: State[] = [];
	readonly #marks: Mark[] = [];
	#line: Matrix = IDENTITY;
	#font: FontLetters | undefined;
	#size = 0;
	#leading = 0;
	#path: Box | undefined;
	#clips = false;

	constructor(page: PaintedPage, around: Surroundings, depth: number) {
		this.#page = page;
		this.#around = around;
		this.#depth = depth;
		this.#state = around.state;
	}

	/** Those that change what is seen; the others of a browser set how a line looks. */
	static readonly #OPERATIONS: ReadonlyMap<string, Operation> = new Map([
		...alike(['q'], (at) => at.#kept.push(at.#state)),
		...alike(['Q'], (at) => at.#set(at.#kept.pop() ?? at.#around.state)),
		...alike(['cm'], (at, numbers) => at.#set({ matrix: multiply(toMatrix(numbers), at.#state.matrix) })),
		...alike(['gs'], (at, _, [name]) => at.#setGraphics(at.#named('ExtGState', name))),
		...alike(['w'], (at, [width = 0]) => at.#set({ width })),
		...alike(FILL_COLOUR, (at, _, operands) => at.#set({ ink: colour(operands) })),
		...alike(['m', 'l', 'c', 'v', 'y'], (at, numbers) => at.#reach(numbers)),
		...alike(['re'], (at, [x = 0, y = 0, width = 0, height = 0]) =>
			at.#reach([x, y, x + width, y, x, y + height, x + width, y + height]),
		),
		...alike(['W', 'W*'], (at) => {
			at.#clips = true;
		}),
		...[...PAINT, 'n'].flatMap((operator) => alike([operator], (at) => at.#endPath(operator))),
		...alike(['sh'], (at) => at.#area(at.#state.clip, false)),
		...alike(['BT'], (at) => at.#begin(IDENTITY)),
		...alike(['Tm'], (at, numbers) => at.#begin(toMatrix(numbers))),
		...alike(['Td'], (at, [x = 0, y = 0]) => at.#move(x, y)),
		...alike(['TD'], (at, [x = 0, y = 0]) => {
			at.#leading = -y;
			at.#move(x, y);
		}),
		...alike(['TL'], (at, [leading = 0]) => {
			at.#leading = leading;
		}),
		...alike(['T*'], (at) => at.#move(0, -at.#leading)),
		...alike(['Tf'], (at, [, size = 0], [name]) => {
			at.#font = at.#page.font(at.#named('Font', name));
			at.#size = size;
		}),
		...alike(['Tj', 'TJ'], (at, _, operands) => at.#show(operands.at(-1))),
		...alike(["'", '"'], (at, _, operands) => {
			at.#move(0, -at.#leading);
			at.#show(operands.at(-1));
		}),
		...alike(['BMC', 'BDC'], (at, _, operands) => at.#marks.push(at.#marked(operands))),
		...alike(['EMC'], (at) => judge(at.#marks.pop(), at.#mark)),
		...alike(['Do'], (at, _, [name]) => at.#paint(at.#named('XObject', name))),
	]);

	read(content: Buffer): void {
		for (const [operator, operands] of operations(content)) {
			this.#page.countOperation();
			const numbers = operands.map(getNumber);
			const [first = 0] = numbers;
			if (!OPERATORS.has(operator) || (TEXT_SPACING[operator] ?? first) !== first)
				this.#page.found.strange.push(operator);
			ContentReader.#OPERATIONS.get(operator)?.(this, numbers, operands);
		}
		while (this.#marks.length > 0) judge(this.#marks.pop(), this.#mark);
	}

	/** The marked content that is open now. */
	get #mark(): Mark {
		return this.#marks.at(-1) ?? this.#around.mark;
	}

	#set(change: Partial<State>): void {
		this.#state = { ...this.#state, ...change };
	}

	#named(kind: string, name: Value | undefined): Value | undefined {
		return this.#page.document.maybeDict(this.#around.resources?.get(kind))?.get(getName(name) ?? '');
	}

	#setGraphics(value: Value | undefined): void {
		const entries = this.#page.document.maybeDict(value);
		const alpha = entries?.get('ca');
		if (alpha !== undefined) this.#set({ alpha: getNumber(alpha) });
		if (entries?.has('BM')) this.#set({ isBlended: this.#isSet(entries, 'BM', 'Normal') });
		if (entries?.has('SMask')) this.#set({ isMasked: this.#isSet(entries, 'SMask', 'None') });
	}

	/** Whether a graphics state sets an entry to anything but its usual name. */
	#isSet(entries: Dict, key: string, usual: string): boolean {
		const found = this.#page.document.get(entries.get(key));
		return found !== null && getName(found) !== usual;
	}

	/** Makes the path reach points, given as pairs of numbers. */
	#reach(numbers: readonly number[]): void {
		for (let index = 0; index + 1 < numbers.length; index += 2) {
			const [x, y] = transform(numbers[index] ?? 0, numbers[index + 1] ?? 0, this.#state.matrix);
			const [left, bottom, right, top] = this.#path ?? [x, y, x, y];
			this.#path = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x), Math.max(top, y)];
		}
	}

	#endPath(operator: string): void {
		const path = this.#path;
		if (path && FILL.has(operator)) this.#area(path, false, this.#state.ink);
		if (path && STROKE.has(operator)) this.#area(wider(path, this.#state), false);
		if (path && this.#clips) this.#set({ clip: common(path, this.#state.clip) });
		this.#path = undefined;
		this.#clips = false;
	}

	#begin(line: Matrix): void {
		this.#line = line;
	}

	#move(x: number, y: number): void {
		this.#line = multiply([1, 0, 0, 1, x, y], this.#line);
	}

	#marked([tag, properties]: Value[]): Mark {
		const around = this.#mark;
		// Content of a layer, which may be switched off.
		if (getName(tag) === 'OC') this.#page.found.strange.push('OC');
		const given = properties instanceof Map ? properties : undefined;
		const mcid = given?.get('MCID');
		const text = readText(given?.get('ActualText'));
		const isArtifact = getName(tag) === 'Artifact' && around.artifact === 0;
		return {
			mcid: typeof mcid === 'number' ? mcid : around.mcid,
			artifact: isArtifact ? ++this.#page.artifacts : around.artifact,
			replacement:
				around.replacement ??
				(text === undefined ? undefined : { text, painted: '', wordless: 0, first: undefined }),
		};
	}

	#show(value: Value | undefined): void {
		const { matrix, clip, alpha, isBlended, isMasked, ink } = this.#state;
		const { mcid, artifact, replacement } = this.#mark;
		const [a, b, c, d, x, y] = multiply(this.#line, matrix);
		const pieces = Array.isArray(value) ? value : [value];
		const bytes = pieces.map((piece) => (piece instanceof Text ? piece.bytes : '')).join('');
		const written = read(this.#font, bytes, replacement);
		const text = replacement ? (replacement.first ? '' : replacement.text) : written;
		const height = Math.max(Math.hypot(a, b), Math.hypot(c, d)) * Math.abs(this.#size);
		const isOut = x + height < clip[0] || x > clip[2] || y + height < clip[1] || y - height > clip[3];
		const hidden = isOut || isBlended || isMasked || alpha < FAINTEST || height < SMALLEST;
		const place = { x, y, size: height, mcid, artifact };
		const shown: PlacedText = { kind: 'text', ...place, text, disguised: '', hidden, ink };
		if (replacement) {
			replacement.painted += written;
			replacement.first ??= shown;
		}
		this.#page.found.marks.push(shown);
	}

	#area(box: Box, isPicture: boolean, ink?: Colour): void {
		const { clip, alpha } = this.#state;
		const seen = common(box, clip);
		if (seen[0] < seen[2] || seen[1] < seen[3] || isPicture)
			this.#page.found.marks.push({
				kind: 'area',
				box: seen,
				isPicture,
				isTransparent: alpha < FAINTEST,
				ink: ink && overWhite(ink, alpha),
			});
	}

	#paint(value: Value | undefined): void {
		const { document } = this.#page;
		const state = this.#state;
		const form = document.get(value);
		if (!(form instanceof Stream)) return;
		if (getName(form.dict.get('Subtype')) !== 'Form') {
			const corners = [
				transform(0, 0, state.matrix),
				transform(1, 1, state.matrix),
				transform(0, 1, state.matrix),
				transform(1, 0, state.matrix),
			];
			const byX = corners.map(([x]) => x).sort((a, b) => a - b);
			const byY = corners.map(([, y]) => y).sort((a, b) => a - b);
			this.#area([byX[0] ?? 0, byY[0] ?? 0, byX.at(-1) ?? 0, byY.at(-1) ?? 0], true);
			return;
		}
		if (this.#depth >= DEEPEST) throw new BrokenPdf('forms nested too deep');
		const own = form.dict.has('Matrix') ? toMatrix(getNumbers(document, form.dict.get('Matrix'))) : IDENTITY;
		const inner = document.maybeDict(form.dict.get('Resources')) ?? this.#around.resources;
		const placed = { ...state, matrix: multiply(own, state.matrix) };
		const around = { resources: inner, state: placed, mark: this.#mark };
		new ContentReader(this.#page, around, this.#depth + 1).read(document.content(form));
	}
}

/** More than any honest page. */
const MOST_OPERATIONS = 5_000_000;

/** Opacity, and height of type in points, below which nobody reads a text. */
const [FAINTEST, SMALLEST] = [0.02, 1];

interface FontLetters {
	width: number;
	unicode: ReadonlyMap<number, string>;
	/** Codes that were painted, and what they stood for. */
	used: Map<number, Set<string>>;
}

/** Letters that one glyph without a text of its own may stand for, as a ligature does. */
const MOST_OF_A_GLYPH = 4;

/** Notes on what carries a replacement text that something else is painted under it, once its passage is over. */
function judge(mark: Mark | undefined, around: Mark): void {
	const replacement = mark?.replacement;
	if (!replacement?.first || replacement === around.replacement) return;
	const { first, text, painted, wordless } = replacement;
	if (!canStandFor(letters(text), letters(painted), wordless)) first.disguised = painted || text;
}

/** Whether letters are those of a text, in its order; some may lie in glyphs that say nothing. */
function canStandFor(text: string, painted: string, wordless: number): boolean {
	if (wordless === 0) return text === painted;
	let at = 0;
	for (const letter of text) if (painted.startsWith(letter, at)) at += letter.length;
	return at === painted.length && text.length <= painted.length + wordless * MOST_OF_A_GLYPH;
}

/** What tells one word from another: an apostrophe or a space may be painted as one of its neighbours. */
function letters(text: string): string {
	return text.normalize('NFKC').replace(/[^\p{L}\p{N}]|\p{Lm}/gu, '');
}

/** The operators of a content stream with their operands. */
export function* operations(content: Buffer): Generator<[string, Value[]]> {
	const lexer = new Lexer(content);
	let operands: Value[] = [];
	for (lexer.skip(); lexer.at < content.length; lexer.skip()) {
		const code = content[lexer.at] as number;
		const isOperator = isRegular(code) && !/[0-9.+-]/.test(String.fromCharCode(code));
		if (!isOperator) {
			operands.push(lexer.value());
			continue;
		}
		const operator = lexer.word();
		if (operator === 'true' || operator === 'false' || operator === 'null') {
			operands.push(operator === 'null' ? null : operator === 'true');
			continue;
		}
		if (operator === 'BI') lexer.at = Math.max(lexer.at, content.indexOf('EI', lexer.at, 'latin1'));
		yield [operator, operands];
		operands = [];
	}
}

/** What codes say; a replacement text is told of glyphs that say nothing, and what they stand for is what it says. */
function read(font: FontLetters | undefined, bytes: string, replacement: Replacement | undefined): string {
	if (!font) return '';
	let text = '';
	for (let at = 0; at + font.width <= bytes.length; at += font.width) {
		const code =
			font.width === 1 ? bytes.charCodeAt(at) : bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
		const letter = font.unicode.get(code) ?? '';
		if (letter === '' && replacement) replacement.wordless++;
		const used = font.used.get(code) ?? new Set();
		font.used.set(code, used.add(letter === '' ? (replacement?.text ?? '') : letter));
		text += letter;
	}
	return text;
}

/** Six numbers as a matrix; what lacks is as in `IDENTITY`. */
export function toMatrix([a = 1, b = 0, c = 0, d = 1, x = 0, y = 0]: readonly number[]): Matrix {
	return [a, b, c, d, x, y];
}

/** The matrix that applies one, then the other. */
export function multiply([a, b, c, d, x, y]: Matrix, [e, f, g, h, u, v]: Matrix): Matrix {
	return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h, x * e + y * g + u, x * f + y * h + v];
}

/** Where a matrix takes a point. */
export function transform(x: number, y: number, [a, b, c, d, e, f]: Matrix): [number, number] {
	return [a * x + c * y + e, b * x + d * y + f];
}

/** The colour that operands give: of one number a grey, of three a colour; the name of a space starts at black, a pattern is none. */
function colour(operands: readonly Value[]): Colour | undefined {
	if (operands.length === 1 && operands[0] instanceof Name)
		return operands[0].name === 'Pattern' ? undefined : [0, 0, 0];
	const [first, second, third, ...more] = operands.map(getNumber);
	if (operands.some((each) => each instanceof Name) || first === undefined || more.length > 0)
		return undefined;
	return [first, second ?? first, third ?? first];
}

function overWhite(ink: Colour, alpha: number): Colour {
	const [red, green, blue] = ink.map((part) => 1 - Math.min(1, alpha) * (1 - part));
	return [red ?? 1, green ?? 1, blue ?? 1];
}

/** The area of a path whose outline is drawn: half of the line stands on each side. */
function wider([left, bottom, right, top]: Box, { width, matrix: [a, b, c, d] }: State): Box {
	const half = (Math.max(Math.hypot(a, b), Math.hypot(c, d)) * Math.abs(width)) / 2;
	return [left - half, bottom - half, right + half, top + half];
}

function common(one: Box, other: Box): Box {
	return [
		Math.max(one[0], other[0]),
		Math.max(one[1], other[1]),
		Math.min(one[2], other[2]),
		Math.min(one[3], other[3]),
	];
}

// --- Which words something covers that is painted over them.

/** Parts of the height of a letter: what lies over less of it than this leaves it to be read. */
const [BELOW, ABOVE, WIDTH] = [0.1, 0.4, 0.4];

/** Identifiers of marked content of a page, from 1, that holds letters inside a box of left, bottom, right, top. */
export function coveredContent(document: PdfDocument, page: number, box: readonly number[]): Set<number> {
	const [left = 0, bottom = 0, right = 0, top = 0] = box;
	const reference = document.pages()[page - 1];
	const covered = new Set<number>();
	for (const mark of reference ? readMarks(document, reference).marks : []) {
		if (mark.kind !== 'text' || mark.mcid === undefined || mark.text.trim() === '') continue;
		const { x, y, size, mcid } = mark;
		const isAcross = x + size * WIDTH > left && x < right;
		if (isAcross && y + size * ABOVE > bottom && y + size * BELOW < top) covered.add(mcid);
	}
	return covered;
}
