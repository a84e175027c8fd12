/**
 * The figures of a profile, said by the engine: one line each, as formulas or words. `docs/conformance/law` says the same figures a second
 * time from the texts; proving compares both.
 */

import type {
	ElectionRules,
	Majority,
	ProxyRule,
	QuorumRule,
	Requirement,
	Round,
	Rules,
} from '../../src/law/rules.js';
import { linesMet, quorumCount, quorumMet } from './engine-formulas.js';
import { and, compare, type Formula, number, or, quantity, times } from './formula.js';

/** A figure: what it says, and the quantity without which nothing is reached. */
export type Figure =
	| { kind: 'formula'; formula: Formula; some: Formula; requirements?: readonly Requirement[] }
	| { kind: 'words'; text: string };

/** All figures of some rules, by name. */
export function getFigures(rules: Rules): Map<string, Figure> {
	const figures = new Map<string, Figure>();
	const words = (name: string, text: string) => figures.set(name, { kind: 'words', text });
	words('default', rules.default);
	for (const majority of rules.majorities.values()) majorityFigures(majority, figures);
	// What no majority of bylaws may go below is laid upon the least that they could ask for.
	const floor = rules.find('1 % of the votes cast')?.requirements.slice(1) ?? [];
	if (floor.length > 0) figures.set('floor', linesFigure(floor));
	quorumFigures('', rules.quorum, figures);
	words('tie', rules.tie ?? 'unsaid');
	if (rules.secret?.tie) words('secret tie', rules.secret.tie);
	if (rules.proxies) proxyFigures(rules.proxies, figures);
	if (rules.notice) {
		const { days, clear, call, urgent } = rules.notice;
		const delay = (least: bigint, isClear = clear): Figure => {
			const counted = quantity(isClear ? 'clearDays' : 'days');
			return {
				kind: 'formula',
				formula: compare('>=', counted, number(least)),
				some: compare('>', counted, number(0n)),
			};
		};
		figures.set('notice', delay(days));
		for (const [at, least] of call ?? []) figures.set(`notice at call ${at}`, delay(least));
		if (urgent) figures.set('notice when urgent', delay(urgent.days, urgent.clear));
	}
	for (const [id, { count, unit, clear, from }] of rules.deadlines)
		words(`deadline ${id}`, `${count} ${clear ? 'clear ' : ''}${unit} ${from}`);
	if (rules.electing) figures.set('election round 1', linesFigure(rules.electing.requirements));
	if (rules.elections) electionFigures(rules.elections, figures);
	words('recused', rules.recused);
	if (rules.cap) words('cap', rules.cap);
	if (rules.showOfHands) words('show of hands', rules.showOfHands.unit);
	if (rules.secretInRoom) words('secret ballot', 'in the room only');
	if (rules.noRemote) words('remote', 'nobody');
	if (rules.noVote) words('without a vote', rules.noVote.chair ? 'chair' : rules.noVote.qualities.join(', '));
	if (rules.secondCallLimitedToAgenda) words('second call', 'same agenda');
	if (rules.amendedDropsPost) words('amended', 'drops post');
	if (rules.knownSince) words('known since', rules.knownSince);
	return figures;
}

function majorityFigures(majority: Majority, figures: Map<string, Figure>): void {
	const { name, requirements, quorum, call, else: otherwise } = majority;
	figures.set(`majority ${name}`, linesFigure(requirements));
	if (quorum !== undefined) quorumFigures(` of ${name}`, quorum, figures);
	for (const [at, later] of call ?? []) {
		figures.set(`majority ${name} at call ${at}`, linesFigure(later.requirements));
	}
	if (!otherwise) return;
	figures.set(`second ballot after ${name}`, linesFigure(otherwise.if));
	figures.set(`second ballot after ${name}, under`, {
		kind: 'words',
		text: `${otherwise.then}${otherwise.atOnce ? ', at once' : ''}`,
	});
}

function linesFigure(requirements: readonly Requirement[]): Figure {
	return {
		kind: 'formula',
		formula: linesMet(requirements),
		some: compare('>', quantity('for'), number(0n)),
		requirements,
	};
}

function quorumFigures(
	suffix: string,
	quorum: QuorumRule | 'none' | undefined,
	figures: Map<string, Figure>,
): void {
	const set = (name: string, rule: QuorumRule | 'none' | undefined) => {
		if (rule === undefined || rule === 'none')
			figures.set(name, { kind: 'words', text: rule === 'none' ? 'none' : 'unsaid' });
		else
			figures.set(name, {
				kind: 'formula',
				formula: quorumMet(rule),
				some: compare('>', quorumCount(rule), number(0n)),
			});
	};
	set(`quorum${suffix}`, quorum);
	if (quorum === undefined || quorum === 'none') return;
	figures.set(`quorum${suffix} seen`, {
		kind: 'words',
		text: `at ${quorum.at}, recused ${quorum.recused ?? 'stay'}`,
	});
	for (const [at, later] of quorum.call ?? []) set(`quorum${suffix} at call ${at}`, later);
}

/** `carried` people and `carriedVotes` are what one holder may bring beside `own` votes; `heads.members` and `members` are all. */
function proxyFigures({ max, share, holder, allowed }: ProxyRule, figures: Map<string, Figure>): void {
	const limits: Formula[] = [];
	const carried = quantity('carried');
	if (max?.kind === 'number') limits.push(compare('>=', number(max.number), carried));
	else if (max) {
		limits.push(compare('>=', number(1n), carried));
		limits.push(
			compare(
				'>=',
				times(max.share.numerator, quantity('heads.members')),
				times(max.share.denominator, carried),
			),
		);
	}
	if (max && share) {
		const held = {
			terms: new Map([
				['own', share.denominator],
				['carriedVotes', share.denominator],
			]),
			constant: 0n,
		};
		limits.push(compare('>=', times(share.numerator, quantity('members')), held));
	}
	figures.set(
		'proxies',
		max ? { kind: 'formula', formula: or(...limits), some: and() } : { kind: 'words', text: 'any number' },
	);
	figures.set('proxy holder', {
		kind: 'words',
		text: allowed.length > 0 ? `${holder} or ${allowed.join(', ')}` : holder,
	});
}

function electionFigures(elections: ElectionRules, figures: Map<string, Figure>): void {
	const rounds = (name: string, list: readonly Round[]) =>
		list.forEach((round, index) => {
			figures.set(
				`${name} round ${index + 1}`,
				round.kind === 'relative' ? { kind: 'words', text: 'relative' } : linesFigure(round.requirements),
			);
		});
	rounds('election', elections.rounds);
	if (elections.tie) figures.set('election tie', { kind: 'words', text: elections.tie });
	for (const office of elections.offices) {
		const name = `election of ${office.titles[0] ?? ''}`;
		if (office.rounds) rounds(name, office.rounds);
		if (office.quorum) quorumFigures(` for ${name}`, office.quorum, figures);
		if (office.tie) figures.set(`${name} tie`, { kind: 'words', text: office.tie });
		if (office.lists) figures.set(`${name} lists`, { kind: 'words', text: 'one takes all' });
		if (office.proportional) figures.set(`${name} lists`, { kind: 'words', text: 'share the seats' });
		if (office.chairVotes) figures.set(`${name} chair`, { kind: 'words', text: 'votes' });
	}
}
