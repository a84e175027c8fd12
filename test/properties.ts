/**
 * fast-check with one seed for the whole suite: what the tests say is a fact about the code that is tested, not about the day. `PV_SEED=random`
 * looks elsewhere; a failure prints the seed to give instead.
 */

import fc from 'fast-check';

const { PV_SEED = '20240606' } = process.env;
if (PV_SEED !== 'random') fc.configureGlobal({ seed: Number(PV_SEED) });

export default fc;

/**
 * How hard is tried: 1 in `npm test`, which must be quick; `npm run test:long` sets 10, `PV_EFFORT=N` N. Above 1 all cases are taken where
 * `npm test` takes some of many.
 */
export const EFFORT = Number(process.env['PV_EFFORT'] ?? 1);

/** How often a property is tried that is usually tried so many times: half as often in `npm test`. */
export function runs(usual: number): number {
	return Math.ceil(EFFORT > 1 ? usual * EFFORT : usual / 2);
}
