/** Checks a collection: what no single meeting can show. */

import { fieldOf, headerOf } from '../ast/index.js';
import type { Severity } from '../lint/rule.js';
import { type Diagnostic, wordFindings } from '../lint/run.js';
import { foldKeyword } from '../text/fold.js';
import { textOf } from '../view/head.js';
import { extractFacts, type MeetingInput } from './extract.js';
import type { SharedPeople } from './identity.js';
import { lostAction } from './rules/actions.js';
import {
	brokenLink,
	changedAfterApproval,
	sameMeeting,
	unknownMinutes,
	withoutCopies,
} from './rules/minutes.js';
import { numberAcross } from './rules/numbers.js';
import { doubtfulPerson, expiredMandate } from './rules/people.js';
import type { CollectionContext, CollectionMeeting, CollectionRule, Seal } from './rules/rule.js';

/** Rules that look at every file. */
const OF_FILES: readonly CollectionRule[] = [sameMeeting, changedAfterApproval, brokenLink];

/** Rules that look at each meeting once: a second file of one is left out. */
const OF_MEETINGS: readonly CollectionRule[] = [
	numberAcross,
	unknownMinutes,
	expiredMandate,
	lostAction,
	doubtfulPerson,
];

/** One meeting to check among others. */
export interface CheckedMeeting {
	/** Path of its file inside the collection. */
	file: string;
	input: MeetingInput;
	shared: SharedPeople;
	severities?: Readonly<Record<string, Severity | 'off'>> | undefined;
}

/** What is known of the files around the meetings. */
export interface CollectionFiles {
	seals?: ReadonlyMap<string, Seal> | undefined;
	isThere?: ((path: string) => boolean | undefined) | undefined;
}

/** The messages of each meeting that it would not have alone, by path. */
export function checkCollection(
	checked: readonly CheckedMeeting[],
	{ seals = new Map(), isThere = () => undefined }: CollectionFiles = {},
): Map<string, Diagnostic[]> {
	const meetings = toMeetings(checked);
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
		checked.map(({ file, input, severities }) => [
			file,
			wordFindings(found.get(file) ?? [], { ...input, severities }),
		]),
	);
}

/** Meetings as rules look at them, by date. */
export function toMeetings(checked: readonly CheckedMeeting[]): CollectionMeeting[] {
	return checked.map(toMeeting).sort(byDate);
}

function toMeeting({ file, input, shared }: CheckedMeeting): CollectionMeeting {
	const facts = extractFacts(input, { file, shared });
	const organization = facts.meetings[0]?.organization ?? '';
	const kind = foldKeyword(textOf(fieldOf(headerOf(input.meeting), 'meeting')) ?? '');
	return { file, input, facts, organization, body: `${organization}\n${kind}`, date: input.assembly.date };
}

function byDate(a: CollectionMeeting, b: CollectionMeeting): number {
	const [one, other] = [a.date ?? '', b.date ?? ''];
	return one === other ? (a.file < b.file ? -1 : 1) : one < other ? -1 : 1;
}
