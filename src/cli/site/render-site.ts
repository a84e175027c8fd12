/** Makes the files of a site from public versions. */

import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import type { Language } from '../../ast/index.js';
import type { MeetingFacts } from '../../collection/index.js';
import {
	createPublicMeeting,
	createSiteModel,
	type KeptHtml,
	type PublicMeeting,
	type SiteModel,
} from '../../collection/site/model.js';
import {
	createSearch,
	createSitePages,
	SITE_BLOCK,
	SITE_CONTENT,
	SITE_FRAME,
	type SitePage,
	siteLabels,
	writeFeed,
	writeSiteCalendar,
} from '../../collection/site/pages.js';
import type { Io } from '../../host/io.js';
import type { CompiledFile } from '../../project/compile-file.js';
import { type Design, renderDesigned } from '../../project/design.js';
import { getHtml, mainContent } from '../../record/render-outputs.js';
import { fontFaces, renderView } from '../../render/index.js';
import { createView } from '../../view/view.js';

/** What a site is called, where it will be and how it looks. */
interface SiteSettings {
	title: string;
	/** Where it will be, ending with `/`; empty where nobody said. */
	address: string;
	/** All in one file. */
	single: boolean;
	design: Design | undefined;
}

/** A file of the site: its path inside it, and what it holds. */
export type SiteFile = readonly [path: string, content: string];

/** What a site keeps of a public version, with its pages as HTML: the minutes, and each decision and election. */
export async function renderPublic(shown: CompiledFile, facts: MeetingFacts): Promise<PublicMeeting> {
	const html = keep(mainContent(await getHtml(shown, {})));
	const view = createView(shown.compiled, {});
	const blocks = new Map<string, KeptHtml>();
	const pending: LevelledItem[] = [...view.items, ...view.tail] as LevelledItem[];
	for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
		const { kind, id, level = ACT_LEVEL } = item;
		if ((kind === 'decision' || kind === 'election') && id !== undefined) {
			const block = { lang: view.lang, items: [lifted(item, level - ACT_LEVEL)], labels: view.labels };
			blocks.set(id, keep(await renderView(block, SITE_BLOCK)));
		}
		for (const inner of innerItems(item)) pending.push(inner);
	}
	return createPublicMeeting(shown.compiled, facts, { html, getBlock: (id) => blocks.get(id) ?? (() => '') });
}

/** Keeps a text until it is written: deflated it takes a tenth, and nothing of what V8 clears again and again. */
function keep(text: string): KeptHtml {
	const packed = deflateRawSync(text, { level: 1 });
	return () => inflateRawSync(packed).toString();
}

interface LevelledItem {
	kind: string;
	id?: string;
	level?: number;
	items?: LevelledItem[];
	behind?: LevelledItem[];
	votes?: { behind: LevelledItem[] }[];
}

/** What stands in an item, votes and all. */
function innerItems({ items = [], votes = [], behind = [] }: LevelledItem): LevelledItem[] {
	return [...items, ...votes.flatMap((vote) => vote.behind), ...behind];
}

/** On its own page an act stands below the heading of the page. */
const ACT_LEVEL = 2;

function lifted(item: LevelledItem, by: number): LevelledItem {
	const all = (items: LevelledItem[]) => items.map((inner) => lifted(inner, by));
	return {
		...item,
		...(item.level !== undefined && { level: item.level - by }),
		...(item.items !== undefined && { items: all(item.items) }),
		...(item.behind !== undefined && { behind: all(item.behind) }),
		...(item.votes !== undefined && {
			votes: item.votes.map((vote) => ({ ...vote, behind: all(vote.behind) })),
		}),
	};
}

interface SiteRenderer {
	model: SiteModel;
	pages: readonly SitePage[];
	lang: Language;
	script: string;
	style: string;
	/** The title of a page in the window. */
	getTitle(page: SitePage): string;
	getContent(page: SitePage): Promise<string>;
	/** A page in its frame; `data`: of a site that is one file. */
	getPage(page: SitePage, content: string, data?: { search: string; pages: string }): Promise<string>;
}

async function createRenderer(
	meetings: readonly PublicMeeting[],
	{ title, address, single, design }: SiteSettings,
	io: Io,
): Promise<SiteRenderer> {
	const model = createSiteModel(meetings);
	const { phrase, lang } = meetings[0] as PublicMeeting;
	const labels = siteLabels(phrase);
	const script = new TextDecoder().decode(await io.readOwn('templates/site/site.js'));
	const style = getStyle(design);
	const frame = { document: SITE_FRAME.document, partials: SITE_FRAME.partials, style };
	const getRoot = (page: SitePage) => (single ? '' : '../'.repeat(page.path.split('/').length - 1));
	const getTitle = (page: SitePage) => (page.kind === 'index' ? page.title : `${page.title} – ${title}`);
	return {
		model,
		pages: createSitePages(model, phrase, title),
		lang,
		script,
		style,
		getTitle,
		async getContent(page) {
			const { kind, title: documentTitle } = page;
			const view = { lang, documentTitle, kind, page: page.getView(), labels, root: getRoot(page) };
			return mainContent(await renderDesigned(view, 'site', SITE_CONTENT, design));
		},
		getPage: (page, main, data = { search: '', pages: '' }) =>
			renderView(
				{
					lang,
					documentTitle: getTitle(page),
					siteTitle: title,
					// On paper: of a page whose place is known.
					address: address === '' || single ? '' : `${address}${page.path}`,
					single,
					policy: single ? singlePolicy(script) : POLICY,
					root: getRoot(page),
					navigation: (['acts', 'meetings', 'people', 'subjects'] as const).map((name) => ({
						path: `${name}/index.html`,
						text: labels[name],
						here: page.path === `${name}/index.html`,
					})),
					search: page.kind === 'index' ? page.getView() : null,
					labels,
					main,
					data,
					script: single ? script : '',
				} as { lang: string },
				frame,
			),
	};
}

export const SITE_FOLDERS = ['', 'acts', 'meetings', 'people', 'search', 'subjects', 'years'] as const;

/** The files of a site, one after the other as they are written: together they are too many for memory. */
export async function* renderSite(
	meetings: readonly PublicMeeting[],
	settings: SiteSettings,
	io: Io,
): AsyncGenerator<SiteFile> {
	const { model, pages, lang, script, style, getContent, getPage } = await createRenderer(
		meetings,
		settings,
		io,
	);
	const letters = new Set<string>();
	for (const page of pages) {
		const html = await getPage(page, await getContent(page));
		for (const letter of html) letters.add(letter);
		yield [page.path, html];
	}
	yield ['style.css', `${await fontFaces([...letters].join(''))}\n${style}`];
	yield ['site.js', script];
	for (const [year, entries] of createSearch(model))
		yield [`search/${year}.json`, `${JSON.stringify(entries)}\n`];
	const feed = { title: settings.title, address: settings.address, lang };
	yield ['feed.xml', writeFeed(model.acts, { ...feed, path: 'feed.xml' })];
	for (const subject of model.subjects) {
		const path = `subjects/${subject.slug}.xml`;
		yield [path, writeFeed(subject.acts, { ...feed, title: `${subject.name} – ${settings.title}`, path })];
	}
	yield ['calendar.ics', writeSiteCalendar(model, settings.title, lang)];
}

export async function renderSingle(
	meetings: readonly PublicMeeting[],
	settings: SiteSettings,
	io: Io,
): Promise<string> {
	const { model, pages, getTitle, getContent, getPage } = await createRenderer(meetings, settings, io);
	const [index] = pages as [SitePage];
	const opening = await getContent(index);
	const shown = await getPage(index, opening);
	const bundles: string[] = [];
	let bundle: Record<string, { title: string; html: string }> = {};
	let first = '';
	let size = 0;
	const close = () => {
		if (size > 0)
			bundles.push(
				`<script type="application/octet-stream" class="site-pages" data-first="${first}">${packed(bundle)}</script>`,
			);
		bundle = {};
		size = 0;
	};
	for (const page of [...pages].sort((a, b) => (a.path < b.path ? -1 : 1))) {
		const html = page === index ? mainContent(shown) : await getContent(page);
		if (size === 0) first = page.path;
		bundle[page.path] = { title: getTitle(page), html };
		size += html.length;
		if (size > PAGES_TOGETHER) close();
	}
	close();
	// Apart, so that the search answers before the pages are unpacked.
	const search = packed(Object.fromEntries(createSearch(model)));
	return getPage(index, opening, { search, pages: bundles.join('\n') });
}

/** Characters of the pages that a reader unpacks together: one page of thousands is there at once, and pages still repeat each other. */
const PAGES_TOGETHER = 300_000;

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
