import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createWorld, type WorldOptions } from '../cli/memory-io.js';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

async function run(args: string[], options: WorldOptions = {}) {
	const world = createWorld(options);
	const page = new TextEncoder().encode('<!doctype html>');
	const io = { ...world.io, readOwn: async () => page };
	return { ...world, code: await main(args, io) };
}

describe('pv page', () => {
	it('writes the page out', async () => {
		const { code, files, out, err } = await run(['page'], { env: { LANG: 'fr_FR.UTF-8' } });
		expect([code, out(), text(files.get('/project/pv.html'))]).toEqual([0, 'pv.html\n', '<!doctype html>']);
		expect(err()).toContain('pv.html est écrit.');
	});

	it('writes it elsewhere, or to standard output', async () => {
		const named = await run(['page', '--out', 'desk/minutes.html']);
		expect([...named.files.keys()]).toEqual(['/project/desk/minutes.html']);
		const printed = await run(['page', '-o', '-']);
		expect([printed.out(), [...printed.files.keys()]]).toEqual(['<!doctype html>', []]);
	});

	it('writes over nothing unless it is told to', async () => {
		const there = { files: { 'pv.html': 'mine' } };
		const refused = await run(['page'], there);
		expect([refused.code, text(refused.files.get('/project/pv.html'))]).toEqual([2, 'mine']);
		expect(refused.err()).toContain('pv.html is there already: nothing was written.');
		const forced = await run(['page', '--force'], there);
		expect([forced.code, text(forced.files.get('/project/pv.html'))]).toEqual([0, '<!doctype html>']);
	});
});
