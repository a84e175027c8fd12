/** Rows of people without a word of presence: lines nearly all of whose parts name somebody, near the top or below `Roll call`. */

import { getText, type Unit } from '../lines/units.js';
import { NEAR_TOP } from '../model.js';
import { attendanceWord, hasWordOf, phraseFinder } from '../wording/dialect.js';
import { civilAtStart, isPlainName } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { readPeople } from './people.js';
import type { Person } from './person-entry.js';

export interface PeopleRow {
	people: Person[];
	/** The places of the units. */
	places: number[];
}

/**
 * The people of a row, and of those right below it: `Councillors Ana Bell (Chairman), Bo Carr and Cy Dean`, `Ana B., Bo C.` below `Reading of members:`,
 * `Cllr Bell` above `Cllr Carr (Chair)`, `Mr A Bell [AB] Chair; Ms B Carr [BC]`, `Ana Bell Bo Carr` above `Cy Dean Di Ewell`, or whole names alone.
 * `next`: where another row may begin.
 */
export function rowsAt(
	units: readonly Unit[],
	from: number,
	isFree: (at: number) => boolean,
): { row?: PeopleRow; next: number } {
	const label = labelOfMembers(getText(units[from]));
	const above = getText(units[from - 1]);
	const isBelowLabel = (/:$/.test(above) || units[from - 1]?.kind === 'heading') && above.length < SHORT;
	// `Officers elected:` above the row announces something else.
	if (label === '' && isBelowLabel && !speaksOfMembers(above)) return { next: from + 1 };
	const isLabelled = label !== '' || isBelowLabel;
	const people: Person[] = [];
	const places: number[] = [];
	let longest = 0;
	let isClose = true;
	let isCivil = true;
	let areWhole = true;
	for (let at = from; at < units.length && isFree(at); at += 1) {
		const row = rowOf(units[at] as Unit, at === from ? label : '');
		const areCivil: boolean = isCivil && row.every(({ name }) => civilAtStart(name) !== undefined);
		const areNames: boolean = areWhole && row.every(({ name }) => /\s/.test(name) && isPlainName(name));
		// `New members` below rows of names is none.
		if (row.length === 0 || (at > from && !isLabelled && !areCivil && !areNames)) break;
		isCivil = areCivil;
		areWhole = areNames;
		for (const one of row) people.push(one);
		if (at > from && units[at]?.isApart === true) isClose = false;
		places.push(at);
		longest = Math.max(longest, row.length);
	}
	const last = places.at(-1) ?? from;
	// `Ana Bell` right above `Bo Carr` and `Cy Dean`, in a paragraph of their own
	const isLine =
		from < NEAR_TOP &&
		!/:$/.test(above) &&
		isClose &&
		units[from]?.isApart === true &&
		units[last + 1]?.isApart !== false &&
		isNamedAgain(people, units, last + 1);
	// `Evening Prayer` above `Old Business` are titles: names alone stand in rows of several.
	const isRow =
		areWhole && (longest >= FEWEST || isLine || (longest > 1 && people.length >= FEWEST_IN_PAIRS));
	return people.length >= FEWEST && (isLabelled || isCivil || isRow)
		? { row: { people, places }, next: last + 1 }
		: // Near the top a paragraph of its own may be less than the run; further down what is below in it is no more than it.
			{ next: from < NEAR_TOP ? from + 1 : last + 1 };
}

/** Whether the text below speaks of one of them, as of nobody in `Spring Fair` above `Summer Camp` and `Harvest Supper`. */
function isNamedAgain(people: readonly Person[], units: readonly Unit[], from: number): boolean {
	const last = new Set(people.map(({ name }) => name.split(' ').at(-1) ?? ''));
	return units.slice(from).some((unit) =>
		getText(unit)
			.split(/[^\p{L}’'-]+/u)
			.some((word) => last.has(word)),
	);
}

/** Everybody whom a line names that has nothing but names, and what each of them is; nobody where it has more. */
function rowOf(unit: Unit, label: string): Person[] {
	const text = getText(unit).slice(label.length);
	if (unit.kind !== 'text' || text.length > LONGEST) return [];
	// `Distribution: Ana Bell, Bo Carr`
	const [, other = ''] = /^([^:]{2,60}):\s/u.exec(text) ?? [];
	if (label === '' && other !== '' && !isRole(other)) return [];
	const pairs = namePairs(text);
	// `Ana Bell thanked everybody.` is no row, `Ana Bell, Bo Carr and Cy Dean.` is one.
	const read =
		pairs.length > 0 ? readPeople(pairs, 'present', true) : readPeople([text], 'present', label === '');
	const isSaid = /[.!?]$/.test(text) && label === '' && text.split(/[,;]/).length < FEWEST;
	const isRow = read !== undefined && read.unnamed.length === 0 && !isSaid;
	return isRow && read.people.every(({ note }) => note.length < SHORT) ? read.people : [];
}

/** `Ana Bell Bo Carr`: first and last names that lost what parted them. */
function namePairs(text: string): string[] {
	const words = text.split(' ');
	const isRow =
		words.length % 2 === 0 &&
		words.length > 3 &&
		words.every((word) => /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(word) && isPlainName(`Al ${word}`));
	return isRow ? words.flatMap((word, at) => (at % 2 === 0 ? [`${word} ${words[at + 1]}`] : [])) : [];
}

/** `Councillors `, `Those of the board: `, before the names of a line. */
function labelOfMembers(text: string): string {
	const [label = ''] = /^(?:\p{Lu}\p{L}+\s+(?=\p{Lu})|[^:]{3,50}:\s+)/u.exec(text) ?? [];
	return speaksOfMembers(label) ? label : '';
}

/** A label one of whose words speaks of members or of presence, and none of absence or of an election. */
function speaksOfMembers(label: string): boolean {
	const said = label.split(/[^\p{L}’'-]+/u).map((word) => (word === '' ? undefined : attendanceWord(word)));
	return (
		said.some((word) => word === 'members' || word === 'present') &&
		said.every(
			(word) => word === undefined || word === 'members' || word === 'present' || word === 'filler',
		) &&
		!hasWordOf('electionHeads', label) &&
		!phraseFinder('electedBefore', 'electedAfter', 'candidateBefore', 'candidateAfter').test(label)
	);
}

const FEWEST = 3;
const FEWEST_IN_PAIRS = 5;
const SHORT = 60;
/** No line of names is longer. */
const LONGEST = 2000;
