/** The commands and their options, described in the user's language. Each command is loaded only when it runs. */

import { Command, CommanderError, Option } from 'commander';
import type { ExitCodeValue, Io } from './io.js';
import { version } from './version.js';
import { userWords } from './words.js';

/** Whether an error is the argument parser's way of ending: help, version, or a usage it has explained already. */
export function isCommanderError(error: unknown): error is CommanderError {
	return error instanceof CommanderError;
}

/** The program for one run. `done` receives the exit code of the command that ran. */
export function createProgram(io: Io, done: (code: ExitCodeValue) => void): Command {
	const phrase = userWords(io);
	const say = (key: string) => phrase(`cli.${key}`);
	const program = new Command('pv');
	program
		.description(say('description'))
		.exitOverride()
		.configureOutput({
			writeOut: (text) => io.stdout.write(text),
			writeErr: (text) => io.stderr.write(text),
			// Usage errors are worded in the user's language where they end the run.
			outputError: () => {},
			getOutHelpWidth: () => io.stdout.columns ?? 100,
			getErrHelpWidth: () => io.stderr.columns ?? 100,
		})
		.configureHelp({ styleTitle: (title) => say(`help.${title.replace(':', '').toLowerCase()}`) })
		.helpOption('-h, --help', say('help.option'))
		.helpCommand('help [command]', say('help.command'))
		.version(version, '-V, --version', say('help.version'))
		.showSuggestionAfterError(false)
		.addHelpText('after', `\n${say('help.after')}`);

	program
		.command('build')
		.argument('[paths...]', say('build.paths'))
		.description(say('build.description'))
		.option('--to <formats>', say('build.to'))
		.option('-o, --out <folder>', say('build.out'))
		.option('--draft', say('build.draft'))
		.option('--theme <name>', say('build.theme'))
		.option('--with-proofs', say('build.withProofs'))
		.option('--public', say('build.public'))
		.option('--large-print', say('build.largePrint'))
		.option('--strict-fonts', say('build.strictFonts'))
		.option('--doc <names>', say('build.doc'))
		.option('--resolution <numbers>', say('build.resolution'))
		.option('--browser <path>', say('build.browser'))
		.option('-q, --quiet', say('quiet'))
		.action(async (paths, options) =>
			done(await (await import('./commands/build.js')).build(paths, options, io)),
		);

	program
		.command('check')
		.argument('[paths...]', say('check.paths'))
		.description(say('check.description'))
		.addOption(new Option('-f, --format <format[=file]>', say('check.format')).argParser(collect))
		.option('--explain', say('check.explain'))
		.option('--fix', say('check.fix'))
		.option('--unsafe-fixes', say('check.unsafeFixes'))
		.option('--diff', say('check.diff'))
		.option('--max-warnings <number>', say('check.maxWarnings'))
		.option('-q, --quiet', say('quiet'))
		.action(async (paths, options) =>
			done(await (await import('./commands/check.js')).check(paths, options, io)),
		);

	program
		.command('preview')
		.argument('<file>', say('preview.file'))
		.description(say('preview.description'))
		.option('--port <number>', say('preview.port'))
		.option('--no-open', say('preview.noOpen'))
		.action(async (file, options) =>
			done(await (await import('./commands/preview.js')).preview(file, options, io)),
		);

	program
		.command('watch')
		.argument('[paths...]', say('build.paths'))
		.description(say('watch.description'))
		.option('--to <formats>', say('build.to'))
		.option('-o, --out <folder>', say('build.out'))
		.option('--draft', say('build.draft'))
		.option('--browser <path>', say('build.browser'))
		.option('-q, --quiet', say('quiet'))
		.action(async (paths, options) =>
			done(await (await import('./commands/watch.js')).watch(paths, options, io)),
		);

	program
		.command('new')
		.argument('[file]', say('new.file'))
		.description(say('new.description'))
		.option('--meeting <kind>', say('new.meeting'))
		.option('--organization <name>', say('new.organization'))
		.option('--date <date>', say('new.date'))
		.option('--roll <file>', say('new.roll'))
		.addOption(new Option('--from <file>', say('new.from')).conflicts('secondCall'))
		.option('--second-call <file>', say('new.secondCall'))
		.option('--no-input', say('new.noInput'))
		.action(async (file, options) =>
			done(await (await import('./commands/new.js')).newMeeting(file, options, io)),
		);

	program
		.command('fmt')
		.argument('[paths...]', say('fmt.paths'))
		.description(say('fmt.description'))
		.option('--check', say('fmt.check'))
		.option('--diff', say('fmt.diff'))
		.option('-q, --quiet', say('quiet'))
		.action(async (paths, options) =>
			done(await (await import('./commands/fmt.js')).fmt(paths, options, io)),
		);

	program
		.command('verify')
		.argument('<path>', say('verify.path'))
		.description(say('verify.description'))
		.option('--browser <path>', say('build.browser'))
		.option('--no-print', say('verify.noPrint'))
		.action(async (path, options) =>
			done(await (await import('./commands/verify.js')).verify(path, options, io)),
		);

	program
		.command('extract')
		.argument('<path>', say('verify.path'))
		.description(say('extract.description'))
		.option('-o, --out <folder>', say('extract.out'))
		.action(async (path, options) =>
			done(await (await import('./commands/extract.js')).extract(path, options, io)),
		);

	program
		.command('import')
		.argument('<path>', say('import.path'))
		.description(say('import.description'))
		.option('-o, --output <file>', say('import.output'))
		.option('--force', say('import.force'))
		.option('-q, --quiet', say('quiet'))
		.action(async (path, options) =>
			done(await (await import('./commands/import.js')).importFile(path, options, io)),
		);

	program
		.command('page')
		.description(say('page.description'))
		.option('-o, --out <file>', say('page.out'))
		.option('--force', say('import.force'))
		.action(async (options) => done(await (await import('./commands/page.js')).writePage(options, io)));

	program
		.command('explain')
		.argument('[what]', say('explain.what'))
		.description(say('explain.description'))
		.action(async (what) => done(await (await import('./commands/explain.js')).explain(what, io)));

	program
		.command('rules')
		.argument('[profile-or-file]', say('rules.what'))
		.description(say('rules.description'))
		.action(async (what) => done(await (await import('./commands/rules.js')).rules(what, io)));

	program
		.command('ast')
		.argument('<path>', say('ast.path'))
		.description(say('ast.description'))
		.action(async (path) => done(await (await import('./commands/ast.js')).ast(path, io)));

	const template = program.command('template').description(say('template.description'));
	template
		.command('list', { isDefault: true })
		.description(say('template.list'))
		.action(async () => done(await (await import('./commands/template.js')).listTemplates(io)));
	template
		.command('eject')
		.argument('[document]', say('template.document'))
		.argument('[part]', say('template.part'))
		.description(say('template.eject'))
		.action(async (document, part) =>
			done(await (await import('./commands/template.js')).ejectTemplate(document, part, io)),
		);

	program
		.command('doctor')
		.description(say('doctor.description'))
		.option('--browser <path>', say('build.browser'))
		.action(async (options) => done(await (await import('./commands/doctor.js')).doctor(options, io)));

	// `pv meeting.md` alone checks and builds.
	program
		.command('auto', { isDefault: true, hidden: true })
		.argument('[paths...]')
		.option('--browser <path>')
		.option('-q, --quiet')
		.action(async (paths, options) => {
			if (paths.length === 0) {
				program.outputHelp();
				done(0);
				return;
			}
			done(await (await import('./commands/build.js')).build(paths, options, io));
		});
	return program;
}

/** Several `--format` at once. */
function collect(value: string, previous: string[] | undefined): string[] {
	return [...(previous ?? []), value];
}
