/** A place of a text where its row has the shape of a relation, and the figures there. */

import type { Fraction } from '../../../text/fraction.js';
import { isOfKind, type Kind, says } from './row.js';
import type { Figure, Token } from './tokens.js';

/** Where a relation has met its shape. */
export class Met {
	constructor(
		readonly text: string,
		/** All tokens of the text, and its row in the unit that is looked at. */
		readonly all: readonly Token[],
		readonly row: string,
		readonly from: number,
		readonly to: number,
		private readonly groups: Readonly<Record<string, [number, number] | undefined>>,
	) {}

	/** The tokens of a group; of the whole shape without a name. */
	tokens(group?: string): readonly Token[] {
		const [from, to] = group === undefined ? [this.from, this.to] : (this.groups[group] ?? [0, 0]);
		return this.all.slice(from, to);
	}

	/** The part of the row that a group is. */
	letters(group: string): string {
		const [from, to] = this.groups[group] ?? [0, 0];
		return this.row.slice(from, to);
	}

	/** Whether a group has a place that a pattern meets (`row.ts`); the whole shape; the sentence before it, behind it, and all of it. */
	says(group: string, pattern: string): boolean {
		return says(this.letters(group), pattern);
	}

	allSays(pattern: string): boolean {
		return says(this.row.slice(this.from, this.to), pattern);
	}

	beforeSays(pattern: string): boolean {
		return says(this.before, pattern);
	}

	behindSays(pattern: string): boolean {
		return says(this.behind, pattern);
	}

	sentenceSays(pattern: string): boolean {
		return says(this.before + this.row.slice(this.from, this.to) + this.behind, pattern);
	}

	/** Whether a token is of a kind in the row. */
	isOf(kind: Kind, at: number): boolean {
		return isOfKind(this.row, at, kind);
	}

	/** The one figure that a group is, or its first; every shape has one in the groups that its relation asks for. */
	one(group: string): Figure {
		const figure = this.tokens(group).find((token) => token.figure)?.figure;
		if (!figure) throw new Error(`no figure in the group ${group}`);
		return figure;
	}

	value(group: string): Fraction {
		return this.one(group).value;
	}

	/** Whether a shape has such a group. */
	has(group: string): boolean {
		return this.groups[group] !== undefined;
	}

	/** The figures of a group that are of the unit looked at, in order, or those of another kind. */
	figures(group?: string, kind: Kind = 'figure'): Figure[] {
		const [from] = group === undefined ? [this.from] : (this.groups[group] ?? [0]);
		return this.tokens(group).flatMap(({ figure }, at) =>
			figure && this.isOf(kind, from + at) ? [figure] : [],
		);
	}

	/** All that are looked at: those of the unit, and those that a group of their own names. */
	involved(): Figure[] {
		const named = Object.values(this.groups).flatMap((place) =>
			place && place[1] - place[0] === 1 ? (this.all[place[0]]?.figure ?? []) : [],
		);
		return [...new Set([...this.figures(), ...named])];
	}

	/** The place of a group in the row. */
	place(group: string): [number, number] {
		return this.groups[group] ?? [0, 0];
	}

	/** The row of the sentence behind the shape, and before it. */
	get behind(): string {
		const end = this.row.indexOf('.', this.to);
		return this.row.slice(this.to, end < 0 ? undefined : end);
	}

	get before(): string {
		return this.from === 0 ? '' : this.row.slice(this.row.lastIndexOf('.', this.from - 1) + 1, this.from);
	}

	/** The words of its sentence. */
	words(): string {
		const start = this.all[this.from - this.before.length]?.from ?? 0;
		const end = this.all[this.to + this.behind.length - 1]?.to ?? this.text.length;
		return this.text.slice(start, end);
	}

	/** Those of the sentence before it. */
	sentenceBefore(): Figure[] {
		const end = this.from - this.before.length - 1;
		const from = this.row.lastIndexOf('.', end - 1) + 1;
		return this.all
			.slice(from, Math.max(from, end))
			.flatMap(({ figure }, at) => (figure && this.isOf('figure', from + at) ? [figure] : []));
	}

	/** The figures of its sentence that are of the unit looked at. */
	sentence(): Figure[] {
		const start = this.from - this.before.length;
		const end = this.to + this.behind.length;
		return this.all
			.slice(start, end)
			.flatMap(({ figure }, at) => (figure && this.isOf('figure', start + at) ? [figure] : []));
	}
}
