/** Fixing a file until nothing is left to fix: it ends, and a second time changes nothing, also where fixes uncover or undo each other. */

import { expect, it } from 'vitest';
import { fixUntilDone } from '../src/lint/fixes.js';
import type { Diagnostic } from '../src/lint/run.js';

const at = (offset: number) => ({ line: 1, column: offset + 1, offset });

/** A message whose fix writes `text` over a stretch. */
function message(from: number, to: number, text: string): Diagnostic {
	const edits = [{ position: { start: at(from), end: at(to) }, text }];
	return { file: '', fixes: [{ description: text, safe: true, edits }] } as unknown as Diagnostic;
}

/** A language whose only faults are stretches that match: each is reported alone, so that every round fixes one. */
function oneAtATime(faults: ReadonlyArray<readonly [RegExp, string]>) {
	let reads = 0;
	const read = (source: string) => {
		reads += 1;
		const found = faults.flatMap(([fault, text]) => {
			const match = fault.exec(source);
			return match ? [message(match.index, match.index + match[0].length, text)] : [];
		});
		return { source, messages: found.slice(0, 1) };
	};
	return { read, reads: () => reads };
}

async function fixTwice(source: string, faults: ReadonlyArray<readonly [RegExp, string]>) {
	const { read, reads } = oneAtATime(faults);
	const once = await fixUntilDone(read(source), false, async (text) => read(text));
	const again = await fixUntilDone(read(once.file.source), false, async (text) => read(text));
	return { once: once.file.source, again: again.file.source, reads: reads() };
}

it('goes on as long as each round brings it nearer to the end', async () => {
	const { once, again } = await fixTwice('ab'.repeat(300), [[/ab/, '']]);
	expect([once, again]).toEqual(['', '']);
});

it('takes longer texts on the way to fewer faults', async () => {
	const { once, again } = await fixTwice('a', [
		[/^a+$/, 'bbb'],
		[/b/, 'ccc'],
	]);
	expect([once, again]).toEqual(['c'.repeat(9), 'c'.repeat(9)]);
});

it('ends where two fixes undo each other, and the same way each time', async () => {
	const { once, again, reads } = await fixTwice('a.', [
		[/^a/, 'b'],
		[/^b/, 'a'],
	]);
	expect(once).toBe(again);
	expect(reads).toBeLessThan(300);
});

it('ends where a fix makes work for ever', async () => {
	const { once, again, reads } = await fixTwice('a', [[/a$/, 'aa']]);
	expect([once, again]).toEqual(['a', 'a']);
	expect(reads).toBeLessThan(300);
});

it('applies thousands of fixes in one round', async () => {
	const source = 'ab'.repeat(20_000);
	const messages = [...source.matchAll(/b/g)].map(({ index }) => message(index, index + 1, ''));
	const { file } = await fixUntilDone({ source, messages }, false, async (text) => ({
		source: text,
		messages: [],
	}));
	expect(file.source).toBe('a'.repeat(20_000));
});
