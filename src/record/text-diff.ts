/** The words of an HTML document against those of its PDF, wherever lines and pages break: the text of the pages, the titles of the outline. */

import { lazy } from '../text/lazy.js';
import { decodeReferences } from '../view/escape.js';

/** What a page's text is compared with, beside the document. */
export interface PassageOptions {
	/** Text of the files bound in, by the identifier of the leaf that each stands behind. */
	behind: ReadonlyMap<string, string>;
	/** Characters that a page may lack: no font has them. */
	optional: readonly string[];
}

/** The result of a comparison of two texts. */
export interface PassageDifference {
	/** Passages of the document that the text lacks, in order. */
	missing: string[];
	/** What the text holds beside them, letters and digits alone. */
	added: string[];
	/** Where the place to sign stands in the text without its spaces. */
	signing: readonly [from: number, to: number];
	/** The same place by place: passages of the document that follow one another, and what stands there instead. */
	places: PassagePlace[];
}

/** A place where the two differ. */
export interface PassagePlace {
	/** Passages of the document that the text lacks. */
	missing: readonly string[];
	/** What the text holds there, with its spaces. */
	added: string;
}

/** A stretch of the document as it is looked for. */
interface Passage {
	shown: string;
	plain: string;
	/** A head of a table: it stands on each page that the table goes over. */
	repeats: boolean;
	/** Of the place to sign. */
	signing: boolean;
	/** Markers of the list items that begin here, outermost first: a browser may write them into the text or not. */
	markers: readonly string[];
}

/** How far ahead a passage is looked for that does not stand where it should. */
const NEAR = 10_000;

/** Compares both, word by word: nothing may be missing, nothing added, nothing moved. */
export function comparePassages(html: string, text: string, options: PassageOptions): PassageDifference {
	const page = plain(text);
	const optional = characters(options.optional);
	const missing: string[] = [];
	const added: string[] = [];
	const places: PassagePlace[] = [];
	const spaced = lazy(() => spacedText(text, page));
	let since = 0;
	const differ = (from: number, to: number) => {
		const lost = missing.slice(since);
		since = missing.length;
		if (from < to) added.push(page.slice(from, to));
		if (lost.length > 0 || from < to) places.push({ missing: lost, added: spaced()(from, to) });
	};
	let at = 0;
	let signing: [number, number] | undefined;
	const all = passages(html, options.behind);
	for (const [index, passage] of all.entries()) {
		let place = at;
		let end = -1;
		const marked = behindMarkers(page, at, passage.markers);
		if (marked !== at) end = getEnd(page, marked, passage, optional);
		if (end === -1) end = getEnd(page, place, passage, optional);
		if (end === -1) {
			// A short word comes again by chance: with the next one it is the one that was looked for.
			const next = passage.repeats || all[index + 1]?.markers.length ? '' : (all[index + 1]?.plain ?? '');
			place = page.slice(at, at + NEAR).indexOf(passage.plain + next);
			if (place === -1) {
				missing.push(passage.shown);
				continue;
			}
			place += at;
			end = place + passage.plain.length;
		}
		if (passage.plain !== '') differ(at, place);
		if (passage.signing) signing = [signing?.[0] ?? place, end];
		at = end;
		while (passage.repeats && passage.plain !== '' && page.startsWith(passage.plain, at))
			at += passage.plain.length;
	}
	differ(at, page.length);
	return {
		missing,
		added: added.filter((piece) => /[\p{L}\p{N}]/u.test(piece)),
		signing: signing ?? [0, 0],
		places,
	};
}

/** Gives stretches of the text without its spaces as they stand in the text with them. */
function spacedText(text: string, page: string): (from: number, to: number) => string {
	const starts: number[] = [];
	let at = 0;
	for (const character of text) {
		for (let unit = plain(character).length; unit > 0; unit -= 1) starts.push(at);
		at += character.length;
	}
	// Letters that become others beside one another, as an accent does behind its letter: the stretch stays without spaces.
	if (starts.length !== page.length) return (from, to) => page.slice(from, to);
	return (from, to) => text.slice(starts[from] ?? text.length, starts[to] ?? text.length);
}

/** The passages of the document that the text lacks, in order; they may stand in any order there. */
export function passagesNotIn(html: string, text: string, { behind, optional }: PassageOptions): string[] {
	const page = plain(text);
	const absent = characters(optional);
	return passages(html, behind)
		.filter(
			({ shown, plain: wanted }) =>
				!page.includes(wanted) &&
				!page.includes([...wanted].filter((character) => !absent.has(character)).join('')) &&
				!(RIGHT_TO_LEFT.test(shown) && holdsWords(page, shown)),
		)
		.map(({ shown }) => shown);
}

/** Characters as passages hold them. */
function characters(written: readonly string[]): ReadonlySet<string> {
	return new Set(written.flatMap((character) => [...plain(character)]));
}

/** Where a passage that begins at a place ends; -1 where another stands there. */
function getEnd(
	page: string,
	at: number,
	{ plain: wanted, shown }: Passage,
	optional: ReadonlySet<string>,
): number {
	const turned = RIGHT_TO_LEFT.test(wanted) || TURNED.test(shown);
	if (page.startsWith(wanted, at)) return at + wanted.length;
	// A page holds letters from right to left in the order in which they are drawn.
	if (turned && sorted(page.slice(at, at + wanted.length)) === sorted(wanted)) return at + wanted.length;
	if (optional.size === 0) return -1;
	let place = at;
	for (const character of wanted) {
		if (page.startsWith(character, place)) place += character.length;
		else if (!optional.has(character)) return -1;
	}
	return place;
}

/** Where the text goes on behind the markers of list items; where it has none, at the same place. */
function behindMarkers(page: string, at: number, markers: readonly string[]): number {
	let end = at;
	for (const marker of markers) {
		const written = [marker, [...marker].reverse().join('')].find((each) => page.startsWith(each, end));
		if (written !== undefined) end += written.length;
	}
	return end;
}

/** Arabic, Hebrew and their neighbours. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Signs that turn the direction of reading. */
const TURNED = /[\u202A-\u202E\u2066-\u2069]/;

/** Whether each word of a passage is there, those from right to left in whichever order their letters and ligatures were drawn. */
export function holdsWords(page: string, passage: string): boolean {
	return passage.split(/[\s\u00A0\u202F]+/).every((piece) => {
		const word = plain(piece);
		return page.includes(word) || (RIGHT_TO_LEFT.test(word) && holdsLetters(page, word));
	});
}

function holdsLetters(page: string, word: string): boolean {
	const wanted = sorted(word);
	for (let from = 0; from + word.length <= page.length; from += 1) {
		if (word.includes(page.charAt(from)) && sorted(page.slice(from, from + word.length)) === wanted)
			return true;
	}
	return false;
}

function sorted(text: string): string {
	return [...text].sort().join('');
}

/** Outside the head: what the screen alone shows, and signs that stand behind the page, are no words of it. */
const NOT_READ =
	/<(head|style|script|title)\b.*?<\/\1>|<a class="(?:skip|back)".*?<\/a>|<(\w+)\b[^>]* aria-hidden="true"[^>]*>.*?<\/\2>/gis;

/** A leaf and its end, a head of a table, or any other tag. */
const TAG = /<section class="annex-leaf" id="([^"]*)-leaf">.*?<\/section>|<th\b[^>]*>.*?<\/th>|<[^>]*>/gis;

/** Where the place to sign begins; it ends with its section. */
const TO_SIGN = /^<(?:p class="done"|div class="signatures\b)/i;

/** A list, its end, or an item; a number may be given: of an item, or of the first one of a list. */
const LIST = /^<(?:(\/)(?=ol|ul))?(ol|ul|li)\b(?:[^>]* (?:start|value)="(\d+)")?/i;

/** Bullets of the first, the second and every deeper list, as browsers write them. */
const BULLETS = ['•', '◦', '▪'];

/** What stands between two tags. */
function passages(html: string, behind: ReadonlyMap<string, string>): Passage[] {
	const found: Passage[] = [];
	let signing = false;
	let markers: string[] = [];
	/** Number of the next item of each list that is open; nothing where its items have a bullet. */
	const lists: Array<number | undefined> = [];
	const add = (source: string, repeats = false) => {
		const shown = decodeReferences(source).trim();
		if (shown === '') return;
		found.push({ shown, plain: plain(shown), repeats, signing, markers });
		markers = [];
	};
	const list = (tag: string) => {
		const [, end, name, start] = LIST.exec(tag) ?? [];
		if (name === 'li') {
			const number = start === undefined ? lists.at(-1) : Number(start);
			markers = [
				...markers,
				number === undefined ? (BULLETS[Math.min(lists.length, 3) - 1] ?? '•') : `${number}.`,
			];
			if (number !== undefined) lists[lists.length - 1] = number + 1;
		} else if (end) lists.pop();
		else if (name !== undefined) lists.push(name === 'ol' ? Number(start ?? 1) : undefined);
	};
	const walk = (body: string) => {
		let end = 0;
		for (const match of body.matchAll(TAG)) {
			add(body.slice(end, match.index));
			end = match.index + match[0].length;
			const [whole, leaf] = match;
			list(whole);
			if (/^<\/section/i.test(whole)) signing = false;
			else if (TO_SIGN.test(whole)) signing = true;
			if (/^<th\b/i.test(whole)) add(whole.replace(/<[^>]*>/g, ''), true);
			if (leaf === undefined) continue;
			walk(whole.replace(/^<[^>]*>|<\/section>$/g, ''));
			add((behind.get(leaf) ?? '').replaceAll('&', '&amp;'));
		}
		add(body.slice(end));
	};
	walk(html.replace(NOT_READ, ''));
	return found;
}

/** The words of a piece of a document, without its tags. */
export function getBody(html: string): string {
	return decodeReferences(html.replace(NOT_READ, '').replace(/<[^>]*>/g, ''));
}

/** Whether two texts are the same where letters from right to left may stand in the order in which they are drawn. */
export function sameLetters(one: string, other: string): boolean {
	return one.length === other.length && RIGHT_TO_LEFT.test(one) && sorted(one) === sorted(other);
}

/** Letters alone, whatever the case, the ligatures, the spaces and the hyphens of line ends are. */
export function plain(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\-\u2010\u2011]/gu, '');
}

// --- Titles of the outline against the headings. The browser joins the lines of one without a space, and writes one twice where a page begins with it.

/** The words of each heading of a document, in their order. */
export function readHeadings(html: string): string[] {
	return [...html.matchAll(/<h([1-6])\b[^>]*>(.*?)<\/h\1>/gis)].map(([, , inner = '']) =>
		getBody(inner.replace(/<br\b[^>]*>/gi, ' '))
			.replaceAll('\u00AD', '')
			.replace(/[ \t\r\n]+/g, ' ')
			.trim(),
	);
}

/** Headings that may come before the one that a title is made of: those that stand on the screen alone. */
const MOST_UNPRINTED = 50;

/** Gives for each title, asked for in the order of the outline, the heading that it is made of; for another one itself. */
export function createTitleRepair(html: string): (title: string) => string {
	const headings = readHeadings(html);
	const letters = headings.map(plain);
	let next = 0;
	return (title) => {
		const wanted = plain(title);
		const end = Math.min(letters.length, next + MOST_UNPRINTED);
		for (let at = next; at < end; at++) {
			if (!isTitle(wanted, letters[at] ?? '')) continue;
			next = at + 1;
			return headings[at] ?? title;
		}
		return title;
	};
}

/** Whether a title is a heading, both of letters alone. A browser writes parts of one twice where its page begins with it. */
export function isTitle(title: string, heading: string): boolean {
	if (title === heading || sameLetters(heading, title)) return true;
	if (title.length > heading.length * 3 || heading === '') return false;
	let at = 0;
	for (const letter of title) if (heading.startsWith(letter, at)) at += letter.length;
	if (at < heading.length) return false;
	let rest = title;
	for (let pieces = 0; rest !== '' && pieces < MOST_PIECES; pieces++) {
		let length = 0;
		while (length < rest.length && heading.includes(rest.slice(0, length + 1))) length++;
		if (length === 0) return false;
		rest = rest.slice(length);
	}
	return rest === '';
}

/** A heading of more parts than these is not repeated part by part. */
const MOST_PIECES = 8;
