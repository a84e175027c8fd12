/** `pv sign`: who signed, over what, when, and that nothing else is believed. OpenSSL makes the certificates and the time stamps, pyHanko judges where it is there. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import {
	addSignature,
	checkConformance,
	getToken,
	PdfDocument,
	readMarks,
	readPkcs12,
	signContent,
} from '../../src/pdf-archive/index.js';
import { getNumber, getNumbers, readNumberTree } from '../../src/pdf-archive/objects/document.js';
import {
	dict,
	getName,
	type Ref,
	readText,
	serialize,
	type Value,
} from '../../src/pdf-archive/objects/values.js';
import { writeWith, writeWithGlyph } from '../verifier/forge.js';
import { CLEAN } from './meetings.js';
import { createWorld, run, type World } from './memory-io.js';

const python = process.env['PV_PYTHON'] ?? 'python3';
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const hasPyhanko = spawnSync(python, ['-c', 'import pyhanko.sign.validation']).status === 0;

const MEETING = CLEAN.replace('participants:', 'chair: Ada Novak\nsecretary: Ben Osei\nparticipants:');
const EC = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
/** Names as long as a certificate lets them be, for one that is of nobody by name. */
const COMPANY = 'Harbour and Boathouse Trust of the Northern Shore and Islands';
const OFFICE = 'Office of the Honorary Secretary and Keeper of the Minute Book';
const TOWN = 'Saint-Barthelemy-le-Vieux-Port-sur-l-Estuaire-de-la-Riviere';
/** Inside the validity of the certificates that are made for the tests. */
const NOW = String(Math.floor(Date.now() / 1000) + 60);

describe.skipIf(!hasOpenssl)('signatures', { timeout: 600_000 }, () => {
	const folder = mkdtempSync(join(tmpdir(), 'pv-sign-'));
	const at = (name: string) => join(folder, name);
	const openssl = (...args: string[]) => {
		const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
		expect([args[0], status, status === 0 ? '' : stderr]).toEqual([args[0], 0, '']);
	};
	const keys: Record<string, Uint8Array> = {};
	let pdf: Uint8Array;
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** A certificate of an authority of our own, as PKCS#12. */
	function certificate(
		name: string,
		kind: string[],
		more: string[] = [],
		{ days = '30', subject = `/CN=${name}` } = {},
	): void {
		openssl(
			'req',
			'-newkey',
			...kind,
			'-nodes',
			'-keyout',
			`${name}.key`,
			'-out',
			`${name}.csr`,
			'-subj',
			subject,
		);
		openssl(
			'x509',
			'-req',
			'-in',
			`${name}.csr`,
			'-CA',
			'ca.pem',
			'-CAkey',
			'ca.key',
			'-CAcreateserial',
			'-days',
			days,
			'-out',
			`${name}.pem`,
			'-extfile',
			'extensions',
			...more,
		);
		openssl(
			'pkcs12',
			'-export',
			'-inkey',
			`${name}.key`,
			'-in',
			`${name}.pem`,
			'-certfile',
			'ca.pem',
			'-out',
			`${name}.p12`,
			'-passout',
			'pass:secret',
		);
		keys[`${name}.p12`] = readFileSync(at(`${name}.p12`));
	}

	beforeAll(async () => {
		writeFileSync(
			at('extensions'),
			'keyUsage=critical,digitalSignature,nonRepudiation\n[tsa]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n',
		);
		writeFileSync(
			at('tsa.cnf'),
			'[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_cert=Stamper.pem\ncerts=ca.pem\nsigner_key=Stamper.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n',
		);
		writeFileSync(at('serial'), '01\n');
		openssl(
			'req',
			'-x509',
			'-newkey',
			...EC,
			'-nodes',
			'-keyout',
			'ca.key',
			'-out',
			'ca.pem',
			'-days',
			'60',
			'-subj',
			'/CN=Test Authority',
			'-addext',
			'keyUsage=critical,keyCertSign,cRLSign',
		);
		certificate('Ada Novak', ['rsa:2048']);
		certificate('OSEI Ben', EC);
		certificate('Carla Ruiz', EC);
		certificate('Company', EC, [], { subject: `/O=${COMPANY}/OU=${OFFICE}/L=${TOWN}` });
		certificate('Stamper', EC, ['-extensions', 'tsa']);
		certificate('Late', EC, ['-extensions', 'tsa'], { days: '0' });
		const { files } = await run(['build', 'a.md', '--to', 'pdf'], { files: { 'a.md': MEETING } });
		pdf = files.get('/project/a.pdf') ?? new Uint8Array();
	}, 600_000);

	/** A world with the record and all keys, and a time stamp server. */
	function world(file: Uint8Array = pdf, env: Record<string, string> = {}): World {
		const made = createWorld({
			files: { 'a.pdf': file, ...keys, 'not.p12': 'x' },
			env: { PV_P12_PASSWORD: 'secret', SOURCE_DATE_EPOCH: NOW, ...env },
		});
		made.io.post = async (address, body, type) => {
			expect([address, type]).toEqual(['https://tsa.example/', 'application/timestamp-query']);
			writeFileSync(at('request'), body);
			openssl(
				'ts',
				'-reply',
				'-config',
				'tsa.cnf',
				'-section',
				't',
				'-queryfile',
				'request',
				'-out',
				'reply',
			);
			return readFileSync(at('reply'));
		};
		return made;
	}

	const signAs = (name: string, ...more: string[]) => ['sign', 'a.pdf', '--p12', `${name}.p12`, ...more];
	const bytes = ({ files }: World) => files.get('/project/a.pdf') as Uint8Array;
	async function say(made: World, argv: string[]) {
		const [out, err] = [made.out().length, made.err().length];
		const code = await main(argv, made.io);
		return { code, text: made.out().slice(out) + made.err().slice(err) };
	}
	const verify = (made: World) => say(made, ['verify', 'a.pdf', '--no-print']);

	it('of two signatories, one with a time stamp, are named with what came after', async () => {
		const made = world();
		expect(await say(made, signAs('Ada Novak'))).toMatchObject({ code: 0 });
		const once = bytes(made);
		expect(await say(made, signAs('OSEI Ben', '--tsa', 'https://tsa.example/'))).toMatchObject({ code: 0 });
		const twice = bytes(made);
		// What was there stays, byte for byte.
		expect(Buffer.compare(once.subarray(0, pdf.length), pdf)).toBe(0);
		expect(Buffer.compare(twice.subarray(0, once.length), once)).toBe(0);
		const { code, text } = await verify(made);
		expect(text).toMatch(
			/“Chair.* – Ada Novak” is signed by Ada Novak \(certificate of Test Authority\).*one signature came after it/,
		);
		expect(text).toMatch(/“Secretary.* – Ben Osei” is signed by OSEI Ben .*has not changed\./);
		expect(text).toMatch(/Ada Novak” says .* no time stamp proves it/);
		expect(text).toMatch(/Time stamp: “Secretary.* – Ben Osei” was there at .* says Stamper/);
		expect(code).toBe(0);
		for (const field of [/“Chair.* – Ada Novak”, seen on page 2/, /“Secretary.* – Ben Osei”, seen on page 2/])
			expect(text).toMatch(field);
		for (const signed of [once, twice]) expect(checkConformance(signed)).toEqual(checkConformance(pdf));
		expect((await say(made, signAs('Ada Novak'))).text).toContain('is signed already');
		if (!hasPyhanko) return;
		writeFileSync(at('twice.pdf'), twice);
		const judged = spawnSync(python, ['-c', PYHANKO, at('twice.pdf'), at('ca.pem')], { encoding: 'utf8' });
		expect(judged.stderr + judged.stdout).toMatch(
			/Ada Novak True True True \w+ False FORM_FILLING\n.*OSEI Ben True True True ENTIRE_FILE True NONE\n$/s,
		);
	});

	it.skipIf(!hasPyhanko)('of two signatories are judged by pyHanko as ours are', async () => {
		const made = world();
		await say(made, signAs('Ada Novak'));
		await say(made, signAs('OSEI Ben', '--tsa', 'https://tsa.example/'));
		const twice = bytes(made);
		writeFileSync(at('twice.pdf'), twice);
		const judged = spawnSync(python, ['-c', PYHANKO, at('twice.pdf'), at('ca.pem')], { encoding: 'utf8' });
		expect(judged.stderr + judged.stdout).toMatch(
			/Ada Novak True True True \w+ False FORM_FILLING\n.*OSEI Ben True True True ENTIRE_FILE True NONE\n$/s,
		);
	});

	it('stand in the blocks of their signatories, tagged and described, with who signed and when', async () => {
		const made = world();
		await say(made, signAs('Ada Novak'));
		const once = new PdfDocument(bytes(made));
		const [own, other] = fieldsOf(once);
		expect([own?.text, other?.text].map((text) => text?.replace(/\s+/g, ''))).toEqual([
			`SignedelectronicallyAdaNovak${new Date(Number(NOW) * 1000).toISOString().slice(0, 19).replace('T', '')}UTC`,
			'',
		]);
		for (const field of [own, other]) {
			expect(field).toMatchObject({ element: 'Form', description: field?.name });
			const [left = 0, bottom = 0, , top = 0] = field?.box ?? [];
			const [quality = '', name = ''] = field?.name?.split(' – ') ?? [];
			const lines = linesOf(once).filter(({ x }) => Math.abs(x - left) < 1);
			expect(lines.find(({ y }) => y < bottom)?.text).toBe(name);
			expect(lines.findLast(({ y }) => y > top)?.text).toBe(quality);
		}
		// The second signature changes nothing but its own field.
		const before = new PdfDocument(bytes(made));
		await say(made, signAs('OSEI Ben'));
		const twice = new PdfDocument(bytes(made));
		const changed = before.numbers.filter((number) => {
			const [old, now] = [before.object(number), twice.object(number)];
			return old instanceof Map && now instanceof Map && serialize(old) !== serialize(now);
		});
		expect(changed).toEqual([other?.number]);
		expect(fieldsOf(twice)[1]?.text.replace(/\s+/g, '')).toContain('OSEIBen');
	});

	it('show a long name whole, on several lines and in smaller type', async () => {
		const made = world();
		await say(made, ['sign', 'a.pdf', '--p12', 'Company.p12', '--as', 'Ada Novak']);
		const [own] = fieldsOf(new PdfDocument(bytes(made)));
		const text = own?.text.replace(/\s+/g, '');
		for (const part of [COMPANY, OFFICE, TOWN]) expect(text).toContain(part.replace(/\s+/g, ''));
		const [, bottom = 0, , top = 0] = own?.box ?? [];
		const lines = [...new Set(own?.marks.map(({ y }) => y))];
		expect(lines.length).toBeGreaterThan(4);
		expect(Math.min(...lines)).toBeGreaterThan(0);
		expect(Math.max(...lines)).toBeLessThan(top - bottom);
		expect(own?.marks.filter(({ hidden }) => hidden)).toEqual([]);
		expect((await verify(made)).code).toBe(0);
	});

	it('are left out of sight where that is asked, or where no browser is there', async () => {
		for (const argv of [['--no-show'], ['--browser', '/nowhere/browser']]) {
			const made = world();
			const said = await say(made, signAs('Ada Novak', ...argv));
			expect(said).toMatchObject({ code: 0, text: expect.stringContaining('out of sight') });
			expect((await verify(made)).code).toBe(0);
			expect(fieldsOf(new PdfDocument(bytes(made)))[0]?.text).toBe('');
		}
	});

	it.skipIf(!hasPyhanko)('of pyHanko are judged as ours are', async () => {
		writeFileSync(at('plain.pdf'), pdf);
		const made = spawnSync(
			python,
			['-c', PYHANKO_SIGNS, at('plain.pdf'), at('Carla Ruiz.p12'), at('theirs.pdf')],
			{ encoding: 'utf8' },
		);
		expect([made.status, made.status === 0 ? '' : made.stderr]).toEqual([0, '']);
		const { code, text } = await verify(world(readFileSync(at('theirs.pdf'))));
		expect([code, text]).toEqual([
			0,
			expect.stringMatching(/“Sig1” is signed by Carla Ruiz \(certificate of Test Authority\)/),
		]);
	});

	it('are found to be broken where a byte of what was signed changed, or of the signature', async () => {
		const made = world();
		await say(made, signAs('Ada Novak'));
		const signed = bytes(made);
		const [name] = [Buffer.from(signed).lastIndexOf('/M <443a')];
		const other = Buffer.from(signed);
		other[name + 20] = other[name + 20] === 0x31 ? 0x32 : 0x31;
		expect(await verify(world(other))).toMatchObject({
			code: 1,
			text: expect.stringContaining('does not hold'),
		});
		const place = Buffer.from(signed).lastIndexOf('/Contents <3082') + 11;
		const codes = new Set<number>();
		for (let step = 0; step < 40; step += 1) {
			const changed = Buffer.from(signed);
			const where = place + 8 + step * 90;
			if (changed.subarray(where, where + 200).every((byte) => byte === 0x30)) break;
			changed[where] = changed[where] === 0x61 ? 0x62 : 0x61;
			const { code, text } = await verify(world(changed));
			// A certificate that only leads to the issuer is not what the signature is judged by.
			if (code === 0) expect(text).toContain('is signed by Ada Novak');
			codes.add(code);
		}
		expect(codes.has(1)).toBe(true);
	});

	it.each<[name: string, argv: () => string[], env: Record<string, string>, words: RegExp]>([
		['a wrong password', () => signAs('Ada Novak'), { PV_P12_PASSWORD: 'wrong' }, /the password is wrong/],
		['no password', () => signAs('Ada Novak'), { PV_P12_PASSWORD: '' }, /the password is wrong/],
		['a file that is no key', () => signAs('not'), {}, /no PKCS#12 file/],
		['a file that is not there', () => signAs('nobody'), {}, /nobody\.p12 does not exist/],
		[
			'a name that no block bears',
			() => signAs('Carla Ruiz'),
			{},
			/No block in a\.pdf is that of Carla Ruiz[\s\S]*Ada Novak, Ben Osei/,
		],
		[
			'a certificate that has expired',
			() => signAs('Ada Novak'),
			{ SOURCE_DATE_EPOCH: '4102444800' },
			/is not valid now/,
		],
		[
			'an address that is none',
			() => signAs('Ada Novak', '--tsa', 'file:///x'),
			{},
			/no address of a server/,
		],
		['no key', () => ['sign', 'a.pdf'], {}, /The key is missing/],
	])('are not made with %s', async (_name, argv, env, words) => {
		const made = world(pdf, env);
		expect(await say(made, argv())).toMatchObject({ code: 2, text: expect.stringMatching(words) });
		expect(bytes(made)).toBe(pdf);
	});

	it('are not made where the server refuses, stamps something else, or is out of its time', async () => {
		const made = world();
		await say(made, signAs('OSEI Ben', '--tsa', 'https://tsa.example/'));
		const reply = readFileSync(at('reply'));
		for (const [answer, words] of [
			[async () => new TextEncoder().encode('<html>'), /it refused, or answered something else/],
			// An answer to another question.
			[async () => reply, /it refused, or answered something else/],
			[
				async () => {
					throw new Error('HTTP 503');
				},
				/HTTP 503/,
			],
		] as const) {
			const next = world();
			next.io.post = answer;
			expect(await say(next, signAs('Ada Novak', '--tsa', 'https://tsa.example/'))).toMatchObject({
				code: 2,
				text: expect.stringMatching(words),
			});
			expect(bytes(next)).toBe(pdf);
		}
	});

	it('tell which certificates have ended since, and what a stamp proves then', async () => {
		const made = world();
		await say(made, signAs('Ada Novak'));
		await say(made, signAs('OSEI Ben', '--tsa', 'https://tsa.example/'));
		const later = world(bytes(made), { SOURCE_DATE_EPOCH: '4102444800' });
		const { code, text } = await verify(later);
		expect(code).toBe(0);
		expect(text).toMatch(
			/certificate of Ada Novak ended on .* no time stamp proves that “Chair.*” was signed before/,
		);
		expect(text).toMatch(
			/Time stamp: the certificate of Stamper ended on .* It was valid when it stamped “Secretary/,
		);
		expect(text).not.toContain('certificate of OSEI Ben ended');
		expect((await verify(made)).text).not.toMatch(/ended on/);
	});

	it('with a stamp of a server whose certificate had expired do not agree, and are never written', async () => {
		writeFileSync(at('late.cnf'), readFileSync(at('tsa.cnf'), 'utf8').replaceAll('Stamper', 'Late'));
		const stamped = async (request: Uint8Array) => {
			writeFileSync(at('request'), request);
			openssl('ts', '-reply', '-config', 'late.cnf', '-queryfile', 'request', '-out', 'reply');
			return readFileSync(at('reply'));
		};
		const made = world();
		made.io.post = async (_address, body) => stamped(body);
		expect(await say(made, signAs('Ada Novak', '--tsa', 'https://tsa.example/'))).toMatchObject({
			code: 2,
			text: expect.stringContaining('its certificate was not valid at the time that it states'),
		});
		expect(bytes(made)).toBe(pdf);
		// Another program writes it all the same.
		const signer = await readPkcs12(keys['OSEI Ben.p12'] ?? new Uint8Array(), 'secret');
		if (typeof signer === 'string') throw new Error(signer);
		const field = { field: 'Sig1', name: 'OSEI Ben', time: new Date(Number(NOW) * 1000) };
		const signed = await addSignature(pdf, { ...field, places: new Map(), drawn: undefined }, (parts) =>
			signContent(
				parts,
				signer,
				async (request) => (await getToken(await stamped(request))) ?? new Uint8Array(),
			),
		);
		expect(await verify(world(signed))).toMatchObject({
			code: 1,
			text: expect.stringMatching(
				/Time stamp: that of “Sig1” \(.*, Late\) was made with a certificate that was not valid then/,
			),
		});
	});

	it.each<[string, () => Uint8Array]>([
		[
			'a byte of which was changed',
			() => {
				const changed = Buffer.from(pdf);
				changed[5000] = (changed[5000] ?? 0) ^ 1;
				return changed;
			},
		],
		[
			'whose source was changed, with its digest',
			() => writeWith(new PdfDocument(pdf), 'a.md', (text) => text.replace('Ben Osei', 'Ben Ossei')),
		],
		['of which a glyph was changed, with its digest', () => writeWithGlyph(new PdfDocument(pdf), 300, 3)],
	])('are not put behind a record %s', async (_, change) => {
		const changed = change();
		const made = world(changed);
		const { code, text } = await say(made, signAs('Ada Novak'));
		expect(text).toMatch(/has changed since it was written: it is not signed/);
		expect(code).toBe(2);
		expect(createHash('sha256').update(bytes(made)).digest('hex')).toBe(
			createHash('sha256').update(changed).digest('hex'),
		);
	});

	it('take the name and the password that they are given, and write where they are told', async () => {
		const made = world(pdf, { PV_P12_PASSWORD: '' });
		made.files.set('/project/word', new TextEncoder().encode('secret\n'));
		const argv = [...signAs('Carla Ruiz', '--as', 'Ben Osei'), '--password-file', 'word', '--out', 'b.pdf'];
		expect(await say(made, argv)).toMatchObject({ code: 0 });
		expect(bytes(made)).toBe(pdf);
		const { text } = await say(made, ['verify', 'b.pdf', '--no-print']);
		expect(text).toMatch(/Ben Osei” is signed by Carla Ruiz/);
	});
});

/** The fields of a file: what their tags and descriptions are, and what is drawn in them. */
function fieldsOf(document: PdfDocument) {
	const form = document.dict(document.catalog.get('AcroForm'));
	const root = document.dict(document.catalog.get('StructTreeRoot'));
	const tags = readNumberTree(document, root.get('ParentTree'));
	return document.list(form.get('Fields')).map((reference) => {
		const field = document.dict(reference);
		const drawn = document.maybeDict(field.get('AP'))?.get('N');
		const element = document.maybeDict(tags.get(getNumber(field.get('StructParent'))));
		const marks = drawn === undefined ? [] : drawnText(document, drawn);
		return {
			number: (reference as Ref).number,
			name: readText(field.get('T')),
			description: readText(field.get('TU')),
			box: getNumbers(document, field.get('Rect')),
			element: getName(element?.get('S')),
			marks,
			text: marks.map(({ text }) => text).join(''),
		};
	});
}

/** What a form draws, as if it were a page. */
function drawnText(document: PdfDocument, form: Value) {
	const page = document.add(dict({ Contents: form, Resources: document.dict(form).get('Resources') }));
	return readMarks(document, page).marks.filter((mark) => mark.kind === 'text');
}

/** The tagged lines of the last page, from top to bottom. */
function linesOf(document: PdfDocument): Array<{ text: string; x: number; y: number }> {
	const lines = new Map<number, { text: string; x: number; y: number }>();
	for (const mark of readMarks(document, document.pages().at(-1) as Ref).marks) {
		if (mark.kind !== 'text' || mark.mcid === undefined) continue;
		const line = lines.get(mark.mcid);
		if (line) line.text += mark.text;
		else lines.set(mark.mcid, { text: mark.text, x: mark.x, y: mark.y });
	}
	return [...lines.values()].sort((one, other) => other.y - one.y);
}

/** Says of each signature who, whether it is intact, valid and trusted, what it covers, and whether anything came after. */
const PYHANKO = `
import sys
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko.keys import load_cert_from_pemder
from datetime import datetime, timedelta, timezone
with open(sys.argv[1], 'rb') as file:
    reader = PdfFileReader(file)
    for signature in reader.embedded_signatures:
        context = ValidationContext(trust_roots=[load_cert_from_pemder(sys.argv[2])])
        status = validate_pdf_signature(signature, signer_validation_context=context, ts_validation_context=context)
        stamp = status.timestamp_validity
        print(status.signing_cert.subject.native['common_name'], status.intact, status.valid, status.trusted,
              status.coverage.name, stamp is not None and stamp.intact and stamp.valid,
              status.modification_level.name)
`;

const PYHANKO_SIGNS = `
import sys
from pyhanko.sign import signers
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
signer = signers.SimpleSigner.load_pkcs12(sys.argv[2], passphrase=b'secret')
with open(sys.argv[1], 'rb') as source, open(sys.argv[3], 'wb') as out:
    meta = PdfSignatureMetadata(field_name='Sig1', subfilter=SigSeedSubFilter.PADES)
    signers.sign_pdf(IncrementalPdfFileWriter(source), meta, signer=signer, output=out)
`;
