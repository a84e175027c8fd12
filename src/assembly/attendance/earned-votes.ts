/** The right to vote that depends on earlier meetings: who has not earned it is no elector of this one. */

import type { Node } from 'unist';
import { type EarlierMeeting, getChild } from '../../ast/index.js';
import type { EarnedVote } from '../../law/rules.js';
import { findFirst } from '../../text/lists.js';
import { nearestWord } from '../../text/nearest.js';
import type { Member } from '../model.js';
import { firstLine, type Problems } from '../problems.js';
import { sourceValues } from '../wording.js';
import { nameKey, type People } from './people.js';

/** What is known of the meetings before. */
export interface EarlierMeetings {
	file: string;
	/** By date; absent where the file cannot be read. */
	meetings: readonly EarlierMeeting[] | undefined;
}

/**
 * Takes the vote from the members who have not earned it, and says so of each. Of meetings that are not known the best is assumed; where nobody
 * looked at all, everybody keeps the vote and that is said. `rulesNode`: where the rules stand.
 */
export function withdrawUnearned(
	people: People,
	{ rule, earlier, rulesNode }: { rule: EarnedVote; earlier: EarlierMeetings | undefined; rulesNode: Node },
	problems: Problems,
): void {
	const { attended: needed, of } = rule;
	if (earlier?.meetings === undefined) {
		const code = earlier === undefined ? 'notLooked' : 'unreadable';
		problems.in(firstLine(rulesNode), 'people/voting-right', code, {
			values: { of, file: earlier?.file ?? '' },
			severity: earlier === undefined ? 'warning' : 'error',
		});
		return;
	}
	const held = earlier.meetings.slice(-of);
	const unknown = of - held.length;
	if (unknown > 0)
		problems.in(firstLine(rulesNode), 'people/voting-right', 'few', {
			values: { of, needed, count: held.length },
		});
	const { counts, strangers } = countAttended(people, held);
	for (const member of people.members) {
		const [node] = member.nodes;
		const attended = counts.get(member) ?? 0;
		if (!member.elector || node === undefined || attended + unknown >= needed) continue;
		const place = getChild(node, 'name') ?? node;
		const near = nearestWord(nameKey(member.name), [...strangers.keys()]);
		const other = near === undefined ? undefined : strangers.get(near);
		if (other) {
			problems.at(place, 'people/voting-right', 'doubtful', {
				values: { name: member.name, other: other.name, file: other.file },
				severity: 'error',
			});
			continue;
		}
		problems.at(place, 'people/voting-right', 'unearned', {
			values: {
				name: member.name,
				attended,
				count: held.length,
				needed,
				of,
				file: earlier.file,
				...sourceValues(rule.source),
			},
		});
		member.elector = false;
		member.barred = { why: 'unearned' };
		if (member.presence === 'represented') member.presence = 'absent';
	}
}

/** How many of some meetings each member attended, and who was there whom no member's name is. */
function countAttended(people: People, held: readonly EarlierMeeting[]) {
	const counts = new Map<Member, number>();
	const strangers = new Map<string, { name: string; file: string }>();
	for (const { file, people: names } of held) {
		const there = new Set<Member>();
		for (const known of names) {
			const member = findMember(people, known);
			if (member) there.add(member);
			else for (const name of known) strangers.set(nameKey(name), { name, file });
		}
		for (const member of there) counts.set(member, (counts.get(member) ?? 0) + 1);
	}
	return { counts, strangers };
}

/** Whoever bears one of these names. */
function findMember({ roster }: People, names: readonly string[]): Member | undefined {
	for (const name of names) {
		const whole = roster.referWhole(name);
		if (whole.found === 'one') return whole.member;
	}
	return findFirst(names, (name) => roster.find(name));
}
