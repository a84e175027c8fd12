/** The header of a meeting: found, repaired, read as YAML, then key by key, with the hours that one of its lines gives for another. */

import {
	byPlace,
	type DataMapping,
	type DataNode,
	type DataPair,
	type DateValue,
	type Field,
	type FieldName,
	findText,
	type Group,
	getChildren,
	getField,
	getHeaderDate,
	type Header,
	type Ignore,
	type Language,
	type Person,
	type Problem,
	personName,
	problem,
	type Roll,
	type TimeValue,
} from '../../ast/index.js';
import {
	DEFAULT_LANGUAGE,
	findHeaderKey,
	foldWord,
	isOneOf,
	LANGUAGES,
	mentions,
	vocabulary,
} from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { withCharacterProblems } from '../../source/characters.js';
import { type IgnoredRules, readIgnoreComment } from '../../source/ignore-comment.js';
import { positioned, sourceLines } from '../../source/places.js';
import { dateText, scanDate, toIsoDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { getPlaces, matchesIn, type Places, type SourcePoint } from '../../text/places.js';
import { DAY, parseTime, scanLength, scanTime, scanTimeRange } from '../../text/time.js';
import { readGroups } from '../people/participants.js';
import type { BodyContext } from '../reading.js';
import {
	dateNode,
	placeOfFirst,
	reportDuplicateKey,
	reportUnknownKey,
	type ValueContext,
	withoutHourWords,
	zoneLength,
} from '../yaml/values.js';
import { readField } from './fields.js';
import { findFrontmatter } from './frontmatter.js';
import { scanHeader } from './header-lines.js';
import { composeHeader, repairProblems, repairText } from './repairs.js';

export interface HeaderReading {
	/** Empty where the file has none. */
	header: Header;
	/** Language of the document: that of the header, else of the defaults, else French. */
	lang: Language;
	bodyStart: SourcePoint;
	/** In document order. */
	problems: Problem[];
}

/**
 * Reads the header of a file. `defaults`: keys that hold where the file does not give them. `spoken`: the language for messages about a file
 * in which no key tells one, an empty one for instance.
 */
export function readHeader(
	source: string,
	defaults?: DataNode | undefined,
	spoken: Language = DEFAULT_LANGUAGE,
): HeaderReading {
	const places = getPlaces(source);
	const found = findFrontmatter(source, places);
	const problems = [...found.problems];
	let data: DataMapping | undefined;
	let ignores: Ignore[] = [];
	if (found.text) {
		const { from, to } = found.text;
		const scan = scanHeader(sourceLines(source.slice(from, to), places.point(from)));
		for (const each of repairProblems(scan.slips, places)) problems.push(each);
		const composed = composeHeader(repairText(source, from, to, scan.slips), scan.entries, places);
		for (const each of composed.problems) problems.push(each);
		if (composed.data?.type === 'mapping') data = composed.data;
		else if (composed.data !== undefined && !composed.broken) {
			problems.push(problem('syntax/frontmatter', 'notMapping', placeOfFirst(composed.data)));
		}
		ignores = scan.comments.flatMap((comment) => {
			const read = readIgnoreComment(comment.text);
			return read ? [ignoreNode(read, comment.from, comment.text, places)] : [];
		});
	}
	const lang =
		getLanguage(data) ??
		getLanguage(defaults) ??
		(found.text ? undefined : languageInText(source)) ??
		(data === undefined
			? languageOfKeys(keysInText(source), spoken)
			: languageOfKeys(
					data.children.map(({ key }) => key),
					DEFAULT_LANGUAGE,
				));
	const fields = readFields(data, { lang, source, places, problems });
	const usual = readDefaults(defaults, lang, new Set(fields.map((field) => field.name)));
	const header: Header = {
		type: 'header',
		...positioned(found.whole && places.range(found.whole.from, found.whole.to)),
		children: [
			...withIgnores(
				fields.map((field) => withUsualParts(field, defaults, lang)),
				ignores,
			),
			...usual,
		],
	};
	const { bodyStart } = found;
	const told = withCharacterProblems(source.slice(0, bodyStart.offset), problems);
	return { header, lang, bodyStart, problems: told.sort(byPlace) };
}

function readFields(data: DataMapping | undefined, context: ValueContext): Field[] {
	const pairs = data?.children ?? [];
	const names = new Map<DataPair, FieldName | undefined>();
	const taken = new Map<FieldName, DataPair>();
	for (const pair of pairs) {
		const name = findHeaderKey(pair.key);
		names.set(pair, name);
		const first = name && taken.get(name);
		// `réunion: …` and `type: ordinaire`: the second says something else.
		if (first && name === 'meeting') names.set(pair, undefined);
		else if (first) reportDuplicateKey(pair, first, context);
		else if (name) taken.set(name, pair);
	}
	const day = taken.get('date')?.children[1];
	const held = day?.type === 'scalar' ? scanDate(day.value.trim(), context.lang)?.result : undefined;
	if (held?.ok) context.heldOn = toIsoDate(held.date);
	const groups = pairs.filter((pair) => names.get(pair) === undefined && isOneOf(pair.key, 'groups'));
	const withGroups =
		groups.length > 0 ? putUnderParticipants(groups, taken.get('participants'), context) : undefined;
	const rules = pairs.filter((pair) => names.get(pair) === undefined && isRuleAlone(pair));
	const withRules = putUnder('rules', rules, taken.get('rules'), context);
	const ofBody = pairs.filter((pair) => names.get(pair) === undefined && isOfBody(pair, pairs, taken));
	const withBody = putUnder('organization', ofBody, taken.get('organization'), context);
	const moved = new Set([...groups, ...rules, ...ofBody]);
	const fields = pairs.flatMap((pair) => {
		if (moved.has(pair)) return [];
		const name = names.get(pair);
		if (name === 'rules' && withRules) return [];
		if (name === 'participants' && withGroups) return [];
		if (name === 'organization' && withBody) return [];
		if (name !== undefined && taken.get(name) !== pair) return [];
		const hours = readHours(name, pair, taken, context);
		if (hours) return hours;
		if (name !== undefined) return readField(name, pair, context) ?? [];
		return readMisspelt(pair, taken, context) ?? [];
	});
	return [...fields, ...[withBody, withRules, withGroups].filter((field) => field !== undefined)];
}

/**
 * What is said of no meeting, but of the body that meets, `département: Jura`, where the key of the body can take it: it stands there as a name
 * or with other parts, or nowhere, not even misspelt.
 */
function isOfBody(
	{ key }: DataPair,
	pairs: readonly DataPair[],
	taken: ReadonlyMap<FieldName, DataPair>,
): boolean {
	const id = vocabulary('subkeys').findId(key);
	if (id !== 'department' && id !== 'departmentCode' && id !== 'siret') return false;
	const body = taken.get('organization')?.children[1];
	if (body === undefined)
		return pairs.every((pair) => vocabulary('keys').lookup(pair.key)?.id !== 'organization');
	if (body.type === 'mapping')
		return body.children.every((pair) => vocabulary('subkeys').findId(pair.key) !== id);
	return body.type === 'scalar';
}

/**
 * Keys beside the others that belong under one of them: `département: Jura` as it would be under `organisme:`, `quorum: un tiers` as under `rules:`.
 * What stands there alone is the name, or the profile that they are laid upon.
 */
function putUnder(
	name: 'organization' | 'rules',
	parts: readonly DataPair[],
	given: DataPair | undefined,
	context: ValueContext,
): Field | undefined {
	if (parts.length === 0) return undefined;
	const isRules = name === 'rules';
	for (const { key, children } of parts)
		context.problems.push(
			problem('syntax/repaired', isRules ? 'rulesOutside' : 'bodyOutside', children[0].position, {
				values: { key: key.trim() },
				file: context.file,
			}),
		);
	const word = isRules
		? vocabulary('rules').word('profile', context.lang)
		: vocabulary('subkeys').word('name', context.lang);
	const value = given?.children[1];
	const alone =
		given && value?.type === 'scalar' && value.value.trim() !== '' ? [{ ...given, key: word }] : [];
	const children = [...(value?.type === 'mapping' ? value.children : alone), ...parts];
	const first = children[0] as DataPair;
	const mapping: DataMapping = { type: 'mapping', ...positioned(first.position), children };
	if (!isRules)
		return readField(
			name,
			{ ...(given ?? first), children: [(given ?? first).children[0], mapping] },
			context,
		);
	const place = positioned((given ?? first).position);
	return { type: 'field', name, key: given?.key ?? '', ...place, children: [mapping] };
}

/** Rules that mean the same wherever they stand in a header; others, as `name`, are words of other keys too. */
function isRuleAlone({ key }: DataPair): boolean {
	const id = vocabulary('rules').findId(key);
	return id === 'quorum' || id === 'majorities';
}

/** `présents: 21` beside the other keys: read as it would be under `participants:`, with the groups that are there. */
function putUnderParticipants(
	groups: readonly DataPair[],
	given: DataPair | undefined,
	context: ValueContext,
): Field {
	const [first] = groups;
	context.problems.push(
		problem('syntax/repaired', given ? 'groupBeside' : 'groupOutside', first?.children[0].position, {
			values: { key: first?.key.trim() ?? '' },
			file: context.file,
		}),
	);
	const value = given?.children[1];
	const inMapping = value?.type === 'mapping' ? value.children : [];
	// What is read of a list of people, or of the path of a roll, comes before the groups.
	const own = given && value?.type !== 'mapping' ? readField('participants', given, context) : undefined;
	const read = readGroups({ type: 'mapping', children: [...inMapping, ...groups] }, context);
	return {
		type: 'field',
		name: 'participants',
		key: given?.key.trim() ?? '',
		...positioned((given ?? first)?.position),
		children: [...(own?.children ?? []), ...read],
	};
}

/** A key that nearly is one of the header is reported, and read as it, so that one slip has one message. */
function readMisspelt(
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field | undefined {
	const known = vocabulary('keys');
	reportUnknownKey(pair.key, pair.children[0].position, context, {
		code: 'headerKey',
		isError: false,
		known,
	});
	const meant = known.lookup(pair.key)?.id;
	if (meant === undefined || taken.has(meant)) return undefined;
	const quiet: Problem[] = [];
	const field = readField(meant, pair, { ...context, problems: quiet });
	if (quiet.length > 0 || field === undefined) return undefined;
	taken.set(meant, pair);
	return field;
}

/** Keys that the file leaves to the configuration; they have no place, and are checked where they are written. */
function readDefaults(defaults: DataNode | undefined, lang: Language, given: ReadonlySet<string>): Field[] {
	if (defaults?.type !== 'mapping') return [];
	return defaults.children.flatMap((pair) => {
		const name = findHeaderKey(pair.key);
		if (name === undefined || given.has(name)) return [];
		return readField(name, pair, { lang, source: '', places: undefined, problems: [] }) ?? [];
	});
}

/**
 * The body as the file names it, with what the configuration says of it besides: logo, address, form. Of another body, by its name, nothing
 * is taken over.
 */
function withUsualParts(field: Field, defaults: DataNode | undefined, lang: Language): Field {
	if (field.name !== 'organization' || defaults === undefined) return field;
	const usual = readDefaults(defaults, lang, new Set()).find(({ name }) => name === 'organization');
	const parts = getChildren(usual, 'field') ?? [];
	const [own, other] = [nameOfBody(field), nameOfBody(usual)];
	if (own !== undefined && other !== undefined && foldKeyword(own) !== foldKeyword(other)) return field;
	const missing = parts.filter(
		({ name }) => getField(field, name) === undefined && !(name === 'name' && own !== undefined),
	);
	return missing.length === 0 ? field : { ...field, children: [...field.children, ...missing] };
}

function nameOfBody(field: Field | undefined): string | undefined {
	return findText(field && (getField(field, 'name') ?? field));
}

function getLanguage(data: DataNode | undefined): Language | undefined {
	if (data?.type !== 'mapping') return undefined;
	for (const pair of data.children) {
		const [, value] = pair.children;
		if (findHeaderKey(pair.key) !== 'lang' || value.type !== 'scalar') continue;
		const found = vocabulary('languages').findId(value.value);
		if (found !== undefined) return found;
	}
	return undefined;
}

/**
 * The language that most keys of a header are of, where it does not name its own: `meeting`, `organization` and `opened` are English. A key that several
 * languages share (`date`) says nothing; where none tells, `otherwise` holds, and where as many are of each, the default.
 */
function languageOfKeys(keys: readonly string[], otherwise: Language): Language {
	const counts = new Map<Language, number>();
	for (const key of keys) {
		const name = findHeaderKey(key);
		if (name === undefined) continue;
		const written = foldWord(key);
		const [lang, ...others] = LANGUAGES.filter((each) =>
			vocabulary('keys')
				.getWords(name, each)
				.some((word) => foldWord(word) === written),
		);
		if (lang !== undefined && others.length === 0) counts.set(lang, (counts.get(lang) ?? 0) + 1);
	}
	const [first, second] = [...counts].sort(([, one], [, other]) => other - one);
	if (first === undefined) return otherwise;
	return first[1] === second?.[1] ? DEFAULT_LANGUAGE : first[0];
}

/** What may be keys at the start of lines, of a header that could not be read. */
function keysInText(source: string): string[] {
	return Array.from(
		matchesIn(source.slice(0, LONGEST_LOOK), /^(\p{L}[\p{L} ]{0,40}):/gmu),
		([, key = '']) => key,
	);
}

/** How far a header that could not be read is looked through. */
const LONGEST_LOOK = 4000;

/** The language of a header that could not be read: its messages should still be in it. */
function languageInText(source: string): Language | undefined {
	const written = /^(?:langue|lang|language)[ \t]*:[ \t]*(\p{L}+)/mu.exec(source.slice(0, LONGEST_LOOK))?.[1];
	return written === undefined ? undefined : vocabulary('languages').findId(written);
}

/** An `Ignore` stands before the key that it silences: the next one, or the one whose lines hold the comment. */
function withIgnores(fields: readonly Field[], ignores: readonly Ignore[]): Array<Field | Ignore> {
	const children: Array<Field | Ignore> = [];
	let next = 0;
	for (const field of fields) {
		const end = field.position?.end;
		for (let ignore = ignores[next]; ignore?.position && end; ignore = ignores[next]) {
			// A comment behind the value stands on the line where the field ends.
			if (ignore.position.start.line > end.line) break;
			children.push(ignore);
			next += 1;
		}
		children.push(field);
	}
	return [...children, ...ignores.slice(next)];
}

function ignoreNode(read: IgnoredRules, from: number, text: string, places: Places): Ignore {
	return {
		type: 'ignore',
		...read,
		position: places.range(from, from + text.trimEnd().length),
		children: [],
	};
}

// --- Hours that one line of the header gives where another key would hold them: both hours, the length, the hour behind the date.

/**
 * The fields of a line that gives hours besides, or in place of, what its key is for; nothing where it gives none. `taken`: the keys of the
 * header; those that the line stands for are added.
 */
function readHours(
	name: FieldName | undefined,
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field[] | undefined {
	if (name === 'opened') return readBothHours(pair, taken, context);
	if (name === 'date') return readDayAndHours(pair, taken, context);
	return name === undefined ? readLength(pair, taken, context) : undefined;
}

/** `heure: 18h00 - 19h30`, `heure: de 18h à 19h30`: the hours of the opening and of the end. */
function readBothHours(
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field[] | undefined {
	const value = pair.children[1];
	if (value.type !== 'scalar' || taken.has('closed')) return undefined;
	const text = value.value.trim();
	const range = hoursIn(text, context.lang);
	if (range?.end === undefined) return undefined;
	const closed = vocabulary('keys').word('closed', context.lang);
	const expected = `${closed}: ${range.end.written}`;
	const { start, end } = range;
	tell(pair, 'hours', context, { text, start: start.written, end: end.written, expected }, [
		`${pair.key.trim()}: ${start.written}`,
		expected,
	]);
	taken.set('closed', pair);
	return [hourField('opened', pair.key, pair, start.value), hourField('closed', closed, pair, end.value)];
}

/** `date: jeudi 6 juin 2024 à 18h`, `date: June 6, 2024, 7–9 pm`, `date: 2024-06-06T18:30`: the day, and the hours that no other key gives. */
function readDayAndHours(
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field[] | undefined {
	const value = pair.children[1];
	if (value.type !== 'scalar') return undefined;
	const text = value.value.trim();
	const day = scanDate(text.replace(/^(\d{4}-\d\d-\d\d)T(?=\d)/, '$1 '), context.lang);
	if (!day?.result.ok || day.length === text.length) return undefined;
	const range = hoursIn(text.slice(day.length).replace(/^T|^\s*[,@–—-]?\s*/, ''), context.lang);
	if (!range || !agrees(range.start, taken.get('opened')) || !agrees(range.end, taken.get('closed')))
		return undefined;
	// What another key says as well is said there.
	const start = taken.has('opened') ? undefined : range.start;
	const end = taken.has('closed') ? undefined : range.end;
	const word = (key: FieldName) => vocabulary('keys').word(key, context.lang);
	const lines = [
		`${pair.key.trim()}: ${text.slice(0, day.length)}`,
		...(start ? [`${word('opened')}: ${start.written}`] : []),
		...(end ? [`${word('closed')}: ${end.written}`] : []),
	];
	tell(
		pair,
		'dayAndHours',
		context,
		{
			text,
			date: dateText(day.result.date, context.lang),
			expected: `${word('opened')}: ${range.start.written}`,
		},
		lines,
	);
	if (start) taken.set('opened', pair);
	if (end) taken.set('closed', pair);
	const written = { text: text.slice(0, day.length), place: () => value.position };
	const date = dateNode(written, context);
	return [
		...(date ? [makeField('date', pair.key, pair, date)] : []),
		...(start ? [hourField('opened', word('opened'), pair, start.value)] : []),
		...(end ? [hourField('closed', word('closed'), pair, end.value)] : []),
	];
}

/** Whether another key leaves an hour open, or gives the same. */
function agrees(hour: Hour | undefined, other: DataPair | undefined): boolean {
	const value = other?.children[1];
	if (!hour || !value) return true;
	return value.type === 'scalar' && parseTime(withoutHourWords(value.value.trim())) === hour.value;
}

/** `durée: 2h30` in the place of the end: read as the hour of the end that follows from the opening. */
function readLength(
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field[] | undefined {
	const value = pair.children[1];
	const opening = taken.get('opened')?.children[1];
	if (!isOneOf(pair.key, 'lengthKeys') || taken.has('closed')) return undefined;
	if (value.type !== 'scalar' || opening?.type !== 'scalar') return undefined;
	const length = scanLength(value.value.trim());
	const opened = scanTime(opening.value.trim())?.value;
	if (!length || length.length < value.value.trim().length || opened === undefined) return undefined;
	const end = (opened + length.value) % DAY;
	const expected = `${vocabulary('keys').word('closed', context.lang)}: ${hourWords(end, context.lang)}`;
	tell(pair, 'length', context, { key: pair.key.trim(), expected }, [expected]);
	taken.set('closed', pair);
	return [hourField('closed', pair.key, pair, end)];
}

/** An hour, in minutes since midnight, and as the line that is proposed has it. */
interface Hour {
	value: number;
	written: string;
}

/** A text that is nothing but an hour, or two: `18h`, `à 18h30`, `de 18h à 20h`, `6:30–8 pm`. */
function hoursIn(text: string, lang: Language): { start: Hour; end?: Hour } | undefined {
	const from = vocabulary('changeOpens').scan(text);
	const hours = from ? text.slice(from.length).trimStart() : withoutHourWords(text);
	const range = scanTimeRange(hours);
	// `15:00–16:30 UTC`: of both.
	const zone = range ? hours.slice(range.length) : '';
	if (range === undefined || zoneLength(zone, 0) < zone.length) return undefined;
	const first = hours.slice(0, range.startLength);
	// `6:30–8 pm`: alone, the first would be one of the morning.
	const start = {
		value: range.start,
		written: `${parseTime(first) === range.start ? first : hourWords(range.start, lang)}${zone}`,
	};
	if (range.end === undefined || range.endOffset === undefined) return { start };
	return { start, end: { value: range.end, written: hours.slice(range.endOffset) } };
}

/** Tells how a line is read, with the lines that say it outright as its correction. */
function tell(
	pair: DataPair,
	code: 'hours' | 'dayAndHours' | 'length',
	context: ValueContext,
	values: Readonly<Record<string, string>> & { readonly expected: string },
	lines: readonly string[],
): void {
	const [key, value] = pair.children;
	const position = key.position && value.position && { start: key.position.start, end: value.position.end };
	context.problems.push(
		problem('syntax/repaired', code, position, {
			values,
			file: context.file,
			fixes: position
				? [{ description: 'writeExpected', safe: true, edits: [{ position, text: lines.join('\n') }] }]
				: [],
		}),
	);
}

/** An hour that a line gives; `key`: the word that it stands for. */
function hourField(name: 'opened' | 'closed', key: string, pair: DataPair, value: number): Field {
	const place = positioned(pair.children[1].position);
	return makeField(name, key, pair, { type: 'timeValue', value, ...place, children: [] });
}

function makeField(name: FieldName, key: string, pair: DataPair, value: DateValue | TimeValue): Field {
	return { type: 'field', name, key: key.trim(), ...positioned(pair.position), children: [value] };
}

/** An hour as the language writes it, with spaces that a keyboard has. */
function hourWords(minutes: number, lang: Language): string {
	return LOCALES[lang].hourText(Math.floor(minutes / 60), minutes % 60).replace(/[\u00A0\u202F]/g, ' ');
}

// --- What the header tells the reader of the body: who may speak, what the officers and the body are called.

/** What a body needs to know of its header. */
export function getBodyContext(header: Header, lang: Language): BodyContext {
	return {
		lang,
		people: getPeople(header),
		officers: { ...getOfficers(header), titles: getOfficeTitles(header) },
		date: getHeaderDate(header, 'date')?.value,
		head: getHead(header),
		titles: (['title', 'meeting', 'agenda'] as const).flatMap((name) =>
			(getField(header, name)?.children ?? []).filter((value) => value.type === 'textValue'),
		),
		unlisted: getField(header, 'participants') ? undefined : header.children.at(-1)?.position?.end,
	};
}

/** The words of the header for the meeting and the organization. */
function getHead(header: Header): string {
	const organization = getField(header, 'organization');
	return [
		getField(header, 'meeting'),
		organization && (getField(organization, 'name') ?? organization),
		organization && getField(organization, 'form'),
	]
		.flatMap((field) => findText(field) ?? [])
		.join('\n');
}

/** What the officers are called, in every language: `le président` means the person in the chair, `le maire` where such a body sits. */
export function getOfficeTitles(header: Header) {
	const head = getHead(header);
	const named = [head, findText(getField(header, 'rules')), getOfficers(header).chair].join('\n');
	const hasMayor = head === '' || mentions(named, 'mayors');
	const titles = (office: 'chair' | 'secretary' | 'teller') =>
		LANGUAGES.flatMap((lang) => [...vocabulary('officers').getWords(office, lang)]).filter(
			(title) => hasMayor || !isOneOf(title, ['mayors', 'title']),
		);
	return { chair: titles('chair'), secretary: titles('secretary'), teller: titles('teller') };
}

/** Everybody that the header or a roll names. */
function getPeople(header: Header): Person[] {
	const people: Person[] = [];
	for (const name of ['participants', 'members'] as const) {
		for (const value of getField(header, name)?.children ?? []) {
			if (value.type === 'person') people.push(value);
			else if (value.type === 'group' || value.type === 'roll')
				for (const each of (value as Group | Roll).children) people.push(each);
		}
	}
	return people;
}

function getOfficers(header: Header): { chair?: string; secretary?: string } {
	const officer = (name: 'chair' | 'secretary') => {
		const value = getField(header, name)?.children[0];
		return value?.type === 'name' ? value.value : value?.type === 'person' ? personName(value) : undefined;
	};
	const chair = officer('chair');
	const secretary = officer('secretary');
	return { ...(chair !== undefined && { chair }), ...(secretary !== undefined && { secretary }) };
}
