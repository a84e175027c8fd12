/** The second convocation of a meeting that had no quorum: the same agenda and the same texts, and nothing else. */

import type { Node } from 'unist';
import type { Ballot, Block, BodyNode, CandidateList, LabelName, Session, Title } from '../ast/index.js';
import { getField, getHeader, type HeadNode } from '../ast/index.js';
import type { Minutes } from './starters.js';

/** Whether a quorum failed at that meeting: true, false, or undefined where it is unknown. */
export function quorumFailed({ assembly }: Minutes): boolean | undefined {
	const quorums = [
		...(assembly.openingQuorum ? [assembly.openingQuorum] : []),
		...assembly.quorumChecks.flatMap(({ quorum }) => (quorum ? [quorum] : [])),
		...assembly.decisions.flatMap(({ votes }) => votes.flatMap(({ quorum }) => (quorum ? [quorum] : []))),
	];
	if (quorums.some(({ met }) => met === false)) return true;
	// Rules that pv was not given may ask for one: the minutes say that it was missing.
	if (assembly.quorumChecks.some(({ node, quorum }) => quorum === null && node.met === false)) return true;
	return quorums.some(({ met }) => met === null) ? undefined : false;
}

/** The agenda of a meeting as its header has it, as lines of YAML; nothing where there is none. */
export function agendaText({ meeting, source }: Minutes): string | undefined {
	const place = getField(getHeader(meeting), 'agenda')?.position;
	return place && source.slice(place.start.offset, place.end.offset).replace(/\r\n?/g, '\n').trimEnd();
}

/** Items and texts of a body, without times, debates, events and votes. */
export function sameItems({ meeting, source }: Minutes): string {
	const parts: string[] = [];
	const text = ({ position }: Node) =>
		source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0).replace(/\r\n?/g, '\n');
	const getTitle = (children: readonly (HeadNode | BodyNode)[]) => {
		const title = children.find((child): child is Title => child.type === 'title');
		return title ? text(title) : '';
	};
	const itemNumber = ({ children }: Session) => {
		const number = children.find((child) => child.type === 'itemNumber');
		return number?.type === 'itemNumber' && /^\d+$/.test(number.value) ? `${number.value}. ` : '';
	};
	const walk = (nodes: readonly Node[]) => {
		for (const node of nodes as readonly (HeadNode | BodyNode)[]) {
			if (node.type === 'session') {
				parts.push(`${'#'.repeat(node.depth)} ${itemNumber(node)}${getTitle(node.children)}`);
				walk(node.children);
			} else if (node.type === 'resolution' || node.type === 'election' || node.type === 'choice') {
				blockText(node);
			} else if (node.type === 'confidential') walk(node.children);
		}
	};
	const blockText = (node: Block) => {
		const start = node.position?.start.offset ?? 0;
		const line = /^[^\r\n]*/.exec(source.slice(start))?.[0].trimEnd() ?? '';
		if (node.form !== 'implicit') parts.push(withoutTime(line));
		for (const child of node.children) {
			if (TEXTS.has(child.type)) parts.push(text(child));
			else if (child.type === 'candidateList') parts.push(candidates(child));
			else if (child.type === 'ballot') for (const each of terms(child)) parts.push(each);
		}
		if (node.form === 'fence') parts.push(/^ *(:+)/.exec(line)?.[1] ?? ':::');
	};
	/** Who stands, or what may be chosen, without the votes. */
	const candidates = ({ children }: CandidateList) =>
		children.flatMap(({ children: [who] }) => (who ? [`- ${text(who)}`] : [])).join('\n');
	/** The lines that say how is voted, not what came of it. */
	const terms = ({ children }: Ballot) => {
		const lines = children.filter(({ label }) => TERMS.has(label)).map((line) => text(line).trim());
		return lines.length > 0 ? [lines.join('\n')] : [];
	};
	walk(meeting.children);
	return parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
}

/** A heading without the time before its words. */
function withoutTime(heading: string): string {
	return heading.replace(
		/^(#+\s+)\d{1,2}\s*[h:]\s*\d{0,2}\s*(?:[–-]\s*\d{1,2}\s*[h:]\s*\d{0,2}\s*)?(?:[ap]m\s*)?[—–-]\s*/i,
		'$1',
	);
}

/** Nodes that are the text of a decision. */
const TEXTS = new Set(['paragraph', 'list', 'table', 'blockquote', 'heading', 'code']);

/** Labels that belong to the question, not to the answer. */
const TERMS: ReadonlySet<LabelName> = new Set(['majority', 'seats', 'ballot', 'mode', 'key', 'on']);
