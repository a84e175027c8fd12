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
