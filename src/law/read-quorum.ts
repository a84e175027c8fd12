/** Reads quorums from a rules file. */

import type { DataMapping, DataNode, DataPair, Presence } from '../ast/index.js';
import { quorumInWords, type SpokenQuorum } from './in-words.js';
import type { QuorumDraft } from './layer.js';
import { readBase, readCalls, readThreshold, readUnit, reportWords } from './read-threshold.js';
import type { RulesReader } from './reader.js';
import type { QuorumRule, Source } from './rules.js';
import { meaningOf } from './vocabulary.js';

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
	const at = entries.get('at');
	if (at) draft.at = reader.choice<QuorumRule['at']>('moments', at.children[1], at.key);
	const recused = entries.get('recused');
	if (recused)
		draft.recusedLeave = reader.choice('recusals', recused.children[1], recused.key) === 'leaveBase';
	const call = entries.get('call');
	if (call)
		draft.call = reader.within(draft.source, () =>
			readCalls(reader, call, (value) => readQuorum(reader, value)),
		);
	return draft;
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
