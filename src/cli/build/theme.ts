/** Which theme the minutes are set in. */

import type { Config } from '../../config/config.js';
import { PvError } from '../../errors.js';
import { vocabulary } from '../../language/index.js';
import { THEMES, type Theme } from '../../render/index.js';

/** The theme that was asked for, else the project's, else the usual one. */
export function getTheme(asked: string | undefined, { style }: Config): Theme {
	return asked === undefined ? (style?.theme ?? THEMES[0]) : themeNamed(asked);
}

/** The theme of this name. Throws where there is none. */
export function themeNamed(asked: string): Theme {
	const found = vocabulary('themes').lookup(asked);
	if (found?.exact) return found.id;
	throw new PvError('usage/theme', `no theme is named ${asked}`, {
		exitCode: 2,
		facts: { name: asked, known: [...THEMES] },
	});
}
