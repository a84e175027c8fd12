/** What a module keeps from one call to the next is a table or what `lazy` made: no variable of a module is given another value. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);

const VARIABLE = /^(?:export )?(?:let|var) /m;

const NAMES = (readdirSync(SOURCE, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));

it('no module has a variable', () => {
	expect(VARIABLE.test('const a = 1;\nlet b = 2;')).toBe(true);
	expect(NAMES.length).toBeGreaterThan(300);
	expect(NAMES.filter((name) => VARIABLE.test(readFileSync(new URL(name, SOURCE), 'utf8')))).toEqual([]);
});

/** Where a field of a constant of the module is given another value: a variable by another name. */
function fieldsSet(text: string): string[] {
	const constants = [...text.matchAll(/^(?:export )?const (\w+)\b[^\n]*= \{/gm)].map(([, name]) => name);
	if (constants.length === 0) return [];
	const set = `(?<![\\w.])(?:${constants.join('|')})(?:\\.\\w+|\\[\\w+\\])+ ?(?:[-+*/|&?]{0,2}=(?![=>])|\\+\\+|--)`;
	return (text.match(new RegExp(set, 'g')) ?? []).map(String);
}

/**
 * The start of the last text and rows of numbers, asked for so often that a table costs time; the profile of colour, made once in a room that imports no
 * other; what the window of the verifier, a page, shows.
 */
const KEPT: ReadonlySet<string> = new Set([
	'language/vocabulary.ts',
	'text/nearest.ts',
	'pdf-archive/archive.ts',
	'verifier/window.ts',
]);

it('no module gives a field of a constant another value', () => {
	const text = 'const a = { b: 1 };\nfunction f() {\n\ta.b += 1;\n\ta.b === 1;\n\tx.a.b = 1;\n\ta[b] = 2;\n}';
	expect(fieldsSet(text)).toEqual(['a.b +=', 'a[b] =']);
	const found = NAMES.flatMap((name) =>
		fieldsSet(readFileSync(new URL(name, SOURCE), 'utf8')).map((set) => `${name}: ${set}`),
	);
	expect(found.filter((one) => !KEPT.has(one.split(':', 1)[0] ?? ''))).toEqual([]);
});
