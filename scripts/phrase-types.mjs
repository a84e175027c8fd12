// Writes src/language/phrases.generated.ts: every key of the word files as a type, with its English sentence and the values it wants. A key that
// does not exist, or a value that is missing, does not compile. The file is made on each machine and is not kept: two people who add words meet in YAML only.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse as parseMessage } from '@formatjs/icu-messageformat-parser';
import { writeDialects } from './dialects.mjs';
import { writeFactTables } from './fact-tables.mjs';
import { languagesOf, writeLanguageModules } from './languages.mjs';
import { readYaml } from './read-yaml.mjs';
import { replaceFile } from './replace-file.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Word files, and what the keys of each begin with; the sections of cli.yaml stand for themselves. */
const FILES = { labels: 'labels.', messages: 'messages.', page: 'page.', cli: '' };

/** Kinds of elements of a parsed message that name a value, as the parser numbers them. */
const VALUES = new Set([1, 2]);
const CHOICES = new Set([5, 6]);

/** Writes what is made from a folder of languages: the modules that gather them, and the types of their phrases. */
export async function writePhraseTypes(folder = join(root, 'src', 'language')) {
	await writeLanguageModules(folder);
	const path = join(folder, 'phrases.generated.ts');
	const text = await phraseTypes(folder);
	if ((await readFile(path, 'utf8').catch(() => '')) !== text) await replaceFile(path, text);
}

/** All that is made of the words, of the languages and of the dialects of import, and of the records of facts. */
export async function writeWords() {
	await writePhraseTypes();
	await writeDialects();
	await writeFactTables();
}

async function phraseTypes(folder) {
	const languages = await languagesOf(folder);
	const phrases = new Map();
	for (const [file, prefix] of Object.entries(FILES)) {
		for (const language of languages) {
			collect(await readYaml(join(folder, language, `${file}.yaml`)), prefix, language, phrases);
		}
	}
	// A message may have no note; its words are none then.
	for (const key of [...phrases.keys()]) {
		const note = key.replace(/reason$/, 'note');
		if (MESSAGE.test(key) && !phrases.has(note)) collect('', note, 'en', phrases);
	}
	const lines = [...phrases].map(([key, { sentences, values }]) => {
		const sentence = JSON.stringify(sentences.en ?? sentences.fr);
		return `\t${JSON.stringify(key)}: { english: ${sentence}; values: ${union(values)} };\n`;
	});
	return [
		'// Made from the word files by scripts/phrase-types.mjs.\n\n',
		`export interface Phrases {\n${lines.join('')}}\n\n`,
		`export interface Messages {\n${messageCodes(phrases).join('')}}\n`,
	].join('');
}

/** The key of a message: its rule and its code. */
const MESSAGE = /^messages\.([a-z-]+\/[a-z-]+)\.(\w+)\.reason$/;

/** The rules, each with the codes of its messages and the values that these want. */
function messageCodes(phrases) {
	const rules = new Map();
	for (const [key, { values }] of phrases) {
		const [, rule, code] = MESSAGE.exec(key) ?? [];
		if (rule === undefined) continue;
		const note = phrases.get(key.replace(/reason$/, 'note'));
		const line = `${code}: ${union(new Set([...values, ...note.values]))}`;
		rules.set(rule, [...(rules.get(rule) ?? []), line]);
	}
	return [...rules].sort().map(([rule, lines]) => `\t${JSON.stringify(rule)}: { ${lines.join('; ')} };\n`);
}

function collect(node, path, language, phrases) {
	if (typeof node === 'string') {
		const known = phrases.get(path) ?? { sentences: {}, values: new Set() };
		known.sentences[language] = node;
		for (const name of neededIn(read(node))) known.values.add(name);
		phrases.set(path, known);
	} else if (node !== null && typeof node === 'object' && !Array.isArray(node)) {
		const start = path === '' || path.endsWith('.') ? path : `${path}.`;
		for (const [key, value] of Object.entries(node)) collect(value, start + key, language, phrases);
	}
}

function read(text) {
	return text === '' ? [] : parseMessage(text, { ignoreTag: true });
}

/** Values that are wanted whatever the others are: one inside a choice is wanted where all of its branches want it. */
function neededIn(message) {
	return message.flatMap((element) => {
		if (VALUES.has(element.type)) return [element.value];
		if (!CHOICES.has(element.type)) return [];
		const [first, ...others] = Object.values(element.options).map(({ value }) => neededIn(value));
		return [element.value, ...first.filter((name) => others.every((names) => names.includes(name)))];
	});
}

function union(names) {
	return (
		[...names]
			.map((name) => JSON.stringify(name))
			.sort()
			.join(' | ') || 'never'
	);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeWords();
