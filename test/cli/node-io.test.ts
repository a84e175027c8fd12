/** The real world where it refuses. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeIo } from '../../src/host/node-io.js';
import { compileFile } from '../../src/node.js';

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

	test('with others that are made one after the other, or not at all', async () => {
		const files = async function* (fails: boolean) {
			yield [join(folder, 'a.html'), 'new'] as const;
			if (fails) throw new Error('the second cannot be made');
			yield [join(folder, 'b', 'b.html'), 'new'] as const;
		};
		writeFileSync(join(folder, 'a.html'), 'kept');
		await expect(nodeIo('.').writeTogether(files(true))).rejects.toThrow(/cannot be made/);
		expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('kept');
		expect(readdirSync(folder)).toEqual(['a.html']);
		await nodeIo('.').writeTogether(files(false));
		expect(readdirSync(folder)).toEqual(['a.html', 'b']);
		expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('new');
	});

	test('by twenty at once: each file is whole, that of one of them, and nothing else is left', async () => {
		const content = (writer: number) => `${writer} `.repeat(50_000);
		const writers = Array.from({ length: 20 }, (_, writer) => writer);
		const files = async function* (writer: number) {
			yield [join(folder, 'same.html'), content(writer)] as const;
			yield [join(folder, `own-${writer}.html`), content(writer)] as const;
		};
		await Promise.all(writers.map((writer) => nodeIo('.').writeTogether(files(writer))));
		const read = (name: string) => readFileSync(join(folder, name), 'utf8');
		expect(readdirSync(folder)).toHaveLength(21);
		expect(writers.map(content).includes(read('same.html'))).toBe(true);
		for (const writer of writers) expect(read(`own-${writer}.html`) === content(writer)).toBe(true);
	});

	test.runIf(existsSync('/proc/self'))('unless the file system makes none', async () => {
		await expect(nodeIo('.').write('/proc/pv/minutes.html', 'text')).rejects.toThrow(/ENOENT/);
	});
});

test('a program that compiles with the library keeps its signals and streams to itself', async () => {
	const count = () => [
		...['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => process.listenerCount(name)),
		process.stdout.listenerCount('error'),
		process.stderr.listenerCount('error'),
	];
	const before = count();
	await compileFile(join(import.meta.dirname, '../../examples/board.md'));
	expect(count()).toEqual(before);
});

test('an answer without an end is left after a megabyte', async () => {
	let isLeft = false;
	const server = createServer((_, answer) => {
		const send = () => {
			while (!answer.destroyed && answer.write(Buffer.alloc(65_536)));
		};
		answer.on('drain', send).on('close', () => {
			isLeft = true;
		});
		send();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	try {
		const { port } = server.address() as AddressInfo;
		await expect(
			nodeIo('.').post?.(`http://127.0.0.1:${port}/`, new Uint8Array(), 'text/plain'),
		).rejects.toThrow(/too long/);
		await expect.poll(() => isLeft).toBe(true);
	} finally {
		server.closeAllConnections();
		server.close();
	}
});
