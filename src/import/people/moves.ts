/** Who comes and who goes, as a sentence tells it. */

import type { Language } from '../../ast/index.js';
import { eventLine, LANGUAGES, lazyPattern, vocabulary } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { namesMonth } from '../../text/date.js';
import { matchesIn } from '../../text/places.js';
import { clockText, HALF_DAY, parseTime, timeText } from '../../text/time.js';
import { timesIn } from '../hours.js';
import { exactly, hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { listLink } from '../wording/links.js';
import { isFullName, type KnownNames, nameAtEnd, namesIn } from '../wording/person-names.js';
import { split } from './person-entry.js';

/** An arrival, a departure or a return. */
export interface Move {
	what: 'arrival' | 'departure' | 'return';
	names: string[];
	time?: string | undefined;
	holder?: string | undefined;
	/** Only of somebody who left: `Mme Bell reprend la présidence`. */
	isBack?: boolean;
}

/** `Mme Bell reprend la présidence.`: a sentence that says who is back, perhaps when, and no more. */
function chairAgain(text: string, known: KnownNames): RegExpExecArray | null {
	const back = phraseFinder('takesChairAgain').exec(text);
	if (back === null) return null;
	const before = text.slice(0, back.index).trim();
	const after = text.slice(back.index + back[0].length);
	const [time] = timesIn(after);
	const rest = time === undefined ? after : after.slice(0, time.from) + after.slice(time.to);
	const first = /^\p{L}+/u.exec(before)?.[0] ?? '';
	const isWho =
		before
			.split(/\s+/)
			.every((word) => /^[\p{Lu}(]/u.test(word) || isInList('andWords', word) || isInList('roles', word)) &&
		!isInList('conditions', first.toLowerCase()) &&
		subjects(before, known).length > 0;
	return isWho && wordPattern`^\s*(?:,?\s*${'atHour'})?[\s.]*$`.test(rest) ? back : null;
}

/** What stands before the names of those who move. */
const BEFORE_NAMES = [
	['return', 'returnBefore'],
	['arrival', 'arriveBefore'],
	['departure', 'leaveBefore'],
] as const;

/** The moves that a sentence tells. It names an hour, or the meeting that somebody comes to or leaves; those who move are known. */
export function movesIn(text: string, known: KnownNames): Move[] {
	if (text.length > 300) return [];
	const times = timesIn(text);
	const isOfMeeting = phraseFinder('meetingWords').test(text) && text.split(/\s+/).length <= 16;
	const isHandle = /^[^\p{L}\d]*(?:\p{Lu}\p{L}*\.?\s+){0,2}[\p{L}\p{N}_-]+\s+\p{L}+[^\p{L}]*$/u.test(text);
	const isBareEvent = wordPattern`^[^\p{L}]*${'bareMoves'}\s`.test(text);
	const back = chairAgain(text, known);
	const now = phraseFinder('nowWords').exec(text);
	// `At that point in 2019`, `At this time last year` are other times.
	const isNow =
		now?.index === 0 && wordPattern`^(?:\s*,|\s+(?:${'articles'}\s|\p{Lu}))`.test(text.slice(now[0].length));
	const isSaid = times.length > 0 || isOfMeeting || isBareEvent || isHandle || back !== null;
	// `M. Roux, intéressé à l’affaire, sort de la salle et ne prend pas part au débat.`
	const isOfRoom = (from: number, to: number) =>
		phraseFinder('roomWords').test(text.slice(from, to)) ||
		phraseFinder('roomWords').exec(text.slice(to).trimStart())?.index === 0;
	// `At this point Mr Bell entered and took his seat.`
	const isOfNow = (to: number) =>
		isNow && wordPattern`^\s*(?:$|[.,;]|${'andWords'}\s\p{Ll})`.test(text.slice(to));
	if (!isSaid && !isNow && !phraseFinder('roomWords').test(text)) return [];
	const hits = [
		...(back === null
			? []
			: [
					{
						what: 'return',
						isAfter: true,
						from: back.index,
						to: back.index + back[0].length,
						isBack: true,
					} as Hit,
				]),
		...vocabulary('moveVerbs')
			.findAll(text)
			.flatMap(({ from, to }): Hit[] => {
				const what = vocabulary('moveVerbs').findId(text.slice(from, to));
				return what === 'arrival' || what === 'departure' || what === 'return'
					? [{ what, isAfter: true, from, to }]
					: [];
			}),
		...BEFORE_NAMES.flatMap(([what, list]) =>
			matchesIn(text, phraseFinder(list)).map(
				({ index, 0: words }): Hit => ({ what, isAfter: false, from: index, to: index + words.length }),
			),
		),
	]
		.filter(({ from, to }) => isSaid || isOfRoom(from, to) || isOfNow(to))
		.sort((a, b) => a.from - b.from || b.to - a.to)
		.reduce<Hit[]>((kept, hit) => {
			if (!kept.some((other) => hit.from < other.to)) kept.push(hit);
			return kept;
		}, []);
	const moves: Move[] = [];
	for (const [index, hit] of hits.entries()) {
		const start = index === 0 ? 0 : (hits[index - 1]?.to ?? 0);
		const end = hits[index + 1]?.from ?? text.length;
		const proxy = importProxy(text.slice(hit.to, end));
		const names = hit.isAfter
			? subjects(
					text.slice(start, hit.from),
					known,
					endsMove(text.slice(hit.from, hit.to), text.slice(hit.to)),
				)
			: objects(text.slice(hit.to, proxy === undefined ? end : hit.to + proxy.from), known);
		// `rejoint la réunion à 14h30 et la quitte à 15h00`: the same person.
		const before = moves.at(-1);
		const between = text.slice(start, hit.from);
		if (
			names.length === 0 &&
			hit.isAfter &&
			before !== undefined &&
			(SAME().test(between) ||
				(isHour(between) && endsMove(text.slice(hit.from, hit.to), text.slice(hit.to))))
		)
			for (const name of before.names) names.push(name);
		if (names.length === 0) continue;
		// `Mme Roux se retire et quitte la salle`: once.
		if (before?.what === hit.what && before.names.join() === names.join()) continue;
		// `Ana Bell demande que Mme Roux quitte la séance`, `M. Carr arrivera à 20h30`: nobody has moved yet.
		if (hit.isAfter && (phraseFinder('movesAsked').test(between) || isToCome(text.slice(hit.from, hit.to))))
			continue;
		// `Bo Carr joined the board.`: he is one of its members from now on.
		if (hit.isAfter && times.length === 0 && namesBody(text.slice(hit.to), hit.what === 'arrival')) continue;
		if (hit.isAfter && hit.isBack !== true && isElsewhere(text.slice(hit.to), known)) continue;
		const next = text.slice(hit.to, hits[index + 1]?.from ?? hit.to);
		const time =
			times.find(({ from }) => from >= hit.from && from < end) ??
			times.find(({ to }) => to <= hit.from) ??
			// `left, returning at 7:45 p.m.`: the hour is that of the next one.
			(SAME().test(next) || isHour(next) ? undefined : times[0]);
		const holder = proxy === undefined ? undefined : namesIn(proxy.after, known)[0];
		moves.push({
			what: hit.what,
			// `N. Halter`: an event names whom the header names.
			names: names.map((name) =>
				/^\p{Lu}(?:\.\s|\p{Lu}{1,2}$)/u.test(name) ? (known.whole(name) ?? name) : name,
			),
			...(time === undefined ? {} : { time: time.text }),
			...(holder === undefined ? {} : { holder }),
			...(hit.isBack === true ? { isBack: true } : {}),
		});
		const back =
			hit.what === 'departure'
				? endOfAbsence(
						text.slice(hit.to, end),
						times.map((one) => ({ ...one, from: one.from - hit.to, to: one.to - hit.to })),
					)
				: undefined;
		if (back !== undefined) moves.push({ ...(moves.at(-1) as Move), what: 'return', time: back });
	}
	return moves;
}

/** `s'absente | de 20h à 20h20`, `stepped out | 5:50 – 6:05`: when who left is back. */
function endOfAbsence(rest: string, times: ReturnType<typeof timesIn>): string | undefined {
	const [first, last, more] = times.filter(({ from }) => from >= 0 && from < rest.length);
	const isRange =
		first !== undefined &&
		last !== undefined &&
		more === undefined &&
		wordPattern`^[\s(]*(?:${'fromWords'}\s)?$`.test(rest.slice(0, first.from)) &&
		wordPattern`^\s?(?:[–—-]|${'toWords'})\s?$`.test(rest.slice(first.to, last.from)) &&
		// `de 8h à 20h20 | pour son travail`, `de 20h à 21h | en réunion demain`
		/^[\s.!)]*$/.test(rest.slice(last.to));
	return isRange ? last.text : undefined;
}

/**
 * Whether something else than the meeting, its place or a short while is what somebody comes to, leaves or gives back: `left a message at 8 pm`,
 * `joined the board of the school`, `quitte ses fonctions à 20 h`, `joined Roy in thanking the staff`, `left the room tidy`.
 */
function isElsewhere(rest: string, known: KnownNames): boolean {
	const [name = ''] = /(?<=^\s)\p{Lu}[\p{L}'’-]+/u.exec(rest) ?? [];
	if (name !== '') return known.has(name);
	const [opening = ''] =
		wordPattern`^\s+(?:${'turnsTo'}\s+)?(?:(?:${exactly('articles')}|${exactly('possessives')})\s+|${'elisions'}\s?)`.exec(
			rest,
		) ?? [];
	if (opening === '')
		return (
			(wordPattern`^\s+${'turnsTo'}\s`.test(rest) && !phraseFinder('roomWords').test(rest)) ||
			isOfOthers(rest.replace(wordPattern`^\s${'atBodies'}\s?`, ''))
		);
	const [first = '', second = ''] =
		/^[\p{L}'’-]+(?:\s[\p{L}'’-]+)?/u.exec(rest.slice(opening.length))?.[0].split(' ') ?? [];
	if (isInList('moveObjects', first)) {
		const [, last = ''] = /^\s(\p{Ll}+)[\s.!]*$/u.exec(rest.slice(opening.length + first.length)) ?? [];
		return last !== '' && !wordPattern`(?:${'adverbEnds'}|^${'moveAdverbs'})$`.test(last);
	}
	return (
		!isInList('moveObjects', second) &&
		(!isInList('ownBodies', first) || isOfOthers(rest.slice(opening.length)))
	);
}

/** Whether a body, behind words that lead to it, is of others: `le conseil d'administration du collège`, `the board of the school`. */
function isOfOthers(text: string): boolean {
	const [, body = '', whose = ''] =
		wordPattern`^([\p{L}-]+)(?:\sd['’]\p{L}+|(?!\sd['’]))\s(?:${exactly('ofBodies')})\s?(?:${exactly('articles')}\s|${'elisions'})?\s?([\p{L}-]+)`.exec(
			text,
		) ?? [];
	return isInList('ownBodies', body) && !isInList('moveObjects', whose) && !isInList('ownBodies', whose);
}

/** ` in March.`, ` en mars 2024 ;` */
function isMonthly(rest: string): boolean {
	const [when = '', word = ''] =
		/^\s\p{Ll}{2}\s(\p{L}{3,9}|\d{4})(?:\s\d{4})?[\s.!]*(?:$|[;,])/u.exec(rest) ?? [];
	return /^\d/.test(word) || LANGUAGES.some((lang) => namesMonth(when, lang));
}

/**
 * Whether a body comes next, behind an article, and nothing more but a month, a year or a reason: `joined the board by phone` is of the meeting. Who leaves
 * an assembly or a municipal council leaves the room.
 */
function namesBody(rest: string, isArrival: boolean): boolean {
	const { index, 0: body = '' } = phraseFinder('bodies').exec(rest) ?? {};
	if (index === undefined || !/^\s+(?:\p{Ll}{1,3}['’\s]+){0,2}$/u.test(rest.slice(0, index))) return false;
	const behind = rest.slice(index + body.length);
	if (isMonthly(behind)) return true;
	return isArrival
		? /^[\s.!]*$/.test(behind)
		: isPhrase('leftForGood', body) && wordPattern`^(?:[\s.!]*$|,?\s${'forReasons'}\s)`.test(behind);
}

/** `arrivera`, `quittera` */
function isToCome(verb: string): boolean {
	return vocabulary('announced').findIn(verb)?.id === 'future';
}

/** Whether the room, an hour or nothing stands behind a verb of moving: `left it to the board`, `left the chair to Cy Dean` move nobody. */
function endsMove(verb: string, rest: string): boolean {
	const [time] = timesIn(rest);
	return (
		phraseFinder('roomWords').test(verb) ||
		phraseFinder('roomWords').exec(rest.trimStart())?.index === 0 ||
		/^\s*(?:$|[.,;!])/.test(rest) ||
		(time !== undefined && /^\s*(?:\p{L}{1,6}\s)?\s*$/u.test(rest.slice(0, time.from)))
	);
}

/** The moves of each sentence; `She left at 8 pm` is told of the only one whom the sentence before names. */
export function movesBySentence(sentences: readonly string[], known: KnownNames): Move[][] {
	return sentences.map((sentence, at) => {
		const moves = movesIn(sentence, known);
		const [first = ''] = /^\p{L}+(?=\s)/u.exec(sentence) ?? [];
		if (moves.length > 0 || at === 0 || !isInList('pronouns', first)) return moves;
		const [only, more] = namesIn(sentences[at - 1] ?? '', known).filter((name) => known.has(name));
		return only === undefined || more !== undefined
			? moves
			: movesIn(only + sentence.slice(first.length), known);
	});
}

/** Between two moves only the hour of the first: ` at 7:30 p.m., ` before `returning at 7:45 p.m.` */
function isHour(between: string): boolean {
	const [time, more] = timesIn(between);
	const rest = time === undefined ? between : between.slice(0, time.from) + between.slice(time.to);
	return more === undefined && wordPattern`^\s*(?:${'roomWords'}\s)?\s*(?:${'atHour'})?\s*,\s*$`.test(rest);
}

/** Between two moves of one person. */
const SAME = () => wordPattern`(?:^|\s)${'betweenMoves'}(?:\s+${'movesAgain'})?\s*$`;

interface Hit {
	what: Move['what'];
	isAfter: boolean;
	isBack?: boolean;
	from: number;
	to: number;
}

/** `Ana Bell et Bo Carr` before their verb; all of them are known. */
function subjects(text: string, known: KnownNames, isMove = false): string[] {
	// `<wren>`, `tadeo`: the handle of somebody in the list.
	const handle = /(?:^|[\s<@*])([\p{Ll}\p{N}][\p{L}\p{N}_-]+)>?\s*$/u.exec(text)?.[1];
	if (handle !== undefined && known.whole(handle) !== undefined) return [handle];
	// `Monsieur le Maire`, `the Treasurer`
	const office = theOffice().exec(text)?.[1] ?? '';
	const holder = office === '' ? undefined : known.holder(office);
	if (holder !== undefined) return [holder];
	// `La démission de Mme Roux prend effet, celle-ci`: the only one of whom the sentence speaks.
	const [, pronoun = ''] = /[\s,]([\p{L}-]+)\s*$/u.exec(text) ?? [];
	const named = isInList('pronouns', pronoun) ? namesIn(text, known).filter((name) => known.has(name)) : [];
	// `Mme Roux parle des enfants qui` is not about her.
	const isOfOthers = wordPattern`\s\p{Ll}+s\s${'relatives'}\s*$`.test(text);
	if (named.length === 1 && !isOfOthers) return named;
	const last = nameAtEnd(text.replace(wordPattern`(?:^|\s+)${'beforeMoves'}\s*$`, ''), known);
	if (last === undefined || !known.has(last)) return isMove ? firstOfTwoVerbs(text, known) : [];
	const list =
		/(?:[\p{Lu}][^.:;()]*)$/u.exec(text.slice(Math.max(0, text.lastIndexOf(':') + 1)))?.[0] ?? text;
	const all = namesIn(list, known).filter((name) => known.has(name));
	const isList = listLink().test(list);
	return isList && all.length > 1 ? all : [last];
}

/** `Cllr Bo Carr declared an interest and` before `left the room`: whoever opens the sentence, where it names nobody else and reports nothing. */
function firstOfTwoVerbs(text: string, known: KnownNames): string[] {
	const isOne =
		wordPattern`\s${'andWords'}\s*$`.test(text) &&
		!/[.;:?]\s/.test(text) &&
		!phraseFinder('reports', 'thatWords', 'conditions', 'relatives').test(text);
	const named = isOne ? namesIn(text, known) : [];
	const [only = '', more] = named;
	const [ahead = '', behind = ''] = only === '' ? [] : text.split(only);
	const isOpening = more === undefined && /^\s*(?:\p{Lu}\p{L}{0,6}\.?\s)?$/u.test(ahead);
	return isOpening && known.has(only) && /^,?\s\p{Ll}/u.test(behind) ? [only] : [];
}

const theOffice = lazyPattern`(?u)(?:^|[\s,])${['determiners', 'article', 'indefinite']}\s+(\p{L}{4,})\s*$`;

function objects(text: string, known: KnownNames): string[] {
	const list =
		(/^[^.;(–]*/u.exec(text)?.[0] ?? text).split(wordPattern`\s${exactly('atHour')}\s+\d`)[0] ?? '';
	return namesIn(list, known).filter((name) => known.has(name));
}

/** `She left at 4:30` of a meeting from 3:34 p.m.: the hour is that of the afternoon too. */
export function inMeeting(move: Move, opening: string | undefined, lang: Language): Move {
	const opened = parseTime(opening ?? '');
	const told = /^\d{1,2}:\d\d$/.test(move.time ?? '') ? parseTime(move.time ?? '') : undefined;
	const isEarly = opened !== undefined && told !== undefined && told < opened && told + HALF_DAY > opened;
	return isEarly && LOCALES[lang].hasHalfDays ? { ...move, time: clockText(told + HALF_DAY, lang) } : move;
}

/** What a list of people says of their coming and going: `arrivée à 18h45. Départ à 19h25`. */
export function movesBeside(person: string, notes: readonly string[]): Move[] {
	return notes.flatMap((note) =>
		movesOf(note).map((part): Move => {
			const [time] = [...timesIn(part), ...hourBehind(part)];
			// `arrivée à 20 h 50, prend part aux débats à partir du point 4`: what stands before the hour counts.
			const isLeaving = hasWordOf(
				'leavingWords',
				time === undefined ? part : part.slice(0, Math.max(time.from, 12)),
			);
			return {
				what: isLeaving ? 'departure' : 'arrival',
				names: [person],
				...(time === undefined ? {} : { time: time.text }),
			};
		}),
	);
}

/** `left 8.45`: figures that end a note of a move tell its hour. */
function hourBehind(note: string): ReturnType<typeof timesIn> {
	const [figures = ''] = /(?<=\p{L}\s)\d{1,2}[.]\d{2}$/u.exec(note) ?? [];
	const from = note.length - figures.length;
	return timesIn(figures, true).map((time) => ({ ...time, from: from + time.from, to: from + time.to }));
}

/** A note by moves: another one opens behind a full stop, or with a word of leaving. */
function movesOf(note: string): string[] {
	const out: string[] = [];
	// `DF (Dora Finch; left at 8)`
	for (const part of split(note, /[.;]\s+/).filter((said) => !isFullName(said)))
		for (const [index, piece] of split(part, listLink()).entries())
			if (index === 0 || isInList('leavingWords', piece.split(/\s/)[0] ?? '')) out.push(piece);
			else out.push(`${out.pop()}, ${piece}`);
	return out;
}

/** `18h57 – Départ de N. Halter, pouvoir à Ana Bell`. */
export function moveLine({ what, names, time, holder }: Move, lang: Language): string {
	const [last = '', ...others] = [...names].reverse();
	const link = vocabulary('smallWords').word('and', lang);
	const list = others.length === 0 ? last : `${others.reverse().join(', ')} ${link} ${last}`;
	// An event opens with an hour in figures.
	const minutes = time === undefined || /\d/.test(time) ? undefined : parseTime(time);
	const hour = minutes === undefined ? time : timeText(minutes, lang).replace(/\u00A0/g, ' ');
	return eventLine(what, list, hour, holder, lang);
}

/** Where a proxy is told in a text, and what follows its words. */
function importProxy(text: string): { from: number; after: string } | undefined {
	const match = phraseFinder('proxies').exec(text);
	return match === null ? undefined : { from: match.index, after: text.slice(match.index + match[0].length) };
}
