/**
 * Changes one number, name or time of an example at a time. Some message must answer, or the change must be harmless: every vote has
 * the same outcome, every seat the same holder and every quorum the same answer as before.
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { Node } from 'unist';
import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../src/compile.js';
import { compileText } from '../compile.js';
import { EFFORT } from '../properties.js';

const FOLDER = new URL('../../examples/', import.meta.url);
const EXAMPLES = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

interface Mutation {
	kind: 'number' | 'name' | 'time';
	/** Whether it stands in a ballot, an election, an event or a quorum line. */
	inVote: boolean;
	line: number;
	before: string;
	after: string;
	source: string;
}

/** Nodes that hold one number, name or time. */
const KINDS: Readonly<Record<string, Mutation['kind']>> = {
	count: 'number',
	numberValue: 'number',
	statedCount: 'number',
	votes: 'number',
	itemNumber: 'number',
	name: 'name',
	timeValue: 'time',
	arrivalTime: 'time',
	departureTime: 'time',
};

function getMutations(source: string, { meeting, assembly }: Compiled): Mutation[] {
	const people = assembly.members.map(({ name }) => name);
	const mutations: Mutation[] = [];
	const visit = (node: Node & { children?: Node[] }, inVote: boolean): void => {
		const votes =
			inVote || ['ballot', 'candidateList', 'event', 'quorumStatement', 'chairChange'].includes(node.type);
		const kind = KINDS[node.type];
		const [from, to] = [node.position?.start.offset, node.position?.end.offset];
		if (kind && from !== undefined && to !== undefined && !node.data?.file) {
			const before = source.slice(from, to);
			for (const after of changes(kind, before, people)) {
				const changed = source.slice(0, from) + after + source.slice(to);
				mutations.push({
					kind,
					inVote: votes,
					line: node.position?.start.line ?? 0,
					before,
					after,
					source: changed,
				});
			}
		}
		for (const child of node.children ?? []) visit(child, votes);
	};
	visit(meeting, false);
	return mutations;
}

function changes(kind: Mutation['kind'], text: string, people: readonly string[]): string[] {
	if (kind === 'name') {
		const other = people.filter((name) => !name.includes(text) && !text.includes(name));
		return [misspell(text), ...other.slice(0, 2)];
	}
	if (kind === 'time') {
		const hour = /\d+/.exec(text);
		if (!hour) return [];
		return [
			text.replace(/\d+/, String((Number(hour[0]) + 5) % 24)),
			text.replace(/\d+/, String((Number(hour[0]) + 22) % 24)),
		];
	}
	const digits = /\d+/.exec(text);
	if (!digits) return [];
	const value = Number(digits[0]);
	const next = [value + 1, value + 3, value * 10, ...(value > 0 ? [value - 1, 0] : [])];
	return [...new Set(next)].map((changed) => text.replace(/\d+/, String(changed)));
}

/** Two letters of the longest word are another pair: no known name is that near. */
function misspell(name: string): string {
	const longest = name.split(/[\s-]/).sort((a, b) => b.length - a.length)[0] ?? name;
	return name.replace(longest, `${longest.slice(0, 1)}xqzj${longest.slice(3)}`);
}

/** Everything that a change could silently make wrong. */
function verdicts({ assembly }: Compiled): string {
	return JSON.stringify({
		decisions: assembly.decisions.map(({ outcome, votes }) => [
			outcome,
			...votes.map((vote) => [vote.outcome, vote.quorum?.met ?? null]),
		]),
		elected: assembly.elections.map(({ candidates, quorum }) => [
			candidates.map(({ elected }) => elected),
			quorum?.met ?? null,
		]),
	});
}

/** Messages without their places, which a change may move. */
function told({ messages }: Compiled): string[] {
	return messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`);
}

describe.each(EXAMPLES)('%s', (example) => {
	it('answers every change of a vote, or comes to the same', async () => {
		const source = readFileSync(new URL(example, FOLDER), 'utf8');
		const original = await compileText(source);
		const known = new Set(told(original));
		const all = getMutations(source, original);
		// The quick run takes one in four, a number that no kind of change repeats at.
		const mutations = EFFORT > 1 ? all : all.filter((_, index) => index % 4 === 1);
		expect(all.length).toBeGreaterThan(50);
		const silent: Mutation[] = [];
		let answered = 0;
		for (const mutation of mutations) {
			const changed = await compileText(mutation.source);
			if (told(changed).some((message) => !known.has(message))) answered += 1;
			else if (verdicts(changed) !== verdicts(original)) silent.push(mutation);
		}
		const rate = `${example}: ${mutations.length} changes, ${answered} answered, ${mutations.length - answered - silent.length} harmless, ${silent.length} silent`;
		expect(answered / mutations.length, rate).toBeGreaterThan(0.5);
		const inVotes = silent
			.filter(({ inVote }) => inVote)
			.map(({ line, before, after }) => `line ${line}: ${before} → ${after}`);
		expect(inVotes, rate).toEqual([]);
		const elsewhere = silent
			.filter(({ inVote }) => !inVote)
			.map(({ line, before, after }) => `line ${line}: ${before} → ${after}`);
		expect(elsewhere, rate).toEqual([]);
	}, 300_000);
});
