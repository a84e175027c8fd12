import { describe, expect, test } from 'vitest';
import { asPrintFailure } from '../../src/pdf/browser/failures.js';
import { type Printed, type PrintNotice, printPdf, withPrinter } from '../../src/pdf/index.js';
import { pageContent } from '../../src/pdf/print/page-content.js';
import type { PageNumbers, PrintOptions } from '../../src/pdf/print/print-page.js';
import { carriedPrinter } from '../cli/shared-printer.js';
import { CARRIED_ONLY, DATE, digest, minutes, withFont } from './documents.js';

/** With the browser that all tests print with. */
const printHtml = async (html: string, options: PrintOptions) =>
	(await carriedPrinter()).printer.print(html, options);
const print = (title: string, rows?: number) => printHtml(minutes(title, rows), { title, date: DATE });

describe('a printed document', () => {
	test('knows its pages, and the page of every id that a link names', async () => {
		const { pdf, pages, destinations } = await print('Assemblée générale', 100);
		expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
		expect(pages).toBe(5);
		expect(Object.fromEntries(destinations)).toEqual({ top: 1, first: 4, été: 5 });
	});

	test('is tagged, in its language, with an outline and a title', async () => {
		const text = Buffer.from((await print('Titre')).pdf).toString('latin1');
		expect(text).toContain('/Marked true');
		expect(text).toContain('/Lang (fr)');
		expect(text).toContain('/Outlines');
		expect(text).toContain('/DisplayDocTitle true');
		expect(text).toMatch(/\/Title \(Titre\)/);
	});

	test('bears the date that it is given, in both places', async () => {
		const text = Buffer.from((await print('Titre')).pdf).toString('latin1');
		expect(text.match(/D:\d{14}\+00'00'/g)).toEqual(["D:20240316120000+00'00'", "D:20240316120000+00'00'"]);
	});
});

test('a page that the browser gives up on is no fault of the program', () => {
	const given = new Error('Protocol error (Page.printToPDF): Printing failed');
	expect(asPrintFailure(given)).toMatchObject({ code: 'print/failed', exitCode: 2, cause: given });
	const other = new Error('Protocol error (Page.printToPDF): Target closed');
	expect(asPrintFailure(other)).toBe(other);
});

describe('the same document', () => {
	test('is the same bytes in another process, another time zone and another language', async () => {
		const facts = { title: 'Titre', date: DATE, env: CARRIED_ONLY };
		const first = await printPdf(minutes('Titre'), facts);
		await new Promise((resolve) => setTimeout(resolve, 1100));
		const env = { ...CARRIED_ONLY, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' };
		const second = await printPdf(minutes('Titre'), { ...facts, env });
		expect(digest(second.pdf)).toBe(digest(first.pdf));
	});

	test('is the same bytes whatever its page held before', async () => {
		await withPrinter({ env: CARRIED_ONLY, pages: 1 }, async (printer) => {
			const first = await printer.print(minutes('Titre'), { title: 'Titre', date: DATE });
			await printer.print(minutes('Autre', 77), { title: 'Autre', date: DATE });
			const again = await printer.print(minutes('Titre'), { title: 'Titre', date: DATE });
			expect(digest(again.pdf)).toBe(digest(first.pdf));
		});
	});

	test('is the same bytes on every page of the browser, and past the renewal of a page', async () => {
		const digests = new Set<string>();
		for (const [pages, count] of [
			[3, 30],
			[1, 105],
		] as const) {
			await withPrinter({ env: CARRIED_ONLY, pages }, async (printer) => {
				const printed = await Promise.all(
					Array.from({ length: count }, () =>
						printer.print(minutes('Titre', 3), { title: 'Titre', date: DATE }),
					),
				);
				for (const { pdf } of printed) digests.add(digest(pdf));
			});
		}
		expect(digests.size).toBe(1);
	});
});

describe('documents that share their fonts', () => {
	const titles = ['Un', 'Deux <3', 'Trois'];
	const document = (title: string) =>
		withFont(minutes(title.replace('<', '&lt;'), title.length * 9)).replace(
			'lang="fr"',
			`lang="${title === 'Trois' ? 'en' : 'fr'}"`,
		);

	test('are the same bytes in place of another as on a page of their own', async () => {
		const alone: Printed[] = [];
		for (const title of titles)
			alone.push(await printPdf(document(title), { title, date: DATE, env: CARRIED_ONLY }));
		await withPrinter({ env: CARRIED_ONLY, pages: 1 }, async (printer) => {
			for (const round of [1, 2]) {
				for (const [index, title] of titles.entries()) {
					const { pdf, destinations } = await printer.print(document(title), { title, date: DATE });
					expect([round, title, digest(pdf)]).toEqual([round, title, digest(alone[index]?.pdf ?? pdf)]);
					expect(destinations).toEqual(alone[index]?.destinations);
				}
			}
		});
		expect(Buffer.from(alone[0]?.pdf ?? []).toString('latin1')).toContain('SourceSerif');
	});

	test('are loaded anew where one carries an image or asks for another page', async () => {
		const plain = pageContent(document('Un'));
		expect(plain.exchangeable).toBe(true);
		expect(plain.fonts).toEqual([expect.stringMatching(/^@font-face\{.*\}$/s)]);
		expect(plain.html.includes('@font-face')).toBe(false);
		for (const more of ['<img src="data:image/gif;base64,AAAA">', '<meta http-equiv=refresh content=0>']) {
			expect(pageContent(document('Un').replace('</table>', `</table>${more}`)).exchangeable).toBe(false);
		}
	});

	test('words about fonts stay words', () => {
		const html = document('Un').replace('Texte.', '&lt;style&gt;@font-face{a:b}&lt;/style&gt; @font-face{}');
		expect(pageContent(html).html).toContain('@font-face{a:b}&lt;/style&gt; @font-face{}');
	});
});

test('a document that is only measured has the same pages', async () => {
	await withPrinter({ env: CARRIED_ONLY, pages: 1 }, async (printer) => {
		const measured = await printer.print(minutes('Titre', 100), {
			title: 'Titre',
			date: DATE,
			measure: true,
		});
		const printed = await printer.print(minutes('Titre', 100), { title: 'Titre', date: DATE });
		expect([measured.pages, measured.destinations]).toEqual([printed.pages, printed.destinations]);
		expect(measured.pdf.length).toBeLessThan(printed.pdf.length);
	});
});

describe('a document with signs for its own pages', () => {
	const signed = (rows: number) =>
		minutes('Titre', rows).replace(
			'</h1>',
			'</h1><p>\uE000#first\uE001, \uE000#été\uE001, \uE000\uE001 pages, \uE000 \uE001\uE001 \uE000#x\uE001</p>',
		);
	const provisional = new Map(
		['\uE000#first\uE001', '\uE000#été\uE001', '\uE000\uE001'].map((sign) => [sign, '8']),
	);
	const texts = ({ pages, destinations }: PageNumbers) =>
		new Map(
			[...provisional.keys()].map((sign) => [sign, String(destinations.get(sign.slice(2, -1)) ?? pages)]),
		);

	test.each([
		['in a page that is loaded', (html: string) => html],
		['in place of another', withFont],
	])('is the same bytes as with their numbers: %s', async (_, write) => {
		await withPrinter({ env: CARRIED_ONLY, pages: 1 }, async (printer) => {
			for (const rows of [40, 100]) {
				const html = write(signed(rows));
				const facts = { title: 'Titre', date: DATE };
				const one = await printer.print(html, { ...facts, signs: { provisional, texts } });
				expect([one.written?.pages, one.written?.destinations]).toEqual([one.pages, one.destinations]);
				const numbers = one.written?.texts ?? new Map<string, string>();
				const plain = html.replace(
					/\uE000(?:#[^\uE000\uE001]*)?\uE001/g,
					(sign) => numbers.get(sign) ?? sign,
				);
				const other = await printer.print(plain, facts);
				expect(digest(one.pdf)).toBe(digest(other.pdf));
			}
		});
	});

	test.each<[string, string, number]>([
		['once', '@page { margin: 24mm 24mm 26mm 25mm } body { margin: 0; line-height: 18px }', 1],
		[
			'once, whatever its pages bear',
			'@page :first { @top-left { content: "" } } body { margin: 0 } @media screen { p { height: 9in } }',
			1,
		],
		[
			'once more than it is measured, where its pages have margins of their own',
			'@page :first { margin: 30mm }',
			2,
		],
		[
			'again where it breaks otherwise in print',
			'body { margin: 0 } @media print { h2 { margin-top: 110vh } }',
			2,
		],
	])('is printed %s', async (_, style, prints) => {
		const html = signed(100).replace('</head>', `<style>${style}</style></head>`);
		let asked = 0;
		const meanwhile = () => {
			asked++;
		};
		const facts = { title: 'Titre', date: DATE, signs: { provisional, texts }, meanwhile };
		const printed = await printHtml(html, facts);
		expect(asked).toBe(prints);
		expect([printed.written?.pages, printed.written?.destinations]).toEqual([
			printed.pages,
			printed.destinations,
		]);
	});

	test('is printed where the escapes of a link are no letters', async () => {
		const html = signed(40).replace('</h1>', '</h1><a href="#50%FF">x</a>');
		const facts = { title: 'Titre', date: DATE, signs: { provisional, texts } };
		expect((await printHtml(html, facts)).written?.pages).toBe(4);
	});

	test('is only measured where they cannot be written', async () => {
		const printed = await printHtml(signed(40), {
			title: 'Titre',
			date: DATE,
			signs: { provisional, texts: () => undefined },
		});
		expect([printed.written, printed.pages]).toEqual([undefined, 4]);
	});
});

test('a word that looks like the name of a node stays as it is', async () => {
	const image = `<img alt="node00000077" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==" width="9" height="9">`;
	const html = minutes('node00000099').replace('</table>', `</table>${image}`);
	const { pdf } = await printHtml(html, { title: 'node00000099', date: DATE });
	const text = Buffer.from(pdf).toString('latin1');
	expect(text).toContain('/Title (node00000099)');
	expect(text).toContain('/Alt (node00000077)');
	// Forty row heads, and the one column head that has plain cells under it.
	expect(
		text
			.match(/\/ID \(node\d{8}\)/g)
			?.sort()
			.at(-1),
	).toBe('/ID (node00000041)');
});

test('documents printed at once keep their own words and pages', async () => {
	await withPrinter({ env: CARRIED_ONLY, pages: 2 }, async (printer) => {
		const printed = await Promise.all(
			Array.from({ length: 12 }, (_, index) =>
				printer.print(minutes(`Titre ${index}`, index * 20), { title: `Titre ${index}`, date: DATE }),
			),
		);
		for (const [index, { pdf }] of printed.entries()) {
			expect(Buffer.from(pdf).toString('latin1')).toContain(`/Title (Titre ${index})`);
		}
		expect(printed[0]?.pages).toBeLessThan(printed[11]?.pages ?? 0);
	});
});

test('a user is told once that the sandbox is off', async () => {
	const notices: PrintNotice[] = [];
	const notice = (told: PrintNotice) => notices.push(told);
	await withPrinter({ env: CARRIED_ONLY, sandbox: false, notice }, async (printer) => {
		for (const title of ['a', 'b', 'c']) await printer.print(minutes(title, 1), { title, date: DATE });
	});
	expect(notices.map(({ kind }) => kind)).toEqual(['sandbox-off']);
	expect(notices[0]).toMatchObject({ reason: 'request' });
});

test('an abort ends the work and gives its reason', async () => {
	const interruption = new AbortController();
	const work = withPrinter({ env: CARRIED_ONLY, signal: interruption.signal }, async (printer) => {
		await printer.print(minutes('a', 1), { title: 'a', date: DATE });
		interruption.abort(new Error('stop'));
		await new Promise(() => {});
	});
	await expect(work).rejects.toThrow('stop');
});

test.each([
	['while the browser starts', false],
	['in the middle of a print', true],
])('an abort %s is no fault of the browser', async (_, isReady) => {
	const interruption = new AbortController();
	let failure: unknown;
	const work = withPrinter({ env: CARRIED_ONLY, signal: interruption.signal }, async (printer) => {
		if (isReady) await printer.browser();
		const printed = printer.print(minutes('a', 40), { title: 'a', date: DATE }).catch((error: unknown) => {
			failure = error;
		});
		setImmediate(() => interruption.abort(new Error('stop')));
		await printed;
	});
	await expect(work).rejects.toThrow('stop');
	await expect.poll(() => failure).toEqual(new Error('stop'));
});

test('a font that cannot be read is a failure, not another font', async () => {
	const html = minutes('a', 1).replace(
		'<style>',
		'<style>@font-face { font-family: Broken; src: url(data:font/woff2;base64,AAAA) } body { font-family: Broken }',
	);
	await expect(printPdf(html, { title: 'a', date: DATE, env: CARRIED_ONLY })).rejects.toMatchObject({
		code: 'print/fonts',
		facts: { families: ['Broken'] },
	});
});
