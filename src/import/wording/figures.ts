/** Figures of a vote in a text, in every shape that the dialects tell them. */

import type { Language } from '../../ast/index.js';
import { isOneOf, LANGUAGES, vocabulary } from '../../language/index.js';
import { remembering } from '../../text/lazy.js';
import { findNumberWords } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { answerAt, type Count, type Figures } from './answers.js';
import { isInList, phraseFinder, wordPattern, wordPatterns } from './dialect.js';
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
import { paired } from './paired-figures.js';
import type { KnownNames } from './person-names.js';
import { bareFirst, bareLast, inOrder, scoreBeside, scoreOf, triplet } from './scores.js';
import { consentIn, verdictIn } from './verdict.js';
import { beside, oneAgainstOther, onlyFor, verdictFirst, versus } from './verdict-figures.js';
import { voteLabel } from './vote-label.js';

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
		withoutProxies(text.replace(/\([^()]*\)|\[[^[\]]*\]/g, (inside) => '\u0001'.repeat(inside.length))),
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
		allOfThem(text) ??
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

/** `4 voix, dont 1 pouvoir`, `5 in favour including 2 proxies`: how many of them were cast for others counts nothing. */
export function withoutProxies(text: string): string {
	return text.replace(
		wordPatterns`,?\s${'amongWords'}\s(?:\d{1,4}|\p{Ll}{2,6})\s${'castForOthers'}(?!\p{L})`,
		(inside) => '\u0001'.repeat(inside.length),
	);
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
		if (isAnswer || isBeforeAnswer(inside, text.slice(at + inside.length)))
			return '\u0001'.repeat(inside.length);
		// `par 7 voix sur 7`
		const [unit = '', all] = UNIT_OF_WHOLE().exec(inside) ?? [];
		const [, votes] = /(?<!\d|\d\s)(\d{1,4})$/.exec(text.slice(Math.max(0, at - 8), at)) ?? [];
		return votes !== undefined && Number(votes) <= Number(all)
			? unit.replace(/\s\p{L}+\s\d+$/u, (whole) => '\u0001'.repeat(whole.length))
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

const UNIT_OF_WHOLE = () => wordPattern`^\s${'voteUnits'}\s${'ofWholes'}\s(\d{1,4})$`;

/** `4 voix sur 4`, and nothing else: all of them were for it. */
function allOfThem(text: string): Figures | undefined {
	const [whole, value = '', all] =
		wordPattern`^\s*(\d{1,4})\s${'voteUnits'}\s${'ofWholes'}\s(\d{1,4})(?=[.\s]*$)`.exec(text) ?? [];
	return whole === undefined || value !== all
		? undefined
		: {
				counts: [{ answer: 'for', value: Number(value), word: '', note: '' }],
				from: whole.length - whole.trimStart().length,
				to: whole.length,
			};
}

const WHOLE = () =>
	wordPatterns`(?:\s?\/\s?|(?:\s${'shareUnits'})?\s${'ofWholes'}\s)\d{1,3}(?:[\s\u00A0\u202F]?\d{3})*(?:${'fractionEnds'}(?!\p{L}))?(?![\d/])`;

/** `(pour : 11, contre : 0, abs : 4)`; beside a verdict or a consent one number is enough: `à l’unanimité (9 voix)`, `carried (7/0/2)`. */
function inBrackets(text: string): Figures | undefined {
	for (const { 0: whole, 1: inside = '', index } of matchesIn(
		text,
		/\(([^()]{1,120})\)|\[([^()[\]]{1,60})\](?=[\s.]*$)/g,
	).map(withSquare)) {
		const told = text.slice(0, index).trimEnd();
		const isBeside =
			consentIn(told) !== undefined ||
			isInList('carried', told.split(/[\s*_]+/).findLast((word) => /\p{L}/u.test(word)) ?? '') ||
			phraseFinder('decides', 'refuses').test(told) ||
			// `Accord du conseil (8 voix pour).`
			(phraseFinder('ownAccords').exec(told)?.[0] === told.trim() &&
				/^[\s.]*$/.test(text.slice(index + whole.length)));
		const read =
			scoreOf(told, inside, text.slice(index + whole.length)) ??
			(whole.startsWith('[') ? inMargin(told, inside) : undefined) ??
			(isBeside ? versus(inside, inside) : toldInside(inside, text.slice(index + whole.length))) ??
			paired(inside, inside) ??
			(isBeside
				? (rollCall(inside, LEAST_IN_BRACKETS) ??
					triplet(`vote ${inside}`, `vote ${inside}`) ??
					allOfThem(inside) ??
					onlyNumber(inside))
				: undefined);
		if (read === undefined || (read.counts.length < 2 && !isBeside && !whole.startsWith('['))) continue;
		const at = index + whole.indexOf(inside);
		return { counts: read.counts, from: at, to: at + inside.length };
	}
	return undefined;
}

/** Of two ways to bracket a text, what stands inside the one. */
function withSquare(match: RegExpExecArray): { 0: string; 1: string; index: number } {
	return { 0: match[0], 1: match[1] ?? match[2] ?? '', index: match.index };
}

/** `Le papier est gardé. [6-0-1]`, `[Vote : 3/4, 1 abst.]`: the tally of a paragraph in a square bracket behind it, where the parts come to the whole. */
function inMargin(told: string, inside: string): Figures | undefined {
	const [whole, ...values] = /^\s*(\d{1,3})-(\d{1,3})-(\d{1,3})\s*$/.exec(inside) ?? [];
	if (whole !== undefined)
		return /[.!»”]$/.test(told) ? { counts: inOrder(values), from: 0, to: inside.length } : undefined;
	const label = voteLabel(inside);
	const [share = '', yes, all] = /^\s*:\s*(\d{1,4})\s?\/\s?(\d{1,4})/.exec(inside.slice(label.length)) ?? [];
	if (label === '' || share === '') return undefined;
	const rest = inside.slice(label.length + share.length);
	const others = paired(rest, rest)?.counts ?? [];
	const counts: Count[] = [{ answer: 'for', value: Number(yes), word: '', note: '' }, ...others];
	const isWhole = counts.reduce((sum, { value }) => sum + value, 0) === Number(all);
	return isWhole ? { counts, from: label.length, to: inside.length } : undefined;
}

/** `… passe à 7,50 euros (adopté par 19 voix contre 3).`: the verdict with its figures, and nothing else, at the end. */
function toldInside(inside: string, after: string): Figures | undefined {
	const read =
		/[\p{L}\d]/u.test(after) || verdictIn(inside) === undefined ? undefined : versus(inside, inside);
	return read === undefined || /[\p{L}\d]/u.test(inside.slice(read.to)) ? undefined : read;
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

/** `+1: 4, 0: 1, -1: 0`, as robots of chats count; `+5, -0, 1 abstain`, where nothing else of the text has numbers: staff, members and degrees are told so too. */
function signed(text: string): Figures | undefined {
	const plain =
		/(?<![\d.,])\+(\d{1,4})\s*[,;/]\s*[-–−](\d{1,4})\s*[,;/]\s*[±=~]?(\d{1,4})\s*(\p{L}*)(?=\)?[\s.]*$)/u.exec(
			text,
		);
	const word = plain?.[4] ?? '';
	if (
		plain !== null &&
		(word === '' || answerAt(word) === 'abstention') &&
		opensInitials(text.slice(0, plain.index))
	)
		return {
			counts: inOrder(plain.slice(1, 4)),
			from: plain.index,
			to: plain.index + plain[0].length,
		};
	// `Budget approved (+4/-1).`
	const both = /\(\+(\d{1,4})\s*[,;/]\s*[-–−](\d{1,4})\)[\s.]*$/u.exec(text);
	if (
		both !== null &&
		opensInitials(text.slice(0, both.index + 1)) &&
		verdictIn(text.slice(0, both.index)) !== undefined
	)
		return { counts: inOrder(both.slice(1, 3)), from: both.index, to: both.index + both[0].length };
	const match = /\+1\s*[:=]\s*(\d{1,4})[,;\s]+[+-]?0\s*[:=]\s*(\d{1,4})[,;\s]+[-–]1\s*[:=]\s*(\d{1,4})/u.exec(
		text,
	);
	if (match === null) return undefined;
	const [whole, yes, neither, no] = match;
	return { counts: inOrder([yes, no, neither]), from: match.index, to: match.index + whole.length };
}

/**
 * `P 31 / C 12 / A 4`, `P : 31, C : 12, A : 4`: for, against, abstentions, by the first letters of their words, as the whole line, behind a word of a
 * vote, or in brackets behind a verdict; letters of rooms and of lots have numbers too.
 */
function byInitials(text: string): Figures | undefined {
	const match =
		/(?<![\p{L}\d])(\p{Lu})(?: |\s?:\s?)(\d{1,5})(?:\s?\/\s?|\s?[,;]\s)(\p{Lu})(?: |\s?:\s?)(\d{1,5})(?:\s?\/\s?|\s?[,;]\s)(\p{Lu})(?: |\s?:\s?)(\d{1,5})(?=\)?[\s.]*$|\s?[–—-]\s(\p{L}+)\.?$)/u.exec(
			text,
		);
	const [whole = '', one = '', yes, two = '', no, three, neither, verdict] = match ?? [];
	const before = text.slice(0, match?.index ?? 0);
	// `Vote : P 4, C 1, A 0`, where a list of rooms has commas too.
	const isMarked = /[:/]/.test(whole) || /:\s*$/.test(before);
	const isOver = verdict === undefined || isInList('carried', verdict) || isInList('failed', verdict);
	const letters = LANGUAGES.map((lang) =>
		(['for', 'against', 'abstention'] as const).map((answer) =>
			vocabulary('answers').word(answer, lang).charAt(0).toUpperCase(),
		),
	);
	const isOfAnswers =
		letters.some((own) => new Set(own).size === own.length && own.join() === [one, two, three].join()) ||
		// `Y 4 / N 1 / A 0`
		(isInList('yesLetters', one) &&
			isInList('noLetters', two) &&
			letters.some((own) => own.at(-1) === three));
	if (match === null || !isOfAnswers || !isMarked || !isOver || !opensInitials(before)) return undefined;
	const length = verdict === undefined ? whole.length : whole.lastIndexOf(verdict);
	return { counts: inOrder([yes, no, neither]), from: match.index, to: match.index + length };
}

/** Nothing, `Vote :`, `Adopté (`, `Le toit est adopté`. */
function opensInitials(before: string): boolean {
	const [, said = '', sign = ''] = /^[\s(]*(.*?)\s*([:(]?)\s*$/su.exec(before) ?? [];
	const words = said.split(/\s+/);
	const tells = (word: string) => isInList('carried', word) || isInList('failed', word);
	if (said === '') return true;
	if (sign === ':') return voteLabel(before) !== '';
	return sign === '(' ? words.some(tells) : tells(words.at(-1) ?? '');
}

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
