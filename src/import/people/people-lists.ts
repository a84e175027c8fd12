/** How a list of people under a label is cut into its entries: one a line, in columns, parted by signs, by groups. */

import { exactly, phraseFinder, wordPattern } from '../wording/dialect.js';
import type { LabelGroup } from '../wording/labels.js';
import { and } from '../wording/links.js';
import { isPersonName } from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { getStatus } from '../wording/status.js';
import { betweenDashes, byGroups, byPlaces, groupOfPeople } from './grouped-lists.js';
import {
	civil,
	inOrder,
	isOfSeveral,
	isTurned,
	isWholeName,
	PLURAL_TITLE,
	sharedTitle,
} from './name-in-list.js';
import { bareName, heldBy, isBehindInitials, isSeat, movesBehind, split } from './person-entry.js';
import { bySigns, dashed, hasRoleBehind, officesLast, withGroups, withoutSigns } from './signed-lists.js';

/** An item of a list is one person, with what stands beside him, or several with commas. */
export function listed(line: string, label: LabelGroup): string[] {
	const text = line.trim();
	// `Ana Bell, avec les procurations de Bo Carr et Cy Dean`
	if (label !== 'represented' && (heldBy(text)?.givers.length ?? 0) > 1) return [text];
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
	const all = withBrackets(closed(label === 'represented' ? withHolders(lines) : lines), label)
		.map((line) => withRolesBehind(line.trim()))
		.filter((line) => line !== '');
	const whole = all.join(' ');
	const entries = bySemicolons(split(whole, /;/));
	if (entries !== undefined) return entries;
	const placed =
		label === 'represented' ? undefined : (betweenDashes(whole) ?? byPlaces(whole) ?? byGroups(whole));
	if (placed !== undefined) return placed;
	if (all.length > 0 && all.filter((line) => groupOfPeople(line) !== undefined).length * 2 > all.length)
		return all.flatMap((line) => (groupOfPeople(line) === undefined ? bySigns(line, label) : [line]));
	const turned = split(whole, /;/).map((part) => part.trim());

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
			// `Ana Bell (AB) taking the minutes`
			const plain = line
				.replace(movesBehind(), '')
				.replace(/(?<=\(\p{Lu}{2,4}\))\s+(\p{Ll}[^,]*)$/u, (all, said: string) =>
					isBehindInitials(said) ? '' : all,
				);
			const [name = '', ...beside] = split(plain, /,|\s[–—/-]\s/);
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

/** `Ana Bell` above `donne pouvoir à Bo Carr`, `à Bo Carr`: who carries the vote is in the line below. */
function withHolders(lines: readonly string[]): string[] {
	return lines.reduce<string[]>((out, line) => {
		const isHolder =
			wordPattern`^\s*${'proxyTo'}\s`.test(line) ||
			(/^\s*\p{Ll}/u.test(line) && phraseFinder('proxies').exec(line.trim())?.index === 0);
		if (isHolder && out.length > 0) out.push(`${out.pop()} ${line.trim()}`);
		else out.push(line);
		return out;
	}, []);
}

/**
 * `Chair: Ana Bell; Elm Club: Bo Carr gives proxy to Ana Bell; Cy Dean; Oak Club: Di Ewell`: a person between semicolons, before some of them an office or
 * a body, behind some who carries the vote.
 */
function bySemicolons(parts: readonly string[]): string[] | undefined {
	const entries = parts.map((part) => {
		const [, of = '', text = part] = /^(\p{Lu}[^:]{1,70}?)\s?:\s+(\p{Lu}.*)$/su.exec(part) ?? [];
		const giver = phraseFinder('proxies').exec(text);
		const who = giver === null ? text : text.slice(0, giver.index).trim();
		return { of, text, isOne: split(who, and()).every((name) => isWholeName(name)), isGiven: giver !== null };
	});
	const isRow =
		entries.length >= FEWEST_BETWEEN_SEMICOLONS &&
		(entries.some(({ isGiven }) => isGiven) || entries.every(({ of }) => isRole(of))) &&
		entries.filter(({ of }) => of !== '').length > 1 &&
		entries.every(({ isOne }) => isOne);
	return isRow
		? entries.map(({ of, text, isGiven }, at) =>
				isRole(of) ? `${text}, ${of}` : isGiven ? text : (parts[at] ?? ''),
			)
		: undefined;
}

const FEWEST_BETWEEN_SEMICOLONS = 4;

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
	return (
		all
			// At the end of a line only among lines that go on in the next one.
			.replace(
				wordPattern`\(\p{Lu}{2,4}\)(?:,|\s${'andWords'}\s)`.test(all)
					? /(?<=\(\p{Lu}{2,4}\))(?=\s+\p{Lu})/gu
					: /(?<=\(\p{Lu}{2,4}\))(?=[^\S\n]+\p{Lu})/gu,
				',',
			)
			.replace(
				/\(([^()\n]{2,40})\)(?=[^\S\n]+(\p{Lu}[^(),;\n]{2,40}))/gu,
				(whole, role: string, next: string) =>
					!isProxies && isRole(role) && isWholeName(next.trim()) ? `${whole},` : whole,
			)
			.split('\n')
	);
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
