/** Completion for shells, made from the commands and options of the program itself, so that it knows each of them and nothing else. */

import type { Command } from 'commander';
import { QUESTION_NAMES } from '../../collection/index.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage } from '../../host/io.js';
import { type Language, vocabulary } from '../../language/index.js';
import { PROFILE_IDS } from '../../law/index.js';
import { ruleIds } from '../../lint/index.js';
import { FORMATS } from '../../record/build-outputs.js';
import { DOCUMENT_NAMES } from '../../render/index.js';
import { allStarters } from '../../starter/index.js';
import { THEMES } from '../../view/context.js';
import { ANSWER_FORMATS } from './ask.js';
import { REPORT_FORMATS } from './check.js';
import { RULES_FORMATS } from './rules.js';
import { builtIn } from './template.js';

interface Completed {
	name: string;
	description: string;
	options: Array<{ flags: string[]; takesValue: boolean; values: Values | undefined; description: string }>;
	/** What its first argument may be; files where nothing is known. */
	values: Values | undefined;
	/** Commands of a command: `list` and `eject` of `template`. */
	inner: Completed[];
}

/** Prints the script that a shell loads; `describe` words the description keys of commands and options. */
export function completion(
	program: Command,
	shell: string,
	io: Io,
	describe: (key: string) => string,
): ExitCodeValue {
	const write = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
	if (!write)
		throw new PvError(
			'usage/shell',
			`there is no completion for ${shell}`,
			{ name: shell, known: SHELLS },
			{ exitCode: ExitCode.usage },
		);
	const shown = program.commands.filter((command) => command.description() !== '');
	const values = completionValues(
		userLanguage(io.env),
		shown.map((command) => command.name()),
	);
	const commands = [
		...shown.map((command) => completed(command, '', values, describe)),
		{ name: 'help', description: describe('help.command'), options: [], values: values.help, inner: [] },
	];
	io.stdout.write(write(commands));
	return ExitCode.clean;
}

/** `above`: `template ` of `template eject`. */
function completed(
	command: Command,
	above: string,
	values: Record<string, Values>,
	describe: (key: string) => string,
): Completed {
	const path = `${above}${command.name()}`;
	return {
		name: command.name(),
		description: describe(command.description()),
		options: command.options
			.filter(({ hidden }) => !hidden)
			.map(({ short, long, required, description }) => ({
				flags: [short, long].filter((flag) => flag !== undefined),
				takesValue: required,
				values: values[`${path} ${long}`] ?? values[long ?? ''],
				description: describe(description),
			})),
		values: values[path],
		inner: command.commands.map((inner) => completed(inner, `${path} `, values, describe)),
	};
}

/** Files complete by themselves where nothing of ours fits. */
function bash(commands: readonly Completed[]): string {
	const value = (values: Values | undefined) =>
		`words="${values?.words.join(' ') ?? ''}"${values?.several ? ' head="${current%"${current##*,}"}"' : ''}`;
	/** The words of one command; `at`: where its first argument stands. */
	const words = ({ options, values, inner }: Completed, at: number, indent: string): string => {
		const taking = options.filter(({ takesValue }) => takesValue);
		const pattern = (some: Completed['options']) => some.flatMap((option) => option.flags).join('|');
		const free = pattern(taking.filter((option) => option.values === undefined));
		const valued = taking
			.filter((option) => option.values !== undefined)
			.map((option) => `${indent}${pattern([option])}) ${value(option.values)} ;;`);
		const first = inner.length > 0 ? { words: inner.map(({ name }) => name) } : values;
		const flags = options.flatMap((option) => option.flags).join(' ');
		return [
			`${indent}case "$previous" in`,
			...valued,
			...(free === '' ? [] : [`${indent}${free}) ;;`]),
			`${indent}*) if [ "\${current:0:1}" = - ]; then words="${flags}"${
				first ? `; elif [ "$COMP_CWORD" -eq ${at} ]; then ${value(first)}` : ''
			}; fi ;;`,
			`${indent}esac`,
		].join('\n');
	};
	const cases = commands.map((command) => {
		const inner = command.inner.map((one) => `\t\t\t${one.name})\n${words(one, 3, '\t\t\t\t')} ;;`);
		const own = words(command, 2, '\t\t\t');
		return inner.length === 0
			? `\t\t${command.name})\n${own} ;;`
			: `\t\t${command.name}) case "\${COMP_WORDS[2]}" in\n${inner.join('\n')}\n\t\t\t*)\n${own} ;;\n\t\t\tesac ;;`;
	});
	return `# pv completion bash > ~/.local/share/bash-completion/completions/pv
_pv() {
	local words="" head="" current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
	if [ "$COMP_CWORD" -eq 1 ]; then words="${commands.map(({ name }) => name).join(' ')}"
	else case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
	esac; fi
	COMPREPLY=($(compgen -P "$head" -W "$words" -- "\${current#"$head"}"))
}
complete -o default -F _pv pv proces-verbal
`;
}

function zsh(commands: readonly Completed[]): string {
	const value = (values: Values | undefined) =>
		values === undefined
			? '_files'
			: values.several
				? `_sequence compadd - ${values.words.join(' ')}`
				: `(${values.words.join(' ')})`;
	const args = ({ options, values }: Completed) => {
		const lines = options.map(({ flags, takesValue, values: known, description }) => {
			const names = flags.length > 1 ? `'(${flags.join(' ')})'{${flags.join(',')}}` : `'${flags[0]}'`;
			const said = quoted(description).replace(/[[\]:]/g, '\\$&');
			return `${names}'[${said}]${takesValue ? `:value:${value(known)}` : ''}'`;
		});
		const first = values ? [`'1:value:${value(values)}'`] : [];
		return `_arguments ${[...lines, ...first, `'*:file:_files'`].join(' ')}`;
	};
	const described = (all: readonly Completed[]) =>
		all.map(({ name, description }) => `'${name}:${quoted(description).replaceAll(':', '\\:')}'`);
	const cases = commands.map((command) => {
		if (command.inner.length === 0) return `\t\t${command.name}) ${args(command)} ;;`;
		const inner = command.inner.map((one) => `\t\t\t${one.name}) ${args(one)} ;;`);
		return `\t\t${command.name})
			commands=(${described(command.inner).join(' ')})
			if (( CURRENT == 2 )); then _describe command commands; _files; return; fi
			local inner=$words[2]
			shift words; (( CURRENT-- ))
			case $inner in
${inner.join('\n')}
			esac ;;`;
	});
	return `#compdef pv proces-verbal
# pv completion zsh > a folder of $fpath, as _pv
_pv() {
	local -a commands
	commands=(
		${described(commands).join('\n\t\t')}
	)
	if (( CURRENT == 2 )); then _describe command commands; _files; return; fi
	local command=$words[2]
	shift words; (( CURRENT-- ))
	case $command in
${cases.join('\n')}
	esac
}
compdef _pv pv proces-verbal
`;
}

function fish(commands: readonly Completed[]): string {
	const seen = (name: string) => `__fish_seen_subcommand_from ${name}`;
	const value = ({ words, several }: Values) =>
		`-x -a '${several ? `(__fish_append , ${words.join(' ')})` : words.join(' ')}'`;
	const lines = (command: Completed, when: string): string[] => [
		...(command.values ? [`complete -c pv -n '${when}' -a '${command.values.words.join(' ')}'`] : []),
		...command.inner.flatMap((inner) => [
			`complete -c pv -n '${when}; and not __fish_seen_subcommand_from ${command.inner
				.map(({ name }) => name)
				.join(' ')}' -a ${inner.name} -d '${quoted(inner.description)}'`,
			...lines(inner, `${when}; and ${seen(inner.name)}`),
		]),
		...command.options.map(({ flags, takesValue, values, description }) => {
			const names = flags.map((flag) =>
				flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
			);
			const taken = values ? ` ${value(values)}` : takesValue ? ' -r' : '';
			return `complete -c pv -n '${when}' ${names.join(' ')}${taken} -d '${quoted(description)}'`;
		}),
	];
	const all = commands.flatMap((command) => [
		`complete -c pv -n __fish_use_subcommand -a ${command.name} -d '${quoted(command.description)}'`,
		...lines(command, seen(command.name)),
	]);
	return `# pv completion fish > ~/.config/fish/completions/pv.fish\n${all.join('\n')}\ncomplete -c proces-verbal -w pv\n`;
}

const SCRIPTS: Readonly<Record<string, (commands: readonly Completed[]) => string>> = { bash, zsh, fish };

/** In single quotes of any of the three shells an apostrophe would end the word. */
function quoted(text: string): string {
	return text.replaceAll("'", '’').replaceAll('\n', ' ');
}

// --- The words that options and arguments take, for the completion of shells: those that the program itself knows.

/** Shells that a script is made for. */
const SHELLS: readonly string[] = ['bash', 'zsh', 'fish'];

/** Words that may stand at a place; `several`: more of them behind commas. */
interface Values {
	words: readonly string[];
	several?: boolean;
}

/** By `command --option`, or by `command` where its first argument is meant; `--option` is that of every command. */
function completionValues(lang: Language, commands: readonly string[]): Record<string, Values> {
	const rules = [...ruleIds.keys()];
	const groups = [...new Set(rules.map((id) => id.split('/')[0] ?? ''))];
	const reports = { words: REPORT_FORMATS };
	const chosen = { words: [...groups, ...rules], several: true };
	const documents = DOCUMENT_NAMES.map((name) => vocabulary('documents').word(name, lang));
	return {
		'--to': { words: FORMATS, several: true },
		'--theme': { words: THEMES },
		'--doc': { words: documents, several: true },
		'--select': chosen,
		'--ignore': chosen,
		'check --format': reports,
		'merge --format': reports,
		'ask --format': { words: ANSWER_FORMATS },
		'rules --format': { words: RULES_FORMATS },
		'new --meeting': { words: allStarters(lang).map(({ id }) => id) },
		ask: { words: QUESTION_NAMES },
		completion: { words: SHELLS },
		explain: { words: rules },
		help: { words: commands },
		rules: { words: PROFILE_IDS },
		'template eject': { words: [...builtIn().keys()] },
	};
}
