/** Makes the table that `votes` names of what was voted in other tools. */

import { basename, dirname, extname, join } from 'node:path';
import { PvError } from '../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage, userWords } from '../host/io.js';
import {
	ballotTable,
	type ImportedPoll,
	parseJson,
	readBallotTable,
	readLoomioExport,
	readOpenSlides,
} from '../import/ballots/ballot-table.js';
import { readEdoxen } from '../import/sources/edoxen.js';
import type { Phrase } from '../language/ids.js';
import { write, writeTogether } from '../project/project.js';
import { decodeTable, decodeText } from '../source/decode.js';
import { type ImportOptions, refuseTaken } from './import-source.js';

/** Votes of the export of a meeting of OpenSlides, or of a group of Loomio. */
export async function importJsonVotes(path: string, options: ImportOptions, io: Io): Promise<ExitCodeValue> {
	const facts = await io.facts(path);
	const { text } = decodeText(await io.read(facts?.real ?? path, facts), path);
	const polls = readLoomioExport(text) ?? readOpenSlides(parseJson(text));
	if (polls === undefined) throw new PvError('import/noVotes', `${path} holds no votes`, { path });
	return importBallots(polls, path, options, io);
}

/** Writes the table, or adds its columns to the one that `into` names; says what is left to the user. */
export async function importBallots(
	polls: readonly ImportedPoll[],
	path: string,
	options: ImportOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const { into } = options;
	const say = userWords(io);
	if (into !== undefined && !/\.(?:csv|tsv)$/i.test(into))
		throw new PvError('import/votesInto', `${into} is no table`, { path: into });
	const output = into ?? options.out ?? join(dirname(path), `${basename(path, extname(path))}.votes.csv`);
	if (into === undefined && output !== '-') await refuseTaken(output, path, options.force === true, io);
	const named = polls.filter(({ answers }) => answers.size > 0);
	const talk = polls.flatMap((poll) => pollLines(poll, say));
	if (named.length === 0) {
		io.stderr.write(`${[...talk, say('cli.import.votes.none', { path })].join('\n')}\n`);
		return ExitCode.errors;
	}
	const before = into === undefined ? [] : readBallotTable(await readText(into, io));
	const text = ballotTable([...before, ...named], userLanguage(io.env));
	if (output === '-') io.stdout.write(text);
	else await write(output, text, io);
	if (options.quiet !== true && output !== '-') talk.push(say('cli.import.votes.written', { path: output }));
	if (talk.length > 0) io.stderr.write(`${talk.join('\n')}\n`);
	return polls.some(({ unread, isSecret }) => unread.length > 0 || isSecret)
		? ExitCode.errors
		: ExitCode.clean;
}

async function readText(path: string, io: Io): Promise<string> {
	const facts = await io.facts(path);
	if (!facts) throw new PvError('input/missing', `${path} does not exist`, { path });
	return (await decodeTable(await io.read(facts.real, facts), path)).text;
}

function pollLines({ name, answers, unread, isSecret }: ImportedPoll, say: Phrase): string[] {
	return [
		...(answers.size > 0 ? [say('cli.import.votes.poll', { name, count: answers.size })] : []),
		...(isSecret ? [say('cli.import.votes.secret', { name })] : []),
		...unread.map(({ person, answer }) => say('cli.import.votes.unread', { name, person, answer })),
	];
}

// --- Makes meeting files of the resolutions of a standards body (Edoxen).

/** Writes a file for the meeting, or one for each day behind which the day stands in the name; all or none. */
export async function importEdoxen(path: string, options: ImportOptions, io: Io): Promise<ExitCodeValue> {
	const facts = await io.facts(path);
	const meetings = readEdoxen(decodeText(await io.read(facts?.real ?? path, facts), path).text);
	if (meetings === undefined || meetings.length === 0)
		throw new PvError('import/noResolutions', `${path} holds no resolutions`, { path });
	const { out: output, force, quiet } = options;
	const [only] = meetings;
	if (output === '-' && meetings.length === 1 && only !== undefined) {
		io.stdout.write(only.text);
		return ExitCode.clean;
	}
	const stem = basename(path, extname(path)).replace(/\.edoxen$/i, '');
	const base = output === undefined ? join(dirname(path), stem) : output.replace(/\.md$/i, '');
	const files = meetings.map(({ date, text, resolutions }, index) => ({
		file: meetings.length === 1 ? `${base}.md` : `${base}-${date || index + 1}.md`,
		text,
		resolutions,
	}));
	for (const { file } of files) await refuseTaken(file, path, force === true, io);
	await writeTogether(dirname(base), new Map(files.map(({ file, text }) => [basename(file), text])), io);
	if (quiet !== true)
		for (const { file, resolutions } of files)
			io.stderr.write(`${userWords(io)('cli.import.resolutions', { path: file, count: resolutions })}\n`);
	return ExitCode.clean;
}
