/** Labels of ballot lines: the words before the first colon, and what they say besides (`Second vote (art. 25-1)`, `Collège des salariés`). */

import { type AnswerName, type LabelName, labelRow, type Presence, VOTING } from '../../ast/index.js';
import { isOneOf, mentions, opensWith, vocabulary } from '../../language/index.js';
import { knownNameAt } from '../../source/name-spans.js';
import { type PlacedText, placedInLine, skipBlanks } from '../../source/places.js';
import { lazy } from '../../text/lazy.js';
import { isParticle } from '../../text/names.js';
import { createNearestIndex, nearBound } from '../../text/nearest.js';
import { parseInteger, parseOrdinal, scanOrdinal } from '../../text/number.js';
import type { BallotContext } from './ballot-context.js';
import type { PlainLine } from './ballot-lines.js';
import { isTally, readAnswer } from './tally.js';
import { getTokens, inCaseOf } from './tally-elements.js';

/** A label of a ballot line. */
export interface FoundLabel {
	label: LabelName;
	/** The label's words, in the text. */
	from: number;
	to: number;
	/** What the label says after its word: the college, the resolutions of a joint vote, the rule of a second vote, how a vote is taken or who casts it, a number of votes. */
	detail?: { from: number; to: number } | undefined;
	/** Those who cast it, where they are a part of all. */
	presence?: Presence | undefined;
	/** Where the value starts, after the colon and spaces. */
	valueFrom: number;
	/** The word that was meant, where the label is nearly one. */
	expected?: string | undefined;
	/** Whether the label may as well be a participant's name, or prose (`Vote du budget`): then its value must be one of a ballot. */
	doubtful: boolean;
}

export function isAnswerLabel(label: LabelName): label is AnswerName {
	return labelRow(label).value === 'answer';
}

/** The label of a text between two places, or nothing where it has none. */
export function findLabel(
	text: string,
	from: number,
	to: number,
	context: BallotContext,
): FoundLabel | undefined {
	const window = text.slice(from, Math.min(to, from + LONGEST_LABEL));
	const colon = window.indexOf(':');
	if (colon < 0) return undefined;
	// `a. | Nombre de votants : 19`, of the official form of an election
	const letter = context.block === 'election' ? LETTER.exec(window)?.[0].length : undefined;
	if (letter) return findLabel(text, from + letter, to, context);
	// `All in favour? | For: 3`
	const question = window.lastIndexOf('?', colon);
	if (question > 0 && mentions(window.slice(0, question), 'answers')) {
		const behind = skipBlanks(window, question + 1);
		const label = findLabel(text, from + behind, to, context);
		return label && { ...label, doubtful: true };
	}
	const key = window.slice(0, colon).trimEnd();
	let valueFrom = from + colon + 1;
	while (valueFrom < to && /\s/.test(text[valueFrom] ?? '')) valueFrom += 1;
	const place = {
		from,
		to: from + key.length,
		valueFrom: Math.min(valueFrom, Math.max(to, from + colon + 1)),
	};
	const bare = withoutBrackets(key);
	const isName = () => knownNameAt(key, 0, context.names) === key.length;
	const id = vocabulary('labels').findId(bare.words);
	if (id !== undefined && id !== 'college') {
		// `Tour : 2`, though Lise La Tour is there: a number alone; candidates have votes, or stand in a list.
		const isFigure =
			context.block === 'election' &&
			!isAnswerLabel(id) &&
			!/[-*+]\s*$/.test(text.slice(0, from)) &&
			/^\d+$/.test(text.slice(place.valueFrom, to).trim());
		const doubtful = isOneOf(bare.words, 'looseLabels') || (!isFigure && isName());
		return { ...place, label: id, detail: shift(bare.detail, from), doubtful };
	}
	// `All in favour: 3`
	const called = vocabulary('everyone').scan(bare.words);
	const answer = called && vocabulary('answers').findId(bare.words.slice(called.length).trimStart());
	if (answer) return { ...place, label: answer, doubtful: true };
	const longer = longerLabel(key, from);
	if (longer) return { ...place, ...longer };
	const near = nearLabel(bare.words);
	if (near === undefined || isName()) return undefined;
	const expected = inCaseOf(near.expected, key);
	return { ...place, label: near.label, expected, detail: shift(bare.detail, from), doubtful: true };
}

const LETTER = /^[a-z][.)]\s+/;

/** What a line opens with. */
interface ClassifiedLine {
	/** Its label, doubtful ones included. */
	readonly label: FoundLabel | undefined;
	readonly names: BallotContext['names'];
	/** Whether its value is one that only a ballot has; undefined until somebody asks. */
	fits?: boolean;
}

/** Every line is classified once: several readers ask of the same line whether it has a label, and whether its value is one of a ballot. */
const classified = new WeakMap<PlainLine, ClassifiedLine>();

function classify(line: PlainLine, context: BallotContext): ClassifiedLine {
	let known = classified.get(line);
	if (known?.names !== context.names) {
		known = { label: findLabel(line.text, line.from, line.to, context), names: context.names };
		classified.set(line, known);
	}
	return known;
}

/** The label that a line opens with, doubtful ones included; nothing where it has none. */
export function labelOfLine(line: PlainLine, context: BallotContext): FoundLabel | undefined {
	return classify(line, context).label;
}

/** The label that a line opens with, unless it may be something else and its value is none of a ballot. */
export function sureLabelOfLine(line: PlainLine, context: BallotContext): FoundLabel | undefined {
	const { label } = classify(line, context);
	return label && (!label.doubtful || fits(line, context)) ? label : undefined;
}

/** Longer than any label with its details; what follows is looked at no further, so that a long line costs no more than a short one. */
const LONGEST_LABEL = 240;

const nearLabels = lazy(() => {
	const labels = vocabulary('labels');
	return createNearestIndex(
		labels.words().filter((word) => {
			const id = labels.findId(word);
			return id !== undefined && labelRow(id).misspelt === 'read';
		}),
	);
});

/** Near misses of an answer, a vote or a result are read. Every opening with a colon comes by here: the index keeps that cheap. */
function nearLabel(words: string): { label: LabelName; expected: string } | undefined {
	if (words.length < 4 || words.length > LONGEST_NEAR) return undefined;
	const labels = vocabulary('labels');
	const [best, ...others] = nearLabels().find(words);
	const label = best && labels.findId(best.word);
	if (best === undefined || label === undefined || best.distance > nearBound(words.length)) return undefined;
	const unsure = others.some(
		({ word, distance }) => distance === best.distance && labels.findId(word) !== label,
	);
	// `Votes défavorables` is no slip of `Votes favorables`.
	const answer = vocabulary('answers').findIn(words)?.id;
	const isOther = answer !== undefined && isAnswerLabel(label) && answer !== label;
	return unsure || isOther ? undefined : { label, expected: best.word };
}

/** Longer than the longest of these labels. */
const LONGEST_NEAR = 40;

/** Labels that hold more than one word of the vocabulary. */
function longerLabel(
	key: string,
	from: number,
): Pick<FoundLabel, 'label' | 'detail' | 'presence' | 'doubtful'> | undefined {
	const met = vocabulary('labels').scan(key);
	if (met === undefined) return collegeAfterOrdinal(key, from);
	const detailFrom = met.length + (/^\s*/.exec(key.slice(met.length))?.[0].length ?? 0);
	const rest = key.slice(detailFrom);
	if (rest === '') return undefined;
	const detail = { from: from + detailFrom, to: from + key.length };
	switch (met.id) {
		case 'college':
			return { label: 'college', detail, doubtful: false };
		case 'jointVote':
			return { label: 'jointVote', detail, doubtful: false };
		case 'secondVote':
			// `Second vote à la majorité de l'article 24`
			if (opensWith(rest.replace(/^[,–—-]\s*/, ''), ['consents', 'majority']))
				return { label: 'secondVote', detail, doubtful: false };
			return secondByArticle(rest, detail);
		case 'vote':
		case 'result':
			// `Vote à main levée`, `Vote du conseil`, `Résultat du vote`: as long as a tally follows.
			if (met.id === 'vote') {
				const presence = readPresence(rest);
				if (presence !== undefined || vocabulary('ballotMethods').lookup(rest)?.exact)
					return { label: 'vote', detail, presence, doubtful: true };
			}
			return opensWith(rest, ['tallyWords', 'filler']) ? { label: 'vote', doubtful: true } : undefined;
		default:
			return undefined;
	}
}

/** `Second vote | à l'article 25-1`, `Second vote | – article 25-1`: the article behind at most two words, and nothing more. */
function secondByArticle(
	rest: string,
	{ from, to }: { from: number; to: number },
): Pick<FoundLabel, 'label' | 'detail' | 'doubtful'> | undefined {
	const [article] = vocabulary('articleNouns').findAll(rest);
	if (
		!article ||
		!/^\s*\.?\s*\d+(?:-\d+)*\s*$/.test(rest.slice(article.to)) ||
		!/^(?:[,–—-]\s*)?(?:\p{L}+[\s'’]*){0,2}$/u.test(rest.slice(0, article.from))
	)
		return undefined;
	return { label: 'secondVote', detail: { from: from + article.from, to }, doubtful: false };
}

/** `en salle`, `à distance`, `par correspondance`: a part of all who vote, which has a line of its own. */
function readPresence(words: string): Presence | undefined {
	if (isOneOf(words, ['ballotMethods', 'byPost'])) return 'byPost';
	const groups = vocabulary('groups');
	const [first = '', ...rest] = words.split(/\s+/);
	// `Vote des présents`
	const group = groups.findId(words) ?? (isParticle(first) ? groups.findId(rest.join(' ')) : undefined);
	return VOTING.find((part) => part === group);
}

/** `Premier collège`, `1er collège`. */
function collegeAfterOrdinal(
	key: string,
	from: number,
): Pick<FoundLabel, 'label' | 'detail' | 'doubtful'> | undefined {
	return readCollege(key) === undefined
		? undefined
		: { label: 'college', detail: { from, to: from + key.length }, doubtful: true };
}

/** The text of a heading or of a bold line, as printed, where it names a college. */
export function readCollege(text: string): string | undefined {
	const words = text.trim().replace(/\s*:$/, '');
	const ordinal = scanOrdinal(words)?.length ?? 0;
	const start = ordinal + (/^\s*/.exec(words.slice(ordinal))?.[0].length ?? 0);
	const labels = vocabulary('labels');
	const first = labels.scan(words);
	if (first?.id === 'college') return words.length > first.length ? words : undefined;
	return ordinal > 0 && labels.scan(words.slice(start))?.id === 'college' ? words : undefined;
}

/** Whether the text of a heading says a round and nothing else: `2e tour`, `Second tour de scrutin`, `Tour 2`. */
export function isRoundAlone(text: string): boolean {
	const words = text.replace(/[*_:]+/g, ' ').trim();
	if (isOneOf(words, ['labels', 'secondVote'])) return true;
	const [round, other] = vocabulary('labels').findAll(words, 'round');
	if (!round || other) return false;
	const rank = `${words.slice(0, round.from)} ${words.slice(round.to)}`.trim();
	return parseOrdinal(rank) !== undefined || parseInteger(rank) !== undefined;
}

function withoutBrackets(key: string): { words: string; detail: { from: number; to: number } | undefined } {
	const ending = key.replace(/\((?:e|s|es)\)/g, (found) => found.slice(1, -1).padEnd(found.length, '\u00AD'));
	const match = /^([^()]*[^()\s])\s*\(([^()]+)\)$/.exec(ending);
	if (match === null) return { words: ending, detail: undefined };
	const to = key.length - 1;
	return { words: match[1] ?? '', detail: { from: to - (match[2] ?? '').length, to } };
}

function shift(
	range: { from: number; to: number } | undefined,
	by: number,
): { from: number; to: number } | undefined {
	return range && { from: range.from + by, to: range.to + by };
}

// --- Values that only a line of a ballot has: they settle what a doubtful label is.

/** Does a line open with a label, and is its value one that only a ballot has? */
export function fits(line: PlainLine, context: BallotContext): boolean {
	const known = classify(line, context);
	if (known.fits === undefined) {
		const placed = { ...placedInLine(line.line, 0, line.to), text: line.text.slice(0, line.to) };
		known.fits = known.label !== undefined && valueFits(known.label, placed, context);
	}
	return known.fits;
}

/** `Brun yes, Kern no. | Motion carried.` */
function isTallyWithResult(value: string, context: BallotContext): boolean {
	const end = value.lastIndexOf('. ');
	return end > 0 && mentions(value.slice(end), 'results') && isTally(value.slice(0, end), context);
}

/** Is what stands behind the label of a text a value that only a ballot has? */
export function valueFits(label: FoundLabel, text: PlacedText, context: BallotContext): boolean {
	const value = text.text.slice(label.valueFrom).trim();
	if (label.label === 'jointVote') return label.detail !== undefined;
	if (label.label === 'vote' || label.label === 'secondVote')
		return !label.doubtful || isTally(value, context) || isTallyWithResult(value, context);
	if (label.label === 'college') return isTally(value, context);
	// `Mandat : 2 ans`; a number alone may count the seats.
	if (label.label === 'term') return /\d/.test(value) && /\p{L}/u.test(value);
	if (label.label === 'result') {
		if (vocabulary('opinions').lookup(value)?.exact) return true;
		const [first] = getTokens(value.slice(0, 200), context);
		return (first?.kind === 'result' && !first.misspelt) || isTally(value, context);
	}
	if (!isAnswerLabel(label.label) || value === '') return false;
	const [first] = getTokens(value.slice(0, 200), context, { afterLabel: true });
	const opens =
		first?.kind === 'number' ||
		first?.kind === 'everyone' ||
		first?.kind === 'consent' ||
		first?.kind === 'name';
	if (!opens) return false;
	const { from, to, valueFrom, detail } = label;
	const reading = readAnswer(text, { answer: label.label, from, to, valueFrom, count: detail }, context);
	return reading.kind === 'tally' ? reading.reading.readable : reading.readable;
}

/** Is this a bold line that names a college? */
export function isCollegeLine(line: PlainLine): boolean {
	return line.strong && readCollege(line.text.slice(line.from, line.to)) !== undefined;
}
