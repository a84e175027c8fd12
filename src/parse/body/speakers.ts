/** Who speaks: the words before a colon that name people, officers, qualities or affiliations. */

import { getChild, type Name, type Person, personName, type Speaker } from '../../ast/index.js';
import { LANGUAGES, lazyPattern, type VocabularyName, vocabulary } from '../../language/index.js';
import { placeInLine, type SourceLine } from '../../source/places.js';
import { foldKeyword, foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import {
	createNameIndex,
	isCivility,
	isParticle,
	type NamedPerson,
	type NameIndex,
	splitNames,
} from '../../text/names.js';
import { WORD_SIGN } from '../../text/phrase-finder.js';
import { plainLine } from '../ballot/ballot-lines.js';
import type { BodyContext } from '../reading.js';

/** Everybody who may be named in the body, officers included. */
export function getNames(context: BodyContext): NameIndex {
	const known = new Map<string, NamedPerson>();
	for (const person of context.people) {
		const name = personName(person);
		const affiliation = getChild(person, 'affiliation')?.value;
		const id = getId(person);
		if (known.has(id)) continue;
		const aliases = person.children.flatMap((part) => (part.type === 'alias' ? [part.value] : []));
		const representative = getChild(person, 'representative')?.children[0].value;
		const quality = getChild(person, 'quality')?.value;
		known.set(id, { id, name, aliases, representative, quality, affiliation });
	}
	const people = createNameIndex([...known.values()]);
	const outsiders: NamedPerson[] = [];
	const officers = (['chair', 'secretary'] as const).map((office) => {
		const name = context.officers[office];
		const found = name === undefined ? undefined : people.resolve(name);
		const titles =
			context.officers.titles?.[office] ??
			LANGUAGES.flatMap((lang) => [...vocabulary('officers').getWords(office, lang)]);
		if (found?.kind === 'one') return { id: found.id, titles };
		// The chair and the secretary may be people outside the participants.
		const id = `${office}|`;
		if (name !== undefined) outsiders.push({ id, name });
		return { id, titles };
	});
	if (outsiders.length === 0) return people.withOfficers(officers);
	return createNameIndex([...known.values(), ...outsiders], officers);
}

/** Where a speaker stands in a line, and who is named. */
export interface SpeakerFound {
	speaker: Speaker;
	/** Index in the line after the colon. */
	after: number;
}

/** The speaker who opens a line, list mark and emphasis left out; nothing where the words before the colon are nobody known. */
export function readSpeaker(line: SourceLine, names: NameIndex): SpeakerFound | undefined {
	const opening = getOpening(line);
	if (!opening) return undefined;
	const { text, from, to, after } = opening;
	const spans = namedIn(text.slice(from, to), names);
	if (!spans) return undefined;
	const children = spans.map(
		(span): Name => ({
			type: 'name',
			value: span.text,
			children: [],
			position: placeInLine(line, from + span.start, from + span.end),
		}),
	);
	const speaker: Speaker = {
		type: 'speaker',
		value: text.slice(from, to).replace(/\s+/g, ' '),
		children,
		position: placeInLine(line, from, to),
	};
	return { speaker, after };
}

/** The words before the first colon that a space or the line's end follows, where they may name somebody. */
export function getOpening(
	line: SourceLine,
): { text: string; from: number; to: number; after: number } | undefined {
	if (!line.text.includes(':')) return undefined;
	const { text, from, to: end } = plainLine(line);
	for (
		let colon = text.indexOf(':', from);
		colon >= 0 && colon - from <= LONGEST;
		colon = text.indexOf(':', colon + 1)
	) {
		if (!/^(?:\s|$)/.test(text.slice(colon + 1, colon + 2))) continue;
		const to = from + text.slice(from, colon).trimEnd().length;
		if (to <= from || colon >= end) return undefined;
		return { text, from, to, after: colon + 1 };
	}
	return undefined;
}

/** No opening is longer: it holds a few names with their affiliations. */
const LONGEST = 200;

/** The people named in an opening; nothing where a part of it is nobody. */
function namedIn(text: string, names: NameIndex): { text: string; start: number; end: number }[] | undefined {
	const behalf = onBehalf(text);
	const head = behalf ? text.slice(0, behalf.from) : text;
	const spans = splitNames(head, names).map(({ text: name, start, end }) => ({ text: name, start, end }));
	if (behalf) {
		const other = text.slice(behalf.to, behalf.end);
		const others = splitNames(other, names);
		for (const name of others)
			spans.push({ text: name.text, start: behalf.to + name.start, end: behalf.to + name.end });
		// Whom somebody speaks for need not be known; who speaks must be.
		const first = spans[0];
		return first && isSomebody(first.text, names) ? spans : undefined;
	}
	return spans.length > 0 && spans.every((span) => isSomebody(span.text, names)) ? spans : undefined;
}

/** `(au nom de B)`, `, au nom de B`: where it starts, where the name does, and where it ends. */
function onBehalf(text: string): { from: number; to: number; end: number } | undefined {
	const mark = /\s*[(,]\s*/g;
	for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
		const at = match.index + match[0].length;
		const words = text.slice(at, at + 40);
		// Most commas stand before something else: the first word tells, and spares the pattern.
		if (!behalfWords().has(getFirst(words))) continue;
		const found = behalf().exec(words);
		if (!found) continue;
		const to = at + found[0].length;
		const close = match[0].includes('(') ? text.indexOf(')', to) : -1;
		return { from: match.index, to, end: close < 0 ? text.length : close };
	}
	return undefined;
}

const behalf = lazyPattern`^(?:${'speakerMarks'})(?:(?<=['’])|(?=\s))`;
const behalfWords = lazy(() => new Set(vocabulary('speakerMarks').words().map(getFirst)));

function getFirst(words: string): string {
	return foldKeyword(/^[^\s'’]*/.exec(words)?.[0] ?? '').split(' ', 1)[0] ?? '';
}

/** Does this text name somebody: a participant, an officer, a quality or an affiliation? */
export function isSomebody(text: string, names: NameIndex): boolean {
	return names.resolve(text).kind !== 'none' || names.ofAffiliation(text).length > 0;
}

/** May it be the name of somebody who is not known: nearly a known name, one with a civility, or words that look like one where a move was noted by the hour? */
export function mayBeSomebody(text: string, names: NameIndex, noted: boolean): boolean {
	const words = nameWords(text);
	if (words === undefined) return false;
	return names.nearest(text) !== undefined || words.civility || (noted && words.length > 1);
}

/** Two to four capitalised words, a civility among them or none, the first no keyword: a name, as far as its words tell. */
export function looksLikeName(text: string): boolean {
	const words = nameWords(text);
	return words !== undefined && words.length > 1 && words.length <= 4 && !startsWithKeyword(text);
}

/** Who is nearly meant by an opening that names nobody. */
interface UnknownSpeaker {
	/** Identifier of {@link getNames}. */
	id: string;
	/** The participant's full name, where the opening is nearly it; without it they only share a name. */
	name?: string | undefined;
}

/** An opening that looks like a person, is nobody known, and is near a participant or shares a name with one. */
export function unknownSpeaker(opening: string, names: NameIndex): UnknownSpeaker | undefined {
	let known = remembered.get(names);
	if (!known) {
		known = new Map();
		remembered.set(names, known);
	}
	if (!known.has(opening)) known.set(opening, findUnknownSpeaker(opening, names));
	return known.get(opening);
}

/** Each opening is asked for twice: where speech is told from prose, and where the mistake is reported. */
const remembered = new WeakMap<NameIndex, Map<string, UnknownSpeaker | undefined>>();

function findUnknownSpeaker(opening: string, names: NameIndex): UnknownSpeaker | undefined {
	const bare = opening.replace(/\s*\([^()]*\)\s*$/, '');
	const words = nameWords(bare);
	if (words === undefined || words.length < 2 || words.length > 4) return undefined;
	if (isSomebody(bare, names) || startsWithKeyword(bare)) return undefined;
	// `Déclaration de Mme Lemoine`
	const behind = speechOf().exec(bare)?.[0].length;
	if (behind !== undefined && isSomebody(bare.slice(behind), names)) return undefined;
	const near = names.nearest(bare);
	if (near) return { id: near.id, name: near.name };
	for (const word of words.list) {
		const [id] = names.getBearers(word);
		if (id !== undefined) return { id };
	}
	return undefined;
}

/** A noun, and of whom it is. */
const speechOf = lazyPattern`(?u)^\p{L}{4,}\s+${['eventLinks', 'of']}\s*`;

/** The capitalised words of what may be a name, particles left out; nothing where another word stands between. */
function nameWords(text: string): { list: string[]; length: number; civility: boolean } | undefined {
	const list: string[] = [];
	let civility = false;
	for (const word of text.trim().split(/\s+/)) {
		if (isCivility(word)) civility = true;
		else if (isCapitalised(word)) list.push(word);
		else if (!isParticle(foldName(word))) return undefined;
	}
	return list.length === 0 ? undefined : { list, length: list.length, civility };
}

function isCapitalised(word: string): boolean {
	const first = word.charAt(0);
	return first !== first.toLowerCase() && NAME_WORD.test(word);
}

const NAME_WORD = new RegExp(`^(?:${WORD_SIGN}|[\\u0300-\\u036F'’.-])+$`);

function startsWithKeyword(text: string): boolean {
	const first = text.trim().split(/\s+/)[0] ?? '';
	return KEYWORDS.some((name) => {
		const found = vocabulary(name);
		return found.lookup(first)?.exact === true || found.scan(text) !== undefined;
	});
}

const KEYWORDS: readonly VocabularyName[] = [
	'labels',
	'answers',
	'events',
	'blocks',
	'keys',
	'groups',
	'results',
	'meetings',
	'speechLeads',
];

/** The participants by their identifiers of {@link getNames}. */
export function peopleById(people: readonly Person[]): ReadonlyMap<string, Person> {
	const byId = new Map<string, Person>();
	for (const person of people) {
		const id = getId(person);
		if (!byId.has(id)) byId.set(id, person);
	}
	return byId;
}

/** The same name with another affiliation is another person. */
function getId(person: Person): string {
	return `${foldName(personName(person))}|${foldKeyword(getChild(person, 'affiliation')?.value ?? '')}`;
}
