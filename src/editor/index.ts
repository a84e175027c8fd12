/**
 * What the offline page and the language server show and do beside the text: pure functions of a compiled meeting. What they return is plain
 * data, so that a worker can compile and answer. Offsets are UTF-16 units of the source, as CodeMirror counts them.
 */

export { type Colour, type ColouredRange, colours } from './colours.js';
export type { Completion, Completions } from './completion.js';
export { completionsAt } from './completion.js';
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
export { hoverAt } from './hover.js';
export { goOnBelow, type WrittenChanges } from './line-place.js';
export { type LiveView, liveAt } from './live.js';
export type { Attending } from './mark-presence.js';
export { type MoveKind, markMove } from './mark-presence.js';
export { getMentions, type Mention, mentionAt, renamed } from './mentions.js';
export { getFolds, getOutline, type OutlineEntry } from './outline.js';
export { marksOpening, type RoomPerson, type RoomState, type RoomView, roomAt } from './room.js';
export { applyTextChanges, fixesFor, getDifference, type TextChange, type TitledFix } from './text-change.js';
export { getWriter, numberPieces } from './tree.js';
export { type VoteView, voteAt, voteNotes } from './vote.js';
export {
	type ElectionForm,
	type NewElection,
	writeElection,
	writeNextRound,
} from './write-election.js';
export { type NewPart, writeItemTime, writeOpening, writePart } from './write-parts.js';
export { type NewVote, type WrittenAnswer, writeVote } from './write-vote.js';
