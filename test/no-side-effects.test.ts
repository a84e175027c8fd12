/**
 * package.json says that no module of ours does anything by being imported, and the bundles leave out what nobody uses: a module that is
 * imported for what it does would vanish from them.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);

/** `import './register.js';` */
const FOR_WHAT_IT_DOES = /^import\s+['"]/m;

it('no module is imported for what it does', () => {
	expect(FOR_WHAT_IT_DOES.test("import { a } from './a.js';\nimport './b.js';\n")).toBe(true);
	const names = (readdirSync(SOURCE, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
	expect(names.length).toBeGreaterThan(300);
	expect(names.filter((name) => FOR_WHAT_IT_DOES.test(readFileSync(new URL(name, SOURCE), 'utf8')))).toEqual(
		[],
	);
});
