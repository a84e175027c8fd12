/** Finds the people of the meeting by the names that are written for them. */

import type { Name } from '../ast/index.js';
import { foldName } from '../text/fold.js';
import { nearestWord } from '../text/nearest.js';
import type { Member } from './model.js';
import type { Problems } from './problems.js';

/** What a written name refers to. */
export type Reference =
	| { found: 'one'; member: Member }
	| { found: 'several'; members: Member[] }
	| { found: 'none' };

/** Everybody who can be named. */
export class Roster {
	readonly #members: Member[] = [];

	/** Makes a person known. */
	add(member: Member): void {
		this.#members.push(member);
	}

	/** Whom a name means. */
	refer(name: string): Reference {
		const folded = foldName(name);
		const exactly = this.#members.filter((member) => foldName(member.name) === folded);
		const found =
			exactly.length > 0
				? exactly
				: this.#members.filter((member) => foldName(member.name).split(' ').includes(folded));
		const [member] = found;
		if (!member) return { found: 'none' };
		return found.length === 1 ? { found: 'one', member } : { found: 'several', members: found };
	}

	/** The person, where the name means one. */
	find(name: string): Member | undefined {
		const reference = this.refer(name);
		return reference.found === 'one' ? reference.member : undefined;
	}

	/** The person whom a name must mean; says so where it means nobody, or several. */
	require(name: Name, problems: Problems): Member | undefined {
		const reference = this.refer(name.value);
		if (reference.found === 'one') return reference.member;
		if (reference.found === 'several') {
			problems.at(name, 'people/ambiguous', 'several', {
				values: { name: name.value, people: reference.members.map((member) => member.name) },
				related: reference.members.map((member) => member.nodes[0]),
			});
			return undefined;
		}
		const nearest = this.#nearest(name.value);
		problems.at(name, 'people/unknown', nearest ? 'near' : 'unknown', {
			values: { name: name.value, ...(nearest ? { nearest: nearest.name } : {}) },
			related: [nearest?.nodes[0]],
		});
		return undefined;
	}

	#nearest(name: string): Member | undefined {
		const word = nearestWord(
			name,
			this.#members.map((member) => member.name),
		);
		return this.#members.find((member) => member.name === word);
	}
}
