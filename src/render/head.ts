/** The head of the document: letterhead, title, state, running heads, fact sheet. */

import type { QuorumResult } from '../assembly/model.js';
import type { Field, FieldName, Person, SubfieldName, TextValue } from '../ast/index.js';
import { fieldOf, personName, personPart } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { toDecimalString } from '../text/fraction.js';
import { imageSource, titleOf, type ViewContext } from './context.js';
import { dateOf, hourOf, numberText } from './values.js';
import type { DocumentState, Fact, Letterhead, RunningHeads, TitleLines } from './view-model.js';

/** How far the minutes are. */
export function stateOf(context: ViewContext): DocumentState {
	const { assembly, options, words } = context;
	const name = options.draft === true && assembly.status !== 'convened' ? 'draft' : assembly.status;
	const approval = fieldOf(context.header, 'approval')?.children.find((child) => child.type === 'dateValue');
	if (name === 'approved') {
		const label =
			approval?.type === 'dateValue'
				? words('state.approvedOn', { date: dateOf(approval.value, context) })
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
			: words('title.date', { date: dateOf(input.assembly.date, context, true) });
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
			folded.includes(foldKeyword(dateOf(input.assembly.date, context)))
				? null
				: date,
	};
}

/** Title of the window: kind, date and body in one line. */
export function documentTitle(context: ViewContext, state: DocumentState): string {
	const { words, assembly } = context;
	const own = ownTitle(context);
	const what = own?.text ?? words('title.line', { kind: kindKey(context), meeting: meetingName(context) });
	const date = assembly.date === undefined ? '' : dateOf(assembly.date, context);
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
	return context.text(textOf(fieldOf(context.header, 'meeting')) ?? context.words('title.meeting'));
}

/** Who held the meeting. */
export function letterheadOf(context: ViewContext): Letterhead {
	const field = fieldOf(context.header, 'organization');
	const part = (name: SubfieldName) => (field === undefined ? undefined : textOf(fieldOf(field, name)));
	const logoField = field === undefined ? undefined : fieldOf(field, 'logo');
	const path = logoField?.children.find((child) => child.type === 'fileValue');
	const source = path?.type === 'fileValue' ? imageSource(context.input, path.value) : undefined;
	const name = organizationName(context);
	const set = (value: string | undefined) => (value === undefined ? null : context.text(value));
	const commune = context.lang === 'fr' && foldKeyword(part('form') ?? '') === 'commune';
	return {
		name: name ?? null,
		form: commune ? null : set(sentenceCase(part('form'))),
		address: set(part('address')),
		identifiers: set(part('id')),
		logo: source === undefined ? null : { source, alt: context.words('logo', { name: name ?? '' }) },
		republic: commune ? [context.words('republic')] : [],
	};
}

/** Head and foot of the pages. */
export function runningHeads(context: ViewContext, state: DocumentState): RunningHeads {
	const { words, assembly } = context;
	const what = words('title.line', { kind: kindKey(context), meeting: shortened(meetingName(context)) });
	const date = assembly.date === undefined ? '' : dateOf(assembly.date, context);
	return {
		organization: organizationName(context) ?? '',
		title: date === '' ? what : words('title.lineDate', { title: what, date }),
		state: state.label ?? '',
	};
}

/** The fact sheet; lines without content are left out. */
export function factsOf(context: ViewContext): Fact[] {
	const { words, html } = context;
	const facts: Fact[] = [];
	const add = (label: string, value: string | undefined, strong: string | null = null) => {
		if (value !== undefined && value !== '')
			facts.push({ label: words(`facts.${label}`), strong, html: html(value) });
	};
	add('session', sessionFact(context));
	add('notice', noticeFact(context));
	add('chair', officerFact('chair', context));
	add('secretary', officerFact('secretary', context));
	add('tellers', officerFact('tellers', context));
	add('members', membersFact(context));
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

/** `27 présents ou représentés, 22 requis (statuts, art. 11)`. */
export function quorumFigures(quorum: QuorumResult, context: ViewContext): string {
	const { words } = context;
	const threshold = quorum.rule.threshold;
	const unit = context.assembly.weighted ? quorum.unit : 'heads';
	const share =
		threshold.kind === 'fraction' ? `${threshold.fraction.numerator}-${threshold.fraction.denominator}` : '';
	const more = threshold.kind === 'fraction' && threshold.comparison === '>';
	const named = share !== '' && context.hasWords(`shares.${share}`) ? words(`shares.${share}`) : undefined;
	const of =
		named === undefined || quorum.of === null
			? undefined
			: words('quorum.share', {
					share: more ? words('quorum.moreThan', { share: named }) : named,
					of: quorum.of,
					unit,
				});
	const reasons = [of, quorum.rule.source?.text].filter((reason) => reason !== undefined);
	const counted =
		quorum.rule.counts.includes('represented') || quorum.rule.counts.includes('byPost')
			? 'presentOrRepresented'
			: 'present';
	if (quorum.count === null || quorum.required === null) return '';
	const figures = words(`quorum.${counted}`, { count: quorum.count, required: quorum.required, unit });
	return reasons.length === 0
		? figures
		: words('withReason', {
				text: figures,
				reason: reasons.map((reason) => context.text(reason)).join(words('reasonSeparator')),
			});
}

/** Name of the organization, typeset. */
export function organizationName(context: ViewContext): string | undefined {
	const field = fieldOf(context.header, 'organization');
	if (field === undefined) return undefined;
	const name = textOf(fieldOf(field, 'name')) ?? textOf(field);
	return name === undefined ? undefined : context.name(name);
}

/** The text of a field that holds one. */
export function textOf(field: Field | undefined): string | undefined {
	const value = field?.children.find((child): child is TextValue => child.type === 'textValue');
	return value?.value === '' ? undefined : value?.value;
}

/** First letter in a capital. */
export function capitalized(text: string): string {
	return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The title that the writer gave: in the header, or as the body's first heading. */
function ownTitle(context: ViewContext): { text: string; html: string } | undefined {
	const field = textOf(fieldOf(context.header, 'title'));
	if (field !== undefined) return { text: context.text(field), html: context.html(context.text(field)) };
	const first = context.input.meeting.children.find((child) => child.type === 'session');
	if (first?.type !== 'session' || first.depth !== 1 || titleOf(first) === undefined) return undefined;
	return { text: context.titleText(first) ?? '', html: context.titleHtml(first) ?? '' };
}

/** Which wording names the kind of meeting with its article: its first word decides. */
export function kindKey(context: ViewContext): string {
	const first = meetingName(context).split(/[\s\u00A0’']/)[0] ?? '';
	const noun = vocabulary('meetingNouns').lookup(first);
	return noun?.exact === true ? noun.id : 'other';
}

function shortened(meeting: string): string {
	return meeting.replace(/^assemblée générale/iu, 'AG').replace(/^annual general meeting/iu, 'AGM');
}

function sentenceCase(text: string | undefined): string | undefined {
	return text === undefined ? undefined : capitalized(text);
}

function sessionFact(context: ViewContext): string | undefined {
	const time = (name: FieldName) => {
		const value = fieldOf(context.header, name)?.children.find((child) => child.type === 'timeValue');
		return value?.type === 'timeValue' ? hourOf(value.value, context).text : undefined;
	};
	const closing = context.assembly.closing?.children.find((child) => child.type === 'timeValue');
	const opened = time('opened');
	const closed =
		time('closed') ?? (closing?.type === 'timeValue' ? hourOf(closing.value, context).text : undefined);
	const place = textOf(fieldOf(context.header, 'place'));
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

function noticeFact(context: ViewContext): string | undefined {
	const field = fieldOf(context.header, 'notice');
	if (field === undefined) return undefined;
	const nested = fieldOf(field, 'date') ?? field;
	const date = nested.children.find((child) => child.type === 'dateValue');
	if (date?.type !== 'dateValue') return undefined;
	const by = textOf(fieldOf(field, 'by'));
	const { assembly, words } = context;
	const sent = words('facts.sent', {
		date: dateOf(date.value, context),
		by: by === undefined ? '' : context.text(by),
		has: by === undefined ? 'no' : 'yes',
	});
	const call = assembly.call > 1 ? words('facts.call', { call: assembly.call }) : undefined;
	const days = assembly.notice;
	const counted =
		days === undefined
			? undefined
			: words('facts.days', {
					days: days.days,
					required: days.required,
					clear: days.clear ? 'yes' : 'no',
					source: days.source === undefined ? '' : context.text(days.source.text),
					sourced: days.source === undefined ? 'no' : 'yes',
				});
	const text = [sent, call].filter((part) => part !== undefined).join(', ');
	return counted === undefined ? text : words('withReason', { text, reason: counted });
}

function officerFact(name: 'chair' | 'secretary' | 'tellers', context: ViewContext): string | undefined {
	const field = fieldOf(context.header, name);
	const people: string[] = [];
	for (const child of field?.children ?? []) {
		if (child.type === 'name') people.push(withQuality(child.value, context));
		else if (child.type === 'person') people.push(personLine(child, context));
		else if (child.type === 'textValue' && child.role === 'quality' && people.length > 0) {
			const last = people.pop() ?? '';
			people.push(last.includes(child.value) ? last : `${last}, ${context.text(child.value)}`);
		} else if (child.type === 'textValue') people.push(context.text(child.value));
	}
	if (people.length > 0) return people.join(' ; ');
	const officer =
		name === 'chair' ? context.assembly.chair : name === 'secretary' ? context.assembly.secretary : undefined;
	return officer === undefined ? undefined : withQuality(officer.name, context);
}

/** A name with the quality that the roll gives it. */
function withQuality(name: string, context: ViewContext): string {
	const member = context.assembly.find(name);
	const printed = member === undefined ? context.name(name) : context.memberName(member);
	return member?.quality === undefined ? printed : `${printed}, ${context.text(member.quality)}`;
}

function personLine(person: Person, context: ViewContext): string {
	const quality = personPart(person, 'quality')?.value;
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
		? words('facts.heads', { heads: electorate.heads })
		: words('facts.headsAndVotes', {
				heads: electorate.heads,
				votes: numberText(votes, context),
				exact: toDecimalString(votes),
			});
}

/** The quorum at the opening: as stated, else of the first vote. */
function firstQuorum(context: ViewContext): QuorumResult | undefined {
	const { quorumChecks, decisions, elections } = context.assembly;
	const found =
		quorumChecks.find((check) => check.quorum !== null)?.quorum ??
		decisions.flatMap((decision) => decision.votes).find((vote) => vote.quorum !== null)?.quorum ??
		elections.find((election) => election.quorum !== null)?.quorum;
	return found ?? undefined;
}
