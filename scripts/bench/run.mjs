// npm run bench [-- meeting.md]: how fast pv is and how much memory it takes, as ratios within one run, for the machine changes and the
// ratios do not. A meeting file may be given; otherwise one of the size of a real general assembly is made up.
// `growth` instead of a file prints how time grows with inputs of many kinds (`--case TEXT`: those alone whose name has it).
// `reading` prints how well the importer reads minutes, over those of the tests or a folder of files with their truth (`--verbose`: what it missed).
// `collection` prints how long the facts of `--meetings N` made-up meetings take, and questions over them.
// `lsp` prints how soon the language server answers a keystroke.
// `--turns N` takes medians of N turns (7); `--meetings N` builds a folder of N (200); `--only cold|folder|page` leaves the others out.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserAlone } from './browser-alone.mjs';
import { collection } from './collection.mjs';
import { growth } from './growth.mjs';
import { medians, watched } from './measure.mjs';
import { meeting } from './meetings.mjs';
import { reading } from './reading.mjs';
import { installTools } from './tools.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		turns: { type: 'string', default: '7' },
		meetings: { type: 'string', default: '200' },
		only: { type: 'string' },
		browser: { type: 'string' },
		case: { type: 'string' },
		verbose: { type: 'boolean', default: false },
	},
});
const work = join(root, 'out', 'bench');
const pv = join(root, 'bin', 'pv.js');
const node = process.execPath;
mkdirSync(work, { recursive: true });

if (positionals[0] === 'growth') {
	growth(root, work, values.case);
	process.exit();
}
if (positionals[0] === 'collection') {
	collection(root, Number(values.meetings));
	process.exit();
}
if (positionals[0] === 'lsp') {
	const script = join(root, 'scripts', 'bench', 'lsp.mjs');
	process.exit(spawnSync(node, [script, ...positionals.slice(1)], { stdio: 'inherit' }).status ?? 1);
}
if (positionals[0] === 'reading') {
	await reading(root, positionals[1] && resolve(positionals[1]), values.verbose);
	process.exit();
}

const source = positionals[0] ? resolve(positionals[0]) : join(work, 'meeting.md');
if (!positionals[0]) writeFileSync(source, meeting());

console.log(
	`Node ${process.version}, ${availableParallelism()} cores; ${positionals[0] ?? 'a made-up meeting'}, ${(statSync(source).size / 1024).toFixed(1)} kB; medians of ${values.turns} turns\n`,
);
const isWanted = (part) => values.only === undefined || values.only === part;
if (isWanted('cold')) await cold();
if (isWanted('folder')) await folder();
if (isWanted('page')) spawnSync(node, [join(root, 'scripts', 'bench', 'page.mjs')], { stdio: 'inherit' });

async function cold() {
	const script = installTools(join(work, 'tools'));
	const browser = await browserToCompare();
	const run = (name, args, more = {}) => ({ name, program: node, args, codes: [0, 1], ...more });
	await medians([run('html', [pv, 'build', '--draft', '--to', 'html', '--out', work, source])], 0);
	useAll();
	const page = join(work, `${basename(source).replace(/\.md$/, '')}.html`);
	const alone = browserAlone(browser, page, work);

	const times = await medians(
		[
			run('node -e 0', ['-e', '0']),
			run('pv --version', [pv, '--version']),
			run('pv check', [pv, 'check', source]),
			run('markdownlint-cli2', [script('markdownlint-cli2'), source], { cwd: work }),
			run(
				'pv build',
				[pv, 'build', '--draft', '--to', 'pdf', '--out', join(work, 'pv'), '--browser', browser.path, source],
				{ env: browser.env },
			),
			alone,
			run(
				'md-to-pdf',
				[
					script('md-to-pdf'),
					plainCopy('md-to-pdf.md'),
					'--launch-options',
					JSON.stringify({ executablePath: browser.path, args: ['--no-sandbox'] }),
				],
				{ env: browser.env },
			),
			run(
				'marp-cli',
				[
					script('@marp-team/marp-cli'),
					plainCopy('marp.md'),
					'--pdf',
					'--no-stdin',
					'--browser-path',
					browser.path,
					'-o',
					join(work, 'marp.pdf'),
				],
				{
					env: { ...browser.env, CHROME_NO_SANDBOX: '1', PUPPETEER_HEADLESS_MODE: 'shell' },
				},
			),
		],
		Number(values.turns),
	);
	const time = (name) => times.get(name);
	for (const [name, milliseconds] of times)
		console.log(
			`${name.padEnd(26)} ${milliseconds.toFixed(0).padStart(6)} ms   ${(milliseconds / time('node -e 0')).toFixed(2).padStart(6)} × node -e 0`,
		);
	console.log();
	ratio('pv check / node -e 0', time('pv check') / time('node -e 0'), 2.35, 'most');
	ratio('markdownlint-cli2 / pv check', time('markdownlint-cli2') / time('pv check'), 1, 'least');
	ratio(`pv build / ${alone.name}`, time('pv build') / time(alone.name), 1.35, 'most');
	ratio('md-to-pdf / pv build', time('md-to-pdf') / time('pv build'), 2.7, 'least');
	ratio('marp-cli / pv build', time('marp-cli') / time('pv build'), 3, 'least');
	console.log();
}

/**
 * Runs every command that ends by itself once, with whatever result: people have a used installation, whose kept code of V8 holds what all of them
 * called.
 */
function useAll() {
	const to = join(work, 'used');
	for (const args of [
		['build', '--draft', '--to', 'html,pdf,docx,odt,json', '--out', to, source],
		['check', source],
		['fmt', '--diff', source],
		['import', '-o', '-', source],
		['explain', 'vote/tie'],
		['rules', 'association'],
		['facts', '--out', join(to, 'facts'), source],
		['ask', 'votes', source],
		['ast', source],
		['site', '--out', join(to, 'site'), source],
		['template', 'list'],
		['doctor'],
		['verify', join(to, basename(source).replace(/\.md$/, '.pdf'))],
		['extract', join(to, basename(source).replace(/\.md$/, '.pdf')), '--out', join(to, 'extracted')],
	])
		spawnSync(node, [pv, ...args], { stdio: 'ignore', cwd: work, timeout: 60_000 });
	rmSync(to, { recursive: true, force: true });
}

/** The text alone: the other tools would take the header for their own settings. */
function plainCopy(name) {
	const path = join(work, name);
	writeFileSync(path, readFileSync(source, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
	return path;
}

/** All print with the same browser: the one that pv would choose, or the one that is named. */
async function browserToCompare() {
	const { browserCandidates } = await import(join(work, 'candidates.mjs')).catch(bundleCandidates);
	const [candidate] = browserCandidates({ env: process.env, browser: values.browser });
	if (!candidate) throw new Error('No browser to compare with');
	const { path, env } = await candidate.prepare();
	return { path, env: { ...process.env, ...env } };
}

async function bundleCandidates() {
	const { build } = await import('esbuild');
	await build({
		absWorkingDir: root,
		entryPoints: ['src/pdf/browser/find-browser.ts'],
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		outfile: join(work, 'candidates.mjs'),
		logLevel: 'error',
	});
	return import(join(work, 'candidates.mjs'));
}

async function folder() {
	const count = Number(values.meetings);
	const meetings = join(work, 'meetings');
	const built = join(work, 'built');
	rmSync(meetings, { recursive: true, force: true });
	rmSync(built, { recursive: true, force: true });
	mkdirSync(meetings, { recursive: true });
	for (let seed = 1; seed <= count; seed++) {
		writeFileSync(
			join(meetings, `${String(seed).padStart(4, '0')}.md`),
			meeting({ seed, size: 8000, members: 30 }),
		);
	}
	const args = [
		pv,
		'build',
		'--draft',
		'--to',
		'pdf',
		'--out',
		built,
		...(values.browser ? ['--browser', values.browser] : []),
		meetings,
	];
	const { time } = await watched({ program: node, args, codes: [0, 1] });
	const made = existsSync(built) ? readdirSync(built).filter((name) => name.endsWith('.pdf')).length : 0;
	if (made !== count) throw new Error(`${made} of ${count} documents were made`);
	console.log(`${count} meetings of 8 kB in ${(time / 1000).toFixed(1)} s`);
	ratio('documents a second', made / (time / 1000), 22, 'least');
	// To look at the memory of every process ten times a second takes a twelfth of the speed, so it is another run.
	rmSync(built, { recursive: true, force: true });
	const { samples } = await watched({ program: node, args, codes: [0, 1], isSampled: true });
	const whole = samples.map(({ own, others }) => own + others);
	const peak = (list) => Math.max(0, ...list);
	const half = whole.length >> 1;
	console.log(
		`memory, peak: ${peak(whole).toFixed(0)} MB (pv ${peak(samples.map(({ own }) => own)).toFixed(0)} MB, browser ${peak(samples.map(({ others }) => others)).toFixed(0)} MB)`,
	);
	ratio(
		'memory, peak of second half / first half',
		peak(whole.slice(half)) / peak(whole.slice(0, half)),
		1.25,
		'most',
	);
}

function ratio(name, value, limit, kind) {
	const good = kind === 'most' ? value <= limit : value >= limit;
	console.log(`${good ? '✓' : '✗'} ${name.padEnd(42)} ${value.toFixed(2)}   (at ${kind} ${limit})`);
}
