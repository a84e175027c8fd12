/** Figures that are one slip of the pen apart: one digit is another, or two are exchanged. */

import { type Fraction, floor, fraction, multiply } from '../../../text/fraction.js';

/** A value in hundredths, as far as it goes. */
function hundredths(value: Fraction): bigint {
	return floor(multiply(value, fraction(100n)));
}

/** Whether two values differ by one digit, or by two that are exchanged, and agree in as many others; of either so many are no zeros at the end. */
export function isSlip(one: Fraction, other: Fraction, least: number): boolean {
	return areNear(hundredths(one), hundredths(other), least);
}

/** Whether two values differ by two digits side by side that are exchanged. */
export function isExchanged(one: Fraction, other: Fraction, least: number): boolean {
	return areExchanged(hundredths(one), hundredths(other), least);
}

export function areExchanged(stated: bigint, computed: bigint, least: number): boolean {
	if (!areNear(stated, computed, least)) return false;
	const [one, other] = [String(stated), String(computed)];
	const at = [...one].findIndex((digit, index) => digit !== other[index]);
	return one[at] === other[at + 1] && one[at + 1] === other[at];
}

function areNear(stated: bigint, computed: bigint, least: number): boolean {
	const unit = stated % 100n === 0n && computed % 100n === 0n ? 100n : 1n;
	const [one, other] = [String(stated / unit), String(computed / unit)];
	if (one.length !== other.length || one.length < Math.max(2, least)) return false;
	const zeros = Math.min(ENDING_ZEROS.exec(one)?.[0].length ?? 0, ENDING_ZEROS.exec(other)?.[0].length ?? 0);
	if (one.length - zeros < least) return false;
	const off = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
	const [first = 0, second] = off;
	return (
		off.length === 1 ||
		(off.length === 2 && second !== undefined && one[first] === other[second] && one[second] === other[first])
	);
}

const ENDING_ZEROS = /0*$/;
