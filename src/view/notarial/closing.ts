/** The end of the deed: what is to be done, when the meeting closed, who signs, and what is struck out by hand. */

import { type DateValue, getField, getHeaderTime } from '../../ast/index.js';
import type { ViewContext } from '../context.js';
import { getSigners, namedDocument } from '../end.js';
import { kindKey } from '../head.js';
import type { View } from '../view-model.js';
import type { Deed } from './model.js';
import { dateInFull, minutesInWords, numberInWords } from './words.js';

/** Actions as a list of sentences. */
export function deedActions({ actions }: Pick<View, 'actions'>, context: ViewContext): Deed['actions'] {
	if (actions === null) return null;
	const { words, assembly } = context;
	return {
		intro: words('deed.actions', { count: actions.rows.length }),
		items: actions.rows.map(({ titleHtml, owner, due, status }, index) => {
			const date = assembly.actions[index]?.children.find(
				(child): child is DateValue => child.type === 'dateValue',
			);
			return {
				titleHtml,
				rest: words('deed.action', {
					owned: owner === '' ? 'no' : 'yes',
					owner,
					dated: due === '' ? 'no' : 'yes',
					due: date === undefined ? due : dateInFull(date.value, context),
					stated: status === '' ? 'no' : 'yes',
					status,
				}),
			};
		}),
	};
}

/** The words that close the meeting: the writer's own, else the hour of the header. */
export function deedClosing({ end }: Pick<View, 'end'>, context: ViewContext): string {
	const closed = getHeaderTime(context.header, 'closed')?.value;
	if (context.assembly.closing !== undefined || closed === undefined || end.closingHtml === '')
		return end.closingHtml;
	return `<p>${context.html(context.words('deed.closed', { kind: kindKey(context), time: minutesInWords(closed, context) }))}</p>`;
}

/** The next meeting, then the sentence that names the document and who signs it. */
export function closingSentences(
	{ end, state }: Pick<View, 'end' | 'state'>,
	context: ViewContext,
): string[] {
	const { words, assembly, header, options } = context;
	const next = getField(header, 'next')?.children[0];
	const lines =
		next?.type === 'dateValue' ? [words('deed.next', { date: dateInFull(next.value, context) })] : end.lines;
	if (end.sentence === '') return lines;
	const pages = BigInt(options.pageCount ?? 0);
	return [
		...lines,
		words('deed.end', {
			...namedDocument(context),
			date: assembly.date === undefined ? '' : dateInFull(assembly.date, context),
			count: pages,
			pages: numberInWords(pages, 'feminine', context),
			signed: state.name === 'draft' ? 'no' : 'yes',
			signers: getSigners(end.signatures, context),
		}),
	];
}

/** `… renvois, … mots rayés nuls`, with blanks to fill in by hand. */
export function correctionsHtml(context: ViewContext): string {
	if (context.assembly.status === 'convened') return '';
	return context
		.html(context.words('deed.corrections', { blank: BLANK }))
		.replaceAll(BLANK, '<span class="blank"></span>');
}

/** Stands for a white place until the text is HTML. */
const BLANK = '\uE000';
