/** One worked case. */
export interface Vector {
	id: string;
	title: string;
	/** The text that demands it. */
	law: string;
	/** The computation in one line. */
	why: string;
	meeting: string;
	/** Outcome of each resolution by identifier. */
	outcomes?: Record<string, string>;
	/** Names elected, by election. */
	elected?: Record<string, string[]>;
	/** Votes for, as counted, by resolution. */
	for?: Record<string, string>;
	/** Whether the quorum was reached, by resolution. */
	quorum?: Record<string, boolean>;
	/** Rules of all messages, in document order. */
	messages: string[];
}

/** One difference: what, what was found, what is published. */
export interface Difference {
	what: string;
	found: unknown;
	expected: unknown;
}

export function allCases(): Array<{ name: string; case: Vector }>;
export function compareCase(expected: Vector, json: unknown): Difference[];
