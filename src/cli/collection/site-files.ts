/** Makes the files of a site from public versions. */

import { createHash } from 'node:crypto';
import { deflateSync } from 'fflate';
import { writeFeed, writeSiteCalendar } from '../../collection/site/feeds.js';
import { createSiteModel, type PublicMeeting } from '../../collection/site/model.js';
import {
	createSearch,
	createSitePages,
	SITE_BLOCK,
	SITE_CONTENT,
	SITE_FRAME,
	type SitePage,
	siteLabels,
} from '../../collection/site/pages.js';
import type { Io } from '../../host/io.js';
import { createView, fontFaces, renderView } from '../../render/index.js';
import type { Design } from '../build/design.js';
import { renderDesigned } from '../build/design.js';
import { mainContent } from '../build/page-formats.js';
import { getHtml } from '../build/render-outputs.js';
import type { CompiledFile } from '../compile-file.js';

/** Options of `pv site`. */
interface SiteSettings {
	title: string;
	/** Where it will be, ending with `/`; empty where nobody said. */
	address: string;
	/** All in one file. */
	single: boolean;
	design: Design | undefined;
}

/** Files by path inside the site. */
export type SiteFiles = Map<string, string>;

/** The pages of a public meeting as HTML: the minutes, and each decision and election. */
export async function renderPublic(
	shown: CompiledFile,
	facts: PublicMeeting['facts'],
): Promise<PublicMeeting> {
	const html = mainContent(await getHtml(shown, {}));
	const view = createView(shown.compiled, {});
	const blocks = new Map<string, string>();
	const pending: LevelledItem[] = [...view.items, ...view.tail] as LevelledItem[];
	for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
		const { kind, id, level = ACT_LEVEL, items = [] } = item;
		if ((kind === 'decision' || kind === 'election') && id !== undefined) {
			const block = { lang: view.lang, items: [lifted(item, level - ACT_LEVEL)], labels: view.labels };
			blocks.set(id, await renderView(block, SITE_BLOCK));
		}
		for (const inner of items) pending.push(inner);
	}
	return { input: shown.compiled, facts, html, blocks };
}

/** What is looked at of an item. */
interface LevelledItem {
	kind: string;
	id?: string;
	level?: number;
	items?: LevelledItem[];
}

/** On its own page an act stands below the heading of the page. */
const ACT_LEVEL = 2;

function lifted(item: LevelledItem, by: number): LevelledItem {
	return {
		...item,
		...(item.level !== undefined && { level: item.level - by }),
		...(item.items !== undefined && { items: item.items.map((inner) => lifted(inner, by)) }),
	};
}

/** The files of a site. */
export async function renderSite(
	meetings: readonly PublicMeeting[],
	settings: SiteSettings,
	io: Io,
): Promise<SiteFiles> {
	const model = createSiteModel(meetings);
	const { input } = (model.meetings[0] as (typeof model.meetings)[number]).source;
	const { phrase, lang } = input;
	const labels = siteLabels(phrase);
	const pages = createSitePages(model, phrase, settings.title);
	const search = createSearch(model);
	const script = new TextDecoder().decode(await io.readOwn('templates/site/site.js'));
	const contents = new Map<SitePage, string>();
	for (const page of pages) {
		const root = settings.single ? '' : '../'.repeat(page.path.split('/').length - 1);
		const view = { lang, documentTitle: page.title, kind: page.kind, page: page.page, labels, root };
		contents.set(page, mainContent(await renderDesigned(view, 'site', SITE_CONTENT, settings.design)));
	}
	const style = getStyle(settings.design);
	const frame = { document: SITE_FRAME.document, partials: SITE_FRAME.partials, style };
	const framed = (page: SitePage, data = { search: '', pages: '' }) =>
		renderView(
			{
				lang,
				documentTitle: page.kind === 'index' ? page.title : `${page.title} – ${settings.title}`,
				siteTitle: settings.title,
				single: settings.single,
				policy: settings.single ? singlePolicy(script) : POLICY,
				root: settings.single ? '' : '../'.repeat(page.path.split('/').length - 1),
				navigation: (['acts', 'meetings', 'people', 'subjects'] as const).map((name) => ({
					path: `${name}/index.html`,
					text: labels[name],
					here: page.path === `${name}/index.html`,
				})),
				search: page.kind === 'index' ? page.page : null,
				labels,
				main: contents.get(page) ?? '',
				data,
				script: settings.single ? script : '',
			} as { lang: string },
			frame,
		);
	const files: SiteFiles = new Map();
	if (settings.single) {
		const [index] = pages;
		const shown = await framed(index as SitePage);
		// Apart, so that the search answers before the pages are unpacked.
		const data = {
			search: packed(Object.fromEntries(search)),
			pages: packed(
				Object.fromEntries(
					pages.map((page) => [
						page.path,
						{
							title: page.kind === 'index' ? page.title : `${page.title} – ${settings.title}`,
							html: page === index ? mainContent(shown) : (contents.get(page) ?? ''),
						},
					]),
				),
			),
		};
		files.set('index.html', await framed(index as SitePage, data));
		return files;
	}
	for (const page of pages) files.set(page.path, await framed(page));
	const letters = new Set([...files.values()].flatMap((html) => [...new Set(html)]));
	files.set('style.css', `${await fontFaces([...letters].join(''))}\n${style}`);
	files.set('site.js', script);
	for (const [year, entries] of search) files.set(`search/${year}.json`, `${JSON.stringify(entries)}\n`);
	const feed = { title: settings.title, address: settings.address, lang };
	files.set('feed.xml', writeFeed(model.acts, { ...feed, path: 'feed.xml' }));
	for (const subject of model.subjects) {
		const path = `subjects/${subject.slug}.xml`;
		files.set(path, writeFeed(subject.acts, { ...feed, title: `${subject.name} – ${settings.title}`, path }));
	}
	files.set('calendar.ics', writeSiteCalendar(model, settings.title, lang));
	return files;
}

/** Data as the script of the page unpacks them: deflated, for pages repeat much, and in letters that cannot end the element that they stand in. */
function packed(data: unknown): string {
	return Buffer.from(deflateSync(new TextEncoder().encode(JSON.stringify(data)), { level: 9 })).toString(
		'base64',
	);
}

/** Nothing is loaded from elsewhere. */
const POLICY =
	"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";

/** In one file the script is known by its digest: no other one runs. */
function singlePolicy(script: string): string {
	const digest = createHash('sha256').update(script).digest('base64');
	return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${digest}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}

function getStyle(design: Design | undefined): string {
	const style = design?.templates.get('site')?.get('style') ?? SITE_FRAME.style;
	return design === undefined || design.css === '' ? style : `${style}\n${design.css}`;
}
