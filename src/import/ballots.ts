/** Lines of foreign minutes that are a ballot already: they stand alone in the meeting file, and nothing beside them is made a second vote. */

import type { Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { isBallotLine, isTally } from '../parse/index.js';
import { foldKeyword } from '../text/fold.js';
import { createNameIndex } from '../text/names.js';
import { scanNumberWords } from '../text/number-words.js';
import { bare } from './text.js';

/** A part of a paragraph. */
export interface Part {
	lines: readonly string[];
	isBallot: boolean;
}

/** Answers by name are left to the compiler, which knows who was there. */
export const NOBODY = createNameIndex([]);

/** The place of a line does not matter here. */
const NOWHERE = { line: 1, column: 1, offset: 0 };

/** Whether the first paragraph of these lines is a ballot. */
export function isBallotParagraph(lines: readonly string[], lang: Language): boolean {
	const from = lines.findIndex((line) => line.trim() !== '');
	const end = lines.findIndex((line, at) => at > from && line.trim() === '');
	const paragraph = from === -1 ? [] : lines.slice(from, end === -1 ? lines.length : end);
	return partsOf(paragraph, lang).some(({ isBallot }) => isBallot);
}

/** The paragraph, cut where a ballot or a tally begins and where it ends. A list with lists of its own stays whole. */
export function partsOf(lines: readonly string[], lang: Language): Part[] {
	const context = { block: undefined, lang, names: NOBODY };
	const isCounted = (line: string) => isBallotLine({ text: line, start: NOWHERE }, context);
	if (lines.some((line) => /^\s+(?:[-*+•]|\d+[.)])\s/.test(line)))
		return [{ lines, isBallot: lines.some(isCounted) }];
	const parts: Array<{ lines: string[]; isBallot: boolean }> = [];
	let isTallyLine = false;
	for (const line of lines) {
		const last = parts.at(-1);
		const goesOn =
			last?.isBallot === true && (/^\s{2,}\S/.test(line) || /[,;:]\s*$/.test(last.lines.at(-1) ?? ''));
		const isBallot = goesOn || isCounted(line) || (isLabelledVote(bare(line)) && (last?.isBallot ?? true));
		const wasTally: boolean = isTallyLine;
		isTallyLine = !isBallot && mayBeTally(bare(line)) && isTally(bare(line), context);
		if (last?.isBallot === isBallot && isTallyLine === wasTally) last.lines.push(line);
		else parts.push({ lines: [line], isBallot });
	}
	return parts;
}

/** A longer line is text. */
const LONGEST_TALLY = 160;

/** What a line that is a tally alone may open with; to read every line as one takes long in long minutes. */
function mayBeTally(text: string): boolean {
	if (text.length >= LONGEST_TALLY) return false;
	return (
		/^[^\p{L}]*\d/u.test(text) ||
		scanNumberWords(foldKeyword(text)) !== undefined ||
		(['answers', 'consents', 'results', 'tallyWords', 'units'] as const).some(
			(name) => vocabulary(name).scan(text) !== undefined,
		)
	);
}

/** Whether a tally read from a sentence is all that the sentence counts, and says who was for or against. */
export function isWholeTally(text: string, tally: string): boolean {
	const ids = tally
		.split(/[^\p{L}]+/u)
		.map((word) => vocabulary('answers').idOf(word))
		.filter((id) => id !== undefined);
	const decides = ids.length === 0 || ids.includes('for') || ids.includes('against');
	if (!decides && vocabulary('consents').findIn(tally) === undefined) return false;
	const at = text.replace(/\s+/g, ' ').indexOf(tally);
	const [before, after] = [text.slice(0, at), text.slice(at + tally.length)];
	// `2 oui, 3 contre`: a count that is not known stands beside those that are.
	return (
		!/\d\s+\p{L}+\s*(?:[,;/–-]|(?<=\s)(?:et|and))\s*$/u.test(before) &&
		!/^\s*(?:\([^()]*\)\s*)?(?:[,;/–-]|et|and)\s*\d+\s+\p{L}/u.test(after)
	);
}

/** `Vote : 7 pour`, `Pour : 7`: a ballot already. */
function isLabelledVote(text: string): boolean {
	const word = vocabulary('labels').scan(text) ?? vocabulary('answers').scan(text);
	return word !== undefined && /^\s*:\s*\S/.test(text.slice(word.length));
}
