/** Rules as bylaws say them, cut into words with a meaning: `deux tiers des suffrages exprimés`, `a quarter of the members`. */

import { foldKeyword } from '../text/fold.js';
import { equals, type Fraction, fraction, parseFraction } from '../text/fraction.js';
import { scanNumberWords } from '../text/number-words.js';
import type { Tie } from './rules.js';
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
export type PhraseReading =
	| {
			clauses: Clause[];
			/** A quorum said beside a majority. */
			quorum?: Clause[] | 'none';
			/** What a second convocation needs instead. */
			second?: Clause[];
			/** What a tie leads to. */
			tie?: Tie;
	  }
	| { unknown: string };

/** Cuts a phrase into clauses. Two clauses are told apart only where each holds an amount of its own (`présents et représentés` is one). */
export function readPhrase(text: string): PhraseReading {
	const tokens = getTokens(text);
	if ('unknown' in tokens) return tokens;
	const whole = { unknown: text.trim() };
	const ties = new Set(tokens.flatMap((token) => (token.kind === 'tie' ? [token.tie] : [])));
	const inTie = tokens.find((token) => token.kind === 'inTie');
	if (ties.size > 1) return whole;
	if (inTie && ties.size === 0) return { unknown: getText(inTie) };
	const [tie] = ties;
	const calls = cutCalls(tokens.filter(({ kind }) => kind !== 'tie' && kind !== 'inTie'));
	if (!calls) return whole;
	const free = calls.first.some(({ kind }) => kind === 'noQuorum');
	const said = calls.first.filter(({ kind }) => kind !== 'noQuorum');
	const cut = said.findIndex((token) => token.kind === 'quorumIs');
	if (free && cut >= 0) return whole;
	const main = getClauses(cut < 0 ? said : said.slice(0, cut));
	const quorum = free ? ('none' as const) : cut < 0 ? undefined : getClauses(said.slice(cut + 1));
	const second = calls.second && getClauses(calls.second);
	if (!main || (cut >= 0 && !quorum) || (calls.second && !second)) return whole;
	return {
		clauses: main,
		...(quorum && { quorum }),
		...(second && { second }),
		...(tie !== undefined && { tie }),
	};
}

/** What a sentence says of the rounds of an election, in order, and of a tie; undefined where the order is not clear. */
export function readRounds(text: string): { rounds: Clause[]; tie?: Tie } | { unknown: string } {
	const tokens = getTokens(text);
	if ('unknown' in tokens) return tokens;
	const whole = { unknown: text.trim() };
	const ties = new Set(tokens.flatMap((token) => (token.kind === 'tie' ? [token.tie] : [])));
	const inTie = tokens.find((token) => token.kind === 'inTie');
	if (ties.size > 1) return whole;
	if (inTie && ties.size === 0) return { unknown: getText(inTie) };
	const [tie] = ties;
	const said = tokens.filter(({ kind }) => kind !== 'tie' && kind !== 'inTie' && kind !== 'scrutiny');
	const parts: Token[][] = [[]];
	for (const token of said) {
		if (isStop(token) || token.kind === 'then' || (token.kind === 'with' && parts.at(-1)?.some(isRoundMark)))
			parts.push([]);
		else parts.at(-1)?.push(token);
	}
	const rounds = parts.filter((part) => part.some(({ kind }) => kind !== 'filler'));
	const marks = rounds.map((part) => part.filter(isRoundMark).map(({ kind }) => kind));
	const isOrdered = rounds.every((_, index) => {
		const own = marks[index] ?? [];
		return (
			own.length <= 1 && (own[0] === undefined || own[0] === (index === 0 ? 'firstRound' : 'laterRound'))
		);
	});
	if (!isOrdered || rounds.length > 2 || (rounds.length === 2 && marks.every((own) => own.length === 0)))
		return whole;
	const clauses = rounds.map((part) => getClauses(part.filter((token) => !isRoundMark(token))));
	const single = clauses.flatMap((list) => (list?.length === 1 ? list : []));
	return single.length < rounds.length ? whole : { rounds: single, ...(tie !== undefined && { tie }) };
}

const isRoundMark = ({ kind }: Token) => kind === 'firstRound' || kind === 'laterRound';
const isStop = (token: Token) => token.kind === 'filler' && /^[,;.:]$/.test(token.text);
const getText = (token: Token) => ('text' in token ? token.text : '');

/** `la moitié sur première convocation, le quart sur deuxième`: what each convocation needs. Undefined where it is not clear which is which. */
function cutCalls(tokens: readonly Token[]): { first: Token[]; second?: Token[] } | undefined {
	if (!tokens.some(({ kind }) => kind === 'firstCall' || kind === 'secondCall'))
		return { first: [...tokens] };
	const parts: Token[][] = [[]];
	for (const token of tokens) {
		const here = parts.at(-1) ?? [];
		if (isStop(token) || (token.kind === 'with' && here.some(({ kind }) => kind === 'firstCall')))
			parts.push([]);
		else here.push(token);
	}
	// `à défaut, une seconde assemblée …`: the convocation said twice.
	for (let index = parts.length - 2; index >= 0; index -= 1) {
		const calls = [parts[index], parts[index + 1]].every((part) =>
			part?.some(({ kind }) => kind === 'secondCall'),
		);
		if (calls && parts[index]?.every(({ kind }) => kind === 'secondCall' || kind === 'filler'))
			parts.splice(index, 1);
	}
	const at = parts.findIndex((part) => part.some(({ kind }) => kind === 'secondCall'));
	const own = parts[at];
	if (!own || parts.filter((part) => part.some(({ kind }) => kind === 'secondCall')).length > 1)
		return undefined;
	const rest = own.filter(({ kind }) => kind !== 'secondCall');
	const isLead = rest.every(({ kind }) => kind === 'filler');
	const second = isLead ? (parts[at + 1] ?? []) : rest;
	const first = parts.filter((_, index) => index !== at && !(isLead && index === at + 1)).flat();
	if (at === 0 || second.length === 0) return undefined;
	return { first: first.filter(({ kind }) => kind !== 'firstCall'), second };
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
	| { kind: Exclude<PhraseWord, 'tie'>; text: string }
	| { kind: 'tie'; text: string; tie: Tie }
	| { kind: 'part'; denominator: bigint }
	| { kind: 'amount'; value: Fraction; whole: boolean }
	| { kind: 'comparison'; value: '>' | '>=' };

function getTokens(text: string): Token[] | { unknown: string } {
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
					: known.kind === 'tie'
						? { kind: 'tie', text: known.words.join(' '), tie: known.tie as Tie }
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
function getClauses(tokens: readonly Token[]): Clause[] | undefined {
	const pieces: Token[][] = [[]];
	for (const [index, token] of tokens.entries()) {
		const here = pieces.at(-1) ?? [];
		if (isJoint(token) && here.some(isAmount) && amountFollows(tokens, index + 1)) pieces.push([]);
		// `associés représentant deux tiers des parts`: whoever they are, it is the shares that count.
		else if (token.kind === 'holding' && pieces.length === 1 && here.every(isHolder)) {
			const present = here.filter(({ kind }) => PRESENCES.includes(kind) || kind === 'or' || kind === 'with');
			const isPlaced = present.some(({ kind }) => PRESENCES.includes(kind));
			pieces[0] = isPlaced ? [...present, { kind: 'holds', text: token.text }] : [];
		} else here.push(token);
	}
	const clauses: Clause[] = [];
	for (const [index, piece] of pieces.entries()) {
		const clause = getClause(piece, index > 0);
		if (!clause) return undefined;
		clauses.push(clause);
	}
	return clauses;
}

/** `et`, `représentant`: what follows may be a statement of its own. */
function isJoint({ kind }: Token): boolean {
	return kind === 'with' || kind === 'holding';
}

const PRESENCES: readonly string[] = ['present', 'remote', 'represented', 'byPost'] satisfies PhraseWord[];

/** `un ou plusieurs associés`, `copropriétaires présents`: those who hold, with no amount of their own. */
function isHolder({ kind }: Token): boolean {
	return ['people', 'filler', 'single', 'or', 'with', ...PRESENCES].includes(kind);
}

/** Whether an amount stands before the next joining word. */
function amountFollows(tokens: readonly Token[], from: number): boolean {
	const next = tokens.findIndex((token, index) => index >= from && isJoint(token));
	return tokens.slice(from, next < 0 ? undefined : next).some(isAmount);
}

function isAmount(token: Token): boolean {
	return (
		token.kind === 'part' || token.kind === 'amount' || (AMOUNTS as readonly string[]).includes(token.kind)
	);
}

function getClause(tokens: readonly Token[], joined: boolean): Clause | undefined {
	const said = new Map<PhraseWord, string>();
	const clause: Clause = { said, joined };
	for (let index = 0; index < tokens.length; index += 1) {
		const token = tokens[index];
		if (!token) continue;
		const comparison = getComparison(token);
		if (comparison) {
			if (clause.comparison) clause.doubt = 'text' in token ? token.text : comparison;
			clause.comparison = comparison;
		} else if (token.kind === 'or' || isJoint(token)) {
			if (!joinsAlike(tokens, index)) clause.doubt = joinedWords(tokens, index);
		} else if (token.kind === 'part' || token.kind === 'amount') {
			const next = tokens[index + 1];
			// `les deux tiers (2/3)`: said twice.
			if (
				token.kind === 'amount' &&
				clause.fraction !== undefined &&
				isOpening(tokens[index - 1]) &&
				equals(next?.kind === 'percent' ? getPercent(token.value) : token.value, clause.fraction)
			) {
				if (next?.kind === 'percent') index += 1;
				continue;
			}
			if (clause.fraction !== undefined || clause.number !== undefined) return undefined;
			const amount = token.kind === 'part' ? fraction(1n, token.denominator) : token.value;
			if (token.kind === 'amount' && next?.kind === 'part') {
				clause.fraction = fraction(amount.numerator, amount.denominator * next.denominator);
				index += 1;
			} else if (token.kind === 'amount' && next?.kind === 'percent') {
				clause.fraction = getPercent(amount);
				index += 1;
			} else if (token.kind === 'amount' && token.whole) clause.number = amount.numerator;
			else clause.fraction = amount;
		} else if (token.kind !== 'filler' && 'text' in token && !said.has(token.kind))
			said.set(token.kind, token.text);
	}
	return clause;
}

function getPercent({ numerator, denominator }: Fraction): Fraction {
	return fraction(numerator, denominator * 100n);
}

function isOpening(token: Token | undefined): boolean {
	return token?.kind === 'filler' && token.text === '(';
}

function getComparison(token: Token): '>' | '>=' | undefined {
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
		!['filler', 'people', 'single', 'ballots', 'with', 'holding', 'or'].includes(token.kind);
	const before = tokens.slice(0, at).findLast(says)?.kind;
	const after = tokens.slice(at + 1).find(says)?.kind;
	const and = tokens[at] !== undefined && isJoint(tokens[at]);
	// `deux pouvoirs et un mandat` are two amounts.
	if (and && (after === 'proxy' || after === 'days' || after === 'weeks')) return false;
	if (and && before === 'present' && after === 'whole') return true;
	const [left, right] = [tokens[at - 1]?.kind, tokens[at + 1]?.kind];
	// `majorité simple ou absolue`: which?
	if (!and && isAmountWord(before) && isAmountWord(after)) return false;
	if (before === undefined || after === undefined) return left !== undefined && left === right;
	return before === after || ALIKE.some((kinds) => kinds.includes(before) && kinds.includes(after));
}

function isAmountWord(kind: Token['kind'] | undefined): boolean {
	return (AMOUNTS as readonly (string | undefined)[]).includes(kind);
}

const ALIKE: ReadonlyArray<ReadonlyArray<Token['kind']>> = [
	['present', 'roomOnly', 'remote', 'represented', 'byPost'],
	['blank', 'void', 'abstentions'],
];
