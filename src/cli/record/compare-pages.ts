/** The pages of a record against what its source gives: their words, and the signatures that stand over them. */

import {
	BrokenPdf,
	coveredContent,
	type PdfDocument,
	type SignatureField,
	type TextPiece,
	textPieces,
} from '../../pdf-archive/index.js';
import {
	comparePassages,
	type PassageDifference,
	type PassageOptions,
	type PassagePlace,
	passagesNotIn,
	plain,
} from '../text-diff.js';
import { type Finding, shortened } from './compare-record.js';
import type { OtherWording } from './earlier-wording.js';
import type { OpenRecord } from './open-record.js';

/**
 * Compares them. A page of the project's own look may set the words in an order of its own. `wording`: what another version, which made
 * the record, says at a place.
 */
export function comparePages(
	{ document, sheet, signatures }: OpenRecord,
	html: string,
	options: PassageOptions,
	wording: ((place: PassagePlace) => OtherWording) | undefined,
): Finding[] {
	try {
		const pieces = textPieces(document);
		const text = pieces.map((piece) => piece.text).join('');
		const compared = comparePassages(html, text, options);
		const difference = sheet.looks ? withoutOrder(compared, passagesNotIn(html, text, options)) : compared;
		return [
			...(wording ? wordingFindings(difference, wording) : [wordsFinding(difference)]),
			...signatures.map((field) => signatureFinding(field, document, pieces, compared.signing)),
		];
	} catch (error) {
		if (error instanceof BrokenPdf) return [{ key: 'textBroken', values: {}, ok: false }];
		throw error;
	}
}

function wordsFinding({ missing, added }: PassageDifference): Finding {
	const [first] = missing;
	if (first !== undefined)
		return { key: 'textDiffers', values: { count: missing.length, first: shortened(first) }, ok: false };
	const [more] = added;
	if (more !== undefined) return { key: 'textAdded', values: { first: shortened(more) }, ok: false };
	return { key: 'textSame', values: {}, ok: true };
}

/** Each passage by itself, wherever it stands; what is added is not known. */
function withoutOrder(compared: PassageDifference, missing: string[]): PassageDifference {
	const places = missing.map((passage) => ({ missing: [passage], added: '' }));
	return { ...compared, missing, added: [], places };
}

/** The words of another version: where they say the same, or cite the rules otherwise, a note says so. */
function wordingFindings(
	{ places, ...difference }: PassageDifference,
	wording: (place: PassagePlace) => OtherWording,
): Finding[] {
	const kinds: Record<OtherWording, PassagePlace[]> = { same: [], rules: [], other: [] };
	for (const place of places)
		if (place.missing.length > 0 || /[\p{L}\p{N}]/u.test(place.added)) kinds[wording(place)].push(place);
	const { other, same, rules } = kinds;
	if (other.length > 0 || same.length + rules.length === 0)
		return [
			wordsFinding({
				...difference,
				places,
				missing: other.flatMap(({ missing }) => missing),
				added: other.map(({ added }) => added),
			}),
		];
	const notes = [
		['textWorded', same],
		['textRules', rules],
	] as const;
	return notes.flatMap(([key, [first, ...more]]) => {
		if (first === undefined) return [];
		const shown = shortened(first.added.trim() || first.missing.join(' '));
		return [{ key, values: { count: more.length + 1, first: shown }, ok: true }];
	});
}

/** A signature may be seen where there is room, and over the place to sign; over other words it could hide what was decided. */
function signatureFinding(
	{ name, page, box }: SignatureField,
	document: PdfDocument,
	pieces: readonly TextPiece[],
	[from, to]: PassageDifference['signing'],
): Finding {
	const values = { name: shortened(name), page: page ?? 0 };
	if (page === undefined) return { key: 'signature', values, ok: true };
	const covered = coveredContent(document, page, box);
	let end = 0;
	for (const piece of pieces) {
		const start = end;
		end += plain(piece.text).length;
		const isToSign = start >= from && end <= to;
		if (piece.page === page && covered.has(piece.mcid) && !isToSign)
			return { key: 'signatureCovers', values: { ...values, first: shortened(piece.text) }, ok: false };
	}
	return { key: 'signature', values, ok: true };
}
