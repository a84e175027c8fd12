/** What a line of a vote says beyond its figures, names and result: `58 (| dont 18 pouvoirs |)`, `rejetée, | les deux tiers n'étant pas atteints |`. */

import type { Node, Parent } from 'unist';
import { type AnswerName, type BallotLine, getChildren } from '../ast/index.js';
import { foldWord, LANGUAGES, tallyPhrases, vocabulary } from '../language/index.js';
import { lazy } from '../text/lazy.js';
import { allNumberWords } from '../text/number.js';
import { matchesIn } from '../text/places.js';

interface Stretch {
	from: number;
	to: number;
}

/**
 * The words of a line that no node of it holds, where one of them is none of a tally. It is the source that is asked, not what was read over: so the
 * page prints whatever a reader leaves out, and the check for lost words looks for it.
 */
export function wordsBeyondFigures(line: BallotLine, source: string): Stretch[] {
	const whole = getStretch(line);
	if (!whole || line.key === '') return [];
	const words: Stretch[] = [];
	const held = [...getLeaves(line), { from: whole.to, to: whole.to }].sort((a, b) => a.from - b.from);
	let from = startOfValue(line, source);
	for (const leaf of held) {
		const gap = source.slice(from, leaf.from).replace(UNSAID, (unsaid) => ' '.repeat(unsaid.length));
		for (const piece of matchesIn(gap, PIECE)) {
			const found = matchesIn(piece[0], WORD);
			if (found.every(([word]) => tallyWords().has(foldWord(word)))) continue;
			for (const { 0: word, index } of found) {
				const at = from + piece.index + index;
				words.push({ from: at, to: at + word.length });
			}
		}
		from = Math.max(from, leaf.to);
	}
	return words;
}

/** What such a line says, as written; of a row of a table without a label, each answer with its cell. */
export function writtenValues(
	line: BallotLine,
	source: string,
): Array<{ answer?: AnswerName; text: string }> {
	const words = wordsBeyondFigures(line, source);
	const whole = getStretch(line);
	if (words.length === 0 || !whole) return [];
	const start = startOfValue(line, source);
	const value = source.slice(start, whole.to);
	if (start > whole.from && !value.includes('|')) return [{ text: plain(value) }];
	if (start > whole.from) {
		// Of a table, the rows that say more.
		let to = start;
		return value.split('\n').flatMap((row) => {
			const from = to;
			to += row.length + 1;
			return words.some((word) => word.from >= from && word.to <= to)
				? [{ text: plain(row.replace(/^[\s|]+|[\s|]+$/g, '').replace(/\s*\|\s*/g, ', ')) }]
				: [];
		});
	}
	const answers = getChildren(line, 'tally').flatMap((tally) => getChildren(tally, 'answer'));
	return answers.flatMap(({ answer, position }) => {
		const from = position?.start.offset ?? whole.from;
		const [cell = ''] = source.slice(from, whole.to).split('|', 1);
		const isSaid = words.some((word) => word.from >= from && word.to <= from + cell.length);
		return isSaid ? [{ answer, text: plain(cell) }] : [];
	});
}

/** Behind the label and its sign; the start of the line where it has no label, as the row of a table. */
function startOfValue(line: BallotLine, source: string): number {
	const { from, to } = getStretch(line) ?? { from: 0, to: 0 };
	const [first] = line.children;
	const at = source.slice(from, to).indexOf(line.key);
	const end = from + at + line.key.length;
	const isLabel = at >= 0 && (first?.type !== 'tally' || (getStretch(first)?.from ?? end) >= end);
	return isLabel ? end + (/^[\s*_|]*[:=|]?[\s*_]*/.exec(source.slice(end, to))?.[0].length ?? 0) : from;
}

/** The innermost nodes: counts, names, words of consent, a result. */
function getLeaves(node: Node): Stretch[] {
	const children = (node as Partial<Parent>).children ?? [];
	// The words of a result hold the names of those elected.
	const own = children.length === 0 || node.type === 'result' ? getStretch(node) : undefined;
	return own ? [own] : children.flatMap(getLeaves);
}

function getStretch({ position, data }: Node): Stretch | undefined {
	const from = position?.start.offset;
	const to = position?.end.offset;
	return from === undefined || to === undefined || data?.file !== undefined ? undefined : { from, to };
}

/** Without marks of Markdown and ends of lines. */
function plain(text: string): string {
	return text
		.replace(COMMENT, '')
		.replace(/[*_`\\]/g, '')
		.replace(/\s*\n\s*(?:[-+]\s+)?/g, ' ')
		.trim();
}

const COMMENT = /<!--[\s\S]*?-->/g;
/** A comment, or the head of a table below the label. */
const UNSAID = /<!--[\s\S]*?-->|[^\n]*\n[ \t]*\|?[ \t]*:?-[-:| \t]*(?=\n)/g;
/** Between two values, in one cell. */
const PIECE = /[^|\n]+/g;
const WORD = /[\p{L}\p{M}]{2,}/gu;

/** All but `dont`: what it says of a count is no count. */
const tallyWords = lazy((): ReadonlySet<string> => {
	const wordsOf = (phrases: readonly string[]) =>
		phrases.flatMap((phrase) => matchesIn(foldWord(phrase), WORD).map(([word]) => word));
	const words = new Set(wordsOf([...tallyPhrases(), ...allNumberWords()]));
	for (const lang of LANGUAGES)
		for (const word of wordsOf(vocabulary('tallyWords').getWords('including', lang))) words.delete(word);
	return words;
});
