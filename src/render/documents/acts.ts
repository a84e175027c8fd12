/** The acts of a council: each decision as a document of its own, with who was there when it was taken. */

import actsPage from '../../../templates/deliberations/document.liquid';
import type { Attendance, Member } from '../../assembly/model.js';
import type { Presence } from '../../ast/index.js';
import { isActNumber, shortenActNumber } from '../../text/act-number.js';
import { dateInWords, fromIsoDate, timeInWords } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { toText } from '../../text/fraction.js';
import { capitalized } from '../../text/letters.js';
import { kindKey, meetingName, noticeSent, organizationName } from '../../view/head.js';
import { kindWord } from '../../view/outcome.js';
import { findByNumber, getDate } from '../../view/values.js';
import type { DecisionItem, ElectionItem, Fact, Item } from '../../view/view-model.js';
import { createDocumentContext, type DocumentContext } from './context.js';
import type { ActView } from './model.js';
import {
	blockTitle,
	blockTitleHtml,
	getNumber,
	isAmendment,
	type QuotedLines,
	quotedLines,
	textOf,
	type VotedBlock,
	voteBlock,
	votedBlocks,
} from './questions.js';
import {
	documentTemplate,
	fact,
	getLogNotes,
	getPlace,
	getSheet,
	getSigners,
	getTime,
	meetingWith,
	withNotes,
} from './sheet.js';

export const ACT_TEMPLATE = documentTemplate(actsPage);

/** One act and the name of its file: number, then title. */
interface Act {
	fileName: string;
	view: ActView;
	quotes: QuotedLines[];
}

/** All acts of the meeting; amendments are part of what they change. */
export function getActDocuments(context: DocumentContext): Act[] {
	const acts = votedBlocks(context).filter((block) => !isAmendment(block));
	return acts.map((block) => {
		// Each act numbers its own notes.
		const own = createDocumentContext({ ...context.input, rules: context.rules }, context.documentOptions);
		return {
			fileName: getFileName(block, context),
			view: actView(block, own),
			quotes: quotedLines('acts', context, [block]),
		};
	});
}

function actView(block: VotedBlock, context: DocumentContext): ActView {
	const { say, assembly } = context;
	const { node } = block;
	const item = voteBlock(block, 2, context);
	const attendance = attendanceAt(block, context);
	const kind = kindWord(node.type === 'resolution' ? node.kind : node.type, context);
	const number = getNumber(block, context);
	const kicker = say('question', {
		kind: capitalized(kind),
		number: number ?? '',
		numbered: number === null ? 'no' : 'yes',
	});
	const opening = getOpening(attendance, context);
	const signatures = getSigners(context);
	const date =
		assembly.date === undefined ? null : say('acts.session', { date: getDate(assembly.date, context, true) });
	return {
		...getSheet(
			'acts',
			{
				kicker,
				titleHtml: blockTitleHtml(block, context),
				title: blockTitle(block, context),
				date,
				facts: [
					...fact(say('acts.noticeDate'), noticeHtml(context)),
					// The opening sentence names the chair.
					...(opening === '' ? officerFact('chair', attendance.chair ?? assembly.chair, context) : []),
					...(isSigner(assembly.secretary, signatures, context)
						? []
						: officerFact('secretary', assembly.secretary, context)),
				],
				signatures,
			},
			context,
		),
		openingHtml: context.html(opening),
		deliberatedHtml: deliberatedHtml(block, textOf(item), context),
		figures: getFigures(block, attendance, context),
		attendance: attendanceFacts(attendance, context),
		items: withNotes(withDecides(textOf(item), context), context),
		decision: { ...item, items: [], behind: [], titleHtml: null, remarks: item.remarks },
		longVote: isLong(item),
		closing: say('acts.closing'),
		remedies: context.text(context.rules.remedies ?? ''),
		mentions: getMentions(block, number, context),
		signatures,
		inLog: getLogNotes([block], context),
	};
}

/** `L’an deux mille vingt-quatre, le quatorze octobre, à vingt heures, le conseil municipal, légalement convoqué le 8 octobre 2024, s’est réuni…` */
function getOpening(attendance: Attendance, context: DocumentContext): string {
	const { say, assembly } = context;
	const day = assembly.date === undefined ? undefined : fromIsoDate(assembly.date);
	if (day === undefined) return '';
	const opened = getTime('opened', context);
	const place = getPlace(context);
	const sent = noticeSent(context);
	const chair = attendance.chair ?? assembly.chair;
	const organization = organizationName(context);
	return say('acts.opening', {
		date: dateInWords(day, context.lang),
		timed: opened === undefined ? 'no' : 'yes',
		time: opened === undefined ? '' : timeInWords(opened, context.lang),
		kind: kindKey(context),
		meeting: meetingName(context),
		named: organization === undefined ? 'no' : 'yes',
		organization: organization ?? '',
		convened: sent === undefined ? 'no' : 'yes',
		sent: sent === undefined ? '' : getDate(sent.date, context),
		placed: place === undefined ? 'no' : 'yes',
		place: place ?? '',
		chaired: chair === undefined ? 'no' : 'yes',
		chair:
			chair === undefined
				? ''
				: [context.memberName(chair), chair.quality === undefined ? '' : context.text(chair.quality)]
						.filter((part) => part !== '')
						.join(', '),
	});
}

/** `Le conseil municipal, après en avoir délibéré, adopte la présente délibération.`, where neither the text nor an article's head says it. */
function deliberatedHtml(block: VotedBlock, items: readonly Item[], context: DocumentContext): string {
	if (block.kind !== 'decision') return '';
	const { outcome } = block.of;
	const text = foldKeyword(
		withDecides(items, context)
			.map((item) => (item.kind === 'prose' ? item.html : ''))
			.join(' '),
	);
	const said = context.say('acts.deliberated').split('|').map(foldKeyword);
	if (said.some((words) => words !== '' && text.includes(words))) return '';
	return context.sayHtml('acts.concludes', {
		the: capitalized(meetingWith('the', context)),
		outcome,
		what: kindWord(block.of.kind, context),
		gender: context.words(`kinds.${block.of.kind}.gender`),
	});
}

/** When the notice went out, and room for the day on which a local body posted it. */
function noticeHtml(context: DocumentContext): string {
	const sent = noticeSent(context);
	if (context.rules.remedies === undefined && sent !== undefined)
		return context.html(getDate(sent.date, context));
	return withBlanks(
		context.sayHtml('acts.noticed', {
			dated: sent === undefined ? 'no' : 'yes',
			sent: sent === undefined ? '' : getDate(sent.date, context),
			blank: WHITE,
		}),
	);
}

/**
 * What the prefecture asks of an act, of a body whose acts are sent to it: subject and number of the transmission, when it was sent and published. The code of the header
 * or room for it; the number where its own cannot be sent as it is written.
 */
function getMentions(
	block: VotedBlock,
	number: string | null,
	context: DocumentContext,
): ActView['mentions'] {
	if (context.rules.remedies === undefined) return [];
	const code = findByNumber(context.header, 'subjects', block.of.number)?.text.replace(/\s/g, '');
	const subject = withBlanks(context.sayHtml('acts.subjectCode', { code: code ?? WHITE }));
	const isSentAsWritten = number === null || isActNumber(number);
	const sentAs = isSentAsWritten ? '' : context.sayHtml('acts.sentAs', { form: shortenActNumber(number) });
	const days = (['acts.transmitted', 'acts.published', 'acts.enforceable'] as const).map((key) =>
		withBlanks(context.sayHtml(key, { blank: WHITE })),
	);
	return [subject, sentAs, ...days].filter((html) => html !== '').map((html) => ({ html }));
}

/** Stands for a white place until the text is HTML. */
const WHITE = '\uE000';
const BLANK = '<span class="blank"></span>';

function withBlanks(html: string): string {
	return html.replaceAll(WHITE, BLANK);
}

function isSigner(
	member: Member | undefined,
	signatures: ActView['signatures'],
	context: DocumentContext,
): boolean {
	return member !== undefined && signatures.some(({ name }) => name === context.memberName(member));
}

/** Whether voters or candidates take so much room that vote and signatures may not fit on one leaf. */
function isLong(item: DecisionItem | ElectionItem): boolean {
	if (item.kind === 'election')
		return item.groups.reduce((sum, { candidates }) => sum + candidates.length, 0) > MOST_CANDIDATES;
	const named = item.votes.flatMap(({ lines }) => lines).reduce((sum, { html }) => sum + html.length, 0);
	return item.votes.length > 2 || named > MOST_NAMES;
}

/** Characters of names and lines of candidates in some 60 mm. */
const MOST_NAMES = 900;
const MOST_CANDIDATES = 9;

/** The room when the act was decided; where there was no vote, as it was after the last event before it. */
function attendanceAt(block: VotedBlock, context: DocumentContext): Attendance {
	if (block.kind === 'election') return block.of.attendance;
	const vote = block.of.votes.at(-1);
	if (vote !== undefined) return vote.attendance;
	const at = block.node.position?.start.offset ?? 0;
	const before = context.assembly.effects.filter((effect) => (effect.node.position?.start.offset ?? 0) < at);
	return before.at(-1)?.after ?? context.assembly.opening;
}

function getFigures(block: VotedBlock, attendance: Attendance, context: DocumentContext): ActView['figures'] {
	const { counts } = attendance;
	const present = counts.present.heads + counts.remote.heads;
	const proxies = counts.represented.heads;
	const vote = block.kind === 'decision' ? block.of.votes.at(-1) : undefined;
	const entitled = vote?.entitled.heads ?? present + proxies;
	const stated = block.kind === 'election' ? block.of.voters : (vote?.tally.voters ?? null);
	const members = context.assembly.electorate.heads;
	const text = (value: bigint | null) => (value === null ? '' : String(value));
	return [
		{ label: context.say('acts.inOffice'), value: text(members) },
		{ label: context.say('acts.present'), value: attendance.known ? text(present) : '' },
		{ label: context.say('acts.proxies'), value: attendance.known ? text(proxies) : '' },
		{
			label: context.say('acts.voters'),
			value:
				stated !== null && !context.assembly.weighted
					? toText(stated, context.lang)
					: attendance.known
						? text(entitled)
						: '',
		},
	].filter((figure) => figure.value !== '');
}

function attendanceFacts(attendance: Attendance, context: DocumentContext): Fact[] {
	const { say } = context;
	const at = (presence: Presence) =>
		context.assembly.members.filter(
			(member) => member.elector && attendance.presence.get(member) === presence,
		);
	const names = (members: readonly Member[]) =>
		context.html(members.map((member) => context.memberName(member)).join(', '));
	const proxies = at('represented').map((member) => {
		const holder = attendance.holders.get(member);
		return holder === undefined
			? context.memberName(member)
			: `${context.memberName(member)} (${context.words('participants.proxyTo', { name: context.memberName(holder) })})`;
	});
	return [
		...fact(say('acts.namesPresent'), names(at('present'))),
		...fact(say('acts.namesRemote'), names(at('remote'))),
		...fact(say('acts.namesRepresented'), context.html(proxies.join(', '))),
		...fact(say('acts.namesExcused'), names(at('excused'))),
		...fact(say('acts.namesAbsent'), names(at('absent'))),
	];
}

function officerFact(
	office: 'chair' | 'secretary',
	member: Member | undefined,
	context: DocumentContext,
): Fact[] {
	return member === undefined
		? []
		: fact(context.words(`facts.${office}`), context.html(context.memberName(member)));
}

/** Where articles or a list follow the recitals, the sentence that makes them a decision stands between. */
function withDecides(items: readonly Item[], context: DocumentContext): Item[] {
	const words = context.say('acts.recitals').split('|').map(foldKeyword);
	const opens = (item: Item, starts: readonly string[]) =>
		item.kind === 'prose' &&
		starts.some((word) => foldKeyword(item.html.replace(/<[^>]*>/g, '').slice(0, 40)).startsWith(word));
	const html = items.map((item) => (item.kind === 'prose' ? item.html : '')).join('');
	const paragraphs = html.split(/(?=<(?:p|ul|ol|div)[ >])/).filter((part) => part !== '');
	const asItem = (part: string): Item => ({ kind: 'prose', html: part });
	const recitals = paragraphs.filter((part) => opens(asItem(part), words)).length;
	const next = paragraphs[recitals];
	const articles = context.say('acts.article').split('|').map(foldKeyword);
	if (recitals === 0 || next === undefined || !(/^<[uo]l/.test(next) || opens(asItem(next), articles)))
		return [...items];
	const decides = context.sayHtml('acts.decides', {
		the: capitalized(meetingWith('the', context)),
		kind: kindKey(context),
		meeting: meetingName(context),
	});
	return [
		asItem(paragraphs.slice(0, recitals).join('')),
		asItem(`<p class="decides">${decides}</p>`),
		asItem(paragraphs.slice(recitals).join('')),
	];
}

/** `2024-045_convention-caue`: number, then the title in plain letters. */
function getFileName(block: VotedBlock, context: DocumentContext): string {
	const number = getNumber(block, context);
	const kind = kindWord(block.node.type === 'resolution' ? block.node.kind : block.node.type, context);
	return [plain(number === null ? kind : number), plain(blockTitle(block, context))]
		.filter((part) => part !== '')
		.join('_');
}

/** Longest title in the name of a file. */
const LONGEST_NAME = 60;

function plain(text: string): string {
	const folded = foldKeyword(text)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return folded.length <= LONGEST_NAME ? folded : folded.slice(0, LONGEST_NAME).replace(/-[^-]*$/, '');
}
