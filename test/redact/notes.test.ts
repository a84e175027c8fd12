import { expect, it } from 'vitest';
import { publicVersion } from '../../src/redact/index.js';
import { compileText } from '../compile.js';

const HEAD = '---\nlangue: fr\ndate: 6 juin 2024\nparticipants: { présents: [Anne Petit] }\n---\n\n';

/** Which of the notes stay in the public version, by their words. */
async function staying(body: string): Promise<string[]> {
	const { source } = publicVersion(await compileText(HEAD + body));
	return [...source.matchAll(/note-(\p{L})/gu)].map(([, letter = '']) => letter);
}

it.each([
	['only a confidential passage refers to it', ':::confidentiel\nX[^a].\n:::\n\n[^a]: note-a\n', []],
	['another passage refers to it too', ':::confidentiel\nX[^a].\n:::\n\nY[^a].\n\n[^a]: note-a\n', ['a']],
	[
		'a note that goes refers to it',
		':::confidentiel\nX[^a].\n:::\n\n[^a]: note-a[^b]\n\n[^b]: note-b[^c]\n\n[^c]: note-c\n',
		[],
	],
	[
		'a note that goes and one that stays refer to it',
		':::confidentiel\nX[^a].\n:::\n\nY[^d].\n\n[^a]: note-a[^b]\n\n[^b]: note-b\n\n[^d]: note-d[^b]\n',
		['b', 'd'],
	],
	['twice in what goes', ':::confidentiel\nX[^a].[^a]\n:::\n\n[^a]: note-a[^b][^b]\n\n[^b]: note-b\n', []],
	['nobody refers to it', 'Y.\n\n[^a]: note-a\n', ['a']],
] as const)('a note stays or goes where %s', async (_, body, expected) => {
	expect(await staying(body)).toEqual(expected);
});
