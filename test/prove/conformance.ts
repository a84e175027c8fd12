/** Reads the published cases of a profile: its figures, said a second time from the texts, and its meetings with their outcomes. */

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Vector } from '../../docs/conformance/compare.mjs';
import { type Compiled, compiledJson } from '../../src/index.js';

/** Figures that hold under a condition. */
export interface FigureBlock {
	/** Day of the meeting, number of members, kind of meeting; absent: a meeting of today of nobody knows how many. */
	when?: { date?: string; members?: number; meeting?: string };
	/** Figure by name; of a block with a condition, those that it changes. */
	says: Record<string, string>;
}

/** What is published of one profile. */
export interface Conformance {
	figures: FigureBlock[];
	cases: Vector[];
}

/** Folder of the published cases, from the root of the repository. */
export const CONFORMANCE = 'docs/conformance/law';

/** Profiles of which something is published. */
export function conformanceIds(root: string): string[] {
	return readdirSync(`${root}/${CONFORMANCE}`)
		.filter((name) => name.endsWith('.yaml'))
		.map((name) => name.slice(0, -'.yaml'.length))
		.sort();
}

/** What is published of a profile. */
export function readConformance(root: string, id: string): Conformance {
	return parse(readFileSync(`${root}/${CONFORMANCE}/${id}.yaml`, 'utf8')) as Conformance;
}

/** A compiled meeting as JSON, of each message its rule alone. */
export function getJson(compiled: Compiled): unknown {
	return compiledJson(
		compiled,
		compiled.messages.map(({ ruleId }) => ({ rule: ruleId })),
	);
}
