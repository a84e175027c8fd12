/** People of foreign minutes: the label of their group, and each of them with what is noted beside the name. */

import { LANGUAGES, vocabulary, wordChoice } from '../language/index.js';
import { foldKeyword, foldName } from '../text/fold.js';
import { lazy } from '../text/lazy.js';
import { isCivility } from '../text/name-parts.js';
import { wordsToInteger } from '../text/number.js';
import { isInList, wordList } from './dialect.js';
import { type Group, type LabelGroup, labelGroup } from './labels.js';
import { and, openLink } from './links.js';
import { bareName, getPersons, isNamePair, MOVES_BEHIND, type Person, split } from './person-entry.js';
import { isPersonName, type KnownNames, knownNames, withoutTitle } from './person-names.js';
import { isRole, withoutOffice } from './person-roles.js';
import { getStatus } from './status.js';

/** Reads people under a label; undefined where the lines are no list of people. Those who are only counted are given back apart. */
export function readPeople(
	lines: readonly string[],
	label: LabelGroup,
	isListed: boolean,
	/** What stands behind the comma of each line, which is one person: whom they speak for, or their first name. */
	behind?: 'body' | 'first name',
): { people: Person[]; unnamed: string[] } | undefined {
	const parts = isListed
		? lines.flatMap((line) =>
				behind === undefined ? listed(line, label) : [behind === 'body' ? line.trim() : inOrder(line.trim())],
			)
		: getParts(
				lines.map((line) => line.replace(MORE(), '')),
				label,
			);
	const people: Person[] = [];
	const unnamed: string[] = [];
	let strange = 0;
	let grouped = false;
	const read = (part: string) => {
		const text = tidy(part);
		if (
			text === '' ||
			/^\([^()]*\)$/.test(text) ||
			/^(?:néant|aucune?|none|nil|n\/a|personne|\/|-+|:)$/iu.test(text)
		)
			return;
		// `the clerk`, `one resident`: somebody without a name.
		if (isCounted(text) || NAMELESS().test(text)) {
			unnamed.push(text);
			return;
		}
		const group = groupOfPeople(text);
		if (group !== undefined) {
			const own = readPeople([group.names], label, false);
			if (own !== undefined) {
				grouped = true;
				for (const one of own.people)
					people.push(one.note === '' && !group.isOffice ? { ...one, note: ` (${group.of})` } : one);
				return;
			}
		}
		const persons = getPersons(text, label, isListed);
		// Beside `BSI: Ana Bell`, `ANSI: apologies` is no person.
		if (grouped && /^\p{Lu}{2,8}\s*:/u.test(text)) {
			unnamed.push(text);
			return;
		}
		if (persons.every(({ name }) => isPersonName(name, isLoose))) for (const one of persons) people.push(one);
		else {
			// `M. l'Inspecteur de l'Éducation nationale` is somebody without a name.
			if (!OFFICE_ALONE.test(text)) strange += 1;
			unnamed.push(text);
		}
	};
	// Handles of a chat: a list of single words, small letters among them.
	const isLoose =
		isListed ||
		(parts.length > 1 && parts.every((part) => /^@?[\p{L}\p{N}_.-]+$/u.test(bareName(tidy(part)))));
	for (const part of parts) read(part);
	if (label === 'late') for (const one of people) if (one.moves.length === 0) one.moves.push('arrivée');
	// A few entries of a long list may be no names; of a short one that is a sentence.
	if (strange > 0 && (people.length < 3 || strange * 4 > people.length)) return undefined;
	return people.length === 0 && unnamed.length === 0 ? undefined : { people, unnamed };
}

/** `Bell, Ana`, `de Bell, Ana Maria`. */
export function isTurned(line: string): boolean {
	return (
		/^(?:\p{Ll}{1,3}\s){0,2}\p{Lu}[\p{L}'’-]+,\s\p{Lu}\p{Ll}[\p{L}'’-]*\s?(?:\p{Lu}[\p{L}'’.-]*\s?)?(?:$|[(–—])/u.test(
			line,
		) && !isRole(split(line, /,/)[1] ?? '')
	);
}

/** `Bell, Ana` as `Ana Bell`. */
function inOrder(line: string): string {
	return line.replace(
		/^([^,]+),\s*((?:\p{Lu}[\p{L}'’.-]*\s?){1,3})(?=$|[\s(,;–—-])/u,
		(_, last: string, first: string) => `${first.trim()} ${last}`.trim(),
	);
}

/** `le maire`, `outre son honneur le maire`, before the name. */
const officeAhead = lazy(
	() =>
		new RegExp(
			`^(?:\\p{Ll}+\\s){0,3}${wordChoice('determiners', 'article')}\\s\\p{Ll}{4,}(?:\\s\\p{Ll}+)?$`,
			'u',
		),
);

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An office with its article, and no capital letter. */
const NAMELESS = lazy(
	() => new RegExp(`^${wordChoice('determiners', 'article')}\\s\\p{Ll}+(?:\\s\\p{Ll}+)?$`, 'u'),
);

const OFFICE_ALONE = /^(?:M\.|Mme|Monsieur|Madame)\s(?:l['’]|l[ea]\s)\p{L}/u;

/** `Ana Bell, with 14 other members`: behind the names, how many more there were. */
const MORE = lazy(() => {
	const peopleNouns = LANGUAGES.flatMap((lang) => vocabulary('peopleNouns').getWords('noun', lang));
	return new RegExp(
		`[,;]?\\s+(?:${wordList('besides').join('|')})\\s+(?:about\\s+|environ\\s+)?\\d{1,4}\\s+(?=(?:\\p{Ll}+\\s+){0,2}?(?:${[...wordList('unnamed'), ...peopleNouns].join('|')})(?!\\p{L})).*$`,
		'isu',
	);
});

/** `Ana Bell, Bo Carr and 23 members`: how many more members a list of those present ends with; guests and the public are none. */
export function countOthers(text: string): number {
	const [, count = '', noun = ''] = endsWithOthers().exec(text) ?? [];
	const id = vocabulary('peopleNouns').findId(noun);
	return id === 'noun' || id === 'others' ? Number(count) : 0;
}

const endsWithOthers = lazy(
	() =>
		new RegExp(
			`\\p{Lu}[^:]*[\\s,;](?:${wordList('besides').join('|')})\\s+(\\d{1,4})\\s+(?:\\p{Ll}+\\s+)?(\\p{Ll}+)[\\s.)]*$`,
			'su',
		),
);

/** `6 members of the public`, `une personne`: people without a name. */
function isCounted(text: string): boolean {
	if (/^(?:environ\s+|about\s+|some\s+)?\d{1,4}\s+\p{Ll}{3,}/u.test(text)) return true;
	const [first = ''] = /^\p{L}+(?=\s\p{Ll})/u.exec(text) ?? [];
	return (
		(wordsToInteger(foldKeyword(first)) !== undefined ||
			/^(?:une?|several|plusieurs|members of|quelques)\s+\p{Ll}/iu.test(text)) &&
		text.split(/[\s()]+/).some((word) => isInList('unnamed', word))
	);
}

/** `BSI: Ana Bell, Bo Carr`: whose people they are stands before them. */
function groupOfPeople(text: string): { of: string; names: string; isOffice: boolean } | undefined {
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
	// `Secrétaires de séance : M. Roy (enseignants), Mme Gil (parents)` are no group of those who are there.
	if (names.includes('(')) return false;
	const parts = names.split(severalNames());
	return (
		/\p{L}[sx]$/u.test(office.split(/\s/)[0] ?? '') &&
		parts.length > 1 &&
		parts.every((part) => /^\p{Lu}/u.test(part))
	);
}

const severalNames = lazy(
	() => new RegExp(`\\s*[,;]\\s*|\\s+(?:${wordChoice('smallWords', 'and')}|&)\\s+`, 'u'),
);

/** `Denez Kervella (Élise Morvan)`, where she is in the same list of proxies: she holds his vote. */
function boundInList(people: readonly Person[]): Person[] {
	const names = new Set(people.map(({ name }) => foldName(withoutTitle(name))));
	return people.map((one) => {
		const inside = /^ \(([^()]+)\)$/.exec(one.note)?.[1];
		if (inside === undefined || one.holder !== undefined || !names.has(foldName(withoutTitle(inside))))
			return one;
		return { ...one, note: '', group: 'represented' as const, holder: inside };
	});
}

/** `Lise Kern, propriétaire de 24 parts, gérante` holds 24 votes, `Lise Kern [24], gérante`; where one of all has none nobody has. */
export function withVotes(people: readonly Person[]): Person[] {
	holding ??= new RegExp(
		`,?\\s+(?:${wordList('holdings').join('|')})\\s+(\\d{1,3}(?:[\\s\u00A0\u202F.]?\\d{3})*)\\s+(?:${wordList('shares').join('|')})(?![\\p{L}])`,
		'iu',
	);
	const isVoter = ({ group }: Person) => group !== 'excused' && group !== 'absent' && group !== 'guests';
	const pattern = holding;
	if (!people.filter(isVoter).every(({ note }) => pattern.test(note))) return [...people];
	return people.map((one) => (isVoter(one) ? { ...one, note: one.note.replace(pattern, ' [$1]') } : one));
}

let holding: RegExp | undefined;

/** `Tariq Aziz-Shaw (TA)`: whom initials stand for. */
export function initialsOf(people: readonly Person[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const { name, note } of people) {
		const [, initials = ''] = /\((\p{Lu}{2,3})\)/u.exec(note) ?? [];
		if (initials !== '' && initials.startsWith(withoutTitle(name).charAt(0))) found.set(initials, name);
	}
	return found;
}

/** `Luc Bell, maire`: the only one of those who are there with that office. */
export function officesOf(people: readonly Person[]): Map<string, string> {
	const found = new Map<string, string[]>();
	for (const { name, note, group } of people) {
		const said = note.split(/[\s,()]*[,()][\s,()]*/).map((part) => part.split(/\s/)[0] ?? '');
		const office = foldName(said.find((word) => word !== '' && isRole(word)) ?? '');
		if (office === '' || (group !== 'present' && group !== 'remote' && group !== 'guests')) continue;
		const there = found.get(office);
		if (there === undefined) found.set(office, [name]);
		else there.push(name);
	}
	return new Map([...found].flatMap(([office, [only, more]]) => (only && !more ? [[office, only]] : [])));
}

/** A person as the header holds him. */
export function personText({ name, note, holder }: Person): string {
	return holder === undefined || holder === '' ? `${name}${note}` : `${name}${note} → ${holder}`;
}

/** An item of a list is one person, with what stands beside him, or several with commas. */
function listed(line: string, label: LabelGroup): string[] {
	const text = line.trim();
	if (groupOfPeople(text) !== undefined) return [text];
	// `Ana Bell,- Bo Carr`, `Cy Dean- Di Ewell`
	const halves = split(text.replace(/[,.;\s]+$/, ''), /,?\s?-\s+(?=\p{Lu})|,-\s*/u);
	if (
		halves.length > 1 &&
		halves.every((part) => /\s/.test(part) && isPersonName(bareName(part)) && !isRole(part))
	)
		return halves;
	const byDash = split(text, /\s[-–—]+\s/);
	if (byDash.length > 2 && byDash.every((part) => isPersonName(bareName(part)))) return dashed(text, label);
	const parts = split(text, /[;,]/);
	if (parts.length < 2) {
		const both = split(text, and());
		return both.length > 1 &&
			label !== 'represented' &&
			both.every((part) => isPersonName(bareName(part)) && bareName(part).split(' ').length > 1)
			? both
			: [text];
	}
	// `Monsieur Bell, maire, Messieurs Carr, Dean, Madame Ewell`: people with what they are, on one line.
	const others = parts.filter((part) => !isRole(part));
	const isSeveral =
		others.length > 2 &&
		others.every((part) => /\s/.test(bareName(part)) && isPersonName(bareName(part))) &&
		parts.slice(others.length).every((part) => isRole(part));
	if (
		isSeveral ||
		parts.filter((part) => CIVIL.test(part)).length > 1 ||
		(parts.length > 1 && SHARED_TITLE.test(text))
	)
		return bySigns(text, label);
	const people = parts.every(
		(part) => isPersonName(bareName(part)) && !isRole(part) && bareName(part).split(/\s+/).length < 5,
	);
	return people && (parts.length > 2 || parts.every((part) => /\s/.test(bareName(part)))) ? parts : [text];
}

/** People of a paragraph: one a line, or parted by signs. */
function getParts(lines: readonly string[], label: LabelGroup): string[] {
	const all = lines.map((line) => line.trim()).filter((line) => line !== '');
	if (all.length > 0 && all.filter((line) => groupOfPeople(line) !== undefined).length * 2 > all.length)
		return all.flatMap((line) => (groupOfPeople(line) === undefined ? bySigns(line, label) : [line]));
	const turned = split(all.join(' '), /;/).map((part) => part.trim());
	if (turned.length > 2 && turned.every((part) => isTurned(part))) return turned.map((part) => inOrder(part));
	const body = all.slice(0, -1);
	const commas = (line: string) => split(line.replace(/[,;]\s*$/, ''), /[,;]/).length - 1;
	if (all.length > 2) {
		const ended = body.filter((line) => /[,;]\s*$/.test(line)).length;
		if (ended >= body.length * 0.6 && all.filter((line) => commas(line) > 0).length <= all.length * 0.3)
			return all.flatMap((line) => bySigns(line, label));
	}
	if (
		all.length > 1 &&
		all.every(
			(line) => commas(line) === 0 && !/[,;/–-]\s*$/.test(line) && split(line, /\s[-–—/]\s/).length === 1,
		)
	)
		return joinedNames(all);
	if (
		all.length > 1 &&
		all.every((line) => commas(line) === 1 && !/[,;]\s*$/.test(line) && isRole(split(line, /,/)[1] ?? ''))
	)
		return all;
	// A person a line, with what he is beside some of the names.
	const isOneALine =
		all.length > 1 &&
		body.every((line) => !/[,;/–-]\s*$/.test(line)) &&
		all.every((line) => {
			const [name = '', ...beside] = split(line.replace(MOVES_BEHIND, ''), /,|\s[–—/-]\s/);
			return isPersonName(bareName(name)) && beside.every((part) => isRole(part) || /^\p{Ll}/u.test(part));
		});
	if (isOneALine) return all;
	// `WCC – Cllr Ana Bell` above `Bo Carr – Clerk`: a person a line, beside whom stands a body or an office.
	const isDashed =
		all.length > 1 &&
		all.every((line) => {
			const [one = '', other = '', more] = split(line, /\s[–—-]\s/);
			return (
				more === undefined &&
				((isPersonName(bareName(one)) && isRole(other)) ||
					(/^\p{Lu}{2,6}$/u.test(one) && isPersonName(bareName(other))))
			);
		});
	if (isDashed) return all.map((line) => line.replace(/^(\p{Lu}{2,6})\s[–—-]\s(.+)$/u, '$2 ($1)'));
	// A line for each of some groups: `Mmes Bell et Carr (adjointes).`
	if (
		body.length > 0 &&
		body.every((line) => /[.)]$/.test(line) && split(line, /[,;]/).every((part) => !/^\p{Ll}/u.test(part)))
	)
		return all.flatMap((line) => bySigns(line, label));
	const joined = all
		.reduce((text, line) => (/(?<=\p{L})-$/u.test(text) ? `${text}${line}` : `${text} ${line}`), '')
		.trim();
	return bySigns(joined, label);
}

/** `Adeline` above `TEXIER`: a name over two lines, where the others have first and last name. */
function joinedNames(lines: readonly string[]): string[] {
	const out: string[] = [];
	const many = lines.filter((line) => /\s/.test(line)).length;
	for (const line of lines) {
		const last = out.at(-1);
		if (
			many >= 2 &&
			last !== undefined &&
			/^\p{Lu}[\p{Ll}-]+$/u.test(last) &&
			/^\p{Lu}{2,}[\p{Lu}'’-]*$/u.test(line)
		)
			out[out.length - 1] = `${last} ${line}`;
		else out.push(line);
	}
	return out;
}

function bySigns(text: string, label: LabelGroup): string[] {
	const line = text.replace(/(?<=\p{L}{2}|[)\]*])\.\s*$/u, '');
	const bySemicolon = split(line, /;/);
	if (bySemicolon.length > 1) return bySemicolon.flatMap((part) => byCommas(part, label, true));
	const pairs = label === 'represented' ? split(line, /[,;]/) : [];
	if (pairs.length > 0 && pairs.every(isNamePair)) return pairs;
	// `Ana Bell (pouvoir à Bo Carr) Cy Dean (pouvoir à Di Ewell)`
	const byBracket = label === 'represented' ? split(line, /\)\s+(?=\p{Lu})/u) : [];
	if (byBracket.length > 1 && byBracket.every((part) => part.endsWith(')')))
		return byBracket.flatMap((part) => bySigns(part, label));
	// `Mme Bell : pouvoir à M. Carr M. Dean : pouvoir à Mme Ewell`
	const byCivility = label === 'represented' ? split(line, CIVIL_GIVER) : [];
	if (byCivility.length > 1) return byCivility.flatMap((part) => bySigns(part, label));
	const bySlash = split(line, /\s\/\s|\s\/$|\)\s*\//);
	if (bySlash.length > 1) return bySlash.flatMap((part) => bySigns(part, label));
	return byCommas(line, label, false);
}

/**
 * People with commas between them; what each of them is stands behind its own. Between semicolons everything after the first office belongs to
 * that person: `Dana Whitlock, CAM, Summit Management; Bo Carr`.
 */
function byCommas(written: string, label: LabelGroup, isPart: boolean): string[] {
	const text = written
		// `A Bell, (Chairman), Bo Carr`
		.replace(/,\s+(\([^()]{3,40}\))(?=\s*[,;.]|$)/gu, ' $1')
		// `Bo Carr and the Parish Clerk, Mrs Dean`: what the last of them is stands before her.
		.replace(OFFICE_BEFORE_LAST(), (whole, office: string, name: string) =>
			isRole(office) && isPersonName(bareName(name)) ? `, ${name} (${office})` : whole,
		);
	const parts = split(text, /[,•]/)
		.map((part) => part.replace(sharedOffice(), withoutShared))
		// `ATSEM Mesdames, Ana Bell`: the civility belongs to those behind the comma.
		.map((part) => part.replace(OPEN_CIVILITY, ''));
	if (parts.length < 2) return dashed(text, label);
	const isHandles = parts.filter((part) => !/\s/.test(bareName(part))).length * 2 > parts.length;
	const out: string[] = [];
	let names = 0;
	let isBeside = false;
	/** Behind `Messieurs BELL`: last names alone. */
	let isSurnames = false;
	/** `Ana Bell, Bo Carr, Conseillers, Cy Dean, Directeur`: more than one person in the part. */
	let isSeveral = false;
	for (const [index, part] of parts.entries()) {
		// `le maire, Monsieur Luc Bell`
		if (out.length === 0 && officeAhead().test(part) && CIVIL.test(capital(parts[index + 1] ?? ''))) continue;
		// `Town Councilmen, Ana Bell, Bo Carr`: what all of them are stands in front.
		const isAhead =
			index === 0 && label !== 'members' && !/:/.test(part) && !CIVIL.test(part) && isRole(part);
		if (isAhead && parts.length > 1 && parts.slice(1).every((other) => isWholeName(other))) continue;
		// `Mesdames, Ana Bell, Zoé Kaci`
		if (isCivility(part.replace(/\.$/, ''))) continue;
		// `Monsieur le maire, Luc Bell, président d’honneur`: one person.
		const next = parts[index + 1] ?? '';
		if (
			OFFICE_ALONE.test(part) &&
			!CIVIL.test(next) &&
			/\s/.test(next) &&
			isPersonName(next) &&
			!isRole(next)
		)
			continue;
		const isName = CIVIL.test(part) || PARTICLE_NAME.test(part) || isOfficer(part);
		if (CIVIL.test(part)) isSurnames = SHARED_SURNAME.test(part);
		const says =
			isRole(part) ||
			(isPart && !isName && isBeside && !(isSeveral && isWholeName(part))) ||
			(!isHandles && !isSurnames && /^\p{Lu}{2,8}$/u.test(part) && /\s/.test(out.at(-1) ?? '')) ||
			(isHandles && /^\p{Ll}[\p{L}\p{N}_.-]*$/u.test(part)
				? false
				: /^(?:\p{Ll}(?!['’]?\p{Lu})|représenté|\d)/u.test(part) && !COURTESY.test(part));
		if (
			out.length > 0 &&
			!isName &&
			says &&
			!/^(?:et|and)\s/iu.test(part) &&
			!isCounted(part) &&
			!/^\d+\s+\p{Ll}/u.test(part)
		) {
			isBeside = true;
			// `Ana Bell, Bo Carr, conseillers` is said of both.
			if (!(names > 1 && isShared(part))) out.push(`${out.pop()}, ${part}`);
			names = 0;
			continue;
		}
		if (isName) isBeside = false;
		isSeveral ||= names > 0;
		names += 1;
		for (const one of dashed(part, label)) out.push(one);
	}
	return out;
}

/** `and the Parish Clerk, Mrs Dean` at the end of a list. */
const OFFICE_BEFORE_LAST = lazy(
	() =>
		new RegExp(
			`,?\\s+${wordChoice('smallWords', 'and')}\\s+(?:${wordChoice('determiners', 'article')})\\s+([\\p{L} ]{4,40}),\\s+([^,;()]{4,40})$`,
			'u',
		),
);

/** `secrétaire Yann Kerbrat`: an office in small letters, and who holds it. */
function isOfficer(part: string): boolean {
	const { name, office } = /^\p{Ll}/u.test(part) ? withoutOffice(part) : { name: '', office: '' };
	return office !== '' && isWholeName(name);
}

/** First and last name, and nothing of what somebody is. */
function isWholeName(part: string): boolean {
	return /\s/.test(part) && isPersonName(bareName(part)) && !isRole(part);
}

/** A civility and a name. */
export const CIVIL =
	/^(?:(?:et|and)\s+)?(?:MM?|Mmes?|Mlles?|Mrs?|Ms|Dr|Monsieur|Madame|Messieurs|Mesdames)\.?\s+\p{Lu}/u;
/** `de MARNAN Xavier`, `d'Aubry Ana`: a name that a small word opens. */
const PARTICLE_NAME = /^(?:de|du|des|de la|d['’]|le|la|von|van)\s?\p{Lu}[\p{Lu}'’-]+(?:\s|$)/u;
/** Before somebody with a civility whose holder a colon opens, and no other sign. */
const CIVIL_GIVER = /(?<=\p{L})\s+(?=(?:M\.|Mme|Mlle|Mr)\s\p{Lu}[\p{L}'’-]+\s?:)/u;
const OPEN_CIVILITY = /(?<=\S)\s+(?:Mesdames|Messieurs|Mmes|MM)\.?$/u;
/** `Messieurs BELL`, `et Mmes CARR`. */
const SHARED_SURNAME =
	/^(?:(?:et|and)\s+)?(?:MM|Mmes|Mlles|Messieurs|Mesdames)\.?\s+\p{Lu}[\p{Lu}'’-]+(?:\s(?:et|and)\s.*)?$/u;
const COURTESY = /^(?:madame|monsieur|mesdames|messieurs)\s/u;

/** An office in the plural. */
function isShared(part: string): boolean {
	return /^\p{L}{4,}s$/iu.test(part.split(/\s+/)[0] ?? '') && isRole(part);
}

function dashed(text: string, label: LabelGroup): string[] {
	const parts = split(text, /\s[-–—]+\s*|\s*[–—]+-?\s+/);
	// `Cy Dean à Ed Fox – Di Ewell à Ana Bell`
	const isOfProxies = label === 'represented' && parts.length > 1;
	if (isOfProxies && parts.every((part) => getPersons(part, label, false)[0]?.holder)) return parts;
	if (
		parts.length > 2 ||
		(parts.length === 2 &&
			parts.every((part) => /\S\s\S/.test(part) && isPersonName(bareName(part)) && !isRole(part)))
	) {
		const out: string[] = [];
		for (const part of parts) {
			const last = out.at(-1);
			// `Anna ROUVIER - COROUGE`: the dash of a double name.
			if (
				last !== undefined &&
				/^\p{Lu}[\p{Lu}'’-]+$/u.test(part) &&
				/\p{Ll}.*\s\p{Lu}{2,}$/u.test(last) &&
				parts.every((other) => other === part || /\s/.test(other))
			)
				out[out.length - 1] = `${last}-${part}`;
			else out.push(part);
		}
		return out.flatMap((part) => atAnd(part, label));
	}
	return atAnd(text, label);
}

/** `Cy Dean et Di Ewell à Ed Fox`: two who give their votes to one stay together, `Ana à Bo et Cy à Di` are two. */
function atAnd(text: string, label: LabelGroup): string[] {
	const plain = text.replace(/^(?:et|and|ainsi que|as well as)\s+/iu, '');
	// `M. et Mme Roux` are one line of the list, and cannot be told apart.
	const parts: string[] = [];
	for (const part of split(plain, /\s(?:et|and|ainsi que|as well as)\s|\s&\s?|\s?&\s/)) {
		const last = parts.at(-1) ?? '';
		const at = plain.indexOf(part);
		if (!isCivility(last.replace(/\.$/, ''))) parts.push(part);
		else parts[parts.length - 1] = plain.slice(plain.lastIndexOf(last, at - 1), at + part.length);
	}
	if (parts.length < 2) return [plain];
	const isProxy = label === 'represented' || label === 'anyhow';
	if (isProxy && !parts.every((part) => getPersons(part, label, false)[0]?.holder)) return [plain];
	return parts.every(
		(part) =>
			isPersonName(bareName(part).replace(/,.*$/, '')) ||
			isInList('unnamed', part.split(/\s+/).at(-1) ?? '') ||
			isCounted(part) ||
			isProxy,
	)
		? parts
		: [plain];
}

function tidy(text: string): string {
	let plain = text
		.replace(SHARED_TITLE, '')
		// `Supervisors Bell` of `Supervisors Bell & Carr`
		.replace(/^(\p{Lu}\p{Ll}{3,}s)\s+(?=\p{Lu}[\p{L}'’-]+$)/u, (whole, office: string) =>
			isRole(office) ? '' : whole,
		)
		.replace(sharedOffice(), withoutShared)
		.replace(
			/^(?:madame|monsieur|mademoiselle)(?=\s)/u,
			(word) => word.charAt(0).toUpperCase() + word.slice(1),
		)
		// `M.MORIN`
		.replace(/^((?:et\s+)?(?:MM?|Mmes?|Mlles?|Mr))\.(?=\p{Lu}{3})/u, '$1. ')
		.replace(/^\[[ xX]?\]\s*/, '')
		.replace(/^[\s,;:.•*+–-]+/, '')
		.replace(/\s+/g, ' ')
		// `M. Luc Bell. formant la majorité des membres`
		.replace(/(?<=\p{L}{3})\.\s\p{Ll}[^()]*$/u, '')
		.replace(/(?<=\p{L}{2}|[)\]*])[.,;:]+$/u, '')
		.replace(openLink(), '')
		.trim();
	if ((plain.match(/\(/g)?.length ?? 0) > (plain.match(/\)/g)?.length ?? 0)) plain += ')';
	return plain;
}

/** A title that several names share: it would stand before the first of them only. */
const SHARED_TITLE =
	/^(?:(?:MM\.?|Messieurs|messieurs|Mesdames|mesdames|Mmes\.?|M(?:el)?lles|Messrs\.?|Cllrs\.?|Councillors|Drs)(?:\s*(?:et|and|,)\s*)?\s*)+(?=\s?\p{Lu})/u;

/** `messieurs les conseillers Luc Bell`, `les conseillères suivantes : Mme Carr`: an office that several names share. */
const sharedOffice = lazy(
	() =>
		new RegExp(
			`^(?:${wordChoice('smallWords', 'and')}\\s+)?(?:(?:[Mm]essieurs|[Mm]esdames|MM\\.?|Mmes)\\s+)?${wordChoice('determiners', 'article')}\\s+(\\p{Ll}{4,}(?:\\s\\p{Ll}{3,}){0,2})\\s*:?\\s+(?=\\p{Lu})`,
			'u',
		),
);

function withoutShared(all: string, office: string): string {
	return isRole(office) ? '' : all;
}

/** The people of all lists: each once, with the status that says most; holders by their whole names where only one can be meant. */
export function settled(people: readonly Person[]): Person[] {
	const order: readonly Group[] = [
		'represented',
		'remote',
		'byPost',
		'present',
		'excused',
		'absent',
		'guests',
	];
	const out: Person[] = [];
	const places = new Map<string, number>();
	for (const one of boundInList(withoutBodies(people))) {
		const key = foldName(withoutTitle(one.name));
		const at = places.get(key);
		const there = at === undefined ? undefined : out[at];
		// Two of one first name in one list are two people.
		if (
			at === undefined ||
			there === undefined ||
			(there.group === one.group && one.holder === undefined && !/\s/.test(one.name))
		) {
			places.set(key, out.length);
			out.push({ ...one });
		} else if (order.indexOf(one.group) < order.indexOf(there.group))
			out[at] = { ...one, note: one.note || there.note, moves: [...there.moves, ...one.moves] };
	}
	const known = knownNames(out.map(({ name }) => name));
	return movedToOne(out).map((one) =>
		one.holder ? { ...one, holder: wholeHolder(one.holder, known) } : one,
	);
}

/** `Mme Roux est arrivée au point 2`, below the list in which she is `Mme Roux Zoé`: her coming and going, and nobody else. */
function movedToOne(people: readonly Person[]): Person[] {
	const isAgain = ({ name, moves, holder }: Person) =>
		moves.length > 0 && holder === undefined && !/\s/.test(withoutTitle(name));
	const others = people.filter((one) => !isAgain(one));
	const whole = knownNames(others.map(({ name }) => name));
	const meant = (one: Person) => (isAgain(one) ? whole.whole(withoutTitle(one.name)) : undefined);
	const behind = new Map<string, string[]>();
	const kept = people.filter((one) => {
		const name = meant(one);
		if (name === undefined) return true;
		const moves = behind.get(name) ?? [];
		for (const move of one.moves) moves.push(move);
		behind.set(name, moves);
		return false;
	});
	return kept.map((one) => {
		const moves = behind.get(one.name);
		return moves === undefined ? one : { ...one, moves: [...one.moves, ...moves] };
	});
}

/** `ANSI: apologies` among people of whom most have such a body in brackets is no person. */
function withoutBodies(people: readonly Person[]): Person[] {
	const bodies = people.filter(({ note }) => /^ \(\p{Lu}{2,8}\)$/u.test(note)).length;
	return bodies * 2 < people.length || bodies < 2
		? [...people]
		: people.filter(({ name }) => !/^\p{Lu}{2,8}$/u.test(name));
}

function wholeHolder(holder: string, known: KnownNames): string {
	return known.whole(holder) ?? holder;
}
