/** Questions on the terminal of the process: with cursor keys, or as plain numbered lines that a screen reader reads once. */

import { createInterface } from 'node:readline/promises';
import type { Choice, Questions } from './questions.js';

/** Questions on standard error, so that standard output stays clean; nothing where nobody is there to answer. */
export function terminalQuestions(): Questions | undefined {
	const { stdin, stderr, env } = process;
	if (stdin.isTTY !== true || stderr.isTTY !== true) return undefined;
	const plain = (env['ACCESSIBLE'] ?? '0') !== '0' || env['TERM'] === 'dumb';
	return plain ? plainQuestions(stdin, stderr) : drawnQuestions(stdin, stderr);
}

/** Questions as lines of text: choices have numbers, nothing is drawn twice. */
export function plainQuestions(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Questions {
	const ask = async (prompt: string): Promise<string | undefined> => {
		const lines = createInterface({ input, output });
		try {
			return await new Promise<string | undefined>((resolve, reject) => {
				lines.once('close', () => resolve(undefined));
				lines.once('SIGINT', () => resolve(undefined));
				lines.question(prompt).then(resolve, reject);
			});
		} finally {
			lines.close();
		}
	};
	return {
		async text(question, { initial, check } = {}) {
			for (;;) {
				const line = await ask(`${question}${initial === undefined ? '' : ` (${initial})`}: `);
				if (line === undefined) return undefined;
				const answer = line.trim() === '' ? (initial ?? '') : line.trim();
				const wrong = check?.(answer);
				if (wrong === undefined) return answer;
				output.write(`${wrong}\n`);
			}
		},
		async choose(question, choices) {
			choices.forEach(({ label }, index) => {
				output.write(`${index + 1}. ${label}\n`);
			});
			for (;;) {
				const line = await ask(`${question} (1-${choices.length}): `);
				if (line === undefined) return undefined;
				const chosen = /^\d{1,4}$/.test(line.trim()) ? choices[Number(line) - 1] : undefined;
				if (chosen) return chosen.value;
			}
		},
	};
}

function drawnQuestions(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Questions {
	return {
		async text(question, { initial, check } = {}) {
			const { isCancel, text } = await import('@clack/prompts');
			const answer = await text({
				input,
				output,
				message: question,
				...(initial === undefined ? {} : { initialValue: initial }),
				...(check ? { validate: (value: string | undefined) => check((value ?? '').trim()) } : {}),
			});
			return isCancel(answer) ? undefined : (answer ?? '').trim();
		},
		async choose(question, choices: readonly Choice[]) {
			const { isCancel, select } = await import('@clack/prompts');
			const answer = await select({
				input,
				output,
				message: question,
				options: [...choices],
				// Its words are English, whoever asks.
				showInstructions: false,
			});
			return isCancel(answer) ? undefined : answer;
		},
	};
}
