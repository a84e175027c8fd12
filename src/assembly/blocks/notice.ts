/** The notice: how many days it left, and whether what was decided was on its agenda. */

import type { Node } from 'unist';
import {
	type BodyNode,
	type DateValue,
	type Field,
	getBody,
	getChild,
	getField,
	getStatements,
	type Header,
	isBlock,
	type Meeting,
	plainText,
	type Session,
	type TextValue,
	type Title,
} from '../../ast/index.js';
import { arrivesSameDay, isGeneralItem, namesAgenda, namesPart } from '../../law/index.js';
import type { Rules } from '../../law/rules.js';
import { addDays, clearDaysBetween, daysBetween, fromIsoDate, toIsoDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { parseFraction } from '../../text/fraction.js';
import { isAlike } from '../../text/nearest.js';
import type { BlockContext } from '../context.js';
import type { Assembly } from '../model.js';
import { exact, firstLine, type Problems } from '../problems.js';
import { ofCall } from '../requirement.js';
import { sourceValues } from '../wording.js';

/** The convocation: 1, or a later one. */
export function readCall(header: Header): number {
	const field = getField(header, 'notice');
	const call = field && getChild(getField(field, 'call'), 'numberValue');
	const value = call && parseFraction(call.value);
	// A meeting is convened a handful of times at most: the number is small and whole.
	return value && value.denominator === 1n && value.numerator > 0n && value.numerator < 100n
		? Number.parseInt(String(value.numerator), 10)
		: 1;
}

/**
 * Counts the days of the notice as the rules count them, and says where they are too few. Where the law counts from the first presentation
 * of a letter and only the day of sending is written, nothing is certain: a letter is presented on the day after at the earliest, and a
 * few days later as a rule. The message then asks for that day.
 */
export function checkNotice(
	header: Header,
	rules: Rules,
	call: number,
	problems: Problems,
	told: DateValue | undefined,
): Assembly['notice'] {
	const rule = rules.notice;
	const field = getField(header, 'notice');
	const sent = getDate(field) ?? (field || rule?.counted === 'presentation' ? undefined : told);
	const held = getDate(getField(header, 'date'));
	const presented = field && getDate(getField(field, 'presented'));
	const start = rule?.counted === 'presentation' ? (presented ?? sent) : sent;
	const [from, to] = [start && fromIsoDate(start.value), held && fromIsoDate(held.value)];
	// What prose tells may be of another meeting.
	const severity = start === told ? { severity: 'warning' as const } : {};
	if (!rule && start && from && to && daysBetween(from, to) < 0)
		problems.at(start, 'notice/too-short', 'after', {
			values: { sent: { date: start.value }, held: { date: held?.value ?? '' } },
			related: [held],
			...severity,
		});
	if (!rule || !start || !from || !to) return undefined;
	const said = field && getChild(getField(field, 'urgent'), 'booleanValue');
	const urgent = said?.value ? rule.urgent : undefined;
	const { clear } = urgent ?? rule;
	const days = BigInt(clear ? clearDaysBetween(from, to) : daysBetween(from, to));
	const required = urgent?.days ?? ofCall(rule.call, call) ?? rule.days;
	const isPosted = !urgent && rule.counted === 'presentation' && !presented && !isHandedOver(field);
	const values = {
		days: exact(days > 0n ? days : 0n),
		required: exact(required),
		...sourceValues(rule.source),
		mayHurry: rule.urgent && !urgent && days >= rule.urgent.days ? 'yes' : 'no',
		sent: { date: start.value },
		held: { date: held?.value ?? '' },
	};
	if (days < required) {
		const isAfter = daysBetween(from, to) < 0;
		problems.at(start, 'notice/too-short', isAfter ? 'after' : clear ? 'clear' : 'days', {
			values,
			related: [held],
			...severity,
		});
	} else if (isPosted && days < required + rule.post) {
		const last = toIsoDate(addDays(to, -Number.parseInt(String(required), 10) - (clear ? 1 : 0)));
		problems.at(start, 'notice/presentation', days === required ? 'late' : 'close', {
			values: { ...values, last: { date: last } },
			related: [held],
		});
	}
	if (start === told) return undefined;
	return {
		days,
		required,
		clear,
		sure: !isPosted,
		...(presented ? { presented: presented.value } : {}),
		...(rule.source ? { source: rule.source } : {}),
	};
}

/** The one day on which the paragraphs over all items say that the meeting was convened: `légalement convoqués le 26 mars 2026`. */
export function getToldNotice(meeting: Meeting): DateValue | undefined {
	const body = getBody(meeting);
	const end = body.findIndex(({ type }) => type !== 'paragraph');
	const [only, other] = body
		.slice(0, end < 0 ? body.length : end)
		.flatMap((node) => getStatements(node))
		.flatMap((one) => (one.kind === 'date' && one.of === 'notice' ? one.children : []));
	return other ? undefined : only;
}

/** Whether the notice reached its readers on the day on which it left, as the way of sending says: by hand, electronically. */
function isHandedOver(field: Field | undefined): boolean {
	const by = field && getChild(getField(field, 'by'), 'textValue');
	return by !== undefined && arrivesSameDay(by.value);
}

type AgendaItem = Pick<TextValue, 'value'> & Node;

export function readAgenda(header: Header): AgendaItem[] {
	const field = getField(header, 'agenda');
	return (field?.children ?? []).filter((child): child is TextValue => child.type === 'textValue');
}

/** `Ordre du jour :` over a list, as a line or a title of the body; and the rest of the body. */
function agendaIn(nodes: readonly BodyNode[]): { items: AgendaItem[]; others: BodyNode[] } | undefined {
	for (const [at, node] of nodes.entries()) {
		const under = node.type === 'session' ? (node.children as BodyNode[]) : nodes.slice(at, at + 2);
		const [head, list] = under;
		if (!head || list?.type !== 'list') continue;
		if (!namesAgenda(plainText(head))) continue;
		const items = list.children.map((item) => ({
			type: 'textValue',
			value: plainText(item).trim(),
			...(item.position ? { position: item.position } : {}),
		}));
		return { items, others: nodes.filter((other) => other !== node && other !== list) };
	}
	return undefined;
}

/** The agenda as convened, and which blocks stand under an item that it does not have. */
export class Agenda {
	readonly #items: readonly ItemTitle[];
	readonly #nodes: readonly AgendaItem[];
	/** Whether a title is on the agenda, as far as it was asked. */
	readonly #answers = new Map<string, boolean>();
	/** How many more titles may be compared letter by letter. */
	#closeLooks = MOST_CLOSE_LOOKS;
	/** The items and blocks that were reported. */
	readonly #told = new Set<Session | BlockContext>();

	constructor(items: readonly AgendaItem[]) {
		this.#nodes = items;
		this.#items = this.#nodes.map(({ value }) => readTitle(value));
	}

	/** Whether neither the block nor any item that holds it is on the agenda. */
	lacks({ path, node }: BlockContext): boolean {
		// A vote that stands under no title may be of any item.
		const titles = [...path, node]
			.flatMap((holder) => titleIn(holder.children))
			.filter((title) => !namesPart(title));
		return this.#items.length > 0 && titles.length > 0 && !titles.some((title) => this.#has(title));
	}

	/** Says so once an item, at its first vote. */
	report(
		scenes: readonly BlockContext[],
		isRefused: (scene: BlockContext) => boolean,
		problems: Problems,
	): void {
		for (const scene of scenes) {
			if (!this.lacks(scene)) continue;
			const item = scene.path[0] ?? scene;
			if (this.#told.has(item)) continue;
			this.#told.add(item);
			const title = getChild(scene.path.at(-1), 'title');
			const own = getChild(scene.node, 'title');
			const refused = isRefused(scene);
			problems.in(firstLine(scene.node), 'notice/off-agenda', refused ? 'secondCall' : 'off', {
				...(refused ? { severity: 'error' as const } : {}),
				values: { item: plainText(title ?? own ?? scene.node) },
			});
		}
	}

	/** Says which items of the agenda neither a title nor the text speaks of. */
	reportUntreated(nodes: readonly BodyNode[], problems: Problems): void {
		if (this.#nodes.length === 0) {
			const own = agendaIn(nodes);
			if (own) new Agenda(own.items).reportUntreated(own.others, problems);
			return;
		}
		const titles = titlesIn(nodes).map(readTitle);
		const written = new Set(titles.map(({ folded }) => folded));
		const copied = this.#items.filter(({ folded }) => written.has(folded)).length;
		// Where the titles are the items word for word, one that has no title is the more surely left out.
		const isCopied = copied >= FEW && copied * 3 >= this.#items.length * 2;
		const left = isCopied ? this.#leftOfCopied(titles, written) : this.#leftOf(titles);
		if (isCopied) this.#reportTwice(nodes, problems);
		if (left.length === 0) return;
		const text = new Set(nodes.flatMap((node) => getWords(foldKeyword(plainText(node))).map(stem)));
		const untreated = left.filter(({ value }) => {
			const told = getWords(foldKeyword(value)).map(stem);
			const isTold = isCopied ? told.every((word) => text.has(word)) : told.some((word) => text.has(word));
			return !isGeneralItem(value) && told.length > 0 && !isTold;
		});
		// Without a title, a text that speaks of few of its items tells nothing item by item.
		if (titles.length === 0 && untreated.length * 2 > this.#nodes.length) return;
		for (const item of untreated)
			problems.at(item, 'notice/off-agenda', 'untreated', { values: { item: item.value } });
	}

	/** Items of which no title has a word. */
	#leftOf(titles: readonly ItemTitle[]): AgendaItem[] {
		// `travaux` and `travail`, `comptes` and `comptable`: a word of one kind in whatever form is enough.
		const stems = new Set(titles.flatMap(({ words }) => words.map(stem)));
		return this.#itemsWhere(
			(item) =>
				!item.words.some((word) => stems.has(stem(word))) &&
				!titles.some((title) => this.#isSame(item, title)),
		);
	}

	/** Items that are no title, and like none but those of other items. */
	#leftOfCopied(titles: readonly ItemTitle[], written: ReadonlySet<string>): AgendaItem[] {
		const known = new Set(this.#items.map(({ folded }) => folded));
		const free = titles.filter(({ folded }) => !known.has(folded));
		return this.#itemsWhere(
			(item) => !written.has(item.folded) && !free.some((title) => this.#isSame(item, title)),
		);
	}

	#itemsWhere(holds: (item: ItemTitle) => boolean): AgendaItem[] {
		return this.#nodes.filter((_, index) => {
			const item = this.#items[index];
			return item !== undefined && item.folded !== '' && holds(item);
		});
	}

	/** `## Rapport moral` over two items of the meeting, where one other of the agenda stands over none. */
	#reportTwice(nodes: readonly BodyNode[], problems: Problems): void {
		const titles = nodes.flatMap((node) => (node.type === 'session' ? (getChild(node, 'title') ?? []) : []));
		const read = titles.map((title) => readTitle(plainText(title)));
		const written = new Set(read.map(({ folded }) => folded));
		if (written.size === titles.length) return;
		const [left, other] = this.#leftOfCopied(read, written);
		if (!left || other) return;
		const times = new Map<string, number>();
		for (const { folded } of this.#items) times.set(folded, (times.get(folded) ?? 0) + 1);
		const seen = new Map<string, Title>();
		for (const [index, title] of titles.entries()) {
			const folded = read[index]?.folded ?? '';
			const first = seen.get(folded);
			if (!first) seen.set(folded, title);
			else if (times.get(folded) === 1)
				problems.at(title, 'notice/off-agenda', 'twice', {
					values: { item: plainText(title), left: left.value },
					related: [first],
				});
		}
	}

	#has(title: string): boolean {
		const known = this.#answers.get(title);
		if (known !== undefined) return known;
		const read = readTitle(title);
		const has = this.#items.some((item) => this.#isSame(item, read));
		this.#answers.set(title, has);
		return has;
	}

	/** Titles are shortened and reworded between the notice and the minutes: near enough is the same item. */
	#isSame(one: ItemTitle, other: ItemTitle): boolean {
		const [item, title] = [one.folded, other.folded];
		if (item === title || item === '' || title === '') return item === title;
		if (item.includes(title) || title.includes(item)) return true;
		if (this.#closeLooks > 0) {
			this.#closeLooks -= 1;
			if (isAlike(item, title)) return true;
		}
		return shareMostWords(one.words, other.words);
	}
}

/** Fewer titles may be the words of an item by chance. */
const FEW = 2;

/** The pairs of a hundred items and two thousand titles; beyond what people write, titles are compared by their words alone. */
const MOST_CLOSE_LOOKS = 200_000;

/** A title as it is compared, folded and cut into words once. */
interface ItemTitle {
	folded: string;
	words: readonly string[];
}

function readTitle(title: string): ItemTitle {
	const folded = foldKeyword(title);
	return { folded, words: getWords(folded) };
}

/** Three in five of the words of the shorter title, in whatever form: one begins with the other. */
function shareMostWords(one: readonly string[], other: readonly string[]): boolean {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (short.length === 0) return false;
	const shared = short.filter((word) =>
		long.some((known) => known.startsWith(word) || word.startsWith(known)),
	);
	return BigInt(shared.length) * 5n >= BigInt(short.length) * 3n;
}

/** The titles of items and blocks. */
function titlesIn(nodes: readonly BodyNode[]): string[] {
	return nodes.flatMap((node): string[] => {
		if (!('children' in node)) return [];
		const children = node.children as BodyNode[];
		if (node.type === 'session' || node.type === 'confidential')
			return [...titleIn(children), ...titlesIn(children)];
		return isBlock(node) ? titleIn(children) : [];
	});
}

function titleIn(children: ReadonlyArray<{ type: string }>): string[] {
	const title = children.find((child): child is Title => child.type === 'title');
	return title ? [plainText(title)] : [];
}

/** What words of one kind begin with. */
function stem(word: string): string {
	return word.slice(0, 5);
}

function getWords(text: string): string[] {
	return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3);
}

function getDate(field: Field | undefined): DateValue | undefined {
	if (!field) return undefined;
	const own = getChild(field, 'dateValue');
	return own ?? getChild(getField(field, 'date'), 'dateValue');
}
