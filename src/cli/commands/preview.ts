import { basename } from 'node:path';
import { PvError } from '../../errors.js';
import { type Followed, followMeeting } from '../../preview/follow-meeting.js';
import { type PreviewServer, type PreviewState, startPreviewServer } from '../../preview/server.js';
import { flatten } from '../../report/index.js';
import type { Phrase } from '../../text/phrase.js';
import { reported } from '../compile-file.js';
import { failureText } from '../failure.js';
import { interruption } from '../interruption.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { userLanguage, userWords } from '../words.js';

/** Options of `pv preview`. */
export interface PreviewOptions {
	port?: string;
	/** False with `--no-open`: the address is only printed. */
	open?: boolean;
}

/** Where it listens unless a port is asked for; the next ones are tried where it is taken. */
const USUAL_PORT = 4780;

/** Shows the finished page in the browser and keeps it at what the file says, until the user ends it. */
export async function preview(path: string, options: PreviewOptions, io: Io): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	const facts = await io.facts(path);
	if (!facts) throw new PvError('input/missing', `${path} does not exist`, { exitCode: 2, facts: { path } });
	if (facts.kind !== 'file')
		throw new PvError('input/not-a-file', `${path} is not a file`, { exitCode: 2, facts: { path } });
	const server = await start(options, io);
	let version = 0;
	let said = '';
	const stop = await followMeeting(path, io, (followed) => {
		if (followed.kind === 'page') version++;
		const state = stateOf(followed, path, version, phrase, io);
		server.show(state, followed.kind === 'page' ? followed.html : undefined);
		if (state.line !== said) io.stderr.write(`${state.line}\n`);
		said = state.line;
	});
	io.stdout.write(`${server.url}\n`);
	io.stderr.write(`${phrase('cli.preview.ready')}\n`);
	if (options.open !== false) io.openInBrowser?.(server.url);
	await interruption(io);
	await stop();
	await server.close(phrase('cli.preview.ended'));
	return ExitCode.interrupted;
}

async function start({ port }: PreviewOptions, io: Io): Promise<PreviewServer> {
	if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
		throw new PvError('usage/port', `${port} is no port`, { exitCode: 2, facts: { value: port } });
	}
	const own = async (name: string) => new TextDecoder().decode(await io.readOwn(`templates/preview/${name}`));
	const frame = {
		html: (await own('page.html')).replace('{lang}', userLanguage(io.env)),
		css: await own('preview.css'),
		script: await own('preview.js'),
	};
	const wanted = port === undefined ? USUAL_PORT : Number(port);
	try {
		return await startPreviewServer({ frame, port: wanted, strict: port !== undefined });
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
		const facts = { port: String(wanted) };
		throw new PvError('usage/port-taken', `port ${wanted} is taken`, { exitCode: 2, facts, cause });
	}
}

function stateOf(followed: Followed, path: string, version: number, phrase: Phrase, io: Io): PreviewState {
	const title = basename(path);
	if (followed.kind === 'missing') return { version, title, line: phrase('cli.preview.missing', { path }) };
	if (followed.kind === 'failed') return { version, title, line: failureText(followed.error, io).trim() };
	const messages = flatten([reported(followed.file)]).map((message) => ({
		severity: message.severity,
		head: phrase(message.file === path ? 'cli.preview.place' : 'cli.preview.placeElsewhere', {
			severity: phrase(`cli.severity.${message.severity}`),
			file: message.file,
			line: { line: message.line },
			rule: message.rule,
		}),
		text: message.message,
		note: message.note,
	}));
	const count = (severity: string) => messages.filter((message) => message.severity === severity).length;
	const counts = { errors: count('error'), warnings: count('warning'), files: 1 };
	return { version, title, line: phrase('cli.check.counts', counts), messages };
}
