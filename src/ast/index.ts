/** The tree of a meeting file: node types, and the functions that build and read nodes. */

export * from './ballot.js';
export * from './build.js';
export * from './header.js';
export * from './nodes.js';
export * from './statements.js';
export * from './values.js';
