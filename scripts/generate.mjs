// Writes the files that are made from others; `--check` only says whether they are fresh.
// docs/ast.schema.json, docs/minutes.schema.json: the JSON Schemas of what `pv ast` and `pv build --to json` write, from their types.
// docs/facts.schema.json: that of the records of `pv facts`, one property a table.
// docs/header.schema.json, docs/config.schema.json, docs/rules.schema.json: what editors of YAML complete.
// docs/en/bodies.md and docs/fr/bodies.md: every body with what its profile knows.
// templates/fonts/outlines.yaml: what the letters look like that every document embeds.
// editors/vscode/syntaxes/pv.tmLanguage.json: the colours of minutes in VS Code, from the words of both languages.
// src/language/phrases.generated.ts: the keys of the word files as types; it is not kept, and made on the way.

import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	createFormatter,
	createParser,
	createProgram,
	DEFAULT_CONFIG,
	ExposeNodeParser,
	SchemaGenerator,
	StringType,
} from 'ts-json-schema-generator';
import { bodiesPage } from './bodies.mjs';
import { fontOutlines } from './font-outlines.mjs';
import { writeWords } from './phrase-types.mjs';
import { configSchema, headerSchema, rulesSchema } from './schemas.mjs';
import { makeGrammar } from './vscode.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Keys of the word files are texts to whoever reads a tree: a new message does not change the schema. */
const keysAsTexts = {
	supportsNode: (node) => KEY_TYPES.has(node.typeName?.text),
	createType: () => new StringType(),
};
const KEY_TYPES = new Set(['RuleId', 'MessageCode', 'PhraseKey', 'PhraseKeyAfter']);

const GENERATED = [
	{
		path: 'docs/ast.schema.json',
		make: () => schemaOf('Meeting', 'The tree of a meeting, as `pv ast` prints it'),
	},
	{
		path: 'docs/minutes.schema.json',
		make: () => schemaOf('CompiledJson', 'A compiled meeting, as `pv build --to json` writes it'),
	},
	{
		path: 'docs/facts.schema.json',
		make: () => schemaOf('Records', 'The records of a collection, as `pv facts` writes them'),
	},
	{ path: 'docs/header.schema.json', make: () => headerSchema(root) },
	{ path: 'docs/config.schema.json', make: () => configSchema(root) },
	{ path: 'docs/rules.schema.json', make: () => rulesSchema(root) },
	{ path: 'docs/en/bodies.md', make: () => bodiesPage(root, 'en') },
	{ path: 'docs/fr/bodies.md', make: () => bodiesPage(root, 'fr') },
	{ path: 'templates/fonts/outlines.yaml', make: () => fontOutlines(root) },
	{ path: 'editors/vscode/syntaxes/pv.tmLanguage.json', make: makeGrammar },
];

nameForeignTypesApart();
// Whoever only checks has just written them.
const isCheck = process.argv.includes('--check');
if (!isCheck) await writeWords();

/** The types of all schemas are read by one program: to read them takes longer than all that is made of them. */
const config = {
	...DEFAULT_CONFIG,
	path: join(root, 'src/{ast/index,render/json/json,collection/records}.ts'),
	tsconfig: join(root, 'tsconfig.json'),
	jsDoc: 'extended',
	sortProps: true,
	skipTypeCheck: true,
	additionalProperties: true,
};
const program = createProgram(config);

let stale = false;
for (const { path, make } of GENERATED) {
	const wanted = await make();
	const there = await readFile(join(root, path), 'utf8').catch(() => '');
	if (there === wanted) continue;
	if (isCheck) {
		stale = true;
		console.error(`${path} is not what its sources make of it: run \`npm run generate\``);
	} else {
		await writeFile(join(root, path), wanted);
		console.log(`wrote ${path}`);
	}
}
if (stale) process.exitCode = 1;

function schemaOf(type, title) {
	const generator = new SchemaGenerator(
		program,
		createParser(program, config, (parser) => parser.addNodeParser(keysAsTexts)),
		createFormatter(config),
		config,
	);
	return `${JSON.stringify({ title, ...generator.createSchema(type) }, null, '\t')}\n`;
}

/** mdast has names that we use too (`Reference`): its types get a prefix. */
function nameForeignTypesApart() {
	const { getDefinitionName } = ExposeNodeParser.prototype;
	ExposeNodeParser.prototype.getDefinitionName = function (node, context) {
		const name = getDefinitionName.call(this, node, context);
		const [, packageName] = /node_modules\/@types\/(\w+)\//.exec(node.getSourceFile().fileName) ?? [];
		return packageName ? `${packageName}.${name}` : name;
	};
}
