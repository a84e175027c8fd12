// Writes src/collection/tables.generated.ts: the columns of every table of facts, from the types of its records. It is made on each machine and is
// not kept.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceFile } from './replace-file.mjs';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'collection');

/** What a column holds, by how the type of its field begins; any other is a text. */
const TYPES = { Amount: 'amount', number: 'integer', boolean: 'boolean' };

/** Writes it where it is not as it should be. */
export async function writeFactTables() {
	const source = await readFile(join(folder, 'records.ts'), 'utf8');
	const tables = fieldsOf('Records', source).map(
		([table, record]) => `\t${table}: {${fieldsOf(record, source).map(column).join(',')} },\n`,
	);
	const text = `// Made from records.ts by scripts/fact-tables.mjs.\n\nexport const COLUMNS = {\n${tables.join('')}} as const;\n`;
	const path = join(folder, 'tables.generated.ts');
	if ((await readFile(path, 'utf8').catch(() => '')) !== text) await replaceFile(path, text);
}

/** Names and types of the fields of an interface, in order. */
function fieldsOf(name, source) {
	const [, body] = new RegExp(`^export interface ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(source);
	return [...body.matchAll(/^\t(\w+): (.*);$/gm)].map(([, field, type]) => [field, type]);
}

function column([name, type]) {
	return ` ${name}: '${TYPES[/^\w+/.exec(type)?.[0]] ?? 'text'}'`;
}
