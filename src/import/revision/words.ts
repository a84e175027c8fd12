/** Words of a text with their places, and how two texts differ word by word. */

import { diffArrays } from 'diff';

/** A word, or a sign that stands between words. */
export interface Token {
	/** By which it is compared: quotes, hyphens and spaces of typesetting are those of a keyboard. */
	key: string;
	from: number;
	to: number;
}

const TOKEN = /[\p{L}\p{N}]+|[^\s\u00AD\p{L}\p{N}]/gu;

/** The words and signs of a text. */
export function getTokens(text: string): Token[] {
	return [...text.matchAll(TOKEN)].map((match) => ({
		key: getKey(match[0]),
		from: match.index,
		to: match.index + match[0].length,
	}));
}

function getKey(token: string): string {
	if (token === '’') return "'";
	return token === '\u2011' ? '-' : token.normalize('NFC');
}

/** A text by which it is known again, whatever its spaces, quotes and signs. */
export function wordsKey(text: string): string {
	return getTokens(text)
		.filter(({ key }) => /[\p{L}\p{N}]/u.test(key))
		.map(({ key }) => key.toLowerCase())
		.join(' ');
}

/** Whether two texts are the same but for their typesetting. */
export function sameText(left: string, right: string): boolean {
	const spaced = (text: string) =>
		text
			.replace(/[\s\u00A0\u202F]+/g, ' ')
			.replace(/’/g, "'")
			.replace(/\u2011/g, '-')
			.replace(/\u00AD/g, '')
			.replace(/ (?=[:;!?»%€])|(?<=«) /g, '')
			.trim();
	return spaced(left) === spaced(right);
}

/** A stretch of the first list that became one of the second. */
interface Hunk {
	from: number;
	to: number;
	/** In the second list. */
	newFrom: number;
	newTo: number;
}

/** Where two lists differ. */
export function getDifferences(before: readonly string[], after: readonly string[]): Hunk[] {
	const hunks: Hunk[] = [];
	let from = 0;
	let newFrom = 0;
	let open: Hunk | undefined;
	for (const { count = 0, added, removed } of diffArrays([...before], [...after])) {
		if (!added && !removed) {
			from += count;
			newFrom += count;
			open = undefined;
			continue;
		}
		if (open === undefined) {
			open = { from, to: from, newFrom, newTo: newFrom };
			hunks.push(open);
		}
		if (removed) {
			from += count;
			open.to = from;
		} else {
			newFrom += count;
			open.newTo = newFrom;
		}
	}
	return hunks;
}

/** For each of the first list, the place of the same in the second; undefined where there is none. */
export function placesIn(first: readonly string[], second: readonly string[]): Array<number | undefined> {
	const places: Array<number | undefined> = [];
	let at = 0;
	for (const { count = 0, added, removed } of diffArrays([...first], [...second])) {
		if (added) at += count;
		else for (let step = 0; step < count; step += 1) places.push(removed ? undefined : at++);
	}
	return places;
}
