/**
 * From source text to tree. Parsing cannot fail: a mistake is a `problem` node with a place, and the tree still comes back.
 * Nothing here reads a file: `compile` loads what the header names and hands the text in.
 */

export { isBallotLine, readBallot } from './ballot/ballot.js';
export type { BallotContext } from './ballot/ballot-context.js';
export { isTally } from './ballot/tally.js';
export { readBody } from './body/body.js';
export { startsAsMinutes } from './header/frontmatter.js';
export { getBodyContext, getOfficeTitles, readHeader } from './header/header.js';
export { readMatrix } from './people/matrix.js';
export { readEarlier, readRoll } from './people/roll.js';
export { readProse } from './statements/statements.js';
export { TextMemory } from './statements/text-memory.js';
export { isOfOtherMeeting, motionBeside } from './statements/votes/whose-vote.js';
export { bodiesNamed } from './statements/wording/bodies.js';
export { readYaml } from './yaml/yaml.js';
