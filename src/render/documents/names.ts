/** The documents around a meeting, by canonical name: what each is called, and their order, stand in the vocabulary `documents`. */

import { type IdOf, VOCABULARIES } from '../../language/index.js';

/** A document that is made of the same file as the minutes. */
export type DocumentName = IdOf<'documents'>;

/** All of them, in the order in which a meeting needs them. */
export const DOCUMENT_NAMES: readonly DocumentName[] = VOCABULARIES.documents;

/** Documents that are handed out before or at the meeting: a state of the minutes says nothing of them. */
export const BEFORE_THE_MEETING: ReadonlySet<DocumentName> = new Set<DocumentName>([
	'notice',
	'attendanceSheet',
	'proxy',
	'postalVote',
	'ballot',
	'calendar',
]);
