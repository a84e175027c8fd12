/** Those who came late or left early, as a list of people says it: events of the body, where the body does not tell of them. */

import type { Language } from '../../ast/index.js';
import { mentions } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { parseTime } from '../../text/time.js';
import type { Piece } from '../body.js';
import { timesIn } from '../hours.js';
import { comment } from '../lines/text.js';
import { wordPattern } from '../wording/dialect.js';
import { isAway } from '../wording/labels.js';
import { withoutTitle } from '../wording/person-names.js';
import { inMeeting, type Move, moveLine, movesBeside } from './moves.js';
import type { Person } from './person-entry.js';

/** The pieces with the moves of the lists: by their hours where the body has some; else who comes late stands at the top, who leaves at the end. */
export function withListedMoves(
	pieces: readonly Piece[],
	people: readonly Person[],
	lang: Language,
	opened: string | undefined,
	why: string,
): Piece[] {
	const out = [...pieces];
	// A comment may hold the list itself.
	const told = pieces
		.filter(({ text }) => !text.startsWith('<!--'))
		.flatMap(({ text }) => text.split('\n').filter((line) => isEvent(line)));
	const moves = people
		.filter(({ moves, group }) => moves.length > 0 && !isAway(group))
		.flatMap(({ name, moves }) =>
			movesBeside(name, moves).map((move) => ({
				...inMeeting(move, opened, lang),
				beside: moves.join(', '),
			})),
		)
		.filter((move) => !told.some((line) => isTold(line, move)))
		// The list may tell it twice: beside the name, and in a sentence below.
		.filter((move, at, all) => at === all.findIndex((other) => isSameMove(other, move)));
	/** Those of one hour stand in the order of the list. */
	const listed = new Set<Piece>();
	for (const move of [...moves].reverse()) {
		const line = moveLine(move, lang);
		const doubt = { reason: 'move' as const, text: `${move.names[0]} (${move.beside})`, suggestion: line };
		const piece = { text: line };
		out.splice(getPlace(out, move, listed), 0, { text: comment([why, doubt.text]), doubt }, piece);
		listed.add(piece);
	}
	return out;
}

function isEvent(line: string): boolean {
	return line.length < 300 && wordPattern`${['comings', 'goings']}`.test(line);
}

/** Whether an event of the body is this move. */
function isTold(line: string, { what, names }: Move): boolean {
	const isSame = (what === 'departure' ? wordPattern`${'goings'}` : wordPattern`${'comings'}`).test(line);
	const words = foldName(line).split(' ');
	return (
		isSame &&
		names.every((name) =>
			foldName(withoutTitle(name))
				.split(' ')
				.some((word) => word.length > 2 && words.includes(word)),
		)
	);
}

function isSameMove(one: Move, other: Move): boolean {
	return (
		one.what === other.what &&
		one.names[0] === other.names[0] &&
		(one.time === other.time || one.time === undefined || other.time === undefined)
	);
}

function getPlace(pieces: readonly Piece[], { what, time }: Move, listed: ReadonlySet<Piece>): number {
	const minutes = time === undefined ? undefined : parseTime(time);
	if (minutes !== undefined) {
		const later = pieces.findIndex((piece) => {
			const { text, doubt } = piece;
			if (doubt !== undefined || text.startsWith('<!--') || text.length > 300) return false;
			const at = parseTime(timesIn(text.slice(0, 60))[0]?.text ?? '');
			return (
				at !== undefined && (at > minutes || (at === minutes && listed.has(piece))) && /^\W*\d/u.test(text)
			);
		});
		if (later > 0) return pieces[later - 1]?.doubt === undefined ? later : later - 1;
	}
	if (what !== 'departure') return pieces.findIndex(({ text }) => /^#{2,}\s/.test(text)) + 1;
	const end = pieces.findLastIndex(({ text }) => mentions(text.slice(0, 300), 'closings'));
	return end === -1 ? pieces.length : end;
}
