// Times whole processes, and watches the memory of a process and all that it started.

import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Median wall time, in milliseconds, of each of several commands (or of a function `run`). They take turns, so that a slow moment of the machine falls on all of them.
 * The first turn is not counted.
 */
export async function medians(commands, turns) {
	const times = new Map(commands.map(({ name }) => [name, []]));
	for (let turn = 0; turn <= turns; turn++) {
		for (const command of commands) {
			const start = performance.now();
			if (command.run) {
				await command.run();
				if (turn > 0 || turns === 0) times.get(command.name).push(performance.now() - start);
				continue;
			}
			const { status, error, stderr } = spawnSync(command.program, command.args, {
				env: command.env ?? process.env,
				cwd: command.cwd,
				stdio: ['ignore', 'ignore', 'pipe'],
				encoding: 'utf8',
				timeout: 120_000,
			});
			const time = performance.now() - start;
			if (error) throw error;
			if (!(command.codes ?? [0]).includes(status))
				throw new Error(`${command.name}: exit code ${status}\n${stderr.slice(-2000)}`);
			if (turn > 0 || turns === 0) times.get(command.name).push(time);
		}
	}
	return new Map([...times].map(([name, list]) => [name, median(list)]));
}

export function median(list) {
	const sorted = [...list].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs a command; gives its time and, where it is to be sampled, the memory of its whole tree as it ran, in megabytes (shared pages counted
 * once): to sample takes time.
 */
export async function watched({ program, args, env = process.env, codes = [0], isSampled = false }) {
	const start = performance.now();
	const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
	let complaint = '';
	child.stderr.setEncoding('utf8').on('data', (text) => {
		complaint = (complaint + text).slice(-2000);
	});
	const samples = [];
	const timer = isSampled ? setInterval(() => samples.push(memoryOfTree(child.pid)), 100) : undefined;
	const code = await new Promise((resolve) => child.once('exit', resolve));
	clearInterval(timer);
	if (!codes.includes(code)) throw new Error(`${program}: exit code ${code}\n${complaint}`);
	return { time: performance.now() - start, samples };
}

function memoryOfTree(root) {
	const parents = new Map();
	for (const name of readdirSync('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		const parent = /^PPid:\s+(\d+)/m.exec(textOf(`/proc/${name}/status`))?.[1];
		if (parent) parents.set(Number(name), Number(parent));
	}
	const isInTree = (pid) => {
		for (let current = pid; current; current = parents.get(current)) if (current === root) return true;
		return false;
	};
	let own = 0;
	let others = 0;
	for (const pid of parents.keys()) {
		if (!isInTree(pid)) continue;
		const size = Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
		if (pid === root) own += size;
		else others += size;
	}
	return { own, others };
}

function textOf(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
