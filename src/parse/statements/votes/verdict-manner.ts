/** How a vote was taken, as the words behind its verdict say: `à l'unanimité`, `par 6 voix pour et 1 contre`, `as presented`. */

import type { Tally } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { scanTime } from '../../../text/time.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { findFaultlessTally } from '../../ballot/tally.js';
import { type PlacedText, slicePlaced } from '../../source/places.js';

/** `as presented`, `sans modification`. */
export function isAsItStands(manner: string): boolean {
	return vocabulary('asItStands').findId(manner.replace(/[\s.]+$/, '').trim()) !== undefined;
}

/** `par tous`, `avec 3 voix`. */
export function isByAll(manner: string): boolean {
	const text = manner.trim();
	const link = vocabulary('mannerLinks').scan(text);
	if (!link) return false;
	const rest = text.slice(link.length).trim();
	const figures = /^\d{1,9}[\s\u00A0]+/.exec(rest)?.[0].length ?? 0;
	const met = figures > 0 ? vocabulary('units').scan(rest.slice(figures)) : vocabulary('everyone').scan(rest);
	return met !== undefined && figures + met.length === rest.length;
}

/** `on a show of hands`, `à main levée`, `by member vote`: the way in which it was put to the vote, up to the next sign. */
export function isByMethod(manner: string): boolean {
	const [said = ''] = manner.trim().split(/[.,;:()]/, 1);
	const link = vocabulary('mannerLinks').scan(said);
	const rest = said.slice(link?.length ?? 0).trim();
	const methods = vocabulary('ballotMethods');
	if (methods.findId(said) ?? methods.findId(rest)) return true;
	const words = rest.split(/[\s\u00A0]+/);
	return (
		vocabulary('smallWords').findId(said.split(/[\s\u00A0]+/, 1)[0] ?? '') === 'by' &&
		words.length <= MOST_OF_METHOD &&
		vocabulary('units').findId(words.at(-1) ?? '') === 'votes' &&
		!/\d/.test(rest)
	);
}

/** `member vote`, `a voice vote` */
const MOST_OF_METHOD = 3;

/** How it was voted: `à l'unanimité`, `par 6 voix pour et 1 contre`. */
export function readManner(placed: PlacedText, from: number, end: number, context: BallotContext) {
	const to = beforeHour(placed.text, from, end);
	const manner = placed.text.slice(from, to);
	const white = SPACES_AND_MARKS.exec(manner)?.[0].length ?? 0;
	const link = vocabulary('mannerLinks').scan(manner.slice(white));
	const starts = link ? [white, white + link.length] : [white];
	for (const start of starts) {
		if (manner.slice(start).trim() === '') continue;
		const tally = findFaultlessTally(slicePlaced(placed, from + start, to), context);
		if (tally) return tally;
	}
	return undefined;
}

/** `Carried | unanimously | by those voting`: a unanimity, and of whom; nothing that takes off from it, `moins une voix`. */
export function readConsentOf(placed: PlacedText, from: number, end: number, context: BallotContext) {
	const manner = placed.text.slice(from, end);
	const gap = SPACES_AND_MARKS.exec(manner)?.[0].length ?? 0;
	const consent = vocabulary('consents').scan(manner.slice(gap));
	const rest = manner.slice(gap + (consent?.length ?? 0));
	if (
		consent?.id !== 'unanimous' ||
		/[\d,;:(]/.test(rest) ||
		vocabulary('tallyWords').findIn(rest)?.id === 'less'
	)
		return undefined;
	return readManner(placed, from, from + gap + consent.length, context);
}

/** `adopté | à l'unanimité |, la présidente ne votant pas`: up to a last clause without figures that says who kept out. */
export function readMannerBefore(placed: PlacedText, from: number, end: number, context: BallotContext) {
	const comma = placed.text.lastIndexOf(',', end);
	const clause = placed.text.slice(comma, end);
	if (comma < from || /\d/.test(clause) || vocabulary('outOfVote').findAll(clause).length === 0)
		return undefined;
	return readManner(placed, from, comma, context);
}

/** `passed 5 to 1`: two numbers that only the result before them tells to be votes. */
export function readScore(
	placed: PlacedText,
	from: number,
	end: number,
	context: BallotContext,
): Tally | undefined {
	const to = beforeHour(placed.text, from, end);
	if (!/\d/.test(placed.text.slice(from, to))) return undefined;
	const tally = findFaultlessTally(slicePlaced(placed, from, to), context);
	const children = tally?.children.filter(({ type }) => type !== 'result') ?? [];
	return tally && children.length > 0 ? { ...tally, children } : undefined;
}

/** Where the hour of the vote starts that ends a sentence, `à l'unanimité | à 9h16`; else the end. */
function beforeHour(text: string, from: number, to: number): number {
	const last = /[\s\u00A0]\p{L}{1,2}[\s\u00A0]+(\d.{1,9}?)[\s.]*$/u.exec(
		text.slice(Math.max(from, to - 20), to),
	);
	if (!last?.[1] || scanTime(last[1])?.length !== last[1].length) return to;
	return Math.max(from, to - 20) + last.index;
}

const SPACES_AND_MARKS = /^[\s\u00A0\u202F,:;(–—-]*/;
