import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src', import.meta.url));

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
const LEFT: Readonly<Record<string, number>> = { view: 1 };

/** Patterns that hold a small word, and texts with an accented word of two letters or more. */
function wordsIn(path: string): string[] {
	const found: string[] = [];
	const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
	const visit = (node: ts.Node) => {
		if (ts.isRegularExpressionLiteral(node) && hasWord(node.text)) found.push(node.text);
		if (
			ts.isStringLiteralLike(node) &&
			/\p{L}[à-ÿ]|[à-ÿ]\p{L}/u.test(node.text) &&
			!/^[aceiouyäåæöøüßðđþł\u00C0-\u00FF]+$/iu.test(node.text)
		)
			found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function hasWord(pattern: string): boolean {
	const plain = pattern
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
		const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
			.map((name) => relative(root, join(root, name)))
			.filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'));
		const left: Record<string, number> = {};
		const found = files.flatMap((name) => {
			if (name.startsWith('language/') || OTHER.has(name)) return [];
			const words = wordsIn(join(root, name));
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
		const views = join(root, 'page', 'window');
		const found = readdirSync(views, { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.flatMap(
				(name) => readFileSync(join(views, name), 'utf8').match(/[>}][ \u00A0][:;!?] ?[<$]\S*/g) ?? [],
			);
		expect(found).toEqual([]);
	});
});
