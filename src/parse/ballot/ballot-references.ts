/** References to other blocks: `résolution 1`, `#comptes`, `aux résolutions 2 à 5`. */

import type { Reference } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { endOfLettersAndNumbers, isLetter, isLetterOrNumber } from '../../text/letters.js';
import { scanOrdinal } from '../../text/ordinal.js';
import { type PlacedText, positioned, slicePlaced, trimPlaced } from '../source/places.js';
import { withoutFinalStop } from './ballot-lines.js';

/** Reads one reference, or nothing where it is none. `kind`: of the block, where words before the text said it. */
export function readReference(placed: PlacedText, kind?: string): Reference | undefined {
	const whole = trimPlaced(placed);
	const text = withoutFinalStop(whole.text);
	let at = articleLength(text);
	let found = kind;
	const ordinal = scanOrdinal(text.slice(at));
	const afterOrdinal = ordinal ? at + ordinal.length + spaces(text, at + ordinal.length) : at;
	const block = vocabulary('blocks').scan(text.slice(afterOrdinal));
	let value: string | undefined;
	if (block && (ordinal || afterOrdinal === at)) {
		found = block.id;
		at = afterOrdinal + block.length;
		at += spaces(text, at);
		if (ordinal && at >= text.length) value = String(ordinal.value);
	}
	if (value === undefined) {
		if ('nN#'.includes(text[at] ?? ' ')) at += NUMBER_SIGN.exec(text.slice(at, at + 24))?.[0].length ?? 0;
		const rest = text.slice(at);
		if (!isBlockNumber(rest)) return undefined;
		value = rest;
	}
	const position = positioned(whole.place(0, text.length));
	return { type: 'reference', ...(found !== undefined && { kind: found }), value, ...position, children: [] };
}

/** The blocks of a joint vote, from the words after `vote commun`: `aux résolutions 2, 3 et 5`, `2 à 5`. Nothing where they cannot be read. */
export function readReferences(placed: PlacedText, label: string): Reference[] | undefined {
	let kind = kindIn(label);
	let rest = trimPlaced(placed);
	const own = /^(?:(?:aux|à\s+la|à|on\s+the|on)\s+)?(\S+)\s+(?=\S)/.exec(rest.text.slice(0, 60));
	const ownKind = own !== null && startsNumber(rest.text, own[0].length) ? kindIn(own[1] ?? '') : undefined;
	if (own !== null && ownKind !== undefined) {
		kind = ownKind;
		rest = slicePlaced(rest, own[0].length, rest.text.length);
	}
	const references: Reference[] = [];
	let from = 0;
	for (const link of [...rest.text.matchAll(LINK), undefined]) {
		const to = link?.index ?? rest.text.length;
		const read = readRange(slicePlaced(rest, from, to), kind);
		if (read === undefined) return undefined;
		references.push(...read);
		from = to + (link?.[0].length ?? 0);
	}
	return references;
}

/** Is this the number or identifier of a block: `1`, `12.1`, `12 bis`, `2024-045`, `comptes`? */
function isBlockNumber(text: string): boolean {
	if (!isLetterOrNumber(text)) return false;
	const end = endOfLettersAndNumbers(text, 0, '._/-');
	return (
		end <= LONGEST_NUMBER && (end === text.length || /^[ \u00A0](?:bis|ter|quater)$/i.test(text.slice(end)))
	);
}

const LONGEST_NUMBER = 81;

function startsNumber(text: string, at: number): boolean {
	return text[at] === '#' || (isLetterOrNumber(text.slice(at, at + 2)) && !isLetter(text.slice(at, at + 2)));
}

// Both cases are spelt out: with the flags `i` and `u` a pattern takes ten times as long to compile.
const NUMBER_SIGN = /^(?:(?:n[°ºo]|no\.|nos?|number|#)\s*)+(?=[\p{L}\p{N}])/iu;
const AND = '(?:[eE][tT]|[aA][nN][dD])';
const LINK = new RegExp(`\\s*[,;&]\\s*(?:${AND}\\s+)?|\\s+${AND}\\s+`, 'g');
const SPAN = /^(.*\S)\s*(?:\s(?:[àÀ]|[tT][oO])\s|[–—]|\s-\s)\s*(\S.*)$/;

/** More blocks than one vote could be on: a slip, not a range. */
const MOST = 500;

function readRange(placed: PlacedText, kind: string | undefined): Reference[] | undefined {
	const trimmed = trimPlaced(placed);
	const span = SPAN.exec(trimmed.text);
	const first =
		span === null ? undefined : readReference(slicePlaced(trimmed, 0, (span[1] ?? '').length), kind);
	if (span === null || first === undefined) {
		const single = readReference(trimmed, kind);
		return single && [single];
	}
	const lastFrom = trimmed.text.length - (span[2] ?? '').length;
	const last = readReference(slicePlaced(trimmed, lastFrom, trimmed.text.length), kind);
	if (last === undefined || !/^\d{1,6}$/.test(first.value) || !/^\d{1,6}$/.test(last.value)) return undefined;
	const [start, end] = [Number(first.value), Number(last.value)];
	if (end <= start || end - start > MOST) return undefined;
	const between = positioned(trimmed.place((span[1] ?? '').length, lastFrom));
	const middle = Array.from({ length: end - start - 1 }, (_, index): Reference => {
		return {
			type: 'reference',
			...(kind !== undefined && { kind }),
			value: String(start + 1 + index),
			...between,
			children: [],
		};
	});
	return [first, ...middle, last];
}

/** The block word in a label, singular or plural. */
function kindIn(text: string): string | undefined {
	for (const word of text.split(/[\s\d#(),.:;'’-]+/)) {
		const found = vocabulary('blocks').lookup(word) ?? undefined;
		if (found?.exact) return found.id;
		const singular = /s$/i.test(word) ? vocabulary('blocks').lookup(word.slice(0, -1)) : undefined;
		if (singular?.exact) return singular.id;
	}
	return undefined;
}

function articleLength(text: string): number {
	return /^(?:[lL]['’]|(?:[lL][aAeE]|[tT][hH][eE])\s+)/.exec(text)?.[0].length ?? 0;
}

function spaces(text: string, at: number): number {
	return /^[\s\u00A0\u202F]*/.exec(text.slice(at, at + 16))?.[0].length ?? 0;
}
