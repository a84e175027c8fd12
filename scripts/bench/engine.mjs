// How fast the engine judges a large assembly by name: owners with weights, allocation keys and proxies, resolutions from a matrix.
// Reading the files is timed apart. Run: node scripts/bench/engine.mjs [owners…]

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { esbuildDataFiles } from '../data-files.mjs';

const RESOLUTIONS = 100;
const SIZES = process.argv.slice(2).map(Number);
const sizes = SIZES.length > 0 ? SIZES : [1000, 5000, 10_000, 20_000, 50_000];

const folder = await mkdtemp(join(tmpdir(), 'pv-bench-'));
try {
	const bundle = join(folder, 'engine.mjs');
	await build({
		stdin: {
			contents: `export * from './src/compile.js'; export { assemble } from './src/assembly/index.js';`,
			resolveDir: process.cwd(),
			loader: 'ts',
		},
		bundle: true,
		format: 'esm',
		platform: 'node',
		outfile: bundle,
		plugins: [esbuildDataFiles],
		logLevel: 'error',
		banner: {
			js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
		},
	});
	const { assemble, compile } = await import(pathToFileURL(bundle).href);
	console.log(`${RESOLUTIONS} resolutions; times in seconds`);
	console.log('owners   read and judged   judged alone   per vote by name   heap');
	for (const size of sizes) await measure(size, { assemble, compile });
} finally {
	await rm(folder, { recursive: true, force: true });
}

async function measure(size, { assemble, compile }) {
	const { source, files } = assembly(size);
	const encoder = new TextEncoder();
	const started = performance.now();
	const compiled = await compile(source, {
		load: async ({ path }) =>
			Object.hasOwn(files, path) ? { found: true, bytes: encoder.encode(files[path]) } : { found: false },
	});
	const whole = performance.now() - started;
	const errors = compiled.messages.filter(({ severity }) => severity === 'error');
	if (errors.length > 0) throw new Error(`${size}: ${errors.length} errors, the first: ${errors[0]}`);
	const times = [];
	for (let run = 0; run < 3; run += 1) {
		const from = performance.now();
		assemble(compiled.meeting, compiled.rules);
		times.push(performance.now() - from);
	}
	const alone = times.sort((a, b) => a - b)[1];
	const perVote = (alone * 1e6) / (size * RESOLUTIONS);
	const heap = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
	console.log(
		`${String(size).padStart(6)}   ${(whole / 1000).toFixed(2).padStart(15)}   ${(alone / 1000).toFixed(2).padStart(12)}   ${`${perVote.toFixed(0)} ns`.padStart(16)}   ${heap} MB`,
	);
}

/** A co-ownership: one owner in ten is represented, one in twenty votes by post, one in eight is absent; two leave in the middle. */
function assembly(size) {
	const roll = ['nom;voix;voix ascenseur;présence;pouvoir'];
	const matrix = [`nom;${Array.from({ length: RESOLUTIONS }, (_, index) => index + 1).join(';')}`];
	let total = 0;
	const name = (index) => `Prénom${index} Nom${index}`;
	for (let index = 0; index < size; index += 1) {
		const votes = 50 + ((index * 37) % 400);
		total += votes;
		const represented = index % 10 === 9;
		const presence = represented
			? 'représentés'
			: index % 20 === 3
				? 'par correspondance'
				: index % 8 === 5
					? 'absents'
					: 'présents';
		const holder = represented ? name(index - 9) : '';
		roll.push(`${name(index)};${votes};${index % 3 === 0 ? 10 : 0};${presence};${holder}`);
		if (presence === 'absents') continue;
		const answers = Array.from({ length: RESOLUTIONS }, (_, column) => {
			if ((column === 49 && index % 3 !== 0) || represented) return '';
			return 'PPPCPAPP'[(index * 7 + column * 3) % 8];
		});
		matrix.push(`${name(index)};${answers.join(';')}`);
	}
	const lines = [
		'---',
		'réunion: assemblée générale ordinaire',
		'règles:',
		'  default: art. 24',
		'  majorities:',
		'    art. 24: { threshold: "> 1/2", base: cast }',
		'    art. 26: { all: [{ threshold: "> 1/2", base: members, unit: heads }, { threshold: ">= 2/3", base: members }] }',
		'  cap: sum of others',
		'  proxies: { max: 3 }',
		'date: 2025-03-18',
		'membres: roll.csv',
		'votes: votes.csv',
		'---',
		'',
	];
	for (let number = 1; number <= RESOLUTIONS; number += 1) {
		lines.push(`### Résolution ${number} – Sujet ${number}`, '', 'L’assemblée décide.', '');
		if (number % 7 === 0) lines.push('Majorité : art. 26');
		if (number === 50) lines.push('Clé : ascenseur');
		if (number % 7 === 0 || number === 50) lines.push('');
	}
	return {
		source: lines.join('\n'),
		files: { 'roll.csv': roll.join('\n'), 'votes.csv': matrix.join('\n') },
		total,
	};
}
