// Reads files of YAML, each text once: the words of a language are asked for by a dozen makers of one run, and to parse them is most of their work.

import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const values = new Map();

/** The value of a file, which nobody may change. */
export async function readYaml(path) {
	const text = await readFile(path, 'utf8');
	if (!values.has(text)) values.set(text, parse(text));
	return values.get(text);
}
