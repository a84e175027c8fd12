/** The attendance sheet: a line to sign for each member, or for the holder of the member's proxy. */

import attendanceSheetPage from '../../../templates/feuille-presence/document.liquid';
import type { Member } from '../../assembly/model.js';
import { getChild, IN_ROOM, type Presence, VOTING } from '../../ast/index.js';
import { add, type Fraction, fraction, sum } from '../../text/fraction.js';
import { personHtml, representativeText } from '../../view/participants.js';
import { getHour, getNoun, numberText } from '../../view/values.js';
import { type DocumentContext, getProxies } from './context.js';
import type { AttendanceSheetView, AttendanceTable, DocumentKind } from './model.js';
import { documentTemplate, getBureau, getSheet, meetingWith, whenAndWhere } from './sheet.js';

/** The list that members sign on the day. */
export const attendanceSheet: DocumentKind = {
	template: documentTemplate(attendanceSheetPage),
	view: attendanceSheetView,
};

/** White lines where nobody is named, and the most that complete a list. */
const WHITE_LINES = 20;
const MOST_WHITE_LINES = 200;

const WHITE_ROW = { nameHtml: '', detail: '', by: '', votes: '', arrived: '' } as const;

/** When a member came who was late, as far as the file tells it; white before the meeting. */
function getArrival(member: Member, context: DocumentContext): string {
	const time = getChild(member.late, 'timeValue');
	return time ? getHour(time.value, context).text : '';
}

function attendanceSheetView(context: DocumentContext): AttendanceSheetView {
	const { say, assembly } = context;
	const visible = assembly.members.filter((member) => member.nodes.length > 0);
	const electors = visible.filter((member) => member.elector);
	const guests = visible.filter((member) => !member.elector && member.group?.kind === 'guests');
	const signatures = getBureau(context);
	const tables = [membersTable(electors, context)];
	if (guests.length > 0) tables.push(guestsTable(guests, context));
	return {
		...getSheet(
			'attendanceSheet',
			{
				kicker: say('sheet.kicker'),
				facts: whenAndWhere(context),
				signatures,
			},
			context,
		),
		wide: context.rules.domicile === true,
		close: isClose(tables),
		tables,
		certificateHeading: say('sheet.certificate'),
		certificateHtml: certificateHtml(context),
		signatures,
	};
}

/**
 * Whether closer lines bring a short list onto one leaf with its certificate, which else goes over with the last two lines and leaves most of the
 * first leaf blank.
 */
function isClose(tables: readonly AttendanceTable[]): boolean {
	const lines = tables.reduce((count, { rows }) => count + rows.length, 0);
	return lines > LINES_OF_A_LEAF && lines <= CLOSE_LINES_OF_A_LEAF;
}

/** Lines of 11 mm, and of 8 mm, that stand on one leaf with the head and the certificate. */
const [LINES_OF_A_LEAF, CLOSE_LINES_OF_A_LEAF] = [9, 14];

function membersTable(electors: readonly Member[], context: DocumentContext): AttendanceTable {
	const { say, assembly } = context;
	const { weighted, electorate } = assembly;
	const detailed = electors.some((member) => member.affiliation !== undefined);
	const rows = electors.map((member) => ({
		nameHtml: nameHtml(member, context),
		detail: context.name(member.affiliation ?? ''),
		by: member.holder === undefined ? '' : context.memberName(member.holder),
		votes: weighted && !member.votesUnknown ? numberText(member.votes, context) : '',
		arrived: getArrival(member, context),
	}));
	const white = whiteLines(electors.length, context);
	for (let line = 0; line < white; line += 1) rows.push({ ...WHITE_ROW });
	const isOpen = electorate.votes === null && electors.some((member) => member.votesUnknown);
	const listedVotes = sum(electors.map((member) => member.votes));
	const votes = electorate.votes ?? listedVotes;
	const known = electorate.heads ?? BigInt(electors.length);
	const listed = rows.length;
	const partial = BigInt(listed) < known;
	const proxied = getProxies(context) !== 'none' || electors.some((member) => member.holder !== undefined);
	return {
		heading: null,
		columns: {
			name: say('sheet.name'),
			detail: detailed ? say(weighted ? 'sheet.lots' : 'sheet.affiliation') : null,
			address: context.rules.domicile === true ? say('sheet.address') : null,
			by: proxied ? say('sheet.by') : null,
			votes: weighted ? say('sheet.votes') : null,
			arrived: say('sheet.arrived'),
			signature: say('sheet.signature'),
		},
		rows,
		span: 1 + (detailed ? 1 : 0) + (context.rules.domicile === true ? 1 : 0) + (proxied ? 1 : 0),
		total:
			electors.length === 0 && !weighted
				? null
				: {
						// Members whom no line names are no part of what the lines add up to.
						label: partial
							? say('sheet.totalOf', { count: listed, of: known, noun: getNoun(context, known) })
							: say('sheet.total', { count: known, noun: getNoun(context, known) }),
						votes: weighted && !isOpen ? numberText(partial ? listedVotes : votes, context) : '',
					},
	};
}

/** Before the meeting the list is completed with white lines, up to the number of members where it is known. */
function whiteLines(named: number, context: DocumentContext): number {
	if (!context.convened) return named === 0 ? WHITE_LINES : 0;
	const { heads } = context.assembly.electorate;
	if (heads === null) return named === 0 ? WHITE_LINES : 0;
	const missing = heads - BigInt(named);
	if (missing <= 0n) return 0;
	return missing > BigInt(MOST_WHITE_LINES) ? WHITE_LINES : Number(missing);
}

function guestsTable(guests: readonly Member[], context: DocumentContext): AttendanceTable {
	const { say } = context;
	return {
		heading: say('sheet.guests'),
		columns: {
			name: say('sheet.name'),
			detail: null,
			address: null,
			by: null,
			votes: null,
			arrived: say('sheet.arrived'),
			signature: say('sheet.signature'),
		},
		rows: guests.map((member) => ({
			...WHITE_ROW,
			nameHtml: nameHtml(member, context),
			arrived: getArrival(member, context),
		})),
		span: 1,
		total: null,
	};
}

/** The name with its quality, and who stands for a legal person. */
function nameHtml(member: Member, context: DocumentContext): string {
	const quality = member.quality === undefined ? '' : `, ${context.html(context.name(member.quality))}`;
	const own = `${personHtml(context.memberName(member), undefined, context)}${quality}`;
	const by = representativeText(member, context);
	return by === null ? own : `${own}<br><span class="by-whom">${context.html(by)}</span>`;
}

/** What the bureau certifies: with figures once the meeting was held, with white places before. */
function certificateHtml(context: DocumentContext): string {
	const { say, assembly } = context;
	const { counts, known } = assembly.opening;
	const weighted = assembly.weighted ? 'yes' : 'no';
	const certified = {
		meeting: meetingWith('of', context),
		weighted,
		proxied: getProxies(context) === 'none' && counts.represented.heads === 0n ? 'no' : 'yes',
		members: getNoun(context, 2),
	};
	if (context.convened || !known) {
		return context
			.html(say('sheet.certifiesBlank', { ...certified, blank: BLANK }))
			.replaceAll(BLANK, '<span class="blank short"></span>');
	}
	const in_ = (presences: readonly Presence[]) =>
		presences.reduce(
			(total, presence) => ({
				heads: total.heads + counts[presence].heads,
				votes: add(total.votes, counts[presence].votes),
			}),
			{ heads: 0n, votes: fraction(0n) as Fraction },
		);
	const there = in_(IN_ROOM);
	const proxies = in_(['represented']);
	const post = in_(['byPost']);
	const all = in_(VOTING);
	const { heads, votes } = assembly.electorate;
	return context.html(
		say('sheet.certifies', {
			...certified,
			noun: getNoun(context, there.heads),
			present: there.heads,
			represented: proxies.heads,
			post: post.heads,
			posted: post.heads > 0n ? 'yes' : 'no',
			total: all.heads,
			known: heads === null ? 'no' : 'yes',
			of: heads ?? 0n,
			votes: numberText(all.votes, context),
			ofVotes: votes === null ? '' : numberText(votes, context),
			knownVotes: votes === null ? 'no' : 'yes',
		}),
	);
}

/** Stands for a white place until the text is HTML. */
const BLANK = '\uE000';
