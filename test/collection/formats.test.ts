/** The formats of others: what they hold, and, where `PV_SCHEMAS` names a folder of the official schemas, that these take them. */

import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ExchangeFormat, formatMeetingAs, formatSedaTransfer } from '../../src/collection/index.js';
import { run } from '../cli/memory-io.js';
import { compileText } from '../compile.js';
import { board, resolution } from './meetings.js';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const SCHEMAS = pathToFileURL(`${resolve(process.env['PV_SCHEMAS'] ?? 'schemas')}/`);
const hasSchemas = existsSync(new URL('scdl/', SCHEMAS));

/** The example of a municipal council, with what a local body adds to transmit its acts. */
const COUNCIL = readFileSync(new URL('conseil-municipal.md', EXAMPLES), 'utf8')
	.replace(
		'  forme: commune\n',
		'  forme: commune\n  siret: 213 999 998 00015\n  code département: 035\n  classification: 2024-01-15\n',
	)
	.replace(
		'date: lundi',
		'matières: { 2024-051: 5.2, 2024-052: 8.1, 2024-053: 1.1, 2024-054: 8.8 }\ntransmission: 21 octobre 2024\ndate: lundi',
	);

async function made(format: ExchangeFormat, source: string): Promise<string | Uint8Array> {
	const compiled = await compileText(source);
	expect(
		compiled.messages.filter(({ severity }) => severity === 'error').map(({ reason }) => reason),
	).toEqual([]);
	const { content, missing } = formatMeetingAs(format, compiled, 'seance.md');
	expect(missing).toBeUndefined();
	return content ?? '';
}

const text = async (format: ExchangeFormat, source: string) => String(await made(format, source));

/** Meetings of every kind: the examples, names and texts that mean something in XML and CSV, no vote at all. */
const MEETINGS: Array<[string, string]> = [
	...readdirSync(EXAMPLES)
		.filter((name) => name.endsWith('.md'))
		.map((name): [string, string] => [name, readFileSync(new URL(name, EXAMPLES), 'utf8')]),
	['council with codes', COUNCIL],
	[
		'signs of XML, YAML and CSV',
		board(
			'2024-01-15',
			resolution(
				'1',
				'A < B & "C", or: #1',
				'Vote: 2 for, 1 against',
				'Text with ]]> and <b>, `code` & *stress*.\n\n- one: 1\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |',
			),
		),
	],
	['no vote', board('2024-01-15', '## Report\n\nDora Finch: all is well.\n\nNothing was decided.\n')],
	['speech only at the top', board('2024-01-15', 'Dora Finch: all is well.\n')],
];

describe('SCDL', () => {
	it('holds a row an act, with the figures of its vote', async () => {
		expect((await text('scdl', COUNCIL)).split('\r\n')).toEqual([
			'COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL',
			'Commune de Saint-Aubin-des-Landes,21399999800015,2024-051,2024-10-14,5.2,Institutions et vie politique/Fonctionnement des assemblées,Procès-verbal du 9 septembre 2024,,,PREF035,2024-10-21,15,13,13,0,0,',
			'Commune de Saint-Aubin-des-Landes,21399999800015,2024-052,2024-10-14,8.1,Domaines de compétences par thèmes/Enseignement,Tarifs de la cantine au 1er janvier 2025,,,PREF035,2024-10-21,15,13,11,1,1,',
			'Commune de Saint-Aubin-des-Landes,21399999800015,2024-053,2024-10-14,1.1,Commande publique/Marchés publics,"Lot 3, menuiseries extérieures",,,PREF035,2024-10-21,15,10,9,1,0,',
			'Commune de Saint-Aubin-des-Landes,21399999800015,2024-054,2024-10-14,8.8,Domaines de compétences par thèmes/Environnement,Rapport 2023 sur le prix et la qualité du service,,,PREF035,2024-10-21,,,,,,',
			'',
		]);
	});

	it.skipIf(!hasSchemas)('fits the official table schema', async () => {
		const schema = JSON.parse(readFileSync(new URL('scdl/deliberations-2.1.5.json', SCHEMAS), 'utf8')) as {
			fields: Array<{ name: string; type: string; constraints?: { required?: boolean; pattern?: string } }>;
		};
		const [head = '', ...rows] = (await text('scdl', COUNCIL)).trimEnd().split('\r\n');
		expect(head.split(',')).toEqual(schema.fields.map(({ name }) => name));
		for (const row of rows) {
			const cells = [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
				([, quoted, plain]) => quoted ?? plain ?? '',
			);
			expect(cells).toHaveLength(schema.fields.length);
			for (const [index, { name, type, constraints }] of schema.fields.entries()) {
				const cell = cells[index] ?? '';
				if (constraints?.required) expect(cell, name).not.toBe('');
				if (cell === '') continue;
				if (constraints?.pattern) expect(cell, name).toMatch(new RegExp(constraints.pattern));
				if (type === 'integer') expect(cell, name).toMatch(/^\d+$/);
				if (type === 'date') expect(cell, name).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			}
		}
	});
});

describe('@CTES', () => {
	it('names each message as the ministry wants it', async () => {
		const files = unzipSync((await made('actes', COUNCIL)) as Uint8Array);
		expect(Object.keys(files)[0]).toBe('035-213999998-20241014-2024_051-DE-1-1_0.xml');
		expect(Object.keys(files)).toHaveLength(4);
		const message = strFromU8(files['035-213999998-20241014-2024_053-DE-1-1_0.xml'] ?? new Uint8Array());
		expect(message).toContain('actes:NumeroInterne="2024_053"');
		expect(message).toContain('<actes:CodeMatiere1 actes:CodeMatiere="1"/>');
		expect(message).toContain(
			'<actes:NomFichier>035-213999998-20241014-2024_053-DE-1-1_1.pdf</actes:NomFichier>',
		);
	});
});

/** The council with the archive that takes its minutes over. */
const ARCHIVED = COUNCIL.replace('  forme: commune\n', '  forme: commune\n  archives: FRAD035\n');

const PRINTED = {
	name: 'Séance du 14.pdf',
	size: 123_456,
	digest: 'ab'.repeat(64),
	isArchival: true,
	date: new Date('2024-10-14T12:00:00Z'),
};

const transfer = async (source: string, printed = PRINTED) =>
	formatSedaTransfer(await compileText(source), 'seance.md', printed);

describe('SEDA', () => {
	it('hands the PDF over with what it is', async () => {
		const { content = '', path } = (await transfer(
			ARCHIVED.replace('  archives: FRAD035\n', '  archives: FRAD035\n  accord de versement: ACTES-2024\n'),
		)) as { content: string; path: string };
		expect(path).toBe('content/Seance-du-14.pdf');
		const values = (name: string) =>
			[...content.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(
				([, value]) => value,
			);
		expect({
			date: values('Date'),
			id: values('MessageIdentifier'),
			agreement: values('ArchivalAgreement'),
			uri: values('Uri'),
			file: values('Filename'),
			size: values('Size'),
			digest: values('MessageDigest'),
			format: values('FormatId'),
			parties: values('Identifier'),
			first: values('Description')[0],
			subjects: values('KeywordReference'),
			days: [...values('StartDate'), ...values('EndDate'), ...values('TransactedDate')],
		}).toEqual({
			date: ['2024-10-14T12:00:00Z'],
			id: ['21399999800015-2024-10-14-Seance-du-14'],
			agreement: ['ACTES-2024'],
			uri: [path],
			file: ['Séance du 14.pdf'],
			size: ['123456'],
			digest: [PRINTED.digest],
			format: ['fmt/479'],
			parties: ['21399999800015', 'FRAD035', '21399999800015'],
			first: '2024-051 – Procès-verbal du 9 septembre 2024',
			subjects: ['5.2', '8.1', '1.1', '8.8'],
			days: ['2024-10-14', '2024-10-14', '2024-10-14'],
		});
		// Each reference leads to something, and each identifier stands once.
		const ids = [...content.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of values('DataObjectGroupReferenceId')) expect(ids).toContain(id);
		expect((await transfer(ARCHIVED, { ...PRINTED, isArchival: false })).content).not.toContain('fmt/');
	});

	it.each([
		[COUNCIL, ['archives']],
		[ARCHIVED.replace(/ {2}siret.*\n/, ''), ['siret']],
		[ARCHIVED.replace(/ {2}siret.*\n/, '  identifiant: W351234567\n'), undefined],
		[ARCHIVED.replace('date: lundi 14 octobre 2024\n', ''), ['date']],
	])('says what is missing: %#', async (source, missing) => {
		const made = await transfer(source);
		expect('missing' in made ? made.missing?.map(({ what }) => what) : undefined).toEqual(missing);
	});
});

describe('what is missing', () => {
	it.each<[ExchangeFormat, string, string]>([
		['scdl', COUNCIL.replace(/ {2}siret.*\n/, ''), 'siret'],
		['scdl', COUNCIL.replace('2024-053: 1.1, ', ''), 'subjects 2024-053'],
		['actes', COUNCIL.replace(/ {2}code département.*\n/, ''), 'departmentCode'],
		['actes', COUNCIL.replace(/ {2}classification.*\n/, ''), 'classification'],
		['actes', COUNCIL.replaceAll('2024-054', '2024-000000000000054'), 'number 2024-000000000000054'],
		['edoxen', COUNCIL.replace('date: lundi 14 octobre 2024\n', ''), 'date'],
		['akn', COUNCIL.replace(/organisme:\n(?: .*\n)+/, ''), 'organization'],
	])('%s says so: %#', async (format, source, said) => {
		const { content, missing = [] } = formatMeetingAs(format, await compileText(source), 'seance.md');
		expect(content).toBeUndefined();
		expect(missing.map(({ what, decision }) => [what, decision].filter((part) => part).join(' '))).toEqual([
			said,
		]);
	});

	it('is told by the command, which writes nothing', async () => {
		const world = await run(['build', 'a.md', '--to', 'scdl'], {
			files: { 'a.md': COUNCIL.replace('2024-053: 1.1, ', '') },
			env: { PV_LANG: 'fr' },
		});
		expect(world.code).toBe(2);
		expect(world.err()).toContain('la décision 2024-053 n’a pas de code de matière');
		expect([...world.files.keys()]).toEqual(['/project/a.md']);
	});

	it.each([
		['siret: 213 999 998 00015', 'siret: 213 999 998 00016', 'SIRET'],
		['code département: 035', 'code département: 35', 'département'],
		['2024-053: 1.1', '2024-053: marchés', 'code de matière'],
	])('a wrong code is an error: %s', async (right, wrong, said) => {
		const { messages } = await compileText(COUNCIL.replace(right, wrong));
		expect(
			messages.filter(({ severity }) => severity === 'error').map(({ ruleId, reason }) => [ruleId, reason]),
		).toEqual([['syntax/invalid-value', expect.stringContaining(said)]]);
	});
});

it.each(['scdl', 'actes', 'akn', 'popolo', 'edoxen'] as const)(
	'%s is written by the command, twice the same',
	async (format) => {
		const outputs = async () => {
			const world = await run(['build', 'a.md', '--to', format, '-q'], { files: { 'a.md': COUNCIL } });
			expect(world.err()).toBe('');
			expect(world.code).toBe(0);
			return [...world.files].filter(([path]) => path !== '/project/a.md');
		};
		const [first] = await outputs();
		expect(first?.[0]).toMatch(new RegExp(`^/project/a\\.${format}\\.(csv|zip|xml|json|yaml)$`));
		expect((await outputs())[0]).toEqual(first);
	},
);

describe('Popolo', () => {
	it('counts votes and names voters', async () => {
		const document = JSON.parse(
			await text('popolo', readFileSync(new URL('board.md', EXAMPLES), 'utf8')),
		) as {
			vote_events: Array<{
				result: string;
				counts: unknown;
				votes: Array<{ voter_id: string; option: string }>;
			}>;
		};
		const vote = document.vote_events[1];
		expect(vote?.counts).toEqual([
			{ option: 'yes', value: 3 },
			{ option: 'no', value: 3 },
			{ option: 'abstain', value: 1 },
		]);
		expect(vote?.votes.find(({ voter_id }) => voter_id.endsWith('freya-lind'))?.option).toBe('no');
	});

	it.skipIf(!hasSchemas).each(MEETINGS)('fits the official schemas: %s', async (_name, source) => {
		const document = JSON.parse(await text('popolo', source)) as Record<string, unknown[]>;
		const getSchema = (name: string) =>
			JSON.parse(readFileSync(new URL(`popolo/${name}.json`, SCHEMAS), 'utf8')) as DraftThree;
		for (const [list, name] of Object.entries({
			persons: 'person',
			organizations: 'organization',
			memberships: 'membership',
			events: 'event',
			motions: 'motion',
			vote_events: 'vote_event',
		}))
			for (const value of document[list] ?? []) expect(faults(value, getSchema(name))).toEqual([]);
		for (const { counts, votes } of document['vote_events'] as Array<{
			counts: unknown[];
			votes: unknown[];
		}>) {
			for (const value of counts) expect(faults(value, getSchema('count'))).toEqual([]);
			for (const value of votes) expect(faults(value, getSchema('vote'))).toEqual([]);
		}
	});
});

/** As much of draft 3 of JSON Schema as Popolo uses: no validator of today reads it. */
interface DraftThree {
	properties: Record<string, { type?: string | string[]; required?: boolean; pattern?: string }>;
}

function faults(value: unknown, { properties }: DraftThree): string[] {
	const fields = value as Record<string, unknown>;
	const unknown = Object.keys(fields).filter((name) => !Object.hasOwn(properties, name));
	const wrong = Object.entries(properties).flatMap(([name, { type, required, pattern }]) => {
		const field = fields[name];
		if (field === undefined) return required ? [`${name} is missing`] : [];
		const is = Array.isArray(field) ? 'array' : typeof field;
		const types = [type ?? is].flat();
		if (!types.includes(is) && !(types.includes('integer') && Number.isInteger(field)))
			return [`${name} is ${is}`];
		return pattern && !new RegExp(pattern).test(String(field)) ? [`${name} is ${field}`] : [];
	});
	return [...unknown, ...wrong];
}

describe('Edoxen', () => {
	it('holds the resolutions with their approval', async () => {
		const document = parse(await text('edoxen', readFileSync(new URL('board.md', EXAMPLES), 'utf8'))) as {
			resolutions: Array<{ identifier: unknown; localizations: Array<Record<string, unknown>> }>;
		};
		expect(document.resolutions[1]?.identifier).toEqual([
			{ prefix: 'Tidewater Commons Foundation', number: '2' },
		]);
		expect(document.resolutions[1]?.localizations[0]).toMatchObject({
			language_code: 'eng',
			title: 'Reserve policy',
		});
	});

	it.skipIf(!hasSchemas).each(MEETINGS)('fits the official schema: %s', async (_name, source) => {
		const schema = parse(readFileSync(new URL('edoxen/edoxen.yaml', SCHEMAS), 'utf8')) as object;
		const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
		validate(parse(await text('edoxen', source)));
		expect(validate.errors ?? []).toEqual([]);
	});
});

describe('XML', () => {
	/** Reading the schema of Akoma Ntoso takes seconds: each is read once. */
	const validators = new Map<string, Promise<(document: string) => string[]>>();

	async function readSchema(schema: string): Promise<(document: string) => string[]> {
		const { XmlDocument, XsdValidator, XmlLibError } = await import('libxml2-wasm');
		const { xmlRegisterFsInputProviders } = await import('libxml2-wasm/lib/nodejs.mjs');
		xmlRegisterFsInputProviders();
		const url = new URL(schema, SCHEMAS);
		const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(url), { url: url.pathname }));
		return (document) => {
			const xml = XmlDocument.fromString(document);
			try {
				validator.validate(xml);
				return [];
			} catch (error) {
				if (!(error instanceof XmlLibError)) throw error;
				return [error.message];
			} finally {
				xml.dispose();
			}
		};
	}

	/**
	 * The schema of SEDA names two others by their addresses on the web; of XLink it takes one attribute. Its wildcards, which XSD 1.0 cannot
	 * tell from the elements beside them, are taken out: what is left allows less.
	 */
	async function readSedaSchema(): Promise<(document: string) => string[]> {
		const folder = mkdtempSync(join(tmpdir(), 'seda-'));
		for (const name of readdirSync(new URL('seda2.2/', SCHEMAS)).filter((each) => each.endsWith('.xsd')))
			writeFileSync(
				join(folder, name),
				readFileSync(new URL(`seda2.2/${name}`, SCHEMAS), 'utf8')
					.replaceAll('http://www.w3.org/2001/xml.xsd', 'xml.xsd')
					.replaceAll('http://www.w3.org/1999/xlink.xsd', 'xlink.xsd')
					.replace(/<xsd:any\b[^>]*\/>/g, ''),
			);
		copyFileSync(new URL('akn/xml.xsd', SCHEMAS), join(folder, 'xml.xsd'));
		writeFileSync(
			join(folder, 'xlink.xsd'),
			'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xlink"><xs:attribute name="href" type="xs:anyURI"/></xs:schema>',
		);
		return readSchema(pathToFileURL(join(folder, 'seda-vitam-2.2-main.xsd')).href);
	}

	it.skipIf(!hasSchemas)('of SEDA fits the official schema', async () => {
		const seda = await readSedaSchema();
		const sources: Array<[string, string]> = [['archived', ARCHIVED], ...MEETINGS];
		let checked = 0;
		for (const [, source] of sources) {
			const made = await transfer(
				source.includes('archives: FRAD035')
					? source
					: source.replace(
							/^(organisation|organisme|organization|organizations?): *(\S.*)$/mu,
							'$1: { name: "$2", id: X1, archives: A1 }',
						),
			);
			if (made.content === undefined) continue;
			checked += 1;
			expect(seda(made.content)).toEqual([]);
			expect(seda(made.content.replace('<Size>', '<Taille/><Size>'))).not.toEqual([]);
		}
		expect(checked).toBeGreaterThan(1);
	});

	/** What an official schema says of a document. */
	async function validate(schema: string, document: string): Promise<string[]> {
		const validator = validators.get(schema) ?? readSchema(schema);
		validators.set(schema, validator);
		return (await validator)(document);
	}

	it.skipIf(!hasSchemas)('is refused by a schema where it is wrong', async () => {
		const xml = await text('akn', board('2024-01-15', 'Dora Finch: all is well.\n'));
		expect(await validate('akn/akomantoso30.xsd', xml.replace('<preface>', '<preface><x/>'))).not.toEqual([]);
	});

	it('of Akoma Ntoso holds who said what, decisions and counts', async () => {
		const xml = await text('akn', readFileSync(new URL('board.md', EXAMPLES), 'utf8'));
		expect(xml).toMatch(
			/<speech by="#person_5">\s*<from>Emeka Obi<\/from>\s*<p>how long would the reserve last/,
		);
		expect(xml).toContain('<count eId="vote_2__against" refersTo="#answer_against" value="3"/>');
		const ids = [...xml.matchAll(/eId="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [, id] of xml.matchAll(/(?:by|href|refersTo|outcome)="#([^"]+)"/g)) expect(ids).toContain(id);
	});

	it.skipIf(!hasSchemas).each(MEETINGS)(
		'of Akoma Ntoso fits the official schema: %s',
		async (_name, source) => {
			expect(await validate('akn/akomantoso30.xsd', await text('akn', source))).toEqual([]);
		},
	);

	it.skipIf(!hasSchemas)('of @CTES fits the official schema', async () => {
		const files = unzipSync((await made('actes', COUNCIL)) as Uint8Array);
		for (const bytes of Object.values(files))
			expect(await validate('actes/actesv1_1.xsd', strFromU8(bytes))).toEqual([]);
	});
});
