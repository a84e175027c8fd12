/** Reads one rules file, profile or inline mapping: what it says, and nothing of what it builds on. */

import type { DataMapping, DataNode, DataPair, DataScalar, Presence } from '../ast/index.js';
import { fromIsoDate } from '../text/date.js';
import { compare, type Fraction, fraction, isZero, ONE, parseFraction } from '../text/fraction.js';
import {
	majorityInWords,
	type NotUnderstood,
	noticeInWords,
	proxiesInWords,
	quorumInWords,
	type SpokenQuorum,
	saysRelative,
	thresholdInWords,
} from './in-words.js';
import type {
	Changes,
	Condition,
	Layer,
	MajorityDraft,
	NoticeDraft,
	OfficeDraft,
	ProxyDraft,
	QuorumDraft,
	RequirementDraft,
	Version,
} from './layer.js';
import type { RulesReader } from './reader.js';
import type {
	Base,
	DeadlineId,
	DeadlineRule,
	Mention,
	NoticeStart,
	ProxyRule,
	QuorumRule,
	Requirement,
	Round,
	Source,
	Threshold,
	Tie,
	Unit,
} from './rules.js';
import { meaningOf, nameKey, nearestIn } from './vocabulary.js';

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
	'chairBarred',
	'withdraws',
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
		changes.recused = reader.choice('recusals', node, pair.key, ['leaveBase', 'stayInBase'] as const);
	});
	read('cap', (node, pair) => {
		const said = reader.sourced(node);
		const value = meaningOf('nothing', said.node.type === 'scalar' ? said.node.value : '')
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
		const inside = reader.entries(node, ['titles', 'holder', 'source']);
		const [titles, holder] = [inside.get('titles'), inside.get('holder')];
		changes.withdraws = {
			titles: titles ? readTexts(reader, titles.children[1], titles.key) : [],
			qualities: holder ? readTexts(reader, holder.children[1], holder.key) : [],
			source: reader.source(inside.get('source')),
		};
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

function readTexts(reader: RulesReader, node: DataNode, key: string): string[] {
	return reader.list(node).flatMap((item) => reader.text(item, key) ?? []);
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

// Reads the figures of rules: thresholds, bases, units, shares, and what a later convocation changes.

/** `> 1/2`, `>= 66,67 %`, `all`, `>= 2` of heads, `plus de la moitié`. */
export function readThreshold(
	reader: RulesReader,
	pair: DataPair,
	unit: Unit | undefined,
): { threshold: Threshold; compared: boolean } | undefined {
	const node = pair.children[1];
	const text = reader.text(node, pair.key);
	if (text === undefined) return undefined;
	const [, sign, rest = ''] = /^(>=|=>|≥|⩾|>)?\s*(.*)$/su.exec(text) ?? [];
	if (sign === undefined && meaningOf('everybody', text))
		return { threshold: { kind: 'all' }, compared: true };
	const comparison = sign === '>' ? '>' : '>=';
	const value = parseFraction(rest);
	if (!value) {
		const spoken = thresholdInWords(text);
		if ('ok' in spoken) return spoken.ok;
		reader.report(
			spoken.no.code === 'aboveOne' || spoken.no.code === 'zero' || spoken.no.code === 'barePercent'
				? spoken.no.code
				: 'threshold',
			node,
			{ text, whole: text },
		);
		return undefined;
	}
	if (/^\d+$/.test(rest.trim())) {
		const number = value.numerator;
		if (unit !== 'heads')
			reader.report(sign === undefined ? 'barePercent' : 'numberWithoutHeads', node, {
				text: rest.trim(),
				whole: text,
			});
		else if (number === 0n) reader.report('zero', node, { text });
		else return { threshold: { kind: 'number', comparison, number }, compared: true };
		return undefined;
	}
	if (compare(value, ONE) > 0 || (comparison === '>' && compare(value, ONE) === 0))
		reader.report('aboveOne', node, { text });
	else if (isZero(value)) reader.report('zero', node, { text });
	else if (compare(value, ONE) === 0) return { threshold: { kind: 'all' }, compared: true };
	else return { threshold: { kind: 'fraction', comparison, fraction: value }, compared: sign !== undefined };
	return undefined;
}

/** A share of one: `1/10`, `10 %`. */
export function readShare(reader: RulesReader, node: DataNode, key: string): Fraction | undefined {
	const text = reader.text(node, key);
	if (text === undefined) return undefined;
	const share = parseFraction(text);
	if (!share) reader.report('share', node, { key, text });
	else if (compare(share, ONE) > 0) reader.report('aboveOne', node, { text });
	else if (isZero(share)) reader.report('zero', node, { text });
	else return share;
	return undefined;
}

/** What is compared with. */
export function readBase(reader: RulesReader, pair: DataPair | undefined): Base | undefined {
	return pair && reader.choice<Base>('bases', pair.children[1], pair.key);
}

/** Votes or people. */
export function readUnit(reader: RulesReader, pair: DataPair | undefined): Unit | undefined {
	return pair && reader.choice<Unit>('units', pair.children[1], pair.key);
}

/** What each later convocation changes: `{ 2: … }`. */
export function readCalls<Value>(
	reader: RulesReader,
	pair: DataPair,
	read: (node: DataNode) => Value | undefined,
): Map<number, Value> | undefined {
	const node = pair.children[1];
	if (node.type !== 'mapping') {
		reader.report('callExpected', node, { key: pair.key });
		return undefined;
	}
	const calls = new Map<number, Value>();
	for (const entry of node.children) {
		if (!/^[2-9]$/.test(entry.key.trim())) {
			reader.report('callNumber', entry.children[0], { text: entry.key });
			continue;
		}
		const value = read(entry.children[1]);
		if (value !== undefined) calls.set(DIGITS.indexOf(entry.key.trim()), value);
	}
	return calls;
}

const DIGITS = '0123456789';

/** Notes words that are not understood. */
export function reportWords(reader: RulesReader, node: DataNode, no: NotUnderstood, key: string): undefined {
	const whole = node.type === 'scalar' ? node.value.trim() : '';
	reader.report(
		no.code === 'unclear' || no.code === 'noAmount' ? (`${no.code}${WORDS_OF[key] ?? ''}` as const) : no.code,
		node,
		{ text: no.text, whole },
	);
	return undefined;
}

/** Wordings of `unclear` and `noAmount` that show what a good line looks like. */
const WORDS_OF: Readonly<Record<string, 'Quorum' | 'Proxies' | 'Notice'>> = {
	quorum: 'Quorum',
	proxies: 'Proxies',
	notice: 'Notice',
};

// Reads quorums from a rules file.

/** A quorum: a mapping, words, or `none`. */
export function readQuorum(reader: RulesReader, node: DataNode): QuorumDraft | 'none' | undefined {
	if (node.type === 'scalar') {
		const text = node.value.trim();
		if (meaningOf('nothing', text)) return 'none';
		const spoken = quorumInWords(text);
		if ('no' in spoken) return reportWords(reader, node, spoken.no, 'quorum');
		return spoken.ok === 'none'
			? 'none'
			: { ...spokenQuorum(spoken.ok), node, file: reader.file, source: reader.source(undefined) };
	}
	if (node.type === 'sequence') {
		reader.report('quorumExpected', node);
		return undefined;
	}
	const none = noneOf(node);
	if (none) return 'none';
	const entries = reader.entries(node, [
		'threshold',
		'base',
		'unit',
		'counts',
		'holdersCount',
		'at',
		'call',
		'recused',
		'source',
	]);
	const unit = readUnit(reader, entries.get('unit'));
	const draft: QuorumDraft = {
		node,
		file: reader.file,
		unit,
		base: readBase(reader, entries.get('base')),
		source: reader.source(entries.get('source')),
	};
	const threshold = entries.get('threshold');
	if (threshold) {
		const read = readThreshold(reader, threshold, unit);
		if (!read) return undefined;
		draft.threshold = read.threshold;
	}
	const counts = entries.get('counts');
	if (counts) {
		const items = reader
			.list(counts.children[1])
			.map((item) => reader.choice<Presence>('presences', item, counts.key));
		draft.counts = items.filter((item): item is Presence => item !== undefined);
	}
	const holders = entries.get('holdersCount');
	if (holders) draft.holdersCount = reader.flag(holders.children[1], holders.key);
	const at = entries.get('at');
	if (at) draft.at = reader.choice<QuorumRule['at']>('moments', at.children[1], at.key);
	const recused = entries.get('recused');
	if (recused) draft.recused = readRecusal(reader, recused);
	const call = entries.get('call');
	if (call)
		draft.call = reader.within(draft.source, () =>
			readCalls(reader, call, (value) => readQuorum(reader, value)),
		);
	return draft;
}

function readRecusal(reader: RulesReader, pair: DataPair): QuorumRule['recused'] {
	const word = reader.choice<'leaveBase' | 'leaveRoom' | 'stayInBase'>(
		'recusals',
		pair.children[1],
		pair.key,
	);
	return word === 'stayInBase' ? 'stay' : word;
}

/** Where it is said that there is no quorum: `{ threshold: none, source: … }`, or `none` alone. */
export function sourceOfNone(reader: RulesReader, node: DataNode): Source | undefined {
	return node.type === 'mapping'
		? reader.source(reader.entries(node, ['threshold', 'source']).get('source'))
		: reader.fileSource;
}

/** A quorum in words as a draft. */
export function spokenQuorum(
	quorum: Exclude<SpokenQuorum, 'none'>,
): Pick<QuorumDraft, 'threshold' | 'unit' | 'counts' | 'base'> {
	return { ...quorum, base: 'members' };
}

/** The pair `threshold: none` of a quorum. */
function noneOf(node: DataMapping): DataPair | undefined {
	return node.children.find((pair) => {
		const value = pair.children[1];
		return (
			meaningOf('keys', pair.key) === 'threshold' &&
			value.type === 'scalar' &&
			meaningOf('nothing', value.value) !== undefined
		);
	});
}

// Reads requirements and majorities from a rules file.

/** A majority: a mapping, or words. */
export function readMajority(
	reader: RulesReader,
	name: string,
	key: DataScalar | undefined,
	node: DataNode,
): MajorityDraft | undefined {
	const draft: MajorityDraft = { name, key, node, file: reader.file, shipped: reader.shipped };
	if (node.type === 'scalar') {
		const spoken = readSpokenMajority(reader, node);
		return spoken && { ...draft, ...spoken, source: reader.source(undefined) };
	}
	if (node.type === 'sequence') {
		reader.report('majorityExpected', node, { name });
		return undefined;
	}
	const entries = reader.entries(node, [
		'threshold',
		'base',
		'unit',
		'all',
		'else',
		'quorum',
		'call',
		'source',
		'label',
		'aliases',
	]);
	draft.source = reader.source(entries.get('source'));
	const label = entries.get('label');
	if (label) draft.label = reader.localText(label.children[1], label.key);
	const aliases = entries.get('aliases');
	if (aliases) draft.aliases = readTexts(reader, aliases.children[1], aliases.key);
	draft.requirements = readRequirementLines(reader, entries, draft.source);
	const otherwise = entries.get('else');
	const quorum = entries.get('quorum');
	const call = entries.get('call');
	reader.within(draft.source, () => {
		if (otherwise) draft.else = readElse(reader, otherwise);
		if (quorum) draft.quorum = readQuorum(reader, quorum.children[1]);
		if (call) draft.call = readCalls(reader, call, (value) => readMajority(reader, name, undefined, value));
	});
	return draft;
}

/** Requirements under a key: a mapping of one line, `{ all: [...] }`, or words. */
export function readRequirements(reader: RulesReader, node: DataNode): RequirementDraft[] | undefined {
	if (node.type === 'scalar') return readSpokenMajority(reader, node)?.requirements;
	if (node.type === 'sequence') return readLines(reader, node.children, reader.source(undefined));
	const entries = reader.entries(node, ['threshold', 'base', 'unit', 'all', 'source']);
	return readRequirementLines(reader, entries, reader.source(entries.get('source')));
}

type MajorityKey = 'threshold' | 'base' | 'unit' | 'all' | 'source';

function readSpokenMajority(
	reader: RulesReader,
	node: DataScalar,
): Pick<MajorityDraft, 'requirements' | 'quorum'> | undefined {
	const spoken = majorityInWords(node.value.trim());
	if ('no' in spoken) return reportWords(reader, node, spoken.no, 'majority');
	const requirements = spoken.ok.requirements.map(
		(line): RequirementDraft => ({ ...line, node, source: reader.source(undefined) }),
	);
	for (const requirement of requirements) checkHalf(reader, requirement);
	const { quorum } = spoken.ok;
	if (quorum === undefined) return { requirements };
	return {
		requirements,
		quorum:
			quorum === 'none'
				? 'none'
				: { ...spokenQuorum(quorum), node, file: reader.file, source: reader.source(undefined) },
	};
}

function readRequirementLines(
	reader: RulesReader,
	entries: ReadonlyMap<string, DataPair>,
	source: Source | undefined,
): RequirementDraft[] | undefined {
	const get = (key: MajorityKey) => entries.get(key);
	const all = get('all');
	const single = get('threshold') ?? get('base') ?? get('unit');
	if (all && single)
		reader.report('allAndThreshold', single.children[0], { key: single.key, all: all.key }, all.children[0]);
	if (all) {
		const list = all.children[1];
		if (list.type === 'sequence' && list.children.length > 0) return readLines(reader, list.children, source);
		reader.report('listExpected', list, { key: all.key });
		return undefined;
	}
	const threshold = get('threshold');
	if (!threshold) {
		if (single) reader.report('thresholdMissing', single.children[0], { key: single.key });
		return undefined;
	}
	const unit = readUnit(reader, get('unit'));
	const base = readBase(reader, get('base'));
	const read = readThreshold(reader, threshold, unit);
	if (!read) return undefined;
	const requirement: RequirementDraft = { ...read, base, unit, source, node: threshold.children[1] };
	checkHalf(reader, requirement);
	return [requirement];
}

function readLines(
	reader: RulesReader,
	nodes: readonly DataNode[],
	source: Source | undefined,
): RequirementDraft[] | undefined {
	const lines: RequirementDraft[] = [];
	for (const node of nodes) {
		if (node.type === 'mapping') {
			const entries = reader.entries(node, ['threshold', 'base', 'unit', 'source']);
			const own = entries.get('source');
			for (const each of readRequirementLines(reader, entries, own ? reader.source(own) : source) ?? [])
				lines.push(each);
			if (!entries.get('threshold')) reportMissing(reader, node);
		} else for (const each of readRequirements(reader, node) ?? []) lines.push(each);
	}
	return lines.length > 0 ? lines : undefined;
}

function reportMissing(reader: RulesReader, node: DataMapping): void {
	if (node.children.length === 0) reader.report('thresholdMissing', node, { key: '' });
}

function readElse(reader: RulesReader, pair: DataPair): MajorityDraft['else'] {
	const node = pair.children[1];
	if (node.type !== 'mapping') {
		reader.report('elseExpected', node, { key: pair.key });
		return undefined;
	}
	const entries = reader.entries(node, ['if', 'then', 'atOnce']);
	const condition = entries.get('if');
	const then = entries.get('then');
	const atOnce = entries.get('atOnce');
	if (!condition || !then) {
		reader.report('elseExpected', pair.children[0], { key: pair.key });
		return undefined;
	}
	const requirements = readRequirements(reader, condition.children[1]);
	const name = reader.text(then.children[1], then.key);
	return requirements && name !== undefined
		? {
				if: requirements,
				// biome-ignore lint/suspicious/noThenProperty: the word of the rules file; it holds a name and no function.
				then: name,
				atOnce: atOnce ? (reader.flag(atOnce.children[1], atOnce.key) ?? false) : false,
				node: then.children[1],
			}
		: undefined;
}

/** Half of the votes cast, bare: read as `>=` a tie would carry. Nobody's bylaws mean that without saying so. */
function checkHalf(reader: RulesReader, requirement: RequirementDraft): void {
	const { threshold, base = 'cast' } = requirement;
	if (requirement.compared || base !== 'cast' || threshold.kind !== 'fraction') return;
	if (compare(threshold.fraction, fraction(1n, 2n)) !== 0) return;
	reader.report('bareHalf', requirement.node, {
		text: requirement.node.type === 'scalar' ? requirement.node.value.trim() : '1/2',
	});
}

// Reads the limits of a rules file: how many proxies one may carry, how long ahead a meeting is called.

/** Limits of proxies: a mapping, or words. */
export function readProxies(reader: RulesReader, node: DataNode): ProxyDraft | undefined {
	if (node.type === 'scalar') {
		const max = readMax(reader, node);
		return max === undefined ? undefined : { max, source: reader.fileSource };
	}
	if (node.type === 'sequence') {
		reader.report('proxiesExpected', node);
		return undefined;
	}
	const entries = reader.entries(node, ['max', 'share', 'holder', 'allowed', 'excluded', 'source']);
	const draft: ProxyDraft = { source: reader.source(entries.get('source')) };
	const max = entries.get('max');
	if (max) draft.max = readMax(reader, max.children[1]);
	const share = entries.get('share');
	if (share) draft.share = readShare(reader, share.children[1], share.key);
	const holder = entries.get('holder');
	const who = holder && reader.choice<ProxyRule['holder']>('holders', holder.children[1], holder.key);
	if (who) draft.holder = who;
	const allowed = entries.get('allowed');
	if (allowed) draft.allowed = readTexts(reader, allowed.children[1], allowed.key);
	const excluded = entries.get('excluded');
	if (excluded) {
		const said = reader.sourced(excluded.children[1]);
		draft.excluded = reader.list(said.node).flatMap((item) => reader.text(item, excluded.key) ?? []);
		draft.excludedSource = excluded.children[1].type === 'mapping' ? said.source : draft.source;
	}
	return draft;
}

function readMax(reader: RulesReader, node: DataNode): NonNullable<ProxyDraft['max']> | undefined {
	const text = reader.text(node, 'max');
	if (text === undefined) return undefined;
	const spoken = proxiesInWords(text);
	return 'ok' in spoken ? spoken.ok : reportWords(reader, node, spoken.no, 'proxies');
}

/** The delay of notice: a mapping, or words. */
export function readNotice(reader: RulesReader, node: DataNode): NoticeDraft | undefined {
	if (node.type === 'scalar') {
		const spoken = noticeInWords(node.value.trim());
		return 'ok' in spoken
			? { ...spoken.ok, node, source: reader.fileSource }
			: reportWords(reader, node, spoken.no, 'notice');
	}
	if (node.type === 'sequence') {
		reader.report('noticeExpected', node);
		return undefined;
	}
	const entries = reader.entries(node, ['days', 'clear', 'counted', 'post', 'call', 'source']);
	const draft: NoticeDraft = { node, source: reader.source(entries.get('source')) };
	const days = entries.get('days');
	if (days) draft.days = reader.whole(days.children[1], days.key, 0n);
	const clear = entries.get('clear');
	if (clear) draft.clear = reader.flag(clear.children[1], clear.key);
	const counted = entries.get('counted');
	if (counted) draft.counted = reader.choice<NoticeStart>('noticeStarts', counted.children[1], counted.key);
	const post = entries.get('post');
	if (post) draft.post = reader.whole(post.children[1], post.key, 0n);
	const call = entries.get('call');
	if (call) draft.call = readNoticeCalls(reader, call);
	return draft;
}

function readNoticeCalls(reader: RulesReader, pair: DataPair): Map<number, bigint> | undefined {
	const node = pair.children[1];
	if (node.type !== 'mapping') {
		reader.report('callExpected', node, { key: pair.key });
		return undefined;
	}
	const calls = new Map<number, bigint>();
	for (const entry of node.children) {
		const days = reader.whole(entry.children[1], entry.key, 0n);
		const call = DIGITS.indexOf(entry.key.trim());
		if (call < 2 || entry.key.trim().length !== 1)
			reader.report('callNumber', entry.children[0], { text: entry.key });
		else if (days !== undefined) calls.set(call, days);
	}
	return calls;
}

// Reads the rules of elections.

/** Rounds and tie rule of elections, and what differs for single offices. */
export function readElections(reader: RulesReader, node: DataNode, pair: DataPair): Changes['elections'] {
	if (node.type !== 'mapping') {
		reader.report('mappingExpected', node, { key: pair.key });
		return undefined;
	}
	const entries = reader.entries(node, ['rounds', 'tie', 'offices', 'source']);
	const source = reader.source(entries.get('source'));
	const rounds = entries.get('rounds');
	const tie = entries.get('tie');
	const offices = entries.get('offices');
	return {
		source,
		tie: tie && reader.choice<Tie>('ties', tie.children[1], tie.key),
		rounds: rounds && reader.within(source, () => readRounds(reader, rounds)),
		offices: offices && reader.within(source, () => readOffices(reader, offices)),
	};
}

function readOffices(reader: RulesReader, pair: DataPair): OfficeDraft[] | undefined {
	const node = pair.children[1];
	if (node.type !== 'sequence') {
		reader.report('listExpected', node, { key: pair.key });
		return undefined;
	}
	return node.children.flatMap((entry): OfficeDraft[] => {
		if (entry.type !== 'mapping') {
			reader.report('mappingExpected', entry, { key: pair.key });
			return [];
		}
		const entries = reader.entries(entry, [
			'titles',
			'except',
			'rounds',
			'tie',
			'quorum',
			'chairVotes',
			'source',
		]);
		const source = reader.source(entries.get('source'));
		const [titles, except, rounds] = [entries.get('titles'), entries.get('except'), entries.get('rounds')];
		const [tie, quorum, chair] = [entries.get('tie'), entries.get('quorum'), entries.get('chairVotes')];
		return [
			reader.within(source, () => ({
				source,
				titles: titles ? readTexts(reader, titles.children[1], titles.key) : [],
				except: except ? readTexts(reader, except.children[1], except.key) : [],
				rounds: rounds && readRounds(reader, rounds),
				tie: tie && reader.choice<Tie>('ties', tie.children[1], tie.key),
				quorum: quorum && readQuorum(reader, quorum.children[1]),
				chairVotes: chair && reader.flag(chair.children[1], chair.key),
			})),
		];
	});
}

function readRounds(reader: RulesReader, pair: DataPair): Round[] | undefined {
	const node = pair.children[1];
	if (node.type !== 'sequence' || node.children.length === 0) {
		reader.report('listExpected', node, { key: pair.key });
		return undefined;
	}
	return node.children.flatMap((item) => readRound(reader, item) ?? []);
}

function readRound(reader: RulesReader, node: DataNode): Round | undefined {
	if (node.type === 'scalar' && (meaningOf('rounds', node.value) || saysRelative(node.value)))
		return { kind: 'relative' };
	if (node.type === 'mapping') {
		const relative = node.children.find((entry) => meaningOf('keys', entry.key) === 'relative');
		if (relative && node.children.length === 1)
			return reader.flag(relative.children[1], relative.key) ? { kind: 'relative' } : undefined;
		if (relative) {
			reader.report('relativeAlone', relative.children[0], { key: relative.key });
			return undefined;
		}
	}
	const lines = readRequirements(reader, node);
	if (!lines) {
		if (node.type === 'mapping' && node.children.length === 0)
			reader.report('thresholdMissing', node, { key: '' });
		return undefined;
	}
	return {
		kind: 'threshold',
		requirements: lines.map(
			(line): Requirement => ({
				threshold: line.threshold,
				base: line.base ?? 'cast',
				unit: line.unit ?? 'votes',
				source: line.source,
			}),
		),
	};
}

// Reads the days by which something is due around a meeting: `échéances: { notification: { mois: 1, départ: après la réunion } }`.

/** Reads them all, by what is due. */
export function readDeadlines(
	reader: RulesReader,
	node: DataNode,
): Map<DeadlineId, DeadlineRule> | undefined {
	if (node.type !== 'mapping') {
		reader.report('deadlinesExpected', node);
		return undefined;
	}
	const deadlines = new Map<DeadlineId, DeadlineRule>();
	for (const pair of node.children) {
		const id = meaningOf('deadlines', pair.key) as DeadlineId | undefined;
		if (id === undefined) {
			reader.unknownKey(pair, nearestIn('deadlines', pair.key));
			continue;
		}
		const rule = readDeadline(reader, pair);
		if (rule) deadlines.set(id, rule);
	}
	return deadlines;
}

function readDeadline(reader: RulesReader, pair: DataPair): DeadlineRule | undefined {
	const node = pair.children[1];
	if (node.type !== 'mapping') {
		reader.report('deadlinesExpected', node);
		return undefined;
	}
	const entries = reader.entries(node, ['days', 'months', 'clear', 'counted', 'reproduces', 'source']);
	const reproduces = entries.get('reproduces');
	const days = entries.get('days');
	const months = entries.get('months');
	const clear = entries.get('clear');
	const counted = entries.get('counted');
	const length = days ?? months;
	if (!length || !counted) {
		reader.report('deadlinesExpected', node);
		return undefined;
	}
	const count = reader.whole(length.children[1], length.key, 0n);
	if (count === undefined) return undefined;
	const from = reader.choice<DeadlineRule['from']>('deadlineStarts', counted.children[1], counted.key);
	if (from === undefined) return undefined;
	return {
		count,
		unit: days ? 'days' : 'months',
		clear: clear ? (reader.flag(clear.children[1], clear.key) ?? false) : false,
		from,
		...(reproduces ? { reproduces: reader.text(reproduces.children[1], reproduces.key) } : {}),
		source: reader.source(entries.get('source')),
	};
}
