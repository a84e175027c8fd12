/** Votes, voices and quorums that a sentence tells with its figures are read, or told: none is lost in silence. */

import { describeTexts } from './texts.js';

describeTexts('told-figures.yaml');
