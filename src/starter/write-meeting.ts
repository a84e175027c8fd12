/** The text of a new meeting file. */

import type { Assembly } from '../assembly/index.js';
import {
	type FieldName,
	getChild,
	type Meeting,
	type Person,
	type PersonPart,
	personName,
} from '../ast/index.js';
import {
	DEFAULT_LANGUAGE,
	type IdOf,
	isOneOf,
	LANGUAGES,
	type Language,
	vocabulary,
} from '../language/index.js';
import { STARTERS } from '../language/starters.generated.js';
import { readPlacedPerson } from '../parse/people/person.js';
import { type CalendarDate, dateText, longDateText } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';

// --- The bodies whose minutes `pv new` can start.

/** What the minutes of one kind of body start with. */
export interface Starter {
	/** How `--meeting` names it. */
	id: string;
	lang: Language;
	/** In a list of choices. */
	label: string;
	/** Kind of meeting, as the header has it. */
	meeting: string;
	/** Profile of rules. */
	rules: string;
	/** How the body names itself at the start of a decision. */
	assembly: string;
	/** Word of its decisions. */
	block: string;
	/** Whether it approves the minutes of its last meeting first. */
	approval: boolean;
	/** The agenda as Markdown; `{n}` is a number. */
	items: string;
}

/** Words of a language that any body uses. */
type StarterWords = Readonly<
	Record<
		| 'approval'
		| 'approvalText'
		| 'lastKnown'
		| 'lastUnknown'
		| 'actions'
		| 'convened'
		| 'absent'
		| 'no'
		| 'other',
		string
	>
>;

interface StarterFile {
	words: StarterWords;
	done: readonly string[];
	columns: Readonly<Record<string, readonly string[]>>;
	marks: Readonly<Record<'yes' | 'no', readonly string[]>>;
	bodies: Record<string, Omit<Starter, 'id' | 'lang' | 'approval'> & { approval: boolean | string }>;
}

const FILES = Object.fromEntries(
	Object.entries(STARTERS).map(([lang, words]) => [lang, words()]),
) as Readonly<Record<Language, StarterFile>>;

/** Every starter of a language, in the order in which they are offered. */
export function getStarters(lang: Language): Starter[] {
	return Object.entries(FILES[lang].bodies).map(([id, body]) => ({
		...body,
		id,
		lang,
		approval: body.approval === true || body.approval === 'yes',
	}));
}

export function allStarters(first: Language): Starter[] {
	return [first, ...LANGUAGES.filter((lang) => lang !== first)].flatMap(getStarters);
}

/** The starter that a user names by its identifier, its label or its kind of meeting. */
export function findStarter(name: string, first: Language): Starter | undefined {
	const wanted = foldKeyword(name);
	const all = allStarters(first);
	return (
		all.find(({ id }) => foldKeyword(id) === wanted) ??
		all.find(({ label, meeting }) => foldKeyword(label) === wanted || foldKeyword(meeting) === wanted)
	);
}

/** The starter of a body that has met before: that of its profile and kind of meeting, else of its kind of meeting. */
export function getStarter({ meeting, rules, lang }: Minutes): Starter | undefined {
	const kind = meeting.children
		.flatMap((child) => (child.type === 'header' ? child.children : []))
		.find((child) => child.type === 'field' && child.name === 'meeting')?.children[0];
	const words = kind?.type === 'textValue' ? kind.value : '';
	const sameKind = (starter: Starter) =>
		foldKeyword(starter.meeting) === foldKeyword(words) ||
		(isOneOf(words, 'meetings') &&
			vocabulary('meetings').findId(words) === vocabulary('meetings').findId(starter.meeting));
	const same = allStarters(lang).filter((starter) => starter.lang === lang && sameKind(starter));
	return same.find((starter) => rules.profile === starter.rules) ?? same[0];
}

function starterWords(lang: Language): StarterWords {
	return FILES[lang].words;
}

/** Whether the state of an action says that nothing is left to do. */
export function isDone(status: string): boolean {
	const first = foldKeyword(status);
	return LANGUAGES.some((lang) =>
		FILES[lang].done.some((word) => first === foldKeyword(word) || first.startsWith(`${foldKeyword(word)} `)),
	);
}

/**
 * What spreadsheets call the columns of a list of people beside the words of the language, folded, in every language: parts of a name
 * (`givenName`, `familyName`, `civility`, `name`), those who are there (`present`), or keys of a person.
 */
export const COLUMN_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
	[...new Set(Object.values(FILES).flatMap(({ columns }) => Object.keys(columns)))].map((id) => [
		id,
		new Set(
			Object.values(FILES)
				.flatMap(({ columns }) => columns[id] ?? [])
				.map(foldKeyword),
		),
	]),
);

/** What spreadsheets write for yes and no beside the words of the language, in small letters, in every language. */
export const MARKS: Readonly<Record<'yes' | 'no', ReadonlySet<string>>> = {
	yes: new Set(Object.values(FILES).flatMap(({ marks }) => marks.yes)),
	no: new Set(Object.values(FILES).flatMap(({ marks }) => marks.no)),
};

/** Compiled minutes, as far as the next meeting needs them. */
export interface Minutes {
	source: string;
	lang: Language;
	meeting: Meeting;
	assembly: Assembly;
	rules: { profile?: string | undefined };
}

/** What a new meeting file is made of. */
interface NewMeeting {
	lang: Language;
	date: CalendarDate;
	starter: Starter | undefined;
	/** Fields of the header as lines of YAML, by name: they take the place of those of the starter. */
	fields: ReadonlyMap<FieldName, string>;
	/** Date of the meeting before, where it is known. */
	last: CalendarDate | undefined;
	/** Lines `Action : …` that are still open. */
	actions: readonly string[];
	/** The body, where it is not made from the starter. */
	body?: string | undefined;
	/** Gives the numbers of decisions one after the other. */
	nextNumber: () => string;
}

/** Order of the keys of a header, as people write them. */
export const HEADER_ORDER: readonly FieldName[] = [
	'lang',
	'meeting',
	'organization',
	'rules',
	'date',
	'opened',
	'closed',
	'status',
	'place',
	'notice',
	'members',
	'chair',
	'secretary',
	'agenda',
	'participants',
];

export function writeMeeting(meeting: NewMeeting): string {
	const { lang, starter, fields } = meeting;
	const body = meeting.body ?? writeBody(meeting);
	const agenda = [...body.matchAll(/^## (.+)$/gm)].map(([, title = '']) => `  - ${scalarText(title)}`);
	const given = new Map<FieldName, string>([
		...(lang === DEFAULT_LANGUAGE ? [] : [['lang', `lang: ${lang}`] as const]),
		...(starter
			? [
					['meeting', field('meeting', lang, starter.meeting)] as const,
					['rules', field('rules', lang, starter.rules)] as const,
				]
			: []),
		...(agenda.length > 0 ? [['agenda', `${keyWord('agenda', lang)}:\n${agenda.join('\n')}`] as const] : []),
		...fields,
		['date', field('date', lang, longDateText(meeting.date, lang))],
		['status', field('status', lang, vocabulary('status').word('convened', lang))],
	]);
	const header = HEADER_ORDER.flatMap((name) => given.get(name) ?? []).join('\n');
	return `---\n${header}\n---\n\n${body}`;
}

/** A line of the header. */
export function field(name: FieldName, lang: Language, value: string): string {
	return `${keyWord(name, lang)}: ${scalarText(value)}`;
}

export function keyWord(name: FieldName, lang: Language): string {
	return vocabulary('keys').word(name, lang);
}

function writeBody({ lang, starter, last, actions, nextNumber }: NewMeeting): string {
	const words = starterWords(lang);
	const previous = last ? words.lastKnown.replace('{date}', () => dateText(last, lang)) : words.lastUnknown;
	const fill = (text: string) => text.replace('{last}', () => previous);
	const parts: string[] = [];
	if (starter?.approval) {
		const title = fill(words.approval);
		const text = fill(words.approvalText).replace('{body}', () => starter.assembly);
		parts.push(`## ${title}`, `### ${starter.block} {n} – ${title}`, text);
	}
	if (actions.length > 0) {
		parts.push(`## ${words.actions}`);
		for (const each of actions) parts.push(each);
	}
	parts.push(starter ? starter.items.trim() : `## ${words.other}`);
	return `${parts.join('\n\n').replace(/\{n\}/g, () => nextNumber())}\n`;
}

// --- A person as a header has it, without what belongs to one meeting only: proxy, substitute, times.

/** What belongs to one meeting only. */
export const MEETING_PARTS: ReadonlySet<PersonPart['type']> = new Set<PersonPart['type']>([
	'arrivalTime',
	'departureTime',
	'substitute',
	'replaces',
	'presence',
	'proxy',
]);

/** A person of whom nothing but the name is said. */
export function namedPerson(name: string): Person {
	return { type: 'person', children: [{ type: 'name', value: name, children: [] }] };
}

/** A list item without its dash. Parts that have no place in a line make it a mapping; so does what stands under `more`. */
export function personText(
	person: Person,
	lang: Language,
	more: Partial<Record<IdOf<'person'>, string | undefined>> = {},
): string {
	const name = personName(person);
	const affiliation = getChild(person, 'affiliation')?.value;
	const quality = getChild(person, 'quality')?.value;
	const representative = getChild(person, 'representative')?.children[0].value;
	const votes = person.children.flatMap((part) => (part.type === 'votes' ? [part] : []));
	const keyed = votes.some(({ key }) => key !== undefined);
	const apart = person.children.some(({ type }) =>
		['college', 'alias', 'interest', 'birth', 'public'].includes(type),
	);
	const hasMore = Object.values(more).some((value) => value !== undefined);
	if (!apart && !keyed && representative === undefined && !hasMore) {
		const weight = votes[0] ? ` [${votes[0].value}]` : '';
		const line = `${name}${affiliation ? ` (${affiliation})` : ''}${weight}${quality ? `, ${quality}` : ''}`;
		if (saysTheSame(line, person, lang)) return scalarText(line);
	}
	const key = vocabulary('person');
	const pairs: string[] = [];
	const add = (word: string, value: string | undefined) => {
		if (value !== undefined) pairs.push(`${word}: ${scalarText(value)}`);
	};
	add(key.word('name', lang), name);
	add(key.word('organization', lang), affiliation);
	add(key.word('quality', lang), quality);
	for (const { key: allocation, value } of votes) {
		const word = key.word('votes', lang);
		add(allocation === undefined ? word : `${word} ${allocation}`, value);
	}
	add(key.word('college', lang), getChild(person, 'college')?.value);
	add(key.word('representedBy', lang), representative);
	add(key.word('born', lang), getChild(person, 'birth')?.value);
	const aliases = person.children.flatMap((part) => (part.type === 'alias' ? [part.value] : []));
	// Another name with a comma in it would be two.
	const between = aliases.some((alias) => alias.includes(',')) ? '; ' : ', ';
	if (aliases.length > 0) add(key.word('alias', lang), aliases.join(between));
	const interests = person.children.flatMap((part) => (part.type === 'interest' ? [part.value] : []));
	if (interests.length > 0) add(key.word('interests', lang), interests.join('; '));
	const isPublic = getChild(person, 'public')?.value;
	if (isPublic !== undefined)
		add(key.word('public', lang), vocabulary('booleans').word(isPublic ? 'yes' : 'no', lang));
	for (const [id, value] of Object.entries(more)) add(key.word(id as IdOf<'person'>, lang), value);
	return pairs.join('\n      ');
}

/** A person, as written by {@link personText}, as an item of a list that is so many columns in. */
export function listItem(text: string, indent: number): string {
	const space = ' '.repeat(indent);
	return `${space}- ${text.replace(/\n\s*/g, `\n${space}  `)}`;
}

/** Whether a line is read as that person again: a name may hold a comma or brackets of its own. */
function saysTheSame(line: string, person: Person, lang: Language): boolean {
	const { person: read } = readPlacedPerson({ text: line, place: () => undefined }, { lang });
	const said = (whole: Person | undefined) =>
		PARTS_OF_A_LINE.map((type) => {
			const part = whole?.children.find((child) => child.type === type);
			return part && 'value' in part ? String(part.value) : '';
		}).join('\n');
	return said(read) === said(person);
}

const PARTS_OF_A_LINE = ['name', 'affiliation', 'quality', 'votes'] as const;

/** The group of those who are convened, as lines under `participants`: nobody is there yet. */
export function convenedGroup(people: readonly string[], lang: Language): string[] {
	const words = starterWords(lang);
	const key = vocabulary('groupKeys');
	return [
		`  ${words.convened}:`,
		`    ${key.word('presence', lang)}: ${words.absent}`,
		`    ${key.word('votes', lang)}: ${words.no}`,
		`    ${key.word('people', lang)}:`,
		...people.map((person) => `      - ${person.replaceAll('\n', '\n  ')}`),
	];
}

/** A text as a YAML value on one line: bare where YAML reads it as it is, else in double quotes. */
export function scalarText(text: string): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	const isBare = plain !== '' && !/^[-?:,[\]{}#&*!|>'"%@`]|:\s|\s#|:$/.test(plain) && !/\p{Cc}/u.test(plain);
	return isBare ? plain : JSON.stringify(plain);
}
