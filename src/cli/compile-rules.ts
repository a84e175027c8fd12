/** Reads a rules file by itself: as the rules of an empty meeting beside it, so that its messages and what it builds on are the same. */

import { basename, dirname, resolve } from 'node:path';
import { compile } from '../compile.js';
import type { Rules } from '../law/rules.js';
import { reportText } from '../report/index.js';
import type { Io } from './io.js';
import { createLoader } from './load.js';
import { findProject } from './project.js';
import { userLanguage } from './words.js';

/** The rules in a file, and what is wrong with them as text. */
export async function compileRules(path: string, io: Io): Promise<{ rules: Rules; messages: string }> {
	const lang = userLanguage(io.env);
	const folder = dirname((await io.facts(path))?.real ?? resolve(io.cwd, path));
	const { root } = await findProject(folder, io);
	const name = basename(path);
	const source = `---\nlang: ${lang}\nstatus: convened\nrules: ${JSON.stringify(`./${name}`)}\n---\n`;
	const { rules, messages } = await compile(source, { path, load: createLoader(io, folder, root) });
	const own = messages.filter(({ file }) => file !== '');
	const text = new TextDecoder().decode(await io.read(path));
	const reported = [{ path: name, source: text, lang, messages: own }];
	return {
		rules,
		messages: reportText(reported, { lang, colors: io.stderr.colors, columns: io.stderr.columns }),
	};
}
