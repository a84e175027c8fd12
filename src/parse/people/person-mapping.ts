/** People as mappings: `nom: Ali Ben`, `voix: 2`. */

import type { Position } from 'unist';
import type { DataMapping, DataNode, Person, PersonPart } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { isCapital } from '../../text/letters.js';
import { inFile, type PlacedText, positioned, trimPlaced, wholePlace } from '../source/places.js';
import { yamlQuoted } from '../yaml/header-slips.js';
import { invalid, placeOfFirst, scalarText, type ValueContext } from '../yaml/scalars.js';
import { knownPairs } from '../yaml/unknown-keys.js';
import { readPlacedPerson } from './person.js';
import {
	nearestPersonKey,
	type PersonKey,
	personKeyIdentity,
	personKeyOf,
	withGivenName,
} from './person-keys.js';
import { readPersonValue } from './person-values.js';

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
	const options = { code: 'personKey', isError: isVoter, known: vocabulary('person') };
	for (const { key, pair } of knownPairs(mapping, context, personKeyOf, options, personKeyIdentity)) {
		const [keyNode, value] = pair.children;
		if (key.id === 'givenName' && value.type === 'scalar') given = value.value;
		children.push(...readEntry(key, value, keyNode.position, context));
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
	if (!isCapital(pair.key) && nearestPersonKey(pair.key) !== undefined) return undefined;
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
		...problems,
	);
	return person;
}
