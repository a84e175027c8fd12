import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CORE_RANGES, fontFaces, needsWiderFonts } from '../../src/render/fonts.js';

describe('fonts', () => {
	it('are cut at the same ranges as the style says', async () => {
		const script = await readFile(new URL('../../scripts/subset-fonts.mjs', import.meta.url), 'utf8');
		const list = script.slice(script.indexOf('const CORE_RANGES'), script.indexOf('const isCore'));
		const ranges = [...list.matchAll(/\[(0x[0-9a-f]+), (0x[0-9a-f]+)\]/g)].map((match) => [
			Number(match[1]),
			Number(match[2]),
		]);
		expect(ranges).toEqual(CORE_RANGES.map((range) => [...range]));
	});

	it('have no ranges that overlap', () => {
		let last = 0;
		for (const [from, to] of CORE_RANGES) {
			expect(from).toBeGreaterThan(last);
			expect(to).toBeGreaterThanOrEqual(from);
			last = to;
		}
	});

	it('are embedded whole only where the text asks for it', async () => {
		expect(needsWiderFonts('Œuvre, « Ça »\u202F! Łódź, 4\u202F776\u00A0€')).toBe(false);
		expect(needsWiderFonts('Αθήνα')).toBe(true);
		const narrow = await fontFaces('<p>Ça</p>');
		const wide = await fontFaces('<p>Αθήνα</p>');
		expect(narrow.match(/@font-face/g)).toHaveLength(5);
		expect(wide.match(/@font-face/g)).toHaveLength(10);
		expect(await fontFaces('<section class="sub-item">')).toContain('font-weight:600;font-style:italic');
	});

	it('are woff2 files inside the document', async () => {
		const faces = await fontFaces('');
		for (const [, data = ''] of faces.matchAll(/base64,([A-Za-z0-9+/=]+)\)/g)) {
			expect(Buffer.from(data, 'base64').subarray(0, 4).toString('latin1')).toBe('wOF2');
		}
	});
});
