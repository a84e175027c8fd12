/** What a site gives to other programs: news as Atom (RFC 4287), its meetings and ends of offices as a calendar. */

import { writeCalendar } from '../../render/documents/calendar.js';
import { xmlText } from '../formats/format.js';
import type { SiteAct, SiteModel } from './model.js';
import { actName } from './pages.js';

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
		<title>${xmlText(actName(act) || act.meeting.title)}</title>
		<id>${xmlText(name(`acts/${act.slug}.html`))}</id>
		<link href="${xmlText(place(`acts/${act.slug}.html`))}"/>
		<updated>${updated(act.meeting.date)}</updated>
		<summary>${xmlText([act.meeting.title, act.outcome].filter((part) => part !== '').join(' · '))}</summary>
	</entry>
`,
	);
	return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
	<title>${xmlText(title)}</title>
	<id>${xmlText(name(path))}</id>
	<link rel="self" href="${xmlText(place(path))}"/>
	<author><name>${xmlText(title)}</name></author>
	<updated>${updated(acts[0]?.meeting.date ?? '')}</updated>
${entries.join('')}</feed>
`;
}

/** Meetings that were held, and offices that end. */
export function writeSiteCalendar(model: SiteModel, title: string, lang: string): string {
	const last = model.meetings[0];
	const phrase = last?.phrase;
	return writeCalendar({ name: title, lang, stamp: last?.date || '2000-01-01', zone: '' }, [
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
