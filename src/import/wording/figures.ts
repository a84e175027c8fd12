/**
 * Figures of a vote in a text. Each number belongs to the one answer beside it, always on the same side: where numbers and answers do not
 * pair off so, nothing is read, and a number can never pass to the answer next to its own.
 */

import type { Language } from '../../ast/index.js';
import { isOneOf, LANGUAGES, mentions, vocabulary } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { lazy, remembering } from '../../text/lazy.js';
import { isWordCharacter } from '../../text/letters.js';
import { allNumberWords, findNumberWords, wordsToInteger } from '../../text/number.js';
import { phraseChoice } from '../../text/phrase-finder.js';
import { matchesIn } from '../../text/places.js';
import { type Answer, answerAt, answerFinder, answerWords, type Count, type Figures } from './answers.js';
import {
	exactly,
	hasWordOf,
	isInList,
	isPhrase,
	phraseFinder,
	wordList,
	wordPattern,
	wordPatterns,
} from './dialect.js';
import { electedVerb } from './elected-verb.js';
import { nameLink } from './links.js';
import {
	byNames,
	byVoters,
	excepted,
	isCalled,
	LEAST_CALLED,
	LEAST_IN_BRACKETS,
	namedBehind,
	rollCall,
	rollWithin,
	signedNames,
} from './named-answers.js';
import type { KnownNames } from './person-names.js';
import { getSentences } from './sentences.js';
import { consentIn, isGenericVerdict, verdictIn } from './verdict.js';

interface Token {
	kind: 'number' | 'answer' | 'other';
	from: number;
	to: number;
	value?: number;
	answer?: Answer;
	/** `12/03 pour la suite`, `7 out of 9 people present for`: the month of a day, or the whole of a fraction, which counts nothing. */
	isBelow?: boolean;
}

/** The figures that a text holds, or nothing where they do not pair off. */
export const figuresIn = remembering((text): Figures | undefined => {
	if (
		text.length > 1500 ||
		wordPattern`(?<!\p{L})(?:${'meansWords'}\s*["“]|${'forInstance'})`.test(text) ||
		!(
			/\d|[:–—]\s*\p{L}/u.test(text) ||
			findNumberWords(text).length > 0 ||
			isCalled(text) ||
			phraseFinder('exceptions').test(text)
		)
	)
		return undefined;
	const plain = withoutWholes(
		text.replace(/\([^()]*\)|\[[^[\]]*\]/g, (inside) => '\u0001'.repeat(inside.length)),
	);
	const read =
		signed(text) ??
		signedNames(text) ??
		byInitials(text) ??
		rollCall(text, /^\([^()]*\)$/.test(text.trim()) ? LEAST_IN_BRACKETS : LEAST_CALLED) ??
		rollWithin(text) ??
		oneAgainstOther(text) ??
		scoreBeside(plain) ??
		bareFirst(text, plain) ??
		bareLast(plain) ??
		versus(text, plain) ??
		beside(text, plain) ??
		onlyFor(plain) ??
		triplet(text, plain) ??
		verdictFirst(text, plain) ??
		paired(text, plain) ??
		inBrackets(text) ??
		byNames(text) ??
		byVoters(text) ??
		excepted(text);
	if (read?.counts.length === 1) return withBracket(text, read);
	// `Approved 3-0 with Ana Bell abstaining.`
	return read?.counts.map(({ answer }) => answer).join() === 'for,against' ? namedBehind(text, read) : read;
});

/** `4 voix pour | (une abstention)`: in brackets right behind those for it, those who were not, and nothing else. */
function withBracket(text: string, read: Figures): Figures {
	const [open = '', inside = ''] = /^\s*\(([^()]{5,60})\)/.exec(text.slice(read.to)) ?? [];
	const rest = inside === '' || read.counts[0]?.answer !== 'for' ? undefined : paired(inside, inside);
	const isWhole =
		rest?.from === 0 &&
		rest.to === inside.trimEnd().length &&
		rest.counts.every(({ answer }) => answer !== 'for');
	return rest !== undefined && isWhole
		? {
				counts: [...read.counts.map((count) => ({ ...count, note: '' })), ...rest.counts],
				from: read.from,
				to: read.to + open.length,
			}
		: read;
}

/** `Pour : 825/1000 tantièmes`, `7 640 / 10 000`, `650 / 1000 tantièmes pour`, `9 sur 12 votent pour`: the whole counts nothing. */
function withoutWholes(text: string): string {
	return text.replace(WHOLE(), (inside: string, at: number) => {
		const [, label = ''] =
			/([\p{L}'’. ]{2,40}?)[\s\u00A0:]*\d[\d\s\u00A0\u202F]{0,9}$/u.exec(
				text.slice(Math.max(0, at - 60), at),
			) ?? [];
		const words = label.trim().split(/\s+/);
		const isAnswer = words.some((_, from) => answerAt(words.slice(from).join(' ')) !== undefined);
		return isAnswer || isBeforeAnswer(inside, text.slice(at + inside.length))
			? '\u0001'.repeat(inside.length)
			: inside;
	});
}

/** `/ 1000 | tantièmes pour`, `/1000 | contre`, `sur 12 | pour`: a whole of shares, and no day of a month, with an answer behind it. */
function isBeforeAnswer(whole: string, after: string): boolean {
	const [unit = ''] = wordPattern`^\s*${'shareUnits'}(?!\p{L})`.exec(after) ?? [];
	const [, word = '', end = ''] = /^\s*(\p{L}+(?: \p{L}+)?)\s*(.?)/u.exec(after.slice(unit.length)) ?? [];
	const isAnswer = word
		.split(' ')
		.some((_, at, words) => answerAt(words.slice(0, at + 1).join(' ')) !== undefined);
	// `un devis de 1/1000 pour le toit`
	const isWhole = unit !== '' || /\p{L}/u.test(whole) || whole.replace(/\D/g, '').length > 2;
	return isAnswer && isWhole && !/\p{L}/u.test(end);
}

const WHOLE = () =>
	wordPatterns`(?:\s?\/\s?|(?:\s${'shareUnits'})?\s${'ofWholes'}\s)\d{1,3}(?:[\s\u00A0\u202F]?\d{3})*(?:${'fractionEnds'}(?!\p{L}))?(?![\d/])`;

/** `(pour : 11, contre : 0, abs : 4)`; beside a verdict or a consent one number is enough: `à l’unanimité (9 voix)`, `carried (7/0/2)`. */
function inBrackets(text: string): Figures | undefined {
	for (const { 0: whole, 1: inside = '', index } of matchesIn(text, /\(([^()]{1,120})\)/g)) {
		const told = text.slice(0, index).trimEnd();
		const isBeside =
			consentIn(told) !== undefined ||
			isInList('carried', told.split(/[\s*_]+/).findLast((word) => /\p{L}/u.test(word)) ?? '') ||
			phraseFinder('decides', 'refuses').test(told);
		const read =
			scoreOf(told, inside, text.slice(index + whole.length)) ??
			(isBeside ? versus(inside, inside) : toldInside(inside, text.slice(index + whole.length))) ??
			paired(inside, inside) ??
			(isBeside
				? (rollCall(inside, LEAST_IN_BRACKETS) ??
					triplet(`vote ${inside}`, `vote ${inside}`) ??
					onlyNumber(inside))
				: undefined);
		if (read === undefined || (read.counts.length < 2 && !isBeside)) continue;
		const at = index + whole.indexOf(inside);
		return { counts: read.counts, from: at, to: at + inside.length };
	}
	return undefined;
}

/** `… passe à 7,50 euros (adopté par 19 voix contre 3).`: the verdict with its figures, and nothing else, at the end. */
function toldInside(inside: string, after: string): Figures | undefined {
	const read =
		/[\p{L}\d]/u.test(after) || verdictIn(inside) === undefined ? undefined : versus(inside, inside);
	return read === undefined || /[\p{L}\d]/u.test(inside.slice(read.to)) ? undefined : read;
}

/** `Approved (8-1).`, `Motion carried (4-1, Bell opposed).`, `The motion to mend the roof was defeated (2-6).`, and nothing else; `Items approved (7-3)` are items, `lost (2-4) to Leeds` is a game. */
function scoreOf(told: string, inside: string, after: string): Figures | undefined {
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

/**
 * `Adopté à la majorité (4 contre 1)`, `Rejeté, 5 contre 2.`, `carried by 4 against 1`: the verdict tells who were more, and the word stands between
 * both numbers. A sign, the verdict or its majority stands right before them: `la parcelle 14 contre 12`, `after it won 4 against 1`, `(article 4 contre 1)`
 * count no votes.
 */
function oneAgainstOther(text: string): Figures | undefined {
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

/** `Le conseil vote par 4 voix pour et 1 voix contre la motion …` is a decision, whatever number stands before it. */
export function tellsVote(text: string): boolean {
	return figuresIn(text) !== undefined || verdictIn(text) !== undefined || consentIn(text) !== undefined;
}

/** `9 voix`: those for it. */
function onlyNumber(text: string): Figures | undefined {
	const [, value, rest = ''] = /^\s*(\d{1,6})\s*(\p{L}*)\s*$/u.exec(text) ?? [];
	return value === undefined ||
		rest === '' ||
		phraseFinder('shareUnits').exec(rest)?.[0].length !== rest.length
		? undefined
		: { counts: [{ answer: 'for', value: Number(value), word: '', note: '' }], from: 0, to: text.length };
}

/** `+1: 4, 0: 1, -1: 0`, as robots of chats count; `+5, -0, 1 abstain`. */
function signed(text: string): Figures | undefined {
	const plain =
		/(?<![\d.,])\+(\d{1,4})\s*[,;/]\s*[-–−](\d{1,4})\s*[,;/]\s*[±=~]?(\d{1,4})\s*(?:\p{L}+)?/u.exec(text);
	if (plain !== null)
		return {
			counts: (['for', 'against', 'abstention'] as const).map(
				(answer, index): Count => ({ answer, value: Number(plain[index + 1]), word: '', note: '' }),
			),
			from: plain.index,
			to: plain.index + plain[0].length,
		};
	const match = /\+1\s*[:=]\s*(\d{1,4})[,;\s]+[+-]?0\s*[:=]\s*(\d{1,4})[,;\s]+[-–]1\s*[:=]\s*(\d{1,4})/u.exec(
		text,
	);
	if (match === null) return undefined;
	const counts = (['for', 'abstention', 'against'] as const).map(
		(answer, index): Count => ({ answer, value: Number(match[index + 1]), word: '', note: '' }),
	);
	return { counts, from: match.index, to: match.index + match[0].length };
}

/**
 * `P 31 / C 12 / A 4`, `P : 31, C : 12, A : 4`: for, against, abstentions, by the first letters of their words, as the whole line, behind a word of a
 * vote, or in brackets behind a verdict; letters of rooms and of lots have numbers too.
 */
function byInitials(text: string): Figures | undefined {
	const match =
		/(?<![\p{L}\d])(\p{Lu})(?: (?=.*\/)|\s?:\s?)(\d{1,5})(?:\s?\/\s?|\s?[,;]\s)(\p{Lu})(?: |\s?:\s?)(\d{1,5})(?:\s?\/\s?|\s?[,;]\s)(\p{Lu})(?: |\s?:\s?)(\d{1,5})(?=\)?[\s.]*$)/u.exec(
			text,
		);
	const [whole = '', one, yes, two, no, three, neither] = match ?? [];
	const letters = LANGUAGES.map((lang) =>
		(['for', 'against', 'abstention'] as const).map((answer) =>
			vocabulary('answers').word(answer, lang).charAt(0).toUpperCase(),
		),
	);
	const isOfAnswers = letters.some(
		(own) => new Set(own).size === own.length && own.join() === [one, two, three].join(),
	);
	if (match === null || !isOfAnswers || !opensInitials(text.slice(0, match.index))) return undefined;
	return { counts: inOrder([yes, no, neither]), from: match.index, to: match.index + whole.length };
}

/** Nothing, `Vote :`, `Adopté (`. */
function opensInitials(before: string): boolean {
	const [, said = '', sign = ''] = /^[\s(]*(.*?)\s*([:(]?)\s*$/su.exec(before) ?? [];
	const words = said.split(/\s+/);
	return (
		said === '' ||
		(sign === ':' && voteLabel(before) !== '') ||
		(sign === '(' &&
			['carried', 'failed'].some((list) => words.some((word) => isInList(list as 'carried', word))))
	);
}

/** `7 voix contre 0 ; 1 abstention`, `by 6 votes to 5`, `a 5-2 vote`. */
function versus(text: string, plain: string): Figures | undefined {
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

/** `3-1 (Carr opposed). Motion passed.`: two or three numbers that open the text, and how the motion ended behind them. */
function bareFirst(text: string, plain: string): Figures | undefined {
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
function bareLast(plain: string): Figures | undefined {
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
function inOrder(values: ReadonlyArray<string | undefined>): Count[] {
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

/** `Approuvé par 7 voix`, `carried with 9 votes`: those for it, and no more. */
function onlyFor(plain: string): Figures | undefined {
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
function beside(text: string, plain: string): Figures | undefined {
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

/** `Approved, 10-0-2`: for, against, abstentions. */
function triplet(text: string, plain: string): Figures | undefined {
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
function scoreBeside(plain: string): Figures | undefined {
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

/** `Approved 36, Opposed 1, Abstained 6`: the verdict counts those for it, before those who were not. */
function verdictFirst(text: string, plain: string): Figures | undefined {
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

function paired(text: string, plain: string): Figures | undefined {
	const read = pairedOf(text, plain);
	return read && namedBehind(text, read);
}

function pairedOf(text: string, plain: string): Figures | undefined {
	const tokens = getTokens(plain);
	if (!tokens.some(({ kind }) => kind === 'answer')) return undefined;
	const first = withRest(text, plain, pairs(text, plain, tokens, 'numberFirst'), 'answerFirst');
	const second = withRest(text, plain, pairs(text, plain, tokens, 'answerFirst'), 'numberFirst');
	if (first !== undefined && second !== undefined) {
		// `pour 15, contre 2` ends with a number, `15 pour, 2 contre` with an answer.
		const ends = tokens.filter(({ kind }) => kind !== 'other');
		if (first.counts.length !== second.counts.length)
			return first.counts.length > second.counts.length ? first : second;
		return ends[0]?.kind === 'number' ? first : second;
	}
	return first ?? second;
}

/** `for 28, against 7, with 2 abstentions`, `2 for, 1 against, abstained: 0`: behind the others, an answer with its number on the other side. */
function withRest(text: string, plain: string, read: Figures | undefined, order: Order): Figures | undefined {
	if (read === undefined) return undefined;
	const behind = plain.slice(read.to);
	const [gap = ''] = /^,?\s+/.exec(behind) ?? [];
	// `…, against 2, | one abstention`
	const isWorded = order === 'numberFirst' && findNumberWords(behind.slice(gap.length))[0]?.from === 0;
	const [lead = ''] = isWorded
		? [gap]
		: ((order === 'numberFirst'
				? /^\s*,?\s*(?:\p{L}+\s+)?(?=\d)/u
				: /^[\s,;.–-]+(?:\p{L}+\s+)?(?=\p{L}[^\d:]{0,30}:\s?\d)/u
			).exec(behind) ?? []);
	const link = lead.replace(/[\s,;.–-]+/g, '');
	const from = read.to + (link === '' || isInList('besides', link) ? lead.length : 0);
	if (link !== '' && from === read.to) return read;
	const rest = pairs(text.slice(from), plain.slice(from), getTokens(plain.slice(from)), order);
	const isNew = rest?.counts.every(({ answer }) => read.counts.every((one) => one.answer !== answer));
	return rest?.from === 0 && isNew === true
		? { counts: [...read.counts, ...rest.counts], from: read.from, to: from + rest.to }
		: read;
}

type Order = 'numberFirst' | 'answerFirst';

/** An answer and the number beside it. */
interface Pair {
	readonly answer: Token;
	readonly number: Token;
}

/** All answers of a text with their numbers, every one on the same side; a number between them that is left over spoils all. */
function pairs(text: string, plain: string, tokens: readonly Token[], order: Order): Figures | undefined {
	const found = pairsBeside(plain, tokens, order);
	if (found === undefined) return undefined;
	const counts = found.map(({ answer, number }): Count => {
		const end = Math.max(answer.to, number.to);
		return {
			answer: answer.answer as Answer,
			value: number.value ?? 0,
			word: text.slice(answer.from, answer.to),
			note: /^\s*(\([^()]*\)|\[[^[\]]*\])/.exec(text.slice(end))?.[1] ?? '',
		};
	});
	const from = found.reduce(
		(least, { answer, number }) => Math.min(least, answer.from, number.from),
		plain.length,
	);
	const to = found.reduce((most, { answer, number }) => Math.max(most, answer.to, number.to), 0);
	const used = new Set(found.map(({ number }) => number));
	const isLeft = tokens.some(
		(token) =>
			token.kind === 'number' &&
			token.isBelow !== true &&
			token.from >= from &&
			token.to <= to &&
			!used.has(token) &&
			!isYearOrHour(plain, token),
	);
	const isTwice = new Set(counts.map(({ answer }) => answer)).size !== counts.length;
	const [only, more] = counts;
	const isLone = only !== undefined && more === undefined && !standsAlone(plain, only, { from, to }, order);
	return isLeft || isTwice || isLone || isOtherWay(plain, tokens, from, order)
		? undefined
		: { counts, from, to };
}

/** The answers that have their number on this side; none where a number is a part of a fraction, or half of a vote is told otherwise. */
function pairsBeside(plain: string, tokens: readonly Token[], order: Order): Pair[] | undefined {
	const found: Pair[] = [];
	let passed = false;
	let isLeft = false;
	let ofMotion = false;
	for (const [at, answer] of tokens.entries()) {
		const number = tokens[order === 'numberFirst' ? at - 1 : at + 1];
		if (answer.kind !== 'answer' || number?.kind !== 'number') continue;
		const fit = fitOf(plain, answer, number, order);
		passed ||= fit === 'passed';
		isLeft ||= fit === 'passed' && answer.from - number.to < 2;
		ofMotion ||= fit === 'ofMotion';
		if (fit === 'none' || fit === 'passed') continue;
		if (number.isBelow === true) return undefined;
		found.push({ answer, number });
	}
	// `5 votes for the chair and 2 votes against it`, `3 in favour, 1 against the lease`: half of a vote.
	return found.length === 0 || isLeft || (passed && ofMotion) ? undefined : found;
}

/** How a number belongs to the answer beside it; `passed`: the answer is a preposition before other words. */
function fitOf(
	plain: string,
	answer: Token,
	number: Token,
	order: Order,
): 'none' | 'passed' | 'paired' | 'ofMotion' {
	const isFirst = order === 'numberFirst';
	const between = isFirst ? plain.slice(number.to, answer.from) : plain.slice(answer.to, number.from);
	if (!isLink(between, order)) return 'none';
	// `Avis favorable 2024`
	if (!isFirst && !/[:=]/.test(between) && /^(?:19|20)\d\d$/.test(plain.slice(number.from, number.to)))
		return 'none';
	// `The vote was 2-1 against the motion`: the number before is of an answer too.
	if (
		isFirst &&
		answer.answer === 'against' &&
		/\d\s?(?:[-–]|\p{L}{1,2})\s?$/u.test(plain.slice(0, number.from))
	)
		return 'none';
	// `plays for 12 weeks against 3 teams`
	if (!isFirst)
		return wordPattern`^\s*(?:[%€]|h\d|\/\d|${'measures'}(?![\p{L}\d]))`.test(plain.slice(number.to))
			? 'none'
			: 'paired';
	if (answer.answer !== 'for' && answer.answer !== 'against') return 'paired';
	const after = plain.slice(answer.to, answer.to + 30);
	// `the last one for 2015`
	if (/^\s*(?:19|20)\d\d(?!\d)/.test(after)) return 'none';
	// `457 personnes pour 13 sorties`, where `12 pour 3 contre` has an answer behind the next number.
	const counted = /^\s*\d{1,6}\s+(\p{L}+)/u.exec(after)?.[1];
	if (
		counted !== undefined &&
		between.trim() !== '' &&
		answerAt(counted) === undefined &&
		!isInList('shareUnits', counted)
	)
		return 'none';
	// `5 votes for the motion and 2 votes against it`
	const isOfMotion =
		hasWordOf('voteUnits', plain.slice(number.to, answer.to)) &&
		wordPattern`^\s+(?:${'articles'}\s+${'motionNouns'}|${'itWords'})(?!\p{L})`.test(after);
	if (isOfMotion) return 'ofMotion';
	return wordPattern`^\s*(?:[,;/.:)\u0001–—*|+-]|$|\d|\p{L}+\s?:\s?\d|${'againstWords'}\s\d|${'behindAnswers'})`.test(
		after,
	)
		? 'paired'
		: 'passed';
}

/** Whether the numbers of a text stand on the other side of their answers. */
function isOtherWay(plain: string, tokens: readonly Token[], from: number, order: Order): boolean {
	if (order === 'answerFirst') return false;
	const answers = tokens.filter(({ kind }) => kind === 'answer');
	const first = answers.find((answer) => answer.from >= from);
	// `In favor: 32-2 = 30 Against: 1`, `Bulletins : 6 Oui : 5`: the number before the first answer is that of the label above it.
	return (
		(/:\s*$/.test(plain.slice(0, from)) && /^\s*:\s*\d/.test(plain.slice(first?.to))) ||
		answers.some(({ to }) => to <= from && /^\s*:/.test(plain.slice(to)))
	);
}

/** Whether one count without any other is one of a vote. */
function standsAlone(
	plain: string,
	{ answer, word }: Count,
	{ from, to }: { from: number; to: number },
	order: Order,
): boolean {
	const rest = plain.slice(to);
	const isPreposition = answer === 'for' || answer === 'against';
	// `45 yes, 12 maybe`: of a count of something else, one answer is known.
	if (order === 'numberFirst' && /^\s*,\s*\d{1,5}\s+\p{L}+/u.test(rest)) return false;
	// `won 4 against 1`: the number behind the word is the other side's.
	if (answer === 'against' && /^\s*\d{1,4}\s*\)?[\s.]*$/.test(rest)) return false;
	// `Calling for 2 volunteers`, `un budget pour 15 personnes`: a preposition, unless the text is nothing else.
	return (
		order === 'numberFirst' ||
		!isPreposition ||
		(from < 3 && !/\p{L}{3}/u.test(rest)) ||
		/[:=–—]/.test(plain.slice(from, to)) ||
		wordPattern`^${'votingStems'}`.test(word)
	);
}

function isYearOrHour(plain: string, token: Token): boolean {
	return /^\s*(?:h|:|%|€|\/)/.test(plain.slice(token.to)) || /[/:]$/.test(plain.slice(0, token.from));
}

/** What may stand between a number and its answer. */
function isLink(between: string, order: Order): boolean {
	const words = foldKeyword(between.replace(/\u0001+/g, ' '))
		.replace(/[:=.*|]/g, ' ')
		.trim();
	if (order === 'answerFirst' && /^\s*[:=–—-]?\s*$/u.test(between)) return true;
	// `… of December 10. Ayes: Bell`: a sentence ends between them.
	if (words === '') return !/[,;/]|\.\s/.test(between);
	if (/[;/]/.test(between)) return false;
	if (order === 'answerFirst') return words.split(' ').every((word) => isInList('linksAfter', word));
	return words
		.split(/[ ']/)
		.every(
			(word) =>
				isInList('linksBefore', word) || isInList('shareUnits', word) || isInList('shareholders', word),
		);
}

/** `Yes-8 No-1`, `Vote: 8-Yes 1-No`, and nothing else: `No - 3 rooms` says no to something, `Yes - 2025` tells when. */
function isDashedTally(plain: string): boolean {
	const [, label = '', rest = plain] = /^([^:\d]{2,30}?)\s*:\s*(.*)$/su.exec(plain) ?? [];
	const sides = [/^(\p{L}+)\s?[-–—]\s?\d{1,4}$/u, /^\d{1,4}\s?[-–—]\s?(\p{L}+)$/u];
	const parts = rest
		.replace(/[\s.]+$/, '')
		.split(
			wordPattern`\s*[,;]\s*(?:${'andWords'}\s)?|\s+${'andWords'}\s+|(?<=\d)\s+(?=\p{L})|(?<=\p{L})\s+(?=\d)`,
		);
	return (
		(label === '' || isPhrase('ownVote', label)) &&
		!/(?<!\d)(?:19|20)\d\d(?!\d)/.test(rest) &&
		sides.some((side) => parts.every((part) => answerAt(side.exec(part)?.[1] ?? '') !== undefined))
	);
}

function getTokens(plain: string): Token[] {
	const tokens: Token[] = [];
	const found = answerFinder().all(plain);
	const isScored = found.length > 1 && isDashedTally(plain);
	for (const { from, to } of found) {
		const answer = answerWords().get(foldKeyword(plain.slice(from, to)));
		if (answer === undefined) continue;
		// `no abstentions` counts nothing against.
		if (
			isOneOf(plain.slice(from, to), 'looseAnswers') &&
			!wordPattern`\d[\s\u00A0]*${'voteUnits'}?[\s\u00A0]*$`.test(
				plain.slice(Math.max(0, from - 12), from),
			) &&
			!/^[\s\u00A0]*[:=]?[\s\u00A0]*\d/.test(plain.slice(to, to + 8)) &&
			!isScored
		)
			continue;
		// `non votants`, `not in favour`: negated.
		if (
			wordPattern`(?<!\p{L})${'notWords'}\s+$`.test(plain.slice(Math.max(0, from - 6), from)) &&
			answer !== 'notVoting'
		)
			continue;
		// `Meeting No: 12` counts meetings.
		if (
			isInList('numberSigns', plain.slice(from, to)) &&
			/^\s?[.:]?\s?\d/.test(plain.slice(to)) &&
			/\p{Lu}[\p{L}]+\s$/u.test(plain.slice(Math.max(0, from - 20), from))
		)
			continue;
		// `18 Non-verbal updates`
		if (/^-\p{L}/u.test(plain.slice(to))) continue;
		tokens.push({ kind: 'answer', from, to, answer });
	}
	const isFree = (from: number, to: number) =>
		tokens.every((token) => token.kind !== 'answer' || to <= token.from || from >= token.to);
	for (const match of matchesIn(
		plain,
		/\d{1,3}(?:([ \u00A0\u202F.,'’])\d{3})(?:\1\d{3})*(?![\d]|[.,]\d)|\d+(?:[.,]\d+)?/gu,
	)) {
		const from = match.index;
		const to = from + match[0].length;
		const isBelow = wordPattern`(?:\d\s?\/|(?<!\p{L})${'ofWholes'})\s?$`.test(
			plain.slice(Math.max(0, from - MOST_OF_WHOLE), from),
		);
		if (isWordCharacter(plain[from - 1]) || !isFree(from, to)) continue;
		// `a budget of $20 for 2017`, `in 2016 for the website`
		if (/[$€£]\s?$/u.test(plain.slice(0, from)) || isYear(plain, from, to)) continue;
		const value = getNumber(match[0]);
		if (value !== undefined) tokens.push({ kind: 'number', from, to, value, isBelow });
	}
	for (const { from, to, value } of findNumberWords(plain)) {
		if (/['’]/.test(plain[from - 1] ?? '') || !isFree(from, to)) continue;
		// A number in words counts only before an answer: `une` and `no` are words of every sentence.
		const isBehindAnswer =
			(value === 0 || /^\s*(?:$|[,;.)])/.test(plain.slice(to))) &&
			tokens.some(
				(token) =>
					token.kind === 'answer' &&
					token.to <= from &&
					(value === 0 ? /^[\s:=–-]+$/ : /^\s*:\s*$/).test(plain.slice(token.to, from)),
			);
		if (
			isBehindAnswer ||
			wordPattern`^[\s\u00A0]*${'wordedUnits'}?[\s\u00A0]*${'answerStems'}`.test(plain.slice(to, to + 40))
		)
			tokens.push({ kind: 'number', from, to, value });
	}
	return tokens.sort((a, b) => a.from - b.from);
}

/** So many signs before a number tell that it is a whole. */
const MOST_OF_WHOLE = 8;

/** `in 2016`, `l'exercice 2023`: a year behind a word of time. */
function isYear(plain: string, from: number, to: number): boolean {
	return (
		/^(?:19|20)\d\d$/.test(plain.slice(from, to)) &&
		phraseFinder('beforeYears').test(
			`${
				plain
					.slice(Math.max(0, from - 20), from)
					.split(/\s+/)
					.slice(-2, -1)[0] ?? ''
			}`,
		)
	);
}

function getNumber(text: string): number | undefined {
	const word = text.toLowerCase();
	if (/^\d/.test(word))
		return /[.,]/.test(word) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(word)
			? undefined
			: Number(word.replace(/\D/g, ''));
	return wordsToInteger(word);
}

/** The label before figures: `Vote : `, `Résultat du vote :`, `Vote de la motion : `. */
export const voteLabel = remembering((text): string => {
	const [, label = ''] = /^([^:\d]{2,90}?)\s*:\s*/u.exec(text) ?? [];
	if (label === '') return '';
	const bareLabel = label.replace(/^[\s*_>→-]+|[\s*_]+$/g, '');
	return isPhrase('ownVote', bareLabel) ||
		wordPattern`^${exactly('voteHeads')}(?!\p{L})`.test(bareLabel.toLowerCase())
		? label
		: '';
});

/** Whether a line is nothing but a vote: figures, unanimity, a verdict, the words between them. */
export const isPureTally = remembering((written): boolean => {
	const text = /^\(([^()]*)\)\.?$/.exec(written.trim())?.[1] ?? written;
	const plain = withoutWholes(text.replace(/\([^()]*\)/g, ' '));
	const figures = figuresIn(plain);
	const consent = consentIn(plain);
	const label = voteLabel(plain);
	if (figures === undefined && consent === undefined) return false;
	let rest = plain.slice(label.length);
	if (figures !== undefined) {
		const at = figures.from - label.length;
		rest = `${rest.slice(0, Math.max(0, at))} ${plain.slice(figures.to)}`;
	}
	if (consent !== undefined) rest = rest.replace(consent.word, ' ');
	if (/\d/.test(rest)) return false;
	const words = rest
		.replace(/[^\p{L}\s'’]/gu, ' ')
		.trim()
		.split(/[\s'’]+/)
		.filter((word) => word !== '');
	return (
		words.length <= 12 &&
		words.every(
			(word) =>
				isInList('carried', word) ||
				isInList('failed', word) ||
				isInList('tallyWords', word) ||
				isOneOf(word, 'answers'),
		)
	);
});

/** The figures as a line of a ballot: each number before its answer, commas between. */
export function tallyLine(counts: readonly Count[], lang: Language, people?: KnownNames): string {
	const known = vocabulary('answers');
	/** `(Mme Roux, M. Gil)`, where each of those who answered so is named and known. */
	const voters = ({ value, note }: Count) => {
		const names = note
			.replace(/^[([]|[)\]]$/g, '')
			.split(nameLink())
			.filter((name) => name !== '');
		const areVoters = names.length === value && names.every((name) => people?.has(name) === true);
		return value > 0 && areVoters ? ` (${names.join(', ')})` : '';
	};
	return counts
		.filter(({ answer }) => answer !== 'voters' && answer !== 'cast')
		.map((count) => {
			const { answer, value, word } = count;
			const said =
				known.findId(word) === answer
					? word.toLowerCase().replace(/\s+/g, ' ')
					: known.word(answer as 'for', lang);
			return `${value} ${said}${voters(count)}`;
		})
		.join(', ');
}
