/** Offices by their words. */

import { vocabulary } from '../language/index.js';
import { foldName } from '../text/fold.js';
import { parseOrdinal } from '../text/number.js';

/** Whether an office that a sentence names may be the one of a title: `secrétaire adjoint` is no `secrétaire`, nor the `chair of the nominating committee` the `chair`. */
export function isSameOffice(office: string, title: string): boolean {
	if (qualitiesIn(office) !== qualitiesIn(title)) return false;
	const [rank, ...others] = ranksIn(title);
	// `Élection des adjoints` has each rank.
	if (rank !== undefined && others.length === 0 && ranksIn(office).some((one) => one !== rank)) return false;
	const [link] = vocabulary('eventLinks').findAll(office, 'of');
	if (!link || foldName(title).includes(foldName(office.slice(link.to)))) return true;
	return [link.from, link.to].some(
		(from) => vocabulary('decidingBodies').findId(office.slice(from).trim()) === 'body',
	);
}

function qualitiesIn(words: string): string {
	return vocabulary('officeQualities')
		.findAll(words)
		.map(({ from, to }) => vocabulary('officeQualities').findId(words.slice(from, to)))
		.join();
}

/** The ranks of `premier adjoint`, `2nd vice-president`. */
function ranksIn(words: string): number[] {
	return words.split(/[^\p{L}\p{N}]+/u).flatMap((word) => parseOrdinal(word) ?? []);
}
