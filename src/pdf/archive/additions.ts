/**
 * What was added behind a record. A signature is welcome there; a change of the pages, of the words or of what rides inside is not, even
 * though the record itself still stands in the file.
 */

import { PdfDocument } from './document.js';
import { type Dict, nameOf, Ref, Stream, type Value, written } from './values.js';

/** Keys that signing sets, by the type of the dictionary. */
const SIGNING: Readonly<Record<string, ReadonlySet<string>>> = {
	Catalog: new Set(['AcroForm', 'Perms', 'DSS', 'Extensions', 'Version']),
	Page: new Set(['Annots']),
};

/** Whether only signatures were added to the record that the first `length` bytes are. */
export function additionsOf(file: Uint8Array, length: number): 'signatures' | 'changes' {
	const before = new PdfDocument(file.subarray(0, length));
	const after = new PdfDocument(file);
	if (after.catalogNumber !== before.catalogNumber) return 'changes';
	for (const number of before.numbers) {
		const [old, now] = [before.object(number), after.object(number)];
		if (same(old, now)) continue;
		if (!(old instanceof Map) || !(now instanceof Map)) return 'changes';
		const allowed = SIGNING[nameOf(old.get('Type')) ?? ''];
		if (!allowed) return 'changes';
		for (const key of new Set([...old.keys(), ...now.keys()]))
			if (!allowed.has(key) && !same(old.get(key) ?? null, now.get(key) ?? null)) return 'changes';
		if (!onlyFieldsAdded(before, old, after, now)) return 'changes';
	}
	return 'signatures';
}

/** New annotations of a page are fields of signatures. */
function onlyFieldsAdded(before: PdfDocument, old: Dict, after: PdfDocument, now: Dict): boolean {
	const known = new Set(before.list(old.get('Annots')).map(written));
	const all = after.list(now.get('Annots'));
	if (all.length < known.size) return false;
	return all
		.filter((each) => !(each instanceof Ref && known.has(written(each))))
		.every((each) => {
			const field = after.maybeDict(each);
			const kind = nameOf(field?.get('FT')) ?? nameOf(after.maybeDict(field?.get('Parent'))?.get('FT'));
			return nameOf(field?.get('Subtype')) === 'Widget' && kind === 'Sig';
		});
}

function same(one: Value, other: Value): boolean {
	if (one instanceof Stream || other instanceof Stream) {
		if (!(one instanceof Stream && other instanceof Stream)) return false;
		return written(one.dict) === written(other.dict) && Buffer.compare(one.raw, other.raw) === 0;
	}
	return written(one) === written(other);
}
