/** Which files a build writes, and where. */

import { basename, dirname, join, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import type { CompiledFile } from '../compile-file.js';
import { INPUT } from '../find-meetings.js';

/** A format that `pv build` writes. */
export type Format = 'html' | 'docx' | 'pdf' | 'json' | 'ast';

const FORMATS: readonly Format[] = ['html', 'docx', 'pdf', 'json', 'ast'];

/** Ending of each format's files. */
const ENDINGS: Record<Format, string> = {
	html: '.html',
	docx: '.docx',
	pdf: '.pdf',
	json: '.json',
	ast: '.ast.json',
};

/** One output of one meeting. */
export interface PlannedOutput {
	format: Format;
	/** Absent: standard output. */
	path: string | undefined;
}

/** What `--out` means standard output by. */
export const OUTPUT = '-';

/** Standard output takes one format of one meeting. */
export function oneOnOutput(): PvError {
	return new PvError('usage/one-on-output', 'standard output takes one format of one meeting', {
		exitCode: 2,
	});
}

/** Reads `html,pdf`. The order is that of writing: HTML first, so that it is there when printing fails. */
export function formatsOf(text: string): Format[] {
	const names = text.split(',').map((name) => name.trim());
	for (const name of names) {
		if (!(FORMATS as readonly string[]).includes(name)) {
			throw new PvError('usage/format', `no format is named ${name}`, {
				exitCode: 2,
				facts: { format: name, known: FORMATS },
			});
		}
	}
	return FORMATS.filter((format) => names.includes(format));
}

/** The outputs of a file. `taken` remembers the paths of a whole run: two meetings never write the same file. */
export function planOutputs(
	file: CompiledFile,
	asked: readonly Format[] | undefined,
	out: string | undefined,
	taken: Map<string, string>,
): PlannedOutput[] {
	const formats =
		asked ?? (file.config.formats ? formatsOf(file.config.formats.join(',')) : (['html', 'pdf'] as const));
	const output =
		out ??
		(file.config.output && file.configFolder ? resolve(file.configFolder, file.config.output) : undefined);
	const [only] = formats;
	if (out === OUTPUT) {
		if (formats.length > 1 || only === undefined) throw oneOnOutput();
		return [{ format: only, path: undefined }];
	}
	if (file.path === INPUT && output === undefined) {
		if (formats.length === 1 && asked && only !== undefined && only !== 'docx')
			return [{ format: only, path: undefined }];
		return formats.map((format) =>
			claim({ format, path: `${nameOf(file)}${ENDINGS[format]}` }, file.path, taken),
		);
	}
	const name = nameOf(file);
	const folder = output ?? dirname(file.path);
	return formats.map((format) =>
		claim({ format, path: join(folder, `${name}${ENDINGS[format]}`) }, file.path, taken),
	);
}

/** Name of a file's outputs, without ending. */
export function nameOf({ path, outputName }: CompiledFile): string {
	return outputName ?? (path === INPUT ? 'minutes' : basename(path).replace(/\.(md|markdown)$/i, ''));
}

function claim<Output extends PlannedOutput>(
	output: Output,
	source: string,
	taken: Map<string, string>,
): Output {
	claimPath(output.path as string, source, taken);
	return output;
}

/** Remembers that a file is written for a meeting; two meetings never write the same one. */
export function claimPath(path: string, source: string, taken: Map<string, string>): void {
	const other = taken.get(path);
	if (other !== undefined && other !== source) {
		throw new PvError('usage/same-output', `${source} and ${other} would both write ${path}`, {
			exitCode: 2,
			facts: { path },
		});
	}
	taken.set(path, source);
}
