/** The formats of `pv check`, and where each goes. */

import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { userLanguage } from '../../host/locale.js';
import {
	type ReportedFile,
	reportGithub,
	reportJson,
	reportSarif,
	reportText,
	type TextOptions,
} from '../../report/index.js';
import { write } from '../places.js';
import { ruleFacts } from '../rule-pages.js';
import { version } from '../version.js';

/** What a report needs of its surroundings. */
interface RenderOptions extends TextOptions {
	readOwn(path: string): Promise<Uint8Array>;
	/** Absolute path of the folder that services take paths from. */
	folder: string;
}

/** One report to write. */
export interface ReportOutput {
	format: string;
	/** Absent: standard output. */
	file: string | undefined;
	render(files: readonly ReportedFile[], options: RenderOptions): string | Promise<string>;
}

const RENDERERS: Record<string, ReportOutput['render']> = {
	text: reportText,
	json: (files) => reportJson(files),
	github: (files, options) => reportGithub(files, options.folder),
	sarif: async (files, options) =>
		reportSarif(files, await ruleFacts(options.readOwn), version, options.folder),
};

/** Reads `text`, `sarif=pv.sarif`: a format, and the file that it goes to. At most one goes to standard output. */
export function outputs(formats: readonly string[]): ReportOutput[] {
	const targets = formats.map((text): ReportOutput => {
		const [format = '', ...rest] = text.split('=');
		const render = Object.hasOwn(RENDERERS, format) ? RENDERERS[format] : undefined;
		if (!render) {
			const known = Object.keys(RENDERERS);
			throw new PvError('usage/format', `no format is named ${format}`, {
				exitCode: 2,
				facts: { format, known },
			});
		}
		return { format, file: rest.length > 0 ? rest.join('=') : undefined, render };
	});
	if (targets.filter(({ file }) => file === undefined).length > 1) {
		throw new PvError('usage/two-on-output', 'two formats for standard output', { exitCode: 2 });
	}
	return targets;
}

/** Writes one report where it goes; colours and the width of the terminal are for standard output alone. */
export async function writeReport(
	target: ReportOutput,
	reports: readonly ReportedFile[],
	quiet: boolean | undefined,
	io: Io,
): Promise<void> {
	const text = await target.render(reports, {
		lang: userLanguage(io.env),
		colors: target.file === undefined && io.stdout.colors,
		columns: target.file === undefined ? io.stdout.columns : undefined,
		quiet,
		readOwn: (path) => io.readOwn(path),
		folder: io.cwd,
	});
	if (target.file === undefined) io.stdout.write(text);
	else await write(target.file, text, io);
}
