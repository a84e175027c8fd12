/**
 * One process of `npm run fuzz`: makes inputs by mutation until its time is over, and saves those that fail.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
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

async function take(kind: Kind, bytes: Uint8Array): Promise<void> {
	// What stands here when the process hangs or dies is the input that did it.
	writeFileSync(join(folder, 'current'), bytes);
	writeFileSync(join(folder, 'current-name'), `${kind}.${ENDINGS[kind]}`);
	// Each look at an input in turn: all looks at each would take four times the time.
	const wrong = await judge(kind, bytes, {
		otherOutputs: turn % 23 === 0,
		outputs: turn % 4 !== 1 && turn % 4 !== 3,
		layout: turn % 4 === 1,
		fixes: turn % 4 === 3,
	});
	turn += 1;
	Atomics.add(taken, 0, 1);
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

let turn = 0;
const counts: Partial<Record<Kind, number>> = {};
let unwritten = 0;

function count(kind: Kind): void {
	counts[kind] = (counts[kind] ?? 0) + 1;
	unwritten += 1;
	if (unwritten < 20) return;
	unwritten = 0;
	writeCounts();
}

function writeCounts(): void {
	writeFileSync(join(folder, `counts-${process.pid}.json`), JSON.stringify(counts));
}

/** Seconds of processor time, which other programs of a busy machine do not take; one input that takes more has hung. */
const LONGEST = 20;

const taken = new Int32Array(new SharedArrayBuffer(4));

/** Ends the process when an input hangs: nothing else can, for what hangs is the only thread that could be told. */
function watch(): void {
	const watcher = `const { workerData: { taken, longest } } = require('node:worker_threads');
let last = -1, since;
setInterval(() => {
	const { user, system } = process.cpuUsage();
	if (taken[0] !== last) [last, since] = [taken[0], user + system];
	else if (user + system - since > longest * 1e6) process.kill(process.pid, 'SIGKILL');
}, 1000);`;
	new Worker(watcher, { eval: true, workerData: { taken, longest: LONGEST } }).unref();
}

/** Inputs of each kind in a round: those that are read fast are many, so that each kind gets some of the time, and meetings half of it. */
const A_ROUND: Readonly<Record<Kind, number>> = {
	meeting: 90,
	minutes: 40,
	html: 40,
	rules: 60,
	roll: 60,
	config: 100,
	docx: 6,
	pdf: 60,
};

async function mutateUntil(end: number, firstSeed: number): Promise<void> {
	watch();
	const seeds = await readSeeds(process.env['PV_FUZZ_SEEDS']);
	const asked = process.env['PV_FUZZ_KIND'];
	const kinds = asked === undefined ? KINDS : [asked as Kind];
	for (let seed = firstSeed; ; seed += 1)
		for (const kind of kinds)
			for (const bytes of fc.sample(mutated(kind, seeds[kind]), { numRuns: A_ROUND[kind], seed })) {
				if (Date.now() > end) return;
				await take(kind, bytes);
			}
}

const [, , command, argument, end] = process.argv;
if (command === 'mutate') {
	await mutateUntil(Number(end), Number(argument));
	writeCounts();
} else if (command === 'one' && argument !== undefined) {
	const kind = KINDS.find((one) => argument.split('/').at(-1)?.startsWith(`${one}-`)) ?? 'meeting';
	process.stdout.write(`${(await judge(kind, new Uint8Array(readFileSync(argument)))) ?? 'holds'}\n`);
}
