import type { Text } from 'mdast';
import type { Node } from 'unist';
import type { Assembly, Member } from '../../assembly/model.js';
import type { BallotLine, Name } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { isCapital } from '../../text/letters.js';
import { createPhraseFinder, type PhraseFinder } from '../../text/phrase-pattern.js';
import { descendants, placeInside } from '../place.js';
import type { Rule } from '../rule.js';

/** A participant's name directly before a verb that moves, in prose, without an event or a recusal near it. */
export const peopleUnmarkedMove: Rule = {
	id: 'people/unmarked-move',
	severity: 'info',
	check({ assembly, meeting, source, report }) {
		const verbs = vocabulary('moveVerbs');
		for (const { node, above } of descendants(meeting)) {
			const start = node.position?.start;
			if (
				node.type !== 'text' ||
				!start ||
				above.some(({ type }) => type === 'header' || type === 'event' || type === 'title')
			)
				continue;
			if ((node as Text).value === '') continue;
			const text = source.slice(start.offset, node.position?.end.offset);
			finder ??= createPhraseFinder(verbs.words());
			for (const verb of finder.all(text)) {
				const mover = nameBefore(text.slice(0, verb.from), assembly);
				if (!mover || isMarked(mover.member, above[1] ?? meeting, assembly)) continue;
				report({
					place: placeInside(source, start, mover.from, verb.to),
					code: verbs.lookup(text.slice(verb.from, verb.to))?.id === 'arrival' ? 'arrival' : 'departure',
					values: { name: mover.member.name },
				});
			}
		}
	},
};

let finder: PhraseFinder | undefined;

/** The participant whose name ends a text: the longest of its last four words that names one. */
function nameBefore(text: string, assembly: Assembly): { member: Member; from: number } | undefined {
	const words = [...text.matchAll(/[^\s,;:()«»]+/gu)];
	const last = words.at(-1);
	if (!last || !/^\s+$/.test(text.slice(last.index + last[0].length))) return undefined;
	for (let size = Math.min(4, words.length); size > 0; size--) {
		const first = words[words.length - size];
		if (!first || !isCapital(first[0])) continue;
		const member = assembly.find(text.slice(first.index).trim());
		if (member) return { member, from: first.index };
	}
	return undefined;
}

/** Whether an event or a recusal of the same agenda item names the member. */
function isMarked(member: Member, item: Node, assembly: Assembly): boolean {
	for (const { node, above } of descendants(item)) {
		if (node.type !== 'name' || assembly.find((node as Name).value) !== member) continue;
		const parent = above.at(-1);
		if (parent?.type === 'event' || parent?.type === 'chairChange') return true;
		if (parent?.type === 'ballotLine' && ['recused', 'notVoting'].includes((parent as BallotLine).label))
			return true;
		if (above.some(({ type }) => type === 'event')) return true;
	}
	return false;
}
