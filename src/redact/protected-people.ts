/** Who is not public, what such people are called, and what stands for them. */

import type { Assembly, Member } from '../assembly/model.js';
import { getChild, getDescendants, type Meeting, type Person, personName } from '../ast/index.js';
import { foldKeyword, foldName } from '../text/fold.js';
import { undisguised } from '../text/look-alike.js';
import { isCivility, isParticle } from '../text/names.js';
import { matchesIn } from '../text/places.js';

/** A person as the search for names in a text needs it. */
export interface NamedInText {
	/** What stands for the person; undefined for someone who is public. */
	label: string | undefined;
	/** The name and every other name, each as folded words in order. */
	names: ReadonlyArray<readonly string[]>;
	/** The words that may stand for the person alone: no particle, no civility. */
	words: ReadonlySet<string>;
	/** Of these, the ones that many bear: first names. */
	firstNames: ReadonlySet<string>;
	/** Folded affiliation, which goes with the name. */
	affiliation: string | undefined;
}

/** The people of a meeting, parted for the public version. */
export interface ProtectedPeople {
	/** Everybody, those who are public too: their names must stay whole. */
	people: NamedInText[];
	/** What stands for each member who is not public. */
	labels: ReadonlyMap<Member, string>;
	/** The nodes that speak of people who are not public. */
	nodes: ReadonlySet<Person>;
}

/** Where the 26 letters in circles, squares or brackets begin, which Unicode has as signs: `⒜`, `Ⓐ`, `ⓐ`, `🄐`, `🄰`, `🅐`, `🅰`, `🇦`. */
const ENCLOSED_FROM = [0x249c, 0x24b6, 0x24d0, 0x1f110, 0x1f130, 0x1f150, 0x1f170, 0x1f1e6];
const ENCLOSED = ENCLOSED_FROM.map(
	(from) => `${String.fromCodePoint(from)}-${String.fromCodePoint(from + 25)}`,
).join('');
const ENCLOSED_LETTER = new RegExp(`[${ENCLOSED}]`, 'gu');

/** Words of a text: letters and marks, and among them the characters that are not seen. */
export const WORD = new RegExp(`[\\p{L}\\p{M}\\p{N}\\p{Default_Ignorable_Code_Point}${ENCLOSED}]+`, 'gu');

/** Who is not public in a meeting: participants, people of a roll, and whoever the header or a list says it of. */
export function protectedPeople(meeting: Meeting, assembly: Assembly): ProtectedPeople {
	const hidden = new Map<
		string,
		{ names: string[]; affiliation: string | undefined; member: Member | undefined }
	>();
	const nodes = new Set<Person>();
	const secret = assembly.members.filter((member) => !member.public);
	const add = (name: string, others: readonly string[], affiliation: string | undefined, member?: Member) => {
		if (name.trim() === '') return;
		const key = member?.id === undefined ? `name ${foldName(name)}` : `member ${member.id}`;
		const known = hidden.get(key);
		if (known) {
			known.names.push(name);
			for (const each of others) known.names.push(each);
		} else hidden.set(key, { names: [name, ...others], affiliation, member });
	};
	for (const member of secret) {
		add(member.name, member.nodes.flatMap(otherNames), member.affiliation, member);
		for (const node of member.nodes) nodes.add(node);
		// Who speaks for a legal person makes it known.
		if (member.representative !== undefined && assembly.find(member.representative)?.public !== true)
			add(member.representative, [], undefined);
	}
	for (const node of getDescendants(meeting)) {
		if (node.type !== 'person' || nodes.has(node as Person)) continue;
		const person = node as Person;
		const member = assembly.find(personName(person));
		if (getChild(person, 'public')?.value !== false && (member === undefined || member.public)) continue;
		nodes.add(person);
		add(personName(person), otherNames(person), getChild(person, 'affiliation')?.value, member);
	}
	const labels = new Map<Member, string>();
	const taken = new Map<string, number>();
	const people: NamedInText[] = [];
	for (const { names, affiliation, member } of hidden.values()) {
		const initials = getInitials(names[0] ?? '');
		const count = (taken.get(initials) ?? 0) + 1;
		taken.set(initials, count);
		const label = count === 1 ? initials : `${initials} (${count})`;
		if (member !== undefined) labels.set(member, label);
		people.push(namedInText(names, label, affiliation));
	}
	const secretMembers = new Set([...hidden.values()].map(({ member }) => member));
	for (const member of assembly.members)
		if (!secretMembers.has(member))
			people.push(
				namedInText([member.name, ...member.nodes.flatMap(otherNames)], undefined, member.affiliation),
			);
	return { people, labels, nodes };
}

/** `J.-P. R.`: first letters of the words of a name, particles left out. */
export function getInitials(name: string): string {
	const words = matchesIn(withoutBrackets(name), WORD).filter(
		(word) => !isParticle(foldName(word[0])) && !isCivility(word[0]),
	);
	const shown = words.length > 0 ? words : matchesIn(name, WORD);
	let initials = '';
	for (const [place, word] of shown.entries()) {
		const letter = [...word[0].normalize('NFC')][0]?.toUpperCase() ?? '';
		const joined = place > 0 && /[-‐‑]/.test(name[word.index - 1] ?? '');
		initials += place === 0 ? `${letter}.` : joined ? `-${letter}.` : ` ${letter}.`;
	}
	return initials;
}

/** Names under which a person is known beside the full one; a short name of the header is one too. */
function otherNames(person: Person): string[] {
	return [
		personName(person),
		...person.children.flatMap((part) => (part.type === 'alias' ? [part.value] : [])),
	].filter((name) => name.trim() !== '');
}

function namedInText(
	written: readonly string[],
	label: string | undefined,
	affiliation: string | undefined,
): NamedInText {
	const names: string[][] = [];
	const words = new Set<string>();
	const firstNames = new Set<string>();
	for (const name of new Set([...written, ...written.map(transliterated)])) {
		const source = matchesIn(withoutBrackets(name), WORD).map((match) => match[0]);
		const kept = source.filter((word) => !isCivility(word));
		const used = kept.length > 0 ? kept : source;
		const folds = used.map(foldWord);
		if (folds.length === 0) continue;
		names.push(folds);
		const standing = folds.filter((word) => !isParticle(word) && [...word].length > 1);
		for (const word of standing.length > 0 ? standing : folds) words.add(word);
		// The family name is the one in capitals, else the last: the others many people bear.
		const capitals = used.filter((word) => /^\p{Lu}{2,}$/u.test(word.normalize('NFC')));
		const family =
			capitals.length > 0 && capitals.length < used.length
				? capitals.map(foldWord)
				: [standing.at(-1) ?? folds.at(-1) ?? ''];
		for (const word of folds) if (folds.length > 1 && !family.includes(word)) firstNames.add(word);
	}
	return {
		label,
		names,
		words,
		firstNames,
		affiliation: affiliation === undefined ? undefined : foldKeyword(affiliation),
	};
}

/** A name as keyboards and addresses without its letters spell it: `Ångström` as `Aangstroem`. */
function transliterated(name: string): string {
	return name.normalize('NFC').replace(/[äåæöøœüßðđþł]/giu, (letter) => {
		const spelt = SPELT[letter.toLowerCase()] ?? letter;
		return letter === letter.toLowerCase() ? spelt : spelt.replace(/^./, (first) => first.toUpperCase());
	});
}

const SPELT: Readonly<Record<string, string>> = {
	ä: 'ae',
	å: 'aa',
	æ: 'ae',
	ö: 'oe',
	ø: 'oe',
	œ: 'oe',
	ü: 'ue',
	ß: 'ss',
	ð: 'd',
	đ: 'd',
	þ: 'th',
	ł: 'l',
};

/** A word as names are compared: no case, no accent, no circles around its letters, none of another alphabet that looks like one of ours. */
export function foldWord(word: string): string {
	return foldName(undisguised(word.replace(ENCLOSED_LETTER, letterInside)));
}

function letterInside(sign: string): string {
	const code = sign.codePointAt(0) ?? 0;
	const from = ENCLOSED_FROM.find((start) => code >= start && code < start + 26) ?? code;
	return String.fromCodePoint(0x61 + code - from);
}

function withoutBrackets(name: string): string {
	return name.replace(/\([^()]*\)\s*$/, '').trim() || name;
}

// --- What stands in a text in the place of a name.

/** A stretch of a text and what stands there instead. */
export interface TextEdit {
	from: number;
	to: number;
	text: string;
}

/** Initials in the place of a name; their last full stop is that of the sentence too. */
export function standing(
	label: string,
	from: number,
	to: number,
	text: string,
	isAddress: boolean,
): TextEdit {
	const shown = isAddress || isGlued(from, to, text) ? asOneWord(label) : label;
	const ends = shown.endsWith('.') && /^\.(?:[\s\u00A0\u202F]|$)/.test(text.slice(to, to + 2));
	return { from, to: ends ? to + 1 : to, text: shown };
}

/** Initials as one word, for an address or the name of a file: `j-r`. */
export function asOneWord(label: string): string {
	return matchesIn(label, WORD).join('-').toLowerCase();
}

function isGlued(from: number, to: number, text: string): boolean {
	return (
		/[/@_=#.-]/.test(text.charAt(from - 1)) ||
		/^(?:[@_/=#]|[-.](?=[\p{L}\p{N}]))/u.test(text.slice(to, to + 3))
	);
}

/** The affiliation in brackets behind a name goes with it. */
export function getEnd(to: number, person: NamedInText, text: string): number {
	if (person.affiliation === undefined) return to;
	const match = /^[\s\u00A0\u202F]*\(([^()]{1,200})\)/.exec(text.slice(to, to + 260));
	return match && foldKeyword(match[1] ?? '') === person.affiliation ? to + match[0].length : to;
}
