/**
 * Figures of a vote in a text. Each number belongs to the one answer beside it, always on the same side: where numbers and answers do not
 * pair off so, nothing is read, and a number can never pass to the answer next to its own.
 */

import type { Language } from '../ast/index.js';
import { LANGUAGES, vocabulary } from '../language/index.js';
import type { BallotContext } from '../parse/ballot/ballot-context.js';
import { readVoteCounts, type VoteCount } from '../parse/statements/vote-counts.js';
import { lazy } from '../text/lazy.js';
import { createNameIndex } from '../text/names.js';
import { findNumberWords } from '../text/number.js';
import {
	attendanceWord,
	exactly,
	isInList,
	isPhrase,
	phraseFinder,
	saysNone,
	wordList,
	wordPattern,
	wordPatterns,
} from './dialect.js';
import { electedVerb } from './elections/elected-verb.js';
import { nameLink } from './links.js';
import type { KnownNames } from './person-names.js';
import { getSentences } from './sentences.js';
import { consentIn, isGenericVerdict } from './verdict.js';

/** What is counted. */
export type Answer =
	| 'for'
	| 'against'
	| 'abstention'
	| 'blank'
	| 'void'
	| 'blankOrVoid'
	| 'notVoting'
	| 'voters'
	| 'cast';

/** A number and the answer that it counts. */
export interface Count {
	answer: Answer;
	value: number;
	/** The words of the answer, as they were written. */
	word: string;
	/** What stands in brackets after it. */
	note: string;
	/** Who the answer names: `Votent pour Ana Bell`. */
	name?: string;
}

/** The figures of a text. */
export interface Figures {
	counts: Count[];
	from: number;
	to: number;
}

/** The figures that a text holds, or nothing where they do not pair off. */
export function figuresIn(text: string): Figures | undefined {
	if (
		text.length > 1500 ||
		wordPattern`(?<!\p{L})(?:${'meansWords'}\s*["“]|${'forInstance'})`.test(text) ||
		!(/\d|[:–—]\s*\p{L}/u.test(text) || findNumberWords(text).length > 0 || isCalled(text))
	)
		return undefined;
	const plain = withoutWholes(
		text.replace(/\([^()]*\)|\[[^[\]]*\]/g, (inside) => '\u0001'.repeat(inside.length)),
	);
	return (
		signed(text) ??
		rollCall(text, /^\([^()]*\)$/.test(text.trim()) ? LEAST_IN_BRACKETS : LEAST_CALLED) ??
		bareFirst(text, plain) ??
		bareLast(plain) ??
		toldCounts(text, plain) ??
		inBrackets(text) ??
		byNames(text) ??
		byVoters(text)
	);
}

/** `Ana Bell yea, Bo Carr nay`, `ayes Bell, Carr`: an answer right before a sign or a name, or one of several words. */
function isCalled(text: string): boolean {
	return (
		[...text.matchAll(/(\p{L}{2,9})(?=\s?[,;])/gu)].some(([word]) => answerAt(word) !== undefined) ||
		(/\p{Lu}/u.test(text.slice(1)) &&
			vocabulary('answers')
				.findAll(text)
				.some(({ from, to }) => /\p{Lu}|[\s'’]/u.test(text.slice(from, to + 2))))
	);
}

/** `Pour : 825/1000 tantièmes`, `7 640 / 10 000`: the whole counts nothing. */
function withoutWholes(text: string): string {
	return text.replace(WHOLE(), (inside: string, at: number) => {
		const [, label = ''] =
			/([\p{L}'’. ]{2,40}?)[\s\u00A0:]*\d[\d\s\u00A0\u202F]{0,9}$/u.exec(
				text.slice(Math.max(0, at - 60), at),
			) ?? [];
		const words = label.trim().split(/\s+/);
		const isAnswer = words.some((_, from) => answerAt(words.slice(from).join(' ')) !== undefined);
		return isAnswer ? '\u0001'.repeat(inside.length) : inside;
	});
}

const WHOLE = () =>
	wordPatterns`\s?\/\s?\d{1,3}(?:[\s\u00A0\u202F]?\d{3})*(?:${'fractionEnds'}(?!\p{L}))?(?![\d/])`;

/** `(pour : 11, contre : 0, abs : 4)`; beside a verdict or a consent one number is enough: `à l’unanimité (9 voix)`, `carried (7/0/2)`. */
function inBrackets(text: string): Figures | undefined {
	for (const { 0: whole, 1: inside = '', index } of text.matchAll(/\(([^()]{1,120})\)/g)) {
		const told = text.slice(0, index).trimEnd();
		const isBeside =
			consentIn(told) !== undefined ||
			isInList('carried', told.split(/[\s*_]+/).findLast((word) => /\p{L}/u.test(word)) ?? '') ||
			phraseFinder('decides', 'refuses').test(told);
		const answers = toldCounts(inside, inside);
		const read =
			// `Nick Cole (16-0-0)`
			(answers?.counts.some(({ word }) => word !== '') ? answers : undefined) ??
			(isBeside
				? (rollCall(inside, LEAST_IN_BRACKETS) ??
					toldCounts(`vote ${inside}`, `vote ${inside}`) ??
					onlyNumber(inside))
				: undefined);
		if (read === undefined || (read.counts.length < 2 && !isBeside)) continue;
		const at = index + whole.indexOf(inside);
		return { counts: read.counts, from: at, to: at + inside.length };
	}
	return undefined;
}

/** `Ayes: Bell, Carr, Dean. Noes: Evans.`, `Aye – Bell; Nay – none`, `ayes Bell, Carr; nays Dean`: two answers at least, with the names of those who gave them. */
function byNames(text: string): Figures | undefined {
	const said: Named[] = [];
	for (const { 0: whole, 1: label = '', 2: names = '', index } of text.matchAll(NAMED_ANSWER())) {
		const isApart = /^\s*[:–—-]/u.test(whole.slice(label.length));
		const word = isApart && answerAt(label) !== undefined ? label : answerEnding(label);
		const answer = word === undefined ? undefined : answerAt(word);
		if (word !== undefined && answer !== undefined)
			said.push({ answer, word, names, from: index + label.length - word.length, to: index + whole.length });
	}
	const read = countNames(said);
	return read !== undefined && read.counts.length > 1 && read.counts.some(({ answer }) => answer === 'for')
		? read
		: undefined;
}

/** `Adoptée à la majorité, MM. Roux et Gil votent contre, Mme Kern s’abstient`, `Bell and Carr voted aye, Dean voted nay`: names and what they answer. */
function byVoters(text: string): Figures | undefined {
	const said = vocabulary('answers')
		.findAll(text)
		.flatMap(({ from, to }): Named[] => {
			const word = text.slice(from, to);
			const answer = answerAt(word);
			const [, names = ''] = NAMES_BEFORE().exec(text.slice(Math.max(0, from - MOST_NAMED), from)) ?? [];
			const isVerb = /[\s'’]/u.test(word) || isInList('answerVerbs', word);
			return answer === undefined || names === '' || !isVerb
				? []
				: [{ answer, word, names, from: from - names.length, to }];
		});
	const read = countNames(said);
	const isWhole =
		read?.counts.some(({ answer }) => answer === 'for') === true &&
		read.counts.length > 1 &&
		// `Bell voted nay on the old rule in 2019; this time Bell and Carr voted aye.`
		said.slice(1).every(({ from }, at) => isShortLink(text.slice(said[at]?.to, from)));
	// `Mr Bell opposed the wording`
	const areAlone = said.every(({ to }) => /^\s*(?:[.,;)]|$)/.test(text.slice(to)));
	return isWhole ||
		(areAlone && said.every(({ answer }) => answer !== 'for') && consentIn(text)?.kind === 'majority')
		? read
		: undefined;
}

/** What stands between two who vote in one vote: a few words, and no year. */
function isShortLink(between: string): boolean {
	return !/\d/.test(between) && between.trim().split(/\s+/).length <= MOST_LINKED;
}

const MOST_LINKED = 6;

/** What people answer, with their names as they were written. */
interface Named {
	answer: Answer;
	word: string;
	names: string;
	from: number;
	to: number;
}

function countNames(said: readonly Named[]): Figures | undefined {
	const counts = said
		.filter(({ answer }, at) => said.findIndex((one) => one.answer === answer) === at)
		.map(({ answer, word, names }): Count => {
			return {
				answer,
				value: saysNone(names) ? 0 : names.trim().split(nameLink()).length,
				word: word.includes(' ') ? '' : word,
				note: '',
			};
		});
	const [first] = said;
	const last = said.at(-1);
	return first === undefined || last === undefined || counts.length < said.length
		? undefined
		: { counts, from: first.from, to: last.to };
}

/** `those voting aye`, and no preposition: `voted for` may stand before a candidate. */
function answerEnding(label: string): string | undefined {
	const words = label.trimEnd().split(' ');
	const known = vocabulary('answers');
	const last = words.at(-1) ?? '';
	if (LANGUAGES.some((lang) => [known.word('for', lang), known.word('against', lang)].includes(last)))
		return undefined;
	return words.map((_, from) => words.slice(from).join(' ')).find((word) => answerAt(word) !== undefined);
}

/* In both patterns a sign or a small word stands between any two names: a run of capitals is one word in one way, so that no text takes long. */

const NAMED_ANSWER = () =>
	wordPatterns`(?<!\p{L})(\p{L}[\p{L}’' ]{1,20}?)(?:\s*[:–—-])?\s+((?:(?:${exactly('titles')}|${exactly('pluralTitles')}|(?!(?:${exactly('titles')}|${exactly('pluralTitles')})\.)\p{Lu}\p{Ll}?)\.\s){0,2}(?:(?=${exactly('nameParticles')}\s)\p{Ll}{2,3}\s){0,2}\p{Lu}[\p{L}'’.-]*\p{L}(?:\s(?:(?=${exactly('nameParticles')}\s)\p{Ll}{2,3}\s){0,2}\p{Lu}[\p{L}'’.-]*\p{L}){0,3}(?:(?:\s*,\s*|\s(?:${'andWords'}|&)\s)(?:(?:${exactly('titles')}|${exactly('pluralTitles')}|(?!(?:${exactly('titles')}|${exactly('pluralTitles')})\.)\p{Lu}\p{Ll}?)\.\s){0,2}(?:(?=${exactly('nameParticles')}\s)\p{Ll}{2,3}\s){0,2}\p{Lu}[\p{L}'’.-]*\p{L}(?:\s(?:(?=${exactly('nameParticles')}\s)\p{Ll}{2,3}\s){0,2}\p{Lu}[\p{L}'’.-]*\p{L}){0,3})*(?:\s*,\s*|\s(?:${'andWords'}|&)\s)?|${exactly('nobodyWords')})(?=[.;\s)]|$)`;

/** The names right before a verb. */
const NAMES_BEFORE = () =>
	wordPattern`(?<![\p{L}.])((?:(?:${exactly('titles')}|${exactly('pluralTitles')})\.?\s)?(?!(?:${exactly('titles')}|${exactly('pluralTitles')})\.?\s)\p{Lu}[\p{L}'’-]*\p{L}(?:\s(?!${'andWords'}\s)\p{Lu}[\p{L}'’-]*\p{L}){0,2}(?:(?:,\s|\s(?:${'andWords'}|&)\s)(?:(?:${exactly('titles')}|${exactly('pluralTitles')})\.?\s)?(?!(?:${exactly('titles')}|${exactly('pluralTitles')})\.?\s)\p{Lu}[\p{L}'’-]*\p{L}(?:\s(?!${'andWords'}\s)\p{Lu}[\p{L}'’-]*\p{L}){0,2}){0,11})(?:\s(?:${'andWords'}|&)\s)?[\s,]*$`;

/** So many signs before a verb may be names. */
const MOST_NAMED = 240;

/** `9 voix`: those for it. */
function onlyNumber(text: string): Figures | undefined {
	const [, value, rest = ''] = /^\s*(\d{1,6})\s*(\p{L}*)\s*$/u.exec(text) ?? [];
	return value === undefined ||
		rest === '' ||
		phraseFinder('shareUnits').exec(rest)?.[0].length !== rest.length
		? undefined
		: { counts: [{ answer: 'for', value: Number(value), word: '', note: '' }], from: 0, to: text.length };
}

/** So many answer at least where a roll is called. */
const LEAST_CALLED = 3;
/** The same behind a decision: `voted to adjourn (Bell – yes, Carr – yes)`. */
const LEAST_IN_BRACKETS = 2;

/** `Roll call vote: Beck - aye; Dunn yes; Frye: no`, `Beck, aye; Dunn, no`: everybody with an answer; those who are away have none. */
function rollCall(text: string, least = LEAST_CALLED): Figures | undefined {
	// `Motion carried by a vote of | Ana Bell yea, Bo Carr yea, and Cy Dean nay.`
	const from = (/^(?:[^:,;]{2,60}:\s+|\s*\(|[^:,;\d]{2,90}\s\p{Ll}{2,5}\s(?=\p{Lu}))/u.exec(text)?.[0] ?? '')
		.length;
	const parts = text
		.slice(from)
		.replace(/[.)\s]+$/, '')
		.split(severalCalled())
		.reduce<string[]>((out, part) => {
			const last = out.at(-1);
			if (
				last !== undefined &&
				calledAnswer(part) !== undefined &&
				calledAnswer(last.split(/\s/).at(-1) ?? '') === undefined
			)
				out[out.length - 1] = `${last} ${part}`;
			else out.push(part);
			return out;
		}, []);
	if (parts.length < least || parts.length > 60) return undefined;
	const counts: Count[] = [];
	for (const part of parts) {
		const [, answered = ''] =
			/^(?:\p{Lu}[\p{L}'’.-]*?\s*){1,4}\s*[-–—:]?\s*([\p{L} ]{2,12}|[–—:\s-]\p{Lu})$/u.exec(part) ?? [];
		const word = answered.trim().split(' ').at(-1) ?? '';
		const answer = calledAnswer(word.replace(/^[–—:\s-]+/, ''));
		if (answer === undefined || /^\p{Lu}\p{Ll}/u.test(word)) return undefined;
		if (answer === 'away') continue;
		const known = counts.find((count) => count.answer === answer);
		if (known === undefined) counts.push({ answer, value: 1, word: '', note: '' });
		else known.value += 1;
	}
	return counts.some(({ answer }) => answer === 'for' || answer === 'against')
		? { counts, from, to: text.length }
		: undefined;
}

const severalCalled = lazy(() => wordPattern`\s*[,;]\s*(?:${'andWords'}\s+)?|\s${'andWords'}\s+(?=\p{Lu})`);

/** What somebody answers whose name is called: an answer, its letter, or nothing, for he is away. */
function calledAnswer(word: string): Answer | 'away' | undefined {
	if (/^\p{Lu}$/u.test(word))
		return isInList('yesLetters', word) ? 'for' : isInList('noLetters', word) ? 'against' : undefined;
	const status = attendanceWord(word);
	return answerAt(word) ?? (status === 'absent' || status === 'excused' ? 'away' : undefined);
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

/** Counts in words: `12 pour, 3 contre`, `Pour : 12`, `7 voix contre 0`, `passed 4-1`; those in brackets say who they are. */
function toldCounts(text: string, plain: string): Figures | undefined {
	const read = readVoteCounts(withPlainNumbers(plain).replaceAll('\u0001', ' '), ANYBODY);
	const counts = [
		...(read.length === 0 ? peopleSaying(plain) : []),
		...withThoseFor(read, plain),
		...ballotsIn(plain),
	];
	const [first] = counts;
	if (first === undefined) return undefined;
	const to = counts.reduce((last, count) => Math.max(last, count.to), 0);
	// `45 yes, 12 maybe`: of a count of something else, one answer is known.
	if (
		counts.length === 1 &&
		/^\d/.test(plain.slice(first.from)) &&
		/^\s*,\s*\d{1,5}\s+\p{L}+/u.test(plain.slice(to))
	)
		return undefined;
	return {
		counts: counts.map(({ answer, value, word, to: end }) => {
			const note = /^\s*(\([^()]*\)|\[[^[\]]*\])/.exec(text.slice(end))?.[1] ?? '';
			return { answer, value: Number(value), word, note };
		}),
		from: counts.reduce((least, { from }) => Math.min(least, from), first.from),
		to,
	};
}

/** `3 people said yes`, `1 person abstained for being away`: all of the text. */
function peopleSaying(plain: string): Counted[] {
	const [, value = '', unit = '', said = ''] =
		/^\s*(\d{1,6})\s+(\p{L}+)\s+(\p{L}.*?)[.\s]*$/u.exec(plain) ?? [];
	const first = vocabulary('answers').scan(said);
	const word = first?.id === 'abstention' ? said.slice(0, first.length) : (answerEnding(said) ?? '');
	const answer = vocabulary('units').findId(unit) === 'heads' ? answerAt(word) : undefined;
	return answer === undefined
		? []
		: [{ answer, value, word, from: plain.indexOf(value), to: plain.indexOf(said) + said.length }];
}

/** `Votants : 31`, `votants 10, exprimés 10`: how many votes there were. */
function ballotsIn(plain: string): Counted[] {
	return (['voters', 'cast'] as const).flatMap((answer) => {
		const [label, second] = vocabulary('labels').findAll(plain, answer);
		const [value] =
			(label && /^[\s\u00A0]*[:=–-]?[\s\u00A0]*\d{1,6}(?![\d%])/.exec(plain.slice(label.to))) ?? [];
		if (label === undefined || second || value === undefined) return [];
		return [
			{
				answer,
				value: value.replace(/\D/g, ''),
				word: plain.slice(label.from, label.to),
				from: label.from,
				to: label.to + value.length,
			},
		];
	});
}

type Counted = Omit<VoteCount, 'answer'> & { answer: Answer };

/** Numbers are read whatever the language, and nobody is known by name. */
const ANYBODY: BallotContext = { block: undefined, lang: 'en', names: createNameIndex([]) };

/** `5.720`, `4,950,122`: a space parts thousands in every language. */
function withPlainNumbers(text: string): string {
	return text.replace(/(?<![\d.,'’])\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*(?![\d]|[.,]\d)/g, (number) =>
		number.replace(/[.,'’]/g, '\u202F'),
	);
}

/**
 * `par 5 voix et une abstention`, `Approuvé par 7 voix`: behind how it was voted, votes are for it. `defeated by 20 votes to 15` names those who defeated
 * it first.
 */
function withThoseFor(counts: readonly VoteCount[], plain: string): readonly Counted[] {
	const [yes, no] = counts;
	if (
		yes?.answer === 'for' &&
		yes.word === '' &&
		no?.answer === 'against' &&
		Number(yes.value) > Number(no.value) &&
		// Past `by`.
		endsWithResult(plain.slice(0, yes.from).replace(/\s\S+\s*$/, ''), 'rejected')
	)
		return [{ ...yes, value: no.value }, { ...no, value: yes.value }, ...counts.slice(2)];
	// `Approved 36, Opposed 1, Abstained 6`
	const [verdict, word = '', number] =
		/^\W*(\p{L}+)\s*:?\s*(\d{1,5})\s*[,;]\s*$/u.exec(plain.slice(0, yes?.from)) ?? [];
	if (
		verdict !== undefined &&
		number !== undefined &&
		isInList('carried', word) &&
		counts.every(({ answer }) => answer !== 'for')
	)
		return [
			{ answer: 'for', value: number, word: '', from: plain.indexOf(word), to: verdict.length },
			...counts,
		];
	const cast = UNITS_FOR().exec(plain);
	if (cast === null || counts.some(({ answer }) => answer === 'for' || answer === 'against')) return counts;
	const [whole, value = ''] = cast;
	const from = cast.index + whole.indexOf(value);
	const to = cast.index + whole.length;
	const isBeside =
		counts.length > 0 && wordPattern`^\s*(?:[,;/]|${'besides'})\s*$`.test(plain.slice(to, counts[0]?.from));
	const isAlone =
		counts.length === 0 &&
		endsWithResult(plain.slice(0, cast.index), 'adopted') &&
		!/\d/.test(plain.slice(to));
	return isBeside || isAlone ? [{ answer: 'for', value, word: '', from, to }, ...counts] : counts;
}

function endsWithResult(text: string, outcome: 'adopted' | 'rejected'): boolean {
	return vocabulary('results').findAll(text, outcome).at(-1)?.to === text.trimEnd().length;
}

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

const UNITS_FOR = lazy(
	() =>
		new RegExp(
			`(?<!\\p{L})(?:${wordList('byWords').join('|')})\\s+(\\d{1,6})\\s+(?:${wordList('shareUnits').join('|')})(?!\\p{L})`,
			'iu',
		),
);

/** The answer that a label names: `Ayes`, `Votes contre`; or the ballots that it counts. */
export function answerAt(label: string): Answer | undefined {
	const word = label.replace(/^[\s*_"«“-]+|[\s*_"»”.]+$/gu, '');
	const id = vocabulary('labels').findId(word);
	if (id === 'voters' || id === 'cast') return id;
	// `Voting aye`
	const said = word.replace(wordPattern`^${'votingStems'}\p{L}*\s+`, '');
	return vocabulary('answers').findId(word) ?? vocabulary('answers').findId(said);
}

/** The label before figures: `Vote : `, `Résultat du vote :`, `Vote de la motion : `. */
export function voteLabel(text: string): string {
	const [, label = ''] = /^([^:\d]{2,90}?)\s*:\s*/u.exec(text) ?? [];
	if (label === '') return '';
	const bareLabel = label.replace(/^[\s*_>→-]+|[\s*_]+$/g, '');
	return isPhrase('ownVote', bareLabel) ||
		wordPattern`^${exactly('voteHeads')}(?!\p{L})`.test(bareLabel.toLowerCase())
		? label
		: '';
}

/** Whether a line is nothing but a vote: figures, unanimity, a verdict, the words between them. */
export function isPureTally(written: string): boolean {
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
				vocabulary('answers').findId(word) !== undefined,
		)
	);
}

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
