// npm run prove:scale: a large folder of meetings on a Dask cluster whose workers share no folder, and under faults; what comes out is compared, byte for byte, with
// what one process gives. Needs a Python with `dask[distributed]`, `s3fs` and `moto[server]` (PV_PYTHON names it).
//
//   npm run prove:scale -- --meetings 100000 --parts 64 --documents 20
//   npm run prove:scale -- --steps log,touch              (in days when a machine has less time than all steps ask for)
//
// Cost is counted as processor time, which other programs on the machine do not lengthen much; seconds on the clock stand beside it.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const STEPS = ['facts', 'messages', 'documents', 'log', 'touch', 'speed'];
const { values } = parseArgs({
	options: {
		meetings: { type: 'string', default: '100000' },
		parts: { type: 'string', default: '64' },
		documents: { type: 'string', default: '20' },
		steps: { type: 'string', default: STEPS.join() },
	},
});
const steps = new Set(values.steps.split(','));
const unknown = [...steps].find((step) => !STEPS.includes(step));
if (unknown !== undefined) {
	console.error(`prove:scale: ${unknown} is no step; there are ${STEPS.join(', ')}.`);
	process.exit(2);
}
const [count, parts, documents] = [values.meetings, values.parts, values.documents].map(Number);
const python = process.env.PV_PYTHON ?? 'python3';
const pv = [process.execPath, join(root, 'bin', 'pv.js')];
const folder = mkdtempSync(join(tmpdir(), 'pv-scale-'));
const [S3_PORT, PORT] = await Promise.all([freePort(), freePort()]);
const [S3, SCHEDULER] = [`http://127.0.0.1:${S3_PORT}`, `tcp://127.0.0.1:${PORT}`];
const env = {
	...process.env,
	PV_LANG: 'en',
	AWS_ENDPOINT_URL: S3,
	AWS_ACCESS_KEY_ID: 'prove',
	AWS_SECRET_ACCESS_KEY: 'prove',
	AWS_DEFAULT_REGION: 'us-east-1',
	DASK_CONFIG: join(root, 'contrib', 'dask', 'dask.yaml'),
};
/** Meetings that the same work is measured on three ways, their parts, and how often. */
const [FEW, FEW_PARTS, ROUNDS] = [6000, 4, 3];
/** Name of the log, and how what goes into it is signed. */
const ORIGIN = 'scale.example';
const SIGNED = `--key key --origin ${ORIGIN}`;
const started = [];
let wrong = 0;

async function freePort() {
	const server = createServer();
	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address();
	await new Promise((done) => server.close(done));
	return port;
}

function check(what, isRight) {
	if (!isRight) wrong++;
	console.log(`${isRight ? 'ok   ' : 'WRONG'} ${what}`);
}

/** Says on a file what a program and those that it started cost: processor seconds, and the most memory of one of them. */
const MEASURED = `import resource, subprocess, sys
code = subprocess.run(sys.argv[2:]).returncode
own = resource.getrusage(resource.RUSAGE_CHILDREN)
open(sys.argv[1], 'w').write(f'{own.ru_utime + own.ru_stime} {own.ru_maxrss}')
sys.exit(code)`;

/** Runs a program to its end; other exit codes than these are no answer. */
async function run(argv, codes = [0, 1, 2]) {
	const usage = join(mkdtempSync(join(folder, 'usage-')), 'usage');
	const begin = performance.now();
	const child = spawn(python, ['-c', MEASURED, usage, ...argv], { cwd: folder, env });
	const [out, err] = [[], []];
	child.stdout.on('data', (data) => out.push(data));
	child.stderr.on('data', (data) => err.push(data));
	const status = await new Promise((done) => child.once('close', done));
	const [stdout, stderr] = [out, err].map((data) => Buffer.concat(data).toString('utf8'));
	if (!codes.includes(status)) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
	const [cpu, memory] = readFileSync(usage, 'utf8').split(' ').map(Number);
	return {
		status,
		stdout,
		stderr,
		seconds: (performance.now() - begin) / 1000,
		cpu,
		megabytes: memory / 1024,
	};
}

const cost = ({ seconds, cpu, megabytes }) =>
	`${cpu.toFixed(0)} s of processor (${((cpu / count) * 1000).toFixed(1)} ms a meeting), ${seconds.toFixed(0)} s by the clock, at most ${megabytes.toFixed(0)} MB`;

/** Starts a program that goes on. */
function start(argv, cwd = folder, more = {}) {
	const child = spawn(argv[0], argv.slice(1), { cwd, env: { ...env, ...more }, stdio: 'ignore' });
	started.push(child);
	return child;
}

/** A worker in a folder of its own, on one core where the system can hold it there. `tiny`: on a disk of 128 kB, where the system makes one. */
function worker(core, { tiny = false } = {}) {
	const place = mkdtempSync(join(folder, 'worker-'));
	const pin = has('taskset', '--version') ? ['taskset', '-c', String(core)] : [];
	const disk = tiny
		? ['unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o size=128k tmpfs ${place} && exec "$@"`, 'sh']
		: [];
	const argv = [...disk, ...pin, python, '-m', 'distributed.cli.dask_worker', SCHEDULER, '--no-nanny'];
	return start([...argv, '--nthreads', '1', '--no-dashboard', '--local-directory', place], place, {
		TMPDIR: place,
	});
}

function has(...argv) {
	return spawnSync(argv[0], argv.slice(1)).status === 0;
}

/** Processor seconds of a process and of those that it has waited for. */
function cpuOf({ pid }) {
	if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
		.replace(/^.*\) /s, '')
		.split(' ');
	// Fields 14 to 17 of proc(5), in hundredths of a second.
	return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}

async function stop(child) {
	const ended = new Promise((done) => child.once('close', done));
	child.kill('SIGCONT');
	child.kill('SIGTERM');
	await Promise.race([ended, pause(20_000)]);
	child.kill('SIGKILL');
}

/** Meetings of a hundred bodies, always the same; their numbers go on from meeting to meeting. */
function generate(into) {
	let seed = 20240606;
	const random = (below) => {
		seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
		return seed % below;
	};
	const people = ['Dora Finch', 'Ben Osei', 'Carla Ruiz', 'Ida Blom', 'Noel Quist', 'Vera Lund', 'Tom Abara'];
	for (let index = 0; index < count; index++) {
		const body = index % 100;
		const date = new Date(Date.UTC(2000, 0, 1) + Math.floor(index / 100) * 864e5 * 7)
			.toISOString()
			.slice(0, 10);
		const present = people.slice(0, 3 + random(5));
		const votes = Array.from({ length: 2 + random(4) }, (_, vote) => {
			const against = random(2);
			return `### Resolution ${vote + 1} – Item ${random(1000)}\n\nThe board so decides.\n\nVote: ${present.length - against} for, ${against} against\n`;
		});
		const path = join(into, `body-${String(body).padStart(2, '0')}`, `${date}.md`);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(
			path,
			`---\nlang: en\nmeeting: board\norganization: Trust ${body}\nrules: { quorum: none, majorities: { ordinary: simple majority } }\ndate: ${date}\nopened: 14:00\n${index % 50 === 8 ? '' : 'closed: 15:00\n'}participants:\n  present: [${present.join(', ')}]\nstatus: final\n---\n\n${votes.join('\n')}`,
		);
	}
	const hostile = join(into, 'body-50', 'hostile.md');
	writeFileSync(hostile, Buffer.concat([Buffer.from('---\nlang: en\n'), Buffer.alloc(200_000, 1)]));
}

/** The line that does a command on the cluster; what is made of each meeting is kept under a name. */
const onDask = (source, kept, ...command) => [
	python,
	join(root, 'contrib', 'dask', 'pv_dask.py'),
	...['--scheduler', SCHEDULER, '--pv', pv.join(' ')],
	...['--parts', String(command[0] === 'build' ? 4 : parts)],
	...(command[0] === 'register' ? ['--merge', `--log dask-${kept} ${SIGNED}`] : ['--out', `dask-${kept}`]),
	source,
	`s3://parts/${kept}`,
	'--',
	...command,
];

function digestOf(path) {
	const hash = createHash('sha256');
	for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((each) => each.isFile())
		.map((each) => join(each.parentPath, each.name))
		.sort())
		hash.update(entry.slice(path.length)).update(readFileSync(entry));
	return hash.digest('hex');
}

async function s3(code) {
	await run([python, '-c', `import fsspec\nfs = fsspec.filesystem('s3')\n${code}`], [0]);
}

/** Puts a folder of minutes into the store, as an archive. */
async function upload(name) {
	await run([python, '-m', 'tarfile', '-c', `${name}.tar`, name], [0]);
	await s3(`fs.put('${name}.tar', 'minutes/${name}.tar')`);
	rmSync(join(folder, `${name}.tar`));
}

const made = (text) =>
	[...text.matchAll(/([\d,]+) of them made anew/g)].reduce(
		(sum, [, each]) => sum + Number(each.replaceAll(',', '')),
		0,
	);

const sameFolders = (one, other) => digestOf(join(folder, one)) === digestOf(join(folder, other));

/** Sums and facts under faults: a worker dies in the middle, another one stands still for a minute, a third one has a full disk, one file is hostile. Gives the workers that are left. */
async function proveFacts() {
	const whole = await run([...pv, 'facts', 'minutes', '--out', 'whole']);
	console.log(`one process, facts: ${cost(whole)}`);
	check('the hostile file is named', whole.stderr.includes('hostile.md') && whole.status === 2);

	const [first, second] = [worker(0), worker(1)];
	const hasTiny = has('unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', folder);
	const third = hasTiny ? worker(1, { tiny: true }) : undefined;
	if (!hasTiny) console.log('left out: a worker with a full disk, for this system makes no small one');
	const running = run(onDask('s3://minutes/minutes.tar', 'facts', 'facts'));
	const early = await Promise.race([pause(20_000), running]);
	const fourth = worker(0);
	check('the faults come while the run is on', early === undefined);
	first.kill('SIGKILL');
	second.kill('SIGSTOP');
	await pause(60_000);
	second.kill('SIGCONT');
	const faulty = await running;
	console.log(`workers killed, stopped for a minute, with a full disk: ${cost(faulty)} of the client`);
	if (faulty.status !== 2) console.log(faulty.stderr);
	check(
		'the run ends as one process does, and names the hostile file',
		faulty.status === 2 && faulty.stderr.includes('hostile.md'),
	);
	if (third) {
		check('the full disk is told', /No space left|full/.test(faulty.stderr));
		await stop(third);
	}
	check('facts are byte for byte those of one process', sameFolders('whole', 'dask-facts'));

	const again = await run(onDask('s3://minutes/minutes.tar', 'facts', 'facts'));
	// What failed is tried each time.
	check(
		`a second start makes ${made(again.stderr)} meetings anew (the hostile one)`,
		made(again.stderr) === 1,
	);
	return [fourth, second];
}

async function proveMessages() {
	const messages = await run([...pv, 'check', 'minutes']);
	const parted = await run(onDask('s3://minutes/minutes.tar', 'check', 'check'));
	check(
		`messages are those of one process (${Buffer.byteLength(messages.stdout)} bytes, exit code ${messages.status})`,
		messages.stdout === parted.stdout && messages.status === parted.status,
	);
}

async function proveDocuments(minutes) {
	cpSync(join(minutes, 'body-00'), join(folder, 'sample'), { recursive: true });
	for (const name of readdirSync(join(folder, 'sample')).slice(documents))
		rmSync(join(folder, 'sample', name));
	await upload('sample');
	await run([...pv, 'build', 'sample', '--to', 'pdf', '--out', 'sample-whole'], [0]);
	await run(onDask('s3://minutes/sample.tar', 'build', 'build', '--to', 'pdf'), [0]);
	check(
		`${readdirSync(join(folder, 'sample-whole')).length} PDFs are byte for byte those of one process`,
		sameFolders('sample-whole', 'dask-build'),
	);
}

const LOG = ['register', 'log', 'minutes', '--log', 'log', '--key', 'key'];

async function proveLog() {
	const logged = await run([...pv, ...LOG, '--origin', ORIGIN]);
	console.log(`a log of all acts: ${cost(logged)}`);
	await run(onDask('s3://minutes/minutes.tar', 'log', 'register', 'log'));
	check('a log of all parts is byte for byte that of one process', sameFolders('log', 'dask-log'));
}

/** One file is touched: one compile, and the log goes on from what it was. Goes on from the facts and the log above, which it makes where they are left out. */
async function proveTouch(minutes) {
	if (!steps.has('facts')) await run(onDask('s3://minutes/minutes.tar', 'facts', 'facts'));
	if (!steps.has('log')) await run([...pv, ...LOG, '--origin', ORIGIN]);
	const [touched] = readdirSync(join(minutes, 'body-07'));
	const path = join(minutes, 'body-07', touched);
	cpSync(join(folder, 'log', 'checkpoint'), join(folder, 'before'));
	writeFileSync(path, `${readFileSync(path, 'utf8')}\nThe bell is rung.\n`);
	await upload('minutes');
	const touch = await run(onDask('s3://minutes/minutes.tar', 'facts', 'facts'));
	check(
		`touching one file makes ${made(touch.stderr)} anew (it, and the hostile one)`,
		made(touch.stderr) === 2,
	);
	await run([...pv, 'facts', 'minutes', '--out', 'whole']);
	check('and the facts are again those of one process', sameFolders('whole', 'dask-facts'));
	writeFileSync(
		join(minutes, 'body-07', '2099-01-01.md'),
		readFileSync(path, 'utf8').replace(/^date: .*/m, 'date: 2099-01-01'),
	);
	const next = await run([...pv, ...LOG]);
	check('an act that was changed after it was logged is told', next.stderr.includes('is not what it was'));
	const verified = await run([...pv, 'verify', 'log', '--log-key', next.stdout.trim(), '--since', 'before']);
	check(
		`the old log is a prefix of the new one (${readFileSync(join(folder, 'log', 'checkpoint'), 'utf8').split('\n')[1]} acts)`,
		verified.status === 0 && verified.stdout.includes('goes on from'),
	);
}

/**
 * The same work three ways, in a part of the collection that is small enough to be done three times: a shell loop, one worker, two workers. What a part costs
 * whatever its size, the start of pv and the ways to the store, is seen against parts of some hundred meetings.
 */
async function measureSpeed(minutes, first) {
	const few = join(folder, 'few');
	for (const body of readdirSync(minutes).slice(
		0,
		Math.max(2, Math.ceil((100 * FEW) / Math.max(FEW, count))),
	))
		cpSync(join(minutes, body), join(few, body), { recursive: true });
	await upload('few');
	const shellLoop = async () => {
		let cpu = 0;
		for (let part = 1; part <= FEW_PARTS; part++)
			cpu += (
				await run([...pv, 'facts', 'few', '--shard', `${part}/${FEW_PARTS}`, '--out', 'loop', '--quiet'])
			).cpu;
		rmSync(join(folder, 'loop'), { recursive: true });
		return cpu;
	};
	// Each under a name of its own, for what stands in the store would not be made again.
	const onWorkers = async (name, workers) => {
		const before = workers.map(cpuOf);
		await run(
			onDask('s3://minutes/few.tar', name, 'facts').map((word, at, all) =>
				all[at - 1] === '--parts' ? String(FEW_PARTS) : word,
			),
		);
		return workers.map((each, at) => cpuOf(each) - before[at]);
	};
	// Fetches the meetings, which is not what is measured.
	await onWorkers('warm-one', [first]);
	const [loops, ones, twos] = [[], [], []];
	for (let round = 0; round < ROUNDS; round++) {
		loops.push(await shellLoop());
		ones.push((await onWorkers(`one-${round}`, [first]))[0]);
	}
	const second = worker(1);
	await pause(5000);
	await onWorkers('warm-two', [first, second]);
	for (let round = 0; round < ROUNDS; round++)
		twos.push(Math.max(...(await onWorkers(`two-${round}`, [first, second]))));
	const [loop, one, two] = [loops, ones, twos].map(median);
	const meetings = readdirSync(few, { recursive: true }).filter((name) => name.endsWith('.md')).length;
	const told = (each) => each.map((seconds) => seconds.toFixed(1)).join(', ');
	console.log(
		`${FEW_PARTS} parts of ${meetings} meetings together, seconds of processor: a shell loop ${told(loops)}; one worker ${told(ones)} ` +
			`(${((one / loop - 1) * 100).toFixed(1)} % more by the medians); the busier one of two workers ${told(twos)}: ` +
			`${(one / two).toFixed(2)} times as fast where each has a core`,
	);
}

const median = (values) => [...values].sort((one, other) => one - other)[values.length >> 1];

async function main() {
	console.log(
		`${count} meetings in ${parts} parts, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}`,
	);
	const minutes = join(folder, 'minutes');
	generate(minutes);
	start([python, '-c', `from moto.server import main; main(['-H', '127.0.0.1', '-p', '${S3_PORT}'])`]);
	start([
		...[python, '-m', 'distributed.cli.dask_scheduler', '--no-dashboard'],
		...['--host', '127.0.0.1', '--port', String(PORT)],
	]);
	await pause(10_000);
	await s3("fs.mkdir('minutes')\nfs.mkdir('parts')");
	await upload('minutes');

	const [first, second] = steps.has('facts') ? await proveFacts() : [worker(0), worker(1)];
	if (steps.has('messages')) await proveMessages();
	if (steps.has('documents')) await proveDocuments(minutes);
	if (steps.has('log')) await proveLog();
	if (steps.has('touch')) await proveTouch(minutes);
	await stop(second);
	if (steps.has('speed')) await measureSpeed(minutes, first);
}

function clean() {
	for (const child of started) {
		child.kill('SIGCONT');
		child.kill('SIGKILL');
	}
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

for (const signal of ['SIGINT', 'SIGTERM'])
	process.once(signal, () => {
		clean();
		process.exit(1);
	});
try {
	await main();
} finally {
	clean();
}
process.exitCode = wrong > 0 ? 1 : 0;
