import type { Plugin } from 'vitest/config';

/** What tells the runner to leave the modules of .built to Node. */
export const LEFT_TO_NODE: RegExp;

/** The plugin that lets the test runner load src as Node loads a program. */
export function builtSource(root: string): Plugin;
