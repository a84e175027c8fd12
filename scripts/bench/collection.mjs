// `npm run bench -- collection`: how long the facts of N made-up meetings take (`--meetings N`, 200), the first time and when one changed, how long
// a question takes over them (Node’s own start with it), and their site as one file: by the clock, in processor time of all threads, and the most
// memory. Times are of the machine; the ratios are not.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const PEOPLE = [
	'Ada Novak',
	'Ben Osei',
	'Carla Ruiz',
	'Dan Whitfield',
	'Emeka Obi',
	'Freya Lind',
	'Goran Petrov',
];
const SUBJECTS = ['Roof', 'Reserve', 'Grants', 'Café', 'Boats', 'Insurance', 'Website', 'Bylaws'];
const DECISIONS = 20;

/** What a process writes of itself as it ends, where the bench reads it. */
const USAGE = `'use strict';
if (require('node:worker_threads').isMainThread)
	process.once('exit', () => require('node:fs').writeSync(3, JSON.stringify(process.resourceUsage())));
`;

/** The minutes of one meeting of a board: twenty resolutions with the votes by name. */
function minutes(index) {
	const date = new Date(Date.UTC(1995, 0, 1) + index * 3 * 86_400_000).toISOString().slice(0, 10);
	const votes = (turn) =>
		`- For: ${PEOPLE.filter((_, person) => (person + turn) % 4 !== 0).join(', ')}\n- Against: ${PEOPLE.filter((_, person) => (person + turn) % 4 === 0).join(', ')}`;
	const items = Array.from({ length: DECISIONS }, (_, turn) => {
		const subject = SUBJECTS[(index + turn) % SUBJECTS.length];
		return `## ${subject}\n\n${PEOPLE[turn % PEOPLE.length]}: what does it cost?\n\n### Resolution ${turn + 1} – ${subject}\n\nThe board decides on the ${subject.toLowerCase()} of meeting ${index}.\n\n${votes(index + turn)}\n`;
	});
	return `---
lang: en
meeting: board
organization: Harbour Trust
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: ${date}
opened: 14:00
closed: 17:00
participants:
  present: [${PEOPLE.join(', ')}]
---

${items.join('\n')}`;
}

/** Prints the times. */
export function collection(root, count) {
	// Outside of the repository, which leaves out of a folder what it does not keep.
	const folder = join(tmpdir(), 'pv-bench-collection');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, 'minutes'), { recursive: true });
	for (let index = 0; index < count; index += 1)
		writeFileSync(join(folder, 'minutes', `${String(index).padStart(5, '0')}.md`), minutes(index));
	const preload = join(folder, 'usage.cjs');
	writeFileSync(preload, USAGE);
	const run = (name, ...args) => {
		const start = performance.now();
		const { status, output } = spawnSync(
			process.execPath,
			['--require', preload, join(root, 'bin', 'pv.js'), ...args],
			{
				cwd: folder,
				encoding: 'utf8',
				maxBuffer: 1 << 30,
				stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
			},
		);
		const [, , complaint, usage] = output;
		if (status !== 0) throw new Error(`${name}: ${complaint}`);
		const seconds = (performance.now() - start) / 1000;
		const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage);
		const columns = [
			`${seconds.toFixed(2).padStart(8)} s`,
			`${((userCPUTime + systemCPUTime) / 1e6).toFixed(2).padStart(8)} s of processor`,
			`${(maxRSS / 1024).toFixed(0).padStart(6)} MB`,
		];
		console.log(`${name.padEnd(38)} ${columns.join('  ')}`);
	};
	console.log(
		`${count} meetings, ${count * DECISIONS} decisions, ${count * DECISIONS * PEOPLE.length} votes by name\n`,
	);
	run('facts, the first time', 'facts', 'minutes', '--out', 'facts', '-q');
	run('facts, nothing changed', 'facts', 'minutes', '--out', 'facts', '-q');
	writeFileSync(join(folder, 'minutes', '00000.md'), minutes(count));
	run('facts, one meeting changed', 'facts', 'minutes', '--out', 'facts', '-q');
	run('ask, which makes the database', 'ask', 'mandates', '--facts', 'facts');
	run('ask: mandates', 'ask', 'mandates', '--facts', 'facts');
	run('ask: decisions --about, few', 'ask', 'decisions', '--about', `roof ${count - 1}`, '--facts', 'facts');
	run(
		'ask: decisions --about, many',
		'ask',
		'decisions',
		'--about',
		'roof',
		'--facts',
		'facts',
		'-f',
		'json',
	);
	run('ask: votes --person', 'ask', 'votes', '--person', 'Freya Lind', '--facts', 'facts', '-f', 'json');
	run('ask: unanimity', 'ask', 'unanimity', '--facts', 'facts');
	run('ask: actions --open', 'ask', 'actions', '--open', '--facts', 'facts');
	run('check of the whole folder', 'check', 'minutes', '-q');
	run('site in one file', 'site', 'minutes', '--out', 'site.html', '--single', '-q');
	console.log(`${(statSync(join(folder, 'site.html')).size / 1e6).toFixed(1)} MB`);
}
