import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawBars, PageInk } from '../../src/pdf-archive/archive.js';
import { scanContent } from '../../src/pdf-archive/content.js';
import { archivePdf, checkConformance, PdfDocument } from '../../src/pdf-archive/index.js';
import { run } from '../cli/memory-io.js';
import { carriedPrinter } from '../cli/shared-printer.js';
import { DATE } from '../pdf/documents.js';
import { FACTS, smallPdf } from './small-pdf.js';

const FONT = { entries: new Map(), width: 2 as const, unicode: new Map(), used: new Set<number>() };

/** What is struck on a page of 100 points whose content this is. */
const bar = (content: string) => {
	const document = new PdfDocument(smallPdf());
	const [page] = document.pages();
	if (!page) throw new Error('no page');
	const ink = new PageInk(document, page);
	const resources = { font: () => FONT, isMarkedForm: () => false };
	scanContent(Buffer.from(content), resources, () => false, ink);
	return drawBars(new Map([[1, ink]]), () => true).get(1);
};

const TEXT =
	'q 2 0 0 -2 0 100 cm 5 2 40 .5 re f BT /F1 5 Tf /P <</MCID 0>> BDC 1 0 0 1 5 8 Tm <0001> Tj EMC ET Q';

it('strikes from below the lowest line to above the foot of the page, as broad as its rules', () => {
	const foot = 'BT /F1 5 Tf /Artifact BMC 1 0 0 1 10 5 Tm <0001> Tj EMC ET';
	const path = '10.00 66.00 m 90.00 66.00 l 10.00 24.00 l 90.00 24.00 l S';
	expect(bar(`${TEXT}\n${foot}`)).toBe(`q 0.6 w 1 j 0.333 0.349 0.373 RG ${path} Q`);
	// What a rule has beyond its clip is not seen.
	const rule = 'q 20 20 60 60 re W n 30 78 100 .5 re f Q';
	expect(bar(`${rule}\n${TEXT}\n${foot}`)).toContain('10.00 60.00 m 90.00 60.00 l');
	// A background is no text, and neither is a shape that only clips.
	expect(bar(`0 0 100 100 re f q 20 20 5 5 re W n Q ${TEXT}\n${foot}`)).toContain(path);
});

it('strikes nothing where no line of text would fit, and no empty page', () => {
	expect(bar(TEXT.replace('5 8 Tm', '5 14 Tm'))).toContain(' RG 10.00 54.00 m ');
	expect(bar(TEXT.replace('5 8 Tm', '5 15 Tm'))).toBeUndefined();
	expect(bar('5 80 40 .5 re f')).toContain(' S Q');
	expect(bar('0 0 100 100 re f')).toBeUndefined();
});

const COUNCIL = readFileSync(new URL('../../examples/conseil-municipal.md', import.meta.url));

/** Whether each page has a bar. */
const areStruck = (pdf: Uint8Array) => {
	const document = new PdfDocument(pdf);
	return document
		.pages()
		.map((page) =>
			document
				.content(document.dict(page).get('Contents'))
				.toString('latin1')
				.includes('0.333 0.349 0.373 RG'),
		);
};

const barsOf = async (options: string[], path = '/project/a.pdf') => {
	const { files } = await run(['build', 'a.md', '--to', 'pdf', '--no-verifier', ...options], {
		files: { 'a.md': COUNCIL },
	});
	const pdf = files.get(path) ?? new Uint8Array();
	const pages = areStruck(pdf);
	return { pdf, pages };
};

it('strikes what is left white before the leaf of the signatures, as an ornament', async () => {
	const { pdf, pages } = await barsOf([]);
	expect([pages.includes(true), pages.at(-1)]).toEqual([true, false]);
	expect(checkConformance(pdf).filter(({ ok }) => !ok)).toEqual([]);
	const { code, out } = await run(['verify', 'a.pdf'], { files: { 'a.pdf': pdf } });
	expect([code, out()]).toEqual([0, expect.stringContaining('nothing is painted over the words')]);
});

it('strikes no draft and no public version', async () => {
	expect((await barsOf(['--draft'])).pages).not.toContain(true);
	expect((await barsOf(['--public'], '/project/a-public.pdf')).pages).not.toContain(true);
});

it('strikes nothing between two halves of a paragraph, and spares each leaf that is signed', async () => {
	const html = (rows: number) => `<!doctype html><html lang="fr"><head><title>Séance</title><style>
@page { size: A4; margin: 25mm } body { font: 12pt/20pt serif; margin: 0 } p { margin: 0; orphans: 2; widows: 6 }
hr { border: 0; height: 1pt; margin: 0; background: #000 } .leaf { break-before: page }</style></head><body>
<a href="#pv-signatures" hidden></a><a href="#pv-last-signature" hidden></a><hr>
${'<p>Un</p>'.repeat(rows)}<p>${'mot<br>'.repeat(9)}fin</p>
<div class="leaf" id="pv-signatures">Jeanne Royer</div><div class="leaf" id="pv-last-signature">Omar Haddad</div>
<p class="leaf">Annexe</p></body></html>`;
	const { printer } = await carriedPrinter();
	const struck = async (rows: number) => {
		const { pdf } = await printer.print(html(rows), { title: 'Séance', date: DATE });
		return areStruck(archivePdf(pdf, { ...FACTS, signedAt: ['pv-signatures', 'pv-last-signature'] }).pdf);
	};
	// A page has 34 lines: of ten, four stay and leave two lines white, or all move.
	expect(await struck(28)).toEqual([false, true, false, false, true]);
	expect(await struck(33)).toEqual([true, true, false, false, true]);
});
