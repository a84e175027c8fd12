/** Reads the limits of a rules file: how many proxies one may carry, how long ahead a meeting is called, what is due around it. */

import type { DataNode, DataPair } from '../ast/index.js';
import { noticeInWords, proxiesInWords } from './in-words.js';
import type { NoticeDraft, ProxyDraft } from './layer.js';
import { DIGITS, readShare, readTexts, reportWords } from './read-figures.js';
import type { RulesReader } from './reader.js';
import type { DeadlineId, DeadlineRule, NoticeStart, ProxyRule } from './rules.js';
import { getMeaning, nearestIn } from './vocabulary.js';

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
