// Validates varied minutes with veraPDF (PDF/A-3A and PDF/UA-1), where Java and Maven are on the machine, and says so where they are not.
// A file that claims must pass; a file that cannot conform must claim nothing.

import { spawnSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { meetingsWithAnnexes, otherAnnexes } from './annexes.mjs';
import { meetings } from './meetings.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const has = (command, ...args) => spawnSync(command, args).status === 0;

for (const [command, ...args] of [
	['java', '-version'],
	['mvn', '-version'],
]) {
	if (has(command, ...args)) continue;
	console.log(`Not checked with veraPDF: ${command} is not on this machine.`);
	process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'pv-pdfa-'));
try {
	process.exitCode = validate();
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function validate() {
	const classes = join(folder, 'classes.txt');
	const resolved = spawnSync(
		'mvn',
		['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:build-classpath', `-Dmdep.outputFile=${classes}`],
		{ encoding: 'utf8' },
	);
	if (!existsSync(classes)) {
		console.log(`Not checked with veraPDF: Maven does not find it.\n${resolved.stdout}${resolved.stderr}`);
		return 0;
	}

	const examples = {};
	for (const name of readdirSync(join(root, 'examples')))
		if (name.endsWith('.md'))
			examples[name.slice(0, -3)] = readFileSync(join(root, 'examples', name), 'utf8');
	const first = build(meetings(examples));
	// Records of this run are annexes of others.
	for (const path of first.built) copyFileSync(path, join(folder, basename(path)));
	for (const [name, bytes] of Object.entries(otherAnnexes()))
		writeFileSync(join(folder, `${name}.pdf`), bytes);
	const second = build(meetingsWithAnnexes());
	const built = [...first.built, ...second.built];
	const missing = [...first.missing, ...second.missing];

	const claims = built.filter((path) => readFileSync(path).includes('<pdfaid:part>'));
	const silent = built.filter((path) => !claims.includes(path));
	const answer = spawnSync(
		'java',
		['-cp', readFileSync(classes, 'utf8').trim(), join(here, 'Validate.java'), ...claims],
		{ encoding: 'utf8', maxBuffer: 1 << 28 },
	);
	const lines = answer.stdout.split('\n').filter((line) => /^(PASS|FAIL) /.test(line));
	const failures = lines.filter((line) => line.startsWith('FAIL'));
	for (const line of failures) console.log(line);
	console.log(
		`${built.length} documents: ${claims.length} claim PDF/A-3A and PDF/UA-1, ${silent.length} claim nothing.`,
	);
	console.log(`veraPDF: ${lines.length - failures.length} of ${claims.length * 2} validations pass.`);
	if (has('qpdf', '--version')) {
		const bad = built.filter((path) => !has('qpdf', '--check', path));
		console.log(`qpdf: ${built.length - bad.length} of ${built.length} without complaint.`);
		if (bad.length > 0) return 1;
	} else console.log('qpdf is not on this machine.');
	if (has('pdfinfo', '-v')) {
		const bad = built.filter((path) => !has('pdfinfo', '-struct', path));
		console.log(`poppler: ${built.length - bad.length} of ${built.length} read.`);
		if (bad.length > 0) return 1;
	} else console.log('poppler is not on this machine.');
	if (missing.length > 0) console.log(`Not built: ${missing.join(', ')}.`);
	const isComplete = missing.length === 0 && claims.length >= 200 && lines.length === claims.length * 2;
	if (!isComplete) console.log(answer.stderr.slice(-2000));
	return failures.length === 0 && isComplete ? 0 : 1;
}

/** Builds in a folder for each set of options: the paths of what came, and the names of what did not. */
function build(all) {
	const groups = new Map();
	for (const { name, source, options, kinds } of all) {
		// Acts bear numbers that other meetings have too.
		const key = kinds === undefined ? options.join('') : name;
		const path = join(folder, `${name}.md`);
		writeFileSync(path, source);
		groups.set(key, { options, kinds, paths: [...(groups.get(key)?.paths ?? []), path] });
	}
	const built = [];
	const missing = [];
	for (const [key, { options, kinds, paths }] of groups) {
		const out = mkdtempSync(join(folder, 'out-'));
		spawnSync(
			process.execPath,
			[join(root, 'bin', 'pv.js'), 'build', ...paths, '--to', 'pdf', '--out', out, '-q', ...options],
			{
				stdio: ['ignore', 'ignore', 'inherit'],
			},
		);
		const names = readdirSync(out);
		built.push(...names.map((name) => join(out, name)));
		if (kinds !== undefined) {
			if (names.length < kinds) missing.push(`${key} (${names.length} of ${kinds} kinds)`);
			continue;
		}
		const isPublic = options.includes('--public') ? '-public' : '';
		for (const path of paths) {
			const name = basename(path, '.md');
			if (!names.includes(`${name}${isPublic}.pdf`)) missing.push(name);
		}
	}
	return { built, missing };
}
