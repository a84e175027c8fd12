/** A person as a header has it, without what belongs to one meeting only: proxy, substitute, times. */

import { getChild, type Language, type Person, personName } from '../ast/index.js';
import { type IdOf, vocabulary } from '../language/index.js';
import { readPlacedPerson } from '../parse/people/person.js';
import { starterWords } from './starters.js';

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
