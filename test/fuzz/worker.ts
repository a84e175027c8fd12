/**
 * One process of `npm run fuzz`: takes inputs until it is ended, and saves those that fail. Run alone it makes them by mutation; a
 * coverage-guided fuzzer calls `fuzz` with its own.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../properties.js';
import { judge, KINDS, type Kind } from './oracles.js';
import { mutated, readSeeds } from './seeds.js';

const folder = process.env['PV_FUZZ_OUT'] ?? 'out/fuzz';
const ENDINGS: Readonly<Record<Kind, string>> = {
	meeting: 'md',
	minutes: 'md',
	html: 'html',
	rules: 'yaml',
	roll: 'csv',
	config: 'yaml',
	docx: 'docx',
	pdf: 'pdf',
};

/** Judges one input of the kind that the environment names. */
export async function fuzz(bytes: Uint8Array): Promise<void> {
	await take((process.env['PV_FUZZ_KIND'] ?? 'meeting') as Kind, new Uint8Array(bytes));
}

async function take(kind: Kind, bytes: Uint8Array): Promise<void> {
	// What stands here when the process hangs or dies is the input that did it.
	writeFileSync(join(folder, 'current'), bytes);
	writeFileSync(join(folder, 'current-name'), `${kind}.${ENDINGS[kind]}`);
	const wrong = await judge(kind, bytes);
	count(kind);
	if (wrong === undefined) return;
	mkdirSync(join(folder, 'failures'), { recursive: true });
	const what = wrong.slice(0, 40).replace(/[^a-z]+/gi, '-');
	const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
	const path = join(folder, 'failures', `${kind}-${what}-${hash}.${ENDINGS[kind]}`);
	writeFileSync(path, bytes);
	writeFileSync(`${path}.txt`, `${wrong}\n`);
	process.stderr.write(`${path}: ${wrong.split('\n')[0]}\n`);
}

const counts: Partial<Record<Kind, number>> = {};
let unwritten = 0;

function count(kind: Kind): void {
	counts[kind] = (counts[kind] ?? 0) + 1;
	unwritten += 1;
	if (unwritten < 20) return;
	unwritten = 0;
	writeFileSync(join(folder, `counts-${process.pid}.json`), JSON.stringify(counts));
}

/** Writes the seeds of each kind into folders, for a fuzzer that starts from files. */
async function writeSeeds(): Promise<void> {
	for (const [kind, seeds] of Object.entries(await readSeeds(process.env['PV_FUZZ_SEEDS']))) {
		mkdirSync(join(folder, 'corpus', kind), { recursive: true });
		seeds.forEach((seed, index) => {
			writeFileSync(join(folder, 'corpus', kind, `seed-${index}`), seed);
		});
	}
}

async function mutateForEver(firstSeed: number): Promise<void> {
	const seeds = await readSeeds(process.env['PV_FUZZ_SEEDS']);
	const asked = process.env['PV_FUZZ_KIND'];
	const kinds = asked === undefined ? [...KINDS, 'meeting' as const, 'meeting' as const] : [asked as Kind];
	for (let seed = firstSeed; ; seed += 1)
		for (const kind of kinds)
			for (const bytes of fc.sample(mutated(kind, seeds[kind]), { numRuns: 25, seed }))
				await take(kind, bytes);
}

const [, , command, argument] = process.argv;
if (command === 'mutate') await mutateForEver(Number(argument));
else if (command === 'seeds') await writeSeeds();
else if (command === 'one' && argument !== undefined) {
	const kind = KINDS.find((one) => argument.split('/').at(-1)?.startsWith(`${one}-`)) ?? 'meeting';
	process.stdout.write(`${(await judge(kind, new Uint8Array(readFileSync(argument)))) ?? 'holds'}\n`);
}
