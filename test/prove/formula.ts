/**
 * Formulas over whole numbers: sums compared, joined by and, or, not. They are read from text (`3 for >= 2 members`), evaluated for one
 * electorate, and given to the solver for all of them.
 */

/** A sum of quantities, each taken so many times, and a number. */
export interface Sum {
	terms: ReadonlyMap<string, bigint>;
	constant: bigint;
}

/** What holds or not. A flag is something that is no number: how the chair voted. */
export type Formula =
	| { kind: 'compare'; sign: '>' | '>=' | '='; left: Sum; right: Sum }
	| { kind: 'and' | 'or'; parts: readonly Formula[] }
	| { kind: 'not'; part: Formula }
	| { kind: 'flag'; name: string };

/** The numbers and flags of one electorate. */
export interface Values {
	numbers: Readonly<Record<string, bigint>>;
	flags: Readonly<Record<string, boolean>>;
}

/** A number. */
export const number = (constant: bigint): Sum => ({ terms: new Map(), constant });
/** One quantity. */
export const quantity = (name: string): Sum => ({ terms: new Map([[name, 1n]]), constant: 0n });

/** Adds sums. */
export function plus(...sums: readonly Sum[]): Sum {
	const terms = new Map<string, bigint>();
	for (const sum of sums)
		for (const [name, factor] of sum.terms) terms.set(name, (terms.get(name) ?? 0n) + factor);
	return { terms, constant: sums.reduce((all, { constant }) => all + constant, 0n) };
}

/** A sum so many times. */
export function times(factor: bigint, sum: Sum): Sum {
	return {
		terms: new Map([...sum.terms].map(([name, each]) => [name, each * factor])),
		constant: sum.constant * factor,
	};
}

/** Compares two sums. */
export const compare = (sign: '>' | '>=' | '=', left: Sum, right: Sum): Formula => ({
	kind: 'compare',
	sign,
	left,
	right,
});
/** All of them. */
export const and = (...parts: readonly Formula[]): Formula => ({ kind: 'and', parts });
/** One of them. */
export const or = (...parts: readonly Formula[]): Formula => ({ kind: 'or', parts });
/** Its contrary. */
export const not = (part: Formula): Formula => ({ kind: 'not', part });
/** Something that is so or not. */
export const flag = (name: string): Formula => ({ kind: 'flag', name });
/** Always. */
export const TRUE: Formula = and();
/** Never. */
export const FALSE: Formula = or();
/** Where the first holds, the second does. */
export const implies = (first: Formula, then: Formula): Formula => or(not(first), then);
/** Both or neither. */
export const same = (one: Formula, other: Formula): Formula => and(implies(one, other), implies(other, one));

/** Puts sums in the place of quantities, and flags in the place of flags. */
export function replace(
	formula: Formula,
	sums: ReadonlyMap<string, Sum>,
	flags: ReadonlyMap<string, Formula> = new Map(),
): Formula {
	const inSum = (sum: Sum) =>
		plus(
			number(sum.constant),
			...[...sum.terms].map(([name, factor]) => times(factor, sums.get(name) ?? quantity(name))),
		);
	switch (formula.kind) {
		case 'compare':
			return compare(formula.sign, inSum(formula.left), inSum(formula.right));
		case 'and':
		case 'or':
			return { kind: formula.kind, parts: formula.parts.map((part) => replace(part, sums, flags)) };
		case 'not':
			return not(replace(formula.part, sums, flags));
		case 'flag':
			return flags.get(formula.name) ?? formula;
	}
}

/** Whether it holds for one electorate; a quantity that is not given is a mistake of the caller. */
export function holds(formula: Formula, values: Values): boolean {
	switch (formula.kind) {
		case 'compare': {
			const [left, right] = [getAmount(formula.left, values), getAmount(formula.right, values)];
			return formula.sign === '>' ? left > right : formula.sign === '>=' ? left >= right : left === right;
		}
		case 'and':
			return formula.parts.every((part) => holds(part, values));
		case 'or':
			return formula.parts.some((part) => holds(part, values));
		case 'not':
			return !holds(formula.part, values);
		case 'flag': {
			const value = values.flags[formula.name];
			if (value === undefined) throw new Error(`no value for ${formula.name}`);
			return value;
		}
	}
}

function getAmount(sum: Sum, { numbers }: Values): bigint {
	let value = sum.constant;
	for (const [name, factor] of sum.terms) {
		const each = numbers[name];
		if (each === undefined) throw new Error(`no value for ${name}`);
		value += factor * each;
	}
	return value;
}

/** All quantities of a formula. */
export function quantitiesIn(formula: Formula): Set<string> {
	switch (formula.kind) {
		case 'compare':
			return new Set([...formula.left.terms.keys(), ...formula.right.terms.keys()]);
		case 'and':
		case 'or':
			return new Set(formula.parts.flatMap((part) => [...quantitiesIn(part)]));
		case 'not':
			return quantitiesIn(formula.part);
		case 'flag':
			return new Set();
	}
}

/**
 * Reads `2 for > for + against and heads.for >= 2`: sums of quantities with factors in front, compared; `and` binds closer than `or`.
 * `names` are short names of sums (`cast`).
 */
export function parseFormula(text: string, names: ReadonlyMap<string, Sum> = new Map()): Formula {
	const parts = text.split(/\s+or\s+/);
	if (parts.length > 1) return or(...parts.map((part) => parseFormula(part, names)));
	const all = text.split(/\s+and\s+/);
	if (all.length > 1) return and(...all.map((part) => parseFormula(part, names)));
	const match = /^([^<>=]+?)\s*(>=|<=|>|<|=)\s*([^<>=]+)$/.exec(text.trim());
	if (!match) throw new Error(`no comparison in ${JSON.stringify(text)}`);
	const [left, right] = [parseSum(match[1] ?? '', names), parseSum(match[3] ?? '', names)];
	switch (match[2]) {
		case '<':
			return compare('>', right, left);
		case '<=':
			return compare('>=', right, left);
		default:
			return compare(match[2] as '>' | '>=' | '=', left, right);
	}
}

function parseSum(text: string, names: ReadonlyMap<string, Sum>): Sum {
	return plus(
		...text.split('+').map((part) => {
			const match = /^(\d+)?\s*([a-zA-Z.]+)?$/.exec(part.trim());
			if (!match || part.trim() === '') throw new Error(`no sum: ${JSON.stringify(text)}`);
			const factor = BigInt(match[1] ?? 1);
			const name = match[2];
			return name === undefined ? number(factor) : times(factor, names.get(name) ?? quantity(name));
		}),
	);
}
