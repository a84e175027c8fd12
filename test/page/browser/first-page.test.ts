import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filePath, freshContext, usePage, usePageInBrowser } from './open-page.js';

usePageInBrowser();

/** Runs in the page: what was foreseen of the first draft, with the fonts by name, and what a compiler that is started anew says of its text. */
async function bothPages(lang: string, path: string, text: string) {
	const { packed, script, text: part } = globalThis.pvParts;
	const foreseen = JSON.parse(await part(`first-${lang}`));
	foreseen.head = foreseen.head.replace('{{first-style}}', await part('first-style'));
	const worker = new Worker(URL.createObjectURL(await script('words', 'compiler')));
	const said = () =>
		new Promise<{ answer?: { head: string } }>((resolve) => {
			worker.onmessage = ({ data }) => resolve(data);
		});
	worker.postMessage({ packed });
	await said();
	worker.postMessage({ id: 1, name: 'compile', given: { text, path, files: [] } });
	const { answer } = await said();
	worker.terminate();
	let head = answer?.head ?? '';
	for (const name of Object.keys(packed).filter((each) => each.startsWith('font-')))
		head = head.replaceAll(await part(name), `{{${name}}}`);
	return { foreseen, compiled: { ...answer, head } };
}

describe('the first page', () => {
	const opened = usePage();

	it.each([
		['fr', 'association.md', 'exemple.md'],
		['en', 'board.md', 'example.md'],
	])('was made of what the compiler says: %s', async (lang, example, path) => {
		const { page } = opened();
		const text = await readFile(new URL(`../../../examples/${example}`, import.meta.url), 'utf8');
		const { foreseen, compiled } = await page.evaluate(bothPages, lang, path, text);
		expect(foreseen.body).toContain('data-piece');
		expect(compiled).toEqual(foreseen);
	});

	it('is seen before the compiler has started', async () => {
		const context = await freshContext();
		const page = await context.newPage();
		await page.evaluateOnNewDocument('globalThis.Worker = class { postMessage() {} }');
		await page.goto(pathToFileURL(filePath('pv.html')).href);
		await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument?.querySelector('h1'));
		expect(await page.$eval('main', (main) => main.getAttribute('aria-busy'))).toBe('true');
		await page.waitForFunction(() =>
			document.querySelector('iframe')?.contentDocument?.fonts.check('16px "PV Serif"'),
		);
		await context.close();
	});
});
