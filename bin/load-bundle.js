'use strict';
// Loads dist/pv.cjs (dist/check.cjs for `pv check`, dist/ask.cjs for `pv ask`), and what it loads later (dist/check-more.cjs, dist/lazy), with
// V8's compiled code of the last run: that halves the start of a small command. Node 22 has module.enableCompileCache() for this; Node 20 has only
// what is written here. A cache that is missing, stale or unwritable costs nothing but the time it would have saved.

const { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

/** Where the program's own documents and templates are. */
const packageFolder = dirname(__dirname);

/** Commands with a bundle of their own. */
const APART = ['check', 'ask'];
const isApart = APART.includes(process.argv[2]);
const bundle = join(packageFolder, 'dist', `${isApart ? process.argv[2] : 'pv'}.cjs`);
const loaded = new Map();
/** What this run compiled and can keep for the next one. */
const uncached = [];

/**
 * The command of this run; its help is none, which calls nothing of it. V8 keeps the functions that have been called: a cache made by
 * `pv --version` would leave a check to compile all of its own, so the first runs of each command add what they called.
 */
const command =
	(process.argv.some((word) => word === '--help' || word === '-h')
		? undefined
		: process.argv.slice(2).find((word) => /^[a-z]+$/.test(word))) ?? '-';

/** How many runs of a command add to the cache: a second meeting calls what the first had no need of. */
const ADDING_RUNS = 2;

/** A question to kept facts compiles no meeting: in a cache of its own it does not wait for the functions that do. */
const variant = command === 'ask' && process.argv.some((word) => /^--facts(=|$)/.test(word)) ? '-kept' : '';
/** Bytecode that a function may run through before V8 thinks of optimizing it, in bytes. */
const USUAL_BUDGET = process.version.startsWith('v20.') ? 67584 : undefined;

/** How many times as large V8 makes the room for young objects when it is full. */
const USUAL_GROWTH = 2;

/** How often V8 interprets a pattern before it compiles it. */
const USUAL_TICKS = 1;

/** There are fewer commands; words that are none must not let the file grow for ever. */
const MOST_COMMANDS = 48;

/** The bundler writes the digest of a file at its head, behind the two signs of a comment: loading the library that makes one costs more. */
const DIGEST_FROM = 2;
const DIGEST_LENGTH = 40;

function loadBundle() {
	try {
		return load(bundle);
	} catch (error) {
		if (error.code !== 'ENOENT' || error.path !== bundle) throw error;
		process.stderr.write('pv is not built yet: run `npm run build` in its folder first.\n');
		process.exit(2);
	}
}

function load(path) {
	const before = loaded.get(path);
	if (before) return before.exports;
	// The bundler writes nothing beyond ASCII, which Latin-1 reads without looking at every byte.
	const source = readFileSync(path, 'latin1');
	const cachePath = cacheFile(path);
	const digest = source.slice(DIGEST_FROM, DIGEST_FROM + DIGEST_LENGTH);
	const cache = cachePath ? readCache(cachePath, digest) : null;
	asUsual();
	const script = new Script(source, { filename: path, cachedData: cache?.compiled });
	patient();
	const kept = cache && !script.cachedDataRejected ? cache.commands : [];
	if (cachePath && kept.filter((each) => each === command).length < ADDING_RUNS) {
		uncached.push({ path: cachePath, digest, commands: [...kept, command].slice(-MOST_COMMANDS), script });
		// At the end, when the functions that this run needed have been compiled and can be kept too.
		if (uncached.length === 1) process.once('exit', keepCompiled);
	}
	const module = { exports: {} };
	loaded.set(path, module);
	const folder = dirname(path);
	const requireOther = createRequire(path);
	const require = (name) => {
		if (name.startsWith('./')) return load(join(folder, name));
		asUsual();
		const other = requireOther(name);
		patient();
		return other;
	};
	script.runInThisContext()(module.exports, Object.assign(require, requireOther), module, path, folder);
	return module.exports;
}

/**
 * V8 optimizes a function that has run for a while. A command that lasts half a second has little of that, and the compiling takes the second
 * core, which the browser needs to start: it waits fifteen times as long. Code that V8 has kept, Node's own too, is taken only under the
 * settings that it was compiled with, so all that is loaded is loaded under the usual one. Known of Node 20 alone; others keep what they have.
 *
 * A check ends before V8 has marked what it could clear of the old objects: the threads that do so beside it would be a twentieth of its work.
 *
 * The room for young objects grows faster than usual for the same reason: small at first, it is cleared a dozen times in a check, and what
 * outlives that fills the room for old ones until that is cleared too.
 *
 * Patterns are compiled at their first use: to interpret the first look through a long text costs more, 7 % of a check. V8 notes in each
 * pattern how often it is still to be interpreted, so those of both settings live side by side. (`--no-regexp-tier-up` asks the same of all
 * patterns at once and must not be set here: those that have been interpreted already end the process.)
 */
function patient() {
	if (USUAL_BUDGET)
		setFlags(isLong ? USUAL_BUDGET : 15 * USUAL_BUDGET, 16 * USUAL_GROWTH, 0, isLong || !isApart);
}

/** All at once: V8 goes through its hundreds of settings each time. */
function setFlags(budget, growth, ticks, isMarking) {
	setFlagsFromString(
		`--interrupt-budget=${budget} --semi-space-growth-factor=${growth} --regexp-tier-up-ticks=${ticks} --${isMarking ? '' : 'no-'}incremental-marking`,
	);
}

/** A run that is known to be long, as that of a thread beside others, is sooner done with the compiler of V8 than without. */
let isLong = false;

function runLong() {
	isLong = true;
	asUsual();
}

function asUsual() {
	if (USUAL_BUDGET) setFlags(USUAL_BUDGET, USUAL_GROWTH, USUAL_TICKS, true);
}

/** Of two paths with the same end the last one used has the file. */
const LONGEST_NAME = 100;

/** One file for each module and version of Node: a newer build takes the place of an older one. */
function cacheFile(path) {
	const { XDG_CACHE_HOME, HOME, LOCALAPPDATA, PV_NO_CODE_CACHE } = process.env;
	const base = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && join(HOME, '.cache'));
	if (!base || PV_NO_CODE_CACHE) return null;
	const name = `${process.version}-${process.arch}${path.replace(/[^\w.]+/g, '-').slice(-LONGEST_NAME)}${variant}.bin`;
	return join(base, 'proces-verbal', 'code', name);
}

/**
 * The compiled code, if it is of this very source (V8 itself compares little more than the length), and the commands whose functions are in it,
 * each as often as it added some.
 * The file: the digest of the source, the commands, the end of a line, the code.
 */
function readCache(path, digest) {
	try {
		const bytes = readFileSync(path);
		const end = bytes.indexOf('\n');
		if (end < DIGEST_LENGTH || bytes.toString('latin1', 0, DIGEST_LENGTH) !== digest) return null;
		const commands = bytes.toString('latin1', DIGEST_LENGTH, end).split(' ').slice(1);
		return { commands, compiled: bytes.subarray(end + 1) };
	} catch {
		return null;
	}
}

function keepCompiled() {
	asUsual();
	for (const each of uncached) writeCache(each);
}

function writeCache({ path, digest, commands, script }) {
	const temporary = `${path}.${process.pid}.tmp`;
	try {
		makeFolder(dirname(path));
		const head = Buffer.from(`${[digest, ...commands].join(' ')}\n`, 'latin1');
		writeFileSync(temporary, Buffer.concat([head, script.createCachedData()]));
		renameSync(temporary, path);
	} catch {
		try {
			rmSync(temporary, { force: true });
		} catch {
			// Where a file stands in place of the folder, nothing was written: the run ends as it would have without a cache.
		}
	}
}

/** One folder after the other: Node's own way, `recursive`, never returns where a file system refuses (`/proc` on Linux). */
function makeFolder(folder) {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch (error) {
		// Another run may have made it meanwhile.
		if (error.code !== 'EEXIST') throw error;
	}
}

module.exports = { loadBundle, packageFolder, runLong };
