/** Where a text speaks of a person, a majority or a block, and what it says of them: what can be gone to, listed, renamed and shown. */

import type { Link } from 'mdast';
import type { Node } from 'unist';
import type { Member } from '../assembly/model.js';
import { type BallotLine, CONTAINERS, getHeader, listNodes, type Name, type Session } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { describeMajority } from '../law/index.js';
import { foldKeyword } from '../text/fold.js';
import { beside } from '../text/lazy.js';
import { lineEndAfter, matchesIn } from '../text/places.js';
import { childrenIn, getEnd, getStart, getWriter, pathTo, type TextChange } from './places.js';
import { type RoomPerson, roomAt, voteAt } from './room.js';

/** The target of a mention: a person, a majority or a block. */
type Target =
	| { kind: 'person'; member: Member }
	/** A majority of the rules, by its canonical name. */
	| { kind: 'majority'; name: string }
	/** A resolution or an election, by its identifier. */
	| { kind: 'block'; id: string };

/** A range of the source that speaks of something. */
export interface Mention {
	from: number;
	to: number;
	target: Target;
	/** Whether it says what the thing is: the entry of a person in the header, the line of a majority, the heading of a block. */
	isDefinition: boolean;
}

/** Every mention in the meeting file itself, in source order; none overlaps another. */
const mentionsIn = beside(collect);

export function mentionAt(compiled: Compiled, offset: number): Mention | undefined {
	return mentionsIn(compiled).find(({ from, to }) => from <= offset && offset <= to);
}

export function getMentions(compiled: Compiled, target: Target): Mention[] {
	return mentionsIn(compiled).filter((mention) => isSame(mention.target, target));
}

function isSame(a: Target, b: Target): boolean {
	if (a.kind === 'person') return b.kind === 'person' && a.member === b.member;
	if (a.kind === 'majority') return b.kind === 'majority' && a.name === b.name;
	return b.kind === 'block' && a.id === b.id;
}

/**
 * The changes that give a person or a majority another name everywhere in the file. A short form of a name (`M. Weiss`) becomes the same
 * part of the new name where that still means one person, else the whole. Nothing for a block, whose identifier follows from its number,
 * and for a name that somebody else bears.
 */
export function renamed(compiled: Compiled, target: Target, name: string): TextChange[] {
	const wanted = name.trim();
	if (target.kind === 'block' || wanted === '' || /[\n,;:()→]/.test(wanted)) return [];
	if (target.kind === 'majority')
		return getMentions(compiled, target).map(({ from, to }) => ({ from, to, insert: wanted }));
	const bearer = compiled.assembly.find(wanted);
	if (bearer && bearer !== target.member) return [];
	return getMentions(compiled, target).map(({ from, to }) => {
		const insert = newForm(compiled.source.slice(from, to), target.member, wanted, compiled);
		return { from, to, insert };
	});
}

/** What is written in place of one form of a name. */
function newForm(written: string, { name }: Member, wanted: string, { assembly }: Compiled): string {
	if (written.includes(name)) return written.replace(name, () => wanted);
	const [old, next] = [name.split(/\s+/), wanted.split(/\s+/)];
	for (let size = old.length - 1; size > 0; size--) {
		const tail = old.slice(-size).join(' ');
		const kept = next.slice(-Math.min(size, next.length)).join(' ');
		const isFree = assembly.members.every((other) => other.name === name || !other.name.endsWith(` ${kept}`));
		if (written.endsWith(tail) && isFree) return written.slice(0, -tail.length) + kept;
	}
	return wanted;
}

function collect(compiled: Compiled): Mention[] {
	const found: Mention[] = [];
	const add = (node: Node, target: Target | undefined, isDefinition = false): void => {
		const [from, to] = [getStart(node), getEnd(node)];
		if (target && from !== undefined && to !== undefined && to > from)
			found.push({ from, to, target, isDefinition });
	};
	const people = mapPeople(compiled);
	const ids = new Set(getBlocks(compiled).map(({ id }) => id));
	for (const { node, above } of listNodes(compiled.meeting)) {
		const parent = above.at(-1);
		if (node.type === 'name' && parent) {
			const own = people.get(parent);
			const member = own ?? compiled.assembly.find((node as Name).value);
			add(node, member && { kind: 'person', member }, own !== undefined);
		} else if (node.type === 'textValue' && parent?.type === 'ballotLine') {
			if ((parent as BallotLine).label === 'majority') add(node, majorityNamed(node, compiled));
		} else if (node.type === 'link') {
			const id = /^#(.+)$/.exec((node as Link).url)?.[1];
			if (id !== undefined && ids.has(id)) add(node, { kind: 'block', id });
		} else if (node.type === 'text') {
			const from = getStart(node);
			const text = from === undefined ? '' : compiled.source.slice(from, getEnd(node));
			for (const { at, member, length } of namesInProse(text, compiled))
				found.push({
					from: (from ?? 0) + at,
					to: (from ?? 0) + at + length,
					target: { kind: 'person', member },
					isDefinition: false,
				});
		}
	}
	for (const { id, node } of getBlocks(compiled)) {
		const from = getStart(node);
		if (from === undefined) continue;
		found.push({
			from,
			to: lineEndAfter(compiled.source, from),
			target: { kind: 'block', id },
			isDefinition: true,
		});
	}
	for (const majority of definedMajorities(compiled)) found.push(majority);
	return apart(found, compiled.source.length);
}

function getBlocks({ assembly }: Compiled) {
	return [...assembly.decisions, ...assembly.elections];
}

/** Whom each entry of the header is about: two people may bear one name. */
function mapPeople({ assembly }: Compiled): ReadonlyMap<Node, Member> {
	return new Map(assembly.members.flatMap((member) => member.nodes.map((node) => [node as Node, member])));
}

function majorityNamed(node: Node, { rules }: Compiled): Target | undefined {
	const wanted = foldKeyword((node as Node & { value: string }).value);
	const majority = [...rules.majorities.values()].find(({ name, label, printedName }) =>
		[name, label, printedName ?? name].some((word) => foldKeyword(word) === wanted),
	);
	return majority && { kind: 'majority', name: majority.name };
}

/** The lines of the header that define majorities. */
function definedMajorities({ rules, source }: Compiled): Mention[] {
	return [...rules.majorities.values()].flatMap(({ name, position }): Mention[] => {
		const from = position?.start.offset;
		const line = from === undefined ? '' : source.slice(from, from + LONGEST_KEY);
		const key = /^['"]?([^\n:'"]+?)['"]?\s*:/.exec(line)?.[1];
		// A majority of a rules file has its place there.
		if (from === undefined || key === undefined || foldKeyword(key) !== foldKeyword(name)) return [];
		const at = from + line.indexOf(key);
		return [{ from: at, to: at + key.length, target: { kind: 'majority', name }, isDefinition: true }];
	});
}

const LONGEST_KEY = 200;

const finders = new WeakMap<Compiled, RegExp | null>();

/** Full names of two words or more in a text; a single word may be any word. */
function namesInProse(
	text: string,
	compiled: Compiled,
): Array<{ at: number; member: Member; length: number }> {
	let finder = finders.get(compiled);
	if (finder === undefined) {
		const names = compiled.assembly.members.map(({ name }) => name).filter((name) => /\S\s\S/.test(name));
		names.sort((a, b) => b.length - a.length);
		const pattern = names.map((name) =>
			name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '[ \\u00A0]'),
		);
		finder =
			names.length === 0
				? null
				: new RegExp(`(?<![\\p{L}\\p{M}-])(?:${pattern.join('|')})(?![\\p{L}\\p{M}-])`, 'gu');
		finders.set(compiled, finder);
	}
	if (!finder) return [];
	return matchesIn(text, finder).flatMap((match) => {
		const member = compiled.assembly.find(match[0].replace(/\u00A0/g, ' '));
		return member ? [{ at: match.index, member, length: match[0].length }] : [];
	});
}

/** In source order; of two that overlap the narrower counts, so that a heading does not hide a name in it. */
function apart(mentions: Mention[], length: number): Mention[] {
	const taken: Mention[] = [];
	/** Which characters belong to a mention already. */
	const cells = new Uint8Array(length);
	for (const mention of mentions.sort((a, b) => a.to - a.from - (b.to - b.from))) {
		const { from, to } = mention;
		if (cells.subarray(from, to).includes(1)) continue;
		cells.fill(1, from, to);
		taken.push(mention);
	}
	return taken.sort((a, b) => a.from - b.from);
}

// --- What a text says of the words under a pointer, as Markdown: a person and the room there, a vote and its proof.

/** Words for a range. */
interface Hover {
	from: number;
	to: number;
	markdown: string;
}

/** What is known of the words at an offset; null for words that mean nothing of their own. */
export function hoverAt(compiled: Compiled, offset: number): Hover | null {
	const mention = mentionAt(compiled, offset);
	if (mention?.target.kind === 'person') {
		const { name } = mention.target.member;
		const person = roomAt(compiled, offset).people.find((other) => other.name === name);
		if (person) return { from: mention.from, to: mention.to, markdown: personText(person, compiled) };
	}
	if (mention?.target.kind === 'majority') {
		const majority = compiled.rules.majorities.get(mention.target.name);
		if (majority)
			return { from: mention.from, to: mention.to, markdown: describeMajority(majority, compiled.phrase) };
	}
	return voteHover(compiled, offset);
}

function personText(person: RoomPerson, { phrase }: Compiled): string {
	const about = [person.quality, person.affiliation].filter((part) => part !== null).join(', ');
	const facts = [
		person.stateWord,
		person.chairs ? phrase('page.room.chairs') : null,
		person.votes === null ? null : phrase('page.room.votes', { votes: person.votes }),
		person.holder === null ? null : phrase('page.room.holder', { holder: person.holder }),
		person.holds.length === 0 ? null : phrase('page.room.holds', { names: person.holds }),
		...person.moves.map(({ kind, time }) => phrase(`page.room.${kind}At`, { time: time ?? 'none' })),
	].filter((part) => part !== null);
	return `**${escaped(person.name)}**${about === '' ? '' : `, ${escaped(about)}`}\n\n${facts.map((fact) => `- ${escaped(fact)}`).join('\n')}`;
}

/** On the heading of a block, and on the lines of its ballots. */
function voteHover(compiled: Compiled, offset: number): Hover | null {
	const view = voteAt(compiled, offset);
	if (!view || view.steps.length === 0) return null;
	const { source } = compiled;
	const from = source.lastIndexOf('\n', offset - 1) + 1;
	const to = lineEndAfter(source, offset);
	const isHead = pathTo(compiled, offset).some((node) => getStart(node) === from);
	const isBallot = ballotLines(compiled).some((line) => line >= from && line <= to);
	if (!isHead && !isBallot) return null;
	return { from, to, markdown: view.steps.map((step) => `- ${escaped(step)}`).join('\n') };
}

function ballotLines({ assembly }: Compiled): number[] {
	const ballots = assembly.decisions.flatMap(({ votes }) => votes.map(({ ballot }) => ballot));
	return [...ballots, ...assembly.elections.map(({ node }) => node)].flatMap((node) =>
		node.children.flatMap((line) => (line.type === 'ballotLine' ? (getStart(line) ?? []) : [])),
	);
}

/** Signs of Markdown as they are. */
function escaped(text: string): string {
	return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}

// --- The agenda items and blocks of a text, one inside the other, with how each was decided.

/** An item or a block. */
export interface OutlineEntry {
	kind: 'item' | 'resolution' | 'election';
	/** As the page prints it, with its number. */
	title: string;
	/** The result in the words of the page; empty where there is none yet. */
	result: string;
	/** Whether that is good news, as the page colours it; empty of an item. */
	tone: string;
	from: number;
	/** Where all that it holds ends. */
	to: number;
	/** Where its first line ends. */
	headEnd: number;
	children: OutlineEntry[];
}

export function getOutline(compiled: Compiled): OutlineEntry[] {
	const { decisions, elections } = compiled.assembly;
	const votables = new Map([...decisions, ...elections].map((each) => [each.node as Node, each]));
	return compiled.meeting.children.flatMap((node) => getEntries(node, compiled, votables));
}

type Votable = Compiled['assembly']['decisions'][number] | Compiled['assembly']['elections'][number];

function getEntries(node: Node, compiled: Compiled, votables: ReadonlyMap<Node, Votable>): OutlineEntry[] {
	const from = getStart(node);
	const inside = () => childrenIn(node).flatMap((child) => getEntries(child, compiled, votables));
	if (!CONTAINERS.has(node.type) || from === undefined) return [];
	if (node.type === 'confidential') return inside();
	const { source } = compiled;
	const writer = getWriter(compiled);
	const place = { from, to: lastEnd(node, from), headEnd: lineEndAfter(source, from) };
	if (node.type === 'session') {
		const number = childrenIn(node).find((child) => child.type === 'itemNumber') as
			| { value?: string }
			| undefined;
		const title = [number?.value, writer.title(node as Session)].filter(Boolean).join('. ');
		return [{ kind: 'item', title: spaced(title), result: '', tone: '', ...place, children: inside() }];
	}
	const votable = votables.get(node);
	if (!votable) return inside();
	const block = writer.block(votable);
	const { kicker, titleHtml, result } = block;
	const votes = block.kind === 'decision' ? block.votes : [];
	const title = [kicker, plain(titleHtml ?? '')].filter((part) => part !== '').join(' – ');
	return [
		{
			kind: 'candidates' in votable ? 'election' : 'resolution',
			title: spaced(title),
			result: spaced(result?.value ?? getResult(votable, compiled)),
			tone: isElected(votable) ? 'positive' : ((result ?? votes.at(-1)?.result)?.tone ?? 'neutral'),
			...place,
			children: inside(),
		},
	];
}

/** The result of a block whose strip shows it: that of its last vote. */
function getResult(votable: Votable, compiled: Compiled): string {
	if (!('votes' in votable)) return isElected(votable) ? getWriter(compiled).elected(votable) : '';
	if (votable.votes.length === 0) return '';
	return compiled.phrase('messages.proof.outcome', { outcome: votable.outcome, kind: votable.kind });
}

function isElected(votable: Votable): boolean {
	return 'candidates' in votable && votable.candidates.some(({ elected }) => elected);
}

/** Spaces that no line may break at are common ones where words are looked for. */
function spaced(text: string): string {
	return text.replace(/[\u00A0\u202F]/g, ' ');
}

function plain(html: string): string {
	const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
	return html
		.replace(/<[^>]*>/g, '')
		.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

/** A heading holds what follows it: its end is that of its last part. */
function lastEnd(node: Node, least: number): number {
	return childrenIn(node).reduce((end, child) => lastEnd(child, end), Math.max(getEnd(node) ?? least, least));
}

/** Ranges that can be folded: the header, and what stands in each item and block. */
export function getFolds(compiled: Compiled): Array<{ from: number; to: number }> {
	const header = getHeader(compiled.meeting);
	const [from, to] = [getStart(header), getEnd(header)];
	const all = (entries: readonly OutlineEntry[]): OutlineEntry[] =>
		entries.flatMap((entry) => [entry, ...all(entry.children)]);
	return [
		...(from !== undefined && to !== undefined && to > from ? [{ from, to }] : []),
		...all(getOutline(compiled)).map((entry) => ({ from: entry.from, to: entry.to })),
	];
}
