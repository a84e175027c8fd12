/** Numbers of people on lines of the prose: `Conseillers en exercice : 15 / Présents : 9 / Votants : 11`. */

import type { CountStatement } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { type Fraction, toDecimalString } from '../../text/fraction.js';
import { scanCount } from '../../text/number.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { PlacedText } from '../source/places.js';

/** The counts of a text, each a label, a colon and a number with nothing more before the next sign; or told in a sentence. */
export function readCounts(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const { lang } = context;
	const found: CountStatement[] = /\d/.test(text) ? readToldCounts(placed, context) : [];
	for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
		const start = labelStart(text, colon);
		const label = vocabulary('headCounts').findId(text.slice(start, colon).trim());
		if (!label) continue;
		const gap = /^[\s\u00A0\u202F]*/.exec(text.slice(colon + 1, colon + 8))?.[0].length ?? 0;
		const from = colon + 1 + gap;
		const count = scanCount(text.slice(from, from + 40), lang);
		if (!count || !ENDS.test(text.slice(from + count.length, from + count.length + 4))) continue;
		const statement: CountStatement = {
			type: 'statement',
			kind: 'count',
			of: label,
			value: toDecimalString(count.value),
			children: [],
		};
		const position = placed.place(from, from + count.length);
		if (position) statement.position = position;
		found.push(statement);
	}
	return found;
}

/**
 * `comptant 15 conseillers en exercice`; `réunissant 900 parts sur les 1 000`, of those present or represented: a number beside the whole
 * that it is a part of, so that nothing else can be meant.
 */
function readToldCounts(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const found: CountStatement[] = [];
	const add = (of: CountStatement['of'], value: string, from: number, to: number, whole?: string) => {
		const position = placed.place(from, to);
		found.push({
			type: 'statement',
			kind: 'count',
			of,
			value,
			...(whole === undefined ? {} : { whole }),
			...(position ? { position } : {}),
			children: [],
		});
	};
	let last = 0;
	for (const digit of text.matchAll(/(?<![\p{L}\d.,/-])\d/gu)) {
		const from = digit.index;
		if (from < last) continue;
		const count = scanCount(text.slice(from, from + 40), lang);
		if (!count) continue;
		const to = from + count.length;
		last = to;
		const rest = text.slice(to, to + LONGEST);
		const label = labelAfter(rest);
		if (label === 'members' && !OPEN_LIST.test(text.slice(from - 3, from))) {
			add('members', toDecimalString(count.value), from, to);
			continue;
		}
		const gap = /^[\s\u00A0\u202F]+/.exec(rest)?.[0].length;
		const unit = gap === undefined ? undefined : vocabulary('units').scan(rest.slice(gap));
		if (unit?.id !== 'votes' || gap === undefined) continue;
		const whole = wholeAfter(rest, gap + unit.length, lang);
		if (!whole) continue;
		const sentence = sentenceAround(text, from);
		if (vocabulary('groups').findIn(sentence)?.id === 'absent') continue;
		if (!vocabulary('quorumWords').findIn(sentence)) continue;
		last = to + whole.to;
		add('votes', toDecimalString(count.value), from, to, toDecimalString(whole.value));
	}
	return found;
}

/** `sur les 1 000`, `/1000`, `out of 1,000`: the whole behind a part. */
function wholeAfter(
	rest: string,
	from: number,
	lang: BallotContext['lang'],
): { value: Fraction; to: number } | undefined {
	let at = from + spaces(rest, from);
	const stroke = rest[at] === '/';
	const link = stroke ? 1 : vocabulary('outOf').scan(rest.slice(at))?.length;
	if (link === undefined) return undefined;
	at += link;
	at += spaces(rest, at);
	const whole = scanCount(rest.slice(at, at + 40), lang);
	return whole && { value: whole.value, to: at + whole.length };
}

function spaces(text: string, at: number): number {
	return /^[\s\u00A0\u202F]*/.exec(text.slice(at, at + 8))?.[0].length ?? 0;
}

/** The label right after a number, with the words that name the people between: `15 conseillers municipaux en exercice`. */
function labelAfter(rest: string): CountStatement['of'] | undefined {
	let at = 0;
	for (let words = 0; words <= MOST_BETWEEN; words += 1) {
		const gap = /^[\s\u00A0]+/.exec(rest.slice(at))?.[0].length;
		if (gap === undefined) return undefined;
		at += gap;
		const label = vocabulary('headCounts').scan(rest.slice(at));
		if (label?.id === 'members') return 'members';
		const word = /^\p{L}+/u.exec(rest.slice(at))?.[0].length;
		if (word === undefined) return undefined;
		at += word;
	}
	return undefined;
}

const MOST_BETWEEN = 2;
/** `9 / 15` and `9 sur 15` name two numbers. */
const OPEN_LIST = /[/]\s*$/;

function sentenceAround(text: string, at: number): string {
	const from = ['. ', ';', '\n'].reduce((most, sign) => Math.max(most, text.lastIndexOf(sign, at) + 1), 0);
	const to = text.slice(at).search(/[.;](?:\s|$)|\n/);
	return text.slice(from, Math.min(to < 0 ? text.length : at + to, from + 400));
}

function labelStart(text: string, colon: number): number {
	let start = colon;
	while (start > 0 && colon - start < LONGEST && !SIGNS.test(text[start - 1] ?? '')) start -= 1;
	return start;
}

const LONGEST = 60;
const SIGNS = /[\n\r/;,.|>*+•–—(]/;
const ENDS = /^[\s\u00A0]*(?:[\n\r/;,.|)–—-]|$)/;
