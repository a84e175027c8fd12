/** What the readers of this phase share: their inputs and outputs. */

import type { Point } from 'unist';
import type { Language, Person, TextValue } from '../ast/index.js';

/** What a body needs to know of the header: who may speak and vote, and the language. */
export interface BodyContext {
	lang: Language;
	/** Everybody of the participants and of the rolls, in source order; the same person may stand in both. */
	people: readonly Person[];
	/** Names of the officers as the header gives them, and what they are called. */
	officers: {
		chair?: string | undefined;
		secretary?: string | undefined;
		titles?: Record<'chair' | 'secretary', readonly string[]> | undefined;
	};
	/** The day of the meeting, `2024-06-06`, where the header gives it. */
	date?: string | undefined;
	/** The words of the header for the meeting and the organization, which name the body. */
	head?: string | undefined;
	/** Where participants would be written, in a header that has none. */
	unlisted?: Point | undefined;
	/** Texts of the header that are printed as titles; what they state is kept with them. */
	titles?: readonly TextValue[] | undefined;
}
