/** docs/ast.md says what tree a file gives; here it is held to it. `UPDATE_AST=1` writes what is read, for a person to compare. */

import { readFileSync, writeFileSync } from 'node:fs';
import type { Node, Parent } from 'unist';
import { expect, it } from 'vitest';
import { compileText } from './compile.js';
import { outline } from './outline.js';

const PAGE = new URL('../docs/ast.md', import.meta.url);
const EXAMPLE = /^## (.+)$[\s\S]*?^````md\n([\s\S]*?)^````\n\n```text\n([\s\S]*?)^```$/gm;
const NODES = new URL('../src/ast/', import.meta.url);

const page = readFileSync(PAGE, 'utf8');
const examples = [...page.matchAll(EXAMPLE)].map(([, title = '', source = '', expected = '']) => ({
	title,
	source,
	expected,
}));

it.each(examples)('$title', async ({ source, expected }) => {
	const { meeting } = await compileText(source);
	const read = `${outline([meeting])}\n`;
	if (process.env['UPDATE_AST'] === '1' && read !== expected) {
		const text = readFileSync(PAGE, 'utf8');
		writeFileSync(
			PAGE,
			text.replace(
				`${source}\`\`\`\`\n\n\`\`\`text\n${expected}\`\`\``,
				() => `${source}\`\`\`\`\n\n\`\`\`text\n${read}\`\`\``,
			),
		);
		return;
	}
	expect(read).toBe(expected);
});

it('has examples', () => {
	expect(examples.length).toBeGreaterThan(7);
});

it('gives only nodes that the types and the schema know', async () => {
	const schema = readFileSync(new URL('../docs/ast.schema.json', import.meta.url), 'utf8');
	const known = new Set<string>([...schema.matchAll(/"const": "(\w+)"/g)].map((match) => match[1] ?? ''));
	for (const { source } of examples) {
		const { meeting } = await compileText(source);
		for (const type of getTypes(meeting)) expect(known, `${type}, described in ${NODES}`).toContain(type);
	}
});

function* getTypes(node: Node): Generator<string> {
	yield node.type;
	for (const child of (node as Partial<Parent>).children ?? []) yield* getTypes(child);
}
