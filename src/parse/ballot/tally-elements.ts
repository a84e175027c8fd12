/** What a tally is made of: its words, numbers, names and signs as tokens, and these as elements, which the grammar takes. */

import type { AnswerName, Consent, Name, StatedOutcome } from '../../ast/index.js';
import {
	foldWord,
	isOneOf,
	LANGUAGES,
	opensWith,
	scanResult,
	tallyPhrases,
	vocabulary,
} from '../../language/index.js';
import { knownNameAt, readNames } from '../../source/name-spans.js';
import { type PlacedText, slicePlaced } from '../../source/places.js';
import { foldName } from '../../text/fold.js';
import { compare, equals, type Fraction, fraction, sum as sumOf, ZERO } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import {
	capitalized,
	endOfLetters,
	endOfLettersAndMarks,
	endOfLettersAndNumbers,
	endOfWord,
	isCapital,
	isLetter,
	isLetterOrNumber,
} from '../../text/letters.js';
import { isParticle } from '../../text/names.js';
import { opensWithCount, scanCount, scanOrdinal, wordsToInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import type { BallotContext } from './ballot-context.js';
import { scanCasting } from './casting-vote.js';

/** What a word was read as, though it is written otherwise. */
interface Misspelling {
	/** The word that was meant. */
	expected: string;
}

type TokenMeaning =
	| { kind: 'number'; value: Fraction; whole?: Fraction; share?: Fraction }
	| { kind: 'answer'; answer: AnswerName }
	| { kind: 'unit'; unit: 'votes' | 'heads' }
	| { kind: 'everyone'; others: boolean }
	| { kind: 'consent'; consent: Consent['value'] }
	| { kind: 'result'; outcome: StatedOutcome }
	| { kind: 'less' | 'including' | 'and' | 'to' | 'who' | 'outOf' | 'filler' | 'name' | 'unknown' }
	| { kind: 'mark'; mark: string };

/** One word, number, name or sign, with its range in the text. */
export type Token = TokenMeaning & {
	from: number;
	to: number;
	/** A word of the vocabulary that is also the name of a participant: `Blanc`. */
	alsoName?: boolean;
	misspelt?: Misspelling;
};

/**
 * Cuts a text into tokens; spaces are left out. Linear: what is looked at ahead is bounded. `afterLabel`: an answer's label stands
 * before the text, so that its first word may well be a name. `exact`: words that are nearly of a tally are none.
 */
export function getTokens(
	text: string,
	context: BallotContext,
	{ afterLabel = false, exact = false } = {},
): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < text.length) {
		const sign = text[at] ?? '';
		if (/\s/.test(sign)) {
			at += 1;
			continue;
		}
		const token = isLetterOrNumber(sign) ? wordAt(text, at, tokens.at(-1), context, exact) : markAt(text, at);
		tokens.push(token);
		at = Math.max(token.to, at + 1);
	}
	return settleNames(text, tokens, afterLabel);
}

/** Words that a near miss may stand for, and how long it must be: `elle` is no `élue`. */
const CORRECTED = [
	['answers', 5],
	['consents', 6],
	['results', 6],
] as const;

function markAt(text: string, at: number): Token {
	const mark = text[at] ?? '';
	if (/[«»“”"„]/.test(mark)) return { kind: 'filler', from: at, to: at + 1 };
	if (mark === '&') return { kind: 'and', from: at, to: at + 1 };
	// Half of a surrogate pair is no sign of its own.
	const width = /[\uD800-\uDBFF]/.test(mark) ? 2 : 1;
	// `M. Huet [150]`, as the header has it.
	const round = mark === '[' ? '(' : mark === ']' ? ')' : text.slice(at, at + width);
	return { kind: 'mark', mark: round, from: at, to: at + width };
}

function wordAt(
	text: string,
	at: number,
	before: Token | undefined,
	context: BallotContext,
	exact: boolean,
): Token {
	const rest = text.slice(at, at + LOOK_AHEAD);
	const first = firstWord(rest);
	const phrase =
		castingBehindTie(text, at) ?? (openers().has(foldWord(first)) ? phraseAt(rest, before) : undefined);
	const mayCount =
		/^\d/.test(rest) || wordsToInteger(rest.slice(0, endOfLettersAndMarks(rest, 0))) !== undefined;
	// `5 (71.4%)`: behind a count its share.
	const share = isMark(before, '(') ? SHARE.exec(rest)?.[1] : undefined;
	const number = mayCount ? (wholeAt(rest, before) ?? scanCount(share ?? rest, context.lang)) : undefined;
	const name = knownNameAt(text, at, context.names);
	const longest = Math.max(phrase?.length ?? 0, number?.length ?? 0);
	if (name > longest) return { kind: 'name', from: at, to: at + name };
	if (phrase !== undefined && phrase.length >= (number?.length ?? 0)) {
		const token: Token = { ...phrase.meaning, from: at, to: at + withEnding(text, at, phrase.length) };
		if (name === phrase.length) token.alsoName = true;
		return token;
	}
	if (number !== undefined) return { kind: 'number', value: number.value, from: at, to: at + number.length };
	return unknownAt(text, at, rest, exact);
}

/** `550/|1000èmes|`: what a count is a part of, as parts are called. */
function wholeAt(rest: string, before: Token | undefined): { value: Fraction; length: number } | undefined {
	if (!isPartSign(before)) return undefined;
	// `10 000èmes`, `1000 èmes`
	const grouped = GROUPED.exec(rest)?.[0] ?? '';
	const digits = grouped.replace(/\D/g, '');
	const whole = scanOrdinal(digits + rest.slice(grouped.length));
	return (
		whole && {
			value: fraction(BigInt(whole.value)),
			length: whole.length + grouped.length - digits.length,
		}
	);
}

const SHARE = /^(\d{1,3}(?:[.,]\d{1,3})?)%/;

const GROUPED = /^\d{1,3}(?:\s\d{3})+\s?|^\d{1,6}\s/;

/** The first word, apostrophes and the points of `présent.e.s` included. */
function firstWord(text: string): string {
	return text.slice(0, endOfWord(text, 0, "'’.·•"));
}

/** The first words of all phrases: most words of a list of names are none of them, and need no further look. */
const openers = lazy(
	(): ReadonlySet<string> => new Set(tallyPhrases().map((phrase) => firstWord(foldWord(phrase)))),
);

/** Words that belong to an answer, a result or what is taken off one. */
const tallyWords = lazy((): ReadonlySet<string> => {
	const words = new Set<string>();
	for (const name of ['answers', 'consents', 'results', 'everyone'] as const) {
		for (const phrase of vocabulary(name).words())
			for (const part of foldWord(phrase).split(/[ ']/)) words.add(part);
	}
	for (const phrase of vocabulary('tallyWords').words()) words.delete(foldWord(phrase));
	for (const id of ['less', 'including'] as const) {
		for (const lang of LANGUAGES)
			for (const phrase of vocabulary('tallyWords').getWords(id, lang)) words.add(foldWord(phrase));
	}
	return words;
});

/** Does this word belong to an answer, a result or a number, so that a list that holds it may be more than names? */
export function isTallyWord(word: string): boolean {
	const folded = foldWord(word);
	return tallyWords().has(folded) || wordsToInteger(folded) !== undefined;
}

/** The longest phrase of any vocabulary; the first of those equally long. */
function phraseAt(
	rest: string,
	before: Token | undefined,
): { meaning: TokenMeaning; length: number } | undefined {
	let best: { meaning: TokenMeaning; length: number } | undefined;
	const offer = (found: { length: number } | undefined, meaning: TokenMeaning | undefined) => {
		if (found !== undefined && meaning !== undefined && found.length > (best?.length ?? 0))
			best = { meaning, length: found.length };
	};
	const unit = vocabulary('units').scan(rest);
	const afterNumber = before?.kind === 'number';
	// `1 personne` is one person, `contre : personne` is nobody.
	const isZero = unit?.id === 'heads' && !afterNumber && opensWithCount(rest.slice(0, unit.length));
	const answer = vocabulary('answers').scan(rest);
	if (answer && !isLooseWord(rest, answer.length, before))
		offer(answer, { kind: 'answer', answer: answer.id });
	const consent = vocabulary('consents').scan(rest);
	offer(consent, consent && { kind: 'consent', consent: consent.id });
	const result = scanResult(rest);
	offer(result, result && { kind: 'result', outcome: result.id });
	const everyone = vocabulary('everyone').scan(rest);
	offer(everyone, everyone && { kind: 'everyone', others: everyone.id === 'allOthers' });
	const of = vocabulary('consentOf').scan(rest);
	offer(of, of && { kind: 'filler' });
	const word = vocabulary('tallyWords').scan(rest);
	if (word !== undefined && word.id !== 'voting') offer(word, { kind: word.id });
	// `All in favour | but | Evans`
	const small = saysAllBefore(before) ? vocabulary('smallWords').scan(rest) : undefined;
	if (small?.id === 'but' && /^\s+\p{Lu}/u.test(rest.slice(small.length))) offer(small, { kind: 'less' });
	if (!isZero) offer(unit, unit && { kind: 'unit', unit: unit.id });
	if (word?.id === 'voting') offer(word, { kind: 'unit', unit: 'votes' });
	// `825 tantièmes sur 1000`: nothing but a number follows.
	const part = afterNumber || before?.kind === 'unit' ? vocabulary('outOf').scan(rest) : undefined;
	if (part && part.length >= (best?.length ?? 0) && /^\s+\d/.test(rest.slice(part.length)))
		best = { meaning: { kind: 'outOf' }, length: part.length };
	return best;
}

/** `3 for, 3 against, | on the Chairman's casting vote`: what settled it, where the figures ahead are a tie; elsewhere it is read by nobody. */
function castingBehindTie(text: string, at: number): { meaning: TokenMeaning; length: number } | undefined {
	const found = scanCasting(text.slice(at, at + LOOK_AHEAD));
	if (!found) return undefined;
	const ahead = text.slice(0, at);
	const [yes, no] = matchesIn(ahead, /\d+/g);
	// `Carried | on the casting vote of the Chair`, below the figures.
	const isOfResult = !yes && (ahead === '' || opensWith(ahead, 'results'));
	return isOfResult || (yes && no && yes[0] === no[0])
		? { meaning: { kind: 'filler' }, length: found.length }
		: undefined;
}

/** Whether whoever is for it may be told right before. */
function saysAllBefore(before: Token | undefined): boolean {
	return (
		before?.kind === 'everyone' ||
		before?.kind === 'answer' ||
		before?.kind === 'consent' ||
		isMark(before, ',')
	);
}

/** `no` of `no abstentions` counts nothing against: an answer that is a word of every sentence stands after a number or before one, or ends what a person says. */
function isLooseWord(rest: string, length: number, before: Token | undefined): boolean {
	if (!isOneOf(rest.slice(0, length), 'looseAnswers')) return false;
	const isSaid = before?.kind === 'name' && /^[\s.)]*(?:$|\)[.,;\s])/.test(rest.slice(length));
	const isBeside = before?.kind === 'number' || before?.kind === 'unit' || isSaid;
	return !isBeside && !/^\s*(?:[:=]|[–—-]\s)?\s*\d/.test(rest.slice(length, length + 12));
}

/** The ending in brackets that goes with a word: `abstention(s)`, `élu(e)(s)`. */
function withEnding(text: string, at: number, length: number): number {
	// `Abst. 0`: the point of an abbreviation, not the end of a sentence.
	if (
		text[at + length] === '.' &&
		length <= 4 &&
		/^\.\s*[:=]?\s*\d/.test(text.slice(at + length, at + length + 8))
	)
		return length + 1;
	if (!'(·•.'.includes(text[at + length] ?? ' ')) return length;
	const ending = /^(?:\((?:e|s|es|ne)\)){1,2}|^[·•.](?:e|es|ne|nes|s)(?:[·•.]s)?(?![\p{L}\p{N}])/u.exec(
		text.slice(at + length, at + length + 12),
	);
	return length + (ending?.[0].length ?? 0);
}

/** The word that opens a text, with parts joined to it by apostrophes, points in the middle and hyphens. */
function wholeWord(text: string): string {
	let end = endOfWord(text, 0);
	while (end > 0 && "'’·•-".includes(text[end] ?? ' ')) {
		const next = endOfWord(text, end + 1);
		if (next === end + 1) break;
		end = next;
	}
	return text.slice(0, end);
}

function unknownAt(text: string, at: number, rest: string, exact: boolean): Token {
	const word = wholeWord(rest) || rest.slice(0, 1);
	const letters = endOfLetters(word, 0);
	if ((letters === 1 || letters === 2) && "'’".includes(word[letters] ?? ' ') && isLetter(word[letters + 1]))
		return { kind: 'filler', from: at, to: at + letters + 1 };
	if (isLetterOrNumber(word) && !isLetter(word)) {
		let end = endOfLettersAndNumbers(rest, 0, ".,'’");
		while (".,'’".includes(rest[end - 1] ?? ' ')) end -= 1;
		return { kind: 'unknown', from: at, to: at + end };
	}
	for (const [name, shortest] of exact ? [] : CORRECTED) {
		if (word.length < shortest) continue;
		const found = vocabulary(name).lookup(word);
		if (found === undefined || found.exact) continue;
		const meaning: TokenMeaning =
			name === 'answers'
				? { kind: 'answer', answer: found.id as AnswerName }
				: name === 'consents'
					? { kind: 'consent', consent: found.id as Consent['value'] }
					: { kind: 'result', outcome: found.id as StatedOutcome };
		return {
			...meaning,
			misspelt: { expected: inCaseOf(found.expected, word) },
			from: at,
			to: at + word.length,
		};
	}
	return { kind: 'unknown', from: at, to: at + (text.length > at ? word.length : 0) };
}

/** A suggestion with a capital where the written word has one. */
export function inCaseOf(expected: string, written: string): string {
	return isCapital(written) ? capitalized(expected) : expected;
}

/**
 * A word that is both of the vocabulary and somebody's name, or nearly of the vocabulary and capitalised, is a word of the tally only
 * beside a number or before a colon, or at the very start.
 */
function settleNames(text: string, tokens: Token[], afterLabel: boolean): Token[] {
	return tokens.map((token, index) => {
		if (!token.alsoName && !token.misspelt) return token;
		const [before, after] = [tokens[index - 1], tokens[index + 1]];
		const counted =
			before?.kind === 'number' || before?.kind === 'unit' || after?.kind === 'number' || isMark(after, ':');
		if (counted) return token;
		const { from, to } = token;
		if (token.alsoName) return { kind: 'name', from, to };
		const capital = isCapital(text.slice(from, to));
		return capital && (index > 0 || afterLabel) && token.kind === 'answer'
			? { kind: 'unknown', from, to }
			: token;
	});
}

/** `absente`, `excused`: words that say of somebody that he is not there. */
export function saysAway(words: string): boolean {
	const group = vocabulary('groups').findId(words);
	return group === 'absent' || group === 'excused';
}

export function isMark(token: Token | undefined, mark: string): boolean {
	return token?.kind === 'mark' && token.mark === mark;
}

/** Longer than the longest phrase, with room for spaces. */
const LOOK_AHEAD = 96;

// --- What a tally is made of, once small words, units and remarks in brackets are out of the way.

/** One element, with its range in the text. */
export type TallyElement = {
	from: number;
	to: number;
} & (
	| {
			kind: 'number';
			value: Fraction;
			unit: 'votes' | 'heads';
			/** Whether the unit is written: a number alone may count votes or people. */
			isSaid: boolean;
			whole?: Fraction | undefined;
			share?: Fraction | undefined;
	  }
	| { kind: 'answer'; answer: AnswerName }
	| { kind: 'everyone'; others: boolean }
	| { kind: 'consent'; consent: Consent['value'] }
	| { kind: 'result'; outcome: StatedOutcome }
	/** Names that are known, or that stand in brackets. */
	| { kind: 'names'; names: Name[] }
	/** Words that may be a name after an answer, and are nothing readable elsewhere. */
	| { kind: 'words'; names: Name[] }
	| { kind: 'separator'; mark: string }
	/** `absente`: whoever stands before it is not there. */
	| { kind: 'colon' | 'to' | 'who' | 'away' | 'unreadable' }
);

/** Puts tokens together into elements. `opens`: the label of an answer stands before the first. */
export function getElements(
	placed: PlacedText,
	written: readonly Token[],
	context: BallotContext,
	opens = false,
): TallyElement[] {
	const tokens = withoutTotals(withoutRepeats(written, placed.text), opens);
	const closing = closingBrackets(tokens);
	return closing === undefined
		? [{ kind: 'unreadable', from: 0, to: placed.text.length }]
		: new ElementReader(placed, tokens, closing, context, opens).read();
}

class ElementReader {
	readonly #placed: PlacedText;
	readonly #tokens: readonly Token[];
	/** By the index of an opening bracket that of the one which closes it. */
	readonly #closing: ReadonlyMap<number, number>;
	readonly #context: BallotContext;
	/** The label of an answer stands before the first. */
	readonly #opens: boolean;
	/** Closing brackets around a single number: they part nothing. */
	readonly #dropped = new Set<number>();
	readonly #elements: TallyElement[] = [];

	constructor(
		placed: PlacedText,
		tokens: readonly Token[],
		closing: ReadonlyMap<number, number>,
		context: BallotContext,
		opens: boolean,
	) {
		this.#opens = opens;
		this.#placed = placed;
		this.#tokens = tokens;
		this.#closing = closing;
		this.#context = context;
	}

	read(): TallyElement[] {
		let index = 0;
		for (let token = this.#tokens[0]; token !== undefined; token = this.#tokens[index]) {
			const close = this.#closing.get(index);
			if (close !== undefined) index = this.#bracket(token, index, close);
			else index = this.#dropped.has(index) ? index + 1 : this.#token(token, index);
		}
		return this.#elements;
	}

	/** Reads from an opening bracket on; gives where to go on, as all that read do. */
	#bracket({ from: opens, to }: Token, index: number, close: number): number {
		if (this.#takeGivers(index + 1, close)) return close + 1;
		const content = inBrackets(this.#tokens.slice(index + 1, close));
		if (content === 'remark') return close + 1;
		if (content === 'names') {
			const end = this.#tokens[close]?.from ?? to;
			// `3 (dont | Mme Colin)`
			const first = this.#tokens[index + 1];
			const isOfSome = first?.kind === 'including';
			const from = isOfSome ? first.to : to;
			// `Contre (dont Mme Colin)` does not say how many they are.
			if (isOfSome && !this.#isBehindCount()) {
				this.#elements.push({ kind: 'unreadable', from: first.from, to: end });
				return close + 1;
			}
			if (saysAway(this.#placed.text.slice(from, end))) {
				this.#elements.push({ kind: 'away', from, to: end });
				return close + 1;
			}
			const listed = readNames(slicePlaced(this.#placed, from, end), this.#context.names);
			const before = this.#elements.at(-1);
			const [only, more] = listed;
			const isBehind = before?.kind === 'names' && /^\s*\($/.test(this.#placed.text.slice(before.to, to));
			if (isBehind && only && !more && isRemark(only.value, this.#context, true)) {
				addRemark(before.names.at(-1), only);
				return close + 1;
			}
			const names = withRemarks(listed, this.#context);
			if (isOfSome) for (const name of names) name.amongOthers = true;
			this.#elements.push({ kind: 'names', names, from, to: end });
			return close + 1;
		}
		if (content === 'tally') this.#elements.push({ kind: 'separator', mark: '(', from: opens, to });
		else this.#dropped.add(close);
		return index + 1;
	}

	/**
	 * `Contre : Anne Roy | (pour Luc Bon)`: the vote is that of whom she stands for, as in `Luc Bon (par Anne Roy)`; `(et pour Luc Bon)` adds it to her own.
	 */
	#takeGivers(from: number, end: number): boolean {
		const before = this.#elements.at(-1);
		const isAdded = this.#tokens[from]?.kind === 'and';
		const at = isAdded ? from + 1 : from;
		const [lead, ...rest] = this.#tokens.slice(at, end);
		const { text } = this.#placed;
		const isFor = lead?.kind === 'answer' && isOneOf(text.slice(lead.from, lead.to), 'forWords');
		if (!isFor || before?.kind !== 'names' || rest.at(-1)?.kind !== 'name') return false;
		if (!/^\s*[([]?\s*$/.test(text.slice(before.to, this.#tokens[from]?.from))) return false;
		if (!rest.every((token) => token.kind === 'name' || token.kind === 'and' || isMark(token, ',')))
			return false;
		const givers = rest.flatMap((token) =>
			token.kind === 'name'
				? readNames(slicePlaced(this.#placed, token.from, token.to), this.#context.names)
				: [],
		);
		before.names = [...(isAdded ? before.names : before.names.slice(0, -1)), ...givers];
		before.to = rest.at(-1)?.to ?? before.to;
		return true;
	}

	/** `3`, `3 abstentions` */
	#isBehindCount(): boolean {
		const last = this.#elements.at(-1);
		return (last?.kind === 'answer' ? this.#elements.at(-2) : last)?.kind === 'number';
	}

	#token(token: Token, index: number): number {
		const { from, to } = token;
		switch (token.kind) {
			case 'number': {
				const { value, whole, share } = token;
				const unit = unitAfter(this.#tokens, index);
				const isSaid = this.#tokens[index + 1]?.kind === 'unit';
				this.#elements.push({ kind: 'number', value, unit, isSaid, whole, share, from, to });
				return index + 1;
			}
			case 'answer':
				// `Abstention : Anne Roy | pour Luc Bon`
				if (this.#opens && this.#takeGivers(index, index + 2)) return index + 2;
				this.#elements.push(token);
				return index + 1;
			case 'everyone':
			case 'consent':
			case 'result':
				this.#elements.push(token);
				return index + 1;
			case 'less':
			case 'and':
				this.#elements.push({ kind: 'separator', mark: token.kind, from, to });
				return index + 1;
			case 'to':
			case 'who':
				this.#elements.push({ kind: token.kind, from, to });
				return index + 1;
			case 'including': {
				const after = afterRemark(this.#tokens, index);
				if (after === undefined) this.#elements.push({ kind: 'unreadable', from, to });
				return after ?? index + 1;
			}
			case 'name':
			case 'unknown':
				return this.#words(token, index);
			case 'mark':
				for (const each of markElement(this.#tokens, index, this.#elements.at(-1))) this.#elements.push(each);
				// `-3` is one thing that cannot be read.
				return this.#elements.at(-1)?.kind === 'unreadable' && this.#elements.at(-1)?.to !== to
					? index + 2
					: index + 1;
			default:
				return index + 1;
		}
	}

	/** A run of words that are names, or may be. */
	#words(token: Token, index: number): number {
		const { from } = token;
		const end = endOfWords(this.#tokens, index);
		const to = (this.#tokens[end - 1] ?? token).to;
		const capital = isCapital(this.#placed.text.slice(from, from + 2));
		if (token.kind !== 'name' && !capital) {
			const kind = saysAway(this.#placed.text.slice(from, to)) ? 'away' : 'unreadable';
			this.#elements.push({ kind, from, to });
		} else {
			const names = readNames(slicePlaced(this.#placed, from, to), this.#context.names);
			const kind = token.kind === 'name' && end === index + 1 ? 'names' : 'words';
			this.#elements.push({ kind, names, from, to });
		}
		return end;
	}
}

/** `7 (sept) voix`, `sept (7) voix`, `7 voix (sept)`: a number in figures and in letters is one, where both are the same. */
function withoutRepeats(tokens: readonly Token[], text: string): readonly Token[] {
	if (!text.includes('(') && !text.includes('[')) return tokens;
	const left = new Set<number>();
	const isDigits = ({ from }: Token) => /\d/.test(text[from] ?? '');
	for (let index = 0; index < tokens.length; index += 1) {
		const first = tokens[index];
		const at = tokens[index + 1]?.kind === 'unit' ? index + 2 : index + 1;
		const again = tokens[at + 1];
		const end = tokens[at + 2]?.kind === 'unit' && at === index + 1 ? at + 3 : at + 2;
		if (first?.kind !== 'number' || again?.kind !== 'number') continue;
		if (!isMark(tokens[at], '(') || !isMark(tokens[end], ')') || isDigits(first) === isDigits(again))
			continue;
		if (!equals(first.value, again.value)) continue;
		left
			.add(at)
			.add(at + 1)
			.add(end);
		index = end;
	}
	return left.size > 0 ? tokens.filter((_, index) => !left.has(index)) : tokens;
}

/**
 * Without what is computed from a count: the total of `825/1000 tantièmes` and `6 voix sur 7`, which the count keeps, where all totals are one
 * and no less than their counts; and the percentage behind a count.
 */
function withoutTotals(tokens: readonly Token[], opens: boolean): readonly Token[] {
	const sum = opens ? sumAtEnd(tokens) : undefined;
	if (sum === undefined && !tokens.some((token) => isPartSign(token) || isMark(token, '%'))) return tokens;
	const left = new Set<number>();
	// `Mme Brun (210), M. Bon (180), | soit 390 tantièmes |`
	if (sum !== undefined) {
		left.add(sum);
		if (tokens[sum + 1]?.kind === 'unit') left.add(sum + 1);
		if (isPartSign(tokens[sum + 1])) left.add(sum + 1).add(sum + 2);
	}
	const wholes = new Map<number, Fraction>();
	const shares = new Map<number, Fraction>();
	let whole: Fraction | undefined;
	for (let index = 0; index < tokens.length; index += 1) {
		const token = tokens[index];
		if (token?.kind !== 'number') continue;
		if (isMark(tokens[index + 1], '%')) {
			const counted = countBefore(tokens, index);
			if (counted === undefined) continue;
			left.add(index).add(index + 1);
			shares.set(counted, token.value);
			continue;
		}
		const at = tokens[index + 1]?.kind === 'unit' ? index + 2 : index + 1;
		const total = tokens[at + 1];
		if (!isPartSign(tokens[at]) || total?.kind !== 'number') continue;
		const isTriplet = isMark(tokens[index - 1], '/') || isMark(tokens[at + 2], '/');
		if (isTriplet || !isBesideAnswer(tokens, index, at, opens)) continue;
		if (compare(token.value, total.value) > 0 || (whole && compare(whole, total.value) !== 0)) return tokens;
		whole = total.value;
		wholes.set(index, total.value);
		left.add(at).add(at + 1);
		// Of `825 tantièmes sur 1000 voix` one unit is enough.
		if (at > index + 1 && tokens[at + 2]?.kind === 'unit') left.add(at + 2);
		index = at + 1;
	}
	return tokens.flatMap((token, index) => {
		if (left.has(index)) return [];
		const of = wholes.get(index);
		const share = shares.get(index);
		return [
			token.kind === 'number' ? { ...token, ...(of && { whole: of }), ...(share && { share }) } : token,
		];
	});
}

/** Where the last number of a list stands whose other numbers are in brackets behind names, and of which it is the sum. */
function sumAtEnd(tokens: readonly Token[]): number | undefined {
	const numbers = tokens.flatMap((token, index) => (token.kind === 'number' ? [index] : []));
	const isWhole = isPartSign(tokens[(numbers.at(-1) ?? 0) - 1]);
	const [last, ...others] = (isWhole ? numbers.slice(0, -1) : numbers).toReversed();
	if (last === undefined || others.length === 0 || tokens.length > last + 4) return undefined;
	const isInBracket = (index: number) => isMark(tokens[index - 1], '(');
	if (isInBracket(last) || !others.every(isInBracket)) return undefined;
	const valueAt = (index: number) => {
		const token = tokens[index];
		return token?.kind === 'number' ? token.value : ZERO;
	};
	return equals(valueAt(last), sumOf(others.map(valueAt))) ? last : undefined;
}

/** The sign or words between a part and its whole. */
function isPartSign(token: Token | undefined): boolean {
	return isMark(token, '/') || token?.kind === 'outOf';
}

/** The number that is no percentage right before, past its unit, small words and signs; or the answer that stands there. */
function countBefore(tokens: readonly Token[], index: number): number | undefined {
	let at = index - 1;
	while (at >= 0 && ['unit', 'filler', 'mark'].includes(tokens[at]?.kind ?? '')) {
		if (isMark(tokens[at], '%') || isMark(tokens[at], ':')) return undefined;
		at -= 1;
	}
	return tokens[at]?.kind === 'number' || tokens[at]?.kind === 'answer' ? at : undefined;
}

/**
 * `Pour : 825/1000`, `825/1000 voix pour`, `Contre : M. Huet (150/1000)`, and unanimity with `4/4`: does the number at `index`, with the sign at
 * `sign`, stand beside its answer? `opens`: all of the text is the value of one.
 */
function isBesideAnswer(tokens: readonly Token[], index: number, sign: number, opens: boolean): boolean {
	let before = index - 1;
	while ([':', '=', '!', '('].some((mark) => isMark(tokens[before], mark))) before -= 1;
	const kind = tokens[before]?.kind;
	if (before < 0 ? opens : kind === 'answer' || kind === 'consent') return true;
	if (opens && (kind === 'name' || kind === 'unknown' || kind === 'filler')) return true;
	const after = tokens[sign + 2]?.kind === 'unit' ? tokens[sign + 3] : tokens[sign + 2];
	return after?.kind === 'answer';
}

/** Brackets inside one another, more than any tally has: looking into each of them would take too long. */
const DEEPEST = 8;

/** The bracket that closes each opening one; nothing where they are nested too deeply. */
function closingBrackets(tokens: readonly Token[]): Map<number, number> | undefined {
	const closing = new Map<number, number>();
	const open: number[] = [];
	let deepest = 0;
	tokens.forEach((token, index) => {
		if (isMark(token, '(')) open.push(index);
		else if (isMark(token, ')')) {
			const start = open.pop();
			if (start !== undefined) closing.set(start, index);
		}
		deepest = Math.max(deepest, open.length);
	});
	return deepest > DEEPEST ? undefined : closing;
}

/** The names of a list; a remark behind one stands with it, as one in brackets does: `Mme Besnard (qui attendrait l'AG)`. */
function withRemarks(listed: readonly Name[], context: BallotContext): Name[] {
	const names: Name[] = [];
	for (const name of listed) {
		const before = names.at(-1);
		if (!before || !isRemark(name.value, context)) names.push(name);
		else addRemark(before, name);
	}
	return names;
}

function addRemark(name: Name | undefined, remark: Name): void {
	if (!name) return;
	name.value = name.value.endsWith(')')
		? `${name.value.slice(0, -1)}, ${remark.value})`
		: `${name.value} (${remark.value})`;
	if (name.position && remark.position)
		name.position = { start: name.position.start, end: remark.position.end };
}

/** `Mme Besnard, | qui attendrait l'AG`: words behind a name that open with a small letter, no part of a name, and name nobody; in brackets one word is enough. */
function isRemark(words: string, { names }: BallotContext, isInBrackets = false): boolean {
	const first = /^\p{Ll}\S*/u.exec(words)?.[0];
	if (first === undefined || (first === words && !isInBrackets) || names.resolve(words).kind !== 'none')
		return false;
	return !/\p{Lu}/u.test(words) || !isParticle(foldName(first));
}

/** What stands in brackets: a remark to read over, names, one number that goes with what stands before, or more of the tally. */
function inBrackets(inner: readonly Token[]): 'remark' | 'names' | 'number' | 'tally' {
	const kinds = new Set(inner.map((token) => token.kind));
	const isTally = kinds.has('answer') || kinds.has('consent') || kinds.has('result') || kinds.has('everyone');
	if (inner[0]?.kind === 'including' && !isTally && !kinds.has('name')) return 'remark';
	if (isTally || inner.some((token) => isMark(token, '('))) return 'tally';
	if (kinds.has('number')) {
		const simple = inner.every(
			(token) => token.kind === 'number' || token.kind === 'unit' || token.kind === 'filler',
		);
		return simple && inner.filter((token) => token.kind === 'number').length === 1 ? 'number' : 'tally';
	}
	return kinds.has('name') || kinds.has('unknown') ? 'names' : 'tally';
}

function unitAfter(tokens: readonly Token[], index: number): 'votes' | 'heads' {
	const next = tokens[index + 1];
	if (next?.kind === 'unit') return next.unit;
	// `à l'unanimité des 12 présents` counts people.
	const [before, consent] = [tokens[index - 1], tokens[index - 2]];
	const isOfPeople = next?.kind === 'filler' && before?.kind === 'filler' && consent?.kind === 'consent';
	return isOfPeople ? 'heads' : 'votes';
}

/** Past `dont 3 procurations`: one number at most, then words that mean nothing here. Nothing where it says more than that. */
function afterRemark(tokens: readonly Token[], index: number): number | undefined {
	let at = index + 1;
	if (tokens[at]?.kind === 'number') at += 1;
	const words = at;
	while (['unknown', 'unit', 'filler'].includes(tokens[at]?.kind ?? '')) at += 1;
	const next = tokens[at];
	const saysMore =
		next !== undefined && (next.kind === 'answer' || next.kind === 'name' || next.kind === 'everyone');
	return at === words || (saysMore && next.kind !== 'answer') ? undefined : at;
}

/** The end of a run of words that are names or unknown, small words between them included. */
function endOfWords(tokens: readonly Token[], start: number): number {
	let end = start + 1;
	for (let at = end; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (token?.kind === 'name' || token?.kind === 'unknown') end = at + 1;
		else if (
			token?.kind !== 'filler' &&
			token?.kind !== 'unit' &&
			token?.kind !== 'to' &&
			!isGluedMark(tokens, at)
		)
			break;
	}
	return end;
}

/** The full stop of an initial, or a hyphen: no space on either side. */
function isGluedMark(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	if (!isMark(token, '.') && !isMark(token, '-')) return false;
	const [before, after] = [tokens[at - 1], tokens[at + 1]];
	const initial = isMark(token, '.') && before !== undefined && before.to - before.from === 1;
	return (
		before?.to === token?.from &&
		(after?.from === token?.to || initial) &&
		(after?.kind === 'unknown' || after?.kind === 'name')
	);
}

const SEPARATORS = /^[,;/.!|¦•()\u2026\u2192\u21D2]$/;
const DASHES = /^[-\u2010-\u2015\u2212]$/;

function markElement(
	tokens: readonly Token[],
	index: number,
	before: TallyElement | undefined,
): TallyElement[] {
	const token = tokens[index];
	if (token?.kind !== 'mark') return [];
	const { mark, from, to } = token;
	if (mark === ':' || mark === '=') return [{ kind: 'colon', from, to }];
	const next = tokens[index + 1];
	if (DASHES.test(mark)) {
		// `Pour : -3`: no count is below zero.
		const opens = before === undefined || before.kind === 'colon' || before.kind === 'separator';
		if (opens && next?.kind === 'number' && next.from === to)
			return [{ kind: 'unreadable', from, to: next.to }];
		return [{ kind: 'separator', mark: '-', from, to }];
	}
	if (SEPARATORS.test(mark)) return [{ kind: 'separator', mark, from, to }];
	return [{ kind: 'unreadable', from, to }];
}
