/** The verdict at the end of a title: `Approbation des comptes – ADOPTÉE`. */

import type { VerdictStatement } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { closedUp } from '../../text/look-alike.js';
import { createPhraseCheck } from '../../text/phrase-finder.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { PlacedText } from '../source/places.js';
import { plainWords, withoutStruck } from './plain-words.js';
import { readSign } from './verdict.js';
import { readVerdicts } from './verdicts.js';

/**
 * The verdict that a title ends or starts with, in brackets, behind a sign, in strong or capital letters: `Budget 2026 (adopté)`,
 * `Budget · adopté`, `Budget – REJETÉ À L’UNANIMITÉ`, `ADOPTÉ – Budget`, `Budget ADOPTÉ`.
 */
export function findTitleVerdict(written: PlacedText, context: BallotContext): VerdictStatement | undefined {
	const holds = withoutStruck(written.text);
	return (
		(holds === undefined ? undefined : readTitleVerdict({ ...written, text: holds }, context)) ??
		readTitleVerdict(written, context)
	);
}

function readTitleVerdict(written: PlacedText, context: BallotContext): VerdictStatement | undefined {
	const text = closedUp(plainWords(written.text));
	const sign = readSign({ ...written, text });
	if (sign) return { ...sign, named: true };
	if (!mayHoldResult(text)) return undefined;
	const before = Math.max(0, text.length - LONGEST_TITLE_END);
	const tail = text.slice(before);
	const parts = [
		[titleEnd().exec(tail), before],
		[/[*_~]/.test(written.text) ? strongEnd().exec(written.text.slice(before)) : null, before],
		[FOUR_CAPITALS.test(tail) ? capitalEnd().exec(tail) : null, before],
		[titleStart().exec(text.slice(0, LONGEST_TITLE_END)), 0],
	] as const;
	for (const [part, at] of parts) {
		const words = part?.[1] ?? part?.[2];
		if (!part || words === undefined) continue;
		const from = at + part.index + part[0].indexOf(words);
		const found = verdictOfTitle(written, text, { from, to: from + words.length }, context);
		if (found) return found;
	}
	return undefined;
}

function verdictOfTitle(
	written: PlacedText,
	text: string,
	range: { from: number; to: number },
	context: BallotContext,
): VerdictStatement | undefined {
	const inside = text.slice(range.from, range.to);
	const words = inside.trimStart();
	const from = range.from + inside.length - words.length;
	// `(unanimité)` in a title is the majority that is wanted; a verdict says how the vote ended.
	if (vocabulary('results').findIn(words) === undefined) return undefined;
	// A title writes it small.
	const said = words.charAt(0).toUpperCase() + words.slice(1);
	const placed: PlacedText = {
		text: said,
		place: (start, to) => written.place(from + start, from + to),
	};
	const [statement] = readVerdicts(placed, { from: 0, to: said.trimEnd().length, whole: false }, context);
	return statement?.named ? { ...statement, text: words.trim() } : undefined;
}

const mayHoldResult = createPhraseCheck(() => vocabulary('results').words());

const titleEnd = lazy(
	() =>
		/(?:[\p{Ps}\p{Pi}]([^\p{Ps}\p{Pe}]{4,80})[\p{Pe}\p{Pf}]|(?:[\s\u00A0][–—=→-]+|[:,;/|•·!]|\p{So}\uFE0F?)[\s\u00A0]+([^–—:()]{4,80}))[\s*_.]*$/u,
);

const strongEnd = lazy(
	() =>
		/[\s\u00A0](?:\*{1,3}|__?|~~)(\p{L}[^*_~()]{3,80}?)(?:\*{1,3}|__?)[\s.]*$|~~[\s\u00A0]+(\p{L}[^*_~()]{3,80})$/u,
);

/** Four signs in a row of which each may be a capital letter. */
const FOUR_CAPITALS = /[^a-z\d\s!-/:-@\u00DF-\u00FF]{4}/;

/** In a title that is not all in capitals. */
const capitalEnd = lazy(
	() => /\p{Ll}[^\p{Lu}]*[\s\u00A0](\p{Lu}{4,30}(?:[\s\u00A0][\p{Lu}’']{1,30}){0,4})[\s.!]*$/u,
);

const titleStart = lazy(
	() =>
		/^[\s\u00A0]*(?:[\p{Ps}\p{Pi}]([^\p{Ps}\p{Pe}]{4,80})[\p{Pe}\p{Pf}]|(\p{L}[^–—:()|/]{3,60}?)[\s\u00A0]*[–—:|/])/u,
);

const LONGEST_TITLE_END = 100;
