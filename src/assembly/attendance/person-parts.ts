/** What the parts of a person's entry say of a member. */

import type { Node } from 'unist';
import { type Field, type Person, type PersonPart, personPart } from '../../ast/index.js';
import { foldKeyword, foldName } from '../../text/fold.js';
import { type Fraction, parseFraction } from '../../text/fraction.js';
import type { Member } from '../model.js';

export function readPart(member: Member, part: PersonPart, keyVotes: Map<string, Fraction>): void {
	if (part.type === 'affiliation') member.affiliation = part.value;
	else if (part.type === 'quality') member.quality = part.value;
	else if (part.type === 'college') member.college = part.value;
	else if (part.type === 'birth') member.born = part.value;
	else if (part.type === 'public') member.public = part.value;
	else if (part.type === 'representative') member.representative = part.children[0].value;
	else if (part.type === 'votes') {
		const votes = parseFraction(part.value);
		if (!votes) return;
		if (part.key !== undefined) keyVotes.set(foldKeyword(part.key), votes);
		else Object.assign(member, { votes, weighted: true });
	}
}

/** A proxy makes one represented; an arrival during the meeting, not there yet; a substitute, absent. */
export function settlePresence(member: Member): void {
	const has = (type: PersonPart['type']) => member.nodes.some((node) => personPart(node, type));
	if (has('substitute')) member.presence = 'absent';
	else if (member.presence === 'byPost') return;
	else if (member.elector && has('proxy')) member.presence = 'represented';
	else if (has('arrivalTime') && (member.presence === 'present' || member.presence === 'remote'))
		member.presence = 'absent';
}

export function votesPart(person: Person): Node | undefined {
	return person.children.find((part) => part.type === 'votes' && part.key === undefined);
}

export function votesOf(person: Person): Fraction | undefined {
	const part = votesPart(person);
	return part && 'value' in part ? parseFraction(String(part.value)) : undefined;
}

/** Names compare without regard to the order of their words. */
export function nameKey(name: string): string {
	return foldName(name).split(' ').sort().join(' ');
}

export function listedPeople(field: Field | undefined): Person[] {
	return (field?.children ?? []).flatMap((child) =>
		child.type === 'person' ? [child] : child.type === 'roll' ? child.children : [],
	);
}

export function rollPeople(field: Field | undefined): Person[] {
	return (field?.children ?? []).flatMap((child) =>
		child.type === 'roll' ? child.children : child.type === 'person' ? [child] : [],
	);
}
