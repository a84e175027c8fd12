/** The record that a meeting could not decide: who was there, what was needed, and what follows. */

import noQuorumPage from '../../../templates/carence/document.liquid';
import type { QuorumResult } from '../../assembly/model.js';
import { dateInWords, fromIsoDate, timeInWords } from '../../text/date.js';
import { getFacts, noticeSent, quorumFigures } from '../../view/head.js';
import { getDate, getNoun } from '../../view/values.js';
import type { DocumentContext } from './context.js';
import type { DocumentKind, NoQuorumView } from './model.js';
import {
	agendaList,
	documentTemplate,
	getPlace,
	getSheet,
	getSigners,
	getTime,
	meetingWith,
} from './sheet.js';

/** The record of a meeting that could not decide. */
export const noQuorum: DocumentKind = {
	template: documentTemplate(noQuorumPage),
	view(context) {
		const quorum = openingQuorum(context);
		if (quorum === undefined || quorum.met === null) return 'quorum-unknown';
		return quorum.met ? 'quorum-met' : noQuorumView(quorum, context);
	},
};

/** The quorum at the opening, as a line of the file or the assembly has it. */
function openingQuorum(context: DocumentContext): QuorumResult | undefined {
	const { assembly } = context;
	return (
		assembly.openingQuorum ??
		assembly.quorumChecks.find((check) => check.quorum !== null)?.quorum ??
		undefined
	);
}

/** The record of a meeting without quorum. */
function noQuorumView(quorum: QuorumResult, context: DocumentContext): NoQuorumView {
	const { say, assembly } = context;
	const sent = noticeSent(context);
	const place = getPlace(context);
	const day = assembly.date === undefined ? undefined : fromIsoDate(assembly.date);
	const opened = getTime('opened', context);
	const paragraphs = [
		say('noQuorum.opening', {
			dated: day === undefined ? 'no' : 'yes',
			date: day === undefined ? '' : dateInWords(day, context.lang),
			timed: opened === undefined ? 'no' : 'yes',
			time: opened === undefined ? '' : timeInWords(opened, context.lang),
			placed: place === undefined ? 'no' : 'yes',
			place: place ?? '',
			members: getNoun(context, 2),
			to: meetingWith('to', context),
			noticed: sent === undefined ? 'no' : 'yes',
			sent: sent === undefined ? '' : getDate(sent.date, context),
		}),
		say('noQuorum.figures', {
			figures: quorumFigures(quorum, context),
		}),
		say('noQuorum.conclusion', { the: meetingWith('the', context) }),
		say('noQuorum.again', { members: getNoun(context, 2) }),
	];
	const signatures = getSigners(context);
	return {
		...getSheet(
			'noQuorum',
			{ kicker: say('noQuorum.kicker'), facts: getFacts(context), signatures },
			context,
		),
		paragraphs: paragraphs.map((text) => ({ html: context.html(text) })),
		agenda: agendaList(context),
		signatures,
	};
}
