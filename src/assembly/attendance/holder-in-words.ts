/** Holders of proxies whom an entry names in words that say no proxy: `Lise Kern – Paul Weiss`, `Lise Kern (Paul Weiss)`. */

import type { Node } from 'unist';
import type { Member } from '../model.js';
import type { Problems } from '../problems.js';
import type { Roster } from './roster.js';

/** Whom someone represented seems to give a proxy to, and what the entry has instead of it. */
interface SeemingHolder {
	holder: string;
	name: string;
	node: Node;
	text: string;
}

/** Says so where the entry of someone represented names a participant and no proxy: left blank, it would go to the chair. */
export function reportHolderInWords(
	giver: Member,
	roster: Roster,
	problems: Pick<Problems, 'at'>,
): Node | undefined {
	const seeming = seemingHolder(giver, roster);
	if (!seeming) return undefined;
	const { holder, name, node, text } = seeming;
	problems.at(node, 'syntax/invalid-value', 'holderInWords', { values: { text, giver: name, holder } });
	return node;
}

function seemingHolder(giver: Member, roster: Roster): SeemingHolder | undefined {
	for (const person of giver.nodes) {
		for (const part of person.children) {
			if (part.type !== 'name' && part.type !== 'affiliation' && part.type !== 'quality') continue;
			const found = part.type === 'name' ? behindName(part.value) : { before: giver.name, words: part.value };
			const holder = found && holderOf(found.words, giver, roster);
			if (holder) return { holder: holder.name, name: found.before, node: part, text: part.value };
		}
	}
	return undefined;
}

/** What stands behind a sign or a small word that parts it from the name. */
function behindName(value: string): { before: string; words: string } | undefined {
	const met = PARTING.exec(value);
	if (met === null || met.index === 0) return undefined;
	return { before: value.slice(0, met.index), words: value.slice(met.index + met[0].length) };
}

/** A dash, a stroke, another sign, or a word in small letters that is no particle of a name. */
const PARTING =
	/[\s\u00A0]*[–—/>=][\s\u00A0]*|[\s\u00A0]-[\s\u00A0]*|[\s\u00A0](?!d[eu]s?[\s\u00A0]|la[\s\u00A0]|le[\s\u00A0]|v[ao]n[\s\u00A0]|d[ia][\s\u00A0]|der[\s\u00A0])\p{Ll}{2,}[\s\u00A0]+/u;

/** The participant whose full name ends the words; of words that are a name alone, whoever they mean or nearly spell. */
function holderOf(words: string, giver: Member, roster: Roster): Member | undefined {
	const pieces = words
		.trim()
		.split(/[\s\u00A0]+/)
		.slice(-LONGEST);
	for (let first = 0; first < pieces.length; first += 1) {
		const reference = roster.referWhole(pieces.slice(first).join(' '));
		if (reference.found === 'one') return reference.member === giver ? undefined : reference.member;
	}
	if (pieces.length < 2) return undefined;
	// The words stand in the giver's own entry: they may mean the giver.
	return [roster.find(words), roster.nearest(words)].find((meant) => meant !== undefined && meant !== giver);
}

/** Nobody's name has more words than this. */
const LONGEST = 6;
