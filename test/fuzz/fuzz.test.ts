/** A bounded part of what `npm run fuzz` does for hours, and every input that it once failed on. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import fc from '../properties.js';
import { judge, KINDS, type Kind } from './oracles.js';
import { mutated, readSeeds } from './seeds.js';

const REGRESSIONS = new URL('../regressions/', import.meta.url);

/** Inputs of each kind: seconds, not minutes. */
const RUNS: Readonly<Record<Kind, number>> = {
	meeting: 120,
	minutes: 60,
	html: 40,
	rules: 60,
	roll: 60,
	config: 60,
	docx: 40,
	pdf: 60,
};

const seeds = await readSeeds();

it.each(KINDS)('holds for mutated inputs: %s', async (kind) => {
	await fc.assert(
		fc.asyncProperty(mutated(kind, seeds[kind]), async (bytes) => {
			expect(await judge(kind, bytes)).toBeUndefined();
		}),
		{ numRuns: RUNS[kind] },
	);
});

/** Files are named `kind-what-failed.ending`. */
it.each(readdirSync(REGRESSIONS))('holds for %s', async (name) => {
	const kind = KINDS.find((one) => name.startsWith(`${one}-`));
	expect(kind).toBeDefined();
	if (kind) expect(await judge(kind, readFileSync(new URL(name, REGRESSIONS)))).toBeUndefined();
});
