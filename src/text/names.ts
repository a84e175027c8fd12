import { foldKeyword } from './fold.js';
import { type Bearer, createBearers } from './name-bearers.js';
import type { MatchedBy, NamedPerson, NameIndex, NameResult, Officer } from './name-model.js';
import { isParticle, type NameParts, nameParts, withoutElision } from './name-parts.js';
import { createNearestIndex, type NearestIndex } from './nearest.js';
import { foldQuality, withoutSmallWords } from './quality.js';

export { type SplitName, splitNames } from './name-list.js';
export type { MatchedBy, NamedPerson, NameIndex, NameResult, NearPerson, Officer } from './name-model.js';

/** Makes the index of these people and officers. */
export function createNameIndex(
	people: readonly NamedPerson[],
	officers: readonly Officer[] = [],
): NameIndex {
	const bearers = createBearers(people);
	const byAffiliation = new Map<string, Set<string>>();
	const byQuality = new Map<string, Set<string>>();
	const byQualityHead = new Map<string, Set<string>>();
	for (const person of people) {
		if (person.affiliation !== undefined) put(byAffiliation, foldKeyword(person.affiliation), person.id);
		for (const quality of (person.quality ?? '').split(/\s*[,;]\s*/)) {
			const folded = foldQuality(quality);
			if (folded === '') continue;
			put(byQuality, folded, person.id);
			put(byQualityHead, folded.split(' ')[0] ?? '', person.id);
		}
	}
	let near: { names: NearestIndex; parts: NearestIndex; ids: Map<string, Bearer> } | undefined;

	function nearIndexes() {
		if (near !== undefined) return near;
		const ids = new Map<string, Bearer>();
		for (const bearer of bearers.all) if (!ids.has(bearer.parts.bare)) ids.set(bearer.parts.bare, bearer);
		near = { names: createNearestIndex(ids.keys()), parts: createNearestIndex(bearers.words()), ids };
		return near;
	}

	const shared: Omit<NameIndex, 'resolve' | 'withOfficers'> = {
		resolveWhole: (text) => (text.length > LONGEST ? NOBODY : (whole(nameParts(text)) ?? NOBODY)),
		ofAffiliation(text) {
			const folded = foldKeyword(text);
			return [...(byAffiliation.get(folded) ?? byAffiliation.get(withoutSmallWords(folded).rest) ?? [])];
		},
		getBearers: (word) => unique(bearers.ofWord(word)),
		nearest(text) {
			if (text.length > LONGEST) return undefined;
			const parts = nameParts(text);
			const same = bearers.byName(parts.bare)[0];
			if (same !== undefined) return { id: same.id, name: same.name, distance: 0 };
			const { names, parts: words, ids } = nearIndexes();
			const written = parts.bare.split(' ');
			const turned = [written.at(-1) ?? '', ...written.slice(0, -1)].join(' ');
			const back = [...written.slice(1), written[0] ?? ''].join(' ');
			const find = (name: string) => names.find(name)[0];
			const found = find(parts.bare) ?? (written.length > 1 ? (find(turned) ?? find(back)) : undefined);
			const bearer = found === undefined ? undefined : ids.get(found.word);
			if (found !== undefined && bearer !== undefined)
				return { id: bearer.id, name: bearer.name, distance: found.distance };
			if (written.length > 1) return undefined;
			for (const part of words.find(parts.bare)) {
				const only = bearers.ofWord(part.word);
				if (only.length === 1 && only[0] !== undefined)
					return { id: only[0].id, name: only[0].name, distance: part.distance };
			}
			return undefined;
		},
	};

	function whole({ whole: written, bare, affiliation }: NameParts): NameResult | undefined {
		for (const name of variants(written, bare)) {
			const found =
				settle(bearers.byName(name), affiliation, 'name') ??
				settle(bearers.byAlias(name), affiliation, 'alias') ??
				settle(bearers.byOrder(name), affiliation, 'order');
			if (found !== undefined) return found;
		}
		return undefined;
	}

	function make(offices: readonly Officer[]): NameIndex {
		const byOffice = new Map<string, Set<string>>();
		for (const officer of offices)
			for (const title of officer.titles) put(byOffice, foldQuality(title), officer.id);
		const remembered = new Map<string, NameResult>();

		function resolve(text: string): NameResult {
			const parts = nameParts(text);
			const exact = whole(parts);
			if (exact !== undefined) return exact;
			const { rest, article } = withoutSmallWords(parts.bare);
			const byTitle = () => {
				const title = foldQuality(rest);
				return (
					fromIds(byOffice.get(title), 'officer') ??
					fromIds(byQuality.get(title), 'quality') ??
					fromIds(byQualityHead.get(title), 'quality')
				);
			};
			// `le président` is the officer even where somebody is called Président; without an article a name comes first.
			return (
				(article ? byTitle() : undefined) ??
				settle(bearers.byParts(parts), parts.affiliation, 'part') ??
				byTitle() ??
				NOBODY
			);
		}

		return {
			...shared,
			resolve(text) {
				if (text.length > LONGEST) return NOBODY;
				let result = remembered.get(text);
				if (result === undefined) {
					result = resolve(text);
					if (remembered.size >= REMEMBERED) remembered.clear();
					remembered.set(text, result);
				}
				return result;
			},
			withOfficers: (others) => make(others),
		};
	}

	return make(officers);
}

/** Longer than any name: a paragraph that somebody put before a colon. */
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

/** One, several or none of the people whose affiliation fits the one that is written, if one is. */
function settle(
	found: readonly Bearer[],
	affiliation: string | undefined,
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
