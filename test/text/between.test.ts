import { expect, it } from 'vitest';
import { replaceBetween } from '../../src/view/images/svg.js';

it.each([
	['a /* b */ c /* d */', 'a - c -'],
	['a /* b', 'a /* b'],
	['/*/ a */ b', '- b'],
	['a */ b', 'a */ b'],
	['/* '.repeat(100_000), '/* '.repeat(100_000)],
])('cuts comments out, case %#', (text, expected) => {
	expect(replaceBetween(text, '/*', '*/', '-')).toBe(expected);
});
