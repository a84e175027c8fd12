/** People of foreign minutes: the label of their group, and each of them with what is noted beside the name. */

import { allWords, foldWord, vocabulary } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { addTo } from '../../text/lists.js';
import { isCivility } from '../../text/names.js';
import { allNumberWords, parseInteger, wordsToInteger } from '../../text/number.js';
import { phraseChoice } from '../../text/phrase-finder.js';
import {
	attendanceWord,
	exactly,
	IMPORT_COLUMNS,
	isInList,
	saysNone,
	wordList,
	wordPattern,
	wordPatterns,
} from '../wording/dialect.js';
import { type Group, isAway, type LabelGroup, labelGroup } from '../wording/labels.js';
import { isOfSeats, isPersonName, knownNames, withoutTitle } from '../wording/person-names.js';
import { isCounted, isRole } from '../wording/person-roles.js';
import { groupOfPeople } from './grouped-lists.js';
import { civil, inOrder, NAMELESS, namesAhead, officeAlone, tidy } from './name-in-list.js';
import { byTitles, getParts, inColumns, listed } from './people-lists.js';
import { bareName, getPersons, type Person } from './person-entry.js';
import { asNumber, countsShares } from './weighed-lists.js';

/** Reads people under a label; undefined where the lines are no list of people. Those who are only counted are given back apart. */
export function readPeople(
	written: readonly string[],
	label: LabelGroup,
	isInList: boolean,
	/** What stands behind the comma of each line, which is one person: whom they speak for, or their first name. */
	beside?: 'body' | 'first name',
): { people: Person[]; unnamed: string[] } | undefined {
	const titled = label === 'represented' ? undefined : byTitles(written);
	const columns = titled ?? inColumns(written);
	const isHeaded = written.length > 1 && isNameColumn(written[0] ?? '');
	const lines = (columns ?? (isHeaded ? written.slice(1) : written)).map((line) =>
		withoutDashes(namesAhead(line).replace(NAME_SUFFIX(), ' $1').replace(DEGREE(), ' ($1)')),
	);
	const isListed = isInList || columns !== undefined;
	const behind = titled === undefined ? beside : 'body';
	const all = isListed
		? lines.flatMap((line) =>
				behind === undefined || line.split(/[,;]\s*/).filter((part) => civil().test(part)).length > 1
					? listed(line, label)
					: [behind === 'body' ? line.trim().replace(/\s*[;,]$/, '') : inOrder(line.trim())],
			)
		: getParts(
				lines.map((line) => withoutOfficeBehind(line.replace(MORE(), ''))),
				label,
			);
	const parts = withCouples(all, lines.join(' '));
	const people: Person[] = [];
	const unnamed: string[] = [];
	let strange = 0;
	let grouped = false;
	const read = (part: string) => {
		const text = tidy(part);
		if (isHeadRow(text)) return;
		if (
			text === '' ||
			text.split(/\s+/).every((word) => isCivility(word.replace(/\.$/, ''))) ||
			/^\([^()]*\)$/.test(text) ||
			saysNone(text) ||
			/^[/:-]+$/u.test(text)
		)
			return;
		// `the clerk`, `one resident`: somebody without a name; `DELEGATES` ahead of theirs.
		const isHead = /^\p{Lu}{5,}S$/u.test(text) && labelGroup(text) === 'members';
		if (isCounted(text) || NAMELESS().test(text) || isHead) {
			unnamed.push(text);
			return;
		}
		// `Conseillers`, behind a sign that nothing else has there: what those before are.
		if (/^\p{Lu}\p{Ll}{4,}s$/u.test(text) && isRole(text)) {
			unnamed.push(text);
			return;
		}
		const group = groupOfPeople(text);
		if (group !== undefined) {
			const own = readPeople([group.names], label, false);
			if (own !== undefined) {
				grouped = true;
				for (const one of own.people)
					people.push(
						one.note === '' && !group.isOffice && !isCivility(group.of.replace(/\.$/, ''))
							? { ...one, note: ` (${group.of})` }
							: one,
					);
				return;
			}
		}
		const persons = getPersons(text, label, isListed);
		// Beside `BSI: Ana Bell`, `ANSI: apologies` is no person.
		if (grouped && /^\p{Lu}{2,8}\s*:/u.test(text)) {
			unnamed.push(text);
			return;
		}
		if (persons.every(({ name }) => isPersonName(name, isLoose))) for (const one of persons) people.push(one);
		else {
			// `M. l'Inspecteur de l'Éducation nationale` is somebody without a name.
			if (!officeAlone().test(text)) strange += 1;
			unnamed.push(text);
		}
	};
	// Handles of a chat: a list of single words, small letters among them.
	const isLoose =
		isListed ||
		(parts.length > 1 && parts.every((part) => /^@?[\p{L}\p{N}_.-]+$/u.test(bareName(tidy(part)))));
	for (const part of parts) read(part);
	if (label === 'late')
		for (const one of people) if (one.moves.length === 0) one.moves.push(wordList('lateMove')[0] ?? '');
	strange -= takeOddNames(people, unnamed, label);
	// A few entries of a long list may be no names; of a short one that is a sentence.
	if (strange > 0 && (people.length < 3 || strange * 4 > people.length)) return undefined;
	return people.length === 0 && unnamed.length === 0 ? undefined : { people, unnamed };
}

/** `Nom Prénom [login] (membre depuis)`, `Name, role`: what the columns of a list are called, and nobody. */
export function isHeadRow(line: string): boolean {
	const words = line.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ').trim();
	const columns = [words, ...words.split(/\s*[,;|/]\s*/)].map((word) => IMPORT_COLUMNS.get(foldWord(word)));
	const isName = (column: (typeof columns)[number]) => column?.has('name') || column?.has('firstName');
	// `Membres` opens a list, and does not head its names.
	return (
		/\P{L}/u.test(words) &&
		(isName(columns[0]) || (columns.slice(1).every((one) => one !== undefined) && columns.some(isName)))
	);
}

/** `Nom` above names, one word alone. */
function isNameColumn(line: string): boolean {
	const column = IMPORT_COLUMNS.get(foldWord(line.trim()));
	return (
		column?.has('firstName') === true || (column?.has('name') === true && labelGroup(line) === undefined)
	);
}

/** `Bo Carr, Ph.D., chair`: no name. */
const DEGREE = () =>
	wordPatterns`(?<=\p{L}),\s?(${exactly('degrees')}\.?)(?=\s*(?:[,;)]|$)|\s${'andWords'}\s)`;

/** `BELL Ana – CARR Bo- DEAN Cy -Mmes FOX Di`: people whom dashes part, of which some have a space at one side only; commas part them as well. */
function withoutDashes(line: string): string {
	const parts = /[,;]/.test(line)
		? []
		: line.replace(/[\s–-]{1,9}$/, '').split(/(?<=[\p{L})])(?:\s+[-–]\s*|[-–]\s+)(?=\p{Lu})/u);
	const isUneven = line.split(/\s[–-]\s/).length < parts.length;
	const areNames =
		isUneven &&
		parts.length > FEWEST_DASHES &&
		parts.every((part) => isPersonName(bareName(withoutTitle(part))));
	return areNames ? parts.join(', ') : line;
}

const FEWEST_DASHES = 3;

/** `Bo Carr, Jr.`: what ends a name behind a comma. */
const NAME_SUFFIX = () =>
	wordPatterns`(?<=\p{L}),\s?(${exactly('nameSuffixes')}\.?)(?=\s*(?:[,;)]|$)|\s${'andWords'}\s)`;

/** `Ana & Bo Bell` among people with first and last name: both of them have theirs. */
function withCouples(parts: readonly string[], text: string): string[] {
	const isLone = (part: string) => /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(part);
	if (parts.filter(isLone).length * 2 >= parts.length) return [...parts];
	const found = parts.map((part, at) => {
		const next = parts[at + 1] ?? '';
		const [, last = ''] = /^\p{Lu}\p{Ll}[\p{L}'’-]*\s(\p{Lu}[\p{L}'’\s-]+)$/u.exec(next) ?? [];
		// `Dana & Smith LLP` is no couple.
		if (last === '' || !isLone(part) || /^\p{Lu}{2,4}$/u.test(last) || COMPANY().test(last)) return '';
		const before = text.slice(0, Math.max(0, text.indexOf(next)));
		return before.trimEnd().replace(wordPattern`\s?(?:&|(?<=\s)${'asWellAs'})$`, '').endsWith(part)
			? last
			: '';
	});
	// One `Roux et Ed Fox` may be two people who are no couple; in a list with several, first names stand there.
	const isSure = found.filter((last) => last !== '').length > 1;
	return parts.map((part, at) =>
		found[at] !== '' &&
		(isSure || !SMALL_LINK().test(text.slice(0, text.indexOf(parts[at + 1] ?? ''))) || part.includes('-'))
			? `${part} ${found[at]}`
			: part,
	);
}

const COMPANY = () => wordPattern`(?:^|\s)${exactly('companyMarks')}\.?$`;

const SMALL_LINK = () => wordPattern`\s${'asWellAs'}\s*$`;

/** `Elu Andre`, `France Bell` among people: of what is no name by its first word, what looks like the others is one. Gives how many there are. */
export function takeOddNames(people: Person[], unnamed: string[], label: LabelGroup): number {
	// `Ed, Les, Di`
	const isRow = people.length >= FEWEST_IN_ROW && people.every(({ name, note }) => !/\s/.test(name + note));
	// `bell ana`, `carr bo`, a line each: a list in which nobody has a capital letter.
	const isAllSmall =
		people.length === 0 && unnamed.length >= FEWEST_IN_SMALL && unnamed.every((text) => isInSmall(text));
	const odd = unnamed.filter((text) => {
		if (isAllSmall || (isRow && unnamed.length === 1 && /^\p{Lu}\p{Ll}{2,}$/u.test(text))) return true;
		const [, last = ''] = text.split(/\s+/);
		return (
			/^\p{Lu}\p{Ll}+\s\p{Lu}[\p{L}'’-]+$/u.test(text) &&
			!isOfSeats(last) &&
			attendanceWord(last) === undefined
		);
	});
	if (odd.length === 0 || (people.length < odd.length && !isAllSmall) || label === 'represented') return 0;
	for (const text of odd) {
		unnamed.splice(unnamed.indexOf(text), 1);
		for (const one of getPersons(text, label, true)) people.push(one);
	}
	return odd.length;
}

const FEWEST_IN_ROW = 3;
const FEWEST_IN_SMALL = 5;

/** `bell ana`, `de Vigny ana`: last and first name as some write them, and no words that say who was there. */
function isInSmall(text: string): boolean {
	const words = text.split(/\s+/);
	return (
		(words.length === 2 || words.length === 3) &&
		wordsToInteger(words[0] ?? '') === undefined &&
		words.every(
			(word) =>
				/^\p{L}[\p{L}'’-]+$/u.test(word) &&
				!isOfSeats(word) &&
				!NO_LAST_NAMES.some((kind) => isInList(kind, word)) &&
				!isRole(word) &&
				attendanceWord(word) === undefined,
		)
	);
}

const NO_LAST_NAMES = [
	'unnamed',
	'someOf',
	'articles',
	'notNames',
	'itemWords',
	'seatedBodies',
	'smallAtEnd',
] as const;

/** `Ana Bell, with 14 other members`, `and two guests`: behind the names, how many more there were. */
const MORE = lazy(() => {
	const peopleNouns = allWords(['peopleNouns', 'noun']);
	const counts = phraseChoice([...allNumberWords(), ...wordList('someOf')]);
	return new RegExp(
		`[,;]?\\s+(?:${wordList('besides').join('|')})\\s+(?:(?:${wordList('nearCounts').join('|')})\\s+)?(?:\\d{1,4}|${counts})\\s+(?=(?:\\p{Ll}+\\s+){0,2}?(?:${[...wordList('unnamed'), ...peopleNouns].join('|')})(?!\\p{L})).*$`,
		'isu',
	);
});

/** `Ana Bell, Bo Carr and the Clerk`: behind the names an office without one. */
function withoutOfficeBehind(line: string): string {
	const [whole = '', office = ''] = OFFICE_BEHIND().exec(line) ?? [];
	return isRole(office) ? line.slice(0, line.length - whole.length) : line;
}

const OFFICE_BEHIND = () => wordPattern`,?\s+${'andWords'}\s+${'articles'}\s+(\p{Lu}[\p{L} ]{3,30})[\s.]*$`;

/** `Ana Bell, Bo Carr and 23 members`: how many more members a list of those present ends with; guests and the public are none. */
export function countOthers(text: string): number {
	const [, count = '', , noun = ''] = endsWithOthers().exec(text) ?? [];
	const id = vocabulary('peopleNouns').findId(noun);
	return id === 'noun' || id === 'others' ? (parseInteger(count) ?? 0) : 0;
}

/** `23 members, among them Ana Bell`: how many of those who are counted are not named. */
export function countUnnamed(text: string, named: number): number {
	const [, count = '', noun = ''] = countedAmong().exec(text) ?? [];
	const id = noun === '' ? 'noun' : vocabulary('peopleNouns').findId(noun);
	return id === 'noun' || id === 'others' ? Math.max(0, Number(count) - named) : 0;
}

const countedAmong = () =>
	wordPattern`(?:^|[:\s])(\d{1,4})\s+(?:(\p{Ll}+),?\s+)?${exactly('amongWords')}\s+(?=\p{Lu})`;

const endsWithOthers = () =>
	wordPattern`\p{Lu}[^:]*[\s,;]${exactly('besides')}\s+(\d{1,4}|\p{L}+(?:-\p{L}+)*)\s+(\p{Ll}+\s+)?(\p{Ll}+)[\s.;)]*$`;

/** `Denez Kervella (Élise Morvan)`, where she is in the same list of proxies: she holds his vote. */
function boundInList(people: readonly Person[]): Person[] {
	const names = new Set(people.map(({ name }) => foldName(withoutTitle(name))));
	return people.map((one) => {
		const inside = /^ \(([^()]+)\)$/.exec(one.note)?.[1];
		if (inside === undefined || one.holder !== undefined || !names.has(foldName(withoutTitle(inside))))
			return one;
		return { ...one, note: '', group: 'represented' as const, holder: inside };
	});
}

/**
 * `Lise Kern, propriétaire de 24 parts, gérante`, `Lise Kern : 24 parts` hold 24 votes, `Lise Kern [24], gérante`; so does `Lise Kern (24)` where all have
 * such a number, and the minutes, line by line, count in shares. Where one of all has none the numbers are notes.
 */
export function withVotes(people: readonly Person[], lines: readonly string[]): Person[] {
	const isVoter = ({ group }: Person) => !isAway(group) && group !== 'guests';
	const shares = wordPattern`(?:,?\s+|\s*\()(?:${'holdings'}\s+)?(\d{1,3}(?:[\s.]?\d{3})*)\s+${'shares'}(?![\p{L}])\)?`;
	const voters = people.filter(isVoter);
	if (voters.every(({ note }) => shares.test(note)))
		return people.map((one) => (isVoter(one) ? { ...one, note: one.note.replace(shares, ' [$1]') } : one));
	const numbers = voters.map(({ note }) => asNumber(BARE_VOTES.exec(note)?.[1] ?? ''));
	const areVotes =
		numbers.length > 1 &&
		numbers.every((votes) => votes > 0) &&
		countsShares(
			lines,
			numbers.reduce((most, one) => Math.max(most, one), 0),
		);
	return areVotes
		? people.map((one) =>
				one.group === 'guests' ? one : { ...one, note: one.note.replace(BARE_VOTES, ' [$1]') },
			)
		: [...people];
}

/** ` (82)`, ` [1 250]` right behind a name. */
const BARE_VOTES = /^ [([](\d{1,3}(?:[\s.]?\d{3})*|\d+)[)\]]/;

/** `Tariq Aziz-Shaw (TA)`: whom initials stand for. */
export function initialsOf(people: readonly Person[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const { name, note } of people) {
		const [, initials = ''] = /\((\p{Lu}{2,3})\)/u.exec(note) ?? [];
		if (initials !== '' && initials.startsWith(withoutTitle(name).charAt(0))) found.set(initials, name);
	}
	return found;
}

/** `Luc Bell, maire`: the only one of those who are there with that office. */
export function officesOf(people: readonly Person[]): Map<string, string> {
	const found = new Map<string, string[]>();
	for (const { name, note, group } of people) {
		const said = note.split(/[\s,()]*[,()][\s,()]*/).map((part) => part.split(/\s/)[0] ?? '');
		const office = foldName(said.find((word) => word !== '' && isRole(word)) ?? '');
		if (office === '' || (group !== 'present' && group !== 'remote' && group !== 'guests')) continue;
		addTo(found, office, name);
	}
	return new Map([...found].flatMap(([office, [only, more]]) => (only && !more ? [[office, only]] : [])));
}

/** A person as the header holds him. */
export function personText({ name, note, holder }: Person): string {
	return holder === undefined || holder === '' ? `${name}${note}` : `${name}${note} → ${holder}`;
}

/** The people of all lists: each once, with the status that says most; holders by their whole names where only one can be meant. */
export function settled(people: readonly Person[]): Person[] {
	const order: readonly Group[] = [
		'represented',
		'remote',
		'byPost',
		'present',
		'excused',
		'absent',
		'guests',
	];
	const out: Person[] = [];
	const places = new Map<string, number>();
	for (const one of boundInList(withoutBodies(people))) {
		const bare = foldName(withoutTitle(one.name));
		const first = out[places.get(bare) ?? -1];
		// `M. Roux` is not `Mme Roux`.
		const key = first !== undefined && areTwo(first.name, one.name) ? foldName(one.name) : bare;
		const at = places.get(key);
		const there = at === undefined ? undefined : out[at];
		// Two of one first name in one list are two people.
		if (
			at === undefined ||
			there === undefined ||
			(there.group === one.group && one.holder === undefined && !/\s/.test(one.name))
		) {
			places.set(key, out.length);
			out.push({ ...one });
		} else if (one.isRoster === true && there.isRoster !== true) {
			if (there.note === '') out[at] = { ...there, note: one.note };
		} else if (
			(there.isRoster === true && one.isRoster !== true) ||
			order.indexOf(one.group) < order.indexOf(there.group)
		)
			out[at] = { ...one, note: one.note || there.note, moves: [...there.moves, ...one.moves] };
		else out[at] = { ...there, moves: [...there.moves, ...one.moves] };
	}
	const known = knownNames(out.map(({ name }) => name));
	return movedToOne(out).map((one) =>
		one.holder ? { ...one, holder: otherThan(one.name, known.whole(one.holder) ?? one.holder) } : one,
	);
}

/** Whether two of one name are a woman and a man, by their civilities. */
function areTwo(one: string, other: string): boolean {
	const of = (name: string) => {
		const title = /^\p{L}+/u.exec(name)?.[0] ?? '';
		return CIVILITIES.find((kind) => isInList(kind, title));
	};
	const [a, b] = [of(one), of(other)];
	return a !== undefined && b !== undefined && a !== b && !/\s/.test(withoutTitle(one));
}

const CIVILITIES = ['titlesOfWomen', 'titlesOfMen'] as const;

/** `Mme Roux est arrivée au point 2`, below the list in which she is `Mme Roux Zoé`: her coming and going, and nobody else. */
function movedToOne(people: readonly Person[]): Person[] {
	const isAgain = ({ name, moves, holder }: Person) =>
		moves.length > 0 && holder === undefined && !/\s/.test(withoutTitle(name));
	const others = people.filter((one) => !isAgain(one));
	const whole = knownNames(others.map(({ name }) => name));
	const behind = new Map<string, string[]>();
	const kept = people.filter((one) => {
		const name = isAgain(one) ? whole.whole(withoutTitle(one.name)) : undefined;
		if (name === undefined) return true;
		const moves = behind.get(name) ?? [];
		for (const move of one.moves) moves.push(move);
		behind.set(name, moves);
		return false;
	});
	return kept.map((one) => {
		const moves = behind.get(one.name);
		return moves === undefined ? one : { ...one, moves: [...one.moves, ...moves] };
	});
}

/** `ANSI: apologies` among people of whom most have such a body in brackets is no person. */
function withoutBodies(people: readonly Person[]): Person[] {
	const bodies = people.filter(({ note }) => /^ \(\p{Lu}{2,8}\)$/u.test(note)).length;
	return bodies * 2 < people.length || bodies < 2
		? [...people]
		: people.filter(({ name }) => !/^\p{Lu}{2,8}$/u.test(name));
}

/** `Ana Bell (AB)` in a list of proxies: nobody carries their own vote. */
function otherThan(name: string, holder: string): string {
	return foldName(withoutTitle(name)) === foldName(withoutTitle(holder)) ? '' : holder;
}
