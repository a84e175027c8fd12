/** Reads the rules of elections: rounds, ties, and what differs for single offices. */

import type { DataNode, DataPair, DataScalar } from '../ast/index.js';
import { electionsInWords, saysRelative } from './in-words.js';
import type { Changes, OfficeDraft, RequirementDraft } from './layer.js';
import { readQuorum, readRequirements, readTexts, reportWords } from './read-figures.js';
import type { RulesReader } from './reader.js';
import type { Requirement, Round, Source, Tie } from './rules.js';
import { getMeaning } from './vocabulary.js';

/** Rounds and tie rule of elections, and what differs for single offices. */
export function readElections(reader: RulesReader, node: DataNode, pair: DataPair): Changes['elections'] {
	if (node.type === 'scalar') return readSpokenElections(reader, node);
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
