import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase95 } from '../../../scripts/base95.mjs';
import { fromBase95 } from '../../../src/page/window/parts.js';

describe('bytes as letters', () => {
	it('come back as they were, whatever their number', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
				expect(fromBase95(toBase95(bytes))).toEqual(bytes);
			}),
		);
	});

	it.each([
		['the highest', [255, 255, 255, 255]],
		['none', []],
		['the lowest', [0, 0, 0, 0, 0]],
	])('come back as they were: %s', (_, bytes) => {
		expect([...fromBase95(toBase95(Uint8Array.from(bytes)))]).toEqual(bytes);
	});

	it('are letters that may stand in a script of a page', () => {
		const all = Uint8Array.from({ length: 40_000 }, (_, index) => (index * 2_654_435_761) >>> 24);
		expect(toBase95(all)).toMatch(/^[\t -;=-~]*$/);
	});
});
