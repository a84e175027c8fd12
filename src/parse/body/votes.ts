/** Ballots where they stand: in a block, or outside any, where they make a decision or an election of their own. */

import type { Heading } from 'mdast';
import type { Node, Point } from 'unist';
import {
	type BallotLine,
	type Block,
	type BodyNode,
	byPlace,
	fixAt,
	type HeadNode,
	labelRow,
	titleText,
} from '../../ast/index.js';
import {
	isOneOf,
	lazyPattern,
	mentions,
	namesOneOffice,
	opensWith,
	vocabulary,
} from '../../language/index.js';
import { knownNameAt } from '../../source/name-spans.js';
import { advance, placedInLine, placeOfLines, pointInLine, type SourceLine } from '../../source/places.js';
import {
	awaitsAnswers,
	hasLabel,
	isBallotLine,
	isBareTally,
	opensBallot,
	readBallot,
	saysResult,
} from '../ballot/ballot.js';
import type { BallotReading } from '../ballot/ballot-context.js';
import { isAnswerLabel, isCollegeLine, labelOfLine, readCollege } from '../ballot/ballot-label.js';
import { mayBeLabelled, plainLine } from '../ballot/ballot-lines.js';
import { tableLength } from '../ballot/ballot-table.js';
import { announcesElection, isCandidateLine, looksLikeCandidates } from '../ballot/candidate-list.js';
import {
	countedIn,
	isRollOfOther,
	namesThose,
	refuseRepeatedLabels,
	saysTheSame,
} from '../ballot/repeated-lines.js';
import { findOtherMonth, tellsOfEarlierDay, tellsOfOtherYear } from '../statements/times/times.js';
import { readElected } from '../statements/votes/elected.js';
import { type BodyFile, type Containers, type Frame, openPlace } from './body-file.js';
import { lineAsParagraph } from './flow.js';
import { makeBlock } from './headings.js';
import { getOpening } from './speakers.js';

/** Reads ballots into what is open. */
export class Votes {
	readonly #file: BodyFile;
	readonly #containers: Containers;

	constructor(file: BodyFile, containers: Containers) {
		this.#file = file;
		this.#containers = containers;
	}

	/** Are these lines (a paragraph, list or table) a ballot, or the candidates or options of the block? `below`: those that follow them. */
	opens(lines: readonly SourceLine[], below: Below): boolean {
		const [first] = lines;
		if (!first) return false;
		const { block } = this.#containers;
		if (tableLength(lines, 0) > 0 && (this.#isRollOfOther(lines, below) || this.#isOfOtherTime(first)))
			return false;
		if (block) {
			const isOnceMore = block.done && isBareTally(lines, this.#context()) && !this.#isAnother(lines);
			return !isOnceMore && !(block.done && this.#restates(lines)) && opensBallot(lines, this.#context());
		}
		if (this.#standForElection(lines, below)) return true;
		if (tableLength(lines, 0) > 0) return opensBallot(lines, this.#context());
		if (this.#isAboveCandidates(lines, below) || this.#isWaste(lines, below)) return false;
		if (
			labelOfLine(plainLine(first), this.#context())?.label === 'secondVote' &&
			this.#voteAbove() !== undefined
		)
			return true;
		// Most paragraphs open with no label at all.
		if (isBareTally(lines, this.#context())) return true;
		const labelled = mayBeLabelled(first.text) && !this.#isSpeech(first) && hasLabel(first, this.#context());
		if (labelled && lines.some((line) => this.#decides(line) || saysResult(line, this.#context())))
			return true;
		if (!labelled && !(CANDIDATE.test(first.text) && looksLikeCandidates(lines, this.#context())))
			return false;
		return this.#announces(lines);
	}

	/** Is it the vote of another decision under the item, with counts of its own? Else a tally without a label says again what the vote was. */
	#isAnother(lines: readonly SourceLine[]): boolean {
		const { block } = this.#containers;
		if (!block?.node || !('form' in block.node) || block.node.form !== 'implicit') return false;
		const [later] = linesIn(readBallot(lines, this.#context()).children);
		const earlier = (block.lines ?? []).filter((line) => line.label === 'vote');
		return later !== undefined && earlier.length > 0 && !earlier.some((line) => saysTheSame(later, [line]));
	}

	/**
	 * `Ayes: six. Nays: none.` below the vote: its answers once more, which stay text; those of a block with a title of its own are compared there.
	 */
	#restates(lines: readonly SourceLine[]): boolean {
		const { block } = this.#containers;
		const [first] = lines;
		if (!first || lines.length > 1 || !hasLabel(first, this.#context())) return false;
		const later = linesIn(readBallot(lines, this.#context()).children);
		const counted = [...new Set(later.flatMap(countedIn))];
		// Below a second vote it is those of that one: `Contre : 279` may be the figure of the first as well.
		const earlier = block?.second?.taken ? [block.second.taken] : (block?.lines ?? []);
		const isOfVote = (line: BallotLine) =>
			line.label === 'vote' || line.label === 'voters' || isAnswerLabel(line.label);
		if (counted.length === 0 || !later.every(isOfVote)) return false;
		// `Opposants : Mme Vidal (640)` is a line of the vote.
		if (later.every((line) => earlier.some((one) => namesThose(line, one)))) return false;
		const before = new Set(earlier.flatMap(countedIn));
		if (!counted.every((answer) => before.has(answer))) return false;
		const isSame = earlier.some(
			(line) => countedIn(line).length > 0 && later.every((one) => saysTheSame(one, [line])),
		);
		const isExplicit = block?.node !== undefined && 'form' in block.node && block.node.form !== 'implicit';
		return isSame || (isExplicit && counted.length > 1);
	}

	/** Index of the line where a ballot is glued under the text that starts at a line; nothing where there is none. */
	gluedFrom(lines: readonly SourceLine[], from: number): number | undefined {
		const context = this.#context();
		for (let index = from + 1; index < lines.length; index += 1) {
			const line = lines[index] as SourceLine;
			if (!(mayBeLabelled(line.text) && this.#decides(line)) && !isBareTally([line], context)) continue;
			if (this.#isWaste([line])) continue;
			return this.#firstLabel(lines, from, index);
		}
		// `Majorité : statuts` under the text of a block, whose vote stands in the next paragraph.
		const { block } = this.#containers;
		const last = lines.length - 1;
		const isRule =
			block !== undefined && !block.done && last > from && this.#isRule(lines[last] as SourceLine);
		return isRule ? this.#firstLabel(lines, from, last) : undefined;
	}

	/** The first of the lines with labels that end at an index, below the one that the text starts with. */
	#firstLabel(lines: readonly SourceLine[], from: number, to: number): number {
		let index = to;
		while (index > from + 1 && hasLabel(lines[index - 1] as SourceLine, this.#context())) index -= 1;
		return index;
	}

	/** Does a line open with a label, or count votes? */
	isOfVote(line: SourceLine): boolean {
		return hasLabel(line, this.#context()) || isBareTally([line], this.#context());
	}

	/** Says that a ballot is glued under a text, and how to part it. */
	reportGlued(lines: readonly SourceLine[]): void {
		const [first] = lines;
		if (!first) return;
		const plain = plainLine(first);
		const place = { start: pointInLine(first, 0), end: pointInLine(first, plain.from) };
		this.#file.report('vote/glued', 'glued', placeOfLines(first, first), {
			values: { text: first.text.slice(plain.from).trim() },
			// A list goes on after a blank line: its mark and indentation must go too.
			fixes: fixAt('blankLine', place, this.#file.lineEnd, true),
		});
	}

	/** Says of `Déport : Paul Weiss` outside a block that it keeps nobody out of a vote there. */
	reportOutside(lines: readonly SourceLine[]): void {
		if (this.#containers.block) return;
		const context = this.#context();
		for (const line of lines) {
			if (!mayBeLabelled(line.text) || labelOfLine(plainLine(line), context)?.label !== 'recused') continue;
			const [read] = linesIn(readBallot([line], context).children);
			if (!read?.children.some(({ type }) => type === 'name')) continue;
			const { text, from, to } = plainLine(line);
			this.#file.tell('recused', placeOfLines(line, line), {
				severity: 'warning',
				values: { text: text.slice(from, to).trim() },
			});
		}
	}

	/** Does the list or table below belong to an empty `Vote :` at the end of these lines, or are its lines the answers below `Résultat du vote :`? */
	awaitAnswers(lines: readonly SourceLine[], below: readonly SourceLine[]): boolean {
		return awaitsAnswers(lines, this.#context()) || this.#areAnswersBelow('result', lines, below);
	}

	/** Are the lines below `Second vote :` or `Résultat du vote :` the answers of that vote, a line for each? */
	areAnswers(lines: readonly SourceLine[], below: readonly SourceLine[]): boolean {
		return (['secondVote', 'result'] as const).some((label) => this.#areAnswersBelow(label, lines, below));
	}

	#areAnswersBelow(
		label: 'secondVote' | 'result',
		lines: readonly SourceLine[],
		below: readonly SourceLine[],
	): boolean {
		const labelOf = (line: SourceLine) => labelOfLine(plainLine(line), this.#context());
		const last = lines.at(-1);
		const found = last && labelOf(last);
		if (!last || found?.label !== label) return false;
		const { text, to } = plainLine(last);
		const isEmpty = text.slice(found.valueFrom, to).trim() === '';
		if (label === 'result' && (!isEmpty || this.#containers.block?.done === true)) return false;
		return below.every((line) => {
			const answer = labelOf(line)?.label;
			return answer !== undefined && isAnswerLabel(answer);
		});
	}

	/** Reads lines that {@link opens}, or that are glued under a text. */
	take(lines: readonly SourceLine[]): void {
		const { block } = this.#containers;
		// Two votes under one item are two decisions of it.
		if (
			block?.node &&
			'form' in block.node &&
			block.node.form === 'implicit' &&
			block.done &&
			this.#repeats(lines, block.lines ?? [])
		)
			this.#containers.endBlock();
		if (!this.#containers.block) {
			const [first] = lines;
			const label = first && labelOfLine(plainLine(first), this.#context())?.label;
			const isOfAbove =
				label === 'secondVote' ||
				(label === 'result' && this.#isBelowCasting()) ||
				(label !== undefined && isAnswerLabel(label) && lines.length > 1 && this.#isBelowSecond()) ||
				this.#isSecond(lines);
			if (isOfAbove && this.#voteAbove() !== undefined) {
				const above = this.#reopen();
				const last = above?.children.at(-1) as BodyNode | undefined;
				if (above && label !== 'secondVote' && label !== 'result')
					above.second = this.#secondOf(last) ?? (this.#announcesSecond(last) ? { node: last } : undefined);
			} else if (!this.#isJoint(lines)) this.#openImplicit(lines);
		}
		this.#read(lines);
	}

	/** Takes `### Second vote (art. 25-1)` below a resolution that is voted on, as the line that opens its second vote; whether it is one. */
	takeSecond(heading: Heading): boolean {
		const second = this.#secondOf(heading);
		if (!second) return false;
		const { block } = this.#containers;
		const frame = block ?? (this.#voteAbove() === undefined ? undefined : this.#reopen());
		if (frame?.node?.type !== 'resolution' || frame.end || (block && !block.done)) return false;
		frame.done = false;
		frame.second = second;
		this.#containers.add(heading);
		return true;
	}

	/** A heading or a strong line that says `Second vote (art. 25-1)` and no more, as the line of a ballot. */
	#secondOf(node: BodyNode | undefined): Frame['second'] {
		const isTitle = node?.type === 'heading' || node?.type === 'paragraph';
		const [source, more] = isTitle ? this.#file.getLines(node) : [];
		if (!node || !source || more) return undefined;
		const plain = plainLine(source);
		const from = node.type === 'heading' ? (/^[\s#*_]*/.exec(source.text)?.[0].length ?? 0) : plain.from;
		if (node.type === 'paragraph' && !plain.strong) return undefined;
		const words = plain.text.slice(from, plain.to).replace(/[\s#:*_]+$/, '');
		const line = { text: `${words} :`, start: pointInLine(source, from) };
		const label = labelOfLine(plainLine(line), this.#file.ballots('resolution'));
		// `Second vote : subventions` is another matter.
		return label?.label === 'secondVote' && label.valueFrom >= line.text.length ? { node, line } : undefined;
	}

	/** A vote below what says that it is the second one: a strong line, or a sentence where an article is named that may open one. */
	#isSecond(lines: readonly SourceLine[]): boolean {
		const index = this.#voteAbove();
		const [first] = lines;
		if (index === undefined || !first) return false;
		const [above, ...texts] = this.#containers.top.children.slice(index) as BodyNode[];
		const last = texts.at(-1);
		if (!above || !last) return false;
		const label = labelOfLine(plainLine(first), this.#context())?.label;
		const isTable = tableLength(lines, 0) > 0;
		const isTally = isTable ? opensBallot(lines, this.#context()) : isBareTally(lines, this.#context());
		if (label ? label !== 'vote' && !isAnswerLabel(label) : !isTally) return false;
		if (this.#secondOf(last)) return true;
		return (
			this.#announcesSecond(last) && [above, last].some((node) => namesArticle(this.#file.getSource(node)))
		);
	}

	/** `…, il est procédé à un second vote à la majorité de l'article 24 :` at the end of a text. */
	#announcesSecond(node: BodyNode | undefined): boolean {
		if (node?.type !== 'paragraph') return false;
		const said = this.#file.getSource(node).replace(/[\s*_]+/g, ' ');
		return vocabulary('labels')
			.findAll(said, 'secondVote')
			.some(({ from, to }) => {
				const behind = said.slice(to).replace(/[\s.:]+$/, '');
				const rest = behind.replace(isHeldBehind(), '');
				const text = `${said.slice(from, to)}${rest} :`;
				const start = { line: 1, column: 1, offset: 0 };
				const label = labelOfLine(plainLine({ text, start }), this.#file.ballots('resolution'));
				if (label?.label !== 'secondVote' || label.valueFrom < text.length) return false;
				const [clause = ''] = said
					.slice(Math.max(0, from - 200), from)
					.split(/[.:;,(]/)
					.slice(-1);
				if (rest !== behind) return isOneOf(clause.trim(), 'determiners');
				return clause.trim() === '' || (isHeldAgain().test(clause) && !mentions(clause, 'negations'));
			});
	}

	/** `Il est procédé à un second vote.` between a vote and this one, which no label calls so. */
	#isBelowSecond(): boolean {
		const index = this.#voteAbove();
		const texts = this.#containers.top.children.slice((index ?? 0) + 1) as BodyNode[];
		return (
			index !== undefined &&
			texts.some((text) => {
				const said = this.#file.getSource(text);
				return vocabulary('labels')
					.findAll(said, 'secondVote')
					.some(({ from, to }) => {
						const [clause = ''] = said
							.slice(Math.max(0, from - 200), from)
							.split(/[.:;,]/)
							.slice(-1);
						return /^\s*[.:]?\s*$/.test(said.slice(to)) && !mentions(clause, 'negations', 'suppositions');
					});
			})
		);
	}

	/** The index of the resolution above, with nothing but some text between. */
	#voteAbove(): number | undefined {
		const { children } = this.#containers.top;
		const index = children.findLastIndex(({ type }) => type !== 'paragraph');
		return children[index]?.type === 'resolution' && children.length - index <= MOST_BETWEEN
			? index
			: undefined;
	}

	/** `La voix de la présidente est prépondérante.` between a vote without a result and this one. */
	#isBelowCasting(): boolean {
		const index = this.#voteAbove();
		const { children } = this.#containers.top;
		const block = children[index ?? -1];
		if (index === undefined || block?.type !== 'resolution') return false;
		const texts = children.slice(index + 1) as BodyNode[];
		return (
			texts.length > 0 &&
			texts.every((text) => {
				const said = this.#file.getSource(text);
				const isOfChair = mentions(said, ['units', 'votes']) && mentions(said, 'officers');
				return said.length < LONGEST_CASTING && (isOfChair || mentions(said, 'castingVotes'));
			}) &&
			!linesIn(block.children as BodyNode[]).some(({ label }) => label === 'result')
		);
	}

	/** A second vote belongs to the resolution above, and so does the text that leads to it. */
	#reopen(): Frame | undefined {
		const above = this.#containers.top.children as BodyNode[];
		const [node, ...texts] = above.splice(this.#voteAbove() ?? above.length);
		if (node?.type !== 'resolution') return undefined;
		const children = node.children as BodyNode[];
		for (const text of texts) children.push(text);
		const frame: Frame = { kind: 'block', node, children, done: false, lines: linesIn(children) };
		this.#containers.push(frame);
		return frame;
	}

	#context() {
		const { block, blockKind } = this.#containers;
		return this.#file.ballots(blockKind, block?.college);
	}

	/** A vote, an answer or a result: what decides by itself, outside a block too. */
	#decides(line: SourceLine): boolean {
		const context = this.#context();
		if (!isBallotLine(line, context)) return false;
		return context.block !== undefined || labelOfLine(plainLine(line), context)?.label !== 'recused';
	}

	/** Somebody known before a colon is no label, unless the word is one. */
	#isSpeech(line: SourceLine): boolean {
		const opening = getOpening(line);
		if (!opening) return false;
		const words = opening.text.slice(opening.from, opening.to);
		const found = this.#file.names.resolve(words);
		if (found.kind === 'none') return false;
		// A full name of two words is no label; a single word may be both.
		if (found.kind === 'one' && found.matched === 'name' && words.includes(' ')) return true;
		return !opensWith(words, 'labels');
	}

	/** A table of names and answers beside totals that are not its own. */
	#isRollOfOther(lines: readonly SourceLine[], below: Below): boolean {
		const context = this.#context();
		const read = (some: readonly SourceLine[]) =>
			opensBallot(some, context) ? linesIn(readBallot(some, context).children) : [];
		const roll = read(lines);
		return (
			roll.some((line) => line.roll) &&
			isRollOfOther(roll, [
				...(this.#containers.block?.lines ?? []),
				...below().flatMap((some) => (tableLength(some, 0) > 0 ? [] : read(some))),
			])
		);
	}

	/** `Rappel du vote de 2024 :`, `Résultat de l'assemblée du 3 mai :` right above a table: a vote that is told again. */
	#isOfOtherTime({ start }: SourceLine): boolean {
		const { lines } = this.#file;
		let at = start.line - (lines[0]?.start.line ?? 1) - 1;
		while (at > 0 && lines[at]?.text.trim() === '') at -= 1;
		const lead = lines[at]?.text.trim() ?? '';
		if (!/^[^|#]*:[\s*_]*$/.test(lead)) return false;
		if (opensWith(lead.replace(/^[\s*_]+/, ''), ['pastTitles', 'again'])) return true;
		const context = this.#context();
		const isOther =
			tellsOfOtherYear(lead, context) ||
			tellsOfEarlierDay(lead, context) ||
			findOtherMonth(lead, context) !== undefined;
		return isOther && mentions(lead, ['labels', 'vote'], ['labels', 'result'], 'meetingNouns');
	}

	/** `Votants : 5 ; nul : 1` above names with votes: the figures of an election, and no vote of their own. */
	#isAboveCandidates(lines: readonly SourceLine[], below: Below): boolean {
		const context = this.#context();
		if (this.#announces(lines) || !this.#areFigures(lines)) return false;
		const [next = []] = below();
		return /\d/.test(next[0]?.text ?? '') && looksLikeCandidates(next, context);
	}

	/**
	 * Candidates with votes, outside any block: the only ones before the next title, where it is sure how many of them are elected. `Postes : 2` right below says so; under a
	 * title that names an election, the one office of the title or marks of who is elected do too.
	 */
	#standForElection(lines: readonly SourceLine[], below: Below): boolean {
		const candidates = this.#candidatesOf(lines);
		const [first] = lines;
		if (candidates.length === 0 || !first || this.#isOfOtherTime(first)) return false;
		const [next = [], ...others] = below();
		const isOnly =
			!this.#containers.top.children.some((node) => this.#stands(node)) &&
			![next, ...others].some((some) => this.#candidatesOf(some).length > 0);
		if (!isOnly) return false;
		if (next.some((line) => announcesElection(line, this.#context()))) return true;
		const title = this.#titleOfElection();
		if (title === undefined) return false;
		// A text beside them may call it something else: `Vote indicatif :`.
		const isAlone = next.length === 0 && this.#containers.top.children.every(({ type }) => HEAD.has(type));
		return (
			candidates.some(isMarkedElected) || (namesOneOffice(title) && (isAlone || this.#namesElected(next)))
		);
	}

	/** `Claire Fabre est élue présidente.` and no word of what became of it: `ayant décliné`, `au second tour, par 6 voix`. */
	#namesElected([line, more]: readonly SourceLine[]): boolean {
		if (!line || more || /[,;:\d]|[.!?]\s/.test(line.text.trim())) return false;
		const placed = placedInLine(line, 0, line.text.length);
		const read = readElected(
			placed,
			{ from: 0, to: line.text.length, whole: true },
			this.#file.ballots('election'),
		);
		return read.length === 1 && read[0]?.children.length === 1;
	}

	/** Whether it is an election, or holds the candidates of one. */
	#stands(node: BodyNode | HeadNode): boolean {
		if (node.type !== 'paragraph' && node.type !== 'list' && node.type !== 'table')
			return node.type === 'election';
		return this.#candidatesOf(this.#file.getLines(node)).length > 0;
	}

	/** The lines of candidates that a paragraph, list or table is made of: all are known, or have votes that are called so. */
	#candidatesOf(lines: readonly SourceLine[]): BallotLine[] {
		const context = this.#file.ballots('election');
		const isTable = tableLength(lines, 0) === lines.length && lines.length > 0;
		const counts = lines.filter((_, index) => !isTable || index > 1);
		if (counts.length === 0 || !counts.every(({ text }) => /\d/.test(text))) return [];
		if (isTable ? !opensBallot(lines, context) : !looksLikeCandidates(lines, context)) return [];
		const { children, problems } = readBallot(lines, context);
		const read = linesIn(children);
		const isCalled = lines.every(
			({ text }, index) => (isTable && index > 0) || mentions(text, ['units', 'votes']),
		);
		const isKnown = ({ label, key }: BallotLine) =>
			label === 'candidate' &&
			// `Président : 12 voix`
			!opensWith(key, 'officers', 'otherOffices') &&
			((isCalled && /\S\s+\S/.test(key)) || knownNameAt(key, 0, this.#file.names) === key.length);
		return problems.length === 0 && read.every(isKnown) ? read : [];
	}

	/** The title of the item or part of one that is open, where it or an item around it names an election. */
	#titleOfElection(): string | undefined {
		const titles = this.#containers.items.map((item) => titleText(item).trim());
		return titles.some((title) => vocabulary('blocks').scan(title)?.id === 'election')
			? titles[0]
			: undefined;
	}

	/** `Bulletins blancs : 1` and no vote below, in an item that is titled as an election and outside its block: nothing is put to the vote. */
	#isWaste(lines: readonly SourceLine[], below: Below = () => []): boolean {
		if (this.#containers.block || this.#titleOfElection() === undefined) return false;
		if (this.#announces(lines) || !this.#areFigures(lines)) return false;
		const [next = []] = below();
		return !next.some((line) => this.#decides(line) && !this.#areFigures([line]));
	}

	/** Whether lines have labels, and none counts an answer or says a result. */
	#areFigures(lines: readonly SourceLine[]): boolean {
		const context = this.#file.ballots('election');
		if (!lines.every((line) => mayBeLabelled(line.text) && hasLabel(line, context))) return false;
		const { children, problems } = readBallot(lines, context);
		return (
			problems.length === 0 &&
			linesIn(children).every(
				(line) =>
					line.label !== 'vote' &&
					line.label !== 'result' &&
					countedIn(line).every((answer) => WASTED.has(answer)),
			)
		);
	}

	#announces(lines: readonly SourceLine[]): boolean {
		const context = this.#context();
		return lines.some((line) => announcesElection(line, context));
	}

	#repeats(lines: readonly SourceLine[], earlier: readonly BallotLine[]): boolean {
		const reading = readBallot(lines, this.#context());
		const later = linesIn(reading.children).filter((line) => line.label === 'vote');
		// `Vote en salle : …`, and after an empty line `Vote à distance : …`
		const isOther = ({ presence }: BallotLine) =>
			later.every((line) => presence && line.presence && line.presence !== presence);
		return later.length > 0 && earlier.some((line) => line.label === 'vote' && !isOther(line));
	}

	#isJoint(lines: readonly SourceLine[]): boolean {
		const context = this.#context();
		return lines.some((line) => labelOfLine(plainLine(line), context)?.label === 'jointVote');
	}

	#read(lines: readonly SourceLine[]): void {
		const { block } = this.#containers;
		const reading = readBallot(lines, this.#context());
		for (const each of reading.problems) this.#file.problems.push(each);
		if (block?.second) this.#takeAsSecond(block, block.second, reading);
		if (block) {
			block.lines ??= [];
			const later = linesIn(reading.children);
			if (block.lines.length > 0)
				for (const each of onlyNew(refuseRepeatedLabels(later, block.lines), reading.problems))
					this.#file.problems.push(each);
			remember(block.lines, later);
			if (reading.college !== undefined) block.college = reading.college;
			// A college with candidates is printed with them; without any its line is a line of the text.
			const parted = reading.children.some(
				(child) => child.type === 'candidateList' && child.college === block.college,
			);
			if (parted && block.collegeNode) {
				block.children.splice(block.children.lastIndexOf(block.collegeNode), 1);
				block.collegeNode = undefined;
			}
			if (reading.children.some(isDecisive)) block.done = true;
		}
		for (const line of linesIn(reading.children)) keepUnread(this.#file, line);
		// Words that are no ballot have an error already; they stay in the text.
		for (const node of inOrder([...reading.children, ...this.#unread(reading)])) this.#containers.add(node);
	}

	/** Makes one line of the vote and the answers below what says that a second vote follows; a title right above opens it. */
	#takeAsSecond(block: Frame, second: NonNullable<Frame['second']>, reading: BallotReading): void {
		for (const ballot of reading.children) {
			if (ballot.type !== 'ballot') continue;
			const earlier = second.taken;
			const own = ballot.children.filter((line) => isOfSecond(line, earlier));
			const values = own.flatMap(({ children }): BallotLine['children'] => children);
			const [start, end] = [own[0]?.position?.start, own.at(-1)?.position?.end];
			const [first] = own;
			if (!first || !start || !end) continue;
			const answers = values.flatMap((value) => {
				if (value.type === 'tally') return value.children;
				return value.type === 'answer' ? [value] : [];
			});
			if (earlier) {
				// `Pour : 700`, and `Contre : 300` in the next paragraph.
				for (const child of earlier.children)
					if (child.type === 'tally') child.children = [...child.children, ...answers];
				ballot.children = ballot.children.filter((line) => !own.includes(line));
				continue;
			}
			const isTitled = second.node !== undefined && block.children.at(-1) === second.node;
			const titled =
				second.line && isTitled
					? linesIn(readBallot([second.line], this.#context()).children).at(0)
					: undefined;
			if (titled) block.children.pop();
			const rules = [...(titled?.children ?? []), ...values].filter(({ type }) => type === 'textValue');
			const from = titled?.position?.start ?? start;
			const line: BallotLine = {
				type: 'ballotLine',
				label: 'secondVote',
				key: titled?.key ?? first.key,
				children: [...rules.slice(0, 1), { type: 'tally', children: answers, position: { start, end } }],
				position: { start: from, end },
			};
			ballot.children = ballot.children.flatMap((each) => {
				if (each === first) return [line];
				return own.includes(each) ? [] : [each];
			});
			if (ballot.position) ballot.position.start = from;
			second.taken = line;
		}
		reading.children = reading.children.filter(
			(child) => child.type !== 'ballot' || child.children.length > 0,
		);
	}

	/** The lines of a ballot that no node of it holds, as nodes of the text. */
	#unread({ unread, children }: BallotReading): BodyNode[] {
		const nodes: BodyNode[] = [];
		for (const lines of unread) {
			const [line] = lines;
			if (!line) continue;
			const at = line.start.line - (this.#file.lines[0]?.start.line ?? 1);
			const { text, from, to, strong } = plainLine(line);
			const college = strong && lines.length === 1 ? readCollege(text.slice(from, to)) : undefined;
			// The sentences behind a vote are text as any other.
			if (line.start.offset !== this.#file.lines[at]?.start.offset) {
				for (const each of this.#file.markdown.blocks(line.text, line.start)) nodes.push(each as BodyNode);
				continue;
			}
			if (lines.length === 1 && college === undefined) {
				nodes.push(lineAsParagraph(this.#file, at));
				continue;
			}
			// A college is printed with its candidates.
			if (
				college !== undefined &&
				children.some((child) => child.type === 'candidateList' && child.college === college)
			)
				continue;
			const read = this.#file.readLines(at, at + lines.length) as BodyNode[];
			for (const each of read) nodes.push(each);
			const { block } = this.#containers;
			if (college !== undefined && block?.college === college) block.collegeNode = read[0];
		}
		return nodes;
	}

	/** A ballot outside any block: a decision of its agenda item, or an election; the text above it moves in. */
	#openImplicit(lines: readonly SourceLine[]): void {
		const [first] = lines;
		const parent = this.#containers.top.children as BodyNode[];
		const isAnnounced = this.#announces(lines);
		const candidates = isAnnounced ? takeCandidates(this.#file, parent) : this.#takeCandidacy(parent);
		const isElection = isAnnounced || candidates.length > 0 || this.#candidatesOf(lines).length > 0;
		const figures = isElection && (!isAnnounced || candidates.length > 0) ? this.#takeFigures(parent) : [];
		const rule = this.#takeRule(parent);
		const text = takeText(parent);
		const { top } = this.#containers;
		const kind = isElection
			? 'election'
			: givesOpinion(lines)
				? 'opinion'
				: decisionKind(top.kind === 'session' ? top.children : []);
		const [start] = [text[0], rule[0], figures[0], candidates[0]]
			.flatMap((each) => each?.position ?? [])
			.sort((a, b) => a.start.line - b.start.line);
		const node = makeImplicit(kind, text, start ?? (first && placeOfLines(first, first)));
		this.#containers.push({ kind: 'block', node, children: node.children, done: false });
		for (const nodes of [rule, figures, candidates]) {
			const [from, to] = [nodes[0], nodes.at(-1)];
			if (from && to)
				this.#read(this.#file.lines.slice(this.#file.getFirstLine(from), this.#file.lineAfter(to)));
		}
	}

	/** `Majority: two thirds` in a paragraph of its own above the vote, or above the text that leads to it. */
	#takeRule(above: BodyNode[]): BodyNode[] {
		const index = [above.length - 1, above.length - 2].find((at) => {
			const node = above[at];
			return node?.type === 'paragraph' && this.#file.getLines(node).every((line) => this.#isRule(line));
		});
		return index === undefined ? [] : above.splice(index, 1);
	}

	/** `Candidate : Ada Brun` alone, in an item that is titled as an election: the vote below elects her. */
	#takeCandidacy(above: BodyNode[]): BodyNode[] {
		const last = above.at(-1);
		const context = this.#file.ballots('election');
		const isFirst = (above as ReadonlyArray<BodyNode | HeadNode>).at(-2)?.type === 'title';
		if (last?.type !== 'paragraph' || !isFirst || this.#titleOfElection() === undefined) return [];
		const [line, more] = this.#file.getLines(last);
		if (!line || more) return [];
		const { text, from, to } = plainLine(line);
		const [head = '', name = '', other] = text.slice(from, to).split(':');
		const words = name.trim();
		const isAlone =
			other === undefined &&
			isOneOf(head.trim(), 'candidateLabels') &&
			isCandidateLine(plainLine(line), context) &&
			words !== '' &&
			knownNameAt(words, 0, this.#file.names) === words.length;
		return isAlone ? above.splice(-1) : [];
	}

	#takeFigures(above: BodyNode[]): BodyNode[] {
		const last = above.at(-1);
		return last?.type === 'paragraph' && this.#areFigures(this.#file.getLines(last)) ? above.splice(-1) : [];
	}

	#isRule(line: SourceLine): boolean {
		const label = mayBeLabelled(line.text) ? labelOfLine(plainLine(line), this.#context())?.label : undefined;
		// `Majority: five of the eight directors.` is a sentence.
		const isSentence = /\.\s*$/.test(line.text) && !mentions(line.text, 'fractionNouns');
		return label === 'majority' && !isSentence;
	}
}

/** Whether a line is of a second vote that is announced above: its vote, an answer that it has not yet, or its majority. */
function isOfSecond(line: BallotLine, taken: BallotLine | undefined): boolean {
	const [value, more] = line.children;
	if (line.roll || line.presence || !value || more) return false;
	if (value.type === 'answer')
		return !taken?.children.some(
			(child) =>
				child.type === 'tally' &&
				child.children.some((one) => one.type === 'answer' && one.answer === value.answer),
		);
	return !taken && (line.label === 'majority' || (line.label === 'vote' && value.type === 'tally'));
}

/** `l'article 24`, `art. 25` */
function namesArticle(text: string): boolean {
	return vocabulary('articleNouns')
		.findAll(text)
		.some(({ to }) => /^\.?\s*\d/.test(text.slice(to)));
}

/** `il est immédiatement procédé à un |` second vote */
const isHeldAgain = lazyPattern`(?:^|\s)(?:${['heldAgain', 'is']}\s+(?:${['heldAgain', 'atOnce']}\s+)?${['heldAgain', 'done']}|${['heldAgain', 'does']})(?:\s+${['heldAgain', 'atOnce']})?\s+${['heldAgain', 'to']}\s*$`;

/** `un second vote | a lieu immédiatement | à l'article 24` */
const isHeldBehind = lazyPattern`^\s+${['heldAgain', 'held']}(?:\s+${['heldAgain', 'atOnce']})?`;

/** Keeps what a later line may repeat: no more lines of one label than a block has sense for. */
function remember(lines: BallotLine[], later: readonly BallotLine[]): void {
	for (const line of later) {
		if (line.label === 'candidate' || line.label === 'option' || lines.length >= MOST_REMEMBERED) continue;
		lines.push(line);
	}
}

/** The resolution and the texts between it and its second vote. */
const MOST_BETWEEN = 3;

/** More lines than the table of labels has, colleges counted. */
const MOST_REMEMBERED = 200;

/** What is said of the casting vote alone is not longer. */
const LONGEST_CASTING = 120;

/** The lines of what follows, asked for where they matter. */
type Below = () => ReadonlyArray<readonly SourceLine[]>;

/** Ballots that are for nobody. */
const WASTED: ReadonlySet<string> = new Set(['blank', 'void', 'blankOrVoid']);

/** What stands at the head of an item. */
const HEAD: ReadonlySet<string> = new Set(['itemNumber', 'title']);

/** An item with a figure. */
const CANDIDATE = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t].*\d/;

function isMarkedElected({ children }: BallotLine): boolean {
	return children.some(
		(child) =>
			child.type === 'tally' &&
			child.children.some((part) => part.type === 'result' && part.outcome === 'elected'),
	);
}

function linesIn(nodes: readonly BodyNode[]): BallotLine[] {
	return nodes.flatMap((node) =>
		node.type === 'ballot' || node.type === 'candidateList' ? node.children : [],
	);
}

/** Is a vote or a result written in it? */
export function isDecisive(node: BodyNode): boolean {
	if (node.type === 'ballot') return node.children.some((line) => labelRow(line.label).decides);
	return (
		node.type === 'candidateList' &&
		node.children.some((line) => line.children.some((child) => child.type === 'tally'))
	);
}

/** Whether it decides by what it counts; `Résultat : adoptée` alone says how others ended it. */
export function isCounted(node: BodyNode): boolean {
	if (node.type !== 'ballot') return isDecisive(node);
	return node.children.some(
		({ label, children }) =>
			labelRow(label).decides && (label !== 'result' || children.some(({ type }) => type !== 'result')),
	);
}

function onlyNew<Item extends { position?: BallotLine['position'] }>(
	items: readonly Item[],
	known: readonly Item[],
): Item[] {
	const places = new Set(known.map((item) => item.position?.start.offset));
	return items.filter((item) => !places.has(item.position?.start.offset));
}

function inOrder<Item extends { position?: BallotLine['position'] }>(nodes: Item[]): Item[] {
	return nodes.sort(byPlace);
}

/** A value that could not be read stays in the tree as the words that it is. */
function keepUnread(file: BodyFile, line: BallotLine): void {
	const start = line.position?.start.offset;
	const end = line.position?.end.offset;
	if (start === undefined || end === undefined || !line.position) return;
	const unread = line.children.filter((child) => !saysSomething(child));
	for (const { position } of unread)
		if (position) keep(file, line, position.start.offset ?? start, position.end.offset ?? end);
	if (line.children.length === 0) keep(file, line, start + line.key.length, end);
}

function keep(file: BodyFile, line: BallotLine, from: number, to: number): void {
	const lineStart = line.position?.start;
	if (!lineStart) return;
	const written = file.source.slice(from, to);
	const white = /^[\s*_]*:?[\s*_]*/.exec(written)?.[0].length ?? 0;
	const value = written.slice(white).trimEnd();
	if (value === '') return;
	const start = advance(
		{ ...lineStart, offset: lineStart.offset ?? 0 },
		file.source.slice(lineStart.offset ?? 0, from + white),
	);
	line.children.push({
		type: 'textValue',
		value,
		children: [],
		position: { start, end: advance(start, value) },
	});
}

function saysSomething(node: BallotLine['children'][number]): boolean {
	if (node.type === 'tally')
		return node.children.some((child) => child.type !== 'answer' || child.children.length > 0);
	return node.type !== 'answer' || node.children.length > 0;
}

/** Takes the lists of candidates off the end of what is above, with the bold lines of their colleges. */
function takeCandidates(file: BodyFile, above: BodyNode[]): BodyNode[] {
	let from = above.length;
	let lists = 0;
	for (let index = above.length - 1; index >= 0; index -= 1) {
		const node = above[index];
		if (node?.type === 'list') lists += 1;
		else if (!(node?.type === 'paragraph' && lists > 0 && isCollegeParagraph(file, node))) break;
		from = index;
	}
	return lists === 0 ? [] : above.splice(from);
}

function isCollegeParagraph(file: BodyFile, node: BodyNode): boolean {
	const [line, more] = file.getLines(node);
	return line !== undefined && !more && isCollegeLine(plainLine(line));
}

/** Takes the text put to the vote off the end of what is above: a paragraph; a list, table or quote with the paragraph that leads to it. */
export function takeText(above: BodyNode[]): BodyNode[] {
	const last = above.at(-1);
	if (last?.type === 'paragraph') return above.splice(-1);
	if (last?.type !== 'list' && last?.type !== 'table' && last?.type !== 'blockquote') return [];
	// `3. Procès-verbal` alone is the title of what is decided, to which nothing leads.
	const isNumber = last.type === 'list' && last.ordered === true && last.children.length === 1;
	return above.splice(above.at(-2)?.type === 'paragraph' && !isNumber ? -2 : -1);
}

/** A block that no words open, with the text that is put to the vote. */
export function makeImplicit(
	kind: 'election' | ReturnType<typeof decisionKind>,
	text: readonly BodyNode[],
	start: BodyNode['position'],
): Block {
	const node = makeBlock(kind, 'implicit', []);
	for (const each of text) node.children.push(each);
	if (start) node.position = openPlace(start);
	return node;
}

/** `Pour un avis favorable : 3`, `Résultat du vote : avis favorable à l'unanimité`: the label or what stands first behind it is an opinion, and not that of others. */
function givesOpinion(lines: readonly SourceLine[]): boolean {
	return lines.some(({ text }) =>
		vocabulary('opinions')
			.findAll(text)
			.some(({ from, to }) => {
				const isNamed = /\s/.test(text.slice(from, to));
				const before = text.slice(0, from).replace(/[*_\s]+$/, '');
				const behind = text.slice(to).replace(/^[*_\s]+/, '');
				const isLabel = !before.includes(':') && behind.startsWith(':');
				const isFirst = /^[^:]*:$/.test(before) && !opensWith(behind, ['eventLinks', 'of']);
				return isNamed && (isLabel || isFirst);
			}),
	);
}

/** What a vote in an item is: an opinion where the item asks the body for one, `Avis sur le projet`. */
export function decisionKind(item: Frame['children']): 'opinion' | 'decision' {
	const title = item.find((child) => child.type === 'title');
	const [first] = title?.type === 'title' ? title.children : [];
	const isAsked = first?.type === 'text' && opensWith(first.value, 'opinionItems');
	return isAsked ? 'opinion' : 'decision';
}

/** Takes out of a heading's block what stands below its vote: `15h20 – Arrivée de …` came after it, as below every other vote. */
export function takeBelow(block: Block, after: number): BodyNode[] {
	if (block.form !== 'heading') return [];
	const children = block.children as BodyNode[];
	const end = children.findIndex((child, index) => index >= after && child.type !== 'ballot');
	const below = end < 0 ? [] : children.splice(end);
	if (below.length > 0 && block.position) block.position.end = endOf(children) ?? block.position.end;
	return below;
}

/** Where the last of the nodes ends: a ballot of a sentence ends before what stands below it in its decision. */
function endOf(nodes: readonly Node[]): Point | undefined {
	let last: Point | undefined;
	for (const { position } of nodes)
		if ((position?.end.offset ?? -1) > (last?.offset ?? -1)) last = position?.end;
	return last;
}
