/** Completion for shells, made from the commands and options of the program itself, so that it knows each of them and nothing else. */

import type { Command } from 'commander';

/** Shells that a script is made for. */
type Shell = 'bash' | 'zsh' | 'fish';

interface Completed {
	name: string;
	description: string;
	options: Array<{ flags: string[]; takesValue: boolean; description: string }>;
	/** Commands of a command: `list` and `eject` of `template`. */
	inner: string[];
}

/** The script that a shell loads; `describe` words the description keys of commands and options. */
export function completionScript(program: Command, shell: Shell, describe: (key: string) => string): string {
	const commands = program.commands
		.filter((command) => !isHidden(command))
		.map((command) => completed(command, describe));
	return { bash, zsh, fish }[shell](commands);
}

function isHidden(command: Command): boolean {
	return command.description() === '';
}

function completed(command: Command, describe: (key: string) => string): Completed {
	return {
		name: command.name(),
		description: describe(command.description()),
		options: command.options.map(({ short, long, required, description }) => ({
			flags: [short, long].filter((flag) => flag !== undefined),
			takesValue: required,
			description: describe(description),
		})),
		inner: command.commands.map((inner) => inner.name()),
	};
}

/** Files complete by themselves where nothing of ours fits. */
function bash(commands: readonly Completed[]): string {
	const cases = commands.map(
		({ name, options, inner }) =>
			`\t\t${name}) words="${[...inner, ...options.flatMap(({ flags }) => flags)].join(' ')}" ;;`,
	);
	return `# pv completion bash > ~/.local/share/bash-completion/completions/pv
_pv() {
	local words current="\${COMP_WORDS[COMP_CWORD]}"
	if [ "$COMP_CWORD" -eq 1 ]; then words="${commands.map(({ name }) => name).join(' ')}"
	else case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
	esac; fi
	COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _pv pv proces-verbal
`;
}

function zsh(commands: readonly Completed[]): string {
	const cases = commands.map(({ name, options, inner }) => {
		const lines = options.map(({ flags, takesValue, description }) => {
			const names = flags.length > 1 ? `'(${flags.join(' ')})'{${flags.join(',')}}` : `'${flags[0]}'`;
			return `${names}'[${quoted(description).replace(/[[\]:]/g, '\\$&')}]${takesValue ? ':value:_files' : ''}'`;
		});
		const first = inner.length > 0 ? `'1:command:(${inner.join(' ')})'` : `'*:file:_files'`;
		return `\t\t${name}) _arguments ${[...lines, first].join(' ')} ;;`;
	});
	return `#compdef pv proces-verbal
# pv completion zsh > a folder of $fpath, as _pv
_pv() {
	local -a commands
	commands=(
${commands.map(({ name, description }) => `\t\t'${name}:${quoted(description)}'`).join('\n')}
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
	const lines = commands.flatMap(({ name, description, options, inner }) => [
		`complete -c pv -n __fish_use_subcommand -a ${name} -d '${quoted(description)}'`,
		...inner.map((word) => `complete -c pv -n '__fish_seen_subcommand_from ${name}' -a ${word}`),
		...options.map(({ flags, takesValue, description: said }) => {
			const names = flags.map((flag) =>
				flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
			);
			const value = takesValue ? ' -r' : '';
			return `complete -c pv -n '__fish_seen_subcommand_from ${name}' ${names.join(' ')}${value} -d '${quoted(said)}'`;
		}),
	]);
	return `# pv completion fish > ~/.config/fish/completions/pv.fish\n${lines.join('\n')}\ncomplete -c proces-verbal -w pv\n`;
}

/** In single quotes of any of the three shells an apostrophe would end the word. */
function quoted(text: string): string {
	return text.replaceAll("'", '’').replaceAll('\n', ' ');
}
