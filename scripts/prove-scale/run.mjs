// npm run prove:scale: a large folder of meetings on a Dask cluster whose workers share no folder, and under faults; what comes out is compared, byte for byte, with
// what one process gives. Needs a Python with `dask[distributed]`, `s3fs` and `moto[server]` (PV_PYTHON names it).
//
//   npm run prove:scale -- --meetings 100000 --parts 64

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values } = parseArgs({
	options: { meetings: { type: 'string', default: '100000' }, parts: { type: 'string', default: '64' } },
});
const [count, parts] = [Number(values.meetings), Number(values.parts)];
const python = process.env.PV_PYTHON ?? 'python3';
const pv = [process.execPath, join(root, 'bin', 'pv.js')];
const folder = mkdtempSync(join(tmpdir(), 'pv-scale-'));
const [S3, SCHEDULER] = ['http://127.0.0.1:5599', 'tcp://127.0.0.1:8799'];
const env = {
	...process.env,
	PV_LANG: 'en',
	AWS_ENDPOINT_URL: S3,
	AWS_ACCESS_KEY_ID: 'prove',
	AWS_SECRET_ACCESS_KEY: 'prove',
	AWS_DEFAULT_REGION: 'us-east-1',
};
const started = [];
let wrong = 0;

function check(what, isRight) {
	if (!isRight) wrong++;
	console.log(`${isRight ? 'ok   ' : 'WRONG'} ${what}`);
}

/** Runs a program to its end. */
function run(argv, cwd = folder, codes = [0, 1, 2]) {
	const start = performance.now();
	const { status, stdout, stderr } = spawnSync(argv[0], argv.slice(1), {
		cwd,
		env,
		encoding: 'utf8',
		maxBuffer: 2 ** 31 - 1,
	});
	if (!codes.includes(status)) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
	return { status, stdout, stderr, seconds: (performance.now() - start) / 1000 };
}

/** Starts a program that goes on. */
function start(argv, cwd = folder) {
	const child = spawn(argv[0], argv.slice(1), { cwd, env, stdio: 'ignore' });
	started.push(child);
	return child;
}

/** A worker in a folder of its own, on one core where the system can hold it there. */
function worker(core) {
	const place = mkdtempSync(join(folder, 'worker-'));
	const pin = spawnSync('taskset', ['--version']).status === 0 ? ['taskset', '-c', String(core)] : [];
	const argv = [...pin, python, '-m', 'distributed.cli.dask_worker', SCHEDULER];
	return start([...argv, '--nthreads', '1', '--no-dashboard', '--local-directory', place], place);
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
			`---\nlang: en\nmeeting: board\norganization: Trust ${body}\nrules: { quorum: none, majorities: { ordinary: simple majority } }\ndate: ${date}\nopened: 14:00\nclosed: 15:00\nparticipants:\n  present: [${present.join(', ')}]\nstatus: final\n---\n\n${votes.join('\n')}`,
		);
	}
	const hostile = join(into, 'body-50', 'hostile.md');
	writeFileSync(hostile, Buffer.concat([Buffer.from('---\nlang: en\n'), Buffer.alloc(200_000, 1)]));
}

const onDask = (source, ...command) => {
	const own = [python, join(root, 'contrib', 'dask', 'pv_dask.py'), '--scheduler', SCHEDULER];
	return [
		...own,
		'--pv',
		pv.join(' '),
		'--parts',
		String(parts),
		'--out',
		'dask-out',
		source,
		's3://parts',
		'--',
		...command,
	];
};

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
	run([python, '-c', `import fsspec, sys\nfs = fsspec.filesystem('s3')\n${code}`], folder, [0]);
}

const made = (text) =>
	[...text.matchAll(/(\d+) of them made anew/g)].reduce((sum, [, each]) => sum + Number(each), 0);

async function main() {
	console.log(
		`${count} meetings in ${parts} parts, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}`,
	);
	const minutes = join(folder, 'minutes');
	generate(minutes);

	const whole = run([...pv, 'facts', 'minutes', '--out', 'whole']);
	console.log(
		`one process, facts: ${whole.seconds.toFixed(1)} s, ${(count / whole.seconds).toFixed(0)} meetings a second`,
	);
	check('the hostile file is named', whole.stderr.includes('hostile.md') && whole.status === 2);

	start([python, '-c', "from moto.server import main; main(['-H', '127.0.0.1', '-p', '5599'])"]);
	start([
		python,
		'-m',
		'distributed.cli.dask_scheduler',
		'--host',
		'127.0.0.1',
		'--port',
		'8799',
		'--no-dashboard',
	]);
	await pause(10_000);
	await s3("fs.mkdir('minutes')\nfs.mkdir('parts')\nfs.put('minutes', 'minutes/all', recursive=True)");

	const [first, second] = [worker(0), worker(1)];
	const begin = performance.now();
	const engine = spawn(python, onDask('s3://minutes/all', 'facts').slice(1), { cwd: folder, env });
	let said = '';
	engine.stderr.on('data', (data) => {
		said += data;
	});
	const ended = new Promise((done) => engine.once('close', done));
	const third = await Promise.race([pause(20_000).then(() => worker(0)), ended.then(() => undefined)]);
	// One worker dies in the middle, another one stands still for a while; a new one has come in the place of the first.
	if (third !== undefined) first.kill('SIGKILL');
	second.kill('SIGSTOP');
	await pause(20_000);
	second.kill('SIGCONT');
	const code = await ended;
	console.log(`two workers with faults: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
	check(
		'the run ends as one process does, and names the hostile file',
		code === 2 && said.includes('hostile.md'),
	);
	check(
		'facts are byte for byte those of one process',
		digestOf(join(folder, 'whole')) === digestOf(join(folder, 'dask-out')),
	);

	const again = run(onDask('s3://minutes/all', 'facts'));
	// What failed is tried each time.
	check(
		`a second start makes ${made(again.stderr)} meetings anew (the hostile one)`,
		made(again.stderr) === 1,
	);

	const [touched] = readdirSync(join(minutes, 'body-07'));
	const path = join(minutes, 'body-07', touched);
	run([...pv, 'register', 'log', 'minutes', '--log', 'log', '--key', 'key', '--origin', 'scale.example']);
	cpSync(join(folder, 'log', 'checkpoint'), join(folder, 'before'));
	writeFileSync(path, `${readFileSync(path, 'utf8')}\nThe bell is rung.\n`);
	await s3(`fs.put('minutes/body-07/${touched}', 'minutes/all/body-07/${touched}')`);
	const touch = run(onDask('s3://minutes/all', 'facts'));
	check(
		`touching one file makes ${made(touch.stderr)} anew (it, and the hostile one)`,
		made(touch.stderr) === 2,
	);
	run([...pv, 'facts', 'minutes', '--out', 'whole']);
	check(
		'and the facts are again those of one process',
		digestOf(join(folder, 'whole')) === digestOf(join(folder, 'dask-out')),
	);
	writeFileSync(
		join(minutes, 'body-07', '2099-01-01.md'),
		readFileSync(path, 'utf8').replace(/^date: .*/m, 'date: 2099-01-01'),
	);
	const log = run([...pv, 'register', 'log', 'minutes', '--log', 'log', '--key', 'key', '--quiet']);
	check('an act that was changed after it was logged is told', log.stderr.includes('is not what it was'));
	const key = run([...pv, 'register', 'log', 'minutes', '--log', 'log', '--key', 'key']).stdout.trim();
	const verified = run([...pv, 'verify', 'log', '--log-key', key, '--since', 'before']);
	check(
		'the old log is a prefix of the new one',
		verified.status === 0 && verified.stdout.includes('goes on from'),
	);

	const loop = performance.now();
	for (let part = 1; part <= parts; part++)
		run([...pv, 'facts', 'minutes', '--shard', `${part}/${parts}`, '--out', 'loop', '--quiet']);
	run([...pv, 'merge', 'loop', '--out', 'loop-out', '--quiet']);
	console.log(`a shell loop over the parts: ${((performance.now() - loop) / 1000).toFixed(1)} s`);
}

try {
	await main();
} finally {
	for (const child of started) {
		child.kill('SIGCONT');
		child.kill('SIGKILL');
	}
	rmSync(folder, { recursive: true, force: true });
}
process.exitCode = wrong > 0 ? 1 : 0;
