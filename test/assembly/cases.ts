/** Meetings of the case files: what they say is short, the helper writes the rest of the header. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Compiled } from '../../src/compile.js';
import { toDecimalString } from '../../src/text/fraction.js';

/** One case. */
export interface Case {
	title: string;
	/** Left out: rules without quorum; empty: none; a profile's name or inline rules. */
	rules?: string;
	header: string;
	files?: Record<string, string>;
	body: string;
	/** Outcome and counts of each decision and election, by identifier. */
	results?: Record<string, string>;
	/** Messages: place, rule, words. */
	messages?: string[];
}

/** What the cases leave out on purpose. */
const BESIDE_THE_POINT = /^(?:document|people\/missing-officer|time\/not-closed)/;

/** The cases of a file. */
export function readCases(name: string): Case[] {
	return parse(readFileSync(new URL(`cases/${name}.yaml`, import.meta.url), 'utf8')) as Case[];
}

/** The files of the cases. */
export const CASE_FILES = [
	'people',
	'votes',
	'meeting',
	'elections',
	'wordings',
	'law',
	'statements',
	'told-numbers',
	'titles',
	'room',
] as const;

/** The meeting file of a case, and the files that it names. */
export function casesSource({ rules, header, files, body }: Case): {
	source: string;
	files: Record<string, string>;
	/** Lines above the body. */
	above: number;
} {
	const lines = ['---'];
	if (rules !== '') lines.push(`règles: ${rules ?? '{ défaut: s, majorités: { s: majorité simple } }'}`);
	if (!/^date:/m.test(header)) lines.push('date: 2024-06-06');
	lines.push(...header.trimEnd().split('\n'), '---', '');
	return { source: [...lines, body].join('\n'), files: files ?? {}, above: lines.length - 1 };
}

/** What came of a case that was compiled. */
export function resultOf(
	one: Case,
	compiled: Compiled,
): { results: Record<string, string>; messages: string[] } {
	return { results: getResults(compiled), messages: getMessages(compiled, casesSource(one).above) };
}

function getResults({ assembly }: Compiled): Record<string, string> {
	const results: Record<string, string> = {};
	for (const { id, outcome, votes } of assembly.decisions) {
		const counts = votes.map(({ tally, entitled, proof }) => {
			const text = (value: Parameters<typeof toDecimalString>[0] | null) =>
				value === null ? '?' : toDecimalString(value);
			return `${text(tally.for)}/${text(tally.against)}/${text(tally.abstention)} of ${text(entitled.votes)} by ${proof.by}`;
		});
		results[id] = [outcome, ...counts].join('; ');
	}
	for (const { id, candidates, by } of assembly.elections) {
		results[id] = `${
			candidates
				.filter(({ elected }) => elected)
				.map(({ name }) => name)
				.join(', ') || 'nobody'
		}; by ${by}`;
	}
	return results;
}

/** Lines count from the first line of the body; header lines are negative. */
function getMessages({ messages }: Compiled, above: number): string[] {
	return messages
		.filter(({ ruleId }) => !BESIDE_THE_POINT.test(ruleId ?? ''))
		.map((message) => {
			const place = message.place as
				| { start: { line: number; column: number }; end: { line: number; column: number } }
				| undefined;
			const from = place ? `${place.start.line - above}:${place.start.column}` : '?';
			const to = place
				? place.end.line === place.start.line
					? `${place.end.column}`
					: `${place.end.line - above}:${place.end.column}`
				: '?';
			return `${message.file ? `${message.file} ` : ''}${from}-${to} ${message.ruleId}: ${message.reason}`;
		});
}
