/** `pv register log`, `pv register prove` and `pv verify` of what they made. */

import { inflateSync } from 'node:zlib';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { readNoteKey } from '../../src/transparency/log.js';
import { board, resolution } from '../collection/meetings.js';
import { createWorld, type World } from './memory-io.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const LOG = ['register', 'log', 'minutes', '--log', 'log', '--key', 'log.key'];
const minutes = (date: string, text: string) => board(date, resolution('1', 'Roof', text), 'status: final\n');
const FILES = {
	'minutes/2024-01-15.md': minutes('2024-01-15', 'Vote: unanimous'),
	'minutes/2024-03-11.md': minutes('2024-03-11', 'Vote: 2 for, 1 against'),
	'minutes/2024-04-01.md': board('2024-04-01', resolution('1', 'Tar', 'Vote: unanimous'), 'status: draft\n'),
};

/** What a command says and how it ends. */
async function say(world: World, argv: string[]) {
	const [out, err] = [world.out().length, world.err().length];
	const code = await main(argv, world.io);
	return { code, out: world.out().slice(out), err: world.err().slice(err) };
}

/** A world with a log of two acts, and the line of its key. */
async function logged(): Promise<{ world: World; key: string }> {
	const world = createWorld({ files: FILES });
	const { code, out, err } = await say(world, [...LOG, '--origin', 'register.example/harbour']);
	expect([code, err]).toEqual([
		0,
		expect.stringContaining('2 acts added, 2 in all; one file is not finished'),
	]);
	return { world, key: out.trim() };
}

const set = ({ files }: World, path: string, text: string) =>
	void files.set(`/project/${path}`, encoder.encode(text));

describe('a log', () => {
	it('takes the acts of finished minutes, each once', async () => {
		const { world, key } = await logged();
		expect(readNoteKey(key)?.name).toBe('register.example/harbour');
		const before = new Map(world.files);
		expect(await say(world, LOG)).toMatchObject({
			code: 0,
			err: expect.stringContaining('No act added, 2 in all'),
		});
		expect(new Map(world.files)).toEqual(before);
		expect(decoder.decode(world.files.get('/project/log.key'))).toContain('PRIVATE KEY');
	});

	it.each<[name: string, change: (world: World) => void, words: RegExp, code: number]>([
		[
			'an act that was changed',
			(world) => set(world, 'minutes/2024-01-15.md', minutes('2024-01-15', 'Vote: 2 for, 1 against')),
			/2024-01-15#resolution-1 is not what it was/,
			1,
		],
		[
			'minutes that are gone',
			({ files }) => void files.delete('/project/minutes/2024-03-11.md'),
			/2024-03-11#resolution-1 is in the log, and its minutes hold it no more/,
			1,
		],
		[
			'an act of a day before the last',
			(world) => set(world, 'minutes/late.md', minutes('2024-02-01', 'Vote: unanimous')),
			/late#resolution-1 of .*February.* is logged after an act of .*March/,
			0,
		],
	])('tells of %s, and changes no entry', async (_name, change, words, code) => {
		const { world, key } = await logged();
		const first = world.files.get('/project/log/checkpoint') as Uint8Array;
		change(world);
		expect(await say(world, LOG)).toMatchObject({ code, err: expect.stringMatching(words) });
		world.files.set('/project/first', first);
		const verified = await say(world, ['verify', 'log', '--log-key', key, '--since', 'first']);
		expect(verified).toMatchObject({
			code: 0,
			out: expect.stringMatching(/lead to the signed root .*\n.*goes on from first/),
		});
	});

	it.each<[name: string, change: (world: World) => void | Promise<void>, words: RegExp]>([
		[
			'a checkpoint that is cut short',
			(world) => set(world, 'log/checkpoint', 'register.example'),
			/log is damaged: log\/checkpoint/,
		],
		[
			'a tile that is gone',
			({ files }) => void files.delete('/project/log/tile/0/000.p/2'),
			/log is damaged: log\/tile\/0\/000\.p\/2/,
		],
		[
			'entries that were changed',
			(world) => set(world, 'log/tile/entries/000.p/2', '\u0000\u0001x'),
			/log is damaged: log\/tile\/entries/,
		],
		['a key that is no key', (world) => set(world, 'log.key', 'x'), /holds no private key/],
		['a key that is gone', ({ files }) => void files.delete('/project/log.key'), /log\.key does not exist/],
		[
			'the key of another log',
			async (world) => {
				await main(
					['register', 'log', 'minutes', '--log', 'other', '--key', 'other.key', '--origin', 'x.example'],
					world.io,
				);
				world.files.set('/project/log.key', world.files.get('/project/other.key') as Uint8Array);
			},
			/signed by another key/,
		],
	])('with %s is not gone on with', async (_name, change, words) => {
		const { world } = await logged();
		await change(world);
		set(world, 'minutes/new.md', minutes('2024-06-01', 'Vote: unanimous'));
		const before = new Map(world.files);
		expect(await say(world, LOG)).toMatchObject({ code: 2, err: expect.stringMatching(words) });
		expect(new Map(world.files)).toEqual(before);
	});

	it('is written by one program at a time', async () => {
		const { world } = await logged();
		set(world, 'minutes/2024-05-06.md', minutes('2024-05-06', 'Vote: unanimous'));
		// Somebody else adds an act after this program has read the log.
		const { writeSecret } = world.io;
		const other = createWorld();
		world.io.writeSecret = async (path, content) => {
			world.io.writeSecret = writeSecret;
			for (const [at, bytes] of world.files) other.files.set(at, bytes);
			set(other, 'minutes/2024-05-05.md', minutes('2024-05-05', 'Vote: unanimous'));
			expect((await say(other, [...LOG, '--quiet'])).code).toBe(0);
			for (const [at, bytes] of other.files) if (at.startsWith('/project/log/')) world.files.set(at, bytes);
			return writeSecret.call(world.io, path, content);
		};
		const before = () => new Map([...world.files].filter(([path]) => path.startsWith('/project/log/')));
		expect(await say(world, LOG)).toMatchObject({
			code: 2,
			err: expect.stringContaining('Another program writes'),
		});
		expect(before()).toEqual(new Map([...other.files].filter(([path]) => path.startsWith('/project/log/'))));
		set(world, 'minutes/2024-05-07.md', minutes('2024-05-07', 'Vote: unanimous'));
		set(world, 'log/.writing', '');
		expect(await say(world, LOG)).toMatchObject({ code: 2, err: expect.stringContaining('log/.writing') });
		world.files.delete('/project/log/.writing');
		expect(await say(world, LOG)).toMatchObject({
			code: 1,
			err: expect.stringMatching(/hold it no more[\s\S]*one act added, 5 in all/i),
		});
	});

	it('that lost its past is told by whoever kept a checkpoint', async () => {
		const { world, key } = await logged();
		world.files.set('/project/first', world.files.get('/project/log/checkpoint') as Uint8Array);
		for (const path of [...world.files.keys()])
			if (path.startsWith('/project/log/')) world.files.delete(path);
		set(world, 'minutes/2024-01-15.md', minutes('2024-01-15', 'Vote: 2 for, 1 against'));
		await main([...LOG, '--origin', 'register.example/harbour'], world.io);
		expect(await say(world, ['verify', 'log', '--log-key', key])).toMatchObject({ code: 0 });
		expect(await say(world, ['verify', 'log', '--log-key', key, '--since', 'first'])).toMatchObject({
			code: 1,
			out: expect.stringContaining('does not go on from first'),
		});
	});

	it.each<[argv: string[], words: RegExp]>([
		[['register', 'log', 'minutes', '--key', 'k'], /--log is missing/],
		[['register', 'log', 'minutes', '--log', 'log'], /--key is missing/],
		[['register', 'log', 'minutes', '--log', 'log', '--key', 'k'], /wants a name/],
		[
			['register', 'log', 'minutes', '--log', 'log', '--key', 'k', '--origin', 'a b'],
			/“a b” cannot name a log/,
		],
		[['register', 'prove', 'x#1', '--log', 'nowhere'], /holds no log/],
		[['verify', 'nowhere.tlog-proof', '--log-key', 'x'], /does not exist/],
	])('%j is a mistake', async (argv, words) => {
		const world = createWorld({ files: FILES });
		expect(await say(world, argv)).toMatchObject({ code: 2, err: expect.stringMatching(words) });
		expect(world.files.has('/project/k')).toBe(false);
	});
});

describe('a proof', () => {
	const ACT = '2024-03-11#resolution-1';
	async function proved() {
		const made = await logged();
		const { code } = await say(made.world, [
			'register',
			'prove',
			ACT,
			'--log',
			'log',
			'--out',
			'roof.tlog-proof',
			'--qr',
			'roof.svg',
		]);
		expect(code).toBe(0);
		return made;
	}

	it('is checked offline, and compared with the minutes', async () => {
		const { world, key } = await proved();
		expect(decoder.decode(world.files.get('/project/roof.svg'))).toMatch(/^<svg /);
		const argv = ['verify', 'roof.tlog-proof', '--log-key', key];
		expect(await say(world, argv)).toMatchObject({
			code: 0,
			out: `${ACT} (2024-03-11): act 2 of 2 in the log register.example/harbour. Outcome: adopted.\n`,
		});
		set(world, 'key.txt', `${key}\n`);
		const file = ['verify', 'roof.tlog-proof', '--log-key', 'key.txt', '--minutes', 'minutes/2024-03-11.md'];
		expect(await say(world, file)).toMatchObject({ code: 0, out: expect.stringContaining('word for word') });
	});

	it.each<[name: string, change: (world: World) => void, code: number, words: RegExp]>([
		[
			'other words of the minutes',
			(world) =>
				set(
					world,
					'minutes/2024-03-11.md',
					`${minutes('2024-03-11', 'Vote: 2 for, 1 against')}\nThe bell rang.\n`,
				),
			1,
			/as it was logged; other words/,
		],
		[
			'another vote',
			(world) => set(world, 'minutes/2024-03-11.md', minutes('2024-03-11', 'Vote: 1 for, 2 against')),
			1,
			/does not hold 2024-03-11#resolution-1 as it was logged/,
		],
		[
			'no such act',
			(world) => set(world, 'minutes/2024-03-11.md', board('2024-03-11', 'Nothing.\n')),
			1,
			/does not hold/,
		],
		[
			'a proof that was changed',
			({ files }) => {
				const text = decoder.decode(files.get('/project/roof.tlog-proof'));
				files.set('/project/roof.tlog-proof', encoder.encode(text.replace('index 1', 'index 0')));
			},
			1,
			/is not what stands at place 1/,
		],
		[
			'a proof that is cut short',
			(world) => set(world, 'roof.tlog-proof', 'c2sp.org/tlog-proof@v1\n'),
			2,
			/no whole proof/,
		],
	])('tells of %s', async (_name, change, code, words) => {
		const { world, key } = await proved();
		change(world);
		const said = await say(world, [
			'verify',
			'roof.tlog-proof',
			'--log-key',
			key,
			'--minutes',
			'minutes/2024-03-11.md',
		]);
		expect([said.code, said.out + said.err]).toEqual([code, expect.stringMatching(words)]);
	});

	it('wants the key of the log, and an act that is there', async () => {
		const { world } = await proved();
		for (const [argv, words] of [
			[['verify', 'roof.tlog-proof'], /key of the log is missing/],
			[['verify', 'roof.tlog-proof', '--log-key', 'nobody'], /is no key of a log/],
			[
				['register', 'prove', '2024-03-11#resolution-2', '--log', 'log'],
				/Did you mean 2024-03-11#resolution-1/,
			],
		] as const)
			expect(await say(world, [...argv])).toMatchObject({ code: 2, err: expect.stringMatching(words) });
	});
});

describe('a document that certifies acts', { timeout: 120_000 }, () => {
	const ACT = '2024-03-11#resolution-1';
	const RULED = board(
		'2024-03-11',
		resolution('1', 'Roof', 'Vote: 2 for, 1 against') + resolution('2', 'Tar', 'Vote: unanimous'),
		'status: final\n',
	).replace(/^rules: .*$/m, 'rules: own.yaml');
	const rules = (majority: string) => `name: Harbour\nquorum: none\nmajorities:\n  ordinary: ${majority}\n`;
	const BUILD = ['build', 'minutes/2024-03-11.md', '--log', 'log', '--out', 'out', '--doc'];

	async function certified(...argv: string[]) {
		const world = createWorld({
			files: {
				'minutes/2024-01-15.md': FILES['minutes/2024-01-15.md'],
				'minutes/2024-03-11.md': RULED,
				'minutes/own.yaml': rules('simple majority'),
			},
		});
		const { out } = await say(world, [...LOG, '--origin', 'register.example/harbour']);
		const { code, err } = await say(world, [...BUILD, ...argv]);
		expect([code, code === 0 ? '' : err]).toEqual([0, '']);
		return { world, key: out.trim() };
	}

	it('prints the proof of each, which a scan reads', async () => {
		const { world } = await certified('extract,acts', '--to', 'html');
		const pictures = (name: string) =>
			[...decoder.decode(world.files.get(`/project/out/${name}.html`)).matchAll(/<img [^>]*>/g)].map(
				([tag]) => tag,
			);
		const [one, two, ...more] = pictures('2024-03-11-extract');
		expect(more).toEqual([]);
		expect(one).toContain(`alt="QR code: proof that ${ACT} is in the log register.example/harbour"`);
		const { out } = await say(world, ['register', 'prove', ACT, '--log', 'log']);
		expect(scan(one ?? '')).toBe(out);
		expect(Buffer.byteLength(out)).toBeLessThan(2000);
		expect(scan(two ?? '')).toContain('index 2\n');
		expect(pictures('1_roof')).toEqual([one]);
	});

	it('is verified offline by the proofs inside, and word for word with the minutes', async () => {
		const { world, key } = await certified('extract', '--resolution', '1', '--to', 'pdf');
		const argv = ['verify', 'out/2024-03-11-extract.pdf', '--log-key', key];
		expect(await say(world, argv)).toMatchObject({
			code: 0,
			out: expect.stringMatching(
				/^Integrity: .*\n2024-03-11#resolution-1 \(2024-03-11\): act 2 of 3 in the log .* Outcome: adopted\.\nActs: .* was not compared.*\n$/,
			),
		});
		const full = [...argv, '--minutes', 'minutes/2024-03-11.md'];
		expect(await say(world, full)).toMatchObject({
			code: 0,
			out: expect.stringMatching(
				/is word for word what was logged\.\nPages: their text is that of the source/,
			),
		});
		// The same words under other rules: the minutes are what was logged, and the paper says another majority.
		set(world, 'minutes/own.yaml', rules('two thirds'));
		expect(await say(world, full)).toMatchObject({
			code: 1,
			out: expect.stringMatching(/Pages: .*first “two thirds/),
		});
		set(world, 'minutes/own.yaml', rules('simple majority'));
		set(world, 'minutes/2024-03-11.md', RULED.replace('Roof', 'Pier'));
		expect(await say(world, full)).toMatchObject({ code: 1, out: expect.stringContaining('does not hold') });
		expect(await say(world, ['verify', 'out/2024-03-11-extract.pdf'])).toMatchObject({
			code: 2,
			err: expect.stringContaining('key of the log is missing'),
		});
		const other = await logged();
		expect(await say(world, [...argv.slice(0, -1), other.key])).toMatchObject({
			code: 1,
			out: expect.stringContaining('not signed by it'),
		});
	});

	it.each<[name: string, change: (world: World) => void, argv: string[], words: RegExp]>([
		[
			'of an act that was changed since',
			(world) => set(world, 'minutes/2024-03-11.md', RULED.replace('Tar', 'Pier')),
			[...BUILD, 'extract'],
			/2024-03-11#resolution-1 is not what it was when it was logged in log/,
		],
		[
			'of an act that was never logged',
			(world) => set(world, 'minutes/2024-03-11.md', RULED.replace('2024-03-11', '2024-03-12')),
			[...BUILD, 'extract'],
			/2024-03-11#resolution-1 is not in the log log/,
		],
		['that certifies nothing', () => {}, [...BUILD, 'attendance-sheet'], /none of these does/],
		[
			'for the public',
			() => {},
			[...BUILD, 'extract', '--public'],
			/other words than those that were logged/,
		],
		['that are the minutes', () => {}, BUILD.slice(0, -1), /--doc is missing/],
		[
			'by a log that is not there',
			(world) => world.files.delete('/project/log/checkpoint'),
			[...BUILD, 'extract'],
			/holds no log/,
		],
	])('bears no proof %s', async (_name, change, argv, words) => {
		const { world } = await certified('extract', '--to', 'html');
		world.files.delete('/project/out/2024-03-11-extract.html');
		change(world);
		expect(await say(world, [...argv, '--to', 'html'])).toMatchObject({
			code: 2,
			err: expect.stringMatching(words),
		});
		expect([...world.files.keys()].filter((path) => path.startsWith('/project/out/'))).toEqual([]);
	});
});

/** Reads the code of a picture (PNG, one bit a point, rows as they are). */
function scan(tag: string): string {
	const png = Buffer.from(/base64,([^"]*)/.exec(tag)?.[1] ?? '', 'base64');
	const side = png.readUInt32BE(16);
	const start = png.indexOf('IDAT') + 4;
	const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
	const data = new Uint8Array(side * side * 4).fill(0xff);
	const width = Math.ceil(side / 8) + 1;
	for (let y = 0; y < side; y++)
		for (let x = 0; x < side; x++)
			if (((rows[y * width + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0)
				data.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3);
	return decodeQR({ width: side, height: side, data });
}
