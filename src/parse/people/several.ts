/** Two people of one entry: `Colette BRISSET et Nathalie PICHARD, adjointes`, `Mmes Brisset et Pichard`. */

import { lazyPattern, mentions } from '../../language/index.js';
import { type PlacedText, slicePlaced, trimPlaced } from '../../source/places.js';
import { foldName } from '../../text/fold.js';
import { isCapital } from '../../text/letters.js';
import { isCivility, isNameParticle, pluralCivility, withoutCivilities } from '../../text/names.js';
import { matchesIn } from '../../text/places.js';

/** The people whom an entry names, each with what stands behind all of them, and whether it is sure that they are several. */
export interface Several {
	people: PlacedText[];
	isSure: boolean;
}

/**
 * Nothing where it is one, or where something is said that is of one. Sure are a plural civility (`MM. Roy, Duval`), a civility before each
 * (`Mme Roy, M. Duval`), and surnames in capitals parted by `et`; two plain full names may as well be one couple, or one body
 * (`Canoë Club et Voile Libre`).
 */
export function readSeveral(entry: PlacedText): Several | undefined {
	const { text } = entry;
	if (text.length > LONGEST || OF_ONE.test(text) || mentions(text, 'personMarks')) return undefined;
	const title = pluralCivility(text);
	const list = slicePlaced(entry, title, text.length);
	const parts = cut(list);
	// What follows the names opens with a small letter: `adjointes`.
	const names = parts.filter(({ from, to }) => isName(list.text.slice(from, to)));
	const least = title > 0 ? 1 : 2;
	if (names.length < least || parts.slice(0, names.length).some((part, at) => part !== names[at]))
		return undefined;
	const rest = parts[names.length];
	if (rest && (rest.by !== ',' || isCapital(list.text[rest.from]))) return undefined;
	const written = names.map(({ from, to }) => list.text.slice(from, to));
	const said = rest && slicePlaced(list, rest.from, list.text.length);
	const people = names.map(({ from, to }) => withQuality(slicePlaced(list, from, to), said));
	const areTitled = written.every((name) => withoutCivilities(name) !== name);
	if (title > 0) {
		const areFull = written.map((name) => withoutCivilities(name).includes(' '));
		// `MM. Jean et Paul Duval`; `MM. Duval` says not how many. `MM. Paul Roy` is what a list left of more.
		if (names.length === 1 && !areFull[0]) return undefined;
		return { people, isSure: areFull.every((full) => full === areFull[0]) };
	}
	// `M. Paul Duval et Mme Julie Duval` may hold one share.
	const surnames = written.map((name) => foldName(name.slice(name.lastIndexOf(' ') + 1)));
	const areApart = new Set(surnames).size === surnames.length;
	if (areTitled) return { people, isSure: areApart };
	// `Paul Weiss, Directeur Général`; `M. Weiss et Associés`
	const byAnd = names.every(({ by }) => by !== ',');
	const areFull = written.every((name) => /\s/.test(withoutCivilities(name)));
	const inCapitals = written.every((name) => SURNAME_IN_CAPITALS.test(name));
	if (!areFull || (!byAnd && !inCapitals)) return undefined;
	if (!inCapitals && written.some((name) => /\s\p{Ll}/u.test(name))) return undefined;
	return { people, isSure: byAnd && inCapitals && areApart };
}

/** Characters. */
const LONGEST = 300;
/** Votes, a proxy, a quality in brackets: said of one. */
const OF_ONE = /[[\]()→⇒:;\d]/;

/** `Colette BRISSET`; `Élue CGT`, with an acronym, is none. */
const SURNAME_IN_CAPITALS = /^\p{Lu}[\p{Ll}-].*\s\p{Lu}[\p{Lu}'’-]{4,}$/u;

/** Where the parts of a text stand between its commas and `et`, and the sign before each. */
function cut({ text }: PlacedText): { from: number; to: number; by: string | undefined }[] {
	const parts: { from: number; to: number; by: string | undefined }[] = [];
	let from = 0;
	let by: string | undefined;
	const add = (to: number) => {
		const part = trimPlaced({ text: text.slice(from, to), place: () => undefined }).text;
		const start = from + text.slice(from, to).indexOf(part);
		parts.push({ from: start, to: start + part.length, by });
	};
	for (const { index, 0: sign } of matchesIn(text, separator())) {
		add(index);
		from = index + sign.length;
		by = sign.trim();
	}
	add(text.length);
	return parts;
}

const separator = lazyPattern`(?gu),\s+(?:${['smallWords', 'and']}\s+)?|\s+(?:${['smallWords', 'and']}|&)\s+`;

/** Words with capitals, particles among them, behind a civility or not. */
function isName(text: string): boolean {
	const words = withoutCivilities(text).split(/\s+/);
	return (
		!isCivility(text) &&
		words.length <= MOST_WORDS &&
		isCapital(words.at(-1)) &&
		words.every((word) => isCapital(word) || isNameParticle(word) || APOSTROPHE.test(word))
	);
}

const MOST_WORDS = 6;
const APOSTROPHE = /^[dl]['’]\p{Lu}/u;

/** A name and the words that are said of all: `Colette Brisset, adjointes`. */
function withQuality(name: PlacedText, said: PlacedText | undefined): PlacedText {
	if (!said) return name;
	const { length } = name.text;
	const behind = length + 2;
	return {
		text: `${name.text}, ${said.text}`,
		place: (from, to) =>
			from < behind ? name.place(from, Math.min(to, length)) : said.place(from - behind, to - behind),
	};
}
