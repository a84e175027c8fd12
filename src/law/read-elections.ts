/** Reads the rules of elections. */

import type { DataNode, DataPair } from '../ast/index.js';
import { saysRelative } from './in-words.js';
import type { Changes } from './layer.js';
import { readRequirements } from './read-majority.js';
import type { RulesReader } from './reader.js';
import type { Requirement, Round, Tie } from './rules.js';
import { meaningOf } from './vocabulary.js';

/** Rounds and tie rule of elections. */
export function readElections(reader: RulesReader, node: DataNode, pair: DataPair): Changes['elections'] {
	if (node.type !== 'mapping') {
		reader.report('mappingExpected', node, { key: pair.key });
		return undefined;
	}
	const entries = reader.entries(node, ['rounds', 'tie', 'source']);
	const source = reader.source(entries.get('source'));
	const rounds = entries.get('rounds');
	const tie = entries.get('tie');
	return {
		source,
		tie: tie && reader.choice<Tie>('ties', tie.children[1], tie.key),
		rounds: rounds && reader.within(source, () => readRounds(reader, rounds)),
	};
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
