import { describe, expect, it } from 'vitest';
import style from '../../templates/proces-verbal/style.css';

/** Colours of the first `:root` (paper), and of the dark scheme. */
function colours(css: string): { light: Map<string, string>; dark: Map<string, string> } {
	const read = (block: string) =>
		new Map(
			[...block.matchAll(/--([a-z]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
		);
	const light = read(css.slice(0, css.indexOf('}')));
	const dark = read(css.slice(css.indexOf('prefers-color-scheme: dark')));
	return { light, dark };
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
	const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}

describe('colours', () => {
	const { light, dark } = colours(style);
	for (const [scheme, palette] of [
		['light', light],
		['dark', dark],
	] as const) {
		// Zeros of the strip are secondary: 5:1 is enough for them.
		for (const [name, least] of [
			['ink', 7],
			['soft', 7],
			['accent', 7],
			['negative', 7],
		] as const) {
			it(`${scheme}: ${name} on paper reaches ${least}:1`, () => {
				expect(contrast(palette.get(name) ?? '', palette.get('paper') ?? '')).toBeGreaterThanOrEqual(least);
			});
		}
		it(`${scheme}: what stands on the tint of the strip can be read`, () => {
			for (const name of ['soft', 'zero', 'accent', 'negative']) {
				expect(contrast(palette.get(name) ?? '', palette.get('tint') ?? '')).toBeGreaterThanOrEqual(5);
			}
		});
	}

	it('the dark scheme changes every colour', () => {
		expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
	});
});
