/** The people of a meeting, to choose from. */

import type { Member } from '../assembly/model.js';
import type { Compiled } from '../compile.js';
import type { Completion } from './completion.js';

/** Everybody of the header and the roll, in their order; `after` is written behind the name. */
export function peopleOptions(compiled: Compiled, after = ''): Completion[] {
	return compiled.assembly.members.map((member) => ({
		label: member.name,
		...(after === '' ? {} : { insert: `${member.name}${after}` }),
		detail: getDetail(member, compiled),
		kind: 'person',
	}));
}

/** `trésorier, Ville de Rennes`, else where the header puts the person. */
function getDetail(member: Member, { phrase }: Compiled): string {
	const said = [member.quality, member.affiliation].filter((part) => part !== undefined).join(', ');
	if (said !== '') return said;
	return member.group?.name ?? phrase('labels.hints.member');
}
