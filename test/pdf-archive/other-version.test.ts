/** Records that an earlier version made: honest ones verify for as long as the program lives, forged ones do not, whatever version they say. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PdfDocument } from '../../src/pdf-archive/index.js';
import { type Ref, readText, type Stream, stream } from '../../src/pdf-archive/objects/values.js';
import { compareStated } from '../../src/record/compare-record.js';
import { createWordingCheck, type OtherWording } from '../../src/record/earlier-wording.js';
import type { CompiledJson } from '../../src/render/index.js';
import { run } from '../cli/memory-io.js';

/** `examples/board.md`, as pv 0.1.0 printed it: in the words and with the data that it had. */
const EARLIER = readFileSync(new URL('fixtures/board-0.1.0.pdf', import.meta.url));

const verify = async (pdf: Uint8Array) => {
	const { code, out, err } = await run(['verify', 'a.pdf', '--no-print'], { files: { 'a.pdf': pdf } });
	return { code, lines: (out() + err()).split('\n') };
};

function forge(change: (document: PdfDocument) => void): Uint8Array {
	const document = new PdfDocument(EARLIER);
	change(document);
	return document.write(true);
}

function rewrite(document: PdfDocument, reference: Ref, change: (content: string) => string): void {
	const before = document.content(reference).toString('latin1');
	const after = change(before);
	expect(after).not.toBe(before);
	const entries = new Map((document.get(reference) as Stream).dict);
	for (const key of ['Filter', 'DecodeParms', 'Length']) entries.delete(key);
	document.set(reference.number, stream(entries, Buffer.from(after, 'latin1'), true));
}

const inFile =
	(name: string, change: (content: string) => string) =>
	(document: PdfDocument): void => {
		const found = document
			.list(document.catalog.get('AF'))
			.find((each) => readText(document.get(document.dict(each).get('UF'))) === name);
		rewrite(document, document.dict(document.dict(found).get('EF')).get('UF') as Ref, change);
	};

/** Changes what the first page paints. */
const onPage =
	(change: (content: string) => string) =>
	(document: PdfDocument): void =>
		rewrite(document, document.dict(document.pages()[0]).get('Contents') as Ref, change);

/** The texts of a page, as they are painted. */
const painted = (content: string) =>
	[...content.matchAll(/MCID \d+[\s\S]*?(BT[\s\S]*?ET)/g)]
		.map(([, text = '']) => text)
		.filter((text) => text.length > 300);

describe('a record of an earlier version', () => {
	it('verifies, and is told what this version says more and otherwise', async () => {
		const { code, lines } = await verify(EARLIER);
		expect(lines).toContain('Data: all that the file states is what the source gives, 3 votes recounted.');
		expect(lines.find((line) => line.startsWith('Data: this version of pv states more'))).toContain(
			'resolutions.votes',
		);
		expect(lines).toContain(
			'Data: this version of pv says the same in other words (resolutions.proof.sentence).',
		);
		expect(lines.find((line) => line.startsWith('Pages: '))).toContain(
			'figures, names and verdicts are the same.',
		);
		expect(lines).toContain('a.pdf: all that was compared agrees; the look of the pages was not compared.');
		expect(code).toBe(0);
	});

	it.each<[string, (document: PdfDocument) => void, RegExp]>([
		[
			'another count in the data',
			inFile('board.json', (json) => json.replace('"against": "3"', '"against": "2"')),
			/^Data: .* gives something else \(resolutions\.1/,
		],
		[
			'another outcome in the data',
			inFile('board.json', (json) => json.replace('"outcome": "adopted"', '"outcome": "rejected"')),
			/: the verdict in the file is not the one/,
		],
		[
			'another name in the data',
			inFile('board.json', (json) => json.replace('"name": "', '"name": "Not ')),
			/^Data: .* gives something else \(participants\.0\.name/,
		],
		[
			'a person left out of the data',
			inFile('board.json', (json) =>
				JSON.stringify({ ...JSON.parse(json), participants: JSON.parse(json).participants.slice(1) }),
			),
			/gives something else \(participants/,
		],
		[
			'no outcome in the data',
			inFile('board.json', (json) => json.replace(/"outcome": "adopted",/, '')),
			/: the verdict in the file is not the one/,
		],
		[
			'no people in the data',
			inFile('board.json', (json) => json.replace('"participants"', '"people"')),
			/gives something else \(.*participants/,
		],
		[
			'another sentence of a verdict',
			inFile('board.json', (json) => json.replace('Carried: 6 votes', 'Lost: 6 votes')),
			/gives something else \(resolutions\.0\.proof/,
		],
		[
			'another word in the source',
			inFile('board.md', (source) => source.replace('six months', 'ten months')),
			/^Pages: .* not there/,
		],
		[
			'another name in the source',
			inFile('board.md', (source) => source.replace('Ivo Silva', 'Ivo Silvo')),
			/gives something else|not there/,
		],
		[
			'a text of a page taken away',
			onPage((content) => content.replace(painted(content)[1] ?? '', '')),
			/^Pages: /,
		],
		[
			'a text of a page twice',
			onPage((content) => content.replace(painted(content)[1] ?? '', (text) => `${text}\n${text}`)),
			/^Pages: /,
		],
		[
			'two texts of a page that changed places',
			onPage((content) => {
				const [first = '', second = ''] = painted(content);
				return content.replace(first, '\u0001').replace(second, first).replace('\u0001', second);
			}),
			/^Pages: /,
		],
	])('that was forged does not: %s', async (_, change, expected) => {
		const { code, lines } = await verify(forge(change));
		expect(lines.filter((line) => expected.test(line)).join('\n')).not.toBe('');
		expect(lines).toContain('a.pdf: does not agree.');
		expect(code).toBe(1);
	});
});

describe('words of another version', () => {
	const check = createWordingCheck({
		source:
			'L’assemblée approuve les comptes.\n\nVote : 24 pour, 2 contre\n\nParticipants : Anne Petit, Jean du Bois',
		names: ['Anne Petit', 'Jean du Bois'],
		citations: ['décret du 17 mars 1967, art. 9 et 64'],
		needed: ['15'],
	});
	it.each<[missing: string, added: string, expected: OtherWording]>([
		['élection acquise', 'élu(e)', 'same'],
		['Carried: 6 votes for out of 6 cast', 'Carried: 6 votes for of 6 cast', 'same'],
		['Adoptée : 24 voix pour sur 26', 'Adoptée :24 voix poursur 26', 'same'],
		['', 'texte non vérifié', 'same'],
		['Adoptée par 24 voix (décret du 17 mars 1967, art. 9 et 64).', 'Adoptée par 24 voix.', 'same'],
		['il fallait plus de la moitié, soit 15 voix', 'il fallait plus de la moitié, soit 14 voix', 'rules'],
		['', '(25 jours francs ; 21 requis, décret du 17 mars 1967, art. 9)', 'rules'],
		['Adoptée', 'Rejetée', 'other'],
		['Adoptée', '', 'other'],
		['', 'Adoptée', 'other'],
		['24 voix pour', '23 voix pour', 'other'],
		['24 voix pour', '24 voix contre', 'other'],
		['quorum atteint', 'quorum non atteint', 'other'],
		['présidée par Anne Petit', 'présidée par Jean du Bois', 'other'],
		['', 'Anne Petit', 'other'],
		['', '12', 'other'],
		['', 'La présidente a démissionné', 'other'],
		['L’assemblée approuve les comptes.', '', 'other'],
		['L’assemblée approuve les comptes.', 'L’assemblée approuve tous les comptes.', 'other'],
		['Pour', 'Contre', 'other'],
		['soit 15 voix', 'soit quinze mille voix', 'other'],
	])('“%s” as “%s” is: %s', (missing, added, expected) => {
		expect(check({ missing: missing === '' ? [] : [missing], added })).toBe(expected);
	});
});

describe('data of another version', () => {
	const made = {
		pv: 1,
		revision: 2,
		meeting: { title: 'A', date: '2024-06-06', added: 1 },
		participants: [{ id: 'a', name: 'Ada' }],
		resolutions: [
			{
				id: 'r',
				outcome: 'adopted',
				text: 'T',
				proof: { sentence: 'Carried: 2 out of 3.', requirements: [] },
			},
		],
		statements: [{ says: 'adopted' }],
	} as unknown as CompiledJson;
	const state = (changes: object) =>
		compareStated({ ...structuredClone(made), ...changes }, made, ({ added }) =>
			added.startsWith('Carried') ? 'same' : 'other',
		);
	it.each<[object, Partial<ReturnType<typeof state>>]>([
		[{}, {}],
		[{ revision: 1, meeting: { title: 'A', date: '2024-06-06' } }, { more: ['meeting.added'] }],
		[{ statements: [] }, { worded: ['statements'] }],
		[{ former: 1 }, { unknown: ['former'] }],
		[{ meeting: { title: 'B', date: '2024-06-06', added: 1 } }, { wrong: ['meeting.title'] }],
		[{ meeting: { date: '2024-06-06', added: 1 } }, { wrong: ['meeting.title'] }],
		[{ participants: [] }, { wrong: ['participants'] }],
		[{ participants: [{ id: 'a', name: 'Eve' }] }, { wrong: ['participants.0.name'] }],
		[{ participants: [{ id: 'a' }] }, { wrong: ['participants.0.name'] }],
		[{ pv: 2 }, { wrong: ['pv'] }],
		[
			{
				resolutions: [
					{ id: 'r', outcome: 'adopted', proof: { sentence: 'Carried: 2 of 3.', requirements: [] } },
				],
			},
			{ more: ['resolutions.0.text'], worded: ['resolutions.0.proof.sentence'] },
		],
		[
			{
				resolutions: [
					{ id: 'r', outcome: 'adopted', text: 'T', proof: { sentence: 'Lost.', requirements: [] } },
				],
			},
			{ wrong: ['resolutions.0.proof.sentence'] },
		],
	])('%j: %j', (changes, expected) => {
		expect(state(changes)).toEqual({ wrong: [], worded: [], more: [], unknown: [], ...expected });
	});
});
