/** A meeting file as the commands have it. */

import type { Compiled } from '../compile.js';
import type { Config } from '../config/config.js';
import type { Design } from './build/design.js';

/** A compiled file with what the project says. */
export interface CompiledFile {
	/** As the user named it; `-` for standard input. */
	path: string;
	compiled: Compiled;
	config: Config;
	/** Real paths of the files that the minutes name, as far as they are there: an output must be none of them. */
	ownFiles?: ReadonlySet<string> | undefined;
	/** Folder of the configuration file, which its paths are relative to. */
	configFolder: string | undefined;
	/** Folder that nothing which the project says may lead out of; absent for minutes that came out of a record. */
	root?: string | undefined;
	/** What the project changes of the built-in documents. */
	design?: Design | undefined;
	/** Name of its outputs without ending, where it is not that of the file. */
	outputName?: string | undefined;
}
