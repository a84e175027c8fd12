/** Records whose letters were drawn otherwise than their text says, with the text and the digest as they were: told without a browser. */

import { beforeAll, describe, expect, it } from 'vitest';
import { PdfDocument } from '../../src/pdf-archive/index.js';
import { type Dict, dict, Name, Ref, type Stream, stream } from '../../src/pdf-archive/objects/values.js';
import { getUnicode } from '../../src/pdf-archive/unicode.js';
import { CLEAN } from '../cli/meetings.js';
import { run } from '../cli/memory-io.js';

/** A font of a record, with the objects that it is made of. */
interface Font {
	reference: Ref;
	entries: Dict;
	inner: Dict;
	innerReference: Ref | undefined;
	descriptor: Dict;
	program: Ref;
	/** The code that says a letter. */
	code: (letter: string) => number;
}

function serif(document: PdfDocument): Font {
	for (const number of document.numbers) {
		const entries = document.object(number);
		if (!(entries instanceof Map) || !(entries.get('BaseFont') instanceof Name) || !entries.has('ToUnicode'))
			continue;
		if (!(entries.get('BaseFont') as Name).name.endsWith('SourceSerif4-Regular')) continue;
		const [innerReference] = document.list(entries.get('DescendantFonts'));
		const inner = document.dict(innerReference);
		const descriptor = document.dict(inner.get('FontDescriptor'));
		const letters = getUnicode(document, entries);
		return {
			reference: new Ref(number),
			entries,
			inner,
			innerReference: innerReference instanceof Ref ? innerReference : undefined,
			descriptor,
			program: descriptor.get('FontFile2') as Ref,
			code: (letter) => [...letters].find(([, said]) => said === letter)?.[0] as number,
		};
	}
	throw new Error('no font of text');
}

const hex = (code: number) => code.toString(16).padStart(4, '0').toUpperCase();

function rewrite(document: PdfDocument, reference: Ref, change: (content: Buffer) => Buffer): void {
	const before = document.content(reference);
	const after = change(Buffer.from(before));
	expect(after.equals(before)).toBe(false);
	const entries = new Map((document.get(reference) as Stream).dict);
	for (const key of ['Filter', 'DecodeParms', 'Length']) entries.delete(key);
	document.set(reference.number, stream(entries, after));
}

/** Puts codes in the place of others wherever pages paint them. */
function paint(document: PdfDocument, codes: ReadonlyMap<number, number>): void {
	for (const page of document.pages())
		for (const content of document.list(document.dict(page).get('Contents')))
			rewrite(document, content as Ref, (bytes) =>
				Buffer.from(
					bytes.toString('latin1').replace(/<([0-9A-F]{4})> Tj/gi, (shown, code: string) => {
						const other = codes.get(Number.parseInt(code, 16));
						return other === undefined ? shown : `<${hex(other)}> Tj`;
					}),
					'latin1',
				),
			);
}

/** A table that says of each code what the other one said, or what is given. */
function say(document: PdfDocument, { entries }: Font, said: ReadonlyMap<number, string>): void {
	const all = new Map([...getUnicode(document, entries), ...said]);
	const lines = [...all].map(
		([code, text]) => `<${hex(code)}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`,
	);
	const groups = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) =>
		lines.slice(index * 100, index * 100 + 100),
	);
	const map = groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar\n`).join('');
	rewrite(document, entries.get('ToUnicode') as Ref, (bytes) => {
		const text = bytes.toString('latin1');
		const start = text.indexOf('endcodespacerange') + 'endcodespacerange\n'.length;
		return Buffer.from(`${text.slice(0, start)}${map}${text.slice(text.lastIndexOf('endcmap'))}`, 'latin1');
	});
}

/** Where the entry of the first of these tables stands that the program has: browsers leave out others. */
function tableAt(program: Buffer, ...tags: string[]): number {
	const count = program.readUInt16BE(4);
	const entries = Array.from({ length: count }, (_, index) => 12 + 16 * index);
	const found = entries.find((at) => tags.includes(program.toString('latin1', at, at + 4)));
	if (found === undefined) throw new Error(`no table ${tags.join(' or ')}`);
	return found;
}

/** Changes the bytes of one table in their place. */
function inTable(
	document: PdfDocument,
	{ program }: Font,
	tag: string,
	change: (table: Buffer, all: Buffer) => void,
): void {
	rewrite(document, program, (bytes) => {
		const at = tableAt(bytes, tag);
		const start = bytes.readUInt32BE(at + 8);
		change(bytes.subarray(start, start + bytes.readUInt32BE(at + 12)), bytes);
		return bytes;
	});
}

function changed(document: PdfDocument, { innerReference, reference }: Font): void {
	document.change(innerReference ?? reference);
	document.change(reference);
}

const exchanged = (font: Font, [one, other]: readonly [string, string]): [number, number] => [
	font.code(one),
	font.code(other),
];

const ATTACKS: ReadonlyArray<[name: string, attack: (document: PdfDocument, font: Font) => void]> = [
	[
		'two glyphs exchanged on the pages and in the table of their letters',
		(document, font) => {
			const [e, s] = exchanged(font, ['e', 's']);
			paint(
				document,
				new Map([
					[e, s],
					[s, e],
				]),
			);
			say(
				document,
				font,
				new Map([
					[e, 's'],
					[s, 'e'],
				]),
			);
		},
	],
	[
		'a table that leads codes to other glyphs',
		(document, font) => {
			const [e, s] = exchanged(font, ['e', 's']);
			const map = Buffer.alloc(2 * 2000);
			for (let code = 0; code < 2000; code++)
				map.writeUInt16BE(code === e ? s : code === s ? e : code, code * 2);
			font.inner.set('CIDToGIDMap', document.addStream(dict({}), map));
			changed(document, font);
		},
	],
	[
		'another encoding by its name',
		(document, font) => {
			font.entries.set('Encoding', new Name('UniJIS-UTF16-H'));
			changed(document, font);
		},
	],
	[
		'two glyphs exchanged in the font program',
		(document, font) => {
			const [e, s] = exchanged(font, ['e', 's']);
			inTable(document, font, 'hmtx', (table) => exchange(table, e * 4, s * 4, 4));
			swapGlyphs(document, font, e, s);
		},
	],
	[
		'the font program of another face',
		(document, font) => {
			const programs = document.numbers
				.map((number) => document.object(number))
				.filter((value): value is Dict => value instanceof Map && value.has('FontFile2'))
				.map((descriptor) => descriptor.get('FontFile2') as Ref);
			const other = programs.find((each) => each.number !== font.program.number) as Ref;
			rewrite(document, font.program, () => Buffer.from(document.content(other)));
		},
	],
	[
		'a second program of another kind',
		(document, font) => {
			font.descriptor.set(
				'FontFile3',
				document.addStream(dict({ Subtype: new Name('CIDFontType0C') }), Buffer.alloc(200, 1)),
			);
			document.change(font.inner.get('FontDescriptor'));
			changed(document, font);
		},
	],
	[
		'letters that are drawings',
		(document, font) => {
			const drawing = document.addStream(dict({}), Buffer.from('500 0 0 0 500 500 d1 0 0 500 500 re f'));
			for (const key of ['DescendantFonts', 'BaseFont']) font.entries.delete(key);
			const codes = Array.from({ length: 256 }, (_, code) => new Name(`g${code}`));
			const more = {
				Subtype: new Name('Type3'),
				FontMatrix: [1, 0, 0, 1, 0, 0],
				FontBBox: [0, 0, 1, 1],
				FirstChar: 0,
				LastChar: 255,
				Widths: codes.map(() => 500),
				Encoding: dict({ Type: new Name('Encoding'), Differences: [0, ...codes] }),
				CharProcs: dict(Object.fromEntries(codes.map(({ name }) => [name, drawing]))),
			};
			for (const [key, value] of Object.entries(more)) font.entries.set(key, value);
			changed(document, font);
		},
	],
	[
		'instructions that move the points of letters',
		(document, font) =>
			rewrite(document, font.program, (bytes) => {
				bytes.write('fpgm', tableAt(bytes, 'GDEF', 'OS/2', 'name', 'post', 'maxp'), 'latin1');
				return bytes;
			}),
	],
	[
		'a letter that its metrics move out of its place',
		(document, font) =>
			inTable(document, font, 'hmtx', (table) => table.writeInt16BE(3000, font.code('e') * 4 + 2)),
	],
	[
		'letters of another size',
		(document, font) => inTable(document, font, 'head', (table) => table.writeUInt16BE(4000, 18)),
	],
	[
		'a letter said in full width, and painted as another',
		(document, font) => {
			const [e, s] = exchanged(font, ['e', 's']);
			say(
				document,
				font,
				new Map([
					[e, 'ｓ'],
					[s, 'ｅ'],
				]),
			);
			paint(
				document,
				new Map([
					[e, s],
					[s, e],
				]),
			);
		},
	],
	[
		'a letter more, which says a mark that nobody sees',
		(document, font) => addLetter(document, font, '\u200B'),
	],
	['a letter more, which says nothing', (document, font) => addLetter(document, font, '')],
];

/** Paints an `e` more behind the first `s`, by a code that the font did not use. */
function addLetter(document: PdfDocument, font: Font, text: string): void {
	const letters = getUnicode(document, font.entries);
	const free = Array.from({ length: 400 }, (_, code) => code + 1).find((code) => !letters.has(code)) ?? 0;
	swapGlyphs(document, font, free, font.code('e'));
	if (text !== '') say(document, font, new Map([[free, text]]));
	const [page] = document.pages();
	const [content] = document.list(document.dict(page).get('Contents'));
	rewrite(document, content as Ref, (bytes) => {
		const shown = new RegExp(`<${hex(font.code('s'))}> Tj`, 'i');
		return Buffer.from(bytes.toString('latin1').replace(shown, `$& <${hex(free)}> Tj`), 'latin1');
	});
}
function exchange(bytes: Buffer, one: number, other: number, length: number): void {
	const kept = Buffer.from(bytes.subarray(one, one + length));
	bytes.copy(bytes, one, other, other + length);
	kept.copy(bytes, other);
}

/** Exchanges the outlines of two glyphs: the table of glyphs is written anew. */
function swapGlyphs(document: PdfDocument, font: Font, one: number, other: number): void {
	rewrite(document, font.program, (bytes) => {
		const table = (tag: string) => {
			const at = tableAt(bytes, tag);
			const start = bytes.readUInt32BE(at + 8);
			return bytes.subarray(start, start + bytes.readUInt32BE(at + 12));
		};
		const [glyphs, places] = [table('glyf'), table('loca')];
		const isLong = table('head').readInt16BE(50) === 1;
		const size = isLong ? 4 : 2;
		const place = (index: number) =>
			isLong ? places.readUInt32BE(index * 4) : places.readUInt16BE(index * 2) * 2;
		const count = places.length / size - 1;
		const pieces = Array.from({ length: count }, (_, index) =>
			Buffer.from(glyphs.subarray(place(index), place(index + 1))),
		);
		pieces.splice(one, 1, ...pieces.splice(other, 1, pieces[one] ?? Buffer.alloc(0)));
		let at = 0;
		for (const [index, piece] of pieces.entries()) {
			if (isLong) places.writeUInt32BE(at, index * 4);
			else places.writeUInt16BE(at / 2, index * 2);
			piece.copy(glyphs, at);
			at += piece.length;
		}
		return bytes;
	});
}

/** What is painted in the place of the first two letters of one piece of text, which a replacement text goes on to say. */
const REPLACED: ReadonlyArray<[name: string, painted: (one: number, other: number) => number[]]> = [
	['their letters in another order', (one, other) => [other, one]],
	['one letter less', (one) => [one]],
	['one letter twice', (one) => [one, one]],
	['a glyph that says nothing', (one) => [one, 0]],
];

/** Puts a replacement text around the first two different letters that stand side by side in the font, and paints something else there. */
function replaceTwo(document: PdfDocument, font: Font, painted: (typeof REPLACED)[number][1]): void {
	const letters = getUnicode(document, font.entries);
	const [page] = document.pages();
	const entries = document.dict(page);
	const fonts = document.dict(document.dict(entries.get('Resources')).get('Font'));
	const [name] = [...fonts].find(([, value]) => document.get(value) === font.entries) ?? [];
	const [content] = document.list(entries.get('Contents'));
	let isDone = false;
	rewrite(document, content as Ref, (bytes) => {
		const text = bytes
			.toString('latin1')
			.replace(
				/(\/(\S+) \S+ Tf[^/]*?)<([0-9A-F]{4})> Tj\s+((?:\S+ \S+ Td\s+)?)<([0-9A-F]{4})> Tj/gi,
				(all, before: string, used: string, first: string, move: string, second: string) => {
					const codes = [first, second].map((code) => Number.parseInt(code, 16));
					const [one = '', other = ''] = codes.map((code) => letters.get(code) ?? '');
					if (isDone || used !== name || one === other || !/^\p{L}{2}$/u.test(one + other)) return all;
					isDone = true;
					const actual = Buffer.from(one + other, 'utf16le')
						.swap16()
						.toString('hex');
					const shown = painted(codes[0] ?? 0, codes[1] ?? 0).map((code) => `<${hex(code)}> Tj`);
					return `${before}/Span <</ActualText <FEFF${actual}>>> BDC ${shown.join(` ${move} `)} EMC`;
				},
			);
		return Buffer.from(text, 'latin1');
	});
	expect(isDone).toBe(true);
}

describe('a record without a browser', () => {
	let pdf: Uint8Array;
	beforeAll(async () => {
		const { files } = await run(['build', 'a.md', '--to', 'pdf', '--no-verifier'], {
			files: { 'a.md': CLEAN },
		});
		pdf = files.get('/project/a.pdf') ?? new Uint8Array();
	});

	const verify = async (attack: (document: PdfDocument, font: Font) => void) => {
		const document = new PdfDocument(pdf);
		attack(document, serif(document));
		const world = await run(['verify', 'a.pdf', '--no-print'], { files: { 'a.pdf': document.write() } });
		return { code: world.code, lines: (world.out() + world.err()).split('\n') };
	};

	it('agrees as it was written, letters and all', async () => {
		const { code, lines } = await verify(() => {});
		expect([code, lines.filter((line) => line.startsWith('Letters:'))]).toEqual([0, []]);
	});

	it.each(ATTACKS)('with %s does not agree', async (_, attack) => {
		const { code, lines } = await verify(attack);
		expect(lines[0]).toMatch(/^Integrity: the digest in the file is that of its bytes\. \(/);
		expect(
			lines.filter((line) => /^Letters: on page \d “.*” is drawn with another shape/u.test(line)),
			lines.join('\n'),
		).toHaveLength(1);
		expect(code).toBe(1);
	});

	it.each(REPLACED)('with %s under a replacement text does not agree', async (_, painted) => {
		const { code, lines } = await verify((document, font) => replaceTwo(document, font, painted));
		expect(
			lines.filter((line) => /^(Pages: they hold words|Letters: on page)/.test(line)),
			lines.join('\n'),
		).toHaveLength(1);
		expect(code).toBe(1);
	});

	it('agrees where the replacement text says what is painted', async () => {
		const { code } = await verify((document, font) => replaceTwo(document, font, (...both) => both));
		expect(code).toBe(0);
	});
});
