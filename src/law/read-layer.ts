/** Reads one rules file, profile or inline mapping: what it says, and nothing of what it builds on. */

import type { DataMapping, DataNode, DataPair } from '../ast/index.js';
import type { Changes, Layer } from './layer.js';
import { nameKey } from './names.js';
import { readDeadlines } from './read-deadlines.js';
import { readElections } from './read-elections.js';
import { readNotice, readProxies } from './read-limits.js';
import { readMajority, readRequirements } from './read-majority.js';
import { readQuorum, sourceOfNone } from './read-quorum.js';
import type { RulesReader } from './reader.js';
import type { Mention, Tie } from './rules.js';
import { meaningOf, nearestIn } from './vocabulary.js';

/** Keys that a kind of meeting may change. */
const CHANGE_KEYS = [
	'default',
	'quorum',
	'majorities',
	'proxies',
	'tie',
	'notice',
	'deadlines',
	'elections',
	'secret',
	'recused',
	'cap',
	'mentions',
	'sign',
	'officers',
	'secondCall',
	'amended',
	'floor',
] as const;

const TOP_KEYS = [...CHANGE_KEYS, 'profile', 'name', 'source', 'meetings', 'aliases'] as const;

/** Reads the whole of one file. */
export function readLayer(reader: RulesReader, data: DataMapping): Layer {
	const layer: Layer = { file: reader.file, majorities: new Map(), meetings: [] };
	const { entries, others } = splitNames(reader, data, TOP_KEYS);
	const name = entries.get('name');
	if (name) layer.name = reader.localText(name.children[1], name.key);
	const source = entries.get('source');
	if (source) {
		layer.source = reader.source(source);
		reader.fileSource = layer.source;
	} else if (layer.name !== undefined && !reader.shipped) {
		reader.fileSource = { text: layer.name, verified: true };
	}
	const profile = entries.get('profile');
	const profileName = profile && reader.text(profile.children[1], profile.key);
	if (profile && profileName !== undefined) layer.profile = { value: profileName, node: profile.children[1] };
	readChanges(reader, entries, others, layer);
	const meetings = entries.get('meetings');
	if (meetings) layer.meetings = readMeetings(reader, meetings);
	return layer;
}

/** A mapping's pairs by key; a pair that names a usual majority (`statuts: deux tiers …`) is one of `majorities`. */
function splitNames<Key extends string>(
	reader: RulesReader,
	data: DataMapping,
	allowed: readonly Key[],
): { entries: Map<Key, DataPair>; others: DataPair[] } {
	const isKey = (pair: DataPair) => allowed.includes(meaningOf('keys', pair.key) as Key);
	const others = data.children.filter(
		(pair) => !isKey(pair) && meaningOf('majorities', pair.key) !== undefined,
	);
	return {
		entries: reader.entries(
			{ ...data, children: data.children.filter((pair) => !others.includes(pair)) },
			allowed,
		),
		others,
	};
}

function readChanges(
	reader: RulesReader,
	entries: ReadonlyMap<string, DataPair>,
	names: readonly DataPair[],
	changes: Changes,
): void {
	const read = (key: (typeof CHANGE_KEYS)[number], take: (node: DataNode, pair: DataPair) => void) => {
		const pair = entries.get(key);
		if (pair) take(pair.children[1], pair);
	};
	read('default', (node, pair) => {
		const value = reader.text(node, pair.key);
		if (value !== undefined) changes.default = { value, node };
	});
	read('majorities', (node, pair) => readMajorities(reader, node, pair, changes));
	for (const pair of names) addMajority(reader, pair, changes);
	read('quorum', (node) => {
		changes.quorum = readQuorum(reader, node);
		if (changes.quorum === 'none') changes.quorumSource = sourceOfNone(reader, node);
	});
	read('proxies', (node) => {
		changes.proxies = readProxies(reader, node);
	});
	read('tie', (node, pair) => {
		const said = reader.sourced(node);
		const value = reader.choice<Tie>('ties', said.node, pair.key);
		if (value) changes.tie = { value, node: said.node, source: said.source };
	});
	read('secret', (node, pair) => {
		changes.secret = readSecret(reader, node, pair);
	});
	read('recused', (node, pair) => {
		changes.recused = reader.choice<'leaveBase' | 'stayInBase'>('recusals', node, pair.key);
	});
	read('cap', (node, pair) => {
		const said = reader.sourced(node);
		const value = reader.choice<'sumOfOthers'>('caps', said.node, pair.key);
		if (value) changes.cap = { value, node: said.node, source: said.source };
	});
	read('notice', (node) => {
		changes.notice = readNotice(reader, node);
	});
	read('deadlines', (node) => {
		changes.deadlines = readDeadlines(reader, node);
	});
	read('elections', (node, pair) => {
		changes.elections = readElections(reader, node, pair);
	});
	read('mentions', (node) => {
		changes.mentions = readMentions(reader, node);
	});
	read('sign', (node, pair) => {
		const names = reader.list(node).map((item) => reader.localText(item, pair.key));
		changes.sign = names.flatMap((one) => (one === undefined ? [] : [meaningOf('offices', one) ?? one]));
	});
	read('officers', (node, pair) => {
		const offices = reader
			.list(node)
			.map((item) => reader.choice('offices', item, pair.key, ['chair', 'secretary'] as const));
		changes.officers = offices.flatMap((office) => (office === undefined ? [] : [office]));
	});
	read('secondCall', (node, pair) => {
		changes.secondCallLimitedToAgenda = reader.choice('secondCalls', node, pair.key) === 'sameAgenda';
	});
	read('amended', (node, pair) => {
		changes.amendedDropsPost = reader.choice('amendments', node, pair.key) === 'dropsPost';
	});
	read('floor', (node) => {
		changes.floor = readRequirements(reader, node)?.[0];
	});
}

function readMajorities(reader: RulesReader, node: DataNode, pair: DataPair, changes: Changes): void {
	if (node.type === 'mapping') for (const entry of node.children) addMajority(reader, entry, changes);
	else if (node.type === 'scalar' && node.value.trim() !== '') {
		// `majorité: deux tiers des suffrages exprimés`: one for all.
		const majority = readMajority(reader, 'ordinary', pair.children[0], node);
		if (majority) changes.majorities.set('ordinary', majority);
	} else reader.report('mappingExpected', node, { key: pair.key });
}

function addMajority(reader: RulesReader, pair: DataPair, changes: Changes): void {
	const name = pair.key.trim();
	const key = nameKey(name);
	const before = changes.majorities.get(key);
	if (before) {
		reader.report('twice', pair.children[0], { key: name, other: before.name }, 'rules/invalid', before.key);
		return;
	}
	const majority = readMajority(reader, name, pair.children[0], pair.children[1]);
	if (majority) changes.majorities.set(key, majority);
}

function readSecret(reader: RulesReader, node: DataNode, pair: DataPair): Changes['secret'] {
	if (node.type !== 'mapping') {
		reader.report('mappingExpected', node, { key: pair.key });
		return undefined;
	}
	const entries = reader.entries(node, ['tie', 'source']);
	const tie = entries.get('tie');
	return {
		tie: tie && reader.choice<Tie>('ties', tie.children[1], tie.key),
		source: reader.source(entries.get('source')),
	};
}

function readMentions(reader: RulesReader, node: DataNode): Mention[] | undefined {
	let items = node;
	let source = reader.fileSource;
	if (node.type === 'mapping') {
		const entries = reader.entries(node, ['list', 'source']);
		source = reader.source(entries.get('source'));
		const list = entries.get('list');
		if (!list) {
			reader.report('valueMissing', node);
			return undefined;
		}
		items = list.children[1];
	}
	return reader.list(items).flatMap((item): Mention[] => {
		const text = reader.text(item, 'mentions');
		if (text === undefined) return [];
		const id = meaningOf('mentions', text);
		if (id !== undefined) return [{ id, source }];
		reader.reportNear('mention', item, { text }, nearestIn('mentions', text));
		return [];
	});
}

function readMeetings(reader: RulesReader, pair: DataPair): Layer['meetings'] {
	const node = pair.children[1];
	if (node.type !== 'mapping') {
		reader.report('mappingExpected', node, { key: pair.key });
		return [];
	}
	return node.children.flatMap((entry) => {
		const value = entry.children[1];
		if (value.type !== 'mapping') {
			reader.report('mappingExpected', value, { key: entry.key });
			return [];
		}
		const changes: Changes = { majorities: new Map() };
		const { entries, others } = splitNames(reader, value, CHANGE_KEYS);
		readChanges(reader, entries, others, changes);
		return [{ kind: entry.key, changes }];
	});
}
