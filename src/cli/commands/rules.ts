import { basename, dirname, resolve } from 'node:path';
import { compile } from '../../compile.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage } from '../../host/io.js';
import { phrasebook } from '../../language/index.js';
import {
	describeRules,
	describeSource,
	PROFILE_IDS,
	profileEntry,
	profileId,
	profileNames,
	readRules,
	rulesAsData,
} from '../../law/index.js';
import type { Rules } from '../../law/rules.js';
import { compileFile, createLoader } from '../../project/compile-file.js';
import { projectAround } from '../../project/project.js';
import { reportText } from '../../report/index.js';
import { decodeText } from '../../source/decode.js';
import { visible } from '../../text/letters.js';
import { nearestWord } from '../../text/nearest.js';

/** Formats that rules can be printed in. */
export const RULES_FORMATS = ['text', 'json'] as const;
type Format = (typeof RULES_FORMATS)[number];

/**
 * Lists the profiles; or prints a profile, a rules file, or the rules of a meeting, as they were understood: in words or as data. Of rules
 * that could not be read there is nothing to print but what is wrong.
 */
export async function rules(
	what: string | undefined,
	options: { format?: string | undefined },
	io: Io,
): Promise<ExitCodeValue> {
	const format = RULES_FORMATS.find((known) => known === (options.format ?? 'text'));
	if (!format)
		throw new PvError('usage/format', `no format is called ${options.format}`, {
			format: options.format ?? '',
			known: RULES_FORMATS.join(', '),
		});
	if (what === undefined) return listProfiles(format, io);
	if (profileId(what) !== undefined)
		return print(readRules(what, { lang: userLanguage(io.env) }), format, io);
	if (!(await io.facts(what))) {
		const nearest = nearestWord(what, profileNames()) ?? '';
		throw new PvError('usage/unknown-profile', `no profile and no file is named ${what}`, { what, nearest });
	}
	if (/\.ya?ml$/i.test(what)) return printRulesFile(what, format, io);
	const { compiled } = await compileFile(what, io);
	if (compiled.rules.valid) return print(compiled.rules, format, io);
	const messages = compiled.messages.filter(({ ruleId }) => ruleId?.startsWith('rules/'));
	io.stderr.write(
		reportText([{ path: what, source: compiled.source, lang: compiled.lang, messages }], {
			colors: io.stderr.colors,
			columns: io.stderr.columns,
		}),
	);
	return ExitCode.errors;
}

function listProfiles(format: Format, io: Io): ExitCodeValue {
	const lang = userLanguage(io.env);
	if (format === 'json') {
		io.stdout.write(`${JSON.stringify(PROFILE_IDS.map(profileEntry), null, '\t')}\n`);
		return ExitCode.clean;
	}
	for (const id of PROFILE_IDS) {
		const entry = profileEntry(id);
		if (entry)
			io.stdout.write(`${id.padEnd(24)} ${entry.name[lang]}\n${' '.repeat(25)}${entry.source[lang]}\n`);
	}
	return ExitCode.clean;
}

async function printRulesFile(path: string, format: Format, io: Io): Promise<ExitCodeValue> {
	const { rules: read, messages } = await compileRules(path, io);
	if (messages) io.stderr.write(messages);
	// Rules that could not be read have no understanding to show.
	return read.valid ? print(read, format, io) : ExitCode.errors;
}

function print(read: Rules, format: Format, io: Io): ExitCodeValue {
	const lang = userLanguage(io.env);
	const phrase = phrasebook(lang);
	if (format === 'json') {
		io.stdout.write(`${JSON.stringify(rulesAsData(read, phrase), null, '\t')}\n`);
		return ExitCode.clean;
	}
	const lines = describeRules(read, phrase);
	const width = Math.min(
		34,
		lines.reduce((most, { label }) => Math.max(most, label.length), 0),
	);
	if (read.name) io.stdout.write(`${visible(read.name)}\n\n`);
	for (const { label, text, source } of lines) {
		io.stdout.write(`${visible(`${label.padEnd(width)}  ${text}`)}\n`);
		if (source) io.stdout.write(`${' '.repeat(width)}  ${visible(describeSource(source, phrase))}\n`);
	}
	return ExitCode.clean;
}

// --- Reads a rules file by itself: as the rules of an empty meeting beside it, so that its messages and what
// it builds on are the same.

/** The rules in a file, and what is wrong with them as text. */
async function compileRules(path: string, io: Io): Promise<{ rules: Rules; messages: string }> {
	const lang = userLanguage(io.env);
	const folder = dirname((await io.facts(path))?.real ?? resolve(io.cwd, path));
	const { root } = await projectAround(path, io);
	const name = basename(path);
	const source = `---\nlang: ${lang}\nstatus: convened\nrules: ${JSON.stringify(`./${name}`)}\n---\n`;
	const { rules, messages, loadedFiles } = await compile(source, {
		path,
		load: createLoader(io, folder, root),
	});
	// As the meeting names it, and beside it what it builds on.
	const own = messages.filter(({ file }) => file !== '');
	const texts = [...loadedFiles].map(([file, { bytes }]) => [file, decodeText(bytes, file).text] as const);
	const reported = [{ path, source: '', lang, messages: own, beside: new Map(texts) }];
	return {
		rules,
		messages: reportText(reported, { colors: io.stderr.colors, columns: io.stderr.columns }),
	};
}
