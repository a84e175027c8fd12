/** What messages and proofs say of a block, a threshold and a base: keys of the message files with their values, never words. */

import type { ProblemValue } from '../ast/index.js';
import type { AnyPhrase, Phrase, PhraseKey } from '../language/ids.js';
import type { Source, Threshold } from '../law/rules.js';
import { foldKeyword } from '../text/fold.js';
import { fraction, multiply, toDecimalString } from '../text/fraction.js';
import type { Cap } from './model.js';
import { exact } from './problems.js';

/** Words of a key of the message files. */
export interface Words {
	phrase: PhraseKey;
	values: Record<string, ProblemValue>;
}

/** Puts them into words. */
export function sayWords({ phrase: key, values }: Words, phrase: Phrase): string {
	return (phrase as AnyPhrase)(key, values);
}

/** What a message is about: a decision by its kind, number and title. */
interface Subject {
	kind: string;
	number: string | null;
	title: string;
}

/** `Résolution 3`, or the title where there is no number; a title that opens with its own kind (`Élection du bureau`) is not announced by it again. */
export function subjectWords({ kind, number, title }: Subject): Words {
	return {
		phrase: number === null ? 'messages.proof.titled' : 'messages.proof.numbered',
		values: { kind, number: number ?? '', title, said: foldKeyword(title).startsWith(kind) ? 'yes' : 'no' },
	};
}

/** `plus de la moitié`, `au moins deux tiers`, in words for the fractions that bodies use. */
export function thresholdWords(threshold: Threshold): Words {
	if (threshold.kind === 'all') return { phrase: 'messages.proof.threshold.all', values: {} };
	const key = threshold.comparison === '>' ? 'moreThan' : 'atLeast';
	if (threshold.kind === 'number') {
		return { phrase: `messages.proof.threshold.${key}Number`, values: { number: threshold.number } };
	}
	const { numerator, denominator } = threshold.fraction;
	const percent = toDecimalString(multiply(threshold.fraction, fraction(100n)));
	const isPercent = !percent.includes('/');
	return {
		phrase: `messages.proof.threshold.${key}`,
		values: {
			fraction: `${numerator}of${denominator}`,
			value: isPercent ? { exact: percent } : `${numerator}/${denominator}`,
			percent: isPercent ? 'yes' : 'no',
		},
	};
}

/** The text that a figure comes from, for messages: a text that was not read says so. */
export function sourceValues(source: Source | undefined): {
	source: Words | string;
	hasSource: 'yes' | 'no';
} {
	if (!source?.text) return { source: '', hasSource: 'no' };
	const values = { source: source.text, verified: source.verified ? 'yes' : 'no' };
	return { source: { phrase: 'messages.proof.cited', values }, hasSource: 'yes' };
}

/** That a cap leaves somebody fewer votes than they hold, for messages about votes that may have been counted without it. */
export function capValues(cap: Cap | undefined): { cap: Words | string; hasCap: 'yes' | 'no' } {
	if (!cap) return { cap: '', hasCap: 'no' };
	const values = {
		name: cap.member.name,
		full: exact(cap.full),
		kept: exact(cap.kept),
		...sourceValues(cap.source),
	};
	return { cap: { phrase: 'messages.proof.capped', values }, hasCap: 'yes' };
}
