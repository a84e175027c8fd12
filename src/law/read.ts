/** Reads one rules file, profile or inline mapping: what it says, and nothing of what it builds on. */

import type { DataMapping, DataNode, DataPair, DataScalar } from '../ast/index.js';
import { fromIsoDate } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { compare, fraction, subtract, ZERO } from '../text/fraction.js';
import { scanNumberWords } from '../text/number.js';
import {
	electionsInWords,
	majorityInWords,
	noticeInWords,
	proxiesInWords,
	saysRelative,
	tieInWords,
} from './in-words.js';
import {
	DIGITS,
	readMajority,
	readQuorum,
	readRequirements,
	readShare,
	readTexts,
	reportWords,
	sourceOfNone,
} from './read-figures.js';
import type { RulesReader } from './reader.js';
import type {
	Changes,
	Condition,
	DeadlineId,
	DeadlineRule,
	EarnedVote,
	Layer,
	MajorityDraft,
	Mention,
	NoticeDraft,
	NoticeStart,
	OfficeDraft,
	ProxyDraft,
	ProxyRule,
	Requirement,
	RequirementDraft,
	Round,
	Rules,
	Source,
	Threshold,
	Tie,
	Version,
} from './rules.js';
import { earnedWord, getMeaning, nameKey, nearestIn } from './vocabulary.js';

/** How what stands under each key is read: those that a kind of meeting may change. */
const CHANGES = {
	default(changes, reader, node, pair) {
		const value = reader.text(node, pair.key);
		if (value !== undefined) changes.default = { value, node };
	},
	quorum(changes, reader, node) {
		changes.quorum = readQuorum(reader, node);
		changes.quorumNode = node;
		if (changes.quorum === 'none') changes.quorumSource = sourceOfNone(reader, node);
	},
	majorities(changes, reader, node, pair) {
		readMajorities(reader, node, pair, changes);
	},
	proxies(changes, reader, node) {
		changes.proxies = readProxies(reader, node);
		changes.proxiesNode = node;
	},
	tie(changes, reader, node, pair) {
		const said = reader.sourced(node);
		// A single word is asked of the list: the phrases of rules need not be made for it.
		const text = said.node.type === 'scalar' ? said.node.value : undefined;
		const spoken = text === undefined || getMeaning('ties', text) ? undefined : tieInWords(text);
		const value = spoken ?? reader.choice<Tie>('ties', said.node, pair.key);
		if (value) changes.tie = { value, node: said.node, source: said.source };
	},
	notice(changes, reader, node) {
		changes.notice = readNotice(reader, node);
	},
	deadlines(changes, reader, node) {
		changes.deadlines = readDeadlines(reader, node);
	},
	elections(changes, reader, node, pair) {
		const elections = readElections(reader, node, pair);
		changes.elections = elections && { ...elections, node, file: reader.file };
	},
	secret(changes, reader, node, pair) {
		changes.secret = readSecret(reader, node, pair);
	},
	recused(changes, reader, node, pair) {
		changes.recused = reader.choice('recusals', node, pair.key, ['leaveBase', 'stayInBase'] as const);
	},
	cap(changes, reader, node, pair) {
		const said = reader.sourced(node);
		const value = getMeaning('nothing', said.node.type === 'scalar' ? said.node.value : '')
			? ('none' as const)
			: reader.choice<'sumOfOthers'>('caps', said.node, pair.key);
		if (value) changes.cap = { value, node: said.node, source: said.source };
	},
	mentions(changes, reader, node) {
		changes.mentions = readMentions(reader, node);
	},
	sign(changes, reader, node, pair) {
		const names = reader.list(node).map((item) => reader.localText(item, pair.key));
		changes.sign = names.flatMap((one) => (one === undefined ? [] : [getMeaning('offices', one) ?? one]));
	},
	officers(changes, reader, node, pair) {
		const offices = reader
			.list(node)
			.map((item) => reader.choice('offices', item, pair.key, ['chair', 'secretary'] as const));
		changes.officers = offices.flatMap((office) => (office === undefined ? [] : [office]));
	},
	secondCall(changes, reader, node, pair) {
		changes.secondCallLimitedToAgenda = reader.choice('secondCalls', node, pair.key) === 'sameAgenda';
	},
	amended(changes, reader, node, pair) {
		const said = reader.sourced(node);
		changes.amendedDropsPost = reader.choice('amendments', said.node, pair.key) === 'dropsPost';
		changes.amendedSource = said.source;
	},
	floor(changes, reader, node) {
		changes.floor = readRequirements(reader, node)?.[0];
	},
	mandatory(changes, reader, node, pair) {
		changes.mandatory = readTexts(reader, node, pair.key);
	},
	showOfHands(changes, reader, node, pair) {
		const said = reader.sourced(node);
		const unit = reader.choice('units', said.node, pair.key, ['heads'] as const);
		if (unit) changes.showOfHands = { unit, source: said.source };
	},
	secretInRoom(changes, reader, node, pair) {
		const said = reader.sourced(node);
		if (reader.flag(said.node, pair.key)) changes.secretInRoom = { source: said.source };
	},
	noPost(changes, reader, node, pair) {
		const said = reader.sourced(node);
		if (reader.flag(said.node, pair.key)) changes.noPost = { source: said.source };
	},
	remedies(changes, reader, node, pair) {
		changes.remedies = reader.localText(node, pair.key);
	},
	domicile(changes, reader, node, pair) {
		changes.domicile = reader.flag(node, pair.key);
	},
	chairKeepsOut(changes, reader, node, pair) {
		changes.chairKeepsOut = reader.flag(node, pair.key);
	},
	chairBarred(changes, reader, node) {
		const said = reader.sourced(node);
		changes.chairBarred = { qualities: readTexts(reader, said.node, 'chairBarred'), source: said.source };
	},
	noRemote(changes, reader, node, pair) {
		const said = reader.sourced(node);
		const flag = reader.flag(said.node, pair.key);
		if (flag !== undefined) changes.noRemote = flag && { source: said.source };
	},
	noVote(changes, reader, node, pair) {
		changes.noVote = readHolders(reader, node, pair, ['perhaps', 'chairVotes']);
	},
	withdraws(changes, reader, node, pair) {
		changes.withdraws = readHolders(reader, node, pair);
	},
	votingRight(changes, reader, node, pair) {
		const said = reader.sourced(node);
		const text = reader.text(said.node, pair.key);
		const earned = text === undefined ? undefined : earnedVoteInWords(text);
		if (earned) changes.votingRight = { ...earned, source: said.source };
		else if (text !== undefined) reader.report('votingRight', said.node, { text });
	},
	knownSince(changes, reader, node, pair) {
		changes.knownSince = readDay(reader, node, pair.key);
	},
} satisfies Record<string, (changes: Changes, reader: RulesReader, node: DataNode, pair: DataPair) => void>;

/** Titles of resolutions and the people that something holds for. */
function readHolders(
	reader: RulesReader,
	node: DataNode,
	pair: DataPair,
	more: ReadonlyArray<'perhaps' | 'chairVotes'> = [],
): Rules['noVote'] {
	const mapping = reader.mapping(node, pair.key);
	if (!mapping) return undefined;
	const inside = reader.entries(mapping, ['titles', 'except', 'holder', 'source', ...more]);
	const texts = (key: 'titles' | 'except' | 'holder' | 'perhaps') => {
		const entry = inside.get(key);
		return entry ? readTexts(reader, entry.children[1], entry.key) : [];
	};
	const chair = inside.get('chairVotes');
	return {
		titles: texts('titles'),
		except: texts('except'),
		qualities: texts('holder'),
		perhaps: texts('perhaps'),
		chair: chair !== undefined && reader.flag(chair.children[1], chair.key) === false,
		source: reader.source(inside.get('source')),
	};
}

const CHANGE_KEYS = Object.keys(CHANGES) as Array<keyof typeof CHANGES>;

const TOP_KEYS = [...CHANGE_KEYS, 'profile', 'name', 'source', 'meetings', 'versions', 'aliases'] as const;
const VERSION_KEYS = [...CHANGE_KEYS, 'since', 'before', 'memberCount'] as const;

/** Reads the whole of one file. */
export function readLayer(reader: RulesReader, data: DataMapping): Layer {
	const layer: Layer = { majorities: new Map(), meetings: [], versions: [] };
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
	for (const key of CHANGE_KEYS) {
		const pair = entries.get(key);
		if (pair) CHANGES[key](changes, reader, pair.children[1], pair);
	}
	for (const pair of names) addMajority(reader, pair, changes);
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
	const notUnderstood = { name, key: own, node, file: reader.file, shipped: reader.shipped };
	const majority = readMajority(reader, name, own, node);
	const lying = majority && !reader.shipped ? nameOfAnother(majority) : undefined;
	if (lying !== undefined) reader.report('otherName', own, { name: lying });
	changes.majorities.set(key, lying === undefined && majority ? majority : notUnderstood);
}

/** A name that by its own words is another majority, `deux tiers: un tiers des voix`: whoever reads it in the record believes it. */
function nameOfAnother({ name, label, aliases = [], requirements = [] }: MajorityDraft): string | undefined {
	if (requirements.length === 0) return undefined;
	return [name, ...(label === undefined ? [] : [label]), ...aliases].find((one) => {
		const said = majorityInWords(one);
		const [first] = 'ok' in said ? said.ok.requirements : [];
		return first !== undefined && !requirements.some(({ threshold }) => isAbout(threshold, first.threshold));
	});
}

/** Whether two thresholds are equal, or so near that one is a rounding of the other: two thirds and 66.7 %. */
function isAbout(one: Threshold, other: Threshold): boolean {
	if (one.kind === 'fraction' && other.kind === 'fraction') {
		const off = subtract(one.fraction, other.fraction);
		return compare(off, ROUNDING) < 0 && compare(off, subtract(ZERO, ROUNDING)) > 0;
	}
	if (one.kind === 'number' && other.kind === 'number') return one.number === other.number;
	return one.kind === other.kind;
}

const ROUNDING = fraction(1n, 100n);

function readSecret(reader: RulesReader, node: DataNode, pair: DataPair): Changes['secret'] {
	const mapping = reader.mapping(node, pair.key);
	if (!mapping) return undefined;
	const entries = reader.entries(mapping, ['tie', 'source']);
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
	return (reader.sequence(pair) ?? []).flatMap((item): Version[] => {
		const entry = reader.mapping(item, pair.key);
		if (!entry) return [];
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
	const node = reader.mapping(pair.children[1], pair.key);
	if (!node) return [];
	return node.children.flatMap((entry) => {
		const value = reader.mapping(entry.children[1], entry.key);
		if (!value) return [];
		const changes: Changes = { majorities: new Map() };
		const { entries, others } = splitNames(reader, value, CHANGE_KEYS);
		readChanges(reader, entries, others, changes);
		return [{ kind: entry.key, changes }];
	});
}

// --- Reads the limits of a rules file: how many proxies one may carry, how long ahead a meeting is called, what is due around
// it.

/** Limits of proxies: a mapping, or words. */
function readProxies(reader: RulesReader, node: DataNode): ProxyDraft | undefined {
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
function readNotice(reader: RulesReader, node: DataNode): NoticeDraft | undefined {
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
	const entries = reader.entries(node, ['days', 'clear', 'counted', 'post', 'call', 'urgent', 'source']);
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
	const urgent = entries.get('urgent');
	const inUrgency = urgent && readNotice(reader, urgent.children[1]);
	if (inUrgency?.days !== undefined)
		draft.urgent = { days: inUrgency.days, clear: inUrgency.clear ?? draft.clear ?? false };
	return draft;
}

function readNoticeCalls(reader: RulesReader, pair: DataPair): Map<number, bigint> | undefined {
	const node = reader.mapping(pair.children[1], pair.key, 'callExpected');
	if (!node) return undefined;
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

/** Reads them all, by what is due. */
function readDeadlines(reader: RulesReader, node: DataNode): Map<DeadlineId, DeadlineRule> | undefined {
	const mapping = reader.mapping(node, undefined, 'deadlinesExpected');
	if (!mapping) return undefined;
	const deadlines = new Map<DeadlineId, DeadlineRule>();
	for (const pair of mapping.children) {
		const id = getMeaning('deadlines', pair.key) as DeadlineId | undefined;
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
	const node = reader.mapping(pair.children[1], undefined, 'deadlinesExpected');
	if (!node) return undefined;
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

// --- Reads the rules of elections: rounds, ties, and what differs for single offices.

/** Rounds and tie rule of elections, and what differs for single offices. */
function readElections(reader: RulesReader, node: DataNode, pair: DataPair): Changes['elections'] {
	if (node.type === 'scalar') return readSpokenElections(reader, node);
	const mapping = reader.mapping(node, pair.key);
	if (!mapping) return undefined;
	const entries = reader.entries(mapping, ['rounds', 'tie', 'offices', 'source']);
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

/** `majorité absolue au premier tour, relative au second ; au bénéfice de l’âge`. */
function readSpokenElections(reader: RulesReader, node: DataScalar): Changes['elections'] {
	const spoken = electionsInWords(node.value.trim());
	if ('no' in spoken) return reportWords(reader, node, spoken.no, 'elections');
	const { rounds, tie } = spoken.ok;
	const source = reader.source(undefined);
	return {
		source,
		tie,
		rounds: rounds.length === 0 ? undefined : rounds.map((round): Round => getRound(round, source)),
	};
}

function getRound(
	lines: ReadonlyArray<Pick<RequirementDraft, 'threshold' | 'base' | 'unit'>> | 'relative',
	source: Source | undefined,
): Round {
	if (lines === 'relative') return { kind: 'relative' };
	return {
		kind: 'threshold',
		requirements: lines.map(
			({ threshold, base = 'cast', unit = 'votes' }): Requirement => ({ threshold, base, unit, source }),
		),
	};
}

function readOffices(reader: RulesReader, pair: DataPair): OfficeDraft[] | undefined {
	return reader.sequence(pair)?.flatMap((item): OfficeDraft[] => {
		const entry = reader.mapping(item, pair.key);
		if (!entry) return [];
		const entries = reader.entries(entry, [
			'titles',
			'except',
			'rounds',
			'tie',
			'quorum',
			'chairVotes',
			'lists',
			'proportional',
			'source',
		]);
		const source = reader.source(entries.get('source'));
		const [titles, except, rounds] = [entries.get('titles'), entries.get('except'), entries.get('rounds')];
		const [tie, quorum, chair] = [entries.get('tie'), entries.get('quorum'), entries.get('chairVotes')];
		const [lists, proportional] = [entries.get('lists'), entries.get('proportional')];
		return [
			reader.within(source, () => ({
				source,
				titles: titles ? readTexts(reader, titles.children[1], titles.key) : [],
				except: except ? readTexts(reader, except.children[1], except.key) : [],
				rounds: rounds && readRounds(reader, rounds),
				tie: tie && reader.choice<Tie>('ties', tie.children[1], tie.key),
				quorum: quorum && readQuorum(reader, quorum.children[1]),
				chairVotes: chair && reader.flag(chair.children[1], chair.key),
				lists: lists && reader.flag(lists.children[1], lists.key),
				proportional: proportional && reader.flag(proportional.children[1], proportional.key),
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
	if (node.type === 'scalar' && (getMeaning('rounds', node.value) || saysRelative(node.value)))
		return { kind: 'relative' };
	if (node.type === 'mapping') {
		const relative = node.children.find((entry) => getMeaning('keys', entry.key) === 'relative');
		if (relative && node.children.length === 1)
			return reader.flag(relative.children[1], relative.key) ? { kind: 'relative' } : undefined;
		if (relative) {
			reader.report('relativeAlone', relative.children[0], { key: relative.key });
			return undefined;
		}
	}
	const lines = readRequirements(reader, node);
	if (lines) {
		const [source] = lines.map((line) => line.source);
		return getRound(lines, source);
	}
	if (node.type === 'mapping' && node.children.length === 0)
		reader.report('thresholdMissing', node, { key: '' });
	return undefined;
}

// A right to vote that members earn by attending, in words: `présent à 3 des 4 dernières réunions`.

/**
 * How many of how many meetings these words ask for; nothing where a word is not known, or where they do not say of which meetings.
 * `présent aux 2 dernières réunions` asks for both, `présent à la dernière réunion` for one.
 */
export function earnedVoteInWords(text: string): Pick<EarnedVote, 'attended' | 'of'> | undefined {
	// A sign that is no word may change the figure beside it: `75 %`.
	if (/[^\p{L}\p{M}\p{N}\s,.;:'’()-]/u.test(text)) return undefined;
	const words = foldKeyword(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	const numbers: number[] = [];
	const said = new Set<string>();
	for (let at = 0; at < words.length; at += 1) {
		const word = words[at] ?? '';
		const kind = earnedWord(word);
		if (kind !== undefined) {
			said.add(kind);
			continue;
		}
		const spelt = /^\d{1,2}$/.test(word)
			? { value: Number.parseInt(word, 10), length: word.length }
			: scanNumberWords(word);
		if (spelt === undefined || spelt.length !== word.length) return undefined;
		numbers.push(spelt.value);
	}
	if (!said.has('attends') || !said.has('last') || numbers.length > 2) return undefined;
	const [one = 1, other = one] = numbers;
	const of = Math.max(one, other);
	const attended = Math.min(one, other) + (said.has('more') ? 1 : 0);
	return attended < 1 || attended > of ? undefined : { attended, of };
}
