/** YAML with places: the frontmatter and rules files as they were read, before they get a meaning. */

import type { Parent } from 'unist';

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

/** A sequence. */
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
