/** The vote at the cursor, with its figures and its proof. */

import type { Decision, ElectionResult } from '../assembly/model.js';
import { derivation } from '../assembly/proof/proof.js';
import type { Compiled } from '../compile.js';
import type { DecisionItem, ElectionItem } from '../render/index.js';
import { getEnd, getStart, getWriter, holds, pathTo } from './tree.js';

/** A block that is put to the vote. */
export interface VoteView {
	/** Where the block stands. */
	from: number;
	to: number;
	/** The block as the page shows it, without its text: label, majority, figures by answer, result and the sentence that proves it. */
	block: DecisionItem | ElectionItem;
	/** How it was judged, step by step: the room, the quorum, the figures compared, what would have changed it. */
	steps: string[];
}

/** The innermost block around an offset, or the decision whose ballot stands there; null outside every block. */
export function voteAt(compiled: Compiled, offset: number): VoteView | null {
	const item = votableAt(compiled, offset);
	if (!item) return null;
	const writer = getWriter(compiled);
	const from = getStart(item.node) ?? 0;
	return {
		from,
		to: getEnd(item.node) ?? from,
		block: writer.block(item),
		steps: derivation(item, compiled.phrase)
			.slice(1)
			.map((line) => writer.text(line)),
	};
}

/** What is put to the vote around an offset. */
export function votableAt(compiled: Compiled, offset: number): Decision | ElectionResult | undefined {
	const { decisions, elections } = compiled.assembly;
	const path = pathTo(compiled, offset);
	for (const node of path.toReversed()) {
		const found = [...decisions, ...elections].find((item) => item.node === node);
		if (found) return found;
	}
	return decisions.find(({ node }) => node.form === 'implicit' && holds(node, offset));
}
