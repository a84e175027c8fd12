/**
 * `npm run prove`: shows for all electorates, by z3, that each profile does what the figures of its texts say; `--mutate` changes each
 * single figure and counts the changes that a proof or a published case notices. `--only ID` takes one profile.
 */

import { parseArgs } from 'node:util';
import { PROFILE_IDS } from '../../src/law/index.js';
import { readConformance } from './conformance.js';
import { compareAll, getCountings } from './exhaustive.js';
import { mutateAll } from './mutations.js';
import { getObligations } from './obligations.js';
import { loadSolver } from './solver.js';

const { values } = parseArgs({
	options: {
		mutate: { type: 'boolean' },
		only: { type: 'string' },
		voters: { type: 'string', default: '9' },
	},
});
const root = process.env['PV_ROOT'] ?? '.';
const ids = PROFILE_IDS.filter((id) => values.only === undefined || values.only === id);
const solver = await loadSolver();
const failures = values.mutate ? await mutate() : await prove();
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);

async function prove(): Promise<string[]> {
	const start = performance.now();
	const failed: string[] = [];
	const counts = { always: 0, sometimes: 0, words: 0 };
	for (const id of ids) {
		for (const obligation of getObligations(id, readConformance(root, id))) {
			counts[obligation.kind] += 1;
			const { holds, example = '' } = await solver.prove(obligation);
			if (!holds) failed.push(`not proved: ${obligation.name}\n    ${example}`);
		}
	}
	const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
	console.log(
		`${counts.always} statements hold for every electorate, ${counts.sometimes} can come about, ${counts.words} figures agree as written; ${solver.asked} different questions, ${failed.length} failures, ${seconds()}`,
	);
	const countings = getCountings(ids);
	const { engine, counter, differences } = compareAll(countings, Number(values.voters));
	console.log(
		`${countings.length} ways of counting, every electorate up to ${values.voters} voters: formulas and engine compared ${engine} times, the independent counter ${counter} times, ${differences.length} differences, ${seconds()}`,
	);
	return [...failed, ...differences];
}

async function mutate(): Promise<string[]> {
	const { total, byProof, byCase, survivors } = await mutateAll(root, ids, solver);
	const noticed = byProof + byCase;
	console.log(
		`${total} single figures changed: ${byProof} break a proof, ${byCase} more a published case, ${survivors.length} pass unnoticed (${((noticed * 100) / Math.max(1, total)).toFixed(1)} % noticed)`,
	);
	return survivors.map((survivor) => `unnoticed: ${survivor}`);
}
