/** Records that somebody changed on purpose, and whose identifier was computed anew: the bytes agree with themselves, so what they say must tell. */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { attach } from '../../src/pdf-archive/attachments.js';
import { PdfDocument } from '../../src/pdf-archive/index.js';
import {
	type Dict,
	dict,
	Name,
	Real,
	Ref,
	readText,
	Stream,
	stream,
	Text,
	textString,
	type Value,
} from '../../src/pdf-archive/objects/values.js';
import { CLEAN } from '../cli/meetings.js';
import { run } from '../cli/memory-io.js';

const MEETING = CLEAN.replace('participants:', 'documents: [A letter]\nparticipants:');

/** Puts another content into a stream. */
function rewrite(document: PdfDocument, reference: Ref, change: (content: string) => string): void {
	const before = document.content(reference).toString('latin1');
	const after = change(before);
	expect(after).not.toBe(before);
	const entries = new Map((document.get(reference) as Stream).dict);
	for (const key of ['Filter', 'DecodeParms', 'Length']) entries.delete(key);
	const isMetadata =
		entries.get('Subtype') instanceof Name && (entries.get('Subtype') as Name).name === 'XML';
	document.set(reference.number, stream(entries, Buffer.from(after, 'latin1'), !isMetadata));
}

function getContents(document: PdfDocument): Ref {
	return document.dict(document.pages()[0]).get('Contents') as Ref;
}

/** What is said of a file that rides inside, to be changed. */
function specification(document: PdfDocument, name: string): Dict {
	const found = document.list(document.catalog.get('AF')).find((each) => {
		return readText(document.get(document.dict(each).get('UF'))) === name;
	});
	document.change(found);
	return document.dict(found);
}

function embedded(document: PdfDocument, name: string): Dict {
	return document.dict(specification(document, name).get('EF'));
}

function fileNamed(document: PdfDocument, name: string): Ref {
	return embedded(document, name).get('UF') as Ref;
}

function states(document: PdfDocument): Record<string, Value> {
	const resources = document.dict(document.dict(document.pages()[0]).get('Resources'));
	return Object.fromEntries(document.maybeDict(resources.get('ExtGState')) ?? []);
}

describe('a record that was forged', () => {
	let pdf: Uint8Array;
	beforeAll(async () => {
		const { files } = await run(['build', 'a.md', '--to', 'pdf'], { files: { 'a.md': MEETING } });
		pdf = files.get('/project/a.pdf') ?? new Uint8Array();
	});

	const verify = async (change: (document: PdfDocument) => void) => {
		const document = new PdfDocument(pdf);
		change(document);
		const world = await run(['verify', 'a.pdf', '--no-print'], { files: { 'a.pdf': document.write() } });
		expect(world.out()).toMatch(/^Integrity: the digest in the file is that of its bytes\./);
		return { code: world.code, lines: (world.out() + world.err()).split('\n') };
	};

	it('says that the look of the pages was not compared, where it was not', async () => {
		const { code, lines } = await verify(() => {});
		expect(code).toBe(0);
		expect(lines).toContain('a.pdf: all that was compared agrees; the look of the pages was not compared.');
	});

	it.each<[string, (document: PdfDocument) => void, RegExp]>([
		[
			'words of a page twice',
			(document) =>
				rewrite(document, getContents(document), (content) =>
					content.replace(/(MCID \d+[\s\S]*?)(BT[\s\S]*?ET)/, '$1$2\n$2'),
				),
			/^Pages: they hold words that the source does not give there, first “/,
		],
		[
			'a word in another place',
			(document) =>
				rewrite(document, getContents(document), (content) => {
					const shown = [...content.matchAll(/MCID \d+[\s\S]*?BT([\s\S]*?)ET/g)].map(([, text = '']) => text);
					const [first = '', second = ''] = shown.filter((text) => text.length > 300);
					return content.replace(first, '\u0001').replace(second, first).replace('\u0001', second);
				}),
			/^Pages: (?:one passage|\d+ passages) of the source /,
		],
		[
			'another title in the information',
			(document) => {
				document.dict(document.trailer.get('Info')).set('Title', new Text('Other minutes'));
				document.change(document.trailer.get('Info'));
			},
			/^Metadata: .*“Other minutes”/,
		],
		[
			'another title in the metadata',
			(document) =>
				rewrite(document, document.catalog.get('Metadata') as Ref, (xmp) =>
					xmp.replace(/(<dc:title>.*?<rdf:li[^>]*>)[^<]*/, '$1Other minutes'),
				),
			/^Metadata: .*“Other minutes”/,
		],
		[
			'another body as its author',
			(document) =>
				rewrite(document, document.catalog.get('Metadata') as Ref, (xmp) =>
					xmp.replace('Tidewater Commons</rdf:li></rdf:Seq>', 'Another body</rdf:li></rdf:Seq>'),
				),
			/^Metadata: .*“Another body”/,
		],
		[
			'a file that the source does not name',
			(document) => {
				const order = { name: 'order.txt', bytes: Buffer.from('Pay'), mediaType: 'text/plain' };
				attach(document, [{ ...order, relationship: 'Supplement', description: 'Order' }], new Date(0));
				document.change(document.trailer.get('Root'));
			},
			/^Files: .*order\.txt/,
		],
		[
			'another verdict in the data',
			(document) =>
				rewrite(document, fileNamed(document, 'a.json'), (json) =>
					json.replace('"outcome": "adopted"', '"outcome": "rejected"'),
				),
			/^Reserve: the verdict in the file is not the one/,
		],
		[
			'another count in the source',
			(document) =>
				rewrite(document, fileNamed(document, 'a.md'), (source) =>
					source.replace('2 for, 1 against', '1 for, 2 against'),
				),
			/^Reserve: the verdict in the file is not the one/,
		],
		[
			'another word in the source',
			(document) => rewrite(document, fileNamed(document, 'a.md'), (source) => source.replace('six', 'ten')),
			/^Pages: one passage of the source is not there, first “The reserve is ten months of expenses\.”/,
		],
	])('with %s does not agree', async (_, change, expected) => {
		const { code, lines } = await verify(change);
		expect(lines.filter((line) => expected.test(line))).toHaveLength(1);
		expect(lines).toContain('a.pdf: does not agree.');
		expect(code).toBe(1);
	});

	const catalogHas = (key: string, value: (document: PdfDocument) => Value) => (document: PdfDocument) => {
		document.catalog.set(key, value(document));
		document.change(document.trailer.get('Root'));
	};
	const pageHas = (key: string, value: (document: PdfDocument) => Value) => (document: PdfDocument) => {
		const [page] = document.pages();
		document.dict(page).set(key, value(document));
		document.change(page);
	};
	const annotated = (document: PdfDocument, entries: Readonly<Record<string, Value>>) => {
		const [page] = document.pages();
		const all = document.list(document.dict(page).get('Annots'));
		const made = document.add(dict({ Type: new Name('Annot'), Rect: [0, 0, 200, 200], ...entries }));
		pageHas('Annots', () => [...all, made])(document);
	};
	const links = (document: PdfDocument) =>
		document.pages().flatMap((page) => document.list(document.dict(page).get('Annots')));
	const element = (document: PdfDocument, key: string, value: Value) => {
		const root = document.dict(document.catalog.get('StructTreeRoot'));
		const [first] = document.list(root.get('K'));
		document.dict(first).set(key, value);
		document.change(first);
	};
	const painted = (document: PdfDocument, operators: string) =>
		rewrite(document, getContents(document), (content) => `${content}\n${operators}\n`);
	const script = () => dict({ S: new Name('JavaScript'), JS: new Text('app.alert(1)') });
	const box = (...sides: number[]) => sides;

	it.each<[string, (document: PdfDocument) => void, RegExp]>([
		['an action at opening', catalogHas('OpenAction', script), /^Parts: .*“Catalog\/OpenAction”/],
		['actions of the document', catalogHas('AA', () => dict({ WC: script() })), /^Parts: .*“Catalog\/AA”/],
		[
			'a script by name',
			(document) => {
				const names = document.dict(document.catalog.get('Names'));
				names.set('JavaScript', dict({ Names: [new Text('a'), script()] }));
				document.change(document.trailer.get('Root'));
				document.change(document.catalog.get('Names'));
			},
			/^Parts: .*“Names\/JavaScript”/,
		],
		['an action of a page', pageHas('AA', () => dict({ O: script() })), /^Parts: .*“Page\/AA” on page 1/],
		['a form', catalogHas('AcroForm', () => dict({ Fields: [] })), /^Parts: .*“Catalog\/AcroForm”/],
		['layers', catalogHas('OCProperties', () => dict({ OCGs: [] })), /^Parts: .*“Catalog\/OCProperties”/],
		[
			'a window of its own',
			catalogHas('PageMode', () => new Name('UseAttachments')),
			/^Parts: .*“Catalog\/PageMode”/,
		],
		['a smaller view of a page', pageHas('CropBox', () => box(0, 0, 10, 10)), /^Parts: .*“Page\/CropBox”/],
		['a smaller page', pageHas('MediaBox', () => box(0, 0, 300, 300)), /^Parts: .*“Page\/MediaBox”/],
		['a page that is moved', pageHas('MediaBox', () => [0, 400, 595, 1242]), /^Parts: .*“Page\/MediaBox”/],
		['a page that is turned', pageHas('Rotate', () => 180), /^Parts: .*“Page\/Rotate”/],
		['a page in another unit', pageHas('UserUnit', () => new Real('0.1')), /^Parts: .*“Page\/UserUnit”/],
		[
			'a note',
			(document) => annotated(document, { Subtype: new Name('FreeText'), Contents: textString('Rejected') }),
			/^Parts: .*“Link\/Subtype” on page 1/,
		],
		[
			'a link that runs a script',
			(document) => annotated(document, { Subtype: new Name('Link'), A: script() }),
			/^Parts: .*“Address\/(?:S|JS)”/,
		],
		[
			'a link to elsewhere',
			(document) =>
				annotated(document, {
					Subtype: new Name('Link'),
					A: dict({ S: new Name('URI'), URI: new Text('http://evil.example/') }),
				}),
			/^Links: .*“http:\/\/evil\.example\/”/,
		],
		[
			'its own link to elsewhere',
			(document) => {
				const [link] = links(document);
				document.dict(link).delete('Dest');
				document.dict(link).set('A', dict({ S: new Name('URI'), URI: new Text('http://evil.example/') }));
				document.change(link);
			},
			/^Links: .*“http:\/\/evil\.example\/”/,
		],
		[
			'a link that is said to be another',
			(document) => {
				const [link] = links(document);
				document.dict(link).set('Contents', textString('Rejected'));
				document.change(link);
			},
			/^Pages: they hold words .*“Rejected”/,
		],
		[
			'a title in the outline',
			(document) => {
				const first = document.dict(document.catalog.get('Outlines')).get('First');
				document.dict(first).set('Title', textString('Reserve: rejected'));
				document.change(first);
			},
			/^Outline: “Reserve: rejected”/,
		],
		[
			'a replacement text on tags',
			(document) => element(document, 'ActualText', textString('REJECTED')),
			/^Parts: .*“Element\/ActualText”/,
		],
		[
			'an abbreviation on tags',
			(document) => element(document, 'E', textString('REJECTED')),
			/^Parts: .*“Element\/E”/,
		],
		[
			'another text for a picture',
			(document) => element(document, 'Alt', textString('REJECTED')),
			/^Pages: they hold words .*“REJECTED”/,
		],
		[
			'a white area over its words',
			(document) => painted(document, '/Artifact BMC q 1 1 1 rg 0 0 600 850 re f Q EMC'),
			/^Pages: something on page 1 hides words/,
		],
		[
			'a white area in a form over its words',
			(document) => {
				const [page] = document.pages();
				const form = document.addStream(
					dict({ Type: new Name('XObject'), Subtype: new Name('Form'), BBox: box(0, 0, 600, 850) }),
					Buffer.from('1 1 1 rg 0 0 600 850 re f'),
				);
				const resources = document.dict(document.dict(page).get('Resources'));
				resources.set('XObject', dict({ Fx: form }));
				document.change(document.dict(page).get('Resources'));
				document.change(page);
				painted(document, '/Artifact BMC /Fx Do EMC');
			},
			/^Pages: something on page 1 hides words/,
		],
		[
			'words shut out by a clip',
			(document) => rewrite(document, getContents(document), (content) => `0 0 1 1 re W n\n${content}`),
			/^Pages: something on page 1 hides words/,
		],
		[
			'words that are not painted',
			(document) => rewrite(document, getContents(document), (content) => content.replace('BT', 'BT 3 Tr')),
			/^Parts: .*“Tr” on page 1/,
		],
		[
			'words outside of the tags',
			(document) =>
				rewrite(document, getContents(document), (content) => {
					const shown = [...content.matchAll(/MCID \d+ ?>>BDC\s+(BT(?:(?!ET|BDC)[\s\S])*ET)/g)]
						.map(([, text = '']) => text)
						.findLast((text) => text.length > 300);
					expect(shown).toBeDefined();
					return `${content}\n/Artifact BMC ${shown} EMC\n`;
				}),
			/^Pages: they hold words/,
		],
		[
			'other letters under a replacement text',
			(document) =>
				rewrite(document, getContents(document), (content) =>
					content.replace(
						/(MCID \d+ ?>>BDC\s+BT[\s\S]*?Tm\s+)((?:<[0-9A-F]{4}> Tj\s+(?:\S+ \S+ Td\s+)?){3})/,
						'$1/Span <</ActualText <FEFF2019>>> BDC $2 EMC ',
					),
				),
			/^Pages: one passage/,
		],
		[
			'words in the colour of the page',
			(document) =>
				rewrite(document, getContents(document), (content) =>
					content.replaceAll(/(?:[\d.]+ ){3}rg/g, '.99 .99 1 rg'),
				),
			/^Pages: something on page 1 hides words/,
		],
		[
			'a mask over its words',
			(document) => {
				const form = document.addStream(
					dict({ Type: new Name('XObject'), Subtype: new Name('Form'), BBox: box(0, 0, 600, 850) }),
					Buffer.from('0 g 0 0 600 850 re f'),
				);
				const mask = dict({ S: new Name('Luminosity'), G: form });
				const resources = document.dict(document.dict(document.pages()[0]).get('Resources'));
				resources.set('ExtGState', dict({ ...states(document), Gx: document.add(dict({ SMask: mask })) }));
				document.change(document.dict(document.pages()[0]).get('Resources'));
				document.change(document.pages()[0]);
				rewrite(document, getContents(document), (content) => `/Gx gs ${content}`);
			},
			/^Pages: something on page 1 hides words/,
		],
		[
			'a thick line over its words',
			(document) => painted(document, '/Artifact BMC q 1 1 1 RG 850 w 0 425 m 600 425 l S Q EMC'),
			/^Pages: something on page 1 hides words/,
		],
		[
			'letters without width',
			(document) => rewrite(document, getContents(document), (content) => content.replace('BT', 'BT 0 Tz')),
			/^Parts: .*“Tz” on page 1/,
		],
		[
			'content of a layer',
			(document) => rewrite(document, getContents(document), (content) => `/OC /Layer BDC ${content} EMC`),
			/^Parts: .*“OC” on page 1/,
		],
		[
			'letters without outlines',
			(document) => {
				for (const number of document.numbers) {
					const entries = document.object(number);
					if (!(entries instanceof Map) || !entries.delete('FontFile2')) continue;
					document.set(number, entries);
				}
			},
			/^Parts: .*“Font\/FontDescriptor”/,
		],
		[
			'two files under one name',
			(document) => {
				const files = embedded(document, 'a.md');
				files.set('F', document.addStream(dict({ Type: new Name('EmbeddedFile') }), Buffer.from('# B\n')));
			},
			/^Parts: .*“Filespec\/EF”/,
		],
		[
			'two names of one file',
			(document) => specification(document, 'a.md').set('F', new Text('a.exe')),
			/^Parts: .*“Filespec\/F”/,
		],
		[
			'another description of a file',
			(document) => specification(document, 'a.md').set('Desc', textString('a draft that was rejected')),
			/^Parts: .*“a\.md: Source, a draft that was rejected”/,
		],
		[
			'another use of a file',
			(document) => specification(document, 'a.md').set('AFRelationship', new Name('Alternative')),
			/^Parts: .*“a\.md: Alternative/,
		],
		[
			'another digest of a file',
			(document) => {
				const file = document.dict(embedded(document, 'a.md').get('UF'));
				document.dict(file.get('Params')).set('CheckSum', new Text('0'.repeat(16)));
				document.change(embedded(document, 'a.md').get('UF'));
			},
			/^Parts: .*“FileFacts\/CheckSum”/,
		],
		[
			'a name that leads to another file',
			(document) => {
				const tree = document.dict(document.catalog.get('Names')).get('EmbeddedFiles');
				const [one, first, other, second, ...more] = document.list(document.dict(tree).get('Names'));
				document.dict(tree).set('Names', [one, second, other, first, ...more] as Value[]);
				document.change(tree);
			},
			/^Parts: .*“FileNames\/Names”/,
		],
		[
			'another number of pages',
			(document) => {
				const pages = document.catalog.get('Pages');
				document.dict(pages).set('Count', 9);
				document.change(pages);
			},
			/^Parts: .*“Pages\/Count”/,
		],
		[
			'a page twice',
			(document) => {
				const pages = document.catalog.get('Pages');
				const kids = document.list(document.dict(pages).get('Kids'));
				document.dict(pages).set('Kids', [...kids, ...kids]);
				document.dict(pages).set('Count', kids.length * 2);
				document.change(pages);
			},
			/^Parts: .*“Pages\/(?:Kids|Count)”/,
		],
		[
			'another date',
			(document) => {
				document.dict(document.trailer.get('Info')).set('CreationDate', new Text("D:19990101000000+00'00'"));
				document.change(document.trailer.get('Info'));
			},
			/^Parts: .*“Information\/CreationDate”/,
		],
		[
			'another maker in one of two places',
			(document) => {
				document.dict(document.trailer.get('Info')).set('Producer', textString('The ministry'));
				document.change(document.trailer.get('Info'));
			},
			/^Parts: .*“Metadata”/,
		],
		['an unknown operator', (document) => painted(document, '1 0 0 1 0 0 PS'), /^Parts: .*“PS” on page 1/],
		[
			'a picture inside the content',
			(document) =>
				painted(document, '/Artifact BMC q 600 0 0 850 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q EMC'),
			/^Parts: .*“BI”/,
		],
	])('with %s does not agree, without a browser', async (_, change, expected) => {
		const { code, lines } = await verify(change);
		expect(lines.filter((line) => expected.test(line))).toHaveLength(1);
		expect(code).toBe(1);
	});

	it('with any entry that pv does not write does not agree', async () => {
		const reachable = (document: PdfDocument): Array<[Value | undefined, Dict]> => {
			const found: Array<[Value | undefined, Dict]> = [];
			const seen = new Set<number>();
			const walk = (value: Value | undefined) => {
				if (value instanceof Ref) {
					if (seen.has(value.number)) return;
					seen.add(value.number);
				}
				const inner = document.get(value);
				if (Array.isArray(inner)) for (const each of inner) walk(each);
				const entries = inner instanceof Stream ? inner.dict : inner;
				if (!(entries instanceof Map)) return;
				if (value instanceof Ref && nameOfType(entries) !== 'ExtGState') found.push([value, entries]);
				for (const each of entries.values()) walk(each);
			};
			walk(document.trailer.get('Root'));
			return found;
		};
		const nameOfType = (entries: Dict) =>
			entries.get('Type') instanceof Name ? (entries.get('Type') as Name).name : '';
		await fc.assert(
			fc.asyncProperty(
				fc.nat(),
				fc.constantFrom(
					'AA',
					'A2',
					'OC',
					'PA',
					'Popup',
					'JS',
					'Launch',
					'Ref',
					'PZ',
					'SeparationInfo',
					'Collection',
				),
				async (at, key) => {
					const { code } = await verify((document) => {
						const all = reachable(document);
						const [reference, entries] = all[at % all.length] ?? [];
						entries?.set(key, script());
						document.change(reference);
					});
					expect(code).toBe(1);
				},
			),
			{ numRuns: 25, seed: 7 },
		);
	});
});
