/**
 * Lists of people with the votes of each in a column, as syndics and companies print them: `BRUN Ada ........ 82`, `Lot 3   ROY Ben   104   pouvoir
 * à BRUN Ada`, `DANE Cleo (77)`. A list so becomes `- BRUN Ada [82]`, with what stands behind the number. Ages, lots, pages and houses stand so as well:
 * the numbers are votes where the minutes count shares, or a total below the list is their sum.
 */

import { matchesIn } from '../../text/places.js';
import { phraseFinder, wordPattern, wordPatterns } from '../wording/dialect.js';
import { labelGroup } from '../wording/labels.js';
import { isPersonName } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { getStatus } from '../wording/status.js';

/** A name, its number of votes, and what stands behind them. */
interface Entry {
	/** With the lot that stands before it: `Ana Bell (Lot 3)`. */
	name: string;
	/** As it is written: `1 520`. */
	number: string;
	/** A status, or who carries the vote, as it follows a name. */
	rest: string;
	/** The line says that the number is one of votes: `82 / 1 000`, `82 tantièmes`. */
	isOfShares: boolean;
}

interface WeighedList {
	entries: Entry[];
	/** The last line of the entries. */
	end: number;
	/** Their sum, where the line below them says it. */
	total: number | undefined;
}

/** Every list of people with votes below a label of attendance, as a list with weights. Where one is of votes the others of these minutes are. */
export function withWeighedLists(lines: readonly string[]): string[] {
	const lists = new Map<number, WeighedList>();
	for (let at = 0; at < lines.length; at += 1) {
		const list = announcesPeople(lines[at] ?? '') ? listAt(lines, at + 1) : undefined;
		if (list === undefined) continue;
		lists.set(at, list);
		at = list.end;
	}
	if (![...lists].some(([at, list]) => areVotes(list, lines[at] ?? '', lines))) return [...lines];
	const out: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		out.push(lines[at] ?? '');
		const list = lists.get(at);
		if (list === undefined) continue;
		out.push('');
		for (const { name, number, rest } of list.entries) out.push(`- ${name} [${number}]${rest}`);
		out.push('');
		at = list.end;
	}
	return out;
}

/** Whether minutes count in shares, so many at one place as somebody has: `au total 7 442 tantièmes`, beside somebody who has 1 430. */
export function countsShares(lines: readonly string[], most: number): boolean {
	return lines.some((line) => matchesIn(line, SHARES()).some(([, number = '']) => asNumber(number) >= most));
}

const SHARES = () => wordPatterns`(?<![\d.,])(\d{1,3}(?:[\s.]\d{3})+|\d+)\s+${'shares'}(?!\p{L})`;

export function asNumber(text: string): number {
	return Number(text.replace(/\D/g, ''));
}

function areVotes({ entries, total }: WeighedList, label: string, lines: readonly string[]): boolean {
	return (
		entries.every(({ isOfShares }) => isOfShares) ||
		(entries.length > 1 && total !== undefined) ||
		phraseFinder('shareholders').test(label) ||
		countsShares(
			lines,
			entries.reduce((most, { number }) => Math.max(most, asNumber(number)), 0),
		)
	);
}

function announcesPeople(line: string): boolean {
	const label = line.replace(/^[\s#*_]+|[\s:*_]+$/g, '');
	// `Présents (âge)`: the numbers are those of what stands in the brackets.
	const [, inside = ''] = /\(([^()]*\p{L}{3}[^()]*)\)/u.exec(label) ?? [];
	const isOfVotes =
		inside === '' || labelGroup(inside) !== undefined || wordPattern`${'shares'}`.test(inside);
	return isOfVotes && label.length > 0 && label.length < LONGEST_LABEL && labelGroup(label) !== undefined;
}

const LONGEST_LABEL = 90;

/** The entries below a label, a line each; nothing where a line of the block is none, and no total of theirs. */
function listAt(lines: readonly string[], from: number): WeighedList | undefined {
	const entries: Entry[] = [];
	let end = from;
	let total: number | undefined;
	for (let at = from; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		if (line.trim() === '') {
			if (entries.length > 0 && entryOf(lines[at + 1] ?? '') === undefined) break;
			continue;
		}
		const entry = entryOf(line);
		if (entry === undefined) {
			total = numbersIn(line).find((one) => one === sumOf(entries));
			if (total === undefined && lines[at - 1]?.trim() !== '' && !announcesPeople(line)) return undefined;
			break;
		}
		entries.push(entry);
		end = at;
	}
	return entries.length > 0 ? { entries, end, total } : undefined;
}

function numbersIn(line: string): number[] {
	return matchesIn(line, /\d{1,3}(?:[ .]\d{3})+|\d+/g).map(([number]) => asNumber(number));
}

function sumOf(entries: readonly Entry[]): number {
	return entries.reduce((all, { number }) => all + asNumber(number), 0);
}

/** An optional lot, a name, what leads to the number, the number, of how many they are, and the rest. */
const ENTRY =
	/^\s*(?:[-*•]\s+)?(?:((?:\p{Lu}\p{Ll}+\s|[nN]°\s?)\d{1,4})(?:\s{2,}|\s*\t\s*))?(\p{Lu}[^\d(|:…\t]*?[\p{L}.])(?:(?:\s*(?:\.{3,}|…+)[.…\s]*|\s{2,}|\s*\t\s*)(?=\d)|\s+(?=\(\d|\d+\s*$))(?:\((\d[\d .]*)\)|(\d{1,3}(?:[ .]\d{3})+|\d+)(\s*\/\s*\d[\d .]*\d)?)(?=$|[\s,;(])\s*(.*)$/u;

function entryOf(line: string): Entry | undefined {
	if (line.length > WIDEST) return undefined;
	const [, lot = '', name = '', bracketed, bare = '', ofAll = '', behind = ''] = ENTRY.exec(line) ?? [];
	if (!isPersonName(name) || isRole(name)) return undefined;
	const [unit = ''] = wordPattern`^${'shares'}(?!\p{L})[.,;]?\s*`.exec(behind) ?? [];
	const rest = restOf(behind.slice(unit.length).trim());
	return rest === undefined
		? undefined
		: {
				name: lot === '' ? name : `${name} (${lot})`,
				number: (bracketed ?? bare).trim(),
				rest,
				isOfShares: unit !== '' || ofAll !== '',
			};
}

/** What stands behind the number, as it follows a name: a status, who carries the vote, a bracket; undefined where it is anything else. */
function restOf(text: string): string | undefined {
	if (text === '') return '';
	const plain = text.replace(/^[,;–-]\s*/u, '');
	if (/\d/.test(plain) || plain.length > LONGEST_LABEL) return undefined;
	if (getStatus(plain) !== undefined || isRole(plain)) return `, ${plain}`;
	const isProxy = phraseFinder('proxies').exec(plain)?.index === 0 || wordPattern`^${'heldBy'}\s`.test(plain);
	return isProxy || /^\([^()]*\)$/.test(plain) ? ` ${plain}` : undefined;
}

const WIDEST = 200;
