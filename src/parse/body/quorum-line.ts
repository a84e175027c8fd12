/** `Quorum : 9 présents, 8 requis` · `Quorum : atteint`. */

import type { QuorumStatement, StatedCount, TimeValue } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { toDecimalString } from '../../text/fraction.js';
import { scanCount } from '../../text/number.js';
import type { EventWords } from './event-words.js';

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
	for (const part of partsOf(words.text, from)) {
		const text = words.text.slice(part.from, part.to);
		const state = vocabulary('quorumWords').lookup(text);
		if (state?.exact && (state.id === 'met' || state.id === 'notMet')) {
			statement.met = state.id === 'met';
			said = true;
			continue;
		}
		const counts = readCounts(words, part.from, part.to);
		if (!counts) return undefined;
		statement.children.push(...counts);
		said = true;
	}
	return said ? statement : undefined;
}

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

function partsOf(text: string, from: number): { from: number; to: number }[] {
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
