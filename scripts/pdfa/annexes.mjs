// Minutes with annexes for the validator: records of the same run, scans, and a file that must stay out.

import { deflateSync } from 'node:zlib';

/** Minutes whose annexes have these names, each once. */
const MINUTES = (files) => `---
organisme: Les Amis du Canal
titre: Séance et annexes
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
participants:
  présents: [Jeanne Royer, Omar Haddad, Lise Kern]
annexes:
${files.map((name) => `  - { titre: "Pièce ${name}", fichier: ${name}.pdf }`).join('\n')}
---

## Comptes

### Résolution 1 – Comptes

L’assemblée approuve les comptes.

Vote : 3 pour
`;

/** Names of the annexes of each of these minutes: those of other minutes of the run, or of `otherAnnexes`. */
const CASES = {
	'annex-record': ['vote'],
	'annex-table': ['long-table', 'empty-cells'],
	'annex-list': ['nested-list', 'loose-list'],
	'annex-notes': ['footnotes', 'links'],
	'annex-english': ['english-table'],
	'annex-letters': ['greek', 'ligatures', 'speech'],
	'annex-long': ['long', 'many'],
	'annex-proofs': ['proofs-association'],
	'annex-scan': ['scan'],
	'annex-turned': ['turned'],
	'annex-several': ['scan', 'vote', 'turned', 'table', 'quote'],
	'annex-refused': ['untagged', 'vote'],
};

/** Name, source and options of the minutes. */
export function meetingsWithAnnexes() {
	return Object.entries(CASES).map(([name, files]) => ({ name, source: MINUTES(files), options: [] }));
}

/** Files that no minutes of the run give, by name. */
export function otherAnnexes() {
	return {
		scan: pages(3, '', 'q 595 0 0 842 0 0 cm /I Do Q'),
		turned: pages(2, '/Rotate 90 /CropBox [20 20 500 700] ', 'q 595 0 0 842 0 0 cm /I Do Q'),
		untagged: pages(1, '', 'BT /F 12 Tf 72 720 Td (Bonjour) Tj ET'),
	};
}

function pages(count, entries, content) {
	const picture = deflateSync(Buffer.from(Array.from({ length: 64 * 64 }, (_, index) => (index * 7) % 256)));
	const kids = Array.from({ length: count }, (_, index) => `${index + 6} 0 R`).join(' ');
	const objects = [
		'<</Type /Catalog /Pages 2 0 R>>',
		`<</Type /Pages /Count ${count} /Kids [${kids}] /MediaBox [0 0 595 842]>>`,
		`<</Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceGray /Interpolate true /Filter /FlateDecode /Length ${picture.length}>>\nstream\n${picture.toString('latin1')}\nendstream`,
		'<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>',
		`<</Length ${content.length}>>\nstream\n${content}\nendstream`,
		...Array.from(
			{ length: count },
			() =>
				`<</Type /Page /Parent 2 0 R ${entries}/Contents 5 0 R /Resources <</XObject <</I 3 0 R>> /Font <</F 4 0 R>>>>>>`,
		),
	];
	let text = '%PDF-1.4\n';
	const rows = objects.map((object, index) => {
		const row = `${String(text.length).padStart(10, '0')} 00000 n \n`;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return row;
	});
	const start = text.length;
	text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}
