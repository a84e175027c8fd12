import { describe, expect, it } from 'vitest';
import { readWordRevision } from '../../../src/import/revision/read-word.js';
import { applyRevision, reviseFromWord } from '../../../src/import/revision/revise.js';
import { renderDocx } from '../../../src/render/docx.js';
import { officeDocument, readPrinted } from '../../../src/render/index.js';
import { createView } from '../../../src/view/view.js';
import { compileText } from '../../compile.js';
import fc, { runs } from '../../properties.js';
import { getParts } from '../../render/docx/read.js';
import { type Edit, editableWords, editFile, editSource, type State, withParts } from './edits.js';

const NOUNS = [
	'platanes',
	'péniches',
	'passerelles',
	'vannes',
	'hirondelles',
	'tuyaux',
	'roseaux',
	'galets',
	'joncs',
	'ancres',
];

/** Minutes with many paragraphs, each of words of its own. */
const SOURCE = `---
réunion: assemblée générale
organisme: Les Amis du Canal
date: 6 juin 2024
présidence: Jeanne Royer
secrétariat: Omar Haddad
participants:
  présents: [Jeanne Royer, Omar Haddad, Élise Morvan]
---

## 1. Travaux

La présidente rappelle combien les riverains attendaient ces aménagements depuis longtemps,
malgré plusieurs reports successifs.

Jeanne Royer : merci à tous.

Le trésorier détaille ensuite chaque dépense engagée pendant l'automne, puis compare celles prévues initialement.

Une discussion animée porte sur l'éclairage nocturne, la signalisation et le balisage hivernal.

- un point
- deux points

Chacun souligne *vivement* combien cette écluse compte pour tout le quartier.

### Résolution 1 – Budget

L'assemblée adopte le budget prévisionnel présenté ; son montant demeure inchangé.

Vote : 2 pour, 1 contre

Plusieurs membres félicitent encore vivement toute l'équipe bénévole avant de partir dîner ensemble.

## 2. Divers

Quelques remarques pratiques complètent enfin ce tour d'horizon, sans débat particulier.
`;

const compiled = await compileText(SOURCE);
const file = await renderDocx(createView(compiled), { date: '2024-06-06' });
const printed = readPrinted(await officeDocument(createView(compiled), { date: '2024-06-06' }));

function revised(bytes: Uint8Array) {
	const word = readWordRevision(bytes);
	const revision = reviseFromWord({ source: SOURCE, meeting: compiled.meeting, printed, word });
	return { ...revision, text: applyRevision(SOURCE, revision.changes) };
}

const getLine = (words: string) => SOURCE.slice(0, SOURCE.indexOf(words)).split('\n').length;

const corrected = (edits: readonly Edit[], state: State) => revised(editFile(file, edits, state));

describe('a corrected Word file', () => {
	it('that nobody changed changes nothing', () => {
		expect(revised(file)).toMatchObject({ changes: [], left: [], text: SOURCE });
	});

	const words = editableWords(SOURCE, getParts(file)['word/document.xml'] ?? '');

	it('gives the words to try on', () => {
		expect(words.length).toBeGreaterThan(4);
	});

	it('accepted as a whole is the source that was meant, refused as a whole the one that was, over random edits', () => {
		const edit = (paragraph: readonly string[]) =>
			fc.record({
				kind: fc.constantFrom<Edit['kind']>(
					'replace',
					'delete',
					'insert',
					'replace',
					'delete-paragraph',
					'insert-paragraph',
				),
				at: fc.constantFrom(...paragraph),
				noun: fc.constantFrom(...NOUNS),
				other: fc.constantFrom(...NOUNS),
			});
		const arbitrary = fc
			.subarray(words, { minLength: 1 })
			.chain((paragraphs) => fc.tuple(...paragraphs.map(edit)))
			.map((edits) =>
				edits.map(
					({ kind, at, noun, other }): Edit => ({
						kind,
						at,
						words: kind === 'insert-paragraph' ? `Les ${noun} et les ${other} restent ici.` : noun,
					}),
				),
			);
		fc.assert(
			fc.property(arbitrary, (edits) => {
				const meant = edits.reduce(editSource, SOURCE);
				for (const state of ['tracked', 'accepted'] as const) {
					const found = corrected(edits, state);
					expect(found.left).toEqual([]);
					expect(found.text).toBe(meant);
				}
				expect(corrected(edits, 'refused')).toMatchObject({ changes: [], left: [] });
			}),
			{ numRuns: runs(40) },
		);
	});

	it('names who changed what, and the line', () => {
		const { changes } = corrected([{ kind: 'replace', at: 'successifs', words: 'anciens' }], 'tracked');
		expect(changes).toMatchObject([
			{ kind: 'reword', line: getLine('successifs'), authors: ['Élise Morvan'], text: ' anciens' },
		]);
	});

	const edited = (change: (xml: string) => string, more: Record<string, string> = {}) => {
		const parts: Record<string, string> = {
			'word/document.xml': change(getParts(file)['word/document.xml'] ?? ''),
			...more,
		};
		return revised(withParts(file, parts));
	};

	it('tells a vote that was changed with its line, and does not take it over', () => {
		const found = edited((xml) => xml.replace(/(<w:t[^>]*>)2(<\/w:t>)/, '$13$2'));
		expect(found.text).toBe(SOURCE);
		expect(found.left).toMatchObject([
			{ reason: 'vote', line: getLine('Vote : 2 pour'), before: '2', after: '3' },
		]);
	});

	it('tells a name of the header that was changed', () => {
		const found = edited((xml) => xml.replace(/Élise Morvan/, 'Élise Morvant'));
		expect(found.text).toBe(SOURCE);
		expect(found.left).toMatchObject([{ reason: 'header', after: 'Élise Morvant' }]);
	});

	it('keeps emphasis where words beside it change, and tells where it is crossed', () => {
		const beside = edited((xml) => xml.replace('combien cette', 'aussi combien cette'));
		expect(beside.text).toContain('*vivement* aussi combien cette');
		const inside = edited((xml) => xml.replace(/>vivement</, '>fortement<'));
		expect(inside.text).toContain('*fortement* combien');
	});

	it('keeps words that Markdown would read as signs', () => {
		const found = edited((xml) => xml.replace('écluse compte', 'écluse_[neuve] compte'));
		expect(found.text).toContain('écluse\\_\\[neuve\\] compte');
	});

	it('takes comments over as comments below what they speak of, once', () => {
		const comments = `<?xml version="1.0"?><w:comments xmlns:w="urn:w"><w:comment w:id="3" w:author="Omar Haddad"><w:p><w:r><w:t>À vérifier --> demain</w:t></w:r></w:p></w:comment></w:comments>`;
		const change = (xml: string) =>
			xml.replace(/(écluse compte.*?)<\/w:p>/s, '$1<w:r><w:commentReference w:id="3"/></w:r></w:p>');
		const found = edited(change, { 'word/comments.xml': comments });
		expect(found.text).toContain('quartier.\n\n<!-- Omar Haddad : À vérifier – demain -->\n\n### Résolution');
	});
});
