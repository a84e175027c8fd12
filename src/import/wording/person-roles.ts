/** What somebody is, apart from who, and how many are there without a name: `trésorière`, `PR officer & sysadmin`, `Madame la conseillère`, `Director`. */

import { isParticle } from '../../text/names.js';
import { wordsToInteger } from '../../text/number.js';
import { attendanceWord, exactly, isInList, isPhrase, wordPattern } from './dialect.js';

/** `6 members of the public`, `une personne`: people without a name. */
export function isCounted(text: string): boolean {
	// `about 12 residents`
	if (wordPattern`^(?:${exactly('nearCounts')}\s+)?\d{1,4}\s+(?:\p{Ll}{3,}|${'unnamed'}(?!\p{L}))`.test(text))
		return true;
	const [first = ''] = /^\p{L}+(?=\s\p{Ll})/u.exec(text) ?? [];
	// `several residents`
	return (
		(wordsToInteger(first) !== undefined || wordPattern`^${'someOf'}\s+\p{L}`.test(text)) &&
		text.split(/[\s()]+/).some((word) => isInList('unnamed', word))
	);
}

/** Whether a text only says what somebody is: `Maire`, `General Manager`, `Clerk of the Board`, `en qualité de gérant`. */
export function isRole(text: string): boolean {
	const words = getWords(text);
	if (words.length === 0 || words.length > 10 || wordPattern`\s(?:${exactly('toWords')}|→|->)\s`.test(text))
		return false;
	// `Ana Bell – Parish Clerk` is somebody.
	const [, before = ''] = /^(\p{Lu}\p{Ll}+(?:\s\p{Lu}[\p{L}'’.-]*){1,2})\s[–—-]\s/u.exec(text) ?? [];
	if (before !== '' && !isRole(before)) return false;
	if (isRoleWord(words[0] ?? '') && isAfterRole(words.slice(1))) return true;
	if (
		words.length > 1 &&
		isRoleWord(words.at(-1) ?? '') &&
		!isPhrase('beVerbs', words[0] ?? '') &&
		!/^\p{Lu}\p{Ll}+\s\p{Lu}{2}/u.test(text) &&
		!/^\p{Lu}{2,}\s\p{Lu}\p{Ll}/u.test(text)
	)
		return true;
	// `Elu Andre` is somebody.
	const [, last = ''] = /^\p{Lu}\p{Ll}+\s(\p{Lu}\p{Ll}+)$/u.exec(text) ?? [];
	return saysWhat().test(text) && (last === '' || isRoleWord(last) || isGroupWord(last));
}

const saysWhat = () =>
	wordPattern`^(?:${'saysWhat'}|${'itemMarks'}\s\d|${'seatMarks'}\s(?:n[o°º]?\.?\s?|#\s?)?\d)`;

/** After its first word a role goes on in small letters, in other roles, in `of the Board`, or in capitals that are no first and last name. */
function isAfterRole(words: readonly string[]): boolean {
	if (words.length === 0) return true;
	// `coordinateur TAP`: short capitals name a body.
	const names = words.filter(
		(word) =>
			/^\p{Lu}(?!\p{Lu}{1,3}$)/u.test(word) && !isRoleWord(word) && !isGroupWord(word) && !isOfRank(word),
	);
	// `President Walt Brannigan`, `Director Vance` are people; `Directeur financier`, `maire de Valbrune` are not.
	return names.length === 0 || /^\p{Ll}/u.test(words[0] ?? '');
}

/** `National` behind an office: of which rank it is. */
function isOfRank(word: string): boolean {
	return isInList('officeRanks', word.replace(/[.,]+$/, ''));
}

function isRoleWord(word: string): boolean {
	return isInList('roles', word) || isInList('honorifics', word);
}

function isGroupWord(word: string): boolean {
	return attendanceWord(word) === 'members' || attendanceWord(word) === 'filler';
}

function getWords(text: string): string[] {
	return text
		.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
		.split(/[\s/&+-]+/)
		.map((word) => word.replace(/^[ld]['’]/u, '').replace(/[.,;:]+$/, ''))
		.filter((word) => /\p{L}/u.test(word));
}

/** A person without what stands before the name: `Madame la conseillère Mylène Gadbois`, `Cllr G. Marsden`, `President Walt Brannigan`. */
export function withoutOffice(text: string): { name: string; office: string } {
	const words = text.split(/\s+/);
	const civility = wordPattern`^${exactly('titles')}\.?$`.test(words[0] ?? '') ? 1 : 0;
	let at = civility;
	if (isPhrase('articles', words[at] ?? '')) at += 1;
	const from = at;
	const opens = (place: number) =>
		isOffice(words[place] ?? '', place > from) ||
		// `Town Clerk Ana Bell`, `1st Vice President Bo Carr`
		((isInList('roleQualifiers', words[place] ?? '') || /^\d\p{Ll}{2,3}$/u.test(words[place] ?? '')) &&
			isOffice(words[place + 1] ?? '', false));
	// `Président National Luc Bell`
	while (at < words.length && (opens(at) || (at > from && isOfRank(words[at] ?? '')))) at += 1;
	if (at === words.length && !isOfRank(words[at - 1] ?? '')) at -= 1;
	// `Mayor Pro Tem Ben Roy`
	const [tail = ''] = at === from ? [] : (officeTail().exec(words.slice(at).join(' ')) ?? []);
	if (tail !== '') at += tail.trim().split(' ').length;
	const rest = words.slice(at);
	// `Director of Public Works Ana Bell`
	if (
		at === from + 1 &&
		civility === 0 &&
		wordPattern`^${exactly('inBodies')}$`.test(rest[0] ?? '') &&
		rest.length > 4 &&
		rest.slice(-2).every((word) => /^\p{Lu}\p{Ll}/u.test(word) && !isRoleWord(word))
	)
		return { name: words.slice(-2).join(' '), office: words.slice(from, -2).join(' ') };
	// `Township Manager Ana Bell`: the last word of an office, and first and last name behind it.
	const last = at === from && civility === 0 ? words.findLastIndex((word) => isLongRole(word)) : -1;
	if (
		last > 0 &&
		last < MOST_OF_OFFICE &&
		words.length - last > 2 &&
		words.every((word, place) => /^\p{Lu}/u.test(word) || (place > 0 && place < last && andWord().test(word)))
	)
		return { name: words.slice(last + 1).join(' '), office: words.slice(0, last + 1).join(' ') };
	if (at === from || !/^\p{Lu}/u.test(rest[0] ?? '')) {
		const elided = /^l['’](\p{L}+)$/u.exec(words[civility] ?? '')?.[1];
		if (civility === 1 && elided !== undefined && words.length > 2)
			return { name: [words[0], ...words.slice(2)].join(' '), office: elided };
		return { name: text, office: '' };
	}
	return {
		name: [...words.slice(0, civility), ...rest].join(' '),
		office: words
			.slice(from, at)
			.join(' ')
			.replace(/[,.]+$/, ''),
	};
}

const officeTail = () => wordPattern`^${'officeTails'}\s(?=\p{Lu})`;

const andWord = () => wordPattern`^${'andWords'}$`;

/** A word that is an office and hardly a name: `Manager`, `Engineer`. */
function isLongRole(word: string): boolean {
	return word.length >= SHORTEST_ROLE && isInList('roles', word);
}

const SHORTEST_ROLE = 7;
/** More words do not name an office before a name. */
const MOST_OF_OFFICE = 4;

/** A word of an office that stands before a name; `Vice` or `de` only within one. */
function isOffice(word: string, isInside: boolean): boolean {
	const plain = word.replace(/[.,]+$/, '');
	if (isInList('honorifics', plain)) return true;
	if (isParticle(plain.toLowerCase())) return false;
	return plain
		.split('-')
		.every(
			(part) => isInList('roles', part) && (part.length > 3 || (isInside && part === part.toLowerCase())),
		);
}
