/** Counts without words: `42/3/2`, `4-2-1`, `5-2`. */

import type { AnswerName } from '../../ast/index.js';
import type { TallyElement } from './tally-elements.js';

/** Counts whose order says which answer each is, and what stands beside them. */
export interface Triplet {
	counts: { answer: AnswerName; element: Extract<TallyElement, { kind: 'number' }> }[];
	rest: TallyElement[];
}

/** Three counts without words are for, against and abstention; two that a dash parts, for and against. */
export function findTriplet(elements: readonly TallyElement[]): Triplet | undefined {
	const numbers = elements.flatMap((element, index) =>
		element.kind === 'number' ? [{ element, index }] : [],
	);
	const [first] = numbers;
	if (first === undefined || numbers.length < 2 || numbers.length > 3) return undefined;
	const marks = numbers.slice(1).map(({ index }) => {
		const before = elements[index - 1];
		return before?.kind === 'separator' ? before.mark : '';
	});
	const isRun =
		numbers.every(({ index }, order) => index === first.index + 2 * order) &&
		marks.every((mark) => mark === marks[0]);
	if (!isRun || !(marks[0] === '-' || (marks[0] === '/' && numbers.length === 3))) return undefined;
	const last = numbers.at(-1) ?? first;
	const answers = elements.filter((element) => element.kind === 'answer');
	// `7-0-0 (in favour, opposed, abstentions)`: the answers say the order.
	const named = answers.length === numbers.length && answers.every((answer) => answer.from > last.element.to);
	if (answers.length > 0 && !named) return undefined;
	const rest = elements.filter(
		(element, index) => (index < first.index || index > last.index) && !(named && element.kind === 'answer'),
	);
	if (!rest.every((element) => BESIDE.has(element.kind))) return undefined;
	const order = named ? answers.map((answer) => answer.answer) : IN_ORDER;
	const counts = numbers.flatMap(({ element }, position) => {
		const answer = order[position];
		return answer === undefined ? [] : [{ answer, element }];
	});
	return { counts, rest };
}

const IN_ORDER: readonly AnswerName[] = ['for', 'against', 'abstention'];

/** What may stand beside such counts. */
const BESIDE: ReadonlySet<TallyElement['kind']> = new Set(['separator', 'consent', 'result', 'colon', 'to']);
