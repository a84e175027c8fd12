/**
 * fast-check with one seed for the whole suite: what the tests say is a fact about the code that is tested, not about the day. `PV_SEED=random`
 * looks elsewhere; a failure prints the seed to give instead.
 */

import fc from 'fast-check';

const { PV_SEED = '20240606' } = process.env;
if (PV_SEED !== 'random') fc.configureGlobal({ seed: Number(PV_SEED) });

export default fc;

/**
 * Any sign but halves of one: what fast-check calls `binary`, which makes a table of the million of them before its first text.
 */
export const anySign = fc.nat({ max: 0x10ffff - 0x800 }).map(
	(number) => String.fromCodePoint(number < 0xd800 ? number : number + 0x800),
	(sign) => {
		const code = typeof sign === 'string' ? (sign.codePointAt(0) ?? 0) : 0;
		if (sign !== String.fromCodePoint(code)) throw new Error('no single sign');
		return code < 0xd800 ? code : code - 0x800;
	},
);

/**
 * How hard is tried: 1 in `npm test`, which must be quick; `npm run test:long` sets 10, `PV_EFFORT=N` N. Above 1 all cases are taken where
 * `npm test` takes some of many.
 */
export const EFFORT = Number(process.env['PV_EFFORT'] ?? 1);

/** How often a property is tried that is usually tried so many times: in `npm test` a quarter as often, and half as often where that is few. */
export function runs(usual: number): number {
	if (EFFORT > 1) return Math.ceil(usual * EFFORT);
	return Math.max(Math.ceil(usual / 4), Math.min(Math.ceil(usual / 2), FEW));
}

const FEW = 25;
