/** What decides how the text of a person is read. */

import type { Language } from '../../ast/index.js';

/** What reading a person needs to know. */
export interface PersonContext {
	/** Language of the document: decides how a number is read. */
	lang: Language;
	/** The file of the text, where it is not the meeting itself. */
	file?: string | undefined;
	/** A candidate may be a list of any name (`Ensemble – pour le canal`), and has no votes of its own. */
	candidate?: boolean | undefined;
}
