import { join, resolve } from 'node:path';
import { findApproved, readForRules, type SharedPeople, writeSeals } from '../../collection/index.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { type CompiledFile, compileFile } from '../../project/compile-file.js';
import {
	askedPaths,
	collectionFolder,
	Failures,
	findMeetings,
	INPUT,
	insidePath,
} from '../../project/find-meetings.js';
import { SEALS_FILE, write } from '../../project/project.js';
import { sharedPeople } from '../../project/shared-people.js';
import { findSeals, getDigest } from '../collection/check-folder.js';

/** Options of `pv seal`. */
interface SealOptions {
	quiet?: boolean;
}

/** Seals the approved minutes of a folder that have no seal yet; a seal that is there is never changed. */
export async function seal(paths: readonly string[], options: SealOptions, io: Io): Promise<ExitCodeValue> {
	const asked = askedPaths(paths);
	const found = (await findMeetings(asked, io)).filter((path) => path !== INPUT);
	const base = await collectionFolder(asked, io);
	const existing = await findSeals(base, io);
	const folder = existing?.folder ?? base;
	const seals = new Map(existing?.seals);
	const failures = new Failures(found.length, io);
	const shared = new Map<string, SharedPeople>();
	const files = new Map<string, CompiledFile>();
	const checked = [];
	for (const path of found) {
		if (io.signal.aborted) return ExitCode.interrupted;
		try {
			const file = await compileFile(path, io);
			const place = insidePath(folder, resolve(io.cwd, path));
			files.set(place, file);
			checked.push(
				readForRules({
					file: place,
					input: file.compiled,
					shared: (await sharedPeople(file, shared, io)).shared,
				}),
			);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	const phrase = userWords(io);
	let [added, changed] = [0, 0];
	for (const { file: place } of findApproved(checked)) {
		const file = files.get(place);
		if (file === undefined) continue;
		const now = getDigest(file.compiled);
		const before = seals.get(place);
		if (before === undefined) {
			seals.set(place, now);
			added++;
		} else if (before !== now) {
			changed++;
			io.stderr.write(`${phrase('cli.seal.changed', { path: file.path })}\n`);
		}
	}
	for (const place of seals.keys()) {
		const path = join(folder, place);
		if ((await io.facts(path))?.kind === 'file') continue;
		changed++;
		io.stderr.write(`${phrase('cli.seal.missing', { path })}\n`);
	}
	if (added > 0) await write(join(folder, SEALS_FILE), writeSeals(seals), io);
	if (options.quiet !== true)
		io.stderr.write(`${phrase('cli.seal.total', { added, count: seals.size, file: SEALS_FILE })}\n`);
	if (failures.count > 0) return failures.code;
	return changed > 0 ? ExitCode.errors : ExitCode.clean;
}
