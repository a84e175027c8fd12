/** The faces that documents embed, so that they depend on no font of the machine that shows them. */

/** Characters that are in the first file of each face, `scripts/subset-fonts.mjs` cuts the same; the second file has all others. */
export const CORE_RANGES: ReadonlyArray<readonly [from: number, to: number]> = [
	[0x20, 0x7e],
	[0xa0, 0x17f],
	[0x218, 0x21b],
	[0x2bc, 0x2bc],
	[0x2c6, 0x2c7],
	[0x2d8, 0x2dd],
	[0x300, 0x304],
	[0x306, 0x308],
	[0x30a, 0x30c],
	[0x326, 0x328],
	[0x1e9e, 0x1e9e],
	[0x2002, 0x200b],
	[0x2010, 0x2015],
	[0x2018, 0x201e],
	[0x2020, 0x2022],
	[0x2026, 0x2026],
	[0x202f, 0x2030],
	[0x2032, 0x2033],
	[0x2039, 0x203a],
	[0x2044, 0x2044],
	[0x2070, 0x2070],
	[0x2074, 0x2079],
	[0x20ac, 0x20ac],
	[0x2116, 0x2116],
	[0x2122, 0x2122],
	[0x2190, 0x2193],
	[0x2212, 0x2212],
	[0x2248, 0x2248],
	[0x2260, 0x2260],
	[0x2264, 0x2265],
];

/** `@font-face` rules for a document with that text: the faces it may use, with every character that it holds. */
export async function fontFaces(html: string): Promise<string> {
	const wider = needsWiderFonts(html);
	const faces = FACES.filter((face) => face.when === undefined || face.when.test(html));
	const rules = await Promise.all(
		faces.map(async (face) => {
			const core = rule(face, (await face.core()).default, RANGE);
			return wider ? core + rule(face, (await face.more()).default, OTHER_RANGE) : core;
		}),
	);
	return rules.join('\n');
}

/** Whether the text has a character that only the second files have. */
export function needsWiderFonts(text: string): boolean {
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (code > 0x7e && code <= LAST_CHARACTER && !isCore(code)) return true;
	}
	return false;
}

/** The last character that the second files may have. */
const LAST_CHARACTER = 0x301e;

interface Face {
	family: string;
	weight: 400 | 600;
	style: 'normal' | 'italic';
	core(): Promise<{ default: string }>;
	more(): Promise<{ default: string }>;
	/** Only where the document has this. */
	when?: RegExp;
}

/** Never name a family Serif or Sans: Chromium would take its own. */
const FACES: readonly Face[] = [
	{
		family: 'PV Serif',
		weight: 400,
		style: 'normal',
		core: () => import('../../templates/fonts/serif-regular.woff2'),
		more: () => import('../../templates/fonts/serif-regular-more.woff2'),
	},
	{
		family: 'PV Serif',
		weight: 400,
		style: 'italic',
		core: () => import('../../templates/fonts/serif-italic.woff2'),
		more: () => import('../../templates/fonts/serif-italic-more.woff2'),
	},
	{
		family: 'PV Serif',
		weight: 600,
		style: 'normal',
		core: () => import('../../templates/fonts/serif-semibold.woff2'),
		more: () => import('../../templates/fonts/serif-semibold-more.woff2'),
	},
	{
		family: 'PV Serif',
		weight: 600,
		style: 'italic',
		core: () => import('../../templates/fonts/serif-semibold-italic.woff2'),
		more: () => import('../../templates/fonts/serif-semibold-italic-more.woff2'),
		when: /class="sub-item|<strong><em>|<em><strong>/,
	},
	{
		family: 'PV Sans',
		weight: 400,
		style: 'normal',
		core: () => import('../../templates/fonts/sans-regular.woff2'),
		more: () => import('../../templates/fonts/sans-regular-more.woff2'),
	},
	{
		family: 'PV Sans',
		weight: 600,
		style: 'normal',
		core: () => import('../../templates/fonts/sans-semibold.woff2'),
		more: () => import('../../templates/fonts/sans-semibold-more.woff2'),
	},
];

const RANGE = rangeText(CORE_RANGES);
const OTHER_RANGE = rangeText(gaps());

function rule(face: Face, base64: string, range: string): string {
	return `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url(data:font/woff2;base64,${base64}) format("woff2");unicode-range:${range}}`;
}

function isCore(code: number): boolean {
	return CORE_RANGES.some(([from, to]) => code >= from && code <= to);
}

function gaps(): Array<readonly [number, number]> {
	const between: Array<readonly [number, number]> = [];
	let next = 0x20;
	for (const [from, to] of CORE_RANGES) {
		if (from > next) between.push([next, from - 1]);
		next = to + 1;
	}
	between.push([next, LAST_CHARACTER]);
	return between;
}

function rangeText(ranges: ReadonlyArray<readonly [number, number]>): string {
	return ranges
		.map(([from, to]) =>
			from === to ? `U+${from.toString(16)}` : `U+${from.toString(16)}-${to.toString(16)}`,
		)
		.join(',');
}
