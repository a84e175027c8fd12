/** Letters that notify the decisions to members who were opposed to one, or absent. */

import notificationPage from '../../../templates/notification/document.liquid';
import type { Decision, Member, VoteResult } from '../../assembly/model.js';
import { getDate } from '../../view/values.js';
import type { DocumentContext } from './context.js';
import { decisionRow } from './decision-table.js';
import type { DocumentKind, Letter, NotificationView } from './model.js';
import { type VotedBlock, votedBlocks } from './questions.js';
import { documentTemplate, getSheet, inCharge, meetingWith } from './sheet.js';

/** The letter that tells absent and opposing members what was decided. */
export const notification: DocumentKind = {
	template: documentTemplate(notificationPage),
	needsDecisions: true,
	view: (context) => notificationView(context) ?? 'nobody-to-notify',
	unfit: ({ rules }) =>
		rules.deadlines.has('notification') ? undefined : { why: 'no-notification', source: '' },
};

/** Letters to those concerned, where the rules ask for such letters; null where nobody is, as far as names were written down. */
function notificationView(context: DocumentContext): NotificationView | null {
	const { say } = context;
	const blocks = votedBlocks(context);
	const letters = context.assembly.members
		.filter((member) => member.elector)
		.flatMap((member) => letterTo(member, blocks, context));
	if (letters.length === 0) return null;
	return {
		...getSheet('notification', { kicker: say('notification.kicker'), numbered: false }, context),
		letters,
		columns: {
			number: say('list.number'),
			title: context.words('decisions.title'),
			outcome: context.words('decisions.outcome'),
			own: say('notification.own'),
		},
	};
}

function letterTo(member: Member, blocks: readonly VotedBlock[], context: DocumentContext): Letter[] {
	const { say, assembly } = context;
	const taken = new Set(assembly.decisions.map((decision) => decision.secondOf));
	const opposed = blocks.some(
		(block) => block.kind === 'decision' && !taken.has(block.of) && isOpposed(member, block.of),
	);
	const absent = blocks.some((block) => isAway(member, block));
	if (!opposed && !absent) return [];
	const date = assembly.date === undefined ? '' : getDate(assembly.date, context);
	const { reproduces } = context.rules.deadlines.get('notification') ?? {};
	const values = {
		of: meetingWith('of', context),
		dated: date === '' ? 'no' : 'yes',
		date,
		why: opposed ? (absent ? 'both' : 'opposed') : 'absent',
	};
	return [
		{
			recipient: context.memberName(member),
			detail: member.affiliation === undefined ? null : context.name(member.affiliation),
			subject: say('notification.subject', values),
			salutation: say('notice.salutation'),
			paragraphs: [say('notification.opening', values)],
			rows: blocks.map((block) => ({ ...decisionRow(block, context), own: ownVote(member, block, context) })),
			sending: say('notification.sending'),
			references: reproduces === undefined ? [] : [context.text(reproduces)],
			closing: say('notification.closing'),
			signatures: inCharge(context),
		},
	];
}

/** Against what was adopted, or for what was rejected. A first vote whose second one settled the matter decides nothing. */
function isOpposed(member: Member, decision: Decision): boolean {
	const vote = decision.votes.at(-1);
	if (vote === undefined) return false;
	if (decision.outcome === 'adopted') return getAnswer(member, vote) === 'against';
	return decision.outcome === 'rejected' && getAnswer(member, vote) === 'for';
}

/** Neither there nor represented when it was decided, and without a vote by post. */
function isAway(member: Member, block: VotedBlock): boolean {
	const attendance = block.kind === 'decision' ? block.of.votes.at(-1)?.attendance : block.of.attendance;
	if (attendance === undefined || !attendance.known) return false;
	const presence = attendance.presence.get(member);
	if (presence === 'represented') return !attendance.holders.has(member);
	return presence === 'absent' || presence === 'excused';
}

/** Under which answer a name stands. */
type Answered = keyof VoteResult['tally']['names'];

function getAnswer(member: Member, vote: VoteResult): Answered | undefined {
	const answers = Object.keys(vote.tally.names) as Answered[];
	return answers.find((answer) => vote.tally.names[answer]?.some((entry) => entry.member === member));
}

function ownVote(member: Member, block: VotedBlock, context: DocumentContext): string {
	if (isAway(member, block)) return context.say('notification.absent');
	if (block.kind === 'election') return '';
	const vote = block.of.votes.at(-1);
	const answer = vote === undefined ? undefined : getAnswer(member, vote);
	return answer === undefined ? '' : context.say(`notification.answers.${answer}`);
}
