/** Who was there: groups of names, or tables of votes where votes differ. */

import type { Member } from '../assembly/model.js';
import { type Group, getChild, getField, type Person, type PersonPart, type Presence } from '../ast/index.js';
import { lazyPattern } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { type Fraction, sum } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import { addTo, findFirst } from '../text/lists.js';
import { listText } from '../text/phrase.js';
import type { GrammaticalGender, ViewContext } from './context.js';
import { getHour, getNoun, numberText } from './values.js';
import type { ParticipantGroup, Participants, WeightTable, WeightTables } from './view-model.js';

/** More rows than this go to an annex. */
const ROWS_ON_PAGE_ONE = 40;
/** More names than this stand in three columns. */
const NAMES_IN_TWO_COLUMNS = 60;
/** People of a roll whom no group names are listed as absent up to this number. */
const LISTED_ABSENT = 60;

/** The participants of page 1, and the tables that became an annex. */
export function getParticipants(context: ViewContext): {
	participants: Participants | null;
	roll: WeightTables | null;
} {
	const buckets = getBuckets(context);
	if (buckets.length === 0) return { participants: null, roll: null };
	const heading = context.words('participants.heading');
	if (!context.assembly.weighted) {
		return {
			participants: {
				heading,
				groups: buckets.map((bucket) => getGroup(bucket, context)),
				tables: null,
				totals: null,
			},
			roll: null,
		};
	}
	const tables = weightTables(context);
	const guests = buckets.filter((bucket) => !bucket.members.some((member) => member.elector));
	const groups = guests.map((bucket) => getGroup(bucket, context));
	const long = tables.tables.reduce((count, table) => count + table.rows.length, 0) > ROWS_ON_PAGE_ONE;
	const first = tables.tables[0];
	const totals =
		first === undefined
			? null
			: context.words('participants.totals', {
					...first.total,
					unit: tables.columns.votes,
					annex: tables.heading,
				});
	return long
		? { participants: { heading, groups, tables: null, totals }, roll: tables }
		: { participants: { heading, groups, tables, totals: null }, roll: null };
}

/** A name with what is said of the person, as HTML, in the writer's order: qualities after a comma, affiliations in grey brackets. */
export function personHtml(name: string, person: Person | undefined, context: ViewContext): string {
	const said = (person?.children ?? []).map((part) => {
		if (part.type === 'quality') return `, ${context.html(context.name(part.value))}`;
		return part.type === 'affiliation'
			? ` <span class="affiliation">(${context.html(context.name(part.value))})</span>`
			: '';
	});
	return `${context.html(name)}${said.join('')}`;
}

interface Bucket {
	heading: string;
	votes: boolean;
	presence: Presence;
	members: Member[];
	/** People of the group who are counted without names. */
	unnamed: number;
	/** As the file says them. */
	unnamedAs?: string | undefined;
}

/** Members by the group they stand in, in the order of the header; those of a roll by presence. */
function getBuckets(context: ViewContext): Bucket[] {
	const { assembly, header, words } = context;
	const byGroup = new Map<Group, Member[]>();
	const ungrouped = new Map<Presence, Member[]>();
	for (const member of assembly.members) {
		if (member.group !== undefined) addTo(byGroup, member.group, member);
		else if (member.nodes.length > 0) addTo(ungrouped, member.presence, member);
	}
	const groups = (getField(header, 'participants')?.children ?? []).filter(
		(child): child is Group => child.type === 'group',
	);
	const buckets: Bucket[] = groups.flatMap((group) => {
		const members = byGroup.get(group) ?? [];
		const unnamed = Number(group.unnamed ?? 0);
		if (members.length === 0 && unnamed === 0) return [];
		return [
			{
				heading: capitalized(context.text(group.name)),
				votes: group.votes,
				presence: group.presence,
				members,
				unnamed,
				unnamedAs: group.unnamedAs,
			},
		];
	});
	if (groups.length === 0 && !assembly.opening.known) return buckets;
	for (const [presence, members] of ungrouped) {
		const electors = members.filter((member) => member.elector);
		if (electors.length === 0 || (presence === 'absent' && electors.length > LISTED_ABSENT)) continue;
		buckets.push({
			heading: words(`participants.groups.${presence}`),
			votes: presence !== 'absent' && presence !== 'excused',
			presence,
			members: electors,
			unnamed: 0,
		});
	}
	return buckets;
}

function getGroup(bucket: Bucket, context: ViewContext): ParticipantGroup {
	const { words } = context;
	const there = bucket.presence !== 'excused' && bucket.presence !== 'absent';
	// Whoever sits there without a vote is listed, and is none of those counted.
	const counted = bucket.votes ? bucket.members.filter(({ barred }) => !barred) : bucket.members;
	const members = counted.length + bucket.unnamed;
	const kind = bucket.votes ? 'members' : there ? 'guests' : 'others';
	const count = words(`participants.${kind}`, { count: members, noun: getNoun(context, members) });
	const entries =
		bucket.presence === 'represented'
			? representedEntries(bucket.members, context)
			: bucket.members.map((member) => ({
					html: `${memberHtml(member, context)}${noteHtml(member, context)}`,
				}));
	if (bucket.unnamed > 0 && bucket.members.length > 0)
		entries.push({
			html: context.html(
				bucket.unnamedAs === undefined
					? words('participants.unnamed', { count: bucket.unnamed })
					: context.text(bucket.unnamedAs),
			),
		});
	// The heading of guests counts nobody.
	else if (bucket.unnamedAs !== undefined && kind === 'guests')
		entries.push({ html: context.html(context.text(bucket.unnamedAs)) });
	const notes =
		bucket.presence === 'represented' || bucket.members.some((member) => noteHtml(member, context) !== '');
	const columns = notes || entries.length === 1 ? 1 : bucket.members.length > NAMES_IN_TWO_COLUMNS ? 3 : 2;
	return { heading: bucket.heading, count, members, kind, columns, entries };
}

function memberHtml(member: Member, context: ViewContext): string {
	const person = member.nodes.find((node) => node.children.length > 1) ?? member.nodes[0];
	return `${personHtml(context.memberName(member), person, context)}${context.html(getDetails(member, context))}`;
}

/** What else the header says of a person: `, collège des salariés, arrivée à 18 h 30`. */
function getDetails(member: Member, context: ViewContext): string {
	const details = member.nodes.flatMap((node) =>
		node.children.flatMap((part): string[] => {
			if (part.type === 'college') {
				const college = context.text(part.value);
				const named = foldKeyword(college).includes(foldKeyword(context.words('participants.college')));
				return [named ? college : `${context.words('participants.college')} ${college}`];
			}
			if (part.type !== 'arrivalTime' && part.type !== 'departureTime') return [];
			const { text: time } = getHour(part.value, context);
			return [context.words(`participants.${part.type}`, { time })];
		}),
	);
	const late = getChild(member.late, 'timeValue');
	if (late && !member.nodes.some((node) => node.children.some((part) => part.type === 'arrivalTime')))
		details.push(context.words('participants.arrivalTime', { time: getHour(late.value, context).text }));
	// The head of a group without votes says it of all.
	if (member.barred && member.group?.votes !== false) details.push(context.words('participants.guests'));
	return [...new Set(details)].map((detail) => `, ${detail}`).join('');
}

/** Who speaks and signs for a legal person: `représentée par Nadia Hamel`. */
export function representativeText(member: Member | undefined, context: ViewContext): string | null {
	if (member?.representative === undefined) return null;
	const parts = member.nodes.map((node) => getPart(node, 'representative'));
	const part = parts.find((one) => one !== undefined);
	return said(part, 'participants.representedBy', member.representative, context, context.genderOf(member));
}

/** The note behind a person's name: a substitute, whom they replace, or who represents a legal person. */
function noteHtml(member: Member, context: ViewContext): string {
	const { substitute } = member;
	const replaces = member.nodes.map((node) => getPart(node, 'replaces')).find((part) => part);
	const notes = [
		representativeText(member, context),
		replaces === undefined ? null : context.name(context.getSource(replaces) ?? ''),
		substitute === undefined
			? null
			: said(
					getPart(member.nodes[0], 'substitute'),
					'participants.replacedBy',
					substitute.name,
					context,
					context.genderOf(member),
				),
	];
	return notes.map((note) => (note === null ? '' : `, ${context.html(note)}`)).join('');
}

/** The writer's words where they can be had, which agree with the person. */
function said(
	part: PersonPart | undefined,
	key: 'participants.replacedBy' | 'participants.representedBy',
	name: string,
	context: ViewContext,
	gender: GrammaticalGender,
): string {
	const written = part === undefined ? undefined : context.getSource(part);
	return written !== undefined && isSaid().test(written)
		? context.name(written)
		: context.words(key, { name: context.name(name), gender });
}

function getPart(
	person: Person | undefined,
	type: 'representative' | 'substitute' | 'replaces',
): PersonPart | undefined {
	return person === undefined ? undefined : getChild(person, type);
}

/** One line a holder: `Denis Aubry et Claire Petit, pouvoir à Jeanne Royer`. */
function representedEntries(members: readonly Member[], context: ViewContext): Array<{ html: string }> {
	const byHolder = new Map<string | undefined, Member[]>();
	for (const member of members) addTo(byHolder, holderText(member, context), member);
	return [...byHolder].map(([holder, held]) => {
		const names = listText(
			held.map((member) => memberHtml(member, context)),
			context.lang,
		);
		const proxy =
			holder === undefined
				? context.words('participants.blankProxy')
				: context.words('participants.proxyTo', { name: holder });
		return { html: `${names}, ${context.html(proxy)}` };
	});
}

/** Who holds a proxy, and what stands in brackets behind the name: `Jeanne Royer (contre la résolution 2)`; nothing where that is of the holder. */
function holderText({ holder, nodes }: Member, context: ViewContext): string | undefined {
	if (holder === undefined) return undefined;
	const written = findFirst(nodes, (node) => getChild(node, 'proxy')?.children[0]?.value);
	const bracket = /\s\(([^()]*\p{L}[^()]*)\)$/u.exec(written ?? '')?.[1];
	const isOwn = [holder.quality, holder.affiliation].some(
		(said) => foldKeyword(said ?? '') === foldKeyword(bracket ?? ''),
	);
	const name = context.memberName(holder);
	return bracket === undefined || isOwn ? name : `${name} (${context.name(bracket)})`;
}

function weightTables(context: ViewContext): WeightTables {
	const { assembly, words } = context;
	const electors = assembly.members.filter((member) => member.elector);
	const isThere = (member: Member) => member.presence !== 'excused' && member.presence !== 'absent';
	const there = electors.filter(isThere);
	const away = electors.filter((member) => !isThere(member));
	const lots = electors.some((member) => LOT.test(foldKeyword(member.affiliation ?? '')));
	const hasDetail = electors.some((member) => member.affiliation !== undefined);
	const hasBy = there.some((member) => byText(member, context) !== '');
	const rows = (members: readonly Member[]): WeightTable['rows'] =>
		members.map((member) => ({
			nameHtml: context.html(
				`${context.memberName(member)}${member.quality === undefined ? '' : `, ${context.text(member.quality)}`}${getDetails(member, context)}`,
			),
			detail: lots
				? context.text((member.affiliation ?? '').replace(/^lots?\s+/i, ''))
				: context.name(member.affiliation ?? ''),
			presence: words(`presence.${member.presence}`, { gender: context.genderOf(member) }),
			by: byText(member, context),
			votes: votesText(member, context),
		}));
	const electorate = assembly.electorate;
	const total = (members: readonly Member[], key: 'totalThere' | 'totalAway') => ({
		label: words(`participants.${key}`, {
			who: getWays(members),
			count: members.length,
			of: electorate.heads ?? 0,
			known: electorate.heads === null ? 'no' : 'yes',
			noun: getNoun(context, members.length),
		}),
		votes: totalText(members, key === 'totalAway' ? null : electorate.votes, context),
	});
	const tables: WeightTable[] = [{ heading: null, rows: rows(there), total: total(there, 'totalThere') }];
	if (away.length > 0)
		tables.push({
			heading: words('participants.groups.absent'),
			rows: rows(away),
			total: total(away, 'totalAway'),
		});
	return {
		heading: words('participants.roll'),
		columns: {
			name: capitalized(getNoun(context, 1)),
			detail: hasDetail ? words(lots ? 'participants.lots' : 'participants.affiliation') : null,
			presence: words('participants.presence'),
			by: hasBy ? words('participants.by') : null,
			votes: words('participants.votes'),
		},
		tables: tables.filter((table) => table.rows.length > 0),
	};
}

/** The ways of taking part that a total has to name: nobody voted by post where nobody did. */
function getWays(members: readonly Member[]): string {
	const proxies = members.some(({ presence }) => presence === 'represented');
	const post = members.some(({ presence }) => presence === 'byPost');
	return proxies && post ? 'all' : proxies ? 'represented' : post ? 'byPost' : 'present';
}

const LOT = /^lots? /;

function byText(member: Member, context: ViewContext): string {
	const holder = holderText(member, context);
	if (holder !== undefined) return holder;
	if (member.representative !== undefined) return context.name(member.representative);
	if (member.substitute !== undefined) return context.memberName(member.substitute);
	return member.presence === 'represented' ? context.words('participants.blank') : '';
}

function votesText(member: Member, context: ViewContext): string {
	if (member.votesUnknown) return context.words('participants.unknownVotes');
	const votes = numberText(member.votes, context);
	return member.uncappedVotes === undefined
		? votes
		: context.words('participants.capped', { votes: member.votes, uncapped: member.uncappedVotes });
}

/** Votes of several people, of all where these are known. */
function totalText(members: readonly Member[], of: Fraction | null, context: ViewContext): string {
	if (members.some((member) => member.votesUnknown)) return context.words('participants.unknownVotes');
	const votes = numberText(sum(members.map((member) => member.votes)), context);
	return of === null ? votes : `${votes}\u00A0/\u00A0${numberText(of, context)}`;
}

const isSaid = lazyPattern`(?u)^\p{Ll}+ ${['smallWords', 'by']} `;
