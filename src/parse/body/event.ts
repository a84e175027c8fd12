/** Lines that say what happens: which kind a line is, and those of suspensions, the chair and the closing time. */

import {
	type BodyNode,
	byPlace,
	type ChairChange,
	type Event,
	getChildren,
	getRole,
	type Name,
	type PeopleStatement,
	type Problem,
	problem,
	type QuorumStatement,
	type StatedCount,
	setStatements,
	type TimeValue,
} from '../../ast/index.js';
import {
	isOneOf,
	LANGUAGES,
	lazyCheck,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
} from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import type { MarkdownReader } from '../../markdown/remark-minutes.js';
import { namesAnybody, readNames } from '../../source/name-spans.js';
import { makeStatement, placeInLine, pointInLine, type SourceLine, skipBlanks } from '../../source/places.js';
import { foldKeyword } from '../../text/fold.js';
import { toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { editDistance } from '../../text/nearest.js';
import { parseOrdinal, scanCount } from '../../text/number.js';
import { WORD_SIGN } from '../../text/phrase-finder.js';
import { runBefore } from '../../text/places.js';
import { scanTime, scanTimeRange } from '../../text/time.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { misspelling } from '../ballot/tally.js';
import { inCaseOf } from '../ballot/tally-elements.js';
import { scanOffice } from '../statements/people/known-names.js';
import { endOfReason } from '../statements/people/move-reasons.js';
import { readBracketed } from '../statements/statements.js';
import {
	afterColon,
	type EventWords,
	findWords,
	gapLength,
	isOnlyStop,
	LONGEST_MOVE,
	lineStart,
	linkPatterns,
	readAction,
	readAnnex,
	readMarkedAction,
	readOwnedAction,
	readTimeAt,
} from './action.js';
import { isSomebody, looksLikeName, mayBeSomebody } from './speakers.js';

/** Reads one line of the source, list mark and emphasis around it left out; nothing where it is no such line. */
export function readEventLine(
	line: SourceLine,
	context: BallotContext,
	reader: MarkdownReader,
	problems: Problem[],
): BodyNode | undefined {
	const marked = readMarkedAction(line, context, reader, problems);
	if (marked) return marked;
	reportActionInside(line, context, reader, problems);
	const opening = openingWord(line, context);
	if (!opening) return readMoveByVerb(line, context) ?? readMisspelt(line, context, problems);
	const { words, time, word, wordFrom, wordTo } = opening;
	const { text, sourceTo } = words;
	switch (word) {
		case 'arrival':
		case 'departure':
		case 'return':
			return readOneMove(words, word, time?.node, wordTo, problems);
		case 'suspension':
		case 'resumption':
			return readPause(words, word, time?.node, wordFrom, wordTo);
		case 'chair':
			return readChair(words, time?.node, wordTo);
		case 'quorum': {
			const from = afterColon(text, wordTo);
			return from === undefined
				? readQuorumState(words, time?.node, wordTo)
				: readQuorum(words, time?.node, from);
		}
		case 'action':
			return (
				readAction(words, wordFrom, wordTo, reader, problems) ??
				readOwnedAction(words, wordTo, reader, problems)
			);
		case 'actionMark':
			return readOwnedAction(words, wordTo, reader, problems);
		case 'annex':
			return readAnnex(words, wordFrom, wordTo);
		case 'closing': {
			const at = afterColon(text, wordTo);
			const closed = at === undefined ? undefined : readTimeAt(words, at);
			if (!closed || !isOnlyStop(text, closed.to)) return undefined;
			const from = lineStart(line.text);
			const children = reader.inline(line.text.slice(from, sourceTo), pointInLine(line, from));
			return {
				type: 'closing',
				children: [{ type: 'paragraph', children, position: words.whole }, closed.node],
				position: words.whole,
			};
		}
		default:
			return undefined;
	}
}

/** `… rue des Lilas. | À faire : reboucher le trou (Luc Perrin, 30 avril 2026)`: an action of somebody known behind other words of its line is told. */
function reportActionInside(
	line: SourceLine,
	context: BallotContext,
	reader: MarkdownReader,
	problems: Problem[],
): void {
	const colon = line.text.lastIndexOf(': ');
	const label =
		colon < 0 ? undefined : LABEL_INSIDE.exec(line.text.slice(Math.max(0, colon - LONGEST_LABEL), colon));
	const word = label?.[1];
	if (word === undefined || vocabulary('events').findId(word) !== 'action') return;
	const from = line.text.slice(0, colon).trimEnd().length - word.length;
	const { words } = findWords({ ...line, text: `${' '.repeat(from)}${line.text.slice(from)}` }, context);
	const action = readAction(words, from, from + word.length, reader, []);
	const owner = action && getRole(action, 'owner');
	if (!owner || !isSomebody(owner.value, context.names)) return;
	problems.push(
		problem('syntax/unknown-key', 'actionInside', placeInLine(line, from, line.text.trimEnd().length), {
			values: { line: line.text.slice(from).trim() },
		}),
	);
}

/** A sentence before, then a label in a capital. */
const LABEL_INSIDE = /[.!?][\s*_]+(\p{Lu}[^.!?:]*?)\s*$/u;
/** Longer than any word for an action, with the end of the sentence before it. */
const LONGEST_LABEL = 40;

/** A move of known people, or a quorum, whose word is one letter off: it is read, and reported with its fix. */
function readMisspelt(line: SourceLine, context: BallotContext, problems: Problem[]): BodyNode | undefined {
	if (line.text.length > LONGEST_MOVE || !mayBeMisspelt(line.text)) return undefined;
	const opening = findWords(line, context);
	const { words, time, wordFrom } = opening;
	const written = MISSPELT_WORD.exec(words.text.slice(wordFrom))?.[0] ?? '';
	const found = written.length < SHORTEST_MISSPELT ? undefined : vocabulary('events').lookup(written);
	if (!found || found.exact || editDistance(foldKeyword(written), foldKeyword(found.expected), 1) > 1)
		return undefined;
	// `Déport : Luc Perrin` is no departure.
	if (vocabulary('labels').lookup(written)) return undefined;
	const wordTo = wordFrom + written.length;
	let node: BodyNode | undefined;
	if (found.id === 'arrival' || found.id === 'departure' || found.id === 'return') {
		const move = readMove(words, found.id, time?.node, wordTo);
		if (move?.children.every((child) => child.type !== 'name' || isSomebody(child.value, context.names)))
			node = move;
	} else if (found.id === 'quorum') {
		const from = afterColon(words.text, wordTo);
		node = from === undefined ? undefined : readQuorum(words, time?.node, from);
	}
	if (!node) return undefined;
	const expected = inCaseOf(vocabulary('events').inLanguage(found.expected, context.lang), written);
	problems.push(misspelling({ text: words.text, place: words.place }, wordFrom, wordTo, expected));
	return node;
}

/** Can a line open with such a word? Every line of the text is asked, and only the words that would be read are compared. */
function mayBeMisspelt(text: string): boolean {
	const word = FIRST_WORD.exec(text)?.[1];
	if (word === undefined || startsLikeEvent(text)) return true;
	const folded = foldKeyword(word);
	return misspeltWords().some((known) => editDistance(folded, known, 1) <= 1);
}

const MISSPELT_EVENTS = ['arrival', 'departure', 'return', 'quorum'] as const;
const misspeltWords = lazy(() =>
	MISSPELT_EVENTS.flatMap((id) =>
		LANGUAGES.flatMap((lang) => vocabulary('events').getWords(id, lang).map(foldKeyword)),
	),
);

/** The word, in front of a space or a colon. */
const MISSPELT_WORD = new RegExp(`^${WORD_SIGN}+(?=[\\s:])`);

/** Shorter words are near too many others. */
const SHORTEST_MISSPELT = 5;

/** The names of a line that would be a move, were they those of participants. */
export function unknownMovers(line: SourceLine, context: BallotContext): Name[] {
	const { words, time, word, wordTo } = openingWord(line, context) ?? {};
	if (!words || (word !== 'arrival' && word !== 'departure' && word !== 'return')) return [];
	const move = readMove(words, word, time?.node, wordTo ?? 0, looksLikeName);
	return getChildren(move, 'name') ?? [];
}

/** The word of an event that opens a line, with the time before it. */
function openingWord(line: SourceLine, context: BallotContext) {
	if (!startsLikeEvent(line.text)) return undefined;
	const { words, time, wordFrom } = findWords(line, context);
	const word = vocabulary('events').scan(words.text.slice(wordFrom));
	return word && { words, time, word: word.id, wordFrom, wordTo: wordFrom + word.length };
}

/** Can a line be one of these at all? Most lines of a file are not, and this is all that is done for them. */
export function startsLikeEvent(text: string): boolean {
	const word = FIRST_WORD.exec(text)?.[1];
	if (word === undefined) return false;
	if (/^\d/.test(word)) return true;
	const folded = foldKeyword(word);
	if (folded.length > LONGEST_ARTICLE) return firstWords().has(folded);
	// `Le quorum`: an article opens too many lines to say anything.
	const second = SECOND_WORD.exec(text)?.[1];
	return (
		firstWords().has(folded) || (second !== undefined && firstWords().has(`${folded} ${foldKeyword(second)}`))
	);
}

/** The first word of a phrase; with the second one where it is an article. */
function opening([first = '', second]: readonly string[]): string {
	return first.length > LONGEST_ARTICLE || second === undefined ? first : `${first} ${second}`;
}

const LONGEST_ARTICLE = 3;
const SECOND_WORD = new RegExp(`^[\\s>*_+([-]*${WORD_SIGN}+\\s+(${WORD_SIGN}+)`);

const FIRST_WORD = new RegExp(`^[\\s>*_+([-]*(${WORD_SIGN}+)`);
const firstWords = lazy(
	(): ReadonlySet<string> =>
		new Set(
			[
				...vocabulary('events').words(),
				...Object.values(LOCALES).flatMap(({ namedTimes }) => Object.keys(namedTimes)),
			].map((phrase) => opening(foldKeyword(phrase).split(' ')) ?? ''),
		),
);

/** `Présidence : Luc Perrin`. */
function readChair(words: EventWords, time: TimeValue | undefined, from: number): ChairChange | undefined {
	const at = afterColon(words.text, from);
	if (at === undefined) return undefined;
	const names = readNames(
		{ text: words.text.slice(at), place: (a, b) => words.place(at + a, at + b) },
		words.context.names,
	);
	const [name, ...others] = names;
	if (!name || others.length > (isQualified(words, at, name) ? 1 : 0)) return undefined;
	if (!isSomebody(name.value, words.context.names) && !mayBeSomebody(name.value, words.context.names, true))
		return undefined;
	return { type: 'chairChange', children: [...(time ? [time] : []), name], position: words.whole };
}

/** `Membre Ab, premier adjoint`, `Omar Haddad, représentant l'employeur`: somebody known, and behind a comma an office that names nobody else. */
function isQualified({ text, context }: EventWords, from: number, { value }: Name): boolean {
	const [known = '', quality = '', ...others] = text
		.slice(from)
		.split(',')
		.map((part) => part.trim());
	const [first = ''] = quality.split(/\s/, 1);
	const office = parseOrdinal(first) === undefined ? quality : quality.slice(first.length).trim();
	return (
		others.length === 0 &&
		known === value &&
		isSomebody(known, context.names) &&
		scanOffice(office) !== undefined &&
		!/\d/.test(office) &&
		!namesAnybody(quality, context.names)
	);
}

/** `Suspension de séance`, with a time before or after it, or both its hours, and nothing more but why. */
function readPause(
	words: EventWords,
	event: 'suspension' | 'resumption',
	timeBefore: TimeValue | undefined,
	wordFrom: number,
	from: number,
): Event | undefined {
	const isBare =
		isOnlyStop(words.text, from) ||
		isReasonOfPause(words, { from: wordFrom, to: from }, timeBefore !== undefined);
	const after = isBare ? [] : readHoursAfter(words, event, from);
	if (!after || (timeBefore && after.length > 0)) return undefined;
	return { type: 'event', event, children: timeBefore ? [timeBefore] : after, position: words.whole };
}

/**
 * `Suspension de séance | à la demande de la CFDT` behind an hour, `Suspension | (demandée par l’opposition)`: no figure, and no word that leaves it
 * open. `Suspension for two years` is of something else.
 */
function isReasonOfPause(
	{ text, context }: EventWords,
	at: { from: number; to: number },
	isTimed: boolean,
): boolean {
	const word = text.slice(at.from, at.to);
	const said = text
		.slice(at.to, runBefore(text, text.length, /[\s.;]/))
		.trimStart()
		.replace(/^[,–—-]\s*/, '');
	if (said.length > LONGEST_REASON || /[\d.:;!?«»“”"]/.test(said)) return false;
	if (/^\([^()]+\)$/.test(said)) return !leavesOpen(said) && !namesAnybody(said, context.names);
	const opening = vocabulary('pauseReasons').scan(said)?.length ?? 0;
	const isOfMeeting = isTimed && (isOneOf(word, 'pauses') || mentions(word, 'meetingNouns'));
	return opening > 0 && isOfMeeting && !leavesOpen(said.slice(opening));
}

const LONGEST_REASON = 100;
const leavesOpen = lazyCheck('negations', 'suppositions', 'proposing', [
	'results',
	'rejected',
	'adjourned',
	'withdrawn',
]);

/** `à 22h`, and of a suspension `de 10h40 à 11h00`; one that ends before it begins is told as a text. */
function readHoursAfter(
	words: EventWords,
	event: 'suspension' | 'resumption',
	from: number,
): TimeValue[] | undefined {
	const { text } = words;
	const { timeStart, rangeStart } = linkPatterns();
	const only = readTimeAt(words, from + gapLength(timeStart, text.slice(from)));
	if (only && ENDS_LINE.test(text.slice(only.to))) return [only.node];
	const at = from + gapLength(rangeStart, text.slice(from));
	const { start, startLength, end, endOffset = 0, length = 0 } = scanTimeRange(text.slice(at)) ?? {};
	if (event !== 'suspension' || start === undefined || end === undefined || end < start) return undefined;
	if (!ENDS_LINE.test(text.slice(at + length))) return undefined;
	const hour = (value: number, first: number, last: number): TimeValue => ({
		type: 'timeValue',
		value,
		children: [],
		position: words.place(at + first, at + last),
	});
	return [hour(start, 0, startLength ?? 0), hour(end, endOffset, length)];
}

const ENDS_LINE = /^[\s.;)]*$/;

// --- `Quorum : 9 présents, 8 requis` · `Quorum : atteint` · `Le quorum est atteint.`

/** Reads what stands after the colon; nothing where a part of it is neither a figure of the quorum nor its state. */
function readQuorum(
	words: EventWords,
	time: TimeValue | undefined,
	from: number,
): QuorumStatement | undefined {
	const statement: QuorumStatement = {
		type: 'quorumStatement',
		children: time ? [time] : [],
		position: words.whole,
	};
	let said = false;
	for (const part of getParts(words.text, from)) {
		const text = words.text.slice(part.from, part.to);
		const state = vocabulary('quorumWords').lookup(text);
		if (state?.exact && (state.id === 'met' || state.id === 'notMet')) {
			statement.met = state.id === 'met';
			said = true;
			continue;
		}
		const counts = readCounts(words, part.from, part.to);
		if (!counts) return undefined;
		for (const each of counts) statement.children.push(each);
		said = true;
	}
	return said ? statement : undefined;
}

/** Reads a line without a colon that says of the quorum whether it is met, and nothing more. */
function readQuorumState(
	words: EventWords,
	time: TimeValue | undefined,
	from: number,
): QuorumStatement | undefined {
	const said = /^\s+([^.;]+)/.exec(words.text.slice(from))?.[1];
	if (said === undefined || said.length > LONGEST_STATE) return undefined;
	const state = vocabulary('quorumWords').findId(said.trim());
	if (state !== 'met' && state !== 'notMet') return undefined;
	if (!isOnlyStop(words.text, from + words.text.slice(from).indexOf(said) + said.length)) return undefined;
	return {
		type: 'quorumStatement',
		met: state === 'met',
		children: time ? [time] : [],
		position: words.whole,
	};
}

const LONGEST_STATE = 60;

/** `9 présents`, `requis : 8`, `9 présents sur 8 requis`. */
function readCounts(words: EventWords, from: number, to: number): StatedCount[] | undefined {
	const found: StatedCount[] = [];
	let at = from;
	let value: { value: string; from: number; to: number } | undefined;
	let of: { of: StatedCount['of']; from: number; to: number } | undefined;
	while (at < to) {
		const rest = words.text.slice(at, to);
		const gap = /^[\s:]+/.exec(rest)?.[0].length ?? 0;
		if (gap > 0) {
			at += gap;
			continue;
		}
		const count = scanCount(rest, words.context.lang);
		if (count && !value) {
			value = { value: toDecimalString(count.value), from: at, to: at + count.length };
			at += count.length;
		} else {
			const word = vocabulary('quorumWords').scan(rest);
			if (!word || word.id === 'met' || word.id === 'notMet' || of) return undefined;
			of = { of: word.id, from: at, to: at + word.length };
			at += word.length;
		}
		if (value && of) {
			const position = words.place(Math.min(value.from, of.from), Math.max(value.to, of.to));
			found.push({ type: 'statedCount', of: of.of, value: value.value, children: [], position });
			value = undefined;
			of = undefined;
		}
	}
	return value || of || found.length === 0 ? undefined : found;
}

function getParts(text: string, from: number): { from: number; to: number }[] {
	const parts: { from: number; to: number }[] = [];
	const pattern = /[^,;()./]+/gu;
	pattern.lastIndex = from;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		const white = match[0].length - match[0].trimStart().length;
		const words = match[0].trim();
		if (words !== '') parts.push({ from: match.index + white, to: match.index + white + words.length });
	}
	return parts;
}

// --- Arrivals, departures and returns: who moves, when, and who carries the vote meanwhile.

/** `19h45 – Paul Weiss quitte la séance`, `7:45 pm – Paul Weiss leaves`: an hour, people who are known, and a verb that moves; anything more is a sentence. */
function readMoveByVerb(line: SourceLine, context: BallotContext): Event | undefined {
	if (line.text.length > LONGEST_MOVE || !OPENS_WITH_DIGIT.test(line.text)) return undefined;
	const { words, time, wordFrom } = findWords(line, context);
	const resumed = partResumed(words, wordFrom);
	const rest = words.text.slice(wordFrom, resumed?.from).replace(/[\s.;]+$/, '');
	const verb = time && vocabulary('moveVerbs').findAll(rest)[0];
	const event = verb && vocabulary('moveVerbs').findId(rest.slice(verb.from, verb.to));
	if (!verb || (event !== 'arrival' && event !== 'departure' && event !== 'return')) return undefined;
	const proxy = event === 'departure' ? findProxy(rest, verb.to, rest.length) : undefined;
	if (proxy && /[^\s),;]/.test(rest.slice(proxy.end))) return undefined;
	const said = rest.slice(verb.to, proxy?.from);
	const object = said.slice(0, endOfReason(said, context.names)).trim();
	if (object !== '' && !isOneOf(object, ['moveObjects', 'meeting'])) return undefined;
	const place = (from: number, to: number) => words.place(wordFrom + from, wordFrom + to);
	const names = readNames({ text: rest.slice(0, verb.from).trimEnd(), place }, context.names);
	if (names.length === 0 || !names.every(({ value }) => isSomebody(value, context.names))) return undefined;
	const children: Event['children'] = [time.node, ...names];
	if (proxy) {
		const holders = readNames(
			{ text: rest.slice(proxy.to, proxy.end), place: (from, to) => place(proxy.to + from, proxy.to + to) },
			context.names,
		);
		const [holder] = holders;
		if (!holder || holders.length > 1 || !isSomebody(holder.value, context.names)) return undefined;
		children.push(proxyTo(holder, names.length > 1 && proxy.isOfOne));
	}
	const node: Event = { type: 'event', event, children, position: words.whole };
	setStatements(node, resumed ? chairResumed(names, resumed) : []);
	return node;
}

function proxyTo(holder: Name, isOfLast: boolean | undefined): Event['children'][number] {
	return {
		type: 'proxyTo',
		...(isOfLast && { ofLast: true as const }),
		children: [holder],
		position: holder.position,
	};
}

const OPENS_WITH_DIGIT = /^[\s>*_+([-]*\d/;

/** A move, and a problem where each of several people has an hour. */
function readOneMove(
	words: EventWords,
	event: 'arrival' | 'departure' | 'return',
	timeBefore: TimeValue | undefined,
	from: number,
	problems: Problem[],
): Event | undefined {
	const move = readMove(words, event, timeBefore, from);
	// `Départ : Luc Bon (20h30), Lise Kern (20h45)`: each has an hour, and a line only one.
	const timed = move?.children.find((child) => child.type === 'name' && endsWithHour(child.value));
	if (timed) problems.push(problem('people/move', 'hours', timed.position, { values: {} }));
	return move;
}

function endsWithHour(name: string): boolean {
	const said = /\(([^()]*)\)$/.exec(name)?.[1];
	return said !== undefined && scanTime(said)?.length === said.length;
}

/** `Départ de M. Weiss à 20h45, pouvoir à Jeanne Royer`. */
function readMove(
	words: EventWords,
	event: 'arrival' | 'departure' | 'return',
	timeBefore: TimeValue | undefined,
	from: number,
	/** Which names that are nobody's may be read too. */
	mayMove?: (name: string) => boolean,
): Event | undefined {
	const resumed = partResumed(words, from);
	const parts = partsOfMove(
		resumed ? { ...words, text: words.text.slice(0, resumed.from) } : words,
		timeBefore,
		from,
	);
	if (!parts) return undefined;
	const { time, proxy, remote } = parts;
	const { context } = words;
	const end = endOfNames(words, parts.from, parts.to);
	const namesUpTo = (to: number) => withoutElision(namesBetween(words, parts.from, to), words);
	const whole = namesUpTo(end);
	// `M. Laval (retardé)`, whom nobody knows with it or without: why is no part of the name.
	const names = whole.every(({ value }) => isSomebody(value, context.names))
		? whole
		: namesUpTo(parts.from + endOfReason(words.text.slice(parts.from, end), context.names));
	// Whoever moves is named; anything else is a sentence that starts with such a word.
	const known = names.filter((name) => isSomebody(name.value, context.names)).length;
	const certain = known === names.length;
	const likely = names.every(
		(name) =>
			isSomebody(name.value, context.names) ||
			mayBeSomebody(name.value, context.names, time !== undefined) ||
			mayMove?.(name.value),
	);
	if (names.length === 0 || !(certain || likely)) return undefined;
	const holders = proxy ? namesBetween(words, proxy.to, proxy.end) : [];
	const holder = holders[0];
	if (proxy && (!holder || holders.length > 1)) return undefined;
	const children: Event['children'] = [...(time ? [time] : []), ...names];
	if (holder) children.push(proxyTo(holder, names.length > 1 && proxy?.isOfOne));
	children.sort(byPlace);
	const node: Event = { type: 'event', event, children, position: words.whole };
	if (remote) node.remote = remote.isRemote;
	const { text, place } = words;
	const told = [
		...readBracketed({ text: text.slice(0, parts.to), place }, context),
		...(resumed ? chairResumed(names, resumed) : []),
	];
	setStatements(node, told);
	return node;
}

/** What stands at the end of a move of who takes the chair, or a seat, again: `Retour d'Ada Brun |, qui reprend la présidence|`. */
function partResumed({ text, place }: EventWords, from: number) {
	const said = text.length > LONGEST_MOVE ? undefined : takenAgain().exec(text.slice(from));
	if (!said) return undefined;
	const at = from + said.index;
	return { from: at, position: place(at, text.length), isChair: said[1] !== undefined };
}

const takenAgain = lazyPattern`(?u)\s*(?:[,;(–—-]\s*)?(?:${['tallyWords', 'who']}\s|${['smallWords', 'and']}\s|(?<=[,;(–—-]\s*))\s*(?:(${['officeVerbs', 'resumes']})|${['moveVerbs', 'return']})[\s.;)]*$`;

function chairResumed(
	names: Name[],
	{ isChair, position }: NonNullable<ReturnType<typeof partResumed>>,
): PeopleStatement[] {
	const [name] = names;
	return isChair && name && names.length === 1
		? [{ ...makeStatement('people', position, { of: 'chair' }, [name]), takes: true }]
		: [];
}

/** Where the names end ahead of what is said of the last: `Lise Kern | (150 parts), sans pouvoir`, `Luc Bon |, conseiller municipal`. */
function endOfNames({ text, context }: EventWords, from: number, to: number): number {
	const [reason] = vocabulary('moveReasons').findAll(text.slice(from, to)).slice(-1);
	let end = reason?.to === to - from ? runBefore(text, from + reason.from, /[\s,(]/, from) : to;
	for (let tries = 0; tries < MOST_REMARKS; tries += 1) {
		const said = text.slice(from, end);
		const isInside = said.endsWith(')');
		const sign = said.lastIndexOf(isInside ? '(' : ',');
		const words = said.slice(sign + 1, isInside ? -1 : undefined).trim();
		const isRemark =
			isOneOf(words, 'proxyDenials') ||
			(isInside && isVotes(words, context)) ||
			(/^\p{Ll}[^\d,()]*$/u.test(words) &&
				scanOffice(words) !== undefined &&
				!namesAnybody(words, context.names));
		if (sign <= 0 || !isRemark) return end;
		end = from + said.slice(0, sign).trimEnd().length;
	}
	return end;
}

const MOST_REMARKS = 4;

/** `150 parts`, `150` */
function isVotes(words: string, { lang }: BallotContext): boolean {
	const count = scanCount(words, lang);
	const unit = count && words.slice(count.length).trim();
	return unit !== undefined && (unit === '' || isOneOf(unit, ['units', 'votes']));
}

/** Where the names of a move stand, and what stands around them: its hour, the proxy that is given, that it is remote. */
function partsOfMove(words: EventWords, timeBefore: TimeValue | undefined, from: number) {
	const { text } = words;
	let end = runBefore(text, text.length, /[\s.;]/);
	// `Paul B.`: the full stop belongs to the initial.
	if (/(?:^|\s)\p{Lu}$/u.test(text.slice(0, end)) && text[end] === '.') end += 1;
	const early = timeBefore
		? undefined
		: readTimeAt(words, from + gapLength(linkPatterns().timeStart, text.slice(from, end)));
	let time = timeBefore ?? early?.node;
	const start = early?.to ?? from;
	const at = start + gapLength(linkPatterns().names, text.slice(start, end));
	if (at === start) return undefined;
	const proxy = findProxy(text, at, end);
	// `(pouvoir à Jeanne Royer) à 20h45`: what follows the bracket is the hour, or else this is a sentence.
	if (proxy && /[^\s),;]/.test(text.slice(proxy.end, end))) {
		const late = time ? undefined : findTime(words, proxy.end, end);
		if (!late || /[^\s),;]/.test(text.slice(proxy.end, late.from))) return undefined;
		time = late.node;
	}
	let to = proxy ? proxy.from : end;
	// `à 20h45 (à distance)` as well as `(à distance) à 20h45`.
	let remote = findRemote(text, at, to);
	const timeAfter = time ? undefined : findTime(words, at, remote?.from ?? to);
	to = timeAfter?.from ?? remote?.from ?? to;
	if (timeAfter && !remote) {
		remote = findRemote(text, at, to);
		to = remote?.from ?? to;
	}
	to = runBefore(text, to, /[\s,;(–—-]/, at);
	const names = skipBlanks(text, at);
	return names < to ? { from: names, to, time: timeAfter?.node ?? time, proxy, remote } : undefined;
}

function namesBetween({ text, place, context }: EventWords, from: number, to: number): Name[] {
	return readNames({ text: text.slice(from, to), place: (a, b) => place(from + a, from + b) }, context.names);
}

/** In `d'Aline Roche et de Luc Perrin` the second name has its own `de`. */
function withoutElision(names: Name[], words: EventWords): Name[] {
	return names.map((name, index) => {
		if (index === 0 && isSomebody(name.value, words.context.names)) return name;
		const link = linkPatterns().of.exec(name.value)?.[0];
		if (link === undefined || !name.position) return name;
		const from = (name.position.start.offset ?? 0) - words.line.start.offset + link.length;
		return {
			...name,
			value: name.value.slice(link.length),
			position: words.place(from, from + name.value.length - link.length),
		};
	});
}

/** Where a proxy is noted, where its holder is named, and where that ends. */
function findProxy(
	text: string,
	from: number,
	end: number,
): { from: number; to: number; end: number; isOfOne?: boolean } | undefined {
	const marks = /[,;(–—-]\s*/gu;
	marks.lastIndex = from;
	for (let mark = marks.exec(text); mark !== null && mark.index < end; mark = marks.exec(text)) {
		const at = mark.index + mark[0].length;
		const found = vocabulary('personMarks').scan(text.slice(at, end));
		if (found?.id !== 'proxy') continue;
		const to = at + found.length;
		const isInside = mark[0].startsWith('(');
		const close = isInside ? text.indexOf(')', to) : -1;
		// `, | qui donne | pouvoir à`, and what brackets behind a name say, are of one person.
		const isOfOne = isInside || opensWith(text.slice(at, end), 'givesAlone');
		return { from: mark.index, to, end: close < 0 ? end : close, isOfOne };
	}
	const arrow = /(?:→|->|=>)\s*/.exec(text.slice(from, end));
	return arrow ? { from: from + arrow.index, to: from + arrow.index + arrow[0].length, end } : undefined;
}

/** A time after the names: `à 20h45`, `, 20h45`, `(20h45)`. */
function findTime(
	words: EventWords,
	from: number,
	to: number,
): { node: TimeValue; from: number } | undefined {
	const marks = linkPatterns().time;
	marks.lastIndex = from;
	for (let mark = marks.exec(words.text); mark !== null && mark.index < to; mark = marks.exec(words.text)) {
		const time = readTimeAt(words, mark.index + mark[0].length);
		// In `à 19h.` the full stop may be that of the hour.
		if (time && /^[\s).,;]*$/.test(words.text.slice(Math.min(time.to, to), Math.max(time.to, to))))
			return { node: time.node, from: mark.index };
	}
	return undefined;
}

/** Where somebody comes to: `(à distance)`, `, en visio`; `(en salle)`, `dans la salle`. */
function findRemote(text: string, from: number, to: number): { from: number; isRemote: boolean } | undefined {
	let end = runBefore(text, to, /[\s,;]/, from);
	if (text[end - 1] === ')') end -= 1;
	const words = text.slice(from, end);
	const sign = Math.max(words.lastIndexOf('('), words.lastIndexOf(','));
	const starts = sign < 0 ? lastBlanks(words) : [sign];
	for (const start of starts) {
		if (words.length - start > LONGEST_REMOTE) return undefined;
		const phrase = words.slice(start + 1).trim();
		const found = vocabulary('groups').lookup(phrase);
		if (!found?.exact || (found.id !== 'remote' && found.id !== 'present')) continue;
		// `Arrivée de Paul Présent`, `, présente`: a single word may be a name, or say nothing of the place.
		if (found.id === 'present' && !phrase.includes(' ')) continue;
		// Without a sign before it, it may belong to the name.
		if (found.id === 'remote' && sign < 0) continue;
		return { from: runBefore(text, from + start, /\s/, from), isRemote: found.id === 'remote' };
	}
	return undefined;
}

/** Where the last three and the last two words of a text start. */
function lastBlanks(words: string): number[] {
	const found: number[] = [];
	for (let at = words.lastIndexOf(' '); at > 0 && found.length < 3; at = words.lastIndexOf(' ', at - 1))
		found.push(at);
	return found.reverse();
}

/** Longer than any of these words, with spaces without sense. */
const LONGEST_REMOTE = 80;
