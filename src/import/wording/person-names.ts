/** Names of people in sentences. */

import { foldName } from '../../text/fold.js';
import { remembering } from '../../text/lazy.js';
import { addTo } from '../../text/lists.js';
import { isCivility, isParticle } from '../../text/names.js';
import { wordsToInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { exactly, isInList, isPhrase, wordPattern, wordPatterns } from './dialect.js';

/** A word with a capital, more of them, small words of names between. `Anna ROUVIER – COROUGE` is one name. */
const names = () =>
	wordPatterns`\p{Lu}[\p{L}\p{M}'’?.\-‑]*(?:[ \u00A0](?:${exactly('nameParticles')}[ \u00A0]){0,2}(?:d['’])?\p{Lu}[\p{L}\p{M}'’?.\-‑]*|\s[–-]\s\p{Lu}{3,}(?![\p{L}])){0,5}`;
const HANDLE = /^@?[\p{L}\p{N}_.-]{2,30}$/u;

/** Who may be named by one word. */
export interface KnownNames {
	/** Whether somebody of the minutes has this word in his name, or this name. */
	has(name: string): boolean;
	/** Whether it is somebody of the minutes, or a whole name. */
	isPerson(name: string): boolean;
	/** Whether it is somebody of the minutes, or a word or more that may be a name. */
	mayBePerson(name: string): boolean;
	/** How many there are. */
	size: number;
	/** The one person who can be meant by it. */
	whole(name: string): string | undefined;
	/** The only one who has an office, by its word. */
	holder(office: string): string | undefined;
}

/** The names of the minutes, to be recognised by their parts. */
export function knownNames(
	names: readonly string[],
	/** Whom initials stand for, as a list says it: `Tariq Aziz-Shaw (TA)`. */
	initialsOf: ReadonlyMap<string, string> = new Map(),
	/** Who has each office. */
	holders: ReadonlyMap<string, string> = new Map(),
): KnownNames {
	const people = names.map((name) => ({ name, words: new Set(foldName(withoutTitle(name)).split(' ')) }));
	const byWord = new Map<string, typeof people>();
	for (const person of people) for (const word of person.words) addTo(byWord, word, person);
	/** `BT` is Bill Tanner. */
	const byInitials = new Map<string, typeof people>();
	for (const person of people) {
		const initials = withoutTitle(person.name)
			.split(/[\s-]+/)
			.map((word) => word.charAt(0).toUpperCase())
			.join('');
		const there = byInitials.get(initials) ?? [];
		// The chair is named beside the list of people, and may be in it.
		if (!there.some(({ words }) => [...person.words].every((word) => words.has(word))))
			byInitials.set(initials, [...there, person]);
	}
	const all = (name: string) => {
		const words = foldName(withoutTitle(name))
			.split(' ')
			.map((word) => word.replace(/^-/, ''))
			.filter((word) => word !== '');
		const told = initialsOf.get(name);
		if (told !== undefined) return people.filter((one) => one.name === told);
		if (/^\p{Lu}{2,3}$/u.test(name)) return byInitials.get(name) ?? [];
		// An initial is no key: the longest word is.
		const key = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
		// `Ch.-H. Bell` is Charles-Henri Bell.
		const short = new Set(name.match(SHORTENED)?.map(foldName));
		const isShort = (word: string) => word.length === 1 || short.has(word);
		return (byWord.get(key) ?? []).filter((person) =>
			words.every(
				(word) =>
					person.words.has(word) ||
					(isShort(word) &&
						// `B. Bell` is not Ana Bell.
						[...person.words].some(
							(other) => !words.includes(other) && other.split('-').some((part) => part.startsWith(word)),
						)),
			),
		);
	};
	const has = (name: string) => all(name).length > 0 || initialled(name, byWord);
	return {
		size: people.length,
		holder: (office) => holders.get(foldName(office)),
		has,
		isPerson: (name) => has(name) || isFullName(name),
		mayBePerson: (name) => has(name) || isPersonName(name),
		whole: (name) => {
			const exact = all(name);
			// `MC BELL` is Marie-Claude Bell.
			const found =
				exact.length > 0 ? exact : all(name.replace(/^(\p{Lu})(\p{Lu})(?=\s\p{Lu}{2})/u, '$1 $2'));
			return found.length === 1 ? found[0]?.name : undefined;
		},
	};
}

/** `N. Halter`: an initial and a last name. */
function initialled(name: string, byWord: ReadonlyMap<string, unknown>): boolean {
	const [, last = ''] = /^(?:\p{Lu}\.[\s-]?)+(\p{Lu}[\p{L}'’-]+)$/u.exec(name) ?? [];
	return last !== '' && byWord.has(foldName(last));
}

/** A first name shortened to its first letters. */
const SHORTENED = /(?<!\p{L})\p{Lu}\p{Ll}?(?=\.)/gu;

/** `F.Reid`: initials, and right behind them a last name. */
const INITIALLED = /^(?:\p{Lu}\.){1,3}\p{Lu}\p{Ll}[\p{L}'’-]+$/u;

/** A name without `M.`, `Madame`. */
export function withoutTitle(name: string): string {
	return name.replace(
		wordPattern`^(?:${exactly('titles')}\.?\s+(?:(?:${['andWords', 'orWords']}|&)\s+)?)+(?=\p{Lu})`,
		'',
	);
}

/** The names in a text, in order: of two words or more, or of one that somebody of the minutes bears. */
export function namesIn(text: string, known?: KnownNames): string[] {
	const found: string[] = [];
	for (const match of matchesIn(text, names())) {
		const isStart =
			match.index === 0 || /[.!?:*-]\s*$/.test(text.slice(Math.max(0, match.index - 4), match.index));
		const name = personName(match[0], isStart, known);
		if (name !== undefined && !found.includes(name)) found.push(name);
	}
	return found;
}

function personName(whole: string, isStart: boolean, known: KnownNames | undefined): string | undefined {
	// `to the Rep. Cy Dean left`: a short word that ends what is before the name, or a title.
	const [, short = '', rest = ''] = /^(?:.*[ \u00A0])?(\p{L}{2,}\.)[ \u00A0]+(.+)$/u.exec(whole) ?? [];
	const isShort = wordPattern`^${'abbreviations'}\.$`.test(short) && known?.has(rest) === true;
	const written = isShort && known?.has(whole) === false ? rest : whole;
	let words = written.replace(/\s+[–-]\s+(?=\p{Lu}{3,})/gu, '-').split(/[ \u00A0]+/);
	words = words.map((word, at) =>
		at === words.length - 1 || word.length > 3
			? word.replace(/[.'’]+$/u, (end) =>
					word.length > 2 && !isCivility(word.slice(0, -end.length)) ? '' : end,
				)
			: word,
	);
	while (
		words.length > 0 &&
		(isInList('notNames', words[0] ?? '') ||
			isCivility((words[0] ?? '').replace(/\.$/, '')) ||
			(words.length > 1 && isInList('honorifics', words[0] ?? '')) ||
			isParticle((words[0] ?? '').toLowerCase())) &&
		!known?.has(words.join(' '))
	)
		words = words.slice(1);
	// `Mayor | Pro Tem | Ben Roy`
	if (words.length > 2 && isPhrase('officeTails', words.slice(0, 2).join(' '))) words = words.slice(2);
	const end = words.findIndex(
		(word, at) =>
			at > 0 &&
			isInList('notNames', word) &&
			/^\p{Lu}/u.test(word) &&
			!wordPattern`^${exactly('nameOpenings')}$`.test(word) &&
			word !== word.toUpperCase(),
	);
	if (end > 0) words = words.slice(0, end);
	// `Bell Vice President`
	const held = words.findIndex(
		(_, at) => at > 0 && words.length > at + 1 && isPhrase('offices', words.slice(at).join(' ')),
	);
	if (held > 0) words = words.slice(0, held);
	while (
		words.length > 0 &&
		isParticle((words.at(-1) ?? '').toLowerCase()) &&
		/^\p{Ll}/u.test(words.at(-1) ?? '')
	)
		words = words.slice(0, -1);
	const name = words.join(' ');
	if (name.length < 2) return undefined;
	if (known?.has(name)) return name;
	if (isPhrase('offices', name)) return undefined;
	if ((words.length < 2 && !INITIALLED.test(name)) || words.length > 5) return undefined;
	// At the start of a sentence the first word has a capital whatever it is.
	if (isStart && /^\p{Lu}\p{Ll}+$/u.test(words[0] ?? '') && words.length === 2 && known?.has(words[1] ?? ''))
		return name;
	return words.some(
		(word) => /^\p{Lu}{2,3}$/u.test(word) && words.length === 2 && /^\p{Lu}{2,3}$/u.test(words[0] ?? ''),
	)
		? undefined
		: name;
}

/** The name that ends a text: `… dont Marie Curie (trésorière)` before a verb. */
export function nameAtEnd(text: string, known?: KnownNames): string | undefined {
	const plain = text
		.replace(wordPattern`\s*(?:\([^()]*\)|\[[^[\]]*\]|,\s\p{Ll}[^,]{2,70},)\s*${'whoWords'}?\s*$`, '')
		.replace(/[\s,]+$/, '');
	const last = matchesIn(plain, names()).at(-1);
	if (last === undefined || last.index + last[0].length < plain.length - (plain.endsWith('.') ? 1 : 0))
		return undefined;
	return personName(last[0], last.index === 0, known);
}

/** The name that starts a text, after an office: `du maire, monsieur Normand Lacasse`. */
export function nameAtStart(text: string, known?: KnownNames): string | undefined {
	let plain = text.replace(/^[\s:–-]*/u, '');
	for (let word = AHEAD.exec(plain); word !== null; word = AHEAD.exec(plain)) {
		const [whole, small = ''] = word;
		const isOffice =
			isPhrase('smallAhead', small) || isInList('roles', small) || isInList('beforeOffices', small);
		if (!isOffice || /^\p{Lu}/u.test(small)) break;
		plain = plain.slice(whole.length);
	}
	plain = plain.replace(wordPattern`^(?:${'courtesyArticles'}\s+)?(?:${'officesAhead'},?\s+)?`, '');
	const [first] = matchesIn(plain, names());
	if (first?.index !== 0) return undefined;
	const civil = /^(\S+)\s+\p{Lu}[\p{L}'’-]+/u.exec(plain);
	return (
		personName(first[0], false, known) ??
		(civil !== null && isTitleWord(civil[1] ?? '') ? civil[0] : undefined)
	);
}

/** A word in small letters, with what parts it from the next. */
const AHEAD = /^(?:l['’]|d['’])?(\p{Ll}[\p{L}'’-]*)(?:,?\s+)/u;

/** `La société Terral`, `SCI du Lavoir`, `Cabinet Audit & Seine`: a legal person. */
const company = () =>
	wordPattern`^(?:${'articles'}\s+|${'elisions'})?${'companyForms'}\s+(?:${'companyLinks'}\s+|${'elisions'})*\p{L}`;

/** Whether a name is that of a firm or another legal person. */
export function isCompany(name: string): boolean {
	return company().test(name.trim());
}

/** Whether all of a text may be the name of somebody in a list of people. */
export const isPersonName = remembering<boolean, boolean | undefined>((text, isLoose = false) => {
	const whole = text.trim();
	const name = withoutTitle(whole);
	if (name === '' || name.length > 70 || !/\p{L}/u.test(name)) return false;
	// `XX`, `M. XXX`: what a form leaves to be filled in.
	if (/^X{2,}$/u.test(name)) return false;
	if (/[!:;"“”«»=<>%€$#|]|\p{L}[–—]\s|\s\/\s|\bn\/a\b|\?(?!\p{L})|\d{3}|^\d[\d.]*\s|\s\d/u.test(name))
		return false;
	const words = name.split(/\s+/);
	if (isCompany(name)) return words.length < 10;
	// `Treasurer. Ana Bell`: an office, and its stop.
	const ended = words.slice(0, -1).find((word) => /^\p{L}{5,}\.$/u.test(word));
	if (ended !== undefined && isInList('roles', ended.slice(0, -1))) return false;
	if (words.length > 2 && wordPattern`\s${'bodyEnds'}$`.test(name)) return false;
	// `Le Conseil`; `Members of the public: One`
	if (words.length === 2 && isInList('articles', words[0] ?? '') && isInList('seatedBodies', words[1] ?? ''))
		return false;
	// `L'ASSEMBLEE GENERALE`
	const [, elided = ''] = words.length > 1 ? (/^[lLdD]['’](\p{L}+)$/u.exec(words[0] ?? '') ?? []) : [];
	if (elided !== '' && isInList('notNames', elided)) return false;
	if (words.length === 1 && wordsToInteger(name) !== undefined) return false;
	// `Call to Order`, `Rapport Moral`, `Public Participation`
	const isTitle = words.length > 1 && (isInList('itemWords', words[0] ?? '') || isOfSeats(name));
	if (words.length > 6 || isTitle) return false;
	if (words.length === 1)
		return (
			(isLoose ? HANDLE.test(name) : /^[\p{Lu}@][\p{L}\p{N}'’.·_-]+$/u.test(name)) &&
			!isInList('notNames', name) &&
			!isInList('notNamesAlone', name)
		);
	const capitals = words.filter((word) => /^[\p{Lu}@(]/u.test(word)).length;
	const small = words.filter(
		(word) =>
			/^\p{Ll}/u.test(word) &&
			!/^(?:\p{Ll}\.|v)$/u.test(word) &&
			!isParticle(word.toLowerCase()) &&
			!/^[ld]['’]\p{Lu}/u.test(word),
	).length;
	// `Mme France Royer` is somebody, `Ville Haute` nobody.
	if (
		name === whole &&
		isInList('notNames', words[0] ?? '') &&
		words[0] !== words[0]?.toUpperCase() &&
		words.length < 3 &&
		!isParticle((words[0] ?? '').toLowerCase())
	)
		return false;
	return (
		capitals > 0 &&
		(small === 0 || (isLoose && small === 1 && words.length <= 3) || (isLoose && words.length === 2))
	);
});

/** Whether all of a text may be a name of more than one word: `Ana Bell`, and no `Budget`. */
export function isFullName(text: string): boolean {
	return (/\s/.test(text) || INITIALLED.test(text)) && isPersonName(text);
}

/** `Cllr M Harris, …`: whom a civility or a title makes a person at the start of a text, though nothing else names them. */
export function civilAtStart(text: string): string | undefined {
	const words = text.trim().split(/\s+/).slice(0, MOST_CIVIL);
	const first = words.findIndex((word) => !isTitleWord(word));
	if (first < 1) return undefined;
	const bare = words.slice(first).map((word) => word.replace(/[.,;:]+$/, ''));
	const end = bare.findIndex(
		(word, at) =>
			!/^\p{Lu}[\p{L}'’-]*$/u.test(word) || (at > 0 && /[.,;:]$/.test(words[first + at - 1] ?? '')),
	);
	const name = bare.slice(0, end === -1 ? bare.length : end).join(' ');
	return /\p{L}{2}/u.test(name) && !isInList('notNames', name) ? name : undefined;
}

/** `Cllr`, `Mr.`; a lone `M` behind another title is an initial. */
function isTitleWord(word: string): boolean {
	const plain = word.replace(/\.$/, '');
	return /^\p{Lu}/u.test(plain) && (isCivility(plain) || isInList('honorifics', plain));
}

/** Titles and names of a person are no more words. */
const MOST_CIVIL = 5;

/** Whether a text is the name of a person by its words alone: two at least, of which none is that of an office, of a body or of a place. */
export function isPlainName(text: string): boolean {
	return isFullName(text) && !text.split(/[\s-]+/).some(isOfOthers);
}

/** `Officers Resolutions`: words of offices, of bodies and of items, and nobody's name. */
export function isOfSeats(text: string): boolean {
	return text.split(/[\s-]+/).every(isOfOthers);
}

function isOfOthers(word: string): boolean {
	return OF_OTHERS.some((kind) => isInList(kind, word));
}

const OF_OTHERS = [
	'roles',
	'offices',
	'seatedBodies',
	'electionHeads',
	'itemWords',
	'notNames',
	'placeWords',
] as const;

/** `to Bo Carr`, `à M. Roy`: behind the words of a proxy comes a name, with a small word or two before it. */
export function namesSomebody(text: string): boolean {
	return /^[\s:,–-]*(?:\p{Ll}{1,5}['’\s]\s*){0,3}\p{Lu}/u.test(text);
}

/** Whether a mark of a note between these two texts stands beside a name in a list of people: `Ana Bell (1), Bo Carr`, and not `Ana Bell (1) spoke`. */
export function isMarkedPerson(before: string, after: string): boolean {
	return (
		/\p{Lu}[\p{L}'’-]*(?:\s\([^()\n]{1,60}\))?[\s,_*]*$/u.test(before.slice(-90)) &&
		wordPattern`^[\s_*]*(?:$|\n|[,;|/(•·–.-]|${'andWords'}\s)`.test(after.slice(0, 20))
	);
}
