// The least that anybody can do with a browser: start it, open the page, print it once, write the file, end it. What pv takes is compared with
// that. A whole browser does it by its own `--print-to-pdf`; a stripped headless shell waits for ever there, so it is told the same through its
// pipe, by this process, which is running already.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The browser's own printing of a page, as a command to measure. */
export function browserAlone({ path, env }, page, work) {
	const pdf = join(work, 'browser.pdf');
	const args = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(work, 'profile')}`];
	const own = [...args, `--print-to-pdf=${pdf}`, '--no-pdf-header-footer', `file://${page}`];
	rmSync(pdf, { force: true });
	const { status } = spawnSync(path, own, { env, stdio: 'ignore', timeout: 15_000, killSignal: 'SIGKILL' });
	if (status === 0 && existsSync(pdf))
		return { name: 'browser --print-to-pdf', program: path, args: own, env };
	return { name: 'browser alone, by its pipe', run: () => printOnce(path, env, `file://${page}`, pdf) };
}

async function printOnce(path, env, address, pdf) {
	const profile = mkdtempSync(join(tmpdir(), 'pv-bench-'));
	const child = spawn(
		path,
		['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', `--user-data-dir=${profile}`],
		{ env, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
	);
	const ended = once(child, 'exit');
	try {
		const { send, event } = speak(child.stdio[3], child.stdio[4]);
		const { targetInfos } = await send('Target.getTargets');
		const { targetId } =
			targetInfos.find(({ type }) => type === 'page') ??
			(await send('Target.createTarget', { url: 'about:blank' }));
		const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
		await send('Page.enable', {}, sessionId);
		const loaded = event('Page.loadEventFired');
		await send('Page.navigate', { url: address }, sessionId);
		await loaded;
		const options = { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true };
		const { data } = await send('Page.printToPDF', options, sessionId);
		await writeFile(pdf, data, 'base64');
	} finally {
		process.kill(-child.pid, 'SIGKILL');
		await ended;
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** Commands and events through a pipe: JSON texts that end in a zero byte. */
function speak(toBrowser, fromBrowser) {
	const answers = new Map();
	const events = new Map();
	let rest = '';
	fromBrowser.setEncoding('utf8').on('data', (text) => {
		const messages = (rest + text).split('\0');
		rest = messages.pop();
		for (const message of messages) {
			const { id, result, error, method } = JSON.parse(message);
			if (error) answers.get(id)?.reject(new Error(error.message));
			else if (id) answers.get(id)?.resolve(result);
			else events.get(method)?.();
		}
	});
	return {
		send: (method, params = {}, sessionId = undefined) =>
			new Promise((resolve, reject) => {
				const id = answers.size + 1;
				answers.set(id, { resolve, reject });
				toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
			}),
		event: (method) => new Promise((resolve) => events.set(method, resolve)),
	};
}
