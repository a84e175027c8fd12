/** Reads the days by which something is due around a meeting: `échéances: { notification: { mois: 1, départ: après la réunion } }`. */

import type { DataNode, DataPair } from '../ast/index.js';
import type { RulesReader } from './reader.js';
import type { DeadlineId, DeadlineRule } from './rules.js';
import { meaningOf, nearestIn } from './vocabulary.js';

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
	const entries = reader.entries(node, ['days', 'months', 'clear', 'counted', 'source']);
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
		source: reader.source(entries.get('source')),
	};
}
