/** Rules in words, understood: majorities, quorums, proxies and delays as bylaws say them. */

import { canVote, type Presence, VOTING } from '../ast/index.js';
import { foldKeyword } from '../text/fold.js';
import { compare, equals, type Fraction, fraction, isZero, ONE, parseFraction } from '../text/fraction.js';
import { scanNumberWords } from '../text/number.js';
import type { Base, ProxyRule, RequirementDraft, Threshold, Tie, Unit } from './rules.js';
import { knownPhrases, type PhraseWord } from './vocabulary.js';

/** What words say of one requirement; what they leave open is absent. */
export type SpokenRequirement = Omit<RequirementDraft, 'source' | 'node'>;

/** What words say of a quorum. */
export type SpokenQuorum =
	| 'none'
	| {
			threshold: Threshold;
			unit?: Unit | undefined;
			counts?: Presence[] | undefined;
			/** What a second convocation needs instead. */
			second?: SpokenQuorum | undefined;
	  };

/** Why a phrase could not be understood: a wording code with what it shows. */
export interface NotUnderstood {
	code: 'unknownWord' | 'noAmount' | 'aboveOne' | 'zero' | 'barePercent' | 'unclear' | 'otherBase';
	/** The word, figure or phrase that is in the way. */
	text: string;
}

/** A reading of words: understood, or why not. */
export type Spoken<Value> = { ok: Value } | { no: NotUnderstood };

const HALF = fraction(1n, 2n);

/** `deux tiers des suffrages exprimés`, `plus de la moitié`, `unanimité`, `majorité des membres représentant deux tiers des voix`. */
export function majorityInWords(
	text: string,
): Spoken<{ requirements: SpokenRequirement[]; quorum?: SpokenQuorum; tie?: Tie }> {
	const phrase = readPhrase(text);
	if ('unknown' in phrase) return notUnderstood(phrase.unknown, text);
	if (phrase.second || (phrase.tie && phrase.tie !== 'chair' && phrase.tie !== 'rejected'))
		return { no: { code: 'unclear', text } };
	const requirements: SpokenRequirement[] = [];
	for (const clause of phrase.clauses) {
		const spoken = getRequirement(clause, text);
		if ('no' in spoken) return spoken;
		const before = requirements.at(-1);
		// `la majorité des membres présents représentant deux tiers des voix`: of those cast, present or of all?
		if (before?.base?.startsWith('present') && !spoken.ok.base)
			return { no: { code: 'otherBase', text: text.trim() } };
		// `la majorité des membres représentant deux tiers des voix`: the votes of all members too.
		if (clause.joined && before?.base === 'members' && !spoken.ok.base && clause.said.has('votes'))
			spoken.ok.base = 'members';
		requirements.push(spoken.ok);
	}
	const understood = { requirements, ...(phrase.tie && { tie: phrase.tie }) };
	if (!phrase.quorum) return { ok: understood };
	if (phrase.quorum === 'none') return { ok: { ...understood, quorum: 'none' } };
	const quorum = getQuorum(phrase.quorum, text);
	return 'no' in quorum ? quorum : { ok: { ...understood, quorum: quorum.ok } };
}

/** `un quart des membres, présents ou représentés`, `15 personnes`, `aucun`. */
export function quorumInWords(text: string): Spoken<SpokenQuorum> {
	const phrase = readPhrase(text);
	if ('unknown' in phrase) return notUnderstood(phrase.unknown, text);
	if (phrase.tie) return { no: { code: 'unclear', text } };
	// `quel que soit le nombre de présents`: nothing else is said.
	if (phrase.quorum === 'none' && !phrase.second)
		return phrase.clauses.every((clause) => isEmpty(clause) || saysBody(clause))
			? { ok: 'none' }
			: { no: { code: 'unclear', text } };
	if (phrase.quorum) return { no: { code: 'unclear', text } };
	const first = getQuorum(phrase.clauses, text);
	if ('no' in first || !phrase.second) return first;
	const second = getQuorum(phrase.second, text);
	if ('no' in second) return second;
	return first.ok === 'none' ? { no: { code: 'unclear', text } } : { ok: { ...first.ok, second: second.ok } };
}

/** `majorité absolue au premier tour, relative au second ; au bénéfice de l’âge`. */
export function electionsInWords(
	text: string,
): Spoken<{ rounds: Array<SpokenRequirement[] | 'relative'>; tie?: Tie }> {
	const read = readRounds(text);
	if ('unknown' in read) return notUnderstood(read.unknown, text);
	const rounds: Array<SpokenRequirement[] | 'relative'> = [];
	for (const clause of read.rounds) {
		if (isRelative(clause)) {
			rounds.push('relative');
			continue;
		}
		const line = getRequirement(clause, text);
		if ('no' in line) return line;
		rounds.push([line.ok]);
	}
	if (rounds.length === 0 && !read.tie) return { no: { code: 'noAmount', text } };
	return { ok: { rounds, ...(read.tie && { tie: read.tie }) } };
}

/** `en cas de partage, la voix du président est prépondérante`, said alone. */
export function tieInWords(text: string): Tie | undefined {
	const phrase = readPhrase(text);
	if ('unknown' in phrase || phrase.quorum || phrase.second) return undefined;
	return phrase.clauses.every(isEmpty) ? phrase.tie : undefined;
}

/** The clause of a phrase of one clause, which holds these words alone and says nothing of a quorum, a tie or a second convocation. */
function onlyClause(text: string, allowed: readonly PhraseWord[]): Spoken<Clause> {
	const phrase = readPhrase(text);
	if ('unknown' in phrase) return notUnderstood(phrase.unknown, text);
	const [clause, ...others] = phrase.clauses;
	const isMore = others.length > 0 || phrase.quorum || phrase.tie || phrase.second;
	return !clause || isMore || clause.doubt || hasOther(clause, allowed)
		? { no: { code: 'unclear', text } }
		: { ok: clause };
}

/** A word that is not known, or a sentence whose words are known and say no one thing. */
function notUnderstood(unknown: string, text: string): { no: NotUnderstood } {
	return {
		no: { code: unknown === text.trim() && / /.test(unknown) ? 'unclear' : 'unknownWord', text: unknown },
	};
}

/** Whether nothing is said in it. */
function isEmpty(clause: Clause): boolean {
	return clause.said.size === 0 && !hasAmount(clause) && !clause.comparison && !clause.doubt;
}

/** `l’assemblée …`: whose quorum it is, and nothing else. */
function saysBody(clause: Clause): boolean {
	return !hasOther(clause, ['body']) && !hasAmount(clause) && !clause.comparison && !clause.doubt;
}

/** `2 par personne`, `un seul pouvoir`, `1/20 des membres`, `aucun`, `illimité`. */
export function proxiesInWords(text: string): Spoken<NonNullable<ProxyRule['max']> | 'unlimited'> {
	const only = onlyClause(text, PROXY_WORDS);
	if ('no' in only) return only;
	const clause = only.ok;
	if (clause.comparison) return { no: { code: 'unclear', text } };
	const { said, number } = clause;
	const limits = [
		said.has('unlimited'),
		said.has('none'),
		number !== undefined || clause.fraction !== undefined,
	];
	const ofAll = said.has('every') || said.has('whole');
	if (limits.filter(Boolean).length > 1 || (number !== undefined && ofAll))
		return { no: { code: 'unclear', text } };
	if (said.has('unlimited')) return { ok: 'unlimited' };
	if (clause.number !== undefined) return { ok: { kind: 'number', number: clause.number } };
	if (clause.fraction) {
		if (compare(clause.fraction, ONE) > 0) return { no: { code: 'aboveOne', text } };
		return isZero(clause.fraction)
			? { no: { code: 'zero', text } }
			: { ok: { kind: 'share', share: clause.fraction } };
	}
	if (said.has('none')) return { ok: { kind: 'number', number: 0n } };
	if (said.has('single') && said.has('proxy')) return { ok: { kind: 'number', number: 1n } };
	return { no: { code: 'noAmount', text } };
}

/** `15 jours`, `5 jours francs`, `three weeks`. */
export function noticeInWords(text: string): Spoken<{ days: bigint; clear?: boolean | undefined }> {
	const only = onlyClause(text, NOTICE_WORDS);
	if ('no' in only) return only;
	const clause = only.ok;
	if (clause.comparison === '>') return { no: { code: 'unclear', text } };
	const { said } = clause;
	if (said.has('weeks') && said.has('days')) return { no: { code: 'unclear', text } };
	const number =
		clause.number ??
		(said.has('single') && !clause.fraction && (clause.said.has('days') || clause.said.has('weeks'))
			? 1n
			: undefined);
	if (number === undefined) return { no: { code: 'noAmount', text } };
	const days = said.has('weeks') ? number * 7n : number;
	return { ok: { days, ...(said.has('clear') && { clear: true }) } };
}

/** `au moins deux tiers`, `majorité absolue`: an amount without a base, as a threshold may be written. */
export function thresholdInWords(text: string): Spoken<{ threshold: Threshold; compared: boolean }> {
	const only = onlyClause(text, THRESHOLD_WORDS);
	if ('no' in only) return only;
	const spoken = getRequirement(only.ok, text);
	return 'no' in spoken ? spoken : { ok: { threshold: spoken.ok.threshold, compared: spoken.ok.compared } };
}

/** Whether a phrase says `majorité relative` and nothing else of weight. */
export function saysRelative(text: string): boolean {
	const phrase = readPhrase(text);
	if ('unknown' in phrase) return false;
	const [clause, ...others] = phrase.clauses;
	return clause !== undefined && others.length === 0 && !phrase.tie && !phrase.quorum && isRelative(clause);
}

function isRelative(clause: Clause): boolean {
	return (
		clause.said.has('relative') &&
		!clause.doubt &&
		clause.fraction === undefined &&
		clause.number === undefined &&
		clause.comparison === undefined &&
		!hasOther(clause, ['relative', 'majority', 'votes', 'cast'])
	);
}

const PROXY_WORDS: readonly PhraseWord[] = [
	'proxy',
	'perHolder',
	'people',
	'none',
	'unlimited',
	'every',
	'whole',
];
const NOTICE_WORDS: readonly PhraseWord[] = ['days', 'weeks', 'clear', 'ahead'];
const THRESHOLD_WORDS: readonly PhraseWord[] = [
	'majority',
	'qualified',
	'unanimity',
	'every',
	'plusOne',
	'votes',
];
/** What may be said of a majority and what of a quorum: any other word refuses the sentence. */
const QUORUM_WORDS: readonly PhraseWord[] = [
	'plusOne',
	'majority',
	'qualified',
	'unanimity',
	'present',
	'roomOnly',
	'remote',
	'represented',
	'byPost',
	'whole',
	'every',
	'people',
	'votes',
	'shares',
	'heads',
	'body',
	'holds',
];
const MAJORITY_WORDS: readonly PhraseWord[] = [
	...QUORUM_WORDS.filter((kind) => kind !== 'holds'),
	'relative',
	'cast',
	'castOrVoid',
	'castOrBlank',
	'ballots',
	'blank',
	'void',
	'abstentions',
	'included',
	'excluded',
];

function hasOther(clause: Clause, allowed: readonly PhraseWord[]): boolean {
	return [...clause.said.keys()].some((kind) => kind !== 'single' && !allowed.includes(kind));
}

function getRequirement(clause: Clause, text: string): Spoken<SpokenRequirement> {
	if (hasOther(clause, MAJORITY_WORDS)) return { no: { code: 'unclear', text } };
	if (clause.doubt !== undefined) return { no: { code: 'otherBase', text: clause.doubt } };
	const amount = getAmount(clause, text);
	if ('no' in amount) return amount;
	const { threshold, compared } = amount.ok;
	const counted = getBase(clause);
	if ('no' in counted) return counted;
	const base = counted.ok;
	// `total`, `ensemble` alone: all of what?
	if (
		base === undefined &&
		clause.said.has('every') &&
		threshold.kind === 'all' &&
		!clause.said.has('unanimity') &&
		clause.fraction === undefined
	)
		return { no: { code: 'noAmount', text } };
	const unit = getUnit(clause, base, threshold);
	const loose = clause.loose && (base ?? 'cast') === 'cast';
	return {
		ok: { threshold, compared, ...(base && { base }), ...(unit && { unit }), ...(loose && { loose }) },
	};
}

function getAmount(clause: Clause, text: string): Spoken<{ threshold: Threshold; compared: boolean }> {
	const { said, comparison } = clause;
	const figure = clause.fraction !== undefined || clause.number !== undefined;
	// `unanimité des deux tiers`, `plus que la majorité`, `majorité relative des deux tiers`: two amounts at once.
	const alone = said.has('unanimity') || said.has('relative');
	if (
		(alone && (figure || comparison || said.has('majority') || said.has('plusOne'))) ||
		(said.has('unanimity') && said.has('relative')) ||
		(!figure && comparison === '>' && !said.has('plusOne'))
	)
		return { no: { code: 'unclear', text } };
	if (said.has('qualified') && !figure) return { no: { code: 'noAmount', text } };
	if (said.has('plusOne')) {
		const share = clause.fraction ?? (said.has('majority') ? HALF : undefined);
		if (!share || !equals(share, HALF)) return { no: { code: 'unclear', text } };
		return { ok: { threshold: { kind: 'fraction', comparison: '>', fraction: HALF }, compared: true } };
	}
	if (clause.fraction) {
		if (compare(clause.fraction, ONE) > 0) return { no: { code: 'aboveOne', text } };
		if (isZero(clause.fraction)) return { no: { code: 'zero', text } };
		// `majorité de la moitié`: half, or more than half?
		if (said.has('majority') && !comparison && equals(clause.fraction, HALF))
			return { no: { code: 'unclear', text } };
		if (equals(clause.fraction, ONE))
			return comparison === '>'
				? { no: { code: 'aboveOne', text } }
				: { ok: { threshold: { kind: 'all' }, compared: true } };
		const threshold: Threshold = {
			kind: 'fraction',
			comparison: comparison ?? '>=',
			fraction: clause.fraction,
		};
		return { ok: { threshold, compared: comparison !== undefined } };
	}
	if (clause.number !== undefined) {
		if (!said.has('people')) return { no: { code: 'barePercent', text: String(clause.number) } };
		if (clause.number === 0n) return { no: { code: 'zero', text } };
		return {
			ok: {
				threshold: { kind: 'number', comparison: comparison ?? '>=', number: clause.number },
				compared: true,
			},
		};
	}
	if (said.has('unanimity')) return { ok: { threshold: { kind: 'all' }, compared: true } };
	// `majorité qualifiée` alone does not say which.
	if (said.has('majority') || said.has('relative'))
		return { ok: { threshold: { kind: 'fraction', comparison: '>', fraction: HALF }, compared: true } };
	if (said.has('every')) return { ok: { threshold: { kind: 'all' }, compared: true } };
	return { no: { code: 'noAmount', text } };
}

/**
 * Votes cast come first: `suffrages exprimés des membres présents` counts what was cast. Words that change a base (`blancs et nuls
 * compris`, `abstentions comprises`) give that base, and where the engine has none such the sentence is refused with them.
 */
function getBase({ said }: Clause): Spoken<Base | undefined> {
	const words: BaseWords = {
		has: (...kinds) => kinds.some((kind) => said.has(kind)),
		refuse: (...kinds) => ({
			no: { code: 'otherBase', text: kinds.flatMap((kind) => said.get(kind) ?? []).join(' … ') },
		}),
	};
	const named = namedBase(words);
	return 'no' in named ? named : changedBase(named.ok, words);
}

/** Whether a clause has one of these words, and its refusal by those that it has. */
interface BaseWords {
	has(...kinds: PhraseWord[]): boolean;
	refuse(...kinds: PhraseWord[]): { no: NotUnderstood };
}

/** `des suffrages exprimés`, `des membres présents`: whose votes are counted. */
function namedBase({ has, refuse }: BaseWords): Spoken<Base | undefined> {
	const there = has('present') || has('represented');
	// `membres votants présents`: those who vote, or those who are there?
	if (has('ballots') && has('people') && there && !has('blank', 'void'))
		return refuse('ballots', 'present', 'represented');
	// Only those in the room, or only those elsewhere: no base of its own.
	if (has('roomOnly')) return refuse('roomOnly');
	if (has('remote', 'byPost') && !there) return refuse('remote', 'byPost');
	if (has('represented') && has('people') && !has('present')) return refuse('represented');
	const base: Base | undefined = has('castOrVoid')
		? 'castOrVoid'
		: has('castOrBlank')
			? 'castOrBlank'
			: has('cast')
				? 'cast'
				: has('represented', 'byPost')
					? 'presentOrRepresented'
					: has('present', 'remote')
						? 'present'
						: has('people', 'shares', 'whole') || (has('every') && has('votes', 'body'))
							? 'members'
							: undefined;
	if (base?.startsWith('cast') && has('whole')) return refuse('cast', 'castOrVoid', 'castOrBlank', 'whole');
	if (has('relative') && base !== undefined && base !== 'cast')
		return refuse('relative', 'people', 'shares', 'whole');
	if (base === undefined && has('body') && !has('votes', 'ballots')) return refuse('body');
	return { ok: base };
}

/** `blancs et nuls compris`, `abstentions non comprises`: the base that is meant where answers are counted with it or left out. */
function changedBase(base: Base | undefined, { has, refuse }: BaseWords): Spoken<Base | undefined> {
	if (!has('blank', 'void', 'abstentions', 'included', 'excluded'))
		return { ok: has('ballots') && !base?.startsWith('cast') ? 'ballots' : base };
	const no = refuse('blank', 'void', 'abstentions', 'included', 'excluded');
	if (has('included') === has('excluded') || !has('blank', 'void', 'abstentions')) return no;
	const ofCast = base === undefined || base === 'cast';
	if (has('excluded')) {
		// What is not cast is not counted among the votes cast anyway.
		return base === 'cast' || (base === undefined && !has('ballots')) ? { ok: base ?? 'cast' } : no;
	}
	// Whoever is there or a member is counted whatever they answer.
	if (!ofCast)
		return base?.startsWith('castOr') || (has('ballots') && has('abstentions')) ? no : { ok: base };
	if (has('abstentions')) return no;
	if (has('blank') && has('void')) return { ok: 'ballots' };
	return { ok: has('void') ? 'castOrVoid' : 'castOrBlank' };
}

/**
 * `un quart des membres` counts people; `majorité des membres présents ou représentés` is, as bylaws use it, a majority of the votes
 * that they hold, unless it says `comptés par tête`.
 */
function getUnit(clause: Clause, base: Base | undefined, threshold: Threshold): Unit | undefined {
	const { said } = clause;
	if (said.has('heads') || threshold.kind === 'number') return 'heads';
	if (said.has('votes') || said.has('shares')) return 'votes';
	if (base === 'members' && (said.has('people') || said.has('whole') || said.has('body'))) return 'heads';
	return base ? 'votes' : undefined;
}

function getQuorum(clauses: readonly Clause[], text: string): Spoken<SpokenQuorum> {
	const [clause, ...others] = clauses;
	if (!clause || others.length > 0) return { no: { code: 'unclear', text } };
	const { said } = clause;
	if (said.has('none') && !hasAmount(clause) && !clause.comparison && !hasOther(clause, ['none', 'quorum']))
		return { ok: 'none' };
	if (clause.doubt !== undefined || hasOther(clause, [...QUORUM_WORDS, 'quorum']))
		return { no: { code: 'unclear', text } };
	const elsewhere = (['remote', 'byPost', 'represented'] as const).find((kind) => said.has(kind));
	const inRoom = said.has('present') || said.has('roomOnly');
	// `un quart des membres à distance` would count those in the room too; `un quart du capital représenté` does.
	if (elsewhere && !inRoom && !(elsewhere === 'represented' && said.has('shares')))
		return { no: { code: 'otherBase', text: said.get(elsewhere) ?? '' } };
	const amount = getAmount(clause, text);
	if ('no' in amount) return amount;
	const { threshold } = amount.ok;
	const unit: Unit | undefined =
		said.has('heads') || threshold.kind === 'number'
			? 'heads'
			: said.has('votes') || said.has('shares')
				? 'votes'
				: said.has('people') || said.has('body') || said.has('whole')
					? 'heads'
					: undefined;
	const counts = getCounts(said);
	return { ok: { threshold, ...(unit && { unit }), ...(counts && { counts }) } };
}

/** Those present are there in the room or remotely, unless only the room is said. */
function getCounts(said: Clause['said']): Presence[] | undefined {
	if (!(['present', 'roomOnly', 'remote', 'represented', 'byPost'] as const).some((kind) => said.has(kind)))
		return undefined;
	const counts: Presence[] = ['present'];
	if (!said.has('roomOnly') || said.has('remote')) counts.push('remote');
	if (said.has('represented')) counts.push('represented');
	if (said.has('byPost')) counts.push('byPost');
	return counts;
}

// Rules as bylaws say them, cut into words with a meaning: `deux tiers des suffrages exprimés`, `a quarter of the members`.

/** One statement of a phrase: at most one amount, and what is said around it. */
interface Clause {
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
	/** `majorité simple`. */
	loose?: boolean | undefined;
}

/** What reading a phrase gives: its clauses, or the first word that is not understood. */
type PhraseReading =
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

/** What a phrase says of a tie, and its other tokens. Two ways to end one, or a tie that nothing ends, are not understood. */
function readTie(text: string): { tie: Tie | undefined; rest: Token[] } | { unknown: string } {
	const tokens = getTokens(text);
	if ('unknown' in tokens) return tokens;
	const ties = new Set(tokens.flatMap((token) => (token.kind === 'tie' ? [token.tie] : [])));
	const inTie = tokens.find((token) => token.kind === 'inTie');
	if (ties.size > 1) return { unknown: text.trim() };
	if (inTie && ties.size === 0) return { unknown: 'text' in inTie ? inTie.text : '' };
	const [tie] = ties;
	return { tie, rest: tokens.filter(({ kind }) => kind !== 'tie' && kind !== 'inTie') };
}

/** Cuts a phrase into clauses. Two clauses are told apart only where each holds an amount of its own (`présents et représentés` is one). */
function readPhrase(text: string): PhraseReading {
	const read = readTie(text);
	if ('unknown' in read) return read;
	const { tie, rest } = read;
	const whole = { unknown: text.trim() };
	const calls = cutCalls(rest);
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
function readRounds(text: string): { rounds: Clause[]; tie?: Tie } | { unknown: string } {
	const read = readTie(text);
	if ('unknown' in read) return read;
	const { tie, rest } = read;
	const whole = { unknown: text.trim() };
	const said = rest.filter(({ kind }) => kind !== 'scrutiny');
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

function hasAmount(clause: Clause): boolean {
	return (
		clause.fraction !== undefined ||
		clause.number !== undefined ||
		AMOUNTS.some((kind) => clause.said.has(kind))
	);
}

const AMOUNTS = ['unanimity', 'majority', 'relative'] as const satisfies readonly PhraseWord[];

type Token =
	| { kind: Exclude<PhraseWord, 'tie' | 'simple'>; text: string; loose?: true }
	| { kind: 'tie'; text: string; tie: Tie }
	| { kind: 'part'; denominator: bigint }
	| { kind: 'amount'; value: Fraction; whole: boolean }
	| { kind: 'comparison'; value: '>' | '>=' };

function getTokens(text: string): Token[] | { unknown: string } {
	const words =
		foldKeyword(text)
			.replace(/['’]/g, ' ')
			.match(/\d+(?:[.,]\d+)?(?: ?[/\u2044\u2215] ?\d+)?|>=|=>|≥|>|[\p{L}\p{N}·]+|\S/gu) ?? [];
	// What joins what is looked for from each joint on: of a sentence that cost is bounded, of a book it is not.
	if (words.length > MOST_WORDS) return { unknown: text.trim() };
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
						: known.kind === 'simple'
							? { kind: 'majority', text: known.words.join(' '), loose: true }
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
		const ahead = words.slice(index, index + LONGEST_NUMBER).join(' ');
		const spelled = scanNumberWords(ahead);
		if (!spelled) return { unknown: word };
		tokens.push({ kind: 'amount', value: fraction(BigInt(spelled.value)), whole: true });
		index += ahead.slice(0, spelled.length).trim().split(' ').length;
	}
	return tokens;
}

/** No sentence of bylaws on one majority has more words. */
const MOST_WORDS = 300;

/** Words of the longest number below a hundred: `quatre-vingt-dix-neuf`, `soixante et onze`. */
const LONGEST_NUMBER = 5;

/** Undefined where one clause would hold two amounts. */
function getClauses(tokens: readonly Token[]): Clause[] | undefined {
	const pieces: Token[][] = [[]];
	for (const [index, token] of tokens.entries()) {
		const here = pieces.at(-1) ?? [];
		if (isJoint(token) && here.some(isAmount) && amountFollows(tokens, index + 1)) pieces.push([]);
		// `associés représentant deux tiers des parts`: whoever they are, it is the shares that count.
		else if (token.kind === 'holding' && pieces.length === 1 && here.every(isHolder)) {
			const present = here.filter(({ kind }) => canVote(kind) || kind === 'or' || kind === 'with');
			const isPlaced = present.some(({ kind }) => canVote(kind));
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

/** `un ou plusieurs associés`, `copropriétaires présents`: those who hold, with no amount of their own. */
function isHolder({ kind }: Token): boolean {
	return ['people', 'filler', 'single', 'or', 'with', ...VOTING].includes(kind);
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
		} else if (token.kind !== 'filler' && 'text' in token) {
			if (!said.has(token.kind)) said.set(token.kind, token.text);
			if ('loose' in token) clause.loose = true;
		}
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
