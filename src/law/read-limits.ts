/** Reads the limits of a rules file: how many proxies one may carry, how long ahead a meeting is called. */

import type { DataNode, DataPair } from '../ast/index.js';
import { noticeInWords, proxiesInWords } from './in-words.js';
import type { NoticeDraft, ProxyDraft } from './layer.js';
import { readShare, reportWords } from './read-threshold.js';
import type { RulesReader } from './reader.js';

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
	const entries = reader.entries(node, ['max', 'share', 'holder', 'excluded', 'source']);
	const draft: ProxyDraft = { source: reader.source(entries.get('source')) };
	const max = entries.get('max');
	if (max) draft.max = readMax(reader, max.children[1]);
	const share = entries.get('share');
	if (share) draft.share = readShare(reader, share.children[1], share.key);
	const holder = entries.get('holder');
	if (holder)
		draft.holderMustBeMember = reader.choice('holders', holder.children[1], holder.key) === 'member';
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
	const entries = reader.entries(node, ['days', 'clear', 'call', 'source']);
	const draft: NoticeDraft = { node, source: reader.source(entries.get('source')) };
	const days = entries.get('days');
	if (days) draft.days = reader.whole(days.children[1], days.key, 0n);
	const clear = entries.get('clear');
	if (clear) draft.clear = reader.flag(clear.children[1], clear.key);
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
		if (call < 0 || entry.key.trim().length !== 1)
			reader.report('callNumber', entry.children[0], { text: entry.key });
		else if (days !== undefined) calls.set(call + FIRST_CALL, days);
	}
	return calls;
}

const DIGITS = '23456789';
const FIRST_CALL = 2;
