// What the letters look like that every document embeds, for `pv verify`: the digest of each shape with each text that it may
// stand for, one after another in base64. A glyph stands for the characters that the font maps to it and, where a feature puts it in the place of
// others (ligatures, figures of another kind, superior letters), for their text.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import fontverter from 'fontverter';
import { parse } from 'yaml';

/** Names in `coverage.yaml` of what minutes in western languages need, which every face of text and headings has. */
const CORE = ['serif', 'sans'];

/** In characters: no glyph stands for more of these letters. */
const LONGEST = 4;

export async function fontOutlines(root) {
	const { readOutlines, saidText } = await bundled(join(root, 'src/pdf-archive/outlines.ts'));
	const folder = join(root, 'templates/fonts');
	const isCore = await characterTest(join(folder, 'coverage.yaml'));
	// Of other files than those that have them, what a reader of texts takes for a letter of these: a fraction, a figure in a circle.
	const isWanted = (text) => text.length <= LONGEST && [...saidText(text)].every(isCore);
	const digests = new Set();
	for (const name of (await readdir(folder)).filter((each) => each.endsWith('.woff2')).sort()) {
		const font = Buffer.from(await fontverter.convert(await readFile(join(folder, name)), 'sfnt'));
		const outlines = readOutlines(font);
		for (const [glyph, texts] of glyphTexts(getTables(font), isWanted))
			for (const text of texts) digests.add(outlines.digest(glyph, text));
	}
	digests.delete(undefined);
	const bytes = Buffer.from([...digests].sort().join(''), 'hex').toString('base64');
	return `# Written by \`npm run generate\` from the font files (scripts/font-outlines.mjs).\ncore: |\n${bytes.replace(/.{1,120}/g, '  $&\n')}`;
}

async function characterTest(path) {
	const coverage = parse(await readFile(path, 'utf8'));
	const sets = CORE.map((name) =>
		coverage[name].split(',').map((range) => {
			const [from, to = from] = range
				.slice(2)
				.split('-')
				.map((code) => Number.parseInt(code, 16));
			return [from, to];
		}),
	);
	return (character) =>
		sets.every((ranges) =>
			ranges.some(([from, to]) => character.codePointAt(0) >= from && character.codePointAt(0) <= to),
		);
}

async function bundled(path) {
	const { outputFiles } = await build({
		entryPoints: [path],
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'node',
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function getTables(font) {
	const count = font.readUInt16BE(4);
	const entries = Array.from({ length: count }, (_, index) =>
		font.subarray(12 + index * 16, 28 + index * 16),
	);
	return new Map(
		entries.map((entry) => {
			const start = entry.readUInt32BE(8);
			return [entry.toString('latin1', 0, 4), font.subarray(start, start + entry.readUInt32BE(12))];
		}),
	);
}

/** The texts of each glyph: its characters, then by substitution until nothing is added. */
function glyphTexts(tables, isWanted) {
	const texts = new Map();
	const add = (glyph, text) => {
		if (!texts.has(glyph)) texts.set(glyph, new Set());
		if (texts.get(glyph).has(text) || !isWanted(text)) return false;
		texts.get(glyph).add(text);
		return true;
	};
	for (const [character, glyph] of characters(tables.get('cmap')))
		add(glyph, String.fromCodePoint(character));
	const changes = substitutions(tables.get('GSUB'));
	for (let isMore = true; isMore; ) {
		isMore = false;
		for (const { from, to } of changes) {
			let joined = [''];
			for (const glyph of from)
				joined = joined.flatMap((text) => [...(texts.get(glyph) ?? [])].map((next) => text + next));
			for (const text of joined) isMore = add(to, text) || isMore;
		}
	}
	return texts;
}

/** Characters with their glyphs, from the table for all of Unicode or for its first plane (formats 12 and 4). */
function* characters(map) {
	for (let index = 0; index < map.readUInt16BE(2); index++) {
		const at = map.readUInt32BE(8 + index * 8);
		const format = map.readUInt16BE(at);
		if (format === 12)
			for (let group = 0; group < map.readUInt32BE(at + 12); group++) {
				const [first, last, glyph] = [0, 4, 8].map((offset) =>
					map.readUInt32BE(at + 16 + group * 12 + offset),
				);
				for (let code = first; code <= last; code++) yield [code, glyph + code - first];
			}
		if (format !== 4) continue;
		const size = map.readUInt16BE(at + 6);
		for (let segment = 0; segment < size; segment += 2) {
			const [last, first, delta, offset] = [14, 16 + size, 16 + size * 2, 16 + size * 3].map((start) =>
				map.readUInt16BE(at + start + segment),
			);
			for (let code = first; code <= last && code < 0xffff; code++) {
				const inner =
					offset === 0 ? code : map.readUInt16BE(at + 16 + size * 3 + segment + offset + (code - first) * 2);
				if (inner !== 0) yield [code, (inner + delta) & 0xffff];
			}
		}
	}
}

/** What one glyph, or several, may be replaced by, whatever the feature (GSUB, lookups of types 1, 3, 4 and these behind 7). */
function substitutions(table) {
	const found = [];
	const list = table.readUInt16BE(8);
	const offsets = (at, start) =>
		Array.from(
			{ length: table.readUInt16BE(at) },
			(_, index) => start + table.readUInt16BE(at + 2 + index * 2),
		);
	for (const lookup of offsets(list, list)) {
		const type = table.readUInt16BE(lookup);
		for (const subtable of offsets(lookup + 4, lookup)) {
			const isExtended = type === 7;
			const at = isExtended ? subtable + table.readUInt32BE(subtable + 4) : subtable;
			substitutionsOf(isExtended ? table.readUInt16BE(subtable + 2) : type, at);
		}
	}
	return found;

	function substitutionsOf(type, at) {
		if (![1, 3, 4].includes(type)) return;
		const format = table.readUInt16BE(at);
		const covered = coverage(at + table.readUInt16BE(at + 2));
		if (type === 1 && format === 1)
			for (const glyph of covered)
				found.push({ from: [glyph], to: (glyph + table.readInt16BE(at + 4)) & 0xffff });
		else if (type === 1)
			for (const [index, glyph] of covered.entries())
				found.push({ from: [glyph], to: table.readUInt16BE(at + 6 + index * 2) });
		else
			for (const [index, set] of offsets(at + 4, at).entries()) {
				if (type === 3)
					for (let each = 0; each < table.readUInt16BE(set); each++)
						found.push({ from: [covered[index]], to: table.readUInt16BE(set + 2 + each * 2) });
				else
					for (const ligature of offsets(set, set)) {
						const length = table.readUInt16BE(ligature + 2);
						const rest = Array.from({ length: length - 1 }, (_, each) =>
							table.readUInt16BE(ligature + 4 + each * 2),
						);
						found.push({ from: [covered[index], ...rest], to: table.readUInt16BE(ligature) });
					}
			}
	}

	function coverage(at) {
		const count = table.readUInt16BE(at + 2);
		if (table.readUInt16BE(at) === 1)
			return Array.from({ length: count }, (_, index) => table.readUInt16BE(at + 4 + index * 2));
		return Array.from({ length: count }, (_, index) => at + 4 + index * 6).flatMap((range) => {
			const [first, last] = [table.readUInt16BE(range), table.readUInt16BE(range + 2)];
			return Array.from({ length: last - first + 1 }, (_, index) => first + index);
		});
	}
}
