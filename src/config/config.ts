/** The configuration of a project, `pv.config.yaml`, typed. */

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
}

/** A project without a configuration. */
export const EMPTY_CONFIG: Config = { header: {}, severities: {} };
