/** Arguments stand on the stack: a list that a file can make long, spread into a call, ends the program. Lists in brackets may be spread. */

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);

/** Lines of a program that spread a list into the arguments of a call; a rest parameter passed on is as long as its own call wrote it. */
function spreadArguments(name: string, text: string): string[] {
	const found: string[] = [];
	const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
	const rests = new Set<string>();
	const visit = (node: ts.Node): void => {
		if (ts.isParameter(node) && node.dotDotDotToken) rests.add(node.name.getText());
		if (ts.isCallExpression(node) || ts.isNewExpression(node))
			for (const argument of node.arguments ?? [])
				if (ts.isSpreadElement(argument) && !rests.has(argument.expression.getText()))
					found.push(`${name}:${file.getLineAndCharacterOfPosition(argument.getStart()).line + 1}`);
		// The same by another name.
		if (
			ts.isCallExpression(node) &&
			ts.isPropertyAccessExpression(node.expression) &&
			node.expression.name.text === 'apply' &&
			node.expression.expression.kind !== ts.SyntaxKind.ThisKeyword &&
			node.arguments.length === 2
		)
			found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

it('finds what it looks for', () => {
	expect(
		spreadArguments('a.ts', 'a.push(...b);\nnew A(...b);\nf.apply(null, b);\nconst c = [...b];'),
	).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3']);
});

it('no list is spread into a call', () => {
	const names = (readdirSync(SOURCE, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
	expect(names.length).toBeGreaterThan(300);
	expect(names.flatMap((name) => spreadArguments(name, readFileSync(new URL(name, SOURCE), 'utf8')))).toEqual(
		[],
	);
});
