/** Lists of people that stand in groups, each with its label: by place, by office, by body. */

import { lazyPattern } from '../../language/index.js';
import { matchesIn } from '../../text/places.js';
import { exactly, isInList, phraseFinder, wordPatterns } from '../wording/dialect.js';
import { labelGroup } from '../wording/labels.js';
import { isPersonName } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { getStatus } from '../wording/status.js';
import { civil, isWholeName, sharedTitle } from './name-in-list.js';
import { bareName, split } from './person-entry.js';
import { bySigns } from './signed-lists.js';

/** `BSI: Ana Bell, Bo Carr`: whose people they are stands before them. */
export function groupOfPeople(text: string): { of: string; names: string; isOffice: boolean } | undefined {
	const [, of = '', names = ''] = /^([\p{Lu}][^:]{1,60}?)\s*:\s*(\p{Lu}.*)$/su.exec(text) ?? [];
	// `Ana Bell (proxy: Bo Carr)`: the colon stands in the bracket.
	if (
		of === '' ||
		of.lastIndexOf('(') > of.lastIndexOf(')') ||
		(isRole(of) && !areSeveral(of, names)) ||
		getStatus(names) !== undefined ||
		labelGroup(of) !== undefined
	)
		return undefined;
	return { of, names, isOffice: isRole(of) };
}

/** `Adjoints : Mmes Ana Bell, Cy Dean et M. Bo Carr`: an office of several people, who each have a name there. */
function areSeveral(office: string, names: string): boolean {
	if (betweenDashes(names) !== undefined) return true;
	// `Secrétaires de séance : M. Roy (enseignants), Mme Gil (parents)` are no group of those who are there.
	const isOfSitting = phraseFinder('secretaryRoles', 'chairRoles').test(
		office.replace(/(?<=\p{L}{3})s(?!\p{L})/gu, ''),
	);
	if (names.includes('(') && isOfSitting) return false;
	const parts = split(names, severalNames());
	return (
		/\p{L}[sx]$/u.test(office.split(/\s/)[0] ?? '') &&
		parts.length > 1 &&
		parts.every((part) => /^\p{Lu}/u.test(part))
	);
}

/** `M. Bell, adjoint – Mme Carr (CM1) – M. Dean`: dashes alone part people, each of whom has a civility. */
export function betweenDashes(text: string): string[] | undefined {
	const parts = split(text.replace(/[,;\s]+$/, ''), /\s[–—-]\s/);
	const areCivil = parts.every((part) => {
		const [name = '', ...beside] = split(part, /,/);
		return (
			civil().test(part) &&
			!sharedTitle().test(part) &&
			isPersonName(bareName(name)) &&
			beside.every((one) => isRole(one) || /^\p{Ll}/u.test(one))
		);
	});
	return parts.length > 1 && areCivil ? parts : undefined;
}

const severalNames = lazyPattern`(?u)\s*[,;]\s*|\s+(?:${['smallWords', 'and']}|&)\s+`;

/** `Northam (Ana Bell, Treasurer, Bo Carr), Westham (Cy Dean)`: in brackets the people of each place, with what they are; three places at least. */
export function byPlaces(text: string): string[] | undefined {
	const parts = split(text.replace(/(?<=[)\p{L}])\.$/u, ''), /[,;]/);
	const placed = parts.map((part) =>
		/^(\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}?[\p{L}'’-]+){0,3}?)\s*\(([^()]{5,200})\)$/u.exec(part),
	);
	const isPlaced = (match: RegExpExecArray | null) => {
		const [name = ''] = (match?.[2] ?? '').split(',');
		return match !== null && !isRole(name) && /\s/.test(name.trim()) && isPersonName(name);
	};
	const many = placed.filter(isPlaced).length;
	const single = placed.filter((match) => isPlaced(match) && !/\s/.test(match?.[1] ?? '')).length;
	if (many < FEWEST_PLACES || many < parts.length || single * 2 < many) return undefined;
	return placed.flatMap((match) => {
		const people: string[] = [];
		for (const piece of (match?.[2] ?? '').split(/\s*,\s*/)) {
			const isBeside = people.length > 0 && (isRole(piece) || !isWholeName(piece) || hasGroup(piece));
			if (isBeside) people[people.length - 1] += `, ${piece.replace(/^\+\s*/, '')}`;
			else people.push(piece);
		}
		return people.map((one) => {
			const [name = '', ...beside] = one.split(', ');
			return `${name} (${[...beside, match?.[1] ?? ''].join(', ')})`;
		});
	});
}

const FEWEST_PLACES = 3;

/** `Commune de Val : Messieurs Bell, Carr Commune du Lac : Mme Dean`: groups on one line, each with its label and people with a civility. */
export function byGroups(text: string): string[] | undefined {
	const groups = matchesIn(text, GROUP_OF_CIVIL()).map(({ index }) => index);
	if (groups.length < 2 || text.slice(0, groups[0]).trim() !== '') return undefined;
	const parts = groups.map((start, at) => text.slice(start, groups[at + 1]).replace(/[\s,;.]+$/, ''));
	// `Technique : Messieurs Bell, Carr`: what they do.
	return parts.flatMap((part) =>
		groupOfPeople(part) === undefined ? bySigns(part.replace(/^[^:]*:\s/, ''), 'present') : [part],
	);
}

/** A word with a capital letter, small words and names of places behind it, a colon, and somebody with a civility or a whole name. */
const GROUP_OF_CIVIL = () =>
	wordPatterns`(?<=^|[\p{L},;.]\s)\p{Lu}[\p{L}’'-]*(?:\s(?:\p{Ll}[\p{L}’'-]*|[dl]['’]\p{L}*)(?:\s\p{Lu}[\p{L}’'-]+){0,3}){0,4}\s?:\s(?=${exactly('titles')}\.?\s\p{Lu}|\p{Lu}\p{Ll}+\s\p{Lu})`;

/** `Commission Musique`: what somebody belongs to. */
function hasGroup(text: string): boolean {
	return isInList('seatedBodies', text.split(/\s+/)[0] ?? '');
}
