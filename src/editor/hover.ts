/** What a text says of the words under a pointer, as Markdown: a person and the room there, a vote and its proof. */

import type { Compiled } from '../compile.js';
import { describeMajority } from '../law/index.js';
import { mentionAt } from './mentions.js';
import { type RoomPerson, roomAt } from './room.js';
import { getStart, pathTo } from './tree.js';
import { voteAt } from './vote.js';

/** Words for a range. */
interface Hover {
	from: number;
	to: number;
	markdown: string;
}

/** What is known of the words at an offset; null for words that mean nothing of their own. */
export function hoverAt(compiled: Compiled, offset: number): Hover | null {
	const mention = mentionAt(compiled, offset);
	if (mention?.target.kind === 'person') {
		const { name } = mention.target.member;
		const person = roomAt(compiled, offset).people.find((other) => other.name === name);
		if (person) return { from: mention.from, to: mention.to, markdown: personText(person, compiled) };
	}
	if (mention?.target.kind === 'majority') {
		const majority = compiled.rules.majorities.get(mention.target.name);
		if (majority)
			return { from: mention.from, to: mention.to, markdown: describeMajority(majority, compiled.phrase) };
	}
	return voteHover(compiled, offset);
}

function personText(person: RoomPerson, { phrase }: Compiled): string {
	const about = [person.quality, person.affiliation].filter((part) => part !== null).join(', ');
	const facts = [
		person.stateWord,
		person.chairs ? phrase('page.room.chairs') : null,
		person.votes === null ? null : phrase('page.room.votes', { votes: person.votes }),
		person.holder === null ? null : phrase('page.room.holder', { holder: person.holder }),
		person.holds.length === 0 ? null : phrase('page.room.holds', { names: person.holds }),
		...person.moves.map(({ kind, time }) => phrase(`page.room.${kind}At`, { time: time ?? 'none' })),
	].filter((part) => part !== null);
	return `**${escaped(person.name)}**${about === '' ? '' : `, ${escaped(about)}`}\n\n${facts.map((fact) => `- ${escaped(fact)}`).join('\n')}`;
}

/** On the heading of a block, and on the lines of its ballots. */
function voteHover(compiled: Compiled, offset: number): Hover | null {
	const view = voteAt(compiled, offset);
	if (!view || view.steps.length === 0) return null;
	const { source } = compiled;
	const from = source.lastIndexOf('\n', offset - 1) + 1;
	const next = source.indexOf('\n', offset);
	const to = next < 0 ? source.length : next;
	const isHead = pathTo(compiled, offset).some((node) => getStart(node) === from);
	const isBallot = ballotLines(compiled).some((line) => line >= from && line <= to);
	if (!isHead && !isBallot) return null;
	return { from, to, markdown: view.steps.map((step) => `- ${escaped(step)}`).join('\n') };
}

function ballotLines({ assembly }: Compiled): number[] {
	const ballots = assembly.decisions.flatMap(({ votes }) => votes.map(({ ballot }) => ballot));
	return [...ballots, ...assembly.elections.map(({ node }) => node)].flatMap((node) =>
		node.children.flatMap((line) => (line.type === 'ballotLine' ? (getStart(line) ?? []) : [])),
	);
}

/** Signs of Markdown as they are. */
function escaped(text: string): string {
	return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}
