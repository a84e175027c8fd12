import { describe, expect, it } from 'vitest';
import { fold, writeCalendar } from '../../src/render/documents/ics.js';
import { createDocuments } from '../../src/render/documents/index.js';
import { compileText } from '../compile.js';
import { BEFORE, COUNCIL } from './meetings.js';

async function calendar(source: string): Promise<string> {
	const documents = createDocuments('calendar', await compileText(source));
	const file = 'made' in documents ? documents.made[0] : undefined;
	if (file?.kind !== 'calendar') throw new Error('no calendar');
	return file.text;
}

describe('the calendar', () => {
	it('has the meeting in its zone and the days that the rules give', async () => {
		const text = await calendar(COUNCIL);
		expect(text).toContain(
			'DTSTART;TZID=Europe/Paris:20241014T200000\r\nDTEND;TZID=Europe/Paris:20241014T210000\r\n',
		);
		const days = [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)\r\nSUMMARY:([^\r]*)/g)].map((found) => [
			found[1],
			found[2],
		]);
		expect(days).toEqual([
			['20241010', 'Dernier jour pour convoquer : Conseil municipal'.replace(' :', '\u00A0:')],
			['20241021', 'Affichage et mise en ligne de la liste des délibérations'],
			['20241021', 'Action : afficher les tarifs'.replace(' :', '\u00A0:')],
		]);
	});

	it('gives the same bytes again, and each event an identifier of its own', async () => {
		const text = await calendar(BEFORE);
		expect(await calendar(BEFORE)).toBe(text);
		const ids = [...text.matchAll(/UID:([^\r]*)/g)].map((found) => found[1]);
		expect(ids.length).toBeGreaterThan(2);
		expect(new Set(ids).size).toBe(ids.length);
		expect(await calendar(BEFORE.replace('2025-03-18', '2025-03-19'))).not.toContain(ids[0]);
	});

	it('ends every line in CR LF, and folds at 75 octets without cutting a character', () => {
		const text = writeCalendar({ name: 'é'.repeat(90), lang: 'fr', stamp: '2024-01-01', zone: '' }, [
			{ key: 'a', date: '2024-01-01', summary: `${'🗳'.repeat(60)};,\\\nend`, categories: 'x' },
		]);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		for (const line of text.split('\r\n')) {
			expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			expect(line).not.toMatch(/\uFFFD/);
		}
		expect(text.replaceAll('\r\n ', '')).toContain(`${'🗳'.repeat(60)}\\;\\,\\\\\\nend`);
		expect(fold('short')).toBe('short');
	});
});
