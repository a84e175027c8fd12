/** What a tally has been read as so far: answers, unanimity, results, and what could not be read. */

import type { AnswerName } from '../../ast/index.js';
import { ZERO } from '../../text/fraction.js';
import type { AnswerDraft, TallyPart } from './tally-parts.js';

/** Gathers the parts of a tally; the values that follow go to the part that stands last. */
export class TallyDraft {
	readonly parts: TallyPart[] = [];
	/** Counts without an answer. */
	readonly bare: AnswerDraft['counts'] = [];
	/** The answer that values are given to. */
	current: AnswerDraft | undefined;
	/** The result that names are given to. */
	result: Extract<TallyPart, { kind: 'result' }> | undefined;
	/** The first range that could not be read. */
	unreadable: { from: number; to: number; twice?: AnswerDraft } | undefined;

	isOpen(draft: AnswerDraft): boolean {
		return draft.counts.length === 0 && draft.names.length === 0 && draft.everyone === undefined;
	}

	give(draft: AnswerDraft, count: AnswerDraft['counts'][number]): void {
		if (draft.counts.some((other) => other.unit === count.unit)) this.fail(count);
		draft.counts.push(count);
		draft.from = Math.min(draft.from, count.from);
		draft.to = Math.max(draft.to, count.to);
	}

	add(draft: AnswerDraft, counts: readonly AnswerDraft['counts'][number][] = []): AnswerDraft {
		const twice = this.find(draft.answer);
		if (twice && !this.unreadable) this.unreadable = { from: draft.from, to: draft.to, twice };
		for (const { value, unit, from, to } of counts) this.give(draft, { value, unit, from, to });
		this.parts.push(draft);
		this.current = draft;
		this.result = undefined;
		return draft;
	}

	find(answer: AnswerName): AnswerDraft | undefined {
		return this.parts.find((part): part is AnswerDraft => part.kind === 'answer' && part.answer === answer);
	}

	/** An answer without a value says nothing, unless a colon stands there and another answer has one. */
	check(): void {
		const answers = this.parts.filter((part): part is AnswerDraft => part.kind === 'answer');
		const empty = answers.filter((draft) => this.isOpen(draft));
		if (empty.length === 0) return;
		const counted = answers.length > empty.length;
		for (const draft of empty) {
			// A blank after a colon is zero, as in a form; a blank `pour` was never filled in.
			if (draft.colon && draft.answer !== 'for' && counted) {
				draft.counts.push({ value: ZERO, unit: 'votes', from: draft.to, to: draft.to });
			} else this.fail(draft);
		}
	}

	fail(range: { from: number; to: number }): void {
		this.unreadable ??= { from: range.from, to: range.to };
	}
}
