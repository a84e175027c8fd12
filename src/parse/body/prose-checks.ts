/** What is looked for in the prose once the tree stands: HTML, speakers who are nobody known, votes told in a sentence. */

import type {
	BlockContent,
	Code,
	Definition,
	Html,
	List,
	Paragraph,
	RootContent,
	Table,
	TableCell,
} from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Position } from 'unist';
import {
	type AnswerName,
	type BodyNode,
	type Closing,
	type Fix,
	getStatements,
	type HeadNode,
	type Intervention,
	type Person,
	type Prose,
	type Statement,
	setStatements,
	type Title,
} from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { htmlIn, isComment } from '../../markdown/comments.js';
import { scanDate } from '../../text/date.js';
import { createPhraseCheck } from '../../text/phrase-finder.js';
import { isBallotLine } from '../ballot/ballot.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { capitalised } from '../ballot/ballot-label.js';
import { plainLine } from '../ballot/ballot-lines.js';
import { nearLabelProblem } from '../ballot/labelled-line.js';
import { isTally, shortened } from '../ballot/tally.js';
import type { BodyContext, SourceLine } from '../reading.js';
import { placeInLine } from '../reading.js';
import { knownNameAt, knownNameBefore } from '../source/name-spans.js';
import { countOfCell } from '../statements/counts/labelled.js';
import { readCountOverList } from '../statements/list-counts.js';
import { readPeopleOfList } from '../statements/people/groups.js';
import { readSaidOfficer } from '../statements/people/offices.js';
import { findTitleVerdict, readProse } from '../statements/statements.js';
import { readSumOverList, readSumsAcross, readSumsOfList, readTotalUnderList } from '../statements/sums.js';
import type { TextMemory } from '../statements/text-memory.js';
import type { ToldVote } from '../statements/told-votes.js';
import { resolutionsNamed } from '../statements/verdicts.js';
import type { BodyFile } from './body-file.js';
import { unknownMovers } from './event.js';
import { readHeadingWords, resolutionNumber } from './headings.js';
import { getOpening, peopleById, readSpeaker, unknownSpeaker } from './speakers.js';
import { isDecisive } from './votes.js';

/** Reports what the prose of a body says that its reader must know. */
export function checkProse(
	nodes: readonly BodyNode[],
	file: BodyFile,
	context: BodyContext,
	memory?: TextMemory,
): void {
	new ProseChecker(file, context, memory).start(nodes);
}

type BlockKind = NonNullable<BallotContext['block']>;

class ProseChecker {
	readonly #file: BodyFile;
	readonly #context: BodyContext;
	readonly #memory: TextMemory | undefined;
	#people: ReadonlyMap<string, Person> | undefined;
	/** The block that the prose stands in. */
	#block: BlockKind | undefined;
	/** Whether the vote of the block above the prose is written. */
	#decided = false;
	/** The paragraph right before. */
	#paragraph: Paragraph | undefined;
	/** The first text of a block that no title opens, and the list right above it. */
	#totalBelow: { list: List; first: Paragraph } | undefined;
	/** Places of votes that are reported already. */
	readonly #reported: Position[] = [];
	/** Whether the item that the prose stands in decides nothing that counts: then what its prose decides is missing. */
	#undecided = true;
	/** Whether any block of the body is put to a vote. */
	#decides = false;
	/** Whether the prose stands under a title that names an election, or below the block of one. */
	#elects = false;

	constructor(file: BodyFile, context: BodyContext, memory: TextMemory | undefined) {
		this.#file = file;
		this.#context = context;
		this.#memory = memory;
	}

	start(nodes: readonly BodyNode[]): void {
		this.#decides = hasDecision(nodes);
		this.#undecided = !this.#decides;
		this.walk(nodes, false);
		for (const title of this.#context.titles ?? []) {
			const placed = { text: title.value, place: () => title.position };
			const verdict = findTitleVerdict(placed, this.#file.ballots(undefined));
			const { statements } = readProse(placed, this.#file.ballots(undefined));
			setStatements(title, verdict ? [verdict] : statements.filter(({ kind }) => kind === 'verdict'));
		}
	}

	#person(id: string): Person | undefined {
		this.#people ??= peopleById(this.#context.people);
		return this.#people.get(id);
	}

	/** `voted`: the vote of the block is written, so that prose about it hides none. */
	walk(nodes: ReadonlyArray<BodyNode | HeadNode>, voted: boolean): void {
		let above: BodyNode | HeadNode | undefined;
		let decided = false;
		for (const [index, node] of nodes.entries()) {
			if (node.type === 'paragraph' && !this.#block) this.#headingLine(node, nodes, index);
			// What stands under a vote may say again what it gave.
			if (!IS_BELOW_VOTE.has(node.type)) decided = false;
			this.#decided = decided;
			if (isBlock(node)) decided = node.children.some((child) => isDecisive(child as BodyNode));
			// The text that ends a block may be a line of its vote.
			const block = isBlock(above) ? above.type : this.#block;
			above = node;
			switch (node.type) {
				case 'session': {
					const [undecided, elects] = [this.#undecided, this.#elects];
					this.#undecided = !hasDecision(node.children);
					this.#elects ||= namesElection(node.children);
					this.walk(node.children, false);
					[this.#undecided, this.#elects] = [undecided, elects];
					break;
				}
				case 'confidential':
					this.walk(node.children, voted);
					break;
				case 'resolution':
				case 'election':
				case 'choice':
					if (node.type === 'resolution' && node.form === 'implicit')
						for (const [at, child] of node.children.entries())
							if (child.type === 'paragraph') this.#headingLine(child, node.children as BodyNode[], at);
					if (node.type === 'resolution' && node.form === 'implicit') {
						const [list, first] = [nodes[index - 1], node.children[0]];
						if (list?.type === 'list' && first?.type === 'paragraph') this.#totalBelow = { list, first };
					}
					this.#block = node.type;
					this.#elects ||= node.type === 'election';
					this.walk(
						node.children,
						node.children.some((child) => isDecisive(child as BodyNode)),
					);
					this.#block = undefined;
					break;
				case 'title':
					this.#html({ type: 'paragraph', children: node.children });
					this.#sentences(node, true);
					break;
				case 'intervention':
					if (!voted && !this.#decided && !this.#block && nodes[index - 1]?.type !== 'intervention')
						this.#answers(nodes.slice(index, index + MOST_VOTERS));
					for (const child of node.children) if (child.type !== 'speaker') this.#prose(child, voted);
					this.#officer(node);
					break;
				case 'closing':
					for (const child of node.children) if (child.type !== 'timeValue') this.#html(child as RootContent);
					this.#closing(node);
					break;
				case 'quorumStatement':
					for (const child of node.children) if (child.type === 'paragraph') this.#prose(child, voted);
					break;
				case 'action':
					for (const child of node.children)
						if (child.type === 'title') this.#html({ type: 'paragraph', children: child.children });
					break;
				default:
					if (isProse(node)) this.#prose(node, voted, block);
					if (node.type === 'list') {
						this.#sums(node, nodes[index - 1]);
						this.#peopleOf(node, nodes[index - 1]);
					}
					if (node.type === 'paragraph') this.#sumsAcross(node, nodes[index - 1]);
			}
			// An implicit block holds the last of the paragraphs above its vote.
			if (!(isBlock(node) && (node as { form?: string }).form === 'implicit'))
				this.#paragraph = node.type === 'paragraph' ? node : undefined;
		}
	}

	/** `**Résolution 2 – Budget**` or `Délibération n° 3 : Budget` over a vote: a line that would open a block as a heading. */
	#headingLine(node: Paragraph, nodes: ReadonlyArray<BodyNode | HeadNode>, index: number): void {
		const [line, second] = this.#file.getLines(node);
		if (!line || second || line.text.length > LONGEST_HEADING || /[.;!?]$/.test(line.text.trim())) return;
		const plain = plainLine(line);
		const text = plain.text.slice(plain.from, plain.to);
		const words = readHeadingWords(text, this.#file.lang, () => placeInLine(line, plain.from, plain.to));
		if (!words.word || !(words.number || plain.strong) || text.slice(words.titleFrom).trim() === '') return;
		const next = nodes.slice(index + 1).find(({ type }) => ENDS_HEADING.has(type));
		const isOverVote =
			next?.type === 'ballot' || (isBlock(next) && (next as { form?: string }).form === 'implicit');
		// Where others are decided, a strong line with the number of a resolution and nothing decided below misses its vote.
		const isOverNone =
			this.#decides && plain.strong && words.number && this.#decidesNothing(nodes, index + 1);
		if (!isOverVote && !isOverNone) return;
		const heading = `### ${text.trim()}`;
		const place = placeInLine(line, 0, line.text.trimEnd().length);
		this.#file.report('syntax/unknown-block', isOverVote ? 'line' : 'lineAlone', place, {
			values: { text: shortened(text.trim()), heading: shortened(heading) },
			severity: 'warning',
			fixes: [{ description: 'writeHeading', safe: false, edits: [{ position: place, text: heading }] }],
		});
	}

	/** Whether no sentence of the texts below, up to the next line of strong letters, tells a result. */
	#decidesNothing(nodes: ReadonlyArray<BodyNode | HeadNode>, from: number): boolean {
		const below = nodes.slice(from, from + MOST_TEXTS);
		const end = below.findIndex(
			(node) =>
				(node.type !== 'paragraph' && node.type !== 'list') ||
				/^(?:\*\*|__)/.test(this.#file.getSource(node).slice(0, 2)),
		);
		const texts = below.slice(0, end < 0 ? below.length : end);
		return texts.length > 0 && !texts.some((node) => mayDecide(wordsOf(node as Paragraph)));
	}

	#html(node: RootContent): void {
		for (const html of htmlIn(node)) {
			// HTML that is never closed has its error already.
			if (this.#file.plain.has(html)) continue;
			const line = html.value.trim().split(/[\r\n]/, 1)[0] ?? '';
			const text = line.length > 40 ? `${line.slice(0, 40).trimEnd()}…` : line;
			this.#file.report('syntax/raw-html', 'printed', html.position, { values: { text } });
		}
	}

	#prose(node: Prose, voted: boolean, block?: BlockKind): void {
		this.#html(node);
		this.#words(node, voted, true);
		if (block && !this.#file.plain.has(node)) this.#labels(node, block);
	}

	/** The paragraphs and cells of a node. */
	#words(node: Prose | BlockContent, voted: boolean, atMargin: boolean): void {
		// What is carried as plain text has its error already.
		if (this.#file.plain.has(node)) return;
		if (node.type === 'paragraph') {
			if (!voted) this.#table(node);
			if (atMargin) {
				this.#speakers(node, voted);
				this.#movers(node);
			}
			this.#sentences(node, voted);
			if (this.#elects && !voted && !this.#decided) this.#votesBehindName(node);
		} else if (node.type === 'table') {
			if (!voted) this.#table(node);
			for (const row of node.children) for (const cell of row.children) this.#sentences(cell, voted);
			this.#rows(node);
		} else if (node.type === 'list') {
			for (const item of node.children)
				for (const child of item.children) this.#words(child as Prose, voted, atMargin);
		} else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
			for (const child of node.children) this.#words(child as Prose, voted, false);
		} else if (node.type === 'definition') this.#sentences(node, true);
		else if (node.type === 'code' || (node.type === 'html' && !isComment(node))) {
			this.#sentences(node, true);
			this.#ballotLines(node);
		}
	}

	/** `Pour : 3` in a block of code or HTML, where no vote is counted. */
	#ballotLines(node: Code | Html): void {
		for (const line of this.#file.getLines(node)) {
			if (!isBallotLine(line, this.#file.ballots(this.#block))) continue;
			const { text, from, to } = plainLine(line);
			const said = text.slice(from, to);
			this.#file.report('vote/in-prose', 'vote', placeInLine(line, from, to), {
				values: { text: shortened(said), tally: said.slice(said.indexOf(':') + 1).trim() },
				severity: 'warning',
			});
		}
	}

	/** A verdict in a cell is that of the resolutions that its row names, `Résolutions 1 et 2`, or `3` under or beside a head that says of what; else its column. */
	#rows({ children: rows }: Extract<BlockContent, { type: 'table' }>): void {
		const [heads = [], ...texts] = rows.map((row) => row.children.map((cell) => wordsOf(cell)));
		const named = (head: string, cell: string) => {
			const text = /^(?:n[°ºo]s?\.?\s*|#)?\d/i.test(cell.trim()) ? `${head} ${cell}` : cell;
			const number = resolutionNumber(text.trim(), this.#file.lang);
			return number === undefined ? resolutionsNamed(text.trim()) : [number];
		};
		for (const [at, cells] of [heads, ...texts].entries()) {
			const verdicts = (rows[at]?.children ?? []).flatMap((cell, column) =>
				getStatements(cell).flatMap((one) => (one.kind === 'verdict' ? [{ one, column }] : [])),
			);
			if (verdicts.length === 0) continue;
			const ofRow = cells.map((cell, column) => named(heads[column] ?? '', cell)).find((one) => one);
			for (const { one, column } of verdicts) {
				if (one.number !== undefined || one.numbers) continue;
				const numbers = ofRow ?? (at > 0 ? named(heads[0] ?? '', heads[column] ?? '') : undefined);
				if (numbers?.length === 1) one.number = numbers[0];
				else if (numbers) one.numbers = numbers;
			}
		}
		this.#heads(rows, [heads, ...texts]);
	}

	/** Counts of people in a table of two columns, or under their names in one row: `Présents | Représentés` over `9 | 2`. */
	#heads(rows: Extract<BlockContent, { type: 'table' }>['children'], texts: string[][]): void {
		const isWide = rows.length === 2;
		const isPairs = texts.every((cells) => cells.length === 2);
		if (!isWide && !isPairs) return;
		for (const [at, row] of rows.entries())
			for (const [column, cell] of row.children.entries()) {
				const head = isPairs && column === 1 ? texts[at]?.[0] : undefined;
				const above = isWide && at === 1 ? texts[0]?.[column] : undefined;
				if (!head && !above) continue;
				const placed = this.#file.getPlaced(cell, this.#file.getSource(cell).replaceAll('|', ' '));
				const count = (head && countOfCell(head, placed)) || (above && countOfCell(above, placed));
				if (count) setStatements(cell, [...getStatements(cell), count]);
			}
	}

	#speakers(node: Paragraph, voted: boolean): void {
		for (const line of this.#file.getLines(node)) {
			if (!line.text.includes(':')) continue;
			const opening = getOpening(line);
			// What a speaker says starts in the middle of its line.
			if (!opening || line.start.offset + opening.from < (node.position?.start.offset ?? 0)) continue;
			const words = opening.text.slice(opening.from, opening.to);
			if (!voted && (this.#candidate(line, words, opening) || this.#item(line, words, opening))) continue;
			const unknown = unknownSpeaker(words, this.#file.names);
			if (!unknown) continue;
			const person = this.#person(unknown.id);
			const place = placeInLine(line, opening.from, opening.to);
			const name = unknown.name ?? person?.children.find((part) => part.type === 'name')?.value;
			if (name === undefined) continue;
			this.#file.report('people/unknown-speaker', unknown.name === undefined ? 'sharesName' : 'near', place, {
				values: { words, name },
				related: [person],
				...(unknown.name === undefined
					? {}
					: { fixes: [{ description: 'spellName', safe: false, edits: [{ position: place, text: name }] }] }),
			});
		}
	}

	/** A line of the vote that is none, for a misspelt label. */
	#labels(node: Prose, block: BlockKind): void {
		if (node.type !== 'paragraph' && node.type !== 'list') return;
		for (const line of this.#file.getLines(node)) {
			const found = nearLabelProblem(line, this.#file.ballots(block));
			if (found) this.#file.problems.push(found);
		}
	}

	/** A line that would be a move, of somebody who is nobody known: it stays prose, and moves nobody. */
	#movers(node: Paragraph): void {
		for (const line of this.#file.getLines(node)) {
			for (const { value, position } of unknownMovers(line, this.#file.ballots(undefined)))
				this.#file.report('people/unknown', 'inText', position, {
					values: { name: value, text: line.text.trim() },
					severity: 'warning',
				});
		}
	}

	/** A name followed only by a tally, where nothing says that it is a candidate. */
	#candidate(
		line: SourceLine,
		words: string,
		opening: { text: string; after: number; from: number },
	): boolean {
		const said = opening.text.slice(opening.after).trim();
		if (!/\d/.test(said) || said.length > 120) return false;
		const { names } = this.#file;
		if (!readSpeaker(line, names) && !unknownSpeaker(words, names)) return false;
		if (!isTally(said, this.#file.ballots('election'), 'for')) return false;
		const place = placeInLine(line, opening.from, line.text.trimEnd().length);
		this.#reported.push(place);
		this.#file.report('vote/in-prose', 'candidate', place, {
			values: { name: words, tally: said },
			...(this.#elects ? { severity: 'warning' as const } : {}),
		});
		return true;
	}

	/** `Titulaires : Ada Brun (5 voix), Ben Roy (4 voix)` where somebody is elected. */
	#votesBehindName(node: Paragraph): void {
		const text = this.#file.getSource(node);
		for (const { index, 1: said = '', 0: whole } of text.matchAll(VOTES_IN_BRACKETS)) {
			const unit = vocabulary('units').scan(said.replace(/^[\d\s\u00A0]+/, ''));
			const name = unit?.id === 'votes' && knownNameBefore(text, index, this.#file.names);
			if (!name) continue;
			this.#file.report(
				'vote/in-prose',
				'candidate',
				this.#file.placesIn(node).range(name.from, index + whole.length),
				{
					values: { name: text.slice(name.from, index).trim(), tally: said },
					severity: 'warning',
				},
			);
			return;
		}
	}

	/** `Bourse A : 6 pour, 2 abstentions`: votes of several things, a line each. */
	#item(line: SourceLine, words: string, opening: { text: string; after: number; from: number }): boolean {
		const said = opening.text.slice(opening.after).trim();
		if (this.#decided || this.#block === 'election' || this.#block === 'choice') return false;
		if (!/\d/.test(said) || said.length > 120 || !isTally(said, this.#file.ballots(undefined))) return false;
		if (vocabulary('suppositions').findIn(words)) return false;
		// `Compte rendu : 25/11/2022` gives a day.
		if (scanDate(said, this.#file.lang)?.length === said.length) return false;
		if (endsWithLabel(words)) return false;
		// `Motion (O'Brien/Raman): approve the report. Carried 6-0.` says what was moved first.
		const opens = ['answers', 'consents', 'results'] as const;
		if (!/^\(?\d/.test(said) && !opens.some((id) => vocabulary(id).scan(said))) return false;
		const place = placeInLine(line, opening.from, line.text.trimEnd().length);
		this.#reported.push(place);
		this.#file.report('vote/in-prose', 'item', place, {
			values: { text: shortened(`${words} : ${said}`), about: words, tally: said },
			severity: 'warning',
		});
		return true;
	}

	/** Who is named behind an office, and nothing more: `Président de séance : Luc Bon`. */
	#officer({ children: [speaker, paragraph, second] }: Intervention): void {
		if (paragraph?.type !== 'paragraph' || second || this.#file.plain.has(paragraph)) return;
		const said = this.#file.getPlaced(paragraph);
		const found = readSaidOfficer(speaker.value, said, this.#file.ballots(undefined));
		if (found.length > 0) setStatements(paragraph, [...getStatements(paragraph), ...found]);
	}

	/** The people whom the items of a list name, by the line or the title right above it. */
	#peopleOf(list: List, above: BodyNode | HeadNode | undefined): void {
		if (this.#file.plain.has(list)) return;
		const isTitle = above?.type === 'title';
		const lead = isTitle || above?.type === 'paragraph' ? this.#file.getSource(above) : '';
		if (lead === '' || !(isTitle || /:[*_\s]*$/.test(lead))) return;
		const items = list.children.flatMap(({ children: [first] }) =>
			first?.type === 'paragraph' ? [this.#file.getPlaced(first)] : [],
		);
		const found = readPeopleOfList(lead, items, this.#file.ballots(undefined));
		if (found.length > 0) setStatements(list, [...getStatements(list), ...found]);
	}

	/** What the items of a list add up to, alone and with the paragraph over them. */
	#sums(list: List, above: BodyNode | HeadNode | undefined): void {
		if (this.#file.plain.has(list)) return;
		const source = this.#file.getSource(list);
		const isOver = above?.type === 'paragraph' && /:\s*$/.test(this.#file.getSource(above));
		if (!isOver && !/\d/.test(source)) return;
		const context = this.#file.ballots(undefined);
		if (/\d/.test(source)) setStatements(list, readSumsOfList(this.#file.getPlaced(list), context));
		if (!isOver) return;
		const lead = this.#file.getPlaced(above);
		const items = list.children.map((item) => wordsOf(item));
		const sums = /\d/.test(source) && /\d/.test(lead.text) ? readSumOverList(lead, items, context) : [];
		setStatements(above, [...getStatements(above), ...sums, ...readCountOverList(lead, items)]);
	}

	/** What the amounts of a paragraph come to with those of the paragraph over it, where it has no mistake of its own. */
	#sumsAcross(node: Paragraph, list: BodyNode | HeadNode | undefined): void {
		if (list?.type === 'list') this.#totalUnder(node, list);
		else if (this.#totalBelow?.first === node) this.#totalUnder(node, this.#totalBelow.list);
		const above = this.#paragraph;
		if (!above || this.#file.plain.has(node)) return;
		const placed = this.#file.getPlaced(node);
		const isSum = (one: Statement) => one.kind === 'sum';
		if (!/\d/.test(placed.text) || getStatements(node).some(isSum) || getStatements(above).some(isSum))
			return;
		const found = readSumsAcross(this.#file.getSource(above), placed, this.#file.ballots(undefined));
		if (found.length > 0) setStatements(node, [...getStatements(node), ...found]);
	}

	#totalUnder(node: Paragraph, list: List): void {
		const placed = this.#file.getPlaced(node);
		if (!/\d/.test(placed.text) || this.#file.plain.has(node)) return;
		const items = list.children.map((item) => wordsOf(item));
		const found = readTotalUnderList(items, placed, this.#file.ballots(undefined));
		if (found.length > 0) setStatements(node, [...getStatements(node), ...found]);
	}

	/** `- Nadia : +1`, `Luc Bon: no`: three people at least, one under the other, who say an answer and nothing else. */
	#answers(nodes: ReadonlyArray<BodyNode | HeadNode>): void {
		const end = nodes.findIndex(({ type }) => type !== 'intervention');
		const spoken = nodes.slice(0, end < 0 ? nodes.length : end);
		const by = new Map<AnswerName, string[]>();
		for (const node of spoken) {
			if (node.type !== 'intervention') return;
			const [{ children }, ...said] = node.children;
			const words = said.length === 1 ? wordsOf(said[0] as Paragraph).trim() : '';
			const answer = SIGNED[words] ?? vocabulary('answers').findId(words.replace(/\.$/, ''));
			if (!answer || words.length > LONGEST_ANSWER) return;
			by.set(answer, [...(by.get(answer) ?? []), ...children.map(({ value }) => value)]);
		}
		const [first, last] = [spoken[0]?.position, spoken.at(-1)?.position];
		if (spoken.length < 3 || !first || !last) return;
		const tally = [...by]
			.map(([answer, names]) => {
				const word = vocabulary('answers').word(answer, this.#file.lang);
				return `${names.length} ${word} (${names.join(', ')})`;
			})
			.join(', ');
		const place = { start: first.start, end: last.end };
		const text = this.#file.source.slice(place.start.offset, place.end.offset);
		this.#file.report('vote/in-prose', 'vote', place, {
			values: { text: shortened(text.replace(/\s+/g, ' ')), tally },
			severity: 'warning',
		});
	}

	/** Answers over counts that the table is not read with, and votes of people where somebody is elected. */
	#table(node: Extract<Prose | BlockContent, { type: 'table' | 'paragraph' }>): void {
		if (this.#decided) return;
		const text = this.#file.getSource(node);
		const [head = ''] = text.split(/[\r\n]/, 1);
		if (node.type === 'table' && this.#undecided && this.#electsIn(node)) {
			this.#file.report('vote/in-prose', 'electing', node.position, {
				values: { text: shortened(head.trim()) },
				severity: 'warning',
			});
			return;
		}
		if (node.type === 'paragraph' && !RULES.test(text)) return;
		const answers = new Set(
			text
				.split(node.type === 'table' ? /[|\r\n]/ : /[|\r\n]|[\s\u00A0]{2,}/)
				.flatMap((cell) => vocabulary('answers').findId(cell.trim()) ?? []),
		);
		if (answers.size < 2 || !/\d/.test(text)) return;
		this.#file.report('vote/in-prose', 'table', node.position, {
			values: { text: shortened(head.trim()) },
			severity: 'warning',
		});
	}

	/** `| Poste | Élu | Voix |` under a title that names an election, or over candidates: a column of votes beside one of people. */
	#electsIn({ children: rows }: Table): boolean {
		const [head = [], ...others] = rows.map(({ children }) => children.map((cell) => wordsOf(cell).trim()));
		const votes = head.findIndex((cell) => vocabulary('units').findId(cell) === 'votes');
		const stands = head.some(
			(cell) =>
				vocabulary('candidateLabels').findId(cell) !== undefined ||
				vocabulary('results').findId(cell) === 'elected',
		);
		if (votes < 0 || others.length === 0 || !(stands || this.#elects)) return false;
		const { names } = this.#file;
		return others.every(
			(cells) =>
				/^\d/.test(cells[votes] ?? '') &&
				(stands || cells.some((cell) => cell !== '' && knownNameAt(cell, 0, names) === cell.length)),
		);
	}

	/** The lines around the closing sentence say things of their own, `Prochaine réunion : …`; its hour is that of the closing. */
	#closing({ children }: Closing): void {
		const [paragraph] = children;
		if (paragraph?.type !== 'paragraph') return;
		this.#sentences(paragraph, true);
		setStatements(
			paragraph,
			getStatements(paragraph).filter((one) => one.kind !== 'time' || one.of !== 'closed'),
		);
	}

	/** Keeps what a text says of the meeting, and reports the votes that it tells; `voted`: they are those of the block. */
	#sentences(node: Paragraph | TableCell | Title | Code | Html | Definition, voted: boolean): void {
		const source = this.#file.getSource(node);
		const text = node.type === 'definition' ? titleAlone(source, node) : source;
		const places = this.#file.placesIn(node);
		const place = (from: number, to: number) => places.range(from, to);
		const context = this.#file.ballots(undefined);
		const { statements: found, votes } = this.#memory
			? this.#memory.read({ text, place }, context)
			: readProse({ text, place }, context);
		const verdict = node.type === 'title' ? findTitleVerdict({ text, place }, context) : undefined;
		const statements = verdict ? [...found, verdict] : found;
		setStatements(node, statements);
		if ((voted || this.#decided) && node.type === 'paragraph') this.#otherVote(node, text);
		// A program or a piece of HTML is no text of the meeting; what it says is compared alone.
		if (node.type === 'title') this.#tallyAsTitle(node, text, votes, place);
		if (voted || (node.type !== 'paragraph' && node.type !== 'tableCell')) return;
		const told = votes
			.map((vote) => ({ ...vote, at: place(vote.from, vote.to) }))
			// `The motion passed with Tom Hardy dissenting`: the verdict says more than the one vote in it.
			.filter(
				({ of, at }) =>
					of === undefined ||
					!statements.some(
						({ kind, position }) => (kind === 'verdict' || kind === 'elected') && overlaps(position, at),
					),
			);
		if (!this.#block)
			for (const statement of statements) {
				const isOfVoteAbove = this.#decided && !(statement.kind === 'verdict' && statement.moved);
				// A word in a cell says of what only together with its row, one behind a colon only to whom knows the votes.
				const isPart =
					statement.kind === 'verdict' &&
					((statement.about !== undefined && !statement.named) ||
						(statement.sign && !this.#decided) ||
						(node.type === 'tableCell' && statement.bare));
				const isTold = [...told.map(({ at }) => at), ...this.#reported].some((at) =>
					overlaps(statement.position, at),
				);
				if (!isOfVoteAbove && !isPart && !isTold) this.#toldStatement(node, statement);
			}
		this.#toldVotes(node, text, told, statements);
	}

	/** `#### Vote : 3 pour`: a title that is nothing but a vote. */
	#tallyAsTitle(
		node: Title,
		text: string,
		votes: readonly ToldVote[],
		place: (from: number, to: number) => Position,
	): void {
		const whole = text.trim();
		for (const { from, to, tally } of votes)
			if (to - from === whole.length)
				this.#file.report('vote/in-prose', 'vote', place(from, to), {
					values: { text: whole.replace(/\s+/g, ' '), tally },
					related: [node],
					severity: 'warning',
				});
	}

	/** `Vote définitif : 4 pour, 1 contre` behind a vote: a label that is none, over a count that would be another. */
	#otherVote(node: Paragraph, text: string): void {
		const [, label = '', said = ''] =
			/^([^:\r\n]{1,60}):[\s\u00A0]*(\d[^\r\n]{0,100})$/.exec(text.trim()) ?? [];
		// `The motion was put to the vote: 4 for, 1 against` and `Un achat est proposé. Vote : 4 pour` are compared with the count.
		const about =
			label
				.trim()
				.split(/[.!?]\s+/)
				.at(-1) ?? '';
		const isOther =
			about.split(/\s+/).length <= MOST_WORDS_OF_LABEL &&
			vocabulary('labels').findIn(about)?.id === 'vote' &&
			vocabulary('labels').findId(about) === undefined;
		if (!isOther || !isTally(said, this.#file.ballots(undefined))) return;
		this.#file.report('vote/in-prose', 'item', node.position, {
			values: { text: shortened(text.trim()), about, tally: said },
			severity: 'warning',
		});
	}

	#toldVotes(
		node: Paragraph | TableCell,
		text: string,
		votes: ReadonlyArray<ToldVote & { at: Position }>,
		statements: readonly Statement[],
	): void {
		const severity = this.#undecided && !this.#block ? ('warning' as const) : undefined;
		for (const { from, to, at, tally, unsaid, of, result } of votes) {
			// Compared with the vote above; it must not be written twice.
			if (this.#decided && statements.some((one) => one.kind === 'verdict' && overlaps(one.position, at)))
				continue;
			const code =
				of === 'candidate'
					? 'received'
					: result === undefined
						? 'vote'
						: result.outcome === 'elected'
							? 'elected'
							: 'result';
			// Nothing but the figures once more: others than those above would be a vote of their own.
			if (this.#decided && from === 0 && to === text.length) continue;
			// Of what is decided above, and of what was told already, it says no more.
			if ((unsaid && this.#decided) || this.#reported.some((place) => overlaps(place, at))) continue;
			// An election above says who was elected.
			if (this.#decided && code === 'elected') continue;
			const label = code === 'vote' ? 'vote' : 'result';
			const value = result === undefined ? tally : `${result.text}, ${tally}`;
			this.#file.report('vote/in-prose', code, at, {
				values: {
					text: text.slice(from, to).replace(/\s+/g, ' '),
					tally,
					...(result && { result: result.text }),
				},
				...(severity && { severity }),
				fixes:
					code === 'elected' || code === 'received' || tally.includes('…')
						? []
						: this.#lineBelow(node, label, value),
			});
		}
	}

	/** A verdict without figures, or people who are elected, in the midst of the text. */
	#toldStatement(node: Paragraph | TableCell, statement: Statement): void {
		const severity = this.#undecided ? ('warning' as const) : ('info' as const);
		const text = shortened(this.#textAt(statement.position));
		if (statement.kind === 'elected') {
			const names = statement.children.map(({ value }) => value);
			this.#file.report('vote/in-prose', 'person', statement.position, {
				values: { text, names: names.length > 0 ? names.join(', ') : '…' },
				severity,
			});
		} else if (statement.kind === 'verdict' && (statement.named || statement.whole || statement.body)) {
			const isMark = vocabulary('motionMarks').findId(statement.text) !== undefined;
			// `La proposition est retenue`: a phrase that no line of a result has.
			const isPhrase = vocabulary('results').findIn(statement.text) === undefined;
			// `All in favor`: nothing but how it was voted.
			const isTallyAlone =
				!isMark && !statement.body && isPhrase && isTally(statement.text, this.#file.ballots(undefined));
			// `Approved 6-0`: the figures belong to the line.
			const whole = text.toLowerCase().replace(/[\s.]+$/, '');
			const isWhole =
				vocabulary('results').scan(whole) !== undefined && isTally(whole, this.#file.ballots(undefined));
			const word =
				isMark || statement.body || isPhrase
					? vocabulary('results').word(statement.outcome, this.#file.lang)
					: isWhole
						? whole
						: statement.text.toLowerCase();
			this.#file.report('vote/in-prose', isTallyAlone ? 'vote' : 'verdict', statement.position, {
				values: isTallyAlone ? { text, tally: statement.text } : { text, result: word },
				severity,
				fixes: this.#lineBelow(node, isTallyAlone ? 'vote' : 'result', isTallyAlone ? statement.text : word),
			});
		}
	}

	/** Writes the line that would count below the paragraph. */
	#lineBelow(node: Paragraph | TableCell, label: 'vote' | 'result', value: string): Fix[] {
		const end = node.position?.end;
		// In a list or a quote a line below would belong to it.
		if (node.type !== 'paragraph' || !end || node.position?.start.column !== 1) return [];
		const word = capitalised(vocabulary('labels').word(label, this.#file.lang), 'X');
		const colon = `${LOCALES[this.#file.lang].colonSpace}: `;
		const { lineEnd } = this.#file;
		const text = `${lineEnd}${lineEnd}${word}${colon}${value}`;
		return [{ description: 'writeVote', safe: false, edits: [{ position: { start: end, end }, text }] }];
	}

	#textAt(position: Position | undefined): string {
		return this.#file.source.slice(position?.start.offset, position?.end.offset).replace(/\s+/g, ' ');
	}
}

/** ` (5 voix)` */
const VOTES_IN_BRACKETS = /\((\d{1,6}[\s\u00A0]+\p{L}{2,12})\)/gu;

/** `## Élection du bureau` */
function namesElection(nodes: ReadonlyArray<BodyNode | HeadNode>): boolean {
	const title = nodes.find(({ type }) => type === 'title');
	return title !== undefined && vocabulary('blocks').findIn(wordsOf(title as Title))?.id === 'election';
}

/** `Le tarif passe à 2 €. Vote |: 4 pour`: a vote has its label, behind a sentence, and is told as that. */
function endsWithLabel(words: string): boolean {
	const last =
		words
			.trim()
			.split(/[.!?]\s+/)
			.at(-1) ?? '';
	return last !== words.trim() && vocabulary('labels').findId(last) !== undefined;
}

/** Words of a text that may tell how something ended. */
const mayDecide = createPhraseCheck(() => [
	...vocabulary('results').words(),
	...vocabulary('consents').words(),
	...vocabulary('decisionVerbs').words(),
]);
/** More texts than one resolution has. */
const MOST_TEXTS = 30;
const MOST_WORDS_OF_LABEL = 4;
const LONGEST_HEADING = 160;
/** What a heading line reaches to at most. */
const ENDS_HEADING: ReadonlySet<string> = new Set([
	'session',
	'resolution',
	'election',
	'choice',
	'ballot',
	'confidential',
	'heading',
	'thematicBreak',
]);

/** The title of a link in its place, and blanks before it: `[y]: https://example.org "Adoptée"`. */
function titleAlone(source: string, { title }: Definition): string {
	const at = title ? source.lastIndexOf(title) : -1;
	return at < 0 || !title ? '' : ' '.repeat(at) + title;
}

function overlaps(a: Position | undefined, b: Position): boolean {
	return (a?.start.offset ?? 0) < (b.end.offset ?? 0) && (b.start.offset ?? 0) < (a?.end.offset ?? 0);
}

function isBlock(node: BodyNode | HeadNode | undefined): node is Extract<BodyNode, { type: BlockKind }> {
	return node?.type === 'resolution' || node?.type === 'election' || node?.type === 'choice';
}

/** Everything that is not ours is Markdown. */
function isProse(node: BodyNode | HeadNode): node is Prose {
	return PROSE.has(node.type);
}

const PROSE: ReadonlySet<string> = new Set([
	'paragraph',
	'heading',
	'list',
	'table',
	'blockquote',
	'code',
	'html',
	'footnoteDefinition',
	'definition',
]);

/** What does not end the place under a vote; a note and the target of a link stand where they are referred to. */
const IS_BELOW_VOTE: ReadonlySet<string> = new Set([
	'paragraph',
	'list',
	'blockquote',
	'html',
	'footnoteDefinition',
	'definition',
]);

/** Is there a block that is put to a vote, in an item or in the parts of it? */
function hasDecision(nodes: ReadonlyArray<BodyNode | HeadNode>): boolean {
	return nodes.some(
		(node) =>
			isBlock(node) ||
			((node.type === 'session' || node.type === 'confidential') && hasDecision(node.children)),
	);
}

const LONGEST_ANSWER = 20;
const MOST_VOTERS = 200;
/** The signs of votes by mail. */
const SIGNED: Readonly<Record<string, AnswerName>> = {
	'+1': 'for',
	'-1': 'against',
	'−1': 'against',
	'0': 'abstention',
	'+0': 'abstention',
	'-0': 'abstention',
};
/** Lines of dashes, as tables in plain text have them. */
const RULES = /^[\t ]*(?:[+|]?[-=+|][-=+|\t ]{4,})$/m;
