/** The people behind what announces them: on its line, in the lines and items below, in columns, parted by commas or by stops. */

import { foldName } from '../../text/fold.js';
import { matchesIn } from '../../text/places.js';
import { isNumberedTitle, labelled, opensBlock } from '../lines/text.js';
import { COUNTED_HEAD, getText, isNumberedTitleOfList, type Unit } from '../lines/units.js';
import type { Head } from '../model.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { electedVerb } from '../wording/elected-verb.js';
import { isAway, type LabelGroup, labelGroup, sentenceGroup } from '../wording/labels.js';
import { nameLink } from '../wording/links.js';
import { civilAtStart, isFullName, isPersonName, withoutTitle } from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { getStatus } from '../wording/status.js';
import { type Announced, announcedBy, CODE, isCollege, isNamed, isSentence } from './announced.js';
import { civil, isTurned, sharedTitle, tidy } from './name-in-list.js';
import { isHeadRow, readPeople, takeOddNames } from './people.js';
import {
	bareName,
	labelBefore,
	movesBehind,
	namesBehind,
	type Person,
	separators,
	split,
} from './person-entry.js';
import { readSentence, readTold, sameSaid, statusBehind, talkedBy, toldOf } from './told-attendance.js';

/** A list of people is not longer. */
const LONGEST_LIST = 500;

/** A list below an election has no more rows. */
export const MOST_ROWS = 30;

/** Labels that name who sits and what he does. */
const OFFICERS: readonly string[] = ['chair', 'secretary'];

/** `Pour la direction`, `Membres titulaires`: a part of a list with a name a line. */
function isSubhead(text: string): boolean {
	return (
		text.length < 60 &&
		!/[.;:,]$/.test(text) &&
		(labelGroup(text) === 'members' || phraseFinder('subheads').exec(text)?.index === 0)
	);
}

/**
 * `a) Pour le comité :`, `Élus étudiants (8)`, `- Collège « Habitants »` above names: words that name nobody, a part of a list. Whether those in it are
 * guests or members.
 */
function partAbove(units: readonly Unit[], at: number): 'guests' | 'members' | undefined {
	const [unit, next] = [units[at] as Unit, units[at + 1]];
	if (
		(unit.kind !== 'text' && unit.kind !== 'item') ||
		unit.lines.length > 1 ||
		unit.number !== undefined ||
		next === undefined
	)
		return undefined;
	const text = getText(unit);
	const head = text.replace(/^\p{L}\)\s+/u, '').replace(/\s*(?:\(\d{1,3}\))?\s*:?$/u, '');
	const isInItem = unit.kind === 'item' && (next.kind === 'text' || next.depth > unit.depth) && !next.isApart;
	// `Gérant` above a list
	const isRank = unit.kind === 'text' && next.kind === 'item' && isRole(text);
	const isHead = isInItem || isRank || head !== text || isSubhead(text);
	// `Sont élus :` above those who are.
	if (tellsElected(head)) return undefined;
	if (!isHead || head.length > LONGEST_HEAD || labelled(text) !== undefined || isSentence(text))
		return undefined;
	const names = isNamed(next) || (next.kind === 'item' && isNamed({ ...next, kind: 'text', isApart: false }));
	if (!names || isNamed({ ...unit, kind: 'text', isApart: false })) return undefined;
	return labelGroup(head) === 'guests' ? 'guests' : 'members';
}

const LONGEST_HEAD = 75;

/** Whether several people are named in one way, each by a whole name or each by a word: `Ana Bell, Acme, Paris` is one, with a body and a town. */
function areAlike(people: readonly Person[]): boolean {
	const whole = people.filter(({ name }) => /\s/.test(withoutTitle(name))).length;
	return people.length > 1 && (whole === people.length || whole === 0);
}

/**
 * Whether a label stands before names that tells of no group of those who are there: `Copy: Ana Bell`, `Deceased: Bo Carr`, and not `Town Hall:`, `BSI:`,
 * `Treasurer:`.
 */
function namesNoGroup(text: string): boolean {
	const [, of = '', names = ''] = /^(\p{L}[^:(]{1,40}?)\s?:\s+(\p{Lu}.*)$/su.exec(text) ?? [];
	const [first = ''] = /^[\p{L}-]+/u.exec(of) ?? [];
	const isGroup =
		/^\p{Lu}{2,8}$/u.test(of) ||
		labelGroup(of) !== undefined ||
		phraseFinder('saysWhat').exec(of)?.index === 0 ||
		isPhrase('bodyOffices', of) ||
		isPhrase('offices', of) ||
		isInList('seatedBodies', first) ||
		isInList('organizationEnds', of.split(/\s/).at(-1) ?? '') ||
		wordPattern`^${'organizationStarts'}(?!\p{L})`.test(of);
	const isPerson = getStatus(names) !== undefined || (/\s\p{Lu}/u.test(of) && isPersonName(bareName(of)));
	return of !== '' && !isGroup && !isPerson;
}

/** `Copie : M. Roux`, `Next host: Ana Bell`: a label of something else than a group of those present. */
function isNoGroup(text: string): boolean {
	return phraseFinder('noGroups').exec(labelBefore(text))?.index === 0;
}

/** Whether a head tells that those below are elected; `Elected parents`, `Newly elected members` only say what they are. */
function tellsElected(head: string): boolean {
	const verb = electedVerb().exec(head);
	if (verb === null) return false;
	const [before, after] = [head.slice(0, verb.index), head.slice(verb.index + verb[0].length)];
	const isOfNoun = /^(?:\p{L}+\s)?$/u.test(before) && wordPattern`^\s(?!${'articles'}\s)\p{L}`.test(after);
	return /\s/.test(verb[0]) || !isOfNoun;
}

export interface PeopleList {
	people: Person[];
	unnamed: string[];
	taken: number[];
}

/** Whether a list begins there whose entries are all names. */
function areNames(units: readonly Unit[], from: number): boolean {
	let at = from;
	for (; units[at]?.kind === 'item' && at - from < MOST_ROWS; at += 1)
		if (!isPersonName(bareName(getText(units[at])))) return false;
	return at > from;
}

/** `Proxies:` above those who hold some, who were there, each with a deeper list of those whose votes they have; `Ana holds proxy for:` as well. */
export function holdersBelow(
	units: readonly Unit[],
	at: number,
	{ group, value }: Announced,
	present: ReadonlySet<string>,
): PeopleList | undefined {
	const depth = units[at + 1]?.depth ?? 0;
	if (group !== 'represented' || value !== '' || units[at + 1]?.kind !== 'item') return undefined;
	const people: Person[] = [];
	const taken = [at];
	let holder = '';
	for (let next = at + 1; units[next]?.kind === 'item' && next - at < LONGEST_LIST; next += 1) {
		const unit = units[next] as Unit;
		if (unit.depth < depth) break;
		const name = holderName(getText(unit));
		taken.push(next);
		// `~~Ana Bell~~`: taken back.
		if (/^~~/.test(name)) continue;
		const isHolder = unit.depth === depth;
		if (isHolder ? !isThere(name, present) : !isPersonName(name) || isRole(name)) return undefined;
		if (isHolder) holder = name;
		else people.push({ name, note: '', group, holder, moves: [] });
	}
	// Whose proxy it is who is there himself is not said.
	const given = people.filter(({ name }) => !present.has(foldName(withoutTitle(name))));
	return given.length === 0 ? undefined : { people: given, unnamed: [], taken };
}

/** `Ana holds proxy for:`, `Ana Bell (2)`: who is named. */
function holderName(text: string): string {
	const plain = text.replace(/\([^()]*\)/g, '').trim();
	const holds = phraseFinder('holds').exec(plain);
	return holds === null || holds.index === 0 ? plain : plain.slice(0, holds.index).trim();
}

/** Whether somebody is there by a name, or is the only one by a first name, or the one who has an office. */
function isThere(name: string, present: ReadonlySet<string>): boolean {
	const folded = foldName(withoutTitle(name));
	const called = [...present].filter((one) => one === folded || one.split(' ')[0] === folded);
	return called.length === 1 || present.has(folded) || isRole(name);
}

/** `- Chairperson: Ana Bell`, in a list. */
function isOfficerItem(unit: Unit): boolean {
	const text = getText(unit);
	return unit.kind === 'item' && OFFICERS.includes(labelled(text)?.label ?? '') && !isSentence(text);
}

/** The people under a label: on its line, in the list or the lines below. */
export function listBelow(
	units: readonly Unit[],
	at: number,
	announced: Announced,
	head: Head,
): PeopleList | undefined {
	return new ListBelow(units, at, announced, head).read();
}

class ListBelow {
	readonly #people: Person[] = [];
	readonly #unnamed: string[] = [];
	/** The places of the units that the list took. */
	readonly #taken: number[];
	readonly #units: readonly Unit[];
	readonly #at: number;
	/** The unit of the label. */
	readonly #unit: Unit;
	readonly #head: Head;
	/** The group of the label, and that of the part of its list that is read. */
	readonly #group: LabelGroup;
	#label: LabelGroup;
	/** What stands behind the label on its line. */
	#value: string;
	/** The label names nobody on its line: it announces those below. */
	#isCount: boolean;
	/** `…, outre le maire, M. Roux, les conseillers suivants :`: the line goes on below. */
	readonly #isOpen: boolean;
	/** What the entries of the list are, once one was read. */
	#shape: Unit['kind'] | undefined;
	/** The heads of its parts, and how many people stand above each. */
	readonly #parts: Array<{ head: string; from: number }> = [];
	/** A line of the list names several: a sentence with one name below it is no line of it. */
	#namesSeveral = false;

	constructor(units: readonly Unit[], at: number, { group, value, isOpen = false }: Announced, head: Head) {
		const unit = units[at] as Unit;
		const isApart = value === '' && (unit.isApart || isNumberedTitleOfList(units, at)) && unit.depth < 2;
		// `## 2. Apologies` stays an item of the agenda, though its people stand in the header.
		const isItem =
			(unit.kind === 'heading' && isNumberedTitle(getText(unit))) ||
			CODE.test(getText(unit)) ||
			(isApart && (unit.number !== undefined || (unit.kind === 'text' && isNumberedTitle(getText(unit)))));
		this.#units = units;
		this.#at = at;
		this.#unit = unit;
		this.#head = head;
		const guests = guestsBehindCount(group, value);
		// `Invités permanents (11)` above `présents : Ana Bell`
		const [, above = ''] = COUNTED_HEAD.exec(getText(units[at - 1])) ?? [];
		const isOfGuests =
			group === 'present' && units[at - 1]?.kind === 'text' && labelGroup(above) === 'guests';
		this.#group = isOfGuests || guests !== '' ? 'guests' : group;
		this.#label = this.#group;
		this.#taken = isItem ? [] : [at];
		this.#value = peopleOf(guests || value);
		this.#isOpen = isOpen;
		this.#isCount =
			wordPattern`^[\s(]*\d{0,4}\s*${'countedPeople'}?[\s.):]*$`.test(this.#value) ||
			(this.#value.length < LONGEST_HEAD && labelGroup(this.#value) === 'members');
	}

	read(): PeopleList | undefined {
		const run = this.#isCount ? this.#runBelow() : '';
		if (run !== '') [this.#value, this.#isCount] = [run, false];
		const from = this.#isCount ? this.#at + 1 : this.#goOnBelow(run === '' ? this.#at + 1 : this.#at + 2);
		if (!this.#isCount && !this.#readLine()) return undefined;
		for (let next = from; next < this.#units.length && next - this.#at < LONGEST_LIST; next += 1) {
			const below = beforeRollEnd(this.#units[next] as Unit);
			if (below.kind === 'comment' || this.#takeOfficer(below, next)) continue;
			// `- Chair: Ana Bell` among those who were there has given the chair already.
			const isOfList = this.#isCount && this.#isOfThere && isOfficerItem(below);
			if (this.#head.taken.has(next) && !isOfList) break;
			const step = this.#readBelow(below, next);
			if (step === 'no list') return undefined;
			if (step === 'end') break;
			this.#taken.push(next);
		}
		return this.#result();
	}

	#add(read: { people: Person[]; unnamed: string[] }): void {
		for (const one of read.people) this.#people.push(one);
		for (const one of read.unnamed) this.#unnamed.push(one);
	}

	/** Whether the list is of those who were there. */
	get #isOfThere(): boolean {
		return this.#group === 'present' || this.#group === 'attending';
	}

	/** `Chair: Ana Bell, Acme Foundation` on a line of its own, right below the title of a list whose parts follow: one person, with what she is of. */
	#takeOfficer(below: Unit, next: number): boolean {
		const text = getText(below);
		const said = labelled(text);
		const isFirst = this.#isCount && this.#isOfThere && this.#people.length === 0;
		if (!isFirst || below.kind !== 'text' || !OFFICERS.includes(said?.label ?? '')) return false;
		const [name = '', note = ''] = said?.value.split(/,\s+(.*)/su) ?? [];
		const after = this.#units[next + 1];
		const isList =
			after?.kind === 'item' || (this.#units[next + 2]?.kind === 'item' && /:$/.test(getText(after)));
		if (!isFullName(name) || !isList) return false;
		this.#people.push({ name, note: note === '' ? '' : `, ${note}`, group: 'present', moves: [] });
		this.#taken.push(next);
		return true;
	}

	/** `Chair: Ana Bell; Secretary: Bo Carr; Elm Club: Cy Dean;` right below the label, as if it stood on its line. */
	#runBelow(): string {
		const below = this.#units[this.#at + 1];
		const text = getText(below);
		const isRun = below?.kind === 'text' && !below.isApart && split(text, /;/).length >= FEWEST_ON_LINE;
		const read =
			isRun && this.#at + 1 < this.#units.length ? readPeople([text], this.#group, false) : undefined;
		if (read === undefined || read.people.length < FEWEST_ON_LINE || read.unnamed.length > 0) return '';
		this.#taken.push(this.#at + 1);
		return text;
	}

	/** `Présents : Ana Bell, Bo Carr, Cy` above `Dean, Di Ewell`: takes the lines that the list of one line goes on in; the first unit behind them. */
	#goOnBelow(from: number): number {
		let next = from;
		for (; next - this.#at < LONGEST_LIST && !this.#head.taken.has(next); next += 1) {
			const below = this.#units[next];
			const isText = below?.kind === 'text' && below.isApart && below.lines.length === 1;
			if (!isText || isNumberedTitle(getText(below)) || announcedBy(this.#units, next) !== undefined) break;
			if (!goesOnIn(this.#value, getText(below))) break;
			this.#value = `${this.#value} ${getText(below)}`;
			this.#taken.push(next);
		}
		return next;
	}

	/** The people on the line of the label; false where it opens with something else. */
	#readLine(): boolean {
		for (const [index, sentence] of getParts(this.#value).entries()) {
			const own =
				statusBehind(sentence) ??
				(index === 0
					? sameSaid(sentence, this.#group)
					: (sentenceGroup(sentence.replace(/\n/g, ' ')) ?? toldOf(sentence)));
			if (index > 0 && own === undefined) {
				const told = talkedBy(sentence);
				const more = goesOnBehindStop(sentence) ? readPeople([sentence], this.#group, false) : undefined;
				if (told.length > 0) this.#add({ people: told, unnamed: [] });
				else if (more !== undefined) this.#add(more);
				continue;
			}
			const read = readPeople((own?.rest ?? sentence).split('\n'), own?.group ?? this.#group, false);
			if (read !== undefined) this.#add(read);
			else if (index === 0) return false;
		}
		return true;
	}

	/** Reads a unit below the label: `taken` as one of the list, `end` where the list is over, `no list` where there was none. */
	#readBelow(below: Unit, next: number): 'taken' | 'end' | 'no list' {
		const text = getText(below);
		if (this.#shape === 'item' && this.#isColumn(text, next)) {
			this.#shape = 'text';
			return 'taken';
		}
		if (below.kind !== 'item' && below.kind !== 'text' && below.kind !== 'heading') return 'end';
		// `Absent : M. Carr`, and below him the next college.
		if (!this.#isCount && isCollege(below, this.#units[next + 1])) return 'end';
		if (this.#isCount && this.#shape === undefined && isHeadRow(text)) return 'taken';
		const other = announcedBy(this.#units, next);
		const part = this.#isCount && this.#group !== 'represented' ? partAbove(this.#units, next) : undefined;
		if (part !== undefined && (other === undefined || other.group === 'members' || other.isLoose === true)) {
			this.#label = part === 'guests' ? 'guests' : this.#group;
			this.#shape = undefined;
			this.#parts.push({ head: text.replace(/\s*:$/, ''), from: this.#people.length });
			return 'taken';
		}
		if (part === undefined && below.kind === 'text' && COUNTED_HEAD.test(text)) return 'end';
		if (other !== undefined) {
			const isEntry = this.#isEntry(below, other);
			if (!isEntry && !this.#isPart(below, other)) return 'end';
			this.#label = this.#group;
			// `Parents élus : Mme Roux, M. Bell`: who they are is said of each.
			if (isEntry && (below.kind === 'item' || namesBehind(other.value).length > 1))
				return this.#takeNames({ ...below, lines: [other.value] }, other.value, next);
			if (!isEntry && below.lines.length === 1) return 'taken';
		}
		if (below.kind === 'heading') return this.#opensRank(below, text, next) ? 'taken' : 'end';
		// `- Guests: Ana Bell` in a list: the next item is no guest.
		const isInList = this.#unit.kind === 'item' && below.kind === 'item' && below.list === this.#unit.list;
		if (!this.#isCount && isInList) return 'end';
		if (below.kind === 'text' && namesNoGroup(below.lines[0] ?? '') && !this.#isGroup(text)) {
			// `Vie scolaire : Mme Roux, M. Bell`: whether they were there is not said.
			const names = namesBehind(text);
			const isOfMany = this.#group === 'present' && names.length > 1 && !this.#namesOneOf(names);
			if (isOfMany && !isNoGroup(text)) this.#head.unread.add(next);
			return 'end';
		}
		const isTitle = isSubhead(text) || (/:$/.test(text) && text.length < 60 && labelled(text) === undefined);
		if (
			below.kind === 'text' &&
			this.#isCount &&
			/:$/.test(text) &&
			isTitle &&
			isRole(text.replace(/\s*:$/, ''))
		)
			return 'taken';
		// `Parents :` below `Excusé : M. Roux` opens what follows.
		if (below.kind === 'text' && isTitle && /:$/.test(text)) return 'end';
		const isOver =
			this.#isLabel(below, text, other !== undefined) ||
			this.#isNextItem(below, text, next) ||
			this.#isBeside(below, text);
		return isOver ? 'end' : this.#takeNames(below, text, next);
	}

	/**
	 * Whether a label that is not known is that of a group, as in a list of nothing but groups: `Vie scolaire : M. Bell` between `Enseignants :` and
	 * `Parents :`, and not `Rangement : Mme Carr`, who is in another one.
	 */
	#isGroup(text: string): boolean {
		const names = namesBehind(text);
		if (isNoGroup(text)) return false;
		if (this.#isCount && (this.#group !== 'present' || this.#people.length === 0)) return true;
		const areGroups =
			(this.#isCount || labelBefore(this.#value) !== '') &&
			this.#taken
				.slice(this.#unit === this.#units[this.#taken[0] ?? -1] ? 1 : 0)
				.every((at) => labelBefore(getText(this.#units[at])) !== '');
		return areGroups && !this.#namesOneOf(names);
	}

	/** Whether one of these is named in the list already. */
	#namesOneOf(names: readonly string[]): boolean {
		const known = new Set(this.#people.map(({ name }) => foldName(name)));
		return names.some((name) => known.has(foldName(name)));
	}

	/** `11.`, `12.` below `10. Ana Bell`, and below them the names that they number: a column that was read before the other. */
	#isColumn(text: string, next: number): boolean {
		const before = this.#units[next - 1]?.number ?? Number.NaN;
		return (
			/^\d{1,3}[.)]?(?:\s+\d{1,3}[.)]?)*$/.test(text) &&
			text.split(/\s+/).every((number, at) => Number.parseInt(number, 10) === before + 1 + at)
		);
	}

	/** `Titulaires :`, a part of the list; `Étaient présents :`, and right below it `Équipe de l’école :`, perhaps with a name. */
	#isPart(below: Unit, other: Announced): boolean {
		if (other.group === 'members' && this.#group !== 'members')
			return below.kind === 'heading'
				? this.#unit.kind === 'heading' && below.depth > this.#unit.depth
				: other.value === '';
		const [opening = ''] = below.lines;
		return (
			this.#group === 'present' &&
			this.#people.length === 0 &&
			other.group === 'guests' &&
			/:$/.test(opening) &&
			labelGroup(opening.replace(/\s*:$/, '')) === undefined
		);
	}

	/** `Représentante de la Ville : Mme Roux` among those who are there. */
	#isEntry(below: Unit, other: Announced): boolean {
		return (
			other.group === 'members' &&
			this.#group !== 'members' &&
			(below.kind === 'item' ? this.#isCount : this.#shape === 'text' && !below.isApart) &&
			isNamed({ ...below, kind: 'text', isApart: false, lines: [other.value] })
		);
	}

	/** `### Responsables` with its list, in the part of those who were there. */
	#opensRank(below: Unit, text: string, next: number): boolean {
		const isRank =
			this.#unit.kind === 'heading' &&
			below.depth > this.#unit.depth &&
			isRole(text) &&
			areNames(this.#units, next + 1);
		if (!isRank) return false;
		this.#label = this.#group;
		this.#shape = undefined;
		return true;
	}

	/** `Total des voix : 28` below `Pouvoirs : 13`, `Durée du CA : 2 heures` right below a line of people. */
	#isLabel(below: Unit, text: string, isAnnounced: boolean): boolean {
		return (
			(labelled(text) !== undefined && !isAnnounced && !isOfficerItem(below)) ||
			labelled(text, true)?.label === 'agenda' ||
			(below.kind === 'text' && !isAnnounced && labelGroup(text) === 'represented') ||
			/:\s*\d+\s*$/.test(text) ||
			(!this.#isCount && /^[^:]{3,40}(?<!\d):\s*\d/.test(text))
		);
	}

	/** `1. Opening` below a list without numbers, or below people who are numbered too; `4. Committees` below `There were no apologies.` */
	#isNextItem(below: Unit, text: string, next: number): boolean {
		const before = this.#units[next - 1]?.number;
		const hasPeople = this.#people.length > 0;
		// `Première résolution`
		if (below.kind === 'text' && opensBlock(text)) return true;
		const isNumbered = below.kind === 'item' ? below.number !== undefined : isNumberedTitle(text);
		const isFirst = below.kind === 'item' ? (below.number ?? 1) < 2 : /^1\D/.test(text);
		if (isNumbered && before === undefined && (hasPeople || !isFirst)) return true;
		return below.number !== undefined && before !== undefined && below.number <= before && hasPeople;
	}

	/** Whether a unit stands beside the list by its shape. */
	#isBeside(below: Unit, text: string): boolean {
		if (this.#shape === 'item' && below.kind !== 'item' && below.isApart && !/^[*•–-]\s/.test(text))
			return true;
		if (this.#isCount || (this.#isOpen && this.#shape === undefined)) return false;
		// `Présents : Ana Bell` and below it a paragraph for each of the others; more of them where a civility opens each.
		const civils = this.#people.filter(({ name }) => withoutTitle(name) !== name).length;
		const isCivil = civil().test(text) && civils > 0 && civils * 2 >= this.#people.length;
		const goesOn =
			below.kind === 'text' &&
			this.#unit.kind === 'text' &&
			(this.#shape === 'text' || this.#people.length === 1 || isCivil) &&
			/\s/.test(text) &&
			!isSentence(text) &&
			isPersonName(withoutOffice(split(text.replace(/\([^()]*\)/g, ''), /,/)[0] ?? '').name);
		const isEmpty = this.#people.length + this.#unnamed.length === 0;
		if (!goesOn && (below.isApart || (below.kind === 'text' && isEmpty))) return true;
		return below.kind === 'item' && !below.isApart && this.#shape === undefined && this.#people.length > 3;
	}

	#takeNames(below: Unit, text: string, next: number): 'taken' | 'end' | 'no list' {
		// `**Agenda & Minutes**` is a title.
		if (below.isBold && below.kind === 'text' && hasWordOf('itemWords', text)) return 'end';
		const isFirst = this.#shape === undefined;
		const read = this.#peopleIn(below, text, next);
		const isEntry = below.kind === 'item' && text.length < 90;
		// An entry of a list that is no name, among those that are.
		if (read === undefined && this.#shape === 'item' && isEntry && this.#people.length > 1) {
			this.#unnamed.push(text);
			return 'taken';
		}
		// `Reports`, `1. Reports` below `Attendance: 24 members`: a title.
		const isOneWord = read?.people.every(({ name }) => !/\s/.test(name)) === true;
		const isTitle = below.kind === 'text' ? below.isApart : this.#isOtherCount(below);
		if (isFirst && COUNT.test(getText(this.#unit)) && isTitle && isOneWord) return 'end';
		if (read === undefined || this.#isOfOthers(below, text, read.people)) {
			if (!isFirst || this.#people.length > 0) return 'end';
			// The first entry of a list may be nobody by name.
			if (!isEntry || !this.#isCount || this.#unnamed.length > 0) return 'no list';
			this.#unnamed.push(text);
			return 'taken';
		}
		// In capitals a line may be the next title.
		const isShouted =
			below.kind === 'text' &&
			below.isApart &&
			this.#people.length > 0 &&
			text === text.toUpperCase() &&
			!this.#people.some(({ name }) => name === name.toUpperCase());
		if (isShouted) return 'end';
		// `Ana Bell arrived at 8 pm.` below the list that names her already.
		const isAgain =
			/[.!]$/.test(text) &&
			read.people.length > 0 &&
			read.people.every((one) => this.#people.some(({ name }) => name === one.name));
		if (isAgain) return 'end';
		this.#namesSeveral ||= read.people.length > 1;
		// An empty box: not there.
		const isUnticked = EMPTY_BOX.test(below.source[0] ?? '') && isPresence(this.#group);
		const isTicked = this.#group === 'present' || hasTickBeside(this.#units, next);
		this.#add(
			isUnticked && isTicked
				? { ...read, people: read.people.map((one) => ({ ...one, group: 'absent' as const })) }
				: read,
		);
		this.#shape ??= below.kind;
		return 'taken';
	}

	/** Whether an item opens a numbered list that has not as many entries as the label counts people. */
	#isOtherCount({ number, list }: Unit): boolean {
		const [, count = ''] = COUNT.exec(getText(this.#unit)) ?? [];
		return number !== undefined && this.#units.filter((one) => one.list === list).length !== Number(count);
	}

	#peopleIn(below: Unit, text: string, next: number): { people: Person[]; unnamed: string[] } | undefined {
		// `Enseignants :` above their names, in one paragraph with them.
		const [first = '', ...others] = below.lines;
		const lines = others.length > 0 && /:$/.test(first) && first.length < 60 ? others : below.lines;
		const isListed =
			below.kind === 'item' ||
			below.isApart ||
			this.#shape === 'text' ||
			this.#parts.length > 0 ||
			text.length < 60;
		// `Ana, Bo et Cy` as the one paragraph below its label, where a list has one person a line.
		const isRun = below.kind === 'text' && lines.length === 1 && split(text, separators()).length > 2;
		const run = isRun && this.#shape === undefined ? readPeople(lines, this.#label, false) : undefined;
		// `Ana Bell (work) and Bo Carr (leave). The meeting accepted their reasons.`
		const [named = '', ...said] = below.kind === 'text' ? getSentences(text) : [];
		const isSaid = said.length > 0 && said.every((sentence) => !/^\p{Lu}\S*\s\p{Lu}/u.test(sentence));
		const opening =
			isSaid && civilAtStart(named) !== undefined ? readPeople([named], this.#label, false) : undefined;
		return (
			(below.kind === 'text' && isSentence(text) ? readTold(text) : undefined) ??
			opening ??
			(run !== undefined && areAlike(run.people) ? run : undefined) ??
			readPeople(lines, this.#label, isListed && lines.length === 1, behindCommas(this.#units, next)) ??
			(this.#shape === undefined && this.#isCount ? readSentence(text, this.#label) : undefined)
		);
	}

	/** Whether a text below the list only happens to name people. */
	#isOfOthers(below: Unit, text: string, people: readonly Person[]): boolean {
		const isLone = !/\s/.test(people[0]?.name ?? 'x') && civilAtStart(text) === undefined;
		if (this.#shape === 'text' && below.isApart && isLone) return true;
		// `La présidente est Ada Brun, non adhérente ; le secrétaire est Ben Roy.` below `Pouvoirs : 3`
		const isOfProxies = this.#group === 'represented' && people.some(({ holder }) => holder !== undefined);
		if (this.#group === 'represented' && below.kind === 'text' && isSentence(text) && !isOfProxies)
			return true;
		return (
			below.kind === 'text' &&
			this.#shape !== undefined &&
			isSentence(text) &&
			(below.isApart || tellsOfOne(people, text) || (this.#namesSeveral && people.length === 1))
		);
	}

	/** `* absent` right below the list: those with the sign behind their names were away. */
	#readSign(): void {
		const below = this.#taken.reduce((last, at) => Math.max(last, at), this.#at) + 1;
		const unit = this.#units[below];
		const [, sign = '', said = ''] =
			unit?.kind === 'text' ? (/^([*†‡])\s*[:=–-]?\s*(\p{L}[^:]{2,40}?)\.?$/u.exec(getText(unit)) ?? []) : [];
		const group = sign === '' ? undefined : labelGroup(said);
		if (!isAway(group)) return;
		const bare = (entry: string) =>
			entry
				.replace(sign, '')
				.replace(/\([^()]*\)/g, '')
				.trim();
		const signed = this.#taken
			.flatMap((at) => this.#units[at]?.lines ?? [])
			.flatMap((line) => line.replace(/^[^:]*:\s*/, '').split(nameLink()))
			.filter((entry) => entry.includes(sign))
			.map(bare);
		const away = this.#people.filter(({ name }) => signed.includes(bare(name)));
		// Where some with the sign are not found, the line stays, to be read by others.
		if (away.length === 0 || away.length !== signed.length) return;
		for (const one of away) one.group = group;
		this.#taken.push(below);
	}

	/** Of those below `Pour la direction :`, in a list that has a part of the staff too, only who presides sits in the body, where one is said to. */
	#readEmployer(): void {
		if (!this.#parts.some(({ head }) => hasWordOf('staffHeads', head))) return;
		for (const [index, { head, from }] of this.#parts.entries()) {
			if (!isPhrase('employerHeads', head)) continue;
			const own = this.#people.slice(from, this.#parts[index + 1]?.from);
			const [chair, more] = own.filter(({ note }) =>
				wordPattern`(?:^|,)[\s(]*${'presidingNouns'}(?![\p{L}-])`.test(note),
			);
			if (chair === undefined || more !== undefined) continue;
			for (const one of own) if (one !== chair && one.group === 'present') one.group = 'guests';
		}
	}

	/** Whether somebody's name is all of a line, and nothing else is known of him. */
	#isHead({ name, note, holder, moves }: Person): boolean {
		const isLine = this.#taken.some((at) => this.#units[at]?.lines.includes(name) === true);
		return isLine && note === '' && holder === undefined && moves.length === 0;
	}

	#result(): PeopleList | undefined {
		this.#readSign();
		this.#readEmployer();
		const [people, unnamed] = [this.#people, this.#unnamed];
		// Above names of which nearly all have small letters, words in capitals alone are places, a line each.
		const [places, named] = parted(
			people,
			({ name, holder }) =>
				holder === undefined && name === name.toUpperCase() && withoutTitle(name) === name,
		);
		const isOfPlaces =
			places.length > 2 && named.length > places.length && places.every((one, at) => people[at] === one);
		if (isOfPlaces) for (const { name } of places) unnamed.push(name);
		// `Direction`, a line of its own above people who all have a civility; `ELM HILL` too, where the list opens with one of at least three such places.
		const opens = places.length > 2 && places[0] === people[0];
		const [civils, lone] = parted(
			people,
			(one) =>
				withoutTitle(one.name) !== one.name || (/\s/.test(one.name) && !(opens && places.includes(one))),
		);
		const areHeads = lone.length < civils.length && lone.every((one) => this.#isHead(one));
		const isCivil = civils.length > 2 && civils.every(({ name }) => withoutTitle(name) !== name);
		if (!isOfPlaces && areHeads && isCivil) for (const { name } of lone) unnamed.push(name);
		const listed = isOfPlaces ? named : areHeads && isCivil ? civils : people;
		takeOddNames(listed, unnamed, this.#group);
		return listed.length === 0 && unnamed.length === 0
			? undefined
			: { people: listed, unnamed, taken: this.#taken };
	}
}

/**
 * Whether a list that commas or semicolons part goes on in the line below: behind its last sign somebody else, behind `Cy` his last name. A line that ends
 * with a whole name is at its end.
 */
function goesOnIn(list: string, below: string): boolean {
	const sign = /;\s*$/.test(list) ? ';' : ',';
	const parts = split(list, sign === ';' ? /;/ : /,/);
	const [next = ''] = split(below, sign === ';' ? /[;.]\s|;$/ : /[,;.]\s|[,;.]$/);
	const last = parts.at(-1) ?? '';
	if (parts.length < FEWEST_ON_LINE || labelled(below) !== undefined) return false;
	if (list.trimEnd().endsWith(sign)) {
		const who = sign === ';' ? next.replace(/^[^:]{2,60}?\s?:\s/u, '') : next;
		const giver = phraseFinder('proxies').exec(who);
		return isWholePerson(giver === null ? who : who.slice(0, giver.index).trim());
	}
	const isLone = !/\s/.test(withoutTitle(last)) && isPersonName(withoutTitle(last));
	const named = parts.filter((part) => !isRole(part));
	const isOfWhole = named.filter((part) => isWholePerson(part)).length * 2 > named.length;
	return isLone && isOfWhole && /[,;.]/.test(below) && isWholePerson(`${last} ${next}`);
}

/** First and last name, and no sentence. */
function isWholePerson(text: string): boolean {
	return isFullName(withoutTitle(text.replace(sharedTitle(), ''))) && !isRole(text);
}

/** Fewer names behind a label are no list that a line was too short for. */
const FEWEST_ON_LINE = 3;

/** How many people a line counts; the number of a title counts none. */
const COUNT = /(?<!\d)(?!\d{1,2}[.)]\s+\p{L})(\d{1,4})(?!\d)/u;

/** `Mme Kern, titulaire de 30 parts`, and below it or behind it `seuls associés de la société`: a unit up to what is said of all. */
function beforeRollEnd(unit: Unit): Unit {
	const at = unit.lines.findIndex((line) => phraseFinder('rollEnds').test(line));
	if (at === -1) return unit;
	const line = unit.lines[at] ?? '';
	const last = line.slice(0, phraseFinder('rollEnds').exec(line)?.index).replace(/[\s,;]+$/, '');
	const lines = [...unit.lines.slice(0, at), last].filter((one) => one !== '');
	return lines.length === 0 ? unit : { ...unit, lines };
}

/** `37 membres et deux invités : Ana Bell`, behind a label of those present: only guests are named, and these are they. */
function guestsBehindCount(group: LabelGroup, value: string): string {
	const [counted = '', counts = ''] = /^\s*(\d{1,4}\s[^:;.\n]{3,80}?)\s?:\s/u.exec(value) ?? [];
	const last = counts.split(wordPattern`,?\s(?:\+|&|${['besides', 'amongWords']})\s`).at(-1) ?? '';
	return group === 'present' && last !== counts && labelGroup(last) === 'guests'
		? value.slice(counted.length)
		: '';
}

/** What stands behind a label, without what says how many they are. */
function peopleOf(value: string): string {
	// `Ana Bell et Bo Carr formant la majorité des membres en exercice.`
	const end = phraseFinder('rollEnds').exec(value)?.index;
	// `Absents : 3 copropriétaires représentant 258 tantièmes : M. Roux`
	return (
		value
			.slice(0, end)
			.replace(/^[\s*]*\d{1,4}\s[^:;,\n]{3,80}:[\s*]+(?=\p{Lu})/u, '')
			// `Pouvoirs : 2 (Ana Bell à Bo Carr, Cy Dean à Di Ewell)`, `5 directors (Ana Bell, Bo Carr)`
			.replace(/^\s*\d{1,4}(?:\s\p{Ll}+){0,2}\s*\((\p{Lu}[^()]*)\)\s*\.?\s*$/u, '$1')
			// `Présents : 8 – Mmes Bell, Carr`, `Absents : 2` above `M. Bell, Mme Carr`
			.replace(COUNT_BEFORE_NAMES, (whole, name: string) =>
				isPersonName(bareName(tidy(name))) && !isRole(name) ? '' : whole,
			)
			// `Present: (name, office) Ana Bell, chair`
			.replace(/^\(([^()]*)\)\s+(?=\p{Lu})/u, (whole, words: string) => (isHeadRow(words) ? '' : whole))
			// `Present: (name, office)`: what stands below
			.replace(/^\(([^()]*)\)$/u, (whole, words: string) =>
				words.split(/[,/]/).some((word) => isPersonName(word) && /\s/.test(word.trim())) ? whole : '',
			)
	);
}

/** `Mmes Bell et Carr (adjointes). Mme Dean (déléguée).`: people go on behind the full stop. */
function goesOnBehindStop(sentence: string): boolean {
	// `Bo Carr. Cy Dean, Di Ewell`: the full stop is a comma.
	const names = split(sentence, /[,;]/);
	const areNamed = names.slice(0, 2).every((name) => isFullName(name));
	return movesBehind().test(sentence) || areNamed || civil().test(sentence.replace(/^[^:()]{2,40}:\s*/u, ''));
}

/** Those of which something is so, and the others. */
function parted<Item>(items: readonly Item[], isSo: (item: Item) => boolean): [Item[], Item[]] {
	return [items.filter(isSo), items.filter((item) => !isSo(item))];
}

/** What stands behind the commas of a list of which most entries have one: `- Ana Bell, Red Hat`, `- Bo Carr, Siemens AG (Chair)`; `- Bell, Ana`. */
function behindCommas(units: readonly Unit[], at: number): 'body' | 'first name' | undefined {
	const unit = units[at] as Unit;
	if (unit.kind !== 'item') return undefined;
	const near = units
		.slice(Math.max(0, at - LONGEST_SIDE), at + LONGEST_SIDE)
		.filter(({ kind }) => kind === 'item');
	const own = near.filter(({ list }) => list === unit.list);
	const entries = (own.length > 1 ? own : near).map((entry) => getText(entry).replace(/[,;.\s]+$/, ''));
	const paired = entries.filter((entry) => split(entry, /[,;]/).length === 2);
	if (entries.length < 3 || paired.length * 5 <= entries.length * 3) return undefined;
	// Bodies come back, `- Ana, Acme`, `- Bo, Acme`; first names hardly do.
	const turned = new Set(
		paired.filter((entry) => isTurned(entry)).map((entry) => split(entry, /,/)[1] ?? ''),
	);
	if (turned.size * 5 > paired.length * 4) return 'first name';
	// `- Ana Bell, Bo Carr,` are two: a role in brackets, or what is no name, tells a body.
	const bodies = paired.filter((entry) => {
		const [name = '', beside = ''] = split(entry, /,/);
		return (
			/\)$/.test(entry) || !isPersonName(beside) || isRole(beside) || (/\s/.test(name) && !/\s/.test(beside))
		);
	});
	// A box to tick is one person's.
	const ticked = own.filter(({ source }) => TICK_BOX.test(source[0] ?? ''));
	if (own.length > 2 && ticked.length === own.length) return 'body';
	// Where all have one comma, half of them tell.
	const least = paired.length === own.length ? paired.length : paired.length + 1;
	return own.length > 2 && bodies.length * 2 >= least ? 'body' : undefined;
}

/** `- [ ] Ana Bell`, `☐ Bo Carr` */
const EMPTY_BOX = /^\s*(?:[-*+]\s+)?(?:\\?\[\s?\\?\]|☐)/u;
const FULL_BOX = /^\s*(?:[-*+]\s+)?(?:\\?\[[xX]\\?\]|[☑☒])/u;

/** Whether the entry of a list says who was there, by whatever label. */
function isPresence(group: LabelGroup): boolean {
	return group === 'present' || group === 'anyhow' || group === 'attending' || group === 'members';
}

/** Whether a box of the lines beside is ticked: in a form that nobody filled in all are empty. */
function hasTickBeside(units: readonly Unit[], at: number): boolean {
	const near = units.slice(Math.max(0, at - LONGEST_SIDE), at + LONGEST_SIDE);
	return near.some(({ source }) => FULL_BOX.test(source[0] ?? ''));
}

/** `- [x] Ana Bell` */
const TICK_BOX = /^\s*[-*+]\s+\\?\[[\sxX]?\\?\]/;

/** So far on each side the entries of a list are looked at. */
const LONGEST_SIDE = 20;

/**
 * `M. Roux, maire sortant, déclare la séance ouverte et donne lecture …`, `Ana Bell chaired the rest.`: a name, and far more behind it than what somebody is,
 * or right behind it something else.
 */
function tellsOfOne([one, more]: readonly Person[], text: string): boolean {
	if (one === undefined || more !== undefined) return false;
	const said = one.note.replace(/^,\s/, '');
	return one.note.length > LONGEST_NOTE || (text.includes(`${one.name} ${said}`) && !isRole(said));
}

/** What somebody is takes no more. */
const LONGEST_NOTE = 80;

/** How many there are, and the first of them. */
const COUNT_BEFORE_NAMES = /^\s*\d{1,4}\s*(?:[–—:-]|\n)\s*(?=(\p{Lu}[^,;:\n]{1,60}?)\s*(?:[,;\n]|\.?$))/u;

/** Sentences of a list, and labels behind dashes and semicolons: `Ana Bell — Not attending: Bo Carr; excused Cy Dean`. */
export function getParts(value: string): string[] {
	return sentencesOfList(value).flatMap((sentence) => {
		// `Chair: Ana Bell; Secretary: Bo Carr; …`: each is one of the list.
		const areOffices = split(sentence, /;/).length >= FEWEST_ON_LINE && isRole(labelBefore(sentence));
		const starts = matchesIn(
			sentence,
			/(?:\s*;|\s+[—–|/•-]+)\s+(?=(?:([^:;,—–|]{3,50}):)?([^;]{3,70}))/gu,
		).filter(
			([, label = '', words = '']) =>
				(label !== '' && labelGroup(label) !== undefined) ||
				// `Excused: Ana Bell – Chair: Bo Carr`
				(!areOffices &&
					OFFICERS.includes(labelled(`${label}:`)?.label ?? '') &&
					namesBehind(words).length > 0) ||
				// `Ana Bell – proxy to Bo Carr`: whose votes she gives.
				(sentenceGroup(words) !== undefined && phraseFinder('proxies').exec(words)?.index !== 0),
		);
		let from = 0;
		const parts = starts.map(({ index, 0: sign }) => {
			const part = sentence.slice(from, index);
			from = index + sign.length;
			return part;
		});
		return [...parts, sentence.slice(from)];
	});
}

/** Sentences, where the stop behind a short first name ends none: `MM. Bell, JM. Carr, J.-Cl. Dean`, `MM. Ph. Bell et Ch. Carr`. */
function sentencesOfList(value: string): string[] {
	return getSentences(value).reduce<string[]>((out, sentence) => {
		const last = out.at(-1) ?? '';
		const isCut =
			(/[\s,]\p{Lu}{2}\.$/u.test(last) && /^\p{Lu}[\p{L}'’-]+\s*[,;]/u.test(sentence)) ||
			(SHORT_FIRST_NAME.test(last) && LAST_NAME_BEHIND().test(sentence));
		if (isCut) out[out.length - 1] = `${last} ${sentence}`;
		else out.push(sentence);
		return out;
	}, []);
}

/** `J.-Cl.`, and `Ph.`, `Cl.` without a vowel, as no whole first name is. */
const SHORT_FIRST_NAME = /(?:^|[\s,;(])\p{Lu}(?:\.-?\s?\p{Lu})?[bcdfghjklmnpqrstvwxz]{1,2}\.$/u;

/** A last name with nothing of a label behind it. */
const LAST_NAME_BEHIND = () =>
	wordPattern`^(?:${'nameParticles'}\s)?\p{Lu}[\p{L}'’-]+(?:\s*(?:[,;(]|\.?$)|\.?\s+(?:${'andWords'}\s|\p{Lu}))`;
