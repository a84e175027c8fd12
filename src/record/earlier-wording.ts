/**
 * A record of another version against what this one gives. Versions say the same in other words, and later ones say more: neither is a
 * forgery. What a record states of the meeting must still be what its source gives: figures, names, verdicts, and the words of the source.
 */

import { isOneOf, LANGUAGES, rawWords, vocabulary } from '../language/index.js';
import type { CompiledFile } from '../project/compile-file.js';
import { compiledJson } from '../render/index.js';
import { lazy } from '../text/lazy.js';
import type { PassagePlace } from './text-diff.js';

/** What the words of the meeting are, so that they can be told from those of the program. */
interface MeetingWords {
	source: string;
	/** Names of people, and of those who stand for something. */
	names: readonly string[];
	/** Texts of law that its rules rest on: another version may cite more of them. */
	citations: readonly string[];
	/** Figures that the rules ask for: another version may read the rules otherwise. */
	needed: readonly string[];
}

/** What another version says at a place: the same, something else about the rules alone, or something else of the meeting. */
export type OtherWording = 'same' | 'rules' | 'other';

/** What a meeting says of itself, out of its source compiled anew. */
export function getMeetingWords({ compiled }: CompiledFile): MeetingWords {
	const { participants, elections } = compiledJson(compiled, []);
	const names = [
		...participants.map(({ name }) => name),
		...elections.flatMap(({ candidates }) => candidates.map(({ name }) => name)),
	];
	return {
		source: compiled.source,
		names,
		citations: collect(compiled.rules, 'source', ({ text }) => (typeof text === 'string' ? [text] : [])),
		needed: ['needed', 'required'].flatMap((key) =>
			collect(compiled.assembly, key, (found) => (found instanceof Object ? readFigure(found) : [])),
		),
	};
}

/** A count or a fraction as pages may write it. */
function readFigure(value: object): string[] {
	const { numerator, denominator } = value as { numerator?: unknown; denominator?: unknown };
	return typeof numerator === 'bigint' && denominator === 1n ? [String(numerator)] : [];
}

/** What stands under a key, anywhere in some data. */
function collect(
	data: unknown,
	wanted: string,
	read: (value: Record<string, unknown>) => string[],
): string[] {
	const found: string[] = [];
	const seen = new Set<unknown>();
	const walk = (value: unknown) => {
		if (typeof value !== 'object' || value === null || seen.has(value)) return;
		seen.add(value);
		for (const [key, inner] of value instanceof Map ? value : Object.entries(value)) {
			if (key === wanted && inner instanceof Object) for (const each of read(inner)) found.push(each);
			walk(inner);
		}
	};
	walk(data);
	return found;
}

/** Says what another version, which worded a place in its own way, says there. */
export function createWordingCheck({
	source,
	names,
	citations,
	needed,
}: MeetingWords): (place: PassagePlace) => OtherWording {
	const written = getLetters(source);
	const reading: Reading = {
		// Particles of names are words of the program too.
		names: new Set(
			names.flatMap((name) => getWords(name.replace(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu, ' '))),
		),
		citations: citations.map(getWords).filter((words) => words.length > 1),
		cited: new Set(citations.flatMap(getWords)),
	};
	const asked = new Set(needed);
	return ({ missing, added }) => {
		const there = getLetters(added);
		const lacksSource = missing.some((passage) => {
			const letters = getLetters(passage);
			return !there.includes(letters) && written.includes(letters) && !ownPhrases().has(letters);
		});
		const now = readFacts(missing.join(' '), reading);
		const then = readFacts(added, reading);
		const saysOther =
			lacksSource ||
			then.verdicts.join(' ') !== now.verdicts.join(' ') ||
			then.foreign.join(' ') !== now.foreign.join(' ');
		if (saysOther) return 'other';
		if (isWithin(then.others, now.others)) return 'same';
		if (isWithin(then.others, now.others, (figure) => asked.has(figure))) return 'rules';
		const citesAlone =
			missing.length === 0 && then.cites && then.others.every((word) => /^\p{N}+$/u.test(word));
		return citesAlone ? 'rules' : 'other';
	};
}

/** What a text states, in its order. */
interface Facts {
	/** Outcomes and answers, by their meaning. */
	verdicts: string[];
	/** Figures, words of names, and words that deny. */
	others: string[];
	/** Words that no version of the program writes by itself. */
	foreign: string[];
	/** Whether it names a text of law. */
	cites: boolean;
}

/** What tells words of the meeting from those of the program. */
interface Reading {
	names: ReadonlySet<string>;
	/** Words of each text of law that the rules rest on, and all of these words. */
	citations: ReadonlyArray<readonly string[]>;
	cited: ReadonlySet<string>;
}

function readFacts(text: string, { names, citations, cited }: Reading): Facts {
	const facts: Facts = { verdicts: [], others: [], foreign: [], cites: false };
	const isOwn = (word: string) => ownWords().has(word) || cited.has(word) || /^\p{N}+$/u.test(word);
	const isKnown = (word: string) =>
		isOwn(word) || names.has(word) || verdictIn(word) !== undefined || isNegation(word);
	const words = getWords(withoutNotes(text)).flatMap((word) =>
		isKnown(word) ? word : parted(word, isKnown),
	);
	const standsAt = (at: number) => (phrase: readonly string[]) =>
		phrase.every((part, index) => words[at + index] === part);
	for (let at = 0; at < words.length; at += 1) {
		const word = words[at] ?? '';
		const citation = longestStart(words, at, citations);
		const phrase = citation ?? elected().find(standsAt(at));
		if (phrase) at += phrase.length - 1;
		const verdict = phrase ? 'elected' : verdictIn(word);
		if (citation) facts.cites = true;
		else if (verdict !== undefined) facts.verdicts.push(verdict);
		else if (/\p{N}/u.test(word) || names.has(word)) facts.others.push(word);
		else if (isNegation(word)) facts.others.push('not');
		else if (!isOwn(word)) facts.foreign.push(word);
	}
	return facts;
}

/** The longest beginning of a citation that stands at a place: another version may cite one article of several. */
function longestStart(
	words: readonly string[],
	at: number,
	citations: ReadonlyArray<readonly string[]>,
): readonly string[] | undefined {
	let longest: readonly string[] | undefined;
	for (const citation of citations) {
		let length = 0;
		while (length < citation.length && words[at + length] === citation[length]) length += 1;
		if (length >= Math.min(LEAST_CITED, citation.length) && length > (longest?.length ?? 0))
			longest = citation.slice(0, length);
	}
	return longest;
}

/** Words that name a text of law beyond doubt. */
const LEAST_CITED = 4;

/** How pages say that somebody is elected, besides the words that the language reads so. */
const elected = lazy(() =>
	LANGUAGES.flatMap((lang) => rawWords('labels.document.elections.elected', lang).map(getWords)).filter(
		(words) => words.length > 0,
	),
);

/** Two words, where a line ended between them: the pages hold no space there. */
function parted(word: string, isKnown: (word: string) => boolean): string[] {
	for (let at = 1; at < word.length; at += 1) {
		const parts = [word.slice(0, at), word.slice(at)];
		if (parts.every(isKnown)) return parts;
	}
	return [word];
}

function isNegation(word: string): boolean {
	return isOneOf(word, 'negations');
}

function verdictIn(word: string): string | undefined {
	return (
		vocabulary('results').findId(word) ??
		vocabulary('opinions').findId(word) ??
		vocabulary('answers').findId(word)
	);
}

/** What is known of the text of a law says nothing of the meeting. */
function withoutNotes(text: string): string {
	return notes().reduce((rest, note) => rest.replaceAll(note, ' '), text.replace(/[\s\u00A0\u202F]+/g, ' '));
}

const notes = lazy(() =>
	LANGUAGES.flatMap((lang) =>
		['labels.law.source', 'messages.proof.source', 'messages.proof.cited'].flatMap((key) =>
			rawWords(key, lang),
		),
	)
		.map((words) => words.replace(/[();]/g, '').trim())
		.filter((words) => words.length > 3),
);

/** Words of a text, without endings for another gender in brackets: `élu(e)`. */
function getWords(text: string): string[] {
	return text
		.replaceAll('\u00BA', '\u00B0')
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\u00AD\u200B-\u200F\u2060-\u2064]|\(\p{L}{1,2}\)/gu, '')
		.split(/[^\p{L}\p{M}\p{N}]+|(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/u)
		.filter((word) => word !== '');
}

/** Whether a list is what another becomes when some of it is left out, or figures of the rules are others. */
function isWithin(
	part: readonly string[],
	whole: readonly string[],
	mayBeOther: (word: string) => boolean = () => false,
): boolean {
	let at = 0;
	for (const each of whole) {
		const word = part[at];
		if (word !== undefined && (each === word || (mayBeOther(each) && /^\p{N}+$/u.test(word)))) at += 1;
	}
	return at === part.length;
}

/** All texts that the program writes on pages. */
const ownTexts = lazy(() =>
	LANGUAGES.flatMap((lang) => ['labels', 'messages.proof'].flatMap((section) => rawWords(section, lang))),
);
const ownWords = lazy(() => new Set(ownTexts().flatMap(getWords)));
const ownPhrases = lazy(() => new Set(ownTexts().map(getLetters)));

/** Letters and digits alone: signs and spaces are set as the language sets them. */
function getLetters(text: string): string {
	return getWords(text).join('');
}
