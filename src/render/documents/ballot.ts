/** Ballot papers: equal papers, two side by side, as many rows as their content allows, one sheet a question. */

import ballotPage from '../../../templates/bulletin/document.liquid';
import { meetingName, organizationName } from '../../view/head.js';
import { getDate } from '../../view/values.js';
import type { DocumentContext } from './context.js';
import type { BallotPaper, BallotSheet, BallotView, DocumentKind, Question } from './model.js';
import { getQuestion, votedBlocks } from './questions.js';
import { getSheet } from './sheet.js';
import { documentTemplate } from './templates.js';

/** Ballot papers. */
export const ballot: DocumentKind = {
	template: documentTemplate(ballotPage),
	needsDecisions: true,
	view: ballotView,
};

/** Ballot papers of elections and secret votes; of all votes where there is neither, or where some were asked for. */
function ballotView(context: DocumentContext): BallotView {
	const { say } = context;
	const questions = votedBlocks(context).map((block) => getQuestion(block, context));
	const secret = questions.filter((question) => question.secret || question.kind === 'election');
	const asked = (context.documentOptions.blocks ?? []).length > 0;
	const chosen = asked || secret.length === 0 ? questions : secret;
	return {
		...getSheet('ballot', { kicker: say('ballot.kicker'), numbered: false }, context),
		hint: say('ballot.cut'),
		sheets: chosen.map((question) => sheetFor(question, context)),
	};
}

function sheetFor(question: Question, context: DocumentContext): BallotSheet {
	const paper = paperFor(question, context);
	const lines = paper.wide ? Math.ceil(paper.options.length / 2) : paper.options.length;
	const steps = context.options.largePrint === true ? ROWS_IN_LARGE_PRINT : ROWS;
	const rows = steps.find((step) => lines <= step.lines)?.rows ?? 1;
	return {
		heading: context.say('ballot.sheet', { question: question.kicker }),
		papers: Array.from({ length: rows * 2 }, () => paper),
		rows,
	};
}

/** How many rows of papers a sheet holds, by the lines of a paper. */
const ROWS = [
	{ lines: 4, rows: 4 },
	{ lines: 8, rows: 3 },
	{ lines: 15, rows: 2 },
] as const;
const ROWS_IN_LARGE_PRINT = [
	{ lines: 4, rows: 3 },
	{ lines: 8, rows: 2 },
] as const;

/** More candidates than this stand in two columns. */
const IN_ONE_COLUMN = 12;

function paperFor(question: Question, context: DocumentContext): BallotPaper {
	const { say, assembly } = context;
	const date = assembly.date === undefined ? '' : getDate(assembly.date, context);
	const answers = ['for', 'against', 'blank'] as const;
	const election = question.kind === 'election';
	return {
		organization: organizationName(context) ?? '',
		meeting: say('ballot.meeting', {
			meeting: meetingName(context),
			dated: date === '' ? 'no' : 'yes',
			date,
		}),
		kicker: question.number === '' && !election ? '' : say('ballot.question', { question: question.kicker }),
		titleHtml: question.titleHtml,
		hint: election ? say('ballot.choose', { seats: question.seats }) : say('ballot.tickOne'),
		options: election
			? question.candidates
			: answers.map((answer) => ({ html: context.html(say(`ballot.${answer}`)) })),
		votes: assembly.weighted ? say('form.votes') : null,
		wide: question.candidates.length > IN_ONE_COLUMN,
	};
}
