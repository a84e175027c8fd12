/** The styles by which Word files that pv wrote are known again. Word keeps their identifiers, other programs only their names. */

import type { PhraseKeyAfter } from '../language/ids.js';
import { LANGUAGES, phrasebook } from '../language/index.js';

/** Class of each of our styles that says more than its text. */
const PARAGRAPHS = {
	Organization: 'organization',
	Letterhead: 'letterhead',
	Participant: 'participant',
	Event: 'event',
	Hour: 'hour',
	Day: 'day',
	Rule: 'rule',
	VoteLine: 'voteLine',
	Proof: 'proof',
	DoneAt: 'doneAt',
} as const;

const TABLES = {
	FactTable: 'factTable',
	VoteTable: 'voteTable',
	MinutesTable: 'minutesTable',
	SignatureTable: 'signatureTable',
} as const;

/** Rules for mammoth: each of our styles becomes a class. */
export const OWN_STYLES: readonly string[] = [
	...Object.entries(PARAGRAPHS).flatMap(([id, key]) =>
		[`p.${id}`, ...named('p', key)].map((from) => `${from} => p.pv-${key}:fresh`),
	),
	...Object.entries(TABLES).flatMap(([id, key]) =>
		[`table.${id}`, ...named('table', key)].map((from) => `${from} => table.pv-${key}:fresh`),
	),
	...['r.Count', ...named('r', 'count')].map((from) => `${from} => span.pv-count`),
	"p[style-name='Title'] => h1.pv-title:fresh",
	"p[style-name='caption'] => p.pv-caption:fresh",
];

function named(element: string, key: PhraseKeyAfter<'labels.word.styles.'>): string[] {
	return LANGUAGES.map(
		(lang) =>
			`${element}[style-name='${phrasebook(lang)(`labels.word.styles.${key}`).replaceAll("'", "\\'")}']`,
	);
}
