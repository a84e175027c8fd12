import type { Assembly, Attendance, Member } from '../../assembly/model.js';
import { getField, getHeader, type Header, isHeaderBroken } from '../../ast/index.js';
import { mentions } from '../../language/index.js';
import { nearestWord } from '../../text/nearest.js';
import { firstLine, type Rule } from '../rule.js';

/** No chair or no secretary where the profile wants one. */
export const peopleMissingOfficer: Rule = {
	id: 'people/missing-officer',
	severity: 'warning',
	check({ assembly, meeting, rules, report }) {
		if (assembly.status === 'convened' || isHeaderBroken(meeting)) return;
		const missing = rules.officers.filter((office) => !assembly[office]);
		if (missing.length === 0) return;
		report({
			place: firstLine(getHeader(meeting)),
			code: missing.length === 2 ? 'both' : missing[0] === 'chair' ? 'chair' : 'secretary',
			values: { rules: rules.name ?? '' },
		});
	},
};

/** Who chairs or keeps the minutes was, by the lists, never in the room; or who chairs stands in none of them. */
export const peopleOfficerAway: Rule = {
	id: 'people/officer-away',
	severity: 'warning',
	check({ assembly, meeting, report, source }) {
		if (assembly.status === 'convened' || isHeaderBroken(meeting) || !namesThoseThere(assembly)) return;
		const header = getHeader(meeting);
		const { chair, secretary } = assembly;
		// Who takes the chair from somebody is told by a line of the text.
		const isRelieved = assembly.effects.some(({ node }) => node.type === 'chairChange');
		if (chair && !isRelieved && isUnlisted(chair) && isOwnName(chair, assembly))
			report({ place: getPlace(header, 'chair'), code: 'chairUnlisted', values: { name: chair.name } });
		if (chair && !isRelieved && isAway(chair, assembly))
			report({ place: getPlace(header, 'chair'), code: 'chairAway', values: { name: chair.name } });
		for (const { node, members } of assembly.effects)
			if (node.type === 'chairChange' && members[0] && isAway(members[0], assembly))
				report({ place: firstLine(node), code: 'chairAway', values: { name: members[0].name } });
		const bodyStart = header?.position?.end.offset ?? 0;
		const left = chair && !isRelieved ? leavesChairEmpty(chair, assembly, source, bodyStart) : undefined;
		if (chair && left) report({ place: left, code: 'chairLeft', values: { name: chair.name } });
		if (secretary && isAway(secretary, assembly))
			report({
				place: getPlace(header, 'secretary'),
				code: 'secretaryAway',
				values: { name: secretary.name },
			});
		for (const name of getField(header, 'tellers')?.children ?? []) {
			const teller = name.type === 'name' ? assembly.find(name.value) : undefined;
			if (teller && isAway(teller, assembly))
				report({ place: name.position, code: 'tellerAway', values: { name: teller.name } });
		}
	},
};

/** Where the chair leaves before a vote, and no word up to that vote says who presides. */
function leavesChairEmpty(
	chair: Member,
	{ effects, decisions, elections }: Assembly,
	source: string,
	bodyStart: number,
) {
	const votes = [
		...decisions.flatMap(({ votes, node }) => votes.map(({ attendance }) => ({ attendance, node }))),
		...elections,
	];
	for (const [index, { node, after, members }] of effects.entries()) {
		if (!node.position || !members.includes(chair) || isInRoom(chair, after)) continue;
		const from = node.position.end.offset ?? 0;
		const next = effects.slice(index + 1).find((one) => one.members.includes(chair))?.node.position?.start;
		const vote = votes.find((one) => {
			const at = one.node.position?.start.offset ?? 0;
			return at > from && at < (next?.offset ?? source.length) && !isInRoom(chair, one.attendance);
		});
		if (!vote) continue;
		const between = source.slice(from, vote.node.position?.start.offset);
		const start = node.position.start.offset ?? 0;
		const above = source.slice(Math.max(bodyStart, start - NEAR), start);
		const isSaid =
			mentions(above, ['officers', 'chair'], 'officeVerbs', 'officeLeads') ||
			mentions(between, ['officers', 'chair'], 'officeVerbs', 'officeLeads', ['leadIns', 'put']);
		if (!isSaid) return node.position;
	}
	return undefined;
}

/** The sentence that an event stands below. */
const NEAR = 400;

/** Are those in the room known by name? Of some that are only counted anybody may be one. */
function namesThoseThere({ opening, members }: Assembly): boolean {
	if (!opening.known || opening.unnamed !== undefined) return false;
	return members.filter((member) => member.group !== undefined && isInRoom(member, opening)).length > 1;
}

function isUnlisted({ group, nodes, unlisted }: Member): boolean {
	return group === undefined && nodes.length === 0 && unlisted !== true;
}

/** `vacant`, `the mayor` and two people are no name; one that is nearly that of somebody who is listed is told by another rule. */
function isOwnName({ name }: Member, { members }: Assembly): boolean {
	const listed = members.filter((member) => !isUnlisted(member)).map((member) => member.name);
	return (
		/^\p{Lu}.*\s\p{Lu}/u.test(name) &&
		!listed.some((other) => name.includes(other)) &&
		nearestWord(name, listed) === undefined
	);
}

function isAway(member: Member, { opening, effects }: Assembly): boolean {
	// Of a company that is represented, its representative may be there.
	if (isUnlisted(member) || member.presence === 'represented') return false;
	return !isInRoom(member, opening) && !effects.some(({ after }) => isInRoom(member, after));
}

function isInRoom(member: Member, { presence }: Attendance): boolean {
	const now = presence.get(member);
	return now === 'present' || now === 'remote';
}

function getPlace(header: Header, office: 'chair' | 'secretary') {
	return getField(header, office)?.children[0]?.position ?? firstLine(header);
}
