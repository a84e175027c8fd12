/** Answers of a vote, in the words of all dialects, and how many gave each. */

import { vocabulary } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { dialectAnswers } from './dialect.js';

/** What is counted. */
export type Answer =
	| 'for'
	| 'against'
	| 'abstention'
	| 'blank'
	| 'void'
	| 'blankOrVoid'
	| 'notVoting'
	| 'voters'
	| 'cast';

/** A number and the answer that it counts. */
export interface Count {
	answer: Answer;
	value: number;
	/** The words of the answer, as they were written. */
	word: string;
	/** What stands in brackets after it. */
	note: string;
	/** Who the answer names: `Votent pour Ana Bell`. */
	name?: string;
}

/** The figures of a text. */
export interface Figures {
	readonly counts: ReadonlyArray<Readonly<Count>>;
	readonly from: number;
	readonly to: number;
}

/** Every answer in the words of all dialects. */
export const answerWords = lazy((): ReadonlyMap<string, Answer> => {
	const known = vocabulary('answers');
	const all = new Map<string, Answer>(
		dialectAnswers().map(([word, answer]) => [foldKeyword(word), answer as Answer]),
	);
	for (const word of known.words()) {
		const id = known.findId(word);
		if (id !== undefined) all.set(foldKeyword(word), id as Answer);
	}
	return all;
});

/** The answer that a label names: `Ayes`, `Votes contre`, `Abs.` */
export function answerAt(label: string): Answer | undefined {
	return answerWords().get(foldKeyword(withoutMarks(label)));
}

/** A label without what stands around its words. */
export function withoutMarks(label: string): string {
	return label.replace(/^[\s*_"«“-]+|[\s*_"»”.]+$/gu, '');
}

export const answerFinder = lazy(() =>
	createPhraseFinder([...vocabulary('answers').words(), ...dialectAnswers().map(([word]) => word)]),
);
