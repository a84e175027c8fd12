/** Extract of the minutes: one or several decisions, certified, with what a bank or a registry wants to know of the body. */

import type { VoteResult } from '../../assembly/model.js';
import { type Fraction, isInteger, isZero } from '../../text/fraction.js';
import { integerToWords } from '../../text/number-words.js';
import { factsOf } from '../facts.js';
import { letterheadOf, organizationName } from '../head.js';
import { membersLabel } from '../nouns.js';
import { dateOf, numberText } from '../values.js';
import type { DecisionItem, ElectionItem, Fact } from '../view-model.js';
import type { DocumentContext } from './context.js';
import type { ExtractView } from './model.js';
import { withNotes } from './notes.js';
import { type VotedBlock, voteBlock, votedBlocks } from './questions.js';
import { fact, inCharge, meetingWith, sheetOf } from './sheet.js';

/** An extract of the decisions that were asked for. */
export function extractView(context: DocumentContext): ExtractView {
	const { say, assembly } = context;
	const letterhead = letterheadOf(context);
	const organization = organizationName(context);
	const values = {
		of: meetingWith('of', context),
		dated: assembly.date === undefined ? 'no' : 'yes',
		date: assembly.date === undefined ? '' : dateOf(assembly.date, context),
		named: organization === undefined ? 'no' : 'yes',
		organization: organization ?? '',
	};
	const body = [letterhead.name, letterhead.form, letterhead.address, letterhead.identifiers]
		.filter((part) => part !== null)
		.join(', ');
	return {
		...sheetOf(
			'extract',
			{
				kicker: say('extract.kicker'),
				facts: [...fact(say('extract.body'), context.html(body)), ...factsFor(context)],
			},
			context,
		),
		opening: say('extract.opening', values),
		items: withNotes(
			votedBlocks(context).map((block) => withWords(block, context)),
			context,
		),
		certified: say('extract.certified', values),
		signatures: inCharge(context),
	};
}

/** What the extract says of the meeting; tellers and the number of members stay in the minutes, the quorum says the latter. */
function factsFor(context: DocumentContext): Fact[] {
	const facts = factsOf(context);
	const quorum = context.words('facts.quorum');
	const left = [context.words('facts.tellers')];
	if (facts.some(({ label }) => label === quorum)) left.push(membersLabel(context));
	return facts.filter(({ label }) => !left.includes(label));
}

/** The block with its figures in words, which are harder to alter. */
function withWords(block: VotedBlock, context: DocumentContext): DecisionItem | ElectionItem {
	const item = voteBlock(block, 2, context);
	if (item.kind !== 'decision' || block.kind !== 'decision') return item;
	const last = block.of.votes.at(-1);
	const words = last === undefined ? '' : countsInWords(last, context);
	if (words === '') return item;
	const strip = item.votes.at(-1);
	if (strip === undefined) return item;
	const line = { label: context.say('extract.inWords'), html: context.html(words) };
	return { ...item, votes: [...item.votes.slice(0, -1), { ...strip, lines: [line, ...strip.lines] }] };
}

/** `vingt-quatre voix pour, deux contre, deux abstentions`; empty where nothing was counted. */
function countsInWords({ tally }: VoteResult, context: DocumentContext): string {
	const parts = (['for', 'against', 'abstention'] as const).flatMap((answer) => {
		const count = tally[answer];
		if (count === null || isZero(count)) return [];
		return [context.say(`extract.count.${answer}`, { count, words: inWords(count, context) })];
	});
	return parts.join(', ');
}

function inWords(count: Fraction, context: DocumentContext): string {
	return isInteger(count)
		? integerToWords(count.numerator, context.lang, 'feminine')
		: numberText(count, context);
}
