/**
 * The published cases of the law, one file a profile: each is a whole meeting, compiled as a user would, with the outcomes that the texts
 * demand and every message about votes, quorums, proxies, elections, notice and rules.
 */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allCases, compareCase } from '../../docs/conformance/compare.mjs';
import { main } from '../../src/cli/main.js';
import { PROFILE_IDS, profileId } from '../../src/law/index.js';
import { createWorld } from '../cli/memory-io.js';
import { compileText } from '../compile.js';
import { conformanceIds, getJson, readConformance } from '../prove/conformance.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

it('has cases for every profile', () => {
	expect(conformanceIds(ROOT)).toEqual([...PROFILE_IDS].sort());
});

describe.each(conformanceIds(ROOT))('%s', (profile) => {
	const { cases } = readConformance(ROOT, profile);

	it('is a profile, and each case has a name of its own', () => {
		expect(profileId(profile)).toBe(profile);
		expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
	});

	it.each(cases)('$id: $title ($law: $why)', async (vector) => {
		expect(compareCase(vector, getJson(await compileText(vector.meeting)))).toEqual([]);
	});
});

it('passes published cases of each profile by the program and its JSON alone', async () => {
	const all = allCases();
	expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
	// Each is compiled above; here it is the way through files that counts.
	const getProfile = (name: string) => name.split('--')[0];
	const cases = all.filter(({ name }, index) => getProfile(name) !== getProfile(all[index - 1]?.name ?? ''));
	const world = createWorld({
		files: Object.fromEntries(cases.map(({ name, case: { meeting } }) => [`cases/${name}.md`, meeting])),
	});
	await main(['build', 'cases', '--draft', '--to', 'json', '--out', 'out'], world.io);
	const differences = cases.flatMap(({ name, case: expected }): unknown[] => {
		const bytes = world.files.get(`/project/out/${name}.json`);
		return bytes ? compareCase(expected, JSON.parse(new TextDecoder().decode(bytes))) : [`no ${name}.json`];
	});
	expect(differences).toEqual([]);
});
