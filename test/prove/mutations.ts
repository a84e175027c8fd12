/** Changes each single figure of a profile: a number, a comparison, a base, a unit, a day, a rule. A proof or a case must notice. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compareCase } from '../../docs/conformance/compare.mjs';
import { dataFromValue } from '../../src/ast/index.js';
import { compile } from '../../src/index.js';
import { profileData } from '../../src/law/index.js';
import { type Conformance, getJson, readConformance } from './conformance.js';
import { getObligations } from './obligations.js';
import type { loadSolver } from './solver.js';

type Solver = Awaited<ReturnType<typeof loadSolver>>;
type Data = string | number | boolean | null | Data[] | { [key: string]: Data };

/** What changing figures showed. */
export interface Mutated {
	total: number;
	byProof: number;
	byCase: number;
	survivors: string[];
}

/** Changes the figures of these profiles, one at a time. */
export async function mutateAll(root: string, ids: readonly string[], solver: Solver): Promise<Mutated> {
	const result: Mutated = { total: 0, byProof: 0, byCase: 0, survivors: [] };
	for (const id of ids) {
		const conformance = readConformance(root, id);
		const whole = parse(readFileSync(`${root}/src/law/profiles/${id}.yaml`, 'utf8')) as Data;
		for (const { path, before, after, data } of getChanges(whole)) {
			result.total += 1;
			if (await isDisproved(id, data, conformance, solver)) result.byProof += 1;
			else if (await isNoticed(id, data, conformance)) result.byCase += 1;
			else result.survivors.push(`${id} ${path}: ${before} → ${after}`);
		}
	}
	return result;
}

async function isDisproved(
	id: string,
	data: Data,
	conformance: Conformance,
	solver: Solver,
): Promise<boolean> {
	const node = dataFromValue(data);
	const obligations = getObligations(id, conformance, (name) => (name === id ? node : profileData(name)));
	for (const obligation of obligations) if (!(await solver.prove(obligation)).holds) return true;
	return false;
}

async function isNoticed(id: string, data: Data, { cases }: Conformance): Promise<boolean> {
	for (const vector of cases) {
		const compiled = await compile(vector.meeting, {
			path: 'meeting.md',
			load: async () => ({ found: false }),
			profiles: { [id]: data },
		});
		if (compareCase(vector, getJson(compiled)).length > 0) return true;
	}
	return false;
}

interface Change {
	path: string;
	before: string;
	after: string;
	data: Data;
}

/** Keys whose values are no figures. */
const NO_FIGURES = new Set([
	'name',
	'aliases',
	'source',
	'profile',
	'label',
	'mentions',
	'sign',
	'officers',
	'titles',
	'except',
	'excluded',
	'may not preside',
	'withdraws',
	'without a vote',
	'allowed',
]);

const BASES = ['cast', 'cast or void', 'ballots', 'present', 'present or represented', 'members'];
const SWAPS: Readonly<Record<string, readonly string[]>> = {
	base: BASES,
	unit: ['votes', 'heads'],
	tie: ['chair', 'rejected', 'eldest', 'lot'],
	at: ['vote', 'item', 'opening'],
	holder: ['member', 'non-member', 'anyone'],
	recused: ['leave base', 'stay in base', 'leave the room'],
	counted: ['before the meeting', 'after the meeting', 'after the next meeting'],
};

/** All changes of one figure each. */
function getChanges(whole: Data): Change[] {
	const changes: Change[] = [];
	const visit = (value: Data, path: readonly (string | number)[]) => {
		const key = [...path].reverse().find((part): part is string => typeof part === 'string') ?? '';
		if (NO_FIGURES.has(key)) return;
		if (Array.isArray(value)) for (const [index, entry] of value.entries()) visit(entry, [...path, index]);
		else if (value !== null && typeof value === 'object') {
			for (const [name, entry] of Object.entries(value)) visit(entry, [...path, name]);
			if (path.at(-1) === 'call')
				for (const [name, entry] of Object.entries(value))
					changes.push({
						path: path.join('/'),
						before: `call ${name}`,
						after: `call ${Number(name) + 1}`,
						data: withValue(whole, path, { [Number(name) + 1]: entry }),
					});
		} else
			for (const after of alternatives(key, String(value), path))
				changes.push({
					path: path.join('/'),
					before: String(value),
					after,
					data: withValue(whole, path, after),
				});
	};
	visit(whole, []);
	return changes;
}

function alternatives(key: string, text: string, path: readonly (string | number)[]): string[] {
	const swaps = SWAPS[key === 'value' ? String(path.at(-2) ?? '') : key];
	if (swaps?.includes(text)) return swaps.filter((other) => other !== text).slice(0, 2);
	const share = /^(>=|>)? ?(\d+)\/(\d+)$/.exec(text);
	if (share) {
		const [, sign, top = '', bottom = ''] = share;
		const next = sign === undefined ? '' : `${sign} `;
		return [
			...(sign ? [`${sign === '>' ? '>=' : '>'} ${top}/${bottom}`] : []),
			`${next}${top}/${Number(bottom) + 1}`,
			...(Number(top) + 1 < Number(bottom) ? [`${next}${Number(top) + 1}/${bottom}`] : []),
		];
	}
	if (/^\d+$/.test(text))
		return [String(Number(text) + 1), ...(Number(text) > 0 ? [String(Number(text) - 1)] : [])];
	const compared = /^(>=|<=|>|<) ?(\d+)$/.exec(text);
	if (compared)
		return [`${compared[1]} ${Number(compared[2]) + 1}`, `${compared[1]} ${Number(compared[2]) - 1}`];
	if (/^\d{4}-\d{2}-\d{2}$/.test(text))
		return [1, -1].map((days) => new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10));
	if (text === 'all') return ['>= 9/10'];
	if (key === 'threshold' && text === 'none') return ['>= 1/3'];
	if (key === 'clear' || key === 'at once') return [text === 'yes' || text === 'true' ? 'no' : 'yes'];
	return [];
}

function withValue(whole: Data, path: readonly (string | number)[], value: Data): Data {
	const [first, ...rest] = path;
	if (first === undefined) return value;
	if (Array.isArray(whole))
		return whole.map((entry, index) => (index === first ? withValue(entry, rest, value) : entry));
	if (whole === null || typeof whole !== 'object') return whole;
	return Object.fromEntries(
		Object.entries(whole).map(([key, entry]) => [key, key === first ? withValue(entry, rest, value) : entry]),
	);
}
