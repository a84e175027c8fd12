import { resolve } from 'node:path';
import { CONFIG_FILE } from '../../config/config.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { write } from '../../project/project.js';

/** Makes the folder a project: a configuration in which every setting stands as a comment, ready to be taken out of it. */
export async function init(io: Io): Promise<ExitCodeValue> {
	const path = resolve(io.cwd, CONFIG_FILE);
	if (await io.facts(path))
		throw new PvError(
			'init/exists',
			`${CONFIG_FILE} is there already`,
			{ path: CONFIG_FILE },
			{ exitCode: ExitCode.usage },
		);
	const phrase = userWords(io);
	await write(path, `${phrase('cli.init.file').trimEnd()}\n`, io);
	io.stdout.write(`${CONFIG_FILE}\n`);
	io.stderr.write(`${phrase('cli.init.next')}\n`);
	return ExitCode.clean;
}
