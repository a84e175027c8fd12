/** The agenda items and blocks of a text, one inside the other, with how each was decided. */

import type { Node } from 'unist';
import type { Session } from '../ast/index.js';
import { getHeader } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { CONTAINERS, getChildren, getEnd, getStart, getWriter } from './tree.js';

/** An item or a block. */
export interface OutlineEntry {
	kind: 'item' | 'resolution' | 'election';
	/** As the page prints it, with its number. */
	title: string;
	/** The result in the words of the page; empty where there is none yet. */
	result: string;
	from: number;
	/** Where all that it holds ends. */
	to: number;
	/** Where its first line ends. */
	headEnd: number;
	children: OutlineEntry[];
}

/** The outline of a text. */
export function getOutline(compiled: Compiled): OutlineEntry[] {
	return compiled.meeting.children.flatMap((node) => getEntries(node, compiled));
}

function getEntries(node: Node, compiled: Compiled): OutlineEntry[] {
	const from = getStart(node);
	const inside = () => getChildren(node).flatMap((child) => getEntries(child, compiled));
	if (!CONTAINERS.has(node.type) || from === undefined) return [];
	if (node.type === 'confidential') return inside();
	const { source, assembly } = compiled;
	const writer = getWriter(compiled);
	const lineEnd = source.indexOf('\n', from);
	const place = { from, to: lastEnd(node, from), headEnd: lineEnd < 0 ? source.length : lineEnd };
	if (node.type === 'session') {
		const number = getChildren(node).find((child) => child.type === 'itemNumber') as
			| { value?: string }
			| undefined;
		const title = [number?.value, writer.title(node as Session)].filter(Boolean).join('. ');
		return [{ kind: 'item', title: spaced(title), result: '', ...place, children: inside() }];
	}
	const votable = [...assembly.decisions, ...assembly.elections].find((each) => each.node === node);
	if (!votable) return inside();
	const { kicker, titleHtml, result } = writer.block(votable);
	const last = 'votes' in votable ? undefined : result;
	const shown = last ?? result;
	const title = [kicker, plain(titleHtml ?? '')].filter((part) => part !== '').join(' – ');
	return [
		{
			kind: 'candidates' in votable ? 'election' : 'resolution',
			title: spaced(title),
			result: spaced(shown?.value ?? getResult(votable, compiled)),
			...place,
			children: inside(),
		},
	];
}

/** The result of a block whose strip shows it: that of its last vote. */
function getResult(
	votable: Compiled['assembly']['decisions'][number] | Compiled['assembly']['elections'][number],
	compiled: Compiled,
): string {
	if (!('votes' in votable) || votable.votes.length === 0) return '';
	return compiled.phrase('messages.proof.outcome', { outcome: votable.outcome, kind: votable.kind });
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
	return getChildren(node).reduce(
		(end, child) => lastEnd(child, end),
		Math.max(getEnd(node) ?? least, least),
	);
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
