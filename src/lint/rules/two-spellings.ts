import type { Text } from 'mdast';
import type { Node, Position } from 'unist';
import {
	type BallotLine,
	getStatements,
	listNodes,
	type Meeting,
	type Name,
	type Statement,
	type TextValue,
} from '../../ast/index.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { lastWords } from '../../text/letters.js';
import { isCivility } from '../../text/name-parts.js';
import { editDistance } from '../../text/nearest.js';
import { placeInside } from '../place.js';
import type { Rule, RuleContext } from '../rule.js';

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
 * participants are left out: who is called `Mathieu` and who `Matthieu` are two. Of candidates and others who are named in full, one letter may differ.
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
		reportPeople(meeting, (name) => assembly.find(name) !== undefined, report);
	},
};

/** A full name, where it stands first, how often it does, and the votes that it is a candidate of. */
interface PersonSpelling {
	name: Name | TextValue;
	words: readonly string[];
	count: number;
	votes: Set<Node>;
	/** The paragraphs that name it. */
	texts: Set<Node>;
}

/** `Ana Soyez`, who stands for election, and `Ana Soyer`, who is elected below; two candidates of one vote are two people. */
function reportPeople(
	meeting: Meeting,
	isMember: (name: string) => boolean,
	report: RuleContext['report'],
): void {
	const spellings = new Map<string, PersonSpelling>();
	for (const { node, above } of listNodes(meeting)) {
		if (above.some(({ type }) => type === 'header')) continue;
		const line = above.at(-1) as BallotLine | undefined;
		const isOption = node.type === 'textValue' && line?.type === 'ballotLine' && line.label === 'option';
		const isName = node.type === 'name' || isOption;
		const named = isName ? [node as Name | TextValue] : getStatements(node).flatMap(namesIn);
		for (const name of named) {
			const words = foldName(name.value).split(' ');
			if (words.length < 2 || !name.position || !CAPITALS.test(name.value)) continue;
			const spelling = spellings.get(name.value) ?? {
				name,
				words,
				count: 0,
				votes: new Set(),
				texts: new Set(),
			};
			spellings.set(name.value, spelling);
			spelling.count += 1;
			const vote = isName ? above.findLast(({ type }) => VOTED.has(type)) : undefined;
			if (vote) spelling.votes.add(vote);
			if (!isName) spelling.texts.add(node);
		}
	}
	const byWord = new Map<string, PersonSpelling[]>();
	for (const spelling of spellings.values()) {
		if (isMember(spelling.name.value)) continue;
		const namesakes = [spelling.words[0] ?? '', spelling.words.at(-1) ?? ''].map((word) => {
			const same = byWord.get(word) ?? [];
			byWord.set(word, same);
			return same;
		});
		const other = namesakes.flat().find((one) => isSamePerson(one, spelling));
		for (const same of namesakes) if (same.length < MOST_NAMESAKES) same.push(spelling);
		if (!other) continue;
		const [rare, usual] = spelling.count > other.count ? [other, spelling] : [spelling, other];
		const [place, where] = [rare.name.position, usual.name.position];
		if (!place || !where) continue;
		report({
			place,
			code: 'doubled',
			values: { words: rare.name.value, other: usual.name.value, line: where.start.line },
			related: [{ position: where }],
		});
	}
}

function namesIn(statement: Statement): readonly Name[] {
	return statement.kind === 'elected' || statement.kind === 'people' ? statement.children : [];
}

/** Whether two spellings differ by a hyphen, or in one letter of one word that is no plural. */
function isSamePerson(one: PersonSpelling, other: PersonSpelling): boolean {
	if ([...one.votes].some((vote) => other.votes.has(vote))) return false;
	// Whom one paragraph names in both ways is two people.
	if ([...one.texts].some((text) => other.texts.has(text))) return false;
	if (one.words.join(' ') === other.words.join(' '))
		return one.name.value.includes('-') !== other.name.value.includes('-');
	const differing = one.words.flatMap((word, at) =>
		word === other.words[at] ? [] : [[word, other.words[at] ?? '']],
	);
	const [pair, second] = differing as [string, string][];
	if (one.words.length !== other.words.length || !pair || second) return false;
	const [word, twin] = pair;
	return (
		Math.min(word.length, twin.length) >= SHORTEST_PART &&
		`${word}s` !== twin &&
		`${twin}s` !== word &&
		editDistance(word, twin, 1) === 1
	);
}

const VOTED: ReadonlySet<string> = new Set(['election', 'choice', 'resolution']);
/** Two words with capitals: an option of a choice may be a sentence. */
const CAPITALS = /^\p{Lu}\S*(?:\s+\S{1,3})?\s+\p{Lu}\S*$|^\p{Lu}\S*(?:\s+\p{Lu}\S*){2,3}$/u;

/** More names with one word in common are not compared: time must grow with the text. */
const MOST_NAMESAKES = 100;

/** Of shorter names many are a letter apart. */
const SHORTEST_PART = 5;

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
