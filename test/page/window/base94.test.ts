import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase94 } from '../../../scripts/base94.mjs';
import { fromBase94 } from '../../../src/page/window/parts.js';

describe('bytes as letters', () => {
	it('come back as they were, whatever their number', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
				expect(fromBase94(toBase94(bytes))).toEqual(bytes);
			}),
		);
	});

	it.each([
		['the highest', [255, 255, 255, 255]],
		['none', []],
		['the lowest', [0, 0, 0, 0, 0]],
	])('come back as they were: %s', (_, bytes) => {
		expect([...fromBase94(toBase94(Uint8Array.from(bytes)))]).toEqual(bytes);
	});

	it('are letters that may stand in a script of a page', () => {
		const all = Uint8Array.from({ length: 40_000 }, (_, index) => (index * 2_654_435_761) >>> 24);
		expect(toBase94(all)).toMatch(/^[ -;=-~]*$/);
	});
});
