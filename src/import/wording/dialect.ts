/**
 * The words by which the importer knows the parts of minutes that were not written for it: all dialects side by side, whatever the language
 * of the minutes. A dialect is a data file, which may add to every list.
 */

import type { Language } from '../../ast/index.js';
import { foldWord, isOneOf, LANGUAGES } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { capitalized } from '../../text/letters.js';
import { wordsToInteger } from '../../text/number.js';
import { phraseChoice, phrasePattern } from '../../text/phrase-finder.js';
import {
	type AttendanceWord,
	DIALECT_FILES,
	type ImportColumn,
	type ImportLabel,
	type WordList,
} from '../dialects.generated.js';

export type { ImportColumn, ImportLabel, WordList };

interface Dialect extends Partial<Readonly<Record<WordList, readonly string[]>>> {
	language: Language;
	labels?: Readonly<Partial<Record<ImportLabel, readonly string[]>>>;
	columns?: Readonly<Partial<Record<ImportColumn, readonly string[]>>>;
	answers?: Readonly<Record<string, readonly string[]>>;
	attendance?: Readonly<Partial<Record<AttendanceWord, readonly string[]>>>;
}

const DIALECTS: readonly Dialect[] = DIALECT_FILES.map((file) => file() as Dialect);

/** By language; one without a dialect writes with the last one's words. */
const FILES = Object.fromEntries(
	LANGUAGES.map((lang) => [lang, DIALECTS.find(({ language }) => language === lang) ?? DIALECTS.at(-1)]),
) as Readonly<Record<Language, Dialect>>;

/** What a label announces; folded as keywords are. */
const IMPORT_LABELS: ReadonlyMap<string, ImportLabel> = new Map(
	DIALECTS.flatMap(({ labels }) =>
		Object.entries(labels ?? {}).flatMap(([label, words]) =>
			words.map((word): [string, ImportLabel] => [foldWord(word), label as ImportLabel]),
		),
	),
);

/** What the words of a label announce: of officers also `Meeting chair pro tem`, `Secrétaire de la réunion`, an office and that it is held at the sitting. */
export function labelOf(text: string): ImportLabel | undefined {
	const known = IMPORT_LABELS.get(foldWord(text));
	if (known !== undefined) return known;
	// `Animateur·ice`
	const office = text
		.replace(/[·•.-]\p{L}{1,6}(?=\s|$)/u, '')
		.replace(wordPattern`\s+${'ofSitting'}$`, '')
		.replace(wordPattern`^(?:${'sittingAhead'}\s+)+`, '');
	const label = office === text ? undefined : IMPORT_LABELS.get(foldWord(office));
	return label === 'chair' || label === 'secretary' ? label : undefined;
}

/** The word of a label, as minutes of a language write it. */
export function importLabel(label: ImportLabel, lang: Language): string {
	const word = FILES[lang].labels?.[label]?.[0] ?? label;
	return capitalized(word);
}

/** What the head of a column announces; folded as keywords are. One word may name columns of several kinds of tables. */
export const IMPORT_COLUMNS: ReadonlyMap<string, ReadonlySet<ImportColumn>> = columnsByWord();

function columnsByWord(): Map<string, Set<ImportColumn>> {
	const found = new Map<string, Set<ImportColumn>>();
	for (const { columns } of DIALECTS)
		for (const [column, words] of Object.entries(columns ?? {}))
			for (const word of words.map(foldWord))
				found.set(word, (found.get(word) ?? new Set()).add(column as ImportColumn));
	return found;
}

/** What a column holds: `Nom`, `Délégué(e)s`, `Copropriétaires présents`. */
export function columnKinds(head: string): ReadonlySet<ImportColumn> {
	const plain = head.replace(wordPatterns`(?<=\p{L})\(${'genderEnds'}\)`, '');
	const known = IMPORT_COLUMNS.get(foldWord(plain));
	const [, first = '', last = ''] = /^(\p{L}+)\s+(\p{L}+)$/u.exec(plain) ?? [];
	if (known !== undefined || !isOneOf(last, 'groups')) return known ?? NONE;
	const names = IMPORT_COLUMNS.get(foldWord(first));
	return names?.has('name') ? names : NONE;
}

const NONE: ReadonlySet<ImportColumn> = new Set();

/** The words of a list in all dialects, the longest first. */
export function wordList(kind: WordList): readonly string[] {
	return cached(lists, kind, () =>
		DIALECTS.flatMap((dialect) => dialect[kind] ?? []).sort((a, b) => b.length - a.length),
	);
}

/** Finds the phrases of a list, whatever their case, accents and apostrophes; its first group is the phrase. */
export function phraseFinder(...kinds: WordList[]): RegExp {
	const [only = ''] = kinds;
	const found = cached(finders, kinds.length === 1 ? only : kinds.join(), () =>
		phrasePattern(
			kinds.flatMap((kind) => wordList(kind)),
			'g',
		),
	);
	found.lastIndex = 0;
	return found;
}

/**
 * A pattern with words of lists in it, in any case and with or without accents; of several lists those of any.
 *
 * @example wordPattern`^${'articles'}\s+(?=\p{Lu})`.test('La Présidente')
 */
export function wordPattern(parts: TemplateStringsArray, ...kinds: readonly Words[]): RegExp {
	return patternAt(parts, kinds, 'u');
}

/** The same, to find all places where it stands. */
export function wordPatterns(parts: TemplateStringsArray, ...kinds: readonly Words[]): RegExp {
	return patternAt(parts, kinds, 'gu');
}

/** One place in the code may be asked for several lists in turn. */
function patternAt(parts: TemplateStringsArray, kinds: readonly Words[], flags: string): RegExp {
	const here = cached(patterns, parts, () => []);
	const known = here.find((one) => one.kinds.every((kind, at) => isSame(kind, kinds[at])));
	if (known !== undefined) return known.pattern;
	const pattern = new RegExp(written(parts, kinds), flags);
	here.push({ kinds, pattern });
	return pattern;
}

/** Lists whose words may stand in a place of a pattern, or nothing but what they say letter by letter: `exactly('titles')` finds `M`, and no `m`. */
type Words = WordList | readonly WordList[] | { exactly: WordList };

export function exactly(kind: WordList): Words {
	return { exactly: kind };
}

/** Most places are asked for names of lists, which are compared as they are. */
function isSame(kind: Words, other: Words | undefined): boolean {
	return kind === other || (typeof kind !== 'string' && other !== undefined && keyOf(kind) === keyOf(other));
}

/** What tells lists of words apart: `exactly('titles')` is not `'titles'`. */
function keyOf(kind: Words): string {
	if (typeof kind === 'string') return kind;
	return 'exactly' in kind ? `=${kind.exactly}` : `[${kind.join()}]`;
}

function written({ raw }: TemplateStringsArray, kinds: readonly Words[]): string {
	const choices = kinds.map((kind) => {
		if (typeof kind === 'string') return phraseChoice(wordList(kind));
		if (!('exactly' in kind)) return phraseChoice(kind.flatMap((one) => wordList(one)));
		return wordList(kind.exactly)
			.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
			.join('|');
	});
	return raw.map((part, index) => part + (index in choices ? `(?:${choices[index]})` : '')).join('');
}

/** Whether one dialect has all of some words of a list, letter by letter: `Mr` and `Mrs`, and not `Mr` and `M`. */
export function areOfOneDialect(kind: WordList, words: readonly string[]): boolean {
	return DIALECTS.some((dialect) => words.every((word) => dialect[kind]?.includes(word) === true));
}

/** Whether the word, or a word of which the list holds the beginning (`président*`), is in the list. */
export function isInList(kind: WordList, word: string): boolean {
	return matches(
		cached(wordSets, kind, () => wordSet(wordList(kind))),
		word,
	);
}

export function hasWordOf(kind: WordList, text: string): boolean {
	return text.split(/[^\p{L}'’-]+/u).some((word) => word !== '' && isInList(kind, word));
}

/** What a word of a label of attendance says, in the order in which a status is looked for. */
export function attendanceWord(word: string): AttendanceWord | undefined {
	return ATTENDANCE_ORDER.find((kind) =>
		matches(
			cached(attendanceSets, kind, () =>
				wordSet(DIALECTS.flatMap(({ attendance }) => attendance?.[kind] ?? [])),
			),
			word,
		),
	);
}

/** The words of labels of attendance that say one thing, as patterns: a star is any ending. */
export function attendanceWords(kind: AttendanceWord): readonly string[] {
	return DIALECTS.flatMap(({ attendance }) => attendance?.[kind] ?? []).map((word) =>
		word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}*` : word,
	);
}

const ATTENDANCE_ORDER: readonly AttendanceWord[] = [
	'represented',
	'excused',
	'absent',
	'guests',
	'remote',
	'late',
	'present',
	'members',
	'filler',
];

interface WordSet {
	whole: ReadonlySet<string>;
	starts: readonly string[];
}

function wordSet(words: readonly string[]): WordSet {
	const folded = words.map((word) => foldWord(word));
	return {
		whole: new Set(folded.filter((word) => !word.endsWith('*'))),
		starts: folded.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
	};
}

function matches({ whole, starts }: WordSet, word: string): boolean {
	const folded = foldWord(word);
	return whole.has(folded) || starts.some((start) => folded.startsWith(start));
}

function cached<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
	const there = known.get(key);
	if (there !== undefined) return there;
	const made = make();
	known.set(key, made);
	return made;
}

const lists = new Map<WordList, readonly string[]>();
const finders = new Map<string, RegExp>();
/** By the place in the code where a pattern is written. */
const patterns = new Map<TemplateStringsArray, { kinds: readonly Words[]; pattern: RegExp }[]>();
const wordSets = new Map<WordList, WordSet>();
const attendanceSets = new Map<AttendanceWord, WordSet>();

export function isPhrase(kind: WordList, text: string): boolean {
	const folded = foldKeyword(text);
	return cached(phraseSets, kind, () => new Set(wordList(kind).map(foldKeyword))).has(folded);
}

const phraseSets = new Map<WordList, ReadonlySet<string>>();

/** `néant`, `none`, `sans objet`: nobody and nothing. */
export function saysNone(text: string): boolean {
	return wordsToInteger(text) === 0 || isPhrase('noneWords', text);
}

/** The first word of a list, as minutes of a language write it. */
export function wordOf(kind: WordList, lang: Language): string {
	return FILES[lang][kind]?.[0] ?? '';
}

/** Frequent words that tell a language. */
export function commonWords(lang: Language): ReadonlySet<string> {
	return new Set(FILES[lang].common ?? []);
}

/** What stands in a title of pv between an amendment and the text that it is about: `Amendement nº 1 à la délibération nº 2024-052`. */
export function amendsWords(lang: Language): readonly string[] {
	return FILES[lang].amends ?? [];
}

/** Words of answers that only foreign minutes use, with the answer. */
export function dialectAnswers(): ReadonlyArray<readonly [word: string, answer: string]> {
	return DIALECTS.flatMap(({ answers }) =>
		Object.entries(answers ?? {}).flatMap(([answer, words]) => words.map((word) => [word, answer] as const)),
	);
}
