/** A key, a code or a value that does not exist must not compile: the compiler is asked. */

import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const FILE = fileURLToPath(new URL('./probe.ts', import.meta.url));

const HEAD = `import { problem } from '../../src/ast/index.js';
import type { Phrase } from '../../src/language/ids.js';
declare const phrase: Phrase;
`;

const CALLS: ReadonlyArray<[what: string, call: string, compiles: boolean]> = [
	['a key', "phrase('labels.document.notes');", true],
	['a key with its value', "phrase('labels.document.note', { number: 3 });", true],
	['a key that nobody wrote', "phrase('labels.document.nothing');", false],
	['a value that is missing', "phrase('labels.document.note');", false],
	['a value of another name', "phrase('labels.document.note', { figure: 3 });", false],
	['a message', "problem('people/missing-officer', 'chair', undefined);", true],
	['a message of another rule', "problem('people/missing-officer', 'unknown', undefined);", false],
	['a rule that does not exist', "problem('people/absent-officer', 'chair', undefined);", false],
	['a message without its values', "problem('people/misspelt', 'near', undefined);", false],
];

const source = HEAD + CALLS.map(([, call]) => `${call}\n`).join('');
const service = languageService();
const lines = new Set(
	service
		.getSemanticDiagnostics(FILE)
		.map(({ start }) => source.slice(0, start).split('\n').length - HEAD.split('\n').length),
);

describe('the compiler', () => {
	it.each(CALLS.map((call, index) => [...call, index] as const))(
		'knows %s: %s',
		(_what, _call, compiles, index) => {
			expect(!lines.has(index)).toBe(compiles);
		},
	);

	it('shows the English sentence of a call', () => {
		const shown = service.getQuickInfoAtPosition(FILE, source.indexOf("phrase('labels.document.note', { n"));
		expect(ts.displayPartsToString(shown?.displayParts)).toContain('"note {number}"');
	});
});

function languageService(): ts.LanguageService {
	const settings: ts.CompilerOptions = {
		target: ts.ScriptTarget.ES2022,
		module: ts.ModuleKind.NodeNext,
		moduleResolution: ts.ModuleResolutionKind.NodeNext,
		strict: true,
		skipLibCheck: true,
		types: [],
	};
	const read = (name: string) => (name === FILE ? source : ts.sys.readFile(name));
	return ts.createLanguageService({
		getCompilationSettings: () => settings,
		getScriptFileNames: () => [FILE],
		getScriptVersion: () => '1',
		getScriptSnapshot: (name) => {
			const text = read(name);
			return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
		},
		getCurrentDirectory: () => fileURLToPath(new URL('../..', import.meta.url)),
		getDefaultLibFileName: ts.getDefaultLibFilePath,
		fileExists: (name) => name === FILE || ts.sys.fileExists(name),
		readFile: read,
		directoryExists: ts.sys.directoryExists,
	});
}
