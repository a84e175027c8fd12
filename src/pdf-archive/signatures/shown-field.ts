/**
 * A field of a signature that is seen: the free place over the name of who signs, what is drawn there, and its tag, which PDF/UA asks of what is seen
 * (ISO 14289-1, 7.18.4: a form element that holds the field).
 */

import { ObjectCopier, PdfDocument } from '../objects/document.js';
import { getNumber, getNumbers, readNumberTree, writeNumberTree } from '../objects/trees.js';
import { type Dict, dict, getName, Name, Real, Ref, type Value } from '../objects/values.js';
import { coveredContent, readMarks } from '../page-marks.js';

/** Where there is room to sign. */
export interface PlaceToSign {
	page: Ref;
	/** Left, bottom, right, top, in points. */
	box: readonly [number, number, number, number];
	/** The element of the tags behind which the field comes. */
	element: Ref;
}

/** Size of a signature that is seen, and how far it stands over the line with the name: in heights of the type of that line, for large type asks for large type. */
const [WIDTH, TALLEST, LEAST, STEP, OVER] = [14.4, 5.6, 2.4, 0.4, 0.6];

/** The free place over the last line of the pages that begins with a name; nothing where there is none. `taken`: places of others. */
export function findPlaceToSign(
	document: PdfDocument,
	name: string,
	taken: readonly PlaceToSign[],
): PlaceToSign | undefined {
	const pages = document.pages();
	for (let index = pages.length - 1; index >= 0; index--) {
		const page = pages[index] as Ref;
		const [left = 0, , right = 0] = getNumbers(document, document.dict(page).get('MediaBox'));
		const lines = new Map<number, { text: string; x: number; y: number; size: number }>();
		for (const mark of readMarks(document, page).marks) {
			if (mark.kind !== 'text' || mark.mcid === undefined) continue;
			const line = lines.get(mark.mcid);
			if (line === undefined) lines.set(mark.mcid, { ...mark });
			else line.text += mark.text;
		}
		// As much on the right as on the left.
		const margin = [...lines.values()].reduce((least, line) => Math.min(least, line.x - left), right - left);
		for (const [mcid, { text, x, y, size }] of [...lines].reverse()) {
			if (!text.trimStart().startsWith(name)) continue;
			const beside = [...lines.values()].filter((line) => line.x > x && Math.abs(line.y - y) < size / 2);
			const end = beside.reduce((nearest, line) => Math.min(nearest, line.x - 12), right - margin);
			const bottom = y + size * (1 + OVER);
			for (let height = TALLEST; height >= LEAST; height -= STEP) {
				const box = [x, bottom, Math.min(x + size * WIDTH, end), bottom + size * height] as const;
				const isNarrow = box[2] - box[0] < (size * WIDTH) / 2;
				const free = [box[0], box[1], box[2], box[3] + size * OVER];
				if (isNarrow || coveredContent(document, index + 1, free).size > 0) continue;
				const element = findElement(document, page, mcid);
				if (element && !taken.some((other) => other.element.number === element.number))
					return { page, box, element };
			}
		}
	}
	return undefined;
}

/** The element of the tags that holds a marked content of a page. */
function findElement(document: PdfDocument, page: Ref, mcid: number): Ref | undefined {
	const key = getNumber(document.dict(page).get('StructParents'));
	const element = document.list(readNumberTree(document, parentTree(document)).get(key))[mcid];
	return element instanceof Ref ? element : undefined;
}

export function parentTree(document: PdfDocument): Value | undefined {
	return document.maybeDict(document.catalog.get('StructTreeRoot'))?.get('ParentTree');
}

/** Shows a field in a place, with nothing in it yet, by objects that are added to the file or changed in it. */
export function showField(
	document: PdfDocument,
	field: Dict,
	reference: Ref,
	{ page, box, element }: PlaceToSign,
): void {
	field.set('Rect', box.map(point));
	field.set('AP', dict({ N: addForm(document, [0, 0, box[2] - box[0], box[3] - box[1]], dict({}), '') }));
	const parent = document.dict(element).get('P');
	const form = document.add(
		dict({
			Type: new Name('StructElem'),
			S: new Name('Form'),
			P: parent ?? null,
			Pg: page,
			K: dict({ Type: new Name('OBJR'), Obj: reference, Pg: page }),
		}),
	);
	const holder = document.dict(parent);
	holder.set('K', [...document.list(holder.get('K')), form]);
	document.change(parent);
	const all = readNumberTree(document, parentTree(document));
	const key = [...all.keys()].reduce((last, each) => Math.max(last, each), -1) + 1;
	all.set(key, form);
	field.set('StructParent', key);
	const type = document.dict(parentTree(document)).get('Type');
	writeNumberTree(document.dict(parentTree(document)), all);
	if (type !== undefined) document.dict(parentTree(document)).set('Type', type);
	document.change(parentTree(document));
	const root = document.catalog.get('StructTreeRoot');
	document.dict(root).set('ParentTreeNextKey', key + 1);
	document.change(root);
}

function point(value: number): Real {
	return new Real(value.toFixed(2));
}

/** Puts the page of a drawing into a field. Nothing in it is tagged: the field itself says what it shows. */
export function drawField(document: PdfDocument, field: Dict, drawn: Uint8Array): void {
	const from = new PdfDocument(drawn);
	const [first] = from.pages();
	const page = from.dict(first);
	const copier = new ObjectCopier(from, document, () => {});
	const content = Buffer.concat(
		from.list(page.get('Contents')).flatMap((each) => [from.content(each), Buffer.from('\n')]),
	)
		.toString('latin1')
		.replace(/\/[A-Za-z0-9]+\s*<<\s*\/MCID\s+\d+\s*>>\s*BDC/g, '/Artifact BMC');
	const resources = copier.copy(from.get(page.get('Resources')));
	const form = addForm(document, getNumbers(from, page.get('MediaBox')), resources, content);
	copier.finish();
	field.set('AP', dict({ N: form }));
}

function addForm(document: PdfDocument, box: readonly number[], resources: Value, content: string): Ref {
	return document.addStream(
		dict({
			Type: new Name('XObject'),
			Subtype: new Name('Form'),
			BBox: box.map(point),
			Resources: resources,
		}),
		Buffer.from(content, 'latin1'),
	);
}

// --- What the tags of a record may have more once it is signed: form elements that hold a field of a signature, and nothing else.

/** Whether a dictionary of the tags was changed by the fields of signatures alone. */
export function onlyFieldsTagged(
	before: PdfDocument,
	old: Dict,
	after: PdfDocument,
	now: Dict,
	same: (one: Value, other: Value) => boolean,
): boolean {
	const isOther = (key: string) => !same(old.get(key) ?? null, now.get(key) ?? null);
	const changed = [...new Set([...old.keys(), ...now.keys()])].filter(isOther);
	const last = before.numbers.at(-1) ?? 0;
	const isField = (value: Value | undefined) =>
		value instanceof Ref && value.number > last && isFieldElement(after, value);
	if (getName(old.get('Type')) === 'StructElem') {
		const [kept, all] = [before.list(old.get('K')), after.list(now.get('K'))];
		return (
			changed.every((key) => key === 'K') &&
			kept.every((kid, at) => same(kid, all[at] ?? null)) &&
			all.slice(kept.length).every(isField)
		);
	}
	if (getName(old.get('Type')) === 'StructTreeRoot')
		return changed.every((key) => key === 'ParentTreeNextKey');
	return false;
}

/** Whether the way back from the pages to the tags leads where it did, and from new fields to their elements. */
export function sameWayBack(
	before: PdfDocument,
	after: PdfDocument,
	same: (one: Value, other: Value) => boolean,
): boolean {
	const [old, now] = [before, after].map((document) => readNumberTree(document, parentTree(document)));
	const last = before.numbers.at(-1) ?? 0;
	return (
		[...(old ?? [])].every(([key, value]) => same(value, now?.get(key) ?? null)) &&
		[...(now ?? [])].every(
			([key, value]) =>
				old?.has(key) || (value instanceof Ref && value.number > last && isFieldElement(after, value)),
		)
	);
}

/** Entries of an element that says nothing of its own: no text that stands for another. */
const ELEMENT_ENTRIES = new Set(['Type', 'S', 'P', 'Pg', 'K']);

function isFieldElement(document: PdfDocument, reference: Ref): boolean {
	const element = document.maybeDict(reference);
	if (
		!element ||
		getName(element.get('S')) !== 'Form' ||
		[...element.keys()].some((key) => !ELEMENT_ENTRIES.has(key))
	)
		return false;
	const kids = document.list(element.get('K')).map((kid) => document.maybeDict(kid));
	return (
		kids.length === 1 &&
		kids.every(
			(kid) =>
				getName(kid?.get('Type')) === 'OBJR' &&
				getName(document.maybeDict(kid?.get('Obj'))?.get('FT')) === 'Sig',
		)
	);
}
