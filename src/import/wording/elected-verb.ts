/** The verb that says of whoever stands before it, or behind it, that he is elected. */

import { lazy } from '../../text/lazy.js';
import { phraseChoice, WORD_SIGN } from '../../text/phrase-finder.js';
import { phraseFinder, wordList } from './dialect.js';
import { consentIn } from './verdict.js';

/** What says of whoever stands beside it that he is elected: `élue`, `re-elected`, `by acclamation`. */
export function electedWords(): RegExp {
	return phraseFinder('electedWhole', 'electedAlone', 'acclaims');
}

/** What tells of an election where an office or a list of people stands beside it: `reconduits`, `chosen`. */
export function electingWords(): RegExp {
	return phraseFinder('electedWhole', 'electedAlone', 'electParticiples', 'acclaims', 'unopposed');
}

/** Participles of verbs of electing. */
export const PARTICIPLES = ['electedAlone', 'electParticiples'] as const;

/** `Elected`, `Elected unopposed (14 votes)`, `Élue à l’unanimité`: nothing else, where `Elected at the 2023 meeting` tells when. */
export function saysOnlyElected(cell: string): boolean {
	const said = cell.replace(electingWords(), ' ');
	const rest = said.replace(consentIn(cell)?.word ?? '', ' ').replace(/\([^()]*\)/g, ' ');
	return said !== cell && !/[\p{L}\d]/u.test(rest);
}

/**
 * A phrase of the dialects, or an auxiliary, adverbs and a participle: `was then unanimously re-elected`, `sont donc tous élus`. The pattern
 * is global and starts anew.
 */
export function electedVerb(): RegExp {
	const pattern = PATTERN();
	pattern.lastIndex = 0;
	return pattern;
}

const PATTERN = lazy(() => {
	const adverbs = phraseChoice([
		...wordList('electAdverbs'),
		...wordList('beforeElected'),
		...wordList('alls'),
	]);
	const passive = `(?:${phraseChoice(wordList('electAuxiliaries'))})(?:,?\\s+(?:${adverbs})(?!${WORD_SIGN}),?){0,${MOST_ADVERBS}}\\s+(?:${phraseChoice(PARTICIPLES.flatMap((kind) => wordList(kind)))})`;
	return new RegExp(
		`(?<!${WORD_SIGN})(?:${phraseChoice(wordList('electedAfter'))}|${passive})(?:(?<=['\\u2019])|(?!${WORD_SIGN}))`,
		'g',
	);
});

/** What stands behind the name of somebody who is elected, a verdict of any vote included. */
export const ELECTED_VERDICTS = [...PARTICIPLES, 'acclaims', 'unopposed', 'electedAsAny'] as const;

/** The verb before a list of those who are elected, where it opens the sentence: `Ont été proclamés adjoints : …`. */
export const passiveAhead = lazy(() => new RegExp(`^(?:${PATTERN().source})(?=[^:.]{0,60}:)`, 'i'));

/** Between an auxiliary and its participle stand no more adverbs. */
const MOST_ADVERBS = 4;
