/** What could not be read, or contradicts itself: found where it is read or computed, worded by the lint rule that it names. */

import type { Parent, Position } from 'unist';
import type { MessageCode, PhraseKey, PhraseKeyAfter, RuleId } from '../language/ids.js';

/** A value that a message may show; it is put into words in the document's language. */
export type ProblemValue =
	| string
	| number
	| bigint
	| readonly string[]
	| { time: number }
	| { date: string }
	| { line: number }
	| { exact: string }
	/** Words of another key of the message files, with values of their own. */
	| {
			phrase: PhraseKey;
			values?: Record<string, ProblemValue>;
	  };

/** A mistake with a place. Parsing cannot fail: the tree comes back with problems in it. */
export interface Problem extends Parent {
	type: 'problem';
	/**
	 * The rule whose message it is: `people/unknown`.
	 */
	rule: RuleId;
	/**
	 * Which of the rule's wordings: a key under the rule in the message files.
	 */
	code: MessageCode;
	/** What the wording needs to know. */
	values: Record<string, ProblemValue>;
	/** Other places that explain this one (`ligne 58`), the first one is cited. */
	related?: Array<{ position: Position; file?: string | undefined }> | undefined;
	/** What would put it right. */
	fixes?: Fix[] | undefined;
	/** How bad it is here, where that differs from the rule's own severity (an unknown key in a voting group is an error). */
	severity?: 'error' | 'warning' | 'info' | undefined;
	children: [];
}

/** A correction that a program can make. */
export interface Fix {
	/**
	 * Wording key under `fixes` in the message files, with the problem's values.
	 */
	description: PhraseKeyAfter<'messages.fixes.'>;
	/** Safe fixes touch no vote, no person's identity and no date. */
	safe: boolean;
	edits: Edit[];
}

/** Replace one range of the source by a text. */
export interface Edit {
	position: Position;
	text: string;
}
