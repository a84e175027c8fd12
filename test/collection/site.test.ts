/** `pv site`: files of the site, what keeps it from being written, and how it is used in a browser. */

import { dirname, posix } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { SiteModel } from '../../src/collection/site/model.js';
import { createSitePages, type SitePage } from '../../src/collection/site/pages.js';
import type { Io } from '../../src/host/io.js';
import { phrasebook } from '../../src/language/phrasebook.js';
import { createWorld, run } from '../cli/memory-io.js';
import { board, resolution } from './meetings.js';
import { SITE_FILES as FILES, getSite } from './site.js';

describe('a site', async () => {
	const files = await getSite(FILES, '--url', 'https://example.org/x');
	const page = (path: string) => (files.get(path) ?? '').replace(/&nbsp;|\u00A0/g, ' ');

	it('has a page for each meeting, act, person and subject, and every link leads to one', () => {
		for (const path of [
			'meetings/2024-01-15.html',
			'acts/2025-05-20-2.html',
			'people/ben-osei.html',
			'subjects/repairs.html',
		])
			expect([...files.keys()]).toContain(path);
		for (const [path, html] of files) {
			if (!path.endsWith('.html')) continue;
			for (const [, href = ''] of html.matchAll(/\s(?:href|src)="(?!data:)([^"#]+)/g))
				expect([...files.keys(), path], `${href} in ${path}`).toContain(posix.join(dirname(path), href));
			const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
			expect(new Set(ids).size, path).toBe(ids.length);
		}
	});

	it('says how everybody voted, and who was elected until when', () => {
		expect(page('people/ben-osei.html')).toMatch(/1 – Roof<\/a>[\s\S]*voted against/);
		expect(page('people/carla-ruiz.html')).toContain('Treasurer, from 20 May 2025 to 20 May 2026');
		expect(page('acts/2024-01-15-1.html')).toContain('&lt;b&gt;');
		expect(page('acts/2024-01-15-1.html')).toMatch(
			/Voted for<\/dt><dd><a href="..\/people\/dora-finch.html">[^<]*<\/a>, <a [^>]*>[^<]*<\/a><\/dd>/,
		);
		expect(page('acts/2024-01-15-1.html')).toMatch(/Voted against<\/dt><dd><a [^>]*>Ben Osei<\/a><\/dd>/);
	});

	it('has searches by year, feeds that are XML, and a calendar', () => {
		const [roof] = JSON.parse(files.get('search/2024.json') ?? '[]');
		expect(roof).toMatchObject({
			slug: '2024-01-15-1',
			people: ['dora-finch', 'carla-ruiz', 'ben-osei'],
			subjects: ['repairs'],
		});
		expect(roof.words).toContain('mended & paid');
		for (const path of ['feed.xml', 'subjects/repairs.xml']) {
			const titles: string[] = [];
			const parser = new SaxesParser();
			parser.on('error', (error) => {
				throw error;
			});
			parser.on('opentag', ({ name, attributes }) => {
				if (name === 'link') titles.push(String(attributes['href']));
			});
			parser.write(files.get(path) ?? '').close();
			expect(titles).toContain('https://example.org/x/acts/2024-01-15-1.html');
		}
		expect(files.get('calendar.ics')).toMatch(
			/DTSTART;VALUE=DATE:20260520\r\nSUMMARY:End of office: Treasurer/,
		);
	});

	it('is the same each time', async () => {
		expect(await getSite(FILES, '--url', 'https://example.org/x')).toEqual(files);
	});
});

it('acts that change others, and those, lead to each other', async () => {
	const rate = (number: string, text: string) => resolution(number, 'Hall hire', 'Vote: unanimous', text);
	const files = await getSite({
		'a.md': board('2024-01-15', rate('2024-1', 'Hiring the hall costs £80.')),
		'b.md': board('2024-05-20', rate('2024-2', 'Resolution 2024-1 is amended: £90.')),
		'c.md': board('2024-09-02', rate('2024-3', 'This repeals resolution 2024-1 of January 15, 2024.')),
	});
	const words = (path: string) => (files.get(path) ?? '').replace(/<[^>]*>|\s+/g, ' ').replace(/ +/g, ' ');
	expect(words('acts/2024-01-15-1.html')).toContain(
		'Repealed by 2024-3 – Hall hire 2 September 2024 Amended by 2024-2 – Hall hire 20 May 2024',
	);
	expect(files.get('acts/2024-01-15-1.html')).toContain('href="../acts/2024-09-02-1.html"');
	expect(words('acts/2024-09-02-1.html')).toContain('Repeals 2024-1 – Hall hire 15 January 2024');
	expect(words('acts/index.html')).toContain('15 January 2024 · carried · repealed by 2024-3');
	expect(JSON.parse(files.get('search/2024.json') ?? '[]').at(-1)).toMatchObject({
		outcome: 'carried · repealed by 2024-3',
	});
});

it.each([
	['is stopped', (stop: AbortController) => stop.abort()],
	[
		'fails',
		() => {
			throw new Error('no room');
		},
	],
])('a site whose writing %s stays as it was', async (_, happens) => {
	const world = createWorld({ files: FILES });
	expect(await main(['site', '-o', 'site', '-q'], world.io)).toBe(0);
	const before = new Map(world.files);
	world.files.delete('/project/a.md');
	before.delete('/project/a.md');
	const stop = new AbortController();
	const io: Io = {
		...world.io,
		signal: stop.signal,
		async writeTogether(files, getFolder) {
			async function* untilThen() {
				let count = 0;
				for await (const file of files) {
					count += 1;
					if (count === 3) happens(stop);
					yield file;
				}
			}
			await world.io.writeTogether(untilThen(), getFolder);
		},
	};
	expect(await main(['site', '-o', 'site', '-q'], io)).not.toBe(0);
	expect(world.files).toEqual(before);
});

it('one file has its pages in bundles, each with those from its first to that of the next', async () => {
	const long = 'The roof is looked at once more. '.repeat(3000);
	const files = Object.fromEntries(
		['2021', '2022', '2023', '2024', '2025'].map((year) => [
			`${year}.md`,
			board(`${year}-01-15`, resolution('1', 'Roof', 'Vote: unanimous', long)),
		]),
	);
	const world = await run(['site', '-o', 's.html', '--single', '-q'], { files });
	const html = new TextDecoder().decode(world.files.get('/project/s.html'));
	const bundles = [...html.matchAll(/class="site-pages" data-first="([^"]*)">([^<]*)</g)].map(
		([, first = '', data = '']) => ({
			first,
			paths: Object.keys(JSON.parse(inflateRawSync(Buffer.from(data, 'base64')).toString())),
		}),
	);
	expect(bundles.length).toBeGreaterThan(2);
	for (const [index, { first, paths }] of bundles.entries())
		for (const path of paths) {
			expect(path >= first, path).toBe(true);
			expect(path < (bundles[index + 1]?.first ?? '~'), path).toBe(true);
		}
	expect(bundles.flatMap(({ paths }) => paths)).toContain('acts/2023-01-15-1.html');
});

describe('the list of the acts', () => {
	/** A site of so many acts, some in each of two years. */
	const getLists = (count: number) => {
		const phrase = phrasebook('en');
		const acts = Array.from({ length: count }, (_, index) => ({
			slug: `act-${index}`,
			number: String(index),
			title: 'Roof',
			outcome: 'adopted',
			changedBy: [],
			meeting: { phrase, date: index < 3 ? '2025-01-01' : '2024-01-01', day: '', title: '' },
		}));
		const model = { acts, meetings: [], people: [], subjects: [] } as unknown as SiteModel;
		return createSitePages(model, phrase, 'Trust').filter(({ path }) =>
			/^(?:acts\/index|years\/)/.test(path),
		);
	};
	const show = ({ path, title, getView }: SitePage) => {
		const { groups } = getView() as { groups: Array<{ heading: string; acts: unknown[]; links: unknown[] }> };
		return { path, title, groups: groups.map(({ heading, acts, links }) => [heading, acts?.length, links]) };
	};

	it('has them all under their years', () => {
		expect(getLists(500).map(show)).toEqual([
			{
				path: 'acts/index.html',
				title: 'Decisions',
				groups: [
					['2025', 3, []],
					['2024', 497, []],
				],
			},
		]);
	});

	it('of very many leads to a list for each year', () => {
		expect(getLists(501).map(show)).toEqual([
			{
				path: 'acts/index.html',
				title: 'Decisions',
				groups: [
					[
						'',
						undefined,
						[
							{ path: 'years/2025.html', text: '2025', note: '3 decisions' },
							{ path: 'years/2024.html', text: '2024', note: '498 decisions' },
						],
					],
				],
			},
			{ path: 'years/2025.html', title: 'Decisions 2025', groups: [['', 3, []]] },
			{ path: 'years/2024.html', title: 'Decisions 2024', groups: [['', 498, []]] },
		]);
	});
});

it('what is no longer public goes, and nothing else', async () => {
	const world = createWorld({ files: FILES });
	expect(await main(['site', '-o', 'site', '-q'], world.io)).toBe(0);
	world.files.set('/project/site/CNAME', new TextEncoder().encode('example.org'));
	world.files.delete('/project/a.md');
	expect(await main(['site', '-o', 'site', '-q'], world.io)).toBe(0);
	const paths = [...world.files.keys()].filter((path) => path.startsWith('/project/site/'));
	expect(paths.filter((path) => /2024|repairs/.test(path))).toEqual([]);
	expect(paths).toContain('/project/site/CNAME');
	expect(world.err()).toBe('');
});

it.each([
	['no place', ['site'], 'place for the site is missing'],
	['a folder that holds something else', ['site', '-o', 'other'], 'holds other files'],
	['one file that is no page', ['site', '-o', 'x', '--single'], 'no HTML file'],
	['an address that is none', ['site', '-o', 'x', '--url', 'javascript:1'], 'no address'],
])('%s is refused, and nothing written', async (_, argv, said) => {
	const world = await run(argv, { files: { ...FILES, 'other/x.txt': 'x' } });
	expect(world.code).toBe(2);
	expect(world.err()).toContain(said);
	expect(world.files.size).toBe(3);
});

it('leaves out drafts, meetings to come and minutes with errors, and says so', async () => {
	const world = await run(['site', '-o', 'site'], {
		files: {
			...FILES,
			'c.md': board('2025-06-01', resolution('1', 'X', '- For: Nobody Known')),
			'd.md': board('2025-06-02', '', 'status: draft\n'),
			'e.md': FILES['a.md'].replace('date: 2024-01-15\n', ''),
			'f.md': FILES['a.md'],
		},
	});
	expect(world.code).toBe(1);
	expect(world.err()).toContain('d.md is left out: a draft');
	expect(world.err()).toContain('e.md is left out: it has no date');
	expect(world.err()).toContain('f.md tells the meeting of a.md once more');
	expect(world.err()).toContain('Nobody Known');
	expect([...world.files.keys()].filter((path) => path.includes('2025-06'))).toEqual([]);
});
