import type { Text } from 'mdast';
import type { Position } from 'unist';
import { listNodes } from '../../ast/index.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { lastWords } from '../../text/letters.js';
import { isCivility } from '../../text/name-parts.js';
import { placeInside } from '../place.js';
import type { Rule } from '../rule.js';
import { findTwiceSpelled } from '../spelled-people.js';

/** One way in which a name is spelled. */
interface Spelling {
	words: string;
	count: number;
	/** Where it stands the first time: in a text that starts here, so many characters on. */
	start: Position['start'];
	index: number;
}

/**
 * A name that a text spells in two ways which only differ in the letter that is doubled: `SYNDDOC` and `SYNDOCC`, `rue Marcadel` and `rue Marcaddel`. Names of
 * participants are left out: who is called `Mathieu` and who `Matthieu` are two. Of people who are named in full, one letter may differ.
 */
export const documentTwoSpellings: Rule = {
	id: 'document/two-spellings',
	severity: 'info',
	check({ assembly, meeting, source, report }) {
		const known = new Set(assembly.members.flatMap(({ name }) => foldName(name).split(' ')));
		const names = new Map<string, Map<string, Spelling>>();
		for (const { node, above } of listNodes(meeting)) {
			const start = node.position?.start;
			if (node.type !== 'text' || !start || node.data?.file || above.some(({ type }) => type === 'header'))
				continue;
			if ((node as Text).value === '') continue;
			const text = source.slice(start.offset, node.position?.end.offset);
			for (const { 0: words, index } of text.matchAll(longName())) {
				const folded = foldName(words);
				const key = keyOf(words, folded, text.slice(0, index));
				if (key === undefined || known.has(folded)) continue;
				const spellings = names.get(key) ?? new Map<string, Spelling>();
				names.set(key, spellings);
				const spelling = spellings.get(folded);
				if (spelling) spelling.count++;
				else spellings.set(folded, { words, count: 1, start, index });
			}
		}
		for (const spellings of names.values()) {
			if (spellings.size !== 2) continue;
			const [rare, usual] = [...spellings.values()].sort((a, b) => a.count - b.count) as [Spelling, Spelling];
			const [place, other] = [rare, usual].map(({ words, start, index }) =>
				placeInside(source, start, index, index + words.length),
			) as [Position, Position];
			report({
				place,
				code: 'doubled',
				values: { words: rare.words, other: usual.words, line: other.start.line },
				related: [{ position: other }],
			});
		}
		for (const [rare, usual] of findTwiceSpelled(
			meeting,
			source,
			(name) => assembly.find(name) !== undefined,
		))
			report({
				place: rare.position,
				code: 'doubled',
				values: { words: rare.words, other: usual.words, line: usual.position.start.line },
				related: [{ position: usual.position }],
			});
	},
};

/** What two spellings of one name have alike: its letters, none twice in a row, and for a word that is not all in capitals the word before it. */
function keyOf(words: string, folded: string, before: string): string | undefined {
	const single = folded.replace(/(.)\1+/g, '$1');
	if (new Set(single).size < FEWEST_LETTERS || NUMERAL.test(words)) return undefined;
	if (words === words.toUpperCase()) return single;
	const [word] = /\p{L} $/u.test(before.slice(-2)) ? lastWords(before, 1) : [];
	if (word === undefined || word.text.length < SHORTEST_BEFORE || isCivility(word.text)) return undefined;
	return `${foldName(word.text)} ${single}`;
}

const FEWEST_LETTERS = 4;
/** Smaller words stand before any name. */
const SHORTEST_BEFORE = 3;
const NUMERAL = /^[IVXLCDM]+$/;

const longName = lazy(() => /(?<![\p{L}\p{M}\p{N}@./_-])\p{Lu}\p{L}{5,}(?![\p{L}\p{N}@_/-])/gu);
