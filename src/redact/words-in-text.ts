/** The words of a text, as names are looked for in them. */

import { addressesIn, isInside } from './addresses.js';
import { foldWord, WORD } from './protected-people.js';

/** A letter as an address may write it, and any other sign. */
const PERCENT = /%(?:[46][1-9a-f]|[57][0-9a]|[89a-f][0-9a-f])/i;
const CODED_SIGN = /%(?:[0-1][0-9a-f]|2[0-9a-f]|3[a-f]|[46]0|[57][b-f])/gi;
const CODED_WORD = new RegExp(`(?:${WORD.source}|${PERCENT.source})+`, 'giu');
/** A word and where it stands. */
export interface Word {
	fold: string;
	from: number;
	to: number;
	capital: boolean;
	/** In a web or mail address, a path, an identifier: there names are written in small letters. */
	address: boolean;
}

/** The words of a text, and the text with what parts them in addresses written out; both have the same places. */
export function getWords(written: string, isAddress: boolean): { text: string; words: Word[] } {
	const addresses = isAddress ? [] : addressesIn(written);
	const isWithin = (place: number) => isAddress || isInside(place, addresses);
	// A sign that an address writes as a number parts words as the sign does.
	const text = written.replace(CODED_SIGN, (sign, place: number) => (isWithin(place) ? '   ' : sign));
	const words = [...text.matchAll(PERCENT.test(text) ? CODED_WORD : WORD)].flatMap((match) => {
		const [found] = match;
		const address = isWithin(match.index);
		if (address || !found.includes('%')) return [getWord(found, match.index, address)];
		// Outside an address a percent sign is one.
		return [...found.matchAll(WORD)].map((inner) => getWord(inner[0], match.index + inner.index, false));
	});
	return { text, words };
}

function getWord(written: string, from: number, address: boolean): Word {
	const plain = address ? decoded(written) : written;
	const capital = !/^\p{Ll}/u.test(plain.normalize('NFC'));
	// A year or a number behind a name is no part of it: `#Tavernier2024`.
	const named = /^(\p{L}[\p{L}\p{M}]{3,})\p{N}+$/u.exec(plain)?.[1] ?? plain;
	return { fold: foldWord(named), from, to: from + written.length, capital, address };
}

function decoded(written: string): string {
	try {
		return decodeURIComponent(written);
	} catch {
		return written;
	}
}
