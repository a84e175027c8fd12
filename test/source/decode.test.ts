import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/source/decode.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('bytes as text', () => {
	it('reads UTF-8, with a byte order mark or without', () => {
		expect(decodeText(utf8('été'))).toEqual({ text: 'été', problems: [] });
		expect(decodeText(utf8('\uFEFFété'))).toEqual({ text: 'été', problems: [] });
		expect(decodeText(bytes())).toEqual({ text: '', problems: [] });
	});

	it('tells where a meeting is not UTF-8, and reads what is none as Windows writes it', () => {
		// An overlong form, a lone continuation, Latin-1, half a surrogate, a sign cut short.
		for (const [wrong, read] of [
			[[0xc0, 0xaf], 'À¯'],
			[[0x80], '€'],
			[[0xe9], 'é'],
			[[0xed, 0xa0, 0x80], 'í\u00A0€'],
			[[0xf0, 0x9f, 0x98], 'ðŸ˜'],
		] as const) {
			const { text, problems } = decodeText(bytes(0x61, 0x0a, 0x62, ...wrong, 0xc3, 0xa9, 0x63));
			expect(text).toBe(`a\nb${read}éc`);
			expect(problems).toMatchObject([
				{
					rule: 'syntax/control-character',
					code: 'invalidBytes',
					position: { start: { line: 2, column: 2, offset: 3 } },
				},
			]);
		}
	});

	it('reads UTF-16 without a byte order mark, and tells a meeting of it', () => {
		for (const order of ['little', 'big']) {
			const wide = Uint8Array.from(
				[...'---\nété'].flatMap((sign) => {
					const code = sign.charCodeAt(0);
					return order === 'little' ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
				}),
			);
			expect(decodeText(wide).text).toBe('---\nété');
			expect(decodeText(wide).problems).toMatchObject([{ code: 'utf16' }]);
		}
	});

	it('reads a list that a spreadsheet saved in Windows-1252', () => {
		// « Évaluée à 10 € » and a curly apostrophe.
		const saved = bytes(
			0xc9,
			0x76,
			0x61,
			0x6c,
			0x75,
			0xe9,
			0x65,
			0x20,
			0xe0,
			0x20,
			0x31,
			0x30,
			0x20,
			0x80,
			0x92,
		);
		expect(decodeText(saved, 'membres.csv')).toEqual({ text: 'Évaluée à 10 €’', problems: [] });
	});

	it('reads UTF-16 by its mark: in a list silently, in a meeting with a message', () => {
		const little = bytes(0xff, 0xfe, 0xe9, 0x00, 0x0a, 0x00);
		const big = bytes(0xfe, 0xff, 0x00, 0xe9);
		expect(decodeText(little, 'membres.csv')).toEqual({ text: 'é\n', problems: [] });
		expect(decodeText(big, 'membres.csv')).toEqual({ text: 'é', problems: [] });
		expect(decodeText(little)).toMatchObject({ text: 'é\n', problems: [{ code: 'utf16' }] });
	});
});
