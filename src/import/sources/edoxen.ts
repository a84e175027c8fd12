/**
 * Edoxen (the resolutions of a standards body, as YAML) as meeting files: one for each day. What a meeting file has no place for stands in a comment
 * beside its resolution. Source: edoxen.yaml of metanorma/edoxen.
 */

import { parse, stringify } from 'yaml';
import { isLanguage, type Language, vocabulary } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { capitalized, oneLine } from '../../text/letters.js';
import { addTo } from '../../text/lists.js';
import { comment } from '../lines/text.js';

/** A meeting file that was made of a collection. */
export interface EdoxenMeeting {
	/** ISO date; empty where the collection says none. */
	date: string;
	text: string;
	resolutions: number;
}

type Entry = Readonly<Record<string, unknown>>;

/** The meetings of a collection; undefined where the text is none. */
export function readEdoxen(text: string): EdoxenMeeting[] | undefined {
	let document: unknown;
	try {
		document = parse(text, { maxAliasCount: 100 });
	} catch {
		return undefined;
	}
	const { metadata, resolutions } = entry(document);
	if (
		!Array.isArray(resolutions) ||
		!resolutions.every((each) => list(entry(each)['localizations']).length > 0)
	)
		return undefined;
	const head = entry(metadata);
	const byDate = new Map<string, Entry[]>();
	for (const resolution of resolutions.map(entry)) {
		const date = said(entry(resolution['meeting'])['date']) || said(head['date']) || adopted(resolution);
		addTo(byDate, date, resolution);
	}
	return [...byDate].map(([date, group]) => writeMeeting(date, group, head));
}

function entry(value: unknown): Entry {
	return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Entry) : {};
}

function list(value: unknown): Entry[] {
	return Array.isArray(value) ? value.map(entry) : [];
}

/** A value as one text; a reader of YAML 1.1 may have left a date. */
function said(value: unknown): string {
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function adopted(resolution: Entry): string {
	return said(list(resolution['dates']).find(({ type }) => type === 'adoption')?.['date']);
}

/** A localization in a language of ours, else the first. */
function choose(resolution: Entry): { lang: Language | undefined; words: Entry; others: Entry[] } {
	const all = list(resolution['localizations']);
	for (const lang of Object.keys(LOCALES).filter(isLanguage)) {
		const words = all.find(({ language_code: code }) => code === LOCALES[lang].iso639);
		if (words !== undefined) return { lang, words, others: all.filter((each) => each !== words) };
	}
	return { lang: undefined, words: all[0] ?? {}, others: all.slice(1) };
}

function writeMeeting(date: string, resolutions: readonly Entry[], head: Entry): EdoxenMeeting {
	const lang = resolutions.map((each) => choose(each).lang).find((each) => each !== undefined) ?? 'en';
	const venue = resolutions
		.map((each) => said(entry(each['meeting'])['venue']))
		.find((place) => place !== '');
	const { title, source, date: _, ...more } = head;
	const word = vocabulary('keys');
	const fields = [
		['lang', lang],
		['title', said(title)],
		['organization', said(source) || (prefixOf(resolutions[0] ?? {}) ?? '')],
		['date', date],
		['place', venue ?? ''],
	] as const;
	const header = fields.flatMap(([name, value]) =>
		value === '' ? [] : [`${word.word(name, lang)}: ${stringify(value, { lineWidth: 0 }).trim()}`],
	);
	const body: string[] = [...rest(more)];
	let item = '';
	for (const resolution of resolutions) {
		const next = said(resolution['agenda_item']);
		if (next !== item && next !== '') body.push(`## ${oneLine(next)}`);
		item = next;
		for (const part of writeResolution(resolution, venue ?? '', date, lang)) body.push(part);
	}
	return {
		date,
		text: `---\n${header.join('\n')}\n---\n\n${body.join('\n\n')}\n`,
		resolutions: resolutions.length,
	};
}

function prefixOf(resolution: Entry): string | undefined {
	return said(list(resolution['identifier'])[0]?.['prefix']) || undefined;
}

const KINDS = { decision: 'decision', recommendation: 'opinion' } as const;

/** The block of a resolution: title, text, result. */
function writeResolution(resolution: Entry, venue: string, date: string, lang: Language): string[] {
	const { identifier, type, dates, meeting, agenda_item: _, localizations, ...more } = resolution;
	const { words, others } = choose(resolution);
	const {
		language_code: code,
		script,
		title,
		subject,
		message,
		considering,
		considerations,
		approvals,
		actions,
		...unread
	} = words;
	const [first, ...further] = list(identifier);
	const kind = KINDS[said(type) as keyof typeof KINDS] ?? 'resolution';
	const named = vocabulary('blocks').word(kind, lang);
	const given = said(first?.['number']);
	// Anything else would be read as the title.
	const number = /^\d[\w./-]*$/.test(given) ? given : '';
	const name = oneLine(said(title) || said(subject));
	const heading = ['###', capitalized(named), number, name === '' ? '' : `– ${name}`]
		.filter((part) => part !== '')
		.join(' ');
	const prose = [
		said(title) === '' ? '' : said(subject),
		said(considering),
		...list(considerations).map((each) => said(each['message'])),
		said(message),
		...list(actions).map((each) => said(each['message'])),
	].filter((part) => part !== '');
	const votes = list(approvals);
	const [approval] = votes;
	const at = entry(meeting);
	const place = {
		...at,
		venue: said(at['venue']) === venue ? '' : at['venue'],
		date: said(at['date']) === date ? '' : at['date'],
	};
	return [
		heading,
		...prose.map(plain),
		...rest({
			...more,
			...unread,
			// What the block says already is not said twice.
			...(said(type) in KINDS || said(type) === 'resolution' ? {} : { type }),
			identifier: number === given ? further : list(identifier),
			meeting: place,
			dates: list(dates).filter((each) => each['type'] !== 'adoption' || said(each['date']) !== date),
			approvals: votes.length > 1 ? votes : said(approval?.['message']),
			localizations: others,
		}),
		...(approval === undefined || votes.length > 1 ? [] : [resultLine(approval, lang)]),
	];
}

/** `Vote: unanimous`, `Result: carried`; nothing else is known of a vote. */
function resultLine({ type, degree }: Entry, lang: Language): string {
	const labels = vocabulary('labels');
	const line = (label: 'vote' | 'result', value: string) =>
		`${capitalized(labels.word(label, lang))}: ${value}`;
	if (type === 'affirmative' && degree === 'unanimous')
		return line('vote', vocabulary('consents').word('unanimous', lang));
	const isFor = (type === 'affirmative') === (degree !== 'minority');
	return line('result', vocabulary('results').word(isFor ? 'adopted' : 'rejected', lang));
}

/** Signs that would open a heading, a fence or a comment of ours are words here. */
function plain(text: string): string {
	return text
		.replace(/^(\s*)(#|:::|<!--|```|~~~)/gm, '$1\\$2')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** What has no place of its own, as a comment: nothing is lost, and nothing is made of it. */
function rest(values: Entry): string[] {
	const left = Object.entries(values).flatMap(([key, value]) =>
		isEmpty(value) ? [] : [[key, value] as const],
	);
	if (left.length === 0) return [];
	return [comment(stringify(Object.fromEntries(left), { lineWidth: 0 }).trim().split('\n'))];
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return typeof value === 'object' && Object.values(value).every(isEmpty);
}
