/** The templates of documents: which there are, and copies of them to change. */

import { dirname, resolve } from 'node:path';
import { EMPTY_CONFIG } from '../../config/config.js';
import { readConfig } from '../../config/read.js';
import { PvError } from '../../errors.js';
import { vocabulary } from '../../language/index.js';
import { ruleIds } from '../../lint/index.js';
import {
	DOCUMENT,
	DOCUMENT_NAMES,
	type Template,
	THEMES,
	templateOf,
	themeTemplate,
} from '../../render/index.js';
import { TEMPLATES_FOLDER, templatePath } from '../design.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { findProject } from '../project.js';
import { userWords } from '../words.js';

/** Lists documents and their parts; those that the project changes are marked. */
export async function listTemplates(io: Io): Promise<ExitCodeValue> {
	const { folder } = await projectTemplates(io);
	const phrase = userWords(io);
	for (const [name, template] of builtIn()) {
		io.stdout.write(`${name}\n`);
		for (const part of partsOf(template).keys()) {
			const changed = (await io.facts(resolve(folder, templatePath(name, part)))) !== undefined;
			io.stdout.write(`  ${part}${changed ? ` ${phrase('cli.template.changed')}` : ''}\n`);
		}
	}
	return ExitCode.clean;
}

/** Copies the templates of a document, or one part of it, into the project. What is there already is never written over. */
export async function ejectTemplate(
	document: string | undefined,
	part: string | undefined,
	io: Io,
): Promise<ExitCodeValue> {
	const { folder, shown } = await projectTemplates(io);
	const templates = builtIn();
	const name = document ?? THEMES[0];
	const template = templates.get(name);
	if (!template) throw unknown(name, [...templates.keys()]);
	const parts = partsOf(template);
	if (part !== undefined && !parts.has(part)) throw unknown(part, [...parts.keys()]);
	const wanted = [...parts].filter(([key]) => part === undefined || key === part);
	for (const [key] of wanted) {
		const path = templatePath(name, key);
		if (await io.facts(resolve(folder, path)))
			throw new PvError('template/exists', `${path} is there already`, {
				exitCode: 2,
				facts: { path: `${shown}/${path}` },
			});
	}
	for (const [key, text] of wanted) {
		const path = templatePath(name, key);
		await io.write(resolve(folder, path), text);
		io.stdout.write(`${shown}/${path}\n`);
	}
	return ExitCode.clean;
}

function unknown(name: string, known: readonly string[]): PvError {
	return new PvError('usage/unknown-template', `no template is named ${name}`, {
		exitCode: 2,
		facts: { name, known },
	});
}

function builtIn(): Map<string, Template> {
	const words = vocabulary('documents');
	const templates = new Map<string, Template>(THEMES.map((theme) => [theme, themeTemplate(theme)]));
	for (const name of DOCUMENT_NAMES)
		if (name !== 'calendar') templates.set(words.word(name, 'fr'), templateOf(name));
	return templates;
}

function partsOf(template: Template): Map<string, string> {
	const partials = Object.entries(template.partials).sort(([a], [b]) => (a < b ? -1 : 1));
	return new Map([[DOCUMENT, template.document], ...partials, ['style', template.style]]);
}

/** Where the templates of the project around the current folder are, or go. */
async function projectTemplates(io: Io): Promise<{ folder: string; shown: string }> {
	const project = await findProject(io.cwd, io);
	const config = project.config
		? readConfig(new TextDecoder().decode(await io.read(project.config)), project.config, ruleIds)
		: EMPTY_CONFIG;
	const shown = config.templates ?? TEMPLATES_FOLDER;
	return { folder: resolve(project.config ? dirname(project.config) : io.cwd, shown), shown };
}
