/** Rules as bylaws say them, cut into words with a meaning: `deux tiers des suffrages exprimés`, `a quarter of the members`. */

import { foldKeyword } from '../text/fold.js';
import { type Fraction, fraction, parseFraction } from '../text/fraction.js';
import { scanNumberWords } from '../text/number-words.js';
import { knownPhrases, type PhraseWord } from './vocabulary.js';

/** One statement of a phrase: at most one amount, and what is said around it. */
export interface Clause {
	/** `plus de`, `au moins`, `>`, `>=`. */
	comparison?: '>' | '>=' | undefined;
	/** A share: `deux tiers`, `50 %`, `1/4`. */
	fraction?: Fraction | undefined;
	/** A whole number: `2`, `quinze`. */
	number?: bigint | undefined;
	/** Everything else that was said: each kind of word with the words that said it. */
	said: ReadonlyMap<PhraseWord, string>;
	/** Something that makes the clause say two things at once: a second comparison, an `ou` between two bases. */
	doubt?: string | undefined;
	/** Was it joined to the clause before by `représentant`, `et`? */
	joined: boolean;
}

/** What reading a phrase gives: its clauses, or the first word that is not understood. */
export type PhraseReading = { clauses: Clause[]; quorum?: Clause[] } | { unknown: string };

/** Cuts a phrase into clauses. Two clauses are told apart only where each holds an amount of its own (`présents et représentés` is one). */
export function readPhrase(text: string): PhraseReading {
	const tokens = tokensOf(text);
	if ('unknown' in tokens) return tokens;
	const cut = tokens.findIndex((token) => token.kind === 'quorumIs');
	const main = clausesOf(cut < 0 ? tokens : tokens.slice(0, cut));
	const quorum = cut < 0 ? undefined : clausesOf(tokens.slice(cut + 1));
	if (!main || (cut >= 0 && !quorum)) return { unknown: text.trim() };
	return { clauses: main, ...(quorum && { quorum }) };
}

/** Whether a clause holds an amount. */
export function hasAmount(clause: Clause): boolean {
	return (
		clause.fraction !== undefined ||
		clause.number !== undefined ||
		AMOUNTS.some((kind) => clause.said.has(kind))
	);
}

const AMOUNTS = ['unanimity', 'majority', 'relative'] as const satisfies readonly PhraseWord[];

type Token =
	| { kind: PhraseWord; text: string }
	| { kind: 'part'; denominator: bigint }
	| { kind: 'amount'; value: Fraction; whole: boolean }
	| { kind: 'comparison'; value: '>' | '>=' };

function tokensOf(text: string): Token[] | { unknown: string } {
	const words =
		foldKeyword(text)
			.replace(/['’]/g, ' ')
			.match(/\d+(?:[.,]\d+)?(?: ?[/\u2044\u2215] ?\d+)?|>=|=>|≥|>|[\p{L}\p{N}·]+|\S/gu) ?? [];
	const tokens: Token[] = [];
	for (let index = 0; index < words.length; ) {
		const word = words[index] ?? '';
		const known = knownPhrases()
			.get(word)
			?.find((phrase) => phrase.words.every((part, offset) => words[index + offset] === part));
		if (known) {
			tokens.push(
				known.kind === 'part'
					? { kind: 'part', denominator: known.denominator ?? 1n }
					: { kind: known.kind, text: known.words.join(' ') },
			);
			index += known.words.length;
			continue;
		}
		if (word === '>' || word === '>=' || word === '=>' || word === '≥') {
			tokens.push({ kind: 'comparison', value: word === '>' ? '>' : '>=' });
			index += 1;
			continue;
		}
		const digits = parseFraction(word);
		if (digits) {
			tokens.push({ kind: 'amount', value: digits, whole: /^\d+$/.test(word) });
			index += 1;
			continue;
		}
		const spelled = scanNumberWords(words.slice(index).join(' '));
		if (!spelled) return { unknown: word };
		tokens.push({ kind: 'amount', value: fraction(BigInt(spelled.value)), whole: true });
		index += words.slice(index).join(' ').slice(0, spelled.length).trim().split(' ').length;
	}
	return tokens;
}

/** Undefined where one clause would hold two amounts. */
function clausesOf(tokens: readonly Token[]): Clause[] | undefined {
	const pieces: Token[][] = [[]];
	for (const [index, token] of tokens.entries()) {
		const here = pieces.at(-1) ?? [];
		if (token.kind === 'with' && here.some(isAmount) && amountFollows(tokens, index + 1)) pieces.push([]);
		else here.push(token);
	}
	const clauses: Clause[] = [];
	for (const [index, piece] of pieces.entries()) {
		const clause = clauseOf(piece, index > 0);
		if (!clause) return undefined;
		clauses.push(clause);
	}
	return clauses;
}

/** Whether an amount stands before the next joining word. */
function amountFollows(tokens: readonly Token[], from: number): boolean {
	const next = tokens.findIndex((token, index) => index >= from && token.kind === 'with');
	return tokens.slice(from, next < 0 ? undefined : next).some(isAmount);
}

function isAmount(token: Token): boolean {
	return (
		token.kind === 'part' || token.kind === 'amount' || (AMOUNTS as readonly string[]).includes(token.kind)
	);
}

function clauseOf(tokens: readonly Token[], joined: boolean): Clause | undefined {
	const said = new Map<PhraseWord, string>();
	const clause: Clause = { said, joined };
	for (let index = 0; index < tokens.length; index += 1) {
		const token = tokens[index];
		if (!token) continue;
		const comparison = comparisonOf(token);
		if (comparison) {
			if (clause.comparison) clause.doubt = 'text' in token ? token.text : comparison;
			clause.comparison = comparison;
		} else if (token.kind === 'or' || token.kind === 'with') {
			if (!joinsAlike(tokens, index)) clause.doubt = joinedWords(tokens, index);
		} else if (token.kind === 'part' || token.kind === 'amount') {
			if (clause.fraction !== undefined || clause.number !== undefined) return undefined;
			const next = tokens[index + 1];
			const amount = token.kind === 'part' ? fraction(1n, token.denominator) : token.value;
			if (token.kind === 'amount' && next?.kind === 'part') {
				clause.fraction = fraction(amount.numerator, amount.denominator * next.denominator);
				index += 1;
			} else if (token.kind === 'amount' && next?.kind === 'percent') {
				clause.fraction = fraction(amount.numerator, amount.denominator * 100n);
				index += 1;
			} else if (token.kind === 'amount' && token.whole) clause.number = amount.numerator;
			else clause.fraction = amount;
		} else if (token.kind !== 'filler' && 'text' in token && !said.has(token.kind))
			said.set(token.kind, token.text);
	}
	return clause;
}

function comparisonOf(token: Token): '>' | '>=' | undefined {
	if (token.kind === 'comparison') return token.value;
	return token.kind === 'more' ? '>' : token.kind === 'atLeast' ? '>=' : undefined;
}

/** The joining word with what it joins, for the message: `membres ou parts`. */
function joinedWords(tokens: readonly Token[], at: number): string {
	const texts = (part: readonly Token[]) =>
		part.flatMap((token) => ('text' in token && token.kind !== 'filler' ? [token.text] : []));
	return [texts(tokens.slice(0, at)).at(-1), ...texts(tokens.slice(at)).slice(0, 2)]
		.filter(Boolean)
		.join(' ');
}

/** Whether `ou`, `et` joins words that say the same kind of thing (`présents ou représentés`, `blancs et nuls`), and no two bases (`des membres ou des parts`). */
function joinsAlike(tokens: readonly Token[], at: number): boolean {
	const says = (token: Token) =>
		!['filler', 'people', 'single', 'ballots', 'with', 'or'].includes(token.kind);
	const before = tokens.slice(0, at).findLast(says)?.kind;
	const after = tokens.slice(at + 1).find(says)?.kind;
	const and = tokens[at]?.kind === 'with';
	// `deux pouvoirs et un mandat` are two amounts.
	if (and && (after === 'proxy' || after === 'days' || after === 'weeks')) return false;
	if (and && before === 'present' && after === 'whole') return true;
	const [left, right] = [tokens[at - 1]?.kind, tokens[at + 1]?.kind];
	if (before === undefined || after === undefined) return left !== undefined && left === right;
	return before === after || ALIKE.some((kinds) => kinds.includes(before) && kinds.includes(after));
}

const ALIKE: ReadonlyArray<ReadonlyArray<Token['kind']>> = [
	['present', 'roomOnly', 'remote', 'represented', 'byPost'],
	['blank', 'void', 'abstentions'],
];
