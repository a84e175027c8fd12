/** Slips of the header: what is read in their place, and what is proposed to the writer. */

/** A replacement in the file, by offsets. */
export interface TextEdit {
	from: number;
	to: number;
	text: string;
}

/** Kinds of slips; each has its wording. */
export type SlipCode =
	| 'tab'
	| 'noBreakSpace'
	| 'dash'
	| 'itemSpace'
	| 'itemIndent'
	| 'firstItem'
	| 'keySpace'
	| 'secondColon'
	| 'personColon'
	| 'hash'
	| 'threshold'
	| 'quotes';

/** One slip. */
export interface Slip {
	code: SlipCode;
	/** The text that is wrong. */
	from: number;
	to: number;
	/** What makes it YAML. */
	yaml: TextEdit[];
	/** What the writer is proposed; mostly the same. */
	fix: TextEdit[];
	/** What the wording needs to know. */
	values: Record<string, string>;
}

/** A text in double quotes, as YAML wants them. */
export function yamlQuoted(text: string): string {
	return `"${text.replace(/[\\"]/g, '\\$&').replace(/\t/g, '\\t')}"`;
}
