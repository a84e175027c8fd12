/** People as mappings (`nom: Ali Ben`, `voix: 2`), and what their entries and the columns of a roll mean. */

import type { Position } from 'unist';
import type { DataMapping, DataNode, DataPair, Group, Person, PersonPart, Presence } from '../ast/index.js';
import { problem } from '../ast/index.js';
import { type IdOf, vocabulary } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { nearestWord } from '../text/nearest.js';
import { splitAt } from './lists.js';
import { nameNode, readPlacedPerson, readVotes } from './person.js';
import { inFile, type PlacedText, positioned, slicePlaced, trimPlaced, wholePlace } from './places.js';
import { invalid, invalidText, placeOfFirst, scalarText, type ValueContext } from './scalars.js';
import { booleanOf, dateNode, timeOf } from './values.js';

/** What an entry of a person's mapping, or a column of a roll, holds. */
export type PersonKey = { id: IdOf<'person'>; allocation?: string | undefined };

/** The meaning of a person's key or column; `voix ascenseur` are the votes under the key `ascenseur`. */
export function personKeyOf(key: string): PersonKey | undefined {
	const found = vocabulary('person').lookup(key);
	if (found?.exact) return { id: found.id };
	const parted = /^([\p{L}]+)[\s_]+(\S.*)$/u.exec(key.trim());
	const first = parted && vocabulary('person').lookup(parted[1] ?? '');
	return first?.exact && first.id === 'votes' ? { id: 'votes', allocation: parted?.[2]?.trim() } : undefined;
}

/** The known key that is meant by a misspelt one. */
export function nearestPersonKey(key: string): string | undefined {
	return nearestWord(key, vocabulary('person').words());
}

/** Reads a mapping as a person. `isVoter`: an unknown key could change a vote. */
export function readPersonMapping(
	mapping: DataMapping,
	context: ValueContext,
	isVoter: boolean,
): Person | undefined {
	const asLine = nameAndQuality(mapping, context);
	if (asLine !== undefined) return asLine;
	const children: PersonPart[] = [];
	const seen = new Map<string, DataPair>();
	for (const pair of mapping.children) {
		const [keyNode, value] = pair.children;
		const key = personKeyOf(pair.key);
		if (key === undefined) {
			reportUnknownKey(pair.key, keyNode.position, context, {
				code: 'personKey',
				isError: isVoter,
				known: vocabulary('person').words(),
			});
			continue;
		}
		const identity = `${key.id} ${foldKeyword(key.allocation ?? '')}`;
		const first = seen.get(identity);
		if (first !== undefined) {
			reportDuplicateKey(pair, first, context);
			continue;
		}
		seen.set(identity, pair);
		children.push(...readEntry(key, value, keyNode.position, context));
	}
	if (!children.some((part) => part.type === 'name')) {
		invalid(context, 'mappingWithoutName', placeOfFirst(mapping), {});
		return undefined;
	}
	return { type: 'person', ...positioned(mapping.position), ...inFile(context.file), children };
}

/** What a text under a key or in a column says of a person; nothing where it is empty, or cannot be read. */
export function readPersonValue(key: PersonKey, text: PlacedText, context: ValueContext): PersonPart[] {
	const base = { ...positioned(wholePlace(text)), ...inFile(context.file) };
	const { text: value } = text;
	if (value === '') return [];
	switch (key.id) {
		case 'name':
			return [nameNode(text, context.file)];
		case 'organization':
			return [{ type: 'affiliation', value, ...base, children: [] }];
		case 'quality':
			return [{ type: 'quality', value, ...base, children: [] }];
		case 'college':
			return [{ type: 'college', value, ...base, children: [] }];
		case 'alias':
			return splitAt(text, value.includes(';') ? ';' : ',').map((alias) => ({
				type: 'alias',
				value: alias.text,
				...positioned(wholePlace(alias)),
				...inFile(context.file),
				children: [],
			}));
		case 'votes': {
			const { votes, problems } = readVotes(text, context, key.allocation);
			context.problems.push(...problems);
			return votes ? [votes] : [];
		}
		case 'proxy': {
			const mark = vocabulary('personMarks').lookup(value);
			if (mark?.exact && mark.id === 'blankProxy') return [{ type: 'proxy', ...base, children: [] }];
			return [{ type: 'proxy', ...base, children: [nameNode(withoutMark(text), context.file)] }];
		}
		case 'representedBy':
			return [{ type: 'representative', ...base, children: [nameNode(text, context.file)] }];
		case 'replacedBy':
			return [{ type: 'substitute', ...base, children: [nameNode(text, context.file)] }];
		case 'arrival':
		case 'departure': {
			const minutes = timeOf(text, context);
			const type = key.id === 'arrival' ? 'arrivalTime' : 'departureTime';
			return minutes === undefined ? [] : [{ type, value: minutes, ...base, children: [] }];
		}
		case 'born': {
			const date = dateNode(text, context);
			return date ? [{ type: 'birth', value: date.value, ...base, children: [] }] : [];
		}
		case 'public': {
			const isPublic = booleanOf(text, context);
			return isPublic === undefined ? [] : [{ type: 'public', value: isPublic, ...base, children: [] }];
		}
		case 'presence': {
			const group = groupKindOf(value);
			if (group !== undefined) return [{ type: 'presence', value: group, ...base, children: [] }];
			invalidText(context, 'presence', text);
			return [];
		}
	}
}

/** The group, or the presence, that a word means. */
export function groupKindOf(word: string): Exclude<Group['kind'], 'custom'> | undefined {
	const found = vocabulary('groups').lookup(word);
	return found?.exact ? found.id : undefined;
}

/** Where the people of a group are. */
export function presenceOf(kind: Exclude<Group['kind'], 'custom'>): Presence {
	return kind === 'guests' ? 'present' : kind;
}

/** Reports a key that this mapping does not know, with the nearest one that it does. */
export function reportUnknownKey(
	key: string,
	position: Position | undefined,
	context: ValueContext,
	options: { code: string; isError: boolean; known: readonly string[] },
): void {
	const near = nearestWord(key, options.known);
	const code = near === undefined ? options.code : `${options.code}Near`;
	context.problems.push(
		problem('syntax/unknown-key', code, position, {
			values: near === undefined ? { key } : { key, near },
			...(options.isError && { severity: 'error' as const }),
			...(near !== undefined &&
				position && {
					fixes: [{ description: 'replaceKey', safe: false, edits: [{ position, text: near }] }],
				}),
			file: context.file,
		}),
	);
}

/** Reports a key that stands twice, at the second. */
export function reportDuplicateKey(pair: DataPair, first: DataPair, context: ValueContext): void {
	const [key] = pair.children;
	context.problems.push(
		problem('syntax/frontmatter', 'duplicateKey', key.position, {
			values: { key: pair.key, line: { line: first.position?.start.line ?? 0 } },
			related: [first.children[0]],
			file: context.file,
		}),
	);
}

function readEntry(
	key: PersonKey,
	value: DataNode,
	keyPosition: Position | undefined,
	context: ValueContext,
): PersonPart[] {
	if (value.type === 'sequence' && key.id === 'alias')
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

/** `pouvoir: à Jeanne Royer`, as the word before it asks for. */
function withoutMark(text: PlacedText): PlacedText {
	const mark = /^(?:à|to)\s+(?=\p{Lu})/u.exec(text.text);
	return mark ? slicePlaced(text, mark[0].length, text.text.length) : text;
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
	if (personKeyOf(pair.key) !== undefined || value.value.trim() === '') return undefined;
	if (!/^\p{Lu}/u.test(pair.key) && nearestPersonKey(pair.key) !== undefined) return undefined;
	const from = keyNode.position?.start.offset;
	const to = value.position?.end.offset;
	const { places } = context;
	const isPlaced = places !== undefined && from !== undefined && to !== undefined;
	const text: PlacedText = isPlaced
		? { text: context.source.slice(from, to), place: (a, b) => places.range(from + a, from + b) }
		: { text: `${pair.key}: ${value.value}`, place: () => undefined };
	const line = `${pair.key}, ${value.value}`;
	const { person, problems } = readPlacedPerson(text, context);
	const place = wholePlace(text);
	const edits = place ? [{ position: place, text: line }] : [];
	context.problems.push(
		problem('syntax/repaired', 'personColon', place, {
			values: { value: text.text, line: `- ${line}`, count: 1 },
			fixes: [{ description: 'commaForColon', safe: true, edits }],
			file: context.file,
		}),
		...problems,
	);
	return person;
}
