/** People as mappings: `nom: Ali Ben`, `voix: 2`. */

import type { Position } from 'unist';
import {
	type DataMapping,
	type DataNode,
	type Group,
	type Name,
	type Person,
	type PersonPart,
	type Presence,
	problem,
} from '../../ast/index.js';
import { type IdOf, isOneOf, lazyPattern, vocabulary } from '../../language/index.js';
import {
	fileData,
	inFile,
	type PlacedText,
	positioned,
	slicePlaced,
	trimPlaced,
	wholePlace,
} from '../../source/places.js';
import { foldKeyword } from '../../text/fold.js';
import { isCapital } from '../../text/letters.js';
import { nearestWord } from '../../text/nearest.js';
import {
	dateNode,
	getBoolean,
	getTime,
	invalid,
	invalidText,
	knownPairs,
	placeOfFirst,
	scalarText,
	splitAt,
	type UnknownKeyOptions,
	type ValueContext,
	yamlQuoted,
} from '../yaml/values.js';
import { readPlacedPerson, readVotes } from './person.js';

/** Reads a mapping as a person. `isVoter`: an unknown key could change a vote. */
export function readPersonMapping(
	mapping: DataMapping,
	context: ValueContext,
	isVoter: boolean,
): Person | undefined {
	const asLine = nameAndQuality(mapping, context);
	if (asLine !== undefined) return asLine;
	const children: PersonPart[] = [];
	let given: string | undefined;
	const options: UnknownKeyOptions = { code: 'personKey', isError: isVoter, known: vocabulary('person') };
	for (const { key, pair } of knownPairs(mapping, context, getPersonKey, options, personKeyIdentity)) {
		const [keyNode, value] = pair.children;
		if (key.id === 'givenName' && value.type === 'scalar') given = value.value;
		for (const each of readEntry(key, value, keyNode.position, context)) children.push(each);
	}
	if (!children.some((part) => part.type === 'name')) {
		invalid(context, 'mappingWithoutName', placeOfFirst(mapping), {});
		return undefined;
	}
	withGivenName(children, given);
	return { type: 'person', ...positioned(mapping.position), ...inFile(context.file), children };
}

function readEntry(
	key: PersonKey,
	value: DataNode,
	keyPosition: Position | undefined,
	context: ValueContext,
): PersonPart[] {
	if (value.type === 'sequence' && (key.id === 'alias' || key.id === 'interests'))
		return value.children.flatMap((item) => readEntry(key, item, keyPosition, context));
	if (value.type !== 'scalar') {
		if (value.children.length > 0) invalid(context, 'expectedText', placeOfFirst(value), {});
		return [];
	}
	const text = trimPlaced(scalarText(value, context));
	// `pouvoir:` with nothing after it is a proxy left blank.
	if (text.text === '' && key.id === 'proxy')
		return [{ type: 'proxy', ...positioned(keyPosition), ...inFile(context.file), children: [] }];
	return readPersonValue(key, text, context);
}

/** `Jean Dupont: président`, which YAML takes for a mapping of one entry. */
function nameAndQuality(mapping: DataMapping, context: ValueContext): Person | undefined {
	const [pair] = mapping.children;
	const [keyNode, value] = pair?.children ?? [];
	if (
		mapping.children.length !== 1 ||
		pair === undefined ||
		value?.type !== 'scalar' ||
		keyNode === undefined
	)
		return undefined;
	if (getPersonKey(pair.key) !== undefined || value.value.trim() === '') return undefined;
	if (!isCapital(pair.key) && nearestWord(pair.key, vocabulary('person').words()) !== undefined)
		return undefined;
	const from = keyNode.position?.start.offset;
	const to = value.position?.end.offset;
	const { places } = context;
	const isPlaced = places !== undefined && from !== undefined && to !== undefined;
	const text: PlacedText = isPlaced
		? { text: context.source.slice(from, to), place: (a, b) => places.range(from + a, from + b) }
		: { text: `${pair.key}: ${value.value}`, place: () => undefined };
	const line = yamlQuoted(`${pair.key}, ${value.value}`);
	const { person, problems } = readPlacedPerson(text, context);
	const place = wholePlace(text);
	const edits = place ? [{ position: place, text: line }] : [];
	context.problems.push(
		problem('syntax/repaired', 'personColon', place, {
			values: { value: text.text, line: `- ${line}`, count: 1 },
			fixes: [{ description: 'commaForColon', safe: true, edits }],
			file: context.file,
		}),
	);
	for (const each of problems) context.problems.push(each);
	return person;
}

// --- What the keys of a person's mapping, the columns of a roll and the names of groups mean.

/** What an entry of a person's mapping, or a column of a roll, holds. */
export type PersonKey = { id: IdOf<'person'>; allocation?: string | undefined };

/** The meaning of a person's key or column; `voix ascenseur` are the votes under the key `ascenseur`. */
export function getPersonKey(key: string): PersonKey | undefined {
	const found = vocabulary('person').findId(key);
	if (found !== undefined) return { id: found };
	const parted = /^([\p{L}]+)[\s_]+(\S.*)$/u.exec(key.trim());
	const first = parted && vocabulary('person').findId(parted[1] ?? '');
	return first === 'votes' ? { id: 'votes', allocation: parted?.[2]?.trim() } : undefined;
}

/** What two keys or columns of one meaning have in common. */
export function personKeyIdentity({ id, allocation }: PersonKey): string {
	return `${id} ${foldKeyword(allocation ?? '')}`;
}

/** `prénom: Ada` beside `nom: Novak`: the name is both. */
export function withGivenName(parts: readonly PersonPart[], given: string | undefined): void {
	if (given === undefined || given.trim() === '') return;
	for (const part of parts) if (part.type === 'name') part.value = `${given.trim()} ${part.value}`;
}

/** The group, or the presence, that a word means. */
export function getGroupKind(word: string): Exclude<Group['kind'], 'custom'> | undefined {
	return vocabulary('groups').findId(word);
}

/** Where the people of a group are. */
export function getPresence(kind: Exclude<Group['kind'], 'custom'>): Presence {
	return kind === 'guests' ? 'present' : kind;
}

// --- What a text under a key of a mapping, or in a column of a roll, says of a person.

/** The parts that a trimmed text gives; none where it is empty, or cannot be read. */
export function readPersonValue(key: PersonKey, text: PlacedText, context: ValueContext): PersonPart[] {
	const { text: value } = text;
	if (value === '') return [];
	switch (key.id) {
		case 'name':
			return [placed(getName(text, context), text, context)];
		case 'givenName':
			// It goes with the name, which whoever reads the person puts together.
			return [];
		case 'organization':
			return [placed({ type: 'affiliation', value, children: [] }, text, context)];
		case 'quality':
			return [placed({ type: 'quality', value, children: [] }, text, context)];
		case 'college':
			return [placed({ type: 'college', value, children: [] }, text, context)];
		case 'alias':
			return splitAt(text, value.includes(';') ? ';' : ',').flatMap((alias) =>
				alias.text === '' ? [] : [placed({ type: 'alias', value: alias.text, children: [] }, alias, context)],
			);
		case 'interests':
			// A comma may stand in a name (`Roy, Weiss & fils`).
			return splitAt(text, ';').flatMap((interest) =>
				interest.text === ''
					? []
					: [placed({ type: 'interest', value: interest.text, children: [] }, interest, context)],
			);
		case 'votes': {
			const { votes, problems } = readVotes(text, context, key.allocation);
			for (const each of problems) context.problems.push(each);
			return votes ? [votes] : [];
		}
		case 'proxy': {
			const isBlank = isOneOf(value, ['personMarks', 'blankProxy']);
			const holder: [] | [Name] = isBlank ? [] : [getName(withoutMark(text), context)];
			return [placed({ type: 'proxy', children: holder }, text, context)];
		}
		case 'representedBy':
			return [placed({ type: 'representative', children: [getName(text, context)] }, text, context)];
		case 'replacedBy':
			return [placed({ type: 'substitute', children: [getName(text, context)] }, text, context)];
		case 'arrival':
		case 'departure': {
			const minutes = getTime(text, context);
			const type = key.id === 'arrival' ? 'arrivalTime' : 'departureTime';
			return minutes === undefined ? [] : [placed({ type, value: minutes, children: [] }, text, context)];
		}
		case 'born': {
			const date = dateNode(text, context);
			return date ? [placed({ type: 'birth', value: date.value, children: [] }, text, context)] : [];
		}
		case 'public': {
			const isPublic = getBoolean(text, context);
			return isPublic === undefined
				? []
				: [placed({ type: 'public', value: isPublic, children: [] }, text, context)];
		}
		case 'presence': {
			const group = getGroupKind(value);
			if (group !== undefined)
				return [placed({ type: 'presence', value: group, children: [] }, text, context)];
			invalidText(context, 'presence', text);
			return [];
		}
	}
}

/** Gives a new node its place and file. Rolls have a hundred thousand of them: it is changed, not copied. */
function placed<Part extends PersonPart>(part: Part, text: PlacedText, context: ValueContext): Part {
	const position = wholePlace(text);
	if (position !== undefined) part.position = position;
	if (context.file !== undefined) part.data = fileData(context.file);
	return part;
}

function getName(text: PlacedText, context: ValueContext): Name {
	return placed({ type: 'name', value: text.text, children: [] }, text, context);
}

/** `pouvoir: à Jeanne Royer`, as the word before it asks for. */
function withoutMark(text: PlacedText): PlacedText {
	const mark = toSomebody().exec(text.text);
	return mark ? slicePlaced(text, mark[0].length, text.text.length) : text;
}

const toSomebody = lazyPattern`(?u)^${['smallWords', 'to']}\s+(?=\p{Lu})`;
