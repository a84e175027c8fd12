/** Which votes have an error of their own: one cause, one message. */

import type { Problem } from '../../ast/index.js';
import type { Decision, ElectionResult } from '../model.js';
import type { Problems } from '../problems.js';

/** The rules that find an error in a vote. */
const OF_A_VOTE = /^(?:election\/.*|vote\/(?:too-many|sum-mismatch|result-mismatch|not-unanimous|tie))$/;

export class VoteFaults {
	readonly #problems: Problems;
	/** Where votes have errors, in the order of the text, and how many problems were looked at for that. */
	readonly #faults: number[] = [];
	#seen = 0;

	constructor(problems: Problems) {
		this.#problems = problems;
	}

	/** Whether an error stands in a block, of those that have been reported so far. */
	isIn({ node }: Pick<Decision | ElectionResult, 'node'>): boolean {
		const { all } = this.#problems;
		for (; this.#seen < all.length; this.#seen += 1) {
			const { rule, position } = all[this.#seen] as Problem;
			const at = position?.start.offset;
			if (at !== undefined && OF_A_VOTE.test(rule)) this.#faults.splice(this.#countBefore(at), 0, at);
		}
		const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
		return (this.#faults[this.#countBefore(from)] ?? to + 1) <= to;
	}

	/** How many of the votes' errors stand before a place. */
	#countBefore(at: number): number {
		let [low, high] = [0, this.#faults.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#faults[middle] as number) < at) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
