/** `Quorum : 9 présents, 8 requis` · `Quorum : atteint` · `Le quorum est atteint.` */

import type { QuorumStatement, StatedCount, TimeValue } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { toDecimalString } from '../../text/fraction.js';
import { scanCount } from '../../text/number.js';
import { type EventWords, isOnlyStop } from './event-words.js';

/** Reads what stands after the colon; nothing where a part of it is neither a figure of the quorum nor its state. */
export function readQuorum(
	words: EventWords,
	time: TimeValue | undefined,
	from: number,
): QuorumStatement | undefined {
	const statement: QuorumStatement = {
		type: 'quorumStatement',
		children: time ? [time] : [],
		position: words.whole,
	};
	let said = false;
	for (const part of getParts(words.text, from)) {
		const text = words.text.slice(part.from, part.to);
		const state = vocabulary('quorumWords').lookup(text);
		if (state?.exact && (state.id === 'met' || state.id === 'notMet')) {
			statement.met = state.id === 'met';
			said = true;
			continue;
		}
		const counts = readCounts(words, part.from, part.to);
		if (!counts) return undefined;
		for (const each of counts) statement.children.push(each);
		said = true;
	}
	return said ? statement : undefined;
}

/** Reads a line without a colon that says of the quorum whether it is met, and nothing more. */
export function readQuorumState(
	words: EventWords,
	time: TimeValue | undefined,
	from: number,
): QuorumStatement | undefined {
	const said = /^[\s\u00A0]+([^.;]+)/.exec(words.text.slice(from))?.[1];
	if (said === undefined || said.length > LONGEST_STATE) return undefined;
	const state = vocabulary('quorumWords').findId(said.trim());
	if (state !== 'met' && state !== 'notMet') return undefined;
	if (!isOnlyStop(words.text, from + words.text.slice(from).indexOf(said) + said.length)) return undefined;
	return {
		type: 'quorumStatement',
		met: state === 'met',
		children: time ? [time] : [],
		position: words.whole,
	};
}

/** Longer than any state in words. */
const LONGEST_STATE = 60;

/** `9 présents`, `requis : 8`, `9 présents sur 8 requis`. */
function readCounts(words: EventWords, from: number, to: number): StatedCount[] | undefined {
	const found: StatedCount[] = [];
	let at = from;
	let value: { value: string; from: number; to: number } | undefined;
	let of: { of: StatedCount['of']; from: number; to: number } | undefined;
	while (at < to) {
		const rest = words.text.slice(at, to);
		const gap = /^[\s\u00A0\u202F:]+/.exec(rest)?.[0].length ?? 0;
		if (gap > 0) {
			at += gap;
			continue;
		}
		const count = scanCount(rest, words.context.lang);
		if (count && !value) {
			value = { value: toDecimalString(count.value), from: at, to: at + count.length };
			at += count.length;
		} else {
			const word = vocabulary('quorumWords').scan(rest);
			if (!word || word.id === 'met' || word.id === 'notMet' || of) return undefined;
			of = { of: word.id, from: at, to: at + word.length };
			at += word.length;
		}
		if (value && of) {
			const position = words.place(Math.min(value.from, of.from), Math.max(value.to, of.to));
			found.push({ type: 'statedCount', of: of.of, value: value.value, children: [], position });
			value = undefined;
			of = undefined;
		}
	}
	return value || of || found.length === 0 ? undefined : found;
}

function getParts(text: string, from: number): { from: number; to: number }[] {
	const parts: { from: number; to: number }[] = [];
	const pattern = /[^,;()./]+/gu;
	pattern.lastIndex = from;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		const white = match[0].length - match[0].trimStart().length;
		const words = match[0].trim();
		if (words !== '') parts.push({ from: match.index + white, to: match.index + white + words.length });
	}
	return parts;
}
