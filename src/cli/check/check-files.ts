/** Checks files one by one, as the options of `pv check` say. */

import { dirname, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { ExitCode, type Io } from '../../host/io.js';
import { ruleIds } from '../../lint/index.js';
import type { Diagnostic } from '../../lint/run.js';
import { nearestWord } from '../../text/nearest.js';
import { fixInPlace } from '../apply-fixes.js';
import type { CollectionReader } from '../collection/check-folder.js';
import { collectionFolder } from '../collection/folder.js';
import { type CompiledFile, compileFile, EarlierMeetings, earlierInputs } from '../compile-file.js';
import { INPUT } from '../find-meetings.js';
import { locateSeals } from '../project.js';
import { type CheckedFile, keepFile } from './checked-file.js';
import type { CheckEnd } from './finish-check.js';
import { outputs, warningLimit } from './finish-check.js';

/** Options of `pv check`. */
export interface CheckOptions {
	/** Formats, each with the file that it goes to: `text`, `sarif=pv.sarif`. */
	format?: string[];
	/** Prints the derivation of every vote. */
	explain?: boolean;
	maxWarnings?: string;
	quiet?: boolean;
	/** Rules, or groups of them (`vote`), after commas: only these. */
	select?: string;
	/** The same: all but these. Errors of votes, quorums and elections stay. */
	ignore?: string;
	/** Prints how often each rule spoke. */
	statistics?: boolean;
	/** Applies the safe fixes. */
	fix?: boolean;
	/** Applies those too that touch a vote, a person or a date. */
	unsafeFixes?: boolean;
	/** Writes nothing: prints what the fixes would change, and nothing else. */
	diff?: boolean;
	/** The file that standard input is the text of. */
	stdinFilename?: string;
	/** One part of the files alone: `2/4`, or `auto`. */
	shard?: string;
	/** The folder that shards go to. */
	out?: string;
}

/** How a check with these options ends. */
export function checkEnd(options: CheckOptions): CheckEnd {
	return {
		targets: outputs(options.format ?? ['text']),
		limit: warningLimit(options.maxWarnings),
		statistics: options.statistics === true,
		quiet: options.quiet,
		wanted: messageFilter(options),
	};
}

/** What checks one file of a run, and says what its result follows from beside the files that are read for it. Where it is the only one, and not sealed, nothing is asked of the others. */
export async function fileChecker(
	paths: readonly string[],
	meetings: readonly string[],
	options: CheckOptions,
	io: Io,
): Promise<(path: string, io: Io) => Promise<{ file: CheckedFile; inputs: string[] }>> {
	const wanted = messageFilter(options);
	const fixes = options.fix === true || options.unsafeFixes === true;
	const [only = INPUT] = meetings;
	const isAlone = meetings.length === 1 && !(await isNearSeals(only, io));
	const earlier = new EarlierMeetings(io);
	const reader = isAlone ? undefined : await getReader(paths, io);
	return async (path, world) => {
		// What is fixed is written back to where it was read from: never to the name that standard input is given.
		const read = await compileFile(path, world, {
			inputName: fixes ? INPUT : options.stdinFilename,
			earlier,
		});
		const file = fixes ? await fixInPlace(read, options.unsafeFixes === true, world) : read;
		const among = await reader?.read(file);
		const inputs = reader ? [...getPeople(file), ...(await earlierInputs(file, world))] : [];
		const placed = among && reader ? { ...among, ...(await reader.lookAround(among)) } : undefined;
		const kept = keepFile(file, file.compiled.messages.filter(wanted), placed);
		if (options.explain)
			kept.derivations = (await import('../../assembly/proof/proof.js')).derivationsText(file.compiled);
		return { file: kept, inputs };
	};
}

/** The file of shared people that a file is read with. */
function getPeople({ config, configFolder }: CompiledFile): string[] {
	return config.people === undefined || configFolder === undefined
		? []
		: [resolve(configFolder, config.people)];
}

/** Reads files as parts of their collection. */
export async function getReader(paths: readonly string[], io: Io): Promise<CollectionReader> {
	const { CollectionReader } = await import('../collection/check-folder.js');
	return new CollectionReader(await collectionFolder(paths, io), io);
}

/** May a meeting be sealed? */
async function isNearSeals(path: string, io: Io): Promise<boolean> {
	return path !== INPUT && (await locateSeals(dirname(resolve(io.cwd, path)), io)) !== undefined;
}

/** Whether a message is wanted. Errors that are part of the record are told in any case. */
function messageFilter({ select, ignore }: CheckOptions): (message: Diagnostic) => boolean {
	const [selected, ignored] = [ruleNames(select), ruleNames(ignore)];
	return ({ ruleId = '', severity }) => {
		if (severity === 'error' && ruleIds.get(ruleId)?.protected) return true;
		const names = [ruleId, ruleId.split('/')[0] ?? ''];
		return (
			(selected.length === 0 || names.some((name) => selected.includes(name))) &&
			!names.some((name) => ignored.includes(name))
		);
	};
}

/** Rules and groups after commas; one that does not exist ends the run, for it would silently check something else. */
function ruleNames(list: string | undefined): string[] {
	const names = (list ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	for (const name of names) {
		if (ruleIds.has(name) || [...ruleIds.keys()].some((id) => id.startsWith(`${name}/`))) continue;
		throw new PvError(
			'usage/unknown-rule',
			`There is no rule ${name}`,
			{ what: name, near: nearestWord(name, [...ruleIds.keys()]) ?? 'none' },
			{ exitCode: ExitCode.usage },
		);
	}
	return names;
}
