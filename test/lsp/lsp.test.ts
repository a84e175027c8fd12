import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
	CodeAction,
	CodeLens,
	CompletionList,
	DocumentLink,
	DocumentSymbol,
	FoldingRange,
	Hover,
	InlayHint,
	Location,
	SemanticTokens,
	TextEdit,
	WorkspaceEdit,
	WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node.js';
import { type Client, edited, getPlace, startClient } from './client.js';

const MEETING = `---
réunion: assemblée générale
organisme: Club
règles:
  profil: association
  majorités:
    budget: { seuil: ">= 2/3", base: exprimés }
date: 6 juin 2024
ouverture: 18h00
participants:
  présents:
    - Aline Roche, présidente
    - Omar Haddad
    - Paul Weiss
  représentés:
    - Nora Saïd, pouvoir à Paul Weiss
---

## Comptes

Paul Weiss présente les comptes.

M. Weiss : Tout est en ordre.

### Résolution 1 – Budget

Le budget est approuvé.

Majorité : budget
Vote : 3 pour, 1 contre (Omar Haddad)

18h30 – Départ d’Omar Haddad

## Divers

Voir la [résolution](#resolution-1).

La séance est levée à 19h00.
`;

let client: Client;
beforeAll(async () => {
	client = await startClient();
}, 120_000);
afterAll(() => client.end());

const ask = <Answer>(method: string, given: object) => client.connection.sendRequest<Answer>(method, given);
const at = (uri: string, words: string, inside?: number, text = MEETING) => ({
	textDocument: { uri },
	position: getPlace(text, words, inside),
});
const starts = (found: readonly Location[]) =>
	found.map(({ range: { start } }) => MEETING.split('\n')[start.line]?.trim());

describe('pv lsp', () => {
	it('publishes what is wrong, with its rule and the page of the rule', async () => {
		const { diagnostics } = await client.open(MEETING.replace('3 pour', '9 pour'));
		const [message] = diagnostics.filter(({ code }) => code === 'vote/too-many');
		expect(message).toMatchObject({ severity: 1, source: 'pv', range: { start: { line: 29 } } });
		expect(message?.codeDescription?.href).toMatch(/^file:.*docs\/messages\/vote\/too-many\.md$/);
		expect((await client.open('# Not minutes\n')).diagnostics).toEqual([]);
	});

	it('checks again what is typed, and rolls that have changed on the disk', async () => {
		const roll = join(client.folder, 'membres.csv');
		writeFileSync(roll, 'nom\nAline Roche\nOmar Haddad\nPaul Weiss\nNora Saïd\n');
		const text = MEETING.replace('date:', 'membres: membres.csv\ndate:');
		const { uri, diagnostics } = await client.open(text);
		const codes = (found: typeof diagnostics) => found.map(({ code }) => code);
		expect(codes(diagnostics)).not.toContain('people/not-on-roll');
		const typed = client.checked(uri);
		await client.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: 2 },
			contentChanges: [
				{ range: { start: getPlace(text, '3 pour', 0), end: getPlace(text, '3 pour', 1) }, text: '9' },
			],
		});
		expect(codes(await typed)).toContain('vote/too-many');
		writeFileSync(roll, 'nom\nAline Roche\n');
		const again = client.checked(uri);
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: pathToFileURL(roll).href, type: 2 }],
		});
		expect(codes(await again).length).toBeGreaterThan(1);
	});

	it('corrects: what is safe all at once, the rest by choice', async () => {
		const text = MEETING.replace('Vote : 3', 'Vote: 3')
			.replace('## Comptes', '##Comptes')
			.replace('(Omar Haddad)', '(Omar Hadda)');
		const { uri } = await client.open(text);
		const actions = (range: object, only?: string[]) =>
			ask<CodeAction[]>('textDocument/codeAction', {
				textDocument: { uri },
				range,
				context: { diagnostics: [], ...(only && { only }) },
			});
		const name = getPlace(text, 'Omar Hadda)', 2);
		const byChoice = await actions({ start: name, end: name }, ['quickfix']);
		expect(
			byChoice.map(({ title, isPreferred }) => [title.startsWith('À vérifier'), isPreferred]),
		).toContainEqual([true, false]);
		const [all] = await actions({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, [
			'source.fixAll',
		]);
		const fixed = edited(text, all?.edit?.changes?.[uri] ?? []);
		expect(fixed).toContain('## Comptes');
		expect(fixed).toContain('Omar Hadda)');
	});

	it('completes people in the body and keys in the header', async () => {
		const text = MEETING.replace('## Divers', '18h40 – Départ de Om\n\n## Divers').replace(
			'ouverture:',
			'lie\nouverture:',
		);
		const { uri } = await client.open(text);
		const labels = async (words: string, inside: number) =>
			(await ask<CompletionList>('textDocument/completion', at(uri, words, inside, text))).items.map(
				({ label }) => label,
			);
		expect(await labels('Départ de Om', 12)).toContain('Omar Haddad');
		expect(await labels('lie\n', 3)).toContain('lieu');
	});

	it('completes keys, values and people of the header', async () => {
		const text = MEETING.replace(
			'ouverture:',
			'état: pro\nrègles: assoc\nprésidence: Al\nsecr\nouverture:',
		).replace('    - Nora Saïd,', '    - Om\n    - Nora Saïd,');
		const { uri } = await client.open(text);
		const labels = async (words: string) =>
			(await ask<CompletionList>('textDocument/completion', at(uri, words, words.length, text))).items.map(
				({ label }) => label,
			);
		expect(await labels('état: pro')).toContain('projet');
		expect(await labels('règles: assoc')).toContain('association');
		expect(await labels('présidence: Al')).toEqual(['Aline Roche']);
		expect(await labels('\nsecr')).toContain('secrétariat');
	});

	it('answers what is asked while one types, and checks', async () => {
		const text = MEETING.replace('## Divers', '18h40 – Départ de O\n\n## Divers');
		const { uri } = await client.open(text);
		const end = getPlace(text, 'Départ de O', 11);
		const checked = client.checked(uri);
		await client.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: 2 },
			contentChanges: [{ range: { start: end, end }, text: 'm' }],
		});
		const { items } = await ask<CompletionList>('textDocument/completion', {
			textDocument: { uri },
			position: { ...end, character: end.character + 1 },
		});
		expect(items[0]?.label).toBe('Omar Haddad');
		await checked;
		// Ranges that are asked for now are those of the text as it stands.
		const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
		expect(symbols.map(({ name }) => name)).toEqual(['Comptes', 'Divers']);
	});

	it('says of a person who is there, of a vote why, of a message why it matters', async () => {
		const text = MEETING.replace('3 pour', '9 pour');
		const { uri } = await client.open(text);
		const hover = async (words: string, inside = 1) => {
			const found = await ask<Hover | null>('textDocument/hover', at(uri, words, inside, text));
			return (found?.contents as { value: string } | undefined)?.value ?? '';
		};
		expect(await hover('Paul Weiss présente')).toMatch(/\*\*Paul Weiss\*\*[\s\S]*porte Nora Saïd/);
		expect(await hover('### Résolution 1')).toContain('voix');
		expect(await hover('9 pour')).toContain('**vote/too-many**');
	});

	it('goes to where a person, a majority and a block are defined', async () => {
		const { uri } = await client.open(MEETING);
		const definition = async (words: string, inside = 2) =>
			starts(await ask<Location[]>('textDocument/definition', at(uri, words, inside)));
		expect(await definition('Weiss : Tout')).toEqual(['- Paul Weiss']);
		expect(await definition('budget\nVote')).toEqual(['budget: { seuil: ">= 2/3", base: exprimés }']);
		expect(await definition('[résolution]')).toEqual(['### Résolution 1 – Budget']);
	});

	it('lists where a person is spoken of', async () => {
		const { uri } = await client.open(MEETING);
		const found = await ask<Location[]>('textDocument/references', {
			...at(uri, '- Paul Weiss', 4),
			context: { includeDeclaration: true },
		});
		expect(starts(found)).toEqual([
			'- Paul Weiss',
			'- Nora Saïd, pouvoir à Paul Weiss',
			'Paul Weiss présente les comptes.',
			'M. Weiss : Tout est en ordre.',
		]);
	});

	it('renames a person and a majority everywhere, and refuses a name that is taken', async () => {
		const { uri, diagnostics } = await client.open(MEETING);
		const rename = async (words: string, newName: string, inside = 2) => {
			const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...at(uri, words, inside), newName });
			return edited(MEETING, edit.changes?.[uri] ?? []);
		};
		const person = await rename('Weiss : Tout', 'Paule Weisz');
		expect(person).toBe(MEETING.replaceAll('Paul Weiss', 'Paule Weisz').replace('M. Weiss', 'M. Weisz'));
		expect((await client.open(person)).diagnostics.length).toBe(diagnostics.length);
		expect(await rename('budget\nVote', 'deux tiers')).toContain('Majorité : deux tiers\n');
		await expect(rename('Weiss : Tout', 'Omar Haddad')).rejects.toThrow('Ce nom');
	});

	it('outlines items and decisions with their results', async () => {
		const { uri } = await client.open(MEETING);
		const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
		expect(
			symbols.map(({ name, children }) => [name, children?.map((child) => [child.name, child.detail])]),
		).toEqual([
			['Comptes', [['Résolution nº 1 – Budget', 'Adoptée']]],
			['Divers', []],
		]);
	});

	it('folds the header, items and blocks', async () => {
		const { uri } = await client.open(MEETING);
		const folds = await ask<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
		const lines = MEETING.split('\n');
		expect(folds.map(({ startLine, endLine }) => [lines[startLine], lines[endLine]])).toEqual([
			['---', '---'],
			['## Comptes', '18h30 – Départ d’Omar Haddad'],
			['### Résolution 1 – Budget', 'Vote : 3 pour, 1 contre (Omar Haddad)'],
			['## Divers', 'La séance est levée à 19h00.'],
		]);
	});

	it('colours labels, names and figures', async () => {
		const { uri } = await client.open(MEETING);
		const { data } = await ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
		const { tokenTypes } = client.abilities.capabilities.semanticTokensProvider?.legend ?? { tokenTypes: [] };
		const lines = MEETING.split('\n');
		const words = new Map<string, string>();
		let [line, character] = [0, 0];
		for (let index = 0; index < data.length; index += 5) {
			const [down = 0, across = 0, length = 0, type = 0] = data.slice(index);
			line += down;
			character = down > 0 ? across : character + across;
			words.set(lines[line]?.slice(character, character + length) ?? '', tokenTypes[type] ?? '');
		}
		expect(words.get('Aline Roche')).toBe('variable');
		expect(words.get('Vote :')).toBe('keyword');
		expect(words.get('organisme')).toBe('property');
	});

	it('lays a document out as pv fmt does', async () => {
		const text = MEETING.replace('Vote : 3', 'Vote:3').replace('date: 6', 'date:    6');
		const { uri } = await client.open(text);
		const edits = await ask<TextEdit[]>('textDocument/formatting', {
			textDocument: { uri },
			options: { tabSize: 2, insertSpaces: true },
		});
		expect(edited(text, edits)).toContain('date: 6 juin 2024');
		expect(edited(text, edits)).toContain('Vote : 3 pour');
	});

	it('links the files that the header and the text name', async () => {
		const text = MEETING.replace('date:', 'membres: listes/membres.csv\ndate:').replace(
			'Voir la',
			'Voir [le plan](plan.pdf) et la',
		);
		const { uri } = await client.open(text);
		const links = await ask<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
		expect(links.map(({ target }) => target?.slice(pathToFileURL(client.folder).href.length))).toEqual([
			'/listes/membres.csv',
			'/plan.pdf',
		]);
	});

	it('says beside a vote who could take part, and by how much it was decided', async () => {
		const { uri } = await client.open(MEETING);
		const hints = await ask<InlayHint[]>('textDocument/inlayHint', {
			textDocument: { uri },
			range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
		});
		expect(hints.map(({ label, position }) => [label, MEETING.split('\n')[position.line]])).toEqual([
			['4 peuvent voter · marge : 1', 'Vote : 3 pour, 1 contre (Omar Haddad)'],
		]);
	});

	it('shows above a vote its result, and on a click how it was computed', async () => {
		const { uri } = await client.open(MEETING);
		const lenses = await ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
		expect(lenses.map(({ command }) => command?.title)).toEqual([
			'Faire la page et le PDF',
			'Voir la page',
			'Adoptée : comment c’est calculé',
		]);
		const proof = lenses.at(-1)?.command;
		const said = await ask<string>('workspace/executeCommand', {
			command: proof?.command,
			arguments: proof?.arguments,
		});
		expect(said).toContain('deux tiers');
	});

	it('finds decisions in all minutes of the folder', async () => {
		await client.open(MEETING.replace('Budget\n', 'Toiture du préau\n'), 'toiture.md');
		const found = await ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'preau' });
		expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
			['Résolution nº 1 – Toiture du préau (Adoptée)', '2024-06-06'],
		]);
	});

	it('looks into no file that is too large for minutes', async () => {
		const path = join(client.folder, 'large.md');
		// Zeros that take no room on the disk, more than a text may hold.
		writeFileSync(path, MEETING.replace('Budget\n', 'Puits sans fond\n'));
		truncateSync(path, 600_000_000);
		const found = await ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'sans fond' });
		rmSync(path);
		expect(found).toEqual([]);
	});
});
