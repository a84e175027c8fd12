/** The faces that documents embed, so that they depend on no font of the machine that shows them. */

import coverage from '../../../templates/fonts/coverage.yaml';

/** `@font-face` rules for a document with that text: the faces it may use, with every character of it that they have. */
export async function fontFaces(html: string): Promise<string> {
	const rare = rareCharacters(html);
	const wanted = FILES.filter(
		({ when, covers, first }) =>
			(when === undefined || when.test(html)) && (first || rare.some((character) => has(covers, character))),
	);
	return (await Promise.all(wanted.map(rule))).join('\n');
}

/** The characters that a page shows and no face has, each once, in the order of the page. */
export function charactersWithoutFont(html: string): string[] {
	// The head holds the fonts, which are long.
	const body = html.slice(Math.max(0, html.indexOf('<body')));
	if (rareCharacters(body).every(hasFont)) return [];
	return rareCharacters(body.replace(/<[^>]*>/g, '')).filter((character) => !hasFont(character));
}

/** A file of `templates/fonts`. */
interface FontFile {
	family: string;
	weight: 400 | 600;
	style: 'normal' | 'italic';
	/** Name of what it covers in `coverage.yaml`. */
	covers: string;
	/** Whether every document needs it. */
	first: boolean;
	load(): Promise<{ default: string | Promise<string> }>;
	/** Only where the document has this. */
	when?: RegExp | undefined;
}

/** Emphasis may stand in a title, and titles of kinds that are in italics may hold what is bold: a browser would thicken the letters by itself. */
const BOLD_ITALIC =
	/<em\b|class="(?:sub-item|deed)|class="(?:what|why|mention|name|quality)"[^>]*>[^<]*<strong\b/;

/** Never name a family Serif or Sans: Chromium would take its own. */
const FILES: readonly FontFile[] = [
	...face(
		{ family: 'PV Serif', weight: 400, style: 'normal' },
		() => import('../../../templates/fonts/serif-regular.woff2'),
		() => import('../../../templates/fonts/serif-regular-more.woff2'),
	),
	...face(
		{ family: 'PV Serif', weight: 400, style: 'italic' },
		() => import('../../../templates/fonts/serif-italic.woff2'),
		() => import('../../../templates/fonts/serif-italic-more.woff2'),
	),
	...face(
		{ family: 'PV Serif', weight: 600, style: 'normal' },
		() => import('../../../templates/fonts/serif-semibold.woff2'),
		() => import('../../../templates/fonts/serif-semibold-more.woff2'),
	),
	...face(
		{ family: 'PV Serif', weight: 600, style: 'italic', when: BOLD_ITALIC },
		() => import('../../../templates/fonts/serif-semibold-italic.woff2'),
		() => import('../../../templates/fonts/serif-semibold-italic-more.woff2'),
	),
	...face(
		{ family: 'PV Sans', weight: 400, style: 'normal' },
		() => import('../../../templates/fonts/sans-regular.woff2'),
		() => import('../../../templates/fonts/sans-regular-more.woff2'),
	),
	...face(
		{ family: 'PV Sans', weight: 600, style: 'normal' },
		() => import('../../../templates/fonts/sans-semibold.woff2'),
		() => import('../../../templates/fonts/sans-semibold-more.woff2'),
	),
	script('latin', () => import('../../../templates/fonts/latin.woff2')),
	script('cyrillic', () => import('../../../templates/fonts/cyrillic.woff2')),
	script('arabic', () => import('../../../templates/fonts/arabic.woff2')),
	script('hebrew', () => import('../../../templates/fonts/hebrew.woff2')),
	script('armenian', () => import('../../../templates/fonts/armenian.woff2')),
	script('georgian', () => import('../../../templates/fonts/georgian.woff2')),
	script('emoji', () => import('../../../templates/fonts/emoji.woff2')),
	script('symbols', () => import('../../../templates/fonts/symbols.woff2')),
	script('math', () => import('../../../templates/fonts/math.woff2')),
];

/** A face in two files: what western languages need, and all else. */
function face(
	of: Pick<FontFile, 'family' | 'weight' | 'style' | 'when'>,
	core: FontFile['load'],
	more: FontFile['load'],
): FontFile[] {
	const covers = of.family === 'PV Serif' ? 'serif' : 'sans';
	return [
		{ ...of, covers, first: true, load: core },
		{ ...of, covers: `${covers}-more`, first: false, load: more },
	];
}

/** What the two families lack is in one weight, which the browser thickens and slants. */
function script(covers: string, load: FontFile['load']): FontFile {
	return { family: 'PV Other', weight: 400, style: 'normal', covers, first: false, load };
}

async function rule({ family, weight, style, covers, load }: FontFile): Promise<string> {
	const base64 = await (await load()).default;
	return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(data:font/woff2;base64,${base64}) format("woff2");unicode-range:${getRanges(covers)}}`;
}

/** Characters that are not in the first files of the faces, each once. */
function rareCharacters(text: string): string[] {
	return [...new Set(text.replace(COMMON, '').match(/[^\0-\x7e]/gu))].filter((character) =>
		RARE.test(character),
	);
}

/** What pages of western languages hold and the first files have: left out in long runs, twenty times sooner than looked at one by one. */
const COMMON = /[\0-~\u00A0-\u017F\u2010-\u2015\u2018-\u201E\u2026\u202F]+/g;

/** Whether every face that every document embeds has a character. */
export function isAlwaysEmbedded(character: string): boolean {
	return has('serif', character) && has('sans', character);
}

/** Whether a file of ours has a character, or none needs to. */
export function hasFont(character: string): boolean {
	return WITHOUT_GLYPH.test(character) || Object.keys(RANGES).some((covers) => has(covers, character));
}

function has(covers: string, character: string): boolean {
	const code = character.codePointAt(0) ?? 0;
	return (RANGES[covers] ?? []).some(([from, to]) => code >= from && code <= to);
}

function getRanges(covers: string): string {
	return (coverage() as Readonly<Record<string, string>>)[covers] ?? '';
}

/** Spaces, joiners, selectors and marks of direction show nothing. */
const WITHOUT_GLYPH = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

/** Characters by name of what covers them. */
const RANGES: Readonly<Record<string, ReadonlyArray<readonly [from: number, to: number]>>> =
	Object.fromEntries(
		Object.keys(coverage() as object).map((covers) => [
			covers,
			getRanges(covers)
				.split(',')
				.map((range) => {
					const [from = 0, to = from] = range
						.slice(2)
						.split('-')
						.map((code) => Number.parseInt(code, 16));
					return [from, to] as const;
				}),
		]),
	);

const RARE = new RegExp(
	`[^\\0-\\x7e${['serif', 'sans']
		.flatMap((covers) => RANGES[covers] ?? [])
		.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`)
		.join('')}]`,
	'u',
);
