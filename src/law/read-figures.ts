/** Reads the figures of rules: thresholds, bases, shares, quorums and majorities, and what a later convocation changes. */

import type { DataMapping, DataNode, DataPair, DataScalar, Presence } from '../ast/index.js';
import { foldKeyword } from '../text/fold.js';
import { compare, type Fraction, fraction, isZero, ONE, parseFraction } from '../text/fraction.js';
import {
	electionsInWords,
	majorityInWords,
	type NotUnderstood,
	noticeInWords,
	proxiesInWords,
	quorumInWords,
	type Spoken,
	type SpokenQuorum,
	thresholdInWords,
} from './in-words.js';
import type { RulesReader } from './reader.js';
import type {
	Base,
	MajorityDraft,
	QuorumDraft,
	QuorumRule,
	RequirementDraft,
	Source,
	Threshold,
	Unit,
} from './rules.js';
import { getMeaning, wordSet } from './vocabulary.js';

/** `> 1/2`, `>= 66,67 %`, `all`, `>= 2` of heads, `plus de la moitié`. */
function readThreshold(
	reader: RulesReader,
	pair: DataPair,
	unit: Unit | undefined,
): { threshold: Threshold; compared: boolean } | undefined {
	const node = pair.children[1];
	const text = reader.text(node, pair.key);
	if (text === undefined) return undefined;
	const [, sign, rest = ''] = /^(>=|=>|≥|⩾|>)?\s*(.*)$/su.exec(text) ?? [];
	if (sign === undefined && getMeaning('everybody', text))
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
function readBase(reader: RulesReader, pair: DataPair | undefined): Base | undefined {
	return pair && reader.choice<Base>('bases', pair.children[1], pair.key);
}

/** Votes or people. */
function readUnit(reader: RulesReader, pair: DataPair | undefined): Unit | undefined {
	return pair && reader.choice<Unit>('units', pair.children[1], pair.key);
}

/** What each later convocation changes: `{ 2: … }`. */
function readCalls<Value>(
	reader: RulesReader,
	pair: DataPair,
	read: (node: DataNode) => Value | undefined,
): Map<number, Value> | undefined {
	const node = reader.mapping(pair.children[1], pair.key, 'callExpected');
	if (!node) return undefined;
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

export const DIGITS = '0123456789';

export function reportWords(reader: RulesReader, node: DataNode, no: NotUnderstood, key: string): undefined {
	const whole = node.type === 'scalar' ? node.value.trim() : '';
	const near = nearestReading(whole, READ_AS[key] ?? majorityInWords);
	reader.report(
		no.code === 'unclear' || no.code === 'noAmount' || no.code === 'unknownWord'
			? (`${no.code}${WORDS_OF[key] ?? ''}` as const)
			: no.code,
		node,
		{ text: no.text, whole, near: near ?? '', hasNear: near === undefined ? 'no' : 'yes' },
	);
	return undefined;
}

const READ_AS: Readonly<Record<string, (text: string) => Spoken<unknown>>> = {
	quorum: quorumInWords,
	proxies: proxiesInWords,
	notice: noticeInWords,
	elections: electionsInWords,
};

/** Wordings of what is not understood that show what a good line looks like. */
const WORDS_OF: Readonly<Record<string, 'Quorum' | 'Proxies' | 'Notice' | 'Elections'>> = {
	quorum: 'Quorum',
	proxies: 'Proxies',
	notice: 'Notice',
	elections: 'Elections',
};

/** A quorum: a mapping, words, or `none`. */
export function readQuorum(reader: RulesReader, node: DataNode): QuorumDraft | 'none' | undefined {
	if (node.type === 'scalar') {
		const text = node.value.trim();
		if (getMeaning('nothing', text)) return 'none';
		const spoken = quorumInWords(text);
		if ('no' in spoken) return reportWords(reader, node, spoken.no, 'quorum');
		return spoken.ok === 'none' ? 'none' : spokenQuorum(reader, node, spoken.ok);
	}
	if (node.type === 'sequence') {
		reader.report('quorumExpected', node);
		return undefined;
	}
	if (isNone(node)) return 'none';
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
function spokenQuorum(
	reader: RulesReader,
	node: DataNode,
	{ second, ...quorum }: Exclude<SpokenQuorum, 'none'>,
): QuorumDraft {
	const draft: QuorumDraft = {
		...quorum,
		base: 'members',
		node,
		file: reader.file,
		source: reader.source(undefined),
	};
	if (!second) return draft;
	return { ...draft, call: new Map([[2, second === 'none' ? second : spokenQuorum(reader, node, second)]]) };
}

/** Whether a quorum holds `threshold: none`. */
function isNone(node: DataMapping): boolean {
	return node.children.some((pair) => {
		const value = pair.children[1];
		return (
			getMeaning('keys', pair.key) === 'threshold' &&
			value.type === 'scalar' &&
			getMeaning('nothing', value.value) !== undefined
		);
	});
}

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
		'yieldsTo',
		'mayDecide',
	]);
	draft.source = reader.source(entries.get('source'));
	const label = entries.get('label');
	if (label) draft.label = reader.localText(label.children[1], label.key);
	const aliases = entries.get('aliases');
	if (aliases) draft.aliases = readTexts(reader, aliases.children[1], aliases.key);
	const mayDecide = entries.get('mayDecide');
	if (mayDecide) draft.mayDecide = readTexts(reader, mayDecide.children[1], mayDecide.key);
	const yieldsTo = entries.get('yieldsTo');
	if (yieldsTo) draft.yieldsTo = reader.text(yieldsTo.children[1], yieldsTo.key);
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
): Pick<MajorityDraft, 'requirements' | 'quorum' | 'tie'> | undefined {
	const spoken = majorityInWords(node.value.trim());
	if ('no' in spoken) return reportWords(reader, node, spoken.no, 'majority');
	const requirements = spoken.ok.requirements.map(
		(line): RequirementDraft => ({ ...line, node, source: reader.source(undefined) }),
	);
	for (const requirement of requirements) checkHalf(reader, requirement);
	const { quorum, tie } = spoken.ok;
	if (quorum === undefined) return { requirements, tie };
	return {
		requirements,
		tie,
		quorum: quorum === 'none' ? 'none' : spokenQuorum(reader, node, quorum),
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
			if (node.children.length === 0) reader.report('thresholdMissing', node, { key: '' });
		} else for (const each of readRequirements(reader, node) ?? []) lines.push(each);
	}
	return lines.length > 0 ? lines : undefined;
}

function readElse(reader: RulesReader, pair: DataPair): MajorityDraft['else'] {
	const node = reader.mapping(pair.children[1], pair.key, 'elseExpected');
	if (!node) return undefined;
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

export function readTexts(reader: RulesReader, node: DataNode, key: string): string[] {
	return reader.list(node).flatMap((item) => reader.text(item, key) ?? []);
}

// --- The part of a sentence of bylaws that can be read, where the whole cannot.

/**
 * `dix pouvoirs maximum` of `dix pouvoirs maximum, pouvoirs en blanc illimités`: the longest opening that reads, those before a comma
 * first. A single word, or one that ends in `de` or `of`, is none; undefined where nothing reads.
 */
function nearestReading(whole: string, read: (text: string) => Spoken<unknown>): string | undefined {
	const words = whole.split(/\s+/).filter((word) => word !== '');
	const openings = words.map((_, index) => words.slice(0, words.length - index)).slice(1, LONGEST);
	const [atStops, others] = [openings.filter(endsInStop), openings.filter((words_) => !endsInStop(words_))];
	return [...atStops, ...others]
		.map((opening) => opening.join(' ').replace(/[\s,;:.]+$/, ''))
		.find(
			(text) =>
				/\s/.test(text) && !FILLERS.has(foldKeyword(text.split(' ').at(-1) ?? '')) && 'ok' in read(text),
		);
}

function endsInStop(words: readonly string[]): boolean {
	return /[,;:.]$/.test(words.at(-1) ?? '');
}

/** Words, at most, that are tried off the end of a sentence. */
const LONGEST = 24;

const FILLERS = wordSet(({ words }) => [...words.filler, ...words.with, ...words.or, ...words.more]);
