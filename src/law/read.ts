/** Reads one rules file, profile or inline mapping: what it says, and nothing of what it builds on. */

import type { DataMapping, DataNode, DataPair } from '../ast/index.js';
import { fromIsoDate } from '../text/date.js';
import { earnedVoteInWords } from './earned-vote.js';
import { tieInWords } from './in-words.js';
import type { Changes, Condition, Layer, Version } from './layer.js';
import { readElections } from './read-elections.js';
import { readMajority, readQuorum, readRequirements, readTexts, sourceOfNone } from './read-figures.js';
import { readDeadlines, readNotice, readProxies } from './read-limits.js';
import type { RulesReader } from './reader.js';
import type { Mention, Tie } from './rules.js';
import { getMeaning, nameKey, nearestIn } from './vocabulary.js';

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
	'showOfHands',
	'secretInRoom',
	'noPost',
	'remedies',
	'domicile',
	'chairBarred',
	'withdraws',
	'votingRight',
	'knownSince',
] as const;

const TOP_KEYS = [...CHANGE_KEYS, 'profile', 'name', 'source', 'meetings', 'versions', 'aliases'] as const;
const VERSION_KEYS = [...CHANGE_KEYS, 'since', 'before', 'memberCount'] as const;

/** Reads the whole of one file. */
export function readLayer(reader: RulesReader, data: DataMapping): Layer {
	const layer: Layer = { file: reader.file, majorities: new Map(), meetings: [], versions: [] };
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
	const versions = entries.get('versions');
	if (versions) layer.versions = readVersions(reader, versions);
	return layer;
}

/** A mapping's pairs by key; a pair that names a usual majority (`statuts: deux tiers …`) is one of `majorities`. */
function splitNames<Key extends string>(
	reader: RulesReader,
	data: DataMapping,
	allowed: readonly Key[],
): { entries: Map<Key, DataPair>; others: DataPair[] } {
	const isKey = (pair: DataPair) => allowed.includes(getMeaning('keys', pair.key) as Key);
	const others = data.children.filter(
		(pair) => !isKey(pair) && getMeaning('majorities', pair.key) !== undefined,
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
		// A single word is asked of the list: the phrases of rules need not be made for it.
		const text = said.node.type === 'scalar' ? said.node.value : undefined;
		const spoken = text === undefined || getMeaning('ties', text) ? undefined : tieInWords(text);
		const value = spoken ?? reader.choice<Tie>('ties', said.node, pair.key);
		if (value) changes.tie = { value, node: said.node, source: said.source };
	});
	read('secret', (node, pair) => {
		changes.secret = readSecret(reader, node, pair);
	});
	read('recused', (node, pair) => {
		changes.recused = reader.choice('recusals', node, pair.key, ['leaveBase', 'stayInBase'] as const);
	});
	read('cap', (node, pair) => {
		const said = reader.sourced(node);
		const value = getMeaning('nothing', said.node.type === 'scalar' ? said.node.value : '')
			? ('none' as const)
			: reader.choice<'sumOfOthers'>('caps', said.node, pair.key);
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
		changes.sign = names.flatMap((one) => (one === undefined ? [] : [getMeaning('offices', one) ?? one]));
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
		const said = reader.sourced(node);
		changes.amendedDropsPost = reader.choice('amendments', said.node, pair.key) === 'dropsPost';
		changes.amendedSource = said.source;
	});
	read('floor', (node) => {
		changes.floor = readRequirements(reader, node)?.[0];
	});
	read('showOfHands', (node, pair) => {
		const said = reader.sourced(node);
		const unit = reader.choice('units', said.node, pair.key, ['heads'] as const);
		if (unit) changes.showOfHands = { unit, source: said.source };
	});
	read('domicile', (node, pair) => {
		changes.domicile = reader.flag(node, pair.key);
	});
	read('remedies', (node, pair) => {
		changes.remedies = reader.localText(node, pair.key);
	});
	read('noPost', (node, pair) => {
		const said = reader.sourced(node);
		if (reader.flag(said.node, pair.key)) changes.noPost = { source: said.source };
	});
	read('secretInRoom', (node, pair) => {
		const said = reader.sourced(node);
		if (reader.flag(said.node, pair.key)) changes.secretInRoom = { source: said.source };
	});
	read('chairBarred', (node) => {
		const said = reader.sourced(node);
		changes.chairBarred = { qualities: readTexts(reader, said.node, 'chairBarred'), source: said.source };
	});
	read('withdraws', (node, pair) => {
		if (node.type !== 'mapping') {
			reader.report('mappingExpected', node, { key: pair.key });
			return;
		}
		const inside = reader.entries(node, ['titles', 'except', 'holder', 'source']);
		const [titles, except, holder] = [inside.get('titles'), inside.get('except'), inside.get('holder')];
		changes.withdraws = {
			titles: titles ? readTexts(reader, titles.children[1], titles.key) : [],
			except: except ? readTexts(reader, except.children[1], except.key) : [],
			qualities: holder ? readTexts(reader, holder.children[1], holder.key) : [],
			source: reader.source(inside.get('source')),
		};
	});
	read('votingRight', (node, pair) => {
		const said = reader.sourced(node);
		const text = reader.text(said.node, pair.key);
		const earned = text === undefined ? undefined : earnedVoteInWords(text);
		if (earned) changes.votingRight = { ...earned, source: said.source };
		else if (text !== undefined) reader.report('votingRight', said.node, { text });
	});
	read('knownSince', (node, pair) => {
		changes.knownSince = readDay(reader, node, pair.key);
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
		reader.report('twice', pair.children[0], { key: name, other: before.name }, before.key);
		return;
	}
	const [own, node] = pair.children;
	// One that is not understood has its message; whatever names it is not told that it does not exist.
	const majority = readMajority(reader, name, own, node) ?? {
		name,
		key: own,
		node,
		file: reader.file,
		shipped: reader.shipped,
	};
	changes.majorities.set(key, majority);
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
		const id = getMeaning('mentions', text);
		if (id !== undefined) return [{ id, source }];
		reader.reportNear('mention', item, { text }, nearestIn('mentions', text));
		return [];
	});
}

/** A day as a profile writes it, `2019-07-21`; other forms are reported. */
function readDay(reader: RulesReader, node: DataNode, key: string): string | undefined {
	const text = reader.text(node, key);
	if (text === undefined) return undefined;
	if (/^\d{4}-\d{2}-\d{2}$/.test(text) && fromIsoDate(text)) return text;
	reader.report('dayExpected', node, { key, text });
	return undefined;
}

/** `23`, `> 23`, `<= 2`. */
function readMemberCount(reader: RulesReader, pair: DataPair): Condition['members'] {
	const node = pair.children[1];
	const text = reader.text(node, pair.key);
	const match = text === undefined ? null : /^(>=|<=|>|<|=)? ?(\d{1,9})$/.exec(text);
	if (match)
		return {
			comparison: (match[1] ?? '=') as NonNullable<Condition['members']>['comparison'],
			number: BigInt(match[2] ?? '0'),
		};
	if (text !== undefined) reader.report('countExpected', node, { key: pair.key, text });
	return undefined;
}

function readVersions(reader: RulesReader, pair: DataPair): Version[] {
	const node = pair.children[1];
	if (node.type !== 'sequence') {
		reader.report('listExpected', node, { key: pair.key });
		return [];
	}
	return node.children.flatMap((entry): Version[] => {
		if (entry.type !== 'mapping') {
			reader.report('mappingExpected', entry, { key: pair.key });
			return [];
		}
		const { entries, others } = splitNames(reader, entry, VERSION_KEYS);
		const [since, before, members] = [
			entries.get('since'),
			entries.get('before'),
			entries.get('memberCount'),
		];
		const when: Condition = {
			since: since && readDay(reader, since.children[1], since.key),
			before: before && readDay(reader, before.children[1], before.key),
			members: members && readMemberCount(reader, members),
		};
		if (!since && !before && !members) reader.report('conditionMissing', entry);
		const changes: Changes = { majorities: new Map() };
		reader.inVersion(when, () => readChanges(reader, entries, others, changes));
		return [{ when, changes }];
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
