/** The majority that a title, a line or a sentence asks for decides the vote; what may ask for one leaves it open where it could turn the result. */

import { describeTexts } from './texts.js';

describeTexts('asked-majorities.yaml');
