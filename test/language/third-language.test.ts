/** A language is one folder: a copy of the sources gets a third one, beside the two that ship, and a meeting is read, judged and printed in it. */

import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { esbuildDataFiles } from '../../scripts/data-files.mjs';
import { writePhraseTypes } from '../../scripts/phrase-types.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** German, as far as one meeting needs it: the rest of the folder is the English one's. */
const GERMAN: Readonly<Record<string, ReadonlyArray<readonly [path: readonly string[], words: unknown]>>> = {
	keywords: [
		[
			['languages', 'de'],
			['German', 'Deutsch', 'de'],
		],
		[['labels', 'vote'], ['Abstimmung']],
		[['answers', 'for'], ['dafür']],
		[['answers', 'against'], ['dagegen']],
		[['labels', 'result'], ['Ergebnis']],
		[['results', 'adopted'], ['angenommen']],
	],
	labels: [
		[['outcomes', 'adopted'], 'angenommen'],
		[['document', 'outcomes', 'adopted'], 'angenommen'],
	],
	messages: [[['vote/result-mismatch', 'isRejected', 'reason'], '{have} von {of} Stimmen genügen nicht.']],
};

const GERMAN_LOCALE = `import { locale as english } from '../en/locale.js';
import type { Locale } from '../locale.js';

export const locale: Locale = {
	...english,
	name: 'Deutsch',
	tag: 'de-DE',
	months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
	decimalMark: ',',
	groupMark: '.',
	dateText: ({ day, month, year }) => \`\${day}. \${month} \${year}\`,
	hourText: (hour, minutes) => \`\${hour}:\${String(minutes).padStart(2, '0')}\\u00A0Uhr\`,
};
`;

const MEETING = `---
lang: de
meeting: general meeting
organization: { name: Chorverein Süd, form: association }
date: 6 Juni 2024
opened: 14:00
members: 4
chair: Ada Novak
participants:
  present: [Ada Novak, Ben Osei, Carla Ruiz, Dan Whitfield]
rules: { quorum: none, majorities: { ordinary: majority of the votes cast } }
---

## Haushalt

### Resolution 1 – Rücklage

Die Rücklage beträgt 1.500 Euro.

Abstimmung: 3 dafür, 1 dagegen
Ergebnis: angenommen

### Resolution 2 – Beitrag

Der Beitrag beträgt 20 Euro.

Abstimmung: 1 dafür, 3 dagegen
Ergebnis: angenommen

14:40 – Departure of Dan Whitfield

The meeting closed at 15:00.
`;

let folder: string;
let pv: typeof import('../../src/index.js');

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'pv-language-'));
	await cp(join(root, 'src'), join(folder, 'src'), { recursive: true });
	await cp(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
	await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
	const languages = join(folder, 'src', 'language');
	const german = join(languages, 'de');
	await cp(join(languages, 'en'), german, { recursive: true });
	for (const [file, words] of Object.entries(GERMAN)) {
		const path = join(german, `${file}.yaml`);
		const document = parseDocument(await readFile(path, 'utf8'));
		for (const [key, value] of words) {
			expect(key.length === 2 && key[0] === 'languages' ? true : document.hasIn(key), key.join('.')).toBe(
				true,
			);
			document.setIn(key, value);
		}
		await writeFile(path, document.toString());
	}
	await writeFile(join(german, 'locale.ts'), GERMAN_LOCALE);
	await writePhraseTypes(languages);
	await build({
		absWorkingDir: folder,
		entryPoints: ['src/index.ts'],
		outfile: join(folder, 'pv.mjs'),
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		plugins: [esbuildDataFiles],
		logLevel: 'silent',
	});
	pv = await import(pathToFileURL(join(folder, 'pv.mjs')).href);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a meeting in it is read and judged', async () => {
	const compiled = await pv.compile(MEETING, { path: 'sitzung.md' });
	expect(compiled.lang).toBe('de');
	expect(compiled.assembly.decisions.map(({ outcome }) => outcome)).toEqual(['adopted', 'rejected']);
	expect(compiled.messages.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
		['vote/result-mismatch', '1 von 4 Stimmen genügen nicht.'],
	]);
});

test('and printed', async () => {
	const html = await pv.renderHtml(await pv.compile(MEETING, { path: 'sitzung.md' }));
	expect(html).toContain('lang="de"');
	expect(html).toContain('ngenommen');
	expect(html.replace(/\u00A0/g, ' ')).toContain('6. Juni 2024');
	expect(html.replace(/\u00A0/g, ' ')).toContain('14:40 Uhr');
});
