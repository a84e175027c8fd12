// JSON Schemas that complete keys and explain them in an editor of YAML: of the header, of pv.config.yaml, and of a rules file. They come from the
// words of the languages and from the page of the language, and forbid nothing: pv itself reads keys in any case and with or without accents, and
// says what is wrong better than a schema can.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml } from './read-yaml.mjs';

const LANGUAGES = ['en', 'fr'];
/** Keys below `organization`. */
const ORGANIZATION = new Set(['name', 'form', 'address', 'id', 'logo']);

/** The schema of the header of a meeting. */
export async function headerSchema(root) {
	return schema('The header of minutes, between its two lines ---', await headerProperties(root));
}

/** The schema of `pv.config.yaml`. */
export async function configSchema(root) {
	const words = await wordsIn(root, 'keywords');
	const header = await headerProperties(root);
	return schema(
		'pv.config.yaml: what the minutes of a folder have in common',
		properties(words, 'config', (id) => {
			if (id === 'header') return { properties: header };
			if (id === 'style')
				return {
					properties: properties(words, 'styles', (key) =>
						key === 'theme' ? examples(words, 'themes') : {},
					),
				};
			if (id === 'severities') return { additionalProperties: examples(words, 'severities') };
			if (id === 'formats') return { items: { examples: ['html', 'pdf', 'docx', 'json', 'ast'] } };
			return {};
		}),
	);
}

/** The schema of a file of rules. */
export async function rulesSchema(root) {
	const words = await wordsIn(root, 'rules');
	const part = { $ref: '#/definitions/part' };
	const named = new Set(['majorities', 'meetings', 'deadlines']);
	return schema(
		'Rules of a body: quorum, majorities, proxies, notice',
		properties(words, 'keys', (id) => (named.has(id) ? { additionalProperties: part } : part)),
		{ part: { properties: properties(words, 'keys') } },
	);
}

async function headerProperties(root) {
	const words = await wordsIn(root, 'keywords');
	const explained = await explanations(root);
	return properties(words, 'keys', (id, language) => ({
		description: explained[language].get(words[language].keys[id][0]),
		...(id === 'status' ? examples(words, 'status') : {}),
		...(id === 'lang' ? { examples: LANGUAGES } : {}),
		...(id === 'organization' ? { properties: properties(words, 'subkeys', undefined, ORGANIZATION) } : {}),
		...(id === 'participants' ? { properties: properties(words, 'groups') } : {}),
	}));
}

function schema(title, its, definitions) {
	const draft = 'http://json-schema.org/draft-07/schema#';
	return `${JSON.stringify({ $schema: draft, title, type: 'object', properties: its, definitions })}
`;
}

/** Every spelling of every key of a vocabulary, in all languages; `describe` adds what is known of a key. */
function properties(words, vocabulary, describe = () => ({}), only = undefined) {
	const its = {};
	for (const language of LANGUAGES)
		for (const [id, spellings] of Object.entries(words[language][vocabulary]))
			for (const spelling of only === undefined || only.has(id) ? [spellings].flat() : [])
				its[spelling] ??= describe(id, language);
	return its;
}

/** The values of a vocabulary, as far as they are words. */
function examples(words, vocabulary) {
	const known = LANGUAGES.flatMap((language) =>
		Object.values(words[language][vocabulary]).map((list) => [list].flat()[0]),
	);
	return { examples: [...new Set(known)] };
}

async function wordsIn(root, file) {
	const read = async (language) => [
		language,
		await readYaml(join(root, 'src/language', language, `${file}.yaml`)),
	];
	return Object.fromEntries(await Promise.all(LANGUAGES.map(read)));
}

/** What the page of the language says of each key of the header: rows `| `key`, `key` | what it is |`. */
async function explanations(root) {
	const read = async (language) => {
		const page = await readFile(join(root, 'docs', language, 'language.md'), 'utf8');
		const [, table = ''] = /^## (?:The header|L’en-tête)\n([\s\S]*?)^(?=##)/m.exec(page) ?? [];
		const rows = [...table.matchAll(/^\| (`.*?) \| (.*?) \|$/gm)].flatMap(([, keys, what]) =>
			[...keys.matchAll(/`([^`]+)`/g)].map(([, key]) => [key, plain(what)]),
		);
		return [language, new Map(rows)];
	};
	return Object.fromEntries(await Promise.all(LANGUAGES.map(read)));
}

function plain(markdown) {
	return markdown.replace(/ ?\(\[[^)]*\)\)/g, '').replaceAll('`', '');
}
