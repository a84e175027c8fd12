/** The notice: when, where, what will be put to the vote, and how to be represented. */

import noticePage from '../../../templates/convocation/document.liquid';
import { getDocuments } from '../../view/end.js';
import { kindKey, noticeSent } from '../../view/head.js';
import { getDate } from '../../view/values.js';
import type { Fact } from '../../view/view-model.js';
import { latestNotice } from './calendar.js';
import { type DocumentContext, getProxies } from './context.js';
import type { DocumentKind, NoticeView } from './model.js';
import { getQuestion, isAmendment, votedBlocks } from './questions.js';
import {
	agendaList,
	convener,
	documentTemplate,
	fact,
	getPlace,
	getSheet,
	getWhen,
	meetingWith,
	whenAndWhere,
	withNotes,
} from './sheet.js';

/** The call to a meeting. */
export const notice: DocumentKind = {
	template: documentTemplate(noticePage),
	view: noticeView,
};

function noticeView(context: DocumentContext): NoticeView {
	const { say } = context;
	const entries = votedBlocks(context)
		// An amendment that was moved in session was not in the notice.
		.filter((block) => context.convened || !isAmendment(block))
		.map((block) => getQuestion(block, context));
	const last = entries.at(-1);
	if (last !== undefined) entries[entries.length - 1] = { ...last, items: withNotes(last.items, context) };
	// Where the rules say nothing of proxies, neither does the notice.
	const allowed = getProxies(context) === 'allowed';
	return {
		...getSheet('notice', { kicker: say('notice.kicker'), facts: noticeFacts(context, allowed) }, context),
		salutation: say('notice.salutation'),
		openingHtml: context.html(getOpening(context)),
		agenda: agendaList(context),
		questions: entries.length === 0 ? null : { heading: say('notice.questions'), entries },
		paragraphs: [allowed ? say('notice.proxy') : '', say('notice.closing')].filter((text) => text !== ''),
		documents: getDocuments(context),
		signatures: convener(context),
	};
}

function getOpening(context: DocumentContext): string {
	const when = getWhen(context);
	const place = getPlace(context);
	return context.say('notice.opening', {
		to: meetingWith('to', context),
		kind: kindKey(context),
		dated: when === '' ? 'no' : 'yes',
		when,
		placed: place === undefined ? 'no' : 'yes',
		place: place ?? '',
	});
}

function noticeFacts(context: DocumentContext, proxiesAllowed: boolean): Fact[] {
	const { say, sayHtml, assembly } = context;
	const sent = noticeSent(context);
	const latest = latestNotice(context);
	const { notice, quorum, proxies } = context.rules;
	const { inWords } = context.documentOptions;
	const sourced = (text: string, source: { text: string } | undefined) =>
		context.html(
			source === undefined
				? context.text(text)
				: context.words('withReason', { text: context.text(text), reason: context.text(source.text) }),
		);
	return [
		...whenAndWhere(context),
		...fact(
			say('notice.sent'),
			sent === undefined
				? undefined
				: sayHtml('notice.sentOn', {
						date: getDate(sent.date, context),
						has: sent.by === '' ? 'no' : 'yes',
						by: sent.by,
					}),
		),
		...fact(
			say('notice.deadline'),
			latest === undefined || notice === undefined
				? undefined
				: sourced(
						say('notice.deadlineOn', {
							date: getDate(latest.sent, context),
							counted: notice.counted,
							presented: latest.presented === undefined ? '' : getDate(latest.presented, context),
							post: notice.post,
							days: latest.days,
							clear: notice.clear ? 'yes' : 'no',
						}),
						notice.source,
					),
		),
		...fact(
			say('notice.call'),
			assembly.call > 1 ? context.html(context.words('facts.call', { call: assembly.call })) : undefined,
		),
		...fact(
			say('notice.quorum'),
			quorum === undefined || inWords === undefined
				? undefined
				: sourced(inWords.quorum, quorum === 'none' ? undefined : quorum.source),
		),
		...fact(
			say('notice.proxies'),
			proxies === undefined || inWords === undefined
				? undefined
				: sourced(proxiesAllowed ? inWords.proxies : say('notice.noProxies'), proxies.source),
		),
	];
}
