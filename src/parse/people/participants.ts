/** Groups of participants, and lists of people. */

import {
	canVote,
	type DataMapping,
	type DataNode,
	type DataPair,
	type Group,
	getChild,
	IN_ROOM,
	type Person,
	type PersonPart,
	type Presence,
	type Problem,
	problem,
} from '../../ast/index.js';
import { isOneOf, vocabulary } from '../../language/index.js';
import { inFile, type PlacedText, positioned } from '../../source/places.js';
import { foldKeyword, foldName } from '../../text/fold.js';
import {
	countOfPeople,
	expectText,
	getBoolean,
	invalid,
	invalidPeople,
	invalidText,
	knownPairs,
	listPeople,
	placeOfFirst,
	reportDuplicateKey,
	reportUnknownKey,
	scalarText,
	type UnknownKeyOptions,
	type ValueContext,
} from '../yaml/values.js';
import { readPlacedPerson } from './person.js';
import { getGroupKind, getPresence, readPersonMapping } from './person-mapping.js';
import { readSeveral, type Several } from './several.js';

export function readGroups(mapping: DataMapping, context: ValueContext): Group[] {
	const groups: Group[] = [];
	const seen = new Map<string, DataPair>();
	for (const pair of mapping.children) {
		const identity = foldKeyword(pair.key);
		const first = seen.get(identity);
		if (first === undefined) seen.set(identity, pair);
		// Its people are read all the same: they are not to be unknown below.
		else reportDuplicateKey(pair, first, context);
		groups.push(readGroup(pair, getGroupKind(pair.key), context));
	}
	readHoldersInBrackets(groups);
	askWhatFewHold(groups, context);
	return groups;
}

/** `propriétaire de 60 parts`, where somebody who votes has no such words: each counts for one vote, and is asked for theirs. */
function askWhatFewHold(groups: readonly Group[], { problems, file }: ValueContext): void {
	const voters = groups.flatMap(({ kind, children }) =>
		kind === 'represented' || isOfRoom(kind) ? children : [],
	);
	const weighed = voters.flatMap((person) => {
		const votes = getChild(person, 'votes');
		return votes ? [{ person, from: votes.position?.start.offset ?? 0 }] : [];
	});
	if (weighed.length === voters.length) return;
	// Both stand in the order of the text.
	const spoken = problems.flatMap((one, at) =>
		one.code === 'spokenVotes' && /^\p{L}/u.test(String(one.values.value)) ? [{ one, at }] : [],
	);
	let next = 0;
	const held = weighed.flatMap(({ person, from }) => {
		while (spoken[next] && (spoken[next]?.one.position?.end.offset ?? 0) <= from) next += 1;
		const found = spoken[next];
		return found && (found.one.position?.start.offset ?? 0) <= from ? [{ person, ...found }] : [];
	});
	if (held.length < weighed.length) return;
	for (const { person, one, at } of held) {
		const [value, line] = [String(one.values.value), String(one.values.line)];
		const quality = { value, ...positioned(one.position), ...inFile(file), children: [] as [] };
		person.children = person.children.map(
			(part): PersonPart => (part.type === 'votes' ? { type: 'quality', ...quality } : part),
		);
		problems[at] = problem('syntax/invalid-value', 'unreadNumber', one.position, {
			values: { value, line },
			file,
			severity: 'warning',
		});
	}
}

function isOfRoom(kind: Group['kind'] | undefined): boolean {
	return IN_ROOM.some((one) => one === kind);
}

/** `Denis Estève (Boris Cadet)` among those represented, where Boris Cadet is there: he holds the proxy. */
function readHoldersInBrackets(groups: readonly Group[]): void {
	const ofKinds = (kinds: readonly Group['kind'][]) =>
		groups.flatMap(({ kind, children }) => (kinds.includes(kind) ? children : []));
	const there = new Set(ofKinds(IN_ROOM).map((person) => foldName(getChild(person, 'name')?.value ?? '')));
	for (const person of ofKinds(['represented'])) {
		if (getChild(person, 'proxy')) continue;
		person.children = person.children.map((part): PersonPart => {
			if (part.type !== 'affiliation' || !there.has(foldName(part.value))) return part;
			const { type: _, ...name } = part;
			return { type: 'proxy', position: part.position, children: [{ type: 'name', ...name }] };
		});
	}
}

/** Reads a list of people; a text, a list, or a mapping of names and qualities. */
export function readPeople(
	node: DataNode,
	context: ValueContext,
	key: string,
	isVoters: boolean,
	represented = false,
): Person[] {
	const people: Person[] = [];
	for (const item of listPeople(node, context, key)) {
		if ('text' in item) {
			const several = readSeveral(item.text);
			if (several && several.people.length > 1)
				context.problems.push(severalProblem(item.text, several, context));
			for (const text of several?.isSure ? several.people : [item.text]) {
				const { person, problems } = readPlacedPerson(text, { ...context, represented });
				for (const each of problems) context.problems.push(each);
				if (person) people.push(person);
			}
		} else if (item.node.type === 'mapping') {
			const person = readPersonMapping(item.node, context, isVoters);
			if (person) people.push(person);
		} else if (item.node.children.length > 0) invalidPeople(item.node, context);
	}
	return people;
}

/** `Colette BRISSET et Nathalie PICHARD`: read as two and said, or, where it may be one, asked. */
function severalProblem(
	{ text, place }: PlacedText,
	{ people, isSure }: Several,
	{ file }: ValueContext,
): Problem {
	const line = people.map((person) => `- ${person.text}`).join('  ');
	const options = { values: { value: text, count: people.length, line }, file };
	return isSure
		? problem('syntax/repaired', 'severalPeople', place(0, text.length), options)
		: problem('syntax/invalid-value', 'severalPeople', place(0, text.length), {
				...options,
				severity: 'warning',
			});
}

/** A group of people as `présents`, made for a list that names none. */
export function groupWithoutName(people: Person[], pair: DataPair): Group {
	const position = pair.children[1].position;
	return {
		type: 'group',
		name: pair.key,
		kind: 'present',
		presence: 'present',
		votes: true,
		...positioned(position),
		children: people,
	};
}

function readGroup(pair: DataPair, kind: ReturnType<typeof getGroupKind>, context: ValueContext): Group {
	const [keyNode, value] = pair.children;
	if (value.type === 'mapping') {
		const isDescribed = value.children.some((entry) => getGroupKey(entry.key) !== undefined);
		if (isDescribed || (kind === undefined && value.children.length === 0))
			return readDescribedGroup(pair, value, kind, context);
	}
	let meant = kind;
	if (meant === undefined) {
		const near = vocabulary('groups').lookup(pair.key);
		reportUnknownKey(pair.key, keyNode.position, context, {
			code: 'group',
			isError: true,
			known: vocabulary('groups'),
		});
		meant = near?.id;
	}
	const presence = meant === undefined ? 'present' : getPresence(meant);
	const group: Group = {
		type: 'group',
		name: pair.key.trim(),
		kind: meant ?? 'custom',
		presence,
		votes: meant === undefined || canVote(meant),
		...positioned(pair.position),
		...inFile(context.file),
		children: [],
	};
	return withPeople(group, value, pair.key, context);
}

/** A group with its people, or with everybody who is in no other. */
function withPeople(group: Group, value: DataNode, key: string, context: ValueContext): Group {
	if (value.type === 'mapping') {
		// Names with a colon where items were meant.
		if (value.children.length > 0)
			invalid(context, 'groupWithoutItems', placeOfFirst(value), { key: group.name });
		const quiet: ValueContext = { ...context, problems: [] };
		const people = value.children.flatMap((pair) => {
			const { person } = readPlacedPerson(scalarText(pair.children[0], quiet), quiet);
			return person ?? [];
		});
		return { ...group, children: people };
	}
	const isEveryone = (node: DataNode) => node.type === 'scalar' && isOneOf(node.value, 'everyone');
	if (isEveryone(value)) return { ...group, everyone: true };
	const items = value.type === 'sequence' ? value.children : [value];
	const counted = items.map((node) =>
		node.type === 'scalar' ? countOfPeople(node.value, context.lang) : undefined,
	);
	const unnamed = counted.reduce<number | undefined>(
		(sum, count) => (count === undefined ? sum : (sum ?? 0) + count),
		undefined,
	);
	if (unnamed !== undefined) {
		const named = value.type === 'sequence' ? items.filter((_, at) => counted[at] === undefined) : [];
		const rest: DataNode = { type: 'sequence', ...positioned(value.position), children: named };
		const words = items.flatMap((node, at) =>
			counted[at] !== undefined && node.type === 'scalar' ? [node.value.trim()] : [],
		);
		return {
			...withPeople(group, rest, key, context),
			unnamed: String(unnamed),
			unnamedAs: words.join(', '),
		};
	}
	const read = (node: DataNode) => {
		const represented = group.presence === 'represented';
		const people = readPeople(node, context, key, group.votes, represented);
		return represented ? people.map(heldByRepresentative) : people;
	};
	if (value.type !== 'sequence') return { ...group, children: read(value) };
	const named = value.children.filter((item) => !isEveryone(item));
	const everyone = named.length < value.children.length;
	return { ...group, ...(everyone && { everyone }), children: read({ ...value, children: named }) };
}

/** Among those represented, `Lise Kern, représentée par Paul Weiss` says who holds the proxy. */
function heldByRepresentative(person: Person): Person {
	if (person.children.some((part) => part.type === 'proxy')) return person;
	const children = person.children.map(
		(part): PersonPart => (part.type === 'representative' ? { ...part, type: 'proxy' } : part),
	);
	return { ...person, children };
}

/** A group of another name: `présence`, `vote`, `personnes`. */
function readDescribedGroup(
	pair: DataPair,
	mapping: DataMapping,
	kind: ReturnType<typeof getGroupKind>,
	context: ValueContext,
): Group {
	let presence: Presence | undefined;
	let votes: boolean | undefined;
	let people: DataPair | undefined;
	const options: UnknownKeyOptions = { code: 'groupKey', isError: true, known: vocabulary('groupKeys') };
	for (const { key: id, pair: entry } of knownPairs(mapping, context, getGroupKey, options)) {
		const [, value] = entry.children;
		if (id === 'people') people = entry;
		else {
			const text = expectText(value, context);
			if (text === undefined) continue;
			if (id === 'votes') votes = getBoolean(text, context);
			else {
				const word = getGroupKind(text.text);
				const said = vocabulary('booleans').findId(text.text);
				if (word !== undefined) {
					presence = getPresence(word);
					if (word === 'guests') votes ??= false;
				} else if (said !== undefined) presence = said === 'yes' ? 'present' : 'absent';
				else invalidText(context, 'presence', text);
			}
		}
	}
	presence ??= kind === undefined ? 'present' : getPresence(kind);
	const group: Group = {
		type: 'group',
		name: pair.key.trim(),
		kind: kind ?? 'custom',
		presence,
		votes: votes ?? (kind === undefined ? presence !== 'absent' && presence !== 'excused' : canVote(kind)),
		...positioned(pair.position),
		...inFile(context.file),
		children: [],
	};
	return people === undefined ? group : withPeople(group, people.children[1], people.key, context);
}

function getGroupKey(key: string): 'presence' | 'votes' | 'people' | undefined {
	return vocabulary('groupKeys').findId(key);
}
