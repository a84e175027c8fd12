/**
 * Lists of people with the votes of each in a column, as syndics and companies print them: `BRUN Ada ........ 82`, `ROY Ben      104   représenté
 * par BRUN Ada`, `DANE Cleo (77)`. A list so becomes `- BRUN Ada [82]`, with what stands behind the number.
 */

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
	rest: string;
	/** Whether dots or a gap lead to the number, as in a column. */
	isColumn: boolean;
}

/** Every list of people with votes below a label of attendance, as a list with weights. */
export function withWeighedLists(lines: readonly string[]): string[] {
	const out: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		out.push(line);
		if (!announcesPeople(line)) continue;
		const list = listAt(lines, at + 1);
		if (list === undefined) continue;
		out.push('');
		for (const { name, number, rest } of list.entries) out.push(`- ${name} [${number}]${rest}`);
		out.push('');
		at = list.end;
	}
	return out;
}

function announcesPeople(line: string): boolean {
	const label = line.replace(/^[\s#*_]+|[\s*_]+$/g, '').replace(/\s*(?:\(\d{1,4}\)\s*)?:?[*_\s]*$/u, '');
	return label.length > 0 && label.length < LONGEST_LABEL && labelGroup(label) !== undefined;
}

const LONGEST_LABEL = 90;

/** The entries below a label, a line each, and the last of their lines; nothing where a line of the block is no entry. */
function listAt(lines: readonly string[], from: number): { entries: Entry[]; end: number } | undefined {
	const entries: Entry[] = [];
	let end = from;
	for (let at = from; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		if (line.trim() === '') {
			if (entries.length > 0 && entryOf(lines[at + 1] ?? '') === undefined) break;
			continue;
		}
		const entry = entryOf(line);
		if (entry === undefined) {
			if (lines[at - 1]?.trim() !== '' && !announcesPeople(line)) return undefined;
			break;
		}
		entries.push(entry);
		end = at;
	}
	// `Ana Bell (2)` may be a note; a column of numbers, or larger ones of several people, are votes.
	const areVotes =
		entries.every(({ isColumn }) => isColumn) ||
		(entries.length > 1 && entries.some(({ number }) => number.length > 1));
	return entries.length > 0 && areVotes ? { entries, end } : undefined;
}

function entryOf(line: string): Entry | undefined {
	if (line.length > WIDEST) return undefined;
	const [, lot = '', name = '', lead = '', bracketed, bare = '', behind = ''] =
		/^\s*(?:[-*•]\s+)?(?:((?:\p{Lu}\p{Ll}+\s|[nN]°\s?)\d{1,4}|\d{1,4})(?:\s{2,}|\s*\t\s*))?(\p{Lu}[^\d(|:…\t]*?[\p{L}.])(?:(\s*(?:\.{3,}|…+)[.…\s]*|\s{2,}|\s*\t\s*)(?=\d)|\s+(?=\(\d|\d+\s*$))(?:\((\d[\d .]*)\)|(\d{1,3}(?:[ .]\d{3})+|\d+))(?=$|[\s,;(])\s*(.*)$/u.exec(
			line,
		) ?? [];
	if (!isPersonName(name) || isRole(name)) return undefined;
	const rest = behind.trim();
	if (/\d/.test(rest) || rest.length > LONGEST_LABEL) return undefined;
	return {
		name: lot === '' ? name : `${name} (${lot})`,
		number: (bracketed ?? bare).trim(),
		rest: rest === '' || /^[,;(]/.test(rest) ? rest : `${getStatus(rest) === undefined ? '' : ','} ${rest}`,
		isColumn: lead !== '',
	};
}

const WIDEST = 200;
