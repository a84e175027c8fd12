import { readFileSync } from 'node:fs';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importMinutes, lostWords } from '../../src/import/index.js';
import { htmlToMarkdown } from '../../src/import/sources/from-html.js';
import { run } from '../cli/memory-io.js';
import { EFFORT, runs } from '../properties.js';
import { type Expected, getRecall, type Recall } from './recall.js';

/** A part of a Word file that is more than a Word file may hold. */
const BOMB = zipSync({ 'word/document.xml': new Uint8Array(120 * 1024 * 1024) });

/** A zip file of one entry, whose headers give another size for what it inflates to. */
function sayingSize(file: Uint8Array, size: number): Uint8Array {
	const changed = Uint8Array.from(file);
	const view = new DataView(changed.buffer);
	view.setUint32(22, size, true);
	view.setUint32(view.getUint32(changed.length - 6, true) + 24, size, true);
	return changed;
}

const FOLDER = new URL('./fixtures/', import.meta.url);
const EXPECTED = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as Record<
	string,
	Expected
>;
const source = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const kind = (name: string) => (name.endsWith('.txt') ? ('plain' as const) : ('markdown' as const));
const markdown = (name: string) => (name.endsWith('.html') ? htmlToMarkdown(source(name)) : source(name));

/** What the importer does not find in these minutes: a majority is no count of a candidate's votes, and a roman one stays in its title. */
const MISSED: Record<string, Record<string, number>> = {
	'09-elections.txt': { items: 1 },
};

/** What is found in each, looked for once. */
const recalls = new Map<string, ReturnType<typeof getRecall>>();
function recallOf(name: string, expected: Expected) {
	const known = recalls.get(name) ?? getRecall(markdown(name), expected, kind(name));
	recalls.set(name, known);
	return known;
}

describe.each(Object.entries(EXPECTED))('the minutes %s', (name, expected) => {
	it('are recognised', async () => {
		const { recall } = await recallOf(name, expected);
		for (const [what, { found, expected: wanted, wrong }] of Object.entries(recall)) {
			const missed = MISSED[name]?.[what] ?? 0;
			expect([what, found, wrong]).toEqual([what, wanted - missed, what === 'items' ? missed : 0]);
		}
	});

	it('lose no word', () => {
		const text = markdown(name);
		expect(lostWords(text, importMinutes(text, kind(name)).text)).toEqual([]);
	});

	it('are read the same from a Word file', async () => {
		const lines = markdown(name).split('\n');
		const files = { 'a.docx': await wordFile(lines) };
		const { code, files: written } = await run(['import', 'a.docx', '-q'], { files });
		expect(code).toBe(0);
		const text = decode(written.get('/project/a.md'));
		expect(lostWords(markdown(name), text)).toEqual([]);
		const header = (file: string) => file.slice(0, file.indexOf('\n---\n', 4));
		expect(header(text)).toBe(header(importMinutes(markdown(name), kind(name)).text));
	});
});

it('prints the table of the documentation', async () => {
	const rows: string[] = [];
	const sum: Recall = {};
	for (const [name, expected] of Object.entries(EXPECTED)) {
		const { recall } = await recallOf(name, expected);
		for (const [what, { found, expected: wanted, wrong }] of Object.entries(recall)) {
			const before = sum[what] ?? { found: 0, expected: 0, wrong: 0 };
			sum[what] = {
				found: before.found + found,
				expected: before.expected + wanted,
				wrong: before.wrong + wrong,
			};
		}
	}
	for (const [what, { found, expected: wanted, wrong }] of Object.entries(sum))
		rows.push(`| ${what} | ${found} of ${wanted} | ${wrong} |`);
	const page = readFileSync(new URL('../../docs/en/word.md', import.meta.url), 'utf8').replace(/ +\|/g, ' |');
	expect(page).toContain(rows.join('\n'));
});

describe('the end and the lists of foreign minutes', () => {
	/** The people of a group of the header that is made of them. */
	const getList = (text: string, key: string) => {
		const file = importMinutes(text).text;
		expect(lostWords(text, file)).toEqual([]);
		const [, list = ''] = new RegExp(`^ *${key}:\\n((?: +- .*\\n)+)`, 'mu').exec(file) ?? [];
		return [...list.matchAll(/- (.*)/g)].map(([, name]) => name);
	};

	it.each([
		['Ont signé au registre les membres présents : Lise Kern, Omar Haddad.', ['Lise Kern', 'Omar Haddad']],
		['Le présent procès-verbal est signé par le président, Omar Haddad.', ['Omar Haddad, président']],
		['Signature du président : Omar Haddad', ['Omar Haddad, président']],
		['Président de séance\nOmar Haddad\n[signature]', ['Omar Haddad, président de séance']],
		['Le secrétaire,\n*Lise Kern*\n\nAffiché le 10 juin 2024', ['Lise Kern, secrétaire']],
		['Omar Haddad (président) – Lise Kern (secrétaire)', ['Omar Haddad, président', 'Lise Kern, secrétaire']],
		['- Président : Omar Haddad', []],
	])('have the signatures: %s', (end, wanted) => {
		const text = `Conseil du 6 juin 2024\n\nPrésents : Lise Kern, Omar Haddad\n\n## Budget\n\nLe budget est adopté.\n\nLa séance est levée à 20h.\n\n${end}\n`;
		expect(getList(text, 'signatures')).toEqual(wanted);
	});

	it.each([
		['Procurations : Zoé Mine à Lise Kern – Max Rey à Omar Haddad'],
		['Pouvoirs : Zoé Mine (à Lise Kern), Max Rey (à Omar Haddad)'],
		['Pouvoirs : Lise Kern pour Zoé Mine, Omar Haddad pour Max Rey'],
		['Pouvoirs : Zoé Mine / Lise Kern, Max Rey / Omar Haddad'],
		['Pouvoirs : 2 (Zoé Mine à Lise Kern, Max Rey à Omar Haddad)'],
		['Excusés : Zoé Mine (pouvoir Lise Kern), Max Rey (pouvoir Omar Haddad)'],
	])('have the proxies: %s', (line) => {
		const text = `Conseil du 6 juin 2024\n\nPrésents : Lise Kern, Omar Haddad\n\n${line}\n\n## Budget\n\nLe budget est adopté.\n`;
		expect(getList(text, 'représentés')).toEqual(['Zoé Mine → Lise Kern', 'Max Rey → Omar Haddad']);
		expect(getList(text, 'présents')).toEqual(['Lise Kern', 'Omar Haddad']);
	});
});

describe('the importer', () => {
	it('loses no word of any minutes that are made of those lines, in whatever order', () => {
		const lines = Object.keys(EXPECTED).flatMap((name) => markdown(name).split('\n'));
		let state = 20_240_606;
		const random = (below: number) => {
			state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
			return Math.floor((state / 2_147_483_648) * below);
		};
		for (let round = 0; round < runs(24); round++) {
			const text = Array.from({ length: 40 }, () => {
				const from = random(lines.length);
				return lines.slice(from, from + 1 + random(6)).join('\n') + ['\n', '\n\n'][random(2)];
			}).join('');
			expect(lostWords(text, importMinutes(text).text), text).toEqual([]);
		}
	});

	it('leaves what is not sure as prose, under a comment that says so', () => {
		const { text, findings } = importMinutes(
			'Assemblée générale du 6 juin 2024\n\nPrésents : 43 personnes\n\n1. Votes\n\nLe point A est adopté à l’unanimité. Le point B est rejeté, 4 voix contre 3.\n\n- Zoé Kaci : 11 voix\n- Ali Ben : 9 voix\n',
		);
		expect(findings.filter(({ certainty }) => certainty === 'unsure').map(({ what }) => what)).toEqual([
			'passage',
			'passage',
			'candidates',
		]);
		expect(text.match(/^Vote.*$/gm)).toEqual(['Vote : à l’unanimité']);
		expect(text).not.toMatch(/participants:/);
	});

	it.each([
		[
			'Étaient présents : Mmes Ana Bell, Bo Carr, MM. Cy Dean et Di Ewell.\nÉtaient absents excusés : Ed Fox.',
			'présents: [Ana Bell, Bo Carr, Cy Dean, Di Ewell]; excusés: [Ed Fox]',
		],
		['Présents : Messieurs DAGORT, DELAMOTTE', 'présents: [DAGORT, DELAMOTTE]'],
		['Présents :\n[Adam]{.smallcaps} Léo,\n[Brun]{.smallcaps} Zoé.', 'présents: [Adam Léo, Brun Zoé]'],
		[
			'Ont donné procuration : Ana Bell à Bo Carr, Cy Dean et Di Ewell à Ed Fox',
			'représentés: [Ana Bell → Bo Carr, Cy Dean → Ed Fox, Di Ewell → Ed Fox]',
		],
		['Absents : Fred Gill (pouvoir donné Ed Fox)', 'représentés: [Fred Gill → Ed Fox]'],
		['Présents : SCI du Port, représentée par Ali Ben', 'présents: [SCI du Port, représentée par Ali Ben]'],
	])('reads the people of « %s »', (line, wanted) => {
		const { text } = importMinutes(`# Conseil du 11 janvier 2019\n\n${line}\n\n## Point\n\nTexte.\n`);
		const header = parse(text.slice(4, text.indexOf('\n---\n', 4))) as {
			participants: Record<string, string[]>;
		};
		const groups = Object.entries(header.participants).map(
			([group, people]) => `${group}: [${people.join(', ')}]`,
		);
		expect(groups.join('; ')).toBe(wanted);
	});

	it('takes the blank of a form for nobody', () => {
		const { text } = importMinutes(
			'# Conseil du 11 janvier 2019\n\nNombre de présents ou représentés : XX\n\n## Point\n\nTexte.\n',
		);
		expect(text).not.toMatch(/^participants:/m);
	});

	it('never writes a ballot a second time', () => {
		for (const ballot of [
			'Vote : unanimité',
			'Pour : 7\nContre : 2',
			'**Vote :** 7 pour, 2 contre',
			'- pour : 7\n- contre : 2',
			'*Vote : 3 pour ; 1 abstention*',
		]) {
			const { text } = importMinutes(`Conseil du 6 juin 2024\n\n## Point\n\nTexte.\n\n${ballot}\n`);
			expect(text.match(/vote|pour/gi)?.length, ballot).toBe(ballot.match(/vote|pour/gi)?.length);
		}
	});

	it('cannot be made to hide text in its comments', () => {
		const text =
			'# Conseil\n\nDate de la convocation : 3 mai 2024 --> A <!-- B\n\n## Point\n\nTexte visible.\n';
		const { text: file } = importMinutes(text);
		const body = file.slice(file.indexOf('\n---\n'));
		expect(body.match(/-->/g)).toHaveLength(1);
		expect(body.slice(body.indexOf('-->'))).toContain('Texte visible.');
	});

	it('writes a heading that is nothing but a note as that note, and one of nothing as nothing', () => {
		const { text } = importMinutes('# Conseil\n\n## [^1]\n\nTexte.\n\n##\n\nFin.\n\n[^1]: Note.\n');
		expect(text.slice(text.indexOf('\n---\n') + 5).trim()).toBe(
			'**Conseil**\n\n[^1]\n\nTexte.\n\nFin.\n\n[^1]: Note.',
		);
	});

	it.each(['> ', '1. ', '- ', '> - ', '[^1]: ', '[', '[^1]', '[a](', '**', '`', '<b>'])(
		'keeps as words what no minutes need, %j without end',
		(mark) => {
			const text = `Conseil du 6 juin 2024\n\n${mark.repeat(8_000)}mot\n\n## Budget\n\nTexte.\n`;
			const { text: file } = importMinutes(text);
			expect(lostWords(text.replaceAll('<b>', ''), file)).toEqual([]);
			expect(file).toContain('## Budget');
		},
	);

	it.each<[what: string, make: (lines: number) => string]>([
		[
			'of paragraphs',
			(lines) =>
				`Conseil du 6 juin 2024\n\n${'Jeanne Royer : la délibération est adoptée à l’unanimité des présents, et 12 voix pour.\n\n'.repeat(lines)}`,
		],
		['on one line', (lines) => 'mot '.repeat(lines * 22)],
	])(
		'takes time that grows with the length of a text %s, not with its square',
		(_, make) => {
			const cost = (lines: number) => {
				const before = process.cpuUsage();
				expect(importMinutes(make(lines)).text.length).toBeGreaterThan(lines * 80);
				const { user, system } = process.cpuUsage(before);
				return (user + system) / 1000;
			};
			const few = EFFORT > 1 ? 1400 : 60;
			// Eight times as much: eight times the work, or sixty-four. Memory may be collected in any one turn: one of some must do.
			const growth = () => cost(few * 8) / Math.max(10, cost(few));
			let least = growth();
			for (let turn = 1; turn < 4 && least >= 25; turn += 1) least = Math.min(least, growth());
			expect(least).toBeLessThan(25);
		},
		300_000,
	);
});

describe('pv import', () => {
	it('says what it recognised, how sure it is, and what a check finds', async () => {
		const { code, err, files } = await run(['import', 'a.txt'], {
			files: { 'a.txt': source('02-council.txt') },
		});
		expect(code).toBe(0);
		expect(err()).toContain('People: 7 (sure)');
		expect(err()).toContain('Proxies: 2 (sure)');
		expect(err()).toContain('Votes: 1 (to be checked)');
		expect(err()).toContain('vote/no-rules');
		expect(files.has('/project/a.md')).toBe(true);
	});

	it('never writes over a file unless it is told to', async () => {
		const files = { 'a.txt': source('01-labels.txt'), 'a.md': 'mine' };
		const refused = await run(['import', 'a.txt'], { files });
		expect([refused.code, decode(refused.files.get('/project/a.md'))]).toEqual([2, 'mine']);
		const forced = await run(['import', 'a.txt', '--force', '-q'], { files });
		expect([forced.code, decode(forced.files.get('/project/a.md')).startsWith('---\n')]).toEqual([0, true]);
		const own = await run(['import', 'a.md'], { files });
		expect([own.code, decode(own.files.get('/project/a.md'))]).toEqual([2, 'mine']);
	});

	it('writes to standard output', async () => {
		const { code, out, files } = await run(['import', 'a.txt', '-o', '-', '-q'], {
			files: { 'a.txt': source('01-labels.txt') },
		});
		expect([code, out().startsWith('---\n'), files.size]).toEqual([0, true, 1]);
	});

	it('keeps both sides of tracked changes, and says that there are some', async () => {
		const file = await changed(
			await wordFile(['Conseil du 6 juin 2024', 'Le loyer est de ANCIEN euros.']),
			(xml) =>
				xml.replace(
					/<w:r><w:t[^>]*>Le loyer est de ANCIEN euros\.<\/w:t><\/w:r>/,
					'<w:r><w:t xml:space="preserve">Le loyer est de </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>ancien</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>nouveau</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> euros.</w:t></w:r>',
				),
		);
		const { code, err, files } = await run(['import', 'a.docx', '-q'], { files: { 'a.docx': file } });
		expect(code).toBe(0);
		expect(err()).toContain('2 tracked changes are neither accepted nor refused');
		expect(decode(files.get('/project/a.md'))).toContain('Le loyer est de ~~ancien~~nouveau euros.');
	});

	it.each([
		[
			'a password',
			new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
			'protected by a password',
		],
		['no zip', strToU8('hello'), 'no readable Word file'],
		['a broken zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'no readable Word file'],
		['another zip', zipSync({ 'a.txt': strToU8('a') }), 'no readable Word file'],
		['broken XML', zipSync({ 'word/document.xml': strToU8('<w:document') }), 'no readable Word file'],
		['a zip bomb', BOMB, 'too large'],
		['a zip bomb that says it is small', sayingSize(BOMB, 10), 'too large'],
	])('refuses %s', async (_, bytes, words) => {
		const { code, err, files } = await run(['import', 'a.docx'], { files: { 'a.docx': bytes } });
		expect([code, err().includes(words), files.size]).toEqual([2, true, 1]);
	});

	it.each([
		['a file without a word', '\n \n', 'holds no text'],
		['bytes that are no text', 'MZ\0\0\u0003', 'is no text'],
	])('refuses %s', async (_, text, words) => {
		const { code, err, files } = await run(['import', 'a.txt'], { files: { 'a.txt': text } });
		expect([code, err().includes(words), files.size]).toEqual([2, true, 1]);
	});

	it('refuses a kind that it cannot read, and a file that is not there', async () => {
		const sheet = await run(['import', 'a.pptx'], { files: { 'a.pptx': 'PK' } });
		expect([sheet.code, sheet.err().includes('neither Word')]).toEqual([2, true]);
		expect((await run(['import', 'b.txt'])).code).toBe(2);
	});
});

function decode(bytes: Uint8Array | undefined): string {
	return new TextDecoder().decode(bytes);
}

/** A Word file of these lines: headings and tables are what they are, everything else is a paragraph. */
async function wordFile(lines: readonly string[]): Promise<Uint8Array> {
	const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
	const rows = (from: number) => {
		const end = lines.findIndex((line, at) => at >= from && !line.startsWith('|'));
		return lines.slice(from, end === -1 ? lines.length : end);
	};
	const children = lines.flatMap((line, index): Array<Paragraph | Table> => {
		if (line.trim() === '') return [];
		if (line.startsWith('|')) return lines[index - 1]?.startsWith('|') ? [] : [wordTable(rows(index))];
		const [, signs = '', text = line] = /^(#{1,3})\s+(.*)$/.exec(line) ?? [];
		const level = levels[signs.length - 1];
		return [new Paragraph(level === undefined ? { text } : { text, heading: level })];
	});
	return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })));
}

/** The rows of a Markdown table as a table of Word, without the line below its head. */
function wordTable(rows: readonly string[]): Table {
	const cells = (row: string) => row.replace(/^\||\|$/g, '').split('|');
	return new Table({
		rows: rows
			.filter((row) => /[\p{L}\p{N}]/u.test(row))
			.map(
				(row) =>
					new TableRow({
						children: cells(row).map((text) => new TableCell({ children: [new Paragraph(text.trim())] })),
					}),
			),
	});
}

async function changed(file: Uint8Array, change: (xml: string) => string): Promise<Uint8Array> {
	const parts = unzipSync(file);
	const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
	const after = change(before);
	expect(after).not.toBe(before);
	return zipSync({ ...parts, 'word/document.xml': strToU8(after) });
}
