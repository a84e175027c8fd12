/** Extract of the minutes: one or several decisions, certified, with what a bank or a registry wants to know of the body. */

import extractPage from '../../../templates/extrait/document.liquid';
import type { VoteResult } from '../../assembly/model.js';
import { VOTING } from '../../ast/index.js';
import { type Fraction, isInteger, isZero, sum } from '../../text/fraction.js';
import { integerToWords } from '../../text/number.js';
import { getFacts, getLetterhead, organizationName } from '../../view/head.js';
import { getDate, getNoun, membersLabel, numberText } from '../../view/values.js';
import type { DecisionItem, ElectionItem, Fact } from '../../view/view-model.js';
import type { DocumentContext } from './context.js';
import type { DocumentKind, ExtractView } from './model.js';
import { type VotedBlock, voteBlock, votedBlocks } from './questions.js';
import { documentTemplate, fact, getLogNotes, getSheet, inCharge, meetingWith, withNotes } from './sheet.js';

/** The minutes of chosen decisions. */
export const extract: DocumentKind = {
	template: documentTemplate(extractPage),
	needsDecisions: true,
	view: extractView,
};

/** An extract of the decisions that were asked for. */
function extractView(context: DocumentContext): ExtractView {
	const { say, assembly } = context;
	const letterhead = getLetterhead(context);
	const signatures = inCharge(context);
	const organization = organizationName(context);
	const values = {
		of: meetingWith('of', context),
		dated: assembly.date === undefined ? 'no' : 'yes',
		date: assembly.date === undefined ? '' : getDate(assembly.date, context),
		named: organization === undefined ? 'no' : 'yes',
		organization: organization ?? '',
	};
	const body = [letterhead.name, letterhead.form, letterhead.address, letterhead.identifiers]
		.filter((part) => part !== null)
		.join(', ');
	return {
		...getSheet(
			'extract',
			{
				kicker: say('extract.kicker'),
				facts: [...fact(say('extract.body'), context.html(body)), ...factsFor(context)],
				signatures,
			},
			context,
		),
		opening: say('extract.opening', values),
		items: withNotes(
			votedBlocks(context).map((block) => withWords(block, context)),
			context,
		),
		certified: say('extract.certified', values),
		signatures,
		inLog: getLogNotes(votedBlocks(context), context),
	};
}

/** What the extract says of the meeting; tellers and the number of members stay in the minutes, the quorum says the latter. */
function factsFor(context: DocumentContext): Fact[] {
	const facts = getFacts(context);
	const quorum = context.words('facts.quorum');
	const left = [context.words('facts.tellers')];
	const hasQuorum = facts.some(({ label }) => label === quorum);
	if (hasQuorum) left.push(membersLabel(context));
	const kept = facts.filter(({ label }) => !left.includes(label));
	return hasQuorum ? kept : [...kept, ...thereFact(context)];
}

/** Where no quorum tells it: how many took part, and with how many votes. */
function thereFact(context: DocumentContext): Fact[] {
	const { assembly, words } = context;
	const { known, counts } = assembly.opening;
	if (!known) return [];
	const all = VOTING.map((presence) => counts[presence]);
	const heads = all.reduce((total, { heads: count }) => total + count, 0n);
	const { heads: of, votes: ofVotes } = assembly.electorate;
	const proxies = counts.represented.heads > 0n;
	const post = counts.byPost.heads > 0n;
	const label = words('participants.totalThere', {
		who: proxies && post ? 'all' : proxies ? 'represented' : post ? 'byPost' : 'present',
		count: heads,
		known: of === null ? 'no' : 'yes',
		of: of ?? 0n,
		noun: getNoun(context, heads),
	});
	const votes = numberText(sum(all.map(({ votes: count }) => count)), context);
	const text = assembly.weighted
		? context.say('extract.weighed', {
				label,
				votes,
				known: ofVotes === null ? 'no' : 'yes',
				of: ofVotes === null ? '' : numberText(ofVotes, context),
			})
		: label;
	return fact(words('participants.presence'), context.html(text));
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
