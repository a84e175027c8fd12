/** Scores of a vote, two numbers behind its name: `on a vote of 4 to 1`, `The vote was 6-0`. */

import { isOneOf, lazyFinder, opensWith, vocabulary } from '../../../language/index.js';
import { skipBlanks } from '../../../source/places.js';
import { equals, type Fraction, fraction } from '../../../text/fraction.js';
import { wordBehindSpace } from '../../../text/letters.js';
import { scanCount } from '../../../text/number.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import type { BallotContext } from '../../ballot/ballot-context.js';

type Lang = BallotContext['lang'];

/** A score: its first number and the second, from that to the end. */
export interface Score extends PhraseRange {
	value: Fraction;
	second: Fraction;
	/** The name of the vote and a verb stand before it: `The vote was`. */
	isSaid: boolean;
}

/** The scores of a sentence; of what is said of a vote, those that end it where it opens its paragraph. */
export function scoresOfVote(text: string, lang: Lang, opens: boolean): Score[] {
	return unitMarks()
		.all(text)
		.flatMap((mark): Score[] => {
			const number = numberBehindOf(text.slice(mark.to), lang);
			if (!number) return [];
			const { isSaid } = number;
			const behind = text.slice(mark.to + number.to);
			// `debate was closed by a vote of 7-2` is no vote on what is debated.
			const dashed = isSaid ? /^[-–](\d{1,4})(?![\d-])/.exec(behind) : null;
			const linked = dashed ? undefined : numberBehindLink(behind, lang);
			const second = dashed?.[1] ? scanCount(dashed[1], lang)?.value : linked?.value;
			if (second === undefined) return [];
			const length = dashed?.[0].length ?? linked?.to ?? 0;
			// `The vote was 6 to 0 | at the county`
			const rest = behind.slice(length).trimStart();
			if (isSaid && !/^[.;]?$/.test(rest) && !opensWith(rest, 'answers')) return [];
			// `Its vote was`, `A vote was`, `The club met. The vote was` may be of others; `The vote is 1 to 5` is a scale.
			const before = text.slice(0, mark.from).trim();
			const lead = vocabulary('determiners').findId(before);
			const isOwn = before === '' || (lead !== undefined && lead !== 'indefinite');
			const isScale = number.isNow && !dashed && equals(number.value, ONE);
			if (isSaid && !(opens && isOwn && !isScale)) return [];
			const from = mark.to + number.from;
			return [{ value: number.value, second, isSaid, from, to: mark.to + number.to + length }];
		});
}

/** ` to 1`, ` à 5` */
export function numberBehindLink(text: string, lang: Lang): ReturnType<typeof numberBehind> {
	const gap = text.length - text.trimStart().length;
	const link = vocabulary('tallyWords').scan(text.slice(gap));
	if (link?.id !== 'to') return undefined;
	const number = numberBehind(text.slice(gap + link.length), lang);
	return number && { value: number.value, to: gap + link.length + number.to };
}

/** ` of 4`, ` was 4`: a number right behind a small word. */
function numberBehindOf(
	behind: string,
	lang: Lang,
): { value: Fraction; from: number; to: number; isSaid: boolean; isNow: boolean } | undefined {
	const link = wordBehindSpace(behind);
	const isSaid = link !== undefined && isOneOf(link.text, ['verdictLinks', 'is']);
	if (!link || !(isSaid || isOneOf(link.text, ['eventLinks', 'of']))) return undefined;
	const number = numberBehind(behind.slice(link.to), lang);
	const isNow = isOneOf(link.text, ['habits', 'present']);
	return (
		number && {
			value: number.value,
			from: skipBlanks(behind, link.to),
			to: link.to + number.to,
			isSaid,
			isNow,
		}
	);
}

export function numberBehind(behind: string, lang: Lang): { value: Fraction; to: number } | undefined {
	const from = skipBlanks(behind, 0);
	const count = from > 0 ? scanCount(behind.slice(from, from + LONGEST_NUMBER), lang) : undefined;
	return count && { value: count.value, to: from + count.length };
}

export const unitMarks = lazyFinder(['units', 'votes']);

const ONE = fraction(1n);
const LONGEST_NUMBER = 40;
