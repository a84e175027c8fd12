import { type FoldedText, foldKeyword, foldWithOffsets, withoutMarks } from '../text/fold.js';
import { bounded, lazy } from '../text/lazy.js';
import { capitalized, endOfLettersAndNumbers, isLetterOrNumber, isWordCharacter } from '../text/letters.js';
import { findFirst } from '../text/lists.js';
import { foldWords, getNearest, nearBound } from '../text/nearest.js';
import {
	createPhraseFinder,
	type PhraseFinder,
	type PhraseRange,
	phraseChoice,
} from '../text/phrase-finder.js';
import { runBefore } from '../text/places.js';
import { KEYWORDS } from './keywords.generated.js';
import { LANGUAGES, type Language } from './language.js';
import { VOCABULARIES } from './vocabularies.generated.js';

export type VocabularyName = keyof typeof VOCABULARIES;

/** Canonical identifiers of a vocabulary; `labels` holds the answers too. */
export type IdOf<Name extends VocabularyName> =
	| (typeof VOCABULARIES)[Name][number]
	| (Name extends 'labels' ? (typeof VOCABULARIES)['answers'][number] : never);

/** Vocabularies that hold the words of others besides their own. */
const INCLUDES: { readonly [Name in VocabularyName]?: VocabularyName } = { labels: 'answers' };

/** What looking a word up gives: the identifier, and for a near miss the known word that was meant. */
type Found<Id extends string> =
	| { readonly id: Id; readonly exact: true }
	| { readonly id: Id; readonly exact: false; readonly expected: string };

/** A known word met in a text. */
interface Met<Id extends string> {
	/** What it means. */
	readonly id: Id;
	/** Where it starts, in UTF-16 units of the text. */
	readonly offset: number;
	/** How many units it takes. */
	readonly length: number;
}

/** The words of one vocabulary, all languages side by side: a meeting file may use all, whatever its language. */
export interface Vocabulary<Id extends string> {
	/** The identifier of a word or phrase; a near miss of exactly one of them comes with `exact: false`. */
	lookup(word: string): Found<Id> | undefined;
	/** The identifier of a word or phrase that is known as it is: no near miss is looked for, so that long lists stay fast. */
	findId(word: string): Id | undefined;
	/** The longest known word or phrase at the very start of a text; it must end with a word. */
	scan(text: string): Met<Id> | undefined;
	/** The first known word or phrase inside a text, the longest where several start together. */
	findIn(text: string): Met<Id> | undefined;
	/** Every known word or phrase inside a text, or those of some identifiers, as `PhraseFinder` finds them. */
	findAll(text: string, ...ids: readonly Id[]): PhraseRange[];
	/** All words, those of the default language first. */
	words(): readonly string[];
	/** The words of one identifier in one language, the one to print first. */
	getWords(id: Id, lang: Language): readonly string[];
	/** The word to print for an identifier. */
	word(id: Id, lang: Language): string;
	/** A known word as that language says it: itself where it has it, else its own word for the same. */
	inLanguage(word: string, lang: Language): string;
	/** The canonical identifiers. */
	readonly ids: readonly Id[];
}

export function vocabulary<Name extends VocabularyName>(name: Name): Vocabulary<IdOf<Name>> {
	const known = made.get(name);
	if (known !== undefined) return known as Vocabulary<IdOf<Name>>;
	const fresh = makeVocabulary<IdOf<Name>>(name);
	made.set(name, fresh);
	return fresh;
}

/**
 * The words of a vocabulary in all languages, or those that mean one of these, in any case, as the source of a pattern:
 * `wordChoice('smallWords', 'and')` finds `et`, `And`.
 */
export function wordChoice<Name extends VocabularyName>(
	name: Name,
	...ids: ReadonlyArray<IdOf<Name>>
): string {
	return phraseChoice(allWords([name, ...ids] as unknown as Words));
}

/** A vocabulary, or those of its words that mean one of some identifiers. */
type Words =
	| VocabularyName
	| { [Name in VocabularyName]: readonly [Name, ...Array<IdOf<Name>>] }[VocabularyName];

/** A vocabulary by its name, and the identifiers of it that are meant. */
function wordsAt(words: Words): [Vocabulary<string>, readonly string[]] {
	if (typeof words === 'string') return [vocabulary(words) as Vocabulary<string>, []];
	const [name, ...ids] = words;
	return [vocabulary(name) as Vocabulary<string>, ids];
}

/** Whether a text has a word of one of these inside: `mentions(text, 'bodies', ['blocks', 'amendment'])`. */
export function mentions(text: string, ...words: readonly Words[]): boolean {
	return words.some((one) => {
		const [known, ids] = wordsAt(one);
		return ids.length === 0 ? known.findIn(text) !== undefined : known.findAll(text, ...ids).length > 0;
	});
}

/** Whether a text is a word of one of these, and nothing else: `isOneOf(word, 'bodies', ['results', 'adopted'])`. */
export function isOneOf(word: string, ...words: readonly Words[]): boolean {
	return words.some((one) => {
		const [known, ids] = wordsAt(one);
		return isMeant(known.findId(word), ids);
	});
}

/** Whether the longest word that a text opens with is a word of one of these. */
export function opensWith(text: string, ...words: readonly Words[]): boolean {
	return words.some((one) => {
		const [known, ids] = wordsAt(one);
		return isMeant(known.scan(text)?.id, ids);
	});
}

function isMeant(id: string | undefined, ids: readonly string[]): boolean {
	return id !== undefined && (ids.length === 0 || ids.includes(id));
}

/** All words of these in all languages. */
export function allWords(...words: readonly Words[]): string[] {
	return words.flatMap((one) => {
		const [known, ids] = wordsAt(one);
		return ids.length === 0
			? [...known.words()]
			: LANGUAGES.flatMap((lang) => ids.flatMap((id) => known.getWords(id, lang)));
	});
}

/** A result at the start of a text: `voté`, and no `vote`, which is a unit and looked up alike. */
export function scanResult(text: string) {
	const result = vocabulary('results').scan(text);
	const words = text.slice(0, result?.length ?? 0);
	const isUnit = withoutMarks(words) === words && isOneOf(words, 'units');
	return isUnit || NEXT_SENTENCE.test(words) ? undefined : result;
}

/** `1 non. Adopté` is not `non adopté`. */
const NEXT_SENTENCE = /\.\s+\p{Lu}/u;

/** Finds the words of these in a text, made at the first call. */
export function lazyFinder(...words: readonly Words[]): () => PhraseFinder {
	return lazy(() => createPhraseFinder(allWords(...words)));
}

/** What may stand in a place of a pattern: words, or the source of something else. */
type PatternPart = Words | (() => string);

/**
 * A pattern with words in it, made at the first call; its flags stand before it.
 *
 * @example lazyPattern`(?iu)\s${['smallWords', 'and']}\s+${'determiners'}`
 */
export function lazyPattern({ raw: [first = '', ...rest] }: TemplateStringsArray, ...parts: PatternPart[]) {
	const [lead = '', flags = ''] = /^\(\?([a-z]+)\)/.exec(first) ?? [];
	const source = (part: PatternPart) => (typeof part === 'function' ? part() : phraseChoice(allWords(part)));
	const make = () => parts.reduce<string>((said, part, at) => said + source(part) + rest[at], first);
	return lazy(() => new RegExp(make().slice(lead.length), flags));
}

/**
 * The key of the header that is meant: one of its words, alone or beside words that say no more than that it is of the meeting
 * (`date de la séance`, `meeting place`).
 */
export function findHeaderKey(key: string): IdOf<'keys'> | undefined {
	const keys = vocabulary('keys');
	const known = keys.findId(key);
	if (known !== undefined) return known;
	const [said, ...others] = vocabulary('ofMeeting').findAll(key);
	if (said === undefined || others.length > 0) return undefined;
	return keys.findId(`${key.slice(0, said.from)} ${key.slice(said.to)}`);
}

/** Folds as a keyword, full stops and median dots taken out (`nem. con.`, `présent.e.s`). */
export function foldWord(text: string): string {
	const folded = foldKeyword(text);
	return /[.·•]/.test(folded) ? folded.replace(/[.·•]/g, '') : folded;
}

type WordLists = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const DATA = Object.fromEntries(Object.entries(KEYWORDS).map(([lang, words]) => [lang, words()])) as Readonly<
	Record<Language, WordLists>
>;

/** Longer than any phrase of a vocabulary, folded. */
const LONGEST = 120;

const made = new Map<VocabularyName, unknown>();

function makeVocabulary<Id extends string>(name: VocabularyName): Vocabulary<Id> {
	const included = INCLUDES[name];
	const sources = included === undefined ? [name] : [name, included];
	const ids = sources.flatMap(
		(source): readonly string[] => VOCABULARIES[source],
	) as readonly string[] as readonly Id[];
	const byLanguage = (lang: Language, id: Id) => sources.flatMap((source) => DATA[lang][source]?.[id] ?? []);
	const allWords = lazy(() => LANGUAGES.flatMap((lang) => ids.flatMap((id) => byLanguage(lang, id))));
	// Many vocabularies are only looked for inside texts, by finders with an index of their own.
	const known = lazy(() =>
		indexWords(LANGUAGES.flatMap((lang) => ids.map((id) => [id, byLanguage(lang, id)] as const))),
	);
	const near = bounded(5000, (folded: string) => ({ found: nearMiss(folded, comparable(), known()) }));
	const finders = new Map<string, PhraseFinder>();
	const comparable = lazy(() => foldWords(allWords()));

	function getFinder(some: readonly Id[]): PhraseFinder {
		const key = some.join(' ');
		const made = finders.get(key);
		if (made) return made;
		const fresh = createPhraseFinder(
			some.length === 0
				? allWords()
				: LANGUAGES.flatMap((lang) => some.flatMap((id) => byLanguage(lang, id))),
		);
		finders.set(key, fresh);
		return fresh;
	}

	return {
		ids,
		lookup(word) {
			const folded = foldWord(word);
			const id = known().byFold.get(folded);
			if (id !== undefined) return { id, exact: true };
			return near(folded).found;
		},
		findId: (word) => known().byFold.get(foldWord(word)),
		scan(text) {
			// Most texts open with no word of the vocabulary: the first word tells.
			const start = readStart(text.slice(0, LONGEST));
			if (!start.stems.some((stem) => known().lengths.has(stem))) return undefined;
			const { folded, words } = foldOnce(start.text);
			const [first] = words;
			return first && folded.starts[0] === 0 ? metAt(folded, first, text, known()) : undefined;
		},
		findIn(text) {
			const { folded, words } = foldOnce(text);
			return findFirst(words, (word) => (word.isStart ? metAt(folded, word, text, known()) : undefined));
		},
		findAll: (text, ...some) => getFinder(some).all(text),
		words: allWords,
		getWords: (id, lang) => byLanguage(lang, id),
		word: (id, lang) => byLanguage(lang, id)[0] ?? id,
		inLanguage(word, lang) {
			const id = known().byFold.get(foldWord(word));
			if (id === undefined) return word;
			const own = byLanguage(lang, id);
			return own.includes(word) ? word : (own[0] ?? word);
		},
	};
}

/** The words of a vocabulary as they are looked up. */
interface WordIndex<Id> {
	readonly byFold: ReadonlyMap<string, Id>;
	/** Lengths in words of the phrases that open with a first word: the longest first. */
	readonly lengths: ReadonlyMap<string, readonly number[]>;
}

/** Where two identifiers have the same word, the first one keeps it. */
function indexWords<Id extends string>(lists: readonly (readonly [Id, readonly string[]])[]): WordIndex<Id> {
	const byFold = new Map<string, Id>();
	const lengths = new Map<string, number[]>();
	for (const [id, words] of lists) {
		for (const word of words) {
			const folded = foldWord(word);
			if (byFold.has(folded)) continue;
			byFold.set(folded, id);
			const gap = folded.indexOf(' ');
			const first = gap < 0 ? folded : folded.slice(0, gap);
			const count = gap < 0 ? 1 : folded.split(' ').length;
			const counts = lengths.get(first);
			if (!counts) lengths.set(first, [count]);
			else if (!counts.includes(count)) counts.push(count);
		}
	}
	for (const counts of lengths.values()) if (counts.length > 1) counts.sort((a, b) => b - a);
	return { byFold, lengths };
}

/** The one identifier whose words are nearest to a word that is not known, where they are near enough. */
function nearMiss<Id extends string>(
	folded: string,
	words: ReturnType<typeof foldWords>,
	{ byFold }: WordIndex<Id>,
): Found<Id> | undefined {
	if (folded.length < 4 || folded.length > 40) return undefined;
	const candidates = getNearest(folded, words);
	const best = candidates[0];
	if (best === undefined) return undefined;
	const meanings = new Set(
		candidates
			.filter((other) => other.distance === best.distance)
			.map((other) => byFold.get(foldWord(other.word))),
	);
	const id = byFold.get(foldWord(best.word));
	if (meanings.size !== 1 || id === undefined || best.distance > nearBound(folded.length)) return undefined;
	return { id, exact: false, expected: best.word };
}

/** The longest known phrase that starts with a word of a text. */
function metAt<Id extends string>(
	folded: FoldedText,
	{ units, stems }: FoldedWord,
	text: string,
	{ byFold, lengths }: WordIndex<Id>,
): Met<Id> | undefined {
	for (const stem of stems) {
		for (const count of lengths.get(stem) ?? []) {
			const phrase = takeWords(folded.text, units, stem, count);
			const id = phrase === undefined ? undefined : byFold.get(phrase);
			if (phrase === undefined || id === undefined) continue;
			const offset = folded.starts[units] ?? 0;
			const end = folded.ends[units + phrase.length - 1] ?? 0;
			if (isWordCharacter(text[end]) && isWordCharacter(text[end - 1])) continue;
			return { id, offset, length: end - offset };
		}
	}
	return undefined;
}

/** A text that is scanned, and its first word; several vocabularies are asked about one text in a row. */
function readStart(text: string): { text: string; stems: readonly string[] } {
	if (text !== lastScanned.text) {
		const first = foldWord(/^\S*/.exec(text)?.[0] ?? '').split(' ', 1)[0] ?? '';
		lastScanned.text = text;
		lastScanned.stems = getStems(first);
	}
	return lastScanned;
}

const lastScanned: { text: string; stems: readonly string[] } = { text: '', stems: [''] };

interface FoldedWord {
	/** Where it starts in the folded text. */
	readonly units: number;
	/** As vocabularies may know it. */
	readonly stems: readonly string[];
	/** A sign of another kind may open a text, `(visio)`; inside one, phrases start with a letter or a number. */
	readonly isStart: boolean;
}

interface FoldedWords {
	readonly folded: FoldedText;
	readonly words: readonly FoldedWord[];
}

/** Folds a text once for all vocabularies that are asked about it. */
const foldOnce = bounded(200, (text: string): FoldedWords => {
	const folded = foldPhrase(text);
	return { folded, words: cutWords(folded.text) };
});

/** The words of a folded text: what starts it, and what starts with a letter or a number behind another sign. */
function cutWords(text: string): FoldedWord[] {
	const words: FoldedWord[] = [];
	let wasLetter = false;
	for (let units = 0; units < text.length; units += 1) {
		const isLetter = isLetterOrNumber(text[units]);
		if (units === 0 || (isLetter && !wasLetter)) {
			const gap = text.indexOf(' ', units);
			const first = text.slice(units, gap < 0 ? units + LONGEST : Math.min(gap, units + LONGEST));
			words.push({ units, stems: getStems(first), isStart: isLetter });
		}
		wasLetter = isLetter;
	}
	return words;
}

/** The first word of a text as vocabularies may know it: as it is, or up to a sign that ends it (`pour:`, `(visio)`). */
function getStems(first: string): string[] {
	const bare = first.slice(0, endOfLettersAndNumbers(first, 0, "'"));
	return bare === '' || bare === first ? [first] : [first, bare];
}

/** That many words from a place of a folded text, the first one given; the last one up to a sign that ends it. */
function takeWords(text: string, from: number, first: string, count: number): string | undefined {
	if (count === 1) return first;
	let start = from + first.length;
	for (let words = 1; words < count; words += 1) {
		const gap = words === 1 ? start : text.indexOf(' ', start);
		if (gap < 0 || text[gap] !== ' ') return undefined;
		start = gap + 1;
	}
	const end = endOfLettersAndNumbers(text, start, "'");
	return end === start ? undefined : text.slice(from, end);
}

function foldPhrase(text: string): FoldedText {
	const folded = foldWithOffsets(text);
	if (!/[.·•]/.test(folded.text)) return folded;
	const open = folded.text.slice(0, runBefore(folded.text, folded.text.length, /[.·•]/));
	if (!/[.·•]/.test(open)) return { ...folded, text: open };
	const starts: number[] = [];
	const ends: number[] = [];
	let kept = '';
	for (let index = 0; index < folded.text.length; index += 1) {
		const unit = folded.text[index] ?? '';
		if (unit === '.' || unit === '·' || unit === '•') continue;
		kept += unit;
		starts.push(folded.starts[index] ?? 0);
		ends.push(folded.ends[index] ?? 0);
	}
	return { text: kept, starts, ends };
}

// --- The line of an event, as a file of pv has it.

/** `14h30 – Départ de Lise Kern, Omar Haddad, pouvoir à Paul Weiss`. */
export function eventLine(
	what: 'arrival' | 'departure' | 'return',
	names: string,
	hour: string | undefined,
	holder: string | undefined,
	lang: Language,
): string {
	const word = vocabulary('events').word(what, lang);
	const of = vocabulary('eventLinks').word('of', lang);
	const elided = vocabulary('eventLinks')
		.getWords('of', lang)
		.find((link) => /['’]$/.test(link));
	const link =
		elided !== undefined && /^[aeiouyhàâéèêîô]/iu.test(names) ? elided.replace("'", '’') : `${of} `;
	const proxy = holder === undefined ? '' : `, ${vocabulary('personMarks').word('proxy', lang)} ${holder}`;
	return `${hour === undefined ? '' : `${hour} – `}${capitalized(word)} ${link}${names}${proxy}`;
}
