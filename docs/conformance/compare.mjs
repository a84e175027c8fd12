#!/usr/bin/env node
// Runs the published cases with any implementation.
//   node compare.mjs write FOLDER    writes each case as FOLDER/PROFILE--ID.md
//   node compare.mjs judge FOLDER    reads FOLDER/PROFILE--ID.json for each of them and says where it differs from the case
// Between the two, run your implementation. README.md says what the JSON must hold.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const FOLDER = fileURLToPath(new URL('./law/', import.meta.url));

/** Messages that the cases leave out: minutes as short as these lack what real ones have. */
const BESIDE_THE_POINT = /^(?:document|people\/missing-officer|resolution\/empty|time\/not-closed)/;

/** All cases: the name of the file of each, and the case. */
export function allCases() {
	return readdirSync(FOLDER)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.flatMap((file) =>
			parse(readFileSync(join(FOLDER, file), 'utf8')).cases.map((entry) => ({
				name: `${file.slice(0, -'.yaml'.length)}--${entry.id.replace(/[^\w-]+/g, '-')}`,
				case: entry,
			})),
		);
}

/** Where the JSON of a meeting differs from its case: what, what was found, what is published; nothing where it agrees. */
export function compareCase(expected, json) {
	const differences = [];
	const check = (what, found, wanted) => {
		if (JSON.stringify(found) !== JSON.stringify(wanted)) differences.push({ what, found, expected: wanted });
	};
	const told = json.messages.map(({ rule }) => rule).filter((rule) => !BESIDE_THE_POINT.test(rule));
	check('messages', told, expected.messages);
	const resolutions = new Map(json.resolutions.map((resolution) => [resolution.id, resolution]));
	if (expected.outcomes)
		for (const id of new Set([...resolutions.keys(), ...Object.keys(expected.outcomes)]))
			check(`outcome of ${id}`, resolutions.get(id)?.outcome, expected.outcomes[id]);
	for (const [id, votes] of Object.entries(expected.for ?? {}))
		check(`votes for ${id}`, resolutions.get(id)?.tally.for, votes);
	for (const [id, met] of Object.entries(expected.quorum ?? {}))
		check(`quorum of ${id}`, resolutions.get(id)?.quorum?.met, met);
	const elected = new Map(
		json.elections.map(({ id, candidates }) => [
			id,
			candidates.filter((one) => one.elected).map(({ name }) => name),
		]),
	);
	for (const id of new Set([...elected.keys(), ...Object.keys(expected.elected ?? {})]))
		check(`elected by ${id}`, elected.get(id), expected.elected?.[id]);
	return differences;
}

// Another program may hold this one in a bundle of its own.
if (process.argv[1]?.endsWith('compare.mjs')) {
	const [, , command, folder] = process.argv;
	if (!folder || (command !== 'write' && command !== 'judge')) {
		console.error('usage: compare.mjs write FOLDER | compare.mjs judge FOLDER');
		process.exit(2);
	}
	if (command === 'write') {
		mkdirSync(folder, { recursive: true });
		for (const { name, case: entry } of allCases()) writeFileSync(join(folder, `${name}.md`), entry.meeting);
	} else {
		let failed = 0;
		for (const { name, case: entry } of allCases()) {
			const differences = compareCase(entry, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
			if (differences.length > 0) failed += 1;
			for (const { what, found, expected } of differences)
				console.error(
					`${name}: ${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)} (${entry.law})`,
				);
		}
		console.log(`${allCases().length - failed} of ${allCases().length} cases agree`);
		process.exitCode = failed === 0 ? 0 : 1;
	}
}
