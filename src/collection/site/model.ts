/** What the site of a body knows: its meetings, acts, people and subjects, each with its address. All of it comes from the public versions. */

import { createContext, type ViewContext } from '../../view/context.js';
import { getStates } from '../changes.js';
import type { MeetingInput } from '../extract.js';
import { subjectName } from '../formats/acts.js';
import { getSlug } from '../identity.js';
import type { MeetingFacts, StateRecord } from '../records.js';

/** The public version of a meeting, with its pages as HTML. */
export interface PublicMeeting {
	input: MeetingInput;
	/** Records of the public version. */
	facts: MeetingFacts;
	/** The minutes. */
	html: string;
	/** Each decision and election, by its identifier inside the meeting. */
	blocks: ReadonlyMap<string, string>;
}

/** A meeting of the site. */
export interface SiteMeeting {
	slug: string;
	date: string;
	source: PublicMeeting;
	/** How its dates and outcomes are said; made once, for it takes a walk through the minutes. */
	context: ViewContext;
	acts: SiteAct[];
}

/** A decision or election. */
export interface SiteAct {
	slug: string;
	meeting: SiteMeeting;
	number: string;
	title: string;
	kind: string;
	outcome: string | null;
	html: string;
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
	mandates: Array<{ office: string; start: string | null; end: string | null }>;
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

/** The model of public meetings. */
export function createSiteModel(published: readonly PublicMeeting[]): SiteModel {
	const builder = new SiteBuilder();
	const dated = [...published].sort((a, b) => compare(sortKey(a), sortKey(b)));
	const meetings = dated.map((meeting) => builder.meeting(meeting)).reverse();
	builder.link(getStates(dated.map(({ facts }) => facts)));
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
		const date = source.facts.meetings[0]?.date ?? '';
		const meeting: SiteMeeting = {
			slug: this.#slug('m', date || 'undated'),
			date,
			source,
			context: createContext(source.input, {}),
			acts: [],
		};
		const people = this.#getPeople(meeting);
		const { decisions, elections, ballots, items, mandates } = source.facts;
		const titles = new Map(items.map(({ item, title }) => [item, title]));
		const known = [
			...decisions.filter(({ kind }) => kind !== 'amendment'),
			...elections.map((election) => ({ ...election, subject: null, outcome: null })),
		].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
		const prefix = (source.facts.meetings[0]?.id.length ?? 0) + 1;
		for (const [index, decision] of known.entries()) {
			const act: SiteAct = {
				slug: `${meeting.slug}-${index + 1}`,
				meeting,
				number: decision.number ?? '',
				title: decision.title,
				kind: decision.kind,
				outcome: decision.outcome,
				html: source.blocks.get(decision.id.slice(prefix)) ?? '',
				subjects: [],
				changedBy: [],
				changes: [],
				votes: [],
			};
			meeting.acts.push(act);
			this.#acts.set(decision.id, act);
			this.#addSubject(act, decision.subject, titles.get(decision.item ?? ''));
			const rounds = ballots.filter((ballot) => ballot.decision === decision.id);
			const last = rounds.reduce((round, ballot) => Math.max(round, ballot.round), 1);
			for (const { person, answer, round } of rounds) {
				const voter = round === last ? people.get(person) : undefined;
				if (voter === undefined) continue;
				act.votes.push({ person: voter, answer });
				voter.votes.push({ act, answer });
			}
		}
		for (const { person, office, start, end } of mandates)
			if (person !== null) people.get(person)?.mandates.push({ office, start, end });
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
		return [...this.#people.values()].sort((a, b) => compare(a.slug, b.slug));
	}

	subjects(): SiteSubject[] {
		for (const subject of this.#subjects.values()) subject.acts.reverse();
		return [...this.#subjects.values()].sort((a, b) => compare(a.slug, b.slug));
	}

	/** People of a meeting by identifier. Those whom the public version shows by initials have no page: nobody knows who is whom. */
	#getPeople(meeting: SiteMeeting): Map<string, SitePerson> {
		const people = new Map<string, SitePerson>();
		for (const { person: id, name, presence } of meeting.source.facts.attendance) {
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

function sortKey({ facts }: PublicMeeting): string {
	const [meeting] = facts.meetings;
	return `${meeting?.date ?? ''} ${meeting?.opened ?? ''} ${meeting?.id ?? ''}`;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
