/** Every page of docs/messages is run: the meetings under `Fails` give exactly the messages that follow them, those under `Passes` none of the rule. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	checkCollection,
	NO_SHARED_PEOPLE,
	readForRules,
	readSeals,
	sealedText,
} from '../src/collection/index.js';
import { ruleIds } from '../src/lint/index.js';
import { compareDiagnostics } from '../src/lint/run.js';
import { compileText, messageLines } from './compile.js';

const FOLDER = new URL('../docs/messages/', import.meta.url);
const SECTIONS = ['What', 'Quoi', 'Why it matters', 'Pourquoi', 'Fails', 'Passes'];

/** What only a fault of the program brings, so that no meeting can show it. */
const FAULTS: ReadonlySet<string> = new Set(['document/words-lost']);

/** `UPDATE_MESSAGES=1` writes what was printed into the pages, for a person to read in the diff. */
const UPDATE = process.env['UPDATE_MESSAGES'] === '1';

const pages = (readdirSync(FOLDER, { recursive: true }) as string[])
	.map((path) => path.replace(/\\/g, '/'))
	.filter((path) => path.endsWith('.md') && path !== 'README.md')
	.map((path) => path.replace(/\.md$/, ''))
	.sort();

it('has a page for each rule and a rule for each page', () => {
	expect(pages).toEqual([...ruleIds.keys()].sort());
});

describe.each(pages)('%s', (id) => {
	const url = new URL(`${id}.md`, FOLDER);
	const page = readFileSync(url, 'utf8');
	const examples = readExamples(page);

	it('has its sections in order', () => {
		const outside = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
		expect([...outside.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(SECTIONS);
		expect(page.startsWith(`# ${id}\n`)).toBe(true);
		expect(examples.some(({ section }) => section === 'Fails')).toBe(!FAULTS.has(id));
		expect(examples.some(({ section }) => section === 'Passes')).toBe(true);
	});

	it.each(examples)('$section: $title', async ({ section, source, files, expected }) => {
		const compiled = await compileAmong(source, files);
		const printed = messageLines(compiled);
		if (section === 'Passes') {
			expect(compiled.messages.filter(({ ruleId }) => ruleId === id).map(({ reason }) => reason)).toEqual([]);
			return;
		}
		if (UPDATE && expected !== printed) {
			writeFileSync(
				url,
				readFileSync(url, 'utf8').replace(
					`\`\`\`text\n${expected}\`\`\``,
					() => `\`\`\`text\n${printed}\`\`\``,
				),
			);
			return;
		}
		expect(printed).toBe(expected);
		expect(compiled.messages.some(({ ruleId }) => ruleId === id)).toBe(true);
	});
});

/** Other meetings stand before a meeting like any other file, and are checked with it; so are the seals of `pv.seals`. */
async function compileAmong(source: string, files: Readonly<Record<string, string>>) {
	const compiled = await compileText(source, files);
	const others = Object.entries(files).filter(([name]) => name.endsWith('.md'));
	const sealed = files['pv.seals'];
	if (others.length === 0 && sealed === undefined) return compiled;
	const meetings = [{ file: 'meeting.md', input: compiled, shared: NO_SHARED_PEOPLE }];
	for (const [file, text] of others)
		meetings.push({ file, input: await compileText(text, files), shared: NO_SHARED_PEOPLE });
	const seals = new Map(
		[...readSeals(sealed ?? '').seals].map(([file, digest]) => {
			const text = sealedText(compiled.source, compiled.meeting);
			return [file, { sealed: digest, now: createHash('sha256').update(text).digest('hex') }];
		}),
	);
	const isThere = (path: string) => Object.hasOwn(files, path);
	const across = checkCollection(meetings.map(readForRules), { seals, isThere }).get('meeting.md') ?? [];
	return { ...compiled, messages: [...compiled.messages, ...across].sort(compareDiagnostics) };
}

interface Example {
	section: string;
	title: string;
	source: string;
	files: Record<string, string>;
	/** Messages, as printed. */
	expected: string;
}

/** Meetings are fences of four backticks in `md`; other files before a meeting have their name after the language; messages follow in `text`. */
function readExamples(page: string): Example[] {
	const examples: Example[] = [];
	let section = '';
	let files: Record<string, string> = {};
	for (const match of page.matchAll(/^## (.+)$|^(`{3,})(\w+)(?: (\S+))?\n([\s\S]*?)^\2$/gm)) {
		const [, heading, , lang, name, body = ''] = match;
		if (heading) section = heading;
		else if (section !== 'Fails' && section !== 'Passes') continue;
		else if (name) files[name] = body;
		else if (lang === 'md') {
			examples.push({ section, title: `example ${examples.length + 1}`, source: body, files, expected: '' });
			files = {};
		} else if (lang === 'text') {
			const last = examples.at(-1);
			if (last) last.expected = body;
		}
	}
	return examples;
}
