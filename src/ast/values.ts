/** Values with a place: the smallest nodes, which a message can point at. */

import type { Parent } from 'unist';

/** Free text. */
export interface TextValue extends Parent {
	type: 'textValue';
	value: string;
	/** What it says where its parent may hold several texts. */
	role?: 'owner' | 'due' | 'status' | 'title' | 'quality' | undefined;
	children: [];
}

/** A calendar date. */
export interface DateValue extends Parent {
	type: 'dateValue';
	/** ISO form, `2024-06-06`. */
	value: string;
	/** The weekday that was written with it, 0 Sunday to 6 Saturday; checked by `time/weekday`. */
	weekday?: number | undefined;
	children: [];
}

/** A time of day. */
export interface TimeValue extends Parent {
	type: 'timeValue';
	/** Minutes since midnight, 0 to 1439. */
	value: number;
	/** The zone behind it, as written: `EST`, `heure de Paris`. */
	zone?: string | undefined;
	children: [];
}

/** An exact number. */
export interface NumberValue extends Parent {
	type: 'numberValue';
	/** Exact decimal, `1234.5`. */
	value: string;
	children: [];
}

/** A word of the vocabulary, by its canonical identifier (status, ballot method, opinion …). */
export interface KeywordValue extends Parent {
	type: 'keywordValue';
	/** Canonical identifier, English camel case. */
	value: string;
	/** The word as written. */
	text: string;
	children: [];
}

/** Yes or no. */
export interface BooleanValue extends Parent {
	type: 'booleanValue';
	value: boolean;
	children: [];
}

/** A path to another file of the project, as written. */
export interface FileValue extends Parent {
	type: 'fileValue';
	value: string;
	children: [];
}

/** A reference to a person, as written; the assembly resolves it. */
export interface Name extends Parent {
	type: 'name';
	value: string;
	/** One of several whose other names nobody gives: `3 abstentions (dont Mme Colin)`. */
	amongOthers?: true;
	children: [];
}

// --- YAML with places: the frontmatter and rules files as they were read, before they get a meaning.

/** Any YAML value. Aliases, tags and merge keys never get here. */
export type DataNode = DataMapping | DataSequence | DataScalar;

/** A mapping, pairs in source order. */
export interface DataMapping extends Parent {
	type: 'mapping';
	children: DataPair[];
}

/** A key and its value. The node's place is the whole pair. */
export interface DataPair extends Parent {
	type: 'pair';
	/** The key as written. */
	key: string;
	/** The key, then the value. */
	children: [DataScalar, DataNode];
}

export interface DataSequence extends Parent {
	type: 'sequence';
	children: DataNode[];
}

/** A scalar as its source text says (no typing); an empty value is the empty string. */
export interface DataScalar extends Parent {
	type: 'scalar';
	value: string;
	/** Whether it was quoted: then it is text, never a keyword that was meant for something else. */
	quoted: boolean;
	children: [];
}
