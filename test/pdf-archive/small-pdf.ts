/** A tiny PDF of the make that a browser prints: one page, tags, a link, a table, a list, a figure. */

import { deflateSync } from 'node:zlib';
import type { ArchiveFacts } from '../../src/pdf-archive/index.js';

/** What the archival form of such a file says of itself. */
export const FACTS: ArchiveFacts = {
	title: 'Procès-verbal',
	lang: 'fr',
	date: new Date('2024-06-06T12:00:00Z'),
	author: 'Les Amis du Canal',
	creator: 'pv 1',
	attachments: [
		{
			name: 'séance.md',
			bytes: Buffer.from('# Séance'),
			mediaType: 'text/markdown',
			relationship: 'Source',
			description: 'source',
		},
	],
};

/** What the page paints; tests put others in its place. */
export const CONTENT = `q
1 1 1 rg
0 0 100 100 re
f
Q
BT /F1 10 Tf <0005> Tj ET
/H1 <</MCID 0>> BDC
BT /F1 10 Tf <00010002> Tj ET
EMC
/Link <</MCID 1>> BDC
BT /F1 10 Tf <0002> Tj ET
EMC
/P <</MCID 2>> BDC
BT /F1 10 Tf <0003> Tj ET
EMC
/Figure <</MCID 3>> BDC
/X1 Do
EMC
/TH <</MCID 4>> BDC
BT /F1 10 Tf <0001> Tj ET
EMC
/X1 Do
`;

const UNICODE = `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <0041> <0002> <0042> endbfchar
1 beginbfrange <0003> <0008> <0043> endbfrange
endcmap`;

/** Changes of the fixture, by the name of what they change. */
export interface SmallPdfOptions {
	content?: string;
	alternative?: string;
	heading?: string;
	listBody?: boolean;
	/** Name of the place of the page. */
	place?: string;
}

/** The file. */
export function smallPdf(options: SmallPdfOptions = {}): Uint8Array {
	const { content = CONTENT, alternative = 'A plan', heading = 'H1' } = options;
	const objects: Array<string | [string, Buffer]> = [
		`<</Type /Catalog /Pages 2 0 R /StructTreeRoot 10 0 R /MarkInfo <</Marked true>> /Lang (fr)${options.place ? ` /Dests <</${options.place} [3 0 R /XYZ 0 0 0]>>` : ''}>>`,
		'<</Type /Pages /Count 1 /Kids [3 0 R]>>',
		'<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /StructParents 0 /Tabs /S /Annots [9 0 R] /Resources <</Font <</F1 5 0 R>> /XObject <</X1 8 0 R>>>>>>',
		['<<', Buffer.from(content, 'latin1')],
		'<</Type /Font /Subtype /Type0 /BaseFont /Small /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R>>',
		'<</Type /Font /Subtype /CIDFontType2 /BaseFont /Small /CIDToGIDMap /Identity /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor 20 0 R>>',
		['<<', Buffer.from(UNICODE, 'latin1')],
		[
			'<</Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
			Buffer.from([1, 2, 3]),
		],
		'<</Type /Annot /Subtype /Link /F 4 /Rect [0 0 10.5 10] /StructParent 1 /A <</S /URI /URI (https://example.org/a\\)b)>>>>',
		'<</Type /StructTreeRoot /K 11 0 R /ParentTree 19 0 R /ParentTreeNextKey 2>>',
		'<</Type /StructElem /S /Document /P 10 0 R /K [12 0 R 13 0 R 14 0 R 15 0 R 17 0 R]>>',
		`<</Type /StructElem /S /${heading} /P 11 0 R /Pg 3 0 R /K 0>>`,
		'<</Type /StructElem /S /Link /P 11 0 R /Pg 3 0 R /K [1 <</Type /OBJR /Obj 9 0 R>>]>>',
		'<</Type /StructElem /S /L /P 11 0 R /K 16 0 R>>',
		`<</Type /StructElem /S /Figure /P 11 0 R /Pg 3 0 R /K 3 ${alternative === '' ? '' : `/Alt (${alternative})`}>>`,
		`<</Type /StructElem /S /LI /P 14 0 R /Pg 3 0 R /K ${options.listBody ? '21 0 R' : '2'}>>`,
		'<</Type /StructElem /S /Strong /P 11 0 R /K 18 0 R>>',
		'<</Type /StructElem /S /Table /P 17 0 R /K 22 0 R>>',
		'<</Nums [0 [12 0 R 13 0 R 16 0 R 15 0 R 23 0 R] 1 13 0 R]>>',
		'<</Type /FontDescriptor /FontName /Small /Flags 4 /FontFile2 24 0 R>>',
		'<</Type /StructElem /S /LBody /P 16 0 R /Pg 3 0 R /K 2>>',
		'<</Type /StructElem /S /TR /P 18 0 R /K 23 0 R>>',
		'<</Type /StructElem /S /TH /P 22 0 R /Pg 3 0 R /K 4 /A <</O /Table /Scope /Column>>>>',
		['<<', smallFont()],
		"<</Title (x) /Producer (Small/PDF) /CreationDate (D:20000101000000+00'00')>>",
	];
	return getPdf(objects, objects.length);
}

/** A TrueType program of ten empty glyphs, each as wide as the type is high. */
export function smallFont(): Buffer {
	const table = (size: number, ...shorts: Array<[at: number, value: number]>) => {
		const bytes = Buffer.alloc(size);
		for (const [at, value] of shorts) bytes.writeUInt16BE(value, at);
		return bytes;
	};
	const tables: Array<[string, Buffer]> = [
		['glyf', table(4)],
		['head', table(54, [18, 1000])],
		['hhea', table(36, [34, 1])],
		['hmtx', table(22, [0, 1000])],
		['loca', table(22)],
		['maxp', table(6, [4, 10])],
	];
	const head = Buffer.alloc(12 + tables.length * 16);
	head.writeUInt32BE(0x10000, 0);
	head.writeUInt16BE(tables.length, 4);
	let start = head.length;
	for (const [index, [tag, bytes]] of tables.entries()) {
		head.write(tag, 12 + index * 16, 'latin1');
		head.writeUInt32BE(start, 20 + index * 16);
		head.writeUInt32BE(bytes.length, 24 + index * 16);
		start += bytes.length;
	}
	return Buffer.concat([head, ...tables.map(([, bytes]) => bytes)]);
}

/** A scan: pages of one picture each, without tags. */
export function scannedPdf(pages: number, content = 'q 9 0 0 9 0 0 cm /X1 Do Q'): Uint8Array {
	const kids = Array.from({ length: pages }, (_, index) => `${index + 5} 0 R`).join(' ');
	return getPdf([
		'<</Type /Catalog /Pages 2 0 R>>',
		`<</Type /Pages /Count ${pages} /Kids [${kids}] /MediaBox [0 0 200 100] /Resources <</XObject <</X1 3 0 R>>>>>>`,
		[
			'<</Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
			Buffer.from([9]),
		],
		['<<', Buffer.from(content, 'latin1')],
		...Array.from({ length: pages }, () => '<</Type /Page /Parent 2 0 R /Contents [4 0 R]>>'),
	]);
}

function getPdf(objects: ReadonlyArray<string | [string, Buffer]>, information?: number): Uint8Array {
	let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
	const offsets: number[] = [];
	objects.forEach((object, index) => {
		offsets.push(text.length);
		if (typeof object === 'string') text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		else {
			const packed = deflateSync(object[1]);
			text += `${index + 1} 0 obj\n${object[0]} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`;
		}
	});
	const start = text.length;
	const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}\n/Root 1 0 R${information === undefined ? '' : `\n/Info ${information} 0 R`}>>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}
