/**
 * What the offline page and the language server show and do beside the text: pure functions of a compiled meeting. What they return is plain
 * data, so that a worker can compile and answer. Offsets are UTF-16 units of the source, as CodeMirror counts them.
 */

export { type Colour, type ColouredRange, colours } from './colours.js';
export { type Completion, type Completions, completionsAt } from './completion.js';
export {
	FORM_FIELDS,
	type FormChoice,
	type FormFieldName,
	type FormPerson,
	type HeaderChange,
	type HeaderForm,
	headerForm,
	writeHeader,
} from './header-form.js';
export { type LiveView, liveAt } from './live.js';
export { type Attending, type MoveKind, markMove } from './mark-presence.js';
export {
	getFolds,
	getMentions,
	getOutline,
	hoverAt,
	type Mention,
	mentionAt,
	type OutlineEntry,
	renamed,
} from './mentions.js';
export {
	applyTextChanges,
	fixesFor,
	getDifference,
	getWriter,
	goOnBelow,
	numberPieces,
	type TextChange,
	type TitledFix,
	type WrittenChanges,
} from './places.js';
export {
	marksOpening,
	type RoomPerson,
	type RoomState,
	type RoomView,
	roomAt,
	type VoteView,
	voteAt,
	voteNotes,
} from './room.js';
export {
	type ElectionForm,
	type NewElection,
	type NewPart,
	type NewVote,
	type WrittenAnswer,
	writeElection,
	writeItemTime,
	writeNextRound,
	writeOpening,
	writePart,
	writeVote,
} from './write-vote.js';
