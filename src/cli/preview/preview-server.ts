/** The server of `pv preview`: its page, and where it listens. */

import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { userLanguage } from '../../host/locale.js';
import { type PreviewServer, startPreviewServer } from './server.js';

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
