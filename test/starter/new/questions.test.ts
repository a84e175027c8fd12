import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { plainQuestions } from '../../../src/host/node-io.js';

/** A terminal whose person types these lines, each once something was asked. */
function terminal(...lines: string[]) {
	const input = new PassThrough();
	let shown = '';
	const output = {
		write: (text: string) => {
			shown += text;
			if (text.endsWith(': ')) {
				const line = lines.shift();
				setImmediate(() => (line === undefined ? input.end() : input.write(`${line}\n`)));
			}
			return true;
		},
	};
	const questions = plainQuestions(input, output as unknown as NodeJS.WritableStream);
	return { questions, shown: () => shown };
}

describe('plain questions', () => {
	it('number their choices, and ask again', async () => {
		const { questions, shown } = terminal('7', '2');
		const choices = [
			{ value: 'a', label: 'First' },
			{ value: 'b', label: 'Second' },
		];
		expect(await questions.choose('Which', choices)).toBe('b');
		expect(shown()).toBe('1. First\n2. Second\nWhich (1-2): Which (1-2): ');
	});

	it('say what is wrong with an answer, and take the first proposal', async () => {
		const { questions, shown } = terminal('soon', '');
		const check = (answer: string) => (answer === 'soon' ? 'No date.' : undefined);
		expect(await questions.text('When', { initial: '2030-06-06', check })).toBe('2030-06-06');
		expect(shown()).toBe('When (2030-06-06): No date.\nWhen (2030-06-06): ');
	});

	it('end with nothing when the terminal closes', async () => {
		expect(await terminal().questions.text('When')).toBeUndefined();
	});
});
