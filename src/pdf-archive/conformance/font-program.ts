/** Reads as much of a TrueType program as its widths and the glyphs of its codes need (ISO/IEC 14496-22). */

/** A font program that can be measured. */
export interface FontProgram {
	/** How many glyphs it has. */
	glyphs: number;
	/** Width of a glyph, in thousandths of the size. */
	width(glyph: number): number;
	/** The glyph of a character by the table for that platform and encoding; undefined where there is no such table. */
	getGlyph(platform: number, encoding: number, character: number): number | undefined;
}

/** Tables without which nothing can be drawn. */
const NEEDED = ['head', 'hhea', 'hmtx', 'maxp', 'loca', 'glyf'];

/** Reads a program; undefined where it is none. */
export function readTrueType(bytes: Buffer): FontProgram | undefined {
	try {
		const tables = getTables(bytes);
		if (NEEDED.some((tag) => !tables.has(tag))) return undefined;
		const table = (tag: string) => tables.get(tag) ?? Buffer.alloc(0);
		const units = table('head').readUInt16BE(18);
		const glyphs = table('maxp').readUInt16BE(4);
		const measured = table('hhea').readUInt16BE(34);
		const metrics = table('hmtx');
		if (units === 0 || glyphs === 0 || measured === 0 || metrics.length < measured * 4) return undefined;
		return {
			glyphs,
			width: (glyph) => (metrics.readUInt16BE(Math.min(glyph, measured - 1) * 4) * 1000) / units,
			getGlyph: (platform, encoding, character) => {
				const map = mapFor(table('cmap'), platform, encoding);
				return map && glyphIn(map, character);
			},
		};
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

function getTables(bytes: Buffer): Map<string, Buffer> {
	const tables = new Map<string, Buffer>();
	const version = bytes.readUInt32BE(0);
	if (version !== 0x10000 && version !== 0x74727565) return tables;
	const count = bytes.readUInt16BE(4);
	for (let index = 0; index < count; index++) {
		const at = 12 + index * 16;
		const start = bytes.readUInt32BE(at + 8);
		const end = start + bytes.readUInt32BE(at + 12);
		if (end > bytes.length) continue;
		tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(start, end));
	}
	return tables;
}

function mapFor(maps: Buffer, platform: number, encoding: number): Buffer | undefined {
	if (maps.length < 4) return undefined;
	const count = maps.readUInt16BE(2);
	for (let index = 0; index < count; index++) {
		const at = 4 + index * 8;
		if (maps.readUInt16BE(at) === platform && maps.readUInt16BE(at + 2) === encoding)
			return maps.subarray(maps.readUInt32BE(at + 4));
	}
	return undefined;
}

/** The glyph of a character in one table; 0 where it has none, or is of a kind that fonts of documents do not have. */
function glyphIn(map: Buffer, character: number): number {
	const format = map.readUInt16BE(0);
	if (format === 0) return character < 256 ? (map[6 + character] ?? 0) : 0;
	if (format === 6) {
		const index = character - map.readUInt16BE(6);
		return index >= 0 && index < map.readUInt16BE(8) ? map.readUInt16BE(10 + index * 2) : 0;
	}
	if (format !== 4) return 0;
	const size = map.readUInt16BE(6);
	for (let at = 0; at < size; at += 2) {
		if (map.readUInt16BE(14 + at) < character) continue;
		const first = map.readUInt16BE(16 + size + at);
		if (first > character) return 0;
		const offset = map.readUInt16BE(16 + size * 3 + at);
		const delta = map.readUInt16BE(16 + size * 2 + at);
		if (offset === 0) return (character + delta) & 0xffff;
		const glyph = map.readUInt16BE(16 + size * 3 + at + offset + (character - first) * 2);
		return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
	}
	return 0;
}
