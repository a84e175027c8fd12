import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filePath, freshContext, openPage, pageText, usePage, usePageInBrowser } from './open-page.js';

usePageInBrowser();

describe('a page opened from a file', () => {
	const opened = usePage();

	it('is small enough to be sent by mail', () => {
		// What is shipped is packed smaller still.
		expect(statSync(filePath('pv.html')).size).toBeLessThan(3_300_000);
	});

	it('shows a first meeting and its finished page, compiles apart, and asks for nothing', async () => {
		const { page, requests, mistakes } = opened();
		expect(await pageText(page)).toContain('Les Amis du Canal');
		expect(await page.title()).toBe('Procès-verbal');
		expect(page.workers().map((worker) => worker.url().slice(0, 5))).toEqual(['blob:']);
		expect(mistakes).toEqual([]);
		expect(requests.filter((url) => !/^(?:data|blob|about):/.test(url))).toEqual([page.url()]);
	});

	it('could not reach the network if it wanted to', async () => {
		const { page } = opened();
		const refused = await page.evaluate(async () => {
			const directives: string[] = [];
			document.addEventListener('securitypolicyviolation', (event) =>
				directives.push(event.effectiveDirective),
			);
			const address = 'https://example.org/';
			await fetch(address).catch(() => {});
			new Image().src = `${address}a.png`;
			const script = document.createElement('script');
			script.src = `${address}a.js`;
			const frame = document.createElement('iframe');
			frame.src = address;
			const inline = document.createElement('script');
			inline.textContent = 'window.ran = true';
			document.body.append(script, frame, inline);
			navigator.sendBeacon(address, 'words');
			try {
				new WebSocket('wss://example.org/');
			} catch {
				// Some browsers throw, others only report.
			}
			// One more than are expected would still be seen.
			for (let wait = 0; directives.length < 7 && wait < 300; wait++)
				await new Promise((resolve) => setTimeout(resolve, 100));
			await new Promise((resolve) => setTimeout(resolve, 300));
			return { directives: directives.sort(), ran: 'ran' in window };
		});
		expect(refused).toEqual({
			directives: [
				'connect-src',
				'connect-src',
				'connect-src',
				'frame-src',
				'img-src',
				'script-src-elem',
				'script-src-elem',
			],
			ran: false,
		});
	});

	it('compiles in the window where no thread may be started', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context, { before: 'delete window.Worker;' });
		expect(await pageText(page)).toContain('Les Amis du Canal');
		expect([page.workers().length, mistakes]).toEqual([0, []]);
		await context.close();
	});
});
