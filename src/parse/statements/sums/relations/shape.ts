/** How a relation of figures is written down: its shape over a row of kinds, and what its stated figure must be. */

import type { Fraction } from '../../../../text/fraction.js';
import { lazy } from '../../../../text/lazy.js';
import type { WrongFigure } from '../amounts.js';
import type { Met } from '../met.js';
import { type Kind, rowPattern } from '../row.js';
import type { Figure } from '../tokens.js';

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

/** As `near`: only what is a slip of the pen is told. */
export const SLIPS_ALONE = 1000n;

/** The pattern of a relation over a row of kinds (`row.ts`), made when it is first asked for. */
export function shape(pattern: string): () => RegExp {
	return lazy(() => rowPattern(pattern, 'dg'));
}

export const ALL: readonly Unit[] = ['money', 'count'];

export const MONEY: readonly Unit[] = ['money'];

export const COUNT: readonly Unit[] = ['count'];

export const PERCENT: readonly Unit[] = ['percent'];
