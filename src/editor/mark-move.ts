/** Writes an arrival or a departure into the text. */

import type { Member } from '../assembly/model.js';
import { personPart } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { clockText } from '../format/index.js';
import { insertLine } from './line-place.js';
import { markPresence } from './mark-presence.js';
import { isInHeader, marksOpening } from './marks-opening.js';
import { roomAt } from './room.js';
import type { TextChange } from './text-change.js';

/** What a click marks. */
export type MoveKind = 'arrival' | 'departure';

/**
 * The change that writes `14h50 – Arrivée d’Antoine Roussel` as a line of its own behind what stands at the cursor, in the language of the
 * document; someone who has left before returns, and who leaves may give a proxy to `holder`. `time` in minutes since midnight; null writes none. Where `marksOpening`, the groups of
 * the header say who is there at the opening. Nothing for a name that nobody bears, and in the header of a meeting that has taken place:
 * a move at its top would change every vote below.
 */
export function markMove(
	compiled: Compiled,
	offset: number,
	name: string,
	kind: MoveKind,
	time: number | null,
	holder?: string,
): TextChange[] {
	const member =
		compiled.assembly.find(name) ?? compiled.assembly.members.find((other) => other.name === name);
	if (!member) return [];
	if (marksOpening(compiled, offset)) {
		const changes = markPresence(compiled, member, kind === 'arrival' ? 'present' : 'absent');
		if (changes.length > 0) return changes;
	}
	if (isInHeader(compiled, offset)) return [];
	const person = roomAt(compiled, offset).people.find((other) => other.name === member.name);
	const hasLeft = person?.moves.some((move) => move.kind === 'departure') === true;
	const event = kind === 'arrival' && hasLeft ? 'return' : kind;
	const words = compiled.phrase(`labels.document.events.${event}`, { names: nameFor(member, compiled) });
	const proxy =
		kind === 'departure' && holder
			? `, ${compiled.phrase('labels.document.participants.proxyTo', { name: holder })}`
			: '';
	const line = time === null ? words : `${clockText(time, compiled.lang)} – ${words}`;
	return [insertLine(compiled, offset, `${line}${proxy}`)];
}

/** A name that means this person and no other: the full name, where two bear it another one of theirs. */
function nameFor(member: Member, { assembly }: Compiled): string {
	const aliases = member.nodes.flatMap((node) => {
		const alias = personPart(node, 'alias');
		return alias ? [alias.value] : [];
	});
	const affiliated = member.affiliation === undefined ? [] : [`${member.name} (${member.affiliation})`];
	return (
		[member.name, ...affiliated, ...aliases].find((name) => assembly.find(name) === member) ?? member.name
	);
}
