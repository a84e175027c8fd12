/** Who comes, goes, comes back or keeps out of a vote, by a sentence or by a line that opens as an event and says more. */

import { isMove, type MoveStatement, type Name, type TimeValue } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { knownNameAt, knownNameBefore, readNames } from '../../../source/name-spans.js';
import {
	makeStatement,
	type PlacedText,
	positioned,
	skipBlanks,
	slicePlaced,
	wholePlace,
} from '../../../source/places.js';
import { monthNamed } from '../../../text/date.js';
import { lazy } from '../../../text/lazy.js';
import { isCapital, lastWords } from '../../../text/letters.js';
import { countWhile } from '../../../text/lists.js';
import { isCivility, withoutCivilities } from '../../../text/names.js';
import { wordsToInteger } from '../../../text/number.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences, type Sentence } from '../../../text/sentences.js';
import { scanTime, scanTimeRange } from '../../../text/time.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { bearsName } from './known-names.js';
import { endOfReason } from './move-reasons.js';

type Move = MoveStatement['of'];

/** What the moves of a text say, each with its place from the one who moves up to the verb. */
export function readMoves(placed: PlacedText, context: BallotContext): MoveStatement[] {
	const { text } = placed;
	const verbs = vocabulary('moveVerbs').findAll(text);
	const without = vocabulary('withoutNames').findAll(text);
	const lines = readLines(placed, context);
	if (verbs.length === 0 && without.length === 0) return lines;
	const sentences = readSentences(text);
	return [
		...lines,
		...verbs.flatMap((verb, at) => {
			const sentence = sentenceNear(verb, text, sentences);
			const isFirst = (verbs[at - 1]?.to ?? 0) <= sentence.from;
			return new VerbReader({ placed, sentence, context, verb }).read(isFirst) ?? [];
		}),
		...without.flatMap((words) => {
			const sentence = sentenceNear(words, text, sentences);
			return readWithout({ placed, sentence, context, verb: words }) ?? [];
		}),
	];
}

/** A verb, or words for one, in its sentence. */
interface Said {
	placed: PlacedText;
	sentence: PhraseRange;
	context: BallotContext;
	verb: PhraseRange;
}

/** The sentence that a range stands in; of a long one, what is near the range. */
function sentenceNear({ from, to }: PhraseRange, text: string, sentences: readonly Sentence[]): PhraseRange {
	const found = sentences[countWhile(sentences, (one) => one.to < to)] ?? { from: 0, to: text.length };
	return {
		from: Math.max(Math.min(found.from, from), from - LONGEST_SENTENCE),
		to: Math.min(Math.max(found.to, to), to + LONGEST_SENTENCE),
	};
}

const LONGEST_SENTENCE = 300;

// --- Verbs that move a person, or keep one from voting.

class VerbReader {
	readonly #said: Said;
	readonly #text: string;
	/** The sentence, and what of it stands behind the verb. */
	readonly #words: string;
	readonly #after: string;

	constructor(said: Said) {
		this.#said = said;
		this.#text = said.placed.text;
		this.#words = this.#text.slice(said.sentence.from, said.sentence.to);
		this.#after = this.#text.slice(said.verb.to, said.sentence.to);
	}

	/** `isFirst`: no other verb of the sentence stands before. */
	read(isFirst: boolean): MoveStatement | undefined {
		const { verb, placed, sentence, context } = this.#said;
		const id = vocabulary('moveVerbs').findId(this.#text.slice(verb.from, verb.to)) ?? 'departure';
		const before = this.#text.slice(sentence.from, verb.from);
		const unnamed = unnamedBefore(before);
		if (unnamed !== undefined)
			return this.#unnamed(id, isFirst ? sentence.from + unnamed : undefined) ?? this.#somebody(id);
		const item = itemBehind(this.#after);
		const of = id === 'itemInterest' ? item && ('interest' as const) : moveOf(id, this.#after);
		if (!of) return undefined;
		const known =
			moverBefore(this.#text, verb.from, context) ??
			subjectOf(this.#said) ??
			(isMove(of) ? inBrackets(this.#said) : keeperBefore(this.#said));
		const mover = known ?? (isMove(of) ? strangerBefore(this.#said) : undefined);
		if (!mover) return this.#somebody(id);
		if (mover.isSubject && isObject(this.#text, mover.from)) return undefined;
		if (this.#isOther(of)) return undefined;
		// `Gaël Lenormand rejoint le conseil`: its members.
		if (of === 'arrival' && !this.#time() && opensWith(this.#after.trimStart(), 'joinedBodies'))
			return undefined;
		const announced = vocabulary('announced').findIn(this.#text.slice(mover.from, verb.to))?.id;
		const time = this.#time();
		const isFar = !time && (announced === 'future' || namesMonth(this.#words));
		if (announced !== undefined && of !== 'noVote' && of !== 'interest' && isFar) return undefined;
		const object = this.#object(mover.from);
		const isVague = object === undefined && isMove(of) && this.#isVague();
		if (isVague && of !== 'arrival' && !time) return undefined;
		const doubt = announced !== undefined ? 'later' : isVague ? 'vague' : undefined;
		return makeMove(
			this.#said,
			{ from: mover.from, to: verb.to },
			{
				of,
				...(!known && {
					who:
						object === 'vote' || (time && this.#isOfMeeting())
							? ('stranger' as const)
							: ('somebody' as const),
				}),
				...(object && { object }),
				...(time?.isBehind && { behind: true as const }),
				...(opensNothing().test(this.#after) && { bare: true as const }),
				...(doubt && { doubt }),
				...(of === 'interest' && item && { item }),
				...(vocabulary('awaySaid').findIn(this.#text.slice(verb.from, verb.to)) && {
					excused: true as const,
				}),
			},
			[...moversUpTo(placed, mover, context), ...(time ? [time.node] : [])],
		);
	}

	/** Something else than the meeting or this vote. */
	#isOther(of: Move): boolean {
		const { verb } = this.#said;
		// `quitte ses fonctions`, `part en retraite`
		if (isMove(of)) return isOtherObject(this.#after) || withdrawsCandidacy(this.#text, verb);
		// `M. Weiss est intéressé à l’affaire`, who may vote all the same.
		if (of === 'interest') return mentions(this.#text, 'mayVote');
		// `did not vote last year`, `n'a pas voté lors de la dernière assemblée`
		return (
			namesMonth(this.#after) ||
			/\b(?:19|20)\d\d\b/.test(this.#after) ||
			mentions(this.#after, ['deliberations', 'otherDay'])
		);
	}

	/** The hour right behind the verb, which is that of the move, or the first of the sentence. */
	#time(): { node: TimeValue; isBehind: boolean } | undefined {
		const { verb, sentence, placed } = this.#said;
		const behind = hourBehind(this.#after);
		const hour = behind ?? firstHour(this.#words);
		if (!hour) return undefined;
		const start = behind ? verb.to : sentence.from;
		const place = { ...hour, from: start + hour.from, to: start + hour.to };
		return { node: timeValue(placed, place), isBehind: behind !== undefined };
	}

	/** The meeting, or the time of a vote, that is left or joined. */
	#object(from: number): MoveStatement['object'] {
		const { verb, sentence } = this.#said;
		const objects = vocabulary('moveObjects');
		const isVote = objects.findIn(this.#text.slice(from, sentence.to))?.id === 'vote';
		if (isVote) return 'vote';
		const isMeeting =
			objects.scan(this.#after.replace(leadsToObject(), ''))?.id === 'meeting' ||
			(endsHere().test(this.#after) &&
				objects.findIn(this.#text.slice(verb.from, verb.to))?.id === 'meeting');
		return isMeeting ? 'meeting' : undefined;
	}

	#isVague(): boolean {
		return !mentions(this.#after, 'moveObjects') && hasObject(this.#after);
	}

	/** `Deux personnes quittent la salle à 20h`: nobody is named. */
	#unnamed(id: VerbId, from: number | undefined): MoveStatement | undefined {
		const { verb } = this.#said;
		const object = vocabulary('moveObjects').findIn(this.#text.slice(verb.from, this.#said.sentence.to))?.id;
		const time = this.#time();
		// `M. Cary ayant quitté la séance à 18h55, | huit délégués prennent part |`: the hour is of another move.
		if (from === undefined || !isMove(id) || object === 'vote' || !(time || object === 'meeting'))
			return undefined;
		return makeMove(this.#said, { from, to: verb.to }, { of: id, who: 'counted' }, time ? [time.node] : []);
	}

	/** `M. Duval quitte la séance à 15h`: an hour alone might be of something else. */
	#isOfMeeting(): boolean {
		const { verb, sentence } = this.#said;
		const object = vocabulary('moveObjects').findIn(this.#text.slice(verb.from, sentence.to));
		return object?.id === 'meeting' || HOUR_BEHIND.test(this.#after);
	}

	/** `Le maire quitte la salle`: somebody of whom no more is known. */
	#somebody(id: VerbId): MoveStatement | undefined {
		const { verb } = this.#said;
		if (id !== 'departure' && id !== 'return') return undefined;
		const [word] = lastWords(this.#text.slice(Math.max(0, verb.from - SHORT_NAME), verb.from), 1);
		if (!word || !(isCapital(word.text) || isOneOf(word.text, 'peopleNouns'))) return undefined;
		return makeMove(this.#said, verb, { of: id, who: 'somebody' }, []);
	}
}

type VerbId = Move | 'noPart' | 'itemInterest';

/** ` in | item 4 |, as his brother …`, ` au | point 2 |`: the number of the item that follows a verb. */
function itemBehind(after: string): string | undefined {
	const [mark] = vocabulary('itemNouns').findAll(after.slice(0, FAR_VOTE));
	if (!mark || !/^\s*(?:\S{1,8}\s+){0,3}$/u.test(after.slice(0, mark.from))) return undefined;
	return /^\s*(?:n°|no\.?|nº|#)?\s*(\d{1,3}(?:[.-]\d{1,3})?)(?![\d%€$£])/iu.exec(after.slice(mark.to))?.[1];
}

/** What a verb says, by what follows it in its sentence. */
function moveOf(id: VerbId, after: string): Move | undefined {
	const answer = vocabulary('answers').scan(after.trimStart())?.id;
	// `did not vote against`, `ne vote pas le budget`
	if ((id === 'noVote' && (answer !== undefined || hasObject(after))) || answer === 'against')
		return undefined;
	if (id !== 'noPart') return id === 'itemInterest' ? undefined : id;
	const [vote] = vocabulary('votesLeft').findAll(after.slice(0, FAR_VOTE));
	// `ni au repas ni au vote du menu` is another vote.
	return vote && /^\s*(?:[.,;:)!?–—]|$)/.test(after.slice(vote.to)) ? 'recusal' : undefined;
}

/** Characters: `à l'intégralité des délibérations ni au vote`. */
const FAR_VOTE = 60;

/** `Hors la présence de M. Weiss, le conseil …`, of the vote below. */
function readWithout(said: Said): MoveStatement | undefined {
	const { placed, sentence, context, verb } = said;
	const { text } = placed;
	const from = skipBlanks(text, verb.to);
	const length = nameAt(text, from, context);
	if (length === 0 || sentence.from !== verb.from) return undefined;
	const isSaid =
		isOneOf(text.slice(verb.from, verb.to), ['withoutNames', 'vote']) ||
		mentions(text.slice(from + length, sentence.to), 'outOfVote');
	const names = readNames(slicePlaced(placed, from, from + length), context.names).slice(0, 1);
	return isSaid
		? makeMove(said, { from: verb.from, to: from + length }, { of: 'recusal', by: 'without' }, names)
		: undefined;
}

// --- Lines that open as an event and say more: `Départ de M. Weiss, appelé par son service`.

function readLines(placed: PlacedText, context: BallotContext): MoveStatement[] {
	const events = vocabulary('events').findAll(placed.text, 'arrival', 'departure', 'return');
	if (events.length === 0) return [];
	return matchesIn(placed.text, /[^\r\n]+/g).flatMap(
		({ 0: line, index }) => readLine(slicePlaced(placed, index, index + line.length), context) ?? [],
	);
}

/** The participant behind the word of an event that opens a line, after its hour. */
function readLine(placed: PlacedText, context: BallotContext): MoveStatement | undefined {
	const { text } = placed;
	const from = afterHour(text, opensHour().exec(text.slice(0, LONGEST_HOUR))?.[0].length ?? 0);
	const event = vocabulary('events').scan(text.slice(from));
	if (event?.id !== 'arrival' && event?.id !== 'departure' && event?.id !== 'return') return undefined;
	const at = afterHour(text, from + event.length);
	const link = vocabulary('eventLinks').scan(text.slice(at));
	const start = skipBlanks(text, link?.id === 'of' ? at + link.length : at);
	const known = nameAt(text, start, context);
	const length = known || (bearsName().exec(text.slice(start, start + LONGEST_NAME))?.[0]?.length ?? 0);
	const counted = length === 0 ? countedAt(text, start) : 0;
	const to = start + length + counted;
	const hour = firstHour(text);
	// `Départ de 5 membres de la commission en mai` is of another thing.
	if (to === start || (counted > 0 && !ENDS_LINE.test(text.slice(afterHour(text, to))))) return undefined;
	const said = { placed, sentence: { from: 0, to: text.length }, context, verb: { from, to } };
	return makeMove(
		said,
		{ from, to },
		{
			of: event.id,
			...(known === 0 && { who: counted > 0 ? ('counted' as const) : ('somebody' as const) }),
			by: 'line',
			...(afterHour(text, to) < text.trimEnd().length && { more: true as const }),
		},
		[
			...readNames(slicePlaced(placed, start, to), context.names).slice(0, 1),
			...(hour ? [timeValue(placed, hour)] : []),
		],
	);
}

/** Length of `deux adhérents`, `5 membres` where they stand there. */
function countedAt(text: string, at: number): number {
	const said = COUNT_AND_NOUN.exec(text.slice(at, at + SHORT_NAME))?.[0] ?? '';
	return said !== '' && unnamedBefore(`${said} `) === 0 ? said.length : 0;
}

const COUNT_AND_NOUN = /^(?:\p{L}+|\d{1,3})[\s\u00A0]+\p{L}+/u;
const ENDS_LINE = /^[\s.;!]*$/;

/** `À 20h55, arrivée`, `Vers 20h55, départ`: the words before the hour. */
const opensHour = lazy(() => /^[\s\u00A0]*(?:\p{L}{1,5}[\s\u00A0]+){1,2}(?=\d)/u);

/** Past an hour and the signs around it, where one stands there. */
function afterHour(line: string, from: number): number {
	const gap = (at: number) => at + (/^[\s:,–—-]*/.exec(line.slice(at, at + 20))?.[0].length ?? 0);
	let at = gap(from);
	const link = from > 0 ? vocabulary('eventLinks').scan(line.slice(at)) : undefined;
	if (link?.id === 'at') at = gap(at + link.length);
	const time = /\d/.test(line[at] ?? '') ? scanTime(line.slice(at, at + LONGEST_HOUR)) : undefined;
	return time ? gap(at + time.length) : gap(from);
}

// --- The statement.

/** A move with all that its sentence tells: to whom a proxy is left, that it is short, that it is all. */
function makeMove(
	{ placed, sentence, context }: Said,
	{ from, to }: PhraseRange,
	said: Omit<MoveStatement, 'type' | 'kind' | 'position' | 'children'>,
	children: Array<Name | TimeValue>,
): MoveStatement {
	const words = placed.text.slice(sentence.from, sentence.to);
	const holder = holderIn(slicePlaced(placed, sentence.from, sentence.to), context);
	const isBrief = mentions(words, 'briefly') || hasRange(words);
	const parts = holder
		? [
				...children,
				{ type: 'proxyTo' as const, children: [holder] as [Name], ...positioned(holder.position) },
			]
		: children;
	return makeStatement(
		'move',
		placed.place(from, to),
		{
			...said,
			...(isBrief && { brief: true as const }),
			...(saysNoMore(slicePlaced(placed, sentence.from, sentence.to), parts, context) && {
				whole: true as const,
			}),
		},
		parts,
	);
}

function timeValue(placed: PlacedText, { from, to, value }: Hour): TimeValue {
	return { type: 'timeValue', value, ...positioned(placed.place(from, to)), children: [] };
}

/**
 * Whether a sentence says that people who are named move, the hour, to whom a proxy is left or that none is, and not a word more: one verb, which may be
 * of several words, and what it leaves or joins.
 */
function saysNoMore(
	sentence: PlacedText,
	parts: MoveStatement['children'],
	{ names }: BallotContext,
): boolean {
	const start = wholePlace(sentence)?.start.offset ?? 0;
	let words = sentence.text;
	const blank = (from: number, to: number) => {
		words = words.slice(0, from) + ' '.repeat(to - from) + words.slice(to);
	};
	for (const part of parts) {
		const { position } = part.type === 'proxyTo' ? part.children[0] : part;
		const [from, to] = [(position?.start.offset ?? 0) - start, (position?.end.offset ?? 0) - start];
		if (from < 0 || to > words.length) return false;
		blank(from, to);
	}
	blank(endOfReason(words, names), words.length);
	for (const name of PARTS) {
		const [found, other] = vocabulary(name).findAll(words);
		if (name === 'moveVerbs' && (!found || other)) return false;
		if (found) blank(found.from, found.to);
	}
	return words
		.split(betweenWords())
		.every((word) => word === '' || isOneOf(word, ['eventLinks', 'at'], ['smallWords', 'and']));
}

/** The phrases of such a sentence, the longest first. */
const PARTS = ['proxyDenials', 'moveReasons', 'personMarks', 'moveVerbs', 'moveObjects'] as const;
const betweenWords = lazy(() => /[\s,.:;–—-]+/);

/** Whom a sentence makes the holder of a proxy. */
function holderIn(sentence: PlacedText, context: BallotContext): Name | undefined {
	const mark = vocabulary('personMarks').findIn(sentence.text);
	if (mark?.id !== 'proxy') return undefined;
	const end = mark.offset + mark.length;
	const from = end + (/^[\s:]*/.exec(sentence.text.slice(end, end + 10))?.[0].length ?? 0);
	const length = nameAt(sentence.text, from, context);
	return readNames(slicePlaced(sentence, from, from + length), context.names)[0];
}

// --- Whoever moves.

/** Somebody before a verb, and where the name stands. */
interface Mover extends PhraseRange {
	/** The verb is right behind, or the second one of the sentence. */
	isSubject: boolean;
}

/** Length of the name of one person that starts there with a capital or a civility. */
function nameAt(text: string, at: number, { names }: BallotContext): number {
	if (!isCapital(text[at])) return 0;
	const length = knownNameAt(text, at, names);
	return length > 0 && isOne(text.slice(at, at + length), names) ? length : 0;
}

function isOne(name: string, names: BallotContext['names']): boolean {
	const found = names.resolve(name).kind;
	return found === 'one' || (found === 'none' && names.ofAffiliation(name).length === 1);
}

/** The participant whose name ends before a place. */
function nameBefore(
	text: string,
	at: number,
	{ names }: BallotContext,
	mayPart?: (words: string) => boolean,
): PhraseRange | undefined {
	const known = knownNameBefore(text, at, names, mayPart);
	if (!known) return undefined;
	// `le représentant | de | Paul Weiss`: some names begin so.
	const particles = PARTICLES.exec(text.slice(known.from, known.to))?.[0] ?? '';
	const from = known.from + (isCivility(particles.split(/\s/, 1)[0] ?? '') ? 0 : particles.length);
	const name = text.slice(from, known.to);
	const isNamed = isCapital(name) || isCivility(name.split(/\s/, 1)[0] ?? '');
	return isNamed && isOne(name, names) ? { from, to: known.to } : undefined;
}

/** Right before, `M. Weiss, intéressé à l’affaire, quitte`, or before one more whom nobody knows: `Lise Kern et Omar Haddad | et Zoé Perrin |`. */
function moverBefore(text: string, at: number, context: BallotContext): Mover | undefined {
	const found =
		nameBefore(text, at, context, (words) => words.trim() === '' || ASIDE.test(words)) ??
		nameBefore(text, at, context, (words) => lastName().test(words));
	return found && { ...found, isSubject: true };
}

const PARTICLES = /^(?:\p{Ll}+\s+|d['’])*/u;

const ASIDE = /^,[^,.;:!?()]{1,80},\s+$/;

const lastName = lazyPattern`(?u)^\s(?:${['smallWords', 'and']}|&)\s+\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*){0,2}\s+$`;

/** `Sam Hall (joined 17:30)`: with an hour and nothing else in the brackets. */
function inBrackets({ placed: { text }, verb, context }: Said): Mover | undefined {
	const opening = OPENS_BRACKET.exec(text.slice(Math.max(0, verb.from - 3), verb.from))?.[0].length;
	const [within, close] = text.slice(verb.to, verb.to + FAR_HOUR).split(')', 2);
	if (opening === undefined || within === undefined || close === undefined) return undefined;
	const hour = firstHour(within);
	const isAll = hour?.to === within.length && betweenHour().test(within.slice(0, hour.from));
	const found = isAll ? nameBefore(text, verb.from - opening, context) : undefined;
	return found && { ...found, isSubject: true };
}

const OPENS_BRACKET = /\s*\($/;
const betweenHour = lazyPattern`(?u)^\s(?:${['eventLinks', 'at']}\s)?$`;

/** `M. Weiss déclare un intérêt et quitte la salle`: who opens the sentence, where the verb is its second one. */
function subjectOf({ placed: { text }, sentence, verb, context }: Said): Mover | undefined {
	return secondVerb().test(text.slice(Math.max(0, verb.from - 12), verb.from))
		? opening(text, sentence.from, verb.from, context)
		: undefined;
}

function opening(text: string, start: number, to: number, context: BallotContext): Mover | undefined {
	const from = start + afterHour(text.slice(start, to), 0);
	const length = nameAt(text.slice(0, to), from, context);
	return length > 0 ? { from, to: from + length, isSubject: true } : undefined;
}

/** Who keeps out of a vote by a verb that does not follow the name at once: `M. Weiss, n'ayant pas pris part`, `avec M. Weiss, qui`, `M. Weiss indique qu'il`. */
function keeperBefore({ placed: { text }, sentence, verb, context }: Said): Mover | undefined {
	const link = keeperLink().exec(text.slice(Math.max(0, verb.from - SHORT_NAME), verb.from));
	const known = link && nameBefore(text, verb.from - link[0].length, context);
	// `le frère de M. Weiss, n'ayant pas voté`: somebody else, where no pronoun says of whom it is.
	if (known && (link[1] !== undefined || !isObject(text, known.from))) return { ...known, isSubject: false };
	if (!thatThey().test(text.slice(Math.max(0, verb.from - SHORT_NAME), verb.from))) return undefined;
	const found = opening(text, sentence.from, verb.from, context);
	// `M. Weiss rappelle à Mme Roy qu'elle`: somebody else.
	return found && !startsWithCapital().test(text.slice(found.to, verb.from))
		? { ...found, isSubject: false }
		: undefined;
}

/** Everybody who moves: `Lise Kern, Paul Weiss et Omar Haddad quittent`. */
function moversUpTo(placed: PlacedText, last: Mover, context: BallotContext): Name[] {
	const { text } = placed;
	const movers: PhraseRange[] = [last];
	for (let first: PhraseRange = last; movers.length < MOST_MOVERS; ) {
		const link = moverLink().exec(text.slice(Math.max(0, first.from - LONGEST_LINK), first.from));
		const before = link && nameBefore(text, first.from - link[0].length, context);
		if (!before) break;
		movers.unshift(before);
		first = before;
	}
	return movers.flatMap(({ from, to }) =>
		readNames(slicePlaced(placed, from, to), context.names).slice(0, 1),
	);
}

const moverLink = lazyPattern`(?:,|,?\s(?:${['smallWords', 'and']}|&))\s+$`;

const MOST_MOVERS = 30;
const LONGEST_LINK = 12;

/** Where `une personne`, `deux adhérents`, `3 conseillers` starts, right before a verb: people without a name. */
function unnamedBefore(text: string): number | undefined {
	const nouns = vocabulary('peopleNouns');
	const last = text.slice(-LONGEST_NAME);
	// Most verbs have no such noun one or two words before them: the classes of Unicode need not be looked at.
	const near = last.split(/\s+/).slice(-3);
	if (near.pop() !== '' || !near.some((word) => nouns.findId(word) === 'noun')) return undefined;
	const found =
		/(?<![\p{L}\p{N}])(\p{L}+|\d{1,3})[\s\u00A0]+(\p{L}+)[\s\u00A0]+(?:\p{L}+[\s\u00A0]+)?$/u.exec(last);
	if (!found) return undefined;
	const [whole, count = '', noun = ''] = found;
	if (nouns.findId(noun) !== 'noun') return undefined;
	if (!/^\d+$/.test(count) && wordsToInteger(count) === undefined && nouns.findId(count) !== 'one')
		return undefined;
	return text.length - last.length + found.index + whole.indexOf(count);
}

/** Somebody unknown who opens a sentence, right before a verb: a civility and a surname, or two or three words with capitals. */
function strangerBefore({ placed: { text }, sentence, verb }: Said): Mover | undefined {
	const at = verb.from;
	// `7.58pm | Mr Duval took his seat`
	const start = sentence.from + afterHour(text.slice(sentence.from, at), 0);
	const before = text.slice(Math.max(0, start, at - LONGEST_NAME), at);
	if (!isCapital(lastWords(before, 1, "'’-")[0]?.text)) return undefined;
	const found = stranger().exec(before);
	const name = found?.[1] ?? '';
	const isNamed = withoutCivilities(name) !== name || /\s/.test(name);
	const [first = ''] = name.split(/\s/, 1);
	if (!found || !isNamed || isOneOf(first, 'determiners')) return undefined;
	const from = at - before.length + found.index + found[0].indexOf(name);
	return { from, to: from + name.length, isSubject: true };
}

const stranger = lazy(
	() =>
		/(?:^|[.;:!?\n–—-])[\s\u00A0]*(\p{Lu}[\p{L}'’-]*\.?(?:[\s\u00A0]\p{Lu}[\p{L}'’-]+){1,2})[\s\u00A0]+$/u,
);

/** Is a name the object of the word before it, and so no subject? */
function isObject(text: string, at: number): boolean {
	const [last, before] = lastWords(text.slice(Math.max(0, at - SHORT_NAME), at), 2).reverse();
	if (last === undefined) return false;
	if (isOneOf(last.text, 'objectMarks')) return true;
	// Who stands for a member is there for it: `Le représentant d'Amis du Port`.
	const isOf = isOneOf(last.text, ['eventLinks', 'of']);
	return isOf && !isOneOf(before?.text ?? '', 'standIns');
}

const LONGEST_NAME = 120;
const SHORT_NAME = 40;

const startsWithCapital = lazy(() => /[\s\u00A0'’]\p{Lu}/u);
const keeperLink = lazyPattern`(?u),\s+(${['relatives', 'who']}\s+)?$`;
const thatThey = lazyPattern`(?u)\s${['relatives', 'that']}\s+$`;
const secondVerb = lazyPattern`(?u)(?:\p{L}|,)\s+${['smallWords', 'and', 'then']}\s+$`;

// --- What is left or joined.

/** `Ann Lee and Tom Hall were nominated. Ann Lee withdrew`: from the election, not from the room. */
function withdrawsCandidacy(text: string, { from, to }: PhraseRange): boolean {
	const words = vocabulary('standing');
	if (words.findId(text.slice(from, to)) !== 'withdraws') return false;
	const above = text.slice(Math.max(0, from - FAR_NOMINATION), from);
	return words.findAll(above, 'before', 'behind', 'colon').length > 0;
}

/** Characters: two sentences. */
const FAR_NOMINATION = 200;

/** Whether the words behind a verb open with something else than the meeting; one word may stand before: `quitte également ses fonctions`. */
function isOtherObject(after: string): boolean {
	const objects = vocabulary('moveObjects');
	const words = after.trimStart();
	return [words, words.replace(/^\S+\s+/, '')].some((part) => objects.scan(part)?.id === 'other');
}

/** `rejoint | l'avis de Lise Kern`, `left | no doubt`, `sort | du sujet`: what a verb is of that is not said of a room. */
function hasObject(after: string): boolean {
	const words = after.trimStart();
	// `nous quitte | à onze heures`: when, and not what.
	return !opensWith(words, ['eventLinks', 'at']) && opensObject().test(words);
}

const opensObject = lazyPattern`(?u)^(?:${'determiners'}|${'negations'}|${['eventLinks', 'of']})(?:(?<=['’])|\s+)\p{Ll}`;

/** `quitte | la salle`, `se retire de | la salle`, `withdrew from | the room` */
const leadsToObject = lazyPattern`^\s+(?:${['eventLinks', 'of', 'from']}\s+)?`;

/** `se retire | et ne revient pas`, `M. Weiss étant sorti, |`: nothing that the verb is of. */
const opensNothing = lazyPattern`^[\s)]*(?:$|[,;)]|${['smallWords', 'and']}\s)`;

const endsHere = lazyPattern`^\s*(?:,|${['smallWords', 'and']})?\s*$`;

// --- Hours.

interface Hour extends PhraseRange {
	value: number;
}

/** The first hour that a sentence names, without the stop or space that may end it. */
function firstHour(sentence: string): Hour | undefined {
	for (const { index: from } of matchesIn(sentence, DIGIT)) {
		const time = scanTime(sentence.slice(from, from + LONGEST_HOUR));
		if (!time) continue;
		const text = sentence.slice(from, from + time.length).replace(/(?<!m)[\s\u00A0.]+$/, '');
		return { from, to: from + text.length, value: time.value };
	}
	return undefined;
}

/** `quitte la séance à | 18h55`; `vers 19h`, `by 7:30 pm`, `before the 7:30 pm hearing`, `de 19h à 19h30` say no hour of the move. */
function hourBehind(after: string): Hour | undefined {
	const behind = after.slice(0, FAR_HOUR);
	const lead = leadsToHour().exec(behind);
	const isAt = lead?.[1] !== undefined && !isOneOf(lead[1], ['smallWords', 'by']);
	const hour = lead && isAt ? firstHour(behind) : undefined;
	return hour?.from === lead?.[0].length && !hasRange(behind) ? hour : undefined;
}

/** `sort | et revient à 19h`: the hour of another move. */
const leadsToHour = lazyPattern`(?u)^(?:\s+(?!${['smallWords', 'and', 'then']}\s)[\p{L}'’]+){0,2}\s+(\p{L}{1,2})\s+(?=\d)`;

/** `se retire de 19h30 à 19h40`: the hour of the return stands with that of the departure. */
function hasRange(sentence: string): boolean {
	const digit = sentence.search(FIRST_DIGIT);
	return digit >= 0 && scanTimeRange(sentence.slice(digit, digit + 2 * LONGEST_HOUR))?.end !== undefined;
}

const DIGIT = /(?<![\d.,/-])\d/g;
const FIRST_DIGIT = /(?<![\d.,/-])\d/;
/** Longer than an hour in figures. */
const LONGEST_HOUR = 40;
/** Two words, a small one and an hour. */
const FAR_HOUR = 60;
/** ` à 15h`, ` at 7 pm` */
const HOUR_BEHIND = /^(?:\s+\p{L}{1,5})?\s+\d{1,2}(?![\d.,])/u;

function namesMonth(sentence: string): boolean {
	return sentence.split(/[^\p{L}]+/u).some((word) => monthNamed(word) !== undefined);
}
