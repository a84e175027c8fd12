/**
 * What figures have to do with each other, each relation by the shape of its row (`row.ts`) and what its stated figure must be. A new
 * wording is a word of a vocabulary or a row of this table.
 */

import { DIFFERENCES } from './relations/differences.js';
import { MOVEMENTS } from './relations/movements.js';
import { PARTS } from './relations/parts.js';
import { PRODUCTS } from './relations/products.js';
import type { Relation } from './relations/shape.js';
import { SHARES } from './relations/shares.js';
import { NUMBERS, SUMS } from './relations/sums.js';

/** The table: the closest relations before those that are looser. */
export const RELATIONS: readonly Relation[] = [
	...PARTS,
	...SUMS,
	...PRODUCTS,
	...MOVEMENTS,
	...NUMBERS,
	...SHARES,
	...DIFFERENCES,
];
