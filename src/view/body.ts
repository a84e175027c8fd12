/** The meeting itself: agenda items, prose, turns to speak, events, and the blocks among them. */

import type { Node } from 'unist';
import type { Attendance } from '../assembly/model.js';
import {
	type BodyNode,
	type ChairChange,
	CONTAINERS,
	type Confidential,
	type Event,
	getChild,
	HEADS,
	type HeadNode,
	type Intervention,
	type QuorumStatement,
	type Session,
} from '../ast/index.js';
import { add, type Fraction, fraction, isZero } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import { sessionTitle } from './agenda.js';
import type { ViewContext } from './context.js';
import { wordsOfClosing } from './end.js';
import { quorumFigures } from './head.js';
import { getDate, getHour, getHours, getNoun } from './values.js';
import type { ConfidentialItem, EventItem, Item, SessionItem, TurnItem } from './view-model.js';
import { decisionItem, electionItem } from './voted-blocks.js';

/** What the body holds, in document order; `level` is that of a heading that stands in it. */
export function getItems(
	nodes: ReadonlyArray<BodyNode | HeadNode>,
	level: number,
	context: ViewContext,
): Item[] {
	const items: Item[] = [];
	let prose: Node[] = [];
	const push = (group: readonly Node[]) => {
		const html = context.prose.blocks(group);
		if (html !== '') items.push({ kind: 'prose', html });
	};
	const flush = () => {
		push(prose);
		prose = [];
	};
	for (const node of nodes) {
		const words = getWords(node, context);
		if (words !== undefined) {
			for (const word of words) prose.push(word);
			continue;
		}
		const item = getItem(node, level, context);
		if (item === null) continue;
		flush();
		items.push(item);
	}
	// The last two paragraphs stand alone, so that the end of the document can take them along.
	push(prose.slice(0, -2));
	push(prose.slice(-2, -1));
	push(prose.slice(-1));
	return items;
}

/** Nodes of the language that are printed elsewhere, or not at all: heads by their parent, actions, annexes and what closes the meeting at the end. */
const ELSEWHERE: ReadonlySet<string> = new Set([
	...HEADS,
	'ignore',
	'ballot',
	'candidateList',
	'action',
	'annex',
]);

const CONSTRUCTS: ReadonlySet<string> = new Set([
	...CONTAINERS,
	'event',
	'chairChange',
	'quorumStatement',
	'intervention',
	'closing',
]);

/** What of a node is printed as it is written: prose, the sentence that tells of the quorum, one that closes something before the end. */
function getWords(node: BodyNode | HeadNode, context: ViewContext): readonly Node[] | undefined {
	if (!ELSEWHERE.has(node.type) && !CONSTRUCTS.has(node.type)) return [node];
	if (node.type === 'closing') return node === context.closing ? undefined : wordsOfClosing(node);
	const sentence = node.type === 'quorumStatement' && getChild(node, 'paragraph');
	return sentence ? [sentence] : undefined;
}

function getItem(node: BodyNode | HeadNode, level: number, context: ViewContext): Item | null {
	switch (node.type) {
		case 'session':
			return sessionItem(node, level, context);
		case 'resolution':
			return decisionItem(node, (nodes) => getItems(nodes, deeper(level), context), level, context);
		case 'election':
		case 'choice':
			return electionItem(node, (nodes) => getItems(nodes, deeper(level), context), level, context);
		case 'confidential':
			return confidentialItem(node, level, context);
		case 'intervention':
			return turnItem(node, context);
		case 'event':
		case 'chairChange':
			return eventItem(node, context);
		case 'quorumStatement':
			return quorumItem(node, context);
		default:
			return null;
	}
}

/** Headings never skip a level, and end at the sixth. */
function deeper(level: number): number {
	return Math.min(6, level + 1);
}

function sessionItem(session: Session, level: number, context: ViewContext): SessionItem {
	const [hour, until] = getHours(session.children, context);
	const date = getChild(session, 'dateValue');
	return {
		kind: 'session',
		id: context.sessionId(session),
		level,
		hour: hour ?? null,
		until: until ?? null,
		day: date ? getDate(date.value, context, true) : null,
		titleHtml: sessionTitle(session, context),
		items: getItems(session.children, deeper(level), context),
	};
}

function confidentialItem(node: Confidential, level: number, context: ViewContext): ConfidentialItem {
	return {
		kind: 'confidential',
		noticeHtml: context.titleHtml(node) ?? context.html(context.words('confidential')),
		items: context.options.public === true ? [] : getItems(node.children, level, context),
	};
}

function turnItem(node: Intervention, context: ViewContext): TurnItem {
	const [speaker, first, ...rest] = node.children;
	const runsIn = first?.type === 'paragraph';
	return {
		kind: 'turn',
		speakerHtml: context.html(context.name(speaker.value)),
		html: runsIn ? context.prose.inline(first.children) : '',
		restHtml: context.prose.blocks(runsIn || first === undefined ? rest : [first, ...rest]),
	};
}

function eventItem(node: Event | ChairChange, context: ViewContext): EventItem {
	const [hour] = getHours(node.children, context);
	const effect = context.getEffect(node);
	const members = effect?.members ?? [];
	const text = writtenEvent(node, context) ?? generatedEvent(node, members.map(context.memberName), context);
	const changed =
		effect?.after.known === true &&
		node.type === 'event' &&
		node.event !== 'suspension' &&
		node.event !== 'resumption';
	return {
		kind: 'event',
		hour: hour ?? null,
		html: context.html(text),
		effect: changed ? roomText(effect.after, context) : null,
	};
}

/** The line as it was written, without the hour that the margin shows. */
function writtenEvent(node: Event | ChairChange, context: ViewContext): string | undefined {
	const written = context.getSource(node);
	const start = node.position?.start.offset;
	if (written === undefined || start === undefined) return undefined;
	const time = getChild(node, 'timeValue');
	const end = time?.position?.end.offset;
	const before = time?.position?.start.offset;
	const leads = before !== undefined && !/[\p{L}\p{N}]/u.test(written.slice(0, before - start));
	const line =
		leads && end !== undefined
			? written.slice(end - start).replace(/^[*_\s\u00A0\u202F]*[–—\-:,][*_\s\u00A0\u202F]*/u, '')
			: written;
	const plain = line
		.replace(/[*_`\\]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/(?<!(?<!\p{L})\p{Lu})\.$/u, '');
	return plain === '' ? undefined : context.name(capitalized(plain));
}

function generatedEvent(node: Event | ChairChange, names: readonly string[], context: ViewContext): string {
	return context.words(`events.${node.type === 'event' ? node.event : 'chair'}`, { names });
}

function roomText(attendance: Attendance, context: ViewContext): string | null {
	const { counts } = attendance;
	const away = [counts.represented, counts.byPost];
	const all = [counts.present, counts.remote, ...away];
	const heads = all.reduce((total, weight) => total + weight.heads, 0n);
	const proxies = away.some((weight) => weight.heads > 0n) ? 'yes' : 'no';
	const noun = getNoun(context, heads);
	if (!context.assembly.weighted) return context.words('events.room', { heads, noun, proxies });
	const votes = all.reduce<Fraction>((total, weight) => add(total, weight.votes), fraction(0n));
	const of = context.assembly.electorate.votes;
	return of === null || isZero(of)
		? context.words('events.roomVotes', { heads, noun, votes, proxies })
		: context.words('events.roomVotesOf', { heads, noun, votes, of, proxies });
}

function quorumItem(node: QuorumStatement, context: ViewContext): EventItem {
	const hour = getChild(node, 'timeValue');
	const quorum = context.getQuorum(node)?.quorum ?? null;
	const figures = quorum === null || quorum.met === null ? '' : quorumFigures(quorum, context);
	const text =
		figures === '' || quorum === null
			? context.text(
					(context.getSource(node) ?? '')
						.replace(/[*_`\\]/g, '')
						.trim()
						.replace(/\.$/, ''),
				)
			: context.words(quorum.met === true ? 'quorum.lineMet' : 'quorum.lineNotMet', { figures });
	return {
		kind: 'event',
		hour: hour ? getHour(hour.value, context) : null,
		html: context.html(text),
		effect: null,
	};
}
