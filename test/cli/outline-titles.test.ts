import { describe, expect, it } from 'vitest';
import { printPdf } from '../../src/pdf/index.js';
import { archivePdf, outlineTitles } from '../../src/pdf-archive/index.js';
import { PdfDocument } from '../../src/pdf-archive/objects/document.js';
import { createTitleRepair } from '../../src/record/text-diff.js';
import { DATE } from '../pdf/documents.js';

const HTML = `<!doctype html><html lang="fr"><title>Séance</title><style>h2 { break-before: page } span { display: block }</style><main>
<h1><span>Procès-verbal</span> <span>Assemblée  générale</span></h1>
<h2 class="screen" style="display: none">Choix</h2>
<h2>Ordre du jour</h2><p>Un.</p>
<h2>Tarifs au 1<sup>er</sup> jan&#173;vier &amp; suite<br>2025</h2><p>Deux.</p></main></html>`;

describe('titles of the outline', () => {
	it('are the headings of the document, once and with their spaces', async () => {
		const { pdf } = await printPdf(HTML, { title: 'Séance', date: DATE, env: process.env });
		const archived = archivePdf(pdf, {
			title: 'Séance',
			lang: 'fr',
			date: DATE,
			author: 'Les Amis du Canal',
			creator: 'pv 1',
			attachments: [],
			outlineTitle: createTitleRepair(HTML),
		});
		expect(outlineTitles(new PdfDocument(archived.pdf))).toEqual([
			'Procès-verbal Assemblée générale',
			'Ordre du jour',
			'Tarifs au 1er janvier & suite 2025',
		]);
	});

	it('lose what the browser writes twice', () => {
		const repair = createTitleRepair(HTML);
		expect(repair('PROCÈS-VERBALAssemblée générale')).toBe('Procès-verbal Assemblée générale');
		expect(repair('Ordre du jourOrdre du jour')).toBe('Ordre du jour');
	});

	it('stay where no heading has their words', () => {
		const repair = createTitleRepair(HTML);
		expect(repair('Annexe')).toBe('Annexe');
		expect(repair('Ordre du jour')).toBe('Ordre du jour');
		expect(repair('Ordre du jour, suite')).toBe('Ordre du jour, suite');
	});
});
