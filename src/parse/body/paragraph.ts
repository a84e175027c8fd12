/** A paragraph by its lines: speech, events, the closing sentence, and the prose between them. */

import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import {
	type BodyNode,
	type Closing,
	type Intervention,
	isMove,
	type Prose,
	type QuorumStatement,
	type StatedCount,
} from '../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../language/index.js';
import { namesAnybody } from '../../source/name-spans.js';
import type { SourceLine } from '../../source/places.js';
import { foldKeyword } from '../../text/fold.js';
import { toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { capitalized } from '../../text/letters.js';
import { editDistance } from '../../text/nearest.js';
import { parseInteger, scanCount } from '../../text/number.js';
import { WORD_SIGN } from '../../text/phrase-finder.js';
import { matchesIn } from '../../text/places.js';
import { readSentences } from '../../text/sentences.js';
import { scanTime, scanToldTime } from '../../text/time.js';
import { isTally, misspelling } from '../ballot/tally.js';
import { inCaseOf } from '../ballot/tally-elements.js';
import { isQuorumOfOther } from '../statements/counts/count.js';
import { goesOnWithWays } from '../statements/counts/stated-counts.js';
import {
	ENDS_SENTENCE,
	isBehindAt,
	isBesideOtherBody,
	SIGNS_TO_HOUR,
	WORDS_TO_HOUR,
} from '../statements/times/times.js';
import { zoneLength } from '../yaml/values.js';
import { announcesActions, readListedAction } from './action.js';
import type { BodyFile } from './body-file.js';
import { keepsChair } from './chair-lines.js';
import { readEventLine, startsLikeEvent } from './event.js';
import { getOpening, readSpeaker, type SpeakerFound, unknownSpeaker } from './speakers.js';

/** Reads a paragraph that is no ballot. */
export function readParagraph(file: BodyFile, paragraph: Paragraph): BodyNode[] {
	const first = file.getFirstLine(paragraph);
	const after = file.lineAfter(paragraph);
	const only = file.lines[first];
	const told = only && after === first + 1 ? readMoveWithEffects(file, only, paragraph) : undefined;
	if (told) return told;
	const nodes: BodyNode[] = [];
	let start = first;
	let speaker: SpeakerFound | undefined;
	const finish = (to: number) => {
		if (to > start) {
			const whole = start === first && to === after;
			for (const each of readPart(file, whole ? [paragraph] : file.readLines(start, to), start, speaker))
				nodes.push(each);
		}
		start = to;
		speaker = undefined;
	};
	for (let index = first; index < after; index += 1) {
		const line = file.lines[index];
		if (!line) break;
		const event = readEventLine(line, file.ballots(undefined), file.markdown, file.problems);
		if (event && !keepsChair(event, file, index)) {
			finish(index);
			nodes.push(event);
			start = index + 1;
			continue;
		}
		const found = readSpeech(file, line);
		if (found || isUnknownSpeaker(file, line)) {
			finish(index);
			speaker = found;
		}
	}
	finish(after);
	return nodes;
}

/** Reads a list that is no ballot: an item may be a turn to speak or an event; the others stay lists. */
export function readList(file: BodyFile, list: List): BodyNode[] {
	const nodes: BodyNode[] = [];
	let kept: ListItem[] = [];
	let keptFrom = 0;
	const finish = () => {
		const start = kept[0]?.position?.start;
		const end = kept.at(-1)?.position?.end;
		if (start && end) {
			if (kept.length === list.children.length) nodes.push(list);
			else {
				const number = typeof list.start === 'number' ? list.start + keptFrom : list.start;
				nodes.push({
					...list,
					...(number === undefined ? {} : { start: number }),
					children: kept,
					position: { start: { ...start }, end: { ...end } },
				});
			}
		}
		kept = [];
	};
	let above = file.getFirstLine(list) - 1;
	if (file.lines[above]?.text.trim() === '') above -= 1;
	const areActions = announcesActions(file.lines[above]?.text ?? '');
	list.children.forEach((item, index) => {
		const found = readItem(file, item, areActions);
		if (found) {
			finish();
			nodes.push(found);
			return;
		}
		if (kept.length === 0) keptFrom = index;
		kept.push(item);
	});
	finish();
	return nodes;
}

function readItem(file: BodyFile, item: ListItem, isAction: boolean): BodyNode | undefined {
	const [paragraph, ...others] = item.children;
	const index = file.getFirstLine(item);
	const line = file.lines[index];
	if (paragraph?.type !== 'paragraph' || !line || file.getFirstLine(paragraph) !== index) return undefined;
	if (file.lineAfter(item) === index + 1) {
		const event = readEventLine(line, file.ballots(undefined), file.markdown, file.problems);
		if (event) return keepsChair(event, file, index) ? undefined : event;
		const action = isAction
			? readListedAction(line, file.ballots(undefined), file.markdown, file.problems)
			: undefined;
		if (action) return action;
		const closing = others.length === 0 ? readClosing(file, paragraph) : undefined;
		if (closing) return closing;
	}
	const speaker = readSpeech(file, line);
	if (!speaker) return undefined;
	const offset = line.start.offset + speaker.after;
	const node = intervention(file, speaker, paragraph, offset, others as Prose[]);
	if (item.position) node.position = item.position;
	return node;
}

/** Somebody who is nobody known ends what the one above says. */
function isUnknownSpeaker(file: BodyFile, line: SourceLine): boolean {
	const opening = getOpening(line);
	return (
		opening !== undefined &&
		unknownSpeaker(opening.text.slice(opening.from, opening.to), file.names) !== undefined
	);
}

/** A tally alone is short, and starts with a figure or an answer. */
function mayBeTally(said: string): boolean {
	if (said.length > 160 || !/\d/.test(said)) return false;
	return /^\(?\d/.test(said) || opensWith(said, 'answers');
}

/** A speaker and what is said: a name followed only by a tally is no speech. */
function readSpeech(file: BodyFile, line: SourceLine): SpeakerFound | undefined {
	const found = readSpeaker(line, file.names);
	if (!found) return undefined;
	const said = line.text.slice(found.after).replace(/^[\s*_]+/, '');
	return mayBeTally(said) && isTally(said, file.ballots(undefined), 'for') ? undefined : found;
}

function readPart(
	file: BodyFile,
	nodes: readonly RootContent[],
	index: number,
	speaker: SpeakerFound | undefined,
): BodyNode[] {
	const [paragraph, ...others] = nodes;
	const line = file.lines[index];
	if (paragraph?.type !== 'paragraph' || !line) return nodes as Prose[];
	if (speaker) {
		const offset = line.start.offset + speaker.after;
		return [intervention(file, speaker, paragraph, offset, others as Prose[])];
	}
	const read = readClosing(file, paragraph) ?? readToldQuorum(file, paragraph) ?? paragraph;
	return [read, ...(others as Prose[])];
}

function intervention(
	file: BodyFile,
	{ speaker }: SpeakerFound,
	paragraph: Paragraph,
	offset: number,
	others: Prose[],
): Intervention {
	const said = file.paragraphFrom(paragraph, offset);
	const prose: Prose[] = said ? [said] : [];
	const node: Intervention = { type: 'intervention', children: [speaker, ...prose, ...others] };
	if (paragraph.position) node.position = paragraph.position;
	return node;
}

/** The paragraph that says that the meeting is closed, and when. */
function readClosing(file: BodyFile, paragraph: Paragraph): Closing | undefined {
	const text = file.getSource(paragraph);
	const [phrase] = vocabulary('closings').findAll(text);
	if (!phrase) return readClosingHour(file, paragraph, text) ?? readMisspeltClosing(file, paragraph, text);
	if (isBesideOtherBody(text, phrase, file)) return undefined;
	const from = phrase.to;
	// `The meeting was adjourned from 8.30 pm to 8.40 pm.`
	const opens = /^\s+(\S+)\s+\d/.exec(text.slice(from, from + FAR))?.[1] ?? '';
	if (isOneOf(opens, 'changeOpens') && opens.length > 2) return undefined;
	const time = timeIn(text, from, from + FAR) ?? timeIn(text, Math.max(0, phrase.from - FAR), phrase.from);
	// `Si le quorum n’est pas atteint, la séance est levée.`
	const before = text.slice(Math.max(0, phrase.from - FAR), phrase.from);
	if (!time && vocabulary('suppositions').findIn(before)?.id === 'supposed') return undefined;
	return findClosing(file, paragraph, time);
}

/** `La séance se termine à 21h15.`, `Adjourned at 7:40 pm.`: words that close a meeting only with the hour right behind them. */
function readClosingHour(file: BodyFile, paragraph: Paragraph, text: string): Closing | undefined {
	const marks = vocabulary('timeMarks');
	for (const { from, to } of marks.findAll(text, 'closed', 'alone')) {
		const isAlone = marks.findId(text.slice(from, to)) === 'alone';
		const gap = (isAlone ? SIGNS_TO_HOUR : WORDS_TO_HOUR).exec(text.slice(to))?.[0].length ?? 0;
		const time = timeIn(text, to + gap, to + gap + 1);
		const before = text.slice(0, from);
		const isSupposed = mentions(before.slice(-FAR), 'suppositions');
		if (isBesideOtherBody(text, { from, to }, file)) continue;
		const end = time ? time.to + zoneLength(text, time.to) : 0;
		const isWhole = before.trim() === '' && ENDS_SENTENCE.test(text.slice(end));
		if (time && !isSupposed && (!isAlone || isWhole)) return findClosing(file, paragraph, time);
	}
	return undefined;
}

/** `Meeting ajourned at 1:25 pm`, `La séance et levée à 16h.`: nothing but such words one letter off, and the hour. */
function readMisspeltClosing(file: BodyFile, paragraph: Paragraph, text: string): Closing | undefined {
	const [, words = ''] = WORDS_AND_HOUR.exec(text) ?? [];
	const at = /\s\S+$/.exec(words)?.index ?? 0;
	if (!isOneOf(words.slice(at).trim(), ['eventLinks', 'at'])) return undefined;
	const written = words.slice(0, at);
	const known = vocabulary('closings').lookup(written);
	if (!known || known.exact) return undefined;
	const [one, other] = [foldKeyword(written), foldKeyword(known.expected)];
	// `The meeting closes at 9 pm.` is another form of the word.
	const isForm = one.length >= other.length && one.slice(0, other.length - 1) === other.slice(0, -1);
	if (isForm || editDistance(one, other, 1) > 1) return undefined;
	const time = timeIn(text, words.length, words.length + FAR);
	if (!time || !ENDS_SENTENCE.test(text.slice(time.to))) return undefined;
	const expected = inCaseOf(known.expected, written);
	file.problems.push(misspelling(file.getPlaced(paragraph), 0, written.length, expected));
	return findClosing(file, paragraph, time);
}

const WORDS_AND_HOUR = /^(\p{L}[^\n\d.,;:!?]{8,60})\s(?=\d)/u;

function findClosing(file: BodyFile, paragraph: Paragraph, time: ReturnType<typeof timeIn>): Closing {
	const children: Closing['children'] = [paragraph];
	if (time)
		children.push({
			type: 'timeValue',
			value: time.value,
			children: [],
			position: file.placesIn(paragraph).range(time.from, time.to),
		});
	const node: Closing = { type: 'closing', children };
	if (paragraph.position) node.position = paragraph.position;
	return node;
}

/** The time stands near the words. */
const FAR = 120;

function timeIn(
	text: string,
	from: number,
	to: number,
): { value: number; from: number; to: number } | undefined {
	const words = new RegExp(`(?<!${WORD_SIGN})${WORD_SIGN}`, 'g');
	words.lastIndex = from;
	for (let word = words.exec(text); word !== null && word.index < to; word = words.exec(text)) {
		const words = text.slice(word.index, word.index + 60);
		const time = isBehindAt(text, word.index) ? scanToldTime(words, true) : scanTime(words);
		if (time) return { value: time.value, from: word.index, to: word.index + time.length };
	}
	return undefined;
}

// A quorum told in a sentence: `Le quorum de 22 membres étant atteint avec 27 présents, l’assemblée peut délibérer.`

/**
 * Reads a paragraph that says of the quorum whether it is met, and how many are there. What is supposed, or was so another time, is no such
 * statement, nor is a sentence with two numbers of the same kind.
 */
function readToldQuorum(file: BodyFile, paragraph: Paragraph): QuorumStatement | undefined {
	const text = file.getSource(paragraph);
	if (!quorum().test(text)) return undefined;
	for (const sentence of matchesIn(text, SENTENCES)) {
		const from = sentence.index;
		const said = readSentence(text.slice(from, from + Math.min(sentence[0].length, LONGEST)), file);
		if (!said) continue;
		const places = file.placesIn(paragraph);
		const counts = said.counts.map(
			(count): StatedCount => ({
				type: 'statedCount',
				of: count.of,
				value: count.value,
				children: [],
				position: places.range(from + count.from, from + count.to),
			}),
		);
		const statement: QuorumStatement = {
			type: 'quorumStatement',
			met: said.met,
			children: [paragraph, ...counts],
		};
		if (paragraph.position) statement.position = paragraph.position;
		return statement;
	}
	return undefined;
}

/** Up to a stop that ends a sentence; a semicolon only parts it. */
const SENTENCES = /(?:[^.!?]|[.](?=\S))+/g;
const LONGEST = 400;
const LONGEST_LEAD = 40;
/** Does what stands before a number lead to those who are there? `fixé à`, `au moins` lead to the rule. */
function leadsToPresent(before: string, isBehind: boolean): boolean {
	if (/^[\s>*]*$/.test(before)) return true;
	if (isBehind && /(?:[,:]\s+|\()$/.test(before)) return true;
	const words = before.trimEnd().split(/\s+/);
	return [1, 2, 3, 4].some((count) => isOneOf(words.slice(-count).join(' '), 'quorumLeads'));
}

const WORD = new RegExp(`(?<!${WORD_SIGN})${WORD_SIGN}`, 'g');

/** `présents`, and with the people named between: `9 voting members present`, `11 élus représentés`. */
function unitAfter(
	text: string,
	from: number,
): { id: StatedCount['of'] | 'met' | 'notMet'; to: number } | undefined {
	let at = from;
	for (let words = 0; words <= MOST_BETWEEN; words += 1) {
		const found = vocabulary('quorumWords').scan(text.slice(at));
		if (found) return { id: found.id, to: at + found.length };
		at += wordBetween().exec(text.slice(at, at + 40))?.[0].length ?? 0;
		if (at === from) return undefined;
	}
	return undefined;
}

const MOST_BETWEEN = 3;
const wordBetween = lazy(() => /^(?:\p{L}+|\d+)\s+/u);

function isThere(id: StatedCount['of'] | 'met' | 'notMet' | undefined): boolean {
	return id === 'present' || id === 'presentOrRepresented';
}

const quorumOf = lazyPattern`(?u)${'quorumNames'}(?:\s+\p{L}[\p{L}'’]{0,20}){0,3}\s+${['eventLinks', 'of']}\s*$`;

const thatIs = lazyPattern`${['thatIs', 'is']}[\s,]*$`;

const quorum = lazyPattern`${'quorumNames'}`;

/** `constituting a quorum (` */
const quorumAside = lazyPattern`${'quorumNames'}\s*\($`;

interface Count {
	of: StatedCount['of'];
	value: string;
	from: number;
	to: number;
}

/** The number at a place of a sentence of the quorum: how many it asks for, or how many are there. */
function countAt(text: string, at: number, isBehind: boolean, file: BodyFile): Count | undefined {
	const [before, rest] = [text.slice(0, at), text.slice(at)];
	const count = scanCount(rest, file.lang);
	if (!count) return undefined;
	const gap = /^\s+/.exec(rest.slice(count.length))?.[0].length ?? 0;
	const isAside = quorumAside().test(before);
	// `constituting a quorum (five)`
	if (gap === 0 && !(isAside && rest[count.length] === ')')) return undefined;
	// `le quorum des deux tiers`
	if (opensWith(rest.slice(count.length + gap), 'fractionNouns')) return undefined;
	const unit = unitAfter(rest, count.length + gap);
	const isAsked =
		(isAside && !isThere(unit?.id)) ||
		(!isBehind && !isThere(unit?.id) && isWorkedOut(before, rest, count.length)) ||
		quorumOf().test(before);
	const of = isAsked ? 'required' : unit?.id;
	// `fixé à 20 membres présents`, `au moins 3 présents`: the rule, and not who is there.
	if (of !== 'required' && !leadsToPresent(before.slice(-LONGEST_LEAD), isBehind)) return undefined;
	// `7 membres présents étant nécessaires`
	const behind = unit && rest.slice(unit.to, unit.to + LONGEST_LEAD);
	if (behind && vocabulary('quorumWords').findIn(behind.replace(/\([^()]*\)?/g, ''))?.id === 'required')
		return undefined;
	if (of !== 'required' && of !== 'present' && of !== 'presentOrRepresented') return undefined;
	// `60 members were in attendance, represented by proxy, or voted by absentee ballot`
	if (unit && of !== 'required' && goesOnWithWays(rest, unit.to)) return undefined;
	const to = at + (isAsked || !unit ? count.length : unit.to);
	return { of, value: toDecimalString(count.value), from: at, to };
}

/**
 * `Le quorum, fixé au quart des membres, soit 3, est atteint`: what the quorum comes to. `22 présents et 6 représentés, soit 28 voix ; le quorum est
 * atteint` says who is there, and so do `soit treize voix sur vingt-quatre`.
 */
function isWorkedOut(before: string, rest: string, length: number): boolean {
	const noun = /^\s+\p{L}+\s+/u.exec(rest.slice(length))?.[0].length;
	const isPart = noun !== undefined && opensWith(rest.slice(length + noun), 'outOf');
	return !isPart && quorum().test(before) && thatIs().test(before);
}

function readSentence(text: string, file: BodyFile): { met: boolean; counts: Count[] } | undefined {
	if (!quorum().test(text) || isQuorumOfOther(text, file.ballots(undefined))) return undefined;
	const words = vocabulary('quorumWords');
	const counts: Count[] = [];
	let met: boolean | undefined;
	for (const word of matchesIn(text, WORD)) {
		const at = word.index;
		if (at < (counts.at(-1)?.to ?? 0)) continue;
		const rest = text.slice(at);
		if (opensWith(rest, 'suppositions')) return undefined;
		const state = words.scan(rest);
		if (state?.id === 'met' || state?.id === 'notMet') {
			// `oui` and `non` answer a label; in a sentence they are words like others.
			if (isOneOf(rest.slice(0, state.length), 'booleans')) continue;
			if (met === undefined) met = state.id === 'met';
			continue;
		}
		const count = countAt(text, at, met !== undefined, file);
		if (count) counts.push(count);
	}
	const there = counts.filter(({ of }) => of !== 'required');
	const isClear = there.length <= 1 && counts.length > 0 && counts.length - there.length <= 1;
	return met !== undefined && isClear ? { met, counts } : undefined;
}

// --- A move, and behind it on its line how many vote from then on: `20h15 : arrivée de Mme Roy, ce qui porte à 13 le nombre des votants.`

/** The event of such a paragraph of one line, and the rest of it as a paragraph of its own; nothing where the rest says anything else. */
function readMoveWithEffects(file: BodyFile, line: SourceLine, paragraph: Paragraph): BodyNode[] | undefined {
	if (line.text.length > LONGEST || !startsLikeEvent(line.text)) return undefined;
	const parts = cutBehindMove(line.text);
	if (!parts || !areEffects(line.text.slice(parts.rest), file)) return undefined;
	const head: SourceLine = { ...line, text: line.text.slice(0, parts.end) };
	const event = readEventLine(head, file.ballots(undefined), file.markdown, []);
	if (event?.type !== 'event' || !isMove(event.event)) return undefined;
	const rest = file.paragraphFrom(paragraph, line.start.offset + parts.rest);
	return rest && [event, { ...rest, children: asSentence(rest.children) }];
}

/** Where the move ends, and where the rest starts. */
function cutBehindMove(text: string): { end: number; rest: number } | undefined {
	const [first, second] = readSentences(text);
	if (!first) return undefined;
	const sentence = text.slice(0, first.to);
	const effect = mentions(sentence, 'moveEffects') ? effects().exec(sentence) : null;
	if (effect) return { end: effect.index, rest: effect.index + effect[0].length };
	return second && { end: first.to, rest: second.from };
}

/** `, | ce qui porte`, `; | le nombre de votants est` */
const effects = lazyPattern`[,;]\s(?=${'moveEffects'}[\s:])`;

/** Whether each sentence is about how many are there or vote, and none of anybody, a proxy or another move. */
function areEffects(text: string, { names }: BodyFile): boolean {
	if (mentions(text, 'proxyNouns', ['person', 'representedBy']) || namesAnybody(text, names)) return false;
	const votes = vocabulary('moveEffects').findAll(text, 'votes');
	const moves = [
		...vocabulary('events').findAll(text, 'arrival', 'departure', 'return'),
		...vocabulary('moveVerbs').findAll(text, 'arrival', 'departure', 'return'),
	];
	if (moves.some(({ from, to }) => !votes.some((vote) => vote.from <= from && to <= vote.to))) return false;
	if (matchesIn(text, /\d+/g).some(({ index }) => scanTime(text.slice(index, index + 20)))) return false;
	return readSentences(text).every(({ from, to }) => countsVoters(text.slice(from, to)));
}

/** `Il reste 10 présents`, `le nombre des votants à 13`, `Huit élus`: a number, and near it whom or what it counts. */
function countsVoters(sentence: string): boolean {
	const words = sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
	return words.some((word, at) => {
		if (!/^\d/.test(word) && parseInteger(word) === undefined) return false;
		return words.slice(Math.max(0, at - WORDS_AWAY), at + WORDS_AWAY).some(isVoters);
	});
}

const WORDS_AWAY = 4;

function isVoters(word: string): boolean {
	return isOneOf(
		word,
		['peopleNouns', 'noun'],
		['voterWords', 'noun'],
		['units', 'votes'],
		['quorumWords', 'present'],
	);
}

/** With a capital letter, as what was the end of a sentence stands on its own now. */
function asSentence([first, ...others]: PhrasingContent[]): PhrasingContent[] {
	if (first?.type !== 'text') return first ? [first, ...others] : others;
	return [{ ...first, value: capitalized(first.value) }, ...others];
}
