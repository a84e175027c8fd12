/**
 * Finds the figures of a text that do not follow from those beside them. What figures have to do with each other is a table of relations, each by the shape of
 * its row (`row.ts`) and what its stated figure must be: a new wording is a word of a vocabulary or a row of such a table.
 */

import { compare, fraction, isZero, multiply, toDecimalString, ZERO } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { apart, isExchanged, isMadeOf, isSlip, rounded, type WrongFigure } from './amounts.js';
import { DIFFERENCES, MOVEMENTS } from './relations/differences.js';
import { PRODUCTS } from './relations/products.js';
import { Met, type Relation, type Unit } from './relations/shape.js';
import { PARTS, SHARES } from './relations/shares.js';
import { NUMBERS, SUMS } from './relations/sums.js';
import { holds, rowOfKinds, rowPattern } from './row.js';
import type { Figure, Token } from './tokens.js';

/** The table: the closest relations before those that are looser. */
const RELATIONS: readonly Relation[] = [
	...PARTS,
	...SUMS,
	...PRODUCTS,
	...MOVEMENTS,
	...NUMBERS,
	...SHARES,
	...DIFFERENCES,
];

// --- Finds the figures of a text that do not follow from those beside them, by the relations whose shapes its row has.

interface Found extends Omit<WrongFigure, 'stated'> {
	stated: Figure;
	figures: readonly Figure[];
}

/** The wrong figures of a text, of those that share a figure the first; and the figures of which something is known. */
export function wrongByRelations(
	text: string,
	tokens: readonly Token[],
): { wrong: WrongFigure[]; known: ReadonlySet<Figure> } {
	if (tokens.length === 0) return { wrong: [], known: new Set() };
	const rows = new Map<Unit, string>();
	const found: Found[] = [];
	const right: Array<{ stated: Figure; figures: readonly Figure[] }> = [];
	for (const relation of RELATIONS)
		for (const unit of relation.units) {
			const row = rows.get(unit) ?? makeRow(tokens, unit);
			rows.set(unit, row);
			if (holds(row, ['figure']) && (!relation.needs || holds(row, relation.needs)))
				for (const met of matchesOf(relation, row, text, tokens)) {
					const stated = relation.stated ? relation.stated(met) : met.one('stated');
					const result = stated && evaluate(relation, met, stated);
					if (!stated || result === undefined) continue;
					if (result === true) right.push({ stated, figures: met.figures() });
					else if (relation.isSure || !isMade(met, stated))
						found.push({ ...result, stated, figures: [...met.figures(), stated] });
				}
		}
	const told: Found[] = [];
	for (const one of found) {
		// What is right by the same figures read otherwise is told by no other reading.
		if (
			right.some(
				({ stated, figures }) =>
					stated === one.stated &&
					figures.some((figure) => figure !== stated && one.figures.includes(figure)),
			)
		)
			continue;
		if (!told.some(({ figures }) => figures.some((figure) => one.figures.includes(figure)))) told.push(one);
	}
	const known = new Set([
		...right.flatMap(({ stated, figures }) => [stated, ...figures]),
		...told.flatMap(({ figures }) => figures),
	]);
	return { wrong: told.map(({ of, from, to, computed }) => ({ of, from, to, computed })), known };
}

/** The row in which the figures of one unit are `figure`; brackets that hold none of them are words, and so are all of a sentence that is too long. */
function makeRow(tokens: readonly Token[], unit: Unit): string {
	const row = rowOfKinds(tokens.map(({ kind }) => (kind === unit ? 'figure' : kind)));
	const asWords = (part: string) => rowOfKinds(Array.from(part, () => 'word'));
	return row
		.replace(ASIDE(), asWords)
		.split('.')
		.map((sentence) => (sentence.length > LONGEST ? asWords(sentence) : sentence))
		.join('.');
}

function* matchesOf(
	{ shape }: Relation,
	row: string,
	text: string,
	tokens: readonly Token[],
): Generator<Met> {
	const pattern = shape();
	pattern.lastIndex = 0;
	for (let match = pattern.exec(row); match; match = pattern.exec(row)) {
		yield new Met(text, tokens, row, match.index, match.index + match[0].length, match.indices?.groups ?? {});
		// The next may start inside.
		pattern.lastIndex = match.index + 1;
	}
}

/** True where the stated figure is one of those that it may be, what is wrong where it is near one. */
function evaluate(
	relation: Relation,
	met: Met,
	stated: Figure,
): Omit<Found, 'figures' | 'stated'> | true | undefined {
	const [first, ...others] = met.figures();
	if (!first || others.some(({ currency }) => currency !== first.currency)) return undefined;
	// `environ six mois à 4 100 €`
	if (met.involved().some(({ isAbout }) => isAbout)) return undefined;
	const values = [relation.value(met)].flat().filter((value) => value !== undefined);
	const [nearest] = values.toSorted((a, b) => compare(apart(a, stated.value), apart(b, stated.value)));
	if (!nearest || compare(nearest, ZERO) < 0) return undefined;
	const off = apart(nearest, stated.value);
	const within = relation.within?.(met) ?? ZERO;
	if (isZero(off) || compare(off, within) < 0) return true;
	const near = relation.near ?? 5n;
	const isFar = compare(multiply(off, fraction(near)), stated.value) > 0;
	if (isFar && !isSlip(stated.value, nearest, relation.least ?? 3) && !isExchanged(stated.value, nearest, 2))
		return undefined;
	if (relation.only && !relation.only(met)) return undefined;
	const shown = rounded(relation.shown?.(met) ?? nearest, stated.kind === 'percent' ? 1 : 2);
	return { of: relation.of, from: stated.from, to: stated.to, computed: toDecimalString(shown) };
}

/** Whether some of the other figures of the sentence on that side, added or taken off, make the stated one. */
function isMade(met: Met, stated: Figure): boolean {
	const figures = met.figures();
	const [isFirst, isLast] = [figures[0] === stated, figures.at(-1) === stated];
	const others = met
		.sentence()
		.filter(
			({ from, kind }) =>
				kind === stated.kind && (from > stated.from ? !isLast : from < stated.from && !isFirst),
		);
	return (
		others.length <= MOST_PARTS &&
		isMadeOf(
			others.map(({ value }) => value),
			stated.value,
		)
	);
}

const ASIDE = lazy(() => rowPattern('open [^figure percent open close stop]* close', 'g'));
/** A sentence of more words and signs, as many as a list of 100 parts has, reckons nothing: the time of a sentence grows with the square of its length. */
const LONGEST = 400;
/** As many as can be tried in all ways. */
const MOST_PARTS = 4;
