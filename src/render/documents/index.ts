/** The documents around a meeting: what is asked for by name becomes files, each with its view and its templates. */

import { vocabulary } from '../../language/index.js';
import { renderView, type Template } from '../html/html.js';
import { ACT_TEMPLATE, getActDocuments } from './acts.js';
import { attendanceSheet } from './attendance-sheet.js';
import { calendarText } from './calendar.js';
import { createDocumentContext, type DocumentInput, type DocumentOptions } from './context.js';
import { decisions, listOfActs } from './decision-table.js';
import { extract } from './extract.js';
import { ballot, postalVote, proxy } from './forms.js';
import {
	BEFORE_THE_MEETING,
	type DocumentKind,
	type DocumentName,
	type Refusal,
	type Sheet,
} from './model.js';
import { noQuorum } from './no-quorum.js';
import { notice } from './notice.js';
import { notification } from './notification.js';
import { blocksNamed, getNumber, type QuotedLines, quotedLines, votedBlocks } from './questions.js';

export type { DocumentInput, DocumentOptions, LoggedAct } from './context.js';
export type * from './model.js';
export { DOCUMENT_NAMES, type DocumentName } from './model.js';
export type { QuotedLines } from './questions.js';

/** One file to be: a page, or a calendar that is ready. */
export type DocumentFile =
	| {
			kind: 'page';
			/** Name of the file without its ending; `whole`: the name of the document, to be put behind that of the meeting. */
			name: string;
			whole: boolean;
			view: Sheet;
			/** Lines of the meeting whose words it must hold. */
			quotes: QuotedLines[];
	  }
	| { kind: 'calendar'; name: string; whole: true; text: string };

/** Files of a document, or why there are none. */
export type Documents =
	| { made: DocumentFile[] }
	| {
			refused: Refusal;
			/** The resolution that is not there. */
			what: string;
			known: string[];
	  };

/** Documents that are one page each; acts are a page a decision, the calendar is no page. */
const KINDS: Readonly<Record<Exclude<DocumentName, 'calendar' | 'acts'>, DocumentKind>> = {
	notice,
	attendanceSheet,
	proxy,
	postalVote,
	ballot,
	extract,
	listOfActs,
	noQuorum,
	decisions,
	notification,
};

export function getTemplate(name: DocumentName): Template {
	return name === 'acts' ? ACT_TEMPLATE : KINDS[name as keyof typeof KINDS].template;
}

/** Makes one document of a compiled meeting. */
export function createDocuments(
	name: DocumentName,
	input: DocumentInput,
	options: DocumentOptions = {},
): Documents {
	if (input.assembly.status === 'convened' && !BEFORE_THE_MEETING.has(name))
		return { refused: 'not-held', what: name, known: [] };
	const whole = createDocumentContext(input, { ...options, blocks: undefined });
	const all = votedBlocks(whole);
	const unknown = options.blocks?.find((block) => blocksNamed(block, all, whole).length === 0);
	const known = all.map((block) => getNumber(block, whole) ?? block.of.id);
	if (unknown !== undefined) return { refused: 'unknown-block', what: unknown, known };
	const word = vocabulary('documents').word(name, input.lang);
	const context = createDocumentContext(input, options);
	if (name === 'calendar')
		return { made: [{ kind: 'calendar', name: word, whole: true, text: calendarText(context) }] };
	if (name === 'acts') {
		const acts = getActDocuments(context);
		if (acts.length === 0) return { refused: 'nothing-decided', what: word, known };
		return {
			made: unique(acts).map(({ fileName, view, quotes }) => ({
				kind: 'page',
				name: fileName,
				whole: false,
				view,
				quotes,
			})),
		};
	}
	const kind = KINDS[name];
	const unfit = kind.unfit?.(context);
	if (unfit !== undefined) return { refused: unfit.why, what: unfit.source, known: [] };
	if (kind.needsDecisions && all.length === 0) return { refused: 'nothing-decided', what: word, known };
	const view = kind.view(context);
	if (typeof view === 'string') return { refused: view, what: word, known };
	return { made: [{ kind: 'page', name: word, whole: true, view, quotes: quotedLines(name, context) }] };
}

/** A document as one HTML file. */
export function renderDocument(
	view: Sheet,
	template: Template = getTemplate(view.document),
): Promise<string> {
	return renderView(view, template);
}

/** Two acts of one name get a number behind it. */
function unique<Act extends { fileName: string }>(acts: readonly Act[]): Act[] {
	const seen = new Map<string, number>();
	return acts.map((act) => {
		const count = (seen.get(act.fileName) ?? 0) + 1;
		seen.set(act.fileName, count);
		return count === 1 ? act : { ...act, fileName: `${act.fileName}-${count}` };
	});
}
