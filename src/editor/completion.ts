/** What can be written at a place, whatever proposes it. */

/** One thing that can be written. */
export interface Completion {
	/** As it is shown, and looked for. */
	label: string;
	/** What is written in place of the range, where that is more than the label. */
	insert?: string;
	/** What it is, in the document's language. */
	detail: string;
	kind: 'person' | 'label' | 'block' | 'key' | 'value';
}

/** What can be written in place of a range. */
export interface Completions {
	from: number;
	to: number;
	/** The likeliest first. */
	options: Completion[];
}
