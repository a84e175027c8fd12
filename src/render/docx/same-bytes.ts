/** The same minutes give the same bytes: fixed dates in the zip and in the properties, and identifiers in the order of the text instead of random ones or those that the process had reached. */

import { type Zippable, zipSync } from 'fflate';

/** Identifiers that the `docx` package draws by lot: letters and digits of nanoid, in lower case. */
const RANDOM_RELATION = /\brId[a-z0-9_-]{21}(?![a-z0-9_-])/g;

/** Characters that XML 1.0 cannot hold: Word refuses a file that has one. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A Word file of these parts with nothing of the moment in it. `date` is the date that its properties bear. */
export function sameBytes(parts: ReadonlyMap<string, string | Uint8Array>, date: string): Uint8Array {
	const decoder = new TextDecoder();
	const encoder = new TextEncoder();
	const names = [...parts.keys()].sort();
	const relations = new Map<string, string>();
	const bookmarks = new Map<string, number>();
	const result: Zippable = {};
	const moment = `${date}T12:00:00Z`;
	for (const name of ['[Content_Types].xml', 'word/document.xml', ...names]) {
		const part = parts.get(name);
		if (part === undefined || name in result) continue;
		const bytes = typeof part === 'string' ? encoder.encode(part) : part;
		const isText = /\.(?:xml|rels)$/.test(name);
		const fixed = isText
			? encoder.encode(
					(typeof part === 'string' ? part : decoder.decode(part))
						.replace(NOT_XML, '\uFFFD')
						.replace(RANDOM_RELATION, (id) => {
							const known = relations.get(id) ?? `rIdLink${relations.size + 1}`;
							relations.set(id, known);
							return known;
						})
						.replace(/(<w:bookmark(?:Start|End) [^>]*w:id=")([^"]+)/g, (_, start: string, id: string) => {
							const known = bookmarks.get(id) ?? bookmarks.size + 1;
							bookmarks.set(id, known);
							return `${start}${known}`;
						})
						.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${moment}$3`),
				)
			: bytes;
		// The earliest date that a zip can hold, in local time, which is how it holds dates.
		result[name] = [fixed, { mtime: new Date(1980, 0, 1), level: 6, os: 0 }];
	}
	return zipSync(result);
}
