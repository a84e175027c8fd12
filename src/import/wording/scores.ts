/**
 * Figures told by bare numbers in the order for, against, abstention: `Carried 5-2`, `Approved, 10-0-2`. Lots, dates and games are written so too,
 * so that only a verdict or a word of voting beside them makes them figures.
 */

import { isOneOf, mentions } from '../../language/index.js';
import { type Answer, answerAt, type Count, type Figures } from './answers.js';
import { isInList, isPhrase, phraseFinder, wordPattern } from './dialect.js';
import { electedVerb } from './elected-verb.js';
import { namedBehind } from './named-answers.js';
import { getSentences } from './sentences.js';
import { isGenericVerdict } from './verdict.js';

/** `Approved (8-1).`, `Motion carried (4-1, Bell opposed).`, `The motion to mend the roof was defeated (2-6).`, and nothing else; `Items approved (7-3)` are items, `lost (2-4) to Leeds` is a game. */
export function scoreOf(told: string, inside: string, after: string): Figures | undefined {
	const [, score = '', yes = '', no = ''] =
		/^(\s*(\d{1,3})\s?[-–]\s?(\d{1,3}))\s*(?:[,;]\s+[^\d()]{3,60})?$/u.exec(inside) ?? [];
	const [, subject = '', word = ''] = /^(?:(.*)\s)?(\p{L}+)$/su.exec(told.replace(/[*_]+/g, '').trim()) ?? [];
	const isOfMotion =
		(subject === '' || wordPattern`^(?:${'articles'}\s+)?${'formalNouns'}(?!\p{L})`.test(subject)) &&
		!wordPattern`[.;:!?\d]|(?<!\p{L})${'notWords'}(?!\p{L})`.test(subject);
	if (!isOfMotion || /[\p{L}\d]/u.test(after)) return undefined;
	const [most, least] = isInList('carried', word) ? [yes, no] : isInList('failed', word) ? [no, yes] : [];
	return most !== undefined && least !== undefined && Number(most) > Number(least)
		? namedBehind(inside, { counts: inOrder([yes, no]), from: 0, to: score.length })
		: undefined;
}

/** `3-1 (Carr opposed). Motion passed.`: two or three numbers that open the text, and how the motion ended behind them. */
export function bareFirst(text: string, plain: string): Figures | undefined {
	const [whole, ...values] = BARE_TALLY.exec(plain) ?? [];
	if (whole === undefined) return undefined;
	const [verdict = ''] = getSentences(text.slice(whole.length));
	const isTold = isGenericVerdict(verdict) || isInList('carried', verdict.replace(/\W+$/, ''));
	return isTold ? { counts: inOrder(values), from: 0, to: whole.trimEnd().length } : undefined;
}

/**
 * `Motion by Bell, second by Carr to mend the roof. 3-1.`, `Ana Bell was elected chair 3-0.`: bare numbers at the end, behind who moved or an office that
 * somebody was elected to. Of a small body: `call the office. 555-1234` has a number of more figures.
 */
export function bareLast(plain: string): Figures | undefined {
	const from = plain.search(
		/(?<=[.!]\s{1,3}|\p{L}{4},?\s)\d{1,2}\s?[-–]\s?\d{1,2}(?:\s?[-–]\s?\d{1,2})?[\s.\u0001]*$/u,
	);
	const [whole, ...values] = from < 0 ? [] : (BARE_TALLY.exec(`${plain.slice(from)} `) ?? []);
	if (whole === undefined) return undefined;
	const told = plain.slice(0, from).trimEnd();
	const isOfMotion = /[.!]$/.test(told) && endsSentence(told) && phraseFinder('moves', 'movers').test(told);
	// `elected to district 4-1` counts no votes.
	const isBehindOffice = told.endsWith(',') || isPhrase('offices', told.split(/\s/).at(-1) ?? '');
	const isOfElection =
		!/[.!]$/.test(told) &&
		isBehindOffice &&
		Number(values[0]) > Number(values[1]) &&
		electedVerb().test(told);
	return isOfMotion || isOfElection ? { counts: inOrder(values), from, to: plain.length } : undefined;
}

/** Whether the stop at the end of a text ends a sentence, where a number follows: that of `Resolution No.`, `Elm St.`, `Feb.` belongs to the number. */
function endsSentence(told: string): boolean {
	const [, word = ''] = /([\p{L}\p{N}.]+)[.!]\s*$/u.exec(told) ?? [];
	const isShort = /^\p{Lu}\p{Ll}?$|\./u.test(word);
	return (
		!isShort && !wordPattern`^${'abbreviations'}$`.test(word) && getSentences(`${told.trim()} 1`).length > 1
	);
}

/** For, against, and abstentions where they are told. */
export function inOrder(values: ReadonlyArray<string | undefined>): Count[] {
	return (['for', 'against', 'abstention'] as const).flatMap((answer, index) =>
		values[index] === undefined ? [] : [{ answer, value: Number(values[index]), word: '', note: '' }],
	);
}

/** `3-1.`, `9 – 2 – 1 (Carr abstaining)`: what stands in brackets is blanked. */
const BARE_TALLY = /^(\d{1,4})\s?[-–]\s?(\d{1,4})(?:\s?[-–]\s?(\d{1,4}))?(?=[\s.,;\u0001])[\s.,;\u0001]*/u;

/** Whether a sentence is two or three numbers and no more: `3-1 (Carr opposed).` */
export function isBareTally(sentence: string): boolean {
	const plain = sentence.replace(/\([^()]*\)/g, ' ').trim();
	return BARE_TALLY.exec(`${plain} `)?.[0].trim() === plain && plain !== '';
}

/** `Approved, 10-0-2`: for, against, abstentions. */
export function triplet(text: string, plain: string): Figures | undefined {
	const match = /(?<![\d/.:-])(\d{1,4})\s?([-–/])\s?(\d{1,4})\s?\2\s?(\d{1,4})(?![\d/:-])(?!\.\d)/u.exec(
		plain,
	);
	// `21/5/6 Minutes of …` numbers a minute.
	if (match === null || (match.index === 0 && /^\s+\p{Lu}\p{L}/u.test(plain.slice(match[0].length))))
		return undefined;
	if (wordPattern`(?<!\p{L})(?:${'meansWords'}(?!\p{L})|${['forInstance', 'formWords']})`.test(text))
		return undefined;
	// `2024-02-018` is the number of a resolution, or a date; `7/8/2013` and `24-10-2018` are dates, `555-299-2307` is called.
	if (/^(?:19|20)\d\d\b|^\d{3}-\d{3}-\d{4}$|(?:^|\D)0\d|\D(?:19|20)\d\d$/u.test(match[0])) return undefined;
	const before = plain.slice(Math.max(0, match.index - 40), match.index);
	const key = keyBehind(text.slice(match.index + match[0].length));
	// `8/1/2 (pro/neutral/contra)`: in another order, or of other things.
	if (key?.length === 0) return undefined;
	if (
		key === undefined &&
		isDay(match) &&
		!wordPattern`(?<!\p{L})${'votingStems'}\p{L}*(?:\s\p{Ll}{2,3})?[^\p{L}]*$`.test(before)
	)
		return undefined;
	// `Approved the lots 1/2/3`
	if (match[2] === '/' && !wordPattern`(?:(?<!\p{L})${'tallyStems'}\p{L}*\s?|[^\p{L}\s]\s*|^)$`.test(before))
		return undefined;
	const isOfMotion = wordPattern`(?<!\p{L})${'formalNouns'}\s${'presentVerdicts'}[\s,:]*$`.test(before);
	const isBehind = wordPattern`(?:^|${'tallyStems'}|[:,(]\s*)[^\d]*$`.test(
		before.trim() === '' ? '' : before,
	);
	if (!isOfMotion && (!isBehind || (before.trim() !== '' && !wordPattern`${'tallyStems'}`.test(text))))
		return undefined;
	// `to approve the amendments to Section 1-4-1`: a number of something that has a name.
	const [name = ''] = /(?<=\s)\p{Lu}\p{Ll}+(?=\s*$)/u.exec(before) ?? [];
	const isVerdict =
		isInList('carried', name) || isInList('failed', name) || wordPattern`${'tallyStems'}`.test(name);
	if (name !== '' && !isVerdict && !isPhrase('ownVote', name)) return undefined;
	const [, yes, , no, neither] = match;
	const counts = (key ?? (['for', 'against', 'abstention'] as const)).map(
		(answer, index): Count => ({ answer, value: Number([yes, no, neither][index]), word: '', note: '' }),
	);
	return { counts, from: match.index, to: match.index + match[0].length };
}

/** What three numbers count, where three words in brackets behind them say it: `(for, abstained, against)`; none where the words are not known. */
function keyBehind(after: string): Answer[] | undefined {
	const [, inside = ''] = /^\s*\(([^()\d]{5,60})\)/.exec(after) ?? [];
	const words = inside.split(/\s*[,/;–-]\s*/u);
	const key = words.flatMap((word) => answerAt(word) ?? []);
	if (key.length === 3 && new Set(key).size === 3) return key;
	// `(Bell, Carr, Dean absent)`
	return words.length === 3 && !/\p{Lu}\p{Ll}+\s*[,;]/u.test(inside) ? [] : undefined;
}

/** `Approved 2/1/17`, `Minutes of 15-3-24`: a day and a month, and a year of two figures. Of a vote only its own word right before tells otherwise. */
function isDay([, one = '', , other = '', year = '']: RegExpExecArray): boolean {
	const [least, most] = [Number(one), Number(other)].sort((a, b) => a - b);
	return (
		year.length === 2 && least !== undefined && most !== undefined && least > 0 && least <= 12 && most <= 31
	);
}

/** `All in favor 4-0`, `4-1 in favor`: a score right beside those who were for it, at the end of what is said. */
export function scoreBeside(plain: string): Figures | undefined {
	const match = SCORE.exec(plain);
	if (match === null || /\d/.test(plain.slice(0, match.index))) return undefined;
	const after = plain
		.slice(match.index + match[0].length)
		.replace(/[\s.)]+$/, '')
		.trim();
	const before = plain.slice(0, match.index).replace(/[\s,:;(–-]+$/u, '');
	const ahead = before.split(/\s+/);
	const isFor = (words: string) => words.includes(' ') && answerAt(words) === 'for';
	// `Not in favor 4-0`
	const isDenied = (words: string[]) => isOneOf(words.at(-1) ?? '', 'negations');
	const isBehind =
		after === '' &&
		[2, 3].some((many) => isFor(ahead.slice(-many).join(' ')) && !isDenied(ahead.slice(0, -many)));
	// `Passed 4-1 in favor`, `The vote was 4-1 in favour`, and no `open 12-1 in favor of lunch`
	const isOfVote = ahead.length < 6 && mentions(before, 'castUnits');
	const isFirst =
		isFor(after) && (before === '' || isOfVote || /[,:;(–-]\s*$/u.test(plain.slice(0, match.index)));
	if (!isBehind && !isFirst) return undefined;
	const counts = (['for', 'against', 'abstention'] as const).flatMap((answer, index): Count[] => {
		const value = match[index + 1];
		return value === undefined ? [] : [{ answer, value: Number(value), word: '', note: '' }];
	});
	return { counts, from: match.index, to: match.index + match[0].length };
}

const SCORE = /(?<![\d/.:-])(\d{1,3})\s?[–-]\s?(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?(?![\d/:-])(?!\.\d)/u;
