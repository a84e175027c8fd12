/** Who a sentence says is elected, where it is all that an election says of its result. */

import type { Paragraph } from 'mdast';
import {
	type Block,
	type BodyNode,
	type ElectedStatement,
	getChild,
	getChildren,
	getStatements,
	personName,
	problem,
	uncountedVote,
} from '../../../ast/index.js';
import { isPartOfName, type NameIndex } from '../../../text/names.js';
import { readCandidate } from '../../ballot/candidate-list.js';
import type { BodyFile } from '../body-file.js';
import { isDecisive, takeBelow } from '../votes.js';
import { toldIn, unreport } from './uncounted.js';

/** `Dora Finch est élue trésorière à l'unanimité.`, alone in an election without votes, is its result. Returns what stands below it. */
export function takeToldElected(block: Extract<Block, { type: 'election' }>, file: BodyFile): BodyNode[] {
	const children = block.children as BodyNode[];
	if (children.some((child) => isDecisive(child))) return refuseAllOfNobody(children, file);
	const told = children.flatMap((child, index) =>
		child.type === 'paragraph'
			? getStatements(child).flatMap((one) => (one.kind === 'elected' ? [{ elected: one, index }] : []))
			: [],
	);
	const [only] = told;
	const position = only?.elected.position;
	if (!only || told.length > 1 || !position || only.elected.children.length === 0) return [];
	unreport(only.elected, file, ({ code }) => code === 'round');
	reportVoices(children[only.index] as Paragraph, only.elected, file);
	const text = file.source.slice(position.start.offset, position.end.offset);
	// They are the candidates too, where they do not stand above.
	const standing = children.flatMap((child) =>
		child.type === 'candidateList' ? child.children.flatMap((line) => getChild(line, 'person') ?? []) : [],
	);
	const isSame = isSamePerson(file.names);
	const missing = only.elected.children.filter(
		(name) => !standing.some((person) => isSame(personName(person), name.value)),
	);
	const candidates = missing.map(
		(name) => readCandidate({ text: name.value, place: () => name.position }, file.ballots('election')).line,
	);
	const lists = candidates.length > 0 ? 1 : 0;
	const list: BodyNode = { type: 'candidateList', position, children: candidates };
	if (lists > 0) children.splice(only.index + 1, 0, list);
	children.splice(only.index + 1 + lists, 0, {
		type: 'ballot',
		position,
		children: [
			{
				type: 'ballotLine',
				label: 'result',
				key: '',
				position,
				children: [{ type: 'result', outcome: 'elected', text, position, children: only.elected.children }],
			},
		],
	});
	return takeBelow(block, only.index + 2 + lists);
}

/** `Ada Brun est élue présidente par 7 voix contre 1.`: who is elected is read, and how many voices she had is told. */
function reportVoices(paragraph: Paragraph, elected: ElectedStatement, file: BodyFile): void {
	const { position, votes, children } = elected;
	const told = file.votes.get(paragraph) ?? [];
	const own = votes?.find((count) => count !== null);
	const tally = told.find((vote) => /\d/.test(vote.tally))?.tally ?? own;
	const { first, votes: kept } = toldIn(file, elected);
	if (tally === undefined || kept.length > 0) return;
	const name = children.map(({ value }) => value).join(', ');
	const details = { values: { name, tally }, severity: 'warning' as const };
	file.uncounted.splice(first, 0, uncountedVote('round', position, details));
}

/** `Ada Brun`, `Mme Brun`: whether two names are those of one person, known or by all words of the shorter one. */
function isSamePerson(names: NameIndex): (one: string, other: string) => boolean {
	return (one, other) => {
		const [first, second] = [one, other].map((name) => names.resolve(name));
		if (first?.kind === 'one' && second?.kind === 'one') return first.id === second.id;
		return isPartOfName(one, other) || isPartOfName(other, one);
	};
}

/** `Résultat : tous élus` where nobody stands cannot be read. Nothing stands below it. */
function refuseAllOfNobody(children: readonly BodyNode[], file: BodyFile): [] {
	if (children.some(({ type }) => type === 'candidateList')) return [];
	for (const line of children.flatMap((child) => (child.type === 'ballot' ? child.children : []))) {
		const [all] = getChildren(line, 'result').filter((result) => result.all);
		if (!all) continue;
		file.problems.push(
			problem('syntax/invalid-value', 'labelResult', all.position, { values: { value: all.text } }),
		);
		line.children = [];
	}
	return [];
}
