/** What a kind of document is: its page, what its template sees, and when there is none. One row of the table in `index.ts`. */

import type { Template } from '../html/html.js';
import type { DocumentContext } from './context.js';
import type { Sheet } from './model.js';

/** Why a meeting gives no document of a kind. */
export type Refusal =
	/** The meeting is still to come. */
	| 'not-held'
	/** No such resolution. */
	| 'unknown-block'
	| 'nothing-decided'
	| 'quorum-met'
	| 'quorum-unknown'
	| 'nobody-to-notify'
	/** The rules of the body know no such document. */
	| 'no-proxies'
	| 'no-post'
	| 'no-notification';

/** A kind of document that is one page of a meeting. */
export interface DocumentKind {
	template: Template;
	/** It says nothing where no block of the meeting is put to a vote. */
	needsDecisions?: true;
	/** Why the rules of the body know no such document, with the article that says so; what they say nothing of may be. */
	unfit?(context: DocumentContext): { why: Refusal; source: string } | undefined;
	/** What the template sees, or why there is nothing to see. */
	view(context: DocumentContext): Sheet | Refusal;
}
