/** The keys of the header, each with what its value means. */

import type {
	DataMapping,
	DataNode,
	DataPair,
	DateValue,
	Field,
	FieldItem,
	FieldName,
	HeaderValue,
	SubfieldName,
	TextValue,
} from '../../ast/index.js';
import { isOneOf, LANGUAGES, vocabulary } from '../../language/index.js';
import {
	inFile,
	type PlacedText,
	positioned,
	slicePlaced,
	trimPlaced,
	wholePlace,
} from '../../source/places.js';
import { datesIn, daysOfMonthIn, fromIsoDate, isRealDate, toIsoDate } from '../../text/date.js';
import { matchesIn } from '../../text/places.js';
import { groupWithoutName, readGroups, readPeople } from '../people/participants.js';
import { readPlacedPerson } from '../people/person.js';
import { readPersonMapping } from '../people/person-mapping.js';
import {
	countOfPeople,
	dateNode,
	expectText,
	fileNode,
	invalid,
	invalidPeople,
	invalidText,
	knownPairs,
	listPeople,
	looksLikePath,
	numberNode,
	ofText,
	placeOfFirst,
	readDate,
	readDateOrText,
	readFlag,
	readKeyword,
	readNumber,
	readPath,
	readRank,
	readText,
	readTime,
	readTitles,
	scalarText,
	textNode,
	type UnknownKeyOptions,
	type ValueContext,
} from '../yaml/values.js';

/** Reads one key of the header; nothing where its value is empty or cannot be read. */
export function readField(name: FieldName, pair: DataPair, context: ValueContext): Field | undefined {
	const children = READERS[name](pair.children[1], context, pair);
	return children.length === 0 ? undefined : fieldNode(name, pair, children, context);
}

type Reader = (value: DataNode, context: ValueContext, pair: DataPair) => HeaderValue[];

const one =
	(read: (value: DataNode, context: ValueContext) => HeaderValue | undefined): Reader =>
	(value, context) => {
		const node = read(value, context);
		return node ? [node] : [];
	};

const titles: Reader = (value, context, pair) => readTitles(value, context, pair.key);
const people: Reader = (value, context, pair) => readPeople(value, context, pair.key, false);

const READERS: Readonly<Record<FieldName, Reader>> = {
	lang: one((value, context) => readKeyword(value, context, 'languages')),
	title: one(readText),
	meeting: one(readText),
	organization: (value, context) =>
		value.type === 'mapping'
			? subfields(value, ORGANIZATION, context)
			: one(readText)(value, context, NO_PAIR),
	rules: readRulesField,
	date: one(readDate),
	opened: one(readTime),
	closed: one(readTime),
	place: one(readText),
	notice: (value, context) =>
		value.type === 'mapping' ? subfields(value, NOTICE, context) : readNotice(value, context),
	agenda: titles,
	members: readMembers,
	participants: readParticipants,
	chair: (value, context) => readOfficers(value, context, ''),
	secretary: (value, context) => readOfficers(value, context, ''),
	tellers: (value, context, pair) => readOfficers(value, context, pair.key),
	signatures: people,
	documents: titles,
	annexes: readAnnexes,
	votes: one(readPath),
	status: one((value, context) => readKeyword(value, context, 'status')),
	approval: one(readDate),
	subjects: (value, context) =>
		readByNumber(value, context, (code, inner) => readCode(code, inner, 'subjectCode')),
	transmitted: (value, context) => readByNumber(value, context, readDate),
	next: one(readDateOrText),
	copies: one((value, context) => readNumber(value, context, 'whole')),
};

type Subreaders = {
	readonly [Name in SubfieldName]?: (value: DataNode, context: ValueContext) => HeaderValue | undefined;
};

const readFileValue = ofText(fileNode);

const ORGANIZATION: Subreaders = {
	name: readText,
	form: readText,
	address: readText,
	id: readText,
	logo: readFileValue,
	phone: readText,
	email: readText,
	website: readText,
	department: readText,
	siret: (value, context) => readCode(value, context, 'siret'),
	departmentCode: (value, context) => readCode(value, context, 'departmentCode'),
	classification: readDate,
	archives: readText,
	agreement: readText,
};
const NOTICE: Subreaders = {
	date: readDate,
	call: readRank,
	by: readText,
	presented: readDate,
	urgent: readFlag,
};
const ELECTORATE: Subreaders = {
	count: (value, context) => readNumber(value, context, 'whole'),
	votes: (value, context) => readNumber(value, context, 'exact'),
};
const ANNEX: Subreaders = { title: readText, file: readFileValue };

/** Stands for the pair where a reader needs none. */
const NO_PAIR: DataPair = {
	type: 'pair',
	key: '',
	children: [
		{ type: 'scalar', value: '', quoted: false, children: [] },
		{ type: 'scalar', value: '', quoted: false, children: [] },
	],
};

function fieldNode(
	name: FieldName | SubfieldName,
	pair: DataPair,
	children: HeaderValue[],
	context: ValueContext,
): Field {
	return {
		type: 'field',
		name,
		key: pair.key.trim(),
		...positioned(pair.position),
		...inFile(context.file),
		children,
	};
}

/** The entries of a mapping inside a field. */
function subfields(mapping: DataMapping, readers: Subreaders, context: ValueContext): Field[] {
	const names = Object.keys(readers) as SubfieldName[];
	const words = names.flatMap((name) => [
		...LANGUAGES.flatMap((lang) => vocabulary('subkeys').getWords(name, lang)),
	]);
	const known = { words: () => words, inLanguage: vocabulary('subkeys').inLanguage };
	const getKey = (key: string) => {
		const name = vocabulary('subkeys').findId(key);
		const read = name && readers[name];
		return name && read && { name, read };
	};
	const fields: Field[] = [];
	const options: UnknownKeyOptions = { code: 'subkey', isError: false, known };
	for (const { key, pair } of knownPairs(mapping, context, getKey, options, ({ name }) => name)) {
		const node = key.read(pair.children[1], context);
		if (node) fields.push(fieldNode(key.name, pair, [node], context));
	}
	return fields;
}

/**
 * The day of the notice alone, or with how it was sent: `5 juin 2024 par courriel`, `lettre du 5 juin 2024`, `emailed on 20 May 2024`.
 * Words that say neither leave it unread, as does a second date.
 */
function readNotice(value: DataNode, context: ValueContext): HeaderValue[] {
	const text = expectText(value, context);
	if (text === undefined) return [];
	const [date, ...others] = datesIn(text.text, context.lang);
	if (!date) {
		const node = dayBefore(text, context);
		if (node) return [node];
	}
	const rest = date && [slicePlaced(text, 0, date.from), slicePlaced(text, date.to, text.text.length)];
	const ways = rest?.map((part) => wayOfSending(trimPlaced(part)));
	if (!date || !ways || others.length > 0 || ways.includes(undefined))
		return [dateNode(text, context)].flatMap((node) => node ?? []);
	const node = dateNode(slicePlaced(text, date.from, date.to), context);
	const [way] = ways.flatMap((each) => (each && each.text !== '' ? [each] : []));
	if (!node || !way) return node ? [node] : [];
	const field = (name: SubfieldName, part: HeaderValue) =>
		fieldNode(name, { ...NO_PAIR, ...positioned(part.position) }, [part], context);
	return [field('date', node), field('by', textNode(way, context))];
}

/** `convocation: 20 février`: the last such day before the meeting. */
function dayBefore(text: PlacedText, { lang, heldOn, file }: ValueContext): DateValue | undefined {
	const [only, second] = daysOfMonthIn(text.text, lang);
	const held = heldOn === undefined ? undefined : fromIsoDate(heldOn);
	if (!only || second || !held || only.from > 0 || only.to < text.text.length) return undefined;
	const isLater = only.month > held.month || (only.month === held.month && only.day > held.day);
	const date = { year: isLater ? held.year - 1 : held.year, month: only.month, day: only.day };
	if (!isRealDate(date.year, date.month, date.day)) return undefined;
	const weekday = only.weekday === undefined ? {} : { weekday: only.weekday };
	return {
		type: 'dateValue',
		value: toIsoDate(date),
		...weekday,
		...positioned(wholePlace(text)),
		...inFile(file),
		children: [],
	};
}

/** What words beside the date of a notice say of its sending: empty for words that only say that it was sent; nothing for other words. */
function wayOfSending(words: PlacedText): PlacedText | undefined {
	const sending = vocabulary('sendingWords');
	let rest = words;
	let way: PlacedText | undefined;
	while (rest.text !== '') {
		const met = sending.scan(rest.text.replace(/^[\s,()–—-]+/, ''));
		const at = rest.text.length - rest.text.replace(/^[\s,()–—-]+/, '').length;
		if (at === rest.text.length) break;
		if (!met) return undefined;
		const end = at + met.offset + met.length;
		if (met.id === 'by') return trimPlaced(slicePlaced(rest, end, rest.text.replace(/[\s),.]+$/, '').length));
		if (met.id === 'way') way = slicePlaced(rest, at + met.offset, end);
		rest = slicePlaced(rest, end, rest.text.length);
	}
	return way ?? slicePlaced(words, 0, 0);
}

/** A profile's name, a path to a rules file, or the rules themselves. */
function readRulesField(value: DataNode, context: ValueContext): HeaderValue[] {
	if (value.type === 'mapping') return value.children.length > 0 ? [value] : [];
	const text = expectText(value, context);
	if (text === undefined) return [];
	return [looksLikePath(text.text) ? fileNode(text, context) : textNode(text, context)];
}

/** One value for all decisions, or a mapping from their numbers to one each. What cannot be read is told, and left out of neither. */
function readByNumber(
	value: DataNode,
	context: ValueContext,
	read: (value: DataNode, context: ValueContext) => HeaderValue | undefined,
): HeaderValue[] {
	if (value.type !== 'mapping') return [read(value, context)].flatMap((node) => node ?? []);
	const isRead = value.children.map((pair) => read(pair.children[1], context) !== undefined);
	const children = value.children.filter((_, index) => isRead[index]);
	return children.length > 0 ? [{ ...value, children }] : [];
}

/** Codes by what they are: `subjectCode` of the nomenclature of acts, the `departmentCode` in three signs, the SIRET with its check digit. */
const CODES = {
	subjectCode: (text: string) => /^[1-9]\.\d{1,2}$/.test(text),
	departmentCode: (text: string) => /^(?:0\d[\dAB]|9\d\d)$/.test(text),
	siret: isSiret,
} as const;

function readCode(value: DataNode, context: ValueContext, kind: keyof typeof CODES): TextValue | undefined {
	const text = expectText(value, context);
	if (text === undefined) return undefined;
	const compact = text.text.replace(/\s/g, '');
	if (!CODES[kind](compact)) return invalidText(context, kind, text);
	return { ...textNode(text, context), value: compact };
}

/**
 * Fourteen digits whose check digit holds (Luhn's formula); those of La Poste (356000000) sum up to a multiple of five instead.
 * Source: Insee, the numbers SIREN and SIRET.
 */
function isSiret(text: string): boolean {
	if (!/^\d{14}$/.test(text)) return false;
	const digits = [...text].map(Number);
	if (text.startsWith('356000000') && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0) return true;
	const sum = digits.reduce((total, digit, index) => {
		const doubled = index % 2 === 0 ? digit * 2 : digit;
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
	return sum % 10 === 0;
}

/** `1 000 tantièmes`, `12 copropriétaires, 1 000 tantièmes`: the votes that there are, and how many hold them; nothing where no unit of votes is written. */
function electorateInWords(text: PlacedText, context: ValueContext): HeaderValue[] | undefined {
	const parts = matchesIn(text.text, NUMBER_AND_UNIT);
	const covered = parts.reduce((length, { 0: all }) => length + all.length, 0);
	if (parts.length === 0 || parts.length > 2 || covered !== text.text.length) return undefined;
	const fields = parts.flatMap(({ 1: digits = '', 2: unit = '', index }) => {
		const name = isOneOf(unit, ['units', 'votes'])
			? 'votes'
			: isOneOf(unit, ['units', 'heads'])
				? 'count'
				: undefined;
		const at = text.text.indexOf(digits, index);
		const value = numberNode(slicePlaced(text, at, at + digits.length), context, 'exact');
		return name && value
			? [fieldNode(name, { ...NO_PAIR, ...positioned(value.position) }, [value], context)]
			: [];
	});
	const names = new Set(fields.map((field) => field.name));
	return fields.length === parts.length && names.size === parts.length && names.has('votes')
		? fields
		: undefined;
}

/** A number with its unit, and the signs that part it from another: `12 copropriétaires, `, `(1 000 tantièmes)`. */
const NUMBER_AND_UNIT = /[(]?(\d[\d\s\u00A0\u202F]{0,15})\s?(\p{L}[\p{L}-]*)\s*[)]?(?:\s*[,;/]\s*|\s+)?/gu;

/** A number, `{ nombre, voix }`, a path to a roll, or a list of people. */
function readMembers(value: DataNode, context: ValueContext, pair: DataPair): HeaderValue[] {
	if (value.type === 'mapping') return subfields(value, ELECTORATE, context);
	if (value.type === 'sequence') return readPeople(value, context, pair.key, true);
	const text = expectText(value, context);
	if (text === undefined) return [];
	if (looksLikePath(text.text)) return [fileNode(text, context)];
	const held = electorateInWords(text, context);
	if (held) return held;
	const number = numberNode(text, context, 'whole');
	if (number) return [number];
	const count = countOfPeople(text.text, context.lang);
	if (count !== undefined)
		return [
			{
				type: 'numberValue',
				value: String(count),
				...positioned(wholePlace(text)),
				...inFile(context.file),
				children: [],
			},
		];
	if (/\d/.test(text.text) || !/\p{Lu}/u.test(text.text))
		return [invalidText(context, 'members', text)].flatMap((none) => none ?? []);
	return readPeople(value, context, pair.key, true);
}

/** Groups, or a path to a roll. */
function readParticipants(value: DataNode, context: ValueContext, pair: DataPair): HeaderValue[] {
	if (value.type === 'mapping') return readGroups(value, context);
	if (value.type === 'scalar') {
		const text = trimPlaced(scalarText(value, context));
		if (text.text === '') return [];
		if (looksLikePath(text.text)) return [fileNode(text, context)];
		const unnamed = countOfPeople(text.text, context.lang);
		if (unnamed !== undefined) return [{ ...groupWithoutName([], pair), unnamed: String(unnamed) }];
	}
	// People without a group: the mistake is told once, and they are taken as present, so that no name of theirs is unknown below.
	invalid(context, 'peopleWithoutGroup', placeOfFirst(value), { key: pair.key });
	return [groupWithoutName(readPeople(value, context, pair.key, true), pair)];
}

/** Names, each with its quality; `key` is empty where only one is expected, and a comma parts it from its quality. */
function readOfficers(value: DataNode, context: ValueContext, key: string): HeaderValue[] {
	const single = key === '' && value.type === 'scalar' ? trimPlaced(scalarText(value, context)) : undefined;
	const items = single ? (single.text === '' ? [] : [{ text: single }]) : listPeople(value, context, key);
	return items.flatMap((item) => {
		if (!('text' in item)) {
			if (item.node.type !== 'mapping') {
				invalidPeople(item.node, context);
				return [];
			}
			return officerNodes(readPersonMapping(item.node, context, false), context);
		}
		const { person, problems } = readPlacedPerson(item.text, context);
		for (const each of problems) context.problems.push(each);
		return officerNodes(person, context);
	});
}

function officerNodes(person: ReturnType<typeof readPersonMapping>, context: ValueContext): HeaderValue[] {
	return (person?.children ?? []).flatMap((part): HeaderValue[] => {
		if (part.type === 'name') return [part];
		if (part.type !== 'quality' && part.type !== 'affiliation') return [];
		const quality: TextValue = {
			type: 'textValue',
			value: part.value,
			role: 'quality',
			...positioned(part.position),
			...inFile(context.file),
			children: [],
		};
		return [quality];
	});
}

/** Titles, `Titre (fichier.pdf)`, or mappings of title and file. */
function readAnnexes(value: DataNode, context: ValueContext, pair: DataPair): HeaderValue[] {
	if (value.type === 'scalar') {
		return readTitles(value, context, pair.key).map((title) => ({
			type: 'item',
			...positioned(title.position),
			children: [title],
		}));
	}
	const nodes: readonly DataNode[] = value.type === 'sequence' ? value.children : [value];
	return nodes.flatMap((node): FieldItem[] => {
		const children = node.type === 'mapping' ? subfields(node, ANNEX, context) : annexParts(node, context);
		return children.length === 0
			? []
			: [{ type: 'item', ...positioned(node.position), ...inFile(context.file), children }];
	});
}

function annexParts(node: DataNode, context: ValueContext): FieldItem['children'] {
	const text = expectText(node, context);
	if (text === undefined) return [];
	const named = /^(.*\S)\s*\(([^()]+)\)$/u.exec(text.text);
	const [, title = '', path = ''] = named ?? [];
	if (named === null || !looksLikePath(path)) return [textNode(text, context)];
	const at = text.text.length - 1 - path.length;
	const file: PlacedText = slicePlaced(text, at, at + path.length);
	const field: Field = {
		type: 'field',
		name: 'file',
		key: '',
		...positioned(wholePlace(file)),
		children: [fileNode(file, context)],
	};
	return [textNode(slicePlaced(text, 0, title.length), context), field];
}
