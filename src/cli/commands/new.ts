import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userLanguage, userWords } from '../../host/locale.js';
import { reportText } from '../../report/index.js';
import { compileBytes, reported } from '../compile-file.js';
import { GAVE_UP, type NewOptions } from '../new-answers.js';
import { newText, refuseTaken } from '../new-text.js';
import { write } from '../places.js';

/** Writes a new meeting file, ready to be convened. It never overwrites one. */
export async function newMeeting(
	path: string | undefined,
	options: NewOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const made = await newText(path, options, io);
	if (made === GAVE_UP) return ExitCode.interrupted;
	const file = await compileBytes(made.text, made.path, io);
	await refuseTaken(made.path, io);
	await write(made.path, made.text, io);
	const report = reportText([reported(file)], {
		lang: userLanguage(io.env),
		colors: io.stderr.colors,
		columns: io.stderr.columns,
	});
	io.stderr.write(`${report}${userWords(io)('cli.new.written', { path: made.path })}\n`);
	io.stdout.write(`${made.path}\n`);
	return file.compiled.messages.some(({ severity }) => severity === 'error')
		? ExitCode.errors
		: ExitCode.clean;
}
