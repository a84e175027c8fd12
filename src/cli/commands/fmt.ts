import { formatMeeting } from '../../format/index.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { compileBytes, readMeeting } from '../../project/compile-file.js';
import { askedPaths, Failures, findMeetings, INPUT } from '../../project/find-meetings.js';
import { createPatch, needByteOrderMark, rewrite } from '../apply-fixes.js';

/** Options of `pv fmt`. */
interface FmtOptions {
	/** Writes nothing: exits 1 if a file would change. */
	check?: boolean;
	/** Writes nothing: prints what would change. */
	diff?: boolean;
	quiet?: boolean;
	/** The file that standard input is the text of. */
	stdinFilename?: string;
}

/** Lays meeting files out in place; standard input goes to standard output. */
export async function fmt(paths: readonly string[], options: FmtOptions, io: Io): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	const meetings = await findMeetings(askedPaths(paths, options.stdinFilename), io);
	const dry = options.check === true || options.diff === true;
	let changed = 0;
	const failures = new Failures(meetings.length, io);
	for (const path of meetings) {
		if (io.signal.aborted) return ExitCode.interrupted;
		try {
			const { before, after, mark } = await format(path, options.stdinFilename, io);
			if (path === INPUT && !dry) io.stdout.write(mark + after);
			if (before === after) continue;
			changed++;
			if (options.diff) io.stdout.write(await createPatch(path, before, after));
			if (!dry && path !== INPUT) await rewrite(path, mark + after, io);
			if (!options.quiet && !options.diff && path !== INPUT)
				io.stderr.write(`${phrase(options.check ? 'cli.fmt.wouldChange' : 'cli.fmt.changed', { path })}\n`);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	if (!options.quiet && !meetings.includes(INPUT)) {
		const key = dry ? 'cli.fmt.totalCheck' : 'cli.fmt.total';
		io.stderr.write(`${phrase(key, { changed, files: meetings.length - failures.count })}\n`);
	}
	if (failures.count > 0) return failures.code;
	return options.check && changed > 0 ? ExitCode.errors : ExitCode.clean;
}

interface Formatted {
	before: string;
	after: string;
	/** The byte order mark of the file, or nothing. */
	mark: string;
}

async function format(file: string, inputName: string | undefined, io: Io): Promise<Formatted> {
	const bytes = file === INPUT ? await io.readInput() : await readMeeting(file, io);
	const path = file === INPUT ? (inputName ?? INPUT) : file;
	const { compiled } = await compileBytes(bytes, path, io);
	const before = compiled.source;
	const mark = needByteOrderMark(bytes, before, path);
	const after = await formatMeeting(before, async (source) =>
		source === before ? compiled.meeting : (await compileBytes(source, path, io)).compiled.meeting,
	);
	return { before, after, mark };
}
