// npm run bench -- growth: how time grows with each kind of input that once grew faster than it. For each the processor time at n, 2n and 4n,
// and the ratio from step to step: 2 is linear; more than 2.3 is named. `--case TEXT` takes only the cases whose name has it.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HEAD =
	'---\nlangue: fr\ndate: 6 juin 2024\nparticipants:\n  présents: [Anne Petit, Jean Grand]\n---\n\n';
const repeated = (text, times) =>
	Array.from({ length: times }, (_, index) => text.replaceAll('#N', index + 1)).join('');

/** Name, arguments before the file, its ending, the input of size n, and the first n. */
const CASES = [
	['numbers with hyphens', 'html', 'md', (n) => `${HEAD}${'1-'.repeat(n)}1\n`, 32_000],
	['one long word', 'html', 'md', (n) => `${HEAD}${'m'.repeat(n)}\n`, 64_000],
	['a table of n columns', 'html', 'md', (n) => `${HEAD}${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n`, 8000],
	[
		'notes that refer to the next',
		'html',
		'md',
		(n) =>
			`${HEAD}A[^1].\n\n${repeated('[^#N]: B[^#N0].\n\n', n).replace(/\[\^(\d+)0\]\./g, (_, number) => `[^${Number(number) + 1}].`)}`,
		4000,
	],
	[
		'a vote common to n resolutions',
		'check',
		'md',
		(n) =>
			`${HEAD}${repeated('### Résolution #N – A\n\nTexte.\n\n', n)}Vote commun (résolutions 1 à ${n}) : unanimité\n`,
		2000,
	],
	['n fences without an end', 'check', 'md', (n) => `${HEAD}${':::résolution T\n'.repeat(n)}`, 4000],
	[
		'n resolutions',
		'check',
		'md',
		(n) => `${HEAD}${repeated('### Résolution #N – A\n\nTexte.\n\nVote : 2 pour\n\n', n)}`,
		2000,
	],
	[
		'n comments that silence',
		'check',
		'md',
		(n) => `${HEAD}${'<!-- pv-ignore time/order : raison -->\n\nTexte.\n\n'.repeat(n)}`,
		8000,
	],
	['n paragraphs', 'html', 'md', (n) => `${HEAD}${'Un.\n\n'.repeat(n)}`, 20_000],
	['n paragraphs for the public', 'public', 'md', (n) => `${HEAD}${'Un.\n\n'.repeat(n)}`, 20_000],
	['n paragraphs for Word', 'docx', 'md', (n) => `${HEAD}${'Un.\n\n'.repeat(n)}`, 10_000],
	['n quotes', 'check', 'md', (n) => `${HEAD}${'> Un *mot*.\n\nTexte\n\n'.repeat(n)}`, 4000],
	['n lists', 'check', 'md', (n) => `${HEAD}${'- Un *mot*.\n- Deux.\n\nTexte\n\n'.repeat(n)}`, 4000],
	['n lines that go on a quote', 'check', 'md', (n) => `${HEAD}${'> Un *mot*.\nDeux\n'.repeat(n)}`, 4000],
	['n tables', 'check', 'md', (n) => `${HEAD}${'| a | b |\n|---|---|\n| c | d |\n\n'.repeat(n)}`, 4000],
	[
		'n vote lines',
		'check',
		'md',
		(n) => `${HEAD}### Résolution 1 – A\n\nTexte.\n\n${'- Pour : Anne Petit\n'.repeat(n)}`,
		10_000,
	],
	[
		'votes to import',
		'import',
		'txt',
		(n) => `Procès-verbal du 6 juin 2024\n\n${'Résolution\nPour : 3 Contre : 2\n'.repeat(n)}`,
		2000,
	],
	[
		'people to import',
		'import',
		'txt',
		(n) => `Procès-verbal du 6 juin 2024\n\nPrésents : ${'A B, '.repeat(n)}\n`,
		8000,
	],
	[
		'lists of people to import',
		'import',
		'txt',
		(n) => `Procès-verbal du 6 juin 2024\n\n${'Membres du bureau\n\n- Ada Brun\n- Luc Bon\n\n'.repeat(n)}`,
		500,
	],
	[
		'names with numbers to import',
		'import',
		'txt',
		(n) => `Procès-verbal du 6 juin 2024\n\n${'Ada Brun 12\n\n'.repeat(n)}`,
		1000,
	],
	[
		'officers to import',
		'import',
		'txt',
		(n) => `Procès-verbal du 6 juin 2024\n\n${'Président : Ada Brun\n\n'.repeat(n)}`,
		1000,
	],
	[
		'paragraphs of a page to import',
		'import',
		'html',
		(n) => `<h1>Procès-verbal du 6 juin 2024</h1>${'<p>Un.'.repeat(n)}`,
		8000,
	],
];

/** Commands by what a case asks of the program. */
const commandsOf = (work) => ({
	check: (path) => ['check', '--quiet', path],
	html: (path) => ['build', '--draft', '--quiet', '--to', 'html', '--out', work, path],
	docx: (path) => ['build', '--draft', '--quiet', '--to', 'docx', '--out', work, path],
	public: (path) => ['build', '--draft', '--quiet', '--public', '--to', 'html', '--out', work, path],
	import: (path) => ['import', path, '-o', '-'],
});

/** Seconds of processor time; a step that takes more is not waited for. */
const LONGEST = 60;
const GOAL = 2.3;
/** Seconds that two runs of the same input may differ by. */
const NOISE = 0.1;

/** Measures and prints each case; `wanted` is part of the names of those to take. */
export function growth(root, folder, wanted = '') {
	const work = join(folder, 'growth');
	mkdirSync(work, { recursive: true });
	const meter = join(work, 'meter.cjs');
	const result = join(work, 'time');
	writeFileSync(
		meter,
		`process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(${JSON.stringify(result)}, String((user + system) / 1e6)); });\n`,
	);
	const commands = commandsOf(work);
	const secondsOf = (args) => {
		rmSync(result, { force: true });
		// The limit is one of processor time: on a busy machine a clock would end what is fast.
		const limited = `ulimit -t ${LONGEST}; exec "$@"`;
		const command = [process.execPath, '--require', meter, join(root, 'bin', 'pv.js'), ...args];
		spawnSync('sh', ['-c', limited, 'sh', ...command], { stdio: 'ignore' });
		return existsSync(result) ? Number(readFileSync(result, 'utf8')) : undefined;
	};
	const empty = join(work, 'empty.md');
	writeFileSync(empty, `${HEAD}Un.\n`);
	const start = Object.fromEntries(
		Object.entries(commands).map(([what, args]) => [what, secondsOf(args(empty)) ?? 0]),
	);
	console.log(
		'| input | n | at n, 2n, 4n, seconds of processor time | ratios without the start |\n|---|---|---|---|',
	);
	for (const [name, what, ending, input, n] of CASES) {
		if (!name.includes(wanted)) continue;
		const times = [1, 2, 4].map((times) => {
			const path = join(work, `input.${ending}`);
			writeFileSync(path, input(n * times));
			return secondsOf(commands[what](path));
		});
		const ratios = [1, 2].map((step) => {
			const [before, after] = [times[step - 1], times[step]];
			if (before === undefined || after === undefined) return undefined;
			return (after - start[what]) / Math.max(NOISE, before - start[what]);
		});
		const shown = (value, digits) => (value === undefined ? `> ${LONGEST} s` : value.toFixed(digits));
		const grows = ratios.some((ratio) => ratio === undefined || ratio > GOAL) ? ' grows' : '';
		console.log(
			`| ${what}: ${name} | ${n} | ${times.map((time) => shown(time, 2)).join(' ')} | ${ratios.map((ratio) => (ratio === undefined ? '–' : ratio.toFixed(2))).join(' ')}${grows} |`,
		);
	}
}
