// node scripts/bench/preview.mjs [meeting.md] [--turns N]: from the moment a meeting is saved to the moment its new page has been received,
// over a running `pv preview`. The budget is 150 ms.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { turns: { type: 'string', default: '30' } },
});
const budget = 150;
const source = readFileSync(positionals[0] ?? join(root, 'examples', 'association.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'pv-preview-'));
const file = join(folder, 'meeting.md');
writeFileSync(file, source);
const pv = spawn(process.execPath, [join(root, 'bin', 'pv.js'), 'preview', file, '--no-open'], {
	stdio: ['ignore', 'pipe', 'ignore'],
});

try {
	const url = await firstLine(pv.stdout);
	const version = followVersions(`${url}events`);
	await version.next();
	const times = [];
	for (let turn = 0; turn < Number(values.turns); turn++) {
		await new Promise((rest) => setTimeout(rest, 150));
		const saved = performance.now();
		writeFileSync(file, `${source}\n${mark(turn)}\n`);
		for (;;) {
			await version.next();
			if ((await page(`${url}page`)).includes(mark(turn))) break;
		}
		times.push(performance.now() - saved);
	}
	times.sort((a, b) => a - b);
	const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
	console.log(
		`From save to page, ${times.length} turns: median ${at(0.5)} ms, nine in ten under ${at(0.9)} ms, longest ${at(1)} ms (budget ${budget} ms)`,
	);
	process.exitCode = Number(at(0.5)) <= budget ? 0 : 1;
} finally {
	pv.kill('SIGINT');
	rmSync(folder, { recursive: true, force: true });
}

/** A word that typography leaves as it is. */
function mark(turn) {
	return `benchturn${turn}mark`;
}

function firstLine(stream) {
	return new Promise((resolve) => {
		let text = '';
		stream.on('data', (chunk) => {
			text += chunk;
			if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
		});
	});
}

/** One turn for each event of the server. */
async function* followVersions(url) {
	const response = await new Promise((resolve, reject) => get(url, resolve).on('error', reject));
	for await (const _ of response) yield;
}

function page(url) {
	return new Promise((resolve, reject) => {
		get(url, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (chunk) => {
				text += chunk;
			});
			response.on('end', () => resolve(text));
		}).on('error', reject);
	});
}
