/** Which files a build writes, and where. */

import { basename, dirname, join, resolve } from 'node:path';
import { EXCHANGE_FORMATS, type ExchangeFormat } from '../collection/index.js';
import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import type { CompiledFile } from '../project/compile-file.js';
import { INPUT } from '../project/find-meetings.js';
import { isInside, realPlace, refusal, refuseLinkOut } from '../project/project.js';
import { notPublishable, publicFileName, publicVersion } from '../redact/index.js';

/** A format that `pv build` writes. */
export type Format = 'html' | 'docx' | 'odt' | 'pdf' | 'json' | 'ast' | 'seda' | ExchangeFormat;

/** Formats that no terminal can show. */
const BINARY: ReadonlySet<Format> = new Set<Format>(['docx', 'odt', 'actes', 'seda']);

export const FORMATS: readonly Format[] = [
	'html',
	'docx',
	'odt',
	'pdf',
	'json',
	'ast',
	'seda',
	...(Object.keys(EXCHANGE_FORMATS) as ExchangeFormat[]),
];

const ENDINGS: Record<Format, string> = {
	html: '.html',
	docx: '.docx',
	odt: '.odt',
	pdf: '.pdf',
	json: '.json',
	ast: '.ast.json',
	seda: '.seda.zip',
	...EXCHANGE_FORMATS,
};

/** Whether what is asked for holds the printed record. */
export function holdsRecord(formats: readonly Format[]): boolean {
	return formats.includes('pdf') || formats.includes('seda');
}

export interface PlannedOutput {
	format: Format;
	/** Absent: standard output. */
	path: string | undefined;
}

/** What `--out` means standard output by. */
export const OUTPUT = '-';

export function oneOnOutput(): PvError {
	return new PvError('usage/one-on-output', 'standard output takes one format of one meeting');
}

/** Reads `html,pdf`. The order is that of writing: HTML first, so that it is there when printing fails. */
export function getFormats(text: string): Format[] {
	const names = text.split(',').map((name) => name.trim());
	for (const name of names) {
		if (!(FORMATS as readonly string[]).includes(name)) {
			throw new PvError('usage/format', `no format is named ${name}`, { format: name, known: FORMATS });
		}
	}
	return FORMATS.filter((format) => names.includes(format));
}

/** The outputs of a file. `taken` remembers the paths of a whole run: two meetings never write the same file. */
export async function planOutputs(
	file: CompiledFile,
	asked: readonly Format[] | undefined,
	out: string | undefined,
	taken: Map<string, string>,
	io: Io,
): Promise<PlannedOutput[]> {
	const formats =
		asked ?? (file.config.formats ? getFormats(file.config.formats.join(',')) : (['html', 'pdf'] as const));
	const [only] = formats;
	if (out === OUTPUT) {
		if (formats.length > 1 || only === undefined) throw oneOnOutput();
		return [{ format: only, path: undefined }];
	}
	const folder = await outputFolder(file, out, io);
	if (file.path === INPUT && folder === '.' && out === undefined) {
		if (formats.length === 1 && asked && only !== undefined && !BINARY.has(only))
			return [{ format: only, path: undefined }];
	}
	const name = getName(file);
	return formats.map((format) =>
		claim({ format, path: join(folder, `${name}${ENDINGS[format]}`) }, file.path, taken),
	);
}

/**
 * The folder that a file's outputs go to: what the command line names, what the configuration says, or that of the file. Only the command line may name
 * a place outside the project, and neither may get there by a link that lies in the project.
 */
export async function outputFolder(file: CompiledFile, out: string | undefined, io: Io): Promise<string> {
	const { output } = file.config;
	const beside = file.path === INPUT ? '.' : dirname(file.path);
	const folder = out ?? (output && file.configFolder ? resolve(file.configFolder, output) : beside);
	await refuseLinkOut(folder, io);
	if (out === undefined && folder !== beside && file.root !== undefined) {
		const real = await realPlace(folder, io);
		if (!isInside(file.root, real)) throw refusal('output/outside', folder, { root: file.root, real });
	}
	return folder;
}

/** Name of a file's outputs, without ending. */
export function getName({ path, outputName }: CompiledFile): string {
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
		throw new PvError('usage/same-output', `${source} and ${other} would both write ${path}`, { path });
	}
	taken.set(path, source);
}

// --- The public version of a compiled file: everything that is written comes from it.

/** The public version, or where the file hinders it: a fence left open hides where a confidential passage ends. */
export function publicFile(file: CompiledFile): CompiledFile | { line: number } {
	const hindrance = notPublishable(file.compiled.meeting);
	if (hindrance) return { line: hindrance.line };
	return {
		...file,
		compiled: publicVersion(file.compiled),
		outputName: `${publicFileName(getName(file), file.compiled)}-public`,
	};
}
