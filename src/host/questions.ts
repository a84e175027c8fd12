/** Questions to a person at a terminal. */

/** One of the answers to choose from. */
export interface Choice {
	value: string;
	label: string;
}

/** Asks on a terminal. Every answer is undefined where the person gives up. */
export interface Questions {
	/** A line of text. `check` says what is wrong with an answer; it is asked again. */
	text(
		question: string,
		options?: { initial?: string | undefined; check?: (answer: string) => string | undefined },
	): Promise<string | undefined>;
	choose(question: string, choices: readonly Choice[]): Promise<string | undefined>;
}
