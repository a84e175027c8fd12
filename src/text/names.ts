/** Finds the people whom a written name, office or quality means. */

import { LOCALES } from '../language/locales.generated.js';
import { foldKeyword, foldName } from './fold.js';
import { bounded, remembering } from './lazy.js';
import { endOfLettersAndMarks, isCapital, isLetter } from './letters.js';
import { addTo } from './lists.js';
import { createNearestIndex, type NearestIndex } from './nearest.js';

/** Makes the index of these people and officers. */
export function createNameIndex(
	people: readonly NamedPerson[],
	officers: readonly Officer[] = [],
): NameIndex {
	const bearers = createBearers();
	const byAffiliation = new Map<string, Set<string>>();
	const qualities = createQualities();
	const near = createNearNames(bearers);
	const { remembering, forget } = createMemory();

	function add(person: NamedPerson): void {
		const bearer = bearers.add(person);
		if (person.affiliation !== undefined) put(byAffiliation, foldKeyword(person.affiliation), person.id);
		qualities.add(person);
		forget();
		near.add(bearer);
	}

	for (const person of people) add(person);

	const shared: Omit<NameIndex, 'resolve' | 'withOfficers'> = {
		add,
		resolveWhole: remembering((text) => byWholeName(nameParts(text), bearers) ?? NOBODY),
		ofAffiliation(text) {
			const folded = foldKeyword(text);
			return [...(byAffiliation.get(folded) ?? byAffiliation.get(withoutSmallWords(folded).rest) ?? [])];
		},
		getBearers: (word) => unique(bearers.ofWord(word)),
		nearest: (text) => near.nearest(text),
	};

	function make(offices: readonly Officer[]): NameIndex {
		const byTitle = titleFinder(offices, qualities);

		function resolve(text: string): NameResult {
			const parts = nameParts(text);
			const exact = byWholeName(parts, bearers);
			if (exact !== undefined) return exact;
			const { rest, article } = withoutSmallWords(parts.bare);
			// `le président` is the officer even where somebody is called Président; without an article a name comes first.
			return (
				(article ? byTitle(rest) : undefined) ??
				settle(ofSameGender(bearers.byParts(parts), text), parts, 'part') ??
				byTitle(rest) ??
				settle(bearers.byRepresentative(parts), {}, 'part') ??
				NOBODY
			);
		}

		return {
			...shared,
			resolve: remembering(resolve),
			withOfficers: (others) => make(others),
		};
	}

	return make(officers);
}

/** Minutes call the same few people again and again, in lists of voters above all: whom a text means is remembered until somebody is added. */
function createMemory() {
	const remembered: Array<Map<string, NameResult>> = [];
	return {
		forget() {
			for (const results of remembered) results.clear();
		},
		remembering(resolve: (text: string) => NameResult): (text: string) => NameResult {
			const results = new Map<string, NameResult>();
			remembered.push(results);
			return (text) => {
				if (text.length > LONGEST) return NOBODY;
				let result = results.get(text);
				if (result === undefined) {
					result = resolve(text);
					if (results.size >= REMEMBERED) results.clear();
					results.set(text, result);
				}
				return result;
			};
		},
	};
}

/** Whom a full name means, an alias, or a full name in another order. */
function byWholeName(parts: NameParts, bearers: Bearers): NameResult | undefined {
	for (const name of variants(parts.whole, parts.bare)) {
		const found =
			settle(bearers.byName(name), parts, 'name') ??
			settle(bearers.byAlias(name), parts, 'alias') ??
			settle(bearers.byOrder(name), parts, 'order');
		if (found !== undefined) return found;
	}
	return undefined;
}

/** People by what they are, and by the first word of it. */
function createQualities() {
	const whole = new Map<string, Set<string>>();
	const heads = new Map<string, Set<string>>();
	return {
		whole,
		heads,
		add({ id, quality }: NamedPerson) {
			for (const part of (quality ?? '').split(/\s*[,;]\s*/)) {
				const folded = foldQuality(part);
				if (folded === '') continue;
				put(whole, folded, id);
				put(heads, folded.split(' ')[0] ?? '', id);
			}
		},
	};
}

/** Finds whom the title of an office or a quality means. */
function titleFinder(
	offices: readonly Officer[],
	{ whole, heads }: ReturnType<typeof createQualities>,
): (title: string) => NameResult | undefined {
	const byOffice = new Map<string, Set<string>>();
	for (const officer of offices)
		for (const title of officer.titles) put(byOffice, foldQuality(title), officer.id);
	const mostWords = [...byOffice.keys(), ...whole.keys()].reduce(
		(most, title) => Math.max(most, wordCount(title)),
		1,
	);
	return (written) => {
		// A sentence before a colon is no title, and need not be folded as one.
		if (wordCount(written) > mostWords) return undefined;
		const title = foldQuality(written);
		return (
			fromIds(byOffice.get(title), 'officer') ??
			fromIds(whole.get(title), 'quality') ??
			fromIds(heads.get(title), 'quality')
		);
	};
}

/** Finds the bearer of a name that is nearly the one that is written. Its indexes are made when they are first asked. */
function createNearNames(bearers: ReturnType<typeof createBearers>) {
	let made: { names: NearestIndex; parts: NearestIndex; ids: Map<string, Bearer> } | undefined;

	function indexes() {
		if (made !== undefined) return made;
		const ids = new Map<string, Bearer>();
		for (const bearer of bearers.all) if (!ids.has(bearer.parts.bare)) ids.set(bearer.parts.bare, bearer);
		made = { names: createNearestIndex(ids.keys()), parts: createNearestIndex(bearers.words()), ids };
		return made;
	}

	return {
		add(bearer: Bearer): void {
			if (made === undefined) return;
			const { bare, words } = bearer.parts;
			if (!made.ids.has(bare)) made.ids.set(bare, bearer);
			made.names.add(bare);
			for (const word of words) made.parts.add(word);
		},
		nearest(text: string): ReturnType<NameIndex['nearest']> {
			if (text.length > LONGEST) return undefined;
			const parts = nameParts(text);
			const same = bearers.byName(parts.bare)[0];
			if (same !== undefined) return { id: same.id, name: same.name };
			const { names, parts: words, ids } = indexes();
			const written = parts.bare.split(' ');
			const turned = [written.at(-1) ?? '', ...written.slice(0, -1)].join(' ');
			const back = [...written.slice(1), written[0] ?? ''].join(' ');
			const find = (name: string) => names.find(name)[0];
			const found = find(parts.bare) ?? (written.length > 1 ? (find(turned) ?? find(back)) : undefined);
			const bearer = found === undefined ? undefined : ids.get(found.word);
			if (bearer !== undefined) return { id: bearer.id, name: bearer.name };
			if (written.length > 1) return undefined;
			for (const part of words.find(parts.bare)) {
				const [only, second] = bearers.ofWord(part.word);
				if (only && !second) return { id: only.id, name: only.name };
			}
			return undefined;
		},
	};
}

/** Characters: a longer text before a colon is a paragraph and no name. */
const LONGEST = 300;

const REMEMBERED = 20_000;

const NOBODY: NameResult = { kind: 'none' };

/** A folded name as it is, without its civility, and without the particle or elided word before it (`d'Aline`, `de Paul Weiss`). */
function variants(whole: string, bare: string): Set<string> {
	const names = new Set([whole, bare]);
	const rest = withoutElision(bare);
	if (rest !== undefined) names.add(rest);
	const [first = '', ...others] = bare.split(' ');
	// A single letter may be an initial.
	if (first.length > 1 && isParticle(first) && others.length > 0) names.add(others.join(' '));
	names.delete('');
	return names;
}

/** Of several who bear a part of a name, `Mme Belcastel`, those whom no civility of their own makes another: not `M. Armand Belcastel`. */
function ofSameGender(found: readonly Bearer[], text: string): readonly Bearer[] {
	const said = found.length > 1 ? genderOfCivility(text) : undefined;
	if (said === undefined || said === 'other') return found;
	const fitting = found.filter(({ name }) => {
		const own = genderOfCivility(name);
		return own === undefined || own === 'other' || own === said;
	});
	return fitting.length > 0 ? fitting : found;
}

/** One, several or none of the people whose affiliation fits the one that is written, if one is. */
function settle(
	found: readonly Bearer[],
	{ affiliation, isRemark }: Partial<NameParts>,
	matched: MatchedBy,
): NameResult | undefined {
	if (found.length === 0) return undefined;
	let fitting = found;
	if (affiliation !== undefined) {
		fitting = found.filter((bearer) => bearer.affiliation === affiliation);
		if (fitting.length === 0)
			fitting = found.filter(
				(bearer) => bearer.affiliation !== undefined && holdsWords(bearer.affiliation, affiliation),
			);
		if (fitting.length === 0) fitting = found.filter((bearer) => bearer.affiliation === undefined);
		// `Helen Brack (interested)`, whom the list calls `Helen Brack (Chief Executive)`.
		if (fitting.length === 0 && isRemark && found.every(({ isTitled }) => isTitled)) fitting = found;
		if (fitting.length === 0) return matched === 'part' ? undefined : NOBODY;
	} else if (matched === 'name') {
		// Written exactly so, without affiliation: the one who is written without.
		const plain = found.filter((bearer) => bearer.affiliation === undefined);
		if (unique(plain).length === 1) fitting = plain;
	}
	return fromIds(unique(fitting), matched);
}

function holdsWords(long: string, short: string): boolean {
	return ` ${long} `.includes(` ${short} `) || ` ${short} `.includes(` ${long} `);
}

function fromIds(ids: Iterable<string> | undefined, matched: MatchedBy): NameResult | undefined {
	const [first, ...others] = ids ?? [];
	if (first === undefined) return undefined;
	return others.length === 0
		? { kind: 'one', id: first, matched }
		: { kind: 'many', ids: [first, ...others] };
}

function unique(bearers: readonly Bearer[]): string[] {
	return [...new Set(bearers.map((bearer) => bearer.id))];
}

function put(map: Map<string, Set<string>>, key: string, id: string): void {
	const ids = map.get(key);
	if (ids === undefined) map.set(key, new Set([id]));
	else ids.add(id);
}

/**
 * Folds a quality or office so that its feminine and masculine compare equal: `trésorière` and `trésorier`, `présidente` and
 * `président`, `directrice` and `directeur`, `chairwoman` and `chairman`. For comparison only: the result is no word.
 */
export function foldQuality(text: string): string {
	return foldName(text).split(' ').map(masculine).join(' ');
}

function wordCount(folded: string): number {
	return folded.split(' ').length;
}

/** What a quality names, part by part, folded, without an article: `le syndic – bureau (adjoint) et caisse` gives `syndic`, `bureau`, `adjoint` and `caisse`. */
export function partsOfQuality(quality: string): string[] {
	return quality
		.split(PARTING_SIGNS)
		.flatMap((part) => foldKeyword(part).split(BETWEEN_QUALITIES))
		.map((part) => part.trim().replace(ARTICLE, ''))
		.filter((part) => part !== '');
}

/**
 * A folded text without the small words before it, and whether one of them was an article: `la tresoriere`, `l'adjoint`,
 * `du president`, `a la secretaire`, `the chair`.
 */
function withoutSmallWords(folded: string): { rest: string; article: boolean } {
	let rest = folded;
	let article = false;
	for (;;) {
		const match = SMALL_WORD.exec(rest);
		const word = match?.[0].trim();
		if (match === null || word === undefined) return { rest, article };
		article ||= ARTICLES.includes(word);
		rest = rest.slice(match[0].length);
	}
}

const ALL = Object.values(LOCALES);
const ARTICLES: readonly string[] = ALL.flatMap(({ articles }) => articles);
const SMALL_WORDS = [...ARTICLES, ...ALL.flatMap(({ prepositions }) => prepositions)].map((word) =>
	word.endsWith("'") ? word : `${word} `,
);
const SMALL_WORD = new RegExp(`^(?:${SMALL_WORDS.join('|')})(?=.)`);

const ARTICLE = new RegExp(
	`^(?:${[...ARTICLES, ...ALL.flatMap(({ indefiniteArticles, possessives }) => [...indefiniteArticles, ...possessives])].map((word) => (word.endsWith("'") ? word : `${word} `)).join('|')})`,
);
const PARTING_SIGNS = /[,;/()[\]–—]| - /;
const BETWEEN_QUALITIES = new RegExp(` (?:${ALL.map(({ and }) => and).join('|')}) `);

const ENDINGS = ALL.flatMap((locale) =>
	locale.feminineEndings.map(([feminine, form]) => ({ feminine, form })),
);

/** Of a word that was asked for before, it is known: the same few stand before each colon. */
function masculine(word: string): string {
	return word.length < 4 ? word : rememberMasculine(word);
}

const rememberMasculine = bounded(20_000, toMasculine);

function toMasculine(word: string): string {
	for (const { feminine, form } of ENDINGS) {
		if (word.length > feminine.length + 1 && word.endsWith(feminine))
			return plain(word.slice(0, word.length - feminine.length) + form);
	}
	return plain(word);
}

/** Takes off the plural and the mute e, in both genders alike (`maire`, `adjointe`, `adjoints`). */
function plain(word: string): string {
	const singular = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
	return singular.length > 3 && singular.endsWith('e')
		? singular.slice(0, -1).replace(/e$/, '')
		: singular.replace(/e$/, '');
}

/** An entry of the name index: a person with all the names that the file gives them. */
export interface NamedPerson {
	/** What a look-up gives back; two entries of one identifier are one person. */
	readonly id: string;
	/** The full name as written, without affiliation. */
	readonly name: string;
	readonly aliases?: readonly string[] | undefined;
	/** Who speaks and votes for a legal person, known by a part of that name too where nobody else bears it. */
	readonly representative?: string | undefined;
	/** What the person is (`trésorier`); several parted by commas. */
	readonly quality?: string | undefined;
	/** Where the person belongs: tells two of one name apart. */
	readonly affiliation?: string | undefined;
}

/** An office and who holds it: `M. le Maire`, `la secrétaire`. */
interface Officer {
	/** The person who holds it; need not be among the people. */
	readonly id: string;
	/** What the office is called, in any gender. */
	readonly titles: readonly string[];
}

/** The way in which a name was matched: as written, by an alias, with surname first, by a part, by office or by quality. */
type MatchedBy = 'name' | 'alias' | 'order' | 'part' | 'officer' | 'quality';

/** What a reference means: one person, several who could be meant, or nobody known. */
export type NameResult =
	| { readonly kind: 'one'; readonly id: string; readonly matched: MatchedBy }
	| { readonly kind: 'many'; readonly ids: readonly string[] }
	| { readonly kind: 'none' };

/** The nearest known person to a name that nobody bears. */
interface NearPerson {
	readonly id: string;
	/** The full name as written. */
	readonly name: string;
}

/** Finds people by the names that a text calls them. Look-ups do not depend on how many people there are. */
export interface NameIndex {
	/** One more person; indexes made of this one by {@link NameIndex.withOfficers} know it too. */
	add(person: NamedPerson): void;
	/** Whom a reference means (language.md, “Names”). */
	resolve(text: string): NameResult;
	/** Whom a reference means by its whole words alone: full name, alias, or full name in another order. */
	resolveWhole(text: string): NameResult;
	/** The people of an affiliation (`Ville de Rennes`), in order. */
	ofAffiliation(text: string): readonly string[];
	/** The people who bear this one word as a part of their name, in order. */
	getBearers(word: string): readonly string[];
	/** The nearest person to a name that is nobody's, at most two letters off. */
	nearest(text: string): NearPerson | undefined;
	/** An index of these people under other officers. */
	withOfficers(officers: readonly Officer[]): NameIndex;
}

interface SplitName {
	/** The name as written. */
	readonly text: string;
	/** Where it starts in the list, in UTF-16 units. */
	readonly start: number;
	readonly end: number;
	/** Whom it means. */
	readonly result: NameResult;
}

/**
 * Parts a list of names: the longest known name first (`M. et Mme Duval` may be one member), then at `,`, `;`, `et` and `and`.
 * Nothing inside brackets parts.
 */
export function splitNames(text: string, index: NameIndex): SplitName[] {
	const segments = getSegments(text);
	const names: SplitName[] = [];
	for (let first = 0; first < segments.length; ) {
		const taken = longestKnown(text, segments, first, index);
		const name = trimmed(text, segments[first]?.start ?? 0, segments[taken]?.end ?? 0);
		if (name.start < name.end) {
			const written = text.slice(name.start, name.end);
			names.push({ text: written, ...name, result: index.resolve(written) });
		}
		first = taken + 1;
	}
	return names;
}

interface Segment {
	start: number;
	end: number;
}

/** More segments than a name is made of. */
const MOST_SEGMENTS = 6;

/** The last segment of the longest known name that begins with this one. */
function longestKnown(text: string, segments: readonly Segment[], first: number, index: NameIndex): number {
	for (let last = Math.min(segments.length, first + MOST_SEGMENTS) - 1; last > first; last -= 1) {
		const { start, end } = trimmed(text, segments[first]?.start ?? 0, segments[last]?.end ?? 0);
		if (index.resolveWhole(text.slice(start, end)).kind !== 'none') return last;
	}
	// `M. et Mme Duval`: a civility alone is no name.
	const segment = segments[first];
	return segment !== undefined &&
		first + 1 < segments.length &&
		isCivility(text.slice(segment.start, segment.end))
		? first + 1
		: first;
}

function getSegments(text: string): Segment[] {
	const segments: Segment[] = [];
	let depth = 0;
	let start = 0;
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at] ?? '';
		if (character === '(' || character === '[') depth += 1;
		else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
		else if (depth === 0) {
			const separator = separatorAt(text, at);
			if (separator === 0) continue;
			segments.push({ start, end: at });
			at += separator - 1;
			start = at + 1;
		}
	}
	segments.push({ start, end: text.length });
	return segments.filter((segment) => text.slice(segment.start, segment.end).trim() !== '');
}

/** The length of the separator that starts here, or zero. */
function separatorAt(text: string, at: number): number {
	const character = text[at];
	if (character === ',' || character === ';' || character === '\n') return 1;
	if (character === undefined || !SPACE.test(character)) return 0;
	// Within a run of spaces, what follows was looked at from the first of them.
	if (SPACE.test(text[at - 1] ?? '')) return 0;
	AND.lastIndex = at;
	return AND.exec(text)?.[0].length ?? 0;
}

const SPACE = /[\s\u00A0\u202F]/;
const GAP = '[\\s\\u00A0\\u202F]';
const AND_WORDS = `(?:${Object.values(LOCALES)
	.map(({ and }) => and)
	.join('|')}|&)`;
const AND = new RegExp(`${GAP}+${AND_WORDS}(?=${GAP})`, 'iy');
const LEADING_AND = new RegExp(`^${AND_WORDS}${GAP}+`, 'i');

/** A range without the spaces around it and the full stop of a sentence behind it; the full stop of an initial stays. */
function trimmed(text: string, from: number, to: number): Segment {
	let start = from;
	let end = to;
	while (start < end && SPACE.test(text[start] ?? '')) start += 1;
	const and = LEADING_AND.exec(text.slice(start, end));
	if (and !== null) start += and[0].length;
	while (end > start && SPACE.test(text[end - 1] ?? '')) end -= 1;
	if (text[end - 1] === '.' && /[\p{L}\p{M})]{2}\.$/u.test(text.slice(Math.max(start, end - 3), end)))
		end -= 1;
	return { start, end };
}

/** A person with the name taken apart. */
interface Bearer {
	readonly id: string;
	/** The full name as written. */
	readonly name: string;
	/** Folded, or nothing. */
	readonly affiliation: string | undefined;
	/** The affiliation opens with a capital. */
	readonly isTitled: boolean;
	readonly parts: NameParts;
}

/** Who bears a name, whole or in part, by hash look-ups. All names given to it are folded. */
interface Bearers {
	add(person: NamedPerson): Bearer;
	/** Everybody, in order. */
	readonly all: readonly Bearer[];
	/** By full name, civility kept or not. */
	byName(name: string): readonly Bearer[];
	byAlias(name: string): readonly Bearer[];
	/** By the words of the full name in any order (`MORLIER Tangui`). */
	byOrder(name: string): readonly Bearer[];
	/** By some words and initials of the name; whole words count before halves of hyphenated ones (`Marie` is not `Jean-Marie` where a Marie is there). */
	byParts(parts: NameParts): readonly Bearer[];
	/** By some words and initials of the name of who speaks for the bearer. */
	byRepresentative(parts: NameParts): readonly Bearer[];
	ofWord(word: string): readonly Bearer[];
	/** Every word that is part of a name. */
	words(): Iterable<string>;
}

/** An index of nobody's names so far. */
function createBearers(): Bearers {
	const all: Bearer[] = [];
	const names = new Map<string, Bearer[]>();
	const aliases = new Map<string, Bearer[]>();
	const orders = new Map<string, Bearer[]>();
	const words = new Map<string, Bearer[]>();
	const pieces = new Map<string, Bearer[]>();
	const spokenFor = new Map<string, Bearer[]>();
	const add = ({ id, name: written, affiliation, representative, ...person }: NamedPerson): Bearer => {
		const parts = nameParts(written);
		const bearer: Bearer = {
			id,
			name: written,
			affiliation:
				affiliation === undefined ? splitAffiliation(written).affiliation : foldKeyword(affiliation),
			isTitled: isCapital(affiliation ?? written.slice(written.lastIndexOf('(') + 1)),
			parts,
		};
		all.push(bearer);
		const { whole, bare } = parts;
		for (const name of new Set([whole, bare])) addTo(names, name, bearer);
		addTo(orders, inOrder(bare), bearer);
		const others = [...(person.aliases ?? []), ...(representative === undefined ? [] : [representative])];
		for (const alias of others) {
			const { whole: full, bare: plainName } = nameParts(alias);
			for (const name of new Set([full, plainName])) addTo(aliases, name, bearer);
		}
		for (const word of new Set(parts.words)) addTo(words, word, bearer);
		for (const piece of new Set(parts.words.flatMap(getPieces))) addTo(pieces, piece, bearer);
		if (representative !== undefined) {
			const speaker = { ...bearer, parts: nameParts(representative) };
			for (const word of new Set(speaker.parts.words)) addTo(spokenFor, word, speaker);
		}
		return bearer;
	};
	return {
		all,
		add,
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
		byRepresentative: ({ words: said, initials }) =>
			bearersOfAll(spokenFor, said, initials, ({ parts }) => parts.words),
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

// --- The parts of a name, folded: its civility, its words, its initials.

/** A name taken apart, everything folded. */
export interface NameParts {
	/** The whole name without its affiliation, civility kept: the key of an exact match. */
	readonly whole: string;
	/** The same without the civilities that open it. */
	readonly bare: string;
	/** Whether a civility opened it. */
	readonly civility: boolean;
	/** The words of the bare name that may stand for the person: no civility, article or particle but a surname that looks like one. A hyphenated word is one (`jean marie`). */
	readonly words: readonly string[];
	/** Single letters (`N. Saïd`, `J.-P. Roux`), in order. */
	readonly initials: readonly string[];
	/** What stands in brackets at the end, or nothing. */
	readonly affiliation: string | undefined;
	/** That opens with a small letter, and has no figure: it may be no affiliation. */
	readonly isRemark: boolean;
}

/** Takes a name apart: `M. N. Saïd (Lille)` has the word `said`, the initial `n` and the affiliation `lille`. */
export const nameParts = remembering(takeApart);

function takeApart(text: string): NameParts {
	const { name, affiliation } = splitAffiliation(text);
	const whole = foldName(name);
	const bareSource = withoutCivilities(name);
	const bare = bareSource === name ? whole : foldName(bareSource);
	const civility = bare !== whole && bare !== '';
	const words: string[] = [];
	const initials: string[] = [];
	const source = (civility ? bareSource : name).trim().split(SPACES);
	for (const [index, written] of source.entries()) {
		const word = foldName(written);
		// `Priya | Das`, `Minh | Le`: at the end it is a surname.
		const isSurname = index > 0 && index === source.length - 1 && isCapital(written) && !CIVILITIES.has(word);
		const letters = word.split(' ');
		if (word === '') continue;
		// A small letter alone is a particle (`y`, `e`); a capital, or one with its full stop, is an initial.
		if (letters.every(isOneLetter) && (isCapital(written) || written.includes('.')))
			for (const each of letters) initials.push(each);
		else if (isSurname || (!PARTICLES.has(word) && !CIVILITIES.has(word))) words.push(word);
	}
	if (words.length === 0 && initials.length === 0 && bare !== '')
		for (const each of bare.split(' ')) words.push(each);
	const isRemark = affiliation !== undefined && /\(\s*\p{Ll}[^()\d]*$/u.test(text.trimEnd().slice(0, -1));
	return { whole, bare: civility ? bare : whole, civility, words, initials, affiliation, isRemark };
}

/** Parts a name from what stands in brackets at its end: `Lise Kern (Région Bretagne)`. */
export function splitAffiliation(text: string): { name: string; affiliation: string | undefined } {
	const match = /^([^()]*[^()\s])\s*\(([^()]*)\)\s*$/.exec(text);
	if (match === null) return { name: text.trim(), affiliation: undefined };
	return { name: (match[1] ?? '').trim(), affiliation: foldKeyword(match[2] ?? '') };
}

/** A folded word without the elided word before it (`d'aline` → `aline`), or nothing where there is none. */
export function withoutElision(word: string): string | undefined {
	for (const elision of ELISIONS)
		if (word.startsWith(elision) && word.length > elision.length) return word.slice(elision.length);
	return undefined;
}

function isOneLetter(text: string): boolean {
	return text.length <= 2 && isLetter(text) && [...text].length === 1;
}

/** Is this nothing but civilities (`M.`, `M. et Mme`)? Asked of the word before each full stop, and of each word of a name. */
export function isCivility(text: string): boolean {
	return text.length > LONGEST_REMEMBERED ? areCivilities(text) : isShortCivility(text);
}

function areCivilities(text: string): boolean {
	const words = foldName(text).split(' ');
	return (
		words.some((word) => CIVILITIES.has(word)) &&
		words.every((word) => CIVILITIES.has(word) || ANDS.has(word))
	);
}

const isShortCivility = bounded(5000, areCivilities);
const LONGEST_REMEMBERED = 40;

/** Is this folded word an article or a particle? */
export function isParticle(word: string): boolean {
	return PARTICLES.has(word);
}

/** Is this word a particle of the names of people, as it is written there? */
export function isNameParticle(word: string): boolean {
	return NAME_PARTICLES.includes(word);
}

/** `de`, `van`: they may open a name. */
export const NAME_PARTICLES: readonly string[] = ALL.flatMap(({ nameParticles }) => nameParticles);
const ANDS: ReadonlySet<string> = new Set(ALL.map(({ and }) => and));
const ELISIONS: readonly string[] = ALL.flatMap(({ elisions }) => elisions);
const CIVILITIES: ReadonlySet<string> = new Set(ALL.flatMap(({ civilities }) => civilities));
const PLURAL_CIVILITIES: ReadonlySet<string> = new Set(
	ALL.flatMap(({ pluralCivilities }) => pluralCivilities),
);
const PARTICLES: ReadonlySet<string> = new Set(ALL.flatMap(({ particles }) => particles));
const SPACES = /[\s\u00A0\u202F]+/;

const LONGEST_CIVILITY = [...CIVILITIES].reduce((most, word) => Math.max(most, word.length), 0);
const SIGN_BETWEEN = /[\s\u00A0\u202F]/;

/** Whether all words of a name are those of a longer one, `Mme Brun` of `Ada Brun`, and not of `M. Brun`. */
export function isPartOfName(name: string, whole: string): boolean {
	const bare = withoutCivilities(whole) === whole ? withoutCivilities(name) : name;
	const parts = foldName(whole).split(' ');
	return foldName(bare)
		.split(' ')
		.every((word) => parts.includes(word));
}

/** A name without the civilities that open it, each ended by a full stop or a space (`M.Dupont`, `Mme Duval`, `M. le docteur`). */
export function withoutCivilities(name: string): string {
	let from = 0;
	for (;;) {
		const end = endOfLettersAndMarks(name, from);
		const stop = name[end] ?? '';
		if (end === from || end - from > LONGEST_CIVILITY || (stop !== '.' && !SIGN_BETWEEN.test(stop))) break;
		if (!CIVILITIES.has(foldKeyword(name.slice(from, end)))) break;
		from = end + 1;
		while (SIGN_BETWEEN.test(name[from] ?? '')) from += 1;
	}
	return name.slice(from);
}

/** Length of the civility of several people that opens a text (`MM. `, `Mmes `); zero where there is none. */
export function pluralCivility(text: string): number {
	const length = text.length - withoutCivilities(text).length;
	return PLURAL_CIVILITIES.has(foldName(text.slice(0, length))) ? length : 0;
}

/** What the civilities before a name tell of who bears it; `other` where they are of two people (`M. et Mme Duval`), nothing where there is none. */
export function genderOfCivility(name: string): 'feminine' | 'masculine' | 'other' | undefined {
	const words = name.split(SPACES).map((word) => foldKeyword(word).replace(/\.$/, ''));
	const [first = ''] = words;
	const isFeminine = FEMININE_CIVILITIES.has(first);
	if (!isFeminine && !MASCULINE_CIVILITIES.has(first)) return undefined;
	const others = isFeminine ? MASCULINE_CIVILITIES : FEMININE_CIVILITIES;
	return words.some((word) => others.has(word)) ? 'other' : isFeminine ? 'feminine' : 'masculine';
}

const FEMININE_CIVILITIES = new Set(ALL.flatMap(({ gendered }) => gendered.feminine.civilities));
const MASCULINE_CIVILITIES = new Set(ALL.flatMap(({ gendered }) => gendered.masculine.civilities));
