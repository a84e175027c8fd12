/** Makes majorities from what was said of them. */

import { type Language, type Problem, problem } from '../ast/index.js';
import { compare, fraction } from '../text/fraction.js';
import type { Phrase } from '../text/phrase.js';
import { citedSource, describeMajority, isSettledByMajority } from './describe.js';
import type { SpokenRequirement } from './in-words.js';
import type { MajorityDraft, RequirementDraft } from './layer.js';
import { quorumOf } from './make-quorum.js';
import { isArticleName } from './names.js';
import type { Majority, Requirement } from './rules.js';
import { meaningOf, wordFor } from './vocabulary.js';

/** What resolving needs beside what was said. */
export interface ResolveContext {
	phrase: Phrase;
	lang: Language;
}

/** Name of the majority that holds where nothing is said. */
export const ORDINARY = 'ordinary';

/** What making a majority needs beside what was said of it. */
export interface Making {
	context: ResolveContext;
	/** A line below which no majority may go. */
	floor: Requirement | undefined;
	problems: Problem[];
	/** Problems that are said but leave the rules usable. */
	warnings: Problem[];
}

/** More for than against of the votes cast: what holds where nothing is said. */
export function simpleMajority(context: ResolveContext): Majority {
	const requirements: Requirement[] = [
		{
			threshold: { kind: 'fraction', comparison: '>', fraction: fraction(1n, 2n) },
			base: 'cast',
			unit: 'votes',
		},
	];
	return {
		name: ORDINARY,
		printedName: wordFor('majorities', ORDINARY, context.lang),
		label: describeMajority({ requirements }, context.phrase),
		requirements,
		simple: true,
		openedBy: [],
	};
}

/** One line with its defaults; `fallback` is the line that it replaces on a later convocation. */
export function requirementOf(
	line: RequirementDraft | SpokenRequirement,
	fallback?: Requirement,
): Requirement {
	return {
		threshold: line.threshold,
		base: line.base ?? fallback?.base ?? 'cast',
		unit: line.unit ?? (line.base === undefined ? fallback?.unit : undefined) ?? 'votes',
		source: 'source' in line ? line.source : undefined,
	};
}

/** The majority with its defaults; `first` is the one that it replaces on a later convocation. */
export function majorityOf(draft: MajorityDraft, making: Making, first?: Majority): Majority | undefined {
	const { context, problems } = making;
	if (!draft.requirements) {
		// A mistake inside was said already; nothing at all is a mistake of its own.
		if (draft.node.type === 'mapping' && !holdsRequirement(draft)) {
			problems.push(
				problem('rules/invalid', 'requirementMissing', (draft.key ?? draft.node).position, {
					file: draft.file,
					values: { name: draft.name },
				}),
			);
		}
		return undefined;
	}
	const requirements = draft.requirements.map((line) => requirementOf(line, first?.requirements[0]));
	raiseToFloor(requirements, draft, making);
	const usual = meaningOf('majorities', draft.name);
	const majority: Majority = {
		// Usual names are English, all others stay as they are written.
		name: usual ?? draft.name,
		printedName: usual === undefined ? draft.name : wordFor('majorities', usual, context.lang),
		label:
			draft.label ??
			(isArticleName(draft.name) ? draft.name : describeMajority({ requirements }, context.phrase)),
		requirements,
		simple: requirements.length === 1 && requirements.every(isSettledByMajority),
		source: draft.source ?? first?.source,
		openedBy: [],
		position: (draft.key ?? draft.node).position,
	};
	const quorum = quorumOf(draft.quorum, undefined, problems);
	if (quorum !== undefined) majority.quorum = quorum;
	if (!draft.call) return majority;
	const calls = new Map<number, Majority>();
	for (const [call, later] of draft.call) {
		const replaced = majorityOf(later, making, majority);
		if (!replaced) continue;
		const laterQuorum =
			majority.quorum !== undefined && majority.quorum !== 'none'
				? majority.quorum.call?.get(call)
				: undefined;
		calls.set(call, { ...replaced, quorum: replaced.quorum ?? laterQuorum ?? majority.quorum });
	}
	return { ...majority, call: calls };
}

/** Names of majorities as messages list them. */
export function printedNames(majorities: ReadonlyMap<string, Majority>): string[] {
	return [...majorities.values()].map((majority) => majority.printedName ?? majority.name);
}

/** Whether the keys of a requirement are there, so that a problem with them was said already. */
function holdsRequirement(draft: MajorityDraft): boolean {
	return (
		draft.node.type === 'mapping' &&
		draft.node.children.some((pair) => REQUIREMENT_KEYS.includes(meaningOf('keys', pair.key) ?? ''))
	);
}

const REQUIREMENT_KEYS = ['threshold', 'base', 'unit', 'all'];

/** Adds the floor where a majority could pass below it; bylaws that do are told. */
export function raiseToFloor(
	requirements: Requirement[],
	draft: MajorityDraft | undefined,
	{ floor, warnings, context }: Making,
): void {
	if (!floor || requirements.some((line) => reaches(line, floor))) return;
	requirements.push(floor);
	if (!draft || draft.shipped) return;
	warnings.push(
		problem('rules/invalid', 'belowFloor', (draft.requirements?.[0]?.node ?? draft.node).position, {
			file: draft.file,
			values: {
				name: draft.name,
				source: floor.source ? citedSource(floor.source, context.phrase) : '',
			},
		}),
	);
}

/** Whether what meets a line also meets the floor, more than half of the votes cast: every other base holds the votes cast. */
function reaches(line: Requirement, floor: Requirement): boolean {
	if (line.threshold.kind === 'all') return true;
	if (line.threshold.kind !== 'fraction' || floor.threshold.kind !== 'fraction') return false;
	const order = compare(line.threshold.fraction, floor.threshold.fraction);
	return (
		order > 0 || (order === 0 && (line.threshold.comparison === '>' || floor.threshold.comparison === '>='))
	);
}
