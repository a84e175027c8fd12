/** Figures told by a verdict and the number behind it, or by one number against another: `approuvé par 7 voix contre 2`, `carried by 4 against 1`. */

import { lazy } from '../../text/lazy.js';
import { allNumberWords } from '../../text/number.js';
import { phraseChoice } from '../../text/phrase-finder.js';
import { answerAt, type Count, type Figures } from './answers.js';
import { isInList, phraseFinder, wordList, wordPattern } from './dialect.js';
import { getNumber, paired } from './paired-figures.js';
import { inOrder } from './scores.js';
import { getSentences } from './sentences.js';
import { consentIn, verdictIn } from './verdict.js';

/**
 * `Adopté à la majorité (4 contre 1)`, `Rejeté, 5 contre 2.`, `carried by 4 against 1`: the verdict tells who were more, and the word stands between
 * both numbers. A sign, the verdict or its majority stands right before them: `la parcelle 14 contre 12`, `after it won 4 against 1`, `(article 4 contre 1)`
 * count no votes.
 */
export function oneAgainstOther(text: string): Figures | undefined {
	const match = wordPattern`(?<![\d/.,-])(\d{1,4})\s+(${'againstWords'})\s+(\d{1,4})(?=\s*\)?[\s.]*$)`.exec(
		text,
	);
	const [whole = '', most = '', word = '', least = ''] = match ?? [];
	const told = text.slice(0, match?.index ?? 0).replace(/[\s,(:]+$/u, '');
	if (answerAt(word) !== 'against' || /\d/.test(told) || !endsBeforeTally(text.slice(0, match?.index)))
		return undefined;
	const outcome = verdictIn(told)?.outcome ?? (consentIn(told) === undefined ? undefined : 'adopted');
	if (outcome === undefined || Number(most) <= Number(least)) return undefined;
	const from = match?.index ?? 0;
	const values = outcome === 'adopted' ? [most, least] : [least, most];
	return { counts: inOrder(values), from, to: from + whole.length };
}

/** Whether what stands before two numbers ends with a sign, a verdict, or how it was reached. */
function endsBeforeTally(before: string): boolean {
	const [last = ''] = /\p{L}+(?=\s*$)/u.exec(before) ?? [];
	return (
		/[,:(]\s*$/.test(before) ||
		['carried', 'failed', 'byWords'].some((kind) => isInList(kind as 'carried', last)) ||
		wordPattern`${'majorityStems'}\p{L}*\s*$`.test(before)
	);
}

/** `7 voix contre 0 ; 1 abstention`, `by 6 votes to 5`, `a 5-2 vote`. */
export function versus(text: string, plain: string): Figures | undefined {
	const match = UNITS_AGAINST().exec(plain) ?? TOLD_AGAINST().exec(plain);
	if (match === null) return undefined;
	const [whole, yes = '', no = ''] = match;
	const from = plain.indexOf(yes, match.index);
	const [most, least] = [getNumber(yes) ?? 0, getNumber(no) ?? 0];
	// `defeated by 20 votes to 15`: those who defeated it are named first.
	const ahead = plain.slice(0, from);
	const isDefeat = most > least && (phraseFinder('defeats').test(ahead) || endsRefusal(ahead));
	const counts: Count[] = [
		{ answer: 'for', value: isDefeat ? least : most, word: '', note: '' },
		{ answer: 'against', value: isDefeat ? most : least, word: '', note: '' },
	];
	const end = match.index + whole.length;
	const rest = paired(text.slice(end), plain.slice(end));
	const isClose =
		rest !== undefined && wordPattern`^[\s,;.:–-]*${'besides'}?\s*$`.test(plain.slice(end, end + rest.from));
	if (
		rest !== undefined &&
		(!isClose || rest.counts.some(({ answer }) => answer === 'for' || answer === 'against'))
	)
		return undefined;
	return { counts: [...counts, ...(rest?.counts ?? [])], from, to: rest === undefined ? end : end + rest.to };
}

/** `Le conseil rejette le budget par`: the body that decides is the subject, and nothing but one thing that it turns down stands behind the verb. */
function endsRefusal(ahead: string): boolean {
	const body = phraseFinder('bodies').exec(ahead);
	const verb = phraseFinder('rejects').exec(ahead);
	if (body?.index !== 0 || verb === null) return false;
	const between = ahead.slice(body[0].length, verb.index);
	const behind = ahead.slice(verb.index + verb[0].length);
	return (
		between.length < LONGEST_BETWEEN &&
		!/[^\p{L}\s'’-]/u.test(between) &&
		wordPattern`^(?:,|\s[^,;:]{2,80})?\s${'byWords'}\s*$`.test(behind) &&
		getSentences(behind).length === 1 &&
		!wordPattern`(?<!\p{L})(?:${['andWords', 'relatives', 'thatWords']})(?!\p{L})`.test(behind)
	);
}

/** `Le conseil | municipal | rejette` */
const LONGEST_BETWEEN = 30;

/** `Denied, 0-7`, `approved by 6 to 5`, `a vote of 5 – 2`: two numbers behind a verdict or a word of voting. */
const TOLD_AGAINST = lazy(() => {
	const verdicts = [...wordList('carried'), ...wordList('failed')].filter((word) => !isInList('gives', word));
	const before = [...verdicts, ...wordList('beforeTallies')].map((word) =>
		word.replace(/\*$/, '\\p{L}{0,3}').replace(/\s+/g, '\\s+'),
	);
	// No other words: `Approved lots 2-3`
	const nearTallies = [...wordList('byWords'), ...wordList('articles')].join('|');
	return new RegExp(
		`(?<!\\p{L})(?:${before.join('|')}|(?:${wordList('tallyNouns').join('|')})(?:\\s*:|(?=\\s\\d)))(?:[^\\d\\p{L}]|(?<!\\p{L})(?:${nearTallies}|\\p{Ll}{2}(?=,))(?!\\p{L})){0,8}(\\d{1,4})\\s*(?:${wordList('againstWords').join('|')}|[-–])\\s*(\\d{1,4})(?=\\s*(?:(?:${wordList('voteNouns').join('|')})\\b|$|[.,;)\\u0001*]|(?:${wordList('behindTallies').join('|')})\\s|(?:${wordList('articles').join('|')})\\s(?:${phraseChoice(wordList('formalNouns'))})\\b))(?!\\s*[-–]\\s*\\d)`,
		'iu',
	);
});

/** `7 voix contre 0`, `750 quotités contre 120`. */
const UNITS_AGAINST = lazy(
	() =>
		new RegExp(
			`(?<![\\d/-])(\\d{1,3}(?:[ \u00A0\u202F.,]\\d{3})+|\\d{1,6})\\s+(?:${wordList('shareUnits').join('|')})\\s+(?:${wordList('againstWords').join('|')})\\s+(\\d{1,3}(?:[ \u00A0\u202F.,]\\d{3})+|\\d{1,6}|${phraseChoice(allNumberWords())})(?!\\s*(?:%|${wordList('sidesBehindUnits').join('|')}))(?![\\d/])`,
			'iu',
		),
);

/** `Approuvé par 7 voix`, `carried with 9 votes`: those for it, and no more. */
export function onlyFor(plain: string): Figures | undefined {
	const match =
		wordPattern`(?<!\p{L})${'adoptedWords'}\s+${'byWords'}\s+(\d{1,6})\s+${'voteUnits'}(?!\p{L}|\s*(?:\(|${'sidesBehind'}))`.exec(
			plain,
		);
	const [whole = '', value = ''] = match ?? [];
	if (match === null || /\d/.test(plain.slice(match.index + whole.length))) return undefined;
	const from = match.index + whole.indexOf(value);
	return {
		counts: [{ answer: 'for', value: Number(value), word: '', note: '' }],
		from,
		to: match.index + whole.length,
	};
}

/** `par 5 voix et une abstention`, `à 7 voix, 2 blancs`, `adopté par 3 voix et 1 contre`, `par 4 voix (1 abstention)`: those for it, beside those who were not. */
export function beside(text: string, plain: string): Figures | undefined {
	const match = wordPattern`(?<!\p{L})${'byWords'}\s+(\d{1,6})\s+${'shareUnits'}(?!\p{L})`.exec(plain);
	if (match === null) return undefined;
	const counted = match.index + match[0].length;
	const [open = '', inside] = /^\s*\(([^()]{3,40})\)/u.exec(text.slice(counted)) ?? [];
	const end = inside === undefined ? counted : counted + open.indexOf('(') + 1;
	const rest = inside === undefined ? paired(text.slice(end), plain.slice(end)) : paired(inside, inside);
	const isAdopted = verdictIn(plain.slice(0, match.index))?.outcome === 'adopted';
	if (rest?.counts.every(({ answer }) => answer !== 'for' && (isAdopted || answer !== 'against')) !== true)
		return undefined;
	const isBeside = wordPattern`^\s*(?:[,;/]|${'besides'})\s*$`.test(plain.slice(end, end + rest.from));
	if (!isBeside && (inside === undefined || rest.from > 0)) return undefined;
	const value = getNumber(match[1] ?? '') ?? 0;
	return {
		counts: [{ answer: 'for', value, word: '', note: '' }, ...rest.counts],
		from: match.index + match[0].indexOf(match[1] ?? ''),
		to: end + rest.to,
	};
}

/** `Approved 36, Opposed 1, Abstained 6`: the verdict counts those for it, before those who were not. */
export function verdictFirst(text: string, plain: string): Figures | undefined {
	const [whole = '', word = '', value = ''] =
		/^\W*(\p{L}+)\s*:?\s*(\d{1,5})\s*[,;]\s*(?=\p{L})/u.exec(plain) ?? [];
	if (!isInList('carried', word)) return undefined;
	const rest = paired(text.slice(whole.length), plain.slice(whole.length));
	if (rest === undefined || rest.from > 0 || rest.counts.some(({ answer }) => answer === 'for'))
		return undefined;
	return {
		counts: [{ answer: 'for', value: Number(value), word: '', note: '' }, ...rest.counts],
		from: whole.indexOf(word),
		to: whole.length + rest.to,
	};
}
