/** How a list of people under a label is cut into its entries: one a line, in columns, parted by signs, by groups. */

import { lazyPattern } from '../../language/index.js';
import { capitalized } from '../../text/letters.js';
import { isCivility } from '../../text/names.js';
import { matchesIn } from '../../text/places.js';
import {
	areOfOneDialect,
	attendanceWord,
	exactly,
	isInList,
	phraseFinder,
	wordPattern,
	wordPatterns,
} from '../wording/dialect.js';
import { type LabelGroup, labelGroup } from '../wording/labels.js';
import { and, nameLink, openLink, startLink } from '../wording/links.js';
import { isFullName, isPersonName, withoutTitle } from '../wording/person-names.js';
import { isCounted, isRole, withoutOffice } from '../wording/person-roles.js';
import { getStatus } from '../wording/status.js';
import { bareName, getPersons, isNamePair, isSeat, movesBehind, split } from './person-entry.js';

/** `Bell, Ana`, `de Bell, Ana Maria`. */
export function isTurned(line: string): boolean {
	return (
		/^(?:\p{Ll}{1,3}\s){0,2}\p{Lu}[\p{L}'’-]+,\s\p{Lu}\p{Ll}[\p{L}'’-]*\s?(?:\p{Lu}[\p{L}'’.-]*\s?)?(?:$|[(–—])/u.test(
			line,
		) && !isRole(split(line, /,/)[1] ?? '')
	);
}

/** `Bell, Ana` as `Ana Bell`. */
export function inOrder(line: string): string {
	return line.replace(
		/^([^,]+),\s*((?:\p{Lu}[\p{L}'’.-]*\s?){1,3})(?=$|[\s(,;–—-])/u,
		(_, last: string, first: string) => `${first.trim()} ${last}`.trim(),
	);
}

/** `le maire`, `outre son honneur le maire`, before the name. */
const officeAhead = lazyPattern`(?u)^(?:\p{Ll}+\s){0,3}${['determiners', 'article', 'indefinite']}\s\p{Ll}{4,}(?:\s\p{Ll}+)?$`;

/** An office with its article, and no capital letter. */
export const NAMELESS = lazyPattern`(?u)^${['determiners', 'article', 'indefinite']}\s\p{Ll}+(?:\s\p{Ll}+)?$`;

/** `Madame la Maire`, `M. l'adjoint`: an office in the place of a name. */
export const officeAlone = () =>
	wordPattern`^${exactly('titles')}\.?\s(?:${'elisions'}|${'articles'}\s)\p{L}`;

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
function betweenDashes(text: string): string[] | undefined {
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
/** An item of a list is one person, with what stands beside him, or several with commas. */
export function listed(line: string, label: LabelGroup): string[] {
	const text = line.trim();
	const groups = label === 'represented' ? undefined : byGroups(text);
	if (groups !== undefined) return groups;
	if (groupOfPeople(text) !== undefined) return [text];
	const civils = label === 'represented' ? undefined : betweenDashes(text);
	if (civils !== undefined) return civils;
	const run = label === 'represented' ? undefined : withoutSigns(text);
	if (run !== undefined) return run;
	// `Ana Bell,- Bo Carr`, `Cy Dean- Di Ewell`
	const halves = split(text.replace(/[,.;\s]+$/, ''), /,?\s?-\s+(?=\p{Lu})|,-\s*/u);
	if (
		halves.length > 1 &&
		halves.every((part) => /\s/.test(part) && isPersonName(bareName(part)) && !isRole(part))
	)
		return halves;
	const byDash = split(text.replace(/^[–—-]\s/u, ''), /\s[-–—]+\s/);
	if (byDash.length > 2 && byDash.every((part) => isPersonName(bareName(part)))) return dashed(text, label);
	// `Ana BELL – Bo CARR`
	if (byDash.length === 2 && byDash.every((part) => /\s\p{Lu}{3,}$/u.test(part) && isWholeName(part)))
		return byDash;
	const bySemicolon = split(text, /;/);
	const offices = officesLast(bySemicolon, label);
	if (offices !== undefined) return offices;
	if (label !== 'represented' && areOfPeople(bySemicolon)) return bySigns(text, label);
	const parts = split(text, /[;,]/);
	if (parts.length < 2) {
		const both = hasRoleBehind(text) ? [text] : split(text, and());
		return both.length > 1 &&
			label !== 'represented' &&
			both.every((part) => isPersonName(bareName(part)) && bareName(part).split(' ').length > 1)
			? both
			: [text];
	}
	const grouped = label === 'represented' ? text : withGroups(text);
	if (grouped !== text) return bySigns(text, label);
	// `Mme Bell, Les Verts`
	const [one = '', other = '', more] = parts;
	if (more === undefined && civil().test(one) && !civil().test(other) && !sharedTitle().test(one))
		return [text];
	// `Monsieur Bell, maire, Messieurs Carr, Dean, Madame Ewell`: people with what they are, on one line.
	const others = parts.filter((part) => !isRole(part));
	const isSeveral =
		others.length > 2 &&
		others.every((part) => /\s/.test(bareName(part)) && isPersonName(bareName(part))) &&
		parts.slice(others.length).every((part) => isRole(part));
	if (
		isSeveral ||
		parts.filter((part) => civil().test(part)).length > 1 ||
		(parts.length > 1 && (sharedTitle().test(text) || isOfSeveral(text)))
	)
		return bySigns(text, label);
	// `Ana Bell, Bo Carr et Cy Dean`
	const last = split(parts.at(-1) ?? '', and());
	const all = [...parts.slice(0, -1), ...last];
	if (label !== 'represented' && last.length === 2 && all.every((part) => isWholeName(part))) return all;
	const people = parts.every(
		(part) => isPersonName(bareName(part)) && !isRole(part) && bareName(part).split(/\s+/).length < 5,
	);
	return people && (parts.length > 2 || parts.every((part) => /\s/.test(bareName(part)))) ? parts : [text];
}

/** `Ana Bell, maire ; Bo Carr et Cy Dean, adjoints ; Di Ewell`: people of whom a semicolon ends what each is, and not a person with a body. */
function areOfPeople(parts: readonly string[]): boolean {
	return (
		parts.length > 1 &&
		parts.every((part) => {
			const [names = '', ...beside] = split(part, /,/);
			return split(names, and()).every((name) => isWholeName(name)) && beside.every((word) => isRole(word));
		})
	);
}

/** People of a paragraph: one a line, or parted by signs. */
export function getParts(lines: readonly string[], label: LabelGroup): string[] {
	const all = withBrackets(closed(lines), label)
		.map((line) => withRolesBehind(line.trim()))
		.filter((line) => line !== '');
	const whole = all.join(' ');
	const placed =
		label === 'represented' ? undefined : (betweenDashes(whole) ?? byPlaces(whole) ?? byGroups(whole));
	if (placed !== undefined) return placed;
	if (all.length > 0 && all.filter((line) => groupOfPeople(line) !== undefined).length * 2 > all.length)
		return all.flatMap((line) => (groupOfPeople(line) === undefined ? bySigns(line, label) : [line]));
	const turned = split(all.join(' '), /;/).map((part) => part.trim());
	// One of many may be written otherwise.
	const isRow = turned.filter((part) => isTurned(part)).length * 6 >= turned.length * 5;
	if (turned.length > 2 && isRow) return turned.map((part) => (isTurned(part) ? inOrder(part) : part));
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
			const [name = '', ...beside] = split(line.replace(movesBehind(), ''), /,|\s[–—/-]\s/);
			return (
				isPersonName(withoutOffice(bareName(name)).name) &&
				beside.every((part) => isRole(part) || /^\p{Ll}/u.test(part))
			);
		});
	if (isOneALine) return all;
	// `WCC – Cllr Ana Bell` above `Bo Carr – Clerk`: a person a line, beside whom stands a body or an office.
	const isDashed =
		all.length > 1 &&
		all.every((line) => {
			const [one = '', other = '', more] = split(line, /\s[–—-]\s/);
			return (
				more === undefined &&
				((isPersonName(bareName(one)) && other !== '' && (isRole(other) || !isPersonName(bareName(other)))) ||
					(/^\p{Lu}{2,6}$/u.test(one) && isPersonName(bareName(other))))
			);
		});
	if (isDashed)
		return all.map((line) => {
			const [one = '', other = ''] = split(line, /\s[–—-]\s/);
			if (/^\p{Lu}{2,6}$/u.test(one)) return `${other} (${one})`;
			return isRole(other) ? line : `${one} (${other})`;
		});
	// A line for each of some groups: `Mmes Bell et Carr (adjointes).`
	if (
		body.length > 0 &&
		body.every((line) => /[.)]$/.test(line) && split(line, /[,;]/).every((part) => !/^\p{Ll}/u.test(part)))
	)
		return all.flatMap((line) => bySigns(line, label));
	const joined = all
		.reduce((text, line) => {
			if (/(?<=\p{L})-$/u.test(text)) return `${text}${line}`;
			// `Ana Bell, bourgmestre, présidente` above `Bo Carr, Cy Dean, échevins`
			const isOver =
				(isRole(split(text, /,/).slice(1).at(-1) ?? '') && isWholeName(split(line, /,/)[0] ?? '')) ||
				(text !== '' && PLURAL_TITLE().test(line) && wordPattern`(?<!,|\s${'andWords'})$`.test(text)) ||
				(isWithRole(line) && isWholeName(split(text, /[,;]/).at(-1) ?? ''));
			return `${text}${isOver ? ';' : ''} ${line}`;
		}, '')
		.trim();
	return bySigns(joined, label);
}

/** `Bo Carr (clerk)`, `Bo Carr excused`, all of a line. */
function isWithRole(line: string): boolean {
	const [, name = '', role = '', word = ''] =
		/^([^,;()]+?)\s*(?:\(([^()]+)\)|\s(\p{Ll}+))\.?$/u.exec(line) ?? [];
	return (isRole(role) || getStatus(word) !== undefined) && isWholeName(name);
}

/**
 * Lines of which none ends inside a bracket: one that does goes on in the next. One whose bracket is closed nowhere, as in `Ana Bell (chair` above
 * `Bo Carr (clerk)`, is a line of its own.
 */
function closed(lines: readonly string[]): string[] {
	const out: string[] = [];
	let depth = 0;
	const signs = signsBelow(lines);
	for (const [at, line] of lines.entries()) {
		if (depth > 0) out[out.length - 1] += ` ${line.trim()}`;
		else out.push(line);
		depth = Math.max(0, depth + (line.match(/\(/g)?.length ?? 0) - (line.match(/\)/g)?.length ?? 0));
		if (signs[at] !== ')') depth = 0;
	}
	return out;
}

/** The first bracket of the lines below each line. */
function signsBelow(lines: readonly string[]): Array<string | undefined> {
	let sign: string | undefined;
	return lines
		.map((line) => /[()]/.exec(line)?.[0])
		.reduceRight<Array<string | undefined>>((out, own) => {
			out.push(sign);
			sign = own ?? sign;
			return out;
		}, [])
		.reverse();
}

/**
 * `Ana Bell (AB) Chairman, Bo Carr (BC) Cy Dean(CD)`, `Ana Bell (Treasurer) Bo Carr (Member)`: in a list whose people have their initials or what they
 * are in brackets, each ends with them.
 */
function withBrackets(lines: readonly string[], label: LabelGroup): string[] {
	const all = lines.join('\n');
	const marks = all.match(/\p{L}\s?\([^()\n]{2,40}\)/gu)?.length ?? 0;
	if (marks < FEWEST_BRACKETS) return [...lines];
	const isProxies = label === 'represented';
	return all
		.replace(/(?<=\(\p{Lu}{2,4}\))(?=\s+\p{Lu})/gu, ',')
		.replace(
			/\(([^()\n]{2,40})\)(?=[^\S\n]+(\p{Lu}[^(),;\n]{2,40}))/gu,
			(whole, role: string, next: string) =>
				!isProxies && isRole(role) && isWholeName(next.trim()) ? `${whole},` : whole,
		)
		.split('\n');
}

const FEWEST_BRACKETS = 2;

/**
 * `Ana Bell, Bo Carr – Councillors ; Cy Dean`, `Ana Bell / Mayor, Bo Carr, Cy Dean / Councillors`: of several on one line, roles behind a dash or a
 * stroke are what those before them are, as behind a comma.
 */
function withRolesBehind(line: string): string {
	let isFound = false;
	const parted = line.replace(
		/\s+[–—/-]\s+(\p{L}[\p{L}’' ]{2,40}?)(?=\s*(?:[,;.(]|$))/gu,
		(whole: string, role: string) => {
			isFound ||= isRole(role);
			return isRole(role) ? `, ${role}` : whole;
		},
	);
	return isFound && split(parted, /[,;]/).length > MOST_OF_ONE ? parted.replace(/\s*;\s*/g, ', ') : line;
}

/** A name with what it is, twice, has no more parts. */
const MOST_OF_ONE = 3;

/** `Northam (Ana Bell, Treasurer, Bo Carr), Westham (Cy Dean)`: in brackets the people of each place, with what they are; three places at least. */
function byPlaces(text: string): string[] | undefined {
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
function byGroups(text: string): string[] | undefined {
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

/** `Mr Ana Bell, Applicant   Ms Bo Carr, Historical Society`, line by line: each line opens with a title, and so does everybody on it. */
export function byTitles(lines: readonly string[]): string[] | undefined {
	const rows = lines.map((line) => split(line.trim(), GAP_BEFORE_CIVILITY()));
	const isRow =
		lines.length >= FEWEST_LINES &&
		lines.filter((line) => civil().test(line.trim())).length * 4 >= lines.length * 3 &&
		!lines.some((line) => sharedTitle().test(line)) &&
		rows.some((row) => row.length > 1);
	const parts = rows.flat().map((part) => part.replace(/[,;\s]+$/, ''));
	return isRow && parts.every((part) => isPersonName(bareName(split(part, /,/)[0] ?? '')))
		? parts
		: undefined;
}

const FEWEST_LINES = 3;
const GAP_BEFORE_CIVILITY = () => wordPattern`(?:\s{2,}|(?<=\))\s)(?=${exactly('titles')}\.?\s\p{Lu})`;

/** `Commission Musique`: what somebody belongs to. */
function hasGroup(text: string): boolean {
	return isInList('seatedBodies', text.split(/\s+/)[0] ?? '');
}

/** `ROUX Ana      BRUN Léo      NOIR Ida`: the cells of lines that wide gaps part, where each is somebody's name, or what the one before is. */
export function inColumns(lines: readonly string[]): string[] | undefined {
	if (!lines.some((line) => GAP.test(line))) return undefined;
	const cells = lines
		.flatMap((line) => line.trim().split(/\s{3,}|\t|(?<=\))\s+(?=\p{Lu})/u))
		.filter((cell) => cell !== '');
	const people: string[] = [];
	for (const cell of cells) {
		const name = cell.replace(/[,;]$/, '');
		// `ROUX Ana, maire`
		const [who = '', ...beside] = name.split(/,\s*/);
		const isNamed = isPersonName(bareName(who)) && /\s/.test(who) && beside.every(isRole);
		if ((isRole(name) || isSeat(name)) && people.length > 0) people[people.length - 1] += `, ${name}`;
		else if (isNamed) people.push(name);
		else return undefined;
	}
	return people.length > 2 || (people.length > 1 && lines.length === 1) ? people : undefined;
}

const GAP = /\S(?: {3,}|\t)\S/;

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

const AND_IN_BRACKET = () =>
	wordPatterns`\s*\(${'andWords'}\s(\p{Lu}\p{L}+\s\p{Lu}[\p{L}'’-]+)\s([^()]{3,40})\)`;

function bySigns(text: string, label: LabelGroup): string[] {
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
			bySemicolon.flatMap((part) => byCommas(part, label, true))
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
	const bySlash = split(line, /\s\/\s|\s\/$|\)\s*\//);
	if (bySlash.length > 1) return bySlash.flatMap((part) => bySigns(part, label));
	return byCommas(line, label, false);
}

/** `Ana Bell, Provost; Bo Carr, Ombudsman`: a whole name and a lone word in each part, which is what that person is. */
function officesLast(parts: readonly string[], label: LabelGroup): string[] | undefined {
	if (parts.length < 2 || label === 'represented') return undefined;
	const people = parts.map((part) => part.replace(startLink(), ''));
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
function withGroups(line: string): string {
	if (!civil().test(line)) return line;
	let hasGroups = false;
	const parted = line.replace(GROUP_BEFORE_CIVILITY(), (whole: string, group: string) => {
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

/** `B. Dean échevins`: a name, and right behind it what somebody is. */
function nameAndRole(text: string): { name: string; role: string } {
	const words = text.split(/\s+/);
	for (let at = words.length - 1; at > 0; at -= 1) {
		const [name, role] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
		const isOpen = isRole(words[at - 1] ?? '') || isRole(words[0] ?? '');
		if (!isOpen && isRole(role) && isFullName(name)) return { name, role };
	}
	return { name: text, role: '' };
}

/**
 * `Mme BELL A. bourgmestre MM. CARR B. DEAN C. échevins Mme EWELL D. conseillère`: people without any sign between them, each with a civility or a last
 * name in capitals before an initial.
 */
function withoutSigns(text: string): string[] | undefined {
	if (text.includes(';') || !civil().test(text)) return undefined;
	const parts = atCivilities(text);
	// `Mme Bell, présidente M. Carr`: a comma only before what somebody is.
	if (
		parts.some(
			(part) =>
				part.includes(',') &&
				!split(part, /,/)
					.slice(1)
					.every((beside) => isRole(beside)),
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
		// `Ana Bell, Chair, Bo Carr, Treasurer and Cy Dean, Secretary`
		.replace(AND_BEHIND_OFFICE(), (whole, office: string, name: string) =>
			isRole(office) && isWholeName(name) ? `, ${office}, ${name}` : whole,
		)
		// `A Bell, (Chairman), Bo Carr`
		.replace(/,\s+(\([^()]{3,40}\))(?=\s*[,;.]|$)/gu, ' $1')
		// `Bo Carr and the Parish Clerk, Mrs Dean`: what the last of them is stands before her.
		.replace(OFFICE_BEFORE_LAST(), (whole, office: string, name: string) =>
			isRole(office) && isPersonName(bareName(name)) ? `, ${name} (${office})` : whole,
		);
	// `among them` before the name of somebody who is counted already.
	const parts = split(text, /[,•]/)
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

/** The link between what somebody is and the last name of the list, which has an office too. */
const AND_BEHIND_OFFICE = () =>
	wordPattern`,\s+([^,;()]{3,40}?)\s+(?:${'andWords'}|&)\s+(\p{Lu}[^,;()]{3,40})(?=,\s[^,;()]{3,40}$)`;

/** The link before several with one civility; `Mmes et MM.` is one. */
const AND_SEVERAL = () =>
	wordPatterns`(?<=[\p{L})])(?<!(?:^|\s)${exactly('titles')})\s+${'andWords'}\s+(?=${exactly('pluralTitles')}\.?\s+\p{Lu})`;

/** `and the Parish Clerk, Mrs Dean` at the end of a list. */
const OFFICE_BEFORE_LAST = lazyPattern`(?u),?\s+${['smallWords', 'and']}\s+(?:${['determiners', 'article', 'indefinite']})\s+([\p{L} ]{4,40}),\s+([^,;()]{4,40})$`;

/** `secrétaire Yann Kerbrat`: an office in small letters, and who holds it. */
function isOfficer(part: string): boolean {
	const { name, office } = /^[\p{Ll}\d]/u.test(part) ? withoutOffice(part) : { name: '', office: '' };
	return office !== '' && isWholeName(name);
}

/** First and last name, and nothing of what somebody is. */
function isWholeName(part: string): boolean {
	return /\s/.test(part) && isPersonName(bareName(part)) && !isRole(part);
}

/** A civility and a name. */
export const civil = () => wordPattern`^(?:${'andWords'}\s+)?${exactly('titles')}\.?\s+\p{Lu}`;
/** `de MARNAN Xavier`, `d'Aubry Ana`: a name that a small word opens. */
const particleName = () => wordPattern`^(?:${exactly('nameParticles')}|d['’])\s?\p{Lu}[\p{Lu}'’-]+(?:\s|$)`;
/** Before somebody with a civility whose holder a colon opens, and no other sign. */
const civilGiver = () => wordPattern`(?<=\p{L})\s+(?=${exactly('titles')}\.?\s\p{Lu}[\p{L}'’-]+\s?:)`;
/** `Messieurs BELL`, `et Mmes CARR`. */
const sharedSurname = () =>
	wordPattern`^(?:${'andWords'}\s+)?${exactly('pluralTitles')}\.?\s+\p{Lu}[\p{Lu}'’-]+(?:\s${'andWords'}\s.*)?$`;

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

/** `Kate Cole – Senior Democratic and Civic Officer`: one person, whose office has two words. */
function hasRoleBehind(text: string): boolean {
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

export function tidy(text: string): string {
	let plain = text
		.replace(sharedTitle(), '')
		// `Supervisors Bell` of `Supervisors Bell & Carr`
		.replace(
			/^((?:\p{Lu}\p{Ll}{3,}\s)?\p{Lu}\p{Ll}{3,}s)\s+(?=\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2}$)/u,
			(whole, office: string) => (isRole(office) || labelGroup(office) === 'members' ? '' : whole),
		)
		.replace(sharedOffice(), withoutShared)
		.replace(wordPattern`^${exactly('courtesies')}(?=\s)`, (word) => capitalized(word))
		// `M.MORIN`
		.replace(wordPattern`^((?:${'andWords'}\s+)?${exactly('titles')})\.(?=\p{Lu}{3})`, '$1. ')
		.replace(/^\[[ xX]?\]\s*/, '')
		.replace(/^[\s,;:.•*+&–-]+/, '')
		.replace(/\s+/g, ' ')
		// `M. Luc Bell. formant la majorité des membres`
		.replace(/(?<=\p{L}{3})\.\s\p{Ll}[^()]*$/u, '')
		.replace(/(?<=\p{L}{2}|[)\]*])[.,;:]+$/u, '')
		// `Mme Bell : 150`, `Mme Bell : 150 (pouvoir à M. Carr)`: of an owner the weight, or the number of a lot.
		.replace(/^(\p{Lu}[^:(]{2,50}?)\s*:\s*(\d[\d\s.]{0,8})(?=$|\s?\()/u, '$1, $2')
		.replace(openLink(), '')
		// `et de M. Carr`
		.replace(wordPattern`^${'ofPerson'}\s+(?=${exactly('titles')}\.?\s)`, '')
		.trim();
	if ((plain.match(/\(/g)?.length ?? 0) > (plain.match(/\)/g)?.length ?? 0)) plain += ')';
	return plain;
}

/** A title that several names share: it would stand before the first of them only. */
const sharedTitle = () =>
	wordPattern`^(?:${exactly('pluralTitles')}(?!\p{L})\.?(?:\s*(?:${'andWords'}|,)\s*)?\s*)+(?=\s?\p{Lu})`;

/** `Messieurs les conseillers` */
const PLURAL_TITLE = () => wordPattern`^${exactly('pluralTitles')}\.?\s`;

/** `messieurs les conseillers Luc Bell`, `les conseillères suivantes : Mme Carr`, `Messieurs les conseillers, Luc Bell`: an office that several names share. */
const sharedOffice = () =>
	wordPattern`^(?:${'andWords'}\s+)?(?:${exactly('pluralTitles')}\.?\s+)?${'articles'}\s+(\p{Ll}{4,}(?:\s\p{Ll}{3,}){0,2})\s*[,:]?\s+(?=\p{Lu})`;

/** Whether an office of several people opens a text: `les conseillers Luc Bell, Marc Carr`, and not `le maire Luc Bell`. */
function isOfSeveral(text: string): boolean {
	const [, office = ''] = sharedOffice().exec(text) ?? [];
	return /^\p{Ll}+s(?!\p{L})/u.test(office) && isRole(office);
}

function withoutShared(all: string, office: string): string {
	return isRole(office) ? '' : all;
}
