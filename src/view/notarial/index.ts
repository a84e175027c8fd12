/** The theme of a notary: the view's own facts and results as the continuous prose of a deed. */

import { findText, getChild, getField, getHeaderTime } from '../../ast/index.js';
import { dayInWords, fromIsoDate } from '../../text/date.js';
import { integerToWords, ordinalWords } from '../../text/number.js';
import type { ViewContext } from '../context.js';
import { getSigners, namedDocument } from '../end.js';
import { firstQuorum, getOfficers, noticeSent, quorumParts } from '../facts.js';
import { getLetterhead, kindKey, meetingName } from '../head.js';
import { getNoun } from '../nouns.js';
import type { View } from '../view-model.js';
import { deedItems } from './items.js';
import type { Deed } from './model.js';
import { dateInFull, minutesInWords, numberInWords } from './words.js';

export type * from './model.js';

/** The deed of a meeting whose view is made. */
export function getDeed(
	view: Pick<View, 'participants' | 'agenda' | 'items' | 'tail' | 'actions' | 'end' | 'state'>,
	context: ViewContext,
): Deed {
	return {
		opening: getOpening(context),
		attendance: getAttendance(view, context),
		agenda:
			view.agenda === null
				? null
				: {
						intro: context.words('deed.agenda'),
						items: view.agenda.rows.map(({ titleHtml }) => ({ html: titleHtml })),
					},
		items: deedItems(view.items, context),
		tail: deedItems(view.tail, context),
		actions: deedActions(view, context),
		closingHtml: deedClosing(view, context),
		closing: closingSentences(view, context),
		correctionsHtml: correctionsHtml(context),
	};
}

// --- The end of the deed: what is to be done, when the meeting closed, who signs, and what is struck out by hand.

/** Actions as a list of sentences. */
function deedActions({ actions }: Pick<View, 'actions'>, context: ViewContext): Deed['actions'] {
	if (actions === null) return null;
	const { words, assembly } = context;
	return {
		intro: words('deed.actions', { count: actions.rows.length }),
		items: actions.rows.map(({ titleHtml, owner, due, status }, index) => {
			const date = getChild(assembly.actions[index], 'dateValue');
			return {
				titleHtml,
				rest: words('deed.action', {
					owned: owner === '' ? 'no' : 'yes',
					owner,
					dated: due === '' ? 'no' : 'yes',
					due: date === undefined ? due : dateInFull(date.value, context),
					stated: status === '' ? 'no' : 'yes',
					status,
				}),
			};
		}),
	};
}

/** The words that close the meeting: the writer's own, else the hour of the header. */
function deedClosing({ end }: Pick<View, 'end'>, context: ViewContext): string {
	const closed = getHeaderTime(context.header, 'closed')?.value;
	if (context.assembly.closing !== undefined || closed === undefined || end.closingHtml === '')
		return end.closingHtml;
	return `<p>${context.html(context.words('deed.closed', { kind: kindKey(context), time: minutesInWords(closed, context) }))}</p>`;
}

/** The next meeting, then the sentence that names the document and who signs it. */
export function closingSentences(
	{ end, state }: Pick<View, 'end' | 'state'>,
	context: ViewContext,
): string[] {
	const { words, assembly, header, options } = context;
	const next = getField(header, 'next')?.children[0];
	const lines =
		next?.type === 'dateValue' ? [words('deed.next', { date: dateInFull(next.value, context) })] : end.lines;
	if (end.sentence === '') return lines;
	const pages = BigInt(options.pageCount ?? 0);
	return [
		...lines,
		words('deed.end', {
			...namedDocument(context),
			date: assembly.date === undefined ? '' : dateInFull(assembly.date, context),
			count: pages,
			pages: numberInWords(pages, 'feminine', context),
			signed: state.name === 'draft' ? 'no' : 'yes',
			signers: getSigners(end.signatures, context),
		}),
	];
}

/** `… renvois, … mots rayés nuls`, with blanks to fill in by hand. */
function correctionsHtml(context: ViewContext): string {
	if (context.assembly.status === 'convened') return '';
	return context
		.html(context.words('deed.corrections', { blank: BLANK }))
		.replaceAll(BLANK, '<span class="blank"></span>');
}

/** Stands for a white place until the text is HTML. */
const BLANK = '\uE000';

// --- The beginning of the deed: when and where, of what body, on which notice, under whom, and who was there.

/** The first paragraphs; what the header does not tell is left out. */
function getOpening(context: ViewContext): string[] {
	return [
		sessionText(context),
		noticeText(context),
		...(['chair', 'secretary', 'tellers'] as const).map((office) => officeText(office, context)),
		membersText(context),
		quorumText(context),
	].filter((text) => text !== undefined);
}

/** Who was there, a paragraph a group. */
function getAttendance(
	{ participants }: Pick<View, 'participants'>,
	context: ViewContext,
): Deed['attendance'] {
	if (participants === null) return null;
	const { words, html } = context;
	return {
		intro: words('deed.attendance'),
		groups: participants.groups.map(({ heading, members, kind, entries }) => {
			const count = words('deed.group', {
				heading,
				count: members,
				noun: getNoun(context, members),
				words: numberInWords(BigInt(members), kind === 'members' ? 'masculine' : 'feminine', context),
				kind,
			});
			const names = entries.map((entry) => entry.html).join(html(words('reasonSeparator')));
			return { html: names === '' ? `${html(count)}.` : `${html(count)}${words('colon')} ${names}.` };
		}),
		tables: participants.tables,
		totals: participants.totals,
	};
}

/** `L’an deux mille vingt-quatre et le six juin, à quatorze heures (Rennes), s’est tenue l’assemblée générale de : …` */
function sessionText(context: ViewContext): string {
	const { assembly, header, words } = context;
	const date = assembly.date === undefined ? undefined : fromIsoDate(assembly.date);
	const opened = getHeaderTime(context.header, 'opened')?.value;
	const place = findText(getField(header, 'place'));
	const { name, form, address, identifiers } = getLetterhead(context);
	const body = [name, form, address, identifiers].filter((part) => part !== null).join(', ');
	return words('deed.opening', {
		dated: date === undefined ? 'no' : 'yes',
		year: date === undefined ? '' : integerToWords(date.year, context.lang),
		day: date === undefined ? '' : dayInWords(date, context.lang),
		timed: opened === undefined ? 'no' : 'yes',
		time: opened === undefined ? '' : minutesInWords(opened, context),
		placed: place === undefined ? 'no' : 'yes',
		place: place === undefined ? '' : context.text(place),
		held: assembly.status === 'convened' ? 'no' : 'yes',
		kind: kindKey(context),
		meeting: meetingName(context),
		named: body === '' ? 'no' : 'yes',
		body,
	});
}

function noticeText(context: ViewContext): string | undefined {
	const sent = noticeSent(context);
	if (sent === undefined) return undefined;
	const { call, notice } = context.assembly;
	const days = notice?.days;
	const required = notice?.required;
	return context.words('deed.notice', {
		date: dateInFull(sent.date, context),
		by: sent.by,
		has: sent.by === '' ? 'no' : 'yes',
		called: call > 1 ? 'yes' : 'no',
		call: call > 1 ? ordinalWords(call, context.lang, 'feminine') : '',
		measured: notice?.sure === true ? 'yes' : 'no',
		presented: notice?.presented === undefined ? 'no' : 'yes',
		day: notice?.presented === undefined ? '' : dateInFull(notice.presented, context),
		days: days ?? 0n,
		daysWords: days === undefined ? '' : numberInWords(days, 'masculine', context),
		clear: notice?.clear === true ? 'yes' : 'no',
		required: required ?? 0n,
		requiredWords: required === undefined ? '' : numberInWords(required, 'masculine', context),
		sourced: notice?.source === undefined ? 'no' : 'yes',
		source: notice?.source === undefined ? '' : context.text(notice.source.text),
	});
}

function officeText(office: 'chair' | 'secretary' | 'tellers', context: ViewContext): string | undefined {
	const people = getOfficers(office, context).filter((name) => name !== '');
	if (people.length === 0) return undefined;
	// Commas of qualities would run into those of the list.
	const name = people.some((one) => one.includes(', '))
		? people.join(context.words('reasonSeparator'))
		: people;
	return context.words(`deed.${office}`, { name });
}

function membersText(context: ViewContext): string | undefined {
	const { electorate, weighted } = context.assembly;
	const { heads } = electorate;
	const votes = weighted || heads === null ? electorate.votes : null;
	if (heads === null && votes === null) return undefined;
	return context.words('deed.members', {
		known: heads === null ? 'no' : 'yes',
		heads: heads ?? 0n,
		noun: getNoun(context, heads ?? 0n),
		headsWords: heads === null ? '' : numberInWords(heads, 'masculine', context),
		weighted: votes === null ? 'no' : 'yes',
		votesWords: votes === null ? '' : numberInWords(votes, 'feminine', context),
	});
}

function quorumText(context: ViewContext): string | undefined {
	const quorum = firstQuorum(context);
	const parts = quorum === undefined || quorum.met === null ? undefined : quorumParts(quorum, context);
	if (quorum === undefined || parts === undefined) return undefined;
	const gender = parts.unit === 'heads' ? 'masculine' : 'feminine';
	return context.words('deed.quorum', {
		met: quorum.met === true ? 'yes' : 'no',
		counted: parts.counted,
		unit: parts.unit,
		noun: getNoun(context, parts.count.numerator),
		count: parts.count,
		countWords: numberInWords(parts.count, gender, context),
		required: parts.required,
		requiredWords: numberInWords(parts.required, gender, context),
		reasoned: parts.reasons === '' ? 'no' : 'yes',
		reasons: parts.reasons,
	});
}
