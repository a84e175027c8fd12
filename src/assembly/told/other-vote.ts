/** Texts beside a vote that count another one: a second vote of the same block, or one of more people than the body has. */

import type { Node, Position } from 'unist';
import { getChild, getStatements, type Statement } from '../../ast/index.js';
import { foldedWords } from '../../text/fold.js';
import { compare, equals, type Fraction, parseFraction, sum } from '../../text/fraction.js';
import { plainText } from '../blocks/numbering.js';
import type { Decision } from '../model.js';
import { type CountedAnswer, isOfVote } from './counts.js';
import type { RoomContext } from './room.js';

/**
 * `La grève a été votée par 31 voix contre 4` beside a vote of a body of seven. `The motion passed 8-0` is of that vote, and wrong, and so may be a
 * text that names what its title does.
 */
function countsElsewhere(
	text: Node,
	decision: Decision | undefined,
	{ votes, members }: RoomContext,
): boolean {
	const figures = figuresIn(text);
	return (
		isWhole(figures) &&
		votes !== null &&
		members !== null &&
		decision !== undefined &&
		!sharesFigure(figures, decision) &&
		!namesThingOf(text, decision) &&
		!getStatements(text).some((one) => (one.kind === 'count' || one.kind === 'verdict') && one.named) &&
		compare(sum(figures.map(({ value }) => value)), votes) > 0
	);
}

/** Has a text a word of the title of a decision, or of its item? */
function namesThingOf(text: Node, { title, session }: Decision): boolean {
	const ofItem = session && getChild(session, 'title');
	const words = wordsIn(`${title} ${ofItem ? plainText(ofItem) : ''}`);
	return wordsIn(plainText(text)).some((word) => word.length > LONGEST_SMALL && words.includes(word));
}

function wordsIn(text: string): string[] {
	return foldedWords(text).trim().split(' ');
}

/** Longer words name something. */
const LONGEST_SMALL = 3;

/** `Vote : 5 pour, 2 contre.` below 3 for and 4 against: behind a label of votes none of the figures is that of a vote of the block. */
function isLabelledElse(text: Node, decision: Decision | undefined): boolean {
	if (!decision || !getStatements(text).some((one) => one.kind === 'count' && one.label)) return false;
	const figures = figuresIn(text);
	return isWhole(figures) && !sharesFigure(figures, decision);
}

/** Whether a text counts another vote than the one beside it; a second one of the same block is told. */
export function isOfOtherVote(
	text: Node,
	decision: Decision | undefined,
	context: RoomContext,
	repeats: Position[],
): boolean {
	const isElsewhere = countsElsewhere(text, decision, context);
	const isSecond = !isElsewhere && isLabelledElse(text, decision);
	if (text.position && (isElsewhere || isSecond)) repeats.push(text.position);
	if (isSecond)
		context.problems.at(text, 'vote/in-prose', 'another', {
			values: { text: plainText(text).replace(/\s+/g, ' ').slice(0, LONGEST_QUOTE) },
			severity: 'warning',
		});
	return isElsewhere || isSecond;
}

const LONGEST_QUOTE = 100;

/** Whether an answer has the number that a vote of the block has for it. */
function sharesFigure(figures: readonly ToldFigure[], { votes }: Decision): boolean {
	return figures.some(({ of, value }) =>
		votes.some(({ tally }) => {
			const counted = tally[of];
			return counted && equals(counted, value);
		}),
	);
}

interface ToldFigure {
	of: CountedAnswer;
	value: Fraction;
}

/** How many were for, and how many against. */
function isWhole(figures: readonly ToldFigure[]): boolean {
	return (['for', 'against'] as const).every((answer) => figures.some(({ of }) => of === answer));
}

/** One for each answer, of which a verdict and a count may both tell. */
function figuresIn(text: Node): ToldFigure[] {
	const found = new Map(
		getStatements(text)
			.flatMap(figuresOf)
			.map((one) => [one.of, one]),
	);
	return [...found.values()];
}

function figuresOf(statement: Statement): ToldFigure[] {
	if (statement.kind === 'count') {
		const value = parseFraction(statement.value);
		return isOfVote(statement.of) && value ? [{ of: statement.of, value }] : [];
	}
	if (statement.kind !== 'verdict') return [];
	const tally = statement.children.find((child) => child.type === 'tally');
	return (tally?.children ?? []).flatMap((part): ToldFigure[] => {
		if (part.type !== 'answer' || !isOfVote(part.answer)) return [];
		const count = getChild(part, 'count');
		const value = count?.type === 'count' && count.unit === 'votes' ? parseFraction(count.value) : undefined;
		return value ? [{ of: part.answer, value }] : [];
	});
}
