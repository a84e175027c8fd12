import { vocabulary } from '../../language/index.js';
import { matchesIn } from '../../text/places.js';
import { labelled } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { type Head, NEAR_TOP, setValue, TOP } from '../model.js';
import { isSentence } from '../people/announced.js';
import { movesIn } from '../people/moves.js';
import { bareName, type Person, split } from '../people/person-entry.js';
import type { FrontMatter } from '../sources/as-markdown.js';
import { exactly, hasWordOf, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { electedVerb } from '../wording/elected-verb.js';
import { listLink } from '../wording/links.js';
import { electsSecretaryAhead, officerDeeds, officesBeforeNames } from '../wording/officer-deeds.js';
import {
	isPersonName,
	type KnownNames,
	knownNames,
	nameAtEnd,
	nameAtStart,
	namesIn,
	withoutTitle,
} from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { isOfElections, isOfOfficers, saysHowElected } from './head-labels.js';

/** An office of the sitting. */
type Office = 'chair' | 'secretary';

/** Who had the chair and who kept the minutes, by labels, sentences, the list of people and the front matter, the surest first. */
export function readOfficers(
	units: readonly Unit[],
	front: readonly FrontMatter[],
	head: Head,
	known: KnownNames,
	start: number,
): void {
	readBothOffices(units, head);
	readSittingBureau(units.slice(0, start), head);
	const sentences = officerSentences(units, start);
	for (const what of ['chair', 'secretary'] as const) {
		for (const text of sentences) {
			if (head.values[what] !== undefined || (what === 'chair' && takesFromOthers(text, known))) break;
			readSentence(text, what, head, known);
		}
		if (head.values[what] === undefined) readFromList(head, what);
		if (what === 'secretary') readRollCaller(sentences, head, known);
	}
	readOpener(sentences, head, known);
	readElectedSecretary(units, head, known, start);
	for (const what of ['chair', 'secretary'] as const) readLabelledOfficer(units, head, known, what, start);
	readPresiding(sentences, head);
	readAuthor(front, head);
	nameInitials(head);
}

/** `C. Bell` in the list of those whose chair is Cleo Bell: one person, by the whole name. Who only writes may be none of them. */
function nameInitials({ people, values }: Head): void {
	const chair = values.chair ?? '';
	const [first = '', ...last] = withoutTitle(chair).split(' ');
	if (last.length === 0 || people.some(({ name }) => withoutTitle(name) === withoutTitle(chair))) return;
	const short = `${first.charAt(0)}. ${last.join(' ')}`;
	const isOnly = knownNames(people.map(({ name }) => name)).whole(last.join(' ')) !== undefined;
	const only = isOnly ? people.find(({ name }) => withoutTitle(name) === short) : undefined;
	if (only !== undefined) only.name = chair;
}

/** `Mme Roux quitte la salle et M. Bell prend la présidence.`: whoever takes the chair after others left has it in their place. */
function takesFromOthers(text: string, known: KnownNames): boolean {
	const [taken] = [...matchesIn(text, phraseFinder('chairBefore')), ...officerDeeds(text, 'chair')].sort(
		(one, other) => one.index - other.index,
	);
	const before = text.slice(0, taken?.index);
	return movesIn(text, known).some(
		({ what, names }) =>
			what === 'departure' && names.some((name) => before.includes(name.split(' ').at(-1) ?? name)),
	);
}

/** Whoever opens the meeting has the chair, where nobody else is said to. */
function readOpener(sentences: readonly string[], head: Head, known: KnownNames): void {
	for (const text of sentences) {
		if (head.values.chair !== undefined) return;
		const named = officerDeeds(text, 'opener').map((match) => nameBefore(text, match, 'chair', known));
		const opener = named.find((name) => name !== undefined) ?? openerOf(text, head, known);
		if (opener !== undefined) setValue(head, 'chair', withoutTitle(known.whole(opener) ?? opener), 'likely');
	}
}

/** `Président et secrétaire de séance : Ana Bell` */
function readBothOffices(units: readonly Unit[], head: Head): void {
	const both = units.find((unit) =>
		wordPattern`^${exactly('presidingNouns')}\s+(?:${'andWords'}|&)\s+${'secretaryNouns'}(?:\s+${'ofSitting'})?\s*:`.test(
			getText(unit).toLowerCase(),
		),
	);
	const name =
		both === undefined
			? ''
			: getText(both)
					.replace(/^[^:]*:\s*/, '')
					.replace(/\.$/, '');
	if (!isPersonName(name)) return;
	setValue(head, 'chair', name, 'sure');
	setValue(head, 'secretary', name, 'sure');
}

/** `Bureau de séance : présidente Ana Bell, secrétaire Bo Carr` */
function readSittingBureau(units: readonly Unit[], head: Head): void {
	for (const unit of units) {
		const [, label = '', value = ''] = /^([^:]{5,40}?)\s*:\s*(.{5,200})$/su.exec(getText(unit)) ?? [];
		if (!isPhrase('sittingBureaux', label)) continue;
		for (const { name, office } of split(value, listLink()).map((part) => withoutOffice(part))) {
			if (!isPersonName(name)) continue;
			if (hasWordOf('presiding', office)) setValue(head, 'chair', name, 'sure');
			else if (phraseFinder('secretaryRoles').test(office)) setValue(head, 'secretary', name, 'sure');
		}
	}
}

/** The sentences that may name an officer: those of the opening and of the end, and text a little further down. */
function officerSentences(units: readonly Unit[], start: number): string[] {
	return units.flatMap((unit, at) => {
		const isOut =
			unit.kind === 'table' ||
			unit.kind === 'comment' ||
			unit.lines.some((line) => COLUMNS.test(line) && !isSentence(line)) ||
			(at > Math.max(start + 12, TOP) && at < units.length - 15 && (unit.kind !== 'text' || at > 200));
		return isOut ? [] : getSentences(getText(unit).slice(0, 2000)).filter((text) => text.length < LONGEST);
	});
}

/** Whom a sentence says to hold an office: named before or behind the words that say it, or by what the holder does. */
function readSentence(text: string, what: Office, head: Head, known: KnownNames): void {
	const isChair = what === 'chair';
	for (const match of officerDeeds(text, what)) {
		const name = nameBefore(text, match, what, known);
		// `BT`, `Eric`: the list of people has the whole name.
		if (name !== undefined) setValue(head, what, known.whole(withoutTitle(name)) ?? name, 'likely');
	}
	const holder = head.values[what] === undefined ? holderIn(text, what, known) : undefined;
	if (holder !== undefined) setValue(head, what, known.whole(holder) ?? holder, 'likely');
	const assistant = isChair ? undefined : assistantIn(text);
	if (assistant !== undefined) setValue(head, what, known.whole(assistant) ?? assistant, 'likely');
	const presiding = isChair ? presidingByName(text, known) : undefined;
	if (presiding !== undefined) setValue(head, what, known.whole(presiding) ?? presiding, 'likely');
	const told = [
		...officesBeforeNames(text, what),
		...matchesIn(text, phraseFinder(isChair ? 'chairBefore' : 'secretaryBefore')),
	];
	// `Finance Committee – chaired by Bo Carr`, `Roads Committee – chaired by Cy Dean`, …: who chairs each of several bodies.
	if (told.length >= MANY_BODIES && new Set(told.map(([said]) => said.toLowerCase())).size === 1) return;
	for (const match of told) {
		const name = nameBehind(text.slice(match.index + match[0].length), known);
		if (name === undefined || isOfOther(text.slice(0, match.index), match[0], name, what, known)) continue;
		if (known.mayBePerson(name)) setValue(head, what, known.whole(name) ?? name, 'likely');
	}
}

/** `Il est assisté de Mme Ana Bell, secrétaire de l'association.`, `assisté de Mme Bell, secrétaire et M. Carr, trésorier`: names and, to the end, what each of them is. */
function assistantIn(text: string): string | undefined {
	const found = phraseFinder('assistedBy').exec(text);
	if (found === null) return undefined;
	const parts = text
		.slice(found.index + found[0].length)
		.trim()
		.replace(/\.$/, '')
		.split(wordPattern`,\s+|\s+${'andWords'}\s+(?=${exactly('titles')}\.?\s)`);
	const names = parts.filter((_, at) => at % 2 === 0);
	const offices = parts.filter((_, at) => at % 2 === 1);
	const isList = offices.length === names.length && offices.every(isRole);
	const at = offices.findIndex((office) => phraseFinder('secretaryRoles').exec(office)?.index === 0);
	return isList && names.every((name) => isPersonName(name)) ? names[at] : undefined;
}

/** A sentence that says so often who chairs tells it of as many bodies. */
const MANY_BODIES = 3;

/** `Ana Bell preside`: the name that stands before what says the office. */
function nameBefore(
	text: string,
	{ 0: said, index }: RegExpExecArray,
	what: Office,
	known: KnownNames,
): string | undefined {
	const before = text.slice(0, index).replace(wordPattern`^${'thatWords'}(?:\s+|(?<=['’]))`, '');
	const atEnd = nameAtEnd(before, known);
	// `Ana Bell, Town Clerk, called the roll`
	const isOffice = atEnd !== undefined && !known.has(atEnd) && isRole(atEnd);
	const name =
		(isOffice ? undefined : atEnd) ?? nameBehindRole(before) ?? nameBeforeRole(before, known) ?? atEnd;
	// `NOMINATION D'UN PRÉSIDENT ET D'UN SECRÉTAIRE`, `est désignée secrétaire adjointe`
	const isTitle = text === text.toUpperCase() && !known.has(name ?? '');
	const rest = text.slice(index + said.length).trimStart();
	if (isTitle || phraseFinder('otherRoles').exec(rest)?.index === 0) return undefined;
	const isSecretary =
		!wordPattern`${exactly('sittingWords')}$`.test(said) || wordPattern`${'secretaryStems'}`.test(said);
	// `Clerk Ana Bell called the meeting to order` in place of a chair who is not named.
	const isClerk = wordPattern`^${'secretaryNouns'}\s`.test(name ?? '');
	return (what === 'chair' && !isClerk) || (what === 'secretary' && isSecretary) ? name : undefined;
}

/** Who opened the meeting: `ouverte par Madame la Directrice` is the one of those who are there. */
function openerOf(text: string, head: Head, known: KnownNames): string | undefined {
	const found = openedBy().exec(text);
	const [said = '', caller = ''] = found ?? [];
	const index = found?.index ?? 0;
	// `Le tri a débuté, mené par Ana Bell`: what she leads is no meeting, as it is in `We started, led by Ana Bell`.
	// `called to order at 7 and the agenda was approved on a motion by Bo Carr`
	const ahead = said.slice(0, said.length - caller.length);
	if (ahead.length > LONGEST_OPENING && hasWordOf('auxiliaries', ahead)) return undefined;
	const isNamed = /\s/.test(text.slice(0, index).trim());
	const isOther = wordPattern`,\s+\p{L}+\s+${'agentWords'}\s`.test(said) && isNamed;
	// `called to order at 6 pm and led in prayer by Ana Bell`
	if (hasWordOf('prayerWords', `${text.slice(0, index)} ${said.slice(0, said.length - caller.length)}`))
		return undefined;
	if (isOther && !phraseFinder('meetingWords').test(text.slice(0, index))) return undefined;
	const named = caller.replace(/[\s.]+$/, '');
	const called = isRole(named) ? (holderOfOffice(named, head) ?? '') : named;
	// `votée par le CA`
	return known.has(called) || (isPersonName(called) && !/^\p{Lu}{2,4}$/u.test(called)) ? called : undefined;
}

/** `Ouverture de la séance et présentation de l’ordre du jour par` is longer, and has no verb. */
const LONGEST_OPENING = 60;

/** The name, the handle or the one word of a name that follows what says the office. */
function nameBehind(rest: string, known: KnownNames): string | undefined {
	const handle = /^\s*:?\s*([\p{Ll}\p{N}][\p{L}\p{N}_-]+)(?=[\s.,]|$)/u.exec(rest)?.[1] ?? '';
	return (
		nameAtStart(rest, known) ??
		nameBehindOffice(rest, known) ??
		known.whole(handle) ??
		/^\s*:?\s*(\p{Lu}[\p{L}'-]+)[.,]?(?:\s+at\s|\s*$|[.,])/u.exec(rest)?.[1]
	);
}

/** Whether the words before tell of something else than the meeting and its minutes. */
function isOfOther(told: string, said: string, name: string, what: Office, known: KnownNames): boolean {
	// `a grant submitted by Ana Bell`: what she wrote is not the minutes.
	if (what === 'secretary')
		return (
			wordPattern`^\p{Ll}+\s+${exactly('agentWords')}$`.test(said) &&
			!phraseFinder('meetingWords').test(told) &&
			!/^\W*(?:\p{Lu}\p{L}+ly\s+)?$/u.test(told.length === 0 ? 'x' : told)
		);
	// `Attendance will be facilitated by Ringwave`, `La section sera conduite par Ana Bell`
	const isUnsure = !known.has(name) || wordPattern`\s${exactly('agentWords')}$`.test(said);
	// `the ad hoc subcommittee, chaired by Ana Bell`
	const isOfBody = known.size >= FEW || phraseFinder('otherBodies').test(told);
	return isOfBody && isUnsure && /\p{L}/u.test(told) && !phraseFinder('meetingWords').test(told);
}

/** The one of those who are there whom the list says to hold an office. */
function readFromList(head: Head, what: Office): void {
	const role = what === 'chair' ? ('chairRoles' as const) : ('secretaryRoles' as const);
	const isThere = (group: Person['group']) =>
		group === 'present' || group === 'remote' || (what === 'secretary' && group === 'guests');
	const isHeld = (note: string) => phraseFinder(role).test(note) && !phraseFinder('otherRoles').test(note);
	const there = head.people.filter(({ group }) => isThere(group));
	// `Vice-Chairman, in the chair`
	const now = what === 'chair' ? there.filter(({ note }) => phraseFinder('inChair').test(note)) : [];
	const all = now.length > 0 ? now : there.filter(({ note }) => isHeld(note));
	// `Ed Green, secretary`, beside the social secretary and the club secretary.
	const only = all.filter(({ note }) => {
		const [word] = phraseFinder(role).exec(note) ?? [];
		return word !== undefined && word.length === note.replace(/^[\s,(]+|[\s)]+$/g, '').length;
	});
	const held = all.length > 1 ? only : all;
	if (held.length === 1 && held[0] !== undefined) setValue(head, what, withoutTitle(held[0].name), 'likely');
}

/** `Ana Bell, Town Clerk, called the roll`: a clerk or secretary who does so keeps the minutes. */
function readRollCaller(sentences: readonly string[], head: Head, known: KnownNames): void {
	const callers = sentences.flatMap((text) => {
		const called = phraseFinder('rollCalls').exec(text);
		const before = called === null ? '' : text.slice(0, called.index);
		const isClerk = wordPattern`(?<!\p{L})${'secretaryNouns'}(?!\p{L})`.test(before);
		const name = called !== null && isClerk ? nameBefore(text, called, 'secretary', known) : undefined;
		return name === undefined || isRole(name) || name === head.values.chair
			? []
			: [known.whole(name) ?? name];
	});
	const [name] = callers;
	if (name !== undefined && head.values.secretary === undefined) setValue(head, 'secretary', name, 'likely');
}

/** The author that the front matter of minutes gives. */
function readAuthor(front: readonly FrontMatter[], head: Head): void {
	const author = front.find(({ key }) => key === 'author')?.value;
	const isOfMinutes = front.some(
		({ key, value }) => key === 'date' || wordPattern`${'minutesNames'}`.test(value),
	);
	if (author === undefined || head.values.secretary !== undefined || !isOfMinutes) return;
	const names = author.split(/\s*,\s*/).map((name) => name.replace(/<[^>]*>/g, ''));
	if (names.every((name) => isPersonName(name)) && names[0] !== undefined)
		setValue(head, 'secretary', names[0], 'likely');
}

/** `La présidente      Le secrétaire`: columns of a line, in which the name below one is behind the other. */
const COLUMNS = /\S(?: {3,}|\t)\S/;

/** A list of people is long enough to say that somebody is none of them. */
const FEW = 5;

/** Nobody names an officer in a longer sentence. */
const LONGEST = 900;

const officeAndName = () =>
	wordPattern`^\s*(?:${'titles'}\.?\s+)?(?:${['articles', 'possessives']}\s+|${'elisions'})?([^,.;:]{3,60}),\s+([^]{3,})$`;

/** `Que Luc Bell exécute les tâches de président d’assemblée`: who takes on what an office of the sitting does. */
function holderIn(text: string, what: 'chair' | 'secretary', known: KnownNames): string | undefined {
	for (const { index, 0: office } of matchesIn(text, phraseFinder('sittingOffices'))) {
		const isWanted =
			what === 'chair'
				? hasWordOf('presiding', office)
				: phraseFinder('secretaryRoles').exec(office)?.index === 0;
		const [between = ''] = /(?:\s\p{Ll}[\p{L}'’-]*){2,6}\s*$/u.exec(text.slice(0, index)) ?? [];
		if (!isWanted || !hasWordOf('functionNouns', between)) continue;
		const name = nameAtEnd(text.slice(0, index - between.length), known);
		if (name !== undefined) return name;
	}
	return undefined;
}

/** `Chairperson L Bell called …`: what somebody is, and then an initial and the name, at the start of a sentence. */
function nameBehindRole(text: string): string | undefined {
	const { name, office } = withoutOffice(text.trim());
	// `Chair Bell called the meeting to order`: behind an office one name is enough.
	const isOne = /^\p{Lu}[\p{L}'’-]+$/u.test(name) && !isRole(name);
	return office !== '' && (isOne || /\s/.test(name)) && isPersonName(name, isOne) ? name : undefined;
}

/** `Ana Bell, President called …`: the name, and what she is without a comma behind it; `Ana Bell thanked all and took the chair`: the only one named, and nothing parted from it. */
function nameBeforeRole(text: string, known: KnownNames): string | undefined {
	const [, before = '', role = ''] = /^(.*\p{L}),\s([^,.;:]{3,40}?),?\s*$/su.exec(text) ?? [];
	if (before !== '' && isRole(role)) return nameAtEnd(before, known);
	// `Ana Bell secrétaire du club est désignée …`
	const bare = bareName(text.trim());
	const [first = ''] = text.trim().slice(bare.length).trim().split(/\s/);
	if (isRole(first) && isPersonName(bare) && /\s/.test(bare)) return bare;
	// `Bo Carr being away, the secretary opened and took the chair`
	const isOne = wordPattern`\s${'andWords'}\s*$`.test(text) && !text.includes(',');
	const [only, more] = isOne ? namesIn(text, known) : [];
	// `Le maire Luc Bon constate le quorum et | ouvre la séance`
	const ahead = wordPattern`^(?:(?:${['articles', 'officesAhead']}|${exactly('titles')}\.?),?\s+)*`.exec(
		text,
	)?.[0];
	const isFirst = only !== undefined && (text.startsWith(only) || text.slice(ahead?.length).startsWith(only));
	return isFirst && more === undefined ? only : undefined;
}

/** `le président de la ligue, Luc Bell`: what somebody is, and then the name. */
function nameBehindOffice(text: string, known: KnownNames): string | undefined {
	const [, office = '', rest = ''] = officeAndName().exec(text) ?? [];
	if (isRole(office.split(/\s/)[0] ?? '')) return nameAtStart(rest.replace(/\s+/g, ' '), known);
	// `la présidente de l’AMVE Ana Bell`, `le maire sortant Luc Bell`
	const [, role = '', name = ''] = officeOfBodyAndName().exec(text) ?? [];
	return isRole(role) && isPersonName(name) && !isRole(name) ? name : undefined;
}

/** An office, of a body by its capitals, and first and last name up to the end of the clause. */
const officeOfBodyAndName = () =>
	wordPattern`^\s*${'articles'}\s+(\p{L}[\p{Ll}-]+(?:\s+\p{Ll}{4,}){0,2})(?:\s+(?:${'ofOfficeElided'}|${'ofBodies'}\s*|${'nameParticles'}\s+)\p{Lu}{2,10})?\s+(\p{Lu}\p{Ll}[\p{L}-]*(?:\s\p{Lu}[\p{L}'’-]+){1,2})(?=\s*(?:$|[.,;(]))`;

/** `Ouverture à 10h15 par Agathe Vermot`, `called to order at 7 by the chair, Ana Bell`. */
const openedBy = () =>
	wordPattern`(?<![\p{L}\p{N}])${'openingWords'}(?![\p{L}\p{N}])(?:[^.;]|\d\.\d|[ap]\.m\.){0,60}?\s${'agentWords'}\s+(?:(?:${['articles', 'officesAhead']}|${exactly('titles')}\.?),?\s+)*(\p{Lu}[\p{L}'’.-]*\s?(?:(?:${exactly('nameParticles')}\s)?\p{Lu}[\p{L}'’.-]*\s?){0,3})`;

/**
 * `Mme Roux a été élue secrétaire.`, `…, et Luc Bell en est nommé secrétaire`, in front of all items or right below: the minutes are hers, for nobody elects the
 * officers of a body so early.
 */
function readElectedSecretary(units: readonly Unit[], head: Head, known: KnownNames, start: number): void {
	if (head.values.secretary !== undefined) return;
	const first = Math.min(Math.max(start, NEAR_TOP), TOP);
	// Beside a treasurer who is elected, the secretary who is elected is one of the body.
	if (units.slice(0, TOP).some((unit) => unit.kind === 'text' && electsToBody(getText(unit)))) return;
	for (const unit of units.slice(0, first)) {
		const text = unit.kind === 'text' ? getText(unit) : '';
		if (!phraseFinder('secretaryRoles').test(text)) continue;
		for (const sentence of getSentences(text.slice(0, LONGEST))) {
			const name = electedSecretary(sentence, known) ?? namedByMajority(text.slice(0, LONGEST), known);
			if (name !== undefined) setValue(head, 'secretary', known.whole(name) ?? name, 'likely');
		}
	}
}

/** Whether a sentence of the text elects somebody to an office that nobody holds at a sitting only. */
function electsToBody(text: string): boolean {
	return (
		phraseFinder('bodyOffices').test(text) &&
		getSentences(text.slice(0, LONGEST)).some(
			(sentence) => phraseFinder('bodyOffices').test(sentence) && electedVerb().test(sentence),
		)
	);
}

/** `… à la nomination d’un secrétaire pris dans le conseil. Mme Bell, ayant obtenu la majorité des suffrages, a été désignée pour remplir ces fonctions` */
function namedByMajority(text: string, known: KnownNames): string | undefined {
	const [found, more] = matchesIn(text, phraseFinder('suffragesWon'));
	if (found === undefined || more !== undefined || phraseFinder('otherRoles').test(text)) return undefined;
	const after = text.slice(found.index + found[0].length);
	const isNamed = electedVerb().test(getSentences(after)[0] ?? '');
	return isNamed ? nameAtEnd(text.slice(0, found.index).replace(/[\s,]+$/, ''), known) : undefined;
}

/** Whom a sentence makes secretary, and nobody anything else. */
export function electedSecretary(sentence: string, known: KnownNames): string | undefined {
	for (const verb of matchesIn(sentence, electedVerb())) {
		const after = sentence.slice(verb.index + verb[0].length);
		const said = (
			phraseFinder('asOffice').exec(after.trimStart())?.index === 0 ? after.trimStart() : after
		).replace(phraseFinder('asOffice'), '');
		const role = phraseFinder('secretaryRoles').exec(said.trimStart());
		if (role?.index !== 0 || /\p{L}/u.test(said.trimStart().slice(role[0].length).replace(ofSitting(), '')))
			continue;
		const before = sentence.slice(0, verb.index).replace(/\s+en\s*$/iu, '');
		const name = nameAtEnd(before, known);
		if (name !== undefined) return name;
	}
	const ahead = electsSecretaryAhead(sentence);
	return ahead === null ? undefined : nameAtStart(sentence.slice(ahead[0].length), known);
}

/** `de séance`, `of the meeting`, behind a secretary. */
const ofSitting = () => wordPattern`^\s*${'ofSitting'}`;

/** An officer under a label: by a handle that only the list of people makes a name, or by initials as the list has the name. */
function readLabelledOfficer(
	units: readonly Unit[],
	head: Head,
	known: KnownNames,
	what: 'chair' | 'secretary',
	start: number,
): void {
	const there = head.values[what];
	if (there !== undefined) {
		if (/^(?:\p{Lu}\.[\s-]?)+\p{Lu}/u.test(there)) head.values[what] = known.whole(there) ?? there;
		return;
	}
	let isElection = false;
	for (const [at, unit] of units.entries()) {
		const found = unit.kind === 'table' || unit.kind === 'comment' ? undefined : labelled(getText(unit));
		if (unit.kind === 'heading' || unit.isBold) isElection = isOfElections(unit);
		// In the body, an office may be one that somebody is elected to.
		if (
			found === undefined ||
			isElection ||
			(at >= start && saysHowElected(found.value)) ||
			isOfOfficers(units, at, start)
		)
			continue;
		const [first = ''] = found.label === what ? split(found.value, /[,;(]/) : [];
		const whole = first === '' ? undefined : known.whole(first);
		if (whole !== undefined) setValue(head, what, whole, 'sure');
	}
}

/** `le maire ouvre`, `The Mayor called`: an office, and what its holder does. */
const PRESIDES = () =>
	wordPattern`(?<![\p{L}’'])(?:${'titles'}\.?\s+)?${'articles'}\s+(\p{L}+)\s+${'presides'}(?!\p{L})`;

/** `Ana Bell, Chair of the Committee, welcomed members`, `The Chair, Ana Bell, welcomed …`: a name, an office of chairing, and what its holder does. */
function presidingByName(text: string, known: KnownNames): string | undefined {
	const does = phraseFinder('presides').exec(text.slice(0, LONGEST_SUBJECT))?.index ?? 0;
	const [first = '', second = '', more] = text
		.slice(0, does)
		.replace(/[\s,)]+$/, '')
		.split(/,\s+|\s\(/);
	const isChair = (office: string) =>
		phraseFinder('chairRoles').exec(office.replace(wordPattern`^${'articles'}\s+`, ''))?.index === 0;
	if (second === '' || more !== undefined) return undefined;
	const name = isChair(second) ? first : isChair(first) ? second : '';
	return /^\p{Lu}/u.test(name) && known.mayBePerson(name) ? name : undefined;
}

/** The name and the office of who does something. */
const LONGEST_SUBJECT = 150;

/** `La présidente ouvre la séance`, `The Mayor called the meeting to order`: whoever holds that office among those present has the chair. */
function readPresiding(sentences: readonly string[], head: Head): void {
	if (head.values.chair !== undefined) return;
	for (const text of sentences) {
		const office = PRESIDES().exec(text)?.[1];
		if (office === undefined) continue;
		const holder = holderOfOffice(office, head);
		if (holder !== undefined) setValue(head, 'chair', holder, 'likely');
		return;
	}
}

/** The only one of those who are there whom the list says to have an office: `directrice`, `Mayor`. */
function holderOfOffice(office: string, { people }: Head): string | undefined {
	const stem = office.toLowerCase().slice(0, 7);
	const [one, more] = people.filter(
		({ note, group }) =>
			(group === 'present' || group === 'remote') &&
			note
				.toLowerCase()
				.split(/[\s,()/-]+/)
				.some((word) => word.startsWith(stem)) &&
			!wordPattern`${'notChairs'}`.test(note),
	);
	return one === undefined || more !== undefined ? undefined : withoutTitle(one.name);
}

/** Who signs as chair or secretary was it, where nothing else says who was. */
export function readOfficersWhoSigned(head: Head, units: readonly Unit[]): void {
	const known = knownNames(head.people.map(({ name }) => name));
	// `Respectfully submitted,` above one name
	const [writer = '', more] = head.signatures;
	const isSubmitted = units.some(
		(unit) => phraseFinder('secretaryBefore').exec(getText(unit))?.[0] === getText(unit),
	);
	if (isSubmitted && more === undefined && isPersonName(writer))
		setValue(head, 'secretary', known.whole(writer) ?? writer, 'likely');
	for (const [what, role] of [
		['chair', wordPattern`^${exactly('presidingNouns')}(?:\s+${'ofSitting'})?$`],
		[
			'secretary',
			wordPattern`^(?:${'officePrefixes'}\s+)*${'secretaryNouns'}(?:\s+${'ofSitting'}|\s+${'ofBody'}\s+\p{L}+|(?:\s?[-/]\s?|\s+${'andWords'}\s+)\p{L}+)?$`,
		],
	] as const) {
		if (head.values[what] !== undefined) continue;
		const signers = head.signatures.flatMap((text) => {
			const [name = '', quality = ''] = text.split(/,\s(.*)/su);
			return role.test(quality.toLowerCase()) ? [name] : [];
		});
		const [name] = signers;
		if (signers.length === 1 && name !== undefined)
			setValue(head, what, withoutTitle(known.whole(name) ?? name), 'likely');
	}
	readHeadOfBody(head);
}

/**
 * `Ana Bell, présidente` among those present, and nobody else who is said to chair or signs so: whoever heads a body chairs its meetings. A mayor
 * heads a municipal council alone.
 */
function readHeadOfBody(head: Head): void {
	const isMunicipal = vocabulary('meetings').findId(head.values.meeting ?? '') === 'municipalCouncil';
	const heads = head.people.filter(
		({ note, group }) =>
			(group === 'present' || group === 'remote') &&
			isPhrase('headsOfBody', note.replace(/^[\s,(]+|[\s)]+$/g, '')) &&
			(isMunicipal || hasWordOf('presiding', note)),
	);
	const [only, more] = heads;
	const name = only === undefined || more !== undefined ? '' : withoutTitle(only.name);
	if (head.values.chair === undefined && isPersonName(name) && !isRole(name))
		setValue(head, 'chair', name, 'likely');
}
