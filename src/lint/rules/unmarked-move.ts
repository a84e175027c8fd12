import type { Text } from 'mdast';
import type { Node, Parent } from 'unist';
import type { Assembly, Member } from '../../assembly/model.js';
import type { BallotLine, Name } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { isCapital } from '../../text/letters.js';
import { createPhraseFinder, type PhraseFinder } from '../../text/phrase-pattern.js';
import { scanTime } from '../../text/time.js';
import { descendants, placeInside } from '../place.js';
import type { Rule } from '../rule.js';

/**
 * A participant's name directly before a verb that moves, or keeps from voting, in prose, without an event or a recusal near it; and a line that opens as an
 * event of a participant and says more, which makes it a sentence (`Départ de Paul Weiss pour raisons de santé`).
 */
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
			for (const line of linesIn(text, above.at(-1) ?? meeting, node)) {
				const move = moveIn(text.slice(line.from, line.to), assembly);
				if (!move || isMarked(move.member, above[1] ?? meeting, assembly)) continue;
				report({
					place: placeInside(source, start, line.from + move.from, line.from + move.to),
					code: move.code,
					values: { name: move.member.name },
				});
			}
			finder ??= createPhraseFinder(verbs.words());
			for (const verb of finder.all(text)) {
				const mover = nameBefore(text.slice(0, verb.from), assembly);
				if (!mover || isMarked(mover.member, above[1] ?? meeting, assembly)) continue;
				report({
					place: placeInside(source, start, mover.from, verb.to),
					code: verbs.lookup(text.slice(verb.from, verb.to))?.id ?? 'departure',
					values: { name: mover.member.name },
				});
			}
		}
	},
};

let finder: PhraseFinder | undefined;

/** The lines that start in a text: one in the middle of a line starts none. */
function linesIn(text: string, parent: Node, node: Node): { from: number; to: number }[] {
	const lines: { from: number; to: number }[] = [];
	let from = (parent as Partial<Parent>).children?.[0] === node ? 0 : -1;
	for (const end of text.matchAll(/[\r\n]+|$/g)) {
		if (from >= 0 && end.index > from) lines.push({ from, to: end.index });
		from = end.index + end[0].length;
	}
	return lines;
}

/** The participant behind the word of an event that opens a line, after its hour, and the range of both. */
function moveIn(
	line: string,
	assembly: Assembly,
): { member: Member; from: number; to: number; code: 'arrival' | 'departure' } | undefined {
	const from = afterHour(line, 0);
	const event = vocabulary('events').scan(line.slice(from));
	if (event?.id !== 'arrival' && event?.id !== 'departure' && event?.id !== 'return') return undefined;
	const at = afterHour(line, from + event.length);
	const link = vocabulary('eventLinks').scan(line.slice(at));
	const name = nameAt(line, link?.id === 'of' ? at + link.length : at, assembly);
	return name && { ...name, from, code: event.id === 'departure' ? 'departure' : 'arrival' };
}

/** Past an hour and the signs around it, where one stands there. */
function afterHour(line: string, from: number): number {
	const gap = (at: number) => at + (/^[\s:,–—-]*/.exec(line.slice(at, at + 20))?.[0].length ?? 0);
	let at = gap(from);
	const link = from > 0 ? vocabulary('eventLinks').scan(line.slice(at)) : undefined;
	if (link?.id === 'at') at = gap(at + link.length);
	const time = /\d/.test(line[at] ?? '') ? scanTime(line.slice(at, at + LONGEST_HOUR)) : undefined;
	return time ? gap(at + time.length) : gap(from);
}

/** Longer than an hour in figures. */
const LONGEST_HOUR = 40;

/** The participant whose name starts at a place: the longest of the next four words that names one. */
function nameAt(line: string, from: number, assembly: Assembly): { member: Member; to: number } | undefined {
	const words = [...line.slice(from, from + LONGEST_NAME).matchAll(/[^\s,;:()«»]+/gu)].slice(0, MOST_WORDS);
	if (!isCapital(words[0]?.[0])) return undefined;
	for (const word of words.reverse()) {
		const to = from + word.index + word[0].length;
		const member = assembly.find(line.slice(from, to).trim());
		if (member) return { member, to };
	}
	return undefined;
}

/** Words and signs of a name, its civility included. */
const MOST_WORDS = 4;
const LONGEST_NAME = 120;

/** The participant whose name ends a text: the longest of its last four words that names one. */
function nameBefore(text: string, assembly: Assembly): { member: Member; from: number } | undefined {
	// What stands farther away names nobody here, and copying it for each verb would take the square of the time.
	const start = Math.max(0, text.length - LONGEST_NAME - LONGEST_ASIDE);
	const before = withoutAside(text.slice(start));
	const words = [...before.matchAll(/[^\s,;:()«»]+/gu)];
	const last = words.at(-1);
	if (!last || !/^\s+$/.test(before.slice(last.index + last[0].length))) return undefined;
	for (let size = Math.min(MOST_WORDS, words.length); size > 0; size--) {
		const first = words[words.length - size];
		if (!first || !isCapital(first[0])) continue;
		const member = assembly.find(before.slice(first.index).trim());
		if (member) return { member, from: start + first.index };
	}
	return undefined;
}

/** A text without the words between two commas at its end: `M. Weiss, intéressé à l’affaire, quitte`. */
function withoutAside(text: string): string {
	const aside = ASIDE.exec(text.slice(-LONGEST_ASIDE));
	return aside ? text.slice(0, text.length - aside[0].length) + ' '.repeat(aside[0].length) : text;
}

const ASIDE = /,[^,.;:!?()]+,\s+$/;
const LONGEST_ASIDE = 80;

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
