/** Labelled lines of a ballot: the value of each, by label, and those whose label is misspelt. */

import {
	type AnswerName,
	type BallotLine,
	type BallotValue,
	byPlace,
	fixAt,
	getChild,
	getChildren,
	type LabelName,
	labelRow,
	type Problem,
	type ProblemValue,
	problem,
	type Reference,
	setStatements,
	type Tally,
} from '../../ast/index.js';
import type { MessageCode } from '../../language/ids.js';
import { isOneOf, lazyPattern, vocabulary } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { knownNameAt, readNames } from '../../source/name-spans.js';
import {
	type PlacedText,
	placedInLine,
	positioned,
	type SourceLine,
	skipBlanks,
	slicePlaced,
	trimPlaced,
	wholePlace,
	withoutOpeningSign,
} from '../../source/places.js';
import { foldKeyword } from '../../text/fold.js';
import { toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { endOfLettersAndNumbers, isLetter, isLetterOrNumber } from '../../text/letters.js';
import { editDistance } from '../../text/nearest.js';
import { NUMBER_ENDINGS, parseOrdinal, scanOrdinal } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { parseTime } from '../../text/time.js';
import type { BallotContext } from './ballot-context.js';
import { type FoundLabel, isAnswerLabel } from './ballot-label.js';
import { plainLine, withoutFinalStop } from './ballot-lines.js';
import { findReason } from './result-reason.js';
import { isTally, misspelling, readAnswer, readTally, shortened } from './tally.js';
import { getElements, getTokens, inCaseOf } from './tally-elements.js';

export interface LineReading {
	line: BallotLine;
	problems: Problem[];
	/** Whether nothing follows a label that answers on the next lines may follow. */
	open: boolean;
}

/** Reads a labelled line: `placed` is the whole line, continuation lines joined, `found` its label at places of that text. */
export function readLabelled(placed: PlacedText, found: FoundLabel, context: BallotContext): LineReading {
	const key = placed.text.slice(found.from, found.to);
	const value = trimPlaced(slicePlaced(placed, found.valueFrom, placed.text.length));
	const position = positioned(placed.place(0, placed.text.trimEnd().length));
	const make = (label: LabelName, children: BallotValue[]): BallotLine => ({
		type: 'ballotLine',
		label,
		key,
		...(found.presence && { presence: found.presence }),
		...position,
		children,
	});
	const done: Done = (children, problems = [], label = found.label) => ({
		line: make(label, children),
		problems: [...misspeltLabel(placed, found), ...problems],
		open: false,
	});
	const refuse = (
		code: MessageCode<'syntax/invalid-value'>,
		values: Record<string, ProblemValue> = {},
	): LineReading => {
		const place = value.text === '' ? placed.place(found.from, found.to) : wholePlace(value);
		return done(
			[],
			[
				problem('syntax/invalid-value', code, place, {
					values: { label: key, value: shortened(value.text), ...values },
				}),
			],
		);
	};
	if (isAnswerLabel(found.label))
		return readAnswerLine(placed, found.label, found, value, context, done, refuse);
	switch (labelRow(found.label).value) {
		case 'tally': {
			const before = beforeTally(placed, found);
			if (before === undefined)
				return refuse('labelReference', { value: shortened(detailText(placed, found)) });
			if (value.text === '')
				return {
					...done([...before, { type: 'tally', ...positioned(wholePlace(value)), children: [] }]),
					open: true,
				};
			const reading = readTally(value, context);
			return done([...before, reading.tally], reading.problems);
		}
		case 'result':
			return readResultLine(value, context, done, refuse);
		default: {
			if (value.text === '') return refuse('labelEmpty');
			const needed = found.label === 'majority' ? votesNeeded(value, context) : undefined;
			if (needed) return done([needed], [], 'absoluteMajority');
			return readSimple(found.label, value, context, done, refuse);
		}
	}
}

type Done = (children: BallotValue[], problems?: Problem[], label?: LabelName) => LineReading;
type Refuse = (
	code: MessageCode<'syntax/invalid-value'>,
	values?: Record<string, ProblemValue>,
) => LineReading;

function readAnswerLine(
	placed: PlacedText,
	answer: AnswerName,
	found: FoundLabel,
	value: PlacedText,
	context: BallotContext,
	done: Done,
	refuse: Refuse,
): LineReading {
	const count = found.detail;
	if ((value.text === '' || (answer !== 'for' && isDash(value.text))) && !count) {
		// A blank cell, or a dash in it, is zero; a blank `pour` is a line that was never filled in.
		if (answer === 'for') return refuse('labelEmpty');
		const zero = { type: 'count' as const, value: '0', unit: 'votes' as const, children: [] as [] };
		const end = placed.text.trimEnd().length;
		const children = [{ ...zero, ...positioned(placed.place(end, end)) }];
		return done([{ type: 'answer', answer, ...positioned(placed.place(found.from, end)), children }]);
	}
	const reading = readAnswer(
		placed,
		{ answer, from: found.from, to: found.to, valueFrom: found.valueFrom, count },
		context,
	);
	if (reading.kind === 'answer') {
		// `10.000` is no number here and nobody's name: the answer stays, and what it counts is not known.
		const odd = reading.answer.children.find((child) => child.type === 'name' && !/\p{L}/u.test(child.value));
		if (odd?.type !== 'name') return done([reading.answer], reading.problems);
		const code = odd.value.endsWith('%') ? 'share' : 'number';
		const unread = problem('syntax/invalid-value', code, odd.position, { values: { text: odd.value } });
		return done([{ ...reading.answer, children: [] }], [...reading.problems, unread]);
	}
	return done([reading.reading.tally], reading.reading.problems, 'vote');
}

/** `Contre : -`, `Abstention : /`: nobody. */
function isDash(text: string): boolean {
	return /^[-\u2010-\u2015\u2212/]{1,3}\.?$/.test(text);
}

function readResultLine(told: PlacedText, context: BallotContext, done: Done, refuse: Refuse): LineReading {
	const value = withoutOpeningSign(told);
	if (value.text === '') return refuse('labelEmpty');
	const opinion = vocabulary('opinions').lookup(withoutFinalStop(value.text));
	if (opinion?.exact) {
		return done(
			[
				{
					type: 'keywordValue',
					value: opinion.id,
					text: value.text,
					...positioned(wholePlace(value)),
					children: [],
				},
			],
			[],
			'opinion',
		);
	}
	// `Résultat : renvoyée en commission`: words that are a result of a vote on its line alone.
	const only = vocabulary('resultLines').findId(withoutFinalStop(value.text));
	if (only !== undefined) {
		const place = positioned(wholePlace(value));
		return done([{ type: 'result', outcome: only, text: value.text, ...place, children: [] }], []);
	}
	if (context.block === 'election' && electsAll(value.text)) {
		const place = positioned(wholePlace(value));
		return done(
			[{ type: 'result', outcome: 'elected', all: true, text: value.text, ...place, children: [] }],
			[],
		);
	}
	const reading = readTally(value, context);
	const reasoned = reading.problems.length > 0 ? readWithReason(value, context, done, refuse) : undefined;
	if (reasoned) return reasoned;
	if (!reading.readable)
		return done(
			[],
			reading.problems.map((one) => ({ ...one, code: one.code === 'tally' ? 'labelResult' : one.code })),
		);
	const results = getChildren(reading.tally, 'result');
	const [result] = results;
	const rest = reading.tally.children.filter((child) => child !== result);
	if (result === undefined) return done([reading.tally], reading.problems, 'vote');
	const [first, last] = [rest[0]?.position, rest.at(-1)?.position];
	const place = first && last ? { start: first.start, end: last.end } : undefined;
	const tally: Tally = { type: 'tally', ...positioned(place), children: rest };
	const both: BallotValue[] = rest.length === 0 ? [result] : [result, tally];
	return done(both.sort(byPlace), reading.problems);
}

/** `Résultat : | tous élus`: all who stand are elected. */
function electsAll(words: string): boolean {
	const everybody = vocabulary('everyone').scan(words);
	const elected = everybody && withoutFinalStop(words.slice(everybody.length)).trim();
	return elected !== undefined && isOneOf(elected, ['results', 'elected']);
}

/** `Résultat : adoptée, | les deux tiers étant atteints`: the reason is kept with the line, to be compared with the votes. */
function readWithReason(
	value: PlacedText,
	context: BallotContext,
	done: Done,
	refuse: Refuse,
): LineReading | undefined {
	const reason = findReason(value, context);
	if (!reason) return undefined;
	const reading = readResultLine(slicePlaced(value, 0, reason.from), context, done, refuse);
	const result = reading.problems.length === 0 ? getChild(reading.line, 'result') : undefined;
	const statement = result && reason.state(result);
	if (!statement) return undefined;
	setStatements(reading.line, [statement]);
	return reading;
}

function readSimple(
	label: LabelName,
	value: PlacedText,
	context: BallotContext,
	done: Done,
	refuse: Refuse,
): LineReading {
	const position = positioned(wholePlace(value));
	const text = withoutFinalStop(value.text);
	const row = labelRow(label);
	switch (row.value) {
		case 'names': {
			const [only, second] = getTokens(text, context);
			const nobody = second === undefined && only?.kind === 'number' && only.value.numerator === 0n;
			const names = nobody ? [] : readNames(value, context.names);
			return done(names);
		}
		case 'count':
		case 'rank': {
			const number = readNumber(value, row.value === 'rank', context);
			if (number === undefined) return refuse('labelCount');
			return done([
				{
					type: 'numberValue',
					value: number.value,
					...positioned(value.place(number.from, number.to)),
					children: [],
				},
			]);
		}
		case 'keyword':
			return readWord(row.words ?? 'opinions', value, context, done, refuse);
		case 'time': {
			const minutes = parseTime(text);
			return minutes === undefined
				? refuse('labelTime')
				: done([{ type: 'timeValue', value: minutes, ...position, children: [] }]);
		}
		case 'yesNo': {
			const yes = vocabulary('booleans').lookup(text);
			if (!yes?.exact) return refuse('labelYesNo');
			return done([{ type: 'booleanValue', value: yes.id === 'yes', ...position, children: [] }]);
		}
		case 'reference': {
			const reference = readReference(value);
			return reference === undefined ? refuse('labelReference') : done([reference]);
		}
		default: {
			const part = slicePlaced(value, 0, text.length);
			return done([{ type: 'textValue', value: text, ...positioned(wholePlace(part)), children: [] }]);
		}
	}
}

function readWord(
	name: 'ballotMethods' | 'electionModes' | 'opinions',
	value: PlacedText,
	context: BallotContext,
	done: Done,
	refuse: Refuse,
): LineReading {
	const words = vocabulary<typeof name>(name);
	const text = withoutFinalStop(value.text);
	const found = words.lookup(text);
	const position = positioned(value.place(0, text.length));
	// `Mode de scrutin : secret`
	const method =
		name === 'electionModes' && !found?.exact ? vocabulary('ballotMethods').findId(text) : undefined;
	if (method !== undefined)
		return done([{ type: 'keywordValue', value: method, text, ...position, children: [] }], [], 'ballot');
	if (found === undefined)
		return refuse('labelWord', { known: words.ids.map((id) => words.word(id, context.lang)) });
	const problems = found.exact ? [] : [misspelling(value, 0, text.length, found.expected)];
	return done([{ type: 'keywordValue', value: found.id, text, ...position, children: [] }], problems);
}

/** `Majorité requise : | 5 voix |`, `5 voix sur 9`: how many votes are needed, and no name of a majority. */
function votesNeeded(value: PlacedText, context: BallotContext): BallotValue | undefined {
	const [count, unit, part, whole, second, last] = getTokens(withoutFinalStop(value.text), context);
	if (count?.kind !== 'number' || unit?.kind !== 'unit') return undefined;
	const isWhole =
		part?.kind === 'outOf' && whole?.kind === 'number' && (!second || second.kind === 'unit') && !last;
	if (part && !isWhole) return undefined;
	return {
		type: 'numberValue',
		value: toDecimalString(count.value),
		...positioned(value.place(count.from, count.to)),
		children: [],
	};
}

/** A count alone, with its unit and a remark in brackets; an ordinal where a round is counted. */
function readNumber(
	value: PlacedText,
	ordinal: boolean,
	context: BallotContext,
): { value: string; from: number; to: number } | undefined {
	const elements = getElements(value, getTokens(value.text, context), context).filter(
		(element) => element.kind !== 'separator',
	);
	const [only, second] = elements;
	if (only?.kind === 'number' && second === undefined)
		return { value: toDecimalString(only.value), from: only.from, to: only.to };
	const first = ordinal ? /^\S+/.exec(withoutFinalStop(value.text))?.[0] : undefined;
	const rank = first === undefined ? undefined : parseOrdinal(first);
	return rank === undefined || first === undefined
		? undefined
		: { value: String(rank), from: 0, to: first.length };
}

/** What a label says before its tally: how the vote is taken, the college, the blocks of a joint vote, the rule of a second one. */
function beforeTally(placed: PlacedText, found: FoundLabel): BallotValue[] | undefined {
	const { detail, label } = found;
	if (label === 'jointVote') {
		if (!detail) return undefined;
		return readReferences(
			slicePlaced(placed, detail.from, detail.to),
			placed.text.slice(found.from, detail.from),
		);
	}
	if (!detail) return [];
	const text = slicePlaced(placed, detail.from, detail.to);
	if (label === 'vote') {
		const method = vocabulary('ballotMethods').lookup(text.text);
		const place = positioned(wholePlace(text));
		if (method?.exact)
			return [{ type: 'keywordValue', value: method.id, text: text.text, ...place, children: [] }];
		if (found.presence === undefined) return [];
	}
	return [{ type: 'textValue', value: text.text, ...positioned(wholePlace(text)), children: [] }];
}

function detailText(placed: PlacedText, found: FoundLabel): string {
	return found.detail
		? placed.text.slice(found.detail.from, found.detail.to)
		: placed.text.slice(found.from, found.to);
}

function misspeltLabel(placed: PlacedText, found: FoundLabel): Problem[] {
	return found.expected === undefined ? [] : [misspelling(placed, found.from, found.to, found.expected)];
}

// --- References to other blocks: `résolution 1`, `#comptes`, `aux résolutions 2 à 5`.

/** Reads one reference, or nothing where it is none. `kind`: of the block, where words before the text said it. */
function readReference(placed: PlacedText, kind?: string): Reference | undefined {
	const whole = trimPlaced(placed);
	const text = withoutFinalStop(whole.text);
	let at = leadingArticle().exec(text)?.[0].length ?? 0;
	let found = kind;
	const ordinal = scanOrdinal(text.slice(at));
	const afterOrdinal = ordinal ? skipBlanks(text, at + ordinal.length) : at;
	const block = vocabulary('blocks').scan(text.slice(afterOrdinal));
	let value: string | undefined;
	if (block && (ordinal || afterOrdinal === at)) {
		found = block.id;
		at = afterOrdinal + block.length;
		at = skipBlanks(text, at);
		if (ordinal && at >= text.length) value = String(ordinal.value);
	}
	if (value === undefined) {
		if ('nN#'.includes(text[at] ?? ' ')) at += numberSign().exec(text.slice(at, at + 24))?.[0].length ?? 0;
		const rest = text.slice(at);
		if (!isBlockNumber(rest)) return undefined;
		value = rest;
	}
	const position = positioned(whole.place(0, text.length));
	return { type: 'reference', ...(found !== undefined && { kind: found }), value, ...position, children: [] };
}

/** The blocks of a joint vote, or of a sentence on several, from the words after `vote commun`: `aux résolutions 2, 3 et 5`, `2 à 5`. Nothing where they cannot be read. */
export function readReferences(placed: PlacedText, label: string): Reference[] | undefined {
	let kind = kindIn(label);
	let rest = trimPlaced(placed);
	const own = ownWord().exec(rest.text.slice(0, 60));
	const ownKind = own !== null && startsNumber(rest.text, own[0].length) ? kindIn(own[1] ?? '') : undefined;
	if (own !== null && ownKind !== undefined) {
		kind = ownKind;
		rest = slicePlaced(rest, own[0].length, rest.text.length);
	}
	const references: Reference[] = [];
	let from = 0;
	for (const link of [...matchesIn(rest.text, referenceLink()), undefined]) {
		const to = link?.index ?? rest.text.length;
		const read = readRange(slicePlaced(rest, from, to), kind);
		if (read === undefined) return undefined;
		for (const each of read) references.push(each);
		from = to + (link?.[0].length ?? 0);
	}
	return references;
}

/** Is this the number or identifier of a block: `1`, `12.1`, `12 bis`, `2024-045`, `comptes`? */
function isBlockNumber(text: string): boolean {
	if (!isLetterOrNumber(text)) return false;
	const end = endOfLettersAndNumbers(text, 0, '._/-');
	const ending = /^[ \u00A0](.+)$/.exec(text.slice(end))?.[1];
	return (
		end <= LONGEST_NUMBER &&
		(end === text.length || (ending !== undefined && NUMBER_ENDINGS.includes(ending.toLowerCase())))
	);
}

const LONGEST_NUMBER = 81;

function startsNumber(text: string, at: number): boolean {
	return text[at] === '#' || (isLetterOrNumber(text.slice(at, at + 2)) && !isLetter(text.slice(at, at + 2)));
}

// Both cases are spelt out: with the flags `i` and `u` a pattern takes ten times as long to compile.
const numberSign = lazy(() => /^(?:(?:n[°ºo]|no\.|nos?|number|#)\s*)+(?=[\p{L}\p{N}])/iu);
const ownWord = lazyPattern`^(?:${'jointLeads'}\s+)?(\S+)\s+(?=\S)`;
const referenceLink = lazyPattern`(?g)\s*[,;&]\s*(?:${['smallWords', 'and']}\s+)?|\s+${['smallWords', 'and']}\s+`;
const span = lazyPattern`^(.*\S)\s*(?:\s${['smallWords', 'to']}\s|[–—]|\s-\s)\s*(\S.*)$`;

/** More blocks than one vote could be on: a slip, not a range. */
const MOST = 500;

function readRange(placed: PlacedText, kind: string | undefined): Reference[] | undefined {
	const trimmed = trimPlaced(placed);
	const range = span().exec(trimmed.text);
	const first =
		range === null ? undefined : readReference(slicePlaced(trimmed, 0, (range[1] ?? '').length), kind);
	if (range === null || first === undefined) {
		const single = readReference(trimmed, kind);
		return single && [single];
	}
	const lastFrom = trimmed.text.length - (range[2] ?? '').length;
	const last = readReference(slicePlaced(trimmed, lastFrom, trimmed.text.length), kind);
	if (last === undefined || !/^\d{1,6}$/.test(first.value) || !/^\d{1,6}$/.test(last.value)) return undefined;
	const [start, end] = [Number(first.value), Number(last.value)];
	if (end <= start || end - start > MOST) return undefined;
	const between = positioned(trimmed.place((range[1] ?? '').length, lastFrom));
	const middle = Array.from({ length: end - start - 1 }, (_, index): Reference => {
		return {
			type: 'reference',
			...(kind !== undefined && { kind }),
			value: String(start + 1 + index),
			...between,
			children: [],
		};
	});
	return [first, ...middle, last];
}

/** The block word in a label, singular or plural. */
export function kindIn(text: string): string | undefined {
	const blocks = vocabulary('blocks');
	for (const word of text.split(/[\s\d#(),.:;'’-]+/)) {
		const kind = blocks.findId(word) ?? (/s$/i.test(word) ? blocks.findId(word.slice(0, -1)) : undefined);
		if (kind !== undefined) return kind;
	}
	return undefined;
}

const leadingArticle = lazyPattern`^${['determiners', 'article']}(?:\s+|(?<=['’]))`;

// --- Lines of a block that stayed prose because their label is misspelt.

/** The label of a line whose marks part or hide it: `P[^1]our`, `Pour^[note]`, `<b>Pour</b>`. */
function labelUnderMarks(key: string) {
	const written = key.trim().replace(EMPHASIS_AROUND, '');
	const bare = written.replace(MARKS, '').trim();
	const found = bare === written ? undefined : vocabulary('labels').lookup(bare);
	return found?.exact ? { id: found.id, expected: bare, exact: false as const } : undefined;
}

/** Bold or slanted labels are read as others are. */
const EMPHASIS_AROUND = /^[*_]{1,3}|[*_]{1,3}$/g;
const MARKS = /\^?\[\^?[^[\]]*\]|<[^<>]*>|[^\p{L}\p{M}\s'’-]/gu;

/** The mistake of a line whose label is nearly one, and whose value is one of that label; nothing for a line of text. */
export function nearLabelProblem(line: SourceLine, context: BallotContext): Problem | undefined {
	const { text, from, to } = plainLine(line);
	const colon = text.slice(from, from + LONGEST).indexOf(':');
	if (colon < 0) return missingColon(line, context);
	if (from + colon + 1 >= to) return undefined;
	const key = text.slice(from, from + colon).trimEnd();
	const hidden = labelUnderMarks(line.text.slice(from, from + colon));
	const near = hidden ?? vocabulary('labels').lookup(key);
	if (!near || near.exact || (!hidden && labelRow(near.id).misspelt !== 'proposed')) return undefined;
	if (knownNameAt(key, 0, context.names) === key.length) return undefined;
	const found = { label: near.id, from, to: from + key.length, valueFrom: from + colon + 1, doubtful: true };
	const placed = { ...placedInLine(line, 0, to), text: text.slice(0, to) };
	const { line: reading, problems } = readLabelled(placed, found, context);
	if (!hidden && (problems.length > 0 || reading.children.length === 0)) return undefined;
	for (const child of hidden ? [] : reading.children) {
		if (child.type === 'name' && context.names.resolve(child.value).kind === 'none') return undefined;
		// Any words are a majority or a key: the label must be all but right, and the value no sentence.
		if (
			child.type === 'textValue' &&
			(child.value.length > LONGEST_VALUE ||
				editDistance(foldKeyword(near.expected), foldKeyword(key), 1) > 1)
		)
			return undefined;
	}
	const nearest = inCaseOf(vocabulary('labels').inLanguage(near.expected, context.lang), key);
	const place = wholePlace(slicePlaced(placed, from, from + key.length));
	return problem('syntax/unknown-key', 'nearLabel', place, {
		values: { text: text.slice(from, to), line: `${nearest}${text.slice(from + key.length, to)}`, nearest },
		// A line that is not counted may change the vote: the rule is a warning elsewhere.
		severity: 'error',
		fixes: fixAt('writeNearest', place, nearest),
	});
}

/** `Pour 24`, `Vote 1 pour, 3 contre` among the lines of a block: it would be a vote with a colon. */
function missingColon(line: SourceLine, context: BallotContext): Problem | undefined {
	const { text, from, to } = plainLine(line);
	const label = vocabulary('labels').scan(text.slice(from, to));
	const opens = label?.id === 'vote' || label?.id === 'secondVote';
	const answer = opens ? label : vocabulary('answers').scan(text.slice(from, to));
	if (!answer) return undefined;
	const at = from + answer.length;
	if (!/^\s+\d/.test(text.slice(at, to)) || !isTally(text.slice(opens ? at : from, to), context))
		return undefined;
	const placed = { ...placedInLine(line, 0, to), text: text.slice(0, to) };
	const colon = `${LOCALES[context.lang].colonSpace}:`;
	const end = placed.place(at, at);
	return problem('syntax/unknown-key', 'noColon', wholePlace(slicePlaced(placed, from, to)), {
		values: { text: text.slice(from, to), line: `${text.slice(from, at)}${colon}${text.slice(at, to)}` },
		severity: 'error',
		fixes: fixAt('writeColon', end, colon),
	});
}

/** Longer than any label. */
const LONGEST = 60;

/** Longer than the name of a majority, or one in words. */
const LONGEST_VALUE = 80;
