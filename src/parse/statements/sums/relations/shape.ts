/** How a relation of figures is written down: its shape over a row of kinds, and what its stated figure must be, by the figures that the shape has met. */

import { isOneOf } from '../../../../language/index.js';
import { compare, divide, type Fraction, fraction, multiply, sum } from '../../../../text/fraction.js';
import { lazy } from '../../../../text/lazy.js';
import { HUNDRED, type WrongFigure } from '../amounts.js';
import { isOfKind, type Kind, rowPattern, says } from '../row.js';
import type { Figure, Token } from '../tokens.js';

/** The figures that are looked at: `figure` in the row. */
export type Unit = 'money' | 'count' | 'percent';

export interface Relation {
	of: WrongFigure['of'];
	units: readonly Unit[];
	/** One of these stands in every such shape, where they are rarer than figures. */
	needs?: readonly Kind[];
	shape: () => RegExp;
	/** What the stated figure is, or may be. */
	value: (met: Met) => Fraction | undefined | ReadonlyArray<Fraction | undefined>;
	/** How far it may be off, by rounding. */
	within?: (met: Met) => Fraction;
	/** A figure that is off by more than this part of it is of something else: 5 is a fifth. */
	near?: bigint;
	/** So many digits that agree are enough for a slip of the pen, however far the figure is off; three where nothing is said. */
	least?: number;
	/** The figure that is stated where it is not `stated`; nothing where none is. */
	stated?: (met: Met) => Figure | undefined;
	/** What is told of it where that is not what the figure would be. */
	shown?: (met: Met) => Fraction;
	/** No other sum or difference of the sentence is meant by chance. */
	isSure?: true;
	/** Asked where the figure differs. */
	only?: (met: Met) => boolean;
}

/** A relation as a table writes it, with the pattern of its shape. */
type Row = Omit<Relation, 'shape'> & { shape: string };

/** Makes rows that have in common what `common` says; a row may say otherwise. */
export function rowsWith<Common extends Partial<Row>>(
	common: Common,
): (row: Omit<Row, keyof Common> & Partial<Row>) => Relation {
	return (row) => {
		const { shape: pattern, ...relation } = { ...common, ...row } as Row;
		return { ...relation, shape: shape(pattern) };
	};
}

/** As `near`: only what is a slip of the pen is told. */
export const SLIPS_ALONE = 1000n;

/** The pattern of a relation over a row of kinds (`row.ts`), made when it is first asked for. */
function shape(pattern: string): () => RegExp {
	return lazy(() => rowPattern(pattern, 'dg'));
}

export const ALL: readonly Unit[] = ['money', 'count'];

export const MONEY: readonly Unit[] = ['money'];

export const COUNT: readonly Unit[] = ['count'];

export const PERCENT: readonly Unit[] = ['percent'];

// --- A place of a text where its row has the shape of a relation, and the figures there.

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

// --- What relations of several kinds ask of the figures that their shapes have met.

export function sumOfList(met: Met): Fraction {
	const all = met.figures('list');
	return sum((all.length > 0 ? all : met.figures('list', 'count')).map(({ value }) => value));
}

/** The fraction or percentage of a group `p`. */
export function getShare(met: Met): Fraction {
	const { kind, value } = met.one('share');
	return kind === 'percent' ? divide(value, HUNDRED) : value;
}

/** What a rounded percentage leaves open. */
export function halfStep(met: Met): Fraction {
	const step = fraction(1n, met.one('share').decimals > 0 ? 2000n : 200n);
	return multiply(met.value('whole'), step);
}

export function isMoney(met: Met): boolean {
	return met.one('stated').kind === 'money';
}

export function isLess(met: Met, one: string, other: string): boolean {
	return compare(met.value(one), met.value(other)) < 0;
}

export function isAsMany(count: Fraction, { length }: readonly unknown[]): boolean {
	return compare(count, fraction(BigInt(length))) === 0;
}

/** The figures of the sentence before a group. */
export function getEarlier(met: Met, group: string) {
	const { from } = met.one(group);
	return met.sentence().filter((figure) => figure.to <= from);
}

/** Whether no figure of the clause stands before the shape, and nothing says that it tells of parts alone. */
export function isAllBefore(met: Met): boolean {
	// `Sur les 48 membres, 31 sont présents`: the whole is none of the parts.
	const before = met.before.replace(OF_THE_WHOLE(), '');
	return !says(before, '[figure among part] [^: ; open]*$') && !met.says('list', '[among part]');
}

const OF_THE_WHOLE = lazy(() => rowPattern('^[of outOf] word* figure [^figure]* ,'));

export function wordsBehind(met: Met, { to }: Figure, length = NEAR): string {
	return met.text.slice(to, to + length).split(/[.;:,()]/, 1)[0] ?? '';
}

export function isVotes({ noun }: Figure): boolean {
	return isOneOf(noun, ['units', 'votes']);
}

const NEAR = 40;
