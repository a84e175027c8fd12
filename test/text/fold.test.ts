import { describe, expect, it } from 'vitest';
import { foldKeyword, foldName, foldWithOffsets } from '../../src/text/fold.js';
import fc from '../properties.js';

describe('foldKeyword', () => {
	it.each([
		['Ordre du jour', 'ordre du jour'],
		['ORDRE_DU-JOUR', 'ordre du jour'],
		['ordre\u00A0du\u202Fjour', 'ordre du jour'],
		['  Présidence ', 'presidence'],
		['pre\u0301sidence', 'presidence'],
		['l’ordre', "l'ordre"],
		['l´ordre', "l'ordre"],
		['l`ordre', "l'ordre"],
		['Vœu', 'voeu'],
		['ŒUVRE', 'oeuvre'],
		['co\u00ADpropriété', 'copropriete'],
		['\uFEFFdate', 'date'],
		['Ille\u2011et\u2011Vilaine', 'ille et vilaine'],
		['Straße', 'strasse'],
		['1ᵉʳ', '1er'],
		['', ''],
	])('%s', (text, folded) => {
		expect(foldKeyword(text)).toBe(folded);
	});

	it('is the same when done twice, sign by sign', () => {
		const unstable: string[] = [];
		for (let code = 0; code < 0x20000; code += 1) {
			if (code >= 0xd800 && code < 0xe000) continue;
			const once = foldKeyword(String.fromCodePoint(code));
			if (foldKeyword(once) !== once) unstable.push(code.toString(16));
		}
		expect(unstable).toEqual([]);
	});

	it('is the same when done twice', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(foldKeyword(foldKeyword(text))).toBe(foldKeyword(text));
			}),
		);
	});
});

describe('foldName', () => {
	it.each([
		['N. Saïd', 'n said'],
		['J.-P. Roux', 'j p roux'],
		['M.Dupont', 'm dupont'],
		['MORLIER Tangui', 'morlier tangui'],
		['D’Artagnan', "d'artagnan"],
	])('%s', (text, folded) => {
		expect(foldName(text)).toBe(folded);
	});
});

describe('foldWithOffsets', () => {
	it('gives the same places for text that is folded unit for unit as for text that is folded sign by sign', () => {
		const units = [..."abcXYZ 019.,;:-_`'’«»“”–—•·°€éèÉçÇàâïöüÿñÞð \u00A0\u202F\n\t"];
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 12 }), (source) => {
				const quick = foldWithOffsets(source);
				// The sign of a direction behind it leaves no trace and is of no page.
				const slow = foldWithOffsets(`${source}\u200E`);
				const { length } = slow.text;
				expect(quick.text).toBe(slow.text);
				expect(quick.starts.slice(0, length)).toEqual(slow.starts);
				expect(quick.ends.slice(0, length - 1)).toEqual(slow.ends.slice(0, length - 1));
				expect(quick.text).toBe(foldKeyword(source));
			}),
			{ numRuns: 2000 },
		);
	});

	it('leads back to the source', () => {
		const source = ' Œuvre   du Pe\u0301 !';
		const { text, starts, ends } = foldWithOffsets(source);
		expect(text).toBe('oeuvre du pe !');
		const at = text.indexOf('pe');
		expect(source.slice(starts[at], ends[at + 1])).toBe('Pe\u0301');
		expect(source.slice(starts[0], ends[5])).toBe('Œuvre');
	});

	it('folds as foldKeyword does and keeps offsets in order', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (source) => {
				const { text, starts, ends } = foldWithOffsets(source);
				expect(text.trim()).toBe(foldKeyword(source));
				expect(starts).toHaveLength(text.length);
				for (let index = 0; index < text.length; index += 1) {
					expect(ends[index]).toBeGreaterThan(starts[index] ?? 0);
					expect(starts[index] ?? 0).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
				}
			}),
		);
	});
});
