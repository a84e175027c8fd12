/** Which office an election is to. */

import type { OfficeElection, Rules } from '../law/rules.js';
import { foldName } from '../text/fold.js';
import { lettersAndNumbers } from '../text/letters.js';

/** The office that a title means, `Élection du président`: its words stand there whole, and none of those that mean another. */
export function officeFor(title: string, { elections }: Rules): OfficeElection | undefined {
	const words = ` ${lettersAndNumbers(foldName(title), '-')} `;
	const has = (phrase: string) => words.includes(` ${lettersAndNumbers(foldName(phrase), '-')} `);
	return elections?.offices.find(({ titles, except }) => titles.some(has) && !except.some(has));
}

/** Does a sentence name the office of an election, `élue présidente` below `Élection – Président`? Its words may have another gender. */
export function namesOffice(text: string, title: string): boolean {
	const starts = (words: string) =>
		foldName(words)
			.split(/[^\p{L}]+/u)
			.flatMap((word) => (word.length < SHORTEST ? [] : [word.slice(0, SAME_START)]));
	const office = starts(title);
	return starts(text).some((word) => office.includes(word));
}

/** `trésorier`, `trésorière`; `président`, `présidente` */
const SAME_START = 6;
/** `chair` */
const SHORTEST = 5;
