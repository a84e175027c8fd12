/** Questions in SQL that have no end, or more of an answer than anybody reads, are stopped with a message. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerApart } from '../../src/cli/collection/answer.js';
import { nodeIo } from '../../src/host/node-io.js';
import { board, resolution } from '../collection/meetings.js';

const io = nodeIo(process.cwd());
const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)';
const NUMBERS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3)';

const ask = (sql: string, patience: number, signal = io.signal) => {
	const { threads } = io;
	if (threads === undefined) throw new Error('no threads');
	return answerApart({ sql, values: [], isOwn: true }, { tables: new Map() }, { threads, signal }, patience);
};

test.each([
	`${ENDLESS} SELECT count(*) FROM n`,
	`${ENDLESS} SELECT i FROM n WHERE i < 0`,
	`${NUMBERS} SELECT count(*) FROM n a, n b, n c, n d, n e, n f, n g, n h, n i, n j, n k, n l, n m, n o, n p, n q, n r, n s, n t, n u, n v`,
])('%s is stopped when its time is over', async (sql) => {
	await expect(ask(sql, 600)).rejects.toMatchObject({ code: 'ask/too-long', facts: { seconds: 1 } });
});

test('an answer of too many rows, or of too much text, is refused', async () => {
	await expect(ask(`${ENDLESS} SELECT i FROM n`, 60_000)).rejects.toMatchObject({
		kind: 'many',
		rows: 500_000,
	});
	const long = `${ENDLESS} SELECT printf('%.*c', 10000000, 'x') FROM n`;
	await expect(ask(long, 60_000)).rejects.toMatchObject({ kind: 'many', rows: 9 });
}, 120_000);

test('what ends is answered, and what is refused is refused, as without a thread', async () => {
	expect(await ask(`${NUMBERS} SELECT i FROM n`, 60_000)).toEqual({ columns: ['i'], rows: [[1], [2], [3]] });
	await expect(ask('DELETE FROM votes', 60_000)).rejects.toMatchObject({ kind: 'not-reading' });
	await expect(ask('SELECT nothing FROM votes', 60_000)).rejects.toMatchObject({ kind: 'sql' });
});

test('is interrupted by the user', async () => {
	const interruption = new AbortController();
	setTimeout(() => interruption.abort(), 500);
	expect(await ask(`${ENDLESS} SELECT count(*) FROM n`, 60_000, interruption.signal)).toEqual({
		columns: [],
		rows: [],
	});
});

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'pv-endless-'));
	writeFileSync(
		join(folder, '2024-01-15.md'),
		board('2024-01-15', resolution('1', 'Paint', 'Vote: unanimous')),
	);
	writeFileSync(
		join(folder, 'pv.config.yaml'),
		`questions:\n  all: "${ENDLESS} SELECT i FROM n"\n  titles: SELECT title FROM decisions\n`,
	);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the command says so', () => {
	const pv = (...args: string[]) =>
		spawnSync(process.execPath, [join(process.cwd(), 'bin/pv.js'), 'ask', ...args], {
			cwd: folder,
			encoding: 'utf8',
			env: { PATH: process.env['PATH'], PV_LANG: 'en' },
		});
	const all = pv('all', '.');
	expect([all.status, all.stdout]).toEqual([2, '']);
	expect(all.stderr).toContain('The answer has more than 500,000 rows.');
	expect(pv('titles', '.', '--format', 'csv').stdout).toContain('Paint');
	expect(pv('titles', '--facts', 'none').stderr).toContain('none holds no facts');
}, 120_000);
