/** How a relation of figures is written down: its shape over a row of letters, and what its stated figure `s` must be. */

import type { Fraction } from '../../../../text/fraction.js';
import { lazy } from '../../../../text/lazy.js';
import type { WrongFigure } from '../amounts.js';
import type { Met } from '../met.js';
import type { Figure } from '../tokens.js';

/** The figures that are looked at: `Q` in the row. */
export type Unit = 'money' | 'count' | 'percent';

export interface Relation {
	of: WrongFigure['of'];
	units: readonly Unit[];
	/** A letter without which the shape is nowhere, where there is one that is rarer than figures. */
	needs?: RegExp;
	shape: () => RegExp;
	/** What the stated figure is, or may be. */
	value: (met: Met) => Fraction | undefined | ReadonlyArray<Fraction | undefined>;
	/** How far it may be off, by rounding. */
	within?: (met: Met) => Fraction;
	/** A figure that is off by more than this part of it is of something else: 5 is a fifth. */
	near?: bigint;
	/** The figure that is stated where it is not `s`; nothing where none is. */
	stated?: (met: Met) => Figure | undefined;
	/** What is told of it where that is not what the figure would be. */
	shown?: (met: Met) => Fraction;
	/** No other sum or difference of the sentence is meant by chance. */
	isSure?: true;
	/** Asked where the figure differs. */
	only?: (met: Met) => boolean;
}

/**
 * A shape: `_` is up to three words, `~` up to eight, `#` a word or a sign of a list, up to ten, `%` those letters in a class; `{l}` a list of two figures at least,
 * `{..6}` and `{1..6}` so many words and signs of one clause without a figure. A small letter is a word of a relation: the table in `tokens.ts` says of which.
 */
export function shape(pattern: string): () => RegExp {
	return lazy(
		() =>
			new RegExp(
				pattern
					.replaceAll('{l}', LIST)
					.replace(/\{(\d*)\.\.(\d+)\}/g, (_, least, most) => `[^Q.;:]{${least || 0},${most}}`)
					.replaceAll('%', PLAIN)
					.replaceAll('_', `${WORD}{0,3}`)
					.replaceAll('~', `${WORD}{0,8}`)
					.replaceAll('#', `[${PLAIN},&]{0,10}`),
				'dg',
			),
	);
}

/** Words that part nothing. */
const PLAIN = 'wdbnmePh320579jgvsz8rfo';

const WORD = `[${PLAIN}]`;

/** Two figures or more with a sign or `et` between; `(5 %)` may stand behind each, or each in brackets. A gap can be read in one way alone, so that no time is lost; a list of more than 61 parts is read in part, and so not told. */
const LIST =
	'(?<l>Q(?:~(?:\\([wdnP]{1,5}\\)~)?[,+&]#Q){1,60}|Q(?:~\\)[,+&]#\\(_Q){1,60}|Q(?:~(?:\\([wdnP]{1,5}\\)~)?;#Q){1,60})';

export const ALL: readonly Unit[] = ['money', 'count'];

export const MONEY: readonly Unit[] = ['money'];

export const COUNT: readonly Unit[] = ['count'];

export const PERCENT: readonly Unit[] = ['percent'];
