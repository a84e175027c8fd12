/** Values of an assembly as data has them, for the JSON of a meeting and the records of a collection. */

import { type Fraction, toDecimalString } from '../text/fraction.js';
import { isoTime } from '../text/time.js';

/** An exact decimal, or null where nothing was counted. */
export type Amount = string | null;

/** A number as an exact decimal, `12` or `4.5`. */
export function getAmount(value: Fraction | null | undefined): Amount {
	return value === null || value === undefined ? null : toDecimalString(value);
}

/** The hour among the parts of a node, `18:05`. */
export function timeIn(children: readonly { type: string; value?: unknown }[] | undefined): string | null {
	const time = children?.find((child) => child.type === 'timeValue');
	if (typeof time?.value !== 'number') return null;
	return isoTime(time.value);
}
