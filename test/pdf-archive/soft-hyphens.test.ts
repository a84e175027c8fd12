import { describe, expect, it } from 'vitest';
import { withoutSoftHyphens } from '../../src/pdf-archive/archive.js';

/** As Chromium 143 and 156 write them. */
const SIGN = '/Span<</ActualText <FEFF00AD> >> BDC\n';

describe('soft hyphens in the operators of a page', () => {
	it('takes one out of a word that did not break', () => {
		expect(
			withoutSoftHyphens(
				`<001C> Tj\n${SIGN}7.8 0 Td <0001> Tj\nEMC\n0 0 Td <002E> Tj\n6.6 0 Td <002A> Tj\nET\n`,
			),
		).toBe('<001C> Tj\n7.8 0 Td <002E> Tj\n6.6 0 Td <002A> Tj\nET\n');
	});

	it('keeps the place of a text that opens with one', () => {
		expect(
			withoutSoftHyphens(
				`BT\n${SIGN}/F7 15.33 Tf\n1 0 0 -1 26.7 165 Tm\n<0001> Tj\nEMC\n0 0 Td <002E> Tj\nET\n`,
			),
		).toBe('BT\n/F7 15.33 Tf\n1 0 0 -1 26.7 165 Tm\n<002E> Tj\nET\n');
	});

	it('lets the hyphen at the end of a line read as one that readers join', () => {
		const line = '/F7 15.33 Tf\n1 0 0 -1 577.4 165 Tm\n<0137> Tj\n';
		const broken = `<001C> Tj\n${SIGN}7.8 0 Td <0001> Tj\nEMC\nET\nBT\n`;
		const read = `<001C> Tj\n7.8 0 Td ET\nBT\n/Span<</ActualText <FEFF002D> >> BDC\n${line}EMC\nET\n`;
		expect(withoutSoftHyphens(`${broken}/Span<</ActualText <FEFF2010> >> BDC\n${line}EMC\nET\n`)).toBe(read);
		expect(withoutSoftHyphens(`${broken}${line}ET\n`)).toBe(read);
	});

	it('leaves hyphens of the text as they are', () => {
		const text = 'BT\n/Span<</ActualText <FEFF2010> >> BDC\n/F7 15 Tf\n<0137> Tj\nEMC\nET\n';
		expect(withoutSoftHyphens(text)).toBe(text);
	});
});
