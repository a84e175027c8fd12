/** `proces-verbal/remark` as others use it: in a pipeline, and in the engine that remark-cli is made of. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { type Plugin, unified } from 'unified';
import { engine, type Options } from 'unified-engine';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import remarkMinutes from '../../src/remark.js';
import { compileText } from '../compile.js';

const MEETING = `---
organisme: Les Amis du Canal
date: 6 juin 2024
présidence: Jeanne Royer
participants: [Jeanne Royer, Omar Haddad, Lise Kern]
---

## Comptes

:::résolution[Quitus *plein*]{majorité="deux tiers des suffrages exprimés"}
Texte[^1] du quitus.

Vote : 2 pour, 2 contre
:::

##Divers

| a | b |
| - | - |
| 1 | 2 |

[^1]: Une note.
`;

const minutes = () => unified().use(remarkParse).use(remarkMinutes);

test('the tree is Markdown, with the places of the file', () => {
	const root = minutes().parse(new VFile({ value: MEETING, path: 'pv.md' })) as Root;
	expect(root.children.map(({ type }) => type)).toEqual([
		'yaml',
		'heading',
		'fence',
		'paragraph',
		'paragraph',
		'fence',
		'heading',
		'table',
		'footnoteDefinition',
	]);
	for (const { position } of root.children) {
		const line = MEETING.split('\n')[(position?.start.line ?? 0) - 1] ?? '';
		expect(MEETING.startsWith(line.slice((position?.start.column ?? 0) - 1), position?.start.offset)).toBe(
			true,
		);
	}
});

test('two tildes strike words, one does not', () => {
	const root = minutes().parse('## Budget\n\nDe ~~trois~~ *quatre* ans, ~ 30 personnes ~ en tout.\n') as Root;
	const paragraph = root.children[1];
	expect(paragraph?.type === 'paragraph' && paragraph.children.map(({ type }) => type)).toEqual([
		'text',
		'delete',
		'text',
		'emphasis',
		'text',
	]);
	expect(String(minutes().use(remarkStringify).stringify(root))).toContain('De ~~trois~~ *quatre* ans, ');
});

test('the file gets the messages and the compiled meeting', async () => {
	const file = new VFile({ value: MEETING, path: 'pv.md' });
	const processor = minutes();
	await processor.run(processor.parse(file), file);
	const { messages } = await compileText(MEETING);
	expect(messages.length).toBeGreaterThan(0);
	expect(file.messages.map(String)).toEqual(messages.map(String));
	expect(file.messages.some((message) => String(message.ruleId).endsWith('too-many'))).toBe(true);
	expect(file.data.compiled?.assembly.decisions).toHaveLength(1);
});

test('what is written back reads as the same minutes', async () => {
	const written = String(await minutes().use(remarkStringify, { bullet: '-' }).process(MEETING));
	expect(written.startsWith(MEETING.slice(0, MEETING.indexOf('\n\n')))).toBe(true);
	expect(written).toContain(':::résolution[Quitus *plein*]{majorité="deux tiers des suffrages exprimés"}');
	expect(String(await minutes().use(remarkStringify, { bullet: '-' }).process(written))).toBe(written);
});

test('the engine of remark-cli reports what pv reports', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'pv-remark-'));
	try {
		await writeFile(join(folder, 'pv.md'), MEETING);
		let report = '';
		const streamError = new Writable({
			write(chunk, _encoding, done) {
				report += String(chunk);
				done();
			},
		});
		const options: Options = {
			processor: unified().use(remarkParse).use(remarkStringify),
			plugins: [remarkMinutes as unknown as Plugin<unknown[]>],
			cwd: folder,
			files: ['pv.md'],
			output: true,
			color: false,
			frail: true,
			streamError,
		};
		const code = await new Promise<number>((resolve, reject) => {
			engine(options, (error, status) => (error ? reject(error) : resolve(status ?? -1)));
		});
		expect(code).toBe(1);
		expect(report).toMatch(/13:\d+(?:-13:\d+)?\s+error\s+.*vote/s);
		expect(await readFile(join(folder, 'pv.md'), 'utf8')).toContain('organisme: Les Amis du Canal\n');
	} finally {
		await rm(folder, { recursive: true });
	}
});
