// The dialects of import are the files of src/import/dialects: writes the module that gathers them and names their lists as types, so that a
// dialect, or a list of one, is added in YAML alone. The module is made on each machine and is not kept.

import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT } from './languages.mjs';
import { readYaml } from './read-yaml.mjs';
import { replaceFile } from './replace-file.mjs';

const FOLDER = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'import', 'dialects');

/** Entries of a dialect that hold lists by name, and what the type of these names is called. */
const GROUPS = { labels: 'ImportLabel', columns: 'ImportColumn', attendance: 'AttendanceWord' };

/** Writes the module beside the folder. */
export async function writeDialects(folder = FOLDER) {
	const names = (await readdir(folder))
		.filter((name) => name.endsWith('.yaml'))
		.map((name) => name.slice(0, -5));
	const dialects = await Promise.all(
		names.sort().map(async (name) => ({
			name,
			lists: await readYaml(join(folder, `${name}.yaml`)),
		})),
	);
	const isDefault = ({ lists }) => lists.language === DEFAULT;
	const ordered = [...dialects.filter(isDefault), ...dialects.filter((one) => !isDefault(one))];
	const keys = (get) => [...new Set(dialects.flatMap(({ lists }) => Object.keys(get(lists) ?? {})))].sort();
	const wordLists = keys((lists) => lists).filter((key) =>
		Array.isArray(dialects.find(({ lists }) => key in lists).lists[key]),
	);
	const text = [
		'// Made from the dialects by scripts/dialects.mjs.\n\n',
		...ordered.map(({ name }) => `import ${name} from './dialects/${name}.yaml';\n`),
		`\n/** Those of the default language first. */\nexport const DIALECT_FILES = [${ordered.map(({ name }) => name).join(', ')}];\n`,
		union('WordList', wordLists),
		...Object.entries(GROUPS).map(([group, type]) =>
			union(
				type,
				keys((lists) => lists[group]),
			),
		),
	].join('');
	const path = join(dirname(folder), 'dialects.generated.ts');
	if ((await readFile(path, 'utf8').catch(() => '')) !== text) await replaceFile(path, text);
}

function union(name, keys) {
	return `\nexport type ${name} =${keys.map((key) => `\n\t| '${key}'`).join('')};\n`;
}
