/** What follows where the text alone says that somebody left or keeps out: who acts all the same, and which votes count too many. */

import type { Node, Parent } from 'unist';
import { isThere } from '../assembly/attendance/attendance.js';
import type { Assembly, Decision, Member, VoteResult } from '../assembly/model.js';
import { exact } from '../assembly/problems.js';
import {
	type Answer,
	type BallotLine,
	getStatements,
	type Language,
	listNodes,
	type Meeting,
	type Name,
} from '../ast/index.js';
import { eventLine, type IdOf, vocabulary, wordChoice } from '../language/index.js';
import { foldName } from '../text/fold.js';
import { add, compare, subtract, sum, ZERO } from '../text/fraction.js';
import { lazy } from '../text/lazy.js';
import { isCapital } from '../text/letters.js';
import { withoutCivilities } from '../text/name-parts.js';
import { wordsToInteger } from '../text/number.js';
import { isEndOfSentence } from '../text/sentences.js';
import { scanTime, scanTimeRange } from '../text/time.js';
import type { Finding } from './rule.js';

/** Somebody who goes, keeps out of a vote or comes back by a sentence. */
export interface Gone {
	member: Member;
	id: Move;
	at: number;
	line: number;
	/** The text says only that there is an interest. */
	interest?: true;
	/** The block of the vote that somebody keeps out of, or the item of which it is the next; who leaves without an hour may be back for the next item. */
	vote?: Node;
}

/** Who speaks, moves or votes by name after a sentence with an hour has them leave, each person once; gives back those whom a ballot names so. */
export function reportActing(
	gone: readonly Gone[],
	meeting: Meeting,
	assembly: Assembly,
	report: (finding: Finding) => void,
): ReadonlySet<Member> {
	const voted = new Set<Member>();
	const moves = gone.filter(({ vote }) => vote === undefined);
	if (moves.length === 0) return voted;
	const left = new Map<Member, Gone>();
	let next = 0;
	for (const { node, above } of listNodes(meeting)) {
		const names =
			node.type === 'name' && above.some(({ type }) => ACTS.has(type)) && !isOut(above) && !isUncalled(above)
				? [node as Name]
				: getStatements(node).flatMap((one) =>
						one.kind === 'people' && ACTS.has(one.of) ? one.children.slice(0, 1) : [],
					);
		const isEvent = node.type === 'name' && above.some(({ type }) => type === 'event');
		for (const name of isEvent ? [node as Name] : names) {
			const at = name.position?.start.offset ?? 0;
			for (let one = moves[next]; one && one.at < at; one = moves[next]) {
				next += 1;
				if (one.id === 'departure') left.set(one.member, one);
				else left.delete(one.member);
			}
			const member = left.size > 0 ? assembly.find(name.value) : undefined;
			const departure = member && left.get(member);
			if (!member || !departure) continue;
			left.delete(member);
			if (above.some(({ type }) => type === 'ballot')) voted.add(member);
			if (!isEvent)
				report({
					place: name.position,
					code: 'acts',
					severity: 'warning',
					values: { name: member.name, line: { line: departure.line } },
				});
		}
	}
	return voted;
}

const ACTS: ReadonlySet<string> = new Set([
	'spoke',
	'moved',
	'for',
	'against',
	'abstention',
	'speaker',
	'ballot',
]);

/** Whether a name of a ballot is of somebody who keeps out of it. */
export function isOut(above: readonly Node[]): boolean {
	return above.some(
		(node) => node.type === 'ballotLine' && ['recused', 'notVoting'].includes((node as BallotLine).label),
	);
}

/** `Hale absent` of a roll call. */
function isUncalled(above: readonly Node[]): boolean {
	return above.some((node) => node.type === 'answer' && (node as Answer).answer === 'notVoting');
}

/** Votes that count more than is left without those whom the text says to be out: one walk along the votes and what is told between them. */
export function reportCounted(
	gone: readonly Gone[],
	assembly: Assembly,
	report: (finding: Finding) => void,
): void {
	if (gone.length === 0) return;
	const decisions = new Set(assembly.decisions.map(({ node }) => node));
	const ofBlock = new Map<Node, Gone[]>();
	for (const one of gone) {
		if (!one.vote || !decisions.has(one.vote as Decision['node'])) continue;
		const others = ofBlock.get(one.vote);
		if (others) others.push(one);
		else ofBlock.set(one.vote, [one]);
	}
	const away = new AwayBySentence();
	let next = 0;
	/** Who is out of the next vote of an item. */
	let waiting: Gone[] = [];
	for (const { node, votes } of assembly.decisions)
		for (const { ballot, line, tally, entitled, attendance } of votes) {
			const at = ballot.position?.start.offset ?? 0;
			/** Who came back, and where. */
			const back = new Map<Member, number>();
			for (let one = gone[next]; one && one.at <= at; one = gone[next]) {
				next += 1;
				if (!LEAVES.has(one.id)) back.set(one.member, one.at);
				if (!one.vote) away.follow(one);
				else if (!decisions.has(one.vote as Decision['node'])) waiting.push(one);
			}
			const now = waiting.filter(({ vote }) => at < (vote?.position?.end.offset ?? 0));
			waiting = [];
			for (const one of ofBlock.get(node) ?? []) now.push(one);
			ofBlock.delete(node);
			const isOutNow = (one: Gone) => LEAVES.has(one.id) && one.at > (back.get(one.member) ?? -1);
			const out = new Set(now.filter(isOutNow).map(({ member }) => member));
			if ((out.size === 0 && away.size === 0) || entitled.votes === null) continue;
			// Of those who are named, no count need be compared.
			const named = [...out].filter((member) => isNamed(member, tally));
			if (named.length > 0) {
				report({
					place: (line ?? ballot).position,
					code: 'votes',
					severity: 'warning',
					values: { names: named.map(({ name }) => name) },
				});
				continue;
			}
			const { for: yes, against, abstention, blank } = tally;
			const counted = sum([yes, against, abstention, blank, tally.void].flatMap((answer) => answer ?? []));
			if (compare(counted, entitled.votes) > 0) continue;
			const atMost = sum([...out].map(({ votes: own }) => own));
			// Most votes count fewer: those who are away need not be looked at one by one.
			if (compare(counted, subtract(entitled.votes, add(atMost, away.votes))) <= 0) continue;
			for (const member of away.keep((one) => isThere(attendance.presence.get(one)))) out.add(member);
			const left = [...out].filter((member) => member.elector && isThere(attendance.presence.get(member)));
			const could = subtract(entitled.votes, sum(left.map((member) => member.votes)));
			if (left.length === 0 || compare(counted, could) <= 0) continue;
			// The votes after it have the same mistake.
			away.clear();
			report({
				place: (line ?? ballot).position,
				code: left.every((member) => isInterestedOnly(member, now)) ? 'interested' : 'counted',
				severity: 'warning',
				values: { names: left.map(({ name }) => name), counted: exact(counted), could: exact(could) },
			});
		}
}

function isNamed(member: Member, { names, origin }: VoteResult['tally']): boolean {
	return (
		origin !== 'filled' &&
		(['for', 'against'] as const).some((answer) => names[answer]?.some((one) => one.member === member))
	);
}

/** Whether the text says no more of somebody than that there is an interest. */
function isInterestedOnly(member: Member, gone: readonly Gone[]): boolean {
	const own = gone.filter((one) => one.member === member);
	return own.length > 0 && own.every(({ interest }) => interest);
}

/** Whoever comes or returns is not out. */
const LEAVES: ReadonlySet<string> = new Set(['departure', 'recusal']);

/** Those whom the text says to have left for good, and their votes. */
class AwayBySentence {
	readonly #members = new Set<Member>();
	votes = ZERO;

	get size(): number {
		return this.#members.size;
	}

	follow({ member, id }: Gone): void {
		if (!member.elector) return;
		if (id === 'departure' && !this.#members.has(member)) {
			this.#members.add(member);
			this.votes = add(this.votes, member.votes);
		} else if (id !== 'departure') this.#drop(member);
	}

	/** Those who are there by the lines of the record; a line has told of the others. */
	keep(isThereStill: (member: Member) => boolean): readonly Member[] {
		for (const member of [...this.#members]) if (!isThereStill(member)) this.#drop(member);
		return [...this.#members];
	}

	clear(): void {
		this.#members.clear();
		this.votes = ZERO;
	}

	#drop(member: Member): void {
		if (this.#members.delete(member)) this.votes = subtract(this.votes, member.votes);
	}
}

// --- The line that says a move as the language does, as the correction of the sentence that tells it.

export type Move = Exclude<IdOf<'moveVerbs'>, 'interest' | 'noVote' | 'noPart'>;

/** Where a move is told, and what a line for it needs. */
export interface Writing {
	source: string;
	node: Node;
	above: readonly Node[];
	assembly: Assembly;
	lang: Language;
}

interface ToldMove {
	member: Member;
	code: Move;
	/** Place of the name in the text. */
	from: number;
	/** With an hour, or with the meeting that is left or joined, it is no figure of speech. */
	isSure: boolean;
}

/** The line that says the move with all that its sentence tells: the hour, everybody who moves, the proxy; and its fix. */
export function proposeLine(
	{ member, code, from, isSure }: ToldMove,
	sentence: { text: string; from: number; to: number },
	{ source, node, above, assembly, lang }: Writing,
): Pick<Finding, 'values' | 'severity' | 'fixes'> {
	const words = sentence.text.slice(sentence.from, sentence.to);
	const others = othersBefore(sentence.text.slice(sentence.from, from), assembly);
	const names = [...others, member].map(({ name }) => name);
	const line = eventLine(
		code === 'recusal' ? 'departure' : code,
		names.join(', '),
		hourIn(words),
		code === 'departure' ? holderIn(words, assembly)?.name : undefined,
		lang,
	);
	const values = { name: member.name, line };
	// In the block of a vote, whoever keeps out of it changes what its counts are of.
	if (code === 'recusal' && (above.some(({ type }) => type === 'resolution') || holdsBallot(above[1])))
		return { values, severity: 'warning' };
	if (!isSure || code === 'recusal') return { values };
	const paragraph = above.at(-1);
	const [start, end] = [paragraph?.position?.start, paragraph?.position?.end];
	// In a list or a quote a line of its own has no place.
	const isPlain =
		paragraph?.type === 'paragraph' &&
		!above.some(({ type }) => /^(?:list|blockquote|table|intervention)/.test(type));
	if (!isPlain || !start || !end) return { values, severity: 'warning' };
	const whole = source.slice(start.offset, end.offset);
	const isAll =
		(paragraph as Parent).children.length === 1 &&
		whole.replace(/[.\s]+$/, '') === words.trim().replace(/[.\s]+$/, '') &&
		saysNoMore(words, line);
	const text = isAll ? line : `\n\n${line}`;
	const position = isAll ? { start, end } : { start: end, end };
	return node.type === 'text'
		? {
				values,
				severity: 'warning',
				fixes: [{ description: 'writeMove', safe: false, edits: [{ position, text }] }],
			}
		: { values, severity: 'warning' };
}

/** Whether the line says all that the sentence does: `souffrante` and `pour raisons de santé` are more. */
function saysNoMore(sentence: string, line: string): boolean {
	const known = [
		line,
		...(['moveVerbs', 'moveObjects', 'personMarks', 'events'] as const).flatMap((id) =>
			vocabulary(id).words(),
		),
	];
	const words = new Set(known.flatMap((text) => foldName(text).split(betweenWords())));
	return foldName(sentence)
		.split(betweenWords())
		.every((word) => word.length < SHORTEST_TOLD || words.has(word));
}

const betweenWords = lazy(() => /[^\p{L}\p{N}]+/u);
/** Shorter words only link others. */
const SHORTEST_TOLD = 4;

function holdsBallot(item: Node | undefined): boolean {
	return item !== undefined && listNodes(item).some(({ node }) => node.type === 'ballot');
}

// --- What a sentence says of a coming or going: who moves, when, and to whom a proxy is left.

/** The participant behind the word of an event that opens a line, after its hour, and the range of both. */
export function moveIn(
	line: string,
	assembly: Assembly,
): { member: Member; from: number; to: number; code: 'arrival' | 'departure' | 'return' } | undefined {
	const from = afterHour(line, opensHour().exec(line.slice(0, LONGEST_HOUR))?.[0].length ?? 0);
	const event = vocabulary('events').scan(line.slice(from));
	if (event?.id !== 'arrival' && event?.id !== 'departure' && event?.id !== 'return') return undefined;
	const at = afterHour(line, from + event.length);
	const link = vocabulary('eventLinks').scan(line.slice(at));
	const name = nameAt(line, link?.id === 'of' ? at + link.length : at, assembly);
	return name && { ...name, from, code: event.id };
}

/** `À 20h55, arrivée`, `Vers 20h55, départ`: the words before the hour. */
const opensHour = lazy(() => /^[\s\u00A0]*(?:\p{L}{1,5}[\s\u00A0]+){1,2}(?=\d)/u);

/** Past an hour and the signs around it, where one stands there. */
export function afterHour(line: string, from: number): number {
	const gap = (at: number) => at + (/^[\s:,–—-]*/.exec(line.slice(at, at + 20))?.[0].length ?? 0);
	let at = gap(from);
	const link = from > 0 ? vocabulary('eventLinks').scan(line.slice(at)) : undefined;
	if (link?.id === 'at') at = gap(at + link.length);
	const time = /\d/.test(line[at] ?? '') ? scanTime(line.slice(at, at + LONGEST_HOUR)) : undefined;
	return time ? gap(at + time.length) : gap(from);
}

/** Longer than an hour in figures. */
const LONGEST_HOUR = 40;

/** The participant whose name starts at a place: the longest of the next four words that names one. */
export function nameAt(
	line: string,
	from: number,
	assembly: Assembly,
): { member: Member; to: number } | undefined {
	const words = [...line.slice(from, from + LONGEST_NAME).matchAll(/[^\s,;:()«»]+/gu)].slice(0, MOST_WORDS);
	if (!isCapital(words[0]?.[0])) return undefined;
	for (const word of words.reverse()) {
		const to = from + word.index + word[0].length;
		const member = assembly.find(line.slice(from, to).trim());
		if (member) return { member, to };
	}
	return undefined;
}

/** Words and signs of a name, its civility included. */
const MOST_WORDS = 4;
const LONGEST_NAME = 120;

/** The participant whose name ends a text: the longest of its last four words that names one. */
export function nameBefore(text: string, assembly: Assembly): { member: Member; from: number } | undefined {
	// What stands farther away names nobody here, and copying it for each verb would take the square of the time.
	const start = Math.max(0, text.length - LONGEST_NAME - LONGEST_ASIDE);
	const before = withoutAside(text.slice(start));
	const words = [...before.matchAll(/[^\s,;:()«»]+/gu)];
	const last = words.at(-1);
	if (!last || !/^\s+$/.test(before.slice(last.index + last[0].length))) return undefined;
	for (let size = Math.min(MOST_WORDS, words.length); size > 0; size--) {
		const first = words[words.length - size];
		if (!first || !isCapital(first[0])) continue;
		const member = assembly.find(before.slice(first.index).trim());
		if (member) return { member, from: start + first.index };
	}
	return undefined;
}

/** A text without the words between two commas at its end: `M. Weiss, intéressé à l’affaire, quitte`. */
function withoutAside(text: string): string {
	const aside = ASIDE.exec(text.slice(-LONGEST_ASIDE));
	return aside ? text.slice(0, text.length - aside[0].length) + ' '.repeat(aside[0].length) : text;
}

const ASIDE = /,[^,.;:!?()]+,\s+$/;
const LONGEST_ASIDE = 80;

/** `M. Weiss déclare un intérêt et quitte la salle`: who opens the sentence, where the verb is its second one. */
export function getSubject(
	text: string,
	at: number,
	assembly: Assembly,
): { member: Member; from: number } | undefined {
	if (!secondVerb().test(text.slice(Math.max(0, at - 12), at))) return undefined;
	const { from } = sentenceAround(text, at, at);
	if (at - from > LONGEST_SENTENCE) return undefined;
	const start = afterHour(text.slice(from, at), 0);
	const name = nameAt(text.slice(0, at), from + start, assembly);
	return name && { member: name.member, from: from + start };
}

/** Who keeps out of a vote by a verb that does not follow the name at once: `M. Weiss, n'ayant pas pris part`, `avec M. Weiss, qui`, `M. Weiss indique qu'il`. */
export function keeperBefore(
	text: string,
	at: number,
	assembly: Assembly,
): { member: Member; from: number } | undefined {
	const before = text.slice(Math.max(0, at - LONGEST_NAME - LONGEST_ASIDE), at);
	const link = keeperLink().exec(before);
	const name = link && nameBefore(`${before.slice(0, link.index)} `, assembly);
	// `le frère de M. Weiss, n'ayant pas voté`: somebody else, where no pronoun says of whom it is.
	if (name && (link[1] !== undefined || !isObject(before, name.from)))
		return { member: name.member, from: at - before.length + name.from };
	const that = thatThey().exec(before);
	if (!that) return undefined;
	const { from } = sentenceAround(text, at, at);
	const start = from + afterHour(text.slice(from, at), 0);
	const opening = nameAt(text.slice(0, at), start, assembly);
	// `M. Weiss rappelle à Mme Roy qu'elle`: somebody else.
	const others = opening && text.slice(opening.to, at);
	return opening && !startsWithCapital().test(others ?? '')
		? { member: opening.member, from: start }
		: undefined;
}

const startsWithCapital = lazy(() => /[\s\u00A0'’]\p{Lu}/u);
const keeperLink = lazy(
	() => new RegExp(`,[\\s\\u00A0]+(${wordChoice('relatives', 'who')}[\\s\\u00A0]+)?$`, 'u'),
);
const thatThey = lazy(() => new RegExp(`[\\s\\u00A0]${wordChoice('relatives', 'that')}[\\s\\u00A0]+$`, 'u'));

/** Where `une personne`, `deux adhérents`, `3 conseillers` starts, right before a verb: people without a name. */
export function unnamedBefore(text: string): number | undefined {
	const nouns = vocabulary('peopleNouns');
	// Most verbs have no such noun one or two words before them: the classes of Unicode need not be looked at.
	const near = text
		.slice(-LONGEST_NAME)
		.split(/[\s\u00A0]+/)
		.slice(-3);
	if (near.pop() !== '' || !near.some((word) => nouns.findId(word) === 'noun')) return undefined;
	const found =
		/(?<![\p{L}\p{N}])(\p{L}+|\d{1,3})[\s\u00A0]+(\p{L}+)[\s\u00A0]+(?:\p{L}+[\s\u00A0]+)?$/u.exec(
			text.slice(-LONGEST_NAME),
		);
	if (!found) return undefined;
	const [whole, count = '', noun = ''] = found;
	if (nouns.findId(noun) !== 'noun') return undefined;
	if (!/^\d+$/.test(count) && wordsToInteger(count) === undefined && nouns.findId(count) !== 'one')
		return undefined;
	return text.length - Math.min(text.length, LONGEST_NAME) + found.index + whole.indexOf(count);
}

/** Where the name of somebody unknown starts that opens a sentence and ends before a verb: a civility and a surname, or two or three words with capitals. */
export function strangerBefore(text: string): number | undefined {
	const before = text.slice(-LONGEST_NAME);
	const found = STRANGER.exec(before);
	const name = found?.[1] ?? '';
	const isNamed = withoutCivilities(name) !== name || /[\s\u00A0]/.test(name.trim());
	const [first = ''] = name.split(/[\s\u00A0]/, 1);
	const isName = isNamed && vocabulary('determiners').findId(first) === undefined;
	return found && isName ? text.length - before.length + found.index + found[0].indexOf(name) : undefined;
}

const STRANGER =
	/(?:^|[.;:!?\n–—-])[\s\u00A0]*(\p{Lu}[\p{L}'’-]*\.?(?:[\s\u00A0]\p{Lu}[\p{L}'’-]+){1,2})[\s\u00A0]+$/u;

/** Is a name the object of the word before it, and so no subject? */
export function isObject(text: string, at: number): boolean {
	const [, before, word] =
		/(\p{L}+[\s\u00A0]+)?(\p{L}+)[\s\u00A0]+$/u.exec(text.slice(Math.max(0, at - 40), at)) ?? [];
	if (word === undefined) return false;
	if (vocabulary('objectMarks').findId(word) !== undefined) return true;
	// Who stands for a member is there for it: `Le représentant d'Amis du Port`.
	const isOf = vocabulary('eventLinks').findId(word) === 'of';
	return isOf && vocabulary('standIns').findId(before?.trim() ?? '') === undefined;
}

/** `Lise Kern et Omar Haddad quittent`: those before the last name. */
export function othersBefore(before: string, assembly: Assembly): Member[] {
	const found: Member[] = [];
	let rest = before;
	for (let tries = 0; tries < MOST_MOVERS; tries += 1) {
		const link = nameLink().exec(rest.slice(-8));
		if (!link) break;
		const shorter = rest.slice(0, rest.length - link[0].length);
		const name = nameBefore(`${shorter} `, assembly);
		if (!name) break;
		found.unshift(name.member);
		rest = shorter.slice(0, name.from);
	}
	return found;
}

/** `Lise Kern et Omar Haddad | et Zoé Perrin |`: without a last name that nobody bears. */
export function withoutLast(before: string): string {
	const last = LAST_NAME().exec(before.slice(-LONGEST_NAME));
	return last ? `${before.slice(0, before.length - last[0].length)} ` : '';
}

const LAST_NAME = lazy(
	() =>
		new RegExp(
			`[\\s\\u00A0](?:${wordChoice('smallWords', 'and')}|&)[\\s\\u00A0]+\\p{Lu}[\\p{L}'’.-]*(?:[\\s\\u00A0]+\\p{Lu}[\\p{L}'’.-]*){0,2}[\\s\\u00A0]+$`,
			'u',
		),
);

/** Nobody lists more people in such a sentence. */
const MOST_MOVERS = 20;

/** Whom a sentence makes the holder of a proxy. */
export function holderIn(sentence: string, assembly: Assembly): Member | undefined {
	const mark = vocabulary('personMarks').findIn(sentence);
	if (mark?.id !== 'proxy') return undefined;
	const at = mark.offset + mark.length;
	const gap = /^[\s\u00A0:]*/.exec(sentence.slice(at, at + 10))?.[0].length ?? 0;
	return nameAt(sentence, at + gap, assembly)?.member;
}

/** The sentence or line around a range. */
export function sentenceAround(text: string, from: number, to: number): { from: number; to: number } {
	let [start, end] = [from, to];
	const isEnd = (at: number) =>
		/[\n\r]/.test(text[at] ?? '') || (isEndOfSentence(text, at) && /\s/.test(text[at + 1] ?? ' '));
	while (start > 0 && from - start < LONGEST_SENTENCE && !isEnd(start - 1)) start -= 1;
	while (end < text.length && end - to < LONGEST_SENTENCE && !isEnd(end)) end += 1;
	while (/[\s\u00A0]/.test(text[start] ?? '')) start += 1;
	return { from: start, to: end };
}

const LONGEST_SENTENCE = 300;

/** The lines that start in a text: one in the middle of a line starts none. */
export function linesIn(text: string, parent: Node, node: Node): { from: number; to: number }[] {
	const lines: { from: number; to: number }[] = [];
	let from = (parent as Partial<Parent>).children?.[0] === node ? 0 : -1;
	for (const end of text.matchAll(/[\r\n]+|$/g)) {
		if (from >= 0 && end.index > from) lines.push({ from, to: end.index });
		from = end.index + end[0].length;
	}
	return lines;
}

/** The hour that a sentence names, as it is written. */
export function hourIn(sentence: string): string | undefined {
	for (const digit of sentence.matchAll(/(?<![\d.,/-])\d/g)) {
		const time = scanTime(sentence.slice(digit.index, digit.index + LONGEST_HOUR));
		if (time)
			return sentence.slice(digit.index, digit.index + time.length).replace(/(?<!m)[\s\u00A0.]+$/, '');
	}
	return undefined;
}

/** `se retire de 19h30 à 19h40`: the hour of the return stands with that of the departure. */
export function hasRange(sentence: string): boolean {
	const digit = sentence.search(/(?<![\d.,/-])\d/);
	return digit >= 0 && scanTimeRange(sentence.slice(digit, digit + 2 * LONGEST_HOUR))?.end !== undefined;
}

export const endsHere = lazy(() => new RegExp(`^\\s*(?:,|${wordChoice('smallWords', 'and')})?\\s*$`));
const nameLink = lazy(
	() => new RegExp(`(?:,|[\\s\\u00A0](?:${wordChoice('smallWords', 'and')}|&))[\\s\\u00A0]+$`),
);
const secondVerb = lazy(
	() => new RegExp(`(?:\\p{L}|,)[\\s\\u00A0]+${wordChoice('smallWords', 'and', 'then')}[\\s\\u00A0]+$`, 'u'),
);
