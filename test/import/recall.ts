/** What of a meeting the importer found: its file is compiled, and what comes out is compared with what was written down by hand. */

import { parse } from 'yaml';
import { type Imported, importMinutes } from '../../src/import/index.js';
import { compiledJson } from '../../src/render/index.js';
import { parseTime } from '../../src/text/time.js';
import { compileText } from '../compile.js';

/** What a reader finds in the minutes. */
export interface Expected {
	date: string;
	opened: string | null;
	closed: string | null;
	chair: string | null;
	secretary: string | null;
	present: number;
	represented: number;
	absent: number;
	items: string[];
	votes: string[];
	turns: number;
	events: number;
	elections?: number;
	/** People who signed. */
	signatures?: number;
}

/** Found and expected, by what it is; wrong is what was found and is not there. */
export type Recall = Record<string, { found: number; expected: number; wrong: number }>;

/** Imports, compiles and compares. */
export async function getRecall(
	markdown: string,
	expected: Expected,
	kind: 'markdown' | 'plain' = 'markdown',
): Promise<{ recall: Recall; imported: Imported; errors: string[] }> {
	const imported = importMinutes(markdown, kind);
	const compiled = await compileText(imported.text);
	const json = compiledJson(compiled, []);
	const recall: Recall = {};
	const compare = (what: string, found: readonly string[], wanted: readonly string[]) => {
		const left = [...wanted];
		const hits = found.filter((one) => {
			const at = left.indexOf(one);
			if (at !== -1) left.splice(at, 1);
			return at !== -1;
		});
		recall[what] = { found: hits.length, expected: wanted.length, wrong: found.length - hits.length };
	};
	const list = (value: string | null) => (value === null ? [] : [value]);
	const time = (value: string | null) => (value === null ? [] : [`${parseTime(value)}`]);
	const names = (value: string | null) => list(value === null ? null : value.replace(/^(?:M\.|Mme) /, ''));
	const count = (size: number) => Array.from({ length: size }, () => 'one');
	const presence = (...values: string[]) =>
		json.participants.filter((person) => values.includes(person.presence) && person.elector).length;
	compare('date', list(json.meeting.date), [expected.date]);
	compare(
		'hours',
		[...time(json.meeting.opened), ...time(json.meeting.closed)],
		[...time(expected.opened), ...time(expected.closed)],
	);
	compare(
		'officers',
		[...names(json.meeting.chair), ...names(json.meeting.secretary)],
		[...list(expected.chair), ...list(expected.secretary)],
	);
	compare('present', count(presence('present', 'remote')), count(expected.present));
	compare('proxies', count(presence('represented')), count(expected.represented));
	const absent = json.participants.filter(
		({ presence: how }) => how === 'absent' || how === 'excused',
	).length;
	compare('absent', count(absent), count(expected.absent));
	compare(
		'items',
		json.sessions.map(({ title }) => title.replace(/’/g, "'")),
		expected.items,
	);
	compare(
		'votes',
		json.resolutions.map(({ tally }) => `${tally.for}-${tally.against}-${tally.abstention}`),
		expected.votes,
	);
	const kinds = kindsIn(compiled.meeting);
	compare('turns', count(kinds.filter((kind) => kind === 'intervention').length), count(expected.turns));
	compare('events', count(kinds.filter((kind) => kind === 'event').length), count(expected.events));
	compare('elections', count(json.elections.length), count(expected.elections ?? 0));
	compare('signatures', count(signaturesIn(imported.text)), count(expected.signatures ?? 0));
	return {
		recall,
		imported,
		errors: compiled.messages
			.filter(({ severity }) => severity === 'error')
			.map(({ ruleId, reason }) => `${ruleId} ${reason}`),
	};
}

/** How many people the header says have signed. */
function signaturesIn(file: string): number {
	const header = parse(file.slice(4, file.indexOf('\n---\n', 4))) as { signatures?: string[] };
	return header.signatures?.length ?? 0;
}

/** Types of all nodes. */
function kindsIn(node: unknown): string[] {
	if (Array.isArray(node)) return node.flatMap(kindsIn);
	if (node === null || typeof node !== 'object') return [];
	const { type } = node as { type?: unknown };
	return [
		...(typeof type === 'string' ? [type] : []),
		...Object.values(node).flatMap((value) => (typeof value === 'object' ? kindsIn(value) : [])),
	];
}
