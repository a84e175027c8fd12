/** The agenda items and blocks of a text, one inside the other, with how each was decided. */

import type { Node } from 'unist';
import { CONTAINERS, getHeader, type Session } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { childrenIn, getEnd, getStart, getWriter } from './places.js';

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

/** The outline of a text. */
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
	const lineEnd = source.indexOf('\n', from);
	const place = { from, to: lastEnd(node, from), headEnd: lineEnd < 0 ? source.length : lineEnd };
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
