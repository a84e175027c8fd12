/**
 * How many are there, in a sentence of which every word is known to speak of that: `Cette arrivée porte à 14 le nombre des présents et à 17 celui des
 * votants`, `Nous sommes désormais 11 votants`, `which brings the number of directors present to 9`. A single other word, `dont`, `section`, `compris`, and
 * nothing of it is read: it may count a part, or others.
 */

import type { CountStatement } from '../../../ast/index.js';
import { type IdOf, isOneOf, lazyCheck, mentions, vocabulary } from '../../../language/index.js';
import { knownNameAt } from '../../../source/name-spans.js';
import type { PlacedText } from '../../../source/places.js';
import { toDecimalString } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { endOfLetters, isCapital } from '../../../text/letters.js';
import { mayHoldNumberInWords } from '../../../text/number.js';
import { readSentences } from '../../../text/sentences.js';
import { scanTime } from '../../../text/time.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOtherwise } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';
import { asCount, countAt, LONGEST } from './count.js';

/** A number of those there, and what it counts; `left`: it is not said whether those count who are represented. */
interface Running {
	count: NonNullable<ReturnType<typeof countAt>>;
	of: Stated | 'left';
	/** Votes behind a number of those present or represented, whose own they may be. */
	by?: CountStatement['by'];
	/** All of them: `neuf des | douze | membres`. */
	whole?: Running['count']['value'] | undefined;
}

/**
 * `stands`: nothing says that the number changes, `le nombre de votants s'élève à 46`: it may be that of the opening as well; `opens`: it is that of the
 * people who are there, and nothing moves it, `Nous sommes neuf autour de la table`.
 */
interface RunningCount {
	told: CountStatement;
	stands: boolean;
	opens: boolean;
}

type Stated = 'present' | 'represented' | 'voters' | 'votes';

/** A word of such a sentence; `people`: members, of whom nothing more is said. */
interface Token {
	id:
		| IdOf<'runningCounts'>
		| Stated
		| 'people'
		| 'count'
		| 'move'
		| 'name'
		| 'proxy'
		| 'body'
		| 'place'
		| 'outOf'
		| 'number';
	count?: Running['count'];
	/** `siègent`: it says that they are there, as `présents` does, and in any clause. */
	verb?: 'there' | 'opening';
	to: number;
}

export function readRunning(placed: PlacedText, context: BallotContext): RunningCount[] {
	const { text } = placed;
	if (!mayRun(text) || (!/\d/.test(text) && !mayHoldNumberInWords(text))) return [];
	const isHanded = mentions(text, 'proxiesHanded');
	return readSentences(text).flatMap((sentence) => {
		const clauses = clausesIn(text, sentence)
			.filter(({ from, to }) => mayRun(text.slice(from, to)))
			.map(({ from, to }) => ({
				from,
				to,
				...readClause(text, from, to, from === sentence.from, context),
			}))
			.filter(({ numbers }) => numbers.length > 0);
		const isWholeOtherwise = lazy(() => isOtherwise(text.slice(sentence.from, sentence.to), context));
		// `had taken their seats`: of a clause that opens all is known.
		const isRestOtherwise = lazy(() => isOtherwise(around(text, sentence, clauses), context));
		return clauses.flatMap(({ numbers, stands, opens, atOpening }) => {
			if (opens ? isRestOtherwise() : isWholeOtherwise()) return [];
			return numbers
				.filter(({ of }) => of === 'present' || !isHanded)
				.map(({ count, of, by, whole }) => ({
					told: {
						...asCount(placed, of, count),
						...(of === 'left' && { heads: true as const }),
						...(by && { by }),
						...(opens
							? {
									head: true as const,
									...(atOpening && { opens: true as const }),
									...(whole && { whole: toDecimalString(whole), said: true as const }),
								}
							: { now: true as const }),
					},
					stands,
					opens,
				}));
		});
	});
}

/** A sentence without its clauses that open. */
function around(
	text: string,
	sentence: { from: number; to: number },
	clauses: ReadonlyArray<{ from: number; to: number; opens: boolean }>,
): string {
	const opening = clauses.filter(({ opens }) => opens);
	const starts = [sentence.from, ...opening.map(({ to }) => to)];
	return starts.map((from, index) => text.slice(from, opening[index]?.from ?? sentence.to)).join('; ');
}

/** A word of those of which a clause has one that says that its numbers hold from there on. */
const mayRun = lazyCheck(
	['runningCounts', 'now', 'stay', 'castable', 'turns', 'this', 'there', 'opening', 'sheet', 'we'],
	['headCounts', 'present'],
	['groups', 'present'],
	['events', 'arrival', 'departure', 'return'],
	['moveVerbs', 'arrival', 'departure', 'return'],
);

/** The parts of a sentence between semicolons and colons, its last sign cut off. */
function clausesIn(text: string, { from, to }: { from: number; to: number }) {
	const parts: Array<{ from: number; to: number }> = [];
	let start = from;
	for (let at = from; at <= to; at += 1)
		if (at === to || text[at] === ';' || (text[at] === ':' && /\s/.test(text[at + 1] ?? ' '))) {
			parts.push({ from: start, to: at });
			start = at + 1;
		}
	return parts;
}

/** The numbers of a clause; none where a word of it is not known, or nothing says that they hold from there on. */
function readClause(text: string, from: number, to: number, isFirst: boolean, context: BallotContext) {
	const tokens = tokensIn(text.slice(0, to), from, context);
	if (!tokens) return NONE;
	const has = (...ids: ReadonlyArray<Token['id']>) => tokens.some(({ id }) => ids.includes(id));
	if (has('body') && namesOtherBody(text.slice(from, to), context)) return NONE;
	const isMoved = has('move', 'this');
	if (
		has('sheet') ||
		!(isMoved || has('now', 'stay', 'changes', 'turns', 'from', 'name', 'castable', 'number'))
	) {
		const told = numbersOf(tokens, has('sheet') || (has('we') && has('place')) ? 'present' : undefined);
		const isThere = told.some(({ of }) => of === 'present');
		const isSaid = has('sheet', 'we') || tokens.some(({ verb }) => verb) || (isFirst && has('people'));
		const isSure = isThere && isSaid && told.every(({ of }) => of !== 'left' && of !== 'votes');
		const atOpening = tokens.some(({ verb }) => verb === 'opening');
		return isSure ? { numbers: told, stands: false, opens: true, atOpening } : NONE;
	}
	// `Chaque membre a trois voix ; | 3 voix peuvent être exprimées`
	if (has('castable') && !has('now', 'proxy') && text[from - 1] === ';') return NONE;
	// Nothing else than who comes or goes moves a number.
	if (has('changes') && !isMoved && !has('now')) return NONE;
	if (has('turns') && !has('number')) return NONE;
	if (has('name') && (!has('move') || has('proxy'))) return NONE;
	// `Mme Lind rejoint la séance avec 150 voix`, `Elle a avec elle 150 voix` are of her own.
	const isOfRoom = has('changes') || (has('body', 'we') && !has('name'));
	if (!has('now', 'stay', 'castable', 'turns') && !(isMoved && isOfRoom)) return NONE;
	const found = numbersOf(tokens, undefined);
	// `L'association compte désormais 45 membres` is no number of those there, nor is `11 members, that is 11 votes`.
	const isThere =
		has('place', 'stay', 'we', 'castable') ||
		found.some(({ of }) => of !== 'left' && of !== 'votes') ||
		(has('number') && has('move') && has('changes'));
	if (!isThere && !found.every(({ of }) => of === 'votes')) return NONE;
	const isOne = tokens.filter(({ id }) => id === 'count').length === 1;
	return {
		numbers: found,
		stands: isOne && !has('now', 'changes', 'stay') && !isMoved,
		opens: false,
		atOpening: false,
	};
}

const NONE = { numbers: [] as readonly Running[], stands: false, opens: false, atOpening: false };

/**
 * Each number with what it counts: the words before it, `le nombre des votants s'élève à | 13`, where no other number has them; else those behind it, or, where
 * these only name people or nobody, `plain`.
 */
function numbersOf(tokens: readonly Token[], plain: 'present' | undefined): Running[] {
	const found: Running[] = [];
	let free = 0;
	for (const [at, { id, count }] of tokens.entries()) {
		if (id !== 'count' || !count) continue;
		const next = tokens.findIndex((one, index) => index > at && one.id === 'count');
		// `passe de | 12 | à 13`
		if (next > 0 && tokens[at - 1]?.id === 'from' && !tokens.slice(at, next).some(isNoun)) continue;
		if (tokens[at - 1]?.id === 'outOf') {
			// `neuf conseillers sur | quinze`
			free = nounBehind(tokens, at, next)[1];
			continue;
		}
		// `avec les | deux | pouvoirs`
		if (tokens[at + 1]?.id === 'proxy') {
			found.push({ count, of: 'represented' });
			free = at + 2;
			continue;
		}
		const before = tokens.slice(free, at).filter(isNoun);
		// `six des | dix | membres siègent`, `six membres sur | dix | siègent`
		const whole = before.length > 0 ? -1 : wholeBehind(tokens, at);
		const [own, ownEnd] = before.length > 0 ? [nounOf(before), at + 1] : nounBehind(tokens, at, next);
		const [ofWhole, wholeEnd] = whole < 0 ? [undefined, ownEnd] : nounBehind(tokens, whole, -1);
		const [said, end] = ofWhole ? [ofWhole, wholeEnd] : [own, ownEnd];
		const noun = said === undefined || said === 'left' ? (plain ?? said) : said;
		free = end;
		// `Restent présents | dix conseillers`
		while (before.length > 0 && tokens[free] && tokens[free]?.id === 'people') free += 1;
		if (noun === undefined) return [];
		const last = found.at(-1)?.of;
		// `3 présents, soit | 350 tantièmes`
		const by = noun === 'votes' && (last === 'present' || last === 'represented') ? last : undefined;
		found.push({ count, of: noun, ...(by && { by }), whole: tokens[whole]?.count?.value });
	}
	return found;
}

/** Where the whole of a part stands that is told right behind it or its noun; -1 where none does. */
function wholeBehind(tokens: readonly Token[], at: number): number {
	const link = tokens[at + 1]?.id === 'people' ? at + 2 : at + 1;
	return tokens[link]?.id === 'outOf' && tokens[link + 1]?.id === 'count' ? link + 1 : -1;
}

/** `copropriétaires | présents`, `tantièmes | présents et représentés`: what several words for what is counted say together. */
function nounOf(nouns: readonly Token[]): Running['of'] | undefined {
	const votes = nouns.find(({ id }) => id === 'votes');
	const said = votes ?? nouns.findLast(({ id }) => id !== 'people') ?? nouns.at(-1);
	return said?.id === 'people' ? 'left' : (said?.id as Stated | undefined);
}

/** `| 10 | conseillers sont présents`: the first words behind a number for what it counts, how they are there, and where they end. */
function nounBehind(tokens: readonly Token[], at: number, next: number): [Running['of'] | undefined, number] {
	const last = next < 0 ? tokens.length : next;
	const first = tokens.findIndex((one, index) => index > at && index < last && isNoun(one));
	if (first < 0) return [undefined, at + 1];
	let end = first + 1;
	if (tokens[first]?.id === 'people') while (end < last && !isNoun(tokens[end] as Token)) end += 1;
	const isStated = end < last && isNoun(tokens[end] as Token) && tokens[first]?.id !== 'present';
	return [
		nounOf(tokens.slice(first, isStated ? end + 1 : first + 1).filter(isNoun)),
		isStated ? end + 1 : first + 1,
	];
}

const isNoun = ({ id }: Token) => NOUNS.has(id);

const NOUNS: ReadonlySet<Token['id']> = new Set(['present', 'represented', 'voters', 'votes', 'people']);

/** All words of a clause, as far as what they say is known; nothing where one is not. */
function tokensIn(text: string, from: number, context: BallotContext): Token[] | undefined {
	if (text.length - from > LONGEST_CLAUSE) return undefined;
	const tokens: Token[] = [];
	for (let at = from; ; ) {
		at += SIGNS.exec(text.slice(at))?.[0].length ?? 0;
		if (at >= text.length) return tokens;
		const token = tokenAt(text, at, tokens.at(-1), context);
		if (!token || token.to <= at) return undefined;
		tokens.push(token);
		at = token.to;
	}
}

function tokenAt(
	text: string,
	at: number,
	last: Token | undefined,
	context: BallotContext,
): Token | undefined {
	const rest = text.slice(at, at + LONGEST);
	const time = scanTime(rest);
	if (time && /[^\d\s]/.test(rest.slice(0, time.length))) return { id: 'link', to: at + time.length };
	const proxy = vocabulary('proxyNouns').scan(rest);
	if (proxy) return { id: 'proxy', to: at + proxy.length };
	const known = vocabulary('runningCounts').scan(rest);
	// `feuille de présence` says who votes as well.
	if (known?.id === 'sheet') return { id: known.id, to: at + known.length };
	const whole = vocabulary('outOf').scan(rest);
	const isWhole = whole !== undefined && countAt(text, at + whole.length, context.lang) !== undefined;
	// `six | des | dix`
	if (whole && isWhole && last?.id === 'count') return { id: 'outOf', to: at + whole.length };
	const scans: Array<[Token['id'] | undefined, number]> = [nounAt(rest)];
	const verb = known?.id === 'there' || known?.id === 'opening' ? known.id : undefined;
	if (known) scans.push([verb ? 'present' : known.id, known.length]);
	const met = vocabulary('quorumWords').scan(rest);
	if (met?.id === 'met') scans.push(['link', met.length]);
	const add = (id: Token['id'], met: { length: number } | undefined) => met && scans.push([id, met.length]);
	add('number', vocabulary('numberNouns').scan(rest));
	add('place', vocabulary('stayPlaces').scan(rest));
	add('link', vocabulary('thatIs').scan(rest));
	if (isWhole) add('outOf', whole);
	add('body', vocabulary('bodies').scan(rest));
	const event = vocabulary('events').scan(rest)?.id;
	if (event && MOVES.has(event)) add('move', vocabulary('events').scan(rest));
	const move = vocabulary('moveVerbs').scan(rest);
	if (move && MOVES.has(move.id)) add('move', move);
	const noun = vocabulary('meetingNouns').scan(rest);
	if (noun?.id === 'assembly' || noun?.id === 'council') add('body', noun);
	const [id, length] = scans.sort((one, other) => other[1] - one[1])[0] ?? [];
	if (id && length) return { id, to: at + length, ...(verb && { verb }) };
	const elided = ELIDED.exec(rest)?.[0].length;
	if (elided) return { id: 'link', to: at + elided };
	const count = countAt(text, at, context.lang);
	if (count) return { id: 'count', count, to: count.to };
	const name = isCapital(rest[0] ?? '') ? knownNameAt(text, at, context.names) : 0;
	return name > 0 ? { id: 'name', to: at + name } : undefined;
}

/** `copropriétaires présents`, `votants`, `tantièmes`, `présents ou représentés`: what words count, and how long they are. */
function nounAt(rest: string): [Token['id'] | undefined, number] {
	const found: Array<[Token['id'] | undefined, number]> = [];
	for (const name of ['headCounts', 'quorumWords', 'groups'] as const) {
		const met = vocabulary(name).scan(rest);
		if (met) found.push([STATES.get(met.id), met.length]);
	}
	const unit = vocabulary('units').scan(rest);
	if (unit?.id === 'votes') found.push(['votes', unit.length]);
	const word = rest.slice(0, endOfLetters(rest, 0));
	if (isOneOf(word, 'memberNouns', ['runningCounts', 'people'])) found.push(['people', word.length]);
	return found.filter(([id]) => id).sort((one, other) => other[1] - one[1])[0] ?? [undefined, 0];
}

const STATES: ReadonlyMap<string, Stated> = new Map<string, Stated>([
	['present', 'present'],
	['represented', 'represented'],
	['voters', 'voters'],
	['presentOrRepresented', 'voters'],
]);

const MOVES: ReadonlySet<string> = new Set(['arrival', 'departure', 'return']);
const SIGNS = /^(?:[\s,()*_.!]|['’]s(?=\s))+/;
const ELIDED = /^\p{L}{1,2}['’](?=\p{L})/u;
const LONGEST_CLAUSE = 200;
