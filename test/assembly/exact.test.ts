/** No floating point in the engine and the law: thresholds and counts are compared as whole numbers, whatever their size. */

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { compileText } from '../compile.js';

const FOLDERS = ['src/assembly', 'src/law'];
/** Whole numbers of the language that are no quantities of the meeting: places, lengths, minutes, calls. */
const INEXACT_CALLS = new Set([
	'Number',
	'parseFloat',
	'Math.round',
	'Math.floor',
	'Math.ceil',
	'Math.trunc',
	'Math.sqrt',
	'Math.pow',
	'Math.random',
	'toFixed',
	'toPrecision',
	'toExponential',
]);

function sources(): Array<{ path: string; file: ts.SourceFile }> {
	return FOLDERS.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => {
				const path = `${folder}/${name}`;
				return {
					path,
					file: ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true),
				};
			}),
	);
}

/** Everything in a source that could make or use a number with a fraction. */
function inexact(file: ts.SourceFile): string[] {
	const found: string[] = [];
	const say = (node: ts.Node) =>
		found.push(`line ${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText()}`);
	const visit = (node: ts.Node): void => {
		if (ts.isNumericLiteral(node) && !/^\d[\d_]*$/.test(node.getText())) say(node);
		if (ts.isBinaryExpression(node)) {
			const operator = node.operatorToken.kind;
			if (
				operator === ts.SyntaxKind.SlashToken ||
				operator === ts.SyntaxKind.SlashEqualsToken ||
				operator === ts.SyntaxKind.AsteriskAsteriskToken
			)
				say(node);
		}
		if (ts.isCallExpression(node)) {
			const name = node.expression.getText();
			const given = node.arguments.map((one) => one.getText());
			if ([name, name.split('.').at(-1) ?? '', ...given].some((one) => INEXACT_CALLS.has(one))) say(node);
		}
		if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) say(node);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

describe('exact arithmetic', () => {
	it.each(sources())('$path divides nothing and makes no fraction of a number', ({ file }) => {
		expect(inexact(file)).toEqual([]);
	});

	it('sees what it looks for', () => {
		const sample =
			'const a = 0.5; const b = c / d; const e = Number(f); const g = +h; const i = Math.round(j); const k = l.toFixed(1); const m = n.map(Number);';
		expect(inexact(ts.createSourceFile('sample.ts', sample, ts.ScriptTarget.Latest, true))).toHaveLength(7);
	});

	it('tells votes apart that are beyond the whole numbers of a computer', async () => {
		const meeting = (ayes: string) =>
			`---\nrègles: { default: m, majorities: { m: { threshold: "> 1/2", base: members } } }\nmembres: { voix: 18014398509481986 }\n---\n\n### Résolution 1 – Fusion\n\nLe texte.\n\nVote : ${ayes} pour, 1 contre\n`;
		const outcome = async (ayes: string) => (await compileText(meeting(ayes))).assembly.decisions[0]?.outcome;
		// 2^54 + 2 votes: half of them is not enough, one more is.
		expect(await outcome('9007199254740993')).toBe('rejected');
		expect(await outcome('9007199254740994')).toBe('adopted');
	});

	it('takes a third for no third', async () => {
		const meeting = `---\nrègles: { default: m, majorities: { m: { threshold: ">= 1/3", base: members } } }\nmembres: { voix: 1000 }\n---\n\n### Résolution 1 – Travaux\n\nLe texte.\n\nVote : 333 pour\n\n### Résolution 2 – Travaux\n\nLe texte.\n\nVote : 334 pour\n`;
		expect((await compileText(meeting)).assembly.decisions.map(({ outcome }) => outcome)).toEqual([
			'rejected',
			'adopted',
		]);
	});
});
