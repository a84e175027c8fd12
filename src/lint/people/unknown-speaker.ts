import { type Rule, wordProblems } from '../rule.js';

/** An opening that looks like a person, close to a participant, but is nobody known. */
export const peopleUnknownSpeaker: Rule = wordProblems('people/unknown-speaker', 'warning');
