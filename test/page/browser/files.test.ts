import { unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import example from '../../../examples/association.md';
import { renderDocx } from '../../../src/render/docx.js';
import { renderHtml } from '../../../src/render/index.js';
import { createView } from '../../../src/view/view.js';
import { compileText } from '../../compile.js';
import {
	areNamed,
	filePath,
	freshContext,
	getText,
	goBehind,
	isChecked,
	isInRoom,
	isKept,
	isWritten,
	names,
	openPage,
	usePage,
	usePageInBrowser,
} from './open-page.js';

/** No functions that write files again: files are picked by a field, and saved as downloads. */
const PLAIN = {
	before: `delete window.showOpenFilePicker; delete window.showSaveFilePicker;
		window.saved = [];
		const makeAddress = URL.createObjectURL;
		const blobs = new Map();
		URL.createObjectURL = (blob) => { const address = makeAddress(blob); blobs.set(address, blob); return address; };
		HTMLAnchorElement.prototype.click = function () {
			blobs.get(this.href).arrayBuffer().then((bytes) => window.saved.push([this.download, [...new Uint8Array(bytes)]]));
		};`,
};

/** The file that a button lets one save. */
async function saved(
	page: Page,
	press: () => Promise<unknown>,
): Promise<{ name: string; bytes: Uint8Array }> {
	await page.evaluate('window.saved = []');
	await press();
	await page.waitForFunction('window.saved.length > 0');
	const [name, bytes] = (await page.evaluate('window.saved[0]')) as [string, number[]];
	return { name, bytes: new Uint8Array(bytes) };
}

async function choose(page: Page, press: () => Promise<unknown>, ...paths: string[]): Promise<void> {
	const [chooser] = await Promise.all([page.waitForFileChooser(), press()]);
	await chooser.accept(paths);
}

const tool = (page: Page, name: string) => page.locator(`.tools button::-p-text(${name})`).click();
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

usePageInBrowser();

describe('files', () => {
	const opened = usePage(PLAIN);

	it('makes the same page as pv build, a Word file with its words, and prints the page alone', async () => {
		const { page } = opened();
		const compiled = await compileText(example);
		const html = await saved(page, () => tool(page, 'HTML'));
		expect([html.name, text(html.bytes)]).toEqual(['exemple.html', await renderHtml(compiled, {})]);
		const word = await saved(page, () => tool(page, 'Word'));
		const parts = unzipSync(word.bytes);
		expect(word.name).toBe('exemple.docx');
		expect(text(parts['word/document.xml'] as Uint8Array)).toContain('Les Amis du Canal');
		expect(Buffer.from(word.bytes)).toEqual(
			Buffer.from(await renderDocx(createView(compiled), { date: '2024-06-06' })),
		);
		await page.evaluate(() => {
			const frame = document.querySelector('iframe')?.contentWindow as Window;
			frame.print = () => document.body.setAttribute('data-printed', frame.document.title);
		});
		await page.keyboard.down('Control');
		await page.keyboard.press('p');
		await page.keyboard.up('Control');
		await page.waitForSelector('[data-printed*="Les Amis du Canal"]');
	});

	it('survives five megabytes that are pasted, and takes them back', async () => {
		const { page, mistakes } = opened();
		await goBehind(page, 'trois expositions');
		await page.evaluate(() => {
			const paragraph = `${'Le président rappelle que les travaux avancent. '.repeat(10)}\n\n`;
			const data = new DataTransfer();
			data.setData('text/plain', paragraph.repeat(10_500));
			const editor = document.querySelector('.cm-content') as HTMLElement;
			editor.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
			);
		});
		expect((await getText(page)).length).toBeGreaterThan(5_000_000);
		// While all of that is compiled, one can go on writing.
		await page.waitForSelector('main[aria-busy="true"]');
		await page.keyboard.type('Z');
		expect(await page.$eval('main', (main) => main.getAttribute('aria-busy'))).toBe('true');
		expect((await getText(page)).match(/Z/g)?.length).toBe((example.match(/Z/g)?.length ?? 0) + 1);
		await page.keyboard.press('Backspace');
		await page.keyboard.down('Control');
		for (let step = 0; step < 3; step++) await page.keyboard.press('z');
		await page.keyboard.up('Control');
		await page.waitForFunction(() => document.querySelector('main')?.getAttribute('aria-busy') === 'false', {
			timeout: 60_000,
		});
		expect(await getText(page)).toBe(example);
		expect(mistakes).toEqual([]);
	});

	it('opens a meeting file, says that it has changed, and saves it as it was written', async () => {
		const { page } = opened();
		const source = example.replace(/\n/g, '\r\n').replace('Les Amis du Canal', 'Les Amis du Pont');
		await choose(page, () => tool(page, 'Ouvrir'), filePath('pont.md', source));
		await page.waitForFunction(() => document.querySelectorAll('.drafts .draft').length === 2);
		await isChecked(page);
		expect(await page.$('.drafts .current .unsaved')).toBe(null);
		await goBehind(page, 'trois expositions');
		await page.keyboard.type('!');
		await page.waitForSelector('.drafts .current .unsaved');
		const file = await saved(page, async () => {
			await page.keyboard.down('Control');
			await page.keyboard.press('s');
			await page.keyboard.up('Control');
		});
		expect(file.name).toBe('pont.md');
		expect(text(file.bytes)).toBe(source.replace('trois expositions', 'trois expositions!'));
		await page.waitForSelector('.drafts .current .unsaved', { hidden: true });
	});

	it('turns a Word file into a draft, and says which file is none', async () => {
		const { page, mistakes } = opened();
		const before = await names(page);
		await choose(page, () => tool(page, 'Ouvrir'), filePath('faux.docx', 'no Word file'));
		await page.waitForSelector('.notice.grave');
		expect(await names(page)).toEqual(before);
		const compiled = await compileText(example);
		const docx = await renderDocx(createView(compiled), { date: '2024-06-06' });
		await choose(page, () => tool(page, 'Ouvrir'), filePath('ancien.docx', docx));
		await page.waitForSelector('.notice.calm');
		expect(await page.$eval('.drafts .current .draft', (draft) => draft.textContent)).toContain('ancien.md');
		const draft = await getText(page);
		for (const words of ['Les Amis du Canal', 'Camille Arvor', 'excédent de', 'Odile Kermarrec'])
			expect(draft).toContain(words);
		// What is said of one draft does not stand over another.
		await page.locator('.drafts li:first-child .draft').click();
		await page.waitForSelector('.notice.calm', { hidden: true });
		expect(mistakes).toEqual([]);
	});

	it('asks for the roll that a header names, and takes one that is dropped', async () => {
		const { page } = opened();
		const source =
			'---\nréunion: assemblée générale\ndate: 2024-06-06\nmembres: liste.csv\nparticipants:\n  présents: tous\n---\n\n## Comptes\n';
		await choose(page, () => tool(page, 'Ouvrir'), filePath('roll.md', source));
		// The notice of the example may stand there until the file is read.
		await page.waitForFunction(() =>
			document.querySelector('.notice.calm')?.textContent?.includes('liste.csv'),
		);
		const roll = filePath('membres 2024.csv', 'nom;qualité\nAline Roche;présidente\n');
		await choose(page, () => page.locator('.notice.calm button').click(), roll);
		await page.waitForSelector('.notice', { hidden: true });
		await isInRoom(page, 'Aline Roche');
		await page.evaluate(() => {
			const transfer = new DataTransfer();
			transfer.items.add(new File(['nom\nLuc Perrin\n'], 'LISTE.csv'));
			document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
		});
		await isInRoom(page, 'Luc Perrin');
		await isKept(page);
		await page.reload();
		await isInRoom(page, 'Luc Perrin');
	});
});

describe('files that can be written again', () => {
	it('writes a file again, and asks before it writes over what somebody else wrote', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, {
			before: `window.disk = '---\\nréunion: bureau\\n---\\n';
				class Handle {
					kind = 'file'; name = 'bureau.md';
					async getFile() { return new File([window.disk], this.name); }
					async createWritable() { return { write: async (text) => { window.disk = text; }, close: async () => {} }; }
				}
				const handle = new Handle();
				window.showOpenFilePicker = async () => [handle];
				// The browser's own handles can be kept; this one cannot.
				const put = IDBObjectStore.prototype.put;
				IDBObjectStore.prototype.put = function (value) { return put.call(this, { ...value, handle: undefined }); };`,
		});
		const disk = () => page.evaluate(() => (window as unknown as { disk: string }).disk);
		await tool(page, 'Ouvrir');
		await page.waitForFunction(() => document.querySelectorAll('.drafts .draft').length === 2);
		await isWritten(page, 'réunion: bureau');
		await goBehind(page, 'bureau');
		await page.keyboard.type(' élargi');
		await tool(page, 'Enregistrer');
		await page.waitForSelector('.drafts .current .unsaved', { hidden: true });
		expect(await disk()).toBe('---\nréunion: bureau élargi\n---\n');
		await page.evaluate("window.disk += 'De quelqu’un d’autre.'");
		await goBehind(page, 'élargi');
		await page.keyboard.type('!');
		const asked = new Promise<string>((resolve) => {
			page.once('dialog', (dialog) => {
				resolve(dialog.message());
				void dialog.dismiss();
			});
		});
		await tool(page, 'Enregistrer');
		expect(await asked).toContain('bureau.md');
		expect(await disk()).toContain('De quelqu’un d’autre.');
		expect(await page.$('.drafts .current .unsaved')).not.toBe(null);
		await context.close();
	});

	it('writes a file by itself once it was saved, says so, and stops where somebody else wrote', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context, {
			before: `window.disk = '---\\nréunion: bureau\\n---\\n';
				let permission = 'prompt';
				class Handle {
					kind = 'file'; name = 'bureau.md';
					async queryPermission() { return permission; }
					async requestPermission() { return permission = 'granted'; }
					async getFile() { return new File([window.disk], this.name); }
					async createWritable() { return { write: async (text) => { window.disk = text; }, close: async () => {} }; }
				}
				const handle = new Handle();
				window.showOpenFilePicker = async () => [handle];
				const put = IDBObjectStore.prototype.put;
				IDBObjectStore.prototype.put = function (value) { return put.call(this, { ...value, handle: undefined }); };`,
		});
		const onDisk = (words: string) =>
			page.waitForFunction(
				(wanted) => (window as unknown as { disk: string }).disk.includes(wanted),
				{},
				words,
			);
		const isSaid = (words: string) =>
			page.waitForFunction(
				(wanted) => document.querySelector('.keeping')?.textContent?.includes(wanted),
				{},
				words,
			);
		await tool(page, 'Ouvrir');
		await isWritten(page, 'réunion: bureau');
		await goBehind(page, 'bureau');
		await page.keyboard.type(' élargi');
		await isSaid('pas encore dans bureau.md');
		await tool(page, 'Enregistrer');
		await onDisk('bureau élargi\n');
		await isSaid('Enregistré dans bureau.md');
		await goBehind(page, 'élargi');
		await page.keyboard.type(' encore');
		await onDisk('élargi encore\n');
		await isSaid('Enregistré dans bureau.md');
		await page.evaluate("window.disk += 'De quelqu’un d’autre.'");
		await goBehind(page, 'encore');
		await page.keyboard.type('!');
		await page.waitForSelector('.notice.grave');
		expect(await page.evaluate('window.disk')).toContain('De quelqu’un d’autre.');
		await page.locator('.saving').click();
		await page.waitForSelector('.saving[aria-pressed="false"]');
		expect(mistakes).toEqual([]);
		await context.close();
	});

	it('knows which draft was saved, though another one is shown by the time that a slow disk has it', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, {
			before: `const slow = new Promise((resolve) => { window.written = resolve; });
				class Handle {
					kind = 'file'; name = 'bureau.md';
					async createWritable() { return { write: () => slow, close: async () => { window.isClosed = true; } }; }
				}
				window.showSaveFilePicker = async () => new Handle();
				const put = IDBObjectStore.prototype.put;
				IDBObjectStore.prototype.put = function (value) { return put.call(this, { ...value, handle: undefined }); };`,
		});
		await goBehind(page, 'trois expositions');
		await page.keyboard.type('!');
		await page.locator('.tools .primary').click();
		await page.waitForSelector('dialog[open]');
		await page.type('dialog input[name="organization"]', 'Les Amis du Pont');
		await page.$eval('dialog input[type="date"]', (field) => {
			(field as HTMLInputElement).value = '2031-06-05';
		});
		await page.locator('dialog footer .primary').click();
		await areNamed(page, 'exemple.md', '2031-06-05-assemblee-generale-ordinaire.md');
		await page.locator('.drafts li:first-child .draft').click();
		await page.waitForSelector('.drafts li:first-child.current');
		await tool(page, 'Enregistrer');
		await page.locator('.drafts li:last-child .draft').click();
		await page.waitForSelector('.drafts li:last-child.current');
		await page.evaluate('window.written()');
		await page.waitForFunction('window.isClosed');
		await areNamed(page, 'bureau.md', '2031-06-05-assemblee-generale-ordinaire.md');
		expect(
			await page.$$eval('.drafts li', (tabs) => tabs.map((tab) => tab.querySelector('.unsaved') !== null)),
		).toEqual([false, true]);
		await context.close();
	});
});
