/** Rules as plain data, for `pv rules --format json`: the figures as they were understood, and the lines that say them in words. */

import type { Phrase } from '../language/ids.js';
import { describeRules } from './describe.js';
import type { Majority, QuorumRule, Requirement, Round, Rules, Source, Threshold } from './rules.js';

/** `> 1/2`, `>= 2`, `all`: a threshold as rules files write it. */
export function writeThreshold(threshold: Threshold): string {
	if (threshold.kind === 'all') return 'all';
	if (threshold.kind === 'number') return `${threshold.comparison} ${threshold.number}`;
	const { numerator, denominator } = threshold.fraction;
	return `${threshold.comparison} ${numerator}/${denominator}`;
}

/** All rules as data that JSON can hold. */
export function rulesAsData(rules: Rules, phrase: Phrase): Record<string, unknown> {
	const { proxies, notice, elections } = rules;
	return {
		pv: 1,
		profile: rules.profile ?? null,
		name: rules.name ?? null,
		default: rules.default,
		majorities: [...rules.majorities.values()].map(majorityData),
		quorum: quorumData(rules.quorum),
		tie: rules.tie ?? null,
		secretTie: rules.secret?.tie ?? null,
		proxies: proxies
			? {
					max: !proxies.max
						? null
						: proxies.max.kind === 'number'
							? String(proxies.max.number)
							: shareText(proxies.max.share),
					share: proxies.share ? shareText(proxies.share) : null,
					holder: proxies.holder,
					source: sourceData(proxies.source),
				}
			: null,
		notice: notice
			? { days: String(notice.days), clear: notice.clear, source: sourceData(notice.source) }
			: null,
		elections: elections
			? {
					rounds: elections.rounds.map(roundData),
					tie: elections.tie ?? null,
					source: sourceData(elections.source),
				}
			: null,
		votingRight: rules.votingRight
			? {
					attended: rules.votingRight.attended,
					of: rules.votingRight.of,
					source: sourceData(rules.votingRight.source),
				}
			: null,
		knownSince: rules.knownSince ?? null,
		lines: describeRules(rules, phrase).map(({ label, text, source }) => ({
			label,
			text,
			source: sourceData(source),
		})),
	};
}

function majorityData({ name, label, requirements, quorum, tie, source, call, ...rest }: Majority): unknown {
	return {
		name,
		label,
		requirements: requirements.map(requirementData),
		...(quorum === undefined ? {} : { quorum: quorumData(quorum) }),
		...(tie ? { tie } : {}),
		...(rest.else
			? {
					else: {
						if: rest.else.if.map(requirementData),
						// biome-ignore lint/suspicious/noThenProperty: the word of the rules file; it holds a name and no function.
						then: rest.else.then,
						atOnce: rest.else.atOnce,
					},
				}
			: {}),
		...(call
			? {
					calls: [...call].map(([number, later]) => ({
						call: number,
						requirements: later.requirements.map(requirementData),
					})),
				}
			: {}),
		source: sourceData(source ?? requirements[0]?.source),
	};
}

function requirementData({ threshold, base, unit }: Requirement): unknown {
	return { threshold: writeThreshold(threshold), base, unit };
}

function quorumData(quorum: QuorumRule | 'none' | undefined): unknown {
	if (quorum === undefined) return null;
	if (quorum === 'none') return 'none';
	const { threshold, base, unit, counts, at, call, source } = quorum;
	return {
		threshold: writeThreshold(threshold),
		base,
		unit,
		counts,
		at,
		...(call
			? { calls: [...call].map(([number, later]) => ({ call: number, quorum: quorumData(later) })) }
			: {}),
		source: sourceData(source),
	};
}

function roundData(round: Round): unknown {
	return round.kind === 'relative' ? 'relative' : round.requirements.map(requirementData);
}

function shareText({ numerator, denominator }: { numerator: bigint; denominator: bigint }): string {
	return `${numerator}/${denominator}`;
}

function sourceData(source: Source | undefined): unknown {
	return source ? { text: source.text, asOf: source.asOf ?? null, verified: source.verified } : null;
}
