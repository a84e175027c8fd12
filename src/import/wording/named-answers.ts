/** Answers with the names of those who gave them: a roll that is called, `Ayes: Bell, Carr`, `Bell voted nay`. */

import { LANGUAGES, vocabulary } from '../../language/index.js';
import { createPhraseCheck } from '../../text/phrase-finder.js';
import { matchesIn } from '../../text/places.js';
import { type Answer, answerAt, answerFinder, answerWords, type Count, type Figures } from './answers.js';
import {
	attendanceWord,
	exactly,
	isInList,
	phraseFinder,
	saysNone,
	wordPattern,
	wordPatterns,
} from './dialect.js';
import { isAway } from './labels.js';
import { nameLink } from './links.js';
import { consentIn } from './verdict.js';
import { voteLabel } from './vote-label.js';

/** `Ayes: Bell, Carr, Dean. Noes: Evans.`, `Aye – Bell; Nay – none`, `ayes Bell, Carr; nays Dean`: two answers at least, with the names of those who gave them. */
export function byNames(text: string): Figures | undefined {
	const said: Named[] = [];
	for (const { 0: whole, 1: label = '', 2: names = '', index } of matchesIn(text, NAMED_ANSWER())) {
		const isApart = /^\s*[:–—-]/u.test(whole.slice(label.length));
		const word = isApart ? label : answerEnding(label);
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
export function byVoters(text: string): Figures | undefined {
	const said = votersIn(text).filter(({ word }) => isAnswerVerb(word));
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

/** `Roy and Dane opposed`, `Mme Dane s'étant abstenue`, `Nay: Roy`, `Who abstains? Roy.`, `All but Roy`: names of people who were not for it, and no more of them. */
export function dissentersIn(text: string): string[] {
	const excepted = phraseFinder('allOf', 'allFor', 'alls').test(text)
		? EXCEPTED_NAME().exec(text)?.[1]
		: undefined;
	const names = mayDissent(text) ? namesOfDissenters(text) : [];
	return names.concat(excepted ?? []).flatMap((some) => some.split(nameLink()));
}

/** The words of those who are against or abstain: most texts hold none, and the patterns of names are dear. */
const mayDissent = createPhraseCheck(() =>
	[...answerWords()].filter(([, answer]) => isAgainst(answer)).map(([word]) => word),
);

function isAgainst(answer: Answer | undefined): boolean {
	return answer === 'against' || answer === 'abstention';
}

function namesOfDissenters(text: string): string[] {
	const isApart = (to: number) => /^\s*(?:[.,;)]|$)/.test(text.slice(to));
	const asked = matchesIn(text, ASKED()).map(([, question = '', names = '']): Named => {
		const word = answerEnding(question) ?? '';
		return { answer: answerAt(word) ?? 'for', word, names, from: 0, to: text.length };
	});
	const labelled = matchesIn(text, NAMED_ANSWER()).map(([, word = '', names = '']): Named => {
		return { answer: answerAt(word) ?? 'for', word, names, from: 0, to: text.length };
	});
	return [...votersIn(text), ...labelled, ...asked]
		.filter(({ answer, to }) => isAgainst(answer) && isApart(to))
		.map(({ names }) => names);
}

/** `Qui s'abstient ? Mme Dane`, and `sauf M. Roy`. */
const ASKED = () =>
	wordPatterns`(\p{L}[\p{L}'’ ]{3,40}?)\s?\?\s+((?:${exactly('titles')}\.?\s)?\p{Lu}[\p{L}'’-]+)`;
const EXCEPTED_NAME = () =>
	wordPattern`(?<!\p{L})${'exceptions'}\s+((?:${exactly('titles')}\.?\s)?\p{Lu}[\p{L}'’-]+)`;

/** Names, and right behind them what they answer. */
function votersIn(text: string): Named[] {
	return answerFinder()
		.all(text)
		.flatMap(({ from, to }): Named[] => {
			const word = text.slice(from, to);
			const answer = answerAt(word);
			const [, names = ''] = NAMES_BEFORE().exec(text.slice(Math.max(0, from - MOST_NAMED), from)) ?? [];
			return answer === undefined || names === ''
				? []
				: [{ answer, word, names, from: from - names.length, to }];
		});
}

function isAnswerVerb(word: string): boolean {
	return /[\s'’]/u.test(word) || isInList('answerVerbs', word);
}

/** `3 in favour, none against, | Cllr Dean abstained.`, `3 pour, | M. Roux contre`: those who are named behind figures, at the end, with another answer. */
export function namedBehind(text: string, read: Figures): Figures {
	const rest = text.slice(read.to);
	const [only, more] = votersIn(rest);
	const isRest =
		only !== undefined &&
		more === undefined &&
		/^[\s,;.(]*(?:\p{L}{2,4}\s)?$/u.test(rest.slice(0, rest.indexOf(only.names))) &&
		/^\W*$/u.test(rest.slice(only.to)) &&
		only.answer !== 'for' &&
		read.counts.every(({ answer, value }) => answer !== only.answer || value === 0);
	if (!isRest) return read;
	const counts = read.counts.filter(({ answer }) => answer !== only.answer);
	return {
		counts: [...counts, ...(countNames([only])?.counts ?? [])],
		from: read.from,
		to: read.to + only.to,
	};
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
			return { answer, value: saysNone(names) ? 0 : names.trim().split(nameLink()).length, word, note: '' };
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

/** So many characters before a verb may be names. */
const MOST_NAMED = 240;

/** So many answer at least where a roll is called. */
export const LEAST_CALLED = 3;
/** The same behind a decision: `voted to adjourn (Bell – yes, Carr – yes)`. */
export const LEAST_IN_BRACKETS = 2;

/** `Roll call vote: Beck - aye; Dunn yes; Frye: no`, `Beck, aye; Dunn, no`: everybody with an answer; those who are away have none. */
export function rollCall(text: string, least = LEAST_CALLED): Figures | undefined {
	// `Motion carried by a vote of | Ana Bell yea, Bo Carr yea, and Cy Dean nay.`
	const from = (/^(?:[^:,;]{2,60}:\s+|\s*\(|[^:,;\d]{2,90}\s\p{Ll}{2,5}\s(?=\p{Lu}))/u.exec(text)?.[0] ?? '')
		.length;
	const parts = text
		.slice(from)
		.replace(/[.)\s]+$/, '')
		.split(wordPattern`\s*[,;]\s*(?:${'andWords'}\s+)?|\s${'andWords'}\s+(?=\p{Lu})`)
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
	// `Vote: Bell Yes, Carr No, Dean Yes`, where `Bell Young` may be a name.
	const isOfVote = voteLabel(text) !== '';
	for (const part of parts) {
		const [, answered = ''] =
			/^(?:\p{Lu}[\p{L}'’.-]*?\s*){1,4}\s*[-–—:]?\s*([\p{L} ]{2,12}|[–—:\s-]\p{Lu})$/u.exec(part) ?? [];
		const word = answered.trim().split(' ').at(-1) ?? '';
		const answer = calledAnswer(word.replace(/^[–—:\s-]+/, ''));
		if (answer === undefined || (!isOfVote && /^\p{Lu}\p{Ll}/u.test(word))) return undefined;
		if (answer === 'away') continue;
		const known = counts.find((count) => count.answer === answer);
		if (known === undefined) counts.push({ answer, value: 1, word: '', note: '' });
		else known.value += 1;
	}
	return counts.some(({ answer }) => answer === 'for' || answer === 'against')
		? { counts, from, to: text.length }
		: undefined;
}

/**
 * `Motion to mend the roof Bell, Carr second, vote | Bell aye, Carr aye, Dean aye | to mend it.`, `… | Trustee Ana Bell yes, … | , motion passes.`: in the sentence of a motion, each with an answer, one name
 * once; what stands behind them, if anything does, says what they answer to.
 */
export function rollWithin(text: string): Figures | undefined {
	const [whole = '', lead = '', said = ''] = ANSWERS_WITHIN.exec(text) ?? [];
	if (said === '' || !phraseFinder('moves', 'movers', 'formalNouns').test(lead)) return undefined;
	const names = said.split(/,\s/).map((part) => part.slice(0, part.lastIndexOf(' ')));
	const isOnce = new Set(names).size === names.length;
	const behind = text
		.slice(whole.length)
		.replace(wordPattern`^\s${'toWords'}\s\p{Ll}[^.;,]*`, '')
		// `, motion passes`
		.replace(wordPattern`^,\s${'genericMotions'}\s\p{Ll}+(?=[\s.]*$)`, '');
	const read = isOnce && /^\W*$/.test(behind) ? rollCall(said) : undefined;
	return read && { ...read, from: lead.length, to: whole.length };
}

const ANSWERS_WITHIN =
	/^([^;]{8,600}?[,.:]\s(?:\p{Ll}{2,5}\s)?)(\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,3}\s\p{Ll}{2,4}(?:,\s\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,3}\s\p{Ll}{2,4}){2,30})(?=[\s.,]|$)/u;

/** What somebody answers whose name is called: an answer, its letter, or nothing, for he is away. */
function calledAnswer(word: string): Answer | 'away' | undefined {
	if (/^\p{Lu}$/u.test(word))
		return isInList('yesLetters', word) ? 'for' : isInList('noLetters', word) ? 'against' : undefined;
	return answerAt(word) ?? (isAway(attendanceWord(word)) ? 'away' : undefined);
}

/** `Ana Bell yea, Bo Carr nay`, `ayes Bell, Carr`: an answer right before a sign or a name, or one of several words. */
export function isCalled(text: string): boolean {
	return (
		matchesIn(text, /(\p{L}{2,9})(?=\s?[,;])/gu).some(([word]) => answerAt(word) !== undefined) ||
		(/\p{Lu}/u.test(text.slice(1)) &&
			answerFinder()
				.all(text)
				.some(({ from, to }) => /\p{Lu}|[\s'’]/u.test(text.slice(from, to + 2))))
	);
}

/** `+1 Ana, Bo / 0 Cleo / -1 Di`, `+1 Ana, +1 Bo, -1 Cleo`, `<ana> +1 <bo> 0 <cleo> -1`: who answers with which sign, and nothing but names between the signs. */
export function signedNames(text: string): Figures | undefined {
	const match = SIGNS_FIRST.exec(text) ?? SIGNS_LAST.exec(text);
	const [whole = '', said = ''] = match ?? [];
	if (match === null) return undefined;
	const counts: Count[] = [];
	const parts = said.startsWith('<')
		? matchesIn(said, /[+−–-]?[01](?=[\s,;/]|$)/gu).map(([sign]) => sign)
		: said.split(/[,;/]/);
	let answer: Answer = 'for';
	for (const part of parts) {
		const [sign = ''] = /^[+−–-]?[01](?=\s|$)/u.exec(part.trim()) ?? [];
		if (sign !== '') answer = sign.endsWith('0') ? 'abstention' : sign.startsWith('+') ? 'for' : 'against';
		const there = counts.find((count) => count.answer === answer);
		if (there === undefined) counts.push({ answer, value: 1, word: '', note: '' });
		else there.value += 1;
	}
	const from = match.index + whole.indexOf(said);
	return { counts, from, to: from + said.length };
}

const SIGNS_FIRST =
	/(?:^|[\s:(])(\+1\s+@?\p{L}[\p{L}\p{N}'’._-]*(?:\s\p{L}[\p{L}'’.-]*)?(?:\s?[,;/]\s?(?:(?:[+−–-]1|[+-]?0)\s+)?@?\p{L}[\p{L}\p{N}'’_-]*(?:\s\p{L}[\p{L}'’-]*)?){1,40})(?=\s*(?:$|[.)→]|=>))/u;
const SIGNS_LAST = /^((?:<@?[\p{L}\p{N}_.-]{1,24}>:?\s*(?:[+−–-]1|[+-]?0)(?:\s*[,;/]\s*|\s+|$)){3,40})$/u;

/** `adopté par tous les membres présents moins | M. Roux qui s'abstient`: behind everybody, those who are taken out, and what they answer. */
export function excepted(text: string): Figures | undefined {
	const match = EXCEPTED().exec(text);
	const [whole = '', names = ''] = match ?? [];
	if (match === null || !phraseFinder('allOf', 'allFor').test(text.slice(0, match.index))) return undefined;
	const at = match.index + whole.length;
	const [first] = answerFinder().all(text.slice(at));
	const word = first?.from === 0 ? text.slice(at, at + first.to) : '';
	const answer = word === '' ? undefined : answerAt(word);
	return answer === 'against' || answer === 'abstention'
		? countNames([
				{ answer, word: '', names, from: match.index + whole.indexOf(names), to: at + word.length },
			])
		: undefined;
}

const EXCEPTED = () =>
	wordPattern`(?<!\p{L})${'exceptions'}\s+((?:${exactly('titles')}\.?\s)?\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*){0,2}(?:(?:,\s|\s${'andWords'}\s)(?:${exactly('titles')}\.?\s)?\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*){0,2}){0,4})\s${'relatives'}\s`;
