import { formatsOf } from '../build-outputs.js';
import { type BuildOptions, BuildRun } from '../build-run.js';
import { findMeetings } from '../find-meetings.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { documentsNamed } from '../render-documents.js';

/** Checks meeting files and writes what was asked for. Final minutes that have errors are refused. */
export async function build(paths: readonly string[], options: BuildOptions, io: Io): Promise<ExitCodeValue> {
	const meetings = await findMeetings(paths.length > 0 ? paths : ['.'], io);
	const asked = options.to === undefined ? undefined : formatsOf(options.to);
	if (options.doc !== undefined) documentsNamed(options.doc);
	const run = new BuildRun(meetings.length, options, io);
	// The browser starts while the first file is read. Whether a configuration asks for PDF is known only later: then it ends unused.
	if (asked === undefined || asked.includes('pdf')) {
		const { withPrinter } = await import('../../pdf/index.js');
		try {
			return await withPrinter(run.printerOptions(), (printer) => run.all(meetings, asked, printer));
		} catch (error) {
			if (io.signal.aborted) return ExitCode.interrupted;
			throw error;
		}
	}
	return run.all(meetings, asked, undefined);
}
