import { describe, expect, it } from 'vitest';
import { countSeverities, getExit, keepFile, sayResult, warningLimit } from '../../src/cli/commands/check.js';
import { compileFile, reported } from '../../src/project/compile-file.js';
import { CLEAN, WARNED, WRONG } from './meetings.js';
import { createWorld } from './memory-io.js';

async function world(files: Record<string, string>) {
	const { io, err } = createWorld({ files });
	const compiled = await Promise.all(Object.keys(files).map((path) => compileFile(path, io)));
	return { io, err, compiled, counts: countSeverities(compiled.map(reported)) };
}

describe('the end of a check', () => {
	it('counts messages by severity over all files', async () => {
		const { counts } = await world({ 'a.md': CLEAN, 'b.md': WRONG, 'c.md': WARNED });
		expect(counts).toMatchObject({ error: 1, warning: 1 });
	});

	it.each([
		[{ 'a.md': CLEAN }, /^No error/],
		[{ 'a.md': CLEAN, 'b.md': CLEAN }, /2 files/],
		[{ 'a.md': WRONG, 'b.md': WARNED }, /^One error, one warning in 2 files/],
	])('says it in one line: %#', async (files, line) => {
		const { io, err, compiled, counts } = await world(files as Record<string, string>);
		const kept = compiled.map((file) => keepFile(file, file.compiled.messages, undefined));
		sayResult(kept, counts, io);
		expect(err()).toMatch(line);
		expect(err().trim().split('\n')).toHaveLength(1);
	});

	it.each<[error: number, warning: number, limit: number | undefined, code: number, says: boolean]>([
		[0, 3, undefined, 0, false],
		[0, 3, 3, 0, false],
		[0, 3, 2, 1, true],
		[1, 0, 2, 1, false],
	])('%i errors and %i warnings under a limit of %s end with %i', (error, warning, limit, code, says) => {
		const { io, err } = createWorld();
		expect(getExit({ error, warning, info: 9 }, limit, io)).toBe(code);
		expect(err() !== '').toBe(says);
	});

	it('reads the limit of warnings', () => {
		expect(warningLimit(undefined)).toBeUndefined();
		expect(warningLimit('0')).toBe(0);
		for (const text of ['', '-1', '1.5', 'ten', '9999999999'])
			expect(() => warningLimit(text), text).toThrow(expect.objectContaining({ code: 'usage/number' }));
	});
});
