/** Which motions a text names beside the one that is debated. */

import { foldName } from '../text/fold.js';
import { LANGUAGES } from './language.js';
import { type IdOf, isOneOf, vocabulary } from './vocabulary.js';

/** `motion to table` is named by `Lee tabled the request` too, an amendment by `That clause 7 be amended`. */
export function namesMotion(text: string, motion: IdOf<'sideMotions'>): boolean {
	const words = foldName(text).split(/[^\p{L}]+/u);
	return LANGUAGES.flatMap((lang) => vocabulary('sideMotions').getWords(motion, lang)).some((phrase) => {
		const [first = '', ...others] = foldName(phrase).split(/[^\p{L}]+/u);
		const telling = others.filter((word) => word.length >= SHORTEST && !isOneOf(word, 'votedTexts'));
		return (telling.length > 0 ? telling : [first]).every((word) =>
			words.some((one) => one.startsWith(word.slice(0, SAME_START))),
		);
	});
}

/** `amend`ed, `amend`ment; `table`d */
const SAME_START = 5;
const SHORTEST = 4;
