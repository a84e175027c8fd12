import type { Text } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent } from 'unist';
import { isThere } from '../../assembly/attendance/attendance.js';
import type { Assembly, Decision, Member, VoteResult } from '../../assembly/model.js';
import { exact } from '../../assembly/problems.js';
import {
	type BallotLine,
	type Event,
	getStatements,
	type Language,
	listNodes,
	type Meeting,
	type Name,
} from '../../ast/index.js';
import { type IdOf, vocabulary, wordChoice } from '../../language/index.js';
import { monthNamed } from '../../text/date.js';
import { foldName } from '../../text/fold.js';
import { add, compare, subtract, sum, ZERO } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { isCapital } from '../../text/letters.js';
import { wordsToInteger } from '../../text/number.js';
import { isEndOfSentence } from '../../text/sentences.js';
import { scanTime, scanTimeRange } from '../../text/time.js';
import { placeInside } from '../place.js';
import type { Finding, Rule } from '../rule.js';

/**
 * A participant's name directly before a verb that moves, or keeps from voting, in prose, without an event or a recusal near it; and a line that opens as an
 * event of a participant and says more, which makes it a sentence (`Départ de Paul Weiss pour raisons de santé`).
 */
export const peopleUnmarkedMove: Rule = {
	id: 'people/unmarked-move',
	severity: 'info',
	check({ assembly, meeting, source, report }) {
		const verbs = vocabulary('moveVerbs');
		const gone: Gone[] = [];
		const firstItem = meeting.children.find(({ type }) => ITEMS.has(type))?.position?.start.offset ?? 0;
		for (const { node, above } of listNodes(meeting)) {
			const start = node.position?.start;
			if (
				node.type !== 'text' ||
				!start ||
				above.some(({ type }) => type === 'header' || type === 'event' || type === 'title')
			)
				continue;
			if ((node as Text).value === '') continue;
			const text = source.slice(start.offset, node.position?.end.offset);
			const item = above[1] ?? meeting;
			const around = ITEMS.has(item.type) ? item : besides(item, meeting);
			const writing: Writing = { source, node, above, assembly, lang: meeting.lang };
			for (const line of linesIn(text, above.at(-1) ?? meeting, node)) {
				const words = text.slice(line.from, line.to);
				const move = moveIn(words, assembly);
				if (!move || isMarked(move.member, around, assembly)) continue;
				if (move.code !== 'departure')
					gone.push({
						member: move.member,
						id: move.code,
						at: (start.offset ?? 0) + line.from,
						line: start.line,
					});
				report({
					place: placeInside(source, start, line.from + move.from, line.from + move.to),
					code: move.code === 'departure' ? 'departure' : 'arrival',
					...told({ ...move, isSure: hourIn(words) !== undefined }, { text, ...line }, writing),
				});
			}
			for (const verb of vocabulary('moveVerbs').findAll(text)) {
				const unnamed = unnamedBefore(text.slice(0, verb.from));
				if (unnamed !== undefined) {
					const id = verbs.lookup(text.slice(verb.from, verb.to))?.id ?? 'departure';
					const sentence = sentenceAround(text, unnamed, verb.to);
					const object = vocabulary('moveObjects').findIn(text.slice(verb.from, sentence.to))?.id;
					const hour = hourIn(text.slice(sentence.from, sentence.to));
					if (
						id === 'recusal' ||
						id === 'interest' ||
						object === 'vote' ||
						(hour === undefined && object !== 'meeting')
					)
						continue;
					const line = moveLine(id, ['…'], hour, undefined, meeting.lang);
					report({
						place: placeInside(source, start, unnamed, verb.to),
						code: 'unnamed',
						severity: 'warning',
						values: { text: text.slice(unnamed, verb.to).trim(), line },
					});
					continue;
				}
				const mover = nameBefore(text.slice(0, verb.from), assembly) ?? getSubject(text, verb.from, assembly);
				if (!mover || isObject(text, mover.from)) continue;
				if (isMarked(mover.member, around, assembly)) {
					const told = otherHour(
						mover.member,
						item,
						assembly,
						text.slice(verb.to, verb.to + FAR_HOUR),
						verbs.findId(text.slice(verb.from, verb.to)),
					);
					if (told)
						report({
							place: placeInside(source, start, mover.from, verb.to),
							code: 'otherHour',
							severity: 'warning',
							values: {
								name: mover.member.name,
								told: { time: told.told },
								marked: { time: told.marked },
								line: { line: told.line },
							},
						});
					continue;
				}
				const found = verbs.lookup(text.slice(verb.from, verb.to))?.id ?? 'departure';
				// `Luc Bon was excused`, who never came, left nothing.
				if (
					AWAY.has(mover.member.presence) &&
					vocabulary('awaySaid').findIn(text.slice(verb.from, verb.to)) !== undefined
				)
					continue;
				if (found === 'interest') {
					const vote = above.find(({ type }) => type === 'resolution') ?? item;
					if (!vocabulary('mayVote').findIn(text))
						gone.push({
							member: mover.member,
							id: 'recusal',
							at: (start.offset ?? 0) + mover.from,
							line: start.line,
							vote,
							interest: true,
						});
					continue;
				}
				const sentence = sentenceAround(text, mover.from, verb.to);
				const after = text.slice(verb.to, sentence.to);
				const objects = vocabulary('moveObjects');
				// `quitte ses fonctions`, `part en retraite`: something else than the meeting.
				if (found !== 'recusal' && isOtherObject(after)) continue;
				const isVote = objects.findIn(text.slice(mover.from, sentence.to))?.id === 'vote';
				// `sort pour la durée du vote` keeps out of that vote and no more.
				const id = found === 'departure' && isVote ? 'recusal' : found;
				// Whoever has no vote keeps out of none.
				if (id === 'recusal' && !mover.member.elector) continue;
				const isForVote = isVote || endsHere().test(after);
				const isAway = AWAY.has(mover.member.presence) && mover.member.group !== undefined;
				const isSure =
					id !== 'recusal' &&
					!isVote &&
					// Where somebody without a vote is listed, no count changes.
					(mover.member.elector || isAway) &&
					((id === 'arrival' && isAway) ||
						hourIn(text.slice(sentence.from, sentence.to)) !== undefined ||
						objects.scan(after.replace(/^[\s\u00A0]+/, ''))?.id === 'meeting' ||
						(isForVote && objects.findIn(text.slice(verb.from, verb.to))?.id === 'meeting'));
				const at = (start.offset ?? 0) + mover.from;
				const vote = above.find(({ type }) => type === 'resolution') ?? item;
				const hasHour = hourIn(text.slice(sentence.from, sentence.to)) !== undefined;
				// With a proxy the votes stay.
				const staysByProxy = id === 'departure' && holderIn(text.slice(sentence.from, sentence.to), assembly);
				// `sort un instant`: back before anybody writes it down.
				const isBrief =
					vocabulary('briefly').findIn(text.slice(sentence.from, sentence.to)) !== undefined ||
					hasRange(text.slice(sentence.from, sentence.to));
				// `doit partir à 21h`
				const isLater = vocabulary('announced').findIn(text.slice(mover.from, verb.to)) !== undefined;
				// `quittera le conseil en décembre`
				if (isLater && !hasHour && namesMonth(text.slice(sentence.from, sentence.to))) continue;
				// Who comes and goes is often told at the head of the record, and not where it happens.
				const isEarly = at < firstItem || namesAttendance(above[1]);
				const movers = [...othersBefore(text.slice(sentence.from, mover.from), assembly), mover.member];
				for (const member of movers)
					if (id === 'recusal') gone.push({ member, id, at, line: start.line, vote });
					// Whoever may be back is not out.
					else if (id !== 'departure' || (isSure && !staysByProxy && !isBrief && !isEarly && !isLater))
						gone.push({
							member,
							id,
							at,
							line: start.line,
							...(hasHour || id !== 'departure' ? {} : { vote: item }),
						});
				report({
					place: placeInside(source, start, mover.from, verb.to),
					code: id === 'return' ? 'arrival' : id,
					...told({ ...mover, code: id, isSure }, { text, ...sentence }, writing),
				});
			}
		}
		const voted = reportActing(gone, meeting, assembly, report);
		reportCounted(
			gone.filter(({ member }) => !voted.has(member)),
			assembly,
			report,
		);
	},
};

/** Who speaks, moves or votes by name after a sentence with an hour has them leave, each person once; gives back those whom a ballot names so. */
function reportActing(
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
			node.type === 'name' && above.some(({ type }) => ACTS.has(type)) && !isOut(above)
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
function isOut(above: readonly Node[]): boolean {
	return above.some(
		(node) => node.type === 'ballotLine' && ['recused', 'notVoting'].includes((node as BallotLine).label),
	);
}

type Move = Exclude<IdOf<'moveVerbs'>, 'interest'>;

/** Somebody who goes, keeps out of a vote or comes back by a sentence. */
interface Gone {
	member: Member;
	id: Move;
	at: number;
	line: number;
	/** The text says only that there is an interest. */
	interest?: true;
	/** The block of the vote that somebody keeps out of, or the item of which it is the next; who leaves without an hour may be back for the next item. */
	vote?: Node;
}

/** Votes that count more than is left without those whom the text says to be out: one walk along the votes and what is told between them. */
function reportCounted(gone: readonly Gone[], assembly: Assembly, report: (finding: Finding) => void): void {
	if (gone.length === 0) return;
	const decisions = new Set(assembly.decisions.map(({ node }) => node));
	const ofBlock = new Map<Node, Gone[]>();
	for (const one of gone)
		if (one.vote && decisions.has(one.vote as Decision['node']))
			ofBlock.set(one.vote, [...(ofBlock.get(one.vote) ?? []), one]);
	const away = new AwayBySentence();
	let next = 0;
	/** Who is out of the next vote of an item. */
	let waiting: Gone[] = [];
	for (const { node, votes } of assembly.decisions)
		for (const { ballot, line, tally, entitled, attendance } of votes) {
			const at = ballot.position?.start.offset ?? 0;
			for (let one = gone[next]; one && one.at <= at; one = gone[next]) {
				next += 1;
				if (!one.vote) away.follow(one);
				else if (!decisions.has(one.vote as Decision['node'])) waiting.push(one);
			}
			const now = waiting.filter(({ vote }) => at < (vote?.position?.end.offset ?? 0));
			waiting = [];
			for (const one of ofBlock.get(node) ?? []) now.push(one);
			ofBlock.delete(node);
			const out = new Set(now.filter(({ id }) => LEAVES.has(id)).map(({ member }) => member));
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

/** Where a move is told, and what a line for it needs. */
interface Writing {
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
function told(
	{ member, code, from, isSure }: ToldMove,
	sentence: { text: string; from: number; to: number },
	{ source, node, above, assembly, lang }: Writing,
): Pick<Finding, 'values' | 'severity' | 'fixes'> {
	const words = sentence.text.slice(sentence.from, sentence.to);
	const others = othersBefore(sentence.text.slice(sentence.from, from), assembly);
	const names = [...others, member].map(({ name }) => name);
	const line = moveLine(
		code,
		names,
		hourIn(words),
		code === 'departure' ? holderIn(words, assembly) : undefined,
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

/** Whether the words behind a verb open with something else than the meeting; one word may stand before: `quitte également ses fonctions`. */
function isOtherObject(after: string): boolean {
	const objects = vocabulary('moveObjects');
	const words = after.trimStart();
	return [words, words.replace(/^\S+\s+/, '')].some((part) => objects.scan(part)?.id === 'other');
}

const ITEMS: ReadonlySet<string> = new Set(['session', 'resolution', 'election', 'choice']);

function namesMonth(sentence: string): boolean {
	return sentence.split(/[^\p{L}]+/u).some((word) => monthNamed(word) !== undefined);
}

/** What stands right above and below a text outside all items. */
function besides(node: Node, { children }: Meeting): Node {
	const at = children.indexOf(node as Meeting['children'][number]);
	return at < 0 ? node : ({ type: 'root', children: children.slice(Math.max(0, at - 1), at + 2) } as Node);
}

/** Whether an item is about who is there: `## Présences`, `## Roll call`. */
function namesAttendance(item: Node | undefined): boolean {
	if (item?.type !== 'session') return false;
	const title = (item as Parent).children.find(({ type }) => type === 'title');
	return title !== undefined && vocabulary('attendanceTitles').findIn(wordsOf(title)) !== undefined;
}

function holdsBallot(item: Node | undefined): boolean {
	return item !== undefined && listNodes(item).some(({ node }) => node.type === 'ballot');
}

/** Whoever is not there at the opening can only come. */
const AWAY: ReadonlySet<string> = new Set(['excused', 'absent', 'represented']);

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

/** `14h30 – Départ de Lise Kern et Omar Haddad, pouvoir à Paul Weiss`. */
function moveLine(
	code: Move,
	names: readonly string[],
	hour: string | undefined,
	holder: Member | undefined,
	lang: Language,
): string {
	const word = vocabulary('events').word(code === 'recusal' ? 'departure' : code, lang);
	const of = vocabulary('eventLinks').word('of', lang);
	const elided = vocabulary('eventLinks')
		.getWords('of', lang)
		.find((link) => /['’]$/.test(link));
	const list = names.length < 2 ? (names[0] ?? '') : names.join(', ');
	const link = elided !== undefined && /^[aeiouyhàâéèêîô]/iu.test(list) ? elided.replace("'", '’') : `${of} `;
	const proxy =
		holder === undefined ? '' : `, ${vocabulary('personMarks').word('proxy', lang)} ${holder.name}`;
	return `${hour === undefined ? '' : `${hour} – `}${word.charAt(0).toUpperCase()}${word.slice(1)} ${link}${list}${proxy}`;
}

/** The hour that a sentence names, as it is written. */
function hourIn(sentence: string): string | undefined {
	for (const digit of sentence.matchAll(/(?<![\d.,/-])\d/g)) {
		const time = scanTime(sentence.slice(digit.index, digit.index + LONGEST_HOUR));
		if (time)
			return sentence.slice(digit.index, digit.index + time.length).replace(/(?<!m)[\s\u00A0.]+$/, '');
	}
	return undefined;
}

/** `se retire de 19h30 à 19h40`: the hour of the return stands with that of the departure. */
function hasRange(sentence: string): boolean {
	const digit = sentence.search(/(?<![\d.,/-])\d/);
	return digit >= 0 && scanTimeRange(sentence.slice(digit, digit + 2 * LONGEST_HOUR))?.end !== undefined;
}

/** Whom a sentence makes the holder of a proxy. */
function holderIn(sentence: string, assembly: Assembly): Member | undefined {
	const mark = vocabulary('personMarks').findIn(sentence);
	if (mark?.id !== 'proxy') return undefined;
	const at = mark.offset + mark.length;
	const gap = /^[\s\u00A0:]*/.exec(sentence.slice(at, at + 10))?.[0].length ?? 0;
	return nameAt(sentence, at + gap, assembly)?.member;
}

/** `Lise Kern et Omar Haddad quittent`: those before the last name. */
function othersBefore(before: string, assembly: Assembly): Member[] {
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

/** Nobody lists more people in such a sentence. */
const MOST_MOVERS = 20;

/** The sentence or line around a range. */
function sentenceAround(text: string, from: number, to: number): { from: number; to: number } {
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
function linesIn(text: string, parent: Node, node: Node): { from: number; to: number }[] {
	const lines: { from: number; to: number }[] = [];
	let from = (parent as Partial<Parent>).children?.[0] === node ? 0 : -1;
	for (const end of text.matchAll(/[\r\n]+|$/g)) {
		if (from >= 0 && end.index > from) lines.push({ from, to: end.index });
		from = end.index + end[0].length;
	}
	return lines;
}

/** The participant behind the word of an event that opens a line, after its hour, and the range of both. */
function moveIn(
	line: string,
	assembly: Assembly,
): { member: Member; from: number; to: number; code: 'arrival' | 'departure' | 'return' } | undefined {
	const from = afterHour(line, 0);
	const event = vocabulary('events').scan(line.slice(from));
	if (event?.id !== 'arrival' && event?.id !== 'departure' && event?.id !== 'return') return undefined;
	const at = afterHour(line, from + event.length);
	const link = vocabulary('eventLinks').scan(line.slice(at));
	const name = nameAt(line, link?.id === 'of' ? at + link.length : at, assembly);
	return name && { ...name, from, code: event.id };
}

/** Past an hour and the signs around it, where one stands there. */
function afterHour(line: string, from: number): number {
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
function nameAt(line: string, from: number, assembly: Assembly): { member: Member; to: number } | undefined {
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
function nameBefore(text: string, assembly: Assembly): { member: Member; from: number } | undefined {
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

/** `M. Weiss déclare un intérêt et quitte la salle`: who opens the sentence, where the verb is its second one. */
function getSubject(
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

/** Where `une personne`, `deux adhérents`, `3 conseillers` starts, right before a verb: people without a name. */
function unnamedBefore(text: string): number | undefined {
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

/** Is a name the object of the word before it, and so no subject? */
function isObject(text: string, at: number): boolean {
	const word = /(\p{L}+)[\s\u00A0]+$/u.exec(text.slice(Math.max(0, at - 16), at))?.[1];
	return word !== undefined && vocabulary('objectMarks').findId(word) !== undefined;
}

/** A text without the words between two commas at its end: `M. Weiss, intéressé à l’affaire, quitte`. */
function withoutAside(text: string): string {
	const aside = ASIDE.exec(text.slice(-LONGEST_ASIDE));
	return aside ? text.slice(0, text.length - aside[0].length) + ' '.repeat(aside[0].length) : text;
}

const ASIDE = /,[^,.;:!?()]+,\s+$/;
const LONGEST_ASIDE = 80;

/** The hour right behind a verb, ` at 6:50 pm`, and that of the one event of the item by which the member goes or comes so, where they differ. */
function otherHour(
	member: Member,
	item: Node,
	assembly: Assembly,
	behind: string,
	move: string | undefined,
): { told: number; marked: number; line: number } | undefined {
	// `quitte la séance à |`; `vers 19h`, `by 7:30 pm`, `before the 7:30 pm hearing` say no hour of the move.
	const lead = /^(?:[\s\u00A0]+\p{L}+){0,2}[\s\u00A0]+(\p{L}{1,2})[\s\u00A0]+(?=\d)/u.exec(behind);
	const isAt = lead?.[1] !== undefined && vocabulary('smallWords').findId(lead[1]) !== 'by';
	const hour = lead && isAt ? scanTime(behind.slice(lead[0].length))?.value : undefined;
	if (lead === null || hour === undefined || hasRange(behind)) return undefined;
	const events = listNodes(item).flatMap(({ node }) => {
		if (node.type !== 'event' || (node as Event).event !== move) return [];
		const { children, position } = node as Event;
		const [time, second] = children.filter((child) => child.type === 'timeValue');
		const isOf = children.some((child) => child.type === 'name' && assembly.find(child.value) === member);
		return isOf && time?.type === 'timeValue' && !second
			? [{ marked: time.value, line: position?.start.line ?? 0 }]
			: [];
	});
	const [only, other] = events;
	// `8:35` and `8:35 pm` are one hour.
	return only && !other && (hour - only.marked) % HALF_DAY !== 0 ? { told: hour, ...only } : undefined;
}

/** Minutes. */
const HALF_DAY = 720;
/** Two words, a small one and an hour. */
const FAR_HOUR = 60;

/** Whether an event or a recusal of the same agenda item names the member. */
function isMarked(member: Member, item: Node, assembly: Assembly): boolean {
	for (const { node, above } of listNodes(item)) {
		if (node.type !== 'name' || assembly.find((node as Name).value) !== member) continue;
		const parent = above.at(-1);
		if (parent?.type === 'event' || parent?.type === 'chairChange') return true;
		if (isOut(above)) return true;
		if (above.some(({ type }) => type === 'event')) return true;
	}
	return false;
}

const endsHere = lazy(() => new RegExp(`^\\s*(?:,|${wordChoice('smallWords', 'and')})?\\s*$`));
const nameLink = lazy(
	() => new RegExp(`(?:,|[\\s\\u00A0](?:${wordChoice('smallWords', 'and')}|&))[\\s\\u00A0]+$`),
);
const secondVerb = lazy(
	() => new RegExp(`(?:\\p{L}|,)[\\s\\u00A0]+${wordChoice('smallWords', 'and', 'then')}[\\s\\u00A0]+$`, 'u'),
);
