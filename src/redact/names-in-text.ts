/** Finds people who are not public in any text: prose, titles, file names, addresses, identifiers. */

import { decodeString } from 'micromark-util-decode-string';
import type { Node, Parent, Position } from 'unist';
import { getDescendants } from '../ast/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { addTo, countWhile } from '../text/lists.js';
import { wordLooks } from '../text/look-alike.js';
import { isCivility, isParticle } from '../text/names.js';
import { createNearestIndex, type NearestIndex } from '../text/nearest.js';
import { getPlaces, matchesIn } from '../text/places.js';
import {
	foldWord,
	getEnd,
	getInitials,
	type NamedInText,
	standing,
	type TextEdit,
	WORD,
} from './protected-people.js';

/** Words before a first name that make it a place. */
const SAINTS: ReadonlySet<string> = new Set(Object.values(LOCALES).flatMap(({ saints }) => saints));

/** What a meeting's texts are freed of. */
export interface NameRedactor {
	/** What must be replaced in a text, in order. An address as a whole (file name, identifier, link) is searched in small letters too. */
	edits(text: string, isAddress?: boolean): TextEdit[];
	/** The text without any name of someone who is not public. */
	text(text: string, isAddress?: boolean): string;
}

/** What may stand between two words of a name: spaces, hyphens, full stops, the marks of Markdown, a comma, the underscore of a file name. */
const BETWEEN = /^[\s\u00A0\u202F\-‐‑._*`'’,\\>+\p{Default_Ignorable_Code_Point}]{1,12}$/u;

/** Words longer together than this are no name. */
const LONGEST_NAME = 12;
/** A word longer than this is not taken apart into parts of a name. */
const LONGEST_PIECE = 100;

/** A run of words that means a person. */
interface Found {
	/** Words of the run. */
	size: number;
	people: NamedInText[];
	/** Whether every word of the name is there. */
	whole: boolean;
	/** The stretch of a single word that is the name, where the word holds more: `MmeTavernier`. */
	within?: Stretch;
}

export function nameRedactor(people: readonly NamedInText[]): NameRedactor {
	return new Redactor(people);
}

class Redactor implements NameRedactor {
	readonly #byWord = new Map<string, NamedInText[]>();
	/** Names written as one word: `jeanneroyer`, `jroyer`. */
	readonly #glued = new Map<string, NamedInText>();
	readonly #near: NearestIndex;
	/** Words of names by what they look like. */
	readonly #byLook: ReadonlyMap<string, string>;
	readonly #nearNames: NearestIndex;
	readonly #byName = new Map<string, NamedInText>();
	readonly #publicNames = new Set<string>();
	readonly #publicWords = new Set<string>();
	/** How long family names are that a longer word may hold. */
	readonly #familyLengths: readonly number[];
	readonly #longest: number;
	readonly #isEmpty: boolean;
	readonly #remembered = new Map<string, TextEdit[]>();

	constructor(people: readonly NamedInText[]) {
		const near: string[] = [];
		let longest = 1;
		for (const person of people) {
			for (const word of new Set(person.names.flat())) {
				addTo(this.#byWord, word, person);
				if (person.label === undefined) this.#publicWords.add(word);
				else if (word.length >= 5 && person.words.has(word)) near.push(word);
			}
			for (const name of person.names) {
				longest = Math.max(longest, name.length);
				const whole = name.join(' ');
				if (person.label === undefined) this.#publicNames.add(whole);
				else if (name.length > 1) {
					this.#byName.set(whole, person);
					const last = name.at(-1) ?? '';
					this.#glued.set(name.join(''), person);
					this.#glued.set([last, ...name.slice(0, -1)].join(''), person);
					const initial = name[0]?.[0] ?? '';
					if (last.length > 3)
						for (const glued of [`${initial}${last}`, `${last}${initial}`]) this.#glued.set(glued, person);
					for (const glued of gluedParts(name)) this.#glued.set(glued, person);
					for (const glued of gluedInitials(name)) this.#glued.set(glued, person);
				}
			}
		}
		this.#longest = Math.min(LONGEST_NAME, longest);
		const families = people.flatMap((person) => (person.label === undefined ? [] : familyWords(person)));
		this.#familyLengths = [...new Set(families.map(({ length }) => length))].sort((a, b) => b - a);
		this.#near = createNearestIndex(near);
		this.#byLook = new Map(near.map((word) => [wordLooks(word).join(''), word]));
		this.#nearNames = createNearestIndex(this.#byName.keys());
		this.#isEmpty = people.every(({ label }) => label === undefined);
	}

	text(text: string, isAddress = false): string {
		let result = '';
		let end = 0;
		for (const edit of this.edits(text, isAddress)) {
			result += text.slice(end, edit.from) + edit.text;
			end = edit.to;
		}
		return result + text.slice(end);
	}

	edits(text: string, isAddress = false): TextEdit[] {
		if (this.#isEmpty) return [];
		const key = `${isAddress} ${text}`;
		const known = this.#remembered.get(key);
		if (known) return known;
		const plain = this.#search(text, isAddress);
		const split = this.#searchSplit(text, isAddress);
		const edits = split.length === 0 ? plain : withoutOverlaps([...plain, ...split]);
		if (text.length < 200) this.#remembered.set(key, edits);
		return edits;
	}

	/** Names that marks, comments, tags, links or unseen characters cut inside a word, `Ta**vernier**`: found in the text without these. */
	#searchSplit(written: string, isAddress: boolean): TextEdit[] {
		const plain = writeOut(written);
		if (plain === undefined) return [];
		return this.#search(plain.text, isAddress).map(({ from, to, text }) => ({
			from: plain.place(from, false),
			to: plain.place(to, true),
			text,
		}));
	}

	#search(written: string, isAddress: boolean): TextEdit[] {
		const { text, words } = getWords(written, isAddress);
		const edits: TextEdit[] = [];
		for (let at = 0; at < words.length; ) {
			const found = this.#at(words, at, text);
			if (!found) {
				at += 1;
				continue;
			}
			const secret = found.people.filter(({ label }) => label !== undefined);
			const edit = this.#edit(words, at, found, secret, text);
			if (edit) edits.push(edit);
			at += found.size;
		}
		return edits;
	}

	/** The longest run of words from here that means somebody, public or not. */
	#at(words: readonly Word[], at: number, text: string): Found | undefined {
		const first = words[at];
		if (!first) return undefined;
		const glued = this.#glued.get(first.fold);
		const candidates = new Set<NamedInText>(this.#byWord.get(first.fold) ?? []);
		// A name may open with an initial: then the next words say whose it is.
		if ([...first.fold].length <= 2)
			for (const next of words.slice(at + 1, at + 4))
				for (const person of this.#byWord.get(next.fold) ?? []) candidates.add(person);
		let best: Found | undefined;
		for (const person of candidates) {
			const run = getRun(words, at, person, text, this.#longest);
			if (run === undefined) continue;
			if (!best || run.size > best.size || (run.size === best.size && run.whole && !best.whole))
				best = { ...run, people: [person] };
			else if (run.size === best.size && run.whole === best.whole) best.people.push(person);
		}
		const misspelt = this.#misspelt(words, at, text, best?.size ?? 0);
		if (misspelt) return misspelt;
		if (best) return best;
		if (glued) return { size: 1, people: [glued], whole: true };
		return this.#misspeltWord(first) ?? this.#insideWord(first, text);
	}

	/**
	 * A family name in a longer word: beside other parts of the name, initials and civilities in an address (`jeannektavernier@`), with a capital
	 * of its own (`MmeTavernier`, `#LoiTavernier`), or at the end of a word of an address.
	 */
	#insideWord(word: Word, text: string): Found | undefined {
		const written = text.slice(word.from, word.to);
		if (!(word.address || /\p{Ll}\p{M}*\p{Lu}/u.test(written)) || this.#publicWords.has(word.fold))
			return undefined;
		for (const length of this.#familyLengths) {
			for (let from = 0; from + length <= word.fold.length; from += 1) {
				const family = word.fold.slice(from, from + length);
				const bearers = (this.#byWord.get(family) ?? []).filter((person) =>
					familyWords(person).includes(family),
				);
				const [person] = bearers;
				if (!person || bearers.some(({ label }) => label === undefined)) continue;
				const found = { size: 1, people: bearers, whole: true };
				const rest = [word.fold.slice(0, from), word.fold.slice(from + length)];
				const isName = word.fold.length <= LONGEST_PIECE && rest.every((piece) => isOfName(piece, person));
				if (word.address && isName) return found;
				// Folded to another length, a word has no such places of its own.
				if (written.length !== word.fold.length) continue;
				const hasCapital =
					startsWithCapital(written, from) &&
					(from === 0 || !startsWithCapital(written, from - 1)) &&
					!/^\p{Ll}/u.test(written.slice(from + length));
				const isEnd = word.address && rest[1] === '' && length > 6 && !SAINTS.has(rest[0] ?? '');
				if (hasCapital || isEnd)
					return { ...found, within: withOtherParts(word.fold, from, from + length, person) };
			}
		}
		return undefined;
	}

	/** As many words with capitals as a name has, nearly spelt so. */
	#misspelt(words: readonly Word[], at: number, text: string, longerThan: number): Found | undefined {
		if (words[at]?.capital !== true) return undefined;
		for (let size = this.#longest; size > Math.max(1, longerThan); size -= 1) {
			const run = words.slice(at, at + size);
			if (run.length < size || !joined(run, text) || run.at(-1)?.capital !== true) continue;
			const written = run.map(({ fold }) => fold).join(' ');
			if (this.#publicNames.has(written)) return undefined;
			const bound = Math.min(2, Math.trunc(written.replace(/ /g, '').length / 5));
			const near = bound > 0 ? this.#nearNames.find(written, bound)[0] : undefined;
			const person = near && this.#byName.get(near.word);
			if (person && near.word.split(' ').length === size) return { size, people: [person], whole: true };
		}
		return undefined;
	}

	/** A word a letter off a name, or one that prints like it: `Tavemier`, `Tavern1er`. */
	#misspeltWord({ fold, capital }: Word): Found | undefined {
		if (!capital || fold.length < 5 || this.#publicWords.has(fold)) return undefined;
		const near = this.#near.find(fold, 1)[0]?.word ?? this.#byLook.get(wordLooks(fold).join(''));
		const people = near && this.#byWord.get(near);
		return people ? { size: 1, people, whole: false } : undefined;
	}

	#edit(
		words: readonly Word[],
		at: number,
		found: Found,
		secret: readonly NamedInText[],
		text: string,
	): TextEdit | undefined {
		const first = words[at];
		const last = words[at + found.size - 1];
		const person = secret[0];
		if (!first || !last || !person) return undefined;
		if (found.size === 1 && !found.whole && this.#isAnother(words, at, person, text)) return undefined;
		// A name that several bear, one of them public, says too little to name the one and too much to stay.
		const certain = secret.length === 1 && secret.length === found.people.length;
		const { within } = found;
		let from = first.from + (within?.from ?? 0);
		const end = within ? first.from + within.to : last.to;
		if (!certain) return standing(getInitials(text.slice(from, end)), from, end, text, first.address);
		// The civility goes with the name.
		for (let before = at - 1; before >= 0 && !within; before -= 1) {
			const word = words[before];
			if (!word || !/^\.?[\s\u00A0\u202F]+$/.test(text.slice(word.to, from))) break;
			if (!isCivility(text.slice(word.from, word.to))) break;
			from = word.from;
		}
		const to = getEnd(end, person, text);
		return standing(person.label ?? '', from, to, text, first.address);
	}

	/** Whether a lone first name is somebody else's, or a place's: `Pierre Curie`, `Saint-Pierre`. */
	#isAnother(words: readonly Word[], at: number, person: NamedInText, text: string): boolean {
		const word = words[at];
		if (!word || !isNamelike(word)) return true;
		if (!person.firstNames.has(word.fold)) return false;
		const before = words[at - 1];
		// In an address hyphens part words that have nothing to do with each other.
		if (word.address) return before !== undefined && SAINTS.has(before.fold);
		if (before && /^[-‐‑]$/.test(text.slice(before.to, word.from))) return true;
		const after = words[at + 1];
		return (
			after?.capital === true &&
			[...after.fold].length > 1 &&
			!/^\d/.test(after.fold) &&
			!this.#byWord.has(after.fold) &&
			/^[ \u00A0\u202F\-‐‑]$/.test(text.slice(word.to, after.from))
		);
	}
}

/** The words of a name that few others bear. */
function familyWords({ words, firstNames }: NamedInText): string[] {
	return [...words].filter((word) => word.length > 3 && !firstNames.has(word));
}

function startsWithCapital(word: string, at: number): boolean {
	return /^\p{Lu}/u.test(word.slice(at));
}

/** A name in a word with the other parts of it that stand beside it: `KernTavernier` in `#LoiKernTavernier`. */
function withOtherParts(word: string, from: number, to: number, { words }: NamedInText): Stretch {
	const stretch = { from, to };
	for (const part of words) {
		if (word.slice(0, stretch.from).endsWith(part)) stretch.from -= part.length;
		if (word.startsWith(part, stretch.to)) stretch.to += part.length;
	}
	return stretch;
}

/** Whether a piece of a word is nothing but parts of a name, its initials, civilities and particles: `jeannek`, `mme`. */
function isOfName(piece: string, { names }: NamedInText): boolean {
	const parts = names.flat();
	let at = 0;
	let initials = 0;
	while (at < piece.length) {
		let end = piece.length;
		while (end > at + 1 && !isPartOfName(piece.slice(at, end), parts)) end -= 1;
		if (end === at + 1) {
			initials += 1;
			const letter = piece.slice(at, end);
			if (initials > 3 || !(/\p{N}/u.test(letter) || parts.some((part) => part.startsWith(letter))))
				return false;
		}
		at = end;
	}
	return true;
}

function isPartOfName(piece: string, parts: readonly string[]): boolean {
	return parts.includes(piece) || isCivility(piece) || isParticle(piece);
}

/** Parts of a name as one word: `kerntavernier` of Odile Kern-Tavernier. */
function gluedParts(name: readonly string[]): string[] {
	const parts: string[] = [];
	for (let from = 0; from < name.length; from += 1)
		for (let to = from + 2; to <= name.length; to += 1) {
			const part = name.slice(from, to);
			const glued = part.join('');
			const standing = part.filter((word) => !isParticle(word) && [...word].length > 1);
			if (standing.length > 1 && glued.length > 5) parts.push(glued);
		}
	return parts;
}

/** Initials and the rest of a name as one word: `okerntavernier`, `oktavernier` of Odile Kern-Tavernier. */
function gluedInitials(name: readonly string[]): string[] {
	const glued: string[] = [];
	for (let from = 1; from < name.length; from += 1) {
		const rest = name.slice(from).join('');
		if (rest.length <= 3) continue;
		const before = name.slice(0, from);
		const standing = before.filter((word) => !isParticle(word));
		for (const words of [before, standing]) {
			const initials = words.map((word) => [...word][0] ?? '').join('');
			if (initials !== '') glued.push(`${initials}${rest}`, `${rest}${initials}`);
		}
	}
	return glued;
}

/** How many words from here mean that person, each word of the name used once, an initial for a word allowed. */
function getRun(
	words: readonly Word[],
	at: number,
	person: NamedInText,
	text: string,
	longest: number,
): { size: number; whole: boolean } | undefined {
	let best: { size: number; whole: boolean } | undefined;
	for (const name of person.names) {
		const open = [...name];
		let standing = 0;
		let size = 0;
		let initials = 0;
		let end = at;
		for (let index = at; index < words.length && size < longest; index += 1) {
			const word = words[index];
			const previous = words[index - 1];
			if (!word) break;
			if (size > 0 && previous && !BETWEEN.test(text.slice(previous.to, word.from))) break;
			let place = open.indexOf(word.fold);
			if (place >= 0) {
				if (person.words.has(word.fold)) standing += 1;
			} else if (isNamelike(word) && [...word.fold].length === 1) {
				place = open.findIndex((part) => part.startsWith(word.fold));
				if (place >= 0) initials += 1;
			}
			if (place < 0) break;
			open.splice(place, 1);
			size += 1;
			// A particle or an initial alone is no end of a name.
			if (standing > 0 && !(isParticle(word.fold) && open.length > 0)) end = index + 1;
		}
		const length = end - at;
		if (length === 0 || standing === 0) continue;
		const whole = open.length === 0 || (initials > 0 && length > 1 && length === name.length);
		const enough = length > 1 || whole || person.words.has(words[at]?.fold ?? '');
		if (!enough) continue;
		// A name of one word may be a common word too: in a sentence it needs its capital.
		if (length === 1 && (!whole || name.length === 1) && !isNamelike(words[at])) continue;
		if (!best || length > best.size || (length === best.size && whole && !best.whole))
			best = { size: length, whole };
	}
	return best;
}

/** A word that may stand for a person alone: with a capital, or in an address. */
function isNamelike(word: Word | undefined): boolean {
	return word !== undefined && (word.capital || word.address);
}

function joined(run: readonly Word[], text: string): boolean {
	return run.every((word, place) => place === 0 || BETWEEN.test(text.slice(run[place - 1]?.to, word.from)));
}

// --- The words of a text, as names are looked for in them.

/** A letter as an address may write it, and any other sign. */
const PERCENT = /%(?:25)*(?:[46][1-9a-f]|[57][0-9a]|[89a-f][0-9a-f])/i;
const CODED_SIGN = /%(?:25)*(?:[0-1][0-9a-f]|2[0-46-9a-f]|25(?![0-9a-f]{2})|3[a-f]|[46]0|[57][b-f])/gi;
const CODED_WORD = new RegExp(`(?:${WORD.source}|${PERCENT.source})+`, 'giu');
interface Word {
	fold: string;
	from: number;
	to: number;
	capital: boolean;
	/** In a web or mail address, a path, an identifier: there names are written in small letters. */
	address: boolean;
}

/** The words of a text, and the text with what parts them in addresses written out; both have the same places. */
function getWords(written: string, isAddress: boolean): { text: string; words: Word[] } {
	const addresses = isAddress ? [] : addressesIn(written);
	const isWithin = (place: number) => isAddress || isInside(place, addresses);
	// A sign that an address writes as a number parts words as the sign does.
	const text = written.replace(CODED_SIGN, (sign, place: number) =>
		isWithin(place) ? ' '.repeat(sign.length) : sign,
	);
	const words = matchesIn(text, PERCENT.test(text) ? CODED_WORD : WORD).flatMap((match) => {
		const [found] = match;
		const address = isWithin(match.index);
		if (address || !found.includes('%')) return [getWord(found, match.index, address)];
		// Outside an address a percent sign is one.
		return matchesIn(found, WORD).map((inner) => getWord(inner[0], match.index + inner.index, false));
	});
	return { text, words };
}

function getWord(written: string, from: number, address: boolean): Word {
	const plain = address ? decoded(written) : written;
	const capital = !/^\p{Ll}\P{Lu}*$/u.test(plain.normalize('NFC'));
	// A year or a number behind a name is no part of it: `#Tavernier2024`.
	const named = /^(\p{L}[\p{L}\p{M}]{3,})\p{N}+$/u.exec(plain)?.[1] ?? plain;
	return { fold: foldWord(named), from, to: from + written.length, capital, address };
}

function decoded(written: string): string {
	try {
		return decodeURIComponent(written.replace(/%(?:25)+/g, '%'));
	} catch {
		return written;
	}
}

interface Stretch {
	from: number;
	to: number;
}

/** The addresses of a text, in order: of the web, of mail, paths, file names, identifiers, labels of notes and links. */
function addressesIn(text: string): Stretch[] {
	return matchesIn(text, PIECE)
		.filter(([piece]) => ADDRESS.test(piece))
		.map(({ 0: piece, index }) => ({ from: index, to: index + piece.length }));
}

/** Whether a place stands in one of them; they come in order. */
function isInside(at: number, stretches: readonly Stretch[]): boolean {
	const next = stretches[countWhile(stretches, ({ to }) => to <= at)];
	return next !== undefined && next.from <= at;
}

/** What stands between spaces, quotation marks and brackets. */
const PIECE = /[^\s"«»“”<>(),;]+/gu;

/** `@`, `tel:name`, `www.`, a slash, an underscore between letters, `#name`, the end of a file name, the label of a note or link. */
const ADDRESS =
	/@|(?<![\p{L}\p{N}])[a-z][a-z+.-]{1,20}:[\p{L}\p{N}/]|:\/\/|^www\.|[\p{L}\p{N}]\/|\/[\p{L}\p{N}]|[\p{L}\p{N}]_[\p{L}\p{N}]|#[\p{L}\p{N}]|%20|[\p{L}\p{N}]\.\p{Ll}[\p{Ll}\p{N}]{1,4}[.:!?'’\]}]*$|\[\^|\]\[|\]:/u;

// --- Names that a mark of Markdown, a comment or a break cuts inside a word, as `**J**eanne`: no piece of the text alone holds them.

/** A piece of text. */
type Leaf = Node & { value: string };

/** What such pieces become; all others are read alone. */
export function splitWords(root: Node, names: NameRedactor): ReadonlyMap<object, string> {
	const replaced = new Map<object, string>();
	for (const node of getDescendants(root)) {
		if (!LINES.has(node.type)) continue;
		for (const run of getRuns(node as Parent)) {
			const whole = run.map(({ value }) => value).join('');
			const edits = getEdits(run, whole, names);
			let start = 0;
			/** The first edit that ends behind the start of the piece: edits and pieces are in order, and none overlaps another. */
			let first = 0;
			for (const leaf of run) {
				const end = start + leaf.value.length;
				let text = '';
				let at = start;
				while ((edits[first]?.to ?? Number.POSITIVE_INFINITY) <= start) first += 1;
				for (let next = first; ; next += 1) {
					const edit = edits[next];
					if (edit === undefined || edit.from >= end) break;
					text += whole.slice(at, Math.max(at, edit.from));
					if (edit.from >= start) text += edit.text;
					at = Math.min(edit.to, end);
				}
				replaced.set(leaf, text + whole.slice(at, end));
				start = end;
			}
		}
	}
	return replaced;
}

/** The names over the pieces, and those in one piece alone that no other takes in: `Haddad\⏎Royer` are two words. */
function getEdits(run: readonly Leaf[], whole: string, names: NameRedactor): TextEdit[] {
	const over = names.edits(whole);
	const edits = [...over];
	let next = 0;
	let start = 0;
	for (const { value } of run) {
		for (const { from, to, text } of names.edits(value)) {
			const edit = { from: from + start, to: to + start, text };
			// Both are in order.
			while ((over[next]?.to ?? Number.POSITIVE_INFINITY) <= edit.from) next += 1;
			if ((over[next]?.from ?? Number.POSITIVE_INFINITY) >= edit.to) edits.push(edit);
		}
		start += value.length;
	}
	return edits.sort((a, b) => a.from - b.from);
}

/** Nodes that hold a line of text. */
const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'title']);

/** Neighbours of which one ends and the next begins inside a word. */
function getRuns(line: Parent): Leaf[][] {
	const runs: Leaf[][] = [];
	let run: Leaf[] = [];
	const close = () => {
		if (run.length > 1) runs.push(run);
		run = [];
	};
	for (const leaf of getLeaves(line)) {
		if (leaf === undefined) {
			close();
			continue;
		}
		const before = run.at(-1)?.value ?? '';
		if (run.length > 0 && !(ENDS_IN_WORD.test(before) && BEGINS_IN_WORD.test(leaf.value))) close();
		run.push(leaf);
	}
	close();
	return runs;
}

/** What no reader sees between two letters, but for the end of a line and a tab; sources of a class of characters. */
const UNSEEN =
	'\\p{Default_Ignorable_Code_Point}\\p{Cn}\\p{Co}\\0-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u2028\\u2029\\u2800\\uFFF9-\\uFFFD';

/** A word goes on over characters that nobody sees. */
const ENDS_IN_WORD = new RegExp(`[\\p{Alphabetic}\\p{M}][${UNSEEN}]*$`, 'u');
const BEGINS_IN_WORD = new RegExp(`^[${UNSEEN}]*[\\p{Alphabetic}\\p{M}]`, 'u');

/** What stands between two pieces and parts no word: unseen, the end of a line inside a word, the mark of a note, a picture. */
const NO_PARTING: ReadonlySet<string> = new Set([
	'html',
	'comment',
	'break',
	'footnoteReference',
	'image',
	'imageReference',
]);

/** The pieces in order; undefined for whatever else stands between them. */
function* getLeaves(node: Parent): Generator<Leaf | undefined> {
	for (const child of node.children) {
		if (child.type === 'text' || child.type === 'inlineCode') yield child as Leaf;
		else if ('children' in child) yield* getLeaves(child as Parent);
		else if (!NO_PARTING.has(child.type)) yield undefined;
	}
}

// --- Texts without what cuts a word and is not seen, for a search that finds `Ta**vernier**` and `&#84;avernier`, with the way back.

interface WrittenOut {
	text: string;
	/** Where a place of that text stands in the text it was made of. */
	place(offset: number, isEnd: boolean): number;
}

/**
 * What may stand inside a word without parting it: marks of Markdown, comments, tags, the ends and targets of links, notes, pictures,
 * breaks, and what is not seen. Bounded, so that a text of many that are never closed costs no more than its length.
 */
const INSIDE_WORD = new RegExp(
	`(?<=[\\p{L}\\p{M}])(?:${[
		'\\\\?[*_`~[]',
		'<!--[^]{0,200}?-->',
		'<[/?!a-z][^<>]{0,200}>',
		'(?:\\\\| {2,})\\n',
		'!\\[[^\\[\\]\\n]{0,60}\\]\\([^()\\s]{0,300}\\)',
		'\\[\\^[^\\[\\]\\s]{1,60}\\]',
		'\\](?:\\([^()\\n]{0,300}\\)|\\[[^\\[\\]\\n]{1,100}\\])?',
		`[${UNSEEN}]`,
	].join('|')})+(?=[\\p{L}\\p{M}])`,
	'giu',
);

/** A character by its number or its name: `&#84;`, `&eacute;`, `&shy;`. */
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** A text without such things; undefined where it has none. */
function writeOut(written: string): WrittenOut | undefined {
	const signs = replaceAll(written, REFERENCE, decodeString);
	const words = replaceAll(signs?.text ?? written, INSIDE_WORD, () => '');
	if (!signs || !words) return signs ?? words;
	return { text: words.text, place: (offset, isEnd) => signs.place(words.place(offset, isEnd), isEnd) };
}

/** A stretch that was replaced: where what stands for it begins and ends, and where it ended itself. */
interface Replaced {
	from: number;
	to: number;
	before: { from: number; to: number };
}

function replaceAll(written: string, pattern: RegExp, by: (found: string) => string): WrittenOut | undefined {
	const stretches: Replaced[] = [];
	let text = '';
	let end = 0;
	for (const { 0: found, index } of matchesIn(written, pattern)) {
		text += written.slice(end, index);
		const from = text.length;
		text += by(found);
		end = index + found.length;
		stretches.push({ from, to: text.length, before: { from: index, to: end } });
	}
	if (stretches.length === 0) return undefined;
	return {
		text: text + written.slice(end),
		place(offset, isEnd) {
			// What became nothing at the place itself belongs to the word before it.
			const isBefore = ({ from, to }: Replaced) =>
				from < offset || (from === offset && !isEnd && from === to);
			const last = stretches[countWhile(stretches, isBefore) - 1];
			if (!last) return offset;
			// Inside of what stands there now is all of what stood there.
			if (offset < last.to) return isEnd ? last.before.to : last.before.from;
			return last.before.to + (offset - last.to);
		},
	};
}

// --- A source after edits, with the way from places before to places after.

/** A source with some stretches replaced. */
interface EditedSource {
	text: string;
	/** Where a place of the source has gone; the end of what was replaced for a place inside it. */
	position(position: Position): Position;
}

/** Replaces stretches of a source; of two that overlap the longer stays. */
export function editSource(source: string, wanted: readonly TextEdit[]): EditedSource {
	const edits = withoutOverlaps(wanted);
	if (edits.length === 0) return { text: source, position: (position) => position };
	let text = '';
	let end = 0;
	/** Places behind each edit: in the source, in the result. */
	const ends: Array<{ edit: TextEdit; start: number; after: number }> = [];
	for (const edit of edits) {
		text += source.slice(end, edit.from);
		const start = text.length;
		text += edit.text;
		end = edit.to;
		ends.push({ edit, start, after: text.length });
	}
	text += source.slice(end);
	const { point } = getPlaces(text);
	const moved = (offset: number, isEnd: boolean): number => {
		const found =
			ends[countWhile(ends, ({ edit }) => edit.from < offset || (edit.from === offset && !isEnd)) - 1];
		if (!found) return offset;
		if (offset >= found.edit.to) return found.after + (offset - found.edit.to);
		return isEnd ? found.after : found.start;
	};
	return {
		text,
		position: (position) => {
			const { start, end: stop } = position;
			if (start.offset === undefined || stop.offset === undefined) return position;
			const from = moved(start.offset, false);
			return { start: point(from), end: point(Math.max(from, moved(stop.offset, true))) };
		},
	};
}

/** The edits in order; of two that overlap the first is made as long as both. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
	const kept: TextEdit[] = [];
	for (const edit of [...edits].sort((a, b) => a.from - b.from || b.to - a.to)) {
		const last = kept.at(-1);
		if (last && edit.from < last.to) {
			// What reaches further than the stretch before it must go too.
			if (edit.to > last.to) last.to = edit.to;
			continue;
		}
		kept.push({ ...edit });
	}
	return kept;
}
