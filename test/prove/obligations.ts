/** What is to be proved of a profile: for every electorate, not for examples. */

import type { DataNode } from '../../src/ast/index.js';
import { readRules } from '../../src/law/index.js';
import type { Majority, Requirement, Rules, Tie } from '../../src/law/rules.js';
import type { Conformance, FigureBlock } from './conformance.js';
import { ANSWERS, electorateHolds, named, SUMS } from './electorate.js';
import { byHands, getOutcome, quorumCount, quorumMet } from './engine-formulas.js';
import { type Figure, getFigures } from './figures.js';
import {
	and,
	compare,
	type Formula,
	implies,
	not,
	number,
	or,
	parseFormula,
	plus,
	quantity,
	replace,
	type Sum,
	same,
} from './formula.js';

/** One thing to prove. `always`: holds for every electorate; `sometimes`: for at least one; `words`: compared as it is written. */
export type Obligation = { name: string } & (
	| { kind: 'always' | 'sometimes'; formula: Formula }
	| { kind: 'words'; agree: boolean; found: string; expected: string }
);

/** Everything that is to be proved of a profile; `profile` finds another version of it, where figures are changed on purpose. */
export function getObligations(
	id: string,
	conformance: Conformance,
	profile?: (id: string) => DataNode | undefined,
): Obligation[] {
	const rulesFor = ({ date, members, meeting }: NonNullable<FigureBlock['when']>) =>
		readRules(id, {
			lang: 'en',
			date,
			meeting,
			members: members === undefined ? undefined : BigInt(members),
			profile,
		});
	const [first, ...others] = conformance.figures;
	if (!first) throw new Error(`no figures for ${id}`);
	const rules = rulesFor({});
	const obligations = [
		{ name: 'is read without a mistake', ...words(String(rules.problems.length), '0') },
		...figureObligations('', getFigures(rules), new Map(Object.entries(first.says))),
		...[...rules.majorities.values()].flatMap((majority) => majorityObligations(majority, rules)),
		...quorumObligations('quorum', rules.quorum),
		...[...rules.majorities.values()].flatMap(({ name, quorum }) =>
			quorumObligations(`quorum of ${name}`, quorum),
		),
	];
	for (const { when = {}, says } of others) {
		const place = ` on ${Object.entries(when)
			.map((entry) => entry.join(' '))
			.join(', ')}`;
		// What a version lifts is said to be absent.
		const expected = new Map(
			Object.entries({ ...first.says, ...says }).filter(([, text]) => text !== 'absent'),
		);
		for (const [name, text] of expected) if (text === 'absent') expected.delete(name);
		obligations.push(...figureObligations(place, getFigures(rulesFor(when)), expected));
	}
	return obligations.map((obligation) => ({ ...obligation, name: `${id}: ${obligation.name}` }));
}

function words(found: string, expected: string) {
	return { kind: 'words' as const, agree: found === expected, found, expected };
}

/** The figures of the engine are those that the texts give: equal as formulas, or the same words; none is missing on either side. */
function figureObligations(
	place: string,
	found: ReadonlyMap<string, Figure>,
	expected: ReadonlyMap<string, string>,
): Obligation[] {
	return [...new Set([...found.keys(), ...expected.keys()])].map((key) => {
		const figure = found.get(key);
		const text = expected.get(key);
		const name = `${key} is that of the text${place}`;
		if (!figure || text === undefined || figure.kind === 'words')
			return {
				name,
				...words(figure?.kind === 'words' ? figure.text : figure ? 'a formula' : 'absent', text ?? 'absent'),
			};
		if (!/[<>=]/.test(text)) return { name, ...words('a formula', text) };
		const formula = and(figure.some, parseFormula(text, SUMS));
		const ofRoom = figure.requirements?.some(({ base }) => base === 'present');
		const nobodyElsewhere = and(
			compare('=', quantity('heads.represented'), number(0n)),
			compare('=', quantity('heads.post'), number(0n)),
		);
		return {
			name,
			kind: 'always' as const,
			formula: ofRoom
				? implies(nobodyElsewhere, same(figure.formula, formula))
				: same(figure.formula, formula),
		};
	});
}

/** What holds of every majority, whoever votes. */
function majorityObligations(majority: Majority, rules: Rules): Obligation[] {
	const obligations: Obligation[] = [];
	const ties = new Map<string, Tie | undefined>([['', rules.tie]]);
	if (rules.secret?.tie && rules.secret.tie !== rules.tie) ties.set(' by secret ballot', rules.secret.tie);
	const kinds: Array<[string, readonly Requirement[]]> = [['', majority.requirements]];
	for (const [call, later] of majority.call ?? []) kinds.push([` at call ${call}`, later.requirements]);
	if (rules.showOfHands) kinds.push([' by show of hands', byHands(majority.requirements)]);
	for (const [kind, requirements] of kinds) {
		for (const [how, tie] of ties) {
			const name = `${majority.name}${kind}${how}`;
			obligations.push(...outcomeObligations(name, requirements, tie));
		}
	}
	if (majority.else) {
		const { rejected } = getOutcome(majority.requirements, rules.tie);
		const open = and(rejected, getOutcome(majority.else.if, undefined).adopted);
		obligations.push({
			name: `a failed vote under ${majority.name} may open ${majority.else.then}`,
			kind: 'sometimes',
			formula: open,
		});
	}
	return obligations;
}

function outcomeObligations(
	name: string,
	requirements: readonly Requirement[],
	tie: Tie | undefined,
): Obligation[] {
	const { adopted, rejected, undetermined } = getOutcome(requirements, tie);
	const obligations: Obligation[] = [
		{
			name: `${name}: a vote has exactly one outcome`,
			kind: 'always',
			formula: and(
				or(adopted, rejected, undetermined),
				not(and(adopted, rejected)),
				not(and(adopted, undetermined)),
				not(and(rejected, undetermined)),
			),
		},
		{ name: `${name}: can be adopted`, kind: 'sometimes', formula: adopted },
		{ name: `${name}: can be rejected`, kind: 'sometimes', formula: rejected },
		{
			name: `${name}: more votes for never turn adopted into anything else`,
			kind: 'always',
			formula: moreForKeeps(adopted),
		},
		{
			name: `${name}: more votes against never turn rejected into adopted`,
			kind: 'always',
			formula: moreAgainstKeeps(rejected, adopted),
		},
	];
	if (!requirements.some(({ base }) => base === 'present'))
		obligations.push({
			name: `${name}: where everything is counted, there is a verdict`,
			kind: 'always',
			formula: tie === 'chair' ? implies(undetermined, quantityFlag('chairOpen')) : not(undetermined),
		});
	if (requirements.every(({ threshold }) => asksForMore(threshold))) {
		const unit = requirements.some(({ unit: counted }) => counted === 'votes') ? 'votes' : 'heads';
		const more = compare('>', named(unit, 'for'), named(unit, 'against'));
		obligations.push({
			name: `${name}: nothing is adopted with as many against as for, but by the chair`,
			kind: 'always',
			formula: implies(adopted, tie === 'chair' ? or(more, quantityFlag('chairFor')) : more),
		});
	}
	if (requirements.every(({ base }) => base === 'cast' || base === 'castOrVoid'))
		obligations.push({
			name: `${name}: abstentions and blanks change nothing`,
			kind: 'always',
			formula: neutral(adopted, rejected),
		});
	if (requirements.every(({ base }) => COUNTED_WHATEVER.includes(base)))
		obligations.push({
			name: `${name}: an abstention weighs as a vote against, but for a tie`,
			kind: 'always',
			formula: abstentionAsAgainst(requirements),
		});
	return obligations;
}

/** Bases that hold whoever abstains. */
const COUNTED_WHATEVER = ['present', 'presentOrRepresented', 'members'];

function quantityFlag(name: string): Formula {
	return { kind: 'flag', name };
}

/** Whether as many for as against can never be enough: half of all members is where a text says `at least half`. */
function asksForMore(threshold: Requirement['threshold']): boolean {
	if (threshold.kind !== 'fraction') return true;
	const [twice, whole] = [threshold.fraction.numerator * 2n, threshold.fraction.denominator];
	return twice > whole || (twice === whole && threshold.comparison === '>');
}

/** Moves of votes and of the people who cast them; quantities that begin with `m.` are how many. */
function moved(moves: ReadonlyArray<readonly [from: string | undefined, to: string]>): {
	sums: Map<string, Sum>;
	possible: Formula;
} {
	const sums = new Map<string, Sum>();
	const possible: Formula[] = [];
	for (const unit of ['votes', 'heads'] as const) {
		for (const [from, to] of moves) {
			const amount = quantity(`m.${unit}.${from ?? 'nobody'}.${to}`);
			possible.push(compare('>=', amount, number(0n)));
			const target = named(unit, to);
			const [targetName = ''] = target.terms.keys();
			sums.set(targetName, plus(sums.get(targetName) ?? target, amount));
			if (from === undefined) continue;
			const source = named(unit, from);
			const [sourceName = ''] = source.terms.keys();
			const taken = { terms: new Map([...amount.terms].map(([name]) => [name, -1n])), constant: 0n };
			sums.set(sourceName, plus(sums.get(sourceName) ?? source, taken));
		}
	}
	for (const [from, to] of moves) {
		const [votes, heads] = (['votes', 'heads'] as const).map((unit) =>
			quantity(`m.${unit}.${from ?? 'nobody'}.${to}`),
		) as [Sum, Sum];
		possible.push(compare('>=', votes, heads));
		possible.push(or(compare('>', heads, number(0n)), compare('=', votes, number(0n))));
	}
	return { sums, possible: and(...possible) };
}

/** Whatever turns into a vote for: of those against, abstaining, with blank or void ballots, silent in the room. */
function moreForKeeps(adopted: Formula): Formula {
	const { sums, possible } = moved([
		['against', 'for'],
		['abstention', 'for'],
		['blank', 'for'],
		['void', 'for'],
		[undefined, 'for'],
	]);
	return implies(and(adopted, possible, replace(electorateHolds(), sums)), replace(adopted, sums));
}

function moreAgainstKeeps(rejected: Formula, adopted: Formula): Formula {
	const { sums, possible } = moved([
		['for', 'against'],
		['abstention', 'against'],
		['blank', 'against'],
		['void', 'against'],
		[undefined, 'against'],
	]);
	// How the chair voted stays; one who voted for may not cast the vote of a tie that the move made.
	return implies(
		and(rejected, not(quantityFlag('chairFor')), possible, replace(electorateHolds(), sums)),
		not(replace(adopted, sums)),
	);
}

/** Other abstentions and blanks, whoever else is there: the same outcome. */
function neutral(adopted: Formula, rejected: Formula): Formula {
	const sums = new Map<string, Sum>();
	for (const unit of ['votes', 'heads'] as const)
		for (const name of ANSWERS.filter((one) => one === 'abstention' || one === 'blank')) {
			const [key = ''] = named(unit, name).terms.keys();
			sums.set(key, quantity(`other.${key}`));
		}
	for (const name of ['onsite', 'remote', 'represented', 'post'])
		for (const key of [name, `heads.${name}`]) sums.set(key, quantity(`other.${key}`));
	return and(
		implies(replace(electorateHolds(), sums), same(adopted, replace(adopted, sums))),
		implies(replace(electorateHolds(), sums), same(rejected, replace(rejected, sums))),
	);
}

/** Where everybody present counts in the base, abstaining does what voting against does; a casting vote is left out. */
function abstentionAsAgainst(requirements: readonly Requirement[]): Formula {
	const { adopted } = getOutcome(requirements, 'rejected');
	const { sums, possible } = moved([['abstention', 'against']]);
	return implies(and(possible, replace(electorateHolds(), sums)), same(adopted, replace(adopted, sums)));
}

/** What holds of every quorum: more people there never lose it, and the number that is printed as needed is the smallest that meets it. */
function quorumObligations(name: string, quorum: Rules['quorum']): Obligation[] {
	if (quorum === undefined || quorum === 'none') return [];
	const met = quorumMet(quorum);
	const arrive = moved([
		[undefined, 'onsite'],
		[undefined, 'remote'],
		[undefined, 'represented'],
		[undefined, 'post'],
	]);
	const one = new Map(
		[...quorumCount(quorum).terms.keys()].slice(0, 1).map((key) => [key, quantity('more')]),
	);
	return [
		{ name: `${name}: can be met`, kind: 'sometimes', formula: met },
		{ name: `${name}: can be missing`, kind: 'sometimes', formula: not(met) },
		{
			name: `${name}: whoever comes never loses it`,
			kind: 'always',
			formula: implies(
				and(met, arrive.possible, replace(electorateHolds(), arrive.sums)),
				replace(met, arrive.sums),
			),
		},
		{
			name: `${name}: is met from one number on and below it never`,
			kind: 'always',
			formula: implies(
				and(replace(met, one), compare('>=', quantity([...one.keys()][0] ?? ''), quantity('more'))),
				met,
			),
		},
		...[...(quorum.call ?? [])].flatMap(([call, later]) =>
			quorumObligations(`${name} at call ${call}`, later),
		),
	];
}
