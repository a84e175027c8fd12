/** The bodies whose minutes `pv new` can start. */

import type { Assembly } from '../assembly/index.js';
import type { Language, Meeting } from '../ast/index.js';
import { isOneOf, LANGUAGES, vocabulary } from '../language/index.js';
import { STARTERS } from '../language/starters.generated.js';
import { foldKeyword } from '../text/fold.js';

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

export function starterWords(lang: Language): StarterWords {
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
