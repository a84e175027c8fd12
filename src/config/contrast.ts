/** How well a colour can be read on paper. */

/** Least contrast of small text with its ground (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** Contrast of `#rgb` or `#rrggbb` with the palest ground of the page, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastWithPaper(colour: string): number {
	return (luminance(TINT) + 0.05) / (luminance(colour) + 0.05);
}

/** The ground of the strip of votes: white is paler still. */
const TINT = '#f3f5f8';

function luminance(colour: string): number {
	const digits =
		colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
	const channel = (at: number) => {
		const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}
