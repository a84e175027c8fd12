/** What a vote came to, in words: one sentence, or step by step. */

export { derivation } from './derivation.js';
export { proofSentence } from './sentences.js';
