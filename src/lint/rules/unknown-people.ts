import type { Node, Position } from 'unist';
import type { Assembly } from '../../assembly/model.js';
import {
	type BallotLine,
	byPlace,
	type Field,
	fixAt,
	isHeaderBroken,
	labelRow,
	listNodes,
	type Meeting,
	type Name,
	type TextValue,
} from '../../ast/index.js';
import { mentions, opensWith } from '../../language/index.js';
import { foldName, withoutMarks } from '../../text/fold.js';
import { isCapital } from '../../text/letters.js';
import { addTo, countWhile } from '../../text/lists.js';
import { isCivility, withoutCivilities } from '../../text/names.js';
import { createNearestIndex, type NearestIndex } from '../../text/nearest.js';
import { getSpacedWords } from '../../text/sentences.js';
import { findingFrom, placeInside, type Rule, type RuleContext, writtenTexts } from '../rule.js';

/** Words of the body that nearly spell a participant's full name. */
export const peopleMisspelt: Rule = {
	id: 'people/misspelt',
	severity: 'warning',
	check({ assembly, meeting, source, places, report }) {
		const names = new NameSpellings(assembly.members.map(({ name }) => name));
		const surnames = new SurnameSpellings(assembly, source);
		reportNamed(meeting, assembly, surnames, report);
		if (names.isEmpty) return;
		const told = [...namesTold(meeting)].sort(byPlace);
		for (const { start, text } of writtenTexts(meeting, source)) {
			for (const { from, to, name, isByAccents } of [
				...names.nearMisses(text),
				...surnames.nearMisses(text),
			]) {
				const place = placeInside(places, start, from, to);
				if (standsIn(place, told)) continue;
				const words = text.slice(from, to);
				report({
					place,
					code: 'near',
					severity: isByAccents && 'info',
					values: { words, name },
					fixes: fixAt('spellName', place, name),
				});
			}
		}
	},
};

/** Names where any text serves: officers, tellers, signatories, candidates, movers, owners of an action. */
function reportNamed(
	meeting: Meeting,
	assembly: Assembly,
	surnames: SurnameSpellings,
	report: RuleContext['report'],
): void {
	// An officer from outside is a member of the assembly too, and no spelling of another.
	const listed = new NameSpellings(
		assembly.members.filter(({ nodes }) => nodes.length > 0).map(({ name }) => name),
	);
	if (listed.isEmpty) return;
	for (const { node, above } of listNodes(meeting)) {
		if (!node.position || !isFreeName(node, above)) continue;
		const words = (node as Name | TextValue).value;
		// `Liste Kern` is no slip for `Lise Kern`.
		if (opensWith(words, ['electionModes', 'list'])) continue;
		const whole = listed.nearMisses(words).find(({ from, to }) => from === 0 && to === words.length);
		// `Moved by: Cllr Colebey`
		const miss = whole ?? surnames.nearMisses(words).find(({ to }) => to === words.length);
		if (!miss) continue;
		report({
			place: node.position,
			code: 'near',
			severity: miss.isByAccents && 'info',
			values: { words: words.slice(miss.from), name: miss.name },
			fixes: [
				{
					description: 'spellName',
					safe: false,
					edits: sameNames(node as Name | TextValue, above).map((position) => ({
						position,
						text: words.slice(0, miss.from) + miss.name,
					})),
				},
			],
		});
	}
}

/** Where it has to be corrected: a candidate's name stands in the result of the election too. */
function sameNames(node: Name | TextValue, above: readonly Node[]): Position[] {
	const election = above.findLast(({ type }) => type === 'election');
	const places = election
		? listNodes(election).flatMap(({ node: other }) =>
				other.type === 'name' && (other as Name).value === node.value && other.position
					? [other.position]
					: [],
			)
		: [];
	return places.length > 0 ? places : node.position ? [node.position] : [];
}

function isFreeName(node: Node, above: readonly Node[]): boolean {
	if (node.type === 'textValue') return (node as TextValue).role === 'owner';
	if (node.type !== 'name') return false;
	const line = above.findLast(({ type }) => type === 'ballotLine') as BallotLine | undefined;
	if (line) return labelRow(line.label).names === 'anybody';
	const field = above.findLast(({ type }) => type === 'field') as Field | undefined;
	return field !== undefined && ['chair', 'secretary', 'tellers', 'signatures'].includes(field.name);
}

/** What other rules look at: speakers whom nobody knows, and names in a ballot that a sentence of the text is, `par 5 voix pour et 1 abstention (Paul Weiss)`. */
function* namesTold(meeting: Meeting): Generator<Node> {
	for (const child of meeting.children)
		if (child.type === 'problem' && child.rule === 'people/unknown-speaker') yield child;
	for (const { node, above } of listNodes(meeting))
		if (node.type === 'name' && above.some(({ type }) => type === 'ballot')) yield node;
}

/** Whether a place shares a word with one of the nodes, which are in order and share none with each other. */
function standsIn({ start, end }: Position, nodes: readonly Node[]): boolean {
	const before = countWhile(nodes, ({ position }) => (position?.start.offset ?? 0) < (end.offset ?? 0));
	return (nodes[before - 1]?.position?.end.offset ?? 0) > (start.offset ?? 0);
}

interface NearMiss {
	from: number;
	to: number;
	/** As the roll spells it, in the order of the words that are misspelt. */
	name: string;
	/** Whether nothing but accents differs. */
	isByAccents?: true;
}

/** Full names of two words or more, by their number of words. A name counts with its last word first too: a roll is often `Petit Anne`. */
class NameSpellings {
	readonly #exact = new Set<string>();
	readonly #byFold = new Map<string, string>();
	/** Folded names by their number of words. */
	readonly #bySize = new Map<number, string[]>();
	/** Names whose accents were told: each once. */
	readonly #told = new Set<string>();
	/** Made when a text first holds what may be such a name: most do not, and a roll may be long. */
	readonly #indexes = new Map<number, NearestIndex>();

	constructor(names: readonly string[]) {
		for (const name of names) this.#exact.add(foldName(name));
		for (const name of names) {
			const words = name.split(/\s+/);
			if (words.length < 2) continue;
			this.#add(name, words.length);
			const turned = otherOrder(words);
			// A person of that very name stands for himself.
			if (turned !== undefined && !this.#exact.has(foldName(turned))) {
				this.#exact.add(foldName(turned));
				this.#add(turned, words.length);
			}
		}
	}

	#add(name: string, size: number): void {
		const folded = foldName(name);
		this.#byFold.set(folded, name);
		addTo(this.#bySize, size, folded);
	}

	#getIndex(size: number): NearestIndex {
		const index = this.#indexes.get(size) ?? createNearestIndex(this.#bySize.get(size) ?? []);
		this.#indexes.set(size, index);
		return index;
	}

	get isEmpty(): boolean {
		return this.#bySize.size === 0;
	}

	/** Runs of as many capitalised words as a name has, within one letter in five and at most two. */
	nearMisses(text: string): NearMiss[] {
		if (!TWO_CAPITALS.test(text)) return [];
		const words = getSpacedWords(text);
		const found: NearMiss[] = [];
		for (const size of this.#bySize.keys()) {
			for (let first = 0; first + size <= words.length; first++) {
				const head = words[first];
				const last = words[first + size - 1];
				if (!head?.isCapital || !last?.isCapital) continue;
				if (words.slice(first + 1, first + size).some((word) => !word.isNext)) continue;
				const written = text.slice(head.from, last.to);
				const folded = foldName(written);
				if (this.#exact.has(folded)) {
					const spelled = this.#byFold.get(folded);
					if (spelled && hasOtherAccents(written, spelled) && !this.#told.has(written)) {
						this.#told.add(written);
						found.push({ from: head.from, to: last.to, name: spelled, isByAccents: true });
					}
					continue;
				}
				const bound = Math.min(2, Math.trunc(folded.replace(/ /g, '').length / 5));
				const near = bound > 0 ? this.#getIndex(size).find(folded, bound)[0] : undefined;
				const name = near && this.#byFold.get(near.word);
				if (name && sameShape(written, name) && !isShortened(written, name) && !hasSameBare(written, name))
					found.push({ from: head.from, to: last.to, name });
			}
		}
		return found.filter(
			(miss) =>
				!found.some(
					(other) =>
						other !== miss &&
						other.from <= miss.from &&
						other.to >= miss.to &&
						other.to - other.from > miss.to - miss.from,
				),
		);
	}
}

/** `Mmes Bertrand et Roux`: another civility before the same name; `M. Kern`: one before the last name of `L. Kern`. */
function hasSameBare(one: string, other: string): boolean {
	const [first, second] = [one, other].map((name) => foldName(withoutCivilities(name)));
	return first !== foldName(one) && (first === second || foldName(other).endsWith(` ${first}`));
}

/**
 * Whether a name has an accent where the other spelling of it has none: `Déborah` and `Deborah`. Capitals that begin a word, and words all in capitals, are often
 * written without.
 */
function hasOtherAccents(one: string, other: string): boolean {
	const [first, second] = [one, other].map((name) => name.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []);
	return (first ?? []).some((word, index) => {
		const twin = second?.[index] ?? '';
		return (
			word.length === twin.length &&
			[...word].some((letter, at) => {
				const there = twin[at] ?? '';
				if (letter.toLowerCase() === there.toLowerCase()) return false;
				const [bare, bareWord] = withoutMarks(letter) === letter ? [letter, word] : [there, twin];
				return (
					withoutMarks(bare) === bare &&
					!(isCapital(bare) && (at === 0 || bareWord === bareWord.toUpperCase()))
				);
			})
		);
	});
}

/**
 * `Mme Berteht`, `Mrs L Berteht`: a civility and a surname, one letter off that of one participant only, in a short one two that changed places; written so
 * once, for who stands in a text twice is somebody else.
 */
class SurnameSpellings {
	readonly #assembly: Assembly;
	readonly #source: string;
	readonly #bySurname = new Map<string, Set<string>>();
	#index: NearestIndex | undefined;

	constructor(assembly: Assembly, source: string) {
		this.#assembly = assembly;
		this.#source = source;
		for (const { name } of assembly.members) {
			const surname = name.split(/\s+/).at(-1) ?? '';
			if (surname.length < SHORTEST_SURNAME) continue;
			const key = foldName(surname);
			this.#bySurname.set(key, (this.#bySurname.get(key) ?? new Set()).add(surname));
		}
	}

	nearMisses(text: string): NearMiss[] {
		if (this.#bySurname.size === 0 || !MAY_BE_CIVIL.test(text)) return [];
		const words = getSpacedWords(text);
		return words.flatMap((word, at): NearMiss[] => {
			const [one, two] = [words[at - 1], words[at - 2]];
			const civility = one && one.to - one.from === 1 && one.isCapital ? two : one;
			if (!civility || !word.isCapital || word.to - word.from < SHORTEST_SURNAME) return [];
			if (!/^\.?\s+(?:\p{Lu}\.?\s+)?$/u.test(text.slice(civility.to, word.from))) return [];
			if (!isCivility(text.slice(civility.from, civility.to))) return [];
			// A given name: the whole name is looked at by itself.
			if (words[at + 1]?.isCapital && words[at + 1]?.isNext) return [];
			const written = text.slice(word.from, word.to);
			if (this.#assembly.find(written)) return [];
			// `M. Delatour, notaire, a écrit`: somebody else, of whom it says what he is.
			const trade = TRADE.exec(text.slice(word.to, word.to + LONGEST_TRADE))?.[1];
			if (trade !== undefined && !mentions(trade, 'officers', 'otherOffices')) return [];
			this.#index ??= createNearestIndex([...this.#bySurname.keys()]);
			const folded = foldName(written);
			const isShort = (name: string) => Math.min(name.length, folded.length) < SHORT_SURNAME;
			const [near, second] = this.#index
				.find(folded, 1)
				// `Brousseau` is another family than `Rousseau`.
				.filter(
					(other) =>
						other.word[0] === folded[0] && (!isShort(other.word) || haveSameLetters(folded, other.word)),
				);
			const names = near && !second ? [...(this.#bySurname.get(near.word) ?? [])] : [];
			const [name] = names;
			if (!name || names.length > 1 || this.#source.indexOf(written) !== this.#source.lastIndexOf(written))
				return [];
			return [{ from: word.from, to: word.to, name }];
		});
	}
}

function haveSameLetters(one: string, other: string): boolean {
	return [...one].sort().join('') === [...other].sort().join('');
}

/** `, notaire, `, `, du cabinet Arc, `: what somebody is, in small letters, behind a name. */
const TRADE = /^,\s+(\p{Ll}[^,.;:()]*)[,.]/u;
const LONGEST_TRADE = 60;

/** Of shorter names many are a letter apart; of the shortest, many have the same letters. */
const SHORT_SURNAME = 6;
const SHORTEST_SURNAME = 4;
/** A short word with a capital before another one. */
const MAY_BE_CIVIL = /[A-Z][a-z]{0,7}\.?\s+[A-ZÀ-Þ]/;

/** Given name and family name the other way round; none where more than two words leave open which is which. */
function otherOrder([first = '', second = '', ...more]: readonly string[]): string | undefined {
	const isName = (word: string) => isCapital(word) && word.length > 2 && !isCivility(word.replace(/\.$/, ''));
	return more.length === 0 && isName(first) && isName(second) ? `${second} ${first}` : undefined;
}

/** Two words with a capital, small ones between them: without these a text names nobody in full. It starts at the last capital of a word. */
const TWO_CAPITALS =
	/[A-ZÀ-ÖØ-Þ\u0100-\u024F][^\sA-ZÀ-ÖØ-Þ\u0100-\u024F]*\s+(?:[^\sA-ZÀ-Þ]+\s+)*[A-ZÀ-ÖØ-Þ\u0100-\u024F]/;

/** `J Harker` for `Jo Harker`: an initial in the place of a first name. */
function isShortened(written: string, name: string): boolean {
	const [short, whole] = [foldName(written).split(' '), foldName(name).split(' ')];
	return (
		short.length === whole.length &&
		short.every((word, at) => word === whole[at] || (word.length === 1 && whole[at]?.startsWith(word)))
	);
}

/** As many capitalised words: `de Valbrune` is no misspelling of `Le Valbrune`. */
function sameShape(words: string, name: string): boolean {
	const capitals = (text: string) => text.split(/\s+/).filter(isCapital).length;
	return capitals(words) === capitals(name);
}

/** A name where a participant is required, and that nobody bears. Where no list names anybody, that is one mistake. */
export const peopleUnknown: Rule = {
	id: 'people/unknown',
	severity: 'error',
	check({ problems, assembly, meeting, source, report }) {
		reportOwners(meeting, assembly, source, report);
		// What the header would have said is not known: that has its error.
		if (isHeaderBroken(meeting) && !assembly.opening.known) return;
		const strangers = problems.filter(({ code }) => code !== 'inText').sort(byPlace);
		const [first] = strangers;
		if (!first || assembly.members.some(({ nodes }) => nodes.length > 0)) {
			for (const problem of problems) report(findingFrom(problem));
			return;
		}
		for (const problem of problems) if (problem.code === 'inText') report(findingFrom(problem));
		const names = new Set(strangers.map(({ values }) => values?.['name']));
		report({
			...findingFrom(first),
			code: 'nobodyNamed',
			values: { ...first.values, others: names.size - 1 },
			fixes: undefined,
		});
	},
};

/**
 * `Action : relancer le géomètre (Zed Quick, 30 juin)`: a given name and a surname that the record has nowhere but beside actions, told once. Somebody from
 * outside may have an action, and so may a firm of two words: it is a note. Words of bodies, offices and units, `Services Techniques`, are nobody's name.
 */
function reportOwners(
	meeting: Meeting,
	assembly: Assembly,
	source: string,
	report: RuleContext['report'],
): void {
	const listed = assembly.members.filter(({ nodes }) => nodes.length > 0).map(({ name }) => name);
	if (listed.length === 0) return;
	const spellings = new NameSpellings(listed);
	const strangers = new Map<string, TextValue[]>();
	for (const { node } of listNodes(meeting)) {
		if (node.type !== 'textValue' || (node as TextValue).role !== 'owner') continue;
		const owner = node as TextValue;
		if (GIVEN_AND_SURNAME.test(owner.value)) addTo(strangers, owner.value, owner);
	}
	for (const [name, owners] of strangers) {
		const surname = GIVEN_AND_SURNAME.exec(name)?.[1] ?? '';
		if (assembly.find(name) || source.split(surname).length - 1 > owners.length || isUnit(name)) continue;
		if (spellings.nearMisses(name).length === 0)
			report({ place: owners[0]?.position, code: 'owner', severity: 'info', values: { name } });
	}
}

function isUnit(words: string): boolean {
	return mentions(
		words,
		'unitWords',
		'bodies',
		'meetingNouns',
		'officers',
		'sittingRoles',
		'officeQualities',
		'memberNouns',
		'peopleNouns',
		'everyone',
		'outsiders',
		'status',
	);
}

const GIVEN_AND_SURNAME = /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+(\p{Lu}\p{L}[\p{L}'’-]+)$/u;
