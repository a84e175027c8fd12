/** The package for an archive service, with a real browser: the PDF is that of a build, and the message tells its digest. */

import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CLEAN } from '../cli/meetings.js';
import { run } from '../cli/memory-io.js';

const MINUTES = CLEAN.replace(
	'organization: Tidewater Commons',
	'organization: { name: Tidewater Commons, id: TC-1, archives: A-7 }',
);

describe('pv build --to seda', () => {
	it('holds the record and the message of its transfer', async () => {
		const { code, files } = await run(['build', 'a.md', '--to', 'pdf,seda', '--no-verifier'], {
			files: { 'a.md': MINUTES },
		});
		expect(code).toBe(0);
		const entries = unzipSync(files.get('/project/a.seda.zip') ?? new Uint8Array());
		expect(Object.keys(entries)).toEqual(['manifest.xml', 'content/a.pdf']);
		const pdf = entries['content/a.pdf'] ?? new Uint8Array();
		expect(Buffer.from(pdf).equals(Buffer.from(files.get('/project/a.pdf') ?? []))).toBe(true);
		const message = strFromU8(entries['manifest.xml'] ?? new Uint8Array());
		expect(message).toContain(
			`<MessageDigest algorithm="SHA-512">${createHash('sha512').update(pdf).digest('hex')}</MessageDigest>`,
		);
		expect(message).toContain('<FormatId>fmt/479</FormatId>');
	});

	it('is not made where the archive service is not named', async () => {
		const { code, err, files } = await run(['build', 'a.md', '--to', 'seda', '--no-verifier'], {
			files: { 'a.md': MINUTES.replace(', archives: A-7', '') },
		});
		expect([code, [...files.keys()]]).toEqual([2, ['/project/a.md']]);
		expect(err()).toContain('the identifier of the archive service is missing');
	});
});
