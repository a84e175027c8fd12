/** A place of a text where its row of letters has the shape of a relation, and the figures there. */

import type { Fraction } from '../../../text/fraction.js';
import type { Figure, Token } from './tokens.js';

/** Where a relation has met its shape. */
export class Met {
	constructor(
		readonly text: string,
		/** All tokens of the text, and its row of letters in the unit that is looked at. */
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

	/** The letters of a group. */
	letters(group: string): string {
		const [from, to] = this.groups[group] ?? [0, 0];
		return this.row.slice(from, to);
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

	/** The figures of a group that are of the unit looked at, in order, or those of another letter. */
	figures(group?: string, letter = 'Q'): Figure[] {
		const [from] = group === undefined ? [this.from] : (this.groups[group] ?? [0]);
		return this.tokens(group).flatMap(({ figure }, at) =>
			figure && this.row[from + at] === letter ? [figure] : [],
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

	/** The letters of the sentence behind the shape, and before it. */
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
			.flatMap(({ figure }, at) => (figure && this.row[from + at] === 'Q' ? [figure] : []));
	}

	/** The figures of its sentence that are of the unit looked at. */
	sentence(): Figure[] {
		const start = this.from - this.before.length;
		const end = this.to + this.behind.length;
		return this.all
			.slice(start, end)
			.flatMap(({ figure }, at) => (figure && this.row[start + at] === 'Q' ? [figure] : []));
	}
}
