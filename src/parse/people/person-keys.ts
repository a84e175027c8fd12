/** What the keys of a person's mapping, the columns of a roll and the names of groups mean. */

import type { Group, PersonPart, Presence } from '../../ast/index.js';
import { type IdOf, vocabulary } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { nearestWord } from '../../text/nearest.js';

/** What an entry of a person's mapping, or a column of a roll, holds. */
export type PersonKey = { id: IdOf<'person'>; allocation?: string | undefined };

/** The meaning of a person's key or column; `voix ascenseur` are the votes under the key `ascenseur`. */
export function personKeyOf(key: string): PersonKey | undefined {
	const found = vocabulary('person').idOf(key);
	if (found !== undefined) return { id: found };
	const parted = /^([\p{L}]+)[\s_]+(\S.*)$/u.exec(key.trim());
	const first = parted && vocabulary('person').idOf(parted[1] ?? '');
	return first === 'votes' ? { id: 'votes', allocation: parted?.[2]?.trim() } : undefined;
}

/** What two keys or columns of one meaning have in common. */
export function personKeyIdentity({ id, allocation }: PersonKey): string {
	return `${id} ${foldKeyword(allocation ?? '')}`;
}

/** `prénom: Ada` beside `nom: Novak`: the name is both. */
export function withGivenName(parts: readonly PersonPart[], given: string | undefined): void {
	if (given === undefined || given.trim() === '') return;
	for (const part of parts) if (part.type === 'name') part.value = `${given.trim()} ${part.value}`;
}

/** The known key that is meant by a misspelt one. */
export function nearestPersonKey(key: string): string | undefined {
	return nearestWord(key, vocabulary('person').words());
}

/** The group, or the presence, that a word means. */
export function groupKindOf(word: string): Exclude<Group['kind'], 'custom'> | undefined {
	return vocabulary('groups').idOf(word);
}

/** Where the people of a group are. */
export function presenceOf(kind: Exclude<Group['kind'], 'custom'>): Presence {
	return kind === 'guests' ? 'present' : kind;
}
