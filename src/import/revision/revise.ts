/**
 * What somebody corrected in Word, as changes of the source. Each paragraph of the file is compared with the same paragraph as it is printed today; words
 * that changed are changed where the source has them. What is printed of votes, people or the header stands nowhere in the source as it is printed: a
 * change of it is never taken over by guess but told, with its line.
 */

import { diffArrays } from 'diff';
import { toString as textOf } from 'mdast-util-to-string';
import type { Node, Parent } from 'unist';
import { CONTAINERS, type Meeting } from '../../ast/index.js';
import { matchesIn } from '../../text/places.js';
import type { WordParagraph, WordRevision } from './read-word.js';

/** A paragraph as the minutes print it today. */
export interface PrintedParagraph {
	text: string;
	/** What of it stands in the source: without the label of a decision, or the name of who speaks. */
	core: string;
	style: string;
	/** Style of the table that it stands in. */
	table: string | undefined;
	/** It repeats what stands elsewhere: a line of the agenda. */
	repeats: boolean;
}

export interface SourceChange {
	kind: 'reword' | 'insert' | 'delete' | 'comment';
	/** Range of the source, and what stands there then. */
	from: number;
	to: number;
	text: string;
	line: number;
	/** The paragraph in Word before and after. */
	before: string;
	after: string;
	authors: string[];
}

/** What was changed in Word and is not taken over. */
export interface LeftChange {
	/** `vote`: figures or names of a vote; `header`: what is printed of the header; `printed`: other words that pv writes itself; `heading`: a heading that was put in or taken out; `markup`: words across emphasis or a link; `place`: the source has no place for it. */
	reason: 'vote' | 'header' | 'printed' | 'heading' | 'markup' | 'place';
	line: number;
	before: string;
	after: string;
	authors: string[];
}

/** Changes from the last place of the source to the first, so that each can be made without moving the others. */
export interface Revision {
	changes: SourceChange[];
	left: LeftChange[];
}

/** What is compared. */
interface RevisionInput {
	source: string;
	meeting: Meeting;
	printed: readonly PrintedParagraph[];
	word: Pick<WordRevision, 'accepted' | 'comments'>;
}

/** Compares a corrected file with the minutes. */
export function reviseFromWord(input: RevisionInput): Revision {
	const { source, printed, word } = input;
	const units = getUnits(input.meeting, source);
	const places = placeUnits(printed, units);
	const revision: Revision = { changes: [], left: [] };
	const pairs = pairUp(printed, word.accepted);
	let above: number | undefined;
	for (const [index, { before, after }] of pairs.entries()) {
		const now = before === undefined ? undefined : printed[before];
		const new_ = after === undefined ? undefined : word.accepted[after];
		const unit = before === undefined ? undefined : units[places[before] ?? -1];
		const place: Place = { source, unit, line: lineFor(before ?? above, places, units, printed) };
		if (now !== undefined && new_ !== undefined) {
			if (!sameText(now.text, new_.text)) note(reword(now, new_, place), revision);
		} else if (now !== undefined) note(remove(now, place), revision);
		else if (new_ !== undefined) {
			const below = pairs.slice(index + 1).find((pair) => pair.before !== undefined)?.before;
			const unitAbove = above === undefined ? undefined : units[places[above] ?? -1];
			const unitBelow = below === undefined ? undefined : units[places[below] ?? -1];
			note(insert(new_, { source, unitAbove, unitBelow, line: place.line }), revision);
		}
		for (const id of new_?.comments ?? []) {
			const comment = word.comments.get(id);
			const found = comment && commentAt(comment.author, comment.text, place);
			// One that was taken over before is there already.
			if (found !== undefined && !('text' in found && source.includes(found.text.trim())))
				note(found, revision);
		}
		if (before !== undefined) above = before;
	}
	// Of what stands at one place, the last comes first, so that the order of the text is kept.
	revision.changes.reverse();
	revision.changes.sort((one, other) => other.from - one.from);
	return revision;
}

/** Makes changes, given from the last to the first. */
export function applyRevision(source: string, changes: readonly SourceChange[]): string {
	return changes.reduce(
		(text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to),
		source,
	);
}

function note(found: SourceChange | SourceChange[] | LeftChange, { changes, left }: Revision): void {
	if (Array.isArray(found)) for (const each of found) changes.push(each);
	else if ('reason' in found) left.push(found);
	else changes.push(found);
}

/** A stretch of the source that is printed word for word as a paragraph. */
interface Unit {
	from: number;
	to: number;
	line: number;
	key: string;
	kind: 'paragraph' | 'title' | 'cell';
	/** Line of the votes of the block that a title opens. */
	votes: number | undefined;
}

function getUnits(meeting: Meeting, source: string): Unit[] {
	const units: Unit[] = [];
	const walk = (node: Node, parent: Node) => {
		if (node.type === 'header' || node.data?.['file'] !== undefined) return;
		const kind = KINDS[node.type];
		const from = node.position?.start.offset;
		const to = node.position?.end.offset;
		if (kind !== undefined && from !== undefined && to !== undefined) {
			const text = textOf(node as Parameters<typeof textOf>[0]);
			units.push({
				from,
				to: to - (/\s*$/.exec(source.slice(from, to))?.[0].length ?? 0),
				line: node.position?.start.line ?? 1,
				key: wordsKey(withoutNumber(text)),
				kind,
				votes: kind === 'title' ? getVotes(parent) : undefined,
			});
			return;
		}
		for (const child of (node as Partial<Parent>).children ?? []) walk(child, node);
	};
	walk(meeting, meeting);
	return units;
}

const KINDS: Readonly<Record<string, Unit['kind']>> = {
	paragraph: 'paragraph',
	title: 'title',
	tableCell: 'cell',
};

function getVotes(block: Node): number | undefined {
	return (block as Partial<Parent>).children?.find(
		({ type }) => type === 'ballot' || type === 'candidateList',
	)?.position?.start.line;
}

function withoutNumber(text: string): string {
	return text.replace(/^\s*\d+(?:\.\d+)*\s*[.)–—-]?\s*/, '');
}

/** The unit of each printed paragraph, in the order of both. */
function placeUnits(printed: readonly PrintedParagraph[], units: readonly Unit[]): Array<number | undefined> {
	const keys = printed.map(({ core, repeats }, index) =>
		repeats ? `\u0000${index}` : wordsKey(withoutNumber(core)),
	);
	return placesIn(
		keys,
		units.map(({ key }) => key),
	);
}

/** The line of what is printed by us: the votes of its block, the block itself, or the header. */
function lineFor(
	at: number | undefined,
	places: ReadonlyArray<number | undefined>,
	units: readonly Unit[],
	printed: readonly PrintedParagraph[],
): number {
	if (at === undefined) return 1;
	const own = units[places[at] ?? -1];
	if (own !== undefined) return own.line;
	for (let index = at; index >= 0; index -= 1) {
		const unit = units[places[index] ?? -1];
		if (unit?.kind === 'title') return (isOfVote(printed[at]) ? unit.votes : undefined) ?? unit.line;
		if (unit !== undefined && !isOfVote(printed[at])) return unit.line;
	}
	return 1;
}

function isOfVote(paragraph: PrintedParagraph | undefined): boolean {
	if (paragraph === undefined) return false;
	return paragraph.table === 'VoteTable' || ['VoteLine', 'Proof', 'Rule'].includes(paragraph.style);
}

interface Pair {
	before: number | undefined;
	after: number | undefined;
}

/** Which paragraph of the file is which of the minutes. */
function pairUp(printed: readonly PrintedParagraph[], word: readonly WordParagraph[]): Pair[] {
	const keys = printed.map(({ text }) => wordsKey(text) || text.trim());
	const news = word.map(({ text }) => wordsKey(text) || text.trim());
	const pairs: Pair[] = [];
	let before = 0;
	let after = 0;
	const same = (upTo: number) => {
		while (before < upTo) pairs.push({ before: before++, after: after++ });
	};
	for (const { from, to, newFrom, newTo } of getDifferences(keys, news)) {
		same(from);
		for (const pair of likeness(printed.slice(from, to), word.slice(newFrom, newTo)))
			pairs.push({
				before: pair.before === undefined ? undefined : from + pair.before,
				after: pair.after === undefined ? undefined : newFrom + pair.after,
			});
		before = to;
		after = newTo;
	}
	same(printed.length);
	return pairs;
}

/** Above this many, paragraphs that all changed are taken in their order. */
const MOST_COMPARED = 250_000;
/** What a pair must be alike at least. */
const LEAST_ALIKE = 0.35;

/** Paragraphs that changed, matched in their order so that they are alike as much as can be. */
function likeness(before: readonly PrintedParagraph[], after: readonly WordParagraph[]): Pair[] {
	if (before.length * after.length > MOST_COMPARED || before.length === 0 || after.length === 0)
		return [
			...before.map((_, index) => ({ before: index, after: index < after.length ? index : undefined })),
			...after.slice(before.length).map((_, index) => ({ before: undefined, after: before.length + index })),
		];
	const width = after.length + 1;
	const best = new Float64Array((before.length + 1) * width);
	const scores = new Float64Array(best.length);
	const words = after.map(({ text }) => wordsKey(text).split(' '));
	for (let one = before.length - 1; one >= 0; one -= 1) {
		const mine = wordsKey(before[one]?.text ?? '').split(' ');
		for (let other = after.length - 1; other >= 0; other -= 1) {
			const score =
				alike(mine, words[other] ?? []) + (before[one]?.style === after[other]?.style ? LEAST_ALIKE : 0);
			const at = one * width + other;
			scores[at] = score;
			const paired = score >= LEAST_ALIKE ? score + (best[at + width + 1] ?? 0) : 0;
			best[at] = Math.max(paired, best[at + width] ?? 0, best[at + 1] ?? 0);
		}
	}
	const pairs: Pair[] = [];
	let one = 0;
	let other = 0;
	while (one < before.length && other < after.length) {
		const at = one * width + other;
		const score = scores[at] ?? 0;
		if (score >= LEAST_ALIKE && best[at] === score + (best[at + width + 1] ?? 0))
			pairs.push({ before: one++, after: other++ });
		else if (best[at] === best[at + width]) pairs.push({ before: one++, after: undefined });
		else pairs.push({ before: undefined, after: other++ });
	}
	while (one < before.length) pairs.push({ before: one++, after: undefined });
	while (other < after.length) pairs.push({ before: undefined, after: other++ });
	return pairs;
}

/** The share of words that two lists have in common. */
function alike(one: readonly string[], other: readonly string[]): number {
	const counts = new Map<string, number>();
	for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
	let common = 0;
	for (const word of other) {
		const left = counts.get(word) ?? 0;
		if (left === 0) continue;
		counts.set(word, left - 1);
		common += 1;
	}
	return (2 * common) / (one.length + other.length);
}

interface Place {
	source: string;
	unit: Unit | undefined;
	line: number;
}

function left(
	reason: LeftChange['reason'],
	{ line }: Pick<Place, 'line'>,
	before: string,
	{ text = '', authors = [] }: Partial<WordParagraph> = {},
): LeftChange {
	return { reason, line, before, after: text, authors };
}

function reasonFor(printed: PrintedParagraph, line: number): LeftChange['reason'] {
	if (isOfVote(printed)) return 'vote';
	return line === 1 || printed.table === 'FactTable' || printed.style === 'Participant'
		? 'header'
		: 'printed';
}

function reword(now: PrintedParagraph, new_: WordParagraph, place: Place): SourceChange[] | LeftChange {
	const { source, unit } = place;
	if (unit === undefined) return left(reasonFor(now, place.line), place, now.text, new_);
	const raw = source.slice(unit.from, unit.to);
	const rawTokens = getTokens(raw);
	const oldTokens = getTokens(now.text);
	const newTokens = getTokens(new_.text);
	const keys = (tokens: readonly Token[]) => tokens.map(({ key }) => key);
	const places = placesIn(keys(oldTokens), keys(rawTokens));
	const changes: SourceChange[] = [];
	for (const hunk of getDifferences(keys(oldTokens), keys(newTokens))) {
		const { from, to, newFrom, newTo } = hunk;
		const old = places.slice(from, to).map((at) => rawTokens[at ?? -1]);
		if (old.includes(undefined))
			return left(unit.kind === 'title' ? 'heading' : 'printed', place, now.text, new_);
		const spaced = (index: number) =>
			/\s/.test(new_.text.slice(newTokens[index - 1]?.to ?? 0, newTokens[index]?.from ?? new_.text.length));
		const put = newFrom === newTo ? '' : new_.text.slice(newTokens[newFrom]?.from, newTokens[newTo - 1]?.to);
		const range = replacement(raw, {
			before: from === 0 ? 0 : rawTokens[places[from - 1] ?? -1]?.to,
			after: to === oldTokens.length ? raw.length : rawTokens[places[to] ?? -1]?.from,
			first: old[0]?.from,
			last: old.at(-1)?.to,
			put: escapeWords(put),
			spaceBefore: newFrom > 0 && spaced(newFrom),
			spaceAfter: newTo < newTokens.length && spaced(newTo),
			printed: now.text.slice(oldTokens[from]?.from ?? 0, oldTokens[to - 1]?.to ?? 0),
		});
		if (range === undefined) return left('markup', place, now.text, new_);
		changes.push({
			kind: 'reword',
			from: unit.from + range.from,
			to: unit.from + range.to,
			text: range.text,
			line: place.line + (raw.slice(0, range.from).match(/\n/g)?.length ?? 0),
			before: now.text,
			after: new_.text,
			authors: new_.authors,
		});
	}
	// Spaces alone that changed say nothing.
	return changes;
}

/** One stretch of words and what surrounds it in the source; what is not found there is undefined. */
interface Stretch {
	/** End of the word before, start of the word after. */
	before: number | undefined;
	after: number | undefined;
	/** The words that go; undefined where words are only put in. */
	first: number | undefined;
	last: number | undefined;
	put: string;
	/** Whether a space stands at each side of what is put in, or at the place of what goes. */
	spaceBefore: boolean;
	spaceAfter: boolean;
	/** What goes, as it is printed. */
	printed: string;
}

/** What of a paragraph is replaced by what; undefined where emphasis or a link stands in the way. */
function replacement(raw: string, stretch: Stretch): { from: number; to: number; text: string } | undefined {
	const { before, after, first, last, put, spaceBefore, spaceAfter } = stretch;
	if (first !== undefined && last !== undefined) {
		if (hasMarkup(raw.slice(first, last), stretch.printed)) return undefined;
		const blankBefore = raw.slice(before ?? first, first);
		const blankAfter = raw.slice(last, after ?? last);
		const isPlain =
			before !== undefined && after !== undefined && `${blankBefore}${blankAfter}`.trim() === '';
		if (put !== '')
			return isPlain
				? {
						from: before,
						to: after,
						text: `${spaceBefore ? blankBefore || ' ' : ''}${put}${spaceAfter ? blankAfter || ' ' : ''}`,
					}
				: { from: first, to: last, text: put };
		if (isPlain) {
			const stays = before > 0 && after < raw.length && spaceBefore;
			return { from: before, to: after, text: stays ? blankBefore || blankAfter || ' ' : '' };
		}
		// Signs of form stay; one of the two spaces around what goes goes along.
		const from = first - (/\s*$/.exec(blankBefore)?.[0].length ?? 0);
		return { from, to: last, text: '' };
	}
	if (before !== undefined && after !== undefined) {
		const gap = raw.slice(before, after);
		if (gap.trim() === '')
			return {
				from: before,
				to: after,
				text: `${spaceBefore ? gap || ' ' : ''}${put}${spaceAfter ? (spaceBefore ? ' ' : gap || ' ') : ''}`,
			};
		if (/^\s/.test(gap)) return { from: before, to: before, text: ` ${put}` };
		return /\s$/.test(gap) ? { from: after, to: after, text: `${put} ` } : undefined;
	}
	if (before !== undefined) return { from: before, to: before, text: `${spaceBefore ? ' ' : ''}${put}` };
	if (after !== undefined) return { from: after, to: after, text: `${put}${spaceAfter ? ' ' : ''}` };
	return undefined;
}

/** Whether the source has signs of form between words that the page does not show. */
function hasMarkup(raw: string, printed: string): boolean {
	const signs = (text: string) => text.replace(/[^*_`~[\]<>\\()!|]/g, '');
	return signs(raw) !== signs(printed);
}

/** Words of Word as words of Markdown. */
function escapeWords(text: string): string {
	return text
		.replace(/[\u00A0\u202F\t\n]+/g, ' ')
		.replace(/\u2011/g, '-')
		.replace(/\u00AD/g, '')
		.replace(/[\\`*_[\]<>|]/g, '\\$&');
}

/** A paragraph that is gone goes with the blank line below it. */
function remove(now: PrintedParagraph, place: Place): SourceChange | LeftChange {
	const { source, unit, line } = place;
	if (unit === undefined) return left(reasonFor(now, line), place, now.text);
	if (unit.kind === 'title') return left('heading', place, now.text);
	if (unit.kind === 'cell') return left('place', place, now.text);
	const from = source.lastIndexOf('\n', unit.from - 1) + 1;
	const opening = source.slice(from, unit.from);
	const end = source.indexOf('\n', unit.to);
	const rest = source.slice(unit.to, end === -1 ? source.length : end);
	// Only what stands alone on its lines, or as an item of a list, can go as a whole.
	if (!/^\s*(?:(?:[-*+]|\d+[.)])\s+)?$/.test(opening) || rest.trim() !== '')
		return left('place', place, now.text);
	let to = end === -1 ? source.length : end + 1;
	if (opening.trim() === '') while (source[to] === '\n') to += 1;
	return { kind: 'delete', from, to, text: '', line, before: now.text, after: '', authors: [] };
}

interface Between {
	source: string;
	unitAbove: Unit | undefined;
	unitBelow: Unit | undefined;
	line: number;
}

/** A paragraph that was put in stands below the one above it, or above the one below. */
function insert(
	new_: WordParagraph,
	{ source, unitAbove, unitBelow, line }: Between,
): SourceChange | LeftChange {
	if (/^(?:Heading|Titre|Title)/i.test(new_.style)) return left('heading', { line }, '', new_);
	// Words that would open a list, a heading or a block are words.
	const words = escapeWords(new_.text.trim())
		.replace(/^(#|[-+>:])/, '\\$1')
		.replace(/^(\d+)([.)])/, '$1\\$2');
	const change = (at: number, text: string): SourceChange => ({
		kind: 'insert',
		from: at,
		to: at,
		text,
		line,
		before: '',
		after: new_.text,
		authors: new_.authors,
	});
	const isItem = /^List(?:Bullet|Number)/.test(new_.style);
	if (unitAbove !== undefined && unitAbove.kind !== 'cell') {
		const start = source.lastIndexOf('\n', unitAbove.from - 1) + 1;
		const [, blank = '', mark = ''] =
			/^(\s*)([-*+]|\d+[.)])?\s*/.exec(source.slice(start, unitAbove.from)) ?? [];
		const end = source.indexOf('\n', unitAbove.to);
		const at = end === -1 ? source.length : end;
		if (source.slice(unitAbove.to, at).trim() !== '' && unitAbove.kind !== 'title')
			return left('place', { line }, '', new_);
		if (isItem && mark !== '')
			return change(at, `\n${blank}${mark.replace(/^\d+/, (number) => String(Number(number) + 1))} ${words}`);
		return change(at, `\n\n${isItem ? '- ' : ''}${words}`);
	}
	if (unitBelow !== undefined && unitBelow.kind === 'paragraph') {
		const start = source.lastIndexOf('\n', unitBelow.from - 1) + 1;
		if (source.slice(start, unitBelow.from).trim() === '')
			return change(start, `${isItem ? '- ' : ''}${words}\n\n`);
	}
	return left('place', { line }, '', new_);
}

/** A comment of Word stands as one of the source below what it speaks of. */
function commentAt(author: string, text: string, { source, unit, line }: Place): SourceChange | LeftChange {
	const said = `${author === '' ? '' : `${author} : `}${text.trim()}`;
	if (unit === undefined || unit.kind === 'cell')
		return { reason: 'place', line, before: '', after: said, authors: author === '' ? [] : [author] };
	const end = source.indexOf('\n', unit.to);
	const at = end === -1 ? source.length : end;
	const safe = said.replace(/--+>?/g, '–').replace(/\s+/g, ' ');
	return {
		kind: 'comment',
		from: at,
		to: at,
		text: `\n\n<!-- ${safe} -->`,
		line,
		before: '',
		after: said,
		authors: author === '' ? [] : [author],
	};
}

// --- Words of a text with their places, and how two texts differ word by word.

/** A word, or a sign that stands between words. */
interface Token {
	/** By which it is compared: quotes, hyphens and spaces of typesetting are those of a keyboard. */
	key: string;
	from: number;
	to: number;
}

const TOKEN = /[\p{L}\p{N}]+|[^\s\u00AD\p{L}\p{N}]/gu;

/** The words and signs of a text. */
function getTokens(text: string): Token[] {
	return matchesIn(text, TOKEN).map((match) => ({
		key: getKey(match[0]),
		from: match.index,
		to: match.index + match[0].length,
	}));
}

function getKey(token: string): string {
	if (token === '’') return "'";
	return token === '\u2011' ? '-' : token.normalize('NFC');
}

/** A text by which it is known again, whatever its spaces, quotes and signs. */
function wordsKey(text: string): string {
	return getTokens(text)
		.filter(({ key }) => /[\p{L}\p{N}]/u.test(key))
		.map(({ key }) => key.toLowerCase())
		.join(' ');
}

/** Whether two texts are the same but for their typesetting. */
function sameText(left: string, right: string): boolean {
	const spaced = (text: string) =>
		text
			.replace(/[\s\u00A0\u202F]+/g, ' ')
			.replace(/’/g, "'")
			.replace(/\u2011/g, '-')
			.replace(/\u00AD/g, '')
			.replace(/ (?=[:;!?»%€])|(?<=«) /g, '')
			.trim();
	return spaced(left) === spaced(right);
}

/** A stretch of the first list that became one of the second. */
interface Hunk {
	from: number;
	to: number;
	/** In the second list. */
	newFrom: number;
	newTo: number;
}

/** Where two lists differ. */
function getDifferences(before: readonly string[], after: readonly string[]): Hunk[] {
	const hunks: Hunk[] = [];
	let from = 0;
	let newFrom = 0;
	let open: Hunk | undefined;
	for (const { count = 0, added, removed } of diffArrays([...before], [...after])) {
		if (!added && !removed) {
			from += count;
			newFrom += count;
			open = undefined;
			continue;
		}
		if (open === undefined) {
			open = { from, to: from, newFrom, newTo: newFrom };
			hunks.push(open);
		}
		if (removed) {
			from += count;
			open.to = from;
		} else {
			newFrom += count;
			open.newTo = newFrom;
		}
	}
	return hunks;
}

/** For each of the first list, the place of the same in the second; undefined where there is none. */
function placesIn(first: readonly string[], second: readonly string[]): Array<number | undefined> {
	const places: Array<number | undefined> = [];
	let at = 0;
	for (const { count = 0, added, removed } of diffArrays([...first], [...second])) {
		if (added) at += count;
		else for (let step = 0; step < count; step += 1) places.push(removed ? undefined : at++);
	}
	return places;
}

// --- Whether minutes still say the same of everything that counts after words of them were changed.

/** Nodes that hold words only: their number may change, and what they say. */
const WORDS: ReadonlySet<string> = new Set([
	'paragraph',
	'text',
	'emphasis',
	'strong',
	'delete',
	'inlineCode',
	'break',
	'link',
	'list',
	'listItem',
	'blockquote',
	'intervention',
	'speaker',
	'table',
	'tableRow',
	'tableCell',
	'html',
	'footnoteReference',
]);

/** Nodes whose own words may change, but which must stay. */
const FRAME: ReadonlySet<string> = new Set([...CONTAINERS, 'meeting', 'title', 'closing']);

/** Everything but prose, in its order: votes, candidates, arrivals, counts, actions with their words; items and decisions by their kind. */
export function whatCounts(meeting: Meeting, source: string): string[] {
	const found: string[] = [];
	const walk = (node: Node) => {
		if (FRAME.has(node.type)) found.push(node.type);
		else if (!WORDS.has(node.type)) {
			const { start, end } = node.position ?? {};
			found.push(`${node.type}: ${source.slice(start?.offset ?? 0, end?.offset ?? 0)}`);
			return;
		}
		for (const child of (node as Partial<Parent>).children ?? []) walk(child);
	};
	walk(meeting);
	return found;
}
