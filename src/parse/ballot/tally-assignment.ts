/** Which number, which names belong to which answer: any order, any separator or none. */

import type { Name } from '../../ast/index.js';
import { compare } from '../../text/fraction.js';
import { TallyDraft } from './tally-draft.js';
import { saysWhatInstead, type TallyElement } from './tally-elements.js';
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

/** `Pour : 2A`: a figure with a slip of the finger is nobody. */
export function isSlip(text: string): boolean {
	return /^\d+\p{L}$/u.test(text);
}

class Assigner {
	readonly draft = new TallyDraft();
	/** Whether the elected were named before the word. */
	namedBefore = false;
	/** Whether numbers stand before or after their answers in this clause. */
	order: 'numberFirst' | 'answerFirst' | undefined;
	/** Names written before their answer (`Anne et Bob contre`). */
	waiting: { names: Name[]; from: number; to: number } | undefined;

	constructor(
		readonly elements: readonly TallyElement[],
		open: AnswerDraft | undefined,
	) {
		if (open === undefined) return;
		this.draft.parts.push(open);
		this.draft.current = open;
		this.order = 'answerFirst';
	}

	run(): Assignment {
		if (!this.takeTriplet()) {
			for (let index = 0; index < this.elements.length && !this.draft.unreadable; ) index += this.take(index);
		}
		if (this.waiting) this.draft.fail(this.waiting);
		this.draft.check();
		return this.draft.unreadable
			? { unreadable: this.draft.unreadable }
			: { parts: this.draft.parts, bare: this.draft.bare };
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
				this.draft.result = { ...element, names: [] };
				if (this.waiting && element.outcome === 'elected') {
					this.namedBefore = true;
					this.draft.result.names = this.waiting.names;
					this.draft.result.from = this.waiting.from;
					this.waiting = undefined;
				}
				this.draft.parts.push(this.draft.result);
				this.draft.current = undefined;
				return 1;
			case 'names':
			case 'words':
				this.takeNames(element);
				return 1;
			case 'separator':
				// `unanimité moins une voix`: against, or an abstention? It must not become one vote for.
				if (element.mark === 'less' && !saysWhatInstead(this.elements, index)) {
					const less = this.elements[index + 1];
					this.draft.fail({ from: element.from, to: less?.kind === 'number' ? less.to : element.to });
				}
				if (!this.isDashBeforeValue(index, element.mark)) this.order = undefined;
				return 1;
			case 'colon':
				if (this.draft.current && this.elements[index - 1]?.kind === 'answer')
					this.draft.current.colon = true;
				return 1;
			case 'to':
				return 1;
			default:
				this.draft.fail(element);
				return 1;
		}
	}

	takeNumber(index: number, element: Extract<TallyElement, { kind: 'number' }>): number {
		const next = this.elements[index + 1];
		const second = this.elements[index + 2];
		const count = { value: element.value, unit: element.unit, from: element.from, to: element.to };
		this.order ??= 'numberFirst';
		if (this.order === 'answerFirst' && this.draft.current && this.draft.isOpen(this.draft.current)) {
			this.draft.give(this.draft.current, count);
			return 1;
		}
		// `7 voix contre 0`, `6 votes to 5`: seven for, none against.
		const isAgainst = next?.kind === 'to' || (next?.kind === 'answer' && next.answer === 'against');
		if (
			isAgainst &&
			second?.kind === 'number' &&
			this.elements[index + 3]?.kind !== 'answer' &&
			!this.draft.find('for')
		) {
			this.draft.add(answerDraft('for', element.from, element.to), [count]);
			this.draft.add(answerDraft('against', next.from, second.to), [second]);
			return 3;
		}
		if (next?.kind !== 'answer' && this.draft.current && this.completes(index, element, this.draft.current)) {
			this.draft.give(this.draft.current, count);
			return 1;
		}
		let step = 1;
		const counts = [count];
		let answer = next;
		if (answer?.kind === 'number' && answer.unit !== element.unit) {
			// `6 667 voix (16 personnes) pour`, `16 personnes représentant 6 667 voix pour`
			counts.push({ value: answer.value, unit: answer.unit, from: answer.from, to: answer.to });
			step = 2;
			answer = this.elements[index + 2];
		}
		if (answer?.kind === 'answer') {
			const draft = this.draft.add(answerDraft(answer.answer, element.from, answer.to), counts);
			draft.colon = this.elements[index + step + 1]?.kind === 'colon';
			return step + 1;
		}
		// `unanimously (11)`
		if (
			this.draft.parts.at(-1)?.kind === 'consent' &&
			!this.draft.find('for') &&
			this.draft.bare.length === 0
		) {
			this.draft.add(answerDraft('for', element.from, element.to), [count]);
			this.draft.current = undefined;
			return 1;
		}
		for (const each of counts) this.draft.bare.push(each);
		return step;
	}

	/** Is this the people of the votes before it, or the votes of the people right before it: `16 personnes, 6 667 voix`? */
	completes(
		index: number,
		element: Extract<TallyElement, { kind: 'number' }>,
		{ counts: [first, ...more] }: AnswerDraft,
	): boolean {
		if (first === undefined || more.length > 0) return false;
		const before = this.elements[index - 1];
		const two = before?.kind === 'separator' ? this.elements[index - 2] : before;
		// `4 pour, 1 contre, 5 votants`: more people than votes are those of the whole vote.
		if (element.unit === 'heads') return two?.kind !== 'answer' || compare(element.value, first.value) <= 0;
		const beside = before?.kind === 'separator' && before.mark === ',' ? this.elements[index - 2] : before;
		return first.unit === 'heads' && beside?.kind === 'number' && beside.from === first.from;
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
		this.draft.add(draft);
		return 1;
	}

	/** `pour à l'unanimité` says no more than unanimity; `unanimous against` is everybody against. */
	takeUnanimousAnswer(
		answer: Extract<TallyElement, { kind: 'answer' }>,
		consent: Extract<TallyElement, { kind: 'consent' }>,
	): number {
		const [from, to] = [Math.min(answer.from, consent.from), Math.max(answer.to, consent.to)];
		if (answer.answer === 'for')
			this.draft.parts.push({ kind: 'consent', consent: consent.consent, from, to });
		else {
			const draft = answerDraft(answer.answer, from, to);
			draft.everyone = { others: false, from: consent.from, to: consent.to };
			if (consent.consent === 'unanimous') this.draft.add(draft);
			else this.draft.fail(consent);
		}
		this.draft.current = undefined;
		return 2;
	}

	takeConsent(index: number, element: Extract<TallyElement, { kind: 'consent' }>): number {
		const next = this.elements[index + 1];
		const after = this.elements[index + 2];
		const { current } = this.draft;
		if (current && this.draft.isOpen(current) && this.order === 'answerFirst') {
			// `pour : unanimité`
			if (element.consent !== 'unanimous') this.draft.fail(element);
			current.everyone = { others: false, from: element.from, to: element.to };
			current.to = element.to;
			return 1;
		}
		if (next?.kind === 'answer' && after?.kind !== 'colon' && after?.kind !== 'number')
			return this.takeUnanimousAnswer(next, element);
		this.draft.parts.push({ kind: 'consent', consent: element.consent, from: element.from, to: element.to });
		this.draft.current = undefined;
		return 1;
	}

	takeEveryone(index: number, element: Extract<TallyElement, { kind: 'everyone' }>): number {
		const next = this.elements[index + 1];
		const everyone = { others: element.others, from: element.from, to: element.to };
		if (this.draft.current && this.draft.isOpen(this.draft.current) && this.order === 'answerFirst') {
			this.draft.current.everyone = everyone;
			this.draft.current.to = element.to;
			return 1;
		}
		if (next?.kind === 'answer') {
			this.draft.add({ ...answerDraft(next.answer, element.from, next.to), everyone });
			return 2;
		}
		// `all voted unanimously`: no more than unanimity.
		if (next?.kind !== 'consent') this.draft.fail(element);
		return 1;
	}

	takeNames(element: Extract<TallyElement, { kind: 'names' | 'words' }>): void {
		const { current, result } = this.draft;
		if (element.names.some(({ value }) => isSlip(value))) this.draft.fail(element);
		if (result && !current) {
			// `Paul Weiss was elected chairman`: the name came before, and an office is no name.
			if (result.outcome !== 'elected' || this.namedBefore) this.draft.fail(element);
			for (const each of element.names) result.names.push(each);
			result.to = element.to;
		} else if (
			current &&
			!this.waiting &&
			(current.counts.length > 0 || current.colon || !this.isNamed(current))
		) {
			if (element.kind === 'words' && !current.colon && current.names.length === 0) this.draft.fail(element);
			for (const each of element.names) current.names.push(each);
			current.to = Math.max(current.to, element.to);
		} else if (
			element.kind === 'words' &&
			!this.waiting &&
			!this.elements.some((other) => other.kind === 'result' && other.outcome === 'elected')
		) {
			this.draft.fail(element);
		} else {
			this.waiting ??= { names: [], from: element.from, to: element.to };
			for (const each of element.names) this.waiting.names.push(each);
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
		return first?.kind !== 'answer' && this.draft.parts[0]?.kind === 'answer' && !this.draft.parts[0].colon;
	}

	/** `42/3/2`: counts whose order says which is which. */
	takeTriplet(): boolean {
		const triplet = this.draft.current ? undefined : findTriplet(this.elements);
		for (const { answer, element } of triplet?.counts ?? []) {
			this.draft.add(answerDraft(answer, element.from, element.to), [element]);
		}
		for (const element of triplet?.rest ?? []) {
			const { from, to } = element;
			if (element.kind === 'consent')
				this.draft.parts.push({ kind: 'consent', consent: element.consent, from, to });
			if (element.kind === 'result')
				this.draft.parts.push({ kind: 'result', outcome: element.outcome, names: [], from, to });
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
}
