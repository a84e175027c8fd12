/** People of foreign minutes: the label of their group, and each of them with what is noted beside the name. */

import { vocabulary } from '../language/index.js';
import { foldName } from '../text/fold.js';
import { attendanceWord, isInList, phraseFinder, wordList } from './dialect.js';
import { isPersonName, type KnownNames, knownNames, withoutTitle } from './person-names.js';

/** Groups of people, as the vocabulary names them. */
export type Group = 'present' | 'remote' | 'represented' | 'byPost' | 'excused' | 'absent' | 'guests';

/** Somebody of a list. */
export interface Person {
	name: string;
	/** What stands beside the name, with its brackets or comma. */
	note: string;
	group: Group;
	/** Who carries the vote; empty where a proxy is given to nobody by name. */
	holder?: string;
	/** What stands in the list about coming late or leaving. */
	moves: string[];
}

/** What a label of attendance announces. `members` are people whose presence only the place of the list tells. */
export type LabelGroup = Group | 'members' | 'anyhow' | 'attending';

/** Reads a label of attendance: all its words must be known, and one of them a status. */
export function labelGroup(label: string): LabelGroup | undefined {
	const text = label
		.replace(/\([^()]*\)|\[[^[\]]*\]|\d+/g, ' ')
		.replace(/[·.](?=\p{L})/gu, '')
		.replace(/[’']/g, "' ");
	const words = text.split(/[\s/,–—+&*.:=-]+/u).filter((word) => /\p{L}/u.test(word));
	if (words.length === 0 || words.length > 18) return undefined;
	const said = new Set<string>();
	for (const word of words) {
		const meaning = attendanceWord(word.replace(/'$/, "'")) ?? attendanceWord(word.replace(/'$/, ''));
		if (meaning === undefined) return undefined;
		said.add(meaning);
	}
	const isNegated = /(?:^|\s)(?:non|not|pas|unexcused)(?:\s|-)/i.test(` ${text}`);
	if (said.has('represented')) return said.has('present') ? 'anyhow' : 'represented';
	if (said.has('excused')) return isNegated ? 'absent' : 'excused';
	if (said.has('absent')) return 'absent';
	if (said.has('present') && isNegated && !/vot/i.test(text)) return 'absent';
	if (said.has('guests')) return 'guests';
	if (said.has('remote')) return 'remote';
	if (said.has('present')) return /^\s*(?:in\s+)?attendance\s*$/i.test(text) ? 'attending' : 'present';
	return said.has('members') ? 'members' : undefined;
}

/** A sentence that opens with the words of a label and goes on with names: `Also in attendance were Ana Bell and Bo Carr`. */
export function sentenceGroup(text: string): { group: LabelGroup; rest: string } | undefined {
	const words = /^(?:[\p{L}'’]+[\s:]+){1,14}/u.exec(text)?.[0] ?? '';
	let end = 0;
	let best: { group: LabelGroup; rest: string } | undefined;
	for (const match of words.matchAll(/([\p{L}'’]+)[\s:]+/gu)) {
		const word = match[1] ?? '';
		if (match.index > 0 && /^\p{Lu}/u.test(word) && attendanceWord(word) === undefined) break;
		if (attendanceWord(word.replace(/^[ld]['’]/iu, '')) === undefined) break;
		end = match.index + match[0].length;
		const group = labelGroup(text.slice(0, end));
		if (group !== undefined && group !== 'members') best = { group, rest: text.slice(end) };
	}
	return best === undefined || !/^(?:M|Mme|MM|[\p{Lu}])/u.test(best.rest) ? undefined : best;
}

/** Reads people under a label; undefined where the lines are no list of people. Those who are only counted are given back apart. */
export function readPeople(
	lines: readonly string[],
	label: LabelGroup,
	isListed: boolean,
): { people: Person[]; unnamed: string[] } | undefined {
	const parts = isListed ? lines.flatMap((line) => listed(line, label)) : partsOf(lines, label);
	const people: Person[] = [];
	const unnamed: string[] = [];
	for (const part of parts) {
		const text = tidy(part);
		if (text === '' || /^(?:néant|aucune?|none|nil|n\/a|personne|\/|-+|:)$/iu.test(text)) continue;
		if (
			/^(?:\d{1,3}|une?|one|two|three|deux|trois)\s+\p{Ll}/iu.test(text) &&
			text.split(/\s+/).some((word) => isInList('unnamed', word))
		) {
			unnamed.push(text);
			continue;
		}
		const read = personsOf(text, label, isListed);
		if (read.some(({ name }) => !isPersonName(name, isListed))) return undefined;
		for (const one of read) people.push(one);
	}
	return people.length === 0 && unnamed.length === 0 ? undefined : { people, unnamed };
}

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

/** A person as the header holds him. */
export function personText({ name, note, holder }: Person): string {
	return holder === undefined || holder === '' ? `${name}${note}` : `${name}${note} → ${holder}`;
}

/** An item of a list is one person, with what stands beside him, or several with commas. */
function listed(line: string, label: LabelGroup): string[] {
	const text = line.trim();
	const byDash = split(text, /\s[-–—]+\s/);
	if (byDash.length > 2 && byDash.every((part) => isPersonName(bareName(part)))) return dashed(text, label);
	const parts = split(text, /[;,]/);
	if (parts.length < 2) {
		const halves = split(text, /\s(?:et|and)\s/);
		return halves.length > 1 &&
			label !== 'represented' &&
			halves.every((part) => isPersonName(bareName(part)) && part.split(' ').length > 1)
			? halves
			: [text];
	}
	const people = parts.every(
		(part) => isPersonName(bareName(part)) && !isRole(part) && bareName(part).split(/\s+/).length < 5,
	);
	return people && (parts.length > 2 || parts.every((part) => /\s/.test(bareName(part)))) ? parts : [text];
}

function bareName(part: string): string {
	return part
		.replace(/\([^()]*\)|\[[^[\]]*\]/g, '')
		.replace(/^(?:et|and)\s+/iu, '')
		.replace(/[*†]+$/, '')
		.trim();
}

/** People of a paragraph: one a line, or parted by signs. */
function partsOf(lines: readonly string[], label: LabelGroup): string[] {
	const all = lines.map((line) => line.trim()).filter((line) => line !== '');
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
		all.every(
			(line) =>
				isPersonName(bareName(split(line, /,/)[0] ?? '')) &&
				split(line, /,/)
					.slice(1)
					.every((part) => isRole(part) || /^\p{Ll}/u.test(part)),
		);
	if (isOneALine) return all;
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
	for (const separator of [/;/, /\s\/\s|\s\/$|\)\s*\//, /[,•]/]) {
		const parts = split(line, separator);
		if (parts.length < 2) continue;
		if (!separator.source.includes('•')) return parts.flatMap((part) => bySigns(part, label));
		const out: string[] = [];
		for (const part of parts)
			if (
				out.length > 0 &&
				(isRole(part) || /^(?:\p{Ll}(?!['’]?\p{Lu})|représenté|\d)/u.test(part)) &&
				!/^(?:et|and)\s/iu.test(part) &&
				!/^\d+\s+\p{Ll}/u.test(part)
			)
				out.push(`${out.pop()}, ${part}`);
			else for (const one of dashed(part, label)) out.push(one);
		return out;
	}
	return dashed(line, label);
}

function dashed(text: string, label: LabelGroup): string[] {
	const parts = split(text, /\s[-–—]+\s*|\s*[–—]+-?\s+/);
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
	const parts = split(plain, /\s(?:et|and|ainsi que|&)\s/).filter((part) => part !== '');
	if (parts.length < 2) return [plain];
	const isProxy = label === 'represented' || label === 'anyhow';
	if (isProxy && !parts.every((part) => personsOf(part, label, false)[0]?.holder)) return [plain];
	return parts.every(
		(part) =>
			isPersonName(bareName(part).replace(/,.*$/, '')) ||
			isInList('unnamed', part.split(/\s+/).at(-1) ?? '') ||
			isProxy,
	)
		? parts
		: [plain];
}

/** Splits outside brackets. */
export function split(text: string, separator: RegExp): string[] {
	const hidden = text.replace(
		/\([^()]*\)|\[[^[\]]*\]/g,
		(inside) => `(${'\u0001'.repeat(Math.max(0, inside.length - 2))})`,
	);
	const parts: string[] = [];
	let from = 0;
	for (const match of hidden.matchAll(new RegExp(separator.source, 'gu'))) {
		const keeps = match[0].startsWith(')') ? 1 : 0;
		parts.push(text.slice(from, match.index + keeps));
		from = match.index + match[0].length;
	}
	parts.push(text.slice(from));
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** `trésorière`, `PR officer & sysadmin`, `Maire`: what somebody is, not who. */
function isRole(text: string): boolean {
	const words = bareName(text)
		.split(/[\s/&+-]+/)
		.filter((word) => /\p{L}/u.test(word));
	if (words.length === 0 || words.length > 10) return false;
	return (
		isInList('roles', words[0] ?? '') ||
		(words.length > 1 && isInList('roles', words.at(-1) ?? '') && !/^\p{Lu}\p{Ll}+\s\p{Lu}{2}/u.test(text)) ||
		/^(?:en qualité de|représent|propriétaire|titulaire|porteur|détenteur|holding|arrivée?\s)/iu.test(text)
	);
}

function tidy(text: string): string {
	let plain = text
		.replace(SHARED_TITLE, '')
		.replace(/^\[[ xX]?\]\s*/, '')
		.replace(/^[\s,;:•*+–-]+/, '')
		.replace(/\s+/g, ' ')
		.replace(/(?<=\p{L}{2}|[)\]*])[.,;:]+$/u, '')
		.trim();
	if ((plain.match(/\(/g)?.length ?? 0) > (plain.match(/\)/g)?.length ?? 0)) plain += ')';
	return plain;
}

/** A title that several names share: it would stand before the first of them only. */
const SHARED_TITLE =
	/^(?:(?:MM\.?|Messieurs|Mesdames|Mmes\.?|Mlles|Messrs\.?)(?:\s*(?:et|and|,)\s*)?\s*)+(?=\s?\p{Lu})/u;

const STATUS: ReadonlyArray<[RegExp, Group]> = [
	[/(?:^|\s)(?:excusée?s?|apologies|regrets|excused)(?:$|\s)/iu, 'excused'],
	[/(?:^|\s)(?:absente?s?|absent)(?:$|\s)/iu, 'absent'],
	[
		/visio|vid[ée]o|à distance|en ligne|remote|online|zoom|teams|by phone|par téléphone|téléphone|virtual|\bvia\b/iu,
		'remote',
	],
	[
		/^(?:invitée?s?|guest|observer|observateur|observatrice|non-voting|sans voix|voix consultative|sans droit de vote)$/iu,
		'guests',
	],
];
const MOVING =
	/arriv|delayed|late\b|joined|left\b|(?:départ|depart)(?![\p{L}])|quitt|retard|partie? à|from \d|until \d|à partir de|jusqu’|jusqu'/iu;

const COMPANY =
	/(?:^|\s)(?:SCI|SARL|SAS|SA|EURL|SNC|GIE|société|association|commune|cabinet|Ltd|Inc|LLC|GmbH)(?:$|\s)/u;

/** The people whom a part of a list names. */
function personsOf(text: string, label: LabelGroup, isListed: boolean): Person[] {
	const base: Group = label === 'members' || label === 'anyhow' || label === 'attending' ? 'present' : label;
	const isProxies = label === 'represented';
	const arrow = text.split(/\s*(?:→|->|=>|⇒)\s*/u);
	if (arrow.length === 2 && arrow[0] && arrow[1]) return givers(arrow[0], arrow[1]);
	let name = text;
	const kept: string[] = [];
	const moves: string[] = [];
	let group = base;
	let holder: string | undefined;
	let weight = '';
	for (const [whole, round = '', square = ''] of text.matchAll(/\s*\(([^()]*)\)|\s*\[([^[\]]*)\]/g)) {
		const inside = (round || square).trim();
		name = name.replace(whole, ' ');
		const to = afterPhrase(inside, true);
		if (/^\d[\d\s]*$/.test(square)) weight = ` [${square}]`;
		else if (isPhraseIn('noProxy', inside)) kept.push(inside);
		else if (to !== undefined) holder = to.after;
		else if (/^(?:pouvoir|procuration|proxy|par procuration|by proxy|pr)$/iu.test(inside)) holder = '';
		else if (isProxies && holder === undefined && isPersonName(inside) && !isRole(inside)) holder = inside;
		else if (MOVING.test(inside)) moves.push(inside);
		else {
			const status = STATUS.find(([pattern]) => pattern.test(inside));
			if (status !== undefined && (base === 'present' || (status[1] === 'excused' && base === 'absent')))
				group = status[1];
			const rest =
				status === undefined
					? inside
					: inside
							.split(/\s*,\s*/)
							.filter((part) => !status[0].test(part))
							.join(', ');
			if (rest !== '') kept.push(rest);
		}
	}
	name = name.replace(/\s+/g, ' ').replace(/\s+,/g, ',').trim();
	let note = `${kept.length === 0 ? '' : ` (${kept.join(', ').replace(/[()]/g, '')})`}${weight}`;
	const told = holder === undefined ? afterPhrase(name, false) : undefined;
	if (told !== undefined && told.before !== '') {
		const mark = vocabulary('personMarks').scan(name.slice(told.before.length).replace(/^[\s,]+/, ''));
		const isCompany =
			(label === 'present' || (label === 'anyhow' && COMPANY.test(told.before))) &&
			mark?.id === 'representative';
		if (!isCompany) return givers(told.before, told.after);
		const [company = '', ...beside] = split(told.before, /,/);
		return [
			{
				name: company,
				note: `${note}${beside.map((part) => `, ${part}`).join('')}, ${name.slice(told.before.length).replace(/^[\s,]+/, '')}`,
				group,
				moves,
			},
		];
	}
	if (isProxies && holder === undefined) {
		const [, giver = '', to = ''] =
			/^(.+?)\s+à\s+(.+)$/u.exec(name) ?? /^(.+?)\s+(?:mandataire|mandate)\s*:?\s+(.+)$/iu.exec(name) ?? [];
		if (giver !== '') return givers(giver, to);
	}
	const held = heldBy(name);
	if (held !== undefined)
		return [
			{ name: held.name, note: '', group, moves },
			...held.givers.map((giver) => person(giver, 'represented', held.name)),
		];
	// `Omar Haddad, trésorier`; `Yves Nicol : excusé`; `Ana Bell – secretary`.
	const [, called = '', beside = ''] = /^([^,:]+?)\s*(?:,|\s[–—-](?=\s)|:)\s*(.+)$/u.exec(name) ?? [];
	if (called !== '' && (isListed || isRole(beside) || /^\p{Ll}/u.test(beside))) {
		const status = STATUS.find(([pattern]) => pattern.test(beside));
		if (status !== undefined && beside.split(' ').length <= 3) group = base === 'present' ? status[1] : group;
		else if (MOVING.test(beside)) moves.push(beside);
		else
			note = `${note}, ${beside.charAt(0).toLowerCase() === beside.charAt(0) || /^\p{Lu}{2}/u.test(beside) ? beside : beside.charAt(0).toLowerCase() + beside.slice(1)}`;
		name = called;
	}
	const [, arrived = '', when = ''] =
		/^(.+?)\s+((?:est\s+)?(?:arrivée?|arrived|joined|parti|partie|left)\s.*\d.*)$/iu.exec(name) ?? [];
	if (arrived !== '') {
		moves.push(when);
		name = arrived;
	}
	name = name
		.replace(/[*†‡]+/g, '')
		.replace(/[\s,;:–-]+$/, '')
		.trim();
	if (holder !== undefined) return givers(name, holder).map((one) => ({ ...one, note: one.note || note }));
	return [{ name, note, group, moves }];
}

function person(name: string, group: Group, holder?: string): Person {
	const [, called = name, beside = ''] = /^([^,[]+?)(\s\[\d[\d\s]*\]|,\s\p{Ll}.*)$/u.exec(name.trim()) ?? [];
	return {
		name: called.replace(/[*†‡]+/g, '').replace(/^[,\s]+|[,;:\s–-]+$/gu, ''),
		note: beside.replace(/[,\s]+$/, ''),
		group,
		moves: [],
		...(holder === undefined ? {} : { holder }),
	};
}

/** `Denis Aubry et Claire Petit, pouvoir à Jeanne Royer` are two. */
function givers(before: string, after: string): Person[] {
	const holder = withoutRole(
		after
			.replace(/^[,\s:]+|(?<=\p{L}{2})[.\s]+$/gu, '')
			.replace(/[.)]$/, '')
			.trim(),
	);
	return split(before, /\s(?:et|and)\s|,\s(?=\p{Lu})/u)
		.filter((giver) => !isRole(giver))
		.map((giver) =>
			person(
				giver.replace(/\([^()]*\)/g, '').replace(/\s(?:qui|who|ayant|et)$/iu, ''),
				'represented',
				holder,
			),
		);
}

function withoutRole(name: string): string {
	const [called = name, beside] = split(name, /,/);
	return beside !== undefined && isRole(beside) ? called : name;
}

/** `Ana Bell (proxy for Bo Carr)`, `Ana Bell, pouvoir de Bo Carr`: who is there for whom. */
function heldBy(text: string): { name: string; givers: string[] } | undefined {
	const match = phraseFinder('holds').exec(text);
	if (match === null || match.index === 0) return undefined;
	const name = text.slice(0, match.index).replace(/[,\s(–-]+$/, '');
	const after = text.slice(match.index + match[0].length).replace(/^[\s:]+|[)\s.]+$/g, '');
	const people = split(after, /,|\s(?:et|and)\s/);
	return isPersonName(name) && people.every((one) => isPersonName(one))
		? { name, givers: people }
		: undefined;
}

function isPhraseIn(kind: 'noProxy', text: string): boolean {
	return phraseFinder(kind).test(text);
}

function afterPhrase(text: string, atStart: boolean): { before: string; after: string } | undefined {
	for (const match of text.matchAll(phraseFinder('proxies'))) {
		if (atStart && match.index > 0) continue;
		const after = text.slice(match.index + match[0].length).replace(/^[\s:]+/, '');
		if (/\p{L}/u.test(after)) return { before: text.slice(0, match.index).trim(), after };
	}
	return undefined;
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
	for (const one of boundInList(people)) {
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
	return out.map((one) => (one.holder ? { ...one, holder: wholeHolder(one.holder, known) } : one));
}

function wholeHolder(holder: string, known: KnownNames): string {
	return known.whole(holder) ?? holder;
}
