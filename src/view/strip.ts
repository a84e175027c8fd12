/** One taking of votes: figures by answer, result, names, and the sentence that says why. */

import type { Decision, NamedVote, VoteResult } from '../assembly/model.js';
import { proofSentence } from '../assembly/proof/proof.js';
import {
	type Answer,
	type AnswerName,
	type Ballot,
	type BallotLine,
	getChild,
	getChildren,
} from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { add, type Fraction, isZero } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import type { ViewContext } from './context.js';
import { staysWithFigures } from './length.js';
import { decisionOutcome, getTone } from './outcome.js';
import { numberText } from './values.js';
import type { Line, ResultCell, VoteCell, VoteStrip } from './view-model.js';

/** Answers of the strip; blank and void share a cell while neither counts. */
const ANSWERS = ['for', 'against', 'abstention'] as const;
const NAMED_ANSWERS: ReadonlyArray<AnswerName | 'recused'> = [
	'for',
	'against',
	'abstention',
	'blank',
	'void',
	'notVoting',
	'recused',
];
/** Longer lists of names in favour, which nobody wrote down one by one, are not printed. */
const UNWRITTEN_NAMES = 60;

/** One taking of votes of a decision. */
export function getStrip(
	decision: Decision,
	vote: VoteResult,
	index: number,
	context: ViewContext,
): VoteStrip {
	const consent = consentWords(vote, context);
	const counted = isCounted(vote);
	const last = index === decision.votes.length - 1;
	const heading =
		vote.round === 2 || index > 0
			? context.words('secondVote', {
					majority: vote.majority?.label ?? '',
					named: vote.majority === null ? 'no' : 'yes',
				})
			: null;
	const lines = nameLines(vote, context);
	for (const line of labelsInFull(vote))
		lines.push({ label: null, html: context.html(capitalized(context.text(line.key))) });
	if (counted && consent !== null) lines.unshift({ label: null, html: context.html(consent) });
	for (const each of statedLines(vote, context)) lines.push(each);
	const outcome = last ? decision.outcome : vote.outcome;
	// Where only words of consent were written, the strip says them and the sentence would repeat them.
	const proof =
		!counted && consent !== null && vote.proof.by === 'consent'
			? null
			: sentence(proofSentence(vote, context.input.phrase), context);
	return {
		heading,
		cells: counted ? countedAnswers(vote, context).map((answer) => cell(answer, context)) : [],
		consent: counted ? null : consent,
		result: getResult(outcome, decision, context),
		colleges: getColleges(vote, context),
		lines,
		proof,
		kept: staysWithFigures(lines, proof, context.options.largePrint === true),
	};
}

/** The lines of a vote whose label says what was voted: `Vote de la motion : …`, and that of a vote on several texts. */
function labelsInFull(vote: VoteResult): BallotLine[] {
	if (vote.joint !== undefined) return vote.line === undefined ? [] : [vote.line];
	if (vote.round !== 1) return [];
	// The places have a table.
	return vote.ballot.children.filter((line) => saysWhatIsVoted(line) && !(line.presence && vote.colleges));
}

/** Whether the label of a line has more words than `Vote` and how it is taken. */
export function saysWhatIsVoted({ label, key, children }: BallotLine): boolean {
	if (label !== 'vote' || children.some(({ type }) => type === 'keywordValue')) return false;
	const word = vocabulary('labels').scan(key);
	return word?.id === 'vote' && word.length < key.length;
}

/** A sentence of the proof as printed; null where there is nothing to say. */
export function sentence(text: string, context: ViewContext): string | null {
	const set = context.text(text.trim());
	return set === '' ? null : set;
}

/** The result of a decision; null before the meeting. */
export function getResult(
	outcome: Decision['outcome'],
	decision: Decision,
	context: ViewContext,
): ResultCell | null {
	if (outcome === 'undetermined' && context.assembly.status === 'convened') return null;
	const opinion = outcome === 'favourable' || outcome === 'unfavourable';
	return {
		label: context.words(opinion ? 'strip.opinion' : 'strip.result'),
		value: capitalized(decisionOutcome(outcome, decision.kind, context)),
		tone: getTone(outcome),
	};
}

/** One answer of a count; its value is null where it is not known. */
export interface CountedAnswer {
	answer: AnswerName | 'recused';
	value: Fraction | null;
	/** People, where their votes differ. */
	heads: bigint | undefined;
}

/** Whether anything of a vote was counted. */
export function isCounted({ tally }: VoteResult): boolean {
	return tally.origin !== 'uncounted' || ANSWERS.some((answer) => tally[answer] !== null);
}

/** The answers that a count shows, in the order in which they are printed. */
export function countedAnswers({ tally }: VoteResult, context: ViewContext): CountedAnswer[] {
	const answers: CountedAnswer[] = [];
	const put = (answer: CountedAnswer['answer'], value: Fraction | null) => {
		const heads = tally.heads[answer];
		answers.push({ answer, value, heads: context.assembly.weighted && heads !== 0n ? heads : undefined });
	};
	for (const answer of ANSWERS) put(answer, tally[answer]);
	const blank = tally.blank;
	const nothing = tally.void;
	if (blank !== null && nothing !== null) {
		if (!isZero(blank)) put('blank', blank);
		if (!isZero(nothing)) put('void', nothing);
		if (isZero(blank) && isZero(nothing)) put('blankOrVoid', add(blank, nothing));
	} else if (blank !== null) put('blank', blank);
	else if (nothing !== null) put('void', nothing);
	if (tally.notVoting !== null && !isZero(tally.notVoting)) put('notVoting', tally.notVoting);
	if (tally.recused !== null && !isZero(tally.recused)) put('recused', tally.recused);
	return answers;
}

function cell({ answer, value, heads }: CountedAnswer, context: ViewContext): VoteCell {
	return {
		label: context.words(`strip.${answer}`),
		value: value === null ? '–' : numberText(value, context),
		heads: heads === undefined ? null : context.words('strip.heads', { count: heads }),
		zero: value !== null && isZero(value),
	};
}

/** `Sans objection, à l’unanimité`: the words of a vote without counts, as written. */
function consentWords(vote: VoteResult, context: ViewContext): string | null {
	const lines = vote.line === undefined ? vote.ballot.children : [vote.line];
	const results = vote.ballot.children.filter((line) => line.label === 'result' && vote.round === 1);
	const words = consentText([...lines, ...results]);
	return words === '' ? null : capitalized(context.text(words));
}

/** The words of consent that these lines hold, each once. */
export function consentText(lines: readonly BallotLine[]): string {
	const texts = lines.flatMap((line) =>
		line.children.flatMap((child) =>
			child.type === 'tally'
				? child.children.flatMap((part) => (part.type === 'consent' ? [part.text.trim()] : []))
				: [],
		),
	);
	return [...new Set(texts)].join(', ');
}

function nameLines(vote: VoteResult, context: ViewContext): Line[] {
	const written = writtenAnswers(vote.ballot);
	return NAMED_ANSWERS.flatMap((answer): Line[] => {
		const names = vote.tally.names[answer] ?? [];
		const state = answer === 'recused' ? 'named' : written.get(answer);
		if (
			names.length === 0 ||
			state === 'everyone' ||
			(state === undefined && (vote.tally.origin === 'filled' || names.length > UNWRITTEN_NAMES))
		)
			return [];
		const text = names.map((entry) => namedVote(entry, answer, context)).join(', ');
		return [{ label: context.words(`strip.${answer}`), html: context.html(text) }];
	});
}

/** Which answers a ballot gives by name, and which as `tous les autres`. */
function writtenAnswers(ballot: Ballot): Map<AnswerName, 'named' | 'everyone'> {
	const written = new Map<AnswerName, 'named' | 'everyone'>();
	const answers = ballot.children
		.flatMap((line) => line.children)
		.flatMap((child): Answer[] =>
			child.type === 'answer' ? [child] : child.type === 'tally' ? getChildren(child, 'answer') : [],
		);
	for (const part of answers) {
		if (part.children.some((child) => child.type === 'everyone')) written.set(part.answer, 'everyone');
		else if (part.children.some((child) => child.type === 'name')) written.set(part.answer, 'named');
	}
	return written;
}

function namedVote(
	{ member, votes, by, byPost }: NamedVote,
	answer: AnswerName | 'recused',
	context: ViewContext,
): string {
	const notes: string[] = [];
	if (context.assembly.weighted) notes.push(context.words('strip.votes', { votes }));
	if (by !== undefined && by !== member)
		notes.push(
			context.words(answer === 'recused' ? 'participants.proxyTo' : 'strip.by', {
				name: context.memberName(by),
			}),
		);
	if (byPost === true) notes.push(context.words('strip.byPost'));
	const name = context.memberName(member);
	return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}

/** Voters and votes cast, as written. */
function statedLines(vote: VoteResult, context: ViewContext): Line[] {
	return vote.ballot.children.flatMap((line): Line[] => {
		if ((line.label !== 'voters' && line.label !== 'cast') || vote.round !== 1) return [];
		const stated = getChild(line, 'numberValue');
		if (stated?.type !== 'numberValue') return [];
		return [
			{
				label: capitalized(context.text(line.key)),
				html: context.html(context.words('exact', { value: { exact: stated.value } })),
			},
		];
	});
}

function getColleges(vote: VoteResult, context: ViewContext): VoteStrip['colleges'] {
	if (vote.colleges === undefined || vote.colleges.length === 0) return null;
	const value = (amount: Fraction | null) => (amount === null ? '–' : numberText(amount, context));
	return {
		columns: [
			context.words(vote.colleges[0]?.presence ? 'strip.vote' : 'strip.college'),
			...ANSWERS.map((answer) => context.words(`strip.${answer}`)),
		],
		rows: vote.colleges.map(({ college, presence, tally }) => ({
			name: presence ? capitalized(context.text(college)) : context.text(college),
			values: ANSWERS.map((answer) => value(tally[answer])),
		})),
	};
}
