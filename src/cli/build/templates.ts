/** The templates of documents: which there are, of which parts, and where a project keeps its own. */

import { dirname, resolve } from 'node:path';
import { type Config, EMPTY_CONFIG } from '../../config/config.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { vocabulary } from '../../language/index.js';
import {
	DOCUMENT,
	DOCUMENT_NAMES,
	getTemplate,
	type Template,
	THEMES,
	themeTemplate,
} from '../../render/index.js';
import { loadConfig } from '../compile-file.js';
import { findProject } from '../project.js';
import { refuseTemplatesOutside, TEMPLATES_FOLDER } from './design.js';

/** Every template by its name: the themes, then the documents by their French word, then the project's own kinds of both with what they are made from. */
export function builtIn({ themes, documents }: Config = EMPTY_CONFIG): Map<string, Template> {
	const words = vocabulary('documents');
	const templates = new Map<string, Template>(THEMES.map((theme) => [theme, themeTemplate(theme)]));
	for (const name of DOCUMENT_NAMES)
		if (name !== 'calendar') templates.set(words.word(name, 'fr'), getTemplate(name));
	for (const [name, base] of Object.entries(themes ?? {})) templates.set(name, themeTemplate(base));
	for (const [name, base] of Object.entries(documents ?? {})) templates.set(name, getTemplate(base));
	return templates;
}

/** The parts of a template with their text: the document, its parts by name, the style. */
export function getParts(template: Template): Map<string, string> {
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
	const parts = getParts(template);
	if (part !== undefined && !parts.has(part)) throw unknown(part, [...parts.keys()]);
	return [...parts].filter(([key]) => part === undefined || key === part);
}

function unknown(name: string, known: readonly string[]): PvError {
	return new PvError('usage/unknown-template', `no template is named ${name}`, {
		exitCode: 2,
		facts: { name, known },
	});
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
