/** What the site of a body knows: its meetings, acts, people and subjects, each with its address. All of it comes from the public versions. */

import type { Language } from '../../ast/index.js';
import type { Phrase } from '../../language/ids.js';
import { capitalized, compareText } from '../../text/letters.js';
import { createContext, type ViewContext } from '../../view/context.js';
import { meetingName } from '../../view/head.js';
import { decisionOutcome, kindWord } from '../../view/outcome.js';
import { getDate } from '../../view/values.js';
import { getStates } from '../changes.js';
import type { MeetingInput } from '../extract.js';
import { subjectName } from '../formats/acts.js';
import { getSlug } from '../identity.js';
import type {
	AttendanceRecord,
	BallotRecord,
	ChangeRecord,
	DecisionRecord,
	MeetingFacts,
	MeetingRecord,
	StateRecord,
} from '../records.js';

/** A page of a meeting as HTML, wherever it is kept: thousands of them are too many for memory. */
export type KeptHtml = () => string;

/**
 * What a site keeps of the public version of a meeting: its records as far as its pages show them, in words, and its pages. The tree of the minutes, which
 * takes a hundred times as much, is not held by it.
 */
export interface PublicMeeting {
	phrase: Phrase;
	lang: Language;
	record: MeetingRecord;
	/** `Conseil municipal du 22 janvier 2024`. */
	title: string;
	/** Its date in words; empty where it has none. */
	day: string;
	/** The minutes. */
	html: KeptHtml;
	attendance: Array<Pick<AttendanceRecord, 'person' | 'name' | 'presence'>>;
	/** In the order of the text. */
	acts: PublicAct[];
	mandates: Array<SiteMandate & { person: string | null }>;
	/** What decisions do to earlier ones, and which there are. */
	changes: ChangeRecord[];
	decisions: Array<Pick<DecisionRecord, 'id' | 'meeting' | 'date' | 'number'>>;
}

/** A decision or election of a public version. */
interface PublicAct {
	id: string;
	number: string;
	title: string;
	/** Its kind in words, and their gender. */
	word: string;
	gender: string;
	/** In words; empty for an election. */
	outcome: string;
	html: KeptHtml;
	/** Code of its subject, and title of its agenda item. */
	subject: string | null;
	item: string | undefined;
	/** Of its last vote, where it names people. */
	ballots: Array<Pick<BallotRecord, 'person' | 'answer'>>;
}

/** An office that somebody was elected to; start and end in words. */
interface SiteMandate {
	office: string;
	start: string | null;
	end: string | null;
	/** ISO date. */
	lastDay: string | null;
}

/** What a site keeps of a meeting. `getBlock`: a decision or election as HTML, by its identifier inside the meeting. */
export function createPublicMeeting(
	input: MeetingInput,
	facts: MeetingFacts,
	{ html, getBlock }: { html: KeptHtml; getBlock: (id: string) => KeptHtml },
): PublicMeeting {
	const context = createContext(input, {});
	const record = facts.meetings[0] as MeetingRecord;
	const day = (iso: string | null) => (iso === null ? null : getDate(iso, context));
	const titles = new Map(facts.items.map(({ item, title }) => [item, title]));
	const ballots = getLastBallots(facts.ballots);
	const known = [
		...facts.decisions.filter(({ kind }) => kind !== 'amendment'),
		...facts.elections.map((election) => ({ ...election, subject: null, outcome: null })),
	].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	return {
		phrase: input.phrase,
		lang: input.lang,
		record,
		title: meetingTitle(record, context),
		day: day(record.date) ?? '',
		html,
		attendance: facts.attendance.map(({ person, name, presence }) => ({ person, name, presence })),
		acts: known.map((act) => {
			const kind = act.kind as Parameters<typeof kindWord>[0];
			return {
				id: act.id,
				number: act.number ?? '',
				title: act.title,
				word: kindWord(kind, context),
				gender: context.words(`kinds.${kind}.gender`),
				outcome:
					act.outcome === null
						? ''
						: decisionOutcome(act.outcome as Parameters<typeof decisionOutcome>[0], kind, context),
				html: getBlock(act.id.slice(record.id.length + 1)),
				subject: act.subject,
				item: titles.get(act.item ?? ''),
				ballots: ballots.get(act.id) ?? [],
			};
		}),
		mandates: facts.mandates.map(({ person, office, start, end }) => ({
			person,
			office,
			start: day(start),
			end: day(end),
			lastDay: end,
		})),
		changes: facts.changes,
		decisions: facts.decisions.map(({ id, meeting, date, number }) => ({ id, meeting, date, number })),
	};
}

/** `Conseil municipal du 22 janvier 2024`. */
function meetingTitle({ organization_name, date }: MeetingRecord, context: ViewContext): string {
	const name = capitalized(meetingName(context));
	return context.input.phrase('labels.site.meetingTitle', {
		name: name === '' ? (organization_name ?? '') : name,
		dated: date === null ? 'no' : 'yes',
		date: date === null ? '' : getDate(date, context),
	});
}

function getLastBallots(ballots: readonly BallotRecord[]): Map<string, PublicAct['ballots']> {
	const last = new Map<string, { round: number; ballots: PublicAct['ballots'] }>();
	for (const { decision, person, answer, round } of ballots) {
		let known = last.get(decision);
		if (known === undefined || known.round < round) {
			known = { round, ballots: [] };
			last.set(decision, known);
		}
		if (known.round === round) known.ballots.push({ person, answer });
	}
	return new Map([...last].map(([decision, known]) => [decision, known.ballots]));
}

export interface SiteMeeting {
	slug: string;
	/** ISO date; empty where it has none. */
	date: string;
	day: string;
	title: string;
	phrase: Phrase;
	html: KeptHtml;
	acts: SiteAct[];
}

/** A decision or election. */
export interface SiteAct extends Omit<PublicAct, 'id' | 'subject' | 'item' | 'ballots'> {
	slug: string;
	meeting: SiteMeeting;
	subjects: SiteSubject[];
	/** What became of it, the last first, and what it did to earlier ones. */
	changedBy: SiteChange[];
	changes: SiteChange[];
	/** Who voted by name, and how. */
	votes: Array<{ person: SitePerson; answer: string }>;
}

/** `replaced`, `repealed` or `amended`, and the other act. */
interface SiteChange {
	state: string;
	act: SiteAct;
}

/** Somebody whom the public versions name. */
export interface SitePerson {
	slug: string;
	name: string;
	meetings: SiteMeeting[];
	votes: Array<{ act: SiteAct; answer: string }>;
	mandates: SiteMandate[];
}

/** A class of the nomenclature of acts, or an agenda item. */
export interface SiteSubject {
	slug: string;
	name: string;
	acts: SiteAct[];
}

/** All of a site, meetings and acts the last first. */
export interface SiteModel {
	meetings: SiteMeeting[];
	acts: SiteAct[];
	people: SitePerson[];
	subjects: SiteSubject[];
}

export function createSiteModel(published: readonly PublicMeeting[]): SiteModel {
	const builder = new SiteBuilder();
	const dated = [...published].sort((a, b) => compareText(sortKey(a), sortKey(b)));
	const meetings = dated.map((meeting) => builder.meeting(meeting)).reverse();
	builder.link(
		getStates(dated.map(({ record, decisions, changes }) => ({ meetings: [record], decisions, changes }))),
	);
	return {
		meetings,
		acts: meetings.flatMap(({ acts }) => acts.toReversed()),
		people: builder.people(),
		subjects: builder.subjects(),
	};
}

class SiteBuilder {
	readonly #slugs = new Map<string, number>();
	readonly #people = new Map<string, SitePerson>();
	/** By the identifier of the decision. */
	readonly #acts = new Map<string, SiteAct>();
	readonly #subjects = new Map<string, SiteSubject>();

	meeting(source: PublicMeeting): SiteMeeting {
		const { record, title, day, phrase, html } = source;
		const date = record.date ?? '';
		const meeting: SiteMeeting = {
			slug: this.#slug('m', date || 'undated'),
			date,
			day,
			title,
			phrase,
			html,
			acts: [],
		};
		const people = this.#getPeople(meeting, source);
		for (const [index, { id, subject, item, ballots, ...shown }] of source.acts.entries()) {
			const act: SiteAct = {
				...shown,
				slug: `${meeting.slug}-${index + 1}`,
				meeting,
				subjects: [],
				changedBy: [],
				changes: [],
				votes: [],
			};
			meeting.acts.push(act);
			this.#acts.set(id, act);
			this.#addSubject(act, subject, item);
			for (const { person, answer } of ballots) {
				const voter = people.get(person);
				if (voter === undefined) continue;
				act.votes.push({ person: voter, answer });
				voter.votes.push({ act, answer });
			}
		}
		for (const { person, office, start, end, lastDay } of source.mandates)
			if (person !== null) people.get(person)?.mandates.push({ office, start, end, lastDay });
		return meeting;
	}

	/** Acts that changed others, and those, know each other. */
	link(states: readonly StateRecord[]): void {
		for (const { decision, by, state } of states) {
			const [changed, act] = [this.#acts.get(decision), this.#acts.get(by)];
			if (!changed || !act) continue;
			changed.changedBy.unshift({ state, act });
			act.changes.push({ state, act: changed });
		}
	}

	people(): SitePerson[] {
		return [...this.#people.values()].sort((a, b) => compareText(a.slug, b.slug));
	}

	subjects(): SiteSubject[] {
		for (const subject of this.#subjects.values()) subject.acts.reverse();
		return [...this.#subjects.values()].sort((a, b) => compareText(a.slug, b.slug));
	}

	/** People of a meeting by identifier. Those whom the public version shows by initials have no page: nobody knows who is whom. */
	#getPeople(meeting: SiteMeeting, { attendance }: PublicMeeting): Map<string, SitePerson> {
		const people = new Map<string, SitePerson>();
		for (const { person: id, name, presence } of attendance) {
			if (id.includes('/~')) continue;
			const person = this.#people.get(id) ?? {
				slug: this.#slug('p', id.slice(id.indexOf('/') + 1)),
				name,
				meetings: [],
				votes: [],
				mandates: [],
			};
			this.#people.set(id, person);
			people.set(id, person);
			if (presence === 'present' || presence === 'remote') person.meetings.push(meeting);
		}
		return people;
	}

	#addSubject(act: SiteAct, code: string | null, title: string | undefined): void {
		const name = code === null ? title?.trim() : subjectName(code);
		if (name === undefined || name === '') return;
		const key = code === null ? getSlug(name) : `=${code}`;
		const subject = this.#subjects.get(key) ?? {
			slug: this.#slug('s', code === null ? getSlug(name).slice(0, LONGEST_SLUG) : code.replace('.', '-')),
			name,
			acts: [],
		};
		this.#subjects.set(key, subject);
		subject.acts.push(act);
		act.subjects.push(subject);
	}

	/** An address of ASCII letters that nothing else of its kind has. */
	#slug(kind: string, text: string): string {
		const base = text.replace(/[^a-z0-9-]/g, (letter) =>
			letter === '~' ? '-' : `u${letter.codePointAt(0)?.toString(16)}`,
		);
		const key = `${kind}/${base}`;
		const count = (this.#slugs.get(key) ?? 0) + 1;
		this.#slugs.set(key, count);
		return count === 1 ? base : `${base}-${count}`;
	}
}

/** Letters of the address of an agenda item. */
const LONGEST_SLUG = 60;

function sortKey({ record: { date, opened, id } }: PublicMeeting): string {
	return `${date ?? ''} ${opened ?? ''} ${id}`;
}
