/** Many meetings as one thing: their facts as records, questions about them, rules across them. No file is read here. */

export { answerCsv, answerTable } from './answer-text.js';
export { checkCollection, findApproved, findCopies, readSeals, sealedText, writeSeals } from './check.js';
export type { HeldMeeting } from './earlier.js';
export { extractFacts } from './extract.js';
export {
	composeTables,
	holdLines,
	type MeetingLines,
	type PackedLines,
	packLines,
	placeLines,
	readLines,
	readRecords,
	readTable,
	type TablePieces,
	tellApart,
	toLines,
} from './fact-set.js';
export type { Missing } from './formats/acts.js';
export { EXCHANGE_FORMATS, type ExchangeFormat, formatMeetingAs, formatSedaTransfer } from './formats.js';
export { createSharedNames, NO_SHARED_PEOPLE, type SharedPeople } from './identity.js';
export { dayAfter, QUESTION_NAMES } from './questions.js';
export { type MeetingFacts, OWN_TABLES, type OwnTable, TABLE_NAMES, TABLES } from './records.js';
export { readForRules } from './rules/read-meeting.js';
export type { CollectionMeeting, Seal } from './rules/rule.js';
export { writeSeriesCalendar } from './series-calendar.js';
