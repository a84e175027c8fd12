/** Ballots without the blank and void ones. */

import { vocabulary } from '../../../language/index.js';
import { type Fraction, subtract, sum } from '../../../text/fraction.js';
import { type Amount, differing, type WrongFigure } from './amounts.js';
import { MOST } from './parts.js';

/** `516 bulletins, dont 4 blancs et 2 nuls : 510 suffrages exprimés`: the ballots without the blank and void ones. */
export function wrongBallots(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	if (
		amounts.length > MOST ||
		amounts.length < 3 ||
		vocabulary('answers').findAll(text, 'blank', 'void', 'blankOrVoid').length === 0
	)
		return undefined;
	let all: Amount | undefined;
	let cast: Amount | undefined;
	const less: Fraction[] = [];
	for (const amount of amounts.filter(({ currency }) => currency === '')) {
		const behind = text.slice(amount.to, amount.to + 40).trimStart();
		const answer = vocabulary('answers').scan(behind)?.id;
		const label = vocabulary('labels').scan(behind)?.id;
		if (answer === 'blank' || answer === 'void' || answer === 'blankOrVoid') less.push(amount.value);
		else if (label === 'cast') {
			if (cast) return undefined;
			cast = amount;
		} else if (label === 'ballots' || label === 'voters') {
			if (label === 'ballots' || !all) all = amount;
		}
	}
	if (!all || !cast || less.length === 0) return undefined;
	const computed = subtract(all.value, sum(less));
	return differing('difference', cast, computed);
}
