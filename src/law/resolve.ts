/** Makes the typed rules of a meeting from what was said: defaults, names, second ballots, second convocations, contradictions. */

import { fileOf, type Problem, problem } from '../ast/index.js';
import { nearestWord } from '../text/nearest.js';
import { finder } from './find-majority.js';
import { saysRelative } from './in-words.js';
import type { Changes } from './layer.js';
import {
	majorityOf,
	ORDINARY,
	printedNames,
	type ResolveContext,
	requirementOf,
	simpleMajority,
} from './make-majority.js';
import { quorumOf } from './make-quorum.js';
import { nameKeys } from './names.js';
import { nearProblem } from './reader.js';
import type { Majority, NoticeRule, ProxyRule, Rules } from './rules.js';
import { linkSecondBallots } from './second-ballots.js';
import { meaningOf } from './vocabulary.js';

/** The part of the rules that follows from the merged changes. */
export type Resolved = Omit<Rules, 'given' | 'valid' | 'profile' | 'name' | 'source' | 'problems'> & {
	problems: Problem[];
	/** Problems that are said but leave the rules usable. */
	warnings: Problem[];
};

/** Resolves merged changes. */
export function resolveRules(said: Changes, context: ResolveContext): Resolved {
	const problems: Problem[] = [];
	const warnings: Problem[] = [];
	const floor = said.floor && requirementOf(said.floor);
	const making = { context, floor, problems, warnings };
	const byKey = new Map<string, Majority>();
	for (const [key, draft] of said.majorities) {
		const majority = majorityOf(draft, making);
		if (majority) byKey.set(key, majority);
	}
	if (!said.default && !said.majorities.has(ORDINARY)) byKey.set(ORDINARY, simpleMajority(context));
	const find = finder(byKey, making);
	linkSecondBallots(said, byKey, problems);
	const majorities = new Map([...byKey.values()].map((majority) => [majority.name, majority] as const));
	const chosen = defaultMajority(said, byKey, find, problems);
	if (chosen) majorities.set(chosen.name, chosen);
	const quorum = quorumOf(said.quorum, undefined, problems);
	return {
		default: chosen?.name ?? byKey.get(ORDINARY)?.name ?? ORDINARY,
		majorities,
		quorum,
		quorumSource: quorum === 'none' ? said.quorumSource : quorum?.source,
		proxies: proxiesOf(said),
		tie: said.tie?.value,
		tieSource: said.tie?.source,
		secret: said.secret,
		recused: said.recused ?? 'leaveBase',
		cap: said.cap?.value,
		capSource: said.cap?.source,
		notice: noticeOf(said, problems),
		deadlines: said.deadlines ?? new Map(),
		elections: said.elections?.rounds && {
			rounds: said.elections.rounds,
			tie: said.elections.tie,
			source: said.elections.source,
		},
		secondCallLimitedToAgenda: said.secondCallLimitedToAgenda,
		amendedDropsPost: said.amendedDropsPost,
		mentions: said.mentions ?? [],
		sign: said.sign ?? [],
		officers: said.officers ?? [],
		find,
		round: (name) => {
			if (meaningOf('rounds', name) || saysRelative(name)) return { kind: 'relative' };
			const found = find(name);
			return found && { kind: 'threshold', requirements: found.requirements };
		},
		nearest: (name) => nearestWord(name, printedNames(byKey)),
		problems,
		warnings,
	};
}

function proxiesOf(said: Changes): ProxyRule | undefined {
	if (!said.proxies) return undefined;
	const { max, share, holderMustBeMember, excluded, source, excludedSource } = said.proxies;
	return {
		max: max === 'unlimited' ? undefined : max,
		share,
		holderMustBeMember: holderMustBeMember ?? false,
		excluded: excluded ?? [],
		source,
		excludedSource,
	};
}

function noticeOf(said: Changes, problems: Problem[]): NoticeRule | undefined {
	const draft = said.notice;
	if (!draft) return undefined;
	if (draft.days === undefined) {
		if (draft.node.type === 'mapping' && draft.clear !== undefined)
			problems.push(
				problem('rules/invalid', 'daysMissing', draft.node.position, { file: fileOf(draft.node) }),
			);
		return undefined;
	}
	const rule: NoticeRule = { days: draft.days, clear: draft.clear ?? false, source: draft.source };
	return draft.call ? { ...rule, call: draft.call } : rule;
}

function defaultMajority(
	said: Changes,
	byKey: ReadonlyMap<string, Majority>,
	find: (name: string) => Majority | undefined,
	problems: Problem[],
): Majority | undefined {
	if (!said.default) return byKey.get(ORDINARY);
	const found = find(said.default.value);
	// One that is defined, but wrongly, was said where it is defined.
	if (!found && !nameKeys(said.default.value).some((key) => said.majorities.has(key))) {
		const known = printedNames(byKey);
		const { node, value } = said.default;
		problems.push(
			nearProblem(
				'rules/invalid',
				'unknownDefault',
				node,
				{ name: value, known },
				nearestWord(value, known),
				node.data?.file,
			),
		);
	}
	return found;
}
