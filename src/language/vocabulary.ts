/** Looks words up in the vocabularies: lists of words in all languages, each word with the identifier that it means. */

import { type FoldedText, foldKeyword, foldKeywords, withoutMarks } from '../text/fold.js';
import { bounded, lazy } from '../text/lazy.js';
import { capitalized, endOfLettersAndNumbers, isLetterOrNumber, isWordCharacter } from '../text/letters.js';
import { addTo, countWhile, findFirst } from '../text/lists.js';
import { foldWords, getNearest, nearBound } from '../text/nearest.js';
import {
	createPhraseCheck,
	createPhraseFinder,
	foldOnce,
	type PhraseFinder,
	type PhraseRange,
	phraseChoice,
} from '../text/phrase-finder.js';
import { matchesIn, runBefore } from '../text/places.js';
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

/** A known word or phrase, and where it stands in a text. */
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
	findAll(text: string, ...ids: readonly Id[]): readonly PhraseRange[];
	/** {@link findAll} with the identifiers as one list. */
	findIds(text: string, ids: readonly Id[]): readonly PhraseRange[];
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

/** The vocabulary that is meant, by its name or with some of its identifiers behind that. */
function vocabularyOf(words: Words): Vocabulary<string> {
	return vocabulary(typeof words === 'string' ? words : words[0]) as Vocabulary<string>;
}

/** Whether a text has a word of one of these inside: `mentions(text, 'bodies', ['blocks', 'amendment'])`. */
export function mentions(text: string, ...words: readonly Words[]): boolean {
	for (const one of words) {
		if (isWhole(one) ? vocabulary(one).findIn(text) !== undefined : placesIn(text, one).length > 0)
			return true;
	}
	return false;
}

function placesIn(text: string, [name, ...ids]: Exclude<Words, string>): readonly PhraseRange[] {
	return (vocabulary(name) as Vocabulary<string>).findIds(text, ids);
}

/** Whether a text is a word of one of these, and nothing else: `isOneOf(word, 'bodies', ['results', 'adopted'])`. */
export function isOneOf(word: string, ...words: readonly Words[]): boolean {
	for (const one of words) {
		const id = vocabularyOf(one).findId(word);
		if (id !== undefined && isMeant(id, one)) return true;
	}
	return false;
}

/** Whether the longest word that a text opens with is a word of one of these. */
export function opensWith(text: string, ...words: readonly Words[]): boolean {
	for (const one of words) {
		const met = vocabularyOf(one).scan(text);
		if (met !== undefined && isMeant(met.id, one)) return true;
	}
	return false;
}

function isMeant(id: string, words: Words): boolean {
	return isWhole(words) || (words as readonly string[]).includes(id, 1);
}

/** Whether all words of a vocabulary are meant: no identifier stands behind its name. */
function isWhole(words: Words): words is VocabularyName {
	return typeof words === 'string' || words.length === 1;
}

/** All words of these in all languages. */
export function allWords(...words: readonly Words[]): string[] {
	return words.flatMap((one) => {
		const known = vocabularyOf(one);
		return isWhole(one)
			? [...known.words()]
			: LANGUAGES.flatMap((lang) => one.slice(1).flatMap((id) => known.getWords(id, lang)));
	});
}

/** All words and phrases that a tally may hold besides numbers and names. */
export function tallyPhrases(): string[] {
	return allWords(
		'answers',
		'consents',
		'results',
		'everyone',
		'consentOf',
		'tallyWords',
		'units',
		'outOf',
		'smallWords',
	);
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

/**
 * A quick test that may say yes wrongly, never no wrongly: whether a text can hold one of these words, whichever points stand in it. Asked before a
 * reader goes through a sentence word by word.
 */
export function lazyCheck(...words: readonly Words[]): (text: string) => boolean {
	return createPhraseCheck(() => allWords(...words));
}

/** What may stand in a place of a pattern: words, or the source of something else. */
type PatternPart = Words | (() => string);

/**
 * A pattern with words in it, made at the first call; its flags stand before it. The words are found in either case without `i`, which makes a
 * pattern with a class of Unicode four times as long to compile.
 *
 * @example lazyPattern`(?u)\p{L}\s${['smallWords', 'and']}\s+${'determiners'}`
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
	return text.length > LONGEST_REMEMBERED ? withoutPoints(foldKeyword(text)) : foldShort(text);
}

function withoutPoints(folded: string): string {
	return POINT.test(folded) ? folded.replace(POINTS, '') : folded;
}

/** A few hundred words are asked about again and again, in one vocabulary after the other. */
const foldShort = bounded(10_000, (text: string) => withoutPoints(foldKeyword(text)));
const LONGEST_REMEMBERED = 40;
const POINT = /[.·•]/;
const POINTS = /[.·•]/g;

type WordLists = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const DATA = Object.fromEntries(Object.entries(KEYWORDS).map(([lang, words]) => [lang, words()])) as Readonly<
	Record<Language, WordLists>
>;

/** Characters of a folded text, more than any phrase of a vocabulary has. */
const LONGEST = 120;

const NO_WORDS: readonly string[] = [];

const made = new Map<VocabularyName, unknown>();

function makeVocabulary<Id extends string>(name: VocabularyName): Vocabulary<Id> {
	const included = INCLUDES[name];
	const sources = included === undefined ? [name] : [name, included];
	const ids = sources.flatMap(
		(source): readonly string[] => VOCABULARIES[source],
	) as readonly string[] as readonly Id[];
	const byLanguage = (lang: Language, id: Id): readonly string[] =>
		included === undefined
			? (DATA[lang][name]?.[id] ?? NO_WORDS)
			: sources.flatMap((source) => DATA[lang][source]?.[id] ?? NO_WORDS);
	const allWords = lazy(() => LANGUAGES.flatMap((lang) => ids.flatMap((id) => byLanguage(lang, id))));
	// Many vocabularies are only looked for inside texts, by finders with an index of their own.
	const known = lazy(() =>
		indexWords(LANGUAGES.flatMap((lang) => ids.map((id) => [id, byLanguage(lang, id)] as const))),
	);
	// In an object, for `bounded` may keep no `undefined`.
	const near = bounded(5000, (folded: string) => ({ found: nearMiss(folded, comparable(), known()) }));
	const finders = new Map<string, PhraseFinder>();
	const comparable = lazy(() => foldWords(allWords()));

	const whole = lazy(() => createPhraseFinder(allWords()));

	function getFinder(some: readonly Id[]): PhraseFinder {
		if (some.length === 0) return whole();
		const key = some.join(' ');
		const made = finders.get(key);
		if (made) return made;
		const fresh = createPhraseFinder(LANGUAGES.flatMap((lang) => some.flatMap((id) => byLanguage(lang, id))));
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
			const { stem, bare } = readStart(text);
			const { lengths } = known();
			if (!lengths.has(stem) && (bare === undefined || !lengths.has(bare))) return undefined;
			const { folded, first } = readWords(text.slice(0, LONGEST));
			return first && folded.starts[0] === 0 ? metAt(folded, first, text, known()) : undefined;
		},
		findIn(text) {
			const read = readWords(text);
			const words = wordsThatOpen(read, known().number);
			return words && findFirst(words, (word) => metAt(read.folded, word, text, known()));
		},
		findAll: (text, ...some) => getFinder(some).all(text),
		findIds: (text, some) => getFinder(some).all(text),
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
	/** Position in {@link indexed}. */
	readonly number: number;
}

/** The vocabularies that were indexed, by their numbers, and those that have a phrase with such a first word. */
const indexed: WordIndex<string>[] = [];
const openers = new Map<string, number[]>();

/** Where two identifiers have the same word, the first one keeps it. */
function indexWords<Id extends string>(lists: readonly (readonly [Id, readonly string[]])[]): WordIndex<Id> {
	const byFold = new Map<string, Id>();
	const lengths = new Map<string, number[]>();
	const number = indexed.length;
	const ids = lists.flatMap(([id, words]) => words.map(() => id));
	for (const [at, phrase] of foldKeywords(lists.flatMap(([, words]) => words)).entries()) {
		const folded = withoutPoints(phrase);
		if (byFold.has(folded)) continue;
		byFold.set(folded, ids[at] as Id);
		const gap = folded.indexOf(' ');
		const first = gap < 0 ? folded : folded.slice(0, gap);
		const count = gap < 0 ? 1 : folded.split(' ').length;
		const counts = lengths.get(first);
		if (!counts) {
			lengths.set(first, [count]);
			addTo(openers, first, number);
		} else if (!counts.includes(count)) {
			counts.splice(
				countWhile(counts, (other) => other > count),
				0,
				count,
			);
		}
	}
	const index: WordIndex<Id> = { byFold, lengths, number };
	indexed.push(index);
	return index;
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
	{ units, stem, bare }: FoldedWord,
	text: string,
	index: WordIndex<Id>,
): Met<Id> | undefined {
	const met = metBy(folded, units, stem, text, index);
	return met ?? (bare === undefined ? undefined : metBy(folded, units, bare, text, index));
}

function metBy<Id extends string>(
	folded: FoldedText,
	units: number,
	stem: string,
	text: string,
	{ byFold, lengths }: WordIndex<Id>,
): Met<Id> | undefined {
	for (const count of lengths.get(stem) ?? NO_LENGTHS) {
		const phrase = takeWords(folded.text, units, stem, count);
		const id = phrase === undefined ? undefined : byFold.get(phrase);
		if (phrase === undefined || id === undefined) continue;
		const offset = folded.starts[units] ?? 0;
		const end = folded.ends[units + phrase.length - 1] ?? 0;
		if (isWordCharacter(text[end]) && isWordCharacter(text[end - 1])) continue;
		return { id, offset, length: end - offset };
	}
	return undefined;
}

const NO_LENGTHS: readonly number[] = [];

/** The first word of a text that is scanned; several vocabularies are asked about one text in a row. */
function readStart(text: string): FirstWord {
	if (text !== lastScanned.text) {
		const first = FIRST_WORD.exec(text)?.[0] ?? '';
		lastScanned.text = text;
		lastScanned.word = stemsOfWritten(first);
	}
	return lastScanned.word;
}

const lastScanned: { text: string; word: FirstWord } = { text: '', word: { stem: '', bare: undefined } };
const FIRST_WORD = new RegExp(`^\\S{0,${LONGEST}}`);
const stemsOfWritten = bounded(10_000, (word: string) => stemsOf(foldWord(word).split(' ', 1)[0] ?? ''));

/** The first word of a phrase as vocabularies may know it. */
interface FirstWord {
	/** As it is. */
	readonly stem: string;
	/** Up to a sign that ends it, where one does: `pour:`. */
	readonly bare: string | undefined;
}

interface FoldedWord extends FirstWord {
	/** Where it starts in the folded text. */
	readonly units: number;
}

/** A text that vocabularies are asked about. */
interface FoldedWords {
	readonly folded: FoldedText;
	/** What opens it, a sign too, as in `(visio)`. */
	readonly first: FoldedWord | undefined;
	/** The words in it that open a phrase of a vocabulary, by its number, as far as vocabularies were looked up. */
	readonly opening: Map<number, FoldedWord[]>;
	words: readonly FoldedWord[] | undefined;
	lookedUp: number;
}

/** Folds a text once for all vocabularies that are asked about it. */
const readWords = bounded(2000, (text: string): FoldedWords => {
	const folded = foldPhrase(text);
	const first = folded.text === '' ? undefined : wordAt(folded.text, 0);
	return { folded, first, opening: new Map(), words: undefined, lookedUp: 0 };
});

/** The words of a text that can open a phrase of this vocabulary. One pass finds them for all vocabularies: most texts hold words of only a few. */
function wordsThatOpen(read: FoldedWords, vocabulary: number): readonly FoldedWord[] | undefined {
	if (read.lookedUp < indexed.length) {
		read.words ??= wordsOf(read.folded.text);
		for (const word of read.words) {
			addOpening(read, word, word.stem);
			if (word.bare !== undefined) addOpening(read, word, word.bare);
		}
		read.lookedUp = indexed.length;
	}
	return read.opening.get(vocabulary);
}

function addOpening({ opening, lookedUp }: FoldedWords, word: FoldedWord, stem: string): void {
	const numbers = openers.get(stem) ?? NO_LENGTHS;
	// Those of vocabularies that were indexed before stand first.
	for (let at = numbers.length - 1; at >= 0; at -= 1) {
		const number = numbers[at] as number;
		if (number < lookedUp) break;
		const words = opening.get(number);
		if (words === undefined) opening.set(number, [word]);
		else if (words.at(-1) !== word) words.push(word);
	}
}

/** The words of a folded text, which start with a letter or a number. */
function wordsOf(text: string): FoldedWord[] {
	if (!NOT_LATIN.test(text)) return matchesIn(text, LATIN_WORD).map(({ index }) => wordAt(text, index));
	const words: FoldedWord[] = [];
	let wasLetter = false;
	for (let units = 0; units < text.length; units += 1) {
		const isLetter = isLetterOrNumber(text[units]);
		if (isLetter && !wasLetter) words.push(wordAt(text, units));
		wasLetter = isLetter;
	}
	return words;
}

/** Beyond Latin letters and the signs of print. */
const NOT_LATIN = /[^\0-\u02AF\u2000-\u206F\u20A0-\u20BF\u2190-\u21FF]/;
/** Latin letters and numbers in a row: a look at each sign by itself costs eight times as much before V8 has compiled it. */
const LATIN_WORD =
	/[0-9A-Za-z\u00AA\u00B2\u00B3\u00B5\u00B9\u00BA\u00BC-\u00BE\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02AF]+/g;

function wordAt(text: string, units: number): FoldedWord {
	const gap = text.indexOf(' ', units);
	const { stem, bare } = stemsOf(
		text.slice(units, gap < 0 ? units + LONGEST : Math.min(gap, units + LONGEST)),
	);
	return { units, stem, bare };
}

/** The first word of a phrase with its stem. Remembered, for a few words open most phrases. */
const stemsOf = bounded(10_000, (stem: string): FirstWord => {
	const to = endOfLettersAndNumbers(stem, 0, "'");
	return { stem, bare: to === 0 || to === stem.length ? undefined : stem.slice(0, to) };
});

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
	const folded = foldOnce(text);
	if (!POINT.test(folded.text)) return folded;
	const open = folded.text.slice(0, runBefore(folded.text, folded.text.length, POINT));
	if (!POINT.test(open)) return { ...folded, text: open };
	const points = matchesIn(folded.text, POINTS).map(({ index }) => index);
	const pieces = [...points, folded.text.length].map((to, at) => [(points[at - 1] ?? -1) + 1, to] as const);
	return {
		text: folded.text.replace(POINTS, ''),
		starts: pieces.flatMap(([from, to]) => folded.starts.slice(from, to)),
		ends: pieces.flatMap(([from, to]) => folded.ends.slice(from, to)),
	};
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
