/** Checks a collection: what no single meeting can show. */

import { phrasebook } from '../language/index.js';
import { type Diagnostic, wordFindings } from '../lint/run.js';
import { lostAction } from './rules/actions.js';
import { changedAct } from './rules/changed-acts.js';
import {
	brokenLink,
	changedAfterApproval,
	sameMeeting,
	unknownMinutes,
	withoutCopies,
} from './rules/minutes.js';
import { numberAcross } from './rules/numbers.js';
import { doubtfulPerson, expiredMandate } from './rules/people.js';
import {
	byDate,
	type CollectionContext,
	type CollectionMeeting,
	type CollectionRule,
	type Seal,
} from './rules/rule.js';

/** Rules that look at every file. */
const OF_FILES: readonly CollectionRule[] = [sameMeeting, changedAfterApproval, brokenLink];

/** Rules that look at each meeting once: a second file of one is left out. */
const OF_MEETINGS: readonly CollectionRule[] = [
	numberAcross,
	unknownMinutes,
	expiredMandate,
	lostAction,
	doubtfulPerson,
	changedAct,
];

/** What is known of the files around the meetings. */
export interface CollectionFiles {
	seals?: ReadonlyMap<string, Seal> | undefined;
	isThere?: ((path: string) => boolean | undefined) | undefined;
}

/** The messages of each meeting that it would not have alone, by path. `given`: in any order. */
export function checkCollection(
	given: readonly CollectionMeeting[],
	{ seals = new Map(), isThere = () => undefined }: CollectionFiles = {},
): Map<string, Diagnostic[]> {
	const meetings = [...given].sort(byDate);
	const found = new Map<string, Parameters<typeof wordFindings>[0][number][]>();
	const run = (rules: readonly CollectionRule[], some: readonly CollectionMeeting[]) => {
		for (const rule of rules) {
			const context: CollectionContext = {
				meetings: some,
				seals,
				isThere,
				report({ file }, finding) {
					const list = found.get(file) ?? [];
					found.set(file, list);
					list.push({ rule: rule.id, finding });
				},
			};
			rule.check(context);
		}
	};
	run(OF_FILES, meetings);
	run(OF_MEETINGS, withoutCopies(meetings));
	return new Map(
		given.map(({ file, lang, severities, silenced }) => [
			file,
			wordFindings(found.get(file) ?? [], { phrase: phrasebook(lang), severities, silenced }),
		]),
	);
}
