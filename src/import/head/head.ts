/** The head of foreign minutes: kind, date, hours, place, officers, who was there, agenda. Every unit that is taken is named, so that nothing is lost. */

import type { Language } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { readHours, readPlanned } from '../hours.js';
import { openingsIn } from '../items/items.js';
import { getText, type Unit } from '../lines/units.js';
import type { Head } from '../model.js';
import { TOP } from '../model.js';
import { announcedBy } from '../people/announced.js';
import type { FrontMatter } from '../sources/as-markdown.js';
import { isPhrase, phraseFinder } from '../wording/dialect.js';
import { labelGroup } from '../wording/labels.js';
import { knownNames, withoutTitle } from '../wording/person-names.js';
import { readAgenda } from './agenda.js';
import { readAlsoPresent, readAttendance } from './attendance.js';
import { isOtherDay, readDate, readDeedHour, readHourBesideDate } from './date.js';
import { readLabels } from './head-labels.js';
import { readOfficers } from './officers.js';

export function readHead(units: readonly Unit[], front: readonly FrontMatter[], lang: Language): Head {
	const head: Head = {
		values: {},
		tellers: [],
		documents: [],
		annexes: [],
		signatures: [],
		people: [],
		others: 0,
		agenda: [],
		taken: new Set(),
		unread: new Set(),
		findings: [],
	};
	readKind(units, front, lang, head);
	readAgenda(units, head, lang);
	const start = bodyStart(units, head);
	readLabels(units, lang, head, start);
	readAttendance(units, head, start);
	const known = knownNames(head.people.map(({ name }) => name));
	readDate(units, front, lang, head, start);
	readHours(units, head);
	readDeedHour(units, head);
	readHourBesideDate(units, head, lang);
	readPlanned(head);
	readOfficers(units, front, head, known, start);
	readAlsoPresent(head);
	nameOfficers(head);
	return head;
}

/** `Monsieur Lefort` of the list, where the minutes name `Christian Lefort` their secretary: one person, by his whole name. */
function nameOfficers(head: Head): void {
	const words = (name: string) => foldName(withoutTitle(name)).split(' ');
	for (const what of ['chair', 'secretary'] as const) {
		const whole = head.values[what];
		if (whole === undefined || words(whole).length < 2) continue;
		const all = words(whole);
		if (
			head.people.some(
				({ name }) => words(name).length > 1 && words(name).every((word) => all.includes(word)),
			)
		)
			continue;
		const [only, more] = head.people.filter(
			({ name, group }) => group !== 'guests' && words(name).length === 1 && words(name)[0] === all.at(-1),
		);
		if (only !== undefined && more === undefined) only.name = whole;
	}
}

/** `Sous la présidence de M. Roux`, above a list of those present that he is none of: he was there, as one of them. */
export function readPresided(units: readonly Unit[], head: Head): void {
	const { chair } = head.values;
	if (chair === undefined || !head.people.some(({ group }) => group === 'present')) return;
	// `Anne ROUX` may be `Anne ROUX-PETIT`, and `ROUX Claude` is not `BRUN Jean-Claude`.
	const parts = (name: string) => foldName(withoutTitle(name)).split(/[\s-]+/);
	const own = new Set(parts(chair));
	const isListed = head.people.some(({ name }) => {
		const shared = parts(name).filter((part) => own.has(part)).length;
		return shared > 1 || (shared === 1 && parts(name).every((part) => own.has(part) || part.length < 3));
	});
	if (own.size < 2 || isListed) return;
	const isPresided = units.slice(0, bodyStart(units, head)).some((unit) => {
		const text = getText(unit);
		const found = phraseFinder('presidedBy').exec(text);
		const behind = found === null ? '' : withoutTitle(text.slice(found.index + found[0].length).trim());
		// `Mme LE GOFF Anne` is not wholly read as `GOFF Anne`.
		return foldName(behind).startsWith(foldName(withoutTitle(chair))) && !phraseFinder('voteless').test(text);
	});
	if (isPresided) head.people.unshift({ name: chair, note: '', group: 'present', moves: [] });
}

/** Where the meeting itself begins: labels of officers and lists of members stand above. */
function bodyStart(units: readonly Unit[], head: Head): number {
	const openings = openingsIn(units, head.agenda, head.taken);
	for (const [at, { kind }] of [...openings].sort(([a], [b]) => a - b)) {
		const text = getText(units[at]);
		const isAttendance =
			labelGroup(text.replace(/^[\d.\s]+/, '')) !== undefined ||
			(announcedBy(units, at)?.group ?? 'members') !== 'members' ||
			isPhrase('sheets', text.replace(/^[\d.\s]+|[\s:]+$/g, ''));
		if ((kind === 'item' || kind === 'block') && !isAttendance) return at;
	}
	return units.length;
}

function readKind(units: readonly Unit[], front: readonly FrontMatter[], lang: Language, head: Head): void {
	const texts = [
		...front
			.filter(({ key }) => key === 'title' || key === 'description' || key === 'subtitle')
			.map(({ value }) => value),
		...units.slice(0, TOP).map(getText),
	];
	for (const text of texts) {
		const kind = text.length < 200 ? vocabulary('meetings').findIn(text) : undefined;
		if (kind === undefined || isOtherDay(text.slice(0, kind.offset))) continue;
		const said = text.slice(kind.offset, kind.offset + kind.length);
		// `CA`, `AG` keep their capitals; `ça` and `âge` are none of them.
		const isShort = said.length <= LONGEST_INITIALS && said === said.toUpperCase();
		if (said.length <= LONGEST_INITIALS && /[^\x20-\x7f]/.test(said)) continue;
		head.values.meeting = isShort ? said : said.toLocaleLowerCase(lang);
		head.findings.push({ what: 'kind', value: head.values.meeting, certainty: 'likely' });
		return;
	}
}

const LONGEST_INITIALS = 4;
