/** The text of a new meeting file. */

import type { FieldName } from '../ast/index.js';
import type { Language } from '../language/index.js';
import { DEFAULT_LANGUAGE, vocabulary } from '../language/index.js';
import { type CalendarDate, dateText, longDateText } from '../text/date.js';
import { scalarText } from './person-text.js';
import { type Starter, starterWords } from './starters.js';

/** What a new meeting file is made of. */
interface NewMeeting {
	lang: Language;
	date: CalendarDate;
	starter: Starter | undefined;
	/** Fields of the header as lines of YAML, by name: they take the place of those of the starter. */
	fields: ReadonlyMap<FieldName, string>;
	/** Date of the meeting before, where it is known. */
	last: CalendarDate | undefined;
	/** Lines `Action : …` that are still open. */
	actions: readonly string[];
	/** The body, where it is not made from the starter. */
	body?: string | undefined;
	/** Gives the numbers of decisions one after the other. */
	nextNumber: () => string;
}

/** Order of the keys of a header, as people write them. */
export const HEADER_ORDER: readonly FieldName[] = [
	'lang',
	'meeting',
	'organization',
	'rules',
	'date',
	'opened',
	'closed',
	'status',
	'place',
	'notice',
	'members',
	'chair',
	'secretary',
	'agenda',
	'participants',
];

/** Writes the file. */
export function writeMeeting(meeting: NewMeeting): string {
	const { lang, starter, fields } = meeting;
	const body = meeting.body ?? writeBody(meeting);
	const agenda = [...body.matchAll(/^## (.+)$/gm)].map(([, title = '']) => `  - ${scalarText(title)}`);
	const given = new Map<FieldName, string>([
		...(lang === DEFAULT_LANGUAGE ? [] : [['lang', `lang: ${lang}`] as const]),
		...(starter
			? [
					['meeting', field('meeting', lang, starter.meeting)] as const,
					['rules', field('rules', lang, starter.rules)] as const,
				]
			: []),
		...(agenda.length > 0 ? [['agenda', `${keyWord('agenda', lang)}:\n${agenda.join('\n')}`] as const] : []),
		...fields,
		['date', field('date', lang, longDateText(meeting.date, lang))],
		['status', field('status', lang, vocabulary('status').word('convened', lang))],
	]);
	const header = HEADER_ORDER.flatMap((name) => given.get(name) ?? []).join('\n');
	return `---\n${header}\n---\n\n${body}`;
}

/** A line of the header. */
export function field(name: FieldName, lang: Language, value: string): string {
	return `${keyWord(name, lang)}: ${scalarText(value)}`;
}

/** The key of a field in the header. */
export function keyWord(name: FieldName, lang: Language): string {
	return vocabulary('keys').word(name, lang);
}

function writeBody({ lang, starter, last, actions, nextNumber }: NewMeeting): string {
	const words = starterWords(lang);
	const previous = last ? words.lastKnown.replace('{date}', () => dateText(last, lang)) : words.lastUnknown;
	const fill = (text: string) => text.replace('{last}', () => previous);
	const parts: string[] = [];
	if (starter?.approval) {
		const title = fill(words.approval);
		const text = fill(words.approvalText).replace('{body}', () => starter.assembly);
		parts.push(`## ${title}`, `### ${starter.block} {n} – ${title}`, text);
	}
	if (actions.length > 0) {
		parts.push(`## ${words.actions}`);
		for (const each of actions) parts.push(each);
	}
	parts.push(starter ? starter.items.trim() : `## ${words.other}`);
	return `${parts.join('\n\n').replace(/\{n\}/g, () => nextNumber())}\n`;
}
