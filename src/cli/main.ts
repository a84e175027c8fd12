/** The command line: `main(argv, io)` never throws and never ends the process. */

import { Command, CommanderError, Help, Option } from 'commander';
import { PvError } from '../errors.js';
import { explainAny, explainUsage } from '../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../host/io.js';
import type { AnyPhrase, PhraseKey } from '../language/ids.js';
import { DEFAULT_LANGUAGE, hasPhrase } from '../language/index.js';
import { nearestWord } from '../text/nearest.js';
import { version } from '../version.js';

/** Runs `pv` with the arguments of a user; returns the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCodeValue> {
	let code: ExitCodeValue = ExitCode.clean;
	const done = (result: ExitCodeValue) => {
		code = result;
	};
	const program = createProgram(io, done, argv[0]);
	try {
		const addOn = await runAddOn(argv, program, io);
		if (addOn !== undefined) return addOn as ExitCodeValue;
		const asked = argv[0] === 'help' ? argv[1] : undefined;
		if (asked !== undefined && !asked.startsWith('-') && isUnknown(asked, program))
			return explainAny(unknownCommand(asked, program), io);
		await program.parseAsync([...argv], { from: 'user' });
		return io.signal.aborted ? ExitCode.interrupted : code;
	} catch (error) {
		if (io.signal.aborted) return ExitCode.interrupted;
		// The argument parser ends so: after help, the version, or a usage that it has explained already.
		if (error instanceof CommanderError) {
			if (error.exitCode === 0) return ExitCode.clean;
			const [command = ''] = argv;
			explainUsage(error, isUnknown(command, program) ? undefined : command, io);
			return ExitCode.usage;
		}
		return explainAny(asCommand(error, argv[0], program) ?? error, io);
	}
}

/** A word that is no file may have been meant for a command: `pv biuld ag.md`. */
function asCommand(error: unknown, word: string | undefined, program: Command): PvError | undefined {
	if (!(error instanceof PvError) || error.code !== 'input/missing' || word === undefined) return undefined;
	if (error.facts['path'] !== word || !/^\p{L}+$/u.test(word)) return undefined;
	const near = nearestWord(
		word,
		program.commands.map((command) => command.name()),
	);
	return new PvError('usage/command', `no command and no file is named ${word}`, {
		word,
		near: near ?? 'none',
	});
}

function isUnknown(word: string, program: Command): boolean {
	return program.commands.every((command) => command.name() !== word);
}

/** `pv help chek` */
function unknownCommand(word: string, program: Command): PvError {
	const names = program.commands.map((command) => command.name());
	return new PvError('usage/no-command', `no command is named ${word}`, {
		word,
		near: nearestWord(word, names) ?? 'none',
	});
}

/**
 * `pv minutes-of-zoom x.csv` is `pv-minutes-of-zoom x.csv` where the PATH has it: anybody adds a command by giving a program this name. A command of
 * ours and a file come first.
 */
async function runAddOn(argv: readonly string[], program: Command, io: Io): Promise<number | undefined> {
	const [name = '', ...args] = argv;
	if (!/^[a-z][a-z0-9-]*$/.test(name) || io.runProgram === undefined) return undefined;
	if (name === 'help' || program.commands.some((command) => command.name() === name)) return undefined;
	return (await io.facts(name)) ? undefined : io.runProgram(`pv-${name}`, args);
}

// --- The commands and their options, described in the user's language. Each command is loaded only when it runs.

/** A command of which a run needs no more than the name: to make all options of all commands takes a sixtieth of what a check does. */
class NamedCommand extends Command {
	override argument(): this {
		return this;
	}
	override addArgument(): this {
		return this;
	}
	override option(): this {
		return this;
	}
	override addOption(): this {
		return this;
	}
}

/** Commands that name all others with their options. */
const OF_ALL: ReadonlySet<string> = new Set(['help', 'completion']);

/** `file` in `<file>`, `format` and `file` in `<format[=file]>`, `paths` in `[paths...]`. */
const PLACEHOLDER = /(?<=[<[=])[a-z-]+(?=[\]>.[])/g;

/** What runs without being named first. */
const ALWAYS: ReadonlySet<string> = new Set(['auto', 'help']);

interface Run {
	io: Io;
	/** Receives the exit code of the command that ran. */
	done: (code: ExitCodeValue) => void;
	/** What a command does: the function that `load` imports, with all arguments, the options, and the world with the configuration that these may name. */
	runs: <Given extends unknown[]>(
		load: () => Promise<(...given: Given) => Promise<ExitCodeValue>>,
	) => (...given: Given) => Promise<void>;
	/** The words of a description, which is a key. */
	describe: (key: string) => string;
}

/** The program for one run. `done` receives the exit code of the command that ran; `first`: the first word of the user, which may name a command. */
export function createProgram(io: Io, done: (code: ExitCodeValue) => void, first?: string): Command {
	const phrase = userWords(io);
	const say = (key: string) => (phrase as AnyPhrase)(`cli.${key}` as PhraseKey);
	const describe = (key: string) => (key === '' ? '' : say(key));
	const help = new Help();
	/** `--out <folder>` as `--out <dossier>`. */
	const inWords = (usage: string) =>
		usage.replace(PLACEHOLDER, (word) => {
			const key = `placeholders.${word}`;
			return hasPhrase(`cli.${key}`, DEFAULT_LANGUAGE) ? say(key) : word;
		});
	const program = new Command('pv');
	const isOne = first !== undefined && /^[a-z]+$/.test(first) && !OF_ALL.has(first);
	program.createCommand = (name) => {
		const isNamed = isOne && name !== first && !ALWAYS.has(name ?? '');
		return new (isNamed ? NamedCommand : Command)(name).description(`${name}.description`);
	};
	program
		.description('description')
		.exitOverride()
		.configureOutput({
			writeOut: (text) => io.stdout.write(text),
			writeErr: (text) => io.stderr.write(text),
			// Usage errors are worded in the user's language where they end the run.
			outputError: () => {},
			getOutHelpWidth: () => io.stdout.columns ?? 100,
			getErrHelpWidth: () => io.stderr.columns ?? 100,
		})
		.configureHelp({
			styleTitle: (title) => say(`help.${title.replace(':', '').toLowerCase()}`),
			// Descriptions are keys, which help alone puts into words: to word all of them takes a twentieth of what a check does.
			commandDescription: (command) => describe(command.description()),
			subcommandDescription: (command) => describe(command.description()),
			optionDescription: (option) => describe(option.description),
			argumentDescription: (argument) => describe(argument.description),
			commandUsage: (command) => inWords(help.commandUsage(command)),
			subcommandTerm: (command) => inWords(help.subcommandTerm(command)),
			optionTerm: (option) => inWords(help.optionTerm(option)),
			argumentTerm: (argument) => inWords(`<${help.argumentTerm(argument)}>`).slice(1, -1),
		})
		.helpOption('-h, --help', 'help.option')
		.helpCommand('help [command]', 'help.command')
		.version(version, '-V, --version', 'help.version')
		// Its question is in English; the word that it proposes is put into ours.
		.showSuggestionAfterError(true)
		.addHelpText('after', () => `\n${say('help.after')}`);

	const getWorld = ({ config }: { config?: string }): Io =>
		config === undefined
			? io
			: Object.create(io, { env: { value: { ...io.env, PV_CONFIG: config }, enumerable: true } });

	const runs: Run['runs'] =
		(load) =>
		async (...given) => {
			// Behind the options stands the command itself: the world takes its place.
			given[given.length - 1] = getWorld(given.at(-2) as { config?: string });
			const command = await load();
			done(await command(...given));
		};
	// `pv fmt "$FILES"` of a script whose variable is not set: an empty path would be the folder that it runs in.
	program.hook('preAction', (_program, { args }) => {
		if (args.includes('')) throw new PvError('usage/empty-argument', 'an argument is empty');
	});
	const run: Run = { io, done, runs, describe };
	addMinutes(program, run);
	addDrafts(program, run);
	addRecords(program, run);
	addSources(program, run);
	addYears(program, run);
	addTools(program, run);

	// `pv meeting.md` alone checks and builds.
	withBuildOptions(program.command('auto', { isDefault: true, hidden: true }).description('')).action(
		async (paths, options) => {
			if (paths.length === 0) {
				program.outputHelp();
				done(0);
				return;
			}
			done(await (await import('./commands/build.js')).build(paths, options, getWorld(options)));
		},
	);
	addExamples(program, say);
	return program;
}

/** Minutes as they stand: set, checked, watched. */
function addMinutes(program: Command, { io, done, runs }: Run): void {
	withBuildOptions(program.command('build'))
		.option('--shard <part>', 'shard.option')
		.action(runs(async () => (await import('./commands/build.js')).build));

	program
		.command('check')
		.argument('[paths...]', 'check.paths')
		.addOption(new Option('-f, --format <format[=file]>', 'check.format').argParser(collect))
		.option('--explain', 'check.explain')
		.option('--fix', 'check.fix')
		.option('--unsafe-fixes', 'check.unsafeFixes')
		.option('--diff', 'check.diff')
		.option('--select <rules>', 'check.select', joined)
		.option('--ignore <rules>', 'check.ignore', joined)
		.option('--statistics', 'check.statistics')
		.option('--max-warnings <number>', 'check.maxWarnings')
		.option('--config <file>', 'config')
		.option('--stdin-filename <file>', 'stdinFilename')
		.option('--shard <part>', 'shard.option')
		.option('-o, --out <folder>', 'shard.out')
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/check.js')).check));

	program
		.command('preview')
		.argument('<file>', 'preview.file')
		.option('--port <number>', 'preview.port')
		.option('--no-open', 'preview.noOpen')
		.action(runs(async () => (await import('./commands/preview.js')).preview));

	program
		.command('lsp')
		// Editors pass it to every server.
		.addOption(new Option('--stdio').hideHelp())
		.action(async () => done(await (await import('./commands/lsp.js')).lsp(io)));

	withBuildOptions(program.command('watch'), 'watch').action(
		runs(async () => (await import('./commands/watch.js')).watch),
	);
}

/** Minutes to be written: begun, laid out. */
function addDrafts(program: Command, { io, done, runs }: Run): void {
	program.command('init').action(async () => done(await (await import('./commands/init.js')).init(io)));

	program
		.command('new')
		.argument('[file]', 'new.file')
		.option('--meeting <kind>', 'new.meeting')
		.option('--organization <name>', 'new.organization')
		.option('--date <date>', 'new.date')
		.option('--roll <file>', 'new.roll')
		.addOption(new Option('--from <file>', 'new.from').conflicts('secondCall'))
		.option('--second-call <file>', 'new.secondCall')
		.option('--no-input', 'new.noInput')
		.action(runs(async () => (await import('./commands/new.js')).newMeeting));

	program
		.command('fmt')
		.argument('[paths...]', 'fmt.paths')
		.option('--check', 'fmt.check')
		.option('--diff', 'fmt.diff')
		.option('--stdin-filename <file>', 'stdinFilename')
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/fmt.js')).fmt));
}

/** Records that were built: verified, signed, taken apart. */
function addRecords(program: Command, { runs }: Run): void {
	program
		.command('verify')
		.argument('<path>', 'verify.path')
		.option('--browser <path>', 'build.browser')
		.option('--no-print', 'verify.noPrint')
		.option('--log-key <key>', 'verify.logKey')
		.option('--since <checkpoint>', 'verify.since')
		.option('--minutes <file>', 'verify.minutes')
		.action(runs(async () => (await import('./commands/verify.js')).verify));

	program
		.command('sign')
		.argument('<path>', 'verify.path')
		.option('--p12 <file>', 'sign.p12')
		.option('--password-file <file>', 'sign.passwordFile')
		.option('--as <name>', 'sign.as')
		.option('--tsa <address>', 'sign.tsa')
		.option('--no-show', 'sign.noShow')
		.option('--browser <path>', 'build.browser')
		.option('-o, --out <file>', 'sign.out')
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/sign.js')).sign));

	program
		.command('extract')
		.argument('<path>', 'verify.path')
		.option('-o, --out <folder>', 'extract.out')
		.action(runs(async () => (await import('./commands/extract.js')).extract));
}

/** What comes from elsewhere, and what is explained. */
function addSources(program: Command, { io, done, runs }: Run): void {
	program
		.command('import')
		.argument('<path>', 'import.path')
		.option('-o, --out <file>', 'import.out')
		.addOption(new Option('--output <file>').hideHelp())
		.option('--force', 'import.force')
		.option('--review', 'import.review')
		.addOption(
			new Option('--into <minutes>', 'import.into.option').conflicts(['out', 'output', 'force', 'review']),
		)
		.option('--accept', 'import.into.accept')
		.option('--columns <file>', 'import.columns')
		.option('-q, --quiet', 'quiet')
		.action(async (path, { output, ...options }) => {
			// The name that it had before all commands called it alike.
			const named = output === undefined ? options : { out: output, ...options };
			done(await (await import('./commands/import.js')).importFile(path, named, io));
		});

	program
		.command('page')
		.option('-o, --out <file>', 'page.out')
		.option('--force', 'import.force')
		.action(runs(async () => (await import('./commands/page.js')).writePage));

	program
		.command('explain')
		.argument('[what]', 'explain.what')
		.action(async (what) => done(await (await import('./commands/explain.js')).explain(what, io)));

	program
		.command('rules')
		.argument('[profile-or-file]', 'rules.what')
		.option('-f, --format <format>', 'rules.format')
		.action(runs(async () => (await import('./commands/rules.js')).rules));
}

/** Many minutes at once: facts, questions, seals, the register, a site. */
function addYears(program: Command, run: Run): void {
	const { runs } = run;
	program
		.command('facts')
		.argument('[paths...]', 'facts.paths')
		.option('-o, --out <folder>', 'facts.out')
		.option('--public', 'facts.public')
		.addOption(new Option('--parquet', 'facts.parquet').conflicts('shard'))
		.option('--shard <part>', 'shard.option')
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/facts.js')).facts));

	program
		.command('merge')
		.argument('<folders...>', 'merge.folders')
		.option('-o, --out <folder>', 'merge.out')
		.option('--parquet', 'facts.parquet')
		.option('--log <folder>', 'register.folder')
		.option('--key <file>', 'register.key')
		.option('--origin <name>', 'register.origin')
		.addOption(new Option('-f, --format <format[=file]>', 'merge.format').argParser(collect))
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/merge.js')).merge));

	program
		.command('ask')
		.argument('<question>', 'ask.what')
		.argument('[paths...]', 'ask.paths')
		.option('--about <words>', 'ask.about')
		.option('--person <name>', 'ask.person')
		.option('--ending <time>', 'ask.ending')
		.option('--open', 'ask.open')
		.option('--since <date>', 'ask.since')
		.option('--until <date>', 'ask.until')
		.option('--on <date>', 'ask.onDay')
		.option('--facts <folder>', 'ask.facts')
		.option('-f, --format <format>', 'ask.format')
		.action(runs(async () => (await import('./commands/ask.js')).ask));

	program
		.command('seal')
		.argument('[paths...]', 'seal.paths')
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/seal.js')).seal));

	addRegister(program, run);

	program
		.command('site')
		.argument('[paths...]', 'site.paths')
		.option('-o, --out <place>', 'site.out')
		.option('--single', 'site.single')
		.option('--title <text>', 'site.title')
		.option('--url <address>', 'site.url')
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/site.js')).site));
}

/** The register of a body: its volumes, and the log of its acts. */
function addRegister(program: Command, { runs }: Run): void {
	const register = program.command('register');
	register
		.command('volume', { isDefault: true })
		.argument('[paths...]', 'volume.paths')
		.description('volume.description')
		.option('-o, --out <file>', 'volume.out')
		.option('--first <number>', 'volume.first')
		.option('--draft', 'volume.draft')
		.option('--browser <path>', 'build.browser')
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/register-volume.js')).registerVolume));
	register
		.command('log')
		.argument('[paths...]', 'register.paths')
		.description('register.log')
		.option('--log <folder>', 'register.folder')
		.option('--key <file>', 'register.key')
		.option('--origin <name>', 'register.origin')
		.option('--shard <part>', 'shard.option')
		.option('-o, --out <folder>', 'shard.out')
		.option('-q, --quiet', 'quiet')
		.action(runs(async () => (await import('./commands/register.js')).registerLog));
	register
		.command('prove')
		.argument('<act>', 'register.act')
		.description('register.prove')
		.option('--log <folder>', 'register.folder')
		.option('-o, --out <file>', 'register.out')
		.option('--qr <file>', 'register.qr')
		.action(runs(async () => (await import('./register/log-files.js')).proveAct));
}

/** The tree, the templates, the machine, the shell. */
function addTools(program: Command, { io, done, runs, describe }: Run): void {
	program
		.command('ast')
		.argument('<path>', 'ast.path')
		.action(async (path) => done(await (await import('./commands/ast.js')).ast(path, io)));

	const template = program.command('template');
	template
		.command('list', { isDefault: true })
		.description('template.list')
		.action(async () => done(await (await import('./commands/template.js')).listTemplates(io)));
	template
		.command('eject')
		.argument('[document]', 'template.document')
		.argument('[part]', 'template.part')
		.description('template.eject')
		.action(async (document, part) =>
			done(await (await import('./commands/template.js')).ejectTemplate(document, part, io)),
		);

	program
		.command('doctor')
		.option('--browser <path>', 'build.browser')
		.option('--install-browser', 'doctor.installBrowser')
		.action(runs(async () => (await import('./commands/doctor.js')).doctor));

	program
		.command('completion')
		.argument('<shell>', 'completion.shell')
		.action(async (shell) => {
			const { completion } = await import('./commands/completion.js');
			done(completion(program, shell, io, describe));
		});
}

/** The examples below each help; below that of an inner command those of it alone. */
function addExamples(program: Command, say: (key: string) => string): void {
	for (const command of program.commands) {
		const getExamples = () => {
			const key = `${command.name()}.examples`;
			return hasPhrase(`cli.${key}`, DEFAULT_LANGUAGE) ? say(key).trimEnd().split('\n') : [];
		};
		const print = (lines: readonly string[]) =>
			lines.length > 0 ? `\n${say('help.examples')}\n${lines.join('\n').trimEnd().replace(/^/gm, '  ')}` : '';
		command.addHelpText('after', () => print(getExamples()));
		const names = command.commands.map((inner) => inner.name());
		for (const [index, inner] of command.commands.entries())
			inner.addHelpText('after', () =>
				print(
					getExamples().filter((line) => {
						const [, first, word = ''] = line.split(' ');
						// `pv register minutes/` is the first of them.
						return first === command.name() && (names.includes(word) ? word === inner.name() : index === 0);
					}),
				),
			);
	}
}

/** Everything that a build may be told, with its command or without; `watch` writes to no standard output, and says so of its files and its folder. */
function withBuildOptions(command: Command, of: 'build' | 'watch' = 'build'): Command {
	return command
		.argument('[paths...]', `${of}.paths`)
		.option('--to <formats>', 'build.to', joined)
		.option('-o, --out <folder>', `${of}.out`)
		.option('--draft', 'build.draft')
		.option('--theme <name>', 'build.theme')
		.option('--with-proofs', 'build.withProofs')
		.option('--no-verifier', 'build.noVerifier')
		.option('--public', 'build.public')
		.option('--large-print', 'build.largePrint')
		.option('--strict-fonts', 'build.strictFonts')
		.option('--doc <names>', 'build.doc', joined)
		.option('--resolution <numbers>', 'build.resolution', joined)
		.option('--log <folder>', 'build.log')
		.option('--browser <path>', 'build.browser')
		.option('--config <file>', 'config')
		.option('-q, --quiet', 'quiet');
}

/** A list after commas that is given in several options is one list: none of them is forgotten. */
function joined(value: string, previous: string | undefined): string {
	return previous === undefined ? value : `${previous},${value}`;
}

/** Several `--format` at once. */
function collect(value: string, previous: string[] | undefined): string[] {
	return [...(previous ?? []), value];
}
