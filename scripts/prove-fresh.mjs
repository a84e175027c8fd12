// Proves, by hand, that a fresh machine needs nothing but Node: a clone of the last commit runs the README's two commands, and the packed
// program installs and builds in an empty folder. Home is empty and the PATH holds Node and a few basic programs, so no browser.
//
//   node scripts/prove-fresh.mjs            with the libraries of this machine
//   node scripts/prove-fresh.mjs --bare     as root on Linux: in a root folder of its own, which holds Node, the libraries that Node is
//                                           linked with, and a shell; no libnss3, no fonts, no list of users
//   … --without-tests                       leaves `npm test` out
//   … --commit=NAME                         takes another commit than the last

import { execFileSync, spawnSync } from 'node:child_process';
import {
	chmodSync,
	copyFileSync,
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const bare = process.argv.includes('--bare');
const world = mkdtempSync(join(tmpdir(), 'pv-fresh-'));

/** What npm's scripts and the tests' stub browsers call. */
const PROGRAMS = ['sh', 'bash', 'env', 'tr', 'sed', 'mkdir', 'sleep', 'touch'];

/** Parts of the C library that any Linux with Node has, though Node itself is not linked with them. */
const C_LIBRARY = ['librt.so.1', 'libutil.so.1', 'libresolv.so.2'];

/** How a network is reached is a matter of the machine, not of its freshness. */
const NETWORK =
	/^(npm_config_(registry|cafile|proxy|https_proxy)|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|https?_proxy|no_proxy)$/i;

try {
	const machine = bare ? bareMachine() : ownFolders();
	execFileSync('git', ['clone', '--quiet', '--no-hardlinks', repository, machine.outside('/clone')]);
	const commit = process.argv.find((argument) => argument.startsWith('--commit='))?.slice('--commit='.length);
	if (commit) execFileSync('git', ['-C', machine.outside('/clone'), 'checkout', '--quiet', commit]);
	for (const folder of ['/home', '/prefix', '/empty'])
		mkdirSync(machine.outside(folder), { recursive: true });

	machine.run('the example', 'npm run example', '/clone');
	const [made] = readdirSync(machine.outside('/clone/out')).filter((name) => name.endsWith('.pdf'));
	if (!made) throw new Error('the example left no PDF');
	if (!process.argv.includes('--without-tests')) machine.run('the tests', 'npm test', '/clone');

	machine.run('packing', `npm pack --silent --pack-destination "${machine.inside('/prefix')}"`, '/clone');
	const [packed] = readdirSync(machine.outside('/prefix')).filter((name) => name.endsWith('.tgz'));
	const prefix = machine.inside('/prefix');
	machine.run(
		'installing the package',
		`npm install --global --prefix "${prefix}" "${prefix}/${packed}"`,
		'/empty',
	);
	copyFileSync(join(repository, 'examples', 'association.md'), machine.outside('/empty/association.md'));
	rmSync(machine.outside('/clone'), { recursive: true });
	machine.run(
		'the installed program',
		`"${prefix}/bin/pv" build association.md && "${prefix}/bin/proces-verbal" doctor`,
		'/empty',
	);
	if (!existsSync(machine.outside('/empty/association.pdf')))
		throw new Error('the installed program left no PDF');
	console.log('\nA fresh machine needs nothing but Node.');
} finally {
	for (const mounted of bare ? ['proc'] : []) spawnSync('umount', [join(world, mounted)]);
	rmSync(world, { recursive: true, force: true });
}

function ownFolders() {
	const programs = join(world, 'programs');
	mkdirSync(programs);
	for (const name of ['node', 'npm', 'npx', ...PROGRAMS]) symlinkSync(pathOf(name), join(programs, name));
	const inside = (path) => join(world, path);
	return {
		inside,
		outside: inside,
		run: (name, command, folder) =>
			step(name, '/bin/sh', ['-c', command], inside(folder), { HOME: inside('/home'), PATH: programs }),
	};
}

function bareMachine() {
	for (const folder of ['bin', 'usr/bin', 'dev/shm', 'tmp', 'proc', 'etc', 'lib64'])
		mkdirSync(join(world, folder), { recursive: true });
	for (const folder of ['tmp', 'dev/shm']) chmodSync(join(world, folder), 0o1777);
	for (const name of ['node', ...PROGRAMS]) {
		const program = realpathSync(pathOf(name));
		copyFileSync(program, join(world, 'bin', name));
		for (const library of librariesOf(program)) {
			mkdirSync(dirname(join(world, library)), { recursive: true });
			copyFileSync(realpathSync(library), join(world, library));
		}
	}
	const libc = librariesOf(realpathSync(pathOf('node'))).find((path) => basename(path) === 'libc.so.6');
	for (const name of libc ? C_LIBRARY : []) {
		const library = join(dirname(libc), name);
		if (existsSync(library)) copyFileSync(realpathSync(library), join(world, library));
	}
	symlinkSync('/bin/env', join(world, 'usr/bin/env'));
	const npm = dirname(dirname(realpathSync(pathOf('npm'))));
	cpSync(npm, join(world, 'npm'), { recursive: true });
	for (const name of ['npm', 'npx']) {
		writeFileSync(join(world, 'bin', name), `#!/bin/sh\nexec /bin/node /npm/bin/${name}-cli.js "$@"\n`, {
			mode: 0o755,
		});
	}
	for (const [name, minor] of [
		['null', '3'],
		['zero', '5'],
		['random', '8'],
		['urandom', '9'],
	]) {
		execFileSync('mknod', ['-m', '666', join(world, 'dev', name), 'c', '1', minor]);
	}
	execFileSync('mount', ['-t', 'proc', 'proc', join(world, 'proc')]);
	for (const path of ['/etc/resolv.conf', '/etc/hosts', '/etc/ssl/certs/ca-certificates.crt']) {
		if (!existsSync(path)) continue;
		mkdirSync(dirname(join(world, path)), { recursive: true });
		copyFileSync(path, join(world, path));
	}
	return {
		inside: (path) => path,
		outside: (path) => join(world, path),
		run: (name, command, folder) =>
			step(name, pathOf('chroot'), [world, '/bin/sh', '-c', `cd ${folder} && ${command}`], '/', {
				HOME: '/home',
				PATH: '/bin',
			}),
	};
}

function librariesOf(program) {
	const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
	return (stdout.match(/\/\S+/g) ?? []).filter(
		(path) => existsSync(path) && !lstatSync(path).isDirectory() && path !== program,
	);
}

function step(name, program, args, cwd, env) {
	console.log(`\n— ${name}`);
	const start = performance.now();
	const network = Object.fromEntries(Object.entries(process.env).filter(([key]) => NETWORK.test(key)));
	const { status, error } = spawnSync(program, args, { cwd, env: { ...network, ...env }, stdio: 'inherit' });
	if (error) throw error;
	if (status !== 0) throw new Error(`${name}: exit code ${status}`);
	console.log(`— ${name}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function pathOf(name) {
	for (const folder of (process.env.PATH ?? '').split(':'))
		if (existsSync(join(folder, name))) return join(folder, name);
	throw new Error(`${basename(name)} is not on the PATH`);
}
