// The languages are the folders of src/language: writes the modules that gather what each has, so that a language is added by its folder alone.
// The modules are made on each machine and are not kept.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml } from './read-yaml.mjs';
import { replaceFile } from './replace-file.mjs';

/** The language of a meeting that says none. */
export const DEFAULT = 'fr';

/** The names of the languages that a folder of languages holds, the default first. */
export async function languagesOf(folder) {
	const names = (await readdir(folder, { withFileTypes: true }))
		.filter((entry) => entry.isDirectory() && /^[a-z]{2}$/.test(entry.name))
		.map(({ name }) => name)
		.sort();
	return [DEFAULT, ...names.filter((name) => name !== DEFAULT)];
}

/** What each language has: one generated module each, so that a program takes in only those that it reads. */
const PARTS = {
	locales: { file: 'locale.js', name: 'LOCALES', imported: (lang) => `{ locale as ${lang} }` },
	typography: { file: 'typography.js', name: 'TYPOGRAPHY', imported: (lang) => `{ rules as ${lang} }` },
	...Object.fromEntries(
		['cli', 'keywords', 'labels', 'messages', 'page', 'rules', 'starters'].map((words) => [
			words,
			{ file: `${words}.yaml`, name: words.toUpperCase(), imported: (lang) => lang },
		]),
	),
};

/** Writes the modules into a folder of languages. */
export async function writeLanguageModules(folder) {
	const languages = await languagesOf(folder);
	for (const [part, { file, name, imported }] of Object.entries(PARTS)) {
		const lines = [
			'// Made from the folders of languages by scripts/languages.mjs.\n\n',
			...languages.map((lang) => `import ${imported(lang)} from './${lang}/${file}';\n`),
			`\n/** By language, the default first. */\nexport const ${name} = { ${languages.join(', ')} };\n`,
		];
		if (part === 'locales')
			lines.push(
				`\n/** The languages of documents and messages. */\nexport type Language = ${languages.map((lang) => `'${lang}'`).join(' | ')};\n`,
			);
		if (part === 'rules') lines.push(await rulesLists(folder, languages));
		await writeModule(join(folder, `${part}.generated.ts`), lines.join(''));
	}
	await writeModule(join(folder, 'vocabularies.generated.ts'), await vocabularies(folder, languages));
}

/** Every list of a word file with its identifiers, in the order of the words of the default language. */
async function listsOf(folder, languages, file) {
	const ids = new Map();
	for (const language of languages) {
		const words = await readYaml(join(folder, language, file));
		for (const [name, entries] of Object.entries(words))
			ids.set(name, new Set([...(ids.get(name) ?? []), ...Object.keys(entries)]));
	}
	return [...ids].map(([name, each]) => [name, [...each]]);
}

/** The lists of words of rules as a type: the program names a word that is there, or does not compile. */
async function rulesLists(folder, languages) {
	const rows = (await listsOf(folder, languages, 'rules.yaml')).map(
		([name, ids]) => `\t${name}: ${ids.map((id) => JSON.stringify(id)).join(' | ')};\n`,
	);
	return `\n/** Every list of words of rules, with its canonical identifiers. */\nexport interface RulesIds {\n${rows.join('')}}\n`;
}

/** Every vocabulary with its identifiers. */
async function vocabularies(folder, languages) {
	const lists = await listsOf(folder, languages, 'keywords.yaml');
	const rows = lists.map(([name, ids]) => `\t${name}: ${JSON.stringify(ids)},\n`);
	return [
		'// Made from the keywords of all languages by scripts/languages.mjs.\n\n',
		'/** Every vocabulary of the language, with its canonical identifiers. */\n',
		`export const VOCABULARIES = {\n${rows.join('')}} as const;\n`,
	].join('');
}

async function writeModule(path, text) {
	if ((await readFile(path, 'utf8').catch(() => '')) !== text) await replaceFile(path, text);
}
