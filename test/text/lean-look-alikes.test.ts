import unhomoglyph from 'unhomoglyph';
import table from 'unhomoglyph/data.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { withoutDecomposed } from '../../scripts/look-alikes.mjs';
import { withoutMarks } from '../../src/text/fold.js';

it('leaves characters of the page as they look, though half of their table is not in it', () => {
	const lean = withoutDecomposed(table);
	const signs = Object.keys(table);
	const letters = (sign: string) => withoutMarks(lean[sign] ?? sign);
	expect(signs.filter((sign) => letters(sign) !== withoutMarks(unhomoglyph(sign)))).toEqual([]);
	expect(Object.keys(lean).length).toBeLessThan(signs.length * 0.6);
});
