/**
 * fast-check with one seed for the whole suite: what the tests say is a fact about the code that is tested, not about the day. `PV_SEED=random`
 * looks elsewhere; a failure prints the seed to give instead.
 */

import fc from 'fast-check';

const { PV_SEED = '20240606' } = process.env;
if (PV_SEED !== 'random') fc.configureGlobal({ seed: Number(PV_SEED) });

export default fc;

/**
 * How often things are tried: 1 in `npm test`, which must be quick; `npm run test:long` tries ten times as much, `PV_EFFORT=N` N times.
 */
export const EFFORT = Number(process.env['PV_EFFORT'] ?? 1);

/** How often a property is tried that `npm test` tries so many times. */
export function runs(usual: number): number {
	return Math.ceil(usual * EFFORT);
}
