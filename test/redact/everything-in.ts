/** Every text that a PDF holds, by any way a reader might find it. */

import { inflateSync } from 'node:zlib';

/** All bytes of a PDF, streams inflated, and what its glyphs say by each of its fonts. */
export function everythingIn(pdf: Uint8Array): { bytes: string; texts: string[] } {
	const raw = Buffer.from(pdf).toString('latin1');
	const streams = getStreams(raw);
	const bytes = [raw, ...streams].join('\n');
	const maps = streams.filter((stream) => stream.includes('begincmap')).map(readMap);
	const pages = streams.filter((stream) => /\bT[jJ]\b/.test(stream));
	return { bytes, texts: maps.map((map) => pages.map((page) => glyphsAs(page, map)).join('\n')) };
}

function getStreams(raw: string): string[] {
	const found: string[] = [];
	for (const match of raw.matchAll(/stream\r?\n/g)) {
		if (raw.slice(match.index - 3, match.index) === 'end') continue;
		const start = match.index + match[0].length;
		const bytes = Buffer.from(raw.slice(start, raw.indexOf('endstream', start)), 'latin1');
		try {
			const inflated = inflateSync(bytes, { finishFlush: 2 });
			found.push(inflated.toString('latin1'));
			// Files that ride inside may be compressed once more, or hold documents of their own.
			if (inflated.subarray(0, 5).toString('latin1') === '%PDF-')
				found.push(...getStreams(inflated.toString('latin1')));
		} catch {
			found.push(bytes.toString('latin1'));
		}
	}
	return found;
}

/** A ToUnicode map: what each glyph says. */
function readMap(stream: string): Map<number, string> {
	const map = new Map<number, string>();
	const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
	for (const block of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
		for (const [, from = '', to = ''] of (block[1] ?? '').matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
			map.set(Number.parseInt(from, 16), text(to));
	for (const block of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
		for (const [, from = '', to = '', first, list] of (block[1] ?? '').matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[([^\]]*)\])/gi,
		)) {
			const start = Number.parseInt(from, 16);
			const items =
				list === undefined ? [] : [...list.matchAll(/<([0-9a-f]+)>/gi)].map((item) => item[1] ?? '');
			for (let code = start; code <= Number.parseInt(to, 16); code++)
				map.set(
					code,
					first === undefined
						? text(items[code - start] ?? '')
						: String.fromCodePoint((text(first).codePointAt(0) ?? 0) + code - start),
				);
		}
	}
	return map;
}

/** The strings of a page read with one font; a glyph that it does not have is a gap, so that what stands around it makes no word. */
function glyphsAs(page: string, map: ReadonlyMap<number, string>): string {
	let text = '';
	for (const [whole] of page.matchAll(/<[0-9a-f\s]+>|\((?:\\[\s\S]|[^\\()])*\)/gi)) {
		const hex = whole.startsWith('<')
			? whole.replace(/[^0-9a-f]/gi, '')
			: Buffer.from(whole.slice(1, -1).replace(/\\([()\\])/g, '$1'), 'latin1').toString('hex');
		for (let at = 0; at + 4 <= hex.length; at += 4)
			text += map.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? '·';
	}
	return text;
}
