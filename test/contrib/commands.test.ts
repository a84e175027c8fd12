/** The files in contrib/ for systems that are not on this machine: that they can be read, and that pv understands the lines that they start. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createProgram } from '../../src/cli/main.js';
import { createWorld } from '../cli/memory-io.js';

const read = (path: string) => readFileSync(new URL(`../../contrib/${path}`, import.meta.url), 'utf8');

/** Every `pv …` of a file, with the values that its system puts in. */
function commandsIn(text: string): string[][] {
	const lines = [...text.matchAll(/(?:- |exec |run: )(pv (?:check|build|facts|merge) .*)$/gm)].map(
		([, line = '']) => line,
	);
	return lines.map((line) => line.replace('${{ matrix.part }}', '1').split(' ').slice(1));
}

describe.each(['github/minutes.yml', 'gitlab/minutes.yml', 'slurm/minutes.sh'])('%s', (path) => {
	it('starts what pv knows', () => {
		const text = read(path);
		if (path.endsWith('.yml')) expect(typeof parse(text)).toBe('object');
		const commands = commandsIn(text);
		expect(commands.length).toBeGreaterThan(0);
		for (const argv of commands) expectKnown(argv);
	});
});

it('kubernetes/minutes.yaml starts what pv knows, and says its number of parts once', () => {
	const job = parse(read('kubernetes/minutes.yaml')) as {
		spec: {
			completions: number;
			completionMode: string;
			template: {
				spec: { containers: Array<{ command: string[]; env: Array<{ name: string; value: string }> }> };
			};
		};
	};
	const [container] = job.spec.template.spec.containers;
	expectKnown((container?.command ?? []).slice(1));
	expect(job.spec.completionMode).toBe('Indexed');
	expect(container?.env).toEqual([{ name: 'JOB_COMPLETIONS', value: String(job.spec.completions) }]);
});

/** Whether the command and each of its options are those of the program. */
function expectKnown([name = '', ...words]: readonly string[]): void {
	const command = createProgram(createWorld().io, () => {}).commands.find((each) => each.name() === name);
	expect(command, name).toBeDefined();
	const { unknown } = command?.parseOptions(words) ?? { unknown: [name] };
	expect(unknown).toEqual([]);
}
