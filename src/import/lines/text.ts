/** Lines of foreign minutes, without the signs that dress them. */

import { lazyPattern, opensWith, vocabulary } from '../../language/index.js';
import { romanNumber, scanOrdinal } from '../../text/number.js';
import { type ImportLabel, labelOf, phraseFinder, wordPattern } from '../wording/dialect.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import { isAway, labelGroup } from '../wording/labels.js';
import { isFullName } from '../wording/person-names.js';
import type { NumberSign } from './numbered-rows.js';

/** A line without heading signs, list marks, emphasis and backslashes. Emphasis is looked for as far as a long paragraph goes. */
export function bare(line: string): string {
	return (
		line
			.replace(/^\s{0,12}(?:#{1,6}\s+|>\s*|\\?[-*+•▪◦‣➤→]\s+(?:\\?\[[ xX]?\\?\]\s*)?|[☐☑☒]\s*)*/u, '')
			// `📅 Date : 6 juin`
			.replace(/^(?:\p{Extended_Pictographic}\uFE0F?\s*)+(?=\S)/u, '')
			.replace(/\\([!-/:-@[-`{-~])/g, '$1')
			.replace(/(\*\*|__|\*)(?=\S)(.{1,2000}?)(?<=\S)\1/g, '$2')
			.replace(/(?<![\p{L}\p{N}])_(?=\S)(.{1,2000}?)(?<=\S)_(?![\p{L}\p{N}])/gu, '$1')
			.replace(/\*\*/g, '')
			// `[Adam]{.smallcaps}`: dress of other Markdown programs.
			.replace(/\[([^[\]]+)\]\{\.[\w .-]+\}/g, '$1')
			.trim()
	);
}

/** A line that opens with a label: what it announces, and what follows the colon. */
export interface Labelled {
	label: ImportLabel;
	/** The label as it was written. */
	written: string;
	value: string;
}

/** Reads a label with its colon; of a title, or a line in bold, the whole may be the label. */
export function labelled(line: string, isTitle = false): Labelled | undefined {
	const text = bare(line);
	const [, written = '', value = ''] = /^([^:]{2,80}?)\s*:\s*(.*)$/su.exec(text) ?? [];
	// `Meeting closed 8:40pm`: the colon of an hour.
	const isHour = /\d$/.test(written) && /^\d\d/.test(value);
	if (written !== '' && !isHour) {
		const label = getLabel(written);
		if (label !== undefined) return { label, written, value: value.replace(/^\*+\s*/, '') };
	}
	// Word parts a label in bold from its value with a tab.
	const [, bold = '', after = ''] = /^\s*\*\*([^*:]{2,40})\*\*\s+([^:\s*].*)$/su.exec(line) ?? [];
	const dressed = bold === '' ? undefined : getLabel(bold);
	if (dressed !== undefined) return { label: dressed, written: bold, value: bare(after) };
	const label = isTitle ? getLabel(text) : undefined;
	return label === undefined ? undefined : { label, written: text, value: '' };
}

function getLabel(text: string): ImportLabel | undefined {
	const plain = text
		.replace(/\([^)]*\)/g, '')
		// `Sur place — 12 membres`.
		.replace(/\s[—–-]\s.*$/u, '')
		.replace(/\d+/g, '')
		.trim();
	const known = labelOf(plain);
	if (known !== undefined) return known;
	// `Équipe de La Ruche`: a group and whose it is.
	const [, head] = groupOf().exec(plain) ?? [];
	return head !== undefined && labelOf(head) === 'guests' ? 'guests' : undefined;
}

const groupOf = lazyPattern`(?u)^(\p{L}+)\s+${['eventLinks', 'of']}`;

const NUMBER = () =>
	wordPattern`^(?:(\d{1,3})\/(?:20)?\d\d(?=\s)\s*[-–—:.]?|(\d{1,2}|\d{3,4}(?=\s?:\s|\s{3}))(?:\s?[.)/°]+\s*[-–—]?|\s?[-–—]|\s?:|(?<=\d{3})\s{2,})|([IVXivx]{1,5})\s?(?:[.)/]|[-–—])+|${'itemNumbers'}\s+(?:[nN]\s?[°ºoO]\s?)?(\d{1,2})\s*[-–—:.]*)\s*(?=[\p{L}"«“(]|(?:19|20)\d\d\s\p{L})`;

/** The number that a line opens with, and how much of the line it takes: `4)`, `IV.`, `12/24 –`, `Point n° 4 :`. */
export function numberBefore(line: string): { number: number; sign: NumberSign; length: number } | undefined {
	const [whole, ofYear, digits, roman = '', word] = NUMBER().exec(line) ?? [];
	if (whole === undefined) return undefined;
	const { length } = whole;
	if (digits !== undefined) return { number: Number(digits), sign: 'digits', length };
	if (ofYear !== undefined) return { number: Number(ofYear), sign: 'ofYear', length };
	if (word !== undefined) return { number: Number(word), sign: 'word', length };
	const capitals = roman.toUpperCase();
	return { number: romanNumber(capitals), sign: roman === capitals ? 'roman' : 'smallRoman', length };
}

/** The number of a line that may be a title, with a stop or a bracket behind it: `4. Housing`, `4\\) Housing`. */
export function pointNumber(line: string): number | undefined {
	const [, number] = /^\s{0,3}(\d{1,2})\\?[.)]\s+\p{Lu}/u.exec(line) ?? [];
	return number === undefined ? undefined : Number(number);
}

/** A line with a number before it that may be a title: what follows the number, and the number. */
export function numberedTitle(line: string): { number: number; sign: NumberSign; title: string } | undefined {
	const read = line.length > LONGEST_NUMBERED ? undefined : numberBefore(line);
	if (read === undefined) return undefined;
	const title = line.slice(read.length).trim();
	if (!/^[\p{Lu}"«“\d(]/u.test(title) || title.length < 3) return undefined;
	// A sentence is no title, but for one that only ends with a colon or a question mark.
	if (/[;,]$/.test(title) || /\.\s+\p{Lu}/u.test(title.replace(/\b\p{Lu}\p{L}{0,3}\./gu, '')))
		return undefined;
	return { number: read.number, sign: read.sign, title };
}

/** `7. To consider the application of …` */
export const LONGEST_NUMBERED = 300;

export function isNumberedTitle(line: string): boolean {
	const read = numberedTitle(line);
	// `Question 4 – …` opens a title, however long it is.
	return read !== undefined && (line.length < 110 || read.sign === 'word') && !/[.;,]$/.test(line);
}

/** `Résolution n° 3 : quitus`, `PREMIÈRE RÉSOLUTION`, `Motion 2`. */
export function opensBlock(text: string): boolean {
	const blocks = vocabulary('blocks');
	const word = blocks.scan(text);
	// `Amendement 1 : 20 pour, 38 contre` is a vote of its own.
	if (word !== undefined && (figuresIn(text.slice(word.length))?.counts.length ?? 0) > 1) return false;
	if (word !== undefined)
		return /^\s*(?:n\s?[°ºo]\s?)?\d[\d./-]*(?:\s*(?:[:–—.-].*)?)$/iu.test(text.slice(word.length));
	const ordinal = scanOrdinal(text);
	if (ordinal === undefined) return false;
	const rest = text.slice(ordinal.length).trimStart();
	const second = blocks.scan(rest);
	return second !== undefined && /^\s*(?:[:–—.-].*)?$/u.test(rest.slice(second.length));
}

/** `Début à 20h`, `The meeting was called to order at 6 pm`: what no list of people goes on with. */
export function tellsHour(line: string): boolean {
	return (
		/^\p{Lu}/u.test(line) &&
		/\d/.test(line.slice(0, 90)) &&
		phraseFinder('openingWords', 'closingWords').test(line.slice(0, 60))
	);
}

/** `1.19 –`, `12/07-08:`, `21/03.` before a title: the number of a minute and its year. */
export const MINUTE_NUMBER = /^(\d{1,4})[./](\d\d(?:[-/]\d\d)?)(?:\s?[-–—:]\s*|\s?[.)]?\s+)(?=\p{Lu})/u;

/** Whether a line says something of its own, rather than going on with the line above. */
export function opensStatement(line: string): boolean {
	if (/^\s*$/.test(line)) return true;
	// In small letters it is the rest of a line: `… were present at the` above `meeting: Ana Bell`.
	if ((labelled(line) !== undefined && !/^\p{Ll}/u.test(line)) || isNumberedTitle(line)) return true;
	// `1.19 – Chair`
	if (MINUTE_NUMBER.test(line)) return true;
	// `b) Footpaths: …`
	if (/^\p{Ll}\)\s+\p{Lu}/u.test(line)) return true;
	// `Public`, below those who were there.
	if (/^\p{Lu}[^:]*$/u.test(line) && (labelGroup(line) === 'guests' || isAway(labelGroup(line)))) return true;
	const colon = line.indexOf(':');
	if (colon > 1 && colon < 60 && labelGroup(line.slice(0, colon)) !== undefined) return true;
	// `Présents` alone, below the place and the hours.
	if (/^\p{Lu}[^\s:]*$/u.test(line) && labelGroup(line) === 'present') return true;
	// `Apologies Ana Bell, Bo Carr` below those who were there.
	const [word = ''] = /^\p{Lu}\p{L}+(?=\s\p{Lu})/u.exec(line) ?? [];
	if (word !== '' && line.length < LONGEST_STATUS && isAway(labelGroup(word))) return true;
	// `Élue référente : Mme Jaillet`.
	const [, named = ''] = /^\p{Lu}[\p{L}'’ -]{2,30}?\s?:\s+([^,(]+)/u.exec(line) ?? [];
	if (isFullName(named)) return true;
	const start = line.slice(0, 60);
	if (colon > 1 && colon < 60 && opensWith(start, 'labels')) return true;
	if (opensWith(start, 'answers') && /\d|:/.test(start)) return true;
	// `(4 for, 1 against)` below a title
	if (/^\d{1,4}\s|^\(.*\)\.?$/.test(start)) return isPureTally(line);
	// `Bourse A : 6 pour, 1 contre`, `Vu l’avis du comité,`.
	const [, value = ''] = /^[^:]{2,80}?\s?:\s+(.{3,120})$/u.exec(line) ?? [];
	if (value !== '' && isPureTally(value)) return true;
	if (/^\p{Lu}/u.test(line) && phraseFinder('grounds').exec(line)?.index === 0) return true;
	return /^\d{1,2}\s?[h:]\s?\d{0,2}\s*[:,–—-]/i.test(start) || opensWith(start, 'closings');
}

/** A line of those who are away is no longer. */
const LONGEST_STATUS = 200;

/** The words of a text, for counting. */
export function getWords(text: string): string[] {
	return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text inside a comment of Markdown: it may not end it. */
export function comment(lines: readonly string[]): string {
	return `<!-- ${lines.join('\n').replace(/--+>/g, '- ->').replace(/<!--/g, '< !--')} -->`;
}
