/** Rolls of plain text, a person a line, as tables: columns parted by gaps or tabs, a letter or dots before the word that says who was there. */

import { numberBefore, pointNumber } from '../lines/text.js';
import { pipes } from '../people/columns.js';
import { bareName } from '../people/person-entry.js';
import { isPresence } from '../people/roll-table.js';
import { answerAt } from '../wording/answers.js';
import { hasWordOf, isPhrase, wordPattern } from '../wording/dialect.js';
import { labelGroup, looseLabelGroup } from '../wording/labels.js';
import { isFullName, isPersonName } from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { getStatus } from '../wording/status.js';

/** So many rows are looked at from each line, which may open another roll. */
const LONGEST_ROLL = 200;

/** Columns parted by tabs or wide gaps, one of which says on every line who was there, are a table without a head. */
export function withRolls(written: readonly string[]): string[] {
	const lines = withLetters(withDottedRolls(written.flatMap(answersApart)));
	const out: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const rows: string[][] = [];
		for (
			let row = getColumns(lines[at + rows.length]);
			row !== undefined && rows.length < LONGEST_ROLL;
			row = getColumns(lines[at + rows.length])
		) {
			if (rows.length > 0 && rows[0]?.length !== row.length) break;
			rows.push(row);
		}
		// Of many rows, one may say something else: `mandat au syndic`.
		const isRoll =
			rows.length > 1 &&
			rows[0]?.some(
				(_, column) =>
					column > 0 &&
					rows.filter((row) => !isPresence(row[column] ?? '')).length * MOST_ROWS_OF_ONE <= rows.length,
			);
		if (isRoll !== true) {
			out.push(lines[at] ?? '');
			continue;
		}
		const width = rows[0]?.length ?? 2;
		out.push('');
		for (const line of pipes([new Array<string>(width).fill(''), ...rows])) out.push(line);
		out.push('');
		at += rows.length - 1;
	}
	return out;
}

/** `Bell - aye    Carr - nay    Dean - aye`: voters of one line that wide gaps part, each on a line of his own. */
function answersApart(line: string): string[] {
	const cells = line.trim().split(/\s{2,}|\t/u);
	const areAnswers = cells.every((cell) => {
		const [, word = ''] = /^\p{Lu}[^:–—]{1,40}?(?::|\s[–—-])\s(\p{L}{2,12})$/u.exec(cell) ?? [];
		const answer = answerAt(word);
		return answer === 'for' || answer === 'against' || answer === 'abstention';
	});
	return cells.length > 1 && areAnswers ? cells : [line];
}

/**
 * `Mr A Bell (Chairman) A` above `Mrs J Carr P`, `- Bell, Ana - P` above `- Carr, Bo - A`, `Ana Bell – Present` above `Bo Carr – Excused`: names of a list, each
 * with the letter or the word of its status, as two columns.
 */
function withLetters(lines: readonly string[]): string[] {
	const out = [...lines];
	for (let at = 0; at < lines.length; at += 1) {
		const rows: Lettered[] = [];
		for (let row = letteredRow(lines[at]); row !== undefined; row = letteredRow(lines[at + rows.length]))
			rows.push(row);
		const named = rows.filter(({ name }) => {
			const plain = bareName(name);
			const [who = '', ...beside] = plain.split(/,\s*/);
			return isPersonName(plain) || (isPersonName(who.trim()) && beside.every(isRole));
		});
		const said = new Set(rows.map(({ status }) => status));
		const least = rows.every(({ isParted }) => isParted) ? FEWEST_PARTED : FEWEST_LETTERED;
		if (rows.length >= least && named.length * 4 > rows.length * 3 && said.size > 1)
			for (const [index, { name, status, note }] of rows.entries())
				out[at + index] = isPresence(`${status} ${note}`)
					? `${name}     ${status} ${note}`
					: `${name}${note === '' || note.startsWith('(') ? '' : ','} ${note}     ${status}`;
		at += Math.max(0, rows.length - 1);
	}
	return out;
}

/** A name with its status; `isParted`: by a dash or dots. */
interface Lettered {
	name: string;
	status: string;
	note: string;
	isParted: boolean;
}

function letteredRow(line = ''): Lettered | undefined {
	const plain = line.trim();
	const [whole = '', name = '', sign = '', parted, letter] = LETTERED.exec(plain) ?? [];
	const status = parted ?? letter ?? '';
	const note = plain.slice(whole.length);
	const isParted = sign !== '';
	if (name === '' || (note !== '' && !(isParted ? NOTE : BRACKET).test(note))) return undefined;
	// `Absent, work`, `excusé, remplacé par M. Bell`: behind a word only what somebody is, or whose vote he carries.
	const said = note.replace(/^[\s,]+/, '');
	const isOfOne = isRole(said) && !/\s\p{Lu}\S*\s\p{Lu}/u.test(said);
	if (status.length > 1 && /^[^(]/.test(said) && !isOfOne && !hasWordOf('heldMarks', said)) return undefined;
	// Words behind dots are read where the roll is called.
	if (status.length > 1 && (/[.…]/.test(sign) || getStatus(status) === undefined)) return undefined;
	return { name, status, note: said, isParted };
}

/** Of so many rows, one may say nothing of who was there. */
const MOST_ROWS_OF_ONE = 6;

/** A name, a dash or dots that lead to its status, and the status: a letter or a word. */
const LETTERED =
	/^(?:(?:[-*+]|\d{1,3}[.)])\s+)?(\p{Lu}[^|:;…]{4,60}?)(?:(\s+[–—-]|[–—-](?=\s)|\s*(?:\.{3,}|…))[.…]*\s*([PAERXN]|\p{L}{3,12})(?=$|,?\s)|\s+([PAEXN])(?=$|\s\())/u;
const BRACKET = /^\s\([^()]{3,40}\)$/u;
/** Behind the status: `, secrétaire de séance`, `à 19 h 05`, `pouvoir A. BELL`. */
const NOTE = /^(?:,\s|\s+)(?:\p{Ll}[^|:;]{2,60}|\([^()]{3,40}\))$/u;
/** With a dash before each status three lines are enough. */
const FEWEST_PARTED = 3;
const FEWEST_LETTERED = 4;

/**
 * `Ward 1   Ana Bell ...... Present` as columns: right below what calls the roll or names the members, near the top or below an item of that name, where all that
 * has dots or ends in a status is a full name with its status, and no label says who else was there.
 */
function withDottedRolls(lines: readonly string[]): string[] {
	if (!lines.some(isDotted)) return [...lines];
	const numbered = lines.flatMap((line, at) => (isPoint(line) ? [at] : [])).slice(0, MOST_BEFORE_ROLL);
	const starts = [0, ...numbered.filter((at) => isRollTitle(lines[at]))];
	for (const start of starts) {
		const end = lines.findIndex((line, at) => at > start && isPoint(line));
		const part = lines.slice(start, end === -1 ? undefined : end);
		const led = part.flatMap((line, at) => (isDotted(line) || endsInStatus(line) ? [at] : []));
		const [first = 0] = led;
		const rows = led.flatMap((at) => dottedRow(part[at]) ?? []);
		const isOneRun = led.every((at, index) => at === first + index);
		const isWhole = rows.length > 1 && rows.length === led.length && isOneRun;
		if (!isWhole || (part[first + rows.length] ?? '').trim() !== '') continue;
		if (isCalled(lines.slice(0, start + first), part.slice(first)))
			return [...lines.slice(0, start + first), ...rows, ...lines.slice(start + first + rows.length)];
	}
	return [...lines];
}

/** A number before a title, and no year or day. */
function isPoint(line: string): boolean {
	return pointNumber(line) !== undefined || numberBefore(line.trim().replace('\\', '')) !== undefined;
}

const isDotted = (line: string): boolean => /(?:\.{3}|…)\s*[\p{L}(]/u.test(line);

/** `Ana Bell - Present`, `Clerk     Absent`. */
function endsInStatus(line: string): boolean {
	const [, said = ''] = /(?:[.…]|\s{2}|\s[-–—]|:)\s*(\p{L}{3}[^.…:|]*)$/u.exec(line) ?? [];
	return getStatus(said) !== undefined;
}

/** Name, ward, and a word of presence with perhaps a bracket; no office or place, and no answer. */
function dottedRow(line = ''): string | undefined {
	const [, ward, name = '', said = ''] = DOTTED.exec(line) ?? [];
	const isRow =
		isFullName(name) &&
		!isRole(name) &&
		withoutOffice(name).office === '' &&
		!hasWordOf('placeWords', name) &&
		getStatus(said) !== undefined &&
		answerAt(said) !== 'for' &&
		answerAt(said) !== 'against';
	return isRow ? `${name}${ward === undefined ? '' : ` (${ward})`}     ${said}` : undefined;
}

const DOTTED =
	/^\s*(?:(\p{Lu}\p{Ll}+\s\d{1,3})\s{2,})?(\p{Lu}[^\d|:;,()…\t]*?[\p{L}])\s*(?:\.{3}|…)[.…\s]*(\p{L}{3,}(?:\s\(.*\))?)\s*$/u;

/** Whether what stands right above calls the roll or names the members, perhaps with `The clerk called the roll:` between, and neither side tells of others. */
function isCalled(above: readonly string[], below: readonly string[]): boolean {
	const written = above.map((line) => line.trim()).filter((line) => line !== '');
	const isSentence = wordPattern`\s${'rollTitles'}\s?:$`.test(written.at(-1) ?? '');
	const title = isSentence && looseLabelGroup(written.at(-1) ?? '') === undefined ? -2 : -1;
	const isTitle = isRollTitle(written.at(title)) || groupAt(written.at(title)) === 'members';
	return (
		isTitle &&
		written.length < MOST_ABOVE_ROLL &&
		!written.slice(0, title).some((line) => isRollTitle(line) || groupAt(line) !== undefined) &&
		!below.some((line) => groupAt(line) === 'present')
	);
}

const groupAt = (line = '') => labelGroup(line.replace(/:.*$|[*_#]/g, '').trim());

const isRollTitle = (line = '') => isPhrase('rollTitles', line.replace(/^[\s#*_\d.)\\]+|[\s:.*_]+$/g, ''));

const MOST_ABOVE_ROLL = 20;
/** `1. Call to order`, `2. Invocation`, `3. Roll call` */
const MOST_BEFORE_ROLL = 3;

function getColumns(line: string | undefined): string[] | undefined {
	if (line === undefined || /^\s*[|+#>]/.test(line) || !/\S\s{3,}\S/.test(line)) return undefined;
	const cells = line
		.trim()
		.replace(/^[-*+]\s+/, '')
		.split(/\s{3,}/);
	return cells.length < 5 ? cells : undefined;
}
