import { PvError } from '../../errors.js';
import { asFailure, explainAny } from '../../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io, interruption, userWords } from '../../host/io.js';
import {
	type Followed,
	followMeeting,
	getState,
	openPreviewServer,
	type PreviewServer,
} from '../preview/server.js';

/** Options of `pv preview`. */
interface PreviewOptions {
	port?: string;
	/** False with `--no-open`: the address is only printed. */
	open?: boolean;
}

/** Shows the finished page in the browser and keeps it at what the file says, until the user ends it. */
export async function preview(path: string, options: PreviewOptions, io: Io): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	const facts = await io.facts(path);
	if (!facts) throw new PvError('input/missing', `${path} does not exist`, { path });
	if (facts.kind !== 'file') throw new PvError('input/not-a-file', `${path} is not a file`, { path });
	const server = await openPreviewServer(options.port, io);
	let stop: (() => Promise<void>) | undefined;
	try {
		stop = await followMeeting(path, io, showOn(server, path, io));
		io.stdout.write(`${server.url}\n`);
		io.stderr.write(`${phrase('cli.preview.ready')}\n`);
		if (options.open !== false) io.openInBrowser?.(server.url);
		await interruption(io);
	} finally {
		await stop?.();
		await server.close(phrase('cli.preview.ended'));
	}
	return ExitCode.interrupted;
}

/** Shows each state in the browser, and says in the terminal what is new about it. */
function showOn(server: PreviewServer, path: string, io: Io): (followed: Followed) => void {
	let version = 0;
	let said = '';
	return (followed) => {
		if (followed.kind === 'page') version++;
		const state = getState(followed, path, version, io);
		server.show(state, followed.kind === 'page' ? followed.html : undefined);
		const isNew = state.line !== said;
		said = state.line;
		if (!isNew) return;
		// Of a mistake of ours the terminal says where it lies, too.
		if (followed.kind === 'failed' && !asFailure(followed.error)) explainAny(followed.error, io, path);
		else io.stderr.write(`${state.line}\n`);
	};
}
