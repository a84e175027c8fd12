import { describe, expect, it } from 'vitest';
import { checkConformance, PdfDocument, pageText } from '../../src/pdf-archive/index.js';
import { serialize } from '../../src/pdf-archive/objects/values.js';
import { CLEAN } from '../cli/meetings.js';
import { run } from '../cli/memory-io.js';
import { scannedPdf, smallPdf } from './small-pdf.js';

const MEETING = CLEAN.replace(
	'participants:\n  present: [Ada Novak, Ben Osei, Carla Ruiz]',
	'participants: lists/roll.csv',
);
const ROLL = 'nom;présence\nAda Novak;présente\nBen Osei;présent\nCarla Ruiz;présente\n';

const build = async (files: Record<string, string | Uint8Array>, ...options: string[]) => {
	const { code, files: written, err } = await run(['build', 'a.md', '--to', 'pdf', ...options], { files });
	return { code, pdf: written.get('/project/a.pdf') ?? new Uint8Array(), err: err() };
};

const verify = async (pdf: Uint8Array | string, ...options: string[]) => {
	const { code, out, err, files } = await run(['verify', 'a.pdf', ...options], { files: { 'a.pdf': pdf } });
	return { code, text: out() + err(), files };
};

describe('a record', () => {
	it('conforms, and verifies from nothing but itself', async () => {
		const { code, pdf } = await build({ 'a.md': CLEAN });
		expect(code).toBe(0);
		expect(checkConformance(pdf).filter(({ ok }) => !ok)).toEqual([]);
		const { code: verified, text } = await verify(pdf);
		expect(text).toBe(
			[
				'Integrity: the digest in the file is that of its bytes. (Whoever changes a file on purpose can compute it anew.)',
				'Data: the source, compiled again, gives the same, one vote recounted.',
				'Reserve: adopted.',
				'Pages: their text is that of the source.',
				'Parts: none but those that pv writes; links, outline, heads and feet are those of the source, and nothing is painted over the words.',
				'Verifier: the page “pv-verify.html” inside is that of this program.',
				'Printed again: the same bytes.',
				'a.pdf: everything agrees.\n',
			].join('\n'),
		);
		expect(verified).toBe(0);
	});

	it('notices a change, and says that the file does not agree', async () => {
		const { pdf } = await build({ 'a.md': CLEAN });
		const other = Uint8Array.from(pdf);
		other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1;
		const { code, text } = await verify(other, '--no-print');
		expect(code).not.toBe(0);
		expect(text).toMatch(/has changed since it was written|damaged/);
	});

	it('never fails for a reason of the program, wherever a byte is changed', async () => {
		const { pdf } = await build({ 'a.md': CLEAN });
		for (let at = 100; at < pdf.length; at += Math.ceil(pdf.length / 60)) {
			const other = Uint8Array.from(pdf);
			other[at] = (other[at] ?? 0) ^ 0x28;
			const { code, text } = await verify(other, '--no-print');
			expect(text).not.toContain('fault of the program');
			expect([1, 2]).toContain(code);
		}
	});

	it('gives its source and lists back, and never writes over a file', async () => {
		const { pdf } = await build({ 'a.md': MEETING, 'lists/roll.csv': ROLL });
		const { code, files } = await run(['extract', 'a.pdf', '--out', 'back'], { files: { 'a.pdf': pdf } });
		expect(code).toBe(0);
		const text = (path: string) => new TextDecoder().decode(files.get(path));
		expect(text('/project/back/a.md')).toBe(MEETING);
		expect(text('/project/back/lists/roll.csv')).toBe(ROLL);

		const again = await run(['extract', 'a.pdf', '--out', 'back'], {
			files: { 'a.pdf': pdf, 'back/a.md': 'mine' },
		});
		expect(again.code).toBe(2);
		expect(again.err()).toContain('exists already. Nothing was written.');
		expect([...again.files.keys()].sort()).toEqual(['/project/a.pdf', '/project/back/a.md']);
	});

	it.each([
		['two spaces and one that does not break', 'AG  du\u00a016 mai.md', 'lists/roll  of 2024.csv'],
		['the name that its own sheet has', 'pv-build.md', 'lists/pv-build.csv'],
	])('knows its files again by names with %s', async (_, source, roll) => {
		const files = { [source]: MEETING.replace('lists/roll.csv', roll).replace('six', 'XX'), [roll]: ROLL };
		const built = await run(['build', source, '--to', 'pdf'], { files });
		const pdf = built.files.get(`/project/${source.replace(/md$/, 'pdf')}`) ?? '';
		const { code, text } = await verify(pdf, '--no-print');
		expect(text).toContain('Data: the source, compiled again, gives the same');
		expect(code).toBe(0);
	});

	it.each([
		['notes, whose way back is for the screen alone', 'months[^1] of expenses.\n\n[^1]: Six of them.\n'],
		['a letter that no font has', '\u{10FFF0} months of expenses.\n'],
		[
			'a table whose heads come again on each page',
			`months.\n\n| No. | Lot |\n|---|---|\n${Array.from({ length: 90 }, (_, row) => `| ${row} | lot ${row * 7} |\n`).join('')}`,
		],
		['letters from right to left', 'months, says ליאור.\n'],
		[
			'lists, whose numbers and bullets some browsers write into the text',
			'months:\n\n3. rent\n4. 1. staff\n   2. travel\n7. 9. nine\n\n- one\n  - two\n    - three\n\n8. 8\n8. ליאור\n',
		],
	])('verifies with %s', async (_, text) => {
		const { pdf } = await build({ 'a.md': CLEAN.replace('months of expenses.\n', text) });
		const { code, text: said } = await verify(pdf, '--no-print');
		expect(said).toContain('Pages: their text is that of the source.');
		expect(code).toBe(0);
	});

	it('claims nothing where a glyph is missing, and says why', async () => {
		const { code, pdf, err } = await build({ 'a.md': CLEAN.replace('six months', 'six \u{10FFF0} months') });
		expect(code).toBe(0);
		expect(err).toContain('document/not-archival');
		expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/pdfaid:part/);
	});
});

describe('a file that is no record', () => {
	it.each([
		['is no PDF', 'hello', 'is not a PDF'],
		['is cut short', '%PDF-1.7\n1 0 obj\n<</Type /Catalog', 'damaged or cut short'],
	])('%s: a clear message and nothing written', async (_, content, message) => {
		for (const command of ['verify', 'extract']) {
			const { code, err, files } = await run([command, 'a.pdf'], { files: { 'a.pdf': content } });
			expect([code, files.size]).toEqual([2, 1]);
			expect(err()).toContain(message);
		}
	});

	it('is not there', async () => {
		const { code, err } = await run(['verify', 'b.pdf'], { files: {} });
		expect(code).toBe(2);
		expect(err()).toContain('b.pdf does not exist');
	});
});

describe('a record with annexes that are PDF files', () => {
	const files = async () => ({
		'a.md': CLEAN.replace(
			'participants:',
			'annexes:\n  - { title: Accounts, file: accounts.pdf }\n  - { title: Plan, file: plan.pdf }\n  - { title: Letter, file: letter.pdf }\nparticipants:',
		),
		'accounts.pdf': (await build({ 'a.md': CLEAN })).pdf,
		'plan.pdf': scannedPdf(2),
		'letter.pdf': smallPdf(),
	});

	it('binds in those that conform, says why the others stay out, and verifies', async () => {
		const { code, pdf, err } = await build(await files());
		expect(code).toBe(0);
		expect(checkConformance(pdf).filter(({ ok }) => !ok)).toEqual([]);
		expect(err.match(/document\/not-archival/g)).toHaveLength(1);
		expect(err.replace(/\s+/g, ' ')).toContain('“letter.pdf” rides inside the PDF as a file');

		const document = new PdfDocument(pdf);
		const pages = document.pages().map((page) => serialize(document.dict(page).get('MediaBox') ?? null));
		const own = new PdfDocument((await files())['accounts.pdf']).pages().length;
		expect(pages).toHaveLength(own + 1 + own + 1 + 2);
		expect(pages.slice(-2)).toEqual(['[0 0 200 100]', '[0 0 200 100]']);
		expect(pageText(document)).toContain('Annex\u00A02 – Plan');

		const { code: verified, text } = await verify(pdf);
		expect(text).toContain('Printed again: the same bytes.');
		expect(verified).toBe(0);
	});

	it('binds none into the public version', async () => {
		const { files: made } = await run(['build', 'a.md', '--to', 'pdf', '--public'], { files: await files() });
		const pdf = made.get('/project/a-public.pdf') ?? new Uint8Array();
		expect(pageText(new PdfDocument(pdf))).not.toContain('The pages that follow');
		expect(new PdfDocument(pdf).pages().length).toBeLessThan(3);
		const { code, text } = await verify(pdf);
		expect(code).toBe(2);
		expect(text).toContain('a.pdf is the public version of minutes: the digest in it is that of its bytes');
	});
});
