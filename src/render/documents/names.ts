/** The documents around a meeting, by canonical name: what each is called stands in the vocabulary `documents`. */

/** A document that is made of the same file as the minutes. */
export type DocumentName =
	| 'notice'
	| 'attendanceSheet'
	| 'proxy'
	| 'postalVote'
	| 'ballot'
	| 'extract'
	| 'acts'
	| 'listOfActs'
	| 'noQuorum'
	| 'decisions'
	| 'notification'
	| 'calendar';

/** All of them, in the order in which a meeting needs them. */
export const DOCUMENT_NAMES: readonly DocumentName[] = [
	'notice',
	'attendanceSheet',
	'proxy',
	'postalVote',
	'ballot',
	'noQuorum',
	'extract',
	'acts',
	'listOfActs',
	'decisions',
	'notification',
	'calendar',
];

/** Documents that are handed out before or at the meeting: a state of the minutes says nothing of them. */
export const BEFORE_THE_MEETING: ReadonlySet<DocumentName> = new Set<DocumentName>([
	'notice',
	'attendanceSheet',
	'proxy',
	'postalVote',
	'ballot',
	'calendar',
]);
