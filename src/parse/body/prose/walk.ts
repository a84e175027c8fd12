/** The walk through the prose of a body, node by node, knowing at each which block it stands in and what is decided above. */

import type { BlockContent, List, Paragraph, RootContent, Table } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent, Point, Position } from 'unist';
import {
	type Block,
	type BodyNode,
	fixAt,
	getStatements,
	type HeadNode,
	isBlock,
	type PeopleList,
	type Person,
	type Presence,
	type Prose,
	type Session,
	type Statement,
	setStatements,
	TEXTS,
	type TextValue,
	type Title,
} from '../../../ast/index.js';
import { isOneOf, mentions, vocabulary } from '../../../language/index.js';
import { isComment } from '../../../markdown/remark-minutes.js';
import { knownNameAt, readNames } from '../../../source/name-spans.js';
import { makeStatement, trimPlaced, wholePlace } from '../../../source/places.js';
import { isRoundAlone } from '../../ballot/ballot-label.js';
import { shortened } from '../../ballot/tally.js';
import type { BodyContext } from '../../reading.js';
import { countOfCell } from '../../statements/counts/labelled.js';
import { readListBelow, readPeopleOfList } from '../../statements/people/lists.js';
import { readProse } from '../../statements/statements.js';
import { readCountOverList } from '../../statements/sums/people-counts.js';
import {
	readFiguresOfItem,
	readSharesOfTable,
	readSumOverList,
	readSumsAcross,
	readSumsOfList,
	readTotalUnderList,
} from '../../statements/sums/sums.js';
import { findTableFaults } from '../../statements/sums/tables.js';
import type { TextMemory } from '../../statements/text-memory.js';
import { namesPart } from '../../statements/votes/verdict.js';
import { findTitleVerdict, resolutionsNamed } from '../../statements/votes/verdicts.js';
import { namesOtherBody } from '../../statements/wording/bodies.js';
import type { BodyFile } from '../body-file.js';
import { resolutionNumber } from '../headings.js';
import { peopleById } from '../speakers.js';
import { isCounted, isDecisive } from '../votes.js';
import { addSaidOfficer, readClosing, readText, takeOpinion } from './keep-statements.js';
import { type BlockKind, hasDecision, namesElection, type ProsePlace } from './place.js';
import {
	reportBallotLines,
	reportHeadingLine,
	reportHtml,
	reportMisspeltLabels,
	reportOffices,
	reportSignedAnswers,
	reportSpeakers,
	reportSpokenAnswers,
	reportUnknownMovers,
	reportVotesBehindName,
} from './unread.js';

/** Reads what the prose of a body says once its tree stands, and reports what its reader must know. */
export function checkProse(
	nodes: readonly BodyNode[],
	file: BodyFile,
	context: BodyContext,
	memory: TextMemory | undefined,
): void {
	new ProseWalk(file, context, memory).start(nodes);
}

class ProseWalk implements ProsePlace {
	readonly file: BodyFile;
	readonly memory: TextMemory | undefined;
	readonly reported: Position[] = [];
	readonly #context: BodyContext;
	#people: ReadonlyMap<string, Person> | undefined;
	block: BlockKind | undefined;
	decided = false;
	counted = false;
	undecided = true;
	decides = false;
	elects = false;
	foreign: ProsePlace['foreign'];
	paragraph: Paragraph | undefined;
	title: string | undefined;
	totalBelow: ProsePlace['totalBelow'];
	/** The texts of the item so far, and how many decisions stand above. */
	#item: ItemNode[] = [];
	#decision = 0;

	constructor(file: BodyFile, context: BodyContext, memory: TextMemory | undefined) {
		this.file = file;
		this.#context = context;
		this.memory = memory;
	}

	/** Whether candidates of the block have votes on their lines. */
	#counted = false;

	start(nodes: readonly BodyNode[]): void {
		this.decides = hasDecision(nodes);
		this.undecided = !this.decides;
		this.#walk(nodes, false);
		if (this.#context.unlisted) reportUnlisted(this, this.#context.unlisted, listsAtHead(nodes));
		for (const title of this.#context.titles ?? []) {
			const placed = { text: title.value, place: (from: number, to: number) => placeIn(title, from, to) };
			const verdict = findTitleVerdict(placed, this.file.ballots(undefined));
			const { statements } = readProse(placed, this.file.ballots(undefined));
			setStatements(title, verdict ? [verdict] : statements.filter(({ kind }) => TOLD_BY_TITLE.has(kind)));
		}
	}

	/** `voted`: the vote of the block is written, so that prose about it hides none. */
	#walk(nodes: ReadonlyArray<BodyNode | HeadNode>, voted: boolean): void {
		let above: BodyNode | HeadNode | undefined;
		let decided = false;
		for (const [index, node] of nodes.entries()) {
			if (node.type === 'paragraph' && !this.block) reportHeadingLine(this, node, nodes, index);
			// What stands under a vote may say again what it gave.
			if (!IS_BELOW_VOTE.has(node.type)) decided = false;
			this.decided = decided;
			if (isBlock(node)) {
				decided = node.children.some((child) => isDecisive(child as BodyNode));
				this.counted = node.children.some((child) => isCounted(child as BodyNode));
			}
			// The text that ends a block may be a line of its vote.
			const block = isBlock(above) ? above.type : this.block;
			above = node;
			if (node.type === 'paragraph' || node.type === 'list' || node.type === 'table' || node.type === 'title')
				this.#item.push({ node, decision: block === undefined ? undefined : this.#decision });
			this.#visit(node, nodes, index, { voted, block });
			// An implicit block holds the last of the paragraphs above its vote.
			if (!(isBlock(node) && (node as { form?: string }).form === 'implicit'))
				this.paragraph = node.type === 'paragraph' ? node : undefined;
		}
	}

	/** One of some nodes. `block`: the kind of the block that it stands in, or ends. */
	#visit(
		node: BodyNode | HeadNode,
		nodes: ReadonlyArray<BodyNode | HeadNode>,
		index: number,
		{ voted, block }: { voted: boolean; block: BlockKind | undefined },
	): void {
		switch (node.type) {
			case 'session':
				this.#session(node);
				break;
			case 'confidential':
				this.#walk(node.children, voted);
				break;
			case 'resolution':
			case 'election':
			case 'choice':
				this.#block(node, nodes[index - 1]);
				break;
			case 'title':
				this.title = wordsOf(node);
				reportHtml(this, { type: 'paragraph', children: node.children });
				readText(this, node, true);
				break;
			case 'intervention':
				if (!voted && !this.decided && nodes[index - 1]?.type !== 'intervention')
					reportSpokenAnswers(this, nodes.slice(index, index + MOST_VOTERS));
				for (const child of node.children) if (child.type !== 'speaker') this.#readNode(child, voted);
				addSaidOfficer(this, node);
				break;
			case 'closing':
				for (const child of node.children)
					if (child.type !== 'timeValue') reportHtml(this, child as RootContent);
				readClosing(this, node);
				break;
			case 'quorumStatement':
				for (const child of node.children) if (child.type === 'paragraph') this.#readNode(child, voted);
				break;
			case 'action':
				for (const child of node.children)
					if (child.type === 'title') reportHtml(this, { type: 'paragraph', children: child.children });
				break;
			default:
				if (isProse(node)) this.#readNode(node, voted, block);
				if (node.type === 'list') {
					addListSums(this, node, nodes[index - 1]);
					addListedPeople(this, node, nodes[index - 1]);
				}
				if (node.type === 'paragraph') addListBelow(this, node, nodes[index - 1]);
				if (node.type === 'paragraph') addSumsAcross(this, node, nodes[index - 1]);
		}
	}

	#session(node: Session): void {
		const [undecided, elects, foreign, item] = [this.undecided, this.elects, this.foreign, this.#item];
		if (tellsOfPast(node.children)) this.foreign ??= 'past';
		this.undecided = !hasDecision(node.children);
		this.elects ||= namesElection(node.children);
		this.#item = [];
		this.#walk(node.children, false);
		const title = node.children.find((child) => child.type === 'title');
		// `## Committee report`: whoever is there is of it.
		if (title && namesOtherBody(wordsOf(title), this.file.ballots(undefined))) forgetLists(node);
		addFiguresOfItem(this, this.#item);
		// A decision may stand under a title of its own, below what is said of it.
		if (node.depth >= PART) for (const one of this.#item) item.push(one);
		[this.undecided, this.elects, this.foreign, this.#item] = [undecided, elects, foreign, item];
	}

	#block(node: Block, before: BodyNode | HeadNode | undefined): void {
		if (node.type === 'resolution' && node.form === 'implicit') {
			for (const [at, child] of node.children.entries())
				if (child.type === 'paragraph') reportHeadingLine(this, child, node.children as BodyNode[], at);
			const [first] = node.children;
			if (before?.type === 'list' && first?.type === 'paragraph') this.totalBelow = { list: before, first };
		}
		this.block = node.type;
		this.#counted = node.children.some((child) => child.type === 'candidateList' && isDecisive(child));
		// Whoever votes here is back in the present.
		if (this.foreign === 'past') this.foreign = undefined;
		this.#decision += 1;
		this.elects ||= node.type === 'election';
		this.#walk(
			node.children,
			node.children.some((child) => isCounted(child as BodyNode)),
		);
		this.block = undefined;
		if (node.type === 'resolution') takeOpinion(node, this.file);
	}

	#readNode(node: Prose, voted: boolean, block?: BlockKind): void {
		reportHtml(this, node);
		this.#readTexts(node, voted, true);
		if (block && !this.file.plain.has(node)) reportMisspeltLabels(this, node, block);
	}

	/** The paragraphs and cells of a node. */
	#readTexts(node: Prose | BlockContent, voted: boolean, atMargin: boolean): void {
		// What is carried as plain text has its error already.
		if (this.file.plain.has(node)) return;
		if (node.type === 'paragraph') {
			if (!voted && !this.decided) reportUnreadTable(this, node);
			if (atMargin) {
				reportSpeakers(this, node, voted);
				reportUnknownMovers(this, node);
			}
			if (!voted && !this.decided) reportSignedAnswers(this, node);
			const told = this.file.uncounted.length;
			readText(this, node, voted);
			const isOpen = this.elects && this.undecided && this.block === undefined;
			if (isOpen && this.file.uncounted.length === told) reportOffices(this, node);
			const isUncounted = this.block === 'election' ? !this.#counted : this.elects && !voted && !this.decided;
			if (isUncounted) reportVotesBehindName(this, node);
		} else if (node.type === 'table') {
			const isOfParts = holdsVotesOfParts(node);
			const isUncounted = this.block === 'election' ? !this.#counted : !voted;
			if (isOfParts || (isUncounted && !this.decided)) reportUnreadTable(this, node);
			for (const row of node.children) for (const cell of row.children) readText(this, cell, voted);
			setRowVerdicts(this, node);
			for (const { code, cell, values } of findTableFaults(node, this.file.lang))
				this.file.report('document/wrong-total', code, cell.position, { values });
		} else if (node.type === 'list') {
			for (const item of node.children)
				for (const child of item.children) this.#readTexts(child as Prose, voted, atMargin);
		} else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
			const { foreign } = this;
			if (node.type === 'blockquote' && opensLetter(this.file, this.paragraph)) this.foreign = 'letter';
			for (const child of node.children) this.#readTexts(child as Prose, voted, false);
			this.foreign = foreign;
		} else if (node.type === 'definition') readText(this, node, true);
		else if (node.type === 'code' || (node.type === 'html' && !isComment(node))) {
			readText(this, node, true);
			reportBallotLines(this, node);
		}
	}

	getPerson(id: string): Person | undefined {
		this.#people ??= peopleById(this.#context.people);
		return this.#people.get(id);
	}
}

/** `## A short history of the cemetery` */
function tellsOfPast(nodes: ReadonlyArray<BodyNode | HeadNode>): boolean {
	const title = nodes.find(({ type }) => type === 'title');
	return title !== undefined && mentions(wordsOf(title as Title), ['pastTitles', 'past']);
}

/** `A letter from the bowling club was read: |` above a quote. */
function opensLetter(file: BodyFile, above: Paragraph | undefined): boolean {
	const words = above && file.getSource(above);
	return words !== undefined && /:[\s*_]*$/.test(words) && mentions(words, ['fromAfar', 'afar']);
}

/** Everything that is not ours is Markdown. */
function isProse(node: BodyNode | HeadNode): node is Prose {
	return PROSE.has(node.type);
}

const PROSE: ReadonlySet<string> = new Set([...TEXTS, 'html', 'footnoteDefinition', 'definition']);

/** What does not end the place under a vote; a note and the target of a link stand where they are referred to. */
const IS_BELOW_VOTE: ReadonlySet<string> = new Set([
	'paragraph',
	'list',
	'blockquote',
	'html',
	'footnoteDefinition',
	'definition',
]);

const MOST_VOTERS = 200;
/** `###`: a part of an item, and no item of its own. */
const PART = 3;

// --- What the items of a list say together: sums, counts and people, with the paragraph above or below.

/** What the items of a list add up to, alone and with the paragraph over them. */
function addListSums(where: ProsePlace, list: List, above: BodyNode | HeadNode | undefined): void {
	if (where.file.plain.has(list)) return;
	const source = where.file.getSource(list);
	const isOver = above?.type === 'paragraph' && /:\s*$/.test(where.file.getSource(above));
	if (!isOver && !/\d/.test(source)) return;
	const context = where.file.ballots(undefined);
	if (/\d/.test(source)) setStatements(list, readSumsOfList(where.file.getPlaced(list), context));
	if (!isOver) return;
	const lead = where.file.getPlaced(above);
	const items = list.children.map((item) => wordsOf(item));
	const sums = /\d/.test(source) && /\d/.test(lead.text) ? readSumOverList(lead, items, context) : [];
	setStatements(above, [...getStatements(above), ...sums, ...readCountOverList(lead, items)]);
}

/** What the amounts of a paragraph come to with those of the paragraph over it, where it has no mistake of its own. */
function addSumsAcross(where: ProsePlace, node: Paragraph, list: BodyNode | HeadNode | undefined): void {
	if (list?.type === 'list') addTotalUnder(where, node, list);
	else if (list?.type === 'table' && !where.file.plain.has(node) && !where.file.plain.has(list)) {
		const shares = readSharesOfTable(list, where.file.getPlaced(node), where.file.ballots(undefined));
		if (shares.length > 0) setStatements(node, [...getStatements(node), ...shares]);
	} else if (where.totalBelow?.first === node) addTotalUnder(where, node, where.totalBelow.list);
	const above = where.paragraph;
	if (!above || where.file.plain.has(node)) return;
	const placed = where.file.getPlaced(node);
	// A wrong share leaves the amounts beside it as they are.
	const isSum = (one: Statement) => one.kind === 'sum' && one.of !== 'share';
	if (!/\d/.test(placed.text) || getStatements(node).some(isSum) || getStatements(above).some(isSum)) return;
	const found = readSumsAcross(where.file.getSource(above), placed, where.file.ballots(undefined));
	if (found.length > 0) setStatements(node, [...getStatements(node), ...found]);
}

function addTotalUnder(where: ProsePlace, node: Paragraph, list: List): void {
	const placed = where.file.getPlaced(node);
	if (!/\d/.test(placed.text) || where.file.plain.has(node)) return;
	const items = list.children.map((item) => wordsOf(item));
	const found = readTotalUnderList(items, placed, where.file.ballots(undefined));
	if (found.length > 0) setStatements(node, [...getStatements(node), ...found]);
}

/** A node of an item, and the decision that it is in. */
interface ItemNode {
	node: Paragraph | List | Table | Title;
	decision: number | undefined;
}

/** What the decisions of an item state otherwise than its other texts, where they have no other mistake. */
function addFiguresOfItem(where: ProsePlace, nodes: readonly ItemNode[]): void {
	if (nodes.every(({ decision }) => decision === undefined)) return;
	const isSum = (one: Statement) => one.kind === 'sum';
	const texts = nodes
		.filter(({ node }) => !where.file.plain.has(node))
		.map(({ node, decision }) => ({
			node,
			placed: where.file.getPlaced(node),
			text: where.file.getSource(node),
			decision,
			...(node.type === 'paragraph' ? {} : { isOther: true as const }),
			...(node.type === 'title' ? { isTitle: true as const } : {}),
		}));
	if (texts.some(({ node }) => getStatements(node).some(isSum))) return;
	for (const { text, statement } of readFiguresOfItem(texts, where.file.ballots(undefined)))
		setStatements(text.node, [...getStatements(text.node), statement]);
}

/** The people whom the items of a list name, by the line or the title right above it. */
function addListedPeople(where: ProsePlace, list: List, above: BodyNode | HeadNode | undefined): void {
	const lead = leadOver(where, list, above);
	if (lead === '') return;
	const items = list.children.flatMap(({ children: [first] }) =>
		first?.type === 'paragraph' ? [where.file.getPlaced(first)] : [],
	);
	const context = where.file.ballots(undefined);
	const found = [...readPeopleOfList(lead, items, context), ...readListBelow(lead, items, context)];
	if (found.length > 0) setStatements(list, [...getStatements(list), ...found]);
}

/** `## Présents` over `Ada Brun, Luc Bon`. */
function addListBelow(where: ProsePlace, node: Paragraph, above: BodyNode | HeadNode | undefined): void {
	const lead = leadOver(where, node, above);
	const found =
		lead === '' ? [] : readListBelow(lead, [where.file.getPlaced(node)], where.file.ballots(undefined));
	if (found.length > 0) setStatements(node, [...getStatements(node), ...found]);
}

function forgetLists(node: Node): void {
	const statements = getStatements(node);
	const others = statements.filter(({ kind }) => kind !== 'list');
	if (others.length < statements.length) node.data = { ...node.data, statements: others } as Node['data'];
	for (const child of (node as Partial<Parent>).children ?? []) forgetLists(child);
}

/** Lists of people before anything is decided. */
function listsAtHead(nodes: readonly Node[]): PeopleList[] {
	const found: PeopleList[] = [];
	for (const node of nodes) {
		if (isBlock(node) || node.type === 'event') break;
		for (const statement of getStatements(node)) if (statement.kind === 'list') found.push(statement);
		for (const statement of listsAtHead((node as Partial<Parent>).children ?? [])) found.push(statement);
	}
	return found;
}

/** They stand in the text of a record whose header has no participants: nobody is read there. */
function reportUnlisted({ file }: ProsePlace, end: Point, lists: readonly PeopleList[]): void {
	const groups = new Map<Presence, string[]>();
	for (const { group, children } of lists) {
		const names = groups.get(group) ?? [];
		for (const { value } of children) if (!names.includes(value)) names.push(value);
		groups.set(group, names);
	}
	const [first] = lists;
	// One name is somebody on the way.
	if (!first || (groups.get('present')?.length ?? 0) < 2) return;
	const lines = [...groups].map(
		([group, names]) => `${vocabulary('groups').word(group, file.lang)}: [${names.join(', ')}]`,
	);
	const key = vocabulary('keys').word('participants', file.lang);
	const text = [`${file.lineEnd}${key}:`, ...lines].join(`${file.lineEnd}  `);
	file.report('people/in-prose', 'unread', first.position, {
		values: { count: [...groups.values()].flat().length, lines: `${key}: { ${lines.join(', ')} }` },
		fixes: fixAt('writeParticipants', { start: end, end }, text),
	});
}

/** The title or the line with its colon right above. */
function leadOver(where: ProsePlace, node: List | Paragraph, above: BodyNode | HeadNode | undefined): string {
	const isTitle = above?.type === 'title';
	if (where.file.plain.has(node) || !(isTitle || above?.type === 'paragraph')) return '';
	const lead = where.file.getSource(above);
	return isTitle || /:[*_\s]*$/.test(lead) ? lead : '';
}

// --- What the cells of a table say together: verdicts by row, counts of people, and votes that are not read.

/** A verdict in a cell is that of the resolutions that its row names, `Résolutions 1 et 2`, or `3` under or beside a head that says of what; else its column. */
function setRowVerdicts(
	where: ProsePlace,
	{ children: rows }: Extract<BlockContent, { type: 'table' }>,
): void {
	const [heads = [], ...texts] = rows.map((row) => row.children.map((cell) => wordsOf(cell)));
	const named = (head: string, cell: string) => {
		const text = /^(?:n[°ºo]s?\.?\s*|#)?\d/i.test(cell.trim()) ? `${head} ${cell}` : cell;
		const number = resolutionNumber(text.trim(), where.file.lang);
		return number === undefined ? resolutionsNamed(text.trim()) : [number];
	};
	// `| Motion | For | Against | Outcome |`: each row tells a vote of its own, and nothing of the one above.
	const answers = heads.filter((head) => vocabulary('answers').findId(head.trim()) !== undefined);
	const isOfVotes = answers.length > 1 && texts.every(([title = '']) => /\p{L}/u.test(title));
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
			else if (isOfVotes) {
				const cell = rows[at]?.children[column];
				if (cell !== undefined)
					setStatements(
						cell,
						getStatements(cell).filter((other) => other !== one),
					);
			}
		}
	}
	setCellCounts(where, rows, [heads, ...texts]);
	// Over whether each of the people in the first column is there.
	const column = heads.findIndex((head) =>
		isOneOf(
			head.replace(GENDERS, '').trim(),
			['headCounts', 'present'],
			['groups', 'present'],
			'attendanceTitles',
		),
	);
	// A title or a lead names another occasion, `Inscriptions au repas du 20 juin :`; `Quorum : 3` above is of the meeting.
	const isOfPresence = (words: string) => isOneOf(words.trim(), 'attendanceTitles');
	const lead = where.paragraph;
	const isAhead =
		(where.title === undefined || isOfPresence(where.title)) &&
		(!lead ||
			isOfPresence(where.file.getSource(lead)) ||
			getStatements(lead).some(({ kind }) => kind === 'count'));
	const isRemote = (head: string) => vocabulary('groups').findId(head.trim()) === 'remote';
	if (column <= 0 || !isAhead || heads.some(isRemote) || where.foreign || where.block) return;
	const { names } = where.file;
	for (const { children: cells } of rows.slice(1)) {
		const [first, state] = [cells[0], cells[column]];
		if (!first || !state) continue;
		const said = presenceOfCell(wordsOf(state).replace(GENDERS, ''));
		const placed = trimPlaced(where.file.getPlaced(first, where.file.getSource(first).replaceAll('|', ' ')));
		if (!said || knownNameAt(placed.text, 0, names) !== placed.text.length) continue;
		const people = makeStatement(
			'people',
			wholePlace(placed),
			{ of: said },
			readNames(placed, names).slice(0, 1),
		);
		setStatements(first, [...getStatements(first), people]);
	}
}

/** `présent(e)` */
const GENDERS = /\(e?s?\)/g;

/** `présente`, `absent excusé`, `oui`; what nobody knows says nothing. */
function presenceOfCell(words: string): 'present' | 'represented' | 'away' | undefined {
	const group = vocabulary('groups').findId(words.trim());
	if (group === 'represented') return group;
	if (group === 'present' || group === 'remote' || isOneOf(words, ['booleans', 'yes'])) return 'present';
	const isAway = group === 'absent' || group === 'excused' || isOneOf(words, ['booleans', 'no']);
	return isAway ? 'away' : undefined;
}

/** Counts of people in a table of two columns, or under their names in one row: `Présents | Représentés` over `9 | 2`. */
function setCellCounts(
	where: ProsePlace,
	rows: Extract<BlockContent, { type: 'table' }>['children'],
	texts: string[][],
): void {
	const isWide = rows.length === 2;
	const isPairs = texts.every((cells) => cells.length === 2);
	if (!isWide && !isPairs) return;
	for (const [at, row] of rows.entries())
		for (const [column, cell] of row.children.entries()) {
			const head = isPairs && column === 1 ? texts[at]?.[0] : undefined;
			const above = isWide && at === 1 ? texts[0]?.[column] : undefined;
			if (!head && !above) continue;
			const placed = where.file.getPlaced(cell, where.file.getSource(cell).replaceAll('|', ' '));
			const count = (head && countOfCell(head, placed)) || (above && countOfCell(above, placed));
			if (count) setStatements(cell, [...getStatements(cell), count]);
		}
}

/** Answers over counts that the table is not read with, and votes of people where somebody is elected. */
function reportUnreadTable(
	where: ProsePlace,
	node: Extract<Prose | BlockContent, { type: 'table' | 'paragraph' }>,
): void {
	const text = where.file.getSource(node);
	const [head = ''] = text.split(/[\r\n]/, 1);
	const isOpen = where.block === 'election' || where.undecided;
	if (node.type === 'table' && isOpen && holdsVotesOfPeople(where, node)) {
		where.file.tell(where.block === 'election' ? 'electingHere' : 'electing', node.position, {
			values: { text: shortened(head.trim()) },
			severity: 'warning',
		});
		return;
	}
	if (node.type === 'paragraph' && !RULES.test(text)) return;
	const answers = new Set(
		text
			.split(node.type === 'table' ? /[|\r\n]/ : /[|\r\n]|\s{2,}/)
			.flatMap((cell) => vocabulary('answers').findId(cell.trim()) ?? []),
	);
	if (answers.size < 2 || !/\d/.test(text)) return;
	where.file.tell('table', node.position, {
		values: { text: shortened(head.trim()) },
		severity: 'warning',
	});
}

/** `| Chapitre 65 | 3 | 4 |`, `| Chapitre | Pour | Contre |` with a number first in each row: votes on parts of what is decided. */
function holdsVotesOfParts({ children: [head, ...rows] }: Table): boolean {
	const firsts = rows.map(({ children: [first] }) => (first ? wordsOf(first).trim() : ''));
	const [corner] = head?.children ?? [];
	const isNumbered = corner !== undefined && isOneOf(wordsOf(corner).trim(), ['textParts', 'part']);
	return firsts.some((first) => namesPart(first) || (isNumbered && /^\d/.test(first)));
}

/** `| Poste | Élu | Voix |` under a title that names an election, or over candidates: a column of votes beside one of people. */
function holdsVotesOfPeople(where: ProsePlace, { children: rows }: Table): boolean {
	const [head = [], ...others] = rows.map(({ children }) => children.map((cell) => wordsOf(cell).trim()));
	const votes = head.findIndex((cell) => isOneOf(cell, ['units', 'votes']) || isRoundAlone(cell));
	const stands = head.some((cell) => isOneOf(cell, 'candidateLabels', ['results', 'elected']));
	if (votes < 0 || others.length === 0 || !(stands || where.elects)) return false;
	const { names } = where.file;
	return others.every(
		(cells) =>
			/^\d/.test(cells[votes] ?? '') &&
			(stands || cells.some((cell) => cell !== '' && knownNameAt(cell, 0, names) === cell.length)),
	);
}

/** Lines of dashes, as tables in plain text have them. */
const RULES = /^[\t ]*(?:[+|]?[-=+|][-=+|\t ]{4,})$/m;

/** What is said in a title of the header: how the only vote ended, and the day of the meeting. */
const TOLD_BY_TITLE: ReadonlySet<string> = new Set(['verdict', 'date']);

/** Where words of a value of the header stand; quoted ones as a whole. */
function placeIn({ value, position }: TextValue, from: number, to: number): Position | undefined {
	if (!position || (position.end.offset ?? 0) - (position.start.offset ?? 0) !== value.length)
		return position;
	const at = ({ line, column, offset = 0 }: Position['start'], by: number) => ({
		line,
		column: column + by,
		offset: offset + by,
	});
	return { start: at(position.start, from), end: at(position.start, to) };
}
