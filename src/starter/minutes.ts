/** The minutes of a meeting before. */

import type { Assembly } from '../assembly/index.js';
import type { Language, Meeting } from '../ast/index.js';

/** Compiled minutes, as far as the next meeting needs them. */
export interface Minutes {
	source: string;
	lang: Language;
	meeting: Meeting;
	assembly: Assembly;
	rules: { profile?: string | undefined };
}
