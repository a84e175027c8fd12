/** The real world where it refuses. */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeIo } from '../../src/host/node-io.js';

describe('a file is written into a folder', () => {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'pv-io-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	test('that is made with those above it', async () => {
		const path = join(folder, 'a', 'b', 'minutes.html');
		await nodeIo('.').write(path, 'text');
		await nodeIo('.').write(path, 'other text');
		expect(readFileSync(path, 'utf8')).toBe('other text');
	});

	test('unless a file stands where the folder would be', async () => {
		writeFileSync(join(folder, 'a'), 'kept');
		await expect(nodeIo('.').write(join(folder, 'a', 'minutes.html'), 'text')).rejects.toThrow();
		expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('kept');
	});

	test.runIf(existsSync('/proc/self'))('unless the file system makes none', async () => {
		await expect(nodeIo('.').write('/proc/pv/minutes.html', 'text')).rejects.toThrow(/ENOENT/);
	});
});
