/**
 * Strikes what is left white on the leaves of a document that is signed by hand, as notaries do: a bar in the shape of a Z, so that nothing can be
 * written there after the signature. The bars are ornaments: no reader of the text meets them.
 */

import type { PlaceListener } from './content.js';
import type { PdfDocument } from './objects/document.js';
import { getNumbers } from './objects/trees.js';
import type { Ref } from './objects/values.js';
import { IDENTITY, type Matrix, multiply, toMatrix, transform } from './page-marks.js';

/** Points: above and below a bar, the least height of one (less takes no line of text), and its line. */
const [ABOVE, BELOW, LEAST, LINE] = [18, 19, 34, 0.6];

/** That of secondary text. */
const COLOR = '0.333 0.349 0.373';

/** Parts of a page: nothing of the text stands lower than its foot; what is broader is a background. */
const [FOOT, BACKGROUND] = [0.14, 0.95];

/** What a page of the document's own paints, and where. */
export class PageInk implements PlaceListener {
	readonly #width: number;
	readonly #limit: number;
	/** Lowest place of the text and its rules; endless on an empty page. */
	lowest = Number.POSITIVE_INFINITY;
	/** Marked content of the lowest and of the highest text. */
	last: number | undefined;
	first: number | undefined;
	#highest = Number.NEGATIVE_INFINITY;
	#lowestText = Number.POSITIVE_INFINITY;
	/** Base line of the highest text at the foot of the page. */
	foot = 0;
	/** Sides of its tables and rules, which take the whole width of the text. */
	left = Number.POSITIVE_INFINITY;
	right = Number.NEGATIVE_INFINITY;
	#matrix = IDENTITY;
	/** Sides of what may be painted. */
	#clip: readonly [number, number] = EVERYWHERE;
	#clips = false;
	readonly #kept: Array<readonly [Matrix, readonly [number, number]]> = [];
	#line = IDENTITY;
	/** Left, bottom, right end of the shape that is being made. */
	#shape = NOTHING;

	constructor(document: PdfDocument, page: Ref) {
		const [, , width = 0, height = 0] = getNumbers(document, document.dict(page).get('MediaBox'));
		this.#width = width;
		this.#limit = height * FOOT;
	}

	show(mcid: number | undefined): void {
		const [, y] = transform(this.#line[4], this.#line[5], this.#matrix);
		if (mcid === undefined) {
			if (y < this.#limit) this.foot = Math.max(this.foot, y);
			return;
		}
		this.lowest = Math.min(this.lowest, y);
		if (y < this.#lowestText) [this.#lowestText, this.last] = [y, mcid];
		if (y > this.#highest) [this.#highest, this.first] = [y, mcid];
	}

	meet(operator: string, operands: () => number[]): void {
		switch (operator) {
			case 'q':
				this.#kept.push([this.#matrix, this.#clip]);
				break;
			case 'Q':
				[this.#matrix, this.#clip] = this.#kept.pop() ?? [IDENTITY, EVERYWHERE];
				break;
			case 'cm':
				this.#matrix = multiply(toMatrix(operands()), this.#matrix);
				break;
			case 'BT':
				this.#line = IDENTITY;
				break;
			case 'Tm':
				this.#line = toMatrix(operands());
				break;
			case 'Td':
				this.#line = multiply(toMatrix([1, 0, 0, 1, ...operands()]), this.#line);
				break;
			case 're': {
				const [x = 0, y = 0, width = 0, height = 0] = operands();
				this.#reach(x, y);
				this.#reach(x + width, y + height);
				break;
			}
			case 'm':
			case 'l': {
				const [x = 0, y = 0] = operands();
				this.#reach(x, y);
				break;
			}
			case 'W':
			case 'W*':
				this.#clips = true;
				break;
			case 'n':
				if (this.#clips) this.#clip = this.#seen();
				this.#clips = false;
				this.#shape = NOTHING;
				break;
			case 'f':
			case 'f*':
			case 'S':
			case 'B':
				this.#paint();
		}
	}

	#reach(given: number, height: number): void {
		const [x, y] = transform(given, height, this.#matrix);
		const [left, bottom, right] = this.#shape;
		this.#shape = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x)];
	}

	/** The sides of the shape as far as they are not clipped. */
	#seen(): readonly [number, number] {
		return [Math.max(this.#shape[0], this.#clip[0]), Math.min(this.#shape[2], this.#clip[1])];
	}

	#paint(): void {
		const [, bottom] = this.#shape;
		const [left, right] = this.#seen();
		this.#shape = NOTHING;
		if (right - left > this.#width * BACKGROUND || bottom < this.#limit) return;
		this.lowest = Math.min(this.lowest, bottom);
		this.left = Math.min(this.left, left);
		this.right = Math.max(this.right, right);
	}
}

const EVERYWHERE = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

const NOTHING: readonly [number, number, number] = [
	Number.POSITIVE_INFINITY,
	Number.POSITIVE_INFINITY,
	Number.NEGATIVE_INFINITY,
];

/** Operators that strike the blanks of these pages, by their numbers. All bars are as broad as the broadest page. */
export function drawBars(
	inks: ReadonlyMap<number, PageInk>,
	isStruck: (page: number) => boolean,
): Map<number, string> {
	let [left, , right] = NOTHING;
	for (const ink of inks.values()) {
		left = Math.min(left, ink.left);
		right = Math.max(right, ink.right);
	}
	const bars = new Map<number, string>();
	for (const [page, { lowest, foot }] of inks) {
		const [top, bottom] = [lowest - ABOVE, foot + BELOW];
		if (isStruck(page) && top - bottom >= LEAST && Number.isFinite(top) && left < right)
			bars.set(page, letterZ(left, bottom, right, top));
	}
	return bars;
}

function letterZ(left: number, bottom: number, right: number, top: number): string {
	const at = (x: number, y: number) => `${x.toFixed(2)} ${y.toFixed(2)}`;
	const path = `${at(left, top)} m ${at(right, top)} l ${at(left, bottom)} l ${at(right, bottom)} l S`;
	return `q ${LINE} w 1 j ${COLOR} RG ${path} Q`;
}
