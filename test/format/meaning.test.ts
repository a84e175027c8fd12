/** Whatever stands in a file, formatting it changes nothing that it says, and formatting it again changes nothing at all. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatMeeting } from '../../src/format/index.js';
import { compileText } from '../compile.js';
import fc, { runs } from '../properties.js';

const examples = new URL('../../examples/', import.meta.url);
const SOURCES = readdirSync(examples)
	.filter((name) => name.endsWith('.md'))
	.map((name) => readFileSync(new URL(name, examples), 'utf8'));

/** What writers leave behind, and what breaks a construct in two. */
const SCRAPS = [
	'\n',
	'\n\n\n',
	'\r\n',
	' ',
	'   ',
	'\t',
	'\u00A0',
	':',
	' : ',
	'- ',
	'*',
	'**',
	'#',
	'## ',
	'---\n',
	':::',
	'```\n',
	'|',
	'> ',
	'[',
	'{',
	'"',
	'14:5',
	'14 h 25 - ',
	'1) ',
	'Vote:',
	'Pour :2',
	'\n### Résolution 9 : x\n',
	'#x',
	'é',
	'0',
];

const read = async (source: string) => (await compileText(source)).meeting;

const getTree = async (source: string) => {
	const bare = (node: unknown): unknown => {
		if (Array.isArray(node)) return node.map(bare);
		if (typeof node !== 'object' || node === null) return node;
		const { position: _, ...rest } = node as Record<string, unknown>;
		if (rest['type'] === 'problem') return [rest['rule'], rest['code']];
		return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, bare(value)]));
	};
	return bare(await read(source));
};

const edits = fc.array(
	fc.record({
		at: fc.nat(10_000),
		removed: fc.constantFrom(0, 0, 0, 1, 2, 7),
		scrap: fc.constantFrom(...SCRAPS),
	}),
	{ minLength: 1, maxLength: 6 },
);

describe('formatting', () => {
	it('keeps the tree and comes to rest, whatever was edited', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...SOURCES), edits, async (source, changes) => {
				let edited = source;
				for (const { at, removed, scrap } of changes) {
					const place = at % (edited.length + 1);
					edited = edited.slice(0, place) + scrap + edited.slice(place + removed);
				}
				const formatted = await formatMeeting(edited, read);
				expect(await getTree(formatted)).toEqual(await getTree(edited));
				expect(await formatMeeting(formatted, read)).toBe(formatted);
			}),
			{ numRuns: runs(20) },
		);
	});
});
