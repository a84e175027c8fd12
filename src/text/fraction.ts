import { type Language, LOCALES } from '../language/locales.generated.js';
/** An exact rational number, normalised: the denominator is positive and shares no factor with the numerator. */
export interface Fraction {
	/** The upper number; carries the sign. */
	readonly numerator: bigint;
	/** The lower number, above zero. */
	readonly denominator: bigint;
}

/** Makes a fraction in lowest terms. A zero denominator is a programming error and throws. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
	if (denominator === 0n) throw new RangeError('a fraction needs a denominator other than zero');
	const sign = denominator < 0n ? -1n : 1n;
	const common = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator * sign);
	return { numerator: (numerator * sign) / common, denominator: (denominator * sign) / common };
}

export const ZERO: Fraction = fraction(0n);

export const ONE: Fraction = fraction(1n);

/**
 * Reads `1/2`, `50 %`, `66,67 %`, `0.5`, `0,5`, `3`: digits only, comma or point as decimal sign, no thousands separators.
 * Undefined when the text is anything else, a zero denominator included.
 */
export function parseFraction(text: string): Fraction | undefined {
	const match = /^\s*(\d+)(?:\s*[/\u2044\u2215]\s*(\d+)|[.,](\d+))?\s*(%?)\s*$/.exec(
		text.replace(/[\u00A0\u202F\u2009]/g, ' '),
	);
	if (match === null) return undefined;
	const [, whole = '', below, decimals = '', percent] = match;
	if (below !== undefined) {
		if (percent === '%' || /^0+$/.test(below)) return undefined;
		return fraction(BigInt(whole), BigInt(below));
	}
	return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length) * (percent === '%' ? 100n : 1n));
}

/** The exact sum. */
export function add(a: Fraction, b: Fraction): Fraction {
	if (a.denominator === 1n && b.denominator === 1n)
		return { numerator: a.numerator + b.numerator, denominator: 1n };
	return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** The exact difference `a − b`. */
export function subtract(a: Fraction, b: Fraction): Fraction {
	return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** The exact product. */
export function multiply(a: Fraction, b: Fraction): Fraction {
	return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The exact quotient; `b` must not be zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
	return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** The exact sum of many. */
export function sum(values: Iterable<Fraction>): Fraction {
	let total = ZERO;
	for (const value of values) total = add(total, value);
	return total;
}

/** Below zero when `a < b`, above when `a > b`, else zero; by cross-multiplication. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
	const left = a.numerator * b.denominator;
	const right = b.numerator * a.denominator;
	if (left === right) return 0;
	return left < right ? -1 : 1;
}

/** Is it the same number? */
export function equals(a: Fraction, b: Fraction): boolean {
	return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** The greater of the two. */
export function max(a: Fraction, b: Fraction): Fraction {
	return compare(a, b) < 0 ? b : a;
}

/** The smaller of the two. */
export function min(a: Fraction, b: Fraction): Fraction {
	return compare(a, b) > 0 ? b : a;
}

export function isZero(value: Fraction): boolean {
	return value.numerator === 0n;
}

/** Is it a whole number? */
export function isInteger(value: Fraction): boolean {
	return value.denominator === 1n;
}

/** The greatest whole number that is not above it. */
export function floor(value: Fraction): bigint {
	const quotient = value.numerator / value.denominator;
	return value.numerator < 0n && quotient * value.denominator !== value.numerator ? quotient - 1n : quotient;
}

/** The smallest whole number that is not below it. */
export function ceil(value: Fraction): bigint {
	return -floor({ numerator: -value.numerator, denominator: value.denominator });
}

/** The exact decimal text with a point (`1234.5`); where no finite decimal exists, the fraction itself (`1/3`). */
export function toDecimalString(value: Fraction): string {
	const negative = value.numerator < 0n;
	const size = negative ? -value.numerator : value.numerator;
	const digits = decimalDigits(value.denominator);
	const sign = negative ? '-' : '';
	if (digits === undefined) return `${sign}${size}/${value.denominator}`;
	const whole = size / value.denominator;
	if (digits === 0) return `${sign}${whole}`;
	const rest = ((size % value.denominator) * 10n ** BigInt(digits)) / value.denominator;
	return `${sign}${whole}.${rest.toString().padStart(digits, '0')}`;
}

/** The number as a document prints it: French `4 750,5` (narrow no-break space, comma), English `4,750.5`; `1/3` where no finite decimal exists. */
export function toText(value: Fraction, lang: Language): string {
	const exact = toDecimalString(value);
	if (exact.includes('/')) return exact;
	const negative = exact.startsWith('-');
	const [whole = '', decimals] = (negative ? exact.slice(1) : exact).split('.');
	const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, LOCALES[lang].groupMark);
	return `${negative ? '\u2212' : ''}${grouped}${decimals === undefined ? '' : `${LOCALES[lang].decimalMark}${decimals}`}`;
}

/**
 * `part` of `whole` as a percentage, rounded half up on exact integers: `92,3 %` (no-break space) in French, `92.3%` in English.
 * An exact percentage drops its trailing zeros (`50 %`); one that is not whole never prints as a whole: 3,334 of 6,667 is `50,007 %`.
 * Undefined where `whole` is zero.
 */
export function percentText(part: Fraction, whole: Fraction, lang: Language, digits = 1): string | undefined {
	if (whole.numerator === 0n) return undefined;
	const share = divide(part, whole);
	const scale = 10n ** BigInt(digits);
	const scaled = multiply(share, fraction(100n * scale));
	const rounded = floor(add(scaled, fraction(1n, 2n)));
	if (digits > 0 && digits < MOST_DIGITS && rounded % scale === 0n && !isInteger(scaled))
		return percentText(part, whole, lang, digits + 1);
	const value = toText(fraction(rounded, scale), lang);
	const mark = LOCALES[lang].decimalMark;
	const written = value.includes(mark) ? (value.split(mark)[1] ?? '').length : 0;
	const padded =
		isInteger(scaled) || digits === 0
			? value
			: `${value}${written === 0 ? mark : ''}${'0'.repeat(digits - written)}`;
	return `${padded}${LOCALES[lang].percentMark}`;
}

/** More tell nobody more. */
const MOST_DIGITS = 6;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
	let [left, right] = [a, b];
	while (right !== 0n) [left, right] = [right, left % right];
	return left === 0n ? 1n : left;
}

/** How many decimals write `1/denominator` exactly, or undefined where none do. */
function decimalDigits(denominator: bigint): number | undefined {
	let rest = denominator;
	let twos = 0;
	let fives = 0;
	while (rest % 2n === 0n) {
		rest /= 2n;
		twos += 1;
	}
	while (rest % 5n === 0n) {
		rest /= 5n;
		fives += 1;
	}
	return rest === 1n ? Math.max(twos, fives) : undefined;
}
