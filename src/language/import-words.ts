/** The words by which the importer knows the parts of minutes that were not written for it; both languages side by side. */

import en from './en/import.yaml';
import fr from './fr/import.yaml';
import type { Language } from './language.js';
import { foldWord } from './vocabulary.js';

/** What a label of foreign minutes announces. */
export type ImportLabel =
	| 'date'
	| 'title'
	| 'session'
	| 'notice'
	| 'members'
	| 'documents'
	| 'annexes'
	| 'next'
	| 'signatures'
	| 'place'
	| 'opened'
	| 'closed'
	| 'chair'
	| 'secretary'
	| 'tellers'
	| 'organization'
	| 'present'
	| 'remote'
	| 'represented'
	| 'byPost'
	| 'excused'
	| 'absent'
	| 'guests'
	| 'agenda';

/** What a column of a table of foreign minutes holds. */
export type ImportColumn =
	| 'name'
	| 'firstName'
	| 'quality'
	| 'organization'
	| 'presence'
	| 'proxy'
	| 'votes'
	| 'candidate'
	| 'counted'
	| 'outcome'
	| 'action'
	| 'owner'
	| 'due';

interface ImportFile {
	labels: Readonly<Record<ImportLabel, readonly string[]>>;
	columns: Readonly<Record<ImportColumn, readonly string[]>>;
	proxies: readonly string[];
	holdings: readonly string[];
	shares: readonly string[];
	openings: readonly string[];
	chairings: readonly string[];
	notices: readonly string[];
	common: readonly string[];
	amends: readonly string[];
}

const FILES: Readonly<Record<Language, ImportFile>> = {
	fr: fr() as ImportFile,
	en: en() as ImportFile,
};

/** What a label announces; folded as keywords are. */
export const IMPORT_LABELS: ReadonlyMap<string, ImportLabel> = new Map(
	Object.values(FILES).flatMap(({ labels }) =>
		Object.entries(labels).flatMap(([label, words]) =>
			words.map((word): [string, ImportLabel] => [foldWord(word), label as ImportLabel]),
		),
	),
);

/** The word of a label, as minutes of a language write it. */
export function importLabel(label: ImportLabel, lang: Language): string {
	const word = FILES[lang].labels[label][0] ?? label;
	return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** What the head of a column announces; folded as keywords are. One word may name columns of several kinds of tables. */
export const IMPORT_COLUMNS: ReadonlyMap<string, ReadonlySet<ImportColumn>> = columnsByWord();

function columnsByWord(): Map<string, Set<ImportColumn>> {
	const found = new Map<string, Set<ImportColumn>>();
	for (const { columns } of Object.values(FILES))
		for (const [column, words] of Object.entries(columns))
			for (const word of words.map(foldWord))
				found.set(word, (found.get(word) ?? new Set()).add(column as ImportColumn));
	return found;
}

/** Phrases of one kind, the longest first. */
export function importPhrases(kind: PhraseKind): readonly string[] {
	return PHRASES[kind];
}

type PhraseKind = 'proxies' | 'holdings' | 'shares' | 'openings' | 'chairings' | 'notices';

const longestFirst = (kind: PhraseKind) =>
	[...FILES.fr[kind], ...FILES.en[kind]].sort((a, b) => b.length - a.length);

const PHRASES: Readonly<Record<PhraseKind, readonly string[]>> = {
	proxies: longestFirst('proxies'),
	holdings: longestFirst('holdings'),
	shares: longestFirst('shares'),
	openings: longestFirst('openings'),
	chairings: longestFirst('chairings'),
	notices: longestFirst('notices'),
};

/** Frequent words that tell a language. */
export function commonWords(lang: Language): ReadonlySet<string> {
	return new Set(FILES[lang].common);
}

/** What stands in a title of pv between an amendment and the text that it is about: `Amendement nº 1 à la délibération nº 2024-052`. */
export function amendsWords(lang: Language): readonly string[] {
	return FILES[lang].amends;
}
