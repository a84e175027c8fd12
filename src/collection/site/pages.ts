/** The pages of a site as their templates see them, with what a search looks through, and the templates. */

import documentPage from '../../../templates/site/document.liquid';
import framePage from '../../../templates/site/frame.liquid';
import act from '../../../templates/site/partials/act.liquid';
import acts from '../../../templates/site/partials/acts.liquid';
import index from '../../../templates/site/partials/index.liquid';
import listPart from '../../../templates/site/partials/list.liquid';
import meeting from '../../../templates/site/partials/meeting.liquid';
import person from '../../../templates/site/partials/person.liquid';
import style from '../../../templates/site/style.css';
import type { Phrase } from '../../language/ids.js';
import { writeCalendar } from '../../render/documents/calendar.js';
import { getTemplate, MINUTES, type Template } from '../../render/index.js';
import { UNDATED } from '../../text/date.js';
import { escapeXml } from '../../text/escape.js';
import { capitalized } from '../../text/letters.js';
import { decodeReferences } from '../../view/escape.js';
import { groupBy } from '../rules/rule.js';
import type { SiteAct, SiteMeeting, SiteModel, SitePerson, SiteSubject } from './model.js';

/** A page: its address inside the site, its title, and what its part of the template sees, which is made when it is asked for. */
export interface SitePage {
	path: string;
	kind: 'index' | 'act' | 'meeting' | 'person' | 'list';
	title: string;
	getView(): object;
}

/** An act as a search finds it. */
interface SearchEntry {
	slug: string;
	number: string;
	title: string;
	date: string;
	outcome: string;
	people: string[];
	subjects: string[];
	/** Every word of its page. */
	words: string;
}

/** Fixed words of the site. */
export function siteLabels(phrase: Phrase) {
	const keys = [
		'navigation',
		'search',
		'words',
		'person',
		'subject',
		'year',
		'all',
		'none',
		'found',
		'foundOne',
		'more',
		'meeting',
		'votes',
		'mandates',
		'feed',
		'calendar',
		'about',
		'skip',
		'acts',
		'meetings',
		'people',
		'subjects',
		'latest',
	] as const;
	return Object.fromEntries(keys.map((key) => [key, phrase(`labels.site.${key}`)])) as Record<
		(typeof keys)[number],
		string
	>;
}

/** Acts of the first page. */
const LATEST = 20;

export function createSitePages(model: SiteModel, phrase: Phrase, siteTitle: string): SitePage[] {
	const labels = siteLabels(phrase);
	const years = [...new Set(model.acts.map(({ meeting }) => getYear(meeting)))];
	const people = model.people.map(({ slug, name }) => ({ slug, name }));
	const subjects = model.subjects.map(({ slug, name }) => ({ slug, name }));
	return [
		{
			path: 'index.html',
			kind: 'index',
			title: siteTitle,
			getView: () => ({
				title: siteTitle,
				years,
				people: sortedBy(people, ({ name }) => name),
				subjects: sortedBy(subjects, ({ name }) => name),
				heading: labels.latest,
				acts: model.acts.slice(0, LATEST).map((act) => actLine(act)),
			}),
		},
		...actLists(model, labels.acts, phrase),
		list('meetings/index.html', labels.meetings, null, () => [
			{
				heading: '',
				acts: null,
				links: model.meetings.map((meeting) => ({
					path: `meetings/${meeting.slug}.html`,
					text: meeting.title,
					note: phrase('labels.site.actCount', { count: meeting.acts.length }),
				})),
			},
		]),
		list('people/index.html', labels.people, null, () => [
			links(
				sortedBy(model.people, ({ name }) => name).map((person) => [
					`people/${person.slug}.html`,
					person.name,
					phrase('labels.site.meetingCount', { count: person.meetings.length }),
				]),
			),
		]),
		list('subjects/index.html', labels.subjects, null, () => [
			links(
				sortedBy(model.subjects, ({ name }) => name).map((subject) => [
					`subjects/${subject.slug}.html`,
					subject.name,
					phrase('labels.site.actCount', { count: subject.acts.length }),
				]),
			),
		]),
		...model.meetings.map((meeting) => meetingPage(meeting)),
		...model.acts.map((act) => actPage(act)),
		...model.people.map((person) => personPage(person, phrase)),
		...model.subjects.map((subject) => subjectPage(subject)),
	];
}

/** From so many acts on each year has a list of its own: one of ten thousands takes a browser seconds to show. */
const MOST_LISTED = 500;

/** The list of all acts; of very many, the list of their years, and that of each. */
function actLists({ acts }: SiteModel, title: string, phrase: Phrase): SitePage[] {
	const getAll = (groups: () => readonly Group[]) => list('acts/index.html', title, 'feed.xml', groups);
	if (acts.length <= MOST_LISTED) return [getAll(() => byYear(acts))];
	const years = [...groupBy(acts, ({ meeting }) => getYear(meeting))];
	return [
		getAll(() => [
			links(
				years.map(([year, ofYear]) => [
					`years/${year}.html`,
					year,
					phrase('labels.site.actCount', { count: ofYear.length }),
				]),
			),
		]),
		...years.map(([year, ofYear]) =>
			list(`years/${year}.html`, `${title} ${year}`, null, () =>
				byYear(ofYear).map((group) => ({ ...group, heading: '' })),
			),
		),
	];
}

/** What a search looks through, one year after the other. */
export function* createSearch(model: SiteModel): Generator<[year: string, entries: SearchEntry[]]> {
	for (const [year, acts] of groupBy(model.acts, ({ meeting }) => getYear(meeting)))
		yield [year, acts.map((act) => searchEntry(act))];
}

function searchEntry(act: SiteAct): SearchEntry {
	return {
		slug: act.slug,
		number: act.number,
		title: act.title,
		date: act.meeting.day,
		outcome: outcomeNow(act),
		people: act.votes.map(({ person }) => person.slug),
		subjects: act.subjects.map(({ slug }) => slug),
		words: `${act.subjects.map(({ name }) => name).join(' ')} ${stripTags(act.html())}`,
	};
}

/** The words of a page, without its marks. */
function stripTags(html: string): string {
	const words = html.replace(/<(?:style|svg)\b[\s\S]*?<\/(?:style|svg)>/g, ' ').replace(/<[^>]*>/g, ' ');
	return decodeReferences(words).replace(/\s+/g, ' ').trim();
}

/** `2024-001 – Réfection de la toiture`. */
function actName({ number, title }: SiteAct): string {
	return [number, title].filter((part) => part !== '').join(' – ');
}

/** The outcome, and what became of it last: `adoptée · abrogée par 2024-012`. */
function outcomeNow(act: SiteAct): string {
	const [last] = act.changedBy;
	const now = last && `${changedWord(act, last.state)} ${last.act.number || last.act.title}`;
	return [act.outcome, now].filter(Boolean).join(' · ');
}

function changedWord({ gender, meeting }: SiteAct, state: string): string {
	return meeting.phrase('labels.changes.changed', { state, gender });
}

/** The acts that changed an act, then those that it changed, each with the words before it. */
function changeLines(act: SiteAct) {
	const line = (word: string, other: SiteAct) => ({
		word: capitalized(word),
		slug: other.slug,
		name: actName(other),
		date: other.meeting.day,
	});
	return [
		...act.changedBy.map(({ state, act: by }) => line(changedWord(act, state), by)),
		...act.changes.map(({ state, act: changed }) =>
			line(act.meeting.phrase('labels.changes.changes', { state }), changed),
		),
	];
}

function meetingPage(meeting: SiteMeeting): SitePage {
	return {
		path: `meetings/${meeting.slug}.html`,
		kind: 'meeting',
		title: meeting.title,
		getView: () => ({ html: meeting.html() }),
	};
}

function actPage(act: SiteAct): SitePage {
	return {
		path: `acts/${act.slug}.html`,
		kind: 'act',
		title: actName(act),
		getView: () => ({
			kicker: [capitalized(act.word), act.number].filter((part) => part !== '').join(' '),
			title: act.title === '' ? act.meeting.title : act.title,
			date: act.meeting.day,
			meeting: { slug: act.meeting.slug, title: act.meeting.title },
			changes: changeLines(act),
			subjects: act.subjects.map(({ slug, name }) => ({ slug, name })),
			votes: getVotes(act),
			html: act.html(),
		}),
	};
}

/** Who voted how: answers in the order in which they are given, each with its people. */
function getVotes({ votes, meeting }: SiteAct) {
	const { phrase } = meeting;
	const answers = new Map<string, Array<{ slug: string; name: string }>>();
	for (const { person, answer } of votes) {
		const people = answers.get(answer) ?? [];
		answers.set(answer, people);
		people.push({ slug: person.slug, name: person.name });
	}
	return [...answers].map(([answer, people]) => ({
		answer: capitalized(phrase(`labels.site.answers.${answer as 'for'}`)),
		people,
	}));
}

function personPage(person: SitePerson, phrase: Phrase): SitePage {
	return {
		path: `people/${person.slug}.html`,
		kind: 'person',
		title: person.name,
		getView: () => ({
			name: person.name,
			summary: phrase('labels.site.personSummary', {
				meetings: person.meetings.length,
				votes: person.votes.length,
			}),
			mandates: person.mandates.map(({ office, start, end }) =>
				phrase('labels.site.mandate', {
					office,
					started: start === null ? 'no' : 'yes',
					start: start ?? '',
					ends: end === null ? 'no' : 'yes',
					end: end ?? '',
				}),
			),
			acts: [...person.votes].reverse().map(({ act, answer }) => actLine(act, answer)),
		}),
	};
}

function subjectPage(subject: SiteSubject): SitePage {
	return list(`subjects/${subject.slug}.html`, subject.name, `subjects/${subject.slug}.xml`, () =>
		byYear(subject.acts),
	);
}

interface Group {
	heading: string;
	acts: ReturnType<typeof actLine>[] | null;
	links: Array<{ path: string; text: string; note: string }>;
}

function list(path: string, title: string, feed: string | null, getGroups: () => readonly Group[]): SitePage {
	return { path, kind: 'list', title, getView: () => ({ title, feed, groups: getGroups() }) };
}

function links(rows: ReadonlyArray<readonly [path: string, text: string, note: string]>): Group {
	return { heading: '', acts: null, links: rows.map(([path, text, note]) => ({ path, text, note })) };
}

function byYear(acts: readonly SiteAct[]): Group[] {
	return [...groupBy(acts, ({ meeting }) => getYear(meeting))].map(([heading, ofYear]) => ({
		heading,
		acts: ofYear.map((act) => actLine(act)),
		links: [],
	}));
}

function actLine(act: SiteAct, answer?: string) {
	const { phrase } = act.meeting;
	return {
		slug: act.slug,
		name: actName(act) || act.meeting.title,
		date: act.meeting.day,
		outcome: outcomeNow(act),
		answer: answer === undefined ? null : phrase(`labels.site.answers.${answer as 'for'}`),
	};
}

function getYear({ date }: SiteMeeting): string {
	return date === '' ? '–' : date.slice(0, 4);
}

/** Letters with and without accents stand together, whatever the language. */
const COLLATOR = new Intl.Collator('und');

function sortedBy<Item>(items: readonly Item[], getKey: (item: Item) => string): Item[] {
	return [...items].sort((a, b) => COLLATOR.compare(getKey(a), getKey(b)));
}

// --- The built-in templates. A project may change what stands inside a page and how all looks; the frame, which holds scripts and forms, is ours alone.

const STYLE = `${getTemplate('decisions').style}\n${style}`;

export const SITE_CONTENT: Template = {
	document: documentPage,
	partials: { ...MINUTES.partials, act, acts, index, list: listPart, meeting, person },
	style: STYLE,
};

/** The frame around it. */
export const SITE_FRAME: Template = { document: framePage, partials: {}, style: STYLE };

/** One decision or election of the minutes. */
export const SITE_BLOCK: Template = {
	document: "{% render 'items', items: view.items, labels: view.labels %}",
	partials: MINUTES.partials,
	style: '',
};

// --- What a site gives to other programs: news as Atom (RFC 4287), its meetings and ends of offices as a calendar.

/** Entries of a feed. */
const NEWEST = 50;

/** News of some acts, the last first. `address`: where the site will be, ending with `/`; without it addresses are relative. */
export function writeFeed(
	acts: readonly SiteAct[],
	{ title, path, address, lang }: { title: string; path: string; address: string; lang: string },
): string {
	const up = '../'.repeat(path.split('/').length - 1);
	const place = (target: string) => (address === '' ? `${up}${target}` : `${address}${target}`);
	const name = (what: string) => (address === '' ? `urn:pv:${what}` : `${address}${what}`);
	const updated = (date: string) => `${date === '' ? '1970-01-01' : date}T00:00:00Z`;
	const entries = acts.slice(0, NEWEST).map(
		(act) => `	<entry>
		<title>${escapeXml(actName(act) || act.meeting.title)}</title>
		<id>${escapeXml(name(`acts/${act.slug}.html`))}</id>
		<link href="${escapeXml(place(`acts/${act.slug}.html`))}"/>
		<updated>${updated(act.meeting.date)}</updated>
		<summary>${escapeXml([act.meeting.title, act.outcome].filter((part) => part !== '').join(' · '))}</summary>
	</entry>
`,
	);
	return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
	<title>${escapeXml(title)}</title>
	<id>${escapeXml(name(path))}</id>
	<link rel="self" href="${escapeXml(place(path))}"/>
	<author><name>${escapeXml(title)}</name></author>
	<updated>${updated(acts[0]?.meeting.date ?? '')}</updated>
${entries.join('')}</feed>
`;
}

/** Meetings that were held, and offices that end. */
export function writeSiteCalendar(model: SiteModel, title: string, lang: string): string {
	const last = model.meetings[0];
	const phrase = last?.phrase;
	return writeCalendar({ name: title, lang, stamp: last?.date || UNDATED, zone: '' }, [
		...model.meetings.flatMap((meeting) =>
			meeting.date === ''
				? []
				: [
						{
							key: `${title}|meeting|${meeting.slug}`,
							date: meeting.date,
							summary: meeting.title,
							categories: phrase?.('labels.documents.calendar.meeting') ?? '',
						},
					],
		),
		...model.people.flatMap((person) =>
			person.mandates.flatMap(({ office, lastDay }, index) =>
				lastDay === null
					? []
					: [
							{
								key: `${title}|mandate|${person.slug}|${index}`,
								date: lastDay,
								summary: phrase?.('labels.site.mandateEnds', { office, name: person.name }) ?? office,
								categories: phrase?.('labels.documents.calendar.deadline') ?? '',
							},
						],
			),
		),
	]);
}
