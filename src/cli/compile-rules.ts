/** Reads a rules file by itself: as the rules of an empty meeting beside it, so that its messages and what it builds on are the same. */

import { basename, dirname, resolve } from 'node:path';
import { compile } from '../compile.js';
import type { Io } from '../host/io.js';
import { userLanguage } from '../host/locale.js';
import type { Rules } from '../law/rules.js';
import { decodeText } from '../parse/index.js';
import { reportText } from '../report/index.js';
import { createLoader } from './load.js';
import { projectAround } from './places.js';

/** The rules in a file, and what is wrong with them as text. */
export async function compileRules(path: string, io: Io): Promise<{ rules: Rules; messages: string }> {
	const lang = userLanguage(io.env);
	const folder = dirname((await io.facts(path))?.real ?? resolve(io.cwd, path));
	const { root } = await projectAround(path, io);
	const name = basename(path);
	const source = `---\nlang: ${lang}\nstatus: convened\nrules: ${JSON.stringify(`./${name}`)}\n---\n`;
	const { rules, messages, loadedFiles } = await compile(source, {
		path,
		load: createLoader(io, folder, root),
	});
	// As the meeting names it, and beside it what it builds on.
	const own = messages.filter(({ file }) => file !== '');
	const texts = [...loadedFiles].map(([file, { bytes }]) => [file, decodeText(bytes, file).text] as const);
	const reported = [{ path, source: '', lang, messages: own, beside: new Map(texts) }];
	return {
		rules,
		messages: reportText(reported, { lang, colors: io.stderr.colors, columns: io.stderr.columns }),
	};
}
