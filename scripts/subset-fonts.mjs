// Cuts the fonts of the templates out of the Adobe packages: for each face, one file with what minutes in western languages
// need and one with every other glyph of the face. A document embeds the second only where its text asks for it.
// Run by hand when the font packages change: node scripts/subset-fonts.mjs

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const SERIF = 'source-serif/WOFF2/TTF/SourceSerif4';
const SANS = 'source-sans/WOFF2/TTF/SourceSans3';
const FACES = {
	'serif-regular': `${SERIF}-Regular.ttf.woff2`,
	'serif-italic': `${SERIF}-It.ttf.woff2`,
	'serif-semibold': `${SERIF}-Semibold.ttf.woff2`,
	'serif-semibold-italic': `${SERIF}-SemiboldIt.ttf.woff2`,
	'sans-regular': `${SANS}-Regular.ttf.woff2`,
	'sans-semibold': `${SANS}-Semibold.ttf.woff2`,
};

/** Kerning, ligatures, figures of both kinds, superior letters, localised forms, composed accents: what the style sheet uses. */
const FEATURES = ['kern', 'liga', 'lnum', 'pnum', 'tnum', 'sups', 'locl', 'ccmp', 'mark', 'mkmk', 'case'];

/** Kept in step with `CORE_RANGES` in src/render/fonts.ts; a test compares them. */
const CORE_RANGES = [
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

const isCore = (code) => CORE_RANGES.some(([from, to]) => code >= from && code <= to);

function charactersOf(codes) {
	return String.fromCodePoint(...codes);
}

const everything = Array.from({ length: 0x2fff }, (_, index) => index + 0x20);
const core = everything.filter(isCore);
const rest = everything.filter((code) => !isCore(code));

for (const [name, path] of Object.entries(FACES)) {
	const font = await readFile(require.resolve(path));
	const options = { targetFormat: 'woff2', keepFeatures: FEATURES, noHinting: true };
	await writeFile(
		new URL(`../templates/fonts/${name}.woff2`, import.meta.url),
		await subsetFont(font, charactersOf(core), options),
	);
	await writeFile(
		new URL(`../templates/fonts/${name}-more.woff2`, import.meta.url),
		await subsetFont(font, charactersOf(rest), options),
	);
}
