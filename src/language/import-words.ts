/** The words by which the importer knows the parts of minutes that were not written for it; both languages side by side. */

import en from './en/import.yaml';
import fr from './fr/import.yaml';
import type { Language } from './language.js';
import { foldWord } from './vocabulary.js';

/** What a label of foreign minutes announces. */
export type ImportLabel =
	| 'date'
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
	| 'excused'
	| 'absent'
	| 'guests'
	| 'agenda';

interface ImportFile {
	labels: Readonly<Record<ImportLabel, readonly string[]>>;
	proxies: readonly string[];
	openings: readonly string[];
	chairings: readonly string[];
	common: readonly string[];
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

/** Phrases of one kind, the longest first. */
export function importPhrases(kind: PhraseKind): readonly string[] {
	return PHRASES[kind];
}

type PhraseKind = 'proxies' | 'openings' | 'chairings';

const longestFirst = (kind: PhraseKind) =>
	[...FILES.fr[kind], ...FILES.en[kind]].sort((a, b) => b.length - a.length);

const PHRASES: Readonly<Record<PhraseKind, readonly string[]>> = {
	proxies: longestFirst('proxies'),
	openings: longestFirst('openings'),
	chairings: longestFirst('chairings'),
};

/** Frequent words that tell a language. */
export function commonWords(lang: Language): ReadonlySet<string> {
	return new Set(FILES[lang].common);
}
