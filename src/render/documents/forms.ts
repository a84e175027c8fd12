/** Forms to fill in: proxy, vote by post, ballot papers. Where votes differ each member gets one with name and votes; else one white form is enough. */

import ballotPage from '../../../templates/bulletin/document.liquid';
import proxyPage from '../../../templates/pouvoir/document.liquid';
import postalVotePage from '../../../templates/vote-correspondance/document.liquid';
import type { Member } from '../../assembly/model.js';
import { isInteger } from '../../text/fraction.js';
import { integerToWords } from '../../text/number.js';
import { meetingName, organizationName } from '../../view/head.js';
import { getDate, numberText } from '../../view/values.js';
import { deadline } from './calendar.js';
import { type DocumentContext, getProxies } from './context.js';
import type {
	AnswerColumns,
	BallotPaper,
	BallotSheet,
	BallotView,
	DocumentKind,
	FormField,
	FormLeaf,
	FormView,
	Question,
} from './model.js';
import { getQuestion, votedBlocks } from './questions.js';
import { agendaList, documentTemplate, getPlace, getSheet, getWhen, meetingWith } from './sheet.js';

/** A form by which a member gives a proxy. */
export const proxy: DocumentKind = {
	template: documentTemplate(proxyPage),
	view: proxyView,
	unfit: (context) =>
		getProxies(context) === 'none'
			? { why: 'no-proxies', source: context.rules.proxies?.source?.text ?? '' }
			: undefined,
};

/** A form for voting by post. */
export const postalVote: DocumentKind = {
	template: documentTemplate(postalVotePage),
	view: postalVoteView,
	unfit: ({ rules: { noPost } }) => noPost && { why: 'no-post', source: noPost.source?.text ?? '' },
};

/** More members than this get one white form: nobody prints a book of forms. */
const MOST_FORMS = 500;

function proxyView(context: DocumentContext): FormView {
	const { say } = context;
	const answers = getAnswers(context, say('proxy.instructions'), say('proxy.instructionsHint'));
	const leaves = getPeople(context).map((member): FormLeaf => {
		const holder = member?.holder;
		return {
			undersigned: say('form.undersigned', { ...selves(member, context), form: 'proxy' }),
			fields: getFields(member, context),
			openingHtml: context.sayHtml('proxy.gives', selves(member, context)),
			holder: [
				{ label: say('proxy.holder'), value: holder === undefined ? null : context.memberName(holder) },
			],
			purposeHtml: context.sayHtml('proxy.purpose', meetingValues(context)),
			answers,
			elections: [],
			agenda: answers === null ? agendaList(context) : null,
			notes: proxyNotes(context),
			reference: getReference(say('proxy.kicker'), member, answers, [], context),
			signatures: [
				{ quality: say('proxy.giver'), name: '', by: null, mention: say('proxy.giverMention') },
				{ quality: say('proxy.receiver'), name: '', by: null, mention: say('proxy.receiverMention') },
			],
		};
	});
	return { ...getSheet('proxy', { kicker: say('proxy.kicker'), numbered: false }, context), leaves };
}

function postalVoteView(context: DocumentContext): FormView {
	const { say } = context;
	const answers = getAnswers(context, say('post.answers'), say('post.answersHint'));
	const elections = votedBlocks(context).flatMap((block) => {
		if (block.kind === 'decision') return [];
		const question = getQuestion(block, context);
		return [
			{
				heading: `${context.html(question.kicker)} – ${question.titleHtml}`,
				hint: say('ballot.choose', { seats: question.seats }),
				candidates: question.candidates,
			},
		];
	});
	const due = deadline('postalVotes', context);
	const leaves = getPeople(context).map(
		(member): FormLeaf => ({
			undersigned: say('form.undersigned', { ...selves(member, context), form: 'post' }),
			fields: getFields(member, context),
			openingHtml: context.sayHtml('post.opening', { ...selves(member, context), ...meetingValues(context) }),
			holder: [],
			purposeHtml: null,
			answers,
			elections,
			agenda: answers === null && elections.length === 0 ? agendaList(context) : null,
			reference: getReference(say('post.kicker'), member, answers, elections, context),
			notes: [due === undefined ? say('post.sendBack') : say('post.due', due)],
			signatures: [{ quality: say('post.voter'), name: '', by: null, mention: null }],
		}),
	);
	return { ...getSheet('postalVote', { kicker: say('post.kicker'), numbered: false }, context), leaves };
}

/** Who speaks in a form, for its wording to agree: whoever fills in a white form may be anybody. */
function selves(member: Member | undefined, context: DocumentContext) {
	return { gender: context.genderOf(member) };
}

function meetingValues(context: DocumentContext) {
	const when = getWhen(context);
	const place = getPlace(context);
	return {
		to: meetingWith('to', context),
		of: meetingWith('of', context),
		dated: when === '' ? 'no' : 'yes',
		when,
		placed: place === undefined ? 'no' : 'yes',
		place: place ?? '',
	};
}

/** More texts and candidates than this may not leave room for the signature on the first leaf; in large print, none may. */
const ON_ONE_LEAF = 5;

/** `Pouvoir – assemblée générale du 18 mars 2025 – Farid Benali`, so that no leaf of a form is anonymous. */
function getReference(
	kicker: string,
	member: Member | undefined,
	answers: FormLeaf['answers'],
	elections: FormLeaf['elections'],
	context: DocumentContext,
): string | null {
	const lines = elections.reduce((sum, { candidates }) => sum + candidates.length, answers?.rows.length ?? 0);
	if (lines <= (context.options.largePrint === true ? 0 : ON_ONE_LEAF)) return null;
	const { title } = getSheet('proxy', { kicker }, context).running;
	return member === undefined ? title : `${title} – ${context.memberName(member)}`;
}

/** Who gets a form; `undefined` stands for a white one. */
function getPeople(context: DocumentContext): Array<Member | undefined> {
	const { members, weighted } = context.assembly;
	const electors = members.filter((member) => member.elector);
	return weighted && electors.length > 0 && electors.length <= MOST_FORMS ? electors : [undefined];
}

function getFields(member: Member | undefined, context: DocumentContext): FormField[] {
	const { say } = context;
	const fields: FormField[] = [
		{ label: say('form.name'), value: member === undefined ? null : context.memberName(member) },
		{ label: say('form.address'), value: null },
	];
	if (member?.representative !== undefined)
		fields.push({ label: say('form.representative'), value: context.name(member.representative) });
	if (member?.affiliation !== undefined)
		fields.push({ label: say('form.detail'), value: context.name(member.affiliation) });
	if (context.assembly.weighted) {
		fields.push({
			label: say('form.votes'),
			value: member === undefined || member.votesUnknown ? null : votesInWords(member, context),
		});
	}
	return fields;
}

/** `1 450 (mille quatre cent cinquante)`. */
function votesInWords(member: Member, context: DocumentContext): string {
	const digits = numberText(member.votes, context);
	if (!isInteger(member.votes)) return digits;
	const words = integerToWords(member.votes.numerator, context.lang, 'feminine');
	return context.words('withReason', { text: digits, reason: words });
}

function getAnswers(context: DocumentContext, heading: string, hint: string): FormLeaf['answers'] {
	const rows = votedBlocks(context).flatMap((block) => {
		if (block.kind === 'election') return [];
		const question = getQuestion(block, context);
		const rule = question.rule === null ? '' : ` <span class="rule">${context.html(question.rule)}</span>`;
		return [{ number: question.number, html: `${question.titleHtml}${rule}` }];
	});
	return rows.length === 0 ? null : { heading, hint, columns: answerColumns(context), rows };
}

function answerColumns(context: DocumentContext): AnswerColumns {
	return {
		question: context.say('form.question'),
		for: context.words('strip.for'),
		against: context.words('strip.against'),
		abstention: context.say('form.abstention'),
	};
}

function proxyNotes(context: DocumentContext): string[] {
	const { proxies } = context.rules;
	const words = context.documentOptions.inWords?.proxies;
	if (proxies === undefined || words === undefined) return [];
	const text = context.say('proxy.limits', { limits: words });
	const source = proxies.source?.text;
	return [source === undefined ? text : context.words('withReason', { text, reason: context.text(source) })];
}

// Ballot papers: equal papers, two side by side, as many rows as their content allows, one sheet a question.

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
