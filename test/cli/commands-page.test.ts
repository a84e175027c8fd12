/** The pages of the commands, in each language, name every command of the program with each of its options, and nothing that the program does not have. */

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/main.js';
import { createWorld } from './memory-io.js';

const PAGES = ['en', 'fr'].map(
	(language) => [`docs/${language}/commands.md`, getSections(language)] as const,
);
const hidden = new Set(['auto', 'help']);
const commands = createProgram(createWorld().io, () => {}).commands.filter(
	(command) => !hidden.has(command.name()),
);
const getOptions = (command: Command): string[] => [
	...command.options.map(({ long }) => long ?? ''),
	...command.commands.flatMap(getOptions),
];

describe.each(PAGES)('%s', (_page, sections) => {
	it('has a section for each command, and a command for each section', () => {
		expect([...sections.keys()].sort()).toEqual(commands.map((command) => command.name()).sort());
	});

	it.each(commands.map((command) => [command.name(), command] as const))(
		'names what pv %s takes',
		(name, command) => {
			const section = sections.get(name) ?? '';
			const options = getOptions(command);
			expect(options.filter((option) => !new RegExp(`${option}(?![\\w-])`).test(section))).toEqual([]);
			for (const inner of command.commands)
				if (inner.name() !== 'help') expect(section).toContain(`pv ${name} ${inner.name()}`);
		},
	);

	it.each([...sections])('names no option that pv %s does not take', (name, section) => {
		const all = commands.flatMap(getOptions);
		const own = commands.filter((command) => command.name() === name).flatMap(getOptions);
		const table = [...section.matchAll(/^\| `(?:-\w, )?(--[\w-]+)/gm)].map(([, option = '']) => option);
		expect(table.filter((option) => !own.includes(option))).toEqual([]);
		const named = [...section.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option);
		expect(named.filter((option) => !all.includes(option) && option !== '--help')).toEqual([]);
	});
});

describe('help', () => {
	it('names in French what options and commands take, and takes for it a word of its own in every place', () => {
		const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
		const taken = (locale: string) =>
			all(createProgram(createWorld({ env: { LANG: locale } }).io, () => {})).flatMap((command) =>
				[...command.helpInformation().matchAll(/[<[]([a-z-]+)[\]>.[]/gu)].map(([, word = '']) => word),
			);
		const english = new Set(taken('en_GB.UTF-8'));
		// The same in both languages.
		const alike = ['options', 'part', 'date', 'format', 'formats', 'question', 'document', 'shell'];
		expect(english).toContain('folder');
		expect(taken('fr_FR.UTF-8').filter((word) => english.has(word) && !alike.includes(word))).toEqual([]);
	});

	it.each(['fr_FR.UTF-8', 'en_GB.UTF-8'])('is in words, for every command, in %s', (locale) => {
		const program = createProgram(createWorld({ env: { LANG: locale } }).io, () => {});
		const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
		const keys = all(program).flatMap((command) => [
			command.description(),
			...command.options.map(({ description }) => description),
		]);
		for (const command of all(program)) {
			const lines = command.helpInformation().split('\n');
			for (const key of keys.filter((word) => word.includes('.')))
				expect(lines.filter((line) => line.trim().endsWith(` ${key}`))).toEqual([]);
		}
	});
});

function getSections(language: string): Map<string, string> {
	const page = readFileSync(new URL(`../../docs/${language}/commands.md`, import.meta.url), 'utf8');
	return new Map(
		page
			.split(/^(?=## )/m)
			.map((text) => [/^## pv (\S+)/.exec(text)?.[1] ?? '', text] as const)
			.filter(([name]) => name !== ''),
	);
}
