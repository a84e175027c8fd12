/** What the header tells the reader of the body: who may speak, what the officers and the body are called. */

import {
	findText,
	type Group,
	getField,
	getHeaderDate,
	type Header,
	type Language,
	type Person,
	personName,
	type Roll,
} from '../../ast/index.js';
import { isOneOf, LANGUAGES, mentions, vocabulary } from '../../language/index.js';
import type { BodyContext } from '../reading.js';

/** What a body needs to know of its header. */
export function getBodyContext(header: Header, lang: Language): BodyContext {
	return {
		lang,
		people: getPeople(header),
		officers: { ...getOfficers(header), titles: getOfficeTitles(header) },
		date: getHeaderDate(header, 'date')?.value,
		head: getHead(header),
		titles: (['title', 'meeting', 'agenda'] as const).flatMap((name) =>
			(getField(header, name)?.children ?? []).filter((value) => value.type === 'textValue'),
		),
		unlisted: getField(header, 'participants') ? undefined : header.children.at(-1)?.position?.end,
	};
}

/** The words of the header for the meeting and the organization. */
function getHead(header: Header): string {
	const organization = getField(header, 'organization');
	return [
		getField(header, 'meeting'),
		organization && (getField(organization, 'name') ?? organization),
		organization && getField(organization, 'form'),
	]
		.flatMap((field) => findText(field) ?? [])
		.join('\n');
}

/** What the officers are called, in every language: `le président` means the person in the chair, `le maire` where such a body sits. */
export function getOfficeTitles(header: Header) {
	const head = getHead(header);
	const named = [head, findText(getField(header, 'rules')), getOfficers(header).chair].join('\n');
	const hasMayor = head === '' || mentions(named, 'mayors');
	const titles = (office: 'chair' | 'secretary') =>
		LANGUAGES.flatMap((lang) => [...vocabulary('officers').getWords(office, lang)]).filter(
			(title) => hasMayor || !isOneOf(title, ['mayors', 'title']),
		);
	return { chair: titles('chair'), secretary: titles('secretary') };
}

/** Everybody that the header or a roll names. */
function getPeople(header: Header): Person[] {
	const people: Person[] = [];
	for (const name of ['participants', 'members'] as const) {
		for (const value of getField(header, name)?.children ?? []) {
			if (value.type === 'person') people.push(value);
			else if (value.type === 'group' || value.type === 'roll')
				for (const each of (value as Group | Roll).children) people.push(each);
		}
	}
	return people;
}

function getOfficers(header: Header): { chair?: string; secretary?: string } {
	const officer = (name: 'chair' | 'secretary') => {
		const value = getField(header, name)?.children[0];
		return value?.type === 'name' ? value.value : value?.type === 'person' ? personName(value) : undefined;
	};
	const chair = officer('chair');
	const secretary = officer('secretary');
	return { ...(chair !== undefined && { chair }), ...(secretary !== undefined && { secretary }) };
}
