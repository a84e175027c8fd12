import { describe, expect, it } from 'vitest';
import { sameItems } from '../../src/starter/index.js';
import { compileText } from '../compile.js';

const LINES = [
	'---',
	'date: 6 juin 2024',
	'---',
	'',
	'## 14h25 — 1. Comptes',
	'',
	'### Résolution 1 – Comptes',
	'',
	'Les comptes sont approuvés.',
	'',
	'### Résolution 2 – Quitus',
];

describe('the agenda of a second convocation', () => {
	it.each([
		['\n', '\n'],
		['\n', ''],
		['\r\n', ''],
		['\r', '\r'],
	])('has every title, where lines end with %j and the file with %j', async (lineEnd, end) => {
		const minutes = await compileText(LINES.join(lineEnd) + end);
		expect(sameItems(minutes)).toBe(
			'## 1. Comptes\n\n### Résolution 1 – Comptes\n\nLes comptes sont approuvés.\n\n### Résolution 2 – Quitus\n',
		);
	});
});
