/** The window is set in the type of the documents, so that it looks the same on every machine. */

import sansRegular from '../../../templates/fonts/sans-regular.woff2';
import sansSemibold from '../../../templates/fonts/sans-semibold.woff2';
import serifRegular from '../../../templates/fonts/serif-regular.woff2';
import serifSemibold from '../../../templates/fonts/serif-semibold.woff2';

const FACES = [
	['PV Sans', '400', sansRegular],
	['PV Sans', '600', sansSemibold],
	['PV Serif', '400', serifRegular],
	['PV Serif', '600', serifSemibold],
] as const;

/** Makes the faces known to a document. */
export function addFonts(document: Document): void {
	for (const [family, weight, font] of FACES) void addFont(document, family, weight, font);
}

async function addFont(
	document: Document,
	family: string,
	weight: string,
	font: string | Promise<string>,
): Promise<void> {
	const face = new FontFace(family, `url(data:font/woff2;base64,${await font}) format("woff2")`, { weight });
	document.fonts.add(face);
	await face.load();
}
