/** A sentence in which the body decides is the vote of its block where it is the only one there, and where nothing makes it another's. */

import { describeTexts } from './texts.js';

describeTexts('deciding-sentences.yaml');
