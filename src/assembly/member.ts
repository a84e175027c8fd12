/** The people of a meeting, as everything that follows knows them. */

import type { Group, Person, Presence } from '../ast/index.js';
import type { Fraction } from '../text/fraction.js';

/** A person of the meeting: participant, member of the roll, or officer from outside. */
export interface Member {
	/** Stable identifier: slug of the name, made unique in source order. */
	id: string;
	/** Full name as printed. */
	name: string;
	/** The nodes that speak of this person: the group's entry, then the roll's. */
	nodes: Person[];
	affiliation?: string | undefined;
	/** Quality or office, `trésorier`. */
	quality?: string | undefined;
	college?: string | undefined;
	/** The group of the header that the person stands in; absent: known by the roll only. */
	group?: Group | undefined;
	/** Presence at the opening. */
	presence: Presence;
	/** Whether the person may vote at all (guests never; those excused or absent do on arrival). */
	elector: boolean;
	/** Votes held in the person's own name, after the cap of the rules. */
	votes: Fraction;
	/** Votes before the cap, where it was applied. */
	uncappedVotes?: Fraction | undefined;
	/** Whether `[votes]` or a roll gave them (else one). */
	weighted: boolean;
	/** Away and without stated votes, while all who are there have some: how many is not known. */
	votesUnknown?: boolean | undefined;
	/** Votes by allocation key. */
	keyVotes: ReadonlyMap<string, Fraction>;
	/** Who speaks and signs for a legal person. */
	representative?: string | undefined;
	/** The person who sits in this one's place. */
	substitute?: Member | undefined;
	/** Holder of the proxy at the opening, where resolved; `chair` for a blank one. */
	holder?: Member | undefined;
	/** ISO date of birth. */
	born?: string | undefined;
	/** Shown in the public version. */
	public: boolean;
	/** Already named by an error: what this person does is left out of later checks. */
	flawed?: boolean | undefined;
}
