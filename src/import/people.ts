/** The people of foreign minutes: lists in their many shapes, and who gave a vote to whom. */

import { importPhrases } from '../language/import-words.js';
import { vocabulary } from '../language/index.js';
import { foldName } from '../text/fold.js';
import { bare } from './text.js';

/** Someone, as the header will hold him. */
export interface Person {
	/** The line for the header. */
	text: string;
	/** The box before the name is empty: not there. */
	unticked?: boolean;
	/** Holder of the proxy. */
	holder?: string;
}

/** Where the people of a list are: who is in the room and represented by somebody is a company, who is not gave a proxy. */
export type Where = 'inTheRoom' | 'byProxy' | 'elsewhere';

/** Reads the lines under a label. Undefined where they are no list of people. */
export function readPeople(lines: readonly string[], where: Where): Person[] | undefined {
	const entries = lines.flatMap((line) =>
		partsOf(line, where === 'byProxy').map((part) => ({
			text: tidy(part),
			unticked: UNTICKED.test(line),
		})),
	);
	const named = entries.filter(({ text }) => text !== '');
	if (named.length === 0 || !named.every(({ text }) => looksLikePerson(text))) return undefined;
	const people = named.flatMap(({ text, unticked }) =>
		personsOf(text, where).map((person) => ({ ...person, ...(unticked ? { unticked } : {}) })),
	);
	const names = new Set(people.map(({ text }) => foldName(text)));
	return people.map((person) => namedInBrackets(person, names));
}

const UNTICKED = /^\s*(?:\\?[-*+]\s+)?(?:\\?\[\s?\\?\]|☐)/u;

/** `Lise Kern, propriétaire de 24 parts, gérante` holds 24 votes, `Lise Kern [24], gérante`; where one of all has none nobody has. */
export function withVotes(people: ReadonlyMap<string, Person[]>, voting: readonly string[]): void {
	holding ??= new RegExp(
		`,?\\s+(?:${importPhrases('holdings').join('|')})\\s+(\\d{1,3}(?:[\\s\u00A0\u202F.]?\\d{3})*)\\s+(?:${importPhrases('shares').join('|')})(?![\\p{L}])`,
		'iu',
	);
	const voters = voting.flatMap((group) => people.get(group) ?? []);
	if (!voters.every(({ text }) => holding?.test(text))) return;
	for (const voter of voters) voter.text = voter.text.replace(holding, ' [$1]');
}

let holding: RegExp | undefined;

/** Capitalised words and nothing else: a civility before them, a quality or brackets after them. */
const NAME_LINE =
	/^(?:(?:M|Mr|Mrs|Ms|Mme|Mlle|Me|Dr)\.?\s+)?\p{Lu}[\p{L}'’.-]*(?:\s+(?:de|du|des|la|le|von|van|\p{Lu}[\p{L}'’.-]*)){1,4}(?:,\s+\p{Ll}[^.]*|\s*\([^()]*\))?$/u;

/** In a list of one person a paragraph: is this one more? A heading in capitals is none. */
export function isAnotherPerson(next: string, last: string): boolean {
	const [after, before] = [bare(next), bare(last)];
	if (after === after.toUpperCase() || /[;,]\s*\p{Lu}/u.test(before) || after.length > 100) return false;
	return (
		NAME_LINE.test(after) ||
		afterPhrase(after, false) !== undefined ||
		(UNTICKED.test(next) && UNTICKED.test(last))
	);
}

/** `René Magnan (Élise Morvan)`, where she is in the same list: she holds his vote. */
function namedInBrackets(person: Person, names: ReadonlySet<string>): Person {
	const [, giver, holder] = /^([^()]+?)\s*\(([^()]+)\)$/u.exec(person.text) ?? [];
	if (giver === undefined || holder === undefined) return person;
	return names.has(foldName(holder)) ? proxy(giver, holder) : person;
}

/** One line holds one person, or a list with commas, semicolons, slashes or dashes. */
function partsOf(line: string, areProxies: boolean): string[] {
	const text = bare(line).replace(/\.$/, '');
	for (const separator of [/;/, /,/, /\s\/\s/]) {
		const parts = split(text, separator);
		if (parts.length < 2) continue;
		if (separator.source !== ',') return parts.flatMap((part) => partsOf(part, areProxies));
		// `Omar Haddad, trésorier` is one person: what stands after his comma has no capital.
		if (parts.slice(1).every((part) => /^\p{Ll}/u.test(part))) return [text];
		const joined: string[] = [];
		for (const part of parts)
			if (/^\p{Ll}/u.test(part) && !/^(?:et|and)\s/u.test(part) && joined.length > 0)
				joined.push(`${joined.pop()}, ${part}`);
			else for (const each of splitAtAnd(part, areProxies)) joined.push(each);
		return joined.map((part) => part.replace(/^(?:et|and)\s+/u, ''));
	}
	const dashed = split(text, /\s[-–—]+\s/);
	if (dashed.length > 2) return dashed;
	return splitAtAnd(text, areProxies);
}

/** `Cy Dean et Di Ewell à Ed Fox`: two who give their votes to one stay together, `Ana à Bo et Cy à Di` are two. */
function splitAtAnd(text: string, areProxies: boolean): string[] {
	const parts = split(text, /\s(?:et|and)\s/);
	return !areProxies || parts.every((part) => personsOf(part, 'byProxy')[0]?.holder !== undefined)
		? parts
		: [text];
}

/** Splits outside brackets. */
function split(text: string, separator: RegExp): string[] {
	const hidden = text.replace(/[([][^()[\]]*[)\]]/g, (inside) => '\u0001'.repeat(inside.length));
	const parts: string[] = [];
	let from = 0;
	for (const match of hidden.matchAll(new RegExp(separator.source, 'gu'))) {
		parts.push(text.slice(from, match.index));
		from = match.index + match[0].length;
	}
	parts.push(text.slice(from));
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function tidy(text: string): string {
	return text
		.replace(SHARED_TITLE, '')
		.replace(/\s+/g, ' ')
		.replace(/[.,;]$/, '')
		.trim();
}

/** A title that several names share: it would stand before the first of them only. */
const SHARED_TITLE =
	/^(?:(?:MM\.?|Messieurs|Mesdames|Mmes|Mlles|Messrs\.?)(?:\s+(?:et|and)\s+)?\s*)+(?=\s?\p{Lu})/u;

/** A name has a capital, no sentence and no long run of small words. */
function looksLikePerson(text: string): boolean {
	const name = text.replace(/\([^)]*\)|\[[^\]]*\]/g, '').trim();
	if (!/\p{L}/u.test(name) || name.length > 160) return false;
	if (/^\d/.test(name) || /[?!:]/.test(name)) return false;
	return /\p{Lu}/u.test(name) || name.split(' ').length <= 3;
}

const ARROW = /\s*(?:→|->|=>)\s*/u;

function personsOf(text: string, where: Where): Person[] {
	const isProxies = where === 'byProxy';
	const arrow = text.split(ARROW);
	if (arrow.length === 2 && arrow[0] && arrow[1]) return proxies(arrow[0], arrow[1]);
	const [, before = '', inside = ''] = /^([^()]+?)\s*\(([^()]+)\)\s*$/u.exec(text) ?? [];
	if (inside !== '') {
		const holder = afterPhrase(inside, true);
		if (holder !== undefined) return proxies(before, holder.after);
		if (isProxies) return proxies(before, inside);
	}
	const told = afterPhrase(text, false);
	const mark = vocabulary('personMarks').scan(text.slice(told?.before.length ?? 0).replace(/^[\s,]+/, ''));
	if (where === 'inTheRoom' && mark?.id === 'representative') return [{ text }];
	if (told !== undefined && told.before !== '') return proxies(told.before, told.after);
	const [, giver = '', holder = ''] = isProxies ? (/^(.+?)\s+à\s+(.+)$/u.exec(text) ?? []) : [];
	return giver === '' ? [{ text }] : proxies(giver, holder);
}

/** `Denis Aubry et Claire Petit, pouvoir à Jeanne Royer` are two. */
function proxies(givers: string, holder: string): Person[] {
	return split(givers, /\s(?:et|and)\s/).map((giver) => proxy(giver, holder));
}

function proxy(giver: string, holder: string): Person {
	const from = giver.replace(/[,\s]+$/u, '');
	const to = holder.replace(/^[,\s]+|[.\s]+$/gu, '');
	return { text: `${from} → ${to}`, holder: to };
}

function afterPhrase(text: string, atStart: boolean): { before: string; after: string } | undefined {
	const folded = text.toLowerCase().replace(/’/g, "'");
	for (const phrase of importPhrases('proxies')) {
		const at = folded.indexOf(phrase);
		if (at === -1 || (atStart && at > 0)) continue;
		const after = text.slice(at + phrase.length).trim();
		if (after !== '') return { before: text.slice(0, at).trim(), after };
	}
	return undefined;
}
