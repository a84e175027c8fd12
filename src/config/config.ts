/** The configuration of a project, `pv.config.yaml`, typed. */

import type { IdOf } from '../language/index.js';

/** Name of the configuration file. */
export const CONFIG_FILE = 'pv.config.yaml';

/** Severity of a rule in a configuration. */
export type Setting = 'off' | 'info' | 'warning' | 'error';

/** What a project decides once for all its meetings. */
export interface Config {
	/** Defaults of the header, as plain data under the keys of the language. */
	header: Readonly<Record<string, unknown>>;
	/** Severities by rule. */
	severities: Readonly<Record<string, Setting>>;
	/** Folder of the project's own templates, relative to the configuration file. */
	templates?: string | undefined;
	/** Folder that outputs go to, relative to the configuration file; beside the meeting file where it is not given. */
	output?: string | undefined;
	/** Formats that `pv build` writes. */
	formats?: readonly string[] | undefined;
	/** Themes of the project, by the name of their folder of templates: what a folder leaves out is that of the built-in theme. */
	themes?: Readonly<Record<string, 'proces-verbal' | 'notarial'>> | undefined;
	/** Kinds of documents of the project, by the name of their folder: what one sees and leaves out is that of the built-in document. */
	documents?: Readonly<Record<string, OwnKindBase>> | undefined;
	/** Looks of the project's documents. */
	style?: Style | undefined;
	/** Fixed words of the page, by key of the labels (`title.minutes`), in the project's own. */
	wording?: Readonly<Record<string, string>> | undefined;
	/** List of people with their other names, by which they are one person in all meetings; relative to the configuration file. */
	people?: string | undefined;
	/** Folder that `pv ask` keeps the facts of the project in; relative to the configuration file. */
	facts?: string | undefined;
	/** Questions to the facts, in SQL, by the name that `pv ask` takes. */
	questions?: Readonly<Record<string, string>> | undefined;
}

/** Built-in documents that a kind of the project's own may be made from. */
export type OwnKindBase = Exclude<IdOf<'documents'>, 'calendar'>;

/** Looks that a project may set without a template of its own. */
export interface Style {
	/** How the minutes are set: a theme of the program, or one of `themes`. */
	theme?: string | undefined;
	/** Colour of what stands out, `#1f3a5f`. */
	accent?: string | undefined;
	/** Font files of the text, relative to the configuration file. */
	serif?: FontFiles | undefined;
	/** Font files of hours, figures and running heads. */
	sans?: FontFiles | undefined;
}

/** Files of one family. */
export type FontFiles = {
	readonly [Face in 'regular' | 'italic' | 'bold' | 'boldItalic']?: string | undefined;
};

/** A project without a configuration. */
export const EMPTY_CONFIG: Config = { header: {}, severities: {} };
