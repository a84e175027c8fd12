import type { List, Text } from 'mdast';
import type { Node, Position } from 'unist';
import { type BallotLine, getStatements, listNodes, type Meeting, type Statement } from '../../ast/index.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { lastWords } from '../../text/letters.js';
import { isCivility, isNameParticle } from '../../text/names.js';
import { editDistance } from '../../text/nearest.js';
import type { Places } from '../../text/places.js';
import { matchesIn } from '../../text/places.js';
import { getSpacedWords } from '../../text/sentences.js';
import { placeInside, type Rule, type RuleContext, writtenTexts } from '../rule.js';

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
	check({ assembly, meeting, source, places, report }) {
		const known = new Set(assembly.members.flatMap(({ name }) => foldName(name).split(' ')));
		const names = new Map<string, Map<string, Spelling>>();
		for (const { start, text } of writtenTexts(meeting, source)) {
			for (const { 0: words, index } of matchesIn(text, longName())) {
				const folded = foldName(words);
				const key = getKey(words, folded, text.slice(0, index));
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
				placeInside(places, start, index, index + words.length),
			) as [Position, Position];
			report({
				place,
				code: 'doubled',
				values: { words: rare.words, other: usual.words, line: other.start.line },
				related: [{ position: other }],
			});
		}
		for (const [rare, usual] of findTwiceSpelled(
			{ meeting, source, places },
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
function getKey(words: string, folded: string, before: string): string | undefined {
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

// --- People who are no participants, whom the text names in full in two spellings: `Ana Soyez`, who stands for election, and `Ana Soyer`, who is elected below.

/** A full name as one place spells it. */
interface SpelledName {
	readonly words: string;
	readonly position: Position;
}

/** A spelling where it stands first, all its places, and the votes that it is a candidate of. */
interface SpelledPerson extends SpelledName {
	readonly folded: readonly string[];
	/** Whether two words with capitals are all that tells the name. */
	isLoose: boolean;
	/** Offsets of the places that spell it so. */
	readonly places: Set<number>;
	readonly votes: Set<Node>;
	/** The paragraphs and lists that name it. */
	readonly texts: Set<Node>;
}

/** Pairs of spellings of one name each, the rarer first. */
function findTwiceSpelled(
	{ meeting, source, places }: Pick<RuleContext, 'meeting' | 'source' | 'places'>,
	isMember: (name: string) => boolean,
): [SpelledName, SpelledName][] {
	const pairs: [SpelledName, SpelledName][] = [];
	const byWord = new Map<string, SpelledPerson[]>();
	for (const spelling of collect(meeting, source, places).values()) {
		if (isMember(spelling.words)) continue;
		const namesakes = [spelling.folded[0] ?? '', spelling.folded.at(-1) ?? ''].map((word) => {
			const same = byWord.get(word) ?? [];
			byWord.set(word, same);
			return same;
		});
		const other = namesakes.flat().find((one) => isSamePerson(one, spelling));
		for (const same of namesakes) if (same.length < MOST_NAMESAKES) same.push(spelling);
		if (other) pairs.push(spelling.places.size > other.places.size ? [other, spelling] : [spelling, other]);
	}
	return pairs;
}

/** The full names of the body by their spelling. */
function collect(meeting: Meeting, source: string, places: Places): Map<string, SpelledPerson> {
	const spellings = new Map<string, SpelledPerson>();
	for (const { node, above } of listNodes(meeting)) {
		if (above.some(({ type }) => type === 'header')) continue;
		const line = above.at(-1) as BallotLine | undefined;
		const isOption = node.type === 'textValue' && line?.type === 'ballotLine' && line.label === 'option';
		const isName = node.type === 'name' || isOption;
		const vote = isName ? above.findLast(({ type }) => VOTED.has(type)) : undefined;
		const isLoose = node.type === 'text';
		const text =
			above.find(({ type }) => type === 'list' || type === 'table') ?? (isLoose ? above.at(-1) : node);
		for (const { words, position } of isName
			? ownName(node)
			: isLoose
				? looseNames(node, above, source, places)
				: toldNames(node)) {
			const folded = foldName(words).split(' ');
			if (folded.length < 2 || !CAPITALS.test(words)) continue;
			const spelling = spellings.get(words) ?? {
				words,
				position,
				folded,
				isLoose,
				places: new Set(),
				votes: new Set(),
				texts: new Set(),
			};
			spellings.set(words, spelling);
			spelling.places.add(position.start.offset ?? 0);
			spelling.isLoose &&= isLoose;
			if (vote) spelling.votes.add(vote);
			else if (text) spelling.texts.add(text);
		}
	}
	return spellings;
}

function ownName(node: Node): SpelledName[] {
	const words = (node as Text).value;
	return node.position ? [{ words, position: node.position }] : [];
}

function toldNames(node: Node): SpelledName[] {
	return getStatements(node)
		.flatMap(namesIn)
		.flatMap(({ value, position }) => (position ? [{ words: value, position }] : []));
}

function namesIn(statement: Statement) {
	return statement.kind === 'elected' || statement.kind === 'people' ? statement.children : [];
}

/**
 * Two words with capitals next to each other, `de` or `van` between them, among others: `Ana Soyez, Bo van Carr and Cy Dean`, or each an item of a list. Alone they
 * may as well be a thing, `Parking Permit`.
 */
function looseNames(node: Node, above: readonly Node[], source: string, places: Places): SpelledName[] {
	const start = node.position?.start;
	if (!start || node.data?.file || (node as Text).value === '' || above.some(({ type }) => TITLES.has(type)))
		return [];
	const text = source.slice(start.offset, node.position?.end.offset);
	const pairs = capitalPairs(text);
	const spelled = ({ from, to }: { from: number; to: number }): SpelledName => ({
		words: text.slice(from, to),
		position: placeInside(places, start, from, to),
	});
	const isItem = above.some((one) => one.type === 'list' && (one as List).children.length >= FEWEST_NAMES);
	const [only, more] = pairs;
	if (isItem && only && !more && only.from === 0 && LINK.test(`${text.slice(only.to)} `))
		return [spelled(only)];
	const isLinked = (at: number) =>
		at + 1 < pairs.length && LINK.test(text.slice(pairs[at]?.to, pairs[at + 1]?.from));
	return pairs
		.filter((_, at) =>
			[at - 2, at - 1, at].some((first) => first >= 0 && isLinked(first) && isLinked(first + 1)),
		)
		.map(spelled);
}

/** What stands between two names of a row: a comma, a small word, or both. */
const LINK = /^\s*(?:[,;.]\s*(?:\p{Ll}{1,3}\s+)?|\s(?:\p{Ll}{1,3}|&)\s+)$|^ $/u;
const FEWEST_NAMES = 3;

/** Where two words with capitals stand next to each other, particles of a name between them. */
function capitalPairs(text: string): { from: number; to: number }[] {
	const words = getSpacedWords(text);
	const textOf = (word: { from: number; to: number } | undefined) =>
		word ? text.slice(word.from, word.to) : '';
	return words.flatMap((given, at) => {
		if (!given.isCapital || given.to - given.from < SHORTEST_GIVEN || isCivility(textOf(given))) return [];
		let family = at + 1;
		while (words[family]?.isNext && isNameParticle(textOf(words[family]))) family += 1;
		const last = words[family];
		return last?.isNext && last.isCapital ? [{ from: given.from, to: last.to }] : [];
	});
}

/** Whether two spellings differ by a hyphen, or in one letter of one word that is no plural. */
function isSamePerson(one: SpelledPerson, other: SpelledPerson): boolean {
	if ([...one.votes].some((vote) => other.votes.has(vote))) return false;
	// Whom one paragraph names in both ways is two people.
	if ([...one.texts].some((text) => other.texts.has(text))) return false;
	const isLoose = one.isLoose || other.isLoose;
	if (one.folded.join(' ') === other.folded.join(' '))
		return !isLoose && one.words.includes('-') !== other.words.includes('-');
	const differing = one.folded.flatMap((word, at) =>
		word === other.folded[at] ? [] : [[word, other.folded[at] ?? ''] as const],
	);
	const [pair, second] = differing;
	if (one.folded.length !== other.folded.length || !pair || second) return false;
	// Who stands in a text twice is somebody else.
	const [word, twin] = pair;
	if (isLoose) return one.places.size + other.places.size === 2 && isSlip(word, twin);
	return (
		Math.min(word.length, twin.length) >= SHORTEST_PART &&
		`${word}s` !== twin &&
		`${twin}s` !== word &&
		editDistance(word, twin, 1) === 1
	);
}

/** One letter of two long words differs, and neither is a form of the other: `member` and `members`, `approve` and `approved`, `Mario` and `Maria`. */
function isSlip(word: string, twin: string): boolean {
	if (Math.min(word.length, twin.length) < SHORTEST_LOOSE || editDistance(word, twin, 1) !== 1) return false;
	const [short, long] = word.length <= twin.length ? [word, twin] : [twin, word];
	const isForm = long.startsWith(short) || short.slice(0, -1) === long.slice(0, short.length - 1);
	return !isForm && word[0] === twin[0];
}

const VOTED: ReadonlySet<string> = new Set(['election', 'choice', 'resolution']);
const TITLES: ReadonlySet<string> = new Set(['title', 'heading']);
/** Two words with capitals: an option of a choice may be a sentence. */
const CAPITALS = /^\p{Lu}\S*(?:\s+\S{1,3})?\s+\p{Lu}\S*$|^\p{Lu}\S*(?:\s+\p{Lu}\S*){2,3}$/u;

/** More names with one word in common are not compared: time must grow with the text. */
const MOST_NAMESAKES = 100;

/** Of shorter names many are a letter apart. */
const SHORTEST_PART = 5;
const SHORTEST_LOOSE = 6;
/** Shorter words before a name are none of it. */
const SHORTEST_GIVEN = 3;
