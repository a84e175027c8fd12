/** Which number, which names belong to which answer: any order, any separator or none. */

import type { AnswerName, Name } from '../../ast/index.js';
import { ZERO } from '../../text/fraction.js';
import type { TallyElement } from './tally-elements.js';
import { type AnswerDraft, answerDraft, type TallyPart } from './tally-parts.js';
import { findTriplet } from './tally-triplet.js';

/** What the elements were read as, or the range that could not be read. */
export type Assignment =
	| { parts: TallyPart[]; bare: AnswerDraft['counts'] }
	| { unreadable: { from: number; to: number; twice?: AnswerDraft } };

/** Gives every number and name to its answer. `open`: the answer that a label before the text names. */
export function assign(elements: readonly TallyElement[], open?: AnswerDraft): Assignment {
	return new Assigner(elements, open).run();
}

class Assigner {
	readonly parts: TallyPart[] = [];
	readonly bare: AnswerDraft['counts'] = [];
	/** The answer that values are given to. */
	current: AnswerDraft | undefined;
	/** The result that names are given to. */
	result: Extract<TallyPart, { kind: 'result' }> | undefined;
	/** Whether the elected were named before the word. */
	namedBefore = false;
	/** Whether numbers stand before or after their answers in this clause. */
	order: 'numberFirst' | 'answerFirst' | undefined;
	/** Names written before their answer (`Anne et Bob contre`). */
	waiting: { names: Name[]; from: number; to: number } | undefined;
	unreadable: { from: number; to: number; twice?: AnswerDraft } | undefined;

	constructor(
		readonly elements: readonly TallyElement[],
		open: AnswerDraft | undefined,
	) {
		if (open === undefined) return;
		this.parts.push(open);
		this.current = open;
		this.order = 'answerFirst';
	}

	run(): Assignment {
		if (!this.takeTriplet()) {
			for (let index = 0; index < this.elements.length && !this.unreadable; ) index += this.take(index);
		}
		if (this.waiting) this.fail(this.waiting);
		this.check();
		return this.unreadable ? { unreadable: this.unreadable } : { parts: this.parts, bare: this.bare };
	}

	/** Takes the element there, and as many after it as go with it; gives how many. */
	take(index: number): number {
		const element = this.elements[index];
		if (element === undefined) return 1;
		switch (element.kind) {
			case 'number':
				return this.takeNumber(index, element);
			case 'answer':
				return this.takeAnswer(index, element);
			case 'everyone':
				return this.takeEveryone(index, element);
			case 'consent':
				return this.takeConsent(index, element);
			case 'result':
				this.result = {
					kind: 'result',
					outcome: element.outcome,
					names: [],
					from: element.from,
					to: element.to,
				};
				if (this.waiting && element.outcome === 'elected') {
					this.namedBefore = true;
					this.result.names = this.waiting.names;
					this.result.from = this.waiting.from;
					this.waiting = undefined;
				}
				this.parts.push(this.result);
				this.current = undefined;
				return 1;
			case 'names':
			case 'words':
				this.takeNames(element);
				return 1;
			case 'separator':
				if (!this.isDashBeforeValue(index, element.mark)) this.order = undefined;
				return 1;
			case 'colon':
				if (this.current && this.elements[index - 1]?.kind === 'answer') this.current.colon = true;
				return 1;
			case 'to':
				return 1;
			default:
				this.fail(element);
				return 1;
		}
	}

	takeNumber(index: number, element: Extract<TallyElement, { kind: 'number' }>): number {
		const next = this.elements[index + 1];
		const second = this.elements[index + 2];
		const count = { value: element.value, unit: element.unit, from: element.from, to: element.to };
		this.order ??= 'numberFirst';
		if (this.order === 'answerFirst' && this.current && this.isOpen(this.current)) {
			this.give(this.current, count);
			return 1;
		}
		// `7 voix contre 0`, `6 votes to 5`: seven for, none against.
		const isAgainst = next?.kind === 'to' || (next?.kind === 'answer' && next.answer === 'against');
		if (
			isAgainst &&
			second?.kind === 'number' &&
			this.elements[index + 3]?.kind !== 'answer' &&
			!this.find('for')
		) {
			this.add(answerDraft('for', element.from, element.to), count);
			this.add(answerDraft('against', next.from, second.to), second);
			return 3;
		}
		if (element.unit === 'heads' && next?.kind !== 'answer' && this.current?.counts.length === 1) {
			this.give(this.current, count);
			return 1;
		}
		let step = 1;
		const counts = [count];
		let answer = next;
		if (answer?.kind === 'number' && answer.unit === 'heads' && element.unit === 'votes') {
			// `6 667 voix (16 personnes) pour`
			counts.push({ value: answer.value, unit: 'heads', from: answer.from, to: answer.to });
			step = 2;
			answer = this.elements[index + 2];
		}
		if (answer?.kind === 'answer') {
			const draft = this.add(answerDraft(answer.answer, element.from, answer.to), ...counts);
			draft.colon = this.elements[index + step + 1]?.kind === 'colon';
			return step + 1;
		}
		// `unanimously (11)`
		if (this.parts.at(-1)?.kind === 'consent' && !this.find('for') && this.bare.length === 0) {
			this.add(answerDraft('for', element.from, element.to), count);
			this.current = undefined;
			return 1;
		}
		this.bare.push(...counts);
		return step;
	}

	takeAnswer(index: number, element: Extract<TallyElement, { kind: 'answer' }>): number {
		const next = this.elements[index + 1];
		if (next?.kind === 'consent' && !this.hasValueBefore(index)) {
			return this.takeUnanimousAnswer(element, next);
		}
		const draft = answerDraft(element.answer, element.from, element.to, next?.kind === 'colon');
		if (this.waiting && !draft.colon) {
			draft.names = this.waiting.names;
			draft.from = this.waiting.from;
			this.waiting = undefined;
		} else this.order ??= 'answerFirst';
		if (this.order === 'numberFirst' && draft.names.length === 0) this.order = 'answerFirst';
		this.add(draft);
		return 1;
	}

	/** `pour à l'unanimité` says no more than unanimity; `unanimous against` is everybody against. */
	takeUnanimousAnswer(
		answer: Extract<TallyElement, { kind: 'answer' }>,
		consent: Extract<TallyElement, { kind: 'consent' }>,
	): number {
		const [from, to] = [Math.min(answer.from, consent.from), Math.max(answer.to, consent.to)];
		if (answer.answer === 'for') this.parts.push({ kind: 'consent', consent: consent.consent, from, to });
		else {
			const draft = answerDraft(answer.answer, from, to);
			draft.everyone = { others: false, from: consent.from, to: consent.to };
			if (consent.consent === 'unanimous') this.add(draft);
			else this.fail(consent);
		}
		this.current = undefined;
		return 2;
	}

	takeConsent(index: number, element: Extract<TallyElement, { kind: 'consent' }>): number {
		const next = this.elements[index + 1];
		const after = this.elements[index + 2];
		const { current } = this;
		if (current && this.isOpen(current) && this.order === 'answerFirst') {
			// `pour : unanimité`
			if (element.consent !== 'unanimous') this.fail(element);
			current.everyone = { others: false, from: element.from, to: element.to };
			current.to = element.to;
			return 1;
		}
		if (next?.kind === 'answer' && after?.kind !== 'colon' && after?.kind !== 'number')
			return this.takeUnanimousAnswer(next, element);
		this.parts.push({ kind: 'consent', consent: element.consent, from: element.from, to: element.to });
		this.current = undefined;
		return 1;
	}

	takeEveryone(index: number, element: Extract<TallyElement, { kind: 'everyone' }>): number {
		const next = this.elements[index + 1];
		const everyone = { others: element.others, from: element.from, to: element.to };
		if (this.current && this.isOpen(this.current) && this.order === 'answerFirst') {
			this.current.everyone = everyone;
			this.current.to = element.to;
			return 1;
		}
		if (next?.kind === 'answer') {
			this.add({ ...answerDraft(next.answer, element.from, next.to), everyone });
			return 2;
		}
		// `all voted unanimously`: no more than unanimity.
		if (next?.kind !== 'consent') this.fail(element);
		return 1;
	}

	takeNames(element: Extract<TallyElement, { kind: 'names' | 'words' }>): void {
		const { current, result } = this;
		if (result && !current) {
			// `Paul Weiss was elected chairman`: the name came before, and an office is no name.
			if (result.outcome !== 'elected' || this.namedBefore) this.fail(element);
			result.names.push(...element.names);
			result.to = element.to;
		} else if (
			current &&
			!this.waiting &&
			(current.counts.length > 0 || current.colon || !this.isNamed(current))
		) {
			if (element.kind === 'words' && !current.colon && current.names.length === 0) this.fail(element);
			current.names.push(...element.names);
			current.to = Math.max(current.to, element.to);
		} else if (
			element.kind === 'words' &&
			!this.waiting &&
			!this.elements.some((other) => other.kind === 'result' && other.outcome === 'elected')
		) {
			this.fail(element);
		} else {
			this.waiting ??= { names: [], from: element.from, to: element.to };
			this.waiting.names.push(...element.names);
			this.waiting.to = element.to;
		}
	}

	/** Names that came before this answer: the next ones come before theirs. */
	isNamed(draft: AnswerDraft): boolean {
		const first = draft.names[0];
		return first !== undefined && draft.counts.length === 0 && !draft.colon && this.namesFirst;
	}

	get namesFirst(): boolean {
		const first = this.elements.find(
			(element) => element.kind === 'answer' || element.kind === 'names' || element.kind === 'words',
		);
		return first?.kind !== 'answer' && this.parts[0]?.kind === 'answer' && !this.parts[0].colon;
	}

	/** `42/3/2`: counts whose order says which is which. */
	takeTriplet(): boolean {
		const triplet = this.current ? undefined : findTriplet(this.elements);
		for (const { answer, element } of triplet?.counts ?? []) {
			this.add(answerDraft(answer, element.from, element.to), element);
		}
		for (const element of triplet?.rest ?? []) {
			const { from, to } = element;
			if (element.kind === 'consent')
				this.parts.push({ kind: 'consent', consent: element.consent, from, to });
			if (element.kind === 'result')
				this.parts.push({ kind: 'result', outcome: element.outcome, names: [], from, to });
		}
		return triplet !== undefined;
	}

	/** `Pour - 12`: the dash stands for a colon. */
	isDashBeforeValue(index: number, mark: string): boolean {
		const [before, after, second] = [
			this.elements[index - 1],
			this.elements[index + 1],
			this.elements[index + 2],
		];
		return (
			mark === '-' &&
			before?.kind === 'answer' &&
			this.order === 'answerFirst' &&
			after?.kind === 'number' &&
			second?.kind !== 'answer'
		);
	}

	hasValueBefore(index: number): boolean {
		return this.elements[index - 1]?.kind === 'number' || this.waiting !== undefined;
	}

	isOpen(draft: AnswerDraft): boolean {
		return draft.counts.length === 0 && draft.names.length === 0 && draft.everyone === undefined;
	}

	give(draft: AnswerDraft, count: AnswerDraft['counts'][number]): void {
		if (draft.counts.some((other) => other.unit === count.unit)) this.fail(count);
		draft.counts.push(count);
		draft.from = Math.min(draft.from, count.from);
		draft.to = Math.max(draft.to, count.to);
	}

	add(draft: AnswerDraft, ...counts: readonly AnswerDraft['counts'][number][]): AnswerDraft {
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
