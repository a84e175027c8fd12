/** The parts of minutes, from the tree of their Markdown: titles, statements, items of lists, tables. Every line of the source belongs to one of them. */

import { phrasing } from 'hast-util-phrasing';
import type { Code, Html, List, Nodes, Paragraph, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { createBounds } from '../../markdown/carried-lines.js';
import { exactly, hasWordOf, phraseFinder, wordPattern } from '../wording/dialect.js';
import { isPureTally } from '../wording/figures.js';
import { labelGroup } from '../wording/labels.js';
import { civilAtStart, isFullName, isPersonName, isPlainName } from '../wording/person-names.js';
import { isCounted, isRole } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { voteLabel } from '../wording/vote-label.js';
import type { OfficeColumns } from './foreign-table.js';
import { bare, isNumberedTitle, labelled, opensBlock, opensStatement, tellsHour } from './text.js';

/** A part of minutes. */
export interface Unit {
	kind: 'heading' | 'text' | 'item' | 'table' | 'rule' | 'comment' | 'other';
	/** Of a title its level; of an item of a list how many lists it stands in. */
	depth: number;
	/** Its lines without the signs that dress them. */
	lines: string[];
	/** Its lines in Markdown. */
	source: string[];
	/** A blank line stands above it. */
	isApart: boolean;
	isBold: boolean;
	/** Cells of a table; the first row is its head. */
	rows?: string[][];
	/** The same, line by line. */
	cells?: string[][][];
	/** Of a table that elects: its columns. */
	offices?: OfficeColumns;
	/** The number of an item in a numbered list. */
	number?: number;
	/** Which list an item belongs to. */
	list?: number;
}

/** The text of a unit, as one line. */
export function getText(unit: Unit | undefined): string {
	if (unit === undefined) return '';
	// `Kris Lawrence-` above `Anderson`
	const text =
		unit.lines.length > 1
			? unit.lines.join('\n').replace(/(?<=\p{Ll}-)\n(?=\p{Lu})/gu, '')
			: (unit.lines[0] ?? '');
	return UNTIDY.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** White space that is no single space between two words. */
const UNTIDY = /[^\S ]|^ | $| {2}/;

/** Takes Markdown apart. */
export function unitsIn(lines: readonly string[]): Unit[] {
	const unread = linesBeyondBounds(lines);
	const tree = fromMarkdown(lines.map((line, at) => (unread.has(at) ? 'x' : line)).join('\n'), {
		extensions: [gfmTable(), gfmFootnote()],
		mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
	});
	return new Reader(lines, unread).read(tree);
}

/** Lines of blocks that no minutes need and that cost more than their length: containers in containers, marks without end. They are words. */
function linesBeyondBounds(lines: readonly string[]): ReadonlySet<number> {
	const unread = new Set<number>();
	const start = { line: 1, column: 1, offset: 0 };
	const read = lines.map((text) => ({ text: text.replaceAll(NOTE_MARK, '>'), start }));
	for (let from = 0; from < lines.length; from += 1) {
		let to = from;
		while (to < lines.length && (lines[to] ?? '').trim() !== '') to += 1;
		if (to > from && createBounds().excess(read, from, to) !== undefined)
			for (let at = from; at < to; at += 1) unread.add(at);
		from = to;
	}
	return unread;
}

/** A note is a container too: `[^1]: [^1]: x`. */
const NOTE_MARK = /\[\^[^\][\s]{1,999}\]:/g;

class Reader {
	readonly #lines: readonly string[];
	/** Lines that the tree holds no words of. */
	readonly #unread: ReadonlySet<number>;
	readonly #units: Unit[] = [];
	/** Lines up to this one belong to a unit already. */
	#done = 0;
	#lists = 0;

	constructor(lines: readonly string[], unread: ReadonlySet<number>) {
		this.#lines = lines;
		this.#unread = unread;
	}

	read(tree: Root): Unit[] {
		for (const node of tree.children) this.#node(node, 0);
		this.#rest(this.#lines.length);
		return this.#units;
	}

	/** Lines that no node took: references of links, and what is left. */
	#rest(to: number): void {
		const source = this.#lines.slice(this.#done, to);
		// `>` between two paragraphs of a quote is no line of its own.
		if (source.some((line) => /[^\s>]/.test(line)))
			this.#units.push({
				kind: 'other',
				depth: 0,
				lines: source,
				source: [...source],
				isApart: true,
				isBold: false,
			});
		this.#done = Math.max(this.#done, to);
	}

	#source(node: Nodes): { source: string[]; isApart: boolean } {
		const from = (node.position?.start.line ?? 1) - 1;
		const to = node.position?.end.line ?? from + 1;
		if (from > this.#done) this.#rest(from);
		const start = Math.max(from, this.#done);
		this.#done = Math.max(this.#done, to);
		return {
			source: this.#lines.slice(start, to),
			isApart: start === 0 || (this.#lines[start - 1] ?? '').trim() === '',
		};
	}

	#holdsUnread({ position }: Nodes): boolean {
		const to = position?.end.line ?? 0;
		for (let line = position?.start.line ?? 1; line <= to; line += 1)
			if (this.#unread.has(line - 1)) return true;
		return false;
	}

	#node(node: Nodes, depth: number, item?: ItemOfList): void {
		switch (node.type) {
			case 'heading': {
				const source = this.#source(node);
				const lines = findLines(node).map((line) => line.replace(/\s+#+$/, ''));
				this.#units.push({
					kind: 'heading',
					depth: node.depth,
					lines: [numbersBefore(source.source[0] ?? '') + (lines[0] ?? ''), ...lines.slice(1)],
					isBold: false,
					...source,
				});
				return;
			}
			case 'paragraph':
				this.#paragraph(node, depth, item);
				return;
			case 'list':
				this.#list(node, depth);
				return;
			case 'blockquote':
				for (const child of node.children) this.#node(child, depth);
				return;
			case 'footnoteDefinition':
				// A title in a note opens nothing, and `[^1]: ## Budget` is still the note.
				for (const child of node.children)
					this.#node(child.type === 'heading' ? { ...child, type: 'paragraph' } : child, depth);
				return;
			case 'table': {
				const cells = node.children.map((row) => row.children.map(findLines));
				this.#units.push({
					kind: 'table',
					depth: 0,
					lines: [],
					rows: cells.map((row) => row.map((lines) => lines.join(' ').trim())),
					cells,
					isBold: false,
					...this.#source(node),
				});
				return;
			}
			case 'thematicBreak':
				this.#units.push({ kind: 'rule', depth: 0, lines: [], isBold: false, ...this.#source(node) });
				return;
			case 'html':
				this.#verbatim(node, /^\s*<!--/.test(node.value) && /-->\s*$/.test(node.value) ? 'comment' : 'text');
				return;
			case 'code': {
				const first = this.#lines[(node.position?.start.line ?? 1) - 1] ?? '';
				this.#verbatim(node, /^\s*(?:```|~~~)/.test(first) ? 'other' : 'text');
				return;
			}
			default:
				return;
		}
	}

	/** The statements of a paragraph; the first of them is the item of a list where the paragraph opens one. */
	#paragraph(node: Paragraph, depth: number, item: ItemOfList | undefined): void {
		const { source, isApart } = this.#source(node);
		const lines = this.#holdsUnread(node) ? source.map((line) => line.trim()) : findLines(node);
		const isBold = node.children.length === 1 && node.children[0]?.type === 'strong';
		const breaks = node.children.some(({ type }) => type === 'break');
		for (const part of statements(lines, source, breaks)) {
			const opened = part.first ? item : undefined;
			// A list of Markdown counts on from its first number, whatever the others say.
			const [, written] = /^\s*(?:[-*+]\s+)?(\d{1,4})[.)]/.exec(part.source[0] ?? '') ?? [];
			this.#units.push({
				kind: opened === undefined ? 'text' : 'item',
				depth: item === undefined ? 0 : depth,
				lines: part.lines,
				source: part.source,
				isApart: part.first && isApart,
				isBold,
				...(opened && { list: opened.list }),
				...(opened?.number !== undefined && { number: Number(written ?? opened.number) }),
			});
		}
	}

	#list(node: List, depth: number): void {
		this.#lists += 1;
		const list = this.#lists;
		for (const [index, child] of node.children.entries()) {
			const number = node.ordered ? { number: (node.start ?? 1) + index } : {};
			for (const [at, inside] of child.children.entries())
				this.#node(inside, depth + 1, at === 0 ? { list, ...number } : undefined);
		}
	}

	/** Code and HTML: their lines, as they stand or without tags. */
	#verbatim(node: Code | Html, kind: 'comment' | 'other' | 'text'): void {
		const source = this.#source(node);
		const value = node.type === 'html' ? node.value.replace(/<[^<>]*>/g, ' ') : node.value;
		const lines = this.#holdsUnread(node) ? source.source : value.split('\n');
		this.#units.push({ kind, depth: 0, lines, isBold: false, ...source });
	}
}

/** The list that a paragraph opens an item of, and its number. */
interface ItemOfList {
	list: number;
	number?: number;
}

/** The numbers of the lists that a heading opens an item of, which are all that is left of them: `1. ## Budget` is `## 1. Budget`. */
function numbersBefore(line: string): string {
	const marks = /^(?:[\s>*+-]|\d{1,9}[.)](?=\s))*/.exec(line)?.[0] ?? '';
	const numbers = marks.match(/\d{1,9}[.)]/g);
	return numbers === null ? '' : `${numbers.join(' ')} `;
}

/** Whether a tag parts words where it stands inside a line: `202<li>1` is no year. */
function isBlockTag(tag: string): boolean {
	const tagName = /^<\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase();
	return tagName !== undefined && !phrasing({ type: 'element', tagName, properties: {}, children: [] });
}

/** The words of a node; a break parts lines. */
function findLines(node: Nodes): string[] {
	return raw(node)
		.split('\n')
		.map((line) =>
			line
				.replace(/\[\^[^\]]*\]/g, '')
				// `Ana Bell [@ana](…)`: the handle of an account beside the name is no part of it.
				.replace(/(?<=\p{L})\s?\[@[\w.-]{1,40}\](?:\([^()\n]{0,200}\))?/gu, '')
				// `Present were:-` above a list.
				.replace(/:\s?[-–—]\s*$/u, ':')
				.trim(),
		);
}

function raw(node: Nodes): string {
	if (node.type === 'break') return '\n';
	if (node.type === 'html') return /^<br\b/i.test(node.value) ? '\n' : isBlockTag(node.value) ? ' ' : '';
	if (node.type === 'image') return node.alt ?? '';
	if ('value' in node) return node.value;
	return 'children' in node ? node.children.map(raw).join('') : '';
}

interface Part {
	lines: string[];
	source: string[];
	first: boolean;
}

/** `[x] Ana Bell`, `☐ Bo Carr` */
const BOX = /^\s*(?:\\?\[[\sxX]?\\?\]|[☐☑☒])\s*(?=\p{L})/u;

/** A paragraph, cut where a line says something of its own: lines that were only too long go on. */
function statements(lines: readonly string[], source: readonly string[], breaks: boolean): Part[] {
	const [first = '', ...more] = lines;
	const parts: Part[] = [{ lines: [first], source: [source[0] ?? ''], first: true }];
	if (lines.length !== source.length) return [{ lines: [...lines], source: [...source], first: true }];
	const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
	for (const [index, line] of more.entries()) {
		const last = parts.at(-1) as Part;
		const before = lines[index] ?? '';
		const isHard = breaks && /(?: {2}|\\)$/.test(source[index] ?? '');
		const above = parts.at(-2)?.lines ?? [];
		const isOfLabel =
			isOfPeople(last.lines) || (/:$/.test(above.at(-1) ?? '') && isOfPeople(above.slice(-1)));
		// `Soit un total de 3 188 / 10 000 tantièmes.` below people: what they have together.
		const isEnd =
			isOfLabel &&
			wordPattern`^\p{Lu}[^,;:]*\d\s?${'shareUnits'}(?:\s\p{Ll}+)?[\s.]*$`.test(line) &&
			!isPersonName((lines[index + 2] ?? '').split(/[,(]/)[0]?.trim() ?? '');
		const isBoxed =
			BOX.test(source[index + 1] ?? '') &&
			isPlainName((line.split(/[,(–:]/)[0] ?? '').replace(BOX, '').trim());
		if (!isEnd && !isHard && !isBoxed && goesOn(before, line, last.lines, longest, isOfLabel)) {
			last.lines.push(line);
			last.source.push(source[index + 1] ?? '');
		} else parts.push({ lines: [line], source: [source[index + 1] ?? ''], first: false });
	}
	return parts.flatMap(voteApart);
}

/** `Vote : 11 pour, 1 abstention. Quitus est donné.`: the vote, and a sentence that is none of it. */
function voteApart(part: Part): Part[] {
	const [source = '', more] = part.source;
	if (more !== undefined || source.length > 600 || voteLabel(bare(source)) === '') return [part];
	const [vote = '', ...rest] = getSentences(source);
	const said = source.slice(vote.length).trim();
	if (rest.length === 0 || said.length < 3 || !source.startsWith(vote)) return [part];
	if (!isPureTally(bare(vote)) || isPureTally(bare(source)) || isPureTally(said)) return [part];
	return [
		{ lines: [bare(vote)], source: [vote], first: part.first },
		{ lines: [bare(said)], source: [said], first: false },
	];
}

/** A line was broken where its next word did not fit, in the midst of a list, or before a word that nothing starts with. */
function goesOn(
	before: string,
	line: string,
	all: readonly string[],
	longest: number,
	/** The line stands in a list of people below its label, or on its line. */
	isOfLabel: boolean,
): boolean {
	if (opensStatement(line) || isNumberedTitle(before)) return false;
	// `Résultat du vote : 6 pour` is told, and what opens below it is something else.
	if (/^\p{Lu}/u.test(line) && /[^,;–-]$/u.test(before) && voteLabel(before) !== '' && isPureTally(before))
		return false;
	// `Adopté à l'unanimité.` below a title of a register that is as long as a line.
	if (
		/^\p{Lu}/u.test(line) &&
		/^(?:\p{Lu}+[\s-])?[\d-]*\d\s[–—-]\s[^:]*[\p{L}\d]$/u.test(before) &&
		isPureTally(line)
	)
		return false;
	if (isLabelAlone(before) || isLabelAlone(line) || isAgenda(line)) return false;
	// `2.2 Correspondence` below `2.1 Minutes;`
	if (/;$/.test(before) && /^\d{1,2}\.\d{1,2}\s+\p{Lu}/u.test(line)) return false;
	// `Excusé M. Roux` below those who are there.
	if (OPENS_WITH_CIVILITY().test(line) && labelGroup(/^\p{L}+/u.exec(line)?.[0] ?? '') !== undefined)
		return false;
	// `Élus étudiants (8)` between two lists opens the second.
	if (COUNTED_HEAD.test(line) && isOfLabel && !/[,;]$/.test(before)) return false;
	if (leavesBracketOpen(all)) return true;
	// `Hon. Secretary. Ana Bell, proposed by Bo Carr.`, `Treasurer – Ana Bell` below what was said of another office.
	if (/[.!?]$/.test(before) && isRole(OFFICE_AHEAD().exec(line)?.[1] ?? '')) return false;
	// `Communications.` below a sentence is a title.
	if (/[.!?]$/.test(before) && STOPPED_TITLE.test(line) && hasWordOf('itemWords', line)) return false;
	// `Committee Elections` below a sentence, all of its long words with a capital letter, too.
	if (/[.!?]$/.test(before) && isInCapitals(line)) return false;
	// `Ana Bell – 52` below a sentence, `Permission was granted to …` below `Committee elected: Ana Bell, Bo Carr, Cy Dean`
	if (/[.!?]$/.test(before) ? VOTES_OF_ONE().test(line) : isClause(line) && isRowOfNames(before))
		return false;
	// `… que Madame` above `Ana Bell sera secrétaire de séance.`
	if (/^\p{Lu}/u.test(line) && wordPattern`\p{Ll}\s${exactly('titles')}\.?$`.test(before)) return true;
	// A line that ends with one goes on; `à`, with its accent, for `Annexe A` does not.
	if (wordPattern`\s${exactly('smallAtEnd')}$`.test(before.toLowerCase())) return true;
	// `Une candidature au poste de …` above `Une candidature au poste de …`: each is a line of its own.
	if (opensAlike(before, line)) return false;
	// `Délégués de classe :` opens a part of a list.
	if (/^\p{Lu}[^.]{2,58}:$/u.test(line) && !/[,/–-]$/.test(before)) return false;
	if (labelled(all[0] ?? '') !== undefined && tellsHour(line)) return false;
	// `Meeting called to order: 6:08`
	if (/^\p{Lu}[^.:]{2,40}:\s/u.test(line) && tellsHour(line)) return false;
	// `Summary of Actions` below the names of all.
	// `Present: Ana Bell, Bo Carr, Cy Dean`: several names, and no sign that more come.
	if (
		isOfPeople(all) &&
		before.split(',').length > 2 &&
		!/[,;&–-]$/.test(before) &&
		!breaksName(before) &&
		line.includes(' ') &&
		!isPersonName(line.split(/[,(]/)[0] ?? '') &&
		// `…, Cy Dean` above `donne pouvoir à Ana Bell`
		!namesHolder(line)
	)
		return false;
	// The title of a resolution is its line.
	if (all.length === 1 && /^\p{Lu}\p{Ll}/u.test(line) && opensBlock(before)) return false;
	// Each ground of a decision, and the decision below them, stand for themselves.
	if (/[,;]$/.test(before) && /^\p{Lu}/u.test(line) && isGround(all[0] ?? '')) return false;
	if (/[,;/–-]$/.test(before) || /^[\p{Ll}(,;]/u.test(line)) return true;
	if (isOfPeople(all) && isClause(line)) return false;
	// `…, Bo Carr, DAL` above `Cy, Di Ewell, …`: a list of people is broken where its line is full.
	if (isOfLabel && before.split(',').length > 2 && /^[^,:]{2,40},/u.test(line)) return true;
	// `Présents : Mesdames et Messieurs` above `Ana Bell, Bo Carr`; `…, Cy Dean, Di` above `Ewell (excusée)`.
	if (isOfLabel && /^\p{Lu}/u.test(line) && (endsInCivility(before) || breaksName(before))) return true;
	// `Trésorier :` above `Zoé Kaci`.
	if (/:$/.test(before))
		return (
			(labelled(before) !== undefined && !/:$/.test(line)) ||
			/^\p{Ll}/u.test(line) ||
			(all.length === 1 && isRole(before.replace(/[\s:]+$/, '')) && isPersonName(line))
		);
	// A line of people goes on in the names below it, each on its line.
	if (labelled(all[0] ?? '') !== undefined && line.length < 50 && !/:\s/.test(line) && !/[.!?]$/.test(before))
		return !isCounted(line);
	// `Cllr Marsh` alone is somebody of a list.
	if (line.split(/\s+/).length < 4 && !/[.,;]$/.test(line) && civilAtStart(line) !== undefined) return false;
	const next = /^\S*/.exec(line)?.[0].length ?? 0;
	return longest > 64 && longest < MOST_WRAPPED && before.length + next + 1 > longest - 6;
}

/** `donne pouvoir à Ana Bell` */
function namesHolder(line: string): boolean {
	const [said = ''] = /^\p{Ll}/u.test(line) ? (phraseFinder('proxies').exec(line) ?? []) : [];
	const name = line.slice(said.length).trim();
	return said !== '' && line.startsWith(said) && (/^\p{Lu}/u.test(name) || civilAtStart(name) !== undefined);
}

/** `2. Attendance` above a list without numbers: its title. */
export function isNumberedTitleOfList(units: readonly Unit[], at: number): boolean {
	const below = units[at + 1];
	return units[at]?.number !== undefined && below?.kind === 'item' && below.number === undefined;
}

/** `Élus étudiants (8)`: a few words without a comma, and a number in brackets. */
export const COUNTED_HEAD = /^(\p{Lu}[^,;:()]{3,60}?)\s?\(\d{1,3}\)$/u;

/** `Excusée Mme Roux`: a word, and then a civility. */
const OPENS_WITH_CIVILITY = () => wordPattern`^\p{Lu}\p{L}+\s${exactly('titles')}\.?\s\p{Lu}`;
const endsInCivility = (line: string) => wordPattern`\s${exactly('pluralTitles')}\.?$`.test(line);

/** `Committee elected: Ana Bell, Bo Carr, Cy Dean`: a label, and behind it nothing but whole names. */
function isRowOfNames(line: string): boolean {
	const names = line.slice(line.indexOf(':') + 1).split(',');
	return line.includes(':') && names.length > 2 && names.every((name) => isFullName(name.trim()));
}

/** `Ana Bell – 52`, `Bo Carr : 9 voix`: a candidate, his votes, and nothing else. */
const VOTES_OF_ONE = () =>
	wordPattern`^\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}\s?[:–—-]\s?\d{1,6}(?:\s${'shareUnits'})?$`;

/** `Ana Bell, Bo Carr, Cy`: of several people with two names each the last has one, as the line is full. */
function breaksName(line: string): boolean {
	const names = line
		.slice(line.indexOf(':') + 1)
		.split(',')
		.map((name) => name.trim());
	const last = names.at(-1) ?? '';
	return (
		names.length > 2 &&
		/^\p{Lu}[\p{L}'’-]+$/u.test(last) &&
		names.slice(0, -1).every((name) => isFullName(name))
	);
}

/** `There were no members of the public present`: a clause whose verb stands among small words. */
function isClause(line: string): boolean {
	const words = line.split(/\s+/);
	return words.length > 3 && /^\p{Ll}/u.test(words[1] ?? '') && hasWordOf('auxiliaries', line);
}

/** `Ana Bell (Treasurer,` above `Northam)`: nobody opens a statement inside a bracket. */
function leavesBracketOpen(lines: readonly string[]): boolean {
	const near = lines.slice(-MOST_IN_BRACKET).join(' ');
	return near.lastIndexOf('(') > near.lastIndexOf(')');
}

/** A bracket closes on one of the next lines. */
const MOST_IN_BRACKET = 4;

/** A few words, and behind their stop or dash a name. */
const OFFICE_AHEAD = () =>
	wordPattern`^((?:${'officePrefixes'}\.?\s+)?\p{Lu}\p{L}+(?:[\s-]\p{L}+){0,2})(?:\.|\s[–—-])\s+\p{Lu}`;

/** A few words with a stop, and nothing else. */
const STOPPED_TITLE = /^\p{Lu}[\p{L}'’]+(?:\s[\p{L}'’]+){0,4}\s?[.:]$/u;

/** A few words of which one names a point of an agenda, each long one with a capital letter, and no stop behind them. */
function isInCapitals(line: string): boolean {
	const words = line.split(/[\s/]+/).filter((word) => word.length >= SHORTEST_LONG);
	const isShouted = line === line.toUpperCase() && /\p{Lu}{3}/u.test(line);
	return (
		line.length < MOST_OF_TITLE &&
		!/[.:;,!?]/.test(line) &&
		(isShouted || (words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word)))) &&
		(hasWordOf('itemWords', line) || hasWordOf('electionHeads', line))
	);
}

const SHORTEST_LONG = 5;
const MOST_OF_TITLE = 45;

/** Whether two lines open with the same two words, which are no short ones. */
function opensAlike(before: string, line: string): boolean {
	const [words = ''] = /^\p{Lu}\S*\s\S+/u.exec(line) ?? [];
	return words.length >= SHORTEST_OPENING && before.startsWith(`${words} `);
}

/** Shorter words, as `Mme de`, open many lines. */
const SHORTEST_OPENING = 9;

/** Where a line is longer than any page, lines are not broken where they are full. */
const MOST_WRAPPED = 250;

/** `Present.`, `Apologies received.`: a label of people with a full stop, and nothing else. */
function isLabelAlone(line: string): boolean {
	const [, label = ''] = /^(\p{Lu}[^:.,;]{3,40})\.$/u.exec(line) ?? [];
	const group = label === '' ? undefined : labelGroup(label);
	return group !== undefined && group !== 'members';
}

/** `ORDRE DU JOUR` below the people. */
export function isAgenda(line: string): boolean {
	return line.length < MOST_OF_AGENDA && labelled(line, true)?.label === 'agenda';
}

/** `Ordre du jour de la séance` is not longer. */
const MOST_OF_AGENDA = 40;

function isOfPeople([first = '']: readonly string[]): boolean {
	const colon = first.indexOf(':');
	return colon > 0 && colon < LONGEST_LABEL && labelGroup(first.slice(0, colon)) !== undefined;
}

/** A label of people is no longer. */
const LONGEST_LABEL = 160;

function isGround(line: string): boolean {
	return /^\p{Lu}/u.test(line) && phraseFinder('grounds').exec(line)?.index === 0;
}
