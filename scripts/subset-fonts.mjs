// Cuts the fonts of the templates out of the packages that hold them: for each face of text and headings, one file with what minutes in
// western languages need and one with every other glyph of the face; then one file for each further script. A document embeds
// the first always and the others only where its text asks for them. What each file covers is written beside them, for the style sheet
// and for the message about a character that no font has.
// Run by hand when the font packages change: node scripts/subset-fonts.mjs

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontverter from 'fontverter';
import * as harfbuzz from 'harfbuzzjs';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const folder = new URL('../templates/fonts/', import.meta.url);

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

/** Fonts for what the faces lack, the first that has a character gives it. `blocks` bounds what is taken of
 * a large one; `again` are characters that have a font, and are parts of a sign here (`1️⃣`). */
const SCRIPTS = {
	latin: { path: noto('serif', 'latin-ext') },
	cyrillic: { path: noto('serif', 'cyrillic-ext') },
	// Text is read back from its pages as it was written; fonts that set dots apart from letters scatter it.
	arabic: { path: '@fontsource/amiri/files/amiri-arabic-400-normal.woff2' },
	hebrew: { path: noto('sans-hebrew', 'hebrew') },
	armenian: { path: noto('sans-armenian', 'armenian') },
	georgian: { path: noto('sans-georgian', 'georgian') },
	emoji: { path: noto('emoji', 'emoji'), again: '#*0123456789' },
	symbols: {
		path: noto('sans-symbols-2', 'symbols'),
		blocks: [
			[0x2190, 0x21ff],
			[0x2300, 0x23ff],
			[0x2460, 0x27bf],
			[0x2b00, 0x2bff],
		],
	},
	math: {
		path: noto('sans-math', 'latin'),
		blocks: [
			[0x2100, 0x22ff],
			[0x2308, 0x230b],
			[0x27c0, 0x27ef],
			[0x2a00, 0x2aff],
		],
	},
};

/** Kerning, ligatures, figures of both kinds, superior letters, localised forms, composed accents: what the style sheet uses. */
const FEATURES = ['kern', 'liga', 'lnum', 'pnum', 'tnum', 'sups', 'locl', 'ccmp', 'mark', 'mkmk', 'case'];

/** What the first file of each face holds. */
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

/** Joiners and selectors of variants change the letters around them and have no glyph of their own. */
const JOINING = [0x200c, 0x200d, 0x20e3, 0xfe0e, 0xfe0f];

const isIn = (ranges, code) => ranges.some(([from, to]) => code >= from && code <= to);
const isText = (code) => code >= 0x20 && code !== 0xfeff;

const coverage = {};
const taken = new Set();

for (const family of ['serif', 'sans']) {
	const faces = Object.keys(FACES).filter((name) => name.startsWith(family));
	const sets = await Promise.all(faces.map((name) => charactersOf(FACES[name])));
	// What one face of a family lacks, the family is not said to have.
	const common = [...sets[0]].filter((code) => isText(code) && sets.every((set) => set.has(code)));
	const parts = {
		'': common.filter((code) => isIn(CORE_RANGES, code)),
		'-more': common.filter((code) => !isIn(CORE_RANGES, code)),
	};
	for (const [suffix, codes] of Object.entries(parts)) {
		coverage[`${family}${suffix}`] = rangeText(codes);
		for (const name of faces) await cut(FACES[name], codes, `${name}${suffix}`, { keepFeatures: FEATURES });
	}
	for (const code of common) taken.add(code);
}
for (const [name, { path, blocks, again = '' }] of Object.entries(SCRIPTS)) {
	const codes = [...again]
		.map((sign) => sign.codePointAt(0))
		.concat(
			[...(await charactersOf(path))].filter(
				(code) => isText(code) && !taken.has(code) && (!blocks || isIn(blocks, code)),
			),
		);
	for (const code of codes) taken.add(code);
	coverage[name] = rangeText(codes);
	// Every feature stays: letters that join, and emoji that are made of several, are features.
	await cut(path, [...codes, ...JOINING], name, {});
}
await writeFile(
	new URL('coverage.yaml', folder),
	`# Written by scripts/subset-fonts.mjs: the characters of each font file, as unicode-range of CSS.\n${Object.entries(
		coverage,
	)
		.map(([name, ranges]) => `${name}: ${ranges}\n`)
		.join('')}`,
);

function noto(family, script) {
	return `@fontsource/noto-${family}/files/noto-${family}-${script}-400-normal.woff2`;
}

async function cut(path, codes, name, options) {
	const font = await readFile(require.resolve(path));
	const text = String.fromCodePoint(...codes);
	const subset = await subsetFont(font, text, { targetFormat: 'woff2', noHinting: true, ...options });
	await writeFile(new URL(`${name}.woff2`, folder), subset);
}

async function charactersOf(path) {
	const { buffer, byteOffset, byteLength } = await fontverter.convert(
		await readFile(require.resolve(path)),
		'sfnt',
	);
	const face = new harfbuzz.Face(new harfbuzz.Blob(buffer.slice(byteOffset, byteOffset + byteLength)));
	return new Set(face.collectUnicodes());
}

/** Characters as CSS writes them: `U+20-7e,U+a0`. */
function rangeText(codes) {
	const ranges = [];
	for (const code of [...codes].sort((a, b) => a - b)) {
		const last = ranges.at(-1);
		if (last && last[1] === code - 1) last[1] = code;
		else ranges.push([code, code]);
	}
	return ranges
		.map(([from, to]) =>
			from === to ? `U+${from.toString(16)}` : `U+${from.toString(16)}-${to.toString(16)}`,
		)
		.join(',');
}
