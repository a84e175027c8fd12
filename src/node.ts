/** `proces-verbal/node`: the API with files and PDF. */

import { fileURLToPath } from 'node:url';
import type { Compiled } from './compile.js';
import { nodeIo } from './host/node-io.js';
import { compileFile as compileWith } from './project/compile-file.js';

export * from './index.js';
export type { Printed, PrinterOptions, PrintOptions } from './pdf/index.js';
export { printPdf, withPrinter } from './pdf/index.js';
export {
	type Archived,
	type ArchiveFacts,
	type Attachment,
	archivePdf,
	checkConformance,
	PdfDocument,
} from './pdf-archive/index.js';

/** Compiles the meeting file at a path, with the files that it names and the `pv.config.yaml` above it, inside the project alone. */
export async function compileFile(path: string): Promise<Compiled> {
	const packageFolder = fileURLToPath(new URL('..', import.meta.url));
	// The process is not ours: what interrupts it is for whoever runs it.
	const { compiled } = await compileWith(
		path,
		nodeIo(packageFolder, { signal: new AbortController().signal }),
	);
	return compiled;
}
