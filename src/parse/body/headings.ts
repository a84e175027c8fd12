/** The words of a heading: date, time, number, block word, title. Also those of a fence's opening line, after its word. */

import type { Heading } from 'mdast';
import type { Position } from 'unist';
import {
	type Block,
	CONTAINERS,
	type DateValue,
	fixAt,
	type HeadNode,
	type ItemNumber,
	type Language,
	type Problem,
	problem,
	type ResolutionKind,
	type Session,
	type TimeValue,
	type Title,
	titleText,
} from '../../ast/index.js';
import { mentions, opensWith, vocabulary } from '../../language/index.js';
import type { BlockWord } from '../../markdown/fences.js';
import { getStart, phrasingAfter } from '../../markdown/remark-minutes.js';
import { knownNameAt, namesAnybody } from '../../source/name-spans.js';
import { skipBlanks } from '../../source/places.js';
import { scanDate, toIsoDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { editDistance } from '../../text/nearest.js';
import { NUMBER_ENDINGS, scanOrdinal } from '../../text/number.js';
import { phraseChoice, WORD_SIGN } from '../../text/phrase-finder.js';
import { scanTimeRange } from '../../text/time.js';
import { isRoundAlone, readCollege } from '../ballot/ballot-label.js';
import { isTally } from '../ballot/tally.js';
import { inCaseOf } from '../ballot/tally-elements.js';
import { DATE_MISTAKES } from '../yaml/values.js';
import { type BodyFile, type Containers, type Frame, openPlace } from './body-file.js';

/** What a heading says before its title. Indexes are into the text that was given. */
interface HeadingWords {
	date?: DateValue | undefined;
	/** Start, then end. */
	times: TimeValue[];
	/** The number of the agenda item, or of the block. */
	number?: ItemNumber | undefined;
	/** The number of the agenda item, where the block has one of its own or none. */
	item?: string | undefined;
	/** The block word, where the heading opens a block. */
	word?: BlockWord | undefined;
	titleFrom: number;
	problems: Problem[];
}

/** Gives the place of a range of a heading's text. */
type PlaceOf = (from: number, to: number) => Position;

/** Reads the text of a heading after its signs `#`. */
export function readHeadingWords(text: string, lang: Language, place: PlaceOf): HeadingWords {
	const words: HeadingWords = { times: [], titleFrom: 0, problems: [] };
	// Emphasis around the whole heading says nothing.
	let at = /^[\s*_]*/.exec(text)?.[0].length ?? 0;
	at = readDate(text, at, lang, place, words);
	// A date that cannot be read is one cause, and no number.
	if (words.problems.length > 0) return { ...words, titleFrom: at };
	at = readTimes(text, at, place, words);
	// Nor is a time.
	if (words.problems.length > 0) return { ...words, titleFrom: at };
	const number = scanItemNumber(text, at);
	const afterNumber = number ? number.to : at;
	const block = scanBlock(text, afterNumber) ?? (number ? scanBlock(text, at) : undefined);
	if (block) {
		words.word = block.word;
		if (block.number)
			words.number = itemNumber(block.number.value, place(block.number.from, block.number.to));
		if (number && block.from >= afterNumber) words.item = number.value;
		words.titleFrom = block.to;
	} else {
		for (const each of nearBlock(text, afterNumber, lang, place)) words.problems.push(each);
		if (number) words.number = itemNumber(number.value, place(number.from, number.numberTo));
		words.titleFrom = afterNumber;
	}
	return words;
}

/** The number of the resolution that some words name, `Résolution n° 3`; nothing where they name none or say more. */
export function resolutionNumber(text: string, lang: Language): string | undefined {
	const { word, number, titleFrom } = readHeadingWords(text, lang, () => NOWHERE);
	const isAll = text.slice(titleFrom).trim() === '';
	const isOther = word === undefined || word === 'election' || word === 'choice';
	return !isOther && isAll ? number?.value : undefined;
}

/** Does a heading of this text open a block? */
export function opensBlock(text: string, lang: Language): boolean {
	return readHeadingWords(text, lang, () => NOWHERE).word !== undefined;
}

/** The number after a fence's word, where a separator or nothing follows it: `:::résolution 3 – Titre`. */
export function readFenceNumber(
	text: string,
	from: number,
	place: PlaceOf,
): { number?: ItemNumber; titleFrom: number } {
	const number = scanBlockNumber(text, from);
	if (!number) return { titleFrom: from };
	const separator = SEPARATOR.exec(text.slice(number.to));
	if (!separator && text.slice(number.to).trim() !== '') return { titleFrom: from };
	const node = itemNumber(number.value, place(number.from, number.to));
	return { number: node, titleFrom: number.to + (separator?.[0].length ?? 0) };
}

/** A number written by hand, as it is compared and printed. */
export function itemNumber(value: string, position: Position): ItemNumber {
	return { type: 'itemNumber', value, children: [], position };
}

const NOWHERE: Position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** Between parts of a heading: a dash, a colon, a comma; a hyphen only with spaces around it. */
const SEPARATOR = /^\s*(?:[–—:,|•·]+|--+)\s*|^\s+-\s+/;

/** `Première résolution | (ordinaire) – Comptes` */
const BEFORE_REMARK = /^\s+(?=\([^()]{1,60}\))/;

/** After a date or a time, where it is plain what it is, a hyphen needs no spaces. */
const LOOSE_SEPARATOR = /^\s*(?:[–—:,|•·-]+)\s*/;

const NUMBER_SIGN = /^(?:n\s?[°ºo]\.?|nr?\.|#)\s*(?=\d)/i;

/** `1`, `12.1`, `12 bis`, `2024-045`, `3a`. */
const NUMBER = new RegExp(
	`^\\d+(?:[./-]\\d+)*(?:[A-Za-z]|\\s?(?:${phraseChoice(NUMBER_ENDINGS)}))?(?!${WORD_SIGN})`,
);

function readDate(text: string, from: number, lang: Language, place: PlaceOf, words: HeadingWords): number {
	// Every date has its year in four figures; most headings have no date.
	const scanned = /\d{4}/.test(text.slice(from, from + 60)) ? scanDate(text.slice(from), lang) : undefined;
	if (!scanned) return from;
	const to = from + scanned.length;
	const rest = text.slice(to);
	const separator = LOOSE_SEPARATOR.exec(rest)?.[0] ?? '';
	const white = gapWithAt(rest);
	const time = scanTimeRange(rest.slice(white));
	// A date in the middle of words is part of the title.
	if (rest.trim() !== '' && separator === '' && !time) return from;
	if (!scanned.result.ok) {
		const code = DATE_MISTAKES[scanned.result.reason];
		const values = { text: text.slice(from, to) };
		words.problems.push(problem('syntax/invalid-value', code, place(from, to), { values }));
		return from;
	}
	const { date } = scanned.result;
	words.date = { type: 'dateValue', value: toIsoDate(date), children: [], position: place(from, to) };
	if (date.weekday !== undefined) words.date.weekday = date.weekday;
	return to + (separator === '' ? white : separator.length);
}

/** The length of white space, with the word between a date and a time (`à`, `at`). */
function gapWithAt(text: string): number {
	const gap = /^[\s*_]*/.exec(text)?.[0].length ?? 0;
	const word = vocabulary('eventLinks').scan(text.slice(gap, gap + 10));
	if (word?.id !== 'at') return gap;
	return skipBlanks(text, gap + word.length);
}

function readTimes(text: string, from: number, place: PlaceOf, words: HeadingWords): number {
	const range = scanTimeRange(text.slice(from));
	if (!range) {
		const wrong = NO_TIME.exec(text.slice(from))?.[1];
		if (wrong === undefined) return from;
		const values = { text: wrong };
		words.problems.push(
			problem('syntax/invalid-value', 'time', place(from, from + wrong.length), { values }),
		);
		return from;
	}
	const to = from + range.length;
	const rest = text.slice(to);
	const separator = LOOSE_SEPARATOR.exec(rest)?.[0] ?? '';
	// `Midi` or `onze heures` inside words are words; figures are plain without a separator.
	if (!/^\d/.test(text.slice(from)) && separator === '' && rest.trim() !== '') return from;
	const time = (value: number, start: number, end: number): TimeValue => ({
		type: 'timeValue',
		value,
		children: [],
		position: place(start, end),
	});
	words.times.push(time(range.start, from, from + range.startLength));
	if (range.end !== undefined && range.endOffset !== undefined)
		words.times.push(time(range.end, from + range.endOffset, to));
	return to + (separator === '' ? (/^\s*/.exec(rest)?.[0].length ?? 0) : separator.length);
}

/** `51h10 —`: written as a time, and none. */
const NO_TIME = /^(\d{1,3}\s?[hH]\s?\d{0,3})\s*[–—-]/;

interface ItemNumberFound {
	value: string;
	from: number;
	numberTo: number;
	/** After the separator. */
	to: number;
}

/** The number of an agenda item: `1.`, `1)`, `1 –`, `n° 3 :`, `1.2`, `II.`, `A/`. */
function scanItemNumber(text: string, from: number): ItemNumberFound | undefined {
	const rest = text.slice(from);
	const sign = NUMBER_SIGN.exec(rest)?.[0].length ?? 0;
	const digits = NUMBER.exec(rest.slice(sign))?.[0];
	if (digits !== undefined) {
		const numberTo = from + sign + digits.length;
		const after = text.slice(numberTo);
		const separator = /^\s*(?:[.)/]+(?=\s|$)\s*[–—-]?\s*)/.exec(after) ?? SEPARATOR.exec(after);
		const plain = sign > 0 || /^\d+[./]\d/.test(digits);
		// `2024 : bilan` is about a year.
		if (separator && /^(?:19|20)\d\d$/.test(digits) && !/^\s*[.)/]/.test(separator[0])) return undefined;
		if (!separator && !plain && after.trim() !== '') return undefined;
		const to = numberTo + (separator?.[0].length ?? /^\s*/.exec(after)?.[0].length ?? 0);
		return { value: tidy(digits), from: from + sign, numberTo, to };
	}
	const letters = /^(?:([IVXLC]{1,6}|[A-Z])(?:[)/]|\s*[–—]|\s+-(?=\s))|([IVXLC]{2,6})\.)\s*/.exec(rest);
	const value = letters?.[1] ?? letters?.[2];
	if (!letters || value === undefined || rest.length === letters[0].length) return undefined;
	return { value, from, numberTo: from + value.length, to: from + letters[0].length };
}

interface BlockFound {
	word: BlockWord;
	from: number;
	number?: { value: string; from: number; to: number };
	/** Where the title starts. */
	to: number;
}

/** A block word with its number, a separator, or both; or an ordinal before it. */
function scanBlock(text: string, from: number): BlockFound | undefined {
	const blocks = vocabulary('blocks');
	const ordinal = scanOrdinal(text.slice(from));
	if (ordinal) {
		const gap = /^\s+/.exec(text.slice(from + ordinal.length))?.[0].length ?? 0;
		const word = gap > 0 ? blocks.scan(text.slice(from + ordinal.length + gap)) : undefined;
		if (word && word.id !== 'confidential') {
			const end = from + ordinal.length + gap + word.length;
			const separator = (SEPARATOR.exec(text.slice(end)) ?? BEFORE_REMARK.exec(text.slice(end)))?.[0];
			if (separator === undefined && /[^\s*_]/.test(text.slice(end))) return undefined;
			const number = { value: String(ordinal.value), from, to: from + ordinal.length };
			return { word: word.id, from, number, to: end + (separator ?? text.slice(end)).length };
		}
	}
	// `Special Resolution 1: Articles`: the title keeps of which nature it is.
	const ofNature = vocabulary('naturedBlocks').scan(text.slice(from));
	if (ofNature) {
		const number = scanBlockNumber(text, from + ofNature.length);
		const isParted = number && /^\s*(?:[–—:,|•·.)-]|$)/.test(text.slice(number.to));
		if (isParted) return { word: ofNature.id, from, number, to: from };
		// `Special Resolution – New name`
		return SEPARATOR.test(text.slice(from + ofNature.length))
			? { word: ofNature.id, from, to: from }
			: undefined;
	}
	const word = blocks.scan(text.slice(from));
	if (!word || word.id === 'confidential') return undefined;
	const wordTo = from + word.length;
	const number = scanBlockNumber(text, wordTo);
	const end = number?.to ?? wordTo;
	const separator = (number ? NUMBERED_SEPARATOR : SEPARATOR).exec(text.slice(end))?.[0];
	if (!number && separator === undefined) return undefined;
	const white = /^[\s*_]*/.exec(text.slice(end))?.[0] ?? '';
	const to = end + (separator ?? white).length;
	return number ? { word: word.id, from, number, to } : { word: word.id, from, to };
}

/** A word with a number that is one letter off a block word: what follows is counted as another kind of decision. */
function nearBlock(text: string, from: number, lang: Language, place: PlaceOf): Problem[] {
	const secret = vocabulary('blocks').scan(text.slice(from));
	if (secret?.id === 'confidential') {
		const to = from + secret.length;
		if (!SEPARATOR.test(text.slice(to)) && /[^\s*_]/.test(text.slice(to))) return [];
		const word = vocabulary('blocks').word('confidential', lang);
		return [
			problem('syntax/unknown-block', 'confidential', place(from, to), {
				severity: 'warning',
				values: { word },
			}),
		];
	}
	const written = NEAR_WORD.exec(text.slice(from))?.[0];
	if (written === undefined || !scanBlockNumber(text, from + written.length)) return [];
	const blocks = vocabulary('blocks');
	const found = blocks.lookup(written);
	if (!found || found.exact || found.id === 'confidential') return [];
	const folded = foldKeyword(written);
	// `Résolutions 1 à 3` are several.
	if (blocks.findId(folded.replace(/s$/, '')) !== undefined) return [];
	if (editDistance(folded, foldKeyword(found.expected), 1) > 1) return [];
	const position = place(from, from + written.length);
	const nearest = inCaseOf(blocks.inLanguage(found.expected, lang), written);
	return [
		problem('syntax/unknown-block', 'heading', position, {
			values: { word: written, nearest },
			fixes: fixAt('writeNearest', position, nearest),
		}),
	];
}

/** A word of five letters or more: shorter ones are near too many others. */
const NEAR_WORD = new RegExp(`^${WORD_SIGN}{5,}(?=\\s)`);

/** After a number a full stop or bracket parts too. */
const NUMBERED_SEPARATOR = /^\s*(?:[–—:,|•·.)-]+)\s+[–—-]?\s*|^\s*[–—:]\s*/;

function scanBlockNumber(
	text: string,
	from: number,
): { value: string; from: number; to: number } | undefined {
	const gap = /^\s*/.exec(text.slice(from))?.[0].length ?? 0;
	const sign = NUMBER_SIGN.exec(text.slice(from + gap))?.[0].length ?? 0;
	if (gap === 0 && sign === 0 && from > 0 && !/[\s[]/.test(text[from - 1] ?? ' ')) return undefined;
	const start = from + gap + sign;
	const digits = NUMBER.exec(text.slice(start))?.[0];
	return digits === undefined ? undefined : { value: tidy(digits), from: start, to: start + digits.length };
}

function tidy(number: string): string {
	return number.replace(/\s+/g, ' ').toLowerCase();
}

// --- What a heading opens: an agenda item, a block, or nothing where it stands in one.

/** Reads a heading: closes what it ends, opens what it begins. */
export function readSessionOrBlock(file: BodyFile, containers: Containers, node: Heading): void {
	const start = getStart(node.children) ?? node.position?.end;
	const end = node.children.at(-1)?.position?.end;
	const from = start?.offset ?? 0;
	const text = file.source.slice(from, Math.max(from, end?.offset ?? from));
	let { block } = containers;
	if (block?.node?.type === 'election' && (block.end || node.depth > (block.depth ?? 0))) {
		const college = readCollege(text);
		if (college !== undefined) {
			block.college = college;
			block.collegeNode = node;
			containers.add(node);
			return;
		}
	}
	// The explicit form is for a text that itself holds headings.
	if (containers.fence?.kind === 'block') {
		containers.add(node);
		return;
	}
	const round = announcesOther(file, node) ? undefined : takeRound(containers, node, text);
	if (round) {
		containers.endBlock();
		containers.push(round);
		return;
	}
	const words = readHeadingWords(text, file.lang, (a, b) => ({
		start: { line: start?.line ?? 1, column: (start?.column ?? 1) + a, offset: from + a },
		end: { line: start?.line ?? 1, column: (start?.column ?? 1) + b, offset: from + b },
	}));
	// `#### Débat` below `#### Amendement 1` goes on with the motion that holds both.
	if (words.word === undefined && node.depth <= (block?.depth ?? 0) && containers.endAmendment(node.depth))
		block = containers.block;
	if (words.word === undefined && block && block.end === undefined) {
		// A deeper heading belongs to the text of the block, as long as its vote is not written.
		if (block.depth !== undefined && node.depth > block.depth && !block.done) {
			containers.add(node);
			return;
		}
		containers.endBlock();
	}
	for (const each of words.problems) file.problems.push(each);
	// `#### Amendement 1` below `### Motion 1`: the vote on the motion may follow.
	if (words.word !== 'amendment' || !containers.endAmendment(node.depth)) {
		containers.endSessions(node.depth);
		if (words.word !== undefined) containers.endBlock();
	}
	const head = headNodes(words, getTitle(file, node, from + words.titleFrom));
	const isElection = words.word === 'resolution' && holdsElection(file, node, text.slice(words.titleFrom));
	const word = isElection ? 'election' : words.word;
	const frame = word === undefined ? sessionFrame(node, head) : blockFrame(node, word, words.item, head);
	if (isElection && frame.node?.type === 'election') frame.node.word = 'resolution';
	containers.push(frame);
}

/** `Élection du secrétaire, second tour :` right below a heading of a round: of which election it is, is not certain. */
function announcesOther({ source }: BodyFile, { position }: Heading): boolean {
	const from = position?.end.offset ?? 0;
	const [, line = ''] = /^\s*([^\n]{0,300})/.exec(source.slice(from, from + 400)) ?? [];
	return vocabulary('blocks').findIn(line)?.id === 'election';
}

/** `### 2e tour` below `## Élection – Trésorerie` whose votes are written: another round of it, `Trésorerie – 2e tour`. */
function takeRound({ top, block }: Containers, heading: Heading, text: string): Frame | undefined {
	if (!isRoundAlone(text)) return undefined;
	const last = block ? block.node : top.children.findLast(({ type }) => CONTAINERS.has(type));
	if (last?.type !== 'election' || last.form !== 'heading' || (block && !block.done)) return undefined;
	const { depth = heading.depth } = last;
	const { position } = heading;
	if (depth >= heading.depth || !position) return undefined;
	const words = titleText(last);
	const [matter = '', round] = words.split(/ – (?=[^–]*$)/);
	const value = [round && isRoundAlone(round) ? matter : words, text.trim()].filter(Boolean).join(' – ');
	const node = makeBlock('election', 'heading', [
		{ type: 'title', position, children: [{ type: 'text', value, position }] },
	]);
	node.depth = depth;
	node.position = openPlace(position);
	return { kind: 'block', node, children: node.children, depth, done: false };
}

/**
 * `### Résolution 8 – Élection du conseil` over `- Lise Kern : 31 voix` and `Postes : 3` or `Résultat : élus …`, which no resolution has: all who stand are known, and
 * no line says that the meeting voted on the whole.
 */
function holdsElection(file: BodyFile, heading: Heading, title: string): boolean {
	if (!mentions(title, ['blocks', 'election'], 'electingNouns')) return false;
	const context = file.ballots('election');
	let candidates = 0;
	let isFilled = false;
	for (let at = file.lineAfter(heading); at < file.lines.length; at += 1) {
		const { text = '' } = file.lines[at] ?? {};
		if (ENDS_BLOCK.test(text)) break;
		if (opensWith(text.trim(), ['results', 'adopted'], ['results', 'rejected'])) return false;
		const [, mark = '', key = '', value = ''] = KEY_AND_VALUE.exec(text) ?? [];
		const label = vocabulary('labels').findId(key);
		const isResult = label === 'result' && mentions(value, ['results', 'elected']);
		if (label === 'result' ? !isResult : label !== undefined && OF_RESOLUTION.has(label)) return false;
		if (label === 'seats' || (isResult && namesAnybody(value, file.names))) isFilled = true;
		if (mark === '' || mark.trim() === '|' || label || !/^\d/.test(value) || !isTally(value, context, 'for'))
			continue;
		// `**Lise Kern** (lot 4)`
		const name = key.replace(/[*_]+|\s*\([^()]*\)$/g, '');
		if (knownNameAt(name, 0, file.names) !== name.length) return false;
		candidates += 1;
	}
	return candidates > 0 && isFilled;
}

const ENDS_BLOCK = /^\s*(?:#{1,6}(?!#)|:::|---\s*$)/;
const KEY_AND_VALUE = /^\s*([-*+•–]\s+|\|\s*)?([^:|]{2,80}?)\s*[:|]\s*(\S.*)$/;
/** Labels of a vote that says yes or no. */
const OF_RESOLUTION: ReadonlySet<string> = new Set(['vote', 'for', 'against']);

/** A block of that word, empty but for its head. */
export function makeBlock(word: BlockWord, form: Block['form'], children: HeadNode[]): Block {
	if (word === 'election') return { type: 'election', form, children };
	if (word === 'choice') return { type: 'choice', form, children };
	return { type: 'resolution', kind: word as ResolutionKind, form, children };
}

/** A title of these words; nothing where there are none. */
export function makeTitle(children: Title['children']): Title | undefined {
	const start = children[0]?.position?.start;
	const end = children.at(-1)?.position?.end;
	if (!start || !end) return undefined;
	return { type: 'title', children, position: { start: { ...start }, end: { ...end } } };
}

function getTitle(file: BodyFile, node: Heading, offset: number): Title | undefined {
	return makeTitle(phrasingAfter(node.children, offset, file.source, file.markdown));
}

function headNodes(words: HeadingWords, title: Title | undefined): HeadNode[] {
	const { date, times, number } = words;
	return [...(date ? [date] : []), ...times, ...(number ? [number] : []), ...(title ? [title] : [])];
}

function sessionFrame(heading: Heading, children: HeadNode[]): Frame {
	const node: Session = { type: 'session', depth: heading.depth, children };
	if (heading.position) node.position = openPlace(heading.position);
	return { kind: 'session', node, children: node.children, depth: heading.depth, done: false };
}

function blockFrame(
	heading: Heading,
	word: BlockWord,
	item: string | undefined,
	children: HeadNode[],
): Frame {
	const node = makeBlock(word, 'heading', children);
	node.depth = heading.depth;
	if (item !== undefined) node.item = item;
	if (heading.position) node.position = openPlace(heading.position);
	return { kind: 'block', node, children: node.children, depth: heading.depth, done: false };
}
