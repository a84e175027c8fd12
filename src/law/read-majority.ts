/** Reads requirements and majorities from a rules file. */

import type { DataMapping, DataNode, DataPair, DataScalar } from '../ast/index.js';
import { compare, fraction } from '../text/fraction.js';
import { majorityInWords } from './in-words.js';
import type { MajorityDraft, RequirementDraft } from './layer.js';
import { readQuorum, spokenQuorum } from './read-quorum.js';
import { readBase, readCalls, readThreshold, readUnit, reportWords } from './read-threshold.js';
import type { RulesReader } from './reader.js';
import type { Source } from './rules.js';

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
	]);
	draft.source = reader.source(entries.get('source'));
	const label = entries.get('label');
	if (label) draft.label = reader.localText(label.children[1], label.key);
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
		reader.report(
			'allAndThreshold',
			single.children[0],
			{ key: single.key, all: all.key },
			'rules/invalid',
			all.children[0],
		);
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
			lines.push(...(readRequirementLines(reader, entries, own ? reader.source(own) : source) ?? []));
			if (!entries.get('threshold')) reportMissing(reader, node);
		} else lines.push(...(readRequirements(reader, node) ?? []));
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
	const entries = reader.entries(node, ['if', 'then']);
	const condition = entries.get('if');
	const then = entries.get('then');
	if (!condition || !then) {
		reader.report('elseExpected', pair.children[0], { key: pair.key });
		return undefined;
	}
	const requirements = readRequirements(reader, condition.children[1]);
	const name = reader.text(then.children[1], then.key);
	return requirements && name !== undefined
		? // biome-ignore lint/suspicious/noThenProperty: the word of the rules file; it holds a name and no function.
			{ if: requirements, then: name, node: then.children[1] }
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
