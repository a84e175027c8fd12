/** The fact sheet: when, where, convened how, by whom, before how many. */

import type { QuorumResult } from '../assembly/model.js';
import {
	type FieldName,
	findText,
	getChild,
	getField,
	getHeaderTime,
	type Person,
	personName,
} from '../ast/index.js';
import { type Fraction, toDecimalString } from '../text/fraction.js';
import type { ViewContext } from './context.js';
import { getNoun, membersLabel } from './nouns.js';
import { representativeText } from './participants.js';
import { getDate, getHour, numberText, withZone } from './values.js';
import type { Fact } from './view-model.js';

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
