/** The page that rides inside a record: that it says what `pv verify` says, of honest records and of forged ones, without Node and without a network. */

import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifierScript } from '../../scripts/page.mjs';
import { main } from '../../src/cli/main.js';
import type { verifyFile } from '../../src/verifier/verify-file.js';
import { version } from '../../src/version.js';
import { builtPage } from '../built-pages.js';
import { CLEAN } from '../cli/meetings.js';
import { createWorld, type World } from '../cli/memory-io.js';
import fc, { EFFORT, runs } from '../properties.js';
import { document, paintedLetters, withRevision, writeWith, writeWithGlyph } from './forge.js';

/** Twice as many forgeries: a thousand in `npm run test:long`. */
const RUNS = runs(EFFORT < 10 ? 12 : 50);

const MEETING = CLEAN.replace('participants:', 'chair: Ada Novak\nsecretary: Ben Osei\nparticipants:');

/** What is in the page, in a world that has nothing of Node. */
let verify: typeof verifyFile;
let page: string;
let pdf: Uint8Array;
let plain: Uint8Array;

function world(files: Record<string, string | Uint8Array>): World {
	const made = createWorld({ files });
	const { readOwn } = made.io;
	made.io.readOwn = async (path) => (path === 'dist/pv-verify.html' ? Buffer.from(page) : readOwn(path));
	return made;
}

beforeAll(async () => {
	const [html, script] = await Promise.all([
		builtPage('pv-verify.html'),
		verifierScript('src/verifier/verify-file.ts', version, 'verifier'),
	]);
	page = html;
	const context = vm.createContext({ TextEncoder, TextDecoder, URL, Uint8Array, console, structuredClone });
	vm.runInContext(`${script}\nglobalThis.verifier = verifier;`, context);
	verify = (context['verifier'] as { verifyFile: typeof verifyFile }).verifyFile;
	const made = world({ 'a.md': MEETING });
	expect(await main(['build', 'a.md', '--to', 'pdf'], made.io)).toBe(0);
	pdf = made.files.get('/project/a.pdf') ?? new Uint8Array();
	expect(await main(['build', 'a.md', '--to', 'pdf', '--no-verifier'], made.io)).toBe(0);
	plain = made.files.get('/project/a.pdf') ?? new Uint8Array();
}, 600_000);

/** The lines of `pv verify`, but for those that only it has: the page inside, and the words to the user at the end. */
async function byCommand(bytes: Uint8Array): Promise<{ agrees: boolean; lines: string[] }> {
	const made = world({ 'a.pdf': bytes });
	const code = await main(['verify', 'a.pdf', '--no-print'], made.io);
	const failure = made.err().replace(/^pv: /, '').trim().replaceAll('\n', ' ');
	const lines = code === 2 ? [failure] : made.out().trim().split('\n');
	return { agrees: code === 0, lines: lines.filter((line) => !line.startsWith('Verifier:')) };
}

async function byPage(bytes: Uint8Array): Promise<{ agrees: boolean; lines: string[] }> {
	const { agrees, lines } = await verify(bytes, 'a.pdf', 'en');
	return { agrees, lines: [...lines].map(({ text }) => text.replaceAll('\n', ' ')) };
}

describe('the page inside a record', () => {
	it('is small, lets nothing be loaded, and comes out again', async () => {
		// What is shipped is packed smaller still.
		expect(page.length).toBeLessThan(1_085_000);
		expect(page).toContain("default-src 'none'");
		const made = world({ 'a.pdf': pdf });
		expect(await main(['extract', 'a.pdf', '--out', 'back'], made.io)).toBe(0);
		expect(new TextDecoder().decode(made.files.get('/project/back/pv-verify.html'))).toBe(page);
		// What it adds is its own size, packed.
		expect(pdf.length - plain.length).toBeLessThan(page.length);
		expect(pdf.length - plain.length).toBeGreaterThan(page.length / 2);
	});

	it('rides in no draft', async () => {
		const made = world({ 'a.md': MEETING });
		expect(await main(['build', 'a.md', '--to', 'pdf', '--draft'], made.io)).toBe(0);
		expect(made.files.get('/project/a.pdf')?.length).toBeLessThan(plain.length * 1.2);
	});

	it('says what the command says, and shows how each vote was counted', async () => {
		for (const bytes of [pdf, plain]) expect(await byPage(bytes)).toEqual(await byCommand(bytes));
		const { agrees, proofs } = await verify(pdf, 'a.pdf', 'en');
		expect([agrees, proofs]).toEqual([true, expect.stringContaining('#resolution-1')]);
		expect((await verify(pdf, 'a.pdf', 'fr')).lines.map(({ text }) => text).join()).toContain('Intégrité');
	});

	it('shows a control character by a sign, as the command does', async () => {
		const { agrees, lines } = await verify(new Uint8Array([1, 2, 3]), 'a\u0007.pdf', 'en');
		expect(agrees).toBe(false);
		expect([...lines].map(({ text }) => text).join()).toContain('a\uFFFD.pdf');
	});

	it('is told by the command where it is not ours', async () => {
		const made = world({ 'a.pdf': pdf });
		page = `${page} `;
		try {
			expect(await main(['verify', 'a.pdf', '--no-print'], made.io)).toBe(1);
			expect(made.out()).toContain('is not that of pv');
		} finally {
			page = page.slice(0, -1);
		}
	});

	it('is fooled by no forgery that the command sees', async () => {
		const text = Buffer.from(plain).toString('latin1');
		const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('byte', 'digit', 'cut', 'append', 'end', 'revision'),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				async (kind, where, by) => {
					let forged = Buffer.from(plain);
					const at = where % forged.length;
					if (kind === 'byte') forged[at] = (forged[at] ?? 0) ^ by;
					else if (kind === 'digit') {
						const digit = digits[where % digits.length] ?? 0;
						forged[digit] = 0x30 + (((forged[digit] ?? 0) - 0x30 + 1 + (by % 9)) % 10);
					} else if (kind === 'cut') forged = forged.subarray(0, at);
					else if (kind === 'append') forged = Buffer.concat([forged, Buffer.from('x'.repeat(by))]);
					else if (kind === 'revision') forged = Buffer.from(withRevision(plain, where));
					else forged = Buffer.concat([forged, forged.subarray(forged.lastIndexOf('startxref\n'))]);
					const [inPage, byHand] = [await byPage(forged), await byCommand(forged)];
					expect(inPage.agrees).toBe(false);
					expect(inPage).toEqual(byHand);
				},
			),
			{ numRuns: RUNS },
		);
	}, 3_600_000);

	it('sees another source, other names and other numbers under a digest that is right', async () => {
		const other = world({ 'a.md': MEETING.replace('Ada Novak', 'Ada Nowak') });
		await main(['build', 'a.md', '--to', 'pdf'], other.io);
		for (const [name, change] of [
			['names', (source: string) => source.replaceAll('Ben Osei', 'Ben Oser')],
			[
				'numbers',
				(source: string) =>
					source.replace(/(\d+) (for|against)/, (_, count, word) => `${Number(count) + 1} ${word}`),
			],
			['words', (source: string) => `${source}\nThe bell is rung.\n`],
		] as const) {
			const forged = writeWith(document(plain), 'a.md', change);
			const [inPage, byHand] = [await byPage(forged), await byCommand(forged)];
			expect([name, inPage.agrees]).toEqual([name, false]);
			expect(inPage).toEqual(byHand);
		}
	});

	it('sees any other letter or figure inside, in its files and on its pages, under a digest that is right', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('a.md', 'a.json', 'page', 'name'),
				fc.nat(),
				fc.integer({ min: 1, max: 8 }),
				async (part, where, by) => {
					const record = document(plain);
					const forged =
						part === 'page'
							? writeWithGlyph(record, where, by)
							: part === 'name'
								? writeWith(record, 'a.md', (text) => renameOne(text, where, by))
								: writeWith(record, part, (text) => changeOne(text, where, by));
					// Pages are compared without spaces, and without capitals, which a style may make.
					fc.pre(part !== 'page' || paintedLetters(forged) !== paintedLetters(plain));
					const [inPage, byHand] = [await byPage(forged), await byCommand(forged)];
					expect([part, inPage.agrees]).toEqual([part, false]);
					expect(inPage).toEqual(byHand);
				},
			),
			{ numRuns: RUNS },
		);
	}, 3_600_000);
});

/** The text with another letter or figure in one place; of a source in its body, for a header may hold what changes nothing. */
function changeOne(text: string, where: number, by: number): string {
	const body = text.lastIndexOf('---');
	const places = [...text.matchAll(/[a-zA-Z0-9]/g)].flatMap(({ index }) => (index > body ? [index] : []));
	const at = places[where % places.length] ?? 0;
	const [first, length] = /\d/.test(text.charAt(at))
		? [0x30, 10]
		: /[a-z]/.test(text.charAt(at))
			? [0x61, 26]
			: [0x41, 26];
	const other = String.fromCharCode(first + ((text.charCodeAt(at) - first + by) % length));
	return text.slice(0, at) + other + text.slice(at + 1);
}

/** The source with one of its people under another name, wherever the name stands. */
function renameOne(text: string, where: number, by: number): string {
	const names = [...new Set(text.match(/\b[A-Z][a-z]+ [A-Z][a-z]+\b/g))];
	const name = names[where % names.length] ?? '';
	const last = name.charCodeAt(name.length - 1) - 0x61;
	return text.replaceAll(name, name.slice(0, -1) + String.fromCharCode(0x61 + ((last + by) % 26)));
}
