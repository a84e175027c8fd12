/** Signs of a verdict, `✅ Budget`, and those that stand around the words of one, `(Adoptée)`. */

import type { VerdictStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { lazy } from '../../../text/lazy.js';
import { isLetter } from '../../../text/letters.js';
import type { Sentence } from '../../../text/sentences.js';
import { type PlacedText, positioned } from '../../source/places.js';

/** `✅`, `Résolution 3 : ❌`, `👍 Budget`: a sign alone, or beside the name of what was voted. Signs are no words of a language. */
export function readSign({ text, place }: PlacedText): VerdictStatement | undefined {
	if (text.length > LONGEST || !MAY_BE_SIGN.test(text)) return undefined;
	const found = SIGN_FIRST.exec(text) ?? SIGN_LAST.exec(text);
	const [all, sign = ''] = found ?? [];
	if (!found || all === undefined) return undefined;
	const rest = `${text.slice(0, found.index)}${text.slice(found.index + all.length)}`;
	const about = rest.replace(/^[\s\p{P}]+|[\s\p{P}=→]+$/gu, '');
	const subject = vocabulary('votedTexts').scan(about);
	const number = subject ? NUMBER.exec(`${about.slice(subject.length).trim()} `)?.[1] : undefined;
	const from = found.index + all.indexOf(sign);
	const at = positioned(place(from, from + sign.length));
	const outcome = AGAINST_SIGN.test(sign) ? 'rejected' : 'adopted';
	return {
		type: 'statement',
		kind: 'verdict',
		outcome,
		text: sign,
		sign: true,
		whole: about === '',
		named: about === '' || number !== undefined,
		...(about === '' ? { bare: true as const } : { about }),
		...(number === undefined ? {} : { number }),
		...at,
		children: [{ type: 'result', outcome, text: sign, ...at, children: [] }],
	};
}

const MAY_BE_SIGN =
	/[\u2611\u2612\u2705\u2713-\u2718\u274C\u274E]|\uD83D[\uDC4C-\uDC4E\uDDF8\uDDF9\uDDF4\uDFE2\uDD34]/;
const SIGN =
	'([\\u2611\\u2612\\u2705\\u2713-\\u2718\\u274C\\u274E\\u{1F44C}-\\u{1F44E}\\u{1F5F8}\\u{1F5F9}\\u{1F5F4}\\u{1F7E2}\\u{1F534}])[\\uFE0E\\uFE0F\\u{1F3FB}-\\u{1F3FF}]*';
const SIGN_FIRST = new RegExp(`^[\\s>*_|(]*${SIGN}[\\s*_.|)]*`, 'u');
const SIGN_LAST = new RegExp(`${SIGN}[\\s*_.|)]*$`, 'u');
/** Crosses, a thumb down, a red circle. */
const AGAINST_SIGN = /[\u2612\u2715-\u2718\u274C\u274E\u{1F44E}\u{1F5F4}\u{1F534}]/u;

/** A sentence without the signs that stand around it: `✅ Adoptée`, `[x] Adoptée`, `(Adoptée)`, `– adoptée`. */
export function undecorated(text: string, { from, to, whole }: Sentence): Sentence {
	if (isLetter(text[from])) return { from, to, whole };
	const before = signsBefore().exec(text.slice(from, to))?.[0] ?? '';
	const opens = /[\p{Ps}\p{Pi}"]/u.test(before);
	let end = to;
	while (end > from + before.length && (opens ? anySign() : anySymbol()).test(text[end - 1] ?? '')) end -= 1;
	return { from: from + before.length, to: end, whole };
}

const signsBefore = lazy(() => /^(?:\[[xX ]\]|:[a-z]\w{1,30}:|[^\p{L}\p{N}])+/u);
const anySign = lazy(() => /[^\p{L}\p{M}\p{N}]/u);
/** A bracket may belong to the words before it. */
const anySymbol = lazy(() => /[^\p{L}\p{M}\p{N}\p{P}]/u);

/** A text that is longer has no sign for a verdict. */
const LONGEST = 200;
/** `n° 3`, `2024-041`. */
export const NUMBER = /^(?:n[°ºo]\.?[\s\u00A0]*|#)?(\d+(?:[./-]\d+)*)(?=[\s\u00A0:])/i;
