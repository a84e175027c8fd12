/** Resolutions that a sentence refers to by their number: `conformément à la résolution n° 9 ci-dessus`, `la cinquième résolution`. */

import type { CitedStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { scanOrdinal } from '../../../text/number.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { makeStatement, type PlacedText } from '../../source/places.js';
import { namesMinutes } from '../times/minutes.js';
import { holdsOtherYear } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';

/** The resolutions of this meeting: a sentence with another year, the minutes or another body may speak of those of another, and what is withdrawn has no vote. */
export function readCitations({ text, place }: PlacedText, context: BallotContext): CitedStatement[] {
	const marks = vocabulary('blocks').findAll(text, 'resolution');
	if (marks.length === 0) return [];
	const sentences = readSentences(text);
	return marks.flatMap(({ from, to }): CitedStatement[] => {
		const found = numberAround(text, from, to);
		const sentence = sentences.find((one) => one.from <= from && to <= one.to);
		const words = text.slice(sentence?.from, sentence?.to);
		if (!found || holdsOtherYear(words, context) || namesOtherBody(words, context)) return [];
		if (vocabulary('results').findAll(words, 'withdrawn', 'adjourned').length > 0) return [];
		if (namesMinutes(words)) return [];
		return [
			makeStatement('cited', place(found.from, found.to), {
				number: found.number,
				text: text.slice(found.from, found.to),
				...(isOpening(text.slice(sentence?.from, found.from)) && { opens: true as const }),
				...(found.from < from && { ordinal: true as const }),
				...(vocabulary('nearMarks').scan(text.slice(found.to).trimStart()) && { near: true as const }),
			}),
		];
	});
}

/** `Resolution 4: …`, `La cinquième résolution est retirée`: whoever names it first, with no more than an article, does not refer to it. */
function isOpening(lead: string): boolean {
	const words = lead.replace(/^[^\p{L}]+/u, '').trim();
	return words === '' || vocabulary('determiners').findId(words) !== undefined;
}

function numberAround(
	text: string,
	from: number,
	to: number,
): { number: number; from: number; to: number } | undefined {
	const [, lead = '', digits = ''] = NUMBER_BEHIND.exec(text.slice(to, to + 16)) ?? [];
	if (digits !== '') return { number: Number(digits), from, to: to + lead.length + digits.length };
	const before = text.slice(Math.max(0, from - 40), from);
	const found = WORD_BEFORE.exec(before);
	const ordinal = scanOrdinal(found?.[1] ?? '');
	if (!found || !ordinal || ordinal.length !== found[1]?.length) return undefined;
	return { number: ordinal.value, from: from - before.length + found.index, to };
}

const WORD_BEFORE = /(?<![\p{L}\d-])([\p{L}\d-]{2,30})\s+$/u;

/** Two digits: those with more are of a year, or of another body. */
const NUMBER_BEHIND = /^(\s+(?:n[°ºo]\.?\s*|#)?)(\d{1,2})(?![\p{L}\d]|[-./]\d)/u;
