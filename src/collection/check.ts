/** Checks a collection: what no single meeting can show. */

import { getField, getHeader, type Meeting } from '../ast/index.js';
import { phrasebook } from '../language/index.js';
import { type Diagnostic, wordFindings } from '../lint/run.js';
import { changedAct, numberAcross } from './rules/acts.js';
import { doubtfulPerson, expiredMandate, lostAction } from './rules/follow-up.js';
import {
	brokenLink,
	changedAfterApproval,
	sameMeeting,
	unknownMinutes,
	withoutCopies,
} from './rules/minutes.js';
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
interface CollectionFiles {
	seals?: ReadonlyMap<string, Seal> | undefined;
	isThere?: ((path: string) => boolean | undefined) | undefined;
}

/** The messages of each meeting that it would not have alone, by path. `given`: in any order. */
export function checkCollection(
	given: readonly CollectionMeeting[],
	{ seals = new Map(), isThere = () => undefined }: CollectionFiles,
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

// --- Seals of approved minutes. `pv.seals` holds a line for each, as `sha256sum` writes it: the digest of the text, two
// spaces, the path from the folder of that file. What the header says of the state, of the approval and of the transmission is
// no part of the text, nor are line endings and spaces at the ends of lines.

/** The text of minutes that a seal is taken of. */
export function sealedText(source: string, meeting: Meeting): string {
	const header = getHeader(meeting);
	const left = new Set<number>();
	for (const name of ['status', 'approval', 'transmitted'] as const) {
		const place = getField(header, name)?.position;
		for (let line = place?.start.line ?? 1; place && line <= place.end.line; line += 1) left.add(line);
	}
	return source
		.replace(/^\uFEFF/, '')
		.normalize('NFC')
		.split(/\r\n|\n|\r/)
		.filter((_, index) => !left.has(index + 1))
		.map((line) => line.trimEnd())
		.join('\n')
		.trimEnd();
}

/** The digests of a file of seals, by path. A line that is no seal is given back by its number. */
export function readSeals(text: string): { seals: Map<string, string>; wrong: number[] } {
	const seals = new Map<string, string>();
	const wrong: number[] = [];
	for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
		if (line.trim() === '' || line.startsWith('#')) continue;
		const [, digest, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
		if (digest !== undefined && path !== undefined && !seals.has(path)) seals.set(path, digest);
		else wrong.push(index + 1);
	}
	return { seals, wrong };
}

/** A file of seals, sorted by path. */
export function writeSeals(seals: ReadonlyMap<string, string>): string {
	return [...seals]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([path, digest]) => `${digest}  ${path}\n`)
		.join('');
}

/** Which meetings are approved: their header says so, or an adopted decision of the organization approves the minutes of their date. */
export function findApproved(meetings: readonly CollectionMeeting[]): CollectionMeeting[] {
	const approved = new Set<string>();
	for (const { minutesApproved, organization } of meetings)
		for (const date of minutesApproved) approved.add(`${organization}\n${date}`);
	return [...meetings]
		.sort(byDate)
		.filter(({ isApproved, organization, date }) => isApproved || approved.has(`${organization}\n${date}`));
}
