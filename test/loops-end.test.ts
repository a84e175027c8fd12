/**
 * Loops that a text drives end: one that asks a pattern for the next match has a pattern that moves on and never matches nothing; one without
 * a step of its own changes what it asks about, or is left from inside.
 */

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);

/** Lines of a program with a loop that may stand still. */
function standingLoops(name: string, text: string): string[] {
	const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
	const patterns = new Map<string, string>();
	const found: string[] = [];
	const note = (node: ts.Node) =>
		found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
	const collect = (node: ts.Node): void => {
		if (ts.isVariableDeclaration(node) && node.initializer && ts.isRegularExpressionLiteral(node.initializer))
			patterns.set(node.name.getText(), node.initializer.text);
		ts.forEachChild(node, collect);
	};
	collect(file);
	const visit = (node: ts.Node): void => {
		const searched = searchedIn(node, file);
		const written = searched === undefined ? undefined : patterns.get(searched);
		const condition = getCondition(node);
		if (written !== undefined && !movesOn(written) && !shortens(node, file)) note(node);
		else if (searched === undefined && condition !== undefined)
			if (!isLeft(getBody(node)) && !changes(node, namesIn(condition))) note(node);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

/** The condition of a loop without a step of its own; `true` where it has none. */
function getCondition(node: ts.Node): ts.Node | 'none' | undefined {
	if (ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
	if (ts.isForStatement(node))
		return node.incrementor && node.condition ? undefined : (node.condition ?? 'none');
	return undefined;
}

function getBody(node: ts.Node): ts.Node {
	return (node as ts.IterationStatement).statement;
}

/** The pattern that the head of a loop asks for each next match. */
function searchedIn(node: ts.Node, file: ts.SourceFile): string | undefined {
	if (!ts.isIterationStatement(node, false)) return undefined;
	const head = file.text.slice(node.getStart(), node.statement.pos);
	return /(\w+)\.exec\(/.exec(head)?.[1];
}

/** Whether the text that is asked of is set anew inside: what was found is cut off it. */
function shortens(node: ts.Node, file: ts.SourceFile): boolean {
	const [, asked = ''] = /\.exec\((\w+)\)/.exec(file.text.slice(node.pos, getBody(node).pos)) ?? [];
	return changes(getBody(node), new Set([asked]));
}

/** A pattern that starts behind its last match, and has at least one sign. */
function movesOn(literal: string): boolean {
	const end = literal.lastIndexOf('/');
	const flags = literal.slice(end + 1);
	return /[gy]/.test(flags) && !new RegExp(literal.slice(1, end), flags.replace(/[gy]/g, '')).test('');
}

/** Whether something inside leaves the loop. */
function isLeft(body: ts.Node): boolean {
	let left = false;
	const visit = (node: ts.Node): void => {
		if (ts.isFunctionLike(node)) return;
		if (ts.isBreakStatement(node) || ts.isReturnStatement(node) || ts.isThrowStatement(node)) left = true;
		ts.forEachChild(node, visit);
	};
	visit(body);
	return left;
}

function namesIn(condition: ts.Node | 'none'): ReadonlySet<string> {
	const names = new Set<string>();
	const visit = (node: ts.Node): void => {
		const name = getName(node);
		if (name !== '') names.add(name);
		ts.forEachChild(node, visit);
	};
	if (condition !== 'none') visit(condition);
	return names;
}

function getName(node: ts.Node): string {
	if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text;
	return node.kind === ts.SyntaxKind.ThisKeyword ? 'this' : '';
}

/** Whether a loop sets one of these names, or calls a method of it. */
function changes(loop: ts.Node, names: ReadonlySet<string>): boolean {
	let changed = false;
	const holds = (node: ts.Node): boolean => {
		if (names.has(getName(node))) return true;
		return ts.forEachChild(node, (child) => holds(child) || undefined) === true;
	};
	const visit = (node: ts.Node): void => {
		if (
			ts.isBinaryExpression(node) &&
			node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
			node.operatorToken.kind <= ts.SyntaxKind.LastAssignment &&
			holds(node.left)
		)
			changed = true;
		if (
			(ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
			(node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) &&
			holds(node.operand)
		)
			changed = true;
		if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && holds(node.expression))
			changed = true;
		ts.forEachChild(node, visit);
	};
	visit(loop);
	return changed;
}

it('finds what it looks for', () => {
	const text = [
		'const A = /x*/g; const B = /x/; const C = /x/g;',
		'for (let m = A.exec(t); m; m = A.exec(t)) f(m);',
		'for (let m = B.exec(t); m; m = B.exec(t)) f(m);',
		'for (let m = C.exec(t); m; m = C.exec(t)) f(m);',
		'while (at < end) g(other);',
		'while (at < end) at += 1;',
		'for (;;) { if (x) break; }',
		'for (;;) f(x);',
		'while (list.length > 0) list.pop();',
	].join('\n');
	expect(standingLoops('a.ts', text)).toEqual(['a.ts:2', 'a.ts:3', 'a.ts:5', 'a.ts:8']);
});

it('finds none in the program', () => {
	const texts = (readdirSync(SOURCE, { recursive: true }) as string[])
		.filter((name) => name.endsWith('.ts') && !name.includes('generated'))
		.map((name) => ({ name, text: readFileSync(new URL(name, SOURCE), 'utf8') }))
		// To take a program apart is slow, and most have no such loop.
		.filter(({ text }) => /\b(?:while|do)\b|\.exec\(|for \([^)]*;\s*(?:\)|;\))/.test(text));
	expect(texts.length).toBeGreaterThan(50);
	expect(texts.flatMap(({ name, text }) => standingLoops(name, text))).toEqual([]);
});
