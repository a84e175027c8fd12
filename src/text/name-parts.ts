import { LOCALES } from '../language/locales.generated.js';
import { foldKeyword, foldName } from './fold.js';
import { remembering } from './lazy.js';
import { endOfLettersAndMarks, isCapital, isLetter } from './letters.js';

/** A name taken apart, everything folded. */
export interface NameParts {
	/** The whole name without its affiliation, civility kept: the key of an exact match. */
	readonly whole: string;
	/** The same without the civilities that open it. */
	readonly bare: string;
	/** Whether a civility opened it. */
	readonly civility: boolean;
	/** The words of the bare name that may stand for the person: no civility, particle or article. A hyphenated word is one (`jean marie`). */
	readonly words: readonly string[];
	/** Single letters (`N. Saïd`, `J.-P. Roux`), in order. */
	readonly initials: readonly string[];
	/** What stands in brackets at the end, or nothing. */
	readonly affiliation: string | undefined;
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
	for (const written of (civility ? bareSource : name).split(SPACES)) {
		const word = foldName(written);
		const letters = word.split(' ');
		if (word === '') continue;
		// A small letter alone is a particle (`y`, `e`); a capital, or one with its full stop, is an initial.
		if (letters.every(isOneLetter) && (isCapital(written) || written.includes('.')))
			for (const each of letters) initials.push(each);
		else if (!PARTICLES.has(word) && !CIVILITIES.has(word)) words.push(word);
	}
	if (words.length === 0 && initials.length === 0 && bare !== '')
		for (const each of bare.split(' ')) words.push(each);
	return { whole, bare: civility ? bare : whole, civility, words, initials, affiliation };
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

/** Is this nothing but civilities (`M.`, `M. et Mme`)? */
export function isCivility(text: string): boolean {
	const words = foldName(text).split(' ');
	return (
		words.some((word) => CIVILITIES.has(word)) &&
		words.every((word) => CIVILITIES.has(word) || ANDS.has(word))
	);
}

/** Is this folded word an article or a particle? */
export function isParticle(word: string): boolean {
	return PARTICLES.has(word);
}

/** Is this word a particle of the names of people, as it is written there? */
export function isNameParticle(word: string): boolean {
	return NAME_PARTICLES.includes(word);
}

const ALL = Object.values(LOCALES);
/** `de`, `van`: they may open a name. */
export const NAME_PARTICLES: readonly string[] = ALL.flatMap(({ nameParticles }) => nameParticles);
const ANDS: ReadonlySet<string> = new Set(ALL.map(({ and }) => and));
const ELISIONS: readonly string[] = ALL.flatMap(({ elisions }) => elisions);
const CIVILITIES: ReadonlySet<string> = new Set(ALL.flatMap(({ civilities }) => civilities));
const PARTICLES: ReadonlySet<string> = new Set(ALL.flatMap(({ particles }) => particles));
const SPACES = /[\s\u00A0\u202F]+/;

const LONGEST_CIVILITY = [...CIVILITIES].reduce((most, word) => Math.max(most, word.length), 0);
const GAP = /[\s\u00A0\u202F]/;

/** A name without the civilities that open it, each ended by a full stop or a space (`M.Dupont`, `Mme Duval`, `M. le docteur`). */
export function withoutCivilities(name: string): string {
	let from = 0;
	for (;;) {
		const end = endOfLettersAndMarks(name, from);
		const stop = name[end] ?? '';
		if (end === from || end - from > LONGEST_CIVILITY || (stop !== '.' && !GAP.test(stop))) break;
		if (!CIVILITIES.has(foldKeyword(name.slice(from, end)))) break;
		from = end + 1;
		while (GAP.test(name[from] ?? '')) from += 1;
	}
	return name.slice(from);
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
