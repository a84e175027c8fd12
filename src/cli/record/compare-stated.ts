/** The data of a record that another version made against what this one gives: what it states must be so, what it does not state it need not. */

import type { CompiledJson } from '../../render/index.js';
import type { PassagePlace } from '../text-diff.js';
import type { OtherWording } from './earlier-wording.js';

/** How they differ, by paths: `resolutions.0.tally.for`. */
interface StatedDifference {
	/** Values that are others. */
	wrong: string[];
	/** Sentences of the program that say the same in other words, and what it reads out of the prose. */
	worded: string[];
	/** What only this version states. */
	more: string[];
	/** What only the record states: nothing here says whether it is so. */
	unknown: string[];
}

/** What every version has stated since the first. */
const ALWAYS: Readonly<Partial<Record<keyof CompiledJson, readonly string[]>>> = {
	meeting: ['lang', 'title', 'kind', 'organization', 'date', 'opened', 'closed', 'place', 'status', 'chair'],
	participants: ['id', 'name', 'quality', 'presence', 'elector', 'votes', 'holder'],
	sessions: ['id', 'title', 'decisions'],
	resolutions: [
		'id',
		'title',
		'kind',
		'outcome',
		'declared',
		'rule',
		'tally',
		'unanimous',
		'quorum',
		'proof',
	],
	elections: ['id', 'title', 'seats', 'round', 'candidates'],
	actions: ['title', 'owner', 'due'],
};

/** What versions say about the text in words of their own, or read out of its prose: another one may warn of more, and read more. */
const READINGS: ReadonlySet<string> = new Set(['messages', 'statements']);

/** Compares them. `wording`: what a sentence of another version says. */
export function compareStated(
	kept: unknown,
	made: CompiledJson,
	wording: (place: PassagePlace) => OtherWording,
): StatedDifference {
	const found: StatedDifference = { wrong: [], worded: [], more: [], unknown: [] };
	const compare = (then: unknown, now: unknown, path: readonly string[]): void => {
		const where = path.join('.');
		if (isTree(then) && isTree(now) && Array.isArray(then) === Array.isArray(now)) {
			if (Array.isArray(then) && then.length !== (now as unknown as unknown[]).length)
				found.wrong.push(where);
			else compareKeys(then, now, path);
		} else if (JSON.stringify(then) === JSON.stringify(now)) return;
		else if (
			path.at(-1) === 'sentence' &&
			typeof then === 'string' &&
			wording({ missing: [String(now)], added: then }) !== 'other'
		)
			found.worded.push(where);
		else if (path.at(-1) === 'source' && path.includes('proof')) found.worded.push(where);
		else found.wrong.push(where);
	};
	const compareKeys = (then: Tree, now: Tree, path: readonly string[]) => {
		const [section = '', ...inner] = path;
		for (const key of Object.keys(then)) {
			const where = [...path, key];
			if (!Object.hasOwn(now, key)) found.unknown.push(where.join('.'));
			else if (path.length > 0 || !READINGS.has(key)) {
				if (!(path.length === 0 && key === 'revision')) compare(then[key], now[key], where);
			} else if (JSON.stringify(then[key]) !== JSON.stringify(now[key])) found.worded.push(key);
		}
		const isEntry = section === 'meeting' ? inner.length === 0 : inner.length === 1;
		const always =
			path.length === 0 ? Object.keys(ALWAYS) : isEntry ? ALWAYS[section as keyof CompiledJson] : [];
		for (const key of Object.keys(now)) {
			if (Object.hasOwn(then, key)) continue;
			(always?.includes(key) ? found.wrong : found.more).push([...path, key].join('.'));
		}
	};
	compare(kept, made, []);
	return found;
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null;
}
