/**
 * From source text to tree. Parsing cannot fail: a mistake is a `problem` node with a place, and the tree still comes back.
 * Nothing here reads a file: `compile` loads what the header names and hands the text in.
 */

export { isBallotLine } from './ballot-opening.js';
export { type BodyReading, readBody } from './body.js';
export { decodeText } from './decode.js';
export { type HeaderReading, readHeader } from './header.js';
export { findToldVotes } from './in-prose.js';
export { readMatrix } from './matrix.js';
export { readRoll } from './roll.js';
export { readYaml } from './yaml.js';
