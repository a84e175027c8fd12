/**
 * The register of a body: its acts or minutes in the order of their dates as one volume, with what article R2121-9 of the code of local bodies (CGCT) asks of
 * a commune: numbered sheets that name the commune and the day, a sheet that closes each sitting with the numbers of the acts and the members who were
 * present, a table by date and one by subject. A company has the same volume of its minutes, without the sheets that close a sitting, initialled by a judge or
 * mayor where a text asks for it (C. com., R223-24, R223-26, R225-22, R225-49, R225-106); an association that of its minutes with a table of the changes of its
 * administration and statutes, which it keeps of its own will since the ordinance of 23 July 2015.
 */

import documentPage from '../../templates/registre/document.liquid';
import style from '../../templates/registre/style.css';
import { listedPresence } from '../assembly/attendance/people.js';
import { isInRoom } from '../ast/index.js';
import type { Phrase } from '../language/ids.js';
import { getMeaning } from '../law/vocabulary.js';
import type { DocumentInput } from '../render/documents/index.js';
import type { Sheet } from '../render/documents/model.js';
import { createDocuments, getTemplate, type Template } from '../render/index.js';
import { capitalized } from '../text/letters.js';
import { addTo } from '../text/lists.js';
import { createContext, type ViewContext } from '../view/context.js';
import { kindKey, meetingName } from '../view/head.js';
import { getDate } from '../view/values.js';
import { getStates } from './changes.js';
import type { MeetingInput } from './extract.js';
import { subjectName } from './formats/acts.js';
import type { MeetingFacts, StateRecord } from './records.js';

export interface RegisterMeeting {
	/** Path of its file. */
	file: string;
	input: MeetingInput & DocumentInput;
	facts: MeetingFacts;
}

/** What is to be printed of a meeting: acts, each a document of its own, or the minutes. */
type RegisterContent = { kind: 'acts'; views: readonly Sheet[] } | { kind: 'minutes' };

/** Acts where the law of the body has its decisions transcribed one by one: that of local bodies, whose acts can be challenged. */
export function getContent({ input }: RegisterMeeting): RegisterContent {
	if (input.rules.remedies === undefined) return { kind: 'minutes' };
	const made = createDocuments('acts', input);
	const views = 'made' in made ? made.made.flatMap((file) => (file.kind === 'page' ? [file.view] : [])) : [];
	return { kind: 'acts', views };
}

/** A part of a meeting as HTML, with its title as a page of its own has it. */
export interface RegisterPart {
	html: string;
	view: Sheet | undefined;
}

/** The sheets of a volume, once it has been printed. */
export interface RegisterPages {
	/** Page of each element whose identifier a table names, from 1. */
	destinations: ReadonlyMap<string, number>;
	count: number;
}

/** A row of a table. */
interface Entry {
	number: string;
	title: string;
	date: string;
	/** Sheet; empty before it is known. */
	page: string;
	target: string;
	subject: string | null;
	/** What a later act made of it, and what it did to earlier ones: acts of the volume, with their sheets. */
	notes: Array<{ text: string; target: string }>;
}

interface DecisionEntry {
	id: string;
	kind: string;
	entry: Entry;
}

export function registerTemplate(): Template {
	const base = getTemplate('acts');
	return { document: documentPage, partials: base.partials, style: `${base.style}\n${style}` };
}

/** The view of a volume. `meetings` are in the order of their dates; `first`: number of its first sheet. */
export function createRegister(
	meetings: ReadonlyArray<RegisterMeeting & { parts: readonly RegisterPart[] }>,
	{ first, pages }: { first: number; pages?: RegisterPages | undefined },
) {
	const last = meetings.at(-1);
	if (last === undefined) throw new RangeError('a volume holds a meeting');
	const context = createContext(last.input, {});
	const { phrase, lang } = last.input;
	const isOfActs = getContent(last).kind === 'acts';
	const getSheet = (target: string) => {
		const page = pages?.destinations.get(target);
		return page === undefined ? '' : String(first + page - 1);
	};
	const known = meetings.map((meeting, index) => getEntries(meeting, `m${index + 1}`, getSheet));
	noteChanges(known.flat(), getStates(meetings.map(({ facts }) => facts)), context);
	const entries = known.map((own) => own.map(({ entry }) => entry));
	const total = entries.reduce((sum, { length }) => sum + length, 0);
	const organization = last.facts.meetings[0]?.organization_name ?? '';
	const title = phrase('labels.register.title', {
		acts: isOfActs ? 'yes' : 'no',
		kind: kindKey(context),
		meeting: meetingName(context),
	});
	const lastSheet = String(first + (pages?.count ?? 1) - 1);
	const quality = signer(context);
	const signatures = quality === undefined ? [] : [quality];
	const book = getBook(last);
	return {
		lang,
		organization,
		documentTitle: `${title} – ${organization}`,
		title,
		period: getPeriod(meetings, phrase, context),
		first,
		before: first - 1,
		last: lastSheet,
		opening: phrase('labels.register.opening', {
			book,
			basis: BASES[last.input.rules.profile ?? ''] ?? 'none',
			count: pages?.count ?? 1,
			first: String(first),
			last: lastSheet,
			acts: isOfActs ? 'yes' : 'no',
		}),
		closing: phrase('labels.register.closing', { count: pages?.count ?? 1, acts: total }),
		note: phrase('labels.register.note', { book }),
		openedBy:
			book === 'company'
				? [{ quality: phrase('labels.register.authority'), name: '', mention: null, by: null }]
				: signatures,
		signatures,
		changes: book === 'association' ? getChanges(meetings, getSheet) : null,
		meetings: meetings.map(({ parts, ...meeting }, index) => ({
			id: `m${index + 1}`,
			running: getSitting(meeting),
			parts: parts.map(({ html, view }, number) => ({
				id: partId(`m${index + 1}`, number),
				html: apart(html, `m${index + 1}-${view === undefined ? '' : `${number + 1}-`}`),
			})),
			closing: isOfActs ? getClosing(meeting, entries[index] ?? []) : null,
		})),
		tables: getTables(meetings, entries, last.input),
		labels: getLabels(phrase),
	};
}

/** The days of the first meeting and the last. */
function getPeriod(meetings: readonly RegisterMeeting[], phrase: Phrase, context: ViewContext): string {
	const held = meetings.map(({ facts }) => facts.meetings[0]?.date ?? '');
	const [from = '', to = ''] = [held[0], held.at(-1)];
	return phrase('labels.register.period', {
		same: from === to ? 'yes' : 'no',
		from: getDate(from, context),
		to: getDate(to, context),
	});
}

/** The fixed words of a volume. */
function getLabels(phrase: Phrase) {
	return {
		skip: phrase('labels.document.skip'),
		sheet: phrase('labels.register.sheet'),
		initials: phrase('labels.register.initials'),
		present: phrase('labels.register.present'),
		quality: phrase('labels.register.quality'),
		signature: phrase('labels.register.signature'),
		number: phrase('labels.register.number'),
		object: phrase('labels.register.object'),
		date: phrase('labels.register.date'),
		changes: phrase('labels.register.changes'),
		changesIntro: phrase('labels.register.changesIntro'),
		noChanges: phrase('labels.register.noChanges'),
		receipt: phrase('labels.register.receipt'),
		closing: phrase('labels.register.end'),
		doneAt: phrase('labels.document.end.doneAt'),
		doneOn: phrase('labels.document.end.doneOn'),
		copies: '',
	};
}

/** The table by date and the one by subject. */
function getTables(
	meetings: readonly RegisterMeeting[],
	entries: ReadonlyArray<readonly Entry[]>,
	{ phrase, lang }: MeetingInput,
) {
	return [
		{
			heading: phrase('labels.register.byDate'),
			groups: meetings.flatMap((meeting, index) => {
				const own = entries[index] ?? [];
				return own.length === 0 ? [] : [{ heading: getSitting(meeting), entries: own }];
			}),
		},
		{
			heading: phrase('labels.register.bySubject'),
			groups: bySubject(entries.flat(), phrase('labels.register.other'), lang),
		},
	];
}

/** Whose book it is, for what its first page says: of a French company or association, or of anybody else. */
function getBook(meeting: RegisterMeeting): 'acts' | 'company' | 'open' | 'association' | 'other' {
	const { profile = '' } = meeting.input.rules;
	if (getContent(meeting).kind === 'acts') return 'acts';
	if (Object.hasOwn(BASES, profile)) return 'company';
	if (OPEN_FORMS.has(profile)) return 'open';
	return ASSOCIATIONS.has(profile) ? 'association' : 'other';
}

/** Profiles of French companies and groupings of which no text that was read says how the book is kept: it may follow the form that they chose. */
const OPEN_FORMS: ReadonlySet<string> = new Set(['sas', 'scic', 'scop', 'gie']);

/** Profiles of French associations. */
const ASSOCIATIONS: ReadonlySet<string> = new Set(['association', 'utilite-publique']);

/** The text that asks for the book of a French company, initialled by a judge or mayor, by profile. */
const BASES: Readonly<Record<string, string>> = {
	sarl: 'C. com., art. R223-24',
	'associe-unique': 'C. com., art. R223-26',
	sa: 'C. com., art. R225-106',
	'sa-conseil': 'C. com., art. R225-22, R225-49',
	sci: 'décret n° 78-704 du 3 juillet 1978, art. 45',
};

/** Who was elected to what, and what was decided of the statutes, in the order of the text. */
function getChanges(meetings: readonly RegisterMeeting[], findSheet: (target: string) => string) {
	return meetings.flatMap(({ facts, input }, index) => {
		const [held] = facts.meetings;
		const date = held?.date ? getDate(held.date, createContext(input, {})) : '';
		const say = (id: string, statutes: boolean, title: string, names: readonly string[]) => {
			const target = `m${index + 1}-${id.slice((held?.id.length ?? 0) + 1)}`;
			const text = input.phrase('labels.register.change', {
				statutes: statutes ? 'yes' : 'no',
				title,
				names: names.length === 0 ? 'none' : names.join(', '),
			});
			return { text, target, date, page: findSheet(target) };
		};
		const elected = facts.elections.flatMap(({ id, title, line }) => {
			const names = facts.mandates.flatMap((mandate) => (mandate.election === id ? [mandate.name] : []));
			return names.length === 0 ? [] : [{ line, change: say(id, false, title, names) }];
		});
		const decided = facts.decisions
			.filter(
				({ outcome, rule }) =>
					outcome === 'adopted' && rule !== null && getMeaning('majorities', rule) === 'statutes',
			)
			.map(({ id, title, line }) => ({ line, change: say(id, true, title, []) }));
		return [...elected, ...decided].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(({ change }) => change);
	});
}

/** Whose volume it is signs it: the chair of its last meeting, under the quality that the list gives. */
function signer({ assembly }: ViewContext) {
	const { chair } = assembly;
	return chair && { quality: capitalized(chair.quality ?? ''), name: chair.name, mention: null, by: null };
}

function getSitting({ input, facts }: RegisterMeeting): string {
	const context = createContext(input, {});
	const date = facts.meetings[0]?.date;
	return input.phrase('labels.register.sitting', {
		meeting: capitalized(meetingName(context)),
		dated: date ? 'yes' : 'no',
		date: date ? getDate(date, context) : '',
	});
}

function partId(meeting: string, index: number): string {
	return `${meeting}-part-${index + 1}`;
}

/** The acts of a meeting, or the decisions and elections of its minutes, in the order of the text. */
function getEntries(
	{ facts, input, parts }: RegisterMeeting & { parts: readonly RegisterPart[] },
	id: string,
	findSheet: (target: string) => string,
): DecisionEntry[] {
	const context = createContext(input, {});
	const [held] = facts.meetings;
	const date = held?.date ? getDate(held.date, context) : '';
	const known = [
		...facts.decisions.filter(({ kind }) => kind !== 'amendment'),
		...facts.elections.map((election) => ({ ...election, subject: null })),
	].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	const isOfActs = parts.some(({ view }) => view !== undefined);
	return known.map((decision, index) => {
		const target = isOfActs ? partId(id, index) : `${id}-${decision.id.slice((held?.id.length ?? 0) + 1)}`;
		const { number, title, subject } = decision;
		const entry = { number: number ?? '', title, date, page: findSheet(target), target, subject, notes: [] };
		return { id: decision.id, kind: decision.kind, entry };
	});
}

/** Acts that changed others of the volume, and those, name each other in the tables. */
function noteChanges(
	known: readonly DecisionEntry[],
	states: readonly StateRecord[],
	context: ViewContext,
): void {
	const { phrase } = context.input;
	const byId = new Map(known.map((each) => [each.id, each]));
	const note = (text: string, { number, title, page, target }: Entry) => {
		const named = `${text} ${number || title}`;
		return {
			text: page === '' ? named : phrase('labels.changes.onSheet', { text: named, sheet: page }),
			target,
		};
	};
	for (const { decision, by, state } of states) {
		const [changed, act] = [byId.get(decision), byId.get(by)];
		if (!changed || !act) continue;
		const gender = context.words(`kinds.${changed.kind as 'resolution'}.gender`);
		changed.entry.notes.push(note(phrase('labels.changes.changed', { state, gender }), act.entry));
		act.entry.notes.push(note(phrase('labels.changes.changes', { state }), changed.entry));
	}
}

/** The sheet that closes a sitting: numbers of its acts, members present each with room to sign, the others with why not. */
function getClosing({ input, facts, file }: RegisterMeeting, entries: readonly Entry[]) {
	const { phrase, assembly } = input;
	const present = assembly.members.filter((member) => member.elector && isInRoom(listedPresence(member)));
	const away = assembly.members.filter((member) => member.elector && !present.includes(member));
	const listed = away.map((member) => {
		const holder = member.holder?.name;
		return phrase('labels.register.awayOne', {
			name: member.name,
			held: holder === undefined ? 'no' : 'yes',
			holder: holder ?? '',
		});
	});
	return {
		heading: phrase('labels.register.sittingEnd', { sitting: getSitting({ input, facts, file }) }),
		intro: phrase('labels.register.taken', { count: entries.length }),
		acts: entries.map(({ number, title }) => [number, title].filter((part) => part !== '').join(' – ')),
		members: present.map(({ name, quality }) => ({ name, quality: quality ?? '' })),
		away: listed.length === 0 ? null : phrase('labels.register.away', { names: listed.join(' ; ') }),
	};
}

/** By the class of the nomenclature where a code says it, else by the first letter of what it is about. */
function bySubject(entries: readonly Entry[], other: string, lang: string) {
	const collator = new Intl.Collator(lang);
	const groups = new Map<string, Entry[]>();
	const sorted = [...entries].sort((a, b) => collator.compare(a.title, b.title));
	for (const entry of sorted) {
		const heading = entry.subject === null ? other : `${entry.subject} ${subjectName(entry.subject)}`.trim();
		addTo(groups, heading, entry);
	}
	return [...groups]
		.sort(([a], [b]) => (a === other ? 1 : b === other ? -1 : collator.compare(a, b)))
		.map(([heading, list]) => ({ heading: groups.size === 1 ? '' : heading, entries: list }));
}

/**
 * A fragment whose identifiers no other part of the volume has, and whose links follow them. Only attributes inside of tags are looked at; the headings
 * of a page of its own stand a level lower in the volume.
 */
function apart(html: string, prefix: string): string {
	return html.replace(/<[a-z][^<>]*>/g, (tag) =>
		tag
			.replace(/\s(id|for)="([^"]+)"/g, (_, name, id) => ` ${name}="${prefix}${id}"`)
			.replace(/\shref="#([^"]+)"/g, (_, id) => ` href="#${prefix}${id}"`)
			.replace(
				/\s(aria-labelledby|aria-describedby|headers)="([^"]+)"/g,
				(_, name, ids: string) => ` ${name}="${ids.replace(/\S+/g, (id) => prefix + id)}"`,
			),
	);
}
