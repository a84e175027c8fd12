import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/** The action is run as the service that reads it would: each `run` by bash, with `-e`, its inputs in the environment. */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

interface Action {
	inputs: Record<string, { description: string; default: string }>;
	runs: { using: string; steps: Step[] };
}

interface Step {
	name: string;
	if?: string;
	uses?: string;
	shell?: string;
	env?: Record<string, string>;
	with?: Record<string, string>;
	run?: string;
}

interface Ran {
	step: string;
	code: number;
	output: string;
}

const folder = mkdtempSync(join(tmpdir(), 'pv-action-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, 'minutes', 'this year'), { recursive: true });
	cpSync(join(root, 'examples', 'board.md'), join(folder, 'minutes', 'this year', 'board.md'));
	writeFileSync(join(folder, 'minutes', 'README.md'), '# Our minutes\n');
});

/** Runs the steps of the action until one fails; steps of others (`uses`) are passed over. */
async function runAction(given: Record<string, string> = {}): Promise<Ran[]> {
	const inputs = Object.fromEntries(
		Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]),
	);
	const fill = (text: string) =>
		text.replace(/\$\{\{ (inputs|github)\.([\w-]+) \}\}/g, (_, scope: string, name: string) => {
			if (scope === 'inputs' && name in inputs) return inputs[name] ?? '';
			if (scope === 'github' && name === 'action_path') return root;
			throw new Error(`${scope}.${name} is not known`);
		});
	const ran: Ran[] = [];
	for (const step of action.runs.steps) {
		if (step.if && !holds(step.if, inputs)) continue;
		if (step.run === undefined) continue;
		const env = Object.fromEntries(
			Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]),
		);
		const result = await bash(step.run, env);
		ran.push({ step: step.name, ...result });
		if (result.code !== 0) break;
	}
	return ran;
}

/** The conditions that the action uses: comparisons of an input with a text, joined by `&&`. */
function holds(condition: string, inputs: Record<string, string>): boolean {
	const inner = /^\$\{\{ (.*) \}\}$/.exec(condition)?.[1] ?? '';
	return inner.split(' && ').every((part) => {
		const [, name = '', operator, value] = /^inputs\.([\w-]+) (==|!=) '([^']*)'$/.exec(part) ?? [];
		if (operator === undefined) throw new Error(`${part} is not understood`);
		return (inputs[name] === value) === (operator === '==');
	});
}

function bash(script: string, env: Record<string, string>): Promise<{ code: number; output: string }> {
	return new Promise((resolve) => {
		execFile(
			'bash',
			['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
			{ cwd: folder, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '', ...env } },
			(error, stdout, stderr) => {
				resolve({
					code: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
					output: stdout + stderr,
				});
			},
		);
	});
}

describe('the action', () => {
	test('checks and builds what it finds', async () => {
		const ran = await runAction({ paths: 'minutes' });
		expect(ran.map(({ step, code }) => [step, code])).toEqual([
			['Set up pv', 0],
			['Check the minutes', 0],
			['Build the documents', 0],
		]);
		expect(readdirSync(join(folder, 'pv-out')).sort()).toEqual(['board.html', 'board.pdf']);
		expect(
			readFileSync(join(folder, 'pv-out', 'board.pdf'))
				.subarray(0, 5)
				.toString(),
		).toBe('%PDF-');
	});

	test('marks a mistake on its line and builds nothing', async () => {
		const path = join(folder, 'minutes', 'bad.md');
		const source = readFileSync(join(root, 'examples', 'board.md'), 'utf8');
		writeFileSync(path, source.replace(/^date: .*$/m, 'date: 2024-02-31'));
		const ran = await runAction({ paths: 'minutes' });
		const check = ran.at(-1);
		expect(check).toMatchObject({ step: 'Check the minutes', code: 1 });
		const line = source.split('\n').findIndex((text) => text.startsWith('date:')) + 1;
		expect(check?.output).toMatch(
			new RegExp(`^::error [^\n]*file=minutes/bad\\.md,line=${line},[^\n]*::.`, 'm'),
		);
		expect(existsSync(join(folder, 'pv-out'))).toBe(false);
	});

	test('takes several paths, a line each, and builds only where it is asked to', async () => {
		cpSync(join(root, 'examples', 'board.md'), join(folder, 'other.md'));
		const ran = await runAction({ paths: 'minutes\nother.md\n', build: 'false' });
		expect(ran.map(({ step, code }) => [step, code])).toEqual([
			['Set up pv', 0],
			['Check the minutes', 0],
		]);
	});

	test('lets nothing of an input run as a command', async () => {
		const ran = await runAction({ paths: '$(touch made) `touch made` ;touch made' });
		expect(ran.at(-1)).toMatchObject({ step: 'Check the minutes', code: 2 });
		expect(existsSync(join(folder, 'made'))).toBe(false);
	});

	test('fails where a path does not exist', async () => {
		expect((await runAction({ paths: 'nowhere' })).at(-1)).toMatchObject({
			step: 'Check the minutes',
			code: 2,
		});
	});

	test('keeps what it builds', () => {
		const keep = action.runs.steps.at(-1);
		expect(keep?.uses).toMatch(/^actions\/upload-artifact@/);
		expect(keep?.with?.['path']).toContain('inputs.output');
	});
});

test('the hook for pre-commit runs a program that the package has', () => {
	const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Array<{
		entry: string;
		files: string;
		exclude: string;
	}>;
	const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		bin: Record<string, string>;
	};
	for (const { entry, files, exclude } of hooks) {
		expect(Object.keys(bin)).toContain(entry.split(' ')[0]);
		expect(new RegExp(files).test('2024/minutes/march.md')).toBe(true);
		expect(new RegExp(files).test('src/readme.md')).toBe(false);
		const isLeftOut = (path: string) => new RegExp(exclude).test(path);
		expect(['minutes/README.md', 'readme.md', 'minutes/readme/a.md'].map(isLeftOut)).toEqual([
			true,
			true,
			false,
		]);
	}
});
