/**
 * What the program itself must not hold, looked for in its syntax: loops that may stand still, lists that are spread into calls, words of a language. Each file is
 * taken apart once for all three, which is most of the work.
 */

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);

interface Program {
	name: string;
	file: ts.SourceFile;
}

function getProgram(name: string, text: string): Program {
	return { name, file: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) };
}

const PROGRAMS = (readdirSync(SOURCE, { recursive: true }) as string[])
	.map((name) => name.replaceAll('\\', '/'))
	.filter((name) => name.endsWith('.ts'))
	.map((name) => getProgram(name, readFileSync(new URL(name, SOURCE), 'utf8')));

// --- Loops that a text drives end: one that asks a pattern for the next match has a pattern that moves on and never matches nothing; one without
// a step of its own changes what it asks about, or is left from inside.

/** Lines of a program with a loop that may stand still. */
function standingLoops({ name, file }: Program): string[] {
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

describe('loops that a text drives', () => {
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
		expect(standingLoops(getProgram('a.ts', text))).toEqual(['a.ts:2', 'a.ts:3', 'a.ts:5', 'a.ts:8']);
	});

	it('finds none in the program', () => {
		// To walk through a program is slow, and most have no such loop.
		const looping = PROGRAMS.filter(
			({ name, file }) =>
				!name.includes('generated') && /\b(?:while|do)\b|\.exec\(|for \([^)]*;\s*(?:\)|;\))/.test(file.text),
		);
		expect(looping.length).toBeGreaterThan(50);
		expect(looping.flatMap(standingLoops)).toEqual([]);
	});
});

// --- Arguments stand on the stack: a list that a file can make long, spread into a call, ends the program. Lists in brackets may be spread.

/** Lines of a program that spread a list into the arguments of a call; a rest parameter passed on is as long as its own call wrote it. */
function spreadArguments({ name, file }: Program): string[] {
	const found: string[] = [];
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

describe('arguments', () => {
	it('finds what it looks for', () => {
		expect(
			spreadArguments(
				getProgram('a.ts', 'a.push(...b);\nnew A(...b);\nf.apply(null, b);\nconst c = [...b];'),
			),
		).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3']);
	});

	it('no list is spread into a call', () => {
		expect(PROGRAMS.length).toBeGreaterThan(300);
		const spreading = PROGRAMS.filter(({ file }) => /\.\.\.|\.apply\b/.test(file.text));
		expect(spreading.flatMap(spreadArguments)).toEqual([]);
	});
});

// --- Words of a language are data.

/** Small words that a pattern about what people write can hardly do without, in either language. */
const SMALL = new Set(
	'le la les de du des un une et ou au aux par pour sur avec est sont non pas ce cette the of and or by to as was were is are not'.split(
		' ',
	),
);

/** What is no language of minutes: messages and names of other programs, the name of a law, letters that look alike. */
const OTHER: ReadonlySet<string> = new Set([
	'host/failure.ts',
	'pdf/browser/launch.ts',
	'pdf/print/print-page.ts',
	'pdf-archive/signatures/add-signature.ts',
	'pdf-archive/objects/document.ts',
	'collection/register.ts',
	'cli/commands/extract.ts',
	'text/look-alike.ts',
]);

/** Patterns with words that still stand in a room: the number may only fall. */
const LEFT: Readonly<Record<string, number>> = { import: 1, view: 2 };

/** Patterns that hold a small word, and texts with an accented word of two letters or more. */
function wordsIn(file: ts.SourceFile): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isRegularExpressionLiteral(node) && hasWord(node.text)) found.push(node.text);
		if (
			ts.isStringLiteralLike(node) &&
			/\p{L}[à-ÿ]|[à-ÿ]\p{L}/u.test(node.text) &&
			!/^[aceiouyäåæöøüßðđþł\u00C0-\u00FF]+$/iu.test(node.text)
		)
			found.push(node.text);
		// A part of a template may be one letter, `${move} à ${time}`; in a pattern it is a class of letters.
		if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
			if (/[à-ÿ]/.test(node.text.replace(/\[[^\]]*\]/g, ''))) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

function hasWord(pattern: string): boolean {
	const plain = pattern
		// `[tT][hH][eE]`
		.replace(/\[(\p{L})(\p{L})\]/gu, (both, a, b) => (a.toLowerCase() === b.toLowerCase() ? a : both))
		.replace(/\[[^\]]*\]/g, '·')
		.replace(/\\[pP]\{\w+\}|\\u\{?\w+\}?|\\[a-zA-Z]|\(\?<\w+>/g, '·')
		// Tags, attributes, addresses and names of rules.
		.replace(/<\/?[\w:]+|[\w-]+=|\w+:\w+|\w+-[\w-]+/g, '·');
	return (plain.match(/[\p{L}’']+/gu) ?? []).some(
		(word) => SMALL.has(word.toLowerCase()) || /[à-ÿ]/iu.test(word),
	);
}

describe('The code', () => {
	it('holds no words of a language: they are data', () => {
		const left: Record<string, number> = {};
		const found = PROGRAMS.flatMap(({ name, file }) => {
			if (/^language\/|\.generated\.ts$/.test(name) || OTHER.has(name)) return [];
			const words = wordsIn(file);
			const [room = ''] = name.split('/');
			if (room in LEFT) {
				left[room] = (left[room] ?? 0) + words.length;
				return [];
			}
			return words.map((text) => `${name}: ${text}`);
		});
		expect(found).toEqual([]);
		for (const [room, most] of Object.entries(LEFT)) expect(left[room] ?? 0).toBeLessThanOrEqual(most);
	});

	it('holds no punctuation of one language between the texts of the page', () => {
		const views = PROGRAMS.filter(({ name }) => name.startsWith('page/window/'));
		expect(views.length).toBeGreaterThan(20);
		expect(views.flatMap(({ file }) => file.text.match(/[>}][ \u00A0][:;!?] ?[<$]\S*/g) ?? [])).toEqual([]);
	});
});
