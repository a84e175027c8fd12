/** The head of the document: letterhead, title, state, running heads, fact sheet. */

import type { QuorumResult } from '../assembly/model.js';
import {
	type FieldName,
	findText,
	getChild,
	getField,
	getHeaderTime,
	type Person,
	personName,
	type SubfieldName,
} from '../ast/index.js';
import { LANGUAGES, vocabulary } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { type Fraction, toDecimalString } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import { imageSource, titleSession, type ViewContext } from './context.js';
import { representativeText } from './participants.js';
import { getDate, getHour, getNoun, membersLabel, numberText, withZone } from './values.js';
import type { DocumentState, Fact, Letterhead, RunningHeads, TitleLines } from './view-model.js';

/** The state of the minutes (convened, draft, final, approved), in words and as a mark. */
export function getState(context: ViewContext): DocumentState {
	const { assembly, options, words } = context;
	const name = options.draft === true && assembly.status !== 'convened' ? 'draft' : assembly.status;
	const approval = getChild(getField(context.header, 'approval'), 'dateValue');
	if (name === 'approved') {
		const label =
			approval?.type === 'dateValue'
				? words('state.approvedOn', { date: getDate(approval.value, context) })
				: words('state.approved');
		return { name, label, watermark: null };
	}
	if (name === 'draft') return { name, label: words('state.draft'), watermark: words('state.watermark') };
	if (name === 'convened') return { name, label: words('state.convened'), watermark: null };
	return { name, label: null, watermark: null };
}

/** The heading in three lines: kind of document, title, date. */
export function titleLines(context: ViewContext, state: DocumentState): TitleLines {
	const { words, input } = context;
	const date =
		input.assembly.date === undefined
			? null
			: words('title.date', { date: getDate(input.assembly.date, context, true) });
	const kicker = state.name === 'convened' ? words('title.convened') : words('title.minutes');
	const marked = state.watermark === null ? kicker : words('title.draft', { title: kicker });
	const own = ownTitle(context);
	if (own === undefined)
		return { kicker: marked, html: context.html(capitalized(meetingName(context))), date };
	const folded = foldKeyword(own.text);
	const saysKind = folded.startsWith(foldKeyword(kicker));
	return {
		kicker: !saysKind ? marked : state.watermark,
		html: own.html,
		date:
			date !== null &&
			input.assembly.date !== undefined &&
			folded.includes(foldKeyword(getDate(input.assembly.date, context)))
				? null
				: date,
	};
}

/** Title of the window: kind, date and body in one line. */
export function documentTitle(context: ViewContext, state: DocumentState): string {
	const { words, assembly } = context;
	const own = ownTitle(context);
	const what = own?.text ?? words('title.line', { kind: kindKey(context), meeting: meetingName(context) });
	const date = assembly.date === undefined ? '' : getDate(assembly.date, context);
	const title =
		date === '' || foldKeyword(what).includes(foldKeyword(date))
			? what
			: words('title.lineDate', { title: what, date });
	const organization = organizationName(context);
	const whole =
		organization === undefined || foldKeyword(title).includes(foldKeyword(organization))
			? title
			: `${title} – ${organization}`;
	return state.watermark === null ? whole : words('title.draft', { title: whole });
}

/** The kind of meeting in words, as written. */
export function meetingName(context: ViewContext): string {
	return context.text(findText(getField(context.header, 'meeting')) ?? context.words('title.meeting'));
}

/** The letterhead: the organization with its address and numbers. */
export function getLetterhead(context: ViewContext): Letterhead {
	const field = getField(context.header, 'organization');
	const part = (name: SubfieldName) => (field === undefined ? undefined : findText(getField(field, name)));
	const logoField = field === undefined ? undefined : getField(field, 'logo');
	const path = getChild(logoField, 'fileValue');
	const source = path ? imageSource(context.input, path.value) : undefined;
	const name = organizationName(context);
	const set = (value: string | undefined) => (value === undefined ? null : context.text(value));
	const [form, department] = [part('form'), part('department')];
	// A municipal council that names its department and no form is that of a commune too.
	const republic = context.words('republic');
	const commune =
		republic !== '' &&
		(form === undefined
			? department !== undefined && context.input.rules.profile === 'conseil-municipal'
			: foldKeyword(form) === 'commune');
	const address = set(part('address'));
	const place = department === undefined ? null : departmentLine(department, context);
	return {
		name: name ?? null,
		form: commune ? null : set(form === undefined ? undefined : capitalized(form)),
		address: [address, commune ? null : place].filter((line) => line !== null).join(', ') || null,
		identifiers: set(part('id')),
		contact: getContact(part),
		logo: source === undefined ? null : { source, alt: context.words('logo', { name: name ?? '' }) },
		republic: commune ? [republic, ...(place === null ? [] : [place])] : [],
	};
}

/** `02 40 00 00 00 · club@exemple.org · exemple.org`: as they are written, a number of a phone on one line. */
function getContact(part: (name: SubfieldName) => string | undefined): string | null {
	const parts = [part('phone')?.replaceAll(' ', '\u00A0'), part('email'), part('website')];
	return parts.filter((one) => one !== undefined).join('\u00A0· ') || null;
}

/** `Département de l’Isère`: the third line above the name of a commune. What is written in full stays as it is. */
function departmentLine(name: string, context: ViewContext): string {
	const written = context.text(name);
	const isWhole = /\s/.test(written) && /^\p{L}+ement/iu.test(written);
	return isWhole ? written : context.words('department', { name: written });
}

/** Head and foot of the pages. */
export function runningHeads(
	context: ViewContext,
	state: DocumentState,
	initials: string | null,
): RunningHeads {
	const { words } = context;
	const what = words('title.line', { kind: kindKey(context), meeting: shortened(meetingName(context)) });
	const date = runningDate(context);
	return {
		organization: organizationName(context) ?? '',
		title: date === '' ? what : words('title.lineDate', { title: what, date }),
		state: state.label ?? '',
		initials,
		pageTotal: (context.options.bound?.size ?? 0) > 0 ? (context.options.pageCount ?? null) : null,
	};
}

/** The day in a running head, in one piece: a year alone would begin a second line. */
export function runningDate(context: ViewContext): string {
	const { date } = context.assembly;
	return date === undefined ? '' : getDate(date, context).replace(/ /g, '\u00A0');
}

/** Name of the organization, typeset. */
export function organizationName(context: ViewContext): string | undefined {
	const field = getField(context.header, 'organization');
	if (field === undefined) return undefined;
	const name = findText(getField(field, 'name')) ?? findText(field);
	return name === undefined ? undefined : context.name(name);
}

/** The title that the writer gave: in the header, or as the body's first heading. */
function ownTitle(context: ViewContext): { text: string; html: string } | undefined {
	const field = findText(getField(context.header, 'title'));
	if (field !== undefined) return { text: context.text(field), html: context.html(context.text(field)) };
	const first = titleSession(context);
	return first && { text: context.titleText(first) ?? '', html: context.titleHtml(first) ?? '' };
}

/** Which wording names the kind of meeting with its article: its first word decides. */
export function kindKey(context: ViewContext): string {
	const first = meetingName(context).split(/[\s\u00A0’']/)[0] ?? '';
	const noun = vocabulary('meetingNouns').lookup(first);
	return noun?.exact === true ? noun.id : 'other';
}

/** `AG ordinaire`, for a running head. */
export function shortened(meeting: string): string {
	for (const lang of LANGUAGES) {
		const [long = '', short = ''] = vocabulary('longMeetings').getWords('generalMeeting', lang);
		if (foldKeyword(meeting).startsWith(foldKeyword(long))) return short + meeting.slice(long.length);
	}
	return meeting;
}

// --- The fact sheet: when, where, convened how, by whom, before how many.

/** The fact sheet; lines without content are left out. */
export function getFacts(context: ViewContext): Fact[] {
	const { words, html } = context;
	const facts: Fact[] = [];
	const add = (
		label: 'session' | 'notice' | 'chair' | 'secretary' | 'tellers',
		value: string | undefined,
	) => {
		if (value !== undefined && value !== '')
			facts.push({ label: words(`facts.${label}`), strong: null, html: html(value) });
	};
	add('session', sessionFact(context));
	add('notice', noticeFact(context));
	add('chair', officerFact('chair', context));
	add('secretary', officerFact('secretary', context));
	add('tellers', officerFact('tellers', context));
	const members = membersFact(context);
	if (members !== undefined) facts.push({ label: membersLabel(context), strong: null, html: html(members) });
	const quorum = firstQuorum(context);
	if (quorum !== undefined && quorum.met !== null) {
		facts.push({
			label: words('facts.quorum'),
			strong: words(quorum.met ? 'quorum.met' : 'quorum.notMet'),
			html: html(quorumFigures(quorum, context)),
		});
	}
	return facts;
}

/** `27 présents ou représentés, 22 requis (statuts, art. 11)`; empty where the numbers are not known. */
export function quorumFigures(quorum: QuorumResult, context: ViewContext): string {
	const { words } = context;
	const parts = quorumParts(quorum, context);
	if (parts === undefined) return '';
	const { counted, reasons, ...values } = parts;
	const text = words(`quorum.${counted}`, values);
	return reasons === '' ? text : words('withReason', { text, reason: reasons });
}

/** What the quorum counts, how many it has and needs, and by which rule. */
interface QuorumParts {
	counted: 'present' | 'presentOrRepresented';
	count: Fraction;
	required: Fraction;
	unit: string;
	/** `un quart des 86 ; statuts, art. 11`; may be empty. */
	reasons: string;
}

/** The parts of a quorum that a sentence tells; nothing where the numbers are not known. */
export function quorumParts(quorum: QuorumResult, context: ViewContext): QuorumParts | undefined {
	if (quorum.count === null || quorum.required === null) return undefined;
	const { words } = context;
	const threshold = quorum.rule.threshold;
	const unit = context.assembly.weighted ? quorum.unit : 'heads';
	const share =
		threshold.kind === 'fraction' ? `${threshold.fraction.numerator}-${threshold.fraction.denominator}` : '';
	const more = threshold.kind === 'fraction' && threshold.comparison === '>';
	const key = `shares.${share}` as const;
	const named = context.hasWords(key) ? words(key) : undefined;
	const of =
		named === undefined || quorum.of === null
			? undefined
			: words('quorum.share', {
					share: more ? words('quorum.moreThan', { share: named }) : named,
					of: quorum.of,
					unit,
				});
	const { source } = quorum.rule;
	const reasons = [of, source?.text].filter((reason) => reason !== undefined);
	const counted =
		quorum.rule.counts.includes('represented') || quorum.rule.counts.includes('byPost')
			? 'presentOrRepresented'
			: 'present';
	return {
		counted,
		count: quorum.count,
		required: quorum.required,
		unit,
		reasons: reasons.map((reason) => context.text(reason)).join(words('reasonSeparator')),
	};
}

function sessionFact(context: ViewContext): string | undefined {
	const time = (name: FieldName) => {
		const hour = getHeaderTime(context.header, name);
		return hour && withZone(hour, context);
	};
	const closing = getChild(context.assembly.closing, 'timeValue');
	const opened = time('opened');
	const closed = time('closed') ?? (closing ? getHour(closing.value, context).text : undefined);
	const place = findText(getField(context.header, 'place'));
	const hours =
		opened !== undefined && closed !== undefined
			? context.words('facts.fromTo', { opened, closed })
			: opened !== undefined
				? context.words('facts.from', { opened })
				: closed !== undefined
					? context.words('facts.until', { closed })
					: undefined;
	return [hours, place === undefined ? undefined : context.text(place)]
		.filter((part) => part !== undefined)
		.join(', ');
}

/** The day on which the notice was sent, and how. */
export function noticeSent(context: ViewContext): { date: string; by: string } | undefined {
	const field = getField(context.header, 'notice');
	if (field === undefined) return undefined;
	const date = getChild(getField(field, 'date') ?? field, 'dateValue');
	if (date?.type !== 'dateValue') return undefined;
	return { date: date.value, by: context.text(findText(getField(field, 'by')) ?? '') };
}

function noticeFact(context: ViewContext): string | undefined {
	const notice = noticeSent(context);
	if (notice === undefined) return undefined;
	const { assembly, words } = context;
	const sent = words('facts.sent', {
		date: getDate(notice.date, context),
		by: notice.by,
		has: notice.by === '' ? 'no' : 'yes',
		presented: assembly.notice?.presented === undefined ? 'no' : 'yes',
		day: assembly.notice?.presented === undefined ? '' : getDate(assembly.notice.presented, context),
	});
	const call = assembly.call > 1 ? words('facts.call', { call: assembly.call }) : undefined;
	const days = assembly.notice;
	const counted =
		days?.sure !== true
			? undefined
			: words('facts.days', {
					days: days.days,
					required: days.required,
					clear: days.clear ? 'yes' : 'no',
					source: context.text(days.source?.text ?? ''),
					sourced: days.source === undefined ? 'no' : 'yes',
				});
	const text = [sent, call].filter((part) => part !== undefined).join(', ');
	return counted === undefined ? text : words('withReason', { text, reason: counted });
}

/** Who holds an office, with the quality that the roll gives; nothing where nobody is named. */
function officerFact(name: 'chair' | 'secretary' | 'tellers', context: ViewContext): string | undefined {
	const people = getOfficers(name, context);
	return people.length === 0
		? undefined
		: people.join(people.some((person) => person.includes(', ')) ? context.words('reasonSeparator') : ', ');
}

/** Those who hold an office, each with the quality that the roll gives. */
export function getOfficers(name: 'chair' | 'secretary' | 'tellers', context: ViewContext): string[] {
	const field = getField(context.header, name);
	const people: string[] = [];
	for (const child of field?.children ?? []) {
		if (child.type === 'name') people.push(withQuality(child.value, context));
		else if (child.type === 'person') people.push(personLine(child, context));
		else if (child.type === 'textValue' && child.role === 'quality' && people.length > 0) {
			const last = people.pop() ?? '';
			people.push(last.includes(child.value) ? last : `${last}, ${context.text(child.value)}`);
		} else if (child.type === 'textValue') people.push(context.text(child.value));
	}
	if (people.length > 0) return people;
	const officer =
		name === 'chair' ? context.assembly.chair : name === 'secretary' ? context.assembly.secretary : undefined;
	return officer === undefined ? [] : [withQuality(officer.name, context)];
}

/** A name with the quality that the roll gives it. */
function withQuality(name: string, context: ViewContext): string {
	const member = context.assembly.find(name);
	const printed = member === undefined ? context.name(name) : context.memberName(member);
	const quality = member?.quality === undefined ? null : context.text(member.quality);
	return [printed, quality, representativeText(member, context)].filter((part) => part !== null).join(', ');
}

function personLine(person: Person, context: ViewContext): string {
	const quality = getChild(person, 'quality')?.value;
	return quality === undefined
		? withQuality(personName(person), context)
		: `${context.name(personName(person))}, ${context.text(quality)}`;
}

function membersFact(context: ViewContext): string | undefined {
	const { electorate, weighted } = context.assembly;
	const { words } = context;
	if (electorate.heads === null && electorate.votes === null) return undefined;
	const votes = weighted || electorate.heads === null ? electorate.votes : null;
	if (electorate.heads === null) return votes === null ? undefined : words('facts.votes', { votes });
	return votes === null
		? words('facts.heads', { heads: electorate.heads, noun: getNoun(context, electorate.heads) })
		: words('facts.headsAndVotes', {
				heads: electorate.heads,
				noun: getNoun(context, electorate.heads),
				votes: numberText(votes, context),
				exact: toDecimalString(votes),
			});
}

/** The quorum at the opening: as stated, else of the first vote. */
export function firstQuorum(context: ViewContext): QuorumResult | undefined {
	const { quorumChecks, decisions, elections } = context.assembly;
	const found =
		quorumChecks.find((check) => check.quorum !== null)?.quorum ??
		decisions.flatMap((decision) => decision.votes).find((vote) => vote.quorum !== null)?.quorum ??
		elections.find((election) => election.quorum !== null)?.quorum;
	return found ?? undefined;
}
