/** Numbers and identifiers of blocks, and which blocks amend or decide others. */

import type { Node } from 'unist';
import {
	type Ballot,
	type BallotLine,
	type Block,
	getChild,
	type ItemNumber,
	type ProblemValue,
	plainText,
	type Reference,
	type Session,
	type Title,
	titleText,
} from '../../ast/index.js';
import { isGeneralItem, namesPart } from '../../law/index.js';
import { foldKeyword } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { addTo } from '../../text/lists.js';
import type { BlockContext, JointVote, NumberedBlock, Replay } from '../context.js';
import { uniqueId } from '../identifiers.js';
import { firstLine, type Problems } from '../problems.js';
import { readWrittenBallot } from '../vote/written-ballot.js';
import { subjectWords } from '../wording.js';

/** Gives every block its number and identifier, and says what is wrong with those written by hand. */
export function numberBlocks(
	scenes: readonly BlockContext[],
	amended: ReadonlyMap<BlockContext, BlockContext>,
	problems: Problems,
): NumberedBlock[] {
	const byHand = scenes.some(({ node }) => numberNode(node));
	const series = new Map<string, Series>();
	const getSeries = (key: string) => {
		const known = series.get(key);
		if (known) return known;
		const fresh = new Series();
		series.set(key, fresh);
		return fresh;
	};
	const numbered: NumberedBlock[] = [];
	for (const scene of scenes) {
		const { node } = scene;
		const word = getWord(node);
		const amends = amended.get(scene);
		// Numbers count per block word, those of amendments per resolution.
		const line = getSeries(amends ? `${word} ${amends.order}` : word);
		const partOf = findWhole(scene, numbered);
		const title = getTitle(scene, partOf);
		const written = numberNode(node);
		let number: string | null = null;
		if (written) {
			number = written.value;
			const fault = line.take(number);
			if (fault)
				reportFault(node, fault, { subject: subjectWords({ kind: word, number, title }), number }, problems);
			line.remember(number, node);
		} else if (node.form !== 'implicit' || !byHand) {
			number = line.next();
			line.take(number);
			line.remember(number, node);
		}
		numbered.push({ scene, word, number, id: '', title, amends, partOf });
	}
	giveIdentifiers(numbered, problems);
	return numbered;
}

/**
 * Items whose number another one of another title bears, and numbers of minutes, `26/041`, that come twice or leave one out. Plain numbers may be
 * left out, as an item that is not treated is, and parts of a record may each begin at 1.
 */
export function checkItemNumbers(nodes: readonly Node[], problems: Problems): void {
	const line = new Series();
	/** The items since the numbers last began anew, by number. */
	const bearers = new Map<string, Bearer>();
	for (const node of nodes) {
		if (node.type !== 'session') continue;
		const { children } = node as Session;
		checkItemNumbers(children, problems);
		const number = itemNumber(children);
		// `A/`, `b)`: parts of an item that stand beside it.
		if (number === undefined || !/\d/.test(number)) continue;
		const words = children.find(({ type }) => type === 'title');
		const title = words ? foldKeyword(plainText(words)) : '';
		if (number === '1' && bearers.size > 1) bearers.clear();
		const fault = LONG_NUMBER.test(number) ? line.take(number) : repeats(number, title, bearers.get(number));
		if (fault && fault.code !== 'goesBack') reportFault(node, fault, { number }, problems, 'warning');
		line.remember(number, node);
		const bearer = bearers.get(number);
		if (bearer) bearer.isContested ||= fault?.code === 'repeats';
		else bearers.set(number, { title, node, isContested: false });
	}
}

function reportFault(
	node: Node,
	{ code, previous, node: other }: Fault,
	values: Readonly<Record<string, ProblemValue>>,
	problems: Problems,
	severity?: 'warning',
): void {
	problems.in(firstLine(node), code === 'gap' ? 'resolution/gap' : 'resolution/number', code, {
		values: { ...values, previous, line: { line: other?.position?.start.line ?? 0 } } as never,
		related: [other],
		...(severity && { severity }),
	});
}

/** The first item of a number. */
interface Bearer {
	readonly title: string;
	readonly node: Node;
	/** An item of another title had the number too. */
	isContested: boolean;
}

/**
 * The same title once more goes on with its item, `Budget (suite)` too, and so do questions of all kinds; but where another item had the number in between, this
 * one is the third.
 */
function repeats(number: string, title: string, bearer: Bearer | undefined): Fault | undefined {
	if (!bearer) return undefined;
	const goesOn = title.startsWith(bearer.title) && title !== bearer.title;
	if (goesOn || (!bearer.isContested && (title === bearer.title || isGeneralItem(title)))) return undefined;
	return { code: 'repeats', previous: number, node: bearer.node };
}

function itemNumber(children: Session['children']): string | undefined {
	const written = children.find((child): child is ItemNumber => child.type === 'itemNumber');
	if (written) return written.value;
	const title = children.find((child): child is Title => child.type === 'title');
	return title && /^\d{2,4}(?:[-/.]\d{1,2})?[-/.]\d{2,4}(?=\s)/.exec(plainText(title))?.[0];
}

/** `26/041`, `2026-02-021`. */
const LONG_NUMBER = /^\d{2,4}(?:[-/.]\d{1,2})?[-/.]\d{2,4}$/;

/** Finds the block that a reference means: by identifier, else by word and number, the nearest above first. */
function createBlockIndex(
	blocks: readonly NumberedBlock[],
): (reference: Reference, before: number) => NumberedBlock | undefined {
	const byName = new Map<string, NumberedBlock[]>();
	for (const block of blocks) {
		const names = block.number === null ? [block.id] : [block.id, block.number];
		for (const name of new Set(names.map(foldKeyword))) addTo(byName, name, block);
	}
	return (reference, before) => {
		const matches = byName.get(foldKeyword(reference.value)) ?? [];
		const ofKind = matches.filter(({ word }) => reference.kind === undefined || word === reference.kind);
		const pool = ofKind.length > 0 ? ofKind : matches.filter(({ word }) => word !== 'amendment');
		return pool.findLast(({ scene }) => scene.order < before) ?? pool[0];
	};
}

function getWord(node: Block): string {
	if (node.type === 'resolution') return node.kind;
	return (node.type === 'election' ? node.word : undefined) ?? node.type;
}

/** Plain text of a block's title, or of its agenda item's; of a vote below a resolution its line there, `8.2 – Choix de l'entreprise`. */
function getTitle({ node, path }: BlockContext, partOf: NumberedBlock['partOf']): string {
	const own = getChild(node, 'title');
	if (own) return plainText(own);
	const title = titleText(path.at(-1));
	if (partOf && (partOf.isNumbered || title === '')) return partOf.title || title || partOf.whole.title;
	// `## Première résolution` in the part `# À titre ordinaire`
	return node.form !== 'implicit' && namesPart(title) ? '' : title;
}

/** The resolution that a vote stands below without a title of the same rank: `8.2 – Choix de l'entreprise`, `#### 8.2 Choix`, a text. */
function findWhole(scene: BlockContext, above: readonly NumberedBlock[]): NumberedBlock['partOf'] {
	const { node, path } = scene;
	if (node.type !== 'resolution' || node.kind === 'amendment') return undefined;
	const last = above.findLast(({ word }) => word !== 'amendment');
	const whole = last?.partOf?.whole ?? last;
	if (whole?.scene.node.type !== 'resolution' || whole.scene.node.form !== 'heading') return undefined;
	const {
		path: outer,
		node: { depth = 0 },
	} = whole.scene;
	if (outer.some((session, at) => session !== path[at])) return undefined;
	const item = path[outer.length];
	if (!item && node.form === 'implicit') {
		const line = lineOfPart(scene, whole, above);
		return { whole, isNumbered: line?.isNumbered === true, ...(line && { title: line.text }) };
	}
	const number = item ? itemNumber(item.children) : numberNode(node)?.value;
	const isNumbered = isPartNumber(number, whole);
	const isInner = ((item ?? node).depth ?? 0) > depth && !isGeneralItem(titleText(item ?? node));
	return isInner && (isNumbered || number === undefined) ? { whole, isNumbered } : undefined;
}

/** The line that stands as a title over a part of a resolution: `8.2 – Choix de l'entreprise`. */
function lineOfPart(
	{ node }: BlockContext,
	whole: NumberedBlock,
	above: readonly NumberedBlock[],
): { text: string; isNumbered: boolean } | undefined {
	const lines = [above.at(-1)?.scene.below, node.children[0]]
		.flatMap((child) => (child?.type === 'paragraph' ? (plainText(child).split('\n')[0] ?? '') : []))
		.filter((line) => line !== '' && line.length <= LONGEST_LINE);
	const numbered = lines.find((line) => isPartNumber(NUMBER_OF_LINE.exec(line)?.[1], whole));
	const text = numbered ?? lines.findLast((line) => !/[.:;,!?]\s*$/.test(line));
	return text === undefined ? undefined : { text: text.trim(), isNumbered: numbered !== undefined };
}

/** `8.2`, `8-2`, `8b` of the eighth. */
function isPartNumber(number: string | undefined, { number: whole }: NumberedBlock): boolean {
	if (number === undefined || whole === null || !number.startsWith(whole)) return false;
	return /^(?:[.\-/]\d{1,2}|\s?[a-h])$/i.test(number.slice(whole.length));
}

/** `| 8.2 | – Choix`, `| 8b | ) Choix` */
const NUMBER_OF_LINE =
	/^\s*(\d{1,3}(?:[.\-/]\d{1,2}|\s?[A-Ha-h](?=\s*[–—:.)-])))\s*(?:[–—:.)-]+\s*)?(?=\p{L}|$)/u;

/** A title of more words is a text. */
const LONGEST_LINE = 90;

function numberNode(node: Block): ItemNumber | undefined {
	return getChild(node, 'itemNumber');
}

/** Identifiers given by hand come first: no other block may take them. */
function giveIdentifiers(blocks: NumberedBlock[], problems: Problems): void {
	const taken = new Set<string>();
	const byHand = new Map<string, NumberedBlock>();
	for (const block of blocks) {
		const node = getChild(block.scene.node, 'identifier');
		if (!node) continue;
		const before = byHand.get(node.value);
		if (before) {
			problems.in(firstLine(block.scene.node), 'resolution/duplicate-id', 'twice', {
				values: { id: node.value, line: { line: before.scene.node.position?.start.line ?? 0 } },
				related: [before.scene.node],
			});
			continue;
		}
		byHand.set(node.value, block);
		taken.add(node.value);
		block.id = node.value;
	}
	for (const block of blocks) {
		if (block.id === '')
			block.id = uniqueId(
				block.number === null ? block.title || block.word : `${block.word} ${block.number}`,
				taken,
			);
	}
}

interface Fault {
	code: 'repeats' | 'goesBack' | 'gap' | 'otherYear';
	previous: string;
	node: Node | undefined;
}

/** The numbers of one block word, in document order. */
class Series {
	readonly #nodes = new Map<string, Node>();
	/** Behind a taken number, the next one that was free when it was last asked for: taken numbers stay so. */
	readonly #free = new Map<string, bigint>();
	#last: string | undefined;
	#lastNode: Node | undefined;
	/** What stands ahead of the number before the last one, where the last is of another year: the next may go on with it. */
	#slip: string | undefined;

	/** What is wrong with a number after those before it. */
	take(number: string): Fault | undefined {
		const known = this.#nodes.get(foldKeyword(number));
		if (known) return { code: 'repeats', previous: number, node: known };
		const previous = this.#last;
		if (previous === undefined) return undefined;
		const [before, now] = [splitNumber(previous), splitNumber(number)];
		if (!before || !now) return undefined;
		const node = this.#lastNode;
		if (isOfOtherYear(before, now))
			return now.prefix === this.#slip ? undefined : { code: 'otherYear', previous, node };
		if (before.prefix !== now.prefix) return undefined;
		if (now.value < before.value) return now.prefix === '' ? { code: 'goesBack', previous, node } : undefined;
		return now.value > before.value + 1n ? { code: 'gap', previous, node } : undefined;
	}

	remember(number: string, node: Node): void {
		if (!this.#nodes.has(foldKeyword(number))) this.#nodes.set(foldKeyword(number), node);
		const [before, now] = [splitNumber(this.#last ?? ''), splitNumber(number)];
		if (!now) return;
		this.#slip = before && isOfOtherYear(before, now) ? before.prefix : undefined;
		this.#last = number;
		this.#lastNode = node;
	}

	/** The number after the last one: its last figure, one higher. */
	next(): string {
		const last = splitNumber(this.#last ?? '0');
		if (!last) return '1';
		let value = last.value + 1n;
		const text = () => `${last.prefix}${String(value).padStart(last.prefix === '' ? 0 : last.width, '0')}`;
		const passed: string[] = [];
		for (let taken = foldKeyword(text()); this.#nodes.has(taken); taken = foldKeyword(text())) {
			passed.push(taken);
			value = this.#free.get(taken) ?? value + 1n;
		}
		for (const taken of passed) this.#free.set(taken, value);
		return text();
	}
}

/** `2023-017` right behind `2024-016`: the next number of the series, but for its year. */
function isOfOtherYear(before: SplitNumber, now: SplitNumber): boolean {
	const [one, other] = [YEAR_AHEAD.exec(before.prefix)?.[0], YEAR_AHEAD.exec(now.prefix)?.[0]];
	const isNext = now.value === before.value + 1n && before.prefix.slice(4) === now.prefix.slice(4);
	return isNext && one !== undefined && other !== undefined && one !== other;
}

const YEAR_AHEAD = /^(?:19|20)\d\d(?=\D)/;

interface SplitNumber {
	prefix: string;
	value: bigint;
	width: number;
}

/** What comes before the last figure of a number, and that figure; nothing for `12 bis`. */
function splitNumber(number: string): SplitNumber | undefined {
	const match = /^(.*?)(\d+)$/.exec(number.trim());
	if (!match) return undefined;
	const [, prefix = '', digits = ''] = match;
	return {
		prefix: foldKeyword(prefix) === '' ? prefix.trim() : prefix,
		value: BigInt(digits),
		width: digits.length,
	};
}

// --- Which block an amendment is about, and which blocks a joint vote decides.

/** The block that each amendment is about: as it says, else the one that holds it, else the next in the same item, else the last above. */
export function linkAmendments(
	scenes: readonly BlockContext[],
	problems: Problems,
): Map<BlockContext, BlockContext> {
	const amends = new Map<BlockContext, BlockContext>();
	const byName = lazy(() => namesOfScenes(scenes));
	const resolutions = scenes.filter(
		(scene) => scene.node.type === 'resolution' && !['amendment', 'decision'].includes(getWord(scene.node)),
	);
	for (const scene of scenes) {
		if (getWord(scene.node) !== 'amendment') continue;
		const { on } = readWrittenBallot(scene.ballots.map(({ ballot }) => ballot));
		const target = on ? findScene(on, byName(), scene) : nearest(scene, resolutions);
		if (target) amends.set(scene, target);
		else if (on) reportReference(on, problems);
	}
	return amends;
}

/** Joint votes with the blocks that they decide; those that no block answers to are said. */
export function linkJointVotes(
	{ blocks: scenes, joints }: Replay,
	blocks: readonly NumberedBlock[],
	problems: Problems,
): JointVote[] {
	const inBlocks = scenes.flatMap((scene) => {
		const ballot = scene.ballots.find(({ ballot: one }) => jointLine(one));
		return ballot
			? [
					{
						scene,
						line: ballot.ballot,
						attendance: ballot.attendance,
						ballots: scene.ballots.map((one) => one.ballot),
						order: scene.order + 1,
					},
				]
			: [];
	});
	const alone = joints
		.filter(({ ballot }) => jointLine(ballot))
		.map(({ ballot, attendance, order }) => ({
			scene: undefined,
			line: ballot,
			attendance,
			ballots: [ballot],
			order,
		}));
	const findBlock = createBlockIndex(blocks);
	const byScene = new Map(blocks.map((block) => [block.scene, block]));
	return [...inBlocks, ...alone].map(({ scene, line, attendance, ballots, order }) => {
		const written = readWrittenBallot(ballots);
		const decided = new Set<NumberedBlock>();
		for (const reference of written.joint ?? []) {
			const block = findBlock(reference, order);
			if (block) decided.add(block);
			else reportReference(reference, problems);
		}
		const own = scene && byScene.get(scene);
		if (own) decided.add(own);
		return {
			written,
			majority: readWrittenBallot([line]).majority,
			attendance,
			blocks: [...decided].sort((one, other) => one.scene.order - other.scene.order),
		};
	});
}

function jointLine(ballot: Ballot): BallotLine | undefined {
	return ballot.children.find(({ label }) => label === 'jointVote');
}

function reportReference(reference: Reference, problems: Problems): void {
	problems.at(reference, 'resolution/duplicate-id', 'unknown', { values: { reference: reference.value } });
}

/** Blocks by what they say of themselves, before they are numbered: number, identifier, word and number. */
function namesOfScenes(scenes: readonly BlockContext[]): Map<string, BlockContext[]> {
	const counts = new Map<string, bigint>();
	const byName = new Map<string, BlockContext[]>();
	for (const scene of scenes) {
		const word = getWord(scene.node);
		if (word === 'amendment') continue;
		const count = (counts.get(word) ?? 0n) + 1n;
		counts.set(word, count);
		const number = getHead(scene, 'itemNumber') ?? String(count);
		const id = getHead(scene, 'identifier');
		const names = [foldKeyword(number), `${word} ${foldKeyword(number)}`];
		if (id !== undefined) names.push(foldKeyword(id));
		for (const name of new Set(names)) addTo(byName, name, scene);
	}
	return byName;
}

function findScene(
	reference: Reference,
	byName: ReadonlyMap<string, readonly BlockContext[]>,
	from: BlockContext,
): BlockContext | undefined {
	const matches = byName.get(foldKeyword(reference.value)) ?? [];
	const ofKind = matches.filter(
		(scene) => reference.kind === undefined || getWord(scene.node) === reference.kind,
	);
	const pool = ofKind.length > 0 ? ofKind : matches;
	return pool.find((scene) => scene.order > from.order) ?? pool.at(-1);
}

function nearest(scene: BlockContext, resolutions: readonly BlockContext[]): BlockContext | undefined {
	if (scene.parent && getWord(scene.parent.node) !== 'amendment') return scene.parent;
	const below = resolutions.find(
		(other) => other.order > scene.order && other.path.at(-1) === scene.path.at(-1),
	);
	return below ?? resolutions.findLast((other) => other.order < scene.order);
}

function getHead({ node }: BlockContext, type: 'itemNumber' | 'identifier'): string | undefined {
	const head = node.children.find((child) => child.type === type);
	return head && 'value' in head && typeof head.value === 'string' ? head.value : undefined;
}
