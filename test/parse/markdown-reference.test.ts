/**
 * The prose of minutes against remark, which reads the whole file at once: `pv` reads it part by part, with a shortcut for plain text,
 * and must find the same nodes at the same places.
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { Nodes, Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { compileText } from '../compile.js';

const PROSE = new Set(['paragraph', 'list', 'blockquote', 'table', 'code', 'footnoteDefinition']);

/** GFM tables and footnotes, without setext headings and indented code: as docs/en/language.md says that prose is written. */
function minutesMarkdown(this: Processor) {
	const data = this.data() as Record<string, unknown>;
	data.micromarkExtensions = [
		gfmTable(),
		gfmFootnote(),
		{ disable: { null: ['codeIndented', 'setextUnderline'] } },
	];
	data.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()];
}

/** What remark reads below the header, whose lines are emptied so that places stay. */
function readByRemark(source: string): Root {
	const body = source.replace(/^---\n[\s\S]*?\n---\n/, (header) => header.replace(/[^\n]/g, ' '));
	return unified().use(remarkParse).use(minutesMarkdown).parse(body);
}

function getProse(tree: unknown): Nodes[] {
	const found: Nodes[] = [];
	visit(tree as Root, (node) => {
		if (!PROSE.has(node.type)) return CONTINUE;
		found.push(node);
		return SKIP;
	});
	return found;
}

const at = (node: Nodes) => `${node.type} ${node.position?.start.offset}–${node.position?.end.offset}`;

/** Prose of every kind, in a meeting. */
const MIXED = `---
titre: Réunion
date: 2026-03-10
---

# Compte rendu

Un paragraphe *avec **du** relief*, un \\*échappement\\*, \`du code\`, &eacute; et une note[^1], <em>du HTML</em>.
La deuxième ligne  
après un retour, puis [un lien](https://exemple.test "titre") et [un renvoi][lien].

1. premier
   - dedans, avec un [lien]
   - encore

   un second paragraphe
2. deuxième

* une liste lâche

* son autre point

> Citation *marquée*
> sur deux lignes
>
> - et sa liste

| Poste | Montant |
|:------|--------:|
| Cotisations | 1 200 € |
| Dons | **300 €** |

## Point suivant

\`\`\`
du code, *intact*
\`\`\`

Texte
après ce point
- une liste qui interrompt
7. une autre, qui n'interrompt pas

![un plan](plan.png)

[lien]: https://exemple.test/renvoi
[^1]: La note, avec *relief*.
`;

const MEETINGS: Record<string, string> = {
	'prose of every kind': MIXED,
	...Object.fromEntries(
		readdirSync('examples')
			.filter((name) => name.endsWith('.md'))
			.map((name) => [name, readFileSync(`examples/${name}`, 'utf8')]),
	),
};

describe('prose is read as remark reads it', () => {
	test.each(Object.entries(MEETINGS))('%s', async (_name, source) => {
		const { meeting } = await compileText(source);
		const reference = new Map(getProse(readByRemark(source)).map((node) => [at(node), node]));
		const prose = getProse(meeting);
		// What is said begins after the speaker's name, within a paragraph of remark's.
		const whole = prose.filter((node) => source[(node.position?.start.offset ?? 0) - 1] === '\n');
		expect(whole.length).toBeGreaterThan(3);
		// What prose says of the meeting is kept beside it, and is no part of the Markdown.
		for (const node of whole) expect({ ...node, data: undefined }).toEqual(reference.get(at(node)));
	});
});
