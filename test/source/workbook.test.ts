/** Rolls in workbooks: the cells of the first sheet as a table, and files that lie. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeTable } from '../../src/source/decode.js';
import { workbookText } from '../../src/source/workbook.js';
import { compileText } from '../compile.js';

const zip = (parts: Record<string, string>) =>
	zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

const SHARED =
	'<sst><si><t>Nom</t></si><si><r><t xml:space="preserve">Ada </t></r><r><t>Novak</t></r></si><si><t>Finch, "Dora"</t><rPh><t>x</t></rPh></si></sst>';
const STYLES = `<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="171" formatCode="hh&quot;h&quot;mm"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`;

const excel = (rows: string, { styles = STYLES, properties = '' } = {}) =>
	zip({
		'[Content_Types].xml': '<Types/>',
		'xl/workbook.xml': `<workbook xmlns:r="r">${properties}<sheets><sheet name="Old" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Roll" sheetId="2" r:id="rId2"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels':
			'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
		'xl/worksheets/sheet1.xml':
			'<worksheet><sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData></worksheet>',
		'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
		'xl/sharedStrings.xml': SHARED,
		'xl/styles.xml': styles,
	});

const openDocument = (rows: string) =>
	zip({
		mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
		'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Roll">${rows}</table:table><table:table><table:table-row><table:table-cell><text:p>other</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
	});

describe('the first sheet of a workbook', () => {
	it.each<[string, Uint8Array, string]>([
		[
			'words of Excel, once for all or in the cell, and a row that is empty',
			excel(
				'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Voix</t></is></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>2.5</v></c></row><row r="4"><c r="A4" t="s"><v>2</v></c><c r="C4" t="str"><f>A1&amp;"x"</f><v>kept</v></c></row>',
			),
			'"Nom","Voix"\n\n"Ada Novak","2.5"\n"Finch, ""Dora""","","kept"',
		],
		[
			'days, hours and figures of Excel',
			excel(
				'<row><c s="1"><v>45455</v></c><c s="2"><v>29221</v></c><c s="3"><v>0.75833333333333297</v></c><c><v>0.30000000000000004</v></c><c t="b"><v>1</v></c><c><v>1E-7</v></c><c><v>1.234</v></c></row>',
			),
			'"2024-06-12","1980-01-01","18:12","0.3","true","0.0000001","1.2340"',
		],
		[
			'days that are counted from 1904',
			excel('<row><c s="1"><v>43993</v></c></row>', { properties: '<workbookPr date1904="1"/>' }),
			'"2024-06-12"',
		],
		[
			'OpenDocument: repeated cells, notes, spaces, kinds of values',
			openDocument(
				'<table:table-row><table:table-cell office:value-type="string"><text:p>Nom</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Voix</text:p></table:table-cell></table:table-row>' +
					'<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>' +
					'<table:table-row><table:table-cell><text:p>Ada<text:s/>Novak</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="3"><text:p>3,00</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="1980-01-01T00:00:00"><text:p>1/1/80</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>' +
					'<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
			),
			'"Nom","Voix"\n\n\n"Ada Novak","3","3","1980-01-01"',
		],
	])('%s', (_, bytes, text) => {
		expect(workbookText(bytes)).toBe(text);
	});

	const bomb = zip({ 'content.xml': ' '.repeat(70 * 1024 * 1024) });
	it.each<[string, Uint8Array]>([
		['a cell in the last row of all', excel('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')],
		['a cell beyond all rows', excel('<row r="99999999"><c r="A1"><v>1</v></c></row>')],
		[
			'more cells than any roll',
			excel(
				Array.from(
					{ length: 200 },
					(_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`,
				).join(''),
			),
		],
		[
			'cells that are repeated without end',
			openDocument(
				'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell></table:table-row>',
			),
		],
		['a file that grows beyond bounds', bomb],
		['an archive of something else', zip({ 'a.txt': 'a' })],
		['half a file', excel('<row/>').slice(0, 300)],
		['XML that breaks off', excel('<row><c>')],
		['an entity that would name a file', openDocument('&file;')],
	])('%s is refused', async (_, bytes) => {
		expect(workbookText(bytes)).toBeUndefined();
		const { text } = await decodeTable(bytes, 'roll.xlsx');
		expect(text.startsWith('PK')).toBe(true);
	});
});

describe('a roll and votes in workbooks', () => {
	const MEETING = `---
lang: fr
organisme: Les Amis du Canal
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
date: 12 juin 2024
membres: membres.xlsx
participants: { présents: tous les autres }
---

### Résolution 1 – Budget

Vote : unanimité
`;
	const rows =
		'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Voix</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>3</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Ben Osei</t></is></c><c r="B3"><v>0.5</v></c></row>';

	it('count as a CSV does', async () => {
		const { assembly, messages } = await compileText(MEETING, { 'membres.xlsx': excel(rows) });
		expect(messages.filter(({ file }) => file === 'membres.xlsx')).toEqual([]);
		expect(
			assembly.members.map(({ name, votes }) => [name, `${votes.numerator}/${votes.denominator}`]),
		).toEqual([
			['Ada Novak', '3/1'],
			['Ben Osei', '1/2'],
		]);
	});

	it('are told with the row of a mistake', async () => {
		const wrong = excel(rows.replace('<v>0.5</v>', '<v>-4</v>'));
		const { messages } = await compileText(MEETING, { 'membres.xlsx': wrong });
		expect(messages.map(({ file, line }) => `${file}:${line}`)).toContain('membres.xlsx:3');
	});

	it('are told where the workbook cannot be read', async () => {
		const { messages } = await compileText(MEETING, { 'membres.xlsx': zip({ 'a.txt': 'a' }) });
		expect(messages.map(({ reason }) => reason)).toContain(
			'« membres.xlsx » est un classeur de tableur (Excel, LibreOffice) qui ne peut pas être lu, et non un fichier CSV : je n’y lis personne.',
		);
	});
});

/** One for all runs of LibreOffice, which takes long to make its settings. */
const folder = mkdtempSync(join(tmpdir(), 'pv-calc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** LibreOffice may be there without its spreadsheets: then it cannot even read a table of one cell. */
function hasCalc(): boolean {
	writeFileSync(join(folder, 'cell.csv'), '1\n');
	convert('cell.csv', 'xlsx');
	return existsSync(join(folder, 'cell.xlsx'));
}

function convert(table: string, kind: string, ...filter: string[]) {
	return spawnSync(
		'soffice',
		[
			`-env:UserInstallation=file://${folder}/profile`,
			'--headless',
			...filter,
			'--convert-to',
			kind,
			'--outdir',
			folder,
			join(folder, table),
		],
		{ encoding: 'utf8', timeout: 170_000 },
	);
}

describe.runIf(hasCalc())('a workbook that LibreOffice Calc wrote', { timeout: 180_000 }, () => {
	it.each(['xlsx', 'ods'])('says what the table said that it was made of: %s', async (kind) => {
		// Figures with a point, a share of votes, a date, a number that begins with a nought, a cell with a comma, letters beyond ASCII.
		const table =
			'name,votes,since,phone,note\nDora Finch,3,2024-01-15,0612,"x, y"\nBen Osei,2.5,2023-11-02,0613,late\nÉlise Nœl,0.5,,0614,ok\n';
		writeFileSync(join(folder, 'roll.csv'), table);
		// Commas, quotation marks, UTF-8, from the first line; the fourth column is text, the third a date (year, month, day).
		const done = convert('roll.csv', kind, '--infilter=CSV:44,34,76,1,3/5/4/2');
		expect([done.status, done.status === 0 ? '' : done.stderr]).toEqual([0, '']);
		const bytes = readFileSync(join(folder, `roll.${kind}`));
		const { text, problems } = await decodeTable(bytes, `roll.${kind}`);
		expect(problems).toEqual([]);
		expect(parse(text)).toEqual(parse(table));
	});
});
