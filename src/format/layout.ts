/** What lays out one part of a file. */

import type { Language } from '../ast/index.js';
import type { ChangeList } from './changes.js';
import type { SourceText } from './lines.js';

/** What the layout of one part of the body needs. */
export interface Layout {
	text: SourceText;
	changes: ChangeList;
	lang: Language;
}
