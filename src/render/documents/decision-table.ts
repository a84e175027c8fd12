/** Decisions in a table: the list of acts to post, and the record of decisions and actions on one page. */

import listOfActsPage from '../../../templates/liste-deliberations/document.liquid';
import decisionsPage from '../../../templates/releve-decisions/document.liquid';
import type { VoteResult } from '../../assembly/model.js';
import { isZero } from '../../text/fraction.js';
import { capitalized } from '../../text/letters.js';
import { getActions } from '../../view/end.js';
import { getFacts } from '../../view/head.js';
import { decisionOutcome, electionOutcome, getTone, type Kind, kindWord } from '../../view/outcome.js';
import { numberText } from '../../view/values.js';
import { deadline } from './calendar.js';
import type { DocumentContext } from './context.js';
import type { DecisionRow, DecisionTableView, DocumentKind } from './model.js';
import { blockTitleHtml, getNumber, isAmendment, type VotedBlock, votedBlocks } from './questions.js';
import { documentTemplate, getSheet, getSigners, whenAndWhere } from './sheet.js';

/** The list of the decisions, to be posted up. */
export const listOfActs: DocumentKind = {
	template: documentTemplate(listOfActsPage),
	needsDecisions: true,
	view: listOfActsView,
};

/** The decisions and their results as a table. */
export const decisions: DocumentKind = {
	template: documentTemplate(decisionsPage),
	needsDecisions: true,
	view: decisionsView,
};

/** The list of acts, to post and to publish. */
function listOfActsView(context: DocumentContext): DecisionTableView {
	const { say, sayHtml } = context;
	const due = deadline('listOfActs', context);
	const mentions = [{ html: sayHtml('list.posted', { blank: WHITE }).replaceAll(WHITE, BLANK) }];
	if (due !== undefined) mentions.push({ html: sayHtml('list.due', due) });
	const signatures = getSigners(context).slice(0, 1);
	const rows = votedBlocks(context)
		.filter((block) => !isAmendment(block))
		.map((block) => decisionRow(block, context));
	return {
		...getSheet(
			'listOfActs',
			{
				kicker: say('list.kicker'),
				facts: whenAndWhere(context),
				signatures,
			},
			context,
		),
		intro: say('list.intro'),
		columns: getColumns(context),
		rows,
		actions: null,
		mentions,
		signatures,
	};
}

/** Decisions and actions at a glance. */
function decisionsView(context: DocumentContext): DecisionTableView {
	const facts = getFacts(context);
	const kept = (['facts.session', 'facts.chair', 'facts.quorum'] as const).map((key) => context.words(key));
	return {
		...getSheet(
			'decisions',
			{
				kicker: context.say('decisions.kicker'),
				facts: facts.filter(({ label }) => kept.includes(label)),
			},
			context,
		),
		intro: '',
		columns: getColumns(context),
		rows: votedBlocks(context).map((block) => decisionRow(block, context)),
		actions: getActions(context),
		mentions: [],
		signatures: [],
	};
}

/** A decision as a line: number, title, figures, result. */
export function decisionRow(block: VotedBlock, context: DocumentContext): DecisionRow {
	const number = getNumber(block, context) ?? '';
	const titleHtml = blockTitleHtml(block, context);
	if (block.kind === 'election') {
		const { candidates } = block.of;
		const elected = candidates.filter((candidate) => candidate.elected);
		return {
			number: number === '' ? capitalized(kindWord(block.node.type, context)) : number,
			titleHtml,
			votes: elected
				.map((candidate) =>
					candidate.votes === null
						? context.name(candidate.name)
						: context.say('list.elected', {
								name: context.name(candidate.name),
								votes: candidate.votes,
							}),
				)
				.join(', '),
			outcome: elected.length === 1 ? context.say('list.one') : electionOutcome(block.of, context),
			tone: elected.length > 0 ? 'positive' : 'neutral',
		};
	}
	const decision = block.of;
	const vote = decision.votes.at(-1);
	return {
		number: decisionNumber(decision.kind, number, context),
		titleHtml,
		votes: vote === undefined ? '' : figuresText(vote, context),
		outcome: decisionOutcome(decision.outcome, decision.kind, context),
		tone: getTone(decision.outcome),
	};
}

/** The number; the kind too where there is none, or where it counts amendments. */
function decisionNumber(kind: Kind, number: string, context: DocumentContext): string {
	const word = kindWord(kind, context);
	if (number === '') return capitalized(word);
	return kind === 'amendment' ? capitalized(context.words('mention', { kind: word, number })) : number;
}

/** `13 pour, 1 contre`; `unanimité`, where nothing was counted. */
function figuresText(vote: VoteResult, context: DocumentContext): string {
	const { tally } = vote;
	if (vote.unanimous && (tally.for === null || tally.abstention === null || isZero(tally.abstention)))
		return tally.for === null
			? context.say('list.unanimous')
			: context.say('list.unanimousWith', { votes: tally.for });
	const parts = (['for', 'against', 'abstention'] as const).flatMap((answer) => {
		const count = tally[answer];
		return count === null || isZero(count)
			? []
			: [context.say(`list.${answer}`, { count, text: numberText(count, context) })];
	});
	return parts.join(', ');
}

function getColumns(context: DocumentContext): DecisionTableView['columns'] {
	return {
		number: context.say('list.number'),
		title: context.words('decisions.title'),
		votes: context.words('strip.vote'),
		outcome: context.words('decisions.outcome'),
	};
}

/** Stands for a white place until the text is HTML. */
const WHITE = '\uE000';
const BLANK = '<span class="blank"></span>';
