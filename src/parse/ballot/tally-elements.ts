/** What a tally is made of, once small words, units and remarks in brackets are out of the way. */

import type { AnswerName, Consent, Name, StatedOutcome } from '../../ast/index.js';
import type { Fraction } from '../../text/fraction.js';
import { type PlacedText, slicePlaced } from '../source/places.js';
import type { BallotContext } from './ballot-context.js';
import { readNames } from './ballot-names.js';
import { isMark, type Token } from './tally-tokens.js';

/** One element, with its range in the text. */
export type TallyElement = {
	from: number;
	to: number;
} & (
	| { kind: 'number'; value: Fraction; unit: 'votes' | 'heads' }
	| { kind: 'answer'; answer: AnswerName }
	| { kind: 'everyone'; others: boolean }
	| { kind: 'consent'; consent: Consent['value'] }
	| { kind: 'result'; outcome: StatedOutcome }
	/** Names that are known, or that stand in brackets. */
	| { kind: 'names'; names: Name[] }
	/** Words that may be a name after an answer, and are nothing readable elsewhere. */
	| { kind: 'words'; names: Name[] }
	| { kind: 'separator'; mark: string }
	| { kind: 'colon' | 'to' | 'unreadable' }
);

/** Puts tokens together into elements. */
export function elementsOf(
	placed: PlacedText,
	tokens: readonly Token[],
	context: BallotContext,
): TallyElement[] {
	const elements: TallyElement[] = [];
	const closing = closingBrackets(tokens);
	if (closing === undefined) return [{ kind: 'unreadable', from: 0, to: placed.text.length }];
	/** Closing brackets around a single number: they part nothing. */
	const dropped = new Set<number>();
	let index = 0;
	while (index < tokens.length) {
		const token = tokens[index];
		if (token === undefined) break;
		const { from, to } = token;
		const close = closing.get(index);
		if (close !== undefined) {
			const inner = tokens.slice(index + 1, close);
			const skip = inBrackets(inner);
			const end = tokens[close]?.to ?? to;
			if (skip === 'remark') {
				index = close + 1;
				continue;
			}
			if (skip === 'names') {
				const names = readNames(slicePlaced(placed, to, tokens[close]?.from ?? end), context);
				elements.push({ kind: 'names', names, from: to, to: tokens[close]?.from ?? end });
				index = close + 1;
				continue;
			}
			if (skip === 'tally') elements.push({ kind: 'separator', mark: '(', from, to });
			else dropped.add(close);
			index += 1;
			continue;
		}
		if (dropped.has(index)) {
			index += 1;
			continue;
		}
		switch (token.kind) {
			case 'number':
				elements.push({ kind: 'number', value: token.value, unit: unitAfter(tokens, index), from, to });
				break;
			case 'answer':
			case 'everyone':
			case 'consent':
			case 'result':
				elements.push(token);
				break;
			case 'less':
			case 'and':
				elements.push({ kind: 'separator', mark: token.kind, from, to });
				break;
			case 'to':
				elements.push({ kind: 'to', from, to });
				break;
			case 'including': {
				const after = afterRemark(tokens, index);
				if (after === undefined) elements.push({ kind: 'unreadable', from, to });
				else index = after - 1;
				break;
			}
			case 'name':
			case 'unknown': {
				const end = endOfWords(tokens, index);
				const last = tokens[end - 1] ?? token;
				const names = readNames(slicePlaced(placed, from, last.to), context);
				const capital = /^[\p{Lu}\p{Lt}]/u.test(placed.text.slice(from, from + 2));
				const isKnown = token.kind === 'name' && end === index + 1;
				const kind = isKnown ? 'names' : capital || token.kind === 'name' ? 'words' : 'unreadable';
				if (kind === 'unreadable') elements.push({ kind, from, to: last.to });
				else elements.push({ kind, names, from, to: last.to });
				index = end - 1;
				break;
			}
			case 'mark':
				elements.push(...markElement(tokens, index, elements.at(-1)));
				if (elements.at(-1)?.kind === 'unreadable' && elements.at(-1)?.to !== to) index += 1;
				break;
			default:
		}
		index += 1;
	}
	return elements;
}

/** Brackets inside one another, more than any tally has: looking into each of them would take too long. */
const DEEPEST = 8;

/** The bracket that closes each opening one; nothing where they are nested too deeply. */
function closingBrackets(tokens: readonly Token[]): Map<number, number> | undefined {
	const closing = new Map<number, number>();
	const open: number[] = [];
	let deepest = 0;
	tokens.forEach((token, index) => {
		if (isMark(token, '(')) open.push(index);
		else if (isMark(token, ')')) {
			const start = open.pop();
			if (start !== undefined) closing.set(start, index);
		}
		deepest = Math.max(deepest, open.length);
	});
	return deepest > DEEPEST ? undefined : closing;
}

/** What stands in brackets: a remark to read over, names, one number that goes with what stands before, or more of the tally. */
function inBrackets(inner: readonly Token[]): 'remark' | 'names' | 'number' | 'tally' {
	const kinds = new Set(inner.map((token) => token.kind));
	const isTally = kinds.has('answer') || kinds.has('consent') || kinds.has('result') || kinds.has('everyone');
	if (inner[0]?.kind === 'including' && !isTally && !kinds.has('name')) return 'remark';
	if (isTally || inner.some((token) => isMark(token, '('))) return 'tally';
	if (kinds.has('number')) {
		const simple = inner.every(
			(token) => token.kind === 'number' || token.kind === 'unit' || token.kind === 'filler',
		);
		return simple && inner.filter((token) => token.kind === 'number').length === 1 ? 'number' : 'tally';
	}
	return kinds.has('name') || kinds.has('unknown') ? 'names' : 'tally';
}

/** The unit that is written after a number. */
function unitAfter(tokens: readonly Token[], index: number): 'votes' | 'heads' {
	const next = tokens[index + 1];
	if (next?.kind === 'unit') return next.unit;
	// `à l'unanimité des 12 présents` counts people.
	const [before, consent] = [tokens[index - 1], tokens[index - 2]];
	const isOfPeople = next?.kind === 'filler' && before?.kind === 'filler' && consent?.kind === 'consent';
	return isOfPeople ? 'heads' : 'votes';
}

/** Past `dont 3 procurations`: one number at most, then words that mean nothing here. Nothing where it says more than that. */
function afterRemark(tokens: readonly Token[], index: number): number | undefined {
	let at = index + 1;
	if (tokens[at]?.kind === 'number') at += 1;
	const words = at;
	while (['unknown', 'unit', 'filler'].includes(tokens[at]?.kind ?? '')) at += 1;
	const next = tokens[at];
	const saysMore =
		next !== undefined && (next.kind === 'answer' || next.kind === 'name' || next.kind === 'everyone');
	return at === words || (saysMore && next.kind !== 'answer') ? undefined : at;
}

/** The end of a run of words that are names or unknown, small words between them included. */
function endOfWords(tokens: readonly Token[], start: number): number {
	let end = start + 1;
	for (let at = end; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (token?.kind === 'name' || token?.kind === 'unknown') end = at + 1;
		else if (
			token?.kind !== 'filler' &&
			token?.kind !== 'unit' &&
			token?.kind !== 'to' &&
			!isGluedMark(tokens, at)
		)
			break;
	}
	return end;
}

/** The full stop of an initial, or a hyphen: no space on either side. */
function isGluedMark(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	if (!isMark(token, '.') && !isMark(token, '-')) return false;
	const [before, after] = [tokens[at - 1], tokens[at + 1]];
	const initial = isMark(token, '.') && before !== undefined && before.to - before.from === 1;
	return (
		before?.to === token?.from &&
		(after?.from === token?.to || initial) &&
		(after?.kind === 'unknown' || after?.kind === 'name')
	);
}

const SEPARATORS = /^[,;/.!|¦•()\u2026\u2192\u21D2]$/;
const DASHES = /^[-\u2010-\u2015\u2212]$/;

function markElement(
	tokens: readonly Token[],
	index: number,
	before: TallyElement | undefined,
): TallyElement[] {
	const token = tokens[index];
	if (token?.kind !== 'mark') return [];
	const { mark, from, to } = token;
	if (mark === ':' || mark === '=') return [{ kind: 'colon', from, to }];
	const next = tokens[index + 1];
	if (DASHES.test(mark)) {
		// `Pour : -3`: no count is below zero.
		const opens = before === undefined || before.kind === 'colon' || before.kind === 'separator';
		if (opens && next?.kind === 'number' && next.from === to)
			return [{ kind: 'unreadable', from, to: next.to }];
		return [{ kind: 'separator', mark: '-', from, to }];
	}
	if (SEPARATORS.test(mark)) return [{ kind: 'separator', mark, from, to }];
	return [{ kind: 'unreadable', from, to }];
}

/** `moins 2 abstentions`, but not `sauf Zoé Albin`: those who are taken off one answer must have another. */
export function saysWhatInstead(elements: readonly TallyElement[], less: number): boolean {
	let at = less + 1;
	while (['number', 'names', 'words', 'separator'].includes(elements[at]?.kind ?? '')) at += 1;
	return elements[at]?.kind === 'answer';
}
