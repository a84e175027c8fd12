import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Followed, followMeeting, preview } from '../../../src/cli/commands/preview.js';
import { CLEAN } from '../meetings.js';
import { emptyFolder, liveIo, until } from './live-run.js';

/** A meeting with a configuration in a folder of its own; `read` is told each file that was read, `look` each that is looked at. */
async function followed(source: string, told: { read?(path: string): void; look?(path: string): void }) {
	const folder = emptyFolder();
	mkdirSync(join(folder, '.git'));
	const path = (name: string) => join(folder, name);
	writeFileSync(path('a.md'), source);
	writeFileSync(path('pv.config.yaml'), '{}\n');
	const { io } = liveIo(folder);
	const own = {
		...io,
		facts: async (name: string) => {
			told.look?.(name);
			return io.facts(name);
		},
		read: async (name: string) => {
			const bytes = await io.read(name);
			told.read?.(name);
			return bytes;
		},
	};
	const states: Followed[] = [];
	const stop = await followMeeting(path('a.md'), own, (state) => states.push(state));
	onTestFinished(stop);
	return { path, last: () => states.at(-1) };
}

it.each([
	['what the system refuses', Object.assign(new Error('EACCES'), { code: 'EACCES', path: 'pv.config.yaml' })],
	['a mistake of ours', new TypeError('ours')],
])('shows %s, and goes on', async (_, error) => {
	let isBroken = false;
	const look = (name: string) => {
		if (isBroken && name.endsWith('a.md')) throw error;
	};
	const { path, last } = await followed(CLEAN, { look });
	expect(last()).toMatchObject({ kind: 'page' });
	isBroken = true;
	writeFileSync(path('pv.config.yaml'), '{} # broken\n');
	await until(last, (state) => state?.kind === 'failed');
	isBroken = false;
	writeFileSync(path('pv.config.yaml'), '{}\n');
	await until(last, (state) => state?.kind === 'page');
});

it('misses no change of a roll elsewhere while the page is first made', async () => {
	const source = CLEAN.replace('date: 2024-09-17', 'date: 2024-09-17\nmembers: rolls/roll.csv').replace(
		/ {2}present: .*/,
		'  present: all others',
	);
	let times = 0;
	const read = (name: string) => {
		// Its folder comes only while the meeting is read, and it changes as soon as it has been read.
		if (name.endsWith('a.md') && times === 0) {
			mkdirSync(join(name, '..', 'rolls'), { recursive: true });
			writeFileSync(join(name, '..', 'rolls', 'roll.csv'), 'name\nAda Novak\nBen Osei\nCarla Ruiz\n');
		}
		if (name.endsWith('roll.csv') && times++ === 0)
			writeFileSync(name, 'name\nAda Novak\nBen Osei\nDora Finch\n');
	};
	const { last } = await followed(source, { read });
	const html = () => {
		const state = last();
		return state?.kind === 'page' ? state.html : '';
	};
	await until(html, (text) => text.includes('Dora Finch'));
});

it('closes the server where the meeting cannot be followed', async () => {
	const folder = emptyFolder();
	writeFileSync(join(folder, 'a.md'), CLEAN);
	const listening = (port: number) =>
		new Promise<{ port: number; close: () => Promise<void> }>((ready, failed) => {
			const server = createServer().once('error', failed);
			server.listen(port, '127.0.0.1', () =>
				ready({
					port: (server.address() as { port: number }).port,
					close: () => new Promise((closed) => server.close(() => closed())),
				}),
			);
		});
	const free = await listening(0);
	await free.close();
	const { io } = liveIo(folder);
	const write = () => {
		throw new Error('nobody hears');
	};
	const broken = { ...io, stderr: { ...io.stderr, write } };
	await expect(
		preview(join(folder, 'a.md'), { port: String(free.port), open: false }, broken),
	).rejects.toThrow('nobody hears');
	await (await listening(free.port)).close();
});
