/** A failure in words. */

import type { AnyPhrase, FailureCode, ValuesByName } from './ids.js';

/** What failed, then what to do about it where there is something to do. */
export function failureWords(
	phrase: AnyPhrase,
	{ code, facts }: { readonly code: FailureCode; readonly facts: ValuesByName },
): string[] {
	const words = [phrase(`errors.${code}.message`, facts), phrase(`errors.${code}.hint`, facts)];
	return words.filter((text) => text !== '');
}
