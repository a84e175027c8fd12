/**
 * Worked cases of the law, one file a profile: each is a whole meeting, compiled as a user would, with the outcomes that the texts
 * demand and every message about votes, quorums, proxies, elections, notice and rules.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROFILE_IDS, profileId } from '../../src/law/index.js';
import { toDecimalString } from '../../src/text/fraction.js';
import { compileText } from '../compile.js';

interface Vector {
	id: string;
	title: string;
	/** The text that demands it. */
	law: string;
	/** The computation in one line. */
	why: string;
	meeting: string;
	/** Outcome of each resolution by identifier. */
	outcomes?: Record<string, string>;
	/** Names elected, by election. */
	elected?: Record<string, string[]>;
	/** Votes for, as counted, by resolution. */
	for?: Record<string, string>;
	/** Whether the quorum was reached, by resolution. */
	quorum?: Record<string, boolean>;
	/** Rules of all messages, in document order. */
	messages: string[];
}

/** What minutes as short as these leave out on purpose. */
const BESIDE_THE_POINT = /^(?:document|people\/missing-officer|resolution\/empty|time\/not-closed)/;
const FOLDER = new URL('./vectors/', import.meta.url);

it('has cases for every profile', () => {
	expect(readdirSync(FOLDER).sort()).toEqual(PROFILE_IDS.map((id) => `${id}.yaml`).sort());
});

describe.each(readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, '')))('%s', (profile) => {
	const vectors = parse(readFileSync(new URL(`${profile}.yaml`, FOLDER), 'utf8')) as Vector[];

	it('is a profile, and each case has a name of its own', () => {
		expect(profileId(profile)).toBe(profile);
		expect(new Set(vectors.map(({ id }) => id)).size).toBe(vectors.length);
	});

	it.each(vectors)('$id: $title ($law: $why)', async (vector) => {
		const { assembly, messages } = await compileText(vector.meeting);
		const told = messages.filter(({ ruleId }) => !BESIDE_THE_POINT.test(ruleId ?? ''));
		expect(told.map(({ ruleId, reason }) => ({ rule: ruleId, reason }))).toEqual(
			vector.messages.map((rule) => ({ rule, reason: expect.any(String) })),
		);
		const decisions = new Map(assembly.decisions.map((decision) => [decision.id, decision] as const));
		const outcomes = Object.fromEntries([...decisions].map(([id, { outcome }]) => [id, outcome]));
		if (vector.outcomes) expect(outcomes).toEqual(vector.outcomes);
		for (const [id, votes] of Object.entries(vector.for ?? {})) {
			const counted = decisions.get(id)?.votes.at(-1)?.tally.for;
			expect({ id, votes: counted && toDecimalString(counted) }).toEqual({ id, votes });
		}
		for (const [id, met] of Object.entries(vector.quorum ?? {})) {
			expect({ id, met: decisions.get(id)?.votes.at(-1)?.quorum?.met }).toEqual({ id, met });
		}
		const elected = Object.fromEntries(
			assembly.elections.map(({ id, candidates }) => [
				id,
				candidates.filter((one) => one.elected).map(({ name }) => name),
			]),
		);
		expect(elected).toEqual(vector.elected ?? {});
	});
});
