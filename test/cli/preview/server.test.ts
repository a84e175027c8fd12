import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type PreviewServer, startPreviewServer } from '../../../src/cli/commands/preview.js';

const frame = { html: '<p>frame</p>', css: 'p{}', script: '1;' };

async function server(port = 0, strict = false): Promise<PreviewServer> {
	const started = await startPreviewServer({ frame, port, strict });
	onTestFinished(() => started.close('end'));
	return started;
}

/** Asks with the headers that are given, whatever a browser would send. */
function ask(url: string, options: { method?: string; headers?: Record<string, string> } = {}) {
	return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
		(resolve, reject) => {
			const asked = request(url, options, (response) => {
				let body = '';
				response.setEncoding('utf8').on('data', (text) => {
					body += text;
				});
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
				);
			});
			asked.on('error', reject).end();
		},
	);
}

/** A window that asks for the states and reads none of them until it is told to. */
function deafWindow(url: string): Promise<{ socket: Socket; closed: Promise<unknown> }> {
	const { hostname, port, host, pathname } = new URL(url);
	return new Promise((resolve) => {
		const socket = connect(Number(port), hostname, () =>
			socket.write(`GET ${pathname}events HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
		);
		const closed = new Promise((done) => void socket.on('close', done));
		socket.on('error', () => {});
		socket.once('readable', () => resolve({ socket, closed }));
		onTestFinished(() => void socket.destroy());
	});
}

describe('the server of a preview', () => {
	it('keeps no pages for windows that read nothing, and goes on to tell the others', async () => {
		const { url, show } = await server();
		const deaf = await Promise.all(Array.from({ length: 8 }, () => deafWindow(url)));
		let heard = 0;
		const listening = request(`${url}events`, (response) =>
			response.setEncoding('utf8').on('data', (text: string) => {
				heard += text.split('event: state').length - 1;
			}),
		);
		listening.on('error', () => {}).end();
		onTestFinished(() => void listening.destroy());
		await expect.poll(() => heard).toBe(1);
		const text = 'x'.repeat(1_000_000);
		for (let version = 1; version <= 40; version++) {
			show({ version, title: 'a.md', line: '' }, `<head></head><body>${version}${text}</body>`);
			await expect.poll(() => heard).toBe(version + 1);
		}
		// What stays unread on the way to each of them would be 40 MB else.
		for (const { socket, closed } of deaf) {
			socket.resume();
			await closed;
			expect(socket.bytesRead).toBeLessThan(30_000_000);
		}
	});

	it('lets the oldest window go where very many look, though it reads nothing', async () => {
		const { url } = await server();
		const oldest = await deafWindow(url);
		for (let count = 0; count < 64; count++) await deafWindow(url);
		oldest.socket.resume();
		await oldest.closed;
	});

	it('gives the frame and the page to whoever has the token', async () => {
		const { url, show } = await server();
		show({ version: 1, title: 'a.md', line: 'No error' }, '<h1>Minutes</h1>');
		expect((await ask(url)).body).toBe(frame.html);
		expect((await ask(`${url}page?1`)).body).toBe('<h1>Minutes</h1>');
		expect((await ask(`${url}preview.css`)).headers['content-type']).toBe('text/css; charset=utf-8');
	});

	it('is on this machine only, under a new token each time', async () => {
		const [one, two] = [await server(), await server()];
		expect(new URL(one.url).hostname).toBe('127.0.0.1');
		expect(new URL(one.url).pathname).toMatch(/^\/[\w-]{24}\/$/);
		expect(new URL(one.url).pathname).not.toBe(new URL(two.url).pathname);
	});

	it.each([
		['no token', '/', {}, 404],
		['another token', `/${'x'.repeat(24)}/`, {}, 404],
		['a path below', 'page/../../etc/passwd', {}, 404],
		['an encoded path', '%2e%2e/page', {}, 404],
		['an unknown name', 'secret', {}, 404],
		['a foreign host', '', { headers: { host: 'evil.example' } }, 403],
		['a foreign page', '', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
		['a write', '', { method: 'POST' }, 405],
		['a removal', 'page', { method: 'DELETE' }, 405],
	])('refuses %s', async (_, path, options, status) => {
		const { url } = await server();
		const target = new URL(url);
		const full = path.startsWith('/') ? path : target.pathname + path;
		const answer = await new Promise<number>((resolve, reject) => {
			// The path goes out as it is written: a URL would tidy it up.
			request({ host: target.hostname, port: target.port, path: full, ...options }, (response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			})
				.on('error', reject)
				.end();
		});
		expect(answer).toBe(status);
	});

	it('lets the page run nothing and load nothing', async () => {
		const { url } = await server();
		const policy = String((await ask(`${url}page`)).headers['content-security-policy']);
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain('sandbox allow-same-origin');
		expect(policy).not.toContain('script-src');
		const frameAnswer = await ask(url);
		expect(frameAnswer.headers).toMatchObject({
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
		});
		expect(frameAnswer.headers['content-security-policy']).not.toContain('unsafe');
	});

	it('takes the next port where one is taken, unless it was asked for', async () => {
		const first = Number(new URL((await server()).url).port);
		const second = Number(new URL((await server(first)).url).port);
		expect(second).toBeGreaterThan(first);
		await expect(server(first, true)).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});

	it('tells those who look what is new, and when it ends', async () => {
		const { url, show, close } = await server();
		show({
			version: 1,
			title: 'a.md',
			line: 'One error',
			messages: [{ severity: 'error', head: 'h', text: 't' }],
		});
		const events = ask(`${url}events`);
		await new Promise((next) => setTimeout(next, 50));
		show({ version: 1, title: 'a.md', line: 'gone' });
		await close('over');
		const states = (await events).body.split('\n\n').filter(Boolean);
		expect(states.map((text) => JSON.parse(text.replace(/^event: \w+\ndata: /, '')).line)).toEqual([
			'One error',
			'gone',
			'over',
		]);
		// A state without messages keeps those that were there.
		expect(states[1]).toContain('"text":"t"');
	});

	it('lets the oldest window go where too many look', async () => {
		const { url, close } = await server();
		let ended = 0;
		const all = Array.from({ length: 70 }, async () => {
			await ask(`${url}events`);
			ended += 1;
		});
		while (ended < 6) await new Promise((next) => setTimeout(next, 20));
		expect(ended).toBe(6);
		await close('over');
		await Promise.all(all);
		expect(ended).toBe(70);
	});
});
