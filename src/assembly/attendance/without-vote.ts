/** Who is among those present and has no vote, or perhaps none: by the words of the list, or by the rules of the body. */

import type { Node } from 'unist';
import { EXIT, visit } from 'unist-util-visit';
import {
	type ChairChange,
	getChild,
	getStatements,
	isBlock,
	type Meeting,
	type PeopleStatement,
} from '../../ast/index.js';
import { readVoting } from '../../law/index.js';
import type { Rules } from '../../law/rules.js';
import { foldKeyword } from '../../text/fold.js';
import type { Member } from '../model.js';
import type { People } from './people.js';
import { getQualities, getQualityTexts, hasQuality } from './qualities.js';
import type { OfficeTitles } from './roster.js';

/** Takes the vote from whoever the list or the rules give none, whatever group they are listed in, and marks those of whom nobody can tell. */
export function withdrawVotes(
	people: People,
	{ noVote }: Pick<Rules, 'noVote'>,
	meeting: Meeting,
	titles: OfficeTitles,
): void {
	const chair = noVote?.chair ? findChair(meeting, people, titles) : undefined;
	const listed = new Set(people.listed);
	const seated = new Set(people.substitutes.values());
	for (const member of people.members) {
		const said = readVoting(getQualities(member));
		// Whoever sits in the place of another has the vote of that seat.
		if (said === 'none' && member.replaces === undefined && !seated.has(member)) {
			member.elector = false;
			member.barred = { why: 'noVote', words: getWords(member) };
			continue;
		}
		const has = (qualities: readonly string[] = []) =>
			qualities.some((quality) => hasQuality(member, quality));
		const { source } = noVote ?? {};
		const isOfThem = has(noVote?.qualities);
		const isSaid = said === 'vote' || has(noVote?.except);
		const isMember = isSaid || listed.has(member) || member.college !== undefined;
		const presides = member === chair && member.group?.kind !== 'custom';
		if (presides ? isOfThem || !isMember : isOfThem && !isMember) {
			member.elector = false;
			member.barred = { why: 'noVote', source, ...(presides ? { open: true } : {}) };
		} else if (!member.elector || member.weighted) continue;
		else if (said === 'open' && !isMember) member.unsure = { words: getWords(member) };
		else if ((isOfThem && !isSaid) || (has(noVote?.perhaps) && !isMember))
			member.unsure = { words: getWords(member), source };
	}
	people.unsure = people.members.filter(({ unsure, barred }) => unsure || barred?.open);
}

function getWords(member: Member): string {
	return getQualityTexts(member).join(', ');
}

/** Who presides: by the header, by a line or sentence above the first block, or as the only one whom the list calls so. */
function findChair(meeting: Meeting, { chair, roster, members }: People, titles: OfficeTitles) {
	let found = chair;
	visit(meeting as Node, (node) => {
		if (found || isBlock(node)) return EXIT;
		const told = getStatements(node).find((one) => one.kind === 'people' && one.of === 'chair') as
			| PeopleStatement
			| undefined;
		const name = node.type === 'chairChange' ? getChild(node as ChairChange, 'name') : told?.children[0];
		if (name?.type === 'name') found = roster.find(name.value);
		return undefined;
	});
	if (found) return found;
	const words = new Set(titles.chair.map(foldKeyword));
	const [only, ...others] = members.filter((member) => getQualities(member).some((part) => words.has(part)));
	return others.length === 0 ? only : undefined;
}
