/** Values of labelled lines, by label. */

import {
	type AnswerName,
	type BallotLine,
	type BallotValue,
	type LabelName,
	type Problem,
	type ProblemValue,
	problem,
	type Result,
	type Tally,
} from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { toDecimalString } from '../../text/fraction.js';
import { parseOrdinal } from '../../text/ordinal.js';
import { parseTime } from '../../text/time.js';
import { type PlacedText, positioned, slicePlaced, trimPlaced, wholePlace } from '../source/places.js';
import type { BallotContext } from './ballot-context.js';
import { type FoundLabel, isAnswerLabel } from './ballot-label.js';
import { withoutFinalStop } from './ballot-lines.js';
import { readNames } from './ballot-names.js';
import { readReference, readReferences } from './ballot-references.js';
import { misspelling, readAnswer, readTally, shortened, type TallyReading } from './tally.js';
import { elementsOf } from './tally-elements.js';
import { tokensOf } from './tally-tokens.js';

/** A labelled line, and the mistakes in it. */
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
	const position = positioned(trimPlacedEnd(placed));
	const make = (label: LabelName, children: BallotValue[]): BallotLine => ({
		type: 'ballotLine',
		label,
		key,
		...position,
		children,
	});
	const done = (children: BallotValue[], problems: Problem[] = [], label = found.label): LineReading => ({
		line: make(label, children),
		problems: [...misspeltLabel(placed, found), ...problems],
		open: false,
	});
	const refuse = (code: string, values: Record<string, ProblemValue> = {}): LineReading => {
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
	switch (found.label) {
		case 'vote':
		case 'secondVote':
		case 'jointVote':
		case 'college': {
			const before = beforeTally(placed, found);
			if (before === undefined)
				return refuse('labelReference', { value: shortened(detailText(placed, found)) });
			if (value.text === '') return { ...done([...before, emptyTally(value)]), open: true };
			const reading = readTally(value, context);
			return done([...before, reading.tally], reading.problems);
		}
		case 'result':
			return readResultLine(value, context, done, refuse);
		default:
			return value.text === '' ? refuse('labelEmpty') : readSimple(found.label, value, context, done, refuse);
	}
}

type Done = (children: BallotValue[], problems?: Problem[], label?: LabelName) => LineReading;
type Refuse = (code: string, values?: Record<string, ProblemValue>) => LineReading;

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
	if (value.text === '' && !count) {
		// A blank cell is zero; a blank `pour` is a line that was never filled in.
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
		const unread = problem('syntax/invalid-value', 'number', odd.position, { values: { text: odd.value } });
		return done([{ ...reading.answer, children: [] }], [...reading.problems, unread]);
	}
	return done([reading.reading.tally], reading.reading.problems, 'vote');
}

function readResultLine(value: PlacedText, context: BallotContext, done: Done, refuse: Refuse): LineReading {
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
	const reading = readTally(value, context);
	if (!reading.readable)
		return done(
			[],
			reading.problems.map((one) => ({ ...one, code: one.code === 'tally' ? 'labelResult' : one.code })),
		);
	const results = reading.tally.children.filter((child): child is Result => child.type === 'result');
	const [result] = results;
	const rest = reading.tally.children.filter((child) => child !== result);
	if (result === undefined) return done([reading.tally], reading.problems, 'vote');
	const [first, last] = [rest[0]?.position, rest.at(-1)?.position];
	const place = first && last ? { start: first.start, end: last.end } : undefined;
	const tally: Tally = { type: 'tally', ...positioned(place), children: rest };
	const both: BallotValue[] = rest.length === 0 ? [result] : [result, tally];
	return done(
		both.sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0)),
		reading.problems,
	);
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
	switch (label) {
		case 'recused':
		case 'movedBy':
		case 'secondedBy': {
			const [only, second] = tokensOf(value.text, context);
			const nobody = second === undefined && only?.kind === 'number' && only.value.numerator === 0n;
			return done(nobody ? [] : readNames(value, context));
		}
		case 'voters':
		case 'cast':
		case 'seats':
		case 'round': {
			const number = readNumber(value, label === 'round', context);
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
		case 'ballot':
			return readWord('ballotMethods', value, context, done, refuse);
		case 'mode':
			return readWord('electionModes', value, context, done, refuse);
		case 'opinion':
			return readWord('opinions', value, context, done, refuse);
		case 'time': {
			const minutes = parseTime(text);
			return minutes === undefined
				? refuse('labelTime')
				: done([{ type: 'timeValue', value: minutes, ...position, children: [] }]);
		}
		case 'amended': {
			const yes = vocabulary('booleans').lookup(text);
			if (!yes?.exact) return refuse('labelYesNo');
			return done([{ type: 'booleanValue', value: yes.id === 'yes', ...position, children: [] }]);
		}
		case 'on': {
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
	if (found === undefined)
		return refuse('labelWord', { known: words.ids.map((id) => words.word(id, context.lang)) });
	const problems = found.exact ? [] : [misspelling(value, 0, text.length, found.expected)];
	return done([{ type: 'keywordValue', value: found.id, text, ...position, children: [] }], problems);
}

/** A count alone, with its unit and a remark in brackets; an ordinal where a round is counted. */
function readNumber(
	value: PlacedText,
	ordinal: boolean,
	context: BallotContext,
): { value: string; from: number; to: number } | undefined {
	const elements = elementsOf(value, tokensOf(value.text, context), context).filter(
		(element) => element.kind !== 'separator',
	);
	const [only, second] = elements;
	if (only?.kind === 'number' && second === undefined)
		return { value: toDecimalString(only.value), from: only.from, to: only.to };
	const first = ordinal ? /^\S+/.exec(value.text)?.[0] : undefined;
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
		if (!method?.exact) return [];
		const place = positioned(wholePlace(text));
		return [{ type: 'keywordValue', value: method.id, text: text.text, ...place, children: [] }];
	}
	return [{ type: 'textValue', value: text.text, ...positioned(wholePlace(text)), children: [] }];
}

function detailText(placed: PlacedText, found: FoundLabel): string {
	return found.detail
		? placed.text.slice(found.detail.from, found.detail.to)
		: placed.text.slice(found.from, found.to);
}

function emptyTally(value: PlacedText): TallyReading['tally'] {
	return { type: 'tally', ...positioned(wholePlace(value)), children: [] };
}

function misspeltLabel(placed: PlacedText, found: FoundLabel): Problem[] {
	return found.expected === undefined ? [] : [misspelling(placed, found.from, found.to, found.expected)];
}

function trimPlacedEnd(placed: PlacedText): ReturnType<typeof wholePlace> {
	return placed.place(0, placed.text.trimEnd().length);
}
