/** The documents around a meeting: what is asked for by name becomes files, each with its view and its templates. */

import { vocabulary } from '../../language/index.js';
import { renderView, type Template } from '../html/html.js';
import { getActs } from './acts.js';
import { attendanceSheetView } from './attendance-sheet.js';
import { ballotView } from './ballot.js';
import { calendarText } from './calendar.js';
import {
	createDocumentContext,
	type DocumentContext,
	type DocumentInput,
	type DocumentOptions,
	getProxies,
} from './context.js';
import { decisionsView, listOfActsView } from './decision-table.js';
import { extractView } from './extract.js';
import { postalVoteView, proxyView } from './forms.js';
import type { Sheet } from './model.js';
import { BEFORE_THE_MEETING, type DocumentName } from './names.js';
import { noQuorumView, openingQuorum } from './no-quorum.js';
import { noticeView } from './notice.js';
import { notificationView } from './notification.js';
import { blocksNamed, getNumber, votedBlocks } from './questions.js';
import { type QuotedLines, quotedLines } from './quoted.js';
import { getTemplate } from './templates.js';

export type { DocumentInput, DocumentOptions } from './context.js';
export type * from './model.js';
export { DOCUMENT_NAMES, type DocumentName } from './names.js';
export type { QuotedLines } from './quoted.js';
export { getTemplate } from './templates.js';

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
			/** `not-held`: the meeting is still to come; `unknown-block`: no such resolution; `nothing-decided`; `quorum-met`; `quorum-unknown`; `nobody-to-notify`; the rules of the body know no such document: `no-proxies`, `no-post`, `no-notification`. */
			refused:
				| 'not-held'
				| 'unknown-block'
				| 'nothing-decided'
				| 'quorum-met'
				| 'quorum-unknown'
				| 'nobody-to-notify'
				| 'no-proxies'
				| 'no-post'
				| 'no-notification';
			/** The resolution that is not there. */
			what: string;
			/** Those that are. */
			known: string[];
	  };

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
		const acts = getActs(context);
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
	const unfit = unfitFor(name, context);
	if (unfit !== undefined) return { refused: unfit.why, what: unfit.source, known: [] };
	if (NEEDS_DECISIONS.has(name) && all.length === 0) return { refused: 'nothing-decided', what: word, known };
	const view = getView(name, context);
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

const NEEDS_DECISIONS: ReadonlySet<DocumentName> = new Set<DocumentName>([
	'extract',
	'listOfActs',
	'decisions',
	'ballot',
	'notification',
]);

/** Why the rules of the body know no such document, with the article that says so; what they say nothing of may be. */
function unfitFor(
	name: DocumentName,
	context: DocumentContext,
): { why: 'no-proxies' | 'no-post' | 'no-notification'; source: string } | undefined {
	const { proxies, noPost, deadlines } = context.rules;
	if (name === 'proxy' && getProxies(context) === 'none')
		return { why: 'no-proxies', source: proxies?.source?.text ?? '' };
	if (name === 'postalVote' && noPost !== undefined)
		return { why: 'no-post', source: noPost.source?.text ?? '' };
	if (name === 'notification' && !deadlines.has('notification'))
		return { why: 'no-notification', source: '' };
	return undefined;
}

function getView(
	name: Exclude<DocumentName, 'calendar' | 'acts'>,
	context: DocumentContext,
): Sheet | 'quorum-met' | 'quorum-unknown' | 'nobody-to-notify' {
	switch (name) {
		case 'notice':
			return noticeView(context);
		case 'attendanceSheet':
			return attendanceSheetView(context);
		case 'proxy':
			return proxyView(context);
		case 'postalVote':
			return postalVoteView(context);
		case 'ballot':
			return ballotView(context);
		case 'extract':
			return extractView(context);
		case 'listOfActs':
			return listOfActsView(context);
		case 'decisions':
			return decisionsView(context);
		case 'notification':
			return notificationView(context) ?? 'nobody-to-notify';
		case 'noQuorum': {
			const quorum = openingQuorum(context);
			if (quorum === undefined || quorum.met === null) return 'quorum-unknown';
			return quorum.met ? 'quorum-met' : noQuorumView(quorum, context);
		}
	}
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
