/** The pages for people: the same tree in each language, and no link that leads nowhere. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileText } from './compile.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('documentation', () => {
	it('has the same pages in English and French', () => {
		expect(pagesIn('docs/fr')).toEqual(pagesIn('docs/en'));
	});

	it('leads from each page to the same one in the other language', () => {
		const alone = ['en', 'fr'].flatMap((language) =>
			pagesIn(`docs/${language}`)
				.filter(
					(page) =>
						!read(`docs/${language}/${page}`).includes(`../${language === 'en' ? 'fr' : 'en'}/${page}`),
				)
				.map((page) => `${language}/${page}`),
		);
		expect(alone).toEqual([]);
	});

	it.each(pagesIn('docs/en'))('has the parts of %s in both languages', (page) => {
		const levels = (language: string) =>
			headingsIn(read(`docs/${language}/${page}`)).map(({ level }) => '#'.repeat(level));
		expect(levels('fr')).toEqual(levels('en'));
	});

	it('has no link to a heading that is not there', () => {
		const pages = [...markdownIn('docs'), 'README.md', 'LISEZMOI.md', 'CONTRIBUTING.md', 'SECURITY.md'];
		const lost = pages.flatMap((page) =>
			[...prose(read(page)).matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g)]
				.filter(([, file = '', heading = '']) => {
					const path = file === '' ? page : join(dirname(page), file);
					return path.endsWith('.md') && !headingsIn(read(path)).some(({ anchor }) => anchor === heading);
				})
				.map(([target]) => `${page}: ${target}`),
		);
		expect(lost).toEqual([]);
	});

	it('has no link to a file that is not there', () => {
		const pages = [...markdownIn('docs'), 'README.md', 'LISEZMOI.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
		const lost = pages.flatMap((page) =>
			getLinks(read(page))
				.filter((target) => !existsSync(join(ROOT, dirname(page), target)))
				.map((target) => `${page}: ${target}`),
		);
		expect(lost).toEqual([]);
	});

	it('asks for the version that it is of', () => {
		const { version } = JSON.parse(read('package.json')) as { version: string };
		const pinned = markdownIn('docs').flatMap((page) =>
			[...read(page).matchAll(/(?:proces-verbal@v?|\brev: v)(\d+\.\d+\.\d+)/g)].map(
				([, asked]) => `${page}: ${asked}`,
			),
		);
		expect(pinned).not.toEqual([]);
		expect(pinned.filter((one) => !one.endsWith(`: ${version}`))).toEqual([]);
	});
});

/** Targets of links and pictures that are files, without their place in the page; examples in fences are no links. */
function getLinks(text: string): string[] {
	return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target.replace(/#.*$/, ''))
		.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

function prose(text: string): string {
	return withoutFences(text).replace(/`[^`\n]*`/g, '');
}

function withoutFences(text: string): string {
	return text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '');
}

/** Headings, and the anchors that GitHub gives them. */
function headingsIn(text: string): Array<{ level: number; anchor: string }> {
	return [...withoutFences(text).matchAll(/^(#+) (.+)$/gm)].map(([, signs = '', title = '']) => ({
		level: signs.length,
		anchor: title
			.toLowerCase()
			.replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-'),
	}));
}

function pagesIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder)).sort();
}

function markdownIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
		.map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

function read(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}

describe('the meetings of the front page', () => {
	const meetings = ['README.md', 'LISEZMOI.md'].flatMap((page) =>
		[...read(page).matchAll(/^```md\n(---\n[\s\S]*?)^```$/gm)].map(([, source = ''], index) => ({
			name: `${page} ${index + 1}`,
			source,
		})),
	);

	it('are one in each language, on each page', () => {
		expect(meetings.map(({ name }) => name)).toEqual([
			'README.md 1',
			'README.md 2',
			'LISEZMOI.md 1',
			'LISEZMOI.md 2',
		]);
	});

	it.each(meetings)('$name has nothing to complain of', async ({ source }) => {
		const { lang, messages } = await compileText(source);
		// The keys say it: neither header names its language.
		expect(lang).toBe(source.includes('meeting:') ? 'en' : 'fr');
		expect(messages.filter(({ severity }) => severity !== 'info').map(({ reason }) => reason)).toEqual([]);
	});
});
