/** Which theme the minutes are set in, and which kinds of documents a project has: its own are folders of templates that the configuration names. */

import type { Config } from '../../config/config.js';
import { PvError } from '../../errors.js';
import { vocabulary } from '../../language/index.js';
import { THEMES, type Theme } from '../../render/index.js';
import type { CompiledFile } from '../compile-file.js';
import type { Design } from './design.js';

/** A meeting with the theme that was asked for, else the project's, else the usual one. A theme of the project is a built-in one with other templates. */
export function setInTheme(
	asked: string | undefined,
	file: CompiledFile,
): { theme: Theme; file: CompiledFile } {
	const name = asked ?? file.config.style?.theme ?? THEMES[0];
	const theme = themeNamed(name, file.config);
	const isOwn = file.config.themes?.[name] !== undefined;
	return { theme, file: isOwn ? { ...file, design: designOf(name, theme, file.design) } : file };
}

/** The built-in theme of this name, or that a theme of the project is made from. Throws where there is none. */
export function themeNamed(asked: string, { themes }: Config): Theme {
	const own = themes?.[asked];
	if (own !== undefined) return own;
	const found = vocabulary('themes').lookup(asked);
	if (found?.exact) return found.id;
	throw new PvError('usage/theme', `no theme is named ${asked}`, {
		exitCode: 2,
		facts: { name: asked, known: [...THEMES, ...Object.keys(themes ?? {})] },
	});
}

const ownDesigns = new WeakMap<Design, Map<string, Design>>();

/** The looks of a project with a theme of its own in the place of the built-in one; the same each time, for it keeps what was parsed. */
function designOf(name: string, base: Theme, design: Design | undefined): Design | undefined {
	if (design === undefined) return design;
	const known = ownDesigns.get(design) ?? new Map<string, Design>();
	ownDesigns.set(design, known);
	const found = known.get(name) ?? {
		...design,
		templates: new Map([...design.templates, [base, ownTemplates(name, design)]]),
		made: new Map(),
	};
	known.set(name, found);
	return found;
}

/** The templates in the folder of a name of the project's own; throws where there is none. */
export function ownTemplates(name: string, design: Design | undefined): ReadonlyMap<string, string> {
	const own = design?.templates.get(name);
	if (own !== undefined && own.size > 0) return own;
	const path = `${design?.folder ?? 'templates'}/${name}`;
	throw new PvError('template/no-folder', `${path} is not there`, { exitCode: 2, facts: { path } });
}
