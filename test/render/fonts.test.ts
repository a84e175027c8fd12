import { describe, expect, it } from 'vitest';
import { charactersWithoutFont, fontFaces } from '../../src/render/html/fonts.js';
import coverage from '../../templates/fonts/coverage.yaml';

const families = async (text: string) =>
	[...(await fontFaces(`<body><p>${text}</p>`)).matchAll(/font-family:"([^"]+)"/g)].map((match) => match[1]);

describe('fonts', () => {
	it('give each character one file of a family, and each further script one of its own', () => {
		const ranges = Object.entries(coverage() as Record<string, string>).map(([name, text]) => ({
			name,
			codes: text.split(',').flatMap((range) => {
				const [from = 0, to = from] = range
					.slice(2)
					.split('-')
					.map((code) => Number.parseInt(code, 16));
				return Array.from({ length: to - from + 1 }, (_, index) => from + index);
			}),
		}));
		for (const family of [/^serif|^(?!sans)/, /^sans|^(?!serif)/]) {
			const all = ranges.filter(({ name }) => family.test(name)).flatMap(({ codes }) => codes);
			// Digits are parts of some emoji, and the first family has them.
			expect(new Set(all).size).toBe(all.length - '#*0123456789'.length);
		}
	});

	it('are embedded only where the text asks for them', async () => {
		expect(await families('Œuvre, « Ça »\u202F! Łódź, 4\u202F776\u00A0€ ≤ 2')).toHaveLength(5);
		const common = [
			[0x20, 0x7e],
			[0xa0, 0x17f],
			[0x2010, 0x2015],
			[0x2018, 0x201e],
			[0x2026, 0x2026],
			[0x202f, 0x202f],
		].flatMap(([from = 0, to = 0]) =>
			Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)),
		);
		expect(await families(common.join(''))).toHaveLength(5);
		expect(await families('Αθήνα')).toHaveLength(10);
		expect((await families('ليلى')).slice(5)).toEqual(['PV Other']);
		expect((await families('👍 דוד')).slice(5)).toEqual(['PV Other', 'PV Other']);
		expect(await fontFaces('<section class="sub-item">')).toContain('font-weight:600;font-style:italic');
	});

	it.each([
		['every language of Europe', 'Ðđ Şş Ğğ Ŵŵ Ħħ Ŋŋ Ǆ Ǻ Ẽ Ṁ Ș Ț ẞ Ĳ Ŀ ŉ Жж Ѓ Її Өө Ӓ Άά Ωώ Ա Ֆ ა ჰ'],
		['letters with marks of their own', 'e\u0301 J\u030C n\u0303 a\u0328 o\u030B u\u0308\u0304'],
		['inclusive forms', 'élu·e·s, élu.e.s, élu•e•s, élu⋅e⋅s, iel'],
		['signs', '“” ‘’ „ « » ‹ › – — ― … ‰ † ‡ § ¶ № ℅ ™ ® © ☐ ☑ ☒ ✓ ✗ ★ ☎ → ⇒ ↔ ½ ⅔ ¹ ₂'],
		['sums', '± × ÷ ≈ ≠ ≤ ≥ ∑ √ ∞ ∫ ∂ ∀ ∃ ∈ ∉ ∅ ⊂ ∪ ∩ ∧ ⇔ ℝ π µ Ω °'],
		['currencies', '€ £ $ ¥ ₣ ₤ ₽ ₺ ₹ ₿ ₴ ₪ ¢ ƒ'],
		['Arabic and Hebrew', 'ليلى بن علي، عمر؟ ٢٠٢٤ דוד לוי – שָׁלוֹם'],
		['emoji', '👍🏽 😀 🎉 ✅ ❌ 👩‍⚕️ 🇫🇷 ❤️ 🏳️‍🌈'],
	])('have %s', (_, text) => {
		expect(charactersWithoutFont(`<body><p>${text}</p>`)).toEqual([]);
	});

	it('say which characters none of them has, once, as far as the page shows them', () => {
		expect(charactersWithoutFont('<body title="字"><p>A 漢漢 กา\u200D \u{10FFF0}</p>')).toEqual([
			'漢',
			'ก',
			'า',
			'\u{10FFF0}',
		]);
	});

	it('are woff2 files inside the document', async () => {
		const faces = await fontFaces('<body>Ж Ǆ Ӓ ա ა ☒ ∈ 👍 ש ع');
		const files = [...faces.matchAll(/base64,([A-Za-z0-9+/=]+)\)/g)];
		expect(files).toHaveLength(19);
		for (const [, data = ''] of files)
			expect(Buffer.from(data, 'base64').subarray(0, 4).toString('latin1')).toBe('wOF2');
	});
});
