/** Asks z3 whether a formula holds for every electorate, or for one. */

import type { Arith, Bool } from 'z3-solver';
import { electorateHolds } from './electorate.js';
import type { Formula, Sum } from './formula.js';
import type { Obligation } from './obligations.js';

/** What an obligation came to; of one that fails, an electorate that shows it. */
export interface Answer {
	holds: boolean;
	example?: string | undefined;
}

/** The solver, once it has been loaded. */
export async function loadSolver() {
	const { init } = await import('z3-solver');
	const { Context } = await init();
	const z3 = Context('main');
	const numbers = new Map<string, Arith<'main'>>();
	const flags = new Map<string, Bool<'main'>>();
	const getNumber = (name: string) => {
		const known = numbers.get(name) ?? z3.Int.const(name);
		numbers.set(name, known);
		return known;
	};
	const getFlag = (name: string) => {
		const known = flags.get(name) ?? z3.Bool.const(name);
		flags.set(name, known);
		return known;
	};
	const getSum = (sum: Sum): Arith<'main'> =>
		[...sum.terms].reduce<Arith<'main'>>(
			(all, [name, factor]) => all.add(getNumber(name).mul(z3.Int.val(factor))),
			z3.Int.val(sum.constant),
		);
	const getFormula = (formula: Formula): Bool<'main'> => {
		switch (formula.kind) {
			case 'compare': {
				const [left, right] = [getSum(formula.left), getSum(formula.right)];
				return formula.sign === '>'
					? left.gt(right)
					: formula.sign === '>='
						? left.ge(right)
						: left.eq(right);
			}
			case 'and':
				return z3.And(...formula.parts.map(getFormula));
			case 'or':
				return z3.Or(...formula.parts.map(getFormula));
			case 'not':
				return z3.Not(getFormula(formula.part));
			case 'flag':
				return getFlag(formula.name);
		}
	};
	const electorate = getFormula(electorateHolds());
	// The chair voted in one way at most, and only where that is known.
	const [chairFor, chairAgainst, chairOpen] = [
		getFlag('chairFor'),
		getFlag('chairAgainst'),
		getFlag('chairOpen'),
	];
	const oneChair = z3.And(
		z3.Not(z3.And(chairFor, chairAgainst)),
		z3.Not(z3.And(chairOpen, z3.Or(chairFor, chairAgainst))),
	);
	const known = new Map<string, Answer>();
	return {
		/** Answers one obligation; the same question twice is asked once. */
		async prove(obligation: Obligation): Promise<Answer> {
			if (obligation.kind === 'words')
				return {
					holds: obligation.agree,
					...(obligation.agree ? {} : { example: `${obligation.found}, not ${obligation.expected}` }),
				};
			const key = `${obligation.kind} ${getText(obligation.formula)}`;
			const before = known.get(key);
			if (before) return before;
			const solver = new z3.Solver();
			const formula = getFormula(obligation.formula);
			solver.add(electorate, oneChair, obligation.kind === 'always' ? z3.Not(formula) : formula);
			const found = await solver.check();
			if (found === 'unknown') throw new Error(`the solver does not know: ${obligation.name}`);
			const holds = (found === 'sat') === (obligation.kind === 'sometimes');
			const answer: Answer = {
				holds,
				...(found === 'sat' && !holds ? { example: solver.model().sexpr().replace(/\s+/g, ' ') } : {}),
			};
			known.set(key, answer);
			return answer;
		},
		/** How many different questions were asked. */
		get asked() {
			return known.size;
		},
	};
}

function getText(formula: Formula): string {
	return JSON.stringify(formula, (_, value) =>
		typeof value === 'bigint' ? String(value) : value instanceof Map ? [...value] : value,
	);
}
