/** The templates of documents: which there are, and copies of them to change. */

import { dirname, resolve } from 'node:path';
import { CONFIG_FILE, type Config, EMPTY_CONFIG } from '../../config/config.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import type { AnyPhrase, Phrase } from '../../language/ids.js';
import { DEFAULT_LANGUAGE, hasPhrase, vocabulary } from '../../language/index.js';
import { loadConfig } from '../../project/compile-file.js';
import { refuseTemplatesOutside, TEMPLATES_FOLDER, templatePath } from '../../project/design.js';
import { findProject, write } from '../../project/project.js';
import { DOCUMENT, DOCUMENT_NAMES, getTemplate, type Template, themeTemplate } from '../../render/index.js';
import { THEMES } from '../../view/context.js';

/** Lists documents with the parts that are theirs alone, then once the parts that several share; those that the project changes are marked. */
export async function listTemplates(io: Io): Promise<ExitCodeValue> {
	const { folder, isConfigured, config } = await projectTemplates(io);
	const phrase = userWords(io);
	const templates = builtIn(config);
	const shared = sharedParts(templates.values());
	for (const [name, template] of templates) {
		io.stdout.write(line(name, `cli.template.what.${name}`, phrase));
		for (const [part, text] of getTemplateParts(template)) {
			const changed =
				isConfigured && (await io.facts(resolve(folder, templatePath(name, part)))) !== undefined;
			if (!changed && shared.get(part)?.has(text) === true) continue;
			io.stdout.write(line(`  ${part}`, `cli.template.parts.${part}`, phrase, changed));
		}
	}
	io.stdout.write(`\n${phrase('cli.template.shared')}\n`);
	for (const part of [...shared.keys()].sort())
		io.stdout.write(line(`  ${part}`, `cli.template.parts.${part}`, phrase));
	io.stdout.write(`\n${phrase('cli.template.how')}\n`);
	return ExitCode.clean;
}

/** Width of the column of names. */
const NAMES = 23;

function line(name: string, key: string, phrase: Phrase, isChanged = false): string {
	const what = hasPhrase(key, phrase.lang) ? (phrase as AnyPhrase)(key) : '';
	const changed = isChanged ? ` ${phrase('cli.template.changed')}` : '';
	return `${`${name.padEnd(NAMES)} ${what}`.trimEnd()}${changed}\n`;
}

/** Parts that several templates have with the same text, by name. */
function sharedParts(templates: Iterable<Template>): Map<string, Set<string>> {
	const seen = new Set<string>();
	const shared = new Map<string, Set<string>>();
	for (const template of templates) {
		for (const [part, text] of getTemplateParts(template)) {
			const key = `${part}\n${text}`;
			if (seen.has(key)) shared.set(part, (shared.get(part) ?? new Set()).add(text));
			seen.add(key);
		}
	}
	return shared;
}

/**
 * Copies the templates of a document, or one part of it, into the project. What is there already is never written over. A folder without a
 * configuration becomes a project by one: else its templates would be passed over.
 */
export async function ejectTemplate(
	document: string | undefined,
	part: string | undefined,
	io: Io,
): Promise<ExitCodeValue> {
	const { folder, shown, isConfigured, config } = await projectTemplates(io);
	const name = document ?? THEMES[0];
	const wanted = partsNamed(name, part, config);
	for (const [key] of wanted) {
		const path = templatePath(name, key);
		if (await io.facts(resolve(folder, path)))
			throw new PvError('template/exists', `${path} is there already`, { path: `${shown}/${path}` });
	}
	if (!isConfigured) {
		await write(resolve(io.cwd, CONFIG_FILE), `# ${userWords(io)('cli.template.config')}\n`, io);
		io.stdout.write(`${CONFIG_FILE}\n`);
	}
	for (const [key, text] of wanted) {
		const path = templatePath(name, key);
		await write(resolve(folder, path), text, io);
		io.stdout.write(`${shown}/${path}\n`);
	}
	return ExitCode.clean;
}

// --- The templates of documents: which there are, of which parts, and where a project keeps its own.

/** Every template by its name: the themes, then the documents by their French word, then the project's own kinds of both with what they are made from. */
export function builtIn({ themes, documents }: Config = EMPTY_CONFIG): Map<string, Template> {
	const words = vocabulary('documents');
	const templates = new Map<string, Template>(THEMES.map((theme) => [theme, themeTemplate(theme)]));
	for (const name of DOCUMENT_NAMES)
		if (name !== 'calendar') templates.set(words.word(name, DEFAULT_LANGUAGE), getTemplate(name));
	for (const [name, base] of Object.entries(themes ?? {})) templates.set(name, themeTemplate(base));
	for (const [name, base] of Object.entries(documents ?? {})) templates.set(name, getTemplate(base));
	return templates;
}

/** The parts of a template with their text: the document, its parts by name, the style. */
export function getTemplateParts(template: Template): Map<string, string> {
	const partials = Object.entries(template.partials).sort(([a], [b]) => (a < b ? -1 : 1));
	return new Map([[DOCUMENT, template.document], ...partials, ['style', template.style]]);
}

/** The parts to copy: one of a template, or all; throws where there is no such template or part. */
export function partsNamed(
	name: string,
	part: string | undefined,
	config: Config = EMPTY_CONFIG,
): [part: string, text: string][] {
	const templates = builtIn(config);
	const template = templates.get(name);
	if (!template) throw unknown(name, [...templates.keys()]);
	const parts = getTemplateParts(template);
	if (part !== undefined && !parts.has(part)) throw unknown(part, [...parts.keys()]);
	return [...parts].filter(([key]) => part === undefined || key === part);
}

function unknown(name: string, known: readonly string[]): PvError {
	return new PvError('usage/unknown-template', `no template is named ${name}`, { name, known });
}

/** Where the templates of the project around the current folder are, or go; without a configuration nothing there is read. */
export async function projectTemplates(
	io: Io,
): Promise<{ folder: string; shown: string; isConfigured: boolean; config: Config }> {
	const project = await findProject(io.cwd, io);
	const config = await loadConfig(project, io);
	const shown = config.templates ?? TEMPLATES_FOLDER;
	const folder = resolve(project.config ? dirname(project.config) : io.cwd, shown);
	await refuseTemplatesOutside(folder, project.root, io);
	return {
		folder,
		shown,
		isConfigured: project.config !== undefined,
		config,
	};
}
