import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { compileFile } from '../../project/compile-file.js';

/** Prints the tree of a meeting file as JSON. */
export async function ast(path: string, io: Io): Promise<ExitCodeValue> {
	const { compiled } = await compileFile(path, io);
	io.stdout.write(`${JSON.stringify(compiled.meeting, null, 2)}\n`);
	return compiled.messages.some(({ severity }) => severity === 'error') ? ExitCode.errors : ExitCode.clean;
}
