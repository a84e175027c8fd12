import { type IdOf, vocabulary } from './vocabulary.js';

/**
 * The key of the header that is meant: one of its words, alone or beside words that say no more than that it is of the meeting
 * (`date de la séance`, `meeting place`).
 */
export function findHeaderKey(key: string): IdOf<'keys'> | undefined {
	const keys = vocabulary('keys');
	const known = keys.findId(key);
	if (known !== undefined) return known;
	const [said, ...others] = vocabulary('ofMeeting').findAll(key);
	if (said === undefined || others.length > 0) return undefined;
	return keys.findId(`${key.slice(0, said.from)} ${key.slice(said.to)}`);
}
