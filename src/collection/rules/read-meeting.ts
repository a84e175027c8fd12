/** What the rules across meetings look at in one compiled meeting. */

import type { Link } from 'mdast';
import type { Node, Parent } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import type { Assembly, Member } from '../../assembly/model.js';
import { byPlace, getChild, getField, getHeader, getStatements } from '../../ast/index.js';
import type { Severity } from '../../lint/rule.js';
import { silencedLines } from '../../lint/run.js';
import { fromIsoDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { decodePath, resolvePath } from '../../text/path.js';
import { ballotLines } from '../../view/voted-blocks.js';
import { getBody } from '../earlier.js';
import { extractFacts, type MeetingInput } from '../extract.js';
import type { SharedPeople } from '../identity.js';
import type { ChangeRecord } from '../records.js';
import {
	type CollectionMeeting,
	type LinkToMeeting,
	type NumberOfRegister,
	opening,
	type Place,
} from './rule.js';

/** One compiled meeting to check among others. */
interface CheckedMeeting {
	/** Path of its file inside the collection. */
	file: string;
	input: MeetingInput;
	shared: SharedPeople;
	severities?: Readonly<Record<string, Severity | 'off'>> | undefined;
}

/** A compiled meeting as rules across meetings look at it. */
export function readForRules({ file, input, shared, severities }: CheckedMeeting): CollectionMeeting {
	const facts = extractFacts(input, { file, shared });
	const [held] = facts.meetings;
	const { meeting, assembly } = input;
	const header = getHeader(meeting);
	const organization = held?.organization ?? '';
	return {
		file,
		lang: input.lang,
		organization,
		body: getBody(header),
		date: assembly.date ?? null,
		datePlace: getPlace(opening(getField(header, 'date') ?? header)),
		call: held?.call ?? 1,
		opened: held?.opened ?? null,
		title: held?.title ?? null,
		isApproved: assembly.status === 'approved',
		anchors: [
			...facts.items.map(({ item }) => item),
			...[...facts.decisions, ...facts.elections].map(({ id }) => id.slice(id.indexOf('#') + 1)),
		],
		// The records of attendance are those of the members, one for one.
		attendance: facts.attendance.map(({ person, name }, index) => ({
			person,
			name,
			place: memberPlace(assembly.members[index]),
		})),
		elections: facts.elections.map(({ title }) => ({ title })),
		mandates: facts.mandates.map(({ election: id, office, start, end }) => {
			const election = assembly.elections.find((each) => id.endsWith(`#${each.id}`));
			const line = election && ballotLines(election.node.children).find(({ label }) => label === 'term');
			return {
				election: id,
				office,
				start,
				end,
				place: getPlace(line?.position ?? opening(election?.node)),
			};
		}),
		actions: facts.actions.map(({ title, owner, done }, index) => ({
			title,
			owner,
			done,
			place: getPlace(opening(assembly.actions[index])),
		})),
		decisions: facts.decisions.map(({ id, number, outcome }) => ({ id, number, outcome })),
		changes: facts.changes.map((change) => ({ ...change, place: changePlace(assembly, change) })),
		numbers: getNumbers(assembly),
		minutesNamed: minutesNamedIn(meeting).map(({ date, node }) => ({ date, place: getPlace(node.position) })),
		minutesApproved: minutesApprovedBy(assembly),
		links: linksIn(meeting, file),
		silenced: silencedLines(meeting),
		severities: severities ?? null,
	};
}

function getPlace(position: Node['position']): Place {
	return position ?? null;
}

/** Where a member is named, if it is in the file itself and not in a roll. */
function memberPlace(member: Member | undefined): Place {
	const node = member?.nodes[0];
	return node?.data?.file === undefined ? getPlace(opening(node)) : null;
}

/** The paragraph that says the change. */
function changePlace({ decisions }: Assembly, { decision, line }: ChangeRecord): Place {
	const node = decisions.find(({ id }) => decision.endsWith(`#${id}`))?.node;
	return getPlace(opening(node?.children.find(({ position }) => position?.start.line === line) ?? node));
}

function getNumbers({ decisions, elections }: Assembly): NumberOfRegister[] {
	const all = [
		...decisions
			.filter(({ kind, node }) => kind !== 'amendment' && node.form !== 'implicit')
			.map(({ node, number, kind, outcome }) => ({
				node: node as Parent,
				number,
				word: kind as string,
				isDecided: !['undetermined', 'adjourned', 'withdrawn', 'moot'].includes(outcome),
			})),
		...elections.map(({ node, number, by }) => ({
			node: node as Parent,
			number,
			word: node.type as string,
			isDecided: by !== 'quorumMissing' && by !== 'unknown' && by !== 'tie',
		})),
	];
	return all
		.filter(({ node }) => node.children.some(({ type }) => type === 'itemNumber'))
		.sort((a, b) => byPlace(a.node, b.node))
		.flatMap(({ node, number, word, isDecided }) => {
			const match = /^(.*?)(\d{1,9})$/.exec(number?.trim() ?? '');
			if (number === null || !match) return [];
			const [, prefix = '', digits = '0'] = match;
			const year = /(?<!\d)(?:19|20)\d{2}(?=\D+$)/.exec(prefix)?.[0];
			if (year === undefined && prefix !== '') return [];
			const form = year === undefined ? '' : foldKeyword(prefix.replace(year, '····'));
			const place = node.children.find(({ type }) => type === 'itemNumber')?.position ?? opening(node);
			return [
				{ number, form, year: year ?? null, value: Number(digits), word, isDecided, place: getPlace(place) },
			];
		});
}

/** The dates of minutes that the prose of a node puts to approval, each once. */
function minutesNamedIn(root: Node): Array<{ date: string; node: Node }> {
	const found = new Map<string, { date: string; node: Node }>();
	visit(root, (node) => {
		if (node.type === 'header') return SKIP;
		for (const statement of getStatements(node)) {
			if (statement.kind !== 'date' || statement.of !== 'minutes') continue;
			const date = statement.children[0]?.value;
			if (date !== undefined && fromIsoDate(date) !== undefined && !found.has(date))
				found.set(date, { date, node: statement });
		}
		return undefined;
	});
	return [...found.values()];
}

function minutesApprovedBy({ decisions }: Assembly): string[] {
	const dates = new Set<string>();
	for (const { outcome, node, session } of decisions) {
		if (outcome !== 'adopted') continue;
		const title = getChild(session, 'title');
		for (const { date } of [...minutesNamedIn(node), ...(title ? minutesNamedIn(title) : [])])
			dates.add(date);
	}
	return [...dates];
}

/** The links of a meeting to other files of minutes. */
function linksIn(root: Node, file: string): LinkToMeeting[] {
	const links: LinkToMeeting[] = [];
	visit(root, { type: 'link' }, (node) => {
		const { url, position } = node as Link;
		const [, path, fragment = ''] = /^([^#?]+\.(?:md|markdown))(?:#(.*))?$/i.exec(url) ?? [];
		if (path !== undefined && !/^[a-z][a-z0-9+.-]*:|^\//i.test(path))
			links.push({
				url,
				path: resolvePath(file, decodePath(path)),
				fragment: decodePath(fragment),
				place: getPlace(position),
			});
	});
	return links;
}
