import { foldKeyword, foldName } from './fold.js';
import type { NamedPerson } from './name-model.js';
import { isParticle, type NameParts, nameParts, splitAffiliation, withoutElision } from './name-parts.js';

/** A person with the name taken apart. */
export interface Bearer {
	readonly id: string;
	/** The full name as written. */
	readonly name: string;
	/** Folded, or nothing. */
	readonly affiliation: string | undefined;
	readonly parts: NameParts;
}

/** Who bears a name, whole or in part, by hash look-ups. All names given to it are folded. */
export interface Bearers {
	/** Everybody, in order. */
	readonly all: readonly Bearer[];
	/** By full name, civility kept or not. */
	byName(name: string): readonly Bearer[];
	/** By alias. */
	byAlias(name: string): readonly Bearer[];
	/** By the words of the full name in any order (`MORLIER Tangui`). */
	byOrder(name: string): readonly Bearer[];
	/** By some words and initials of the name; whole words count before halves of hyphenated ones (`Marie` is not `Jean-Marie` where a Marie is there). */
	byParts(parts: NameParts): readonly Bearer[];
	/** By one word of the name. */
	ofWord(word: string): readonly Bearer[];
	/** Every word that is part of a name. */
	words(): Iterable<string>;
}

/** Indexes the names of these people. */
export function createBearers(people: readonly NamedPerson[]): Bearers {
	const all = people.map((person): Bearer => {
		const written = splitAffiliation(person.name);
		const affiliation =
			person.affiliation === undefined ? written.affiliation : foldKeyword(person.affiliation);
		return { id: person.id, name: person.name, affiliation, parts: nameParts(person.name) };
	});
	const names = new Map<string, Bearer[]>();
	const aliases = new Map<string, Bearer[]>();
	const orders = new Map<string, Bearer[]>();
	const words = new Map<string, Bearer[]>();
	const pieces = new Map<string, Bearer[]>();
	all.forEach((bearer, index) => {
		const { whole, bare } = bearer.parts;
		for (const name of new Set([whole, bare])) put(names, name, bearer);
		put(orders, inOrder(bare), bearer);
		for (const alias of people[index]?.aliases ?? []) {
			const parts = nameParts(alias);
			for (const name of new Set([parts.whole, parts.bare])) put(aliases, name, bearer);
		}
		for (const word of new Set(bearer.parts.words)) put(words, word, bearer);
		for (const piece of new Set(bearer.parts.words.flatMap(getPieces))) put(pieces, piece, bearer);
	});
	return {
		all,
		byName: (name) => names.get(name) ?? [],
		byAlias: (name) => aliases.get(name) ?? [],
		byOrder: (name) => (name.includes(' ') ? (orders.get(inOrder(name)) ?? []) : []),
		byParts(parts) {
			if (parts.words.length === 0) return [];
			const known = parts.words.map((word) => (words.has(word) ? word : (withoutElision(word) ?? word)));
			const exact = bearersOfAll(words, known, parts.initials, (bearer) => bearer.parts.words);
			if (exact.length > 0) return exact;
			const halves = known.flatMap((word) => word.split(' ')).filter((half) => !isParticle(half));
			return bearersOfAll(pieces, halves, parts.initials, (bearer) => bearer.parts.words.flatMap(getPieces));
		},
		ofWord(word) {
			const folded = foldName(word);
			return words.get(folded) ?? pieces.get(folded) ?? [];
		},
		words: () => words.keys(),
	};
}

/** The people of the rarest word, as far as they bear all other words and initials too. */
function bearersOfAll(
	index: ReadonlyMap<string, readonly Bearer[]>,
	words: readonly string[],
	initials: readonly string[],
	getWords: (bearer: Bearer) => readonly string[],
): readonly Bearer[] {
	let rarest: readonly Bearer[] | undefined;
	for (const word of words) {
		const bearers = index.get(word);
		if (bearers === undefined) return [];
		if (rarest === undefined || bearers.length < rarest.length) rarest = bearers;
	}
	if (rarest === undefined) return [];
	if (words.length === 1 && initials.length === 0) return rarest;
	return rarest.filter((bearer) => {
		const own = getWords(bearer);
		return words.every((word) => own.includes(word)) && bearsInitials(bearer, words, initials);
	});
}

/** Does each initial stand for a word of the name that is not written out, one word each? */
function bearsInitials(bearer: Bearer, words: readonly string[], initials: readonly string[]): boolean {
	if (initials.length === 0) return true;
	const written = new Set(words.flatMap((word) => word.split(' ')));
	const open = [
		...bearer.parts.words.flatMap((word) => word.split(' ')).filter((word) => !written.has(word)),
		...bearer.parts.initials,
	];
	return initials.every((initial) => {
		const place = open.findIndex((word) => word.startsWith(initial));
		if (place < 0) return false;
		open.splice(place, 1);
		return true;
	});
}

/** A word, the halves of a hyphenated one, and the word without what is elided before it (`d'artagnan`). */
function getPieces(word: string): string[] {
	const halves = word.split(' ');
	const bare = halves.flatMap((half) => withoutElision(half) ?? []);
	return halves.length === 1 && bare.length === 0 ? halves : [word, ...halves, ...bare];
}

function inOrder(name: string): string {
	return name.split(' ').sort().join(' ');
}

function put(map: Map<string, Bearer[]>, key: string, bearer: Bearer): void {
	const bearers = map.get(key);
	if (bearers === undefined) map.set(key, [bearer]);
	else bearers.push(bearer);
}
