/** Many meetings as one thing: their facts as records, questions about them, rules across them. No file is read here. */

export { type AnswerWords, answerCsv, answerJson, answerTable } from './answer-text.js';
export {
	type CollectionFiles,
	checkCollection,
	findApproved,
	readSeals,
	sealedText,
	writeSeals,
} from './check.js';
export { type Answer, answer, QuestionError, type TableSource } from './database.js';
export { type HeldMeeting, readHeld, writeEarlier } from './earlier.js';
export { extractFacts, type MeetingInput } from './extract.js';
export {
	composeTables,
	FACTS_VERSION,
	type FactManifest,
	getTableFile,
	holdLines,
	inMemory,
	joinBytes,
	listMeetings,
	type MeetingLines,
	type PackedLines,
	packLines,
	placeLines,
	readLines,
	readRecords,
	readTable,
	splitTables,
	type TablePieces,
	tellApart,
	toLines,
} from './fact-set.js';
export type { Missing } from './formats/format.js';
export { EXCHANGE_FORMATS, type ExchangeFormat, formatMeetingAs, formatSedaTransfer } from './formats.js';
export { createSharedNames, createSharedPeople, NO_SHARED_PEOPLE, type SharedPeople } from './identity.js';
export {
	dayAfter,
	findQuestion,
	type OptionName,
	QUESTION_NAMES,
	type Question,
	type QuestionOptions,
} from './questions.js';
export {
	type DoubtRecord,
	type MeetingFacts,
	OWN_TABLES,
	type OwnTable,
	type Records,
	TABLE_NAMES,
	TABLES,
	type TableName,
	toLine,
} from './records.js';
export { findCopies } from './rules/minutes.js';
export { type CheckedMeeting, readForRules } from './rules/read-meeting.js';
export type { CollectionMeeting, Seal } from './rules/rule.js';
export { writeSeriesCalendar } from './series-calendar.js';
export { createTable, createTables } from './tables.js';
