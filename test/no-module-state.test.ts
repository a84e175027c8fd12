/** What a module keeps from one call to the next is a table or what `lazy` made: no variable of a module is given another value. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);

const VARIABLE = /^(?:export )?(?:let|var) /m;

it('no module has a variable', () => {
	expect(VARIABLE.test('const a = 1;\nlet b = 2;')).toBe(true);
	const names = (readdirSync(SOURCE, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
	expect(names.length).toBeGreaterThan(300);
	expect(names.filter((name) => VARIABLE.test(readFileSync(new URL(name, SOURCE), 'utf8')))).toEqual([]);
});
