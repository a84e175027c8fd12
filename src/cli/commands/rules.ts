import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userLanguage } from '../../host/locale.js';
import { phrasebook } from '../../language/index.js';
import {
	describeRules,
	describeSource,
	PROFILE_IDS,
	profileEntry,
	profileId,
	profileNames,
	readRules,
} from '../../law/index.js';
import type { Rules } from '../../law/rules.js';
import { nearestWord } from '../../text/nearest.js';
import { compileFile } from '../compile-file.js';

/** Lists the profiles; or prints a profile, a rules file, or the rules of a meeting, in words, as they were understood. */
export async function rules(what: string | undefined, io: Io): Promise<ExitCodeValue> {
	if (what === undefined) return listProfiles(io);
	if (profileId(what) !== undefined) return print(readRules(what, { lang: userLanguage(io.env) }), io);
	if (!(await io.facts(what))) {
		const nearest = nearestWord(what, profileNames()) ?? '';
		throw new PvError('usage/unknown-profile', `no profile and no file is named ${what}`, {
			exitCode: 2,
			facts: { what, nearest },
		});
	}
	if (/\.ya?ml$/i.test(what)) return printRulesFile(what, io);
	const { compiled } = await compileFile(what, io);
	return print(compiled.rules, io);
}

function listProfiles(io: Io): ExitCodeValue {
	const lang = userLanguage(io.env);
	for (const id of PROFILE_IDS) {
		const entry = profileEntry(id);
		if (entry)
			io.stdout.write(`${id.padEnd(24)} ${entry.name[lang]}\n${' '.repeat(25)}${entry.source[lang]}\n`);
	}
	return ExitCode.clean;
}

async function printRulesFile(path: string, io: Io): Promise<ExitCodeValue> {
	const { compileRules } = await import('../compile-rules.js');
	const { rules: read, messages } = await compileRules(path, io);
	if (messages) io.stderr.write(messages);
	// Rules that could not be read have no understanding to show.
	return read.valid ? print(read, io) : ExitCode.errors;
}

function print(read: Rules, io: Io): ExitCodeValue {
	const lang = userLanguage(io.env);
	const phrase = phrasebook(lang);
	const lines = describeRules(read, phrase);
	const width = Math.min(
		34,
		lines.reduce((most, { label }) => Math.max(most, label.length), 0),
	);
	if (read.name) io.stdout.write(`${read.name}\n\n`);
	for (const { label, text, source } of lines) {
		io.stdout.write(`${label.padEnd(width)}  ${text}\n`);
		if (source) io.stdout.write(`${' '.repeat(width)}  ${describeSource(source, phrase)}\n`);
	}
	return ExitCode.clean;
}
