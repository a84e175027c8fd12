/** Words by which something is decided: results (`adopted`) and verbs of deciding (`approves`), as they stand in a text. */

import { vocabulary } from '../../../language/index.js';
import { lazy } from '../../../text/lazy.js';
import { createPhraseFinder } from '../../../text/phrase-finder.js';

export const decidingWords = lazy(() =>
	createPhraseFinder([...vocabulary('results').words(), ...vocabulary('decisionVerbs').words()]),
);
