/** A text of people, parted by signs: commas, semicolons, dashes, links, civilities. */

import { lazyPattern } from '../../language/index.js';
import { capitalized } from '../../text/letters.js';
import { isCivility } from '../../text/names.js';
import { matchesIn } from '../../text/places.js';
import {
	areOfOneDialect,
	attendanceWord,
	exactly,
	isInList,
	wordPattern,
	wordPatterns,
} from '../wording/dialect.js';
import type { LabelGroup } from '../wording/labels.js';
import { and, nameLink, startLink } from '../wording/links.js';
import { isFullName, isPersonName, withoutTitle } from '../wording/person-names.js';
import { isCounted, isRole, withoutOffice } from '../wording/person-roles.js';
import {
	civil,
	isOfficer,
	isShared,
	isWholeName,
	nameAndRole,
	officeAhead,
	officeAlone,
	particleName,
	sharedOffice,
	sharedTitle,
	tidy,
	withoutShared,
} from './name-in-list.js';
import { bareName, getPersons, isNamePair, split } from './person-entry.js';

const AND_IN_BRACKET = () =>
	wordPatterns`\s*\(${'andWords'}\s(\p{Lu}\p{L}+\s\p{Lu}[\p{L}'’-]+)\s([^()]{3,40})\)`;

export function bySigns(text: string, label: LabelGroup): string[] {
	// `Échevin(e)s`, `Conseillers(ères)`
	const bare = text
		.replace(wordPatterns`(?<=\p{L}{3})s?\(${'genderEnds'}\)s?(?!\p{L})`, 's')
		// `Ana Bell (and Bo Carr by phone)`
		.replace(AND_IN_BRACKET(), (whole, name: string, how: string) =>
			how.split(/\s/).some((word) => attendanceWord(word) === 'guests') ? whole : `, ${name} (${how})`,
		)
		.replace(/(?<=\p{L}{2}|[)\]*])\.\s*$/u, '');
	const run = label === 'represented' ? undefined : withoutSigns(bare);
	if (run !== undefined) return run;
	const line = label === 'represented' ? bare : withGroups(withNamesApart(bare));
	const bySemicolon = split(line, /;/);
	if (bySemicolon.length > 1)
		return (
			officesFirst(bySemicolon) ??
			officesLast(bySemicolon, label) ??
			// `Soit 320 / 1 000 tantièmes` parts nobody.
			bySemicolon.flatMap(
				(part) => (/\/\s\d/.test(part) ? undefined : byStrokes(part, label)) ?? byCommas(part, label, true),
			)
		);
	const pairs = label === 'represented' ? split(line, /[,;]/) : [];
	if (pairs.length > 0 && pairs.every(isNamePair)) return pairs;
	// `Ana Bell (pouvoir à Bo Carr) Cy Dean (pouvoir à Di Ewell)`
	const byBracket = label === 'represented' ? split(line, /\)\s+(?=\p{Lu})/u) : [];
	if (byBracket.length > 1 && byBracket.every((part) => part.endsWith(')')))
		return byBracket.flatMap((part) => bySigns(part, label));
	// `Mme Bell : pouvoir à M. Carr M. Dean : pouvoir à Mme Ewell`
	const byCivility = label === 'represented' ? split(line, civilGiver()) : [];
	if (byCivility.length > 1) return byCivility.flatMap((part) => bySigns(part, label));
	return byStrokes(line, label) ?? byCommas(line, label, false);
}

/** `Ana Bell / Bo Carr / Cy Dean` */
function byStrokes(line: string, label: LabelGroup): string[] | undefined {
	const parts = split(line, /\s\/\s|\s\/$|\)\s*\//);
	return parts.length > 1 ? parts.flatMap((part) => bySigns(part, label)) : undefined;
}

/**
 * `Ana Bell, Provost; Bo Carr, Ombudsman`: a whole name and a lone word in each part, which is what that person is; of guests also the body that sends
 * them, `Ana Bell, Friends of the Library`.
 */
export function officesLast(parts: readonly string[], label: LabelGroup): string[] | undefined {
	if (parts.length < 2 || label === 'represented') return undefined;
	const people = parts.map((part) => part.replace(startLink(), ''));
	const beside = people.map((part) => split(part, /,/));
	if (
		label === 'guests' &&
		beside.every(
			([name = '', body = '', more]) =>
				more === undefined && isWholeName(name) && split(name, and()).length === 1 && isOfBody(body),
		)
	)
		return beside.map(([name = '', body = '']) => (isRole(body) ? `${name}, ${body}` : `${name} (${body})`));
	const areOffices = people.every((part) => {
		const [labelled = '', office = '', more] = split(part, /,/);
		// `Ex officio: Ana Bell`
		const one = labelled.replace(/^[^:]{3,40}:\s+/, '');
		return (
			more === undefined &&
			isFullName(withoutTitle(one)) &&
			isWholeName(one) &&
			/^\p{Lu}\p{Ll}{3,}(?:[-–]\p{L}+)?$/u.test(office)
		);
	});
	return areOffices ? people : undefined;
}

/** `Library Director`, `Friends of the Library`: what somebody is, or a body that is one of something; `Bo Carr and Cy Dean` are two more. */
function isOfBody(text: string): boolean {
	return (
		isRole(text) ||
		(wordPattern`^\p{Lu}\p{L}+\s${'ofBody'}\s\p{Lu}`.test(text) && split(text, and()).length === 1)
	);
}

/** `the rector, Ana Bell; senior warden, Bo Carr; members Cy Dean and Di Ewell`: between semicolons what people are, and then who. */
function officesFirst(parts: readonly string[]): string[] | undefined {
	const found = parts.map((part) => {
		const [, office = '', rest = ''] = OFFICE_FIRST().exec(part) ?? [];
		const names = office === '' ? [] : rest.split(nameLink()).filter((name) => name !== '');
		if (!names.every(isWholeName)) return [];
		const plain = names.map((name) => name.replace(startLink(), ''));
		// `members Ana Bell and Bo Carr`
		if (plain.length !== 1) return plain;
		return [isRole(office) ? `${plain[0]}, ${office.trim()}` : `${plain[0]} (${office.trim()})`];
	});
	return found.every((names) => names.length > 0) ? found.flat() : undefined;
}

const OFFICE_FIRST = () =>
	wordPattern`^(?:${'andWords'}\s)?(?:${'articles'}\s)?((?:\p{Ll}[\p{L}'’-]*\s?){1,4}),?\s(\p{Lu}.*)$`;

/** `Ana Bell, directrice de la section Bo Carr, représentant des parents, CP Cy Dean, représentante des parents`: names right behind what those before are. */
function withNamesApart(text: string): string {
	if (text.includes(';')) return text;
	const parted = text.replace(NAME_BEHIND_ROLE(), (whole: string, role: string) =>
		isRole(role.replace(/^,\s*/, '').replace(/,.*$/, '')) ? `${role}; ` : whole,
	);
	return split(parted, /;/).length > FEWEST_APART ? parted : text;
}

const FEWEST_APART = 3;

/** What somebody is, in small letters, perhaps a class or a body in capitals behind it, and no sign before the next name. */
const NAME_BEHIND_ROLE = () =>
	wordPatterns`(,\s\p{Ll}[\p{Ll}’' -]{3,60}(?:,\s\p{Lu}{1,3}\d?(?:\s${'andWords'}\s\p{Lu}{2,5})?)?)\s(?=\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?:\s\p{Lu}[\p{L}'’-]+){1,3},)`;

/**
 * `M. Bell, Les Verts Mme Carr, Parti du lac M. Dean, Les Verts`, `M. Bell, bourgmestre MM. A. Carr, B. Dean échevins Mme Ewell`: behind names what they
 * are, and no sign before the next civility.
 */
export function withGroups(line: string): string {
	if (!civil().test(line)) return line;
	let hasGroups = false;
	const parted = line.replace(GROUP_BEFORE_CIVILITY(), (whole: string, group: string) => {
		// `SCI du Parc représentée par M. Carr`
		if (wordPattern`\s${'represented'}$`.test(group)) return whole;
		const { name, role } = nameAndRole(group);
		if (role !== '') return `, ${name}, ${role}; `;
		// `ayant donné pouvoir à M. Carr`
		if (wordPattern`\s${exactly('smallAtEnd')}$`.test(group)) return whole;
		// `MM. Bell, Carr – Mmes Dean, Ewell`: a sign parts them.
		if (/[–—-]$/.test(group) || sharedTitle().test(line)) return isRole(group) ? `, ${group}; ` : whole;
		const isRoleOrName = isRole(group) || /^\p{Lu}\.[\s-]?\p{Lu}/u.test(group);
		hasGroups ||= !isRoleOrName;
		return isRoleOrName ? `, ${group}; ` : ` (${group}); `;
	});
	return hasGroups ? parted.replace(/,\s+(\p{Lu}?\p{Ll}[^,;()]{2,40})$/u, ' ($1)') : parted;
}

/**
 * `Mme BELL A. bourgmestre MM. CARR B. DEAN C. échevins Mme EWELL D. conseillère`: people without any sign between them, each with a civility or a last
 * name in capitals before an initial.
 */
export function withoutSigns(text: string): string[] | undefined {
	if (text.includes(';') || !civil().test(text)) return undefined;
	const parts = atCivilities(text).map(withoutHolding);
	// `Mme Bell, présidente M. Carr`: a comma only before what somebody is.
	if (
		parts.some(
			(part) =>
				part.includes(',') &&
				!split(part, /,/)
					.slice(1)
					.every((beside) => isRole(beside) || HELD().test(beside)),
		)
	)
		return undefined;
	if (parts.some((part) => /,$|\s\p{Ll}{1,3}$/u.test(part))) return undefined;
	// `Prof. Dr. Ana Bell` is one.
	if (parts.length < 2 || !parts.every((part) => /\s/.test(part))) return undefined;
	return parts.flatMap((part) => {
		const names = matchesIn(part.replace(sharedTitle(), ''), LAST_AND_INITIAL).map(([name]) => name);
		const last = names.at(-1);
		if (last === undefined || names.length < 2) {
			const { name, role } = part.includes(',') ? { name: part, role: '' } : nameAndRole(part);
			return [role === '' ? part : `${name}, ${role}`];
		}
		const behind = part.slice(part.lastIndexOf(last) + last.length).trim();
		return behind === '' || isShared(behind) ? names : [...names.slice(0, -1), `${last}, ${behind}`];
	});
}

/** `Mme Bell, 40 parts, propriétaire de quarante parts sociales, ci`: the number is enough. */
function withoutHolding(part: string): string {
	const [name = '', ...beside] = split(part, /,/);
	const said = beside.findIndex((text) => wordPattern`^${'holdings'}\s`.test(text));
	const isNumbered = wordPattern`\d\s+${'shares'}$`.test([name, ...beside.slice(0, said)].join(', '));
	if (said < 0 || !isNumbered) return part;
	const kept = [name, ...beside.slice(0, said)].join(', ');
	// `Mme Bell 40 parts`
	return kept.replace(wordPattern`(?<=\p{L})\s(\d[\d\s]*\s${'shares'})$`, ', $1');
}

/** `260 parts` */
const HELD = () => wordPattern`^\d[\d\s]*\s${'shares'}$`;

/** The people of a text, each from a civility on; `Mr. Herbert M. Case` is one, as nobody writes `Mr` and `M.` in one language. */
function atCivilities(text: string): string[] {
	const out: string[] = [];
	for (const part of split(text, BEFORE_CIVILITY())) {
		const [title = ''] = /^\p{L}+/u.exec(part) ?? [];
		const [, before = ''] = /^(\p{L}+)\.?\s\p{Lu}\p{Ll}+$/u.exec(out.at(-1) ?? '') ?? [];
		const isInitial = title.length === 1 && before !== '' && !areOfOneDialect('titles', [title, before]);
		if (isInitial) out.push(`${out.pop()} ${part}`);
		else out.push(part);
	}
	return out;
}

const BEFORE_CIVILITY = () =>
	wordPattern`\s+(?=${exactly('titles')}\.?\s\p{Lu})(?<!\s${['andWords', 'replacing']}\s+)`;
/** `BELL A.`, `VAN DE WALLE J.-P.` */
const LAST_AND_INITIAL = /(?:\p{Lu}{2,}[\p{Lu}'’-]*\s){1,3}\p{Lu}\.(?:-?\p{Lu}\.)?/gu;

/** A group between the comma behind a name and the civility of the next. */
const GROUP_BEFORE_CIVILITY = () =>
	wordPatterns`,\s+(?!(?:${'andWords'}\s+)?${exactly('titles')}\.?\s)([^,;()]{2,50}?)\s+(?=${exactly('titles')}\.?\s\p{Lu})(?<!\s${'andWords'}\s+)`;

/** `Bell A., Carr B., Dean C. Ewell D.`: among people whose initials stand behind their last names, two with no sign between them. */
function withTurnedApart(parts: readonly string[]): string[] {
	const alone = parts.filter((part) => TURNED_INITIAL.test(part)).length;
	return alone < FEWEST_TURNED
		? [...parts]
		: parts.flatMap((part) => {
				const two = split(part, /(?<=\s(?:\p{Lu}\.-?)?\p{Lu}\.)\s+(?=\p{Lu}[\p{L}'’-])/u);
				return two.length > 1 && two.every((one) => TURNED_INITIAL.test(one)) ? two : [part];
			});
}

const FEWEST_TURNED = 3;

/** `Bell A.`, `Van de Walle J.-P.` */
const TURNED_INITIAL = /^(?:\p{L}[\p{L}'’-]+\s){1,4}\p{Lu}\.(?:-?\p{Lu}\.)?$/u;

/**
 * People with commas between them; what each of them is stands behind its own. Between semicolons everything after the first office belongs to
 * that person: `Dana Whitlock, CAM, Summit Management; Bo Carr`.
 */
function byCommas(written: string, label: LabelGroup, isPart: boolean): string[] {
	const text = written
		// `M. Bell, directeur et madame Ana Carr, secrétaire`
		.replace(AND_CIVIL(), ', ')
		// `M. le maire Luc Bell et MM. Carr`
		.replace(AND_SEVERAL(), ', ')
		// `Ana Bell, Chair, Bo Carr, Treasurer and Cy Dean, Secretary`, and no `Bo Carr, Director of Parks and Recreation Board`
		.replace(AND_BEHIND_OFFICE(), (whole, office: string, name: string) =>
			isRole(office) && !/\s\p{Lu}/u.test(office) && isWholeName(name) && !isRole(name)
				? `, ${office}, ${name}`
				: whole,
		)
		// `A Bell, (Chairman), Bo Carr`
		.replace(/,\s+(\([^()]{3,40}\))(?=\s*[,;.]|$)/gu, ' $1')
		// `Bo Carr and the Parish Clerk, Mrs Dean`: what the last of them is stands before her.
		.replace(OFFICE_BEFORE_LAST(), (whole, office: string, name: string) =>
			isRole(office) && isPersonName(bareName(name)) ? `, ${name} (${office})` : whole,
		);
	// `among them` before the name of somebody who is counted already.
	const parts = withTurnedApart(split(text, /[,•]/))
		.flatMap(civilitiesApart)
		.map((part) => part.replace(sharedOffice(), withoutShared))
		// `23 members, among them Ana Bell`, `12 including Ana Bell`
		.map((part) => part.replace(wordPattern`^(?:\d{1,4}\s+(?:\p{Ll}+\s+)?)?${'amongWords'}\s+(?=\p{L})`, ''))
		// `ATSEM Mesdames, Ana Bell`: the civility belongs to those behind the comma.
		.map((part) => part.replace(wordPattern`(?<=\S)\s+${exactly('pluralTitles')}\.?$`, ''));
	if (parts.length < 2) return dashed(text, label);
	const shifted = withOfficesBack(parts);
	if (shifted !== undefined) return shifted;
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
		if (out.length === 0 && officeAhead().test(part) && civil().test(capitalized(parts[index + 1] ?? '')))
			continue;
		// `Town Councilmen, Ana Bell, Bo Carr`: what all of them are stands in front.
		const isAhead =
			index === 0 && label !== 'members' && !/:/.test(part) && !civil().test(part) && isRole(part);
		if (isAhead && parts.length > 1 && parts.slice(1).every((other) => isWholeName(other))) continue;
		// `Mesdames, Ana Bell, Zoé Kaci`
		if (isCivility(part.replace(/\.$/, ''))) continue;
		// `Monsieur le maire, Luc Bell, président d’honneur`: one person.
		const next = parts[index + 1] ?? '';
		if (
			officeAlone().test(part) &&
			!isFullName(withoutOffice(part).name) &&
			!civil().test(next) &&
			/\s/.test(next) &&
			isPersonName(next) &&
			!isRole(next)
		)
			continue;
		const several = severalOfRank(part);
		if (several !== undefined) {
			for (const name of several.names) out.push(`${name}, ${several.rank}`);
			names = 0;
			continue;
		}
		const isName = civil().test(part) || particleName().test(part) || isOfficer(part);
		if (civil().test(part)) isSurnames = sharedSurname().test(part);
		const says =
			// `Ana Bell, Conseillère (jusqu’au point 2)`
			isRole(part.replace(/\s*\([^()]*\)$/, '')) ||
			(isPart && !isName && isBeside && !(isSeveral && isWholeName(part))) ||
			(!isHandles && !isSurnames && /^\p{Lu}{2,8}$/u.test(part) && /\s/.test(out.at(-1) ?? '')) ||
			(isHandles && /^\p{Ll}[\p{L}\p{N}_.-]*$/u.test(part)
				? false
				: /^(?:\p{Ll}(?!['’]?\p{Lu})|\d)/u.test(part) &&
					!wordPattern`^${exactly('courtesies')}\s`.test(part));
		if (
			out.length > 0 &&
			!isName &&
			says &&
			!wordPattern`^${'andWords'}\s`.test(part) &&
			!isCounted(part) &&
			!/^\d+\s+\p{Ll}/u.test(part)
		) {
			isBeside = true;
			// `Ana Bell, Bo Carr, conseillers` is said of both, `President Bell, Trustees, Bo Carr, Cy Dean` of those behind.
			const isOfNext = names === 1 && isShared(part) && isWholeName(parts[index + 1] ?? '');
			if (!(names > 1 && isShared(part)) && !isOfNext) out.push(`${out.pop()}, ${part}`);
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

/** `M. Bell Mme Carr` between the commas of a list: the one between them is lost. */
function civilitiesApart(part: string): string[] {
	const people = atCivilities(part);
	const isWhole = (one: string) => civil().test(one) && isPersonName(withoutTitle(one));
	return people.length > 1 && people.slice(0, -1).every(isWhole) && civil().test(people.at(-1) ?? '')
		? people
		: [part];
}

/** `Ana Bell, Board Member Bo Carr, Board Member Cy Dean, Clerk`: the office before a name is that of the one before, and its sign is lost. */
function withOfficesBack(parts: readonly string[]): string[] | undefined {
	const cut = parts.map((part) => {
		const { name, office } = withoutOffice(part);
		const words = part.split(' ');
		// `Outreach Manager Ana Bell` among them: all but first and last name.
		return office === '' && words.length > 2
			? { name: words.slice(-2).join(' '), office: words.slice(0, -2).join(' ') }
			: { name, office };
	});
	const [first, ...others] = cut;
	const last = parts.at(-1) ?? '';
	others.pop();
	const isShifted =
		others.length >= FEWEST_SHIFTED &&
		first?.office === '' &&
		isWholeName(first.name) &&
		(isRole(last) || others.some(({ office }) => office === last)) &&
		others.filter(({ office }) => isRole(office)).length * 2 > others.length &&
		others.every(({ name, office }) => office !== '' && isWholeName(name));
	return isShifted
		? cut.slice(0, -1).map(({ name }, at) => `${name}, ${cut[at + 1]?.office || last}`)
		: undefined;
}

const FEWEST_SHIFTED = 3;

/** `Alternates Ana Bell and Bo Carr`: a word for those behind it, all of whom have whole names. */
function severalOfRank(text: string): { rank: string; names: string[] } | undefined {
	const [, word = '', rest = ''] = /^(\p{Lu}\p{Ll}{3,}s)\s+(\p{Lu}\S*\s.+)$/u.exec(text) ?? [];
	const isRank = word !== '' && (isRole(word) || attendanceWord(word) === 'members');
	const names = isRank ? rest.split(nameLink()) : [];
	const isWhole = names.length > 1 && names.every(isWholeName);
	return isWhole ? { rank: word.toLowerCase().replace(/s$/, ''), names } : undefined;
}

/** The link between what somebody is and the civility of the next. */
const AND_CIVIL = () =>
	wordPattern`(?<=,\s[\p{Ll}][^,;]{3,90})\s+${'andWords'}\s+(?=${exactly('courtesies')}\s\p{Lu}[\p{L}-]+\s\p{Lu})`;

/** The link between what somebody is, or several are, and the next name: `Ana Bell, Bo Carr, échevins et | Cy Dean`. */
const AND_BEHIND_OFFICE = () =>
	wordPatterns`,\s+([^,;()]{3,40}?)\s+(?:${'andWords'}|&)\s+(\p{Lu}[^,;()]{3,40})(?=,|$)`;

/** The link before several with one civility; `Mmes et MM.` is one. */
const AND_SEVERAL = () =>
	wordPatterns`(?<=[\p{L})])(?<!(?:^|\s)${exactly('titles')})\s+${'andWords'}\s+(?=${exactly('pluralTitles')}\.?\s+\p{Lu})`;

/** `and the Parish Clerk, Mrs Dean` at the end of a list. */
const OFFICE_BEFORE_LAST = lazyPattern`(?u),?\s+${['smallWords', 'and']}\s+(?:${['determiners', 'article', 'indefinite']})\s+([\p{L} ]{4,40}),\s+([^,;()]{4,40})$`;
/** Before somebody with a civility whose holder a colon opens, or who `a donné pouvoir à`, and no other sign. */
const civilGiver = () =>
	wordPattern`(?<=\p{L})\s+(?=${exactly('titles')}\.?(?:\s\p{Lu}[\p{L}'’-]+\s?:|(?:\s\p{Lu}[\p{L}'’-]+){1,4}\s${'proxies'}\s))`;
/** `Messieurs BELL`, `et Mmes CARR`. */
const sharedSurname = () =>
	wordPattern`^(?:${'andWords'}\s+)?${exactly('pluralTitles')}\.?\s+\p{Lu}[\p{Lu}'’-]+(?:\s${'andWords'}\s.*)?$`;

export function dashed(text: string, label: LabelGroup): string[] {
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

/** `Kate Cole – Senior Democratic and Civic Officer`: one person, whose office has two words. */
export function hasRoleBehind(text: string): boolean {
	const [, behind = ''] = /^\p{Lu}[^–—-]{2,40}\s[–—-]\s(\p{Lu}[^–—-]{3,80})$/u.exec(text) ?? [];
	return and().test(behind) && isRole(behind);
}

/** `Cy Dean et Di Ewell à Ed Fox`: two who give their votes to one stay together, `Ana à Bo et Cy à Di` are two. */
function atAnd(text: string, label: LabelGroup): string[] {
	const plain = text.replace(wordPattern`^${'asWellAs'}\s+`, '');
	if (hasRoleBehind(plain)) return [plain];
	// `M. et Mme Roux` are one line of the list, and cannot be told apart.
	const parts: string[] = [];
	for (const part of split(plain, wordPattern`\s${'asWellAs'}\s|\s&\s?|\s?&\s`)) {
		const last = parts.at(-1) ?? '';
		const at = plain.indexOf(part);
		if (!isCivility(last.replace(/\.$/, ''))) parts.push(part.replace(sharedOffice(), withoutShared));
		else parts[parts.length - 1] = plain.slice(plain.lastIndexOf(last, at - 1), at + part.length);
	}
	if (parts.length < 2) return [plain];
	const isProxy = label === 'represented' || label === 'anyhow';
	if (isProxy && !parts.every((part) => getPersons(part, label, false)[0]?.holder)) return [plain];
	return parts.every(
		(part) =>
			isPersonName(withoutOffice(tidy(bareName(part)).replace(/,.*$/, '')).name) ||
			isInList('unnamed', part.split(/\s+/).at(-1) ?? '') ||
			isCounted(part) ||
			isProxy,
	)
		? parts
		: [plain];
}
