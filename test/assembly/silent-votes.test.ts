/** Votes that would pass in silence are read, or told; what only looks like them is neither. */

import { describeTexts } from './texts.js';

describeTexts('silent-votes.yaml');
