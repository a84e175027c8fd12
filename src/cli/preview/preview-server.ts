/** The server of `pv preview`: its page, and where it listens. */

import { basename } from 'node:path';
import { PvError } from '../../errors.js';
import { asFailure, failureText } from '../../host/failure.js';
import type { Io } from '../../host/io.js';
import { userLanguage, userWords } from '../../host/locale.js';
import { flatten } from '../../report/index.js';
import { reported } from '../compile-file.js';
import type { Followed } from './follow-meeting.js';
import { type PreviewServer, type PreviewState, startPreviewServer } from './server.js';

/** Where it listens unless a port is asked for; the next ones are tried where it is taken. */
const USUAL_PORT = 4780;

/** Starts the server, at a port where one is asked for: that one must be free. */
export async function openPreviewServer(port: string | undefined, io: Io): Promise<PreviewServer> {
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

// --- What the preview shows beside the page: the messages of the file, or why there is no page.

/** The state of a file as it was found; `version` counts its pages. */
export function getState(followed: Followed, path: string, version: number, io: Io): PreviewState {
	const phrase = userWords(io);
	const title = basename(path);
	if (followed.kind === 'missing') return { version, title, line: phrase('cli.preview.missing', { path }) };
	if (followed.kind === 'failed') {
		const failure = asFailure(followed.error);
		return { version, title, line: failure ? failureText(failure, io).trim() : phrase('cli.bug') };
	}
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
	const { lines } = followed;
	const copied = phrase('cli.preview.copied');
	return { version, title, line: phrase('cli.check.counts', counts), messages, lines, copied };
}
