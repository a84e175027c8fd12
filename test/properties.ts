/**
 * fast-check with one seed for the whole suite: what the tests say is a fact about the code that is tested, not about the day. `PV_SEED=random`
 * looks elsewhere; a failure prints the seed to give instead.
 */

import fc from 'fast-check';

const { PV_SEED = '20240606' } = process.env;
if (PV_SEED !== 'random') fc.configureGlobal({ seed: Number(PV_SEED) });

export default fc;
