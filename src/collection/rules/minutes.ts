/** Minutes among minutes: two files of one meeting, minutes that were approved, links from one file to another. */

import type { Link } from 'mdast';
import type { Node, Parent } from 'unist';
import { getStatements } from '../../ast/index.js';
import { fromIsoDate } from '../../text/date.js';
import { type CollectionMeeting, type CollectionRule, groupBy, opening } from './rule.js';

/** Two files that are minutes of the same meeting: the second is left out of what is counted across meetings. */
export const sameMeeting: CollectionRule = {
	id: 'collection/same-meeting',
	check({ meetings, report }) {
		for (const [first, ...others] of groupBy(meetings, identity).values())
			for (const meeting of others)
				if (first?.date !== undefined)
					report(meeting, {
						place: fieldPlace(meeting, 'date'),
						code: 'twice',
						values: { file: first.file, date: { date: first.date } },
					});
	},
};

/** The meetings without those that are told as second files of one. */
export function withoutCopies(meetings: readonly CollectionMeeting[]): CollectionMeeting[] {
	return [...groupBy(meetings, identity).values()].flatMap((group) =>
		group[0]?.date === undefined ? group : group.slice(0, 1),
	);
}

/** Two meetings of a body on one day are told apart by their convocation and their hour. */
function identity({ file, body, date, facts }: CollectionMeeting): string {
	const [meeting] = facts.meetings;
	return date === undefined
		? file
		: `${body}\n${date}\n${meeting?.call ?? 1}\n${meeting?.opened ?? ''}\n${meeting?.title ?? ''}`;
}

/** Minutes that are put to approval and are not in the folder, although it goes back further. */
export const unknownMinutes: CollectionRule = {
	id: 'collection/unknown-minutes',
	check({ meetings, report }) {
		const bodies = groupBy(
			meetings.filter(({ date }) => date !== undefined),
			({ body }) => body,
		);
		const organizations = new Map(
			[...groupBy(meetings, ({ organization }) => organization)].map(([name, all]) => [
				name,
				new Set(all.map(({ date }) => date)),
			]),
		);
		for (const meeting of meetings) {
			const first = bodies.get(meeting.body)?.[0]?.date;
			for (const { date, node } of minutesNamedIn(meeting.input.meeting)) {
				if (first === undefined || date <= first || meeting.date === undefined || date >= meeting.date)
					continue;
				if (organizations.get(meeting.organization)?.has(date)) continue;
				report(meeting, { place: node.position, code: 'missing', values: { date: { date } } });
			}
		}
	},
};

/** The dates of minutes that the prose of a node puts to approval, each once. */
export function minutesNamedIn(root: Node): Array<{ date: string; node: Node }> {
	const found = new Map<string, { date: string; node: Node }>();
	const visit = (node: Node): void => {
		for (const statement of getStatements(node)) {
			if (statement.kind !== 'date' || statement.of !== 'minutes') continue;
			const date = statement.children[0]?.value;
			if (date !== undefined && fromIsoDate(date) !== undefined && !found.has(date))
				found.set(date, { date, node: statement });
		}
		if (node.type !== 'header') for (const child of (node as Partial<Parent>).children ?? []) visit(child);
	};
	visit(root);
	return [...found.values()];
}

/** A sealed text that is no longer what was approved. */
export const changedAfterApproval: CollectionRule = {
	id: 'document/changed-after-approval',
	check({ meetings, seals, report }) {
		for (const meeting of meetings) {
			const seal = seals.get(meeting.file);
			if (seal && seal.sealed !== seal.now)
				report(meeting, { place: fieldPlace(meeting, 'date'), code: 'changed', values: {} });
		}
	},
};

/** A link to another meeting of the folder, or to a decision in it, that leads nowhere. */
export const brokenLink: CollectionRule = {
	id: 'collection/broken-link',
	check({ meetings, isThere, report }) {
		const byFile = new Map(meetings.map((meeting) => [meeting.file, meeting]));
		for (const meeting of meetings) {
			for (const { node, path, fragment } of linksOf(meeting)) {
				const other = byFile.get(path);
				if (other === undefined) {
					if (isThere(path) === false)
						report(meeting, { place: node.position, code: 'file', values: { file: node.url } });
				} else if (fragment !== '' && !anchorsOf(other).has(fragment)) {
					report(meeting, { place: node.position, code: 'place', values: { file: path, id: fragment } });
				}
			}
		}
	},
};

/** The links of a meeting to other files of minutes, their paths inside the collection. */
export function linksOf({
	file,
	input,
}: Pick<CollectionMeeting, 'file' | 'input'>): Array<{ node: Link; path: string; fragment: string }> {
	const links: Array<{ node: Link; path: string; fragment: string }> = [];
	const visit = (node: Node): void => {
		if (node.type === 'link') {
			const [, path, fragment = ''] = /^([^#?]+\.(?:md|markdown))(?:#(.*))?$/i.exec((node as Link).url) ?? [];
			if (path !== undefined && !/^[a-z][a-z0-9+.-]*:|^\//i.test(path))
				links.push({
					node: node as Link,
					path: resolvePath(file, decoded(path)),
					fragment: decoded(fragment),
				});
		}
		for (const child of (node as Partial<Parent>).children ?? []) visit(child);
	};
	visit(input.meeting);
	return links;
}

function anchorsOf({ facts }: CollectionMeeting): Set<string> {
	return new Set([
		...facts.items.map(({ item }) => item),
		...[...facts.decisions, ...facts.elections].map(({ id }) => id.slice(id.indexOf('#') + 1)),
	]);
}

/** A path as written in a file, inside the collection: `../2023/a.md` in `2024/b.md` → `2023/a.md`. */
function resolvePath(file: string, path: string): string {
	const parts = file.split('/').slice(0, -1);
	for (const part of path.split('/')) {
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function fieldPlace({ input }: CollectionMeeting, name: string) {
	const header = input.meeting.children.find((child) => child.type === 'header');
	const field =
		header?.type === 'header'
			? header.children.find((child) => child.type === 'field' && child.name === name)
			: undefined;
	return opening(field ?? header);
}
